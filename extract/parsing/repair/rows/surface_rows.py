"""Mends rows of nouns by what stands between commas: "a dam in A, the B Port and a school in C" are three things."""

from __future__ import annotations

from itertools import pairwise

from reportgraph.extract.parsing.enumerations import opens_list
from reportgraph.extract.parsing.labels import NOUN_SUBJECTS, NOUNY
from reportgraph.extract.parsing.repair.clauses.infinitive_aims import has_own_end
from reportgraph.extract.parsing.repair.rows.likeness import (
    alike,
    article_of,
    behind,
    kinds_of,
    kinds_of_lemma,
    nouns_from,
)
from reportgraph.extract.parsing.repair.rows.openers import mend_opener
from reportgraph.extract.parsing.syntax import child, first_conjunct
from reportgraph.extract.parsing.tree import hang, is_finite, neighbor_of, spine, verb_number, word_before
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.naming import load_naming
from spacy.tokens import Doc, Token

_GOVERNED = frozenset({"appos", "attr", "conj", "dative", "dobj", "oprd", "pobj"})
_WHO = ((), ("actor",), ("place",), ("town",))
_LONGEST = 14  # tokens of a member
_MOST = 8  # members
_CLEARLY = 2.0  # how much better another host must fit than the parser's
_LEAST = 1.0  # how much a host must look like each member


def repair_surface_rows(doc: Doc) -> None:
    """Hang the members of each row that "and" closes on the noun that begins it, if it looks like them."""
    for token in doc[:-1]:
        mend_opener(token)
    for link in doc:
        if link.lower_ == "and" and link.sent.start < link.i < link.sent.end - 1:
            _mend(link)
        elif link.lower_ in ("with", "to") and link.i > link.sent.start:
            _mend_addition(link)
            _mend_aim(link)


def _mend(link: Token) -> None:
    doc, start = link.doc, link.sent.start
    last = nouns_from(doc, link.i + 1, min(link.i + 1 + _LONGEST, link.sent.end))
    if not last:
        return
    paused = doc[link.i - 1].text == ","
    end, members = link.i - paused, list[list[Token]]()
    while len(members) < _MOST and (phrase := _phrase_before(doc, end, start)):
        members.insert(0, phrase[1])
        end = phrase[0] - 1
    opening = _opening(doc, start, end)
    subject = not opening and end <= start
    if subject:
        members = [m for m in members if m[0].ent_type_ not in ("DATE", "TIME")]  # "Last week, the A and B Union said"
        opening, members = (members[0], members[1:]) if members else ([], [])
    doers = [m[0] for m in (*members, last) if m[0].dep_ in NOUN_SUBJECTS and is_finite(m[0].head)]
    if doers and not subject:
        return
    if not members:
        _mend_pair(last, opening)
    elif opening and not _is_inside(last[0], members[-1]):
        _mend_row([*members, last], opening, link, paused=paused)


def _mend_row(phrases: list[list[Token]], opening: list[Token], link: Token, *, paused: bool) -> None:
    heads = [p[0] for p in phrases]
    first = _host(heads, opening)
    if _fit(first, heads, opening) < _LEAST * len(heads) or _is_told(first, heads, paused=paused):
        return
    if _shares_words(phrases[:-1], heads[-1]) or _is_nested(phrases[:-1], heads):
        return
    for member in heads:
        if member.is_ancestor(first) and member.dep_ in NOUN_SUBJECTS:
            hang(first, member.head, member.dep_)  # "A, B and C were built", read as what C was
        if not (member.pos_ == "PROPN" and member.head.lemma_ in GRAMMAR.principles):
            hang(member, first, "conj")  # but in "the principles of A, B and the Lake Charter" that is none of them
    for phrase in phrases[:-1]:
        _keep_inside(phrase)
    for c in [c for m in heads[:-1] for c in m.rights if c.dep_ == "prep" and c.i > heads[-1].i]:
        hang(c, heads[-1], "prep")
    for c in [c for t in opening for c in t.rights if c == link]:
        hang(c, first, "cc")


def _mend_pair(last: list[Token], opening: list[Token]) -> None:
    """ "a dam in A and a school for B" with the school beside A: it goes with the dam."""
    told = last[0].head
    if opening and (opening[0].tag_, told.pos_, last[0].pos_) == ("NNS", "PROPN", "PROPN"):
        return  # "the leaders of Peru and the Lake Union"
    if last[0].dep_ == "conj" and told in opening[1:] and article_of(last[0]) in ("a", "the"):
        first = max(opening, key=lambda t: _fit(t, last[:1], opening))
        if _fit(first, last[:1], opening) - _fit(told, last[:1], opening) >= _CLEARLY or _are_many(opening[0]):
            hang(last[0], first, "conj")


def _are_many(subject: Token) -> bool:
    """Tell "a fund for the poor and the port were": what is one alone takes no plural verb."""
    return subject.dep_ in NOUN_SUBJECTS and subject.tag_ in ("NN", "NNP") and verb_number(subject.head) == "many"


def _mend_addition(link: Token) -> None:
    """ "supports trade in A, along with health", "in addition to health": the health is supported too."""
    doc, at = link.doc, link.i - 1
    added = link.lower_ == "with" and doc[at].lower_ in ("along", "together")
    added = added or doc[max(at - 1, 0) : link.i].text.lower() == "in addition"
    other = nouns_from(doc, link.i + 1, min(link.i + _LONGEST, link.sent.end))[:1] if added else []
    before = word_before(doc[at - (link.lower_ == "to")]) if other else None
    if before is None or kinds_of(other[0])[:1] in _WHO:
        return
    above = [t for t in spine(before) if t.pos_ in NOUNY and t.dep_ in _GOVERNED]
    if above:
        first = max(reversed(above), key=lambda t: alike(t, other[0]))
        together = doc[at].lower_ == "together"  # "leads the talks together with the Lake Conference"
        doer = together and other[0].pos_ == "PROPN" != first.pos_
        if alike(first, other[0]) > 0 and not doer:
            hang(other[0], first, "conj")


def _mend_aim(link: Token) -> None:
    """ "built A, B and C with the aim of cutting D": it is the aim of who builds; a programme has one of its own."""
    aim, noun = child(link, "pobj"), link.head
    verb = next((t for t in noun.ancestors if t.pos_ == "VERB"), noun)
    own = has_own_end(noun) and first_conjunct(noun) == noun
    meant = aim is not None and aim.lemma_ in GRAMMAR.borne & GRAMMAR.pursued
    if meant and link.lower_ == "with" and noun.pos_ in NOUNY and noun.dep_ in _GOVERNED and not own and verb != noun:
        hang(link, verb, "prep")


def _phrase_before(doc: Doc, end: int, start: int) -> tuple[int, list[Token]] | None:
    """Give where the phrase before `end` begins, right behind a comma, and its nouns, if these are all it has."""
    begin = next((t.i + 1 for t in reversed(doc[max(start, end - _LONGEST) : end]) if t.text == ","), start)
    if not 0 < end - begin <= _LONGEST:
        return None
    nouns = nouns_from(doc, begin, end)
    return (begin, nouns) if nouns and behind(nouns[-1], end) == end else None


def _opening(doc: Doc, start: int, end: int) -> list[Token]:
    """Give the nouns that a row may begin with: those behind the last verb, or "such as", before its first comma."""
    verb = next((t for t in reversed(doc[start:end]) if _governs(t)), None) if end > start else None
    if verb is None or end - verb.i > _LONGEST:
        return []
    at = verb.i + 1
    while at < end and (doc[at].pos_ in ("ADP", "SCONJ") or doc[at].dep_ in ("advmod", "preconj", "prt")):
        at += 1
    nouns = nouns_from(doc, at, end)
    return nouns if nouns and behind(nouns[-1], end) == end and nouns[0].dep_ in _GOVERNED else []


def _governs(word: Token) -> bool:
    """Tell a verb, or what opens examples: "such as", "among them", "namely", a colon."""
    if word.pos_ in ("VERB", "AUX"):
        return word.dep_ not in ("amod", "compound")
    such = word.lower_ == "as" and word.i > 0 and word.nbor(-1).lower_ == "such"
    them = word.lower_ == "them" and word.i > 0 and word.nbor(-1).lower_ == "among"
    return such or them or opens_list(word) or word.lower_ in GRAMMAR.singling


def _is_inside(last: Token, before: list[Token]) -> bool:
    """Tell a last noun that goes with one inside the phrase before it: "the maker of tea and coffee"."""
    return max(before, key=lambda t: (_fit(t, [last], before), -t.i)) != before[0]


def _host(members: list[Token], opening: list[Token]) -> Token:
    """Give what a row goes on from; bare nouns go on from any, so that the parser's choice stands if it may."""
    told = members[0].head
    best = max(opening, key=lambda t: (_fit(t, members, opening), -t.i))
    if told not in opening:
        return best
    if best.lemma_ in GRAMMAR.weighing and not any(m.lemma_ in GRAMMAR.weighing for m in members):
        return told  # "the need for a truce, free access and the release of A"
    bare = all(article_of(m) in ("", "some") for m in members)
    if bare and told.dep_ == "pobj" and told.head.head.lemma_ in GRAMMAR.illicit_dealing:
        return told  # "trafficking in persons, arms and drugs"
    if bare and told.dep_ == "pobj" and told.head.lower_ == "by" and all(t.tag_ == "NNS" for t in (told, *members)):
        return told  # "unfair practices by lenders, servicers and special interests"
    if bare and article_of(told) in ("", "some") and article_of(best) in ("a", "the"):
        return told  # "the shortage of doctors, clinics and roads"
    worse = _fit(best, members, opening) - _fit(told, members, opening)
    return told if worse < _CLEARLY or (bare and _fit(told, members, opening) > 0) else best


def _fit(host: Token, members: list[Token], around: list[Token]) -> float:
    """Tell how much a noun looks like the members of a row."""
    outer = host == around[0] and host.lemma_ not in GRAMMAR.weighing  # "the importance of A, B and C"
    return sum(alike(host, m) for m in members) + outer + any(m.head == host for m in members)


def _shares_words(phrases: list[list[Token]], last: Token) -> bool:
    """Tell "the lake, harbor and reef protection efforts", "the safety and equal treatment of A"."""
    middle = [p[0] for p in phrases]
    bare = all(len(p) == 1 and p[0].left_edge == p[0] for p in phrases)
    compound = any(c.dep_ == "compound" for c in last.lefts)
    one = len(phrases[-1]) == 1 and article_of(middle[-1]) in ("a", "the") and not article_of(last)
    return (bare and compound) or (one and neighbor_of(last, 1).lower_ == "of")


def _is_nested(phrases: list[list[Token]], heads: list[Token]) -> bool:
    """Tell a row inside a member: "the need for A, B and C, and the link between D and E"."""
    return any(
        first_conjunct(later) == inner and alike(inner, later) >= alike(phrase[0], later)
        for at, phrase in enumerate(phrases)
        for later in heads[at + 1 :]
        for inner in phrase[1:]
    )


def _is_told(first: Token, members: list[Token], *, paused: bool) -> bool:
    """Tell what may be no row: "the Kivo Dam, a plant in A, and B", "A, the founder and owner of B"."""
    second, last = members[0], members[-1]
    named, naming = first.pos_ == "PROPN", second.pos_ == "PROPN"
    if named and kinds_of(first)[:1] in _WHO:
        return True  # people, bodies and places have menders of their own
    if all(m.pos_ == "PROPN" and not article_of(m) for m in members):
        return True
    if named and len(members) == 2 and article_of(second) in ("a", "the") and not article_of(last):
        return True
    kinds = first.lemma_.lower(), second.lemma_.lower()
    told = kinds[0] == kinds[1] or any(k in GRAMMAR.kinds_told or k in load_naming().generic for k in kinds)
    apart = not told and all(map(kinds_of_lemma, kinds))
    if len(members) > 2:
        return named and not naming and members[1].pos_ == "PROPN" and not apart
    return paused and not (named == naming and article_of(first) == article_of(second)) and not (apart and not named)


def _keep_inside(nouns: list[Token]) -> None:
    """What stands inside a member belongs to it."""
    for noun, inner in pairwise(nouns):
        link = noun.doc[behind(noun, inner.i)]
        if link.head.i < nouns[0].left_edge.i or link.head.i > inner.i:
            hang(link, noun, "prep")
        if inner.head.i < nouns[0].left_edge.i:
            hang(inner, link, "pobj")
