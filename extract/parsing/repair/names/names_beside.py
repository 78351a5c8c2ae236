"""Mends names behind a noun that is not theirs or at the end of a sentence, and a body's full name before "'s"."""

from __future__ import annotations

from reportgraph.extract.parsing.labels import TIMES
from reportgraph.extract.parsing.syntax import child
from reportgraph.extract.parsing.tree import hang, take_place
from reportgraph.ontology.naming import load_naming
from reportgraph.ontology.schema import load_schema
from spacy.tokens import Token


def mend_name_of_noun(name: Token) -> None:
    """ "the president of Chad, Jane Roe, said" with Jane Roe as another name of Chad: it is that of the president."""
    doc, begin, end = name.doc, name.left_edge.i, name.i + 1
    closed = end < len(doc) and doc[end].text in (",", ".", ";")
    if begin < name.sent.start + 2 or doc[begin - 1].text != "," or not closed or name.ent_type_ in ("DATE", "TIME"):
        return
    before = doc[begin - 2]
    of = name.head.head
    governed = name.head.dep_ == "pobj" and of.lower_ == "of" and of.head.pos_ == "NOUN"
    placed = before.ent_type_ in ("GPE", "ORG", "NORP") and name.ent_type_ not in ("GPE", "LOC", "NORP")
    holds = (_is_person(name) or _is_unlike_body(name, before)) and _is_office_of(of.head, before)
    if governed and name.head == before and ((placed and doc[end].text == ",") or holds):
        hang(name, of.head, "appos")


def mend_name_of_holder(name: Token) -> None:
    """ "met the head of the railway, Jane Roe, on Monday" with the name as when they met: it is that of the head."""
    doc, begin, end = name.doc, name.left_edge.i, name.i + 1
    closed = end < len(doc) and doc[end].text in (",", ".", ";")
    if begin < name.sent.start + 4 or doc[begin - 1].text != "," or not closed or name.ent_type_ in TIMES:
        return
    body = doc[begin - 2]
    of = body.head
    governed = body.dep_ == "pobj" and of.lower_ == "of" and of.head.head == name.head
    if governed and _is_person(name) and _is_office_of(of.head, body):
        hang(name, of.head, "appos")


def mend_name_of_peer(name: Token) -> None:
    """ "helped its Danish peer Voltra to test A" with how it helped: with a capital, it is the name of the peer."""
    peer = name.nbor(-1) if name.i > name.sent.start else name
    beside = peer.head == name.head and peer.dep_ == "dobj" and peer.pos_ == "NOUN" and peer.text.islower()
    if beside and name.text.istitle() and name.left_edge == name and name.ent_type_ not in TIMES:
        hang(name, peer, "appos")
        name.pos_, name.tag_ = "PROPN", "NNP"


def mend_kind_of_led_body(noun: Token) -> None:
    """ "became chair of A, an alliance of B" with an alliance that he became: it is what A is, whose name ends so."""
    verb, comma = noun.head, noun.doc[max(0, noun.left_edge.i - 1)]
    body = noun.doc[max(0, comma.i - 1)]
    opened = comma.text == "," and noun.left_edge.lower_ in ("a", "an", "the") and verb.i < body.i
    if not opened or body.dep_ != "pobj" or body.pos_ != "PROPN" or body.head.lower_ != "of" or body.ent_type_ in TIMES:
        return
    office, naming = body.head.head, load_naming()
    led = office.head == verb or (office.head.lower_ == "as" and office.head.head == verb)
    kind, own = naming.class_of_nominal([noun.lemma_.lower()]), naming.class_of_name([body.lower_])
    bodies = all(c is not None and (c == "Group" or load_schema().is_a(c, "Institution")) for c in (kind, own))
    if led and bodies and naming.class_of_nominal([office.lemma_.lower()]) == "Person":
        hang(noun, body, "appos")


def mend_name_read_as_mark(name: Token) -> None:
    """ "sued Velmar Corp." with a "Corp." that ends the sentence as its full stop does: it is who was sued."""
    verb = name.doc[max(0, name.left_edge.i - 1)]
    if verb.pos_ == "VERB" and child(verb, "dobj") is None:
        hang(name, verb, "dobj")


def mend_name_of_source(name: Token) -> None:
    """ "according to the group A, B signed C" with A, which is B, as who signed: A is what the group is called."""
    begin = min((c.i for c in name.lefts if c.dep_ == "compound"), default=name.i)
    body, verb = name.doc[max(0, begin - 1)], name.head
    source = body.head.head
    if body.dep_ != "pobj" or body.tag_ != "NN" or source.lower_ != "according" or name.i == body.i:
        return
    hang(source, verb, "prep")
    for subject in [c for c in name.rights if c.dep_ == "appos" and name.dep_ == "nsubj"][:1]:
        hang(subject, verb, "nsubj")
    hang(name, body, "appos")


def mend_owner_in_full(noun: Token) -> None:
    """ "the Bank of Tala's governor" with a bank of Tala's governor: the governor is the bank's."""
    of, last = noun.head, child(noun, "poss")
    body = of.head
    mark = child(last, "case") if last is not None else None
    if last is None or mark is None or last.tag_ != "NNP" or not noun.text.islower() or of.lower_ != "of":
        return
    near = body.tag_ == "NNP" and body.i == of.i - 1 and last.left_edge.i == of.i + 1
    cls = load_naming().class_of_name([body.lower_]) if near else None
    if cls is None or not load_schema().is_a(cls, "Institution"):
        return
    behind = [c for c in body.rights if c.i > noun.i]
    take_place(noun, body)
    hang(body, noun, "poss")
    hang(last, of, "pobj")
    hang(mark, body, "case")
    for c in behind:
        hang(c, noun, c.dep_)


def _is_unlike_body(name: Token, body: Token) -> bool:
    """Tell a name of two words behind "the prosecutor's office", which has no name of its own, unlike a firm."""
    cls = load_naming().class_of_nominal([body.lemma_.lower()]) if body.tag_ == "NN" else None
    two = name.i - name.left_edge.i == 1 and name.nbor(-1).pos_ == "PROPN"
    return two and name.ent_type_ not in ("GPE", "LOC", "FAC") and cls in ("GovernmentBody", "Institution")


def _is_office_of(noun: Token, body: Token) -> bool:
    """Tell "the head of Chad's army" and "the leader of the Red Brigade", of whom a name behind the body is one."""
    naming = load_naming()
    definite = any(c.lower_ == "the" for c in noun.lefts) and noun.tag_ == "NN"
    if not definite or naming.class_of_nominal([noun.lemma_.lower()]) != "Person" or body.ent_type_ == "PERSON":
        return False
    return body.tag_ == "NNP" or naming.class_of_nominal([body.lemma_.lower()]) not in (None, "Person", "Group")


def _is_person(name: Token) -> bool:
    """Tell the name of a person by its first word or by what the parser takes it for."""
    return name.ent_type_ == "PERSON" or name.left_edge.lower_ in load_naming().given
