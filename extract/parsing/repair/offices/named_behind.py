"""Mends who is named behind a place: in "the coordinator in Chad, Jane Roe, said" Jane Roe is no other name of Chad."""

from __future__ import annotations

from reportgraph.extract.parsing.syntax import child
from reportgraph.extract.parsing.tree import NOUNS, SUBJECTS, hang, lift, spine
from reportgraph.ontology.gazetteer import load_gazetteer
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.naming import load_naming
from reportgraph.ontology.schema import load_schema
from spacy.tokens import Doc, Token

_DEEPEST = 3
_TITLED = 3  # words of a title
_BODIES = frozenset({"Group", "Institution", "InternationalOrganization", "CooperationMechanism", "PoliticalParty"})
_FIRMS = frozenset({"Company", "Group", "Institution"})  # what a name may be another name of, unlike a dam
_KINDS = {"PERSON": ("Person",), "GPE": ("Country", "City", "Region")}  # what a name may be another name of


def repair_named_behind(doc: Doc) -> None:
    """Hang the name of a person between commas on the office before it, and what a body is on the body."""
    for name in doc:
        if name.dep_ == "conj" and name.pos_ == "PROPN" == name.head.pos_:
            _guest_beside_host(name)
            _holder_beside_body(name)
        if name.dep_ in ("appos", "conj", "dep", "npadvmod") and name.pos_ == "PROPN" and name.i > name.sent.start + 5:
            _holder_behind_short_form(name)
        if name.dep_ == "appos" and name.pos_ == "PROPN" and name.left_edge.i > name.sent.start:
            _name_of_holder(name)
            _name_of_aide(name)
        named = name.dep_ == "appos" and (name.ent_type_ in _KINDS or name.pos_ == "PROPN")
        if named and name.left_edge.i > name.sent.start:
            _named_behind_clause(name)
        if name.dep_ == "appos" and name.pos_ == "NOUN" and name.head.ent_type_ == "PERSON":
            _body_of_person(name)
        if name.dep_ == "nsubj" and name.pos_ == "PROPN" and name.head.i > name.i:
            _holder_read_as_subject(name)
        if name.dep_ in ("conj", "dep", "npadvmod") and name.pos_ == "PROPN" and name.left_edge.i > name.sent.start + 1:
            _holder_read_as_adverb(name)
        if name.dep_ == "nsubj" and name.head.i > name.i and _names_office(name):
            _office_of_host(name)
        if name.dep_ in ("appos", "nsubj") and name.pos_ == "PROPN" and name.left_edge.i > name.sent.start + 3:
            _name_of_body(name)
        if name.dep_ == "appos" and name.left_edge.i > name.sent.start and _names_office(name):
            _second_office(name)
        if name.dep_ == "appos" and name.pos_ == "PROPN" and name.left_edge.i == name.head.i + 1:
            _added_to_name(name)


def _holder_behind_short_form(name: Token) -> None:
    """ "met with Lake Bank (LB) President Jane Roe" with her as another name of the bank: the bank is in her title."""
    doc, begin = name.doc, name.i
    while begin and doc[begin - 1].dep_ in ("compound", "amod", "nmod") and doc[begin - 1].pos_ in NOUNS:
        begin -= 1
    if begin < name.sent.start + 4 or (doc[begin - 3].text, doc[begin - 1].text) != ("(", ")"):
        return
    body, words = doc[begin - 4], [t.lower_ for t in doc[begin : name.i]]
    short = sum(c.isupper() for c in doc[begin - 2].text) > 1
    if not short or body.pos_ != "PROPN" or not load_naming().title_at(words, 0):
        return
    if name.head == body:
        lift(name, "compound")


def _name_of_body(name: Token) -> None:
    """ "The exit from the bloc, the A, will hurt B" with A as another name of the exit, or as who hurts B."""
    doc, begin, behind, naming = name.doc, name.left_edge.i, name.right_edge.i + 1, load_naming()
    body = doc[begin - 2]
    parted = doc[begin - 1].text == "," and (name.right_edge.text == "," or doc[min(behind, len(doc) - 1)].text == ",")
    deed = body.head.head if body.dep_ == "pobj" else body
    if not parted or deed == body or body.tag_ != "NN" or deed.tag_ != "NN" or name.head not in (deed, deed.head):
        return
    called = naming.class_of_nominal([*(c.lower_ for c in body.lefts if c.dep_ != "det"), body.lemma_.lower()])
    named = naming.class_of_name([t.lower_ for t in doc[begin : name.i + 1] if t.pos_ == "PROPN"])
    kinds, schema = naming.classes_of(deed.lemma_.lower()) or (), load_schema()
    if called not in _BODIES or named is None or not schema.is_a(named, "Institution"):
        return
    if any(schema.is_a(kind, "Actor") for kind in kinds):
        return
    if name.dep_ == "nsubj":
        hang(deed, name.head, "nsubj")
    hang(name, body, "appos")


def _added_to_name(name: Token) -> None:
    """ "The firm A and Chad's B will build C" with B as the firm's name too: one firm has one name."""
    noun = name.head
    added, link = child(name, "conj"), child(name, "cc")
    if noun.tag_ != "NN" or added is None or link is None or added.pos_ not in ("NOUN", "PROPN"):
        return
    own = any(c.dep_ in ("poss", "det") or (c.dep_ in ("amod", "compound") and c.is_lower) for c in added.lefts)
    if own and link.lower_ == "and":
        hang(link, noun, "cc")
        hang(added, noun, "conj")


def _holder_read_as_adverb(name: Token) -> None:
    """ "meets Chad's minister of farms and ocean trade, Ms. Jane Roe", "A's envoy for B, Jane Roe" with her as how.

    "The dean, President Jane Roe, left" with her as a second one: two of a row have an "and" between them.
    """
    first, row = name.left_edge, [c for c in name.head.rights if c.dep_ in ("cc", "conj")]
    if name.dep_ == "conj" and (row != [name] or child(name, "cc", "conj") is not None):
        return
    before = name.doc[first.i - 2]
    top = name.head.head if name.dep_ == "conj" else name.head
    office = next((t for t in spine(before, top) if _names_office(t)), None)
    known = office is not None and office.tag_ == "NN" and office.dep_ == "pobj" and name.ent_type_ == "PERSON"
    if not (_is_styled(first) or known) or name.doc[first.i - 1].text != ",":
        return
    if office is not None and office.i < first.i and child(office, "appos") is None:
        hang(name, office, "appos")


def _is_styled(first: Token) -> bool:
    """Tell the first word of "Ms. Jane Roe", "President Jane Roe"."""
    naming, words = load_naming(), [t.lower_ for t in first.doc[first.i : first.i + _TITLED]]
    return first.lower_ in naming.words.honorifics or (first.text.istitle() and naming.title_at(words, 0) > 0)


def _holder_read_as_subject(name: Token) -> None:
    """ "At the invitation of the mayor of A, Jane Roe, the mayor of B, Tom Beke, came" with Jane Roe as who came.

    Behind an office in a phrase that opens the sentence stands who holds it; who comes has an office with an article.
    """
    begin, doc = name.left_edge.i, name.doc
    if begin < name.sent.start + 2 or doc[begin - 1].text != ",":
        return
    before = next((t for t in spine(doc[begin - 2], name.head) if _names_office(t)), None)
    own = next((c for c in name.rights if c.dep_ == "appos" and _names_office(c)), None)
    if before is None or before.dep_ != "pobj" or before.head.lower_ == "as":
        return  # "In his speech as mayor, Tom Beke, the envoy of A, backed B": he is both
    verb = name.head
    if own is None or own.left_edge.lower_ != "the":
        if (behind := _subject_behind(name)) is not None:
            hang(name, before, "appos")
            hang(behind, verb, "nsubj")
        return
    holder = next((c for c in name.rights if c.dep_ == "appos" and c.i > own.i and c.pos_ == "PROPN"), None)
    hang(name, before, "appos")
    hang(own, verb, "nsubj")
    if holder is not None and doc[holder.left_edge.i - 1].text == ",":
        hang(holder, own, "appos")


def _subject_behind(name: Token) -> Token | None:
    """Give who acts behind a name that commas close: B in "After talks with the mayor, A, B spoke"."""
    doc, verb = name.doc, name.head
    if name.i + 1 >= verb.i or doc[name.i + 1].text != "," or any(t.dep_ == "cc" for t in doc[name.i : verb.i]):
        return None
    given = load_naming().given
    inner = (t for t in name.subtree if t.i > name.i and t.dep_ in ("conj", "appos") and t.pos_ == "PROPN")
    people = (t for t in inner if t.ent_type_ == "PERSON" or any(c.lower_ in given for c in t.lefts))
    return next((t for t in people if doc[t.left_edge.i - 1].text == ","), None)


def _guest_beside_host(guest: Token) -> None:
    """ "At the invitation of A, Jane Roe, mayor of B, came" with Jane Roe as one more who invited: she is who came."""
    doc, host = guest.doc, guest.head
    top = next((t for t in host.ancestors if t.pos_ in ("VERB", "AUX")), None)
    if top is None or top.i < guest.i or host.dep_ != "pobj" or any(c.dep_ in SUBJECTS for c in top.children):
        return
    alone = not any(c.dep_ == "cc" for c in (*host.children, *guest.children)) and host.sent.start < host.i
    if alone and doc[guest.left_edge.i - 1].text == "," and guest.ent_type_ == "PERSON":
        hang(guest, top, "nsubj")


def _second_office(office: Token) -> None:
    """ "the Representative for Trade/Vice-President of A" with trade as a vice-president: two offices of one person."""
    field = office.head
    first = field.head.head if field.dep_ == "pobj" else field
    if office.doc[office.left_edge.i - 1].text == "/" and first != field and _names_office(first):
        hang(office, first, "appos")


def _name_of_aide(name: Token) -> None:
    """ "the envoy of the president, Jane Roe, met A" with Jane Roe as the president: she is the envoy."""
    served, doc = name.head, name.doc
    aide = served.head.head
    words = [t.lower_ for t in doc[served.left_edge.i : served.i + 1] if t.dep_ != "det"]
    office = served.dep_ == "pobj" and served.head.lower_ in ("of", "to", "for") and load_naming().title_at(words, 0)
    if office and doc[name.left_edge.i - 1].text == "," and aide.lemma_.lower() in GRAMMAR.aides | GRAMMAR.envoys:
        hang(name, aide, "appos")


def _holder_beside_body(name: Token) -> None:
    """ "Jane Roe, President of A and Juan Perez, Chairman of B, met" with Juan Perez as whose president she is."""
    body, office = name.head, name.head.head.head
    held = body.dep_ == "pobj" and body.head.lower_ == "of" and office.dep_ == "appos" and _names_office(office)
    own = next((c for c in name.rights if c.dep_ == "appos" and _names_office(c)), None)
    if held and own is not None and office.head.pos_ == "PROPN" and name.doc[own.left_edge.i - 1].text == ",":
        for c in [c for c in body.rights if c.dep_ == "cc"]:
            hang(c, office.head, "cc")
        hang(name, office.head, "conj")


def _office_of_host(office: Token) -> None:
    """ "At the invitation of Jane Roe, President of A, Tom Beke, President of B, came" with Jane Roe as who came.

    The names stand before the offices: so it is Tom Beke who came, and he has the second one.
    """
    doc, verb, begin = office.doc, office.head, office.left_edge.i
    host = doc[begin - 2] if begin > office.sent.start + 1 and doc[begin - 1].text == "," else office
    if host.pos_ != "PROPN" or host.dep_ != "pobj" or host.head.lower_ != "of" or _names_office(host):
        return
    behind = [t for top in (office, host) for t in top.subtree if t.dep_ in ("appos", "conj") and t.i > office.i]
    for guest in behind:
        own = next((t for t in guest.subtree if t.dep_ == "appos" and t.i > guest.i and _names_office(t)), None)
        if guest.pos_ == "PROPN" and own is not None and doc[guest.left_edge.i - 1].text == ",":
            hang(own, guest, "appos")  # also where it hangs on "Her Excellency"
            hang(guest, verb, "nsubj")
            hang(office, host, "appos")
            return


def _names_office(noun: Token) -> bool:
    """Tell the noun of an office, however it is written."""
    return noun.pos_ in ("NOUN", "PROPN") and (load_naming().classes_of(noun.lower_) or ("",))[0] == "Person"


def _name_of_holder(name: Token) -> None:
    """ "met the head of the Lake Bank, Jane Roe" with her as another name of the bank: she is its head.

    And "Jane Roe and her counterpart, John Doe, met" with John Doe as another name of Jane Roe.
    """
    above, behind = name.head, name.right_edge.i + 1
    words = name.doc[name.left_edge.i : behind]
    unknown = len(words) == 2 and all(t.text.istitle() for t in words) and load_gazetteer().get(words.text) is None
    unknown = unknown and load_naming().class_of_name([name.lower_]) is None and above.ent_type_ != "GPE"
    if name.ent_type_ != "PERSON" and not unknown:
        return
    parted = name.left_edge.nbor(-1).text == "," and behind < len(name.doc) and name.doc[behind].text in (",", ".")
    near = (c for c in above.rights if c.dep_ == "conj" and c.right_edge.i == name.left_edge.i - 2)
    if parted and (added := next(near, None)) is not None and _is_office(added):
        hang(name, added, "appos")
    if not parted or _is_office(above):
        return
    for _ in range(_DEEPEST):
        if above.dep_ != "pobj" or above.head.dep_ != "prep":
            return
        above = above.head.head
        if _is_office(above):
            hang(name, above, "appos")
            return


def _named_behind_clause(name: Token) -> None:
    """ "The country that hosted the games, Chad, signed B" with Chad as another name of the games.

    So too "The company that built the dam, A, left": what is no firm has not the name of one.
    """
    behind = name.right_edge.i + 1
    parted = name.left_edge.nbor(-1).text == "," and behind < len(name.doc) and name.doc[behind].text in (",", ".")
    clause = next((t for t in name.head.ancestors if t.dep_ in ("relcl", "acl")), None)
    alike = name.head.ent_type_ == name.ent_type_ and name.head.pos_ != "NOUN"
    if not parted or clause is None or alike or clause.head.tag_ != "NN":
        return
    noun = clause.head
    kind, beside = ((load_naming().classes_of(t.lemma_.lower()) or ("",))[0] for t in (noun, name.head))
    told = any(c.lower_ == "the" or (c.dep_ == "det" and kind == "Person" != beside) for c in noun.lefts)
    thing = name.head.pos_ == "NOUN" and not load_schema().is_a(beside, "Actor")
    body = kind in _FIRMS and thing and _may_name_firm(name)
    if told and (kind in _KINDS.get(name.ent_type_, ()) or body):
        hang(name, noun, "appos")


def _may_name_firm(name: Token) -> bool:
    """Tell a bare name that is none of a place or of something else: not "the Lake Herald", nor "Kariba Dam"."""
    words = name.doc[name.left_edge.i : name.i + 1]
    known, named = load_gazetteer().get(words.text), load_naming().class_of_name([name.lower_])
    kinds = [kind for kind in (None if known is None else known.cls, named) if kind is not None]
    bare = words[0].dep_ != "det" and name.pos_ == "PROPN" and name.ent_type_ not in ("GPE", "LOC")
    return bare and all(load_schema().is_a(kind, "Institution") for kind in kinds)


def _body_of_person(noun: Token) -> None:
    """ "Jane Roe of A, a think-tank in Peru" with the think-tank as another name of Jane Roe: it is A."""
    at = noun.left_edge.i - 2
    body = noun.doc[at] if at > noun.head.i and noun.doc[at + 1].text == "," else noun.head
    link = body.head
    if body.pos_ != "PROPN" or body.dep_ != "pobj" or link.head != noun.head or link.lower_ not in ("of", "at", "from"):
        return
    naming = load_naming()
    words = [c.lower_ for c in noun.lefts if c.dep_ in ("compound", "amod")]
    cls = naming.class_of_nominal([*words, noun.lemma_.lower()])
    if cls is not None and load_schema().is_a(cls, "Institution"):
        hang(noun, body, "appos")


def _is_office(noun: Token) -> bool:
    known = noun.pos_ == "NOUN" and noun.tag_ == "NN" and any(c.dep_ in ("det", "poss") for c in noun.lefts)
    return known and (load_naming().classes_of(noun.lemma_.lower()) or ("",))[0] == "Person"
