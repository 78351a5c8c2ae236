"""Mends lines of lists that tell who holds which office where: "Jane Roe, Chair and CEO, Farmers for Choice"."""

from __future__ import annotations

from reportgraph.extract.parsing.holder_lines import HolderLine, is_state, named_by_office, note_holder_lines
from reportgraph.extract.parsing.tree import call, hang, put
from spacy.tokens import Doc, Span, Token


def repair_lines_of_holders(doc: Doc) -> None:
    """Hang the offices of each such line on the name, and the bodies on the last one."""
    for line in note_holder_lines(doc):
        _mend(doc, line)


def _mend(doc: Doc, line: HolderLine) -> None:
    name = doc[slice(*line.name)]
    call(name, "PERSON")
    put(name[-1], name[-1], "ROOT")
    for t in name[:-1]:
        hang(t, name[-1], "compound")
    titles = [_alone(doc[slice(*part)]) for part in line.titles]
    for title in titles:
        hang(title, name[-1], "appos")
    for part in (doc[slice(*body)] for body in line.bodies):
        if not is_state(part):
            call(part, "ORG")
        hang(_alone(part), titles[-1] if titles else name[-1], "npadvmod" if titles else "appos")
    for t in name[-1].sent:
        if t.head == t != name[-1]:
            hang(t, name[-1], "dep")


def _alone(part: Span) -> Token:
    """Give the head of a phrase between commas, which all that stands before it describes."""
    head = named_by_office(part)[-1]
    put(head, head, "ROOT")
    for t in part:
        if t != head and (t.i < head.i or t.head.i < part.start or t.head.i >= part.end):
            hang(t, head, "compound" if t.i < head.i else "prep" if t.pos_ == "ADP" else "appos")
    return head
