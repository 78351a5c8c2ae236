"""What others do too, or do not do: "A signed the pact, as did B", "B did so in 2015", "but C has not"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from reportgraph.extract.attribution.contexts import own_modality
from reportgraph.extract.attribution.moods import mood_of
from reportgraph.extract.grammar.arguments import surface_subject
from reportgraph.extract.grammar.proxies import Proxy, find_proxies
from reportgraph.extract.model import Modality
from reportgraph.extract.parsing.parse import Parsed
from reportgraph.extract.parsing.syntax import child
from reportgraph.extract.relations.candidates import Candidate, Knowledge
from spacy.tokens import Token


def with_repeated(candidates: Sequence[Candidate], parsed: Parsed, knowledge: Knowledge) -> list[Candidate]:
    """Add to what is told of a deed the same of whoever else does it, in the mood of the word that stands for it."""
    found = list(candidates)
    by_predicate: dict[int, list[Candidate]] = {}
    for candidate in candidates:
        by_predicate.setdefault(candidate.predicate.i, []).append(candidate)
    for proxy in find_proxies(parsed.doc):
        again = list(_again(proxy, by_predicate, knowledge))
        by_predicate.setdefault(proxy.word.i, []).extend(again)
        found += again
    return found


def _again(proxy: Proxy, by_predicate: dict[int, list[Candidate]], knowledge: Knowledge) -> Iterator[Candidate]:
    first, contexts = surface_subject(proxy.deed), knowledge.lexicon.contexts
    done = mood_of(proxy.word, contexts) is Modality.ASSERTED
    # "A was invited, as was B": what an invitation makes of a visit it makes of both
    at = proxy.deed if done and own_modality(proxy.deed, contexts) is not Modality.ASSERTED else proxy.word
    for word in (proxy.deed, child(proxy.deed, "attr", "acomp")):
        for candidate in by_predicate.get(word.i, ()) if word is not None else ():
            yield from (replace(c, predicate=at) for c in _by_others(candidate, first, proxy.doers))
    inner = child(proxy.deed, "xcomp") if proxy.inverted else None
    if inner is None or not done:
        return
    for candidate in by_predicate.get(inner.i, ()):  # "agreed to sign A, as did B": in the mood of the signing
        yield from _by_others(candidate, first, proxy.doers)


def _by_others(candidate: Candidate, first: Sequence[Token], others: Sequence[Token]) -> Iterator[Candidate]:
    for other in others:
        if candidate.subject in first:
            yield replace(candidate, subject=other)
        elif candidate.object in first:
            yield replace(candidate, object=other)
