"""Tells how clauses that say when, why and how hang on what governs them."""

from __future__ import annotations

from reportgraph.extract.attribution.colouring import Link, predicated, words_of
from reportgraph.extract.parsing.labels import TIMES
from reportgraph.extract.parsing.syntax import child, is_infinitive
from reportgraph.ontology.contexts import ContextClass, Contexts
from reportgraph.ontology.grammar import GRAMMAR
from spacy.tokens import Token

_OPENERS = (("WDT", "advmod"), ("WDT", "mark"))  # "that", however it was read
_DONE_HOW = frozenset({"by", "in", "on", "under", "with"})


def link_of_adverbial(at: Token, head: Token, mark: Token | None, contexts: Contexts) -> Link:
    """Tell how an adverbial or relative clause hangs on its governor; `mark`: the conjunction that opens it."""
    if at.tag_ == "VB" and is_infinitive(at):
        complement = head.pos_ in ("NOUN", "PROPN", "ADJ")  # "the need for all to act"
        complement = complement or (mark is not None and predicated(head, Link.INFINITIVE, contexts) is not None)
        complement = complement or (mark is not None and called_for(mark, contexts) is not None)
        bare = head.tag_ == "VBN" or not any(c.dep_ == "dobj" and c.ent_type_ not in TIMES for c in head.children)
        bare = bare and not (head.dep_ == "acl" and head.lemma_ in ("need", "require"))  # "the funds needed to do A"
        set_to = bare and contexts.of(words_of(head), head.pos_, Link.INFINITIVE)  # "a meeting set to take place"
        return Link.INFINITIVE if complement or set_to else Link.PURPOSE
    opener = mark or next((c for c in at.children if c.dep_ == "advmod" and c.tag_ == "WRB"), None)
    if _is_bare_gerund(at, head) and opener is None and contexts.of(words_of(head), "VERB", Link.GERUND):
        return Link.GERUND  # "ruled out signing A" read as what came with it
    if at.dep_ == "advcl" and head.pos_ == "ADJ" and opener is not None and opener.lower_ == "that":
        return Link.CLAUSE  # "made it clear that A did"
    if at.dep_ == "advcl" and opener is not None:
        if opener.lower_ == "so" and at.tag_ in ("VBP", "VBZ", "VB") and opener.nbor(1).lower_ == "that":
            return Link.PURPOSE  # "will pay A so that B stays"
        present = at.tag_ in ("VBZ", "VBP") or any(c.tag_ in ("VBZ", "VBP") for c in at.children if "aux" in c.dep_)
        until = opener.lower_ in ("until", "till")
        soon = opener.lower_ == "as" and head.lower_ == "soon"
        if (opener.lower_ in contexts.times or soon) and (present or until):
            return Link.TIME
        if opener.lower_ == "as" and head.lower_ == "long":
            return Link.CONDITION
    if at.dep_ == "relcl" and head.pos_ == "NOUN" and _is_content(at, head, contexts):
        return Link.CLAUSE
    if at.dep_ == "relcl" and head.lemma_ in GRAMMAR.manners and head.head.lower_ == "in":
        return Link.INSIDE  # "will cut A in a way that helps B"
    if at.tag_ == "VBN" and at.dep_ == "advcl" and mark is None and at.i == at.sent.start and _is_told_done(at):
        return Link.APART  # "Funded by A, B will open"
    if at.dep_ == "advcl" and any(c.dep_ == "aux" and c.lower_ == "having" for c in at.lefts):
        return Link.APART  # "having signed A, B will open"
    alone = child(at, "nsubj", "nsubjpass") is None
    if alone and at.tag_ == "VBG" and at.dep_ == "advcl" and at.lemma_ in GRAMMAR.stating:
        return Link.APART  # "recognizing the need for A, B will open"
    beside = alone and at.tag_ == "VBG" and mark is not None and mark.lower_ == "while"  # "will cut A while helping B"
    state = at.pos_ == "ADJ" and child(at, "ccomp") is not None  # "will watch, hopeful that A wins"
    finite = at.dep_ == "relcl" or state or (mark is not None and not beside) or not alone
    return Link.APART if finite else Link.INSIDE


def _is_told_done(participle: Token) -> bool:
    """Tell by whom, with what or when something was done: no condition, as in "used wisely, it will help"."""
    return any(c.dep_ in ("agent", "prep") and c.lower_ in _DONE_HOW for c in participle.rights)


def called_for(mark: Token, contexts: Contexts) -> ContextClass | None:
    """Give what the adjective before a "for" makes of what it opens: "steps as necessary for A to sign B"."""
    before = mark.nbor(-1) if mark.i and mark.lower_ == "for" else mark
    return contexts.of(before.lemma_, "ADJ", Link.INFINITIVE) if before.pos_ == "ADJ" else None


def _is_bare_gerund(at: Token, verb: Token) -> bool:
    """Tell a gerund right behind a verb and its particle."""
    close = at.i == verb.i + 1 or (at.i == verb.i + 2 and verb.nbor().dep_ == "prt")
    return close and at.dep_ == "advcl" and at.tag_ == "VBG" and verb.pos_ == "VERB"


def _is_content(at: Token, noun: Token, contexts: Contexts) -> bool:
    """Tell what a noun says from a relative clause: "no chance A will sign B" lacks neither subject nor object."""
    whole = child(at, "nsubj", "nsubjpass") is not None and child(at, "dobj", "attr", "acomp", "ccomp") is not None
    relative = any(c.tag_[0] == "W" and (c.tag_, c.dep_) not in _OPENERS for c in at.subtree)
    relative |= at.left_edge.lower_ == "that" and at.left_edge.dep_ == "dobj"
    return whole and not relative and contexts.of(noun.lemma_, "NOUN", Link.CLAUSE) is not None
