"""What a purpose says of who has it: "met to widen A" aims at A, "met to combat B" opposes B."""

from __future__ import annotations

from collections.abc import Callable

from reportgraph.extract.grammar.arguments import patients
from reportgraph.extract.grammar.gaps import is_helped
from reportgraph.extract.parsing.syntax import VERBAL
from reportgraph.extract.relations.purposes import first_purpose, is_called_aim
from reportgraph.extract.relations.roles import Roles
from reportgraph.extract.relations.scenes.payments import MAKING, PAID
from reportgraph.extract.relations.scenes.sums import gives_sum
from reportgraph.ontology.frames import Frame
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.lexicon import Lexicon
from spacy.tokens import Token


def aim_of(frame: Frame, ends: tuple[Token, Token], roles: Roles, fits: Callable[[str], bool]) -> str:
    """Give the property that the frame of a purpose stands for.

    Args:
        frame: What the verb of the purpose says.
        ends: Subject and object.
        roles: Those of the purpose.
        fits: Tells whether a property may be said of the two ends.

    """
    subject, target = ends
    purpose = first_purpose(roles.proposition.predicate)
    paid = frame.property in PAID and frame.word not in GRAMMAR.attaining
    making = frame.property in MAKING
    if paid and gives_sum(subject, purpose, roles.knowledge, making=making) and fits("funds"):
        return "funds"  # "gave 9 dollars to widen A"
    if frame.property == "funds" and is_called_aim(purpose):
        return frame.property  # "A's goal is to fund B" aims at no B
    name = roles.lexicon.aimed.get(frame.property, frame.property)
    other = roles.lexicon.frames.get((frame.word, frame.pos), ())
    if frame.property == "endorsed" and all(f.property != "contributesTo" for f in other):
        return frame.property  # "came to praise A": praise alone gets nothing done
    if frame.word in roles.lexicon.altering:
        return frame.property  # "met to mend A" aims at no A
    if _is_means(subject, purpose, roles.lexicon):
        return frame.property
    if frame.word in GRAMMAR.assisting and is_helped(target):
        return frame.property  # "a law to help A answer B" helps A
    if frame.property == "cooperatesOn" and any(f.property == "metWith" for f in other):
        return frame.property  # "met to consult on A" aims at no A
    return name if fits(name) else frame.property


def _is_means(subject: Token, purpose: Token, lexicon: Lexicon) -> bool:
    """Tell what is used or mended for a purpose, and has none itself: "used the law to widen A", "mended A to"."""
    act = purpose.head if purpose.head.pos_ in VERBAL else purpose.head.head
    return act.lemma_ in GRAMMAR.using | lexicon.altering | lexicon.growing and subject in patients(act)
