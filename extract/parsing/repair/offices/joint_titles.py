"""Mends titles that put a meeting right behind what it issued: "Joint Statement Oslo Summit"."""

from __future__ import annotations

from reportgraph.extract.parsing.tree import hang, put
from reportgraph.ontology.grammar import GRAMMAR
from spacy.tokens import Doc, Token

_MOST = 3  # tokens from "Joint" to what is issued: "Joint Press Statement"


def repair_joint_titles(doc: Doc) -> None:
    """Make what is issued the head of such a title."""
    for joint in doc:
        if joint.text == "Joint" and joint.i == joint.sent.start:
            near = doc[joint.i + 1 : joint.i + 1 + _MOST]
            issued = next((t for t in near if t.lower_ in GRAMMAR.declarations and t.text.istitle()), None)
            if issued is not None and issued.dep_ in ("compound", "nmod", "amod") and issued.head.i > issued.i:
                _part(joint, issued)


def _part(joint: Token, issued: Token) -> None:
    meeting = issued.head
    if meeting.pos_ not in ("NOUN", "PROPN") or not meeting.text.istitle():
        return
    root = meeting.head == meeting
    put(issued, issued if root else meeting.head, meeting.dep_)
    hang(meeting, issued, "appos")
    for word in joint.doc[joint.i : issued.i]:
        if word.head == meeting:
            hang(word, issued, "compound")
