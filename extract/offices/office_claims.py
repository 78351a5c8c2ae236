"""What offices say of their holders, and what is no more said where they were read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reportgraph.extract.offices.office_bodies import BELONGS, FOUNDED, HEADS
from reportgraph.extract.offices.office_titles import Office
from reportgraph.extract.parsing.syntax import child, objects_of, possessors, prepositions
from reportgraph.extract.relations.candidates import Candidate, Knowledge, Source, Voice
from reportgraph.ontology.grammar import GRAMMAR
from spacy.tokens import Token

_MISSIONS = frozenset({"consulate", "embassy", "legation"})
_FOUNDERS = frozenset({"co-founder", "cofounder", "founder"})
_SHORT = 4  # words of an office
_FEW = 2  # words of an office with its field
_FIRMS = ("Company", "Institution", "ResearchInstitute")
_SOME = frozenset({"one", "some", "several"})


def office_candidates(offices: Iterable[Office], knowledge: Knowledge) -> list[Candidate]:
    """Give who heads or belongs to what; a former office is not held, one that somebody is up for may never be."""
    return [
        Candidate(
            office.person,
            "leads" if office.title.property == HEADS and knowledge.is_a(body, "Project") else office.title.property,
            body,
            office.title.head,
            Source.OFFICE,
            office.title.head.lemma_.lower(),
            _voice(office),
        )
        for office in offices
        if not office.title.former and (office.title.sure or not office.title.coming)
        for body in (*office.title.bodies, *_states_sending(office, knowledge))
        if not (_is_wanted_there(office, body, knowledge) or _is_of_house(office, body, knowledge))
    ] + [
        *_foundings(offices, knowledge),
        *_wholes(offices, knowledge),
        *_bodies_told_of(offices, knowledge),
        *_own_ministries(offices, knowledge),
    ]


def _voice(office: Office) -> Voice:
    if office.title.sure:
        return Voice.DUE if office.said else Voice.AHEAD
    return Voice.CONTEXT if office.said else Voice.PRESUPPOSED


def _foundings(offices: Iterable[Office], knowledge: Knowledge) -> list[Candidate]:
    """Give who founded what he also has an office in: "co-founder and board member of the Lake Forum"."""
    return [
        Candidate(office.person, FOUNDED, body, office.title.head, Source.OFFICE, "founder", Voice.PRESUPPOSED)
        for office in offices
        if office.title.property != FOUNDED and not office.title.coming and _is_founder_too(office.title.head)
        for body in office.title.bodies
        if knowledge.is_a(body, "Institution", "Project")
    ]


def _wholes(offices: Iterable[Office], knowledge: Knowledge) -> Iterator[Candidate]:
    """Give whose part somebody has an office in, where the part has no name: "head of Voltra's mining unit"."""
    for office in offices:
        parts = [b for b in office.title.bodies if not any(e.is_named for e in knowledge.referents.entities(b))]
        for whole in (t for part in parts for t in possessors(part) if knowledge.is_a(t, "Institution")):
            if not office.title.former and not office.title.coming:
                lemma = office.title.head.lemma_.lower()
                yield Candidate(
                    office.person, BELONGS, whole, office.title.head, Source.OFFICE, lemma, Voice.PRESUPPOSED
                )


def _bodies_told_of(offices: Iterable[Office], knowledge: Knowledge) -> Iterator[Candidate]:
    """Give the body of which its chief tells, or that tells itself: "Voltra will close the mine, Chairman Roe said"."""
    for office in offices:
        title, verb = office.title, office.person.head
        lemma = title.head.lemma_.lower()
        told = verb.head if verb.dep_ == "conj" else next((c for c in verb.lefts if c.dep_ == "ccomp"), None)
        told = None if title.bodies or title.former or title.coming or office.person.dep_ != "nsubj" else told
        if told is None or told.i > office.person.i or verb.head not in (verb, told):
            continue
        telling = told.head if told.dep_ == "ccomp" and told.head.i < told.i else told  # "The bank said A rose, and …"
        for body in (c for c in (*told.lefts, *telling.lefts) if c.dep_ == "nsubj"):
            bank = lemma in GRAMMAR.of_banks and body.lower_ == "bank" and knowledge.is_a(body, "GovernmentBody")
            named = any(e.is_named and e.cls in _FIRMS for e in knowledge.referents.entities(body))
            if bank or (named and lemma in GRAMMAR.of_firms):
                yield Candidate(
                    office.person, title.property, body, title.head, Source.OFFICE, lemma, Voice.PRESUPPOSED
                )


def _own_ministries(offices: Iterable[Office], knowledge: Knowledge) -> Iterator[Candidate]:
    """Give the ministry of which the text tells beside its minister: "the Ministry of Ports", "Ports Minister A"."""
    for office in offices:
        title, words = office.title, office.title.text.lower().split()
        if title.bodies or title.former or title.coming or title.head.lemma_.lower() != "minister" or len(words) < _FEW:
            continue
        field = " ".join(words[2:] if words[0] == "minister" and words[1] in ("of", "for") else words[:-1])
        names = (f"ministry of {field}", f"ministry for {field}", f"{field} ministry")
        known = (e for e in map(knowledge.referents.named, names) if e is not None and e.is_named)
        told = [office.person.doc[m.head] for e in known for m in e.mentions]
        abroad = any(possessors(t) or child(t, "amod", "compound") for t in told)
        for body in told[:1] if not abroad else ():
            yield Candidate(office.person, HEADS, body, title.head, Source.OFFICE, "minister", Voice.PRESUPPOSED)


def _is_founder_too(office: Token) -> bool:
    """Tell "founder and director", "co-founder and board member", whichever the parser hangs on the other."""
    at, begin = office.left_edge.i, max(office.sent.start, office.i - _SHORT)
    before = [t.lower_ for t in office.doc[min(at, begin) : office.i]]
    joined = next((k for k in range(len(before) - 1, 0, -1) if before[k] == "and"), 0)
    return joined > 0 and before[joined - 1] in _FOUNDERS


def _states_sending(office: Office, knowledge: Knowledge) -> list[Token]:
    """Give the country for which somebody at its embassy works: "a diplomat at the Peruvian embassy in Oslo"."""
    missions = [b for b in office.title.bodies if b.lemma_.lower() in _MISSIONS]
    around = [c for b in missions for c in (*b.lefts, *possessors(b))]
    around += [o for b in missions for word, p in prepositions(b) if word == "of" for o in objects_of(p)]
    return [t for t in dict.fromkeys(around) if knowledge.is_a(t, "Country")]


def _is_wanted_there(office: Office, body: Token, knowledge: Knowledge) -> bool:
    """Tell "High Court nominee A", who is none of the court's yet; the nominee of a party is one of its people."""
    coming = office.title.head.lemma_.lower() in knowledge.lexicon.offices.coming
    slate = body.lemma_.lower() in GRAMMAR.slates or knowledge.is_a(body, "PoliticalParty", "Person")
    return coming and not slate


def _is_of_house(office: Office, land: Token, knowledge: Knowledge) -> bool:
    """Tell the "Ohio Senate President", who is at the head of the senate, and not of the state."""
    title = office.title
    before = {t.lower_ for t in title.head.doc[title.begin : title.head.i]}
    house = not knowledge.lexicon.assemblies.isdisjoint(before)
    return house and title.property == HEADS and knowledge.is_a(land, "Country", "Region")


def without_offices(
    candidates: Iterable[Candidate], offices: Iterable[Office], knowledge: Knowledge
) -> list[Candidate]:
    """Drop what the frames of nouns say of an office that was read as a title, or that nobody known holds."""
    offices = list(offices)
    read = {office.title.head.i for office in offices}
    fields = {i for office in offices for i in range(office.title.begin, office.title.head.i)} - read
    owners = {b.i for office in offices for b in office.title.bodies if _ends_before(b, office, knowledge)}

    heads = {office.person.i for office in offices}
    behind = {b.i for office in offices for b in office.title.bodies if _is_set_off(b, office, knowledge)}

    def is_office(c: Candidate) -> bool:
        if not fields.isdisjoint((c.subject.i, c.object.i)):
            return True  # "Economy and Labour Minister Jane Roe" names no economy
        if c.source in (Source.VERB, Source.OPEN) and not owners.isdisjoint((c.subject.i, c.object.i)):
            return True  # "A, Lake Bank Director Jane Roe and B met": the bank did not
        if c.source is Source.VERB and c.subject.i in behind:
            return True  # "Jane Roe, Minister of Trade, Chad met A": Chad did not
        people = [e for e in knowledge.referents.entities(c.subject) if e.cls == "Person"]
        nobody = c.source is Source.NOUN and bool(people) and not any(e.is_named for e in people)
        noun = c.predicate
        several = noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lower_ in _SOME
        several = several or (noun.tag_ == "NNS" and c.subject.i in heads and knowledge.is_a(c.object, "Region"))
        if several and c.source is Source.NOUN and c.property == HEADS:
            return True  # "one of Asia's most popular presidents" heads no Asia, nor one of "Asian leaders, such as A"
        return c.property in (HEADS, BELONGS) and (noun.i in read or nobody)

    return [c for c in candidates if not is_office(c)]


def _ends_before(body: Token, office: Office, knowledge: Knowledge) -> bool:
    """Tell a body whose name stands right before the title, as a part of its holder's name."""
    mentions = (m for e in knowledge.referents.entities(body) for m in e.mentions)
    return any(m.head == body.i and m.end == office.title.begin for m in mentions)


def _is_set_off(body: Token, office: Office, knowledge: Knowledge) -> bool:
    """Tell a body between commas behind the title, which stands behind its holder's name."""
    mentions = (m for e in knowledge.referents.entities(body) for m in e.mentions if m.head == body.i)
    behind = office.person.i < office.title.begin
    return behind and any(m.begin > office.title.head.i and body.doc[m.begin - 1].text == "," for m in mentions)
