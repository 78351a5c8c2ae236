"""Mends whom somebody asks to act: in "I call upon A, B, and C to do D" B and C are asked as A is, and do not act."""

from __future__ import annotations

from reportgraph.extract.parsing.syntax import child, is_infinitive
from reportgraph.extract.parsing.tree import NOUNS, hang, lift
from reportgraph.ontology.grammar import load_grammar
from spacy.tokens import Doc, Token

_ROWS = frozenset({"nsubj", "npadvmod", "appos", "dep"})  # as what the rest of the row is misread


def repair_asked_rows(doc: Doc) -> None:
    """Join the rest of a row of those who are asked to the first of them, and hang the deed on the asking."""
    grammar = load_grammar()
    for token in doc:
        if token.pos_ != "VERB":
            continue
        if token.lemma_ in grammar.enabling_verbs:
            asked = child(token, "dobj")
        elif token.lemma_ in grammar.calling:
            link = next((c for c in token.rights if c.dep_ == "prep" and c.lower_ in ("on", "upon")), None)
            asked = child(link, "pobj") if link is not None else None
        else:
            continue
        if asked is not None and asked.i > token.i:
            _join(token, asked)


def _join(asking: Token, asked: Token) -> None:
    end = asked.right_edge
    begin = end.i + (1 if end.text == "," else 2)
    if begin + 1 >= asking.sent.end or asked.doc[begin - 1].text != ",":
        return
    last_one = asked.doc[begin].dep_ == "cc"
    row = _head_from(begin + last_one, asking)
    if row is None or not (last_one or any(c.dep_ == "conj" for c in row.rights)):
        return
    to = next((t for t in row.doc[row.i + 1 : row.sent.end] if t.tag_ == "TO" and t.head.tag_ == "VB"), None)
    last = to.nbor(-1) if to is not None else row
    if to is None or not (last == row or row.is_ancestor(last)) or not is_infinitive(to.head):
        return
    deed = to.head
    if deed.is_ancestor(asking):
        if asking.head == deed:
            lift(asking, "xcomp")
    else:
        hang(deed, asking, "xcomp")
    if deed.head == asking:
        hang(row, asked, "conj")


def _head_from(begin: int, asking: Token) -> Token | None:
    """Give the head of the noun phrase that begins here, if it was hung beside those who are asked."""
    at = asking.doc[begin]
    while at.dep_ not in _ROWS and at.head.i > at.i:
        at = at.head
    beside = at.dep_ in _ROWS or at.head.is_punct
    return at if beside and at.pos_ in NOUNS and at.left_edge.i == begin and at.i > asking.i else None
