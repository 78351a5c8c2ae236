"""Tells whether a list with commas is one name: "Bureau of Fish, Game, and Parks", not "the Bureau of Fish, Oxfam"."""

from __future__ import annotations

from reportgraph.extract.mentions.callings import ABSTRACT, Callings
from reportgraph.extract.parsing.spelling import HYPHENS, singular
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.schema import ABSTRACTIONS

ADJECTIVAL = ("able", "al", "ary", "ful", "ible", "ic", "ive", "ous")
MOST = 8  # members of a list that is one name
FIELDS = frozenset({None, "Topic", "Principle", "Work"})
NOT_ONE = frozenset({None, "Topic", "Principle", "Person", "Group", "Country", "Region", "City", "Place"})
_DONE_TOGETHER = frozenset({"cooperation", "co-operation"})  # what alone is the name of a body too
_SCHEMES = frozenset({"Initiative", "Project"})
_BUILT = frozenset({"Facility", "InfrastructureProject", "Place"})
OTHERS = frozenset({"PERSON", "GPE", "NORP", "DATE"})


class FieldRows(Callings):
    """The rows of fields and qualities that the names of one document may hold."""

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
        inner = (self._is_field(*m) or self._is_quality(*m) or self._is_managed(*m) for m in members[:-1])
        if not members or not all(inner):
            return False
        begin, stop = members[-1]
        if complement:  # "Department of Industry, Science and Resources"
            return self._is_field(begin, stop) or self._is_managed(begin, stop)
        head, first = self.class_of_run(begin, stop), self.class_of_run(i, j)
        one = self.low[stop - 1] == singular(self.low[stop - 1])
        people = first in ("Group", "Person") and i > 0 and self.low[i - 1] == "the"  # "the Women, Peace and Trade Act"
        many = self.low[j - 1] != singular(self.low[j - 1])  # "the Rural Roads, Ports and B Project"
        scheme = head in _SCHEMES and first in _BUILT and many and self.low[i - 1 : i] == ["the"]
        field = (first in FIELDS or people or scheme) and self.is_noun(self.low[j - 1])
        return stop - begin > 1 and one and head not in NOT_ONE and field

    def _is_managed(self, begin: int, stop: int) -> bool:
        return stop - begin == 1 and self.low[begin] in GRAMMAR.managed

    def _members_after(self, j: int, end: int) -> list[tuple[int, int]]:
        """Give the members of a list after its first, from the comma on; none where no "and" closes it."""
        members: list[tuple[int, int]] = []
        at = j
        while at < end and len(members) < MOST:
            closes = self.low[at] in ("and", "&") or (
                self.low[at] == "," and at + 1 < end and self.low[at + 1] in ("and", "&")
            )
            if not closes and self.low[at] != ",":
                return []
            begin = at + (2 if self.low[at] == "," and closes else 1)
            stop = self._end_of_member(begin, end)
            if stop == begin:
                return []
            members.append((begin, stop))
            if closes:
                return members
            at = stop
        return []

    def _end_of_member(self, begin: int, end: int) -> int:
        """Give where the words with capitals from one on end; "Good-Neighborliness" and "High-level" are one word."""
        stop = begin
        while stop < end and self.capital(stop) and self.doc[stop].pos_ not in ("PRON", "DET"):
            stop += 1
            glued = stop + 1 < end and self.text[stop] in HYPHENS and not self.doc[stop - 1].whitespace_
            if glued and not self.doc[stop].whitespace_:
                stop += 2
        return stop

    def _are_qualities(self, j: int, end: int) -> bool:
        """Tell adjectives of one noun that names what the whole is about: "Accord on Mutual, Fair and Open Trade"."""
        first, members = self.low[j - 1], self._members_after(j, end)
        if not members or self.is_noun(first) or not first.endswith(ADJECTIVAL) or self.capital(j - 2):
            return False
        begin, stop = members[-1]
        single = all(last - at == 1 and self.gazetteer_at(at, last) is None for at, last in members[:-1])
        return single and stop - begin > 1 and self._is_field(begin, stop)

    def _is_quality(self, begin: int, stop: int) -> bool:
        """Tell one adjective of the noun that ends a list: "Trade, Economic, Scientific and Technical Cooperation"."""
        described = stop - begin == 1 and self.low[begin].endswith(ADJECTIVAL) and not self.is_noun(self.low[begin])
        return described and self.gazetteer_at(begin, stop) is None

    def _is_field(self, begin: int, stop: int) -> bool:
        """Tell a field such as "Water" or "Rural Health" from somebody, a place or a body."""
        if self.gazetteer_at(begin, stop) is not None or self._is_titled(begin, stop):
            return False
        if any(self.doc[k].ent_type_ in OTHERS and not self.is_noun(self.low[k]) for k in range(begin, stop)):
            return False
        named = self.field_class(begin, stop) in FIELDS | {"Group", "InfrastructureProject"}
        cared_for = stop == begin + 1 and self.low[begin] != singular(self.low[begin])  # "Coalition for Rivers, Lakes"
        cared_for = cared_for and self.naming.class_of_nominal([singular(self.low[begin])]) in _BUILT
        return (named or cared_for or self._ends_in_field(stop)) and self.is_noun(self.low[stop - 1])

    def field_class(self, begin: int, stop: int) -> str | None:
        """Give the class that a name tells; common words that firms bear, too, tell a field: "Renewable Energy"."""
        cls = self.class_of_run(begin, stop)
        common = all(self._describes(self.low[k]) for k in range(begin, stop))
        field = self.naming.class_of_nominal(self.low[begin:stop]) if cls == "Company" and common else None
        return field if field in FIELDS and field is not None else cls

    def _ends_in_field(self, stop: int) -> bool:
        """Tell "Economic Cooperation", a field but for its capitals."""
        described = stop > 1 and self._describes(self.low[stop - 2])  # not "Voltra Resources"
        return self.low[stop - 1] in _DONE_TOGETHER or (self.low[stop - 1] in GRAMMAR.managed and described)

    def _is_titled(self, begin: int, end: int) -> bool:
        """Tell an office, or somebody with one before the name, from a field such as "Justice"."""
        size = self.naming.title_at(self.low, begin, end=end)
        alone = begin + size >= end or not self.capital(begin + size)
        return size > 0 and not (alone and self.naming.class_of_nominal(self.low[begin : begin + size]) in ABSTRACTIONS)

    def _describes(self, low: str) -> bool:
        """Tell a noun or an adjective of the language."""
        return self.is_noun(low) or low in self.words.title_modifiers or low.endswith((*ADJECTIVAL, *ABSTRACT))
