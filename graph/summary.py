"""What was found, in figures and in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from reportgraph.extract.model import DOCUMENT_KEY, Extraction
from reportgraph.graph.iris import OPEN_PREFIX

MOST_OPEN = 15  # open relations that are named; there may be hundreds
_WIDTH = 100


@dataclass(frozen=True, slots=True)
class Summary:
    """How much of what one or several graphs hold; two of them add up."""

    documents: int
    entities: Counter[str]  # class -> number
    claims: Counter[str]  # modality -> number
    relations: Counter[str]  # property -> number of claims
    observations: int
    left_out: Counter[str]  # reason -> number of candidates

    @classmethod
    def of(cls, extraction: Extraction) -> Summary:
        """Count what an extraction holds, its statements merged to claims."""
        return cls(
            documents=1,
            entities=Counter(entity.main_class for entity in extraction.entities if entity.key != DOCUMENT_KEY),
            claims=Counter(statement.modality.value for statement in extraction.statements),
            relations=Counter(statement.property for statement in extraction.statements),
            observations=len(extraction.observations),
            left_out=Counter(extraction.left_out),
        )

    def __add__(self, other: Summary) -> Summary:
        return Summary(
            self.documents + other.documents,
            self.entities + other.entities,
            self.claims + other.claims,
            self.relations + other.relations,
            self.observations + other.observations,
            self.left_out + other.left_out,
        )

    def __str__(self) -> str:
        return "\n".join(self.lines())

    def lines(self) -> Iterator[str]:
        """Give the figures as lines for a terminal, the most frequent first."""
        known = Counter({name: n for name, n in self.relations.items() if not name.startswith(OPEN_PREFIX)})
        other = Counter({name.removeprefix(OPEN_PREFIX): n for name, n in self.relations.items() if name not in known})
        yield from _table("entities", self.entities)
        yield from _table("claims", self.claims)
        yield from _table("relations", known)
        yield from _table("open relations", other, most=MOST_OPEN)
        yield f"{'observations':<15} {self.observations:>5}"
        yield from _table("left out", self.left_out, separator="; ")


def _table(title: str, counts: Counter[str], *, most: int | None = None, separator: str = ", ") -> Iterator[str]:
    head = f"{title:<15} {counts.total():>5}"
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    texts = [f"{name} {count}" for name, count in ranked[:most]]
    if len(texts) < len(ranked):
        texts.append(f"{len(ranked) - len(texts)} others")
    if not texts:
        yield head
    for number, line in enumerate(_wrapped(texts, separator)):
        yield f"{head if number == 0 else ' ' * len(head)}  {line}"


def _wrapped(texts: Iterable[str], separator: str) -> Iterator[str]:
    line = ""
    for text in texts:
        if line and len(line) + len(separator) + len(text) > _WIDTH:
            yield line + separator.rstrip()
            line = text
        else:
            line = f"{line}{separator}{text}" if line else text
    if line:
        yield line
