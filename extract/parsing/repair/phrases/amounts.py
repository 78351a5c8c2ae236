"""Mends amounts read as places ("will sign over 70 deals" does not go over them), and who gets which sum for what."""

from __future__ import annotations

import re

from reportgraph.extract.parsing.labels import TIMES
from reportgraph.extract.parsing.spelling import singular
from reportgraph.extract.parsing.syntax import child
from reportgraph.extract.parsing.tree import hang, lift, neighbor_of, spine, take_place
from reportgraph.ontology.frames import word_lists
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.naming import load_naming
from reportgraph.ontology.units import load_units
from spacy.tokens import Doc, Token

_SHORT = re.compile(r"(?P<number>\d[\d.,]*)?(?P<scale>bn|bln|b|mn|mln|m|tn|trn)")
_SCALES = {
    **dict.fromkeys(("bn", "bln", "b"), "billion"),
    **dict.fromkeys(("mn", "mln", "m"), "million"),
    **dict.fromkeys(("tn", "trn"), "trillion"),
}
_READ_AS = frozenset({"NOUN", "PROPN", "NUM", "VERB", "AUX"})  # "€300m" with an "m" as in "I'm"
_WHERE = frozenset({"in", "at", "near"})
_PARTS = frozenset({"eighth", "fifth", "half", "quarter", "sixth", "tenth", "third"})
_PERCENT = frozenset({"%", "cent", "percent"})
_LENGTHS = frozenset({"kilometer", "kilometre", "km", "kms", "mile"})
_SUMMING = frozenset({"amount", "exceed", "total", "value"})
_OF_DOLLARS = frozenset({"A", "AU", "C", "CA", "HK", "NZ", "S", "US", "U.S."})  # "US $ 80 million"


def repair_amounts(doc: Doc) -> None:
    """Spell out short amounts, make what is counted the object of the verb before "over", and hang who gets what."""
    for token in doc[1:]:
        if token.pos_ in _READ_AS and (short := _SHORT.fullmatch(token.lower_)) is not None:
            _short_amount(token, short)
    for over in doc[1:-2]:
        if over.lower_ == "over" and over.dep_ == "prep" and over.nbor().tag_ == "CD":
            _over_number(over)
    for token in doc[1:]:
        if token.text == "$" and token.nbor(-1).text in _OF_DOLLARS:
            _land_of_dollar(token)
        if token.dep_ == "acl" and token.tag_ == "VBN" and token.nbor(-1).text == ",":
            _cause_behind_amount(token)
        if token.dep_ in ("acl", "relcl") and token.head.ent_type_ == "MONEY":
            _deed_on_sum(token)
        if token.dep_ == "acl" and token.tag_ == "VBG" and token.lemma_ in _SUMMING and token.head.pos_ == "NOUN":
            _phrase_on_total(token)
        if token.lower_ == "with" and token.dep_ == "prep":
            _with_measure(token)
        if token.lower_ == "by" and token.dep_ == "prep" and token.head.pos_ == "NOUN":
            _by_amount(token)
        if token.lower_ in ("from", "between") and token.head.lemma_.lower() in _LENGTHS:
            _ends_of_length(token)
        if token.lower_ == "equivalent" and token.tag_ == "JJ" and neighbor_of(token, -1).ent_type_ == "MONEY":
            _equivalent_sum(token)
        if token.lower_ == "equivalent" and token.tag_ == "NN" and token.nbor(-1).head == token:
            _sum_and_equivalent(token)
        if token.lower_ in ("for", "to") and token.dep_ == "prep" and token.head.dep_ == "pobj":
            _receiver_of_sum(token)
        if token.lower_ == "from" and token.head.dep_ == "pobj" and token.head.head.lower_ in ("for", "to"):
            _source_of_sum(token, token.head.head.head)
        if token.dep_ == "prep" and token.head.ent_type_ == "MONEY" and token.head.dep_ == "pobj":
            _aim_of_sum(token)
        if token.dep_ == "xcomp" and token.tag_ == "VB":
            _purpose_of_sum(token)
        if token.lower_ == "worth" and token.dep_ in ("advcl", "prep") and token.nbor(-1).dep_ in ("dobj", "pobj"):
            hang(token, token.nbor(-1), "amod")  # "is set to buy boats worth 5 million"
        if token.dep_ == "appos" and token.head.dep_ == "pobj" and token.lemma_ in word_lists()["sums"]:
            _sum_beside_giver(token)
        if token.dep_ in ("nmod", "compound") and token.pos_ == "PROPN" and token.head.dep_ == "dobj":
            _receiver_before_sum(token, token.head)
        if token.dep_ == "attr" and token.lower_ in _PERCENT:
            _deed_of_share(token)
        if token.dep_ == "quantmod" and token.lemma_.rstrip("s") in _PARTS and token.head.pos_ == "NUM":
            _part_of_whole(token)
        if token.dep_ == "pobj" and token.text in load_units().currencies and token.i + 1 < len(doc):
            _code_before_sum(token)


def _receiver_before_sum(name: Token, sum_: Token) -> None:
    """ "lent Chad 5 million dollars" with Chad's dollars: a name does not stand before a number, so Chad gets them."""
    counted = any(c.dep_ == "nummod" and c.i > name.i for c in sum_.lefts)
    verb = sum_.head
    if (
        counted
        and name.i > verb.i
        and verb.lemma_ in GRAMMAR.ditransitive | GRAMMAR.giving
        and sum_.left_edge.i > verb.i
    ):
        hang(name, verb, "dative")


def _deed_of_share(share: Token) -> None:
    """ "A, which is 51 percent owned by B" with a percent that is owned: it is A, to that extent."""
    done, over = neighbor_of(share, 1), share.head
    if done.tag_ != "VBN" or done.head != share:
        return
    if over.lemma_ == "be":
        take_place(done, over)
        for c in [c for c in over.children if c not in (share, done)]:
            hang(c, done, "nsubjpass" if c.dep_ == "nsubj" else c.dep_)
        hang(over, done, "auxpass")
    hang(share, done, "npadvmod")


def _deed_on_sum(done: Token) -> None:
    """ "a loan of 9 million provided by A" with a million that is provided: the loan is."""
    of = done.head.head
    if done.head.dep_ == "pobj" and of.lower_ == "of" and of.head.pos_ == "NOUN":
        hang(done, of.head, done.dep_)


def _phrase_on_total(totalling: Token) -> None:
    """ "approved loans totalling 9 million for A to build B" with a total for A: the loans are."""
    total = next((c for c in totalling.rights if c.dep_ in ("dobj", "npadvmod")), totalling)
    for c in [c for host in (totalling, total) for c in host.rights if c.i > totalling.i + 1]:
        if c.lower_ in ("for", "from", "to", "with") and c.dep_ in ("dative", "prep"):
            hang(c, totalling.head, "prep")
        elif c.dep_ in ("acl", "advcl", "xcomp") and c.tag_ == "VB":
            hang(c, totalling.head, "acl")


def _sum_beside_giver(money: Token) -> None:
    """ "has 5 million from A, 4 million from B" with A as 4 million: it is another sum beside the first."""
    giver, source = money.head, money.head.head
    told = source.head if source.head.pos_ in ("NOUN", "NUM") else child(source.head, "dobj", "attr")
    summed = told is not None and told.i < source.i and any(t.like_num for t in told.subtree)
    if told is None or not summed or source.lower_ != "from" or giver.pos_ != "PROPN" or money.i < giver.i:
        return
    hang(source, told, "prep")
    hang(money, told, "conj")


def _part_of_whole(part: Token) -> None:
    """ "roughly one-third of A comes from B" with one that comes: the third of it does."""
    number = part.head
    of = next((c for t in (part, number) for c in t.rights if c.lower_ == "of" and c.i == part.i + 1), None)
    if of is not None and number.i < part.i and number.dep_ not in ("nummod", "quantmod"):
        lift(part, "nummod")
        hang(of, part, "prep")
        part.pos_, part.tag_ = "NOUN", "NN"


def _ends_of_length(link: Token) -> None:
    """ "90 km of track from A to B" with kilometres from A: the track is."""
    of = next((c for c in link.head.rights if c.lower_ == "of" and c.i < link.i), None)
    track = next((c for c in of.rights if c.dep_ == "pobj"), None) if of is not None else None
    if track is not None and track.pos_ == "NOUN":
        for phrase in [c for c in link.head.rights if c.dep_ == "prep" and c.i >= link.i]:
            hang(phrase, track, "prep")


def _land_of_dollar(sign: Token) -> None:
    """ "gave US $ 80 million to A" with the US as who gets it: it is whose dollars they are."""
    land, number = sign.nbor(-1), sign.head
    if number.i > sign.i and land.dep_ in ("dative", "dobj", "pobj", "nmod", "npadvmod", "appos", "conj", "dep"):
        for c in list(land.children):
            hang(c, number, c.dep_)
        if land.dep_ == "pobj" and land.head.dep_ == "prep":
            number.dep_ = "pobj"
            hang(number, land.head, "pobj")
        hang(land, sign, "compound")


def _code_before_sum(code: Token) -> None:
    """ "a grant of SEK 350 million" with the krona as what it is of, and the number as another name of the grant."""
    number = code.nbor()
    while number.i + 1 < number.sent.end and number.dep_ in ("compound", "nummod") and number.head.i == number.i + 1:
        number = number.nbor()
    if number.tag_ == "CD" and number.dep_ in ("appos", "nummod", "npadvmod") and not code.is_ancestor(number):
        hang(number, code.head, "pobj")
        hang(code, number, "compound")


def _short_amount(token: Token, short: re.Match[str]) -> None:
    """ "$2bn", "€1.5 m" with a thing called "bn": it is a number, as "2 billion" is."""
    before = token.nbor(-1)
    number = before if short["number"] is None else token
    sign = number.nbor(-1) if number.i else number
    if (number.like_num or short["number"]) and (sign.tag_ == "$" or sign.is_currency):
        token.pos_, token.tag_, token.lemma_ = "NUM", "CD", _SCALES[short["scale"]]
        if sign.head == token.head:  # "a loan of ¥250bn" with a loan of ¥
            hang(sign, token, "quantmod")
        elif number != token and number.head == token.head:  # "lent €300m" with 300 as who gets it
            hang(number, token, "compound")
            hang(sign, token, "quantmod")


def _equivalent_sum(word: Token) -> None:
    """ "a loan of 9 million dollars equivalent to build A" with what is equal to the building: the loan is for it."""
    for c in list(word.rights):
        if c.dep_ == "xcomp" and c.tag_ == "VB" and word.head.pos_ == "NOUN":
            hang(c, word.head, "acl")


def _sum_and_equivalent(word: Token) -> None:
    """ "a total of 9 million dollars equivalent for A" with an equivalent that is approved: the sum is."""
    money = word.nbor(-1)
    if money.ent_type_ != "MONEY" or money.dep_ != "nummod" or word.dep_ == "ROOT":
        return
    for c in [c for c in word.children if c != money]:
        hang(c, money, c.dep_)
    hang(money, word.head, word.dep_)
    hang(word, money, "amod")
    word.pos_, word.tag_ = "ADJ", "JJ"


def _by_amount(by: Token) -> None:
    """ "reduces the risk of A by 20 percent" with a risk by 20 percent: by so much it is reduced."""
    thing = by.head
    while thing.dep_ == "pobj" and thing.head.dep_ == "prep" and thing.head.head.pos_ == "NOUN":
        thing = thing.head.head
    amount = next((c for c in by.rights if c.dep_ == "pobj"), None)
    counted = amount is not None and (amount.tag_ == "CD" or any(c.dep_ == "nummod" for c in amount.lefts))
    if counted and thing.dep_ == "dobj" and thing.head.lemma_ in GRAMMAR.changing:
        hang(by, thing.head, "prep")


def _purpose_of_sum(verb: Token) -> None:
    """ "pledged 9 million dollars to help A" as a pledge to help: the sum is what is pledged, and to help A is why."""
    total = next((c for c in verb.head.rights if c.dep_ == "dobj" and c.i < verb.i), None)
    if total is not None and total.lemma_ in word_lists()["sums"] and verb.left_edge.lower_ == "to":
        verb.dep_ = "advcl"


def _aim_of_sum(word: Token) -> None:
    """ "made investments of 9 million in A" with millions in A: the investments are."""
    of, total = word.head.head, word.head.head.head
    if of.lower_ == "of" and of.i == total.i + 1 and total.pos_ == "NOUN" and total.i < word.i:
        hang(word, total, "prep")


def _source_of_sum(source: Token, above: Token) -> None:
    """ "got 9 million for seeds from A" with seeds from there: the money is; not "for refugees from A"."""
    money = child(above, "dobj") if above.pos_ == "VERB" else above
    giver = child(source, "pobj")
    gets = money is not None and money.ent_type_ == "MONEY" and money.head.lemma_ in GRAMMAR.getting_money
    native = load_naming().class_of_nominal([singular(source.head.lower_)]) in ("Group", "Person")
    if gets and money is not None and giver is not None and not native and giver.ent_type_ not in TIMES:
        hang(source, money.head, "prep")


def _receiver_of_sum(word: Token) -> None:
    """ "released 6 million euros in aid for A" with aid for A that has euros in it: the sum is for A."""
    inside = word.head.head
    total = inside.head
    counted = total.ent_type_ == "MONEY" or any(c.dep_ == "nummod" for c in total.lefts)
    counted = counted and total.lemma_ in word_lists()["sums"] and total.head.lemma_ in GRAMMAR.releasing
    if inside.lower_ == "in" and inside.i == total.i + 1 and total.dep_ == "dobj" and counted:
        hang(word, total, "prep")


def _cause_behind_amount(participle: Token) -> None:
    """ "output grew 5 percent, driven by A" with a percent that is driven: it is the growth that has a cause."""
    amount = participle.head
    by = amount.dep_ == "pobj" and amount.head.lower_ == "by"  # "grew by 5 percent"
    verb = amount.head.head if by else amount.head
    moved = verb.pos_ == "VERB" and verb.lemma_ in load_units().up | load_units().down | load_units().levels
    counted = (by or amount.dep_ in ("npadvmod", "dobj")) and amount.lower_ in ("%", "cent", "percent")
    if moved and counted and any(c.dep_ == "agent" for c in participle.rights):
        hang(participle, verb, "advcl")


def _over_number(over: Token) -> None:
    verb, number = over.nbor(-1), over.nbor()
    things = next((c for c in over.rights if c.dep_ == "pobj" and c.tag_ == "NNS"), None)
    if things is None or over.head != verb or verb.pos_ != "VERB" or verb.lemma_ in GRAMMAR.no_amount_over:
        return
    counted = number.head == things and number.dep_ == "nummod" and number.ent_type_ not in TIMES
    if counted and not any(c.dep_ in ("dobj", "auxpass") for c in verb.children):
        hang(things, verb, "dobj")
        hang(over, number, "quantmod")


def _with_measure(preposition: Token) -> None:
    """ "paid for a plant with a capacity of 5 MW in A" with all this said of the paying: it is said of the plant."""
    measure, verb = next((c for c in preposition.rights if c.dep_ == "pobj"), None), preposition.head
    if measure is None or measure.lemma_ not in GRAMMAR.measures or not any(t.tag_ == "CD" for t in measure.subtree):
        return
    host = verb if verb.pos_ == "NOUN" else None
    if verb.pos_ == "VERB" and preposition.i > verb.i + 1:
        above = [t for t in spine(preposition.nbor(-1), verb) if t.pos_ == "NOUN" and t.dep_ in ("dobj", "pobj")]
        host = above[-1] if above else None
    if host is None:
        return
    hang(preposition, host, "prep")
    unit = next((o for c in measure.rights if c.lower_ == "of" for o in c.rights), measure)
    for where in [*unit.rights, *measure.rights, *verb.rights]:
        if where.lower_ in _WHERE and where.dep_ == "prep" and where.i in (unit.i + 1, measure.i + 1):
            hang(where, host, "prep")
