"""What a figure is in a change: "rose by A", "from A to B", "a fall of A", "up A"."""

from __future__ import annotations

from dataclasses import dataclass

from reportgraph.extract.figures.counted import verb_forms
from reportgraph.extract.figures.quantities import DURATIONS, Quantity
from reportgraph.extract.grammar.arguments import surface_subject
from reportgraph.extract.parsing.spelling import ARTICLES, HYPHENS
from reportgraph.extract.parsing.syntax import first_conjunct
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.units import Units
from reportgraph.ontology.verbs import particle_verbs
from spacy.tokens import Doc, Token

_MOVERS = frozenset({"gain", "lose", "add", "advance", "shed", "ease"})
_ENDS, _BOUNDS = frozenset({"at least", "at most"}), frozenset({"least", "most"})  # also said of a range's two ends
_LENGTHS = frozenset({"m", "km", "[ft_i]", "[mi_i]", "[yd_i]"})
_PARTS = ("npadvmod", "dobj", "nmod", "compound", "nummod", "amod", "advmod", "quantmod", "attr")


@dataclass(frozen=True, slots=True)
class Part:
    """What a figure is in a change: `word` says the change, `kind` is "by", "to" or "from"."""

    word: Token
    direction: str  # "up", "down"
    kind: str


def change_part(quantity: Quantity, doc: Doc, units: Units) -> Part | None:
    """Give the part that a figure has in a change; None where it has none."""
    token = doc[quantity.head]
    if quantity.unit in DURATIONS and token.dep_ in ("compound", "nmod", "amod"):
        return None  # "the biggest one-day drop"
    before = doc[quantity.begin - 1] if quantity.begin else None
    counted = quantity.unit != "%" and quantity.unit not in units.currencies
    particle = before is not None and (before.dep_ == "prt" or _is_of_deed(before))
    if before is not None and particle and (counted or before.head.lemma_ in ("make", "put", "take")):
        return None  # "makes up 5 percent of A", "sets up four ports"
    if before is not None and before.lower_ in ("up", "down") and token.dep_ != "pobj":
        return Part(before, before.lower_, "by")
    if quantity.unit == "%" and token.dep_ == "conj":  # "rose 40 points, or 2 percent"
        token = first_conjunct(token)
    kind, governor = "by", token.head
    if token.dep_ in ("compound", "nmod") and _is_again(governor):
        token = governor  # "rose 3 percent year on year"
        governor = token.head
    preposition = word_before_figure(quantity, doc)
    word = preposition.lower_ if preposition is not None else ""
    if preposition is not None and (pace := _pace(quantity, preposition, units)) is not None:
        governor = pace
    elif preposition is not None and word == "of":  # "an increase of 5 million"
        governor = preposition.head
    elif word in ("to", "from", "by"):
        kind = word
        steps = (a for a in token.ancestors if a.pos_ in ("VERB", "AUX", "NOUN", "ADJ", "ADV") and not _is_measured(a))
        governor = next(steps, token)
        if kind != "by" and governor.dep_ == "dobj" and governor.head.pos_ == "VERB" and governor.i < quantity.begin:
            governor = governor.head  # "raise the capacity from 8 to 9 MW"
    elif token.dep_ not in _PARTS:
        return None
    taken = governor.lemma_ in GRAMMAR.changing and not _is_own(quantity, governor, doc)
    if kind == "by" and token.dep_ == "dobj" and (quantity.noun_head is not None or taken):
        return None  # "gained 12 seats", "expanded ten ports": of the object itself
    if quantity.unit in _LENGTHS and governor.lemma_ in GRAMMAR.moving and not _is_level(governor):
        return None  # "the bus fell 20 metres": how far, and not how much less
    if governor.lemma_ == "loss" and quantity.unit in units.currencies:
        return None  # "reported a loss of 5 million dollars"
    after = governor.i + 1
    if governor.lower_ in ("more", "less", "fewer") and (after == len(doc) or doc[after].lower_ != "than"):
        return None  # "saved 200 more"
    return _part(governor, kind, token, units)


def _pace(quantity: Quantity, preposition: Token, units: Units) -> Token | None:
    """Give the verb of "grew at 5 percent", "grew at an annual rate of 5 percent", "by an average of 5 percent"."""
    if preposition.lower_ == "of" and preposition.head.lemma_ in units.paces:
        preposition = preposition.head.head
        verb = preposition.head if preposition.lower_ in ("at", "by") else None
    else:
        verb = preposition.head if preposition.lower_ == "at" else None
        verb = verb if verb is not None and verb.lemma_ in units.up and verb.i == preposition.i - 1 else None
    return verb if verb is not None and verb.pos_ == "VERB" and quantity.unit == "%" else None


def _is_level(verb: Token) -> bool:
    """Tell what is itself measured by how high it stands: "the river fell 2 metres"."""
    return any(t.lemma_.lower() in GRAMMAR.water_levels for t in surface_subject(verb))


def _is_of_deed(word: Token) -> bool:
    """Tell "down" in "shot down 13 of the drones", which makes one verb with the word before it."""
    verb = word.head
    return word.i == verb.i + 1 and verb.pos_ == "VERB" and (verb.lemma_, word.lower_) in particle_verbs()


def _is_again(unit: Token) -> bool:
    """Tell the first word of "year on year", "month-over-month"."""
    words = [t.lower_ for t in unit.doc[unit.i + 1 : unit.i + 5] if t.text not in HYPHENS][:2]
    return words in (["on", unit.lower_], ["over", unit.lower_])


def _is_own(quantity: Quantity, governor: Token, doc: Doc) -> bool:
    """Tell "the shares added 2 percent" from "added 2 percent of A"."""
    after = doc[quantity.end].lower_ if quantity.end < len(doc) else ""
    return quantity.unit == "%" and governor.lemma_ in _MOVERS and after != "of"


def _part(governor: Token, kind: str, figure: Token, units: Units) -> Part | None:
    """Find which way it goes: the governor says it, or what "to be" links to its subject ("was down by")."""
    words = [governor]
    if governor.lemma_ == "be":
        words += [c for c in governor.children if c.dep_ in ("advmod", "acomp", "prt", "attr") and c.i < figure.i]
    for at in words:
        if at.lemma_ == "contract" and at.pos_ != "VERB":
            continue  # "a contract of 5 million"
        if at.i and at.nbor(-1).text in HYPHENS:
            continue  # "a 5 million dollar tie-up"
        if at.lower_ == "up" and at.nbor().lower_ == "of":
            continue  # "made up of 12 members"
        for direction, those in (("up", units.up), ("down", units.down)):
            if not those.isdisjoint((at.lower_, *verb_forms(at))):
                return Part(at, direction, kind)
    return None


def word_before_figure(quantity: Quantity, doc: Doc) -> Token | None:
    """Give the word before a figure, its article and its qualifier: "up from the 26 years assumed".

    That of the two ends of a range is the same: "rose by 3 to 5 percent", "by between 3 and 5 percent".
    """
    at = quantity.begin
    while at and doc[at].idx > quantity.span.begin and quantity.qualifier in _ENDS:
        at -= 1
    at -= 1
    if at >= 0 and doc[at].lower_ == "between":
        at -= 1
    elif quantity.qualifier not in _ENDS or doc[at].lower_ in _BOUNDS:
        at -= len((quantity.qualifier or "").split())
    at -= at > 0 and doc[at].lower_ in ARTICLES
    return doc[at] if at >= 0 else None


def _is_measured(token: Token) -> bool:
    """Tell a unit with its number ("percent" in "from 9 percent to 10")."""
    return token.pos_ == "NOUN" and any(c.dep_ == "nummod" for c in token.children)
