"""Cuts the name out of a common noun phrase: its head with the words that tell it apart from others of its kind."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from reportgraph.extract.grammar.complements import complement_end, owner_of
from reportgraph.extract.grammar.extents import behind_short_form
from reportgraph.extract.grammar.nominals import has_number, is_split_compound
from reportgraph.extract.grammar.shared_complements import shared_complement
from reportgraph.extract.grammar.shared_modifiers import shared_modifiers
from reportgraph.extract.mentions.brackets import spelled_out, unbroken
from reportgraph.extract.mentions.phrase_text import text_of
from reportgraph.extract.mentions.trimming import AND, trimmed
from reportgraph.extract.parsing.labels import POSSESSIVES
from reportgraph.extract.parsing.repair.rows.list_openers import is_bare_level
from reportgraph.extract.parsing.spelling import ARTICLES, HYPHENS, QUOTES
from reportgraph.extract.parsing.syntax import RELATIVES
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.naming import Naming
from spacy.tokens import Doc, Token

_MODIFIERS = frozenset({"amod", "compound", "nmod", "advmod", "npadvmod", "punct", "dep", "prep", "acl", "cc", "conj"})
_AMONG = frozenset({"in", "of", "on"})
_OUTSIDE = frozenset("poss det predet prep relcl appos nsubj aux cop mark advcl expl".split())  # left of the name


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: its words are tokens `begin` to `end` (exclusive)."""

    begin: int
    end: int
    head: int
    name: str
    long_name: str  # with its complement
    modifiers: tuple[int, ...]  # tokens kept before the head
    quoted: bool = False  # a term in quotation marks, kept as it is
    owner: str = ""  # who possesses it: "Peru's"


def phrases_of(head: Token, naming: Naming, names: Mapping[int, int]) -> list[Phrase]:
    """Give the phrase around a head, with its name: no determiner, possessor, number or quantifier.

    Two phrases where the parser read "open markets and stable prices" as one. `names` tells for the tokens of proper
    names where these end.
    """
    doc = head.doc
    begin = _left(head)
    cut = _second_phrase(doc, begin, head.i)
    found = [_phrase(doc, begin, cut - 1, naming)] if cut and _nouny(doc[cut - 1]) else []
    found.append(_phrase(doc, cut + 1 if cut else begin, head.i, naming, names=names))
    return found


def _nouny(token: Token) -> bool:
    return token.pos_ in ("NOUN", "PROPN")


def _second_phrase(doc: Doc, begin: int, head: int) -> int:
    """Give where the conjunction stands if what is before it is a phrase of its own ("ADJ NOUN and ADJ HEAD")."""
    for i in range(head - 2, begin, -1):
        between = doc[i].lower_ in ("and", "or") and doc[i - 1].pos_ == "NOUN" and doc[i + 1].pos_ == "ADJ"
        shared = between and doc[i + 1].head == doc[i - 1]
        if shared and (doc[i + 1].lower_ in GRAMMAR.powered or doc[head].lemma_ in GRAMMAR.areas):
            return 0  # "a wind and solar farm", "the trade and economic sphere"
        if between and doc[i + 1].head.dep_ == "conj" and doc[i + 1].head.head == doc[i - 1]:
            return 0  # "women's rights and public health leaders"
        bare = doc[head].tag_ == "NNS" or doc[max(i - 2, 0)].dep_ != "det"
        if between and bare and is_bare_level(doc[i - 1]) and doc[i - 1].head.i == head:
            return 0  # "state and local governments", "state and local law enforcement"
        if between and doc[i - 1].text not in HYPHENS and doc[i + 2].text not in HYPHENS:
            # "chemical and biological weapons" are two kinds where what is left is a list of kinds: "nuclear, chemical"
            listed = any(doc[k].pos_ == "ADJ" and doc[k + 1].lower_ in AND for k in range(begin, i))
            return 0 if listed else i
    return 0


def _phrase(doc: Doc, begin: int, head: int, naming: Naming, *, names: Mapping[int, int] | None = None) -> Phrase:
    term = _quoted_term(doc, head)
    if term is not None:
        kept = list(range(term, head))
        return Phrase(term, head + 1, head, text_of(doc, [*kept, head]), "", tuple(kept), quoted=True)
    while begin < head and doc[begin].tag_ == "RB" and doc[begin].lower_ in GRAMMAR.focusing:
        begin += 1
    kept = spelled_out(doc, _kept(doc, begin, head, naming))
    if names is not None and kept and names.get(kept[0], head + 1) <= head:
        kept = [*range(_start_of_name(kept[0], names), kept[0]), *kept]
    first = kept[0] if kept else head
    name = text_of(doc, [*kept, head])
    if names is not None and kept and kept[0] in names:
        name = doc[kept[0]].text[:1] + name[1:]  # "Roe talks may fail": a name at the beginning keeps its capital
    fixed = fixed_end(doc, head, naming)
    if fixed:
        pair = text_of(doc, [*kept, *range(head, fixed)])
        shared = shared_complement(doc[head], naming, names or {}) if doc[fixed - 1].dep_ == "conj" else ()
        if names is not None and doc[fixed : fixed + 1].text == "of":  # "quality of life of farmers"
            shared = tuple(range(fixed, complement_end(doc[head], naming, names)))
        told = [i for i in shared if not _is_theirs(doc, i)]
        return Phrase(first, fixed, head, pair, f"{pair} {text_of(doc, told)}" if told else "", tuple(kept))
    if names is None:
        return Phrase(first, head + 1, head, name, "", tuple(kept))
    if not kept:
        name = text_of(doc, [*shared_modifiers(doc[head], naming), head])
    up = doc[head].pos_ == "NOUN" and any(c.dep_ == "prt" and c.i == head + 1 for c in doc[head].rights)  # "opening up"
    numbered = up or has_number(doc, head)
    if numbered:
        name = f"{name} {doc[head + 1].text}"
    end = complement_end(doc[head], naming, names)
    if head + 1 < end < len(doc) and _is_called_by_number(doc[end - 1], doc[end]):
        end += 1  # "schools in Province 5"
    tail = [i for i in range(head + (2 if numbered else 1), end) if not (_is_theirs(doc, i) or _is_hanging(doc, i))]
    shared = () if tail else shared_complement(doc[head], naming, names)
    if tail and end < len(doc) and doc[end].pos_ == "PRON" and doc[end].head.i in tail:
        tail = _without_clause(doc, tail)
    tail = _whole(doc, unbroken(doc, tail, names) or [i for i in shared if doc[i].lower_ not in POSSESSIVES])
    tail = _without_short_form(doc, tail, names)
    if tail and kept and doc[kept[0] - 1].tag_ == "RBS" and doc[tail[0]].lower_ in _AMONG:
        name = f"{doc[kept[0] - 1].lower_} {name}"  # "the most advanced ferries in the world"
    long_name = f"{name} {text_of(doc, tail)}" if tail else ""
    owner = text_of(doc, list(owner_of(doc[head], naming)))
    return Phrase(first, head + (2 if numbered else 1), head, name, long_name, tuple(kept), owner=owner)


def _is_called_by_number(place: Token, number: Token) -> bool:
    """Tell "Province 5" from "in the province 5 farmers died"."""
    bare = all(c.dep_ != "det" for c in place.lefts)
    return bare and number.text.isdigit() and place.lemma_.lower() in GRAMMAR.on_map


def _without_short_form(doc: Doc, tail: list[int], names: Mapping[int, int]) -> list[int]:
    """Leave out short forms in brackets that part a pair: "the deal between the Lake Bank (LB) and the Reef Fund".

    So too a full form inside a name: "the opening of the LSU (Lake States Union) Forum".
    """
    brackets = [range(k, k + 3) for k in tail if behind_short_form(doc, k) > k and doc[k + 3].lower_ == "and"]
    for k in (k for k in tail if doc[k].text == "(" and names.get(k, 0) > k):
        close = next((i for i in range(k, names[k] - 1) if doc[i].text == ")"), k)
        brackets.append(range(k, close + 1 if close > k else k))
    return [i for i in tail if not any(i in inside for inside in brackets)]


def _is_theirs(doc: Doc, i: int) -> bool:
    """Tell a possessive pronoun, but not that of "the fabric of our nation", of which nothing is left without it.

    Nor that of the parties: "ties between our two countries".
    """
    whole = doc[i].head
    between = doc[i + 1 : whole.i]
    close = all(t.pos_ in ("ADJ", "NUM") for t in between)  # "our great nation"
    parties = any(t.pos_ == "NUM" for t in between) and whole.lemma_.lower() in ("country", "nation", "people")
    bare = doc[i].lower_ == "our" and close and (parties or whole.lower_ in ("country", "nation", "time"))
    return doc[i].tag_ == "PRP$" and not bare


def _is_hanging(doc: Doc, i: int) -> bool:
    """Tell the comma behind a preposition ("access to, and use of, tools")."""
    return doc[i].text == "," and doc[i - 1].dep_ == "prep"


def _whole(doc: Doc, tail: list[int]) -> list[int]:
    """Give a complement without a preposition that lost its object, and the verb that this belongs to."""
    kept = list(tail)
    while kept and doc[kept[-1]].pos_ in ("ADP", "SCONJ", "CCONJ", "DET"):
        kept.pop()
    kept = _without_clause(doc, kept) if len(kept) < len(tail) else kept
    while kept and doc[kept[-1]].lower_ in RELATIVES and not doc[kept[-1]].is_upper:  # "who", not "the WHO"
        kept.pop()  # "a body that was created in 2011": the body
    return kept


def _without_clause(doc: Doc, tail: list[int]) -> list[int]:
    """Leave out what governs a pronoun that is no part of the phrase: "rules designed to protect them" are rules."""
    kept = list(tail)
    while kept and doc[kept[-1]].pos_ in ("VERB", "AUX", "ADP", "SCONJ", "ADV", "PART"):
        kept.pop()
    return kept


def _start_of_name(i: int, names: Mapping[int, int]) -> int:
    """Give where the name that a token stands in begins: names are never cut."""
    while i > 0 and i in names and names.get(i - 1) == names[i]:
        i -= 1
    return i


def _quoted_term(doc: Doc, head: int) -> int | None:
    """Give where a term in quotation marks that ends with the head begins: the "three pillars"."""
    if head + 1 >= len(doc) or doc[head + 1].text not in QUOTES or doc[head].whitespace_:
        return None  # 'the talks "very useful"' opens a quotation
    for i in range(head - 1, max(-1, head - 5), -1):
        if doc[i].text in QUOTES:
            return i + 1 if i + 1 < head and not doc[i].whitespace_ else None
        if doc[i].is_punct and doc[i].text not in HYPHENS:
            return None
    return None


def fixed_end(doc: Doc, head: int, naming: Naming) -> int:
    """Give where a fixed phrase that begins with the head ends ("rule of law"), or 0 ("the head of the state bank")."""
    for phrase in naming.phrases_from.get(doc[head].lower_, ()):
        at = head
        for word in phrase:
            while at < len(doc) and word not in ARTICLES and doc[at].lower_ in ARTICLES:
                at += 1
            if at >= len(doc) or doc[at].lower_ != word:
                break
            at += 1
        else:
            last = doc[at - 1]
            return 0 if last.dep_ == "compound" and last.head.i >= at else at
    return 0


def _left(head: Token) -> int:
    """Give where the words before the head begin: contiguous, after the last possessor."""
    begin = head.i
    for c in sorted(head.lefts, key=lambda t: -t.i):
        if c.right_edge.i + 1 != begin and not _only_marks(head.doc, c.right_edge.i + 1, begin):
            break
        if c.dep_ in _OUTSIDE or c.tag_ == "PRP" or any(t.text in ("[", "]") for t in head.doc[c.left_edge.i : begin]):
            break
        if c.dep_ not in _MODIFIERS and c.dep_ not in ("nummod", "quantmod", "case"):
            break
        if c.i and c.nbor(-1).tag_ == "WRB" and c.nbor().text == ",":
            break  # "Where apt, local boards"
        begin = c.left_edge.i
    doc = head.doc
    if begin == head.i and begin and is_split_compound(doc[begin - 1], head):
        begin = min(begin - 1, _left(doc[begin - 1]))
    return _coordinated_left(doc, begin)


def _coordinated_left(doc: Doc, begin: int) -> int:
    """Take in adjectives that the parser cut off: "legal, naval, and fiscal links"."""
    if (doc[begin].pos_ not in ("ADJ", "PROPN") and doc[begin].tag_ != "VBN") or doc[begin].lower_ == "other":
        return begin  # "steelhead, and other native fish"
    start = begin
    while start > 2:
        at = start - 1
        if doc[at].lower_ not in ("and", ","):
            break
        while at > 0 and doc[at].lower_ in ("and", ","):
            at -= 1
        unit = at
        if doc[at].pos_ not in ("ADJ", "VERB", "NOUN") or doc[at].tag_ in ("VB", "VBZ", "VBP", "VBD", "NNS"):
            break
        if doc[at].dep_ in ("pcomp", "advcl") or doc[at - 1].tag_ == "WRB" or doc[at - 1].lower_ == "too":
            break  # "for too long, poor veterans", "where apt, local boards"
        while (
            unit > 1
            and doc[unit - 1].text in HYPHENS
            and not doc[unit - 1].whitespace_
            and not doc[unit - 2].whitespace_
        ):
            unit -= 2
        if unit == at and (doc[at].pos_ != "ADJ" or doc[at].dep_ in ("acomp", "attr", "oprd")):
            break
        start = unit
    if (start < begin and doc[start - 1].dep_ in ("nsubj", "aux", "cop")) or doc[start - 1].lemma_ == "be":
        return begin
    return start


def _only_marks(doc: Doc, begin: int, end: int) -> bool:
    return all(
        doc[i].text in QUOTES or doc[i].text in HYPHENS or doc[i].is_punct or doc[i].is_space for i in range(begin, end)
    )


def _kept(doc: Doc, begin: int, head: int, naming: Naming) -> list[int]:
    kept = list(range(begin, head))
    for size in (2, 3):
        if size <= head + 1 and tuple(t.lower_ for t in doc[head - size + 1 : head + 1]) in naming.nouns:
            return (
                list(range(head - size + 1, head))
                if begin > head - size + 1
                else trimmed(doc, kept, head - size + 1, naming)
            )
    return trimmed(doc, kept, head, naming)
