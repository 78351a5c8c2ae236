"""The questions that every graph answers: SPARQL files of the domain pack, each with its question in its header.

```
# Who endorsed what?
#
# More about it, as long as it needs.
#
# parameter actor: part of the name of who endorsed
# parameter since (date): the first day
PREFIX ...
SELECT ... { VALUES ?actor { "" } ... }
```

A parameter is a variable that a `VALUES` line binds to its default, so that the file is a query that every store
takes; a value that is given takes the default's place. One of a date takes "2024", "2024-06" or "2024-06-30".
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from reportgraph.graph.ntriples import literal
from reportgraph.graph.query import QueryError
from reportgraph.ontology.errors import OntologyError
from reportgraph.ontology.resources import pack_files, read_text

_PARAMETER = re.compile(r"parameter (?P<name>[a-z_]+)(?P<kind> \((required|date)\))?: (?P<meaning>.+)")
_DATE = re.compile(r"[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?")
_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")
_VALUE = r'(VALUES \?{name} \{{ )("[^"]*"|-?[0-9]+(?:\.[0-9]+)?)( \}})'


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a question can be told."""

    name: str
    meaning: str
    required: bool = False
    is_date: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """A question with the query that answers it."""

    name: str  # "who-endorsed-what"
    text: str  # "Who endorsed what?"
    note: str
    parameters: tuple[Parameter, ...]
    query: str  # the whole file, which is SPARQL

    def with_values(self, values: Mapping[str, str]) -> Question:
        """Return the question with values for its parameters.

        Raises:
            QueryError: It has no such parameter, lacks one that it needs, or a value is no number or date it needs.

        """
        known = {parameter.name for parameter in self.parameters}
        if unknown := sorted(values.keys() - known):
            raise QueryError(f"{self.name} has no parameter {unknown[0]!r}; {self._known()}.")
        missing = [each.name for each in self.parameters if each.required and not values.get(each.name)]
        if missing:
            raise QueryError(f"{self.name} needs {' and '.join(missing)}: give {missing[0]}=VALUE; {self._known()}.")
        for each in self.parameters:
            value = values.get(each.name, "")
            if each.is_date and value and not _DATE.fullmatch(value):
                raise QueryError(f"{each.name} is a year, month or day such as 2024-06, and {value!r} is none.")
        query = self.query
        for name, value in values.items():
            query = _with_value(query, name, value)
        return replace(self, query=query)

    def _known(self) -> str:
        if not self.parameters:
            return "it has none"
        return "it has " + ", ".join(f"{each.name} ({each.meaning})" for each in self.parameters)


def load_questions(ontology: Path | None = None) -> dict[str, Question]:
    """Return the questions of the domain pack by name, in the order of their names.

    Raises:
        OntologyError: A file has no question in its header, or a parameter that its query does not have.

    """
    paths = {path.stem: path for path in pack_files("queries", ontology) if path.suffix == ".rq"}
    return {name: _read(paths[name]) for name in sorted(paths)}


def find_question(name: str, ontology: Path | None = None) -> Question:
    """Return the question of that name.

    Raises:
        QueryError: There is none; the message says which there are.

    """
    questions = load_questions(ontology)
    if name not in questions:
        raise QueryError(f"There is no question {name!r}; there are {', '.join(questions)}.")
    return questions[name]


def _read(path: Path) -> Question:
    query = read_text(path)
    header = []
    for line in query.splitlines():
        if not line.startswith("#"):
            break
        header.append(line.removeprefix("#").strip())
    found = [_PARAMETER.fullmatch(line) for line in header]
    parameters = tuple(
        Parameter(each["name"], each["meaning"], each["kind"] == " (required)", each["kind"] == " (date)")
        for each in found
        if each
    )
    words = [line for line, parameter in zip(header, found, strict=True) if parameter is None]
    if not words or not words[0].endswith("?"):
        raise OntologyError(f"{path} has no question; its first line is to be a comment that ends in a question mark.")
    for parameter in parameters:
        if not re.search(_VALUE.format(name=parameter.name), query):
            raise OntologyError(
                f'{path} names a parameter {parameter.name}, and its query has no VALUES ?{parameter.name} {{ "" }}.'
            )
    return Question(path.stem, words[0], " ".join(words[1:]).strip(), parameters, query)


def _with_value(query: str, name: str, value: str) -> str:
    def put(found: re.Match[str]) -> str:
        if found[2].startswith('"'):
            return found[1] + literal(value) + found[3]
        if not _NUMBER.fullmatch(value):
            raise QueryError(f"{name} is a number such as {found[2]}, and {value!r} is none.")
        return found[1] + value + found[3]

    return re.sub(_VALUE.format(name=name), put, query)
