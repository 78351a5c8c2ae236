"""Mends pairs: "got A from B and C from D", "gave A and B help", "A, not B"."""

from __future__ import annotations

from functools import cache

from reportgraph.extract.parsing.repair.rows.degrees import mend_second_degree, mend_source_of_degree
from reportgraph.extract.parsing.syntax import child, conjuncts
from reportgraph.extract.parsing.tree import NOMINAL, hang, neighbor_of, put
from reportgraph.ontology.frames import word_lists
from reportgraph.ontology.grammar import GRAMMAR
from spacy.tokens import Doc, Token

_ORDERS = frozenset({"bid", "contract", "deal", "offer", "order", "request"})
_PAIRING = frozenset({"from", "at", "with"})
_SENDING = GRAMMAR.trading - {"buy", "import", "procure", "purchase"} | GRAMMAR.conveying | GRAMMAR.giving
_WITHIN = frozenset({"amod", "compound", "det", "nmod", "nummod", "poss", "quantmod"})
_APART = frozenset({",", "-", "–", "—"})
_DEEDS = GRAMMAR.backing | GRAMMAR.takes_infinitive | GRAMMAR.shared_work
_DEEDS |= {"contribution", "leadership", "role", "work"}


@cache
def _gifts() -> tuple[frozenset[str], ...]:
    return frozenset(word_lists()["goods"]), frozenset((*word_lists()["money"], *word_lists()["sums"]))


def repair_pairs(doc: Doc) -> None:
    """Hang where a degree is from on the degree, and what has such a phrase of its own on its like."""
    for token in doc:
        if token.dep_ == "prep" and token.lower_ in ("from", "at") and token.head.dep_ == "pobj":
            mend_source_of_degree(token)
            _source_of_order(token)
        if token.dep_ == "prep" and token.lower_ == "between" and token.head.dep_ == "pobj":
            _pair_behind_place(token)
        if token.dep_ == "prep" and token.lower_ == "between":
            _row_behind_place(token)
        if token.dep_ == "prep" and token.lower_ == "between":
            _second_of_two(token)
        if token.dep_ in ("prep", "conj") and token.lower_ == "between":
            _pair_beside_pair(token)
        if token.dep_ == "prep" and token.lower_ == "between" and token.head.pos_ in ("VERB", "AUX", "ADJ"):
            _talks_between(token)
        if token.dep_ == "prep" and token.lower_ == "for" and token.head.dep_ == "dobj":
            _reason_of_thanks(token)
        if token.dep_ == "prep" and token.lower_ == "for" and token.head.dep_ == "pobj":
            _employer(token)
        if token.pos_ == "PROPN" and token.dep_ == "pobj" and token.head.lower_ == "between":
            _second_with_owner(token)
        if token.lower_ == "law" and token.dep_ in ("compound", "nmod") and token.i:
            _made_law(token)
        if token.lower_ == "not" and token.dep_ == "neg" and token.head.i < token.i and token.nbor(-1).text in _APART:
            _denied_alone(token)
        if token.lower_ == "by" and token.dep_ == "prep" and token.head.dep_ == "conj":
            _doer_of_left_out(token)
        if token.dep_ == "conj" and token.head.dep_ == "pobj":
            mend_second_degree(token)
            _second_of_pair(token)
        if token.dep_ == "conj" and token.head.dep_ == "dobj" and token.pos_ == "NOUN":
            _second_deed_of_owner(token)
        if token.dep_ == "dobj" and token.head.dep_ == "conj" and token.i > 2:
            _second_end(token)
        if token.dep_ == "dobj" and token.head.lemma_ in GRAMMAR.ditransitive:
            _first_of_two_objects(token)
        if token.dep_ == "dobj" and token.head.lemma_ in _SENDING and token.i > token.head.i:
            _receivers_in_row(token)


def _second_end(name: Token) -> None:
    """ "cut roads between A and occupied B" with who occupied B: "between" has two ends.

    "Praised the ties between the two peoples and noted the growing trade" has them, as has "between A and B and
    raised exports", and nothing that tells how a noun is stands before its article.
    """
    state = name.doc[name.left_edge.i - (0 if name.left_edge.tag_ in ("VBN", "VBD") else 1)]
    link = state.nbor(-1)
    first = next((t for t in (link.nbor(-1), *link.nbor(-1).ancestors) if t.dep_ == "pobj"), None)
    if state != name.head or link.dep_ != "cc" or first is None or first.head.lower_ != "between":
        return
    both = any(c.dep_ == "cc" and c.i < link.i for t in conjuncts(first) for c in t.rights)
    several = both or first.tag_ in ("NNS", "NNPS") or name.left_edge.dep_ in ("det", "poss")
    if several or name.left_edge.i != state.i + 1:
        return
    if state.tag_ in ("VBD", "VBN") and first.right_edge.i == link.i - 1:
        for c in [c for c in state.children if c != name]:
            hang(c, name if c.i > name.i else state.head, c.dep_)
        hang(name, first, "conj")
        hang(link, first, "cc")
        hang(state, name, "amod")
        state.pos_, state.tag_ = "ADJ", "VBN"


def _pair_beside_pair(link: Token) -> None:
    """ "an era of ties between A and B, and between A and C" with an era between them, or B and C: the ties are."""
    before = link.doc[link.sent.start : link.i]
    first = next((t for t in reversed(before) if t.lower_ == "between" and t.dep_ == "prep"), None)
    end = child(first, "pobj") if first is not None else None
    if first is None or end is None or link.nbor(-1).lower_ not in ("and", ","):
        return
    last = max((t for t in conjuncts(end) if t.i < link.i), key=lambda t: t.i)
    apart = link.doc[last.i + 1 : link.i]
    if last != end and first.head.pos_ == "NOUN" and not any(t.pos_ in ("VERB", "AUX", "ADP", "NOUN") for t in apart):
        hang(link, first.head, "prep")


def _pair_behind_place(link: Token) -> None:
    """ "was signed in Kisumu between A and B" with Kisumu between them: the signing is."""
    town = link.head
    where = town.head
    placed = town.pos_ == "PROPN" and where.dep_ == "prep" and where.lower_ in ("in", "at", "on")
    if placed and where.head.pos_ in ("VERB", "NOUN", "AUX", "ADJ") and where.head.i < where.i:
        hang(link, where.head, "prep")


def _row_behind_place(link: Token) -> None:
    """ "was signed in Kisumu between A (AA), B and C" with B and C beside Kisumu: one alone has nobody between."""
    first = child(link, "pobj")
    before = link.nbor(-1) if link.i > link.sent.start else link
    alone = first is not None and child(first, "conj") is None and before.dep_ == "pobj"
    for c in [c for c in before.rights if c.dep_ in ("appos", "cc", "conj", "punct")] if alone else []:
        if first is not None and c.i > first.i:
            hang(c, first, c.dep_)


def _talks_between(link: Token) -> None:
    """ "talks were held between A and B", "trade grew between A and B" with the holding between them: the talks are."""
    verb = link.head.head if link.head.dep_ == "acomp" else link.head
    held = child(verb, "nsubjpass", "nsubj")
    place = verb.lemma_ == "be" or any(c.lower_ == "place" and c.dep_ == "dobj" for c in verb.rights)
    passive = held is not None and held.dep_ == "nsubjpass"
    if held is None or held.i > verb.i:
        return
    bond = held.lemma_ in GRAMMAR.bonds and child(verb, "dobj", "attr") is None
    if bond or (held.lemma_ in GRAMMAR.talks and (place or passive)):
        hang(link, held, "prep")


def _second_of_two(between: Token) -> None:
    """ "talks between the bank of A and the council" with a bank of both: "between" needs two, and has but one."""
    first = child(between, "pobj")
    if first is None or child(first, "conj") is not None or child(first, "det") is None:
        return
    inner = [t for t in first.subtree if t.dep_ == "conj" and t.i > first.i and t.pos_ in ("NOUN", "PROPN")]
    second = inner[0] if len(inner) == 1 else first
    article = child(second, "det")
    whole = second.head.dep_ == "pobj" and second.head.head.head == first and child(second.head, "det") is None
    if second != first and whole and article is not None and article.i == second.left_edge.i:
        hang(second, first, "conj")


def _source_of_order(source: Token) -> None:
    """ "won orders for twenty jets from A" with jets from A: the orders are."""
    link = source.head.head
    order = link.head
    named = any(c.dep_ == "pobj" and c.pos_ == "PROPN" for c in source.children)
    if named and source.lower_ == "from" and link.lower_ == "for" and order.lemma_ in _ORDERS and order.dep_ == "dobj":
        hang(source, order, "prep")


def _employer(preposition: Token) -> None:
    """ "worked in senior roles for A" with roles for A: whoever works in them works for A."""
    role = preposition.head
    verb = role.head.head
    post = role.lemma_ in word_lists()["posts"] or role.lemma_ == "capacity"
    if post and role.head.lower_ in ("in", "as") and verb.lemma_ in ("serve", "work"):
        hang(preposition, verb, "prep")


def _reason_of_thanks(reason: Token) -> None:
    """ "thanked the minister for Chad's help" with a minister for that: it is what the thanks are for."""
    praised = reason.head
    given = next((c for c in reason.rights if c.dep_ == "pobj"), None)
    owned = given is not None and any(c.dep_ == "poss" for c in given.lefts)
    if praised.dep_ == "dobj" and praised.head.lemma_ in GRAMMAR.thanking and owned and praised.tag_ != "NNS":
        hang(reason, praised.head, "prep")


def _made_law(law: Token) -> None:
    """ "signed into law H.R. 1" with a law of that name as where it was signed: it is what was signed."""
    into, bill = law.nbor(-1), law.head
    if (
        into.lower_ == "into"
        and bill.head == into
        and into.head.pos_ == "VERB"
        and child(into.head, "dobj", "nsubjpass") is None
    ):
        hang(law, into, "pobj")
        hang(bill, into.head, "dobj")


def _second_of_pair(noun: Token) -> None:
    """ "got A from B and C from D" with B and C as where A is from: what has a phrase of its own is parallel to A."""
    preposition = noun.head.head
    governor = preposition.head
    after = noun.nbor() if noun.i + 1 < noun.sent.end else noun
    if after.dep_ != "prep" or after.head != noun or after.lower_ != preposition.lower_ or after.lower_ not in _PAIRING:
        return
    objects = (c for c in governor.rights if c.dep_ == "dobj" and c.right_edge.i < preposition.i)
    first = next(objects, governor) if governor.pos_ == "VERB" else governor
    named = any(c.dep_ == "pobj" and c.pos_ == "PROPN" for c in after.children)
    if first.dep_ == "dobj" and named and noun.head.pos_ == "PROPN":
        hang(noun, first, "conj")
        hang(preposition, first, "prep")


def _doer_of_left_out(by: Token) -> None:
    """ "A was built by Chad and the port by Mali" with a port by Mali: it was built by it as well."""
    done, first = by.head, by.head.head
    if first.pos_ == "PROPN" and first.dep_ == "pobj" and first.head.dep_ == "agent" and done.pos_ == "NOUN":
        hang(by, first.head.head, "agent")


def _receivers_in_row(first: Token) -> None:
    """ "sells A to Peru, B to Chad and, since May, C to Mali" with "B to Chad" as one thing: B is sold, to Chad."""
    verb, doc = first.head, first.doc
    phrases = [t for t in doc[first.i + 1 : verb.sent.end] if t.lower_ == "to" and t.dep_ in ("prep", "dative")]
    end = next((child(p, "pobj") for p in phrases[:1] if p.head in (verb, first)), None)
    if end is not None and phrases[0].head == first and first.tag_ == "NNS" and first.lemma_ in _gifts()[0]:
        hang(phrases[0], verb, "prep")  # "exports plums to Peru" with plums to Peru
    for link in phrases[1:]:
        thing, receiver = link.nbor(-1), child(link, "pobj")
        begin = thing.i
        while doc[begin - 1].dep_ in _WITHIN and thing.is_ancestor(doc[begin - 1]):
            begin -= 1
        aside = [t for t in doc[end.i + 1 : begin] if t not in conjuncts(end)] if end is not None else []
        alike = verb.lemma_ in GRAMMAR.trading or any({first.lemma_, thing.lemma_} <= kinds for kinds in _gifts())
        alike = alike or first.lemma_ == thing.lemma_
        if receiver is None or thing.pos_ not in NOMINAL or not alike or not _only_parts(aside):
            return  # "sends trucks to A and advice to B"
        for c in [c for c in thing.children if c.i < begin or c.i > receiver.right_edge.i]:
            hang(c, verb if c.dep_ == "prep" else first, c.dep_)
        hang(thing, first, "conj")
        hang(link, verb, "prep")
        end = receiver


def _only_parts(words: list[Token]) -> bool:
    """Tell what may stand between two things of a row: a comma, an "and", and an aside between commas."""
    marks = [n for n, t in enumerate(words) if t.text == "," or t.dep_ == "cc"]
    told = [t for t in words[marks[0] + 1 : marks[-1]] if t.text != "," and t.dep_ != "cc"] if marks else words
    apart = bool(marks) and marks[0] == 0 and marks[-1] == len(words) - 1
    return apart and not any(t.pos_ in ("VERB", "AUX") for t in told) and (not told or told[0].pos_ in ("ADP", "SCONJ"))


def _first_of_two_objects(noun: Token) -> None:
    """ "gives A and their B more C" with two objects: the first is who gets the other."""
    verb = noun.head
    part = next(
        (c for c in noun.lefts if c.dep_ in ("nmod", "compound") and c.tag_ == "NNS" and c.nbor().head == noun), None
    )
    if part is not None and part.nbor().tag_ in ("JJ", "JJR", "JJS") and noun.i > verb.i:  # "offers farms great A"
        for c in [c for c in noun.lefts if c.i < part.i]:
            hang(c, part, c.dep_)
        hang(part, verb, "dative")
    after = next((c for c in verb.rights if c.dep_ == "dobj" and c.left_edge.i == noun.right_edge.i + 1), None)
    if after is None and verb.lemma_ in GRAMMAR.ditransitive | GRAMMAR.giving:  # "lent A, B and C 5 million dollars"
        sums = (c for c in noun.rights if c.dep_ == "appos" and any(t.tag_ in ("CD", "$") for t in c.lefts))
        after = next((c for c in sums if noun.doc[c.left_edge.i - 1].pos_ in NOMINAL), None)
        if after is not None:
            hang(after, verb, "dobj")
    if after is not None and noun.i > verb.i and not any(c.dep_ == "dative" for c in verb.children):
        noun.dep_ = "dative"


def _denied_alone(word: Token) -> None:
    """ "signed A, not B" with "not" as said of A, and B as another name of it: only B is denied.

    So it is in "was held in A, not in B" with "not" at the first "in".
    """
    behind = neighbor_of(word, 1)
    if behind.dep_ == "prep" and behind.head in word.head.ancestors and child(behind, "pobj") is not None:
        hang(word, behind, "neg")
        return
    other = next((c for c in word.head.rights if c.dep_ == "appos" and c.left_edge.i == word.i + 1), None)
    if other is None:
        return
    for c in [c for c in other.rights if c.dep_ == "relcl" and c.left_edge.nbor(-1).text in _APART]:
        hang(c, word.head, "relcl")  # "A, not B, who runs D": A does
    hang(word, other, "preconj")
    other.dep_ = "conj"


def _second_with_owner(name: Token) -> None:
    """ "a deal between A and Peru's B" with a B of both: "between" joins two, and Peru's is B alone."""
    first = child(name, "poss")
    owner = child(first, "conj") if first is not None else None
    if first is None or owner is None or child(first, "case") is not None or child(owner, "case") is None:
        return
    if child(name, "conj") is not None or not first.i < owner.i < name.i:
        return
    between = name.head
    hang(owner, name, "poss")
    put(first, between, "pobj")
    hang(name, first, "conj")
    for c in list(first.rights):
        if c.dep_ == "cc" and c.i < owner.i:
            hang(c, first, "cc")


def _second_deed_of_owner(deed: Token) -> None:
    """ "Peru's efforts to fight crime and its support for A" with a fight against that support: it is a second deed."""
    fought, verb = deed.head, deed.head.head
    first = verb.head
    owners = [child(t, "poss") for t in (deed, first, fought)]
    behind = verb.dep_ == "acl" and verb.tag_ == "VB" and first.pos_ == "NOUN" and first.i < verb.i
    if behind and owners[0] is not None and owners[1] is not None and owners[2] is None and deed.lemma_ in _DEEDS:
        hang(deed, first, "conj")
        for c in [c for c in fought.rights if c.dep_ in ("cc", "punct") and c.i < deed.i]:
            hang(c, first, c.dep_)
