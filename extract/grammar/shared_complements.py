"""What several nouns have in common behind the last of them: "health and dignity of A", "talks and trade with A"."""

from __future__ import annotations

from collections.abc import Mapping

from reportgraph.extract.grammar.complements import PREPOSITIONS
from reportgraph.extract.grammar.defining_clauses import goes_on, sets_apart
from reportgraph.extract.grammar.extents import Ends, takes_infinitive
from reportgraph.extract.grammar.manner import is_apart
from reportgraph.extract.parsing.labels import DETERMINING, MODIFYING
from reportgraph.extract.parsing.spelling import ARTICLES
from reportgraph.extract.parsing.syntax import child, conjuncts, first_conjunct, is_infinitive
from reportgraph.extract.parsing.tree import neighbor_of
from reportgraph.ontology.gazetteer import load_gazetteer
from reportgraph.ontology.grammar import GRAMMAR, governs
from reportgraph.ontology.naming import DEFAULT_CLASS, Naming, load_naming
from reportgraph.ontology.schema import ABSTRACTIONS
from spacy.tokens import Token

_FEW = 3
_OWNERS = ("GPE", "ORG")
_LANDS = ("LOC", "GPE")
_FOLK = ("GPE", "NORP")
_OVER = frozenset({"across", "throughout"})
_CLOSE = frozenset({"to", "with"})  # "the old and people with children"
_OF_VERBS = frozenset({"into", "over", "toward", "towards"})  # "lead A and B toward C"


def shared_complement(noun: Token, naming: Naming, names: Mapping[int, int]) -> tuple[int, ...]:
    """Give the complement behind the last of several nouns that all have it: "detection and treatment of fever".

    Nouns under one article are one phrase ("the service and sacrifice of A"); a clause may set all of them apart.
    """
    row = _joined(noun, naming)
    last = row[-1]
    if len(row) < 2:
        return ()
    if _hanging(noun) is not None:
        return _parted_complement(noun, row, names)
    phrase = _phrase_behind(row, naming)
    if phrase is None:
        return _shared_clause(noun, row, names)
    if phrase.lower_ == "of":
        shared = noun == last or (_are_of(row, phrase, naming) and not is_fixed(last))
        return tuple(range(phrase.i, Ends(names).of_object(phrase))) if shared else ()
    if phrase.lower_ not in PREPOSITIONS or is_apart(phrase, naming) or not _are_common(row):
        return ()
    if noun != last and noun.lemma_ == last.lemma_:
        return ()  # "past errors and errors in A"
    if noun != last and phrase.lower_ == "from" and any(c.ent_type_ in _FOLK for c in row[0].lefts):
        return ()  # "African leaders and officials from A"
    own, theirs = governs(noun.lemma_.lower(), phrase.lower_), governs(last.lemma_.lower(), phrase.lower_)
    apart = [t.text for t in noun.doc[max(0, last.left_edge.i - 2) : last.left_edge.i]] == [",", "and"]
    if noun != last and apart and theirs and phrase.lower_ in _CLOSE:
        return ()  # "freedom, human rights, and commitment to A"
    if noun != last and phrase.lower_ == "for" and len(row) >= _FEW and _are_ideals(row, naming):
        return ()
    loose = (
        phrase.head == row[0] and phrase.lower_ not in _CLOSE | _OF_VERBS and (not theirs or phrase.lower_ == "for")
    )  # "food and shelter for A"
    bare = len(row) < _FEW and last.i == row[0].i + 2 and last.tag_ == "NNS" and not theirs
    loose = loose or (phrase.lower_ == "for" and bare)  # "pay and benefits for nurses"
    loose = loose or (phrase.lower_ in _OVER and _is_place(phrase, naming))  # "safety and order across the valley"
    loose = loose or _is_where(phrase, row, naming)
    if phrase.lower_ == "in" and len(row) >= _FEW and not _is_place(phrase, naming):
        loose = noun == last  # "safety, growth and trade in fish"
    return tuple(range(phrase.i, Ends(names).of_object(phrase))) if own or loose else ()  # not "ports and access to A"


def _hanging(noun: Token) -> Token | None:
    """Give the preposition right behind a noun whose object the next one shares: "access to, and use of, A"."""
    behind = next((c for c in noun.rights if c.dep_ == "prep" and c.i == noun.i + 1), None)
    parted = behind is not None and (
        neighbor_of(behind, 1).text == "," or neighbor_of(behind, 1).lower_ in ("and", "or")
    )
    hangs = behind is not None and parted and child(behind, "pobj", "pcomp") is None
    return behind if hangs else None


def _parted_complement(noun: Token, row: list[Token], names: Mapping[int, int]) -> tuple[int, ...]:
    """Give the preposition of a noun with what the one of the next noun governs: "access to, and use of, A"."""
    own = _hanging(noun)
    if own is None or noun == row[-1]:
        return ()
    following = row[row.index(noun) + 1]
    theirs = next((c for c in following.rights if c.dep_ == "prep" and child(c, "pobj") is not None), None)
    target = child(theirs, "pobj") if theirs is not None else None
    if theirs is None or target is None:
        return ()
    return (own.i, *range(target.left_edge.i, Ends(names).of_object(theirs)))


def _joined(noun: Token, naming: Naming) -> list[Token]:
    """Give the list that a noun stands in, or two that only an "and" joins: "peace, the study and use of A, and B"."""
    row = conjuncts(first_conjunct(noun))
    if noun not in row:
        return [noun]
    at = row.index(noun)
    apart = [n for n, t in enumerate(row) if n and any(w.dep_ in DETERMINING for w in t.lefts)]
    if 0 < len(apart) < len(row) - 1:  # "aid and the repair or replacement of A"
        row = row[max((n for n in apart if n <= at), default=0) : min((n for n in apart if n > at), default=len(row))]
    if len(row) < _FEW:
        return row
    at = row.index(noun)
    for pair in (row[at : at + 2], row[max(0, at - 1) : at + 1]):
        beside = len(pair) > 1 and pair[1].left_edge.i == pair[0].i + 2 and pair[0].nbor().lower_ == "and"
        if beside and pair[1] != row[-1] and _phrase_behind(pair, naming) is not None:
            return pair
    told = [
        n for n, t in enumerate(row[:-1]) if _hanging(t) is None and _phrase_behind(row[: n + 1], naming) is not None
    ]
    begin = max((n + 1 for n in told if n < at), default=0)
    return row[begin : min((n + 1 for n in told if n >= at), default=len(row))]  # "unity of A, trust and peace in B"


def _phrase_behind(row: list[Token], naming: Naming) -> Token | None:
    """Give the preposition right behind the last of several nouns, whichever of them, or what is above, it hangs on."""
    over = (row[0].head, row[0].head.head)  # "the importance of peace and order across the valley"
    behind = (c for t in (*row, *over) for c in t.children if c.dep_ == "prep" and c.i == row[-1].i + 1)
    return next((c for c in behind if c.head not in over or c.lower_ in _OVER or _is_where(c, row, naming)), None)


def _is_where(phrase: Token, row: list[Token], naming: Naming) -> bool:
    """Tell where two things are that have no place of their own: "peace and stability on the Kola Peninsula"."""
    place = child(phrase, "pobj") if phrase.lower_ in ("in", "on") else None
    kinds = ((naming.classes_of(t.lemma_.lower()) or (DEFAULT_CLASS,))[0] for t in row)
    bare = len(row) < _FEW and all(t.pos_ == "NOUN" and t.left_edge == t for t in row)
    lands = _LANDS if phrase.head in row else _LANDS[:1]  # not "the talks on trade and growth in Lima"
    return bare and place is not None and place.ent_type_ in lands and all(k in ABSTRACTIONS for k in kinds)


def _are_common(row: list[Token]) -> bool:
    """Tell common nouns of which none but the first has an article of its own."""
    return all(t.pos_ == "NOUN" for t in row) and not any(w.dep_ in DETERMINING for t in row[1:] for w in t.lefts)


def _is_place(phrase: Token, naming: Naming) -> bool:
    """Tell where things are, which may be said of all of them: "peace, growth and order in the valley"."""
    place = child(phrase, "pobj")
    kinds = naming.classes_of(place.lemma_.lower()) if place is not None else None
    return place is not None and (
        place.pos_ == "PROPN" or (kinds or ("",))[0] in ("Place", "Region", "Country", "City")
    )


def _are_ideals(row: list[Token], naming: Naming) -> bool:
    """Tell principles, which are whole by themselves: "the spirit of trust, equality and mutual respect for A"."""
    words = ([c.lower_ for c in t.lefts if c.dep_ in MODIFYING] + [t.lemma_.lower()] for t in row)
    return any(naming.class_of_nominal(phrase) == "Principle" for phrase in words)


def _are_of(row: list[Token], of: Token, naming: Naming) -> bool:
    """Tell whether what "of" adds to the last noun is said of all: under one article, or nouns of one kind.

    What a state or a body has may be described: "the national security, foreign policy, and economy of Peru".
    """
    words = naming.words
    lemmas = [t.lemma_.lower() for t in row]
    owned = lemmas[-1] in words.attributes and all(w in words.attributes or w in words.processes for w in lemmas)
    each = all({w.dep_ for w in t.lefts} & {"det", "poss"} for t in row)  # "the health, the safety and the rights of A"
    if not all(t.pos_ == "NOUN" for t in row):
        return False
    if not _are_common(row):
        return each and (owned or _are_of_land(lemmas, of))
    article = any(w.dep_ in ("det", "poss") for w in row[0].lefts)
    bare = not any(w.dep_ in MODIFYING for w in row[0].lefts)
    owner = child(of, "pobj")
    bare = bare or (owner is not None and owner.pos_ == "PROPN" and owner.ent_type_ in _OWNERS)
    return (article and bare) or owned or all(w in words.processes for w in lemmas)


def _are_of_land(lemmas: list[str], of: Token) -> bool:
    """Tell what one land has, each with an article of its own: "the government and the people of Peru"."""
    land = child(of, "pobj")
    words = land.doc[land.left_edge.i : land.i + 1] if land is not None else ()
    entry = load_gazetteer().get(" ".join(t.text for t in words if t.lower_ not in ARTICLES))
    return entry is not None and entry.cls in ("Country", "Region") and set(lemmas) <= GRAMMAR.own_lands


def is_fixed(noun: Token) -> bool:
    """Tell a noun whose preposition belongs to its name: "the terms of reference", "value for the money"."""
    behind = tuple(t.lower_ for t in noun.doc[noun.i : noun.i + 4] if t.lower_ not in ARTICLES)[:3]
    return behind in load_naming().phrases_from.get(noun.lower_, ())


def _shared_clause(noun: Token, row: list[Token], names: Mapping[int, int]) -> tuple[int, ...]:
    last = row[-1]
    clause = next((c for t in row for c in t.children if c.left_edge.i == last.i + 1 and sets_apart(c)), None)
    described = any(w.dep_ in MODIFYING for t in row for w in t.lefts)
    if clause is None or (noun == last and clause.head == last) or not _are_common(row):
        return ()
    if not takes_infinitive(noun) if is_infinitive(clause) else described:
        return ()  # "the launch and efforts to end A": the efforts are to end it
    end = Ends(names).of_clause(clause)
    cut = end <= clause.i + 1 or goes_on(clause, end)  # "shown by A" without A says nothing
    return () if cut else tuple(range(last.i + 1, end))
