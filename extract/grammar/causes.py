"""What a deed is put down to by other words than "because of": "rose thanks to A", "as A mounted"."""

from __future__ import annotations

from collections.abc import Iterator

from reportgraph.extract.grammar.arguments import surface_subject
from reportgraph.extract.parsing.syntax import child, is_passive, objects_of, prepositions
from reportgraph.ontology.grammar import GRAMMAR
from spacy.tokens import Token

_BRINGING = frozenset({"cause", "lead", "send"})
_WHITHER = frozenset({"into", "off", "on", "onto", "over"})
_LINKS = frozenset({"after", "amid", "as", "because"})


def causes_beside(verb: Token) -> Iterator[Token]:
    """Give the causes of a deed: A in "thanks to A", and what grew while or before it was done ("as A mounted").

    Also what brought it about: A in "A caused B to drop", "A sent B soaring".
    """
    moved = any(c.dep_ == "prep" and c.lower_ in _WHITHER for c in verb.rights)  # "caused a crane to fall into A"
    if verb.dep_ == "ccomp" and verb.head.lemma_ in _BRINGING and verb.tag_ in ("VB", "VBG") and not moved:
        yield from (t for t in surface_subject(verb.head) if t.pos_ == "NOUN")
    for c in verb.children:
        if c.lower_ in GRAMMAR.causal and (c.dep_ == "npadvmod" or c.tag_ == "VBG"):  # "owing to A"
            yield from (t for _, preposition in prepositions(c) for t in objects_of(preposition))
        elif c.dep_ == "advcl" and c.i > verb.i and (_grows(c) or _strikes(c, verb)):
            yield from (t for t in surface_subject(c) if t.pos_ == "NOUN")


def wrecks_beside(verb: Token) -> Iterator[Token]:
    """Give what broke or sank so that people came to harm: "were killed when A collapsed"."""
    for c in verb.children:
        if c.dep_ == "advcl" and c.i > verb.i and c.lemma_.lower() in GRAMMAR.wrecking and _strikes(c, verb):
            yield from (t for t in surface_subject(c) if t.pos_ in ("NOUN", "PROPN"))


def _grows(clause: Token) -> bool:
    """Tell "as A mounted" from "as A raised B", and from what did not grow."""
    mark = child(clause, "mark")
    beside = any(c.dep_ in ("dobj", "neg", "auxpass") or c.tag_ == "MD" for c in clause.children)
    return mark is not None and mark.lower_ in _LINKS and clause.lemma_ in GRAMMAR.mounting and not beside


def _strikes(clause: Token, verb: Token) -> bool:
    """Tell the blow by which people are hurt: "were killed when A hit the town"; the frames tell what may be one."""
    opener = next((c for c in clause.lefts if c.dep_ in ("advmod", "mark")), None)
    denied = any(c.dep_ == "neg" for t in (clause, verb) for c in t.children)
    hurt = (verb.lemma_ in GRAMMAR.wounding and is_passive(verb)) or verb.lemma_ in GRAMMAR.dying
    return hurt and opener is not None and opener.lower_ in ("when", "after", "as") and not denied
