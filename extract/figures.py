"""Quantities to observations: what a figure is about, for which period, how changed, who gives it, and as what."""

from __future__ import annotations

from pathlib import Path

from reportgraph.extract.candidates import Source
from reportgraph.extract.figure_context import figure_context
from reportgraph.extract.model import DOCUMENT_KEY, Evidence, Observation
from reportgraph.extract.quantities import find_quantities
from reportgraph.extract.statements import Scene, context_at, evidence, reporters, speakers_of
from reportgraph.ontology.units import load_units
from spacy.tokens import Token


def find_observations(scene: Scene, ontology: Path | None = None) -> list[Observation]:
    """Give the figures of the report's prose that can be tied to an entity, in the order of the text."""
    doc, units = scene.parsed.doc, load_units(ontology)
    found: list[Observation] = []
    prose = {t.i for sentence in scene.parsed.sentences for t in sentence.span}
    for quantity in find_quantities(doc, scene.dates, units):
        if quantity.trivial or quantity.head not in prose:
            continue
        about = figure_context(quantity, scene.dates, doc, units)
        heads = [*(doc[i] for i in about.of_heads), *_phrases_above(doc[quantity.head])]
        keys = next((keys for token in heads if (keys := scene.referents.keys(token))), ())
        if not keys:
            continue
        predicate = doc[about.predicate]
        context = context_at(predicate, scene)
        speakers = speakers_of(context, scene)
        passage = evidence(doc[quantity.head], None, None, scene).passage
        signals = (f"by {Source.FIGURE}", f"modality {context.modality}")
        for key in keys:
            found.append(
                Observation(
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
            )
    return found


def _phrases_above(token: Token) -> list[Token]:
    """Give the heads of the phrases that a measure stands in: "the 200-MW Atlas wind farm"."""
    found = []
    while token.dep_ in ("compound", "nummod", "nmod", "amod") and token.head is not token:
        token = token.head
        found.append(token)
    return found
