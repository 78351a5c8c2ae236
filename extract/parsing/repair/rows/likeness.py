"""What the words of a noun phrase tell before any tree: where its nouns stand, of what kind they are, how it begins."""

from __future__ import annotations

from functools import cache

from reportgraph.extract.parsing.labels import MODIFYING, NOUNY, TIMES
from reportgraph.extract.parsing.spelling import HYPHENS
from reportgraph.extract.parsing.syntax import child
from reportgraph.ontology.lexicon import load_lexicon
from reportgraph.ontology.naming import load_naming
from spacy.tokens import Doc, Token

_BEFORE = frozenset({"ADJ", "ADV", "DET", "NOUN", "NUM", "PROPN", "SYM"})
_INSIDE = HYPHENS | {"'s", "’s", "–"}
_ARTICLES = {"a": "a", "an": "a", "the": "the"}
_GROUPS = {
    "thing": "Facility InfrastructureProject Initiative Project",
    "document": "Document Work",
    "event": "Event",
    "matter": "Principle Topic",
    "place": "City Country Place Region",
}
_GROUP_OF = {cls: group for group, classes in _GROUPS.items() for cls in classes.split()}
_APART = frozenset({"actor", "place", "town"})  # what stands in no row with things and matters
_BRACKET = 6  # tokens


def nouns_from(doc: Doc, begin: int, stop: int) -> list[Token]:
    """Give the nouns of "the repair of a dam in A" that begins here, outermost first; none if it is none."""
    nouns, at = list[Token](), begin
    while at < stop and (noun := _noun(doc, at, stop)) is not None:
        nouns.append(noun)
        at = behind(noun, stop)
        if at >= stop or doc[at].tag_ != "IN" or doc[at].dep_ != "prep" or doc[at].lower_ == "between":
            break
        at += 3 if doc[at + 1 : at + 3].text.lower() in ("and around", "and near") else 1
    return nouns


def behind(noun: Token, stop: int) -> int:
    """Give the place behind a noun and what goes on in brackets or numbers: "a pact (MoU)", "children under five"."""
    doc, at = noun.doc, noun.i + 1
    if at + 1 < stop and doc[at].pos_ == "ADP" and doc[at + 1].pos_ == "NUM":
        numbered = at + 2 == stop or doc[at + 2].pos_ not in ("ADJ", "NOUN", "NUM", "PROPN", "SYM")
        at += 2 if numbered else 0
    if at < stop and doc[at].text == "(":
        return next((t.i + 1 for t in doc[at : min(at + _BRACKET, stop)] if t.text == ")"), at)
    return at


def _noun(doc: Doc, begin: int, stop: int) -> Token | None:
    """Give the noun of the words that begin here, with what can only stand before a noun before it."""
    at = begin
    while at < stop and _goes_on(doc[at], begin, stop):
        at += 1
    while at > begin and doc[at - 1].pos_ == "ADV":
        at -= 1  # "the Ondara Summit ahead of the vote"
    last = doc[at - 1]
    return last if at > begin and last.pos_ in NOUNY else None


def _goes_on(token: Token, begin: int, stop: int) -> bool:
    if token.i == begin:
        return token.pos_ in _BEFORE or token.dep_ in MODIFYING
    if token.dep_ == "det" or token.i + 1 >= len(token.doc):
        return False
    before, after = token.nbor(-1), token.nbor()
    if token.ent_type_ in TIMES and before.pos_ in NOUNY:
        return False
    if token.lower_ == "and":  # "small and medium-sized firms"
        return before.pos_ == after.pos_ == "ADJ" and token.i + 1 < stop
    joined = not _INSIDE.isdisjoint((before.text, token.text, after.text)) and after.i < stop  # "people-to-people"
    return token.pos_ in _BEFORE or joined or (token.tag_ in ("VBN", "VBG") and token.dep_ in MODIFYING)


def alike(one: Token, other: Token) -> float:
    """Tell how much two nouns look like members of one row: by what they are, and by how their phrases begin."""
    kinds, articles = (kinds_of(one), kinds_of(other)), (article_of(one), article_of(other))
    if not all(kinds):
        kind = 0.0
    elif kinds[0][0] == kinds[1][0]:
        kind = 2.0
    else:
        kind = 1.0 if set(kinds[0]) & set(kinds[1]) - _APART else -2.0 * bool({kinds[0][0], kinds[1][0]} & _APART)
    if one.pos_ == "PROPN" and not articles[0] and articles[1]:
        kind -= 1.0  # a name with no article is somebody's or a place's
    return kind + (0.5 if articles[0] == articles[1] else 0.25 if all(articles) else -0.5)


def kinds_of(noun: Token) -> tuple[str, ...]:
    """Give which kinds of thing a noun may tell, the usual one first."""
    known = kinds_of_lemma(noun.lemma_.lower())
    if noun.ent_type_ in ("GPE", "LOC") and not (known and child(noun, "det") is not None):
        return ("town",)
    if known or noun.pos_ == "NOUN":
        return known or ("matter",)  # the lexicon leaves out what is only a topic
    return ("actor",) if noun.ent_type_ in ("PERSON", "ORG", "NORP") else ()


@cache
def kinds_of_lemma(lemma: str) -> tuple[str, ...]:
    """Give which kinds of thing a noun of the lexicon may tell."""
    return tuple(dict.fromkeys(_GROUP_OF.get(cls, "actor") for cls in load_naming().classes_of(lemma) or ()))


def article_of(noun: Token) -> str:
    """Give "a" or "the", how the phrase of a noun begins; "some" for a number and a bare plural, else nothing."""
    begin = child(noun, "det") or noun
    while begin.i and begin.nbor(-1).pos_ in _BEFORE and begin.dep_ != "det":
        begin = begin.nbor(-1)
    return _ARTICLES.get(begin.lower_, "some" if begin.pos_ == "NUM" or noun.tag_ == "NNS" else "")


def is_ill(noun: Token) -> bool:
    """Tell a noun, with a hyphen before it or alone, that the lexicon calls an ill."""
    before = noun.doc[noun.i - 1].lower_
    return not load_lexicon().ills.isdisjoint((noun.lemma_.lower(), f"{before}-{noun.lemma_.lower()}"))
