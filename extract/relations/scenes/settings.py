"""What the setting of an act says: under whom, within what and on which visit it is done."""

from __future__ import annotations

from collections.abc import Sequence

from reportgraph.extract.grammar.examples import examples_of
from reportgraph.extract.parsing.syntax import (
    child,
    is_infinitive,
    is_passive,
    objects_of,
    possessors,
    prepositions,
)
from reportgraph.extract.relations.candidates import Candidate, Knowledge, Source
from reportgraph.extract.relations.propositions import PredicateKind, Proposition
from reportgraph.extract.relations.scenes.led_delegations import find_leaders
from reportgraph.ontology.grammar import GRAMMAR
from spacy.tokens import Token

_PROMPTS = {"initiative": "proposed", "proposal": "proposed", "request": "advocates", "suggestion": "proposed"}
_PROPOSED = ("Document", "Event", "Institution", "Project")
_HAPPENING = frozenset({"being", "existence", "place"})  # "took place", "came into being"
_GIVING = frozenset({"announce", "offer", "pledge", "promise"})
_MOST = 4  # people of whom it is told that they are in a place


def find_settings(propositions: Sequence[Proposition], knowledge: Knowledge) -> list[Candidate]:
    """Give who leads or takes part in that within which something is done, and who is where on a visit."""
    found: list[Candidate] = []
    for p in propositions:
        if p.kind is PredicateKind.NOUN:
            found += _auspices(p, knowledge)  # "the Lake Forum under the chairmanship of A"
        if p.kind is not PredicateKind.VERB:
            continue
        if not (p.passive and "agent" not in p.roles):
            found += [
                *_channel(p, knowledge),
                *_framework(p, knowledge),
                *find_leaders(p, knowledge),
            ]
            found += _after_talks(p, knowledge)
        found += [*_auspices(p, knowledge), *_stay(p, knowledge), *_on_visit(p, knowledge)]
        found += [*_prompted(p, knowledge), *_inside_project(p, knowledge), *_marked(p, knowledge)]
    return found


def _marked(p: Proposition, knowledge: Knowledge) -> list[Candidate]:
    """ "The visit takes place on the occasion of A", "a fair was held on the occasion of A": it is about A."""
    told = [t for t in p.roles.get("on", ()) if t.lemma_ == "occasion"]
    days = [o for t in told for word, of in prepositions(t) if word == "of" for o in objects_of(of)]
    days = [t for t in days if knowledge.is_a(t, "Event") and t.lemma_.lower() not in knowledge.lexicon.gatherings]
    happens = p.lemma in GRAMMAR.coming_about and not p.passive
    events = p.roles.get("object" if p.passive else "agent", ()) if p.passive or happens else ()
    rule = "on an occasion"
    return [
        Candidate(t, "about", day, p.predicate, Source.GATHERING, rule)
        for t in events
        for day in days
        if knowledge.is_a(t, "Event")
    ]


def _channel(p: Proposition, knowledge: Knowledge) -> list[Candidate]:
    """ "Through the World Lake Organization, A trains B": A works with the organisation."""
    through = p.roles.get("through", ())
    bodies = [t for t in through if knowledge.is_a(t, "InternationalOrganization")]
    partners = [t for t in through if t.lemma_.lower() in ("ally", "partner")]
    bodies += [t for head in partners for t in examples_of(head) or [head] if knowledge.is_a(t, "Actor")]
    doers = [t for t in p.roles.get("agent", ()) if t not in through]  # "was sent through A and B": by neither
    people = [t for t in doers if any(knowledge.is_a(t, k) for k in ("Country", "Institution"))]
    return [
        Candidate(a, "cooperatesWith", b, p.predicate, Source.GATHERING, "done through a body")
        for a in people
        for b in bodies
    ]


def _framework(p: Proposition, knowledge: Knowledge) -> list[Candidate]:
    """ "Under the Lake Initiative, A trains B", "trains B through it", "as part of it": A takes part in it.

    Not in what it sends things through: a pipeline.
    """
    called = p.lemma in GRAMMAR.appointing  # "designated A as part of it": A is, and not who says so
    parts = [] if called else [t for t in p.roles.get("as", ()) if t.lemma_ == "part"]
    told = GRAMMAR.saying | GRAMMAR.speaking
    only_says = p.lemma in told - _GIVING  # "urged aid for A through it" gives none
    giver = any(t.lemma_.lower() in GRAMMAR.gifts for t in p.roles.get("object", ()))  # "gave grants through it"
    means = () if only_says or giver else ("through", "object-through")
    heads = [
        *(t for word in ("under", "framework", "umbrella", *means) for t in p.roles.get(word, ())),
        *(o for t in parts for word, of in prepositions(t) if word == "of" for o in objects_of(of)),
    ]
    named = [t for t in p.roles.get("under", ()) if t.lemma_ in GRAMMAR.undertakings]  # "under the school programme"
    projects = [t for t in heads if knowledge.is_a(t, "Project") and (t.pos_ == "PROPN" or t in named)]
    laid = [t for t in projects if t.lemma_.lower() in knowledge.lexicon.pathways]
    laid += [t for t in p.roles.get("through", ()) if knowledge.is_a(t, "InfrastructureProject")]
    projects = [t for t in projects if t not in laid]
    people = [t for t in p.roles.get("agent", ()) if knowledge.is_a(t, "Actor")]
    rule = "done within a project"
    return [Candidate(a, "participatedIn", b, p.predicate, Source.GATHERING, rule) for a in people for b in projects]


def _inside_project(p: Proposition, knowledge: Knowledge) -> list[Candidate]:
    """ "The port was built within the framework of the Lake Initiative", "under it": it is a part of that."""
    if not p.passive:
        return []
    heads = (t for word in ("under", "framework", "umbrella") for t in p.roles.get(word, ()))
    wholes = [t for t in heads if t.pos_ == "PROPN" and knowledge.is_a(t, "Initiative")]
    things = [t for t in p.roles.get("object", ()) if knowledge.is_a(t, "Project")]
    rule = "done within a project"
    return [Candidate(a, "partOf", b, p.predicate, Source.GATHERING, rule) for a in things for b in wholes]


def _after_talks(p: Proposition, knowledge: Knowledge) -> list[Candidate]:
    """ "A signed B after talks with C", "A, following a meeting with C, said": A met C; after a row, A is against C."""
    if p.passive or child(p.predicate, "neg") is not None:
        return []
    talks = [t for word in ("after", "following", "during", "at", "in") for t in p.roles.get(word, ())]
    found: list[Candidate] = []
    for talk in talks:
        frames = knowledge.lexicon.frames.get((talk.lemma_.lower(), "noun"), ())
        bare = all(c.dep_ == "amod" for c in talk.lefts) and talk.tag_ == "NN" and talk.head.lower_ == "in"
        if bare and (f"in-{talk.lemma_.lower()}", "noun") in knowledge.lexicon.frames:
            continue  # "in close consultation with A": how it is done
        phrases = [phrase for host in (talk, *_held(talk)) for phrase in prepositions(host)]
        with_whom = [o for word, q in phrases if word == "with" for o in objects_of(q)]
        met = knowledge.is_a(talk, "Event") and any(f.property == "metWith" for f in frames)
        fell_out = not met and any(f.property == "opposes" and f.subject == "pair" for f in frames)
        if not (met or fell_out) or possessors(talk):
            continue
        set_off = talk.head.i > p.predicate.i and talk.doc[talk.head.i - 1].text == ","
        if set_off and p.predicate.dep_ == "ccomp":
            continue  # "A said B had agreed, after a meeting with C": it is A who met C
        for a in (a for a in p.roles.get("agent", ()) if knowledge.is_a(a, "Actor")):
            found += [
                Candidate(a, "metWith" if met else "opposes", b, p.predicate, Source.GATHERING, "after talks")
                for b in with_whom
                if knowledge.is_a(b, "Actor")
            ]
            if with_whom:
                found.append(Candidate(a, "participatedIn", talk, p.predicate, Source.GATHERING, "after talks"))
    return found


def _held(talk: Token) -> list[Token]:
    """Give the participle that tells where or when they were held: "a meeting held in A with B"."""
    return [c for c in talk.rights if c.dep_ == "acl" and c.tag_ == "VBN" and c.lemma_ in GRAMMAR.taking_place]


def _auspices(p: Proposition, knowledge: Knowledge) -> list[Candidate]:
    """ "The council met under the chairmanship of A": A leads it."""
    chairs = [t for t in p.roles.get("under", ()) if t.lemma_.lower() in GRAMMAR.chairmanships]
    leaders = [o for t in chairs for word, of in prepositions(t) if word == "of" for o in objects_of(of)]
    held = [t for t in p.roles.get("object", ()) if knowledge.is_a(t, "Event")]  # "held B under the chairmanship of A"
    led: Sequence[Token] = [p.predicate] if p.kind is PredicateKind.NOUN else held
    led = led or p.roles.get("object" if p.passive else "agent", ())
    return [
        Candidate(a, "leads", b, p.predicate, Source.GATHERING, "under its chairmanship")
        for a in leaders
        for b in led
        if knowledge.is_a(a, "Actor")
    ]


def _prompted(p: Proposition, knowledge: Knowledge) -> list[Candidate]:
    """ "The forum was founded at the initiative of A": A proposed it; "met at A's request": A called for it."""
    found: list[Candidate] = []
    held = [t for t in p.roles.get("object", ()) if t.lemma_ not in _HAPPENING]
    if not p.passive and (held or p.lemma not in GRAMMAR.coming_about):
        return []  # "A joined B at the initiative of C": the joining
    things = [t for t in held or p.roles.get("agent", ()) if knowledge.is_a(t, *_PROPOSED)]
    askers = [(word, t) for word in _PROMPTS for t in p.roles.get(word, ())]  # "at the request of", one preposition
    for prompt in (t for word in ("at", "on", "upon") for t in p.roles.get(word, ())):
        of = [o for word, link in prepositions(prompt) if word == "of" for o in objects_of(link)]
        askers += [(prompt.lemma_.lower(), t) for t in possessors(prompt) or of]
    for word, who in askers:
        if word in _PROMPTS and knowledge.is_a(who, "Actor"):
            rule = "at its initiative"
            found += [Candidate(who, _PROMPTS[word], b, p.predicate, Source.GATHERING, rule) for b in things]
    return found


def _stay(p: Proposition, knowledge: Knowledge) -> list[Candidate]:
    """ "A will be in B on Friday", "A was in B for talks": somebody is there for a time or a purpose."""
    if p.predicate.lemma_ != "be" or "object" in p.roles or len(p.roles.get("agent", ())) > _MOST:
        return []
    told = any(
        c.ent_type_ in ("DATE", "TIME") or is_infinitive(c) or any(o.ent_type_ == "DATE" for o in objects_of(c))
        for c in p.predicate.rights
    )
    if not told and "for" not in p.roles:
        return []
    return [
        Candidate(a, "visited", b, p.predicate, Source.GATHERING, "is in a place for a time")
        for a in p.roles.get("agent", ())
        for b in p.roles.get("in", ())
        if knowledge.is_a(a, "Person") and knowledge.is_a(b, "City", "Country", "Region")
    ]


def _has_visitor(visit: Token, knowledge: Knowledge) -> bool:
    """Tell a visit of which it is said whose it is: "the visit of A to B", "a visit by A"; not "of two days"."""
    whose = [(word, o) for word, p in prepositions(visit) if word in ("by", "of") for o in objects_of(p)]
    return any(word == "by" or knowledge.is_a(o, "Person", "Group") for word, o in whose)


def _on_visit(p: Proposition, knowledge: Knowledge) -> list[Candidate]:
    """ "During a visit to A, B said C", "on a trip to A, B met C": B is in A; who accompanies C there meets C."""
    spells = [t for word in ("during", "on", "at", "as") for t in p.roles.get(word, ())]
    spells += [
        o
        for t in spells
        if t.lemma_.lower() in GRAMMAR.stretches_of_visits
        for w, at in prepositions(t)
        if w == "of"
        for o in objects_of(at)
    ]
    visits = [t for t in spells if t.lemma_.lower() in GRAMMAR.visits]
    stays = p.roles.get("in", ()) if p.lemma in GRAMMAR.staying else ()  # "is in A on a state visit", "on her visit"
    visits = [t for t in visits if not _is_of_others(t, bool(stays)) and not _has_visitor(t, knowledge)]
    together = p.lemma in GRAMMAR.escorting
    people = p.roles.get("object" if is_passive(p.predicate) else "agent", ())  # "was arrested on a visit to A"
    if together:
        people = (*p.roles.get("agent", ()), *p.roles.get("object", ()))
    people = tuple(t for t in people if knowledge.is_a(t, "Person", "Group"))
    seen = [(t, o) for t in visits for o in _seen(t) or stays if knowledge.is_a(o, "Place")]
    told = [("visited", o) for _, o in seen]
    bare = [t for t in visits if t not in {t for t, _ in seen} and knowledge.is_a(t, "Event")]
    told += [("participatedIn", t) for t in bare if together]
    found = [Candidate(a, name, b, p.predicate, Source.GATHERING, "on a visit") for a in people for name, b in told]
    hosts = p.roles.get("object", ()) if together and visits else ()
    met = [(a, b) for a in p.roles.get("agent", ()) for b in hosts if a in people and b in people]
    return found + [Candidate(a, "metWith", b, p.predicate, Source.GATHERING, "on a visit") for a, b in met]


def _is_of_others(visit: Token, staying: bool) -> bool:
    """Tell "during their visit"; "she is in A on her first visit" is her own."""
    return any(not (staying and t.pos_ == "PRON") for t in possessors(visit))


def _seen(visit: Token) -> list[Token]:
    """Give where a visit leads: "a visit to A", "a tour of A"; "the visit of A" is A's."""
    links = ("to", "in", "of") if visit.lemma_.lower() == "tour" else ("to", "in")
    return [o for word, link in prepositions(visit) if word in links for o in objects_of(link)]
