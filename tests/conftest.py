"""Fixtures that all tests may use."""

from __future__ import annotations

import pytest
from reportgraph.extract.parsing.parse import load_model
from spacy.language import Language


@pytest.fixture(scope="session")
def nlp() -> Language:
    """Return the default pipeline, loaded once."""
    return load_model()
