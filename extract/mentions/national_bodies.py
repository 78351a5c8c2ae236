"""Tells one state's body from another's of the same name: "Peru's Congress", "the defence ministries of two states"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from reportgraph.extract.mentions.names import NameFinder
from reportgraph.extract.mentions.persons import NameSpan
from reportgraph.extract.model import Mention, MentionKind
from reportgraph.extract.parsing.labels import OWNING
from reportgraph.extract.parsing.spelling import HYPHENS, NAME_PREPOSITIONS
from reportgraph.ontology.grammar import GRAMMAR

_OFTEN = 4  # mentions of a state that a text is about, for each of another one
_TWICE = 2  # the same where nothing is told of the other one
_SMALL = frozenset({"of", "the", "and", "for"})
_Key = frozenset[str]  # what the names of one kind of body have in common: "Ministry of Ports", "Ports Ministry"


@dataclass(frozen=True, slots=True)
class _Body:
    """A body that a text names, with the state beside its name and the one that its bare name is known for."""

    mention: Mention
    key: _Key
    state: str | None
    known: str | None


def is_of_state(span: NameSpan, finder: NameFinder) -> bool:
    """Tell what only a state sets up, with that state's name before it: "U.S. Lake Commission", "Peru Water Bureau"."""
    words = finder.low[span.begin : span.end]
    stop = next((k for k, word in enumerate(words) if k and word in NAME_PREPOSITIONS), len(words))
    state = finder.gazetteer_at(span.begin, span.end)
    if state is None or state[1].cls != "Country" or words[state[0] : state[0] + 1][:1] == ["and"]:
        return False
    return words[stop - 1] in GRAMMAR.state_bodies and not HYPHENS & set(words)  # no "Peru-Chile Lake Commission"


def national_bodies(found: Mapping[int, Mention], finder: NameFinder) -> Iterator[Mention]:
    """Give the bodies that need their state's name: "Peru's Congress", and from there on "Congress" too.

    Those are bodies whose bare name is known for another state, and those of which the text has several.
    """
    groups: dict[_Key, list[_Body]] = {}
    for mention in sorted(found.values()):
        capital = mention.kind is MentionKind.NAME or (mention.kind is MentionKind.NOMINAL and mention.name.istitle())
        if capital and mention.cls == "GovernmentBody":
            body = _body(mention, found, finder)
            groups.setdefault(body.key, []).append(body)
    for group in groups.values():
        states = {b.state for b in group} - {None}
        last = None if states else _home(found, group, finder)
        for body in group:
            last = body.state or last
            foreign = body.known is not None and states != {body.known}
            plain = last is not None and not _begins_with_place(body.mention, finder)
            if plain and (foreign or len(states) > 1) and (body.state or body.known is None or len(states) < 2):
                yield _named_by(last or "", body.mention)


def _home(found: Mapping[int, Mention], group: list[_Body], finder: NameFinder) -> str | None:
    """Give the state that a text is about, where bodies of such a name are its own too and another is hardly told of.

    "Congress" is Peru's in a report from Peru; it is none of Chad's, which has no Congress.
    """
    countries = [finder.knowledge.gazetteer.get(m.name) for m in found.values() if m.cls == "Country"]
    told = Counter(entry.name for entry in countries if entry is not None)  # "U.S.", "American": the United States
    known = next((b.known for b in group if b.known is not None), None)
    shared = GRAMMAR.congresses
    home = next((state for state, _ in told.most_common(1) if state in shared), None)
    foreign = told[known or ""]
    alone = home is not None and told[home] >= (_OFTEN * foreign if foreign else _TWICE)
    return home if alone and known is not None and all("congress" in b.key for b in group) else None


def _body(mention: Mention, found: Mapping[int, Mention], finder: NameFinder) -> _Body:
    """Read off what state a body is of: "Peru's Congress", "the Peruvian Congress", "US Congress"."""
    gazetteer, words = finder.knowledge.gazetteer, mention.name.split()
    entry = gazetteer.get(mention.name)
    before = [c for c in finder.doc[mention.head].lefts if c.dep_ in OWNING and c.i < mention.begin]
    near = [found[c.i].name for c in before if c.i in found and found[c.i].cls == "Country"]
    size = _begins_with_place(mention, finder)
    near += [" ".join(words[:size])] if size else []
    states = {e.name for name in near if (e := gazetteer.get(name)) is not None}
    key = frozenset(w.lower() for w in words[size:]) - _SMALL
    return _Body(mention, key, states.pop() if len(states) == 1 else None, entry.of if entry is not None else None)


def _begins_with_place(mention: Mention, finder: NameFinder) -> int:
    """Give how many words of a name are the state that it begins with: "US Congress"."""
    words = mention.name.split()
    for size in range(1, len(words)):
        entry = finder.knowledge.gazetteer.get(" ".join(words[:size]).removesuffix("'s"))
        if entry is not None and entry.cls == "Country":
            return size
    return 0


def _named_by(state: str, body: Mention) -> Mention:
    name = f"{state}'{'' if state.endswith('s') else 's'} {body.name}"
    return replace(body, kind=MentionKind.NAME, name=name, how="lexicon", long_name="", owner="", ids=())
