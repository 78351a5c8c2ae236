"""Mends lists of nouns whose members were taken for other names of what stands before them, or for adverbs."""

from __future__ import annotations

from itertools import takewhile

from reportgraph.extract.parsing.spelling import is_ordinal
from reportgraph.extract.parsing.tree import first_word, hang, spine, verb_number, word_before
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.naming import load_naming
from spacy.tokens import Token

HOSTS = frozenset({"dobj", "pobj", "attr", "nsubj", "nsubjpass", "conj", "appos", "dative", "oprd", "npadvmod", "ROOT"})

_DEEDS = ("ing", "ion", "ment")
_ROW = 5  # tokens of "the A, B and C" before its last


def mend_list_of_nouns(last: Token) -> None:
    """Hang the members of a list that "and" closes on its first member; `last` is what was added to one of them."""
    _third_of_pair(last)
    _list_of_whole(last)
    _event_beside_event(last)
    _others_of_place(last)
    _list_read_as_apposition(last)
    _row_of_told(last)
    _kinds_of_cost(last)
    _row_of_deeds(last)


def _row_of_deeds(last: Token) -> None:
    """ "talks on the opening, widening and upkeep of A" with a widening beside the talks: a row of deeds upon A."""
    at, doc = last.i, last.doc
    words = [t.lower_ for t in doc[max(0, at - 3) : at + 2]]
    if at < _ROW or words[:1] != [","] or words[2:3] != ["and"] or words[4:] != ["of"]:
        return
    first, second = doc[at - 4], doc[at - 2]
    bare = not (is_determined(second) or is_determined(last))
    if not is_determined(first) or first.pos_ != "NOUN" or second.pos_ != "NOUN" or not bare:
        return
    if second.head != first and first.dep_ in HOSTS and not second.is_ancestor(first) and doc[at + 1].dep_ == "prep":
        hang(second, first, "conj")
        hang(last, second, "conj")
        hang(doc[at + 1], last, "prep")


def _row_of_told(last: Token) -> None:
    """ "backed the adoption of A, the opening of B and the election of C" with an opening that is the adoption."""
    member = first_of(last)
    before = word_before(member)
    row = member.dep_ in ("appos", "dobj", "npadvmod", "dep") and adds(last) and _is_told(member) and _is_told(last)
    if before is None or not row or member.doc[member.left_edge.i - 1].text != ",":
        return
    inside = takewhile(lambda t: t.pos_ not in ("VERB", "AUX"), spine(before))
    hosts = [t for t in inside if t.dep_ in HOSTS and _is_told(t) and t.lemma_ not in GRAMMAR.weighing]
    if hosts and (member.dep_ != "appos" or member.head.pos_ == "VERB" or all(map(_is_deed, (*hosts[-1:], member)))):
        hang(member, hosts[-1], "conj")


def _is_told(noun: Token) -> bool:
    """Tell "the opening of A"."""
    return noun.pos_ == "NOUN" and _has_phrase(noun) and any(c.lower_ == "the" for c in noun.lefts)


def _is_deed(noun: Token) -> bool:
    """Tell what is done or takes place: "adoption", "election"."""
    naming, lemma = load_naming(), noun.lemma_.lower()
    return "Event" in (naming.classes_of(lemma) or ()) or lemma in naming.words.processes or lemma.endswith(_DEEDS)


def _kinds_of_cost(last: Token) -> None:
    """ "cuts costs for fuel, water, and heat" with the water as cut: a row of bare nouns tells what all cost."""
    first, members = first_of(last), [last]
    while members[0].head.dep_ == "conj" and members[0].head not in (first, *members):
        members.insert(0, members[0].head)
    link = next((c for c in first.rights if c.dep_ == "prep" and c.lower_ in ("for", "of")), None)
    thing = next((c for c in link.rights if c.dep_ == "pobj"), None) if link is not None else None
    if first.lemma_ not in GRAMMAR.charges or thing is None or word_before(members[0]) != thing or not adds(last):
        return
    kinds = {(load_naming().classes_of(t.lemma_.lower()) or ("Topic",))[0] for t in (thing, *members)}
    if len(kinds) == 1 and not any(is_determined(t) or t.lemma_ in GRAMMAR.charges for t in (thing, *members)):
        hang(members[0], thing, "conj")


def _event_beside_event(last: Token) -> None:
    """ "aid for towns hit by a storm, high winds, and floods" with the floods as aided: they hit the towns too."""
    member = last
    while member.head.dep_ == "conj":
        member = member.head
    host, before = member.head, word_before(member)
    if before is None or not _is_event(last) or _is_event(host):
        return
    struck = next((t for t in spine(before, host) if t.dep_ == "pobj" and t.head.lower_ == "by"), None)
    if struck is not None and struck.i > host.i and _is_event(struck):
        hang(member, struck, "conj")


def _is_event(noun: Token) -> bool:
    return (load_naming().classes_of(noun.lemma_.lower()) or ("",))[0] == "Event"


def mend_list_of_subjects(participle: Token) -> None:
    """ "a weak currency, shrinking sales and a tax have led to A" with a currency that shrinks sales: many have."""
    noun, verb = participle.head, participle.head.head
    shrunk = next((c for c in participle.rights if c.dep_ == "dobj"), None)
    if shrunk is None or noun.dep_ != "nsubj" or noun.tag_ != "NN" or verb_number(verb) != "many":
        return
    added = [c for t in (participle, shrunk) for c in t.rights if c.dep_ == "conj" and c.pos_ in ("NOUN", "PROPN")]
    apart = participle.nbor(-1).text == "," and shrunk.left_edge.i == participle.i + 1
    if added and apart and participle.right_edge.i + 1 == first_word(verb):
        for member in (shrunk, *added):
            hang(member, noun, "conj")
        hang(participle, shrunk, "amod")


def mend_numbered_row(last: Token) -> None:
    """ "held the third session of A, the fifth session of B" with the fifth as another name of the third."""
    first = last.head
    one, other = (next((c.lower_ for c in t.lefts if is_ordinal(c.lower_)), None) for t in (first, last))
    if last.lemma_ == first.lemma_ and last.i > first.i and one and other and one != other:
        hang(last, first, "conj")


def mend_list_with_brackets(member: Token) -> None:
    """ "paid by A (5 million), B (3 million) and C (2 million)" with B as another name of what is paid."""
    doc, begin = member.doc, member.left_edge
    at = begin.i - (1 if begin.text == "," else 2)
    astray = member.dep_ in ("appos", "nsubj", "nsubjpass", "npadvmod", "dep") and member.head.i != at
    if not astray or at < member.sent.start or doc[at].text != ")" or doc[at + 1].text != ",":
        return
    opening = next((t for t in reversed(doc[member.sent.start : at]) if t.text == "("), None)
    first = opening.head if opening is not None else member
    if opening is not None and first.i > opening.i and first.dep_ == "appos":
        first = first.head  # "(AB)" hung on the short form
    closed = any(c.dep_ == "conj" for c in member.rights)
    if opening is None or not closed or first.pos_ not in ("NOUN", "PROPN") or first.i >= opening.i or first == member:
        return
    beside = member.dep_ not in ("nsubj", "nsubjpass") or first.head == member.head
    if beside and first != member.head and not member.is_ancestor(first) and first.dep_ in HOSTS:
        hang(member, first, "conj")


def _third_of_pair(last: Token) -> None:
    """ "studies A, links between B and C and D" with links between three: D ends the list that the links are in."""
    first, conjuncts = first_of(last), 1
    at = last
    while at.dep_ == "conj" and at.head != first:
        at, conjuncts = at.head, conjuncts + 1
    conjuncts = max(conjuncts, sum(c.dep_ == "conj" and c.i <= last.i for c in first.rights))
    preposition, noun = first.head, first.head.head
    pair = first.dep_ == "pobj" and preposition.lower_ == "between" and noun.pos_ == "NOUN"
    if not pair or conjuncts != 2 or last.pos_ != "NOUN" or noun.doc[noun.left_edge.i - 1].text != ",":
        return
    if any(t.text == "," for t in last.doc[first.i : last.i]) or last.nbor(-1).pos_ == "DET":
        return
    later = [c for c in noun.rights if c.i > last.i and c.dep_ == "prep"]
    hang(last, noun, "conj")
    for c in later:
        hang(c, last, "prep")


def _list_of_whole(last: Token) -> None:
    """ "seeks a halt to fights, clean water, and a new vote" with a halt to the vote: what has an article is sought."""
    first = first_of(last)
    noun = first.head.head
    inner = first.dep_ == "pobj" and first.head.lower_ in ("of", "to") and not is_determined(first)
    if not inner or noun.pos_ != "NOUN" or not (adds(last) and after_comma(last)):
        return
    if _article(last) != "a" or _article(noun) != "a":
        return
    for c in [c for c in first.rights if c.dep_ in ("conj", "cc")]:
        hang(c, noun, c.dep_)


def _others_of_place(others: Token) -> None:
    """ "fuels trade in A and other countries" read as fuelling countries: others are of the kind that stands before."""
    before = word_before(others) if adds(others) else None
    if before is None or others.tag_ != "NNS" or not any(c.lower_ == "other" for c in others.lefts):
        return
    place = first_of(before) if before.dep_ == "conj" else before
    inside = place.dep_ == "pobj" and others.head.is_ancestor(place) and others.head != place
    if inside and others.lemma_ in GRAMMAR.on_map and {before.ent_type_, place.ent_type_} <= {"GPE", "LOC"}:
        hang(others, place, "conj")


def _list_read_as_apposition(last: Token) -> None:
    """ "the need for a truce in A, the release of B, and an end to C" with the release as another name of A."""
    member = first_of(last)
    if member.dep_ != "appos" or member.pos_ != "NOUN" or last.pos_ != "NOUN" or not adds(last):
        return
    named = member.head
    members = [
        c for c in named.rights if c.dep_ == "appos" and c.i <= member.i and c.doc[c.left_edge.i - 1].text in (",", ";")
    ]
    before = word_before(members[0]) if members else None
    if before is None or any(m.pos_ != "NOUN" for m in members):
        return
    hosts = [t for t in spine(before) if t.pos_ == "NOUN" and t.dep_ in HOSTS and t.i < members[0].i]
    hosts += [named] * (named.dep_ == "dep")  # astray itself
    many = len(members) > 1 or last.head != member
    bare = (named.tag_, member.tag_) == ("NN", "NNS") and not (is_determined(named) or is_determined(member))
    bare = bare or all(map(_is_bare_mass, (named, member, last)))  # "the fight against AIDS, cholera and measles"
    if named.pos_ == "NOUN" and not (many or bare) and not (after_comma(last) and _article(named) == _article(member)):
        return
    if named.pos_ != "NOUN" and not (bare or (hosts and (many or after_comma(last)))):
        return
    first = named if bare else max(hosts or [named], key=lambda t: alike(t, members[0]) + 2 * (t == named))
    if first != named and first.dep_ in ("nsubj", "nsubjpass"):
        return
    alone = len(members) == 1 and not _are_many(last, named)
    if named.pos_ == "NOUN" and alone and _article(first) != _article(member):
        return
    for m in members:
        hang(m, first, "conj")


def _is_bare_mass(noun: Token) -> bool:
    """Tell "measles", "trade", "AIDS": one noun alone behind what governs it, and no name of somebody."""
    named = noun.pos_ == "PROPN" and not (noun.text.isupper() and noun.ent_type_ != "GPE")
    return noun.left_edge == noun and not noun.ent_type_ and noun.tag_ in ("NN", "NNP") and not named


def _are_many(last: Token, named: Token) -> bool:
    """Tell three things and more, which are no other name of one: "a fall in A, the loss of B, C, and D"."""
    at, count = last, 1
    while at.dep_ == "conj" and at.head.i < at.i:
        at, count = at.head, count + 1
    return count > 2 and named.tag_ == "NN" and "Group" not in (load_naming().classes_of(named.lemma_.lower()) or ())


def first_of(last: Token) -> Token:
    """Give the member of a list that the others were hung on one after the other."""
    at = last.head
    while at.dep_ == "conj" and at.head.i < at.i:
        at = at.head
    return at


def adds(last: Token) -> bool:
    """Tell what an "and" or "or" right before it adds."""
    at = last.left_edge.i
    return at > 0 and last.doc[at - 1].dep_ == "cc" and last.doc[at - 1].lower_ in ("and", "or")


def _article(noun: Token) -> str:
    word = next((c for c in noun.children if c.dep_ in ("det", "poss")), None)
    return "" if word is None else "a" if word.lower_ in ("a", "an") else "the"


def alike(one: Token, other: Token) -> int:
    """Tell how much two nouns look like members of one list."""
    listed = after_comma(other) and one.dep_ in ("appos", "conj") and one.doc[one.left_edge.i - 1].text == ","
    return (
        4 * (one.pos_ == other.pos_)
        + 2 * (one.ent_type_ == other.ent_type_)
        + 2 * listed
        + (is_determined(one) == is_determined(other))
        + (_has_phrase(one) == _has_phrase(other))
        + (one.tag_ == other.tag_)
    )


def after_comma(noun: Token) -> bool:
    """Tell the last member of a list with a comma before its "and"."""
    at = noun.left_edge.i
    return at > 1 and noun.doc[at - 1].dep_ == "cc" and noun.doc[at - 2].text == ","


def _has_phrase(noun: Token) -> bool:
    return any(c.dep_ == "prep" for c in noun.rights)


def is_determined(noun: Token) -> bool:
    """Tell a noun with an article or a possessor."""
    return any(c.dep_ in ("det", "poss") for c in noun.children)
