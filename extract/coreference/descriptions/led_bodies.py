"""Finds which body "his party", "her company", "his administration" is: the one that somebody leads, or is of."""

from __future__ import annotations

from reportgraph.extract.coreference.cues import GOVERNING, Cue
from reportgraph.extract.coreference.discourse import Discourse
from reportgraph.extract.grammar.arguments import surface_subject
from reportgraph.extract.parsing.labels import MODIFYING
from spacy.tokens import Token

_LEADING = frozenset({"chair", "found", "head", "lead", "represent"})
_LINKS = frozenset({"of", "for", "from", "with"})
_STEPS = 6  # from a body's name up to the name of who is of it
_KINDS = {
    "party": "PoliticalParty",
    **dict.fromkeys(("business", "company", "firm"), "Company"),
    **dict.fromkeys(("agency", "bank", "body", "commission", "council", "foundation", "fund"), "Institution"),
    **dict.fromkeys(("group", "institute", "institution", "ministry", "organisation", "organization"), "Institution"),
    "university": "University",
}


def led_body(cue: Cue, whose: int | None, discourse: Discourse) -> int | None:
    """Give the body last told to be somebody's, or None; `whose`: the set of who has the body of the phrase."""
    kind = _KINDS.get(cue.head) if not cue.plural and not cue.modifiers else None
    if whose is None or kind is None or cue.determiner != "poss":
        return None
    people = {c.mention.head for c in discourse.cues if discourse.find(c.index) == whose}
    names = (c for c in reversed(discourse.cues[: cue.index]) if c.is_name)
    bodies = (c for c in names if discourse.is_a(c, kind) or discourse.cls(c) == "Institution")
    return next((c.index for c in bodies if not people.isdisjoint(_of_it(discourse.parsed.doc[c.mention.head]))), None)


def own_government(cue: Cue, whose: int | None, discourse: Discourse) -> int | None:
    """Give the government that is called after somebody: "Roe's administration … the Roe-Doe Administration"."""
    if whose is None or cue.head not in GOVERNING or cue.plural or cue.modifiers - cue.names:
        return None
    people = {c.words[-1] for c in discourse.cues if c.is_name and c.words and discourse.find(c.index) == whose}
    named = (c for c in reversed(discourse.cues[: cue.index]) if c.is_name and c.head == cue.head and len(c.words) > 1)
    return next((c.index for c in named if c.words[0] in people), None)


def _of_it(body: Token) -> set[int]:
    """Give those who are said to be of a body: "A, who leads it", "A, its leader,", "A of the party"."""
    found, at = {c.i for c in body.lefts if c.dep_ == "poss"}, body
    for _ in range(_STEPS):
        if at.dep_ == "dobj" and at == body and at.head.lemma_ in _LEADING:
            return {t.i for t in surface_subject(at.head)}
        if at.dep_ == "attr" and at != body:
            return found | {t.i for t in surface_subject(at.head)}
        linked = at.dep_ == "pobj" and at.head.lower_ in _LINKS
        if not (linked or at.dep_ in ("prep", "appos", "poss", *MODIFYING)) or at.head.pos_ == "VERB":
            break
        at = at.head
        found |= {at.i, *(c.i for c in at.lefts if c.dep_ == "poss")}  # "A's leadership of the party"
        found |= {c.i for c in at.rights if c.dep_ == "appos"}
    return found
