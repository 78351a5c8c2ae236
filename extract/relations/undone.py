"""What is told of a deed that is to be left undone, or that is meant by the words for another one."""

from __future__ import annotations

from reportgraph.extract.grammar.themes import Theme, themes_of
from reportgraph.extract.parsing.syntax import child, first_conjunct
from reportgraph.extract.relations.role_words import governs_deed
from reportgraph.extract.relations.worth import is_handing_over
from reportgraph.ontology.frames import Frame
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.lexicon import Lexicon
from spacy.tokens import Token


def told_instead(frame: Frame, theme: Theme, lexicon: Lexicon) -> Theme | None:
    """Give what is told in place of the thing that a deed left undone would be done to: the deed, or the plan of it."""
    dropped = _dropped_in(frame, theme, lexicon)
    kept = _not_handed_over(frame, theme, lexicon) if dropped is None else None
    if kept is not None:
        return Theme(kept, against=True)
    return Theme(dropped) if dropped is not None else None


def _dropped_in(frame: Frame, theme: Theme, lexicon: Lexicon) -> Token | None:
    """Give what is told where a plan is to be given up: "urged A to drop its plan to expel B" is not against B.

    It is the dropping that is asked for; who drops it has no less of B, but of the plan.
    """
    plan = theme.through
    if plan is None or plan.lemma_ not in GRAMMAR.plans | lexicon.pursuing or not governs_deed(plan):
        return None
    if frame.property == "reduces":
        return plan
    deed = theme.doing
    if frame.property != "advocates" or deed is None or child(deed, "dobj") != first_conjunct(plan):
        return None
    planned = next((t for t in themes_of(plan, lexicon) if t.head == theme.head), theme)
    return deed if theme.against != planned.against else None


def is_figure_of_speech(theme: Theme) -> bool:
    """Tell a deed of which the words name another one: who "pledged to turn the page" is committed to no page."""
    done_to = child(theme.doing, "dobj") if theme.doing is not None else None
    words = f"{theme.doing.lemma_}-{done_to.lemma_}" if theme.doing is not None and done_to is not None else ""
    return words.lower() in GRAMMAR.figures_of_speech and theme.head in (done_to, theme.doing)


def _not_handed_over(frame: Frame, theme: Theme, lexicon: Lexicon) -> Token | None:
    """Give the deed in "urged A not to sell drones to B": who asks for that is against the sale, and not the drones."""
    deed = theme.doing if frame.property == "advocates" and theme.against else None
    if deed is None or child(deed, "neg") is None or theme.head != child(deed, "dobj"):
        return None
    return deed if is_handing_over(deed, theme.head, lexicon) else None
