"""What the verb and the noun beside a name say that it is: who resigns is a person, what has shareholders is a firm.

Selectional preferences (Resnik 1993) of words that are said of one kind of thing alone, each kind with what it does,
what is done to it, and what it has (`lexicon/grammar.toml`).
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgraph.extract.parsing.spelling import HYPHENS
from reportgraph.extract.parsing.syntax import first_conjunct, objects_of, prepositions
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.naming import Naming
from spacy.tokens import Token

_NONE = frozenset[str]()
_KINDS = (
    ("Person", GRAMMAR.people_do, GRAMMAR.people_undergo, GRAMMAR.people_have),
    ("Company", GRAMMAR.firms_do, GRAMMAR.firms_undergo, GRAMMAR.firms_have),
    ("City", _NONE, GRAMMAR.towns_undergo, GRAMMAR.towns_have),
)
_OWN = frozenset({"her", "his", "its"})
_SUBJECTS = ("nsubj", "nsubjpass")
_WHERE = 8  # tokens from a name up to the province that it is in
_AT_WORK, _ACTING = 8.0, 1.5  # weights


def told_by_use(name: Token, naming: Naming) -> Iterator[str]:
    """Give the classes that the words beside a name are said of; `name`: its last token."""
    first = first_conjunct(name)
    verbs = [first.head, *_shared(first.head)] if first.dep_ in _SUBJECTS else []
    verbs += [c for c in name.rights if c.dep_ == "relcl" and any(s.lower_ in ("who", "which") for s in c.lefts)]
    own = {t.lemma_.lower() for t in (*_belongings(name), *_own(name, verbs)) if t.pos_ == "NOUN"}
    for cls, do, undergo, belongings in _KINDS:
        done = any(_is_among(v, do if v.tag_ != "VBN" or not _is_passive(v) else undergo) for v in verbs)
        suffered = first.dep_ == "dobj" and _is_among(first.head, undergo)
        suffered |= first.dep_ == "pobj" and f"{first.head.head.lemma_} {first.head.lower_}" in undergo  # "merge with"
        if done or suffered or own & belongings or _left(first, cls):
            yield cls
    taken = [v for v in verbs if v.lemma_ in GRAMMAR.taking_office and not any(c.dep_ == "dobj" for c in v.rights)]
    if any(_has_office(v, naming) for v in taken):  # not "A appointed B as dean"
        yield "Person"
    based = name.i + 2 < len(name.doc) and name.nbor().text in HYPHENS and name.nbor(2).lower_ == "based"
    if based and (not name.text.isupper() or name.ent_type_ == "GPE"):  # not "a LIBOR-based loan"
        yield "City"


def told_by_place(name: Token, begin: int, naming: Naming) -> Iterator[tuple[str, float]]:
    """Give classes, with weights, of where people work, "analysts at Voltra", and of what does more than a town."""
    work = name.doc[begin - 2] if begin > 1 and name.doc[begin - 1].lower_ == "at" else name
    people = work.pos_ == "NOUN" and naming.class_of_nominal([work.lemma_.lower()]) == "Person"
    if work != name and (people or work.ent_type_ == "PERSON") and name.ent_type_ not in ("FAC", "GPE", "LOC"):
        yield "Institution", _AT_WORK
    of = begin > 1 and name.doc[begin - 1].lower_ == "of"
    if of and name.doc[begin - 2].ent_type_ == "PERSON" and _in_land(name):
        yield "City", _AT_WORK  # "said Jane Roe of San Rio in northern Peru"
    acts = name.dep_ == "nsubj" and name.head.pos_ == "VERB" and name.head.lemma_ not in GRAMMAR.hosting
    if acts and name.ent_type_ == "GPE" and any(c.dep_ in ("dobj", "ccomp", "xcomp") for c in name.head.rights):
        yield "Institution", _ACTING


def _in_land(name: Token) -> bool:
    """Tell what lies in a part of a country: "San Rio in Peru's Ica province", "in northern Peru"."""
    words = [t.lower_ for t in name.doc[name.i + 1 : name.i + _WHERE]]
    stop = next((k for k, w in enumerate(words) if not w[0].isalpha() and w not in ("'s", "’s")), len(words))
    return words[:1] == ["in"] and not (GRAMMAR.directions | GRAMMAR.provinces).isdisjoint(words[1:stop])


def _left(name: Token, cls: str) -> bool:
    """Tell from where troops go: "The army withdrew from A"."""
    out = name.head.lower_ == "from" and name.dep_ == "pobj" and name.head.head.lemma_ in GRAMMAR.towns_left
    troops = (s.lemma_.lower() for s in name.head.head.lefts if s.dep_ in _SUBJECTS)
    return cls == "City" and out and any(s in GRAMMAR.troops for s in troops)


def _belongings(name: Token) -> Iterator[Token]:
    """Give the nouns for what a name has: "A's wife", "the mayor of A", "A shares", "shares in A", "A's firm B"."""
    noun, first = name.head, first_conjunct(name)
    if name.dep_ == "pobj" and noun.lower_ == "of":
        yield noun.head
    if first.dep_ == "pobj" and first.head.lower_ == "in" and first.head.head.lower_ == "shares":
        yield first.head.head
    if name.dep_ == "poss" or (name.dep_ in ("compound", "nmod") and noun.i == name.i + 1):
        yield noun
        yield from (c for c in noun.lefts if c.i > name.i and c.dep_ in ("compound", "nmod"))


def _own(name: Token, verbs: list[Token]) -> Iterator[Token]:
    """Give what a pronoun says is the name's own: "A and his wife", "A cut its dividend", "A said its profits rose"."""
    things = [c for c in name.rights if c.dep_ == "conj"]
    for verb in verbs:
        things += [c for c in verb.rights if c.dep_ == "dobj"]
        things += [s for c in verb.rights if c.dep_ == "ccomp" for s in c.lefts if s.dep_ in _SUBJECTS]
    yield from (t for t in things if any(c.dep_ == "poss" and c.lower_ in _OWN for c in t.lefts))


def _shared(verb: Token) -> Iterator[Token]:
    """Give the other verbs with the same subject: "is to become", "left and resigned"."""
    for other in verb.rights:
        if (
            other.dep_ in ("conj", "xcomp")
            and other.pos_ == "VERB"
            and not any(c.dep_ in _SUBJECTS for c in other.lefts)
        ):
            yield other


def _is_passive(verb: Token) -> bool:
    return any(c.dep_ == "auxpass" for c in verb.lefts)


def _is_among(verb: Token, listed: frozenset[str]) -> bool:
    """Tell a verb of a list, by itself or with what is behind it: "resign", "report loss", "file bankruptcy"."""
    behind = [c for c in verb.rights if c.dep_ in ("dobj", "prt", "acomp")]
    behind += [o for _, p in prepositions(verb) for o in objects_of(p)]
    return verb.lemma_ in listed or any(f"{verb.lemma_} {o.lemma_.lower()}" in listed for o in behind)


def _has_office(verb: Token, naming: Naming) -> bool:
    """Tell "was elected president", "served as mayor of A", "became a brand ambassador"."""
    told = [c for c in verb.rights if c.dep_ in ("attr", "oprd")]
    told += [o for word, p in prepositions(verb) if word == "as" for o in objects_of(p)]
    return any(
        t.tag_ == "NN" and naming.title_at([t.lower_], 0) and t.lemma_ not in GRAMMAR.posts_of_bodies for t in told
    )
