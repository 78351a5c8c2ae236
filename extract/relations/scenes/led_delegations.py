"""Who leads those whom a country or a body sends: "the Peruvian delegation, led by A, visited B"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportgraph.extract.parsing.syntax import conjuncts, objects_of, prepositions
from reportgraph.extract.relations.candidates import Candidate, Knowledge, Source
from reportgraph.extract.relations.propositions import Proposition
from reportgraph.ontology.grammar import GRAMMAR
from spacy.tokens import Token

_GOING = frozenset({"arrive", "come", "fly", "go", "travel"})


def find_leaders(p: Proposition, knowledge: Knowledge) -> list[Candidate]:
    """ "The Peruvian delegation was led by A": who leads those whom a country or a body sends is one of its people."""
    if p.lemma not in ("lead", "head", "chair"):
        return []
    people = [
        t
        for t in p.roles.get("agent", ())
        if any(e.cls == "Person" and e.is_named for e in knowledge.referents.entities(t))
    ]
    sent = [t for t in p.roles.get("object", ()) if t.lemma_.lower() in GRAMMAR.sent_groups]
    senders = [t for noun in sent for t in _senders(noun, knowledge)]
    rule = "leads a delegation"
    return [
        *(
            Candidate(a, "affiliatedWith", b, p.predicate, Source.GATHERING, rule)
            for a, b in _respectively(people, senders)
        ),
        *(c for noun in sent for c in _goes_along(people, noun, knowledge)),
    ]


def _respectively(people: Sequence[Token], senders: Sequence[Token]) -> list[tuple[Token, Token]]:
    """Give whom each leads: "the Peruvian and Chilean delegations, led by Jane Roe and John Doe" are one's each."""
    if len(people) == len(senders) > 1:
        return list(zip(people, senders, strict=True))
    return [(a, b) for a in people for b in senders]


def _senders(noun: Token, knowledge: Knowledge) -> Iterator[Token]:
    """Give the country or body with a name that a delegation is of: "the Peruvian delegation", "a team from A"."""
    before = noun.doc[noun.left_edge.i : noun.i]
    behind = [o for word, p in prepositions(noun) if word in ("of", "from") for o in objects_of(p)]
    side = noun.lemma_ == "side" and len(knowledge.referents.entities(noun)) == 1  # "led by A and B, both sides"
    for t in (*before, *behind, *([noun] if side else [])):
        named = any(e.is_named or e.cls == "Country" for e in knowledge.referents.entities(t))
        is_head = t in behind or t == noun or knowledge.referents.is_head(t)
        if named and is_head and any(knowledge.is_a(t, kind) for kind in ("Country", "Institution")):
            yield t


def _goes_along(leaders: Sequence[Token], noun: Token, knowledge: Knowledge) -> Iterator[Candidate]:
    """ "A delegation led by A visited B and met C": so did A."""
    if noun.dep_ != "nsubj":
        return
    rule = "goes along with those whom somebody leads"
    for verb in conjuncts(noun.head):
        near = [o for c in verb.rights if c.dep_ == "dobj" for o in conjuncts(c)]
        behind = {word: objects_of(p) for word, p in prepositions(verb) if p.i > verb.i}
        places = near if verb.lemma_ == "visit" else []
        if verb.lemma_ in _GOING:
            places = [o for word in ("in", "to", "at") for o in behind.get(word, ())]
        told = [("visited", o) for o in places if knowledge.is_a(o, "Place")]
        if verb.lemma_ == "meet":
            met = [*near, *behind.get("with", ())]
            told += [("metWith", o) for o in met if knowledge.is_a(o, "Actor")]
        yield from (Candidate(a, name, o, verb, Source.GATHERING, rule) for a in leaders for name, o in told)
