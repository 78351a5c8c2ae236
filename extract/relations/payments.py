"""Who pays for what: "built with a loan from A", "a grant from A helped B", "with funding from A, B opened C".

A sum that says nothing of what it is for is for what the text speaks of: "The dam is to be built. A gave 9 dollars."
"""

from __future__ import annotations

from collections.abc import Sequence

from reportgraph.extract.model import Entity
from reportgraph.extract.parsing.syntax import VERBAL, objects_of, possessors, prepositions
from reportgraph.extract.parsing.tree import SUBJECTS
from reportgraph.extract.relations.candidates import Candidate, Knowledge, Source
from reportgraph.extract.relations.propositions import PredicateKind, Proposition
from spacy.tokens import Token

_MEANS = ("with", "by", "through", "via", "using", "from")
_GIVING = ("Institution", "Country", "Person")
_PAID = frozenset(
    {"funds", "contributesTo", "implements", "founded", "produces", "hosted", "endorsed"}
)  # what money can bring about
_BEFORE = 3  # sentences; further back, what is spoken of may be another thing
_NEEDING = frozenset({"cost", "lack", "need", "receive", "require", "seek"})


def find_payments(propositions: Sequence[Proposition], knowledge: Knowledge) -> list[Candidate]:
    """Give who funds what by way of a sum that comes from them."""
    return [
        Candidate(source, "funds", thing, p.predicate, Source.NOUN, money.lemma_.lower(), through=money)
        for p in propositions
        if p.kind is PredicateKind.VERB
        for money, things in _paid(p, knowledge)
        for source in _sources(money, knowledge)
        for thing in things
    ]


def find_open_payments(
    propositions: Sequence[Proposition], candidates: Sequence[Candidate], knowledge: Knowledge
) -> list[Candidate]:
    """Give who pays for what a sentence before tells, where a sum is given to nobody that its own sentence names."""
    funded = [c for c in candidates if c.property == "funds"]
    told = {(c.subject.i, c.predicate.i) for c in funded} | {(c.subject.i, c.predicate.head.i) for c in funded}
    found: list[Candidate] = []
    for p in propositions:
        for source in _open_sources(p, knowledge):
            thing = _spoken_of(p.predicate, [*funded, *found], knowledge)
            if (source.i, p.predicate.i) not in told and thing is not None:
                found.append(Candidate(source, "funds", thing, p.predicate, Source.NOUN, f"{p.lemma} a sum"))
    return found


def _open_sources(p: Proposition, knowledge: Knowledge) -> list[Token]:
    """Give the actors from which a bare sum comes: "A gave 9 dollars", "a further 9 dollars came from A"."""
    if p.kind is not PredicateKind.VERB:
        return []
    sources = p.roles.get("from", ()) if p.lemma == "come" else p.roles.get("agent", ())
    sums = p.roles.get("agent" if p.lemma == "come" else "object", ())
    words = [f"{p.lemma}-{t.lemma_.lower()}" for t in sums]
    frames = (f for word in words for f in knowledge.lexicon.frames.get((word, "verb"), ()))
    gives = p.lemma == "come" or any((f.subject, f.property) == ("agent", "funds") for f in frames)
    goes = any(p.roles.get(word) for word in ("recipient", "to", "for", "into", "object-to", "object-for", "object-in"))
    if not gives or goes or not any(_is_sum(t, knowledge) for t in sums):
        return []
    return [t for t in sources if any(_gives(e, knowledge) for e in knowledge.referents.entities(t))]


def _is_sum(token: Token, knowledge: Knowledge) -> bool:
    """Tell "9 dollars", "$9 million in grants"."""
    money = token.ent_type_ == "MONEY" or token.lemma_.lower() in knowledge.lexicon.sums
    return money and any(t.like_num for t in token.subtree)


def _spoken_of(at: Token, funded: Sequence[Candidate], knowledge: Knowledge) -> Token | None:
    """Give the undertaking that the sentences before speak of, or that others pay for in them."""
    sentence = at.sent
    for _ in range(_BEFORE):
        if sentence.start == 0:
            return None
        sentence = sentence.doc[sentence.start - 1].sent
        spoken = [t for t in sentence if t.dep_ in SUBJECTS and t.head.pos_ in VERBAL and _is_project(t, knowledge)]
        paid = [c.object for c in funded if c.predicate.sent == sentence and _is_project(c.object, knowledge)]
        things = spoken or paid
        if things:
            return things[0] if len({k for t in things for k in knowledge.referents.keys(t)}) == 1 else None
    return None


def _is_project(token: Token, knowledge: Knowledge) -> bool:
    """Tell an undertaking, or a body that is in need of money; many of them tell nothing."""
    kinds = ("Project", "Institution") if token.head.lemma_ in _NEEDING else ("Project",)
    entities = knowledge.referents.entities(token)
    return token.tag_ != "NNS" and any(knowledge.schema.is_a(e.cls, kind) for e in entities for kind in kinds)


def _paid(p: Proposition, knowledge: Knowledge) -> list[tuple[Token, Sequence[Token]]]:
    """Give the sums with which something is done, and what is done with them."""
    brings = p.passive or any(f.property in _PAID for f in knowledge.lexicon.frames.get((p.lemma, "verb"), ()))
    means = [t for word in _MEANS for t in p.roles.get(word, ()) if _is_money(t, knowledge)]
    doers = [t for t in p.roles.get("agent", ()) if _is_money(t, knowledge)]
    things = p.roles.get("object", ())
    if p.lemma == "pay":
        brings, things = True, p.roles.get("for", ())
    return [(money, things) for money in (*doers, *(m for m in means if m not in doers))] if brings else []


def _is_money(token: Token, knowledge: Knowledge) -> bool:
    """Tell a sum, or what is given: "a grant", "funding"."""
    lemma = token.lemma_.lower()
    gives = any(f.property == "funds" for f in knowledge.lexicon.frames.get((lemma, "noun"), ()))
    return token.pos_ == "NOUN" and (gives or lemma in knowledge.lexicon.sums)


def _sources(money: Token, knowledge: Knowledge) -> list[Token]:
    """Give the actors that a sum comes from, or whose it is."""
    around = [o for word, p in prepositions(money) if word == "from" for o in objects_of(p)]
    around += [*possessors(money), *(c for c in money.lefts if c.dep_ in ("amod", "compound", "nmod"))]
    return [t for t in around if any(_gives(e, knowledge) for e in knowledge.referents.entities(t))]


def _gives(entity: Entity, knowledge: Knowledge) -> bool:
    return entity.is_named and any(knowledge.schema.is_a(entity.cls, kind) for kind in _GIVING)
