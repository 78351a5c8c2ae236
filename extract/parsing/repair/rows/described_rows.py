"""Mends rows of people each of whom is described: "A, head of B, C, mayor of D, and E, a lawyer, spoke".

Whose body is told behind a comma is described too: "A, Secretary, Ministry of B and C, Director, D".
"""

from __future__ import annotations

from reportgraph.extract.parsing.labels import NOUNY
from reportgraph.extract.parsing.repair.somebody import is_role
from reportgraph.extract.parsing.spelling import ARTICLES, HYPHENS, NAME_PREPOSITIONS
from reportgraph.extract.parsing.syntax import child, first_conjunct
from reportgraph.extract.parsing.tree import hang, neighbor_of, put
from reportgraph.ontology.naming import load_naming
from spacy.tokens import Doc, Span, Token

_PAUSES = frozenset({",", ";"})
_LONGEST = 16  # tokens of a description


def repair_described_rows(doc: Doc) -> None:
    """Make those in a row who have a description each one row, where one was read as a part of what is before it."""
    for token in doc:
        if token.lower_ == "and" and token.i + 2 < len(doc) and doc[token.i + 1].pos_ == "PROPN":
            _mend_row(token)
        if token.dep_ == "acl" and token.tag_ == "VBN" and neighbor_of(token, -1).text == "(":
            _told_in_bracket(token)
        if token.pos_ == "PROPN" and token.dep_ == "conj" and _is_of_land(token):
            _person_beside_body(token)
        if token.ent_type_ == "PERSON" and token.dep_ in ("conj", "appos"):
            _person_beside_place(token)
        if token.ent_type_ == "PERSON" and token.dep_ == "appos" and token.head.pos_ == "PROPN":
            _person_in_role(token)


def _person_in_role(name: Token) -> None:
    """ "A and her counterpart, B, met" with B as another name of A: it is that of the one beside her."""
    row = [c for c in name.head.rights if c.dep_ == "conj" and c.right_edge.i + 1 == name.left_edge.i - 1]
    if name.doc[name.left_edge.i - 1].text == "," and row and is_role(row[-1]) and child(row[-1], "poss") is not None:
        hang(name, row[-1], "appos")


def _person_beside_place(name: Token) -> None:
    """ "In Lima, A, head of B, and C, mayor of D, met E" with A beside Lima: the row that begins with A met E."""
    doc, place = name.doc, name.head
    verb = next((t for t in place.ancestors if t.pos_ == "VERB"), None)
    opens = place.dep_ == "pobj" and place.ent_type_ == "GPE" and place.head.i == place.left_edge.i - 1
    opens = opens and place.head.i - place.sent.start <= 1 and doc[name.left_edge.i - 1].text == ","
    if verb is None or not opens or verb.i < name.i:
        return
    subject = child(verb, "nsubj")
    if subject is not None and subject.ent_type_ == "DATE" and subject.i < place.i:
        subject.dep_ = "npadvmod"  # "Today in Lima, A …"
        hang(place.head, verb, "prep")
    elif subject is not None:
        added = subject.ent_type_ == "PERSON" and doc[subject.left_edge.i - 1].lower_ == "and"
        if not added or subject.i < name.i:
            return
        hang(subject, name, "conj")
    for c in [c for c in place.rights if c.i > name.i]:
        hang(c, name, c.dep_)
    put(name, verb, "nsubj")


def _person_beside_body(name: Token) -> None:
    """ "A, chair of B, Chad's C, representing D, Peru's E and F came" with C beside B, and E beside D: all are people.

    Who represents D is the one right before that.
    """
    beside = first_conjunct(name)
    if beside.ent_type_ == "PERSON" or beside.pos_ != "PROPN" or _is_of_land(beside):
        return
    people = (t for t in beside.ancestors if t.ent_type_ == "PERSON" or (t.pos_ == "PROPN" and _is_of_land(t)))
    host = next(people, None)
    if host is None:
        return
    telling = beside.head
    before = name.doc[telling.i - 2] if telling.dep_ == "acl" and telling.i > 1 else name
    hang(name, first_conjunct(host), "conj")
    if before != name and before.pos_ == "PROPN" and _is_of_land(before) and not before.is_ancestor(telling):
        hang(telling, before, "acl")


def _is_of_land(name: Token) -> bool:
    return any(c.dep_ == "poss" and c.ent_type_ == "GPE" for c in name.lefts)


def _told_in_bracket(deed: Token) -> None:
    """ "finance (led by Peru), trade (led by Chad)" with Chad leading finance: it leads what stands before."""
    opening = deed.nbor(-1)
    told = neighbor_of(opening, -1)
    if deed.head.i < told.i and told.pos_ in NOUNY and deed.head in told.ancestors:
        hang(deed, told, "acl")
        hang(opening, told, "punct")


def _mend_row(conjunction: Token) -> None:
    doc = conjunction.doc
    row = _members_before(conjunction)
    end = next((t.i for t in doc[conjunction.i + 1 : conjunction.sent.end] if t.pos_ != "PROPN"), conjunction.sent.end)
    last = doc[conjunction.i + 1 : end]
    if end == len(doc) or not (last.root.ent_type_ == "PERSON" or doc[end].text in _PAUSES):
        return
    if len(row) == 1 and last.root.head == row[0][0].root and any(t.dep_ == "conj" for t in row[0][1]):
        _tell(row[0][0].root, row[0][1])  # "A, Secretary, Ministry of B and C, head of D" with the ministry beside A
    if len(row) < 2 and not (row and _is_read_inside(last, row[0][1])):
        return
    first = row[0][0].root
    for name, told in row:
        hang(name.root, first, "conj")
        _tell(name.root, told)
    for t in last:
        if t != last[-1]:
            hang(t, last[-1], "compound")
    hang(last.root, first, "conj")
    hang(conjunction, first, "cc")


def _tell(name: Token, told: Span) -> None:
    """Hang on a name what tells who it is."""
    head = _head(told)
    for t in told:
        if t != head and not told.start <= t.head.i < told.end:
            hang(t, head, "appos" if t.dep_ in ("appos", "conj") and t.i > head.i else "compound")
    hang(head, name, "appos")


def _is_read_inside(last: Span, told: Span) -> bool:
    """Tell a described person whom the parser took for a part of how the only one before is described."""
    doc = last.doc
    person = last.root.ent_type_ == "PERSON" or any(t.lower_ in load_naming().given for t in last)
    if not person or len(last) < 2 or _is_body(last) or not told.start <= last.root.head.i < told.end:
        return False
    comma = last.end
    end = next((t.i for t in doc[comma + 1 : last.sent.end] if t.text in (",", ";", ".", "&", "and")), comma)
    if doc[comma].text != "," or end <= comma + 1 or not _tells_who(doc[comma + 1 : end]):
        return False
    _tell(last.root, doc[comma + 1 : end])
    return True


def _members_before(conjunction: Token) -> list[tuple[Span, Span]]:
    """Give who stands in a row before an "and", in order, each with what tells who it is."""
    doc, begin = conjunction.doc, conjunction.sent.start
    at = conjunction.i - (doc[conjunction.i - 1].text in _PAUSES)
    row: list[tuple[Span, Span]] = []
    while at > begin:
        told = _stretch(doc, at, begin)
        told = _without_principal(told) if told is not None else None
        title = _stretch(doc, told.start - 1, begin) if told is not None and _names_body(told) else None
        if told is not None and title is not None and _tells_who(title):
            told = doc[title.start : told.end]
        if told is None or not _tells_who(told) or _names_somebody(told):
            break
        opening = told.start - 1
        first = opening
        while first > begin and doc[first - 1].pos_ == "PROPN":
            first -= 1
        if opening - first < 2 or _is_body(doc[first:opening]):
            break
        row.insert(0, (doc[first:opening], told))
        if first <= begin or doc[first - 1].text not in _PAUSES:
            break
        at = first - 1
    return row


def _names_somebody(words: Span) -> bool:
    """Tell an office with who has it, as the one before has another: "Director of Ports for the Governor Jane Roe"."""
    name = words[-1]
    return name.dep_ == "conj" and name.pos_ == "PROPN" and _head(words) != name and _head(words).head == name


def _is_body(name: Span) -> bool:
    """Tell a body or a place from a person, whom the parser may take for one."""
    cls = load_naming().class_of_name([t.text for t in name])
    given = name[0].lower_ in load_naming().given or name[0].ent_type_ == "PERSON"
    return cls not in (None, "Person") or (name[-1].ent_type_ in ("ORG", "GPE") and not given)


def _stretch(doc: Doc, end: int, begin: int) -> Span | None:
    """Give the words between a place and the comma before it."""
    for at in range(end - 1, max(begin, end - _LONGEST), -1):
        if doc[at].text in _PAUSES:
            return doc[at + 1 : end] if at + 1 < end else None
    return None


def _without_principal(words: Span) -> Span:
    """Give the words before "on behalf of"."""
    end = next((t.i - 1 for t in words if t.lower_ == "behalf"), words.end)
    return words.doc[words.start : end] if end > words.start else words


def _names_body(words: Span) -> bool:
    """Tell the name of a body, all in capitals."""
    named = all(t.text[0].isupper() or t.lower_ in NAME_PREPOSITIONS | ARTICLES | {"and", "&"} for t in words)
    return named and _is_body(words)


def _tells_who(words: Span) -> bool:
    """Tell "mayor of A", "a professor at B", "Executive Director of C"."""
    if any(t.tag_ in ("VBZ", "VBP", "VBD", "MD") for t in words):
        return False
    naming, head = load_naming(), _head(words)
    low = [t.lower_ for t in words.doc[words.start : head.i + 1]]
    titled = any(naming.title_at(low, k) == len(low) - k for k in range(len(low)))
    return titled or (bool(low) and "Person" in (naming.classes_of(head.lemma_.lower()) or ()))


def _head(words: Span) -> Token:
    """Give the last word before a preposition or a comma."""
    behind = next((t for t in words if t.text == "," or (_governs(t) and not _is_hyphenated(t))), None)
    return words.doc[(behind.i if behind is not None else words.end) - 1]


def _governs(word: Token) -> bool:
    return word.dep_ == "prep" or word.pos_ == "ADP"


def _is_hyphenated(word: Token) -> bool:
    """Tell the first word of "Under-Secretary"."""
    return word.i + 1 < len(word.doc) and word.nbor().text in HYPHENS and not word.whitespace_


def mend_one_of_kind(one: Token) -> None:
    """ "a check of the docks, one of the steps to A" with docks that are one step: the check is."""
    many = one.head
    whole = many.head.head if many.dep_ == "pobj" and many.head.dep_ == "prep" else many
    kind = any(c.lower_ == "of" for c in one.rights)
    if kind and many.tag_ == "NNS" and child(many, "conj") is None and whole.tag_ == "NN" and whole.i < many.i < one.i:
        hang(one, whole, "appos")
