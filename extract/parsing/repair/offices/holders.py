"""Mends people whose title names their body: in "Office of Mines Director Jane Roe said" it is Jane Roe who speaks."""

from __future__ import annotations

from reportgraph.extract.parsing.labels import NOUN_SUBJECTS
from reportgraph.extract.parsing.spelling import singular
from reportgraph.extract.parsing.syntax import child, first_conjunct
from reportgraph.extract.parsing.tree import hang, lift, put, take_place
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.naming import load_naming
from reportgraph.ontology.schema import load_schema
from spacy.tokens import Doc, Span, Token

_INSIDE = frozenset({"of", "on", "for"})
_STATES = frozenset({"GPE", "NORP"})
_SHARED = frozenset({"common", "joint", "mutual", "shared"})
_LONGEST = 8  # tokens of what a body is for, with the title


def repair_holders(doc: Doc) -> None:
    """Make who holds an office the subject, where the body was read as the subject and its holder as what it is for."""
    for token in doc:
        if token.text == "vice" and 0 < token.i < len(doc) - 2 and token.nbor(-1).text == ",":
            _in_place_of(token)
        if token.lower_ == "from" and token.dep_ == "prep":
            _origin_of_guests(token)
        if token.dep_ == "case" and (owned := child(token.head, "pobj")) is not None:
            lift(owned, "poss")  # "Minister of Trade Jane Roe's visit" read as a minister of her visit
        if token.lower_ in _INSIDE and token.dep_ == "prep" and token.i > token.head.i + 1:
            _body_of_next_title(token)
        if token.dep_ in NOUN_SUBJECTS and token.text[0].isupper():
            _holder_read_as_complement(token)
            _body_beside_title(token)
        if token.dep_ == "appos" and token.pos_ == "PROPN":
            _holder_read_as_apposition(token)
        if token.dep_ == "conj" and token.pos_ == "NOUN" and token.head.pos_ == "PROPN":
            _first_of_owners(token)
        if token.text.istitle() and token.pos_ in ("NOUN", "PROPN") and token.i + 1 < token.sent.end:
            _title_read_apart(token)
        if token.dep_ in ("compound", "nmod") and token.pos_ == "PROPN":
            _first_read_as_origin(token)


def _body_of_next_title(preposition: Token) -> None:
    """ "Minister A and Director of B Jane Roe" with A as who is of B: it is the title behind the "and"."""
    title, name = preposition.nbor(-1), preposition.head
    added = title.dep_ == "conj" and first_conjunct(title) == name and title.left_edge.i > name.i
    if added and title.text.istitle() and name.pos_ == "PROPN" and _is_title(title.doc[title.i : title.i + 1]):
        hang(preposition, title, "prep")


def _holder_read_as_apposition(holder: Token) -> None:
    """ "Deputy Trade Minister (DTM) Jane Roe met A" with Jane Roe as another name of the minister."""
    title, at = holder.head, holder.left_edge.i
    doc = holder.doc
    marks = at - 3 > title.sent.start and [doc[at - 3].text, doc[at - 1].text] == ["(", ")"]
    if (
        not marks
        or title.i != at - 4
        or not doc[at - 2].is_upper
        or not _is_title(doc[title.left_edge.i : title.i + 1])
    ):
        return
    for c in [c for c in title.rights if c.i > holder.i]:
        hang(c, holder, c.dep_)
    governor, label = title.head, title.dep_
    put(holder, holder if governor == title else governor, label)
    hang(title, holder, "nmod")


def _title_read_apart(title: Token) -> None:
    """ "Presidents Jane Roe of Chad and John Doe of Peru met" with presidents who met besides the two.

    In "served as adviser to President Jane Roe" she may be read as the adviser's name.
    """
    name, plural = title.nbor(), title.tag_ in ("NNS", "NNPS")
    while name.dep_ == "compound" and name.pos_ == "PROPN" and name.head.i > name.i:
        name = name.head
    apart = name.dep_ == "appos" and (name.head == title if plural else name.head.is_ancestor(title))
    twice = name.dep_ == title.dep_ and name.head == title.head and title.dep_ in NOUN_SUBJECTS
    if name.pos_ != "PROPN" or name.left_edge.i != title.i + 1 or not (apart or twice):
        return
    if not _is_title(title.doc[title.left_edge.i : title.i + 1], plural=plural):
        return
    governor, label = title.head, title.dep_
    others = [c for c in title.rights if c != name]
    put(name, name if governor == title else governor, label)
    for c in others:
        put(c, name, c.dep_)
    hang(title, name, "compound")


def _first_read_as_origin(state: Token) -> None:
    """ "Chad and U.S. drug maker Pfora agreed" read as a maker from both: what is singular has one origin."""
    doc, kind = state.doc, state.head
    origin = doc[min(state.i + 2, len(doc) - 1)]
    joined = state.i + 1 < len(doc) and doc[state.i + 1].lower_ == "and" and origin.head == state
    noun = state.ent_type_ == "GPE" and not state.text.replace(".", "").isupper()  # "U.S. and Chilean firm Voltra"
    if not joined or not noun or origin.ent_type_ not in _STATES or not kind.i > origin.i + 1:
        return
    whole = kind.head if kind.dep_ in ("compound", "nmod") and kind.head.i == kind.i + 1 else kind
    if kind.tag_ != "NN" or whole.pos_ != "PROPN" or state.left_edge != state:
        return
    governor, label = whole.head, whole.dep_
    others = [c for c in whole.rights if c.dep_ in ("conj", "cc")]
    put(state, state if governor == whole else governor, label)
    for c in others:
        put(c, state, c.dep_)
    hang(doc[state.i + 1], state, "cc")
    hang(whole, state, "conj")
    hang(origin, kind, "nmod")


def _first_of_owners(noun: Token) -> None:
    """ "Mayor Roe and Dean Doe's plan was hailed" read as Roe and a plan: a deed goes with no person, both own it.

    So do "the President and Vice President", and two states: "praised Chad and Togo's joint work".
    """
    first, owner = noun.head, next((c for c in noun.lefts if c.dep_ == "poss"), None)
    if owner is None or owner.pos_ != "PROPN" or owner.left_edge.i != first.i + 2:
        return
    offices = _is_title(first.doc[first.i : first.i + 1]) and _is_title(first.doc[owner.left_edge.i : owner.i + 1])
    states = first.ent_type_ == owner.ent_type_ == "GPE"
    states = states and (first.dep_ == "dobj" or any(c.lower_ in _SHARED for c in noun.lefts))
    if first.ent_type_ != "PERSON" and not offices and not states:
        return
    cls = load_naming().class_of_nominal([noun.lemma_.lower()])
    if any(c.dep_ == "case" for c in owner.rights) and not _is_somebody(cls):
        governor, label = first.head, first.dep_
        put(noun, noun if governor == first else governor, label)
        for c in [c for c in first.rights if c.i > noun.i and c.dep_ in ("cc", "conj")]:
            hang(c, noun, c.dep_)
        hang(first, noun, "poss")
        hang(owner, first, "conj")


def _is_somebody(cls: str | None) -> bool:
    return cls is not None and any(load_schema().is_a(cls, kind) for kind in ("Actor", "Place"))


def _is_title(words: Span, *, plural: bool = False) -> bool:
    low = [t.lower_ for t in words]
    return any(load_naming().title_at(low, at, plural=plural) == len(low) - at for at in range(len(low)))


def _in_place_of(vice: Token) -> None:
    """ "to be dean of A, vice Jane Roe": in her place, and she is no dean of anything."""
    doc, end = vice.doc, vice.i + 1
    while end < vice.sent.end and (doc[end].text[0].isupper() or doc[end].text in (",", ".")):
        end += 1
    name = [t for t in doc[vice.i + 1 : end] if t.text[0].isupper()]
    tops = [t for t in name if t.head.i <= vice.i or t.head.i >= end or t.head == t]
    if not tops or any(t.head == t for t in (*tops, vice)):
        return
    hang(vice, vice.sent.root, "prep")
    vice.pos_, vice.tag_ = "ADP", "IN"
    for top in tops:
        office = next((c for c in top.lefts if c.i < vice.i and c.dep_ in ("nmod", "compound", "appos")), None)
        if office is not None:
            take_place(office, top)
        hang(top, vice, "pobj" if top == tops[-1] else "dep")


def _origin_of_guests(origin: Token) -> None:
    """ "welcomed the heads of mission from A, who …" with the welcome as from A: the heads are.

    So are those by whom something is done: "was attended by delegates from 30 countries".
    """
    verb = origin.head
    near = [o for c in verb.rights for o in ([c] if c.dep_ == "dobj" else c.rights if c.dep_ == "agent" else [])]
    guests = next((c for c in near if c.dep_ in ("dobj", "pobj") and c.right_edge.i == origin.i - 1), None)
    place = next((c for c in origin.rights if c.dep_ == "pobj"), None)
    if guests is None or place is None or guests.pos_ not in ("NOUN", "PROPN"):
        return
    if not (guests.dep_ == "pobj" or _is_receiving(verb)):
        return
    if place.pos_ != "PROPN" and place.lemma_ not in GRAMMAR.on_map:
        return
    if load_naming().class_of_nominal([singular(guests.lower_)]) in ("Person", "Group"):
        hang(origin, guests, "prep")
        for clause in [t for t in origin.subtree if t.dep_ == "relcl" and any(c.lower_ == "who" for c in t.lefts)]:
            hang(clause, guests, "relcl")


def _is_receiving(verb: Token) -> bool:
    brought = verb.lemma_ != "bring" or any(c.lower_ == "together" for c in verb.rights)
    return verb.lemma_ in GRAMMAR.receiving or (verb.lemma_ in GRAMMAR.gathering and brought)


def _holder_read_as_complement(body: Token) -> None:
    """ "the Council on Trade Chair Jane Roe will visit A" with a council on Jane Roe."""
    holder = body.doc[body.right_edge.i]
    preposition = holder.head
    if holder == body:
        return
    given = holder.nbor(-1).lower_ in load_naming().given
    named = holder.dep_ == "pobj" and holder.tag_ == "NNP" and (given or holder.ent_type_ == "PERSON")
    if not named or preposition.lower_ not in _INSIDE or preposition.head != body or preposition.i != body.i + 1:
        return
    first = holder.i - (1 if given and holder.ent_type_ != "PERSON" else 0)
    while holder.doc[first].ent_type_ == "PERSON" and holder.doc[first].ent_iob_ == "I":
        first -= 1
    title = _title_before(first, preposition)
    if title <= preposition.i + 1 or any(t.is_punct for t in body.doc[preposition.i : first]):
        return
    last = body.doc[title - 1]
    verb, label = body.head, body.dep_
    for word in body.doc[preposition.i + 1 : title]:
        if word != last and word.head.i >= title - 1:
            hang(word, last, word.dep_)
    hang(last, preposition, "pobj")
    hang(holder, verb, label)
    hang(body, holder, "nmod")


def _body_beside_title(holder: Token) -> None:
    """ "Department of Trade Secretary Jane Roe met A" with two subjects: the body is that of her title."""
    first, doc = holder.left_edge, holder.doc
    bodies = [c for c in holder.head.lefts if c.dep_ in NOUN_SUBJECTS and c != holder and c.right_edge.i == first.i - 1]
    named = holder.ent_type_ == "PERSON" and first.i < holder.i
    if named and bodies and any(_is_title(doc[first.i : k]) for k in range(first.i + 1, holder.i)):
        hang(bodies[0], holder, "nmod")


def _title_before(name: int, preposition: Token) -> int:
    """Give where a title that ends right before a name begins, or 0; what may be the body's is no part of it."""
    doc, naming = preposition.doc, load_naming()
    begin = max(preposition.i + 1, name - _LONGEST)
    words = [t.lower_ for t in doc[begin:name]]
    for at in reversed(range(len(words))):
        if doc[begin + at].text.istitle() and naming.title_at(words, at) == len(words) - at:
            while at and words[at - 1] in GRAMMAR.ranks:
                at -= 1
            return begin + at
    return 0
