"""Names that no dictionary has at the beginning of a sentence, where a capital says nothing: "Norvex backs the dam"."""

from __future__ import annotations

from functools import cache

from reportgraph.extract.parsing.casing import is_word, stems
from reportgraph.ontology.gazetteer import load_gazetteer
from reportgraph.ontology.naming import load_naming
from spacy.language import Language
from spacy.tokens import Doc, Token

_KNOWN = "boeing"  # a firm's name of one word that the models know, and that is no other word
_INDEXES = ("lemma_index", "lemma_exc")
_SHORTEST = 4
_DERIVED = (
    "ation",
    "ers",
    "ics",
    "ies",
    "ility",
    "ism",
    "isms",
    "ists",
    "ity",
    "ment",
    "ments",
    "ness",
    "ship",
    "ships",
)
_ENDING = frozenset(".?!")
_OPENING = frozenset({'"', "“", "‘", "'", "(", "—", "-", "•"})


def name_coined(doc: Doc, nlp: Language) -> None:
    """Let the parser read coined names as one that it knows; it takes them for adjectives and nouns by their endings.

    A word is coined if the pipeline has never heard of any of its forms, and the text has it neither small nor behind
    a word with a capital, as surnames have stood before.
    """
    known = words_of_pipeline(nlp)
    small = {t.text for t in doc if t.is_lower}
    surnames = {t.text for t in doc[1:] if t.is_title and t.nbor(-1).text[:1].isupper()}
    for token in doc[:-1]:
        alone = token.is_title and token.is_alpha and len(token) >= _SHORTEST and token.text not in surnames
        alone = alone and _opens(token) and token.nbor().text[0].islower() and token.lower_ not in small
        if alone and known.isdisjoint(stems(token.lower_)) and not _is_known(token.text):
            token.norm_ = _KNOWN


def _opens(token: Token) -> bool:
    """Tell the first word of a block or of a sentence in it."""
    before = token.nbor(-1) if token.i else None
    if before is not None and before.text in _OPENING and before.i:
        before = before.nbor(-1)
    return before is None or token.is_sent_start is True or before.is_space or before.text[-1] in _ENDING


def _is_known(name: str) -> bool:
    low = name.lower()
    return (
        low.endswith(_DERIVED) or low in load_naming().given or is_word(low) or load_gazetteer().get(name) is not None
    )


@cache
def adjectives_of_pipeline(nlp: Language) -> frozenset[str]:
    """Give the adjectives in the index of WordNet that a pipeline's lemmatizer has; none where it has no index."""
    lookups = getattr(nlp.get_pipe("lemmatizer"), "lookups", None)
    index = lookups.get_table("lemma_index") if lookups is not None and lookups.has_table("lemma_index") else {}
    return frozenset(index.get("adj", ()))


@cache
def words_of_pipeline(nlp: Language) -> frozenset[str]:
    """Give the words that a pipeline came with: those it was trained on, and the index of WordNet in its lemmatizer.

    To be asked for before it has read any text: it remembers each word.
    """
    lookups = getattr(nlp.get_pipe("lemmatizer"), "lookups", None)
    tables = [] if lookups is None else [lookups.get_table(n) for n in _INDEXES if lookups.has_table(n)]
    return frozenset(nlp.vocab.strings).union(word for table in tables for words in table.values() for word in words)
