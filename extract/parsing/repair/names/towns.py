"""Mends a town with its country behind it, where the country was read as another name of what is in the town."""

from __future__ import annotations

from reportgraph.extract.parsing.spelling import singular
from reportgraph.extract.parsing.syntax import child, conjuncts
from reportgraph.extract.parsing.tree import SUBJECTS, hang, take_place
from reportgraph.ontology.gazetteer import load_gazetteer
from reportgraph.ontology.naming import load_knowledge, load_naming
from spacy.tokens import Token

_WHERE = frozenset({"in", "at", "near", "outside", "from", "to"})
_KINDS = frozenset({"capital", "center", "centre", "heart", "home", "hub", "seat", "site"})
_BUILT = frozenset({"Facility", "InfrastructureProject"})
_LARGE = ("Country", "Region")


def mend_town(country: Token) -> None:
    """ "a meeting in Kisumu, Kenya on Monday" with the meeting as Kenya's other name: Kisumu is there."""
    doc, begin = country.doc, country.left_edge.i
    if country.dep_ not in ("appos", "npadvmod") or begin < 2 or doc[begin - 1].text != ",":
        return
    town = doc[begin - 2]
    if _is_kind_of(town, country):
        hang(country, town, "appos")
        return
    entry = load_gazetteer().get(doc[begin : country.i + 1].text)
    placed = town.dep_ == "pobj" and town.pos_ == "PROPN" and town.head.lower_ in _WHERE and town != country.head
    listed = any(c.dep_ in ("conj", "cc") for c in country.children)
    if placed and not listed and entry is not None and entry.cls in _LARGE and not entry.demonym:
        hang(country, town, "appos")
        hang(doc[begin - 1], town, "punct")


def _is_kind_of(kind: Token, name: Token) -> bool:
    """Tell the capital in "killed people in the capital, Kisumu", read with Kisumu as the people."""
    apart = kind.tag_ == "NN" and kind.dep_ == "pobj" and kind != name.head and name.head.is_ancestor(kind)
    known = kind.head.lower_ in _WHERE and any(c.lower_ in ("the", "its", "their") for c in kind.lefts)
    return (
        apart and known and name.ent_type_ != "PERSON" and "City" in (load_naming().classes_of(kind.lower_) or ())[:1]
    )


def mend_kind_of_town(kind: Token) -> None:
    """ "opened in Kisumu, capital of A" with a capital beside the opening: it is what Kisumu is."""
    doc, begin = kind.doc, kind.left_edge.i
    if kind.dep_ not in ("npadvmod", "advmod") or kind.lemma_ not in _KINDS or begin < 2 or doc[begin - 1].text != ",":
        return
    town = doc[begin - 2]
    if town.dep_ == "pobj" and town.pos_ == "PROPN" and town.head.lower_ in _WHERE and child(kind, "prep") is not None:
        hang(kind, town, "appos")


def mend_works_in_town(works: Token) -> None:
    """ "toured the Reef complex in Kisumu, Chad's largest plant" with Kisumu as a plant: the complex in it is one."""
    town = works.head
    thing = town.head.head
    placed = (
        town.dep_ == "pobj" and town.pos_ == "PROPN" and town.head.lower_ in _WHERE and thing.pos_ in ("NOUN", "PROPN")
    )
    if not placed or works.i < town.i or works.tag_ != "NN" or works.doc[works.left_edge.i - 1].text != ",":
        return
    kinds, known = (load_naming().classes_of(t.lower_) or ("",) for t in (works, thing))
    if kinds[0] in _BUILT and not set(kinds).isdisjoint(known):
        hang(works, thing, "appos")


def mend_land_of_town(country: Token) -> None:
    """ "a road to Kisumu, Kenya, 70 km away" with a road to Kenya too: two places without an "and" are no row.

    Nor are a name and a land that are a line of their own: "Lorton, Texas" among the members of a list.
    """
    town, doc, begin = country.head, country.doc, country.left_edge.i
    entries = load_gazetteer()
    land, known = (entries.get(doc[t.left_edge.i : t.i + 1].text) for t in (country, town))
    if land is None or land.cls not in _LARGE or land.demonym or (known is not None and known.cls in _LARGE):
        return
    line = (
        town.dep_ == "ROOT" and town.pos_ == "PROPN" and not any(t.is_alpha for t in doc[country.i + 1 : town.sent.end])
    )
    if not line and (land.cls != "Country" or known is None or known.cls != "City"):
        return
    alone = [c for c in town.children if c.dep_ in ("conj", "cc")] == [country] and town.dep_ != "conj"
    behind = begin == town.i + 2 and doc[begin - 1].text == ","
    if alone and behind and not any(c.dep_ == "cc" for c in country.children):
        country.dep_ = "appos"


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


def mend_land_behind_comma(link: Token) -> None:
    """ "hit a lorry near Kisumu, in Nyanza province" with the hitting there: Kisumu is in the province."""
    land, doc = child(link, "pobj"), link.doc
    if land is None or link.i < 3 or doc[link.i - 1].text != "," or not _is_of_land(land):
        return
    town = doc[link.i - 2]
    known = load_gazetteer().get(doc[town.left_edge.i : town.i + 1].text)
    small = known is None or known.cls not in _LARGE
    placed = town.ent_type_ in ("GPE", "LOC", "FAC") or known is not None
    if town.pos_ != "PROPN" or town.dep_ not in ("pobj", "dobj") or not (small and placed) or town.is_ancestor(link):
        return
    hang(link, town, "prep")
    hang(doc[link.i - 1], town, "punct")


def _is_of_land(land: Token) -> bool:
    """Tell a country, a region, and what is called a province."""
    entry = load_gazetteer().get(_name_of(land).removeprefix("the "))
    named = any(c.pos_ == "PROPN" for c in land.lefts)
    kind = load_naming().class_of_nominal([singular(land.lower_)]) == "Region"
    return (entry is not None and entry.cls in _LARGE and not entry.demonym) or (named and kind)


def mend_districts(kind: Token) -> None:
    """ "works in A, B and C districts" read as one thing called "districts": there are as many as have a name."""
    modifiers = [c for c in kind.lefts if c.dep_ in ("nmod", "compound", "amod")]
    first = next((c for c in modifiers if c.pos_ == "PROPN" or _is_name_of_land(c)), None)
    if first is None or not _is_land(kind):
        return
    first.pos_, first.tag_ = "PROPN", "NNP"
    row = conjuncts(first)
    own = [c for c in kind.lefts if c != first and c.dep_ not in ("det", "punct")]
    if len(row) < 2 or own or any(t.pos_ != "PROPN" or t.i > kind.i for t in row):
        return
    take_place(first, kind)
    for c in kind.children:
        hang(c, row[-1] if c.i > kind.i else first, c.dep_)
    hang(kind, row[-1], "appos")


def mend_land_read_as_subject(verb: Token) -> None:
    """ "On Monday, in Kisumu, Kenya, Jane Roe met A" with Kenya as who met: Kisumu is there, and Roe met.

    So too with all of them in one row, "in Oslo, Norway, Peru and Chile signed A", if Oslo is known to be in Norway.
    """
    own = next((c for c in verb.lefts if c.dep_ in SUBJECTS), None)
    for country in ([own] if own is not None else []) + _behind_towns(verb):
        end = _end_of_land(country.left_edge.i, verb) if country.pos_ == "PROPN" else 0
        if not country.i < end < verb.i:
            continue
        town = verb.doc[country.left_edge.i - 2]
        row = [t for t in (*country.subtree, *town.subtree) if t.dep_ in ("conj", "appos", "cc") and t.i > end]
        heir = next((t for t in row if t.left_edge.i == end + 1 and t.dep_ != "cc"), None)
        if own is not None and own.left_edge.i == end + 1:
            row, heir = [], own
        if heir is None or (_is_state(heir) and not is_of_land(town, country)):
            continue
        for t in [t for t in row if t.i > heir.i and (t.head in (country, town) or t.head.i < end)]:
            hang(t, heir, t.dep_)
        hang(heir, verb, "nsubj" if own is None else own.dep_)
        comma = verb.doc[country.left_edge.i - 1]
        hang(country, town, "appos")
        hang(comma, town, "punct")
        return


def _behind_towns(verb: Token) -> list[Token]:
    """Give what is added to, or told of, the towns of the phrases before a verb."""
    fronted = [t for c in verb.lefts if c.dep_ == "prep" for t in c.subtree if t.dep_ == "pobj"]
    return [c for t in fronted for c in t.rights if c.dep_ in ("conj", "appos")]


def is_of_land(town: Token, country: Token) -> bool:
    """Tell a town that is known to be in a country."""
    land, known = load_gazetteer().get(_name_of(country)), load_gazetteer().get(_name_of(town))
    return land is not None and known is not None and known.of == land.name and land.cls == "Country"


def _end_of_land(begin: int, verb: Token) -> int:
    """Give where the country ends that a comma parts from a town before it, and another from what follows; or 0."""
    doc = verb.doc
    town = doc[begin - 2] if begin > verb.sent.start + 2 and doc[begin - 1].text == "," else verb
    if town.dep_ != "pobj" or town.pos_ != "PROPN" or town.head.lower_ not in _WHERE:
        return 0
    found = load_gazetteer().longest([t.text for t in doc[begin : verb.i]], 0)
    large = found is not None and found[1].cls in _LARGE and not found[1].demonym
    end = begin + found[0] if found is not None and large else 0
    return end if end and end < verb.i and doc[end].text == "," else 0


def _is_state(name: Token) -> bool:
    entry = load_gazetteer().get(_name_of(name))
    return entry is not None and entry.cls in _LARGE and not entry.demonym


def _name_of(name: Token) -> str:
    return str(name.doc[name.left_edge.i : name.i + 1].text)


def _is_name_of_land(word: Token) -> bool:
    """Tell a name read as an adjective: it has a capital, is of no people, and stands beside another name."""
    people = word.ent_type_ == "NORP" or load_knowledge().gazetteer.get(word.text) is not None
    beside = any(c.dep_ == "conj" and c.pos_ == "PROPN" for c in word.rights)
    return word.tag_ == "JJ" and word.text.istitle() and beside and not people


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
