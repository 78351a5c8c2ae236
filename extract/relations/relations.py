"""Propositions to statements: typed by the lexicon's frames, else named after the verb."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set

from reportgraph.extract.parsing.syntax import VERBAL
from reportgraph.extract.relations.candidates import SAID_BETTER, Candidate, Journal, Knowledge, Voice
from reportgraph.extract.relations.frames import Matcher
from reportgraph.extract.relations.open_relations import open_relations
from reportgraph.extract.relations.propositions import PredicateKind, Proposition
from reportgraph.extract.relations.spoken import spoken_relations
from reportgraph.extract.relations.views import find_views

_SELF = frozenset({"committedTo", "aimsAt"})  # what one can only pledge or pursue oneself


def find_candidates(propositions: Iterable[Proposition], knowledge: Knowledge, journal: Journal) -> list[Candidate]:
    """Give the typed and open relations that the propositions state; each token pair of a predicate once.

    Where a noun says of its own what it stands between ("voiced the need for peace"), the noun is heard, and not
    the verb that was looked through it.
    """
    found: list[Candidate] = []
    for proposition in propositions:
        matcher = Matcher(proposition, knowledge)
        typed = list(matcher.typed(journal))
        found += typed
        found += find_views(proposition, knowledge)
        untold = (not typed or _tells_only_where(typed, proposition)) and proposition.kind is PredicateKind.VERB
        untold = untold and not matcher.is_idiom()
        if untold and knowledge.open_relations:
            found += open_relations(proposition, knowledge) or spoken_relations(proposition, knowledge)
    stances = knowledge.lexicon.stances
    views = stances - {"aimsAt", "proposed"}
    governed = {_said(c) for c in found if c.through is not None and c.property in stances}
    told = [c for c in found if c.through is not None or _said(c) not in governed]  # "committed to the goals of A"
    own = {(c.subject.i, c.predicate.i, c.object.i) for c in told}
    told = [
        c
        for c in told
        if c.through is None
        or c.through == c.predicate
        or (c.subject.i, c.through.i, c.object.i) not in own
        or c.property == "funds"  # "gave 9 dollars in support of A": more than support
    ]
    others = {(c.predicate.i, c.object.i): c.subject.i for c in told if c.voice is Voice.HELD}
    told = [c for c in told if c.property not in _SELF or not _is_of_another(c, others)]
    held = {(c.subject.i, c.predicate.i) for c in told if c.property in views}
    asked = {(c.subject.i, c.predicate.i) for c in told if c.property in views - {"opposes"}}
    backed = {
        (c.subject.i, c.predicate.i) for c in told if c.property == "endorsed"
    }  # "commitment to the defense of A"
    within = {"advocates": asked, "committedTo": held - backed}
    told = [  # "its wish for A"; what is to be done is itself opposed or asked for, and so are "sanctions on A"
        c
        for c in told
        if c.property not in views
        or c.object.pos_ in VERBAL
        or (c.subject.i, c.object.i) not in within.get(c.property, held)
    ]
    fields = {(c.predicate.i, c.object.i) for c in told if c.property == "cooperatesOn"}
    told = [c for c in told if not _is_field(c, fields)]
    kept = _strongest(told, stances)
    heard = {id(c) for c in kept}
    for c in found:
        if id(c) not in heard:
            journal.drop(SAID_BETTER, c)
    return kept


def _tells_only_where(typed: Sequence[Candidate], p: Proposition) -> bool:
    """Tell "A beat B in the final", of whom it is only said yet that both were there; "A unites B" says it all.

    So it is of "A and B discussed C", of whom it is only said that they met.
    """
    acted_on, acting = ({t.i for t in p.roles.get(role, ())} for role in ("object", "agent"))
    met = {t for c in typed for t in (c.subject.i, c.object.i, c.property)}
    if acted_on and met <= acting | {"metWith"}:
        return True
    there = {c.subject.i for c in typed if c.property == "participatedIn"}
    return (
        bool(acting)
        and not acted_on.isdisjoint(there)
        and all(c.property == "participatedIn" and c.object.i not in acting for c in typed)
    )


def _is_of_another(c: Candidate, others: Mapping[tuple[int, int], int]) -> bool:
    """Tell what is somebody else's by the noun looked through: "A reaffirmed B's commitment to C" pledges no C."""
    return c.through is not None and others.get((c.through.i, c.object.i), c.subject.i) != c.subject.i


def _is_field(c: Candidate, fields: Set[tuple[int, int]]) -> bool:
    """Tell work together from the field it is in: "enhances its cooperation with A in B" does B itself no good."""
    return c.property == "contributesTo" and c.through is not None and (c.through.i, c.object.i) in fields


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
