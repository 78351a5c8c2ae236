"""Mends what tells of a name behind it and was hung far away: "A opened B, a port in C" with A as the port.

So a name behind what it names: "funds for a port, the Kivu Port" with funds called so.
"""

from __future__ import annotations

from reportgraph.extract.parsing.spelling import singular
from reportgraph.extract.parsing.syntax import child
from reportgraph.extract.parsing.tree import hang
from reportgraph.ontology.naming import load_naming
from spacy.tokens import Doc, Token

_NEW = frozenset({"a", "an", "another"})
_KINDS = frozenset(
    {"City", "Company", "Country", "Facility", "InfrastructureProject", "Institution", "Place", "Region"}
)
_INSIDE = frozenset({"conj", "dobj", "pobj"})


def repair_far_names(doc: Doc) -> None:
    """Hang a noun with its article behind a name and a comma on the name, over a verb that stands between."""
    for noun in doc:
        if noun.dep_ == "appos" and noun.pos_ == "NOUN" and noun.left_edge.lower_ in _NEW:
            _mend(noun)
        second = noun.dep_ == "dobj" and child(noun.head, "dobj") != noun and child(noun, "conj") is None
        if (noun.dep_ == "appos" or second) and noun.pos_ == "PROPN" and noun.left_edge.lower_ == "the":
            _mend_named(noun)


def _mend_named(name: Token) -> None:
    """ "funds for a port, the Kivu Port, which": what has the name is what stands right before it, and is but one."""
    doc, at = name.doc, name.left_edge.i - 2
    kind = doc[at] if at > name.sent.start and doc[at + 1].text == "," else name
    one = kind.tag_ == "NN" and kind.dep_ == "pobj" and kind.left_edge.lower_ in _NEW and kind.right_edge == kind
    if one and name.ent_type_ != "PERSON" and name.head.i < kind.i and not name.is_ancestor(kind):
        hang(name, kind, "appos")


def _mend(noun: Token) -> None:
    """ "miles part A from B, another port": B is the port; no move is a name ("A left B, a move that")."""
    doc, left = noun.doc, noun.left_edge.i
    name = doc[left - 2] if left > noun.sent.start + 1 and doc[left - 1].text == "," else noun
    if name.pos_ != "PROPN" or name.dep_ not in _INSIDE or name.ent_type_ == "PERSON" or name == noun.head:
        return
    over = any(t.pos_ in ("VERB", "AUX") for t in doc[noun.head.i : name.i])
    kind = load_naming().class_of_nominal([singular(noun.lower_)])
    told = kind in _KINDS or any(c.dep_ == "acl" and c.lemma_ in ("base", "locate") for c in noun.rights)
    if noun.head.i < name.i and over and told and not noun.is_ancestor(name):
        hang(noun, name, "appos")
