"""Finds the things that a plural takes up together: "A and B opened. Both will boost trade", "these projects"."""

from __future__ import annotations

from collections.abc import Sequence

from reportgraph.extract.coreference.cues import Cue
from reportgraph.extract.coreference.discourse import Discourse
from reportgraph.extract.coreference.parties.named_groups import COUNTS
from reportgraph.extract.model import MentionKind
from reportgraph.extract.parsing.syntax import conjuncts, first_conjunct
from reportgraph.extract.parsing.tree import FINITE

_FORMS = frozenset({"both", "these", "they"})
_OF_ONE = frozenset({"arm", "end", "eye", "foot", "hand"})  # "with both hands": of the body, and no things told of
_SUBJECTS = ("nsubj", "nsubjpass")
_TOLD = (*_SUBJECTS, "dobj", "attr")  # what a sentence tells of, and not what only stands beside that


def joined_things(cue: Cue, discourse: Discourse) -> tuple[int, ...]:
    """Give the things of the list in the sentence before, if that has one list alone, and nobody who acts in it."""
    doc, word = discourse.parsed.doc, discourse.parsed.doc[cue.mention.head]
    count = COUNTS.get(word.lower_, 0)
    if cue.mention.kind is MentionKind.PRONOUN:
        if word.lower_ in ("former", "latter"):
            two = [row for row in _rows(cue, discourse) if len(row) == COUNTS["two"]]
            return (two[0][word.lower_ == "latter"].index,) if len(two) == 1 else ()
        clause = word.head.tag_ in FINITE or any(c.dep_ == "aux" for c in word.head.children)
        if word.lower_ not in _FORMS or word.dep_ not in _SUBJECTS or not clause:
            return ()
    elif (count := _counted(cue, discourse)) == 0:
        return ()
    rows = _rows(cue, discourse) or (_plurals(cue, discourse) if word.lower_ == "these" else [])
    row = rows[0] if len(rows) == 1 else ()
    if not row or (count > 1 and len(row) != count):
        return ()
    if word.lower_ == "they" and first_conjunct(doc[row[0].mention.head]).dep_ not in _SUBJECTS:
        return ()
    if cue.mention.kind is MentionKind.NOMINAL and not all(discourse.is_a(c, cue.mention.cls) for c in row):
        return ()
    kindred = {cue.head, *discourse.knowledge.naming.words.kindred.get(cue.head, ())}
    if cue.mention.kind is MentionKind.NOMINAL and any(
        c.plural and c.head in kindred for c in _near(cue, discourse).values()
    ):
        return ()  # "announced new actions to bring risk and relief into A. These steps": the actions
    return tuple(c.index for c in row)


def _counted(cue: Cue, discourse: Discourse) -> int:
    """Give how many things a phrase points back at, 1 for several without a number, 0 where it points at none."""
    before = [t.lower_ for t in discourse.parsed.doc[max(0, cue.mention.begin - 2) : cue.mention.head]]
    count = next((COUNTS[w] for w in before if w in COUNTS), 1)
    pointing = "these" in before or "both" in before or (count > 1 and "the" in before)
    bare = cue.plural and not (cue.modifiers - COUNTS.keys() or cue.complement)
    bare = bare and cue.head not in _OF_ONE
    thing = not discourse.knowledge.schema.is_a(cue.mention.cls, "Actor")
    return count if bare and pointing and thing and cue.mention.kind is MentionKind.NOMINAL else 0


def _near(cue: Cue, discourse: Discourse) -> dict[int, Cue]:
    """Give what the sentence before tells of, by its heads."""
    before = discourse.cues[: cue.index]
    return {c.mention.head: c for c in before if c.sentence == cue.sentence - 1 and c.sentence >= 0}


def _plurals(cue: Cue, discourse: Discourse) -> list[Sequence[Cue]]:
    """Give the several things that the sentence before tells of: "opened new ports. These will boost trade"."""
    near = [c for c in _near(cue, discourse).values() if c.plural and not discourse.is_a(c, "Actor")]
    return [[c] for c in near if discourse.parsed.doc[c.mention.head].dep_ in _TOLD]


def _rows(cue: Cue, discourse: Discourse) -> list[Sequence[Cue]]:
    """Give the lists of things in the sentence before."""
    doc, near = discourse.parsed.doc, _near(cue, discourse)
    found: list[Sequence[Cue]] = []
    for head in near:
        listed = conjuncts(doc[head]) if first_conjunct(doc[head]) == doc[head] else []
        if len(listed) > 1 and doc[head].dep_ in _TOLD and all(t.i in near for t in listed):
            found.append([near[t.i] for t in listed])
    acting = any(discourse.is_a(c, "Actor") and (c.plural or c.mention.cls == "Group") for c in near.values())
    things = all(not discourse.is_a(c, "Actor") for row in found for c in row)
    return found if things and not acting else []
