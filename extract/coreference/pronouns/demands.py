"""What kind of thing a word asks for in the place of a pronoun: who "reviewed A" can act, what was "signed" is written.

Read off the frames of the word (domain and range of its relations) and off the words of saying, wishing and planning.
"""

from __future__ import annotations

from reportgraph.extract.parsing.syntax import VERBAL, child, first_conjunct, is_passive
from reportgraph.ontology.frames import Frame, word_lists
from reportgraph.ontology.lexicon import Lexicon
from reportgraph.ontology.schema import Schema
from spacy.tokens import Token

_SAYERS = frozenset({"Actor", "Document"})
PAID = frozenset({"Document", "Project"})  # what is lent or granted
ATTENDED = frozenset({"Event", "Initiative", "Project"})  # what has participants
_LINKS = {"ccomp": "clause", "xcomp": "infinitive", "prep": "phrase", "pcomp": "gerund"}


class Demands:
    """What the words around a pronoun ask of it."""

    def __init__(self, lexicon: Lexicon, schema: Schema):
        self._lexicon, self._schema = lexicon, schema

    def of(self, token: Token) -> frozenset[str] | None:
        """Give the classes of which one is asked for, None where nothing is known."""
        base = first_conjunct(token)
        governor = base.head
        if base.dep_ == "nsubj" and governor.pos_ in VERBAL:
            called = child(governor, "attr") if governor.lemma_ == "be" else None
            lent = called is not None and called.lemma_ in word_lists()["loans"]
            return PAID if lent else self._of_agent(governor)
        if base.dep_ in ("dobj", "nsubjpass") and governor.pos_ in VERBAL:
            return self._of_object(governor)
        if base.dep_ == "poss" and governor.pos_ == "NOUN":
            return self._of_owner(governor)
        return None

    def of_bare_object(self, token: Token) -> frozenset[str] | None:
        """Give the classes for what a verb alone is done to: not "puts it on A", "asks it to do A"."""
        verb = token.head
        if token.dep_ != "dobj" or verb.pos_ not in VERBAL:
            return None
        fixed = {f.particle for f in self._frames(verb) if f.particle}
        more = any(
            c.dep_ in ("ccomp", "xcomp", "oprd") or (c.dep_ == "prep" and c.lower_ in fixed) for c in verb.rights
        )
        return None if more else self._of_object(verb)

    def _of_agent(self, verb: Token) -> frozenset[str] | None:
        if self._says(verb) or self._lexicon.contexts.is_speech(verb.lemma_):
            return _SAYERS
        if is_passive(verb):
            return None
        frames = [f for f in self._frames(verb) if f.subject == "agent" and _is_filled(f.object, verb)]
        undergone = [f for f in self._frames(verb) if f.object == "agent" and _is_filled(f.subject, verb)]  # "import"
        ranges = [f.when or self._schema.properties[f.property].range for f in undergone]
        return _union([self._schema.properties[f.property].domain for f in frames] + ranges)

    def _of_object(self, verb: Token) -> frozenset[str] | None:
        frames = [f for f in self._frames(verb) if "object" in f.object.split("|") and not f.nouns]
        return _union([f.when or self._schema.properties[f.property].range for f in frames])

    def _of_owner(self, noun: Token) -> frozenset[str] | None:
        """Give who may have "a commitment to", "support for"."""
        if noun.lemma_.lower() in self._lexicon.participants:
            return ATTENDED
        words = self._lexicon.frames.get((noun.lemma_.lower(), "noun"), ())
        frames = [f for f in words if {"agent", "possessor"} & set(f.subject.split("|"))]
        return _union([self._schema.properties[f.property].domain for f in frames])

    def _frames(self, verb: Token) -> list[Frame]:
        particles = {c.lower_ for c in verb.children if c.dep_ in ("prt", "prep", "agent")}
        own = self._lexicon.frames.get((verb.lemma_.lower(), "verb"), ())
        bare = [c.lemma_.lower() for c in verb.children if c.dep_ in ("dobj", "advmod")]
        with_bare = [f for b in bare for f in self._lexicon.frames.get((f"{verb.lemma_.lower()}-{b}", "verb"), ())]
        return [f for f in (*with_bare, *own) if not f.particle or f.particle in particles]

    def _says(self, verb: Token) -> bool:
        """Tell a verb whose subject says, wishes or plans what stands below it."""
        for c in verb.children:
            form = _LINKS.get(c.dep_)
            if form == "infinitive" and c.tag_ == "VBG":
                form = "gerund"
            if form is None or (form == "phrase" and c.lower_ not in ("for", "to", "on", "against", "about", "of")):
                continue
            word = self._lexicon.contexts.of(verb.lemma_, verb.pos_, form, c.lower_)
            if word is not None and form in word.says:
                return True
        return False


def _is_filled(role: str, verb: Token) -> bool:
    """Tell whether the clause has what a frame's object is to be."""
    for option in role.split("|"):
        if option in ("object", "clause"):
            labels = ("dobj",) if option == "object" else ("ccomp", "xcomp")
            if any(c.dep_ in labels for c in verb.children):
                return True
        elif any(c.lower_ == option.removeprefix("object-") for c in verb.subtree if c.dep_ in ("prep", "prt")):
            return True
    return False


def _union(classes: list[frozenset[str]]) -> frozenset[str] | None:
    """Join the classes; None where there are none, or where one of them admits everything."""
    if not classes or not all(classes):
        return None
    return frozenset().union(*classes)
