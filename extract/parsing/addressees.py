"""Whom recommendations are for, by the line above them: "To the EU:", "The committee recommends that the state:"."""

from __future__ import annotations

from reportgraph.extract.parsing.reparse import Rows, hung_on, rows_of
from reportgraph.extract.parsing.resolutions import acts
from reportgraph.extract.parsing.syntax import child
from reportgraph.extract.parsing.tree import FINITE
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.naming import load_naming
from reportgraph.ontology.schema import load_schema
from spacy.language import Language
from spacy.tokens import Doc, Token

_ADDRESSING = frozenset({"to", "for"})
_ADVICE = frozenset({"recommendation", "recommendations"})
_BEFORE = ("They", "include")
_BODIES = frozenset({"GPE", "ORG"})
_LONGEST = 14  # words of a line that names somebody


def addressee_of(lead: list[Token]) -> Token | None:
    """Give to whom recommendations go: "To the government of A:", "Recommendations for donors:"."""
    first = lead[0]
    if first.lower_ in _ADDRESSING and first.dep_ == "ROOT":
        return _whole(first, lead)
    advice = advice_in(lead)
    to = next((c for c in advice.rights if c.lower_ in _ADDRESSING), None) if advice is not None else None
    return None if to is None else _whole(to, lead)


def is_advice(heading: list[Token]) -> bool:
    """Tell the heading above recommendations."""
    return advice_in(heading) is not None


def advice_in(line: list[Token]) -> Token | None:
    """Give the word for recommendations in a line."""
    return next((t for t in line if t.lower_ in _ADVICE), None)


def person_named(heading: list[Token]) -> Token | None:
    """Give whom a heading is the name of: "The European Union", "Donors"."""
    words = heading[:-1] if heading[-1].text == ":" else heading
    noun = words[0].sent.root
    alone = noun.i >= words[0].i and noun.right_edge.i >= words[-1].i and len(words) <= _LONGEST
    if not alone or any(t.pos_ in ("VERB", "AUX") for t in words):
        return None
    classes = load_naming().classes_of(noun.lemma_.lower())
    actor = any(load_schema().is_a(cls, "Actor") for cls in classes) if classes else noun.ent_type_ in _BODIES
    return noun if actor else None


def asked_by(lead: list[Token]) -> Token | None:
    """Give the verb that says what somebody is to do: "The committee recommends that the state party:"."""
    that = _that(lead)
    behind = [t for t in lead if that is not None and t.i > that.i and not t.is_punct]
    told = any(t.tag_ in FINITE or t.tag_ in ("VB", "MD") for t in behind)
    return that.nbor(-1) if that is not None and behind and not told else None


def mended_lead(lead: list[Token], nlp: Language) -> Rows | None:
    """Give the fields of such a line where the parser misreads its last word: "To A and its members:", "A will:"."""
    words = lead[:-1] if lead[-1].text == ":" else lead
    words = words[:-1] if words[-1].pos_ == "ADV" and len(words) > 2 else words  # "A will also:"
    if (words[-1].tag_ == "MD" or words[-1].lower_ == "will") and lead[0].sent == lead[-1].sent:
        return _completed(words, nlp)
    if not 2 < len(words) <= _LONGEST:
        return None
    if words[0].lower_ in _ADDRESSING and words[-1].tag_ in (*FINITE, "VB"):
        governor, begin, label = words[0], 1, "pobj"
    elif (that := _that(words)) is not None:
        governor, begin, label = that.nbor(-1), that.i - words[0].i + 1, "dobj"
    else:
        return None
    named = words[begin:]
    alone = nlp(Doc(nlp.vocab, [*_BEFORE, *(t.text for t in named), "."]))
    noun = next((c for c in alone[:].root.children if c.dep_ == "dobj"), None)
    if noun is None or alone[len(alone) - 2].pos_ not in ("NOUN", "PROPN") or noun.right_edge.i != len(alone) - 2:
        return None
    return hung_on(governor, rows_of(alone, alone[len(_BEFORE) : -1], noun), named[0], label=label)


def _completed(words: list[Token], nlp: Language) -> Rows | None:
    """Give the fields of "Under the plan, A will" with the subject it has where a verb follows."""
    if child(words[-1], "nsubj") is not None:
        return None
    alone = nlp(Doc(nlp.vocab, [*(t.text for t in words), "act", "."]))
    modal, verb = alone[len(words) - 1], alone[len(words)]
    whole = modal.head == verb and verb.head == verb and child(verb, "nsubj") is not None
    return rows_of(alone, alone[: len(words)], modal) if whole else None


def _that(words: list[Token]) -> Token | None:
    """Give the "that" right behind a verb that says what somebody is to do."""
    that = next((t for t in words[1:] if t.lower_ == "that"), None)
    verb = None if that is None else that.nbor(-1)
    return that if verb is not None and verb.tag_ in FINITE and verb.lemma_ in GRAMMAR.wishing else None


def _whole(to: Token, lead: list[Token]) -> Token | None:
    """Give whom a preposition names, if the line ends there."""
    noun = next((c for c in to.children if c.dep_ == "pobj"), None)
    return noun if noun is not None and noun.right_edge.i >= lead[-1].i - 1 and acts(noun) else None
