"""What in and around a mention tells whether it is the same thing as another."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from reportgraph.extract.coreference.titles_beside import title_of
from reportgraph.extract.model import Mention, MentionKind
from reportgraph.extract.parsing.labels import SMALL_WORDS
from reportgraph.extract.parsing.parse import Parsed
from reportgraph.extract.parsing.spelling import (
    ARTICLES,
    DEFINITE,
    HYPHENS,
    NAME_PREPOSITIONS,
    ORDINALS,
    RESTRICTIVE,
    singular,
)
from reportgraph.extract.parsing.syntax import first_conjunct
from reportgraph.ontology.gazetteer import Entry
from reportgraph.ontology.grammar import GRAMMAR, governs
from reportgraph.ontology.naming import Knowledge
from spacy.tokens import Token

GOVERNING = frozenset({"administration", "government"})  # "the Administration" governs, and is no agency
NEAR = frozenset({"this", "these"})
INDEFINITE = frozenset({"a", "an", "another", "some", "any", "every", "each", "no", "several", "many"})
_ENDINGS = ("ship", "er")  # "Reef Partners Council", "Reef Partnership Council"
_TELLING_APART = RESTRICTIVE | {"with", "from"}  # "the deal with A" is not "the deal with B"
_OF_VERBS = frozenset({"in", "by", "toward", "towards", "across", "around"})  # may tell where or how something was done
_AT_PLACES = frozenset({"GovernmentBody", "Group", "Institution"})
_SEVERAL = re.compile(r"[A-Z]{2,}s")  # letters in the plural
_GLUED = re.compile(r"^([^\W\d])\.(?=\w{3})")  # "J.Roe"
_ORDINAL_WORDS = ORDINALS | {"last", "next", "previous", "former", "latter", "upcoming"}


@dataclass(frozen=True, slots=True)
class Cue:
    """A mention with what decides on its antecedent."""

    index: int
    mention: Mention
    sentence: int
    words: tuple[str, ...]  # lower case, no punctuation
    head: str  # singular, lower case: "council" of "Security Council of Norway"
    modifiers: frozenset[str]  # the other words, ordinals and numbers included
    ordinals: frozenset[str]
    determiner: str  # "the", "this", "a", "poss" or ""
    plural: bool
    subject: bool
    entry: Entry | None
    names: frozenset[str]  # those of the modifiers that are names: "icc" of "the ICC ruling"
    owner: str  # head word of the possessor
    dated: bool  # the possessor is a date: "Friday's vote"
    complement: frozenset[str]  # the words that complete it: "people of Ukraine"
    title: frozenset[str]  # words of a person's title and appositions

    @property
    def definite(self) -> bool:
        """Whether the phrase takes up something known."""
        return self.determiner in DEFINITE

    @property
    def is_name(self) -> bool:
        """Whether it is a proper name or a demonym."""
        return self.mention.kind in (MentionKind.NAME, MentionKind.DEMONYM)

    @property
    def holds_office(self) -> bool:
        """Whether it is somebody named by the office alone: "the King of Peru"."""
        described = self.definite and not self.plural and self.mention.kind is MentionKind.NOMINAL
        return described and self.mention.cls == "Person" and bool(self.complement)


def cues_of(parsed: Parsed, mentions: tuple[Mention, ...], knowledge: Knowledge) -> list[Cue]:
    """Give the cues of all mentions, in their order."""
    sentence_of: dict[int, int] = {}
    for sentence in parsed.sentences:
        sentence_of.update(dict.fromkeys(range(sentence.span.start, sentence.span.end), sentence.index))
    return [_cue(i, m, parsed, sentence_of.get(m.head, -1), knowledge) for i, m in enumerate(mentions)]


def key_of(cue: Cue) -> tuple[str, ...]:
    """Give what mentions of one name have in common: the gazetteer's entry, or the words that count."""
    if cue.entry is not None:
        return ("entry", cue.entry.cls, cue.entry.name)
    if len(cue.words) == 1 and _SEVERAL.fullmatch(cue.mention.name):
        return (cue.words[0].removesuffix("s"),)  # "EVs", "EV"
    return tuple(w.strip(".") for w in cue.words if w not in ("the", "'s", "new"))


def stems_of(cue: Cue) -> frozenset[str]:
    """Give the words that count of a name, without their endings, so that another form of it has the same."""
    stems = {singular(w.removesuffix("'s").strip("'")) for w in cue.words if w not in SMALL_WORDS}
    for ending in _ENDINGS:
        stems = {stem.removesuffix(ending) for stem in stems}
    return frozenset(stems - {""})


def may_be_another(cue: Cue, same: Cue) -> bool:
    """Tell a phrase that may mean another thing than the same words before: "a visit", "his speech"."""
    if cue.ordinals and cue.ordinals == same.ordinals and len(cue.words) > 1:
        return False
    if cue.determiner == "a":
        return not cue.plural or cue.mention.cls in ("Group", "Person")  # "many roofs" are roofs
    bare = not (cue.determiner or cue.plural or cue.is_name or cue.modifiers or cue.complement)
    if bare and same.definite and cue.mention.cls == "Event":
        return True  # "the dialogue was held … called for a return to dialogue"
    particular = cue.mention.cls in ("Event", "Document", "Person", "Place", "Facility", "Group", "Work")
    return particular and cue.determiner == "poss" and cue.owner not in {same.owner, *same.names}


def is_another(cue: Cue, earlier: Cue) -> bool:
    """Tell "the rocket", a certain one, from "most rockets"; a field is one in both numbers: "reform", "reforms".

    "A grant to mend roofs" is none of the "grants in farming", by which it would be called; "nurses" not "nurses in A".
    """
    whole, rest = cue.mention, earlier.mention.long_name.removeprefix(earlier.mention.name)
    several = whole.cls == "Group" and cue.plural and not cue.determiner and whole.long_name == whole.name
    if are_elsewhere(cue, earlier):
        return True
    told = bool(rest) and (several or (cue.determiner == "a" and rest != whole.long_name.removeprefix(whole.name)))
    field = whole.cls == "Topic" and bool(cue.names) and cue.names == earlier.names  # "Peruvian investment(s)"
    return told or (cue.plural != earlier.plural and (cue if earlier.plural else earlier).definite and not field)


def are_elsewhere(cue: Cue, earlier: Cue) -> bool:
    """Tell two who are told apart by where they are: "farmers in Chad", "farmers in Mali"."""
    kinds = {cue.mention.cls, earlier.mention.cls}
    places = [_place_behind(c.mention) for c in (cue, earlier)]
    return kinds <= _AT_PLACES and all(places) and places[0].isdisjoint(places[1])


def _place_behind(mention: Mention) -> set[str]:
    """Give the names in the "in" phrase behind somebody, whose own and not the deed's it is where a sentence opens."""
    rest = mention.long_name.removeprefix(mention.name).split()
    return {w.strip(",") for w in rest[1:] if w[0].isupper()} if rest[:1] == ["in"] else set()


def completes(cue: Cue, earlier: Cue) -> bool:
    """Tell whether two phrases have the same complement, or none: of two the words of one hold those of the other."""
    a, b = cue.complement, earlier.complement
    return bool(a) == bool(b) and (a <= b or b <= a) and "other" not in a ^ b


def nested_names(cues: Sequence[Cue]) -> frozenset[int]:
    """Give the names that are part of a longer name."""
    found, end = set(), 0
    for cue in sorted(cues, key=lambda c: (c.mention.begin, -c.mention.end)):
        if cue.mention.kind is MentionKind.NAME:
            if cue.mention.end <= end:
                found.add(cue.index)
            end = max(end, cue.mention.end)
    return frozenset(found)


def _cue(index: int, mention: Mention, parsed: Parsed, sentence: int, knowledge: Knowledge) -> Cue:
    token = parsed.doc[mention.head]
    name = mention.name.lower().replace("-", " ")
    if mention.cls == "Person":
        name = _GLUED.sub(r"\1. ", name)
    words = tuple(w for w in (w.strip(".,;:()'\"") for w in name.split()) if w)
    head = _head_word(words, mention)
    owner = _owner(token)
    before = parsed.doc[mention.begin : mention.head]
    named = (w for w in before if w.text[0].isalpha() and (w.pos_ == "PROPN" or w.ent_type_ == "NORP"))
    names = frozenset(w.lower_.strip(".") for w in named)  # "u.s"
    dated = owner is not None and (owner.ent_type_ == "DATE" or owner.lower_ in knowledge.naming.words.calendar)
    owned = {owner.lower_} if owner is not None and owner.pos_ == "PROPN" and not dated else set[str]()
    entry = None
    if mention.kind in (MentionKind.NAME, MentionKind.DEMONYM):
        entry = knowledge.gazetteer.get(mention.name)
        shared = mention.how != "gazetteer" and mention.name in knowledge.naming.words.shared_lands
        entry = None if entry is not None and (shared or _is_called_alike(mention, entry)) else entry
    ordinals = frozenset(w for w in words if w in _ORDINAL_WORDS or any(c.isdigit() for c in w))
    return Cue(
        index=index,
        mention=mention,
        sentence=sentence,
        words=words,
        head=head,
        modifiers=frozenset(w for w in words if w != head and singular(w) != head) - NAME_PREPOSITIONS | owned,
        ordinals=ordinals,
        determiner=_determiner(token, mention, parsed),
        plural=_is_plural(token, mention),
        subject=_is_subject(token),
        entry=entry,
        names=names | owned,
        owner=owner.lower_ if owner is not None else "",
        dated=dated,
        complement=_complement(mention, head, loose=_is_loose(token, head, knowledge)),
        title=title_of(token, mention, parsed, knowledge) if mention.cls == "Person" else frozenset(),
    )


def _is_plural(token: Token, mention: Mention) -> bool:
    """Tell several; "the Prime Ministers" of a communique may be tagged as a name in the singular."""
    common = mention.kind is MentionKind.NOMINAL
    if token.tag_ in ("NNS", "NNPS"):
        return common or mention.cls == "Group"
    return common and mention.cls == "Group" and token.tag_ == "NNP" and singular(token.lower_) != token.lower_


def _is_loose(noun: Token, head: str, knowledge: Knowledge) -> bool:
    """Tell an object with which "with A" may go or not; "cooperation with A" is told apart by it."""
    return noun.dep_ == "dobj" and head not in knowledge.naming.words.instruments and not governs(head, "with")


def _complement(mention: Mention, head: str, *, loose: bool) -> frozenset[str]:
    """Give the words of a complement; `loose`: "with A" after it may as well go with the verb, "shared data with A".

    Where a place or a field stands behind "in", only "cooperation in A" is told apart by it.
    """
    words = mention.long_name.removeprefix(mention.name).lower().replace("-", " ").split()
    if words[:1] == ["of"] and words[-1] in GRAMMAR.inhabitants and any(w[0].isdigit() for w in words):
        return frozenset()  # "the nation of 8 million people"
    loose = loose and words[1:2] not in (["a"], ["an"])  # "a community with a shared future"
    people = head in GRAMMAR.people_at_large and (words[:1] != ["in"] or words[-1] in GRAMMAR.states_of_people)
    own = people or (words[:1] == ["in"] and governs(head, "in"))  # "people with records", "people in need"
    if not words or (not own and words[0] in (_OF_VERBS | _TELLING_APART - RESTRICTIVE if loose else _OF_VERBS)):
        return frozenset()
    stems = {singular(w.strip(".,;:()'\"")) for w in words if w not in NAME_PREPOSITIONS | ARTICLES}
    return frozenset(stems - {""})


def _owner(token: Token) -> Token | None:
    return next((c for c in token.lefts if c.dep_ == "poss"), None)


def _head_word(words: tuple[str, ...], mention: Mention) -> str:
    if not words:
        return ""
    if mention.kind is MentionKind.NOMINAL and mention.name.count("-") > 1:
        words = tuple(mention.name.lower().split())  # "harbour-to-harbour links" are links
    stop = next((i for i, w in enumerate(words) if i and w in NAME_PREPOSITIONS), len(words))
    stop -= stop > 1 and words[stop - 1].replace("/", "").isdigit()  # "Lake Summit 2026" is a summit
    word = words[stop - 1].split("-")[-1]
    return singular(word) if mention.kind is not MentionKind.DEMONYM else ""


def _determiner(token: Token, mention: Mention, parsed: Parsed) -> str:
    for c in token.lefts:
        if c.dep_ == "poss" or c.tag_ == "PRP$":
            return "poss"
    i = mention.begin - 1
    while i >= 0 and i > mention.begin - 5:
        low = parsed.doc[i].lower_
        if parsed.doc[i].dep_ == "mark":
            break  # "to ensure that families thrive"
        if low in DEFINITE or low in INDEFINITE:
            return "a" if low in INDEFINITE else low
        if low in ("'s", "'"):
            return "poss"
        if parsed.doc[i].pos_ not in ("ADJ", "NUM", "SYM", "ADV", "NOUN", "PROPN", "VERB") and low not in HYPHENS:
            break
        if parsed.doc[i].pos_ in ("NOUN", "PROPN", "VERB") and parsed.doc[i].dep_ not in ("amod", "compound", "nmod"):
            break
        i -= 1
    return "the" if mention.cls == "Person" and _shares_article(token) else ""


def _shares_article(office: Token) -> bool:
    """Tell the second office of "the President and Foreign Minister met"."""
    first = office.head
    both = office.dep_ == "conj" and first.text[0].isupper() and office.text[0].isupper() and first.i < office.i
    return both and any(c.dep_ == "det" and c.lower_ == "the" for c in first.lefts)


def _is_called_alike(mention: Mention, entry: Entry) -> bool:
    """Tell what the text explains otherwise than the gazetteer: Aydin, a person; the RSF that are Rapid Forces.

    A title tells a person from the town that has the same name: "Prime Minister Noda".
    """
    other = mention.cls != entry.cls and mention.cls == "Person"
    if other and mention.how == "lexicon":
        return True
    return mention.how != "gazetteer" and mention.name != entry.name and (other or mention.name.isupper())


def _is_subject(token: Token) -> bool:
    return first_conjunct(token).dep_ in ("nsubj", "nsubjpass")
