"""What a figure is about, read off the syntax: the noun or subject that it measures, in which words, for which time."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from reportgraph.extract.dates.dates import DateMention
from reportgraph.extract.dates.hosts import dates_around
from reportgraph.extract.figures.abouts import abouts, changed_by, objects_beside
from reportgraph.extract.figures.bearers import part_owned
from reportgraph.extract.figures.change_parts import change_part
from reportgraph.extract.figures.counted import fate_of, is_peopled, past_of, verb_forms
from reportgraph.extract.figures.distances import is_away
from reportgraph.extract.figures.periods import compared_period, figure_period, span_of_change
from reportgraph.extract.figures.quantities import Quantity
from reportgraph.extract.grammar.arguments import surface_subject
from reportgraph.extract.model import Value
from reportgraph.extract.parsing.syntax import RELATIVES
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.units import Units, load_units
from spacy.tokens import Doc, Token


@dataclass(frozen=True, slots=True)
class FigureContext:
    """What surrounds a figure.

    `of_heads` are the tokens of what it may be about: try them in turn until one is an entity. `predicate` is the verb
    (or noun, in a fragment) that governs it; its modality is the figure's. `indicator` is in the words of the text, or
    the measure that a unit stands for ("capacity" for a 100-MW plant).
    """

    of_heads: tuple[int, ...]
    indicator: str
    predicate: int
    period: Value | None = None
    change_from: Value | None = None


_LINKS = frozenset({"nummod", "quantmod", "compound", "nmod", "amod", "npadvmod"})
_SHARES = frozenset({"fifths", "half", "majority", "most", "quarter", "quarters", "third", "thirds"})
_NO_MEASURES = frozenset({"pct", "percent", "tune"})  # "to the tune of 5 million"
_SKIPPED = frozenset({"det", "nummod", "quantmod", "predet", "cc", "punct", "advmod"})
_NAMED = frozenset({"PERSON", "NORP", "GPE", "LOC", "FAC", "EVENT", "LAW", "WORK_OF_ART"})


def figure_context(
    quantity: Quantity, dates: Sequence[DateMention], doc: Doc, units: Units | None = None, base: Quantity | None = None
) -> FigureContext:
    """Say what the figure is about; `base` is the figure that it is compared with."""
    units = units or load_units()
    token = doc[quantity.head]
    dates = dates_around(dates, token.sent.start, token.sent.end)
    noun = _measured(quantity, token, units)
    predicate = _predicate(noun if noun is not None else token)
    if noun is not None and _is_height(noun, predicate, units):
        noun = None
    change = change_part(quantity, doc, units) if quantity.change is not None and quantity.anchor is None else None
    governor = noun if noun is not None else token
    inside = {i for mention in dates for i in range(mention.begin, mention.end)} | _hedges(quantity)
    heads = [i for i in dict.fromkeys(abouts(quantity, governor, predicate, units)) if i not in inside]
    if quantity.noun_head is not None and noun is None:
        of = doc[quantity.noun_head].head  # "two thirds of the 1,800 schools": there are so many schools
        heads.insert(0 if of.dep_ == "prep" and of.head.lower_ in _SHARES else len(heads), quantity.noun_head)
    indicator = _indicator(quantity, token, noun, predicate, units, inside)
    if (owned := part_owned(doc[quantity.end - 1])) is not None and quantity.unit == "%":
        heads, indicator = [owned.i, *heads], "stake"
    if change is not None and quantity.base is None and heads and change.word.pos_ != "NOUN" and noun is None:
        direction = "increase" if change.direction == "up" else "decrease"
        indicator = f"{direction} in {indicator}" if indicator else direction
    return FigureContext(
        tuple(heads),
        indicator,
        predicate.i,
        _period(quantity, doc, dates, base),
        compared_period(quantity, doc, dates, base=base, units=units) if quantity.change is not None else None,
    )


def _is_height(noun: Token, predicate: Token, units: Units) -> bool:
    """Tell whether a noun only says how high: "trade grew to a record level of $5 billion" measures trade."""
    moves = predicate.lemma_ in units.levels | units.up | units.down
    reached = noun.head.lower_ == "to" and noun.head.head == predicate
    return moves and reached and noun.lemma_ in units.extremes | units.totals


def _period(quantity: Quantity, doc: Doc, dates: Sequence[DateMention], base: Quantity | None) -> Value | None:
    mention = figure_period(quantity, doc, dates, base)
    if mention is not None:
        return mention.value
    spanned = span_of_change(quantity, doc, dates)
    return spanned.end_value if spanned is not None else None


def _hedges(quantity: Quantity) -> set[int]:
    """Give the tokens of a figure's qualifier ("a record 600 ships")."""
    count = len((quantity.qualifier or "").split())
    return set(range(quantity.begin - count, quantity.begin))


def _measured(quantity: Quantity, token: Token, units: Units) -> Token | None:
    """Give the noun that names the measure: "turnout of 61%", "a $7 billion loan", "literacy rate of 91%"."""
    at = token
    if is_away(quantity, token.doc, units):  # "lies 40 km southwest of A" measures no southwest
        return None
    if at.dep_ == "npadvmod" and at.head.pos_ == "ADJ" and at.head.dep_ == "amod" and at.head.i == at.i + 1:
        at = at.head  # "a 67 km long road"
    if at.dep_ in _LINKS and at.head.i > at.i and at.head.pos_ in ("NOUN", "PROPN") and quantity.noun_head is None:
        head = at.head
        while head.dep_ == "compound" and head.head.i > head.i:  # "a 200-MW Atlas wind farm" hung on the name
            head = head.head
        again = head.doc[head.i + 1 : head.i + 3].text.lower()
        return None if again in (f"on {head.lower_}", f"over {head.lower_}") else head  # "up 5 percent year on year"
    if at.head.lower_ == "worth" and at.head.head.pos_ in ("NOUN", "PROPN"):  # "equipment worth $5 million"
        return at.head.head
    if at.dep_ == "pobj" and at.head.lower_ == "of":
        of = at.head.head
        if of.lower_ == "tune" or of.lower_ in _SHARES:
            return None  # "funds A to the tune of 5 million dollars", "two thirds of the 1,800 schools"
        while of.lemma_.lower() in units.totals and (above := _of_noun(of)) is not None:
            of = above
        if of.lemma_ in GRAMMAR.extremes and of.dep_ in ("dobj", "pobj"):
            return None  # "trade hit a record high of 9 million", "fell to a low of 5 percent"
        return of if of.pos_ in ("NOUN", "PROPN") and of.lower_ not in _NO_MEASURES else None
    if at.dep_ == "pobj" and at.head.lower_ == "at" and quantity.unit == "%":  # "kept its rate (unchanged) at 5%"
        if at.head.head.pos_ == "NOUN" and at.head.head.head.lower_ == "with":
            return at.head.head  # "with inflation at 3 percent, the bank cut its rate"
        ends = {at.head.i - 1, *(c.left_edge.i - 1 for c in at.head.head.rights if c.dep_ in ("oprd", "acomp"))}
        before = next((c for c in at.head.head.rights if c.dep_ == "dobj" and c.right_edge.i in ends), None)
        return before if before is not None and before.pos_ == "NOUN" else None
    return None


def _of_noun(noun: Token) -> Token | None:
    return noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else None


def _predicate(token: Token) -> Token:
    """Give the verb that governs a figure; the head of the sentence where there is none."""
    for at in token.ancestors:
        if at.pos_ in ("VERB", "AUX") and at.dep_ not in ("aux", "auxpass", "amod"):
            return at
    return token.sent.root


def _indicator(
    quantity: Quantity, token: Token, noun: Token | None, predicate: Token, units: Units, dated: Collection[int]
) -> str:
    if noun is not None:
        if quantity.noun == "person" and quantity.noun_head is None and is_peopled(noun):
            return "population"
        measure = units.measures.get(quantity.unit)
        if measure and noun.i > token.i:
            return measure
        if noun.lemma_ in units.up | units.down:  # "a 12 percent increase in exports"
            target = next(objects_beside(noun, ("in", "of")), None)
            if target is not None and target.i != token.i:
                return f"{noun.lemma_} in {_phrase(target, quantity)}"
        return _phrase(noun, quantity)
    if quantity.noun_head is not None:
        counted = token.doc[quantity.noun_head]
        others = token.head if token.dep_ == "nummod" else token  # "killed ten people and injured 120 others"
        whom = counted if counted.i >= quantity.begin else others
        return f"{_phrase(counted, quantity)} {fate_of(whom, units)}".strip()
    if quantity.noun and predicate.lemma_ in units.befalling:
        return f"people {past_of(predicate)}"
    if is_away(quantity, token.doc, units):
        return "distance"
    if (dimension := units.dimensions.get(token.head.lemma_)) is not None and quantity.change is None:
        return dimension
    for preposition in ("in", "for", "of", "worth") if quantity.unit in units.currencies else ("of", "in", "for"):
        for target in objects_beside(token, (preposition,)):
            told = target.pos_ not in ("NUM", "PRON") and target.lower_ not in RELATIVES and target.i not in dated
            if told and target.ent_type_ not in ("DATE", *_NAMED) and not units.code(target.lower_):
                return _phrase(target, quantity)
    subject = surface_subject(predicate) if predicate.pos_ in ("VERB", "AUX") else []
    changed = changed_by(quantity, predicate, units)
    subject = changed or subject
    named = next((t for t in subject if t.pos_ == "NOUN" or (t.pos_ == "PROPN" and t.ent_type_ not in _NAMED)), None)
    own = quantity.change is not None and quantity.anchor is None and quantity.base is None
    level = own or bool(changed) or not (units.levels | units.up | units.down).isdisjoint(verb_forms(predicate))
    if named is not None and level:
        return _phrase(named, quantity)
    raised = token.dep_ == "dobj" and quantity.change is None and quantity.unit in units.currencies
    if predicate.pos_ == "VERB" and predicate.lower_ != "including" and (raised or not level):
        return predicate.lemma_
    return ""


def _phrase(noun: Token, quantity: Quantity) -> str:
    """Give the noun with what stands before it, without articles, numbers and the figure itself."""
    inside = set(range(quantity.begin, quantity.end))
    hedges = {"more", "than", *(quantity.qualifier or "").split()}
    words = []
    for token in noun.doc[noun.left_edge.i : noun.i + 1]:
        branch = token
        while branch.head.i != noun.i and branch.i != noun.i and branch.head.i != branch.i:
            branch = branch.head
        if token.i not in inside and (branch.i == noun.i or branch.dep_ not in _SKIPPED):
            words.append(token)
    while words and (
        words[0].dep_ in ("case", "punct", "det", "prep")
        or words[0].tag_ in ("PRP", "PRP$", "WP$")  # "among them nine farmers"
        or words[0].lower_ in hedges
    ):
        words.pop(0)
    opened = next((n for n, t in enumerate(words) if t.text == ")" and "(" not in [w.text for w in words[:n]]), -1)
    words = words[opened + 1 :]  # "a 9-million-euro ($10 million) loan"
    text = " ".join("".join(t.text_with_ws for t in words).split()) or noun.text
    if noun.doc[noun.i + 1 : noun.i + 3].text.lower() == "per capita":
        text += " per capita"
    first = next((t for t in noun.sent if not t.is_space), noun)
    initial = bool(words) and words[0].i == first.i and not first.ent_type_ and first.text.istitle()
    return text[0].lower() + text[1:] if initial else text
