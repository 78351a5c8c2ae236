"""Finds the party by the word for it beside a politician's name: "Labour MP Jane Roe", "Sen. Jane Roe (R-Ohio)"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from reportgraph.extract.model import Mention, MentionKind
from reportgraph.extract.parsing.labels import MODIFYING
from reportgraph.extract.parsing.spelling import HYPHENS
from reportgraph.extract.text.surface import chars_of
from reportgraph.ontology.grammar import GRAMMAR
from spacy.tokens import Doc, Token

if TYPE_CHECKING:
    from reportgraph.extract.mentions.persons import NameSpan
    from reportgraph.extract.mentions.wording import Wording

_FAR = 6  # tokens from the word to the name
_LETTER = 1
_OPENING = ("(", ",")
_BESIDE = (",", "is")
_HELD = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "poss", "conj"})
_ARTICLES = ("a", "an", "both")
_LONGEST_OFFICE = 2  # words
_NOUNY = ("NOUN", "PROPN")
_BEFORE_OFFICES = (*_ARTICLES, "the")
_FIELD = ("of", "for")  # "Secretary of Labor Jane Roe"
_PORTFOLIOS = frozenset({"secretary", "minister", "commissioner", "national", "party"})


def party_words(found: dict[int, Mention], wording: Wording) -> Iterator[Mention]:
    """Give a mention of the party for each such word, headed by it; by its article in "Jane Roe, a Republican".

    There the word itself stands for the person.
    """
    people = [m for m in found.values() if m.kind is MentionKind.NAME and m.cls == "Person"]
    begins, ends = {m.begin for m in people}, {m.end for m in people}
    parties = wording.words.parties
    named = {i for m in found.values() if m.cls == "PoliticalParty" for i in range(m.begin, m.end)}
    for i, word in enumerate(wording.text):
        name = parties.get(word) or parties.get(word.removesuffix("s"))
        if name is None:
            continue
        if len(word) == _LETTER:
            head = i if i not in found and _is_of_state(i, wording, ends) else None
        elif _is_apposed(i, wording, ends):
            held = (i in found or i in named) and wording.doc[i].dep_ in MODIFYING  # "a Labor leader"
            head = None if held else i - 1
        else:
            head = i if i not in found and i not in named and _leads_to(i, wording, begins) else None
        if head is not None:
            chars = chars_of(wording.doc, i, i + 1)
            entry = wording.knowledge.gazetteer.get(name)
            ids = entry.ids if entry is not None else ()
            yield Mention(i, i + 1, head, chars, MentionKind.NAME, "PoliticalParty", name, "gazetteer", ids=ids)


def as_parties(spans: list[NameSpan], wording: Wording) -> list[NameSpan]:
    """Give the names, with the party where its word stands alone as one: "Labour won", "the Labour vote"."""
    return [replace(span, cls="PoliticalParty") if _is_party(span, wording) else span for span in spans]


def _is_party(span: NameSpan, wording: Wording) -> bool:
    word, token = wording.text[span.begin], wording.doc[span.begin]
    words = wording.text[span.begin : span.end]
    if words[-1] == "Party" and "for" in words[:-2]:  # "the Forum for Civic Change Party" is no forum
        return span.entry is None
    alone = span.end == span.begin + 1 and span.entry is None and len(word) > _LETTER and word in wording.words.parties
    if not alone or span.person or word in wording.surnames or token.lower_ in wording.words.surnames:
        return False
    held = token.dep_ in _HELD and token.tag_ == "NNP" and all(c.dep_ != "det" for c in token.lefts)
    common = token.lower_ in wording.words.adjectives or wording.naming.class_of_nominal([token.lower_]) == "Person"
    limits = token.dep_ in MODIFYING and not token.is_sent_start and token.head.text.islower()
    return (held or limits) and not common


def party_behind(person: Mention, doc: Doc) -> Token | None:
    """Give the word that may head a mention of a person's party behind the name."""
    opened = person.end + 1 < len(doc) and doc[person.end].text in (*_OPENING, *_BESIDE)
    word = doc[person.end + 1] if opened else None
    return word if word is not None and (len(word) == _LETTER or word.lower_ in _BEFORE_OFFICES) else None


def party_in_brackets(person: Mention, doc: Doc) -> Token | None:
    """Give the word that may head a person's party in brackets behind the name: "Jane Roe (Lake Party)"."""
    end = person.end + 1
    if end >= len(doc) or doc[person.end].text != "(":
        return None
    while end + 1 < len(doc) and doc[end].text[0].isupper() and doc[end + 1].text != ")":
        end += 1
    return doc[end] if end + 1 < len(doc) and doc[end + 1].text == ")" else None


def only_tells_party(mention: Mention | None, title: Token) -> bool:
    """Tell "Republican" in "Republican Governor Jane Roe", who heads no party."""
    one = mention is not None and mention.cls == "PoliticalParty" and mention.end - mention.begin == 1
    return one and title.lemma_.lower() not in GRAMMAR.leading


def _is_of_state(i: int, wording: Wording, ends: set[int]) -> bool:
    """Tell "(R-Ohio)", "D-Ore.," behind a name: the letter of a party before the state that somebody was elected in."""
    text = wording.text
    opened = text[i - 1] in _OPENING and i - 1 in ends
    return opened and i + 2 < len(text) and text[i + 1] in HYPHENS and text[i + 2][0].isupper()


def _is_apposed(i: int, wording: Wording, ends: set[int]) -> bool:
    """Tell "Jane Roe, a Republican from Ohio", "Jane Roe, a Labour MP", "Jane Roe and John Doe, both Democrats"."""
    comma = i - 2
    if comma < 0:
        return False
    behind = wording.doc[i + 1] if i + 1 < len(wording.text) else None
    alone = behind is None or behind.pos_ not in ("NOUN", "PROPN", "ADJ")
    small = behind is not None and behind.text.islower()
    offices = wording.low[i + 1 : i + 1 + (_LONGEST_OFFICE if small else 1)]  # "a Republican state senator"
    office = not wording.words.politicians.isdisjoint(offices) and behind is not None and behind.pos_ in _NOUNY
    articles = _BEFORE_OFFICES if office else _ARTICLES
    told = wording.text[comma] == "is" and wording.doc[comma].dep_ == "ROOT"  # "Jane Roe is a Republican"
    beside = comma in ends and (wording.text[comma] == "," or told)
    return beside and (alone or office) and wording.low[i - 1] in articles


def _leads_to(i: int, wording: Wording, begins: set[int]) -> bool:
    """Tell a word with nothing but the office of a politician between it and a name."""
    at = next((n for n in range(i + 1, i + _FAR) if n in begins), i)
    offices = wording.low[i + 1 : at]
    before = wording.low[i - 1] if i else ""
    if at == i or wording.doc[at].sent != wording.doc[i].sent or before in GRAMMAR.no_longer or before in _FIELD:
        return False
    return not offices or (offices[-1].rstrip(".") in wording.words.politicians and offices[0] not in _PORTFOLIOS)
