"""For which body those speak who say "we": "We will build A," says the chief executive of B, and B will build it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from reportgraph.extract.coreference.referents import Referents
from reportgraph.extract.offices.office_titles import Office
from reportgraph.ontology.schema import Schema

_STATES = ("Country", "GovernmentBody", "Region")  # for whom only those speak who are at the head of them


def bodies_of(offices: Iterable[Office], referents: Referents, schema: Schema) -> dict[str, str]:
    """Give the body that each person serves in an office, person -> body; none where there are several."""
    found: dict[str, dict[str, bool]] = {}
    for office in offices:
        if office.title.former or office.title.coming:
            continue
        heads = office.title.property == "headOf"
        bodies = [key for token in office.title.bodies for key in referents.keys(token)]
        for person in referents.keys(office.person):
            served = found.setdefault(person, {})
            served.update({key: heads or served.get(key, False) for key in bodies})

    def speaks(body: str, heads: bool) -> bool:
        cls = referents.entity(body).cls
        if any(schema.is_a(cls, kind) for kind in _STATES):
            return heads
        return schema.is_a(cls, "Institution")

    chosen = {person: _chosen(served, referents) for person, served in found.items() if served}
    return {person: body for person, body in chosen.items() if body is not None and speaks(body, found[person][body])}


def _chosen(served: Mapping[str, bool], referents: Referents) -> str | None:
    """Give the one body that somebody serves, of several the one he heads; the Lake Bank Group for the Lake Bank."""
    headed = [body for body, heads in served.items() if heads] or list(served)
    longest = max(headed, key=lambda body: len(referents.entity(body).name))
    name = referents.entity(longest).name
    return longest if all(referents.entity(body).name in name for body in headed) else None
