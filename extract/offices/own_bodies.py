"""For which body those speak who say "we": "We will build A," says the chief executive of B, and B will build it."""

from __future__ import annotations

from collections.abc import Iterable

from reportgraph.extract.coreference.referents import Referents
from reportgraph.extract.offices.office_titles import Office
from reportgraph.ontology.schema import Schema

_STATES = ("Country", "GovernmentBody", "Region")  # whose leaders speak of themselves, or of all


def bodies_of(offices: Iterable[Office], referents: Referents, schema: Schema) -> dict[str, str]:
    """Give the body that each person serves in an office, person -> body; none where there are several."""
    found: dict[str, set[str]] = {}
    for office in offices:
        if office.title.former or office.title.coming:
            continue
        bodies = {key for token in office.title.bodies for key in referents.keys(token)}
        for person in referents.keys(office.person):
            found.setdefault(person, set()).update(bodies)
    kinds = {key: referents.entity(key).cls for keys in found.values() for key in keys}
    single = {person: next(iter(keys)) for person, keys in found.items() if len(keys) == 1}
    return {
        person: body
        for person, body in single.items()
        if schema.is_a(kinds[body], "Institution") and not any(schema.is_a(kinds[body], kind) for kind in _STATES)
    }
