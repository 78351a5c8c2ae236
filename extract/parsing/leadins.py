"""Bulleted lists whose lead-in governs the items: "The ministry will:", and below it "fund roads".

The parser sees each item alone and takes its verb for a noun, or its noun for a verb, as often as not. So such an item
is parsed again behind the words that its lead-in calls for, and a verb hangs on the lead-in: `lead_of` gives the word
that governs it across the sentence's edge.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from reportgraph.extract.model import Block, BlockKind, Document
from reportgraph.extract.parsing.enumerations import announced
from reportgraph.extract.parsing.reparse import Rows, put_back, rows_of
from reportgraph.extract.text.surface import words_of
from reportgraph.ontology.grammar import load_grammar
from spacy.language import Language
from spacy.tokens import Doc, Token

_LEADS = "leads"  # in `Doc.user_data`: root of an item -> word of the lead-in that governs it
_LONGEST = 60  # tokens of an item that is parsed again
_LONGEST_NAME = 20  # of one that is but a noun phrase
_HAVING = frozenset({"have", "has"})


class Form(Enum):
    """What the items of a list are, by the words to parse them behind; the item's head hangs on the last of these."""

    INFINITIVE = ("to",)
    PARTICIPLE = ("They", "have")
    GERUND = ("by",)
    NAME = ("They", "include")


_TAGS = {Form.INFINITIVE: "VB", Form.PARTICIPLE: "VBN", Form.GERUND: "VBG"}


@dataclass(frozen=True, slots=True)
class Lead:
    """A word of a lead-in that governs the items below it."""

    word: int
    form: Form


@dataclass(frozen=True, slots=True)
class BulletedList:
    """The words of a lead-in, up to its colon, and those of each item that belongs to it."""

    lead: list[Token]
    items: list[list[Token]]


def lead_of(root: Token) -> Token | None:
    """Give the word of a lead-in that governs the verb of an item below it."""
    at = root.doc.user_data.get(_LEADS, {}).get(root.i)
    return None if at is None else root.doc[at]


def bulleted_lists(doc: Doc, document: Document) -> Iterator[BulletedList]:
    """Give the lists below a line that ends in a colon; an item that does so has the deeper items below it."""
    open_lists: list[tuple[int, BulletedList]] = []  # with the indent of the lead-in; the innermost last
    for block, words in words_of(doc, document.blocks):
        if block.kind is BlockKind.LABEL:
            continue
        indent = _indent(block, document)
        if block.kind is not BlockKind.ITEM:
            yield from (found for _, found in open_lists if found.items)
            open_lists = []
        while open_lists and open_lists[-1][0] >= indent:
            yield open_lists.pop()[1]
        if open_lists and block.kind is BlockKind.ITEM:
            open_lists[-1][1].items.append(words)
        if words[-1].text == ":" and len(words) > 1:
            open_lists.append((indent, BulletedList(words, [])))
    yield from (found for _, found in open_lists if found.items)


def _indent(block: Block, document: Document) -> int:
    """Give the column of an item's marker; less than any for what is no item."""
    if block.kind is not BlockKind.ITEM:
        return -1
    line = document.text[document.text.rfind("\n", 0, block.span.begin) + 1 : block.span.begin]
    return len(line) - len(line.lstrip())


def parse_items(doc: Doc, document: Document, nlp: Language) -> tuple[Doc, dict[int, Lead]]:
    """Parse the items below such lead-ins as what they are; give first token -> what governs it too."""
    leads: dict[int, Lead] = {}
    changes: dict[int, Rows] = {}
    for found in bulleted_lists(doc, document):
        for item in found.items:
            lead = _lead(found.lead, item)
            if lead is None:
                continue
            leads[item[0].i] = lead
            words = item if lead.form is Form.NAME else [t for t in item if t.sent == item[0].sent][:_LONGEST]
            rows = _parsed_again(words, lead.form, nlp)
            if rows is not None:
                changes[words[0].i] = rows
    return put_back(doc, changes), leads


def hang_items(doc: Doc, leads: dict[int, Lead]) -> None:
    """Remember what governs the verbs of the items, once their sentences are settled."""
    governed: dict[int, int] = {}
    for begin, lead in leads.items():
        root = doc[begin].sent.root
        if root.tag_ == _TAGS.get(lead.form):
            root.dep_ = "pcomp" if lead.form is Form.GERUND else "xcomp"
            governed[root.i] = lead.word
    doc.user_data[_LEADS] = governed


def _lead(lead: list[Token], item: list[Token]) -> Lead | None:
    """Tell what governs an item, by the last words of the lead-in and the first of the item; None: nothing does."""
    last, first = lead[-2], item[0]
    if last.tag_ == "MD":
        return Lead(last.i, Form.INFINITIVE)
    if last.lower_ == "to" and not first.lower_.endswith("ing"):
        governor = _above(last)
        return None if governor is None else Lead(governor.i, Form.INFINITIVE)
    if last.lower_ in _HAVING and first.tag_ in ("VBN", "VBD"):
        return Lead(last.i, Form.PARTICIPLE)
    if last.pos_ == "ADP" and (first.tag_ == "VBG" or first.lower_.endswith("ing")):
        return Lead(last.i, Form.GERUND)
    noun = announced(lead)
    if noun is not None and noun.lemma_ in load_grammar().takes_infinitive and first.tag_ in ("VB", "VBP"):
        return Lead(noun.i, Form.INFINITIVE)
    names = noun is not None or last.pos_ in ("ADP", "VERB") or last.lemma_ == "be"
    return Lead(last.i, Form.NAME) if names else None


def _above(last: Token) -> Token | None:
    """Give the word that takes the infinitive after "to": "plans to", "called on the parties to"."""
    at = last.nbor(-1)
    while at.pos_ in ("ADV", "PART", "PUNCT") and at.i > last.sent.start:
        at = at.nbor(-1)
    if at.pos_ in ("NOUN", "ADJ") and at.dep_ != "pobj":
        return at
    return next((t for t in (at, *at.ancestors) if t.pos_ in ("VERB", "AUX")), None)


def _parsed_again(item: list[Token], form: Form, nlp: Language) -> Rows | None:
    """Give the fields of an item as it is parsed behind the words of its form; None where it is not of that form."""
    if form is Form.NAME and (len(item) > _LONGEST_NAME or _is_phrase(item)):
        return None
    before = form.value
    spaces = [*(True for _ in before), *(bool(t.whitespace_) for t in item)]
    alone = nlp(Doc(nlp.vocab, [*before, *(t.text for t in item)], spaces))
    head = _head_behind(alone, form) if len(list(alone.sents)) == 1 else None
    return None if head is None else rows_of(alone, alone[len(before) :], head)


def _head_behind(alone: Doc, form: Form) -> Token | None:
    """Give the head of an item that was parsed behind the words of its form."""
    root, first = alone[:].root, len(form.value)
    if form is Form.INFINITIVE or form is Form.PARTICIPLE:
        marked = any(c.i < first and c.dep_ == "aux" for c in root.children)
        return root if marked and root.tag_ == _TAGS[form] else None
    head = next((c for c in root.children if c.dep_ in ("pcomp", "dobj")), None)
    if form is Form.GERUND or head is None:
        return head if root.i < first else None
    own = {t.i for t in head.subtree}
    astray = [t for t in alone[first:] if t.i not in own and t.dep_ not in ("punct", "cc", "prep", "pobj", "det")]
    return head if root.i < first and head.pos_ in ("NOUN", "PROPN") and not astray else None


def _is_phrase(item: list[Token]) -> bool:
    """Tell an item that was read as one noun phrase."""
    root = item[0].sent.root
    if any(c.dep_ in ("nsubj", "nsubjpass") for c in root.children):
        return False
    return root.pos_ in ("NOUN", "PROPN") and {t.sent.start for t in item} == {root.sent.start}
