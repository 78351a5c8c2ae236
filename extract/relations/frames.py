"""The lexicon's frames matched against a proposition, domain and range as constraints."""

from __future__ import annotations

from collections.abc import Iterator

from reportgraph.extract.grammar.antecedents import ONE_OF
from reportgraph.extract.grammar.clauses import is_subject
from reportgraph.extract.grammar.nominals import is_bare_gerund
from reportgraph.extract.grammar.themes import Theme, is_ill
from reportgraph.extract.parsing.syntax import VERBAL, child, first_conjunct, is_passive
from reportgraph.extract.relations import ills, worth
from reportgraph.extract.relations.candidates import (
    NO_CLASSES,
    NO_CONTENT,
    Candidate,
    Journal,
    Knowledge,
    Source,
    Voice,
    allowed,
    class_at,
)
from reportgraph.extract.relations.frame_aims import aim_of
from reportgraph.extract.relations.frame_themes import VIEWS, told_of
from reportgraph.extract.relations.frame_voice import ground_of, voice_of_frame
from reportgraph.extract.relations.parties import is_mutual
from reportgraph.extract.relations.praise import is_in_favour, is_no_praise
from reportgraph.extract.relations.predicate_words import (
    called,
    is_filled,
    is_for_others,
    is_headed,
    is_in_its_name,
    is_of_ownership,
    is_part_of_name,
    particle_fits,
    words_of,
)
from reportgraph.extract.relations.propositions import PredicateKind, Proposition
from reportgraph.extract.relations.role_words import is_day_of
from reportgraph.extract.relations.roles import Roles
from reportgraph.extract.relations.wholes import is_itself, may_belong, names_kind
from reportgraph.ontology.frames import Frame, open_to_all
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.naming import load_naming
from spacy.tokens import Token

_SOURCE = {
    PredicateKind.VERB: Source.VERB,
    PredicateKind.NOUN: Source.NOUN,
    PredicateKind.ADJECTIVE: Source.ADJECTIVE,
}
_FEWER = ("fewer", "less")
_WISHES = frozenset({"aimsAt", "advocates"})


class Matcher:
    """Matches one proposition against the frames of its word."""

    def __init__(self, proposition: Proposition, knowledge: Knowledge) -> None:
        self.proposition = proposition
        self.knowledge = knowledge
        self.lexicon = knowledge.lexicon
        self._roles = Roles(proposition, knowledge)
        self._words = words_of(proposition)

    def frames(self) -> list[Frame]:
        """Give the frames of the predicate's lemma, and of the lemma with its bare object or modifier, in order."""
        p, pos = self.proposition, _SOURCE[self.proposition.kind]
        if self.is_idiom():
            return []
        ranked = [r for word in self._words for r in enumerate(self.lexicon.frames.get((word, pos), ()))]
        # "called the vote fair" calls no vote
        found = [f for _, f in sorted(ranked, key=lambda r: ("-" not in r[1].word, not r[1].complement, r[0]))]
        bare = [w for w in self._words if (w, "") in self.lexicon.idioms and p.kind is PredicateKind.VERB]
        found = [f for f in found if not bare or f.word in bare]  # whoever shakes hands with A shakes nothing
        if p.lemma == "call" and child(p.predicate, "oprd") is not None:
            found = [f for f in found if f.complement]  # "called the vote a day for A" calls no vote, and for no A
        return [
            f
            for f in found
            if not is_of_ownership(f, p, self.knowledge)
            and (particle_fits(f, p) or is_mutual(f, p, self.knowledge))
            and (not f.complement or f.complement & called(self.proposition))
        ]

    def is_idiom(self) -> bool:
        """Tell a verb that with its object or particle says none of the relations: "paid the price for A".

        One that says something with a preposition is none there: "shook hands", but "shook hands with A".
        """
        p, words, lexicon = self.proposition, self._words, self.lexicon
        if p.kind is not PredicateKind.VERB:
            return False
        moved = [w for w in words if (w, p.particle) in lexicon.idioms] if p.particle else []
        if any(all(f.particle != p.particle for f in lexicon.frames.get((w, Source.VERB), ())) for w in moved):
            return True  # "sold A out to B" sells nothing
        said = ("", p.particle, *p.roles)
        bare = [w for w in words if not any(is_filled(f, p) for f in lexicon.frames.get((w, Source.VERB), ()))]
        return any((w, s) in lexicon.idioms for w in bare for s in said)

    def pairs(self, frame: Frame) -> Iterator[tuple[Token, Theme]]:
        """Give each subject with each object that the frame finds in the proposition."""
        return self._roles.pairs(frame)

    def typed(self, journal: Journal) -> Iterator[Candidate]:
        """Give the candidates of the first frame that fits each pair of tokens."""
        done: set[tuple[int, int]] = set()
        tried: list[Candidate] = []
        if is_part_of_name(self.proposition, self._roles.entities(self.proposition.predicate)):
            return
        for frame in self.frames():
            own = frame.subject == "agent" or frame.property == "memberOf" or frame.word in GRAMMAR.reliance
            if own and worth.is_ended(self.proposition, self.lexicon):
                continue
            for subject, theme in self._roles.pairs(frame):
                pair = (subject.i, theme.head.i)
                if not done.isdisjoint((pair, pair[::-1])) or self._is_no_pair(frame, subject, theme):
                    continue
                shared = theme.through is not None and theme.through.lemma_ in GRAMMAR.shared_work | GRAMMAR.gains
                if theme.through is not None and (
                    frame.object == "agent" or (shared and frame.property in self.lexicon.harming)
                ):  # "hampers cooperation on A": not A
                    theme = Theme(theme.through)  # "the success of A depends on B"
                told = told_of(frame, subject, theme, self._roles)
                if told is None:
                    journal.drop(NO_CONTENT, self._candidate(frame, frame.property, subject, theme))
                    continue
                if (pair := (subject.i, told.head.i)) in done:
                    continue
                new = told.through is not None and (subject.i, told.through.i) not in done
                if (found := self._found(frame, subject, told, new=new)) is not None:
                    # "A developed an illness": the illness threatens A; "left the union" tells of a stance too
                    if not frame.ended:
                        done.update((pair, pair[::-1]) if frame.object == "agent" else (pair,))
                    yield found
                else:
                    tried.append(self._candidate(frame, self._name(frame, subject, told), subject, told))
        for found in tried:
            if (found.subject.i, found.object.i) not in done:
                journal.drop(NO_CLASSES, found)

    def _is_no_pair(self, frame: Frame, subject: Token, theme: Theme) -> bool:
        """Tell two ends of which nothing is said, whatever they are."""
        p, entities = self.proposition, self._roles.entities
        if subject.pos_ in VERBAL and not is_subject(subject) and not is_bare_gerund(subject, load_naming()):
            return True
        beside = first_conjunct(subject) == first_conjunct(theme.head) and subject != theme.head
        if beside and frame.property == "endorsed":
            return True  # "the backing of A and B": neither backs the other
        if frame.property in ("aimsAt", "memberOf") and is_in_its_name(p, subject, entities(p.predicate)):
            return True
        if frame.property == "endorsed" and is_no_praise(p, theme, self.knowledge):
            return True
        if p.lemma == "related" and subject.lemma_ in GRAMMAR.moves and theme.head != first_conjunct(theme.head):
            return True  # "raised steps related to health, the strait and ports": a row of what was raised
        if p.lemma == "concern" and frame.property == "about" and is_passive(p.predicate):
            return True  # "is concerned by reports": these are not about him
        if frame.property == "aimsAt" and frame.nouns and p.roles.get("object-by") and frame.object == "object":
            return True  # "reviewed efforts by B to end A": they are B's
        hastened = p.predicate.dep_ == "dobj" and p.predicate.head.lemma_ in GRAMMAR.hastening
        if hastened and frame.property == "implements" and not p.roles.get("possessor"):
            return True  # "will speed the building of A", whoever builds it
        if p.kind is PredicateKind.ADJECTIVE and any(c.lower_ in ("less", "least") for c in p.predicate.lefts):
            return True  # "less accessible to A"
        where = frame.object == "in" and p.kind is PredicateKind.NOUN and frame.property in ("contributesTo", "reduces")
        if where and p.roles.get("of") and self.knowledge.is_a(theme.head, "Place", "Country", "Region"):
            return True  # "the rise of A in B": not B rises
        one = subject.i == theme.head.i and len(entities(subject)) < 2  # not "they met"
        one |= frame.object == "agent" and theme.head.lemma_ in GRAMMAR.areas
        one |= p.kind is PredicateKind.ADJECTIVE and first_conjunct(subject) == first_conjunct(theme.head)  # of one row
        if one or self._is_mere_word(frame, subject) or self._is_of_another(subject, theme):
            return True
        occasion = theme.through is not None and theme.through.lemma_ == "occasion" and theme.through
        if frame.property == "about" and occasion and occasion.head.lower_ == "on":
            return True  # "signed A on the occasion of B": A is not about B
        if frame.property == "about" and is_day_of(subject, theme.head):
            return True
        if frame.property == "threatens" and p.kind is PredicateKind.NOUN and subject.lemma_ in self.lexicon.cherished:
            return subject.dep_ == "nsubj"  # "access to A remains a hurdle": the want of it does
        # "fields, such as the response to A": no field responds
        return p.kind is PredicateKind.NOUN and (subject.lemma_ in GRAMMAR.areas or self._is_same(frame, subject))

    def _is_same(self, frame: Frame, subject: Token) -> bool:
        """Tell "the worst threat to A is the loss of B", where the threat is the loss, and loses nothing."""
        noun = self.proposition.predicate
        told = frame.property in self.lexicon.harming and noun.dep_ == "attr" and child(noun, "prep") is not None
        if not told or noun.left_edge.lower_ != "the" or subject.head != noun.head or not any(subject.rights):
            return False
        of = (
            child(subject, "prep") if subject.lower_ in ONE_OF else None
        )  # "one of the threats facing A is the loss of B"
        role = child(of, "pobj") if of is not None else subject
        frames = self.lexicon.frames.get((role.lemma_, Source.NOUN), ()) if role is not None else ()
        return any(f.subject in ("said", "self") for f in frames)

    def _is_of_another(self, subject: Token, theme: Theme) -> bool:
        """Tell what stands behind another object: "signed a pact with A and a deal with B" signs no deal with A."""
        objects = self.proposition.roles.get("object", ())
        thing = theme.through or theme.head
        for inner, other in ((subject, thing), (thing, subject)):
            link = first_conjunct(inner).head
            if other in objects and inner not in objects and link.pos_ == "ADP" and link.head in objects:
                alike = any(c.lower_ == link.lower_ for c in other.rights)
                return link.head != other and (alike or link.i < other.i)
        return False

    def _found(self, frame: Frame, subject: Token, theme: Theme, *, new: bool) -> Candidate | None:
        """Give what a frame says of the subject: of the theme, of what governs it, or of what is done with it."""
        # "welcomed A's efforts", "the efforts of A": not A himself was greeted
        greeted = not frame.nouns if theme.merit else theme.through is not None and frame.property == "endorsed"
        found = self._reading(open_to_all(frame) if greeted else frame, subject, theme)
        if found is None and theme.through is not None and new and self._is_meant_itself(frame, theme.through):
            found = self._reading(frame, subject, Theme(theme.through))  # "published a plan for A": the plan
        if found is not None or theme.doing is None:
            return found
        if worth.is_of_doing(frame, subject, theme, self.knowledge) or worth.is_on_ground(frame, theme, self.knowledge):
            return self._reading(frame, subject, Theme(theme.doing, through=theme.through))  # "works to map A"
        return None

    def _reading(self, frame: Frame, subject: Token, theme: Theme) -> Candidate | None:
        """Give what a frame says of a pair, if classes and conditions allow it."""
        name = self._name(frame, subject, theme)
        if ills.is_odd(name, theme, self.lexicon):
            return None
        fits = self._fits(frame, name, subject, theme.head) and is_headed(
            frame, subject, theme, self._roles.entities(subject), self.knowledge
        )
        return self._candidate(frame, name, subject, theme) if fits else None

    def _name(self, frame: Frame, subject: Token, theme: Theme) -> str:
        """Give what a frame says of a pair: its property, the opposite, an aim or something weaker."""
        name = frame.property
        if name == "cooperatesWith" and ills.is_soured(self.proposition.predicate):
            return "opposes"
        degree = theme.head.pos_ == "ADJ"  # "supports the less fortunate"
        fewer = theme.less or (not degree and any(c.lower_ in _FEWER for c in theme.head.lefts))  # "leads to fewer A"
        if theme.against or (fewer and name in self.lexicon.effects | _WISHES):
            name = self.lexicon.opposite.get(name, name)
            discussed = self.proposition.lemma in self.lexicon.discussing  # "discussed steps to end A"
            own = name in VIEWS and worth.is_owned(theme.head, subject, self.knowledge)  # "plans to cancel its flights"
            own |= frame.property in ("aimsAt", "committedTo") and theme.head.lemma_ in GRAMMAR.issues
            if name != frame.property and not discussed and (own or not self._fits(frame, name, subject, theme.head)):
                name = "reduces"  # an event opposes nothing, but works against it; so does who meets a challenge
            if (
                name == "reduces"
                and ills.is_harmed(theme, self.lexicon)
                and self._fits(frame, "threatens", subject, theme.head)
            ):
                name = "threatens"  # "plays a role in undermining A"
        elif ills.is_relief(frame, theme, self.lexicon):
            name = "reduces"
        elif self.proposition.lemma in self.lexicon.attending and is_ill(theme.head, self.lexicon):
            name = self.lexicon.opposite.get(name, name)  # "inflation is a priority"
        elif yet := worth.not_yet(frame, self.proposition, subject, theme, self.knowledge):
            name = yet if self._fits(frame, yet, subject, theme.head) else name
        elif self._roles.is_purpose:
            name = aim_of(
                frame, (subject, theme.head), self._roles, lambda n: self._fits(frame, n, subject, theme.head)
            )
        return self._allowed_name(frame, name, subject, theme)

    def _allowed_name(self, frame: Frame, name: str, subject: Token, theme: Theme) -> str:
        """Give the property, or the weaker one where only that may be said of the two ends."""
        if theme.less or theme.against or self._fits(frame, name, subject, theme.head):
            return name
        favoured = is_in_favour(name, self.proposition, theme, self.knowledge)
        options = [self.lexicon.favouring.get(name)] if favoured else []
        if self.knowledge.is_a(subject, "Actor", "Document", "Project") and not is_ill(theme.head, self.lexicon):
            wished = name == "aimsAt" and self.proposition.lemma in GRAMMAR.hoping  # "hopes to sign A" pledges nothing
            given = theme.head.lemma_ in GRAMMAR.words_given  # "a bill delivers on the promise of A"
            weaker = None if wished or given else self.lexicon.weaker.get(name)
            others = is_for_others(frame, theme.head.head, stances=self.lexicon.stances)
            options.append("advocates" if others else weaker)
        return next((w for w in options if w and self._fits(frame, w, subject, theme.head)), name)

    def _candidate(self, frame: Frame, name: str, subject: Token, theme: Theme) -> Candidate:
        ground, voice = (
            ground_of(frame, name, (subject, theme.head), self._roles),
            voice_of_frame(frame, name, subject, self._roles),
        )
        if frame.ended:
            voice = Voice.ENDED
        if frame.property == "aimsAt" and name in self.lexicon.effects and theme.doing is not None:
            ground, voice = theme.doing, Voice.CONTEXT  # "a project to combat A" is to combat it
        return Candidate(
            subject,
            name,
            theme.head,
            ground,
            _SOURCE[self.proposition.kind],
            f"{frame.word} {frame.particle}".strip(),
            voice,
            through=theme.through,
        )

    def _is_meant_itself(self, frame: Frame, through: Token) -> bool:
        """Tell what is meant itself where what it governs fits not: "published a plan for A", "aids the goals of A"."""
        goals = frame.property == "contributesTo" and through.lemma_ in GRAMMAR.planks
        return frame.property in self.lexicon.itself or goals

    def _is_mere_word(self, frame: Frame, subject: Token) -> bool:
        """Tell a nominal predicate that is said of nothing ("lays a foundation for") from one that names a thing."""
        if subject.i != self.proposition.predicate.i:
            return False
        called = frame.property not in self.lexicon.effects  # "the Foundation for A" is none of A
        return not any(
            self.knowledge.schema.is_a(e.cls, kind) or (called and e.is_named)
            for e in self._roles.entities(subject)
            for kind in ("Document", "Event", "Project", "Work")
        )

    def _fits(self, frame: Frame, name: str, subject: Token, target: Token) -> bool:
        """Check domain, range and the frame's own conditions for some reading of the two tokens."""
        rule, is_a = self.knowledge.schema.properties[name], self.knowledge.schema.is_a
        for a in self._roles.entities(subject):
            for b in self._roles.entities(target):
                if (
                    allowed(class_at(a, subject), rule.domain, self.knowledge.schema)
                    and allowed(class_at(b, target), rule.range, self.knowledge.schema)
                    and (not frame.when or any(is_a(b.cls, kind) for kind in frame.when))
                    and not any(is_a(b.cls, kind) for kind in frame.unless)
                    and may_belong(name, a.cls, b.cls, self.knowledge.schema)
                    and not is_itself(name, subject, target, self.knowledge.referents)
                    and (b.is_named or not names_kind(name, target, listing=frame.object == "agent"))
                ):
                    return True
        return False
