"""What the make-up of a noun phrase says without a verb: "Egypt's Delta University", "the Chad-Niger pipeline"."""

from __future__ import annotations

from collections.abc import Iterator

from reportgraph.extract.grammar.copulas import predicated_of
from reportgraph.extract.grammar.examples import examples_of, included_behind, members_behind, said_to_include
from reportgraph.extract.mentions.leanings import side_of
from reportgraph.extract.mentions.party_words import party_behind
from reportgraph.extract.model import Entity, Mention, MentionKind
from reportgraph.extract.parsing.syntax import (
    bound_to,
    conjuncts,
    first_conjunct,
    is_infinitive,
    objects_of,
    owner_word,
    possessors,
    prepositions,
)
from reportgraph.extract.relations.candidates import Candidate, Knowledge, Source
from reportgraph.extract.relations.open_classes import is_common
from reportgraph.extract.relations.other_people import (
    are_colleagues,
    is_known_person,
    is_named_person,
    is_of_other_person,
    is_office_of,
    is_told_by_noun,
)
from reportgraph.extract.relations.phrase_ends import (
    is_any,
    is_bare,
    is_called_after,
    is_firm,
    is_mere_part,
    is_own_name,
    is_unnamed_person,
    is_untold_maker,
    sakes,
)
from reportgraph.extract.relations.phrase_places import (
    after_comma,
    behind,
    is_not_there,
    is_suffered,
    of_parties,
    on_line,
    opens,
)
from reportgraph.extract.relations.phrase_voice import voice_of
from reportgraph.ontology.lexicon import Rule
from spacy.tokens import Doc, Token

_PARTING = frozenset(',;:"()/')
_WHERE = frozenset({"in", "at", "near", "off", "along", "across"})
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
        for link, inner in _inner(outer, mention, knowledge, demonyms):
            if inner.i in done or inner.i == outer.i:
                continue
            several = link == "demonym" and len(conjuncts(first_conjunct(inner))) > 1
            if several and sum(e.cls == "Person" for e in _entities(outer, knowledge)) > 1:
                continue  # "her Kenyan and Chadian counterparts, A and B": each is of one of the two
            for thing in _things(outer, link):
                added = thing.i != outer.i and thing in conjuncts(outer)
                people = added and (is_named_person(mention) or is_known_person(thing, knowledge))
                if people and not (link == "possessor" and are_colleagues(outer, thing, knowledge)):
                    continue  # "the Lake Council's staff and Minister Roe"
                candidate = _first_rule(link, thing, inner, knowledge)
                if candidate is not None:
                    done.add(inner.i)
                    found.append(candidate)
    return found


def _inner(
    outer: Token, mention: Mention, knowledge: Knowledge, demonyms: frozenset[int]
) -> Iterator[tuple[str, Token]]:
    """Give (link, head) for what hangs on a phrase."""
    is_head = knowledge.referents.is_head
    compound = [t for t in outer.doc[mention.begin : outer.i] if is_head(t)]
    paired = _hyphenated(compound)
    for token in paired:
        yield "pair", token
    owner = owner_word(outer)
    if owner is not None and not _is_of_another(owner, outer, knowledge):
        for token in possessors(outer):
            own = mention.kind is MentionKind.NAME and token.i >= mention.begin  # "the Protecting Oslo's Rivers Act"
            yield ("inside" if own else "possessor"), token
    bound = {b.i for c in outer.children if (b := bound_to(c)) is not None}  # "A-funded B" is not A's
    for token in outer.doc[outer.left_edge.i : outer.i]:
        if not is_head(token):
            continue
        if (side := side_of(token)) is not None and token.head == outer:
            yield side, token
            continue
        listed = token.i not in demonyms and any(t.text == "," for t in outer.doc[token.i : mention.begin])
        if listed or is_of_other_person(token, mention, knowledge) or is_told_by_noun(token, mention, knowledge):
            continue  # "the Congress, schools and labour leaders"
        if token not in paired and token.i not in bound and not _is_possessed(token, outer):
            if mention.kind is MentionKind.NAME and token.i >= mention.begin:
                yield ("opening" if opens(token, mention, demonyms, knowledge) else "inside"), token
            elif token.i in demonyms or not _is_listed_before(token, mention):
                common = mention.kind is MentionKind.NOMINAL
                origin = token.i in demonyms or (common and _is_acronym_of_country(token, knowledge))
                yield ("demonym" if origin else "modifier"), token
    yield from _behind(outer, mention, knowledge)


def _behind(outer: Token, mention: Mention, knowledge: Knowledge) -> Iterator[tuple[str, Token]]:
    """Give (link, head) for what stands behind the head of a phrase."""
    last = outer.doc[mention.end - 1]
    fixed = (
        prepositions(last) if mention.kind is MentionKind.NOMINAL and last != outer else ()
    )  # "rules of play with A"
    for word, preposition in (*prepositions(outer), *fixed):
        for token in objects_of(preposition):
            if mention.begin < preposition.i < mention.end <= token.i:
                continue  # "envoys of the Lake Office and the Council": no part of the office
            apart = outer.doc[preposition.i - 1].text == "," and token.pos_ == "PROPN"
            if apart and (
                word == "of" or (word == "from" and any(outer.i < t.i < preposition.i for t in conjuncts(outer)))
            ):
                continue  # "Jane Roe, of Ohio, to be Ambassador": where people come from; "A and B, from Peru": B is
            part = mention.kind is MentionKind.NAME and token.i < mention.end  # "University of Oslo"
            yield (f"inside-{word}" if part else word), token
            for place, at in prepositions(token) if is_suffered(outer, word, knowledge) else ():
                yield from ((place, t) for t in objects_of(at) if t.pos_ == "PROPN" and place in _WHERE)
    yield from (("in-sake", token) for token in sakes(outer))
    party = party_behind(mention, outer.doc) if mention.cls == "Person" else None
    if party is not None and knowledge.referents.is_head(party):
        yield "modifier", party
    yield from behind(mention, outer)
    yield from of_parties(outer, knowledge)
    yield from after_comma(outer, knowledge)
    yield from on_line(outer, mention, knowledge)
    if mention.kind is MentionKind.NAME:
        members = (t for t in members_behind(mention.end, outer.doc) if knowledge.is_a(t, "Country"))
        for token in (*included_behind(mention.end, outer.doc), *members):
            yield "including", token
    for token in said_to_include(outer):
        yield "examples", token


def _is_acronym_of_country(token: Token, knowledge: Knowledge) -> bool:
    """Tell "U.S.", "UK", "UAE" before a noun: for want of an adjective they are the origin words of their countries."""
    letters = token.text.replace(".", "")
    return letters.isupper() and len(letters) < 5 and any(e.cls == "Country" for e in _entities(token, knowledge))


def _is_listed_before(token: Token, mention: Mention) -> bool:
    """Tell a name before a comma or an "and" that was read as a part of the next one: "the Home Office, Oxfam"."""
    between = token.doc[token.i + 1 : mention.begin]
    named = mention.kind is MentionKind.NAME
    return any((named and (t.dep_ == "cc" or t.text == "-")) or t.text in _PARTING or _is_dash(t) for t in between)


def _is_dash(mark: Token) -> bool:
    """Tell a dash between two phrases from the hyphen of a compound."""
    return mark.text == "-" and bool(mark.whitespace_) and mark.i > 0 and bool(mark.nbor(-1).whitespace_)


def _is_of_another(owner: Token, outer: Token, knowledge: Knowledge) -> bool:
    """Tell "A's rival B", "A's ally B": B is beside A, and not A's own."""
    between = outer.doc[owner.right_edge.i + 1 : outer.i + 1]  # with the head: "A's partner, B"
    return any(t.lemma_.lower() in knowledge.lexicon.beside for t in between)


def _things(outer: Token, link: str) -> list[Token]:
    """Give what an inner phrase holds for: what it hangs on, its examples, and what shares a word before it.

    "Chadian films and series, such as A": all of them are Chadian.
    """
    things = [outer]
    if link in ("possessor", "modifier", "demonym"):
        things += examples_of(outer)
        if link == "modifier" and outer.pos_ == "PROPN":
            return things  # "the Trade Office, Jane Roe, John Doe": names share no modifier that is one
        listed = conjuncts(outer)
        for token in listed[1:]:
            if token.pos_ == "PROPN" and (len(listed) > 2 or outer.pos_ == "NOUN"):
                continue  # "A's pharmacy, B and C": names of a list stand for themselves
            if token.i > outer.i and not any(
                c.dep_ in ("poss", "det", "amod") and c.i < token.i for c in token.children
            ):
                things += [token, *examples_of(token)]
    return things


def _hyphenated(tokens: list[Token]) -> list[Token]:
    """Keep the members of a hyphenated compound ("Chad-Niger"): each but the last has a hyphen right after it."""
    for start in range(len(tokens)):
        end = start
        while end + 1 < len(tokens) and tokens[end].nbor(1).text in ("-", "–", "—", "/"):
            end += 1
        if end > start:
            return tokens[start : end + 1]
    return []


def _is_possessed(token: Token, outer: Token) -> bool:
    owner = owner_word(outer)
    return owner is not None and owner.left_edge.i <= token.i <= owner.right_edge.i


def _first_rule(link: str, outer: Token, inner: Token, knowledge: Knowledge) -> Candidate | None:
    wider = {"demonym": "modifier", "opening": "inside"}.get(link, "inside" if link.startswith("inside-") else link)
    for rule in knowledge.lexicon.rules:
        if link not in rule.links and wider not in rule.links:
            continue
        if not _is_for(rule, outer) or inner.lemma_.lower() in rule.within:
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
                if a.key != b.key and _is_one(a, rule.outer, knowledge) and _is_one(b, rule.inner, knowledge):
                    meant = _meant(outer, a, rule, knowledge) or outer
                    return _candidate(rule, link, (outer, inner), knowledge, meant=meant)
    return None


def _are_of_several(link: str, inner: Token) -> bool:
    """Tell "the ministers of A, B and C": to which countries they belong is told, and not only what they are called."""
    return link == "of" and sum(t.pos_ == "PROPN" for t in conjuncts(first_conjunct(inner))) > 1


def _is_for(rule: Rule, outer: Token) -> bool:
    """Tell a rule for this head."""
    lemma = outer.lemma_.lower()
    if lemma in rule.but or (rule.nouns and lemma not in rule.nouns):
        return False
    before = (t.lower_ for t in outer.doc[outer.left_edge.i : outer.i] if t.dep_ != "poss")
    return not rule.words or not rule.words.isdisjoint(before)


def _is_loose(
    rule: Rule, link: str, ends: tuple[Entity, Entity], tokens: tuple[Token, Token], knowledge: Knowledge
) -> bool:
    """Tell what is only a turn of phrase: "the occasion of a death", "the nation's capital", "A's base in B"."""
    (a, b), (outer, inner) = ends, tokens
    if (a.cls, b.cls) == ("PoliticalParty", "Person"):
        return not a.is_named  # "Ana Roe's party"
    if rule.property == "published" and link == "demonym":
        return outer.lemma_.lower() not in knowledge.lexicon.wordings  # "American files" may be anybody's
    if rule.property == "partOf":
        if link == "examples":  # what is included is the inner phrase: "armed groups, including A", not "workers"
            told = any(c.dep_ in ("amod", "compound") for c in outer.children)
            return not told or (a.cls == "Group" and not b.is_named)
        # "told the Congress of any office", "units of government", and not "the first meeting of the council"
        vague = link == "of" and not b.is_named and (a.is_named or a.cls != "Event")
        power = not a.is_named and any(c.dep_ == "acl" and is_infinitive(c) for c in outer.rights)  # "authority to act"
        vague = vague or power or (b.cls == "Event" and not b.is_named)
        return vague or is_firm(a, b) or is_mere_part(a, b, link, inner)
    if rule.property == "participatedIn" and link == "with":
        return is_bare(outer)  # "in consultation with A"
    if link == "modifier" and a.cls == "Person" and b.cls == "MediaOrganization":
        return True  # "told Reuters Jane Roe had left"
    if link == "comma" and a.cls in _RANKS:
        return b.cls not in _RANKS[: _RANKS.index(a.cls)]
    if rule.property == "implements" and link == "demonym":  # "its Norwegian operations", "rural Norwegian schemes"
        return owner_word(outer) is not None or any(t.dep_ == "amod" for t in outer.doc[outer.left_edge.i : inner.i])
    if rule.property == "implements":
        roads = a.cls == "InfrastructureProject" and link == "possessor" and not a.is_named  # "the nation's roads"
        return roads or (link == "modifier" and is_own_name(a, b))
    return rule.property == "locatedIn" and is_not_there(link, ends, tokens)


def _is_held(rule: Rule, tokens: tuple[Token, Token], knowledge: Knowledge) -> bool:
    """Tell what its owners hold on to and do not put forward: "reaffirmed their shared vision"."""
    outer, inner = tokens
    if rule.property != "proposed" or inner.pos_ != "PRON" or outer.dep_ != "dobj":
        return False
    frames = knowledge.lexicon.frames.get((outer.head.lemma_.lower(), "verb"), ())
    return any(f.property == "committedTo" for f in frames)


def _is_handle(rule: Rule, outer: Token, knowledge: Knowledge) -> bool:
    """Tell what is only a handle of another thing: "the occasion of A" is no part of A."""
    return rule.property == "partOf" and outer.lemma_.lower() in knowledge.lexicon.transparent


def _meant(outer: Token, described: Entity, rule: Rule, knowledge: Knowledge) -> Token | None:
    """Give what a common noun is said of: "the railway is a project under A" tells of the railway."""
    if not is_common(described) or not any(c.lower_ in ("a", "an") for c in outer.lefts):
        return None
    subject = predicated_of(outer)
    fits = subject is not None and any(_is_one(e, rule.outer, knowledge) for e in _entities(subject, knowledge))
    return subject if fits else None


def _candidate(rule: Rule, link: str, tokens: tuple[Token, Token], knowledge: Knowledge, *, meant: Token) -> Candidate:
    outer, inner = tokens
    subject, target = (meant, inner) if rule.subject == "outer" else (inner, meant)
    return Candidate(subject, rule.property, target, outer, Source.PHRASE, link, voice_of(rule, link, outer, knowledge))


def _entities(token: Token, knowledge: Knowledge) -> list[Entity]:
    return knowledge.referents.entities(token)


def _is_one(entity: Entity, classes: tuple[str, ...], knowledge: Knowledge) -> bool:
    return any(knowledge.schema.is_a(entity.cls, kind) for kind in classes)
