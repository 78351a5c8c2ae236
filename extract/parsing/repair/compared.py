"""Mends what one thing is weighed against, given up or blamed for: "driven less by A than by B" is driven by B too."""

from __future__ import annotations

from reportgraph.extract.parsing.tree import hang
from reportgraph.ontology.grammar import load_grammar
from spacy.tokens import Doc, Token

_MEASURES = frozenset({"less", "more", "much"})
_PHRASES = frozenset({"prep", "agent"})


def repair_compared(doc: Doc) -> None:
    """Add the second of two phrases that are compared to the first one: "stems less from A than from B"."""
    for token in doc:
        if token.lower_ in ("than", "as") and token.i + 2 < len(doc) and token.nbor(1).dep_ in (*_PHRASES, "pcomp"):
            _add_second(token)


def _add_second(than: Token) -> None:
    second = than.nbor(1)
    if second.head != than or not any(c.dep_ == "pobj" for c in second.rights):
        return
    for at in range(than.i - 1, than.sent.start, -1):
        first = than.doc[at]
        if first.dep_ not in _PHRASES or first.lower_ != second.lower_:
            continue
        measure = first.nbor(-1)
        if measure.lower_ in _MEASURES:
            governor = measure.head
            if first.head == measure and governor.pos_ in ("VERB", "AUX"):
                hang(first, governor, "prep")
            hang(second, first, "conj")
            hang(than, first, "cc")
        return


def mend_blamed(preposition: Token) -> None:
    """ "blames the rules for the lack of A" with rules for the lack: a thing is blamed for something."""
    thing = preposition.head
    if thing.dep_ == "dobj" and thing.head.lemma_ in load_grammar().blaming and thing.pos_ == "NOUN":
        hang(preposition, thing.head, "prep")


def mend_choice(preposition: Token) -> None:
    """ "dropped the approach of A in favour of B" with A in favour of it: whoever gives one up takes the other."""
    noun = next((c for c in preposition.rights if c.dep_ == "pobj"), None)
    if noun is None or noun.lower_ not in ("favor", "favour") or noun.i != preposition.i + 1:
        return
    for thing in (preposition.head, *preposition.head.ancestors):
        if thing.pos_ == "VERB":
            if thing.lemma_ in load_grammar().forgoing:
                hang(preposition, thing, "prep")
            return
