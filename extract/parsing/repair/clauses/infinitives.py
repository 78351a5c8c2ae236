"""Mends what stands behind "to": infinitives that an adverb parts from it, and nouns that were read as infinitives."""

from __future__ import annotations

from reportgraph.extract.parsing.labels import MODIFYING, NOUN_SUBJECTS
from reportgraph.extract.parsing.repair.clauses.felt_infinitives import mend_felt
from reportgraph.extract.parsing.repair.clauses.infinitive_aims import (
    mend_aim_behind,
    mend_aim_of_deed,
    mend_aim_of_means,
    mend_aim_of_noun,
    mend_meant,
    mend_planned,
    mend_row_behind,
    mend_served,
)
from reportgraph.extract.parsing.repair.clauses.open_infinitives import mend_open_infinitive
from reportgraph.extract.parsing.repair.names.towns import mend_land_read_as_doer
from reportgraph.extract.parsing.repair.phrases.owed_phrases import mend_committed
from reportgraph.extract.parsing.repair.words.exchanges import mend_exchange
from reportgraph.extract.parsing.repair.words.lemmas import lemma_of_participle
from reportgraph.extract.parsing.spelling import is_ordinal
from reportgraph.extract.parsing.syntax import VERBAL, child, is_infinitive
from reportgraph.extract.parsing.tree import hang, lift, neighbor_of, put
from reportgraph.ontology.frames import word_lists
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.lexicon import load_lexicon
from reportgraph.ontology.naming import load_naming
from reportgraph.ontology.verbs import is_verb_alone, known_verbs
from spacy.tokens import Doc, Token

_OTHER_END = frozenset({"to", "with"})
_MONEY = ("financing", "funding", "money")
_FOR_SOMETHING = frozenset({"respect", "support"})  # nouns with "for" that as verbs govern without it


def repair_infinitives(doc: Doc) -> None:
    """Make a verb of what stands behind "to" and an adverb, and its object of the noun that it was a part of."""
    for token in doc:
        if token.lower_ == "for" and token.dep_ == "mark" and token.head.dep_ == "advcl":
            _wanted(token.head)
        if token.lower_ == "to" and token.dep_ == "aux" and token.head.dep_ in ("acl", "relcl"):
            _wanted_of_bare(token.head)
    for word in doc:
        if word.lower_ == "exchange":
            mend_exchange(word)
    for to in doc:
        mend_felt(to)
        if (
            to.lower_ == "to"
            and to.dep_ == "aux"
            and to.head.lower_ in _FOR_SOMETHING
            and neighbor_of(to, 1) == to.head
        ):
            _noun_for(to)
        if to.lower_ == "to" and to.dep_ == "aux" and to.head.dep_ == "ROOT" and to.head.text[0].isupper():
            _name_behind(to)
        ahead = to.lower_ == "to" and to.dep_ == "aux" and to.i < to.head.i
        if ahead and (to.head.tag_ in ("NN", "NNS", "NNP", "NNPS") or (to.head.tag_ == "VB" and _is_before_noun(to))):
            _noun_behind(to)
        if to.lower_ == "to" and to.dep_ == "prep":
            _verb_before_noun(to)
        if to.lower_ == "to" and neighbor_of(to, -1).lower_ == "order" and neighbor_of(to, -2).lower_ == "in":
            _purpose_of_deed(to.head, to.nbor(-1), to.nbor(-2))
            continue
        if to.lower_ == "to":
            _gerund_behind(to)
            mend_committed(to)
            mend_open_infinitive(to)
            _due_behind_noun(to)
        if to.lower_ == "to" and to.dep_ == "aux" and to.head.dep_ in ("advcl", "xcomp"):
            mend_meant(to.head)
            mend_aim_behind(to.head)
        if to.lower_ == "to" and to.dep_ == "aux" and to.head.dep_ == "advcl":
            _noun_before(to.head)
            mend_aim_of_noun(to.head)
        if to.lower_ == "to" and to.dep_ == "aux" and to.head.tag_ == "VB":
            mend_row_behind(to.head)
            mend_served(to.head)
            mend_aim_of_means(to.head)
        if to.lower_ == "to" and to.dep_ == "aux" and to.head.dep_ in ("advcl", "xcomp"):
            _one_of_first(to.head)
        if to.lower_ == "to" and to.dep_ == "aux" and to.head.dep_ in ("acl", "relcl"):
            mend_aim_of_deed(to.head)
            mend_planned(to.head)
        if to.lower_ == "to" and to.dep_ == "aux" and to.head.tag_ == "VB":
            mend_land_read_as_doer(to.head)
        if to.lower_ == "to" and to.dep_ == "aux" and to.i > to.sent.start + 1 and to.nbor(-1).dep_ == "cc":
            _added(to.head, to.nbor(-1))
        if to.lower_ == "to" and to.dep_ == "aux" and neighbor_of(to, 1).lower_ in GRAMMAR.also_adjectives | {"close"}:
            _adjective_behind(to)
        if to.lower_ != "to" or to.dep_ != "prep" or to.i + 3 >= len(doc):
            continue
        adverb, verb, noun = to.nbor(), to.nbor(2), child(to, "pobj")
        read_amiss = verb.tag_ == "VB" and verb.dep_ in MODIFYING and verb.head == noun
        if noun is not None and read_amiss and adverb.pos_ == "ADV" and verb.lower_ in known_verbs():
            _govern(verb, noun, to)


def _verb_before_noun(to: Token) -> None:
    """ "aims to liberalise trade" with a kind of trade: what is a verb alone governs it."""
    noun, governor = child(to, "pobj"), to.head
    if noun is None or not _is_verb_before(neighbor_of(to, 1), noun):
        return
    verb = to.nbor()
    verb.pos_, verb.tag_, verb.lemma_ = "VERB", "VB", verb.lower_
    put(verb, governor, "acl" if governor.pos_ in ("NOUN", "PROPN") else "xcomp")
    hang(noun, verb, "dobj")
    put(to, verb, "aux")
    to.pos_, to.tag_ = "PART", "TO"


def _is_verb_before(word: Token, noun: Token) -> bool:
    return word.i < noun.i and word.head == noun and word.tag_ in ("NN", "JJ") and is_verb_alone(word.lower_)


def _due_behind_noun(to: Token) -> None:
    """ "a road due to link A with B" with A linked due to something: it is set to link them."""
    due, doc = to.nbor(-1) if to.i else to, to.doc
    if due.lower_ != "due" or due.i <= to.sent.start or to.i + 1 >= to.sent.end:
        return
    noun, verb = doc[due.i - 1], next((t for t in doc[to.i + 1 : to.sent.end] if t.pos_ not in ("AUX", "ADV")), to)
    if noun.pos_ not in ("NOUN", "PROPN") or verb.pos_ != "VERB" or doc[to.i + 1].tag_ != "VB":
        return
    due.pos_, due.tag_, due.lemma_ = "VERB", "VBN", "set"
    to.pos_, to.tag_ = "PART", "TO"
    hang(verb, due, "xcomp")
    hang(to, verb, "aux")
    hang(due, noun, "acl")
    for done in [c for c in due.rights if c.dep_ == "pobj" and c.i > verb.i]:
        hang(done, verb, "dobj")
        for other in [c for c in done.rights if c.dep_ == "prep" and c.nbor(-1).text == "," and c.lower_ in _OTHER_END]:
            hang(other, verb, "prep")


def _added(verb: Token, link: Token) -> None:
    """ "works to widen access to A, and to cut B" with access that cuts B: "and to" adds it to what is to be done."""
    if verb.tag_ != "VB" or verb.dep_ not in ("acl", "advcl", "relcl", "xcomp") or verb.head.i > link.i:
        return
    above = (t for t in verb.ancestors if t.pos_ == "VERB")
    first = next(above, verb)
    if first.tag_ == "VB" and is_infinitive(first) and first.i < link.i:
        hang(verb, first, "conj")
        hang(link, first, "cc")


def _wanted(verb: Token) -> None:
    """ "called for the tax to be scrapped" with the scrapping as a purpose: it is what is called for."""
    governor = verb.head
    bare = not any(c.dep_ in ("dobj", "ccomp", "xcomp") for c in governor.rights)
    if governor.lemma_ in GRAMMAR.wanting_for and bare and governor.pos_ == "VERB":
        verb.dep_ = "ccomp"


def _wanted_of_bare(verb: Token) -> None:
    """ "called for taxes to be scrapped" with taxes that are called for: their scrapping is."""
    noun, link = verb.head, verb.head.head
    passive = is_infinitive(verb) and child(verb, "auxpass") is not None and child(verb, "nsubj", "nsubjpass") is None
    if not passive or link.lower_ != "for" or noun.dep_ != "pobj" or link.head.lemma_ not in GRAMMAR.wanting_for:
        return
    if link.head.pos_ == "VERB" and verb.left_edge.i == noun.i + 1:
        hang(verb, link.head, "ccomp")
        hang(noun, verb, "nsubjpass")
        hang(link, verb, "mark")
        link.pos_, link.tag_ = "SCONJ", "IN"


def _gerund_behind(to: Token) -> None:
    """ "its commitment to further widening A" with an infinitive: what "to" governs."""
    gerund = next((t for t in to.doc[to.i + 1 : to.sent.end] if t.pos_ != "ADV"), to)
    if gerund.tag_ != "VBG":
        return
    if to.dep_ == "aux" and to.head == gerund and gerund.head.i < to.i and gerund.dep_ in ("acl", "advcl", "xcomp"):
        governor = gerund.head
        put(to, governor, "prep")
        put(gerund, to, "pcomp")
        to.pos_, to.tag_ = "ADP", "IN"
        if governor.tag_ == "JJ" and child(governor, "auxpass") is not None:  # "is committed to"
            governor.pos_, governor.tag_, governor.lemma_ = "VERB", "VBN", lemma_of_participle(governor)


def _name_behind(to: Token) -> None:
    """ "Minister's visit to Peru" above a report, with the visit as what does Peru: it is the visit's place."""
    name, noun = to.head, neighbor_of(to, -1)
    subject = noun.head == name and noun.dep_ in NOUN_SUBJECTS
    if subject and name in (to.nbor(), to.nbor().head) and name.lower_ not in known_verbs():
        lift(noun, "pobj")
        name.pos_, name.tag_ = "PROPN", "NNP"
        put(to, noun, "prep")
        to.pos_, to.tag_ = "ADP", "IN"
        put(name, to, name.dep_)


def _noun_behind(to: Token) -> None:
    """ "commitment to dialogue to end A" with the dialogue as an infinitive: what is tagged a noun is one."""
    noun, governor = to.head, to.nbor(-1) if to.i and _is_before_noun(to) else to.head.head
    if governor == noun or governor.i > to.i or noun.dep_ not in ("acl", "xcomp", "advcl", "relcl", "amod"):
        return
    if any(c.dep_ in ("dobj", "nsubj", "nsubjpass") for c in noun.children):
        return
    verbal = noun.tag_ not in ("NNP", "NNPS") and noun.lower_ in known_verbs()
    if verbal and not _takes_to(governor) and not _is_before_noun(to):
        return
    put(to, governor, "prep")
    to.pos_, to.tag_ = "ADP", "IN"
    put(noun, to, "pobj")
    if noun.tag_ not in ("NNP", "NNPS"):
        noun.pos_, noun.tag_ = "NOUN", noun.tag_ if noun.tag_ != "VB" else "NN"
    for c in noun.rights:
        if c.dep_ == "xcomp" and c.tag_ == "VB":
            c.dep_ = "acl"
        elif c.dep_ == "advcl" and is_infinitive(c) and noun.pos_ == "PROPN":
            hang(c, governor, "advcl")  # "awarded a grant to A to build B"


def _is_before_noun(to: Token) -> bool:
    """Tell "barriers to trade", "harmful to trade", where no infinitive goes on from what is a noun as well."""
    noun, before = to.head, to.nbor(-1) if to.i else to
    behind = noun.nbor() if noun.i + 1 < len(noun.doc) else noun
    alone = to.nbor() == noun and (behind.is_punct or behind.pos_ in ("ADP", "CCONJ", "AUX") or behind == noun)
    known = load_naming().classes_of(noun.lower_) is not None
    near = noun.head in (before, before.head)
    return alone and known and near and before.lemma_.lower() in GRAMMAR.before_nouns


def _noun_for(to: Token) -> None:
    """ "commitment to A and to respect for B" with the respect as an infinitive: nobody respects "for" a thing."""
    noun, governor = to.head, to.head.head
    if noun.tag_ not in ("VB", "NN") or neighbor_of(noun, 1).lower_ != "for" or noun == governor or governor.i > to.i:
        return
    link = to.nbor(-1)
    before = next((t for t in reversed(to.doc[to.sent.start : to.i]) if t.lower_ == "to" and t.dep_ == "prep"), None)
    added = link.lower_ in ("and", "or") and before is not None
    if not added and governor.lemma_.lower() not in GRAMMAR.committing:
        return
    hang(to, before if added and before is not None else governor, "conj" if added else "prep")
    if added and before is not None:
        hang(link, before, "cc")
    to.pos_, to.tag_ = "ADP", "IN"
    hang(noun, to, "pobj")
    noun.pos_, noun.tag_ = "NOUN", "NN"


def _takes_to(verb: Token) -> bool:
    """Tell a verb that brings its object to something: "exposes A to pressure"."""
    frames = load_lexicon().frames.get((verb.lemma_, "verb"), ())
    return child(verb, "dobj") is not None and any(f.particle == "to" or f.subject == "to" for f in frames)


def _noun_before(verb: Token) -> None:
    """ "affirmed their support for A to do B" with the affirming done for it: the support is for A."""
    mark, doer = child(verb, "mark"), child(verb, "nsubj")
    noun = mark.nbor(-1) if mark is not None and mark.lower_ == "for" and mark.i else None
    if (
        noun is None
        or doer is None
        or mark is None
        or noun.lemma_.lower() not in ("support", *word_lists()["loans"], *_MONEY)
    ):
        return
    if verb.head not in (noun, *noun.ancestors):
        return
    hang(mark, noun, "prep")
    mark.pos_, mark.tag_ = "ADP", "IN"
    hang(doer, mark, "pobj")
    hang(verb, doer if noun.lemma_.lower() == "support" else noun, "acl")


def _one_of_first(verb: Token) -> None:
    """ "was among the first guests to visit A" with a being that was for the visit: they visited it."""
    noun = verb.doc[verb.left_edge.i - 1] if verb.left_edge.i else verb
    among = noun.head
    first = any(is_ordinal(c.lower_) or c.tag_ == "JJS" or c.lower_ in ("last", "few") for c in (noun, *noun.lefts))
    if noun.dep_ == "pobj" and among.lower_ in ("among", "of") and first and verb.head in among.ancestors:
        hang(verb, noun, "relcl")


def _adjective_behind(to: Token) -> None:
    """ "committed to close cooperation" with the cooperation to be closed: who commits to it wants it close.

    So "points to slow growth" with growth that is to slow: nothing points to doing a thing.
    """
    word, governor = to.nbor(), to.head.head
    thing = next((c for c in word.rights if c.dep_ == "dobj"), None)
    if to.head != word or thing is None or thing.left_edge.pos_ in ("DET", "PRON") or governor.i > to.i:
        return
    pledged = governor.lemma_.lower() in GRAMMAR.committing and word.lower_ in ("close", "open")
    pledged = pledged and thing.lemma_.lower() in GRAMMAR.kept_close
    if not (pledged or governor.lemma_.lower() in GRAMMAR.to_things) or any(c.dep_ == "prt" for c in word.children):
        return
    inner = [c for c in word.children if c not in (thing, to)]
    put(to, governor, "prep")
    to.pos_, to.tag_ = "ADP", "IN"
    put(thing, to, "pobj")
    put(word, thing, "amod")
    word.pos_, word.tag_ = "ADJ", "JJ"
    for c in inner:
        put(c, thing if c.dep_ == "prep" and c.i == thing.right_edge.i + 1 else governor, c.dep_)


def _govern(verb: Token, noun: Token, to: Token) -> None:
    governor = to.head
    verb.pos_, verb.lemma_ = "VERB", verb.lower_
    put(verb, governor, "acl" if governor.pos_ in ("NOUN", "PROPN") else "xcomp")
    put(noun, verb, "dobj")
    put(to, verb, "aux")
    to.pos_ = "PART"
    hang(to.nbor(), verb, "advmod")
    above = governor.head
    for c in list(above.rights):  # "and attract B", which "discussed" governed
        if c.dep_ == "conj" and c.tag_ == "VB" and c.i > noun.i and above.tag_ != "VB":
            hang(c, verb, "conj")


def _purpose_of_deed(verb: Token, order: Token, opening: Token) -> None:
    """Hang what follows "in order to" on what is done for it, as if "to" stood alone."""
    deed = opening.head
    if verb.head == order and opening.dep_ == "prep" and deed.pos_ in VERBAL:
        hang(verb, deed, "advcl")
        hang(opening, verb, "mark")
