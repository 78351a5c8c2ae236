"""Sentences whose verb was taken for a noun: "The island exports copper", read as one long noun.

A whole sentence has a verb, and so has what "that" opens. Where the parser found none, and a word stands in its place
that can be one, the sentence is parsed again with a verb of that form that can be nothing else, and the tree is taken
over.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportgraph.extract.parsing.labels import NOUNY
from reportgraph.extract.parsing.repair.words.lemmas import lemma_of, lemma_of_past
from reportgraph.extract.parsing.reparse import Rows, put_back, rows_of
from reportgraph.extract.parsing.tree import SUBJECTS, is_finite
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.verbs import is_verb_alone, known_verbs, particle_verbs
from spacy.language import Language
from spacy.tokens import Doc, Token

PLURALS = frozenset({"clothes", "proceeds", "remains", "thanks"})  # nouns beside verbs that are no nouns
_LONGEST = 60  # tokens
_DEPENDENT = frozenset({"relcl", "advcl", "acl", "pcomp"})
SURE_VERBS = {
    "VBZ": ("makes", "goes"),
    "VB": ("make", "go"),
    "VBP": ("make", "go"),
    "VBD": ("gave", "went"),
}  # before a noun, before a preposition


def parse_verbless(doc: Doc, nlp: Language) -> Doc:
    """Parse whole sentences without a verb again, each with the first word that turns out to be one."""
    changes: dict[int, Rows] = {}
    for sentence in doc.sents:
        line = [t for t in sentence if not t.is_space]
        bare = _bare_clause(line)
        if 4 <= len(line) <= _LONGEST and (_lacks_verb(sentence.root, line) or bare):
            rows = next(
                (r for word, tag in _found(bare, line) if (r := _with_verb(line, word, tag, nlp)) is not None),
                None,
            )
            if rows is not None:
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


def _bare_clause(line: Sequence[Token]) -> list[Token]:
    """Give the words of a clause behind "that" in which no verb was seen with a subject: "found that Chad exports fish".

    So is "that unions back schools", with schools that are unioned back.
    """
    for mark in line[1:-3]:
        top = mark.head
        opens = mark.dep_ == "mark" or (mark.dep_ == "det" and top.tag_ == "NNS")
        if mark.lower_ != "that" or not opens or top.i < mark.i or mark.nbor(-1).pos_ not in ("VERB", "ADJ", "NOUN"):
            continue
        told = any(c.dep_ in SUBJECTS and c.i > mark.i for c in top.lefts) and top.pos_ in ("VERB", "AUX")
        if not told and not any(c.dep_ in ("cop", "aux", "auxpass") for c in top.lefts):
            return [t for t in line if mark.i < t.i <= top.right_edge.i]
    return []


def _found(bare: Sequence[Token], line: Sequence[Token]) -> Iterator[tuple[Token, str]]:
    """Give the words that may be the verb of a clause behind "that", else of the sentence, with their tags."""
    if not bare:
        yield from _candidates(line)
        return
    teller = bare[0].nbor(-2)
    wanted = teller.lemma_ in GRAMMAR.wishing or teller.pos_ == "ADJ"
    for before, word, after in zip(bare, bare[1:], bare[2:], strict=False):
        noun = before.pos_ in NOUNY or before.tag_ in ("NNS", "VBZ")
        opens = after.pos_ in (*NOUNY, "DET", "ADJ", "NUM", "PRON") and after.ent_type_ not in ("DATE", "TIME")
        if noun and opens and word.text.islower() and word.lower_ in known_verbs():
            several = before.tag_ in ("NNS", "NNPS", "VBZ")
            if several or wanted or word.lower_ in GRAMMAR.invariable:
                yield word, "VB" if wanted else "VBP" if several else "VBD"
    yield from _candidates(bare)


def _candidates(line: Sequence[Token]) -> Iterator[tuple[Token, str]]:
    """Give the words that may be the verb, with the tag that it would have, in the order of the text."""
    for before, word, after in zip(line, line[1:], line[2:], strict=False):
        if before.pos_ not in (*NOUNY, "ADJ", "ADV", "NUM", "PRON") or not word.text.islower():
            continue
        inside = word.dep_ in ("compound", "nmod", "amod") and word.head.i > word.i
        root = word.dep_ == "ROOT" and (before.head == word or after.dep_ == "appos")
        inside = inside or root or _may_be_verb(word)
        opens = after.pos_ in (*NOUNY, "DET", "ADJ", "NUM", "PRON") and after.ent_type_ not in ("DATE", "TIME")
        past = word.tag_ in ("VBN", "VBD") or lemma_of_past(word) is not None
        alone = past and word.tag_ in ("NN", "VB", "NNP")  # "clung to A": no noun ends so
        plural = word.tag_ in ("NNS", "VBZ") or (word.tag_ == "NNP" and word.lower_[-1] == "s")
        if plural and word.lower_ not in PLURALS and (lemma := lemma_of(word)) in known_verbs():
            goes_on = opens or (lemma, after.lower_) in particle_verbs()
            if is_verb_alone(lemma) or (inside and goes_on and before.tag_ in ("NN", "NNP")):
                yield word, "VBZ"
        elif word.tag_ in ("NN", "VB", "VBP", "JJ") and word.lower_ in known_verbs():
            several = before.tag_ in ("NNS", "NNPS") and inside and opens
            if is_verb_alone(word.lower_) or (word.tag_ != "JJ" and several):
                yield word, "VBP"
        elif past and ((inside and opens) or alone) and before.pos_ in (*NOUNY, "ADJ"):
            yield word, "VBD"


def _with_verb(line: Sequence[Token], word: Token, tag: str, nlp: Language) -> Rows | None:
    """Give the fields of a sentence as it is parsed with a verb in the place of a word, if that governs it."""
    at = next(i for i, t in enumerate(line) if t == word)
    lemma = lemma_of(word) if tag == "VBZ" else word.lower_ if tag in ("VB", "VBP") else word.lemma_
    lemma = lemma_of_past(word) or lemma if tag == "VBD" else lemma
    words = [t.text for t in line]
    words[at] = SURE_VERBS[tag][line[at + 1].pos_ == "ADP"]
    alone = nlp(Doc(nlp.vocab, words, [bool(t.whitespace_) for t in line]))
    verb = alone[at]
    if len(list(alone.sents)) != 1 or verb.dep_ not in ("ROOT", "ccomp") or verb.tag_ not in (tag, *(("VBP",) if tag == "VB" else ())):
        return None
    subject = next((c for c in verb.lefts if c.dep_ == "nsubj"), None)
    if subject is None or subject.right_edge.i not in (at - 1, at - 2) or not agrees(subject, tag):
        return None
    verb.lemma_, verb.tag_ = lemma, tag
    return rows_of(alone, alone[:], alone[:].root)


def agrees(subject: Token, tag: str) -> bool:
    """Tell a subject that may have a verb of that form."""
    several = subject.tag_ in ("NNS", "NNPS") or any(c.dep_ == "conj" for c in subject.children)
    return tag in ("VB", "VBD") or several == (tag == "VBP")
