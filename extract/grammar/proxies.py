"""Words that stand for a deed told before: "as did A", "so has A", "A did so", "but A did not", "A refused to"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reportgraph.extract.grammar.arguments import surface_subject
from reportgraph.extract.parsing.syntax import VERBAL, child, conjuncts, is_infinitive, is_passive
from reportgraph.extract.parsing.tree import FINITE
from reportgraph.extract.text.calendar_terms import is_month_or_year
from spacy.tokens import Doc, Token

_AUXILIARIES = frozenset({"do", "have", "be"})
_INVERTING = frozenset({"as", "so", "nor", "neither"})
_AGAIN = frozenset({"likewise", "same", "so"})
_MEASURES = frozenset({"far", "few", "little", "long", "many", "much", "well"})  # "did so well"
_ALSO = frozenset({"too", "also", "either", "yet", "as", "already", "instead", "later", "soon"})
_USUAL = frozenset({"case", "custom", "norm", "practice", "rule", "tradition"})  # "as is the case"
_BESIDE = frozenset({"advcl", "advmod", "acomp", "conj", "cc", "npadvmod", "oprd", "relcl"})
_CLAUSES = frozenset({"ROOT", "advcl", "ccomp", "conj", "dep", "parataxis"})
_BEHIND = ("nsubj", "nsubjpass", "dobj", "attr")
_COMPLEMENTS = ("xcomp", "ccomp")
_DEEPEST = 4


@dataclass(frozen=True, slots=True)
class Proxy:
    """A word that stands for a deed, who does it, and the word that tells what the deed is."""

    word: Token
    doers: tuple[Token, ...]
    deed: Token
    inverted: bool  # "as did A": of all that the first one does


def find_proxies(doc: Doc) -> Iterator[Proxy]:
    """Give the words that stand for a deed told before, in the order of the text."""
    deeds: dict[Token, Token] = {}
    for word in doc:
        if _is_dated(word):
            yield Proxy(word, (word,), word.head, inverted=False)
            continue
        if word.pos_ not in VERBAL and word.tag_ not in ("MD", "TO"):
            continue
        inverted = _is_inverted(word)
        if not (inverted or _is_again(word) or _is_bare(word) or _is_open_infinitive(word)):
            continue
        deed = _deed_of(word, inverted=inverted)
        deed = deeds.get(deed, deed) if deed is not None else None
        doers = _doers(word, inverted=inverted)
        if deed is not None and doers and _agree(word, deed):
            deeds[word] = deed
            yield Proxy(word, tuple(doers), deed, inverted)


def _is_dated(name: Token) -> bool:
    """Tell who did the same at another time: B in "A adopted the code in 2011, B in 2014"."""
    own = child(name, "prep") if name.dep_ == "dep" and name.pos_ == "PROPN" else None
    if own is None or own.i != name.i + 1 or name.head.pos_ != "VERB" or name.head.i > name.i:
        return False
    return own.n_rights > 0 and is_month_or_year(own.nbor().text)


def _stands_alone(word: Token) -> bool:
    """Tell an auxiliary that helps no verb."""
    return (word.lemma_ in _AUXILIARIES or word.tag_ == "MD") and word.dep_ not in ("aux", "auxpass")


def _is_inverted(word: Token) -> bool:
    """Tell the auxiliary of "as did A", "so too has A", "nor did A"."""
    at = word.i - (2 if word.i > 1 and word.nbor(-1).lower_ in ("too", "also") else 1)
    if not _stands_alone(word) or at < word.sent.start or word.doc[at].lower_ not in _INVERTING:
        return False
    told = _behind(word)
    return told is not None and told.lemma_ not in _USUAL and child(word, "ccomp", "xcomp", "acomp") is None


def _behind(word: Token) -> Token | None:
    return next((c for c in word.rights if c.dep_ in _BEHIND and c.pos_ in ("NOUN", "PROPN")), None)


def _is_again(word: Token) -> bool:
    """Tell "did so", "did the same", "did likewise", "followed suit"."""
    behind = [t.lower_ for t in word.doc[word.i + 1 : word.i + 4]]
    if word.lemma_ == "follow":
        return behind[:1] == ["suit"]
    if word.lemma_ != "do" or word.dep_ == "aux" or not behind or _is_summing_up(word):
        return False
    if behind[0] == "the":
        return behind[1:2] == ["same"] and child(word, "ccomp", "xcomp") is None
    return behind[0] in _AGAIN - {"same"} and behind[1:2] != ["that"] and _MEASURES.isdisjoint(behind[1:2])


def _is_summing_up(word: Token) -> bool:
    """Tell "in doing so", which goes back to all that was said of whoever acts: nothing more is told."""
    return word.tag_ == "VBG" and word.head.dep_ == "prep" and word.head.lower_ in ("in", "by")


def _is_bare(word: Token) -> bool:
    """Tell the auxiliary that ends a clause: "but A did not", "B will too", "more than C does"."""
    subject = child(word, "nsubj", "nsubjpass")
    if not _stands_alone(word) or subject is None or subject.i > word.i or subject.pos_ not in ("NOUN", "PROPN"):
        return False
    return _ends_clause(word)


def _is_open_infinitive(word: Token) -> bool:
    """Tell the "to" that no verb follows: "B refused to", "B has yet to"."""
    if word.tag_ != "TO" or word.dep_ != "xcomp":
        return False
    over = word.head
    return (
        over.i < word.i and (over.pos_ in VERBAL or over.pos_ == "ADJ") and over.dep_ != "relcl" and _ends_clause(word)
    )


def _ends_clause(word: Token) -> bool:
    doc, at = word.doc, word.i + 1
    while at < len(doc) and (doc[at].dep_ == "neg" or doc[at].lower_ in _ALSO or doc[at].lower_ == "well"):
        at += 1
    return at >= len(doc) or doc[at].is_punct or doc[at].dep_ == "cc" or doc[at].is_sent_start is True


def _doers(word: Token, *, inverted: bool) -> list[Token]:
    if inverted:
        told = _behind(word)
        return conjuncts(told) if told is not None else []
    return surface_subject(word.head if word.tag_ == "TO" else word)


def _deed_of(word: Token, *, inverted: bool) -> Token | None:
    """Give the verb that tells what is done: the one the word hangs on, else the last one before it."""
    if _is_asked_for(word):
        return None
    found = _above(word) or _before(word)
    inside = found is not None
    if found is None and word.sent.start > 0 and not (inverted and word.nbor(-1).lower_ == "as"):
        found = word.doc[word.sent.start - 1].sent.root
    if found is None or found.pos_ not in VERBAL:
        return None
    return found if inverted and inside else _innermost(found, word)


def _is_asked_for(word: Token) -> bool:
    """Tell what those are asked to do who have yet to, whoever they are: "urged states that have not done so to"."""
    who = word.head if word.dep_ == "relcl" else word
    asking = who.head.head if who.dep_ == "pobj" else who.head if who.dep_ in ("dobj", "nsubj") else word
    verbs = asking.rights if asking.pos_ == "VERB" and asking.i < word.i else (asking,)
    return any(c.i > word.i and c.tag_ == "VB" and is_infinitive(c) for c in verbs)


def _above(word: Token) -> Token | None:
    at = word.head if word.tag_ == "TO" else word
    at = at.head if at.pos_ == "ADJ" else at
    while at.dep_ in _COMPLEMENTS and at.head.i < at.i:  # "A signed, and B plans to do so"
        at = at.head
    for _ in range(_DEEPEST):
        if at.head == at or at.dep_ not in _BESIDE:
            return None
        at = at.head
        if at.pos_ in VERBAL and at.i < word.i and at.dep_ not in ("aux", "auxpass"):
            return at
    return None


def _before(word: Token) -> Token | None:
    """Give the last verb of a clause before a word, in its sentence; what a relative clause says is no deed of it."""
    over = word.head if word.tag_ == "TO" else word
    for t in reversed(word.doc[word.sent.start : over.i]):
        if t.pos_ == "VERB" and t.dep_ in _CLAUSES and t != over and not t.is_ancestor(over) and surface_subject(t):
            return t
    return None


def _innermost(verb: Token, word: Token) -> Token:
    """Give what is done by what is said, agreed or refused: sign in "said that A agreed to sign"."""
    for _ in range(_DEEPEST):
        inner = next((c for c in verb.children if c.dep_ in _COMPLEMENTS and c.pos_ in VERBAL), None)
        if inner is None or inner.i > word.i or inner.is_ancestor(word):
            return verb
        verb = inner
    return verb


def _agree(word: Token, deed: Token) -> bool:
    """Tell whether an auxiliary may stand for a verb: "A was" for a passive or a copula, "A did" for others."""
    if word.tag_ in ("MD", "TO") or word.lemma_ in ("have", "follow"):
        return True
    state = deed.lemma_ == "be" or is_passive(deed)
    return state == (word.lemma_ == "be") or (word.lemma_ == "do" and deed.lemma_ != "be" and word.tag_ not in FINITE)
