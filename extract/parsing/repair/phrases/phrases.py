"""Mends small words: complex prepositions are one, and what hangs on an auxiliary or tells a means is the verb's."""

from __future__ import annotations

from reportgraph.extract.parsing.repair.phrases.by_phrases import mend_by
from reportgraph.extract.parsing.repair.phrases.complex_prepositions import (
    mend_attempt,
    mend_complex_preposition,
    mend_due_to,
    mend_given,
    mend_manner_on_object,
    mend_no_matter,
    mend_over_and_over,
    mend_participle_read,
    mend_thanks_to,
)
from reportgraph.extract.parsing.repair.phrases.joint_fields import (
    mend_field_on_verb,
    mend_impact,
    mend_parties_on_field,
    mend_topic_on_party,
)
from reportgraph.extract.parsing.repair.phrases.owed_phrases import (
    mend_blamed_on,
    mend_doing_of_praised,
    mend_gift,
    mend_hindered,
    mend_holder,
    mend_importance,
    mend_praised,
    mend_rank,
    mend_shielded,
    mend_target,
)
from reportgraph.extract.parsing.repair.phrases.own_phrases import (
    mend_backing,
    mend_behind_day,
    mend_brought_to,
    mend_company,
    mend_day_of_text,
    mend_exchanged,
    mend_field_of_writing,
    mend_fixed_phrase,
    mend_grade,
    mend_joining,
    mend_of_its_kind,
    mend_parties,
    mend_place_of_event,
    mend_respect,
    mend_second_naming,
    mend_seller,
    mend_use_of_asked,
    mend_voiced_deed,
)
from reportgraph.extract.parsing.repair.phrases.placed_phrases import (
    mend_branch,
    mend_medium,
    mend_post_abroad,
    mend_role_somewhere,
    mend_second_place,
    mend_signing_place,
    mend_under_way,
)
from reportgraph.extract.parsing.repair.phrases.set_phrases import (
    mend_and_the_like,
    mend_counted_aside,
    mend_extent,
    mend_left_behind,
    mend_throughout,
    mend_turned_around,
    mend_up_front,
)
from reportgraph.extract.parsing.repair.phrases.time_phrases import (
    mend_day_behind_place,
    mend_day_of_coming,
    mend_day_of_end,
    mend_place_behind_time,
    mend_purpose_after_time,
    mend_time_on_adjective,
    mend_too_long,
)
from reportgraph.extract.parsing.repair.phrases.worths import mend_worth
from reportgraph.extract.parsing.repair.somebody import is_person
from reportgraph.extract.parsing.repair.steps import mend_each, step
from reportgraph.extract.parsing.repair.words.back_verbs import mend_backing_clause, mend_backing_verb
from reportgraph.extract.parsing.syntax import child, first_conjunct
from reportgraph.extract.parsing.tree import NOUNS, SUBJECTS, hang, neighbor_of, put, spine
from reportgraph.extract.text.calendar_terms import MONTHS
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.naming import load_naming
from reportgraph.ontology.verbs import particle_verbs
from spacy.tokens import Doc, Token

_CLAUSAL = frozenset({*SUBJECTS, "csubjpass", "advmod", "neg", "mark", "aux", "npadvmod", "prep"})
_SHARED = frozenset({("attendance", "at"), ("involvement", "in"), ("participation", "in"), ("participation", "at")})
_BASED = frozenset({"Document", "Principle", "Project", "Initiative", "InfrastructureProject", "CooperationMechanism"})


def repair_phrases(doc: Doc) -> None:
    """Join complex prepositions, and hang phrases of the verb on the verb."""
    mend_each(doc, _STEPS)


def _end_of_line(to: Token) -> None:
    """ "build a railway from A to B" with B as where the building goes: both are ends of the line."""
    start = next((t for t in spine(neighbor_of(to, -1)) if t.lower_ == "from"), None)
    end = child(start, "pobj") if start is not None else None
    if start is None or end is None or end.right_edge.i + 1 != to.i:
        return
    if start.head.pos_ != "NOUN" or start.head.i + 1 != start.i or start.head.head.lower_ == "by":
        return
    classes = load_naming().classes_of(start.head.lemma_.lower()) or ()
    if "InfrastructureProject" in classes and start.dep_ == "prep":
        hang(to, start.head, "prep")


def _out_of_many(out: Token) -> None:
    """ "four out of the five states met" with four that are out of something: they are four of them."""
    of = child(out, "prep")
    if of is not None and of.lower_ == "of" and of.i == out.i + 1 and out.head.i == out.i - 1:
        hang(of, out.head, "prep")
        hang(out, of, "advmod")


def _particle_before_of(out: Token) -> None:
    """ "pulled out of A", "made up of A": the verb goes with the particle, and its phrase begins with "of"."""
    of = next((c for c in out.rights if c.lower_ == "of" and c.i == out.i + 1), None)
    if of is not None and (out.head.lemma_, out.lower_) in particle_verbs():
        out.dep_ = "prt"
        put(of, out.head, of.dep_)


def _deed_rejected(than: Token) -> None:
    """ "compete rather than cooperating" with a second deed beside the first: it is the one that is not done."""
    deed = neighbor_of(than, 1)
    if neighbor_of(than, -1).lower_ == "rather" and deed.tag_ == "VBG" and deed.dep_ == "conj":
        hang(deed, than, "pcomp")


def _basis_of_object(based: Token) -> None:
    """ "signed a deal in May based on A" with a signing based on it: what has a basis is what is written or planned."""
    what = next((c for c in based.head.children if c.dep_ in ("dobj", "nsubjpass") and c.i < based.i), None)
    if what is None or any(c.dep_ == "det" and c.lower_ not in ("a", "an") for c in what.lefts):
        return
    classes = load_naming().classes_of(what.lemma_.lower()) or ("",)
    if classes[0] in _BASED:
        hang(based, what, "acl")
        based.pos_, based.tag_, based.lemma_ = "VERB", "VBN", "base"


def _children_of_auxiliary(auxiliary: Token) -> None:
    """ "how A is building B" with A as the subject of "is": an auxiliary has nothing of its own."""
    for c in list(auxiliary.children):
        if c.dep_ in _CLAUSAL:
            hang(c, auxiliary.head, c.dep_)


def _sworn_in(particle: Token) -> None:
    """ "swore in President A" with an oath in the president: he is sworn in."""
    sworn = particle.dep_ == "prep" and particle.head.lemma_ == "swear" and particle.head.i == particle.i - 1
    holder = child(particle, "pobj") if sworn else None
    if holder is not None and (holder.ent_type_ == "PERSON" or is_person(holder)):
        hang(holder, particle.head, "dobj")
        particle.dep_ = "prt"


def _held_back(back: Token) -> None:
    """ "holding back growth" with the growth as back: it goes with the verb right before it."""
    verb = back.nbor(-1) if back.i else back
    if verb.pos_ == "VERB" and verb == back.head.head:
        hang(back, verb, "prt")
        back.pos_, back.tag_ = "ADP", "RP"


def _quality_seen(word: Token) -> None:
    """ "is seen as vital to A" with "vital" as a part of "as": it is what the "as" governs."""
    if word.head.lower_ == "as" and word.i > word.head.i and word.n_lefts == 0:
        word.dep_ = "pobj"


def _share_in_event(link: Token) -> None:
    """ "briefed A on B's attendance at C" with a briefing at C: in what one has a share stands behind it."""
    noun = link.nbor(-1) if link.i else link
    if (noun.lower_, link.lower_) in _SHARED and noun.dep_ in ("dobj", "pobj", "nsubj", "conj"):
        hang(link, noun, "prep")


def _company_of_doer(link: Token) -> None:
    """ "Voltra, in partnership with A, built B" with a Voltra that is in it: it is how B was built.

    So is it with "the army in a statement denied A".
    """
    company, doer = child(link, "pobj"), link.head
    if company is not None and company.lemma_ in GRAMMAR.occasions and company.left_edge.lower_ in ("a", "an"):
        hang(link, doer.head, "prep")
    alone = not any(c.i > link.i and c.dep_ != "punct" for c in doer.rights)
    if alone and company is not None and company.lemma_ in GRAMMAR.together and neighbor_of(link, -1).text == ",":
        hang(link, doer.head if doer.dep_ in SUBJECTS and doer.head.i > link.i else doer, "prep")


def _end_on_start(to: Token) -> None:
    """ "runs from A to B" with a "to" that hangs on the "from": the way's end goes with the verb, as its start does.

    So too where both hang on the means: "sent by cable from A to B".
    """
    start = to.head
    ends = [child(start, "pobj"), child(to, "pobj")]
    if start.lower_ == "from" and start.dep_ == "prep" and all(t is not None and t.pos_ == "PROPN" for t in ends):
        way, by = start.head, start.head.head
        if way.dep_ == "pobj" and by.lower_ == "by" and way.left_edge == way and by.head.pos_ == "VERB":
            hang(start, by.head, "prep")
        hang(to, start.head, "prep")


def _giver_of_sum(from_: Token) -> None:
    """ "was built with 9 dollars from A" with a building from A on: that is where the sum comes from."""
    before = neighbor_of(from_, -1)
    money = next((t for t in spine(before) if t.dep_ == "pobj" and t.head.lower_ == "with"), None)
    if money is not None and (before.ent_type_ == "MONEY" or money.lemma_ in GRAMMAR.gifts):
        hang(from_, money, "prep")


def _second_for(link: Token) -> None:
    """ "press for justice for the victims" with both on the verb: the second is for what the first is about."""
    before, what = neighbor_of(link, -1), child(link, "pobj")
    first = first_conjunct(before).head
    asked = first.lower_ == link.lower_ and first.dep_ == "prep" and first.head == link.head and first != link
    if asked and before.pos_ == "NOUN" and what is not None and not what.ent_type_:
        hang(link, before, "prep")


def _way_to_place(via: Token) -> None:
    """ "links A to B via C" with a B that is via C: it is how one gets there."""
    link = first_conjunct(via.head).head
    if link.dep_ == "prep" and link.head.pos_ in ("VERB", "NOUN"):
        hang(via, link.head, "prep")


_STEPS = (
    step(mend_fixed_phrase, mend_voiced_deed, mend_behind_day, words="of", labels="prep"),
    step(mend_grade, kinds="CD", labels="nummod nmod", hosts="NOUN"),
    step(mend_place_of_event, words="at in", labels="prep", hosts="PROPN"),
    step(mend_parties, words="among between", labels="prep", hosts="VERB"),
    step(mend_exchanged, words="between", labels="prep"),
    step(_sworn_in, words="in", labels="prep", hosts="VERB"),
    step(mend_role_somewhere, words="in", labels="prep", hosts="PROPN"),
    step(mend_second_place, words="at in near", labels="prep", hosts="VERB"),
    step(mend_day_of_text, words="of", labels="prep", hosts="NOUN"),
    step(mend_second_naming, words="as", labels="prep", hosts="pobj"),
    step(_second_for, mend_respect, mend_use_of_asked, words="for", labels="prep", hosts="VERB"),
    step(mend_post_abroad, mend_backing, mend_joining, words="to", labels="prep dative"),
    step(mend_branch, words="in", labels="prep"),
    step(mend_medium, words="on", labels="prep", hosts="NOUN"),
    step(mend_under_way, words="in at near off", labels="prep"),
    step(mend_complex_preposition),
    step(_children_of_auxiliary, labels="aux auxpass"),
    step(mend_turned_around, kinds="RP", labels="advmod", hosts="VERB"),
    step(mend_throughout, words="throughout", labels="prt prep"),
    step(mend_and_the_like, words="like", labels="conj"),
    step(mend_extent, words="extent degree", labels="compound"),
    step(mend_counted_aside, labels="appos", hosts="pobj"),
    step(mend_left_behind, words="behind", labels="advmod prep"),
    step(mend_up_front, words="up", labels="prt prep advmod", hosts="VERB"),
    step(_held_back, words="back", labels="amod"),
    step(mend_backing_clause, words="back", kinds="RB", labels="ROOT advcl advmod ccomp conj relcl"),
    step(mend_backing_verb, words="back fund", labels="prep advmod amod nmod compound"),
    step(_particle_before_of, words="out up", labels="prep prt", hosts="VERB"),
    step(_out_of_many, words="out", labels="prep advmod", hosts="CD"),
    step(mend_given, words="given", kinds="VBN", labels="prep"),
    step(mend_participle_read, words="concerning pending regarding", kinds="VBG"),
    step(mend_worth, words="worth"),
    step(mend_due_to, words="due", labels="prep", hosts=NOUNS | {"VERB"}),
    step(mend_no_matter, words="matter", labels="advmod ccomp npadvmod appos"),
    step(mend_over_and_over, kinds="NN", labels="dobj pobj conj npadvmod"),
    step(mend_thanks_to, words="thanks", labels="dobj pobj npadvmod"),
    step(mend_by, words="by", labels="prep agent conj"),
    step(mend_topic_on_party, words="on over about against regarding concerning", labels="prep"),
    step(_end_of_line, mend_brought_to, words="to", labels="prep"),
    step(_end_on_start, words="to", labels="prep", hosts="ADP"),
    step(mend_purpose_after_time, mend_praised, words="for", labels="prep"),
    step(mend_day_of_coming, words="from on", labels="prep", hosts="VERB"),
    step(mend_time_on_adjective, labels="prep", hosts="ADJ"),
    step(_quality_seen, labels="amod", hosts="ADP"),
    step(mend_too_long, words="long", labels="amod", hosts=NOUNS),
    step(_company_of_doer, words="in", labels="prep", hosts="nsubj nsubjpass"),
    step(_share_in_event, words="at in", labels="prep", hosts="VERB"),
    step(mend_place_behind_time, words="at in near outside off", labels="prep", hosts="pobj"),
    step(mend_day_behind_place, words=MONTHS, labels="appos", hosts="PROPN"),
    step(mend_day_of_end, words="on in at", labels="prep", hosts="pobj"),
    step(_giver_of_sum, words="from", labels="prep", hosts="VERB NOUN ADP"),
    step(mend_company, words="with", labels="prep", hosts="pobj"),
    step(mend_signing_place, words="in", labels="prep", hosts="pobj conj"),
    step(_way_to_place, words="via", labels="prep", hosts="PROPN"),
    step(mend_impact, words="on upon", labels="prep", hosts="pobj conj"),
    step(mend_field_of_writing, words="on", labels="prep"),
    step(mend_blamed_on, words="on", labels="prep", hosts="dobj pobj"),
    step(mend_manner_on_object, words="on", labels="prep", hosts=NOUNS),
    step(mend_attempt, words="in", labels="prep", hosts="dobj pobj conj attr"),
    step(mend_doing_of_praised, mend_field_on_verb, words="in", labels="prep", hosts="VERB"),
    step(mend_parties_on_field, words="between", labels="prep", hosts="pobj"),
    step(mend_hindered, mend_seller, words="from", labels="prep"),
    step(mend_holder, words="to", labels="prep", hosts="pobj"),
    step(mend_importance, words="for to", labels="prep", hosts="pobj VERB"),
    step(mend_of_its_kind, words="kind"),
    step(mend_shielded, words="about against for from", labels="prep", hosts="dobj conj"),
    step(mend_gift, words="with", labels="prep", hosts="dobj conj"),
    step(mend_rank, words="at among", labels="prep", hosts="dobj conj"),
    step(mend_target, words="on against", labels="prep", hosts="VERB"),
    step(_deed_rejected, words="than", labels="prep"),
    step(_basis_of_object, words="based", labels="prep", hosts="VERB"),
)
