"""What doing something together says: who is at an event takes part in it, who does a thing jointly cooperates."""

from __future__ import annotations

from collections.abc import Sequence

from reportgraph.extract.model import BlockKind
from reportgraph.extract.parsing.parse import Parsed
from reportgraph.extract.parsing.spelling import singular
from reportgraph.extract.parsing.syntax import child, companions, conjuncts, objects_of, prepositions
from reportgraph.extract.relations.candidates import Candidate, Knowledge, Source, Voice
from reportgraph.extract.relations.propositions import PredicateKind, Proposition
from spacy.tokens import Token

_TALKING = ("talk", "speak", "confer", "discuss", "negotiate")
_EDGES = frozenset({"sideline", "sidelines", "margin", "margins", "fringe", "fringes"})
_PRESENT = frozenset({"present", "there", "attendance", "hand"})
_NEAR = 80  # tokens back to the event at which somebody "was there"
_FARTHEST = 300  # tokens back to the event whose participants are listed


def listed_participants(propositions: Sequence[Proposition], words: frozenset[str]) -> dict[int, tuple[Token, ...]]:
    """Map "the participants" to those whom the text lists: "the delegates, who included A and B"."""
    found: dict[int, tuple[Token, ...]] = {}
    for p in propositions:
        relative = p.predicate.dep_ == "relcl"  # "participants included A" says nothing else of the participants
        if relative and p.lemma in ("include", "comprise") and p.kind is PredicateKind.VERB and not p.passive:
            heads = [t for head in p.roles.get("agent", ()) for t in conjuncts(head)]
            named = tuple(t for t in p.roles.get("object", ()) if t.pos_ == "PROPN")
            if named and any(t.lemma_.lower() in words for t in heads):
                found |= {t.i: named for t in heads if t.lemma_.lower() in words}
    return found


def find_gatherings(propositions: Sequence[Proposition], knowledge: Knowledge) -> list[Candidate]:
    """Give who takes part in which event, and who does something jointly."""
    found: list[Candidate] = []
    for p in propositions:
        if p.kind is PredicateKind.VERB and not (p.passive and "agent" not in p.roles):
            found += [
                *_presence(p, knowledge),
                *_attendance(p, knowledge),
                *_jointly(p, knowledge),
                *_venue(p, knowledge),
                *_channel(p, knowledge),
                *_framework(p, knowledge),
                *_led(p, knowledge),
            ]
        if "be" in (p.lemma, p.predicate.lemma_) or p.lemma == "present":
            found += _there(p, knowledge)
        if p.kind is PredicateKind.VERB:
            found += _fronted(p, knowledge)
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
            if _is_a(a, "Actor", knowledge) and _is_a(b, "Event", knowledge)
        ]
    return found


def _presence(p: Proposition, knowledge: Knowledge) -> list[Candidate]:
    """ "At the summit, A proposed B", "A met with B at the summit": A was there, and B whom A met."""
    events = (
        _where(p.predicate, knowledge)
        + _beside(p, knowledge)
        + [
            t
            for word in ("at", "during")
            for t in (*p.roles.get(word, ()), *_below(p, word))
            if _is_gathering(t, knowledge)
        ]
    )
    people = [t for t in p.roles.get("agent", ()) if _is_a(t, "Actor", knowledge)]
    if p.lemma == "join" and p.passive:
        people += [t for t in p.roles.get("object", ()) if _is_a(t, "Actor", knowledge)]
    if p.lemma in knowledge.lexicon.mutual:
        people += [t for t in p.roles.get("with", ()) if _is_a(t, "Actor", knowledge)]
    return [
        Candidate(a, "participatedIn", b, p.predicate, Source.GATHERING, "at an event") for a in people for b in events
    ]


def _beside(p: Proposition, knowledge: Knowledge) -> list[Token]:
    """Give the event that people meet beside: "on the sidelines of the summit", who do so came for the summit."""
    edges = [t for word in ("on", "at", "in") for t in p.roles.get(word, ()) if t.lemma_.lower() in _EDGES]
    around = [o for t in edges for word, q in prepositions(t) if word == "of" for o in objects_of(q)]
    return [t for t in around if _is_gathering(t, knowledge)]


def _there(p: Proposition, knowledge: Knowledge) -> list[Candidate]:
    """ "A was there", "also present were A and B", "A was in attendance": at the event just spoken of."""
    verb = p.predicate if p.kind is PredicateKind.VERB else p.predicate.head
    if verb.lemma_ != "be" or not _is_told_present(verb):
        return []
    subject = child(verb, "nsubj", "attr")  # "also present were A and B": A may be read as what was present
    people = [t for t in (conjuncts(subject) if subject is not None else ()) if _is_a(t, "Actor", knowledge)]
    sentence = verb.sent
    earlier = p.predicate.doc[max(0, sentence.start - _NEAR) : sentence.start]
    events = [t for t in earlier if _is_gathering(t, knowledge) and knowledge.referents.is_head(t)]
    rule = "was there"
    return [Candidate(a, "participatedIn", events[-1], p.predicate, Source.GATHERING, rule) for a in people if events]


def _is_told_present(verb: Token) -> bool:
    """Tell "were present", "were there", "were in attendance" without a word that says where, or for what."""
    where = [c for c in verb.children if c.dep_ in ("prep", "acomp", "advmod", "advcl", "xcomp", "expl")]
    told = [c for c in where if (c.lower_ in _PRESENT) or any(o.lower_ in _PRESENT for o in objects_of(c))]
    others = [c for c in where if c not in told and c.dep_ != "advmod"]
    return bool(told) and not others and not any(True for c in told if c.dep_ == "acomp" for _ in prepositions(c))


def _below(p: Proposition, word: str) -> list[Token]:
    """Give what a preposition that was hung on one of the parties governs: "met with the head of A at the summit"."""
    parties = [t for role in ("with", "object") for t in p.roles.get(role, ())]
    if p.lemma == "join" and p.passive:  # "A was joined by B at the summit"
        parties += p.roles.get("agent", ())
    if p.lemma not in ("meet", "join", "host", "welcome", "see", *_TALKING):
        return []
    found = (t for party in parties for t in party.subtree if t.dep_ == "prep" and t.lower_ == word)
    return [o for t in found for o in objects_of(t)]


def _where(verb: Token, knowledge: Knowledge) -> list[Token]:
    """Give the event where a relative clause has somebody act: "a forum in Oslo in May, where A is due to speak"."""
    if verb.lemma_ == "be":
        return []
    while verb.dep_ in ("xcomp", "acomp", "conj") and verb.head != verb:
        verb = verb.head
    if verb.dep_ != "relcl" or not any(c.lower_ == "where" and c.i < verb.i for c in verb.subtree):
        return []
    sentence = verb.sent
    before = [t for t in verb.doc[sentence.start : verb.left_edge.i] if _is_gathering(t, knowledge)]
    near = [t for t in before if t == verb.head or t.i < verb.head.i]
    return near[-1:]


def _is_gathering(token: Token, knowledge: Knowledge) -> bool:
    """Tell an event that people come to from a crisis or a time: "during the pandemic"."""
    if not _is_a(token, "Event", knowledge) or token.lemma_.lower() in knowledge.lexicon.ills:
        return False
    named = any(e.is_named for e in knowledge.referents.entities(token))
    return named or singular(token.lower_) in knowledge.lexicon.gatherings


def _venue(p: Proposition, knowledge: Knowledge) -> list[Candidate]:
    """ "A and B met in C for D", "A flew to C for D": D takes place in C."""
    if p.lemma not in knowledge.lexicon.gathering:
        return []
    events = [t for word in ("for", "at") for t in p.roles.get(word, ()) if _is_a(t, "Event", knowledge)]
    places = [t for word in ("in", "to") for t in p.roles.get(word, ()) if _is_a(t, "Place", knowledge)]
    rule = "met in a place"
    return [
        Candidate(a, "locatedIn", b, p.predicate, Source.GATHERING, rule) for a in events for b in places if a.i != b.i
    ]


def _fronted(p: Proposition, knowledge: Knowledge) -> list[Candidate]:
    """ "In A, a plant opened": what is first told of after a place that opens the sentence lies there."""
    opener = p.predicate.sent[0]
    if opener.lower_ != "in" or opener.dep_ != "prep" or opener.head != p.predicate:
        return []
    places = [t for t in objects_of(opener) if t.pos_ == "PROPN" and _is_a(t, "Place", knowledge)]
    things = p.roles.get("object" if p.passive else "agent", ())
    return [
        Candidate(a, "locatedIn", b, a, Source.GATHERING, "fronted place", Voice.PRESUPPOSED)
        for a in things
        for b in places
        if _is_new(a) and any(_is_a(a, kind, knowledge) for kind in ("Facility", "InfrastructureProject", "Event"))
    ]


def _is_new(noun: Token) -> bool:
    """Tell a thing that is told of for the first time: "a plant", "riots", and not "the plant"."""
    if noun.pos_ != "NOUN" or any(c.dep_ in ("poss", "nummod") for c in noun.children):
        return False
    determiner = child(noun, "det")
    return determiner.lower_ in ("a", "an", "another") if determiner is not None else noun.tag_ == "NNS"


def _channel(p: Proposition, knowledge: Knowledge) -> list[Candidate]:
    """ "Through the World Lake Organization, A trains B": A works with the organisation."""
    bodies = [t for t in p.roles.get("through", ()) if _is_a(t, "InternationalOrganization", knowledge)]
    people = [t for t in p.roles.get("agent", ()) if any(_is_a(t, k, knowledge) for k in ("Country", "Institution"))]
    return [
        Candidate(a, "cooperatesWith", b, p.predicate, Source.GATHERING, "done through a body")
        for a in people
        for b in bodies
    ]


def _led(p: Proposition, knowledge: Knowledge) -> list[Candidate]:
    """ "The Peruvian delegation was led by A": who leads those whom a country or a body sends is one of its people."""
    if p.lemma not in ("lead", "head", "chair"):
        return []
    people = [t for t in p.roles.get("agent", ()) if t.pos_ == "PROPN" and _is_a(t, "Person", knowledge)]
    sent = [t for t in p.roles.get("object", ()) if t.lemma_.lower() in ("delegation", "mission", "contingent", "side")]
    senders = [
        t
        for noun in sent
        for t in noun.doc[noun.left_edge.i : noun.i]
        if knowledge.referents.is_head(t) and any(_is_a(t, kind, knowledge) for kind in ("Country", "Institution"))
    ]
    rule = "leads a delegation"
    return [Candidate(a, "affiliatedWith", b, p.predicate, Source.GATHERING, rule) for a in people for b in senders]


def _framework(p: Proposition, knowledge: Knowledge) -> list[Candidate]:
    """ "Under the Lake Initiative, A trains B", "as part of the Lake Initiative, A …": A takes part in it."""
    parts = [t for t in p.roles.get("as", ()) if t.lemma_ == "part"]
    heads = [
        *p.roles.get("under", ()),
        *(o for t in parts for word, of in prepositions(t) if word == "of" for o in objects_of(of)),
    ]
    projects = [t for t in heads if _is_a(t, "Project", knowledge) and t.pos_ == "PROPN"]
    people = [t for t in p.roles.get("agent", ()) if _is_a(t, "Actor", knowledge)]
    rule = "done within a project"
    return [Candidate(a, "participatedIn", b, p.predicate, Source.GATHERING, rule) for a in people for b in projects]


def _attendance(p: Proposition, knowledge: Knowledge) -> list[Candidate]:
    """ "The participants included A and B": in the event that they are said to take part in, or the last one named."""
    if p.lemma not in ("include", "comprise"):
        return []
    listed = [t for head in p.roles.get("agent", ()) for t in conjuncts(head)]
    roles = [t for t in listed if singular(t.lower_) in knowledge.lexicon.participants]
    if not roles:
        return []
    at = roles[0]
    own = [t for t in at.subtree if _is_a(t, "Event", knowledge)]
    near = at.doc[max(0, at.i - _FARTHEST) : at.i]
    before = [t for t in near if t.lemma_.lower() in knowledge.lexicon.gatherings and _is_a(t, "Event", knowledge)]
    event = own[0] if own else before[-1] if before else None
    people = [t for t in p.roles.get("object", ()) if _is_a(t, "Actor", knowledge)]
    rule = "participants include"
    return [
        Candidate(a, "participatedIn", event, p.predicate, Source.GATHERING, rule) for a in people if event is not None
    ]


def _jointly(p: Proposition, knowledge: Knowledge) -> list[Candidate]:
    """ "A and B co-hosted C", "together with B, A built C": what is done together."""
    people = [t for t in p.roles.get("agent", ()) if _is_a(t, "Actor", knowledge)]
    beside = [t for doer in people for t in companions(doer)]
    partners = [t for t in (*_companions(p.predicate), *beside) if _is_a(t, "Actor", knowledge)]
    doing = [a for a in people if a not in partners]
    pairs = [(a, b) for a in doing for b in dict.fromkeys(partners)]
    if p.lemma.startswith("co-"):
        pairs += [(a, b) for i, a in enumerate(people) for b in people[i + 1 :]]
    return [Candidate(a, "cooperatesWith", b, p.predicate, Source.GATHERING, "done jointly") for a, b in pairs]


def _companions(verb: Token) -> list[Token]:
    """Give with whom something is done: "together with A", "jointly with A", "alongside A", "along with A"."""
    found: list[Token] = []
    for c in verb.children:
        if c.dep_ in ("advmod", "prep") and c.lower_ in ("together", "jointly", "along"):
            found += [o for g in c.children if g.lower_ == "with" for o in objects_of(g)]
        elif c.dep_ == "prep" and c.lower_ == "alongside":
            found += objects_of(c)
    return found


def _is_a(token: Token, kind: str, knowledge: Knowledge) -> bool:
    return any(knowledge.schema.is_a(e.cls, kind) for e in knowledge.referents.entities(token))
