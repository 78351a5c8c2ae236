"""Tells who stands right behind what he has an office of or for: "Speaker of the Parliament of Chad Haru Sato"."""

from __future__ import annotations

from reportgraph.extract.mentions.headline_names import LONGEST_NAME
from reportgraph.extract.mentions.opening_names import OpeningNames
from reportgraph.extract.mentions.persons import NameSpan
from reportgraph.extract.parsing.casing import is_word
from reportgraph.extract.parsing.spelling import HYPHENS, singular
from reportgraph.ontology.gazetteer import Entry

_SHORT = 4  # letters of a surname that stands alone


class Holders(OpeningNames):
    """Parts a run of capitals into a body, a place or a field, and the person behind it."""

    def _holder_behind(self, i: int, j: int) -> int:
        """Give where somebody with an unknown name begins behind what he has an office of, or 0.

        "Speaker of the Parliament of Chad Haru Sato", "Mayor of Oslo Haru Sato", "Chair of the Lake Forum Haru Sato".
        """
        if not (self._follows_title_of(i) or self._follows_post(i) or self._follows_led(i)):
            links = (k for k in range(i + 2, j) if self.low[k] in ("for", "of", "to") and self._ends_office(k))
            i = next(links, j) + 1  # "EU Special Representative for Central Asia Haru Sato"
        known = self.gazetteer_at(i, j) if i < j else None
        first = i + known[0] if known is not None else i + 1  # "the Commonwealth of Independent States Jane Roe"
        longest = LONGEST_NAME + 2 * sum(self.text[n] in HYPHENS for n in range(i, j))  # "Omar Al-Tayer"
        for k in range(max(first, j - longest), j):
            small = (n for n in range(k + 1, j) if self.low[n] in self.words.particles or self.text[n] in HYPHENS)
            words = sorted({*range(k, j)}.difference(small))
            plain = all(self.capital(n) and self.text[n].isalpha() and not is_word(self.low[n]) for n in words)
            named = plain and not any(self._is_noun_of_language(n, j) for n in words)
            named = named and self.gazetteer_at(k, j) is None and (k < j - 1 or self._is_surname_alone(i, k))
            if named and self.class_of_run(k, j) in (None, "Person") and self._is_whole(i, k):
                return k
        return 0

    def _is_surname_alone(self, i: int, k: int) -> bool:
        """Tell one word behind a known name or a plural: "for Central Asia Hakala", not "of Peru Vladimir Roe"."""
        ends = any((hit := self.gazetteer_at(n, k)) is not None and n + hit[0] == k for n in range(i, k))
        several = self.low[k - 1] != singular(self.low[k - 1]) and self.low[i - 1 : i] != ["the"]
        return (ends or several) and len(self.text[k]) > _SHORT and not self._is_whole(i, k - 1)

    def _is_whole(self, i: int, k: int) -> bool:
        """Tell words that end with a known name, or with the noun that heads them."""
        known = (self.gazetteer_at(n, k) for n in range(i, k))
        ends = any(hit is not None and n + hit[0] == k for n, hit in zip(range(i, k), known, strict=True))
        return ends or (self.is_noun(self.low[k - 1]) and self.class_of_run(i, k) not in (None, "Person"))

    def _person_behind_field(self, i: int, j: int) -> int | None:
        """Give where the person begins in "Minister of Urban Policy Jane Roe"; "Urban" is a given name too."""
        people = (self.behind_land(i, k, j) for k in range(i + 1, j) if self._begins_person(k, j))
        people = (k for k in people if self.class_of_run(k, j) in (None, "Person"))  # "of the National Urban League"
        return next((k for k in people if k + 2 >= j or not self._is_word(self.low[k + 1])), None)

    def _land_behind(self, at: int, j: int, town: Entry) -> Entry | None:
        """Give the country right behind a town, without a comma: "met in Guadalajara Mexico"."""
        behind = self.gazetteer_at(at, j) if town.cls == "City" and at < j else None
        whole = behind is not None and at + behind[0] == j and not behind[1].demonym and behind[1].cls == "Country"
        return behind[1] if behind is not None and whole else None

    def _person_behind(self, i: int, j: int, size: int, entry: Entry) -> list[NameSpan]:
        """Give a known name and the person right behind it, which a run took for one; none where it is one."""
        after = i + size
        if after >= j:
            return []
        state = not entry.demonym and self.knowledge.schema.is_a(entry.cls, "Actor")
        called = 1 < j - after <= LONGEST_NAME and not any(self._is_noun_of_language(k, j) for k in range(after, j))
        led = state and called and self.capital(after) and (self._follows_title_of(i) or self._follows_post(i))
        glued = led or self.doc[after].ent_type_ == "PERSON" or self.is_glued(i, after, j, entry)
        if not glued or self.class_of_run(after, j) not in (None, "Person") or self.is_behind_body(i):
            return []
        if self.is_called_by_place(i, after, entry):
            return list(self._persons(i, j))
        return [NameSpan(i, after, entry), *self._persons(after, j)]

    def _is_noun_of_language(self, k: int, end: int) -> bool:
        """Tell a word of the language, or the region behind it, such as a body's name has: "Peruvian Forces Europe"."""
        low, last = self.low[k], self.knowledge.gazetteer.get(self.text[k]) if k + 1 == end else None
        one = low if k + 1 == end else singular(low)  # "Jane Rivers"
        region = last is not None and last.cls == "Region"
        return region or low == "and" or (one,) in self.naming.nouns or low in self.naming.common
