"""Mends what was added to a word of another kind: "A and B's ports", "ministers of A and B met"."""

from __future__ import annotations

from reportgraph.extract.parsing.labels import TIMES
from reportgraph.extract.parsing.repair.rows.noun_lists import HOSTS, adds, alike
from reportgraph.extract.parsing.repair.somebody import is_role
from reportgraph.extract.parsing.spelling import singular
from reportgraph.extract.parsing.syntax import is_infinitive
from reportgraph.extract.parsing.tree import FINITE, NOMINAL, SUBJECTS, hang, put, spine, word_before
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.naming import load_naming
from reportgraph.ontology.schema import load_schema
from spacy.tokens import Token

_BODIES = frozenset({"from", "of", "at", "with"})  # whose people somebody is
_GROUPS = frozenset({"ORG", "GPE"})


def mend_name_before_owner(owner: Token) -> None:
    """ "Minister Roe and Chad's president John Doe", "the World Bank and Chad's treasury" read as what both own."""
    name, owned = owner.head, owner.head.head
    marks = [c for t in (name, owner) for c in t.children if c.dep_ == "case"]
    while owned.dep_ in ("compound", "nmod") and owned.head.i > owned.i:
        owned = owned.head
    titled = name.i > 0 and name.pos_ == name.nbor(-1).pos_ == owned.pos_ == "PROPN"
    beside = name.ent_type_ == "ORG" and owned.tag_ in ("NN", "NNP") and _is_actor(owned)
    if [c.i for c in marks] != [owner.i + 1] or not (titled or beside) or owner.ent_type_ != "GPE":
        return
    for c in [*name.head.children, *owned.children]:
        if c.i < name.i and c.dep_ in ("compound", "nmod"):
            put(c, name, c.dep_)
    hang(name, owned.head if owned.head != owned else name, owned.dep_)
    hang(owned, name, "conj")
    hang(owner, owned, "poss")
    hang(marks[0], owner, "case")


def _is_actor(noun: Token) -> bool:
    cls = load_naming().class_of_nominal([singular(noun.lower_)])
    return cls is not None and load_schema().is_a(cls, "Actor")


def mend_noun_on_verb(noun: Token) -> None:
    """ "spoke to donors, makers and patrons" with "makers" added to "spoke": it is added to a noun."""
    head, before = noun.head, word_before(noun)
    if head.pos_ not in ("VERB", "AUX", "ADP") or before is None or any(c.dep_ in SUBJECTS for c in noun.children):
        return
    if head.pos_ != "ADP" and _is_clause(noun):
        return
    opening = noun.left_edge.i - 1
    opening -= noun.doc[opening].dep_ == "cc"
    if head.tag_ == "VBG" and head.dep_ == "conj" and head.head.pos_ == "NOUN" and noun.doc[opening].text == ";":
        return  # "work on A; doing B; and C"
    hosts = [t for t in spine(before, head) if t.pos_ in ("NOUN", "PROPN") and t.dep_ in HOSTS and t.i < noun.i]
    if hosts:
        hang(noun, max(hosts, key=lambda t: alike(t, noun)), "conj")
    elif head.pos_ == "VERB" and before.ent_type_ in TIMES and before.head.head == head:
        _thing_behind_time(noun, before.head)


def _thing_behind_time(noun: Token, dating: Token) -> None:
    """ "signed A in 2014 and B in 2016" with B added to "signed": it is signed as A is, and at its own time."""
    first = next((c for c in dating.head.rights if c.dep_ == "dobj" and c.i < dating.i), None)
    after = noun.doc[noun.right_edge.i + 1] if noun.right_edge.i + 1 < noun.sent.end else noun
    if first is None or first.pos_ not in NOMINAL or noun.doc[noun.left_edge.i - 1].dep_ != "cc":
        return
    hang(noun, first, "conj")
    if after.dep_ == "prep" and after.head == dating.head and any(c.ent_type_ in TIMES for c in after.rights):
        hang(after, noun, "prep")


def _is_clause(noun: Token) -> bool:
    """ "but rules allowed A to" with "allowed" as a participle: what follows "and" may be a clause of its own."""
    verb = next(
        (c for c in noun.rights if (c.dep_ in ("acl", "relcl") and c.i == noun.right_edge.i) or c.dep_ == "acl"), None
    )
    if verb is None or verb.tag_ not in ("VBN", "VBD") or verb.left_edge.i != noun.i + 1:
        return False
    last = noun.head.dep_ == "ROOT" and noun.head.tag_ in FINITE and noun.right_edge.i >= noun.sent.end - 2
    roles = {c.dep_ for c in verb.children}
    if last and "agent" not in roles and roles & {"dobj", "prep"}:
        verb.tag_ = "VBD"
        hang(verb, noun.head, "conj")
        hang(noun, verb, "nsubj")
        return True
    return False


def mend_name_beside_people(name: Token) -> None:
    """ "experts from the Trade Office, the Lake Bank, and Delta" with the bank beside the experts: they are from it."""
    people, before = name.head, word_before(name)
    if name.pos_ != "PROPN" or not _are_people(people) or name.ent_type_ == "PERSON" or is_role(name) or before is None:
        return
    bodies = [t for t in spine(before, people) if t.pos_ == "PROPN" and t.dep_ in HOSTS]
    first = next((t for t in bodies if t.dep_ == "pobj" and t.head.head == people), None)
    if first is None or first.head.lower_ not in _BODIES or first.ent_type_ == "PERSON":
        return
    grouped = first.ent_type_ in _GROUPS or (first.ent_type_ != "" and first.ent_type_ == people.ent_type_)  # one "law"
    if name.lower_ == first.lower_ or (name.ent_type_ in _GROUPS and grouped):
        hang(name, first, "conj")


def _are_people(noun: Token) -> bool:
    """Tell a plural; of what has capitals only one for people: "Foreign Ministers", and not the "States"."""
    one = singular(noun.lower_)
    capital = noun.pos_ == "PROPN" and one != noun.lower_ and load_naming().nouns.get((one,)) == "Person"
    return noun.tag_ == "NNS" or capital


def mend_name_before_infinitive(verb: Token) -> None:
    """ "the pledge of A, B, and C to help D" with C as who helps: it ends the list, and the pledge is to help."""
    name = next((c for c in verb.lefts if c.dep_ == "nsubj"), None)
    if name is None or not is_infinitive(verb) or verb.dep_ != "conj" or verb.head.tag_ not in FINITE:
        return
    before = word_before(name)
    if before is None or not adds(name):
        return
    path = list(spine(before, verb.head))
    noun = next((t for t in path if t.lemma_ in GRAMMAR.takes_infinitive), None)
    hosts = [t for t in path if t.pos_ in NOMINAL and t.dep_ in HOSTS and t != noun]
    if noun is None or not hosts:
        return
    hang(name, max(hosts, key=lambda t: alike(t, name)), "conj")
    hang(verb, noun, "acl")


def mend_point_behind_name(point: Token) -> None:
    """ "I, TOM HOLM JR., President of A" with a president that the point is: it ends a name in capitals."""
    name = point.nbor(-1) if point.i else point
    if name.lower_ not in ("jr", "sr"):
        return
    for c in [c for c in point.children if c != name]:
        hang(c, name, c.dep_)
    point.pos_, point.tag_ = "PUNCT", "."
    hang(point, name, "punct")
