"""What the items of a bulleted list are: infinitives, gerunds, finite verbs without their subject, or names.

Items are of one form, so the first words of all of them tell it, and an item that was read as something else is parsed
again behind the words that its form calls for.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from reportgraph.extract.parsing.labels import NOUN_SUBJECTS
from reportgraph.extract.parsing.repair.words.lemmas import lemma_of
from reportgraph.extract.parsing.reparse import Rows, rows_of
from reportgraph.extract.parsing.syntax import child, is_infinitive
from reportgraph.extract.parsing.tree import FINITE, hang, lift
from reportgraph.extract.parsing.verbless import parse_verbless
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.verbs import is_verb_alone, known_verbs
from spacy.language import Language
from spacy.tokens import Doc, Token

_LONGEST_NAME = 40  # tokens of an item that is but a noun phrase
_ADVERBS = frozenset({"further", "also", "jointly", "better", "hereby"})


class Form(Enum):
    """What the items of a list are, by the words to parse them behind; the item's head hangs on the last of these."""

    INFINITIVE = ("to",)
    MARKED = ()
    PARTICIPLE = ("They", "have")
    GERUND = ("by",)
    STATE = ("They", "are")
    THIRD = ("It",)
    PLURAL = ("They",)
    PERFECT = ("We",)
    CLAUSE = ("They", "say", "that")
    WISH = ("They", "urge", "that")
    NAME = ("They", "include")


# What shows a form where its word alone does not: "to train A, further fund B" reads as the purpose of the funding.
_IN_FULL = {Form.GERUND: ("They", "are"), Form.INFINITIVE: ("They", "agreed", "to")}

_TAGS: dict[Form, tuple[str, ...]] = {
    Form.INFINITIVE: ("VB",),
    Form.MARKED: ("VB",),
    Form.PARTICIPLE: ("VBN",),
    Form.GERUND: ("VBG",),
    Form.STATE: ("JJ", "VBN"),
    Form.THIRD: ("VBZ",),
    Form.PLURAL: ("VBP", "VBD"),
    Form.PERFECT: ("VBN",),
    Form.CLAUSE: ("VB", "VBP", "VBZ", "VBD", "VBN"),
    Form.WISH: ("VB", "VBP"),
}


class Opening(Enum):
    """The form of the verb that an item begins with."""

    PLAIN = "fund"
    THIRD = "funds"
    PAST = "funded"
    GERUND = "funding"


def is_of_form(root: Token, form: Form) -> bool:
    """Tell whether the head of an item is a verb of the form."""
    return root.tag_ in _TAGS.get(form, ())


def opening_of(items: Sequence[Sequence[Token]]) -> Opening | None:
    """Give the form of the verbs that most items begin with, if at least one of these words is a verb and no noun."""
    found = [o for item in items if (o := _opening(first_verb(item))) is not None]
    for opening in Opening:
        alike = [sure for own, sure in found if own is opening]
        if 2 * len(alike) > len(items) and any(alike):
            return opening
    return None


def may_all_be_plain(items: Sequence[Sequence[Token]]) -> bool:
    """Tell items that all begin with what may be a verb in its plain form, though each be a noun too: "Fund A"."""
    found = [_opening(first_verb(item)) for item in items]
    return all(o is not None and o[0] is Opening.PLAIN for o in found) and all(len(item) > 2 for item in items)


def first_verb(item: Sequence[Token]) -> Token:
    """Give the first word of an item, or the one after its adverbs: "fully fund A"."""
    for token in item[:3]:
        adverb = token.lower_ in _ADVERBS or (token.lower_.endswith("ly") and token.lower_ not in GRAMMAR.no_adverbs)
        if not adverb:
            return token
    return item[0]


def _opening(word: Token) -> tuple[Opening, bool] | None:
    """Give the form that a word has as a verb, and whether it can be nothing else; None for what is no verb."""
    lower, verbs = word.lower_, known_verbs()
    if lower in verbs:
        return Opening.PLAIN, is_verb_alone(lower)
    if lower.endswith("s") and not lower.endswith("ss") and (lemma := lemma_of(word)) in verbs:
        return Opening.THIRD, is_verb_alone(lemma)
    if lower.endswith("ing") and word.tag_ in ("VBG", "NN", "NNP"):
        return Opening.GERUND, word.tag_ == "VBG"
    if word.tag_ in ("VBD", "VBN") and (lower.endswith("ed") or word.lemma_ in verbs):
        return Opening.PAST, True
    return None


def parsed_again(item: list[Token], form: Form, nlp: Language) -> Rows | None:
    """Give the fields of an item as it is parsed behind the words of its form; None where it is not of that form."""
    if form is Form.NAME and (len(item) > _LONGEST_NAME or _is_phrase(item)):
        return None
    rows = _behind(form.value, item, form, nlp)
    more = _IN_FULL.get(form)
    return _behind(more, item, form, nlp) if rows is None and more is not None else rows


def _behind(before: tuple[str, ...], item: list[Token], form: Form, nlp: Language) -> Rows | None:
    """Give the fields of an item as it is parsed behind some words; None where it is not of its form there either."""
    spaces = [*(True for _ in before), *(bool(t.whitespace_) for t in item)]
    small = form not in (Form.NAME, Form.CLAUSE, Form.WISH)  # "to Fund A" makes a name of the verb
    verb = first_verb(item)
    words = [t.lower_ if small and t.i <= verb.i else t.text for t in item]
    clause = form in (Form.CLAUSE, Form.WISH)
    stop = ["."] if clause and not item[-1].is_punct else []  # without it, it is no sentence to the parser
    alone = nlp(Doc(nlp.vocab, [*before, *words, *stop], [*spaces, *(False for _ in stop)]))
    alone = parse_verbless(alone, nlp) if clause else alone
    head = _head_behind(alone, form, len(before)) if len(list(alone.sents)) == 1 else None
    return None if head is None else rows_of(alone, alone[len(before) : len(spaces)], head)


def _head_behind(alone: Doc, form: Form, first: int) -> Token | None:
    """Give the head of an item that was parsed behind the words of its form, and that begins at `first`."""
    root = alone[:].root
    if first == len(_IN_FULL.get(form, ())):
        verb = next((c for c in root.rights if c.dep_ == "xcomp"), root) if form is Form.INFINITIVE else root
        marked = form is Form.GERUND or any(c.i == first - 1 and c.dep_ == "aux" for c in verb.children)
        return verb if first <= verb.i <= first + 1 and marked and is_of_form(verb, form) else None
    if form in (Form.INFINITIVE, Form.MARKED, Form.PARTICIPLE):
        marked = any(c.i <= first and c.dep_ == "aux" for c in root.children)
        return root if marked and is_of_form(root, form) else None
    if form in (Form.THIRD, Form.PLURAL, Form.PERFECT):
        own = any(c.i < first and c.dep_ == "nsubj" for c in root.children)
        return root if own and (root.tag_ in FINITE or is_of_form(root, form)) else None
    if form in (Form.CLAUSE, Form.WISH):
        clause = next((c for c in root.rights if c.dep_ == "ccomp"), root)
        return clause if clause.i >= first and any(c.dep_ in NOUN_SUBJECTS for c in clause.lefts) else None
    if form is Form.STATE:
        state = next((c for c in root.children if c.dep_ == "acomp"), root)
        return state if state.i >= first and is_of_form(state, form) else None
    head = next((c for c in root.children if c.dep_ in ("pcomp", "dobj")), None)
    if form is Form.GERUND or head is None:
        return head if root.i < first else None
    own_words = {t.i for t in head.subtree}
    astray = [t for t in alone[first:] if t.i not in own_words and t.dep_ not in ("punct", "cc", "prep", "pobj", "det")]
    return head if root.i < first and head.pos_ in ("NOUN", "PROPN") and not astray else None


def mend_name_with_purpose(root: Token) -> None:
    """ "- Joint work to cut tolls" read as work that cuts them: the item is the work, and the rest what it is for."""
    thing = child(root, "nsubj")
    if thing is None or root.tag_ != "VB" or not is_infinitive(root) or thing.left_edge.i != root.left_edge.i:
        return
    if thing.pos_ not in ("NOUN", "PROPN") or any(c.tag_ == "MD" for c in root.lefts):
        return
    marks = [c for c in root.rights if c.dep_ == "punct"]
    lift(thing, "acl")
    for mark in marks:
        hang(mark, thing, "punct")


def _is_phrase(item: list[Token]) -> bool:
    """Tell an item that was read as one noun phrase."""
    root = item[0].sent.root
    if any(c.dep_ in ("nsubj", "nsubjpass") for c in root.children):
        return False
    return root.pos_ in ("NOUN", "PROPN") and {t.sent.start for t in item} == {root.sent.start}
