"""Mends on what an infinitive hangs that tells a purpose: on the thing that is for it, or on what is done for it."""

from __future__ import annotations

from reportgraph.extract.parsing.labels import NOUN_SUBJECTS, TIMES
from reportgraph.extract.parsing.syntax import child, first_conjunct
from reportgraph.extract.parsing.tree import hang, neighbor_of, spine
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.lexicon import load_lexicon
from reportgraph.ontology.naming import load_naming
from reportgraph.ontology.schema import PEOPLE
from spacy.tokens import Token

_ABOUT = frozenset({"about", "against", "on"})
_BUILT = frozenset({"Facility", "InfrastructureProject", "Initiative", "Project"})
_BASED = GRAMMAR.grounding | {"build", "found"}  # on something
_DEALS = frozenset({"bid", "deal", "job", "subcontract"})
_SHARES = frozenset({"collaboration", "cooperation", "role"})
_SPENDING = frozenset({"investment", "progress", "work"})
_LASTING = frozenset({"during", "for", "over", "since", "through", "throughout"})
_MORE = frozenset({"all", "everything", "more", "much"})


def mend_aim_of_noun(verb: Token) -> None:
    """ "welcomed the initiative of A to host B" with a welcome that hosts B: it is what A's initiative is.

    "won two contracts to build A" as well: they are for building it.
    """
    before = verb.doc[verb.left_edge.i - 1] if verb.left_edge.i > verb.sent.start else verb
    if verb.head.lemma_ in load_lexicon().depicting and _is_owned_work(before) and gets_done(verb):
        hang(verb, before, "acl")  # "reviewed the success of A's programme to do B"
        return
    if (parted := _parted_plan(before)) is not None:
        hang(verb, parted, "acl")  # "worried about plans, backed by A, to do B"
        return
    plan = before.dep_ == "pobj" and before.lemma_ in GRAMMAR.takes_infinitive | {"initiative"}
    if plan and (owner := child(before, "poss")) is not None and owner.pos_ == "PROPN":
        hang(verb, before, "acl")  # "took note of A's initiative to do B"
        return
    noun = child(verb.head, "dobj")
    paid = before.dep_ == "pobj" and before.head.lower_ == "for" and noun is not None and noun.ent_type_ == "MONEY"
    if paid and not _BUILT.isdisjoint(_kinds(before)):
        hang(verb, before, "acl")  # "approved a million for a project to do B"
        return
    vowed = noun is not None and noun.lemma_ in GRAMMAR.devotion and before.dep_ == "pobj" and noun in before.ancestors
    if noun is not None and vowed and child(noun, "poss", "compound", "nmod") is not None:
        hang(verb, noun, "acl")  # "stressing A's commitment to cooperation to do B"
        return
    planned = noun is not None and noun.lemma_ in GRAMMAR.takes_infinitive | GRAMMAR.striving
    if noun is not None and planned and verb.head.lemma_ == "follow":
        hang(verb, noun, "acl")  # "follows a decision last week to do B"
        return
    if noun is not None and noun.right_edge.i == verb.left_edge.i - 1:
        weighed = verb.left_edge.lower_ == "for" and noun.lemma_ in GRAMMAR.weighing
        hailed = verb.head.lemma_ in GRAMMAR.appraising and _kinds(noun)[:1] != ("Person",)  # "welcomed talks to"
        if weighed or hailed or _is_task(noun) or _is_shown(noun) or _is_own_effort(noun) or _is_left_or_kept_up(noun):
            hang(verb, noun, "acl")  # "stressed the importance for A to do B"
            return
    aims = noun is not None and noun.lemma_ in GRAMMAR.takes_infinitive | {"initiative"}
    of = child(noun, "prep") if noun is not None and aims else None
    owner = child(of, "pobj") if of is not None and of.lower_ in ("of", "by") else None
    if noun is not None and owner is not None and owner.pos_ == "PROPN" and owner.right_edge.i == verb.left_edge.i - 1:
        hang(verb, noun, "acl")


def _appointed(verb: Token) -> None:
    """ "announced the designation of a delegation to attend B" with an announcer who attends: the delegation does."""
    before = verb.doc[verb.left_edge.i - 1] if verb.left_edge.i > verb.sent.start else verb
    for noun in spine(before):
        if noun == verb.head:
            return
        named = noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lemma_ in GRAMMAR.installations
        if named and child(verb, "nsubj", "nsubjpass") is None:
            hang(verb, noun, "acl")
            return


def mend_aim_behind(verb: Token) -> None:
    """ "will end secrecy surrounding A to help B" with a secrecy that helps B: it is ended to that end.

    So "work in a system built on law to help B".
    """
    over = verb.head
    if over.dep_ != "acl" or over.i > verb.i or verb.dep_ != "advcl":
        return
    phrase = child(over, "prep")
    based = phrase is not None and over.lemma_ in _BASED and phrase.lower_ == "on"
    about = over.tag_ == "VBG" and over.lemma_ in GRAMMAR.facing
    deed = next((t for t in over.head.ancestors if t.pos_ == "VERB"), over)
    if (based or about) and deed != over and deed.i < over.i:
        hang(verb, deed, "advcl")


def mend_meant(verb: Token) -> None:
    """ "expressed its keenness to do B", "stressed on the keenness of A to do B" with a stress that does B.

    What somebody has a mind to is told by the noun, as is for what somebody is chosen.
    """
    _appointed(verb)
    on = child(verb.head, "prep")
    noun = child(verb.head, "dobj") or (child(on, "pobj") if on is not None and on.lower_ == "on" else None)
    if noun is None or noun.lemma_ not in GRAMMAR.takes_infinitive & GRAMMAR.minds:
        return
    of = child(noun, "prep")
    owned = child(noun, "poss") is not None or (of is not None and of.lower_ == "of")
    if owned and noun.right_edge.i == verb.left_edge.i - 1:
        hang(verb, noun, "acl")


def mend_aim_of_means(verb: Token) -> None:
    """ "uses every tool it has to do B" with a duty to do B: what one has is used to that end, and B is all there."""
    has, means = verb.head, verb.head.head
    bare = has.lemma_ == "have" and has.dep_ == "relcl" and child(has, "dobj") is None
    own = bare and has.left_edge.tag_ == "PRP" and neighbor_of(has, 1).lower_ == "to"
    over = next((t for t in means.ancestors if t.pos_ == "VERB"), None)
    if own and means.dep_ in ("dobj", "pobj") and child(verb, "dobj") is not None and over is not None:
        hang(verb, over, "advcl")


def mend_served(verb: Token) -> None:
    """ "held a workshop for judges to curb A" with judges who curb A: the workshop is for them, and to that end."""
    mark, people = child(verb, "mark"), child(verb, "nsubj")
    if mark is None or mark.lower_ != "for" or people is None or people.tag_ != "NNS" or child(verb, "dobj") is None:
        return
    noun = mark.nbor(-1) if mark.i > mark.sent.start else mark
    if has_own_end(noun) and not PEOPLE.isdisjoint(_kinds(people)):
        hang(verb, noun, "acl")
        hang(mark, noun, "prep")
        mark.pos_ = "ADP"
        hang(people, mark, "pobj")


def mend_planned(verb: Token) -> None:
    """ "plans for a panel from A to meet B" with plans that meet it: it is the panel that is to do so."""
    noun, to = verb.head, child(verb, "aux")
    link = child(noun, "prep")
    somebody = child(link, "pobj") if link is not None and link.lower_ == "for" else None
    if link is None or somebody is None or to is None or child(verb, "nsubj", "nsubjpass") is not None:
        return
    if noun.lemma_ in GRAMMAR.takes_infinitive & GRAMMAR.plans and somebody.right_edge.i == to.i - 1:
        link.pos_ = "SCONJ"
        hang(link, verb, "mark")
        hang(somebody, verb, "nsubj")


def has_own_end(noun: Token) -> bool:
    """Tell an event or a programme, which has an end whoever it is for; "a plan for A to do B" is that A does it."""
    told = noun.pos_ == "NOUN" and noun.lemma_.lower() not in GRAMMAR.takes_infinitive
    return told and _kinds(noun)[:1] in (("Event",), ("Project",))


def _kinds(noun: Token) -> tuple[str, ...]:
    return tuple(load_naming().classes_of(noun.lemma_.lower()) or ())


def mend_aim_of_deed(verb: Token) -> None:
    """ "will review the rules of A to end B", "widened A on a broad basis to end B": no rule and no basis ends it.

    So "fought for years to end B".
    """
    noun = verb.head
    if noun.lower_ in _MORE and noun.head.lemma_ == "do" and noun.head.pos_ in ("AUX", "VERB"):
        hang(verb, noun.head, "advcl")  # "must do more to end B"
        return
    if (doer := _done_over(noun)) is not None and child(verb, "nsubj") is None:
        hang(verb, doer, "advcl")
        return
    how = noun.dep_ == "pobj" and noun.lemma_ in GRAMMAR.manners - {"way"}
    lasting = noun.dep_ == "pobj" and noun.ent_type_ in TIMES and noun.head.lower_ in _LASTING
    if lasting and noun.head.head.pos_ == "VERB" and noun.right_edge.i >= verb.i:
        hang(verb, noun.head.head, "advcl")  # "has fought for decades to end B"
        return
    if noun.dep_ == "pobj" and noun.head.lower_ == "of" and not how:
        noun = noun.head.head
    over = noun.head.head if how else noun.head
    seen = noun.dep_ == "dobj" and over.lemma_ in GRAMMAR.going_over
    asked = noun.lemma_ in GRAMMAR.takes_infinitive | GRAMMAR.striving | GRAMMAR.enabling | GRAMMAR.asking
    asked = asked or (_is_owned_work(verb.head) and gets_done(verb)) or _is_shown(noun)
    if over.pos_ == "VERB" and (how or (seen and not asked)) and child(verb, "nsubj") is None:
        hang(verb, over, "advcl")


def _done_over(noun: Token) -> Token | None:
    """Give the hosting in "hosted a workshop on A to end B": what it is about ends nothing."""
    theme = noun.dep_ == "pobj" and noun.head.lower_ in _ABOUT and noun.pos_ == "NOUN"
    thing = noun.head.head if theme and noun.lemma_ not in GRAMMAR.takes_infinitive | GRAMMAR.enabling else noun
    over = first_conjunct(thing)
    held = thing != noun and has_own_end(thing) and over.dep_ == "dobj" and over.head.pos_ == "VERB"
    return over.head if held else None


def mend_row_behind(verb: Token) -> None:
    """ "came to show aid to cut A, widen B and build C" with the widening beside the coming: the aid does it."""
    end = verb.right_edge.i + 1
    inner = any(t.lower_ == "to" and t.dep_ == "aux" for t in verb.doc[verb.i : end])
    if inner or end + 1 >= verb.sent.end or verb.doc[end].text != ",":
        return
    second = verb.doc[end + 1]
    bare = second.tag_ in ("VB", "VBP") and not any(c.dep_ in (*NOUN_SUBJECTS, "aux", "mark") for c in second.lefts)
    row = any(c.dep_ == "conj" and c.tag_ == "VB" for c in second.rights)
    if bare and row and second.dep_ == "dep" and second.head != verb and second.head in verb.ancestors:
        second.tag_ = "VB"
        hang(second, verb, "conj")


def _is_owned_work(noun: Token) -> bool:
    """Tell what somebody has under way: "A's programme", "A's investments"."""
    working = noun.lemma_.lower() in GRAMMAR.purposed or not {"Project", "Initiative"}.isdisjoint(_kinds(noun))
    owner = child(noun, "poss")
    return working and noun.pos_ == "NOUN" and owner is not None and owner.pos_ != "PRON"


def gets_done(verb: Token) -> bool:
    """Tell what a programme is for; a review is "to see", "to ensure" or "to determine" something."""
    frames = load_lexicon().frames.get((verb.lemma_, "verb"), ())
    effects = ("contributesTo", "implements", "opposes", "reduces")
    return verb.lemma_ not in GRAMMAR.attaining and any(f.property in effects for f in frames)


def _is_task(noun: Token) -> bool:
    """Tell a contract that somebody won or signed, which is for doing what stands right behind it."""
    return noun.lemma_.lower() in GRAMMAR.commissions | _DEALS and noun.head.lemma_ in GRAMMAR.obtaining


def _is_shown(noun: Token) -> bool:
    """Tell what somebody shows or tells of, and that is for what stands behind it: "to highlight aid to do B"."""
    telling = noun.head.lemma_ in GRAMMAR.showing | GRAMMAR.saying | GRAMMAR.presenting
    return telling and noun.lemma_.lower() in GRAMMAR.striving | GRAMMAR.purposed | GRAMMAR.gifts | _SPENDING | _SHARES


def _parted_plan(comma: Token) -> Token | None:
    """Give the plan of which a participle tells between commas, ahead of what is planned."""
    last = comma.nbor(-1) if comma.text == "," and comma.i > comma.sent.start else comma
    told = next((t for t in spine(last) if t.dep_ == "acl" and t.tag_ == "VBN"), None)
    if told is None or told.right_edge != last or told.left_edge.i < 2 or told.left_edge.nbor(-1).text != ",":
        return None
    return told.head if told.head.lemma_ in GRAMMAR.takes_infinitive | GRAMMAR.plans else None


def _is_own_effort(noun: Token) -> bool:
    """Tell "will guide our work to do B": to that end we work, whoever guides it."""
    owner = child(noun, "poss")
    own = owner is not None and owner.lower_ in ("its", "my", "our", "their", "your")
    return own and noun.lemma_ in GRAMMAR.efforts and noun.head.lemma_ in GRAMMAR.steering


def _is_left_or_kept_up(noun: Token) -> bool:
    """Tell "gave up the fight to do B", "ended its efforts to do B": who fights on does so, and not the giving up."""
    verb = noun.head
    left = verb.lemma_ in GRAMMAR.phasing | GRAMMAR.stopping
    left = left or (verb.lemma_ == "give" and any(c.dep_ == "prt" and c.lower_ == "up" for c in verb.rights))
    return left and noun.lemma_ in GRAMMAR.striving | GRAMMAR.efforts
