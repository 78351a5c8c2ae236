"""Finds what somebody wants a place to be: "a free and open Indian Ocean" is an aim, and not the ocean."""

from __future__ import annotations

from dataclasses import replace

from reportgraph.extract.mentions.names import NameFinder
from reportgraph.extract.model import Mention, MentionKind
from reportgraph.extract.parsing.tree import SUBJECTS
from reportgraph.extract.text.surface import chars_of
from reportgraph.ontology.grammar import GRAMMAR
from spacy.tokens import Token

_PLACES = ("Place", "Region", "Country")
_JOINING = frozenset({"and", ","})
_TOWARD = frozenset({"for", "to", "toward", "towards", "at", "of"})  # not "lives in a peaceful region"


def as_vision(mention: Mention, finder: NameFinder) -> Mention:
    """Give the aim that the name of a place is part of behind "a" and words for how it should be, or the mention."""
    doc = finder.doc
    head = doc[mention.head]
    first = head.left_edge
    end = mention.begin if mention.kind is MentionKind.NAME else mention.head
    told = [t.lower_ for t in doc[first.i + 1 : end] if t.lower_ not in _JOINING]
    place = mention.kind is MentionKind.NAME and any(finder.knowledge.schema.is_a(mention.cls, k) for k in _PLACES)
    place = place or (_is_wished_for(head) and mention.kind is MentionKind.NOMINAL)
    if not place or head.dep_ in SUBJECTS or first.lower_ not in ("a", "an") or not told:
        return mention
    if any(word not in finder.words.visions for word in told):
        return mention
    if mention.kind is MentionKind.NOMINAL:
        return replace(mention, cls="Principle")
    begin = first.i + 1
    name = " ".join(doc[begin : mention.end].text.split())
    chars = chars_of(doc, begin, mention.end)
    return Mention(begin, mention.end, mention.head, chars, MentionKind.NOMINAL, "Principle", name, "lexicon", name)


def _is_wished_for(noun: Token) -> bool:
    """Tell a place without a name where it may be what somebody is after: "the desire for a peaceful region"."""
    after = noun.dep_ == "dobj" or (noun.dep_ == "pobj" and noun.head.lower_ in _TOWARD)
    return after and noun.lemma_.lower() in GRAMMAR.common_places and noun.tag_ == "NN"
