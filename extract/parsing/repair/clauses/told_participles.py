"""Mends participles that stand behind another noun than the one they tell of: "a survey of firms, conducted by A"."""

from __future__ import annotations

from reportgraph.extract.parsing.repair.phrases.by_phrases import event_of_participle
from reportgraph.extract.parsing.repair.somebody import is_first_actor, is_person, is_somebody
from reportgraph.extract.parsing.syntax import child, conjuncts, first_conjunct
from reportgraph.extract.parsing.tree import NOMINAL, SUBJECTS, hang, lift, neighbor_of, spine
from reportgraph.ontology.frames import word_lists
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.lexicon import load_lexicon
from reportgraph.ontology.naming import load_naming
from reportgraph.ontology.schema import ABSTRACTIONS
from spacy.tokens import Token

_BEGINNING = frozenset({"begin", "commence", "occur", "start"})
_PARTIES = frozenset({"with", "between", "among"})
_JOINT = frozenset({"CooperationMechanism", "Event", "Project"})
_FOLLOWING = frozenset({"replace", "succeed"})
_BODIES = frozenset({"CooperationMechanism", "Group", "Institution"})
_LED = frozenset({"lead", "head", "chair", "coordinate"})
_LOCATED = frozenset({"base", "locate", "situate"})
_SET = frozenset({"schedule", "slate"})
_GREETING = frozenset({"congratulation", "greet", "greeting", "salute", "welcome"})
_POLLING = frozenset({"commission", "conduct"})  # which nobody does to people


def mend_participle(token: Token) -> None:
    """Hang a participle without a relative on what it tells of."""
    if token.dep_ == "acl" and token.tag_ == "VBN" and token.lemma_ in GRAMMAR.made_texts and token.head.dep_ == "pobj":
        _made_by(token)
    if token.dep_ == "acl" and token.tag_ == "VBN" and token.lemma_ in GRAMMAR.made_when:
        _made_of_named(token)
    if token.dep_ == "ccomp" and token.tag_ in ("VBN", "VBD") and token.i < token.head.i:
        _under_what_was_signed(token)
    if token.dep_ == "ccomp" and token.tag_ in ("VBZ", "VBP") and token.i > token.head.i:
        _announced_lately(token)
    said = token.lemma_ in GRAMMAR.devoted and token.tag_ == "VBN"
    if token.dep_ in ("advcl", "prep") and (said or token.tag_ == "VBD"):
        _devoted(token)
    devoted = token.tag_ == "VBN" and token.lemma_ in GRAMMAR.devoted
    if token.dep_ == "acl" and devoted and token.head.pos_ == "NOUN":
        _devoted_work(token)
    if token.dep_ in ("acl", "advcl") and token.tag_ in ("VBG", "VBN") and token.n_lefts == 0:
        _beside_noun(token)
    if token.dep_ in ("advcl", "conj") and token.tag_ == "VBD" and token.i > token.head.i:
        _done_by(token)
    if token.dep_ == "advcl" and token.tag_ == "VBG" and token.lemma_ in word_lists()["spanning"]:
        _what_it_covers(token)
    if token.dep_ == "advcl" and token.tag_ == "VBG" and token.i and token.n_lefts == 0:
        _what_text_does(token)
        _one_greeted(token)
    if token.dep_ == "advcl" and token.tag_ == "VBG" and token.lemma_ in _FOLLOWING:
        _successor(token)
    if token.dep_ == "advcl" and token.tag_ == "VBG" and token.lemma_ in GRAMMAR.speaking:
        _words_of_inner(token)
    if token.dep_ == "acl" and token.tag_ == "VBN" and token.lemma_ in _LED and token.head.dep_ == "pobj":
        _led_by(token)
    if token.dep_ == "acl" and token.tag_ == "VBN" and token.lemma_ in _SET:
        event_of_participle(token, ("Event",))  # "the summit between the states, scheduled for May in Lima"
    if token.dep_ in ("acl", "advcl") and token.tag_ == "VBN" and token.lemma_ in GRAMMAR.carried_out:
        _deed_talked_of(token)
    if token.lemma_ in _LOCATED and token.dep_ in ("acl", "advcl", "conj") and token.tag_ in ("VBD", "VBN"):
        _what_lies_there(token)
    if token.dep_ == "acl" and token.tag_ == "VBN" and token.head.pos_ == "NOUN" and token.head.i < token.i:
        _second_of_person(token)
    if token.dep_ == "acl" and token.tag_ == "VBG" and token.lemma_ in GRAMMAR.connecting and token.n_lefts == 0:
        built = token.nbor(-1)  # "the construction of a road linking A to B": the road
        if token.head.lemma_.lower() in GRAMMAR.done_by and built.dep_ == "pobj" and token.head.is_ancestor(built):
            hang(token, built, "acl")
    if token.dep_ == "acl" and token.tag_ == "VBG" and token.head.dep_ == "dobj":
        if token.lemma_ in GRAMMAR.policing:
            _done_on_occasion(token)
        _said_to_people(token)
    if token.dep_ == "acl" and token.tag_ == "VBG" and token.head.tag_ == "NN" and token.i > token.head.i:
        _done_by_people(token)
    if token.dep_ == "acl" and token.tag_ == "VBG" and token.head.lemma_ in word_lists()["pictures"]:
        _shown_in_picture(token)


def _under_what_was_signed(verb: Token) -> None:
    """ "Under the treaty signed in 1994, trade grew" read as a clause that somebody tells: the treaty was signed."""
    noun = neighbor_of(verb, -1)
    opens = noun.dep_ == "pobj" and noun.head.i == verb.sent.start and noun.head.head == verb
    opens = opens or (noun.dep_ == "pobj" and noun.head.i == verb.sent.start and noun.head.head == verb.head)
    if (
        opens
        and noun.pos_ in NOMINAL
        and not any(c.dep_ in (*SUBJECTS, "aux", "auxpass", "dobj") for c in verb.children)
    ):
        hang(noun.head, verb.head, "prep")
        verb.tag_ = "VBN"
        hang(verb, noun, "acl")


def _announced_lately(verb: Token) -> None:
    """ "The memo announced today supports A" read with a memo that announced it: so it does itself."""
    told = verb.head
    subject, when = child(told, "nsubj"), verb.nbor(-1)
    alone = all(c.dep_ in ("npadvmod", "advmod") or c.i > verb.i for c in verb.children)
    alone = alone and all(c.dep_ in ("nsubj", "npadvmod", "punct", "cc", "conj") or c == verb for c in told.children)
    if subject is None or told.tag_ not in ("VBD", "VBN") or subject.i + 1 != told.i or not alone:
        return
    if when.dep_ != "npadvmod" or when.head not in (told, verb) or is_person(subject):
        return
    lift(verb, "acl")
    told.tag_ = "VBN"
    for c in [c for c in told.children if c.i < told.i or c.i > verb.i]:
        hang(c, verb, c.dep_)
    hang(told, subject, "acl")
    hang(when, told, "npadvmod")


def _done_on_occasion(verb: Token) -> None:
    """ "broke up a march arresting Jane Roe" with the march as what arrests her: whoever broke it up does."""
    event = verb.head
    if load_naming().class_of_nominal([event.lemma_.lower()]) == "Event" and event.head.pos_ == "VERB":
        hang(verb, event.head, "advcl")


def _done_by(verb: Token) -> None:
    """ "A fell, weighed down by B" with an A that weighed: behind a comma, without a subject, it is done by B."""
    by = next((c for c in verb.rights if c.dep_ in ("prep", "agent") and c.lower_ == "by"), None)
    alone = all(c.dep_ in ("agent", "prep", "prt", "advmod", "punct") for c in verb.children)
    alone = alone and not any(c.dep_ == "cc" or (c.dep_ == "conj" and c != verb) for c in verb.head.rights)
    if by is not None and alone and verb.doc[verb.left_edge.i - 1].text == ",":
        verb.dep_, verb.tag_, by.dep_ = "advcl", "VBN", "agent"


def _words_of_inner(verb: Token) -> None:
    """ "prices rose after A closed its ports, citing B" with the prices as what cites B: who closed the ports does."""
    subject = child(verb.head, "nsubj")
    clauses = (c for c in verb.head.rights if c.dep_ == "advcl" and verb.head.i < c.i < verb.i)
    inner = next((c for c in reversed(list(clauses)) if child(c, "mark") is not None), None)
    doer = child(inner, "nsubj") if inner is not None else None
    if inner is None or doer is None or subject is None or verb.doc[verb.left_edge.i - 1].text != ",":
        return
    thing = subject.pos_ == "NOUN" and not is_somebody(subject, sure=True)
    if thing and (doer.pos_ == "PROPN" or is_somebody(doer, sure=True)):
        hang(verb, inner, "advcl")


def _done_by_people(verb: Token) -> None:
    """ "the courage of children fighting A" with a courage that fights it: the children do."""
    quality, people = verb.head, verb.nbor(-1)
    of = people.head
    told = (
        of.lower_ == "of" and of.head == quality and people.tag_ in ("NNS", "NNPS") and is_somebody(people, sure=True)
    )
    if told and set(load_naming().classes_of(quality.lemma_.lower()) or ("Actor",)) <= ABSTRACTIONS:
        hang(verb, people, "acl")


def _said_to_people(verb: Token) -> None:
    """ "e-mailed voters saying A is near" with voters who say so: whoever writes to them does."""
    people = verb.head
    frames = load_lexicon().frames.get((people.head.lemma_, "verb"), ()) if verb.lemma_ in GRAMMAR.saying else ()
    if any(f.property == "opposes" for f in frames) and people.tag_ == "NN" and not is_somebody(people):
        if people.lemma_ not in GRAMMAR.messages and people.lemma_ not in word_lists()["writings"]:
            hang(verb, people.head, "advcl")  # "attacked the plan saying it would harm A"
        return
    told = people.head.lemma_ in GRAMMAR.writing_to and verb.lemma_ in GRAMMAR.saying | GRAMMAR.speaking
    if told and (is_first_actor(people) or people.ent_type_ in ("PERSON", "ORG") or people.pos_ == "PRON"):
        hang(verb, people.head, "advcl")


def _shown_in_picture(verb: Token) -> None:
    """ "footage of soldiers beating A" with the footage as what beats A."""
    of = next((c for c in verb.head.rights if c.lower_ == "of" and c.i < verb.i), None)
    shown = child(of, "pobj") if of is not None else None
    close = shown is not None and shown.right_edge.i == verb.left_edge.i - 1
    if shown is not None and close and (is_first_actor(shown) or shown.ent_type_ == "PERSON" or shown.pos_ == "PRON"):
        hang(verb, shown, "acl")


def _deed_talked_of(verb: Token) -> None:
    """ "condemnation of the raids on A, carried out by B" with the condemnation as what B did: it did the raids."""
    talk = verb.head if verb.dep_ == "acl" else child(verb.head, "dobj")
    if talk is None or talk.lemma_ not in GRAMMAR.others_words or child(verb, "agent") is None:
        return
    of = next((c for c in talk.rights if c.dep_ == "prep" and c.lower_ in ("of", "at", "about", "over")), None)
    deed = child(of, "pobj") if of is not None else None
    if deed is not None and deed.i < verb.i:
        hang(verb, deed, "acl")


def _devoted(verb: Token) -> None:
    """ "will fund firms focused on A" with the funding as focused: what stands right behind a noun is said of it.

    Also "fights the war waged on A", "oversees aid promised to rebuild B": a past with neither subject nor conjunction
    is no clause of its own.
    """
    noun = verb.nbor(-1) if verb.i > 0 else verb
    bare = verb.n_lefts == 0 and any(c.dep_ in ("prep", "xcomp") and c.left_edge.i == verb.i + 1 for c in verb.rights)
    if bare and noun.pos_ == "NOUN" and verb.head.i < noun.i:
        hang(verb, noun, "acl")
        verb.tag_ = "VBN"


def _devoted_work(verb: Token) -> None:
    """ "a partnership with banks focused on A" with banks focused on it: what people do together is."""
    party = verb.head
    joint = party.head.head
    between = party.dep_ == "pobj" and party.head.lower_ in _PARTIES and joint.pos_ == "NOUN"
    if between and not _JOINT.isdisjoint(load_naming().classes_of(joint.lemma_.lower()) or ()):
        hang(verb, joint, "acl")


def _what_it_covers(verb: Token) -> None:
    """ "signed a deal on Monday, covering trade" with who signed as covering it: the deal does."""
    text = next((c for c in verb.head.rights if c.dep_ == "dobj" and c.i < verb.i), None)
    classes = load_naming().classes_of(text.lemma_.lower()) or () if text is not None else ()
    planned = text is not None and text.lemma_ in GRAMMAR.plans
    if text is not None and (planned or not {"Document", "Event"}.isdisjoint(classes[:1])):
        hang(verb, text, "acl")


def _one_greeted(participle: Token) -> None:
    """ "I welcome Jane Roe, attending her first summit" with the speaker at it: she is."""
    verb, subject = participle.head, child(participle.head, "nsubj")
    spoken = subject is not None and subject.lower_ in ("i", "we") and participle.nbor(-1).text == ","
    greets = any(t.lemma_ in GRAMMAR.thanking | _GREETING for t in (verb, *verb.rights))
    greeted = participle.doc[max(0, participle.i - 2)]
    if spoken and greets and greeted.pos_ == "PROPN" and verb.is_ancestor(greeted):
        hang(participle, greeted, "relcl")


def _what_text_does(verb: Token) -> None:
    """ "signed a memorandum (MoU) widening ties" with who signed as who widens them: right behind it, the text does."""
    text = next((c for c in verb.head.rights if c.dep_ == "dobj" and c.i < verb.i), None)
    classes = load_naming().classes_of(text.lemma_.lower()) or () if text is not None else ()
    acts = child(verb, "dobj") is not None
    before = verb.i - 2 if verb.nbor(-1).text == ")" else verb.i - 1  # the mark may hang anywhere
    if text is not None and acts and "Document" in classes[:1] and text.right_edge.i in (before, verb.i - 1):
        hang(verb, text, "acl")


def _second_of_person(verb: Token) -> None:
    """ "a man charged with theft, arrested in Oslo": what is told behind a comma is told of the man as well."""
    left = verb.left_edge.i
    if verb.doc[left - 1].text != "," or is_person(verb.head) or is_somebody(verb.head, sure=True):
        return
    first = next((t for t in spine(verb.head) if t.pos_ == "VERB"), None)
    told = first is not None and first.dep_ == "acl" and first.tag_ == "VBN"
    if first is not None and told and is_person(first.head) and first.doc[first.left_edge.i - 1].text != ",":
        hang(verb, first.head, "acl")


def _successor(verb: Token) -> None:
    """ "appointed A as minister, replacing B" with who appoints as who replaces B: A does."""
    named = next((c for c in verb.head.rights if c.dep_ == "dobj" and c.i < verb.i), None)
    if named is not None and verb.head.lemma_ in GRAMMAR.appointing and verb.head.tag_ != "VBN":
        hang(verb, named, "acl")


def _led_by(verb: Token) -> None:
    """ "an investment in A led by B" with A as led by B: the investment is, as is "a panel of experts led by B"."""
    kinds = ((t, (load_naming().classes_of(t.lemma_.lower()) or ("",))[0]) for t in spine(verb.head) if t.tag_ == "NN")
    body = next((t for t, kind in kinds if kind in _BODIES or t.lemma_ == "investment"), verb.head)
    if body != verb.head and child(verb, "agent") is not None:
        hang(verb, body, "acl")


def _made_by(verb: Token) -> None:
    """ "a survey of firms, conducted by A" with firms that are conducted: behind a comma it tells of the survey."""
    noun, document = verb.head, verb.head.head.head
    written = ["Document" in (load_naming().classes_of(t.lemma_.lower()) or ()) for t in (document, noun)]
    set_off = verb.doc[verb.left_edge.i - 1].text == ","
    set_off |= verb.lemma_ in _POLLING and noun.tag_ in ("NNS", "NNPS") and child(verb, "agent") is not None
    set_off &= noun.head.lower_ in ("of", "on", "among")
    if set_off and document.pos_ == "NOUN" and written == [True, False]:
        hang(verb, document, "acl")


def _made_of_named(verb: Token) -> None:
    """ "aims of the Lima Plan, adopted by A" with adopted aims; not "a pact on the Lima Programme, adopted by A"."""
    doc, begin = verb.doc, verb.left_edge.i
    named = next((t for t in spine(doc[max(0, begin - 2)], verb.head) if t.pos_ == "PROPN" and t.dep_ == "pobj"), None)
    top = named.head.head if named is not None and named.head.lower_ == "of" else named
    named = top if top is not None and top.pos_ == "PROPN" else named
    told, kinds = (load_naming().classes_of(t.lemma_.lower()) or () for t in (verb.head, named or verb.head))
    text = named is not None and "Document" in kinds and ("Document" in kinds[:1] or "Document" not in told[:1])
    if named is not None and text and doc[begin - 1].text == "," and named != verb.head:
        hang(verb, named, "acl")


def _what_lies_there(verb: Token) -> None:
    """ "killed men in an attack on a hotel, located in A" with men who are located: what is named last lies there."""
    comma = verb.nbor(-1) if verb.i > verb.sent.start + 1 else verb
    place = comma.nbor(-1) if comma.text == "," else verb
    kinds = load_naming().classes_of(place.lemma_.lower()) or ()
    built = place.pos_ in ("NOUN", "PROPN") and not {"City", "Facility", "InfrastructureProject"}.isdisjoint(kinds)
    bare = child(verb, *SUBJECTS) is None
    if bare and built and place != verb.head and place.dep_ in ("pobj", "dobj") and not verb.is_ancestor(place):
        hang(verb, place, "acl")
        verb.tag_ = "VBN"


def _beside_noun(participle: Token) -> None:
    """ "aid for towns hit by storms beginning on 5 May" with aid that begins: the storms right before it do.

    So of "memories of my time studying A": the time; of "apart from that declared in May": another one.
    """
    noun = participle.nbor(-1) if participle.i > participle.sent.start else participle
    if noun.lower_ in ("that", "those") and noun.dep_ == "pobj":
        hang(participle, noun, "acl")
    if (
        participle.tag_ == "VBN"
        or noun.pos_ not in ("NOUN", "PROPN")
        or noun == participle.head
        or not participle.head.is_ancestor(noun)
    ):
        return
    dated = any(c.dep_ == "prep" and any(o.ent_type_ == "DATE" for o in c.rights) for c in participle.rights)
    harmful = (*word_lists()["ills"], *word_lists()["disasters"])
    struck = noun.ent_type_ == "EVENT" or any(t.lemma_ in harmful for t in conjuncts(first_conjunct(noun)))
    began = participle.lemma_ in _BEGINNING and dated and struck
    own = noun.lemma_ in GRAMMAR.spells and child(noun, "poss") is not None
    if began or (own and participle.dep_ == "acl" and participle.head.pos_ == "NOUN"):
        hang(participle, noun, "acl")
