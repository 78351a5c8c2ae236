"""Who pays for what: "built with a loan from A", "a grant from A helped B", "with funding from A, B opened C".

A sum that says nothing of what it is for is for what the text speaks of: "The dam is to be built. A gave 9 dollars."
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportgraph.extract.grammar.arguments import agents, patients
from reportgraph.extract.grammar.themes import is_ill
from reportgraph.extract.parsing.syntax import (
    VERBAL,
    conjuncts,
    first_conjunct,
    is_infinitive,
    objects_of,
    possessors,
    prepositions,
)
from reportgraph.extract.parsing.tree import SUBJECTS
from reportgraph.extract.relations.candidates import Candidate, Knowledge, Source
from reportgraph.extract.relations.propositions import PredicateKind, Proposition
from reportgraph.extract.relations.scenes.sums import (
    BANKS,
    GIFTS,
    GIVING,
    gives_any_sum,
    is_able,
    is_backing,
    is_lent,
    is_money,
    is_sum,
    lends,
)
from reportgraph.ontology.grammar import GRAMMAR
from spacy.tokens import Token

_MEANS = ("with", "by", "through", "via", "using", "from")
PAID = frozenset(
    {"funds", "contributesTo", "implements", "founded", "produces", "hosted", "endorsed"}
)  # what money can bring about
MAKING = frozenset({"implements", "founded", "produces", "hosted"})
_BEFORE = 3  # sentences; further back, what is spoken of may be another thing
_GIVEN = frozenset({"contribution", "donation", "gift"})  # of these "of" tells who gives, where it is somebody
_PONDERING = frozenset({"consider", "discuss", "mull", "weigh"})
_ENDOWING = frozenset({"assist", "furnish", "help", "provide", "support"})
_FAR = 400  # tokens from whoever gives money down to the items that say for what
_HOLDING = frozenset({"attract", "comprise", "consist", "contain", "feature", "have", "include", "involve"})
_RELYING = frozenset({"depend", "rely", "survive"})
_STARTING = frozenset({"begin", "launch", "open", "run", "start"})


def find_payments(propositions: Sequence[Proposition], knowledge: Knowledge) -> list[Candidate]:
    """Give who funds what by way of a sum that comes from them."""
    paid = [
        Candidate(source, "funds", thing, p.predicate, Source.NOUN, money.lemma_.lower(), through=money)
        for p in propositions
        if p.kind is PredicateKind.VERB
        for money, things in _paid(p, knowledge)
        for source in _sources(money, knowledge)
        for thing in things
    ]
    found = (
        paid
        + [
            Candidate(giver, "funds", thing, _told_by(p, purpose), Source.NOUN, "sum to", through=purpose)
            for p in propositions
            for giver in _lenders_or_all(p, knowledge)
            if (knowledge.is_a(giver, *GIVING) or giver.lemma_ in BANKS) and gives_any_sum(p, knowledge)
            for purpose in sum_purposes(p, knowledge)
            for thing in patients(purpose)
            if not is_ill(thing, knowledge.lexicon)  # "gave 9 dollars to fight malaria"
        ]
        + list(_endowed(propositions, knowledge))
        + list(_made_available(propositions, knowledge))
        + list(_held(propositions, knowledge))
    )
    return [c for c in found if c.object.lemma_.lower() not in GRAMMAR.unpaid]  # "a sum to widen A's impact"


def _told_by(p: Proposition, purpose: Token) -> Token:
    """Give the verb that tells whether somebody pays: who gave a sum to widen A does; who announced one will."""
    return purpose if p.lemma in GRAMMAR.offering else p.predicate


def _endowed(propositions: Sequence[Proposition], knowledge: Knowledge) -> Iterator[Candidate]:
    """Give who provides whom with money: "provided A with a loan", "supports A with 9 dollars"."""
    for p in propositions:
        sums = [t for t in p.roles.get("with", ()) if is_money(t, knowledge) or is_sum(t, knowledge)]
        if p.kind is PredicateKind.VERB and p.lemma in _ENDOWING and sums:
            for giver in is_able(p.roles.get("agent", ()), knowledge):
                for thing in p.roles.get("object", ()):
                    yield Candidate(giver, "funds", thing, p.predicate, Source.NOUN, f"{p.lemma} with", through=sums[0])


def _held(propositions: Sequence[Proposition], knowledge: Knowledge) -> Iterator[Candidate]:
    """Give who pays for what has a sum from him: "the project includes 9 dollars in co-financing from A and B"."""
    for p in propositions:
        holds = p.kind is PredicateKind.VERB and p.lemma in _HOLDING and not p.passive
        for money in p.roles.get("of" if p.lemma == "consist" else "object", ()) if holds else ():
            given = [t for t in money.subtree if _is_gift(t, knowledge) or is_money(t, knowledge) or _is_joint(t)]
            within = [o for t in given for word, at in prepositions(t) if word == "from" for o in objects_of(at)]
            for giver in is_able(within, knowledge) if is_sum(money, knowledge) else ():
                for thing in p.roles.get("agent", ()):
                    if _is_project(thing, knowledge):
                        yield Candidate(giver, "funds", thing, p.predicate, Source.NOUN, "sum from", through=money)


def _made_available(propositions: Sequence[Proposition], knowledge: Knowledge) -> Iterator[Candidate]:
    """Give who makes a sum available for what: "made 9 dollars available for A", "makes available 9 dollars to A"."""
    for p in propositions:
        if p.kind is not PredicateKind.VERB or p.lemma != "make":
            continue
        ready = next((t for t in p.predicate.subtree if t.lower_ == "available"), None)
        sums = [t for t in p.predicate.subtree if t.dep_ == "dobj" and t.head in (p.predicate, ready)]
        if ready is None or not any(is_sum(t, knowledge) for t in sums):
            continue
        behind = (t for t in p.predicate.subtree if t.lower_ in ("to", "for") and t.i > ready.i)
        things = next((found for t in behind if (found := objects_of(t))), [])
        for giver in is_able(p.roles.get("agent", ()), knowledge):
            for thing in things:
                yield Candidate(giver, "funds", thing, p.predicate, Source.NOUN, "make available", through=sums[0])


def find_open_payments(
    propositions: Sequence[Proposition], candidates: Sequence[Candidate], knowledge: Knowledge
) -> list[Candidate]:
    """Give who pays for what a sentence before tells, where a sum is given to nobody that its own sentence names."""
    funded = [c for c in candidates if c.property == "funds"]
    told = {(c.subject.i, c.predicate.i) for c in funded} | {(c.subject.i, c.predicate.head.i) for c in funded}
    found: list[Candidate] = []
    for p in propositions:
        for source, predicate in _open_sources(p, knowledge):
            thing = _spoken_of(predicate, [*funded, *found], knowledge)
            if (source.i, p.predicate.i) not in told and thing is not None:
                found.append(Candidate(source, "funds", thing, predicate, Source.NOUN, f"{p.lemma} a sum"))
    return [*found, *_itemised(propositions, knowledge)]


def _itemised(propositions: Sequence[Proposition], knowledge: Knowledge) -> Iterator[Candidate]:
    """Give who pays for what stands in items without a verb, below who gives money: "9 dollars for the dam"."""
    givers = [(t.i, t) for p in propositions for t in _givers(p, knowledge) if t.pos_ == "PROPN"]
    if not givers:
        return
    for sentence in givers[0][1].doc.sents:
        root = sentence.root
        source = next((t for i, t in reversed(givers) if root.i - _FAR < i < sentence.start), None)
        if source is None or root.pos_ in VERBAL or not is_sum(root, knowledge):
            continue
        for word, preposition in prepositions(root):
            for thing in objects_of(preposition) if word in ("for", "to") else ():
                yield Candidate(source, "funds", thing, root, Source.NOUN, "item: a sum")


def _open_sources(p: Proposition, knowledge: Knowledge) -> list[tuple[Token, Token]]:
    """Give the actors from which a bare sum comes, and the word that says so: "A gave 9 dollars", "offers a grant"."""
    if any(p.roles.get(word) for word in ("recipient", "to", "for", "into", "object-to", "object-for", "object-in")):
        return []
    beside = [*p.predicate.rights, *(c for t in p.roles.get("object", ()) for c in t.rights)]
    if any(c.pos_ in VERBAL and c.dep_ in ("acl", "advcl", "relcl", "xcomp") for c in beside):
        return []  # "a loan to build A" says what it is for
    given = [t for t in p.roles.get("object", ()) if is_money(t, knowledge) and is_sum(t, knowledge)]
    if given and p.kind is PredicateKind.VERB and p.lemma in knowledge.lexicon.performing | _PONDERING:
        return [(t, given[0]) for t in is_able(p.roles.get("agent", ()), knowledge)]
    return [(t, p.predicate) for t in _givers(p, knowledge)]


def _givers(p: Proposition, knowledge: Knowledge) -> list[Token]:
    """Give the actors that a sum comes from: "A gave 9 dollars", "a further 9 dollars came from A"."""
    if p.kind is not PredicateKind.VERB:
        return []
    if p.lemma == "come":
        summed = any(is_sum(t, knowledge) for t in p.roles.get("agent", ()))
        return is_able(p.roles.get("from", ()), knowledge) if summed else []
    return is_able(p.roles.get("agent", ()), knowledge) if gives_any_sum(p, knowledge) else []


def _lenders_or_all(p: Proposition, knowledge: Knowledge) -> list[Token]:
    """Give who gives a sum: of "A and the Lake Bank signed a loan" the bank."""
    doers = list(p.roles.get("agent", ()))
    doers += [t for t in p.roles.get("through", ()) if doers and knowledge.is_a(t, "Institution")]
    return [t for t in doers if lends(t, knowledge)] or doers


def sum_purposes(p: Proposition, knowledge: Knowledge) -> list[Token]:
    """Give what a sum is given for: "approved a loan of 9 dollars to widen A"."""
    sums = [t for t in p.roles.get("object", ()) if is_sum(t, knowledge) or is_lent(t, p, knowledge)]
    told = [c for t in sums for c in t.rights if c.dep_ in ("acl", "relcl")]
    # "9 dollars were given by A to widen B", "gave a loan, beside 9 dollars from B, to widen C"
    told += [c for c in p.predicate.rights if sums and c.dep_ in ("advcl", "xcomp")]
    told = [c for c in told if c.tag_ == "VB" and is_infinitive(c)]
    frames = knowledge.lexicon.frames
    sure = any(is_sum(t, knowledge) for t in sums) or all(lends(t, knowledge) for t in p.roles.get("agent", ()))
    paid = PAID if sure else MAKING  # "gave grants to support A" supports it
    return [
        t
        for c in told
        for t in conjuncts(c)
        if t.lemma_ != "bring"  # "a sum to bring experts together"
        and any(f.property in paid for f in frames.get((t.lemma_, "verb"), ()))
    ]


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
    kinds = ("Project", "Institution") if token.head.lemma_ in GRAMMAR.needing else ("Project",)
    entities = knowledge.referents.entities(token)
    return token.tag_ != "NNS" and any(knowledge.schema.is_a(e.cls, kind) for e in entities for kind in kinds)


def _paid(p: Proposition, knowledge: Knowledge) -> list[tuple[Token, Sequence[Token]]]:
    """Give the sums with which something is done, and what is done with them."""
    acting = (f for f in knowledge.lexicon.frames.get((p.lemma, "verb"), ()) if f.object.startswith("object"))
    brings = p.passive or any(f.property in PAID for f in acting)
    means = [t for t in _means(p) if is_money(t, knowledge) or is_sum(t, knowledge) or is_backing(t)]
    doers = [t for t in p.roles.get("agent", ()) if is_money(t, knowledge) and not knowledge.is_a(t, "Actor", "City")]
    things: Sequence[Token] = p.roles.get("object", ())
    if p.lemma == "pay":
        brings, things = True, p.roles.get("for", ())
    if p.lemma == "benefit":  # "the port will benefit from a loan from A"
        brings, doers, things = True, [], p.roles.get("agent", ())
    if p.lemma in _RELYING:  # "the school relies on donations from A"
        means = [t for t in p.roles.get("on", ()) if is_money(t, knowledge) or is_backing(t)]
        brings, doers, things = True, [], p.roles.get("agent", ())
    if p.lemma in _STARTING and not things:  # "the scheme began with 9 dollars provided by A"
        brings, doers, things = (
            True,
            [],
            [t for t in p.roles.get("agent", ()) if knowledge.is_a(t, "Project", "Facility")],
        )
    if first_conjunct(p.predicate).head.lemma_ == "help":  # "A's loan will help to raise incomes": they cost nothing
        things = tuple(t for t in things if not knowledge.is_a(t, "Topic", "Principle"))
    brings = brings and p.lemma not in GRAMMAR.driving
    frames = knowledge.lexicon.frames.get((p.lemma, "verb"), ())
    eased = any(f.property == "contributesTo" for f in frames) and not any(f.property == "funds" for f in frames)
    costing = tuple(t for t in things if not (eased and knowledge.is_a(t, "Topic", "Principle")))
    told = [(money, costing) for money in doers]  # "Peru's investment boosts trade": it pays for none
    return told + [(money, things) for money in means if money not in doers] if brings else []


def _means(p: Proposition) -> list[Token]:
    """Give what something is done with: "built A with a loan", "B, with a loan from C, built A"."""
    subjects = [t for t in p.roles.get("agent", ()) if t.i < p.predicate.i]
    beside = [
        at for t in subjects for word, at in prepositions(t) if word == "with" and at.i and at.nbor(-1).text == ","
    ]
    return [t for word in _MEANS for t in p.roles.get(word, ())] + [t for at in beside for t in objects_of(at)]


def _is_joint(token: Token) -> bool:
    return token.lower_ in ("co-financing", "cofinancing", "co-funding")


def _is_gift(token: Token, knowledge: Knowledge) -> bool:
    return token.lemma_ in GIFTS and is_sum(token, knowledge)


def _sources(money: Token, knowledge: Knowledge) -> list[Token]:
    """Give the actors that a sum comes from, or whose it is."""
    words = ("from", "of", "by") if is_backing(money) or money.lemma_ in _GIVEN else ("from",)
    around = [o for word, p in prepositions(money) if word in words for o in objects_of(p)]
    given = [c for c in money.rights if c.dep_ == "acl" and _is_giving(c, money, knowledge)]
    around += [t for c in given for t in agents(c) if c.lemma_ != "sign" or not knowledge.is_a(t, "Person")]
    around += [*possessors(money), *(c for c in money.lefts if c.dep_ in ("amod", "compound", "nmod"))]
    return is_able(around, knowledge)


def _is_giving(verb: Token, money: Token, knowledge: Knowledge) -> bool:
    """Tell "a loan approved by A", "a grant given by A"."""
    frames = knowledge.lexicon.frames.get((f"{verb.lemma_}-{money.lemma_.lower()}", "verb"), ())
    return verb.tag_ == "VBN" and any((f.subject, f.property) == ("agent", "funds") for f in frames)
