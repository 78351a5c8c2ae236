"""Who does what a noun names, and what its phrase says of it: "A's attack on B", "the building of B by A"."""

from __future__ import annotations

from reportgraph.extract.grammar.arguments import agents, patients, surface_subject
from reportgraph.extract.grammar.endings import is_to_end
from reportgraph.extract.grammar.noun_doers import credited_with, opens_way, put_into
from reportgraph.extract.parsing.syntax import (
    NOMINAL,
    VERBAL,
    child,
    first_conjunct,
    is_passive,
    objects_of,
    possessors,
    prepositions,
)
from reportgraph.extract.relations.noun_roles import NounRoles
from reportgraph.extract.relations.predicate_words import is_ended
from reportgraph.ontology.frames import Frame
from reportgraph.ontology.grammar import GRAMMAR
from spacy.tokens import Token

_DEEPEST = 6
_LOOKING_AT = frozenset({"into", "about", "over", "regarding", "concerning", "after", "following"})
_CONCEDING = frozenset({"despite", "spite", "over", "amid", "amidst", "given", "notwithstanding"})
_SUBMITTING = frozenset({"for", "with", "without", "upon", "pending"})
_THEMES = ("about", "concerning", "into", "on", "over", "regarding", "at", "against", "to", "for")
_DOUBTING = ("doubt", "question")  # classes of contexts
_FINDING = frozenset({"discover", "learn"})
_AMOUNTS = frozenset({"CARDINAL", "DATE", "MONEY", "PERCENT", "QUANTITY", "TIME"})  # "extended sanctions by a year"
_WILLED = frozenset({"protest", "support", "favor", "favour", "defense", "defence", "solidarity", "praise"})
_STATES = frozenset({"at", "in", "into", "under", "with", "within"})  # what somebody is: "is at odds with A"


_PERSONS = {"my": "i", "our": "we", "your": "you"}


class NounPhrase(NounRoles):
    """The phrase of a noun that is a predicate."""

    def doers(self, frame: Frame) -> list[Token]:
        """Give who does what the noun names: its possessor, "by" or "from" whom it is, the actor named before it.

        Else who does the verb that it depends on, where that is the doing of it: "launched attacks on A", and not
        "condemned attacks on A".
        """
        p = self.proposition
        if frame.word.startswith("under-"):
            return self._bearers(under=True)
        if is_to_end(first_conjunct(p.predicate)) and not p.roles.get("possessor"):
            return list(p.roles.get("by", ()))
        if own := self._own(frame):
            return own
        if self.undergoers(frame):
            return list(p.roles.get("of", ()))  # "A has the support of B"
        above = first_conjunct(p.predicate).head
        if (frame.word.startswith("in-") and self._is_of_ended(above)) or self._is_of_others(frame, above):
            return []
        heads: list[Token] = []
        if frame.property == "cooperatesWith" and p.lemma in self.lexicon.pacts:  # who tells of it is no party
            heads = [t for t in p.roles.get("agent", ()) if self._is_performed() and not self._is_person(t)]
        elif frame.word.startswith("in-") and (state := self._bearers()):  # "is in breach of A"
            heads = state
        elif self._is_performed() if frame.property in self.lexicon.deeds else self._is_taken(frame):
            heads = self._givers(frame) or list(p.roles.get("agent", ())) or self._bearers()
        governed = next(
            (o for o in frame.object.split("|") if p.roles.get(o)), frame.object
        )  # not "training of A and B"
        if not heads and governed not in ("of", "agent"):  # "imports of A from B" are not A's
            several = "" if frame.property in self.lexicon.effects else "|between|among"  # not "a rise in A among B"
            heads = list(p.fill(f"of{several}"))  # "the visit of A to B"
            frames = self.lexicon.frames.get((p.lemma, "noun"), ())
            if any(f.property == frame.property and "of" in f.object.split("|") for f in frames):
                heads = [t for t in heads if self._is_actor(t)]  # "the improvement of health in A" is done to health
        return heads

    def _own(self, frame: Frame) -> list[Token]:
        """Give whom the noun's own phrase names as who does it."""
        p = self.proposition
        own = self._holders() if frame.property in self.lexicon.stances else []
        acted_on = "of" in frame.object.split("|") and not p.roles.get("of") and self.is_done_to_owner()
        own = own or ([] if acted_on else list(p.roles.get("possessor", ())))
        by = p.roles.get("by", ()) if frame.property in self.lexicon.stances and self._is_voiced() else self.fill("by")
        own = own or [t for t in by if t.pos_ not in VERBAL and t.ent_type_ not in _AMOUNTS] or self._authors()
        if "from" not in (*frame.subject.split("|"), *frame.object.split("|")) and p.lemma not in GRAMMAR.takeovers:
            # "a meeting with leaders from A": A did not meet them
            met = self.knowledge.schema.properties[frame.property].symmetric
            sources = p.roles.get("from", ()) if met else self.fill("from")
            voiced = frame.property in self.lexicon.stances  # "opposition from A to B" runs nowhere
            own = own or [t for t in sources if self._is_actor(t) and (voiced or not opens_way(t.head))]
        mutual = self.knowledge.schema.properties[frame.property].symmetric
        called = mutual and self.proposition.predicate.pos_ == "PROPN"  # "founded the Baltic Alliance with A"
        if "modifier" not in frame.object.split("|") and not called:  # "holds the G20 presidency"
            own = own or [t for t in self.modifiers() if self._is_actor(t, named=True)]
        if frame.property == "signed":  # "the signing of the pact between A and B"
            own = own or list(p.roles.get("between", ()))
        into = [] if self.proposition.lemma in _WILLED else put_into(self.proposition.predicate, _STATES)
        return own or into or credited_with(self.proposition.predicate)

    def _is_of_others(self, frame: Frame, above: Token) -> bool:
        """Tell a deed that others do than who does the verb that it depends on."""
        p = self.proposition
        asked = above.lower_ in _SUBMITTING and "of" in frame.object.split("|") and frame.property != "aimsAt"
        if above.lower_ in _CONCEDING or asked:
            return True  # "passed B despite criticism of C": by others; "sent it for the approval of C": by C
        if above.lower_ == "to" and above.head.lemma_ in GRAMMAR.answering:
            return True  # "responded to calls for A": by others
        if above.dep_ == "prep" and above.i and p.lemma in self.lexicon.pursuing and self._opposes(above.nbor(-1)):
            return True  # "voiced opposition to attempts to close A": by others
        # who gives support to workers helps them
        given = first_conjunct(p.predicate).dep_ == "dobj" and above.lemma_ in GRAMMAR.giving_support
        return p.lemma == "support" and given

    def _opposes(self, noun: Token) -> bool:
        """Tell "opposition to", "concern about"."""
        frames = self.lexicon.frames.get((noun.lemma_.lower(), "noun"), ())
        return noun.pos_ == "NOUN" and any(f.property == self.lexicon.opposite["advocates"] for f in frames)

    def _is_of_ended(self, preposition: Token) -> bool:
        """Tell what tells of a thing that somebody ends: "broke up a rally in support of A" does not support it."""
        thing = preposition.head if preposition.head.pos_ in NOMINAL else child(preposition.head, "dobj")
        return thing is not None and is_ended(thing, self.knowledge)

    def _givers(self, frame: Frame) -> list[Token]:
        """Give whose gift opens a way: "provides A with a path to B", "gave A a path to B" is none that A made."""
        p = self.proposition
        if frame.property not in self.lexicon.effects or p.lemma not in GRAMMAR.enabling:
            return []
        above = first_conjunct(p.predicate).head
        verb = above.head if above.lower_ == "with" else above
        given = above.lower_ == "with" or child(verb, "dative") is not None
        return surface_subject(verb) if given and verb.pos_ == "VERB" and not is_passive(verb) else []

    def _is_taken(self, frame: Frame) -> bool:
        """Tell a stance that whoever acts takes; a ban is a thing, and only of who imposes it or wants it."""
        if self._is_obtained(frame) or is_ended(self.proposition.predicate, self.knowledge):
            return False  # "broke up a protest against A"
        verb = next((t for t in self.proposition.predicate.ancestors if t.pos_ in VERBAL), self.proposition.predicate)
        if verb.lemma_ in GRAMMAR.judging and child(verb, "acomp", "oprd") is not None:
            return False  # "ruled the ban on rallies illegal"
        if frame.property != self.lexicon.opposite["advocates"]:
            return True
        frames = self.lexicon.frames.get((self.proposition.lemma, "noun"), ())
        if not any(f.subject == "self" and f.property == frame.property for f in frames) or self._is_performed():
            return True
        wanted = self.lexicon.frames.get((verb.lemma_.lower(), "verb"), ())
        return any(f.property in self.lexicon.stances for f in wanted)

    def undergoers(self, frame: Frame) -> list[Token]:
        """Give who gets what somebody else does: "A drew criticism from B", "A came under attack by B".

        A theme of the noun's own goes before: "drew criticism of its dam from B".
        """
        verb = self._undergoing() if frame.property in self.lexicon.received and frame.subject == "agent" else None
        told = any(self.proposition.roles.get(word) for word in _THEMES)
        noun = first_conjunct(self.proposition.predicate)
        against = noun.head.lower_ in _CONCEDING
        # "raised wages amid A's war": not on the wages
        strife = against and noun.lemma_ in GRAMMAR.assaults | GRAMMAR.strife
        if verb is None or told or strife or ((against or noun.head.lower_ == "with") and self._is_lessening(verb)):
            return []
        whole = against and child(verb, "xcomp", "ccomp") is None  # "asked A to pay B" despite C: C is against who asks
        return (patients(verb) if whole else []) or surface_subject(verb)

    def _is_lessening(self, verb: Token) -> bool:
        """Tell what is not done for a thing: who objects to that, or backs it, need not be against or for the thing."""
        frames = self.lexicon.frames.get((verb.lemma_.lower(), "verb"), ())
        ways = {f.property for f in frames if f.subject == "agent" and "object" in f.object.split("|")}
        made = bool(ways) or verb.lemma_ in self.lexicon.contexts.making
        return not made or not ways.isdisjoint(("opposes", "reduces", "threatens"))

    def _undergoing(self) -> Token | None:
        """Give the verb whose subject gets what the noun names."""
        noun = first_conjunct(self.proposition.predicate)
        governor = noun.head
        if noun.dep_ == "dobj" and governor.pos_ in VERBAL:
            return governor if governor.lemma_ in self.lexicon.undergoing else None
        verb = governor.head
        if noun.dep_ != "pobj" or verb.pos_ not in VERBAL:
            return None
        beside = governor.lower_ == "with" or governor.lower_ in _CONCEDING
        frames = self.lexicon.frames.get((noun.lemma_.lower(), "noun"), ())
        governed = any("of" in f.object.split("|") and f.subject != "possessor" for f in frames)
        held = ("of",) if beside and not governed else ()  # "the objections of A"
        if beside and any(self.proposition.roles.get(role) for role in ("possessor", "from", "by", *held)):
            return verb  # "with A's backing, B was built", "despite opposition from A, B was built"
        return verb if f"{verb.lemma_} {governor.lower_}" in self.lexicon.undergoing else None

    def _authors(self) -> list[Token]:
        """Give who does it by a participle: "the threat to A posed by B", "an attack carried out by B"."""
        noun = self.proposition.predicate
        own = {noun.i} | {o.i for _, p in prepositions(noun) for o in objects_of(p) if not self._is_predicate(o, "by")}
        for t in noun.doc[noun.i + 1 : noun.right_edge.i + 1]:
            if t.dep_ == "acl" and t.tag_ == "VBN" and t.head.i in own and t.lemma_.lower() in self.lexicon.performing:
                return agents(t)
        return []

    def _holders(self) -> list[Token]:
        """Give who voices a stance of their own: "A expressed its support", whatever else "its" might mean."""
        noun = first_conjunct(self.proposition.predicate)
        possessor, verb = child(noun, "poss"), noun.head
        if possessor is None or possessor.pos_ != "PRON" or possessor.lower_ == "whose" or noun.dep_ != "dobj":
            return []
        found = [] if verb.lemma_ in GRAMMAR.others_acts else surface_subject(verb)
        if self.knowledge.referents.entities(possessor) and not any(self._is_actor(t) for t in found):
            return []  # "the pact of A and B reflects their commitment to C": that of A and B
        mine = _PERSONS.get(possessor.lower_)  # "Congress must pass my plan": not its plan
        ours = {c.lower_ for t in found for c in t.lefts}  # "our states renewed our pledge"
        return [t for t in found if mine is None or t.lower_ == mine or possessor.lower_ in ours]

    def _is_voiced(self) -> bool:
        """Tell a stance whose verb tells who takes it: "A voiced concern over attacks by B"."""
        noun = first_conjunct(self.proposition.predicate)
        return noun.dep_ == "dobj" and noun.head.pos_ in VERBAL and bool(surface_subject(noun.head))

    def _bearers(self, *, under: bool = False) -> list[Token]:
        """Give whose state a noun with a bare preposition names: "A is at odds with B", "A is on a visit to B"."""
        noun, preposition = self.proposition.predicate, self.proposition.predicate.head
        alike = ("amod", "det") if preposition.lower_ == "under" else ("amod",)  # "under the authority of A"
        bare = preposition.dep_ == "prep" and (
            all(t.dep_ in alike and t.head == noun for t in noun.doc[preposition.i + 1 : noun.i])
            or (preposition.lower_ == "on" and preposition.head.lemma_ == "be")
        )
        bare = bare and (preposition.lower_ in _STATES or preposition.head.lemma_ == "be")  # not "marched over plans"
        if bare and preposition.lower_ == "under" and (not under or preposition.head.pos_ in NOMINAL):
            return [preposition.head] if under else []  # "reefs under threat from A"; "A is under pressure to do B"
        return surface_subject(preposition.head) if bare and preposition.head.pos_ in VERBAL else []

    def _is_performed(self) -> bool:
        """Tell a noun that its verb only makes happen: "carried out an attack"."""
        head = first_conjunct(self.proposition.predicate)
        for _ in range(_DEEPEST):
            if head.dep_ == "ROOT":
                return True
            head = head.head
            noun = head.head.pos_ in NOMINAL and head.head.lemma_ not in self.lexicon.ills
            reaches = head.lower_ == "to" and head.head.lemma_ == "extend"  # "the pact extends to attacks on A"
            if head.lower_ in _LOOKING_AT or (head.lower_ == "on" and noun) or reaches:
                return False  # "launched an inquiry into the attack on A", "B's position on the attack"
            if possessors(head):
                return not self._is_against(head)  # "A's war of aggression on B", and not "A's veto of attacks on B"
            if head.pos_ in VERBAL:
                verb = " ".join([head.lemma_.lower(), *(c.lower_ for c in head.rights if c.dep_ == "prt")])
                told = GRAMMAR.happening if verb == "announce" else self.lexicon.befalling if verb == "have" else ()
                brought = verb in GRAMMAR.bringing_about and self.proposition.lemma in GRAMMAR.lessening
                return brought or (verb in self.lexicon.performing and self.proposition.lemma not in told)
        return False

    def _is_against(self, noun: Token) -> bool:
        """Tell a noun that says what somebody does against what it governs."""
        frames = self.lexicon.frames.get((noun.lemma_.lower(), "noun"), ())
        against = (self.lexicon.opposite["advocates"], "reduces")
        return any(f.property in against and f.subject == "agent" and "of" in f.object.split("|") for f in frames)

    def _is_obtained(self, frame: Frame) -> bool:
        """Tell what its verb gets from somebody else, or only tells of: "won support for A", "discussed it"."""
        head = first_conjunct(self.proposition.predicate)
        told = self.lexicon.depicting if frame.property in self.lexicon.received else frozenset[str]()
        verb = head.head.lemma_.lower()
        got = head.dep_ == "dobj" and (verb in self.lexicon.obtaining | told or self._is_unvoiced(verb))
        return got and frame.property in self.lexicon.stances

    def _is_unvoiced(self, verb: str) -> bool:
        """Tell what is felt by others, or doubted: "met the demand for A", "disputed the need for A", no "stressed"."""
        if self.proposition.lemma not in self.lexicon.felt:
            return False
        contexts = self.lexicon.contexts
        said = contexts.of(verb, "VERB", "clause")
        voiced = verb in contexts.voicing or verb in self.lexicon.discussing or verb in GRAMMAR.having
        found = verb in _FINDING  # "learned the importance of A"
        return not voiced and (found or said is None or not said.says or said.name in _DOUBTING)
