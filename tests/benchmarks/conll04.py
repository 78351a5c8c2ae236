"""Who works for what, and what lies where, in news sentences of CoNLL04 (Roth and Yih 2004): how much is found.

    python tests/benchmarks/conll04.py FILE ... [--misses] [--workers N]

FILE is in the form in which extractors of entities and relations share the corpus (data/CoNLL04 of
bekou/multihead_joint_entity_relation_extraction on GitHub): "#doc" before each sentence, then a token a line (number,
token, entity tag, relations, tokens where they end), tabs between. A relation counts as found if some statement of such
a property has ends that share a word with the annotated ones. Lines that are no sentences (headings of monitored
broadcasts, "OSLO (AP)") are left out. What somebody was before counts as annotated, though no statement says it.
"""

from __future__ import annotations

import argparse
import ast
import re
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from reportgraph.extract.pipeline import extract
from reportgraph.extract.reading.read import read_text
from reportgraph.ontology.naming import load_naming

PROPERTIES = {
    "Work_For": {"affiliatedWith", "headOf", "memberOf", "founded", "leads", "owns"},
    "OrgBased_In": {"locatedIn", "partOf", "affiliatedWith"},
    "Located_In": {"locatedIn", "partOf"},
}
_COLUMNS = 5
_HEADING = re.compile(r" in [A-Z]\w+ (\d{4} GMT )?\d|^[A-Za-z ,.]+ \(AP\)|^(\w+ ){1,2}[A-Z0-9 -]+$")
_TIGHT = (
    (r"`` ?", '"'), (r" ?''", '"'), (r" ([,.;:?!%)])", r"\1"), (r"([($]) ", r"\1"),
    (r" ('s|'re|'ve|n't|'ll|'d|'m|')(?=\s)", r"\1"), (r"\s*/\s*", "/"),
)  # fmt: skip
_SMALL = {"the", "of", "and", "s", "inc", "corp", "co", "mr", "mrs"}

Relation = tuple[str, str, str]  # kind and the names of its ends


def sentences(path: Path) -> Iterator[tuple[str, list[Relation]]]:
    """Give the text and the relations of each sentence."""
    for block in path.read_text("utf-8").split("#doc")[1:]:
        rows = [cells for line in block.splitlines() if len(cells := line.split("\t")) >= _COLUMNS]
        text = " ".join(r[1] for r in rows).replace("COMMA", ",").replace("-LRB-", "(").replace("-RRB-", ")")
        for form, put in _TIGHT:
            text = re.sub(form, put, text)
        if not _HEADING.search(text):
            yield text, list(_relations(rows))


def _relations(rows: list[list[str]]) -> Iterator[Relation]:
    names: dict[int, str] = {}  # last token -> name
    name = ""
    for at, (_, word, tag, *_) in enumerate(rows):
        name = word if tag.startswith("B-") else f"{name} {word}" if tag.startswith("I-") else ""
        if name and not (at + 1 < len(rows) and rows[at + 1][2].startswith("I-")):
            names[at] = name.replace("/", " ")
    for at, row in enumerate(rows):
        for kind, end in zip(ast.literal_eval(row[3]), ast.literal_eval(row[4]), strict=True):
            if kind in PROPERTIES and at in names and end in names:
                yield kind, names[at], names[end]


def found(text: str, relations: list[Relation]) -> list[bool]:
    """Tell of each relation whether a statement says it, a place through the place that lies in it, too."""
    extraction = extract(read_text(text))
    names = {e.key: _words(" ".join((e.name, *e.aliases, *(m.name for m in e.mentions)))) for e in extraction.entities}
    said = [
        (names.get(s.subject, set()), s.property, names.get(s.object, set()))
        for s in extraction.statements
        if isinstance(s.object, str)
    ]
    return [_is_said(relation, said) for relation in relations]


def _is_said(relation: Relation, said: list[tuple[set[str], str, set[str]]]) -> bool:
    kind, a, b = relation
    whole, first = _words(b), [(o, p) for s, p, o in said if p in PROPERTIES[kind] and s & _words(a)]
    if any(o & whole for o, _ in first):
        return True
    inner = [o for o, p in first if kind != "Work_For" and p != "affiliatedWith"]
    return any(p in PROPERTIES["Located_In"] and o & whole and any(s & i for i in inner) for s, p, o in said)


def _words(name: str) -> set[str]:
    states = load_naming().words.postal
    name = states.get(name) or states.get(f"{name.rstrip(' .')}.") or name  # "Ore.", which the graph calls "Oregon"
    return set(re.findall(r"\w+", name.lower())) - _SMALL


def main() -> None:
    """Read, extract and print a line a kind."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--workers", type=int, default=2)
    options = parser.parse_args()
    told = [(text, relations) for path in options.files for text, relations in sentences(path) if relations]
    asked, hits = Counter[str](), Counter[str]()
    with ProcessPoolExecutor(options.workers) as pool:
        answers = pool.map(found, *zip(*told, strict=True), chunksize=20)
        for (text, relations), answer in zip(told, answers, strict=True):
            for relation, hit in zip(relations, answer, strict=True):
                asked[relation[0]] += 1
                hits[relation[0]] += hit
                if options.misses and not hit:
                    print("missed:", " | ".join(relation), "in:", text)
    for kind, count in asked.most_common():
        print(f"{kind}: {hits[kind]} of {count} ({hits[kind] / count:.2f})")


if __name__ == "__main__":
    main()
