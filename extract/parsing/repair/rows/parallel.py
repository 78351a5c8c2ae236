"""Mends lists of verbs that were read as lists of nouns: "will widen A, train B, and open C" has no "train B".

A list is parallel, so what shows that one member is a verb shows it of its like.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from reportgraph.extract.parsing.labels import MODIFYING, PAST
from reportgraph.extract.parsing.repair.rows.likeness import is_ill
from reportgraph.extract.parsing.repair.words.lemmas import lemma_of, lemma_of_gerund
from reportgraph.extract.parsing.tree import hang
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.verbs import known_verbs
from spacy.tokens import Doc, Token

_NOUNS = ("NOUN", "PROPN")
_BESIDE = frozenset({"appos", "conj", "dep", "dobj", "npadvmod"})


def repair_parallel(doc: Doc) -> None:
    """Give each verb its list back, and each verb of the list its object."""
    for token in doc:
        if token.pos_ == "VERB" and token.tag_ in ("VBG", "VB", "VBP", "VBZ"):
            _list_of(token)


def _list_of(verb: Token) -> None:
    first = next((c for c in verb.rights if c.dep_ == "dobj" and c.pos_ in ("NOUN", "PROPN")), None)
    if first is None:
        return
    if verb.tag_ == "VBG":
        _modifiers_read_as_one(verb, first)
        _gerund_read_as_noun(verb, first)
        return
    _modifiers_read_as_one(verb, first)
    beside = (c for c in verb.rights if c.i > first.i and c.dep_ in _BESIDE and c.pos_ in ("NOUN", "PROPN"))
    members = sorted({*_added(first), *beside}, key=lambda t: t.i)
    for one, noun in pairwise(members):
        if noun.left_edge.i == one.i + 1 and _is_behind_link(one) and _is_like(verb, one):
            _make_verb(one, noun, verb)  # "cuts costs and supports trade": two nouns do not stand side by side
            return
    found = [(word, noun) for noun in members if (word := _opening(noun)) is not None and _is_like(verb, word)]
    if not found or not _is_certain(verb, first, members, [word for word, _ in found]):
        return
    for word, noun in found:
        _make_verb(word, noun, verb)


def _added(first: Token) -> Iterator[Token]:
    """Give the nouns that are added to one, each hung on the one before it or on the first."""
    for c in first.rights:
        if c.dep_ in ("conj", "appos") and c.pos_ in ("NOUN", "PROPN"):
            yield c
            yield from _added(c)


def _opening(noun: Token) -> Token | None:
    """Give the first word of a member, if it modifies the noun and stands right behind a comma or an "and"."""
    word = noun.left_edge
    modifies = word != noun and word.dep_ in MODIFYING and word.head == noun
    return word if modifies and _is_behind_link(word) else None


def _is_behind_link(word: Token) -> bool:
    """Tell a small word right behind a comma or an "and", with nothing of its own before it."""
    before = word.nbor(-1) if word.i else word
    linked = before.text == "," or (before.dep_ == "cc" and before.lower_ in ("and", "or", "as"))
    return linked and word.left_edge == word and word.text.islower()


def _is_like(verb: Token, word: Token) -> bool:
    """Tell whether a word could be a verb of the same form as the one that governs the list."""
    if verb.tag_ == "VBZ":
        return word.tag_ == "NNS" and lemma_of(word) in known_verbs()
    lower = word.lower_ == "lower" and word.tag_ == "JJR"
    return (lower or word.tag_ in ("NN", "VB", "VBP", "JJ")) and word.lower_ in known_verbs()


def _is_certain(verb: Token, first: Token, members: list[Token], words: list[Token]) -> bool:
    """Tell a list of verbs from "offers A, tax advice and trade data"."""
    if verb.tag_ == "VBZ":
        return True  # a plural is hardly ever a modifier
    later = any(c.dep_ == "conj" and c.tag_ == verb.tag_ and c.i > words[-1].i for c in verb.rights)
    if later and not _is_closed(first, members):
        return True  # "will widen A, train B, and open C": "A, B" is no list of nouns without an "and"
    return all(_is_before_adjective(word) or _modifies_none(word, word.head) for word in words)


def _modifies_none(word: Token, noun: Token) -> bool:
    """Tell a verb that stands before no noun as its modifier: "advance A and combat bias", not "combat aircraft"."""
    if word.lower_ == "combat":
        return is_ill(noun)
    modified = noun.i == word.i + 1 and (noun.lemma_ in GRAMMAR.much_modified or noun.pos_ == "PROPN")
    return word.lower_ in GRAMMAR.hardly_modify and not modified


def _is_before_adjective(word: Token) -> bool:
    """Tell the verb of "will cut A and fuel shared growth": no noun modifies another across an adjective."""
    after = word.nbor(1)
    described = after.dep_ == "amod" and after.head == word.head and (after.pos_ == "ADJ" or after.tag_ in PAST)
    return described and word.lower_ not in GRAMMAR.also_adjectives


def _is_closed(first: Token, members: list[Token]) -> bool:
    """Tell whether a list of nouns has its own conjunction."""
    return any(c.dep_ == "cc" and c.i < members[-1].i for noun in (first, *members) for c in noun.rights)


def _make_verb(word: Token, noun: Token, verb: Token) -> None:
    """Make a modifier a verb beside the one that governs the list, and its noun the object."""
    word.pos_, word.tag_, word.lemma_ = "VERB", verb.tag_, lemma_of(word) if verb.tag_ == "VBZ" else word.lower_
    whole = noun.head
    hang(word, verb, "conj")
    hang(noun, word, "dobj")
    inside = range(verb.i + 1, word.i)
    while whole.i in inside and whole.head != whole:
        for c in [c for c in whole.rights if c.i > noun.i and c.dep_ in ("acl", "relcl", "prep")]:
            hang(c, noun, c.dep_)  # "helps A and widens work led by B": the work is led
        whole = whole.head


def _modifiers_read_as_one(verb: Token, last: Token) -> None:
    """ "reducing A and restoring B", "improve A and combat B" read as one noun phrase about B."""
    for noun in list(last.lefts):
        if noun.dep_ != "nmod" or noun.pos_ not in ("NOUN", "PROPN"):
            continue
        added = (c for c in noun.rights if c.dep_ == "conj" and c.i < last.i)
        word = next((c for c in added if c.tag_ == verb.tag_ == "VBG" or _is_hidden(c, verb, last)), None)
        if word is not None and any(c.dep_ == "cc" and noun.i < c.i < word.i for c in noun.rights):
            if verb.tag_ != "VBG":
                word.tag_, word.lemma_ = verb.tag_, lemma_of(word) if verb.tag_ == "VBZ" else word.lower_
            for c in [c for c in last.lefts if c.i < noun.i]:
                hang(c, noun, c.dep_)
            hang(noun, verb, "dobj")
            hang(word, verb, "conj")
            word.pos_ = "VERB"
            hang(last, word, "dobj")
            return


def _gerund_read_as_noun(verb: Token, first: Token) -> None:
    """ "cutting A and supporting B" with supporting beside A, and B cut too: it is B that is supported."""
    beside = [c for c in (*verb.rights, *first.rights) if c.i > first.i and c.dep_ in _BESIDE and c.pos_ in _NOUNS]
    objects = {c.left_edge.i: c for c in beside}
    for word in (c for c in first.rights if c.dep_ == "conj" and c.n_rights == 0 and _is_behind_link(c)):
        lemma = word.lemma_ if word.tag_ == "VBG" else lemma_of_gerund(word)
        able = word.tag_ == "VBG" and lemma not in GRAMMAR.describing
        noun = objects.get(word.i + 1)
        if noun is not None and (able or lemma in GRAMMAR.done_to_things):
            word.pos_, word.tag_, word.lemma_ = "VERB", "VBG", lemma or word.lower_
            hang(word, verb, "conj")
            hang(noun, word, "dobj")
            return


def _is_hidden(word: Token, verb: Token, last: Token) -> bool:
    if verb.tag_ == "VBZ":
        return word.tag_ == "NNS" and lemma_of(word) in GRAMMAR.hardly_modify
    return verb.tag_ in ("VB", "VBP") and word.tag_ in ("NN", "VB") and _modifies_none(word, last)
