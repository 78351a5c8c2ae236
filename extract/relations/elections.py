"""Who stands for election takes part in the vote that a report is about, and who is elected to a body is its member."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportgraph.extract.parsing.parse import Parsed
from reportgraph.extract.parsing.spelling import singular
from reportgraph.extract.parsing.syntax import conjuncts
from reportgraph.extract.relations.candidates import Candidate, Knowledge, Source, Voice
from reportgraph.extract.relations.propositions import PredicateKind, Proposition
from spacy.tokens import Token

_STEM = 5  # letters that "parliamentary" shares with "parliament"
_LEAD = 3  # sentences, the title among them, that tell of which vote a report is


def find_elections(propositions: Sequence[Proposition], knowledge: Knowledge, *, parsed: Parsed) -> list[Candidate]:
    """Give who took part in the election that the report is about, and who got a seat in the assembly that it names."""
    lead = [t for sentence in parsed.sentences[:_LEAD] for t in sentence.span if knowledge.referents.is_head(t)]
    vote = next((t for t in lead if _is_vote(t, knowledge)), None)
    if vote is None:
        return []
    body, found = _assembly(vote, parsed, knowledge), list[Candidate]()
    for p in propositions:
        if p.kind is not PredicateKind.VERB:
            continue
        elected, others = _people(p, knowledge)
        rule = f"stood for election: {p.lemma}"
        voice = Voice.PRESUPPOSED if _is_unsuccessful(p.predicate) else Voice.CONTEXT
        found += [
            Candidate(a, "participatedIn", vote, p.predicate, Source.GATHERING, rule, voice)
            for a in (*elected, *others)
        ]
        if body is not None and "to" not in p.roles:
            found += [Candidate(a, "memberOf", body, p.predicate, Source.GATHERING, rule) for a in elected]
    return found


def _people(p: Proposition, knowledge: Knowledge) -> tuple[list[Token], list[Token]]:
    """Give who is elected, and who stood beside them."""
    lexicon, agents, objects = knowledge.lexicon, p.roles.get("agent", ()), p.roles.get("object", ())
    if p.lemma in lexicon.electing and p.passive:
        return _named(objects, knowledge), []
    if p.lemma in lexicon.beating:
        return _named(agents, knowledge), _named(objects, knowledge)
    won = [t for t in objects if (t.lemma_.lower(), t.tag_) != ("seat", "NNS")]  # seats are a party's
    seats = p.lemma in lexicon.seating and any(t.lemma_.lower() in lexicon.returns for t in won)
    return [], _named(agents, knowledge) if seats else []


def _named(heads: Sequence[Token], knowledge: Knowledge) -> list[Token]:
    """Give the persons with a name; of "the candidates elected were A and B" A and B."""
    said = [t for head in heads for t in (*_said_to_be(head), head)]
    people = (t for t in said if any(e.cls == "Person" and e.is_named for e in knowledge.referents.entities(t)))
    return list(dict.fromkeys(people))


def _said_to_be(subject: Token) -> Iterator[Token]:
    if subject.dep_ == "nsubj" and subject.head.lemma_ == "be":
        for c in subject.head.rights:
            if c.dep_ == "attr":
                yield from conjuncts(c)


def _is_vote(token: Token, knowledge: Knowledge) -> bool:
    return singular(token.lower_) in knowledge.lexicon.votes and knowledge.is_a(token, "Event")


def _assembly(vote: Token, parsed: Parsed, knowledge: Knowledge) -> Token | None:
    """Give the assembly to which people are elected: the only one named, or that of the "legislative election"."""
    named = {
        e: t
        for t in reversed(parsed.doc)
        if t.pos_ == "PROPN" and t.lower_ in knowledge.lexicon.assemblies and knowledge.referents.is_head(t)
        for e in knowledge.referents.entities(t)
        if e.is_named and knowledge.schema.is_a(e.cls, "Institution")
    }
    stems = {t.lower_[:_STEM] for t in vote.lefts if t.ent_type_ != "GPE" and len(t) >= _STEM}
    called = [t for e, t in named.items() if not stems.isdisjoint(w[:_STEM] for w in e.name.lower().split())]
    found = called or list(named.values())
    return found[0] if len(found) == 1 else None


def _is_unsuccessful(verb: Token) -> bool:
    """Tell "was not elected", "failed to get elected": who was not stood all the same."""
    return any(c.dep_ == "neg" for c in verb.children) or any(t.lemma_ == "fail" for t in verb.ancestors)
