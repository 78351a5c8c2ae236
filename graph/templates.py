"""The server's pages for people: every text that comes from a graph is escaped, no script but our own runs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

from jinja2 import Environment, FileSystemLoader, select_autoescape
from markupsafe import Markup
from reportgraph.graph.descriptions import Statistics
from reportgraph.graph.entities import Thing
from reportgraph.graph.escaping import Json, script_json
from reportgraph.graph.prefixes import PREFIXES, Names
from reportgraph.graph.questions import Question

HERE = Path(__file__).parent
_FIRST = """SELECT ?who ?what ?words {
  ?claim rdf:predicate rg:endorsed ; rdf:subject/rdfs:label ?who ;
    rdf:object/rdfs:label ?what ; prov:wasDerivedFrom/nif:anchorOf ?words .
}
"""
_TITLE = "Knowledge graph of reports"
_MEDIA_TYPES = {".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8"}
_ASSETS = ("pages/pages.css", "pages/query.js", "yasgui/yasgui.min.css", "yasgui/yasgui.min.js")


@dataclass(frozen=True, slots=True)
class Asset:
    """A file that pages load."""

    content: bytes
    media_type: str


@dataclass(frozen=True, slots=True)
class Pages:
    """The pages, with their templates loaded, so that nothing is read from disk any more."""

    environment: Environment
    assets: Mapping[str, Asset]

    @classmethod
    def load(cls) -> Pages:
        """Read templates and assets."""
        environment = Environment(
            loader=FileSystemLoader(HERE / "pages"), autoescape=select_autoescape(default=True), auto_reload=False
        )
        environment.globals |= {"about": about, "short": lambda iri: Names()[f"<{iri}>"].strip("<>")}
        for name in environment.list_templates(extensions=["html"]):
            environment.get_template(name)
        paths = [HERE / name for name in _ASSETS]
        return cls(environment, {path.name: Asset(path.read_bytes(), _MEDIA_TYPES[path.suffix]) for path in paths})

    def home(self, statistics: Statistics) -> str:
        """Return the first page: what is here."""
        return self.environment.get_template("home.html").render(title=_TITLE, statistics=statistics)

    def entity(self, thing: Thing) -> str:
        """Return the page of one thing."""
        return self.environment.get_template("entity.html").render(title=thing.name, thing=thing)

    def query(self, questions: Mapping[str, Question]) -> str:
        """Return the page with the editor, and the questions as examples."""
        declared = "".join(
            f"PREFIX {prefix}: <{PREFIXES[prefix]}>\n" for prefix in ("nif", "prov", "rdf", "rdfs", "rg")
        )
        data: Json = {
            "first": f"{declared}\n{_FIRST}",
            "prefixes": PREFIXES,
            "questions": {name: question.query for name, question in questions.items()},
        }
        return self.environment.get_template("query.html").render(
            title="Query", questions=list(questions.values()), queries=Markup(script_json(data))
        )


def about(iri: str, format: str = "") -> str:
    """Return where the page about a thing is, or its triples in a format."""
    return "/about?" + urlencode({"iri": iri, **({"format": format} if format else {})})
