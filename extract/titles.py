"""Offices: "Norwegian Prime Minister Jane Roe", "Jane Roe, dean of the Desert Institute".

Read off the surface around a person's name, since parsers lose themselves in strings of capitals. Gives who holds the
office in what, and the office's name as the text has it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reportgraph.extract.candidates import Candidate, Knowledge, Source, Voice
from reportgraph.extract.model import Mention, MentionKind
from reportgraph.extract.spelling import ARTICLES
from spacy.tokens import Doc, Token

_INSIDE = frozenset({"of", "for", "the", "and", "&", "at", "in", "to", "'s", "-", "/"})
_HONORIFICS = frozenset(
    {"mr", "mrs", "ms", "dr", "prof", "sir", "hon", "h.e", "the", "his", "her", "excellency", "professor"}
)
_WINDOW = 14  # tokens before a name that its office may take


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
    finder = _Finder(mentions, knowledge, doc)
    people = (m for m in mentions if m.kind is MentionKind.NAME and m.cls == "Person")
    return [office for person in people if (office := finder.before(person) or finder.after(person)) is not None]


class _Finder:
    """Reads the words around the names of one document."""

    def __init__(self, mentions: Sequence[Mention], knowledge: Knowledge, doc: Doc) -> None:
        self._doc, self._knowledge, self._words = doc, knowledge, knowledge.lexicon.offices
        self._by_begin = {m.begin: m for m in mentions if m.kind is not MentionKind.PRONOUN}
        self._countries: dict[str, Token] = {}
        for mention in mentions:
            if mention.cls == "Country" and mention.kind is not MentionKind.PRONOUN:
                self._countries.setdefault(mention.name, doc[mention.head])

    def before(self, person: Mention) -> Office | None:
        """ "President of the Republic of Chad Jane Roe", "the Chadian foreign minister, Jane Roe"."""
        doc = self._doc
        first = doc[person.begin].sent.start
        at = person.begin - 1
        while at >= first and (doc[at].text in (",", ".") or doc[at].lower_.rstrip(".") in _HONORIFICS):
            at -= 1
        start = at
        while at >= first and start - at < _WINDOW:
            token = doc[at]
            name = self._property(token)
            if doc[at - 1].lower_ == "the" and doc[at - 2].lower_ == "to":
                name = None  # "Special Assistant to the President": the assistant's title
            if name is not None and not _is_persons_name(self._by_begin.get(at)):
                return self._office(token, person, name, stop=person.begin)
            if not (token.lower_ in _INSIDE or token.text[0].isupper()):
                return None
            at -= 1
        return None

    def after(self, person: Mention) -> Office | None:
        """ "Jane Roe, the dean of …", "Jane Roe, a Chadian diplomat"."""
        doc = self._doc
        at, last = person.end, doc[person.head].sent.end
        if at >= last or doc[at].text not in (",", "(", "--", "-"):
            return None
        for token in doc[at + 1 : min(at + 9, last)]:
            if token.pos_ == "CCONJ" and token.i == at + 1:
                return None
            if token.text in (",", ".", ";", ")") or (token.pos_ in ("VERB", "AUX") and token.tag_ != "VBG"):
                return None
            name = self._property(token)
            following = doc[token.i + 1] if token.i + 1 < last else None
            if name is None and following is not None and following.lower_ in ("to", "of", "for", "at"):
                name = "affiliatedWith" if self._is_described_person(token) else None
            if name is not None and (following is None or self._property(following) is None):
                office = self._office(token, person, name, stop=last)
                return None if self._is_before_another(office) else office
        return None

    def _property(self, title: Token) -> str | None:
        if title.pos_ not in ("NOUN", "PROPN"):
            return None
        for word in (title.lemma_.lower(), title.lower_):
            for frame in self._knowledge.lexicon.frames.get((word, "noun"), ()):
                if frame.property in ("headOf", "affiliatedWith"):
                    return frame.property
        return None

    def _is_described_person(self, token: Token) -> bool:
        within = (self._by_begin.get(i) for i in range(max(0, token.i - 4), token.i + 1))
        return any(
            m is not None and m.head == token.i and m.kind is MentionKind.NOMINAL and m.cls == "Person" for m in within
        )

    def _is_before_another(self, office: Office) -> bool:
        """Tell "Jane Roe, president of Chad John Doe": the office is that of whoever is named right after it."""
        bodies = {b.i for b in office.bodies}
        ends = [office.end, *(m.end for m in self._by_begin.values() if m.head in bodies)]
        return _is_persons_name(self._by_begin.get(max(ends)))

    def _office(self, title: Token, person: Mention, name: str, *, stop: int) -> Office:
        doc, words = self._doc, self._words
        begin = title.i
        while begin > 0 and doc[begin - 1].lower_ in words.modifiers | words.former | {"-"}:
            begin -= 1
        before = {t.lower_ for t in doc[begin : title.i]}
        if before & words.subordinate:
            name = "affiliatedWith"
        bodies, end = self._complement(title, stop)
        served = self._served(title, stop)
        if not bodies and served is not None:  # "undersecretary to the prime minister of Malta": no head of Malta
            name = "affiliatedWith"
            bodies = self._complement(doc[served.head], stop)[0] or self._possessor(served.begin)
        bodies = bodies or self._possessor(begin) or self._after_name(person)
        if not bodies and (country := self._countries.get(words.sole.get(doc[begin:end].text.lower(), ""))):
            bodies = [country]
        return Office(doc[person.head], title, begin, end, tuple(bodies), name, bool(before & words.former))

    def _complement(self, title: Token, stop: int) -> tuple[list[Token], int]:
        """Read "of A", "for A and B" after a title; words of the office itself ("of State") belong to its name."""
        doc, at, end, bodies = self._doc, title.i + 1, title.i + 1, list[Token]()
        while at < stop and doc[at].lower_ in ("of", "for", "at", "to", "with", "from", "in", "and", ","):
            if not bodies and (after := self._portfolio(at, stop)):
                at = end = after
                continue
            mention = self._mention_after(at, stop)
            joined = doc[at].lower_ in ("and", ",")
            if mention is None or joined != bool(bodies) or not self._is_body(mention):
                break
            bodies.append(doc[mention.head])
            at = mention.end
        return bodies, end

    def _is_body(self, mention: Mention) -> bool:
        """Tell a name, or "the Ghanaian military", which is one of its kind, from "a bank"."""
        is_a = self._knowledge.schema.is_a
        if mention.kind is MentionKind.NAME:
            return any(is_a(mention.cls, kind) for kind in ("Country", "Institution", "Region", "Event"))
        owners = (e for t in self._doc[mention.begin : mention.head] for e in self._knowledge.referents.entities(t))
        return is_a(mention.cls, "GovernmentBody") and any(e.is_named or e.cls == "Country" for e in owners)

    def _served(self, title: Token, stop: int) -> Mention | None:
        """Give the office that another one serves: "adviser to the president"."""
        after = title.i + 1
        if after >= stop or self._doc[after].lower_ not in ("to", "of", "for"):
            return None
        mention = self._mention_after(after, stop)
        is_office = mention is not None and mention.cls == "Person" and mention.kind is MentionKind.NOMINAL
        return mention if is_office else None

    def _portfolio(self, at: int, stop: int) -> int:
        """Give where "of Foreign Affairs", "of State" ends that belongs to the office's name, or 0."""
        doc = self._doc
        if doc[at].lower_ not in ("of", "for"):
            return 0
        end = at + 1
        while end < min(stop, at + 6) and (doc[end].text[0].isupper() or doc[end].lower_ in ("and", ",", "the")):
            if doc[end].lower_ in self._words.portfolios:
                following = doc[end + 1] if end + 1 < len(doc) else None
                if following is None or following.lower_ != "of":
                    return end + 1
            end += 1
        return 0

    def _mention_after(self, at: int, stop: int) -> Mention | None:
        """Give the mention after a preposition; of "Egypt's Delta University" the university."""
        start = at + 1
        while start < stop and self._doc[start].lower_ in ARTICLES:
            start += 1
        mention = self._by_begin.get(start)
        if mention is not None and mention.end + 1 < stop and self._doc[mention.end].tag_ == "POS":
            mention = self._by_begin.get(mention.end + 1, mention)
        return mention

    def _after_name(self, person: Mention) -> list[Token]:
        """ "President Jane Roe of Chad"."""
        doc = self._doc
        if person.end + 1 >= len(doc) or doc[person.end].lower_ != "of":
            return []
        mention = self._mention_after(person.end, doc[person.head].sent.end)
        kinds = ("Country", "Institution")
        named = mention is not None and mention.kind is MentionKind.NAME
        if mention is None or not named or not any(self._knowledge.schema.is_a(mention.cls, kind) for kind in kinds):
            return []
        return [doc[mention.head]]

    def _possessor(self, begin: int) -> list[Token]:
        """Read who the office belongs to off the words before it: "Chadian", "Delta University's", "U.S."."""
        at = begin - 1
        for _ in range(6):
            if at < 0 or self._doc[at].is_space or self._doc[at].text in (",", ";", "."):
                break
            token = self._doc[at]
            entities = self._knowledge.referents.entities(token)
            bodies = ("Country", "Institution", "Region")
            if any(self._knowledge.schema.is_a(e.cls, kind) for e in entities for kind in bodies):
                return [token]
            if not (token.text in ("'s", "'", "’s", "-", ".") or token.pos_ in ("ADJ", "PROPN", "NOUN")):
                break
            at -= 1
        return []


def _is_persons_name(mention: Mention | None) -> bool:
    return mention is not None and mention.cls == "Person" and mention.kind is MentionKind.NAME


def office_candidates(offices: Iterable[Office]) -> list[Candidate]:
    """Give who heads or belongs to what; a former office is not held."""
    return [
        Candidate(
            office.person,
            office.property,
            body,
            office.title,
            Source.OFFICE,
            office.title.lemma_.lower(),
            Voice.PRESUPPOSED,
        )
        for office in offices
        if not office.former
        for body in office.bodies
    ]
