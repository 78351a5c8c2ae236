"""What doing something together says: who does a thing jointly cooperates, who appears beside somebody meets them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportgraph.extract.grammar.company import alongside
from reportgraph.extract.parsing.syntax import companions, conjuncts, possessors, prepositions
from reportgraph.extract.relations.candidates import Candidate, Knowledge, Source, Voice
from reportgraph.extract.relations.parties import MANY
from reportgraph.extract.relations.propositions import PredicateKind, Proposition
from reportgraph.ontology.grammar import GRAMMAR
from spacy.tokens import Token

_WHERE = frozenset({"at", "in", "on"})
_BOTH = 2


def find_company(propositions: Sequence[Proposition], knowledge: Knowledge) -> list[Candidate]:
    """Give who does something jointly with whom."""
    shared = [candidate for p in propositions if p.kind is PredicateKind.NOUN for candidate in _shared(p, knowledge)]
    return shared + [
        candidate
        for p in propositions
        if p.kind is PredicateKind.VERB and not (p.passive and "agent" not in p.roles)
        for candidate in (*_jointly(p, knowledge), *_at_talks(p, knowledge))
    ]


def _shared(p: Proposition, knowledge: Knowledge) -> list[Candidate]:
    """ "The joint efforts of A and B", "a combined operation by A and B"."""
    if p.lemma not in GRAMMAR.joint_deeds or not any(c.lower_ in GRAMMAR.collective for c in p.predicate.lefts):
        return []
    parties = [t for word in ("of", "by", "possessor") for t in p.roles.get(word, ()) if knowledge.is_a(t, "Actor")]
    return [
        Candidate(a, "cooperatesWith", b, p.predicate, Source.GATHERING, "done jointly", Voice.PRESUPPOSED)
        for i, a in enumerate(parties if len(parties) < MANY else ())
        for b in parties[i + 1 :]
    ]


def _jointly(p: Proposition, knowledge: Knowledge) -> list[Candidate]:
    """ "A and B co-hosted C", "together with B, A built C": what is done together."""
    if p.predicate.lemma_ in GRAMMAR.standing:
        return []  # "A, along with B, has a coast"
    if f"{p.lemma} {p.particle}".strip() in knowledge.lexicon.departing:
        return []  # "resigned along with B": nothing is done for a common end
    people = [t for t in p.roles.get("agent", ()) if knowledge.is_a(t, "Actor")]
    beside = [t for doer in people for t in companions(doer)]
    partners = [t for t in (*alongside(p.predicate), *beside) if knowledge.is_a(t, "Actor")]
    if p.lemma == "stand":  # "stands alongside the people of A": for them, and not with them
        partners = [t for t in partners if knowledge.is_a(t, "Person")]
    doing = [a for a in people if a not in partners]
    pairs = [(a, b) for a in doing for b in dict.fromkeys(partners)]
    if len(people) >= MANY:
        return []  # they are many, and each is tied to what they do
    shared = [c for b in dict.fromkeys(partners) for c in _shares(p, b, knowledge)]
    if p.lemma.startswith("co-") or (len(people) > 1 and not pairs and _is_joint(p)):
        pairs += [(a, b) for i, a in enumerate(people) for b in people[i + 1 :]]
    return shared + [
        Candidate(a, _said_of(p, a, b, knowledge), b, p.predicate, Source.GATHERING, "done jointly") for a, b in pairs
    ]


def _shares(p: Proposition, partner: Token, knowledge: Knowledge) -> Iterator[Candidate]:
    """ "A will co-chair the talks along with B": B does so too."""
    frames = knowledge.lexicon.frames.get((p.lemma, "verb"), ()) if p.lemma.startswith("co-") else ()
    plain = [f for f in frames if (f.subject, f.object, f.particle) == ("agent", "object", "") and not f.nouns]
    for thing in p.roles.get("object", ()) if partner not in p.roles.get("agent", ()) else ():
        fits = (f for f in plain if not f.when or knowledge.is_a(thing, *f.when))
        if (frame := next(fits, None)) is not None:
            yield Candidate(partner, frame.property, thing, p.predicate, Source.GATHERING, "done jointly")


def _at_talks(p: Proposition, knowledge: Knowledge) -> list[Candidate]:
    """ "In another meeting, A and B hailed C": the two met."""
    pair = [t for t in p.roles.get("agent", ()) if knowledge.is_a(t, "Actor")]
    talks = [t for w in ("at", "during", "in") for t in p.roles.get(w, ()) if t.lemma_.lower() in GRAMMAR.talks]
    talks = [t for t in talks if t.i < p.predicate.i and not possessors(t)]
    talks = [t for t in talks if all(word in _WHERE for word, _ in prepositions(t))]
    if len(pair) != _BOTH or not talks or pair[1] not in conjuncts(pair[0]):
        return []
    return [Candidate(pair[0], "metWith", pair[1], p.predicate, Source.GATHERING, "both at talks")]


def _is_joint(p: Proposition) -> bool:
    """Tell what several do as one: "A and B jointly opened C", "A and B held a joint exercise"."""
    manner = any(c.dep_ == "advmod" and c.lower_ in ("jointly", "together") for c in p.predicate.children)
    return manner or any(c.lower_ == "joint" for t in p.roles.get("object", ()) for c in t.lefts)


def _said_of(p: Proposition, a: Token, b: Token, knowledge: Knowledge) -> str:
    """Give what doing a thing side by side says: people who speak or walk together meet."""
    appear = p.lemma in knowledge.lexicon.appearing and all(knowledge.is_a(t, "Person", "Group") for t in (a, b))
    return "metWith" if appear else "cooperatesWith"
