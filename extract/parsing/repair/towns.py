"""Mends a town with its country behind it, where the country was read as another name of what is in the town."""

from __future__ import annotations

from reportgraph.extract.parsing.spelling import singular
from reportgraph.extract.parsing.syntax import child, conjuncts
from reportgraph.extract.parsing.tree import hang
from reportgraph.ontology.gazetteer import load_gazetteer
from reportgraph.ontology.naming import load_naming
from spacy.tokens import Token

_WHERE = frozenset({"in", "at", "near", "outside", "from", "to"})
_LARGE = ("Country", "Region")


def mend_town(country: Token) -> None:
    """ "a meeting in Kisumu, Kenya on Monday" with the meeting as Kenya's other name: Kisumu is there."""
    doc, begin = country.doc, country.left_edge.i
    if country.dep_ not in ("appos", "npadvmod") or begin < 2 or doc[begin - 1].text != ",":
        return
    town = doc[begin - 2]
    entry = load_gazetteer().get(doc[begin : country.i + 1].text)
    placed = town.dep_ == "pobj" and town.pos_ == "PROPN" and town.head.lower_ in _WHERE and town != country.head
    listed = any(c.dep_ in ("conj", "cc") for c in country.children)
    if placed and not listed and entry is not None and entry.cls in _LARGE and not entry.demonym:
        hang(country, town, "appos")
        hang(doc[begin - 1], town, "punct")


def mend_town_in_land(link: Token) -> None:
    """ "connects Kisumu in Kenya to B" with the connecting in Kenya: Kisumu is there."""
    town, land = link.nbor(-1) if link.i else link, child(link, "pobj")
    placed = town.pos_ == "PROPN" and town.dep_ in ("dobj", "pobj") and link.head.pos_ == "VERB"
    entries = load_gazetteer()
    entry = entries.get(land.text) if land is not None and placed else None
    if land is None or entry is None or entry.cls not in _LARGE or entry.demonym or land.left_edge.i > link.i + 2:
        return
    known = entries.get(link.doc[town.left_edge.i : town.i + 1].text)
    if town.is_ancestor(link) or (known is not None and known.cls in _LARGE):
        return
    placed = town.ent_type_ in ("GPE", "LOC", "FAC") or (known is not None and known.cls == "City")
    if placed or link.head.lemma_ in ("connect", "join", "link"):
        hang(link, town, "prep")


def mend_districts(kind: Token) -> None:
    """ "works in A, B and C districts" read as one thing called "districts": there are as many as have a name."""
    first = next((c for c in kind.lefts if c.dep_ in ("nmod", "compound") and c.pos_ == "PROPN"), None)
    if first is None or not _is_land(kind):
        return
    row = conjuncts(first)
    own = [c for c in kind.lefts if c != first and c.dep_ not in ("det", "punct")]
    if len(row) < 2 or own or any(t.pos_ != "PROPN" or t.i > kind.i for t in row):
        return
    first.head, first.dep_ = (first if kind.head == kind else kind.head), kind.dep_
    for c in kind.children:
        hang(c, row[-1] if c.i > kind.i else first, c.dep_)
    hang(kind, row[-1], "appos")


def _is_land(kind: Token) -> bool:
    """Tell "districts", "oblasts": lands of a country."""
    return load_naming().class_of_nominal([singular(kind.lower_)]) == "Region"


def mend_land_read_as_doer(verb: Token) -> None:
    """ "met in Kisumu, Kenya to discuss A" with Kenya as who discusses A: a bare infinitive has no doer."""
    to = next((c for c in verb.lefts if c.lower_ == "to" and c.dep_ == "aux"), None)
    country = next((c for c in verb.lefts if c.dep_ == "nsubj" and c.pos_ == "PROPN"), None)
    if to is None or country is None or country.i + 1 != to.i or verb.tag_ != "VB":
        return
    doc, begin = verb.doc, country.left_edge.i
    town = doc[begin - 2] if begin > verb.sent.start + 1 and doc[begin - 1].text == "," else country
    entry = load_gazetteer().get(doc[begin : country.i + 1].text)
    if town.dep_ != "pobj" or town.pos_ != "PROPN" or entry is None or entry.cls not in _LARGE or entry.demonym:
        return
    hang(country, town, "appos")
    hang(doc[begin - 1], town, "punct")
    clause = next((c for c in verb.lefts if c.dep_ in ("ccomp", "advcl") and c.is_ancestor(town)), None)
    if clause is not None and verb.head == verb:
        clause.head, clause.dep_ = clause, "ROOT"
        hang(verb, clause, "advcl")
        for c in [c for c in verb.rights if c.dep_ == "punct"]:
            hang(c, clause, "punct")
