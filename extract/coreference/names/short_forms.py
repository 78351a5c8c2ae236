"""Joins a name and its shorter forms: without the noun at its end, or the place or owner that it begins with."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from reportgraph.extract.coreference.cues import Cue, key_of
from reportgraph.extract.model import MentionKind
from reportgraph.extract.parsing.casing import is_word
from reportgraph.extract.parsing.labels import SMALL_WORDS
from reportgraph.extract.parsing.syntax import child
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.naming import Knowledge
from spacy.tokens import Doc

_ON_GROUND = ("Facility", "InfrastructureProject", "Place")
_WHOLE = frozenset({"Event", "Document", "Place", "Facility", "City", "Topic"})  # not called by the first words alone
_HOUSES = frozenset({"Facility", "Institution"})  # a museum is both
_AREAS = frozenset({"City", "Place", "Region"})
_THERE = ("in", "at", "near", "outside")
_INSIDE = ("in", "near", "outside")
_FIELD = ("against", "for", "of", "on")
_FEW = 2  # words of a name whose letters may stand for anything
_TOLD = 5  # words behind a name that may tell what it is
_BRAND_ENDS = frozenset({"group", "international", "worldwide"})  # behind what a body is called alone: "Voltra"
_NO_SHORT_FORMS = ("Person", "City", "Place", "Region", "Country")
_YEAR = re.compile("(?:19|20)[0-9]{2}")


def short_forms(names: list[Cue], sites: frozenset[tuple[str, ...]], knowledge: Knowledge) -> Iterator[tuple[int, int]]:
    """Give pairs of a name and a shorter one for the same thing; `sites`: places after which things are named."""
    yield from _shorter(names, sites, knowledge)
    yield from _bare_of_kind(names, knowledge)
    yield from _with_district(names)
    yield from _governments(names)


def sites_in(doc: Doc, cues: list[Cue]) -> frozenset[tuple[str, ...]]:
    """Give the names of places after which what lies there is named: "the Lagos wind farm in Lagos".

    What something is done in is a place too, and not what is called by it: "lives in Lagos".
    """
    at = {c.mention.head: c for c in cues}
    found = set()
    for cue in cues:
        token = doc[cue.mention.head]
        put = token.head.head if token.dep_ == "pobj" and token.head.lower_ in _THERE else None
        built = child(put, "dobj") if put is not None and put.pos_ == "VERB" else None  # "build a refinery at Lakeside"
        put = built if built is not None else put
        whole = at.get(put.i) if put is not None else None
        within = token.dep_ == "pobj" and token.head.lower_ in _INSIDE and cue.mention.cls in ("City", "Place")
        within = within or (token.dep_ == "pobj" and token.head.lower_ == "at" and token.ent_type_ == "GPE")
        within = within or (whole is not None and whole.mention.cls in _ON_GROUND)  # "a refinery at Lakeside"
        named = whole is not None and whole.words[: len(cue.words)] == cue.words and whole.index != cue.index
        if named or within:
            found.add(key_of(cue))
    return frozenset(found)


def daughters_in(doc: Doc, names: list[Cue]) -> frozenset[tuple[str, ...]]:
    """Give the names of what is told to be a part of a body: "its unit Voltra Gas", "Voltra Gas, a unit of A"."""
    return frozenset(
        c.words
        for c in names
        if (c.mention.begin and doc[c.mention.begin - 1].lemma_ in GRAMMAR.daughters)
        or (doc[c.mention.end : c.mention.end + 1].text == "," and _is_called_part(doc, c.mention.end + 1, c.words[0]))
    )


def _is_called_part(doc: Doc, begin: int, called: str) -> bool:
    """Tell a part of a body, but not of one that is called otherwise: "Lake Air, a unit of Voltra Energy"."""
    of = next(
        (b for a, b in pairwise(doc[begin : begin + _TOLD]) if a.lemma_ in GRAMMAR.daughters and b.text == "of"), None
    )
    whole = [] if of is None else [t.lower_ for t in doc[of.i + 1 : of.i + 1 + _TOLD] if t.pos_ == "PROPN"]
    return of is not None and (not whole or called in whole)


def _shorter(names: list[Cue], sites: frozenset[tuple[str, ...]], knowledge: Knowledge) -> Iterator[tuple[int, int]]:
    """Join "Orinoco" and "Orinoco News Agency", "Rights Council" and "U.N. Rights Council", where one name fits."""
    starts: dict[tuple[str, ...], set[tuple[str, ...]]] = {}
    ends: dict[tuple[str, ...], set[tuple[str, ...]]] = {}
    first: dict[tuple[str, ...], Cue] = {}
    for cue in names:
        words = key_of(cue) if cue.entry is None else cue.words
        if cue.mention.cls == "Person" or cue.mention.kind is MentionKind.DEMONYM or len(words) < 2:
            continue
        first.setdefault(words, cue)
        place = _leading_places(cue, knowledge)
        for size in range(1, len(words)):
            starts.setdefault(words[:size], set()).add(words)
            if place and size > place:
                starts.setdefault(words[place:size], set()).add(words)
            ends.setdefault(words[-size:], set()).add(words)
    letters = {"".join(w[0] for w in words if w not in SMALL_WORDS) for words in first if len(words) > _FEW}
    closed = {c.mention.end + 1 for c in names if len(c.words) >= _FEW}  # what a bracket behind a name may hold
    letters |= {key_of(c)[0] for c in names if c.mention.begin in closed and len(key_of(c)) == 1}
    bodies = {c.words for c in names if knowledge.schema.is_a(c.mention.cls, "Institution")}
    firms = _unspoken(names, knowledge)
    for cue in names:
        words = key_of(cue)
        if (cue.mention.cls in _NO_SHORT_FORMS and words not in firms) or words in sites:
            continue
        if cue.mention.name.isupper() and len(words) == 1 and words[0] in letters:
            continue  # "LTC" is the Lake Trade Corridor, and not the LTC Port Authority
        words = words if cue.entry is None else cue.words
        for table, fits in ((starts, _is_short_form), (ends, _is_bare_form)):
            longer = [first[w] for w in sorted(table.get(words, ()))]
            candidates = [c for c in longer if fits(cue, c, knowledge) or _is_owned(cue, c, bodies)]
            candidates = [c for c in candidates if not _is_others(cue, c, knowledge)]
            if cue.mention.how == "gazetteer" and cue.mention.cls == "Company":
                yield from ((c.index, cue.index) for c in candidates)  # "Voltra AG", "Voltra Group"
                break
            shortest = min(candidates, key=lambda c: len(c.words), default=None)
            if shortest is not None and all(c.words[: len(shortest.words)] == shortest.words for c in candidates):
                yield shortest.index, cue.index  # "Voltra Energy", "Voltra Energy ASA"
                break


def _unspoken(names: list[Cue], knowledge: Knowledge) -> set[tuple[str, ...]]:
    """Give lone words that a parser takes for a person's name and that name a firm: "sanctions on Voltra".

    Nobody has it for a surname or does anything by it, and a firm's name opens with it: "Voltra Energy Company".
    """
    alone = [c for c in names if c.mention.cls == "Person" and len(c.words) == 1]
    others = {w for c in names if c.mention.cls == "Person" and len(c.words) > 1 for w in c.words}
    brands = {c.words[0] for c in names if len(c.words) == _FEW and c.words[1] in _BRAND_ENDS}
    brands = {word for word in brands if word not in knowledge.naming.given}
    others |= {c.words[0] for c in alone if c.title or c.mention.how != "ner"}
    others |= {c.words[0] for c in alone if c.subject and c.words[0] not in brands}
    known = others | knowledge.naming.words.surnames
    opening = brands | {c.words[0] for c in names if c.mention.cls == "Company" and len(c.words) > 1}
    return {c.words for c in alone if c.words[0] in opening - known}


def _bare_of_kind(names: list[Cue], knowledge: Knowledge) -> Iterator[tuple[int, int]]:
    """Join "Hurricane Rosa" and "Rosa": what a word for its kind opens is called without it as well."""
    kinds = knowledge.naming.openings
    opened = {c.words[-1]: c for c in reversed(names) if c.words[:-1] in kinds}
    people = {word for c in names if c.mention.cls == "Person" and len(c.words) > 1 for word in c.words}
    for cue in names:
        bare = len(cue.words) == 1 and cue.entry is None and people.isdisjoint(cue.words)
        if bare and (whole := opened.get(cue.words[0])) is not None:
            yield whole.index, cue.index


def _governments(names: list[Cue]) -> Iterator[tuple[int, int]]:
    """Join "the Roe Administration" and "the Roe-Doe Administration", but not with "the Poe-Roe Administration"."""
    first: dict[str, Cue] = {}
    for cue in names:
        if cue.head == "administration" and cue.mention.name.count(" ") == 1 and cue.entry is None:
            same = first.setdefault(cue.words[0], cue)
            if "" in (same.mention.name.partition("-")[2], cue.mention.name.partition("-")[2]):
                yield same.index, cue.index


def _with_district(names: list[Cue]) -> Iterator[tuple[int, int]]:
    """Join "Lakeside" and "Lakeside District", a disease and its pandemic; a known town is not the province around."""
    places = {c.words: c for c in reversed(names) if c.mention.cls in _AREAS}
    topics = {c.words: c for c in reversed(names) if c.mention.cls == "Topic"}
    for cue in names:
        if cue.head == "pandemic" and (disease := topics.get(cue.words[:-1])) is not None:
            yield disease.index, cue.index  # "recovers from COVID-19"
        whole = len(cue.words) > 1 and cue.entry is None and cue.mention.cls in _AREAS
        bare = places.get(cue.words[:-1]) if whole and cue.head in GRAMMAR.districts else None
        if bare is not None and (bare.entry is None or bare.entry.cls == "Region"):
            yield bare.index, cue.index


def _is_short_form(cue: Cue, long: Cue, knowledge: Knowledge) -> bool:
    """Tell a name without its generic end ("Orinoco" for "Orinoco News Agency")."""
    field = cue.mention.how == "lexicon" and cue.mention.cls in ("Topic", "Principle")  # rice is no rice programme
    if field or long.mention.name.startswith(f"{cue.mention.name}-"):
        return False  # of the "LCBC-AU-led talks" the LCBC is but one party
    if cue.mention.how == "gazetteer":
        if cue.mention.cls == "MediaOrganization" and long.entry is None and long.head == "agency":
            return cue.mention.cls == long.mention.cls  # "Kazinform News Agency"
        firm = cue.mention.cls == "Company"
        ends = knowledge.naming.words.company_suffixes | GRAMMAR.firm_forms if firm else {"group"}  # "the AfDB Group"
        joint = (firm or _is_bank(cue)) and long.entry is None and long.words[: len(cue.words)] == cue.words
        return joint and ends.issuperset(long.words[len(cue.words) :])
    if cue.mention.name.isupper() and knowledge.schema.is_a(long.mention.cls, "Project"):
        return False  # the LCBC Initiative is the body's, and not the body
    if long.words[:-1] == cue.words and len(cue.words) > 1 and _YEAR.fullmatch(long.words[-1]):
        return True  # "Lake Trade Summit" for "Lake Trade Summit 2026"
    houses = {long.mention.cls, cue.mention.cls} <= _HOUSES
    if long.mention.cls in _WHOLE and not houses:
        return False
    begin = _leading_places(long, knowledge) if long.words[: len(cue.words)] != cue.words else 0
    rest = long.words[begin + len(cue.words) :]
    if not rest:
        return False  # it is no longer, but for places before it, which `_is_bare_form` looks at
    at_home = knowledge.gazetteer.get(cue.mention.name.split()[-1]) if len(cue.words) > 1 and len(rest) > 1 else None
    if at_home is not None and at_home.cls == "Country":
        return False  # "Voltra India" is a firm, and the Voltra India Workers Union another body
    if rest[0] in _FIELD and len(cue.words) > 1 and (houses or long.mention.cls == cue.mention.cls):
        return cue.determiner == "the" or len(cue.words) > _FEW  # "the Supreme Court" for "Supreme Court of Cassation"
    if long.mention.cls in _WHOLE:
        return False
    whole = len(cue.words) > 2 or cue.mention.cls == "University"
    if whole and knowledge.naming.class_of_name(cue.words) is not None:
        return False  # "Lake Climate Council" is whole, and its Project another thing; so is Lake University
    own, is_a = knowledge.naming.class_of_name(cue.words), knowledge.schema.is_a
    if own is not None and is_a(long.mention.cls, "Institution") and any(is_a(own, kind) for kind in _ON_GROUND):
        return False  # the Lake Corridor is no Lake Corridor Authority
    ends = knowledge.naming.words.company_suffixes | _BRAND_ENDS
    kind = rest[:-1] if rest[-1] in ends else rest  # "Voltra Energy" for "Voltra Energy ASA"
    if cue.mention.name.isupper() and len(cue.words) == 1 < len(kind):
        return False  # the LTC Legal Defence Fund is the fund of the LTC
    firm = cue.mention.cls == long.mention.cls == "Company" and len(cue.words) == 1 and not is_word(cue.words[0])
    named = not kind or firm or knowledge.naming.class_of_name(kind) == long.mention.cls  # "Voltrix Lithium Industry"
    return named and cue.mention.how in ("ner", "shape", "default", "lexicon") and rest[0] not in SMALL_WORDS


def _is_bank(cue: Cue) -> bool:
    """Tell a bank or a fund of several states, which speaks of itself and its daughters as a group."""
    return cue.mention.cls == "InternationalOrganization" and cue.entry is not None and "Bank" in cue.entry.name


def _is_bare_form(cue: Cue, long: Cue, knowledge: Knowledge) -> bool:
    """Tell a name without the place or the owner that it begins with ("Rights Council", "Leaders' Dialogue")."""
    if len(cue.words) < 2 or cue.ordinals != long.ordinals or (cue.entry is not None and long.entry is not None):
        return False
    if f"-{cue.mention.name}" in long.mention.name:
        return False  # the Doe Administration is not the Roe-Doe Administration
    extra = long.words[: -len(cue.words)]
    if len(extra) == _leading_place(long, knowledge) or _are_places(long, len(extra), knowledge):
        return True
    founder = len(extra) > 1 and extra[0] in knowledge.naming.given  # "Jane B. Roe Foundation"
    return (len(extra) == 1 or founder) and knowledge.schema.is_a(long.mention.cls, "Institution")


def _is_others(cue: Cue, long: Cue, knowledge: Knowledge) -> bool:
    """Tell what has an owner that the longer name leaves out: "Japan's Tax Agency", "Lake Forum Tax Agency"."""
    owners = cue.names - {w.replace(".", "") for w in long.words}
    named = {e.name for w in long.words if (e := knowledge.gazetteer.get(w.title())) is not None}
    lands = [knowledge.gazetteer.get(owner.title()) for owner in owners]  # "Peru's Tax Order", "the Peruvian Tax Order"
    return any(land is None or land.name not in named for land in lands)


def _is_owned(cue: Cue, long: Cue, bodies: set[tuple[str, ...]]) -> bool:
    """Tell a name before which another body is named that has the thing: "Reef Map", "Lake Institute Reef Map"."""
    extra = long.words[: -len(cue.words)]
    owned = len(cue.words) > 1 and extra in bodies and long.words[len(extra) :] == cue.words
    return owned and cue.ordinals == long.ordinals and (cue.entry is None or long.entry is None)


def _leading_place(cue: Cue, knowledge: Knowledge) -> int:
    """Give how many words of a name are the place or the people that it begins with: "United Kingdom Home Office"."""
    words = cue.mention.name.split()
    sizes = (n for n in range(min(4, len(words) - 1), 0, -1) if not any("-" in w for w in words[:n]))
    return next((n for n in sizes if knowledge.gazetteer.get(" ".join(words[:n])) is not None), 0)


def _leading_places(cue: Cue, knowledge: Knowledge) -> int:
    """Give how many words of a name are the places or bodies that it begins with, as in "UN-Peru Task Force"."""
    if one := _leading_place(cue, knowledge):
        return one
    words, at = cue.mention.name.replace("-", " ").split(), 0
    if "-" not in cue.mention.name:
        return 0
    for _ in range(2):
        sizes = (n for n in range(min(4, len(words) - at - 1), 0, -1))
        at += next((n for n in sizes if knowledge.gazetteer.get(" ".join(words[at : at + n])) is not None), len(words))
    joined = at < len(words) and "-" in " ".join(cue.mention.name.split()[: at - 1])
    return at if joined else 0


def _are_places(long: Cue, size: int, knowledge: Knowledge) -> bool:
    """Tell a name that begins with countries or bodies joined by hyphens: "Canada-CARICOM Dialogue"."""
    first = long.mention.name.split()[0]
    parts = first.split("-")
    whole = len(first.replace("-", " ").split()) == size
    return whole and len(parts) > 1 and all(knowledge.gazetteer.get(part) is not None for part in parts)
