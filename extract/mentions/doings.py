"""Finds what clauses name as something to be done: "plans to widen the port" speaks of widening the port."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from reportgraph.extract.grammar.clauses import doing_of, done_by, gerund, words_of
from reportgraph.extract.model import Mention, MentionKind
from reportgraph.extract.parsing.parse import Parsed
from reportgraph.extract.text.surface import chars_of
from reportgraph.ontology.naming import DEFAULT_CLASS, load_naming


def find_doings(parsed: Parsed, mentions: Sequence[Mention], ontology: Path | None = None) -> tuple[Mention, ...]:
    """Give a mention for each verb that names something to be done; its head is the verb."""
    naming, doc = load_naming(ontology), parsed.doc
    taken = {m.head for m in mentions}
    ends: dict[int, int] = {}
    for m in mentions:
        if m.kind is MentionKind.NAME:
            ends.update((i, max(m.end, ends.get(i, 0))) for i in range(m.begin, m.end))
    found = []
    for sentence in parsed.sentences:
        for token in sentence.span:
            tokens = doing_of(token, naming, ends) if token.i not in taken and token.i not in ends else ()
            if not tokens:
                continue
            rest, doer = words_of(doc, tokens[1:]), done_by(token)
            before = words_of(doc, tuple(range(doer.left_edge.i, doer.i + 1))) if doer is not None else ""
            begin, end = token.i, max(token.i, tokens[-1]) + 1
            told = " ".join(f"{before} {token.lower_} {rest}".split())
            name = " ".join(f"{before} {gerund(token)} {rest}".split())
            found.append(
                Mention(
                    begin,
                    end,
                    token.i,
                    chars_of(doc, begin, end),
                    MentionKind.NOMINAL,
                    DEFAULT_CLASS,
                    name,
                    "clause",
                    told,
                )
            )
    return tuple(found)
