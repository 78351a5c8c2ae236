"""Tells marks inside a name from those between two: "Peace.org" and "Peace. Norway", "Poet's Day" and "Peru's Day"."""

from __future__ import annotations

from reportgraph.extract.mentions.series import DAYS, SHARED, Series
from reportgraph.extract.parsing.casing import is_word
from reportgraph.extract.parsing.spelling import ARTICLES, HYPHENS, NAME_PREPOSITIONS, QUOTES, is_inner_dot, singular
from reportgraph.ontology.grammar import GRAMMAR

_LONGEST_DAY = 4  # words after the possessor: "Poets' Remembrance Day"
_SEVERAL = frozenset({"between", "among", "by", "with", "met", "both"})  # behind these an "&" joins people
_NAMED = frozenset({"FAC", "GPE", "LOC", "ORG", "PERSON", "PRODUCT"})
_BARE = frozenset({None, "Group", "Person", "Topic", "Principle"})  # what alone is no body and no document
_UNDERTAKEN, _TOWARDS = frozenset({"CooperationMechanism", "Initiative", "Project"}), frozenset({"for", "to", "with"})
_INSIDE_TOWNS = frozenset({"in", "near", "outside"})
_INSIDE_ACTS = NAME_PREPOSITIONS | ARTICLES | {"and", "'s"}
_BEFORE_ACTS = ARTICLES | QUOTES
_DASHES = frozenset({"-", "–", "—"})
_LANDS = frozenset({"Country", "InternationalOrganization", "Region"})
_SAINTS = frozenset({"st.", "saint"})
# what adverbs end on, and hardly another word that is as long
_MANNERS = ("ably", "ally", "antly", "arily", "ately", "edly", "ently", "fully", "ibly", "ingly", "ively", "ously")
_SHORT = 6  # letters of "Sally", "Bently"


class Joints(Series):
    """Reads the marks that hold a name together."""

    def joint(self, j: int, end: int, *, head: tuple[int, int]) -> int:
        """Give how many tokens from a mark on belong to the name, or 0.

        Args:
            j: The mark.
            end: Where the sentence ends.
            head: Where the name begins, and where its first complement does (`j` where it has none).

        """
        mark = self.low[j]
        if self.text[j] == mark and len(mark) > 2 and mark in self.words.company_suffixes and not is_word(mark):
            return 1  # "Lake Grid plc"
        if is_inner_dot(self.doc[j]):
            return 2
        if mark == "/" and self._are_both(j):
            return 2
        if self.text[j] in _DASHES and self._is_spaced_pair(head[0], j, end):
            return 1
        if mark in (",", "&") and (step := self._partners(head[0], j, end)):
            return step
        if mark in ("'s", "'") and (self.is_day(j, end) or self._is_body_of(j, end)):
            return 1
        if mark == "'s" and not NAME_PREPOSITIONS.isdisjoint(self.low[head[0] : j]) and self.is_act(head[0], j, end):
            return 1
        if mark != ",":
            return 0
        if self._is_company(head[0], j):
            return 2
        return 1 if self._is_campus(j, end, head=head) else 0

    def _is_spaced_pair(self, i: int, j: int, end: int) -> bool:
        """Tell lands before what they have together, "the Peru – Chad Lake Dialogue", from other dashes."""
        begin, dashes = i, set[int]()
        while begin < end and self.capital(begin):
            land = self.gazetteer_at(begin, end)
            if land is None or land[1].cls not in _LANDS:
                return False
            begin += land[0]
            if begin + 1 >= end or self.text[begin] not in _DASHES:
                break
            dashes.add(begin)
            begin += 1
        stop = self._end_of_run(begin, end) if begin < end and self.capital(begin) else begin
        cls = self.class_of_run(begin, stop) if stop > begin and j in dashes else None
        return cls in SHARED

    def is_day(self, j: int, end: int) -> bool:
        """Tell a day that belongs to people of a kind, "Poets' Day", from what somebody has."""
        if j < 1 or j + 1 >= end or self.low[j] not in ("'s", "'") or not self.capital(j - 1):
            return False
        stop = self._end_of_run(j + 1, min(end, j + 1 + _LONGEST_DAY))
        return stop > j + 1 and self.low[stop - 1] in DAYS and self.is_noun(self.low[j - 1])

    def _are_both(self, j: int) -> bool:
        """Tell two acronyms that are named in one breath: "Council on ARD/SARD"."""
        sides = (self.doc[j - 1], self.doc[j + 1])
        glued = not sides[0].whitespace_ and not self.doc[j].whitespace_
        known = (self.knowledge.gazetteer.get(t.text) for t in sides)
        wire = any(entry is not None and entry.cls == "MediaOrganization" for entry in known)
        return glued and not wire and all(t.is_upper and t.is_alpha and len(t) > 1 for t in sides)

    def _is_body_of(self, j: int, end: int) -> bool:
        """Tell a body of people of a kind, "National Weavers' Relief Committee", from one that a country has."""
        many = self.low[j - 1]
        if self.low[j] != "'" or not self.capital(j - 1) or many == singular(many) or not self.is_noun(many):
            return False
        stop = self._end_of_run(j + 1, end)
        cls = self.class_of_run(j + 1, stop) if stop > j + 1 else None
        return cls is not None and self.knowledge.schema.is_a(cls, "Institution")

    def is_saint(self, i: int, j: int) -> bool:
        """Tell what is called after a saint, "St. Ada County", from the saint."""
        if self.low[i] in _SAINTS and i > 0 and self.low[i - 1] in _INSIDE_TOWNS:
            return True  # "a plant in St. Ada"
        cls = self.class_of_run(i + 1, j) if self.low[i] in _SAINTS and i + 2 < j else None
        return cls not in (None, "Person", "Group")

    def is_act(self, i: int, j: int, end: int) -> bool:
        """Tell a bill that goes on behind a small word: "the Freedom to Fish Act", "the Fostering the Arts Act"."""
        opening = self.doc[i].tag_ in ("VBG", "IN", "TO") or self.low[i].endswith("ing")
        if i == 0 or self.low[i - 1] not in _BEFORE_ACTS or (self.low[j] in ARTICLES and not (opening and j == i + 1)):
            return False
        before = self.class_of_run(i, j)
        joined = before in _UNDERTAKEN and self.low[j] in _TOWARDS  # "the Trade Partnership with Peru Act"
        if not opening and self.text[i - 1] not in QUOTES and not joined and before not in _BARE:
            return False
        stop = j
        while stop < end and (self.capital(stop) or self.low[stop] in _INSIDE_ACTS):
            if self.capital(stop) and self.low[stop] in self.words.enactments:
                return True
            stop += 1
        return False

    def _is_company(self, i: int, j: int) -> bool:
        """Tell the form of a company behind a comma, "Voltra, Inc.", from a state: "Boulder, CO"."""
        form = self.text[j + 1]
        short = form.isupper() and len(form) == 2
        return form.lower() in self.words.company_suffixes and self.capital(j + 1) and not short and i < j

    def _partners(self, i: int, j: int, end: int) -> int:
        """Give the length of what follows the first partner of a firm, "Roe, Doe & Poe", or 0 for several names."""
        members = self._members_after(j, end)
        if j != i + 1 or len(members) < 2 or self.low[members[-1][0] - 1] != "&":
            return 0
        if i and (self.low[i - 1] in _SEVERAL or self.capital(i - 1)):
            return 0
        names = [(i, j), *members[:-1], (members[-1][0], members[-1][0] + 1)]
        single = all(stop - begin == 1 and self.gazetteer_at(begin, stop) is None for begin, stop in names)
        if not single or self._is_titled(i, j) or all(self.is_noun(self.low[begin]) for begin, _ in names):
            return 0
        return members[-1][1] - j

    def _is_campus(self, j: int, end: int, *, head: tuple[int, int]) -> bool:
        """Tell the seat of a part of a university, "University of Bavaria, Munich", from another name in a list."""
        stop = head[1]
        if stop >= j or self.low[stop - 1] != "university" or self.low[stop] != "of":
            return False
        region, city = self.gazetteer_at(stop + 1, j), self.gazetteer_at(j + 1, end)
        if region is None or city is None or stop + 1 + region[0] != j:
            return False
        seat = region[1].cls == "Region" and city[1].cls == "City"
        return seat and self._end_of_run(j + 1, end) == j + 1 + city[0]

    def only_opens(self, i: int) -> bool:
        """Tell a first word that is no part of the name behind it: "Sadly Peru …", "Lawyers Jane Roe …"."""
        low = self.low[i]
        manner = low.endswith("ly") and (self.doc[i].tag_ == "RB" or (len(low) > _SHORT and low.endswith(_MANNERS)))
        opens = manner or low in GRAMMAR.opening_words or low in GRAMMAR.qualifying or self.is_era(i)
        opens = opens and not self.is_seen_inside(i)  # "Historically Black Colleges"
        if low in GRAMMAR.bidding and low not in self.naming.given and self.low[i + 1 : i + 2] != []:
            return self.low[i + 1] in self.naming.given  # "Read Jane Roe's speech here"
        described = low in self.words.adjectives or "Person" in (self.naming.classes_of(singular(low)) or ())
        people = described and low not in self.naming.given  # "Late Jane Roe", "Lawyers Jane Roe and Ana Poe"
        people = people and not self.naming.title_at(self.low, i, end=i + 1)
        opens |= (
            low in GRAMMAR.firm_kinds and i + 1 < len(self.low) and self.capital(i + 1) and not self.is_seen_inside(i)
        )
        if opens or not people or i + 1 >= len(self.low) or self.low[i + 1] not in self.naming.given:
            return opens
        whole = self.low[i : self._end_of_run(i, self.doc[i].sent.end)]
        return self.class_of_words(whole) in (None, "Person")  # but "National Faith Council"

    def is_era(self, i: int) -> bool:
        """Tell a compound before a place or a person whom it describes: "Post-war Peru", "Pro-union Jane Roe"."""
        behind = i + 1 if self.text[i].rpartition("-")[2].islower() and "-" in self.text[i] else i + 3
        parted = behind == i + 3 and self.text[i + 1 : i + 2] != [] and self.text[i + 1] in HYPHENS
        if behind >= len(self.low) or not (behind == i + 1 or (parted and self.text[i + 2].islower())):
            return False
        return self.low[behind] in self.naming.given or self.gazetteer_at(behind, len(self.low)) is not None

    def opens_office(self, i: int, end: int) -> bool:
        """Tell a body before the office of a person, who follows: "Voltra chief executive Jane Roe"."""
        if i + 2 >= end:
            return False
        person = (self.naming.classes_of(self.low[i + 1]) or ("",))[0] == "Person"
        after = i + 1 + (self.naming.title_at(self.low, i + 1, end=end) or person)
        after += after < end and self.text[after] == ","
        common = self.is_common(self.doc[i]) or self.low[i] in (
            self.words.adjectives | self.naming.words.title_modifiers
        )
        named = self.doc[i].ent_type_ in _NAMED and not common
        return named and self.text[i + 1].islower() and i + 1 < after < end and self.capital(after)

    def has_particles(self, i: int, end: int) -> bool:
        """Tell a given name at the beginning of a sentence before small words and a surname: "Jan van der Roe"."""
        after = i + 1
        while after < end and self.text[after].islower() and self.low[after] in self.words.particles:
            after += 1
        return self.low[i] in self.naming.given and i + 1 < after < end and self.capital(after)

    def _is_small_capital(self, i: int) -> bool:
        return self.capital(i) and self.doc[i].pos_ in ("ADP", "SCONJ", "PART")

    def is_compound(self, j: int) -> bool:
        """Tell "Forum of Land-locked States", "Lake Cross-border Fund" from "Lake Bank-funded Solar Park"."""
        known = self.gazetteer_at(j - 1, j) is not None or not self.doc[j + 1].whitespace_
        if known or not self.text[j + 1].islower():
            return False
        joined = j > 1 and self.low[j - 2] in (*NAME_PREPOSITIONS, "and")
        word = is_word(self.low[j - 1]) or self.low[j - 1] == "self"
        return (joined and word) or self.doc[j + 1].tag_ not in ("VBN", "VBD", "VBG")
