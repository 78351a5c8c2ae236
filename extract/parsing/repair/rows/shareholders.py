"""Mends rows of owners: "A holds 40 percent of B, C 35" with B and C as one thing."""

from __future__ import annotations

from reportgraph.extract.parsing.syntax import child
from reportgraph.extract.parsing.tree import NOUNS, SUBJECTS, hang, lift, neighbor_of, put, spine
from spacy.tokens import Doc, Token

_PERCENT = frozenset({"%", "cent", "percent"})
_OWNING = frozenset({"control", "have", "hold", "own"})
_RESTS = frozenset({"balance", "remainder", "rest"})
_INSIDE_NAMES = frozenset({"'s", "’s", "-", "&", "the"})


def repair_shareholders(doc: Doc) -> None:
    """Make each owner in a row one of those who own, with the share beside the name."""
    for token in doc:
        if token.lower_ in ("remaining", "other") and token.head.ent_type_ == "PERCENT":
            _owner_of_rest(token.head)
        if token.lower_ in _PERCENT and token.dep_ == "dobj" and token.head.lemma_ in _OWNING:
            _others(token)
        if token.lower_ in _PERCENT and token.i + 2 < len(doc) and doc[token.i + 2].lower_ == "by":
            _owned_by_share(token)
        if token.lower_ == "by" and token.i and doc[token.i - 1].lower_ in _PERCENT:
            _owner_behind_share(token)
        if token.lower_ == "with" and token.dep_ == "prep" and token.head.lemma_ in _OWNING:
            _rest_beside(token)


def _owner_of_rest(share: Token) -> None:
    """ "A owns 60 percent of B and C the remaining 40" with an A that owns C: C is another owner."""
    owner = share.doc[share.left_edge.i - 1] if share.left_edge.i else share
    verb = next((a for a in owner.ancestors if a.pos_ == "VERB"), None)
    first = next((c for c in verb.lefts if c.dep_ == "nsubj"), None) if verb is not None else None
    shared = owner.pos_ == "PROPN" and owner.dep_ in ("conj", "appos") and verb is not None
    if shared and verb is not None and first is not None and verb.i < owner.left_edge.i:
        _add_owner(owner, first, share)


def _owned_by_share(share: Token) -> None:
    """ "A, 51 percent owned by B, built C" with 51 percent as who built it: the share tells how A is owned."""
    owned, begin, doc = share.nbor(), share.left_edge.i, share.doc
    if owned.lemma_ not in _OWNING or owned.tag_ != "VBN" or owned.head != share:
        return
    lift(owned, "npadvmod")
    over = owned.head
    if owned.dep_ in ("appos", "attr"):
        owned.dep_ = "acl" if owned.dep_ == "appos" else "acomp"  # "A is 51 percent owned by B"
        return
    before = doc[begin - 2] if begin > share.sent.start + 1 and doc[begin - 1].text == "," else share
    whole = [t for t in spine(before, over) if t.right_edge.i < begin and t.pos_ in NOUNS] if before != share else []
    if whole and owned.dep_ in SUBJECTS:
        hang(whole[-1], over, owned.dep_)
    if whole:
        hang(owned, whole[-1], "acl")


def _owner_behind_share(by: Token) -> None:
    """ "A is 60 percent owned by B and 40 percent by C" with C as who owns B: both own A."""
    share = by.nbor(-1)
    verb = next((t for t in reversed(by.doc[by.sent.start : share.i]) if t.pos_ in ("AUX", "VERB")), share)
    agent = next((c for c in verb.rights if c.lower_ == "by" and c.i < share.i), None)
    first = child(agent, "pobj") if agent is not None else None
    owner = child(by, "pobj") or _last_of_name(neighbor_of(by, 1))
    if verb.tag_ != "VBN" or verb.lemma_ not in _OWNING or first is None or owner.pos_ not in NOUNS or owner == by:
        return
    if any(c.lower_ in _PERCENT for c in verb.lefts if c.dep_ in SUBJECTS):
        return  # "60 percent of A is owned by B and 40 by C": as clauses without a verb
    link = by.doc[share.left_edge.i - 1]
    if link.dep_ == "cc":
        hang(link, first, "cc")
    hang(owner, first, "conj")
    hang(by, owner, "dep")
    hang(share, owner, "appos")


def _last_of_name(word: Token) -> Token:
    while word.dep_ == "compound" and word.head.i > word.i:
        word = word.head
    return word


def _others(share: Token) -> None:
    """ "A holds 40 percent of B, C 35 percent": C holds the share that stands right behind the name."""
    first = child(share.head, "nsubj")
    if first is None or first.i > share.i:
        return
    for other in share.doc[share.i + 1 : share.sent.end]:
        begin, number = _begin_of_name(other), other.nbor(-1)
        if other.lower_ not in _PERCENT or begin is None:
            continue
        owner = number.nbor(-1)
        for word in (other, owner):
            _leave(word, owner.doc[begin - 1])
        for word in owner.doc[begin : owner.i]:
            if word.head.i not in range(begin, owner.i + 1):
                hang(word, owner, "compound")
        _add_owner(owner, first, other)
        hang(number, other, "nummod")


def _begin_of_name(share: Token) -> int | None:
    """Give where a name begins that stands between a comma or an "and" and a share: ", C 35 percent"."""
    doc, at = share.doc, share.i - 2
    if at < share.sent.start + 1 or doc[at + 1].tag_ != "CD" or doc[at].pos_ not in NOUNS:
        return None
    while at > share.sent.start and (doc[at].pos_ in (*NOUNS, "ADJ") or doc[at].lower_ in _INSIDE_NAMES):
        at -= 1
    named = doc[at + 1].pos_ == "PROPN" or doc[at + 1].lower_ == "the"
    return at + 1 if named and (doc[at].text == "," or doc[at].lower_ == "and") else None


def _leave(behind: Token, link: Token) -> None:
    """Put the last word before a link in the place of one behind it that was read as what a preposition governs."""
    over, last = behind.head, link.nbor(-1)
    if behind.dep_ != "pobj" or over.i > last.i or last.is_ancestor(over):
        return
    inside = [c for c in behind.lefts if c.i < last.i]
    put(last, over, "pobj")
    for word in inside:
        hang(word, last, "compound")


def _rest_beside(with_: Token) -> None:
    """ "A holds 40 percent of B, with the rest held by C": C is another owner."""
    verb, rest = with_.head, child(with_, "pobj")
    first, share = child(verb, "nsubj"), child(verb, "dobj")
    done = child(rest, "acl") if rest is not None else None
    by = child(done, "agent") if done is not None and done.lemma_ in _OWNING else None
    owner = child(by, "pobj") if by is not None else None
    if rest is None or owner is None or first is None or share is None:
        return
    if share.lower_ in _PERCENT and (rest.lemma_ in _RESTS or rest.lower_ in _PERCENT):
        _add_owner(owner, first, rest)
        hang(with_, owner, "dep")


def _add_owner(owner: Token, first: Token, share: Token) -> None:
    hang(owner, first, "conj")
    hang(share, owner, "appos")
