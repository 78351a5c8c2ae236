"""What the make-up of a noun phrase says without a verb: "Egypt's Delta University", "the Chad-Niger pipeline"."""

from __future__ import annotations

from itertools import pairwise

from reportgraph.extract.grammar.copulas import predicated_of
from reportgraph.extract.grammar.examples import examples_of
from reportgraph.extract.model import Entity, Mention, MentionKind
from reportgraph.extract.parsing.syntax import (
    child,
    conjuncts,
    first_conjunct,
    objects_of,
    prepositions,
)
from reportgraph.extract.relations.candidates import Candidate, Knowledge, Source
from reportgraph.extract.relations.loose_links import is_loose
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
    is_called_after,
    is_unnamed_person,
    is_untold_maker,
)
from reportgraph.extract.relations.phrase_links import inner_links
from reportgraph.extract.relations.phrase_voice import voiced
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.lexicon import Rule
from spacy.tokens import Doc, Token

_OF_PLACES = ("owns", "partOf")  # what a phrase tells of a body in other ways than of a place


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
                if is_loose(rule, link, (a, b), (outer, inner), knowledge):
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
