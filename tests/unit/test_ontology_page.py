"""The ontology's page, made from `core.ttl`."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path

import pytest
from reportgraph.ontology.schema import load_schema

pytest.importorskip("pylode", reason="pyLODE is not installed: pip install pylode")

SCRIPT = Path(__file__).parents[2] / "scripts" / "build_ontology_page.py"


def test_every_term_stands_on_the_page_at_its_fragment(tmp_path):
    spec = importlib.util.spec_from_file_location("build_ontology_page", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    script.build(tmp_path / "page.html")
    page = (tmp_path / "page.html").read_text(encoding="utf-8")
    schema = load_schema()
    terms = {**schema.classes, **schema.properties, **schema.kernel}
    assert set(terms) <= set(re.findall(r'id="([^"]+)"', page))
    assert all(term.definition.split('"')[0] in page for term in terms.values())
