"""Quantities to observations: what a figure is about, for which period, how changed, who gives it, and as what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from reportgraph.extract.dates.hosts import dates_around
from reportgraph.extract.figures.ages import find_ages
from reportgraph.extract.figures.changes import FURTHER, find_figures
from reportgraph.extract.figures.context import FigureContext, figure_context
from reportgraph.extract.figures.currencies import currency_of
from reportgraph.extract.figures.fact_lines import FactLine, fact_lines
from reportgraph.extract.figures.periods import date_behind
from reportgraph.extract.figures.quantities import Quantity
from reportgraph.extract.grammar.arguments import patients, surface_subject
from reportgraph.extract.model import DOCUMENT_KEY, Evidence, Modality, Observation
from reportgraph.extract.parsing.syntax import objects_of, prepositions
from reportgraph.extract.relations.candidates import Source
from reportgraph.extract.relations.scene import Scene, context_at, evidence, reporters, speakers_of
from reportgraph.ontology.units import Units, load_units
from spacy.tokens import Doc, Token

_TAKING_UP, _POINTING = frozenset({"amount", "figure", "number", "volume"}), frozenset({"that", "the", "this"})
_KNOWN = frozenset({"all", "both", "the", "these", "those"})
_NAMING = frozenset({"PROPN", "NOUN", "DET", "ADJ", "PART", "PUNCT"})


def find_observations(scene: Scene, ontology: Path | None = None) -> list[Observation]:
    """Give the figures of the report's prose that can be tied to an entity, in the order of the text."""
    doc, units = scene.parsed.doc, load_units(ontology)
    prose = {t.i for sentence in scene.parsed.sentences for t in sentence.span}
    figures, facts = find_figures(doc, scene.dates, units), fact_lines(scene.parsed)
    by_begin = {q.begin: q for q in figures}
    bases = {q.beside: q for q in figures if q.beside is not None}
    found: list[Observation] = []
    for at, quantity in enumerate(figures):
        fact = facts.get(quantity.head)
        if (quantity.trivial and fact is None) or quantity.head not in prose:
            continue
        level = by_begin.get(quantity.beside, quantity) if quantity.beside is not None else quantity
        level = _converted(at, figures, doc) or level
        about = figure_context(level, scene.dates, doc, units, bases.get(level.begin))
        if level is not quantity and quantity.beside is not None:  # what is compared measures the same, at another time
            own = date_behind(quantity, doc, dates_around(scene.dates, quantity.begin, quantity.end))
            about = replace(about, period=own.value if own is not None else None, change_from=None)
        if (meant := _taken_up(at, figures, about, scene)) is not None:
            about = replace(about, of_heads=meant.of_heads, indicator=meant.indicator)
        if (whole := by_begin.get(quantity.level if quantity.level is not None else -1)) is not None:
            about = _of_level(about, figure_context(whole, scene.dates, doc, units), quantity, doc)
        heads = [doc[i] for i in about.of_heads]
        if (gapped := _gapped(at, figures, scene)) is not None:
            heads.insert(0, gapped)
        heads[:0] = _counted_before(at, figures, doc) if quantity.qualifier in FURTHER else []
        heads += [*_counted_before(at, figures, doc), *_phrases_above(doc[quantity.head]), *_around(doc[quantity.head])]
        heads = heads if fact is None else list(fact.of)
        keys = next((keys for token in heads if (keys := scene.referents.acting(token))), ())
        keys = _actors(quantity, keys, scene) or keys
        known = _known_number(quantity, scene) if fact is None else None
        if known is not None and keys != scene.referents.keys(known):
            told = any(c.dep_ not in ("det", "nummod") for c in known.children)
            keys, about = scene.referents.keys(known) if told else (), replace(about, indicator=known.lower_)
        if fact is None and (counted := _counts_them(quantity, keys, scene)) is not None:
            quantity, keys = replace(quantity, unit=counted.lemma_.lower()), _whole_of(counted, scene)
        made = [_observation(quantity, about, key, scene) for key in keys]
        found += made if fact is None else [_labelled(o, fact, units) for o in made]
    found += [_observation(quantity, about, key, scene) for quantity, about, key in find_ages(scene)]
    return [replace(o, unit=currency_of(o, scene, units)) if o.unit in units.shared else o for o in found]


def _of_level(about: FigureContext, level: FigureContext, quantity: Quantity, doc: Doc) -> FigureContext:
    """Say of a change of another figure what that one measures: "exports of 5 million, up 2 percent"."""
    way = "increase" if quantity.direction == "up" else "decrease"
    told = level.indicator and level.indicator != doc[level.predicate].lemma_  # not "increase in lend"
    indicator = f"{way} in {level.indicator}" if told else way  # "handled 4 million TEU, up 8 percent"
    return replace(about, of_heads=level.of_heads, indicator=indicator, period=level.period or about.period)


def _taken_up(at: int, figures: Sequence[Quantity], about: FigureContext, scene: Scene) -> FigureContext | None:
    """Give what "the figure" takes up: "trade reached 4 million; they plan to raise the figure to 6 million"."""
    doc, quantity, units = scene.parsed.doc, figures[at], load_units()
    taken = doc[about.of_heads[0]] if about.of_heads else None
    if taken is None or taken.lemma_ not in _TAKING_UP or not any(c.lower_ in _POINTING for c in taken.lefts):
        return None
    if any(c.dep_ == "prep" for c in taken.rights if c.lower_ == "of"):
        return None
    sentence = doc[quantity.head].sent
    for earlier in reversed(figures[:at]):
        near = doc[earlier.head].sent
        if earlier.unit == quantity.unit and near.start <= sentence.start <= near.end:
            return figure_context(earlier, scene.dates, doc, units)
    moved = (t for t in doc[sentence.start : taken.i] if t.pos_ == "VERB" and t.lemma_ in units.up | units.down)
    subject = next((s for t in moved for s in surface_subject(t) if s.pos_ == "NOUN"), None)
    return replace(about, of_heads=(subject.i,), indicator="") if subject is not None else None


def _converted(at: int, figures: Sequence[Quantity], doc: Doc) -> Quantity | None:
    """Give the figure that one in brackets right behind it gives in another unit: "40 miles (65 km)"."""
    before, begin = figures[at - 1] if at else None, figures[at].begin
    bracketed = begin > 1 and doc[begin - 1].text == "(" and before is not None and before.end == begin - 1
    return before if bracketed and before is not None and before.unit != figures[at].unit else None


def _labelled(observation: Observation, fact: FactLine, units: Units) -> Observation:
    """Let the label of a line say what its figure measures."""
    counted = "person" if fact.counted in units.people else fact.counted
    return replace(observation, indicator=fact.indicator, unit=observation.unit or counted)


def _is_granted(quantity: Quantity, doc: Doc) -> bool:
    """Tell how many there are, whatever they do not do: "none of the 27 states signed"."""
    noun = doc[quantity.noun_head] if quantity.noun_head is not None else None
    return noun is not None and any(c.lower_ in ("the", "these", "those", "its", "their") for c in noun.lefts)


def _observation(quantity: Quantity, about: FigureContext, key: str, scene: Scene) -> Observation:
    doc = scene.parsed.doc
    context = context_at(doc[about.predicate], scene)
    if context.modality is Modality.NEGATED and _is_granted(quantity, doc):
        context = replace(context, modality=Modality.ASSERTED)
    speakers = speakers_of(context, scene)
    passage = evidence(doc[quantity.head], None, None, scene).passage
    signals = (f"by {Source.FIGURE}", f"modality {context.modality}")
    return Observation(
        of=key,
        indicator=about.indicator or quantity.noun or scene.referents.entity(key).name,
        value=quantity.value,
        unit=quantity.unit,
        period=about.period,
        change=quantity.change,
        change_from=about.change_from,
        qualifier=quantity.qualifier,
        modality=context.modality,
        speaker=speakers[0][0] if speakers else DOCUMENT_KEY,
        reported_by=reporters(speakers),
        confidence=scene.weights.probability(signals),
        evidence=(Evidence(passage, None, quantity.span),),
        signals=signals,
    )


def _actors(quantity: Quantity, keys: tuple[str, ...], scene: Scene) -> tuple[str, ...]:
    """Give those who are counted and act ("9 airlines pay for hotels"), unless they are counted at an event."""
    noun = scene.parsed.doc[quantity.noun_head] if quantity.noun_head is not None else None
    if noun is None or noun.dep_ != "nsubj" or any(scene.referents.entity(k).cls == "Event" for k in keys):
        return ()
    return scene.referents.keys(noun)


def _known_number(quantity: Quantity, scene: Scene) -> Token | None:
    """Give those whose number is known already, and who alone have it: "made progress with the four countries"."""
    doc, at = scene.parsed.doc, quantity.begin
    if quantity.noun_head is None or not at or doc[at - 1].lower_ not in _KNOWN:  # "300 of the 900 workers"
        return None
    noun = doc[quantity.noun_head]
    return noun if noun.tag_ == "NNS" and len(scene.referents.keys(noun)) < 2 else None  # "the 150-seat house"


def _counts_them(quantity: Quantity, keys: tuple[str, ...], scene: Scene) -> Token | None:
    """Give the noun that counts those whom the text then names, or some of them: "the two members of A – B and C"."""
    noun = scene.parsed.doc[quantity.noun_head] if quantity.noun_head is not None else None
    named = noun is not None and quantity.value >= len(keys) > 1 and scene.referents.keys(noun) == keys
    return noun if named else None


def _whole_of(noun: Token, scene: Scene) -> tuple[str, ...]:
    """Give what those who are counted are of."""
    whole = [t for word, of in prepositions(noun) if word == "of" for t in objects_of(of)]
    return tuple(dict.fromkeys(key for t in whole for key in scene.referents.keys(t)))


def _gapped(at: int, figures: Sequence[Quantity], scene: Scene) -> Token | None:
    """Give the subject of a clause that leaves out its verb: "A gave $9 million, B $7 million and C $4 million"."""
    doc, quantity = scene.parsed.doc, figures[at]
    begin = quantity.begin - len((quantity.qualifier or "").split())
    earlier = [q for q in figures[:at] if q.unit == quantity.unit and doc[q.head].sent == doc[quantity.head].sent]
    if not earlier or not begin:
        return None
    last = doc[begin - 1]
    edge = begin - 1
    while edge > earlier[-1].end and doc[edge - 1].text not in (",", ";", "and", "while", "but"):
        edge -= 1
    between = doc[edge:begin]
    if not len(between) or edge <= earlier[-1].end - 1 or any(t.pos_ not in _NAMING for t in between):
        return None
    return last if last.pos_ in ("PROPN", "NOUN") and scene.referents.is_head(last) else None


def _counted_before(at: int, figures: Sequence[Quantity], doc: Doc) -> list[Token]:
    """Give who is counted before in a sentence that goes on with bare numbers: "two miners died, six were injured"."""
    quantity = figures[at]
    if quantity.noun_head is not None or not quantity.noun:
        return []
    before = (q for q in reversed(figures[:at]) if q.noun_head is not None and q.unit == quantity.unit)
    counted = next((doc[q.noun_head] for q in before if q.noun_head is not None), None)
    return [counted] if counted is not None and counted.sent == doc[quantity.head].sent else []


def _around(token: Token) -> Iterator[Token]:
    """Give what stands around a figure of which nothing nearer is known, the nearest first; not who tells it."""
    below = token
    for at in token.ancestors:
        told, below = below.dep_ == "ccomp", at
        if at.pos_ in ("VERB", "AUX"):
            yield from () if told else surface_subject(at)
            yield from patients(at)
            yield from (t for _, p in prepositions(at) for t in objects_of(p))
        else:
            yield at


def _phrases_above(token: Token) -> list[Token]:
    """Give the heads of the phrases that a measure stands in: "the 200-MW Atlas wind farm"."""
    found = []
    while token.dep_ in ("compound", "nummod", "nmod", "amod") and token.head is not token:
        token = token.head
        found.append(token)
    return found
