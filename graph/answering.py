"""What the server's children do: each function returns work that writes an answer and says what it is."""

from __future__ import annotations

from typing import BinaryIO

from pyoxigraph import Store
from reportgraph.graph.answers import GRAPHS, formats_of, write_answer, write_triples
from reportgraph.graph.entities import describe_thing, triples_of
from reportgraph.graph.limits import RefusedError, Work
from reportgraph.graph.protocol import Asked, choose, prefer
from reportgraph.graph.query import ask, keywords, named_node
from reportgraph.graph.templates import Pages

HTML = "text/html"
CONSTRUCT_ALL = "CONSTRUCT WHERE { ?s ?p ?o }"


def answer_query(store: Store, asked: Asked, accept: str) -> Work:
    """Answer a query, in the format that the client likes best."""

    def work(out: BinaryIO) -> dict[str, str]:
        if "SERVICE" in keywords(asked.query):  # it would reach nothing; so it is told why
            raise RefusedError("This endpoint asks no other one: SERVICE is not answered here.", 403)
        answer = ask(store, asked.query, data_set=asked.data_set, base=asked.base)
        offered = formats_of(answer)
        format_name = choose(accept, offered, asked.format)
        write_answer(answer, format_name, out)
        return {"type": offered[format_name].media_type}

    return work


def answer_graph(store: Store, name: str | None, accept: str) -> Work:
    """Give a named graph as triples, or all graphs together."""

    def work(out: BinaryIO) -> dict[str, str]:
        format_name = choose(accept, GRAPHS)
        if name is None:
            write_answer(ask(store, CONSTRUCT_ALL), format_name, out)
        else:
            node = named_node(name)
            if not store.contains_named_graph(node):
                raise RefusedError(f"There is no graph {name!r} here.", 404)
            quads = store.quads_for_pattern(None, None, None, node)
            write_triples((quad.triple for quad in quads), format_name, out)
        return {"type": GRAPHS[format_name].media_type}

    return work


def answer_thing(store: Store, pages: Pages, iri: str, accept: str, format_name: str | None) -> Work:
    """Say what is known of a thing: a page for people, triples for programs."""

    def work(out: BinaryIO) -> dict[str, str]:
        named_node(iri)
        wanted = prefer(accept, [HTML, *(format.media_type for format in GRAPHS.values())])
        if format_name is None and wanted == HTML:
            thing = describe_thing(store, iri)
            if thing is None:
                raise RefusedError(f"Nothing is known here of {iri!r}.", 404)
            out.write(pages.entity(thing).encode())
            return {"type": f"{HTML}; charset=utf-8"}
        chosen = choose(accept, GRAPHS, format_name)
        found = triples_of(store, iri)
        if not found:
            raise RefusedError(f"Nothing is known here of {iri!r}.", 404)
        write_triples(found, chosen, out)
        return {"type": GRAPHS[chosen].media_type}

    return work


def answer_view(store: Store) -> Work:
    """Draw the view of everything."""

    def work(out: BinaryIO) -> dict[str, str]:
        from reportgraph.graph.quads import rdflib_graph, triples
        from reportgraph.graph.view import render

        out.write(render(rdflib_graph(triples(store))).encode())
        return {"type": f"{HTML}; charset=utf-8"}

    return work
