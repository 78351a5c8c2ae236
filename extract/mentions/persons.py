"""Finds where persons begin in a run of capitalised words, and what stands between them and their titles."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reportgraph.extract.mentions.run_titles import RunTitles
from reportgraph.extract.parsing.parse import Parsed
from reportgraph.extract.parsing.spelling import singular
from reportgraph.ontology.gazetteer import Entry
from reportgraph.ontology.naming import Knowledge

_RANKED = frozenset({"senior", "top", "former", "leading", "junior"})
_LESSER = frozenset({"acting", "assistant", "associate", "deputy", "former", "interim"})


@dataclass(frozen=True, slots=True)
class NameSpan:
    """Tokens `begin` to `end` (exclusive) are a name; `person` where a title or honorific says so."""

    begin: int
    end: int
    entry: Entry | None = None
    person: bool = False
    nested: bool = False
    cls: str | None = None  # where the words around it say so


class Persons(RunTitles):
    """Cuts persons out of runs of name words."""

    def __init__(self, parsed: Parsed, knowledge: Knowledge):
        super().__init__(parsed, knowledge)
        self.titles: set[int] = set()  # tokens of titles that stand before a name
        self.firms: frozenset[str] = frozenset()  # first words of the names of firms, by which these go too

    def is_glued(self, i: int, after: int, j: int, entry: Entry) -> bool:
        """Tell somebody right behind another name, where a line broke off: "told Reuters Jane Roe had left"."""
        person = self.capital(after) and self.is_personal(after, j) and self.low[i] not in self.naming.given
        return person or (entry.cls == "MediaOrganization" and self.text[j - 1] in self.surnames)

    def behind_rank(self, i: int, j: int) -> int:
        """Give where a body's name begins behind what its people are like: "Senior Administration officials".

        So too behind the rank of a title that the body stands in: "Deputy NATO Director Jane Roe", "Acting LCB chief".
        """
        if self.low[i] in _LESSER and i + 1 < len(self.text):
            known = self.gazetteer_at(i + 1, j)
            size = known[0] if known is not None else int(self.text[i + 1].isupper() and len(self.text[i + 1]) > 1)
            return i + 1 if size and self.naming.title_at(self.low, i + 1 + size, end=len(self.low)) else i
        if j != i + 2 or self.low[i] not in _RANKED or j >= len(self.low) or not self.text[j].islower():
            return i
        people = self.naming.class_of_nominal([singular(self.low[j])]) == "Person"
        return i + 1 if people and self.class_of_run(i + 1, j) is not None else i

    def is_field_beside(self, i: int, j: int, end: int) -> bool:
        """Tell "Economy" in "Economy and Labour Minister": a part of one office's name."""
        fields = self.words.portfolios
        if j != i + 1 or j + 2 >= end or self.low[j] != "and" or not (fields >= {self.low[i], self.low[j + 1]}):
            return False
        return self.naming.title_at(self.low, j + 1, end=end) > 1 or self.naming.title_at(self.low, j + 2, end=end) > 0

    def _persons(self, i: int, j: int) -> Iterator[NameSpan]:
        while i < j and (not self.text[i][0].isalnum() or (self.low[i] in self.words.honorifics and self._is_style(i))):
            i += 1
        size = self.naming.title_at(self.low, i, end=j)
        called = (
            0 < i < j == i + size and self.low[i - 1] in self.words.honorifics and self.low[i] in self.words.surnames
        )
        i += 0 if called else size
        lands = j == i + 1 and self.low[i] in ("countries", "nations", "states")  # "Member and Observer States"
        if i < j and not lands:  # "Mr. President" names nobody, "Ms. King" does
            yield NameSpan(i, j, person=True)

    def _begins_person(self, k: int, j: int) -> bool:
        """ "Minister of Education Ana Roe": an entity of the parser, or a given name with another word after it."""
        labelled = self.doc[k].ent_type_ == "PERSON" and self.doc[k].ent_iob_ == "B"
        if self.is_saint(k, j) or (self.low[k - 1] in self.words.honorifics and self.is_saint(k - 1, j)):
            return False
        return labelled or self.low[k] in self.words.honorifics or (k + 1 < j and self.low[k] in self.naming.given)

    def _person_after_body(self, i: int, j: int) -> int:
        """Give where a person's name begins after that of a body: "Office of Trade Jane Roe", or 0."""
        for k in range(i + 2, j - 1):
            new = self.doc[k].ent_type_ == "PERSON" and self.doc[k].ent_iob_ == "B"
            k = self.behind_land(i, k, j)
            hit = self.gazetteer_at(i, k) if new else None
            known = hit is not None and i + hit[0] == k and hit[1].cls not in ("Person", "Country")
            if new and self.is_personal(k, j) and (known or self.class_of_run(i, k) is not None):
                return k if self.class_of_run(k, j) is None else 0
        return 0

    def behind_land(self, i: int, k: int, j: int) -> int:
        """Give where a country ends whose name a word is the second of, "Party of Viet Nam Jane Roe", else the word."""
        hit = self.gazetteer_at(k - 1, j) if k - 1 > i else None
        return k - 1 + hit[0] if hit is not None and hit[0] == 2 < j - k + 1 and hit[1].cls == "Country" else k

    def _is_portfolio(self, i: int, j: int) -> bool:
        """Tell what an office is for ("Minister of Education Mr. Roe") from a body that has one."""
        kind = self.class_of_run(i, j) if j - i > 1 else None  # "Minister for Energy Jane Roe" leads no such company
        unknown = self.gazetteer_at(i, j) is None and kind in (None, "Topic")
        return unknown and self._follows_title_of(i)

    def is_field_of_office(self, i: int) -> bool:
        """Tell what an office is for, after its name: "Under Secretary of Trade for Ports"."""
        k = i - 1
        if k < 2 or self.low[k] != "for":
            return False
        while k > 0 and (self.capital(k - 1) or self.low[k - 1] in ("of", "to", "the", "and")):
            k -= 1
            if self.capital(k) and self.naming.title_at(self.low, k, end=i):
                return True
        return False
