"""Propositions to statements: typed by the lexicon's frames, else named after the verb."""

from __future__ import annotations

from collections.abc import Iterable

from reportgraph.extract.attribution import context_of
from reportgraph.extract.candidates import SAID_BETTER, Candidate, Journal, Knowledge, Source, Voice, allowed
from reportgraph.extract.frames import Matcher
from reportgraph.extract.model import Modality
from reportgraph.extract.open_relations import open_relations
from reportgraph.extract.propositions import PredicateKind, Proposition
from reportgraph.extract.syntax import VERBAL, child, first_conjunct, is_passive
from reportgraph.extract.themes import is_ill, themes_of
from reportgraph.ontology.lexicon import Lexicon
from spacy.tokens import Token


def find_candidates(propositions: Iterable[Proposition], knowledge: Knowledge, journal: Journal) -> list[Candidate]:
    """Give the typed and open relations that the propositions state; each token pair of a predicate once.

    Where a noun says of its own what it stands between ("voiced the need for peace"), the noun is heard, and not
    the verb that was looked through it.
    """
    found: list[Candidate] = []
    for proposition in propositions:
        typed = list(Matcher(proposition, knowledge).typed(journal))
        found += typed
        found += _advice(proposition, knowledge)
        found += _judgement(proposition, knowledge)
        if not typed and knowledge.open_relations and proposition.kind is PredicateKind.VERB:
            found += open_relations(proposition, knowledge)
    stances = knowledge.lexicon.stances
    views = stances - {"aimsAt", "proposed"}
    governed = {_said(c) for c in found if c.through is not None and c.property in stances}
    told = [c for c in found if c.through is not None or _said(c) not in governed]  # "committed to the goals of A"
    own = {(c.subject.i, c.predicate.i, c.object.i) for c in told}
    told = [c for c in told if c.through is None or (c.subject.i, c.through.i, c.object.i) not in own]
    held = {(c.subject.i, c.predicate.i) for c in told if c.property in views}
    told = [c for c in told if c.property not in views or (c.subject.i, c.object.i) not in held]  # "its wish for A"
    kept = _strongest(told, stances)
    heard = {id(c) for c in kept}
    for c in found:
        if id(c) not in heard:
            journal.drop(SAID_BETTER, c)
    return kept


def _said(c: Candidate) -> tuple[int, str, int]:
    return c.subject.i, c.property, c.object.i


def _strongest(candidates: list[Candidate], stances: frozenset[str]) -> list[Candidate]:
    """Of what is said of the same two words keep the telling part ("pledged to sustain A" is a commitment).

    A plan to do a thing and the thing that is to be done are two ("plans to sign A").
    """
    best: dict[tuple[int, int], int] = {}

    def rank(c: Candidate) -> int:
        if c.property == "contributesTo" or c.property.startswith("open:"):
            return 0
        return 2 if c.property in stances else 1

    for c in candidates:
        pair = (c.subject.i, c.object.i)
        best[pair] = max(best.get(pair, 0), rank(c))
    return [
        c
        for c in candidates
        if rank(c) == best[c.subject.i, c.object.i]
        or (rank(c) == 1 and c.property != "aimsAt")
        or (c.property.startswith("open:") and best[c.subject.i, c.object.i] == 1)
    ]


def _advice(p: Proposition, knowledge: Knowledge) -> list[Candidate]:
    """From "A said B should do C" comes that A advocates C (and, elsewhere, what B should do)."""
    verb, schema = p.predicate, knowledge.schema
    if verb.pos_ not in VERBAL or p.kind is not PredicateKind.VERB or verb.lemma_ == "be":
        return []
    modal = child(verb, "aux")
    if modal is None and verb.dep_ == "conj":
        modal = child(first_conjunct(verb), "aux")
    if modal is None or knowledge.lexicon.contexts.modal(modal.lower_) != Modality.ADVOCATED:
        return []
    context = context_of(verb, knowledge.lexicon.contexts)
    speakers, denied = context.speakers, context.modality is Modality.NEGATED and child(verb, "neg") is None
    if not speakers or denied:  # "rejected calls that B should do C": no advice of theirs
        return []
    found = []
    for theme in themes_of(verb, knowledge.lexicon):
        name = knowledge.lexicon.opposite["advocates"] if theme.against else "advocates"
        if theme.less:
            continue
        if _rewards(verb, knowledge.lexicon):
            name = "endorsed"  # "said that B should reward C"
        rule = schema.properties[name]
        for speaker in speakers[0]:
            may_say = any(allowed(e.cls, rule.domain, schema) for e in knowledge.referents.entities(speaker))
            if may_say and any(allowed(e.cls, rule.range, schema) for e in knowledge.referents.entities(theme.head)):
                found.append(Candidate(speaker, name, theme.head, verb, Source.ADVICE, verb.lemma_, Voice.ACT))
    return found


def _judgement(p: Proposition, knowledge: Knowledge) -> list[Candidate]:
    """From "A said that B is a success" comes that A endorsed B, from "A said B is needed" that A advocates B."""
    verb, lexicon = p.predicate, knowledge.lexicon
    complement = child(verb, "acomp", "attr") if verb.lemma_ == "be" and p.kind is PredicateKind.VERB else None
    if complement is None and p.kind is PredicateKind.VERB and verb.tag_ == "VBN" and is_passive(verb):
        complement = verb  # "is needed"
    if complement is None or verb.dep_ not in ("ccomp", "conj") or child(verb, "neg") is not None:
        return []
    called = complement.lower_ if complement.tag_ == "VBN" else complement.lemma_.lower()
    name = next((name for name, words in lexicon.judging.items() if called in words), "")
    if any(called in words for words in (lexicon.ills, lexicon.empty)):
        return []
    context = context_of(verb, lexicon.contexts)
    if not name or not context.speakers or context.modality is not Modality.ASSERTED:
        return []
    judged = [
        t
        for head in p.roles.get("object" if complement is verb else "agent", ())
        for theme in themes_of(head, lexicon)
        if not is_ill(t := theme.head, lexicon) and t.lower_ not in ("it", "this", "that", "there")
    ]
    rule = knowledge.schema.properties[name]
    able = [
        a
        for a in context.speakers[0]
        if any(allowed(e.cls, rule.domain, knowledge.schema) for e in knowledge.referents.entities(a))
    ]
    return [
        Candidate(a, name, b, verb, Source.ADVICE, called, Voice.ACT)
        for a in able
        for b in judged
        if a.i != b.i and any(allowed(e.cls, rule.range, knowledge.schema) for e in knowledge.referents.entities(b))
    ]


def _rewards(verb: Token, lexicon: Lexicon) -> bool:
    frames = lexicon.frames.get((verb.lemma_.lower(), "verb"), ())
    return bool(frames) and frames[0].property == "endorsed"
