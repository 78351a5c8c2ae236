"""Where a phrase stands in its sentence: its role, the clauses around it, who says it; and the forms of pronouns."""

from __future__ import annotations

from collections.abc import Sequence

from reportgraph.extract.attribution.turns import Speech
from reportgraph.extract.coreference.pronouns.binding import governing_verb
from reportgraph.extract.grammar.arguments import surface_subject
from reportgraph.extract.parsing.syntax import NOMINAL, VERBAL, child, conjuncts, first_conjunct
from reportgraph.ontology.contexts import Contexts
from spacy.tokens import Doc, Token

_ROLES = {"nsubj": "subject", "nsubjpass": "subject", "dobj": "object", "dative": "object", "poss": "owner"}
_BESIDE = frozenset({"attr", "compound", "nmod", "npadvmod", "oprd"})
_HIGHEST = 3  # clauses
PRONOUNS = {
    "he": frozenset({"he", "him", "his", "himself"}),
    "she": frozenset({"she", "her", "hers", "herself"}),
    "it": frozenset({"it", "its", "itself"}),
    "they": frozenset({"they", "them", "their", "theirs", "themselves"}),
}


def sayers_of(token: Token) -> list[Token]:
    """Give who says what a token is the subject of: "A said that he …"."""
    verb = token.head
    if token.dep_ not in ("nsubj", "nsubjpass") or verb.dep_ != "ccomp" or verb.head.pos_ not in VERBAL:
        return []
    return surface_subject(verb.head) if verb.head.i < verb.i else []


def addressees(token: Token) -> list[Token]:
    """Give who is told what a token is the subject of: "A told B that it …"."""
    verb = governing_verb(token)
    above = verb.head if verb is not None and verb.dep_ == "ccomp" else None
    return [c for c in above.rights if c.dep_ in ("dobj", "dative") and c.i < token.i] if above is not None else []


def subjects_above(token: Token) -> list[list[Token]]:
    """Give the subjects of the clauses that the pronoun's clause is joined to or stands in: "A left when it failed"."""
    found: list[list[Token]] = []
    verb = governing_verb(token)
    for _ in range(_HIGHEST):
        verb = governing_verb(verb) if verb is not None else None
        if verb is None:
            break
        own = child(verb, "nsubj", "nsubjpass")
        if own is not None and own.i < token.i:
            found.append(conjuncts(own))
    return found


def is_same_pronoun(a: Token, b: Token) -> bool:
    """Tell forms of one pronoun: "it" and "its"."""
    return any(a.lower_ in forms and b.lower_ in forms for forms in PRONOUNS.values())


def role_of(token: Token) -> str:
    """Give the role that a phrase has in its sentence; one in apposition or in brackets has that of its head."""
    base = first_conjunct(token)
    for _ in range(_HIGHEST):
        if base.dep_ != "appos":
            break
        base = first_conjunct(base.head)
    role = _ROLES.get(base.dep_, "beside" if base.dep_ in _BESIDE else "further")
    if role == "subject" and base.head.dep_ != "ROOT":
        return "lower subject"
    if role == "further":
        return "part" if base.dep_ == "pobj" and base.head.head.pos_ in NOMINAL else role
    return role


def speakers(doc: Doc, speeches: Sequence[Speech], contexts: Contexts) -> frozenset[int]:
    """Give the heads of all who say something: beside quotations, and subjects of verbs of saying."""
    quoting = {t.i for s in speeches for t in s.speaker}
    saying = (v for v in doc if v.pos_ in VERBAL and contexts.is_speech(v.lemma_))
    return frozenset(quoting | {c.i for v in saying for c in v.children if c.dep_ == "nsubj"})
