"""Mends lists of names read as other names of the first: "A, B and C signed", "A from B, C of D and E of F"."""

from __future__ import annotations

from reportgraph.extract.parsing.repair.rows.kinds_of_names import mend_kind_of_name
from reportgraph.extract.parsing.repair.rows.noun_lists import adds, first_of
from reportgraph.extract.parsing.spelling import singular
from reportgraph.extract.parsing.tree import SUBJECTS, hang, neighbor_of
from reportgraph.ontology.gazetteer import load_gazetteer
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.naming import load_naming
from spacy.tokens import Token

_OF = frozenset({"of", "from", "at", "for", "with"})
_FEWEST = 3  # members; of two one may well be another name of the other
_STATES = frozenset({"commonwealth", "emirate", "federation", "kingdom", "republic", "states", "sultanate", "union"})
_PAUSES = frozenset({",", ";"})


def mend_list_of_names(last: Token) -> None:
    """Hang the members of a list of names on its first; `last` is the name behind the "and", hung on any of them."""
    mend_kind_of_name(last)
    _senders_of_people(last)
    _names_with_belongings(last)
    _states_read_as_apposition(last)
    _lands_read_as_apposition(last)
    _people_read_as_apposition(last)
    _names_read_as_apposition(last)
    _bodies_beside_person(last)


def _senders_of_people(last: Token) -> None:
    """ "officials from the Lake Bank, the Senate and Oxfam came" with the Senate beside officials: all sent some."""
    first = first_of(last)
    verb = first.head
    labels = (first.dep_, "npadvmod")
    beside = [c for c in verb.lefts if c.dep_ in labels and c.i < first.i] if first.dep_ in SUBJECTS else []
    people = beside[0] if beside else first
    of = neighbor_of(people, 1)
    origin = next((c for c in of.rights if c.dep_ == "pobj"), None) if of.lower_ in ("from", "of") else None
    if people.tag_ != "NNS" or origin is None or origin.pos_ != "PROPN" or not adds(last):
        return
    apart = [c for t in (people, origin) for c in t.rights if c.dep_ == "appos" and origin.i < c.i < last.i]
    members = sorted({*apart, *([first] if beside else [last])}, key=lambda t: t.i)
    if any(t.tag_ not in ("NNP", "NNPS") or t.ent_type_ == "PERSON" for t in (*members, last)):
        return
    parted = all(t.doc[t.left_edge.i - 1].text == "," or t == last for t in members)
    if parted and load_naming().class_of_nominal([singular(people.lower_)]) == "Person":
        people.dep_ = first.dep_ if beside else people.dep_
        for member in members:
            hang(member, origin, "conj")


def mend_beside_titled(last: Token) -> None:
    """ "foreign minister A and B met", "and king B met", with B as another name of the one minister."""
    named = last.head
    title = named.head
    alone = named.dep_ == "appos" and title.tag_ == "NN" and named.pos_ == "PROPN" and named.left_edge.i == title.i + 1
    if not alone or not adds(last) or "Person" not in (load_naming().classes_of(title.lemma_.lower()) or ()):
        return
    for c in [c for c in named.rights if c.dep_ in ("cc", "conj", "punct")]:
        hang(c, title, c.dep_)


def _names_with_belongings(last: Token) -> None:
    """ "A from B, C of D, E of F, and G of H were elected".

    The parser takes the second name for another name of the place or the party before it, and so on.
    """
    doc = last.doc
    begin = _begin_of_name(last)
    at = begin - 1
    if at < last.sent.start + 3 or doc[at].lower_ != "and" or _belonging(last) is None:
        return
    at -= doc[at - 1].text in _PAUSES
    names: list[Token] = [last]
    while (name := _name_with_belonging(at - 1, last)) is not None:
        names.append(name)
        at = _begin_of_name(name) - 1
        if at < last.sent.start or doc[at].text not in _PAUSES:
            break
    first = names[-1]
    if len(names) < _FEWEST or any(n.is_ancestor(first) for n in names[:-1]):
        return
    for name in names[:-1]:
        hang(name, first, "conj")
    for name in names:
        of = _belonging(name)
        if of is not None:
            hang(of, name, "prep")


def _people_read_as_apposition(last: Token) -> None:
    """ "Mayor A, Dean B, and Governor C met" with B as another name of A: one person is no other one."""
    first = first_of(last)
    office = last.pos_ == "PROPN" and load_naming().title_at([last.lower_], 0) == 1  # "and Ambassador to A Jane Roe"
    if not adds(last) or not (last.ent_type_ == "PERSON" or office) or first.pos_ != "PROPN":
        return
    row = [first, *(t for t in first.subtree if t.dep_ == "conj" and t.pos_ == "PROPN" and t.i < last.i)]
    for named in (t for t in row if t.ent_type_ == "PERSON"):
        for member in [c for c in named.rights if c.dep_ == "appos" and c.ent_type_ == "PERSON" and c.i < last.i]:
            if member.doc[member.left_edge.i - 1].text == "," and member.pos_ == "PROPN":
                hang(member, first, "conj")


def _names_read_as_apposition(last: Token) -> None:
    """ "A, B and C have signed D" with B as another name of A: no comma closes what would stand beside A."""
    member = first_of(last)
    if member.dep_ != "appos" or any(t.pos_ != "PROPN" for t in (member, member.head, last)) or not adds(last):
        return
    named, doc, end = member.head, member.doc, last.right_edge.i + 1
    beside = doc[named.i + 1].text == "," and member.left_edge.i == named.i + 2
    closed = end < len(doc) and doc[end].text in (",", ")", "–", "-", ";")
    if beside and not closed and named.dep_ in ("nsubj", "nsubjpass", "pobj", "dobj") and _is_same_kind(named, member):
        hang(member, named, "conj")


def _is_same_kind(one: Token, other: Token) -> bool:
    """Tell two names of which none describes the other: both of one kind by the parser, or both a single word."""
    single = all(not any(c.dep_ in ("compound", "prep", "amod") for c in t.children) for t in (one, other))
    return one.ent_type_ == other.ent_type_ != "" or (single and "PERSON" not in (one.ent_type_, other.ent_type_))


def _bodies_beside_person(last: Token) -> None:
    """ "met Jane Roe, the Lake Bank, the Senate and Oxfam" with three names of Roe: no person is several bodies."""
    member = first_of(last)
    named = member.head
    if member.dep_ != "appos" or not adds(last) or named.ent_type_ != "PERSON" or member.pos_ != "PROPN":
        return
    row = [member, *(t for t in member.subtree if t.dep_ == "conj" and first_of(t) == member)]
    bodies = [t for t in row if t.pos_ == "PROPN" and t.ent_type_ == "ORG"]
    if len(bodies) >= _FEWEST and member.doc[member.left_edge.i - 1].text == ",":
        hang(member, named, "conj")


def _states_read_as_apposition(last: Token) -> None:
    """ "Peru, the Gambia and Chad" with the Gambia and Chad as another name of Peru."""
    first = first_of(last)
    named = first.head if first.dep_ == "appos" else first
    if not adds(last) or not all(_is_state(t) for t in (named, last)):
        return
    for member in named.rights:
        if (
            member.dep_ == "appos"
            and member.i < last.i
            and _is_state(member)
            and any(c.lower_ == "the" for c in member.lefts)
        ):
            hang(member, named, "conj")


def _lands_read_as_apposition(last: Token) -> None:
    """ "crosses Peru, the Reed Sea, Chad, and Mali" with each as another name of the one before: none is that."""
    member = first_of(last)
    if not adds(last) or not _is_land(last):
        return
    row = [member]
    while row[-1].dep_ == "appos" and _is_land(row[-1].head):
        row.append(row[-1].head)
    first = row[-1]
    if len(row) > 1 and all(map(_is_land, row)):
        beside = [c for t in row for c in t.rights if c.dep_ in ("appos", "conj") and c not in row]
        for name in (*row[:-1], *(c for c in beside if _is_land(c))):
            hang(name, first, "conj")


def _is_land(name: Token) -> bool:
    """Tell a known country or a water, which lies in no country."""
    words = [t.text for t in name.doc[name.left_edge.i : name.i + 1] if t.lower_ != "the"]
    entry = load_gazetteer().get(" ".join(words))
    water = name.lower_ in GRAMMAR.waters and name.pos_ == "PROPN"
    return water or (entry is not None and entry.cls == "Country" and not entry.demonym)


def _is_state(noun: Token) -> bool:
    return noun.pos_ == "PROPN" and noun.ent_type_ == "GPE"


def _name_with_belonging(end: int, last: Token) -> Token | None:
    """Give the name whose belonging ends at a token: "Jane Roe" of "Jane Roe of the Lake Party"."""
    doc, at = last.doc, end
    while at > last.sent.start and (doc[at].pos_ == "PROPN" or doc[at].lower_ in ("the", "&", "'s")):
        at -= 1
    if at == end or at <= last.sent.start or doc[at].lower_ not in _OF or doc[at - 1].pos_ != "PROPN":
        return None
    outer = _begin_of_name(doc[at - 1]) - 1
    outer -= doc[outer].lower_ == "the"
    inside = outer > last.sent.start and doc[outer].lower_ in _OF and doc[outer - 1].pos_ == "PROPN"
    return doc[outer - 1] if inside else doc[at - 1]  # "Jane Roe of the Republic of Chad"


def _belonging(name: Token) -> Token | None:
    """Give the preposition right behind a name that a name follows."""
    following = name.doc[name.i + 1 : name.i + 4]
    if len(following) < 2 or following[0].lower_ not in _OF:
        return None
    named = next((t for t in following[1:] if t.lower_ != "the"), None)
    return following[0] if named is not None and named.pos_ == "PROPN" else None


def _begin_of_name(name: Token) -> int:
    at = name.i
    while at > name.sent.start and name.doc[at - 1].pos_ == "PROPN":
        at -= 1
    return at


def mend_added_name(name: Token) -> None:
    """ "minister A, minister B, and C bank director D" with D as what A is called: what "and" adds is another one."""
    first = name.left_edge.i
    joined = first > name.head.i + 1 and name.doc[first - 1].dep_ == "cc" and name.doc[first - 1].lower_ == "and"
    if joined and name.head.pos_ == "PROPN" and name.doc[first - 1].head.i >= name.head.i:
        name.dep_ = "conj"


def mend_name_with_others(name: Token) -> None:
    """ "the tie between A and B in the Lake Union, NATO and other bodies" with NATO as the tie: it is such a body."""
    mark = name.left_edge.i - 1
    before = name.doc[mark - 1] if mark > 0 and name.doc[mark].text == "," else name
    others = [
        c for c in name.rights if c.dep_ == "conj" and c.tag_ == "NNS" and any(a.lower_ == "other" for a in c.lefts)
    ]
    if others and before.dep_ == "pobj" and before.pos_ == "PROPN" and name.head.is_ancestor(before):
        hang(name, before, "conj")


def mend_second_subject(last: Token) -> None:
    """ "The Lake Bank, the Delta Fund, and the Reef Group attended" with two subjects: what "and" joins is one row."""
    first = next((c for c in last.head.lefts if c.dep_ == "nsubj"), last)
    joint = last.doc[last.left_edge.i - 1] if last.left_edge.i else last
    row = [first, *(c for c in first.rights if c.dep_ == "appos")]
    if first == last or joint.dep_ != "cc" or joint.head not in row or any(t.pos_ != "PROPN" for t in (first, last)):
        return
    hang(last, first, "conj")
    for c in [c for c in first.rights if c.dep_ == "appos" and c.i < last.i and c.pos_ == "PROPN"]:
        if c.doc[c.left_edge.i - 1].text == "," and c.left_edge.lower_ == "the":
            hang(c, first, "conj")


def mend_state_in_row(state: Token) -> None:
    """ "Fiji, the Republic of Kiribati, the Republic of Palau and Chad" with one as another name of the one before."""
    first = state.head
    named = state.lower_ in _STATES and state.text.istitle() and any(c.lower_ == "of" for c in state.rights)
    listed = any(c != state and c.dep_ in ("conj", "appos") and c.pos_ == "PROPN" for c in first.children)
    listed = listed or first.dep_ in ("conj", "appos")
    if named and listed and first.pos_ == "PROPN" and state.doc[state.left_edge.i - 1].text == ",":
        state.dep_ = "conj"


def mend_person_in_row(name: Token) -> None:
    """ "President of A Jane Roe, President of B John Doe and Mayor C met" with C and Doe as what Roe is called."""
    other, first = name.head, name.left_edge.i
    titled = any(c.dep_ in ("nmod", "compound") and load_naming().title_at([c.lower_], 0) == 1 for c in name.lefts)
    people = other.pos_ == "PROPN" and other.i < name.i and "PERSON" in (name.ent_type_, other.ent_type_)
    before = name.doc[first - 1].lower_ if first > other.i + 1 else ""
    if not titled or not people:
        return
    if (name.dep_ == "appos" and before == ",") or (name.dep_ in ("pobj", "appos") and before == "and"):
        name.dep_ = "conj"
