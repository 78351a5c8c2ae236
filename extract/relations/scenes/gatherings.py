"""What coming together says: who is at an event takes part in it."""

from __future__ import annotations

from collections.abc import Sequence

from reportgraph.extract.grammar.arguments import surface_subject
from reportgraph.extract.grammar.company import alongside, escorts
from reportgraph.extract.model import BlockKind
from reportgraph.extract.parsing.parse import Parsed
from reportgraph.extract.parsing.syntax import (
    child,
    conjuncts,
    is_infinitive,
    objects_of,
    possessors,
    prepositions,
)
from reportgraph.extract.relations.candidates import Candidate, Knowledge, Source
from reportgraph.extract.relations.predicate_words import words_of
from reportgraph.extract.relations.propositions import PredicateKind, Proposition
from reportgraph.extract.relations.scenes.conveners import find_conveners
from reportgraph.extract.relations.scenes.gathering_events import event_before, is_gathering, main_event
from reportgraph.extract.relations.scenes.told_present import (
    COMING,
    NEAR,
    PRESENT,
    listed_at,
    named_as,
    represented,
    taking_part,
)
from reportgraph.ontology.grammar import GRAMMAR
from spacy.tokens import Token

_OCCURRING = frozenset({"begin", "happen", "occur", "open", "start", "take"})
_STANDS = frozenset({"booth", "pavilion", "stall", "stand"})


def listed_participants(propositions: Sequence[Proposition], words: frozenset[str]) -> dict[int, tuple[Token, ...]]:
    """Map "the participants" to those whom the text lists: "the delegates, who included A", "those present were A"."""
    found: dict[int, tuple[Token, ...]] = {}
    for p in propositions:
        heads = [t for head in p.roles.get("agent", ()) for t in conjuncts(head)]
        named = p.roles.get("object", ())
        relative = p.predicate.dep_ == "relcl"  # "participants included A" says nothing else of the participants
        if p.kind is not PredicateKind.VERB or p.passive:
            continue
        if p.predicate.lemma_ == "be" and p.predicate.i > p.predicate.sent.start:
            heads, named = _among(p.predicate) or heads, named or tuple(heads)
        elif p.lemma not in ("include", "comprise"):
            continue
        called = (a if t.pos_ == "NOUN" and (a := child(t, "appos")) is not None else t for t in named)
        named = tuple(t for t in called if t.pos_ == "PROPN")
        for t in heads if named else ():
            if (relative and t.lemma_.lower() in words) or _is_acting(t):
                found[t.i] = named
    return found


def _among(copula: Token) -> list[Token]:
    """Give those who are introduced by "among": "Among those attending were A and B"."""
    return [t for word, p in prepositions(copula) if word == "among" and p.i < copula.i for t in objects_of(p)]


def _is_acting(pronoun: Token) -> bool:
    """Tell "those" who do something: "those attending the talks", "those killed"."""
    acting = (c.dep_ == "relcl" or (c.dep_ == "acl" and c.tag_ in ("VBG", "VBN")) for c in pronoun.rights)
    return pronoun.lower_ == "those" and any(acting)


def find_gatherings(propositions: Sequence[Proposition], knowledge: Knowledge, *, parsed: Parsed) -> list[Candidate]:
    """Give who takes part in which event."""
    found: list[Candidate] = []
    main = main_event(parsed, knowledge)
    for p in propositions:
        if p.kind is PredicateKind.VERB and not (p.passive and "agent" not in p.roles):
            found += [
                *_presence(p, knowledge),
                *_beside_whom(p, knowledge),
                *listed_at(p, main, knowledge),
                *_programme(p, knowledge),
                *_stand(p, main, knowledge),
                *_side_event(p, knowledge),
                *find_conveners(p, knowledge),
            ]
        elif p.kind is PredicateKind.VERB:
            found += _side_event(p, knowledge)  # "was held on the margins of the summit"
            found += represented(p, main, knowledge) if p.lemma == "represent" else []
        if "be" in (p.lemma, p.predicate.lemma_) or p.lemma == "present":
            found += _there(p, main, knowledge)
        elif p.kind is PredicateKind.NOUN and p.lemma in knowledge.lexicon.participants:
            found += named_as(p, main, knowledge)
    return found


def find_pictured(parsed: Parsed, knowledge: Knowledge) -> list[Candidate]:
    """Give who takes part in what, by captions without a verb: "A, B and C at the Lake Forum"."""
    found: list[Candidate] = []
    for sentence in parsed.sentences:
        root = sentence.span.root
        if sentence.block.kind is not BlockKind.CAPTION or root.pos_ not in ("NOUN", "PROPN"):
            continue
        shown = conjuncts(root)
        events = [o for t in shown for word, p in prepositions(t) if word in ("at", "during") for o in objects_of(p)]
        found += [
            Candidate(a, "participatedIn", b, root, Source.GATHERING, "pictured at an event")
            for a in shown
            for b in events
            if knowledge.is_a(a, "Actor") and knowledge.is_a(b, "Event")
        ]
    return found


def _presence(p: Proposition, knowledge: Knowledge) -> list[Candidate]:
    """ "At the summit, A proposed B", "A met with B at the summit": A was there, and B whom A met."""
    events = (
        _where(p.predicate, knowledge)
        + _beside(p, knowledge)
        + [
            t
            for word in ("at", "during", "in")
            for t in (*p.roles.get(word, ()), *_below(p, word, knowledge))
            if is_gathering(t, knowledge) and not (word == "at" and _is_aimed(p, knowledge))
            if word != "in" or t.lemma_.lower() in GRAMMAR.told_in or _is_told_of(t, p.predicate)
            if not _is_visit_of_others(t, p, knowledge) and not _is_between_others(t, p, knowledge)
        ]
    )
    if not events:
        return []
    people = list(p.roles.get("agent", ()))
    if p.lemma in GRAMMAR.escorting and p.passive:
        people += p.roles.get("object", ())
    if p.lemma in knowledge.lexicon.mutual:
        people += p.roles.get("with", ())
    if p.lemma == "meet" and not p.passive:
        people += [t for t in p.roles.get("object", ()) if knowledge.is_a(t, "Person", "Country")]
    people += [t for t in (*escorts(p.predicate, people), *alongside(p.predicate)) if t not in people]
    if all(t.lower_ == "week" for t in events):  # "During Safety Week, our nation honours A": no country is there
        people = [t for t in people if not knowledge.is_a(t, "Country")]
    return taking_part(people, events, p.predicate, rule="at an event", knowledge=knowledge)


def _beside_whom(p: Proposition, knowledge: Knowledge) -> list[Candidate]:
    """ "A will attend B alongside C", "took part in B together with C": C is there too."""
    parted = p.lemma == "take" and any(t.lemma_ == "part" for t in p.roles.get("object", ()))
    told = [t for role in ("object", "in") for t in p.roles.get(role, ())] if parted or p.lemma in COMING else []
    events = [t for t in told if is_gathering(t, knowledge)]
    return taking_part(alongside(p.predicate), events, p.predicate, rule="beside somebody", knowledge=knowledge)


def _is_visit_of_others(event: Token, p: Proposition, knowledge: Knowledge) -> bool:
    """Tell "A and B signed C during D's visit", on which D was alone."""
    keys = knowledge.referents.keys
    told = [o for word, q in prepositions(event) if word in ("by", "of") for o in objects_of(q)]
    visitors = [*possessors(event), *(t for t in told if knowledge.is_a(t, "Person", "Group"))]
    owners = {k for t in visitors for k in keys(t)} if event.lemma_.lower() in GRAMMAR.visits else set()
    return bool(owners) and owners.isdisjoint(k for t in p.roles.get("agent", ()) for k in keys(t))


def _is_told_of(event: Token, verb: Token) -> bool:
    """Tell the talks in "the talks, in which envoys of A carry messages"."""
    return verb.dep_ == "relcl" and verb.head == event and verb.left_edge.lower_ == "in"


def _beside(p: Proposition, knowledge: Knowledge) -> list[Token]:
    """Give the event that people meet beside: "on the sidelines of the summit", who do so came for the summit."""
    edges = [
        t
        for word in ("on", "at", "in")
        for t in p.roles.get(word, ())
        if t.lemma_.lower() in GRAMMAR.margins | {"occasion"}
    ]
    around = [o for t in edges for word, q in prepositions(t) if word == "of" for o in objects_of(q)]
    around += [o for t in edges for o in possessors(t)]  # "on the summit's sidelines"
    return [t for t in around if is_gathering(t, knowledge)]


def _side_event(p: Proposition, knowledge: Knowledge) -> list[Candidate]:
    """ "On the margins of the summit, A hosted a forum": the forum is a part of the summit."""
    own = p.lemma in _OCCURRING and not p.passive  # "the talks took place on the margins of the summit"
    told = p.roles.get("agent" if own else "object", ()) if own or p.lemma in GRAMMAR.hosting else ()
    held = [t for t in told if is_gathering(t, knowledge)]
    around = _beside(p, knowledge) if held else []
    return [Candidate(t, "partOf", o, p.predicate, Source.GATHERING, "beside an event") for t in held for o in around]


def _there(p: Proposition, main: Token | None, knowledge: Knowledge) -> list[Candidate]:
    """ "A was there", "also present were A and B", "A was on hand to do C": at the event just spoken of."""
    verb = p.predicate if p.kind is PredicateKind.VERB else p.predicate.head
    if verb.lemma_ != "be" or not _is_told_present(verb):
        return []
    subject = child(verb, "nsubj", "attr")  # "also present were A and B": A may be read as what was present
    event = event_before(verb, NEAR, main, knowledge)
    if subject is None or event is None:
        return []
    return taking_part(conjuncts(subject), [event], p.predicate, rule="was there", knowledge=knowledge)


def _is_told_present(verb: Token) -> bool:
    """Tell "were present", "were there", "were in attendance" without a word that says where."""
    if child(verb, "expl") is not None:
        return False  # "there was a deal"
    where = [c for c in verb.children if c.dep_ in ("prep", "acomp", "advmod", "advcl", "xcomp")]
    told = [c for c in where if (c.lower_ in PRESENT) or any(o.lower_ in PRESENT for o in objects_of(c))]
    others = [c for c in where if c not in told and c.dep_ != "advmod" and c.lower_ != "as" and not is_infinitive(c)]
    places = [word for c in told if c.dep_ == "acomp" for word, _ in prepositions(c) if word != "as"]
    return bool(told) and not others and not places  # "was present as an observer" tells no place


def _below(p: Proposition, word: str, knowledge: Knowledge) -> list[Token]:
    """Give what a preposition on a party, or on words, governs: "met with A at B", "said in a speech at B"."""
    parties = [t for role in ("with", "object") for t in p.roles.get(role, ())]
    if p.lemma == "join" and p.passive:  # "A was joined by B at the summit"
        parties += p.roles.get("agent", ())
    if p.lemma not in ("meet", "join", "host", "welcome", "see", *GRAMMAR.conferring):
        parties = [t for t in p.roles.get("in", ()) if t.lemma_.lower() in knowledge.lexicon.wordings]
    found = (t for party in parties for t in party.subtree if t.dep_ == "prep" and t.lower_ == word)
    return [o for t in found if t.head.pos_ != "VERB" for o in objects_of(t)]  # not "welcomed B, who spoke at A"


def _where(verb: Token, knowledge: Knowledge) -> list[Token]:
    """Give the event where a relative clause has somebody act: "a forum in Oslo in May, where A is due to speak"."""
    if verb.lemma_ == "be":
        return []
    while verb.dep_ in ("xcomp", "acomp", "conj") and verb.head != verb:
        verb = verb.head
    if verb.dep_ != "relcl" or not any(c.lower_ == "where" and c.i < verb.i for c in verb.subtree):
        return []
    before = [t for t in verb.doc[verb.sent.start : verb.left_edge.i] if is_gathering(t, knowledge)]
    near = [t for t in before if t == verb.head or t.i < verb.head.i]
    return near[-1:]


def _is_between_others(event: Token, p: Proposition, knowledge: Knowledge) -> bool:
    """Tell the meeting of others: "In the meeting between A and B, the ministry said"."""
    told = knowledge.referents.entities
    both = [t for word, link in prepositions(event) if word == "between" for t in objects_of(link)]
    two = {e.key for t in both for e in told(t) if e.is_named}
    return len(two) > 1 and two.isdisjoint(e.key for t in p.roles.get("agent", ()) for e in told(t))


def _is_aimed(p: Proposition, knowledge: Knowledge) -> bool:
    """Tell what is struck from where somebody is: "fired at the rally", "opened fire at it"."""
    frames = [f for word in words_of(p) for f in knowledge.lexicon.frames.get((word, Source.VERB), ())]
    return any(f.property in knowledge.lexicon.harming and "at" in f.object.split("|") for f in frames)


def _programme(p: Proposition, knowledge: Knowledge) -> list[Candidate]:
    """ "The forum featured speeches by A", "the final saw A and B face off": in what they are a part of."""
    if p.lemma not in ("feature", "include", "see"):
        return []
    events = [t for t in p.roles.get("agent", ()) if is_gathering(t, knowledge)]
    people = [
        t for head in p.roles.get("object", ()) for w, by in prepositions(head) if w == "by" for t in objects_of(by)
    ]
    if p.lemma == "see":
        people = [t for clause in p.roles.get("clause", ()) for t in surface_subject(clause) if t.i > p.predicate.i]
    return taking_part(people, events, p.predicate, rule="part of an event", knowledge=knowledge)


def _stand(p: Proposition, main: Token | None, knowledge: Knowledge) -> list[Candidate]:
    """ "A had a booth", "A posed at the booth of B": at the fair that the text is about."""
    stands = [t for role in ("object", "at", "in", "on") for t in p.roles.get(role, ()) if t.lemma_.lower() in _STANDS]
    if not stands or main is None or main.i >= p.predicate.sent.start:
        return []
    return taking_part(p.roles.get("agent", ()), [main], p.predicate, rule="stand at an event", knowledge=knowledge)
