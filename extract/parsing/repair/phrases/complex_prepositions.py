"""Mends words that together are one preposition, and those that the parser read as a verb or a noun."""

from __future__ import annotations

from functools import cache

from reportgraph.extract.parsing.syntax import is_infinitive
from reportgraph.extract.parsing.tree import NOUNS, SUBJECTS, hang, lift, neighbor_of, put
from reportgraph.ontology.grammar import GRAMMAR, governs
from spacy.tokens import Token

_PREDICATES = frozenset({"acomp", "attr", "oprd", "ROOT", "ccomp", "xcomp"})  # "A is consistent with B"


def mend_participle_read(word: Token) -> None:
    """ "drew up a rule concerning A" with somebody who concerns A: it tells what the noun before it is about."""
    if word.lower_ == "pending":
        _mend_until(word)
        return
    target = next((c for c in word.rights if c.dep_ == "dobj"), None)
    stressed = word.left_edge.dep_ == "advmod"  # "the scheme, particularly regarding A"
    before = word.doc[max(word.left_edge.i - 1, word.sent.start)]
    if stressed and before.text == "," and before.i > word.sent.start:
        before = before.nbor(-1)
    if target is None or before.pos_ not in ("NOUN", "PROPN") or any(c.dep_ != "advmod" for c in word.lefts):
        return
    host = before.head if before.dep_ == "compound" and before.head.i < word.i else before
    if host.is_ancestor(word) or not word.is_ancestor(host):
        word.pos_, word.tag_ = "ADP", "IN"
        target.dep_ = "pobj"
        hang(word, host, "prep")


def mend_given(word: Token) -> None:
    """ "backed A, given the benefit to B" with somebody who gives it: it is what is so already."""
    what = next((c for c in word.rights if c.dep_ in ("dobj", "pobj")), None)
    if what is None or any(c.dep_ in ("aux", "auxpass") for c in word.lefts):
        return
    word.pos_, word.tag_ = "ADP", "IN"
    what.dep_ = "pobj"
    for c in [c for c in word.rights if c.dep_ == "dative" and c.i > what.i]:
        hang(c, what, "prep")


def _mend_until(pending: Token) -> None:
    """ "Pending review of A, B leads C" with a review that leads it: until then B does."""
    noun, verb = pending.head, pending.head.head
    begins = pending.is_sent_start or pending.nbor(-1).text == ","
    ends = noun.right_edge.i + 1 < noun.sent.end and noun.right_edge.nbor().text == ","
    if pending.dep_ == "amod" and begins and ends and noun.left_edge == pending and verb.pos_ in ("AUX", "VERB"):
        hang(pending, verb, "prep")
        pending.pos_, pending.tag_ = "ADP", "IN"
        hang(noun, pending, "pobj")


def mend_thanks_to(thanks: Token) -> None:
    """ "rose thanks to A" with something that rose to A; "to keep its lead thanks to A" with thanks of its lead."""
    thing, host = thanks.doc[thanks.i - 1], thanks.head
    if thanks.dep_ in ("dobj", "pobj") and thing.head == thanks and thing.dep_ == "compound":
        put(thing, host, thanks.dep_)
        for c in [c for c in thanks.lefts if c.i < thing.i]:
            hang(c, thing, c.dep_)
        verb = next((t for t in (host, *host.ancestors) if t.pos_ in ("AUX", "VERB")), host)
        hang(thanks, verb, "npadvmod")  # "fell after a rise in exports thanks to A"
    if thanks.dep_ in ("dobj", "pobj") or thanks.i + 1 >= thanks.sent.end:
        return
    to = thanks.nbor()
    if to.lower_ == "to" and to.dep_ == "prep" and (to.head == thanks.head or thanks.head.is_ancestor(to.head)):
        hang(to, thanks, "prep")


def mend_manner_on_object(on: Token) -> None:
    """ "pays A on a monthly basis", "on condition of B" with such an A: it tells how somebody does it."""
    basis = next((c for c in on.rights if c.dep_ == "pobj" and c.lemma_ in ("basis", "condition")), None)
    told = basis is not None and all(c.lower_ not in ("of", "the") for c in basis.children)  # not "on the basis of A"
    told = told or (basis is not None and basis.lower_ == "condition")
    if told and on.head.dep_ in ("pobj", "dobj", "conj"):
        _to_verb(on, ("acomp", "ROOT"))


def mend_attempt(preposition: Token) -> None:
    """ "opened a mine in a bid to do B" with a mine in a bid: it tells why somebody does it."""
    attempt = next((c for c in preposition.rights if c.dep_ == "pobj"), None)
    if attempt is None or attempt.lemma_ not in GRAMMAR.attempts or governs(preposition.head.lemma_, "in"):
        return
    plain = all(c.dep_ == "amod" or c.lower_ in ("a", "an") for c in attempt.lefts)
    if plain and any(c.dep_ == "acl" and is_infinitive(c) for c in attempt.rights):
        _to_verb(preposition, ())


def _to_verb(preposition: Token, places: tuple[str, ...]) -> None:
    """Hang a phrase on the verb that its noun belongs to, or on what stands in one of these places."""
    for above in preposition.ancestors:
        if above.pos_ == "VERB" or above.dep_ in places:
            hang(preposition, above, "prep")
            return


def mend_due_to(due: Token) -> None:
    """ "floods due to heat rose": due as "caused" would be, said of the floods; behind a verb it governs the heat."""
    if due.head.pos_ == "VERB":
        if due.tag_ == "JJ" and neighbor_of(due, 1).lower_ == "to":
            due.pos_, due.tag_ = "ADP", "IN"
    elif due.i > due.head.i:
        due.pos_, due.tag_, due.dep_ = "ADJ", "JJ", "amod"


def mend_no_matter(matter: Token) -> None:
    """ "defends A no matter the cost" with a cost that is defended: "no matter" governs it, as "regardless of" does."""
    verb = matter.head
    things = (c for t in (matter, verb) for c in t.rights if c.left_edge.i == matter.i + 1 and c.pos_ in NOUNS)
    if (thing := next(things, None)) is None or neighbor_of(matter, -1).lower_ != "no" or verb == matter:
        return
    for c in [c for c in matter.lefts if c.dep_ in SUBJECTS]:
        hang(c, verb, "dobj")
    hang(neighbor_of(matter, -1), matter, "fixed")
    hang(thing, matter, "pobj")
    matter.pos_, matter.tag_, matter.dep_ = "ADP", "IN", "prep"


def mend_over_and_over(noun: Token) -> None:
    """ "enrich our culture year after year" with a culture year: the same noun twice tells how often or how."""
    link, again = neighbor_of(noun, 1), neighbor_of(noun, 2)
    thing = neighbor_of(noun, -1)
    if link.lower_ not in ("after", "by", "upon") or again.lower_ != noun.lower_ or thing.head != noun or again == noun:
        return
    if thing.pos_ not in ("NOUN", "PROPN") or thing.dep_ not in ("compound", "nmod", "amod"):
        return
    for c in [c for c in noun.children if c != thing and c.i < thing.i]:
        hang(c, thing, c.dep_)
    lift(thing, "npadvmod")
    thing.dep_ = "dobj" if thing.dep_ == "npadvmod" else thing.dep_
    hang(noun, thing.head, "npadvmod")
    hang(link, noun, "prep")


@cache
def _by_first_word() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Give the words of the complex prepositions under their first word, the longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in sorted(GRAMMAR.complex_prepositions):
        words = tuple(phrase.split())
        found.setdefault(words[0], []).append(words)
    return {first: tuple(sorted(rows, key=len, reverse=True)) for first, rows in found.items()}


def mend_complex_preposition(first: Token) -> None:
    """ "with respect to A": its noun names nothing, and becomes the preposition that governs A."""
    known = _by_first_word().get(first.lower_, ())
    behind = tuple(t.lower_ for t in first.doc[first.i : first.i + len(known[0])]) if known else ()
    for words in known:
        if behind[: len(words)] != words:
            continue
        phrase = first.doc[first.i : first.i + len(words)]
        key, last = phrase[-2], phrase[-1]
        stray = last.dep_ == "prep" and last.head.is_ancestor(key)  # "welcomed A in the run-up to B", not to B
        if (
            not (last.head == key or stray)
            or (key != first and key.head != first)
            or (key == first and key.dep_ in _PREDICATES)
        ):
            continue
        host = first.head if first.head != first else key
        label = first.dep_ if host == key or first.dep_ in ("pcomp", "conj") else "prep"
        put(key, host, label)
        key.pos_, key.tag_ = "ADP", "IN"
        target = next((c for c in last.children if c.dep_ == "pobj"), None)
        for c in list(last.children):
            hang(c, key, c.dep_)
        for c in list(key.rights):
            if target is not None and c.dep_ in ("conj", "cc", "relcl") and c.i > target.i:
                hang(c, target, c.dep_)  # "with respect to A and B" with B added to the respect, "A, which does B"
        for t in phrase:
            if t != key:
                for c in list(t.children):
                    hang(c, key, c.dep_)
                hang(t, key, "fixed")
        return
