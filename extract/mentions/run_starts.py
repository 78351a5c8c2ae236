"""Tells which words a name may begin with, at the beginning of a sentence above all: "Will Oman join", "Will Roe"."""

from __future__ import annotations

from reportgraph.extract.grammar.nominals import has_number
from reportgraph.extract.mentions.name_complements import OPENERS
from reportgraph.extract.mentions.runs import SMALL_TAGS, Runs
from reportgraph.extract.parsing.casing import is_word
from reportgraph.extract.parsing.labels import NOUN_SUBJECTS
from reportgraph.extract.parsing.spelling import HYPHENS, QUOTES, is_format
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.units import load_units

_NER_NAMES = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "EVENT", "WORK_OF_ART", "LAW", "PRODUCT"})
_QUOTED = 7  # words of a name in quotation marks
_SPANNING = frozenset({"inter", "intra", "pan", "trans"})  # "Pan-African Rail"


class RunStarts(Runs):
    """Finds where runs of name words begin."""

    def _starts(self, i: int, start: int, end: int) -> bool:
        if (sure := self._surely_starts(i, start, end)) is not None:
            return sure
        if not self._usable(i):
            titled = self._is_small_capital(i) and i > start
            return titled and (self._title_like(i, end) or self.is_act(i, i + 1, end))
        before = self.text[i - 1] if i > start else ""
        if before and before not in OPENERS:
            return self.doc[i].pos_ not in SMALL_TAGS or (i + 1 < end and self._usable(i + 1))
        if before in QUOTES and self._is_quoted_whole(i, end):
            return True  # "the "New Harbor Policy"": the whole quotation is a name
        return self._opens_with_name(i, end)

    def _surely_starts(self, i: int, start: int, end: int) -> bool | None:
        """Tell what begins a name, or none, wherever it stands: a known name, a currency; None for other words."""
        if self.gazetteer_at(i, end) is not None or (
            self.low[i] in self.words.combining and self.text[i + 1] in HYPHENS and not (i == start and self.is_era(i))
        ):
            return True
        if self.is_bound_article(i):
            return True
        if self.low[i] in GRAMMAR.directions and self.capital(i) and self.sharing(i, i + 1, end) is not None:
            return True  # "Central and East Asia"
        if self.low[i] in _SPANNING and i + 2 < end and self.text[i + 1] in HYPHENS and self.capital(i + 2):
            return True
        if self.day_of_name(i, end) or self.span_of_name(i, end) or (i + 2 < end and self.is_league(i, i + 1)):
            return True
        if self.low[i] in self.words.calendar and i + 1 < end and self.capital(i + 1):
            labelled = self.doc[i].ent_type_ in ("PERSON", "ORG", "FAC", "EVENT", "LAW")
            return labelled or self._is_given_name(i, end)
        opening = self.naming.opening_of(self.low[i:end])
        if len(opening) > 1 and all(self.capital(k) for k in range(i, i + len(opening) + 1)):
            return True  # "Tropical Storm Roe"
        if is_format(self.low[i]) and i + 1 < end and self.capital(i + 1):
            return True  # "the 2+2 Dialogue"
        token = self.doc[i]
        if self.is_day(i + 1, end):
            return True
        if i > start and token.text in load_units().currencies and self.doc[i - 1].like_num:
            return False  # "a 9 million USD credit"
        if i > start and has_number(self.doc, i - 1):
            return False  # "Title IX of the Act"
        if self._shouted(i, end) and not (i > start and self.text[i - 1].isupper() and self._shouted(i - 1, end)):
            return True
        return None

    def _opens_with_name(self, i: int, end: int) -> bool:
        """Tell a name from another word with the capital letter of a beginning."""
        token = self.doc[i]
        if self.low[i] in (self.words.dropped | self.words.light) or token.dep_ == "aux" or self.only_opens(i):
            return False  # "Will Oman join A?"
        describes = token.pos_ == "ADJ" or self.low[i] in self.words.adjectives or self.low[i].endswith("ing")
        hit = self.gazetteer_at(i + 1, end) if describes and i + 1 < end else None
        if hit is not None and (hit[1].demonym or hit[1].cls == "Country"):
            return False  # "Former Kenyan president": only its place gives it a capital letter
        if self.low[i].endswith("ed") and i + 1 < end and self.naming.title_at(self.low, i + 1, end=end):
            return False  # "Jailed MP Jane Roe"
        if self.naming.title_at(self.low, i, end=end) > 1:
            return True  # "Secretary of State Jane Roe"
        deed = token.pos_ == "VERB" and (is_word(self.low[i]) or not token.text.isalpha())  # no "Haru Sato"
        if deed and i + 1 < end and not self.is_seen_inside(i):
            return False  # "Give Jane a chance"
        if self._heads_name(i, end) or self.opens_office(i, end) or self.has_particles(i, end):
            return True
        if i + 1 < end and self.text[i + 1].isdigit() and self.is_seen_inside(i):
            return True  # "joined Mission 300. Mission 300 will"
        if self._is_linked_by_particle(i, end):
            return True
        following = i + 1 < end and self._usable(i + 1) and bool(token.whitespace_)
        modifies = token.dep_ in ("compound", "amod", "nmod") and self.text[token.head.i][:1].islower()
        firm = token.head.lemma_.lower() in GRAMMAR.firms_have and not is_word(self.low[i])  # "Voltrix shares fell"
        if (
            not following
            and modifies
            and self.text[i] not in self.seen_inside
            and not (firm or self._is_of_holder(i, end))
        ):
            return False  # "Green industries": only its place gives it a capital letter
        coined = token.tag_ == "NN" and token.dep_ in NOUN_SUBJECTS and not is_word(self.low[i])  # "Lakeway opened A"
        if token.ent_type_ in _NER_NAMES and (token.pos_ == "PROPN" or following or coined):
            return following or not self.is_common(token)
        if token.pos_ == "PROPN":
            return following or not self.is_common(token)
        unknown = token.pos_ == "VERB" and not deed  # "Haru Sato"
        return following and (unknown or token.pos_ in ("NOUN", "ADJ", "X"))

    def _is_of_holder(self, i: int, end: int) -> bool:
        """Tell what has an officer behind it: "Voltrix spokesman Jane Roe", "VLT chairman Jane Roe"."""
        size = self.naming.title_at(self.low, i + 1, end=end)
        named = size and i + 1 + size < end and self.capital(i + 1 + size) and not self.capital(i + 1)
        return bool(named) and not is_word(self.low[i])

    def _is_linked_by_particle(self, i: int, end: int) -> bool:
        """Tell "Mujib-ul-Haq" at the beginning of a sentence."""
        marks = [j for j in (i + 1, i + 3) if j + 1 < end and self.text[j] in HYPHENS and not self.doc[j].whitespace_]
        return len(marks) > 1 and self._is_particle(i + 2) and self.capital(i + 4)

    def _is_quoted_whole(self, i: int, end: int) -> bool:
        """Tell a quotation of a few words that all have capitals but the small ones."""
        close = next((j for j in range(i + 1, min(end, i + _QUOTED)) if self.text[j] in QUOTES), 0)
        return close > i + 1 and all(self.capital(j) or self.doc[j].pos_ in SMALL_TAGS for j in range(i, close))

    def _heads_name(self, i: int, end: int) -> bool:
        """Tell a body at the beginning of a sentence, where its capital says nothing: "Department of Rivers"."""
        after = i + 2 if i + 2 < end and self.low[i + 1] in ("of", "for") else end
        after += after < end and self.low[after] == "the"
        cls = self.class_of_words(self.low[i : i + 1]) if after < end and self.capital(after) else None
        return cls is not None and self.knowledge.schema.is_a(cls, "Institution") and self._run_end(i, end) > i + 2

    def _is_given_name(self, i: int, end: int) -> bool:
        """Tell "Jan Roe", "June Roe" from a month."""
        dated = i > 0 and self.doc[i - 1].pos_ in ("ADP", "SCONJ", "ADJ", "NUM", "DET")
        surname = self.gazetteer_at(i + 1, end) is None and not self.is_common(self.doc[i + 1])
        return self.low[i] in self.naming.given and surname and not dated and self._usable(i + 1)

    def _title_like(self, i: int, end: int) -> bool:
        """Tell "To the Lighthouse" in a list or in quotes; a quotation that goes on is a sentence."""
        j = i + 2
        while j < end and self.capital(j):
            j += 1
        whole = self.low[i - 1] in ("and", ",", "as") or (self.low[i - 1] == '"' and '"' in self.low[j : j + 2])
        return j > i + 2 and self.low[i + 1] == "the" and whole
