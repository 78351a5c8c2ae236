"""What the words of a document say: which names are known, which words are surnames, how it writes capitals."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property

from reportgraph.extract.grammar.nominals import opens_deed
from reportgraph.extract.parsing.parse import Parsed
from reportgraph.extract.parsing.spelling import HYPHENS, NAME_PREPOSITIONS, is_ordinal, singular
from reportgraph.extract.text.calendar_terms import NAMED_AFTER, SEASONS
from reportgraph.ontology.gazetteer import Entry
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.naming import Knowledge
from reportgraph.ontology.units import load_units
from spacy.tokens import Token

_SEASONS = SEASONS.keys() | {"winter"}
_SHORTEST, _LONGEST = 3, 8  # words of a known name that a text may write without capitals
_SPEAKING = frozenset({"add", "note", "say", "stress", "tell"})  # a day or month does not
_LANDS = frozenset({"countries", "nations", "states", "States"})
_ASKING = frozenset({"it", "us", "who"})
_ELIDED = ("d'", "d\u2019")  # "of", as a part of a name


class Wording:
    """The words of one document and what is known of them."""

    def __init__(self, parsed: Parsed, knowledge: Knowledge):
        self.parsed, self.doc, self.knowledge = parsed, parsed.doc, knowledge
        self.naming, self.words = knowledge.naming, knowledge.naming.words
        self.text = [t.text for t in self.doc]
        self.low = [t.lower_ for t in self.doc]

    @cached_property
    def seen_lower(self) -> frozenset[str]:
        """Words that the document also writes in lower case."""
        return frozenset(w for w in self.text if w[:1].islower())

    @cached_property
    def seen_singular(self) -> frozenset[str]:
        """The same, plurals as singulars."""
        return frozenset(singular(w) for w in self.seen_lower)

    @cached_property
    def surnames(self) -> frozenset[str]:
        """The last words of the full names of people that the document gives."""
        return frozenset(
            self.text[i]
            for i in range(1, len(self.text))
            if self.capital(i)
            and self.capital(i - 1)
            and self._may_be_surname(i)
            and (self.low[i - 1] in self.naming.given or self.doc[i - 1].ent_type_ == "PERSON")
            and not (self.low[i - 1] in GRAMMAR.firm_kinds or self.naming.named.get((self.low[i],)) == "Institution")
        )

    def _may_be_surname(self, i: int) -> bool:
        """Tell what the parser takes for a person's, also one that looks like a people's: "Jane Roean"."""
        people = self.doc[i].ent_type_ == "NORP" and self.low[i - 1] in self.naming.given
        if self.low[i] in self.words.surnames and self.low[i - 1] in self.naming.given and self.follows_demonym(i - 1):
            return True  # "Canadian Paul Weeks"
        people = people and self.knowledge.gazetteer.get(self.text[i]) is None
        return self.doc[i].ent_iob_ != "B" and (self.doc[i].ent_type_ == "PERSON" or people)

    def follows_demonym(self, i: int) -> bool:
        """Tell what stands right behind a word for where somebody is from: "Canadian Paul Roe"."""
        hit = self.knowledge.gazetteer.get(self.text[i - 1]) if i else None
        return hit is not None and hit.demonym

    @cached_property
    def _own_heads(self) -> frozenset[str]:
        """Common nouns that head longer names of the document's own: "congress" of "Northern Congress"."""
        words, places = self._solid
        found: set[str] = set()
        for at in range(1, len(words)):
            low, before = words[at].lower(), words[at - 1]
            headed = words[at][:1].isupper() and before[:1].isupper() and (low,) in self.naming.named
            small = before.lower() in self.naming.words.never or self.doc[places[at - 1]].pos_ in ("DET", "PRON")
            inside = self.doc[places[at - 1]].pos_ == "PROPN" and not small
            known = self.knowledge.gazetteer.longest(words, at - 1)
            own = inside and (known is None or known[0] == 1)  # "Andes Congress", for all that the Andes are known
            if (headed and own) or (at > 1 and (low,) in self.naming.named and self._is_of_other(words, at)):
                found.add(low)
            if self._is_on_something(words, at - 1):
                found.add(words[at - 1].lower())
        return frozenset(found)

    def _is_on_something(self, words: Sequence[str], at: int) -> bool:
        """Tell an event that begins with its kind: "the Congress on Mountain Peoples"."""
        behind = words[at + 1 : at + 3]
        told = len(behind) > 1 and behind[0] in ("for", "on") and behind[1][:1].isupper()
        return told and words[at][:1].isupper() and (words[at].lower(),) in self.naming.named

    def _is_of_other(self, words: Sequence[str], at: int) -> bool:
        """Tell a body behind a state that is not the known body's, which the text does not name: "Peru's Congress"."""
        known = self.knowledge.gazetteer.get(words[at])
        if known is None or known.of is None or words[at - 1] not in ("'s", "’s", "'", "’"):
            return False
        owners = (self.knowledge.gazetteer.get(" ".join(words[begin : at - 1])) for begin in (at - 2, max(0, at - 3)))
        states = {entry.name for entry in owners if entry is not None and entry.cls == "Country"}
        named = (self.knowledge.gazetteer.get(word) for word in words if word[:1].isupper())
        return bool(states) and known.of not in states | {entry.name for entry in named if entry is not None}

    @cached_property
    def _running(self) -> str:
        """The words with one space between them."""
        return f" {' '.join(self.text)} "

    def is_written_small(self, begin: int, end: int) -> bool:
        """Tell capitalised words that the document also writes small: "Food Security" beside "food security"."""
        return end - begin > 1 and f" {' '.join(self.low[begin:end])} " in self._running

    @cached_property
    def seen_inside(self) -> frozenset[str]:
        """Capitalised words that stand inside a sentence somewhere in the document."""
        return frozenset(t.text for t in self.doc if t.text[:1].isupper() and t.i and self.text[t.i - 1][-1:].isalpha())

    @cached_property
    def _solid(self) -> tuple[list[str], list[int]]:
        """The words without white space between lines, and which tokens they are."""
        places = [t.i for t in self.doc if not t.is_space]
        return [self.text[i] for i in places], places

    @cached_property
    def seen_elsewhere(self) -> frozenset[str]:
        """Lower-case words that the document uses other than after a hyphen, and head nouns of the lexicon."""
        found = {w for i, w in enumerate(self.text) if w[:1].islower() and (i == 0 or self.text[i - 1] not in HYPHENS)}
        return frozenset(found | {w[0] for w in self.naming.nouns if len(w) == 1})

    @cached_property
    def countries(self) -> frozenset[str]:
        """The countries and unions of states that the document names or speaks of by their people."""
        found, end = set(), 0
        for i, word in enumerate(self.text):
            hit = self.knowledge.gazetteer.longest(self.text, i) if word[:1].isupper() and i >= end else None
            end = i + hit[0] if hit is not None else end  # no other state inside "Democratic Republic of the Congo"
            shared = hit is not None and hit[0] == 1 and word in self.words.shared_lands
            if hit is not None and not shared and hit[1].cls in ("Country", "InternationalOrganization"):
                found.add(hit[1].name)
        return frozenset(found)

    def known_in_lower_case(self, long_name: str) -> Entry | None:
        """Give the gazetteer's body that a text writes without capitals: "the world health organization"."""
        words = long_name.split()
        if not _SHORTEST <= len(words) <= _LONGEST:
            return None
        entry = self.knowledge.gazetteer.get(
            " ".join(w if w in NAME_PREPOSITIONS or w == "and" else w.title() for w in words)
        )
        return entry if entry is not None and self.knowledge.schema.is_a(entry.cls, "Institution") else None

    def gazetteer_at(self, i: int, end: int) -> tuple[int, Entry] | None:
        """Give (length in tokens, entry) of the longest gazetteer name that starts at token i."""
        opens = self.text[i] == "al" and i + 1 < end and self.capital(i + 1)  # "al Qaeda"
        opens |= self.text[i][0].isdigit() and is_ordinal(self.low[i])  # "the 21st Century Fund"
        if not (self.capital(i) or self.is_article(i) or opens) or self.is_citation(i) or self._is_asking(i):
            return None
        words, places = self._solid
        at = bisect_left(places, i)
        hit = self.knowledge.gazetteer.longest(words, at)
        if hit is not None and hit[0] > 1 and self._is_some_of(i, words[at + hit[0] - 1]):
            hit = self.knowledge.gazetteer.longest(words[: at + hit[0] - 1], at)
        if (state := self._state_behind_town(i)) is not None:
            return 1, state
        if hit is None:
            return None
        if hit[0] == 1 and self.low[i] in self._own_heads and hit[1].name != self.text[i]:
            return None  # "the Congress", which the document gave a longer name
        after = places[at + hit[0] - 1] + 1
        if hit[0] == 1 and self.text[i] in self.words.shared_lands:
            land = self._land_meant(self.text[i], hit[1])
            return None if land is None else (after - i, land)
        if after > end or self.is_currency(after, end) or self._is_river(hit[1], after, end):
            return None
        return after - i, hit[1]

    def _land_meant(self, called: str, entry: Entry) -> Entry | None:
        """Give which of two states a text calls "Korea": the one that it names in full, none where it names both."""
        other = self.knowledge.gazetteer.get(self.words.shared_lands[called])
        if other is None or other.name not in self.countries:
            return entry
        return None if entry.name in self.countries else replace(other, demonym=entry.demonym)

    def _state_behind_town(self, i: int) -> Entry | None:
        """Give the state that letters stand for behind a town and a comma: "Lorton, VA"."""
        behind = i > 1 and self.text[i - 1] == "," and self.text[i - 2][0].isupper()
        behind = behind and self.doc[i - 2].ent_type_ != "DATE"  # "In August, VA paid out more"
        behind = behind and (i + 1 == len(self.doc) or self.doc[i + 1].pos_ not in ("AUX", "VERB"))
        state = self.words.postal.get(self.text[i]) if behind else None
        return self.knowledge.gazetteer.get(state) if state is not None else None

    def _is_some_of(self, i: int, last: str) -> bool:
        """Tell "nine Arab countries", which are some of them, from "Arab countries", which stand for the region."""
        before = self.doc[max(0, i - 2) : i]
        counted = bool(before) and (before[-1].like_num or before[-1].lower_ in ("many", "several", "some"))
        return counted and last in _LANDS and before[0].lower_ not in ("all", "the", "these")

    def _is_river(self, entry: Entry, after: int, end: int) -> bool:
        """Tell "the Niger delta" and "the Victoria basin": such land is called after its water, not after a state."""
        return after < end and self.doc[after].text in GRAMMAR.lands_of_waters and entry.cls in ("Country", "Region")

    def _is_asking(self, i: int) -> bool:
        """Tell "WHO PAYS FOR IT?" in capitals from the organisation."""
        if self.low[i] not in _ASKING:
            return False
        line = [t for t in self.doc[i].sent if t.is_alpha]
        return self.doc[i].sent.text.rstrip().endswith("?") and all(t.is_upper for t in line)

    def is_article(self, i: int) -> bool:
        """Tell the Arabic article that is joined to a name: "al-Shifa"."""
        behind = self.text[i + 1 : i + 3]
        known = self.low[i] in self.words.articles and len(behind) == 2 and behind[0] in HYPHENS
        return known and behind[1][:1].isupper() and not (self.doc[i].whitespace_ or self.doc[i + 1].whitespace_)

    def is_currency(self, i: int, end: int) -> bool:
        """Tell whether a noun or sign at token i makes what is before it part of a sum: "U.S. dollars", "US $5"."""
        if 0 < i < end and self.text[i] == "$":
            return f"{self.text[i - 1]} $" in load_units().codes  # not "Norway gave $9 million, Sweden $7 million"
        return i < end and self.low[i] in self.words.currencies and self.doc[i].pos_ != "VERB"  # "Fiji won"

    def is_citation(self, i: int) -> bool:
        """Tell a code of laws between volume and section, "15 A.B.C. 104", from a body of the same letters."""
        if not (0 < i < len(self.text) - 1) or not self.low[i - 1].isdigit():
            return False
        return self.text[i].isupper() and (self.low[i + 1][0].isdigit() or self.low[i + 1] in ("part", "parts", "§"))

    def is_credit(self, i: int) -> bool:
        """Tell who took a picture, with whom no name goes on: "Jane Roe/Reuters"."""
        return i > 0 and self.text[i - 1] == "/" and not self.doc[i - 1].whitespace_

    def capital(self, i: int) -> bool:
        """Tell whether token i begins with a capital letter, maybe behind a "d'": "Costa d'Almeida"."""
        word = self.text[i]
        if word[-1:] == "$":
            return False  # "US$5m": a sum
        return word[:1].isupper() or (word[:2] in _ELIDED and word[2:3].isupper())

    def is_capital_only(self, i: int) -> bool:
        """Tell a capitalised adjective before a common noun, a verb, a mere letter: "Learn more", "hepatitis B"."""
        token = self.doc[i]
        if len(token) == 1 and i and self.doc[i - 1].head == token and self.text[i - 1].islower():
            return self.doc[i - 1].dep_ == "compound"
        if token.ent_type_ in ("PERSON", "GPE", "LOC") or self.knowledge.gazetteer.get(token.text) is not None:
            return False
        modifies = token.pos_ == "ADJ" and token.dep_ == "amod" and token.head.text.islower()
        acts = token.pos_ == "VERB" and token.dep_ not in ("compound", "nsubj", "dobj", "pobj", "appos", "conj")
        return (modifies or acts or opens_deed(token)) and not token.text.isupper()

    def is_seat(self, i: int, j: int) -> bool:
        """Tell the party and the state behind a member's name: "Jane Roe, D-Ohio"."""
        lettered = j - i > 2 and self.low[i] in GRAMMAR.seats and self.text[i + 1] in HYPHENS
        return lettered and i > 0 and self.text[i - 1] in (",", "(", "[")

    def is_house_style(self, i: int, j: int) -> bool:
        """Tell a common noun that a house style capitalises: "the President", "an Executive Order to build A"."""
        low = self.low[i]
        if j > i + 1 and self.low[i - 1 : i] in (["a"], ["an"]):
            return self.naming.nouns.get(tuple(self.low[i:j])) == "Document"
        if j != i + 1 or self.low[i - 1 : i] == ["("] or low in self.naming.given:
            return False
        pointed = self.low[i - 1 : i] in (["the"], ["this"])
        if not pointed and (self.doc[i].ent_type_ == "PERSON" or self.text[i] in self.surnames):
            return False  # "Jane Price left. Farmers criticized Price."
        if self.text[i].isupper() and len(low) < 6:
            return False
        if low in self.words.measures or (self.doc[i].tag_ == "NN" and low in GRAMMAR.levels):
            return True  # "Year" of "Fiscal Year", "State" of "State and local laws"
        before = self.doc[i - 1] if i else self.doc[i]
        if singular(low) == "state" and before.head.i == i and before.i < i and before.dep_ in ("compound", "amod"):
            return before.text.islower()  # "member States", "coastal States"
        common = {(low,), (singular(low),)}
        if common & self.naming.nouns.keys() or common & self.words.titles:
            return True
        cls = self.naming.common.get(low, (None,))[0]  # "the Centre"
        return pointed and cls in ("Institution", "Facility", "Document", "Event", "Project")

    def is_level(self, i: int) -> bool:
        """Tell words that only house style capitalises: "Federal, State, and local laws"."""
        token, low = self.doc[i], self.low[i]
        kind = low in GRAMMAR.levels if token.tag_ == "NN" else token.tag_ == "JJ" and low in self.words.adjectives
        field = i > 1 and self.low[i - 1] == "of" and self.capital(i - 2)  # "Department of Industry and Trade"
        return kind and token.head.text.islower() and not field

    def is_of_calendar(self, i: int) -> bool:
        """Tell a month, a day or "Spring 1994"; not "Theresa May" by surname, nor who speaks: "Sun told the press"."""
        token = self.doc[i]
        if self.low[i] in _SEASONS and i + 1 < len(self.low) and self.low[i + 1].isdigit():
            return True
        if self.low[i] not in self.words.calendar or (token.dep_ == "nsubj" and token.head.lemma_ in _SPEAKING):
            return False
        named = i > 0 and self.low[i - 1] in self.naming.given and self.low[i - 1] not in self.words.calendar
        return not (named and self.capital(i - 1) and self.doc[i - 1].head.i == i and self.doc[i].tag_ == "NNP")

    def day_of_name(self, i: int, end: int) -> int:
        """Give how many words the day has after which a body or a place is named: "March 23 Movement"; else 0."""
        if i + 2 >= end or self.low[i + 2] not in NAMED_AFTER or not self.capital(i + 2):
            return 0
        month, day = (i, i + 1) if self.low[i] in self.words.calendar else (i + 1, i)
        return 2 if self.low[month] in self.words.calendar and self.low[day].isdigit() else 0

    def span_of_name(self, i: int, end: int) -> int:
        """Tell how many tokens say the size that a name begins with: "10-Year Health Plan", not "40-MW A plant"."""
        joined = i + 3 < end and self.doc[i].like_num and self.text[i + 1] in HYPHENS and not self.doc[i].whitespace_
        sized = joined and self.text[i + 2].istitle() and self.low[i + 2] not in self.words.units
        return 3 if sized and self.capital(i + 3) else 0

    def is_common(self, token: Token) -> bool:
        """Tell a common noun that is capitalised only because it stands first."""
        low = token.lower_
        only_topic = self.naming.common.get(low) == ("Topic",) and low not in self.naming.given
        return (
            low in self.seen_lower or only_topic or not self.naming.nouns.keys().isdisjoint({(low,), (singular(low),)})
        )

    def is_noun(self, low: str) -> bool:
        """Tell a noun of the language, in lower case."""
        return any((w,) in self.naming.nouns or w in self.naming.common for w in (low, singular(low)))

    def is_seen_inside(self, i: int) -> bool:
        """Tell whether a word and the next one also stand inside a sentence of the document."""
        pair = self.text[i : i + 2]
        places = (k for k in range(1, len(self.text) - 1) if self.text[k : k + 2] == pair)
        return any(not self.doc[k].is_sent_start and self.text[k - 1][-1:].isalpha() for k in places)
