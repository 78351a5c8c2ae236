"""How a claim that a frame makes stands to its context: what is taken for granted, and whose clause colours it."""

from __future__ import annotations

from reportgraph.extract.attribution.colouring import words_of
from reportgraph.extract.attribution.deeds import has_taken_steps, is_made, is_serving, is_there_already
from reportgraph.extract.attribution.denials import is_untold
from reportgraph.extract.attribution.links import link_of
from reportgraph.extract.attribution.moods import modified
from reportgraph.extract.grammar.control import receivers
from reportgraph.extract.model import Modality
from reportgraph.extract.parsing.syntax import bound_to, child, first_conjunct, is_infinitive, possessors
from reportgraph.extract.relations.candidates import Voice
from reportgraph.extract.relations.phrase_voice import is_denied_apart
from reportgraph.extract.relations.propositions import PredicateKind
from reportgraph.extract.relations.purposes import first_purpose, is_purpose
from reportgraph.extract.relations.roles import Roles
from reportgraph.ontology.contexts import Contexts
from reportgraph.ontology.frames import Frame
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.lexicon import Lexicon
from spacy.tokens import Token

_UNDOING = ("avert", "cancel", "delay", "hope", "plan")  # classes of contexts
_CHANCES = frozenset({"case", "event"})  # "in the event of an attack"


def voice_of_frame(frame: Frame, name: str, subject: Token, roles: Roles) -> Voice:
    """What a noun phrase says of the thing that it names is taken for granted ("the treaty on climate change")."""
    p, lexicon, word = roles.proposition, roles.lexicon, roles.proposition.predicate
    said_of = p.kind is PredicateKind.ADJECTIVE and word.dep_ == "amod"
    if said_of and (subject.pos_ == "PROPN" or is_there_already(subject)):
        return Voice.PRESUPPOSED  # "will work with the Oslo-based A", "will invest in its Oslo-based shipyard"
    if p.kind is PredicateKind.VERB and word.dep_ == "amod" and bound_to(word) is not None:
        return Voice.PRESUPPOSED  # "will buy Oslo-built ships"
    if p.kind is PredicateKind.VERB and name == "threatens" and roles.is_pursued(frame, subject):
        return Voice.PRESUPPOSED
    if p.kind is not PredicateKind.NOUN:
        met = lexicon.contexts.of(p.lemma, "VERB", "phrase", frame.subject.partition("|")[0])
        granted = met is not None and met.name == "meet" and name in lexicon.harming  # "to recover from A"
        joined = p.lemma == "join" and frame.subject == "object" and frame.particle == "in" and not p.passive
        granted = granted or joined  # "plans to join A in the B Mission": A is in it
        return Voice.PRESUPPOSED if granted else Voice.CONTEXT  # "did not rely on A"
    presiding = word.lemma_ in GRAMMAR.chairmanships and subject.i < word.i and roles.is_own(subject)
    if (
        presiding
        and first_conjunct(word).head.lower_ == "with"
        and modified(word, lexicon.contexts) is Modality.ASSERTED
    ):
        return Voice.PRESUPPOSED  # "will work with the Peruvian presidency of A"
    if _is_standing(word):
        return Voice.PRESUPPOSED  # "to restore A's position as an exporter of B"
    beside = subject.i == word.i or word.dep_ in ("appos", "compound", "nmod")  # "will buy the engine maker A"
    if frame.object == "self" or (frame.subject == "self" and beside):
        told = word if name == "authored" else None if frame.object == "self" else subject  # "will give a speech"
        made = told is not None and name != "about" and is_made(told, lexicon.contexts)  # "will impose sanctions on A"
        untold = is_untold(first_conjunct(subject).head, lexicon.contexts)
        undone = name == "threatens" and word.lemma_ in GRAMMAR.assaults and _may_not_come(word, lexicon.contexts)
        return Voice.CONTEXT if made or untold or undone else Voice.PRESUPPOSED
    if subject.i > word.i and first_conjunct(subject).head.dep_ == "agent":
        return Voice.PRESUPPOSED  # "the threat posed by A"
    if word.lemma_ in GRAMMAR.makings | GRAMMAR.attainments and roles.is_own(subject):
        return Voice.PRESUPPOSED  # "wants to raise its copper production", "would undo A's progress on B"
    wrong = word.lemma_ in GRAMMAR.assaults | GRAMMAR.misdeeds
    if wrong and roles.is_own(subject) and not _may_not_come(word, lexicon.contexts):
        return Voice.PRESUPPOSED  # "must help B after A's attack on C"
    if name == "cooperatesWith" and is_denied_apart(word, roles.knowledge):
        return Voice.PRESUPPOSED  # "must not break the pact between A and B"
    own = roles.is_own(subject) or (subject in p.roles.get("by", ()) and _is_not_wanted(word, lexicon.contexts))
    return Voice.HELD if name in lexicon.stances and own else Voice.CONTEXT


def _is_standing(noun: Token) -> bool:
    """Tell what somebody is known as, whatever becomes of the name: "usurp A's place as a maker of B"."""
    link = first_conjunct(noun).head
    standing = link.head if first_conjunct(noun).dep_ == "pobj" and link.lower_ == "as" else None
    return standing is not None and standing.lemma_ in GRAMMAR.standings and bool(possessors(standing))


def _is_not_wanted(noun: Token, contexts: Contexts) -> bool:
    """Tell what is there whatever becomes of what is done with it: "will back efforts by A"; not "calls for" them."""
    at = noun.head if noun.dep_ == "pobj" else noun
    link = link_of(at, at.head, contexts)
    governor = contexts.of(words_of(at.head), at.head.pos_, link, at.lower_)
    return governor is None or all(effect == Modality.ASSERTED for effect in governor.effects[link])


def _may_not_come(deed: Token, contexts: Contexts) -> bool:
    """Tell an attack that need not be: "to prevent A's attack on B", "defend C from it", "if it goes ahead"."""
    first = first_conjunct(deed)
    if modified(deed, contexts) is not Modality.ASSERTED or (first.dep_ == "pobj" and first.head.lower_ in _CHANCES):
        return True
    if any(c.dep_ == "mark" and c.lower_ in contexts.conditions for verb in deed.ancestors for c in verb.children):
        return True
    at = deed
    while at.dep_ in ("pobj", "conj", "prep") and at.head.pos_ != "VERB":
        at = at.head
    if not is_there_already(deed) and _is_undone(first, contexts):
        return True
    avertable = at.dep_ == "dobj" or (at.dep_ in ("pobj", "prep") and at.lower_ in ("from", "against"))
    return avertable and at.head.lemma_ in GRAMMAR.averting


def _is_undone(deed: Token, contexts: Contexts) -> bool:
    """Tell what is called off or only feared: "called off an attack", "the threat of an attack", "warned of it"."""
    over = deed.head
    if deed.dep_ == "dobj":
        word = contexts.of(words_of(over), over.pos_, "object")
        return word is not None and word.name in _UNDOING
    governor = over.head
    word = contexts.of(governor.lemma_, governor.pos_, "phrase", over.lower_) if deed.dep_ == "pobj" else None
    return word is not None and word.effects["phrase"][0] in (Modality.POSSIBLE, Modality.PLANNED)


def ground_of(frame: Frame, name: str, ends: tuple[Token, Token], roles: Roles) -> Token:
    """Give the token whose context colours the relation: an aim, a stance or a topic stands as what has it does.

    What somebody is accused of, or charged with, is coloured by that. Who is given money for a thing has not done it.
    """
    subject, target = ends
    verb, lexicon = roles.proposition.predicate, roles.lexicon
    if frame.pos == "verb" and frame.subject == "object" and frame.particle and not frame.ended:
        told = lexicon.contexts.of(frame.word, "VERB", "phrase", frame.particle)
        return target if told is not None and told.says else verb
    if (
        name in lexicon.stances
        and "agent" in frame.subject.split("|")
        and (over := _granted_by(verb, lexicon.contexts))
    ):
        return over
    own = name == lexicon.aimed.get(frame.property) or name in (*lexicon.stances, "about")
    sought = verb.dep_ == "xcomp" and is_infinitive(verb) and verb.head.lemma_ in GRAMMAR.attempting
    if name == "threatens" and sought:
        return verb.head  # who seeks to destroy A is a threat to it
    own = own or name == "threatens"  # so is who sends troops to overthrow it
    over = first_purpose(verb).head
    while own and over.head != over and over.dep_ in ("acl", "advcl", "xcomp") and is_purpose(over, lexicon):
        over = first_purpose(over).head  # "is paying A to widen B to boost C": the aim is there as it pays
    if own and over.dep_ == "xcomp" and _is_aimed_at(over, lexicon):
        over = over.head  # "seeks to widen B to boost C"
    if own and over != verb and over.dep_ == "acl" and over.head.lemma_ in GRAMMAR.efforts:
        over = over.head  # "continues its efforts to widen A to boost B"
    served = name in lexicon.aimed and is_serving(over, lexicon.contexts)
    served = served and subject not in receivers(first_purpose(verb))
    served |= name == "reduces" and has_taken_steps(first_purpose(verb))
    going_on = over.tag_ == "VBG" or any(
        c.lower_ == "being" for c in over.lefts
    )  # "being dug to link A", not "was dug"
    laid = name == "connects" and over.pos_ == "VERB" and child(over, "dobj") is None and not going_on
    return over if roles.is_purpose and (own or served or laid) else verb


def _is_aimed_at(deed: Token, lexicon: Lexicon) -> bool:
    frames = lexicon.frames.get((deed.head.lemma_.lower(), "verb"), ())
    return any(f.property == "aimsAt" and not f.when and "clause" in f.object.split("|") for f in frames)


def _granted_by(noun: Token, contexts: Contexts) -> Token | None:
    """Give the verb by which somebody takes a stance, though its object is granted: "did not stress the need for A"."""
    verb = noun.head
    others = bool(possessors(noun)) or any(c.ent_type_ in ("GPE", "NORP", "ORG") for c in noun.lefts)
    if others or noun.pos_ != "NOUN" or noun.dep_ != "dobj" or verb.pos_ != "VERB":
        return None  # "reaffirmed the Danish commitment to A"
    told = contexts.of(words_of(verb), "VERB", "object")
    return verb if told is not None and told.name == "show" else None
