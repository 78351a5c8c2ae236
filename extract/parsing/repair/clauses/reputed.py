"""Mends participles that tell who somebody is: "Gunmen believed to be rebels took the town".

And "Herders opposed to the dam have marched", where a participle with a preposition was read as the verb.
"""

from __future__ import annotations

from reportgraph.extract.parsing.syntax import child, is_infinitive
from reportgraph.extract.parsing.tree import FINITE, NOMINAL, SUBJECTS, hang, is_finite, lift
from reportgraph.ontology.grammar import GRAMMAR
from spacy.tokens import Doc, Token

# how people stand to others, which none of them does to anybody
_TIED = frozenset({("ally", "with"), ("link", "to"), ("oppose", "to"), ("suspect", "of"), ("tie", "to")})
_LATER = frozenset({"ccomp", "conj", "dep", "advcl", "xcomp"})


def repair_reputed(doc: Doc) -> None:
    """Make the participle one that is said of its noun, and the finite verb behind it that of the sentence."""
    for token in doc[:-1]:
        if token.tag_ not in ("VBD", "VBN"):
            continue
        reputed = token.lemma_ in GRAMMAR.reputing and token.nbor().tag_ == "TO"
        if reputed or (token.lemma_, token.nbor().lower_) in _TIED:
            _told_of_noun(token)


def _told_of_noun(told: Token) -> None:
    subject = next((c for c in told.lefts if c.dep_ in SUBJECTS and c.pos_ in NOMINAL), None)
    inner = child(told, "xcomp") if told.nbor().tag_ == "TO" else told.nbor()
    if subject is None or inner is None or child(told, "aux", "auxpass") is not None:
        return
    if inner.head != told or not (inner.dep_ == "prep" or is_infinitive(inner)):
        return
    main = _verb_behind(told, inner)
    if main is None:
        return
    if main != told.head:
        later = [c for c in told.children if c.i > main.i]
        lift(main, "acl")
        for c in later:
            hang(c, main, c.dep_)
    hang(subject, main, "nsubjpass" if child(main, "auxpass") is not None else "nsubj")
    hang(told, subject, "acl")
    told.tag_ = "VBN"


def _verb_behind(told: Token, inner: Token) -> Token | None:
    """Give the finite verb behind the infinitive that has no subject, and that no "and" adds."""
    if told.dep_ in ("advcl", "ccomp") and told.head.i > inner.i and child(told.head, *SUBJECTS) is None:
        return told.head if is_finite(told.head) else None
    if child(told, "cc") is not None:
        return None
    found = (c for host in (told, inner) for c in host.rights if c.i > inner.i and c.dep_ in _LATER)
    return next((v for v in found if _is_main(v)), None)


def _is_main(verb: Token) -> bool:
    perfect = any(c.dep_ == "aux" and (c.tag_ in FINITE or c.tag_ == "MD") for c in verb.lefts)
    finite = verb.tag_ in FINITE or perfect or child(verb, "auxpass") is not None
    return finite and child(verb, "mark", *SUBJECTS) is None
