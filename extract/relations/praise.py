"""Whom a stance is in favour of, and what is no praise: "committed to A", "the importance of guarding villagers"."""

from __future__ import annotations

from collections.abc import Sequence

from reportgraph.extract.grammar.arguments import surface_subject
from reportgraph.extract.grammar.themes import Theme, is_ill
from reportgraph.extract.parsing.syntax import VERBAL, child, first_conjunct, is_passive
from reportgraph.extract.relations.candidates import Knowledge, Source
from reportgraph.extract.relations.predicate_words import is_means
from reportgraph.extract.relations.propositions import PredicateKind, Proposition
from reportgraph.ontology.frames import Frame
from reportgraph.ontology.grammar import GRAMMAR
from spacy.tokens import Token

_THINGS = frozenset({"commitment", "initiative", "partnership", "step"})


def is_in_favour(name: str, p: Proposition, theme: Theme, knowledge: Knowledge) -> bool:
    """Tell who acts, and whom a stance is in favour of: "committed to A".

    Of "vowed to protect A" and of a "commitment to help shepherds" the protection and the help tell more.
    """
    if not knowledge.is_a(theme.head, "Actor") or name != "committedTo":
        return False
    governor = first_conjunct(theme.head).head
    return governor.pos_ == "ADP" and governor.lower_ == "to" and first_conjunct(governor).head == p.predicate


def is_no_praise(p: Proposition, theme: Theme, knowledge: Knowledge) -> bool:
    """Tell a noun by which nobody praises what it governs.

    What is "built with support from A", and the shepherds in "the importance of guarding shepherds".
    """
    if p.kind is not PredicateKind.NOUN:
        return False
    if is_means(p.predicate) and (f"with-{p.lemma}", Source.NOUN) in knowledge.lexicon.frames:
        return True
    governor = first_conjunct(theme.head).head
    done = governor.pos_ in VERBAL and governor.i > p.predicate.i and knowledge.is_a(theme.head, "Actor")
    return done and not _is_named(theme.head, knowledge)


def praises_doers(frame: Frame, p: Proposition) -> bool:
    """Tell a word that praises whose work it speaks of: "hailed A's work".

    Not "the importance of A's work", nor "thanked B for A's work", which tells whom.
    """
    others = any(word in ("for", "on") for word in frame.object.split("|")) and p.roles.get("object")
    return not others and frame.word.rpartition("-")[2] not in GRAMMAR.weighing


def is_praised(deed: Token, frame: Frame) -> bool:
    """Tell a deed whose doer a word praises too: who backs A's plans has not praised A, but who backs A's role has."""
    return frame.word.rpartition("-")[2] not in GRAMMAR.backing | {"back"} or deed.lemma_ in GRAMMAR.places_held


def deserving(doers: Sequence[Token], deed: Token, p: Proposition, knowledge: Knowledge) -> list[Token]:
    """Give those who deserve well for a deed: A in "praised A's efforts"; "welcomed A's initiative" is for that."""
    if deed.lemma_.lower() not in knowledge.lexicon.merits:
        return []
    praised = p.kind is not PredicateKind.VERB or p.lemma in GRAMMAR.judging_deeds | {"appreciate"}
    itself = not praised and deed.lemma_ in _THINGS and bool(knowledge.referents.entities(deed))
    return [t for t in doers if not itself or knowledge.is_a(t, "Person")]


def is_for_its_good(verb: Token, knowledge: Knowledge) -> bool:
    """Tell what had better not be that says nothing against what it is said of.

    "A must not be used to do B": A may be good for other things; "the region must not become an arena for A"; "farmers
    should never be forgotten".
    """
    if verb.lemma_ in GRAMMAR.linking:
        return child(verb, "attr", "prep", "xcomp") is not None
    if not is_passive(verb):
        return False
    if verb.lemma_ == "use" and child(verb, "xcomp", "advcl", "prep") is not None:
        return True
    people = [t for t in surface_subject(verb) if knowledge.is_a(t, "Group")]
    return any(not is_ill(t, knowledge.lexicon) for t in people)


def _is_named(token: Token, knowledge: Knowledge) -> bool:
    return any(e.is_named for e in knowledge.referents.entities(token))


def is_not_held(verb: Token, knowledge: Knowledge) -> bool:
    """Tell what who speaks does not say: "Is A good?", "no reason to do A", "to avoid criticism that A is bad"."""
    subject = child(verb, "nsubj")
    if subject is not None and subject.i > verb.i and verb.sent[-1].text in ("?", '"', "”", "'"):
        return True
    if verb.dep_ not in ("acl", "ccomp", "relcl") or verb.head.pos_ != "NOUN" or child(verb.head, "poss") is not None:
        return False
    if verb.head.lemma_ == "reason":
        return any(c.lower_ in ("any", "little", "no") for c in verb.head.lefts)  # "no reason why A should do B"
    frames = knowledge.lexicon.frames.get((verb.head.head.lemma_, Source.VERB), ())
    return verb.head.lemma_ in GRAMMAR.others_words and any(f.property in ("opposes", "reduces") for f in frames)
