"""The infinitive that a form of a verb is of, and the singular of a noun, where the tagger gave another."""

from __future__ import annotations

import re
from functools import cache

from reportgraph.extract.parsing.spelling import singular
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.naming import load_naming
from reportgraph.ontology.verbs import known_verbs
from spacy.tokens import Token

_SIBILANTS = ("s", "x", "z", "ch", "sh", "o")
_BEFORE_INFINITIVE = frozenset(
    "to help helps helped helping will would may might can could shall should must did not".split()
)
_OF = frozenset({"of", "for", "from"})
_SHORT = re.compile(r"[^aeiou]*[aeiou][^aeiouwxy]")


def mend_lemma(verb: Token) -> None:
    """Give a verb the infinitive that English has: "hoped" is of "hope", "lowers" of "lower"."""
    if _lacks_e(verb.lower_, verb.lemma_):
        verb.lemma_ += "e"
    if verb.tag_ in ("VBD", "VBN") and verb.lower_.endswith("ed") and verb.lemma_ not in known_verbs():
        verb.lemma_ = lemma_of_participle(verb)  # "bogged" is no form of "bogge"
    if verb.lower_ in _pasts() and verb.tag_ in ("VB", "VBP"):
        verb.lemma_, verb.tag_ = _pasts()[verb.lower_], "VBD"
    before = verb.nbor(-1).text if verb.lower_ == "found" and verb.i else ""
    if before in _BEFORE_INFINITIVE and not any(c.dep_ == "aux" and c.lemma_ == "have" for c in verb.lefts):
        verb.lemma_, verb.tag_ = "found", "VB"  # "helped found A": no infinitive of "find"
    elif before == "May" and verb.tag_ == "VB":
        verb.lemma_, verb.tag_ = "find", "VBD"  # "a study published in May found that"
    if verb.lemma_ == verb.lower_ and is_third_person(verb):
        verb.lemma_, verb.tag_ = lemma_of(verb), "VBZ"


def mend_plural_of_office(noun: Token) -> None:
    """ "The Foreign Ministers of A": a noun for people in the plural, which its capitals made a name."""
    one, naming = singular(noun.lower_), load_naming()
    classes = naming.classes_of(one) if naming.classes_of(noun.lower_) is None else None
    after = noun.nbor(1).lower_ if noun.i + 1 < len(noun.doc) else ""
    if classes is not None and classes[0] == "Person" and after in _OF:
        noun.tag_, noun.lemma_ = "NNPS", one


def mend_plural(noun: Token) -> None:
    """ "hosts bases for A", "taxes on A" as plurals of "basis" and "taxis", which reports hardly speak of."""
    if noun.lower_ in GRAMMAR.plain_plurals:
        noun.lemma_ = singular(noun.lower_)
    elif noun.lower_ in GRAMMAR.latin_plurals and noun.text.islower():
        noun.lemma_, noun.tag_, noun.pos_ = singular(noun.lower_), "NNS", "NOUN"


def is_third_person(word: Token) -> bool:
    """Tell a form in "s" that is no verb itself, and of one that is: "lowers"."""
    return word.lower_.endswith("s") and word.lower_ not in known_verbs() and lemma_of(word) in known_verbs()


def _lacks_e(word: str, lemma: str) -> bool:
    """Tell "hop" from "hope": only after a sibilant or an o a verb takes "es"; a short one doubles its last letter."""
    if word == f"{lemma}es":
        return not lemma.endswith(_SIBILANTS)
    return word in (f"{lemma}ed", f"{lemma}ing") and _SHORT.fullmatch(lemma) is not None


def lemma_of(plural: Token) -> str:
    """Give the infinitive of a third person that was read as a plural."""
    word = plural.lower_
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    if word.endswith("es") and word[:-2].endswith(_SIBILANTS) and word[:-1] not in known_verbs():
        return word[:-2]
    return word[:-1]


def lemma_of_gerund(word: Token) -> str | None:
    """Give the infinitive of a word in "-ing" that was read as a noun; None where no verb has this form."""
    stem = word.lower_.removesuffix("ing")
    if stem == word.lower_ or len(stem) < 3:
        return None
    forms = (f"{stem}e", stem, stem[:-1] if stem[-1] == stem[-2] else stem)
    return next((form for form in forms if form in known_verbs()), None)


def lemma_of_past(word: Token) -> str | None:
    """Give the infinitive of a past form that was read as another word, "heckled", "underwrote"; None for others."""
    found = lemma_of_participle(word) if word.lower_.endswith("ed") else _pasts().get(word.lower_, "")
    return found if found in known_verbs() else None


@cache
def _pasts() -> dict[str, str]:
    return dict(pair.split() for pair in sorted(GRAMMAR.pasts))


def form_of(verb: Token) -> tuple[str, str]:
    """Give the tag and the infinitive of a verb that was read as another word: "heckled", "crippling", "deepens"."""
    past, gerund = lemma_of_past(verb), lemma_of_gerund(verb)
    if is_third_person(verb):
        return "VBZ", lemma_of(verb)
    if past is not None:
        return "VBD", past
    aided = any(c.dep_ == "aux" and c.lemma_ == "be" for c in verb.lefts)
    return ("VBG", gerund) if gerund is not None and aided else ("VB", verb.lower_)


def lemma_of_participle(word: Token) -> str:
    """Give the infinitive of a word in "-ed" that was read as an adjective: "committed", "dedicated"."""
    stem = word.lower_.removesuffix("ed")
    return next((verb for verb in (f"{stem}e", stem, stem[:-1]) if verb in known_verbs()), word.lemma_)
