"""What is only talked about: nobody in the sentence does it, whoever talks of it."""

from __future__ import annotations

from reportgraph.extract.parsing.labels import PAUSES
from reportgraph.extract.parsing.repair.somebody import is_somebody
from reportgraph.extract.parsing.syntax import NOMINAL, VERBAL, child, conjuncts, first_conjunct, is_infinitive
from reportgraph.ontology.grammar import GRAMMAR
from spacy.tokens import Token

_OF_TALK = frozenset({"on", "about"})
_REGARDING = frozenset({"concerning", "reference", "regard", "regarding", "regards", "relation", "respect"})
_SHARING = GRAMMAR.exchanging - {"have", "hold"}
_SPEAKING = frozenset({"speak", "talk"})
_ON = GRAMMAR.topical | {"to"}  # "paid to A"


def is_talked_over(verb: Token) -> bool:
    """Tell a gerund or an infinitive that says what a talk, an agenda or an exchange of views is on."""
    return _is_topic(verb) or _is_example(verb) or _is_discussed(verb) or _is_raised(verb)


def _is_topic(gerund: Token) -> bool:
    """Tell what is only talked about: "a meeting on ending A"; who works on something does it ("progress on ending").

    "a dialogue on A and improving B" too.
    """
    preposition = gerund.head
    if gerund.dep_ != "pcomp":
        return False
    if preposition.lower_ in _REGARDING:
        return True  # "issued an order with respect to closing A": whoever is to close it, it is not closed
    if preposition.lower_ not in _OF_TALK:
        return False
    governor = preposition.head
    if governor.lemma_ in GRAMMAR.taking_place | GRAMMAR.making:  # "held a meeting on ending A"
        held = child(governor, "dobj", "nsubjpass")
        governor = held if held is not None and held.i < preposition.i else governor
    word = governor.lemma_.lower()
    return governor.pos_ not in VERBAL and word not in GRAMMAR.acts and word not in GRAMMAR.takes_infinitive


def _is_example(gerund: Token) -> bool:
    """Tell a gerund that is an example of what is only spoken of: "discussed steps, including ending A"."""
    preposition = gerund.head
    if gerund.dep_ != "pcomp":
        return False
    if preposition.lower_ == "from" and preposition.head.lemma_ in GRAMMAR.refraining:
        return False  # "will refrain, if A agrees, from ending B"
    if preposition.lower_ == "from":
        opens = preposition.i == preposition.sent.start
        return opens or preposition.nbor(-1).text in PAUSES or preposition.head.pos_ in NOMINAL
    noun = preposition.head
    if preposition.lower_ != "including" or noun.pos_ not in NOMINAL:
        return False
    at = next((t for t in noun.ancestors if t.pos_ in VERBAL), noun)
    return at.lemma_ in GRAMMAR.saying | GRAMMAR.discussing | GRAMMAR.takes_clause


def _is_discussed(infinitive: Token) -> bool:
    """Tell the purpose of what is only talked about: "discussed cooperation to ease A", "work on A, by building B"."""
    verb = infinitive.head
    if infinitive.dep_ == "pcomp" and verb.lower_ == "by":
        return verb.head.lemma_ in GRAMMAR.discussing
    behind = infinitive.dep_ in ("advcl", "xcomp") and is_infinitive(infinitive)
    told = child(verb, "dobj") if behind and verb.lemma_ in GRAMMAR.discussing else None
    return told is not None and told.i < infinitive.i and infinitive.left_edge.nbor(-1).text not in PAUSES


def _is_raised(gerund: Token) -> bool:
    """Tell a subject of talks: "the agenda covers aiding A", "covered trade, aiding A, and building B"."""
    first = first_conjunct(gerund)
    if first.tag_ != "VBG" or child(first, "nsubj") is not None:
        return False
    listed = first.dep_ == "advcl" and sum(t.tag_ == "VBG" for t in conjuncts(first)) > 1
    if listed and first.lemma_ not in GRAMMAR.saying and _goes_over(first.head):
        return True  # "discussed trade, aiding A, and building B"
    talks = child(first.head, "nsubj")
    if first.head.lemma_ not in GRAMMAR.raised or talks is None or talks.pos_ != "NOUN" or is_somebody(talks):
        return False  # "A and B met to discuss deepening ties": they may
    return listed or first.dep_ in ("xcomp", "ccomp", "dobj")


def _goes_over(verb: Token) -> bool:
    """Tell who only speaks of things, or what they look at: "discussed A", "shared views on A", "focused on A"."""
    if verb.lemma_ in GRAMMAR.discussing:
        return True
    told = child(verb, "dobj") if verb.lemma_ in _SHARING else verb if verb.lemma_ in _SPEAKING else None
    subject = child(verb, "nsubj", "nsubjpass")
    if told is None and subject is not None:  # "attention was paid to A", "the talks centred on A"
        centred = verb.lemma_ in GRAMMAR.centring and subject.lemma_.lower() in GRAMMAR.talks
        told = verb if centred or subject.lemma_.lower() in GRAMMAR.heed else None
    return told is not None and any(c.lower_ in _ON for w in (verb, told) for c in w.rights)
