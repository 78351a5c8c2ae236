"""Which phrases beside a verb are its own, and which only tell where it is done or who helps."""

from __future__ import annotations

from collections.abc import Sequence

from reportgraph.extract.parsing.syntax import VERBAL, child, is_infinitive
from reportgraph.ontology.grammar import GRAMMAR
from spacy.tokens import Token


def is_setting(phrase: Token, verb: Token, phrases: Sequence[tuple[str, Token]]) -> bool:
    """Tell a phrase that is none of the verb's own: "In Oslo, A took part in B", "stood alone, with the help of A".

    `phrases`: all those of the verb, by their prepositions.
    """
    noun = child(phrase, "pobj")
    if phrase.lower_ == "with":
        to = (child(c, "xcomp") for c in noun.rights if c.dep_ == "acl" and c.tag_ == "VBN") if noun is not None else ()
        if phrase.i < verb.i and any(c is not None and is_infinitive(c) for c in to):
            return True  # "with prices set to rise, A agreed"
        return noun is not None and noun.lemma_ in GRAMMAR.backing and phrase.i > 0 and phrase.nbor(-1).text == ","
    if phrase.lower_ == "on" and noun is not None and noun.lower_ == "grounds":
        return True  # "cut A on health grounds"
    if phrase.lower_ not in ("at", "in") or phrase.i > verb.i or verb.pos_ not in VERBAL:
        return False
    own = (p for word, p in phrases if word == phrase.lower_ and p.i > verb.i)
    return any(all(c.ent_type_ not in ("DATE", "TIME") for c in p.children) for p in own)


def is_post(phrase: Token, holder: Token) -> bool:
    """Tell where somebody is posted, right before the name: "met with the Ambassador of Peru in Chad Ana Roe"."""
    place = child(phrase, "pobj")
    if place is None or phrase.lower_ != "in" or not any(c.lower_ == "of" and c.i < phrase.i for c in holder.rights):
        return False
    behind = place.i + 1
    return behind < phrase.sent.end and phrase.doc[behind].pos_ == "PROPN" and phrase.doc[behind - 1].pos_ == "PROPN"
