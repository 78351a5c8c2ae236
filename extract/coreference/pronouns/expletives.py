"""Tells the "it" that stands for nothing: what is so is told behind it."""

from __future__ import annotations

from reportgraph.extract.parsing.syntax import VERBAL, child
from reportgraph.ontology.grammar import GRAMMAR
from spacy.tokens import Token

_CLAUSAL = frozenset({"relcl", "acl", "advcl", "ccomp", "xcomp", "pcomp", "csubj", "parataxis"})


def is_expletive(token: Token) -> bool:
    """Tell an "it" that stands for nothing: "it is clear that …", "it is time to …", "makes it easier to …"."""
    if token.dep_ == "expl":
        return True
    verb = token.head
    if token.dep_ in ("nsubj", "nsubjpass") and verb.pos_ in VERBAL:
        if verb.lemma_ in GRAMMAR.weather or (verb.lemma_ == "come" and verb.left_edge.lower_ in ("when", "if")):
            return True  # "when it comes to A"
        later = [c for c in verb.children if c.i > token.i]
        clause = any(c.dep_ in ("ccomp", "xcomp", "csubj", "csubjpass", "advcl") and _is_clause(c) for c in later)
        if verb.lemma_ in GRAMMAR.linking:
            told = [c for c in later if c.dep_ in ("acomp", "attr", "oprd")]
            raised = GRAMMAR.foretelling  # "it is due to open"
            open_ones = [c for c in told if c.lemma_ not in raised or child(c, "ccomp") is not None]
            below = [g for c in open_ones for g in c.children if g.dep_ in _CLAUSAL and g.dep_ != "relcl"]
            inside = any(map(_is_clause, below))
            return (bool(told) and (clause or inside)) or (not told and clause) or _is_cleft(told)
        raised = GRAMMAR.reporting_passive | GRAMMAR.foretelling
        if verb.lemma_ in raised and all(c.dep_ == "xcomp" for c in later if _is_clause(c)):
            return False  # "it is said to have cost A"
        return (token.dep_ == "nsubjpass" and clause) or (verb.lemma_ == "take" and _measures(verb))
    return _is_anticipating(token)


def is_anyone(token: Token) -> bool:
    """Tell a "he" of which a clause tells whom it means: "he who controls the ports controls trade"."""
    return token.i + 1 < len(token.doc) and token.nbor().lower_ in ("who", "whom", "whose")


def _is_clause(verb: Token) -> bool:
    """Tell "that A does", "whether A does", "for A to do", "to do" from "because A does"."""
    mark = child(verb, "mark")
    if mark is not None and mark.lower_ not in ("that", "whether", "if", "for"):
        return False
    return mark is not None or any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children) or verb.dep_ == "ccomp"


def _is_cleft(told: list[Token]) -> bool:
    """ "It was A that signed B"."""
    return any(
        g.dep_ == "relcl" and any(w.lower_ in ("that", "who") for w in g.children)
        for c in told
        if c.pos_ == "PROPN"
        for g in c.children
    )


def _measures(verb: Token) -> bool:
    """ "It took A two years to do B", "as long as it takes"."""
    return not any(c.dep_ == "dobj" and c.ent_type_ not in ("DATE", "TIME") and c.pos_ != "NUM" for c in verb.children)


def _is_anticipating(token: Token) -> bool:
    """ "makes it easier for A to …", "found it hard to …", "made it clear that …"."""
    doc, at = token.doc, token.i
    if at == 0 or doc[at - 1].lemma_ not in GRAMMAR.judging:
        return False
    after = doc[at + 1 : at + 9]
    told = next((t for t in after if t.pos_ not in ("ADV",)), None)
    if told is None or told.pos_ not in ("ADJ", "NOUN", "VERB", "DET"):
        return False
    return told.pos_ == "ADJ" and any(t.lower_ in ("to", "that", "for") for t in after if t.i > told.i)
