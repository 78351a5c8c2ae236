"""What hangs on a noun phrase, and by which link: its owner, its modifiers, and what stands behind it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from reportgraph.extract.grammar.examples import included_behind, members_behind, said_to_include
from reportgraph.extract.grammar.principals import sent_by
from reportgraph.extract.mentions.leanings import side_of
from reportgraph.extract.mentions.party_words import party_behind
from reportgraph.extract.model import Mention, MentionKind
from reportgraph.extract.parsing.syntax import (
    bound_to,
    conjuncts,
    objects_of,
    owner_word,
    possessors,
    prepositions,
)
from reportgraph.extract.parsing.tree import neighbor_of
from reportgraph.extract.relations.candidates import Knowledge
from reportgraph.extract.relations.map_phrases import is_called_by_water, wider_place
from reportgraph.extract.relations.other_people import is_known_person, is_of_other_person, is_told_by_noun
from reportgraph.extract.relations.phrase_ends import (
    sakes,
)
from reportgraph.extract.relations.phrase_places import (
    after_comma,
    behind,
    is_gathered,
    is_suffered,
    of_body,
    of_parties,
    on_line,
    opens,
    parties_of_field,
    shared_land,
)
from spacy.tokens import Token

_PARTING = frozenset(',;:"()/')
_WHERE = frozenset({"in", "at", "near", "off", "along", "across"})
_ASKING = frozenset({"how", "what", "when", "where", "whether", "who", "why"})
_BESIDE = frozenset({"at", "inside", "near", "outside"})  # "protests near the ministry in A" are in A


def inner_links(
    outer: Token, mention: Mention, knowledge: Knowledge, demonyms: frozenset[int]
) -> Iterator[tuple[str, Token]]:
    """Give (link, head) for what hangs on a phrase."""
    is_head = knowledge.referents.is_head
    owner = owner_word(outer)
    of_people = owner is not None and owner.tag_ == "NNS" and mention.cls == "Event"  # "the A-B leaders' meeting"
    begin = min(mention.begin, owner.left_edge.i) if owner is not None and of_people else mention.begin
    paired = _hyphenated([t for t in outer.doc[begin : outer.i] if is_head(t)])
    for token in paired:
        yield "pair", token
    if owner is not None and not _is_of_another(owner, outer, knowledge):
        for token in possessors(outer):
            own = mention.kind is MentionKind.NAME and token.i >= mention.begin  # "the Protecting Oslo's Rivers Act"
            yield ("inside" if own else "possessor"), token
        body = owner.tag_ == "NNS" and knowledge.schema.is_a(mention.cls, "Institution")
        origin = [c for c in owner.lefts if body and c.i in demonyms]
        yield from (("demonym", c) for c in origin)  # "the German carmakers' association": it is German as well
    bound = {b.i for c in outer.children if (b := bound_to(c)) is not None}  # "A-funded B" is not A's
    for token in outer.doc[outer.left_edge.i : outer.i]:
        if not is_head(token) or any(t.is_ancestor(outer) for t in outer.doc[token.i + 1 : outer.i]):
            continue  # "the treaty to which A is a party"
        if (side := side_of(token)) is not None and token.head == outer:
            yield side, token
            continue
        listed = token.i not in demonyms and any(t.text == "," for t in outer.doc[token.i : mention.begin])
        if listed or is_of_other_person(token, mention, knowledge) or is_told_by_noun(token, mention, knowledge):
            continue  # "the Congress, schools and labour leaders"
        if token not in paired and token.i not in bound and not _is_possessed(token, outer):
            if mention.kind is MentionKind.NAME and token.i >= mention.begin:
                if is_called_by_water(token, mention) and not knowledge.is_a(token, "Country"):
                    continue
                yield ("opening" if opens(token, mention, demonyms, knowledge) else "inside"), token
            elif token.i in demonyms or not _is_listed_before(token, mention):
                common = mention.kind is MentionKind.NOMINAL
                of_land = token.i in demonyms or (common and _is_acronym_of_country(token, knowledge))
                yield ("demonym" if of_land else "modifier"), token
    yield from _behind(outer, mention, knowledge)


def _shared_land(place: Token) -> list[Token]:
    """Give the land behind two places that hangs on the first: Chile for both in "Arica and Iquique in Chile"."""
    before, at = place.head, place.left_edge.i
    if place.dep_ != "conj" or before.pos_ != "PROPN" or place.doc[at - 1].lower_ != "and" or before.i != at - 2:
        return []
    lands = [o for word, p in prepositions(before) if word == "in" and p.i > place.i for o in objects_of(p)]
    return [o for o in lands if o.ent_type_ == "GPE"]


def _shared_body(mention: Mention, outer: Token, knowledge: Knowledge) -> Iterator[Token]:
    """Give the body of two people that hangs on the second: B for both in "Jane Roe and John Doe of B".

    So too in "Jane Roe and other members of B". Not for who has a title of his own: "Minister Jane Roe and John Doe".
    """
    doc, at = outer.doc, mention.end
    person = mention.kind is MentionKind.NAME and mention.cls == "Person"
    if not person or at + 2 >= len(doc) or doc[at].lower_ not in ("and", "&"):
        return
    second = next((t for t in conjuncts(outer) if t.i > at and t.left_edge.i == at + 1), None)
    if second is None:
        return
    others = second.tag_ == "NNS" and any(c.lower_ == "other" for c in second.lefts)
    named = second.pos_ == "PROPN" and is_known_person(second, knowledge) and outer.left_edge.i == mention.begin
    for word, preposition in prepositions(second) if others or named else ():
        kinds = ("Institution",) if others else ("University", "ResearchInstitute")
        if word == "of" or (others and word in ("at", "from")):
            yield from (t for t in objects_of(preposition) if knowledge.is_a(t, *kinds))


def _behind(outer: Token, mention: Mention, knowledge: Knowledge) -> Iterator[tuple[str, Token]]:
    """Give (link, head) for what stands behind the head of a phrase."""
    last = outer.doc[mention.end - 1]
    fixed = [*prepositions(last)] if last != outer else []  # "rules of play with A"
    if mention.kind is not MentionKind.NOMINAL:
        fixed = [(word, p) for word, p in fixed if word == "between"]  # "the Commission on Trade between A and B"
    for word, preposition in (*prepositions(outer), *fixed):
        for token in objects_of(preposition):
            if mention.begin < preposition.i < mention.end <= token.i:
                continue  # "envoys of the Lake Office and the Council": no part of the office
            if word in ("about", "on") and neighbor_of(preposition, 1).lower_ in _ASKING:
                continue  # "a story about how nurses found A"
            if word in _WHERE and any(c.lower_ == "any" for c in token.lefts):
                continue  # "the largest vote in any district"
            apart = outer.doc[preposition.i - 1].text == "," and token.pos_ == "PROPN"
            belongs = mention.kind is MentionKind.NAME and knowledge.is_a(token, "Institution")  # "Jane Roe, of Voltra"
            if apart and (
                (word == "of" and not belongs and mention.cls != "Event")
                or (word == "from" and any(outer.i < t.i < preposition.i for t in conjuncts(outer)))
            ):
                continue  # "Jane Roe, of Ohio, to be Ambassador": where people come from; "A and B, from Peru": B is
            part = mention.kind is MentionKind.NAME and token.i < mention.end  # "University of Oslo"
            yield (f"inside-{word}" if part else word), token
            beside = word in _BESIDE and mention.cls == "Event" and not knowledge.is_a(token, "Place")
            beside = beside or (is_gathered(token) and knowledge.is_a(token, "Institution"))
            for place, at in prepositions(token) if beside or is_suffered(outer, word, knowledge) else ():
                yield from ((place, t) for t in objects_of(at) if t.pos_ == "PROPN" and place in _WHERE)
    yield from (("in", token) for token in _shared_land(outer))
    yield from (("of", token) for token in _shared_body(mention, outer, knowledge))
    yield from (("in-sake", token) for token in sakes(outer))
    party = party_behind(mention, outer.doc) if mention.cls == "Person" else None
    if party is not None and knowledge.referents.is_head(party):
        yield "modifier", party
    yield from behind(mention, outer)
    yield from wider_place(mention, outer, knowledge)
    yield from (("behalf", token) for token in (sent_by(outer) if mention.cls == "Person" else ()))
    yield from of_parties(outer, knowledge)
    yield from parties_of_field(outer, knowledge)
    yield from after_comma(outer, knowledge)
    yield from shared_land(outer, knowledge)
    yield from on_line(outer, mention, knowledge)
    if mention.kind is MentionKind.NAME:
        yield from of_body(mention, outer, knowledge)
    if mention.kind is MentionKind.NAME and not _is_where_from(outer):
        members = (t for t in members_behind(mention.end, outer.doc) if knowledge.is_a(t, "Country"))
        for token in (*included_behind(mention.end, outer.doc), *members):
            yield "including", token
    for token in said_to_include(outer):
        yield "examples", token


def _is_where_from(name: Token) -> bool:
    """Tell where those are from who are told by examples behind it: "fighters from the Lake Group, including A"."""
    source = name.head
    return name.dep_ == "pobj" and source.lower_ == "from" and source.head.tag_ == "NNS"


def _is_acronym_of_country(token: Token, knowledge: Knowledge) -> bool:
    """Tell "U.S.", "UK", "UAE" before a noun: for want of an adjective they are the origin words of their countries."""
    letters = token.text.replace(".", "")
    return (
        letters.isupper() and len(letters) < 5 and any(e.cls == "Country" for e in knowledge.referents.entities(token))
    )


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


def _hyphenated(tokens: list[Token]) -> list[Token]:
    """Keep the members of hyphenated compounds ("the Chad-Niger and Chad-Togo lines"): a hyphen joins each to one."""
    joined = [(a, b) for a, b in pairwise(tokens) if _is_joined(a, b)]
    return list(dict.fromkeys(t for pair in joined for t in pair))


def _is_joined(first: Token, second: Token) -> bool:
    """Tell what a hyphen binds, which may stand behind the last word of a longer name: "the Lake Union-Chad Forum"."""
    between = first.doc[first.i + 1 : second.i]
    marks = [t for t in between if t.text in ("-", "–", "—", "/")]
    return len(marks) == 1 and all(t in marks or t.pos_ == "PROPN" for t in between)


def _is_possessed(token: Token, outer: Token) -> bool:
    owner = owner_word(outer)
    return owner is not None and owner.left_edge.i <= token.i <= owner.right_edge.i
