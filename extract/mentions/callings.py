"""What a run of capitalised words is called: the class of its head noun, a person, an office, a people."""

from __future__ import annotations

import re
from functools import cached_property
from itertools import pairwise

from reportgraph.extract.mentions.wording import Wording
from reportgraph.extract.parsing.casing import is_word
from reportgraph.extract.parsing.spelling import HYPHENS, NAME_PREPOSITIONS, QUOTES, singular
from reportgraph.ontology.gazetteer import Entry
from reportgraph.ontology.grammar import GRAMMAR

_COMPASS = frozenset({"north", "south", "east", "west"})
_SYLLABLES = re.compile(r"[A-Z][a-z]+-[a-z]+")  # a given name of two syllables, as romanised in East Asia
_SYLLABLE = (
    "(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?"
    "(?:[iu]?ang|iong|[eio]ng|[iuü]?an|uai|iao|ai|ei|ao|ou|[eiu]n|i[aeu]|u[aeio]|üe|er|[aeiouü])"
)
_GIVEN = re.compile(f"(?:{_SYLLABLE}){{1,2}}")
_NUMERALS = frozenset({*HYPHENS, "II", "III", "IV", "VI", "VII", "VIII", "IX", "XI", "XII"})  # "Tala Project II"
_YIELDS = frozenset({None, "Facility", "Group", "Person", "Topic"})  # "House of Elders Water Committee"
_TAKES_OVER = frozenset(
    {"Event", "Document", "Institution", "GovernmentBody", "Facility", "Project", "Initiative", "Company"}
)
ABSTRACT = ("ization", "isation", "ation", "ment", "ility", "ness", "ance", "ence")
_FEWEST = 2  # words
_NUMBER = re.compile(r"[\d/]+|[A-Z]{1,2}-?\d{1,4}")  # "Article 5", "Route PY15"


class Callings(Wording):
    """The runs of one document, read by the words that they are made of."""

    @cached_property
    def first_names(self) -> frozenset[str]:
        """The words that stand before the last word of somebody's full name."""
        return frozenset(before.text for before, t in pairwise(self.doc) if t.text in self.surnames)

    def class_of_run(self, begin: int, end: int) -> str | None:
        """Give the class that the head noun of a run of words tells, plural heads included."""
        whole = end
        while end > begin + 1 and (_NUMBER.fullmatch(self.text[end - 1]) or self.text[end - 1] in _NUMERALS):
            end -= 1
        words = self.low[begin:end]
        if end + 1 == whole and self.is_station(end):
            return "MediaOrganization"
        stop = next((k for k in range(1, len(words)) if words[k] in NAME_PREPOSITIONS), len(words))
        fixed = self.naming.named.get((singular(words[stop - 1]), words[stop])) if 0 < stop < len(words) else None
        if fixed is not None:
            return fixed  # "Centre for Water Policy"
        if stop == len(words) > 1 and words[-1] == "state":
            return "Region"  # "Kano State", and not "the States"
        if words[-1:] and words[-1] in self.words.bills:
            return "Document"
        if words[-1:] and words[-1] in self.words.enactments:
            return self.class_of_words(words[-1:])  # "Department of Health Reform Act"
        numbered = stop > 1 and words[stop - 1].replace("/", "").isdigit()  # "Order 51 on Rivers"
        first = self.class_of_words(words[: stop - 1] if numbered else words[:stop])
        if stop < len(words) and first in _YIELDS and (last := self.class_of_words(words[-1:])) in _TAKES_OVER:
            return last
        return first

    def is_station(self, i: int) -> bool:
        """Tell the number of "Radio 2" from that of "across the Channel 12 km from A"."""
        after = self.low[i + 1] if i + 1 < len(self.low) else ""
        numbered = self.low[i].isdigit() and len(self.low[i]) < 4 and i > 0
        return numbered and self.low[i - 1] in self.words.stations and after not in self.words.units

    def class_of_words(self, words: list[str]) -> str | None:
        """Give the class that the last of these words (lower case) tells, or None; plurals included."""
        cls = self.naming.class_of_name(words)
        if cls is None and words:
            cls = self.naming.class_of_name([*words[:-1], singular(words[-1].rstrip("-0123456789"))])  # "COP30"
            cls = self.naming.plural.get(cls, cls) if cls else None
        return cls

    def is_personal(self, begin: int, end: int) -> bool:
        """Tell a full name by its given name: "Maria de la Cruz", "J. R. Ochieng", "Park Min-jun"."""
        said = [k for k in range(begin, end) if self.text[k] in QUOTES]  # "Jane "Reed" Roe"
        kept = [k for k in range(begin, end) if len(said) != 2 or not said[0] <= k <= said[1]]
        text, low = [self.text[k] for k in kept], [self.low[k] for k in kept]
        if not 2 <= len(text) <= 6 or text[-1][:1].islower() or (len(text) == 3 and text[1] in HYPHENS):
            return False  # "Kimberly-Hale" is half a name, or a firm
        if text[0].isupper() and not text[-1].isupper() and self.knowledge.gazetteer.get(text[0]) is not None:
            return False  # "FEMA App", though some are called Fema
        first = low[0].strip(".")
        abstract, labelled = low[-1].endswith(ABSTRACT), self.doc[end - 1].ent_type_ == "PERSON"
        if self.is_noun(low[-1]) and (abstract or (self.is_noun(first) and not labelled)):
            return False  # "Job Creation"
        if first in _COMPASS and not labelled:
            return False  # "North Waziristan"
        one = singular(low[-1])
        if one != low[-1] and one in self.seen_singular and low[-1] not in self.words.surnames:
            return False  # "Merlin Kids Bikes", where the text speaks of bikes
        initial = len(first) == 1 and len(text[0]) <= 2
        syllables = any(_SYLLABLES.fullmatch(word) for word in text[1:]) and len(text) < 4
        given = first in self.naming.given or (
            first in self.words.shortened and (labelled or low[-1] in self.words.surnames)
        )
        if not (initial or syllables or given or self._is_family_and_given(low)):
            return False
        return all(
            word[:1].isupper() or word in self.words.particles or word in ("-", "'", "'s") or low[n - 1] == "-"
            for n, word in enumerate(text)
        )

    def is_of_council(self, i: int, begin: int, end: int) -> bool:
        """Tell those of whom a body consists: "Council of Economic Advisers", "Conference of Presidents"."""
        many = self.low[end - 1] != singular(self.low[end - 1])
        of = next((k for k in range(i + 1, begin) if self.low[k] == "of"), None)
        body = self.class_of_words(self.low[of - 1 : of]) if many and of is not None else None
        return body is not None and self.knowledge.schema.is_a(body, "Institution")

    def is_unknown(self, i: int, j: int) -> bool:
        """Tell a word that is no word of the language, and no known name begins with."""
        return not is_word(self.low[i]) and self.gazetteer_at(i, j) is None

    def is_nobody(self, begin: int, end: int) -> bool:
        """Tell several words of the language, or one behind a place, by which nobody is called: "Age Concern"."""
        low = self.low[begin:end]
        entry = self.knowledge.gazetteer.get(self.text[begin])
        placed = entry is not None and not entry.demonym and self.knowledge.schema.is_a(entry.cls, "Place")
        named = {low[0], low[-1]} & ({*self.naming.given, *self.words.shortened} | self.words.given_words)
        if len(low) < _FEWEST or named or (low[-1] in self.words.surnames and not placed):
            return False
        common = [w for w in low[placed:] if is_word(w) or w in self.words.adjectives or w in self.words.light]
        return len(common) == len(low) - placed

    def _is_family_and_given(self, low: list[str]) -> bool:
        """Tell a family name before a given one as China spells them: "Qin Gang", and not "Sun Media"."""
        two = len(low) == 2 and low[0] in self.words.families_first and _GIVEN.fullmatch(low[1]) is not None
        return two and not self.is_noun(low[1]) and self.class_of_words(low[1:]) is None

    def is_somebody(self, begin: int, end: int) -> bool:
        """Tell a person, by the parser's label or by a given name."""
        return self.doc[end - 1].ent_type_ == "PERSON" or (
            self.is_personal(begin, end) and self.class_of_run(begin, end) is None
        )

    def is_called_by_place(self, i: int, after: int, place: Entry) -> bool:
        """Tell a person whose given name is that of a place, "Sofia Roe", where the parser's label begins with it."""
        given = self.low[i] in self.naming.given or self.low[i] in self.words.namesakes
        given = given or place.cls in ("City", "Region", "Place")
        return given and after == i + 1 and self.doc[i].ent_type_ == "PERSON" and self.doc[after].ent_iob_ == "I"

    def is_behind_body(self, i: int) -> bool:
        """Tell a name right behind a noun for bodies, who is nobody: "the rights group Sofia Watch"."""
        before = self.doc[i - 1] if i else None
        common = before is not None and before.tag_ == "NN" and before.text.islower()
        classes = (self.naming.classes_of(before.lower_) or ()) if before is not None and common else ()
        trade = before is not None and before.lower_ in GRAMMAR.firm_kinds and self.low[i] not in self.naming.given
        return ("Person" not in classes or trade) and any(
            self.knowledge.schema.is_a(cls, "Institution") for cls in classes
        )

    def is_role(self, i: int) -> bool:
        """Tell a plural of people by their office: "Leaders of the Lake Council"."""
        low = singular(self.low[i])
        return (low,) in self.words.titles or low in GRAMMAR.roles or self.is_people(i)

    def is_people(self, i: int) -> bool:
        """Tell a word for the people of a country, in the singular or the plural: "Americans"."""
        entry = self.knowledge.gazetteer.get(self.text[i].removesuffix("s"))
        return entry is not None and entry.demonym
