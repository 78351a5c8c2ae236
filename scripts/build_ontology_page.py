"""Build the ontology's page, `docs/ontology.html`, from `core.ttl`, with pyLODE.

    python scripts/build_ontology_page.py [FILE]

Each term stands at the fragment of its IRI, so that <https://w3id.org/reportgraph/ontology#Actor> can lead there.
The page is not kept in git: pyLODE lists the members of unions in another order on each run.
"""

from __future__ import annotations

import sys
from pathlib import Path

from pylode import OntPub
from rdflib import Graph, URIRef
from reportgraph.ontology.resources import pack_file
from reportgraph.ontology.terms import RG

PAGE = Path(__file__).parents[1] / "docs" / "ontology.html"


def build(page: Path) -> None:
    """Write the page."""
    graph = Graph().parse(pack_file("core.ttl"))
    documentation = OntPub(graph)
    ours = str(RG)
    terms = {str(term) for term in graph.subjects() if isinstance(term, URIRef) and term.startswith(ours)}
    documentation.fids.update({iri: iri.removeprefix(ours) for iri in sorted(terms)})
    page.write_text(documentation.make_html(), encoding="utf-8")


if __name__ == "__main__":
    build(Path(sys.argv[1]) if len(sys.argv) > 1 else PAGE)
