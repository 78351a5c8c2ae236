"""Mends the tree around lists after a colon or a dash, in which the parser loses itself."""

from __future__ import annotations

import re

from reportgraph.extract.parsing.enumerations import Enumeration, enumeration_after, is_counted, opens_list
from reportgraph.extract.parsing.syntax import child, conjuncts
from reportgraph.extract.parsing.tree import hang, put
from reportgraph.ontology.grammar import GRAMMAR
from spacy.tokens import Doc, Token

_NOMINAL = ("NOUN", "PROPN", "PRON")
_MARK = re.compile(r"[ivx]{1,4}|[a-h]|\d{1,2}")
_BEFORE_MARKS = frozenset({":", ";", ",", "(", "and", "or"})
_OWN_SUBJECT = frozenset({"nsubj", "nsubjpass", "aux", "mark", "expl"})
_MODIFYING = frozenset({"amod", "compound", "det", "nmod", "nummod", "poss"})


def repair_lists(doc: Doc) -> None:
    """Hang the items of each list on the noun that it enumerates, and free the clause around them."""
    for token in doc[1:-2]:
        if _MARK.fullmatch(token.text) and token.nbor().text == ")" and token.nbor(-1).lower_ in _BEFORE_MARKS:
            _mark_of_item(token)
    for token in doc:
        if opens_list(token) and not _hang_deeds(token) and (listed := enumeration_after(token)) is not None:
            _hang_members(listed)
        if token.pos_ == "VERB" and token.tag_ in ("VB", "VBP") and token.i > 2:
            _item_after_semicolon(token)


def _mark_of_item(mark: Token) -> None:
    """ "two aims: i) trade; and ii) peace": what numbers an item stands before it, and is no word of it."""
    item = mark.nbor(2)
    while item.dep_ in _MODIFYING and item.head.i > item.i:
        item = item.head
    if mark.is_ancestor(item):
        return
    for token in (*(c for c in mark.children if c.i > mark.i + 1), mark.nbor(), mark):
        hang(token, item, "predet" if token.i <= mark.i + 1 else token.dep_)
    mark.pos_, mark.tag_ = "X", "LS"


def _hang_deeds(opener: Token) -> bool:
    """ "proposed two steps: cut A and build B", "two steps: cutting A and building B": what is to be done."""
    doc = opener.doc
    first = doc[min(opener.i + 1, len(doc) - 1)]
    own = any(c.dep_ in _OWN_SUBJECT and c.i > opener.i for c in first.lefts)
    doing = first.tag_ == "VBG" and first.dep_ != "amod" and child(first, "dobj") is not None
    told = opener.text == ":" and not own and (first.tag_ == "VB" or doing)
    lead = reversed(doc[opener.sent.start : opener.i]) if told else ()
    noun = next((t for t in lead if t.tag_ == "NNS" and is_counted(t)), None)
    asked = noun is not None and next((t for t in noun.ancestors if t.pos_ == "VERB"), noun).lemma_ in GRAMMAR.proposing
    if doing and noun is not None and not (asked and noun.lemma_ in GRAMMAR.doable):
        return False
    if noun is None or first.is_ancestor(noun):
        return False
    hang(first, noun, "acl")
    for deed in conjuncts(first) if doing else ():
        deed.tag_ = "VB" if deed.tag_ == "VBG" else deed.tag_
    return True


def _hang_members(listed: Enumeration) -> None:
    """Make the first item an apposition to the noun, and the others its conjuncts."""
    first, *others = listed.members
    if any(t.is_ancestor(listed.noun) for t in listed.members):
        return
    for member in listed.members:
        _give_subject_back(member, listed)
    _hang_words(listed)
    put(first, listed.noun, "appos")
    for other in others:
        if not other.is_ancestor(first):
            put(other, first, "conj")
    for clause in [c for m in listed.members[:-1] for c in m.rights if c.dep_ == "relcl" and c.i > listed.end]:
        hang(clause, listed.members[-1], "relcl")  # "A, B and C, which D founded"


def _hang_words(listed: Enumeration) -> None:
    """What stands inside an item belongs to it: "three aims: A and respect for B", "two firms: A and New Lake Air"."""
    doc = listed.noun.doc
    for token in doc[listed.begin : listed.end]:
        if token.dep_ == "prep" and token.head.i < token.i:
            own = [m for m in listed.members if m.i < token.i]
            if own and token.head.i < own[-1].i and not token.is_ancestor(own[-1]):
                put(token, own[-1], token.dep_)
    for member in listed.members:
        at = member.i - 1
        while at >= listed.begin and doc[at].pos_ == member.pos_ == "PROPN":
            if doc[at].head.i < listed.begin or doc[at].head.i < at:
                put(doc[at], member, "compound")
            at -= 1


def _give_subject_back(member: Token, listed: Enumeration) -> None:
    """A verb after the list has its subject there: "four aims - A, B and C - the ministry said"."""
    verb = member.head
    if member.dep_ not in ("nsubj", "nsubjpass") or verb.i < listed.end:
        return
    behind = [t for t in member.subtree if listed.end <= t.i < verb.i and t.dep_ in ("conj", "appos")]
    subject = next((t for t in behind if t.pos_ in _NOMINAL), None)
    if subject is not None:
        put(subject, verb, member.dep_)


def _item_after_semicolon(verb: Token) -> None:
    """ "agreed to fund A; build B; and host C" read as clauses of their own: each goes on with the first infinitive."""
    doc, at = verb.doc, verb.i - 1
    while at > verb.sent.start and (doc[at].pos_ in ("CCONJ", "ADV") or doc[at].text == ","):
        at -= 1
    if doc[at].text != ";" or any(c.dep_ in ("nsubj", "nsubjpass", "aux", "mark", "expl") for c in verb.children):
        return
    first = next((t for t in doc[verb.sent.start : at] if t.tag_ == "VB" and _is_governed(t)), None)
    if first is None or verb.is_ancestor(first) or (verb.dep_ == "conj" and first.is_ancestor(verb)):
        return
    put(verb, first, "conj")
    verb.tag_ = "VB"


def _is_governed(verb: Token) -> bool:
    return any(c.dep_ == "aux" and (c.lower_ == "to" or c.tag_ == "MD") for c in verb.children)
