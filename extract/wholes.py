"""Which things may be parts of which, and lie in which, by their classes."""

from __future__ import annotations

from reportgraph.ontology.schema import Schema

_THINGS = ("Actor", "Place", "Event", "Project", "Document", "Work")


def may_belong(name: str, part: str, whole: str, schema: Schema) -> bool:
    """Tell whether a relation may hold between a part and a whole of these classes; any other relation may.

    A country lies in no other one: in "A opened mines in B" the mines do. A thing is no part of a field, and who does
    something "as part of the tour" is no part of it.
    """
    if name == "locatedIn":
        return part != "Country" or whole == "Region"
    if name != "partOf":
        return True
    if schema.is_a(part, "Person") or schema.is_a(whole, "Person"):
        return False
    if schema.is_a(part, "Actor") and (schema.is_a(whole, "Event") or schema.is_a(whole, "Document")):
        return False
    return any(schema.is_a(part, kind) for kind in _THINGS) == any(schema.is_a(whole, kind) for kind in _THINGS)
