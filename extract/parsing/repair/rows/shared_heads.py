"""Mends rows of nouns that one noun behind them heads: "disposal and storage rules", "port and school projects"."""

from __future__ import annotations

from collections.abc import Sequence

from reportgraph.extract.parsing.labels import ENDS, MODIFYING
from reportgraph.extract.parsing.repair.rows.noun_lists import is_determined
from reportgraph.extract.parsing.repair.rows.noun_pairs import is_process
from reportgraph.extract.parsing.spelling import singular
from reportgraph.extract.parsing.tree import hang, neighbor_of
from reportgraph.ontology.frames import word_lists
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.naming import load_naming
from spacy.tokens import Token

_COUNTED = frozenset({"Company", "Facility", "InfrastructureProject", "Institution", "Person", "Place", "University"})
_LEADING = frozenset({"executive", "leader", "need", "official", "representative"})
_FORCES = frozenset({"enforcement"})
_ALSO_MASS = frozenset({"country", "land", "rail", "space"})


def mend_shared_head(last: Token) -> None:
    """ "issued disposal and storage rules" as disposal, and rules: two processes in a row are what the rules are on.

    So are "port, school and harbor projects" of ports and schools: a school alone would have its article.
    """
    if _has_article_before_several(last) or _has_article_of_row(last) or _is_worked_on_too(last):
        first, second = last.head, next(c for c in reversed(list(last.lefts)) if c.dep_ in MODIFYING)
        _share(first, last)
        for word in [c for c in last.lefts if first.i < c.i < second.i and c.dep_ != "cc"]:
            hang(word, second, word.dep_)
        hang(second, first, "conj")
        return
    if _is_kind_among_adjectives(last.head, last):
        _share(last.head, last)
        return
    kinds = [c for c in last.lefts if c.dep_ in ("compound", "nmod") or (c.dep_ == "amod" and c.tag_ == "NN")]
    row = _row_before(last) if kinds and last.left_edge == kinds[0].left_edge else []
    if not row or row[0].dep_ not in (*ENDS, "attr"):
        return
    first = row[0]
    processes = len(row) == len(kinds) == 1 and all(is_process(t) for t in (first, kinds[0])) and not is_process(last)
    if not processes and not _are_bare_kinds(row, last):
        return
    _share(first, last)


def _share(first: Token, last: Token) -> None:
    """Hang the first noun of a row on the last, which is what the phrase is of."""
    own = first.tag_ == "NNS"  # "a critical minerals and timber deal": it is the minerals that are
    for word in [c for c in first.rights if c.dep_ in ("prep", "relcl", "acl") and c.i > last.i]:
        hang(word, last, word.dep_)
    hang(last, first.head, first.dep_)
    for word in [c for c in first.children if c.dep_ in ("det", "poss", "amod") and c.i < first.i]:
        if not (own and word.dep_ == "amod"):
            hang(word, last, word.dep_)
    hang(first, last, "nmod")


def _is_kind_among_adjectives(first: Token, last: Token) -> bool:
    """Tell "lasting security, economic, and social help", "the financial, security, and social help": all are kinds.

    In a list of its own the last noun would have an "and" before it, and no comma would part an adjective from a noun.
    """
    bare = first.tag_ == "NN" and first.pos_ == "NOUN" and last.dep_ == "conj" and not is_determined(last)
    described = [c for c in last.lefts if c.dep_ == "amod"]
    if not bare or not described or described[0] != last.left_edge or any(c.dep_ == "conj" for c in last.rights):
        return False
    between = last.doc[first.i + 1 : described[0].i]
    inside = any(c.dep_ == "cc" and c.i < last.i for c in described[0].rights)
    if [t.text for t in between] == [","] and inside:
        return True
    kind = last.doc[max(first.i - 2, first.sent.start)]
    parted = kind.head == first and kind.dep_ == "amod" and kind.nbor().text == ","
    return parted and between.text == ", and" and len(described) == 1 and last.i == described[0].i + 1


def _has_article_of_row(last: Token) -> bool:
    """Tell "sign a close partnership and trade pact", whose article was read as the pact's all the same."""
    first = last.head
    beside = first.i == last.i - 3 and first.nbor().dep_ == "cc"
    one = last.dep_ == "conj" and last.tag_ == first.tag_ == "NN" and beside
    ahead = any(c.dep_ == "det" and c.i < first.i and c.lower_ in ("a", "an") for c in last.lefts)
    pact = last.lemma_ in word_lists()["pacts"]  # not "a written exam and credit check"
    return one and ahead and pact and last.nbor(-1).head == last and last.nbor(-1).dep_ in MODIFYING


def _has_article_before_several(last: Token) -> bool:
    """Tell "signed a minerals and timber deal": what stands behind "a" is one thing, and that is the deal."""
    first = last.head
    article = next((c for c in first.lefts if c.dep_ == "det"), None)
    alike = singular(first.lower_) in (first.lower_, "headquarter")
    several = first.tag_ == "NNS" and first.pos_ == "NOUN" and not alike
    one = last.dep_ == "conj" and last.tag_ == "NN" and not is_determined(last)
    one &= any(c.dep_ in MODIFYING and c.i == last.i - 1 for c in last.lefts)
    joined = first.i < last.left_edge.i and first.nbor().dep_ == "cc" and last.left_edge.i == first.i + 2
    return several and one and joined and article is not None and article.lower_ in ("a", "an")


def _is_worked_on_too(last: Token) -> bool:
    """Tell "meat and poultry processing capacity": bare stuffs before what is done to them are both of them that."""
    first, kinds = last.head, [c for c in last.lefts if c.dep_ in MODIFYING]
    two = [c.lower_.endswith("ing") for c in kinds] == [False, True] and kinds[0].tag_ == "NN"
    joined = first.i + 1 < len(last.doc) and first.nbor().lower_ == "and" and last.left_edge.i == first.i + 2
    bare = first.tag_ == "NN" and first.pos_ == "NOUN" and not is_determined(first)
    ends = not any(c.dep_ in ("conj", "punct") for c in last.rights) and neighbor_of(last, 1).text != ","
    return last.dep_ == "conj" and two and joined and bare and ends


def _row_before(last: Token) -> list[Token]:
    """Give the single nouns of the list that `last` ends, if nothing else stands in it."""
    row, at, joined = list[Token](), last.left_edge.i - 1, False
    while at > last.sent.start and (last.doc[at].text == "," or last.doc[at].dep_ == "cc"):
        joined = joined or last.doc[at].dep_ == "cc"
        at -= 1 + (last.doc[at].dep_ == "cc" and last.doc[at - 1].text == ",")
        noun = last.doc[at]
        if noun.tag_ != "NN" or noun.pos_ != "NOUN" or any(c.i > noun.i and c.pos_ == "ADP" for c in noun.lefts):
            return []
        row.insert(0, noun)
        at = noun.left_edge.i - 1
    nested = any(c.dep_ == "nmod" and any(g.dep_ == "conj" for g in c.rights) for c in last.lefts)
    whole = row and (joined or nested) and row[0].dep_ != "conj" and row[0].is_ancestor(last)
    return row if whole else []


def _are_bare_kinds(row: Sequence[Token], last: Token) -> bool:
    """Tell things that can be counted without an article before the plural noun that they tell the kind of."""
    determined = is_determined(row[0])
    classes = [(load_naming().classes_of(t.lower_) or ("",))[0] for t in row]
    if last.tag_ != "NNS" or any(is_determined(t) for t in row[1:]):
        return False
    if last.lemma_ in _LEADING and (len(row) > 1 or not determined):
        return "Person" not in classes and all(t.lower_ not in _FORCES for t in row)  # "labor and community leaders"
    if determined and last.lemma_ not in GRAMMAR.undertakings | {"effort", "measure", "plan", "policy"}:
        return False
    kinds = [cls for cls, t in zip(classes, row, strict=True) if t.lower_ not in _ALSO_MASS]
    return not _COUNTED.isdisjoint(kinds[determined:])
