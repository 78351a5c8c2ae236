"""Mends brackets that say what a thing is called from there on: "the Lake Bank (hereafter LB) met" has no LB meet."""

from __future__ import annotations

from itertools import takewhile

from reportgraph.extract.parsing.labels import MODIFYING, NOUNY
from reportgraph.extract.parsing.tree import FINITE, SUBJECTS, hang, lift, put, spine, take_place
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.naming import load_naming
from spacy.tokens import Doc, Token

_DEFINING = frozenset({"henceforth", "hereafter", "hereinafter"})
_BODIES = frozenset(
    "Company CooperationMechanism GovernmentBody Group Institution InternationalOrganization MediaOrganization "
    "PoliticalParty Project ResearchInstitute University".split()
)
_LONGEST = 20  # tokens of such brackets


def repair_defining_brackets(doc: Doc) -> None:
    """Hang what stands in such brackets on the name before them, and nothing else on it."""
    for opening in doc[1:-2]:
        if opening.text != "(" or opening.nbor().lower_ not in _DEFINING:
            continue
        near = doc[opening.i : min(opening.i + _LONGEST, opening.sent.end)]
        close = next((t.i for t in near if t.text == ")"), None)
        if close is not None and opening.nbor(-1).pos_ in NOUNY and opening.i > opening.sent.start:
            _set_apart(opening, close)


def repair_kinds_behind_brackets(doc: Doc) -> None:
    """Make the name the head of "the Lake Front (LF) rebel group": the group is what it is, and no other one."""
    for opening in doc[1:-2]:
        short, name = opening.nbor(), opening.nbor(-1)
        name = name.head if name.dep_ == "nummod" and name.head.i == name.i - 1 else name  # "River Fever 2020 (RF-20)"
        if opening.text != "(" or opening.nbor(2).text != ")" or not short.text.isupper() or name.pos_ != "PROPN":
            continue
        _short_of_body(name, short)
        if opening.i + 4 >= len(doc):
            continue
        # "the Group of Seven (G7) meeting"
        of = name.dep_ == "pobj" and name.head.lower_ == "of" and name.head.head.pos_ == "PROPN"
        _noun_of_name(name.head.head if of else name, _last_noun(opening.nbor(3)))
        named = opening.nbor(3).pos_ == "PROPN" and name.head.i > short.i
        if named and short.dep_ in MODIFYING and short.head.i > short.i:
            hang(short, name, "appos")  # "the Lake Pact (LP) Council"
        _told_behind_comma(name, short)
        kind = name.head
        classes = load_naming().classes_of(kind.lemma_.lower()) or ("",)
        whole = classes[0] in ("Group", "Institution", "PoliticalParty") and kind.lemma_ not in GRAMMAR.sent_groups
        body = kind.pos_ == "NOUN" and kind.i > opening.i + 2 and whole
        if not body or name.dep_ not in MODIFYING or any(t.head != kind for t in doc[opening.i + 3 : kind.i]):
            continue
        others = [c for c in kind.children if c.i > kind.i or c.i < name.left_edge.i]
        take_place(name, kind)
        for c in others:
            put(c, name, c.dep_)
        for word, head, label in ((kind, name, "appos"), (short, name, "appos"), (opening, short, "punct")):
            hang(word, head, label)


def _short_of_body(name: Token, short: Token) -> None:
    """ "the meeting of the Lake Council on Fish (LCF)" with a meeting called so: the council is."""
    event = short.head
    other = event.pos_ == "NOUN" and event.i < name.i and event.text[0].upper() != short.text[0]
    whole = [t for t in takewhile(lambda t: t.pos_ in ("PROPN", "ADP"), spine(name)) if t.pos_ == "PROPN"]
    if whole and short.dep_ == "appos" and other and event in whole[-1].ancestors:
        hang(short, whole[-1], "appos")


def _told_behind_comma(name: Token, short: Token) -> None:
    """ "works for the Lake Fund (LF), a charity" with a charity that is worked: what the fund is."""
    doc, article = name.doc, short.i + 3
    kind = doc[article].head if article + 1 < short.sent.end and doc[article].dep_ == "det" else short
    apart = doc[article - 1].text == "," and kind.left_edge.i == article and kind.tag_ == "NN"
    if not apart or kind.dep_ == "conj" or any(c.dep_ in ("conj", *SUBJECTS) for c in kind.children):
        return
    cls = load_naming().class_of_nominal([*(c.lower_ for c in kind.lefts if c.dep_ == "compound"), kind.lemma_.lower()])
    above = takewhile(lambda t: t.pos_ in ("PROPN", "ADP") and t.nbor().lower_ not in ("a", "the"), spine(name))
    whole = [t for t in above if t.pos_ == "PROPN" and t.i <= short.i]
    if whole and cls in _BODIES and kind.head not in (*whole, short) and not kind.is_ancestor(whole[-1]):
        put(kind, whole[-1], "appos")


def _last_noun(word: Token) -> Token:
    """Give the noun that the words from here on make up: the meeting of "the Lake Pact (LP) Council meeting"."""
    while word.dep_ in MODIFYING and word.head.i > word.i and word.head.pos_ in NOUNY:
        word = word.head
    return word


def _noun_of_name(name: Token, noun: Token) -> None:
    """ "a Lake Bank (LB) team arrived", "the Lake Bank (LB) report" with the noun as another name of the bank."""
    classes = load_naming().classes_of(noun.lemma_.lower()) or ("",)
    whole = classes[0] in ("Institution", "PoliticalParty") or (
        classes[0] == "Group" and noun.lemma_ not in GRAMMAR.sent_groups
    )
    apart = noun.dep_ == "appos" and noun.head == name and noun.left_edge.i > name.i
    loose = noun.dep_ in ("dobj", "npadvmod") and noun.head.is_ancestor(name) and name.dep_ == "pobj"
    if (
        loose
        and noun.pos_ == "NOUN"
        and not whole
        and noun.left_edge.i > name.i
        and noun.left_edge.nbor(-1).text == ")"
    ):
        hang(noun, name.head, "pobj")  # "end the fall of the Lake Bank (LB) loan" with a loan that is ended
        hang(name, noun, "compound")
        for c in [c for c in name.lefts if c.dep_ in ("det", "poss")]:
            hang(c, noun, c.dep_)
    if noun.pos_ != "NOUN" or not apart or whole:
        return
    lift(noun, "compound")
    for c in [
        c for c in name.children if c.dep_ in ("det", "poss", "relcl", "prep") and (c.i < name.i or c.i > noun.i)
    ]:
        hang(c, noun, c.dep_)


def _set_apart(opening: Token, close: int) -> None:
    doc, named = opening.doc, opening.nbor(-1)
    inside = doc[opening.i : close + 1]
    if any(t.is_ancestor(named) for t in inside):
        return
    for word in inside:
        for c in [
            c for c in word.children if not opening.i <= c.i <= close and not c.is_ancestor(named) and c != named
        ]:
            hang(c, named, c.dep_)
    for word in inside:
        governor, label = word.head, word.dep_
        if opening.i <= governor.i <= close:
            continue
        hang(word, named, "punct" if word.is_punct else "dep")
        bare = label in SUBJECTS and not any(c.dep_ in SUBJECTS for c in governor.children)
        nouns = [t for t in spine(named) if t.pos_ in NOUNY and t.i < opening.i] if bare else []
        if nouns and governor.i > close:
            hang(nouns[-1], governor, label)
    _told_behind(named, close)


def _told_behind(named: Token, close: int) -> None:
    """Let who is named before the brackets do what is told behind them: "A (hereafter B) met" as A, and met."""
    above = list(spine(named))
    phrase = above[-1]
    behind = [c for t in above for c in t.rights if c.i > close and not c.is_ancestor(named)]
    told = next((c for c in behind if c.tag_ in FINITE or (c.tag_ == "VBN" and c.i == close + 1)), None)
    if phrase.head != phrase or phrase.pos_ not in NOUNY or told is None:
        return
    put(told, told, "ROOT")
    told.pos_ = "VERB"
    told.tag_ = "VBD" if told.tag_ == "VBN" else told.tag_
    hang(phrase, told, "nsubj")
    for c in [c for t in above for c in t.children if c.is_punct and c.i > told.i]:
        hang(c, told, "punct")
