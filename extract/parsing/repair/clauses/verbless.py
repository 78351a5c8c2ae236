"""Mends sentences that were read as a noun and what is told of it: "MPs rebelled against A and voted with B"."""

from __future__ import annotations

from reportgraph.extract.parsing.repair.words.lemmas import lemma_of, lemma_of_participle
from reportgraph.extract.parsing.syntax import child, is_infinitive
from reportgraph.extract.parsing.tree import FINITE, NOMINAL, SUBJECTS, hang, neighbor_of, put
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.verbs import known_verbs, transitive_verbs
from spacy.tokens import Doc, Token

# pasts that are participles too, of verbs that have no object in the passive
_SAME_PAST = frozenset(
    "brought built caught cut fought held hit hurt kept led left lost made met put set shot struck won".split()
)
_CLAUSES = frozenset({"ccomp", "conj", "parataxis"})
_OPENING = frozenset({"ADJ", "DET", "NOUN", "PRON", "PROPN"})  # what may stand first in an object
_GOVERNED = ("ccomp", "dobj", "oprd", "xcomp")


def repair_verbless(doc: Doc) -> None:
    """Give prose its verb: a heading may have none."""
    for root in doc:
        if root.dep_ == "ROOT" and root.pos_ in ("NOUN", "PROPN") and root.sent[-1].text == ".":
            _verb_told_of_noun(root)
        if root.dep_ == "ROOT" and root.tag_ in ("NN", "NNS") and root.sent[-1].text == ".":
            _past_read_as_part(root)
        told = root.dep_ == "ROOT" and root.sent[-1].text == "." and root.left_edge == root.sent[0]
        if told and ((root.tag_ == "VBG" and root.n_lefts == 0) or (root.tag_ == "NN" and child(root, "det"))):
            _verb_behind_place(root)
        if root.dep_ == "ROOT" and root.tag_ == "VBP" and root.i > root.sent.start + 3:
            _object_behind_gerund(root)


def _past_read_as_part(thing: Token) -> None:
    """ "The World Bank forecast growth of 3 percent." with a growth so called: the sentence has a verb, and a body."""
    if any(t.tag_ in FINITE or t.tag_ == "MD" for t in thing.sent):
        return
    past = next((c for c in thing.lefts if c.dep_ == "compound" and c.lower_ == "forecast"), thing)
    before = neighbor_of(past, -1)
    bare = past.right_edge.i + 1 == thing.i or thing.doc[past.i + 1].head == thing
    if past == thing or not bare or before.dep_ != "compound" or before.head not in (past, thing):
        return
    for c in [c for c in (*thing.lefts, *past.lefts) if c.i < before.i]:
        hang(c, before, c.dep_)
    put(past, past, "ROOT")
    past.pos_, past.tag_, past.lemma_ = "VERB", "VBD", past.lower_
    hang(before, past, "nsubj")
    hang(thing, past, "dobj")
    for c in [c for c in thing.rights if c.dep_ == "punct"]:
        hang(c, past, "punct")


def _verb_behind_place(deed: Token) -> None:
    """ "Fighting along the border disrupts trade." with a border trade of disrupts: what happens there disrupts it.

    So "A tunnel under the A links B and C." has a verb, and no links.
    """
    sentence = deed.sent
    if any((t.tag_ in FINITE and t.dep_ != "compound") or t.tag_ == "MD" for t in sentence):
        return
    for verb in sentence[2:-2]:
        whole = verb.head if verb.dep_ == "compound" else verb
        told = whole.dep_ == "pobj" and whole.head.head == deed and _is_hidden_verb(verb, whole)
        if told and verb.nbor().pos_ in _OPENING:
            _give_subject(deed, verb, whole)
            return


def _object_behind_gerund(trade: Token) -> None:
    """ "Smuggling along the border hampers trade." with a smuggling that "trade": one deed would have a "trades"."""
    deed, verb = trade.sent[0], neighbor_of(trade, -1)
    told = deed.tag_ == "VBG" and deed.dep_ == "csubj" and deed.head == trade and verb.dep_ == "pobj"
    if not told or verb.head.head != deed or not _is_hidden_verb(verb, verb):
        return
    for c in [c for c in trade.rights if c.dep_ == "punct"]:
        hang(c, verb, "punct")
    _give_subject(deed, verb, verb)
    hang(trade, verb, "dobj")
    trade.pos_, trade.tag_, trade.lemma_ = "NOUN", "NN", trade.lower_


def _is_hidden_verb(verb: Token, whole: Token) -> bool:
    """Tell a plural that may be a verb behind the noun that it was read with: "border hampers", "border disrupts"."""
    noun = neighbor_of(verb, -1)
    inside = noun.dep_ == "compound" and noun.head in (verb, whole) and noun.pos_ in NOMINAL
    return inside and verb.tag_ in ("NNS", "VBZ") and lemma_of(verb) in transitive_verbs()


def _give_subject(deed: Token, verb: Token, whole: Token) -> None:
    """Make a plural the verb of the deed that stands before it; the noun right before it is where that is done."""
    noun, where = verb.nbor(-1), whole.head
    for c in [c for c in (*whole.lefts, *verb.lefts) if c.i < noun.i]:
        hang(c, noun, c.dep_)
    hang(noun, where, "pobj")
    put(verb, verb, "ROOT")
    verb.pos_, verb.tag_, verb.lemma_ = "VERB", "VBZ", lemma_of(verb)
    for c in [c for c in deed.rights if c.i > verb.i]:
        hang(c, verb, c.dep_)
    put(deed, verb, "nsubj")
    if deed.tag_ == "VBG":
        deed.pos_, deed.tag_, deed.lemma_ = "NOUN", "NN", deed.lower_
    hang(whole, verb, "dobj")
    for c in [c for c in verb.rights if c.dep_ == "appos"]:
        c.dep_ = "dobj"


def _verb_told_of_noun(root: Token) -> None:
    """ "MPs rebelled and voted with A", "the party, A, named B as C" with people to whom it is done: they do it."""
    if any(c.dep_ in _CLAUSES and c.pos_ in ("AUX", "VERB") for c in root.children) or child(root, "cop") is not None:
        return
    heads = [root, *(c for c in root.rights if c.dep_ == "appos")]
    told = [c for t in heads for c in t.rights if c.dep_ == "acl" and c.tag_ in ("VBD", "VBN")]
    verb = told[-1] if told else root
    if not told and (past := _past_read_as_quality(root)) is not None:
        thing = past.head
        _govern(past, root)
        hang(thing, past, "dobj")
        for c in [c for t in (thing, past) for c in t.rights if c != thing and c.lower_ != "of"]:
            hang(c, past, "advcl" if is_infinitive(c) else c.dep_)
        return
    if verb == root or child(verb, "agent", "aux", "auxpass", *SUBJECTS) is not None:
        return
    joined = any(c.dep_ == "conj" and c.tag_ == "VBD" for c in verb.rights)
    acts = child(verb, *_GOVERNED) is not None and verb.lower_.endswith("ed")
    acts = acts or (verb.lower_ in _SAME_PAST and child(verb, "dobj") is not None)
    if joined or acts or verb.lemma_ in GRAMMAR.objectless:
        _govern(verb, root)
        _name_as_object(verb)


def _past_read_as_quality(root: Token) -> Token | None:
    """Give the verb of "Peru, a maker of tin, banned exports of ore" with banned exports as a further name of Peru."""
    for noun in root.subtree:
        first = noun.left_edge
        apart = noun.dep_ == "appos" and noun.tag_ in ("NN", "NNS") and first.i > 1 and first.nbor(-1).text == ","
        closes = apart and first.head == noun and any(t.text == "," for t in root.doc[root.i : first.i - 1])
        if closes and first.dep_ == "amod" and first.lower_.endswith("ed"):
            if (lemma := lemma_of_participle(first)) not in known_verbs():
                return None
            first.lemma_, first.tag_ = lemma, "VBD"
            return first
    return None


def _name_as_object(verb: Token) -> None:
    """Whom "named A as B" names is not what he is called."""
    called = child(verb, "oprd")
    if called is not None and verb.lemma_ in GRAMMAR.appointing and any(c.lower_ == "as" for c in verb.rights):
        called.dep_ = "dobj"


def _govern(verb: Token, root: Token) -> None:
    """Make a word the verb of a sentence, and what governed it its subject."""
    if verb.tag_ == "VBN":
        verb.tag_ = "VBD"
    verb.pos_ = "VERB"
    put(verb, verb, "ROOT")
    put(root, verb, "nsubj")
    for c in [c for c in root.rights if c.i > verb.i]:
        hang(c, verb, c.dep_)
