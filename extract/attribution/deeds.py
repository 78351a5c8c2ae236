"""What is done though a wish, an ability or a purpose stands over it, and what is not yet though nothing says so."""

from __future__ import annotations

from reportgraph.extract.attribution.colouring import words_of
from reportgraph.extract.model import Modality
from reportgraph.extract.parsing.syntax import VERBAL, child, first_conjunct, is_infinitive, is_passive
from reportgraph.ontology.contexts import Contexts
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.naming import load_naming
from reportgraph.ontology.schema import load_schema
from spacy.tokens import Token

_FIRST = frozenset({"i", "we"})
_WISHING = frozenset({"like", "wish", "wishes"})
_LETTING = frozenset({"let", "allow", "permit"})
_PARTIES = frozenset({"with", "between", "among"})
_STRETCHES = frozenset({"century", "day", "decade", "generation", "hour", "month", "week", "year"})
_TO_COME = frozenset({"announce", "introduce"})  # who says that he will do so does it later
_PROMPTING = frozenset({"amid", "because", "despite", "response"})
_BEHIND = frozenset({"after", "following", "over", "since"})
_AIMING = frozenset({"meet", "promise", "use"})
_TAKING = frozenset({"take", "make", "undertake"})
_UNDERGOING = ("dobj", "nsubjpass")
_PLACED = ("GPE", "NORP")  # "Norwegian aid to A"
_SETTLED = frozenset({"the", "this", "that", "these", "those", "both"})

_TOLD = ("VBD", "VBP", "VBZ")
_GLAD = frozenset({"glad", "happy"})
_SPENDING = frozenset({"invest", "spend"})
_GIVING_UP = frozenset({"dedicate", "devote", "give"})  # one's life, and not what is given to others


def is_performed(verb: Token, wish: Token, contexts: Contexts) -> bool:
    """Tell what is done by saying that one wants to: "I want to thank A", "let me congratulate B", "I'm glad to"."""
    if verb.lemma_ not in contexts.performing or not {wish.lemma_.lower(), wish.lower_} & contexts.polite:
        return False
    governor = wish if wish.pos_ in VERBAL and wish.dep_ != "acomp" else wish.head
    subject = child(governor, "nsubj") or child(verb, "nsubj")
    if subject is None:
        return False
    told = wish.lower_ in _WISHING and wish.tag_ in ("VB", "VBP", "VBZ") and child(wish, "neg") is None
    if told and verb.lemma_ in contexts.courteous:
        return True  # "Norway wishes to thank A"
    return subject.lower_ in _FIRST or (wish.lemma_ in _LETTING and subject.lower_ in ("me", "us"))


def will_of(verb: Token, over: Token, contexts: Contexts) -> Modality | None:
    """Give what comes of what a word leads to expect: "broke its promise to", "accepted the invitation to".

    Who is moving to do a thing is about to, who moved to do it may not have.
    """
    if over.lemma_ == "move" and over.tag_ == "VBG":
        return Modality.PLANNED
    thing = over.dep_ == "dobj" and over.pos_ == "NOUN"
    if thing and over.head.lemma_ in GRAMMAR.breaking and over.lemma_ in GRAMMAR.words_given:
        return Modality.NEGATED
    taken_up = thing and over.lemma_ == "invitation" and over.head.lemma_ == "accept"
    return Modality.PLANNED if taken_up or is_willing(verb, over, contexts) else None


def is_willing(verb: Token, glad: Token, contexts: Contexts) -> bool:
    """Tell what somebody would gladly do: "is happy to host A"; who "is happy to announce A" does so."""
    state = glad.lower_ in _GLAD and glad.dep_ == "acomp" and glad.head.tag_ in ("VBZ", "VBP")
    return state and verb.lemma_ not in contexts.performing | contexts.perceiving


def is_thing(verb: Token) -> bool:
    """Tell a verb whose subject plans nothing: a drought, a rise in prices, the "drought that threatens A"."""
    subject = child(verb, "nsubj")
    if subject is not None and subject.tag_ == "WDT" and verb.dep_ == "relcl":
        subject = verb.head
    classes = load_naming().classes_of(subject.lemma_.lower()) or () if subject is not None else ()
    return subject is not None and subject.pos_ == "NOUN" and not any(load_schema().is_a(c, "Actor") for c in classes)


def is_employer(link: Token, verb: Token, noun: Token) -> bool:
    """Tell for whom somebody works, which is no aim: "worked for several members of A"."""
    if verb.lemma_ != "work" or link.lower_ != "for" or noun.pos_ not in ("NOUN", "PROPN"):
        return False
    classes = load_naming().classes_of(noun.lemma_.lower()) or ()
    return any(load_schema().is_a(c, "Actor") for c in classes[:1])


def is_own_saying(verb: Token, contexts: Contexts) -> bool:
    """Tell what is said by saying that one will say it: "I can tell you that A did B", "I would note that"."""
    subject = child(verb, "nsubj")
    return subject is not None and subject.lower_ == "i" and verb.lemma_ in contexts.performing - _TO_COME


def has_helped(verb: Token) -> bool:
    """Tell what came of help that was given: "helped A sign B", "has enabled A to sign B"."""
    return verb.lemma_ in ("help", "assist", "enable") and _is_past(verb) and not is_passive(verb)


def has_striven(verb: Token) -> bool:
    """Tell what somebody has been at for a while: "has worked to widen A", "left while working to end B"."""
    during = verb.dep_ == "advcl" and verb.tag_ == "VBG" and child(verb, "mark") is not None
    return verb.lemma_ == "work" and verb.pos_ == "VERB" and (_is_past(verb) or (during and _is_past(verb.head)))


def is_accomplished(word: Token, contexts: Contexts) -> bool:
    """Tell "was able to", "has been able to", "am pleased to be able to", "had the honor to"; "is a way of doing B"."""
    if word.lemma_ in GRAMMAR.ways:
        return word.dep_ == "attr" and child(word.head, "nsubj") is not None
    verb = "have" if word.dep_ == "dobj" else "be" if word.pos_ != "NOUN" else ""
    if word.lemma_ not in contexts.accomplished or word.head.lemma_ != verb:
        return False
    if word.head.head.lower_ in contexts.polite and word.head.head.dep_ == "acomp":
        return True
    auxiliaries = [c for c in word.head.children if c.dep_ == "aux"]
    modal = any(c.tag_ == "MD" or c.lower_ == "to" for c in auxiliaries)
    return not modal and (word.head.tag_ == "VBD" or any(c.lemma_ == "have" for c in auxiliaries))


def is_of_time(took: Token) -> bool:
    """Tell "it took A three years to sign": A signed."""
    subject = child(took, "nsubj", "expl")
    lasted = (c.lemma_ for c in took.rights if c.dep_ in ("dobj", "npadvmod", "dative"))
    it = took.lemma_ == "take" and subject is not None and subject.lower_ == "it" and took.tag_ in ("VBD", "VBN")
    return it and not _STRETCHES.isdisjoint(lasted)


def is_meanwhile(during: Token, verb: Token) -> bool:
    """Tell when it was agreed what takes longer than that: "agreed to deepen ties during A's visit", "at a summit"."""
    if verb.lemma_ not in GRAMMAR.by_degrees or not is_infinitive(verb):
        return False
    noun = child(during, "pobj")
    held = noun is not None and "Event" in (load_naming().classes_of(noun.lemma_.lower()) or ())[:1]
    return during.lower_ == "during" or (during.lower_ == "at" and held)


def is_told_of_past(root: Token) -> bool:
    """Tell "pledged", "has pledged"."""
    return root.tag_ == "VBD" or (root.tag_ == "VBN" and any(c.lemma_ == "have" for c in root.lefts))


def is_prompting(phrase: Token) -> bool:
    """Tell a phrase of what prompted or hampers a deed: "to strike in response to the attack", "despite the war".

    It is there already, whatever becomes of the deed; "in response to an attack" may be of any.
    """
    if phrase.dep_ != "prep":
        return False
    word = phrase.lower_
    back = phrase.head.lemma_ if word in ("for", "to") else ""
    noun = next((c for c in phrase.subtree if c.i > phrase.i and c.dep_ == "pobj"), None)
    if noun is None:
        return False
    struck = word in _BEHIND and noun.lemma_ in GRAMMAR.assaults  # "will send aid after the attack"
    if not (struck or word in _PROMPTING or back in GRAMMAR.answers):
        return False
    return word == "despite" or any(c.dep_ == "poss" or c.lower_ in _SETTLED for c in noun.lefts)


def is_won(verb: Token, outcome: Token) -> bool:
    """Tell what a victory led to: "beat A to reach the final"."""
    return verb.lemma_ in GRAMMAR.self_serving - _AIMING and verb.tag_ == "VBD" and outcome.lemma_ in GRAMMAR.gaining


def is_come_for(verb: Token, deed: Token) -> bool:
    """Tell what somebody came for, and did: "has flown to Oslo to meet A", "returned to lead the fight against B".

    So too what somebody rang up for: "called A to thank him".
    """
    done = verb.tag_ == "VBN" and any(c.dep_ == "aux" and c.lemma_ == "have" for c in verb.children)
    left = any(c.dep_ == "cc" and c.lower_ == "but" for c in verb.rights)  # "flew to A to sign B, but left without it"
    along = verb.tag_ == "VBG" and verb.dep_ == "advcl" and child(verb, "mark") is None  # "led A, flying to B"
    came = (done or verb.tag_ == "VBD" or (along and is_told_of_past(verb.head))) and not left
    rang = verb.lemma_ in GRAMMAR.ringing and deed.dep_ == "advcl" and deed.lemma_ in GRAMMAR.thanking
    return came and (rang or (verb.lemma_ in GRAMMAR.coming and deed.lemma_ in GRAMMAR.come_for))


def is_voted(deed: Token, vote: Token, contexts: Contexts) -> bool:
    """Tell what a vote or a verdict itself does: "voted to reject A", "the court's decision to uphold B"."""
    if vote.pos_ == "VERB":
        return vote.lemma_ == "vote" and deed.lemma_ in contexts.voted
    return vote.lemma_ in contexts.verdicts and deed.lemma_ in contexts.judged


def is_given_verdict(deed: Token, verdict: Token, contexts: Contexts) -> bool:
    """Tell what is granted of a verdict that something else is told of: "may lose aid after the court's ruling"."""
    owned = any(c.dep_ == "poss" and c.pos_ in ("NOUN", "PROPN") for c in verdict.lefts)
    return owned and verdict.pos_ == "NOUN" and verdict.dep_ == "pobj" and is_voted(deed, verdict, contexts)


def is_given_office(deed: Token, naming: Token) -> bool:
    """Tell an office that was given: "appointed A to be dean", "whom we picked to lead the ministry".

    It is held from then on; a nominee is not in it, and a task is yet to be done: "was appointed to lead the project".
    """
    if naming.lemma_ not in GRAMMAR.appointing or naming.lemma_ == "nominate" or not _is_told(naming):
        return False
    if deed.lemma_ in ("be", "serve"):
        return True
    body = child(deed, "dobj") if deed.lemma_ in GRAMMAR.presiding | {"run"} else None
    return body is not None and _is_institution(body)


def _is_institution(noun: Token) -> bool:
    classes = load_naming().classes_of(noun.lemma_.lower()) or ()
    return bool(classes) and load_schema().is_a(classes[0], "Institution")


def _is_told(verb: Token) -> bool:
    """Tell "appointed A", "has been appointed", "appointed in 1990": none that is yet to come."""
    return verb.tag_ in ("VBD", "VBN") and not any(c.tag_ in ("MD", "TO") for c in verb.lefts)


def is_part_played(deed: Token, noun: Token) -> bool:
    """Tell what somebody does by being there: "plays a key role to protect A", "has a role to play in doing so"."""
    played = deed.lemma_ == "play" or noun.head.lemma_ == "play"
    return noun.lemma_ in ("role", "part") and noun.dep_ == "dobj" and played


def is_done_much(verb: Token, contexts: Contexts) -> bool:
    """Tell "has done much to", "did a lot to"."""
    done = child(verb, "dobj") if verb.lemma_ == "do" and verb.tag_ in ("VBN", "VBD") else None
    return done is not None and done.lemma_.lower() in contexts.measures


def has_used(verb: Token) -> bool:
    """Tell the means of what is done: "used the fund to repay A", "using it to repay A, B left", "spent it to".

    So too "gave her life to help A", and what somebody is thanked for: "thanked A for using B to help C".
    """
    over = verb.head if verb.tag_ == "VBG" and verb.dep_ == "advcl" else verb
    thanked = verb.dep_ == "pcomp" and verb.head.lower_ == "for" and verb.head.head.lemma_ in GRAMMAR.thanking
    done = over.tag_ in _TOLD or verb.tag_ == "VBN" or thanked
    thing = child(verb, "dobj")
    means = verb.lemma_ in GRAMMAR.using or verb.lemma_ in _SPENDING
    means = means or (verb.lemma_ in _GIVING_UP and thing is not None and thing.lemma_ in GRAMMAR.spells)
    return means and done and (thing is not None or verb.dep_ == "relcl")


def is_serving(over: Token, contexts: Contexts) -> bool:
    """Tell what does good to its purpose while it is done: "is giving grants to help A", "took steps to help A".

    Of a noun, that such a deed gives it, or that the deed is its own: "ongoing investments to help A".
    """
    noun = over.pos_ == "NOUN"
    verb = first_conjunct(over).head if noun and first_conjunct(over).dep_ in _UNDERGOING else over
    given = verb.head if verb.dep_ in ("acl", "relcl") else child(verb, "dobj", "nsubjpass")
    taken = verb.lemma_ in _TAKING and given is not None and given.lemma_ in GRAMMAR.undertaken
    own = noun and over.lemma_ in GRAMMAR.own_deeds and verb == over
    return own or taken or (verb.pos_ in VERBAL and not contexts.serving.isdisjoint(words_of(verb)))


def is_for_step(purpose: Token) -> bool:
    """Tell what steps are taken for, or were: "took several steps to secure A"."""
    host = purpose.head
    verb = host if host.pos_ in VERBAL else host.head
    given = child(verb, "dobj", "nsubjpass")
    return verb.lemma_ in _TAKING and given is not None and given.lemma_ in GRAMMAR.undertaken


def has_taken_steps(purpose: Token) -> bool:
    """Tell what steps were taken for, however far they led: "has taken steps to secure A"; not what they are to do."""
    host = purpose.head
    return is_for_step(purpose) and _is_past(host if host.pos_ in VERBAL else host.head)


def is_there_already(noun: Token) -> bool:
    """Tell what is granted when it is said to change: "deepen their cooperation", "expand trade with A"."""
    settled = any(
        c.dep_ == "poss"
        or c.lower_ in _SETTLED
        or c.ent_type_ in _PLACED
        or (c.dep_ == "compound" and c.pos_ == "PROPN")
        for c in noun.lefts
    )
    return settled or any(c.dep_ == "prep" and c.lower_ in _PARTIES for c in noun.rights)


def is_in_the_making(clause: Token, noun: Token, contexts: Contexts) -> bool:
    """Tell a clause on a thing that its sentence brings about: "will adopt a law that bans A".

    Not people, who are there: "is announcing nominees, all of whom are devoted to A".
    """
    if clause.dep_ == "relcl" and any(t.lower_ in ("who", "whom") for c in clause.lefts for t in c.subtree):
        return False
    return clause.dep_ in ("relcl", "acl") and not _is_past(clause) and is_made(noun, contexts)


def is_made(noun: Token, contexts: Contexts) -> bool:
    """Tell a thing that its sentence brings about: "will adopt a law"."""
    if noun.pos_ != "NOUN":
        return False
    first = any(c.lower_ == "first" for c in noun.lefts)  # "will build its first mill in A"
    foremost = any(c.lower_ in GRAMMAR.sole or c.tag_ == "JJS" for c in noun.lefts) and noun.dep_ == "attr"
    if not first and any(c.dep_ == "poss" or (c.lower_ in _SETTLED and not foremost) for c in noun.lefts):
        return False  # but "would be the last bridge that links A and B"
    verb = first_conjunct(noun).head
    if any(c.dep_ in ("xcomp", "ccomp") and c.i > noun.i for c in verb.children):
        return False  # "requires companies that sell A to do B"
    if verb.lemma_ == "secure" and not any(c.lower_ in ("a", "an") for c in noun.lefts):
        return False  # "secure the ports that serve A", but "secure a deal that cuts A"
    return first_conjunct(noun).dep_ in ("dobj", "attr", "nsubjpass") and verb.lemma_ in contexts.making


def _is_past(verb: Token) -> bool:
    auxiliaries = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
    if auxiliaries:
        return any(c.tag_ == "VBD" or c.lemma_ == "have" for c in auxiliaries)
    return verb.tag_ in ("VBD", "VBN")
