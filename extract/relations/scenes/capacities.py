"""What those are who are named beside whoever acts: "built with A as its operator", "run in partnership with B"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportgraph.extract.parsing.syntax import conjuncts, first_conjunct, objects_of
from reportgraph.extract.relations.candidates import Candidate, Knowledge, Source
from reportgraph.extract.relations.propositions import PredicateKind, Proposition
from reportgraph.ontology.grammar import GRAMMAR
from spacy.tokens import Token

_UNDERTAKEN = frozenset({"contributesTo", "founded", "hosted", "implements", "produces", "proposed"})
_WORDS = 4  # of a capacity: "the national executing agency"


def find_capacities(propositions: Sequence[Proposition], knowledge: Knowledge) -> list[Candidate]:
    """Give what those are in a deed that it is told of beside whoever does it."""
    return [
        candidate
        for p in propositions
        if p.kind is PredicateKind.VERB
        for candidate in (*_as_something(p, knowledge), *_in_partnership(p, knowledge))
    ]


def _as_something(p: Proposition, knowledge: Knowledge) -> Iterator[Candidate]:
    """Give what somebody is to a thing: "funded by A with B as its implementing agency and C as lead partner"."""
    things = p.roles.get("object", ()) if p.passive or "object" in p.roles else p.roles.get("agent", ())
    begun = False  # whether "with A as" was read
    for word in p.predicate.doc[p.predicate.i + 1 : p.predicate.sent.end] if things else ():
        if word.lower_ != "as" or word.i + 1 == word.sent.end:
            continue
        bearers = _before(word, knowledge)
        opener = bearers[0].doc[bearers[0].left_edge.i - 1] if bearers else word
        begun = opener.lower_ == "with" or (begun and opener.lower_ in ("and", ","))
        name = _capacity(word, knowledge) if begun else None
        for bearer in bearers if name else ():
            for thing in things:
                if thing not in bearers:
                    joined = name == "participatedIn" and knowledge.is_a(thing, "Institution")
                    fit = "memberOf" if joined else name  # "an alliance led by A, with B as partner"
                    yield Candidate(bearer, fit or "", thing, p.predicate, Source.NOUN, "in a capacity", through=word)


def _before(word: Token, knowledge: Knowledge) -> list[Token]:
    """Give those whose phrase ends right before a word."""
    at = word.nbor(-1)
    if at.text == ")":  # "with the Lake Bank (LB) as its agent"
        at = next((t.nbor(-1) for t in reversed(at.doc[at.sent.start + 1 : at.i]) if t.text == "("), at)
    while not knowledge.is_a(at, "Actor") and at.head.i < at.i and at.dep_ in ("compound", "conj", "pobj", "prep"):
        at = at.head
    first = first_conjunct(at)
    first = at if first.head.lower_ == "as" else first  # "with A as its agent and B as its partner"
    row = [t for t in conjuncts(first) if t.i <= at.i] if knowledge.is_a(at, "Actor") else []
    return row if row and all(t.pos_ in ("NOUN", "PROPN") for t in row) else []


def _capacity(word: Token, knowledge: Knowledge) -> str | None:
    """Give what it says to be something, as a label of a line of facts says it: "its implementing agency"."""
    told = [t.lower_ for t in word.doc[word.i + 1 : min(word.i + 1 + _WORDS, word.sent.end)]]
    phrases = (" ".join(told[i : i + size]) for size in (2, 1) for i in range(len(told)))
    return next((name for phrase in phrases if (name := knowledge.lexicon.labelled.get(phrase))), None)


def _in_partnership(p: Proposition, knowledge: Knowledge) -> Iterator[Candidate]:
    """Give who takes part in what is done by nobody named: "was launched in partnership with A and B"."""
    frames = knowledge.lexicon.frames.get((p.lemma, "verb"), ())
    if not p.passive or "agent" in p.roles or all(f.property not in _UNDERTAKEN for f in frames):
        return
    joint = [t for t in p.roles.get("in", ()) if t.lemma_.lower() in GRAMMAR.together]
    partners = [o for t in joint for c in t.rights if c.lower_ == "with" for o in objects_of(c)]
    for partner in (t for t in partners if knowledge.is_a(t, "Actor")):
        for thing in p.roles.get("object", ()):
            if knowledge.is_a(thing, "Project", "Event"):
                yield Candidate(partner, "participatedIn", thing, p.predicate, Source.GATHERING, "in partnership with")
