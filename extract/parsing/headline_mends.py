"""Mends the parse of a headline, whose verbs stand without "be": "A jailed for B", "Peru hosts talks"."""

from __future__ import annotations

from reportgraph.extract.parsing.labels import NOUNY, PAST
from reportgraph.extract.parsing.tree import FINITE, hang, lift, put
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.naming import load_naming
from spacy.tokens import Token

_WHILE = frozenset({"as", "while"})


def mend_headline(root: Token) -> None:
    """ "A jailed for B": a participle with a subject is passive; "A denies funding B": B is what is funded."""
    subject = next((c for c in root.lefts if c.dep_ == "nsubj"), None)
    if subject is not None:
        _beside_plural(root, subject)
    subject = next((c for c in root.lefts if c.dep_ == "nsubj"), None)
    if subject is not None:
        _part_first(subject)
        _clause_beside(root, subject)
        if _is_done_to(root, subject):
            root.tag_, subject.dep_ = "VBN", "nsubjpass"
    for to in (c for c in root.lefts if c.lower_ == "to" and c.tag_ == "MD"):
        to.pos_, to.tag_, to.lemma_ = "PART", "TO", "to"
    if root.tag_ == "VBN" and subject is not None and not any(c.dep_ in ("aux", "dobj") for c in root.children):
        subject.dep_ = "nsubjpass"
    for verb in (root, *(c for c in root.rights if c.dep_ == "xcomp")):
        given = [c for c in verb.rights if c.dep_ == "dative" and c.pos_ in NOUNY]
        if given and not any(c.dep_ in ("dobj", "ccomp", "xcomp") for c in verb.children):
            given[0].dep_ = "dobj"


def _is_done_to(verb: Token, subject: Token) -> bool:
    """Tell "A told to cut B", "A accused of hiding B": verbs that need somebody; headlines tell in the present."""
    if verb.tag_ not in PAST or any(c.dep_ in ("aux", "auxpass", "ccomp", "dative") for c in verb.children):
        return False
    if (thing := next((c for c in verb.rights if c.dep_ == "dobj"), None)) is not None:
        named = any(c.pos_ == "PROPN" for c in thing.lefts)  # "A awarded B contract"
        given = verb.lemma_ in GRAMMAR.ditransitive and thing.lemma_.lower() in GRAMMAR.given_for_a_thing and not named
        return given or (verb.lower_ == "fined" and thing.ent_type_ == "MONEY")  # "A awarded contract", "A fined $2m"
    behind = verb.nbor() if verb.i + 1 < verb.sent.end else verb
    bidden = behind.lower_ == "to" and verb.lemma_ in GRAMMAR.enabling_verbs | GRAMMAR.addressing
    accused = behind.lower_ == "of" and verb.lemma_ in GRAMMAR.telling_of
    judged = verb.lemma_ in GRAMMAR.others_acts | GRAMMAR.reproving
    return bidden or accused or (judged and behind.lower_ in ("for", "over"))


def _beside_plural(root: Token, subject: Token) -> None:
    """ "A, lake states agree on B", "A, B rebels meet" with states of A: a comma before a plural adds it to a name."""
    first = subject.left_edge
    comma = first.nbor() if first.i + 1 < subject.i else first
    listed = first.head == subject and first.dep_ in ("nmod", "compound") and comma.text == ","
    others = subject.lemma_ in GRAMMAR.on_map or subject.lemma_ in GRAMMAR.in_revolt  # whom no state calls its own
    if listed and first.pos_ == "PROPN" and subject.tag_ == "NNS" and others:
        put(first, root, "nsubj")
        put(subject, first, "conj")
        put(comma, first, comma.dep_)


def host_read_as_noun(verb: Token) -> None:
    """ "A signs B as C chairs summit" with a summit of C's chairs: who stands before the word holds the meeting."""
    event, host = verb.head, verb.nbor(-1) if verb.i else verb
    held = verb.tag_ in ("NNS", "VBZ") and verb.lemma_ in GRAMMAR.commanding | GRAMMAR.convening
    if not held or verb.dep_ != "compound" or host.pos_ != "PROPN":
        return
    if host.head not in (event, verb) or "Event" not in _classes(event):
        return
    verb.pos_, verb.tag_ = "VERB", "VBZ"
    after = event.head
    lift(verb, "dobj")
    if after.lower_ in _WHILE and verb.dep_ == "pobj":
        lift(verb, "mark")
        verb.dep_, after.pos_ = "advcl", "SCONJ"
    hang(host, verb, "nsubj")
    for c in [c for c in event.lefts if c.i < host.i]:
        hang(c, verb if c.dep_ == "mark" else host, c.dep_)


def _classes(noun: Token) -> tuple[str, ...]:
    return tuple(load_naming().classes_of(noun.lemma_.lower()) or ())


def _clause_beside(verb: Token, subject: Token) -> None:
    """ "Envoys in Lima as Peru seeks deal" with envoys as Peru, who seek it: Peru seeks it while they are there."""
    behind = (c for c in subject.rights if c.lower_ in _WHILE and c.dep_ == "prep")
    link = next(behind, subject)
    doer = next((c for c in link.rights if c.dep_ == "pobj"), None)
    if doer is None or doer.pos_ != "PROPN" or doer.right_edge.i + 1 != verb.i or verb.tag_ not in FINITE:
        return
    put(subject, subject, "ROOT")
    put(verb, subject, "advcl")
    hang(doer, verb, "nsubj")
    hang(link, verb, "mark")
    link.pos_ = "SCONJ"


def _part_first(subject: Token) -> None:
    """ "Lind, Danish premier meet" with Lind as an adjective: a name before the comma is one of the two who do it."""
    comma = subject.nbor()
    if subject.tag_ == "JJ" and subject.is_title and comma.dep_ == "cc" and comma.text == ",":
        subject.pos_, subject.tag_, subject.lemma_ = "PROPN", "NNP", subject.text
