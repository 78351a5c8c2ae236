"""Mends who tells it behind somebody whom he names, and who was read as telling it: "A met B, the agency C said"."""

from __future__ import annotations

from reportgraph.extract.parsing.repair.clauses.receivers import mend_sum_behind_name
from reportgraph.extract.parsing.syntax import child
from reportgraph.extract.parsing.tree import SUBJECTS, hang, is_finite, lift, neighbor_of
from reportgraph.ontology.grammar import GRAMMAR
from spacy.tokens import Token

CITING = frozenset({"cite", "quote"})


def teller_behind_beaten(verb: Token) -> None:
    """ "A won, beating B, C said" with B, also known as C, who said so: B is what was done to, C said so."""
    read = next((c for c in verb.lefts if c.dep_ == "nsubj"), None)
    told = next((c for c in verb.lefts if c.dep_ == "ccomp"), None)
    teller = next((c for c in read.rights if c.dep_ == "appos"), None) if read is not None else None
    if verb.lemma_ not in GRAMMAR.takes_clause or read is None or told is None or teller is None:
        return
    doing = verb.doc[read.left_edge.i - 1]
    beside = doing.tag_ == "VBG" and doing.dep_ in ("advcl", "csubj") and doing.head in (told, verb)
    closed = teller.right_edge.i == verb.i - 1 and verb.doc[teller.left_edge.i - 1].text == ","
    if beside and closed and doing.n_rights == 0:
        hang(doing, told, "advcl")
        hang(read, doing, "dobj")
        hang(teller, verb, "nsubj")


def teller_behind_met(verb: Token) -> None:
    """ "A met B, the C agency reports" with B, also known as C, who reports: B is whom A met, C reports it.

    So it is in "A met B, the C agency cites D".
    """
    read = next((c for c in verb.lefts if c.dep_ == "nsubj"), None)
    told = next((c for c in verb.lefts if c.dep_ == "ccomp"), verb.head)
    if read is None or verb.lemma_ not in GRAMMAR.takes_clause | CITING or told.i != read.left_edge.i - 1:
        return
    tellers = [c for c in read.rights if c.dep_ in ("appos", "conj") and c.right_edge.i == verb.i - 1]
    apart = bool(tellers) and verb.doc[tellers[0].left_edge.i - 1].text == ","
    bare = child(told, "dobj") is None and child(told, *SUBJECTS) is not None and is_finite(told)
    if apart and bare and child(read, "cc") is None and told.lemma_ not in GRAMMAR.takes_clause:
        hang(read, told, "dobj")
        hang(tellers[0], verb, "nsubj")
        if told == verb.head:
            lift(verb, "ccomp")


def teller_behind_named(verb: Token) -> None:
    """ "A paid a builder, B, a sum, the ministry C said" with B as who said so: the noun before the comma is B."""
    read = next((c for c in verb.lefts if c.dep_ == "nsubj"), None)
    told = next((c for c in verb.lefts if c.dep_ == "ccomp"), None)
    if read is None or told is None or verb.lemma_ not in GRAMMAR.takes_clause or read.pos_ != "PROPN":
        return
    tellers = [c for c in (*read.rights, *verb.lefts) if c.dep_ in ("appos", "nsubj") and c.right_edge.i == verb.i - 1]
    begin, called = tellers[0].left_edge if tellers else verb, verb.doc[max(read.left_edge.i - 2, 0)]
    named = called.dep_ == "dobj" and called.head == told and called.tag_ == "NN" and begin.i - 2 > read.i
    apart = neighbor_of(begin, -1).text == "," and neighbor_of(read.left_edge, -1).text == ","
    if named and apart and begin.lower_ == "the" and child(read, "cc") is None:
        hang(read, called, "appos")
        hang(tellers[0], verb, "nsubj")
        mend_sum_behind_name(read)
