"""Mends what somebody asks of whom: in "I call upon A, B, and C to do D" B and C are asked as A is, and do not act.

Nor do the members of "all states, especially those of A, to do B"; and whoever calls "on A to do B, jointly do C, and
do D" does none of it. Who calls "on A to do B and on C to do D" asks D of C.
"""

from __future__ import annotations

from reportgraph.extract.parsing.syntax import child, is_infinitive
from reportgraph.extract.parsing.tree import NOUNS, hang
from reportgraph.ontology.grammar import GRAMMAR
from spacy.tokens import Doc, Token

_ASKED = ("on", "upon")
_ASIDE = frozenset({"especially", "including", "notably", "particularly"})
_LOOSE = frozenset({"advcl", "ccomp", "conj", "dep"})
_ROWS = frozenset({"nsubj", "npadvmod", "appos", "dep"})  # as what the rest of the row is misread


def repair_asked_rows(doc: Doc) -> None:
    """Join the rest of a row of those who are asked to the first of them, and hang the deed on the asking."""
    for token in doc:
        if token.pos_ != "VERB":
            continue
        if token.lemma_ in GRAMMAR.enabling_verbs:
            asked = child(token, "dobj")
        elif token.lemma_ in GRAMMAR.calling:
            link = next((c for c in token.rights if c.dep_ == "prep" and c.lower_ in _ASKED), None)
            asked = child(link, "pobj") if link is not None else None
        else:
            continue
        if asked is not None and asked.i > token.i:
            _join(token, asked)
            _ask_behind_aside(token, asked)
        deed = child(token, "xcomp", "ccomp")
        if deed is not None and deed.tag_ == "VB" and is_infinitive(deed):
            _ask_second(token, deed)
            if token.tag_ == "VBP":
                _take_in(token, deed)


def _ask_second(asking: Token, deed: Token) -> None:
    """ "calls on A to fund B and on C to do D" with A as who does D: it is asked of C."""
    for to in asking.doc[deed.i + 1 : asking.sent.end]:
        if to.tag_ != "TO" or to.head.tag_ != "VB" or not is_infinitive(to.head):
            continue
        begin = next((i + 1 for i in range(to.i - 2, deed.i, -1) if asking.doc[i].tag_ == "CC"), to.i)
        again = asking.doc[begin] if asking.doc[begin].lower_ in _ASKED else None
        named = list(asking.doc[begin + (again is not None) : to.i])
        other = next((t for t in named if t.head not in named and t.pos_ in NOUNS), None)
        if (
            other is None
            or any(t.is_punct or t.pos_ in ("ADP", "VERB") for t in named)
            or other.right_edge.i > to.head.right_edge.i
        ):
            continue
        if again is None and (asking.lemma_ in GRAMMAR.calling or other.pos_ != "PROPN"):
            continue  # "asked A to fund schools and hospitals to treat B"
        hang(to.head, deed, "conj")
        hang(other, to.head, "nsubj")
        hang(asking.doc[begin - 1], deed, "cc")
        if again is not None:
            hang(again, to.head, "mark")


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
    if not deed.is_ancestor(asking):
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


def _ask_behind_aside(asking: Token, asked: Token) -> None:
    """Hang the deed on the asking where an aside parts it from those who are asked: "all, especially A, to do B"."""
    doc, begin = asked.doc, asked.i + 1
    if begin + 1 >= asking.sent.end or doc[begin].text != "," or doc[begin + 1].lower_ not in _ASIDE:
        return
    to = next((t for t in doc[begin + 2 : asking.sent.end] if t.tag_ == "TO" and t.head.tag_ == "VB"), None)
    if to is None or to.nbor(-1).text != "," or child(asking, "xcomp") is not None:
        return
    deed = to.head
    if deed.head.i >= begin and not deed.is_ancestor(asking):
        hang(deed, asking, "xcomp")


def _take_in(asking: Token, deed: Token) -> None:
    """Join deeds that were read as the asker's own to the first that is asked for."""
    for verb in asking.doc[deed.i + 1 : asking.sent.end]:
        own = child(verb, "nsubj", "nsubjpass", "expl", "mark") is not None or verb.lemma_ in GRAMMAR.stating
        if own or verb.tag_ not in ("VB", "VBP") or verb.dep_ not in (*_LOOSE, "ROOT"):
            continue
        first = next((t.left_edge for t in verb.lefts if t.i > deed.i and not t.is_punct), verb)
        opens = first.i > 0 and (first.nbor(-1).text == "," or first.nbor(-1).dep_ == "cc")
        if opens and verb.head == asking and not any(c.dep_ == "conj" and c.i < deed.i for c in asking.rights):
            hang(verb, deed, "conj")
