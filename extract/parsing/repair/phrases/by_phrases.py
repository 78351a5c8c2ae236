"""Mends phrases with "by": it tells who does what a passive or a deed names, or by what means somebody acts."""

from __future__ import annotations

from reportgraph.extract.parsing.labels import ACTORS
from reportgraph.extract.parsing.repair.phrases.deed_doers import (
    doer_left_out,
    doer_of_what_is_felt,
    doer_on_deed,
    interposed_doer,
)
from reportgraph.extract.parsing.syntax import child
from reportgraph.extract.parsing.tree import SUBJECTS, hang, neighbor_of
from reportgraph.ontology.frames import word_lists
from reportgraph.ontology.grammar import GRAMMAR, governs
from reportgraph.ontology.naming import load_naming
from spacy.tokens import Token

_ENSURING = frozenset({"assure", "ensure", "guarantee"})
_ABOUT = frozenset({"about", "against", "concerning", "for", "on", "regarding"})
_AMOUNTS = frozenset({"DATE", "TIME", "PERCENT", "MONEY", "QUANTITY", "CARDINAL"})
_HOSTING = GRAMMAR.hosting | {"attend", "chair", "co-chair"}
_BROKERING = GRAMMAR.mediating | {"monitor"}
_SIGNING = frozenset({"ink", "sign"})
_MANNERS = GRAMMAR.manners | {"occasion", "point", "stage"}
_SHOOTING = frozenset({"bombing", "shelling", "shooting"})
_INSIDE = frozenset({"dobj", "pobj", "conj", "appos", "attr", "dative"})


def _right_or_manner(by: Token) -> None:
    """ "is required by law to do A" with a law that requires it, as somebody would: it tells by what right or how."""
    noun = child(by, "pobj")
    if noun is not None and noun.text in GRAMMAR.by_right and noun.i == by.i + 1:
        by.dep_ = "prep"


def mend_by(by: Token) -> None:
    """Hang the phrase on what it tells of."""
    _each_in_turn(by)
    _way_of_linking(by)
    if by.dep_ == "agent":
        _right_or_manner(by)
    if by.head.dep_ == "appos" and by.dep_ in ("prep", "agent"):
        _next_without_verb(by)
    if by.head.dep_ == "dobj":
        _giver_on_gift(by)
    if by.dep_ == "prep" and by.head.dep_ == "pobj":
        _doer_behind_gathering(by)
        _doer_behind_name(by)
    if by.dep_ == "prep" and by.head.lemma_ == "side" and by.head.dep_ == "pobj":
        _doer_on_side(by, by.head.head)
    if by.dep_ == "prep" and by.head.dep_ in _INSIDE:
        _doer_on_manner(by)
        _means_on_noun(by)
        doer_on_deed(by)
    if by.head.dep_ == "acl" and by.head.lemma_ in GRAMMAR.issuing:
        _issued_document(by.head)
    if by.head.dep_ == "acl" and by.head.lemma_ in _HOSTING:
        event_of_participle(by.head, ("Event",))
    if by.head.dep_ == "acl" and by.head.lemma_ in _BROKERING:
        event_of_participle(by.head, ("Document", "Event"))
    if by.dep_ == "agent" and by.head.dep_ == "acl" and by.head.lemma_ in _SIGNING:
        event_of_participle(by.head, ("Document",))
    if by.dep_ in ("prep", "agent") and by.head.pos_ == "VERB":
        _means_of_ensuring(by)
        _doer_on_verb(by)
        _place_of_doer(by)
    if by.dep_ == "prep" and by.head.dep_ == "dobj":
        doer_of_what_is_felt(by)
    if by.head.tag_ == "VBG" and by.head.dep_ == "pcomp":
        _doer_behind_gerund(by)
    if by.dep_ == "agent":
        _subject_on_doer(by)
    if by.dep_ == "agent" and by.head.dep_ == "acl" and by.head.i < by.i:
        _end_of_gift(by)
        _company_of_doer(by)
    if by.dep_ == "conj" and by.head.dep_ == "prep" and any(c.dep_ == "agent" for c in by.head.head.rights):
        hang(by, by.head.head, "agent")  # "signed by A in May and by B in June"
    if by.dep_ == "prep" and by.head.pos_ == "NOUN":
        interposed_doer(by)
    if by.head.pos_ == "VERB":
        doer_left_out(by)


def _way_of_linking(by: Token) -> None:
    """ "will be linked by rail with A" with a rail that links: it is A that the thing is linked with."""
    way = child(by, "pobj")
    if way is None or way.lower_ not in GRAMMAR.ways_of_travel or by.head.lemma_ not in GRAMMAR.connecting:
        return
    if any(True for _ in way.lefts):
        return  # "linked by a road to A"
    by.dep_ = "prep"
    for c in [c for c in way.rights if c.dep_ == "prep" and c.lower_ in ("to", "with")]:
        hang(c, by.head, "prep")


def _doer_on_side(by: Token, on: Token) -> None:
    """ "led on A's side by B and on C's side by D" with a side by D: who leads is told twice."""
    verb = next((t for t in on.ancestors if t.pos_ == "VERB"), by)
    if on.dep_ in ("conj", "prep") and any(c.dep_ == "auxpass" for c in verb.lefts):
        hang(on, verb, "prep")
        hang(by, verb, "agent")


def _next_without_verb(by: Token) -> None:
    """ "the pier was built by A, the mill by B and C by D" with A as a mill: it has a doer of its own."""
    thing, doer = by.head, by.head.head
    above = next((t for t in doer.ancestors if t.dep_ in ("agent", "prep") and t.lower_ == "by"), None)
    verb = above.head if above is not None else by
    passive = any(c.dep_ == "auxpass" for c in verb.lefts)
    if passive and thing.right_edge.i >= by.i == thing.i + 1 and thing.doc[thing.left_edge.i - 1].text == ",":
        hang(thing, verb, "dep")


def _subject_on_doer(by: Token) -> None:
    """ "the mosque was burned by A and roads were blocked" with roads as who burned it: they are what was blocked."""
    doer = next((c for c in by.rights if c.dep_ == "pobj"), None)
    last = next((c for c in doer.rights if c.dep_ == "conj"), None) if doer is not None else None
    link = last.doc[min(last.right_edge.i + 1, last.sent.end - 1)] if last is not None else by
    verb = link.head
    passive = link.dep_ == "auxpass" and link.tag_ in ("VBD", "VBP", "VBZ") and verb != by.head
    if last is None or not passive or any(c.dep_ in SUBJECTS or c.dep_ == "mark" for c in verb.lefts):
        return
    hang(last, verb, "nsubjpass")
    if verb.dep_ == "parataxis":
        verb.dep_ = "conj"


def _place_of_doer(by: Token) -> None:
    """ "to be hosted by Peru in Lima" with Peru in Lima: a state is in no town, so that is where it is done."""
    for doer in [c for c in by.rights if c.dep_ == "pobj" and c.ent_type_ == "GPE"]:
        for place in [c for c in doer.rights if c.dep_ == "prep" and c.lower_ in ("in", "at", "on")]:
            hang(place, by.head, "prep")


def _end_of_gift(by: Token) -> None:
    """ "the threat posed by A to B" with A to B: it is the threat to B, which governs the phrase as A does not."""
    noun, doer = by.head.head, child(by, "pobj")
    for phrase in [c for c in doer.rights if c.dep_ == "prep"] if doer is not None else ():
        word = phrase.lower_
        if governs(noun.lemma_.lower(), word) and doer is not None and not governs(doer.lemma_.lower(), word):
            hang(phrase, by.head, "prep")


def _company_of_doer(by: Token) -> None:
    """ "persons found by A, in consultation with B, to be unfit" with B beside who acts on them: A found it so."""
    comma, doer = neighbor_of(by.right_edge, 1), child(by, "pobj")
    link = neighbor_of(comma, 1)
    noun = child(link, "pobj") if comma.text == "," and link.lower_ == "in" else None
    if doer is None or noun is None or noun.lemma_ not in GRAMMAR.together or link.head not in by.head.ancestors:
        return
    behind = neighbor_of(link.right_edge, 1)
    to = neighbor_of(behind, 1)
    if behind.text == "," and to.lower_ == "to" and to.dep_ == "aux":
        hang(link, doer, "prep")
        hang(to.head, by.head, "xcomp")


def _issued_document(participle: Token) -> None:
    """ "a statement on the talks issued by A" with talks that were issued: it is the statement that is."""
    thing, naming = participle.head, load_naming()
    while thing.dep_ == "pobj" and thing.head.lower_ in _ABOUT and thing.head.head.pos_ in ("NOUN", "PROPN"):
        if "Document" in (naming.classes_of(thing.lemma_.lower()) or ()):
            return
        thing = thing.head.head
    if "Document" in (naming.classes_of(thing.lemma_.lower()) or ()):
        hang(participle, thing, "acl")


def event_of_participle(participle: Token, classes: tuple[str, ...]) -> None:
    """ "the summit between A and B(,) hosted by C" with B as what is hosted: an event is, and a truce brokered by C."""
    over, apart = participle.head, neighbor_of(participle.left_edge, -1).text == ","
    if not (apart or participle.lemma_ in GRAMMAR.hosting | GRAMMAR.mediating | _SIGNING) or _is_one_of(over, classes):
        return
    while over.dep_ in ("pobj", "conj") and over.head.pos_ in ("ADP", "NOUN", "PROPN"):
        over = over.head.head if over.dep_ == "pobj" else over.head
        if over.pos_ in ("NOUN", "PROPN") and _is_one_of(over, classes):
            hang(participle, over, "acl")
            return


def _is_one_of(noun: Token, classes: tuple[str, ...]) -> bool:
    return not set((load_naming().classes_of(noun.lemma_.lower()) or ())[:1]).isdisjoint(classes)


def _doer_behind_name(by: Token) -> None:
    """ "was made for the Lake Institute by A" with an institute by A: a name has no doer, but what was made."""
    name, link = by.head, by.head.head
    verb = link.head
    passive = verb.tag_ == "VBN" and not any(c.dep_ == "agent" for c in verb.children) and link.dep_ == "prep"
    if name.pos_ == "PROPN" and passive and link.lower_ in ("for", "to") and verb.pos_ == "VERB" and link.i > verb.i:
        hang(by, verb, "agent")


def _each_in_turn(by: Token) -> None:
    """ "fight street by street" with a fight against the street: it tells how they fight."""
    noun, again = neighbor_of(by, -1), neighbor_of(by, 1)
    if noun.dep_ == "dobj" and noun.lower_ == again.lower_ and noun.left_edge == noun:
        noun.dep_ = "npadvmod"


def _giver_on_gift(by: Token) -> None:
    """ "A was awarded a contract by B" with B as who made the contract: it tells who awarded it."""
    verb = by.head.head
    passive = any(c.dep_ == "auxpass" for c in verb.lefts) and not any(c.dep_ == "agent" for c in verb.children)
    if passive and verb.lemma_ in GRAMMAR.ditransitive and by.i < by.sent.end - 1:
        hang(by, verb, "agent")


def _doer_on_manner(by: Token) -> None:
    """ "is led on an interim basis by A", "was shot on Monday by A" with a basis or a day by A: it tells who leads."""
    noun = by.head
    verb = noun.head.head
    passive = any(c.dep_ == "auxpass" for c in verb.lefts) and not any(c.dep_ == "agent" for c in verb.children)
    manner = noun.lemma_ in _MANNERS or noun.ent_type_ == "DATE"
    # "guided in their relations by A", "accompanied to the talks by A"
    manner = manner or verb.lemma_ in GRAMMAR.guiding | GRAMMAR.escorting
    manner = manner or (_is_scene(noun) and noun.i == by.i - 1 and noun.head.lower_ in ("at", "in", "on"))
    if noun.dep_ == "pobj" and passive and manner and any(c.dep_ == "pobj" for c in by.children):
        hang(by, verb, "agent")


def _doer_behind_gerund(by: Token) -> None:
    """ "was banned from holding rites by A" with rites held by A: A bans it; not "aimed at holding A by B"."""
    gerund = by.head
    verb = gerund.head.head
    passive = any(c.dep_ == "auxpass" for c in verb.lefts) and not any(c.dep_ == "agent" for c in verb.children)
    doer = child(by, "pobj")
    acting = doer is not None and (doer.pos_ == "PROPN" or doer.tag_ == "NNS" or doer.ent_type_ in ACTORS)
    if gerund.i == gerund.head.i + 1 and gerund.head.lower_ in ("for", "from", "into", "of") and passive and acting:
        hang(by, verb, "agent")


def _doer_behind_gathering(by: Token) -> None:
    """ "was signed on the sidelines of the Forum by A" with a forum by A: it tells who signed."""
    at, gathered = by.head, False
    while at.dep_ == "pobj" and at.head.dep_ == "prep" and (at.ent_type_ in ("GPE", "DATE") or _is_gathering(at)):
        gathered = gathered or _is_gathering(at)
        at = at.head.head
    passive = any(c.dep_ == "auxpass" for c in at.lefts) and not any(c.dep_ == "agent" for c in at.children)
    doer = next((c for c in by.children if c.dep_ == "pobj"), None)
    if gathered and passive and doer is not None and doer.tag_ in ("NNP", "NNPS", "NNS"):
        hang(by, at, "agent")


def _is_gathering(noun: Token) -> bool:
    return noun.lemma_.lower() in GRAMMAR.gatherings


def _is_scene(noun: Token) -> bool:
    """Tell a place or an event, which is nobody's work: "received in Lima by A", "spoken for at the summit by A"."""
    cls = (load_naming().classes_of(noun.lemma_.lower()) or ("",))[0] if noun.pos_ == "NOUN" else ""
    known = (noun.tag_ == "NN" or cls == "Event") and any(c.lower_ == "the" for c in noun.lefts)
    return noun.ent_type_ == "GPE" or (known and cls in ("City", "Event", "Facility", "Place"))


def _means_on_noun(by: Token) -> None:
    """ "cuts waste by closing A" with the closing as part of the waste: a gerund after "by" tells how one acts.

    "settles rows by peaceful means" too.
    """
    told = any((c.dep_ == "pcomp" and c.tag_ == "VBG") or c.lower_ == "means" for c in by.children)
    if not told or by.head.pos_ in ("VERB", "AUX"):
        return
    for above in by.head.ancestors:
        if above.pos_ == "VERB" and above.i < by.i:
            hang(by, above, "prep")
        if above.pos_ in ("VERB", "AUX"):
            return


def _means_of_ensuring(by: Token) -> None:
    """ "ensure that A has B by cutting C" with A as who cuts: a means is that of whoever ensures it."""
    ensured = by.head
    if ensured.dep_ != "ccomp" or ensured.head.lemma_ not in _ENSURING or not any(c.tag_ == "VBG" for c in by.children):
        return
    if any(c.dep_ == "nsubj" and c.i > ensured.head.i for c in ensured.lefts):
        hang(by, ensured.head, "prep")


def _doer_on_verb(by: Token) -> None:
    """ "A condemned raids by B on C" with B as who condemns: an active verb has its doer before it."""
    verb = by.head
    before = next((c for c in verb.rights if c.right_edge.i == by.i - 1), verb)
    felt = before.dep_ == "prep" and before.nbor(-1).lemma_ in GRAMMAR.feelings  # "concern over tests by B"
    noun = next((c for c in before.rights if c.dep_ == "pobj"), None) if felt else before
    doer = next((c for c in by.children if c.dep_ == "pobj"), None)
    first = verb.head if verb.dep_ == "conj" else verb
    acts = any(c.dep_ == "nsubj" for t in (verb, first) for c in t.lefts)
    if noun is None or noun.dep_ not in ("dobj", "pobj") or noun.pos_ != "NOUN" or doer is None or not acts:
        return
    assault = noun.lemma_ in word_lists()["onslaughts"] or noun.lemma_ in _SHOOTING
    if assault:
        for c in [c for c in doer.rights if c.lower_ in ("against", "on")]:
            hang(c, noun, "prep")
    named = assault or doer.ent_type_ in ACTORS or doer.tag_ in ("NNP", "NNPS")
    if not named and (doer.tag_ != "NNS" or verb.lemma_ not in GRAMMAR.others_acts | GRAMMAR.showing):
        return  # "signed the pact by Friday", "cut costs by a fifth", "curb A by planting trees"
    if doer.ent_type_ in _AMOUNTS or any(c.pos_ == "NUM" for c in doer.children):
        return
    after = by.right_edge.i + 1
    hang(by, noun, "prep")
    for c in list(verb.rights):
        if c.dep_ == "prep" and c.i == after and c.lower_ in ("to", "on", "against", "in", "into"):
            hang(c, noun, "prep")
