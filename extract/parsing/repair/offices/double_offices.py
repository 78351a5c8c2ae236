"""Mends one person of two offices read as two: in "Deputy Prime Minister and Trade Minister Jane Roe" both are hers."""

from __future__ import annotations

from reportgraph.extract.parsing.spelling import ARTICLES, HYPHENS
from reportgraph.extract.parsing.tree import hang, neighbor_of, part_from_modifier, put, verb_number
from reportgraph.ontology.gazetteer import load_gazetteer
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.naming import load_naming
from reportgraph.ontology.schema import load_schema
from spacy.tokens import Doc, Span, Token

_JOINTS = frozenset({"and", "&", "concurrently", "—", "--", *HYPHENS})
_WITHIN = frozenset({"of", "for", "and", "&", ",", "the"})  # in what an office is for
_LONGEST = 10  # tokens of the second office
_LONGEST_TITLE = 5
_TOLD = frozenset({"det", "nummod", "poss"})


def repair_double_offices(doc: Doc) -> None:
    """Hang both offices on the name behind them where no article tells that the first is somebody else's."""
    for joint in doc[1:-2]:
        first = doc[joint.i - 1]
        if joint.dep_ == "cc" and joint.head == first and first.dep_ in ("nmod", "compound"):
            _first_read_as_modifier(first)
        dashed = joint.text in ("—", "--") or joint.text in HYPHENS
        if joint.lower_ not in _JOINTS or first.dep_ == "appos":
            continue
        added = joint.lower_ == "and"
        set_off = (_name_behind_comma(first, joint) or _name_behind_state(first, joint)) if added else None
        if set_off is None and not _ends_title(first, alone=not dashed):
            continue
        if joint.text in HYPHENS and not first.whitespace_:
            continue  # "Secretary-General"
        name = set_off or _name_behind(joint, of_body=_is_past(first))
        if name is not None and not name.is_ancestor(first) and not _is_told_apart(first, name):
            _mend(first, joint, name)


def _first_read_as_modifier(first: Token) -> None:
    """ "is a Director and Scientific Member of B" with a director member: what only the second is stands before it."""
    second, between = first.head, next((c for c in first.rights if c.dep_ == "conj"), None)
    told = second.dep_ in ("attr", "appos") and between is not None and first.i < between.i < second.i
    naming = load_naming()
    offices = [naming.class_of_nominal([t.lower_]) == "Person" for t in (first, second)]
    if not told or between is None or not all(offices) or naming.class_of_nominal([between.lower_]) == "Person":
        return
    part_from_modifier(first, between)


def _begin_of_title(noun: Token) -> int | None:
    """Give where the office begins that a noun ends, or None."""
    begin = max(noun.sent.start, noun.i + 1 - _LONGEST_TITLE)
    words = [t.lower_ for t in noun.doc[begin : noun.i + 1]]
    at = next((k for k in range(len(words)) if load_naming().title_at(words, k) == len(words) - k), None)
    return None if at is None else begin + at


def _ends_title(noun: Token, *, alone: bool) -> bool:
    """Tell the last word of an office, or of what somebody is, that has no article if it could stand alone."""
    doc = noun.doc
    at = _begin_of_title(noun)
    of_body = any(c.dep_ == "compound" and c.pos_ == "PROPN" for c in noun.lefts)  # "Lake Council head and dean A"
    if noun.tag_ == "NN" and alone and load_naming().class_of_nominal([noun.lower_]) == "Person":
        at, of_body = at or noun.i, not any(c.dep_ in _TOLD for c in noun.lefts)  # "singer and actor Jane Roe"
    if at is None or not (noun.text[0].isupper() or of_body) or noun.tag_ in ("NNS", "NNPS"):
        return False
    if not alone:
        return True  # "the Deputy Prime Minister - Minister of Trade Jane Roe"
    opening = doc[at - 1] if at > noun.sent.start else noun
    own = any(c.tag_ == "PRP$" for c in noun.lefts) and not GRAMMAR.of_firms & {t.lower_ for t in doc[at : noun.i + 1]}
    return opening.lower_ not in ARTICLES and not own and not any(c.dep_ == "det" for c in noun.lefts)


def _is_past(office: Token) -> bool:
    """Tell what somebody was: "former Kenyan minister"; of two who meet, or have an office now, each is one."""
    past = any(
        t.lower_ in GRAMMAR.no_longer and t.text not in HYPHENS for t in office.doc[office.left_edge.i : office.i]
    )
    verb = office.head
    return past and (verb.lemma_ not in GRAMMAR.assembling or any(c.dep_ == "dobj" for c in verb.rights))


def _size_of_office(words: Span, *, of_body: bool) -> int:
    """Give how many words are an office: "dean", "army commander" and, if it may be `of_body`, "UN envoy", or 0."""
    naming, low = load_naming(), [t.lower_ for t in words]
    size = naming.title_at(low, 0) if low else 0
    if size or len(low) <= 2:
        return size
    if low[0] == words[0].text:
        behind = naming.title_at(low, 1)
        return behind + 1 if behind else 0
    body = next((k for k, t in enumerate(words) if not t.text[0].isupper()), 0)
    entry = load_gazetteer().get(words[:body].text) if body else None
    if not (of_body and body) or (entry is not None and not load_schema().is_a(entry.cls, "Institution")):
        return 0
    told = next((k for k, t in enumerate(words) if k >= body and not t.text.islower()), body)
    if any(naming.title_at(low, k, end=told) == told - k for k in range(body, told)):
        return told
    return told if naming.class_of_nominal(low[body:told]) == "Person" and told == body + 1 else 0  # "Nobel laureate"


def _name_behind(joint: Token, *, of_body: bool) -> Token | None:
    """Give the last word of the person's name behind the second office, or None."""
    doc = joint.doc
    size = _size_of_office(doc[joint.i + 1 : joint.sent.end], of_body=of_body)
    before = doc[joint.i - 1]
    alike = doc[joint.i + 1].text[0].isupper() or before.text.islower() or before.left_edge.is_sent_start
    if not size or not alike:
        return None
    for token in doc[joint.i + 1 + size : min(joint.i + 1 + _LONGEST, joint.sent.end)]:
        person = token.ent_type_ == "PERSON" and token.ent_iob_ == "B"
        initial = len(token.text.rstrip(".")) == 1 and token.text[0].isupper()  # "D J Roe"
        called = (initial or token.lower_ in load_naming().given) and neighbor_of(token, 1).pos_ == "PROPN"
        if person:
            return _last(token)
        if called and not _is_body(token.doc[token.i : _end_of_name(token).i + 1]):
            return _last(_end_of_name(token))
        if not (token.text[0].isupper() or token.lower_ in _WITHIN):
            break
    return None


def _name_behind_comma(first: Token, joint: Token) -> Token | None:
    """Give the name set off behind the second office: "the Vice President and Minister of Trade of A, Jane Roe, met".

    One article is that of one person.
    """
    second = next((c for c in first.children if c.dep_ == "conj" and c.i > joint.i), None)
    words = [t.lower_ for t in joint.doc[joint.i + 1 : joint.sent.end]]
    size = load_naming().title_at(words, 0) if words else 0
    plural = second is not None and second.tag_ in ("NNS", "NNPS")
    begin = _begin_of_title(first)
    if second is None or plural or second.i > joint.i + size or not begin:
        return None
    if joint.doc[begin - 1].lower_ not in ARTICLES:
        return None  # "Jane Roe, dean and head of A, B and C"
    name = next((c for c in second.rights if c.dep_ == "appos" and c.pos_ == "PROPN"), None)
    first_names = load_naming().given
    person = name is not None and any(t.ent_type_ == "PERSON" or t.lower_ in first_names for t in (name, *name.lefts))
    return name if name is not None and person and name.doc[name.left_edge.i - 1].text == "," else None


def _name_behind_state(first: Token, joint: Token) -> Token | None:
    """Give the name behind the state of both: "the Vice President and Minister of Trade of Peru Jane Roe met"."""
    words = [t.lower_ for t in joint.doc[joint.i + 1 : joint.sent.end]]
    size = load_naming().title_at(words, 0) if words else 0
    begin = _begin_of_title(first)
    if not size or not begin or joint.doc[begin - 1].lower_ != "the":
        return None
    titles = [t for t in joint.doc[joint.i + 1 : joint.i + 1 + size] if t.dep_ == "nmod" and t.head.i > joint.i + size]
    state = next((c for t in titles for c in t.rights if c.dep_ == "prep" and c.lower_ == "of"), None)
    name = titles[0].head if titles and state is not None else None
    return name if name is not None and name.pos_ == "PROPN" and name.ent_type_ == "PERSON" else None


def _end_of_name(token: Token) -> Token:
    """Give the last of the words with capitals from one on."""
    while token.i + 1 < token.sent.end and token.nbor().pos_ == "PROPN":
        token = token.nbor()
    return token


def _is_body(name: Span) -> bool:
    """Tell "President and CEO of the National Urban League", whose second word is a given name too."""
    return load_naming().class_of_name([t.lower_ for t in name]) not in (None, "Person")


def _last(token: Token) -> Token:
    """Give the word that the others of a name hang on."""
    inside = _entity(token)
    return next((t for t in inside if t.head not in inside), token)


def _entity(token: Token) -> list[Token]:
    end = token.i + 1
    while end < token.sent.end and token.doc[end].ent_type_ == token.ent_type_ and token.doc[end].ent_iob_ == "I":
        end += 1
    return list(token.doc[token.i : end])


def _is_told_apart(first: Token, name: Token) -> bool:
    """Tell two people: their verb is one of several."""
    many = first.dep_ in ("nsubj", "nsubjpass") and verb_number(first.head) == "many"
    return many and not any(c.dep_ == "conj" and c.i > name.i for t in (first, name) for c in t.children)


def _mend(first: Token, joint: Token, name: Token) -> None:
    doc, governor, label = name.doc, first.head, first.dep_
    begin = name.left_edge.i if name.left_edge.i > joint.i else name.i
    second = [t for t in doc[joint.i + 1 : name.i] if not _is_within(t, name)]
    behind = [c for t in (first, *second) for c in t.children if c.i > name.i]
    put(name, name if governor == first else governor, label)
    for c in behind:
        put(c, name, c.dep_)
    hang(first, name, "nmod")
    hang(joint, first, "cc")
    for t in second:
        if t.head.i <= joint.i or (t.head.i >= begin and t.pos_ == "PROPN"):
            hang(t, name, "nmod")
        if t.lower_ in ("of", "for") and not any(c.dep_ == "pobj" for c in t.rights):
            field = next((f for f in reversed(second) if f.i > t.i and f.pos_ == "PROPN"), None)
            if field is not None:
                hang(field, t, "pobj")


def _is_within(token: Token, name: Token) -> bool:
    return bool(token.ent_type_) and token.ent_type_ == name.ent_type_ and name.is_ancestor(token)
