"""Who does what a noun announces, where its own phrase tells it: "a Norwegian plan to", "pledges from A to"."""

from __future__ import annotations

from collections.abc import Iterable

from reportgraph.extract.parsing.labels import MODIFYING
from reportgraph.extract.parsing.syntax import (
    NOMINAL,
    RELATIVES,
    child,
    conjuncts,
    first_conjunct,
    is_infinitive,
    is_passive,
    objects_of,
    possessors,
    prepositions,
)
from reportgraph.ontology.frames import word_lists
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.naming import load_naming
from reportgraph.ontology.schema import PEOPLE
from spacy.tokens import Token

_ORIGINS = frozenset({"GPE", "NORP", "ORG"})
_STANDING = GRAMMAR.lying | {"stay"}
_ADDRESSING = frozenset({"to", "on", "upon"})

_KINDS = frozenset({"Company", "GovernmentBody", "Group", "PoliticalParty"})
_ACTORS = frozenset({"GPE", "NORP", "ORG", "PERSON"})
_WHITHER = frozenset({"to", "through", "via"})
_BARGAINING = frozenset({"discussion", "talk"})
_UPON = frozenset({"against", "on", "to", "upon"})


def doers_beside(noun: Token, *, told: bool) -> list[Token]:
    """Give the actors named inside the phrase of a noun that takes an infinitive.

    `told`: whether who does the infinitive is asked for; only then is an "of" phrase who acts ("the refusal of A to
    sign"), for a noun alone has its theme there ("a pledge of aid"); a name before the infinitive acts in any case.
    """
    for word, preposition in prepositions(noun):
        if word == "from" and preposition.i > noun.i and (found := _nouns_of(preposition)):
            return [] if opens_way(preposition) else found
    named = [t for c in noun.lefts if c.dep_ in MODIFYING and _is_origin(c) for t in conjuncts(c) if t.i < noun.i]
    if named:
        return named
    for word, preposition in prepositions(noun):
        if word == "of" and preposition.i > noun.i:
            named = _nouns_of(preposition)
            goes_on = any(c.dep_ == "acl" and is_infinitive(c) and c.i > preposition.i for c in noun.rights)
            own = goes_on and noun.lemma_ not in GRAMMAR.asking and all(t.pos_ == "PROPN" for t in named)
            return [t for t in named if _is_somebody(t)] if told or own else []
    return []


def _is_somebody(noun: Token) -> bool:
    """Tell a name, a noun with an article, and people or bodies: "the capacity of banks to fund A"."""
    if noun.pos_ == "PROPN" or any(c.dep_ in ("det", "poss") for c in noun.lefts):
        return True
    return noun.tag_ == "NNS" and not (_KINDS | PEOPLE).isdisjoint(
        (load_naming().classes_of(noun.lemma_.lower()) or ())[:1]
    )


def opens_way(source: Token) -> bool:
    """Tell where something runs from: "the construction of a line from A through B"; A builds none."""
    ends = [p for t in (source.head, *objects_of(source)) for word, p in prepositions(t) if word in _WHITHER]
    return source.lower_ == "from" and any(p.i > source.i for p in ends)


def pursuit_of(verb: Token) -> Token | None:
    """Give the noun that tells of an attempt at what a verb says: "efforts to close A"."""
    told = verb.dep_ == "acl" and verb.tag_ == "VB" and is_infinitive(verb)
    return verb.head if told and verb.head.lemma_.lower() in GRAMMAR.striving else None


def tried_by(means: list[Token], causes: list[Token]) -> list[Token]:
    """Give by whose efforts something was done: A in "with the joint efforts of A, B was restored", "thanks to A"."""
    found = [t for t in causes if t.pos_ == "PROPN" and t.ent_type_ not in _ACTORS]
    for noun in (*means, *causes):
        if noun.lemma_.lower() in GRAMMAR.efforts:
            of = next((p for word, p in prepositions(noun) if word == "of"), None)
            found += objects_of(of) if of is not None else doers_of(noun)
    return found


def doers_of(noun: Token) -> list[Token]:
    """Give who does what a noun names, as its phrase tells it: "A's work", "efforts by A", "the progress A made"."""
    if owners := possessors(noun):
        return owners
    for word, preposition in prepositions(noun):
        if word in ("by", "from") and preposition.i > noun.i and (found := _nouns_of(preposition)):
            return found
    for deed in (c for c in noun.rights if c.dep_ == "acl" and c.lemma_ in GRAMMAR.rendering):  # "the steps taken by A"
        if found := [t for word, p in prepositions(deed) if word in ("by", "through") for t in _nouns_of(p)]:
            return found
    made = next((c for c in noun.rights if c.dep_ == "relcl"), None)
    for c in made.lefts if made is not None else ():
        if c.dep_ == "nsubj" and c.pos_ in NOMINAL and c.lower_ not in RELATIVES:
            return conjuncts(c)
    return doers_beside(noun, told=False)


def holders_of(noun: Token) -> list[Token]:
    """Give whose stance a noun tells of: "the commitment of A to B", "the support of the sides for B"."""
    phrases = (
        list(prepositions(noun)) if noun.lemma_ in GRAMMAR.devotion | {"contribution", "opposition", "support"} else []
    )
    of = next((p for word, p in phrases if word == "of" and p.i > noun.i), None)
    if of is None or all(p.i <= of.i for word, p in (*phrases, *prepositions(noun.head)) if word in ("for", "to")):
        return []
    return [t for t in _nouns_of(of) if t.pos_ == "PROPN" or any(c.dep_ in ("det", "poss") for c in t.lefts)]


def owners_of(noun: Token) -> list[Token]:
    """Give whose aim it is: "A's goal", "the goals of A"."""
    return possessors(noun) or [t for word, p in prepositions(noun) if word == "of" for t in objects_of(p)]


def bearers_of_spell(noun: Token) -> list[Token]:
    """Give whose the success is in "the success of A in doing", "praised A's role in doing"."""
    spell = noun.lemma_ in GRAMMAR.spells
    return possessors(noun) or doers_beside(noun, told=True) if spell else []


def weighed_in(noun: Token) -> list[Token]:
    """Give what does it in "stressed the importance of A in doing", "the value of A for doing": A, and no speaker."""
    whole = noun.head.head
    if noun.dep_ == "pobj" and noun.head.lower_ == "of" and whole.lemma_ in GRAMMAR.weighed:
        return conjuncts(noun)  # with "in doing" read as what A is in
    if noun.lemma_ not in GRAMMAR.weighed:
        return []
    return possessors(noun) or [t for word, to in prepositions(noun) if word == "of" for t in objects_of(to)]


def asked_of(noun: Token) -> list[Token]:
    """Give who is asked to do it: "an appeal to A to open B", "pressure on A to sign"."""
    if noun.lemma_ not in GRAMMAR.asking:
        return []
    deed = next((c for c in noun.rights if c.dep_ == "acl" and is_infinitive(c)), None)
    asked = [
        t
        for host in ((noun, noun.head) if noun.dep_ == "dobj" else (noun,))  # "put pressure on A to sign"
        for word, preposition in prepositions(host)
        if word in _ADDRESSING and deed is not None and noun.i < preposition.i < deed.left_edge.i
        for t in _nouns_of(preposition)
    ]
    return asked or _invited(noun)


def _invited(noun: Token) -> list[Token]:
    """Give who is asked: A in "A accepted B's invitation to visit C", "A faces calls to", "A is under pressure to"."""
    verb = noun.head.head if noun.head.lower_ == "under" else noun.head
    took = noun.lemma_ == "invitation" and verb.lemma_ in GRAMMAR.taking
    took = (noun.dep_ == "dobj" and (took or verb.lemma_ == "face")) or noun.head.lower_ == "under"
    subject = child(verb, "nsubj") or child(first_conjunct(verb), "nsubj") if took else None
    return conjuncts(subject) if subject is not None and subject.lower_ not in RELATIVES else []


def handed_to(deed: Token) -> list[Token]:
    """Give who is to do what is handed over: B in "awarded the construction of A to B", "B was awarded it"."""
    given = child(deed.head, "dative")
    if given is None and deed.dep_ == "dobj" and is_passive(deed.head):
        given = child(deed.head, "nsubjpass")
    if given is not None and given.pos_ in NOMINAL:
        return conjuncts(given)
    links = [to for host in (deed.head, deed) for word, to in prepositions(host) if word == "to"]
    end = next((t.i for t in conjuncts(first_conjunct(deed)) if t.i > deed.i), deed.sent.end)
    own = [to for to in links if deed.i < to.i < end]  # "awarded the contract for A to B and the contract for C to D"
    return [t for to in own or links for t in objects_of(to)]


def is_gift(noun: Token) -> bool:
    """Tell money, which is no deed of whoever gets it: "awarded B a grant for C"."""
    return noun.lemma_ in word_lists()["loans"] or noun.lemma_ in word_lists()["money"]


def is_anothers_deed(verb: Token) -> bool:
    """Tell a verb whose object does what is told of it: "praised A for doing"; not "faced criticism for doing"."""
    thing = child(verb, "dobj")
    if verb.lemma_ in GRAMMAR.drawing and thing is not None and thing.pos_ == "NOUN":
        return False
    return verb.lemma_ in GRAMMAR.others_acts | GRAMMAR.reproving


def helped_in(gerund: Token) -> list[Token] | None:
    """Give who does it in "helped A in building B", "praised A's efforts in doing so"; None where nobody is told to."""
    preposition = gerund.head
    if gerund.dep_ != "pcomp" or preposition.lower_ != "in":
        return None
    target = preposition.head
    if target.pos_ == "VERB":
        target = child(target, "dobj") or target
    if target.dep_ == "dobj" and target.head.lemma_ in GRAMMAR.judging_deeds:
        return owners_of(target) or conjuncts(target)
    helping = target.dep_ == "dobj" and target.head.lemma_ in GRAMMAR.aiding
    if target.lower_ in ("other", "another") and target.pos_ != "NOUN":
        return None  # "support each other in building A": all who do
    return conjuncts(target) if helping and target.right_edge.i >= preposition.i - 1 else None


def punished_by(governor: Token) -> list[Token] | None:
    """Give who did it in "imposed a fine on A for doing", "gave A a medal for doing"; None where none is dealt out."""
    verb = governor.head if governor.dep_ == "dobj" else governor
    penalty = child(verb, "dobj")
    if verb.lemma_ not in GRAMMAR.dealing or penalty is None or penalty.lemma_ not in GRAMMAR.penalties:
        return None
    if (given := child(verb, "dative")) is not None and given.pos_ in NOMINAL:
        return conjuncts(given)
    ons = [p for host in (penalty, verb) for word, p in prepositions(host) if word in _UPON and p.i > penalty.i]
    return [t for p in ons[:1] for t in _nouns_of(p)]


def credited_with(noun: Token) -> list[Token]:
    """Give whose deed it is in "congratulated A on the signing of B", "condemned A for attacks on B"."""
    deed = first_conjunct(noun)
    preposition = deed.head
    verb = preposition.head
    thing = child(verb, "dobj") if deed.dep_ == "pobj" and preposition.lower_ in ("for", "on") else None
    if thing is None or verb.lemma_ not in GRAMMAR.judging_deeds or thing.i > preposition.i:
        return []
    return conjuncts(thing)


def placed_at(noun: Token) -> list[Token]:
    """Give what stands at a noun: A in "A is at the heart of B"."""
    at = noun.head
    if noun.dep_ != "pobj" or at.lower_ != "at" or at.head.lemma_ not in _STANDING:
        return []
    verb = at.head
    stands = (c for c in verb.children if c.dep_ in ("nsubj", "attr") and c.pos_ in NOMINAL)
    return [t for c in stands for t in conjuncts(c)]


def caught_in(noun: Token) -> list[Token]:
    """Give who is in what a noun names: A in "A is locked in a dispute with B", "A is in a row with B"."""
    into = noun.head
    verb = into.head
    if noun.dep_ != "pobj" or into.lower_ != "in" or verb.pos_ not in ("VERB", "AUX"):
        return []
    if verb.lemma_ != "be" and not (is_passive(verb) and verb.lemma_ in GRAMMAR.embroiling):
        return []
    subject = child(verb, "nsubj", "nsubjpass")
    if subject is not None and subject.lower_ in RELATIVES and verb.dep_ == "relcl":
        subject = verb.head
    return [t for t in conjuncts(subject) if t.pos_ in NOMINAL] if subject is not None else []


def put_into(noun: Token, prepositions_of_state: frozenset[str]) -> list[Token]:
    """Give whom somebody brings into the state that a noun names: A in "put A at odds with B"."""
    into = noun.head
    verb = into.head
    state = into.dep_ == "prep" and into.lower_ in prepositions_of_state and verb.lemma_ in GRAMMAR.placing
    thing = child(verb, "dobj") if state and not is_passive(verb) else None
    near = thing is not None and thing.right_edge.i < into.i == noun.left_edge.i - 1
    return conjuncts(thing) if thing is not None and near else []


def is_hearsay(noun: Token) -> bool:
    """Tell a noun of talk about what somebody else does: "talk of plans to"; "talks to buy A" are of the buyer."""
    if noun.lemma_ not in GRAMMAR.others_words:
        return False
    own = next((c for c in noun.rights if c.dep_ == "acl" and c.tag_ == "VB" and is_infinitive(c)), None)
    return own is None or noun.lemma_ not in _BARGAINING


def recipient_of(token: Token) -> list[Token]:
    """ "expressed thanks to A for doing": A."""
    if token.lemma_ in GRAMMAR.owing_thanks:
        return [t for word, p in prepositions(token) if word == "to" for t in objects_of(p)]
    verb = token.head
    if token.dep_ == "pobj" and verb.lower_ == "to":  # "thanks to A for doing" with the doing hung on A
        thanks = verb.head if verb.head.pos_ == "NOUN" else child(verb.head, "dobj")
        return conjuncts(token) if thanks is not None and thanks.lemma_ in GRAMMAR.owing_thanks else []
    if (
        token.dep_ == "dobj" and verb.lemma_ in GRAMMAR.drawing and token.tag_ in ("NN", "NNS")
    ):  # "A drew praise for doing"
        own = child(verb, "nsubj")
        return conjuncts(own) if own is not None and own.lower_ not in RELATIVES else []
    return []


def is_origin(word: Token) -> bool:
    """Tell what says before a thing where it is from: "Chadian gas", "Chad's gas"."""
    return word.ent_type_ in ("GPE", "NORP") and word.dep_ in (*MODIFYING, "poss") and word.i < word.head.i


def goods_from(things: Iterable[Token]) -> list[Token]:
    """Give where the goods come from that something is done with: "the sale of Chadian gas", "of gas from Chad"."""
    goods = [t for t in things if t.lemma_.lower() in word_lists()["goods"]]
    behind = (objects_of(p) for t in goods for word, p in prepositions(t) if word == "from")
    return [c for t in goods for c in t.lefts if is_origin(c)] + [o for found in behind for o in found]


def _is_origin(word: Token) -> bool:
    """Tell an actor before a noun, by name or as what it is: "Norwegian", "Lake State council", "rebel plan"."""
    named = word.ent_type_ in _ORIGINS or any(c.dep_ in MODIFYING and c.ent_type_ in _ORIGINS for c in word.lefts)
    return named or (word.dep_ == "compound" and load_naming().class_of_nominal([word.lemma_.lower()]) in _KINDS)


def _nouns_of(preposition: Token) -> list[Token]:
    return [t for t in objects_of(preposition) if t.pos_ in NOMINAL and t.lemma_ not in GRAMMAR.spells]
