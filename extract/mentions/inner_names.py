"""Names inside a name: letters in brackets, "Lake Commission (LC) Secretariat"; nicknames; shared last words."""

from __future__ import annotations

from reportgraph.extract.mentions.name_complements import NameComplements
from reportgraph.extract.parsing.spelling import ARTICLES, NAME_PREPOSITIONS, QUOTES
from reportgraph.ontology.gazetteer import Entry
from reportgraph.ontology.grammar import GRAMMAR

_NICKNAME = 5  # tokens from the mark before a nickname to the one behind it
_SPELT = 16  # tokens of a name that letters behind it stand for
_LINKS = NAME_PREPOSITIONS | ARTICLES | {"and", "&", "-"}


class InnerNames(NameComplements):
    """The runs of one document that go on over another name inside them."""

    def in_brackets(self, i: int, j: int) -> int:
        """Tell how a run goes on over a word in brackets: "Lake Commission (LC) Secretariat", "William (Bill) Roe"."""
        given = j == i + 1 and self.low[i] in self.naming.given  # "Timothy (T.J.) Roe", "William (Bill) Roe"
        person = self.doc[j + 3].ent_type_ == "PERSON" or self.low[j + 3] in self.naming.given
        called = given and person and self.capital(j + 1) and self.knowledge.gazetteer.get(self.text[j + 1]) is None
        if not (self.text[j + 1].isupper() or called):
            return 0
        if self.low[j + 3] in self.words.honorifics:
            return 0  # "Head of the Lake Bank (LB) Dr. Jane Roe"
        holder = self._follows_title_of(i) and j + 4 < len(self.low) and self.capital(j + 4)
        holder = holder and self.is_unknown(j + 3, j + 4) and self.class_of_run(j + 3, j + 5) is None
        if (person or holder) and not given and not self.naming.title_at(self.low, j + 3):
            return 0  # "Head of the Lake Bank (LB) Jane Roe"
        return 3  # "Lake Commission (LC) Secretariat"

    def spelt_inside(self, j: int, end: int) -> int:
        """Tell how a run goes on over what letters in it stand for: "Peru-LSU (the Lake States Union) Forum", or 0."""
        close = next((k for k in range(j + 2, min(end - 1, j + _SPELT)) if self.text[k] == ")"), 0)
        begin = j + 1 + (self.low[j + 1] == "the")
        letters = self.text[j - 1].rpartition("-")[2]
        if not close or close < begin + 2 or not (letters.isupper() and len(letters) > 1 and self.capital(begin)):
            return 0
        plain = all(self.capital(k) or self.low[k] in _LINKS for k in range(begin, close))
        headed = self.capital(close + 1) and not self.naming.title_at(self.low, close + 1, end=end)
        headed = headed and self.class_of_words(self.low[close + 1 : close + 2]) is not None
        return close + 1 - j if plain and headed and self.low[begin][0] == letters[0].lower() else 0

    def nickname(self, i: int, j: int, end: int) -> int:
        """Give how far a person's name goes on over what all call him: "Jane “The Reed” Roe", or 0."""
        close = next((k for k in range(j + 2, min(end - 1, j + _NICKNAME)) if self.text[k] in QUOTES), 0)
        if not close or not all(self.text[k][0].isupper() for k in range(j + 1, close)):
            return 0
        begin = i + self.naming.title_at(self.low, i, end=j)  # "President Jane "Reed" Roe"
        titled = begin > i or any(self.naming.title_at(self.low, k, end=i) == i - k for k in range(max(0, i - 3), i))
        given = self.low[begin].strip(".") in self.naming.given
        named = given or self.doc[begin].ent_type_ == self.doc[close + 1].ent_type_ == "PERSON"
        surname = close + 1
        while surname + 1 < end and self.low[surname] in self.words.particles:
            surname += 1
        return surname - j if begin < j and (named or titled) and self.capital(surname) else 0

    def spelt_by_letters(self, i: int, end: int) -> int:
        """Give the length of a name whose words the letters in brackets behind it stand for, or 0.

        The letters may stand in the order of another tongue: "Union for the Progress of Peru and Chad (UPCP)".
        """
        stop = i
        while stop < min(end, i + _SPELT) and (self.capital(stop) or self.low[stop] in _LINKS):
            stop += 1
        if self.text[stop : stop + 1] != ["("] or self.text[stop + 2 : stop + 3] != [")"]:
            return 0
        letters, initials = self.text[stop + 1], ""
        k = i
        while k < stop:
            known = self.gazetteer_at(k, stop)
            initials += self.text[k][0] if self.capital(k) else ""
            k += known[0] if known is not None and k > i else 1  # one letter for Cape Verde
        headed = any(self.low[k] in NAME_PREPOSITIONS and self.class_of_run(i, k) for k in range(i + 1, stop))
        mixed = headed and len(letters) > 3 and sorted(letters) == sorted(initials)
        return stop - i if (mixed or (letters == initials and len(letters) > 2)) else 0

    def sharing(self, i: int, j: int, end: int) -> Entry | None:
        """Give what a name's first part means where the name after "and" has the rest: "West and Central Africa".

        So too in a row of parts: "North, South, and Central America".
        """
        first = j
        while j + 1 < end and self.text[j] == "," and {self.low[j - 1], self.low[j + 1]} <= GRAMMAR.directions:
            j += 2
        rowed = j > first or (i > 0 and self.text[i - 1] == "," and self.low[i] in GRAMMAR.directions)
        j += rowed and j + 1 < end and self.text[j] == ","
        if j + 1 >= end or self.low[j] not in ("and", "or") or (hit := self.gazetteer_at(j + 1, end)) is None:
            return None
        rest = self.text[j + 2 : j + 1 + hit[0]]
        return self.knowledge.gazetteer.get(" ".join([*self.text[i:first], *rest])) if rest else None
