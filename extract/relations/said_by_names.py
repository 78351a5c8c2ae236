"""Leaves out claims that only repeat a name: "rules that add jobs" add jobs, "Peru's farms" lie in Peru."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from reportgraph.extract.grammar.complements import PREPOSITIONS
from reportgraph.extract.model import Entity, MentionKind, Statement
from reportgraph.extract.parsing.spelling import singular
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.naming import load_naming

_RELATIVES = frozenset({"who", "that", "which"})
_TELLING = _RELATIVES | {"to"}
_OWN_DEEDS = frozenset({"participatedIn", "published"})
_STRIKING = frozenset({"verb: affect", "verb: impact"})
_DOINGS = frozenset({"contributesTo", "reduces", "about"})
_MEANT = ("Event", "Initiative", "Project", "Topic")  # that "plans to cut A" aim at it is in their name
_CALLED_FOR = ("Topic", "Project", "Initiative", "Event")
_NAMING = (MentionKind.NAME, MentionKind.DEMONYM)
_THE = 5  # characters of an article before a name
_OFTEN = 3  # mentions of a state that a text speaks of
_BUILT = frozenset({"Facility", "InfrastructureProject"})


def without_circles(statements: Iterable[Statement], entities: Iterable[Entity]) -> list[Statement]:
    """Leave out what a thing is called for already: that "rules that add jobs" add jobs. What a law does is told.

    Not whom it helps: that "a law protecting farmers" is good for farmers is in its name, and so is it in that of
    "harm caused by floods" where it comes from.
    """
    by_key, statements = {e.key: e for e in entities}, list(statements)
    words = load_naming().words
    bland = words.light | {"bold", "joint"}
    told_of = Counter(key for s in statements for key in (s.subject, str(s.object)))

    def is_circle(s: Statement) -> bool:
        subject, target = by_key[s.subject], by_key.get(str(s.object))
        if s.property == "locatedIn" and target is not None and not subject.is_named and subject.cls != "Event":
            named = {
                m.span for m in target.mentions if m.kind is MentionKind.NAME
            }  # "the city's port" tells which city
            said = all(e.object in named for e in s.evidence)
            owned = subject.name.removeprefix(f"{target.name}'s ").removeprefix(f"{target.name}' ")
            named_end = owned.rpartition(" of ")[2] if " of " in owned else owned
            called = named_end[:1].isupper() and subject.cls in _BUILT  # "Peru's Alta port", "port of Alta": a name
            head = owned.partition(" of ")[0].rpartition(" ")[2]  # "Peru's highest court", "Peru's ministry of trade"
            called = called or head in GRAMMAR.one_of_a_state
            return said and owned != subject.name and not called  # Peru's farms, in Peru
        if target is None:
            return False
        own = target.name.startswith((f"{subject.name}'s ", f"{subject.name}' ")) and s.rule == "phrase: possessor"
        if own and s.property in _OWN_DEEDS and not target.is_named and PREPOSITIONS.isdisjoint(target.name.split()):
            return told_of[target.key] > 1  # "Peru took part in Peru's war"
        if s.rule in _STRIKING and singular(target.name.split()[0]) in words.vague:
            return _holds(target.name, subject.name)  # "the storm harms areas affected by the storm"
        if subject.is_named:
            return False
        done = s.property in ("contributesTo", "reduces") and s.rule.startswith("verb: ")
        if done and subject.cls in ("Event", "Topic") and _holds(subject.name, target.name):
            *kind, noun = subject.name.lower().partition(" to ")[0].split()
            if singular(noun) in words.vague and bland.issuperset(kind):
                return True  # "bold action to widen A"
        if s.property == "aimsAt" and subject.cls in _MEANT and _holds(subject.name, target.name):
            return True
        if s.property not in _DOINGS:
            return False
        told = _tells(subject, target) or (not target.is_named and _tells(target, subject))
        if s.property == "contributesTo" and told:
            return True
        if subject.cls not in _CALLED_FOR:
            return False
        told_by = subject.name.split()
        clause = next((told_by[i:] for i, word in enumerate(told_by) if word in _RELATIVES), [])
        return f" {target.name.lower()} " in f" {' '.join(clause).lower()} "

    return [s for s in statements if not is_circle(s)]


def without_own_bodies(statements: Iterable[Statement], entities: Iterable[Entity]) -> list[Statement]:
    """Leave out that bodies of a state lie in it if their names begin with it and the text speaks of it most.

    To whom the "US Treasury" is one body of many at home nothing is said by it; of a state far off it may be.
    """
    by_key = {e.key: e for e in entities}
    states = {e.key: sum(m.kind in _NAMING for m in e.mentions) for e in by_key.values() if e.cls == "Country"}
    home = max(states, key=lambda key: states[key], default="")
    if states.get(home, 0) < _OFTEN or states[home] * 2 < sum(states.values()):
        return list(statements)

    state = by_key[home]
    names = tuple(f"{name.replace('.', '')} " for name in (state.name, *state.aliases))

    def is_own(s: Statement) -> bool:
        body = by_key[s.subject]
        if s.property != "locatedIn" or s.object != home or not body.is_named or body.cls != "GovernmentBody":
            return False
        spans = [(e.subject, e.object) for e in s.evidence]
        opens = all(a is not None and b is not None and 0 <= b.begin - a.begin < _THE for a, b in spans)
        return opens or body.name.startswith(names)

    return [s for s in statements if not is_own(s)]


def _holds(name: str, other: str) -> bool:
    """Tell a name of several words that has the other one in it."""
    return f" {other.lower()} " in f" {name.lower()} ".replace(", ", " ")


def _tells(whole: Entity, part: Entity) -> bool:
    """Tell a name that has the other one in it; a clause, as in "a fund to help farmers", is a claim of its own."""
    before, found, _ = f" {whole.name} ".partition(f" {part.name} ")
    return bool(found) and _TELLING.isdisjoint(before.split())
