"""What the make-up of a phrase only seems to say: "the nation's capital", "the Fourth Lake Leaders' meeting"."""

from __future__ import annotations

from reportgraph.extract.model import Entity
from reportgraph.extract.parsing.spelling import is_ordinal
from reportgraph.extract.parsing.syntax import first_conjunct, is_infinitive, objects_of, owner_word, prepositions
from reportgraph.extract.relations.candidates import Knowledge
from reportgraph.extract.relations.phrase_ends import (
    is_bare,
    is_firm,
    is_mere_part,
    is_own_name,
    is_shared_event,
    is_somebody,
    is_unnamed_person,
)
from reportgraph.extract.relations.phrase_places import is_not_there, is_water
from reportgraph.extract.relations.role_words import is_day_of
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.lexicon import Rule
from spacy.tokens import Token

_BEFORE = ("demonym", "modifier", "possessor")
_OF_EVERYBODY = frozenset({"agenda", "doctrine", "policy", "strategy"})
_OVER = frozenset({"about", "for", "of", "on", "over", "toward", "towards"})
_RANKS = ("Country", "Region", "City")  # what lies behind a comma is larger: "A, B" of one rank is a list


def is_loose(
    rule: Rule, link: str, ends: tuple[Entity, Entity], tokens: tuple[Token, Token], knowledge: Knowledge
) -> bool:
    """Tell what is only a turn of phrase: "the occasion of a death", "the nation's capital", "A's base in B"."""
    (a, b), (outer, inner) = ends, tokens
    if (told := _is_loose_by_kind(rule, link, ends, tokens)) is not None:
        return told
    if (rule.property == "signed" and _is_under_talks(outer)) or is_shared_event(rule, link, outer):
        return True
    if rule.property == "published" and link == "demonym":
        return outer.lemma_.lower() not in knowledge.lexicon.wordings  # "American files" may be anybody's
    if rule.property == "partOf":
        return _is_sold(outer, knowledge) or _is_loose_part(link, ends, tokens, knowledge)
    if rule.property == "affiliatedWith" and outer.i > 1 and outer.nbor(-1).tag_ == "HYPH" and outer.lemma_ == "staff":
        return True  # "flown at half-staff at A"
    if rule.property == "memberOf" and link == "including":
        # "the leaders of A, including a commander", "envoys from A and the Lake Bank, including 43 ministers"
        return is_unnamed_person(b) or (outer.dep_ == "conj" and a.is_named and not b.is_named)
    if link == "possessor" and a.cls == "Event" and is_ordinal(b.name.split()[0].lower()):
        return True  # "the Fourth Lake Leaders' meeting": the fourth meeting
    if rule.property == "endorsed" and link in _BEFORE and _is_for_what_is_between(outer, inner):
        return True
    if rule.property == "hasPrinciple" and _is_told_which(outer):
        return True
    if rule.property == "about" and link == "on" and is_day_of(outer, inner):
        return True
    if rule.property == "owns" and inner.pos_ == "PRON" and outer.head.lower_ == "at":
        return outer.lemma_ in ("center", "centre")  # "an order with A at its centre"
    if rule.property == "participatedIn" and link in ("with", "including", "examples"):  # "in consultation with A"
        return is_bare(outer) if link == "with" else len(list(prepositions(outer))) > 1  # "talks in fora, including A"
    if link == "modifier" and a.cls == "Person" and b.cls == "MediaOrganization":
        return True  # "told Reuters Jane Roe had left"
    if a.cls == "PoliticalParty" and link == "modifier" and outer.dep_ == "compound":
        return True  # "Ohio Republican Jane Roe": the party is nationwide
    source = outer.dep_ == "pobj" and outer.head.head.lower_ == "according"
    if link == "comma" and (source or a.cls == "Region") and inner.dep_ in ("compound", "nsubj", "nsubjpass"):
        return True  # "In the West, A signed B", "According to the bank, A signed B"
    if link == "comma" and a.main_class in _RANKS:
        return not _is_wider(b, a)
    if rule.property == "affiliatedWith" and a.cls == "Group" and link == "possessor":
        return inner.pos_ == "PRON" and not a.is_named and _is_only_owned(outer)  # "A, its officers, and its agents"
    if rule.property == "implements" and link == "demonym":  # "its Norwegian operations", "rural Norwegian schemes"
        return owner_word(outer) is not None or any(t.dep_ == "amod" for t in outer.doc[outer.left_edge.i : inner.i])
    if rule.property == "implements":
        untold = a.cls == "InfrastructureProject" or _is_only_owned(outer)  # "the nation's roads", "A's programs"
        untold = untold or (outer.dep_ == "dobj" and outer.head.lemma_ in GRAMMAR.founding)  # "will launch its first"
        return (untold and link == "possessor" and not a.is_named) or (link == "modifier" and is_own_name(a, b))
    if rule.property == "proposed" and outer.lemma_.lower() in _OF_EVERYBODY:
        return not a.is_named  # "his economic agenda": everybody has one
    if rule.property == "published" and link == "modifier" and is_own_name(a, b):
        return True  # "Roe-Poe rules"
    if rule.property == "published" and link == "possessor" and _is_only_scope(outer, inner):
        return True
    return rule.property == "locatedIn" and is_not_there(link, ends, tokens)


def _is_wider(whole: Entity, part: Entity) -> bool:
    """Tell what may lie around a place by its rank: "Lake County, Ohio", "Lima, Peru"."""
    if whole.cls == part.cls == "Region":
        last = [e.name.split()[-1].lower() for e in (part, whole)]
        return last[0] in GRAMMAR.districts and last[1] not in GRAMMAR.districts
    return whole.main_class in _RANKS[: _RANKS.index(part.main_class)]


def _is_loose_by_kind(rule: Rule, link: str, ends: tuple[Entity, Entity], tokens: tuple[Token, Token]) -> bool | None:
    """Tell what only things with names of their own can be said to be or to have; None for other kinds of things."""
    (a, b), (outer, inner) = ends, tokens
    if link == "in" and a.cls == "Country" and a.is_named:
        # "Peru in the region", whichever that is; "fights Peru in East Africa": it is the fight that is there
        return inner.pos_ != "PROPN" or outer.dep_ == "dobj" or b.cls != "Region"
    if (a.cls, b.cls) in (("PoliticalParty", "Person"), ("Country", "Region")) and link != "comma":
        return not a.is_named  # "Ana Roe's party", "every European nation"
    if rule.property == "affiliatedWith" and b.cls == "Person" and link == "possessor":
        return not a.is_named  # "Ana Roe's company"
    if link == "in" and a.cls in ("Region", "Place"):
        return not a.is_named or is_water(a)  # "areas in Peru", "links the Atlantic in Peru with A"
    return None


def _is_for_what_is_between(people: Token, land: Token) -> bool:
    """Tell "Peru's opposition supporters": it is the opposition that they support; Peru's government is Peru."""
    what = people.nbor(-1)
    return land.i < what.i and what.pos_ == "NOUN" and what.dep_ == "compound" and what.lemma_ != "government"


def _is_sold(thing: Token, knowledge: Knowledge) -> bool:
    """Tell "sold its paper unit": it is a part of the firm no more; who "is selling" it has it still."""
    verb = first_conjunct(thing).head
    gone = first_conjunct(thing).dep_ in ("dobj", "nsubjpass") and verb.tag_ in ("VBD", "VBN")
    return gone and verb.lemma_ in knowledge.lexicon.parting


def _is_told_which(principles: Token) -> bool:
    """Tell "the principles of A are B and C", "B is one of the principles of A": these are told."""
    one = principles.dep_ == "pobj" and principles.head.lower_ == "of" and principles.head.head.dep_ == "attr"
    return one or (principles.dep_ == "nsubj" and principles.head.lemma_ in ("be", "include"))


def _is_loose_part(link: str, ends: tuple[Entity, Entity], tokens: tuple[Token, Token], knowledge: Knowledge) -> bool:
    """Tell a part of nothing that could be told, and one that its name tells: "the Treasury Office of Ports"."""
    (a, b), (outer, inner) = ends, tokens
    if link == "examples":  # what is included is the inner phrase: "armed groups, including A", not "workers"
        told = any(c.dep_ in ("amod", "compound") for c in outer.children)
        return not told or (a.cls == "Group" and not b.is_named)
    # "told the Congress of any office", "units of government", and not "the first meeting of the council"
    vague = link == "of" and not b.is_named and (a.is_named or a.cls != "Event")
    power = not a.is_named and any(c.dep_ == "acl" and is_infinitive(c) for c in outer.rights)  # "authority to act"
    # "A and B held their first summit"
    theirs = inner.lower_ == "their" and len(knowledge.referents.entities(inner)) > 1
    some = b.cls == "Event" and not b.is_named and not (link == "at" and _is_placed(inner))
    office = link == "opening" and a.cls != "Event" and b.cls == "GovernmentBody" and a.name.startswith(f"{b.name} ")
    somebody = a.cls != "Person" and is_somebody(outer)
    own = link == "modifier" and is_own_name(a, b)
    return (
        vague
        or power
        or theirs
        or some
        or office
        or somebody
        or own
        or is_firm(a, b)
        or is_mere_part(a, b, link, inner)
    )


def _is_under_talks(pact: Token) -> bool:
    """Tell one that there is not yet, or never was: "talks on a pact between A and B", "rejected a deal with A"."""
    pact = first_conjunct(pact)
    turned_down = pact.dep_ in ("dobj", "nsubjpass") and pact.head.lemma_ in GRAMMAR.willed
    over = pact.head.head if pact.dep_ == "pobj" else pact
    vague = any(c.lower_ in ("a", "an") for c in pact.lefts)
    voted = pact.head.lower_ == "against" and pact.head.head.lemma_ in ("decide", "vote")
    if not vague or turned_down or voted or pact.head.lower_ not in _OVER:
        return vague and (turned_down or voted)
    wanted = over.lemma_ in GRAMMAR.agreed_acts and over.dep_ == "pobj"  # "the value of the signing of a pact"
    return over.lemma_ in GRAMMAR.talks | GRAMMAR.on_the_way or (wanted and over.head.head.lemma_ in GRAMMAR.weighing)


def _is_placed(event: Token) -> bool:
    """Tell one event from all of its kind: "a regional summit in Lima"."""
    places = (t for word, preposition in prepositions(event) if word == "in" for t in objects_of(preposition))
    return any(t.pos_ == "PROPN" for t in places)


def _is_only_scope(document: Token, land: Token) -> bool:
    """Tell where a document has no equal, and not whose it is: "Peru's strictest code", "the nation's first list"."""
    words = [c for c in document.lefts if c.dep_ not in ("det", "poss")]
    if any(t.lower_ in ("latest", "recent") for c in words for t in c.subtree):
        return False
    ranked = land.pos_ == "NOUN" and any(c.lower_ in GRAMMAR.sole for c in words)
    return ranked or any(t.tag_ in ("JJS", "RBS") for c in words for t in c.subtree)


def _is_only_owned(noun: Token) -> bool:
    return all(c.dep_ in ("case", "cc", "conj", "det", "poss", "punct") for c in noun.children)
