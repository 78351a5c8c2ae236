"""Mends "His Excellency Luis Roe", read as an excellency of his and somebody else: both words belong to the name."""

from __future__ import annotations

from reportgraph.extract.parsing.tree import NOMINAL, hang, lift, take_place
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.naming import load_naming
from spacy.tokens import Doc, Token

_WHOSE = frozenset({"his", "her", "their"})
_LONGEST = 10  # words of a name


def repair_honorifics(doc: Doc) -> None:
    """Give the place of the style to the name behind it."""
    for style in doc:
        name = next((c for c in style.rights if c.dep_ == "appos" and c.left_edge.i == style.i + 1), None)
        if name is not None and style.lower_ in load_naming().words.honorifics and name.pos_ == "PROPN":
            lift(name, "compound")  # "backed Hon. Dr. Jane Roe", read as a Hon. who is called so
        if style.lower_ in GRAMMAR.honourables and style.text[0].isupper() and style.i > 2:
            _holder_read_as_another(style)
        if style.lower_ not in GRAMMAR.honorary or style.i == 0 or style.nbor(-1).lower_ not in _WHOSE:
            continue
        name = _name_behind(style)
        if name is None or name.is_ancestor(style):
            continue
        take_place(name, style)
        for word in (style.nbor(-1), style):
            hang(word, name, "compound")


def _holder_read_as_another(style: Token) -> None:
    """ "led by the Minister for A, the Honourable Luis Roe" with both led and Luis Roe: he is the minister."""
    doc, name, at = style.doc, _name_behind(style), style.i - 1
    while at > 2 and doc[at].lower_ in ("right", "rt", ".", "the"):
        at -= 1
    if name is None or doc[at].text != "," or name.dep_ not in ("conj", "npadvmod", "dobj"):
        return
    titles = [t for t in (doc[at - 1], *doc[at - 1].ancestors) if t.i < at and t.text.istitle() and t.pos_ in NOMINAL]
    title = next((t for t in titles if load_naming().title_at([t.lower_], 0)), None)
    if title is not None and doc[at - 1].sent == style.sent and not name.is_ancestor(title):
        hang(name, title, "appos")


def _name_behind(style: Token) -> Token | None:
    """Give the head of the run of capitalized names right behind a style."""
    doc, end = style.doc, style.i + 1
    while end < len(doc) and doc[end].pos_ == "PROPN" and end - style.i < _LONGEST:
        end += 1
    inside = range(style.i + 1, end)
    return next((t for t in doc[style.i + 1 : end] if t.head.i not in inside or t.head == t), None)
