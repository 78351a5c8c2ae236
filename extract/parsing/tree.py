"""How a parse is mended: a word is hung elsewhere, and no walk up the tree may ever go round."""

from __future__ import annotations

from collections.abc import Iterator

from reportgraph.ontology.grammar import GRAMMAR
from spacy.tokens import Span, Token

NOMINAL = ("NOUN", "PROPN", "PRON")
NOUNS = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl", "csubj"})
FINITE = frozenset({"VBD", "VBZ", "VBP"})
_FINITE_AUX = FINITE | {"MD"}
_ADDS = frozenset({"and", "or", "but", "nor", "&", "as", "well"})
_CLOSING = {")": ("(",), "—": ("—",), "--": ("--",)}  # what ends an insertion -> what begins it
_AMOUNTS = frozenset({"DATE", "MONEY", "PERCENT", "QUANTITY", "TIME"})
_LONGEST_INSERTION = 25
_PAUSES = frozenset({",", ";", '"', "'", "-", "—", "--", "("})


def put(word: Token, head: Token, label: str) -> None:
    """Hang a word on another (on itself: make it a root), unless that hangs on it: walks up a ring would go round."""
    if word == head or not word.is_ancestor(head):
        word.head, word.dep_ = head, label


def hang(word: Token, head: Token, label: str) -> None:
    """Hang a word on another, as `put` does; on itself it stays where it is."""
    if word != head:
        put(word, head, label)


def take_place(word: Token, other: Token) -> None:
    """Put a word where another stands: on its head, with its label, or as the root that it is."""
    put(word, word if other.head == other else other.head, other.dep_)


def lift(word: Token, label: str) -> None:
    """Put a word in the place of its head, and hang the head on it with a label."""
    head = word.head
    take_place(word, head)
    put(head, word, label)


def part_from_modifier(first: Token, modifier: Token) -> None:
    """Coordinate a word with the head it was read as a modifier of; what stands between the two is the head's alone."""
    second = first.head
    take_place(first, second)
    hang(second, first, "conj")
    hang(modifier, second, "amod")
    for c in [c for c in second.lefts if c.i < first.i]:
        hang(c, first, c.dep_)


def call(name: Span, kind: str) -> None:
    """Take a stretch of words for a name of a kind."""
    name.label_ = kind
    name.doc.set_ents([name], default="unmodified")


def neighbor_of(word: Token, step: int) -> Token:
    """Give the word so many places on or back; the word itself where the text has none."""
    return word.nbor(step) if 0 <= word.i + step < len(word.doc) else word


def is_finite(verb: Token) -> bool:
    """Tell a verb that needs a subject."""
    return verb.tag_ in FINITE or any(c.dep_ in ("aux", "auxpass") and c.tag_ in _FINITE_AUX for c in verb.children)


def first_word(verb: Token) -> int:
    """Give the index of the first of the auxiliaries, negations and adverbs right before a verb, or of the verb."""
    at = verb.i
    while at > 0 and verb.doc[at - 1].head == verb and verb.doc[at - 1].dep_ in ("aux", "auxpass", "neg", "advmod"):
        at -= 1
    return at


def word_before(token: Token) -> Token | None:
    """Give the last word before a phrase, over the commas and conjunctions that part it from what it is added to."""
    at = token.left_edge.i - 1
    while at >= token.sent.start and (token.doc[at].lower_ in _ADDS or token.doc[at].text in _PAUSES):
        at -= 1
    return token.doc[at] if at >= token.sent.start else None


def over_insertion(token: Token) -> Token:
    """Give the word before what dashes or brackets put in between: the states in "states – including A – to open B"."""
    if token.text not in _CLOSING:
        return token
    doc, openers = token.doc, _CLOSING[token.text]
    for at in range(token.i - 1, max(token.sent.start, token.i - _LONGEST_INSERTION), -1):
        if doc[at].text in openers:
            return doc[at - 1]
    return token


def spine(token: Token, top: Token | None = None) -> Iterator[Token]:
    """Give the words whose phrases end in a token, from inside outwards: what comes next may belong to each of them."""
    while token != top:
        yield token
        if token.head == token:
            return
        token = token.head


def number_of(noun: Token) -> str | None:
    """Give "one" or "many"; None where the form does not tell: a pair, a quantity, a group that takes either."""
    if any(c.dep_ == "conj" for c in noun.children) or noun.dep_ == "conj" or noun.pos_ not in ("NOUN", "PROPN"):
        return None
    counted = noun.tag_ == "NNS" and noun.ent_type_ not in _AMOUNTS  # "36 senators", not "40 percent", "5 dollars"
    vague = {"appos"} if counted else {"appos", "nummod"}
    if any(c.dep_ in vague or (c.dep_ == "prep" and c.lower_ == "of") for c in noun.children):
        return None
    if noun.pos_ == "PROPN" or noun.ent_type_ in ("ORG", "NORP") or noun.lower_ in ("data", "media"):
        return None
    return {"NN": "one", "NNS": "many"}.get(noun.tag_)


def verb_number(verb: Token) -> str | None:
    """Give "one" or "many" where the form of a finite verb tells how many its subject is, else None."""
    for word in [c for c in verb.children if c.dep_ in ("aux", "auxpass") and c.i < verb.i] + [verb]:
        if word.tag_ == "VBZ" or word.lower_ == "was":
            return "one"
        if word.tag_ == "VBP" or word.lower_ == "were":
            return "many"
        if word.tag_ in ("MD", "VBD"):
            return None
    return None


def goes_with(host: Token, verb: Token) -> bool:
    """Tell whether a verb without a subject can be added to another one."""
    if host.pos_ not in ("VERB", "AUX"):  # "clean and thriving", but not "making A safe and building B"
        acts = any(c.dep_ == "dobj" for c in verb.rights) and any(t.tag_ == verb.tag_ for t in _governors(host))
        return host.pos_ == "ADJ" and verb.tag_ in ("VBN", "VBG") and not acts
    if verb.tag_ in FINITE and host.pos_ == "AUX" and host.tag_ in FINITE:
        return True
    forms = _forms_of(verb)
    return bool(forms & _forms_of(host))


def _governors(word: Token) -> Iterator[Token]:
    """Give what a complement is of, and what that is of: "making A be safe"."""
    yield word.head
    while word.head.dep_ in ("xcomp", "ccomp") and word.head.head != word.head:
        word = word.head
        yield word.head


def _forms_of(verb: Token) -> frozenset[str]:
    """Give the slots that the form of a verb fills: a regular past and its participle look alike."""
    tags = {c.tag_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
    finite = {"finite"} if tags & (FINITE | {"MD"}) else set[str]()
    if verb.tag_ in FINITE:
        finite = {"finite"}
    if "VB" in tags and not finite:  # "to start in May and to be completed in June", "to be led by A and run by B"
        return frozenset({"plain", "VB", "past", "participle"})
    if verb.lower_ in GRAMMAR.invariable and not tags:
        return frozenset({"finite", "past", "participle", "plain", verb.tag_})
    if verb.tag_ in ("VB", "VBP") or tags & {"MD", "VB"}:  # "will meet and be chaired by A"
        done = {"participle"} if verb.tag_ == "VBN" else set[str]()  # "shall be printed and sent to A"
        return frozenset(finite | done | {"plain", verb.tag_})
    if verb.tag_ in ("VBD", "VBN"):
        regular = verb.lower_.endswith("ed")
        return frozenset(finite | {"past"} | ({"participle"} if verb.tag_ == "VBN" or regular else set()))
    return frozenset(finite | {verb.tag_})
