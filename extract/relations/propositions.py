"""Predicate-argument structures read off the syntax; they know no ontology.

On its own this stage is open information extraction: a predicate, who acts, what is acted on, the prepositional
and clausal arguments, each conjunct on its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from reportgraph.extract.attribution.inversions import is_question
from reportgraph.extract.grammar.antecedents import called_so
from reportgraph.extract.grammar.arguments import agents, noun_agent, patients, surface_subject
from reportgraph.extract.grammar.causes import causes_beside, wrecks_beside
from reportgraph.extract.grammar.clefts import so_called
from reportgraph.extract.grammar.company import followers
from reportgraph.extract.grammar.ellipsis import acts, shared_phrases
from reportgraph.extract.grammar.examples import goals_in
from reportgraph.extract.grammar.fields import fields_of
from reportgraph.extract.grammar.gaps import (
    bound_place,
    for_whom,
    is_for_somebody,
    keeps_from,
    kept_objects,
    placed_where,
)
from reportgraph.extract.grammar.harm import hard_for
from reportgraph.extract.grammar.noun_agents import lent_by
from reportgraph.extract.grammar.noun_doers import caught_in, goods_from, is_origin, placed_at, tried_by
from reportgraph.extract.grammar.own_phrases import is_post, is_setting
from reportgraph.extract.grammar.predication import is_copula, own_share, said_of
from reportgraph.extract.grammar.principals import principals
from reportgraph.extract.grammar.themes import counted_in
from reportgraph.extract.mentions.quoted_titles import is_in_title
from reportgraph.extract.model import BlockKind
from reportgraph.extract.parsing.leadins import verbs_below
from reportgraph.extract.parsing.lists import fillers_of, members_of, quoted_list
from reportgraph.extract.parsing.parse import Parsed
from reportgraph.extract.parsing.syntax import (
    NOMINAL,
    VERBAL,
    bound_to,
    child,
    conjuncts,
    first_conjunct,
    is_infinitive,
    is_passive,
    is_preposition,
    met_at,
    objects_of,
    possessors,
    prepositions,
    singled_out,
)
from reportgraph.extract.relations.stray_phrases import adjacent, enumerated, parted, shared_by_row, stranded
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.verbs import particle_verbs
from spacy.tokens import Token

_CLAUSAL = frozenset({"ROOT", "ccomp", "advcl", "relcl", "conj"})
_TYING = {
    **{"affiliate": "to", "connect": "to", "link": "to", "tie": "to"},
    **{"align": "with", "ally": "with", "associate": "with"},
}
_MOVED = {"higher": "up", "lower": "down"}  # "sent prices higher" sends them up


class PredicateKind(StrEnum):
    """What carries the predicate."""

    VERB = "verb"
    NOUN = "noun"
    ADJECTIVE = "adjective"


@dataclass(frozen=True, slots=True)
class Proposition:
    """A predicate and its arguments by role.

    Roles are "agent" (who acts, also in the passive), "object" (what is acted on), "recipient", "clause" (complements),
    "principal" (for whom who acts does so), "self" (what a nominal predicate is said of), "said" (that, if it is not
    the noun itself), "possessor", "modifier" (premodifying words), "listed" (the items of a list that a noun announces)
    and every preposition ("for", …). Values are head tokens, conjuncts each on its own.
    """

    predicate: Token
    lemma: str
    particle: str
    kind: PredicateKind
    passive: bool
    roles: Mapping[str, tuple[Token, ...]]

    def fill(self, role: str) -> tuple[Token, ...]:
        """Give the heads that fill a role; `a|b` takes the first of several that is filled."""
        for option in role.split("|"):
            if heads := self.roles.get(option):
                return heads
        return ()


def find_propositions(parsed: Parsed) -> tuple[Proposition, ...]:
    """Read every predicate of the report's sentences, in the order of the text."""
    found = []
    for sentence in parsed.sentences:
        for token in sentence.span:
            if sentence.block.kind is BlockKind.PARAGRAPH and is_in_title(token, sentence.span):
                continue
            if token.pos_ in VERBAL and token.dep_ not in ("aux", "auxpass") and not is_preposition(token):
                whole = _copular(token) if is_copula(token) else _verbal(token)
                found += [replace(whole, roles=roles) for roles in acts(token, whole.roles, passive=whole.passive)]
            if token.pos_ in ("NOUN", "PROPN"):
                found.append(_nominal(token))
            elif token.pos_ == "ADJ" or (token.tag_ == "VBN" and token.dep_ in ("acl", "amod", "advcl", "conj")):
                found.append(_adjectival(token))
    return tuple(found)


def _add(roles: dict[str, list[Token]], role: str, heads: list[Token]) -> None:
    if heads:
        kept = roles.setdefault(role, [])
        kept += [t for t in heads if t not in kept]


def _frozen(roles: dict[str, list[Token]]) -> dict[str, tuple[Token, ...]]:
    return {role: tuple(heads) for role, heads in roles.items()}


def _prepositional(roles: dict[str, list[Token]], token: Token) -> None:
    phrases = list(prepositions(token))
    for word, preposition in phrases:
        if is_setting(preposition, token, phrases):
            continue
        if word == "with" and preposition.i < token.i and token.lemma_ in GRAMMAR.assisting:
            continue  # "with the aid of A, B can help": what they help with stands behind
        role = "because" if word in GRAMMAR.causal else word
        heads = [t for head in objects_of(preposition) for t in (so_called(head) or [head])]
        _add(roles, role, list(quoted_list(preposition)) or heads)
    _add(roles, "because", list(causes_beside(token)))
    _add(roles, "wreck", list(wrecks_beside(token)))
    _add(roles, "on-origin", goods_from(roles.get("on", ())))
    _add(roles, "in-doing", [t for t in roles.get("in", ()) if t.dep_ == "pcomp"])  # "joined A in building B"


def _complement(roles: dict[str, list[Token]], verb: Token) -> None:
    """Add who gets something, the clauses that a verb governs, and what something is called or made."""
    for c in verb.children:
        if c.dep_ == "dative" and c.pos_ in NOMINAL:
            _add(roles, "recipient", conjuncts(c))
        elif (
            c.dep_ in ("ccomp", "xcomp") and (c.pos_ in VERBAL or c.pos_ in ("NOUN", "ADJ")) and not is_question(c)
        ) or (c.dep_ == "acl" and c.tag_ == "VBG" and c.i == verb.i + 1):
            _add(roles, "clause", conjuncts(c))
        elif c.dep_ == "oprd":
            _add(roles, "as", conjuncts(c))
            _add(roles, "for", hard_for(c))


def _verbal(verb: Token) -> Proposition:
    roles: dict[str, list[Token]] = {}
    passive = verb.tag_ != "VBG" and is_passive(verb)
    _add(roles, _TYING[verb.lemma_] if _is_tied(verb) else "agent", agents(verb))
    _add(roles, "object", [] if keeps_from(verb) else patients(verb))
    if passive and kept_objects(verb):
        _add(roles, "recipient", surface_subject(verb))
    _complement(roles, verb)
    _add(roles, "clause", [t for below in verbs_below(verb) for t in conjuncts(below)])
    _prepositional(roles, verb)
    for c in verb.children:
        if c.dep_ == "prep":
            _add(roles, c.lower_, [t for below in verbs_below(c) for t in conjuncts(below)])
    for word, heads in parted(verb):
        _add(roles, word, heads)
    _add(roles, "in", [c for c in verb.children if c.dep_ == "advmod" and c.lower_ == "here"])
    if "in" not in roles:
        _add(roles, "in", placed_where(verb))
    if passive and "agent" not in roles and verb.lemma_ not in GRAMMAR.conveying | GRAMMAR.trading:
        # "bonds were strengthened through exchanges", "with the efforts of A"
        means = [*roles.get("through", ()), *roles.get("via", ())]
        _add(roles, "agent", [*means, *tried_by([*means, *roles.get("with", ())], roles.get("because", []))])
    governed = passive or all(t.i < verb.i for t in roles.get("object", ()))
    if governed and roles.get("object") and (word := stranded(verb)):  # "was paid for by A", "what A fought for"
        _add(roles, word, roles.pop("object"))
    enumerated(roles, verb, passive=passive)
    # A phrase after the object often belongs to the verb ("held talks with A"); the verb's own comes first.
    told = [u for t in roles.get("object", []) for u in (t, *counted_in(t))]  # "buys most of Chad's oil"
    _add(roles, "object-origin", [c for t in told for c in t.lefts if is_origin(c)])
    met = roles.get("with", []) if verb.lemma_ in GRAMMAR.meeting else []
    for head in (*roles.get("object", []), *met):
        if passive or head.i > verb.i:  # "gave a loan to A", "a loan to A was given"
            for inner in (head, *counted_in(head), *singled_out(head)):  # "sent thousands of shells to A"
                for word, preposition in prepositions(inner):
                    _add(roles, f"object-{word}", [] if is_post(preposition, inner) else objects_of(preposition))
                _add(roles, "object-for", for_whom(inner))
    _add(roles, "principal", principals(roles))
    for word, heads in met_at(roles.get("with", []), roles):
        _add(roles, word, heads)
    for role, heads in shared_phrases(verb, roles.keys()):
        _add(roles, role, heads)
    for role, heads in fillers_of(verb).items():
        _add(roles, role, heads)
    if verb.lemma_ in GRAMMAR.calling and any(t.tag_ == "VB" for t in roles.get("clause", ())):
        asked = (*roles.pop("on", ()), *roles.pop("upon", ()))  # "called on A to cut B" calls for no A
        roles["object"] = [t for t in roles.get("object", ()) if t not in asked]
    return Proposition(
        verb,
        verb.lemma_.lower(),
        _particle_of(verb),
        PredicateKind.VERB,
        passive,
        _frozen(roles),
    )


def _is_tied(verb: Token) -> bool:
    """Tell "the A-linked B", where A links nothing: B is linked to it."""
    return verb.lemma_ in _TYING and verb.dep_ == "amod" and bound_to(verb) is not None


def _particle_of(verb: Token) -> str:
    """Give the particle of a verb; "put forward a plan", "put A forward" may be read with an adverb."""
    ahead = (c for c in verb.lefts if c.lower_.endswith("ly"))  # "negatively affects A"
    for c in (*ahead, *verb.rights):
        if not c.text.islower():
            continue  # "support A's Build Back B"
        if (word := _MOVED.get(c.lower_, "")) and (verb.lemma_, word) in particle_verbs():
            return word
        apart = c.doc[c.i - 1].text == ","  # "lowered its forecast, down from A"
        if c.dep_ == "prt" or (c.dep_ == "advmod" and not apart and (verb.lemma_, c.lower_) in particle_verbs()):
            return c.lower_
    return ""


def _copular(verb: Token) -> Proposition:
    """ "A is a member of B", "A is opposed to B": the complement is the predicate, the subject what it is said of."""
    complement = child(verb, "attr", "acomp", "dobj")
    assert complement is not None
    roles: dict[str, list[Token]] = {}
    subjects = surface_subject(verb)
    _add(roles, "self", subjects)
    _add(roles, "agent", subjects)
    _add(roles, "object", conjuncts(complement))
    _prepositional(roles, verb)
    return Proposition(verb, "", "", PredicateKind.VERB, False, _frozen(roles))


def _nominal(noun: Token) -> Proposition:
    roles: dict[str, list[Token]] = {}
    said = said_of(noun)
    said += [t for t in followers(noun.head) if noun.dep_ == "attr" and t not in said]
    _add(roles, "self", said)
    _add(roles, "said", [t for t in said if t != noun])
    _add(roles, "possessor", possessors(noun) or own_share(noun))
    _add(roles, "modifier", [c for c in noun.children if c.dep_ in ("compound", "amod", "nmod") and c.i < noun.i])
    _add(roles, "agent", noun_agent(noun) or placed_at(noun) or caught_in(noun))
    facing = next((c for c in noun.rights if c.dep_ == "acl" and c.lower_ in ("confronting", "facing")), None)
    _add(roles, "facing", patients(facing) if facing is not None else [])
    _prepositional(roles, noun)
    _add(roles, "of-origin", goods_from(roles.get("of", ())))
    _add(roles, "areas", fields_of(noun))
    _add(roles, "listed", [*members_of(noun), *goals_in(noun)])
    lent = lent_by(noun)
    for word, preposition in (*adjacent(noun), *(prepositions(lent) if lent is not None else ())):
        if word not in roles and word != "by":
            _add(roles, word, objects_of(preposition))
    _add(
        roles,
        "clause",
        [
            t
            for c in noun.children
            if c.dep_ in ("acl", "advcl", "ccomp", "relcl") and c.tag_ == "VB" and is_infinitive(c)  # not "that would"
            for t in conjuncts(c)
        ],
    )
    for word, preposition in shared_by_row(noun):
        if word not in roles:
            _add(roles, word, objects_of(preposition))
    return Proposition(noun, noun.lemma_.lower(), "", PredicateKind.NOUN, False, _frozen(roles))


def _adjectival(adjective: Token) -> Proposition:
    roles: dict[str, list[Token]] = {}
    head = adjective.head
    own = child(adjective, "nsubj")
    if own is not None and adjective.dep_ == "ccomp":  # "makes A available to B"
        _add(roles, "self", conjuncts(own))
    elif adjective.dep_ in ("acomp", "attr", "ccomp", "conj", "oprd") and head.pos_ in VERBAL | {"ADJ"}:
        base = first_conjunct(adjective)
        verb = base.head
        acted_on = base.dep_ in ("oprd", "acomp") and verb.pos_ == "VERB" and not is_passive(verb)
        if adjective.dep_ == "conj" and base.pos_ in VERBAL and base.dep_ in _CLAUSAL:
            verb = adjective if adjective.pos_ in VERBAL else base  # "A is chair and has committed to B, C say"
        told = [t for t in patients(verb) if t.i < adjective.i] if acted_on else []
        _add(roles, "self", told or (surface_subject(verb) if verb.pos_ in VERBAL else []))  # "left A exposed": A
    elif head.lower_ == "as" and head.dep_ == "prep" and head.head.pos_ == "VERB":  # "A is seen as vital to B"
        _add(roles, "self", patients(head.head) if head.head.i < head.i else [])
    elif adjective.dep_ in ("amod", "acl", "relcl", "appos") and head.pos_ in NOMINAL:
        named = head.dep_ == "compound" and head.pos_ == "NOUN" and head.head.pos_ == "PROPN"  # "the B-based maker A"
        whole = head.head if named and adjective.i < head.i else head
        _add(roles, "self", (called_so(head) if adjective.i > head.i else []) or [whole])  # "A is a tool useful to B"
    _prepositional(roles, adjective)
    if adjective.lower_ in GRAMMAR.causal:  # "A was due to B", not "due to B doing C"
        causes = [*roles.pop("to", ()), *objects_of(adjective)]
        _add(roles, "to", [t for t in causes if all(c.dep_ != "acl" or c.tag_ != "VBG" for c in t.rights)])
    if (place := bound_place(adjective)) is not None:
        _add(roles, "in", [place])  # "A-based", "A, B-based"
    for c in adjective.children:
        if c.dep_ in ("xcomp", "ccomp", "advcl") and c.pos_ in VERBAL:
            _add(roles, "clause", conjuncts(c))
    if adjective.dep_ == "acomp":  # "A is vital for B to do C"
        _add(roles, "clause", [c for c in head.rights if c.dep_ == "advcl" and is_for_somebody(c)])
    return Proposition(adjective, adjective.lower_, "", PredicateKind.ADJECTIVE, False, _frozen(roles))
