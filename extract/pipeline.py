"""The way of the data, from a document to what it states: one function, one stage after the other."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path

from reportgraph.extract.candidates import NO_CLASSES, Journal, Knowledge
from reportgraph.extract.coref import resolve
from reportgraph.extract.dates import find_dates
from reportgraph.extract.figures import find_observations
from reportgraph.extract.finish import admitted, merge, ordered, used
from reportgraph.extract.gatherings import find_gatherings, listed_participants
from reportgraph.extract.link import link
from reportgraph.extract.literals import find_event_dates, find_positions
from reportgraph.extract.masthead import find_masthead
from reportgraph.extract.mentions import find_mentions
from reportgraph.extract.model import Document, Entity, Extraction, Observation, Statement
from reportgraph.extract.parse import DEFAULT_MODEL, parse
from reportgraph.extract.propositions import find_propositions
from reportgraph.extract.quotes import find_speeches
from reportgraph.extract.referents import Referents, possessors_in, with_place
from reportgraph.extract.relations import find_candidates
from reportgraph.extract.selection import reclassed, select_classes
from reportgraph.extract.statements import Scene, make_statements
from reportgraph.extract.structure import find_structure
from reportgraph.extract.titles import find_offices, office_candidates
from reportgraph.ontology.gazetteer import load_gazetteer
from reportgraph.ontology.lexicon import load_lexicon
from reportgraph.ontology.schema import load_schema
from reportgraph.ontology.weights import load_weights


@dataclass(frozen=True, slots=True)
class ExtractOptions:
    """What a caller may choose.

    `ontology` is the directory of a domain pack (None: the shipped one); `min_confidence` drops statements below it.
    """

    model: str = DEFAULT_MODEL
    ontology: Path | None = None
    open_relations: bool = True
    min_confidence: float = 0.0


def extract(document: Document, options: ExtractOptions | None = None) -> Extraction:
    """Read a document into entities, statements and observations.

    Raises:
        ModelError: The parsing pipeline can't be loaded.
        OntologyError: The domain pack is malformed.

    """
    options = options or ExtractOptions()
    schema, lexicon = load_schema(options.ontology), load_lexicon(options.ontology)
    parsed = parse(document, options.model)
    speeches = find_speeches(parsed, lexicon.contexts)
    mentions = find_mentions(parsed, options.ontology)
    entities = link(parsed, mentions, resolve(parsed, mentions, options.ontology), options.ontology)
    anchor = document.dateline_date or document.date
    dates = find_dates(parsed.doc, anchor)
    entities, here = with_place(entities, document, load_gazetteer(options.ontology))
    possessors = possessors_in(parsed.doc, mentions)
    referents = Referents(entities, speeches, here, standins=lexicon.standins, possessors=possessors)
    propositions = list(find_propositions(parsed))
    entities = select_classes(propositions, entities, Knowledge(schema, lexicon, referents))
    mentions = reclassed(mentions, entities)
    referents = replace(referents, linked=entities)
    offices = find_offices(mentions, Knowledge(schema, lexicon, referents), parsed.doc)
    titles = {office.title.i: office.person for office in offices}
    # what an office says is said; its title is no predicate any more
    propositions = [p for p in propositions if p.predicate.i not in titles]
    listed = listed_participants(propositions, lexicon.participants)
    referents = replace(referents, holders=titles, listed=listed)
    knowledge = Knowledge(schema, lexicon, referents, options.open_relations)
    scene = Scene(parsed, {m.head: m for m in mentions}, dates, knowledge, load_weights(options.ontology))
    journal = Journal()
    candidates = office_candidates(offices)
    candidates += find_candidates(propositions, knowledge, journal)
    candidates += find_gatherings(propositions, knowledge)
    candidates += find_structure(mentions, parsed.doc, knowledge)
    statements = make_statements(candidates, scene, journal)
    statements += find_positions(offices, scene)
    statements += find_event_dates(mentions, scene)
    statements += find_masthead(scene)
    observations = find_observations(scene, options.ontology)
    return _finished(Found(document, entities.entities, statements, observations), journal.counts(), options)


@dataclass(frozen=True, slots=True)
class Found:
    """What the stages found, before it is joined and cut."""

    document: Document
    entities: tuple[Entity, ...]
    statements: list[Statement]
    observations: list[Observation]


def _finished(found: Found, left_out: Counter[str], options: ExtractOptions) -> Extraction:
    schema = load_schema(options.ontology)
    fitting = admitted(found.statements, {e.key: e for e in found.entities}, schema)
    if len(fitting) < len(found.statements):
        left_out[NO_CLASSES] += len(found.statements) - len(fitting)
    merged = merge(fitting, schema)
    kept = [s for s in merged if s.confidence >= options.min_confidence]
    observations = [o for o in found.observations if o.confidence >= options.min_confidence]
    weak = len(merged) - len(kept) + len(found.observations) - len(observations)
    if weak:
        left_out["confidence below the minimum"] = weak
    return Extraction(
        document=found.document,
        entities=used(found.entities, kept, observations),
        statements=ordered(kept),
        observations=tuple(observations),
        left_out=dict(sorted(left_out.items())),
    )
