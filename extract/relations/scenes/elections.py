"""Who stands for election takes part in the vote that a report is about, and who is elected to a body is its member."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportgraph.extract.parsing.parse import Parsed
from reportgraph.extract.parsing.spelling import singular
from reportgraph.extract.parsing.syntax import conjuncts, objects_of, prepositions
from reportgraph.extract.relations.candidates import Candidate, Knowledge, Source, Voice
from reportgraph.extract.relations.propositions import PredicateKind, Proposition
from reportgraph.ontology.frames import word_lists
from spacy.tokens import Token

_STEM = 5  # letters that "parliamentary" shares with "parliament"
_INNER = frozenset({"advcl", "amod", "attr", "conj", "pcomp", "prep", "xcomp"})
_YEAR = 4  # digits
_OF_ONE = frozenset({"gubernatorial", "mayoral", "presidential"})  # votes that send nobody to an assembly
_BLOCS = frozenset({"alliance", "bloc", "coalition", "party"})
_HOLDING = frozenset({"defend", "hold", "keep"})
_PLACES = ("in", "object-in", "at", "object-at")
_LEAD = 3  # sentences, the title among them, that tell of which vote a report is


def find_elections(propositions: Sequence[Proposition], knowledge: Knowledge, *, parsed: Parsed) -> list[Candidate]:
    """Give who took part in the election that the report is about, and who got a seat in the assembly that it names."""
    vote = _vote_of(parsed, knowledge, knowledge.lexicon.votes)
    if vote is None:
        return []
    body, found = _assembly(vote, parsed, knowledge), list[Candidate]()
    for p in propositions:
        if p.kind is not PredicateKind.VERB or _is_of_other_vote(p, vote) or _is_in_other_event(p, vote, knowledge):
            continue
        elected, others = _people(p, knowledge)
        rule = f"stood for election: {p.lemma or p.predicate.lower_}"
        voice = Voice.PRESUPPOSED if _is_unsuccessful(p.predicate) else Voice.CONTEXT
        found += [
            Candidate(a, "participatedIn", vote, p.predicate, Source.GATHERING, rule, voice)
            for a in (*elected, *others, *_parties(p, knowledge))
        ]
        if body is not None and "to" not in p.roles:
            found += [Candidate(a, "memberOf", body, p.predicate, Source.GATHERING, rule) for a in elected]
    return found


def find_voters(propositions: Sequence[Proposition], knowledge: Knowledge, *, parsed: Parsed) -> list[Candidate]:
    """Give who votes in the vote that the report is about: "Jane Roe, a voter in Oslo, cast her ballot"."""
    lexicon = knowledge.lexicon
    vote = _vote_of(parsed, knowledge, (lexicon.votes | lexicon.plebiscites) - {"ballot"})
    if vote is None or vote.tag_ == "NNS":
        return []
    found = list[Candidate]()
    for p in propositions:
        ballot = p.lemma == "cast" and any(t.lemma_.lower() in ("vote", "ballot") for t in p.roles.get("object", ()))
        if p.kind is PredicateKind.VERB and (p.lemma == "vote" or ballot) and _is_polling(p, knowledge):
            rule = f"voted: {p.lemma}"
            voters = [t for t in p.roles.get("agent", ()) if _is_voter(t, knowledge)]
            found += [Candidate(t, "participatedIn", vote, p.predicate, Source.GATHERING, rule) for t in voters]
    called = (t for s in parsed.sentences for t in s.span if t.dep_ == "appos" and t.lemma_ == "voter")
    return found + [
        Candidate(person, "participatedIn", vote, t, Source.GATHERING, "voter", Voice.PRESUPPOSED)
        for t in called
        for person in _named([t.head], knowledge)
    ]


def _vote_of(parsed: Parsed, knowledge: Knowledge, votes: frozenset[str]) -> Token | None:
    """Give the vote that a report is about."""
    lead = (t for sentence in parsed.sentences[:_LEAD] for t in sentence.span if knowledge.referents.is_head(t))
    found = [t for t in lead if singular(t.lower_) in votes and knowledge.is_a(t, "Event")]
    found = [t for t in found if t.dep_ != "dobj" or t.head.lemma_ != "cast"]  # "cast his vote"
    return next(iter([*(t for t in found if not _is_going(t)), *found]), None)


def _is_going(vote: Token) -> bool:
    """Tell "go to the polls", which tells of no other vote than the one that is named."""
    return vote.lower_ == "polls" and vote.head.lower_ == "to"


def _is_polling(p: Proposition, knowledge: Knowledge) -> bool:
    """Tell a vote of voters, now: not one on a bill, nor in another election that the sentence names or dates."""
    verb = p.predicate
    if p.passive or any(role in p.roles for role in ("against", "on", "with", "to")):
        return False
    named = [t for role in ("for", "in", "object-in", "object-for") for t in p.roles.get(role, ())]
    if any(knowledge.is_a(t, "Document", "Event", "Institution") for t in named):
        return False
    beside = verb.dep_ == "relcl" and not knowledge.is_a(verb.head, "Actor")
    return not beside and not any(t.is_digit and len(t) == _YEAR for t in verb.subtree)


def _is_voter(token: Token, knowledge: Knowledge) -> bool:
    """Tell a person with a name, a people, and who is called a voter: members of assemblies vote on bills."""
    if token.lemma_.lower() in knowledge.lexicon.voters:
        return knowledge.is_a(token, "Group") and (token.lower_ != "people" or token.n_lefts + token.n_rights > 0)
    people = token.tag_ == "NNPS" and knowledge.is_a(token, "Group")
    return people or bool(_named([token], knowledge))


def _people(p: Proposition, knowledge: Knowledge) -> tuple[list[Token], list[Token]]:
    """Give who is elected, and who stood beside them."""
    lexicon, agents, objects = knowledge.lexicon, p.roles.get("agent", ()), p.roles.get("object", ())
    if p.lemma in lexicon.electing and p.passive:
        return _named(objects, knowledge), []
    if p.lemma in lexicon.beating and (agents or p.lemma != "oust"):  # who "was ousted" may have lost his office
        return _named(agents, knowledge), _named(objects, knowledge)
    won = [t for t in objects if (t.lemma_.lower(), t.tag_) != ("seat", "NNS")]  # seats are a party's
    seats = p.lemma in lexicon.seating and any(t.lemma_.lower() in lexicon.returns for t in won)
    return [], _named(agents, knowledge) if seats else []


def _parties(p: Proposition, knowledge: Knowledge) -> list[Token]:
    """Give the party that gets seats, or a share of the votes: "the Lake Party had 40% of the votes".

    What a party "holds", and what it "had won", tells of an earlier vote.
    """
    got = list(p.roles.get("object", ()))
    got += [t for noun in got for word, of in prepositions(noun) if word == "with" for t in objects_of(of)]
    shares = (
        t.lemma_.lower() for noun in got for word, of in prepositions(noun) if word == "of" for t in objects_of(of)
    )
    seats = p.lemma in knowledge.lexicon.seating - _HOLDING and any(t.lemma_.lower() == "seat" for t in got)
    if p.passive or "had" in (c.lower_ for c in p.predicate.lefts) or not (seats or "vote" in shares):
        return []
    agents, referents = p.roles.get("agent", ()), knowledge.referents
    bodies = [t for t in agents if t.lemma_.lower() in _BLOCS or any(e.is_named for e in referents.entities(t))]
    return [t for t in bodies if knowledge.is_a(t, "Institution", "Group")]


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


def _assembly(vote: Token, parsed: Parsed, knowledge: Knowledge) -> Token | None:
    """Give the assembly to which people are elected: the only one named, or that of the "legislative election"."""
    named = {
        e: t
        for t in reversed(parsed.doc)
        if t.pos_ == "PROPN" and t.lower_ in knowledge.lexicon.assemblies and knowledge.referents.is_head(t)
        for e in knowledge.referents.entities(t)
        if e.is_named and knowledge.schema.is_a(e.cls, "Institution") and e.cls != "PoliticalParty"
    }
    if any(t.lower_ in _OF_ONE and t.head.lemma_.lower() in knowledge.lexicon.votes for t in parsed.doc):
        return None
    stems = {t.lower_[:_STEM] for t in vote.lefts if t.ent_type_ != "GPE" and len(t) >= _STEM}
    called = [t for e, t in named.items() if not stems.isdisjoint(w[:_STEM] for w in e.name.lower().split())]
    found = called or list(named.values())
    return found[0] if len(found) == 1 else None


def _is_of_other_vote(p: Proposition, vote: Token) -> bool:
    """Tell "beat A in the 2021 run-off", "came to power in 2018 after beating A" where the vote has no such year."""
    clauses = [p.predicate]
    for above in p.predicate.ancestors:
        if clauses[-1].dep_ not in _INNER:
            break
        clauses.append(above)
    dates = [t for clause in clauses for c in clause.children for t in (c, *objects_of(c)) if t.ent_type_ == "DATE"]
    dates += [w for role in _PLACES for t in p.roles.get(role, ()) for w in t.lefts]
    years = {t.text for t in dates if t.is_digit and len(t) == _YEAR}
    return bool(years) and years.isdisjoint(t.text for t in vote.sent)


def _is_in_other_event(p: Proposition, vote: Token, knowledge: Knowledge) -> bool:
    """Tell "ousted A in a party-room coup" from "beat A in the run-off": what it is done in is of another kind."""
    events = [t for role in _PLACES for t in p.roles.get(role, ()) if knowledge.is_a(t, "Event")]
    return bool(events) and not any(t.lemma_ in (vote.lemma_, *word_lists()["contests"]) for t in events)


def _is_unsuccessful(verb: Token) -> bool:
    """Tell "was not elected", "failed to get elected": who was not stood all the same."""
    return any(c.dep_ == "neg" for c in verb.children) or any(t.lemma_ == "fail" for t in verb.ancestors)
