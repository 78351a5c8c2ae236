"""The errors that reportgraph raises: one base, so that a caller can catch all of them."""

from __future__ import annotations


class ReportgraphError(Exception):
    """Something a user can mend; its message says what was found, what is allowed and what to do."""


class OntologyError(ReportgraphError):
    """A file of the domain pack is wrong: names the file and the entry."""


class ReadError(ReportgraphError):
    """A report can't be read: missing, empty, binary, without text, too large."""


class ModelError(ReportgraphError):
    """A parsing pipeline can't be loaded or lacks what extraction needs."""


class GraphError(ReportgraphError):
    """A graph file can't be read, written or understood."""
