"""What a noun is said of: by a copula, an apposition, an "as", or as what it names itself."""

from __future__ import annotations

from reportgraph.extract.grammar.antecedents import ONE_OF
from reportgraph.extract.grammar.arguments import agents, patients, surface_subject
from reportgraph.extract.parsing.lists import announcer_of, members_of
from reportgraph.extract.parsing.syntax import NOMINAL, VERBAL, child, conjuncts, first_conjunct, name_after, possessors
from reportgraph.ontology.frames import word_lists
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.naming import load_naming
from spacy.tokens import Token

# what may be told by its members: "the causes of A include B and C"
_STANDING = frozenset({"place", "position", "standing", "status"})
_TAKEN, _TAKING = frozenset({"oath", "office", "reins"}), frozenset({"assume", "resume", "swear", "take"})
_GIVEN = frozenset({"in", "on", "to", "upon"})


def is_copula(verb: Token) -> bool:
    """Tell a verb that only joins a subject with what is said of it."""
    return verb.lemma_ in ("be", "become", "remain") and child(verb, "attr", "acomp", "dobj") is not None


def said_of(noun: Token) -> list[Token]:
    """Give what a nominal predicate is said of: itself, and through apposition and copula the name it describes."""
    base = first_conjunct(noun)
    head = base.head
    if base.dep_ == "appos" and head.pos_ in NOMINAL:
        announced = len(conjuncts(base)) > 1 and announcer_of(base) is not None  # "leaders: A of B, C"
        return [noun] if announced or is_wider_place(base) else _nearest(base, head)
    described = child(noun, "appos")
    if described is not None and described.pos_ == "PROPN" and noun.pos_ != "PROPN":
        return conjuncts(described)
    if base.dep_ == "oprd" and head.pos_ in VERBAL:  # "called A a threat": A
        return patients(head) or surface_subject(head)
    if base.dep_ == "dobj" and head.lemma_ in GRAMMAR.amounting and _is_one_thing(noun):
        return surface_subject(head)
    if base.dep_ == "attr" and head.pos_ in VERBAL:
        return surface_subject(head) if child(head, "expl") is None else [noun]  # "there was an attack on A"
    one = base.dep_ == "pobj" and head.lower_ == "of" and head.head.lower_ in ONE_OF
    if one and head.head.dep_ in ("attr", "appos"):
        return said_of(head.head)  # "A is one of the members of B"
    if (named := _specified(base)) is not None:
        return named
    if noun.tag_ == "NNS" and (listed := members_of(noun)):
        return list(listed)
    if base.dep_ == "pobj":
        return _said_behind(noun, head)
    if (
        base.dep_ == "nsubj"
        and head.lemma_ == "include"
        and noun.tag_ == "NNS"
        and (
            _is_of_people(noun)
            or noun.lemma_ in GRAMMAR.pointed_out
            or any(c.lower_ == "participating" for c in noun.lefts)
        )
    ):
        return patients(head) or [noun]  # "the allies of B include A and C"
    if base.dep_ in ("compound", "nmod") and head.pos_ == "PROPN" and head.i > noun.i:
        return [head]  # "the prime minister Jane Roe"
    return [noun]


def _is_one_thing(noun: Token) -> bool:
    """Tell what something may be, and nobody: a risk in "the debt represents a risk", not a "supplier of A"."""
    one = any(c.lower_ in ("a", "an") or c.tag_ == "JJS" for c in noun.lefts)
    kinds = load_naming().classes_of(noun.lemma_.lower()) or ("Topic",)
    one = one and noun.pos_ == "NOUN" and noun.lemma_ not in GRAMMAR.amounts
    return one and kinds[0] in ("Event", "Facility", "Principle", "Project", "Topic")


def _said_behind(noun: Token, head: Token) -> list[Token]:
    """Give what a predicate behind a preposition is said of: "among", "as", "to", "of"."""
    if head.lower_ == "among" and head.head.lemma_ == "be":
        behind = child(head.head, "attr") if head.i < head.head.i else None  # "among the members of B are A and C"
        return conjuncts(behind) if behind is not None else surface_subject(head.head)
    if head.lower_ == "as" and head.head.pos_ in VERBAL:
        return _said_as(noun, head)
    raised = head.lower_ == "to" and head.head.lemma_ in GRAMMAR.raising_in_rank
    if raised and child(noun, "det", "poss") is None and noun.tag_ == "NN" and _is_of_people(noun):
        return patients(head.head) or [noun]  # "promoted A to head of B"
    if head.lower_ == "of" and head.head.lemma_ in ("be", "remain"):
        return surface_subject(head.head)  # "A is of great importance for B"
    if head.lower_ == "of" and (holders := _in_post(head.head)):
        return holders
    if head.lower_ == "as" and head.head.pos_ == "NOUN" and (holders := _in_office(head.head)):
        return holders
    if head.lower_ == "as" and (row := _serving(noun, head.head)):
        return row
    if noun.tag_ == "NNS" and head.lower_ == "as" and head.head.pos_ == "PROPN":
        return conjuncts(first_conjunct(head.head))  # "issued by A and B as members of C"
    return [noun]


def _said_as(noun: Token, as_: Token) -> list[Token]:
    """Give what a noun behind the "as" of a verb is said of: "appointed A as head of B", "As head of B, A met C"."""
    verb = as_.head
    if noun.lemma_ == "part":  # "made A as part of B": A is; "As part of B, C made A": the making is
        made = [t for t in patients(verb) if t.lower_ != "place"] or surface_subject(verb)
        own = (
            GRAMMAR.journeying | GRAMMAR.connecting
        )  # who "toured A as part of B" is, and what "links A to C as part of it"
        gone = child(verb, "nsubjpass") is None and verb.lemma_ in own
        return (agents(verb) if gone else made) if as_.i > verb.i else []
    if (bearer := _bearer(verb, as_, noun)) is not None:
        return [bearer]
    done = [] if verb.lemma_ in GRAMMAR.acting or as_.i < verb.i else patients(verb) or _meant(verb)
    opening = as_.i < verb.i and child(verb, "nsubjpass") is not None and not _is_of_people(noun)
    doer = surface_subject(verb) if opening else agents(verb)  # "As a result of A, B was built by C": B is
    return [t for d in done for t in _in_office(d)] or done or doer


def is_wider_place(noun: Token) -> bool:
    """Tell the place with its own name that a town's name has behind it: "Tema, southern Ghana's Volta Province"."""
    named = noun.dep_ == "appos" and noun.head.pos_ == "PROPN" and noun.lower_ in GRAMMAR.provinces
    return named and any(c.pos_ == "PROPN" and c.i == noun.i - 1 for c in noun.lefts if c.dep_ == "compound")


def _nearest(described: Token, head: Token) -> list[Token]:
    """Give what an apposition describes, which may hang on the first of a row: B in "A and B, part of C"."""
    row = [t for t in conjuncts(head) if t.i < described.i]
    beside = described.doc[described.left_edge.i - 1].text == "," and len(row) > 1 and row[0] == head
    if not beside:
        return [head]
    whole = described.tag_ == "NNS" and any(t.dep_ == "cc" for t in described.doc[row[-2].i : row[-1].i])
    if not whole and any(t.text == "," for t in described.doc[head.i : row[-1].i]):
        return [head]
    return row if described.tag_ == "NNS" else row[-1:]


def _is_of_people(noun: Token) -> bool:
    return not {"Person", "Group"}.isdisjoint((load_naming().classes_of(noun.lemma_.lower()) or ())[:1])


def _serving(noun: Token, last: Token) -> list[Token]:
    """Give the row whose last noun has the "as": "stressed the value of A and a spirit of B as a basis for C"."""
    first = first_conjunct(last)
    row = last.pos_ == "NOUN" and last != first and first.dep_ == "dobj" and first.head.pos_ in VERBAL
    return conjuncts(first) if row and noun.lemma_ in word_lists()["bases"] else []


def _in_office(spell: Token) -> list[Token]:
    """Give who is something by a noun for a time in office, or for the coming into one: "her term as chair"."""
    if spell.lemma_ in _STANDING and (whose := possessors(spell)):
        return whose  # "cemented its position as A"
    taken = spell.dep_ == "dobj" and spell.lemma_ in _TAKEN and spell.head.lemma_ in _TAKING
    if not taken and spell.lemma_ not in GRAMMAR.spells | GRAMMAR.installations:
        return []
    served = taken or (spell.dep_ == "dobj" and spell.lemma_ in GRAMMAR.spells)
    return possessors(spell) or (agents(spell.head) if served else [])


def _in_post(post: Token) -> list[Token]:
    """Give who is something by a noun for the office: "took on the role of chair", "was named to the post of dean"."""
    verb = post.head.head if post.dep_ == "pobj" else post.head
    if post.lemma_ not in GRAMMAR.posts or verb.pos_ not in VERBAL:
        return []
    if post.dep_ == "dobj":
        return agents(verb) if verb.lemma_ in GRAMMAR.holding else []
    named = post.dep_ == "pobj" and post.head.lower_ == "to" and verb.lemma_ in GRAMMAR.appointing
    return (patients(verb) or surface_subject(verb)) if named else []


def _bearer(verb: Token, link: Token, noun: Token) -> Token | None:
    """Give who is something where a power is theirs for it: "the authority vested in me as chair"."""
    if verb.tag_ != "VBN" or "Person" not in (load_naming().classes_of(noun.lemma_.lower()) or ()):
        return None
    before = [c for c in verb.rights if c.dep_ in ("prep", "dative") and c.i < link.i and c.lower_ in _GIVEN]
    found = child(before[-1], "pobj") if before else None
    return found if found is not None and (found.tag_ == "PRP" or found.ent_type_ == "PERSON") else None


def _meant(verb: Token) -> list[Token]:
    """Give what somebody "refers to as" or "thinks of as" something."""
    for preposition in verb.rights:
        if preposition.dep_ == "prep" and f"{verb.lemma_} {preposition.lower_}" in GRAMMAR.taking_for:
            return [t for c in preposition.rights if c.dep_ == "pobj" for t in conjuncts(c)]
    return []


def _specified(noun: Token) -> list[Token] | None:
    """Give what a copula says to be what its subject describes: "the author of A is B", "the main threat to A is B".

    With a common noun only where the subject describes and can't be a thing of its own.
    """
    at = noun
    if noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lower_ in ONE_OF:
        at = noun.head.head  # "one of the authors of A is B"
    verb = at.head
    if at.dep_ != "nsubj" or not is_copula(verb) or verb.lemma_ != "be":
        return name_after(verb) or None if at.dep_ == "nsubj" and is_copula(verb) else None
    if named := name_after(verb):
        return named
    told = child(verb, "attr")
    fits = noun.lemma_ in GRAMMAR.equated | GRAMMAR.characterizing
    if told is None or not fits or told.pos_ != "NOUN" or child(verb, "neg") is not None:
        return None
    foremost = any(c.tag_ in ("JJS", "RBS") or c.lower_ in GRAMMAR.foremost for c in noun.lefts)
    deed = noun.lemma_ in GRAMMAR.planks and child(told, "prep") is not None  # "A's goal is an end to B", "is a dream"
    vague = any(c.lower_ in ("a", "an") for c in told.lefts) and not (foremost or deed)
    return None if vague else conjuncts(told)


def own_share(noun: Token) -> list[Token]:
    """Give whose part in a deed it is that somebody owns or disowns: A in "A denied involvement in B"."""
    verb = noun.head
    disowned = noun.dep_ == "dobj" and noun.lemma_ in GRAMMAR.shares and verb.lemma_ in GRAMMAR.disowning
    return surface_subject(verb) if disowned else []
