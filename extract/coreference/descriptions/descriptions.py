"""Finds the one name just spoken of that a description fits: "the Danish company", "the regional body"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import pairwise

from reportgraph.extract.coreference.cues import Cue
from reportgraph.extract.coreference.descriptions.general_nouns import NARROW
from reportgraph.extract.coreference.descriptions.set_apart import is_light
from reportgraph.extract.coreference.discourse import Discourse
from reportgraph.extract.model import MentionKind
from reportgraph.extract.parsing.labels import OWNING
from reportgraph.extract.parsing.spelling import DEFINITE, HYPHENS
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.naming import Naming
from reportgraph.ontology.schema import ABSTRACTIONS
from spacy.tokens import Token

_NEAR = 2  # sentences that a description reaches back
_FAR = 6  # so too where it tells the land
_WHOLES = frozenset({"alliance", "bloc", "grouping"})  # called by the name before them
_INSIDE = 12  # mentions around a phrase among which those inside it are
_BUILT = frozenset({"Facility", "InfrastructureProject"})
_CALLED = frozenset({"Initiative", "Project", "InfrastructureProject"})  # which a noun before theirs tells apart
_OF_NO_STATE = frozenset({"Company", "InternationalOrganization", "University"})


def described_name(
    cue: Cue, *, names: Mapping[str, Sequence[Cue]], discourse: Discourse, apart: Set[int]
) -> int | None:
    """Give the name that a description takes up, or None; `names`: those before it, by class; `apart`: no such one."""
    token, words = discourse.parsed.doc[cue.mention.head], discourse.knowledge.naming.words
    further = any(c.dep_ in ("prep", "relcl", "acl", "appos") and _is_close(c, token) for c in token.children)
    told = bool(cue.modifiers) or cue.head in words.callings or tells_age(cue)
    if cue.determiner not in DEFINITE or cue.plural or not told or further or cue.ordinals - cue.modifiers:
        return None
    around = discourse.cues[max(0, cue.index - _INSIDE) : cue.index + _INSIDE]
    parts = [c for c in around if cue.mention.begin <= c.mention.begin < cue.mention.end]
    bodies = [c for c in parts if c.entry is not None and discourse.is_a(c, "Institution")]
    if any(c.is_name and c.entry is None for c in parts):
        return None  # "the Better Roads plan" is no other plan
    ends = [c for c in parts if c.entry is not None and c.mention.kind is MentionKind.NAME]
    if any(a.mention.end + 1 == b.mention.begin and _is_hyphen(a, discourse) for a, b in pairwise(ends)):
        return None  # "the Chad-Niger line" is called by its ends
    if cue.mention.cls in _BUILT and any(discourse.is_a(c, "City") for c in parts if c.is_name):
        return None  # "the Lima refinery" is no project of another name
    if bodies and cue.head in _WHOLES:
        return bodies[0].index  # "the NATO alliance"
    if bodies and cue.mention.cls == "Event":
        return None  # "the NATO meeting" is no other body
    inside = {discourse.find(c.index) for c in parts}
    states = {c.entry.name for c in parts if c.entry is not None and c.entry.cls == "Country"}
    towns = {c.entry.name for c in parts if c.entry is not None and c.entry.cls == "City"}
    compounds = [t for t in token.lefts if t.dep_ == "compound" and t.pos_ == "NOUN"]
    built = {t.lower_ for t in compounds if not is_light(t, discourse)}
    spoken_of = _spoken_of(cue, discourse, _FAR if states and not built else _NEAR) - inside - apart
    lately = _spoken_of(cue, discourse, _NEAR)
    held = cue.head in GRAMMAR.gatherings - GRAMMAR.standing_gatherings
    nouns = {cue.head, *words.kindred.get(cue.head, ())}  # the Lake Bank is "the Oslo-based lender"
    for classes, alike in _classes(cue, discourse):
        near = {
            discourse.find(c.index): c
            for cls in classes
            for c in names.get(cls, [])[-8:]
            if discourse.find(c.index) in spoken_of and c.mention.kind is MentionKind.NAME
            if not states or c.entry is None or not c.entry.of or c.entry.of in states  # no Danish one is Peru's
        }
        near = _of_land(near, states, discourse, lately) if states else near
        near = {i: c for i, c in near.items() if not (towns and _is_of_town(c, discourse) - towns)}
        near = {i: c for i, c in near.items() if c.mention.how != "shape" or c.subject}
        near = {i: c for i, c in near.items() if not held or discourse.cls(c) == "Event"}  # no meeting is a council
        near = {i: c for i, c in near.items() if discourse.cls(c) not in _CALLED or built <= set(c.words)}
        called = {discourse.find(c.index) for cls in classes for c in names.get(cls, ()) if c.head in nouns}
        near = {i: c for i, c in near.items() if i in called or not (alike or _is_other(cue, c, discourse))}
        found = [c.index for c in near.values() if not any(_is_branch(c, other) for other in near.values())]
        if towns and len(found) > 1:
            found = _told_of(found, cue, discourse) or found
        if found:
            return found[0] if len(found) == 1 and not (alike and _has_rival(cue, found[0], discourse)) else None
    return None


def _told_of(names: Sequence[int], cue: Cue, discourse: Discourse) -> list[int]:
    """Give the names of those whom the sentence before tells of: of "A signed a pact with B" A is "the Oslo firm".

    Of "A bought B" it may be either.
    """
    doc, before, things = discourse.parsed.doc, cue.sentence - 1, {discourse.find(i) for i in names}
    said = [c for c in discourse.cues[: cue.index] if c.is_name and c.sentence == before]
    said = [c for c in said if discourse.find(c.index) in things]
    if not cue.subject or any(not c.subject and doc[c.mention.head].dep_ != "pobj" for c in said):
        return []
    told = {discourse.find(c.index) for c in said if c.subject and doc[c.mention.head].dep_ != "nsubjpass"}
    return [i for i in names if discourse.find(i) in told]


def _is_of_town(name: Cue, discourse: Discourse) -> set[str]:
    """Give the town that a name begins with: the London Stock Exchange is no "Frankfurt stock exchange"."""
    entry = discourse.knowledge.gazetteer.get(name.words[0].title()) if name.words else None
    return {entry.name} if entry is not None and entry.cls == "City" else set()


def _has_rival(cue: Cue, named: int, discourse: Discourse) -> bool:
    """Tell whether another thing was called by the noun since the name: "the Lake Partnership … a partnership"."""
    since = (c for c in discourse.cues[named + 1 : cue.index] if c.head == cue.head and not c.plural)
    return any(discourse.find(c.index) != discourse.find(named) for c in since)


def _of_land(near: dict[int, Cue], states: Set[str], discourse: Discourse, lately: Set[int]) -> dict[int, Cue]:
    """Give those of whom the text says that they are from there, else those just spoken of from nowhere it tells.

    "Russian firm Roe sued Poe of Peru. The Peruvian company" is Poe, and never Roe.
    """
    homes = {i: homes_of(i, near[i].index, discourse) for i in near}
    own = {i: c for i, c in near.items() if not states.isdisjoint(homes[i])}
    return own or {i: c for i, c in near.items() if i in lately and not homes[i]}


def homes_of(thing: int, last: int, discourse: Discourse) -> set[str]:
    """Give the countries that stand with the names of a thing, up to the last, or with a noun beside them."""
    named = [c for c in discourse.cues[: last + 1] if c.is_name and discourse.find(c.index) == thing]
    nouns = {t.i for c in named for t in _beside(discourse.parsed.doc[c.mention.head])}
    lands = (c for c in discourse.cues if c.entry is not None and c.entry.cls == "Country")
    return {c.entry.name for c in lands if c.entry and _from_there(discourse.parsed.doc[c.mention.head]).i in nouns}


def _from_there(land: Token) -> Token:
    """Give what is from a country: "Peruvian firm", "Peru's Roe", "Roe of Peru"; else the country."""
    of = land.dep_ == "pobj" and land.head.lower_ in ("of", "from")
    return land.head.head if of else land.head if land.dep_ in OWNING else land


def _beside(name: Token) -> Iterator[Token]:
    """Give a name, and the nouns that say what it names: "Peruvian firm Roe", "Roe, a firm from Peru"."""
    yield name
    if name.dep_ == "appos":
        yield name.head
    yield from (c for c in name.children if c.dep_ in ("appos", "compound", "nmod") and c.pos_ == "NOUN")


def _takes_up(cue: Cue, naming: Naming) -> frozenset[str]:
    """Give the classes whose names a noun takes up; a pair of words as such: "the Oslo-based think tank"."""
    none: frozenset[str] = frozenset()
    return naming.generic.get(cue.head, none) | naming.generic.get(" ".join(cue.words[-2:]), none)


def _is_other(cue: Cue, named: Cue, discourse: Discourse) -> bool:
    """Tell a name by whose own noun it can't be what another noun says: the Lake Court is no school.

    Nor is a firm a body of state: "the central bank" is no contractor. An agency is no "finance ministry".
    """
    if cue.head in NARROW and discourse.cls(named) == "GovernmentBody" and cue.head not in named.words:
        return True
    classes = {cue.mention.cls, discourse.cls(named)}
    if "GovernmentBody" in classes and len(classes & _OF_NO_STATE) == 1:
        return True
    naming = discourse.knowledge.naming
    theirs = naming.classes_of(named.head) or () if named.entry is None and len(named.words) > 1 else ()
    mine = _takes_up(cue, naming)
    told = discourse.cls(named) in mine  # "the Oslo-based firm" may be Lake Energy
    return bool(theirs and mine) and "Institution" not in mine and theirs[0] not in mine and not told


def _is_hyphen(end: Cue, discourse: Discourse) -> bool:
    """Tell a name with a hyphen behind it."""
    return discourse.parsed.doc[end.mention.end].text in HYPHENS


def tells_age(cue: Cue) -> bool:
    """Tell "the 44-year-old", "the 44-year-old lawyer"."""
    return {"year", "old"} <= cue.modifiers | {cue.head}


def _is_close(part: Token, noun: Token) -> bool:
    """Tell what tells one of many, "the minister who left", "the project, known as A,", from an aside, "who left,"."""
    aside = part.dep_ in ("acl", "relcl") and part.doc[part.left_edge.i - 1].text == ","
    return part.i > noun.i and not (aside and part.lemma_ not in GRAMMAR.naming)


def _is_branch(cue: Cue, other: Cue) -> bool:
    """Tell "Voltra UK" from Voltra."""
    return len(cue.words) > len(other.words) and cue.words[: len(other.words)] == other.words


def _spoken_of(cue: Cue, discourse: Discourse, near: int) -> set[int]:
    """Give what so many sentences before a phrase speak of, by whatever name."""
    found: set[int] = set()
    for i in range(cue.index - 1, -1, -1):
        if cue.sentence - discourse.cues[i].sentence > near:
            break
        found.add(discourse.find(i))
    return found


def _classes(cue: Cue, discourse: Discourse) -> Iterator[tuple[Sequence[str], bool]]:
    """Give the classes of names that a noun takes up, the likeliest first, and whether they must have that noun.

    Any body may be "the Oslo-based agency", any that is called a bank "the Oslo-based bank".
    """
    words, schema = discourse.knowledge.naming.words, discourse.knowledge.schema
    kinds = [cls for cls in schema.classes if cls not in ABSTRACTIONS and cls != "Person"]
    if cue.mention.cls == "Person" or cue.head == "old":
        if tells_age(cue) or cue.head in words.callings or not GRAMMAR.personal.isdisjoint(cue.modifiers):
            yield ("Person",), False
            return
        if "Company" not in discourse.knowledge.naming.generic.get(cue.head, ()) or not cue.modifiers:
            return  # "the Danish miner" may be a firm, where nobody was spoken of
        if any(discourse.is_a(c, "Person") for c in discourse.cues[max(0, cue.index - _INSIDE) : cue.index]):
            return
    classes = _takes_up(cue, discourse.knowledge.naming)
    loose = any(schema.is_a(cls, "Institution") for cls in classes)
    bodies = sorted(cls for cls in schema.classes if schema.is_a(cls, "Institution"))
    if loose and cue.head in words.kindred:
        yield bodies, True  # "the Oslo-based lender" is a bank before it is a firm
    yield sorted(classes | {"Institution"} if loose else classes), False
    if loose:
        yield bodies, "Institution" not in classes
    if cue.mention.cls == "Facility" or not schema.is_a(cue.mention.cls, "Place"):
        yield sorted(kinds), True  # "This historic pact", "the five-year plan"
