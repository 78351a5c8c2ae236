"""Mends how joint texts and speeches open: "We, the ministers of A, gathered in B, call for C", "Madam Chair, A is"."""

from __future__ import annotations

from reportgraph.extract.parsing.labels import PAST
from reportgraph.extract.parsing.syntax import child, conjuncts
from reportgraph.extract.parsing.tree import NOMINAL, first_word, hang, put
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.naming import load_naming
from reportgraph.ontology.verbs import known_verbs
from spacy.tokens import Doc, Span, Token

_ADDRESSING = frozenset({"madam", "madame", "mister", "mr"})
_ALREADY = frozenset({"are", "have"})
_LONGEST = 6  # tokens of an address with its comma: "Mr. Secretary-General,"


def repair_joint_openings(doc: Doc) -> None:
    """Give each such sentence its main verb, or the subject that is not who is spoken to."""
    for sentence in doc.sents:
        words = [t for t in sentence if not t.is_space]
        if len(words) > 1 and words[0].lower_ == "we" and words[1].text == ",":
            _mend(sentence, words)
        elif words and words[0].lower_.strip(".") in _ADDRESSING:
            _mend_address(sentence, words)
        elif words and words[0].text == "May" and words[0] != sentence.root:
            _mend_wish(words[0], sentence.root)


def _mend(sentence: Span, words: list[Token]) -> None:
    we, root = words[0], sentence.root
    found = next((at for at in range(2, len(words)) if words[at].text == "," and _main_behind(words, at)), None)
    verb = _main_behind(words, found) if found is not None else None
    if verb is None or found is None:
        return
    opener = next((t for t in words[2:found] if _is_coming_together(t)), None)
    if root not in (verb, opener, we, words[2]) and root.i < verb.i:
        return
    if root != verb:
        put(verb, verb, "ROOT")
        hang(root, verb, "advcl" if root == opener else "ccomp")
    hang(we, verb, "nsubj")
    if opener is not None and opener != verb:
        hang(opener, verb, "advcl")
        opener.tag_ = "VBN" if opener.tag_ == "VBD" else opener.tag_
    for c in [t for host in (opener, root) if host not in (None, verb) for t in host.rights if t.i > words[found].i]:
        hang(c, verb, c.dep_)
    for said in conjuncts(verb):
        if said.pos_ in ("VERB", "AUX") and said.tag_ in ("VB", "VBD") and said.lower_ in known_verbs():
            said.pos_, said.tag_, said.lemma_ = "VERB", "VBP", said.lower_


def _mend_address(sentence: Span, words: list[Token]) -> None:
    """ "Madam President, A welcomes B" with a president who does: a title alone before a comma is who is spoken to."""
    comma = next((at for at, t in enumerate(words[:_LONGEST]) if t.text == ","), 0)
    title = [t.lower_ for t in words[1:comma]]
    if not title or load_naming().title_at(title, 0, end=len(title)) != len(title):
        return
    root, begin = sentence.root, words[comma].i + 1
    named = next((t for t in words[:comma] if t.head.i >= begin or t.head == t), None)
    if named is None or root.i < begin:
        return
    for inner in [t for t in words[comma + 1 :] if t.head.i < begin]:
        last = inner.right_edge.i == first_word(root) - 1 and inner.pos_ in NOMINAL
        hang(inner, root, "nsubj" if last else inner.dep_)
    if named != root:
        hang(named, root, "intj")


def _mend_wish(may: Token, verb: Token) -> None:
    """ "May Peru stand with A" with a name "May Peru": a name alone does not stand before the plain verb."""
    subject = child(verb, "nsubj")
    plain = verb.tag_ == "VB" and verb.lower_ == verb.lemma_ and child(verb, "aux", "auxpass") is None
    if plain and subject is not None and subject.tag_ != "NNS" and may.i < subject.i < verb.i:
        hang(may, verb, "aux")
        may.pos_, may.tag_, may.lemma_ = "AUX", "MD", "may"


def _main_behind(words: list[Token], comma: int | None) -> Token | None:
    """Give the verb that stands behind a comma, over the adverbs before it."""
    at = (comma or 0) + 1
    while at < len(words) and (words[at].pos_ == "ADV" or words[at].lower_ == "hereby"):
        at += 1
    if at + 1 >= len(words):
        return None
    if words[at].lower_ in _ALREADY and words[at + 1].tag_ in PAST:
        return words[at + 1]
    plain = words[at].pos_ == "VERB" and words[at].tag_ in ("VB", "VBP", "VBD", "NN")
    return words[at] if plain and words[at].lower_ in known_verbs() else None


def _is_coming_together(word: Token) -> bool:
    """Tell "gathered", "meeting", and "having met" behind a comma."""
    before = word.nbor(-1)
    before = before.nbor(-1) if before.lower_ == "having" else before
    return word.lemma_ in GRAMMAR.assembling and word.tag_ in (*PAST, "VBG", "NN") and before.text == ","
