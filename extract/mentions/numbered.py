"""Tells what an ordinal alone stands for: "The first summit was held in A; the second took place in B"."""

from __future__ import annotations

from reportgraph.extract.model import Mention, MentionKind
from reportgraph.extract.parsing.spelling import is_ordinal
from reportgraph.extract.text.surface import chars_of
from reportgraph.ontology.naming import Naming
from spacy.tokens import Token

_ENDS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj"})
_FARTHEST = 60  # tokens back to what is counted


def numbered(token: Token, naming: Naming) -> Mention | None:
    """Give the event that "the second", "the third one" is: another of those of which the text has just counted one."""
    count = token
    if token.lower_ == "one":
        count = next((c for c in token.lefts if is_ordinal(c.lower_)), token)
    if token.dep_ not in _ENDS or not is_ordinal(count.lower_) or not any(c.lower_ == "the" for c in token.lefts):
        return None
    for noun in reversed(token.doc[max(0, token.i - _FARTHEST) : count.i]):
        other = next((c.lower_ for c in noun.lefts if is_ordinal(c.lower_)), "")
        if noun.pos_ != "NOUN" or not other or other == count.lower_:
            continue
        if (naming.classes_of(noun.lemma_.lower()) or ("",))[0] != "Event":
            return None
        chars = chars_of(token.doc, count.i, token.i + 1)
        name = f"{count.lower_} {noun.lower_}"
        return Mention(count.i, token.i + 1, token.i, chars, MentionKind.NOMINAL, "Event", name, "lexicon")
    return None
