"""What doing something together says: who does a thing jointly cooperates, who appears beside somebody meets them."""

from __future__ import annotations

from collections.abc import Sequence

from reportgraph.extract.grammar.company import alongside
from reportgraph.extract.parsing.syntax import companions
from reportgraph.extract.relations.candidates import Candidate, Knowledge, Source
from reportgraph.extract.relations.propositions import PredicateKind, Proposition
from spacy.tokens import Token

_PEOPLE = ("Person", "Group")


def find_company(propositions: Sequence[Proposition], knowledge: Knowledge) -> list[Candidate]:
    """Give who does something jointly with whom."""
    return [
        candidate
        for p in propositions
        if p.kind is PredicateKind.VERB and not (p.passive and "agent" not in p.roles)
        for candidate in _jointly(p, knowledge)
    ]


def _jointly(p: Proposition, knowledge: Knowledge) -> list[Candidate]:
    """ "A and B co-hosted C", "together with B, A built C": what is done together."""
    people = [t for t in p.roles.get("agent", ()) if _is_a(t, ("Actor",), knowledge)]
    beside = [t for doer in people for t in companions(doer)]
    partners = [t for t in (*alongside(p.predicate), *beside) if _is_a(t, ("Actor",), knowledge)]
    doing = [a for a in people if a not in partners]
    pairs = [(a, b) for a in doing for b in dict.fromkeys(partners)]
    if p.lemma.startswith("co-"):
        pairs += [(a, b) for i, a in enumerate(people) for b in people[i + 1 :]]
    return [
        Candidate(a, _said_of(p, a, b, knowledge), b, p.predicate, Source.GATHERING, "done jointly") for a, b in pairs
    ]


def _said_of(p: Proposition, a: Token, b: Token, knowledge: Knowledge) -> str:
    """Give what doing a thing side by side says: people who speak or walk together meet."""
    appear = p.lemma in knowledge.lexicon.appearing and all(_is_a(t, _PEOPLE, knowledge) for t in (a, b))
    return "metWith" if appear else "cooperatesWith"


def _is_a(token: Token, kinds: tuple[str, ...], knowledge: Knowledge) -> bool:
    return any(knowledge.schema.is_a(e.cls, kind) for e in knowledge.referents.entities(token) for kind in kinds)
