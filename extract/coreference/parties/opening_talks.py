"""Tells who "the leaders" of a readout are: those who met in its first sentences, whomever it names after that."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile

from reportgraph.extract.coreference.cues import Cue
from reportgraph.extract.model import BlockKind, MentionKind
from reportgraph.extract.parsing.parse import Parsed
from reportgraph.extract.parsing.syntax import VERBAL, child
from reportgraph.ontology.grammar import GRAMMAR
from spacy.tokens import Span as Tokens
from spacy.tokens import Token

_NEAR = 2  # sentences
_SOON = 2  # sentences of running text
_CLAUSES = ("relcl", "acl", "advcl")
_MINISTER = "minister"
_LEADERS = frozenset({"interlocutor", "leader"})  # whatever they are called


def opening_talks(parsed: Parsed, cues: Sequence[Cue]) -> tuple[Cue, ...]:
    """Give those who met in the first sentences, by name or as holders of offices; nothing where it is not told."""
    at_head = {c.mention.head: c for c in cues}
    running = [s for s in parsed.sentences if s.block.kind is BlockKind.PARAGRAPH][:_SOON]
    return next((met for sentence in running if (met := talks_in(sentence.span, at_head))), ())


def talks_in(sentence: Tokens, at_head: dict[int, Cue]) -> tuple[Cue, ...]:
    """Give those of whom a sentence tells that they met."""
    found = (who_met(verb, at_head) for verb in sentence if verb.pos_ in VERBAL)
    return next((met for met in found if len(met) > 1), ())


def are_these(cue: Cue, met: Sequence[Cue], before: Sequence[Cue], titles: Mapping[str, frozenset[str]]) -> bool:
    """Tell "the leaders", "the ministers" where those who met are ministers, and no others were told of since.

    `titles`: the words of all titles of people, by surname.
    """
    if not met or cue.index <= max(c.index for c in met):
        return False
    mixed = len({c.head == cue.head for c in met}) > 1  # "A hosted the leaders of B. The leaders signed"
    offices = [titles.get(c.words[-1], c.title) | {c.head} for c in met if c.words]
    called = (cue.head in _LEADERS and not mixed) or all(cue.head in words for words in offices)
    if cue.head == _MINISTER and any(_MINISTER in words for words in offices):  # with a "Secretary of State"
        called = called or all(words & {_MINISTER, "secretary"} for words in offices)
    return called and not others_since(cue, met, before)


def others_since(cue: Cue, met: Sequence[Cue], before: Sequence[Cue]) -> bool:
    """Tell whether the sentences before spoke of others who are called so: "the leaders of the party"."""
    near = takewhile(lambda c: cue.sentence - c.sentence <= _NEAR, reversed(before))
    told = (c for c in near if c.plural and c.head == cue.head and (c.modifiers - cue.modifiers or c.complement))
    return any(c not in met and c.sentence != met[0].sentence for c in told)


def who_met(verb: Token, at_head: dict[int, Cue]) -> tuple[Cue, ...]:
    """Give who meets and who is met: "A met (with) B", "A held talks with B", "the presidents of A and B met".

    Who comes at somebody's invitation meets him.
    """
    subject, target = child(verb, "nsubj"), child(verb, "dobj")
    host = _host(verb) if subject is not None else None
    if subject is not None and host is not None:
        both = [next(_people(phrase, at_head), None) for phrase in (subject, host)]  # without those who go along
        return tuple(sorted((c for c in both if c is not None), key=lambda c: c.index))
    held = target is not None and target.lemma_ in GRAMMAR.talks
    if subject is None or not (held or verb.lemma_ in GRAMMAR.meeting | (GRAMMAR.conferring | {"meet"})):
        return ()
    other = target if target is not None and not held else None
    phrases = [subject, *([other] if other is not None else [])]
    phrases += [t for t in verb.subtree if t.dep_ == "pobj" and t.head.lower_ in ("with", "to") and t.i > verb.i]
    found = {c.index: c for phrase in phrases for c in _people(phrase, at_head)}
    return tuple(found[i] for i in sorted(found))


def _host(verb: Token) -> Token | None:
    """Give A of "at the invitation of A", "at A's invitation"."""
    for preposition in (c for c in verb.children if c.dep_ == "prep" and c.lower_ in ("at", "on", "upon")):
        invitation = child(preposition, "pobj")
        if invitation is not None and invitation.lemma_ == "invitation":
            of = child(invitation, "prep")
            return child(of, "pobj") if of is not None else child(invitation, "poss")
    return None


def _people(phrase: Token, at_head: dict[int, Cue]) -> Iterator[Cue]:
    """Give the persons that a phrase names, or else those whom it calls by their offices."""
    inside = [at_head[t.i] for t in phrase.subtree if t.i in at_head and not _is_in_clause(t, phrase)]
    named = [c for c in inside if c.is_name and c.mention.cls == "Person"]
    if named:
        yield from named
        return
    for cue in inside:
        offices = cue.mention.cls == "Group" and cue.mention.kind is MentionKind.NOMINAL
        if cue.holds_office or (offices and cue.complement):
            yield cue


def _is_in_clause(token: Token, phrase: Token) -> bool:
    """Tell who is told of in a clause about another one: "A, who succeeded B"."""
    while token not in (phrase, token.head):
        if token.dep_ in _CLAUSES:
            return True
        token = token.head
    return False
