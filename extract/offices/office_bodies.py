"""Whose an office is by the words behind it: "dean of A", "minister for B at C", "President Jane Roe of D"."""

from __future__ import annotations

from collections.abc import Iterator

from reportgraph.extract.model import Mention, MentionKind
from reportgraph.extract.offices.office_owners import OfficeOwners
from reportgraph.extract.offices.office_titles import (
    WEAK,
    Complement,
    bare_field,
    behind_field,
    forms,
    has_field_more,
    is_employer,
    is_next,
    is_told_body,
    joined_end,
    part_ends,
    told_field,
)
from reportgraph.extract.parsing.portfolios import end_of_fields
from reportgraph.extract.parsing.spelling import ARTICLES, HYPHENS
from reportgraph.extract.parsing.syntax import child, objects_of, prepositions
from reportgraph.ontology.frames import Frame
from reportgraph.ontology.grammar import GRAMMAR
from spacy.tokens import Span, Token

HEADS, BELONGS, FOUNDED = "headOf", "affiliatedWith", "founded"
_MINISTERIAL = frozenset({"commissioner", "minister", "secretary"})
_LINKS = frozenset({"of", "for", "at", "to", "with", "from", "in", "on", "and", ","})
_PLACES, _WHOLES = ("Country", "Region", "Place"), ("Country", "InternationalOrganization")
_LEADING = GRAMMAR.of_firms - {"director"} | {"president"}
_BESIDE = frozenset({"at", "with", "from", "in"})
_BEFORE = frozenset({"compound", "nmod", "amod", "npadvmod"})
_SEATS = frozenset({"headquarters", "hq"})
_INSIDE = frozenset({"and", "&", ",", "the"})  # words of a portfolio without a capital
_LONGEST_PORTFOLIO = 8  # tokens of "of Foreign Affairs and East Lake Cooperation"


class OfficeBodies(OfficeOwners):
    """Reads off the words behind the offices of one document whose they are."""

    def _frames(self, token: Token) -> Iterator[Frame]:
        for word in forms(token):
            for frame in self._knowledge.lexicon.frames.get((word, "noun"), ()):
                if frame.property in (HEADS, BELONGS, FOUNDED):
                    yield frame

    def _office_in_frames(self, token: Token) -> str | None:
        return next((frame.property for frame in self._frames(token)), None)

    def _complement(self, title: Token, stop: int, *, owned: bool) -> Complement:
        """Read "of A", "for A and B" after a title; words of the office itself ("of State") belong to its name."""
        at = self._behind_suffix(title.i + 1, stop)
        found = Complement(at, at, [])
        while at < stop and self._low[at] in _LINKS:
            mention, joined = self._mention_after(at, stop), self._low[at] in ("and", ",")
            named = mention is not None and mention.kind is MentionKind.NAME
            firm = named and not _LEADING.isdisjoint(forms(title)) and self._low[title.i - 1] != "vice"
            firm = firm or (mention is not None and is_told_body(title, mention))
            field = 0 if firm else self._field(title, at, stop, mention) or self._portfolio(at, stop, mention)
            if not found.bodies and not joined and (after := field):
                at = found.end = found.reach = after
                continue
            link = self._low[at]
            if link == "for" and title.lemma_.lower() in self._words.coming and not self._is_slate(mention):
                break  # a candidate for a court is none of its people yet
            more = link == "and" and found.charged and not found.bodies  # "director of research and sales for A"
            if mention is None or (joined != bool(found.bodies) and not more) or is_next(link, mention, self._doc):
                break
            if self._is_charge(link, mention, title, owned=owned) and not is_employer(link, mention, title):
                found.charged = True
                alone = found.end == at and title.text[0].isupper() and (not owned or mention.how != "gazetteer")
                if link == "for" and alone:
                    found.end = joined_end(self._doc[mention.end - 1])  # "Senior Director for Europe"
            elif (more or not joined) and not self._is_body(mention):
                if mention.cls == "Person":
                    break
                found.charged = True
                if (owner := self._owner_of(at, mention)) is not None:
                    found.bodies.append(owner)
                    found.beside = True
            elif self._is_body(mention) and not more:
                if not (link == "," and self._is_land_of(mention, found.bodies[-1], stop)):
                    found.bodies.append(self._doc[mention.head])
                found.beside = found.beside or link in _BESIDE
            else:
                break
            at = found.reach = mention.end
        return found

    def _is_slate(self, mention: Mention | None) -> bool:
        """Tell whom somebody is a candidate for and already belongs to: a party or a movement."""
        if mention is None:
            return False
        return mention.cls == "PoliticalParty" or self._doc[mention.head].lemma_.lower() in GRAMMAR.slates

    def _is_land_of(self, mention: Mention, body: Token, stop: int) -> bool:
        """Tell where the body before a comma lies: "Mayor of Lorton, Texas", "head of the Lake Bank, Chad"."""
        land = mention.kind is MentionKind.NAME and mention.cls in ("Country", "Region")
        listed = mention.end < stop and self._low[mention.end] in ("and", "&")
        return land and not listed and not self._knowledge.is_a(body, "Country", "Region")

    def _field(self, title: Token, at: int, stop: int, mention: Mention | None) -> int:
        """Give where what an office is for ends, before "at" and its body: "Director of Harbor Talks at A", or 0."""
        taught = title.lemma_.lower() in self._words.teaching
        known = mention is not None and mention.how == "gazetteer"
        end = 0 if known and not taught else told_field(title, at, stop, taught=taught)
        body = self._mention_after(end, stop) if end else None
        told = taught or self._low[end] == "(" or (body is not None and self._is_owner(body.cls, countries=False))
        return end if told else 0

    def _behind_suffix(self, at: int, stop: int) -> int:
        """Give where a title ends that may have "at large", "emeritus" behind it."""
        sizes = range(min(stop - at, 4), 0, -1)
        spans = (n for n in sizes if " ".join(self._low[at : at + n]) in self._words.suffixes)
        return at + next(spans, 0)

    def _is_charge(self, link: str, mention: Mention, title: Token, *, owned: bool) -> bool:
        """Tell what an office is for or whom it is sent to: "director for Africa", "ambassador to Peru"."""
        is_a = self._knowledge.schema.is_a
        if link == "to":
            return owned or title.lemma_.lower() in self._words.posted
        place = any(is_a(mention.cls, kind) for kind in _PLACES)
        # "envoy for Peru", who is none of Peru's
        sent = link == "on" or title.lemma_.lower() in GRAMMAR.having_fields
        sent = sent or self._low[mention.end : mention.end + 1] == ["at"]  # "chief economist for Asia at A"
        place = place and (owned or sent or self._office_in_frames(title) == HEADS)
        unknown = mention.how in WEAK and not any(
            f.particle == "for" and f.property == BELONGS for f in self._frames(title)
        )
        hired = any(c.lower_ in ("a", "an") for c in title.lefts) and mention.kind is MentionKind.NAME
        if hired and link == "for" and self._doc[mention.head].ent_type_ == "ORG" and not place:
            return False  # "Jane Roe, an engineer for Voltra"
        bare = self._low[mention.begin - 1] == "for" and mention.how != "gazetteer"
        if bare and title.lemma_.lower() in _MINISTERIAL:
            return True  # "Commissioner for International Partnerships", whatever they may be
        if link == "of":  # "Jane Roe, LB Head of Energy Europe", which is the bank's
            return owned and mention.how in WEAK and self._low[mention.begin - 1] == "of"
        return link in ("for", "in", "on") and (place or unknown)

    def _is_body(self, mention: Mention) -> bool:
        """Tell a name, or "the Ghanaian military", which is one of its kind, from "a bank"."""
        is_a = self._knowledge.schema.is_a
        referents = self._knowledge.referents
        entities = referents.entities(self._doc[mention.head])
        if self._naming.title_at(self._low, mention.begin, end=mention.end) == mention.end - mention.begin:
            return False  # "director of A and Senior Adviser"
        if mention.cls == "Country" and self._naming.title_at(self._low, mention.end):
            return False  # "law clerk for U.S. District Judge Jane Roe"
        written_as_name = self._doc[mention.head].text[0].isupper()  # "the Army"
        if mention.kind is not MentionKind.NOMINAL or written_as_name or any(e.is_named for e in entities):
            return any(is_a(mention.cls, kind) for kind in ("Country", "Institution", "Region", "Event", "Project"))
        owner = child(self._doc[mention.head], "poss")  # "A's retail division"
        before = (*self._doc[mention.begin : mention.head], *(owner.subtree if owner is not None else ()))
        owners = (e for t in before for e in referents.entities(t))
        kind = "GovernmentBody" if self._low[max(0, mention.begin - 1)] in ("a", "an") else "Institution"
        kinds = (mention.cls, *(self._naming.classes_of(self._low[mention.head]) or ()))  # an embassy is a house too
        if any(is_a(cls, kind) for cls in kinds) and any(e.is_named or e.cls == "Country" for e in owners):
            return True
        if self._low[mention.head - 1] == "the" and any(is_a(e.cls, "Institution") and " " in e.name for e in entities):
            return True  # "the tribunal" of a text that tells of "the electoral tribunal"
        of = (o for word, p in prepositions(self._doc[mention.head]) if word == "of" for o in objects_of(p))
        placed = any(e.cls in _PLACES for o in of for e in referents.entities(o))
        if self._low[max(0, mention.begin - 1)] == "the" and placed and is_a(mention.cls, "Institution"):
            return True  # "the space agency of Peru"
        owners = (e for e in (referents.entities(owner) if owner is not None else ()) if is_a(e.cls, "Institution"))
        return any(is_a(e.cls, "Institution") for e in entities) and any(e.is_named for e in owners)

    def _owner_of(self, link: int, mention: Mention) -> Token | None:
        """Give the body whose own it is that somebody has charge of: "head of A's export plans" is with A."""
        before = self._by_end.get(mention.begin - 1)
        owned = before is not None and before.begin > link and self._doc[mention.begin - 1].tag_ == "POS"
        return self._doc[before.head] if before is not None and owned and self._is_body(before) else None

    def _served(self, after: int, stop: int) -> Token | None:
        """Give the office that another one serves, behind its words: "adviser to the president"."""
        if after >= stop or self._low[after] not in ("to", "of", "for"):
            return None
        mention = self._mention_after(after, stop)
        is_office = mention is not None and mention.cls == "Person" and mention.kind is MentionKind.NOMINAL
        return self._doc[mention.head] if mention is not None and is_office else None

    def _behind_served(self, at: int, stop: int) -> int:
        """Give where "to the President", "to the Secretary for Lakes" ends, without which an aide is one of anybody."""
        start = at + 2
        served = start < stop and self._low[at:start] == ["to", "the"] and self._doc[start].text[0].isupper()
        if not served:
            return at
        end = start + self._naming.title_at(self._low, start, end=stop)
        if end == start:
            return at
        return (end < stop and self._portfolio(end, stop, self._mention_after(end, stop))) or end

    def _signed(self, found: Complement, stop: int, *, title: Span) -> list[Token]:
        """Give the body after a comma, as lists of people have it: "Jane Roe, Director, Delta Institute".

        Behind a title without a capital it must end what is said of somebody.
        """
        small = title.text.islower()
        if small and (title.start == 0 or self._doc[title.start - 1].text != ","):
            return []
        behind = found.reach if found.charged else found.end
        end = behind_field(self._doc[behind:stop], self._words.portfolios)
        for comma in part_ends(self._doc[end:stop]):
            article = comma + 1 < stop and self._low[comma + 1] == "the"  # "The Bahamas"
            mention = self._by_begin.get(comma + 1 + article)
            named = mention is not None and self._doc[mention.head].text[0].isupper()
            if mention and named and small and not self._ends_item(mention):
                return []
            if mention and named and self._is_owner(mention.cls, countries=False):
                return [self._doc[mention.head]]  # "American Hospital Association" too
            if mention and named and mention.cls == "Country" and self._ends_item(mention):
                return [self._doc[mention.head]]
        return []

    def _ends_item(self, country: Mention) -> bool:
        """Tell the country that ends what is said of somebody: "Jane Roe, Minister of Trade, Chad, met A".

        What adds somebody else to him ends it too: "Jane Roe, dean, Delta Institute and John Doe, …".
        """
        if country.kind is not MentionKind.NAME:
            return False
        end = country.end
        if self._low[end : end + 1] == ["("] and self._low[end + 2 : end + 3] == [")"]:
            end += 3  # "Delta Institute (DI),"
        if end >= len(self._doc) or self._doc[end].is_sent_start or self._doc[end].is_space:
            return True
        mark = self._doc[end]
        styled = not self._naming.words.honorifics.isdisjoint(self._low[end + 1 : end + 2])
        behind = self._by_begin.get(end + 1 + styled)
        if mark.lower_ in ("and", "&"):
            return behind is not None and behind.cls == "Person" and behind.kind is MentionKind.NAME
        listed = behind is not None and behind.cls in ("Country", "City", "Region")
        return (mark.text in (",", ";", ".") and not listed) or mark.tag_ in ("VBD", "VBZ", "VBP", "MD")

    def _portfolio(self, at: int, stop: int, mention: Mention | None) -> int:
        """Give where "of Foreign Affairs", "of State" ends that belongs to the office's name, or 0."""
        doc, end = self._doc, at + 1
        if self._low[at] not in ("of", "for"):
            return 0
        if listed := end_of_fields(doc, end):
            return listed if listed <= stop else 0
        if bare := bare_field(self._doc[end:stop], self._words.portfolios, self._naming):
            return bare
        known = mention is not None and mention.how == "gazetteer" and self._is_owner(mention.cls, countries=False)
        if known or (mention is not None and mention.kind is MentionKind.NAME and self._is_national(mention)):
            return 0  # "head of Duke Energy", "deputy head of Kenyan Defence Intelligence"
        while end < min(stop, at + _LONGEST_PORTFOLIO) and (doc[end].text[0].isupper() or self._low[end] in _INSIDE):
            if self._low[end] in self._words.portfolios:
                if has_field_more(self._doc[end + 1 : stop], self._words.portfolios, self._naming):
                    end += 1
                    continue
                of = end + 1 < len(doc) and self._low[end + 1] == "of" and not self._is_named_after(end + 1, stop)
                names = (
                    m for m in (mention, self._by_begin.get(at + 1)) if m is not None and m.kind is MentionKind.NAME
                )
                longer = any(m.end > end + 1 for m in names)  # "director of Human Rights Watch's Asia division"
                longer = longer and self._low[end + 1] != "for"  # "Under Secretary of Defense for Intelligence"
                longer = longer and not self._is_of_land(end + 1, stop)  # "Minister for Foreign Affairs of Chad"
                if not of and not longer:
                    return joined_end(doc[end])
            end += 1
        return 0

    def _is_national(self, mention: Mention) -> bool:
        """Tell a body whose name begins with its country, or with the organisation that it is part of: "UN Lakes"."""
        first = self._doc[mention.begin]
        wholes = (e.cls in _WHOLES for e in self._knowledge.referents.entities(first))
        return mention.end > mention.begin + 1 and self._is_owner(mention.cls, countries=False) and any(wholes)

    def _is_named_after(self, at: int, stop: int) -> bool:
        """Tell "of Chad", "of Anytown" behind a portfolio: whose it is."""
        mention = self._mention_after(at, stop)
        return mention is not None and mention.kind is MentionKind.NAME

    def _is_of_land(self, at: int, stop: int) -> bool:
        mention = self._mention_after(at, stop) if self._low[at] == "of" else None
        return mention is not None and mention.cls == "Country"

    def _mention_after(self, at: int, stop: int) -> Mention | None:
        """Give the mention after a preposition; of "Egypt's Delta University" the university."""
        start = at + 1
        while start < stop and (self._low[start] in ARTICLES or self._doc[start].tag_ == "PRP$"):
            start += 1
        first = start
        if start + 3 < stop and self._doc[start + 1].text in HYPHENS and self._doc[start + 2].tag_ == "VBN":
            start += 3  # "the Oslo-based A"
        elif start + 2 < stop and self._low[start + 1] == "based":
            start += 2  # "the US based A"
        mention = self._described_by(start, stop) or self._by_begin.get(start)
        if mention is not None and mention.kind is MentionKind.DEMONYM:
            mention = self._by_begin.get(mention.end, mention)  # "the head of Peruvian Torvik"
        mention = mention or (self._by_begin.get(first) if first < stop else None)  # "the Oslo-based group A"
        if mention is not None and mention.begin < mention.head and self._low[mention.head] in _SEATS:
            mention = self._by_end.get(mention.head, mention)  # "at A headquarters"
        if mention is not None and mention.end + 1 < stop and self._doc[mention.end].tag_ == "POS":
            owned = self._by_head.get(self._doc[mention.head].head.i)  # "the guard's elite A"
            mention = self._by_begin.get(mention.end + 1) or owned or mention
        return mention

    def _described_by(self, start: int, stop: int) -> Mention | None:
        """Give the name behind what says what it is: "at US insurance firm A", "at brokers A", "of the ruling A"."""
        if start >= len(self._doc):
            return None  # a text that ends "is director of the"
        token = self._doc[start]
        while token.dep_ in _BEFORE and token.i < token.head.i < stop:
            token = token.head
        mention = self._by_head.get(token.i)
        if mention is None or mention.begin <= start:
            return None
        noun = self._doc[mention.begin - 1]
        telling = noun.pos_ == "NOUN" or (noun.dep_ == "amod" and mention.kind is MentionKind.NAME)
        return mention if telling and noun.text.islower() and noun.dep_ in _BEFORE else None

    def after_name(self, end: int, stop: int) -> list[Token]:
        """Give the body after a name that ends at a token: "President Roe of Chad", "President Roe (Chad)"."""
        if end + 1 >= stop or self._low[end] not in ("of", "("):
            return []
        if self._low[end] == "(":
            state = self._by_begin.get(end + 1)
            alone = state is not None and state.cls == "Country" and self._doc[state.end : state.end + 1].text == ")"
            return [self._doc[state.head]] if state is not None and alone else []
        mention = self._mention_after(end, stop)
        named = mention is not None and mention.kind is MentionKind.NAME
        return [self._doc[mention.head]] if mention is not None and named and self._is_owner(mention.cls) else []
