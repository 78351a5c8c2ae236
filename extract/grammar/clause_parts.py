"""How a clause stands to what governs it: as what is asked, what somebody is kept from, or what a thing becomes."""

from __future__ import annotations

from reportgraph.extract.parsing.spelling import is_ordinal
from reportgraph.extract.parsing.syntax import child, is_infinitive, objects_of, prepositions
from reportgraph.ontology.grammar import GRAMMAR
from spacy.tokens import Token

_ASKED = frozenset({"if", "whether"})
_FINDING = frozenset({"assess", "decide", "determine"})
_TURNING = frozenset({"convert", "translate", "turn"})
_HEADING = ("dobj", "nsubj", "nsubjpass", "pobj")


def turned_into(verb: Token) -> list[Token]:
    """Give what a thing is to become: B in "translate A into B", "turn A into B"."""
    within = (p for word, p in prepositions(verb) if word == "into" and verb.lemma_ in _TURNING)
    return [t for p in within for t in objects_of(p)]


def is_in_question(clause: Token) -> bool:
    """Tell what is asked: "whether A is fair", "if A is needed", "determine how best to keep A"."""
    if is_infinitive(clause) and clause.head.lemma_ in _FINDING:
        return clause.left_edge.tag_ == "WRB"
    return clause.dep_ == "ccomp" and any(c.dep_ == "mark" and c.lower_ in _ASKED for c in clause.lefts)


def is_kept_from_doing(verb: Token) -> bool:
    """Tell a verb with what somebody is kept from: "bar A from trading"."""
    return any(word == "from" and child(preposition, "pcomp") is not None for word, preposition in prepositions(verb))


def is_made_so(verb: Token) -> bool:
    """ "hold A accountable", "make A safe": what is wanted is no A; but "see A grow"."""
    grown = verb.lemma_ == "see" and any(c.lemma_ in GRAMMAR.thriving for c in verb.rights)
    told = () if grown else (c for c in verb.children if c.i > verb.i)
    return any(c.dep_ == "acomp" or (c.pos_ in ("ADJ", "VERB") and c.dep_ in ("ccomp", "oprd", "xcomp")) for c in told)


def is_none(noun: Token) -> bool:
    """Tell "no limits"."""
    return any(c.lower_ == "no" and c.dep_ == "det" for c in noun.lefts)


def is_of_series(word: Token) -> bool:
    """Tell "the first of" in "the first of two ports", which is a port."""
    ordinal = word.dep_ in _HEADING and (is_ordinal(word.lower_) or word.lower_ == "last")
    return ordinal and any(c.lower_ == "the" for c in word.lefts)
