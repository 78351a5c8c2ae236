"""What a view's page carries: the graph as columns, small, safe inside HTML, and the same on every build."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from reportgraph.graph.contents import Contents, Figure, Grounds, Text, Thing, local_name
from reportgraph.graph.escaping import Json, script_json, visible
from reportgraph.graph.network import importance, links
from reportgraph.graph.places import placed

MODALITIES = ("asserted", "planned", "advocated", "possible", "negated", "")  # the order of data.js
GZIP_ABOVE = 5_000  # entities
COLLAPSE_ABOVE = 20_000  # entities; then the picture shows each community as its most important member


@dataclass(frozen=True, slots=True)
class Family:
    """Classes that share a colour and a shape."""

    name: str
    shape: str
    parents: tuple[str, ...]  # a thing is named by one of these only when it has no other class
    classes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Payload:
    """The two data blocks of a page, ready to stand inside a script element."""

    graph: str
    evidence: str


@cache
def families() -> tuple[Family, ...]:
    """Return the families of `view/families.json`."""
    raw = json.loads(files("reportgraph.graph").joinpath("view", "families.json").read_text("utf-8"))
    return tuple(Family(one["name"], one["shape"], tuple(one["parents"]), tuple(one["classes"])) for one in raw)


def payload(contents: Contents) -> Payload:
    """Return the data of a graph's page."""
    graph, evidence = columns(contents)
    packed = len(contents.things) > GZIP_ABOVE
    return Payload(script_json(graph, packed=packed), script_json(evidence, packed=packed))


def title(contents: Contents) -> str:
    """Return what the page is called."""
    if len(contents.sources) == 1:
        return visible(contents.sources[0].label)
    return f"{len(contents.sources)} documents" if contents.sources else "Graph"


def columns(contents: Contents) -> tuple[Json, Json]:
    """Return the graph and its evidence as columns of plain values."""
    numbers = {thing.iri: number for number, thing in enumerate(contents.things)}
    documents = {source.iri: number for number, source in enumerate(contents.sources)}
    passages = {iri: number for number, iri in enumerate(contents.passages)}
    placing = _Numbers(numbers, documents, passages, contents)
    classes, class_of = _classes(contents)
    joined = links(contents)
    weights = importance(contents, joined)
    places, groups = placed(contents, weights, joined)
    base = common_base([thing.iri for thing in contents.things])
    relations = sorted({claim.predicate for claim in contents.claims})
    relation_of = {iri: number for number, iri in enumerate(relations)}
    graph: Json = {
        "title": title(contents),
        "base": visible(base),
        "claimed": any(claim.iri for claim in contents.claims) or bool(contents.figures),
        "collapsed": len(contents.things) > COLLAPSE_ABOVE,
        "families": [{"name": family.name, "shape": family.shape} for family in families()],
        "classes": classes,
        "relations": [_relation(iri, contents) for iri in relations],
        "documents": _documents(contents, base),
        "making": [[role, visible(value)] for role, value in contents.making],
        "things": {
            "id": [visible(thing.iri.removeprefix(base)) for thing in contents.things],
            "label": [visible(thing.label) for thing in contents.things],
            "aliases": _sparse([visible(alias) for alias in thing.aliases] for thing in contents.things),
            "same": _sparse([visible(iri) for iri in thing.same] for thing in contents.things),
            "cls": class_of,
            "weight": np.round(weights * 1000).astype(int).tolist(),
            "x": places[:, 0].tolist(),
            "y": places[:, 1].tolist(),
            "group": groups.tolist(),
        },
        "claims": {
            "subject": [numbers[claim.subject] for claim in contents.claims],
            "relation": [relation_of[claim.predicate] for claim in contents.claims],
            **placing.objects(),
            "time": [visible(claim.time) for claim in contents.claims],
            **placing.grounds([claim.grounds for claim in contents.claims]),
        },
        "figures": {
            "of": [numbers[figure.of] for figure in contents.figures],
            "year": [_year(figure.period) for figure in contents.figures],
            "words": [_figure_words(figure) for figure in contents.figures],
            **placing.grounds([figure.grounds for figure in contents.figures]),
        },
    }
    return graph, _evidence(contents, placing)


def _documents(contents: Contents, base: str) -> list[Json]:
    return [
        {
            "id": visible(source.iri.removeprefix(base)),
            "label": visible(source.label),
            "metadata": [[name, visible(value)] for name, value in source.metadata],
        }
        for source in contents.sources
    ]


def common_base(iris: Sequence[str]) -> str:
    """Return the IRI, up to a slash or hash, that most of the given ones start with.

    >>> common_base(["http://a/x/1", "http://a/x/2", "http://b/"])
    'http://a/x/'
    """
    counts: dict[str, int] = {}
    for iri in iris:
        cut = max(iri.rfind("/"), iri.rfind("#")) + 1
        counts[iri[:cut]] = counts.get(iri[:cut], 0) + 1
    return max(counts, key=lambda base: (counts[base], base), default="")


def spaced(name: str) -> str:
    """Return a term's local name as words.

    >>> spaced("InternationalOrganization"), spaced("cooperatesWith"), spaced("set-up")
    ('International organization', 'cooperates with', 'set up')
    """
    words = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", name).replace("-", " ").replace("_", " ")
    return words[:1] + words[1:].lower() if not name.isupper() else name


@dataclass(frozen=True, slots=True)
class _Numbers:
    """Turns IRIs into places in the columns."""

    things: Mapping[str, int]
    documents: Mapping[str, int]
    passages: Mapping[str, int]
    contents: Contents

    def objects(self) -> dict[str, Json]:
        """Objects as numbers of things, or -1 minus a number of a literal."""
        literals: dict[str, int] = {}
        column = []
        for claim in self.contents.claims:
            if isinstance(claim.object, Text):
                column.append(-1 - literals.setdefault(visible(claim.object.value), len(literals)))
            else:
                column.append(self.things[claim.object])
        return {"object": column, "literals": list(literals)}

    def grounds(self, said: Sequence[Grounds]) -> dict[str, Json]:
        return {
            "modality": [MODALITIES.index(one.modality) if one.modality in MODALITIES else 5 for one in said],
            "speaker": [self.things.get(one.speaker, -1) for one in said],
            "reporters": _sparse([self.things[iri] for iri in one.reported_by if iri in self.things] for one in said),
            "confidence": [-1 if one.confidence is None else round(one.confidence * 100) for one in said],
            "document": [self._document(one) for one in said],
        }

    def _document(self, said: Grounds) -> int:
        found = (self.contents.passages.get(iri) for iri in said.passages)
        return next((self.documents.get(passage.document, -1) for passage in found if passage), -1)

    def passages_of(self, said: Grounds) -> list[int]:
        return [self.passages[iri] for iri in said.passages if iri in self.passages]


def _evidence(contents: Contents, placing: _Numbers) -> Json:
    passages = contents.passages.values()
    return {
        "passages": {
            "begin": [passage.begin for passage in passages],
            "document": [placing.documents.get(passage.document, -1) for passage in passages],
            "text": [visible(passage.text) for passage in passages],
        },
        "claims": {
            "id": [visible(claim.iri) for claim in contents.claims],
            "passages": [placing.passages_of(claim.grounds) for claim in contents.claims],
            "subject": [_flat(claim.subject_spans) for claim in contents.claims],
            "object": [_flat(claim.object_spans) for claim in contents.claims],
        },
        "figures": {
            "id": [visible(figure.iri) for figure in contents.figures],
            "passages": [placing.passages_of(figure.grounds) for figure in contents.figures],
        },
    }


def _flat(spans: tuple[tuple[int, int], ...]) -> list[int]:
    return [offset for span in spans for offset in span]


def _sparse(rows: Iterable[Sequence[Json]]) -> dict[str, Json]:
    """Only the rows that hold something, by their number."""
    return {str(number): list(row) for number, row in enumerate(rows) if row}


def _classes(contents: Contents) -> tuple[list[Json], list[int]]:
    """List the classes that occur, in the order of the families, and the number of each thing's own."""
    known = {
        name: (number, place)
        for number, one in enumerate(families())
        for place, name in enumerate((*one.parents, *one.classes))
    }
    sizes: dict[str, int] = {}
    for thing in contents.things:
        for kind in thing.types:
            sizes[kind] = sizes.get(kind, 0) + 1
    own = [_own_class(thing, known, sizes) for thing in contents.things]
    unknown = sorted({kind for kind in own if local_name(kind) not in known})
    family_of = {kind: number % len(families()) for number, kind in enumerate(unknown)}
    family_of |= {kind: known[local_name(kind)][0] for kind in set(own) - family_of.keys()}
    order = sorted(set(own), key=lambda kind: (family_of[kind], known.get(local_name(kind), (0, 0)), kind))
    numbers = {kind: number for number, kind in enumerate(order)}
    listed: list[Json] = [
        {
            "name": visible(local_name(kind)) if kind else "",
            "iri": visible(kind),
            "label": visible(_term_label(kind, contents)) if kind else "Of no class",
            "family": family_of[kind],
        }
        for kind in order
    ]
    return listed, [numbers[kind] for kind in own]


def _own_class(thing: Thing, known: Mapping[str, tuple[int, int]], sizes: Mapping[str, int]) -> str:
    """Return the most special class: no parent of others; of unknown ones the rarest."""
    parents = {name for family in families() for name in family.parents}
    ours = [kind for kind in thing.types if local_name(kind) in known]
    if ours:
        return max(ours, key=lambda kind: (local_name(kind) not in parents, known[local_name(kind)], kind))
    return min(thing.types, key=lambda kind: (sizes[kind], kind), default="")


def _relation(iri: str, contents: Contents) -> Json:
    return {"name": visible(local_name(iri)), "iri": visible(iri), "label": visible(_term_label(iri, contents))}


def _term_label(iri: str, contents: Contents) -> str:
    return contents.names.get(iri) or spaced(local_name(iri))


def _year(period: str) -> int:
    return int(period[:4]) if period[:4].isdecimal() else 0


def _figure_words(figure: Figure) -> Json:
    return [
        visible(part)
        for part in (
            figure.indicator,
            figure.qualifier,
            figure.value,
            figure.unit,
            figure.period,
            figure.change,
            figure.change_from,
        )
    ]
