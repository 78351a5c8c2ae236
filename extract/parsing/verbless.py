"""Sentences whose verb was taken for a noun: "The island exports copper", read as one long noun.

A whole sentence has a verb, and so has what "that" opens. Where the parser found none, and a word stands in its place
that can be one, the sentence is parsed again with a verb of that form that can be nothing else, and the tree is taken
over.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from reportgraph.extract.parsing.labels import NOUN_SUBJECTS, NOUNY
from reportgraph.extract.parsing.repair.words.lemmas import lemma_of, lemma_of_past
from reportgraph.extract.parsing.reparse import Rows, put_back, rows_of
from reportgraph.extract.parsing.tree import FINITE, SUBJECTS, is_finite
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.verbs import is_verb_alone, known_verbs, particle_verbs
from spacy.language import Language
from spacy.tokens import Doc, Token

PLURALS = frozenset({"clothes", "proceeds", "remains", "thanks"})  # nouns beside verbs that are no nouns
_LONGEST = 60  # tokens
_PLAIN = ("NN", "NNP", "VB", "VBP", "JJ")  # as what a plain form is read
_OF_PHRASE = frozenset({"ADP", "DET", "ADJ", "NOUN", "PROPN", "NUM", "PRON"})
_DEPENDENT = frozenset({"relcl", "advcl", "acl", "pcomp"})
SURE_VERBS = {
    "VBZ": ("makes", "goes"),
    "VB": ("make", "go"),
    "VBP": ("make", "go"),
    "VBD": ("gave", "went"),
}  # before a noun, before a preposition
_ALSO = {"VB": "VBP"}  # the tag that a form is given for another


@dataclass(frozen=True, slots=True)
class _Bare:
    """A clause in which no verb was seen with a subject."""

    words: Sequence[Token]
    wanted: bool = False  # what is wished for, with a bare verb: "recommends that A fund B"
    contact: bool = False  # behind its teller without a "that": "says militias attack B"
    sure: bool = False  # what else may be a noun is one: "report sales target figures"


def parse_verbless(doc: Doc, nlp: Language) -> Doc:
    """Parse whole sentences without a verb again, each with the first word that turns out to be one."""
    changes: dict[int, Rows] = {}
    for sentence in doc.sents:
        line = [t for t in sentence if not t.is_space]
        if not 4 <= len(line) <= _LONGEST:
            continue
        bare = _bare_clause(line) or _contact_clause(line) or _first_of_two(line)
        if bare is not None or _lacks_verb(sentence.root, line):
            found = _candidates(line) if bare is None else _in_clause(bare)
            tried = (_with_verb(line, word, tag, nlp, bare=bare) for word, tag in found)
            if (rows := next((r for r in tried if r is not None), None)) is not None:
                changes[line[0].i] = rows
    return put_back(doc, changes)


def _lacks_verb(root: Token, line: Sequence[Token]) -> bool:
    """Tell a sentence, by its capital and its full stop, that was read as a noun phrase."""
    whole = line[-1].text == "." and line[0].text[0].isupper()
    if not whole or root.pos_ not in NOUNY or any(c.dep_ in ("cop", "aux") for c in root.children):
        return False
    main = [t for t in line if t.pos_ in ("VERB", "AUX") and is_finite(t) and t.dep_ not in _DEPENDENT]
    return not any(c.dep_ in SUBJECTS for t in main for c in t.children)


def _may_be_verb(word: Token) -> bool:
    """Tell the funds in "The trust funds Chad", read as funds that are Chad."""
    return word.tag_ == "NNS" and word.dep_ == "nsubj" and word.head.i == word.i + 1 and word.head.pos_ == "PROPN"


def _bare_clause(line: Sequence[Token]) -> _Bare | None:
    """Find a clause behind "that" or "how" in which no verb was seen with a subject: "found that Chad exports fish".

    So is "that unions back schools", with schools that are unioned back.
    """
    for mark in line[1:-3]:
        top, before = mark.head, mark.nbor(-1)
        that = mark.dep_ == "mark" or (mark.dep_ == "nsubj" and mark.tag_ == "IN")
        that |= mark.dep_ == "det" and (top.tag_ == "NNS" or mark.nbor().pos_ == "PROPN")
        that = that and mark.lower_ == "that"
        asked = mark.tag_ == "WRB" and top.pos_ in NOUNY and top.dep_ in ("dobj", "ccomp")
        told = (that and before.pos_ in ("VERB", "ADJ", "NOUN")) or (asked and before.pos_ == "VERB")
        if told and top.i > mark.i and _is_bare(top, mark):
            return _Bare([t for t in line if mark.i < t.i <= top.right_edge.i + 1], that and is_asking(before))
    return None


def _contact_clause(line: Sequence[Token]) -> _Bare | None:
    """Find a clause right behind its teller that was read as a thing told: "says militias attack schools"."""
    for teller in line[1:-3]:
        if teller.tag_ not in FINITE or teller.lemma_ not in GRAMMAR.takes_clause:
            continue
        top = next((c for c in teller.rights if c.dep_ in ("dobj", "ccomp") and c.left_edge.i == teller.i + 1), None)
        own = any(c.dep_ in SUBJECTS for c in teller.lefts) and not any(c.dep_ == "ccomp" for c in teller.children)
        if top is not None and (own or top.dep_ == "ccomp") and _is_bare(top, teller):
            sure = teller.lemma_ not in GRAMMAR.takes_clause_alone
            return _Bare([t for t in line if teller.i < t.i <= top.right_edge.i], contact=True, sure=sure)
    return None


def _first_of_two(line: Sequence[Token]) -> _Bare | None:
    """Find what stands before an "and" that adds nothing but the verb: "informal work hampers trade and leaves A"."""
    for at, joint in enumerate(line[2:-2], 2):
        verb = joint.nbor()
        joins = joint.lower_ == "and" and verb.dep_ in ("ROOT", "ccomp") and verb.tag_ in FINITE
        subject = next((c for c in verb.lefts if c.dep_ in NOUN_SUBJECTS), None)
        alone = not any(c.dep_ == "conj" and c.i > joint.i for c in joint.head.rights)
        if joins and alone and subject is not None and joint.head in subject.subtree:
            return _Bare([t for t in line[: at + 1] if t.i >= subject.left_edge.i])
    return None


def _is_bare(top: Token, opener: Token) -> bool:
    """Tell the head of what should be a clause that is no verb, or has no subject."""
    subject = any(c.dep_ in SUBJECTS and c.i > opener.i for c in top.lefts)
    whole = subject and top.pos_ in ("VERB", "AUX") and top.tag_ != "RP"
    return not whole and not any(c.dep_ in ("cop", "aux", "auxpass") for c in top.lefts)


def _in_clause(bare: _Bare) -> Iterator[tuple[Token, str]]:
    """Give the words that may be the verb of a clause behind its teller, with their tags."""
    yield from _candidates(bare.words, bare)
    for before, word in pairwise(bare.words[:-1]):
        if before.pos_ in NOUNY and word.lower_ in GRAMMAR.invariable and word.text.islower():
            yield word, "VBD"  # "estimate that the reform cut emissions"


def _candidates(line: Sequence[Token], bare: _Bare | None = None) -> Iterator[tuple[Token, str]]:
    """Give the words that may be the verb, with the tag that it would have, in the order of the text.

    In a clause that surely lacks its verb, `bare`, that may have been read as anything.
    """
    for before, word, after in zip(line, line[1:], line[2:], strict=False):
        noun = before.pos_ in NOUNY or (bare is not None and before.tag_ in ("NNS", "VBZ"))
        if not (noun or before.pos_ in ("ADJ", "ADV", "NUM", "PRON")) or not word.text.islower():
            continue
        inside = word.dep_ in ("compound", "nmod", "amod") and word.head.i > word.i
        root = word.dep_ == "ROOT" and (before.head == word or after.dep_ == "appos")
        inside = bare is not None or inside or root or _may_be_verb(word)
        opens = after.pos_ in (*NOUNY, "DET", "ADJ", "NUM", "PRON") and after.ent_type_ not in ("DATE", "TIME")
        past = word.tag_ in ("VBN", "VBD") or lemma_of_past(word) is not None
        alone = past and word.tag_ in ("NN", "VB", "NNP")  # "clung to A": no noun ends so
        plural = word.tag_ in ("NNS", "VBZ") or (word.tag_ == "NNP" and word.lower_[-1] == "s")
        if plural and word.lower_ not in PLURALS and (lemma := lemma_of(word)) in known_verbs():
            goes_on = opens or (lemma, after.lower_) in particle_verbs()
            if is_verb_alone(lemma) or (inside and goes_on and before.tag_ in ("NN", "NNP")):
                yield word, "VBZ"
        elif (bare is not None or word.tag_ in _PLAIN) and word.lower_ in known_verbs():
            wanted = bare is not None and bare.wanted
            may_be = inside and opens and noun and (word.tag_ != "JJ" or bare is not None)
            may_be |= wanted and noun and after.is_punct  # "demanded that A resign"
            may_be = may_be and not (bare is not None and bare.sure)
            if is_verb_alone(word.lower_) or (may_be and (wanted or _are_many(line, before))):
                yield word, "VB" if wanted else "VBP"
        elif past and ((inside and opens) or alone) and before.pos_ in (*NOUNY, "ADJ"):
            yield word, "VBD"


def _are_many(line: Sequence[Token], last: Token) -> bool:
    """Tell a phrase that tells of several and ends in a word: "militias", "critics of the treaty"."""
    named = last.tag_ == "NNP" and last.text.islower() and last.text[-1] == "s"  # read as a name
    if named or last.tag_ in ("NNS", "NNPS", "VBZ"):
        return last.lower_ not in GRAMMAR.plural_parts
    at = next((i for i, t in enumerate(line) if t.pos_ == "ADP"), 0)
    inside = [t for t in line[at:] if t.i <= last.i]
    own = len(inside) > 1 and all(t.pos_ in _OF_PHRASE for t in inside)  # not "patrols under A to lower B"
    return at > 0 and own and line[at - 1].tag_ in ("NNS", "NNPS")


def _with_verb(
    line: Sequence[Token], word: Token, tag: str, nlp: Language, *, bare: _Bare | None = None
) -> Rows | None:
    """Give the fields of a sentence as it is parsed with a verb in the place of a word, if that governs it."""
    at = next(i for i, t in enumerate(line) if t == word)
    lemma = lemma_of(word) if tag == "VBZ" else word.lower_ if tag in ("VB", "VBP") else word.lemma_
    lemma = lemma_of_past(word) or lemma if tag == "VBD" else lemma
    words, spaces = [t.text for t in line], [bool(t.whitespace_) for t in line]
    words[at] = SURE_VERBS[tag][line[at + 1].pos_ in ("ADP", "PUNCT")]
    that = next(i for i, t in enumerate(line) if t == bare.words[0]) if bare is not None and bare.contact else None
    if that is not None:
        words.insert(that, "that")
        spaces.insert(that, True)
        at += 1
    alone = nlp(Doc(nlp.vocab, words, spaces))
    verb = alone[at]
    if len(list(alone.sents)) != 1 or verb.dep_ not in ("ROOT", "ccomp") or verb.tag_ not in (tag, _ALSO.get(tag)):
        return None
    subject = next((c for c in verb.lefts if c.dep_ == "nsubj"), None)
    if subject is None or subject.right_edge.i not in (at - 1, at - 2) or not agrees(subject, tag):
        return None
    verb.lemma_, verb.tag_ = lemma, tag
    return rows_of(alone, [t for t in alone if t.i != that], alone[:].root)


def is_asking(teller: Token) -> bool:
    """Tell a word behind whose "that" stands what somebody wants: "recommends that A fund B", "it is vital that"."""
    return teller.pos_ == "ADJ" or teller.lemma_ in GRAMMAR.wishing


def agrees(subject: Token, tag: str) -> bool:
    """Tell a subject that may have a verb of that form."""
    several = subject.tag_ in ("NNS", "NNPS") or any(c.dep_ == "conj" for c in subject.children)
    return tag in ("VB", "VBD") or several == (tag == "VBP")
