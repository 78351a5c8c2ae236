"""Names of described things with the names of what they point at: "the review of this law" is one of the Ferry Act."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from reportgraph.extract.coreference.link import Entities
from reportgraph.extract.model import DOCUMENT_KEY, Entity, Mention, MentionKind
from reportgraph.extract.parsing.labels import POSSESSIVES
from reportgraph.extract.parsing.spelling import singular
from reportgraph.ontology.grammar import GRAMMAR
from spacy.tokens import Doc, Token

_POINTING = frozenset({"this", "that", "these", "those", "such"})
_LONGEST = 14  # words
_LONGEST_INNER = 6
_FARTHEST = 15  # tokens


def with_inner_names(entities: Iterable[Entity], linked: Entities, doc: Doc) -> tuple[Entity, ...]:
    """Tell in names who "its" and what "these" stands for, where the text told it by another name."""
    every = tuple(entities)
    names = {e.key: e.name for e in every}
    return tuple(_spelt_out(e, linked, doc, names) for e in every)


def _spelt_out(entity: Entity, linked: Entities, doc: Doc, names: dict[str, str]) -> Entity:
    phrase = next((m for m in entity.mentions if m.kind is MentionKind.NOMINAL), None)
    if phrase is None or entity.is_named:
        return entity
    doing = phrase.how == "clause"
    opening, whole = (phrase.name.split()[0], phrase.name) if doing else (phrase.name, phrase.long_name)
    if not whole.startswith(f"{opening} ") or not entity.name.endswith(whole):
        return entity
    tail = whole.removeprefix(opening)
    told = tail
    for token in _tail_of(phrase, tail, doc):
        told = _told(token, told, linked, names)
    name = entity.name.removesuffix(tail) + told
    if told == tail or len(name.split()) > _LONGEST:
        return entity
    return replace(entity, name=name, aliases=(entity.name, *entity.aliases))


def _tail_of(phrase: Mention, tail: str, doc: Doc) -> Iterator[Token]:
    """Give the tokens of a complement, with the pronouns that its words leave out."""
    left, opening = len("".join(tail.split())), tail.split()[0]
    begin = phrase.head + 1 if phrase.how == "clause" else phrase.end
    ahead = doc[begin : begin + _FARTHEST]
    at = next((t.i for t in ahead if t.text == opening), len(doc))  # behind the last of several nouns that share it
    while left > 0 and at < len(doc):
        yield doc[at]
        left -= 0 if doc[at].tag_ == "PRP$" else len(doc[at].text.strip())
        at += 1


def _told(token: Token, tail: str, linked: Entities, names: dict[str, str]) -> str:
    """Give a complement with the name of what one word of it points at."""
    following = token.nbor() if token.i + 1 < len(token.doc) else token
    if following.text.istitle() and singular(following.lower_) in GRAMMAR.honorary:
        return tail  # "condolences to His Excellency A"
    if token.tag_ == "PRP$" and token.lower_ in POSSESSIVES:
        owner = _name_of(token, linked, names)
        own = f"{owner}'" if owner.endswith("s") else f"{owner}'s"
        if following.lower_ == "own":  # "a farmer's right to sow her own seed": it goes back inside the phrase
            return tail if f" {token.text} own" in tail else tail.replace(" own", f" {token.lower_} own", 1)
        kept = not owner or owner.split()[-1] in tail.split() or f" {token.text} " in tail
        return tail if kept else tail.replace(f" {following.text}", f" {own} {following.text}", 1)
    if token.lower_ not in _POINTING or token.dep_ == "mark":  # "the claim that it did"
        return tail
    head = token.head if token.dep_ == "det" else following
    if token.lower_ in ("these", "those") and head.tag_ not in ("NNS", "NNPS"):
        return tail  # "costs for those buying cover"
    words = " ".join(token.doc[token.i : head.i + 1].text.split())
    name = _name_of(head, linked, names)
    last = words.split()[-1]
    rest = name.partition(f"{last} ")[2]  # of "this main cause of A" that is called "main cause of A"
    bare = name.lower() == last.lower()  # "these ports" are only called "ports"
    bare = bare or bool(rest and rest in tail.replace(words, "", 1))
    return tail.replace(words, name, 1) if name and not bare else tail


def _name_of(word: Token, linked: Entities, names: dict[str, str]) -> str:
    """Give the short name of the one thing that a word stands for, or nothing: "this order" may be the text itself."""
    keys = linked.keys_at(word)
    name = names.get(keys[0], "") if len(keys) == 1 and keys[0] != DOCUMENT_KEY else ""
    return name if 0 < len(name.split()) <= _LONGEST_INNER else ""
