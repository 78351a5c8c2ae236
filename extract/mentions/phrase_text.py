"""The words of a common noun phrase as they stand inside a sentence."""

from __future__ import annotations

from reportgraph.extract.grammar.nominals import opens_deed
from reportgraph.extract.parsing.labels import DASHES
from reportgraph.extract.parsing.spelling import HYPHENS, QUOTES
from reportgraph.ontology.frames import word_lists
from reportgraph.ontology.gazetteer import load_gazetteer
from spacy.tokens import Doc, Token


def text_of(doc: Doc, indices: list[int]) -> str:
    """Give the words with the spaces that the text has between them, line breaks as spaces."""
    parts: list[str] = []
    for at, i in enumerate(indices):
        token = doc[i]
        if token.is_space or token.text in QUOTES:
            parts.append(token.whitespace_)
            continue
        if _is_broken_off(doc, i) or (token.text in DASHES and i and _is_broken_off(doc, i - 1)):
            continue
        parts.append(_word(token))
        if at + 1 < len(indices) and (token.whitespace_ or indices[at + 1] != i + 1):
            parts.append(" ")
    return " ".join("".join(parts).split()).strip("-–— ")


def _word(token: Token) -> str:
    """Give a word as it stands inside a sentence: no capital letter from the sentence's beginning or a headline."""
    text = token.text
    following = token.doc[token.i + 1].text if token.i + 1 < len(token.doc) else ""
    opens = bool(token.is_sent_start)
    ware = opens and token.dep_ == "compound" and token.head.text.islower() and _is_ware(token)
    placed = token.ent_type_ in ("NORP", "GPE", "LOC") and not ware
    if placed or (following[:1].isupper() and not text.isupper()):
        return text
    if _is_shouted(token):
        return text.lower() if token.pos_ != "PROPN" or any(t.text == token.lower_ for t in token.doc) else text
    small = (token.pos_ != "PROPN" or ware) and opens and text[:1].isupper() and text[1:].islower()
    return text.lower() if small or opens_deed(token) else text


def _is_ware(token: Token) -> bool:
    """Tell a common noun that begins a sentence and is read as a name: "Fertilizer prices rose", not "Apple shares"."""
    common = any(token.lower_ in word_lists()[name] for name in ("goods", "sickness"))
    return common and load_gazetteer().get(token.text) is None


def _is_shouted(token: Token) -> bool:
    """Tell a word of a line in capitals from an acronym: "PORT SECURITY" from "NORAK"."""
    beside = token.doc[max(0, token.i - 1) : token.i + 2]
    return len(token) > 4 and token.is_upper and sum(t.is_upper and len(t) > 1 for t in beside) > 1


def _is_broken_off(doc: Doc, i: int) -> bool:
    """Tell a word that a speaker began and said anew: "our bilateral relati- — relationship"."""
    return len(doc[i]) > 1 and doc[i].text[-1] in HYPHENS and i + 1 < len(doc) and doc[i + 1].text in DASHES
