"""Mends lists of fields read as what the last of them is of: "cooperate on trade, fishing, and marine research".

A noun for what can't be counted, or a plural, stands for itself in a row; an adjective behind the "and" begins another
member, and ends no row of modifiers.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from reportgraph.extract.parsing.syntax import child, first_conjunct
from reportgraph.extract.parsing.tree import hang, lift, put, take_place
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.naming import load_naming
from reportgraph.ontology.schema import ABSTRACTIONS
from spacy.tokens import Doc, Token

_GOVERNED = frozenset({"dobj", "pobj", "nsubj", "nsubjpass", "conj", "appos", "attr"})
_ABSTRACT = ("tion", "sion", "ism", "ity", "ness", "ance", "ence", "ing")  # endings of nouns, however they are tagged
_NOUN_ALONE = _ABSTRACT[:-1]  # no adjective ends so
_SECURE = frozenset({"safety", "security", "stability"})
_OWN = frozenset({"det", "poss", "amod", "nummod"})


def repair_rows_of_fields(doc: Doc) -> None:
    """Give each member of such a row its place in the sentence."""
    for token in doc[:-1]:
        if token.tag_ == "JJ" and token.dep_ == "conj" and token.nbor().pos_ == "NOUN":
            _quality_of_last(token)
        if token.tag_ == "JJ" and token.dep_ == "conj" and token.head.pos_ in ("NOUN", "PROPN"):
            _qualities_of_last(token)
        if token.tag_ != "JJ" or token.nbor().pos_ not in ("PUNCT", "CCONJ", "ADP"):
            continue
        if token.lower_.endswith(_NOUN_ALONE) or _is_known_field(token):
            _noun_read_as_adjective(token)
    for token in doc:
        if token.pos_ == "NOUN" and token.dep_ == "appos" and token.i:
            _last_head(token)
        if token.pos_ == "NOUN" and token.dep_ in _GOVERNED:
            _row_before(token)
        if token.dep_ == "conj" and token.lemma_ in GRAMMAR.areas and token.head.i < token.i - 2:
            _area_of_both(token)


def repair_open_rows(doc: Doc) -> None:
    """Close rows that no "and" closes: in "freedom, respect for rights, peace and trade" the last two are no rights."""
    for token in doc:
        if token.dep_ == "dobj" and token.pos_ == "NOUN" and token.i > token.head.i:
            _object_in_row(token)
        if token.dep_ == "conj" and token.pos_ == "NOUN" and token.head.pos_ == "NOUN" and token.i > token.head.i:
            _go_on(token)
        if token.dep_ == "pobj" and token.pos_ == "NOUN" and token.head.head.pos_ == "NOUN":
            _row_in_row(token)


def _is_known_field(word: Token) -> bool:
    """Tell "trade, biotech, and rare metals": beside a noun, what is the name of a field is no adjective."""
    beside = word.dep_ == "conj" and word.head.pos_ in ("NOUN", "PROPN") and word.left_edge == word
    return beside and (load_naming().classes_of(word.lower_) or ("",))[0] == "Topic"


def _quality_of_last(adjective: Token) -> None:
    """ "trade, health and clean energy" with "clean" beside the health, and energy alone: it is what the energy is."""
    last, before = adjective.nbor(), adjective.head
    if before.pos_ == "NOUN" and last.dep_ in ("conj", "appos") and last.head in (before, first_conjunct(before)):
        hang(adjective, last, "amod")
        hang(last, before, "conj")


def _qualities_of_last(adjective: Token) -> None:
    """ "met nurses and federal, state, and local officials" with a state that is met: all are of officials."""
    row = [adjective]
    while (added := child(row[-1], "conj")) is not None:
        row.append(added)
    last = row.pop()
    own = child(last, "amod")
    if last.tag_ != "NNS" or own is None or last.left_edge != own or any(t.n_lefts for t in row):
        return
    if own.nbor(-1).text in (",", "and", "or", "&") and own.nbor() == last and all(t.tag_ in ("JJ", "NN") for t in row):
        hang(last, adjective.head, "conj")
        hang(adjective, last, "amod")
        hang(own, row[-1], "conj")


def _noun_read_as_adjective(noun: Token) -> None:
    """ "the pursuit of good neighbourliness, peaceful coexistence and A" with the first as what coexistence is like."""
    noun.pos_, noun.tag_ = "NOUN", "NN"
    last = noun.head
    if noun.dep_ != "amod" or last.i < noun.i or noun.nbor().text not in (",", "and"):
        return
    for word in [c for c in noun.rights if c.dep_ == "conj" and c.pos_ == "ADJ"]:
        hang(word, last, "amod")
    for word in [c for c in last.lefts if c.i < noun.i and c.dep_ in _OWN]:
        hang(word, noun, word.dep_)
    take_place(noun, last)
    hang(last, noun, "conj")


def _object_in_row(noun: Token) -> None:
    """ "hailed cooperation on trade, ports, aid to A, and health" with the aid as what was hailed: it is in the row."""
    doc, begin = noun.doc, noun.left_edge.i
    earlier = any(c.dep_ == "dobj" and c.i < noun.i for c in noun.head.rights)
    before = doc[begin - 2] if begin > 1 and doc[begin - 1].text == "," else noun
    if earlier and before.pos_ == "NOUN" and before.dep_ == "conj" and before != noun and not _is_determined(noun):
        hang(noun, before, "conj")


def _is_determined(noun: Token) -> bool:
    return any(c.dep_ in ("det", "poss") for c in noun.lefts)


def _go_on(last: Token) -> None:
    first, doc = last.head, last.doc
    while first.dep_ == "conj" and first.head.i < first.i:
        first = first.head
    row = [t for t in first.subtree if t.dep_ == "conj" and t.head in (first, last.head) and t.i > first.i]
    open_row = doc[last.left_edge.i - 1].text == "," and all(t.i <= last.i for t in row)
    if not open_row or any(c.dep_ in ("conj", "cc") and c.i > last.i for c in last.children):
        return
    if any(c.dep_ == "cc" and c.lower_ in ("and", "or") for t in (first, last.head) for c in t.rights):
        return
    inner = (g for c in last.rights if c.dep_ == "prep" for g in c.rights if g.dep_ == "pobj")
    for noun in inner:
        added = next((c for c in noun.rights if c.dep_ == "conj" and doc[c.left_edge.i - 1].text == ","), None)
        if added is not None and any(t.dep_ == "cc" and t.i > added.i for t in noun.subtree):
            hang(added, last, "conj")
            return


def _row_in_row(first: Token) -> None:
    """ "the fight against A, B and C, trade, and D" with a fight against D: the first "and" ends what it is against."""
    row = sorted((t for t in first.conjuncts if t.i > first.i), key=lambda t: t.i)
    closing = [k for k, t in enumerate(row) if t.doc[t.left_edge.i - 1].lower_ == "and"]
    if len(closing) < 2 or closing[-1] != len(row) - 1 or closing[0] + 2 >= len(row):
        return
    outer, later = first.head.head, row[closing[0] + 1 :]
    if first.head.lower_ != "against" or any(t.doc[t.left_edge.i - 1].text != "," for t in later[:-1]):
        return
    hang(later[0], outer, "conj")
    for member in later[1:]:
        hang(member, later[0], "conj")


def _row_before(last: Token) -> None:
    first = next((c for c in last.lefts if c.dep_ in ("nmod", "compound") and c.pos_ in ("NOUN", "PROPN")), None)
    conjunction = _and_before(last)
    if first is None or conjunction is None or first.i > conjunction.i:
        return
    row = [first]
    while (added := next((c for c in row[-1].rights if c.dep_ == "conj" and c.i < conjunction.i), None)) is not None:
        row.append(added)
    behind = list(last.doc[conjunction.i + 1 : last.i])
    described = bool(behind) and ((behind[0].tag_ == "JJ" and not _is_field(behind[0])) or _is_own_field(last, row))
    secure = last.lemma_ == "security" and row[0].lower_ not in GRAMMAR.secured
    more = last.dep_ in ("appos", "conj") and last.doc[last.left_edge.i - 1].text == ","  # "piracy, illegal A and ..."
    kind = first.nbor(-1) if first.i > first.sent.start else first
    two = described and behind[0].lower_ in GRAMMAR.stuffs and kind.dep_ in ("amod", "compound", "nmod")
    two = two and kind.head in (first, last) and _is_own_field(last, row)  # "marine security and energy storage"
    closes = more and len(row) == 1 and kind.tag_ == "JJ" and kind.dep_ == "amod"  # "trade, clean water and port care"
    alone = len(row) == 1 and not more and conjunction.i == first.i + 1 and _stands_alone(first, behind, last)
    if (
        not (secure or two or closes or alone or (described and len(row) + more > 1))
        or not all(map(_is_field, row))
        or not _is_parted(row)
    ):
        return
    for word in [c for c in last.lefts if c.i < first.left_edge.i and c.dep_ in (*_OWN, "case")]:
        hang(word, first, word.dep_)
    before = last.doc[first.left_edge.i - 2] if closes else last
    inner = before.pos_ == "NOUN" and before != last and last.head.is_ancestor(before) and _is_field(before)
    put(first, before if inner else last.head, "conj" if more else last.dep_)
    for word in behind:
        if word.head in (*row, conjunction, last):
            hang(word, last, "amod" if word.pos_ == "ADJ" else "compound")
    hang(last, row[-1], "conj")


def _last_head(noun: Token) -> None:
    """ "food, water and energy security" with "security" as another name of the food: it is the last one's noun."""
    before = noun.nbor(-1)
    bare = before.pos_ == "NOUN" and before.tag_ == "NN" and before.dep_ == "conj" and noun.left_edge == noun
    if bare and before.right_edge == before and noun.head.is_ancestor(before):
        put(noun, before.head, "conj")
        hang(before, noun, "compound")


def _is_own_field(last: Token, row: list[Token]) -> bool:
    """Tell "trade, tourism and water supply" from "gas, oil and water supply", which has kinds of supply."""
    kinds = all(t.lemma_.lower() in GRAMMAR.stuffs for t in row)
    return last.lower_ in GRAMMAR.told_fields and not kinds


def _stands_alone(first: Token, behind: Sequence[Token], last: Token) -> bool:
    """Tell "health and clean energy", "poverty and climate change" from "trade and economic ties".

    A noun shares no head with an adjective where that makes a field with it, nor with a noun that makes a set phrase.
    """
    stuff = first.lower_ in GRAMMAR.stuffs or first.lower_ in GRAMMAR.secured
    if len(behind) != 1 or first.tag_ != "NN" or (stuff and last.lemma_ in _SECURE):
        return False
    if behind[0].tag_ == "JJ":
        return last.lower_ in GRAMMAR.fields_described
    nouns = load_naming().nouns
    phrase = (behind[0].lower_, last.lemma_.lower())
    whole = phrase in nouns and (not stuff or last.lemma_ in GRAMMAR.fields_described)
    return whole and (first.lower_, phrase[1]) not in nouns


def _area_of_both(area: Token) -> None:
    """ "work in the trade and economic sphere" with a trade beside the sphere: both words tell what it is of."""
    first, conjunction = area.head, _and_before(area)
    near = conjunction is not None and conjunction.i == first.i + 1 and first.tag_ == "NN" and _is_determined(first)
    quality = area.doc[first.i + 2]
    if conjunction is None or not near or quality.pos_ != "ADJ" or quality.head != area or not _is_field(first):
        return
    lift(area, "nmod")
    for word in list(first.children):
        if word != conjunction:
            hang(word, area, word.dep_)
    hang(quality, first, "conj")


def _and_before(last: Token) -> Token | None:
    """Give the "and" in front of a noun and the words that modify it."""
    before = list(takewhile(lambda t: t.pos_ in ("ADJ", "NOUN", "ADV") or t.text == "-", reversed(last.doc[: last.i])))
    at = last.i - len(before) - 1
    return last.doc[at] if before and at > 0 and last.doc[at].lower_ == "and" else None


def _is_parted(row: list[Token]) -> bool:
    """Tell members with a comma between each two of them."""
    return all(b.left_edge.i > 0 and b.doc[b.left_edge.i - 1].text == "," for b in row[1:])


def _is_field(noun: Token) -> bool:
    """Tell a plural, and a noun that names a field or a value; "school, office, and commercial buildings" are none."""
    if noun.tag_ == "NNS":
        return True
    naming = load_naming()
    if noun.lower_ in naming.words.portfolios:
        return True
    classes = naming.classes_of(noun.lower_)
    return classes[0] in ABSTRACTIONS if classes else noun.lower_.endswith(_ABSTRACT)
