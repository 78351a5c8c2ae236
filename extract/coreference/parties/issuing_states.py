"""For which state a document speaks that a ministry has issued."""

from __future__ import annotations

from collections.abc import Mapping

from reportgraph.ontology.gazetteer import Gazetteer
from spacy.tokens import Doc

MINISTRIES = frozenset({"Department", "Embassy", "Ministry"})


def state_of_ministry(body: str, gazetteer: Gazetteer) -> str | None:
    """Give the country that a ministry's name tells: "Republic of Peru Ministry of Trade", "Department of State"."""
    words = body.replace("’", "'").split()
    if MINISTRIES.isdisjoint(words):
        return None
    hits = [found[1] for n in range(len(words)) if (found := gazetteer.longest(words, n)) is not None]
    return next((e.name if e.cls == "Country" else e.of for e in hits if e.cls == "Country" or e.of), None)


def issuing_state(publisher: str, doc: Doc, sole: Mapping[str, str], gazetteer: Gazetteer) -> str | None:
    """Give the country whose own people a document speaks of, by its ministry, or by an office that only one has.

    The "Office of the Spokesperson" of a text that tells of the Secretary of State is that of the United States.
    """
    if "Spokes" not in publisher:
        return state_of_ministry(publisher, gazetteer)
    text = doc.text.lower()
    return next((state for office, state in sole.items() if office in text), None)
