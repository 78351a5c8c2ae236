"""Finds who is meant by a state and an office alone: "Peru's president" is the president whom the text names as Peru's.

Only where it names one: "Peruvian President Jane Roe", or "President Jane Roe" and "Peru's Roe". "The foreign
minister" is the one of several whose title names no state: an agency's own, who met the one of Peru.
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgraph.extract.coreference.cues import Cue
from reportgraph.extract.coreference.descriptions.office_wording import written_out
from reportgraph.extract.coreference.descriptions.role_holders import is_taken_on
from reportgraph.extract.coreference.pronouns.binding import others_beside
from reportgraph.extract.model import BlockKind, MentionKind
from reportgraph.extract.parsing.labels import OWNING
from reportgraph.extract.parsing.parse import Parsed
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.naming import Knowledge, load_naming
from spacy.tokens import Token

HEADS = ("president", "prime minister", "chancellor")
_LEADER = ("leader",)
_RULING = (_LEADER, ("state", "head"), ("government", "head"))  # "the Peruvian head of state"
_LONGEST = 6  # words of an office before a name
_LOCAL = ("ambassador", "commissioner", "envoy", "general", "governor", "judge", "mayor", "official")  # of states
_OF_SAME_OFFICE = "counterpart"
FORMER = GRAMMAR.no_longer | {"acting", "future", "interim", "new", "next"}


def office_holders(parsed: Parsed, cues: list[Cue], knowledge: Knowledge) -> Iterator[tuple[int, int]]:
    """Give pairs of mentions, a name and the state's office that the text gives it."""
    people = [c for c in cues if c.mention.kind is MentionKind.NAME and c.mention.cls == "Person" and c.words]
    states = {c.mention.head: c for c in cues if c.mention.cls == "Country" and c.entry is not None}
    other = FORMER | knowledge.naming.words.subordinate
    named = {p.mention.head for p in people}
    first: dict[str, Cue] = {}
    whose: dict[str, set[str]] = {}
    given: dict[str, set[str]] = {}  # surname -> first words of those who have it
    for person in people:
        first.setdefault(person.words[-1], person)
        if not any(
            p.words[1:][-len(person.words) :] == person.words for p in people
        ):  # "Roe-Doe" behind "Jane Roe-Doe"
            given.setdefault(person.words[-1], set()).update(person.words[:-1][:1])
        if (state := _state_before(person, parsed, states)) is not None:
            whose.setdefault(person.words[-1], set()).add(state)
    offices = _states_of_offices(cues, states, parsed)
    alike = {n - 1: p for n, p in enumerate(people) if n and _is_counterpart(p, people[n - 1], parsed)}
    for cue in cues:
        if cue.mention.kind is not MentionKind.NOMINAL or cue.mention.cls != "Person" or cue.plural:
            continue
        noun = parsed.doc[cue.mention.head]
        if any(c.dep_ == "appos" and c.i in named for c in noun.rights):
            continue  # "Peru's president, Jane Roe": named, whoever else is president
        if noun.dep_ == "appos" and noun.head.i in named:
            continue  # "Jane Roe, the President of Peru"
        if is_taken_on(cue, parsed.doc):
            continue  # "A spoke as President of Peru": whoever that is, and no other president
        state, office = office_of(noun, states)
        beside = {t.i for t in others_beside(noun)}
        apart = {p.words[-1] for p in people if p.mention.head in beside}
        alone = cue.determiner == "the" and not any(True for _ in parsed.doc[cue.mention.head].rights)
        if state is None and alone and other.isdisjoint(cue.words):
            own = {p.words[-1]: p for p in people if _is_titled(p, tuple(cue.words), parsed, other)}
            own = {name: p for name, p in own.items() if name not in apart | whose.keys() and len(given[name]) < 2}
            if len(own) == 1:
                yield first[own.popitem()[0]].index, cue.index
        if state is None or not other.isdisjoint(office):
            continue
        held = {p.words[-1] for p in people if _is_titled(p, office, parsed, other)}
        held |= {alike[p].words[-1] for p in alike if _is_titled(people[p], office, parsed, other)}
        if office in _RULING:  # "the Peruvian leader" is Peru's president
            rulers = (p for title in HEADS for p in people if _is_titled(p, tuple(title.split()), parsed, other))
            held |= {p.words[-1] for p in rulers}
        if office[-1] == _OF_SAME_OFFICE:  # "her Peruvian counterpart" is the only one of Peru who has an office
            held |= whose.keys()
        held -= apart
        fitting = [name for name in held if whose.get(name) == {state}]
        if not fitting and offices[office] == {state} and office not in _RULING and office[-1] not in _LOCAL:
            sole = (n for n in _sole_or_lead(held, cue, people, parsed) if n not in whose and len(given[n]) < 2)
            fitting = [n for n in sole if _is_of_told(state, first[n], states)]
            fitting = [n for n in fitting if not _led_other(state, parsed.doc[first[n].mention.head], states)]
        if len(fitting) == 1:
            yield first[fitting[0]].index, cue.index


def _is_of_told(state: str, person: Cue, states: dict[int, Cue]) -> bool:
    """Tell a name that may be of a state: not where others were told of before it, and this one was not."""
    told = {c.entry.name for c in states.values() if c.entry is not None and c.mention.begin < person.mention.begin}
    return not told or state in told


def _led_other(state: str, name: Token, states: dict[int, Cue]) -> bool:
    """Tell whoever was with the delegation of another state: "Minister A led the Peruvian delegation"."""
    led = [c for c in name.head.rights if c.dep_ == "dobj" and c.lemma_ == "delegation" and name.dep_ == "nsubj"]
    whose = [states[c.i].entry for noun in led for c in noun.lefts if c.i in states]
    return any(entry is not None and entry.name != state for entry in whose)


def _sole_or_lead(held: set[str], cue: Cue, people: list[Cue], parsed: Parsed) -> list[str]:
    """Give the only holder of an office, or the one of whom the text first tells below a headline with the office."""
    title = cue.sentence >= 0 and parsed.sentences[cue.sentence].block.kind is BlockKind.TITLE
    if len(held) == 1 or not title:
        return list(held) if len(held) == 1 else []
    named = [p for p in people if p.index > cue.index and p.words[-1] in held]
    lead = [p for p in named if p.sentence == named[0].sentence and p.subject]
    return [lead[0].words[-1]] if len(lead) == 1 and lead[0] == named[0] else []


def _states_of_offices(cues: list[Cue], states: dict[int, Cue], parsed: Parsed) -> dict[tuple[str, ...], set[str]]:
    """Give the states whose office of that name a text tells of: "Peru's foreign minister … Foreign Minister A"."""
    found: dict[tuple[str, ...], set[str]] = {}
    for cue in cues:
        if cue.mention.kind is MentionKind.NOMINAL and cue.mention.cls == "Person":
            state, office = office_of(parsed.doc[cue.mention.head], states)
            if state is not None:
                found.setdefault(office, set()).add(state)
    return found


def _is_counterpart(person: Cue, before: Cue, parsed: Parsed) -> bool:
    """Tell B in "President A met his Peruvian counterpart B", who has the same office elsewhere."""
    near = parsed.doc[max(0, person.mention.begin - 2) : person.mention.begin]
    return person.sentence == before.sentence and any(t.lower_ == _OF_SAME_OFFICE for t in near)


def _state_before(person: Cue, parsed: Parsed, states: dict[int, Cue]) -> str | None:
    """Give the state in the title of a name, or the one that owns it: "Peruvian President A", "Peru's A"."""
    name = parsed.doc[person.mention.head]
    near = [c for c in name.lefts if c.dep_ in OWNING]
    if name.dep_ == "appos" and name.head.lower_ == _OF_SAME_OFFICE:
        near += [c for c in name.head.lefts if c.dep_ in OWNING]
    near += [c for t in near for c in t.lefts if c.dep_ in OWNING]
    behind = [c for t in (*near, name) for c in t.rights if c.lower_ == "of" and c.i == t.i + 1]
    near += [c for of in behind for c in of.rights if c.dep_ == "pobj"]  # "Prime Minister A of Peru"
    found = {states[c.i].entry for c in near if c.i in states}
    if not found and name.dep_ == "appos" and (state := office_of(name.head, states)[0]) is not None:
        return state  # "the President of Peru, Jane Roe"
    named = {entry.name for entry in found if entry is not None}
    return named.pop() if len(named) == 1 else None


def office_of(noun: Token, states: dict[int, Cue]) -> tuple[str | None, tuple[str, ...]]:
    """Give the state and the words of the office of "Peru's president", "the Peruvian foreign minister"."""
    whole = [c for c in noun.lefts if c.dep_ in OWNING]
    whole += [c for p in noun.rights if p.dep_ == "prep" and p.lower_ == "of" for c in p.rights if c.dep_ == "pobj"]
    found = [states[c.i] for c in whole if c.i in states]
    if len(found) != 1 or found[0].entry is None:
        return None, ()
    return found[0].entry.name, (*(c.lower_ for c in whole if c.i not in states), noun.lower_)


def _is_titled(person: Cue, office: tuple[str, ...], parsed: Parsed, other: frozenset[str]) -> bool:
    """Tell a name right behind this office: "President A", not "Vice President A" and not "former president A".

    Or behind them and their state: "the President of Peru, A".
    """
    begin, name = person.mention.begin, parsed.doc[person.mention.head]
    beside = name.head if name.dep_ == "appos" and name.i > name.head.i else name
    words = (*(c.lower_ for c in beside.lefts if c.dep_ in OWNING), beside.lower_)
    if beside != name and words == office and any(c.lower_ == "of" for c in beside.rights):
        return True
    titles = load_naming().words
    while begin and parsed.doc[begin - 1].lower_.strip(".") in titles.honorifics:
        begin -= 1  # "Foreign Minister Sheikh A"
    wanted = written_out(office, titles.prime_ministers)
    for at in range(begin - 1, max(-1, begin - 1 - _LONGEST), -1):
        if written_out(tuple(t.lower_ for t in parsed.doc[at:begin]), titles.prime_ministers) == wanted:
            return not at or parsed.doc[at - 1].lower_ not in other
    return False
