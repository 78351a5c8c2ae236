"""Phrases that go with a predicate though they hang elsewhere, and items of lists in the place of what they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportgraph.extract.parsing.enumerations import opens_list
from reportgraph.extract.parsing.lists import announcer_of, counted, list_after, members_of
from reportgraph.extract.parsing.syntax import VERBAL, child, conjuncts, first_conjunct, objects_of, prepositions
from reportgraph.extract.parsing.tree import neighbor_of
from reportgraph.ontology.grammar import GRAMMAR
from spacy.tokens import Token

_PARTIES = frozenset({"against", "between", "to", "with"})


def stranded(verb: Token) -> str:
    """Give the preposition right behind a passive that governs nothing there, no list either, but its subject."""
    after = verb.nbor() if verb.i + 1 < len(verb.doc) else verb
    alone = after.head == verb and after.dep_ == "prep" and after.n_rights == 0
    return after.lower_ if alone and not (after.i + 1 < len(verb.doc) and opens_list(after.nbor())) else ""


def parted(verb: Token) -> Iterator[tuple[str, list[Token]]]:
    """Give a preposition before a comma with what the next verb governs: "adds to, and gains from, A"."""
    for link in verb.rights:
        alone = all(c.is_punct for c in link.rights) and link.dep_ in ("prep", "advmod", "prt")
        if not alone or link.i + 1 >= verb.sent.end or link.nbor().text != ",":
            continue
        other = next((c for c in verb.rights if c.dep_ == "conj" and c.i > link.i), None)
        told = [] if other is None else [c for c in other.rights if c.dep_ == "dobj"]
        told += [] if other is None else [t for _, p in prepositions(other) for t in objects_of(p)]
        yield link.lower_, [t for t in told if neighbor_of(t.left_edge, -1).text == ","]


def enumerated(roles: dict[str, list[Token]], verb: Token, *, passive: bool) -> None:
    """Put the items of a list in the place of what they are: "six states ratified the pact: A, B …" of the states."""
    filled = {role: [t for head in heads for t in _items(head)] for role, heads in roles.items()}
    if filled != roles:
        roles.clear()
        roles.update((role, heads) for role, heads in filled.items() if heads)
    elif not passive and (listed := list_after(verb)) and _stand_for(listed, roles.get("object", [])):
        roles["object"] = list(listed)


def _stand_for(items: Sequence[Token], objects: Sequence[Token]) -> bool:
    """Tell whose items are the objects from those of another noun: "launched a plan with three goals: A and B"."""
    noun = announcer_of(items[0])
    while noun is not None and noun not in objects and noun.dep_ == "pobj" and noun.head.lower_ == "of":
        noun = noun.head.head  # "a series of agreements: A and B"
    return noun is None or not objects or noun in objects


def _items(head: Token) -> list[Token]:
    """Give the items that a noun announces, or the noun; deeds behind "three pillars:" are told of whose they are."""
    noun = counted(head)
    listed = members_of(noun)
    if noun.lemma_ in GRAMMAR.planks:
        told = listed or (noun.i + 1 < len(noun.doc) and opens_list(noun.nbor()))
        return [t for t in listed if t.pos_ not in VERBAL] if told else [head]
    return list(listed) or [head]


def shared_by_row(noun: Token) -> Iterator[tuple[str, Token]]:
    """Give the phrases behind a row that each of its nouns has: "is owner and maker of A"."""
    row = conjuncts(base := first_conjunct(noun))
    last = max(row, key=lambda t: t.i)
    # "the A Canal and the road to B", "a study for A, and a programme of B"
    own = noun.pos_ == "PROPN" or child(noun, "prep") is not None
    apart = own and noun != last and child(last, "det") is not None
    if base is not noun and not apart:  # "members and partners of A"
        yield from prepositions(last)
    if len(row) > 1 and base.dep_ in ("attr", "appos") and all(t.pos_ == "NOUN" for t in row):
        # whichever of them the parser hung it on
        owned = noun is base and child(noun, "poss") is not None  # "A's partner and a source of B": no partner of B
        behind = ((word, p) for t in row for word, p in prepositions(t) if p.i == last.i + 1)
        yield from ((word, p) for word, p in behind if not (owned and word == "of" and p.head != noun))


def adjacent(noun: Token) -> Iterator[tuple[str, Token]]:
    """Give the phrases of the governing verb that follow right after the noun: they may as well be the noun's.

    "her first call was to A", "the talks were with B".
    """
    if noun.dep_ == "nsubj" and noun.head.lemma_ == "be" and child(noun.head, "attr", "acomp") is None:
        yield from ((word, p) for word, p in prepositions(noun.head) if word in _PARTIES and p.i > noun.head.i)
    if noun.dep_ in ("dobj", "pobj", "attr", "nsubjpass"):
        governor = noun.head if noun.dep_ != "pobj" else noun.head.head
        # of the governor: "thanked the A Programme for doing B", "blamed the raid on A", "the effect of the raid on A"
        on = governor.lemma_ in GRAMMAR.blaming | GRAMMAR.bearing
        own = "on" if on else "for" if governor.lemma_ in GRAMMAR.others_acts else None
        own = "of" if governor.lemma_ in GRAMMAR.telling_of else own  # "accused its rival of doing B"
        own = "to" if governor.lemma_ in GRAMMAR.lengthening else own  # "may extend the line to A": not yet there
        end = noun.right_edge.i + 1
        for word, preposition in prepositions(governor):
            if preposition.i == end and word != own:
                yield word, preposition
                end = preposition.right_edge.i + 1
