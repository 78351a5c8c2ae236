"""Measures mentions and coreference on GUM news: `python tests/benchmarks/mentions.py --data DIR`.

Which GUM types our classes cover: person (Person, Group), place (Country, Region, City, Place, Facility,
InfrastructureProject), organization (Institution and below, Company, Group, Country, Region, Facility), event
(Event; and Work, since an exhibition is a Work with us), abstract (Topic, Principle, Document, Initiative, Project,
Work, Event). An event or abstract thing that no name is given is a Topic with us where it is no occasion ("the
adoption"). The rest (time, object, substance, animal, plant) is left out: a mention of ours that hits one of them
counts neither way; nor do demonyms ("the Norwegian team"), which GUM does not annotate.

A mention of ours is one of GUM's if it stands within its span and holds its syntactic head: GUM's spans run over
relative clauses and complements, ours end at the head. `exact` asks for the same words as GUM's span or minimal
span, article and possessive apart. Pronouns count in coreference only.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from gum import GoldMention, GumDocument, read_gum
from metrics import conll
from reportgraph.extract.coreference.coref import resolve
from reportgraph.extract.mentions.mentions import find_mentions
from reportgraph.extract.model import Mention, MentionKind
from reportgraph.extract.parsing.parse import parse

_INSTITUTIONS = [
    "Institution",
    "InternationalOrganization",
    "GovernmentBody",
    "MediaOrganization",
    "University",
    "ResearchInstitute",
    "Company",
    "PoliticalParty",
    "CooperationMechanism",
]
_AROUND = frozenset({"the", "a", "an", "'s", "’s", "'", "’"})
COVERED = {
    "person": {"Person", "Group"},
    "place": {"Country", "Region", "City", "Place", "Facility", "InfrastructureProject"},
    "organization": {*_INSTITUTIONS, "Group", "Country", "Region", "Facility"},
    "event": {"Event", "Work"},
    "abstract": {"Topic", "Principle", "Document", "Initiative", "Project", "Work", "Event", "CooperationMechanism"},
}


@dataclass
class Tally:
    """Counts of one row."""

    gold: int = 0
    predicted: int = 0
    hit: int = 0
    typed: int = 0
    exact: int = 0

    def f1(self, hits: int) -> float:
        """Give F1 of so many hits."""
        return 2 * hits / (self.gold + self.predicted) if self.gold + self.predicted else 0.0


@dataclass
class Result:
    """What one run over the documents gave."""

    every: Tally = field(default_factory=Tally)
    named: Tally = field(default_factory=Tally)
    chains: list[tuple[list[set[str]], list[set[str]]]] = field(default_factory=list)
    named_chains: list[tuple[list[set[str]], list[set[str]]]] = field(default_factory=list)
    misses: list[str] = field(default_factory=list)


def measure(directory: Path) -> Result:
    """Run the stages on each document and compare."""
    result = Result()
    for gum in read_gum(directory):
        parsed = parse(gum.document)
        mentions = find_mentions(parsed)
        pairs = aligned(gum, mentions)
        _count(gum, mentions, pairs, result)
        _chains(gum, resolve(parsed, mentions).clusters, pairs, result)
    return result


def _tokens(gum: GumDocument, mention: Mention) -> tuple[int, int]:
    inside = [i for i, s in enumerate(gum.offsets) if s.begin < mention.span.end and s.end > mention.span.begin]
    return (inside[0], inside[-1] + 1) if inside else (0, 0)


def aligned(gum: GumDocument, mentions: tuple[Mention, ...]) -> dict[int, GoldMention]:
    """Give the gold mention of each of ours that is one: the shortest that holds it, each gold mention once."""
    by_head: dict[int, list[GoldMention]] = {}
    for gold in sorted(gum.mentions, key=lambda g: (g.end - g.begin, g.begin)):
        for i in gold.head:
            by_head.setdefault(i, []).append(gold)
    taken: set[int] = set()
    pairs: dict[int, GoldMention] = {}
    spans = {m: _tokens(gum, mention) for m, mention in enumerate(mentions)}
    for m in sorted(spans, key=lambda m: spans[m][1] - spans[m][0]):
        begin, end = spans[m]
        for gold in (g for i in range(begin, end) for g in by_head.get(i, ())):
            if id(gold) not in taken and gold.begin <= begin and end <= gold.end + 1:
                pairs[m] = gold
                taken.add(id(gold))
                break
    return pairs


def _count(gum: GumDocument, mentions: tuple[Mention, ...], pairs: dict[int, GoldMention], result: Result) -> None:
    text = gum.document.text
    matched = {id(g) for g in pairs.values()}
    for gold in gum.mentions:
        if gold.kind in COVERED and not gold.pronoun:
            result.every.gold += 1
            result.named.gold += gold.proper
            if id(gold) not in matched:
                words = text[gum.offsets[gold.begin].begin : gum.offsets[gold.end - 1].end]
                result.misses.append(f"{gum.name} missed {gold.kind} {'N' if gold.proper else '-'} {words[:90]!r}")
    for m, mention in enumerate(mentions):
        match = pairs.get(m)
        if mention.kind is MentionKind.PRONOUN or (match is not None and (match.kind not in COVERED or match.pronoun)):
            continue
        if match is None and mention.kind is MentionKind.DEMONYM:
            continue
        named = match.proper if match is not None else mention.kind is MentionKind.NAME
        rows = [result.every, result.named] if named else [result.every]
        typed = match is not None and (
            mention.cls in COVERED[match.kind]
            or (match.kind == "event" and not match.proper and mention.cls == "Topic")
        )
        for row in rows:
            row.predicted += 1
            row.hit += match is not None
            row.typed += typed
            row.exact += match is not None and _same_words(gum, match, mention)
        if match is None or not typed:
            what = "false" if match is None else f"typed {match.kind}"
            result.misses.append(f"{gum.name} {what} {mention.cls}/{mention.how}/{mention.kind.value} {mention.name!r}")


def _same_words(gum: GumDocument, gold: GoldMention, mention: Mention) -> bool:
    ours = set(range(*_tokens(gum, mention)))
    whole = [i for i in range(gold.begin, gold.end) if gum.words[i].lower() not in _AROUND]
    return ours in (gold.core, set(whole))


def _chains(
    gum: GumDocument, clusters: tuple[tuple[int, ...], ...], pairs: dict[int, GoldMention], result: Result
) -> None:
    number = {id(g): f"g{n}" for n, g in enumerate(gum.mentions)}
    kinds: dict[str, list[GoldMention]] = {}
    for gold in gum.mentions:
        if gold.kind in COVERED:
            kinds.setdefault(gold.group, []).append(gold)
    gold_chains = [{number[id(g)] for g in chain} for chain in kinds.values()]
    named = [{number[id(g)] for g in chain} for chain in kinds.values() if any(g.proper for g in chain)]
    ours = [set(_names(c, pairs, number)) for c in clusters]
    inside = set().union(*named) if named else set()
    result.chains.append((gold_chains, [c for c in ours if c]))
    ours_named = [{m for m in c if m in inside} for c in ours]
    result.named_chains.append((named, [c for c in ours_named if c]))


def _names(cluster: tuple[int, ...], pairs: dict[int, GoldMention], number: dict[int, str]) -> Iterator[str]:
    for m in cluster:
        gold = pairs.get(m)
        if gold is None:
            yield f"p{m}"
        elif gold.kind in COVERED:
            yield number[id(gold)]


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="the folder that holds gum/")
    parser.add_argument("--misses", action="store_true", help="list what is missed, false or mistyped")
    args = parser.parse_args()
    result = measure(args.data / "gum")
    if args.misses:
        print("\n".join(sorted(result.misses)))
    for name, row in (("named", result.named), ("all", result.every)):
        print(
            f"{name:6} gold {row.gold} ours {row.predicted} P {row.hit / row.predicted:.3f} R {row.hit / row.gold:.3f} "
            f"span F1 {row.f1(row.hit):.3f} exact F1 {row.f1(row.exact):.3f} typed F1 {row.f1(row.typed):.3f}"
        )
    for name, chains in (("named", result.named_chains), ("all", result.chains)):
        scores = conll(chains)
        print(f"{name:6} " + " ".join(f"{k} {v:.3f}" for k, v in scores.items()))


if __name__ == "__main__":
    main()
