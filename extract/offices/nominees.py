"""Who is named for an office: "elected Jane Roe dean", "Jane Roe, nominee for dean"."""

from __future__ import annotations

from dataclasses import replace

from reportgraph.extract.model import Mention
from reportgraph.extract.offices.office_titles import Title
from reportgraph.extract.offices.office_words import OfficeWords
from reportgraph.extract.parsing.spelling import ARTICLES
from reportgraph.extract.parsing.syntax import child, objects_of, possessors, prepositions
from reportgraph.ontology.grammar import GRAMMAR
from spacy.tokens import Doc, Token

_TOWARDS = frozenset({"for", "to", "be", "become", "serve", "as"})
_ORIGIN = frozenset({"of", "from"})
_TELLING = frozenset({"announce", "confirm", "make", "unveil"})
_DESCRIBING = ("ADJ", "DET", "NOUN", "PROPN")
_JOINTS = frozenset({"and", ",", ";"})
_LONG = 10  # tokens of an aside
_FAR = 6  # tokens that an office's name may take


def is_named_to(begin: int, end: int, doc: Doc, words: OfficeWords) -> bool:
    """Tell a name between a verb of naming and the office: "elected Jane Roe chief executive"."""
    return office_named(begin, end, doc, words) is not None


def office_named(begin: int, end: int, doc: Doc, words: OfficeWords) -> int | None:
    """Give where the office begins that a verb of naming or its noun gives: "the election of Jane Roe as dean"."""
    if begin == 0 or end >= len(doc):
        return None
    word = _naming_word(begin, end, doc, words)
    if word is None:
        return None
    if word.pos_ == "NOUN":
        return _behind_as(_behind_place(end, doc), doc, words)
    if word.lemma_ in words.lexicon.appointing and words.is_title_at(end):
        return end
    return _behind_as(_behind_aside(end, doc), doc, words)


def _naming_word(begin: int, end: int, doc: Doc, words: OfficeWords) -> Token | None:
    """Give the verb of naming, or its noun, that has a name right behind it or in a row: "the election of Jane Roe"."""
    verb = _verb_before(begin, doc[end - 1], words)
    verb = verb if verb is not None else naming_row(begin, end, doc, words)
    if verb is not None:
        return verb
    at = begin - 2
    while at > 0 and doc[at + 1].lower_ != "of" and doc[at + 1].pos_ == "PROPN":
        at -= 1  # "of Mr. Jane Roe"
    named = at >= 0 and doc[at + 1].lower_ == "of" and doc[at].lemma_.lower() in words.lexicon.appointing_nouns
    return doc[at] if named else None


def naming_row(begin: int, end: int, doc: Doc, words: OfficeWords) -> Token | None:
    """Give the verb whose further people each have an office of their own: "named A as dean and B as bursar"."""
    at = begin - 1
    while at > 0 and doc[at].lower_ in _JOINTS:
        at -= 1
    verb = next((t for t in reversed(doc[doc[begin].sent.start : at]) if _names(t, words)), None)
    first = verb.i + 1 if verb is not None else len(doc)
    if at == begin - 1 or not words.is_person_at(first) or words.end_of_name(first) > at:
        return None
    told = _behind_aside(words.end_of_name(first), doc)
    alike = _way_to_office(told, doc, words) == (way := _way_to_office(end, doc, words))
    acting = any(t.pos_ == "VERB" and t.lemma_ not in _TOWARDS for t in doc[first:begin])
    return verb if alike and way is not None and not acting else None


def _names(word: Token, words: OfficeWords) -> bool:
    return word.pos_ == "VERB" and word.lemma_ in words.lexicon.appointing | words.lexicon.picking


def _way_to_office(end: int, doc: Doc, words: OfficeWords) -> str | None:
    """Give what stands between a name and an office: nothing, "as" or "to"."""
    if end + 1 >= len(doc):
        return None
    if words.is_title_at(end):
        return ""
    return doc[end].lower_ if _behind_as(end, doc, words) is not None else None


def _verb_before(begin: int, name: Token, words: OfficeWords) -> Token | None:
    """Give the verb that names somebody: "named Jane Roe", "named the former judge Jane Roe", "brought in Jane Roe"."""
    doc = name.doc
    at = min(begin, name.left_edge.i) - 1 if doc[begin - 1].pos_ in _DESCRIBING else begin - 1
    verb = doc[at] if at >= 0 else name
    if verb.dep_ == "prt" and f"{verb.head.lemma_} {verb.lower_}" in words.lexicon.picking:
        return verb.head
    return verb if verb.lemma_.lower() in words.lexicon.appointing | words.lexicon.picking else None


def _behind_aside(end: int, doc: Doc) -> int:
    """Give where it goes on behind what commas set off: "named Jane Roe, a former judge, as dean"."""
    comma = next((i for i in range(end + 1, min(end + _LONG, len(doc))) if doc[i].text == ","), None)
    return comma + 1 if doc[end].text == "," and comma is not None and comma + 1 < len(doc) else end


def _behind_as(end: int, doc: Doc, words: OfficeWords) -> int | None:
    """Give where an office begins behind "as", "as its new", "to be"."""
    behind = doc[min(end + 1, len(doc) - 1)].lower_ if doc[end].lower_ == "to" else ""
    end += 1 if behind in ("be", "become") else 2 if behind == "serve" and end + 3 < len(doc) else 0
    start = end + 1
    while doc[end].lower_ in ("as", "be", "become") and start < min(len(doc), end + _FAR):
        if words.is_title_at(start):
            return start
        if not (doc[start].pos_ == "ADJ" or doc[start].dep_ in ("det", "poss", "case")):
            return None
        start += 1
    return None


def with_namer(title: Title, person: Mention, words: OfficeWords) -> Title:
    """Give an office as that of the body that names somebody for it: "the Lake Fund named Jane Roe director".

    A nominee has yet to be confirmed.
    """
    word = _naming_word(person.begin, person.end, title.head.doc, words)
    candidate = title.head.lemma_.lower() in words.lexicon.coming  # "nominated A as its candidate", who A is
    if word is not None and word.lemma_.lower() in words.lexicon.nominating and not candidate:
        title = replace(title, coming=True, sure=False)
    own = all(t.tag_ == "PRP$" for t in title.bodies)  # "as its director"
    subject = _namer(word) if own and word is not None else None
    while (
        subject is not None and subject.lemma_.lower() in GRAMMAR.boards
    ):  # "its board", "the board of directors of A"
        owners = possessors(subject) or [t for word, p in prepositions(subject) if word == "of" for t in objects_of(p)]
        subject = owners[-1] if owners else None
    return replace(title, bodies=(subject,)) if subject is not None and words.fills_offices(subject) else title


def _namer(word: Token) -> Token | None:
    """Give who names somebody: A in "A named B", "A's appointment of B", "A announced the appointment of B"."""
    if word.pos_ != "NOUN":
        return child(word, "nsubj")
    told = word.dep_ == "dobj" and word.head.lemma_ in _TELLING
    return next(iter(possessors(word)), None) or (child(word.head, "nsubj") if told else None)


def _behind_place(end: int, doc: Doc) -> int:
    """Give where it goes on behind where somebody is from: "the election of Jane Roe of Chad as dean"."""
    at = end
    while at < min(len(doc) - 1, end + _FAR) and (doc[at].lower_ in _ORIGIN if at == end else doc[at].pos_ == "PROPN"):
        at += 1
    return at if doc[at].lower_ == "as" else end


def office_ahead(token: Token, last: int, words: OfficeWords) -> tuple[Token, str] | None:
    """Give the office that a "nominee for", "nominee to be", "candidate to serve as" is to hold, and its property."""
    doc, at = token.doc, token.i + 1
    if token.lower_ not in words.lexicon.coming or at >= last or doc[at].lower_ not in ("for", "to"):
        return None
    while at < last and _leads(doc[at]):
        at += 1
    for i in range(at, min(at + _FAR, last)):
        head = doc[words.last_of_title(i)]
        name = words.property_of(head)
        if name is not None:
            return head, name
        if doc[i].pos_ not in ("ADJ", "NOUN", "PROPN") or doc[i].is_lower:
            return None
    return None


def named_for(title: Title, words: OfficeWords) -> Title:
    """Give a title as that of a person who is to hold it, where "nominee for" or the like stands before it."""
    doc, at = title.head.doc, title.begin - 1
    while at > 0 and _leads(doc[at]):
        at -= 1
    led = at < title.begin - 1 and doc[at].lower_ in words.lexicon.coming
    return replace(title, coming=led or title.coming)


def _leads(token: Token) -> bool:
    return token.lower_ in _TOWARDS or token.lower_ in ARTICLES
