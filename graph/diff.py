"""What two graphs say differently: claims first, for people, and triple by triple as an RDF patch.

People are told by names, not by IRIs: when a text is edited, all IRIs of its graph change, and what it says does not.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from reportgraph.graph import contents
from reportgraph.graph.contents import Contents, Grounds, local_name
from reportgraph.graph.ntriples import value_of
from reportgraph.graph.quads import RdfGraph, Triple, triples
from reportgraph.graph.reading import read

_QUOTED = 100  # characters of the words that say a claim


@dataclass(frozen=True, slots=True, order=True)
class Said:
    """A claim, a figure or an entity, as people know it: `name` says what it is, the rest how it is said."""

    name: str
    key: tuple[tuple[str, str], ...]  # what makes it this one among those of its name: ("modality", "asserted")
    more: tuple[tuple[str, str], ...] = ()  # ("confidence", "0.97")
    words: str = ""

    def __str__(self) -> str:
        """Say it in a line."""
        details = ", ".join(value for _, value in (*self.key, *self.more) if value)
        quote = f' "{self.words[:_QUOTED]}{"…" * (len(self.words) > _QUOTED)}"' if self.words else ""
        return f"{self.name}{f' ({details})' if details else ''}{quote}"

    def changes(self, other: Said) -> str:
        """Say what is different in another of the same name."""
        old, new = ((*said.key, *said.more, ("words", said.words and f'"{said.words}"')) for said in (self, other))
        return ", ".join(
            f"{what} {before or 'none'} -> {after or 'none'}"
            for (what, before), (_, after) in zip(old, new, strict=True)
            if before != after
        )


@dataclass(frozen=True, slots=True)
class Difference:
    """What is only in one of two graphs, or in both and not the same; all sorted."""

    removed: tuple[Said, ...]
    added: tuple[Said, ...]
    changed: tuple[tuple[Said, Said], ...]

    def __bool__(self) -> bool:
        """Tell whether there is any."""
        return bool(self.removed or self.added or self.changed)

    def lines(self) -> Iterator[str]:
        """Say it to people, a line each."""
        yield from (f"  - {said}" for said in self.removed)
        yield from (f"  + {said}" for said in self.added)
        yield from (f"  ~ {old.name}: {old.changes(new)}" for old, new in self.changed)


@dataclass(frozen=True, slots=True)
class GraphDiff:
    """What two graphs say differently."""

    claims: Difference
    figures: Difference
    entities: Difference
    removed: tuple[Triple, ...]  # triples of the first graph alone, sorted, as N-Triples has them
    added: tuple[Triple, ...]  # triples of the second graph alone

    def __bool__(self) -> bool:
        """Tell whether any triple differs."""
        return bool(self.removed or self.added)

    def __str__(self) -> str:
        """Say it to people: claims, figures, entities, and how many triples are behind that."""
        if not self:
            return "The graphs are the same."
        kinds = {"Claims": self.claims, "Figures": self.figures, "Entities": self.entities}
        blocks = ["\n".join((f"{title}:", *found.lines())) for title, found in kinds.items() if found]
        if not blocks:
            blocks = ["Both have the same claims, figures and entities."]
        return "\n\n".join([*blocks, f"Triples: {len(self.removed)} removed, {len(self.added)} added."])

    def patch(self) -> str:
        """Return it as an RDF patch (https://afs.github.io/rdf-patch/), which makes the second graph of the first."""
        lines = [f"D {' '.join(triple)} ." for triple in self.removed]
        lines += [f"A {' '.join(triple)} ." for triple in self.added]
        return "\n".join(["TX .", *lines, "TC .", ""])


def diff(before: RdfGraph, after: RdfGraph) -> GraphDiff:
    """Compare two graphs; of data sets, all their graphs together."""
    old, new = set(triples(before)), set(triples(after))
    old_contents, new_contents = read(map(_plain, old)), read(map(_plain, new))
    return GraphDiff(
        claims=_difference(_claims(old_contents), _claims(new_contents)),
        figures=_difference(_figures(old_contents), _figures(new_contents)),
        entities=_difference(_entities(old_contents), _entities(new_contents)),
        removed=tuple(sorted(old - new)),
        added=tuple(sorted(new - old)),
    )


def _plain(triple: Triple) -> contents.Triple:
    subject, predicate, value = triple
    if value[0] == "<":
        return subject[1:-1], predicate[1:-1], value[1:-1]
    text, language, _ = value_of(value)
    return subject[1:-1], predicate[1:-1], contents.Text(text, language)


def _difference(before: Iterable[Said], after: Iterable[Said]) -> Difference:
    """Match what has one name: first what is the same, then what has the same key, then what is left, in order."""
    groups: dict[str, tuple[list[Said], list[Said]]] = defaultdict(lambda: ([], []))
    for side, found in enumerate((before, after)):
        for said in sorted(found):
            groups[said.name][side].append(said)
    removed: list[Said] = []
    added: list[Said] = []
    changed: list[tuple[Said, Said]] = []
    for _, (old, new) in sorted(groups.items()):
        for said in list(old):
            if said in new:
                old.remove(said)
                new.remove(said)
        for said in list(old):
            match = next((other for other in new if other.key == said.key), None)
            if match is not None:
                changed.append((said, match))
                old.remove(said)
                new.remove(match)
        pairs = list(zip(old, new, strict=False))
        changed += pairs
        removed += old[len(pairs) :]
        added += new[len(pairs) :]
    return Difference(tuple(removed), tuple(added), tuple(changed))


class _Names(dict[str, str]):
    """What people call the nodes of a graph; a report that is read is "the document", whatever its title is."""

    def __init__(self, found: Contents) -> None:
        super().__init__(found.names)
        self.update((thing.iri, thing.label) for thing in found.things)
        self.update((source.iri, "the document") for source in found.sources)

    def __missing__(self, iri: str) -> str:
        return local_name(iri)


def _claims(found: Contents) -> Iterator[Said]:
    names = _Names(found)
    for claim in found.claims:
        value = claim.object if isinstance(claim.object, contents.Text) else None
        target = f'"{value.value}"' if value else names[str(claim.object)]
        yield Said(
            name=f"{names[claim.subject]} {names[claim.predicate]} {target}",
            key=(*_who(claim.grounds, names), ("time", claim.time)),
            more=(_confidence(claim.grounds),),
            words=_words(claim.grounds, found),
        )


def _figures(found: Contents) -> Iterator[Said]:
    names = _Names(found)
    for figure in found.figures:
        amount = " ".join(filter(None, (figure.qualifier, _number(figure.value), figure.unit)))
        yield Said(
            name=f"{names[figure.of]}, {figure.indicator}",
            key=(*_who(figure.grounds, names), ("period", figure.period)),
            more=(
                ("value", amount),
                ("change", _number(figure.change)),
                ("change from", figure.change_from),
                _confidence(figure.grounds),
            ),
            words=_words(figure.grounds, found),
        )


def _entities(found: Contents) -> Iterator[Said]:
    for thing in found.things:
        yield Said(
            name=thing.label,
            key=(("classes", " ".join(map(local_name, thing.types))),),
            more=(("other names", "; ".join(thing.aliases)), ("same as", " ".join(thing.same))),
        )


def _who(grounds: Grounds, names: _Names) -> tuple[tuple[str, str], ...]:
    return ("modality", grounds.modality), ("speaker", names[grounds.speaker] if grounds.speaker else "")


def _confidence(grounds: Grounds) -> tuple[str, str]:
    return "confidence", "" if grounds.confidence is None else f"{grounds.confidence:g}"


def _number(decimal: str) -> str:
    """Give a decimal as people write it: Turtle's has a point in any case."""
    return decimal.removesuffix(".0")


def _words(grounds: Grounds, found: Contents) -> str:
    passages = (found.passages[iri] for iri in grounds.passages if iri in found.passages)
    return " ".join(passage.text for passage in passages)
