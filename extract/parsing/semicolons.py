"""Lists whose members semicolons part: "discussed trade; migration; and science, including space research".

Parsers were trained on lists with commas, and lose the clause where a semicolon comes. A sentence in which no semicolon
opens a clause of its own is parsed again with commas, and what a semicolon opens goes on with what the one before did.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from reportgraph.extract.parsing.reparse import Rows, put_back, rows_of
from reportgraph.extract.parsing.tree import NOMINAL, SUBJECTS, hang, is_finite
from spacy.language import Language
from spacy.tokens import Doc, Token

_LONGEST = 150  # tokens
_SMALL = frozenset({"cc", "punct", "advmod", "neg", "preconj"})
_BELOW = frozenset({"relcl", "advcl", "acl", "ccomp", "pcomp", "csubj"})
_JOINED = frozenset({"conj", "appos", "prep", "advcl"})
_ADDED = frozenset({"conj", "appos", "dep"})
_KINDS = {"NOUN": "noun", "PROPN": "noun", "PRON": "noun", "NUM": "noun", "VERB": "verb", "AUX": "verb", "ADP": "prep"}

Part = Sequence[Token]


def parse_semicolons(doc: Doc, nlp: Language) -> Doc:
    """Parse sentences again whose semicolons part the members of a list, each as if commas stood there."""
    changes: dict[int, Rows] = {}
    for sentence in doc.sents:
        line = [t for t in sentence if not t.is_space]
        marks = [i for i, t in enumerate(line) if t.text == ";"]
        parts = _parts(line, marks)
        if not marks or len(line) > _LONGEST or any(map(_is_clause, parts[1:])):
            continue
        if _holds(sentence.root, parts):
            for token in (t for part in parts[1:] for t in _heads(part)):
                if token.dep_ == "prep":
                    _as_first(token, parts[0])
                elif token.dep_ == "appos":
                    token.dep_ = "conj"  # no semicolon parts a thing from its other name
            for before, head in pairwise(_heads(part)[0] for part in parts[1:]):
                _level(head, parts[0], before)
        else:
            rows = _with_commas(line, marks, nlp)
            if rows is not None:
                changes[line[0].i] = rows
    return put_back(doc, changes)


def _parts(line: Part, marks: Sequence[int]) -> list[Part]:
    """Give what semicolons part."""
    return [line[begin:end] for begin, end in zip([0, *(i + 1 for i in marks)], [*marks, len(line)], strict=True)]


def _is_clause(part: Part) -> bool:
    """Tell what stands as a sentence of its own could, by a finite verb with its subject that nothing governs."""
    if not part:
        return True
    verbs = [t for t in part if t.pos_ in ("VERB", "AUX") and is_finite(t)]
    return any(
        v.dep_ not in _BELOW and any(c.dep_ in SUBJECTS and c in part and c.tag_ != "WDT" for c in v.children)
        for v in verbs
    )


def _holds(root: Token, parts: Sequence[Part]) -> bool:
    """Tell a sentence in whose tree each member goes on with something before it, though semicolons part them."""
    heads = [_heads(part) for part in parts[1:]]
    return root in parts[0] and all(len(h) == 1 and h[0].dep_ in _JOINED and not _is_stray(h[0]) for h in heads)


def _is_stray(member: Token) -> bool:
    """Tell a member that was read as one with the subject, over the verb: most often a verb read as a noun."""
    return member.dep_ in _ADDED and member.head.dep_ in SUBJECTS and member.head.i < member.head.head.i < member.i


def _heads(part: Part) -> list[Token]:
    """Give the words of a part that hang on others, or on nothing."""
    return [t for t in part if (t.head not in part or t.head == t) and t.dep_ not in _SMALL]


def _with_commas(line: Part, marks: Sequence[int], nlp: Language) -> Rows | None:
    """Give the fields of a sentence as it is parsed with commas, its members on one level; None if it falls apart."""
    words = ["," if t.text == ";" else t.text for t in line]
    alone = nlp(Doc(nlp.vocab, words, [bool(t.whitespace_) for t in line]))
    if len(list(alone.sents)) != 1:
        return None
    parts = _parts(list(alone), marks)
    before = None
    for k, part in enumerate(parts):
        heads = _heads(part)
        if k == 0 and any(t.head.i > part[-1].i for t in heads):
            return None  # "trains nurses in Chad; fund clinics": the parser makes one phrase of two
        if k and (len(heads) != 1 or heads[0].head == heads[0] or heads[0].head.i > heads[0].i):
            return None
        if k and _is_stray(heads[0]):
            return None
        if k:
            _level(heads[0], parts[0], before)
            before = heads[0]
    for at in marks:
        alone[at].tag_, alone[at].dep_ = ":", "punct"
    return rows_of(alone, alone[:], next(t for t in alone if t.dep_ == "ROOT"))


def _level(head: Token, opening: Part, before: Token | None) -> None:
    """Hang a member on the one before it, if it is of its kind; the second one on the first."""
    if before is not None and (_is_read_as_manner(head, before) or before.is_ancestor(head)):
        if _kind(head) == _kind(before):
            hang(head, before, "conj")
    elif before is None and head.pos_ == "ADP":
        _as_first(head, opening)
    elif before is None and head.dep_ in _ADDED:
        _out_of_inserted(head, opening)


def _is_read_as_manner(gerund: Token, before: Token) -> bool:
    """ "work on A; B; doing C" with C as the way in which A is worked on."""
    manner = gerund.tag_ == "VBG" and gerund.dep_ == "advcl"
    return manner and before.dep_ == "conj" and gerund.head in before.ancestors


def _as_first(preposition: Token, opening: Part) -> None:
    """ "agreed to work on A; on B": what opens with the same preposition goes on with the same verb."""
    first = next((t for t in opening if t.lower_ == preposition.lower_ and t.dep_ in ("prep", "dative")), None)
    if first is not None:
        hang(preposition, first, "conj")


def _out_of_inserted(head: Token, opening: Part) -> None:
    """ "funds A, which does B; C" read as B and C: no member goes on with a relative clause, or with examples."""
    for token in (head.head, *head.head.ancestors):
        if token not in opening:
            return
        inserted = token.dep_ in ("relcl", "acl") or token.lower_ == "including"
        if inserted and token.left_edge.i > 0 and token.doc[token.left_edge.i - 1].text == ",":
            noun = token.head if token.head.pos_ in NOMINAL else _last_object(token)
            if noun is not None and head.pos_ in NOMINAL:
                hang(head, noun, "conj")
            return


def _last_object(inserted: Token) -> Token | None:
    """Give the last object before what was read as inserted into the clause of its verb."""
    before = [c for c in inserted.head.children if inserted.head.i < c.i < inserted.i]
    nouns = [o for c in before for o in (c, *(c.children if c.dep_ == "prep" else ())) if o.dep_ in ("dobj", "pobj")]
    return max(nouns, key=lambda t: t.i, default=None)


def _kind(token: Token) -> str:
    """Give what a word is as a member of a list: a gerund goes with nouns as well."""
    return "noun" if token.tag_ == "VBG" else _KINDS.get(token.pos_, token.pos_)
