"""Mends who is spoken to and was read as who acts: "Mr. President, our talks will help A"."""

from __future__ import annotations

from reportgraph.extract.parsing.tree import first_word, hang
from reportgraph.ontology.naming import load_naming
from spacy.tokens import Token

_FORMAL = frozenset({"madam", "madame", "mr", "mr.", "ms", "ms.", "mrs", "mrs."})


def mend_addressed(verb: Token) -> None:
    """ "President A, thank you for B": who is spoken to, a comma before a verb that does not agree with a name.

    So too "Mr. President, our talks will help A" with a president who helps: the talks do.
    """
    subject = next((c for c in verb.lefts if c.dep_ == "nsubj"), None)
    if subject is None:
        return
    if (thing := _behind_title(subject)) is not None:
        subject.dep_ = "intj"
        hang(thing, verb, "nsubj")
        return
    if verb.tag_ not in ("VB", "VBP") or subject.tag_ not in ("NNP", "NN"):
        return
    apart = subject.right_edge.i == first_word(verb) - 2 and verb.doc[first_word(verb) - 1].text == ","
    one = not any(c.dep_ in ("conj", "appos", "relcl", "acl", "punct") for c in subject.children)
    if apart and one and any(c.lower_ == "you" and c.dep_ in ("dobj", "dative") for c in verb.rights):
        subject.dep_ = "intj"


def _behind_title(name: Token) -> Token | None:
    """Give what acts behind a comma after "Mr. President", which names nobody who is not spoken to."""
    if name.left_edge.lower_ not in _FORMAL:
        return None
    office = load_naming().class_of_nominal([name.lemma_.lower()]) == "Person"
    beside = (c for c in (*name.rights, *name.head.lefts) if c.dep_ in ("appos", "nsubj") and c.i > name.i)
    thing = next(beside, None)
    first = thing.left_edge if thing is not None else name
    apart = first.i > name.i + 1 and name.nbor().text == first.nbor(-1).text == ","
    if thing is not None and thing.dep_ == "appos" and (first.i != name.i + 2 or not office):
        return None  # "Mr. Roe, the minister, spoke"
    return thing if apart and first.dep_ in ("det", "poss") else None
