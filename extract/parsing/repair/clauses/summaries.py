"""Mends nouns that call by name what was told before a comma: "proposed A in B, an idea that C rejected" is on A."""

from __future__ import annotations

from reportgraph.extract.parsing.labels import PAUSES
from reportgraph.extract.parsing.syntax import child, objects_of, prepositions
from reportgraph.extract.parsing.tree import NOUNS, SUBJECTS, hang, put
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.lexicon import load_lexicon
from reportgraph.ontology.naming import load_naming
from spacy.tokens import Doc, Token

_CHARGES = frozenset({"accusation", "allegation", "charge", "claim"})
_WANTING = frozenset({"advocates", "aimsAt", "founded", "implements", "proposed"})  # what is done with an idea
_SCHEMES = frozenset({"Facility", "InfrastructureProject", "Initiative", "Project"})


def repair_summaries(doc: Doc) -> None:
    """Hang each such noun on what it calls so, whatever stands nearer."""
    for noun in doc:
        if noun.dep_ == "dobj" and noun.lemma_ in _CHARGES and noun.i < noun.head.i:
            _denied_behind(noun)
        lemma = noun.lemma_.lower()
        if lemma not in GRAMMAR.ideas_told or not _is_aside(noun):
            continue
        verb = next((t for t in noun.ancestors if t.pos_ == "VERB"), None)
        thing = _meant(lemma, verb) if verb is not None and verb.i < noun.i else None
        if thing is not None and thing != noun and thing.i < noun.i:
            hang(noun, thing, "appos")
        if noun.dep_ == "appos":
            _object_of_clause(noun)


def _denied_behind(charges: Token) -> None:
    """ "A blames B, allegations B denies" as what B denies: the clause before the comma stands by itself."""
    verb = charges.head
    told, who, begin = child(verb, "ccomp"), child(verb, "nsubj"), charges.left_edge.i
    apart = begin > charges.sent.start and charges.doc[begin - 1].text == ","
    if told is None or who is None or not told.i < charges.i < who.i or verb.dep_ != "ROOT" or not apart:
        return
    put(told, told, "ROOT")
    hang(charges, told, "npadvmod")
    hang(verb, charges, "relcl")


def _is_aside(noun: Token) -> bool:
    """Tell a noun with an indefinite article behind a comma or dash, of which a clause tells."""
    begin = noun.left_edge.i
    apart = noun.doc[begin].lower_ in ("a", "an") and begin > noun.sent.start and noun.doc[begin - 1].text in PAUSES
    return apart and noun.dep_ not in SUBJECTS and any(c.dep_ in ("acl", "relcl") for c in noun.rights)


def _meant(lemma: str, verb: Token) -> Token | None:
    """Give what an idea is, the object of a verb for wanting it, or a scheme, be it object or subject."""
    thing, by = child(verb, "dobj"), "object"
    if thing is None or thing.lemma_.lower() in GRAMMAR.ideas_told:
        told = next(((word, o) for word, p in prepositions(verb) if word == "for" for o in objects_of(p)), None)
        by, thing = told if told is not None else (by, None)
    thing = thing if thing is not None and thing.pos_ in NOUNS else child(verb, "nsubjpass")
    if lemma in GRAMMAR.undertakings_told:
        ends = (thing, child(verb, "nsubj", "nsubjpass"))
        return next((t for t in ends if t is not None and _kind(t) in _SCHEMES), None)
    frames = load_lexicon().frames.get((verb.lemma_.lower(), "verb"), ())
    wanted = any(f.property in _WANTING and by in f.object.split("|") for f in frames)
    return thing if wanted else None


def _kind(noun: Token) -> str | None:
    naming, word = load_naming(), noun.lemma_.lower()
    return naming.class_of_name([word]) if noun.pos_ == "PROPN" else naming.class_of_nominal([word])


def _object_of_clause(noun: Token) -> None:
    """ "an idea that A rejected" with "that" as a conjunction: it is what A rejected."""
    for clause in (c for c in noun.rights if c.dep_ == "relcl"):
        that = child(clause, "mark")
        if that is not None and that.lower_ == "that" and child(clause, "dobj") is None:
            that.dep_, that.pos_, that.tag_ = "dobj", "PRON", "WDT"
