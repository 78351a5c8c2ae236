"""Sentences whose verb stands right behind what is told of its subject: "The treaty that Norway signed bans mines".

The parser takes such a verb for what the clause acts on ("signed bans"), and the sentence for a mere noun. So it is
parsed again with a verb that can be nothing else; a clause without a pronoun gets its "that" back for it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportgraph.extract.parsing.labels import NOUN_SUBJECTS, NOUNY, PAST, TIMES
from reportgraph.extract.parsing.repair.words.lemmas import lemma_of, lemma_of_participle
from reportgraph.extract.parsing.reparse import Rows, put_back, rows_of
from reportgraph.extract.parsing.tree import is_finite
from reportgraph.extract.parsing.verbless import PLURALS, SURE_VERBS, agrees
from reportgraph.ontology.naming import load_naming
from reportgraph.ontology.schema import load_schema
from reportgraph.ontology.verbs import known_verbs, transitive_verbs
from spacy.language import Language
from spacy.tokens import Doc, Token

_LONGEST = 60  # tokens
_RELATIVES = frozenset({"that", "which", "who", "whom"})
_OF_PHRASE = frozenset({"DT", "PRP$", "JJ", "JJR", "JJS", "NN", "NNS", "NNP", "NNPS", "CD", "POS", "HYPH"})
_OPENS_PHRASE = frozenset({"DT", "PRP$", "JJ", "CD", "POS", "CC"})  # a noun comes behind these, and no verb
_VERBS = frozenset({"VB", "VBD", "VBN", "VBP", "VBZ"})


@dataclass(frozen=True, slots=True)
class _Opening:
    """Where what is told of the first noun begins: `noun` and `begin` are places in the sentence."""

    noun: int
    begin: int
    kind: str  # "relative", "bare" (without its pronoun), "participle", or "aside" (between commas)


def parse_behind_clauses(doc: Doc, nlp: Language) -> Doc:
    """Parse sentences again whose main verb was read as a part of the clause on their subject."""
    changes: dict[int, Rows] = {}
    for sentence in doc.sents:
        line = [t for t in sentence if not t.is_space]
        whole = 6 <= len(line) <= _LONGEST and line[-1].text == "." and line[0].text[0].isupper()
        opening = _opening(line) if whole else None
        if opening is None or _is_seen(sentence.root, line, opening):
            continue
        found = (_with_verb(line, at, tag, opening, nlp) for at, tag in _candidates(line, opening))
        if (rows := next((r for r in found if r is not None), None)) is not None:
            changes[line[0].i] = rows
    return put_back(doc, changes)


def _opening(line: Sequence[Token]) -> _Opening | None:
    """Find the clause or the participle right behind the phrase that opens the sentence."""
    if line[0].tag_ not in _OF_PHRASE:
        return None  # "At the forum, held in Oslo, A proposed B"
    for at, word in enumerate(line[1:-2], 1):
        before = line[at - 1]
        noun = before.pos_ in NOUNY
        if word.lower_ in _RELATIVES and noun:
            return _Opening(at - 1, at, "relative")
        if word.tag_ in PAST and noun:
            return _Opening(at - 1, at, "participle") if word.lemma_ in transitive_verbs() else None
        if noun and before.text.islower() and (word.tag_ in ("DT", "PRP") or word.ent_type_ == "GPE"):
            return None if _may_be_called_so(before) else _Opening(at - 1, at, "bare")
        if word.text == "," and noun and line[at + 1].tag_ in (*PAST, "DT", "WDT"):
            return _Opening(at - 1, at, "aside")
        if word.tag_ not in _OF_PHRASE and word.lower_ != "of":
            return None
    return None


def _may_be_called_so(noun: Token) -> bool:
    """Tell a noun behind which a name, a number or "the" tells who or what it is: "the city Oslo"."""
    classes = load_naming().classes_of(noun.lemma_.lower()) or ("Person",)
    return any(load_schema().is_a(cls, kind) for cls in classes for kind in ("Person", "City", "Country", "Region"))


def _is_seen(root: Token, line: Sequence[Token], opening: _Opening) -> bool:
    """Tell a sentence whose main verb has the first noun, and what is told of it, for its subject."""
    subject = next((c for c in root.lefts if c.dep_ in NOUN_SUBJECTS), None)
    verbal = root.pos_ in ("VERB", "AUX") and is_finite(root)
    begin = line[opening.begin]
    if not verbal or subject is None or not subject.i < begin.i < root.i:
        return False
    if opening.kind == "aside":
        return any(t.text == "," for t in root.doc[begin.i + 1 : root.i])
    verbs = [t for t in subject.subtree if t.i >= begin.i and t.pos_ in ("VERB", "AUX")]
    if opening.kind == "bare":
        return any(c.dep_ in NOUN_SUBJECTS for t in verbs for c in t.lefts)
    return bool(verbs)


def _candidates(line: Sequence[Token], opening: _Opening) -> Iterator[tuple[int, str]]:
    """Give the words that may be the verb, by their places, each with the tag that it would have."""
    participle = opening.kind == "participle"
    told = participle
    for at in range(opening.begin + 1, len(line) - 1):
        before, word, after = line[at - 1], line[at], line[at + 1]
        opens = after.pos_ in (*NOUNY, "DET", "ADJ", "NUM", "PRON", "VERB") and after.ent_type_ not in TIMES
        opens |= opening.kind == "aside" and after.tag_ == "IN"  # "the fund, which Chad set up, invests in A"
        free = before.tag_ not in _OPENS_PHRASE or before.ent_type_ in TIMES
        if participle:  # not "invested in water projects last year"
            free = before.pos_ == "PROPN" or before.ent_type_ in TIMES
        if opening.kind == "aside":
            free = before.text == ","
        own = any(c.dep_ in NOUN_SUBJECTS for c in word.lefts)  # "led at first and Chad held A"
        if told and opens and free and not own and word.text.islower():
            yield from ((at, tag) for tag in _forms(word))
        if told and opening.kind == "bare" and word.tag_ == "MD":
            yield at, "MD"
        told = told or word.tag_ in _VERBS


def _forms(word: Token) -> Iterator[str]:
    """Give the tags that a word may have as a finite verb."""
    if word.tag_ in ("NNS", "VBZ") and word.lower_ not in PLURALS and lemma_of(word) in known_verbs():
        yield "VBZ"
    if word.tag_ in PAST or (word.tag_ == "JJ" and _past_of(word) in known_verbs()):
        yield "VBD"
    if word.lower_ in known_verbs() and word.tag_ != "VBZ":
        yield "VBP"


def _past_of(word: Token) -> str:
    """Give the infinitive of a past form, of one read as an adjective too: "limited"."""
    regular = word.tag_ == "JJ" and word.lower_.endswith("ed")
    return lemma_of_participle(word) if regular else word.lemma_


def _with_verb(line: Sequence[Token], at: int, tag: str, opening: _Opening, nlp: Language) -> Rows | None:
    """Give the fields of a sentence as it is parsed with a sure verb in that place, if that has the subject."""
    words, spaces = [t.text for t in line], [bool(t.whitespace_) for t in line]
    if tag in SURE_VERBS:  # a modal is one
        words[at] = SURE_VERBS[tag][line[at + 1].pos_ == "ADP"]
    bare = opening.kind == "bare"
    if bare:
        words.insert(opening.begin, "that")
        spaces.insert(opening.begin, True)
    alone = nlp(Doc(nlp.vocab, words, spaces))
    first = alone[at + bare]
    verb = first if tag in SURE_VERBS else first.head
    subject = next((c for c in verb.lefts if c.dep_ == "nsubj"), None)
    if len(list(alone.sents)) != 1 or verb.dep_ != "ROOT" or subject is None:
        return None
    if first.tag_ != tag and not (tag == "VBD" and first.tag_ == "VBN"):
        return None
    aside = opening.kind == "aside"
    behind = subject.right_edge.i + 1 + (aside and alone[first.i - 1].head == verb)
    fits = tag not in SURE_VERBS or agrees(subject, tag)
    if subject.i > opening.noun or behind != first.i or not fits:
        return None
    if not _is_told(alone[opening.begin], subject, first, opening):
        return None
    word = line[at]
    if tag in SURE_VERBS:
        verb.lemma_ = lemma_of(word) if tag == "VBZ" else word.lower_ if tag == "VBP" else _past_of(word)
        verb.tag_ = tag
    kept = [t for t in alone if not (bare and t.i == opening.begin)]
    return rows_of(alone, kept, alone[:].root)


def _is_told(first: Token, subject: Token, verb: Token, opening: _Opening) -> bool:
    """Tell a clause that is whole without the verb behind it: who signs "that Norway signed" signs what is told of."""
    if opening.kind == "aside":
        return True
    clauses = [c for t in subject.subtree for c in t.rights if c.dep_ in ("relcl", "acl") and c.left_edge == first]
    if len(clauses) != 1:
        return False
    clause = clauses[0]
    if opening.kind == "participle":
        return clause == first
    ends = any(c.dep_ in ("dobj", "prep", "agent", "attr", "acomp", "xcomp", "advmod") for c in clause.rights)
    if first.dep_ in NOUN_SUBJECTS:
        return clause.i + 1 < verb.i and ends  # not "a woman who sells fruits in Oslo"
    own = any(c.dep_ in NOUN_SUBJECTS and c != first for c in clause.lefts)
    return own and not any(c.dep_ == "dobj" and c != first for c in clause.rights)
