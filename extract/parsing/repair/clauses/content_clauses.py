"""Mends what somebody finds or says to be so, without a "that", read as two acts: "found loss of ice exceeded 5%"."""

from __future__ import annotations

from reportgraph.extract.parsing.syntax import child, conjuncts, prepositions
from reportgraph.extract.parsing.tree import FINITE, NOUNS, SUBJECTS, hang, is_finite, lift, neighbor_of
from reportgraph.ontology.grammar import GRAMMAR
from spacy.tokens import Token

_WHOLE = frozenset({"dobj", "ccomp", "xcomp", "aux", "auxpass", "acomp", "attr", "agent", "conj"})
_SHORTEST = 4  # tokens from a noun to the comma that closes what is told of it: "treaty, signed,"
_INSIDE = frozenset({"prep", "acl", "relcl", "npadvmod"})


def mend_content_clause(verb: Token) -> None:
    """Make the object of a verb of telling the subject of a finite verb that no "and" and no comma adds to it."""
    telling = verb.head
    if verb.dep_ == "conj" and _is_asked(verb):
        hang(verb, telling, "ccomp")
    if verb.dep_ != "conj" or verb.tag_ not in FINITE or telling.lemma_ not in GRAMMAR.thinking or verb.i < telling.i:
        return
    thing = next((c for c in telling.rights if c.dep_ == "dobj" and c.i < verb.i and c.pos_ in NOUNS), None)
    if thing is None or any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.lefts):
        return
    between = verb.doc[telling.i : verb.i]
    parted = any(t.is_punct or (t.dep_ == "cc" and t.head == telling) for t in between)
    if thing.left_edge.i != telling.i + 1 or parted:
        return
    for c in [c for c in telling.rights if thing.i < c.i < verb.i and c.dep_ in _INSIDE]:
        hang(c, thing, c.dep_)
    hang(verb, telling, "ccomp")
    hang(thing, verb, "nsubjpass" if any(c.dep_ == "auxpass" for c in verb.lefts) else "nsubj")


def _is_asked(verb: Token) -> bool:
    """Tell "explained the costs and how A helps B" read as two acts: how it does is explained."""
    first, telling = verb.left_edge, verb.head
    asked = first.lower_ in ("how", "why") and first.head == verb and first.i > telling.i + 1
    told = telling.lemma_ in GRAMMAR.takes_clause | GRAMMAR.raised | {"describe", "highlight", "outline"}
    joined = asked and first.nbor(-1).dep_ == "cc" and any(c.dep_ in SUBJECTS for c in verb.lefts)
    return joined and told and any(c.dep_ in ("dobj", "ccomp") and c.i < first.i for c in telling.rights)


def mend_subject_ahead(verb: Token) -> None:
    """ "hoped the talks, held by A, would end B" with talks that are hoped: a finite clause has a subject."""
    telling = verb.head
    bare = is_finite(verb) and not any(c.dep_ in SUBJECTS for c in verb.children)
    bare = bare and (verb.dep_ == "ccomp" or not any(c.dep_ == "cc" for c in verb.doc[telling.i : verb.i]))
    if not bare or verb.i < telling.i or telling.lemma_ not in GRAMMAR.takes_clause:
        return
    thing = next((c for c in telling.rights if c.dep_ == "dobj" and c.i < verb.i and c.pos_ in NOUNS), None)
    if thing is None or thing.left_edge.i != telling.i + 1:
        return
    inside = verb.doc[thing.i : verb.left_edge.i]
    if len(inside) < _SHORTEST or inside[-1].text != "," or all(t.text != "," for t in inside[1:-1]):
        return
    for c in [c for c in telling.rights if thing.i < c.i < verb.i]:
        hang(c, thing, "acl" if c.dep_ == "advcl" else c.dep_)
    hang(verb, telling, "ccomp")
    hang(thing, verb, "nsubjpass" if any(c.dep_ == "auxpass" for c in verb.lefts) else "nsubj")


def mend_matter_told(verb: Token) -> None:
    """ "told parliament that talks with A would end" with a parliament that talks: the talks are what would end."""
    telling = verb.head
    heard = [c for c in telling.rights if c.dep_ in ("dobj", "dative") and c.i < verb.i]
    matter = child(heard[-1], "relcl") if heard else None
    if matter is None or matter.tag_ != "VBZ" or not is_finite(verb) or any(c.dep_ in SUBJECTS for c in verb.lefts):
        return
    that = matter.doc[matter.i - 1]
    listed = any(c.dep_ in ("dobj", "ccomp", "xcomp", "acomp", "cc") for c in matter.rights)
    if that.lower_ != "that" or that.head != matter or that.i != heard[-1].i + 1 or listed or matter.i > verb.i:
        return
    matter.pos_, matter.tag_, matter.lemma_ = "NOUN", "NNS", matter.lower_.removesuffix("s")
    that.pos_, that.tag_ = "SCONJ", "IN"
    hang(verb, telling, "ccomp")
    hang(matter, verb, "nsubjpass" if any(c.dep_ == "auxpass" for c in verb.lefts) else "nsubj")
    hang(that, verb, "mark")


def mend_clause_told(verb: Token) -> None:
    """ "said after the talks A had signed B" read as when it was said: what nothing introduces is what is said."""
    telling = verb.head
    if verb.i < telling.i or telling.lemma_ not in GRAMMAR.takes_clause or not is_finite(verb):
        return
    opened = any(c.dep_ == "mark" or c.tag_ == "WRB" for c in verb.lefts)
    taken = any(c.dep_ in ("dobj", "ccomp", "xcomp", "prt") for c in telling.rights)
    parted = any(t.is_punct for t in verb.doc[telling.i : verb.i])
    if not opened and not taken and not parted and any(c.dep_ in SUBJECTS for c in verb.lefts):
        verb.dep_ = "ccomp"


def mend_clause_added(verb: Token) -> None:
    """ "urges that A do B, that C do D and that E do F" with C as why it is urged: it is urged too.

    So it is in "told A (that) B fell, and that C rose" with the rise beside the telling.
    """
    mark, telling = next((c for c in verb.lefts if not c.is_punct), verb), verb.head
    first = next((c for c in telling.rights if c.dep_ == "ccomp" and c.i < verb.i), None)
    apart = mark.i > verb.sent.start and mark.nbor(-1).text in (",", ";")
    joined = mark.i > verb.sent.start and mark.nbor(-1).dep_ == "cc"
    added = (apart or joined) and mark.lower_ == "that" and verb.dep_ in ("advcl", "conj")
    if first is not None and added and (joined or any(c.lower_ == "that" for c in first.lefts)):
        hang(verb, first, "conj")


def mend_second_teller(verb: Token) -> None:
    """ "A noted that B has grown, and Minister C hailed D" with the hailing as noted by A: it is told beside that.

    What A noted is there now, so that what C did then goes with the noting.
    """
    told, teller, speaker = verb.head, verb.head.head, child(verb, "nsubj")
    if verb.dep_ != "conj" or told.dep_ != "ccomp" or speaker is None or speaker.ent_type_ != "PERSON":
        return
    past = teller.tag_ == verb.tag_ == "VBD" and teller.i < told.i < speaker.left_edge.i
    says = verb.lemma_ in GRAMMAR.speaking and teller.lemma_ in GRAMMAR.takes_clause
    now = any(t.tag_ in ("VBP", "VBZ") for t in (told, *(c for c in told.lefts if c.dep_ in ("aux", "auxpass"))))
    joint = neighbor_of(verb.left_edge, -1)
    if past and says and now and verb.left_edge == speaker.left_edge and joint.dep_ == "cc":
        hang(verb, teller, "conj")
        hang(joint, teller, "cc")


def mend_clause_behind(verb: Token) -> None:
    """ "told A in an interview that B had closed C" with an interview of that kind: it is what A is told."""
    noun, that = verb.head, next((c for c in verb.lefts if c.lower_ == "that"), None)
    if verb.dep_ not in ("acl", "relcl") or that is None or not _is_whole(verb, that) or noun.pos_ not in NOUNS:
        return
    top = _outermost(noun)
    telling = top.head.head if top.dep_ == "pobj" else top.head
    taken = any(c.dep_ in ("ccomp", "xcomp") for c in telling.rights)
    thing = next((c for c in telling.rights if c.dep_ == "dobj"), None)
    tells = telling.lemma_ in GRAMMAR.takes_clause | GRAMMAR.speaking
    if telling.lemma_ not in GRAMMAR.telling_somebody and (not tells or thing is not None):
        return  # "reported a claim that", "dismissed in a letter reports that"
    of_kind = noun.lemma_ in GRAMMAR.telling_nouns and not any(w == "with" for w, _ in prepositions(telling))
    if telling.i > verb.i or taken or of_kind or top.dep_ not in ("dobj", "pobj"):
        return
    that.dep_ = "mark"
    hang(that, verb, "mark")
    hang(verb, telling, "ccomp")


def mend_clause_behind_colon(teller: Token) -> None:
    """ "A made a pledge: B will do C" with the pledge as told by the way: what stands behind is what was pledged."""
    verb = teller.head
    colon = next((c for c in (*teller.rights, *verb.lefts) if c.text == ":" and c.i > teller.i), None)
    if colon is None or verb.i < colon.i or verb.pos_ not in ("VERB", "AUX"):
        return
    noun = child(conjuncts(teller)[-1], "dobj")
    told = noun is not None and noun.lemma_ in GRAMMAR.telling_nouns and noun.i < colon.i
    if (
        noun is None
        or not told
        or any(t.pos_ == "VERB" for t in noun.doc[noun.i : colon.i])
        or not any(c.dep_ in SUBJECTS and c.i > colon.i for c in verb.lefts)
    ):
        return
    lift(teller, "ccomp")
    for mark in [colon, *(c for c in verb.rights if c.dep_ == "punct" and c.i == c.sent.end - 1)]:
        hang(mark, teller, "punct")
    hang(verb, noun, "acl")


def _outermost(noun: Token) -> Token:
    """Give the phrase under a verb that a noun ends: "talks" of "after the talks with A"."""
    while noun.dep_ == "pobj" and noun.head.dep_ == "prep" and noun.head.head.pos_ in NOUNS:
        noun = noun.head.head
    return noun


def _is_whole(verb: Token, that: Token) -> bool:
    """Tell a clause that lacks nothing "that" could stand for: "that A signed B", not "that A signed"."""
    if not is_finite(verb) or not any(c.dep_ in SUBJECTS and c != that for c in verb.lefts):
        return False
    filled = any(c.dep_ in ("dobj", "attr", "acomp", "ccomp", "xcomp") for c in verb.rights)
    return that.dep_ == "mark" or (that.dep_ in ("dobj", "advmod") and filled)  # "said for the first time that A did B"


def mend_passive_inside(verb: Token) -> None:
    """ "said the ban declared in May is to end" read as two acts, one of the ban: it is declared."""
    part = next((c for c in verb.head.rights if c.dep_ == "ccomp" and c.i < verb.i), None)
    if part is None or verb.dep_ != "ccomp" or not is_finite(verb) or part.tag_ not in ("VBD", "VBN"):
        return
    thing = next((c for c in part.lefts if c.dep_ == "nsubj" and c.pos_ in NOUNS), None)
    told = child(part, "dobj")
    if thing is None and told is not None and part.left_edge == part and told.left_edge.i == part.i + 1:
        _tells_of_subject(part, told, verb)
    whole = any(c.dep_ in _WHOLE for c in part.children) or any(c.dep_ in SUBJECTS for c in verb.children)
    joined = any(t.dep_ == "cc" and t.head in (part, verb.head) for t in verb.doc[part.i : verb.i])
    if thing is None or whole or joined:
        return
    for c in [c for c in part.lefts if c.dep_ == "mark"]:
        hang(c, verb, "mark")
    hang(thing, verb, "nsubj")
    hang(part, thing, "acl")
    part.tag_ = "VBN"


def _tells_of_subject(part: Token, thing: Token, verb: Token) -> None:
    """ "said polluted wells were to blame" read as wells that are polluted: what was to blame needs a subject."""
    if any(c.dep_ in SUBJECTS for c in verb.children):
        return
    hang(thing, verb, "nsubj")
    for c in [c for c in part.rights if c.i < verb.i]:
        hang(c, verb, c.dep_)
    hang(part, thing, "amod")
    part.pos_, part.tag_ = "ADJ", "VBN"


def mend_second_deed(verb: Token) -> None:
    """ "declared a curfew and her government closed B" with a closing that is declared: what has "a" is the object."""
    first, joint = verb.head, verb.doc[max(verb.left_edge.i - 1, 0)]
    if verb.dep_ == "ccomp" and first.i < verb.i and verb.lemma_ in GRAMMAR.others_acts:
        _judging_beside_deed(verb)
    thing = joint.head
    opened = thing.dep_ == "dobj" and thing.head == first and child(thing, "det") is not None
    if verb.dep_ != "ccomp" or joint.dep_ != "cc" or not opened or not is_finite(verb):
        return
    if thing.left_edge.lower_ in ("a", "an") and child(verb, *SUBJECTS) is not None and child(verb, "mark") is None:
        hang(verb, first, "conj")
        hang(joint, first, "cc")


def _judging_beside_deed(verb: Token) -> None:
    """ "announced a tariff and Chile condemned it" with a tariff and Chile that both do: no tariff condemns."""
    first, thing = verb.head, child(verb, "nsubj")
    if thing is None:
        return
    other = next((c for c in thing.rights if c.dep_ == "conj"), None)
    link = next((c for c in thing.rights if c.dep_ == "cc"), None)
    if other is None or link is None or child(verb, "mark") is not None or child(first, "dobj") is not None:
        return
    opened = thing.pos_ == "NOUN" and thing.left_edge.lower_ in ("a", "an") and thing.left_edge.i == first.i + 1
    if not opened or not is_finite(verb) or child(other, "conj") is not None or other.i != verb.i - 1:
        return
    hang(other, verb, "nsubj")
    hang(thing, first, "dobj")
    hang(verb, first, "conj")
    hang(link, first, "cc")
