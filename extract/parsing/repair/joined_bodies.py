"""Mends bodies read into the name of another, or apart from what they are: "the University of A and B College"."""

from __future__ import annotations

from reportgraph.extract.parsing.tree import hang
from reportgraph.ontology.naming import load_naming
from reportgraph.ontology.schema import load_schema
from spacy.tokens import Token

_LEARNED = frozenset({"ResearchInstitute", "University"})


def mend_joined_bodies(first: Token) -> None:
    """Hang a second place of learning on the first, and what stands before it on itself; `first` heads "X of A"."""
    of = next((c for c in first.rights if c.i == first.i + 1 and c.lower_ == "of"), None)
    linked = next((t for t in first.doc[first.i + 2 : first.i + 6] if t.lower_ in ("and", "&")), None)
    if of is None or linked is None or not _is_learned(first) or not _are_names(first.i + 2, linked.i, first):
        return
    second = _head_of_name(linked.i + 1, first)
    if second is None or second.i == linked.i + 1:
        return
    if second == first.head:  # "from [the University of A and B] College"
        place, label = second.head, second.dep_
        first.head, first.dep_ = place, label
    hang(first.doc[linked.i - 1], of, "pobj")
    hang(second, first, "conj")
    hang(linked, first, "cc")
    for word in first.doc[linked.i + 1 : second.i]:
        hang(word, second, "compound")
    for word in [c for c in second.children if first.i < c.i < linked.i or c.left_edge.i <= first.i]:
        hang(word, first, word.dep_)


def _is_learned(head: Token) -> bool:
    return head.pos_ == "PROPN" and load_naming().class_of_name([head.lower_]) in _LEARNED


def _are_names(begin: int, end: int, first: Token) -> bool:
    return end - begin in (1, 2) and all(t.pos_ == "PROPN" and not _is_learned(t) for t in first.doc[begin:end])


def _head_of_name(begin: int, first: Token) -> Token | None:
    """Give the last word of the name that begins here, if it is a place of learning and stands in the same sentence."""
    at = begin
    while at < first.sent.end and first.doc[at].pos_ == "PROPN":
        at += 1
    last = first.doc[at - 1]
    return last if at > begin and _is_learned(last) else None


def mend_name_behind_kind(name: Token) -> None:
    """ "Jane Roe, spokeswoman for the forest agency FOA" with FOA as another name of hers, or as who acts."""
    kind = name.doc[name.left_edge.i - 1] if name.left_edge.i else name
    classes = load_naming().classes_of(kind.lemma_.lower()) or ()
    body = kind.tag_ == "NN" and any(load_schema().is_a(cls, "Institution") for cls in classes)
    subjects = [c for c in name.head.lefts if c.dep_ == "nsubj"]
    second = name.dep_ == "nsubj" and any(c.i <= kind.i for c in subjects if c != name)
    second |= name.dep_ == "npadvmod" and (kind in subjects or kind.dep_ in ("pobj", "dobj")) and name.pos_ == "PROPN"
    apart = name.dep_ == "appos" and name.head != kind and name.head.i < kind.i
    if body and (second or apart) and kind.dep_ in ("pobj", "dobj", "nsubj", "conj"):
        hang(name, kind, "appos")
