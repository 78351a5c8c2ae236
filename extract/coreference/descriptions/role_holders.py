"""Finds who is meant by an office without a name: the last one told of who has it, "the prime minister", "the PM"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from reportgraph.extract.coreference.cues import Cue
from reportgraph.extract.coreference.descriptions.office_wording import LETTERS, PRIME_MINISTER, TOP
from reportgraph.extract.coreference.discourse import Discourse
from reportgraph.extract.coreference.pronouns.binding import others_beside
from reportgraph.extract.grammar.arguments import surface_subject
from reportgraph.extract.model import MentionKind
from reportgraph.extract.parsing.labels import DETERMINING
from reportgraph.extract.parsing.spelling import ORDINALS
from reportgraph.extract.parsing.syntax import child, objects_of, prepositions
from reportgraph.extract.parsing.tree import SUBJECTS
from reportgraph.ontology.grammar import GRAMMAR
from spacy.tokens import Doc, Token

_LATELY = 30  # names of people that are looked at
_JUST = 2  # sentences
_LONGEST = 5  # words of a title
_PRIME_MINISTER = frozenset(PRIME_MINISTER)
_NOT_SAME = GRAMMAR.no_longer | {"another", "future", "new", "next", "other", "predecessor"}
_CHIEF = frozenset({"chief", "boss"})  # "UN chief A … the secretary-general"
_HEADING = frozenset({"secretary", "general", "director", "executive", "commissioner"})
_RULERS = {
    "head of state": tuple(frozenset({w}) for w in ("president", "king", "queen", "emperor", "emir", "amir", "sultan")),
    "head of government": (_PRIME_MINISTER, frozenset({"chancellor"})),
}
_ELECTED = ("president", "governor", "mayor")
_WINNING = frozenset({"clinch", "secure", "win"})
_POSTS = frozenset({"governorship", "presidency"})
_TOLD = ("attr", "oprd", "appos")


def is_taken_on(cue: Cue, doc: Doc) -> bool:
    """Tell an office that somebody has or takes: "to serve as envoy of Peru to A … as envoy of Peru to B"."""
    noun = doc[cue.mention.head]
    told = noun.dep_ in ("attr", "oprd") or (noun.dep_ == "pobj" and noun.head.lower_ == "as")
    bare = not any(c.dep_ in DETERMINING for c in noun.lefts)
    return told and bare and cue.mention.cls == "Person" and not cue.plural


class RoleHolders:
    """Knows the offices that a text gives to the people whom it names."""

    def __init__(self, discourse: Discourse):
        self._discourse, self._words = discourse, discourse.knowledge.naming.words
        self._given: list[tuple[int, frozenset[str]]] = []  # mentions of people, and the offices that a lead gave them

    def give(self, person: Cue, cue: Cue) -> None:
        """Keep in mind that somebody has the office of a phrase."""
        self._given.append((person.index, self._office(cue)))

    @cached_property
    def _offices(self) -> dict[int, list[frozenset[str]]]:
        """The words of the titles, appositions and predicates that go with a person's names."""
        found: dict[int, list[frozenset[str]]] = {}
        for cue in self._discourse.cues:
            if cue.mention.kind is MentionKind.NAME and cue.mention.cls == "Person":
                held = [*self._titles(cue), *self._told_of(self._discourse.parsed.doc[cue.mention.head])]
                found.setdefault(self._discourse.find(cue.index), []).extend(self._written_out(t) for t in held if t)
        return found

    def _titles(self, cue: Cue) -> list[frozenset[str]]:
        return [cue.title] if self._is_called(cue) else []

    def _is_called(self, cue: Cue) -> bool:
        """Tell a title right before a name or beside it from "the president in charge of the Roe plan"."""
        doc, name = self._discourse.parsed.doc, self._discourse.parsed.doc[cue.mention.head]
        if name.dep_ == "appos" or child(name, "appos") is not None:
            return True
        end = cue.mention.begin - int(cue.mention.begin > 0 and doc[cue.mention.begin - 1].text == ",")
        ends = [end]  # "First Lady Jane Roe", "Prime Minister Lady Roe"
        while end > 1 and doc[end - 1].lower_ in self._words.honorifics:
            end -= 1
            ends.append(end)
        titles = ([t.lower_ for t in doc[max(0, at - _LONGEST) : at]] for at in ends)
        naming = self._discourse.knowledge.naming
        return any(naming.title_at(words, k) == len(words) - k for words in titles for k in range(len(words)))

    def _told_of(self, name: Token) -> Iterator[frozenset[str]]:
        """Give the offices of "A resigned as prime minister", "A was elected president"."""
        if name.dep_ not in ("nsubj", "nsubjpass"):
            return
        if self._has_won(name):
            yield from (frozenset({office, "elect"}) for office in _ELECTED)
            yield frozenset({"winner"})
        told = [c for c in name.head.rights if c.dep_ in _TOLD and c.dep_ != "appos"]
        told += [o for word, p in prepositions(name.head) if word == "as" for o in objects_of(p)]
        for noun in told:
            words = [t.lower_ for t in noun.lefts if t.dep_ in ("amod", "compound")] + [noun.lower_]
            if self._discourse.knowledge.naming.title_at(words, 0) == len(words) and child(noun, "neg") is None:
                yield frozenset(words)

    def _has_won(self, name: Token) -> bool:
        """Tell who wins an election, beats somebody in it or is elected: the president-elect."""
        verb, lexicon = name.head, self._discourse.lexicon
        if child(verb, "neg") is not None or name.dep_ == "nsubjpass":
            return name.dep_ == "nsubjpass" and verb.lemma_ in lexicon.electing and child(verb, "neg") is None
        won = child(verb, "dobj")
        return verb.lemma_ in _WINNING and won is not None and won.lemma_.lower() in lexicon.votes | _POSTS

    def last(self, cue: Cue, people: Sequence[Cue]) -> Cue | None:
        """Give the last of the people named so far who has the office; of two in one sentence its subject."""
        naming = self._discourse.knowledge.naming
        called = any(naming.title_at([word, cue.head], 0) == len((word, cue.head)) for word in cue.ordinals)
        if cue.ordinals & ORDINALS and not called:
            return None  # "the fourth president": one of several, unlike "the first lady"
        people = self._not_beside(cue, people)
        having = (c for c in reversed(people[-_LATELY:]) if c.mention.kind is MentionKind.NAME and self._has(c, cue))
        last = next(having, None)
        if last is None:
            return self._of_kind(cue, people)
        beside = [c for c in having if c.sentence == last.sentence]
        return next((c for c in beside if c.subject and not last.subject), last)

    def _not_beside(self, cue: Cue, people: Sequence[Cue]) -> list[Cue]:
        """Give those of some people whom the clause does not tell apart from an office: not A of "A met the mayor"."""
        discourse = self._discourse
        noun = discourse.parsed.doc[cue.mention.head]
        heads = {t.i for t in others_beside(noun)}
        apart = {
            discourse.find(c.index)
            for c in discourse.cues[: cue.index]
            if c.mention.head in heads or (cue.head in c.title and _is_subject_over(c, noun))
        }
        return [c for c in people if discourse.find(c.index) not in apart]

    def _of_kind(self, cue: Cue, people: Sequence[Cue]) -> Cue | None:
        """Give the only one just named who has an office of the kind: "Senator Jane Roe … the lawmaker"."""
        titles, bare = self._discourse.lexicon.offices.kinds.get(cue.head), cue.modifiers <= TOP
        told = any(c.head == cue.head and not c.is_name for c in self._discourse.cues[: cue.index])
        if titles is None or not bare or cue.determiner != "the" or cue.plural or told:
            return None  # "an official said … the official"
        near = [c for c in people[-_LATELY:] if c.is_name and cue.sentence - c.sentence <= _JUST]
        having = [c for c in near if any(o & titles for o in self._held(c))]
        return having[-1] if len({self._discourse.find(c.index) for c in having}) == 1 else None

    def of_body(self, cue: Cue, whose: int | None) -> int | None:
        """Give the only one who has the office of a body beside whose name he stands: "the bank's president"."""
        if whose is None or cue.mention.cls != "Person" or cue.plural or cue.determiner != "poss" or cue.ordinals:
            return None
        cues, body = self._discourse.cues, self._discourse.cues[whose]
        if not self._discourse.is_a(body, "Institution"):
            return None
        named = [c for c in cues if c.is_name and self._discourse.find(c.index) == whose]
        office = replace(cue, modifiers=cue.modifiers - cue.names)
        people = [c for c in cues[: cue.index] if c.is_name and self._discourse.cls(c) == "Person"]
        having = [c for c in people if self._has(c, office) and any(self._is_beside(c, n) for n in named)]
        return having[-1].index if len({self._discourse.find(c.index) for c in having}) == 1 else None

    def said_to_hold(self, office: Cue, names: Mapping[int, Cue]) -> int:
        """Give who is said to have an office: "Jane Roe is president of A. The president said" is about her.

        Args:
            office: What a phrase has taken up so far, which is the answer where nobody is said to be that.
            names: The names of the text by their heads.

        """
        noun = self._discourse.parsed.doc[office.mention.head]
        verb = noun.head
        lasting = verb.tag_ != "VBD" or verb.lemma_ == "become" or verb.lemma_ in self._discourse.lexicon.electing
        told = noun.dep_ in ("attr", "oprd") and lasting and child(verb, "neg") is None  # not "was president"
        who = [names[t.i] for t in surface_subject(verb) if t.i in names] if told else []
        people = len(who) == 1 and self._discourse.cls(who[0]) == "Person" == office.mention.cls
        return who[0].index if people else office.index

    def _is_beside(self, person: Cue, body: Cue) -> bool:
        """Tell a body that stands in somebody's title, or in what he is said to be: nothing is done between them."""
        begin, end = sorted((person.mention.head, body.mention.head))
        between = self._discourse.parsed.doc[begin:end]
        return person.sentence == body.sentence and all(t.pos_ != "VERB" for t in between)

    def _has(self, person: Cue, cue: Cue) -> bool:
        """Tell whether somebody has the office of a phrase: the deputy minister is another one."""
        below, office, held = self._words.subordinate, self._office(cue), self._held(person)
        for ruler in _RULERS.get(cue.mention.name.lower(), ()):
            if any(ruler <= title and not title & below for title in held):
                return True
        if office <= _HEADING and not office & below:
            held += [_HEADING for title in held if title & _CHIEF and not title & below and self._is_alone(person)]
        return any(office <= title and office & below == title & below for title in held)

    def _held(self, person: Cue) -> list[frozenset[str]]:
        """Give the words of each office that the text gives to somebody."""
        return [
            person.title if self._is_called(person) else frozenset[str](),
            *self._offices.get(self._discourse.find(person.index), ()),
            *(o for i, o in self._given if self._discourse.find(i) == self._discourse.find(person.index)),
        ]

    def _is_alone(self, person: Cue) -> bool:
        """Tell whether nobody else is named in the text up to a mention of a person."""
        people = (c for c in self._discourse.cues[: person.index] if c.is_name and self._discourse.cls(c) == "Person")
        return all(self._discourse.find(c.index) == self._discourse.find(person.index) for c in people)

    def _office(self, cue: Cue) -> frozenset[str]:
        """Give the words of the office, without those that only describe who has it: "the embattled premier"."""
        told = {cue.head, *cue.modifiers, *cue.complement}
        naming = self._discourse.knowledge.naming
        loose = {
            w
            for w in cue.modifiers - cue.names - _NOT_SAME - self._words.subordinate
            if w not in self._words.title_modifiers and naming.title_at([w], 0) == 0 and w in self._adjectives(cue)
        }
        return self._written_out(frozenset(told - loose))

    def _adjectives(self, cue: Cue) -> set[str]:
        doc = self._discourse.parsed.doc
        return {t.lower_ for t in doc[cue.mention.begin : cue.mention.head] if t.pos_ in ("ADJ", "VERB")}

    def _written_out(self, words: frozenset[str]) -> frozenset[str]:
        """Give an office by its usual name: a premier is a prime minister, a CEO a chief executive."""
        for letters, office in LETTERS.items():
            if letters in words:
                return words - {letters} | set(office)
        short = words & self._words.prime_ministers
        return words - short | _PRIME_MINISTER if short else words


def _is_subject_over(person: Cue, noun: Token) -> bool:
    """Tell who is named with his title in the clause that goes on with it: "President A thanked the President"."""
    clause = next((t for t in noun.ancestors if child(t, *SUBJECTS) is not None), noun)
    return any(c.i == person.mention.head and c.dep_ in SUBJECTS for c in clause.lefts)
