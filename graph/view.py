"""The view: one HTML file, through pyvis, in which a person reads a graph with no network (see `graph/view/`)."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING

from reportgraph.graph.contents import Contents
from reportgraph.graph.payload import payload, title
from reportgraph.graph.reading import from_rdflib, read

if TYPE_CHECKING:
    from rdflib import Graph

# In the order in which they are put together.
SCRIPTS = (
    "data.js",
    "state.js",
    "shapes.js",
    "labels.js",
    "picture.js",
    "stage.js",
    "elements.js",
    "cards.js",
    "legend.js",
    "tables.js",
    "search.js",
    "exports.js",
    "app.js",
)
# vis-network is the camera, and draws what is in focus; positions are in the file, so it has nothing to compute.
VIS_OPTIONS = {
    "autoResize": True,
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False, "randomSeed": 1},
    "interaction": {"selectable": False, "hover": False, "keyboard": False, "zoomSpeed": 0.6},
    "nodes": {"shape": "custom"},
    "edges": {"smooth": False, "chosen": False},
}


@dataclass(frozen=True, slots=True)
class Page:
    """What the template shows."""

    title: str
    policy: str
    style: str
    graph: str
    evidence: str
    vis: str
    script: str


def render(graph: Graph) -> str:
    """Return the HTML page of a graph; it needs nothing but itself.

    Any RDF graph will do; one of ours has claims, and so evidence to show.
    """
    return page(read(from_rdflib(graph)))


def page(contents: Contents) -> str:
    """Return the HTML page of what a graph says.

    pyvis is imported here, because importing it takes longer than the rest. Of its output only the template
    environment is used: its own templates ask the network for scripts, and let titles and headings run as markup.
    """
    from jinja2 import Environment, FileSystemLoader
    from markupsafe import Markup
    from pyvis.network import Network  # type: ignore[import-untyped]

    data = payload(contents)
    style, vis, script = _asset("style.css"), _vis_network(), _script()
    net = Network(directed=True)
    net.templateEnv = Environment(loader=FileSystemLoader(str(files("reportgraph.graph") / "view")), autoescape=True)
    net.templateEnv.globals["page"] = Page(
        title=title(contents),
        policy=_policy(style=style, scripts=(vis, script)),
        style=Markup(style),
        graph=Markup(data.graph),
        evidence=Markup(data.evidence),
        vis=Markup(vis),
        script=Markup(script),
    )
    net.path = "page.html"
    net.options = VIS_OPTIONS
    html: str = net.generate_html()
    return html


@cache
def _asset(name: str) -> str:
    """Read a file of the page; as text, so with one kind of line end, because browsers hash what they parsed."""
    return (files("reportgraph.graph") / "view" / name).read_text("utf-8")


@cache
def _vis_network() -> str:
    """Read the vis-network that pyvis carries (9.1.2, MIT or Apache-2.0)."""
    return (files("pyvis") / "templates" / "lib" / "vis-9.1.2" / "vis-network.min.js").read_text("utf-8")


@cache
def _script() -> str:
    body = "\n".join(_asset(name) for name in SCRIPTS)
    return f'(() => {{\n"use strict";\n{body}\n}})();'


def _policy(*, style: str, scripts: tuple[str, ...]) -> str:
    return "; ".join(
        (
            "default-src 'none'",
            "script-src " + " ".join(map(_hash, scripts)),
            "style-src " + _hash(style),
            "img-src data: blob:",
            "base-uri 'none'",
            "form-action 'none'",
            "require-trusted-types-for 'script'",
            "trusted-types 'none'",
        )
    )


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode('ascii')}'"
