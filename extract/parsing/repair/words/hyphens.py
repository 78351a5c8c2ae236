"""Mends what a hyphen binds and the tokenizer parts: "Kenyan vice-premier Jane Roe", "the Lake Bank-funded dam"."""

from __future__ import annotations

from itertools import pairwise

from reportgraph.extract.parsing.syntax import bound_to
from reportgraph.extract.parsing.tree import hang, lift, take_place
from reportgraph.ontology.gazetteer import load_gazetteer
from reportgraph.ontology.grammar import GRAMMAR
from spacy.tokens import Doc, Token

_GENERALS = frozenset({"attorney", "auditor", "director", "governor", "secretary"})
_NEAR = 7  # tokens
_MODIFYING_NUMBER = frozenset({"nummod", "compound", "quantmod"})
_PLACED = frozenset({"based", "domiciled", "headquartered", "incorporated", "registered"})


def repair_hyphens(doc: Doc) -> None:
    """Make the first part of an office a modifier of the second, and of a name before a participle one whole."""
    for word in doc[:-2]:
        hyphen, office = doc[word.i + 1], doc[word.i + 2]
        if word.lower_ in GRAMMAR.under_offices and hyphen.text == "-" and not (word.whitespace_ or hyphen.whitespace_):
            _join(word, hyphen, office)
        if word.lower_ in _GENERALS and hyphen.text == "-" and office.lower_ == "general":
            _mend_general(word, hyphen, office)
        if len(word) > 1 and word.text.endswith("-") and word.dep_ == "conj" and hyphen.dep_ == "cc":
            _first_half(word)
    for zero in doc[1:]:
        if zero.lower_ == "zero" and zero.dep_ not in _MODIFYING_NUMBER:
            _net_zero(zero)
    for hyphen in doc[1:-1]:
        if hyphen.text == "-" and not (doc[hyphen.i - 1].whitespace_ or hyphen.whitespace_):
            _part_lands(doc[hyphen.i - 1])
            if doc[hyphen.i + 1].lower_ == "fold" and doc[hyphen.i - 1].like_num:
                _manifold(hyphen)
    for participle in doc:
        name = bound_to(participle)
        if name is not None and name.pos_ == "PROPN":
            _gather(name, participle)
            if participle.lower_ in _PLACED:
                _town_before(name, participle)
                _hang_on_name(participle)


def _net_zero(zero: Token) -> None:
    """ "reach net zero", "net-zero by 2050" with a number: it is a state, as peace is."""
    before = zero.nbor(-1)
    if before.text == "-" and zero.i > 1:
        before = before.nbor(-1)
    if before.lower_ == "net" and before.head == zero:
        zero.pos_, zero.tag_, zero.ent_type_ = "NOUN", "NN", ""
        before.dep_, before.ent_type_ = "amod", ""


def _manifold(hyphen: Token) -> None:
    """ "raises output eight-fold" with an output of eight: it is by how much it is raised."""
    number, fold = hyphen.nbor(-1), hyphen.nbor()
    verb = next((t for t in (*number.ancestors, *fold.ancestors) if t.pos_ == "VERB" and t != fold), None)
    if verb is None or verb.i > number.i or fold.head.i == fold.i + 1:
        return  # "an eight-fold rise"
    for c in [c for c in fold.children if c not in (number, hyphen)]:
        hang(c, verb, c.dep_)
    hang(fold, verb, "advmod")
    fold.pos_, fold.tag_ = "ADV", "RB"
    hang(number, fold, "nummod")
    hang(hyphen, fold, "punct")


def _mend_general(word: Token, hyphen: Token, office: Token) -> None:
    """ "was appointed director-general of A", "the UN secretary-general" with a secretary who is general."""
    if office.tag_ == "JJ":
        office.tag_, office.pos_ = "NN", "NOUN"
    if office.head == word:
        lift(office, "compound")
        for c in [c for c in word.children if c != hyphen]:
            hang(c, office, c.dep_)
        hang(hyphen, office, "punct")


def _first_half(word: Token) -> None:
    """ "trade, small- and mid-sized firms and farmers" with a "small-" beside the trade: it tells of firms as well."""
    firms = next((c for c in word.head.rights if c.dep_ == "conj" and c.pos_ == "NOUN" and c.i > word.i), None)
    if firms is not None and firms.i - word.i < _NEAR:
        hang(word, firms, "amod")
        word.tag_, word.pos_ = "JJ", "ADJ"


def _part_lands(first: Token) -> None:
    """Make lands that only hyphens join several: "Peru-Chile-Bolivia signed A"; not "the Peru-Chile border"."""
    doc, last = first.doc, first
    if not _is_land(first) or (first.i and doc[first.i - 1].lower_ in ("-", "the")):
        return  # "the Peru-Chile and Peru-Bolivia lines"
    row = [first]
    while (
        last.i + 2 < len(doc) and doc[last.i + 1].text == "-" and not (last.whitespace_ or doc[last.i + 1].whitespace_)
    ):
        last = doc[last.i + 2]
        row.append(last)
    whole = load_gazetteer().get(doc[first.i : last.i + 1].text)
    if len(row) == 1 or whole is not None or not all(_is_land(land) for land in row):
        return
    if last.dep_ in ("compound", "nmod", "amod") or last.head in row or last.head == last:
        return
    take_place(first, last)
    for c in [c for c in last.children if c.i > last.i or (c.i < first.i and c not in row)]:
        hang(c, first, c.dep_)
    for before, land in pairwise(row):
        hang(land, before, "conj")
        hang(doc[land.i - 1], land, "punct")


def _is_land(word: Token) -> bool:
    entry = load_gazetteer().get(word.text)
    return entry is not None and entry.cls == "Country" and not entry.demonym


def _gather(name: Token, participle: Token) -> None:
    """ "The Lake Bank-funded dam" with a dam that is a Lake one too."""
    for at in range(name.i - 1, name.sent.start - 1, -1):
        part = name.doc[at]
        if part.pos_ != "PROPN" or part.head not in (name, participle, participle.head):
            return
        hang(part, name, "compound")


def _town_before(land: Token, participle: Token) -> None:
    """ "Reno, Nevada-based A" with Reno as another name of A: that is where A is, and Nevada where Reno is."""
    doc, begin = land.doc, land.left_edge.i
    town = doc[begin - 2] if begin > 1 and doc[begin - 1].text == "," else land
    entry = load_gazetteer().get(doc[begin : land.i + 1].text)
    if town == land or town.pos_ != "PROPN" or entry is None or entry.cls not in ("Country", "Region"):
        return
    hang(town, participle, "npadvmod")
    hang(land, town, "appos")
    hang(doc[begin - 1], town, "punct")


def _hang_on_name(participle: Token) -> None:
    """ "the Oslo-based shipping firm Voltra" with the firm alone in Oslo: what it is called is in Oslo too."""
    name = participle.head
    while name.dep_ == "compound" and name.pos_ == "NOUN" and name.head.i > name.i:
        name = name.head
    if participle.dep_ == "amod" and name.pos_ == "PROPN":
        hang(participle, name, "amod")


def _join(rank: Token, hyphen: Token, office: Token) -> None:
    whole = office
    while whole.dep_ == "compound" and whole.head.i > whole.i:
        whole = whole.head  # "vice-premier Jane Roe"
    if rank.dep_ != "compound" and rank.head not in (rank, hyphen, office, whole):
        hang(whole, rank.head, rank.dep_)
    for child in [*rank.children, *hyphen.children]:
        if child not in (hyphen, office, whole):
            hang(child, whole, child.dep_)
    hang(hyphen, office, "punct")
    hang(rank, office, "compound")
