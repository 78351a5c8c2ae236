"""Who is the counterpart of whoever heads a country heads one too: "President A and her Kenyan counterpart B"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from reportgraph.extract.offices.office_bodies import BELONGS, HEADS
from reportgraph.extract.offices.office_titles import Office
from reportgraph.extract.parsing.syntax import possessors
from reportgraph.extract.relations.candidates import Candidate, Knowledge
from spacy.tokens import Token


def with_counterparts(
    candidates: Sequence[Candidate], offices: Iterable[Office], knowledge: Knowledge
) -> list[Candidate]:
    """Let counterparts of those who head a country head their own."""
    keys = knowledge.referents.keys
    heads = {
        key
        for office in offices
        if office.title.property == HEADS and not (office.title.former or office.title.coming) and _rules(office)
        if any(knowledge.is_a(body, "Country") for body in office.title.bodies)
        for key in keys(office.person)
    }

    def is_head(c: Candidate) -> bool:
        peer = _peer(c)
        owners = possessors(peer) if peer is not None and c.property == BELONGS else []
        return knowledge.is_a(c.object, "Country") and any(key in heads for t in owners for key in keys(t))

    return [replace(c, property=HEADS) if is_head(c) else c for c in candidates]


def _rules(office: Office) -> bool:
    """Tell a prime minister from one of trade, whose counterpart serves a state and does not head it."""
    words = office.title.text.lower().split()
    return "minister" not in words or "prime" in words


def _peer(c: Candidate) -> Token | None:
    return next((t for t in (c.subject, c.predicate, c.subject.head) if t.lemma_.lower() == "counterpart"), None)
