"""Build `ontology/shapes.ttl`: the kernel's shapes, then what `core.ttl` implies for each class and property.

    python scripts/build_shapes.py [--ontology DIR] > shapes.ttl

Run it after every change of `core.ttl` or `kernel-shapes.ttl`; a test says when it was forgotten. With a directory it
builds the shapes of that domain pack.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from reportgraph.ontology.schema import Property, Schema, load_schema
from reportgraph.ontology.terms import RG

KERNEL = Path(__file__).with_name("kernel-shapes.ttl")
HEADER = "# Built by scripts/build_shapes.py from core.ttl and scripts/kernel-shapes.ttl; change those, not this.\n\n"
DATES = {"date", "gYearMonth", "gYear"}


def main() -> None:
    """Write the shapes of a domain pack to standard output."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--ontology", type=Path, default=None, help="the domain pack's directory")
    sys.stdout.write(build(load_schema(parser.parse_args().ontology)))


def build(schema: Schema) -> str:
    """Return the shapes of a schema as Turtle."""
    properties = schema.properties.values()
    marks = {
        "@PREDICATES@": " ".join(term(p.iri) for p in properties),
        "@PROPERTIES@": ", ".join(term(p.iri) for p in (*properties, *schema.kernel.values())),
        "@CLASSES@": ", ".join(term(c.iri) for c in schema.classes.values()),
    }
    kernel = KERNEL.read_text("utf-8")
    for mark, terms in marks.items():
        kernel = kernel.replace(mark, terms)
    parts = [*names(schema), *classes(schema)]
    for rule in properties:
        parts += (*subjects(rule, schema), *objects(rule, schema))
    return HEADER + kernel + "\n# The classes and properties of the domain\n\n" + "\n".join(parts)


def names(schema: Schema) -> Iterator[str]:
    """Every entity has one label, and a document that mentions it unless it was read itself."""
    said = {"Claim", "Observation", "Passage", "Modality"}
    tops = [term(c.iri) for c in schema.classes.values() if not c.parents and c.name not in said]
    targets = " , ".join(tops)
    yield f"""shape:name a sh:PropertyShape ;
    sh:targetClass {targets} ;
    sh:path rdfs:label ;
    sh:minCount 1 ;
    sh:maxCount 1 ;
    sh:minLength 1 ;
    sh:datatype rdf:langString ;
    sh:message "An entity has exactly one rdfs:label, tagged with a language and not empty."@en .
"""
    yield f"""shape:mentioned a sh:NodeShape ;
    sh:targetClass {targets} ;
    sh:or ( [ sh:path rg:mentionedIn ; sh:minCount 1 ] [ sh:path nif:isString ; sh:minCount 1 ] ) ;
    sh:message "An entity is rg:mentionedIn a document, or is a document that was read."@en .
"""


def classes(schema: Schema) -> Iterator[str]:
    """Each superclass is written as a type too."""
    for cls in schema.classes.values():
        for parent in cls.parents:
            yield f"""shape:{cls.name}-is-{parent} a sh:PropertyShape ;
    sh:targetClass {term(cls.iri)} ;
    sh:path rdf:type ;
    sh:hasValue {term(schema.iri(parent))} ;
    sh:message "What is {term(cls.iri)} is {term(schema.iri(parent))} too."@en .
"""


def subjects(rule: Property, schema: Schema) -> Iterator[str]:
    """Subjects of plain triples and of claims are in the domain."""
    node = term(rule.iri)
    if not rule.domain:
        yield f"""shape:{rule.name}-subject a sh:NodeShape ;
    sh:targetSubjectsOf {node} ;
    sh:node shape:Named ;
    sh:message "The subject of {node} is an entity with a label."@en .
"""
    else:
        yield f"""shape:{rule.name}-domain a sh:NodeShape ;
    sh:targetSubjectsOf {node} ;
    {one_of(rule.domain, schema)} ;
    sh:message "The subject of {node} is {words(rule.domain)}."@en .
"""
        yield f"""shape:{rule.name}-claim-domain a sh:PropertyShape ;
    sh:targetNode {node} ;
    sh:path ( [ sh:inversePath rdf:predicate ] rdf:subject ) ;
    {one_of(rule.domain, schema)} ;
    sh:message "The subject of a claim of {node} is {words(rule.domain)}."@en .
"""


def objects(rule: Property, schema: Schema) -> Iterator[str]:
    """Objects of plain triples and of claims are in the range."""
    node = term(rule.iri)
    if rule.literal:
        kind = "date, year and month, or year" if rule.datatypes == DATES else words(rule.datatypes)
        values = "sh:node shape:Date" if rule.datatypes == DATES else f"sh:datatype xsd:{next(iter(rule.datatypes))}"
    else:
        kind = words(rule.range) if rule.range else "an entity"
        values = one_of(rule.range, schema) if rule.range else "sh:nodeKind sh:IRI"
    yield f"""shape:{rule.name}-range a sh:NodeShape ;
    sh:targetObjectsOf {node} ;
    {values} ;
    sh:message "The object of {node} is {kind}."@en .
"""
    yield f"""shape:{rule.name}-claim-range a sh:PropertyShape ;
    sh:targetNode {node} ;
    sh:path ( [ sh:inversePath rdf:predicate ] rdf:object ) ;
    {values} ;
    sh:message "The object of a claim of {node} is {kind}."@en .
"""


def one_of(names: Iterable[str], schema: Schema) -> str:
    """Return the constraint that a node is of one of the classes."""
    alternatives = [f"sh:class {term(schema.iri(name))}" for name in sorted(names)]
    return alternatives[0] if len(alternatives) == 1 else f"sh:or ( {' '.join(f'[ {a} ]' for a in alternatives)} )"


def words(names: Iterable[str]) -> str:
    """Return names as English lists them."""
    *others, last = sorted(names)
    return f"{', '.join(others)} or {last}" if others else last


def term(iri: str) -> str:
    """Return a term as Turtle and SPARQL write it."""
    local = iri.removeprefix(str(RG._NS))
    return f"<{iri}>" if local == iri else f"rg:{local}"


if __name__ == "__main__":
    main()
