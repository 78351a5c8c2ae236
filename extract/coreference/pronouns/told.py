"""Finds what the words around a pronoun tell it to stand for, however likely it is: "thanked A for its help"."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from reportgraph.extract.coreference.cues import Cue
from reportgraph.extract.coreference.discourse import Discourse
from reportgraph.extract.coreference.pronouns.binding import (
    acting_before,
    acting_then,
    contrasted,
    controlled,
    debated,
    described,
    enabled,
    paired,
    promising,
    subject_above,
)
from reportgraph.extract.coreference.pronouns.expletives import is_expletive
from reportgraph.extract.coreference.pronouns.possessives import (
    beside,
    credited,
    for_ones_part,
    judged_by,
    minded,
    owned_by_subject,
    owned_likewise,
    owning_beside,
    served,
    wronged,
)
from reportgraph.extract.coreference.pronouns.salience import Key, Signals
from reportgraph.extract.coreference.pronouns.tellers import (
    appraised,
    asked_next,
    brought_about,
    done_to_again,
    handled_next,
    just_named,
    led_by_next,
    opened_by_own,
    own_content,
    own_of_teller,
    owner_acting,
    resumed,
    sole_partner,
    source_before,
    told_by_another,
    turned_to,
)
from reportgraph.extract.grammar.arguments import surface_subject
from reportgraph.extract.model import MentionKind
from reportgraph.extract.parsing.syntax import VERBAL, child, conjuncts, prepositions
from reportgraph.extract.parsing.tree import FINITE
from reportgraph.ontology.frames import word_lists
from reportgraph.ontology.grammar import GRAMMAR
from spacy.tokens import Span, Token


def _is_impersonal(sentence: Span) -> bool:
    """Tell what those who speak say without naming themselves: "It was agreed to widen trade"."""
    subject = child(sentence.root, "nsubjpass")
    return subject is not None and subject.lower_ == "it" and is_expletive(subject)


def _in_text(verb: Token) -> Token:
    """Give the verb of what a text says: "noted" of "the two noted that A is B, it said"."""
    teller = child(verb, "nsubj") if verb.lemma_ in GRAMMAR.speaking else None
    text = teller is not None and (teller.lower_ == "it" or teller.lemma_.lower() in word_lists()["texts"])
    told = child(verb, "ccomp") if text else None
    return verb if told is None else told


def _weighed(thing: Token | None) -> Token | None:
    """Give the debt of "the urgency of easing the debt", of which one says how much it matters."""
    if thing is None or thing.lemma_ not in GRAMMAR.weighing & GRAMMAR.mattering:
        return thing
    inner = next((c for word, of in prepositions(thing) if word == "of" for c in of.rights), None)
    return child(inner, "dobj") if inner is not None and inner.pos_ == "VERB" else inner


class Told:
    """Reads off the grammar of a clause, or of the sentence before, whom a pronoun stands for."""

    def __init__(
        self,
        discourse: Discourse,
        signals: Signals,
        speaking: Collection[int],
        members_at: dict[int, Key],
        cue_at: Mapping[int, Cue],
    ):
        """Take what is known of the text.

        Args:
            discourse: The mentions, and what they are.
            signals: What speaks for and against an antecedent.
            speaking: The heads of those who are quoted.
            members_at: Head token -> mentions that it stands for; what is told adds to it.
            cue_at: Head token -> the mention there that is no pronoun.

        """
        self._discourse, self._schema = discourse, discourse.knowledge.schema
        self._cues, self._signals, self._speaking = discourse.cues, signals, speaking
        self._members_at, self._cue_at = members_at, cue_at

    def heads(self, token: Token, kind: str) -> list[Token]:
        """Give what the words around a pronoun tell it to stand for, however likely it is."""
        heads = (
            for_ones_part(token)
            or owned_by_subject(token)
            or described(token)
            or debated(token)
            or served(token)
            or (
                (judged_by(token) or minded(token) or owned_likewise(token) or wronged(token) or contrasted(token))
                if kind in ("it", "they")
                else []
            )
            or self._controlled(token, kind)
            or self._credited(token, kind)
            or self._enabled(token, kind)
        )
        heads = (
            heads
            or self._paired(token, kind)
            or self._conceded(token, kind)
            or ((handled_next(token) or self._going_on(token)) if kind == "they" else [])
        )
        if heads or kind != "it":
            return heads
        acting = self._acting_on(token) or self._giving_word(token) or owner_acting(token, self._doers)
        if made := brought_about(token, self._made) or acting or asked_next(token, self._doers):
            return made
        if (thing := self._appraised(token)) is not None:
            return [thing]
        if len(then := acting_then(token)) == 1 and then[0].i in self._doers():
            return then
        if before := self._acting_before(token):
            return before
        again = resumed(token, self._doers) if self._is_going_on(token) else self._done_to_again(token)
        return again or told_by_another(token, self._speaking, self._things) or led_by_next(token, self._bodies)

    def called(self, cue: Cue) -> Key:
        """Give the one of whom a noun beside him, or behind a copula, tells what he is: "A, a lawyer, said he …"."""
        noun = self._discourse.parsed.doc[cue.mention.head]
        whose = [noun.head] if noun.dep_ == "appos" else surface_subject(noun.head) if noun.dep_ == "attr" else []
        members = self._standing_at(whose[0]) if len(whose) == 1 and whose[0].i < noun.i else ()
        one = self._cues[members[0]] if len(members) == 1 and cue.mention.kind is MentionKind.NOMINAL else None
        if one is None or self._discourse.is_several(one) != self._discourse.is_several(cue):
            return ()
        return members if (self._discourse.cls(one) == "Person") == (self._discourse.cls(cue) == "Person") else ()

    def _appraised(self, token: Token) -> Token | None:
        """Give the one thing that somebody takes a stance on, of which he tells what it does."""
        thing = _weighed(appraised(token))
        cue = self._cue_at.get(thing.i) if thing is not None else None
        if thing is None or cue is None or child(thing, "conj") is not None or not self._is_stance(thing.head):
            return None
        return None if self._discourse.is_a(cue, "Actor") or self._discourse.is_several(cue) else thing

    def _done_to_again(self, token: Token) -> list[Token]:
        """Give what another did something to just before, unless that can act too and is no body of one person's."""
        heads = done_to_again(token, self._things)
        first = heads[0].head if heads else token
        subject = child(first, "nsubj") if heads else None
        acts = any(self._discourse.is_a(self._cue_at[t.i], "Actor") for t in heads)
        return heads if subject is not None and (not acts or subject.i in self._people()) else []

    def _going_on(self, token: Token) -> list[Token]:
        """Give who go on with their joint statement: A and B in "A and B welcomed C. They stressed the need for D".

        Where a text is named that says so, it is those of whom that tells.
        """
        before = token.doc[token.sent.start - 1] if token.dep_ == "nsubj" and token.sent.start else token
        if _is_impersonal(before.sent) and before.sent.start:
            before = token.doc[before.sent.start - 1]
        verbs = (_in_text(token.sent.root), _in_text(before.sent.root))
        if before == token or token.head != verbs[0] or any(v.tag_ not in FINITE for v in verbs):
            return []
        subject = child(verbs[1], "nsubj")
        if subject is None or not (self._is_stance(verbs[0]) and any(map(self._is_stance, conjuncts(verbs[1])))):
            return []
        heads = conjuncts(subject)
        found = {m for t in heads for m in self._members_at.get(t.i, ())}
        actors = all(self._schema.is_a(self._discourse.cls(self._cues[m]), "Actor") for m in found)
        several = len(found) > 1 or any(map(self._is_several, found))
        return heads if several and actors and all(t.i in self._members_at for t in heads) else []

    def _is_stance(self, verb: Token) -> bool:
        """Tell a verb for what somebody says, or holds of something: "noted that", "welcomed A"."""
        lexicon = self._discourse.lexicon
        frames = lexicon.frames.get((verb.lemma_.lower(), "verb"), ())
        held = any(f.property in lexicon.stances and not f.particle for f in frames)
        told = bool(lexicon.contexts.colours(verb.lemma_, verb.pos_))
        return held or told or verb.lemma_ in GRAMMAR.speaking

    def _is_said_or_held(self, verb: Token) -> bool:
        """Tell a verb for what somebody says or holds, with whatever particle: "called for A", "highlighted B"."""
        frames = self._discourse.lexicon.frames.get((verb.lemma_.lower(), "verb"), ())
        own = any(f.property in self._discourse.lexicon.stances for f in frames)
        return own or self._is_stance(verb) or verb.lemma_ in GRAMMAR.saying

    def _paired(self, token: Token, kind: str) -> list[Token]:
        """Give the person named beside those of whose deeds on him a clause tells, if the pronoun agrees."""
        named = paired(token) if kind in ("he", "she") else None
        if named is None and kind in ("he", "she"):
            named = just_named(token, self._speaking, self._discourse.parsed)
        if named is None and kind in ("he", "she"):
            people = self._people()
            named = sole_partner(token, self._speaking, people) or source_before(token, self._speaking, people)
            named = named or own_of_teller(token, people) or turned_to(token, people, self._is_said_or_held)
        if named is None and kind in ("he", "she") and (named := opened_by_own(token, self._people())) is not None:
            self._members_at.setdefault(named.i, (self._cue_at[named.i].index,))
        return [named] if named is not None and self._is_one(named, kind) else []

    def _is_one(self, named: Token, kind: str) -> bool:
        """Tell a person for whom the pronoun may stand."""
        members, wrong = self._standing_at(named), "female" if kind == "he" else "male"
        cue = self._cues[members[0]] if len(members) == 1 else None
        return cue is not None and self._discourse.cls(cue) == "Person" and self._discourse.gender(cue) != wrong

    def _conceded(self, token: Token, kind: str) -> list[Token]:
        """Give the person of whom the clause above tells, and no other: "A said B would help, although he left"."""
        whose = subject_above(token) if kind in ("he", "she") else None
        if whose is None or not self._is_one(whose, kind):
            return []
        between = [c for i, c in self._cue_at.items() if whose.right_edge.i < i < token.i]
        return [] if any(self._discourse.cls(c) == "Person" for c in between) else [whose]

    def _acting_on(self, token: Token) -> list[Token]:
        """Give who does what a clause tells of the thing that he acts on: "Chad praised the pact, which it had signed".

        Another body that the same verb acts on may as well be meant: "Chad sold Mali the port, which it had built".
        """
        whose = subject_above(token) if token.head.dep_ == "relcl" and token.i < token.head.i else None
        if whose is None or whose.i not in self._doers() or child(whose, "conj") is not None:
            return []
        thing = token.head.head
        others = (token.doc[i] for i in self._doers() if whose.right_edge.i < i < thing.left_edge.i)
        beside = (t.head.head if t.dep_ == "pobj" else t.head for t in others)
        return [] if any(verb.pos_ in VERBAL for verb in beside) else [whose]

    def _giving_word(self, token: Token) -> list[Token]:
        """Give who promises what the pronoun will do: "gave B a pledge that it would sign C" tells of who gave it."""
        whose = promising(token)
        return whose if len(whose) == 1 and whose[0].i in self._doers() else []

    def _credited(self, token: Token, kind: str) -> list[Token]:
        """Give who is thanked or blamed for what is theirs, or says it, or stands beside it, if the pronoun agrees."""
        heads = credited(token) or beside(token) or owning_beside(token) or own_content(token)
        found = {m for t in heads for m in self._members_at.get(t.i, ())}
        alone = len(found) == 1 and kind in ("it", "he", "she")
        cue = self._cues[next(iter(found))] if alone else None
        fits = cue is not None and (self._discourse.cls(cue) == "Person") == (kind != "it")
        return heads if fits or (kind == "they" and (len(found) > 1 or any(map(self._is_several, found)))) else []

    def _is_several(self, member: int) -> bool:
        cue = self._cues[member]
        return cue.mention.cls == "Group" or self._discourse.is_several(cue)

    def _enabled(self, token: Token, kind: str) -> list[Token]:
        """Give whose location, growth or choice lets the pronoun do something, where that is nobody who acts."""
        heads = enabled(token) if kind in ("it", "they") else []
        thing = heads[0].head if heads else token
        acts = thing.i in self._cue_at and self._discourse.is_a(self._cue_at[thing.i], "Actor")
        if not heads or acts or (len(heads) > 1) != (kind == "they"):
            return []
        named = self._doers() | self._things()
        return heads if all(t.i in named for t in heads) else []

    def _controlled(self, token: Token, kind: str) -> list[Token]:
        """Give who is asked to do something about what is his own, where the pronoun may stand for him."""
        heads = controlled(token)
        if kind in ("he", "she"):
            return heads if len(heads) == 1 and self._is_one(heads[0], kind) else []
        several = len(heads) > 1 or any(t.tag_ in ("NNS", "NNPS") for t in heads)
        return heads if kind in ("it", "they") and several == (kind == "they") else []

    def _is_going_on(self, token: Token) -> bool:
        """Tell what somebody does, or what the thing just named does not: "A signed the pact, and it joined B"."""
        thing = child(token.head.head, "dobj")
        named = self._cue_at.get(thing.i) if thing is not None and token.dep_ == "nsubj" else None
        return self._signals.is_doer(token) or (named is not None and not self._signals.may_do(named, token))

    def _acting_before(self, token: Token) -> list[Token]:
        """Give who acts in the clause before, unless the thing it does something to may do what is told next."""
        found, verb = acting_before(token, self._doers), token.head
        if not found or verb.lemma_ == "be" or child(verb, "dobj", "xcomp", "ccomp") is None:
            return []
        thing = child(found[0].head, "dobj")
        named = self._cue_at.get(thing.i) if thing is not None else None
        either = named is not None and not self._discourse.is_a(named, "Actor") and self._signals.may_do(named, token)
        return found if self._signals.is_doer(token) or not either else []

    def _things(self) -> set[int]:
        """Give the heads of what is no person, people or field, which may be spoken of further as "it"."""
        kinds = ("Institution", "Country", "Event", "Facility", "Project", "Document")
        return {i for i, c in self._cue_at.items() if any(self._discourse.is_a(c, k) for k in kinds)}

    def _made(self) -> set[int]:
        """Give the heads of what somebody makes and carries out: plans and texts."""
        made, nouns = frozenset({"Document", "Initiative", "Project"}), self._discourse.knowledge.naming
        told = {i for i, c in self._cue_at.items() if any(self._discourse.is_a(c, kind) for kind in made)}
        told |= {i for i, c in self._cue_at.items() if not c.is_name and made & set(nouns.classes_of(c.head) or ())}
        return {i for i in told if not self._discourse.is_several(self._cue_at[i])}

    def _doers(self) -> set[int]:
        """Give the heads of what can act and is no person, and not several."""
        cues = ((i, c) for i, c in self._cue_at.items() if self._discourse.cls(c) != "Person")
        return {i for i, c in cues if self._discourse.is_a(c, "Actor") and not self._discourse.is_several(c)}

    def _people(self) -> set[int]:
        """Give the heads of what names or calls a person."""
        return {i for i, c in self._cue_at.items() if self._discourse.cls(c) == "Person"}

    def _bodies(self) -> set[int]:
        """Give the heads of the names of what somebody may be the head of."""
        kinds = ("Institution", "Country")
        return {i for i, c in self._cue_at.items() if c.is_name and any(self._discourse.is_a(c, k) for k in kinds)}

    def _standing_at(self, token: Token) -> Key:
        return self._members_at.get(token.i, ())
