"""Mends rows of countries, regions and bodies: of three names none is another name of the one before it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from reportgraph.extract.parsing.labels import DASHES, NOUNY
from reportgraph.extract.parsing.repair.names.towns import is_of_land
from reportgraph.extract.parsing.repair.somebody import is_role
from reportgraph.extract.parsing.spelling import NAME_PREPOSITIONS
from reportgraph.extract.parsing.tree import FINITE, SUBJECTS, hang, lift, take_place
from reportgraph.ontology.naming import load_knowledge, load_naming
from spacy.tokens import Doc, Token

_KINDS = frozenset({"Country", "InternationalOrganization", "Region"})
_STATES = frozenset({"countries", "nations", "states"})
_BODIES = frozenset({"Company", "Institution", "MediaOrganization", "University"})
_OWNED = frozenset({"Document", "Principle", "Project", "Topic", "Event"})
_NO_BODY = frozenset({"DATE", "PERSON", "TIME"})
_FORMS = frozenset({"Commonwealth", "Federation", "Kingdom", "Republic", "State", "States", "Sultanate"})
_FEWEST = 3
_LINKS = frozenset({"and", "or", "as", "well", "plus", "&"})
_INSIDE = NAME_PREPOSITIONS | {"the", "&", "and"}


def repair_known_rows(doc: Doc) -> None:
    """Hang the members of each row "A, B, the C (CC) and D" on its first."""
    words, end = [t.text for t in doc], 0
    for token in doc:
        if token.i >= end and token.pos_ == "PROPN":
            row = list(_members(doc, words, token.i))
            end = row[-1][1] if row else end
            first = doc[token.i - 2] if token.i > 1 and doc[token.i - 1].text == "," else token
            if row and first != token and is_of_land(first, doc[row[0][1] - 1]):
                row = row[1:]  # "in Oslo, Norway, A, B and C signed": the row begins behind the country
            if len(row) >= _FEWEST and _is_closed(doc, row) and not _is_province(words, row) and _is_row(doc, row):
                _behind_dash(doc, row)
                heads = [_member(doc, begin, stop) for begin, stop in row]
                _hang(heads[1:] if _begins_clause(heads[0], row) else heads)
                _own_together(heads, doc[end] if end < len(doc) else heads[-1])
            elif len(row) == 2:
                _beside_body(doc, *row)


def _own_together(heads: list[Token], mark: Token) -> None:
    """ "approved A, B and C's request" with A as approved: a deed, a paper or a plan is of all whom the mark closes."""
    owned = mark.nbor() if mark.tag_ == "POS" and mark.i + 1 < len(mark.doc) else mark
    while owned.dep_ in ("amod", "compound") and owned.i < owned.head.i:
        owned = owned.head
    kinds = load_naming().classes_of(owned.lemma_.lower()) or ("Topic",)
    opening = heads[0].dep_ == "pobj" and heads[0].head.i == heads[0].sent.start  # "In A, B and C's exports rose"
    if owned == mark or owned.pos_ != "NOUN" or kinds[0] not in _OWNED or opening or owned.is_ancestor(heads[0]):
        return
    take_place(owned, heads[0])
    hang(heads[0], owned, "poss")
    hang(mark, heads[-1], "case")


def _begins_clause(first: Token, row: list[tuple[int, int]]) -> bool:
    """Tell "While A will publish the B Report, C and D built E": a verb right behind the row has it as its subject."""
    doc, at = first.doc, row[-1][1]
    while at < len(doc) - 1 and doc[at].pos_ == "ADV":
        at += 1
    after = doc[min(at, len(doc) - 1)]
    if first.dep_ not in ("attr", "dobj", "pobj") or not (after.tag_ in FINITE or after.tag_ == "MD"):
        return False
    verb = after.head if after.dep_ in ("aux", "auxpass") else after
    return not any(c.dep_ in SUBJECTS and c.i < row[0][0] for c in verb.children)


def _beside_body(doc: Doc, body: tuple[int, int], other: tuple[int, int]) -> None:
    """ "the Council on Trade and Peru", "the Committee of the Red Cross and Peru" with Peru inside the name."""
    head, second = _member(doc, *body), _member(doc, *other)
    inner = second.head
    inside = second.dep_ == "conj" and head.i + 1 < inner.i < body[1] and doc[head.i + 1].pos_ == "ADP"
    named = (
        doc[other[0] - 1].lower_ == "the" or _known([t.text for t in doc[slice(*other)]], 0, other[1] - other[0]) > 0
    )
    paired = inner.head.lower_ == "between"  # "Memorandum between A University and the B Institute"
    if inside and named and not paired and inner.ent_type_ not in ("GPE", "LOC", "NORP"):
        hang(second, head, "conj")


def _is_province(words: list[str], row: list[tuple[int, int]]) -> bool:
    """Tell "in Alberta, Canada and Chad", where the first of three may lie in the second, from a row of states."""
    first, second = (load_knowledge().gazetteer.longest(words, begin) for begin, _ in row[:2])
    inside = first is not None and second is not None and (first[1].cls, second[1].cls) == ("Region", "Country")
    return inside and len(row) == _FEWEST


def _members(doc: Doc, words: list[str], begin: int) -> Iterator[tuple[int, int]]:
    """Give where the members of a row begin and end, as far as it goes on; the short form in brackets is left out."""
    at, last = begin, doc[begin].sent.end
    while at < last:
        end = _known(words, at, last) or _counted(doc, at, last) or _named(doc, at, last)
        if not end or (end < last and doc[end].pos_ == "PROPN"):
            return  # the next word goes on with a longer name: "and the Peru Fund"
        yield at, end
        end += 3 if _has_short_form(doc, end, last) else 0
        linked = end
        while linked < last and (words[linked] == "," or words[linked].lower() in _LINKS):
            linked += 1
        if linked == end or (words[linked - 1].lower() == "as" and words[linked - 2].lower() != "well"):
            return
        at = linked + (linked < last and words[linked].lower() == "the")


def _behind_dash(doc: Doc, row: list[tuple[int, int]]) -> None:
    """ "the P5+1 — A, B and C — met" with the name before the dash as a part of A: the row tells who that is."""
    (begin, stop), end = row[0], row[-1][1]
    opening = begin - 1 - (doc[begin - 1].lower_ == "the")
    name, first = doc[max(0, opening - 1)], _member(doc, begin, stop)
    dashes = end < len(doc) and opening > 0 and doc[opening].text in DASHES and doc[end].text in DASHES
    if not dashes or name.pos_ != "PROPN" or name.head != first:
        return
    for c in [c for c in first.lefts if c.i < name.i]:
        hang(c, name, c.dep_)
    lift(name, "appos")


def _known(words: list[str], at: int, last: int, kinds: frozenset[str] = _KINDS) -> int:
    """Give the end of a name that the gazetteer knows for a country, a region or a body of countries, or 0."""
    found = load_knowledge().gazetteer.longest(words, at) if at < last else None
    if found is None and at + 2 < last and words[at] in _FORMS and words[at + 1] == "of":
        return _known(words, at + 2 + (words[at + 2] == "the"), last)  # "the Republic of Palau"
    if found is None or found[1].cls not in kinds or found[1].demonym:
        return 0
    count, entry_end = found[0], at
    while count > 0 and entry_end < last:
        count -= words[entry_end] != "-"  # a hyphen is a token of its own and no word
        entry_end += 1
    return entry_end if count == 0 else 0


def _named(doc: Doc, at: int, last: int) -> int:
    """Give the end of a name that nobody knows, with what stands in it: "the Ministry of Health, Labour and Sport"."""
    words = [t.text for t in doc[at:last]]
    if (listed := _known(words, 0, len(words), _BODIES)) > 0:
        return at + listed
    end = _run(doc, at, last)
    if end == at + 1 and doc[at].ent_type_ in ("GPE", "LOC") and (end == last or doc[end].tag_ not in ("IN", "POS")):
        return 0  # a town
    while at < end < last and (doc[end].pos_ == "ADP" or doc[end].tag_ == "POS"):
        begin = end + 1 + (end + 1 < last and doc[end + 1].lower_ == "the")
        inner = _run(doc, begin, last)
        if inner == begin:
            break
        own = doc[end].tag_ == "POS" or _has_short_form(doc, inner, last)  # "the Lake Mission to Chad (LMC)"
        if not own and (is_role(doc[end - 1]) or doc[end - 1].tag_ == "NNPS" or _known(words, begin - at, len(words))):
            return 0  # "the Governments of Malta and Chad", "the Minister of Trade and Sport"
        end = inner
        closed = doc[at - 1 - (doc[at - 1].lower_ == "the")].lower_ == "and" if at > 1 else False
        while (further := _field_behind(doc, end, last, closed=closed)) > end:
            end = further
    return end if end > at else 0


def _run(doc: Doc, at: int, last: int) -> int:
    while at < last and doc[at].text[0].isupper() and doc[at].pos_ in NOUNY and doc[at].ent_type_ not in _NO_BODY:
        at += 1
    return at


def _field_behind(doc: Doc, at: int, last: int, *, closed: bool) -> int:
    """Give the end of ", Labour" and "and Sport" behind a field: plain nouns, or what stands before the last "and"."""
    begin = at + 1 if at < last and doc[at].lower_ in ("and", ",", "&") else at
    end = _run(doc, begin, last)
    if end == begin or begin == at or _known([t.text for t in doc[begin:end]], 0, end - begin):
        return at
    amid = doc[at].text != "," and (closed or (end < last and doc[end].lower_ in (",", "and")))
    return end if amid or load_naming().classes_of(doc[end - 1].lower_) else at


def _counted(doc: Doc, at: int, last: int) -> int:
    """Give the end of "12 African states" among the members, or 0."""
    end = at + 1
    while end < last and doc[end].pos_ == "ADJ":
        end += 1
    return end + 1 if doc[at].like_num and end < last and doc[end].lower_ in _STATES else 0


def _has_short_form(doc: Doc, at: int, last: int) -> bool:
    inside = doc[at + 1].text if at + 2 < last else ""
    return len(inside) > 1 and inside.isupper() and doc[at].text == "(" and doc[at + 2].text == ")"


def _is_row(doc: Doc, row: list[tuple[int, int]]) -> bool:
    """Tell a row from "the Lake Institute, Peru, and A": of names that nobody knows one may tell of another."""
    words, last = [t.text for t in doc], row[-1][1]
    owns = last < len(doc) and doc[last].tag_ == "POS"  # "Tourism, Jane Roe and Peru's Minister"
    known = [bool(_known(words, begin, doc[begin].sent.end)) for begin, _ in row]
    between = [[t.lower_ for t in doc[end:begin]] for (_, end), (begin, _) in pairwise(row)]
    paused, added = between[-1][0] == ",", sum("and" in words for words in between)
    return all(known) or (not owns and added == 1 and (len(row) > _FEWEST or not paused or known[0]))


def _is_closed(doc: Doc, row: list[tuple[int, int]]) -> bool:
    """Tell a row whose last member "and" adds."""
    return any(t.lower_ in ("and", "or", "&") for t in doc[row[-2][1] : row[-1][0]])


def _member(doc: Doc, begin: int, end: int) -> Token:
    """Give the head of a name, before its first preposition, with what belongs to the name on it."""
    stop = next((i for i in range(begin + 1, end) if doc[i].pos_ == "ADP"), end)
    head = next((t for t in reversed(doc[begin:stop]) if not begin <= t.head.i < stop), doc[stop - 1])
    told = doc[stop].lower_ in ("of", "for", "on") if stop < end else False
    if told and doc[stop].dep_ == "prep" and doc[stop].head.i not in range(begin, end):
        hang(doc[stop], head, "prep")
    if _has_short_form(doc, end, head.sent.end):
        for token in doc[end : end + 3]:
            hang(token, head, "appos" if token.i == end + 1 else "punct")
    return head


def _told_of_all(first: Token, doer: Token) -> None:
    """ "A, B and C met, D reports" with A as who reports, or as a fragment before the report: all of them met."""
    verb, label = doer.head, doer.dep_
    top = next((t for t in (verb, *verb.ancestors) if t.head == first), None)
    if first.dep_ == "ROOT" and top is not None and top.pos_ == "VERB" and top != verb:
        take_place(top, first)
        hang(first, verb, label)
    others = [c for c in first.head.lefts if c.dep_ in SUBJECTS and c.i > verb.i]
    if others and first.dep_ in SUBJECTS and first.head == verb.head and verb.dep_ == "ccomp":
        hang(first, verb, label)


def _hang(heads: list[Token]) -> None:
    first, *others = heads
    of_subject = first.head.head.dep_ in ("appos", "nsubj", "nsubjpass")  # "we, the leaders of A, B and C, agreed"
    if first.dep_ == "pobj" and others[0].dep_ == "nsubj" and not of_subject:
        first, *others = others  # "In talks with A, B and C agreed"
    doer = next((t for t in others if t.dep_ in SUBJECTS), None)
    if doer is not None and first.dep_ in ("dep", "npadvmod"):
        take_place(first, doer)  # "A, B and C met", with A as when they met
    elif doer is not None:
        _told_of_all(first, doer)
    for other in others:
        if not other.is_ancestor(first):
            hang(other, first, "conj")
    if first.dep_ == "pobj" and of_subject:  # the words between its members are the row's, and not those of "we"
        for link in first.doc[first.i : others[-1].left_edge.i]:
            if link.dep_ in ("cc", "punct") and link.head.i < first.i:
                hang(link, first, link.dep_)
