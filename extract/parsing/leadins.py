"""Bulleted lists whose lead-in governs the items: "The ministry will:", and below it "fund roads".

The parser sees each item alone and takes its verb for a noun, or its noun for a verb, as often as not. So such an item
is parsed again behind the words that its lead-in calls for, and a verb hangs on the lead-in: `lead_of` gives the word
that governs it across the sentence's edge.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from reportgraph.extract.model import BlockKind, Document
from reportgraph.extract.parsing.addressees import (
    addressee_of,
    advice_in,
    asked_by,
    is_advice,
    mended_lead,
    person_named,
)
from reportgraph.extract.parsing.enumerations import announced, is_counted, opens_examples
from reportgraph.extract.parsing.item_forms import (
    Form,
    Opening,
    is_of_form,
    may_all_be_plain,
    mend_name_with_purpose,
    opening_of,
    parsed_again,
)
from reportgraph.extract.parsing.item_levels import Level, is_below, level_of
from reportgraph.extract.parsing.labels import NOUN_SUBJECTS, TIMES
from reportgraph.extract.parsing.reparse import Rows, put_back
from reportgraph.extract.parsing.resolutions import acts, clauses_of_issuer, mend_preamble
from reportgraph.extract.parsing.syntax import is_infinitive
from reportgraph.extract.parsing.title_items import clauses_of_title
from reportgraph.extract.parsing.tree import FINITE, is_finite, neighbor_of
from reportgraph.extract.parsing.verbless import is_asking
from reportgraph.extract.text.surface import words_of
from reportgraph.ontology.grammar import GRAMMAR
from spacy.language import Language
from spacy.tokens import Doc, Token

_LEADS = "leads"  # in `Doc.user_data`: root of an item -> word of the lead-in that governs it
_DOERS = "doers"  # there too: roots of the items that what governs them does
_LONGEST = 60  # tokens of an item that is parsed again
_GOING_ON = frozenset({"by", "for", "of", "on", "to", "with"})
_DOING = frozenset({"he", "it", "she", "they", "we"})
_JOINTLY = frozenset({"together", "jointly", "closely"})
_HAVING = frozenset({"have", "has"})
_YET_TO_DO = (Form.GERUND, Form.INFINITIVE)
_UNLIMITED = tuple(tuple(f"but {be}not limited to".split()) for be in ("are ", "is ", "will be ", ""))
_LISTING = frozenset({"include", "be", "comprise", "cover"})


@dataclass(frozen=True, slots=True)
class Lead:
    """A word of a lead-in that governs the items below it."""

    word: int
    form: Form
    doer: bool = False  # it does what the items say: "To A:", "We, the ministers,"


@dataclass(frozen=True, slots=True)
class BulletedList:
    """The words of a lead-in, up to its colon, and those of each item that belongs to it, and of the items' labels."""

    lead: list[Token]
    items: list[list[Token]]
    labels: dict[int, list[Token]] = field(default_factory=dict)  # first token of an item -> its label
    asked: Token | None = None  # whom the lead-in names as who should do what the items say


def lead_of(root: Token) -> Token | None:
    """Give the word of a lead-in that governs the verb of an item below it."""
    at = root.doc.user_data.get(_LEADS, {}).get(root.i)
    return None if at is None else root.doc[at]


def is_done_by_lead(root: Token) -> bool:
    """Tell a verb that the word governing it across the sentence's edge is the subject of, whatever its form."""
    return root.i in root.doc.user_data.get(_DOERS, ())


def is_counselled(root: Token) -> bool:
    """Tell a verb that is what a line above it announces as advice: "Recommendations", and below it "Close A"."""
    lead = lead_of(root)
    return lead is not None and root.tag_ == "VB" and not is_done_by_lead(root) and lead == advice_in([lead])


def verbs_below(lead: Token) -> list[Token]:
    """Give the verbs of the items governed by a word of their lead-in: "agreed to: build A", "commit to: doing A"."""
    doc = lead.doc
    governed = [doc[root] for root, at in doc.user_data.get(_LEADS, {}).items() if at == lead.i]
    forms = (("VB", "xcomp"), ("VBG", "pcomp"))
    return [t for t in governed if (t.tag_, t.dep_) in forms and not is_done_by_lead(t)]


def bulleted_lists(doc: Doc, document: Document) -> Iterator[BulletedList]:
    """Give the lists below a line that ends in a colon; an item that does so has the deeper items below it."""
    open_lists: list[tuple[Level, BulletedList]] = []  # with the level of the lead-in; the innermost last
    label: list[Token] = []
    advice = False
    for block, words in words_of(doc, document.blocks):
        heading = block.kind in (BlockKind.HEADING, BlockKind.TITLE)
        asked = addressee_of(words) or (person_named(words) if advice and heading else None)
        if heading:
            advice = is_advice(words) or (advice and asked is not None)
        if block.kind is BlockKind.LABEL:
            label = words
            continue
        level = level_of(block, document)
        if block.kind is not BlockKind.ITEM:
            yield from (found for _, found in open_lists if _belongs(found))
            open_lists = []
        while open_lists and not is_below(level, open_lists[-1][0]):
            yield from (found for _, found in [open_lists.pop()] if _belongs(found))
        if open_lists and block.kind is BlockKind.ITEM:
            open_lists[-1][1].items.append(words)
            if label:
                open_lists[-1][1].labels[words[0].i] = label
        label = []
        alone = asked is not None or (len(words) > 1 and words[-1].text == ":") or (heading and is_advice(words))
        if alone or (len(words) > 1 and block.kind is BlockKind.PARAGRAPH):
            lead = words if alone else [t for t in words[-1].sent if not t.is_space]
            open_lists.append((level, BulletedList(lead, [], asked=asked)))
    yield from (found for _, found in open_lists if _belongs(found))


def _belongs(found: BulletedList) -> bool:
    """Tell a list that its lead-in announces: by its colon, or as "the following steps." or "three new measures.".

    So does a lead-in that stops in its midst: "The ministry plans to", "Peru will".
    """
    if not found.items or found.lead[-1].text == ":":
        return bool(found.items)
    if found.lead[-1].lower_ in _GOING_ON or found.lead[-1].tag_ == "MD":
        return len(found.items) > 1 and not any(_is_sentence(item) for item in found.items)
    if found.asked is not None or is_advice(found.lead):
        return True
    noun = announced(found.lead) if len(found.lead) > 2 and found.lead[-1].text == "." else None
    if noun is None or not is_counted(noun) or noun.dep_ in NOUN_SUBJECTS:
        return False
    return not any(_is_sentence(item) for item in found.items)


def last_word(lead: list[Token]) -> Token:
    """Give the last word of a lead-in, without its colon and without "but not limited to"."""
    words = lead[:-1] if lead[-1].is_punct else lead
    size = next((len(end) for end in _UNLIMITED if tuple(t.lower_ for t in words[-len(end) :]) == end), 0)
    words = words[:-size] if 0 < size < len(words) else words
    return next((t for t in reversed(words) if not t.is_punct), words[-1])


def _is_sentence(item: list[Token]) -> bool:
    root = item[0].sent.root
    return is_finite(root) and root.tag_ != "VBP" and any(c.dep_ in NOUN_SUBJECTS for c in root.children)


def parse_items(doc: Doc, document: Document, nlp: Language) -> tuple[Doc, dict[int, Lead]]:
    """Parse the items below such lead-ins as what they are; give first token -> what governs it too."""
    found_leads = [found.lead for found in bulleted_lists(doc, document)]
    doc = put_back(doc, {lead[0].i: rows for lead in found_leads if (rows := mended_lead(lead, nlp)) is not None})
    leads: dict[int, Lead] = {}
    changes: dict[int, Rows] = {}
    for found in bulleted_lists(doc, document):
        opening = opening_of(found.items)
        if opening is None and found.asked is not None and may_all_be_plain(found.items):
            opening = Opening.PLAIN
        for item in found.items:
            if opening is Opening.PLAIN and found.asked is not None:
                lead: Lead | None = Lead(found.asked.i, Form.INFINITIVE, doer=True)
            else:
                told = len(found.lead) > 1 or is_advice(found.lead)
                lead = _lead(found.lead, item, opening) if told else None
            if lead is None:
                continue
            leads[item[0].i] = lead
            words = item if lead.form is Form.NAME else [t for t in item if t.sent == item[0].sent][:_LONGEST]
            rows = parsed_again(words, lead.form, nlp)
            if rows is not None:
                changes[words[0].i] = rows
    led = frozenset(leads)
    for clause in (*clauses_of_issuer(doc, document), *clauses_of_title(doc, document, led)):
        first = clause.words[0]
        if first.i in leads and leads[first.i].form in _YET_TO_DO and not leads[first.i].doer:
            continue  # "Hereby commit ourselves to:", and below it "ending hunger": it has not been done
        leads[first.i] = Lead(clause.subject.i, clause.form, doer=True)
        right = clause.form is Form.GERUND and first.sent.root.tag_ == "VBG"
        rows = None if right else parsed_again(clause.words[:_LONGEST], clause.form, nlp)
        if rows is not None:
            changes[first.i] = rows
    return put_back(doc, changes), leads


def hang_items(doc: Doc, leads: dict[int, Lead]) -> None:
    """Remember what governs the verbs of the items, once their sentences are settled."""
    governed: dict[int, int] = {}
    done: set[int] = set()
    for begin, lead in leads.items():
        root = doc[begin].sent.root
        if lead.form is Form.NAME:
            mend_name_with_purpose(root)
        if lead.doer and lead.form is Form.GERUND:
            root = mend_preamble(root)
        if not is_of_form(root, lead.form):
            continue
        if lead.doer:
            done.add(root.i)
        elif lead.form is Form.GERUND and doc[lead.word].dep_ == "prep":
            root.dep_ = "pcomp"
        elif lead.form in (Form.CLAUSE, Form.WISH):
            root.dep_ = "ccomp"
        elif root.tag_ not in FINITE:
            root.dep_ = "xcomp"
        governed[root.i] = _named(doc[lead.word]).i if lead.doer else lead.word
    doc.user_data[_LEADS], doc.user_data[_DOERS] = governed, frozenset(done)


def _named(title: Token) -> Token:
    """Give whom a title stands before, once the parse is mended: "President of A Jane Roe and B met; and"."""
    while title.dep_ in ("compound", "nmod") and title.head.i > title.i:
        title = title.head
    return title


def _lead(lead: list[Token], item: list[Token], opening: Opening | None) -> Lead | None:
    """Tell what governs an item, by the last words of the lead-in and the first of the items; None: nothing does."""
    last, first = last_word(lead), item[0]
    last = last.nbor(-1) if last.pos_ == "ADV" and last.nbor(-1).tag_ == "MD" else last  # "A will also:"
    if opening is Opening.PLAIN and (asking := asked_by(lead) or advice_in(lead)) is not None:
        return Lead(asking.i, Form.INFINITIVE)
    if last.tag_ == "MD":
        return Lead(last.i, Form.INFINITIVE)
    if last.lower_ == "to" and not first.lower_.endswith("ing"):
        governor = _above(last)
        return None if governor is None else Lead(governor.i, Form.INFINITIVE)
    teller = neighbor_of(last, -1)
    if last.lower_ == "that" and last.i > lead[0].i and teller.pos_ in ("VERB", "AUX", "ADJ"):
        return Lead(teller.i, Form.WISH if is_asking(teller) else Form.CLAUSE)
    if last.lower_ in _HAVING and first.tag_ in ("VBN", "VBD"):
        return Lead(last.i, Form.PARTICIPLE)
    noun = announced(lead) if lead[-1].is_punct else None
    if opening is Opening.PAST and (doer := _doer_before(last)) is not None:
        return Lead(doer.i, Form.PLURAL, doer=True)
    if opens_examples(last) and noun is not None and opening is Opening.GERUND:
        return Lead(noun.i, Form.GERUND) if noun.lemma_ in GRAMMAR.acts else None
    doing = len(item) > 1 and (first.tag_ == "VBG" or first.lower_.endswith("ing"))  # "shipbuilding" alone is a field
    if (last.pos_ == "ADP" or last.lower_ == "to") and doing:
        return Lead(last.i, Form.GERUND)
    deed = last.nbor(-1) if last.lower_ in _JOINTLY else last  # "to work together:"
    if first.lower_ == "to" and deed.pos_ in ("VERB", "NOUN"):
        return Lead(deed.i, Form.MARKED)
    own = _lead_of_verbs(lead, noun, opening)
    if own is not None:
        return own
    names = noun is not None or last.pos_ in ("ADP", "VERB") or last.lemma_ == "be"
    return Lead(last.i, Form.NAME) if names else None


def _doer_before(last: Token) -> Token | None:
    """Give who does what the items below "The ministers declared as follows:", "A decided the following:" say."""
    root = last.sent.root
    follows = last.lower_ == "follows" and neighbor_of(last, -1).lower_ == "as"
    if not (follows or last.lower_ == "following") or not is_finite(root) or root.lemma_ == "be":
        return None
    return next((c for c in root.lefts if c.dep_ == "nsubj" and acts(c)), None)


def _lead_of_verbs(lead: list[Token], noun: Token | None, opening: Opening | None) -> Lead | None:
    """Tell what governs items that begin with a verb: the noun that announces them, the clause, or their subject."""
    root = last_word(lead).sent.root
    if opening in (Opening.THIRD, Opening.PAST, Opening.PLAIN) and (subject := _subject_alone(lead)) is not None:
        several = subject.tag_ in ("NNS", "NNPS") or subject.lower_ in ("they", "we")
        several = several or any(c.dep_ == "conj" for c in subject.children)
        agrees = {Opening.THIRD: not several, Opening.PLAIN: several and acts(subject), Opening.PAST: acts(subject)}
        form = Form.THIRD if opening is Opening.THIRD else Form.PLURAL
        return Lead(subject.i, form) if agrees[opening] else None
    if opening not in (Opening.PLAIN, Opening.GERUND):
        return None
    form = Form.INFINITIVE if opening is Opening.PLAIN else Form.GERUND
    noun = noun or next((c for c in root.lefts if c.dep_ == "nsubj" and root.lemma_ in _LISTING), None)
    if noun is not None:
        lemma = noun.lemma_.lower()
        deed = opening is Opening.GERUND and lemma in GRAMMAR.acts
        return Lead(noun.i, form) if deed or lemma in GRAMMAR.takes_infinitive or lemma in GRAMMAR.equated else None
    clause = is_finite(root) and root.lemma_ not in _LISTING and any(c.dep_ in NOUN_SUBJECTS for c in root.lefts)
    return Lead(root.i, form) if clause and opening is Opening.GERUND else None


def _subject_alone(lead: list[Token]) -> Token | None:
    """Give the noun of a lead-in that has no verb of its own: "The order signed by A:"."""
    last = last_word(lead)
    words, root = [t for t in lead if t.sent == last.sent], last.sent.root
    if last.lower_ in _DOING:
        root = last  # "To this end they:"
    elif root.pos_ in ("ADP", "SCONJ"):  # "In May, the council:", "Since 2020 the ministry of A:"
        top = [t for t in (last, *last.ancestors) if t.pos_ in ("NOUN", "PROPN")][-1:]
        parted = (t.text == "," or t.ent_type_ in TIMES for t in words if top and t.i < top[0].i)
        root = top[0] if any(parted) and top[0].ent_type_ not in TIMES else root
    own = [t for t in words if t.pos_ in ("VERB", "AUX") and is_finite(t) and t.dep_ != "relcl"]
    return None if own or root.pos_ not in ("NOUN", "PROPN", "PRON") else root


def _above(last: Token) -> Token | None:
    """Give the word that takes the infinitive after "to": "plans to", "called on the parties to"."""
    at = last.nbor(-1)
    if at.lower_ == "including":  # "agreed to build on A, including to:"
        plans = [t for t in last.doc[last.sent.start : at.i] if t.tag_ == "VB" and is_infinitive(t)]
        return (plans[-1].head if plans[-1].head.pos_ == "VERB" else plans[-1]) if plans else None
    while at.pos_ in ("ADV", "PART", "PUNCT") and at.i > last.sent.start:
        at = at.nbor(-1)
    if at.pos_ in ("NOUN", "ADJ") and at.dep_ != "pobj":
        return at
    return next((t for t in (at, *at.ancestors) if t.pos_ in ("VERB", "AUX")), None)
