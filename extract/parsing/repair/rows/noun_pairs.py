"""Mends pairs of nouns with a phrase each: "Roe of A and Poe of B", "a pillar of A and a force for B"."""

from __future__ import annotations

from reportgraph.extract.parsing.labels import TIMES
from reportgraph.extract.parsing.repair.rows.noun_lists import is_determined
from reportgraph.extract.parsing.repair.somebody import is_role
from reportgraph.extract.parsing.syntax import child, first_conjunct
from reportgraph.extract.parsing.tree import NOMINAL, hang, lift, put, take_place
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.naming import DEFAULT_CLASS, load_naming
from reportgraph.ontology.schema import ABSTRACTIONS
from spacy.tokens import Token

_STANCES = frozenset({"appreciation", "condemnation", "gratitude", "opposition", "solidarity", "support"})
_QUALITIES = frozenset({"stability", "prosperity"})
_OF_QUALITIES = ("ty", "ence", "ency", "ness", "dom", "acy")
_OF_PLACE = frozenset({"in", "of", "at", "from", "near"})  # "gave A to B and C to D" deals out
_UNIONS = frozenset({"union", "league", "council", "community"})  # of states: "the Gulf Council and African states"
_MEETING = GRAMMAR.conferring | {"event", "gathering", "meet", "roundtable", "session", "work"}
_NO_DEEDS = frozenset({"department", "environment", "government"})
_UNDERTAKEN = frozenset({"Initiative", "Project"})
_OF_DEEDS = ("tion", "sion", "ment")
_EVERY = frozenset({"all", "each", "every", "everybody", "everyone"})


def mend_second_of_pairs(noun: Token) -> None:
    """ "Roe of A and Poe of B" with Poe added to A: a name with a name, a post with a post."""
    _owned_beside_owned(noun)
    _office_beside_office(noun)
    _phrase_of_second(noun)
    _stance_beside(noun)
    place = noun.head
    preposition = place.head
    if place.dep_ != "pobj" or preposition.pos_ != "ADP":
        return
    first = _noun_before(preposition)
    if first is None:
        return
    own = any(c.dep_ == "prep" and c.lower_ == preposition.lower_ for c in noun.children)
    after = noun.doc[noun.right_edge.i + 1] if noun.right_edge.i + 1 < noun.sent.end else noun
    stray = after.dep_ == "prep" and after.lower_ == preposition.lower_ and after.head.is_ancestor(noun)
    unlike = first.pos_ == noun.pos_ != place.pos_ and after.lower_ in _OF_PLACE
    if stray and not own and (unlike or _are_parallel(first, noun, place)):  # "schools in A and homes in B"
        own = True
        hang(after, noun, "prep")
    same = first.lower_ == noun.lower_ and first.pos_ == "PROPN"  # "the Ministry of A, Ministry of B"
    parallel = same or _kind(first) == _kind(noun) != _kind(place) or _are_parallel(first, noun, place)
    parallel = parallel or (first.pos_ == noun.pos_ and noun.ent_type_ == "PERSON" and place.ent_type_ == "GPE")
    if (own and parallel) or (preposition.head == first and _are_new(first, noun, place)):
        hang(preposition, first, "prep")
        hang(noun, first, "conj")


def _phrase_of_second(noun: Token) -> None:
    """ "the Lake movement and friends of A" with a movement of A: what has a name is told apart by that.

    So are people by where they are from: "African leaders and officials from A".
    """
    of = next((c for c in noun.head.rights if c.dep_ == "prep" and c.i == noun.i + 1), None)
    called = [any(c.dep_ == "compound" and c.pos_ == "PROPN" for c in t.lefts) for t in (noun.head, noun)]
    rooted = [any(c.ent_type_ in ("GPE", "NORP") for c in t.lefts) for t in (noun.head, noun)]
    told = {"of": called, "from": rooted}.get(of.lower_) if of is not None else None
    if of is not None and noun.dep_ == "conj" and noun.pos_ == noun.head.pos_ == "NOUN" and told == [True, False]:
        hang(of, noun, "prep")


def _stance_beside(noun: Token) -> None:
    """ "reaffirmed its commitment to A and support for B" with a commitment to the support: both are reaffirmed."""
    first, governs = first_conjunct(noun), child(noun, "prep")
    to, held = first.head, first.head.head
    told = noun.lemma_ in _STANCES and governs is not None and governs.i == noun.i + 1
    theirs = held.lemma_ == "commitment" and child(held, "poss") is not None and held.i < to.i
    if not (told and theirs and first.dep_ == "pobj" and to.lower_ == "to" and noun != first):
        return
    joint = next((t for t in noun.doc[noun.left_edge.i - 1 : noun.left_edge.i] if t.dep_ == "cc"), None)
    if joint is not None:
        hang(joint, held, "cc")
        hang(noun, held, "conj")


def mend_state_beside_state(name: Token) -> None:
    """ "the Statement of A and B" with B beside the statement: a state stands beside the state before it."""
    of = next((c for c in name.head.rights if c.dep_ == "prep" and c.lower_ == "of" and c.i < name.i), None)
    first = child(of, "pobj") if of is not None else None
    if first is None or name.ent_type_ != "GPE" or first.ent_type_ != "GPE" or name.head.ent_type_ == "GPE":
        return
    joint = name.doc[name.left_edge.i - 1]
    if joint.dep_ == "cc" and joint.head in (first, name.head) and first.i == joint.i - 1:
        hang(joint, first, "cc")
        hang(name, first, "conj")


def mend_state_beside_group(name: Token) -> None:
    """ "between A and Arab states" with A before the states: a state stands beside a group of others."""
    group = name.head
    between = name.doc[name.i + 1 : group.i]
    union = name.lower_ in _UNIONS and len(between) > 1 and between[-1].pos_ == "ADJ"
    if (
        not (name.ent_type_ == "GPE" or union)
        or group.lemma_ not in GRAMMAR.lands
        or group.tag_ != "NNS"
        or len(between) < 2
    ):
        return
    words = [t for t in between[1:] if t.pos_ in ("ADJ", "NOUN", "PROPN")]
    other = [t for t in between[1:] if t not in words]  # "A and Latin and Caribbean (LC) states"
    if between[0].lower_ != "and" or any(t.lower_ not in ("and", "(", ")") for t in other) or between[1] in other:
        return
    lift(name, "conj")
    article = group.left_edge
    if union and article.dep_ == "det" and article.i < name.i:
        hang(article, name, "det")
    for word in words:
        hang(word, group, "amod" if word.pos_ == "ADJ" else "compound")
    for word in other:
        hang(word, words[0] if word.lower_ == "and" else group, word.dep_)
    over = name.head.head if name.head.lower_ == "between" else group
    for field in [c for c in group.rights if c.lower_ in ("in", "on") and over.pos_ == "NOUN"]:
        if any(o.ent_type_ not in ("GPE", "LOC") for o in field.rights):
            hang(field, over, "prep")  # "between A and Arab states in trade"


def mend_names_beside_name(name: Token) -> None:
    """ "storms and floods in the towns of A, B and C" with B beside the storms: it stands beside the name before it."""
    before = name.doc[max(0, name.left_edge.i - 2) : name.left_edge.i]
    if name.dep_ != "conj" or name.head.pos_ != "NOUN" or [t.text for t in before[1:]] != [","]:
        return
    first = before[0]
    listed = first.pos_ == "PROPN" and first.dep_ == "pobj" and first.head.lower_ == "of" and first.i > name.head.i
    if listed and first.head.head.tag_ == "NNS" and child(name, "conj") is not None:
        hang(name, first, "conj")


def mend_quality_beside_quality(noun: Token) -> None:
    """ "Fiji's sovereignty and territorial integrity" read as sovereignty integrity: a quality modifies no noun.

    "trade and economic ties" are trade ties, for a field may do so.
    """
    head, adjective = noun.head, noun.doc[noun.head.i - 1]
    between = noun.doc[noun.i + 1 : head.i]
    beside = between.end - between.start == 2 and between[0].lower_ in ("and", "or") and adjective.pos_ == "ADJ"
    if not beside or not _is_quality(noun) or head.pos_ != "NOUN" or head.tag_ != "NN":
        return
    before = [c for c in head.lefts if c.i < noun.i]
    take_place(noun, head)
    put(head, noun, "conj")
    put(adjective, head, "amod")
    put(between[0], noun, between[0].dep_)
    for c in before:
        put(c, noun, c.dep_)


def _owned_beside_owned(noun: Token) -> None:
    """ "A's attack on B and C's raids" with raids beside B: what has an owner goes with what has one."""
    place = noun.head
    first = place.head.head
    kinds = load_naming().classes_of(noun.lemma_.lower()) or ()
    named = place.dep_ == "pobj" and place.pos_ == "PROPN" and noun.pos_ == "NOUN"
    deed = not _UNDERTAKEN.isdisjoint(kinds) or noun.lemma_ in GRAMMAR.efforts
    done = deed and place.dep_ == "dobj" and place.head.dep_ == "acl"  # "A's work to build B and C's plan"
    if not (named or done) or first.pos_ != "NOUN" or first.i > place.i or _owner(place) is not None:
        return
    owners = [_owner(first), _owner(noun)]
    people = {"Person", "Group"} & set(kinds[:1])
    if not people and all(o is not None and o.pos_ == "PROPN" for o in owners):
        link = next((c for c in place.rights if c.dep_ == "cc" and c.i < noun.i), None)
        hang(noun, first, "conj")
        if link is not None:
            hang(link, first, "cc")


def _office_beside_office(noun: Token) -> None:
    """ "the ministers of A, B and C, and the Speaker of D" with the Speaker beside C: he is as they are."""
    place = first_conjunct(noun.head)
    of = place.head
    joint = noun.doc[noun.left_edge.i - 1]
    if place.dep_ != "pobj" or place.pos_ != "PROPN" or of.lower_ != "of" or joint.dep_ != "cc":
        return
    first = of.head.lemma_.lower()
    people = is_role(noun) and "Person" in (load_naming().classes_of(first.removesuffix("s")) or ())[:1]
    if people and child(noun, "det") is not None and child(noun, "prep") is not None:
        hang(joint, of.head, "cc")
        hang(noun, of.head, "conj")


def _owner(noun: Token) -> Token | None:
    return next((c for c in noun.lefts if c.dep_ == "poss"), None)


def mend_name_beside_compound(verb: Token) -> None:
    """ "Chad and Chad-backed firms" read as firms of both: a name stands alone beside what is made of a name."""
    if verb.tag_ not in ("VBN", "VBG") or verb.i < verb.sent.start + 4 or verb.nbor(-1).text != "-":
        return
    first, link, second = (verb.nbor(n) for n in (-4, -3, -2))
    whole = verb.head if verb.dep_ == "amod" else first.head
    modifies = first.dep_ in ("nmod", "compound") and first.head == whole and whole.pos_ == "NOUN" and verb.i < whole.i
    if not modifies or link.dep_ != "cc" or second.pos_ not in ("PROPN", "ADJ") or first.pos_ != "PROPN":
        return
    hang(first, whole.head, whole.dep_)
    hang(whole, first, "conj")
    hang(link, first, "cc")
    hang(verb, whole, "amod")


def mend_field_beside_field(people: Token) -> None:
    """ "met with women's rights and health leaders" read as a meeting with rights: one meets people of either field."""
    field, before = people.head, people.doc[people.i - 1]
    with_whom = field.head
    met = with_whom.lower_ == "with" and with_whom.head.lemma_.lower() in _MEETING | GRAMMAR.talks
    if field.dep_ != "pobj" or not met or not _are_people(people) or before.dep_ not in ("compound", "amod"):
        return
    link = child(field, "cc")
    joined = link is not None and link.i == field.i + 1 == people.left_edge.i - 1
    if link is None or not joined or field.pos_ != "NOUN" or not _is_field(field) or child(field, "det") is not None:
        return
    for word in [c for c in field.rights if c.i > people.i]:
        hang(word, people, word.dep_)
    lift(people, "pobj")
    hang(field, people, "nmod")
    for word in [c for c in people.lefts if link.i < c.i < before.i]:
        hang(word, before, word.dep_)
    hang(before, field, "conj")


def is_process(noun: Token) -> bool:
    """Tell the name of something done: "storage", "disposal"."""
    processes = load_naming().words.processes
    return (
        noun.tag_ == "NN"
        and noun.lower_ not in _NO_DEEDS
        and (noun.lower_ in processes or noun.lower_.endswith(_OF_DEEDS))
    )


def _is_field(noun: Token) -> bool:
    classes = load_naming().classes_of(noun.lemma_.lower()) or (DEFAULT_CLASS,)
    return classes[0] in ABSTRACTIONS


def _are_people(noun: Token) -> bool:
    return noun.tag_ == "NNS" and (load_naming().classes_of(noun.lemma_.lower()) or ("",))[0] in ("Person", "Group")


def _is_quality(noun: Token) -> bool:
    known = noun.lower_ in _QUALITIES or load_naming().class_of_nominal([noun.lower_]) == "Principle"
    return known and noun.lower_.endswith(_OF_QUALITIES)


def _are_new(first: Token, noun: Token, place: Token) -> bool:
    """Tell "a pillar of the pact and a force for A": what is new goes with what is new, if both say what of."""
    new = [any(c.lower_ in ("a", "an") for c in t.lefts) for t in (first, noun, place)]
    return new == [True, True, False] and is_determined(place) and any(c.dep_ == "prep" for c in noun.rights)


def _are_parallel(first: Token, noun: Token, place: Token) -> bool:
    """Tell "the use of A and the burning of B", "support for A and respect for B" from "the cost of A and trade of B".

    Articles tell it; where all nouns are bare, only a preposition that says more than "of" does.
    """
    things = place.tag_ == "NNS" or "Person" in (load_naming().classes_of(place.lemma_.lower()) or ())
    if things and is_process(first) and is_process(noun) and not is_determined(noun):
        return True  # "the removal of quotas and protection of A"
    if first.pos_ != noun.pos_ or _is_set_apart(first) != _is_set_apart(noun):
        return False
    if _is_set_apart(first) != _is_set_apart(place):
        return _is_set_apart(first) or place.pos_ == "PROPN"  # not "the start of a fall and rise of A"
    bare = not _is_set_apart(first) and place.head.lower_ not in ("of", "including")
    phrase = next((c for c in noun.rights if c.dep_ == "prep" and c.lower_ == place.head.lower_), None)
    apart = any(c.ent_type_ in TIMES or c.like_num or c.lower_ == "order" for c in (phrase.subtree if phrase else ()))
    return bare and not apart


def _is_set_apart(noun: Token) -> bool:
    """Tell a noun with an article, a possessor or a number: "a treaty on A and two protocols on B"."""
    return is_determined(noun) or any(c.dep_ == "nummod" and not c.text.isdigit() for c in noun.children)


def _noun_before(preposition: Token) -> Token | None:
    """Give the noun that a phrase is said of, or the object of its verb that a place stands right after."""
    head = preposition.head
    if head.pos_ == "VERB" and preposition.lower_ in _OF_PLACE:
        head = next((c for c in head.rights if c.dep_ == "dobj" and c.right_edge.i == preposition.i - 1), head)
    return head if head.pos_ in ("NOUN", "PROPN") else None


def _kind(noun: Token) -> tuple[str, str]:
    return noun.pos_, noun.ent_type_


def mend_left_out(member: Token) -> bool:
    """ "signed by all states but A" with A as one who signed."""
    but, whole = member.doc[member.left_edge.i - 1] if member.left_edge.i else member, member.head
    every = {whole.lower_, *(c.lower_ for c in whole.lefts if c.dep_ in ("det", "predet"))} & _EVERY
    if but.lower_ != "but" or but.dep_ != "cc" or but.head != whole or not every or member.pos_ not in NOMINAL:
        return False
    but.pos_, but.tag_, but.dep_ = "ADP", "IN", "prep"
    hang(member, but, "pobj")
    return True


def mend_letter(letter: Token) -> None:
    """Hang the letter for a kind of what stands before it on that: "vitamin D", "hepatitis B and hepatitis C"."""
    noun = letter.nbor(-1) if letter.i else letter
    if noun.head == letter and noun.dep_ == "compound" and noun.text.islower():
        lift(noun, "nummod")
        for word in list(letter.children):
            hang(word, noun, word.dep_)
