"""Offices: "Norwegian Prime Minister Jane Roe", "Jane Roe, dean of the Desert Institute".

Read off the surface around a person's name, since parsers lose themselves in strings of capitals. Gives who holds the
office in what, and the office's name as the text has it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reportgraph.extract.candidates import Candidate, Knowledge, Voice
from reportgraph.extract.model import Mention, MentionKind
from reportgraph.extract.spelling import ARTICLES
from spacy.tokens import Doc, Token

_INSIDE = frozenset({"of", "for", "the", "and", "&", "at", "in", "to", "'s", "-", "/"})
_WINDOW = 14


@dataclass(frozen=True, slots=True)
class Office:
    """A person's office: token ranges are `begin` to `end`, exclusive."""

    person: Token
    title: Token
    begin: int
    end: int
    bodies: tuple[Token, ...]  # heads of what the office is in
    property: str  # "headOf" or "affiliatedWith"
    former: bool


def find_offices(mentions: Sequence[Mention], knowledge: Knowledge, doc: Doc) -> list[Office]:
    """Give the offices that stand right before or after the names of persons."""
    by_begin = {m.begin: m for m in mentions if m.kind is not MentionKind.PRONOUN}
    found = []
    for mention in mentions:
        if mention.kind is MentionKind.NAME and mention.cls == "Person":
            office = _before(mention, by_begin, knowledge, doc) or _after(mention, by_begin, knowledge, doc)
            if office is not None:
                found.append(office)
    return found


def _property(title: Token, knowledge: Knowledge) -> str | None:
    for word in (title.lemma_.lower(), title.lower_):
        for frame in knowledge.lexicon.frames.get((word, "noun"), ()):
            if frame.property in ("headOf", "affiliatedWith"):
                return frame.property
    return None


def _before(person: Mention, by_begin: dict[int, Mention], knowledge: Knowledge, doc: Doc) -> Office | None:
    """ "President of the Republic of Chad Jane Roe", "the Chadian foreign minister, Jane Roe"."""
    first = doc[person.begin].sent.start
    at = person.begin - 1
    while at >= first and (doc[at].text in (",", ".") or doc[at].lower_.rstrip(".") in _HONORIFICS):
        at -= 1
    start = at
    while at >= first and start - at < _WINDOW:
        token = doc[at]
        name = _property(token, knowledge) if token.pos_ in ("NOUN", "PROPN") else None
        if doc[at - 1].lower_ == "the" and doc[at - 2].lower_ == "to":
            name = None  # "Special Assistant to the President": the assistant's title
        if name is not None and not _is_persons_name(by_begin.get(at)):
            return _office(token, person, name, by_begin, knowledge, stop=person.begin)
        if not (token.lower_ in _INSIDE or token.text[0].isupper()):
            return None
        at -= 1
    return None


def _after(person: Mention, by_begin: dict[int, Mention], knowledge: Knowledge, doc: Doc) -> Office | None:
    """ "Jane Roe, the dean of …", "Jane Roe, a Chadian diplomat"."""
    at, last = person.end, doc[person.head].sent.end
    if at >= last or doc[at].text not in (",", "(", "--", "-"):
        return None
    for token in doc[at + 1 : min(at + 9, last)]:
        if token.pos_ == "CCONJ" and token.i == at + 1:
            return None
        if token.text in (",", ".", ";", ")") or (token.pos_ in ("VERB", "AUX") and token.tag_ != "VBG"):
            return None
        name = _property(token, knowledge) if token.pos_ in ("NOUN", "PROPN") else None
        following = doc[token.i + 1] if token.i + 1 < last else None
        if name is not None and (following is None or _property(following, knowledge) is None or following.text == ","):
            office = _office(token, person, name, by_begin, knowledge, stop=last)
            return None if _is_before_another(office, by_begin) else office
    return None


def _is_before_another(office: Office, by_begin: dict[int, Mention]) -> bool:
    """Tell "Jane Roe, president of Chad John Doe": the office is that of whoever is named right after it."""
    ends = [office.end, *(m.end for b in office.bodies for m in by_begin.values() if m.head == b.i)]
    return _is_persons_name(by_begin.get(max(ends)))


_HONORIFICS = frozenset(
    {"mr", "mrs", "ms", "dr", "prof", "sir", "hon", "h.e", "the", "his", "her", "excellency", "professor"}
)


def _is_persons_name(mention: Mention | None) -> bool:
    return mention is not None and mention.cls == "Person" and mention.kind is MentionKind.NAME


def _office(
    title: Token, person: Mention, name: str, by_begin: dict[int, Mention], knowledge: Knowledge, *, stop: int
) -> Office:
    doc = title.doc
    begin, words = title.i, knowledge.lexicon.offices
    while begin > 0 and doc[begin - 1].lower_ in words.modifiers | words.former | {"-"}:
        begin -= 1
    before = {t.lower_ for t in doc[begin : title.i]}
    if before & words.subordinate:
        name = "affiliatedWith"
    bodies, end = _complement(title, by_begin, knowledge, stop)
    if not bodies:
        bodies = _possessor(begin, knowledge, doc)
    if not bodies:  # "President Jane Roe of Chad"
        bodies = _after_name(person, by_begin, knowledge, doc)
    return Office(doc[person.head], title, begin, end, tuple(bodies), name, bool(before & words.former))


def _complement(title: Token, by_begin: dict[int, Mention], knowledge: Knowledge, stop: int) -> tuple[list[Token], int]:
    """Read "of A", "for A and B" after a title; words of the office itself ("of State") belong to its name."""
    doc, at, end, bodies = title.doc, title.i + 1, title.i + 1, list[Token]()
    while at < stop and doc[at].lower_ in ("of", "for", "at", "to", "with", "from", "in", "and", ","):
        if not bodies and (after := _portfolio(at, knowledge, doc, stop)):
            at = end = after
            continue
        mention = _mention_after(at, by_begin, doc, stop)
        joined = doc[at].lower_ in ("and", ",")
        if mention is None or mention.cls == "Person" or joined != bool(bodies):
            break
        kinds = ("Country", "Institution", "Region", "Event")
        if mention.kind is MentionKind.NAME and any(knowledge.schema.is_a(mention.cls, k) for k in kinds):
            bodies.append(doc[mention.head])
        else:
            break
        at = mention.end
    return bodies, end


def _portfolio(at: int, knowledge: Knowledge, doc: Doc, stop: int) -> int:
    """Give where "of Foreign Affairs", "of State" ends that belongs to the office's name, or 0."""
    if doc[at].lower_ not in ("of", "for"):
        return 0
    end = at + 1
    while end < min(stop, at + 6) and (doc[end].text[0].isupper() or doc[end].lower_ in ("and", ",", "the")):
        if doc[end].lower_ in knowledge.lexicon.offices.portfolios:
            following = doc[end + 1] if end + 1 < len(doc) else None
            if following is None or following.lower_ != "of":
                return end + 1
        end += 1
    return 0


def _mention_after(at: int, by_begin: dict[int, Mention], doc: Doc, stop: int) -> Mention | None:
    """Give the mention after a preposition; of "Egypt's Delta University" the university."""
    start = at + 1
    while start < stop and doc[start].lower_ in ARTICLES:
        start += 1
    mention = by_begin.get(start)
    if mention is not None and mention.end + 1 < stop and doc[mention.end].tag_ == "POS":
        mention = by_begin.get(mention.end + 1, mention)
    return mention


def _after_name(person: Mention, by_begin: dict[int, Mention], knowledge: Knowledge, doc: Doc) -> list[Token]:
    if person.end + 1 >= len(doc) or doc[person.end].lower_ != "of":
        return []
    mention = _mention_after(person.end, by_begin, doc, doc[person.head].sent.end)
    kinds = ("Country", "Institution")
    named = mention is not None and mention.kind is MentionKind.NAME
    if mention is None or not named or not any(knowledge.schema.is_a(mention.cls, kind) for kind in kinds):
        return []
    return [doc[mention.head]]


def _possessor(begin: int, knowledge: Knowledge, doc: Doc) -> list[Token]:
    """Read who the office belongs to off the words before it: "Chadian", "Delta University's", "U.S."."""
    at = begin - 1
    for _ in range(6):
        if at < 0 or doc[at].is_space or doc[at].text in (",", ";", "."):
            break
        token = doc[at]
        bodies = ("Country", "Institution", "Region")
        if any(knowledge.schema.is_a(e.cls, kind) for e in knowledge.referents.entities(token) for kind in bodies):
            return [token]
        if not (token.text in ("'s", "'", "’s", "-", ".") or token.pos_ in ("ADJ", "PROPN", "NOUN")):
            break
        at -= 1
    return []


def office_candidates(offices: Iterable[Office]) -> list[Candidate]:
    """Give who heads or belongs to what; a former office is not held."""
    return [
        Candidate(office.person, office.property, body, office.title, Voice.PRESUPPOSED, 0.92)
        for office in offices
        if not office.former
        for body in office.bodies
    ]
