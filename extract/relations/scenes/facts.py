"""What lines of facts say of the thing that they are about: "Location: Riga", "Contractor: A", "Completion: 2028"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportgraph.extract.dates.hosts import date_literals
from reportgraph.extract.model import DOCUMENT_KEY, MentionKind, Statement
from reportgraph.extract.parsing.fact_rows import FactRow, fact_rows, label_words
from reportgraph.extract.parsing.parse import Parsed
from reportgraph.extract.parsing.syntax import objects_of
from reportgraph.extract.relations.candidates import Candidate, Knowledge, Source, allowed
from reportgraph.extract.relations.scene import Scene, literal
from reportgraph.ontology.grammar import GRAMMAR
from spacy.tokens import Token

_DATES = frozenset({"date", "startDate", "endDate"})
_DATED = ("Event", "Document", "Project", "Institution")
_STARTS = frozenset({"inauguration", "opening", "start"})
_ENDS = frozenset({"closure", "completion", "end"})
_UNNAMED = frozenset({"about", "produces"})  # properties of topics, which need no name
_THINGS = ("Project", "Event", "Facility", "Document")  # which a list is about rather than who makes or holds them


def find_facts(parsed: Parsed, knowledge: Knowledge) -> list[Candidate]:
    """Give what a line's value is to the thing that the list is about, or that is to the value."""
    found: list[Candidate] = []
    for row in fact_rows(parsed):
        label, schema = label_words(row.label), knowledge.schema
        name = knowledge.lexicon.labels.get(label) or knowledge.lexicon.labelled.get(label)
        if name is None or name in _DATES:
            continue
        of_thing = label in knowledge.lexicon.labels
        rule = schema.properties[name]
        thing = _thing(row.of, tuple(rule.domain if of_thing else rule.range), knowledge)
        if thing is None:
            continue
        for value in _values(row, name, knowledge):
            ends = (thing, value) if of_thing else (value, thing)
            found.append(Candidate(ends[0], name, ends[1], value, Source.GATHERING, f"label {label}"))
    return found


def find_fact_dates(scene: Scene) -> Iterator[Statement]:
    """Give the dates that stand behind labels: "Completion: June 2028", "Duration: 2024-2028"."""
    for row in fact_rows(scene.parsed):
        name = scene.knowledge.lexicon.labels.get(label_words(row.label))
        thing = _thing(row.of, _DATED, scene.knowledge) if name in _DATES else None
        mention = next((m for m in scene.dates if row.line.span.start <= m.begin < row.line.span.end), None)
        if name is None or thing is None or mention is None:
            continue
        for key in scene.referents.keys(thing):
            for literal_name, value in date_literals(mention) if key != DOCUMENT_KEY else ():
                told = literal_name if name == "date" else name
                yield literal(key, told, value, scene.parsed.doc[mention.begin], scene)


def find_milestones(scene: Scene) -> Iterator[Statement]:
    """Give when a thing began or ended by lines that open with a date: "May 2023: Opening of the dam"."""
    for sentence in scene.parsed.sentences:
        words = sentence.span
        mention = next((m for m in scene.dates if m.begin == words.start and m.end < words.end - 1), None)
        if mention is None or mention.value is None or scene.parsed.doc[mention.end].text != ":":
            continue
        deed = next((t for t in words if t.i > mention.end and t.dep_ != "det"), words.root)
        begins = deed.lower_ in GRAMMAR.beginnings | _STARTS
        of = deed.nbor() if deed.i + 1 < words.end and (begins or deed.lower_ in _ENDS) else deed
        for thing in objects_of(of) if of.lower_ == "of" else ():
            for key in scene.referents.keys(thing):
                if scene.knowledge.is_a(thing, *_DATED) and key != DOCUMENT_KEY:
                    yield literal(key, "startDate" if begins else "endDate", mention.value, thing, scene)


def _values(row: FactRow, name: str, knowledge: Knowledge) -> list[Token]:
    """Give the heads of the names behind a label, and not of those inside another; goods need none."""
    found = [(t, e, m) for t in row.line.span for e in knowledge.referents.entities(t) for m in e.mentions]
    spans = [
        (t, m.begin, m.end)
        for t, e, m in found
        if m.head == t.i
        and m.kind is not MentionKind.DEMONYM
        and (e.is_named or m.name[:1].isupper() or name in _UNNAMED)
    ]
    whole = [s for s in spans if not any(o[1] <= s[1] and s[2] <= o[2] and o[1:] != s[1:] for o in spans)]
    return list(dict.fromkeys(t for t, _, _ in whole))


def _thing(of: Sequence[Token], kinds: Sequence[str], knowledge: Knowledge) -> Token | None:
    """Give what a list of facts is about: what is made or held, else the only one that its heading names."""
    entities, classes = knowledge.referents.entities, frozenset(kinds)
    fitting = [t for t in of if any(allowed(e.cls, classes, knowledge.schema) for e in entities(t))]
    made = [t for t in fitting if knowledge.is_a(t, *_THINGS)]
    single = len({e.key for t in of for e in entities(t)}) == 1
    return next(iter(made or (fitting if single else [])), None)
