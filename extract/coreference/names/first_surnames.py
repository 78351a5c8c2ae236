"""Finds whom the first of two surnames means: "Ana Ruiz Flores … Ms Ruiz", "Amara Diallo Konaté … Diallo"."""

from __future__ import annotations

from reportgraph.extract.coreference.cues import Cue, key_of
from reportgraph.ontology.naming import Knowledge


def by_first_surname(cue: Cue, full: dict[str, list[Cue]], knowledge: Knowledge) -> list[Cue]:
    """Give the only one just named whom a word inside the full name is the surname of: "Ana Ruiz Flores … Ms Ruiz"."""
    if cue.mention.cls != "Person" or cue.mention.how == "gazetteer":
        return []
    inside = [c for of in full.values() for c in of if cue.words[0] in c.words[1:-1] and c.index < cue.index]
    polite = bool(cue.title) and cue.title <= knowledge.naming.words.honorifics  # "Mr Domingos" is no given name
    if cue.words[0] in knowledge.naming.given and not polite:
        inside = [c for c in inside if cue.title & c.title]  # "John Paul Roe", and the Pope "Paul"
    return inside if len({key_of(c) for c in inside}) == 1 else []
