"""What a sentence puts off to its end: "what A needs is B", "attending the talks were A and B"."""

from __future__ import annotations

from reportgraph.extract.grammar.copulas import COPULAS
from reportgraph.extract.parsing.labels import DETERMINING
from reportgraph.extract.parsing.syntax import child, conjuncts, first_conjunct
from reportgraph.ontology.grammar import GRAMMAR
from spacy.tokens import Token


def called_by_what(verb: Token, role: str = "dobj") -> list[Token]:
    """Give what "what" stands for: "what A needs is B", "what harms A is B"; nothing in "what A needs is not B"."""
    what = child(verb, role)
    if (
        verb.dep_ != "csubj"
        or verb.head.lemma_ != "be"
        or what is None
        or what.lower_ != "what"
        or child(verb.head, "neg")
    ):
        return []
    told = child(verb.head, "attr")
    return conjuncts(told) if told is not None and told.pos_ in ("NOUN", "PROPN") else []


def told_by_what(verb: Token) -> list[Token]:
    """Give what is acted on where a clause tells what it is: "opened what is B", "opened what it says will be B".

    "knows what is best", "explained what the plan is" tell of no thing.
    """
    clause = child(verb, "ccomp")
    what = clause.left_edge if clause is not None else verb
    if clause is not None and (named := so_called(clause)):
        return named
    if what.lower_ != "what" or verb.lemma_ in GRAMMAR.saying | GRAMMAR.takes_clause | GRAMMAR.discussing:
        return []
    called = child(what.head, "attr")
    inner = child(what.head, "xcomp")
    if called is None and inner is not None and inner.lemma_ in COPULAS:
        called = child(inner, "attr")  # "what is believed to be B"
    known = what.head.lemma_ in COPULAS or what.dep_ in ("dobj", "nsubjpass")
    told = called is not None and called.i > what.head.i and called.pos_ in ("NOUN", "PROPN") and known
    return conjuncts(called) if called is not None and told else []


def so_called(clause: Token) -> list[Token]:
    """Give what is spoken of by the name that somebody has for it: B in "condemned what A called B"."""
    what = clause.left_edge
    if what.lower_ != "what" or what.dep_ not in ("dobj", "nsubjpass"):
        return []
    called = child(what.head, "oprd") or next((c for c in what.head.rights if c.dep_ == "dobj" and c != what), None)
    if called is None and (behind := child(what.head, "prep")) is not None and behind.lower_ == "as":
        called = child(behind, "pobj")  # "what A describes as B"
    told = called is not None and called.i > what.head.i and called.pos_ in ("NOUN", "PROPN")
    return conjuncts(called) if called is not None and told else []


def put_behind(verb: Token) -> Token | None:
    """Give the subject of a participle that opens the sentence: "Attending the talks were A and B"."""
    auxiliary = child(verb, "aux") if verb.tag_ == "VBG" and verb.dep_ == "ROOT" else None
    if auxiliary is None or auxiliary.i < verb.i or auxiliary.lemma_ != "be":
        return None
    return child(auxiliary, "attr", "nsubj") or next((c for c in verb.rights if c.dep_ == "nsubj"), None)


def picked_out(verb: Token) -> list[Token]:
    """Give who or what it is in "it was A that signed B", "it is trust and courage that win"; nobody in "it was not A".

    A noun with an article need not be picked out: "it is a plan that helps farmers".
    """
    told = first_conjunct(verb.head) if verb.dep_ == "relcl" else child(verb.head, "attr")
    if verb.dep_ not in ("ccomp", "relcl") or told is None or told.dep_ != "attr" or told.i > verb.i:
        return []
    opened = child(told.head, "nsubj", "expl")
    bare = told.pos_ == "NOUN" and not any(c.dep_ in DETERMINING for c in told.lefts)
    cleft = told.head.lemma_ == "be" and opened is not None and opened.lower_ == "it"
    cleft = cleft and (told.pos_ == "PROPN" or bare)
    return conjuncts(told) if cleft and child(told.head, "neg") is None else []
