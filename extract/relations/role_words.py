"""What the words that may fill a role say of themselves."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from reportgraph.extract.grammar.arguments import patients, surface_subject
from reportgraph.extract.grammar.clause_parts import is_none
from reportgraph.extract.grammar.clauses import is_wanted_passive
from reportgraph.extract.grammar.examples import examples_of
from reportgraph.extract.grammar.themes import is_ill
from reportgraph.extract.parsing.lists import list_after
from reportgraph.extract.parsing.syntax import (
    child,
    conjuncts,
    first_conjunct,
    is_infinitive,
    is_passive,
    objects_of,
    prepositions,
)
from reportgraph.extract.parsing.tree import NOMINAL, is_finite
from reportgraph.extract.relations.candidates import Knowledge
from reportgraph.extract.relations.propositions import PredicateKind, Proposition
from reportgraph.ontology.contexts import Contexts
from reportgraph.ontology.frames import Frame
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.lexicon import Lexicon
from reportgraph.ontology.naming import load_naming
from spacy.tokens import Token

_CAUSED = ("contributesTo", "reduces", "threatens")
_FORETELLING = frozenset({"will", "'ll", "wo", "may", "might", "can", "could"})
_COSTS = frozenset({"budget", "cost", "expense"}) | GRAMMAR.paying_for
_IN = ("across", "in", "throughout")


def is_it(verb: Token) -> bool:
    """Tell "it takes A to do B": no A does it."""
    return any(t.lower_ == "it" for t in surface_subject(verb))


def causes_of(proposition: Proposition, frame: Frame) -> Sequence[Token]:
    """Give what a deed without a doer is put down to, and which does it so: "the port was closed because of floods".

    Not of deeds for which somebody is blamed or thanked: "was jailed because of the riots".
    """
    p = proposition
    undone = p.kind is PredicateKind.VERB and p.passive and not p.roles.get("agent") and frame.subject == "agent"
    if not undone or frame.property not in _CAUSED or p.lemma in GRAMMAR.reproving | GRAMMAR.others_acts:
        return ()
    return p.roles.get("because", ())


def areas_of(noun: Token) -> list[Token]:
    """Give where places without a name lie: A and B in "ports in A and B"."""
    if noun.tag_ != "NNS":
        return []
    told = [o for word, p in prepositions(noun) if word in _IN for o in objects_of(p)]
    named = [t for o in told for t in ([o] if o.pos_ == "PROPN" else list_after(o) or examples_of(o))]
    return [t for t in named if t.pos_ == "PROPN"]  # "across two states, namely A and B"


def examples_in(thing: Token, knowledge: Knowledge) -> list[Token]:
    """Give what a phrase lists as examples; who takes part in an event is none: "held talks including A and B"."""
    found = examples_of(thing)
    event = bool(found) and knowledge.is_a(thing, "Event") and not any(knowledge.is_a(t, "Event") for t in found)
    return [] if event and all(knowledge.is_a(t, "Actor") for t in found) else found


def paid_for(noun: Token) -> list[Token]:
    """Give what costs money: A in "the total cost of A", "a loan for the financing of A"; somebody pays for that."""
    if noun.lemma_.lower() not in _COSTS:
        return []
    return [o for word, p in prepositions(noun) if word in ("of", "for") for o in objects_of(p) if o.pos_ in NOMINAL]


def is_name_told(noun: Token) -> bool:
    """Tell a name, and a noun with a name behind it: "the new mayor, A"."""
    return noun.pos_ == "PROPN" or any(c.dep_ == "appos" and c.pos_ == "PROPN" for c in noun.rights)


def is_paper(noun: Token) -> bool:
    """Tell what may be put on paper: a plan, a text."""
    return "Document" in (load_naming().classes_of(noun.lemma_.lower()) or ())


def is_day_of(paper: Token, day: Token) -> bool:
    """Tell when a paper was signed or given out: "signed a bill on Labor Day"; a message on that day is about it."""
    signed = paper.lemma_ == "order" or paper.head.lemma_ == "sign"
    return signed and day.lemma_.lower() in GRAMMAR.seasons


def owners_of(noun: Token) -> list[Token]:
    """Give whose something is by the names before it: "the Lake Council chairmanship", "the council's presidency"."""
    return [c for c in noun.lefts if c.dep_ in ("poss", "compound", "nmod") and c.pos_ == "PROPN"]


def means_in(act: Token, purpose: Token, frame: Frame, lexicon: Lexicon) -> list[Token]:
    """Give what serves a purpose: "used the fund to help A"; a meeting is no means of harm: "used it to attack".

    A purpose told first is the doer's: in "to close A, the city adds parks" no park closes A. Nor do raised hands.
    """
    unable = GRAMMAR.limbs | (lexicon.gatherings if frame.property in lexicon.harming else frozenset[str]())
    return [t for t in patients(act) if t.pos_ != "PRON" and t.lemma_ not in unable] if purpose.i > act.i else []


def governs_deed(noun: Token) -> bool:
    """Tell a noun that goes on with what is to be done: "the decision to"."""
    return any(c.dep_ in ("acl", "relcl") and is_infinitive(c) for c in noun.children)


def is_anothers(noun: Token, *, stance: bool = False) -> bool:
    """Tell what somebody who is named does, of which it is said to what end: "A's work to", or whom it backs."""
    owner = child(noun, "poss")
    if stance and noun.lemma_ in GRAMMAR.devotion and noun.dep_ == "pobj" and noun.head.lower_ == "for":
        return True  # "thanked A for its commitment to B"
    return (
        owner is not None
        and owner.pos_ != "PRON"
        and (governs_deed(noun) or (stance and noun.lemma_ in GRAMMAR.backing))
    )


def asked_of(verb: Token) -> list[Token]:
    """Give what an indirect question asks of: A and B in "how A affects B", "whether to join B"."""
    asks = any(c.tag_ in ("WRB", "WP") or c.lower_ == "whether" for c in verb.lefts)
    ends = (*surface_subject(verb), *patients(verb)) if child(verb, "nsubj", "nsubjpass") else patients(verb)
    return [t for t in ends if t.pos_ in ("NOUN", "PROPN")] if asks else []


def _is_open_question(verb: Token) -> bool:
    """Tell what nobody has made up his mind about, "decided whether to do A or B", "asked if B would go on to do A"."""
    first = first_conjunct(verb)
    above = first.head if first.dep_ == "xcomp" else first
    marks = (c for c in (*verb.lefts, *first.lefts, *above.lefts) if c.dep_ == "mark")
    if any(c.lower_ in ("if", "whether") for c in marks):
        return True
    return any(c.lower_ == "whether" or c.tag_ == "WRB" for c in (*verb.lefts, *first.lefts))


def _is_told(verb: Token) -> bool:
    """Tell what is said to go on ("that A was doing B") from what is to be done."""
    return any(c.dep_ == "aux" and c.tag_ in ("VBD", "VBZ", "VBP") for c in verb.children)


def _is_foretold(verb: Token, teller: str, contexts: Contexts) -> bool:
    """Tell what is said to come, "suggested that A will rise", "that A may rise", from what is hoped for.

    So it is told of the past: "insisted that A would not sell arms" is no word against arms.
    """
    word = contexts.of(teller, "VERB", "clause")
    effect = word.effects["clause"][0] if word is not None else ""
    coming = _FORETELLING | {"would"} if effect == "asserted" else _FORETELLING
    return effect != "possible" and any(c.dep_ == "aux" and c.lower_ in coming for c in verb.children)


def _is_description(verb: Token) -> bool:
    """Tell "hopes that A will be a success", which says what A is like, and not that it is wanted."""
    coming = any(c.dep_ == "aux" and c.lower_ in _FORETELLING for c in verb.children)
    return verb.lemma_ == "be" and coming and child(verb, "attr", "acomp") is not None


def wanted_in(clauses: Sequence[Token], teller: str, contexts: Contexts) -> list[Token]:
    """Give of the clauses that a word governs those that say what is wanted: a wish, and nothing told or foretold."""
    heads = [t for t in clauses if t.tag_ in ("VB", "VBG") or is_wanted_passive(t)]
    heads = [t for t in heads if not _is_description(t)]
    heads = [t for t in heads if not (_is_told(t) or _is_open_question(t) or _is_foretold(t, teller, contexts))]
    word = contexts.of(teller, "VERB", "infinitive")
    if word is not None and word.name == "tell":  # "told A to do B", and not "that C could do B"
        return [t for t in heads if is_infinitive(t)]
    return heads


def assured(clauses: Sequence[Token], lexicon: Lexicon, is_actor: Callable[[Token], bool]) -> list[Token]:
    """Give whose good somebody makes sure of: "that A is protected", "is safe", "gets help", "is able to benefit".

    Of "that every school has access to water" it is the water: a school is not there to be furthered.
    """
    good = lexicon.helping | GRAMMAR.upholding
    found: list[Token] = []
    for verb in (t for clause in clauses for t in conjuncts(clause)):
        state = child(verb, "acomp")
        able = child(state, "xcomp") if state is not None and state.lower_ == "able" else None
        deed = able if able is not None else verb
        given = child(deed, "dobj")
        served = is_passive(verb) and verb.lemma_.lower() in good
        safe = verb.lemma_ in ("be", "remain") and state is not None and state.lower_ in GRAMMAR.sheltered
        gets = deed.lemma_ in GRAMMAR.getting and given is not None and not is_ill(given, lexicon)
        gets = gets or deed.lemma_ in GRAMMAR.benefiting
        subjects = surface_subject(verb) if served or safe or gets else []
        if gets and given is not None and subjects:
            subjects = [t for t in subjects if is_actor(t) or t.pos_ == "PRON"] or [given]
        found += [t for t in subjects if child(verb, "neg") is None and not is_none(t) and not is_ill(t, lexicon)]
    return found


def paid_in(p: Proposition, heads: Sequence[Token]) -> list[Token]:
    """Give what is invested in: "in A, will invest in ports in B" tells of the ports."""
    inside = [t for t in (*p.roles.get("in", ()), *p.roles.get("object-in", ())) if t.i > p.predicate.i]
    first = min(inside, key=lambda t: t.i, default=None)
    paid = [t for t in heads if first is not None and first_conjunct(t).head == first_conjunct(first).head]
    return [thing for t in paid for thing in (_given_to(t) if t.lemma_ in GRAMMAR.outlays else [t])]


def _given_to(money: Token) -> list[Token]:
    """Give what a kind of money is for: "9 dollars in investments in A"; "9 dollars in grants" tells nothing."""
    return [t for word, at in prepositions(money) if word in ("for", "in", "into", "to") for t in objects_of(at)]


def gerunds(p: Proposition, contexts: Contexts) -> list[Token]:
    """Give the gerunds that a verb has for an object, "opposes doing A"; who denies doing A opposes nothing."""
    word = contexts.of(p.lemma, "VERB", "gerund")
    if word is not None and "gerund" in word.says and word.effects["gerund"][0] == "negated":
        return []
    return [t for t in p.roles.get("clause", ()) if t.tag_ == "VBG" and not is_finite(t)]  # "said it is doing A"


def is_quality(noun: Token) -> bool:
    """Tell what is praised with its bearer: "thanked A for its courage"; and "for leading on B" praises no B."""
    owner = child(noun, "poss")
    bare = not any(c.dep_ in ("prep", "acl", "relcl", "amod", "compound") for c in noun.children)
    return owner is not None and owner.pos_ == "PRON" and bare


def are_these(people: Token) -> bool:
    """Tell those of whom it is said as well as of who is named: "The twelve leaders, including A, signed B"."""
    told = next((c for c in people.children if c.lower_ == "including"), None)
    return told is not None and people.tag_ == "NNS" and any(c.lower_ in ("all", "the") for c in people.lefts)
