"""Tells words without a noun that stand for people: "Thousands marched in A", "those who oppose B"."""

from __future__ import annotations

from reportgraph.extract.model import Mention, MentionKind
from reportgraph.extract.parsing.syntax import first_conjunct
from reportgraph.extract.text.surface import chars_of
from reportgraph.ontology.frames import word_lists
from reportgraph.ontology.grammar import GRAMMAR
from spacy.tokens import Token

_ENDS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "conj", "agent", "dative"})
_STANCES = frozenset({"against", "behind", "for", "opposed", "opposing", "supporting"})
_COMPARING = frozenset({"as", "from", "including", "like", "than"})
_OF_THINGS = GRAMMAR.comprising | {"concern", "govern", "regulate"}
_SUFFERED = frozenset({"affect", "displace", "impact", "persecute", "uproot"})
_CAUSES = frozenset({"favor", "favour", "opposition", "support"})
_LONGEST = 12  # tokens of a clause that tells who is meant


def is_crowd(token: Token) -> bool:
    """Tell by what is done that a number without a noun counts people: not "hundreds were sold"."""
    if token.lower_ not in GRAMMAR.crowds or any(c.lower_ in ("of", "'s") for c in token.rights):
        return False
    verb = token.head
    if verb.pos_ != "VERB":
        return False
    if token.dep_ in ("nsubjpass", "dobj"):
        made = token.dep_ == "dobj" and any(c.dep_ == "xcomp" and c.lemma_ in GRAMMAR.crowding for c in verb.rights)
        return verb.lemma_ in GRAMMAR.befalling or made or _is_left_so(verb)  # "forced thousands to flee"
    if token.dep_ != "nsubj":
        return False
    first = first_conjunct(verb)
    if (
        first != verb and verb.tag_ == "VBN"
    ):  # "ten were killed and dozens wounded", not "houses were burned and dozens …"
        return verb.lemma_ in GRAMMAR.befalling and first.lemma_ in (*GRAMMAR.befalling, "die")
    marching = verb.lemma_ == "take" and any(c.lower_ in ("street", "streets") for c in verb.subtree)
    marching = marching or verb.lemma_ in GRAMMAR.crowding
    return marching or (verb.tag_ == "VBN" and verb.lemma_ in GRAMMAR.befalling)


def _is_left_so(verb: Token) -> bool:
    """Tell who is left in a bad state: "left thousands without water", "left dozens dead"."""
    behind = verb.doc[verb.i + 1 : min(verb.i + _LONGEST, verb.sent.end)] if verb.lemma_ == "leave" else ()
    return any(t.lower_ == "without" or t.lemma_ in word_lists()["stricken"] for t in behind)


def crowd(token: Token) -> Mention:
    """Give the people that a number stands for: "tens of thousands"."""
    begin = token.i
    while begin > token.sent.start and token.nbor(begin - 1 - token.i).dep_ == "quantmod":
        begin -= 1
    words = [t for t in token.doc[begin : token.i + 1] if t.lower_ in GRAMMAR.crowds or t.lower_ == "of"]
    begin, name = words[0].i, " ".join(t.lower_ for t in words)
    chars = chars_of(token.doc, begin, token.i + 1)
    return Mention(begin, token.i + 1, token.i, chars, MentionKind.NOMINAL, "Group", name, "lexicon")


def those(token: Token) -> Mention | None:
    """Give the people of "those who oppose A", "those in favor of A": whom a clause or a stance tells."""
    if token.lower_ != "those" or token.dep_ not in _ENDS or any(c.lower_ == "of" for c in token.rights):
        return None
    told = [*token.rights, *(c for c in token.head.rights if c.i == token.i + 1 and c.dep_ == "prep")]
    teller = next((c for c in told if (_tells(c) if c.head == token else _is_plight(c))), None)
    if teller is None or teller.right_edge.i - token.i >= _LONGEST:
        return None
    end = teller.right_edge.i + 1
    long_name = " ".join([token.lower_, *token.doc[token.i + 1 : end].text.split()])
    chars = chars_of(token.doc, token.i, end)
    return Mention(token.i, end, token.i, chars, MentionKind.NOMINAL, "Group", token.lower_, "lexicon", long_name)


def _tells(part: Token) -> bool:
    compared = part.head.i > 0 and part.head.nbor(-1).lower_ in _COMPARING  # "laws like those protecting A"
    if part.dep_ in ("acl", "amod") and part.i == part.head.i + 1 and not compared:
        acting = part.tag_ == "VBG" and part.lemma_ not in _OF_THINGS and any(c.dep_ == "dobj" for c in part.rights)
        hurt = part.tag_ == "VBN" and part.lemma_ in GRAMMAR.befalling | _SUFFERED
        return acting or hurt or part.lower_ in _STANCES | GRAMMAR.answerable
    if part.dep_ == "relcl":
        return any(t.lower_ == "who" for t in part.subtree)
    cause = not _CAUSES.isdisjoint(t.lower_ for t in part.rights)
    phrase = part.dep_ == "prep" and (cause or (_is_plight(part) and not compared))
    return phrase or (part.dep_ in ("prep", "acl", "amod") and part.lower_ in _STANCES)


def _is_plight(phrase: Token) -> bool:
    """Tell "in need", "at risk" from "in the north"."""
    return phrase.lower_ in ("at", "in") and not GRAMMAR.plights.isdisjoint(t.lower_ for t in phrase.rights)
