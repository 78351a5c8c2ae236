"""Finds the names inside names: the members of "Norway-Iceland", the body in "African Union Commission"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from reportgraph.extract.mentions.persons import NameSpan, Persons
from reportgraph.extract.parsing.casing import is_word
from reportgraph.extract.parsing.spelling import HYPHENS, NAME_PREPOSITIONS, spells
from reportgraph.ontology.gazetteer import Entry
from reportgraph.ontology.grammar import GRAMMAR

_SITES = ("City", "Country", "Place", "Region")
_FIELDS = frozenset({"studies", "sciences", "affairs"})
_OF_STATES = frozenset({"federal", "national", "state"})  # "National Security Council": none of the UN's
_KIND = 3  # words for what a line is: "Toll Road"
_WHOLE = frozenset({"group", "international", "network", "worldwide"})  # "World Bank Group"
BODIES = frozenset(
    "Institution University ResearchInstitute GovernmentBody Facility Company InternationalOrganization "
    "InfrastructureProject Initiative Project".split()
)


class Nested(Persons):
    """Reads what the parts of a run are called by."""

    def _combining(self, i: int, j: int) -> tuple[int, Entry] | None:
        """Give the people that the first part of a compound stands for: "Franco-German"."""
        people = self.words.combining.get(self.low[i]) if i + 2 < j and self.text[i + 1] in HYPHENS else None
        entry = self.knowledge.gazetteer.get(people) if people is not None else None
        return (1, entry) if entry is not None else None

    def members(self, i: int, j: int) -> list[NameSpan]:
        """Give the members of a run that is nothing but places joined by hyphens."""
        found: list[NameSpan] = []
        while i < j:
            hit = self.gazetteer_at(i, j)
            if hit is None or hit[0] < 2:  # "Indo-Pacific" is a name of its own
                hit = self._combining(i, j) or hit
            if hit is None or (i + hit[0] < j and self.text[i + hit[0]] not in HYPHENS):
                return []
            found.append(NameSpan(i, i + hit[0], hit[1]))
            i += hit[0] + 1
        return found

    def ends_of_line(self, i: int, j: int) -> list[NameSpan]:
        """Give the towns that a line is called after, known or not: "the Gulu-Nimule road"."""
        return self._towns(i, j) if j < len(self.low) and self._is_line(j) else []

    def _towns(self, i: int, j: int) -> list[NameSpan]:
        """Give the words of a run that hyphens join, if they are towns; no words, and no people."""
        places = range(i, j, 2)
        joined = len(places) > 1 and (j - i) % 2 == 1 and all(self.text[k] in HYPHENS for k in range(i + 1, j, 2))
        if not joined or not all(self._may_be_town(k) for k in places):
            return []
        hits = {k: hit[1] for k in places if (hit := self.gazetteer_at(k, k + 1)) is not None}
        unknown = [k for k in places if k not in hits]
        people = [k for k in unknown if self.low[k] in self.naming.given or self.text[k] in self.surnames]
        guessed = any(is_word(self.low[k]) for k in unknown) or (not hits and bool(people))
        if guessed or not unknown or any(e.demonym or e.cls not in _SITES for e in hits.values()):
            return []
        return [NameSpan(k, k + 1, hits.get(k), cls=None if k in hits else "City") for k in places]

    def _ends_inside(self, i: int, j: int) -> list[NameSpan]:
        """Give the towns at the head of the name of a line: "Gulu-Nimule Toll Road"."""
        stop = i + 1
        while stop + 1 < j and self.text[stop] in HYPHENS:
            stop += 2
        line = self.low[j - 1] in GRAMMAR.lines and stop < j <= stop + _KIND
        return [replace(span, nested=True) for span in (self._towns(i, stop) if line else [])]

    def _is_line(self, at: int) -> bool:
        """Tell what runs between towns: "road", "railway line", "border crossing"."""
        return any(w in GRAMMAR.lines for w in self.low[at : at + 2])

    def _may_be_town(self, k: int) -> bool:
        return self.capital(k) and len(self.text[k]) > 2 and self.low[k] not in self.words.combining

    def lettered(self, i: int, j: int) -> Iterator[NameSpan]:
        """Give the body that letters behind the name of its organ are short for: "Board of the Lake Union (LU)"."""
        if self.text[j : j + 1] != ["("] or self.text[j + 2 : j + 3] != [")"] or not self.text[j + 1].isupper():
            return
        for of in range(i + 1, j - 1):
            begin = of + 1 + (self.low[of + 1] == "the")
            if self.low[of] == "of" and self._may_spell(begin, j) and self._initials(i, j) != self.text[j + 1]:
                hit = self.gazetteer_at(begin, j)
                known = hit[1] if hit is not None and hit[0] == j - begin else None
                if known is not None or self.class_of_run(begin, j) in BODIES:
                    yield NameSpan(begin, j, known, nested=True)
                return

    def _may_spell(self, i: int, j: int) -> bool:
        """Tell words that the letters in brackets behind them stand for, and whose first letter they begin with."""
        letters = self.low[j + 1]
        return self.low[i][0] == letters[0] and spells(letters, "".join(self.low[i:j]), self._initials(i, j).lower())

    def _initials(self, i: int, j: int) -> str:
        return "".join(word[0] for word in self.text[i:j] if word[:1].isupper())

    def nested(self, i: int, j: int) -> Iterator[NameSpan]:
        """Give the names inside a longer name: the gazetteer's ("Peru-Chile Express"), and a body in its complement."""
        k = i
        yield from (span for span in self._ends_inside(i, j) if span.entry is None)  # who is known comes below
        yield from self._partner(i, j)
        tail = next(
            (n for n in range(j - 1, i, -1) if self.low[n] in NAME_PREPOSITIONS or self.low[n] in ("'s", "'")), None
        )
        if tail is not None:
            tail += 2 if self.low[tail + 1] == "the" else 1
            body = self.class_of_words(self.low[tail:j])
            whole = self.class_of_run(i, j) is not None and self.class_of_words(
                self.low[j - 1 : j]
            ) != self.class_of_run(i, j)
            listed = any(w in (",", "and") for w in self.low[tail:j])
            topic = self.low[tail - 1] in ("for", "on")  # "Centre for Policy Studies": what it works on
            whole = (whole and not topic) or self.low[tail - 1] in ("'s", "'")
            opening = self.gazetteer_at(i, j)  # "Ministry of Justice Lake Initiative"
            field = self.low[j - 1] in _FIELDS  # "School of Policy Studies"
            field = field or (opening is not None and tail < i + opening[0] < j)
            known = self.gazetteer_at(tail, j) or (0,)  # "Country Office of the World Bank"
            session = self.low[tail - 2 : tail] == ["of", "the"] and self.class_of_words(self.low[i : tail - 2])
            series = body == session == "Event"  # "Second Session of the Lake Forum"
            inner = series or (body in BODIES and whole)
            if not listed and j - tail > 1 and inner and not field and known[0] < j - tail:
                yield NameSpan(tail, j, nested=True)
        while k < j:
            if self.text[k] == "(" and k > i and k + 2 < j:
                close = next((at for at in range(k + 2, j) if self.text[at] == ")"), k + 2)
                yield NameSpan(i, k, nested=True)
                yield NameSpan(k + 1 + (self.low[k + 1] == "the"), close, nested=True)
                k = close + 1
                continue
            hit = self.gazetteer_at(k, j)
            rest = self.low[k + hit[0] : j] if hit is not None else ()
            if k == i and len(rest) == 1 and rest[0] in self.words.company_suffixes:
                return  # "Lake Corp Inc." is the Lake Corp
            other = k > i and hit is not None and self.low[k - 1] in _OF_STATES and hit[1].cls != "Country"
            if hit is not None and hit[0] < j - i and not other and not self._is_of_common_words(k, *hit):
                yield NameSpan(k, k + hit[0], hit[1], nested=True)
                k += hit[0]
            else:
                k += 1

    def _partner(self, i: int, j: int) -> Iterator[NameSpan]:
        """Give with whom a document was signed that its name tells: "Memorandum of Understanding with Torvik"."""
        at = next((k for k in range(i + 1, j - 1) if self.low[k] == "with"), None)
        if at is None or self.class_of_run(i, at) != "Document":
            return
        begin = at + 1 + (self.low[at + 1] == "the")
        known = self.gazetteer_at(begin, j)
        if begin < j and (known is None or known[0] < j - begin):
            yield NameSpan(begin, j, nested=True)

    def parent(self, i: int, j: int, entry: Entry) -> Iterator[NameSpan]:
        """Give the body or the state that a known name of its organ begins with: "African Union Commission"."""
        if entry.cls not in BODIES or self.low[j - 1] in _WHOLE:
            return
        for k in range(j - 1, i, -1):
            whole = self.knowledge.gazetteer.get(" ".join(self.text[i:k]))
            state = whole is not None and (whole.cls, entry.cls) == ("Country", "GovernmentBody")
            known = state or (whole is not None and whole.cls == "InternationalOrganization")
            if known and whole is not None and whole.name != entry.name:
                yield NameSpan(i, k, whole, nested=True)
                return

    def _is_of_common_words(self, i: int, size: int, entry: Entry) -> bool:
        """Tell a paper called by nouns that other names have too: "Foreign Policy" in "Foreign Policy Centre"."""
        return entry.cls == "MediaOrganization" and all(self._is_word(w) for w in self.low[i : i + size])
