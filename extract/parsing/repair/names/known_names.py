"""Mends known names of bodies that the parser took apart: "Save the Children called", "the Lake Watch and Reef Aid"."""

from __future__ import annotations

from reportgraph.extract.parsing.labels import MODIFYING
from reportgraph.extract.parsing.tree import hang, put, take_place
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.naming import load_knowledge, load_naming
from reportgraph.ontology.schema import load_schema
from spacy.tokens import Doc, Token

_LABELS = {"csubj": "nsubj", "csubjpass": "nsubjpass", "compound": "nsubj", "nmod": "nsubj"}
_DASHES = frozenset({"-", "–", "—"})
_LANDS = frozenset({"Country", "InternationalOrganization", "Region"})
_OFFICE = 4  # tokens of a firm's name and the office behind it
_LONG = 3  # words of a name that a parser takes apart
_SHARED = frozenset({"CooperationMechanism", "Document", "Event", "InfrastructureProject", "Initiative", "Project"})
_KEPT = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "conj", "appos", "attr", "poss", "dative"})


def repair_known_names(doc: Doc) -> None:
    """Give each name of several words one head, and the second of two that "and" joins to the first."""
    words, at = [t.text for t in doc], 0
    while at < len(doc):
        if words[at][:1].isupper():
            _acronym(doc[at])
            _opening_no(doc[at])
            if doc[at].tag_ == "JJ" and at + 1 < len(doc):
                _firm_before_office(doc[at])
            _one_head(doc, words, at)
            _lands_with_dashes(doc, words, at)
            if (
                words[at + 1 : at + 2] == ["and"]
                and "".join(words[at + 3 : at + 4])[:1].isupper()
                and _share_last(words, at)
            ):
                _join(doc, (at, at + 1), (at + 2, at + 4))
        if at and doc[at].tag_ in ("VBN", "VBD", "VB", "VBP", "JJ") and words[at].isupper():
            _letters_behind_kind(doc[at], doc[at - 1])
        end = _known(doc, words, at)
        if end:
            begin = end + 1 + (end + 1 < len(doc) and words[end + 1].lower() == "the")
            joined = end < len(doc) and words[end] == "and" and begin < len(doc)
            second = _known(doc, words, begin) if joined else 0
            if second:
                _join(doc, (at, end), (begin, second))
            elif doc[at].pos_ == "VERB":
                _whole(doc, at, end)
        at = max(end, at + 1)


def _letters_behind_kind(letters: Token, kind: Token) -> None:
    """ "left the regional bloc ECOWAS in May" with letters that do something: they are the name of the bloc."""
    known = load_knowledge().gazetteer.longest([letters.text], 0)
    if known is None or kind.pos_ != "NOUN" or letters.head not in (kind, kind.head):
        return
    letters.pos_, letters.tag_, letters.lemma_ = "PROPN", "NNP", letters.text
    for c in [c for c in letters.children if c.i > letters.i]:
        hang(c, kind.head, c.dep_)
    hang(letters, kind, "appos")


def _acronym(word: Token) -> None:
    """ "USAID and the Lake Fund will train A" with a quality of that name: letters that name a body are a name."""
    if word.pos_ != "ADJ" or not word.text.isupper() or word.dep_ in MODIFYING:
        return
    found = load_knowledge().gazetteer.longest([word.text], 0)
    if found is not None and not found[1].demonym and load_schema().is_a(found[1].cls, "Institution"):
        word.pos_, word.tag_ = "PROPN", "NNP"


def _firm_before_office(word: Token) -> None:
    """ "said Meridian chief executive Jane Roe" with an executive from there: no people is called so, but a firm."""
    doc, naming = word.doc, load_naming()
    low = [t.lower_ for t in doc[word.i : word.i + _OFFICE]]
    led = naming.title_at(low, 1) and not naming.title_at(low, 0) and not GRAMMAR.of_firms.isdisjoint(low)
    plain = word.text.istitle() and not word.is_sent_start and low[0] not in naming.words.title_modifiers
    if led and plain and word.dep_ in MODIFYING and load_knowledge().gazetteer.get(word.text) is None:
        word.pos_, word.tag_, word.lemma_, word.dep_ = "PROPN", "NNP", word.text, "compound"
        word.ent_type_ = "ORG"


def _opening_no(word: Token) -> None:
    """ "the No Hunger Fund", "to support No Child Hungry" with a "no" that denies: in capitals it opens a name."""
    if word.text != "No" or word.is_sent_start or word.dep_ not in MODIFYING | {"det"} or word.i + 1 == len(word.doc):
        return
    before, after = word.nbor(-1), word.nbor(1)
    inside, named = before.text.islower() or before.dep_ == "det", "PROPN" in (after.pos_, word.head.pos_)
    if inside and named and after.text.istitle():
        put(word, after if word.head.text.islower() else word.head, "compound")
        word.pos_, word.tag_, word.lemma_ = "PROPN", "NNP", word.text


def _one_head(doc: Doc, words: list[str], at: int) -> None:
    """ "implements the United Nations 2030 Plan" with nations and a plan that are implemented: a known name is one."""
    found = load_knowledge().gazetteer.longest(words, at)
    if found is None or found[0] < _LONG:
        return
    end = at + found[0]
    stop = next((t.i for t in doc[at + 1 : end] if t.lower_ in ("of", "for", "on")), end)
    top = [t for t in doc[at:stop] if t.dep_ != "punct" and not at <= t.head.i < end]
    head = doc[stop - 1]
    if len(top) < 2 or top[0].head == top[0] or top[0].dep_ not in _KEPT or head.pos_ != "PROPN":
        return
    _join_under(_told_by(head, at), top[0], at)


def _told_by(name: Token, begin: int) -> Token:
    """ "St. Vincent and the Grenadines Minister Jane Roe said" with a saint who says: give whose land it tells."""
    person = name
    while person.dep_ in MODIFYING and person.head.i > person.i:
        person = person.head
    return person if person.dep_ == "conj" and begin <= person.head.i < name.i else name


def _lands_with_dashes(doc: Doc, words: list[str], at: int) -> None:
    """ "the creation of the A - B - C Corridor" with a creation of A: a spaced dash between lands parts no phrases."""
    begin, dashes = at, 0
    while (land := load_knowledge().gazetteer.longest(words, begin)) is not None and land[1].cls in _LANDS:
        begin += land[0]
        if begin + 1 >= len(doc) or words[begin] not in _DASHES or not words[begin + 1][:1].isupper():
            break
        dashes += 1
        begin += 1
    end = begin
    while end < len(doc) and doc[end].pos_ == "PROPN" and words[end][:1].isupper():
        end += 1
    kind = load_naming().class_of_name([t.lower_ for t in doc[begin:end]]) if dashes and end > begin else None
    top = [t for t in doc[at:end] if not at <= t.head.i < end]
    if kind not in _SHARED or not top or top[0].i >= begin or top[0].head == top[0]:
        return
    _join_under(doc[end - 1], top[0], at)


def _join_under(head: Token, first: Token, begin: int) -> None:
    """Put the last word of a name in the place of its first, with all words from there on, and what stands before."""
    if first.head == head or head.is_ancestor(first.head):
        return
    before = [c for t in head.doc[begin : head.i] for c in t.lefts if c.i < begin]
    take_place(head, first)
    for t in head.doc[begin : head.i]:
        put(t, head, "punct" if t.text in _DASHES else "compound")
    for t in before:
        hang(t, head, t.dep_)


def _share_last(words: list[str], at: int) -> bool:
    """Tell two places of one kind that share their last word: "East and West Timor", "Upper and Lower Egypt"."""
    first, second = (load_knowledge().gazetteer.get(f"{words[i]} {words[at + 3]}") for i in (at, at + 2))
    if first is None or second is None or second.demonym:
        return False
    return first.cls == second.cls and first.cls in _LANDS


def _known(doc: Doc, words: list[str], at: int) -> int:
    """Give the end of the name of several words of a body that begins at a token, or 0."""
    found = load_knowledge().gazetteer.longest(words, at) if words[at][:1].isupper() else None
    if found is None or found[1].demonym or not load_schema().is_a(found[1].cls, "Institution"):
        return 0
    end = at + found[0]
    plain = found[0] > 1 and not any(t.text in ("-", "'s", "’s") for t in doc[at:end])
    apart = end >= len(doc) or doc[end].pos_ != "PROPN" or not doc[end].text[0].isupper()
    return end if plain and apart and (at == 0 or doc[at - 1].pos_ != "PROPN") else 0


def _whole(doc: Doc, begin: int, end: int) -> Token | None:
    """Make the name one phrase under the word that any of it hung on; give its head."""
    span = range(begin, end)
    top = [t for t in doc[begin:end] if t.head.i not in span]
    if len(top) != 1 or top[0].head == top[0]:
        return None
    governor, label = top[0].head, _LABELS.get(top[0].dep_, top[0].dep_)
    stop = next((t.i for t in doc[begin + 1 : end] if t.dep_ == "prep" or t.lower_ in ("of", "for")), end)
    head = doc[stop - 1]
    put(head, governor, label)
    for t in doc[begin:stop]:
        if t != head:
            put(t, head, "det" if t.lower_ == "the" else "compound")
        if t.pos_ == "VERB" or t == head:
            t.pos_, t.tag_ = "PROPN", "NNP" if t.tag_ != "NNPS" else "NNPS"
    return head


def _join(doc: Doc, first: tuple[int, int], second: tuple[int, int]) -> None:
    """Hang the second of two names on the first, where the parser made one name or a clause of both."""
    heads = [_head(doc, *name) for name in (first, second)]
    one, other = heads
    if other.head == one and other.dep_ == "conj" and one.dep_ in _KEPT:
        return
    span = range(first[0], second[1])
    top = [t for t in doc[span.start : span.stop] if t.head.i not in span]
    if len(top) != 1 or top[0].head == top[0]:
        return
    governor, label = top[0].head, top[0].dep_
    label = label if label in _KEPT else _LABELS.get(label, label)
    put(one, governor, label)
    put(other, one, "conj")
    for (begin, end), head in zip((first, second), heads, strict=True):
        for t in doc[begin:end]:
            if t.i < head.i:
                put(t, head, "det" if t.lower_ == "the" else "compound")
            if t.i <= head.i and t.pos_ != "DET":
                t.pos_, t.tag_ = "PROPN", "NNP" if t.tag_ != "NNPS" else "NNPS"
    for t in doc[first[1] : second[0]]:
        put(t, *((one, "cc") if t.lower_ == "and" else (other, "det")))
    for t in doc:
        if t.i not in span and t.head.i in span and t.head not in heads:
            hang(t, one if t.i < span.start else other, t.dep_)


def _head(doc: Doc, begin: int, end: int) -> Token:
    stop = next((t.i for t in doc[begin + 1 : end] if t.lower_ in ("of", "for", "without", "in")), end)
    return doc[stop - 1]
