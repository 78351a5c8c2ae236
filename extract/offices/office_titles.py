"""An office as the text names it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from reportgraph.extract.model import Mention, MentionKind
from reportgraph.extract.parsing.spelling import HYPHENS, singular
from reportgraph.extract.parsing.syntax import conjuncts, first_conjunct
from reportgraph.extract.parsing.tree import SUBJECTS
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.naming import Naming, load_naming
from spacy.tokens import Doc, Span, Token

WEAK = frozenset({"ner", "shape"})  # how a name was found of which only its looks tell the class
_LONGEST_FIELD = 6  # words between its commas
_LONGEST = 6  # words of an office before a name
_FURTHER = 5  # words from "and" to the end of a further field


@dataclass(frozen=True, slots=True)
class Title:
    """An office without who holds it: its name begins at token `begin`, and all said of it ends before `reach`."""

    text: str
    head: Token
    begin: int
    reach: int
    bodies: tuple[Token, ...]  # heads of what the office is in
    property: str  # "headOf", "affiliatedWith" or "founded"
    former: bool
    coming: bool = False  # somebody is to hold it: "nominee to be director"
    sure: bool = False  # so it is settled: "the incoming director"


@dataclass(slots=True)
class Complement:
    """What follows a title: the bodies, where the office's name and all of it end, what it has charge of."""

    end: int
    reach: int
    bodies: list[Token]
    charged: bool = False
    beside: bool = False  # the bodies are those that it is in, not at the head of: "director at A"


@dataclass(frozen=True, slots=True)
class Office:
    """A person's office."""

    person: Token
    title: Title
    said: bool = False  # by a predicate, whose context colours it: "A is (not) the head of B"


def words_of_office(head: Token, begin: int, end: int, naming: Naming) -> str:
    """Give the office's name as one of several has it: "Minister of Health" of "Ministers of Health"."""
    doc, end = head.doc, _without_rank(head.doc, end)
    if head.lower_ == "general" and (first := _before_hyphen(head)) is not None and begin <= first.i:
        low = singular(first.lower_)  # "Secretaries-General"
        word = low.capitalize() if first.text[0].isupper() else low
        return " ".join(f"{doc[begin : first.i].text_with_ws}{word}{doc[first.i + 1 : end].text_with_ws}".split())
    one = singular(head.lower_)
    people = (one,) in naming.words.titles or naming.nouns.get((one,)) == "Person"
    told = people or head.tag_ in ("NNS", "NNPS")
    plural = one != head.lower_ and told and (head.lower_,) not in naming.words.titles
    word = (one if head.text.islower() else one.capitalize()) + head.whitespace_ if plural else head.text_with_ws
    return " ".join((doc[begin : head.i].text_with_ws + word + doc[head.i + 1 : end].text).split())


def _without_rank(doc: Doc, end: int) -> int:
    """Give where an office ends that a rank stands behind: "Minister of Trade, the Honourable"."""
    return (
        end - 3
        if end > 3 and doc[end - 3 : end - 1].text == ", the" and doc[end - 1].lower_ in GRAMMAR.honourables
        else end
    )


def is_plural(noun: Token) -> bool:
    """Tell a title of several; "Ministers" may be read as a name."""
    noun = _before_hyphen(noun) or noun
    return noun.tag_ in ("NNS", "NNPS") or singular(noun.lower_) != noun.lower_


def _before_hyphen(noun: Token) -> Token | None:
    """Give the plural that stands first in "secretaries-general"."""
    first = noun.nbor(-2) if noun.i > 1 and noun.nbor(-1).text in HYPHENS and noun.lower_ == "general" else None
    return first if first is not None and singular(first.lower_) != first.lower_ else None


def share_of(title: Title, person: Token) -> Title:
    """Give each of a row his own: of "the presidents of A and B, Jane Roe and John Doe" Jane Roe has the office in A.

    Where the rows do not match, nobody can tell who has it where.
    """
    if not is_plural(title.head) or len(title.bodies) < 2:
        return title
    row = conjuncts(first_conjunct(person))
    respective = len(row) == len(title.bodies) and person in row
    return replace(title, bodies=(title.bodies[row.index(person)],) if respective else ())


def behind_field(words: Span, fields: Collection[str]) -> int:
    """Give where what an office is for ends, if it stands in commas: "Under Secretary, Lake Affairs, A"."""
    end = next((n for n, t in enumerate(words[1 : _LONGEST_FIELD + 1], start=1) if not t.text[0].isupper()), 0)
    told = end > 1 and words[0].text == "," == words[end].text and words[end - 1].lower_ in fields
    return words.start + (end if told else 0)


def part_ends(words: Span) -> Iterator[int]:
    """Give the commas behind a title after which a body may stand: "Secretary (West), Trade Group, Ministry"."""
    at = 0
    if words and words[0].text == "(":
        at = next((n + 1 for n, t in enumerate(words[:_LONGEST_FIELD]) if t.text == ")"), 0)
    if at >= len(words) or words[at].text != ",":
        return
    yield words.start + at
    for n, t in enumerate(words[at + 1 : at + _LONGEST_FIELD], start=at + 1):
        if t.text == "," and n > at + 1 and not any(w.ent_type_ == "PERSON" for w in words[at + 1 : n]):
            yield words.start + n
        if not (t.text[0].isupper() or t.lower_ in ("and", "&")):
            return


def told_field(title: Token, at: int, stop: int, *, taught: bool) -> int:
    """Give where ends what an office is for that has its body behind it, or 0.

    "Professor of Marine Biology at A", "Director of Harbor Talks for A", "for Reefs (RSC)"; `taught`: a subject.
    """
    doc, end, link = title.doc, at + 1, title.doc[at].lower_
    while end < stop and (
        doc[end].text[0].isupper() or doc[end].lower_ in ("and", "of", "&") or (taught and _is_told(doc[end]))
    ):
        end += 1
    if not at + 1 < end < stop - 1 or link not in ("of", "for"):
        return 0
    bracket = doc[end].text == "(" and doc[end + 1].text.isupper()
    return (
        end if bracket or doc[end].lower_ == "at" or (link == "of" and doc[end].lower_ == "for" and not taught) else 0
    )


def _is_told(word: Token) -> bool:
    return word.pos_ in ("ADJ", "NOUN") or (word.pos_ == "PROPN" and word.text.islower())


def bare_field(words: Span, fields: Collection[str], naming: Naming) -> int:
    """Give where "staff", "energy and mines" behind "of" end, written small and without an article, or 0."""
    low, end = [t.lower_ for t in words], 0
    if low and low[0] in naming.words.title_modifiers and low[0] not in fields:
        end = 1  # "of foreign affairs"
    if end >= len(low) or not words[0].text.islower() or low[end] not in fields:
        return 0
    joined = end + 2 < len(low) and low[end + 1] == "and"
    kind = joined and end + 3 < len(low) and low[end + 3] in fields and words[end + 2].dep_ in ("amod", "compound")
    end += 3 if joined and low[end + 2] in fields else 4 if kind else 1  # "of fisheries and ocean policy"
    while end < len(low) and words[end - 1].dep_ == "compound" and words[end - 1].head == words[end]:
        if low[end] not in fields and low[end + 1 : end + 2] not in (["at"], ["for"]):
            return 0  # "of energy giant A"
        end += 1  # "of trade policy", "of trade talks at A"
    compound = end < len(low) and words[end].pos_ in ("NOUN", "PROPN") and words[end].head.i >= words[end].i
    return 0 if compound and words[end - 1].dep_ == "compound" else words.start + end


def has_field_more(words: Span, fields: Collection[str], naming: Naming) -> bool:
    """Tell "and Urban Development" behind "Secretary of Housing": a field more, and no other office."""
    low = [t.lower_ for t in words[: _LONGEST_FIELD + 1]]
    for end in range(1, min(len(low), _FURTHER)):
        if low[0] not in ("and", "&") or not words[end].text[0].isupper() or naming.title_at(low, end):
            return False
        if low[end] in fields:
            return not naming.title_at(low, end + 1)
    return False


def joined_end(field: Token) -> int:
    """Give where what an office is for ends with the one that "and" adds: "Director for Ports | and Rivers |,"."""
    behind = field.doc[field.i + 1 : field.i + 4]
    told = len(behind) == 3 and behind[0].lower_ == "and" and behind[1].text.istitle() and behind[2].is_punct
    joined = told and behind[1].dep_ == "conj" and behind[1].head == field and not behind[1].ent_type_
    return field.i + (3 if joined and not load_naming().title_at([behind[1].lower_], 0) else 1)


def is_leaning(doc: Doc, at: int) -> bool:
    """Tell the end of "Moscow-friendly", "US-backed" or "pro-Beijing": what somebody is like, and not whose."""
    if at < 2 or doc[at - 1].text not in HYPHENS or doc[at - 1].whitespace_ or doc[at - 2].whitespace_:
        return False
    return doc[at - 2].text[0].isupper() != doc[at].text[0].isupper()


def forms(token: Token) -> tuple[str, ...]:
    """Give a word as the lexicon may list it; a small parser's lemma of "Presidents" is no singular."""
    lemma, word = (w.removeprefix("ex-").removeprefix("co-") for w in (token.lemma_.lower(), token.lower_))
    return (lemma, word, singular(word))


def is_told_body(title: Token, body: Mention) -> bool:
    """Tell a body that has an article and more words than a field: "spokesman of the Delta Police"; parliaments."""
    if title.lemma_.lower() == "speaker" and body.cls in ("GovernmentBody", "Institution"):
        return title.doc[body.head].text[0].isupper()  # "speaker of the Kenyan Parliament"
    told = body.kind is MentionKind.NAME and body.end > body.begin + 1 and body.cls == "GovernmentBody"
    ministerial = title.lemma_.lower().endswith(("minister", "secretary"))  # "Minister of the National Economy"
    return told and not ministerial and title.doc[body.begin - 1].lower_ == "the"


def is_next(link: str, mention: Mention, doc: Doc) -> bool:
    """Tell what goes on behind a title: "according to Jane Roe, head of A, B has", "head of A and B President Doe"."""
    behind = doc[mention.end : mention.end + _LONGEST]
    if link == "and" and (size := load_naming().title_at([t.lower_ for t in behind], 0)):
        return len(behind) > size and behind[size].pos_ == "PROPN"
    if link == "at":  # "Voltra's director at Tala", who is Voltra's there
        owners = (c for a in doc[mention.head].ancestors if a.pos_ == "NOUN" for c in a.lefts if c.dep_ == "poss")
        return mention.how in WEAK and any(c.ent_type_ == "ORG" and c.i < mention.begin for c in owners)
    return link == "," and (mention.how in WEAK or doc[mention.head].dep_ in SUBJECTS)


def is_employer(link: str, mention: Mention, title: Token) -> bool:
    """Tell the body after what an office is for: "vice president of sales for A"."""
    between = {t.lower_ for t in title.doc[title.i + 1 : mention.begin - 1]}
    return link == "for" and mention.kind is MentionKind.NAME and "of" in between
