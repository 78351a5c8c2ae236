"""Which states are called members of a body: "NATO allies A and B", "EU countries such as A", "A and other members"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from reportgraph.extract.model import Mention, MentionKind
from reportgraph.extract.relations.candidates import Candidate, Knowledge, Source, Voice
from reportgraph.ontology.grammar import GRAMMAR
from spacy.tokens import Doc, Token

_BODIES = ("CooperationMechanism", "InternationalOrganization")  # whose members are states
_LANDS = frozenset({"countries", "country", "economies", "nation", "nations", "state", "states"})
_ALLIES = frozenset({"allies", "ally"})
_MEMBERS = frozenset({"member", "members"})
_NOT_YET = GRAMMAR.no_longer | {
    "aspiring",
    "candidate",
    "future",
    "non",
    "potential",
    "prospective",
    "to-be",
    "would-be",
}
_EXAMPLES = frozenset({"including", "like"})

Names = Mapping[int, Mention]  # by the token that they begin with, or end before


def find_memberships(mentions: Sequence[Mention], doc: Doc, knowledge: Knowledge) -> list[Candidate]:
    """Give the states that stand beside a noun for the members of a body, whatever the parser made of the row."""
    names = [m for m in mentions if m.kind is MentionKind.NAME]
    bodies = [m for m in names if knowledge.is_a(doc[m.head], "CooperationMechanism", "Institution")]
    if not bodies:
        return []
    begins = {m.begin: m for m in names if knowledge.is_a(doc[m.head], "Country")}
    ends = {m.end: m for m in names if knowledge.is_a(doc[m.head], "Country", "Institution")}
    found: list[Candidate] = []
    for body in bodies:
        first = body.begin - (body.begin > 0 and doc[body.begin - 1].lower_ == "the")
        before = doc[first - 1].lower_ if first else ""
        rows: list[Token] = []
        last = _end_of_members(body.end, doc) if knowledge.is_a(doc[body.head], *_BODIES) else None
        if last is not None:
            if not _is_not_yet(first, doc):
                rows += _row_from(_behind_cue(last, doc), begins, doc)
            if before == "other":
                rows += _row_before(first - 1, ends, doc)
        elif before == "of" and doc[first - 2].lower_ in _MEMBERS and doc[first - 3].lower_ == "other":
            rows += _row_before(first - 3, ends, doc)
        found += [
            Candidate(state, "memberOf", doc[body.head], state, Source.PHRASE, "a body's states", Voice.PRESUPPOSED)
            for state in rows
        ]
    return found


def _is_not_yet(first: int, doc: Doc) -> bool:
    """Tell "non-NATO allies", "former EU members"."""
    at = first - 1 - (first > 1 and doc[first - 1].text == "-")
    return at >= 0 and doc[at].lower_ in _NOT_YET


def _end_of_members(at: int, doc: Doc) -> int | None:
    """Give where "members", "member states", "countries", "allies" behind a body ends, or None."""
    low = [t.lower_ for t in doc[at : at + 3]]
    if low[:1] == ["-"]:
        return None
    if low[:1] and low[0] in _MEMBERS:
        return at + (2 if low[1:2] and low[1] in _LANDS | _ALLIES else 1)
    return at + 1 if low[:1] and low[0] in _LANDS | _ALLIES else None


def _behind_cue(at: int, doc: Doc) -> int:
    """Give where a row of examples begins: behind "such as", "including", ", including", else at once.

    "the EU countries of A and B" are A and B.
    """
    if at < len(doc) and doc[at].lower_ == "of" and doc[at - 1].lower_ in _LANDS:
        return at + 1
    start = at + (at < len(doc) and doc[at].text == ",")
    if start < len(doc) and doc[start].lower_ in _EXAMPLES:
        return start + 1
    return start + 2 if [t.lower_ for t in doc[start : start + 2]] == ["such", "as"] else at


def _row_from(at: int, begins: Names, doc: Doc) -> Iterator[Token]:
    """Give the states of a row that begins at a token: "A, B and C"; one alone behind "member A"."""
    one, last = doc[at - 1].lower_ in ("ally", "country", "member", "nation", "state"), False
    while (state := begins.get(at + (at < len(doc) and doc[at].lower_ == "the"))) is not None:
        yield doc[state.head]
        if one or last:
            return
        at = state.end + (state.end < len(doc) and doc[state.end].text == ",")
        last = at < len(doc) and doc[at].lower_ == "and"
        at += last
        if at == state.end:
            return


def _row_before(at: int, ends: Names, doc: Doc) -> Iterator[Token]:
    """Give the states of a row that an "and other" closes: "A, B and other members"."""
    if at < 1 or doc[at - 1].lower_ not in ("and", "or"):
        return
    at -= 1
    while at > 0:
        at -= doc[at - 1].text == ","
        state = ends.get(at)
        if state is None:
            return
        yield doc[state.head]
        at = state.begin - (state.begin > 0 and doc[state.begin - 1].lower_ == "the")
        if at < 1 or doc[at - 1].text != ",":
            return
