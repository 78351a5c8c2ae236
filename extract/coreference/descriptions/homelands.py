"""Whose country "his country" is, and "the country" in what he says: that of his office, "Brazilian President A"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection

from reportgraph.extract.coreference.cues import Cue
from reportgraph.extract.coreference.discourse import Discourse
from reportgraph.extract.model import BlockKind, MentionKind
from reportgraph.extract.parsing.syntax import child
from reportgraph.ontology.grammar import GRAMMAR
from spacy.tokens import Token

_VOICES = 2
_OFTEN = 3  # mentions
_SHARE = 0.7
_ALONE = 0.9
_TITLE = 4  # tokens from the people in a title to the name behind it
_OFFICE = 8  # tokens from a name to the country in the office behind it


def homeland(cue: Cue, discourse: Discourse, quoted: Collection[int]) -> int | None:
    """Give the mention of the country that "his country" means, or "the country" in what he says, or None.

    `quoted`: tokens in quotation marks, where "our country" is that of somebody else than of who issues the text.
    """
    noun = discourse.parsed.doc[cue.mention.head]
    if (
        cue.modifiers - discourse.knowledge.naming.words.light
        or cue.plural
        or cue.complement
        or cue.mention.cls != "Country"
        or cue.is_name
    ):
        return None
    owner = child(noun, "poss")
    if owner is not None and owner.lower_ == "our":
        somebody = _speaker(noun)
        told = _country_of(somebody, cue, discourse) if somebody is not None else None
        if _is_told_of_another(cue, discourse):
            return told  # "Greece is one of our nation's oldest friends"
        return told if told is not None else home(cue, discourse, alone=noun.i in quoted)
    if owner is not None:
        return _country_of(_relative_to(owner) if owner.lower_ == "whose" else owner, cue, discourse)
    speaker = _speaker(noun) if cue.determiner == "the" else None
    if speaker is None:
        return home(cue, discourse, alone=True) if cue.determiner == "the" and noun.text[0].isupper() else None
    before = [c for c in discourse.cues if c.index < cue.index or c.sentence == cue.sentence]
    inside = [c for c in before if c.mention.cls == "Country" and _is_within(c, speaker)]
    seats = {c.entry.of for c in before if c.entry is not None and c.mention.cls == "City" and _is_within(c, speaker)}
    inside = inside or [c for c in before if c.entry is not None and c.entry.name in seats][:1]
    return inside[0].index if len(inside) == 1 else None if inside else _country_of(speaker, cue, discourse)


def _relative_to(whose: Token) -> Token:
    """Give who a relative clause is about: A in "A, the chair of B, whose country"."""
    person = next((t.head for t in whose.ancestors if t.dep_ == "relcl"), whose)
    if person.dep_ == "pobj" and person.ent_type_ == "GPE" and person.head.lower_ == "of":
        person = person.head.head  # "the president of A, whose country"
    return person.head if person.dep_ == "appos" else person


def home(cue: Cue, discourse: Discourse, *, alone: bool = False) -> int | None:
    """Give the country that a text tells of most by far, itself and its bodies: "our country" in it.

    `alone`: there it has to tell of hardly any other, as where several speak.
    """
    known = [(c, c.entry) for c in discourse.cues if c.entry is not None]
    states = {e.name: c.index for c, e in reversed(known) if c.mention.cls == "Country"}
    counts = Counter(e.name for c, e in known if c.mention.cls == "Country")
    bodies = Counter(e.of for c, e in known if e.of in states and discourse.is_a(c, "Institution"))
    counts += bodies
    first, most = counts.most_common(1)[0] if counts else ("", 0)
    people = {c.words for c in discourse.cues if c.mention.cls == "Person" and _is_label(c, discourse)}
    share = _ALONE if alone or len(people) >= _VOICES else _SHARE
    enough = bodies[first] > 0 if alone or most < _OFTEN else True  # what is said in a text on Iran is no Iranian's
    enough = enough and most > 1 and cue.head != "state"  # "our state" may be one of the United States
    return states[first] if enough and most >= share * counts.total() else None


def _is_told_of_another(cue: Cue, discourse: Discourse) -> bool:
    """Tell "our nation" in what a copula says of a country: "Peru is one of our nation's oldest friends"."""
    copulas = (t for t in discourse.parsed.doc[cue.mention.head].ancestors if t.lemma_ == "be")
    subjects = {s.i for t in copulas for s in t.lefts if s.dep_ == "nsubj"}
    return any(c.mention.head in subjects for c in discourse.cues[: cue.index] if c.mention.cls == "Country")


def _is_label(cue: Cue, discourse: Discourse) -> bool:
    return cue.sentence >= 0 and discourse.parsed.sentences[cue.sentence].block.kind is BlockKind.LABEL


def _speaker(noun: Token) -> Token | None:
    """Give who says the clause that a noun stands in."""
    inner, telling = noun, GRAMMAR.saying | GRAMMAR.takes_clause
    for verb in noun.ancestors:
        subject = child(verb, "nsubj", "nsubjpass")
        if inner.dep_ == "advcl" and subject is not None and (subject.pos_ == "PRON" or subject.ent_type_ == "GPE"):
            return None  # "A said it supports B because the country"
        if inner.dep_ in ("ccomp", "punct") and verb.pos_ == "VERB" and verb.lemma_ in telling:
            while verb.dep_ == "conj" and child(verb, "nsubj") is None:
                verb = verb.head
            return child(verb, "nsubj")
        inner = verb
    return None


def _is_within(cue: Cue, noun: Token) -> bool:
    return noun.left_edge.i <= cue.mention.head <= noun.right_edge.i


def _country_of(person: Token, cue: Cue, discourse: Discourse) -> int | None:
    before = discourse.cues[: cue.index]
    named = (c for c in before if c.is_name and c.mention.cls == "Person" and c.words[-1:] == (person.lower_,))
    whose = next((c for c in discourse.cues if c.mention.head == person.i), next(named, None))  # "…," said Roe
    if person.pos_ == "PRON" and person.i > cue.mention.head:
        whose = _last_named(cue, discourse)
    if whose is None:
        return None
    same = discourse.find(whose.index)
    described = (c for c in discourse.cues[: cue.index] if c.mention.kind is MentionKind.NOMINAL)
    told = [n for c in described if discourse.find(c.index) == same and (n := _country_in(c, discourse)) is not None]
    if told:
        return told[0]
    people = (c for c in discourse.cues if c.is_name and c.mention.cls == "Person" and discourse.find(c.index) == same)
    found = (_country_beside(person, discourse) for person in people)
    return next((index for index in found if index is not None), None)


def _last_named(cue: Cue, discourse: Discourse) -> Cue | None:
    """Give the only person of the sentence before, whom "she said" behind the words means."""
    near = [c for c in discourse.cues[: cue.index] if c.mention.cls == "Person" and cue.sentence - c.sentence == 1]
    return near[0] if len({discourse.find(c.index) for c in near}) == 1 else None


def _country_in(person: Cue, discourse: Discourse) -> int | None:
    """Give the country in a description: "the Brazilian transport minister", "Brazil's transport minister"."""
    end = person.mention.head
    begin = min(person.mention.begin, discourse.parsed.doc[end].left_edge.i)
    told = [c.index for c in discourse.cues if c.mention.cls == "Country" and begin <= c.mention.begin < end]
    return told[0] if len(told) == 1 else None


def _country_beside(person: Cue, discourse: Discourse) -> int | None:
    """Give the country in the title before a name ("Brazilian President A") or in the office behind it.

    So it is in "President of Brazil A", in "US Secretary A" and in "President A of Brazil".
    """
    doc = discourse.parsed.doc
    for c in discourse.cues:
        if c.sentence != person.sentence or c.mention.cls != "Country":
            continue
        owns = doc[c.mention.end].tag_ == "POS" if c.mention.end < len(doc) else False
        owns = owns or c.mention.kind is MentionKind.DEMONYM or doc[c.mention.end - 1].dep_ in ("compound", "nmod")
        before = owns and 0 < person.mention.begin - c.mention.end <= _TITLE
        behind = 0 < c.mention.begin - person.mention.end <= _OFFICE and doc[person.mention.end].text == ","
        link = c.mention.begin - 1 - (doc[c.mention.begin - 1].lower_ == "the")
        of = doc[link].lower_ == "of"
        office = of or (owns and link == person.mention.end)  # "A, Peru's envoy to B"
        behind = behind or (of and link == person.mention.end)
        before = before or (of and c.mention.end == person.mention.begin)
        if (before and person.title) or (behind and office):
            return c.index
    return None
