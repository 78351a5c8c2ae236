"""Tells what a name goes on with: "Fund for Reefs", "Resolution 2254", "the President's Council on Trade"."""

from __future__ import annotations

from reportgraph.extract.mentions.joints import Joints
from reportgraph.extract.parsing.casing import is_word
from reportgraph.extract.parsing.spelling import QUOTES, singular
from reportgraph.ontology.grammar import GRAMMAR, governs
from spacy.tokens import Token

OPENERS = QUOTES | {":", "(", "--", "—", "-", "–", "•", "*", "'", ";"}
# "Friends of the Lake Ministerial Meeting" is a meeting: a last word of these classes decides where the first has none
_PLANS = frozenset({"Initiative", "Project", "CooperationMechanism", "Document", "Institution", "Group"})
_SCHEMES = frozenset({"CooperationMechanism", "Initiative", "Project"})
_LONGEST = 4  # words behind the preposition in what a plan is called
_SEATED = frozenset({"ResearchInstitute", "University"})
_STUDYING = frozenset({"research", "studies"})
_UNNUMBERED = frozenset({"City", "Country", "Group", "MediaOrganization", "Person", "Place", "Region"})
_LEAGUES = frozenset({"against", "for", "without"})
_OF_TITLES = frozenset(
    {"in area of", "in areas of", "in field of", "in fields of", "in honor of", "in honour of", "in support of"}
)
_TURNED = frozenset({"bias", "crime", "crimes", "discrimination", "hatred", "offences", "struggle", "violence"})
_APART = frozenset({"to", "with", "against"})  # no known name of a body or a place goes on so


class NameComplements(Joints):
    """Reads the possessors, numbers and prepositional phrases that are a part of a name."""

    def _is_possessor(self, low: str) -> bool:
        one = singular(low)
        people = one != low and self.naming.class_of_nominal([one]) == "Person"  # "Mineworkers' Union"
        people = people or (one != low and (one,) in self.words.titles)  # "Foreign Ministers' Meeting"
        return people or low in self.words.possessors or one in self.words.possessors

    def _is_of_office(self, j: int, end: int) -> bool:
        """Tell "the President's Council on Trade" from "the President's Trade Act", which has a name of its own."""
        stop = j + 1
        while stop < end and self.capital(stop):
            stop += 1
        cls = self.class_of_run(j + 1, stop)
        if (self.low[j - 1],) not in self.words.titles or stop - j < 3:
            called = cls is not None and j > 1 and self.capital(j - 2)  # "the Lake Leaders' Meeting"
            return called or not self.low[j + 1].endswith("ing")
        return cls is None or any(self.knowledge.schema.is_a(cls, kind) for kind in ("Institution", "Event"))

    def _takes_number(self, i: int, j: int, head_end: int) -> bool:
        cls = self.class_of_run(i, head_end)
        if cls == "Document" or self.low[j - 1] in self.words.bills:  # "Resolution 2254", "Executive Order 14076"
            return len(self.low[j]) < 6 or "/" in self.low[j][1:-1]  # "Directive 2008/99"
        if self.low[j - 1] in GRAMMAR.counted_names:
            return len(self.low[j]) < 3  # "Development Goal 6"
        if cls == "InfrastructureProject" and len(self.low[j]) == 1 and not _counts(self.doc[j]):
            return True  # "the Lake Stream 2 pipeline"
        if self.capital(j + 1) and self.low[j + 1] in self.words.company_suffixes:
            return True  # "Lake Solar 1 LLP"
        dated = len(self.low[j]) == 4 and cls in ("Initiative", "Project", "CooperationMechanism", "Event")
        return dated or self.is_station(j) or self._is_numbered(i, j, cls)

    def _is_numbered(self, i: int, j: int, cls: str | None) -> bool:
        """Tell the number of "Gulf Block 9", "Horizon 2020" from a score ("Peru 2"), a source ("Roe 2018")."""
        number, year = self.doc[j], len(self.low[j]) == 4
        known = self.gazetteer_at(i, j)
        land = known is not None and known[1].cls in _UNNUMBERED
        road = land and known is not None and known[0] < j - i and cls == "InfrastructureProject"  # "US Highway 61"
        placed = cls in _UNNUMBERED or (land and not road)
        if placed or self.is_somebody(i, j) or (year and self.text[j - 1] in self.surnames):
            return False
        if number.dep_ != "nummod" or not i <= number.head.i < j or not self.low[j].isdigit() or len(self.low[j]) > 4:
            return False
        around = {self.text[i - 1] if i else "", self.text[j + 1]}
        return not (year and around & {"(", ")", ";"}) and self.low[j - 1] not in self.words.calendar

    def is_of_year(self, i: int) -> bool:
        """Tell an event that a year alone sets apart, "the War of 1812", from one that has a name: "the Lake War"."""
        event = self.low[i - 1 : i] == ["the"] and self.class_of_words(self.low[i : i + 1]) == "Event"
        year = self.low[i + 2] if i + 2 < len(self.low) else ""
        return event and len(year) == 4 and year.isdigit()

    def is_of_budget(self, i: int, j: int) -> bool:
        """Tell an act that is called after the year of its budget: "Harbours Act for Fiscal Year 2022"."""
        year = self.low[j + 1 : j + 4]
        return (
            year[:2] == ["fiscal", "year"]
            and year[2:][:1] != []
            and year[2].isdigit()
            and self.capital(j + 1)
            and (self.class_of_run(i, j) == "Document")
        )

    def _is_before_scheme(self, i: int, j: int) -> bool:
        """Tell "the Vaccines for the Highlands programme": capitals between an article and a small word for a plan."""
        stop = j + 1 + (self.low[j + 1] == "the")
        begin = stop
        while stop < len(self.low) and self.capital(stop) and stop - begin < _LONGEST:
            stop += 1
        scheme = begin < stop < len(self.low) and self.naming.class_of_nominal([self.low[stop]]) in _SCHEMES
        return scheme and i > 0 and self.low[i - 1] == "the" and self.text[stop].islower()

    def _is_called_scheme(self, i: int, j: int) -> bool:
        """Tell "the Clean Water in Kenya Initiative": words that name nothing known, and a plan behind them."""
        stop = j + 1
        while stop < len(self.low) and self.capital(stop) and stop - j <= _LONGEST:
            stop += 1
        scheme = stop > j + 2 and self.naming.class_of_nominal([self.low[stop - 1]]) in _SCHEMES
        if not scheme or i == 0 or self.low[i - 1] != "the" or self.gazetteer_at(i, j) is not None:
            return False
        known = self.gazetteer_at(j + 1, stop)
        return self.class_of_run(i, j) in (None, "Topic") and (known is None or known[0] < stop - j - 1)

    def is_league(self, i: int, j: int) -> bool:
        """Tell a body called after its people and what they want: "Citizens for Fair Elections", no "Fans for Roe"."""
        one = singular(self.low[i])
        if one == self.low[i] or (one,) in self.words.titles or self.low[j] not in _LEAGUES or not self.capital(i):
            return False
        people = self.naming.class_of_nominal([one]) == "Person" or self.is_people(i)
        known = self.gazetteer_at(j + 1, len(self.low)) if people and self.capital(j + 1) else None
        cause = self.capital(j + 1) and is_word(self.low[j + 1]) and self.low[j + 1] not in self.words.firms
        return people and known is None and cause

    def _is_cause(self, i: int, j: int) -> bool:
        """Tell a body called after what it does and where: "the charity Books for Africa"."""
        kind = self.doc[i - 1] if i else self.doc[i]
        body = (
            kind.pos_ == "NOUN"
            and kind.text.islower()
            and self.naming.class_of_nominal([kind.lower_]) in ("Group", "Institution")
        )
        body = body or (kind.i < i and kind.lower_ in GRAMMAR.nonprofits)
        land = self.gazetteer_at(j + 1 + (self.low[j + 1] == "the"), len(self.low)) if body else None
        return land is not None and self.knowledge.schema.is_a(land[1].cls, "Place") and not land[1].demonym

    def _is_firm_from(self, i: int, j: int) -> bool:
        """Tell a firm with a name of its own before its country, which is no part of it."""
        land = self.gazetteer_at(j + 1, len(self.low))
        own = j > i + 1 and self.low[j - 1] in GRAMMAR.firm_endings
        return own and land is not None and land[1].cls == "Country" and not land[1].demonym

    def _takes(self, i: int, head_end: int, j: int, preposition: str) -> bool:
        """Tell whether the name so far goes on with this preposition."""
        if self.naming.title_at(self.low, i, end=head_end) == head_end - i or self.is_somebody(i, head_end):
            return False
        covered = self.doc[j].ent_type_ in ("ORG", "LAW", "EVENT", "WORK_OF_ART", "FAC") and self.doc[j].ent_iob_ == "I"
        if head_end == i + 1 == j and self.is_league(i, j):
            return True
        if head_end == i + 1 == j and preposition == "for" and self._is_cause(i, j):
            return True
        if (singular(self.low[head_end - 1]), preposition) in self.naming.named:
            return True  # "Centre for", "Centers for"
        if head_end == j and (self._is_before_scheme(i, j) or (preposition != "of" and self._is_called_scheme(i, j))):
            return True
        if preposition == "on" and head_end == j - 2 and self.low[j - 1] in _STUDYING:
            return True  # "Centre for Research on"
        apart = preposition in _APART or (preposition == "for" and self.low[j + 1] == "the")
        known = self.gazetteer_at(i, head_end) if apart else None
        if known is not None and known[0] == head_end - i and known[1].cls != "Document":
            return False  # "the chair of the G20 to Fiji"
        if preposition == "between" and not self._is_between_known(i, head_end, j + 1):
            return False
        if head_end == i + 1 and i and self.doc[i - 1].text not in OPENERS and self._is_slogan(i, j):
            return True
        if preposition == "of" and head_end == j and self._is_firm_from(i, j):
            return False  # "Tala Minerals of Canada"
        if preposition == "of" and self.low[head_end - 1] in self.words.portfolios and self._follows_title_of(i):
            return False  # "Minister of Public Works of Chad"
        cls = self.class_of_run(i, head_end)
        body = cls in ("Institution", "ResearchInstitute", "InternationalOrganization")
        if preposition == "for" and self._follows_title_of(i) and not body:
            return False  # "Assistant Secretary of Trade for Ports", but "head of the Institute for Ports"
        if preposition == "to" and cls in _PLANS and j + 1 < len(self.doc):  # "Coalition to End Hunger"
            if self.doc[j + 1].tag_ == "VB":
                return True
            if cls not in ("Document", "Institution"):
                return self.gazetteer_at(j + 1, len(self.doc)) is None
        if cls is None and preposition == "with":
            return False
        if cls == "Group":
            return preposition == "of" and not self.is_role(head_end - 1)
        if cls is None or cls in ("Person", "Topic"):
            return covered
        if self.low[head_end - 1] in ("government", "governments"):
            return False
        if preposition == "of" and cls in _SEATED and self._is_seat_of(i, j):
            return False
        if preposition == "against" and head_end < j and self.low[j - 1] in _TURNED:
            return True  # "Day for the Elimination of Violence against Children"
        if preposition == "of":
            return (
                cls not in ("City", "Place", "Facility", "Event") or covered or self.doc[head_end - 1].pos_ == "PROPN"
            )
        if preposition == "in" and cls == "Document" and head_end < j and governs(self.low[j - 1], preposition):
            return self.gazetteer_at(j + 1, len(self.doc)) is None  # "Agreement on Cooperation in Fisheries"
        return preposition in self.naming.complements[cls] and not self._opens_field(j)

    def _opens_field(self, j: int) -> bool:
        """Tell a name that only says whose field it is behind a preposition: "the Master Plan on Lake Union trade"."""
        stop = j + 1 + (self.low[j + 1] == "the")
        begin = stop
        while stop < len(self.doc) and self.capital(stop):
            stop += 1
        field = self.doc[stop - 1].head
        named = begin < stop < len(self.doc) and self.gazetteer_at(begin, stop) is not None
        return named and self.doc[stop - 1].dep_ == "compound" and field.i == stop and field.tag_ in ("NN", "NNS")

    def _is_between_known(self, i: int, head_end: int, k: int) -> bool:
        """Tell "Treaty between the Union and", whose parties are found in its name, from "MoU between Torvik and"."""
        k += self.low[k] == "the"
        known = self.gazetteer_at(k, len(self.doc))
        acronym = head_end == i + 1 and self.text[i][-1].isupper()
        return known is not None and not acronym and self.text[k + known[0] : k + known[0] + 1] != ["("]

    def _is_seat_of(self, i: int, j: int) -> bool:
        """Tell in which state a place of learning is: "Lake State University of the US", "University of A of Chad"."""
        article = self.low[j + 1] == "the"
        hit = self.gazetteer_at(j + 1 + article, len(self.doc))
        state = hit is not None and self.knowledge.schema.is_a(hit[1].cls, "Country")
        return state and ((article and i + 1 < j and self.text[j + 2].isupper()) or "of" in self.low[i:j])

    def _is_slogan(self, i: int, j: int) -> bool:
        """Tell "Made in Peru", "Investing in Rural Chad" inside a sentence: a participle with a capital letter."""
        return (
            self.low[i].endswith(("ing", "ed", "made", "built"))
            and self.capital(j + 1)
            and self.low[j] in ("in", "for")
        )

    def _phrase_of_title(self, i: int, j: int, end: int, head_end: int) -> int:
        """Give the length of a preposition of several words that a title goes on over, or 0.

        "Order on Roads in Support of Trade", "Day in Honor of Poets", "Memo on Cooperation in the Field of Roads".
        """
        the = self.low[j + 1 : j + 2] == ["the"]
        stop = j + 3 + the
        if stop >= end or not (self.text[j + 1 + the].istitle() and self.capital(stop)):
            return 0
        phrase = " ".join(t for t in self.low[j:stop] if t != "the")
        known = phrase in _OF_TITLES or phrase in GRAMMAR.complex_prepositions
        return stop - j if known and self.class_of_run(i, head_end) in ("Document", "Event") else 0

    def _follows_title_of(self, i: int) -> bool:
        k = i - 1
        if k > 0 and self.low[k] == "the":
            k -= 1
        return k > 0 and self.low[k] in ("of", "for") and self._ends_office(k)

    def _ends_office(self, k: int) -> bool:
        return any(self.naming.title_at(self.low, k - n, end=k) == n for n in (1, 2, 3, 4, 5) if k - n >= 0)

    def _follows_post(self, i: int) -> bool:
        """Tell where the holder of an office is sent, right before the name: "Ambassador of Peru to Chad Ana Roe"."""
        k = i - 2 if i > 0 and self.low[i - 1] == "the" else i - 1
        if k < 0 or self.low[k] not in ("at", "in", "to"):
            return False
        if self._ends_office(k):
            return True  # "UN Coordinator in Chad Ana Roe"
        return self._is_in_office(k)

    def _follows_led(self, i: int) -> bool:
        """Tell of what a body is that somebody leads, right before the name: "Speaker of the Parliament of Chad"."""
        k = i - 2 if i > 0 and self.low[i - 1] == "the" else i - 1
        return k > 0 and self.low[k] == "of" and self._is_in_office(k)

    def _is_in_office(self, k: int) -> bool:
        while k > 0 and (self.capital(k - 1) or self.low[k - 1] in ("of", "the")):
            k -= 1
            if self.capital(k) and self._follows_title_of(k):
                return True
        return False


def _counts(number: Token) -> bool:
    """Tell "2 km", "2 ports" from "the Lake Stream 2 pipeline"."""
    return number.dep_ == "nummod" and number.head.i > number.i and number.head.tag_ != "NN"
