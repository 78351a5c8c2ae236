"""The way from a word to what governs it: which form of complement it is, or none; and which word colours it."""

from __future__ import annotations

from reportgraph.extract.attribution.adverbial_links import link_of_adverbial
from reportgraph.extract.attribution.colouring import Link, predicated, words_of
from reportgraph.extract.attribution.deeds import is_employer, is_meanwhile, is_of_time, is_told_of_past
from reportgraph.extract.attribution.inversions import has_outcome_in, is_before_colon, is_inverted, is_question
from reportgraph.extract.attribution.moods import is_about_to_act, is_announced, is_only_weighed
from reportgraph.extract.attribution.singled_out import is_doer_of, is_named_first, is_singled_out
from reportgraph.extract.parsing.labels import TIMES
from reportgraph.extract.parsing.spelling import is_ordinal
from reportgraph.extract.parsing.syntax import VERBAL, child, is_infinitive
from reportgraph.extract.parsing.tree import FINITE
from reportgraph.ontology.contexts import THROUGH, Contexts
from reportgraph.ontology.frames import word_lists
from reportgraph.ontology.grammar import GRAMMAR
from spacy.tokens import Token

_PRESUPPOSING = frozenset({"despite", "since", "besides", "following", "upon", "notwithstanding"})
_ONCE_OVER = ("after", "following")
_SAKES = frozenset({"purpose", "purposes", "sake"})  # of prepositions of several words
_ANY = frozenset({"any", "no"})  # "did not find any rules harmful to A"
_CHANCE = frozenset({"accident", "chance"})
_CHANCE_AT = 3  # tokens before the clause: "is by chance"
_WHEN = frozenset({"at", "in", "on"})
_DEMANDING = frozenset(
    {"agree", "ensure", "feel", "hear", "insist", "mean", "see", "suggest", "wish"}
)  # with the verb's plain form
_EXTENTS = frozenset({"degree", "extent"})  # "assess the extent to which A harms B"
_FLOWS = frozenset(
    "aid assistance capital effort energy fund funding grant investment money relief resource spending".split()
)
_SOUGHT = frozenset({"seek", "solicit", "pursue"})  # who seeks a thing to do another says nothing of this


def link_of(at: Token, head: Token, contexts: Contexts) -> Link:
    """Tell the way from a token to its governor."""
    return _link_of_clause(at, head, contexts) or _link_of_phrase(at, head, contexts)


def _link_of_clause(at: Token, head: Token, contexts: Contexts) -> Link | None:
    """Tell how a clause hangs on its governor; none where the token heads no clause that says it."""
    dep, mark = at.dep_, child(at, "mark")
    if dep in ("acl", "ccomp", "relcl") and _is_no_chance(at):
        return Link.TIME  # a fact whatever is denied of it
    if dep in ("acl", "relcl", "ccomp", "advcl") and _is_one_time(head):
        return Link.TIME  # "it was not the first time that A did": A did
    if dep in ("acl", "advcl", "ccomp", "relcl") and _is_proviso(at, mark, contexts):
        return Link.CONDITION
    if dep in ("relcl", "advcl", "ccomp", "csubj", "pcomp"):
        opener = head if dep == "pcomp" and head.lower_ in contexts.conditions else mark  # "provided that"
        whenever = dep == "advcl" and any(c.tag_ == "WRB" and c.lower_ in contexts.conditions for c in at.lefts)
        if (opener is not None and opener.lower_ in contexts.conditions) or whenever or is_inverted(at):
            return Link.CONDITION
        if dep == "ccomp" and is_question(at):
            return Link.CONDITION
    if dep == "relcl" and head.lemma_ in _EXTENTS and any(c.lower_ == "to" and c.i < at.i for c in at.children):
        return Link.CONDITION
    if dep in ("acl", "relcl") and at.tag_ == "VB" and is_infinitive(at) and _is_purpose_of(head, contexts):
        return Link.PURPOSE
    if dep in ("relcl", "advcl"):
        return link_of_adverbial(at, head, mark, contexts)
    if dep == "pcomp" and at.tag_ == "VBG" and (head.lower_ in contexts.times or head.lower_ in _PRESUPPOSING):
        return Link.TIME  # "after signing"
    if dep == "pcomp" and head.lower_ in _SAKES:
        return Link.PURPOSE  # "for the purpose of building A"
    in_order = (head.lower_, head.head.lower_) == ("order", "in") or (mark is not None and mark.lower_ == "in")
    if dep == "acl" and in_order and is_infinitive(at):
        return Link.PURPOSE  # "in order to": nobody orders it, nor has a duty to do it
    if dep == "xcomp" and is_infinitive(at) and (is_named_first(head) or is_of_time(head)):
        return Link.INSIDE
    if dep == "xcomp" and is_infinitive(at) and (_has_own_object(at, head, contexts) or _is_as_needed(head)):
        return Link.PURPOSE
    if dep == "acl" and at.tag_ == "VBG" and is_doer_of(at, head) and contexts.of(head.lemma_, "NOUN", Link.GERUND):
        return Link.GERUND  # "the importance of A signing B"
    if dep == "acl" and at.tag_ in ("VBG", "VBN", "VBD") and child(at, "nsubj", "nsubjpass") is None:
        return Link.APART  # "steps taken": presupposed
    introduces = head.lemma_ in GRAMMAR.foreseeing or contexts.introduces(*words_of(head))
    if dep == "ccomp" and at.i < head.i and (not introduces or is_before_colon(at, head) or has_outcome_in(at, head)):
        return Link.APART  # "A grows, so that B can build", "A doubts B: C holds D": no complement
    if dep == "ccomp" and at.left_edge.i > head.i and not introduces and at.left_edge.nbor(-1).text == ":":
        return Link.APART  # "Not all support A: B does"
    if (
        dep == "ccomp"
        and at.i > head.i
        and any(c.tag_ == "WDT" and c.dep_ in ("nsubj", "nsubjpass") and c.i > head.i for c in at.children)
    ):
        return Link.APART  # "A did not wait, which is why B signed" read as what was not waited for
    if dep == "csubj" and predicated(head, Link.CLAUSE, contexts) is not None:
        return Link.CLAUSE  # "that A signed B is false"
    if dep == "csubj" and at.tag_ == "VBG" and is_only_weighed(head):
        return Link.CONDITION
    if dep == "ccomp" and _is_perceived(at, head, contexts):
        return Link.INSIDE
    if dep == "ccomp" and at.lower_ == "be" and is_infinitive(at) and child(at, "nsubj") is not None:
        return Link.CLAUSE  # "declared A to be B": that it is
    if dep == "ccomp" and is_announced(at):
        return Link.CLAUSE
    return _form(at) if dep in ("ccomp", "xcomp", "parataxis", "acl") else None


def _is_no_chance(clause: Token) -> bool:
    """Tell what is so, by chance or not: "it is no coincidence that A did", "not by chance that A did"."""
    first = clause.left_edge
    if first.lower_ != "that" or first.i < first.sent.start + _CHANCE_AT:
        return False
    noun, before = first.nbor(-1), first.nbor(-2).lower_
    return noun.lemma_ == "coincidence" or (noun.lemma_ in _CHANCE and before in ("by", "no"))


def _is_one_time(noun: Token) -> bool:
    """Tell "the first time", "the second time" of which a copula speaks."""
    told = noun.lower_ == "time" and noun.dep_ == "attr"
    return told and any(is_ordinal(c.lower_) or c.lower_ in GRAMMAR.sole for c in noun.lefts)


def _link_of_phrase(at: Token, head: Token, contexts: Contexts) -> Link:
    """Tell how a phrase, a subject or a conjunct hangs on its governor."""
    dep = at.dep_
    if dep == "prep" and at.lower_ == "of" and head.lemma_ in GRAMMAR.evading:
        return Link.APART  # "to prevent the evasion of sanctions on A": sanctions there are
    if _is_step_argued_over(at, head, contexts):
        return Link.DEED
    if dep == "prep" and (at.lower_ == "given" or (at.lower_ == "as" and at.i < head.i)):
        return Link.APART  # "as chair of A, B will host C", "will grow given that A feeds B": that is granted
    if dep == "prep" and (contexts.of(words_of(head), head.pos_, Link.PHRASE, at.lower_) or at.lower_ in THROUGH):
        when = child(at, "pobj")  # "agreed on the first day of A"
        if when is not None and is_employer(at, head, when):
            return Link.INSIDE
        return Link.INSIDE if when is not None and when.ent_type_ in TIMES and at.lower_ in _WHEN else Link.PHRASE
    if dep == "prep" and is_told_of_past(at.sent.root) and (at.lower_ in _ONCE_OVER or is_meanwhile(at, head)):
        return Link.APART  # "agreed to reopen A after talks": talks there were
    if dep == "appos" and head.pos_ == "PROPN" and at.pos_ in ("NOUN", "NUM", "PRON"):
        return Link.APART  # "did not attack A, one of the members of B": a member it is
    if dep == "amod" and at.i > head.i and _ANY.isdisjoint(c.lower_ for c in head.lefts):
        return Link.APART  # "did not accept rules harmful to A": harmful they are
    if _is_state_beside(at):
        return Link.APART
    if dep == "dobj" or (dep == "nsubjpass" and not is_about_to_act(head, contexts)):
        return Link.OBJECT
    if dep == "oprd":
        return Link.PREDICATIVE
    if dep in ("nsubj", "nsubjpass", "csubj"):
        coloured = dep == "nsubj" and contexts.of(words_of(head), head.pos_, Link.SUBJECT) is not None
        return Link.SUBJECT if coloured else Link.APART
    if dep in ("conj", "dep") and at.pos_ in VERBAL:
        return _link_of_conjunct(at, head)
    return Link.INSIDE


def _is_step_argued_over(at: Token, head: Token, contexts: Contexts) -> bool:
    """Tell a deed that its governor is for or against: "supports A's accession", "backing for A joining"."""
    step = child(at, "pobj", "pcomp") if at.dep_ == "prep" else at if at.dep_ in ("dobj", "nsubjpass") else None
    others = step is not None and step.dep_ == "pcomp" and child(step, "nsubj") is not None
    if step is None or not (step.lemma_ in contexts.steps or others):
        return False
    return contexts.of(words_of(head), head.pos_, Link.DEED, at.lower_ if at.dep_ == "prep" else "") is not None


def _is_state_beside(link: Token) -> bool:
    """Tell how things are beside a plan, and beside what is denied.

    "seeks to open its markets, with A being the largest donor", "will not be the first, with A opening its own"
    """
    being = child(link, "pcomp") if link.lower_ == "with" and link.i > link.head.i else None
    if being is None or child(being, "nsubj") is None or link.nbor(-1).text != ",":
        return False
    return (being.lower_ == "being" and is_infinitive(link.head)) or child(link.head, "neg") is not None


def _is_purpose_of(noun: Token, contexts: Contexts) -> bool:
    """Tell a noun whose infinitive says what for: "an emergency to save A", not "the first country to sign A"."""
    aims = noun.pos_ == "NOUN" or (noun.dep_ == "dobj" and noun.head.lemma_ in GRAMMAR.founding)
    return aims and not is_singled_out(noun) and contexts.of(noun.lemma_, "NOUN", Link.INFINITIVE) is None


def _is_as_needed(word: Token) -> bool:
    """Tell what is done as far as something takes it: "will send ships as required to protect A"."""
    mark = child(word, "mark")
    return word.dep_ == "advcl" and word.tag_ == "VBN" and mark is not None and mark.lower_ == "as"


def _is_perceived(at: Token, verb: Token, contexts: Contexts) -> bool:
    """Tell "saw A sign B", "sees lives destroyed": what is perceived is nobody's belief; what polls find, they say."""
    who = child(verb, "nsubj") if verb.lemma_ == "find" else None
    bare = at.tag_ in ("VB", "VBG", "VBN") and child(at, "mark", "aux", "auxpass") is None
    bare = bare and (who is None or who.lemma_ not in word_lists()["texts"])
    return bare and verb.lemma_ in contexts.perceiving and child(at, "nsubj", "nsubjpass") is not None


def _has_own_object(at: Token, verb: Token, contexts: Contexts) -> bool:
    """Tell an infinitive that only says what for: "used tariffs to build A", "was set up to build A"."""
    founded = verb.lemma_ in GRAMMAR.founding and child(verb, "auxpass") is not None
    objects = child(verb, "dobj")
    if objects is not None and objects.i < at.i:
        word = contexts.of(words_of(verb), "VERB", Link.INFINITIVE)
        told = word is not None and word.speech and word.effects[Link.INFINITIVE][0] == "planned" and at.lemma_ != "be"
        told = told or (verb.lemma_ in ("direct", "order") and objects.lemma_ in _FLOWS)  # "directs money to A"
        return told or verb.lemma_ in _SOUGHT or not contexts.colours(verb.lemma_, "VERB")
    # "the tools that A needs to build B", where the tools are the object of the need
    lacking = verb.dep_ == "relcl" and child(verb, "nsubj") is not None and child(at, "dobj") is not None
    return founded or (lacking and verb.lemma_ in ("need", "require", "use"))


def _is_proviso(at: Token, mark: Token | None, contexts: Contexts) -> bool:
    """Tell "provided that A signs B", whatever "provided" was hung on, and "in case A signs B"."""
    first = at.head.head if at.head.lower_ == "case" else at.left_edge
    if first.i + 1 < at.i and (first.lower_, first.nbor().lower_) == ("in", "case"):
        return first.nbor(2).lower_ != "of" and not first.nbor(2).like_num
    opener = mark.nbor(-1) if mark is not None and mark.lower_ == "that" and mark.i > at.sent.start else at
    bare = opener.tag_ in ("VBD", "VBG", "VBN") and child(opener, "nsubj", "nsubjpass", "dobj") is None
    return opener != at and bare and opener.lower_ in contexts.conditions


def is_aside(at: Token) -> bool:
    """Tell a participle behind a comma, which has no share in the negation of its verb: "did not sign, citing A".

    So too "has not helped A, while harming B"; "will not harm A while helping B" has none of the two.
    """
    first, being = at.left_edge, child(at, "auxpass")
    participle = at.tag_ == "VBG" or (being is not None and being.tag_ == "VBG")
    mark = child(at, "mark", "cc", "preconj")
    alone = at.dep_ == "advcl" and participle and (mark is None or mark.lower_ == "while")
    apart = first == at or first.lower_ in ("instead", "while")
    return alone and apart and first.i > at.head.i and first.nbor(-1).text == ","


def _link_of_conjunct(at: Token, head: Token) -> Link:
    if child(at, "nsubj", "nsubjpass") is None:
        return Link.BESIDE
    if at.dep_ == "dep" or at.i < head.i or head.tag_ not in (*FINITE, "VBN", "VBG", "VB"):
        return Link.APART
    if is_infinitive(head) and not is_infinitive(at):
        return Link.APART  # what is finite is no conjunct of an infinitive, whatever the parse
    joined = child(at, "mark") is not None or at.doc[max(0, at.left_edge.i - 2)].text != ","
    return Link.BESIDE if joined else Link.APART


def _is_wished(at: Token) -> bool:
    """Tell the bare verb of what somebody suggests: "suggested that A join B", "that both open C"; a study finds it."""
    asking, subject = at.head, child(at, "nsubj", "nsubjpass")
    if asking.lemma_ not in ("insist", "suggest") or subject is None or subject.i > at.i:
        return False
    verb = next((c for c in at.lefts if c.dep_ in ("aux", "auxpass")), at)
    plain = verb.tag_ in ("VB", "VBP") and verb.lower_ == verb.lemma_.lower()
    alone = subject.tag_ in ("NN", "NNP") and child(subject, "conj") is None
    if verb.lower_ == "be" or (plain and alone):
        return True
    who = child(asking, "nsubj")
    return plain and asking.tag_ == "VBD" and who is not None and who.lemma_.lower() not in word_lists()["texts"]


def _form(at: Token) -> Link:
    """Tell the forms of a complement clause; "to have signed" says that it is done."""
    auxiliaries = [c for c in at.children if c.dep_ in ("aux", "auxpass")]
    finite = at.head.lemma_ in GRAMMAR.takes_clause - _DEMANDING  # "says the police control A"
    bare = at.tag_ == "VB" and not finite and not any(c.tag_ == "MD" for c in auxiliaries)
    infinitive = is_infinitive(at) or bare
    perfect = at.tag_ == "VBN" and any(c.lemma_ == "have" for c in auxiliaries)
    mark = child(at, "mark")
    if _is_wished(at):
        return Link.GERUND  # "suggested that A join B" is "suggested A joining B"
    if infinitive and not perfect and (mark is None or mark.lower_ == "for"):  # "the need for A to sign"
        return Link.INFINITIVE
    if at.tag_ == "VBG" and not any(c.tag_ in ("VBZ", "VBP", "VBD", "MD") for c in auxiliaries):
        return Link.GERUND
    return Link.CLAUSE
