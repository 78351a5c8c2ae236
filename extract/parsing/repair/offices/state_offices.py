"""Mends "President of Kenya Jane Roe" read as an office in a Kenya Jane Roe: the name behind the state is the holder's.

So it is behind a body whose name ends in a word for its kind ("Director of Voltra Company Jane Roe"), and behind where
somebody is posted ("Ambassador to Kenya Jane Roe"). Where "and" joins one such holder to another, each has an office
of his own.
"""

from __future__ import annotations

from itertools import pairwise

from reportgraph.extract.parsing.spelling import ARTICLES, HYPHENS
from reportgraph.extract.parsing.syntax import objects_of, prepositions
from reportgraph.extract.parsing.tree import call, hang, put, take_place
from reportgraph.ontology.gazetteer import load_gazetteer
from reportgraph.ontology.naming import load_naming
from reportgraph.ontology.schema import load_schema
from spacy.tokens import Doc, Span, Token

_LONGEST_TITLE = 5
_LONGEST_STATE = 5
_SHORTEST_NAME, _LONGEST_NAME = 2, 8
_POSTED = frozenset({"ambassador", "consul", "envoy"})
_CHARGES = frozenset({"delegation", "mission", "party", "protocol", "staff", "station"})
_FIRMS = frozenset({"capital", "holding", "holdings", "partners"})
_INSIDE = frozenset({"bin", "ibn", "al", "el", "de", "da", "van", "von", "der", *HYPHENS})


def repair_state_offices(doc: Doc) -> None:
    """Hang the office and its state on the holder, who takes their place in the sentence."""
    for of in doc[1:-2]:
        posted = of.lower_ == "to" and doc[of.i - 1].lower_ in _POSTED
        title = _title(doc, of.i) if of.lower_ == "of" else None
        if not posted and title is None:
            continue
        state = _state(doc, of.i + 1) or (None if posted else _body(doc, of.i + 1, of.sent.end) or _charge(of))
        end = _end_of_name(doc, state.end, of.sent.end) if state is not None else 0
        if state is not None and end:
            _label(doc, state, end)
            _mend(title or doc[of.i - 1], of, state, doc[state.end : end])
    for title in doc:
        if title.lower_ == "counterparts" and title.pos_ == "VERB" and title.dep_ in ("pobj", "dobj", "nsubj", "appos"):
            _peers_read_as_verb(title)
        if title.dep_ == "nmod" and title.head.dep_ == "attr" and title.i < title.head.i:
            _office_read_as_modifier(title, title.head)
        if title.tag_ in ("NNS", "NNPS") and title.pos_ in ("NOUN", "PROPN"):
            _holders_in_row(title)


def _office_read_as_modifier(title: Token, place: Token) -> None:
    """ "is Chancellor of the University of A, Los Angeles" with a chancellor town: the town hangs on the body."""
    doc, end = title.doc, title.right_edge.i + 1
    bodies = [o for _, p in prepositions(title) for o in objects_of(p)]
    begin = next((t.i for t in doc[end : place.i] if t.text != ","), place.i)
    split = bodies and doc[begin - 1].text == "," and all(t.head == place for t in doc[begin : place.i])
    if split and load_naming().title_at([title.lower_], 0) == 1:
        take_place(title, place)
        hang(place, bodies[0], "appos")


def _title(doc: Doc, end: int) -> Token | None:
    """Give the noun of the title that ends there: the minister of "Minister of Foreign Affairs"."""
    begin = max(doc[end].sent.start, end - _LONGEST_TITLE)
    inside = next((t.i for t in reversed(doc[begin:end]) if t.lower_ == "for"), end)
    if inside < end and all(t.text[0].isupper() or t.lower_ == "and" for t in doc[inside + 1 : end]):
        return _title(doc, inside)  # "Minister for Foreign Affairs"
    words = [t.lower_ for t in doc[begin:end]]
    found = next((k for k in range(len(words)) if load_naming().title_at(words, k) == len(words) - k), None)
    if found is None:
        return None
    inner = next((t.i for t in doc[begin + found : end] if t.lower_ == "of"), end)
    return doc[inner - 1] if inner > begin + found else None


def _state(doc: Doc, begin: int) -> Span | None:
    begin += doc[begin].lower_ in ARTICLES
    for end in range(min(begin + _LONGEST_STATE, len(doc)), begin, -1):
        entry = load_gazetteer().get(doc[begin:end].text)
        if entry is not None and entry.cls == "Country" and not entry.demonym:
            return doc[begin:end]
    return None


def _body(doc: Doc, begin: int, last: int) -> Span | None:
    """Give a body up to the last word that tells what kind of body it is: "Amber Capital" before a name."""
    one = doc[begin].lower_ in ARTICLES  # "the Senate"
    begin += one
    end = begin
    while end < min(last, begin + _LONGEST_NAME) and doc[end].text[0].isupper():
        end += 1
    kinds = (k for k in range(end - 1, begin - one, -1) if _is_kind_of_body(doc[k].lower_))
    kind = next(kinds, None)
    return doc[begin : kind + 1] if kind is not None and kind + 1 < last and doc[kind + 1].text[0].isupper() else None


def _charge(of: Token) -> Span | None:
    """Give what is no body, but belongs to the title: the mission of "Chief of Mission Jane Roe"."""
    return of.doc[of.i + 1 : of.i + 2] if of.nbor().lower_ in _CHARGES and of.nbor().text[0].isupper() else None


def _is_kind_of_body(word: str) -> bool:
    cls = load_naming().class_of_name([word])
    return word in _FIRMS or (cls is not None and load_schema().is_a(cls, "Institution"))


def _end_of_name(doc: Doc, begin: int, last: int) -> int:
    """Give where a name ends none of whose words is one of the language, or 0; one word only behind a state."""
    end = begin
    while end < min(last, begin + _LONGEST_NAME) and (doc[end].text[0].isupper() or doc[end].lower_ in _INSIDE):
        end += 1
    words = [t for t in doc[begin:end] if t.is_alpha]
    naming = load_naming()
    if words and naming.nouns.get((words[-1].lower_,)) == "Person":
        words = words[:-1] if len(words) > _SHORTEST_NAME else words  # "Kim Hoa Man"
    common = any((t.lower_,) in naming.nouns or t.lower_ in naming.common for t in words)
    land = load_gazetteer().get(doc[begin - 1].text)
    alone = len(words) == 1 and land is not None and land.cls == "Country" and words[0].ent_type_ != "DATE"
    capital = (len(words) > 1 or alone) and words[0].text.istitle() and words[-1].text[0].isupper()
    if not capital or common or naming.class_of_name([t.lower_ for t in words]) is not None:
        return 0
    return words[-1].i + 1 if end < last or doc[end - 1].is_alpha else 0


def _label(doc: Doc, state: Span, end: int) -> None:
    """Tell the state from the holder where both were taken for one name."""
    apart = doc[state.end].ent_type_ == "PERSON" and doc[state.end].ent_iob_ == "B"
    if not apart:
        label = "GPE" if _state(doc, state.start) is not None else "ORG"
        label = "" if state.text.lower() in _CHARGES else label
        call(doc[state.start : state.end], label)
        call(doc[state.end : end], "PERSON")


def _mend(title: Token, of: Token, state: Span, name: Span) -> None:
    doc, holder = title.doc, name[-1]
    line = doc[title.i : name.end]
    tops = [t for t in line if t.head == t or not title.i <= t.head.i < name.end]
    added = holder.dep_ == "conj" and title.dep_ == "conj" and title in tops  # "the Envoy and Minister of A B"
    if holder in tops and of.head == title and state.root.head == of and not added:
        return
    top = title if title in tops else tops[0]
    outside = [c for t in line for c in t.children if c.i >= name.end]
    governor, label = top.head, top.dep_
    label = (
        "conj" if label == "appos" and governor.ent_type_ == "PERSON" else label
    )  # "by Minister A, Minister B and C"
    put(holder, holder if governor == top else governor, label)
    for c in outside:
        hang(c, holder, c.dep_)
    put(title, holder, "nmod")
    field = doc[title.i + 1 : of.i]  # "of Foreign Affairs"
    for t in field:
        first, last = field[0], field[-1]
        put(t, *((title, "prep") if t == first else (first, "pobj") if t == last else (last, "compound")))
    put(of, title, "prep")
    last = state[-1]
    put(last, of, "pobj")
    for t in doc[of.i + 1 : last.i]:
        put(t, last, "det" if t.lower_ in ARTICLES else "compound")
    for t in name[:-1]:
        put(t, holder, "punct" if t.text in HYPHENS else "compound")
    for t in name:
        if t.is_alpha:
            t.pos_, t.tag_ = "PROPN", "NNP"


def _peers_read_as_verb(peers: Token) -> None:
    """ "with his Kenyan and Chadian counterparts A and B" with A as what they do something to."""
    peers.pos_, peers.tag_, peers.lemma_ = "NOUN", "NNS", "counterpart"
    first = next((c for c in peers.rights if c.dep_ == "dobj" and c.pos_ == "PROPN"), None)
    for place in [c for c in peers.rights if c.dep_ == "prep" and first is not None and c.i > first.i]:
        hang(place, peers.head.head if peers.dep_ == "pobj" else peers.head, "prep")
    if first is None:
        return
    first.dep_ = "appos"
    for name in (first, *(c for c in first.rights if c.dep_ == "conj" and c.pos_ == "PROPN")):
        if name.ent_type_ != "PERSON" and name.left_edge.i < name.i:
            call(peers.doc[name.left_edge.i : name.i + 1], "PERSON")


def _holders_in_row(title: Token) -> None:
    """ "Presidents A of Peru and B of Chad met" with B as another name of them: "and" adds him to A."""
    holders = [c for c in title.rights if c.dep_ == "appos" and c.pos_ == "PROPN"]
    for first, second in pairwise(holders):
        joint = second.left_edge.nbor(-1)
        if joint.lower_ == "and" and joint.i > first.i:
            hang(second, first, "conj")
            hang(joint, first, "cc")
