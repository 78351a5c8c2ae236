"""Mends small words: complex prepositions are one, and what hangs on an auxiliary or tells a means is the verb's."""

from __future__ import annotations

from functools import cache

from reportgraph.extract.parsing.labels import ACTORS
from reportgraph.extract.parsing.repair.amounts import mend_worth
from reportgraph.extract.parsing.repair.by_phrases import mend_by
from reportgraph.extract.parsing.repair.compared import mend_blamed, mend_choice
from reportgraph.extract.parsing.repair.own_phrases import (
    mend_exchanged,
    mend_fixed_phrase,
    mend_parties,
    mend_post_abroad,
)
from reportgraph.extract.parsing.syntax import child, first_conjunct
from reportgraph.extract.parsing.tree import NOUNS, SUBJECTS, hang, neighbor_of, spine
from reportgraph.ontology.grammar import governs, load_grammar
from reportgraph.ontology.naming import load_naming
from reportgraph.ontology.schema import load_schema
from reportgraph.ontology.verbs import particle_verbs
from spacy.tokens import Doc, Token

_CLAUSAL = frozenset({*SUBJECTS, "csubjpass", "advmod", "neg", "mark", "aux", "npadvmod", "prep"})
_PREDICATES = frozenset({"acomp", "attr", "oprd", "ROOT", "ccomp", "xcomp"})  # "A is consistent with B"
_TOPICAL = frozenset({"on", "over", "about", "against", "regarding", "concerning"})
_PARTING = frozenset({"by", "between", "among", "with", "from"})
_RANKS = frozenset({"center", "centre", "core", "fore", "forefront", "heart", "top"})
_AIMS = frozenset({"priorities", "goals", "aims", "objectives", "concerns"})
_PLACING = frozenset({"at", "in", "near", "outside", "off"})
_DEALING = frozenset({"dialogue", "talk", "trade"})
_BASED = frozenset({"Document", "Principle", "Project", "Initiative", "InfrastructureProject", "CooperationMechanism"})
_PLACES = frozenset({"DATE", "FAC", "GPE", "LOC", "TIME"})
_JOINT = frozenset({"collaboration", "cooperation", "coordination", "exchange", "partnership", "tie"})
_PARTICIPIAL = frozenset({"concerning", "regarding"})
_RISING = frozenset({"expand", "grow", "improve", "increase", "thrive"})
_IN_PART = frozenset({"chiefly", "largely", "mainly", "mostly", "partly", "primarily"})


def repair_phrases(doc: Doc) -> None:
    """Join complex prepositions, and hang phrases of the verb on the verb."""
    for token in doc:
        if token.lower_ == "of" and token.dep_ == "prep":
            mend_fixed_phrase(token)
        if token.lower_ in ("among", "between") and token.dep_ == "prep" and token.head.pos_ == "VERB":
            mend_parties(token)
        if token.lower_ == "between" and token.dep_ == "prep":
            mend_exchanged(token)
        if token.lower_ == "to" and token.dep_ in ("prep", "dative") and 0 < token.i < len(doc) - 1:
            mend_post_abroad(token)
        _complex_preposition(token)
        if token.dep_ in ("aux", "auxpass"):
            _children_of_auxiliary(token)
        if token.tag_ == "RP" and token.dep_ == "advmod" and token.head.pos_ == "VERB" and token.head.i == token.i - 1:
            token.dep_ = "prt"  # "turned around"
        if token.lower_ == "out" and token.dep_ == "prep" and token.head.pos_ == "VERB":
            _particle_before_of(token)
        if token.lower_ in _PARTICIPIAL and token.tag_ == "VBG":
            _preposition_read_as_participle(token)
        if token.lower_ == "worth" and token.i:
            mend_worth(token)
        if token.lower_ == "thanks" and token.dep_ in ("dobj", "npadvmod") and token.i + 1 < token.sent.end:
            _thanks_to(token)
        if token.lower_ == "by" and token.dep_ in ("prep", "agent", "conj"):
            mend_by(token)
        if token.dep_ == "prep" and token.lower_ in _TOPICAL:
            _topic_on_party(token)
        if token.dep_ == "prep" and token.lower_ == "to":
            _end_of_line(token)
        if token.dep_ == "prep" and token.lower_ == "for":
            _purpose_after_time(token)
            _deed_of_praised(token)
            mend_blamed(token)
        if token.dep_ == "prep" and token.head.pos_ == "ADJ" and token.head.dep_ == "amod":
            _time_on_adjective(token)
        if token.dep_ == "prep" and token.lower_ in _PLACING and token.head.dep_ == "pobj":
            _place_behind_time(token)
        if token.dep_ == "prep" and token.lower_ == "via" and token.head.pos_ == "PROPN":
            _way_to_place(token)
        if token.dep_ == "prep" and token.lower_ in ("on", "upon") and token.head.dep_ in ("pobj", "conj"):
            _on_of_impact(token)
        if token.dep_ == "prep" and token.lower_ == "on" and token.head.dep_ in ("dobj", "pobj"):
            _blamed_on_verb(token)
        if token.dep_ == "prep" and token.lower_ == "on" and token.head.pos_ in NOUNS:
            _manner_on_object(token)
        if token.dep_ == "prep" and token.lower_ == "in" and token.head.pos_ == "VERB":
            _doing_of_praised(token)
            _field_on_verb(token)
        if token.dep_ == "prep" and token.lower_ == "in" and token.head.pos_ in NOUNS:
            mend_choice(token)
            _field_on_party(token)
        if token.dep_ == "prep" and token.lower_ == "between" and token.head.dep_ == "pobj":
            _parties_on_field(token)
        if token.dep_ == "prep" and token.lower_ == "from":
            _deed_of_hindered(token)
        if token.dep_ == "prep" and token.lower_ == "against" and token.head.dep_ in ("dobj", "conj"):
            _danger_on_shielded(token)
        if token.dep_ == "prep" and token.lower_ == "with" and token.head.dep_ in ("dobj", "conj"):
            _gift_on_receiver(token)
        if token.dep_ == "prep" and token.lower_ in ("at", "among") and token.head.dep_ in ("dobj", "conj"):
            _rank_on_last(token)
        if token.dep_ == "prep" and token.lower_ == "based" and token.head.pos_ == "VERB":
            _basis_of_object(token)


def _parties_on_field(between: Token) -> None:
    """ "trade in goods between A and B" with goods between them: it is the trade that has parties."""
    field = between.head
    dealing = field.head.head
    if field.head.lower_ not in ("in", "on") or dealing.pos_ != "NOUN" or governs(field.lemma_.lower(), "with"):
        return
    if dealing.lemma_ in _DEALING or governs(dealing.lemma_.lower(), "with"):
        hang(between, dealing, "prep")


def _end_of_line(to: Token) -> None:
    """ "build a railway from A to B" with B as where the building goes: both are ends of the line."""
    start = next((t for t in spine(neighbor_of(to, -1)) if t.lower_ == "from"), None)
    end = child(start, "pobj") if start is not None else None
    if start is None or end is None or end.right_edge.i + 1 != to.i:
        return
    if start.head.pos_ != "NOUN" or start.head.i + 1 != start.i:
        return
    classes = load_naming().classes_of(start.head.lemma_.lower()) or ()
    if "InfrastructureProject" in classes and start.dep_ == "prep":
        hang(to, start.head, "prep")


def _particle_before_of(out: Token) -> None:
    """ "pulled out of A": the verb goes with "out", and its phrase begins with "of"."""
    of = next((c for c in out.rights if c.lower_ == "of" and c.i == out.i + 1), None)
    if of is not None and (out.head.lemma_, out.lower_) in particle_verbs():
        out.dep_, of.head = "prt", out.head


def _rank_on_last(at: Token) -> None:
    """ "puts A, B and C at the heart of D", "among its aims" hung on C: where they are put is said of all."""
    first = first_conjunct(at.head)
    ranks = _RANKS if at.lower_ == "at" else _AIMS
    ranked = any(c.dep_ == "pobj" and c.lower_ in ranks for c in at.children)
    if ranked and first.dep_ == "dobj" and first.head.lemma_ in load_grammar().ranking:
        hang(at, first.head, "prep")


def _basis_of_object(based: Token) -> None:
    """ "signed a deal in May based on A" with a signing based on it: what has a basis is what is written or planned."""
    what = next((c for c in based.head.children if c.dep_ in ("dobj", "nsubjpass") and c.i < based.i), None)
    if what is None or any(c.dep_ == "det" and c.lower_ not in ("a", "an") for c in what.lefts):
        return
    classes = load_naming().classes_of(what.lemma_.lower()) or ("",)
    if classes[0] in _BASED:
        hang(based, what, "acl")
        based.pos_, based.tag_, based.lemma_ = "VERB", "VBN", "base"


def _gift_on_receiver(gift: Token) -> None:
    """ "provides towns with water" with towns that have it: what is given goes with the verb, once."""
    receiver = first_conjunct(gift.head)
    verb = receiver.head
    if receiver.dep_ != "dobj" or verb.lemma_ not in load_grammar().supplying or gift.head.pos_ not in NOUNS:
        return
    given = any(c.i != gift.i and c.dep_ == "prep" and c.lower_ == "with" and c.i > receiver.i for c in verb.rights)
    classes = load_naming().classes_of(gift.head.lemma_.lower()) if gift.head.pos_ == "NOUN" else ("Actor",)
    if not given and any(load_schema().is_a(cls, "Actor") for cls in (classes or ())[:1]):
        hang(gift, verb, "prep")


def _deed_of_hindered(source: Token) -> None:
    """ "stops goods made in A from reaching B" with goods made from that: what is stopped is what they do."""
    if not any(c.dep_ == "pcomp" and c.tag_ == "VBG" for c in source.rights):
        return
    for thing in source.ancestors:
        verb = thing.head
        if thing.dep_ == "dobj" and verb.lemma_ in load_grammar().hindering and verb.i < thing.i < source.head.i:
            hang(source, verb, "prep")
            return


def _danger_on_shielded(against: Token) -> None:
    """ "defends A and B against C" with a B against C: what they are defended against is said of the verb."""
    first = first_conjunct(against.head)
    if first.dep_ == "dobj" and first.head.lemma_ in load_grammar().shielding:
        hang(against, first.head, "prep")


def _manner_on_object(on: Token) -> None:
    """ "pays A on a monthly basis" with an A on that basis: it tells how somebody does it."""
    basis = next((c for c in on.rights if c.dep_ == "pobj" and c.lemma_ == "basis"), None)
    told = basis is not None and all(c.lower_ not in ("of", "the") for c in basis.children)  # not "on the basis of A"
    for above in on.ancestors if told and on.head.dep_ in ("pobj", "dobj", "conj") else ():
        if above.pos_ == "VERB" or above.dep_ in ("acomp", "ROOT"):
            hang(on, above, "prep")
            return


def _blamed_on_verb(on: Token) -> None:
    """ "blamed the raid on A" with a raid on A: who blames says on whom."""
    above = on.head.head if on.head.dep_ == "dobj" else on.head.head.head  # "the fall in sales on A"
    verb = above.head if above.dep_ == "dobj" else above
    if verb.lemma_ in load_grammar().blaming and verb.pos_ == "VERB":
        hang(on, verb, "prep")


def _doing_of_praised(inside: Token) -> None:
    """ "praised A's role in ending B" with who praises as who ends it: what another does is told of it."""
    verb = inside.head
    if verb.lemma_ not in load_grammar().others_acts or not any(c.dep_ == "pcomp" for c in inside.rights):
        return
    deed = next((c for c in verb.rights if c.dep_ == "dobj" and c.right_edge.i == inside.i - 1), None)
    if deed is not None and deed.pos_ == "NOUN" and any(c.dep_ == "poss" for c in deed.lefts):
        hang(inside, deed, "prep")


def _preposition_read_as_participle(word: Token) -> None:
    """ "drew up a rule concerning A" with somebody who concerns A: it tells what the noun before it is about."""
    target = next((c for c in word.rights if c.dep_ == "dobj"), None)
    stressed = word.left_edge.dep_ == "advmod"  # "the scheme, particularly regarding A"
    before = word.doc[max(word.left_edge.i - 1, word.sent.start)]
    if stressed and before.text == "," and before.i > word.sent.start:
        before = before.nbor(-1)
    if target is None or before.pos_ not in ("NOUN", "PROPN") or any(c.dep_ != "advmod" for c in word.lefts):
        return
    host = before.head if before.dep_ == "compound" and before.head.i < word.i else before
    if host.is_ancestor(word) or not word.is_ancestor(host):
        word.pos_, word.tag_ = "ADP", "IN"
        target.dep_ = "pobj"
        hang(word, host, "prep")


def _thanks_to(thanks: Token) -> None:
    """ "rose thanks to A" with something that rose to A; "is growing partly thanks to A" with thanks that it grows."""
    to = thanks.nbor()
    if thanks.dep_ == "dobj":
        cause = thanks.head.lemma_ in _RISING or thanks.nbor(-1).lower_ in _IN_PART
        if to.lower_ != "to" or not cause:
            return
        thanks.dep_ = "npadvmod"
    if to.lower_ == "to" and to.head == thanks.head and to.dep_ == "prep":
        hang(to, thanks, "prep")


@cache
def _by_first_word() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Give the words of the complex prepositions under their first word, the longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in sorted(load_grammar().complex_prepositions):
        words = tuple(phrase.split())
        found.setdefault(words[0], []).append(words)
    return {first: tuple(sorted(rows, key=len, reverse=True)) for first, rows in found.items()}


def _complex_preposition(first: Token) -> None:
    """ "with respect to A": its noun names nothing, and becomes the preposition that governs A."""
    for words in _by_first_word().get(first.lower_, ()):
        phrase = first.doc[first.i : first.i + len(words)]
        if len(phrase) < len(words) or any(t.lower_ != word for t, word in zip(phrase, words, strict=True)):
            continue
        key, last = phrase[-2], phrase[-1]
        if last.head != key or (key != first and key.head != first) or (key == first and key.dep_ in _PREDICATES):
            continue
        host = first.head if first.head != first else key
        label = first.dep_ if host == key or first.dep_ in ("pcomp", "conj") else "prep"
        key.head, key.dep_, key.pos_, key.tag_ = host, label, "ADP", "IN"
        target = next((c for c in last.children if c.dep_ == "pobj"), None)
        for c in list(last.children):
            hang(c, key, c.dep_)
        for c in list(key.rights):
            if target is not None and c.dep_ in ("conj", "cc", "relcl") and c.i > target.i:
                hang(c, target, c.dep_)  # "with respect to A and B" with B added to the respect, "A, which does B"
        for t in phrase:
            if t != key:
                for c in list(t.children):
                    hang(c, key, c.dep_)
                hang(t, key, "fixed")
        return


def _children_of_auxiliary(auxiliary: Token) -> None:
    """ "how A is building B" with A as the subject of "is": an auxiliary has nothing of its own."""
    for c in list(auxiliary.children):
        if c.dep_ in _CLAUSAL:
            hang(c, auxiliary.head, c.dep_)


def _on_of_impact(preposition: Token) -> None:
    """ "the impact of the crisis and of the war on A" with a war on A: the impact is on A."""
    of = first_conjunct(preposition.head).head
    if of.dep_ == "conj" and of.head.lower_ == of.lower_:
        first = of.head
        hang(of, first.head, "prep")
    if of.lower_ == "of" and of.head.pos_ == "NOUN" and of.head.lemma_ in load_grammar().bearing:
        hang(preposition, of.head, "prep")


def _topic_on_party(on: Token) -> None:
    """ "talks between A and B on C", "raids by rebels on C" with C as the rebels' own: it is what the noun is about."""
    party = on.head
    while party.dep_ == "conj" and party.head != party:
        party = party.head
    link = party.head
    if party.dep_ != "pobj" or link.lower_ not in _PARTING or link.head.pos_ not in ("NOUN", "VERB"):
        return
    both = link.lower_ == "between" and any(c.dep_ == "conj" and c.i < on.i for c in party.rights)
    several = both or on.head.tag_ == "NNS" or on.head.ent_type_ in ACTORS - {"ORG"}
    questioned = link.lower_ == "by" and on.lower_ in ("about", "over") and link.head.pos_ == "VERB"
    if several and (link.head.pos_ == "NOUN" or questioned):
        hang(on, link.head, "prep")
    elif (
        link.lower_ == "with"
        and link.head.lemma_ in load_grammar().working_with
        and on.head.lemma_.lower() not in load_grammar().having_fields
    ):
        hang(on, link.head, "prep")  # "is working with partners on A" with the partners' A


def _field_on_party(within: Token) -> None:
    """ "cooperation with A in trade" with A in trade: it is the cooperation that is in trade."""
    link, field = within.head.head, next((c for c in within.children if c.dep_ == "pobj"), None)
    joint = within.head.ent_type_ in ACTORS and link.lower_ == "with" and link.head.lemma_.lower() in _JOINT
    if joint and field is not None and field.ent_type_ not in _PLACES:
        hang(within, link.head, "prep")


def _field_on_verb(within: Token) -> None:
    """ "enhance cooperation in such fields as A" with the fields as where it is enhanced: it is cooperation in them."""
    joint = next((c for c in within.head.rights if c.dep_ == "dobj" and c.right_edge.i == within.i - 1), None)
    field = next((c for c in within.children if c.dep_ == "pobj"), None)
    fields = field is not None and field.lemma_ in load_grammar().areas
    if fields and joint is not None and joint.lemma_.lower() in _JOINT:
        hang(within, joint, "prep")


def _purpose_after_time(word: Token) -> None:
    """ "launched a scheme last year for A" with A as for whom it was launched: the scheme is for them."""
    before = word.doc[word.i - 1] if word.i else word
    verb = word.head if word.head.pos_ == "VERB" else before.head
    timed = before.dep_ == "npadvmod" and before.head == verb and before.ent_type_ in ("DATE", "TIME")
    noun = next((c for c in verb.rights if c.dep_ == "dobj" and c.right_edge.i == before.left_edge.i - 1), None)
    if timed and noun is not None and word.head in (verb, before):
        hang(word, noun, "prep")


def _time_on_adjective(word: Token) -> None:
    """ "host a meeting of ministers responsible for A on 3 May" with ministers responsible then: it is held then."""
    described = word.head.head
    dated = any(c.dep_ == "pobj" and c.ent_type_ == "DATE" for c in word.children)
    verb = next((t for t in described.ancestors if t.pos_ == "VERB"), None)
    if dated and verb is not None and verb.i < described.i < word.head.i:
        hang(word, verb, "prep")


def _place_behind_time(word: Token) -> None:
    """ "broke out before 9 a.m. at A" with an hour that is at A: it is where it broke out."""
    time = word.head
    host = time.head.head  # a verb, or the summit of "a summit on 3 May in A"
    if time.ent_type_ in ("DATE", "TIME") and time.head.dep_ == "prep" and host.pos_ in ("VERB", "NOUN"):
        hang(word, host, "prep")


def _way_to_place(via: Token) -> None:
    """ "links A to B via C" with a B that is via C: it is how one gets there."""
    link = first_conjunct(via.head).head
    if link.dep_ == "prep" and link.head.pos_ in ("VERB", "NOUN"):
        hang(via, link.head, "prep")


def _deed_of_praised(preposition: Token) -> None:
    """ "thanked the A Programme for doing B": whoever is praised or blamed for doing something has done it."""
    noun = preposition.head
    doing = any(c.dep_ == "pcomp" and c.tag_ == "VBG" for c in preposition.children)
    if noun.dep_ != "dobj" or noun.head.lemma_ not in load_grammar().others_acts | load_grammar().blaming:
        return
    classes = load_naming().classes_of(noun.lemma_.lower()) if noun.pos_ == "NOUN" else None
    if (doing and noun.pos_ == "PROPN") or any(load_schema().is_a(cls, "Actor") for cls in (classes or ())[:1]):
        hang(preposition, noun.head, "prep")
