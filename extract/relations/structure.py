"""What the make-up of a noun phrase says without a verb: "Egypt's Delta University", "the Chad-Niger pipeline"."""

from __future__ import annotations

from itertools import pairwise

from reportgraph.extract.grammar.copulas import predicated_of
from reportgraph.extract.grammar.examples import examples_of
from reportgraph.extract.model import Entity, Mention, MentionKind
from reportgraph.extract.parsing.spelling import is_ordinal
from reportgraph.extract.parsing.syntax import (
    child,
    conjuncts,
    first_conjunct,
    is_infinitive,
    objects_of,
    owner_word,
    prepositions,
)
from reportgraph.extract.relations.candidates import Candidate, Knowledge, Source
from reportgraph.extract.relations.open_classes import is_common
from reportgraph.extract.relations.other_people import (
    are_colleagues,
    is_known_person,
    is_named_person,
    is_office_of,
)
from reportgraph.extract.relations.phrase_ends import (
    called_by,
    is_any,
    is_bare,
    is_called_after,
    is_firm,
    is_mere_part,
    is_own_name,
    is_shared_event,
    is_somebody,
    is_unnamed_person,
    is_untold_maker,
)
from reportgraph.extract.relations.phrase_links import inner_links
from reportgraph.extract.relations.phrase_places import is_not_there, is_water
from reportgraph.extract.relations.phrase_voice import voiced
from reportgraph.extract.relations.wholes import is_day_of
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.lexicon import Rule
from spacy.tokens import Doc, Token

_OF_EVERYBODY = frozenset({"agenda", "doctrine", "policy", "strategy"})
_OVER = frozenset({"about", "for", "of", "on", "over", "toward", "towards"})
_OF_PLACES = ("owns", "partOf")  # what a phrase tells of a body in other ways than of a place
_RANKS = ("Country", "Region", "City")  # what lies behind a comma is larger: "A, B" of one rank is a list


def find_structure(mentions: tuple[Mention, ...], doc: Doc, knowledge: Knowledge) -> list[Candidate]:
    """Give the relations between a phrase and the names inside it, by the rules of `lexicon/structure.toml`."""
    found = list[Candidate]()
    demonyms = frozenset(m.head for m in mentions if m.kind is MentionKind.DEMONYM)
    for mention in mentions:
        if mention.kind not in (MentionKind.NAME, MentionKind.NOMINAL):
            continue
        outer = doc[mention.head]
        if outer.i in knowledge.referents.holders:
            continue  # an office is read with the name of whoever holds it
        if outer.dep_ == "appos" and outer.left_edge.i and doc[outer.left_edge.i - 1].text == "(":
            continue  # "the Lake Act (50 U.S.C. 1701 et seq.)": a reference
        done: set[int] = set()
        links = inner_links(outer, mention, knowledge, demonyms)
        for link, inner in ((link, field) for link, word in links for field in _fields(word)):
            if inner.i in done or inner.i == outer.i or (link == "in" and inner.i in demonyms):  # "lessons in English"
                continue
            several = link == "demonym" and len(conjuncts(first_conjunct(inner))) > 1
            named = (e for t in conjuncts(outer) for e in _entities(t, knowledge)) if several else ()
            if sum(e.cls == "Person" for e in named) > 1:
                continue  # "her Kenyan and Chadian counterparts, A and B": each is of one of the two
            for thing in _things(outer, link):
                added = thing.i != outer.i and thing in conjuncts(outer)
                people = added and (is_named_person(mention) or is_known_person(thing, knowledge))
                if people and not (link == "possessor" and are_colleagues(outer, thing, knowledge)):
                    continue  # "the Lake Council's staff and Minister Roe"
                kinds = called_by(thing) if thing == outer or added else called_by(thing) | called_by(outer)
                if candidates := _first_rule(link, thing, inner, knowledge, kinds=kinds):
                    done.add(inner.i)
                    found += candidates
    return found


def _fields(inner: Token) -> list[Token]:
    """Give A and B of "programmes in the fields of A and B", else the word itself."""
    of = [t for word, p in prepositions(inner) if word == "of" for t in objects_of(p)]
    return of if of and inner.tag_ == "NNS" and inner.lemma_ in GRAMMAR.areas else [inner]


def _things(outer: Token, link: str) -> list[Token]:
    """Give what an inner phrase holds for: what it hangs on, its examples, and what shares a word before it.

    "Chadian films and series, such as A": all of them are Chadian.
    """
    things = [outer]
    if link == "in" and outer.tag_ == "NNS" and outer.lemma_ in GRAMMAR.on_map:
        things += examples_of(outer)  # "countries such as A and B in the Lake region"
    if link in ("possessor", "modifier", "demonym"):
        things += examples_of(outer)
        if link == "modifier" and outer.pos_ == "PROPN":
            return things  # "the Trade Office, Jane Roe, John Doe": names share no modifier that is one
        listed = conjuncts(outer)
        called = outer.tag_ == "NN" and child(outer, "appos") is not None
        for token in listed[1:]:
            if called and token.tag_ == "NNS":
                break  # "Chad's envoy Jo Roe as well as experts from A"
            if link == "modifier" and any(c.dep_ in ("compound", "nmod") for c in token.lefts):
                break  # "Lake League coaches, factory owners and teachers"
            named = token.pos_ == "PROPN" or token.text.isupper()
            if named and (len(listed) > 2 or outer.pos_ == "NOUN"):
                continue  # "A's pharmacy, B and C": names of a list stand for themselves
            if token.i > outer.i and not any(_is_own_word(c) for c in token.doc[token.left_edge.i : token.i]):
                things += [token, *examples_of(token)]
    return things


def _is_own_word(word: Token) -> bool:
    """Tell what says of a noun in a list that it shares nothing before it: "Chad's staff and NATO commanders"."""
    origin = word.dep_ == "compound" and word.ent_type_ in ("GPE", "NORP", "ORG")
    return origin or word.dep_ in ("poss", "det", "amod")


def _first_rule(link: str, outer: Token, inner: Token, knowledge: Knowledge, *, kinds: set[str]) -> list[Candidate]:
    wider = {"demonym": "modifier", "opening": "inside"}.get(link, "inside" if link.startswith("inside-") else link)
    for rule in knowledge.lexicon.rules:
        if link not in rule.links and wider not in rule.links:
            continue
        if not _is_for(rule, outer, kinds) or inner.lemma_.lower() in rule.within:
            continue
        for a in _entities(outer, knowledge):
            for b in _entities(inner, knowledge):
                if is_unnamed_person(a) and not is_office_of(rule, link, (outer, inner), (a, b), knowledge=knowledge):
                    continue  # "the country's president": an office, and nobody known
                if is_untold_maker(rule, a, b) or is_any(rule, outer, link):
                    continue
                if is_called_after(rule, link, a, b) and not _are_of_several(link, inner):
                    continue
                if _is_held(rule, (outer, inner), knowledge) or _is_handle(rule, outer, knowledge):
                    continue
                if _is_loose(rule, link, (a, b), (outer, inner), knowledge):
                    continue
                fits = _is_one(a, rule, rule.outer, knowledge) and _is_one(b, rule, rule.inner, knowledge)
                if a.key != b.key and fits:
                    meant = _meant(outer, a, rule, knowledge) or [outer]
                    return [_candidate(rule, link, (outer, inner), knowledge, meant=m) for m in meant]
    return []


def _are_of_several(link: str, inner: Token) -> bool:
    """Tell "the ministers of A, B and C", "US and Thai troops": it is told whose they are, and not only their name."""
    row = conjuncts(first_conjunct(inner)) if link in ("demonym", "of") else []
    return sum(t.pos_ == "PROPN" or link == "demonym" for t in row) > 1


def _is_for(rule: Rule, outer: Token, kinds: set[str]) -> bool:
    """Tell a rule for this head, or for what it is called by (`kinds`)."""
    if outer.lemma_.lower() in rule.but or (rule.nouns and rule.nouns.isdisjoint(kinds)):
        return False
    before = [t.lower_ for t in outer.doc[outer.left_edge.i : outer.i] if t.dep_ != "poss" and t.tag_ != "HYPH"]
    pairs = (f"{a}-{b}" for a, b in pairwise(before))  # "a 60 percent-owned mine", "a wholly owned mine"
    return not rule.words or not rule.words.isdisjoint([*before, *pairs])


def _is_loose(
    rule: Rule, link: str, ends: tuple[Entity, Entity], tokens: tuple[Token, Token], knowledge: Knowledge
) -> bool:
    """Tell what is only a turn of phrase: "the occasion of a death", "the nation's capital", "A's base in B"."""
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
    if (rule.property == "signed" and _is_under_talks(outer)) or is_shared_event(rule, link, outer):
        return True
    if rule.property == "published" and link == "demonym":
        return outer.lemma_.lower() not in knowledge.lexicon.wordings  # "American files" may be anybody's
    if rule.property == "partOf":
        return _is_loose_part(link, ends, tokens, knowledge)
    if rule.property == "affiliatedWith" and outer.i > 1 and outer.nbor(-1).tag_ == "HYPH" and outer.lemma_ == "staff":
        return True  # "flown at half-staff at A"
    if rule.property == "memberOf" and link == "including":
        # "the leaders of A, including a commander", "envoys from A and the Lake Bank, including 43 ministers"
        return is_unnamed_person(b) or (outer.dep_ == "conj" and a.is_named and not b.is_named)
    if link == "possessor" and a.cls == "Event" and is_ordinal(b.name.split()[0].lower()):
        return True  # "the Fourth Lake Leaders' meeting": the fourth meeting
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
    source = outer.dep_ == "pobj" and outer.head.head.lower_ == "according"
    if link == "comma" and (source or a.cls == "Region") and inner.dep_ in ("compound", "nsubj", "nsubjpass"):
        return True  # "In the West, A signed B", "According to the bank, A signed B"
    if link == "comma" and a.main_class in _RANKS:
        return b.main_class not in _RANKS[: _RANKS.index(a.main_class)]
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
    theirs = inner.lower_ == "their" and len(_entities(inner, knowledge)) > 1  # "A and B held their first summit"
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
    """Tell one that there is not yet: "negotiations on an agreement between A and B"."""
    pact = first_conjunct(pact)
    over = pact.head.head if pact.dep_ == "pobj" else pact
    vague = any(c.lower_ in ("a", "an") for c in pact.lefts)
    if not vague or pact.head.lower_ not in _OVER:
        return False
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


def _is_held(rule: Rule, tokens: tuple[Token, Token], knowledge: Knowledge) -> bool:
    """Tell what its owners hold on to and do not put forward: "reaffirmed their shared vision"."""
    outer, inner = tokens
    if rule.property != "proposed" or inner.pos_ != "PRON" or outer.dep_ != "dobj":
        return False
    frames = knowledge.lexicon.frames.get((outer.head.lemma_.lower(), "verb"), ())
    return any(f.property == "committedTo" for f in frames)


def _is_handle(rule: Rule, outer: Token, knowledge: Knowledge) -> bool:
    """Tell what is only a handle of another thing: "the occasion of A" is no part of A; "A's Reef Center" is."""
    if rule.property != "partOf" or outer.pos_ == "PROPN":
        return False
    return outer.lemma_.lower() in knowledge.lexicon.transparent


def _meant(outer: Token, described: Entity, rule: Rule, knowledge: Knowledge) -> list[Token]:
    """Give what a common noun is said of: "the railway is a project under A" tells of the railway."""
    subjects = predicated_of(outer)
    bare = len(subjects) > 1 and not any(c.dep_ in ("det", "poss") for c in outer.lefts)
    if not is_common(described) or not (bare or any(c.lower_ in ("a", "an") for c in outer.lefts)):
        return []
    meant = [t for s in subjects for t in (s, *_worked_on(s, knowledge))]
    return [t for t in meant if any(_is_one(e, rule, rule.outer, knowledge) for e in _entities(t, knowledge))]


def _worked_on(deed: Token, knowledge: Knowledge) -> list[Token]:
    """Give what a deed is done to: "the expansion of A", "improvements to A"."""
    if deed.lemma_.lower() not in knowledge.lexicon.transparent:
        return []
    return [t for word, preposition in prepositions(deed) if word in ("of", "to") for t in objects_of(preposition)]


def _candidate(rule: Rule, link: str, tokens: tuple[Token, Token], knowledge: Knowledge, *, meant: Token) -> Candidate:
    subject, target = (meant, tokens[1]) if rule.subject == "outer" else (tokens[1], meant)
    voice, ground = voiced(rule, link, tokens[0], knowledge)
    return Candidate(subject, rule.property, target, ground, Source.PHRASE, link, voice)


def _entities(token: Token, knowledge: Knowledge) -> list[Entity]:
    return knowledge.referents.entities(token)


def _is_one(entity: Entity, rule: Rule, classes: tuple[str, ...], knowledge: Knowledge) -> bool:
    """Tell what a rule is for; the centre of a town that acts lies in it still, and is no part of its council."""
    cls = entity.main_class if rule.property in _OF_PLACES else entity.cls
    return any(knowledge.schema.is_a(cls, kind) for kind in classes)
