"""Who does harm, or may have done it, where the verb that says so has no subject of its own; and who is hindered."""

from __future__ import annotations

from reportgraph.extract.parsing.labels import PAUSES
from reportgraph.extract.parsing.syntax import VERBAL, child, conjuncts, objects_of, prepositions
from reportgraph.extract.parsing.tree import SUBJECTS, neighbor_of
from reportgraph.ontology.frames import word_lists
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.naming import load_naming
from reportgraph.ontology.schema import load_schema
from spacy.tokens import Token

_BEFALLING = ("blows", "deadly", "elements", "ills", "sickness")  # lists of words


def befalls(noun: Token) -> bool:
    """Tell an ill that befalls people and places, and is nobody's deed or owner: floods, wars, cholera."""
    lists, word = word_lists(), noun.lemma_.lower()
    return noun.pos_ == "NOUN" and any(word in lists[name] for name in _BEFALLING)


def who_struck(verb: Token) -> list[Token] | None:
    """Give who did the harm that follows from what was done: B, and not A, in "A was hit by B, killing C".

    So too what follows from the harm: none of A in "A were killed, underscoring B".
    """
    struck = verb.head
    if verb.dep_ != "advcl" or verb.tag_ != "VBG" or verb.i < struck.i or child(struck, "auxpass") is None:
        return None
    harmed = {verb.lemma_, struck.lemma_}
    parted = neighbor_of(verb.left_edge, -1).text in PAUSES or struck.lemma_ in GRAMMAR.striking
    if GRAMMAR.wounding.isdisjoint(harmed) or not parted:
        return None
    by = child(struck, "agent")
    return [t for c in by.children if c.dep_ == "pobj" for t in conjuncts(c)] if by is not None else []


def is_done_inside(participle: Token, clause: Token) -> bool:
    """Tell what only who acts in the clause can have done: "prices rose after A closed B, blaming C", no price does.

    So it is in "thousands fled as A attacked B, killing ten".
    """
    if participle.lemma_ in GRAMMAR.wounding:
        return clause.lemma_ in GRAMMAR.striking | {"seize"}
    subject = child(clause.head, *SUBJECTS) if participle.lemma_ in GRAMMAR.speaking else None
    if subject is None or subject.pos_ != "NOUN":
        return False
    return not any(load_schema().is_a(cls, "Actor") for cls in load_naming().classes_of(subject.lemma_.lower()) or ())


def suspected(gerund: Token) -> list[Token] | None:
    """Give whom somebody acts against for what they may have done: "arrested A on suspicion of robbing B": A."""
    noun = gerund.head.head
    verb = noun.head.head
    if (
        gerund.dep_ not in ("pcomp", "pobj")
        or noun.lemma_ not in GRAMMAR.suspicions
        or noun.head.lower_ not in ("on", "over")
    ):
        return None
    if verb.pos_ == "PROPN" and verb.dep_ == "dobj":
        return conjuncts(verb)
    if verb.pos_ not in (*VERBAL, "NOUN"):
        return None
    target = verb.head if verb.dep_ == "acl" and verb.tag_ == "VBN" else child(verb, "dobj", "nsubjpass")
    case = verb if verb.pos_ == "NOUN" else target  # "opened a case against A on suspicion of robbing B"
    against = (w for w in prepositions(case) if w[0] in ("against", "into")) if case is not None else ()
    found = [t for _, w in against for t in objects_of(w)]
    return found or (conjuncts(target) if target is not None else None)


def hard_for(adjective: Token) -> list[Token]:
    """Give for whom something is made so: A in "made it hard for A to do B", "made life hard for A"."""
    word = adjective.nbor() if adjective.i + 1 < adjective.sent.end else adjective
    if word.lower_ != "for":
        return []
    if word.dep_ != "mark":
        return objects_of(word) if word.dep_ == "prep" else []
    return [t for c in word.head.lefts if c.dep_ == "nsubj" and c.i > word.i for t in conjuncts(c)]
