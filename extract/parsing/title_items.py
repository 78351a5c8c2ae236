"""Items that leave out who does what they say, where only the title tells: "Peru Acts on Waste", "- Shut two pits"."""

from __future__ import annotations

from collections.abc import Iterator

from reportgraph.extract.model import BlockKind, Document
from reportgraph.extract.parsing.item_forms import Form, Opening, opening_of
from reportgraph.extract.parsing.resolutions import Clause
from reportgraph.extract.parsing.tree import is_finite
from reportgraph.extract.text.surface import words_of
from reportgraph.ontology.naming import load_naming
from reportgraph.ontology.schema import load_schema
from spacy.tokens import Doc, Token

_FORMS = {Opening.PAST: Form.PLURAL, Opening.GERUND: Form.GERUND}
_ACTORS = frozenset({"GPE", "ORG", "PERSON"})
_FEWEST = 2  # items


def clauses_of_title(doc: Doc, document: Document, led: frozenset[int]) -> Iterator[Clause]:
    """Give the items that go on from the title; `led` are the first words of those that a lead-in governs."""
    subject: Token | None = None
    row: list[list[Token]] = []
    for block, words in words_of(doc, document.blocks):
        if block.kind is BlockKind.TITLE:
            subject = _doer_of(words[-1].sent.root)
        elif subject is not None and block.kind is BlockKind.ITEM and words[0].i not in led:
            row.append(words)
        elif row and subject is not None:
            yield from _clauses(subject, row)
            row = []
    if subject is not None:
        yield from _clauses(subject, row)


def _clauses(subject: Token, row: list[list[Token]]) -> Iterator[Clause]:
    opening = opening_of(row)
    form = _FORMS.get(opening) if opening is not None and len(row) >= _FEWEST else None
    for words in row if form is not None else ():
        root = words[0].sent.root
        if not any(c.dep_ in ("nsubj", "nsubjpass") and c.i < root.i for c in root.children):
            yield Clause(subject, [t for t in words if t.sent == words[0].sent], form or Form.PLURAL)


def _doer_of(root: Token) -> Token | None:
    """Give who acts in a title that is a clause, if it is a body, a country or somebody."""
    subject = next((c for c in root.lefts if c.dep_ == "nsubj"), None)
    if subject is None or not is_finite(root) or root.lemma_ == "be":
        return None
    cls = load_naming().class_of_nominal([subject.lower_])
    actor = cls is not None and load_schema().is_a(cls, "Actor")
    return subject if subject.ent_type_ in _ACTORS or actor else None
