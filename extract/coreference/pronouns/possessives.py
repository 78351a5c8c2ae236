"""Whose a thing is by the grammar of its clause: "thanked A for its aid", "A says B is vital to its growth"."""

from __future__ import annotations

from reportgraph.extract.grammar.arguments import patients, surface_subject
from reportgraph.extract.grammar.noun_doers import recipient_of
from reportgraph.extract.parsing.repair.somebody import is_first_actor
from reportgraph.extract.parsing.syntax import (
    NOMINAL,
    VERBAL,
    child,
    conjuncts,
    first_conjunct,
    is_infinitive,
    is_passive,
    objects_of,
    possessors,
    prepositions,
)
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.lexicon import load_lexicon
from reportgraph.ontology.naming import load_naming
from spacy.tokens import Token

_SITES = frozenset({"City", "Country", "Facility", "Place", "Region"})
_GIVEN_FOR = GRAMMAR.levies | GRAMMAR.penalties | GRAMMAR.acclaim | GRAMMAR.owing_thanks | GRAMMAR.others_words
_ANSWERED = frozenset({"conduct", "failure", "refusal", "support", "threat", "treatment"})  # "sanctions on A over its"
_UPON = frozenset({"against", "on", "to", "upon"})  # before who gets it: "a fine on A", "heaped praise on A"


def served(token: Token) -> list[Token]:
    """Give whom a thing is for, of whose own things its purpose tells: "a seminar for states to foster their trade"."""
    if token.lower_ != "their" or token.dep_ != "poss":
        return []
    purpose = next((a for a in token.ancestors if a.pos_ in VERBAL), None)
    if purpose is None or not is_infinitive(purpose) or purpose.dep_ not in ("acl", "relcl", "advcl"):
        return []
    verb = purpose.head
    done = [child(verb, "dobj"), *(o for _, p in prepositions(verb) for o in objects_of(p))]
    things = [verb] if verb.pos_ == "NOUN" else [t for t in done if t is not None]
    links = [p for t in things for word, p in prepositions(t) if word == "for" and p.i < purpose.i]
    people = [t for p in links for t in objects_of(p)]
    return people if len(people) > 1 or any(t.tag_ in ("NNS", "NNPS") for t in people) else []


def credited(token: Token) -> list[Token]:
    """Give who is thanked, blamed or fined for what is theirs: "thanked A for its aid", "taxes on A for its raid"."""
    owned = first_conjunct(token.head)
    preposition = owned.head
    governor = preposition.head
    if token.dep_ == "poss" and owned.dep_ == "pobj" and preposition.lower_ in ("in", "with"):
        kinds = load_naming().classes_of(owned.lemma_.lower()) or ()
        aided = governor.lemma_ in GRAMMAR.aiding and _SITES.isdisjoint(kinds)  # "aids A in its reforms"
        return patients(governor) if aided else []
    if token.dep_ == "poss" and (borrowers := _given_money(token)):
        return borrowers
    if token.dep_ != "poss" or owned.dep_ != "pobj" or preposition.lower_ not in ("for", "on", "over"):
        return []
    if (
        owned.lemma_ in GRAMMAR.assaults | GRAMMAR.misdeeds | _ANSWERED
        and (hit := _called_to_account(preposition)) is not None
    ):
        return conjuncts(hit)
    praising = next((a for a in governor.ancestors if a.lemma_ in GRAMMAR.others_acts), None)
    praised = child(praising, "dobj") if praising is not None and preposition.lower_ == "for" else None
    if praised is not None and praised.pos_ == "NOUN" and praised.is_ancestor(governor):
        return [praised]  # "hailed the idea of building A for its merits"
    if governor.pos_ not in VERBAL:
        return [t for noun in (governor, governor.head) for t in recipient_of(noun)]
    objects = child(governor, "dobj", "acomp")  # "is grateful to A for its aid"
    if objects is not None and (found := recipient_of(objects) or recipient_of(governor)):
        return found
    if objects is not None and objects.lemma_ in _GIVEN_FOR and preposition.lower_ in ("for", "over"):
        upon = [p for host in (governor, objects) for word, p in prepositions(host) if word in _UPON]
        return [t for p in upon if objects.i < p.i < preposition.i for t in objects_of(p)]
    return patients(governor) if governor.lemma_ in GRAMMAR.others_acts else []


def _given_money(owner: Token) -> list[Token]:
    """Give who gets money for what is theirs: "a loan to A for the repair of its roads", "gave A aid for its port"."""
    thing = first_conjunct(owner.head)
    while thing.dep_ == "pobj" and thing.head.lower_ == "of" and thing.head.head.pos_ == "NOUN":
        thing = first_conjunct(thing.head.head)
    link, verb = thing.head, next((a for a in thing.ancestors if a.pos_ in VERBAL), None)
    if thing.dep_ != "pobj" or link.lower_ != "for" or verb is None:
        return []
    above = (a for a in link.ancestors if a.i < link.i and a.pos_ == "NOUN" and a.lemma_ in GRAMMAR.gifts)
    money = next(above, None) or child(verb, "dobj")
    if money is None or money.lemma_ not in GRAMMAR.gifts or not verb.i < money.i < link.i:
        return []
    to = [p for host in (money, verb) for word, p in prepositions(host) if word == "to" and p.i < link.i]
    given = child(verb, "dative") if verb.lemma_ in GRAMMAR.ditransitive else None
    return [t for p in to for t in objects_of(p)] or ([given] if given is not None and given.pos_ != "ADP" else [])


def _called_to_account(link: Token) -> Token | None:
    """Give against or with whom something is done for a raid: "costs on A over its raid", "left A for its raid"."""
    verb = next((a for a in link.ancestors if a.pos_ in VERBAL), None)
    if verb is None or verb.lemma_ in GRAMMAR.making_up:
        return None
    behind = [first_conjunct(t) for t in verb.doc[verb.i + 1 : link.i] if t.pos_ == "PROPN"]
    hit = [t for t in behind if t.dep_ in ("dobj", "nsubj") or (t.dep_ == "pobj" and t.head.lower_ in _UPON | {"with"})]
    return hit[-1] if hit else None


def owned_by_subject(token: Token) -> list[Token]:
    """Give the subject of "A in her meeting with B said that C", ""D," said A in her talk": what is hers is its own.

    So it is in a clause on a thing: "the fund, which has its seat in A".
    """
    owned = first_conjunct(token.head)
    link = owned.head
    which = child(link, "nsubj") if token.lower_ == "its" and owned.dep_ == "dobj" and link.dep_ == "relcl" else None
    own = which is not None and which.lower_ in ("that", "which") and link.lemma_ not in GRAMMAR.judging_deeds
    if own and link.head.tag_ in ("NN", "NNP"):
        return [link.head]
    if token.dep_ != "poss" or owned.dep_ != "pobj" or link.lower_ not in ("at", "during", "in") or not link.i:
        return []
    before = link.nbor(-1)
    while before.dep_ in ("compound", "flat") and before.head.i < link.i:
        before = before.head
    verb = before.head
    named = before.pos_ == "PROPN" and before.dep_ == "nsubj" and verb.pos_ in VERBAL
    named = named and (verb.i > link.i or verb.i == before.left_edge.i - 1)
    return conjuncts(before) if named else []


def for_ones_part(token: Token) -> list[Token]:
    """Give the subject of "A, for his part, said that B": it is his."""
    by_part = token.dep_ == "poss" and token.head.lower_ == "part" and token.head.head.lower_ == "for"
    verb = token.head.head.head if by_part else token
    while by_part and verb.pos_ not in VERBAL and verb.head != verb:
        verb = verb.head
    return surface_subject(verb) if by_part and verb.pos_ in VERBAL else []


def beside(token: Token) -> list[Token]:
    """Give who stands beside what is theirs: "the ties between A and its neighbours"."""
    owned, link = token.head, token.nbor(-1) if token.i else token
    first = owned.head
    close = link.i > 1 and first.i == link.i - (2 if link.nbor(-1).text == "," else 1)  # "A, and its allies, to do B"
    near = owned.dep_ == "conj" and link.lower_ == "and" and close and first.dep_ != "conj"
    whose = child(first, "poss") is not None and not _is_own_name(first)  # "the firm's growth and its plans"
    return [first] if token.dep_ == "poss" and near and not whose and first.pos_ in NOMINAL else []


def owning_beside(token: Token) -> list[Token]:
    """Give whose thing stands beside what is theirs: A in "A's visit to Peru and his talks", "A's growth and its pact".

    Not in "A's envoy and his wife", where somebody else stands beside, nor in "Peru's Lake Bank and its clients".
    """
    first = first_conjunct(token.head)
    if token.dep_ != "poss" or first == token.head or _is_own_name(first):
        return []
    if child(first, "poss") is None and first.dep_ == "pobj" and first.head.head.pos_ in NOMINAL:
        first = first.head.head  # "A's visit to Peru and his talks" with the talks beside Peru
    played = first.head.head if first.dep_ == "pobj" else first  # "A's role as a partner of B's banks and its aid": A's
    if played.dep_ == "pobj" and played.head.lower_ == "as" and played.head.head.pos_ in NOMINAL:
        first = played.head.head
    owner = child(first, "poss")
    somebody = {"Person", "Group"} & set((load_naming().classes_of(first.lemma_.lower()) or ())[:1])
    own = owner is not None and owner.pos_ in NOMINAL and owner.tag_ in ("NN", "NNP") and owner.i < first.i < token.i
    return [owner] if owner is not None and own and not somebody and child(owner, "conj") is None else []


def _is_own_name(noun: Token) -> bool:
    """Tell the name of a firm or a thing, which has what is its own, from that of a state's body."""
    kinds = load_naming().classes_of(noun.lower_) or ()
    return noun.pos_ == "PROPN" and "GovernmentBody" not in kinds[:1]


def wronged(token: Token) -> list[Token]:
    """Give whose it is what somebody is accused of violating: A in "A accused B of meddling in its elections"."""
    thing = token.head
    link = thing.head if thing.dep_ == "pobj" else thing
    deed = link.head
    accusing = deed.head.head if deed.dep_ == "pcomp" and deed.head.lower_ == "of" else token
    charged = token.dep_ == "poss" and deed.lemma_ in GRAMMAR.encroaching and accusing.lemma_ == "accuse"
    return surface_subject(accusing) if charged and not is_passive(accusing) else []


def minded(token: Token) -> list[Token]:
    """Give whose mind it is that is told: A in "Peru left, and A reiterated its interest in B", "voiced its fear"."""
    mind = token.head
    told = token.dep_ == "poss" and mind.dep_ == "dobj" and mind.lemma_ in GRAMMAR.minds
    return surface_subject(mind.head) if told and mind.head.lemma_ in GRAMMAR.voicing else []


def judged_by(token: Token) -> list[Token]:
    """Give who sees a thing as his own: "A sees B as a threat to its borders", "A says B may hurt its growth"."""
    at = token
    while at.dep_ in ("poss", "pobj", "conj") or _is_link_of_noun(at):
        at = at.head
    verb = at.head
    seen = token.dep_ == "poss" and at.dep_ == "prep" and at.lower_ == "as" and verb.pos_ in VERBAL
    thing = child(verb, "dobj") if seen else None
    needed = at.dep_ == "prep" and at.lower_ in ("to", "for") and verb.lemma_ in GRAMMAR.vital
    needed |= at.dep_ == "dobj" and token.i > verb.i and _does_harm(verb)
    # "A deems B vital to its growth", "sees B as vital to its growth"
    called = needed and verb.dep_ in ("oprd", "pobj")
    over = verb.head.head if verb.dep_ == "pobj" else verb.head
    if called and over.pos_ in VERBAL and child(over, "dobj") is not None:
        return surface_subject(over)
    told = verb.head if needed and verb.dep_ == "acomp" else verb
    if told.dep_ == "ccomp" and told.head.pos_ in VERBAL and not is_passive(told.head):
        tellers = surface_subject(told.head) if needed else []
        return [t for t in tellers if token.lower_ != "its" or t.ent_type_ != "PERSON"]
    if needed and told.head.lemma_ in GRAMMAR.telling_nouns:  # "A's worry that B may hurt its growth"
        return possessors(told.head)
    return surface_subject(verb) if thing is not None and thing.i < at.i else []


def _is_link_of_noun(link: Token) -> bool:
    """Tell "a breach of A", "a threat to A"; what is vital to somebody is told apart."""
    noun = link.head.pos_ == "NOUN" and link.head.lemma_ not in GRAMMAR.vital
    return link.dep_ == "prep" and (link.lower_ == "of" or (link.lower_ in ("for", "to") and noun))


def _does_harm(verb: Token) -> bool:
    """Tell "the strike would harm A": nothing hurts what is its own."""
    subject, frames = child(verb, "nsubj"), load_lexicon().frames.get((verb.lemma_, "verb"), ())
    harms = any(f.property in ("reduces", "threatens") for f in frames)
    thing = subject is not None and (subject.lower_ == "it" or subject.pos_ == "NOUN")
    return harms and subject is not None and thing and not is_first_actor(subject)


def owned_likewise(token: Token) -> list[Token]:
    """Give whose A is in the clause beside one that tells whose B is: "Peru is Chad's ally, and Mali its creditor"."""
    owned, verb = token.head, token.head.head
    first = verb.head
    if token.dep_ != "poss" or (owned.dep_, first.dep_ == "ROOT" and verb.dep_ in ("advcl", "conj")) != ("attr", True):
        return []
    before = child(first, "attr")
    owner = child(before, "poss") if before is not None and before.i < verb.i else None
    return [owner] if owner is not None and owner.pos_ == "PROPN" and child(verb, "nsubj") is not None else []
