"""Mends where a noun's own phrase ends: whose talks those "among A and B" are, what stands beside "the rule of law"."""

from __future__ import annotations

from reportgraph.extract.parsing.repair.somebody import is_person
from reportgraph.extract.parsing.spelling import QUOTES
from reportgraph.extract.parsing.syntax import child, first_conjunct
from reportgraph.extract.parsing.tree import hang, neighbor_of, put, take_place
from reportgraph.ontology.frames import word_lists
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.naming import load_naming
from spacy.tokens import Token

_OWNED = frozenset({"ADJ", "ADV", "NOUN", "NUM", "PROPN"})  # words of what belongs to somebody
_ASTRAY = frozenset({"appos", "conj", "dep", "npadvmod"})
_ON = frozenset({"about", "on", "over", "regarding"})  # before what is talked of


def mend_parties(preposition: Token) -> None:
    """ "convened talks among A and B" with the talks convened among them: they are theirs."""
    noun = neighbor_of(preposition, -1)
    event = noun.dep_ in ("dobj", "nsubjpass") and noun.head == preposition.head and noun.pos_ == "NOUN"
    if event and (load_naming().classes_of(noun.lemma_.lower()) or ("",))[0] in ("Event", "CooperationMechanism"):
        hang(preposition, noun, "prep")


def mend_backing(to: Token) -> None:
    """ "confirmed their respect and support to A" with what is confirmed to A: the support is for A.

    So is the commitment in "reaffirmed the commitment of B to A".
    """
    quoted = neighbor_of(to, -1).text in QUOTES  # "reaffirmed their commitment “to A”"
    noun = neighbor_of(to, -2 if quoted else -1)
    whole = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else noun
    if (
        whole.dep_ == "dobj"
        and whole.head == to.head
        and whole.lemma_ in GRAMMAR.devotion | {"solidarity"}
        and (noun.i > whole.i or quoted)
    ):
        hang(to, whole, "prep")
        return
    first = first_conjunct(noun)
    added = (
        noun.dep_ == "conj"
        and noun.lemma_ in GRAMMAR.backing | GRAMMAR.devotion | {"opposition"}
        and first.dep_ == "dobj"
    )
    if added and to.head == first.head and first.head.lemma_ not in GRAMMAR.giving_support:
        hang(to, noun, "prep")


def mend_joining(to: Token) -> None:
    """ "reiterated support for the accession of B and C to A" with what is reiterated to A: they join it."""
    member = first_conjunct(neighbor_of(to, -1))
    joining = member.head.head
    own = member.dep_ == "pobj" and member.head.lower_ == "of" and joining.lemma_ in GRAMMAR.accessions
    if own and to.head != joining and to.head.is_ancestor(joining):
        hang(to, joining, "prep")


def mend_of_its_kind(kind: Token) -> None:
    """ "opened the first of its kind centre" with a first of a centre: the centre is the first of its kind."""
    its, of = neighbor_of(kind, -1), neighbor_of(kind, -2)
    noun, rank = child(of, "pobj"), of.head
    if its.tag_ != "PRP$" or of.lower_ != "of" or noun is None or noun.i <= kind.i or rank.pos_ not in ("ADJ", "NOUN"):
        return
    take_place(noun, rank)
    for c in [c for c in rank.children if c != of]:
        hang(c, noun, c.dep_)
    hang(rank, noun, "amod")
    rank.pos_, rank.tag_ = "ADJ", "JJ"
    hang(kind, of, "pobj")
    kind.pos_, kind.tag_ = "NOUN", "NN"
    hang(its, kind, "poss")


def mend_respect(for_: Token) -> None:
    """ "rests on trust, peace and respect for A" with what it rests for: the respect is for A."""
    noun = neighbor_of(for_, -1)
    if noun.lemma_ in ("regard", "respect") and noun.pos_ == "NOUN" and first_conjunct(noun).dep_ in ("dobj", "pobj"):
        hang(for_, noun, "prep")


def mend_field_of_writing(on: Token) -> None:
    """ "opened an exhibition on A" with A as where it was opened: the exhibition is on A."""
    noun, field = neighbor_of(on, -1), child(on, "pobj")
    told = noun.dep_ == "dobj" and noun.head == on.head and noun.lemma_ in word_lists()["writings"]
    if told and field is not None and field.ent_type_ not in ("DATE", "TIME"):
        hang(on, noun, "prep")


def mend_use_of_asked(for_: Token) -> None:
    """ "asked for books for schools" with schools as what is asked for: the books are for them."""
    noun = neighbor_of(for_, -1)
    asked = noun.dep_ == "pobj" and noun.head.lower_ == "for" and noun.head.head == for_.head
    lasting = any(t.ent_type_ in ("DATE", "TIME") for t in (noun, *for_.children))
    if asked and noun.pos_ == "NOUN" and noun.lemma_ not in GRAMMAR.areas and not lasting:
        hang(for_, noun, "prep")


def mend_day_of_text(of: Token) -> None:
    """ "clarifies section 2 of the Lake Order of 5 May" with a section of that day: the order is."""
    day, before = child(of, "pobj"), neighbor_of(of, -1)
    text = before.head if before.pos_ == "NUM" and before.head.i == before.i - 1 else before  # "Order 14156 of 5 May"
    if day is None or day.ent_type_ != "DATE" or text.pos_ != "PROPN" or text.dep_ != "pobj":
        return
    if text.head.lower_ == "of" and text.head.head == of.head and of.head.pos_ == "NOUN":
        hang(of, text, "prep")


def mend_second_naming(as_: Token) -> None:
    """ "proclaims 3 May as A Day and 1 May through 7 May as A Week" with a day that lasts a week: each has its own."""
    name = as_.head
    first = name.head if name.dep_ == "pobj" else name
    day = next((c for c in name.rights if c.dep_ == "conj" and c.ent_type_ == "DATE" and c.i < as_.i), None)
    named = child(first.head, "dobj") if first.lower_ == "as" else None
    if day is None or named is None or named.ent_type_ != "DATE":
        return
    for c in [c for c in name.rights if day.i < c.i < as_.i and c.dep_ == "prep"]:
        hang(c, day, "prep")
    hang(day, named, "conj")
    hang(as_, first.head, "prep")


def mend_exchanged(between: Token) -> None:
    """ "the exchange of experts between A and B" with experts between them: the exchange is."""
    thing, of = between.head, between.head.head
    if (
        thing.dep_ == "pobj"
        and of.lower_ == "of"
        and of.head.lemma_ == "exchange"
        and thing.lemma_ in GRAMMAR.exchanged
    ):
        hang(between, of.head, "prep")


def mend_seller(from_: Token) -> None:
    """ "the acquisition of a mine from A" with a mine from A: it is had from him."""
    thing = from_.head
    deed = thing.head.head if thing.dep_ == "pobj" and thing.head.lower_ == "of" else thing
    if deed.lemma_ in GRAMMAR.takeovers and deed != thing:
        hang(from_, deed, "prep")


def mend_company(with_: Token) -> None:
    """ "met at the ministry with A", "held talks via video link with A" with a ministry or a link that is with A.

    So is it with a topic of which somebody talks: "exchanged views on the strike with Minister A".
    """
    link = with_.head.head
    verb = link.head
    held = verb.lemma_ == "meet" or any(c.dep_ == "dobj" and c.lemma_ in GRAMMAR.talks for c in verb.rights)
    there = (link.lower_ in ("at", "in") and held) or with_.head.lemma_ in GRAMMAR.wires
    party = child(with_, "pobj")
    if link.lower_ in _ON and party is not None and party.ent_type_ == "PERSON":
        verb = verb.head if verb.dep_ == "dobj" else verb
        there = verb.lemma_ in GRAMMAR.exchanging
    if link.dep_ != "prep" or verb.pos_ != "VERB" or not there:
        return
    if not any(c.lower_ == "with" and c.dep_ == "prep" for c in verb.rights):
        hang(with_, verb, "prep")


def mend_brought_to(to: Token) -> None:
    """ "welcomed the leaders of A to B" with leaders to B: that is where they are brought."""
    people, place = to.head, child(to, "pobj")
    brought = people.dep_ == "dobj" and people.head.lemma_ in GRAMMAR.bringing_to and is_person(people)
    posted = people.lemma_.lower() in GRAMMAR.envoys  # "summoned the ambassador to A"
    if people.dep_ == "dobj" and place is not None and place.lower_ == "death":
        hang(to, people.head, "prep")  # "beat a guard to death"
    if brought and not posted and place is not None and place.ent_type_ in ("FAC", "GPE", "LOC"):
        hang(to, people.head, "prep")


def mend_owner(mark: Token) -> None:
    """ "with A and B and Peru's envoy C" with Peru as who is there: what stands behind "'s" is, and Peru owns it."""
    owner, doc, end = mark.head, mark.doc, mark.i + 1
    while end < mark.sent.end and doc[end].pos_ in _OWNED:
        end += 1
    chunk = doc[mark.i + 1 : end]
    owned = next((t for t in chunk if t.pos_ in ("NOUN", "PROPN") and not mark.i < t.head.i < end), None)
    if owned is None or owner.dep_ != "conj" or owner.head.i > owner.i or any(c.i > mark.i for c in owner.children):
        return
    first = first_conjunct(owner)
    if owned.is_ancestor(owner) and first.dep_ != "nmod":
        return  # it owns it already
    if first.dep_ == "nmod" and first.head == owned:  # "A and B and Peru's envoy C met", with A as a word of C's name
        take_place(first, owned)
    elif owned.dep_ not in _ASTRAY and (owned.head, owned.dep_) not in [(t.head, t.dep_) for t in (first, first.head)]:
        return
    if not owned.is_ancestor(owner.head):
        put(owned, owner.head, "conj")
        hang(owner, owned, "poss")


def mend_fixed_phrase(of: Token) -> None:
    """ "the rule of law and human rights" with a rule of rights: a fixed phrase takes in nothing more.

    "Peru's head of state Jon Roe" with a state called so: the head is.
    """
    head, inner = of.head, of.nbor() if of.i + 1 < len(of.doc) else of
    known = load_naming().phrases_from.get(head.lower_, ())
    if of.i != head.i + 1 or (head.lower_, "of", inner.lower_) not in known:
        return
    if inner.dep_ == "compound" and inner.head.dep_ == "pobj" and inner.head.head == of:
        name = inner.head  # "of" the "state Jon Roe"
        hang(inner, of, "pobj")
        hang(name, inner, "appos")
    behind = neighbor_of(inner, 1)
    while behind.dep_ == "compound" and behind.head.i > behind.i and behind.pos_ == "PROPN":
        behind = behind.head
    if behind.pos_ == "PROPN" and behind.left_edge.i == inner.i + 1 and behind.head in (inner, head.head):
        hang(behind, head, "appos")
    for added in [c for c in head.rights if c.dep_ == "conj" and (head.lower_, "of", c.lower_) in known]:
        put(added, inner, "conj")  # "freedom of navigation and overflight"
    for added in [c for c in inner.rights if c.dep_ == "conj"]:
        if inner.tag_ == "NNS" == added.tag_ or (head.lower_ == "freedom" and added.lemma_ != "right"):
            return  # "a network of roads and railways", "freedom of speech and assembly"
        for link in [c for c in inner.rights if c.dep_ == "cc" or c.text == ","]:
            hang(link, head, link.dep_)
        hang(added, head, "conj")


def mend_trouble(participle: Token) -> None:
    """ "sent aid to Peru reeling from floods" with the floods as trouble of who sent it: it is Peru's."""
    sufferer = neighbor_of(participle, -1)
    governed = sufferer.dep_ in ("pobj", "dobj") and sufferer.pos_ in ("NOUN", "PROPN")
    if participle.lemma_ in GRAMMAR.suffering and governed:
        hang(participle, sufferer, "acl")


def mend_blow_of_place(participle: Token) -> None:
    """ "was struck near the dam killing two" with a dam that killed: the blow did."""
    place = participle.head
    verb = next((t for t in place.ancestors if t.pos_ == "VERB"), place)
    if place.dep_ == "pobj" and verb.lemma_ in GRAMMAR.striking and verb.tag_ in ("VBD", "VBN"):
        hang(participle, verb, "advcl")


def mend_voiced_deed(of: Token) -> None:
    """ "expressed regret and denunciation of A" with a regret of A: that is no word with "of"."""
    noun = neighbor_of(of, -1)
    if noun.dep_ == "conj" and noun.head == of.head and of.head.lemma_ in GRAMMAR.feelings | {"solidarity"}:
        hang(of, noun, "prep")


def mend_behind_day(of: Token) -> None:
    """ "the arrest on 3 May, of two men" with a May of two men: a day has nothing of its own, a deed has."""
    day, doc = of.head, of.doc
    on = day.head
    if day.pos_ not in ("PROPN", "NUM"):
        return  # "in the early days of A" are A's days
    if day.ent_type_ != "DATE" or on.dep_ != "prep" or doc[of.i - 1].ent_type_ not in ("DATE", "") or on.i == 0:
        return
    behind = next((t for t in of.rights if t.dep_ == "pobj"), None)
    before = neighbor_of(on, -1) if doc[on.i - 1].text != "," else doc[on.i - 2]
    noun = next((t for t in (before, *before.ancestors) if t.pos_ == "NOUN" and _happens(t)), None)
    year = behind is not None and behind.like_num
    if behind is not None and noun is not None and not year and not any(c.lower_ == "of" for c in noun.rights):
        hang(of, noun, "prep")


def _happens(noun: Token) -> bool:
    return (load_naming().classes_of(noun.lemma_.lower()) or ("",))[0] == "Event"


def mend_place_of_event(preposition: Token) -> None:
    """ "the summit of A, B, and C in D" with a C in D: what several have together takes place there."""
    last = preposition.head
    first = first_conjunct(last)
    of = first.head
    event = of.head
    listed = last.dep_ == "conj" and last.pos_ == "PROPN" and first.dep_ == "pobj"
    named = any(c.dep_ == "pobj" and c.pos_ == "PROPN" for c in preposition.rights) and _happens(event)
    if listed and named and of.lower_ in ("of", "between", "among") and event.pos_ in ("NOUN", "PROPN"):
        hang(preposition, event, "prep")


def mend_grade(number: Token) -> None:
    """ "a magnitude 6.8 earthquake" with a magnitude that strikes, or 6.8 earthquakes: the number tells the grade."""
    grade, noun = neighbor_of(number, -1), number.head if number.head != neighbor_of(number, -1) else number.head.head
    if grade.lower_ not in GRAMMAR.grades or grade.pos_ != "NOUN" or noun.i < number.i or noun.pos_ != "NOUN":
        return
    if noun.left_edge.i >= grade.i and (grade.head == noun or grade.dep_ in ("nsubj", "dobj", "pobj")):
        place, label = grade.head, grade.dep_
        for c in [c for c in grade.children if c.i < grade.i]:
            hang(c, noun, c.dep_)
        if place != noun:
            hang(noun, place, label)
        hang(grade, noun, "nmod")
    hang(number, grade, "nummod")
