"""Tells which country "the country" is where another one was called so before: the one that somebody went to."""

from __future__ import annotations

from collections.abc import Sequence

from reportgraph.extract.coreference.cues import Cue
from reportgraph.extract.coreference.discourse import Discourse
from reportgraph.extract.model import MentionKind
from reportgraph.extract.parsing.syntax import VERBAL, child
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.words import Words
from spacy.tokens import Token

_KINDS = frozenset({"region", "province", "territory", "district", "valley", "peninsula"})
_FORMS = frozenset({"commonwealth", "emirate", "federation", "kingdom", "principality", "republic", "sultanate"})
_STYLES = ("", "Hashemite ", "Islamic ", "People's ")  # before a form in official names
_NEAR = 6  # sentences in which a country is called by what it is
_LATELY = 2  # sentences in which a country is still spoken of


def visited(cue: Cue, countries: Sequence[Cue], discourse: Discourse) -> Cue | None:
    """Give where somebody went, just before the phrase: "A flew to Peru, where he met the country's farmers".

    Or what the sentence opens with: "With regard to Peru, A suspended the country".
    """
    doc = discourse.parsed.doc
    last = next((c for c in reversed(countries) if c.index < cue.index), None)
    if last is None or cue.sentence - last.sentence > 1 or last.mention.kind is not MentionKind.NAME:
        return None
    token = doc[last.mention.head]
    where = (c for c in token.children if c.dep_ == "relcl" and any(w.lower_ == "where" for w in c.children))
    noun = doc[cue.mention.head]
    inside = any(clause.left_edge.i <= noun.i <= clause.right_edge.i for clause in where)
    told = inside or _is_reached(token, discourse.knowledge.naming.words)
    return last if told or (last.sentence == cue.sentence and _opens(token)) else None


def _opens(place: Token) -> bool:
    """Tell "In A, …", "With regard to A, …": of what the sentence goes on to tell."""
    behind, before = place.doc[place.i + 1 : place.i + 2], place.doc[place.sent.start : place.left_edge.i]
    return behind.text == "," and before.text.lower() in GRAMMAR.topic_openings


def _is_reached(place: Token, words: Words) -> bool:
    """Tell "flew to A", "headed for A", "visited A"."""
    if place.dep_ == "dobj":
        return place.head.lemma_ in words.touring
    verb = place.head.head
    towards = place.dep_ == "pobj" and place.head.lower_ in ("to", "for", "in")
    return towards and verb.pos_ in VERBAL and verb.lemma_ in words.motion | words.bound


def is_spoken_of(cluster: int, cue: Cue, discourse: Discourse) -> bool:
    """Tell whether a set has a name, and the last sentences spoke of it, by whatever words."""
    before = [c for c in discourse.cues[: cue.index] if discourse.find(c.index) == cluster]
    return any(c.is_name for c in before) and cue.sentence - before[-1].sentence <= _LATELY


def is_bare(cue: Cue, discourse: Discourse) -> bool:
    """Tell "the country" from "the host country", "the country that left"."""
    noun = discourse.parsed.doc[cue.mention.head]
    further = child(noun, "relcl", "acl", "prep") is not None
    return not (cue.modifiers or cue.complement or further or cue.plural) and cue.determiner in ("the", "this")


def region_named(cue: Cue, discourse: Discourse) -> int | None:
    """Give the region that stands before its kind: "the Central Asian region", "the war-torn Kivu region" is Kivu."""
    if cue.head not in _KINDS or cue.plural or cue.determiner != "the" or cue.is_name:
        return None
    inside = [c for c in discourse.cues if cue.mention.begin <= c.mention.begin < cue.mention.head]
    named = [c for c in inside if c.mention.end == cue.mention.head and c.mention.cls == "Region"]
    if len(named) != 1:
        return None
    adjective = named[0].mention.kind is MentionKind.DEMONYM
    whole = cue.head == "region" and named[0].mention.begin == cue.mention.begin
    return named[0].index if whole or not adjective else None


def realm(cue: Cue, discourse: Discourse) -> int | None:
    """Give the last country named that is what the phrase says: "Bahrain … Qatar … the kingdom" is Bahrain.

    So is "the island" the last island state, where no other place is named since.
    """
    island = cue.head == "island" and not cue.modifiers
    called = cue.head in _FORMS or island
    if not called or cue.names or cue.complement or cue.plural or cue.determiner not in ("the", "this"):
        return None
    forms = [f"{style}{cue.head.title()} of" for style in _STYLES]
    for earlier in reversed(discourse.cues[: cue.index]):
        if cue.sentence - earlier.sentence > _NEAR:
            return None
        if island and earlier.is_name and earlier.mention.cls in ("Facility", "Place", "Region"):
            return None
        if (entry := earlier.entry) is None or entry.cls != "Country":
            continue
        if island and entry.name in GRAMMAR.island_states:
            return earlier.index
        known = (discourse.knowledge.gazetteer.get(f"{form} {entry.name}") for form in forms)
        if any(found is not None and found.ids == entry.ids for found in known):
            return earlier.index
    return None
