"""Lists after a colon or a dash, and bulleted ones, read off the surface: parsers get lost in them, commas do not."""

from __future__ import annotations

from reportgraph.extract.enumerations import enumeration_after, heads_of, items, members_after, opens_list
from reportgraph.extract.model import BlockKind
from reportgraph.extract.parse import Parsed
from reportgraph.extract.spelling import QUOTES
from reportgraph.extract.syntax import conjuncts
from spacy.tokens import Token


def list_after(token: Token) -> tuple[Token, ...]:
    """Give the heads of the items of the list that a token opens ("areas: A, B and C"), or nothing.

    The opener stands at the end of the token's phrase. A list has at least two items, each a short noun phrase.
    """
    doc, end = token.doc, token.sent.end
    opener = next((t for t in doc[token.i + 1 : min(end, token.i + 9)] if opens_list(t)), None)
    if opener is None:
        return ()
    own = enumeration_after(opener) if token.pos_ != "VERB" else None
    if own is not None and own.noun.i < token.i:  # "three threats to the delta: …" lists threats, not deltas
        return ()
    verbs = [t for t in _between(token, opener) if t.pos_ in ("VERB", "AUX") and t.dep_ != "amod"]
    widened = token.pos_ == "VERB" and any(t.lower_ == "limited" for t in verbs)  # "include but are not limited to:"
    if verbs and not widened:
        return ()
    if any(t.text in (",", ";") for t in _between(token, opener)):
        return ()
    heads, _ = members_after(opener)
    return heads if len(heads) >= 2 else ()


def listed_as(noun: Token) -> tuple[Token, ...]:
    """Give the items of the list that says which things a counted plural means: "two threats to A: B and C"."""
    members = list_after(noun)
    return members if members and members[0].dep_ == "appos" and members[0].head == noun else ()


def quoted_list(opener: Token) -> tuple[Token, ...]:
    """Give the heads of the items of a list in quotation marks right after a word ("based on "A, B and C"")."""
    doc, end = opener.doc, opener.sent.end
    if opener.i + 1 >= end or doc[opener.i + 1].text not in QUOTES:
        return ()
    found = items(doc[opener.i + 2 : end], QUOTES)
    heads = [head for item in found for head in heads_of(item)]
    return tuple(heads) if len(heads) >= 3 and len(found) >= 2 else ()


def bulleted(parsed: Parsed) -> dict[int, dict[str, list[Token]]]:
    """Give what a bulleted list adds to the sentence that ends in a colon before it: predicate -> role -> heads.

    "The parties will cooperate on:" and the items below it: they fill the role of the word before the colon.
    """
    found: dict[int, dict[str, list[Token]]] = {}
    for at, sentence in enumerate(parsed.sentences):
        if len(sentence.span) < 3 or sentence.span[-1].text != ":":
            continue
        below_it: list[Token] = []
        for below in parsed.sentences[at + 1 :]:
            if below.block.kind is not BlockKind.ITEM:
                break
            below_it += conjuncts(below.span.root)
        place = _governor(sentence.span[-2])
        if below_it and place is not None:
            found.setdefault(place[0].i, {}).setdefault(place[1], []).extend(below_it)
    return found


def _governor(last: Token) -> tuple[Token, str] | None:
    """Give the predicate whose argument the word before the colon opens or stands for, and the role."""
    if last.pos_ == "ADP":
        return last.head, last.lower_
    if last.dep_ == "pobj" and last.head.pos_ == "ADP":
        return last.head.head, last.head.lower_
    if last.dep_ == "dobj":
        return last.head, "object"
    if last.lower_ == "to":
        return last.head, "clause"
    return (last, "object") if last.pos_ == "VERB" else None


def _between(token: Token, opener: Token) -> list[Token]:
    return list(token.doc[token.i + 1 : opener.i])
