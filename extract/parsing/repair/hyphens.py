"""Mends what a hyphen binds and the tokenizer parts: "Kenyan vice-premier Jane Roe", "the Lake Bank-funded dam"."""

from __future__ import annotations

from reportgraph.extract.parsing.syntax import bound_to
from reportgraph.extract.parsing.tree import hang
from reportgraph.ontology.grammar import load_grammar
from spacy.tokens import Doc, Token

_GENERALS = frozenset({"attorney", "auditor", "director", "governor", "secretary"})


def repair_hyphens(doc: Doc) -> None:
    """Make the first part of an office a modifier of the second, and of a name before a participle one whole."""
    for word in doc[:-2]:
        hyphen, office = doc[word.i + 1], doc[word.i + 2]
        if (
            word.lower_ in load_grammar().under_offices
            and hyphen.text == "-"
            and not (word.whitespace_ or hyphen.whitespace_)
        ):
            _join(word, hyphen, office)
        if word.lower_ in _GENERALS and hyphen.text == "-" and office.lower_ == "general" and office.tag_ == "JJ":
            office.tag_, office.pos_ = "NN", "NOUN"  # "was appointed director-general of A"
    for participle in doc:
        name = bound_to(participle)
        if name is not None and name.pos_ == "PROPN":
            _gather(name, participle)


def _gather(name: Token, participle: Token) -> None:
    """ "The Lake Bank-funded dam" with a dam that is a Lake one too."""
    for at in range(name.i - 1, name.sent.start - 1, -1):
        part = name.doc[at]
        if part.pos_ != "PROPN" or part.head not in (name, participle, participle.head):
            return
        hang(part, name, "compound")


def _join(rank: Token, hyphen: Token, office: Token) -> None:
    whole = office
    while whole.dep_ == "compound" and whole.head.i > whole.i:
        whole = whole.head  # "vice-premier Jane Roe"
    if rank.dep_ != "compound" and rank.head not in (rank, hyphen, office, whole):
        hang(whole, rank.head, rank.dep_)
    for child in [*rank.children, *hyphen.children]:
        if child not in (hyphen, office, whole):
            hang(child, whole, child.dep_)
    hang(hyphen, office, "punct")
    hang(rank, office, "compound")
