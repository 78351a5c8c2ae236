"""Finds names at the head of a clause, where a capital says nothing: those that the text has elsewhere, and firms."""

from __future__ import annotations

from collections.abc import Iterator

from reportgraph.extract.mentions.headline_names import HeadlineNames
from reportgraph.extract.mentions.name_complements import OPENERS
from reportgraph.extract.mentions.persons import NameSpan

_HOLDERS = frozenset({"bondholders", "shareholders", "shares", "stockholders"})


class OpeningNames(HeadlineNames):
    """Finds the names that a clause may begin with."""

    def openings(self, spans: list[NameSpan], known: set[tuple[str, ...]]) -> Iterator[NameSpan]:
        """Find names and surnames known from elsewhere at the head of a clause, where capitals say nothing."""
        taken = {s.begin for s in spans}
        alone = {k[-1] for k in known if 2 <= len(k) <= 4 and k[0].lower() in self.naming.given} | {
            k[0] for k in known if len(k) == 1 or k[0] in self.firms
        }
        families = {self.text[s.begin] for s in spans if self._is_family_first(s)}
        for i in self._heads_of_clauses():
            if (
                i not in taken
                and (self.text[i] in alone | families or self.text[i] in self.surnames)
                and self.low[i] not in self.seen_lower
                and len(self.text[i]) > 2
            ):
                yield NameSpan(i, i + 1, person=self.text[i] in families)

    def owned_firms(self) -> frozenset[str]:
        """Give the words alone that have shares or a chief executive: "Roe shareholders met Ann Roe, CEO of Roe"."""
        found = set[str]()
        for i, word in enumerate(self.low):
            before = self.text[i - 1] if i > 1 or (i and word[0].islower()) else ""
            if word in _HOLDERS and before.istitle() and not (i > 1 and self.text[i - 2][:1].isupper()):
                found.add(before)
            behind = self.text[i + 1 : i + 3]
            chief = self.low[i - 1] == "ceo" or self.low[max(0, i - 2) : i] == ["chief", "executive"]
            if word == "of" and i and chief and len(behind) > 1 and behind[0].istitle() and not behind[1][:1].isupper():
                found.add(behind[0])
        return frozenset(w for w in found if self.knowledge.gazetteer.get(w) is None and not self.is_noun(w.lower()))

    def is_firm(self, name: tuple[str, ...]) -> bool:
        """Tell "Voltra Inc.", "Voltra Energy", which goes by its first word as well."""
        low = [w.lower() for w in name if w != "."]
        legal = low[-1] in self.words.company_suffixes or self.class_of_words(low[1:]) == "Company"
        return 2 <= len(low) <= 3 and legal and not self._is_word(low[0]) and low[0] not in self.naming.given

    def _is_family_first(self, span: NameSpan) -> bool:
        """Tell a titled person whose first name is no given name, and may stand alone: "Minister Park Jin … Park"."""
        before = span.begin - 1
        titled = before in self.titles or (before >= 0 and self.naming.title_at(self.low, before, end=span.begin) > 0)
        given = self.low[span.begin] in self.naming.given or self.low[span.end - 1] in self.words.surnames
        return titled and span.entry is None and span.end == span.begin + 2 and not given

    def _heads_of_clauses(self) -> Iterator[int]:
        """Give the first token of each sentence, and of what a colon or a quotation mark opens in it."""
        for sentence in self.parsed.sentences:
            yield sentence.span.start
            yield from (t.i + 1 for t in sentence.span[:-1] if t.text in OPENERS)
