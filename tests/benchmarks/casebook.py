"""The cases of tests/cases: short texts with what must come out of them, and what must not.

A file holds cases of one phenomenon:

    [[case]]
    text = "Oslo said Norway had signed the Ferry Accord."
    date = "2024-05-03"                                     # optional: the day on which relative dates count
    expect = ["Norway | signed | Ferry Accord | asserted | Norway"]
    reject = ["Oslo | signed | Ferry Accord"]
    entities = ["Norway | Country", "Ferry Accord | Document"]
    apart = ["first summit | second summit"]                # two names that are two things
    figures = ["trade | 1200000 | EUR | 2023 | 50000"]      # of or indicator | value | unit | period | change
    absent = ["trade | 900000"]                             # figures that must not come out

Fields of a line: subject | property | object | modality | speaker; those left out or empty may be anything. A field may
give alternatives, separated by "/". A name is that of an entity if it is its label or one of its aliases, apart from
case, article and the form of quotes; `document` as a speaker is the text's own voice. A symmetric property holds either
way round.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path

from reportgraph.extract.model import DOCUMENT_KEY, Document, Entity, Extraction, Observation, Statement, Value
from reportgraph.extract.pipeline import extract
from reportgraph.extract.reading.read import read_text
from reportgraph.ontology.schema import Schema, load_schema
from reportgraph.ontology.verbs import known_verbs

CASES = Path(__file__).parents[1] / "cases"
FIELDS = {"text", "date", "expect", "reject", "entities", "apart", "figures", "absent"}
DOCUMENT = "document"  # the speaker of what the text says in its own voice


@dataclass(frozen=True, slots=True)
class Case:
    """A text, and what its extraction has to be."""

    name: str  # file and number, such as "negation-3"
    text: str
    date: str | None = None
    expect: tuple[str, ...] = ()
    reject: tuple[str, ...] = ()
    entities: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()

    def document(self) -> Document:
        """Read the text; the case's date is the document's."""
        document = read_text(self.text)
        return document if self.date is None else replace(document, date=self.date)

    def failures(self) -> list[str]:
        """Extract, and say what is missing and what is there that must not be."""
        return list(_failures(self, Reading(extract(self.document()))))


def load_cases(directory: Path = CASES) -> list[Case]:
    """Read all cases, in the order of the files.

    Raises:
        ValueError: A case has a field that no case has, or asks for nothing.
    """
    cases = []
    for path in sorted(directory.glob("*.toml")):
        for number, fields in enumerate(tomllib.loads(path.read_text("utf-8"))["case"], 1):
            name = f"{path.stem}-{number}"
            if unknown := set(fields) - FIELDS:
                raise ValueError(f"{path.name}, case {number}: {', '.join(sorted(unknown))} is not among {FIELDS}")
            if len(fields.keys() - {"text", "date"}) == 0:
                raise ValueError(f"{path.name}, case {number} asks for nothing")
            lines = {key: tuple(value) for key, value in fields.items() if key not in ("text", "date")}
            cases.append(Case(name, fields["text"], fields.get("date"), **lines))
    return cases


class Reading:
    """An extraction, asked by names."""

    def __init__(self, extraction: Extraction) -> None:
        self.extraction = extraction
        self.schema = load_schema()
        self.of = {entity.key: entity for entity in extraction.entities}

    def named(self, name: str) -> list[Entity]:
        """Return the entities that go by a name."""
        return [entity for entity in self.extraction.entities if _names(entity) & _options(name)]

    def statements(self, line: str) -> list[Statement]:
        """Return the statements that a line describes."""
        fields = _fields(line, least=3, most=5)
        return [statement for statement in self.extraction.statements if self._says(statement, fields)]

    def figures(self, line: str) -> list[Observation]:
        """Return the observations that a line describes."""
        about, value, unit, period, change = _padded(_fields(line, least=3, most=5), 5)
        return [
            observation
            for observation in self.extraction.observations
            if (self._is(observation.of, about) or _plain(observation.indicator) in _options(about))
            and observation.value in {Decimal(option.strip()) for option in value.split("/")}
            and (not unit or _plain(observation.unit) in _options(unit))
            and (not period or (observation.period is not None and observation.period.text == period))
            and (not change or observation.change in {Decimal(option.strip()) for option in change.split("/")})
        ]

    def show(self) -> str:
        """Write down what was extracted, as lines of a case."""
        lines = [
            " | ".join((self._name(s.subject), s.property, self._name(s.object), s.modality, self._name(s.speaker)))
            for s in self.extraction.statements
        ]
        lines += [
            f"{self._name(o.of)} ({o.indicator}) | {o.value} | {o.unit} | {o.period.text if o.period else ''} | "
            f"{'' if o.change is None else o.change}"
            for o in self.extraction.observations
        ]
        lines += [f"[{entity.cls}] {' / '.join((entity.name, *entity.aliases))}" for entity in self.of.values()]
        return "\n".join(lines)

    def _says(self, statement: Statement, fields: Sequence[str]) -> bool:
        subject, name, target, modality, speaker = _padded(fields, 5)
        if _plain(statement.property) not in _options(name):
            return False
        if modality and _plain(statement.modality) not in _options(modality):
            return False
        if speaker and not self._is(statement.speaker, speaker):
            return False
        if self._is(statement.subject, subject) and self._is(statement.object, target):
            return True
        definition = self.schema.properties.get(statement.property)
        symmetric = definition is not None and definition.symmetric
        return symmetric and self._is(statement.subject, target) and self._is(statement.object, subject)

    def _is(self, end: str | Value, names: str) -> bool:
        if not names:
            return True
        if isinstance(end, Value):
            return _plain(end.text) in _options(names)
        if end == DOCUMENT_KEY:
            return DOCUMENT in _options(names)
        return bool(_names(self.of[end]) & _options(names))

    def _name(self, end: str | Value) -> str:
        if isinstance(end, Value):
            return end.text
        return DOCUMENT if end == DOCUMENT_KEY else self.of[end].name


def _may_be(name: str, schema: Schema) -> bool:
    """Tell a property of the vocabulary, or an open relation named after a verb that there is."""
    if not name.startswith("open:"):
        return name in schema.properties
    verb = name.removeprefix("open:").removeprefix("be-").split("-")[0]
    forms = (verb, verb[:-1], verb[:-2]) if verb.endswith("ed") else (verb,)  # "be-used-in", "be-printed-in"
    return not known_verbs().isdisjoint(forms) or verb == "be"


def _failures(case: Case, reading: Reading) -> Iterator[str]:
    for line in case.expect:
        if not reading.statements(line):
            yield f"missing: {line}"
    for line in case.reject:
        for name in _fields(line, least=3, most=5)[1].split("/"):
            if not _may_be(name.strip(), reading.schema):
                yield f"no property {name.strip()}, so that this could never be: {line}"
        if reading.statements(line):
            yield f"must not be: {line}"
    for line in case.figures:
        if not reading.figures(line):
            yield f"missing figure: {line}"
    for line in case.absent:
        if reading.figures(line):
            yield f"must not be a figure: {line}"
    for line in case.entities:
        name, cls = _fields(line, least=2, most=2)
        found = reading.named(name)
        if len(found) != 1:
            yield f"{len(found)} entities instead of one: {line}"
        elif not any(reading.schema.is_a(found[0].cls, option) for option in cls.split("/")):
            yield f"is a {found[0].cls}: {line}"
    for line in case.apart:
        one, other = (reading.named(name) for name in _fields(line, least=2, most=2))
        if not one or not other or {entity.key for entity in one} & {entity.key for entity in other}:
            yield f"not two things: {line}"


def _fields(line: str, *, least: int, most: int) -> list[str]:
    fields = [field.strip() for field in line.split("|")]
    if not least <= len(fields) <= most:
        raise ValueError(f"{line!r} has {len(fields)} fields; {least} to {most} are expected")
    return fields


def _padded(fields: Sequence[str], length: int) -> list[str]:
    return [*fields, *[""] * (length - len(fields))]


def _options(alternatives: str) -> set[str]:
    return {_plain(option) for option in alternatives.split("/")}


def _names(entity: Entity) -> set[str]:
    return {_plain(name) for name in (entity.name, *entity.aliases)}


def _plain(name: str) -> str:
    name = re.sub(r"[‘’]", "'", name.casefold())
    name = re.sub(r"[“”\"]", "", name)
    return re.sub(r"^(the|a|an) ", "", re.sub(r"\s+", " ", name).strip())
