"""Tells whether a relative clause may speak of a noun before it."""

from __future__ import annotations

from reportgraph.extract.parsing.repair.somebody import is_party_to, is_person, is_somebody, is_stance_towards
from reportgraph.extract.parsing.syntax import child
from reportgraph.extract.parsing.tree import neighbor_of, number_of, spine, verb_number
from reportgraph.ontology.frames import Frame, word_lists
from reportgraph.ontology.gazetteer import load_gazetteer
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.lexicon import load_lexicon
from reportgraph.ontology.naming import load_naming
from reportgraph.ontology.schema import load_schema
from spacy.tokens import Token

JOINING = frozenset({"chair", "enter", "join", "leave", "lead", "quit"})  # one does so with one body
_PLACED = frozenset({"GPE", "LOC", "NORP", "PERSON"})
_WHERE = frozenset({"in", "at", "near", "off", "outside", "around"})
_LYING = frozenset({"border", "lie"})
_HOLDING = _LYING | {
    "administer",
    "annex",
    "capture",
    "control",
    "govern",
    "hold",
    "occupy",
    "recapture",
    "retake",
    "rule",
}
_STRIKERS = frozenset({"by", "from", "with"})  # before who strikes, or what he strikes with


def may_be_told(noun: Token, verb: Token, pronoun: Token) -> bool:
    """Tell whether a noun may be what a clause with this verb and relative pronoun speaks of."""
    if _tells_of_event(noun, verb, pronoun) or _tells_of_thing_made(noun, verb, pronoun) or _is_start(noun, pronoun):
        return False
    if _differs_in_number(noun, verb, pronoun):
        return False
    if pronoun.lower_ == "that":
        share = noun.lower_ == "part" and any(
            c.lower_ == "of" and c.i < verb.i for c in noun.rights
        )  # "part of a plan"
        return not (share or (is_person(noun) and _is_of_thing(pronoun)) or _is_place_name(noun))
    if pronoun.dep_ == "nsubj" and child(verb, "dobj") is not None and is_stance_towards(noun, verb, pronoun):
        return False
    if pronoun.lower_ == "which":
        if any(c.dep_ == "appos" and c.i < pronoun.i and is_person(c) for c in noun.rights):
            return False  # "Jane Roe, the founder of Voltra, which opened A"
        place = noun.ent_type_ in ("GPE", "LOC")
        if place and verb.lemma_ in GRAMMAR.holding_events and child(verb, "auxpass") is not None:
            return False  # "the fair in Ghent, which will be held in May"
        if place and _is_source(noun) and any(f.property == "threatens" for f in _frames(verb)):
            return False  # "attacks stemming from Chad, which endanger A"
        equated = verb.lemma_ in GRAMMAR.equating and noun.ent_type_ in _PLACED
        return not is_person(noun) and not equated and not (verb.lemma_ in GRAMMAR.hurting and _is_setting(noun))
    if pronoun.lower_ == "who" and _is_body_of_people(noun):
        return False
    return pronoun.lower_ != "who" or is_somebody(noun) or _is_called(noun, pronoun)


def near_thing(pronoun: Token, verb: Token) -> Token | None:
    """Give what a clause with "which" tells of by its verb: the land that is held, the body in a town."""
    return _land_beside(pronoun, verb) or _body_beside(pronoun, verb) or _goods_beside(pronoun)


def _goods_beside(pronoun: Token) -> Token | None:
    """Give what somebody depends on a land for: "relies on A for tin, which is used in B"."""
    comma = pronoun.nbor(-1) if pronoun.i > pronoun.sent.start + 2 else pronoun
    goods = comma.nbor(-1) if comma.text == "," else pronoun
    needed = goods.pos_ == "NOUN" and goods.dep_ == "pobj" and goods.head.lower_ == "for"
    return goods if needed and goods.head.head.ent_type_ == "GPE" else None


def _land_beside(pronoun: Token, verb: Token) -> Token | None:
    """Give the place right before the comma that is held: "a camp near A in B, which is controlled by C"."""
    comma = pronoun.nbor(-1) if pronoun.i > pronoun.sent.start + 1 else pronoun
    held = verb.lemma_ in _HOLDING and (verb.tag_ == "VBN" or verb.lemma_ in _LYING)
    place = comma.nbor(-1) if comma.text == "," and held else None
    named = place is not None and (place.ent_type_ in ("GPE", "LOC") or place.lemma_ in GRAMMAR.on_map)
    return place if place is not None and named and place.dep_ == "pobj" else None


def _body_beside(pronoun: Token, verb: Token) -> Token | None:
    """Give the body in a town of which a clause tells what only a body does: "a museum in A, B, which shows C".

    So too the works there: "the mine at A, which exports B" tells of the mine, whatever A is.
    """
    at = pronoun.nbor(-2) if pronoun.i > pronoun.sent.start + 3 and pronoun.nbor(-1).text == "," else pronoun
    town = at.head if at.dep_ == "appos" and at.ent_type_ == "GPE" else at
    known = load_gazetteer().get(town.doc[town.left_edge.i : town.i + 1].text)
    within = town.dep_ == "pobj" and town.head.lower_ in ("at", "in", "near", "outside") and town.pos_ == "PROPN"
    if not within or (town == at and known is not None and known.cls != "City"):
        return None
    body = neighbor_of(town.head, -1)
    works = body.pos_ == "NOUN" and _is_body(body, "Facility", "InfrastructureProject")
    if works and (verb.lemma_ in GRAMMAR.by_bodies or _makes(verb)):
        return body
    sure = town.ent_type_ == "GPE" and town.head.lower_ in ("at", "in") and (town != at or known is not None)
    if not sure or (verb.lemma_ not in GRAMMAR.by_bodies and child(verb, "ccomp") is None):
        return None  # "the court in A, which found that B did"
    return body if body.ent_type_ in ("FAC", "ORG") or _is_body(body, "Facility", "Institution") else None


def _makes(verb: Token) -> bool:
    """Tell what works do: "exports cobalt", "supplies power", "stores fuel"."""
    return verb.lemma_ in GRAMMAR.of_works or any(f.property in ("produces", "suppliesTo") for f in _frames(verb))


def _is_body(noun: Token, *kinds: str) -> bool:
    classes = load_naming().classes_of(noun.lemma_.lower()) or ("Topic",)
    return any(load_schema().is_a(classes[0], kind) for kind in kinds)


def _is_body_of_people(noun: Token) -> bool:
    """Tell the army of "officers of the army who shot A": who did were people."""
    people = noun.head.head
    behind = noun.dep_ == "pobj" and noun.pos_ == "NOUN" and noun.head.lower_ in ("at", "from", "in", "of", "with")
    return behind and people.pos_ == "NOUN" and is_person(people) and _is_body(noun, "Facility", "Institution")


def _is_source(noun: Token) -> bool:
    """Tell the place from which a participle says that something comes."""
    coming = noun.head.head
    return noun.head.lower_ == "from" and coming.dep_ == "acl" and coming.tag_ == "VBG"


def _frames(verb: Token) -> tuple[Frame, ...]:
    return load_lexicon().frames.get((verb.lemma_, "verb"), ())


def _is_called(noun: Token, pronoun: Token) -> bool:
    """Tell a name of two words that says nothing of a body, whatever its label: "and Piotr Zych, who left"."""
    words = [*(c.lower_ for c in noun.lefts if c.dep_ == "compound"), noun.lower_]
    beside = pronoun.nbor(-1).text == "," and pronoun.nbor(-2) == noun and noun.dep_ != "pobj"
    unknown = len(words) == 2 and load_naming().class_of_name(words) is None
    return beside and unknown and noun.pos_ == "PROPN" and noun.ent_type_ == "ORG"


def _tells_of_event(noun: Token, verb: Token, pronoun: Token) -> bool:
    """Tell what only an event does, behind a body, a place or a target: "the enlargement of A, which took place"."""
    if verb.lemma_ in GRAMMAR.hurting and _is_struck(noun):
        return True
    if noun.ent_type_ in ("GPE", "ORG") and _takes_place(verb):
        return True
    if pronoun.lower_ == "which":
        sitting = noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lemma_ in GRAMMAR.in_series
        if sitting and (verb.lemma_ in GRAMMAR.hosting or verb.lemma_ in GRAMMAR.coming_about):
            return True  # "the first round of the Lake Dialogue, which was held in May"
        town = noun.ent_type_ in ("GPE", "LOC") or (noun.pos_ == "PROPN" and noun.head.lower_ == "in")
        if town and (_gathers(verb) or (verb.lemma_ in GRAMMAR.sittings_do and _is_scene_of_talks(noun))):
            return True  # "hosted the forum in Luanda, which brought together A", "the forum in Oslo, which adopted A"
    return verb.lemma_ in GRAMMAR.causing and _is_scene(noun)


def _is_scene_of_talks(town: Token) -> bool:
    """Tell the town where people meet: "the talks in Oslo"; a state may act itself."""
    known = load_gazetteer().get(town.doc[town.left_edge.i : town.i + 1].text)
    within = town.dep_ == "pobj" and town.head.lower_ in ("at", "in")
    event = town.head.head
    held = event.lemma_.lower() in GRAMMAR.gatherings or load_naming().class_of_nominal([event.lower_]) == "Event"
    return within and held and (known is None or known.cls == "City")


def _tells_of_thing_made(noun: Token, verb: Token, pronoun: Token) -> bool:
    """Tell what is done with a text, a road or a body, behind what it is of: "a plan for Chad, which A launched"."""
    if verb.lemma_ in GRAMMAR.connecting and noun.lemma_.lower() in GRAMMAR.done_by and child(noun, "prep") is not None:
        return True  # "the construction of a road, which links A to B": the road
    over = noun.head.head if noun.dep_ == "pobj" else noun
    if verb.lemma_ in GRAMMAR.encompassing and noun.pos_ == over.pos_ == "PROPN" and over != noun:
        kind = load_naming().class_of_name([over.lower_])
        return kind in ("Document", "Initiative", "Project")  # "the Plan for the Delta, which covers A": the plan
    if pronoun.dep_ != "dobj":
        return False
    if verb.lemma_ in GRAMMAR.judging_deeds and any(t.dep_ == "pcomp" and t.head.lower_ == "of" for t in spine(noun)):
        return True  # "a policy of closing mines, which A criticised": the policy
    if verb.lemma_ in GRAMMAR.made_things and (noun.ent_type_ in ("GPE", "LOC") or _is_in_title(noun)):
        return True
    if verb.lemma_ in JOINING and noun.tag_ == "NNS":
        return True  # "a bloc of economies that A joined": the bloc
    return noun.ent_type_ == "GPE" and is_party_to(noun, verb)


def _is_start(noun: Token, pronoun: Token) -> bool:
    """Tell the start of a thing that has an aim: "the launch of the Lake Strategy which aims to help A"."""
    verb, of = pronoun.head, child(noun, "prep")
    if noun.lemma_ not in GRAMMAR.beginnings or of is None or of.lower_ != "of" or pronoun.dep_ != "nsubj":
        return False
    planned = any(c.tag_ == "MD" and c.lower_ != "would" for c in verb.lefts)
    beside = of.right_edge.i + 1 >= pronoun.i > of.i and not pronoun.nbor(-1).is_punct
    return beside and verb.lemma_ not in GRAMMAR.holding_events and (verb.tag_ == "VBZ" or planned)


def _differs_in_number(noun: Token, verb: Token, pronoun: Token) -> bool:
    """Tell a verb in another number than the noun: "the rights and the law that protects A" speaks of the law."""
    number, said = number_of(noun), verb_number(verb) if pronoun.dep_ != "dobj" else None
    if noun.tag_ == "NNP" and noun.ent_type_ == "GPE" and not any(c.dep_ == "conj" for c in noun.children):
        number = "one"
    if number is not None and said is not None and number != said:
        return True
    several = noun.tag_ == "NNS" or (noun.tag_ == "NNPS" and noun.ent_type_ not in ("GPE", "ORG"))
    listed = noun.dep_ == "conj" or (noun.dep_ == "appos" and child(noun, "conj") is not None)
    joined = [c for c in noun.rights if c.dep_ == "conj" and c.i < pronoun.i]
    before = bool(joined) and not _is_one_name(noun, joined[-1])
    return said == "one" and ((several and listed) or before)


def _is_one_name(first: Token, last: Token) -> bool:
    """Tell "Acme and Brandt" that the parser takes for one name."""
    return all(t.ent_type_ and t.ent_iob_ == "I" for t in first.doc[first.i + 1 : last.i + 1])


def _is_in_title(noun: Token) -> bool:
    """Tell a word of a title that is no text or plan: "Migration" in "the Strategy on Migration, which A launched"."""
    kinds = load_naming().classes_of(noun.lemma_.lower()) or ("Topic",)
    return (
        noun.pos_ == "PROPN"
        and noun.dep_ in ("dobj", "pobj")
        and noun.ent_type_ != "ORG"
        and set(kinds) <= {"Topic", "Principle"}
    )


def _takes_place(verb: Token) -> bool:
    """Tell what only an event does."""
    place = verb.lemma_ == "take" and any(c.dep_ == "dobj" and c.lemma_ == "place" for c in verb.rights)
    return place or verb.lemma_ in ("happen", "occur")


def _gathers(verb: Token) -> bool:
    """Tell what an event does with people: "brought together A", "gathered A"."""
    if verb.lemma_ == "bring":
        return any(c.lower_ == "together" for c in verb.rights)
    return verb.lemma_ in ("assemble", "convene", "gather") and child(verb, "dobj") is not None


def _is_place_name(noun: Token) -> bool:
    """Tell "a mill in Chad that grinds A", "a report to Jane Roe that": there is one, "that" does not say which."""
    return noun.pos_ == "PROPN" and noun.ent_type_ in ("GPE", "LOC", "PERSON") and noun.dep_ == "pobj"


def _is_of_thing(that: Token) -> bool:
    """Tell "that" right behind a thing which somebody has to do with: "owners and makers of ships that carry A"."""
    thing = that.nbor(-1)
    many = thing.dep_ == "pobj" and thing.tag_ == "NNS" and thing.head.lower_ == "of"
    return many and not is_somebody(thing, sure=True)


def _is_scene(noun: Token) -> bool:
    """Tell where something happens, "the embassy" in "a protest outside the embassy that led to A"."""
    event = child(noun.head.head, "attr") or noun.head.head  # "there is a leak at A which …"
    if noun.dep_ != "pobj" or noun.head.lower_ not in _WHERE or event.pos_ != "NOUN":
        return False
    classes = [load_naming().classes_of(t.lemma_.lower()) or ("",) for t in (noun, event)]
    is_a = load_schema().is_a
    place = noun.ent_type_ in _PLACED or (classes[0][0] != "" and is_a(classes[0][0], "Place"))
    return place and ("Event" in classes[1] or event.lemma_ in word_lists()["ills"])


def _is_setting(noun: Token) -> bool:
    """Tell the place at which something happens: "in Basra, Iraq"."""
    at = noun
    while at.dep_ in ("appos", "conj") and at.head.i < at.i:
        at = at.head
    return noun.ent_type_ in _PLACED and at.head.lower_ in _WHERE


def _is_struck(noun: Token) -> bool:
    """Tell what a blow falls on, "the camp" in "the raid on the camp near A that killed B": the raid kills."""
    striking = word_lists()["deadly"]
    if noun.lemma_.lower() in striking:
        return False
    for t in spine(noun):
        if t.pos_ == "VERB" or t.lower_ in _STRIKERS:
            return False
        if t != noun and t.lemma_.lower() in striking:
            return True
    return False
