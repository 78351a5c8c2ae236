"""Finds who "the president", "the Peruvian leader" is where the text names one whom everybody knows as that.

News leaves out the title of those whom its readers know; the lexicon of offices tells them by surname and country.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from reportgraph.extract.coreference.cues import Cue
from reportgraph.extract.coreference.descriptions.office_holders import FORMER, HEADS, office_of
from reportgraph.extract.model import BlockKind, MentionKind
from reportgraph.extract.parsing.labels import MODIFYING
from reportgraph.extract.parsing.parse import Parsed

_LEADER = "leader"


def incumbents(parsed: Parsed, cues: list[Cue], sole: Mapping[str, str]) -> Iterator[tuple[int, int]]:
    """Give pairs of mentions, a name and an office of whom it names; `sole`: offices, each with its country."""
    holders = _holders(parsed, cues, sole)
    people = [c for c in cues if c.mention.kind is MentionKind.NOMINAL and c.mention.cls == "Person" and not c.plural]
    if not holders or not people:
        return
    states = {c.mention.head: c for c in cues if c.mention.cls == "Country" and c.entry is not None}
    labels = {s.span.text.strip(" :").lower() for s in parsed.sentences if s.block.kind is BlockKind.LABEL}
    called = [(cue, *office_of(parsed.doc[cue.mention.head], states)) for cue in people]
    alone = (c for c in cues if parsed.doc[c.mention.head].dep_ not in MODIFYING)  # not "the Roe regime"
    often = Counter(c.words[-1] for c in alone if c.is_name and c.mention.cls == "Person" and c.words)
    bare = {office for office in HEADS if _is_only(office, holders, cues, called=called, often=often)}
    bare -= {office for office in bare if any(office in label for label in labels)}  # who speaks there names others
    for cue, state, words in called:
        office = " ".join(words if state is not None else cue.words)
        if cue.determiner not in ("the", "poss") or (state is None and (cue.complement or office not in bare)):
            continue
        fitting = {
            index
            for (title, country), index in holders.items()
            if state in (None, country) and office in (title, *([_LEADER] if state is not None else []))
        }
        if len(fitting) == 1:
            yield fitting.pop(), cue.index


def _holders(parsed: Parsed, cues: list[Cue], sole: Mapping[str, str]) -> dict[tuple[str, str], int]:
    """Give the first mention of each known holder, by office and country; none who is called a former one."""
    found: dict[tuple[str, str], int] = {}
    given: dict[str, set[str]] = {}
    for cue in cues:
        if cue.mention.kind is MentionKind.NAME and cue.mention.cls == "Person" and cue.words:
            surname = cue.words[-1]
            given.setdefault(surname, set()).update(cue.words[:-1][:1])
            for office in HEADS:
                state = sole.get(f"{office} {surname}") or sole.get(f"{office} {cue.words[0]}")  # surname first
                if state is not None:
                    found.setdefault((office, state), cue.index)
    former = {c.words[-1] for c in cues if c.words and _is_former(parsed, c)}
    return {
        key: index
        for key, index in found.items()
        if len(given[cues[index].words[-1]]) < 2 and cues[index].words[-1] not in former
    }


def _is_former(parsed: Parsed, cue: Cue) -> bool:
    before = parsed.doc[max(0, cue.mention.begin - 3) : cue.mention.begin]
    return cue.mention.cls == "Person" and any(t.lower_ in FORMER for t in before)


def _is_only(
    office: str,
    holders: Mapping[tuple[str, str], int],
    cues: list[Cue],
    *,
    called: list[tuple[Cue, str | None, tuple[str, ...]]],
    often: Counter[str],
) -> bool:
    """Tell whether nobody else in the text has an office of that name, and it names who has it more than in passing."""
    head = office.split()[-1]
    known = {country: cues[i].words[-1] for (title, country), i in holders.items() if title == office}
    titled = {c.words[-1] for c in cues if c.is_name and c.words and head in c.title}
    others = any(
        c.head == head and state not in known and (state or c.complement or c.modifiers) for c, state, _ in called
    )
    return titled <= set(known.values()) and not others and all(often[name] > 1 for name in known.values())
