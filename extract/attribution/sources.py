"""Who says, believes or tells it: the holders of words and views, and the sources that stand beside a sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportgraph.extract.attribution.colouring import words_of
from reportgraph.extract.grammar.arguments import agents, noun_agent, surface_subject
from reportgraph.extract.grammar.themes import counted_in
from reportgraph.extract.parsing.memory import kept_list
from reportgraph.extract.parsing.spelling import QUOTES
from reportgraph.extract.parsing.syntax import VERBAL, child, companions, conjuncts, first_conjunct, is_passive
from reportgraph.ontology.contexts import Contexts
from reportgraph.ontology.frames import word_lists
from reportgraph.ontology.grammar import GRAMMAR
from spacy.tokens import Span, Token

_VIEWED = frozenset({"in", "by", "on", "from"})
_WHERE_SAID = frozenset({"after", "at", "before", "during", "in", "on"})  # "as A said at B"; not "as A said of B"
_BELIEVING = frozenset({"convinced", "persuaded"})
_SHOWING = frozenset({"demonstrate", "indicate", "prove", "show", "suggest"})
_DEEPEST = 40


def sayers(head: Token) -> tuple[Token, ...]:
    """Give the heads of who says, believes, wishes or plans, for a verb, noun or adjective of that kind."""
    if head.pos_ in VERBAL:
        if quoted := _quoted(head):
            return quoted
        if head.lower_ in _BELIEVING:  # who is convinced believes it, whoever made him
            found = surface_subject(head.head if head.dep_ == "acomp" else head)
        else:
            told = is_passive(head) or (head.tag_ == "VBN" and head.dep_ == "acl")  # "a school expected to open"
            second = head.dep_ == "conj" and head.head.dep_ == "acl" and is_passive(head.head)
            if second and head.tag_ in ("VBD", "VBN"):
                return ()  # "a school built by A and expected to open"
            found = agents(head) if told else surface_subject(head)
        beside = {c.i for t in found for c in companions(t)}  # who comes along may say nothing
        if head.lemma_ in _SHOWING:  # "the accord shows that": its being there does, and not its words
            beside |= {t.i for t in found if t.lemma_.lower() in {"alliance", "partnership", *word_lists()["pacts"]}}
        found = [n for t in found for n in counted_in(t) or [t]]  # "two-thirds of the nurses said"
        return _issuers(head, found) or tuple(t for t in found if t.i not in beside)
    if head.pos_ == "NOUN":
        up = head.head.head if head.dep_ == "pobj" and head.head.lower_ == "of" else head
        return tuple(surface_subject(up) if up.lemma_ == "be" else noun_agent(head))  # "is of the view that"
    if head.pos_ == "ADJ" and head.head.pos_ in VERBAL:
        return tuple(surface_subject(head.head))
    return ()


def _issuers(verb: Token, found: Sequence[Token]) -> tuple[Token, ...]:
    """ "A issued a statement saying that B left", "A sent a letter to C saying so": A says it, and not the letter."""
    text = found[0] if len(found) == 1 and verb.dep_ in ("acl", "relcl") else None
    if text is not None and verb.dep_ == "acl" and text.dep_ == "pobj" and text.head.lower_ == "to":
        above = text.head.head  # the letter, or the sending
        text = child(above, "dobj") if above.pos_ == "VERB" else above
    if text is None or text.lemma_ not in GRAMMAR.messages or text.dep_ not in ("dobj", "nsubjpass"):
        return ()
    issuing = text.head
    who = agents(issuing) if text.dep_ == "nsubjpass" else surface_subject(issuing)
    return tuple(who) if issuing.lemma_ in GRAMMAR.uttering else ()


def _quoted(verb: Token) -> tuple[Token, ...]:
    """Give whose words stand before them: "B opened, A quoted C as saying", "B opened, C was quoted as saying"."""
    links = [c for c in verb.rights if c.lower_ == "as"] if verb.lemma_ in GRAMMAR.citing_as else []
    said = [t for c in links for t in c.children if t.tag_ == "VBG"]
    if is_passive(verb) and not agents(verb) and any(t.lemma_ in GRAMMAR.speaking for t in said):
        return tuple(surface_subject(verb))  # "C was quoted as saying that B opened"
    if all(child(t, "ccomp", "dobj", "xcomp") is not None for t in said):
        return ()
    objects = tuple(t for c in verb.rights if c.dep_ == "dobj" for t in conjuncts(c))
    return tuple(surface_subject(verb)) if is_passive(verb) else objects


def voiced_by(noun: Token, contexts: Contexts) -> tuple[Token, ...]:
    """Give who puts into words what a noun stands for: "A reiterated its readiness to build B"."""
    noun = first_conjunct(noun)  # "voiced its wish to join A and its readiness to build B"
    verb = noun.head
    told = noun.pos_ == "NOUN" and noun.dep_ in ("dobj", "nsubjpass")
    if verb.lemma_ in contexts.perceiving:
        return ()  # "will find a way to build B"
    if told and verb.pos_ == "VERB" and (contexts.is_speech(verb.lemma_) or verb.lemma_ in contexts.voicing):
        return sayers(verb)
    return ()


def cited_by(verb: Token, contexts: Contexts) -> tuple[Token, ...]:
    """Give whom somebody who says something cites for it: "B reported, citing A"."""
    told = child(verb, "ccomp")  # "B reported, citing A, that C left" with the citing on what is told
    ahead = [c for c in told.lefts if c.i > verb.i] if told is not None else []
    for c in (*verb.children, *ahead):
        if c.dep_ == "advcl" and c.tag_ == "VBG" and c.lemma_ in contexts.citing:
            return tuple(t for o in c.children if o.dep_ == "dobj" for t in conjuncts(o))
    return ()


def cited_beside(sources: tuple[Token, ...], contexts: Contexts) -> tuple[Token, ...]:
    """Give whom the source of a sentence cites for it: "according to A, citing B"."""
    citing = (
        c for t in sources for c in t.rights if c.dep_ == "acl" and c.tag_ == "VBG" and c.lemma_ in contexts.citing
    )
    return tuple(t for verb in citing for o in verb.children if o.dep_ == "dobj" for t in conjuncts(o))


def is_retold(sources: Sequence[Token], tellers: Sequence[Token], predicate: Token) -> bool:
    """Tell a source inside what somebody says: "A said that, according to B, C left" gives A's account of B's words."""
    if not sources or not tellers or not tellers[-1].head.i < sources[0].i < predicate.i:
        return False
    told = tellers[-1].head
    behind = (t for t in predicate.doc[sources[-1].i : predicate.i] if t.dep_ == "mark" and t.lower_ == "that")
    return told.pos_ in VERBAL and next(behind, None) is None


def sources_of(predicate: Token, contexts: Contexts) -> tuple[Token, ...]:
    """Give the source beside what is said: "according to A", "in A's view", "as A put it", ", A said," and the like.

    Looked for on the way from the predicate to the root of its sentence; what the source's own phrase says
    ("according to a study published by A") is not from it.
    """
    at, below = predicate, predicate
    for _ in range(_DEEPEST):
        for c in (*at.children, *_behind_last(at)):
            if c.i != below.i and (heads := _of_phrase(c, contexts) or _of_clause(c, contexts)):
                return heads
        if at.head == at:
            break
        below, at = at, at.head
    return _interjected(predicate, contexts) or _closing(predicate, contexts)


def _behind_last(verb: Token) -> Iterator[Token]:
    """Give what a comma sets off behind the last act of one doer: "it sank A and harmed B, according to C".

    So too behind the last of what was done: "A was sunk by B and C was harmed, according to D".
    """
    last = conjuncts(verb)[-1] if verb.pos_ in VERBAL and child(verb, "conj") is not None else verb
    alike = is_passive(verb) and is_passive(last)
    if last.i > verb.i and (alike or child(last, "nsubj", "nsubjpass") is None):
        yield from (c for c in last.rights if c.left_edge.i > 0 and verb.doc[c.left_edge.i - 1].text == ",")


def source_in(span: Span, contexts: Contexts) -> tuple[Token, ...]:
    """Give the first source that a phrase of the span names."""
    return next((heads for t in span if (heads := _of_phrase(t, contexts))), ())


def _of_phrase(token: Token, contexts: Contexts) -> tuple[Token, ...]:
    """ "according to A", "per A", "in A's view", "by the account of A"."""
    word = token.lower_
    if word == "according":
        named = next((_objects(c) for c in token.children if c.lower_ == "to"), ())
        return tuple(t for t in named if not (t.lemma_ in contexts.standards and child(t, "poss") is not None))
    if word == "as":  # "as per A"
        return next((found for c in token.children if (found := _of_phrase(c, contexts))), ())
    if token.dep_ == "prep" and word in contexts.sources:
        known = [t for t in _objects(token) if t.pos_ == "PROPN" or child(t, "det", "compound", "poss") is not None]
        return tuple(known)  # not "per year"
    governed = [c for c in token.children if c.dep_ == "pobj"] if word in _VIEWED else []
    for view in [*governed, *(a for c in governed for a in c.children if a.dep_ == "appos")]:
        if view.lemma_ in contexts.views:  # not always the first: "by the aide A's account" is parsed as two phrases
            holders = [t for c in view.children if c.dep_ == "prep" and c.lower_ == "of" for t in _objects(c)]
            return tuple(holders or [t for c in view.children if c.dep_ == "poss" for t in conjuncts(c)])
    return ()


def _objects(preposition: Token) -> tuple[Token, ...]:
    return tuple(t for c in preposition.children if c.dep_ == "pobj" for t in conjuncts(c))


def _of_clause(verb: Token, contexts: Contexts) -> tuple[Token, ...]:
    """ "as A said", "as A put it"; "as A said that B signed" goes with B's signing alone."""
    mark = child(verb, "mark")
    if verb.dep_ != "advcl" or mark is None or mark.lower_ != "as":
        return ()
    objects = child(verb, "dobj")
    put_it = verb.lemma_ == "put" and objects is not None and objects.lower_ == "it"
    phrases = (c for c in verb.children if c.dep_ == "prep" and c.lower_ not in _WHERE_SAID)
    bare = (
        (objects is None or verb.lemma_ == "tell")
        and child(verb, "ccomp", "xcomp") is None
        and next(phrases, None) is None
    )
    ordered = is_passive(verb) and verb.lemma_ in GRAMMAR.enabling_verbs  # "as directed by A": what A wants done
    return sayers(verb) if put_it or (bare and contexts.is_speech(verb.lemma_) and not ordered) else ()


def _closing(predicate: Token, contexts: Contexts) -> tuple[Token, ...]:
    """ "A signed B and C left, according to D.": what closes a sentence behind a comma is the source of all of it."""
    for t in predicate.sent:
        closes = (
            t.lower_ == "according" and t.i > predicate.i and t.nbor(-1).text == "," and not t.is_ancestor(predicate)
        )
        if closes and all(c.is_punct for c in predicate.doc[t.right_edge.i + 1 : predicate.sent.end]):
            return _of_phrase(t, contexts)
    return ()


def _interjected(predicate: Token, contexts: Contexts) -> tuple[Token, ...]:
    """ "A, B said, signed C", "A signed C, B said" read as a clause on C."""
    for verb in _interjections(predicate.sent[0], contexts):
        told = verb.i != predicate.i and not verb.is_ancestor(predicate)
        apart = any(t.text == ":" for t in predicate.doc[predicate.i : verb.i])  # "A fired back: “B left,” he wrote."
        if told and not apart and (said_by := sayers(verb)):
            return said_by
    return ()


@kept_list
def _interjections(first: Token, contexts: Contexts) -> Iterator[Token]:
    """Give the verbs of saying that interrupt or end the sentence which a token begins."""
    sentence = first.sent
    for verb in sentence:
        subject = child(verb, "nsubj") if verb.pos_ == "VERB" and contexts.is_speech(*words_of(verb)) else None
        if (
            subject is None
            or subject.left_edge.tag_ in ("WP", "WDT", "WP$")
            or child(verb, "ccomp", "mark", "xcomp") is not None
        ):
            continue
        begin = min(subject.left_edge.i, verb.i)  # "In May, A said, B left": what stands before it is told too
        mark = begin - 1 - (verb.doc[begin - 1].text in QUOTES) if begin > sentence.start else begin
        behind = mark > sentence.start and any(t.text == "," for t in verb.doc[mark : begin + 1])
        thing = child(verb, "dobj") if verb.lemma_ != "tell" and verb.i > begin else None  # "A rose: B announced C"
        bare = verb.dep_ in ("parataxis", "relcl") and (thing is None or thing.pos_ == "PRON")
        if behind and (bare or _is_enclosed(verb) or _is_added(verb)):
            yield verb


def _is_enclosed(verb: Token) -> bool:
    """Tell "In May, A told B, C left", "C left, A noted; D stayed" read as a clause of another kind."""
    last = max(verb.i, *(c.right_edge.i for c in verb.children if c.dep_ in ("nsubj", "dobj", "prep", "npadvmod")))
    told = child(verb, "dobj", "cc", "conj") or (child(verb, "aux") if verb.tag_ == "VB" else None)  # "we'll see"
    closed = verb.doc[min(last + 1, verb.sent.end - 1)].text in (",", ";", ".", *QUOTES)
    first = child(verb.head, "nsubj") if verb.dep_ == "ccomp" else None
    own = first is not None and first.i > verb.head.i  # "“He heard it, I thought,” said A"
    return closed and not own and verb.dep_ in ("ccomp", "advcl", "dep") and (told is None or verb.lemma_ == "tell")


def _is_added(verb: Token) -> bool:
    """Tell "A signed C, B said after D" read as two clauses side by side, which no word joins."""
    begin = verb.left_edge.i
    apart = verb.dep_ == "conj" and begin > verb.head.i and verb.doc[begin - 1].text == ","
    told = child(verb, "dobj", "cc", "conj")
    return apart and (told is None or verb.lemma_ == "tell")
