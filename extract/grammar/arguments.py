"""What English grammar says about a predicate: who acts and what is acted on, there or elsewhere in the sentence."""

from __future__ import annotations

from reportgraph.extract.grammar import open_doers
from reportgraph.extract.grammar.antecedents import (
    antecedents_of,
    called_so,
    is_either,
    is_relative,
    served_as,
    summed_up,
    told_before,
)
from reportgraph.extract.grammar.clefts import called_by_what, picked_out, put_behind, told_by_what
from reportgraph.extract.grammar.control import is_office_given, receivers
from reportgraph.extract.grammar.gaps import (
    after_comma,
    by_after,
    described_by,
    follows_bare,
    helped_by,
    is_added,
    is_idiom,
    is_stated,
    kept_objects,
    object_gap,
    said_of,
    shared_with_more,
    stated_by,
)
from reportgraph.extract.grammar.governed_subjects import subject_of_complement, subject_of_gerund, subject_of_item
from reportgraph.extract.grammar.nominals import is_bare_gerund, is_placed
from reportgraph.extract.grammar.noun_agents import VerbRoles, agent_of_noun
from reportgraph.extract.grammar.noun_agents import bearers as bearers_of
from reportgraph.extract.parsing.leadins import is_done_by_lead, lead_of
from reportgraph.extract.parsing.memory import kept_list
from reportgraph.extract.parsing.syntax import (
    DEEPEST,
    NOMINAL,
    RELATIVES,
    VERBAL,
    bound_to,
    child,
    companions,
    conjuncts,
    first_conjunct,
    is_infinitive,
    is_passive,
    possessors,
)
from reportgraph.extract.parsing.tree import FINITE
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.naming import load_naming
from reportgraph.ontology.schema import load_schema
from spacy.tokens import Token

_BODIES = frozenset({"Company", "CooperationMechanism", "GovernmentBody", "Group", "Institution", "Person"})
_ACTING = frozenset({"approach", "plan", "solution"})  # "his plan is creating jobs": the plan does


@kept_list
def surface_subject(verb: Token, depth: int = 0) -> list[Token]:
    """Give the heads of the verb's subject: its own, a shared, a controlled one or the antecedent of its relative."""
    if depth > DEEPEST:
        return []
    own = child(verb, "nsubj", "nsubjpass", "expl") or child(verb, "csubj", "csubjpass")
    if own is not None and open_doers.is_addressed(own, verb):
        return []
    if own is not None and is_infinitive(verb) and (mark := child(verb, "mark")) is not None and mark.lower_ == "as":
        return surface_subject(verb.head, depth + 1)  # "as the first woman to lead A, B did C": what B is
    if own is not None:
        return _own_subject(own, verb)
    if (inverted := put_behind(verb)) is not None:
        return conjuncts(inverted)
    if open_doers.is_open(verb):
        return []
    if (told := open_doers.told_beside(verb)) is not None:
        return told
    head = verb.head
    if head == verb:
        lead = lead_of(verb)  # an item of a list below "A will:", "A agreed to:"
        if lead is not None and (verb.tag_ in FINITE or is_done_by_lead(verb)):
            return conjuncts(lead)
        return subject_of_item(lead, depth, _VERBS) if lead is not None else []
    if _is_listed(verb):
        return []
    if verb.dep_ == "conj":
        return surface_subject(head, depth + 1)
    if verb.dep_ == "advcl" and any(c.lower_ == "having" for c in verb.lefts) and head.pos_ in VERBAL:
        return surface_subject(head, depth + 1)  # "A left the talks, having signed B"
    if verb.dep_ in ("advcl", "acl", "xcomp") and (given := receivers(verb)):
        return given
    return _subject_above(verb, depth)


def _subject_above(verb: Token, depth: int) -> list[Token]:
    """Give who does what a verb without a subject of its own says, by what it hangs on."""
    head, infinitive = verb.head, verb.dep_ == "relcl" and verb.tag_ == "VB" and is_infinitive(verb)
    if infinitive and is_placed(head):  # "A was the first to sign B"
        return surface_subject(head.head, depth + 1)
    as_one = head.dep_ == "pobj" and head.head.lower_ == "as" and head.head.head.pos_ in VERBAL
    bare = infinitive and (head.pos_ == "NOUN" or as_one)
    if verb.dep_ == "relcl" and not bare:
        return [head]
    if bare and as_one:
        return surface_subject(head.head.head, depth + 1)  # "as the first woman to lead A, B did C": what B is
    if verb.dep_ == "amod" and verb.tag_ == "VBN" and head.pos_ in NOMINAL:
        return [head]  # "A-led B": B is led
    if verb.dep_ == "acl" or bare:
        if served := served_as(head):
            return served
        if (host := open_doers.host_of(verb)) is not None:
            owners = possessors(host) if host == head else []  # "praised A's leadership building B"
            return owners or surface_subject(host, depth + 1)
        if verb.tag_ in ("VBG", "VBN"):
            return (called_so(head) if verb.tag_ == "VBG" else []) or [head]
        return noun_agent(head, depth + 1)
    wider = child(head, "dobj") if verb.lemma_ == "include" and child(verb, "dobj") is not None else None
    if head.lemma_ in GRAMMAR.widening and wider is not None:
        return conjuncts(wider)  # "widened the scheme to include A": A is in the scheme
    if (told_of := said_of(verb)) is not None:
        return conjuncts(told_of)
    if verb.dep_ in ("xcomp", "ccomp") or is_office_given(verb):
        doers = subject_of_complement(head, depth, _VERBS) if head.pos_ in VERBAL or head.pos_ == "ADJ" else []
        asked = is_infinitive(verb) and verb.left_edge.tag_ == "WRB"
        return [t for t in doers if not asked or _acts(t)]  # "the guide shows how to do A": whoever reads it may
    if verb.dep_ == "advcl" and verb.tag_ == "VBN" and head.pos_ in VERBAL and verb.i > head.i:
        whom = [t for t in patients(head) if t.i < verb.i and (verb.lemma_ not in GRAMMAR.minded or _acts(t))]
        return whom or surface_subject(head, depth + 1)
    if verb.dep_ in ("advcl", "prep", "dep", "auxpass", "aux"):
        return surface_subject(head, depth + 1) if head.pos_ in VERBAL | {"ADJ"} else noun_agent(head, depth + 1)
    governed = verb.dep_ == "pobj" and verb.tag_ == "VBG" and head.dep_ == "prep"  # "charged A with spying for B"
    if verb.dep_ == "pcomp" or governed:
        return subject_of_gerund(head, depth, _VERBS)
    if verb.dep_ in ("dobj", "pobj", "attr", "acomp") and head.pos_ in VERBAL:
        return surface_subject(head, depth + 1)
    if head.dep_ == "prep" and head.pos_ == "ADP":
        return surface_subject(head.head, depth + 1)
    return []


def _is_listed(verb: Token) -> bool:
    """Tell what fields or aims are told to include: "the topics included A, combating B": they combat nothing.

    Nor does the council in "a firm council, which includes combating B".
    """
    over = first_conjunct(verb).head if verb.tag_ == "VBG" and verb.dep_ in ("advcl", "conj", "xcomp") else verb
    handle = child(over, "nsubj") if over != verb and over.lemma_ == "include" else None
    if handle is not None and handle.lower_ == "which" and over.dep_ == "relcl":
        return not _BODIES.isdisjoint(load_naming().classes_of(over.head.lemma_.lower()) or ())
    return handle is not None and handle.lemma_ in (GRAMMAR.areas | GRAMMAR.equated) - GRAMMAR.duties


def _acts(noun: Token) -> bool:
    """Tell who may do things on purpose: a name, a pronoun, a noun for somebody or of which nothing is known."""
    called = noun.pos_ in NOMINAL and noun.ent_type_ != "PERSON"  # "the Reef Report"
    classes = load_naming().classes_of(noun.lemma_.lower()) if called else None
    return classes is None or load_schema().is_a(classes[0], "Actor")


def _own_subject(own: Token, verb: Token) -> list[Token]:
    """Give who the subject beside the verb is: it with its conjuncts, or the antecedent of a relative."""
    if cleft := picked_out(verb) if is_relative(own) else called_by_what(verb, own.dep_):
        return cleft
    if is_relative(own) and (antecedent := described_by(verb)) is not None:
        if is_either(own, verb):
            return []
        if (move := summed_up(antecedent)) is not None:
            return _enacted(move, antecedent) or surface_subject(move)  # "A closed B, a move that harms C": A does
        return called_so(antecedent) or antecedents_of(own, antecedent)
    if verb.tag_ == "VBG" and child(verb, "aux") is not None and own.lemma_ in GRAMMAR.equated - _ACTING:
        return possessors(own)
    if (deed := told_before(own)) is not None:
        return surface_subject(deed)
    together = [t for t in conjuncts(own) if t.i < verb.i or own.i > verb.i or not _has_own_place(t)]
    return [] if own.dep_ == "expl" else [*together, *companions(own)]


def _has_own_place(noun: Token) -> bool:
    """Tell B in "A was held in C, B in D", which is in D alone."""
    return any(c.dep_ == "prep" and c.lower_ in ("in", "at", "on") for c in noun.rights)


def _enacted(deed: Token, measure: Token) -> list[Token]:
    """Give what a measure is that somebody passes: the law in "A passed a law on B, a measure that harms C"."""
    passed = [c for c in deed.rights if c.dep_ in ("dobj", "dative")] if measure.lemma_ in GRAMMAR.rules else []
    return [t for t in passed if "Document" in (load_naming().classes_of(t.lemma_.lower()) or ())][:1]


def agents(verb: Token) -> list[Token]:
    """Give the heads of who acts."""
    if not is_passive(verb):
        return surface_subject(verb)
    told = [c for c in verb.children if c.dep_ == "agent"]  # two in "was led in A by B and in C by D"
    by = [t for c in told for t in conjuncts(c) if t.lower_ == c.lower_ and t.n_rights]
    if not by and (other := by_after(verb)) is not None:
        by = [other]
    if not by and (bound := bound_to(verb)) is not None:
        return [bound]
    if not by:
        added = (c for c in verb.rights if c.dep_ == "conj" and is_passive(c) and follows_bare(verb, c))
        if (shared := next(added, None) or _shared_by_more(verb)) is not None:  # "drafted and signed by A"
            return agents(shared)
        return []
    doers = [c for word in by for p in word.children if p.dep_ == "pobj" or _is_ill_doing(p) for c in conjuncts(p)]
    return [*doers, *(c for doer in doers for c in companions(doer))]


def _is_ill_doing(word: Token) -> bool:
    """Tell what is done, as a noun, in "threatened by poaching", from the means in "cut by widening A"."""
    return word.dep_ == "pcomp" and is_bare_gerund(word, load_naming())


def _shared_by_more(verb: Token) -> Token | None:
    told = shared_with_more(verb)
    return told if told is not None and child(told, "agent") is not None else None


def patients(verb: Token) -> list[Token]:
    """Give the heads of what is acted on."""
    if is_stated(verb):
        return patients(stating) if (stating := stated_by(verb)) is not None else []
    if is_passive(verb):
        return kept_objects(verb) or surface_subject(verb)
    beside = [c for c in verb.children if c.dep_ in ("dobj", "npadvmod") and not is_added(c, verb)]
    found = [t for c in beside if c.dep_ == "dobj" and c.lower_ not in RELATIVES for t in conjuncts(c)]
    if called := called_by_what(verb) or (told_by_what(verb) if not found else []):
        return called
    if not found and (helped := helped_by(verb)):
        return helped
    if not found and (antecedent := object_gap(verb)) is not None:
        return [antecedent]
    if not found and verb.dep_ == "conj" and verb.head.pos_ in VERBAL and not is_passive(verb.head):
        # "expanded and deepened ties" read with the object on the last verb only is handled by the caller's order
        right = [s for s in verb.head.children if s.dep_ == "dobj" and s.i > verb.i]
        found = [t for c in right for t in conjuncts(c)]
    if not found:  # "A rejected, the treaty" with the object read as an adverb
        found = [
            t
            for c in beside
            if c.dep_ == "npadvmod" and c.i > verb.i and c.ent_type_ not in ("DATE", "TIME") and c.pos_ == "PROPN"
            for t in conjuncts(c)
            if verb.doc[c.left_edge.i - 1].text == ","
        ]
    if not found:  # "signed and ratified the treaty": the object stands with the last of the coordinated verbs
        raised = verb.i + 1 < len(verb.doc) and verb.nbor(1).text == ","  # "A signed, and B rejected, the treaty"
        joined = ("conj", "advcl") if raised else ("conj",)  # "A signed, while B rejected, the treaty"
        later = [c for c in verb.rights if c.dep_ in joined and c.pos_ == "VERB" and (raised or follows_bare(verb, c))]
        later = [c for c in later if (c.dep_ == "conj" or c.tag_ != "VBG") and not is_idiom(c)]  # "A rose, boosting B"
        for c in (c for c in later if not is_passive(c)):
            ends = (after_comma(c) if raised else []) or patients(c) or after_comma(c) or _inside(c)
            apart = child(c, "nsubj") is not None  # and not "trade grows, and A sees peace"
            found += [t for t in ends if not apart or verb.doc[t.left_edge.i - 1].text == "," or t.dep_ == "pobj"]
    if not found and verb.lemma_ in GRAMMAR.assisting:  # "help A grow": A is helped
        inner = child(verb, "ccomp")
        own = child(inner, "nsubj") if inner is not None and inner.tag_ == "VB" else None
        return conjuncts(own) if own is not None else []
    return found


def _inside(verb: Token) -> list[Token]:
    """Give what an infinitive acts on: "has funded and will continue to fund A"."""
    inner = child(verb, "xcomp")
    return patients(inner) if inner is not None and is_infinitive(inner) else []


def noun_agent(noun: Token, depth: int = 0) -> list[Token]:
    """Give who stands behind a noun that names an act: "Norway's plan", "Norway announced a plan"."""
    return agent_of_noun(noun, depth, _VERBS)


def bearers(governor: Token) -> list[Token]:
    """Give what has a purpose "with" it: "a fund with a focus on A", "opened B with the aim of C"."""
    return bearers_of(governor, _VERBS)


_VERBS = VerbRoles(surface_subject, agents, patients)
