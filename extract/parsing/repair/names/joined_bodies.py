"""Mends bodies read into the name of another, or apart from what they are: "the University of A and B College"."""

from __future__ import annotations

from itertools import takewhile

from reportgraph.extract.parsing.spelling import singular
from reportgraph.extract.parsing.syntax import child
from reportgraph.extract.parsing.tree import hang, lift, put, take_place, verb_number
from reportgraph.ontology.naming import DEFAULT_CLASS, load_knowledge, load_naming
from reportgraph.ontology.schema import load_schema
from spacy.tokens import Token

_UNIONS = frozenset({"alliance", "consortium", "partnership", "venture"})
_BRACKETS = frozenset({"(", ")"})
_BEHIND = frozenset({"at", "in", "of"})
_PEOPLE = frozenset({"Country", "Group", "Person"})
_LEARNED = frozenset({"ResearchInstitute", "University"})


def mend_joined_bodies(first: Token) -> None:
    """Hang a second place of learning on the first, and what stands before it on itself; `first` heads "X of A"."""
    of = next((c for c in first.rights if c.i == first.i + 1 and c.lower_ == "of"), None)
    linked = next((t for t in first.doc[first.i + 2 : first.i + 6] if t.lower_ in ("and", "&")), None)
    if of is None or linked is None or not _is_learned(first) or not _are_names(first.i + 2, linked.i, first):
        return
    second = _head_of_name(linked.i + 1, first)
    if second is None or second.i == linked.i + 1:
        return
    if second == first.head:  # "from [the University of A and B] College"
        place, label = second.head, second.dep_
        put(first, place, label)
    hang(first.doc[linked.i - 1], of, "pobj")
    hang(second, first, "conj")
    hang(linked, first, "cc")
    for word in first.doc[linked.i + 1 : second.i]:
        hang(word, second, "compound")
    for word in [c for c in second.children if first.i < c.i < linked.i or c.left_edge.i <= first.i]:
        hang(word, first, word.dep_)


def mend_body_before_described(first: Token) -> None:
    """ "Peru's A and Dutch insurer B left" with A as a word of B's name: a noun in small letters tells what B is."""
    second = kind = first.head
    if first.i + 2 >= kind.i or first.nbor().lower_ != "and" or first.dep_ not in ("nmod", "compound"):
        return
    while second.dep_ in ("compound", "nmod") and second.head.i > second.i:
        second = second.head
    inner = second.doc[first.i + 2 : second.i + 1]
    own = next((t for t in inner if t.pos_ == "PROPN" and t.ent_type_ != "GPE"), second)
    described = own.nbor(-1).text.islower() and own.nbor(-1).pos_ in ("ADJ", "NOUN", "VERB") and second.pos_ == "PROPN"
    entry, between = load_knowledge().gazetteer.get(first.text), child(first, "conj")
    if not described or own == inner[0] or first.tag_ != "NNP" or (entry is not None and entry.cls == "Country"):
        return
    naming = load_naming()
    offices = [t for t in (first, own.nbor(-1)) if "Company" not in (naming.classes_of(t.lower_) or ())]
    if any(naming.title_at([t.lower_], 0) for t in offices):
        return  # "Labour MP and former minister Jane Roe" is one
    take_place(first, second)
    for c in [c for t in {kind, second} for c in t.lefts if c.i < first.i]:
        hang(c, first, c.dep_)
    hang(second, first, "conj")
    if between is not None:
        hang(between, kind, "amod")


def mend_body_before_body(first: Token) -> None:
    """ "the consortium of A Works and B Rail won" with A Works as a part of B Rail's name: "and" joins two bodies."""
    last = first.head
    link = first.nbor() if first.i + 1 < last.i else first
    inner = first.doc[link.i + 1 : last.i]
    if first.dep_ not in ("nmod", "compound") or link.dep_ != "cc" or link.lower_ != "and":
        return
    alike = first.lower_ == last.lower_ and any(c.dep_ == "compound" for c in first.lefts)  # "A Railway and B Railway"
    whole = (_is_whole_body(first) and not any(load_naming().classes_of(t.lower_) for t in inner)) or alike
    if whole:
        for word in [t for t in inner if t.pos_ == "PROPN" and t.dep_ == "conj" and t.head == first]:
            hang(word, last, "compound")  # "the Reef Bank and Voltra Energy" read as "Reef Bank Energy"
    if first.n_rights > 1:
        return
    if not inner or any(t.pos_ != "PROPN" or t.dep_ != "compound" for t in inner) or last.pos_ != "PROPN":
        return
    over = last.head.head if last.dep_ == "pobj" and last.head.lower_ == "of" else last
    if (member := _member_before(first)) is not None:
        union = member.head.head
        hang(first, member, "conj")
        if last.dep_ == "dative":
            union.dep_ = "dative"  # "gave a consortium of A, B and C a contract"
        hang(last, member, "conj")
        return
    alone = load_knowledge().gazetteer.get(first.text)
    several = last.dep_ == "nsubj" and last.tag_ == "NNP" and verb_number(last.head) == "many"
    if (
        over.lower_ in _UNIONS
        or several
        or whole
        or (alone is not None and load_schema().is_a(alone.cls, "Institution"))
    ):
        for c in [c for c in last.lefts if c.i < first.i]:
            hang(c, first, c.dep_)
        lift(first, "conj")


def mend_body_before_people(body: Token) -> None:
    """ "the UN and aid groups said" with groups of the UN: what the second noun is for is no body ("army troops")."""
    people, link = body.head, body.nbor() if body.i + 1 < len(body.doc) else body
    inner = people.doc[link.i + 1 : people.i]
    if link.lower_ != "and" or body.dep_ not in ("nmod", "compound") or people.tag_ != "NNS" or not inner:
        return
    naming, schema = load_naming(), load_schema()
    kinds = [naming.classes_of(singular(t.lower_)) or (DEFAULT_CLASS,) for t in (*inner, people)]
    bodies = [schema.is_a(cls[0], "Institution") and not (cls[0] == "Company" and "Topic" in cls) for cls in kinds]
    if any(t.tag_ not in ("NN", "NNS") or t.text != t.lower_ for t in inner) or any(bodies[:-1]):
        return
    entry = load_knowledge().gazetteer.get(body.doc[_first_word(body) : body.i + 1].text)
    known = entry is not None and schema.is_a(entry.cls, "Institution")
    if not known or not (bodies[-1] or kinds[-1][0] in _PEOPLE):
        return
    take_place(body, people)
    body.pos_, body.tag_ = "PROPN", "NNP"
    for c in [c for c in people.lefts if c.i < body.i]:
        hang(c, body, c.dep_)
    hang(people, body, "conj")
    for t in inner:
        put(t, people, "compound")


def mend_noun_behind_body(body: Token) -> None:
    """ "attended the Alliance of A States summit" with an alliance of that summit: it is the summit of the alliance."""
    of = next((c for c in body.rights if c.i == body.i + 1 and c.lower_ == "of"), None)
    noun = next((c for c in reversed([*of.rights]) if c.dep_ == "pobj"), None) if of is not None else None
    if of is None or noun is None or noun.pos_ != "NOUN" or body.head == noun or not _is_body(body):
        return
    inner = noun.doc[of.i + 1 : noun.i]
    named = [*takewhile(lambda t: t.text[0].isupper() or t.like_num or t.text in _BRACKETS, inner)]
    name = [*takewhile(lambda t: t.text != "(", named)]
    if not name or any(t.head != noun or t.pos_ not in ("ADJ", "NOUN") for t in inner[len(named) :]):
        return
    governor, label = body.head, body.dep_
    put(noun, noun if governor == body else governor, label)
    for c in [c for c in body.children if c.i > noun.i or c.i < body.i - 1 or c.dep_ == "det"]:
        hang(c, noun, c.dep_)
    hang(name[-1], of, "pobj")
    for t in name[:-1]:
        hang(t, name[-1], "compound")
    hang(body, noun, "nmod")


def mend_torn_name(last: Token) -> None:
    """ "the Minister of Public Safety, and A" with safety as somebody beside the minister: nothing parts the words."""
    first = last.nbor(-1) if last.i else last
    of, office = first.head, first.head.head
    torn = last.ent_iob_ == "I" and last.left_edge == last and first.dep_ == "pobj" and last.head != first
    if not torn or first.pos_ != "PROPN" or of.lower_ != "of" or of.i != first.left_edge.i - 1 or office.i != of.i - 1:
        return
    if last.is_ancestor(of):
        return
    hang(last, of, "pobj")
    for c in [c for c in last.children if c.dep_ in ("conj", "cc", "punct", "appos")]:
        hang(c, office, c.dep_)
    for c in [first, *first.children]:
        hang(c, last, "compound" if c == first else c.dep_)


def _member_before(name: Token) -> Token | None:
    """Give the first member of a union that a comma parts from a name: A of "a consortium of A, B and C"."""
    at = name.left_edge.i
    member = name.doc[at - 2] if at > name.sent.start + 1 and name.doc[at - 1].text == "," else name
    listed = member.dep_ == "pobj" and member.head.lower_ == "of" and member.head.head.lower_ in _UNIONS
    return member if listed else None


def mend_body_beside_field(body: Token) -> None:
    """ "the Ministry of Finance and the Riga Bank" as one of both: what a ministry is for, or its town, is no body."""
    field, link = body.head, body.doc[body.left_edge.i - 1]
    of = field.head
    if field.dep_ != "pobj" or of.lower_ not in _BEHIND or of.head.pos_ != "PROPN" or link.lower_ != "and":
        return
    second = next((o for p in body.rights if p.lower_ == "of" for o in p.rights), body)  # "the Port of Lima Authority"
    named = any(c.dep_ == "compound" for c in body.lefts) or (second != body and body.left_edge != body)
    if _is_body(of.head) and (_is_body(body) or _is_body(second)) and not _is_body(field) and named:
        hang(body, of.head, "conj")
        hang(link, of.head, "cc")


def mend_member_beside_link(name: Token) -> None:
    """ "A, Minister of Trade and Lake Cooperation, met" with the cooperation beside A: "and" hangs on the trade."""
    link = name.doc[name.left_edge.i - 1] if name.left_edge.i else name
    field = link.head
    apart = link.dep_ == "cc" and field != name.head and field.i == link.i - 1 and field.dep_ == "pobj"
    apart = apart and load_naming().title_at([field.head.head.lower_], 0) == 1
    if apart and field.pos_ == name.pos_ and not any(c.dep_ == "conj" for c in field.rights):
        hang(name, field, "conj")


def mend_letters_beside_letters(people: Token) -> None:
    """ "met LB and UNDP officials" with a meeting with LB: letters before a plural are what it is of, both of them."""
    first = people.head
    last = next((c for c in people.lefts if c.dep_ in ("compound", "nmod")), people)
    row = all(t.pos_ == "PROPN" and t.text.isupper() and len(t) > 1 and not any(t.lefts) for t in (first, last))
    if not row or [first.i + 1, last.i + 1] != [last.i - 1, people.i] or people.text[0].isupper():
        return
    if first.head.lower_ == "between" or first.dep_ in ("conj", "appos"):
        return
    for c in [c for c in first.rights if c.i > people.i]:
        hang(c, people, c.dep_)
    take_place(people, first)
    hang(first, people, "nmod")
    hang(last, first, "conj")


def _first_word(name: Token) -> int:
    return min((c.i for c in name.lefts if c.dep_ in ("compound", "nmod")), default=name.i)


def _is_body(head: Token) -> bool:
    cls = load_naming().class_of_name([head.lower_])
    return head.pos_ == "PROPN" and cls is not None and load_schema().is_a(cls, "Institution")


def _is_whole_body(head: Token) -> bool:
    """Tell "Lake Bank", a name with its own noun for a body, from "Bank"."""
    return _is_body(head) and any(c.dep_ in ("compound", "nmod") and c.pos_ == "PROPN" for c in head.lefts)


def _is_learned(head: Token) -> bool:
    return head.pos_ == "PROPN" and load_naming().class_of_name([head.lower_]) in _LEARNED


def _are_names(begin: int, end: int, first: Token) -> bool:
    return end - begin in (1, 2) and all(t.pos_ == "PROPN" and not _is_learned(t) for t in first.doc[begin:end])


def _head_of_name(begin: int, first: Token) -> Token | None:
    """Give the last word of the name that begins here, if it is a place of learning and stands in the same sentence."""
    at = begin
    while at < first.sent.end and first.doc[at].pos_ == "PROPN":
        at += 1
    last = first.doc[at - 1]
    return last if at > begin and _is_learned(last) else None


def mend_name_behind_kind(name: Token) -> None:
    """ "Jane Roe, spokeswoman for the forest agency FOA" with FOA as another name of hers, or as who acts."""
    kind = name.doc[name.left_edge.i - 1] if name.left_edge.i else name
    classes = load_naming().classes_of(kind.lemma_.lower()) or ()
    body = kind.tag_ == "NN" and any(load_schema().is_a(cls, "Institution") for cls in classes)
    subjects = [c for c in name.head.lefts if c.dep_ == "nsubj"]
    second = name.dep_ == "nsubj" and any(c.i <= kind.i for c in subjects if c != name)
    second |= name.dep_ == "npadvmod" and (kind in subjects or kind.dep_ in ("pobj", "dobj")) and name.pos_ == "PROPN"
    apart = name.dep_ == "appos" and name.head != kind and name.head.i < kind.i
    office = load_naming().title_at([t.lower_ for t in name.doc[max(0, kind.i - 2) : kind.i + 1]], 0) > 2
    if body and (second or apart) and not office and kind.dep_ in ("pobj", "dobj", "nsubj", "conj"):
        hang(name, kind, "appos")  # but the holder of the office in "the head of government Jane Roe"
