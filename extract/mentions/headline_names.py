"""Finds names where most words are capitalised: those known from the text, and the parser's entities."""

from __future__ import annotations

from collections.abc import Iterator

from reportgraph.extract.mentions.nested import Nested
from reportgraph.extract.mentions.persons import NameSpan
from reportgraph.extract.parsing.casing import is_word
from reportgraph.extract.parsing.spelling import HYPHENS, NAME_PREPOSITIONS

LONGEST_NAME = 4  # words of who holds an office of a state: "Prime Minister of Peru Jane Ann Roe"
LOOSE_ENDS = NAME_PREPOSITIONS | {"and", "&", "the", "'s", "'", ",", "(", "-"}
_OWN_KIND = 5  # tokens of what a headline calls its text: "Joint Press Statement by"
_IN_OFFICES = frozenset({"&", "'s", "-", "’s", "and", "for", "of", "the", "to", *HYPHENS})
_STYLES = frozenset({"ambassador", "prince", "princess", "professor", "sayyid", "senator", "sheikh", "sheikha"})
_ADDRESSES = frozenset({"h.e.", "mr", "mr.", "mrs", "mrs.", "ms", "ms.", "dr", "dr.", "prof.", "hon."})


class HeadlineNames(Nested):
    """Finds the names in the headlines of one parsed document, once those of its sentences are known."""

    def issued_by(self, start: int, end: int) -> tuple[int, int]:
        """Give where a headline tells by whom a text is, which has its capitals anyway: "Statement by Envoy Haru Sato".

        It reaches to the next small word that no office has: "on", "at", "regarding".
        """
        links = (i for i in range(start + 1, min(start + _OWN_KIND, end)) if self.low[i] in ("by", "from"))
        i = next(links, end)
        if i == end or self.naming.class_of_nominal([self.low[i - 1]]) != "Document":
            return end, end
        small = (k for k in range(i + 1, end) if not (self.capital(k) or self.low[k] in _IN_OFFICES))
        return i + 1, next(small, end)

    def in_headline(self, i: int, end: int, known: set[tuple[str, ...]], *, labels: bool = True) -> Iterator[NameSpan]:
        """Find known names and (`labels`) the parser's entities in a line where most words are capitalised."""
        longest, begin = max((len(k) for k in known), default=0), i
        while i < end:
            if (person := self._behind_address(i, end)) > i + 1:
                yield NameSpan(i + 1, person, person=True)
                i = person
                continue
            if people := self._titled_surnames(i, end, known):
                yield from (NameSpan(k, k + 1, person=True) for k in people)
                i = people[-1] + 1
                continue
            size = next((n for n in range(min(longest, end - i), 0, -1) if tuple(self.text[i : i + n]) in known), 0)
            hit = self.gazetteer_at(i, end)
            if hit is not None and not size and i + 1 < end and self.is_called_by_place(i, i + 1, hit[1]):
                hit = None
            if not (size or hit) and self.low[i] == "the" and i + 1 < end and self.gazetteer_at(i + 1, end) is not None:
                i += 1  # the parser's "The United States" in a headline
                continue
            if size or hit:
                size = max(size, hit[0] if hit else 0)
                yield NameSpan(i, i + size, hit[1] if hit and hit[0] == size else None)
            elif labels and (self._begins_entity(i) or self._begins_behind_bracket(i, end)):
                after = i + 1 if self._begins_entity(i) else i + 2
                size = next((n for n in range(after - i, end - i) if self._leaves(i + n)), end - i)
                size += self._with_particle(i + size, end) if self.doc[after - 1].ent_type_ == "PERSON" else 0
                if size > 1 and self.low[i] in self.words.honorifics:
                    i, size = i + 1, size - 1
                joint = next((n for n in range(1, size - 1) if self._joins_known(i + n, end)), size)
                size = joint if self._is_plain(i, i + joint) else size
                while size > 1 and self.low[i + size - 1] in LOOSE_ENDS:
                    size -= 1
                whole = all(t.is_punct for t in self.doc[i + size : end]) and i == begin
                told = i == begin and self.low[i].endswith("ing") and self.low[i] not in self.naming.given
                field = self._field_of_office(i, i + size)
                if field:
                    i += field
                    continue
                kind = size > 1 and not (whole or told) and self.class_of_run(i, i + size) is not None
                if kind or not self._is_plain(i, i + size):  # "Ports", "Understanding Armed Groups" in a title: no name
                    yield NameSpan(i, i + size)
            i += size or 1

    def _begins_entity(self, i: int) -> bool:
        return self.doc[i].ent_iob_ == "B" and self.doc[i].ent_type_ in ("PERSON", "ORG", "GPE", "LOC")

    def _begins_behind_bracket(self, i: int, end: int) -> bool:
        """Tell an unknown name before that of a person: "of the Lake Council (LC) Jasem Mohamed Roe"."""
        opened = i > 0 and self.text[i - 1] == ")" and i + 1 < end and self.capital(i) and self.is_unknown(i, i + 1)
        return opened and self.doc[i + 1].ent_type_ == "PERSON" and self.doc[i + 1].ent_iob_ == "B"

    def _with_particle(self, at: int, end: int) -> int:
        """Give how far a person's name goes on behind the parser's label, from a particle on: "Omar Al Thani"."""
        stop = at + 1
        while stop < end and self.capital(stop) and self.doc[stop].ent_iob_ != "B":
            stop += 1
        return stop - at if at + 1 < end and self.low[at] in self.words.particles and stop > at + 1 else 0

    def _field_of_office(self, i: int, j: int) -> int:
        """Give how long the field of an office is that stands before its country: "Minister of | Energy of Chad"."""
        titled = i > 1 and self.low[i - 1] in ("of", "for") and self.naming.title_at(self.low, i - 2, end=i - 1)
        ends = range(i + 1, j - 1) if titled else range(0)
        return next((k - i for k in ends if self.low[k] == "of" and self.gazetteer_at(k + 1, j) is not None), 0)

    def _titled_surnames(self, i: int, end: int, known: set[tuple[str, ...]]) -> list[int]:
        """Give the surnames, known from the text, behind a title in the plural: "by Presidents Roe and Doe"."""
        at = i + self.naming.title_at(self.low, i, end=end, plural=True)
        last = {k[-1] for k in known if len(k) > 1} if at > i else set[str]()
        found = list[int]()
        while at < end and (self.text[at] in last or (found and self.low[at] in (",", "and"))):
            if self.text[at] in last:
                found.append(at)
            at += 1
        return found if len(found) > 1 else []

    def _joins_known(self, i: int, end: int) -> bool:
        """Tell an "and" before a known name: "China's Rise and Peru's Options"."""
        return self.low[i] == "and" and i + 1 < end and self.gazetteer_at(i + 1, end) is not None

    def _is_plain(self, i: int, j: int) -> bool:
        """Tell words of the language that only their place in a title gives capitals."""
        return all(self.is_common(t) or is_word(t.lower_) for t in self.doc[i:j])

    def _behind_address(self, i: int, end: int) -> int:
        """Give where a name ends that a form of address opens, "H.E. Jane Roe, President", or i."""
        style = self.low[i] in _STYLES
        if self.low[i] not in _ADDRESSES and not style:
            return i
        stop = next((k for k in range(i + 1, end) if not (self.capital(k) or self.text[k] == "-")), end)
        if style and (stop == end or self.text[stop] != ","):
            return i  # "Prince Visits Lima", but "Prince John Doe, Minister of Trade"
        return stop if i + 2 < stop <= i + 1 + 2 * LONGEST_NAME else i

    def _leaves(self, i: int) -> bool:
        """Tell a token at which an entity of the parser ends; none goes on behind a semicolon."""
        return self.doc[i].ent_iob_ != "I" or self.text[i] == ";"
