"""Mends a verb read as a quality behind two ends: "boosts ties between A and B and created jobs"."""

from __future__ import annotations

from reportgraph.extract.parsing.repair.words.lemmas import lemma_of_participle
from reportgraph.extract.parsing.syntax import child, conjuncts, first_conjunct
from reportgraph.extract.parsing.tree import hang
from reportgraph.ontology.verbs import known_verbs
from spacy.tokens import Token


def mend_deed_behind_ends(word: Token) -> None:
    """ "boosted trade between A and B and created jobs" with jobs as a third end: two are all that there is between.

    What stands first in the last part of such a row, and may be the past of a verb, is a second deed of whoever did
    the first.
    """
    noun, link = word.head, word.doc[max(0, word.i - 1)]
    first = first_conjunct(noun)
    between = first.head
    verb = next((a for a in between.ancestors if a.pos_ == "VERB"), None)
    if noun.dep_ != "conj" or between.lower_ != "between" or noun.left_edge != word or link.lower_ != "and":
        return
    ends = [t for t in conjuncts(first) if t.i < link.i]
    closed = any(c.dep_ == "cc" and c.i < link.i for t in ends for c in t.rights)
    done = verb is not None and verb.i < between.i and verb.tag_ in ("VBD", "VBN") and noun.i > word.i
    if verb is None or not done or len(ends) != 2 or not closed or child(verb, "auxpass") is not None:
        return
    if lemma_of_participle(word) in known_verbs():
        word.pos_, word.tag_, word.lemma_ = "VERB", verb.tag_, lemma_of_participle(word)
        hang(word, verb, "conj")
        hang(link, verb, "cc")
        hang(noun, word, "dobj")
