"""What a token refers to: its entity, and for the first person whoever speaks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from reportgraph.extract.attribution.turns import Speech
from reportgraph.extract.coreference.link import Entities
from reportgraph.extract.grammar.predication import is_wider_place
from reportgraph.extract.model import Entity, Mention
from reportgraph.extract.parsing.syntax import conjuncts, first_conjunct, is_bracketed, objects_of, prepositions
from reportgraph.ontology.grammar import GRAMMAR
from spacy.tokens import Doc, Token

_FIRST_PERSON = frozenset({"we", "us", "our", "ours", "ourselves", "i", "me", "my", "mine", "myself"})
_TOGETHER = frozenset({"we", "us", "our"})
_COUNTRY = "US"  # no "us"
_ON_MAP = frozenset({"GPE", "LOC", "FAC"})
_COUNTING = frozenset({"NUM", "DET", "PRON", "ADJ"})


def is_first_person(token: Token) -> bool:
    """Tell "we", "my", "us", and not "the US", nor "the Lake mine"."""
    dug = token.lower_ == "mine" and token.pos_ != "PRON"
    return token.lower_ in _FIRST_PERSON and token.text != _COUNTRY and not dug


@dataclass(frozen=True, slots=True)
class Referents:
    """The linked entities, and the speeches, in which the first person is their speaker."""

    linked: Entities
    speeches: Sequence[Speech] = ()
    here: str | None = None  # the key of the dateline's place
    holders: Mapping[int, Token] = field(default_factory=dict)  # title -> who holds the office
    listed: Mapping[int, tuple[Token, ...]] = field(default_factory=dict)  # "participants, who included A" -> A
    standins: frozenset[str] = frozenset()  # nouns that stand for the country they belong to
    place_kinds: frozenset[str] = frozenset()  # nouns that only say what kind of place follows: "the city of A"
    bodies: Mapping[str, str] = field(default_factory=dict)  # person -> the body for which he says "we"
    possessors: Mapping[int, int] = field(default_factory=dict)  # last token of a longer phrase before "'s" -> its head
    _told: dict[int, tuple[str, ...]] = field(init=False, repr=False, compare=False, default_factory=dict)

    def keys(self, token: Token) -> tuple[str, ...]:
        """Give the keys of what a token, as the head of its phrase, refers to; none where it can't be told."""
        if token.i not in self._told:
            self._told[token.i] = self._keys(token)
        return self._told[token.i]

    def acting(self, token: Token) -> tuple[str, ...]:
        """Give the keys of who acts: the bodies for which those who head them say "we", and not the speakers.

        Several who issue a text in their own names speak for themselves.
        """
        keys = self.keys(token)
        if token.lower_ not in _TOGETHER or (len(keys) > 1 and self.speech(token) is None):
            return keys
        return tuple(dict.fromkeys(self.bodies.get(key, key) for key in keys))

    def _keys(self, token: Token) -> tuple[str, ...]:
        if is_first_person(token) and (speaker := self.speaker(token)):
            first = (is_first_person(t) for t in speaker)  # "we have agreed:" who they are is told elsewhere
            found = (self.linked.keys_at(t) if own else self.keys(t) for t, own in zip(speaker, first, strict=True))
            said = tuple(k for keys in found for k in keys)
            written = bool(said) and all(self.entity(k).cls == "Document" for k in said)
            return (self.linked.keys_at(token) if written else ()) or said  # "“We, the ministers of A,” says the text"
        if token.lower_ == "here" and self.here is not None:
            shown = token.head.lemma_ == "be" and token.i < token.head.i  # "here is the plan"
            return () if shown else (self.here,)
        if token.i in self.listed:
            return tuple(dict.fromkeys(k for t in self.listed[token.i] for k in self.keys(t)))
        if token.i in self.holders:
            return self._each(self.holders[token.i], token)
        kind = token.lemma_.lower()
        if kind in self.place_kinds and (places := self._places(token)):
            return places
        if _is_linked_station(token) and len(places := self._places(token)) > 1:
            return places
        stands = token.lemma_ in self.standins or _is_contracting(token)
        stands = stands or (token.lemma_.lower() in self.standins and any(w == "of" for w, _ in prepositions(token)))
        if stands and (represented := self._represented(token)):
            return represented
        told = token.lower_ == "we" and token.i in self.linked.by_head  # whom the words beside it may not all hold
        if token.pos_ != "PROPN" and not told and (named := self._apposition(token)) is not None:
            return self._each(named, token)
        if token.pos_ in _COUNTING and token.i not in self.linked.by_head:  # "two of the centres": the centres
            return tuple(
                dict.fromkeys(
                    k for w, p in prepositions(token) if w == "of" for t in objects_of(p) for k in self.keys(t)
                )
            )
        if token.i in self.possessors:  # "the Friends of the Lake's role": not the lake's
            return self.linked.by_head.get(self.possessors[token.i], ())
        return self._taken_up(token) or self.linked.keys_at(token)

    def _taken_up(self, pronoun: Token) -> tuple[str, ...]:
        """Give the state for which what a pronoun takes up stands: "The Peruvian side said it will sign"."""
        meant = self.linked.keys_at(pronoun) if pronoun.pos_ == "PRON" else ()
        at = next((m.head for m in self.entity(meant[0]).mentions), pronoun.i) if len(meant) == 1 else pronoun.i
        noun = pronoun.doc[at]
        return self._represented(noun) if at < pronoun.i and noun.lemma_ in self.standins else ()

    def _each(self, named: Token, token: Token) -> tuple[str, ...]:
        """Give what stands for a name beside it, and for those after its "and": "the leaders, A and B"."""
        several = token.tag_ in ("NNS", "NNPS") or token.lower_ == "we"
        several = several or (token.pos_ == "NUM" and token.lower_ not in ("1", "one"))
        return tuple(
            k for t in (conjuncts(first_conjunct(named)) if several else [named]) for k in self.linked.keys_at(t)
        )

    def _places(self, token: Token) -> tuple[str, ...]:
        """Give the places that a noun only says the kind of: "the State of A", "the northern provinces of A and B".

        "a province of A" is a part of it, as is its "old city", and so is what is no state in a country.
        """
        after = token.nbor() if token.i + 1 < len(token.doc) else token
        before = [c for c in token.lefts if not c.is_punct]
        if after.dep_ != "prep" or after.lower_ != "of" or after.head != token or not _is_this(before):
            return ()
        places = [e for t in objects_of(after) if t.pos_ == "PROPN" for e in map(self.entity, self.linked.keys_at(t))]
        if any(e.main_class not in ("City", "Region", "Place", "Country") or not e.is_named for e in places):
            return ()
        if token.lemma_.lower() not in (GRAMMAR.lands | GRAMMAR.realms) and any(e.cls == "Country" for e in places):
            return ()
        return tuple(dict.fromkeys(e.key for e in places))

    def _represented(self, token: Token) -> tuple[str, ...]:
        """Give whom a body stands for: "the governments of A and B"."""
        if token.lemma_ == "side" and any(word == "of" for word, _ in prepositions(token)):
            return ()  # "the Norwegian side of the border"
        heads = [t for word, p in prepositions(token) if word == "of" for t in p.subtree]
        heads += [t for c in token.children if c.dep_ in ("poss", "amod", "compound", "nmod") for t in conjuncts(c)]
        return tuple(dict.fromkeys(k for t in heads for k in self.keys(t) if self._is_state(k)))

    def _is_state(self, key: str) -> bool:
        """Tell a country that has a name: the "state and local governments" are those of none."""
        return self.entity(key).cls == "Country" and self.entity(key).is_named

    def _apposition(self, token: Token) -> Token | None:
        """Give the name that a common noun stands beside: "the rival of A, B", "B, a company that …"."""
        beside = [c for c in token.rights if c.dep_ == "appos" and c.pos_ == "PROPN"]
        state = token.lower_ in (GRAMMAR.lands | GRAMMAR.realms)
        beside = [c for c in beside if not (state and self._is_no_person(token, c))]
        for word, preposition in prepositions(token):  # "the head of A, B, said": B is the head, not A
            of = word == "of"  # "an accord with a bank, B": B is the bank
            known = (o for o in objects_of(preposition) if of or not any(c.lower_ in ("a", "an") for c in o.lefts))
            for c in (a for o in known for a in o.children if (a.dep_, a.pos_) == ("appos", "PROPN")):
                after = c.right_edge.i + 1
                placed = word != "of" and {c.ent_type_, c.head.ent_type_} <= _ON_MAP  # "the fire in Basra, Iraq, led"
                placed = placed or (
                    self._is_land(c) and (self._is_town(c.head) or (word == "in" and self._lies(token, c)))
                )
                placed = placed or self._is_no_person(token, c)
                placed = placed or self._is_one(c.head, c)  # "the exit from the bloc, A"
                if after < len(c.doc) and not placed and c.doc[c.left_edge.i - 1].text == "," == c.doc[after].text:
                    beside.append(c)
        lies = is_bracketed(token) and token.lemma_ in self.place_kinds  # "Banovce (Nitra region)"
        lies = lies or is_wider_place(token)
        idea = token.dep_ == "appos" and token.lemma_ in GRAMMAR.ideas_told and token.left_edge.lower_ in ("a", "an")
        idea = idea and any(c.dep_ in ("acl", "relcl") for c in token.rights)  # "a toll, an idea that A rejected"
        told = token.dep_ == "appos" and (token.head.pos_ == "PROPN" or idea) and not lies
        summed = (token.lemma_ in GRAMMAR.summing_up and not idea) or self._is_deed_beside(token)
        if told and not summed and not self._is_part(token):
            beside.append(token.head)
        return next((t for t in beside if self.is_head(t)), None)

    def _is_town(self, token: Token) -> bool:
        return any(self.entity(key).main_class == "City" for key in self.linked.keys_at(token))

    def _lies(self, token: Token, land: Token) -> bool:
        """Tell what is in a province of a state: "the clash in Tete Province, Mozambique,"."""
        return self._is_land(land.head) and token.lemma_.lower() not in GRAMMAR.on_map

    def _is_land(self, token: Token) -> bool:
        return any(self.entity(key).cls in ("Country", "Region") for key in self.linked.keys_at(token))

    def _is_deed_beside(self, deed: Token) -> bool:
        """Tell what was done, behind whoever or wherever: "shelled a town in A, an attack condemned by B"."""
        own, theirs = (next(map(self.entity, self.linked.keys_at(t)), None) for t in (deed, deed.head))
        placed = theirs is not None and theirs.main_class in ("City", "Country", "Person", "Place", "Region")
        return placed and own is not None and own.cls in ("Document", "Event")

    def _is_part(self, token: Token) -> bool:
        """Tell a principle in a row that something is made up of: "the Lake Spirit -- trust, equality and peace"."""
        bare = not any(c.dep_ in ("det", "poss") for c in token.lefts) and any(c.dep_ == "conj" for c in token.rights)
        return bare and any(self.linked.entity(key).cls == "Principle" for key in self.linked.keys_at(token))

    def _is_one(self, noun: Token, name: Token) -> bool:
        """Tell a noun that is known to mean what a name behind it does."""
        return noun.pos_ == "NOUN" and not set(self.linked.keys_at(noun)).isdisjoint(self.linked.keys_at(name))

    def _is_no_person(self, token: Token, name: Token) -> bool:
        """Tell a thing beside a person, "a debate with his rival, A,": A is the rival."""
        own, theirs = (next(map(self.entity, self.linked.keys_at(t)), None) for t in (token, name))
        guessed = own is not None and all(m.how == "default" for m in own.mentions)
        person = theirs is not None and theirs.cls == "Person"
        return person and own is not None and own.cls != "Person" and not guessed

    def named(self, name: str) -> Entity | None:
        """Give the entity with this name or alias, case aside, the first in the text if there are several."""
        return self.linked.named(name)

    def entities(self, token: Token) -> list[Entity]:
        """Give the entities that a token refers to."""
        by_key = self.linked.by_key
        return [by_key[key] for key in self.keys(token)]

    def entity(self, key: str) -> Entity:
        """Give the entity with this key."""
        return self.linked.entity(key)

    def is_head(self, token: Token) -> bool:
        """Tell whether the token heads a mention."""
        return token.i in self.linked.by_head

    def speaker(self, token: Token) -> tuple[Token, ...]:
        """Give the heads of the speaker in whose quotation or speech the token stands."""
        speech = self.speech(token)
        return speech.speaker if speech is not None else ()

    def speech(self, token: Token) -> Speech | None:
        """Give the quotation or speech in which the token stands; of a quotation in a speech, the quotation."""
        around = (s for s in self.speeches if s.begin <= token.i < s.end)
        return min(around, key=lambda s: (not s.quoted, s.end - s.begin), default=None)


def _is_linked_station(token: Token) -> bool:
    """Tell what is told as well by its town: the ports of "a road links the ports of A and B"."""
    above = token.head.head if token.dep_ == "pobj" else token.head
    return token.tag_ == "NNS" and token.lemma_ in GRAMMAR.stations and above.lemma_ in GRAMMAR.running


def _is_this(before: Sequence[Token]) -> bool:
    """Tell by the words before a noun that it is one and the whole: "the French city", not "a city", "the old city"."""
    told = [c for c in before if c.lower_ != "the" and c.dep_ not in ("poss", "amod", "compound", "nmod", "advmod")]
    definite = any(c.lower_ == "the" or c.dep_ == "poss" for c in before)
    return definite and not told and not any(c.lower_ in GRAMMAR.parting for c in before)


def _is_contracting(token: Token) -> bool:
    """Tell "the Cuban Party" of a text that speaks of "the Parties"; more words are those of a political party."""
    own = [c for c in token.lefts if c.dep_ != "det"]
    return token.text == "Party" and len(own) == 1 and any(t.text == "Parties" for t in token.doc)


def possessors_in(doc: Doc, mentions: Iterable[Mention]) -> dict[int, int]:
    """Map the last token before a possessive mark to the head of the longest phrase that ends there."""
    found: dict[int, Mention] = {}
    for mention in mentions:
        last = mention.end - 1
        owns = mention.end < len(doc) and doc[mention.end].tag_ == "POS" and last != mention.head
        if owns and (last not in found or found[last].begin > mention.begin):
            found[last] = mention
    return {last: mention.head for last, mention in found.items()}
