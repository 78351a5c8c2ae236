"""Propositions as the tuples of words that open information extraction is measured by."""

from __future__ import annotations

from collections.abc import Iterator

from carb import Tuple
from reportgraph.extract.parsing.parse import parse
from reportgraph.extract.reading.read import read_text
from reportgraph.extract.relations.propositions import PredicateKind, Proposition, find_propositions
from spacy.tokens import Token

CLAUSES = {"relcl", "acl", "advcl"}
GROUP = {"aux", "auxpass", "neg", "prt"}  # what belongs to a verb's predicate
ADJUNCTS = {"prep", "dobj", "dative", "attr", "acomp", "oprd", "ccomp", "xcomp", "npadvmod", "agent", "advmod"}


def open_tuples(sentence: str) -> list[Tuple]:
    """Read a sentence's propositions, each as a predicate, what it is said of, and its other arguments in order."""
    parsed = parse(read_text(sentence))
    return [t for p in find_propositions(parsed) for t in _tuples(p)]


def _tuples(proposition: Proposition) -> Iterator[Tuple]:
    token = proposition.predicate
    if proposition.kind is PredicateKind.VERB:
        roles = proposition.roles
        subjects = roles.get("recipient") or roles.get("object", ()) if proposition.passive else roles.get("agent", ())
        rest = _complements(token, subjects)
        confidence = 0.9 if any(s.head is token for s in subjects) else 0.7
        for subject in subjects:
            if rest:
                yield _verbal(token, subject, rest, confidence)
    elif proposition.kind is PredicateKind.NOUN:
        for named in token.children:
            if named.dep_ == "appos":
                yield Tuple("is", (_phrase(token, without=named), _phrase(named)), 0.6)


def _verbal(verb: Token, subject: Token, rest: list[Token], confidence: float) -> Tuple:
    group = sorted([c for c in verb.children if c.dep_ in GROUP and c.lower_ != "to"] + [verb], key=lambda t: t.i)
    words = " ".join(t.text for t in group)
    arguments = [_phrase(t) for t in rest]
    if (
        rest[0].dep_ in ("prep", "agent") and rest[0].i > verb.i and " " in arguments[0]
    ):  # "led to | a mine": the preposition goes with the verb
        word, arguments[0] = arguments[0].split(" ", 1)
        words += f" {word}"
    return Tuple(words, (_phrase(subject, without=verb), *arguments), confidence)


def _complements(verb: Token, subjects: tuple[Token, ...]) -> list[Token]:
    found = [
        c for c in verb.children if c.dep_ in ADJUNCTS and c not in subjects and (c.dep_ != "advmod" or c.i > verb.i)
    ]
    return sorted(found, key=lambda t: (t.i < verb.i, t.i))  # what stands before the verb comes last


def _phrase(head: Token, *, without: Token | None = None) -> str:
    """Return the words of a phrase, up to a clause that modifies it, or to what is said of it."""
    begin, end = head.left_edge.i, head.right_edge.i + 1
    for child in head.children:
        if child.i > head.i and (child.dep_ in CLAUSES or child == without or _holds(child, without)):
            end = min(end, child.left_edge.i)
            break
    while end > begin + 1 and head.doc[end - 1].is_punct:
        end -= 1
    return head.doc[begin:end].text


def _holds(token: Token, inner: Token | None) -> bool:
    return inner is not None and token.is_ancestor(inner)
