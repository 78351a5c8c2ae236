"""Finds titles in a run of capitalised words: "Foreign Minister Jane Roe", and no "Lake Party candidate"."""

from __future__ import annotations

from functools import cached_property

from reportgraph.extract.mentions.run_starts import RunStarts
from reportgraph.extract.parsing.spelling import HYPHENS, NAME_PREPOSITIONS, singular
from reportgraph.ontology.grammar import GRAMMAR

_FOUNDING = frozenset({"co-founder", "cofounder", "founder"})
_COMING = frozenset({"elect", "designate"})  # "Governor-Elect Jane Roe"
_MINISTERIAL = frozenset({"commissioner", "commissioners", "minister", "ministers", "secretaries", "secretary"})
_OF_STATES = frozenset({"chairman", "commissioner", "governor", "governors"})  # whom each state of a federation has
_ENDOWED = frozenset({"chair", "fellow", "professor", "scholar"})
_FIRST_IN_TITLES = frozenset({"prime", "vice", "deputy"})  # no body is called by them: "Congress of Prime Minister Roe"


class RunTitles(RunStarts):
    """Finds the titles inside runs of name words."""

    def _title_in(self, i: int, j: int) -> tuple[int, int] | None:
        """Give (begin, end) of a title in the run that goes before a person or ends the run."""
        for k in range(i, j):
            behind = self.low[k + 1 : k + 2]
            if GRAMMAR.patronymics & {*self.low[max(i, k - 1) : k], *behind} and not (k == i and self._is_style(k)):
                continue  # "Yousef bin Sultan Ali", "Sultan bin Yousef"
            if self._is_style(k) and k + 1 < j and self.gazetteer_at(k, j) is None:
                if self.is_saint(k, j) or (k > i and self.low[k].isalpha() and self.low[k - 1] in self.naming.given):
                    continue  # "Hassan Sheikh Roe" has it within his name
                return k, k + 1
            if k > i and self.text[k] == "Party" and self.naming.title_at(self.low, k + 1, end=j):
                continue  # "Lake Party candidate": the party has the word
            size = self.naming.title_at(self.low, k, end=j) or self._plural_title_at(k, j)
            if size > 1 and k > i and self._ends_name_of_state(k, k + size):
                continue
            if self.low[k] == "dean" and k + 2 == j and self._is_somebody_before(k):
                continue  # "historian Dean Roe"
            within = k > i and (self.text[k - 1] in HYPHENS or self.low[k - 1] in self.naming.given)
            if self.low[k] in GRAMMAR.titles_as_given and (behind == ["al"] or within):
                continue  # "Sultan Al Roe", "Nur-Sultan Roe", "Syed Sultan Roe"
            if not size and k == i and self._is_occupation(i, j):
                size = 1
            if (
                size > 1
                and k > i
                and self.low[k - 1] in NAME_PREPOSITIONS
                and self.naming.title_at(self.low, k + 1, end=j)
                and self.low[k] not in _FIRST_IN_TITLES
            ):
                continue  # "Department of Energy Secretary"
            if size > 1 and k > i and self._ends_name_of_firm(k) and self.low[k + size - 1] not in _MINISTERIAL:
                continue  # "Torvik Energy President"
            if size == 1 and k == i and i + 2 == j and self._is_firm_word(k + 1):
                continue  # "Premier Energy"
            if not size or self.is_of_council(i, k, k + size) or self._is_in_known(i, k, k + size):
                continue
            if k > i and self.low[k - 1] == "of" and self.low[k] in self.words.portfolios:
                continue  # "Department of Justice Food Force"
            after = self._behind_short_form(k + size)
            after = after if after <= j else k + size  # "White House Press Secretary (WH)" ends a line
            if after + 2 < j and self.text[after] in HYPHENS and self.low[after + 1] in _COMING:
                after += 2
            rest = self.class_of_run(after, j) if after < j else None
            if rest in ("ResearchInstitute", "University") and after + 2 < j:
                continue  # "General Jane Roe University" is called after her
            called = after + 1 < j and self.low[j - 1] in self.words.surnames and self.is_personal(after, j)
            if after < j and (called or rest in (None, "Person") or self.doc[after].ent_type_ == "PERSON"):
                if not self._may_be_person(k, after, j) or self.text[j - 1].isdigit():
                    continue  # "Executive Order 1234" is nobody
                if self.text[after] in HYPHENS or self.low[after] in ("'s", "of", "for", "and", "&"):
                    continue
                if self.is_office(after, j):
                    return k, j  # "Special Assistant U.S. Attorney": one office
                return k - self._has_field_before(i, k), after
            if after == j and (k == i or self._has_offices(i, k) or self._is_held(j) or self._is_before_chief(i, k, j)):
                return k, after
            if after == j and (self._limits(i, k, after) or self._is_endowed(i, j)):
                return i, after
        return None

    def _has_field_before(self, i: int, k: int) -> bool:
        """Tell a field between a people and its minister, whatever it is: "Slovak Farm Minister Jane Roe"."""
        people = self.gazetteer_at(i, k) if self.low[k] == "minister" and k == i + 2 else None
        return people is not None and people[0] == 1 and people[1].demonym

    def _ends_name_of_state(self, k: int, end: int) -> bool:
        """Tell the "State" of "Kano State Governor", which is the state's, from that of "Iraqi State Minister"."""
        headed = self.low[k] == "state" and self.capital(k) and self.low[end - 1] in _OF_STATES
        known = self.gazetteer_at(k - 1, k) if headed else None
        return headed and self.capital(k - 1) and (known is None or not (known[1].demonym or known[1].cls == "Country"))

    def _ends_name_of_firm(self, k: int) -> bool:
        """Tell a word by which firms are known, behind what is no name of its own."""
        firm = self.capital(k) and self.naming.named.get((self.low[k],)) == "Company"
        known = self.gazetteer_at(k - 1, k)
        return firm and self.capital(k - 1) and (known is None or known[1].cls == "Company")

    def _is_style(self, k: int) -> bool:
        """Tell an honorific, or the short form of a title: "DFM Roe" of "Deputy Fisheries Minister (DFM) Jane Roe"."""
        if self.text[k + 1 : k + 2] and self.text[k + 1] in HYPHENS and not self.doc[k].whitespace_:
            return False  # "Saint-Gobain"
        return self.low[k] in self.words.honorifics or (self.text[k].isupper() and self.text[k] in self._short_titles)

    @cached_property
    def _short_titles(self) -> frozenset[str]:
        """The abbreviations that stand in brackets between a title and a name."""
        doc = self.doc
        ends = (n for n in range(1, len(doc) - 3) if self._behind_short_form(n) > n and self.capital(n + 3))
        begins = {n: next((k for k in range(max(0, n - 6), n) if self._ends_title(k, n)), None) for n in ends}
        return frozenset(self.text[n + 1] for n, k in begins.items() if k is not None)

    def _ends_title(self, begin: int, end: int) -> bool:
        return self.capital(begin) and self.naming.title_at(self.low, begin, end=end) == end - begin

    def _behind_short_form(self, at: int) -> int:
        """Give where the words go on behind the short form of a title in brackets, else the same place."""
        short = at + 3 < len(self.text) and self.text[at] == "(" and self.text[at + 2] == ")"
        return at + 3 if short and self.text[at + 1].isupper() and self.text[at + 1].isalpha() else at

    def _is_in_known(self, i: int, begin: int, end: int) -> bool:
        """Tell the last word of a known body before a title: "Department of Trade and Rural Growth Secretary"."""
        hit, before = self.gazetteer_at(i, end), max(i, begin - 1)
        party = self.gazetteer_at(before, end)  # "Liberal Democrat MP Jane Roe"
        after = i + hit[0] if hit is not None else i
        whole = party is not None and party[1].cls == "PoliticalParty" and begin < before + party[0]
        return whole or (begin < after < end and after + self.naming.title_at(self.low, after, end=end) == end)

    def _is_occupation(self, i: int, j: int) -> bool:
        """Tell a word for people that goes before a full name and has a capital by spelling: "Olympian Jane Roe"."""
        person = self.naming.class_of_nominal([singular(self.low[i])]) == "Person"
        if self.low[i] in self.words.given_words and j == i + 2:
            return False  # "Christian Roe"
        known = self.is_personal(i + 1, j) or (j == i + 2 and self.text[i + 1] in self.surnames)
        known = known or (i + 2 < j and self.doc[i + 1].ent_type_ == "PERSON" and self.doc[i + 1].ent_iob_ == "B")
        many = self.low[i] != singular(self.low[i]) and self.low[j : j + 1] == ["and"]  # "Poets Valento and Ana Roe"
        known = known or (many and bool(self.doc[i].is_sent_start) and i + 1 < j and self.is_unknown(i + 1, j))
        return (
            person and i + 1 < len(self.text) and self.capital(i + 1) and self.low[i] not in self.naming.given and known
        )

    def _is_held(self, j: int) -> bool:
        """Tell an office behind which its holder stands between commas: "Voltra Director, Jane Roe, said"."""
        end = j + 1
        while end < len(self.low) and self.doc[end].ent_type_ == "PERSON":
            end += 1
        return end > j + 2 and self.low[j] == "," and end < len(self.low) and self.low[end] == ","

    def _is_endowed(self, i: int, j: int) -> bool:
        """Tell a post called after its donor, behind its holder: "Jane Roe, the Hale Senior Fellow at A"."""
        before = i - 1 - (i > 1 and self.low[i - 1] == "the")
        held = before > 0 and self.low[before] == "," and self.doc[before - 1].ent_type_ == "PERSON"
        return (
            held
            and self.low[j - 1] in _ENDOWED
            and j < len(self.low)
            and self.low[j] in ("at", "for", "in", "of", "on", ",")
        )

    def _limits(self, i: int, k: int, end: int) -> bool:
        """Tell common words that limit a title: "Federal Coordinating Officer", not "Voltra Director"."""
        if " ".join(self.low[k:end]) in self.words.unmodified or any(w in NAME_PREPOSITIONS for w in self.low[i:k]):
            return False
        if self._is_before_chief(i, k, end):
            return False
        if any(self.gazetteer_at(n, k) is not None for n in range(i, k)) or self.is_personal(i, k):
            return False
        return all(self._is_word(w) for w in self.low[i:k])

    def _is_before_chief(self, i: int, k: int, end: int) -> bool:
        """Tell a firm by the title behind its name: "Best Buy CEO", "Voltra founder"; not "Group CEO"."""
        if " ".join(self.low[k:end]) not in GRAMMAR.chiefs | _FOUNDING or i == k:
            return False
        limits = self.words.title_modifiers | GRAMMAR.bland_firms | self.words.portfolios
        opens = (
            self.doc[i].is_sent_start and k == i + 1 and (self.low[i] in self.seen_lower or self.is_noun(self.low[i]))
        )
        return not opens and not any(w in limits for w in self.low[i:k])

    def _is_word(self, word: str) -> bool:
        """Tell a word of the language from one that only names have."""
        known = word in self.words.title_modifiers or word in self.seen_lower or word.endswith(("ing", "al"))
        return known or word in self.naming.common or (word,) in self.naming.nouns or word in HYPHENS

    def _has_offices(self, i: int, k: int) -> bool:
        """Tell a name before an office, "Trade Ministry Spokesperson", from one such as "Centre for Water Justice"."""
        hit = self.gazetteer_at(i, k)
        if hit is not None and i + hit[0] == k:
            return True
        cls = self.class_of_run(i, k)
        body = cls is not None and cls != "Person" and self.knowledge.schema.is_a(cls, "Actor")
        return body and not any(w in NAME_PREPOSITIONS for w in self.low[i:k])

    def _is_somebody_before(self, k: int) -> bool:
        """Tell a noun for people right before a word, which is then a name itself."""
        return k > 0 and self.naming.class_of_nominal([self.low[k - 1]]) == "Person"

    def _plural_title_at(self, k: int, j: int) -> int:
        """Give the length of "Foreign Ministers" before the names of several people, or 0."""
        size = self.naming.title_at(self.low, k, end=j, plural=True)
        person = size and any(t.ent_type_ == "PERSON" or t.lower_ in self.naming.given for t in self.doc[k + size : j])
        listed = j + 1 < len(self.text) and self.low[j] in (",", "and", "(", "of") and self.capital(j + 1)
        return size if person or (listed and all(t.pos_ == "PROPN" for t in self.doc[k + size : j])) else 0

    def _may_be_person(self, title: int, i: int, j: int) -> bool:
        """Tell whether what follows a title can be a person: no acronym, no common word after "General", "Major" …."""
        if self.low[i - 1] in GRAMMAR.firm_kinds - GRAMMAR.dealers and not self.is_personal(i, j):
            return False  # "the contractor Tala Works": a firm sooner than somebody
        if any(t.ent_type_ == "PERSON" for t in self.doc[i:j]) or self.low[i] in self.naming.given:
            return True
        if i + 1 == j and self.text[i].isupper() and len(self.text[i]) > 1:
            return False
        one = singular(self.low[i])
        if i + 1 == j and self.text[title].isupper() and one != self.low[i] and self._is_word(one):
            return False  # "MP Materials" is a firm
        if " ".join(self.low[title:i]) not in self.words.ambiguous:
            if i + 1 < j:
                within = title > 1 and self.low[title - 1] in ("of", "for") and self.capital(title - 2)
                return not within  # "Office of Justice Programs", and not "a warrant for Judge Ana Roe"
            return not self.is_common(self.doc[i]) and self.doc[i].pos_ != "NOUN"
        surname = i + 1 == j and self.text[i].istitle() and not self._is_word(self.low[i])
        return (self.follows_demonym(title) and i + 1 < j) or (surname and self.is_unknown(i, j))

    def _is_firm_word(self, i: int) -> bool:
        """Tell a word that ends the names of firms and is nobody's surname."""
        return self.naming.class_of_name([self.low[i]]) == "Company" and self.low[i] not in self.words.surnames

    def is_office(self, begin: int, end: int) -> bool:
        """Tell the name of an office from that of somebody or of a body: "General Counsel", "Secretary of State"."""
        size = end - begin
        if self.naming.title_at(self.low, begin, end=end) == size:
            return size > 1
        if size < 2 or self.is_somebody(begin, end):
            return False
        if self.low[end - 1] in self.words.post_nominals and self.is_personal(begin, end - 1):
            return False  # "Jane Roe MP"
        listed = begin > 0 and self.low[begin - 1] == "," and all(w.isupper() for w in self.text[begin : end - 1])
        if listed and self.naming.title_at(self.low, end - 1, end=end):
            return True  # "Jane Roe, LWA Head"
        someone = (self.naming.classes_of(self.low[end - 1]) or ("",))[0] == "Person"
        if someone and self._limits(begin, end - 1, end):
            return True
        titled = any(self.naming.title_at(self.low, k, end=end) == end - k for k in range(begin, end))
        plain = self.class_of_run(begin, end) in (None, "Person")
        return titled and plain and self.low[end - 1] not in self.words.ambiguous
