"""Candidates to statements: who says it, as what, when, and by which words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from reportgraph.extract.attribution.ahead import is_ahead, is_of_coming
from reportgraph.extract.attribution.contexts import Context, own_modality
from reportgraph.extract.attribution.deeds import is_meanwhile, is_told_of_past
from reportgraph.extract.attribution.denials import denied_phrase
from reportgraph.extract.attribution.moods import mood_of
from reportgraph.extract.attribution.ways import set_against
from reportgraph.extract.coreference.referents import is_first_person
from reportgraph.extract.dates.hosts import date_of
from reportgraph.extract.model import DOCUMENT_KEY, Evidence, MentionKind, Modality, Statement
from reportgraph.extract.parsing.spelling import singular
from reportgraph.extract.parsing.syntax import conjuncts, first_conjunct, is_excluded
from reportgraph.extract.relations.anybody import to_whom, who_does
from reportgraph.extract.relations.candidates import (
    NO_CLASSES,
    NO_NAME,
    NO_REFERENT,
    SAID_BETTER,
    SAME_THING,
    TOO_DOUBTFUL,
    Candidate,
    Journal,
    Source,
    Voice,
    allowed,
    class_at,
)
from reportgraph.extract.relations.confidence import signals_of
from reportgraph.extract.relations.doubts import is_doubtful
from reportgraph.extract.relations.scene import Scene, context_at, evidence, granted, reporters, speakers_of
from reportgraph.extract.relations.wishes import is_own_deed, wished_property
from reportgraph.ontology.grammar import GRAMMAR
from spacy.tokens import Token

_LASTING = frozenset({"headOf", "affiliatedWith", "partOf", "about", "hasPrinciple"})  # a date nearby is not theirs


_LONG = frozenset({"sentence long", "sentence endless"})  # in which the parser mixes up most
_MOST_PAIRED = 8  # parties of a mutual deed, of whom more are not told pair by pair
_WHOLES = ("memberOf", "partOf")  # whose ends are not on one level


def make_statements(candidates: Sequence[Candidate], scene: Scene, journal: Journal) -> list[Statement]:
    """Turn candidates into statements, one for each pair of entities and speaker; what can't be told is left out.

    What is hardly probable is kept where somebody is quoted with nothing else.
    """
    told = [(c, s, _is_improbable(s, scene)) for c in candidates for s in _statements(c, scene, journal)]
    heard = {DOCUMENT_KEY, *(s.speaker for _, s, improbable in told if not improbable)}
    kept = []
    for candidate, statement, improbable in told:
        spared = statement.speaker not in heard and not statement.property.startswith("open:")
        if improbable and not spared:
            journal.drop(TOO_DOUBTFUL, candidate)
        else:
            kept.append(statement)
    return kept


def _is_improbable(statement: Statement, scene: Scene) -> bool:
    """Tell a statement of a long sentence that is less probable than one of its property must be at least."""
    least = scene.weights.least.get(statement.property.partition(":")[0], 0.0)
    return not _LONG.isdisjoint(statement.signals) and scene.weights.is_less(statement.signals, least)


def _statements(candidate: Candidate, scene: Scene, journal: Journal) -> Iterator[Statement]:
    if _is_in_title(candidate, scene):
        journal.drop(SAID_BETTER, candidate)
        return
    if _heads_unnamed(candidate, scene):
        candidate = replace(candidate, property="leads")
    row = (candidate.subject, candidate.object)
    if first_conjunct(row[0]) == first_conjunct(row[1]) and any(map(is_excluded, row)):
        journal.drop(TOO_DOUBTFUL, candidate)  # "A, not B, signed C" says nothing of what is between A and B
        return
    context = _context(candidate, scene)
    if candidate.voice is Voice.ENDED and context.modality in (Modality.POSSIBLE, Modality.ADVOCATED):
        journal.drop(TOO_DOUBTFUL, candidate)  # "A may leave B" says neither that it is in it nor that it isn't
        return
    speakers = speakers_of(context, scene)
    speech = scene.referents.speech(candidate.predicate)
    if speech is not None and speech.quoted and not (speakers or any(t.pos_ == "PRON" for t in speech.speaker)):
        journal.drop(NO_REFERENT, candidate)  # in quotation marks, and nobody is told who says it
        return
    lasts = candidate.property in _LASTING or _is_seat(candidate, scene)
    when = None if lasts else date_of(candidate.predicate, scene.dates)
    for subject, target in _pairs(candidate, scene, journal):
        for speaker in _innermost(speakers, subject):
            name, modality = candidate.property, context.modality
            if modality is Modality.ADVOCATED and speaker == subject and not is_first_person(candidate.subject):
                # "the report called for building A": not the report is to build it, it wants it built
                wished = wished_property(candidate, scene.knowledge.lexicon)
                if wished is not None and _allows(replace(candidate, property=wished), subject, target, scene):
                    name, modality = wished, Modality.ASSERTED
                    speaker = speakers[1][0] if len(speakers) > 1 else DOCUMENT_KEY
                elif not is_own_deed(candidate):
                    journal.drop(NO_CLASSES, candidate)
                    continue
            ends = (scene.referents.entity(subject), scene.referents.entity(target))
            if is_doubtful(candidate, ends, modality=modality, lexicon=scene.knowledge.lexicon):
                journal.drop(TOO_DOUBTFUL, candidate)
                continue
            signals = signals_of(candidate, ends, modality, scene.mentions, scene.parsed)
            yield Statement(
                subject=subject,
                property=name,
                object=target,
                modality=modality,
                speaker=speaker,
                reported_by=reporters(speakers),
                time=when.value if when is not None and when.role == "at" else None,
                confidence=scene.weights.probability(signals),
                evidence=passages(candidate, scene),
                rule=f"{candidate.source}: {candidate.rule}",
                signals=signals,
            )


def _heads_unnamed(candidate: Candidate, scene: Scene) -> bool:
    """Tell who heads what has no name: "heads the committee"."""
    headed = candidate.property == "headOf" and candidate.source is Source.VERB
    return headed and not any(_is_told(key, "headOf", scene) for key in scene.referents.keys(candidate.object))


def _is_seat(candidate: Candidate, scene: Scene) -> bool:
    """Tell where somebody or something is that a noun alone places: "the Peruvian police said on Sunday"."""
    placed = candidate.source is Source.PHRASE and candidate.property == "locatedIn"
    return placed and not any(e.cls == "Event" for e in scene.referents.entities(candidate.subject))


def _is_in_title(candidate: Candidate, scene: Scene) -> bool:
    """Tell what only the title of a document says: "the Agreement between A and B on Trade" is no agreement anew."""
    if candidate.source is not Source.NOUN:
        return False
    places = [t.i for t in (candidate.subject, candidate.predicate, candidate.object)]
    named = (m for m in scene.mentions.values() if m.kind is MentionKind.NAME and m.cls == "Document")
    return any(m.begin <= min(places) and max(places) < m.end for m in named)


def _pairs(candidate: Candidate, scene: Scene, journal: Journal) -> Iterator[tuple[str, str]]:
    """Give the pairs of entity keys that domain and range allow."""
    subjects = (DOCUMENT_KEY,) if candidate.whole else who_does(candidate.subject, candidate.property, scene.knowledge)
    targets = to_whom(candidate.object, candidate.property, scene.knowledge)
    if not subjects or not targets:
        journal.drop(NO_REFERENT, candidate)
    listed = candidate.property in _WHOLES and bool(set(subjects) & set(targets))  # "the members include A, B and C"
    rule = scene.knowledge.schema.properties.get(candidate.property)
    mutual = rule is None or rule.symmetric
    mutual = mutual or (candidate.subject == candidate.object and candidate.source is not Source.NOUN)  # "each other"
    among = len(subjects) > 1 and set(targets) <= set(subjects) and not mutual
    listed = listed or among  # "approval of the five, A, B and C": none of another
    row = conjuncts(first_conjunct(candidate.subject))  # "we", thirty leaders, "will cooperate"
    members = len(subjects) if set(subjects) == set(targets) else len(row) if candidate.object in row else 0
    listed = listed or members > _MOST_PAIRED
    for a in subjects:
        for b in targets:
            if a == b or listed:
                journal.drop(SAME_THING, candidate)
            elif not (_is_told(b, candidate.property, scene) or _has_member(candidate, (a, b), scene)):
                journal.drop(NO_NAME, candidate)
            elif _allows(candidate, a, b, scene):
                yield a, b
            else:
                journal.drop(NO_CLASSES, candidate)


def _is_told(key: str, name: str, scene: Scene) -> bool:
    """Tell what an object must be told by: a name, or one in what it is called ("Peru's navy"); several words.

    "The company", "our nation", "the participants" are no objects of a membership, "the office" of no visit.
    """
    entity, lexicon = scene.referents.entity(key), scene.knowledge.lexicon
    words = entity.name.split()
    if name in lexicon.described:
        return entity.is_named or len(words) > 1
    if name not in lexicon.identified:
        return True
    listed = not entity.is_named or entity.cls == "Group"
    if listed and singular(words[-1].lower()) in lexicon.participants:
        return False
    allied = len(words) > 1 and not lexicon.alliances.isdisjoint(words)
    return entity.is_named or allied or any(word[:1].isupper() for word in words)


def _has_member(candidate: Candidate, ends: tuple[str, str], scene: Scene) -> bool:
    """Tell the members of a body that its sentence lists, "the working group consists of A and B", or tells apart."""
    listed = candidate.property == "memberOf" and candidate.predicate.lemma_.lower() in GRAMMAR.composing
    named = any(word[:1].isupper() for word in scene.referents.entity(ends[0]).name.split())
    return (listed and named) or _is_of_body(*ends, scene)


def _is_of_body(person: str, key: str, scene: Scene) -> bool:
    """Tell somebody of a body of the state that its words tell from others: "Judge Jane Roe of the supreme court"."""
    somebody, body = scene.referents.entity(person), scene.referents.entity(key)
    named = somebody.cls == "Person" and somebody.is_named
    return named and body.cls == "GovernmentBody" and len(body.name.split()) > 1


def _allows(candidate: Candidate, subject: str, target: str, scene: Scene) -> bool:
    """Check domain and range; an open relation allows all."""
    schema, entity = scene.knowledge.schema, scene.referents.entity
    rule = schema.properties.get(candidate.property)
    return rule is None or (
        allowed(class_at(entity(subject), candidate.subject), rule.domain, schema)
        and allowed(class_at(entity(target), candidate.object), rule.range, schema)
    )


def _context(candidate: Candidate, scene: Scene) -> Context:
    if candidate.voice is Voice.PRESUPPOSED:
        return granted(candidate.predicate, scene)
    if candidate.voice is Voice.AHEAD:
        return granted(candidate.predicate, scene, Modality.PLANNED)
    context, contexts = context_at(_of_presence(candidate), scene), scene.knowledge.lexicon.contexts
    if candidate.voice is Voice.ACT:
        return Context(Modality.ASSERTED, context.speakers[1:])
    if candidate.voice is Voice.VIEW:
        return Context(Modality.ASSERTED, context.speakers)
    ends = (candidate.subject, candidate.object)
    if any(is_excluded(t) or denied_phrase(t, contexts) for t in ends):
        goes_on = candidate.voice is Voice.ENDED and context.modality is Modality.ASSERTED  # "left A but not B"
        return Context(Modality.ASSERTED if goes_on else Modality.NEGATED, context.speakers)
    if any(set_against(t, contexts) == candidate.predicate for t in ends):  # "did not sign A but B": B
        return Context(mood_of(candidate.predicate, contexts, negation=False), context.speakers)
    modality = context.modality
    if candidate.voice is Voice.DUE and modality is Modality.ASSERTED:
        modality = Modality.PLANNED
    contended = candidate.property == "participatedIn" and candidate.source is Source.VERB
    if contended and candidate.predicate.lemma_ in GRAMMAR.contending and modality is Modality.NEGATED:
        return Context(Modality.ASSERTED, context.speakers)  # "did not win the race"
    if candidate.voice is Voice.ENDED and modality in (Modality.ASSERTED, Modality.PLANNED, Modality.NEGATED):
        held = modality is Modality.NEGATED  # "did not leave B" is still in it
        return Context(Modality.ASSERTED if held else Modality.NEGATED, context.speakers)
    if candidate.voice is Voice.HELD and modality is not Modality.NEGATED:
        return Context(Modality.ASSERTED, context.speakers)
    if modality is Modality.ASSERTED and candidate.property not in scene.knowledge.lexicon.stances:
        if candidate.source not in (Source.GATHERING, Source.OPEN):  # who pledges aid at a summit takes part in it
            modality = own_modality(candidate.predicate, contexts)
        if is_ahead(candidate.predicate, scene.dates, scene.today) or _is_coming_event(candidate, scene):
            modality = Modality.PLANNED
    return Context(modality, context.speakers)


def _of_presence(candidate: Candidate) -> Token:
    """Give the word whose context a claim has: who "agreed to deepen ties at a summit" was there when it was agreed."""
    verb = candidate.predicate
    if candidate.source is not Source.GATHERING or not is_told_of_past(verb.sent.root):
        return verb
    during = next((c for c in verb.rights if c.dep_ == "prep" and is_meanwhile(c, verb)), None)
    return during if during is not None and during.is_ancestor(candidate.object) else verb


def _is_coming_event(candidate: Candidate, scene: Scene) -> bool:
    """ "a forum hosted by A will be held"."""
    described = scene.referents.entities(candidate.predicate.head)
    events = any(scene.knowledge.schema.is_a(e.cls, "Event") for e in described)
    return events and is_of_coming(candidate.predicate, scene.knowledge.lexicon.contexts)


def _innermost(speakers: list[tuple[str, ...]], subject: str) -> tuple[str, ...]:
    """Give the innermost speakers; where several speak and the statement is about one of them, it speaks for itself."""
    if not speakers:
        return (DOCUMENT_KEY,)
    return (subject,) if subject in speakers[0] else speakers[0]


def passages(candidate: Candidate, scene: Scene) -> tuple[Evidence, ...]:
    """Give the sentence of the predicate, and those of subject and object that stand in another one (a list's)."""
    subject = None if candidate.whole else candidate.subject
    found = [evidence(candidate.predicate, subject, candidate.object, scene)]
    if candidate.subject.sent != candidate.predicate.sent:
        found.insert(0, evidence(candidate.subject, candidate.subject, None, scene))
    if candidate.object.sent != candidate.predicate.sent:
        found.append(evidence(candidate.object, None, candidate.object, scene))
    return tuple(found)
