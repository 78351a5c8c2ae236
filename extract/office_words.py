"""What the words of an office say: which of them are its name, and whom its holder heads or belongs to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportgraph.extract.candidates import Knowledge
from reportgraph.extract.model import Mention, MentionKind
from reportgraph.extract.office_titles import Title, words_of_office
from reportgraph.extract.spelling import ARTICLES, HYPHENS, singular
from reportgraph.ontology.frames import Frame
from reportgraph.ontology.naming import Naming
from spacy.tokens import Doc, Token

HEADS, BELONGS, FOUNDED = "headOf", "affiliatedWith", "founded"
_LINKS = frozenset({"of", "for", "at", "to", "with", "from", "in", "on", "and", ","})
_NOUNY = frozenset({"ADJ", "NOUN", "PROPN", "NUM", "DET"})
_MARKS = frozenset({"'s", "'", "’s", "-", "."})
_PLACES = ("Country", "Region", "Place")
_BESIDE = frozenset({"at", "with", "from", "in"})
_WEAK = frozenset({"ner", "shape"})
_FAR = 6  # tokens between an office and whose it is


@dataclass(slots=True)
class _Complement:
    """What follows a title: the bodies, where the office's name and all of it end, what it has charge of."""

    end: int
    reach: int
    bodies: list[Token]
    charged: bool = False
    beside: bool = False  # the bodies are those that it is in, not at the head of: "director at A"


class OfficeWords:
    """Reads the titles of one document."""

    def __init__(self, mentions: Sequence[Mention], knowledge: Knowledge, naming: Naming, doc: Doc) -> None:
        self._doc, self._knowledge, self._naming = doc, knowledge, naming
        self._low = [t.lower_ for t in doc]
        self._words = self.lexicon = knowledge.lexicon.offices
        told = [m for m in mentions if m.kind is not MentionKind.PRONOUN]
        self._by_begin = {m.begin: m for m in sorted(told, key=lambda m: m.end)}
        self._by_end = {m.end: m for m in sorted(told, key=lambda m: -m.begin)}
        self._named = {i for m in told if m.kind is MentionKind.NAME for i in range(m.begin, m.end)}
        people = (m for m in told if m.kind is MentionKind.NAME and m.cls == "Person")
        self._persons = {i for m in people for i in range(m.begin, m.end)}
        self._countries: dict[str, Token] = {}
        for mention in told:
            if mention.cls == "Country":
                self._countries.setdefault(mention.name, doc[mention.head])

    def is_person_at(self, i: int) -> bool:
        """Tell whether a person's name begins at token i."""
        mention = self._by_begin.get(i)
        return mention is not None and mention.cls == "Person" and mention.kind is MentionKind.NAME

    def end_of_name(self, i: int) -> int:
        """Give where the mention that begins at token i ends."""
        return self._by_begin[i].end

    def is_in_name_of_person(self, i: int) -> bool:
        """Tell a word of a person's name."""
        return i in self._persons

    def last_of_title(self, i: int) -> int:
        """Give the last token of a title that begins at token i: "Senior Policy Analyst"; i itself where none does.

        Of "Minister of Health" that is the minister.
        """
        end = i + max(1, self._naming.title_at(self._low, i, end=self._doc[i].sent.end))
        return next((at for at in range(i, end - 1) if self._low[at + 1] == "of"), end - 1)

    def is_title_at(self, i: int) -> bool:
        """Tell whether a title begins at token i."""
        return self._naming.title_at(self._low, i, end=self._doc[i].sent.end) > 0

    def property_of(self, token: Token) -> str | None:
        """Give what the holder of an office is to its body, or None for a word that is no office."""
        honorific = token.lower_ in self._naming.words.honorifics
        if honorific or token.i in self._named or token.pos_ not in ("NOUN", "PROPN", "ADJ"):
            return None
        proper = self._office_in_frames(token)
        return proper or (BELONGS if self._is_occupation(token) else None)

    def _frames(self, token: Token) -> Iterator[Frame]:
        for word in _forms(token):
            for frame in self._knowledge.lexicon.frames.get((word, "noun"), ()):
                if frame.property in (HEADS, BELONGS, FOUNDED):
                    yield frame

    def _office_in_frames(self, token: Token) -> str | None:
        return next((frame.property for frame in self._frames(token)), None)

    def _is_occupation(self, token: Token) -> bool:
        """Tell a word for people by what they do: "ranger", not "widow" or "suspect"."""
        words = _forms(token)
        if token.pos_ == "ADJ" or any(word in self._words.roles for word in words):
            return False
        return any((self._naming.classes_of(word) or ("",))[0] == "Person" for word in words)

    def read(self, head: Token, name: str, stop: int) -> Title:
        """Give the office that a title names; nothing from token `stop` on belongs to it."""
        words = self._words
        begin = self._begin(head)
        owners = self._owners(begin, countries=self._office_in_frames(head) is not None)
        found = self._complement(head, stop, owned=bool(owners))
        bodies = found.bodies or owners
        if (
            not bodies and (served := self._served(head, stop)) is not None
        ):  # "undersecretary to the prime minister of Malta"
            found.charged = True
            bodies = self._complement(served, stop, owned=False).bodies or self._owners(served.i, countries=True)
        text = " ".join(self._low[begin : found.end])
        helps = text in words.aides or set(self._low[begin : head.i]) & words.subordinate
        if name == HEADS and (found.charged or found.beside or helps):
            name = BELONGS
        if not bodies and head.text[0].isupper():
            bodies = self._signed(found.end, stop)
        if not bodies and (country := self._countries.get(words.sole.get(text, ""))) is not None:
            bodies = [country]
        first = self._first_of_phrase(begin)
        former = next((i for i in range(first, head.i) if self._low[i] in words.former), None)
        begin = begin if former is None else min(former, begin)
        text = words_of_office(head, begin, found.end, self._naming)
        return Title(text, head, begin, found.reach, tuple(bodies), name, former is not None)

    def _begin(self, head: Token) -> int:
        """Give where the office's name begins: "chief financial officer", "river ecologist", "Major General"."""
        doc, begin = self._doc, head.i
        for k in range(max(0, head.i - 4), head.i):
            if self._naming.title_at(self._low, k, end=head.i + 1) == head.i + 1 - k:
                begin = k
                break
        modifiers, named = self._naming.words.title_modifiers, begin
        while begin > 0:
            token = doc[begin - 1]
            noun = token.dep_ == "compound" and token.text.islower() and begin - 1 not in self._named
            if not (token.lower_ in modifiers or noun or (token.text == "-" and not token.whitespace_)):
                break
            begin -= 1
        if 1 < begin < named and doc[begin - 2].text in HYPHENS:
            begin = named  # "pan-lake party councillor": all before the councillor is of the party
        return begin if doc[begin].text != "-" else begin + 1  # "then-president"

    def _first_of_phrase(self, begin: int) -> int:
        """Give where the noun phrase begins that a title ends: "former" in "former Kenyan president"."""
        while begin > 0 and (self._doc[begin - 1].pos_ in _NOUNY or self._doc[begin - 1].text in _MARKS):
            begin -= 1
        return begin

    def opens_description(self, title: Title, start: int) -> bool:
        """Tell a title that stands for itself between token `start` and its verb, not inside another's complement."""
        first = self._first_of_phrase(title.begin)
        return first <= start or self._low[first - 1] in ("and", ",", "then")

    def _complement(self, title: Token, stop: int, *, owned: bool) -> _Complement:
        """Read "of A", "for A and B" after a title; words of the office itself ("of State") belong to its name."""
        at = title.i + 1
        found = _Complement(at, at, [])
        while at < stop and self._low[at] in _LINKS:
            mention, joined = self._mention_after(at, stop), self._low[at] in ("and", ",")
            if not found.bodies and not joined and (after := self._portfolio(at, stop, mention)):
                at = found.end = found.reach = after
                continue
            if mention is None or joined != bool(found.bodies):
                break
            link = self._low[at]
            if self._is_charge(link, mention, title, owned=owned):
                found.charged = True
            elif not joined and not self._is_body(mention):
                if mention.cls == "Person":
                    break
                found.charged = True
            elif self._is_body(mention):
                found.bodies.append(self._doc[mention.head])
                found.beside = found.beside or link in _BESIDE
            else:
                break
            at = found.reach = mention.end
        return found

    def _is_charge(self, link: str, mention: Mention, title: Token, *, owned: bool) -> bool:
        """Tell what an office is for or whom it is sent to: "director for Africa", "ambassador to Peru"."""
        is_a = self._knowledge.schema.is_a
        if link == "to":
            return owned or title.lemma_.lower() in self._words.posted
        place = any(is_a(mention.cls, kind) for kind in _PLACES) and self._office_in_frames(title) == HEADS
        unknown = mention.how in _WEAK and not any(
            f.particle == "for" and f.property == BELONGS for f in self._frames(title)
        )
        return link in ("for", "in", "on") and (place or unknown)

    def _is_body(self, mention: Mention) -> bool:
        """Tell a name, or "the Ghanaian military", which is one of its kind, from "a bank"."""
        is_a = self._knowledge.schema.is_a
        referents = self._knowledge.referents
        entities = referents.entities(self._doc[mention.head])
        if self._naming.title_at(self._low, mention.begin, end=mention.end) == mention.end - mention.begin:
            return False  # "director of A and Senior Adviser"
        if mention.kind is not MentionKind.NOMINAL or any(e.is_named for e in entities):
            return any(is_a(mention.cls, kind) for kind in ("Country", "Institution", "Region", "Event"))
        owners = (e for t in self._doc[mention.begin : mention.head] for e in referents.entities(t))
        return is_a(mention.cls, "GovernmentBody") and any(e.is_named or e.cls == "Country" for e in owners)

    def _served(self, title: Token, stop: int) -> Token | None:
        """Give the office that another one serves: "adviser to the president"."""
        after = title.i + 1
        if after >= stop or self._low[after] not in ("to", "of", "for"):
            return None
        mention = self._mention_after(after, stop)
        is_office = mention is not None and mention.cls == "Person" and mention.kind is MentionKind.NOMINAL
        return self._doc[mention.head] if mention is not None and is_office else None

    def _signed(self, end: int, stop: int) -> list[Token]:
        """Give the body after a comma, as lists of people have it: "Jane Roe, Director, Delta Institute"."""
        mention = self._by_begin.get(end + 1) if end + 1 < stop and self._low[end] == "," else None
        named = mention is not None and mention.kind is MentionKind.NAME
        return [self._doc[mention.head]] if mention and named and self._is_owner(mention.cls, countries=False) else []

    def _portfolio(self, at: int, stop: int, mention: Mention | None) -> int:
        """Give where "of Foreign Affairs", "of State" ends that belongs to the office's name, or 0."""
        doc, end = self._doc, at + 1
        if self._low[at] not in ("of", "for"):
            return 0
        while end < min(stop, at + 6) and (doc[end].text[0].isupper() or self._low[end] in ("and", ",", "the")):
            if self._low[end] in self._words.portfolios:
                of = end + 1 < len(doc) and self._low[end + 1] == "of" and not self.after_name(end + 1, stop)
                longer = mention is not None and mention.kind is MentionKind.NAME and mention.end > end + 1
                if not of and not longer:
                    return end + 1
            end += 1
        return 0

    def _mention_after(self, at: int, stop: int) -> Mention | None:
        """Give the mention after a preposition; of "Egypt's Delta University" the university."""
        start = at + 1
        while start < stop and self._low[start] in ARTICLES:
            start += 1
        mention = self._by_begin.get(start)
        if mention is not None and mention.end + 1 < stop and self._doc[mention.end].tag_ == "POS":
            mention = self._by_begin.get(mention.end + 1, mention)
        return mention

    def after_name(self, end: int, stop: int) -> list[Token]:
        """Give the body after a name that ends at a token: "President Jane Roe of Chad"."""
        if end + 1 >= stop or self._low[end] != "of":
            return []
        mention = self._mention_after(end, stop)
        named = mention is not None and mention.kind is MentionKind.NAME
        if mention is None or not named or not self._is_owner(mention.cls):
            return []
        return [self._doc[mention.head]]

    def _is_owner(self, cls: str, *, countries: bool = True) -> bool:
        kinds = ("Country", "Institution", "Region") if countries else ("Institution",)
        return any(self._knowledge.schema.is_a(cls, kind) for kind in kinds)

    def _owners(self, begin: int, *, countries: bool) -> list[Token]:
        """Read who the office belongs to off the words before it: "Chadian", "Delta University's", "U.S."."""
        at = begin - 1
        for _ in range(_FAR):
            if at < 0 or self._doc[at].is_space or self._doc[at].text in (",", ";", "."):
                break
            token, mention = self._doc[at], self._by_end.get(at + 1)
            if mention is not None and self._is_owner(mention.cls, countries=countries):
                return [self._doc[mention.head]]
            entities = self._knowledge.referents.entities(token)
            if any(self._is_owner(e.cls, countries=countries) for e in entities):
                return [token]
            loose = (
                token.pos_ == "PROPN"
                and at not in self._named
                and token.lower_ not in self._naming.words.title_modifiers
            )
            if loose or not (token.text in _MARKS or token.pos_ in ("ADJ", "PROPN", "NOUN")):
                break
            at -= 1
        return []


def _forms(token: Token) -> tuple[str, ...]:
    """Give a word as the lexicon may list it; a small parser's lemma of "Presidents" is no singular."""
    return (token.lemma_.lower(), token.lower_, singular(token.lower_))
