"""Mends phrases that tell where somebody says something: "unveiled the plan in a speech" with a plan in a speech.

And where a vote is that somebody wins, "won the election in Chad" with the winning in Chad, and where bodies meet.
"""

from __future__ import annotations

from reportgraph.extract.parsing.labels import ACTORS
from reportgraph.extract.parsing.repair.somebody import is_person
from reportgraph.extract.parsing.spelling import is_ordinal, singular
from reportgraph.extract.parsing.syntax import child, first_conjunct, is_infinitive
from reportgraph.extract.parsing.tree import NOMINAL, SUBJECTS, first_word, hang, neighbor_of
from reportgraph.ontology.gazetteer import load_gazetteer
from reportgraph.ontology.grammar import GRAMMAR, governs
from reportgraph.ontology.naming import load_naming
from reportgraph.ontology.schema import load_schema
from spacy.tokens import Doc, Token

_LINKS = frozenset({"in", "at", "during"})
_TOLD_BY = frozenset({"about", "of", "on"})
_HELD = frozenset({"convened", "held", "hosted", "organised", "organized"})
_IN_ROWS = frozenset({"ADJ", "CCONJ", "DET", "NOUN", "PART", "PROPN"})
_ON_MAP = frozenset({"FAC", "GPE", "LOC"})
_PARTIES = frozenset({"among", "between", "with"})
_CALLED = frozenset({"press", "news"})  # conferences
_CALLS, _BY_SIGHT = frozenset({"call", "conversation"}), frozenset({"video"})  # "in a phone call"


def repair_occasions(doc: Doc) -> None:
    """Hang what tells on which occasion something was said on the verb of saying."""
    for token in doc:
        thing = token.head
        if token.dep_ == "prep" and token.lower_ == "for" and thing.dep_ == "dobj" and thing.head.pos_ == "VERB":
            _while(token)
            _signer_behind_text(token)
        if token.dep_ == "prep" and token.lower_ in ("in", "under", "at") and thing.dep_ in SUBJECTS:
            _denial_behind_subject(token)
            _telling_on_occasion(token)
        if token.dep_ == "prep" and token.lower_ in _PARTIES and thing.lower_ in _HELD:
            _parties_of_what_is_held(token)
        if token.dep_ == "prep" and token.lower_ in _LINKS and thing.dep_ == "dobj" and thing.head.pos_ == "VERB":
            occasion = next((c for c in token.children if c.dep_ == "pobj"), None)
            if occasion is not None and _is_occasion(occasion) and thing.lemma_ not in GRAMMAR.parts_of_speeches:
                hang(token, thing.head, "prep")
        if token.dep_ == "prep" and token.lower_ in ("on", "at") and thing.dep_ == "dobj":
            _margins_of_event(token)
        if token.dep_ == "prep" and token.lower_ == "as" and thing.dep_ in ("dobj", "pobj"):
            _office_at_event(token)
        if token.lower_ == "place" and token.dep_ == "dobj" and thing.lemma_ == "take":
            _told_of_what_takes_place(token)
        if token.dep_ == "amod" and thing.dep_ == "poss" and thing.tag_ == "NNS" and is_ordinal(token.lower_):
            _number_of_meeting(token)
        if token.dep_ == "prep" and token.lower_ in _LINKS and thing.tag_ == "VB":
            _occasion_of_telling(token)
        if token.dep_ == "prep" and token.lower_ == "in" and token.head.pos_ == "VERB" and token.i:
            _place_of_vote(token)
            _place_of_building(token)
        if token.dep_ == "prep" and token.lower_ == "in" and thing.dep_ in ("pobj", "conj"):
            _place_of_session(token)
        if token.dep_ == "prep" and token.lower_ == "in" and thing.dep_ in ("dobj", "pobj"):
            _place_of_meeting_with_officer(token)
        if token.dep_ == "prep" and token.lower_ == "in" and thing.dep_ in ("dobj", "pobj") and thing.pos_ == "PROPN":
            _place_of_meeting(token)
            _place_of_people(token)
        if token.dep_ == "prep" and token.lower_ == "with" and thing.dep_ in ("dobj", "pobj"):
            _partner_of_talks(token)
        if token.dep_ == "prep" and token.lower_ == "with" and token.i and token.nbor(-1).text == ",":
            _people_looking_on(token)


def _while(for_: Token) -> None:
    """ "opposed the bid for some time" with some time as what is bid for: so long it was opposed."""
    lapse = child(for_, "pobj")
    if lapse is None or lapse.lower_ not in ("time", "while") or any(lapse.rights):
        return
    if any(c.lower_ in ("a", "some") for c in lapse.lefts):
        hang(for_, for_.head.head, "prep")


def _margins_of_event(on: Token) -> None:
    """ "signed a pact on the sidelines of A" with a pact that is there: it is where they signed it; talks are there."""
    edge, thing = child(on, "pobj"), on.head
    beside = edge is not None and edge.lower_ in GRAMMAR.margins and thing.head.pos_ == "VERB"
    if beside and thing.lemma_.lower() not in GRAMMAR.talks | GRAMMAR.gatherings:
        hang(on, thing.head, "prep")


def _partner_of_talks(with_: Token) -> None:
    """ "discussed gas supplies with Prime Minister A" with supplies with A: people discuss things with somebody.

    Not so in "discussed the deal with A", "discussed the crisis in ties with A": a deal and ties need somebody.
    """
    thing, partner = with_.head, child(with_, "pobj")
    matters = [thing]
    while thing.dep_ == "pobj" and thing.head.dep_ == "prep" and thing.head.head.pos_ in NOMINAL:
        thing = thing.head.head
        matters.append(thing)
    verb = thing.head
    person = partner is not None and (partner.ent_type_ == "PERSON" or is_person(partner))
    if not person or thing.dep_ != "dobj" or verb.lemma_ not in GRAMMAR.discussing:
        return
    if not any(governs(t.lemma_.lower(), "with") or t.lemma_ in GRAMMAR.talks for t in matters):
        hang(with_, verb, "prep")


def _signer_behind_text(for_: Token) -> None:
    """ "signed the pact for the Government of A" with a pact for it: he signed on its behalf."""
    signer = child(for_, "pobj")
    if signer is None or for_.head.head.lemma_ != "sign":
        return
    kinds = load_naming().classes_of(signer.lemma_.lower()) or ("Topic",)
    if signer.ent_type_ in ACTORS or load_schema().is_a(kinds[0], "Institution"):
        hang(for_, for_.head.head, "prep")


def _denial_behind_subject(link: Token) -> None:
    """ "the policy in no way harmed A" with a policy in no way: so it did not harm it."""
    way, verb = child(link, "pobj"), link.head.head
    if way is None or way.i != link.i + 2 or way.nbor(-1).lower_ != "no" or verb.pos_ != "VERB":
        return
    if link.i > link.head.i and all(t.pos_ in ("ADV", "AUX") for t in link.doc[way.i + 1 : verb.i]):
        hang(link, verb, "prep")


def _telling_on_occasion(link: Token) -> None:
    """ "Minister Jane Roe in a call with A urged B" with a Jane Roe in a call: that is where she did so."""
    occasion, speaker = child(link, "pobj"), link.head
    verb, parted = speaker.head, link.right_edge.i + 1 != first_word(speaker.head)
    if occasion is None or link.lower_ != "in" or parted or verb.lemma_ not in GRAMMAR.speaking:
        return
    opened = occasion.left_edge.lower_ in ("a", "an") and occasion.left_edge.i == link.i + 1
    if speaker.pos_ == "PROPN" and opened and (_is_occasion(occasion) or occasion.lemma_ in GRAMMAR.talks):
        hang(link, verb, "prep")


def _parties_of_what_is_held(link: Token) -> None:
    """ "a meeting held between A and B in C" with the holding between them: it is they who meet."""
    event = link.head.head
    if link.head.dep_ == "acl" and event.lemma_.lower() in GRAMMAR.talks | GRAMMAR.gatherings:
        hang(link, event, "prep")


def _office_at_event(link: Token) -> None:
    """ "attended the summit as President of A" with a summit as a president: it is who attends it."""
    event, office = link.head, child(link, "pobj")
    verb = event.head.head if event.dep_ == "pobj" else event.head
    bare = office is not None and child(office, "det", "poss") is None and office.tag_ in ("NN", "NNP")
    held = bare and office is not None and "Person" in (load_naming().classes_of(singular(office.lower_)) or ())
    if held and verb.pos_ == "VERB" and event.lemma_.lower() in GRAMMAR.gatherings:
        hang(link, verb, "prep")


def _told_of_what_takes_place(place: Token) -> None:
    """ "A forum took place, attended by B" with a place that B attended: it is the forum."""
    event = child(place.head, "nsubj")
    if event is None or event.pos_ not in NOMINAL:
        return
    for told in [c for c in place.head.rights if c.dep_ == "advcl" and c.tag_ in ("VBN", "VBD")]:
        if child(told, "agent") is not None and child(told, *SUBJECTS) is None:
            hang(told, event, "acl")
            told.tag_ = "VBN"


def _number_of_meeting(number: Token) -> None:
    """ "the ninth A-B leaders' meeting" with ninth leaders: it is the ninth time that they meet."""
    meeting = number.head.head
    if meeting.lemma_ in GRAMMAR.in_series:
        hang(number, meeting, "amod")
        for c in [c for c in number.head.lefts if c.dep_ == "det" and c.i < number.i]:
            hang(c, meeting, "det")


def _people_looking_on(with_: Token) -> None:
    """ "was signed by A and B, with C at the ceremony" with C as who signs with them: C is there."""
    people, doc = next((c for c in with_.children if c.dep_ == "pobj"), None), with_.doc
    if people is None or people.pos_ != "PROPN" or with_.head.pos_ != "VERB" or with_.head.i > with_.i:
        return
    end = people.i + 1
    while end < with_.sent.end and (doc[end].pos_ in _IN_ROWS or doc[end].text in (",", "of")):
        end += 1
    behind = doc[end : end + 2].text.lower() if end < with_.sent.end else ""
    if behind.startswith(("at ", "present")) or behind in ("in attendance", "on hand"):
        with_.dep_ = "dep"


def _occasion_of_telling(where: Token) -> None:
    """ "vowed to do A during a meeting held in B" with the doing at the meeting: it was vowed at what was held."""
    occasion = next((c for c in where.rights if c.dep_ == "pobj"), None)
    held = occasion is not None and any(c.dep_ == "acl" and c.lower_ in _HELD for c in occasion.rights)
    above = next((t for t in where.head.ancestors if t.pos_ == "VERB" and not is_infinitive(t)), None)
    if held and above is not None and above.tag_ == "VBD":
        hang(where, above, "prep")


def _place_of_building(where: Token) -> None:
    """ "is funding the Lake Dam, in northern A" with the funding there: what is built or run is there.

    "runs mines in the east of A" too.
    """
    before, place = where.nbor(-1), next((c for c in where.rights if c.dep_ == "pobj"), None)
    comma = before.text == "," and before.i > 1
    thing = before.nbor(-1) if comma else before
    built = thing.dep_ == "dobj" and thing.head == where.head and thing.ent_type_ != "PERSON"
    if not built or place is None or (comma and thing.pos_ != "PROPN"):
        return
    named = place.pos_ == "PROPN" and (comma or place.ent_type_ in _ON_MAP)
    if not named and place.lemma_ not in GRAMMAR.directions:
        return
    if {"Facility", "InfrastructureProject"} & set(load_naming().classes_of(singular(thing.lower_)) or ()):
        hang(where, thing, "prep")


def _place_of_people(where: Token) -> None:
    """ "met executives of A in Lima" with an A in Lima: it is where they met."""
    body = where.head.head
    people = body.head
    met_with = people.dep_ == "pobj" and people.head.lower_ == "with"
    verb = people.head.head if met_with else people.head
    place = next((c for c in where.rights if c.dep_ == "pobj"), None)
    met = (met_with or people.dep_ == "dobj") and verb.lemma_ in GRAMMAR.meeting | GRAMMAR.conferring
    if not met or verb.pos_ != "VERB" or body.lower_ not in ("of", "from"):
        return
    if place is not None and place.ent_type_ == "GPE" and where.right_edge.i + 1 >= where.sent.end - 1:
        hang(where, verb, "prep")


def _place_of_session(where: Token) -> None:
    """ "a meeting of the Joint Committee on Trade in Lima" with a committee in Lima: its meeting is there.

    So is "a seminar on trade and energy in Lima", where the place is a town.
    """
    body = where.head
    link = first_conjunct(body).head
    session = link.head if link.lower_ in _TOLD_BY and link.dep_ == "prep" else body
    place = next((c for c in where.rights if c.dep_ == "pobj"), None)
    if session.pos_ != "NOUN" or place is None or session.i > body.i:
        return
    if link.lower_ != "of" and session != body:
        held = session.lemma_ in GRAMMAR.gatherings | GRAMMAR.talks | GRAMMAR.in_series and _is_town(place)
    else:
        meets = body.pos_ == "PROPN" or body.lemma_ in GRAMMAR.talks | GRAMMAR.convened
        held = meets and session.lemma_ in GRAMMAR.in_series | GRAMMAR.talks and body.dep_ == "pobj"
        held = held and place.ent_type_ == "GPE" and body.ent_type_ != "PERSON"
    if held:
        hang(where, session, "prep")


def _is_town(place: Token) -> bool:
    known = load_gazetteer().get(place.text)
    return known.cls == "City" if known is not None else place.ent_type_ == "GPE"


def _place_of_vote(where: Token) -> None:
    vote = next((c for c in where.head.rights if c.dep_ == "dobj" and c.right_edge.i == where.i - 1), None)
    place = next((c for c in where.rights if c.dep_ == "pobj"), None)
    named = place is not None and place.pos_ == "PROPN" and place.ent_type_ not in ("DATE", "TIME")
    if vote is not None and named and vote.lemma_ in GRAMMAR.votes:
        hang(where, vote, "prep")


def _place_of_meeting(where: Token) -> None:
    """ "met with President Jane Roe in Oslo" with a Jane Roe in Oslo: one person alone is told by no place."""
    name = where.head
    verb = name.head if name.dep_ == "dobj" else name.head.head
    place = next((c for c in where.rights if c.dep_ == "pobj"), None)
    person = name.ent_type_ == "PERSON" and neighbor_of(name, -1).pos_ == "PROPN"
    if person and place is not None and place.ent_type_ == "GPE" and verb.lemma_ in GRAMMAR.meeting:
        hang(where, verb, "prep")


def _place_of_meeting_with_officer(where: Token) -> None:
    """ "met the leader of A in Oslo" with an A in Oslo: that is where they met."""
    inner = where.head
    of = inner.head if inner.dep_ == "pobj" and inner.head.lower_ == "of" else child(inner, "prep")
    officer = of.head if of is not None and of.lower_ == "of" and of.i < where.i else where
    verb = officer.head.head if officer.head.lower_ == "with" else officer.head
    place = next((c for c in where.rights if c.dep_ == "pobj"), None)
    town = place is not None and _is_town(place)
    somebody = officer.dep_ in ("dobj", "pobj") and load_naming().class_of_nominal([officer.lemma_.lower()]) == "Person"
    if somebody and town and verb.pos_ == "VERB" and verb.lemma_ in GRAMMAR.meeting:
        hang(where, verb, "prep")


def _is_occasion(noun: Token) -> bool:
    conference = noun.lemma_ == "conference" and any(c.lower_ in _CALLED for c in noun.lefts)
    wired = noun.lemma_ in _CALLS and any(c.lower_ in GRAMMAR.wires | _BY_SIGHT for c in noun.lefts)
    return conference or wired or noun.lemma_ in GRAMMAR.occasions
