"""Tells how far a run of name words goes: "Ministry of Trade and Industry", not "Ministry of Trade and Norway"."""

from __future__ import annotations

from reportgraph.extract.grammar.nominals import is_of_sum
from reportgraph.extract.mentions.inner_names import InnerNames
from reportgraph.extract.mentions.phrases import fixed_end
from reportgraph.extract.parsing.spelling import (
    ARTICLES,
    HYPHENS,
    NAME_PREPOSITIONS,
    QUOTES,
    is_address,
    is_format,
    is_ordinal,
)
from reportgraph.ontology.grammar import GRAMMAR

_NEVER = frozenset(
    {"i", "i'm", "the", "a", "an", "this", "that", "these", "those", "it", "he", "she", "we", "they", "you"}
)
SMALL_TAGS = frozenset({"ADP", "SCONJ", "CCONJ", "NUM", "ADV", "INTJ", "PART", "AUX"})
_OF_CABINETS = frozenset({"minister", "premier", "president"})
_OWNED = frozenset(
    {"ResearchInstitute", "University", "Institution", "GovernmentBody"}
)  # "Institute of Egypt's Delta University"


class Runs(InnerNames):
    """Cuts the words of a document into names and the rest."""

    def is_bound_article(self, i: int) -> bool:
        """Tell the article of an Arabic name, which looks like English words: "An-Nahar", "As-Safir"."""
        bound = i + 2 < len(self.low) and self.text[i + 1] == "-" and not self.doc[i].whitespace_
        return bound and self.text[i] in ("Ad", "An", "As", "At") and self.capital(i + 2)

    def _usable(self, i: int) -> bool:
        return self.is_bound_article(i) or (
            self.capital(i)
            and not (self.is_citation(i) or self.is_level(i))
            and not (self.text[i][-1] == "-" and len(self.text[i]) > 1)  # broken off
            and not is_address(self.text[i])
            and not is_of_sum(self.doc[i])
            and (self.low[i] not in _NEVER or (self.text[i] == "He" and self.doc[i].pos_ == "PROPN"))  # "Zheng He"
            and (self.low[i] != "extraordinary" or self.doc[i].head.i > i)  # "Ambassador Extraordinary"
            and not (self.low[i] in self.words.never or self.is_of_calendar(i))
            and (self.low[i] not in self.words.measures or (self.low[i].isalpha() and not self.text[i].isupper()))
            and self.doc[i].pos_ not in ("PRON", "DET")
            and not (
                self.doc[i].pos_ in SMALL_TAGS and i + 1 < len(self.low) and self.low[i + 1] in ("the", "a", "this")
            )
        )

    def _run_end(self, i: int, end: int) -> int:
        size = max(self.naming.title_at(self.low, i, end=end), self._shouted(i, end))
        size = max(size, self.day_of_name(i, end), self.span_of_name(i, end), self.spelt_by_letters(i, end))
        hit = self.gazetteer_at(i, end)
        j = i + max(size, hit[0] if hit else 1)
        head_end = 0  # where the first complement begins
        if hit is not None and hit[1].cls == "Country" and j == i + hit[0] and self._is_its_government(j, end):
            return j
        country = hit is not None and hit[1].cls == "Country"  # "President of the Republic of Chad Jane Roe"
        if (country and self._somebody_follows(j, end)) or (hit is not None and self.is_credit(i)):
            return j
        while j < end:
            hit = self.gazetteer_at(j, end) if self.capital(j) else None
            if hit is not None:
                j += hit[0]
                continue
            size = self.naming.title_at(self.low, j, end=end) if self.capital(j) else 0
            if size and self._is_appointed(i, j):
                return j
            if self._usable(j):
                j += max(1, size)
                continue
            if self.doc[j].is_space and j + 1 < end and self._usable(j + 1):
                j += 1
                continue
            step = self._joined(i, j, end, head_end or j)
            if step == 0:
                break
            if self.low[j] in NAME_PREPOSITIONS:
                head_end = head_end or j
            j += step
        return j

    def _is_appointed(self, i: int, j: int) -> bool:
        """Tell whom somebody makes what the words behind the name say: "appointed Jane Roe Secretary of State"."""
        return i > 0 and self.doc[i - 1].lemma_ in GRAMMAR.appointing and self.is_personal(i, j)

    def _is_its_government(self, j: int, end: int) -> bool:
        """Tell "the Peruvian Government", which is Peru, from "Peru Government Bonds"."""
        alone = j + 1 >= end or not (self._usable(j + 1) or self.low[j + 1] in (*NAME_PREPOSITIONS, *HYPHENS))
        return j < end and self.low[j] == "government" and alone

    def _fixed_over(self, i: int, j: int) -> int:
        """Give how far a fixed phrase goes on from its "and", "Council of Heads of State and Government", or 0."""
        ends = (fixed_end(self.doc, k, self.naming) for k in range(max(i, j - 3), j))
        return next((stop - j for stop in ends if stop > j + 1), 0)

    def _shouted(self, i: int, end: int) -> int:
        """Give the length of the words in capitals that an act or a plan is called by: "TAKE IT BACK Act", or 0."""
        stop = i
        while stop < end and self.text[stop].isupper() and self.text[stop].isalpha():
            stop += 1
        long = len(self.text[i]) > 2 and stop - i > 1 and stop < end and self.text[stop].istitle()
        return stop - i if long and self.class_of_words(self.low[stop : stop + 1]) == "Document" else 0

    def _somebody_follows(self, j: int, end: int) -> bool:
        stop = j
        while stop < end and stop - j < 4 and (self._usable(stop) or self.low[stop] in self.words.particles):
            stop += 1
        return stop - j > 1 and self.is_personal(j, stop)

    def _is_body(self, i: int, j: int) -> bool:
        """Tell words that are the whole name of a known body."""
        hit = self.gazetteer_at(i, j) if i < j else None
        return hit is not None and i + hit[0] == j and self.knowledge.schema.is_a(hit[1].cls, "Institution")

    def _is_and(self, i: int, j: int, end: int) -> bool:
        """Tell the "and" of another language: of "Roe y Asociados S.A.", of "Banco de Obras y Servicios"."""
        foreign = any(t.islower() and t in self.words.particles for t in self.text[i + 1 : j])
        return self._opens_firm(j + 1, end) or (foreign and self.low[j] != "a")

    def _opens_firm(self, j: int, end: int) -> bool:
        """Tell what ends as firms do: "Asociados S.A." behind the "y" of "Roe y Asociados S.A."."""
        stop = self._end_of_run(j, end) if self.capital(j) else j
        return stop > j + 1 and self.low[stop - 1] in self.words.company_suffixes

    def _joined(self, i: int, j: int, end: int, head_end: int) -> int:
        """Give how many tokens from j on hold the run together, or 0 where it ends."""
        if j + 1 >= end:
            return 0
        token, low = self.doc[j], self.low[j]
        if low in ("of", "for") and self.low[j - 1] in self.words.ambiguous and self._is_body(i, j - 1):
            return 0  # "the LB Head of Energy"
        if step := self.joint(j, end, head=(i, head_end)):
            return step
        if self.text[j] in HYPHENS and not self.doc[j - 1].whitespace_ and not token.whitespace_:
            return self._hyphen(j, end)
        if low in self.words.particles and (low not in ("a", "e", "y") or self._is_and(i, j, end)):
            after = j + 1
            while after + 1 < end and not self.capital(after) and self._is_particle(after):
                after += 1
            return after - j if self.capital(after) else 0
        if low in ("'s", "'", "\u2019s") and head_end + 1 < j and self.low[head_end + 1].endswith("ing"):
            after = j + 1 + is_ordinal(self.low[j + 1])
            return after - j if after < end and self.capital(after) else 0  # "Board on Marking Peru's 200th Birthday"
        if low in ("'s", "'") and self.capital(j + 1):
            owner = head_end < j and self.class_of_run(i, head_end) in _OWNED
            return 1 if owner or (self._is_possessor(self.low[j - 1]) and self._is_of_office(j, end)) else 0
        if is_format(low) and self.capital(j + 1):
            return 1  # "the Peru-Chad 2+2 Dialogue"
        if low.replace("/", "").isdigit() and self._takes_number(i, j, head_end):
            return 1
        if low == "(" and j + 3 < end and self.low[j + 2] == ")" and self.capital(j + 3):
            return self.in_brackets(i, j)
        if low == "(" and (step := self.spelt_inside(j, end)):
            return step
        if self.text[j] in QUOTES and i < j:
            return self.nickname(i, j, end)
        if low == "of" and j == i + 1 and self.is_of_year(i):
            return 2
        if step := self._phrase_of_title(i, j, end, head_end):
            return step
        if low == "for" and self.is_of_budget(i, j):
            return 4  # "Budget Act for Fiscal Year 2022"
        if low in NAME_PREPOSITIONS:
            return self._governed(i, j, end, head_end)
        if low == "and" and (fixed := self._fixed_over(i, j)):
            return fixed
        if low == "and" and i and self.low[i - 1] in ("between", "both") and self.capital(j + 1) and j == i + 1:
            return 0  # two names
        if low in ("and", "&") or self.text[j] == ",":
            return self._added(i, j, end, head_end)
        return int(self.capital(j + 1) and self._is_inner_article(i, j, end, head_end))

    def _governed(self, i: int, j: int, end: int, head_end: int) -> int:
        """Give how many tokens a preposition and the articles behind it are, where the name goes on behind them."""
        low, after = self.low[j], self._next_word(j, end)
        beyond = self._next_word(after, end)
        every = self.text[after] in ("All", "Every") and self.capital(beyond)  # not of "the Roads for All project"
        after = beyond if self.low[after] in ("the", "a") or every else after
        fits = self.capital(after) and self.low[after] not in self.words.calendar
        alone = not self._is_of_thing(after, end) or self._is_before_scheme(i, j)
        fits = fits and (low == "of" or alone)
        return after - j if fits and (self.is_act(i, j, end) or self._takes(i, head_end, j, low)) else 0

    def _is_inner_article(self, i: int, j: int, end: int, head_end: int) -> bool:
        """Tell a small word that a name goes on behind: "Order on Tackling the Water Crisis"."""
        low = self.low[j]
        if low in ("the", "a", "our") and head_end < j and self.doc[j - 1].tag_ in ("VBG", "VB"):
            return True
        if low in ("the", "with") and self._is_small_capital(j - 1):
            return True
        return low in ARTICLES and self.is_act(i, j, end)

    def _is_of_thing(self, i: int, end: int) -> bool:
        """Tell "the Decision on the Lake Alta field", which is on a field and not on a lake."""
        stop = self._end_of_run(i, end)
        thing = self.doc[min(stop, end - 1)]
        part = stop < end and self.doc[stop - 1].dep_ in ("compound", "nmod") and self.doc[stop - 1].head == thing
        return part and thing.pos_ == "NOUN" and self.low[i - 1] == "the"

    def _added(self, i: int, j: int, end: int, head_end: int) -> int:
        """Tell how a run goes on over "and" or a comma: "Roe, Jr.", "Ministry of Trade and Industry"."""
        low, after = self.low[j], self._next_word(j, end)
        suffix = self.low[after].strip(".") in self.words.person_suffixes and len(self.low[after]) > 1
        suffix = suffix and not (
            self.text[after].strip(".") == "Md" and after + 1 < len(self.text) and self.capital(after + 1)
        )  # "Md. Karim Ali"
        if low == "," and suffix and self.class_of_run(i, j) in (None, "Person"):
            return after + 1 - j  # "Roe, Jr."
        if low == "and" and self.is_pair(i, j):
            after = self._next_word(after, end) if self.low[after] == "the" else after
            return after - j if self.capital(after) else 0
        if low == "and" and head_end < j and self.low[after] == "cabinet" and self.low[j - 1] in _OF_CABINETS:
            return after - j if self.capital(after) else 0  # "Department of the Prime Minister and Cabinet"
        if self.text[after].isupper() and after + 1 < end and self.naming.title_at(self.low, after + 1, end=end):
            return 0  # "Ministry of Trade and LB President Jane Roe"
        if low == "," and self.low[after] == "and":
            after = self._next_word(after, end)
        return after - j if self._usable(after) and self.coordinated(i, j, after, end, head_end) else 0

    def _is_particle(self, i: int) -> bool:
        """Tell a small word inside a person's name, or the hyphen after one: "Salim al-Harthy"."""
        return self.low[i] in self.words.particles or (
            self.text[i] in HYPHENS and self.low[i - 1] in self.words.particles
        )

    def _next_word(self, j: int, end: int) -> int:
        """Give the next token that is no white space, or the last of the sentence."""
        j += 1
        while j + 1 < end and self.doc[j].is_space:
            j += 1
        return min(j, end - 1)

    def _hyphen(self, j: int, end: int) -> int:
        token = self.doc[j + 1]
        if self.capital(j + 1) or self.text[j + 1].isdigit():
            return 2 if self.text[j + 1].isdigit() else 1
        following = self.doc[j + 2] if j + 2 < end else None
        person = (token.pos_ == "PROPN" or token.ent_type_ == "PERSON") and token.tag_ != "VBN"
        if person or (following is not None and self._usable(j + 2) and self.is_compound(j)):
            return 2
        short = token.is_alpha and len(token) < 7 and self.low[j + 1] not in self.seen_elsewhere
        if short and token.pos_ in ("NOUN", "X", "ADJ"):
            # "Park Geun-hye": a syllable that is no word of the text, and modifies nothing
            return 2 if following is None or following.pos_ not in ("NOUN", "ADJ") else 0
        if j + 3 < end and self.text[j + 2] in HYPHENS and self.capital(j + 3) and not token.whitespace_:
            return 3
        return 0
