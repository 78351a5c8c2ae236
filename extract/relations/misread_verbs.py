"""Verbs that are none, or whose doer stands elsewhere, and after which no relation is named."""

from __future__ import annotations

from reportgraph.extract.parsing.syntax import child, is_infinitive
from reportgraph.extract.parsing.tree import SUBJECTS, neighbor_of
from reportgraph.ontology.grammar import GRAMMAR
from spacy.tokens import Token


def is_misread(verb: Token) -> bool:
    """Tell a word that is no verb, or does not say what the one that seems to be its subject does."""
    no_verb = verb.dep_ in ("amod", "prep") or _is_adjective(verb) or _is_noun(verb)
    no_deed = _is_based(verb) or _is_served(verb) or _is_part_named(verb) or _has_no_subject(verb)
    return no_verb or no_deed or (verb.lemma_ in ("follow", "precede") and (_ranks(verb) or _is_after(verb)))


def _is_adjective(verb: Token) -> bool:
    """Tell a participle before its noun that is read as a verb: "to cap orphaned wells", "A, forced labor and B".

    Verbs side by side have one form; and among nouns with commas between them stands no verb.
    """
    beside = verb.dep_ in ("conj", "ccomp") and verb.tag_ in ("VBD", "VBN") and verb.i > verb.sent.start
    thing = child(verb, "dobj")
    if (
        not beside
        or thing is None
        or any(c.dep_ in (*SUBJECTS, "aux", "auxpass") for c in verb.lefts if c.tag_ != "NN")
    ):
        return False
    close = all(t.pos_ in ("NOUN", "ADJ", "PROPN", "CCONJ") for t in verb.doc[verb.i + 1 : thing.i])
    listed = neighbor_of(verb, -1).text == "," and any(c.dep_ == "cc" for c in thing.children)
    other = verb.dep_ == "conj" and verb.head.tag_ in ("VB", "VBZ", "VBP", "VBG")
    return close and (listed or other)


def _is_noun(verb: Token) -> bool:
    """Tell "the Lake Office building in A", read as one that builds there, and "the committee's ranking Green"."""
    ranked = verb.lemma_ == "rank" and child(verb, "dobj") is not None
    return verb.tag_ == "VBG" and (ranked or (verb.lemma_ == "build" and child(verb, "dobj", "prt") is None))


def _is_based(verb: Token) -> bool:
    """Tell "bias in A based on B", where the bias may be what is based on B; "A is based on B" leaves nothing open."""
    return verb.lower_ == "based" and not any(c.dep_ in ("aux", "auxpass") for c in verb.children)


def _is_served(verb: Token) -> bool:
    """Tell what something is "vital to achieving": it contributes to that, and need not do it alone."""
    link = verb.head
    return verb.dep_ == "pcomp" and link.lower_ in ("for", "to") and link.head.lemma_ in GRAMMAR.vital


def _is_part_named(verb: Token) -> bool:
    """Tell what something consists of: "his career includes coming up through the ranks" does not come up itself."""
    return verb.tag_ == "VBG" and verb.dep_ == "xcomp" and verb.head.lemma_ in ("include", "involve")


def _has_no_subject(verb: Token) -> bool:
    """Tell a main verb whose doer stands elsewhere: "a simple deal — can't have A" says of no deal that it has none."""
    main = verb.dep_ in ("ROOT", "ccomp") and not is_infinitive(verb)
    return main and all(c.dep_ not in (*SUBJECTS, "csubj", "csubjpass", "expl") for c in verb.children)


def _ranks(verb: Token) -> bool:
    """Tell "the largest, followed by A": who comes next in a row follows nobody."""
    before = verb.doc[verb.sent.start : verb.i]
    first = (t.tag_ in ("JJS", "RBS") or t.lower_ == "first" for t in before)
    return verb.dep_ in ("acl", "advcl") and verb.tag_ == "VBN" and any(first)


def _is_after(verb: Token) -> bool:
    """Tell "in a letter following A": the time, and nobody who follows."""
    return verb.tag_ == "VBG" and verb.dep_ in ("acl", "advcl")
