"""Finds what is named only after being told of: "A former minister has sued the bank. Jane Roe said …".

News names people late: the lead says who somebody is, the next sentence opens with the bare name. A name that comes
with a description of its own is somebody else. So too of what is agreed or founded: "signed a treaty. Under the Lake
Treaty, …".
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import takewhile

from reportgraph.extract.coreference.cues import Cue
from reportgraph.extract.coreference.discourse import Discourse, gender_of
from reportgraph.extract.model import BlockKind, MentionKind
from reportgraph.extract.parsing.spelling import HYPHENS
from reportgraph.extract.parsing.syntax import child
from reportgraph.ontology.grammar import GRAMMAR
from spacy.tokens import Token

_LONG = 16  # tokens of an office up to the name behind it
_NEAR = 2  # sentences from a lead to the name
_NEAR_THING = 3  # sentences from a thing to its name
_OF = frozenset({"of", "from", "for", "with", "at"})  # "Jane Roe, of the Lake Party"
_NAMED_LATE = frozenset({"Document", "Project", "InfrastructureProject", "CooperationMechanism"})
_NEUTRAL = frozenset(
    {"big", "bilateral", "historic", "joint", "landmark", "major", "multilateral", "new", "trilateral"}
)


def delayed_name(cue: Cue, discourse: Discourse) -> int | None:
    """Give the mention that tells who this person is, named here for the first time, or None."""
    name = discourse.parsed.doc[cue.mention.head]
    first = cue.mention.kind is MentionKind.NAME and discourse.find(cue.index) == cue.index
    if not first or len(cue.words) < 2 or discourse.cls(cue) != "Person" or not _is_bare(cue, name):
        return None
    near = takewhile(lambda c: cue.sentence - c.sentence <= _NEAR, reversed(discourse.cues[: cue.index]))
    others = (c for c in near if c.mention.cls == "Person" and c.mention.kind is not MentionKind.PRONOUN)
    described = next((c for c in others if c.is_name or c.subject), None)
    if described is None or not _is_unnamed(described, discourse) or not _agree(described, cue, discourse):
        return None
    if any(described.head in c.title and c.mention.kind is MentionKind.NAME for c in discourse.cues):
        return None  # "The president left. Jane Roe stayed. President Ken Adu said": the president is he
    token = discourse.parsed.doc[described.mention.head]
    told = _says(token) and _says(name) and cue.sentence == described.sentence + 1
    return described.index if told or _is_lead(described, discourse) else None


def delayed_thing(cue: Cue, discourse: Discourse) -> int | None:
    """Give the mention of what "the Lake Treaty", named here for the first time, was before: "a treaty on fish".

    The name holds the words by which it was called ("a climate pact … the Oslo Climate Pact"), or opens the next
    sentence as what is then told of: "Under the Oslo Pact, …".
    """
    doc, begin = discourse.parsed.doc, cue.mention.begin
    new = cue.mention.kind is MentionKind.NAME and cue.entry is None and discourse.find(cue.index) == cue.index
    if not new or cue.determiner != "the" or discourse.cls(cue) not in _NAMED_LATE or cue.ordinals or not cue.modifiers:
        return None
    near = takewhile(lambda c: cue.sentence - c.sentence <= _NEAR_THING, reversed(discourse.cues[: cue.index]))
    alike = [c for c in near if c.head == cue.head and discourse.cls(c) == discourse.cls(cue)]
    things = {discourse.find(c.index) for c in alike}
    first = alike[-1] if len(things) == 1 else None
    if first is None or first.is_name or first.plural or first.determiner != "a" or first.sentence == cue.sentence:
        return None
    told = first.modifiers - _NEUTRAL
    opens = begin > 1 and doc[begin - 2].lower_ == "under" and doc[begin - 2].is_sent_start
    named = bool(told) and told <= cue.modifiers
    return first.index if named or (opens and not (first.names - cue.names)) else None


def apposed_thing(cue: Cue, discourse: Discourse) -> int | None:
    """Give the mention of what a name stands beside: "opened a new scheme, the Lake Scheme, in May"."""
    doc, begin = discourse.parsed.doc, cue.mention.begin - (cue.determiner == "the")
    if cue.mention.kind is not MentionKind.NAME or begin < 2 or doc[begin - 1].text != ",":
        return None
    if cue.mention.end < len(doc) and doc[cue.mention.end].lower_ in ("and", "or", "'s", "’s"):
        return None  # "built a school, the Lake School and a road"
    nouns = {cue.head, *discourse.knowledge.naming.words.kindred.get(cue.head, ())}
    beside = (c for c in discourse.cues[: cue.index] if c.mention.end == begin - 1 and c.head in nouns)
    return next((c.index for c in beside if c.determiner in ("a", "poss") and not (c.is_name or c.plural)), None)


def _is_bare(cue: Cue, name: Token) -> bool:
    """Tell the subject of a main clause that nothing describes."""
    told = any(c.i > name.i and (c.dep_ == "appos" or (c.dep_ == "prep" and c.lower_ in _OF)) for c in name.children)
    return cue.subject and name.head.dep_ == "ROOT" and not cue.title and not told


def _is_unnamed(cue: Cue, discourse: Discourse) -> bool:
    """Tell the subject of a main clause who has no name so far: "the governor of the bank"."""
    if cue.is_name or cue.plural or not cue.subject or discourse.parsed.doc[cue.mention.head].head.dep_ != "ROOT":
        return False
    mine = discourse.find(cue.index)
    return not any(c.is_name for c in discourse.cues[: cue.index] if discourse.find(c.index) == mine)


def _agree(described: Cue, cue: Cue, discourse: Discourse) -> bool:
    genders = {gender_of(described, discourse.knowledge), discourse.gender(cue)} - {""}
    return len(genders) < 2


def _says(token: Token) -> bool:
    verb = token.head
    return verb.lemma_.lower() in GRAMMAR.saying or child(verb, "ccomp") is not None


def _is_lead(cue: Cue, discourse: Discourse) -> bool:
    """Tell a mention in the first sentence of the text itself."""
    sentences = discourse.parsed.sentences
    first = next((s.index for s in sentences if s.block.kind is BlockKind.PARAGRAPH), -1)
    return cue.sentence == first


def styled_name(cue: Cue, names: Iterable[Cue], discourse: Discourse) -> Cue | None:
    """Give who has an office by the style behind it: "A, the Minister of Trade of Peru, H.E. Jane Roe and"."""
    if cue.determiner != "the" or cue.plural or cue.mention.cls != "Person":
        return None
    doc, honorifics = discourse.parsed.doc, discourse.knowledge.naming.words.honorifics
    behind = doc[cue.mention.head + 1 : cue.mention.head + _LONG]
    comma = next((t.i for t in behind if t.pos_ == "VERB" or (t.is_punct and t.text not in HYPHENS)), 0)
    at = comma + 1
    while at < len(doc) and doc[at].lower_.strip(".") in honorifics:
        at += 1
    people = (c for c in names if c.mention.cls == "Person" and c.mention.begin == at)
    return next(people, None) if comma and doc[comma].text == "," and at > comma + 1 else None
