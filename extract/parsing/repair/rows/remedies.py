"""Mends lists that go on behind an ill: who asks for "steps against theft, better roads and a port" wants roads."""

from __future__ import annotations

from reportgraph.extract.parsing.labels import NOUNY
from reportgraph.extract.parsing.syntax import conjuncts
from reportgraph.extract.parsing.tree import hang
from reportgraph.ontology.lexicon import load_lexicon
from spacy.tokens import Doc, Token

_ITEM = ("amod", "det", "poss", "compound")
_SOUGHT = frozenset({"a", "an", "better", "greater", "more", "new", "stronger"})  # before what there is too little of
_GOVERNED = ("appos", "conj", "dobj", "pobj")


def repair_remedies(doc: Doc) -> None:
    """Hang what is no ill, and is listed behind one, on the noun that goes against the ill."""
    for against in doc:
        remedy = against.head
        ill = next((c for c in against.rights if c.dep_ == "pobj"), None) if against.lower_ == "against" else None
        if ill is None or remedy.pos_ not in NOUNY or remedy.dep_ not in _GOVERNED or not is_ill(ill):
            continue
        items = [t for t in conjuncts(ill) if t != ill and t.i > ill.i]
        own = [t for t in items if t.pos_ in NOUNY and any(c.dep_ in _ITEM for c in t.lefts) and not is_ill(t)]
        sought = any(c.tag_ == "JJR" or c.lower_ in _SOUGHT for t in own for c in t.lefts)
        if len(items) < 2 or len(own) < len(items) or not sought or doc[items[0].left_edge.i - 1].text != ",":
            continue
        link = next((c for t in (ill, *items) for c in t.rights if c.dep_ == "cc"), None)
        for item in items:
            hang(item, remedy, "conj")
        if link is not None:
            hang(link, remedy, "cc")


def is_ill(noun: Token) -> bool:
    """Tell a noun, with a hyphen before it or alone, that the lexicon calls an ill."""
    before = noun.doc[noun.i - 1].lower_
    return not load_lexicon().ills.isdisjoint((noun.lemma_.lower(), f"{before}-{noun.lemma_.lower()}"))
