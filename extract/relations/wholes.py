"""Which things may be parts of which, and lie in which, by their classes; and whose parts a noun names."""

from __future__ import annotations

from reportgraph.extract.coreference.referents import Referents
from reportgraph.extract.parsing.syntax import first_conjunct, objects_of, possessors, prepositions
from reportgraph.ontology.naming import load_naming
from reportgraph.ontology.schema import Schema
from spacy.tokens import Token

_THINGS = ("Actor", "Place", "Event", "Project", "Document", "Work")
_TELLING = frozenset({"acl", "amod", "compound", "nmod", "poss", "prep", "relcl"})


def may_belong(name: str, part: str, whole: str, schema: Schema) -> bool:
    """Tell whether a relation may hold between a part and a whole of these classes; any other relation may.

    A country lies in no other one: in "A opened mines in B" the mines do. A thing is no part of a field, and who does
    something "as part of the tour" is no part of it.
    """
    if name == "locatedIn":
        return part != "Country" or whole == "Region"
    if name == "tradesWith" and schema.is_a(part, "Person") and schema.is_a(whole, "Person"):
        return False  # "the presidents discussed trade": their states do
    if name != "partOf":
        return True
    if schema.is_a(part, "Person") or schema.is_a(whole, "Person"):
        return False
    if schema.is_a(part, "Actor") and (schema.is_a(whole, "Event") or schema.is_a(whole, "Document")):
        return False
    return any(schema.is_a(part, kind) for kind in _THINGS) == any(schema.is_a(whole, kind) for kind in _THINGS)


def is_itself(name: str, part: Token, whole: Token, referents: Referents) -> bool:
    """Tell ends that say nothing: "the districts of A and B" are A and B, "section 5 of A" is called "section"."""
    if whole.dep_ == "dobj" and whole.lower_.endswith(("self", "selves")):
        return True  # "gave A weapons to defend itself": whoever does it
    if name == "hasPrinciple" and first_conjunct(part) == first_conjunct(whole):
        return True  # "the principles of equality and trust"
    if name == "locatedIn":
        return not set(referents.keys(part)).isdisjoint(referents.keys(whole))
    after = part.doc[part.i + 1] if part.i + 1 < len(part.doc) else part
    numbered = name == "partOf" and after.pos_ == "NUM"
    return numbered and all(" " not in e.name for e in referents.entities(part))


def body_of(members: Token) -> list[Token]:
    """Give the body whose members a noun names: "the members of A include B" says that B is a member of A."""
    word = members.lemma_.lower()
    if word == "membership":  # "the council's membership is comprised of A"
        before = [c for c in members.lefts if c.dep_ in ("compound", "nmod") and c.pos_ in ("NOUN", "PROPN")]
        return [*possessors(members), *before[-1:]][:1] or [members]
    if members.tag_ != "NNS" or word not in ("member", "signatory", "board"):
        return [members]
    bodies = [o for word, p in prepositions(members) if word in ("of", "to") for o in objects_of(p)]
    return bodies or possessors(members) or [members]


def names_kind(name: str, whole: Token, *, listing: bool) -> bool:
    """Tell a plural that names no whole but a kind, of which some are given: "services include B".

    `listing`: the whole is what does the including; one that is told by more than its noun has its parts.
    """
    told = any(c.dep_ in _TELLING for c in whole.children)
    related = any(c.dep_ == "poss" or (c.dep_ == "prep" and c.lower_ in ("of", "to")) for c in whole.children)
    kinds = (load_naming().classes_of(whole.lemma_.lower()) or ())[:1]
    people = related and (whole.lemma_ in ("theme", "topic") or not {"Person", "Group"}.isdisjoint(kinds))
    listed = name == "partOf" and listing and (not told or people)  # "A's allies include B": an ally, and no part
    return whole.tag_ == "NNS" and (name == "memberOf" or listed)
