"""Where the words of an office begin: "chief" in "chief financial officer", "former" in "former Kenyan president"."""

from __future__ import annotations

from reportgraph.extract.offices.office_bodies import OfficeBodies
from reportgraph.extract.offices.office_owners import MARKS
from reportgraph.extract.parsing.syntax import first_conjunct
from reportgraph.ontology.grammar import GRAMMAR
from spacy.tokens import Token

_NOUNY = frozenset({"ADJ", "NOUN", "PROPN", "NUM", "DET"})


class OfficeStarts(OfficeBodies):
    """Finds the first word of an office's name, and of the phrase that it ends."""

    def _is_field(self, word: str) -> bool:
        """Tell what limits a title to a part of its body, "finance" in "finance director", from "company president"."""
        if not word.isalpha() or word == "and" or word in self._words.whole or (word,) in self._naming.words.titles:
            return False
        classes = self._naming.classes_of(word) or ()
        return not any(self._knowledge.schema.is_a(cls, "Institution") for cls in classes)

    def _begin(self, head: Token) -> int:
        """Give where the office's name begins: "chief financial officer", "river ecologist", "Major General"."""
        doc, begin = self._doc, head.i
        for k in range(max(0, head.i - 4), head.i):
            whole = self._naming.title_at(self._low, k, end=head.i + 1) == head.i + 1 - k
            if whole and self._named.isdisjoint(range(k, head.i)):
                begin = k
                break
        modifiers, named = self._naming.words.title_modifiers, begin
        while begin > 0:
            token = doc[begin - 1]
            capital = head.text[0].isupper() and token.text[0].isupper() and token.dep_ in ("compound", "amod", "nmod")
            owner = begin - 1 in self._named or token.lower_ in self._naming.words.honorifics
            body = self._by_end.get(begin)
            owner = owner or self._knowledge.referents.is_head(token) or (body is not None and body.cls == "Country")
            small = token.dep_ == "compound" and token.text.islower() and head.text.islower()
            noun = (capital or small) and not owner  # "river ecologist", not "the invasion President Jane Roe"
            party = token.text in self._naming.words.parties and head.lemma_.lower() in GRAMMAR.leading
            named = party or (body is not None and body.cls == "PoliticalParty")  # "Green Party leader": of a party
            of_body = body is not None and any(
                self._knowledge.schema.is_a(body.cls, kind) for kind in ("Institution", "Region")
            )
            field = token.lower_ in modifiers and not (of_body and begin - 1 in self._named)
            if named or not (field or noun or (token.text == "-" and not token.whitespace_)):
                break
            if begin > 2 and self._ends_another(begin - 1):
                break
            begin -= 1
        if begin - 1 > head.sent.start and self._is_field_beside(begin):
            begin -= 2
            begin -= self._low[begin] == "affairs" and self._low[begin - 1] in modifiers  # "Foreign Affairs and Trade"
        before = doc[begin - 1] if begin else doc[begin]
        opens = bool(before.is_sent_start) and not before.ent_type_  # "Central bank governor"
        small = before.text.islower() or opens
        kind = first_conjunct(before)
        if kind.dep_ == "amod" and small and begin <= kind.head.i < head.i and begin - kind.i in (1, 3):
            return kind.i  # "a rural affairs expert", "a public and private sector expert"
        if doc[begin].text != "-":
            return begin
        whole = begin > 0 and before.text.islower() and not before.whitespace_
        whole = whole and before.lower_ not in self._words.former
        return begin - 1 if whole else begin + 1  # "front-runner", "then-president"

    def _ends_another(self, at: int) -> bool:
        """Tell the end of another office: "Chief of Staff General Jane Roe"."""
        return self._low[at - 1] == "of" and self._doc[at - 2].text[0].isupper() and self._low[at - 2] != "office"

    def _is_field_beside(self, begin: int) -> bool:
        """Tell "Economy and" before "Labour Minister", "Foreign and" before "Trade Secretary": one office for both."""
        fields, low = (self._words.portfolios, self._naming.words.title_modifiers), self._low
        if begin > 2 and low[begin - 3] == "of":
            return False  # "Secretary of State and Defense Secretary Jane Roe"
        wide = begin + 1 < len(low) and low[begin + 1] in fields[0]  # "Energy and Natural Resources Minister"
        second = begin + 1 if wide else begin
        known = all(any(low[i] in words for words in fields) for i in (begin - 2, second))
        alike = self._doc[begin - 2].text.islower() == self._doc[begin].text.islower()
        return known and alike and low[begin - 1] in ("and", "&")

    def _first_of_phrase(self, begin: int) -> int:
        """Give where the noun phrase begins that a title ends: "former" in "former Kenyan president"."""
        start = self._doc[begin].sent.start  # "signed a deal. Peruvian President A" is no president of many
        while begin > start and (self._doc[begin - 1].pos_ in _NOUNY or self._doc[begin - 1].text in MARKS):
            if self._doc[begin - 1].dep_ == "dobj":
                break  # "named former judge Jane Roe president"
            begin -= 1
        return begin
