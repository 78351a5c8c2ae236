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
from reportgraph.extract.grammar.control import controller, receivers
from reportgraph.extract.grammar.gaps import (
    after_comma,
    by_after,
    described_by,
    follows_bare,
    goes_on_from,
    helped_by,
    is_added,
    is_stated,
    kept_objects,
    object_gap,
    shared_with_more,
    stated_by,
)
from reportgraph.extract.grammar.nominals import is_placed
from reportgraph.extract.grammar.noun_doers import (
    asked_of,
    bearers_of_spell,
    doers_beside,
    handed_to,
    holders_of,
    is_anothers_deed,
    is_gift,
    is_hearsay,
    owners_of,
    punished_by,
    recipient_of,
    weighed_in,
)
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
    prepositions,
    singled_out,
)
from reportgraph.extract.parsing.tree import FINITE
from reportgraph.ontology.grammar import load_grammar
from reportgraph.ontology.naming import load_naming
from spacy.tokens import Token

_PROVIDING = frozenset({"furnish", "provide", "supply"})
_HARM = frozenset({"damage", "destruction", "devastation", "harm"})  # what befalls things by whatever led to it
_RESULTING = frozenset({("contribute", "to"), ("lead", "to"), ("result", "in")})
_RESTING = frozenset({"around", "on", "upon"})
_COMPLEMENT_PREPOSITIONS = frozenset(
    {"of", "for", "to", "on", "in", "into", "about", "toward", "towards", "with", "through", "via"}
)
_DUTIES = frozenset({"duty", "function", "job", "responsibility", "role", "task"})  # "A's duties include doing B"
_BEARERS = frozenset({"Document", "Event", "Facility", "Initiative", "InfrastructureProject", "Institution", "Project"})
_WHEN = frozenset({"after", "before", "since", "upon", "without", "despite"})


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
        return _subject_of_item(lead, depth) if lead is not None else []
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
            return surface_subject(host, depth + 1)
        if verb.tag_ in ("VBG", "VBN"):
            return (called_so(head) if verb.tag_ == "VBG" else []) or [head]
        return noun_agent(head, depth + 1)
    if verb.dep_ in ("xcomp", "ccomp"):
        return _subject_of_complement(head, depth) if head.pos_ in VERBAL or head.pos_ == "ADJ" else []
    if verb.dep_ == "advcl" and verb.tag_ == "VBN" and head.pos_ in VERBAL and verb.i > head.i:
        return [t for t in patients(head) if t.i < verb.i] or surface_subject(head, depth + 1)
    if verb.dep_ in ("advcl", "prep", "dep", "auxpass", "aux"):
        return surface_subject(head, depth + 1) if head.pos_ in VERBAL | {"ADJ"} else noun_agent(head, depth + 1)
    if verb.dep_ == "pcomp":
        return _subject_of_gerund(head, depth)
    if verb.dep_ in ("dobj", "pobj", "attr", "acomp") and head.pos_ in VERBAL:
        return surface_subject(head, depth + 1)
    if head.dep_ == "prep" and head.pos_ == "ADP":
        return surface_subject(head.head, depth + 1)
    return []


def _own_subject(own: Token, verb: Token) -> list[Token]:
    """Give who the subject beside the verb is: it with its conjuncts, or the antecedent of a relative."""
    if is_relative(own) and (cleft := picked_out(verb)):
        return cleft
    if is_relative(own) and (antecedent := described_by(verb)) is not None:
        if is_either(own, verb):
            return []
        if (move := summed_up(antecedent)) is not None:
            return surface_subject(move)  # "A closed B, a move that harms C": A does
        return called_so(antecedent) or antecedents_of(own, antecedent)
    if verb.tag_ == "VBG" and child(verb, "aux") is not None and own.lemma_ in load_grammar().equated:
        return possessors(own)
    if (deed := told_before(own)) is not None:
        return surface_subject(deed)
    return [] if own.dep_ == "expl" else [*conjuncts(own), *companions(own)]


def _subject_of_complement(governor: Token, depth: int) -> list[Token]:
    """Give who does what complements a verb: "A agreed to sign", "A's goal is to sign", "A urged B to sign"."""
    handle = child(governor, "nsubj") if governor.lemma_ in ("be", "include", "involve") else None
    if handle is not None and handle.lower_ == "one":
        handle = next(iter(singled_out(handle)), handle)  # "one of A's duties is to do B"
    if handle is not None and handle.lemma_ in load_grammar().equated:
        done = governor.lemma_ == "be" or handle.lemma_ in _DUTIES
        return owners_of(handle) if done else []  # "A's goals include ending B": who has them may do nothing yet
    return controller(governor) or surface_subject(governor, depth + 1)


def _subject_of_item(lead: Token, depth: int) -> list[Token]:
    """Give who does what stands in an item below "A will:", "A urged B to:", "A's plans:", "A will help by:"."""
    if lead.pos_ in VERBAL:
        doers = controller(lead) or surface_subject(lead, depth + 1)
        return [t for t in doers if t.lemma_ not in load_grammar().areas]  # "areas of work include:": who works there
    if lead.dep_ == "prep":
        aided = lead.lower_ == "by" and lead.head.head.lemma_ in load_grammar().assisting  # "A helped B do C by:"
        return surface_subject(lead.head.head, depth + 1) if aided else _subject_of_gerund(lead, depth)
    if (
        doing := child(lead, "relcl", "acl")
    ) is not None and doing.tag_ != "VB":  # "steps that A takes:", "taken by A:"
        own = child(doing, "nsubj")
        if doing.tag_ == "VBN" or (own is not None and own.lower_ not in RELATIVES):
            return agents(doing) if is_passive(doing) else surface_subject(doing, depth + 1)
    if lead.lemma_ in load_grammar().equated:
        if owners := owners_of(lead):
            return owners
        if lead.dep_ == "dobj" and lead.head.pos_ in VERBAL:  # "A identified the following goals:", whose aims they are
            return surface_subject(lead.head, depth + 1)
    acting, told = noun_agent(lead, depth + 1), open_doers.announced_before(lead)
    return acting if acting or told is None else noun_agent(told, depth + 1)


def _subject_of_gerund(preposition: Token, depth: int) -> list[Token]:
    """Give who does what stands in "by doing", "progress in doing", "thanked A for doing"."""
    preposition = first_conjunct(preposition)
    governor = preposition.head
    thankful = governor if governor.dep_ == "acomp" else child(governor, "acomp")
    if preposition.lower_ == "for" and thankful is not None and (thanked := recipient_of(thankful)):
        return thanked  # "A is grateful to B for building C"
    beside = governor.dep_ in ("acomp", "advmod") and governor.pos_ in ("ADJ", "ADV")
    if beside and governor.head.pos_ in VERBAL:  # "A is close to building B", "A stopped short of building B"
        return surface_subject(governor.head, depth + 1)
    if preposition.lower_ == "for" and (punished := punished_by(governor)) is not None:
        return punished
    if governor.pos_ not in VERBAL:
        thanked = recipient_of(governor) if preposition.lower_ == "for" else []
        thanked = thanked or (bearers_of_spell(governor) if preposition.lower_ == "in" else [])
        thanked = thanked or (weighed_in(governor) if preposition.lower_ in ("in", "for") else [])
        penal = preposition.lower_ == "for" and governor.lemma_ in load_grammar().penalties  # "the fine for harming A"
        return thanked or ([] if penal else noun_agent(governor, depth + 1))
    if preposition.lower_ == "from" and governor.lemma_ in load_grammar().hindering:
        return patients(governor)  # "kept A from signing"
    if preposition.lower_ == "with" and governor.lemma_ in load_grammar().charging:
        return patients(governor)  # "tasked A with building B"
    if preposition.lower_ == "against" and governor.lemma_ in load_grammar().warning and (warned := patients(governor)):
        return warned
    if preposition.lower_ == "to" and governor.lemma_ in load_grammar().binding and not is_passive(governor):
        return [t for t in patients(governor) if t.tag_ != "PRP" or not t.lower_.endswith(("self", "selves"))] or (
            surface_subject(governor, depth + 1)
        )
    told = child(governor, "dobj") if preposition.lower_ in ("in", "for") else None
    if told is not None and told.i < preposition.i and (bearing := bearers_of_spell(told) or weighed_in(told)):
        return bearing
    if preposition.lower_ == "in" and governor.lemma_ == "join":  # "joined A in signing": A signs too
        return [*surface_subject(governor, depth + 1), *patients(governor)]
    if preposition.lower_ in ("for", "of", "on", "with", "as"):
        if is_anothers_deed(governor) and (target := patients(governor)):
            return target
        objects = child(governor, "dobj")
        if objects is not None and (thanked := recipient_of(objects) or recipient_of(governor)):
            return thanked
    if preposition.lower_ == "by" and governor.lemma_ in load_grammar().describing | load_grammar().mounting:
        doer = child(governor, "nsubj") if child(governor, "dobj", "xcomp") is None else None
        if doer is not None and doer.pos_ == "NOUN" and doer.tag_ == "NN":
            return []  # "by closing gaps, output would grow": output closes none
    if child(governor, "xcomp") is not None or not is_passive(governor) or goes_on_from(preposition):
        return surface_subject(governor, depth + 1)  # "by closing A, B is expected to save C"
    if preposition.lower_ in _WHEN:
        return []  # "the boat was held by A after crossing B": no sure doer
    inside = governor.dep_ == "acl" and governor.head.pos_ == "NOUN"  # "the progress made in doing"
    return agents(governor) or (noun_agent(governor.head, depth + 1) if inside else [])


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
    doers = [c for word in by for p in word.children if p.dep_ == "pobj" for c in conjuncts(p)]
    return [*doers, *(c for doer in doers for c in companions(doer))]


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
        later = [
            c for c in verb.children if c.dep_ == "conj" and c.pos_ == "VERB" and (raised or follows_bare(verb, c))
        ]
        for c in (c for c in later if not is_passive(c)):
            ends = (after_comma(c) if raised else []) or patients(c) or after_comma(c) or _inside(c)
            apart = child(c, "nsubj") is not None  # and not "trade grows, and A sees peace"
            found += [t for t in ends if not apart or verb.doc[t.left_edge.i - 1].text == "," or t.dep_ == "pobj"]
    if not found and verb.lemma_ in load_grammar().assisting:  # "help A grow": A is helped
        inner = child(verb, "ccomp")
        own = child(inner, "nsubj") if inner is not None and inner.tag_ == "VB" else None
        return conjuncts(own) if own is not None else []
    return found


def _inside(verb: Token) -> list[Token]:
    """Give what an infinitive acts on: "has funded and will continue to fund A"."""
    inner = child(verb, "xcomp")
    return patients(inner) if inner is not None and is_infinitive(inner) else []


def bearers(governor: Token) -> list[Token]:
    """Give what has a purpose "with" it: "a fund with a focus on A", "opened B with the aim of C"."""
    if governor.pos_ not in VERBAL:
        return conjuncts(governor)
    return [t for t in patients(governor) if _may_bear(t)] or surface_subject(governor)


def _may_bear(thing: Token) -> bool:
    """Tell what may have a purpose of its own; who "trains teachers with a focus on A" has the focus himself."""
    classes = load_naming().classes_of(thing.lemma_.lower()) or ()
    named = thing.pos_ == "PROPN" and thing.ent_type_ not in ("GPE", "NORP", "PERSON")  # "met A with the aim of B"
    return named or not _BEARERS.isdisjoint(classes)


def noun_agent(noun: Token, depth: int = 0) -> list[Token]:
    """Give who stands behind a noun that names an act: its possessor, its "by" phrase, or who does the governing verb.

    "Norway's plan", "a plan by Norway", "a Norwegian plan", "Norway announced a plan".
    """
    grammar = load_grammar()
    if depth > DEEPEST or (depth and (is_hearsay(noun) or noun.lemma_ in grammar.advising | grammar.barring)):
        return []
    if depth and (asked := asked_of(noun)):
        return asked
    if owners := possessors(noun):
        return owners
    by = [p for c in noun.children if c.dep_ in ("prep", "agent") and c.lower_ == "by" for p in c.children]
    if by:
        return [t for p in by if p.dep_ == "pobj" for t in conjuncts(p)]
    if held := holders_of(noun):
        return held
    aims = noun.lemma_ in grammar.takes_infinitive or noun.lemma_ == "initiative"
    if aims and (own := doers_beside(noun, told=bool(depth))):
        return own
    at = first_conjunct(noun)
    head = at.head
    if at.dep_ == "oprd" and head.pos_ in VERBAL and (named := patients(head)):
        return named  # "called A a threat"
    if at.dep_ in ("dobj", "nsubjpass") and head.lemma_ in grammar.handing and not is_gift(at):
        return handed_to(at)
    if at.dep_ in ("dobj", "attr", "dative", "oprd") and head.pos_ in VERBAL:
        return _doer_above(noun, head, depth)
    if at.dep_ == "nsubjpass":  # "A's plan was praised by B"
        return [] if head.lemma_ in load_grammar().others_acts else agents(head)
    is_part = head.lower_ == "as" and noun.lemma_ == "part"  # "as part of an effort to"
    if at.dep_ == "pobj" and (head.lower_ in _COMPLEMENT_PREPOSITIONS or is_part):
        return _doer_around(noun, head, depth)
    return []


def _doer_above(noun: Token, verb: Token, depth: int) -> list[Token]:
    """Give who does what the noun names by the verb whose object it is: "A announced a plan to do B"."""
    grammar = load_grammar()
    able = noun.lemma_ in grammar.enabling and verb.lemma_ in ("accept", "await", "receive")  # "received approval to"
    if (verb.lemma_ in grammar.others_acts and not able) or (depth and verb.lemma_ in grammar.showing):
        return []
    if noun.lemma_ in grammar.talks and any(word == "between" for word, _ in prepositions(noun)):
        return []  # "A hosted talks between B and C"
    enabled = noun.lemma_ in grammar.enabling and not is_gift(noun)
    if enabled and (given := child(verb, "dative")) is not None:
        return conjuncts(given)  # "gave A the power to"
    return surface_subject(verb, depth + 1) if enabled or not is_passive(verb) else agents(verb)


def _doer_around(noun: Token, preposition: Token, depth: int) -> list[Token]:
    """Give who does what the noun names by what its preposition hangs on: "A vested B with the power to do C"."""
    grammar, word, governor = load_grammar(), preposition.lower_, preposition.head
    if word == "with" and noun.lemma_ in grammar.borne:
        return bearers(governor)
    if word == "with" and is_gift(noun) and governor.lemma_ in _PROVIDING:
        return surface_subject(governor)  # "provided A with a loan for B"
    if word == "with" and noun.lemma_ in grammar.enabling and (holders := patients(governor)):
        return holders  # "vests A with the power to"
    if governor.pos_ == "NOUN":
        return noun_agent(governor, depth + 1)
    if governor.pos_ not in VERBAL:
        return []
    played = child(governor, "dobj") if word == "in" else None
    if played is not None and played.i < preposition.i and (bearing := bearers_of_spell(played)):
        return bearing  # "underlined A's role in efforts to"
    if word in ("about", "of") or governor.lemma_ in grammar.others_acts:
        return []  # "spoke of plans to", "commented on efforts to"
    if (governor.lemma_, word) in _RESULTING and noun.lemma_ not in _HARM:
        return []  # "the war led to a ban on A"
    if is_passive(governor) and word in _RESTING and noun.lemma_ in grammar.planks:
        return patients(governor)  # "A is built on three pillars"
    return agents(governor) if is_passive(governor) else surface_subject(governor, depth + 1)
