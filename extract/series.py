"""Tells whether a list with commas is one name: "Bureau of Fish, Game, and Parks", not "the Bureau of Fish, Oxfam"."""

from __future__ import annotations

from reportgraph.extract.spelling import singular
from reportgraph.extract.wording import Wording

_MOST = 8  # members of a list that is one name
_FIELDS = frozenset({None, "Topic", "Principle", "Work"})
_OF_FIELDS = _FIELDS | {"Group", "InfrastructureProject"}  # "Rail, and Water Workers"
_NOT_ONE = frozenset({None, "Topic", "Principle", "Person", "Group", "Country", "Region", "City", "Place"})
_OTHERS = frozenset({"PERSON", "GPE", "NORP", "DATE"})


class Series(Wording):
    """Reads lists of capitalised fields."""

    def in_series(self, i: int, j: int, end: int, *, complement: bool) -> bool:
        """Tell whether the comma at token j parts fields of one name that begins at token i.

        Args:
            i: Where the name begins.
            j: The comma.
            end: Where the sentence ends.
            complement: Whether the list completes the name ("Bureau of A, B and C"); else its last word is the head of
                the name ("the A, B and C Act").

        """
        members = self._members_after(j, end)
        if not members or not all(self._is_field(begin, stop) for begin, stop in members[:-1]):
            return False
        begin, stop = members[-1]
        if complement:
            return self._is_field(begin, stop)
        head, first = self.class_of_run(begin, stop), self.class_of_run(i, j)
        one = self.low[stop - 1] == singular(self.low[stop - 1])
        return stop - begin > 1 and one and head not in _NOT_ONE and first in _FIELDS and self.is_noun(self.low[j - 1])

    def _members_after(self, j: int, end: int) -> list[tuple[int, int]]:
        """Give the members of a list after its first, from the comma on; none where no "and" closes it."""
        members: list[tuple[int, int]] = []
        at = j
        while at < end and len(members) < _MOST:
            closes = self.low[at] in ("and", "&") or (
                self.low[at] == "," and at + 1 < end and self.low[at + 1] in ("and", "&")
            )
            if not closes and self.low[at] != ",":
                return []
            begin = at + (2 if self.low[at] == "," and closes else 1)
            stop = begin
            while stop < end and self.capital(stop) and self.doc[stop].pos_ not in ("PRON", "DET"):
                stop += 1
            if stop == begin:
                return []
            members.append((begin, stop))
            if closes:
                return members
            at = stop
        return []

    def _is_field(self, begin: int, stop: int) -> bool:
        """Tell a field such as "Water" or "Rural Health" from somebody, a place or a body."""
        if self.gazetteer_at(begin, stop) is not None or self.naming.title_at(self.low, begin, end=stop):
            return False
        if any(self.doc[k].ent_type_ in _OTHERS and not self.is_noun(self.low[k]) for k in range(begin, stop)):
            return False
        return self.class_of_run(begin, stop) in _FIELDS | {"Group", "InfrastructureProject"} and self.is_noun(
            self.low[stop - 1]
        )
