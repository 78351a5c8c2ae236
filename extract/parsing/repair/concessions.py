"""Mends what something happens in spite of, where the parser hangs it on the clause that tells of a thing."""

from __future__ import annotations

from reportgraph.extract.parsing.syntax import first_conjunct
from reportgraph.extract.parsing.tree import FINITE, hang
from spacy.tokens import Doc, Token

_CONCEDING = frozenset({"amid", "amidst", "despite", "notwithstanding"})


def repair_concessions(doc: Doc) -> None:
    """Hang what a comma sets off at the end of a relative clause on the verb of the sentence."""
    for link in doc:
        if link.lower_ in _CONCEDING and link.i > 1 and link.dep_ == "prep" and link.head.dep_ == "relcl":
            _hindrance_of_main(link)


def _hindrance_of_main(link: Token) -> None:
    """ "passed a bill that would allow A, despite opposition from B": the bill passed all the same."""
    verb, over = link.head, first_conjunct(link.head.head).head
    if over.pos_ == "ADP":
        over = over.head
    last = not any(c.i > link.right_edge.i and c.dep_ != "punct" for c in verb.rights)
    if link.nbor(-1).text == "," and over.pos_ == "VERB" and over.i < verb.i and over.tag_ in FINITE and last:
        hang(link, over, "prep")
