"""Clauses that name something to be done: "plans to widen the port", "against widening the port".

Where such a clause leaves open what is wanted of the things in it, the doing itself is the thing spoken of.
"""

from __future__ import annotations

from collections.abc import Mapping

from reportgraph.extract.grammar.complements import complement_end
from reportgraph.extract.grammar.control import asked_to_go
from reportgraph.extract.grammar.defining_clauses import LEAVING, whither
from reportgraph.extract.grammar.extents import Ends, state_end
from reportgraph.extract.grammar.gaps import follows_bare, is_idiom
from reportgraph.extract.grammar.shared_complements import shared_complement
from reportgraph.extract.parsing.labels import NOUNY
from reportgraph.extract.parsing.leadins import is_done_by_lead, lead_of
from reportgraph.extract.parsing.spelling import QUOTES
from reportgraph.extract.parsing.syntax import RELATIVES, child, first_conjunct, has_negation, is_infinitive
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.naming import Naming
from reportgraph.ontology.schema import PEOPLE
from spacy.tokens import Doc, Token

_STANDING = frozenset(
    {"pcomp", "xcomp", "ccomp", "acl", "relcl", "advcl", "csubj", "nsubj", "dobj", "pobj", "oprd", "attr"}
)
_SUBJECTS = frozenset({"csubj", "csubjpass", "nsubj"})
_DEPENDENT = frozenset({"conditional", "contingent", "dependent", "reliant"})
_ASKING = frozenset({"should", "must"})  # "A should widen B": the widening is asked for
_GOVERNED = frozenset({"to", "with", "for", "from", "against", "on", "into", "toward", "towards", "in", "about"})
_LONGEST = 12  # tokens
_VOWELS = "aeiou"
_LIGHT = frozenset({"advantage", "care", "charge", "note", "part", "stock", "use"})  # that verbs make a verb with
_TOGETHER = frozenset({"together", "jointly"})
_HELPING = frozenset({"help", "let", "make"})
_USED = frozenset({"as", "into", "without"})  # "use A as B", "leave A without B": what is done says little without it


def gerund(verb: Token) -> str:
    """Give the form in "-ing" of a verb, in lower case: "cutting", "making", "tying"."""
    return verb.lower_ if verb.tag_ == "VBG" else gerund_of(verb.lemma_.lower())


def gerund_of(stem: str) -> str:
    """Give the form in "-ing" of the bare form of a verb."""
    if stem.endswith("ie"):
        return f"{stem[:-2]}ying"
    if stem.endswith("e") and not stem.endswith(("ee", "oe", "ye")) and len(stem) > 2:
        return f"{stem[:-1]}ing"
    heard = stem.replace("qu", "kw")  # "quitting"
    closed = len(stem) > 2 and stem[-1] not in f"{_VOWELS}wxy" and heard[-2] in _VOWELS and heard[-3] not in _VOWELS
    short = sum(letter in _VOWELS for letter in heard) == 1
    return f"{stem}{stem[-1]}ing" if closed and (short or stem in GRAMMAR.doubled) else f"{stem}ing"


def names_doing(verb: Token) -> bool:
    """Tell a gerund or an infinitive that stands for what is to be done, and says something by itself."""
    if verb.tag_ not in ("VB", "VBG") or verb.pos_ != "VERB":
        return False
    first = first_conjunct(verb)
    asked = any(c.dep_ == "aux" and c.lower_ in _ASKING for t in (verb, first) for c in t.lefts)
    if not asked and first.dep_ not in _STANDING:
        return False
    if verb.tag_ == "VB" and first.dep_ in _SUBJECTS:
        return False  # a purpose read as a subject: "To widen A, B must do C"
    aided = verb.dep_ in ("xcomp", "ccomp") and verb.head.lemma_ == "help" and child(verb, "nsubj") is None
    listed = (lead := lead_of(first)) is not None and lead.tag_ != "MD" and not is_done_by_lead(first)
    if verb.tag_ == "VB" and not (asked or listed or is_infinitive(verb) or is_infinitive(first) or aided):
        return False
    told = has_negation(verb) or any(
        c.dep_ == "auxpass" or (c.dep_ == "aux" and c.lower_ not in ("to", *_ASKING)) for c in verb.children
    )
    lemma = verb.lemma_.lower()
    light = lemma in GRAMMAR.light and child(verb, "prt", "dobj") is None and not asked_to_go(verb, (verb.i,))
    holds = asked and lemma in GRAMMAR.comprising  # "the limits should cover four months": nobody does that
    return not told and not light and not holds and lemma not in GRAMMAR.saying


def is_wanted_passive(verb: Token) -> bool:
    """Tell what is wanted to be done to a thing: "urged that the law be tightened", "wants tolls to be cut"."""
    if verb.tag_ != "VBN" or first_conjunct(verb).dep_ not in ("ccomp", "xcomp", "acl", "advcl"):
        return False
    if verb.lemma_ == "entitle" or child(verb, "xcomp") is not None:
        return False  # "A should be entitled to B", "be allowed to do B": that A is says nothing without it
    before = [c.lower_ for c in verb.lefts if c.dep_ in ("aux", "auxpass", "neg")]
    return before == ["be"] or (before[-1:] == ["be"] and len(before) == 2 and before[0] in ("to", *_ASKING))


def is_subject(verb: Token) -> bool:
    """Tell a doing of which something is said from one in a phrase: "Widening A threatens B", "kept B from doing A".

    What another thing depends on is one too: "B hinges on widening A".
    """
    first = first_conjunct(verb)
    on = first.dep_ == "pcomp" and first.head.lower_ in ("on", "upon")
    return first.dep_ in _SUBJECTS or (on and first.head.head.lemma_ in GRAMMAR.depending | _DEPENDENT)


def done_by(gerund: Token) -> Token | None:
    """Give who is named as doing what a gerund says: Chad in "supports Chad joining the pact"."""
    own = child(gerund, "nsubj") if gerund.tag_ == "VBG" and gerund.dep_ == "ccomp" else None
    named = own is not None and own.pos_ == "PROPN" and child(gerund, "aux", "mark") is None
    return own if named else None


def doing_of(verb: Token, naming: Naming, names: Mapping[int, int]) -> tuple[int, ...]:
    """Give the tokens of a doing: the verb with its particle and its object, or else what it governs; none: no doing.

    `names` tells for the tokens of proper names where these end.
    """
    if is_wanted_passive(verb):
        target = child(verb, "nsubjpass")
        found = _phrase(target, complement_end(target, naming, names)) if target is not None else []
        made = child(verb, "oprd", "acomp")  # "wants A to be made available"
        found = [*found, made.i] if made is not None and made.i == verb.i + 1 else found
        found = [*found, *_moved_to(verb, verb.i + 1, naming, names)]  # "wants A to be sent home"
        told = target is not None and target.pos_ in NOUNY and child(verb, "prt") is None
        return (verb.i, *found) if told and len(found) <= _LONGEST else ()
    if not names_doing(verb):
        return ()
    particle, target = child(verb, "prt"), _object(verb)
    if target is not None and particle is None:  # "bring together A"
        particle = next((c for c in verb.rights if c.dep_ == "advmod" and c.lower_ == "together"), None)
    kept = (verb.i, particle.i) if particle is not None and particle.i == verb.i + 1 else (verb.i,)
    if target is not None:
        return _done_to(target, verb, kept, naming, names)
    own = child(verb.head, "nsubj") if verb.dep_ == "xcomp" and verb.head.dep_ == "relcl" else None
    gap = own is not None and own.lower_ not in RELATIVES  # "something that A sought to address in B"
    if gap or any(c.dep_ in ("dobj", "dative", "ccomp", "xcomp") for c in verb.children):
        return ()
    return _governed_by(verb, kept, naming, names) or asked_to_go(verb, kept)


def _done_to(
    target: Token, verb: Token, kept: tuple[int, ...], naming: Naming, names: Mapping[int, int]
) -> tuple[int, ...]:
    """Give the verb with its object, and what it says little without; nothing where this is too long."""
    doc, found = verb.doc, _phrase(target, _end_of(target, naming, names))
    given = verb.lemma_ in GRAMMAR.giving and target.dep_ == "dobj" and child(verb, "dative") is None
    if given and target.tag_ == "NNS" and set((naming.classes_of(target.lemma_.lower()) or ())[:1]) & PEOPLE:
        return ()  # "giving farmers" without what they are given
    if found and found[-1] == target.i:
        found += shared_complement(target, naming, names)  # "using the skill, wit and labor of A"
    if len(found) > _LONGEST:
        found = _phrase(target, names.get(target.i, target.i + 1))
    after = found[-1] + 1 if found else len(doc)
    if moved := _moved_to(verb, after, naming, names):
        return (*kept, *found, *moved) if len(found) + len(moved) <= _LONGEST else ()
    state = list(range(after, state_end(verb, target, after))) or _added(verb, target, after, naming, names)
    beyond = doc[after] if not state and after < len(doc) else verb
    if verb.lemma_ in GRAMMAR.placing and beyond.head == verb and beyond.dep_ in ("advmod", "prep"):
        # "putting A back on its feet": where it is put is what is done
        back = _whither(beyond, target, naming, names)
        return (*kept, *found, *back) if found and back and len(found) + len(back) <= _LONGEST else ()
    purpose = _what_for(verb, target, after, names) if not state else []
    said = bool(found) and purpose is not None and len(found) + len(purpose) <= _LONGEST
    return (*kept, *found, *(state or purpose or ())) if said else ()


def _moved_to(verb: Token, after: int, naming: Naming, names: Mapping[int, int]) -> list[int]:
    """Give what tells behind an object where it is brought."""
    link = whither(verb, after)
    target = child(link, "pobj") if link is not None else None
    if target is not None and target.lower_ in ("that", "those") and (of := child(target, "prep")) is not None:
        end = Ends(names).of_object(of)  # "in line with those of A"
    elif target is not None and target.pos_ in NOUNY:
        end = complement_end(target, naming, names)
    else:
        return [after] if link is not None and link.lower_ == "home" else []
    return [i for i in range(after, end) if verb.doc[i].tag_ != "PRP$"]


def _added(verb: Token, target: Token, after: int, naming: Naming, names: Mapping[int, int]) -> list[int]:
    """Give what stands behind an object and belongs to what is done: "as B", "with B", "down", "posed by B"."""
    behind = verb.doc[after] if after < len(verb.doc) else verb
    if behind == child(verb, "prt"):
        return [after]  # "bring prices down"
    light = target.lower_ in _LIGHT and behind.dep_ == "prep" and behind.head in (verb, target)
    if (source := _from_whom(target, after, names)) or not (light or _is_needed(behind, verb)):
        return source
    named = child(behind, "pobj")
    lacking = behind.lower_ == "without"  # "without a deal", and not "without delay"
    told = named is not None and (not lacking or child(named, "det", "prep") is not None)
    end = complement_end(named, naming, names) if named is not None and told and named.pos_ in NOUNY else after
    return list(range(after, end))


def _from_whom(thing: Token, after: int, names: Mapping[int, int]) -> list[int]:
    """Give by whom a thing is: "respond to the threats posed by A"."""
    behind = thing.doc[after] if after < len(thing.doc) else thing
    source = child(behind, "agent") if behind.head == thing and behind.tag_ == "VBN" else None
    near = source is not None and source.i == after + 1
    return list(range(after, Ends(names).of_object(source))) if source is not None and near else []


def _governed_by(verb: Token, kept: tuple[int, ...], naming: Naming, names: Mapping[int, int]) -> tuple[int, ...]:
    """Give the verb with what it governs: "respond to A", "work together to mend A"."""
    at, doc = kept[-1] + 1, verb.doc
    together = at < len(doc) and doc[at].lower_ in _TOGETHER and doc[at].head == verb
    if together:
        kept = (*kept, at)
        at += 1
    governed = next((c for c in verb.children if c.dep_ == "prep" and c.i == at and c.lower_ in _GOVERNED), None)
    target = child(governed, "pobj") if governed is not None else None
    manner = target is not None and target.lemma_.lower() in GRAMMAR.manner
    if governed is None or target is None or target.pos_ not in NOUNY or manner:
        return (*kept, *_end_of_work(verb, at, naming, names)) if together else ()
    found = _phrase(target, complement_end(target, naming, names))
    if not found or len(found) > _LONGEST:
        return ()
    if not together and verb.lemma_ not in GRAMMAR.working_with:
        return (*kept, governed.i, *found, *_from_whom(target, found[-1] + 1, names))
    other, after = child(target, "conj"), found[-1] + 1
    beside = other is not None and other.left_edge.i == after + 1 and doc[after].lower_ == "and"
    if other is not None and beside and other.pos_ in NOUNY:
        found += range(after, complement_end(other, naming, names))  # "working with A and B"
    return (*kept, governed.i, *found, *_end_of_work(verb, found[-1] + 1, naming, names))


def _end_of_work(verb: Token, at: int, naming: Naming, names: Mapping[int, int]) -> list[int]:
    """Give what is worked for: "working together to mend A" says little without it."""
    to = verb.doc[at] if at < len(verb.doc) else verb
    deed = to.head if to.tag_ == "TO" and to.head.tag_ == "VB" and to.head.left_edge == to else verb
    end = Ends(names, lists=False).of_clause(deed) if deed != verb and verb.is_ancestor(deed) else at
    target = child(deed, "dobj")
    shared = shared_complement(target, naming, names) if target is not None and end == target.i + 1 else ()
    return [*range(at, end), *shared] if deed.i + 1 < end <= at + _LONGEST else []


def _is_needed(preposition: Token, verb: Token) -> bool:
    """Tell "use A as B", "provide A with B" from what may as well be left out."""
    given = verb.lemma_ in GRAMMAR.supplying and preposition.lower_ == "with"
    return preposition.head == verb and (given or preposition.lower_ in _USED)


def _what_for(verb: Token, target: Token, after: int, names: Mapping[int, int]) -> list[int] | None:
    """Give what somebody is to do, "requiring firms to report A", or what is done for: "taking action to curb A".

    None where it is too far: "requiring firms" says nothing without it.
    """
    doc = verb.doc
    to = doc[after] if after < len(doc) else verb
    deed = to.head if to.tag_ == "TO" and to.head.tag_ == "VB" and to.head.left_edge == to else to
    if deed.tag_ != "VB" or deed.head not in (verb, target):
        made = verb.lemma_ in GRAMMAR.enabling_verbs and child(verb, "xcomp", "ccomp") is not None
        return None if made else []
    empty = target.lemma_.lower() in GRAMMAR.undertaken | GRAMMAR.serving
    undertaken = empty and verb.lemma_ in GRAMMAR.light
    if not undertaken and verb.lemma_ not in GRAMMAR.enabling_verbs | GRAMMAR.using | _HELPING:
        return []
    end = Ends(names, lists=False).of_clause(deed)
    return list(range(after, end)) if end > deed.i + 1 else None


def _whither(back: Token, thing: Token, naming: Naming, names: Mapping[int, int]) -> list[int]:
    """Give where a thing is brought back: "back to the talks"; nothing where it is brought elsewhere."""
    to = back.nbor() if back.lower_ == "back" and back.i + 1 < len(back.doc) else back
    laid = back.lower_ == "on" and thing.lemma_ in GRAMMAR.laid_on  # "placing weight on A"
    target = child(to, "pobj") if (laid or to.lower_ in ("into", "to")) and to.head in (back, back.head) else None
    if target is None or target.pos_ not in NOUNY:
        return []
    if any(c.dep_ == "poss" and not (laid and c.pos_ in NOUNY) for c in target.lefts):
        return []
    return list(range(back.i, complement_end(target, naming, names)))


def _end_of(noun: Token, naming: Naming, names: Mapping[int, int]) -> int:
    """Give where a noun ends, with the one that shares its complement: "the problems and prospects of trade"."""
    end, other = complement_end(noun, naming, names), child(noun, "conj")
    beside = other is not None and end == noun.i + 1 and noun.doc[end].lower_ == "and" and other.left_edge.i == end + 1
    if other is None or not beside or other.left_edge != other:
        return end
    own = next((c.right_edge.i + 1 for c in noun.rights if c.dep_ == "prep" and c.i == other.i + 1), 0)
    shared = own or complement_end(other, naming, names)
    return shared if shared > other.i + 1 else end


def _object(verb: Token) -> Token | None:
    """Give the noun that a verb acts on, or that the next of several verbs acts on: "protect and restore A"."""
    target = child(verb, "dobj")
    later = child(verb, "conj")
    later = None if later is not None and is_idiom(later) else later
    beside = (
        later is not None and follows_bare(verb, later) and not any(c.dep_ in ("prep", "prt") for c in verb.children)
    )
    if target is None and later is not None and beside:
        target = child(later, "dobj")
    if target is None and verb.lemma_ in LEAVING:  # "hold A accountable", read as a clause
        state = child(verb, "ccomp")
        target = child(state, "nsubj") if state is not None and state.pos_ == "ADJ" else None
    return target if target is not None and target.pos_ in NOUNY else None


def _phrase(noun: Token, end: int) -> list[int]:
    """Give the tokens of a noun phrase without a possessive pronoun, but with its article."""
    begin = noun.left_edge.i
    begin += noun.doc[begin].lower_ == "both" and noun.tag_ == "NN"  # "both A and B"
    return [i for i in range(begin, end) if noun.doc[i].tag_ != "PRP$" and not noun.doc[i].is_space]


def words_of(doc: Doc, tokens: tuple[int, ...]) -> str:
    """Give words with the spaces that the text has between them, without quotation marks."""
    tokens = tuple(i for i in tokens if doc[i].text not in QUOTES)
    return "".join(doc[i].text + (" " if doc[i].whitespace_ or i + 1 not in tokens else "") for i in tokens).strip()
