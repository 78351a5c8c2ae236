"""The way of the data, from a document to what it states: one function, one stage after the other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from reportgraph.extract.attribution.quotes import find_speeches
from reportgraph.extract.attribution.turns import Speech
from reportgraph.extract.coreference.around_report import with_authors, with_place, with_publisher
from reportgraph.extract.coreference.coref import resolve
from reportgraph.extract.coreference.link import Entities, link, with_doings, with_named
from reportgraph.extract.coreference.own_things import with_own_things
from reportgraph.extract.coreference.referents import Referents, possessors_in
from reportgraph.extract.cycles import rare_collection
from reportgraph.extract.dates.dates import find_dates
from reportgraph.extract.figures.figures import find_observations
from reportgraph.extract.mentions.doings import find_doings
from reportgraph.extract.mentions.mentions import find_mentions
from reportgraph.extract.mentions.purposes import find_purposes
from reportgraph.extract.model import Document, Extraction, Mention, Observation, Statement
from reportgraph.extract.offices.counterparts import with_counterparts
from reportgraph.extract.offices.literals import find_positions
from reportgraph.extract.offices.office_claims import office_candidates, without_offices
from reportgraph.extract.offices.office_titles import Office
from reportgraph.extract.offices.office_words import OfficeWords
from reportgraph.extract.offices.own_bodies import bodies_of
from reportgraph.extract.offices.titles import find_offices
from reportgraph.extract.parsing.parse import DEFAULT_MODEL, Parsed, parse
from reportgraph.extract.relations.candidates import NO_CLASSES, NO_CONTENT, SAID_BETTER, TOO_WEAK, Journal, Knowledge
from reportgraph.extract.relations.datings import find_datings
from reportgraph.extract.relations.finish import (
    admitted,
    ordered,
    plainly_named,
    telling,
    told_ahead,
    told_once,
    used,
)
from reportgraph.extract.relations.homes import with_visitors
from reportgraph.extract.relations.inner_names import with_inner_names
from reportgraph.extract.relations.masthead import find_masthead
from reportgraph.extract.relations.memberships import find_memberships
from reportgraph.extract.relations.merging import merge
from reportgraph.extract.relations.named_purposes import find_named_purposes
from reportgraph.extract.relations.propositions import Proposition, find_propositions
from reportgraph.extract.relations.relations import find_candidates
from reportgraph.extract.relations.said_by_names import without_circles, without_own_bodies
from reportgraph.extract.relations.scene import Scene
from reportgraph.extract.relations.scenes.facts import find_fact_dates, find_milestones
from reportgraph.extract.relations.scenes.gatherings import listed_participants
from reportgraph.extract.relations.scenes.scenes import with_scenes
from reportgraph.extract.relations.scenes.venues import with_venues
from reportgraph.extract.relations.selection import reclassed, select_classes
from reportgraph.extract.relations.statements import make_statements
from reportgraph.extract.relations.structure import find_structure
from reportgraph.extract.relations.told_ideals import told_ideals
from reportgraph.ontology.gazetteer import load_gazetteer
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.lexicon import load_lexicon
from reportgraph.ontology.naming import load_knowledge, load_naming
from reportgraph.ontology.schema import Schema, load_schema
from reportgraph.ontology.weights import load_weights
from spacy.tokens import Token

_NAME = 4  # words of a person's name


@dataclass(frozen=True, slots=True)
class ExtractOptions:
    """What a caller may choose.

    `ontology` is the directory of a domain pack (None: the shipped one); `min_confidence` drops statements below it.
    """

    model: str = DEFAULT_MODEL
    ontology: Path | None = None
    open_relations: bool = True
    min_confidence: float = 0.0


@dataclass(frozen=True, slots=True)
class Analysis:
    """A document with what every stage made of it."""

    scene: Scene
    mentions: tuple[Mention, ...]
    propositions: tuple[Proposition, ...]
    journal: Journal  # candidates that became no statement
    extraction: Extraction


def extract(document: Document, options: ExtractOptions | None = None) -> Extraction:
    """Read a document into entities, statements and observations.

    Raises:
        ModelError: The parsing pipeline can't be loaded.
        OntologyError: The domain pack is malformed.

    """
    return analyse(document, options).extraction


@rare_collection()
def analyse(document: Document, options: ExtractOptions | None = None) -> Analysis:
    """Read a document, and keep what the stages found on the way.

    Raises:
        ModelError: The parsing pipeline can't be loaded.
        OntologyError: The domain pack is malformed.

    """
    options = options or ExtractOptions()
    parsed = parse(document, options.model)
    mentions = find_mentions(parsed, options.ontology)
    propositions = find_propositions(parsed)
    doings = find_doings(parsed, mentions, options.ontology)
    purposes = find_purposes(parsed, mentions, options.ontology)
    told = [purpose.thing for purpose in purposes]
    knowledge, mentions = _referents(parsed, mentions, propositions, options, doings=doings, told=told)
    naming, publisher = load_naming(options.ontology), document.publisher or ""
    words = OfficeWords(mentions, knowledge, naming, parsed.doc, publisher=publisher)
    offices = find_offices(mentions, propositions, words, knowledge)
    held = [o for o in offices if not o.said or o.title.bodies or _is_right_behind(o)]
    titles = {office.title.head.i: office.person for office in reversed(held)}  # of several who share one, the first
    # what an office says is said; its title is no predicate any more
    telling = knowledge.lexicon.makers | GRAMMAR.partisans - {"defender"}  # of a football team
    propositions = tuple(p for p in propositions if p.predicate.i not in titles or p.lemma in telling)
    listed = listed_participants(propositions, knowledge.lexicon.participants) | told_ideals(propositions)
    bodies = bodies_of(offices, knowledge.referents, knowledge.schema)
    referents = replace(knowledge.referents, holders=_single(offices, titles), listed=listed, bodies=bodies)
    knowledge = replace(knowledge, referents=referents)
    dates = find_dates(parsed.doc, document.dateline_date or document.date)
    scene = Scene(parsed, {m.head: m for m in (*mentions, *doings)}, dates, knowledge, load_weights(options.ontology))
    journal = Journal()
    candidates = office_candidates(offices, knowledge)
    candidates += without_offices(find_candidates(propositions, knowledge, journal), offices, knowledge)
    candidates = with_scenes(candidates, propositions, parsed, knowledge)
    candidates += find_memberships(mentions, parsed.doc, knowledge)
    shared = titles.keys() - knowledge.referents.holders.keys()
    candidates += [c for c in find_structure(mentions, parsed.doc, knowledge) if c.predicate.i not in shared]
    candidates = with_counterparts(candidates, offices, knowledge)
    candidates = with_visitors(with_venues(candidates, knowledge), knowledge)
    statements = make_statements(candidates, scene, journal)
    statements += find_positions(offices, words, scene)
    statements += find_datings(mentions, statements, scene)
    statements += [*find_fact_dates(scene), *find_milestones(scene)]
    statements += find_named_purposes(purposes, scene)
    statements += find_masthead(scene)
    observations = find_observations(scene, options.ontology)
    extraction = _finished(scene, statements, observations, journal, options)
    return Analysis(scene, mentions, propositions, journal, extraction)


def _is_right_behind(office: Office) -> bool:
    """Tell the office that somebody is named for: "appointed Jane Roe dean"."""
    between = office.person.doc[office.person.i + 1 : office.title.begin]
    return 0 < office.title.begin - office.person.i < _NAME and all(t.text[0].isupper() for t in between)


def _single(offices: Sequence[Office], titles: Mapping[int, Token]) -> dict[int, Token]:
    """Give the holders of titles that one person has; "the presidents A and B" are both."""
    held = Counter(office.title.head.i for office in offices)
    return {i: person for i, person in titles.items() if held[i] == 1}


def _referents(
    parsed: Parsed,
    mentions: tuple[Mention, ...],
    propositions: Sequence[Proposition],
    options: ExtractOptions,
    *,
    doings: Sequence[Mention],
    told: Sequence[Mention],
) -> tuple[Knowledge, tuple[Mention, ...]]:
    """Link the mentions, and settle the classes that only the relations around them tell."""
    schema, lexicon = load_schema(options.ontology), load_lexicon(options.ontology)
    entities = link(parsed, mentions, resolve(parsed, mentions, options.ontology), options.ontology)
    entities = with_named(with_doings(entities, doings), told)
    entities, here = with_place(entities, parsed.document, load_gazetteer(options.ontology))
    entities = with_authors(entities, parsed.document)
    entities = with_publisher(entities, parsed.document, load_knowledge(options.ontology))
    speeches = [s for s in find_speeches(parsed, lexicon.contexts) if _can_speak(s, entities, schema)]
    possessors = possessors_in(parsed.doc, mentions)
    referents = Referents(
        entities, speeches, here, standins=lexicon.standins, place_kinds=lexicon.places, possessors=possessors
    )
    referents = replace(referents, linked=(entities := with_own_things(referents, parsed.doc)))
    knowledge = Knowledge(schema, lexicon, referents, options.open_relations)
    entities = select_classes(propositions, entities, knowledge, load_naming(options.ontology))
    return replace(knowledge, referents=replace(referents, linked=entities)), reclassed(mentions, entities)


def _can_speak(speech: Speech, entities: Entities, schema: Schema) -> bool:
    """Tell whose words may follow from the field that a label names: "Connected economy: we will set rules"."""
    told = [entities.entity(key).cls for token in speech.speaker for key in entities.keys_at(token)]
    return not told or any(schema.is_a(cls, kind) for cls in told for kind in ("Actor", "Document"))


def _finished(
    scene: Scene,
    statements: list[Statement],
    observations: list[Observation],
    journal: Journal,
    options: ExtractOptions,
) -> Extraction:
    schema, entities = scene.knowledge.schema, scene.referents.linked.entities
    by_key = {e.key: e for e in entities}
    words, doc = load_naming(options.ontology).words, scene.parsed.doc
    fitting = journal.keep(NO_CLASSES, statements, admitted(statements, by_key, schema))
    merged = merge(journal.keep(NO_CONTENT, fitting, telling(fitting, entities, words, doc)), schema)
    merged = list(journal.keep(SAID_BETTER, merged, told_ahead(told_once(merged), scene.parsed.document)))
    kept = journal.keep(TOO_WEAK, merged, [s for s in merged if s.confidence >= options.min_confidence])
    sure = [o for o in observations if o.confidence >= options.min_confidence]
    named = plainly_named(entities, kept, doc, scene.knowledge.lexicon)
    kept = journal.keep(NO_CONTENT, kept, without_own_bodies(without_circles(kept, named), named))
    left_out = journal.counts() + Counter({TOO_WEAK: len(observations) - len(sure)})
    named = with_inner_names(named, scene.referents.linked, scene.parsed.doc)
    return Extraction(
        document=scene.parsed.document,
        entities=used(named, kept, sure),
        statements=ordered(kept),
        observations=tuple(sure),
        left_out=dict(sorted(left_out.items())),
    )
