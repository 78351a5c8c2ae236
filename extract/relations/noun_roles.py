"""What fills the roles of a noun that is a predicate: its complements, whom it befalls, what is named before it."""

from __future__ import annotations

from reportgraph.extract.parsing.syntax import (
    VERBAL,
    objects_of,
    prepositions,
)
from reportgraph.extract.relations.candidates import Knowledge
from reportgraph.extract.relations.propositions import Proposition
from reportgraph.ontology.frames import Frame
from reportgraph.ontology.grammar import GRAMMAR, governs
from spacy.tokens import Token

_TOPICAL = frozenset({"on", "about", "over", "regarding", "concerning", "into"})
_RAISED = frozenset(
    {"by", "from", "to", "on", "with", "against", "between", "for", "among", "about", "over", "regarding", "concerning"}
)  # may be the noun's where read lower
_WHERE = frozenset({"based", "headquartered"})  # "Chad-based"


class NounRoles:
    """Reads the phrase of a noun for what it names beside it."""

    def __init__(self, proposition: Proposition, knowledge: Knowledge) -> None:
        self.proposition = proposition
        self.knowledge = knowledge
        self.lexicon = knowledge.lexicon

    def fill(self, option: str) -> list[Token]:
        """Give what fills a role; a preposition may have been read with the phrase before it.

        "the visit of A to B", "the building of A by B", "opposition to A from B".
        """
        heads = list(self.proposition.roles.get(option, ()))
        if heads or option not in _RAISED:
            return heads
        for word, preposition in prepositions(self.proposition.predicate):
            inner = objects_of(preposition)
            if word == option or not inner or self._is_predicate(inner[-1], option):
                continue
            if governs(inner[-1].lemma_.lower(), option):
                continue  # "a proposal for a tax on A" is none on A
            if option == "for" and inner[-1].lemma_ in GRAMMAR.penalties:
                continue  # "an appeal against a fine for fraud" calls for no fraud
            for token in reversed(inner):
                lower = [p for other, p in prepositions(token) if other == option and p.i > token.i]
                if lower:
                    return [t for p in lower for t in objects_of(p)]
        return self._beside(option)

    def _beside(self, option: str) -> list[Token]:
        """Give the subject that was read with the verb.

        "held talks in May on A", "a report, on A, was published", "concern was voiced by B over A".
        """
        noun = self.proposition.predicate
        verb = noun.head
        told_of = noun.dep_ == "nsubjpass" and governs(noun.lemma_.lower(), option)
        if not (told_of or option in _TOPICAL) or noun.pos_ != "NOUN" or verb.pos_ not in VERBAL:
            return []
        if noun.dep_ == "dobj" and verb.lemma_ in GRAMMAR.blaming:
            return []
        if noun.dep_ == "dobj" or told_of:
            found = [p for word, p in prepositions(verb) if word == option and p.i > noun.i]
            return [o for p in found for o in objects_of(p)]
        # right behind the subject, between commas
        behind = noun.doc[noun.right_edge.i + 1 : noun.right_edge.i + 3]
        found = [t for t in behind[1:] if behind[0].text == "," and t.dep_ == "prep" and t.lower_ == option]
        return [o for p in found[:1] for o in objects_of(p)]

    def _is_predicate(self, token: Token, option: str) -> bool:
        """Tell a noun that has such complements of its own: "criticism of attacks by A", "talks with people from A"."""
        if (token.lemma_.lower(), "noun") in self.lexicon.frames or token.pos_ in VERBAL:
            return True
        if option != "from":
            return False
        people = self.knowledge.referents.entities(token)
        return any(not e.is_named and self.knowledge.schema.is_a(e.cls, "Group") for e in people)  # "people from A"

    def is_done_to_owner(self) -> bool:
        """Tell a deed whose possessor is what it is done to: "the bridge's construction", "A's defeat by B"."""
        owners = self.proposition.roles.get("possessor", ())
        return bool(owners) and (bool(self.proposition.roles.get("by")) or not any(map(self._is_actor, owners)))

    def undergone(self, frame: Frame) -> list[Token]:
        """Give whom what the noun names befalls: "A's murder", "the A siege"; "A's shelling" is by A."""
        owners, named = list(self.proposition.roles.get("possessor", ())), self.modifiers()
        if frame.property in self.lexicon.harming and frame.subject != "agent":
            owned = bool(owners)
            owners = [t for t in owners if self._is_person(t) or not self._is_actor(t)]
            named = [t for t in named if not owned and t.pos_ != "ADJ" and t.dep_ != "amod"]
        elif frame.property in self.lexicon.effects:
            named = [t for t in named if not self._is_actor(t)]  # "a Danish source" is no source of Denmark
        return owners or named

    def modifiers(self) -> list[Token]:
        """Give the heads of the things named before the noun inside its phrase ("Norwegian", "Foreign Ministry").

        A "Chad-based body" is none of Chad.
        """
        noun = self.proposition.predicate
        possessed = {t.i for c in noun.children if c.dep_ == "poss" for t in c.subtree}
        before = [t for t in noun.doc[noun.left_edge.i : noun.i] if t.dep_ != "pobj"]  # "the Investing in Chad tour"
        before = [t for t in before if t.dep_ != "npadvmod" or t.head.lower_ not in _WHERE]
        return [t for t in before if self.knowledge.referents.is_head(t) and t.i not in possessed]

    def _is_person(self, token: Token) -> bool:
        return any(e.cls == "Person" for e in self.knowledge.referents.entities(token))

    def _is_actor(self, token: Token, *, named: bool = False) -> bool:
        entities = self.knowledge.referents.entities(token)
        return any(self.knowledge.schema.is_a(e.cls, "Actor") and (e.is_named or not named) for e in entities)
