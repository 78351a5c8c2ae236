"""What is only alleged or rumoured, and what is told as untrue: "false claims of a plot", "rumours of a coup"."""

from __future__ import annotations

from reportgraph.extract.attribution.colouring import Link
from reportgraph.extract.model import Modality
from reportgraph.ontology.contexts import Contexts
from reportgraph.ontology.grammar import GRAMMAR
from spacy.tokens import Token

_CONTENT = (Link.CLAUSE, Link.PHRASE)
_TELLING = ("accuse", "falsehood", "question", "rumour", "speech")


def is_falsified(told: Token, link: Link, contexts: Contexts) -> bool:
    """Tell what the text itself calls untrue, whoever spread it: "the false claim that A did B", "phony reports of A".

    What there may be of it is untrue as well, not what it is on: "false claims about the summit in A".
    """
    if told.pos_ != "NOUN" or link not in _CONTENT:
        return False
    word = contexts.of(told.lemma_, "NOUN", Link.CLAUSE)
    telling = told.lemma_ in GRAMMAR.hearsay or (word is not None and word.name in _TELLING)
    return telling and any(_is_false(c, contexts) for c in told.lefts if c.dep_ == "amod")


def is_alleged(deed: Token, contexts: Contexts) -> bool:
    """Tell what is there by hearsay alone, and what is told of it too: "allegations of a plot taking shape in A"."""
    link = deed.head
    if deed.dep_ != "pobj" or link.head.pos_ != "NOUN":
        return False
    word = contexts.of(link.head.lemma_, "NOUN", Link.PHRASE, link.lower_)
    heard = word is not None and word.name in ("accuse", "rumour", "suspect")
    return heard or (link.lower_ == "of" and is_falsified(link.head, Link.PHRASE, contexts))


def beside_alleged(deed: Token, around: Modality, contexts: Contexts) -> Modality | None:
    """Give as what stands what a participle tells of a deed that is only alleged; none where the deed is granted."""
    return around if around is not Modality.ASSERTED and is_alleged(deed, contexts) else None


def _is_false(adjective: Token, contexts: Contexts) -> bool:
    """Tell "false claims"; who dismisses "as false a report" says so himself."""
    if adjective.i and adjective.nbor(-1).lower_ == "as":
        return False
    word = contexts.of(adjective.lower_, "ADJ", Link.CLAUSE)
    return word is not None and word.name == "falsehood"
