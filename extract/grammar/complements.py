"""What a noun needs to mean something: "efforts to reform the grid", "capacity of port authorities", "Peru's ports"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from reportgraph.extract.grammar.defining_clauses import goes_on, is_done_by_named, says_how_they_are, sets_apart
from reportgraph.extract.grammar.extents import (
    Ends,
    is_determiner,
    is_reflexive,
    of_whole_list,
    takes_infinitive,
    tells_more,
)
from reportgraph.extract.grammar.manner import is_apart
from reportgraph.extract.grammar.nominals import is_further_field
from reportgraph.extract.parsing.labels import DETERMINING, NOUNY, OWNING
from reportgraph.extract.parsing.spelling import DEFINITE, ORDINALS
from reportgraph.extract.parsing.syntax import child, conjuncts, first_conjunct, is_infinitive
from reportgraph.ontology.grammar import GRAMMAR, governs
from reportgraph.ontology.naming import DEFAULT_CLASS, Naming, load_naming
from reportgraph.ontology.schema import ABSTRACTIONS, PEOPLE
from spacy.tokens import Token

PREPOSITIONS = frozenset(
    "of to in on for with between against from by among about into over toward towards across around".split()
)
_PREPS = ("prep", "dative")
_OBJECTS = ("dobj", "pobj")
_WHERE = ("across", "in", "throughout")
_NAMED_PLACES, _PLACES = ("GPE", "LOC"), frozenset({"City", "Country", "Place", "Region"})
_OF_FEW = frozenset({"into", "over", "toward", "towards"})  # few nouns need them
_PAIRING = frozenset({"between", "among"})
_TOLD = ("dobj", "ccomp", "xcomp", "acomp", "attr", "auxpass", "oprd")
_LONGEST = 14  # tokens after the head
_PAIR = 2
_LONGEST_NAMED = 22  # where all of them is one proper name
_LONG = 13  # beyond which a complement is told without what only tells its own nouns apart
_OF_QUALITIES = ("ty", "ence", "ency", "ness", "dom")
_TWO = 2
_DESCRIBING = ("amod", "compound")
_LONGEST_OWNER = 6
_LONGEST_OFFICES = 14  # "the third Lake Cooperation (LC) foreign ministers' meeting"
_WHO = frozenset({"Company", "Country", "Person"})  # who is praised or fined "for" something


def complement_end(head: Token, naming: Naming, names: Mapping[int, int]) -> int:
    """Give where the complements of a noun end: with all that tells them apart, or without where this is too long.

    Args:
        head: The noun.
        naming: What is known of words; a phrase of time is no complement.
        names: Token -> end of the proper name that it stands in, which is never cut.

    Returns:
        The end (exclusive) of "of" phrases, of one phrase with another preposition, or of an infinitive; for a noun
        without modifiers also of the clause that sets it apart.

    """
    end = _end_of(head, naming, Ends(names))
    if not head.i + 1 < end <= head.i + _LONG:
        end = _end_of(head, naming, Ends(names, whole=False))
    if end > head.i + 1:
        return of_whole_list(head.doc, head.i + 1, end, names)
    first = _end_of(head, naming, Ends(names, lists=False, whole=False))
    named = any(t.pos_ == "PROPN" and child(t, "conj") is not None for t in head.doc[head.i : first])
    return end if named else first  # "a threat to A's security (and …)", but no "floods in A" of several states


def _end_of(head: Token, naming: Naming, ends: Ends) -> int:
    end, told = head.i + 1, False
    for c in sorted((*head.rights, *_misread(head)), key=lambda t: t.left_edge.i):
        if c.dep_ == "nummod" and c.i == end == head.i + 1:
            end += 1  # "section 3 of"
            continue
        if c.left_edge.i != end:
            break
        if c.dep_ == "prt" and c.i == end == head.i + 1:
            end += 1  # "the phasing out of"
            continue
        whole, named = False, False  # a verb alone says what is meant
        purposed = (_is_purposed(head) or _is_told_by_deed(head, naming)) and child(c, "dobj") is not None
        wanted = _wants_deed(head) or (purposed and any(t.dep_ == "dobj" and t.pos_ in NOUNY for t in c.rights))
        if c.tag_ == "VB" and is_infinitive(c) and (takes_infinitive(head) or (wanted and not told)):
            pronouns = [t for verb in conjuncts(c) for t in verb.children if t.dep_ == "dobj" and t.pos_ == "PRON"]
            if any(not is_reflexive(t) for t in pronouns) or _is_one_of_deeds(c, head, naming):
                break  # "plans to mend or replace it", but "the right to defend itself"
            last, whole = ends.of_clause(c), child(c, *_TOLD) is None
        elif c.dep_ in _PREPS and _completes(c, head) and c.i == end and not is_apart(c, naming):
            if told and c.lower_ != "of" and not tells_more(c):
                break
            reach = None if _is_of_verb(c, head, naming) else _reach_of(c, head, ends)
            if reach is None:
                break
            last, named = reach
        elif c.left_edge.i == end < c.i and c.dep_ == "prep" and governs(head.lemma_.lower(), c.lower_):
            last = ends.of_object(c)  # "bias on the basis of A"
        elif c.lower_ == "away" and c.i == end and (source := child(c, "prep")) is not None:
            last = ends.of_object(source)  # "the shift away from A"
        elif c.lemma_ in GRAMMAR.made_when and child(c, "auxpass") is not None and c.doc[end].lower_ == "to":
            break  # "an accord to be signed in May"
        elif sets_apart(c) and not told and _is_told_by_clause(head, c, naming):
            last, whole = ends.of_clause(c), is_done_by_named(c) or says_how_they_are(c)
            named = last <= head.i + _LONGEST_NAMED and _has_several_doers(c)
        else:
            break
        if c.dep_ not in _PREPS and goes_on(c, last):
            break
        if (last - head.i > _LONGEST and not named) or (last <= c.i + 1 and not whole):
            break
        end = last
        told = told or c.lower_ != "of"
        if c.dep_ not in _PREPS:
            break
    return end


def _is_one_of_deeds(verb: Token, head: Token, naming: Naming) -> bool:
    """Tell the first of several deeds: "steps to mend A, fund B, and build C" are no steps to mend A alone."""
    several = any(child(t, "dobj") is not None for t in conjuncts(verb) if t != verb)
    return several and child(verb, "dobj") is not None and head.lemma_.lower() in naming.words.vague


def _completes(preposition: Token, head: Token) -> bool:
    return preposition.lower_ in PREPOSITIONS or (preposition.lower_ == "at" and _says_whom(preposition, head))


def _is_of_verb(preposition: Token, head: Token, naming: Naming) -> bool:
    """Tell a phrase that the verb before the noun governs: "protected A against B", "puts profits over safety"."""
    first, word = first_conjunct(head), preposition.lower_  # "sentenced A and B to prison"
    object_of = first.head.lemma_ if first.dep_ == "dobj" and head.i > first.head.i else ""
    needed = governs(head.lemma_.lower(), word)
    if word in _OF_FEW and not needed:
        return True
    raised = word == "to" and object_of in GRAMMAR.raising
    guarded = word == "against" and object_of in GRAMMAR.hindering
    own = first == head
    known = any(c.lower_ in DEFINITE for c in head.lefts)  # "sought aid to mend the line from A", "new funding from A"
    parted = known or preposition.head != head or object_of in GRAMMAR.hindering | GRAMMAR.taking_away
    kept_off = own and word == "from" and parted and not _are_met(head, object_of, naming)
    kept_off = not needed and (kept_off or raised or guarded)
    robbed = own and word == "of" and object_of in GRAMMAR.telling_of
    robbed = robbed and child(head.head, "prt") is None
    return bool(object_of) and (kept_off or robbed)  # "notified A of B", and not "condemned attacks on A"


def _reach_of(preposition: Token, head: Token, ends: Ends) -> tuple[int, bool] | None:
    """Give where a phrase ends that goes with the noun, and whether it is one name; none where it says too much."""
    last = ends.of_object(preposition)
    named = ends.of_bare(preposition) == last or _governs_names(preposition)
    named = named and last <= head.i + _LONGEST_NAMED  # "members of the Union of A, B, and C"
    if last - head.i > _LONGEST and preposition.lower_ not in _PAIRING and not named:
        if head.tag_ == "NNS" and any(t.pos_ == "PROPN" for t in preposition.children):
            return None  # the leaders of twelve states are not those of the first
        last = replace(ends, lists=False).of_object(preposition)
        if any(t.pos_ == "PROPN" and t.head.lower_ == "of" for t in head.doc[preposition.i : last]):
            return None  # nor are "floods in the counties of A, B, …" in A alone
        if last - head.i > _LONGEST and preposition.lower_ == "of":
            last = ends.of_bare(preposition)
    return (_before_list(last, preposition) if head.tag_ == "NNS" and preposition.lower_ == "of" else last), named


def _before_list(last: int, preposition: Token) -> int:
    """Give where a phrase ends before a list that it would be cut in: "heads of state of A, B and C" are not A's."""
    name = preposition.doc[last - 1]
    inner = name.dep_ == "pobj" and name.pos_ == "PROPN" and preposition.i < name.head.i
    cut = inner and len(conjuncts(name)) > _PAIR and any(c.dep_ == "conj" and c.i >= last for c in name.rights)
    return name.head.i if cut else last


def _governs_names(preposition: Token) -> bool:
    """Tell "of the Republic of A, 12 African states and the Union of B"."""
    row = [t for c in preposition.children if c.dep_ == "pobj" for t in conjuncts(c)]
    return len(row) > 1 and all(t.pos_ == "PROPN" or child(t, "nummod") is not None for t in row)


def _are_met(people: Token, verb: str, naming: Naming) -> bool:
    """Tell "met officials from A", who are A's, from "freed prisoners from A"."""
    kind = (naming.classes_of(people.lemma_.lower()) or (DEFAULT_CLASS,))[0]
    return kind in ("Group", "Person") and verb in GRAMMAR.meeting | GRAMMAR.engaging


def _is_general(head: Token, naming: Naming) -> bool:
    """Tell a noun that an adjective alone does not tell apart: "joint efforts to", "the growing threat posed by A"."""
    noun = head.lemma_.lower()
    return (
        noun in naming.words.vague or noun in GRAMMAR.striving or noun in GRAMMAR.summing_up or noun in GRAMMAR.general
    )


def _is_hardly_described(head: Token, naming: Naming) -> bool:
    """Tell "rules", "new rules", and "the oldest rules", which are so among some, from "traffic rules"."""
    light = naming.words.light | naming.words.dropped
    return all(w.lower_ in light or w.tag_ == "JJS" for w in head.lefts if w.dep_ in OWNING)


def _is_told_by_clause(head: Token, clause: Token, naming: Naming) -> bool:
    """Tell what a clause sets apart from others: "new rules that cut A", or any of a kind, "port firms run by A"."""
    bare = not any(c.dep_ in DETERMINING and c.lower_ != "any" for c in head.lefts)
    done = clause.dep_ == "acl" and (child(clause, "agent") is not None or clause.lower_ == "facing")
    kind = head.tag_ == "NNS" and (done or clause.dep_ == "relcl") and bare
    return kind or _is_general(head, naming) or _is_hardly_described(head, naming)


def _has_several_doers(verb: Token) -> bool:
    """Tell "areas hit by floods, drought, and storms", which are not those of the floods alone."""
    by = child(verb, "agent")
    doer = child(by, "pobj") if by is not None else None
    return doer is not None and len(conjuncts(doer)) > 1


def _misread(noun: Token) -> Iterator[Token]:
    """Give what tells of an object and was hung on the verb: "build ties with A", "passed a bill to do A"."""
    after = noun.doc[noun.i + 1] if noun.i + 1 < len(noun.doc) else noun
    first = first_conjunct(noun)
    over = first.head if first.dep_ == "dobj" or after.lower_ != "between" else first.head.head
    after = after.head if after.dep_ == "fixed" else after  # "on the basis of A"
    beside = first.dep_ in _OBJECTS and after.dep_ in _PREPS and after.head == over
    paired = first.dep_ == "pobj" or governs(noun.lemma_.lower(), after.lower_)  # "met at the summit between A and B"
    theirs = after.lower_ == "from" and _are_met(noun, over.lemma_, load_naming())  # "met mayors from A"
    if beside and (paired or theirs or _says_whom(after, noun) or _is_made_for(noun, after) or _is_where(noun, after)):
        yield after
    striving = noun.lemma_.lower() in GRAMMAR.striving and child(noun, "poss") is None
    told = striving or _is_purposed(noun) or _is_told_by_deed(noun, load_naming())
    asked = noun.dep_ in _OBJECTS and after.tag_ == "TO" and told
    purpose = after.head if asked and noun.head.lemma_ not in GRAMMAR.using else noun
    if purpose.tag_ == "VB" and purpose.left_edge == after and purpose.head.i < noun.i:
        yield purpose


def _is_made_for(noun: Token, preposition: Token) -> bool:
    """Tell what is new and told by whom or what it is for: "opened a centre for victims of A"."""
    kinds = {*(load_naming().classes_of(noun.lemma_.lower()) or ())}
    return preposition.lower_ == "for" and not kinds & PEOPLE and _is_told_by_deed(noun, load_naming())


def _is_where(noun: Token, preposition: Token) -> bool:
    """Tell where what has no place of its own is: "restored lasting peace in Peru", "helped families in Peru"."""
    place = child(preposition, "pobj") if preposition.lower_ in _WHERE else None
    if place is None:
        return False
    classes_of = load_naming().classes_of
    found = classes_of(place.lemma_.lower()) or ()
    lies = place.ent_type_ in _NAMED_PLACES or ("Document" not in found[:1] and not _PLACES.isdisjoint(found))
    kinds = (*ABSTRACTIONS, *PEOPLE) if noun.tag_ == "NNS" else (*ABSTRACTIONS, "Group")  # "helped women in Peru"
    return lies and (classes_of(noun.lemma_.lower()) or (DEFAULT_CLASS,))[0] in kinds


def _says_whom(preposition: Token, people: Token) -> bool:
    """Tell what says which people are meant, whatever is done to them: "pardoned people with convictions"."""
    if people.lemma_.lower() not in GRAMMAR.people_at_large or any(c.dep_ in OWNING for c in people.lefts):
        return False
    state = child(preposition, "pobj")
    if (
        state is None
        or child(state, "poss") is not None
        or people.head.lemma_ in GRAMMAR.supplying | GRAMMAR.bringing_together
    ):
        return False
    plight = preposition.lower_ in ("at", "in") and state.lemma_.lower() in GRAMMAR.states_of_people
    return (preposition.lower_ in ("with", "without") and state.pos_ == "NOUN") or plight


def _wants_deed(noun: Token) -> bool:
    """Tell "the fight to end A", and a rank, "the first woman to lead A", which say nothing without the deed."""
    ranks = (c for c in noun.lefts if c.dep_ == "amod")
    return noun.lemma_.lower() in GRAMMAR.striving or any(
        c.lower_ in ORDINALS or c.lower_ in GRAMMAR.sole for c in ranks
    )


def _is_told_by_deed(noun: Token, naming: Naming) -> bool:
    """Tell what is new to the text, and told by nothing but what it is to do: "a framework to cut A"."""
    kind = (naming.classes_of(noun.lemma_.lower()) or (DEFAULT_CLASS,))[0]
    new = any(c.lower_ in ("a", "an") for c in noun.lefts) and noun.tag_ in ("NN", "NNP")
    return new and kind not in _WHO and _is_hardly_described(noun, naming) and child(noun, "poss") is None


def _is_purposed(noun: Token) -> bool:
    return noun.lemma_.lower() in GRAMMAR.purposed and child(noun, "poss") is None


def owner_of(head: Token, naming: Naming) -> tuple[int, ...]:
    """Give the tokens of a possessor before a noun, with its mark; nothing for a pronoun or a date ("Friday's")."""
    owner = shared_owner(head)
    if owner is None or owner.pos_ not in NOUNY or owner.ent_type_ in ("DATE", "TIME"):
        return ()
    begin, end = owner.left_edge.i, owner.right_edge.i + 1
    several = owner.tag_ in ("NNS", "NNPS") and (owner.lemma_.lower(),) in naming.words.titles
    begin = min(begin, head.left_edge.i) if several else begin  # "the third Lake Forum (LF) finance ministers' meeting"
    if end - begin > (_LONGEST_OFFICES if several else _LONGEST_OWNER):
        return ()
    if owner.lower_ in naming.words.calendar or owner.lower_ in naming.words.measures:
        return ()
    pointed = is_determiner(head.doc[begin]) or head.doc[begin].lower_ in DEFINITE  # "this port's owner"
    return tuple(range(begin + pointed, end))


def shared_owner(noun: Token) -> Token | None:
    """Give who possesses a noun, and the bare nouns of a list that it opens: "A's peace, security and borders".

    So too the qualities of what has several, two alike, "A's sovereignty and territorial integrity", and fields; and
    what there is a range of: "A's full range of tools".
    """
    owner, first = child(noun, "poss"), first_conjunct(noun)
    if owner is None and noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lemma_ in GRAMMAR.ranges:
        return child(noun.head.head, "poss")
    if owner is not None or first == noun or first.pos_ != "NOUN" or noun.pos_ != "NOUN":
        return owner
    if noun.tag_ != first.tag_ and child(first, "appos") is not None:
        return None  # "Peru's envoy Jo Roe as well as experts from A"
    alike = all(t.lower_.endswith(_OF_QUALITIES) for t in (first, noun)) and [c.dep_ for c in noun.lefts] == ["amod"]
    pair = noun.tag_ == first.tag_ and len(conjuncts(first)) == _TWO
    pair = pair and all(c.dep_ in _DESCRIBING and not c.ent_type_ for c in noun.lefts)
    return child(first, "poss") if noun.left_edge == noun or alike or pair or is_further_field(noun) else None
