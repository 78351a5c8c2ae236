"""Resolutions and communiqués of ministers: one sentence of many paragraphs, whose subject stands in the first.

"We, the ministers of A," is followed by preambular paragraphs ("Welcoming B,") and operative ones ("1. Adopt C;"), each
of them a clause of that subject.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reportgraph.extract.model import Block, BlockKind, Document
from reportgraph.extract.parsing.item_forms import Form, Opening, first_verb, opening_of
from reportgraph.extract.parsing.tree import FINITE, hang, put
from reportgraph.extract.text.surface import words_of
from reportgraph.ontology.naming import load_naming
from reportgraph.ontology.schema import load_schema
from spacy.tokens import Doc, Token

_OPEN_ENDS = frozenset({",", ";", ":"})
_FORMS = {Opening.PLAIN: Form.PLURAL, Opening.THIRD: Form.THIRD}
_STATES = frozenset({"aware", "cognizant", "conscious", "confident", "grateful", "mindful"})
_PASSED_OVER = frozenset({BlockKind.FURNITURE, BlockKind.HEADING, BlockKind.LABEL})
_HAVING = frozenset({"have", "has"})


@dataclass(frozen=True, slots=True)
class Clause:
    """A paragraph that is a clause of the subject in the first: the words of its first sentence, and its form."""

    subject: Token
    words: list[Token]
    form: Form


def clauses_of_issuer(doc: Doc, document: Document) -> Iterator[Clause]:
    """Give the clauses of "We, the ministers," and "The Council," that stand in paragraphs of their own."""
    subject: Token | None = None
    found: list[list[Token]] = []
    for block, words in words_of(doc, document.blocks):
        if block.kind in _PASSED_OVER and not _resolves(words):
            continue
        opener = _opener(words) if block.kind is BlockKind.PARAGRAPH else None
        if opener is None and subject is not None and _announces(words):
            yield Clause(subject, [t for t in words if t.sent == words[0].sent], Form.PERFECT)
        elif opener is None and subject is not None and _goes_on(block, words):
            found.append(words)
        elif opener is not None or words[-1].text != ":":  # "have agreed as follows:"
            yield from _clauses(subject, found)
            subject, found = opener, []
    yield from _clauses(subject, found)


def _resolves(words: list[Token]) -> bool:
    """Tell "Hereby decide to:", which is no heading of what is below."""
    return words[0].lower_ == "hereby" and words[-1].text == ":"


def _goes_on(block: Block, words: list[Token]) -> bool:
    """Tell a paragraph that may be a clause: it is numbered, or ends openly."""
    return block.kind is BlockKind.ITEM or words[-1].text in _OPEN_ENDS or words[-1].lower_ == "and"


def _announces(words: list[Token]) -> bool:
    """Tell the verb of the subject above that announces what is below: "Have agreed on these measures:"."""
    return words[-1].text == ":" and words[0].lower_ in _HAVING


def _clauses(subject: Token | None, found: list[list[Token]]) -> Iterator[Clause]:
    """Tell the form of each clause; the operative ones are all of one form."""
    if subject is None:
        return
    gerunds = [opening_of([words]) is Opening.GERUND for words in found]
    operative = opening_of([words for words, is_gerund in zip(found, gerunds, strict=True) if not is_gerund])
    for words, is_gerund in zip(found, gerunds, strict=True):
        first = [t for t in words if t.sent == words[0].sent]
        verb = first_verb(words)
        if is_gerund:
            yield Clause(subject, first, Form.GERUND)
        elif verb.lower_.endswith("ed") or verb.lower_ in _STATES:
            yield Clause(subject, first, Form.STATE)
        elif operative in _FORMS:
            yield Clause(subject, first, _FORMS[operative])


def _opener(words: list[Token]) -> Token | None:
    """Give the subject that a paragraph consists of, with what is set off behind it."""
    first, root = words[0], words[0].sent.root
    if not (words[-1].text in _OPEN_ENDS or words[-1].lower_ == "and") or words[-1].sent != first.sent:
        return None
    if first.lower_ == "we" and words[1].text == ",":
        return None if words[-2].lower_ == "to" and words[-1].text == ":" else first  # "commit ourselves to:"
    if root.tag_ in FINITE and words[-1].lower_ == "and":  # "The presidents of A and B met in C; and"
        return next((c for c in root.lefts if c.dep_ == "nsubj" and acts(c)), None)
    if root.tag_ in FINITE or root.tag_ == "VBG" or first.lower_ != "the" or len(words) < 3:
        return None
    return root if acts(root) and not any(t.tag_ in FINITE for t in words) else None


def mend_preamble(root: Token) -> Token:
    """ "Welcoming the treaty adopted in 2019," with the welcoming as who adopted: give the clause's verb."""
    gerund = next((c for c in root.lefts if c.dep_ == "csubj" and c.tag_ == "VBG"), None)
    noun = next((c for c in gerund.rights if c.dep_ == "dobj"), None) if gerund is not None else None
    if gerund is None or noun is None or root.tag_ not in ("VBD", "VBN") or noun.right_edge.i != root.i - 1:
        return root
    put(gerund, gerund, "ROOT")
    root.tag_ = "VBN"
    hang(root, noun, "acl")
    return gerund


def acts(noun: Token) -> bool:
    """Tell whether a noun is of somebody who acts; a name is, and who is told of by a pronoun."""
    classes = load_naming().classes_of(noun.lemma_.lower()) if noun.pos_ == "NOUN" else None
    return noun.pos_ in ("PROPN", "PRON") or any(load_schema().is_a(cls, "Actor") for cls in classes or ())
