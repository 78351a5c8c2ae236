"""Mends participles behind a comma that the parser hangs on whoever stands before it, or on the main verb far away."""

from __future__ import annotations

from itertools import takewhile

from reportgraph.extract.parsing.labels import NOUNY, PAST
from reportgraph.extract.parsing.repair.clauses.outcomes import (
    mend_foreseen_outcome,
    mend_led_to_act,
    mend_scheduled,
    mend_worsened_by_trouble,
)
from reportgraph.extract.parsing.repair.clauses.participle_aims import (
    DESCRIBING,
    mend_aim_of_made,
    mend_aim_of_somebody,
    mend_aim_of_undertaking,
    mend_told_of_held,
)
from reportgraph.extract.parsing.repair.clauses.trailing_phrases import mend_trailing_phrase
from reportgraph.extract.parsing.repair.phrases.own_phrases import mend_blow_of_place, mend_trouble
from reportgraph.extract.parsing.syntax import child
from reportgraph.extract.parsing.tree import hang, spine
from reportgraph.ontology.frames import word_lists
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.lexicon import load_lexicon
from reportgraph.ontology.naming import load_naming
from reportgraph.ontology.schema import load_schema
from spacy.tokens import Doc, Token

_LOOSE = frozenset({"acl", "advcl", "conj"})
_ALSO = frozenset({"already", "also", "likewise"})
_VAGUE = frozenset({"help", "role", "support", "work"})  # what nobody chairs
_CHAIRED = ("Event", "Institution", "Project")
_FOUNDING = frozenset({"create", "establish", "found", "incorporate", "institute"})  # hardly said of texts and visits
_CONSISTING = frozenset({"comprising", "composed", "consisting", "featuring"})


def repair_trailing(doc: Doc) -> None:
    """Hang what ends a clause on what it tells of: the deal that is "aimed at" something, the strike that kills."""
    for token in doc:
        _mend_anywhere(token)
        if token.i >= 2 and token.left_edge.i >= 1 and doc[token.left_edge.i - 1].text == ",":
            _mend_behind_comma(token)


def _mend_anywhere(token: Token) -> None:
    """Mend what needs no comma before it."""
    if token.lower_ == "turn" and token.dep_ == "pobj" and token.left_edge == token and token.head.lower_ == "in":
        for c in [c for c in token.rights if c.tag_ == "VBG"]:
            hang(c, token.head.head, "advcl")  # "A cut B, in turn harming C" with a turn that harms it
    if token.dep_ == "acl" and token.tag_ == "VBG" and token.lemma_ in GRAMMAR.minding:
        _mind_of_thing(token)
    if token.tag_ == "VBG" and token.dep_ in ("xcomp", "advcl") and token.i > token.head.i:
        _deed_of_agent(token)
        _deed_of_helper(token)
        mend_trouble(token)
    if token.dep_ == "acl" and token.tag_ == "VBG" and token.lemma_ in GRAMMAR.wounding:
        mend_blow_of_place(token)
    if token.lower_ == "related" and token.dep_ in ("acl", "amod") and token.i > token.head.i:
        matter = token.head.head.head
        if token.head.dep_ == "pobj" and matter.lemma_ in GRAMMAR.issues and matter.i < token.i:
            hang(token, matter, "acl")  # "problems in A related to B" with A as what is
    if token.lower_ in DESCRIBING and token.dep_ in ("oprd", "advcl", "xcomp", "acomp"):
        mend_told_of_held(token)
    if token.dep_ == "prep" and token.i > 1:
        mend_trailing_phrase(token)
    if token.dep_ == "acl" and token.tag_ == "VBN" and token.lemma_ in GRAMMAR.destined:
        mend_aim_of_undertaking(token)
    if token.lemma_ == "lead" and token.pos_ == "VERB":
        mend_led_to_act(token)


def _mend_behind_comma(token: Token) -> None:
    """Mend what a comma parts from the clause that it ends."""
    if token.dep_ in ("acl", "relcl") and token.tag_ == "VBG" and token.lemma_ in GRAMMAR.effecting:
        _effect_of_place(token)
    if token.dep_ == "advcl" and token.tag_ == "VBG" and token.i < token.head.i and token.lemma_ in GRAMMAR.opening:
        _start_of_event(token)
    if token.dep_ == "advcl" and token.tag_ == "VBG" and token.lemma_ in GRAMMAR.content_of_texts:
        _content_of_text(token)
    if token.lower_ in _CONSISTING and token.dep_ in ("advcl", "conj"):
        _parts_of_nearest(token)
    if token.dep_ in _LOOSE and token.tag_ in PAST and token.lemma_ in GRAMMAR.convening | {"hold"}:
        _event_far_away(token)
    if token.dep_ in ("acl", "advcl") and token.tag_ == "VBN" and token.lemma_ in GRAMMAR.commanding:
        _head_of_one_of_two(token)
        _head_of_named(token)
    if token.dep_ in ("acl", "relcl") and token.tag_ == "VBN" and token.lemma_ in GRAMMAR.commanding:
        _head_of_body_on(token)
    if token.dep_ in ("acl", "advcl") and token.tag_ == "VBN" and token.lemma_ in _FOUNDING:
        _founding_far_away(token)
    if token.dep_ == "advcl" and token.tag_ == "VBN" and token.lemma_ in GRAMMAR.made_when:
        _time_of_text(token)
    if token.dep_ == "acl" and token.tag_ == "VBN" and token.lemma_ in GRAMMAR.destined:
        mend_aim_of_somebody(token)
        mend_aim_of_made(token)
    if token.dep_ in ("advcl", "conj", "dep") and token.tag_ == "VBN" and token.left_edge.lower_ in _ALSO:
        _done_to_nearest(token)
    if token.dep_ == "advcl" and token.tag_ == "VBG" and token.lemma_ in GRAMMAR.speaking:
        _words_of_decider(token)
    if token.dep_ in ("acl", "advcl") and token.tag_ == "VBG":
        mend_foreseen_outcome(token)
    if token.dep_ == "advcl" and token.tag_ == "VBG":
        mend_worsened_by_trouble(token)
    if token.dep_ == "advcl" and token.tag_ == "VBN":
        mend_scheduled(token)
    if token.dep_ == "advcl" and token.tag_ == "VBG" and token.lemma_ in GRAMMAR.effecting:
        _effect_of_called_for(token)
    if token.dep_ == "advcl" and token.tag_ == "VBG" and token.lemma_ in GRAMMAR.wounding:
        _blow_far_away(token)


def _words_of_decider(participle: Token) -> None:
    """ "decided to leave A, condemning B" with the condemning as what is to come: it is said now."""
    over = participle.head
    while over.dep_ in ("xcomp", "conj") and over.tag_ == "VB" and over.head.i < over.i:
        over = over.head
    if over.tag_ in ("VBD", "VBZ", "VBP") and over != participle.head:
        hang(participle, over, "advcl")


def _effect_of_called_for(participle: Token) -> None:
    """ "called for opening A, helping B", "for more A, boosting B" with a call that does it: what is wanted does."""
    calls = participle.head.rights if participle.head.lemma_ in GRAMMAR.calling else ()
    links = (c for c in calls if c.lower_ == "for" and c.dep_ == "prep" and c.i < participle.i)
    wanted = child(next(links, participle), "pcomp", "pobj")
    if wanted is not None and wanted.i < participle.i:
        hang(participle, wanted, "advcl" if wanted.pos_ == "VERB" else "acl")


def _effect_of_place(participle: Token) -> None:
    """ "will build a plant in A, helping B" with A as what helps: that the plant is built does."""
    place = participle.head
    deed = next((t for t in place.ancestors if t.pos_ == "VERB"), place)
    inside = place.ent_type_ == "GPE" and place.dep_ == "pobj" and place.head.lower_ in ("in", "at", "near")
    if inside and deed.i < place.i and child(participle, "nsubj", "aux") is None:
        hang(participle, deed, "advcl")


def _done_to_nearest(participle: Token) -> None:
    """ "A joined the pact, also signed by B" with A as what B signed: the pact is."""
    thing = participle.doc[participle.left_edge.i - 2]
    plain = child(participle, "nsubj", "nsubjpass", "aux", "auxpass") is None
    if plain and child(participle, "agent") is not None and thing.dep_ in ("dobj", "pobj") and thing.pos_ == "NOUN":
        hang(participle, thing, "acl")


def _deed_of_helper(doing: Token) -> None:
    """ "sent doctors to help A fight B while building C" with C as what A builds: whoever sends them does so."""
    mark, deed = child(doing, "mark"), doing.head
    help_ = deed.head
    helped = deed.tag_ == "VB" and deed.dep_ in ("ccomp", "xcomp") and help_.lemma_ in GRAMMAR.letting
    if mark is not None and mark.lower_ == "while" and helped and (help_.dep_, help_.tag_) == ("advcl", "VB"):
        hang(doing, help_.head, "advcl")


def _mind_of_thing(verb: Token) -> None:
    """ "called a vote ahead of schedule hoping to win" with a schedule that hopes: only somebody does."""
    classes = load_naming().classes_of(verb.head.lemma_.lower()) or ("Person",)
    main = next((a for a in verb.ancestors if a.pos_ == "VERB" and a.dep_ != "amod"), None)
    somebody = verb.head.pos_ != "NOUN" or any(load_schema().is_a(cls, "Actor") for cls in classes)
    if main is not None and main.i < verb.head.i and not somebody:
        hang(verb, main, "advcl")


def _head_of_one_of_two(verb: Token) -> None:
    """ "fighting between A, led by Ann Roe, and B" with fighting that Ann Roe and B lead: she leads A."""
    doc, agent = verb.doc, child(verb, "agent")
    leader = child(agent, "pobj") if agent is not None else None
    side = next((t for t in spine(doc[verb.left_edge.i - 2]) if t.dep_ == "pobj" and t.head.lower_ == "between"), None)
    if side is None or leader is None or child(side, "conj") is not None:
        return
    if verb.head != side:
        hang(verb, side, "acl")
    hosts = (leader, verb, side.head.head)
    other = next((t for t in doc[verb.i : verb.sent.end] if t.dep_ == "conj" and t.head in hosts), None)
    link = doc[other.left_edge.i - 1] if other is not None else None
    if other is not None and link is not None and link.dep_ == "cc" and link.nbor(-1).text == ",":
        hang(other, side, "conj")
        hang(link, side, "cc")


def _head_of_named(verb: Token) -> None:
    """ "repeats its support for the Lake Commission, chaired by A" with a repeating that A chairs."""
    before = verb.doc[verb.left_edge.i - 2]
    vague = verb.dep_ == "advcl" or verb.head.lemma_ in _VAGUE
    if child(verb, "agent") is None or before.pos_ != "PROPN" or not vague or before.i < verb.head.i:
        return
    within = list(spine(before, verb.head))
    named = [t for t in within if t.pos_ == "PROPN"]
    own = verb.dep_ == "acl" or within[-1].dep_ == "dobj"  # not "will be set up in A, chaired by B"
    if own and named[-1].dep_ in ("dobj", "pobj") and named[-1].ent_type_ not in ("PERSON", "GPE"):
        hang(verb, named[-1], "acl")


def _head_of_body_on(verb: Token) -> None:
    """ "set up a council on A, to be chaired by B" with A as what B chairs: it is the council, or a fund for A."""
    field, link = verb.head, verb.head.head
    if (
        field.dep_ != "pobj"
        or field.pos_ != "NOUN"
        or link.lower_ not in ("for", "on")
        or child(verb, "nsubj") is not None
    ):
        return
    made = link.head if link.head.pos_ == "NOUN" else child(link.head, "dobj")
    words = ([t.nbor(-1).lower_, t.lemma_.lower()] for t in (field, made) if t is not None and t.i)
    led = [load_naming().class_of_nominal(pair) or load_naming().class_of_nominal(pair[1:]) for pair in words]
    able = [cls is not None and any(load_schema().is_a(cls, kind) for kind in _CHAIRED) for cls in led]
    able[0] = able[0] and not (led[0] == "Event" and field.lemma_ not in load_lexicon().gatherings)  # "on drought"
    if made is not None and made.i < link.i and able == [False, True]:
        hang(verb, made, verb.dep_)


def _deed_of_agent(verb: Token) -> None:
    """ "was met by A pledging B" with what was met as who pledges B: A does."""
    doer, told = verb.nbor(-1), child(verb.head, "nsubjpass")
    if told is not None and "Document" in (load_naming().classes_of(told.lemma_.lower()) or ()):
        return  # "a rule was issued by A requiring B"
    if doer.dep_ == "pobj" and doer.head.dep_ == "agent" and doer.head.head == verb.head and doer.pos_ in NOUNY:
        hang(verb, doer, "acl")


def _parts_of_nearest(verb: Token) -> None:
    """ "came as A sent a package of aid, comprising B" with who came as what comprises B: the package does."""
    before = verb.doc[verb.left_edge.i - 2]
    phrase = list(takewhile(lambda t: t.pos_ != "VERB", spine(before)))
    nouns = [t for t in phrase if t.pos_ in NOUNY]
    named = bool(nouns) and nouns[0].pos_ == "PROPN" and verb.lower_ == "comprising"
    near = nouns[:1] if named or verb.lower_ in ("composed", "consisting") else nouns[-1:]
    whole = next(iter(near), None)  # "a pact with the Lake Union, composed of A"
    if whole is not None and whole.dep_ in ("dobj", "pobj", "attr") and whole.i < verb.i:
        for c in [c for c in verb.rights if c.lower_ == "as" and c.nbor(-1).text == ","]:
            hang(c, verb.head, "prep")  # "reaffirmed the spirit, featuring trust and equality, as the basis of A"
        hang(verb, whole, "acl")


def _content_of_text(verb: Token) -> None:
    """ "shall submit a report to A, identifying B" with who submits it as what identifies B: the report does."""
    text = child(verb.head, "dobj")
    if text is not None and text.i < verb.i and load_naming().class_of_nominal([text.lemma_.lower()]) == "Document":
        hang(verb, text, "acl")


def _founding_far_away(verb: Token) -> None:
    """ "a project of the Lake Group (LG), set up by A" with the project as what A set up: the group is."""
    kinds = load_naming()
    near = (t for t in spine(_before_comma(verb), verb.head) if t.pos_ == "PROPN" and t.n_lefts and t.text[0].isupper())
    body = next((t for t in near if _is_body(kinds.class_of_name([t.lower_]))), None)
    founded = child(verb, "agent") is not None or any(c.ent_type_ == "DATE" for p in verb.rights for c in p.children)
    own = _is_body(kinds.class_of_nominal([verb.head.lower_]))  # "a body of the Lake Group, set up by A"
    if body is not None and body.dep_ == "pobj" and founded and not own:
        hang(verb, body, "acl")


def _before_comma(verb: Token) -> Token:
    """Give the word before the comma ahead of a verb, or before the short form that stands there in brackets."""
    at = verb.left_edge.i - 2
    if verb.doc[at].text == ")":
        at = next((i - 1 for i in range(at, max(at - 6, 0), -1) if verb.doc[i].text == "("), at)
    return verb.doc[at]


def _is_body(cls: str | None) -> bool:
    return cls is not None and load_schema().is_a(cls, "Institution")


def _event_far_away(verb: Token) -> None:
    """ "it opened the day of the summit of A, attended by B" with B as who attends what opened: it is the summit.

    So is what "the plan at the summit, being held in A" tells of.
    """
    told = any(c.dep_ == "agent" or (c.dep_ == "prep" and c.lower_ in ("at", "in")) for c in verb.rights)
    whole = any(c.dep_ in ("nsubj", "nsubjpass") or (c.dep_ == "auxpass" and c.lower_ != "being") for c in verb.lefts)
    if whole or not told:
        return
    before = spine(verb.doc[verb.left_edge.i - 2], verb.head)
    kinds = ("NOUN",) if verb.lemma_ == "join" else NOUNY
    events = (
        t for t in before if t.pos_ in kinds and "Event" in (load_naming().classes_of(t.lemma_.lower()) or ())[:1]
    )
    event = next((t for t in events if verb.lemma_ != "hold" or t.lemma_ in word_lists()["series"]), None)
    if event is not None and event.dep_ in ("dobj", "pobj"):
        hang(verb, event, "acl")
        verb.tag_ = "VBN"


def _start_of_event(participle: Token) -> None:
    """ "At the summit, starting on 5 May, A will sign B" with A, or the signing, as what starts: the summit does."""
    event, when = _before_comma(participle), child(participle, "prep")
    held = event.dep_ == "pobj" and "Event" in (load_naming().classes_of(event.lemma_.lower()) or ())[:1]
    if held and when is not None and when.lower_ in ("in", "on") and child(participle, "nsubj", "dobj") is None:
        hang(participle, event, "acl")


def _time_of_text(verb: Token) -> None:
    """ "builds on the Lake Strategy, adopted in 2022" with who builds as what was adopted then: the strategy was."""
    before, when = _before_comma(verb), verb.nbor() if verb.i + 1 < len(verb.doc) else verb
    dated = when.dep_ == "prep" and any(c.ent_type_ == "DATE" for c in when.children)
    named = before.text[0].isupper() and before.pos_ in NOUNY and verb.head.i < before.i
    if dated and named and child(verb, "nsubj", "nsubjpass", "mark") is None:
        top = [
            t for t in (before, *before.ancestors) if t.pos_ in NOUNY and t.i > verb.head.i and verb.head.is_ancestor(t)
        ]
        hang(verb, top[-1] if top else before, "acl")


def _blow_far_away(verb: Token) -> None:
    """ "called on A to judge those who struck B, killing C" with A who is to kill: who struck does."""
    main, deadly = verb.head, word_lists()["deadly"]
    inner = [
        t
        for t in verb.doc[main.i + 1 : verb.left_edge.i]
        if t.pos_ == "VERB" and t.dep_ in ("relcl", "ccomp", "advcl", "acl") and main.is_ancestor(t)
    ]
    if not inner or any(t.lemma_ in deadly for t in (main, *(c for c in main.children if c.dep_ in ("dobj", "nsubj")))):
        return
    nearest = inner[-1]
    if nearest.lemma_ in deadly or any(c.lemma_ in deadly for c in nearest.subtree):
        hang(verb, nearest, "advcl")
