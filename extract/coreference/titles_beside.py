"""The words of the titles that stand before a name, and of the phrases in apposition to it."""

from __future__ import annotations

from reportgraph.extract.model import Mention
from reportgraph.extract.parsing.parse import Parsed
from reportgraph.extract.parsing.spelling import HYPHENS
from reportgraph.extract.parsing.syntax import child
from reportgraph.ontology.naming import Knowledge
from spacy.tokens import Token

_OF_TITLES = frozenset({"of", "for", "to", "in", "on", "at"})


def title_of(token: Token, mention: Mention, parsed: Parsed, knowledge: Knowledge) -> frozenset[str]:
    """Give the words of the title before a name and of the phrases in apposition to it."""
    words: set[str] = set()
    doc, i = parsed.doc, mention.begin - 1
    while (
        i >= 0
        and i > mention.begin - 10
        and (doc[i].is_alpha or doc[i].text in (*HYPHENS, ",", "'s") or doc[i].text.endswith("."))
    ):
        if (doc[i].text == "," and i != mention.begin - 1) or _is_beside_other(doc[i], knowledge):
            break
        if doc[i + 1].is_sent_start:
            break  # "made her minister. Roe left"
        ahead = [t.lower_ for t in doc[token.head.i : mention.begin]]  # "the president and CEO Jane Roe" is one
        beside = token.dep_ == "conj" and child(token.head, "det") and knowledge.naming.title_at(ahead, 0) < len(ahead)
        if doc[i].lower_ == "and" and words and (beside or words <= knowledge.naming.words.honorifics):
            break  # "the President and Dr. Roe", "the Queen and Prince John"
        if doc[i].pos_ == "ADP" and words and doc[i].lower_ not in _OF_TITLES:
            break  # "the U.S. president's summit with Russian President Jane Roe"
        if doc[i].lower_ == "to" and words and not _calls_person(doc[i - 1].lower_, knowledge):
            break  # "gave the prize to President Jane Roe"
        if doc[i].lower_ == "to":
            words.clear()  # "adviser to the president Jane Roe" is no president
        words.add(doc[i].lower_.strip("."))
        if doc[i].pos_ == "VERB" or doc[i].is_sent_start:
            break
        i -= 1
    titled = any(
        knowledge.naming.title_at([w.lower_ for w in doc[max(0, i) : mention.begin]], n)
        for n in range(mention.begin - max(0, i))
    )
    if not titled:
        words = {w for w in words if w == doc[mention.begin - 1].lower_.strip(".") and _calls_person(w, knowledge)}
    for c in token.children:
        if c.dep_ == "appos" and c.pos_ in ("NOUN", "PROPN") and c.lower_ != token.lower_:  # "President Roe, Jo Roe"
            owner = child(c, "poss")  # "the president's rival" is no president
            first = c.left_edge.i if owner is None else owner.i + 1
            described = doc[first : min(c.right_edge.i + 1, c.i + 8)]
            served = next((w.i for w in described if w.i > c.i and w.lower_ == "to"), described.end)
            words |= {w.lower_ for w in described if w.i < served}  # "adviser to the president" is no president
    return frozenset(words)


def _is_beside_other(token: Token, knowledge: Knowledge) -> bool:
    """Tell what parts a title from another's name before it: "Prime Minister Roe (of Peru) and President Doe"."""
    name = token.nbor(-1) if token.i and token.lower_ in (",", "and") else token
    while name != token and name.dep_ == "pobj" and name.head.lower_ == "of" and name.head.head.pos_ == "PROPN":
        name = name.head.head
    named = name != token and name.ent_type_ == "PERSON" and name.pos_ == "PROPN"
    return named and not knowledge.naming.title_at([name.lower_], 0)


def _calls_person(word: str, knowledge: Knowledge) -> bool:
    """Tell an honorific, and a word for what somebody does: "comedian Jane Roe"."""
    classes = knowledge.naming.classes_of(word) or ("",)
    return word in knowledge.naming.words.honorifics or classes[0] == "Person"
