"""Mends who tells what: the speaker put into a sentence, behind it, or named beside "according to"."""

from __future__ import annotations

from reportgraph.extract.parsing.labels import DASHES
from reportgraph.extract.parsing.repair.clauses.tellers_behind import (
    CITING,
    teller_behind_beaten,
    teller_behind_met,
    teller_behind_named,
)
from reportgraph.extract.parsing.repair.somebody import is_first_actor, is_person
from reportgraph.extract.parsing.spelling import QUOTES
from reportgraph.extract.parsing.syntax import child
from reportgraph.extract.parsing.tree import (
    NOMINAL,
    SUBJECTS,
    hang,
    is_finite,
    lift,
    neighbor_of,
    put,
    spine,
    take_place,
)
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.naming import load_naming
from reportgraph.ontology.schema import load_schema
from spacy.tokens import Token

_SAYER = frozenset({"ccomp", "dobj"})
_HOLDING = GRAMMAR.telling | {"believe", "think"}


def mend_teller(verb: Token) -> None:
    """Give a verb of telling its subject, and the source of a sentence its name."""
    if verb.pos_ not in ("VERB", "AUX") or not is_finite(verb):
        return
    if verb.dep_ in ("ROOT", "ccomp", "conj"):
        _source_read_as_subject(verb)
        _name_of_source(verb)
        teller_behind_met(verb)
    if verb.pos_ == "VERB" and verb.dep_ == "ROOT":
        _two_tellers(verb)
        _teller_read_as_name(verb)
        teller_behind_beaten(verb)
        teller_behind_named(verb)
        _teller_read_as_told(verb)
    if verb.pos_ == "VERB" and verb.dep_ in ("conj", "dep"):
        _turned_teller(verb)
    if verb.pos_ == "VERB" and verb.dep_ == "conj":
        _teller_read_as_object(verb)
        _teller_beside(verb)
    if verb.dep_ == "ccomp" and verb.head.i < verb.i:
        _told_on(verb)
        _told_while(verb)
        _told_behind_quotation(verb)


def _teller_beside(verb: Token) -> None:
    """ "A may sign B, bankers in C believe, and D will" with a belief beside the signing: it is what they believe."""
    teller, told, behind = child(verb, "nsubj"), verb.head, neighbor_of(verb, 1)
    if teller is None or verb.lemma_ not in _HOLDING or behind.text not in (",", ".") or behind == verb:
        return
    apart = teller.left_edge.i > told.i and teller.left_edge.nbor(-1).text == "," and teller.i < verb.i
    if apart and told.pos_ == "VERB" and is_finite(told) and child(told, *SUBJECTS) is not None:
        lift(verb, "ccomp")


def _two_tellers(verb: Token) -> None:
    """ "A is B, says C, D reports" with C and D as who reports: what C says is what D reports."""
    outer = next((c for c in verb.rights if c.dep_ == "ccomp" and c.lemma_ in GRAMMAR.takes_clause), None)
    inner = next((c for c in verb.lefts if c.dep_ == "ccomp"), None)
    told = [c for c in outer.lefts if c.dep_ == "nsubj"] if outer is not None else []
    if outer is None or inner is None or not told or child(verb, *SUBJECTS) is not None:
        return
    first = told[0]
    behind = [c for c in (*told[1:], *first.rights) if c.dep_ != "punct" and c.right_edge.i == outer.i - 1]
    if verb.lemma_ in GRAMMAR.takes_clause and behind and verb.doc[behind[0].left_edge.i - 1].text == ",":
        take_place(outer, verb)
        put(verb, outer, "ccomp")
        hang(first, verb, "nsubj")
        hang(behind[0], outer, "nsubj")


def mend_reporting(noun: Token) -> None:
    """ "A met B, the press service reports." with reports of a service: it tells of what stands before."""
    doc, source, begin = noun.doc, neighbor_of(noun, -1), noun.left_edge.i
    last = noun.i + 2 >= noun.sent.end and noun.tag_ == "NNS"
    if not last or source.head != noun or source.dep_ != "compound" or source.tag_ not in ("NN", "NNP"):
        return
    root = noun.sent.root
    told = next((c for c in noun.lefts if c.dep_ == "ccomp"), root)
    words = [t.lower_ for t in doc[max(begin, source.i - 1) : source.i + 1]]
    body = load_naming().class_of_nominal(words)
    begin = next(
        (c.left_edge.i for c in noun.lefts if c.i > told.i and c != source and c.dep_ != "punct"), source.left_edge.i
    )
    apart = doc[begin - 1].text == "," if begin > noun.sent.start else False
    able = apart and load_schema().is_a(body or "Topic", "Actor")
    if not able or told == noun or told.pos_ not in ("VERB", "AUX"):
        return
    noun.pos_, noun.tag_, noun.lemma_ = "VERB", "VBZ", "report"
    put(noun, noun, "ROOT")
    put(told, noun, "ccomp")
    for c in list(noun.lefts):
        if c not in (told, source) and c.dep_ != "punct":
            hang(c, source, c.dep_)
    hang(source, noun, "nsubj")


def mend_cited(verb: Token) -> None:
    """ "according to A(,) citing B" with a deed that cites B: the source A does."""
    doc, sentence = verb.doc, verb.sent
    if verb.lemma_ not in CITING or verb.i <= sentence.start:
        return
    at = verb.i - 2 if verb.nbor(-1).text == "," else verb.i - 1
    according = next((t for t in doc[sentence.start : max(sentence.start, at)] if t.lower_ == "according"), None)
    to = next((c for c in according.rights if c.lower_ == "to"), None) if according is not None else None
    if according is None or to is None or child(verb, "dobj") is None:
        return
    source = child(to, "pobj")
    if source is not None and source.right_edge.i in (at, verb.right_edge.i):
        hang(verb, source, "acl")


def mend_credited(name: Token) -> None:
    """ "“A helps B,” — Jane Roe, mayor of C" with Jane Roe helped: she says so, and does and suffers nothing."""
    begin = name.left_edge.i
    dashed = begin > name.sent.start + 2 and name.doc[begin - 1].text in DASHES and name.doc[begin - 2].text in QUOTES
    root = name.sent.root
    if dashed and name.ent_type_ == "PERSON" and name != root and name.head.i < begin:
        hang(name, root, "parataxis")


def _told_on(verb: Token) -> None:
    """ "A said B is poor, urging C" with B as who urges: a state urges nobody; who said the one says the other.

    So it is in "A said B fell, warning that C", "A noted that B grew, urging C".
    """
    teller = verb.head
    if (
        teller.lemma_ not in GRAMMAR.takes_clause
        or not is_finite(teller)
        or not any(c.dep_ in SUBJECTS for c in teller.children)
    ):
        return
    stays = verb.pos_ == "AUX" or verb.lemma_ in GRAMMAR.linking or teller.lemma_ in GRAMMAR.viewing
    stays = stays or any(c.dep_ == "aux" and (c.tag_ == "MD" or c.lemma_ == "have") for c in verb.children)
    if verb.lemma_ in GRAMMAR.speaking:
        return
    for c in list(verb.rights):
        spoken = c.dep_ == "advcl" and c.tag_ == "VBG" and c.lemma_ in GRAMMAR.speaking
        first = c.left_edge
        aside = (first == c or first.lower_ == "while") and verb.doc[first.i - 1].text == ","
        if spoken and aside and (stays or child(c, "ccomp") is not None):
            hang(c, teller, "advcl")


def _told_while(verb: Token) -> None:
    """ "A said he shares B, as they met" with the meeting as told by A: what is past goes with the telling."""
    teller = verb.head
    if teller.lemma_ not in GRAMMAR.takes_clause or teller.tag_ != "VBD" or _has_past_form(verb):
        return
    for clause in [c for c in verb.rights if c.dep_ == "advcl"]:
        mark = child(clause, "mark")
        beside = mark is not None and mark.lower_ in ("as", "after", "when", "while") and mark == clause.left_edge
        if beside and verb.doc[clause.left_edge.i - 1].text == "," and _has_past_form(clause):
            hang(clause, teller, "advcl")


def _has_past_form(verb: Token) -> bool:
    """Tell a verb in the past, by its own form or that of an auxiliary, or with "had"."""
    return any(t.tag_ == "VBD" or t.lower_ == "had" for t in (verb, *verb.lefts) if t.dep_ != "nsubj")


def _told_behind_quotation(verb: Token) -> None:
    """ "'I can promise A,' B told C" with the telling as what is promised: it stands outside the quotation marks."""
    subject = child(verb, "nsubj")
    if subject is None or (verb.lemma_ not in GRAMMAR.takes_clause and verb.lemma_ != "tell"):
        return
    at, doc = subject.left_edge.i - 1, verb.doc
    closed = at > verb.head.i and doc[at].is_quote and subject.left_edge == verb.left_edge
    if (
        closed
        and verb.head.dep_ in ("ROOT", "parataxis")
        and any(t.is_quote for t in doc[verb.sent.start : verb.head.i])
    ):
        lift(verb, "ccomp")


def _teller_read_as_name(verb: Token) -> None:
    """ "A paid B, a director of C said" with the director as another name of B: a verb of telling has a subject."""
    told = next((c for c in verb.lefts if c.dep_ == "ccomp"), None)
    if verb.lemma_ not in GRAMMAR.takes_clause | {"tell"} or told is None or child(verb, *SUBJECTS) is not None:
        return
    last = verb.nbor(-2) if verb.nbor(-1).text == "," else verb.nbor(-1)  # also ", the mayor of B, A, said"
    inside = (t for t in spine(last) if t.dep_ == "appos" and t.pos_ in NOMINAL and told.is_ancestor(t))
    teller = next((t for t in reversed(list(inside)) if t.right_edge == last), None) or _teller_before_aside(verb, told)
    if teller is None:
        return
    if verb.doc[teller.left_edge.i - 1].text in (",", *QUOTES) and child(told, *SUBJECTS) is not None:
        hang(teller, verb, "nsubj")


def _teller_before_aside(verb: Token, told: Token) -> Token | None:
    """Give C in "A signed B, C, who chairs D, said", "A signed B, C, speaking in D, said", read as a name of B."""
    aside = (c for c in told.subtree if c.dep_ in ("relcl", "acl", "advcl") and c.right_edge.i == verb.i - 2)
    for clause in (c for c in aside if c.left_edge.tag_ in ("WP", "VBG", "VBN")):
        named = (t for t in told.subtree if t.dep_ in ("appos", "conj") and verb.doc[t.left_edge.i - 1].text == ",")
        teller = next((t for t in named if clause.head == t or t.right_edge.i == clause.left_edge.i - 2), None)
        if teller is not None and (teller.pos_ == "PROPN" or is_person(teller)) and verb.nbor(-1).text == ",":
            hang(clause, teller, "relcl" if clause.dep_ == "relcl" else "acl")
            return teller
    return None


def _teller_read_as_object(verb: Token) -> None:
    """ "will build A, B's head, C, said" with the head as a second thing that is built."""
    told, doc = verb.head, verb.doc
    if verb.lemma_ not in GRAMMAR.takes_clause or any(c.dep_ in (*SUBJECTS, "ccomp") for c in verb.children):
        return
    objects = [c for c in told.rights if c.dep_ == "dobj" and c.i < verb.i]
    teller = objects[-1] if len(objects) > 1 else None
    if teller is None or any(c.dep_ == "cc" and c.i > teller.i for c in told.children):
        return
    if doc[teller.left_edge.i - 1].text == "," and teller.right_edge.i + 1 >= verb.i - 1:
        hang(teller, verb, "nsubj")


def _turned_teller(verb: Token) -> None:
    """ "A needs B, argue researchers" with the researchers argued: who says so stands behind the verb of saying.

    So it is with "A will not fund B, warned the bank", "..., said the group Rivers Alive".
    """
    told, people = verb.head, next((c for c in verb.rights if c.dep_ in _SAYER and c.left_edge.i == verb.i + 1), None)
    apart = verb.i > told.i and verb.nbor(-1).text == "," and all(c.dep_ != "cc" for c in (*told.rights, *verb.rights))
    tells = verb.lemma_ in GRAMMAR.takes_clause | GRAMMAR.replying
    if not apart or people is None or not tells or child(verb, *SUBJECTS) is not None:
        return
    kind = child(people, "nsubj") if people.dep_ == "ccomp" else None  # "the group" of "the group Rivers Alive"
    named = people.pos_ == "PROPN" and (people.dep_ != "ccomp" or (kind is not None and is_first_actor(kind)))
    several = people.tag_ in ("NNS", "NNP") and people.dep_ == "dobj" and verb.dep_ == "conj"
    saying = several or verb.lemma_ in GRAMMAR.speaking | GRAMMAR.telling | GRAMMAR.replying
    if saying and (named or is_person(people) or is_first_actor(people)):
        lift(verb, "ccomp")
        people.dep_ = "nsubj"
        for c in (kind,) if kind is not None else ():
            c.dep_ = "nmod"


def _teller_read_as_told(verb: Token) -> None:
    """ "A will fund B, warned its director" with the director as who was warned: a verb of telling has a subject."""
    told, people = next((c for c in verb.lefts if c.dep_ == "ccomp"), None), child(verb, "dobj")
    apart = told is not None and verb.nbor(-1).text in (",", *QUOTES) and child(verb, *SUBJECTS) is None
    if not apart or people is None or people.left_edge.i != verb.i + 1 or verb.lemma_ not in GRAMMAR.takes_clause:
        return
    if people.pos_ == "PROPN" or is_person(people) or is_first_actor(people):
        people.dep_ = "nsubj"


def _source_read_as_subject(verb: Token) -> None:
    """ "According to Minister A, B did not sign C" with A, also known as B, who did not sign: A is who says so."""
    source, read = next((c for c in verb.lefts if c.lower_ == "according"), None), child(verb, "nsubj", "nsubjpass")
    to = child(source, "prep") if source is not None else None
    if to is None or read is None or to.lower_ != "to" or read.left_edge.i != to.i + 1 or child(to, "pobj") is not None:
        return
    doer = next((c for c in read.rights if c.dep_ == "appos" and c.right_edge == read.right_edge), None)
    if doer is not None and doer.doc[doer.left_edge.i - 1].text == ",":
        hang(doer, verb, read.dep_)
        hang(read, to, "pobj")


def _name_of_source(verb: Token) -> None:
    """ "According to its head, A, the firm grew" with A as a subject too: it says who the head is."""
    doc = verb.doc
    source = next((c for c in verb.lefts if c.lower_ == "according"), None)
    noun = next((t for t in source.subtree if t.dep_ == "pobj" and t.head.lower_ == "to"), None) if source else None
    if source is None or noun is None:
        return
    for name in verb.lefts:
        own = [t for t in name.subtree if t.pos_ in NOMINAL]
        inner = name if name.dep_ != "punct" else next((t for t in own if t.head == name), name)
        first, last = inner.left_edge.i, inner.right_edge.i + 1
        enclosed = first == source.right_edge.i + 2 and doc[first - 1].text == "," and doc[last].text == ","
        later = any(c.dep_ in SUBJECTS and c.i > inner.i for c in verb.lefts)
        if enclosed and later and inner.pos_ == "PROPN":
            hang(inner, noun, "appos")
            return
