"""Finds the name that a general noun takes up: "the country", "the company", "the concept"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from reportgraph.extract.coreference.cues import Cue
from reportgraph.extract.coreference.discourse import Discourse
from reportgraph.extract.grammar.arguments import surface_subject
from reportgraph.extract.model import MentionKind
from reportgraph.extract.parsing.labels import MODIFYING
from reportgraph.extract.parsing.syntax import first_conjunct
from reportgraph.ontology.grammar import GRAMMAR

_CONTINENTS = frozenset({"Africa", "Antarctica", "Asia", "Europe", "Latin America", "North America", "South America"})
_UNSURE = frozenset({"default", "ner", "shape"})  # ways of finding a class
NARROW = frozenset({"bank", "council", "department", "ministry"})  # what a name with another noun is not called
_FROM_THERE = frozenset({"Group", "Topic"})  # "US forces", "US aid"
_LATELY = {"Country": 8}  # names of a class that a noun may take up, if not three
_READ = frozenset({"paper", "publication"})
_FAR, _NEAR = 6, 2  # sentences that a general noun reaches back, and one for what is new


class GeneralNouns:
    """Looks at the names before a noun, by their classes, and at all mentions by their head nouns."""

    def __init__(
        self, discourse: Discourse, names_of_class: Mapping[str, Sequence[Cue]], by_head: Mapping[str, Sequence[Cue]]
    ):
        self._discourse, self._doc, self._find = discourse, discourse.parsed.doc, discourse.find
        self._naming, self._schema = discourse.knowledge.naming, discourse.knowledge.schema
        self._names_of_class, self._by_head = names_of_class, by_head

    def of(self, cue: Cue, *, apart: set[int]) -> int | None:
        """Give the name that the noun takes up; `apart`: sets of mentions that it is not."""
        if cue.mention.cls == "Principle" and any(c.lower_ == "of" for c in self._doc[cue.mention.head].rights):
            return None  # "the principle of Centrality"
        if cue.head == "continent" and not (cue.modifiers or cue.complement):
            return self._continent(cue)
        if cue.modifiers == {"new"} and not cue.complement and cue.head in self._naming.generic:
            return self._just_set_up(cue, apart)
        general = self._naming.generic.get(" ".join(cue.words)) or (
            self._naming.generic.get(cue.head) if not (cue.modifiers or cue.complement) else None
        )
        best = self._issued(cue, apart) if general == frozenset({"Document"}) else None
        if best is not None:
            return best.index
        for cls in sorted(general or ()):
            names = self._names_of_class.get(cls, [])
            if cls == "Company":
                names = [c for c in names if not self._is_make(c)] or names
                names = [c for c in names if not self._is_partner_of_us(c)] or names
            if cls == "Region":
                names = [c for c in names if not self._is_address(c)] or names
            known = names[-_LATELY.get(cls, 3) :]  # not the UN in "the UN body"
            able = [c for c in known if c.mention.begin < cue.mention.begin and self._find(c.index) not in apart]
            able = [c for c in able if not self._is_other_kind(cue, c) and not self._is_pact(cue, c)]
            other = bool(self._discourse.named_with(cue)) or self._schema.is_a(cls, "Institution")
            if cue.complement and len(cue.words) == 1 and other:  # "the city of Lima": not the one named before
                able = [c for c in able if set(c.words) <= cue.complement]
            if cls == "City":
                able = [c for c in able if not self._is_in_passing(c, cue)] or able
            if cls == "Country":
                plain = [c for c in able if not self._is_mere_origin(c)]
                plain = [c for c in plain if not self._is_post(c)] or plain
                plain = [c for c in plain if not self._is_owner_in_passing(c)] or plain
                able = plain or [c for c in able if c.sentence < cue.sentence]
                able = [c for c in able if c.mention.head in self._doers_beside(cue)] or able
            acting = [c for c in able if cls == "Company" and c.subject and c.sentence == able[-1].sentence]
            acting = [] if acting and self._is_of_speaker(able[-1]) else acting
            for earlier in acting[:1] or able[-1:]:  # "Acme bought Brandt. The company": whom the sentence was about
                if best is None or earlier.index > best.index:
                    best = earlier
        if best is None and general == frozenset({"Company"}) and self._schema.is_a(cue.mention.cls, "Company"):
            bodies = [c for c in self._names_of_class.get("Institution", []) if self._find(c.index) not in apart]
            may_be = (c.mention.how in _UNSURE or "Company" in self._naming.generic.get(c.head, ()) for c in bodies)
            unsure = [c for c, able in zip(bodies, may_be, strict=True) if able]
            best = unsure[-1] if len({self._find(c.index) for c in unsure}) == 1 else None  # "Air Chad … the airline"
        return best.index if best is not None and cue.sentence - best.sentence <= _FAR else None

    def _just_set_up(self, cue: Cue, apart: set[int]) -> int | None:
        """Give the name of what somebody set up in the last sentences: "launched the Lake Fund. The new body …"."""
        for earlier in reversed(self._discourse.cues[: cue.index]):
            if cue.sentence - earlier.sentence > _NEAR:
                return None
            token = first_conjunct(self._doc[earlier.mention.head])
            deed = token.head.head if token.dep_ == "pobj" and token.head.lower_ == "of" else token.head
            made = token.dep_ in ("dobj", "nsubjpass") and deed.lemma_ in GRAMMAR.founding
            made |= token.dep_ == "pobj" and deed.lemma_ in GRAMMAR.beginnings
            if made and earlier.is_name and not earlier.plural and self._find(earlier.index) not in apart:
                cls, is_a = earlier.mention.cls, self._schema.is_a
                if any(is_a(cls, c) or is_a(c, cls) for c in self._naming.generic[cue.head]):
                    return earlier.index
        return None

    def _issued(self, cue: Cue, apart: set[int]) -> Cue | None:
        """Give the last text that somebody issued or that said something, whatever treaties it speaks of itself.

        "Chad issued a white paper. Chad joined the Lake Pact, it said. The document …" is not the pact.
        """
        for earlier in reversed(self._discourse.cues[: cue.index]):
            if cue.sentence - earlier.sentence > _FAR:
                return None
            text = any(self._discourse.is_a(earlier, cls) for cls in ("Document", "Initiative"))
            if earlier.plural or not text or self._find(earlier.index) in apart or self._is_pact(cue, earlier):
                continue
            token = first_conjunct(self._doc[earlier.mention.head])
            done = token.dep_ in ("dobj", "nsubjpass") and token.head.lemma_ in GRAMMAR.made_when
            if done or (token.dep_ == "nsubj" and token.head.lemma_ in GRAMMAR.speaking):
                return earlier
        return None

    def _is_pact(self, cue: Cue, earlier: Cue) -> bool:
        """Tell a treaty, which is no "paper" and no "publication"."""
        return cue.head in _READ and earlier.head in self._naming.words.instruments

    def _doers_beside(self, cue: Cue) -> set[int]:
        """Give who does what a clause says more of: Chad in "Chad paid A, marking a rise in the country's trade"."""
        above = self._doc[cue.mention.head].ancestors
        clauses = [t for t in above if t.dep_ == "advcl" and t.tag_ == "VBG" and t.lemma_ in GRAMMAR.marking]
        # "Chad paid A, the Herald reported, marking": what is told is the deed
        told = [c for t in clauses for c in t.head.lefts if c.dep_ == "ccomp"]
        return {t.i for verb in (*(c.head for c in clauses), *told) for t in surface_subject(verb)}

    def _continent(self, cue: Cue) -> int | None:
        """Give the continent of which the text has told most so far, be it by the name of its people."""
        named = [c for c in self._discourse.cues[: cue.index] if c.is_name and c.mention.name in _CONTINENTS]
        told = Counter(c.mention.name for c in named)
        return max(named, key=lambda c: (told[c.mention.name], c.index)).index if named else None

    def _is_other_kind(self, cue: Cue, named: Cue) -> bool:
        """Tell a body by whose own noun it is no such one: the High Court is no ministry, but may be "the body"."""
        told = named.head != cue.head and len(named.words) > 1 and self._naming.classes_of(named.head) is not None
        return told and cue.head in NARROW

    def _is_address(self, land: Cue) -> bool:
        """Tell what only says where a town is: "met in Chiclayo, Lambayeque"."""
        token = self._doc[land.mention.head]
        return token.dep_ == "appos" and token.head.ent_type_ == "GPE" and token.left_edge.nbor(-1).text == ","

    def _is_make(self, firm: Cue) -> bool:
        """Tell whose make something is: "Brandt uses Acme turbines. The company" is Brandt."""
        token = self._doc[firm.mention.head]
        return token.dep_ in MODIFYING and token.head.tag_ in ("NN", "NNS") and token.head.i > token.i

    def _is_partner_of_us(self, firm: Cue) -> bool:
        """Tell with whom those deal who say "we": '"We work with Brandt," Acme said. The company' is Acme."""
        above = (c for t in self._doc[firm.mention.head].ancestors for c in t.lefts)
        return any(c.lower_ == "we" and c.dep_ == "nsubj" for c in above)

    def _is_of_speaker(self, firm: Cue) -> bool:
        """Tell for whom somebody speaks: '"Brandt has failed," said Ana Roe, head of Acme. The company' is Acme."""
        of = self._doc[firm.mention.head].head
        office = of.head
        officer = office.head if office.dep_ in ("appos", "conj") else office
        led = of.lower_ == "of" and self._naming.class_of_nominal([office.lemma_.lower()]) == "Person"
        return led and officer.dep_ == "nsubj" and officer.head.lemma_ in GRAMMAR.speaking

    def _is_mere_origin(self, country: Cue) -> bool:
        """Tell where other people or things are from: "Peru got US aid for the country's south" is not about the US."""
        token = self._doc[country.mention.head]
        if token.i + 2 < len(self._doc) and token.nbor().text == "-" and token.nbor(2).tag_ == "VBN":
            return True  # "Peru opened the Chinese-built dam in the country's east"
        if country.mention.kind is not MentionKind.DEMONYM and token.dep_ not in ("compound", "amod", "nmod"):
            return False
        whose = next((c for c in self._discourse.cues[country.index :] if c.mention.head == token.head.i), None)
        return whose is None or whose.mention.cls in _FROM_THERE

    def _is_owner_in_passing(self, country: Cue) -> bool:
        """Tell a country named but once, for whose or from where something is: "sold it to a firm from Peru"."""
        token, known = self._doc[country.mention.head], self._names_of_class["Country"]
        if sum(self._find(c.index) == self._find(country.index) for c in known) > 1:
            return False
        from_there = token.dep_ == "pobj" and token.head.lower_ == "from" and token.head.head.pos_ == "NOUN"
        whose = next((c for c in self._discourse.cues[country.index :] if c.mention.head == token.head.i), None)
        firm = whose is not None and whose.is_name and self._discourse.cls(whose) == "Company"  # "Italy's Eni"
        owned = firm or first_conjunct(token.head).dep_ in ("pobj", "dobj", "appos", "nmod")
        return from_there or (token.dep_ == "poss" and owned)

    def _is_post(self, country: Cue) -> bool:
        """Tell where somebody is sent: "Peru's ambassador to A" serves the country that sends him."""
        to = self._doc[country.mention.head].head
        owned = any(c.dep_ == "poss" and c.pos_ == "PROPN" for c in to.head.lefts)  # not "the US ambassador to A"
        return to.lower_ == "to" and owned and to.head.lemma_.lower() in GRAMMAR.envoys

    def _is_in_passing(self, city: Cue, cue: Cue) -> bool:
        """Tell a city named but once, beside one so called before, or to tell of a thing: "the bomb dropped on A"."""
        token, known = self._doc[city.mention.head], self._names_of_class["City"]
        verb = token.head.head
        if sum(self._find(c.index) == self._find(city.index) for c in known) > 1 or token.dep_ != "pobj":
            return False
        called = {self._find(c.index) for c in self._by_head.get(cue.head, [])}
        told = verb.dep_ in ("acl", "relcl") or (verb.dep_ == "advcl" and verb.head.pos_ == "ADJ")
        return told or bool(called - {self._find(city.index)})
