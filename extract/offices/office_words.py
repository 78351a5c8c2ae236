"""What the words of an office say: which of them are its name, and whom its holder heads or belongs to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reportgraph.extract.model import MentionKind
from reportgraph.extract.offices.office_bodies import BELONGS, HEADS
from reportgraph.extract.offices.office_starts import OfficeStarts
from reportgraph.extract.offices.office_titles import Title, forms, is_plural, words_of_office
from reportgraph.extract.parsing.spelling import HYPHENS
from reportgraph.extract.parsing.syntax import child, conjuncts, first_conjunct
from reportgraph.ontology.grammar import GRAMMAR
from spacy.tokens import Doc, Token

_BEFORE_CHANCELLOR = frozenset({"vice", "-"})


class OfficeWords(OfficeStarts):
    """Reads the titles of one document."""

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

        Of "Minister of Health", "Minister for Foreign Affairs" that is the minister.
        """
        end = i + max(1, self._naming.title_at(self._low, i, end=self._doc[i].sent.end))
        return next((at for at in range(i, end - 1) if self._low[at + 1] in ("of", "for")), end - 1)

    def is_title_at(self, i: int) -> bool:
        """Tell whether a title begins at token i."""
        return self._naming.title_at(self._low, i, end=self._doc[i].sent.end) > 0

    def behind_origin(self, at: int, last: int) -> int:
        """Give where what is said of a person goes on behind ", of A," and ", from A,"."""
        if at + 3 >= last or self._low[at] != "," or self._low[at + 1] not in ("of", "from"):
            return at
        mention = self._mention_after(at + 1, last)
        place = mention is not None and self._knowledge.schema.is_a(mention.cls, "Place")
        closed = mention is not None and self._low[mention.end : mention.end + 1] == [","]
        return mention.end if mention is not None and place and closed else at

    def property_of(self, token: Token) -> str | None:
        """Give what the holder of an office is to its body, or None for a word that is no office."""
        honorific = token.lower_ in self._naming.words.honorifics
        ranked = " ".join(self._low[max(0, token.i - 3) : token.i + 1]) in self._words.suffixes  # "editor-in-chief"
        firm = token.lower_ == "major" and self._naming.class_of_nominal(self._low[: token.i + 1]) == "Company"
        if firm or honorific or ranked or token.i in self._named or token.pos_ not in ("NOUN", "PROPN", "ADJ"):
            return None
        proper = self._office_in_frames(token)
        return proper or (BELONGS if self._is_occupation(token) else None)

    def _is_occupation(self, token: Token) -> bool:
        """Tell a word for people by what they do: "ranger", not "widow" or "suspect"."""
        named = (
            token.text.istitle()
            and token.dep_ == "compound"
            and token.lower_ in GRAMMAR.trades | self._naming.given.keys()
        )
        if token.pos_ == "ADJ" or self.is_role(token) or named:
            return False  # "the Hunter Roe story"
        before = [c.lower_ for c in token.lefts if c.dep_ == "compound"]
        if before and self._naming.class_of_nominal([*before, token.lemma_.lower()]) == "Company":
            return False  # "Roe Energy, a grid operator"
        return any((self._naming.classes_of(word) or ("",))[0] == "Person" for word in forms(token))

    def is_role(self, token: Token) -> bool:
        """Tell a word for how somebody stands to others: "partner", "champion"; not a "radio host"."""
        shown = token.lower_ in GRAMMAR.shown and any(c.dep_ == "compound" for c in token.lefts)
        return not shown and any(word in self._words.roles for word in forms(token))

    def is_no_office(self, token: Token) -> bool:
        """Tell what somebody is by birth, school or luck, whatever it is of: "a graduate of A", "nominee for B"."""
        return any(word in self._words.no_offices for word in forms(token))

    def is_description(self, noun: Token) -> bool:
        """Tell "a manager and public servant" from "spokesman", "the general counsel"."""
        if noun.text[0].isupper() and noun.i > noun.sent.start:
            return False  # "was Special Assistant to A"
        articles = [c.lower_ for t in (noun, first_conjunct(noun)) for c in t.children if c.dep_ == "det"]
        return self._office_in_frames(noun) is None or bool({"a", "an"} & set(articles))

    def only_describes(self, noun: Token, name: str) -> bool:
        """Tell what somebody is like: "is a public servant", "is the best negotiator"; `name` as of `property_of`."""
        praised = any(t.tag_ in ("JJS", "RBS") for t in noun.subtree if t.i < noun.i)
        return praised or (name == BELONGS and self.is_description(noun))

    def read(self, head: Token, name: str, stop: int) -> Title:
        """Give the office that a title names; nothing from token `stop` on belongs to it."""
        words = self._words
        begin = self._begin(head)
        owners = self._owners(self._behind_owner(begin), countries=True)
        owners = conjuncts(first_conjunct(owners[0])) if owners and is_plural(head) else owners
        begin = self._with_country(begin, head)
        rank = self._rank_before_body(begin) if owners else None
        found = self._complement(head, stop, owned=bool(owners))
        bodies = found.bodies or owners
        lesser = ("Project",) if any(self._knowledge.is_a(t, "Place") for t in owners) else ("Project", "Place")
        if owners and all(self._knowledge.is_a(t, *lesser) for t in bodies):
            bodies = owners  # "the Lake Bank's manager of the Reef Project", "head of Asia": with the bank
        if not bodies and (served := self._served(found.end, stop)) is not None:
            found.charged = True  # "undersecretary to the prime minister of Malta"
            theirs = self._complement(served, stop, owned=False)
            start = self._behind_owner(self._begin(served))  # "spokesman for the UN secretary-general"
            found.reach, bodies = theirs.reach, theirs.bodies or self._owners(start, countries=True)
        text = " ".join(self._low[begin : found.end])
        if not bodies:
            bodies = self._signed(found, stop, title=self._doc[begin : head.i + 1])
        if not bodies:
            bodies = (self._ruled(head) if name == HEADS else []) or self._owners_before(begin, text)
            bodies = bodies or self._called_by_kind(begin, head) or self._country_of(text, head)
        name = HEADS if text in words.heading or _lasting(text) in words.heading else name
        sent = bool(found.bodies) and any(t.pos_ == "PROPN" for t in owners)  # "Peru's Director of the Lake Bank"
        found.end = self._behind_served(found.end, stop)
        found.reach = max(found.reach, found.end)
        if name == HEADS and (sent or found.charged or found.beside or self._is_helper(head, begin, found.end, bodies)):
            name = BELONGS
        first = self._first_of_phrase(begin)
        told = (i for i in range(first, head.i + 1) if self._low[i] in words.former or self._low[i].startswith("ex-"))
        former = next(told, None)
        ahead = {self._low[i] for i in range(first, begin)}
        sure = not ahead.isdisjoint(words.still_ahead)
        coming = sure or _is_to_be(begin, head.doc)
        if former is not None and self._low[former] not in words.no_part:  # "the late General A" is a general
            begin = min(former, begin)
        text = words_of_office(head, begin, found.end, self._naming)
        if rank is not None and rank.lower_ not in text.lower().split():
            text = f"{rank.text} {text}"  # "Deputy NATO Director"
            name = BELONGS if name == HEADS and rank.lower_ in words.subordinate else name
        past = former is not None or any(word in words.taught for word in forms(head))  # who was taught there has left
        return Title(text, head, begin, found.reach, tuple(bodies), name, past, coming, sure)

    def owners_of_short(self, begin: int) -> list[Token]:
        """Give whose an office is that is shortened and begins at a token: "Texas" in "Texas Gov. Jane Roe"."""
        return self._owners(begin, countries=True)

    def _behind_owner(self, begin: int) -> int:
        """Give where the office's name begins with the "then" or "ex" that a hyphen joins to it."""
        joined = begin > 1 and self._doc[begin - 1].text in HYPHENS and self._low[begin - 2] in self._words.former
        return begin - 2 if joined else begin

    def _with_country(self, begin: int, head: Token) -> int:
        """Give where a title begins that is called after its country: "United States Attorney"."""
        before = self._by_end.get(begin)
        title = " ".join(self._low[begin : head.i + 1])
        named = before is not None and before.cls == "Country" and title in self._words.countrys
        if before is None or not named:
            return begin
        rank = self._rank_before_body(begin)  # "Assistant United States Attorney"
        return before.begin if rank is None else rank.i

    def _rank_before_body(self, begin: int) -> Token | None:
        """Give the "Deputy" of "Deputy NATO Director", which is the title's."""
        body = self._by_end.get(begin)
        before = self._doc[body.begin - 1] if body is not None and body.begin > 0 else None
        lesser = self._words.subordinate | self._words.former | {"acting", "interim"}
        return before if before is not None and before.text[0].isupper() and before.lower_ in lesser else None

    def _ruled(self, head: Token) -> list[Token]:
        """Give the country that does something under who heads it: "Under President Jane Roe, Peru has signed A"."""
        name = head.head if head.dep_ == "compound" else head
        ruler = child(name.head.head, "nsubj") if name.head.lower_ == "under" and name.head.dep_ == "prep" else None
        entities = self._knowledge.referents.entities(ruler) if ruler is not None else ()
        return [ruler] if ruler is not None and any(e.cls == "Country" for e in entities) else []

    def _country_of(self, office: str, head: Token) -> list[Token]:
        """Give the one country that has an office, or one below it: "Assistant Secretary of State for Africa".

        So too of who is known for an office that many countries have. A minister without a country, and the only
        president in a text, are those of the country that the text is about, if the sentence names no other.
        """
        below = self._words.subordinate
        rest = office.split(" for ")[0].split()
        while len(rest) > 1 and rest[0] in below:
            rest = rest[1:]
        aside = self._low[head.i + 1 : head.i + 2] == [","]  # "the president, Jane Roe"
        holder = self._by_begin.get(head.i + 1 + aside)  # not "the President and First Lady A"
        known = [f"{office} {w.strip('.,')}" for w in holder.name.lower().split()] if holder is not None else []
        sole = self._words.sole
        called = " ".join(rest)
        of = next((sole[k] for k in (called, called.split(" of ")[0], *known) if k in sole), "")
        rival = of in self._rivals and self._rivals[of] < max(self._rivals.values())
        country = self._countries.get(of) if not rival else None
        alone = rest == ["president"] and holder is not None and holder.cls == "Person" and self._sole_president
        if office.startswith(("chief minister", "first minister")):  # of a part of the country
            return []
        if not of and (alone or not self._words.national.isdisjoint((*rest, " ".join(rest)))):
            country = self._home_in(head, holder)
        if country is None and rest[0] == "secretary" and self._issuing is not None:
            country = self._countries.get(self._issuing)  # of the state that issues the text; guests have theirs
        return [country] if country is not None else []

    def with_bodies(self, title: Title, bodies: Sequence[Token]) -> Title:
        """Give a title with the bodies told behind its holder: "Energy Minister Jane Roe of Peru"."""
        is_a = self._knowledge.is_a
        states = bool(bodies) and all(is_a(t, "Country") or is_a(t, "Region") for t in bodies)
        heads = states and self.property_of(title.head) == HEADS
        heads = heads and not self._is_helper(title.head, title.begin, title.head.i + 1, list(bodies))
        return replace(title, bodies=tuple(bodies), property=HEADS if heads else title.property)

    def _are_universities(self, bodies: Sequence[Token]) -> bool:
        """Tell where the vice-chancellor is at the head."""
        return bool(bodies) and all(self._knowledge.is_a(t, "University") for t in bodies)

    def _is_helper(self, head: Token, begin: int, end: int, bodies: list[Token]) -> bool:
        """Tell who is one of a body's people, and not at its head, for all that the title says: "deputy head"."""
        words, low, before = self._words, self._low, self._low[begin : head.i]
        lesser = set(before) & words.subordinate
        if lesser and lesser <= words.of_regions and bodies and all(self._knowledge.is_a(t, "Region") for t in bodies):
            lesser = set()
        if low[head.i] == "chancellor" and set(before) <= _BEFORE_CHANCELLOR and self._are_universities(bodies):
            return False
        if " ".join(low[begin:end]) in words.aides or lesser:
            return True
        if " ".join(low[head.i : end]) in words.heading:
            return False  # "editor in chief"
        if low[self._first_of_phrase(begin)] in ("a", "an"):
            return True  # "a director of A": one of several
        classes = {e.cls for t in bodies for e in self._knowledge.referents.entities(t)}
        schema = self._knowledge.schema
        if head.lower_ in words.ranks and all(w in words.ranks for w in before) and all(t.i < begin for t in bodies):
            return True  # "Army General Jane Roe"
        if low[head.i] in words.collegial and any(schema.is_a(cls, "InternationalOrganization") for cls in classes):
            return True
        if any(schema.is_a(cls, kind) for cls in classes for kind in ("Country", "Region")):
            part = self._heads_part(head, begin, end)
            return words.ruling.isdisjoint(forms(head)) or part  # "foreign minister": his country's
        if [*before][-2:] == ["central", "bank"]:
            return end > head.i + 1
        return end > head.i + 1 or any(self._is_field(w) for w in before)

    def _heads_part(self, head: Token, begin: int, end: int) -> bool:
        """Tell the head of a part of a country: "army chief", "head of research"; not "junta leader"."""
        words, before = self._words, self._doc[begin : head.i]
        of_field = end > head.i + 2 and self._low[head.i + 1] == "of" and self._low[end - 1] not in words.regimes
        parted = of_field or any(t.tag_ == "NN" and t.lower_ not in words.whole | words.regimes for t in before)
        return parted and not words.of_parts.isdisjoint(forms(head))

    def opens_description(self, title: Title, start: int) -> bool:
        """Tell a title that stands for itself between token `start` and its verb, not inside another's complement."""
        first = self._first_of_phrase(title.begin)
        if self._acts_beside(title.begin, start):
            return False
        return first <= start or self._low[first - 1] in ("and", ",", "then")

    def _acts_beside(self, office: int, start: int) -> bool:
        """Tell who acts behind a phrase that opens the sentence: "In addition to Jane Roe, the dean met John Doe"."""
        noun, opening = self._doc[office], self._doc[self._doc[office].sent.start]
        noun = noun.head if noun.dep_ in ("amod", "compound") else noun
        behind = opening.dep_ == "prep" or (opening.dep_ == "fixed" and opening.head.dep_ == "prep")
        subject = noun.dep_ in ("nsubj", "nsubjpass") and noun.left_edge.i >= start
        return behind and subject and self._low[start - 1] == ","


def _lasting(office: str) -> str:
    """Give an office without a word that only says since when or how long somebody has it: "acting chief executive"."""
    first, _, rest = office.partition(" ")
    return rest if first in GRAMMAR.for_now else office


def _is_to_be(begin: int, doc: Doc) -> bool:
    """Tell an office that is yet to come: "the soon-to-be mayor", "a would-be dean"."""
    at = begin - 1 if begin and doc[begin - 1].text not in HYPHENS else begin - 2
    return at > 1 and doc[at].lower_ == "be" and doc[at - 1].text in HYPHENS
