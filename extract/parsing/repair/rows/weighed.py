"""Mends lists of what is called important or needed: "the importance of A, B and C, and the need for D"."""

from __future__ import annotations

from reportgraph.extract.parsing.repair.rows.noun_lists import adds, is_determined
from reportgraph.extract.parsing.tree import FINITE, hang, spine, word_before
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.naming import load_naming
from spacy.tokens import Doc, Token

_ASTRAY = frozenset({"conj", "appos", "npadvmod", "dobj", "dep"})
_BUILT = frozenset({"Facility", "InfrastructureProject"})
_WHEN = frozenset({"DATE", "TIME", "PERCENT", "MONEY", "QUANTITY"})


def repair_weighed(doc: Doc) -> None:
    """Hang a second importance on the first one, and what is added to a thing of importance on that thing."""
    for token in doc:
        if token.pos_ != "NOUN" or token.dep_ not in _ASTRAY or token.i == token.sent.start:
            continue
        if token.dep_ == "conj":
            _added_to_planned(token)
        apart = token.doc[token.left_edge.i - 1].text == "," or adds(token)
        if not apart:
            continue
        if token.lemma_ in GRAMMAR.weighing and _weighs(token):
            _weighed_again(token)
        elif not is_determined(token) and token.ent_type_ not in _WHEN:
            _added_to_weighed(token)


def _weighs(noun: Token) -> bool:
    return _theme(noun) is not None and any(c.dep_ == "det" and c.lower_ == "the" for c in noun.lefts)


def _theme(noun: Token) -> Token | None:
    """Give what is important or needed: the noun behind "of" or "for"."""
    for preposition in noun.rights:
        if preposition.dep_ == "prep" and preposition.lower_ in ("of", "for"):
            return next((c for c in preposition.rights if c.dep_ == "pobj"), None)
    return None


def _weighed_again(noun: Token) -> None:
    """ "the importance of A for B in C, the need for D" with the need as added to C."""
    for host in reversed(noun.doc[noun.sent.start : noun.left_edge.i]):
        if host.tag_ in FINITE or host.tag_ == "MD":
            return
        if host.lemma_ in GRAMMAR.weighing and _weighs(host) and host.dep_ in ("dobj", "pobj", "nsubj", "conj"):
            if noun.head != host:
                hang(noun, host, "conj")
            return


def _added_to_planned(member: Token) -> None:
    """ "announced plans for a port at A, two mills and B" with mills beside the plans: they are planned as well."""
    plans, theme = member.head, _theme(member.head)
    built = (load_naming().classes_of(member.lemma_.lower()) or ("",))[0] in _BUILT
    if (
        plans.tag_ == "NNS"
        and plans.lemma_ in GRAMMAR.plans | {"design"}
        and built
        and theme is not None
        and theme.i < member.i
    ):
        hang(member, theme, "conj")


def _added_to_weighed(member: Token) -> None:
    """ "discussed the importance of A, B, and C" with B as when it was discussed, or as beside the importance."""
    before = word_before(member)
    if before is None:
        return
    for host in spine(before):
        if host.lemma_ in GRAMMAR.weighing and _weighs(host):
            theme = _theme(host)
            outside = member.head == host or (member.head == host.head and member.dep_ != "conj")
            if theme is not None and outside and theme.i <= before.i and not is_determined(theme):
                hang(member, theme, "conj")
            if theme is not None and member.dep_ == "appos" and member.head == theme and theme.pos_ == "NOUN":
                listed = any(c.dep_ == "cc" for c in member.rights)  # "the need for a truce, free access and trade"
                member.dep_ = "conj" if listed else "appos"
            return
