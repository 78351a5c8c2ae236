"""What a name is beside others: a place in a row of places and at an end of a railway, a person in a row of people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportgraph.extract.coreference.link import Entities
from reportgraph.extract.grammar.arguments import surface_subject
from reportgraph.extract.model import Entity
from reportgraph.extract.parsing.syntax import conjuncts, first_conjunct, objects_of, possessors, prepositions
from reportgraph.extract.parsing.tree import neighbor_of
from reportgraph.extract.relations.candidates import Knowledge, allowed
from reportgraph.extract.relations.open_classes import AREAS, WITHIN, is_guessed
from reportgraph.extract.relations.propositions import PredicateKind, Proposition
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.naming import Naming
from spacy.tokens import Token

_CONNECTING = "connects"
_FEWEST = 3  # in a row of principles


def classes_beside(
    entities: Entities, propositions: Sequence[Proposition], knowledge: Knowledge, naming: Naming
) -> Iterator[tuple[str, str]]:
    """Give (key, class) for the names that nothing but the parser's label or their shape tells the class of."""
    doc = propositions[0].predicate.doc
    for entity in filter(is_guessed, entities.entities):
        words = entity.name.lower().split()
        if all(w.isalpha() and naming.classes_of(w) is None for w in words):
            heads = [doc[m.head] for m in entity.mentions]
            cls = _class_in_row(heads, knowledge, two_words=len(words) == 2)
            if cls is not None and cls != entity.cls:
                yield entity.key, cls
    for entity in entities.entities:
        common = not entity.is_named and entity.cls != "Event"
        if common and any(_is_of_event(doc[m.head], knowledge) for m in entity.mentions):
            yield entity.key, "Event"
    for entity in (e for e in entities.entities if e.is_named):
        heads, last = [doc[m.head] for m in entity.mentions], entity.name.split()[-1].lower()
        body = entity.cls == "Event" and "Institution" in (naming.classes_of(last) or ())
        house = entity.cls == "Facility" and "Institution" in (naming.classes_of(last) or ())  # "surgeon at A Hospital"
        peopled = (body or house) and any(_has_people(head, knowledge) for head in heads)
        lasting = entity.cls == "Event" and last in GRAMMAR.standing_gatherings
        if lasting and any(_is_joined(head, knowledge) for head in heads):
            yield entity.key, "CooperationMechanism"
        if peopled or ((house or entity.cls == "Project") and any(_employs(head, knowledge) for head in heads)):
            yield entity.key, "Institution"
    for p in propositions:
        yield from ((e.key, "CooperationMechanism") for e in _led_by(p, knowledge))
        yield from ((e.key, "Place") for e in _ends_of(p, knowledge))
        for row in p.roles.values():
            yield from ((e.key, "Principle") for e in _ideals_in(row, knowledge))


def _is_joined(name: Token, knowledge: Knowledge) -> bool:
    """Tell a gathering that lasts: it was set up, a state joins it, it has members or a secretariat."""
    verb, noun = name.head, name.head if name.dep_ == "poss" else name
    founded = verb.lemma_ in GRAMMAR.setting_up and name.dep_ in ("nsubjpass", "dobj")
    states = (e.cls for t in surface_subject(verb) for e in knowledge.referents.entities(t))
    joined = verb.lemma_ == "join" and name.dep_ == "dobj" and "Country" in states
    members = name.dep_ == "nsubj" and verb.lemma_ == "have"
    own = [noun] if name.dep_ == "poss" else [c for c in verb.rights if members and c.dep_ == "dobj"]
    return founded or joined or any(t.lemma_.lower() in ("member", "secretariat") for t in own)


def _class_in_row(heads: list[Token], knowledge: Knowledge, *, two_words: bool) -> str | None:
    """Give the class of who is told of together with people, "Jane Roe, John Doe and Akiba Takeo", or places."""
    rows = [[t for t in conjuncts(first_conjunct(head)) if t.i != head.i and t.pos_ == "PROPN"] for head in heads]
    row = [e for t in max(rows, key=len) for e in knowledge.referents.entities(t)]
    within = any(first_conjunct(head).head.lower_ in WITHIN for head in heads)
    if within and any(e.cls in AREAS for e in row) and all(e.cls in AREAS or _is_unknown(e) for e in row):
        return "Place"  # "at Kisumu, Akara and Poleni"
    if not row or not all(e.is_named for e in row):
        return None
    owners = [e for head in heads for t in possessors(head) for e in knowledge.referents.entities(t)]
    lands = owners + [e for head in heads for t in _of(head) for e in knowledge.referents.entities(t)]
    people = [e for e in row if e.cls == "Person"]
    of_land = any(e.cls == "Country" for e in lands)  # "Chad's Jane Roe, Peru's A and B of Mali"
    if two_words and people and all(e in people or (of_land and is_guessed(e)) for e in row):
        return "Person"
    if all(e.cls == "Company" for e in row) and any(e.cls == "Country" for e in owners):
        return "Company"  # "the oil firm Voltra and Peru's Enar"
    return None


def _ideals_in(row: Sequence[Token], knowledge: Knowledge) -> Iterator[Entity]:
    """Give what else is an event among principles: "embodies trust, equality and consultation"."""
    found = [(t, e) for t in row for e in knowledge.referents.entities(t) if not e.is_named]
    if len(row) < _FEWEST or sum(e.cls == "Principle" for _, e in found) < _FEWEST - 1:
        return
    for noun, entity in found:
        bare = noun.tag_ == "NN" and not any(c.dep_ in ("det", "poss", "nummod", "prep") for c in noun.children)
        if entity.cls == "Event" and bare and len(entity.mentions) == 1:
            yield entity


def _is_of_event(noun: Token, knowledge: Knowledge) -> bool:
    """Tell one of a series by what it is of: "the fifth edition of the Lake Forum" is no newspaper."""
    return noun.lemma_.lower() in GRAMMAR.in_series and any(knowledge.is_a(o, "Event") for o in _of(noun))


def _led_by(led: Proposition, knowledge: Knowledge) -> Iterator[Entity]:
    """Give the union that a word before it tells the head of: "the Malian-led coalition" are no mere many."""
    leaders = (e for t in led.roles.get("agent", ()) for e in knowledge.referents.entities(t))
    if led.lemma != "lead" or led.predicate.dep_ != "amod" or not any(e.is_named for e in leaders):
        return
    unions = (t for t in led.roles.get("object", ()) if t.lemma_.lower() in GRAMMAR.unions)
    yield from (e for t in unions for e in knowledge.referents.entities(t) if e.cls == "Group" and not e.is_named)


def _has_people(name: Token, knowledge: Knowledge) -> bool:
    """Tell what people are of: "Jane Roe of the Lake Forum"."""
    of = name.head if name.dep_ == "pobj" and name.head.lower_ == "of" else None
    return of is not None and any(e.cls == "Person" and e.is_named for e in knowledge.referents.entities(of.head))


def _employs(name: Token, knowledge: Knowledge) -> bool:
    """Tell where people work: "Jane Roe, an analyst with the Lake Program", "a surgeon at Lake Hospital"."""
    office = name.head.head if name.dep_ == "pobj" and name.head.lower_ in ("with", "at", "of", "in") else name
    office = neighbor_of(name, 1) if name.dep_ in ("compound", "nmod") else office  # "Lake Hospital surgeon Jane Roe"
    staff = GRAMMAR.staff | GRAMMAR.house_staff
    people = (e for t in (office, office.head) for e in knowledge.referents.entities(t))
    return office.lemma_.lower() in staff and any(e.cls == "Person" for e in people)


def _of(noun: Token) -> list[Token]:
    return [o for word, at in prepositions(noun) if word == "of" for o in objects_of(at)]


def _is_unknown(entity: Entity) -> bool:
    """Tell what only the parser's label or its shape makes a name, or a people."""
    return is_guessed(entity) or all(m.how == "ner" for m in entity.mentions)


def _ends_of(line: Proposition, knowledge: Knowledge) -> Iterator[Entity]:
    """Give what no word tells to be a place at the ends of a line: "a railway from Lima to Tarnov"."""
    lemma, referents = line.predicate.lemma_.lower(), knowledge.referents
    lines = referents.entities(line.predicate) if line.kind is PredicateKind.NOUN else []
    classes = [e.cls for e in lines if not e.is_named]
    if not classes:
        return
    links = {
        link
        for rule in knowledge.lexicon.rules
        if rule.property == _CONNECTING and (not rule.nouns or lemma in rule.nouns)
        if any(allowed(cls, frozenset(rule.outer), knowledge.schema) for cls in classes)
        for link in rule.links
    }
    named = [e for link in sorted(links) for end in line.roles.get(link, ()) for e in referents.entities(end)]
    towns = any(e.cls in AREAS for e in named)  # "awarded the railway to A": no end of it
    yield from (e for e in named if towns and is_guessed(e) and e.cls not in AREAS)
