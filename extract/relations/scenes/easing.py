"""What makes it easier or harder to do a thing, and without what there is none.

"The pact makes it easier to export cars", "made it hard to borrow", "without water there is no life".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportgraph.extract.grammar.arguments import patients
from reportgraph.extract.parsing.syntax import child, conjuncts, is_infinitive, objects_of, prepositions
from reportgraph.extract.relations.candidates import Candidate, Knowledge, Source, Voice
from reportgraph.extract.relations.propositions import PredicateKind, Proposition
from reportgraph.ontology.grammar import GRAMMAR
from spacy.tokens import Token

_MAKING = frozenset({"make", "render"})
_TOLD = frozenset({"acomp", "ccomp", "oprd", "xcomp"})


def find_eased(propositions: Sequence[Proposition], knowledge: Knowledge) -> list[Candidate]:
    """Give what furthers or hinders a deed: that where it says something by itself, else what it is done to."""
    eased = [
        Candidate(doer, prop, thing, p.predicate, Source.VERB, f"make it {told.lemma_}")
        for p in propositions
        if p.kind is PredicateKind.VERB and p.lemma in _MAKING
        for told, prop in _told(p)
        for deed in _deeds(told)
        for doer in p.roles.get("agent", ())
        for thing in ([deed] if knowledge.referents.entities(deed) else patients(deed))
    ]
    return eased + [found for p in propositions for found in _needed(p)]


def _needed(p: Proposition) -> Iterator[Candidate]:
    """ "Without A there is no B", "there can be no B without A": A makes for B, whatever is denied."""
    verb = p.predicate
    if p.kind is not PredicateKind.VERB or verb.lemma_ != "be" or child(verb, "expl") is None:
        return
    none = [c for c in verb.rights if c.dep_ == "attr" and any(d.lower_ == "no" for d in c.lefts)]
    lacking = [w for t in (verb, *none) for word, w in prepositions(t) if word == "without"]
    for missing in (t for word in lacking for t in objects_of(word)):
        for thing in (t for noun in none for t in conjuncts(noun)):
            yield Candidate(
                missing, "contributesTo", thing, verb, Source.VERB, "no B without A", voice=Voice.PRESUPPOSED
            )


def _told(p: Proposition) -> Iterator[tuple[Token, str]]:
    """Give the adjective behind "it", and what it says that is done to the deed."""
    if not any(c.lower_ == "it" for c in p.predicate.rights):
        return
    for told in (c for c in p.predicate.rights if c.dep_ in _TOLD and c.tag_ in ("JJ", "JJR", "RBR")):
        less = any(c.lower_ in ("less", "no", "not") for c in told.lefts)
        if told.lemma_.lower() in GRAMMAR.eased and not less:
            yield told, "contributesTo"
        elif told.lemma_.lower() in GRAMMAR.hampered and not less:
            yield told, "threatens"


def _deeds(told: Token) -> list[Token]:
    """Give what is done, right behind the adjective: of "makes it attractive to banks to do A" nothing is told."""
    behind = [*told.rights, *(c for c in told.head.rights if c.i > told.i)]
    deeds = (c for c in behind if c.dep_ in ("advcl", "ccomp", "xcomp") and c.tag_ == "VB" and is_infinitive(c))
    deeds = (c for c in deeds if told.nbor().lower_ == "for" or c.left_edge.i == told.i + 1)
    return [t for deed in deeds for t in conjuncts(deed)]
