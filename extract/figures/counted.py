"""What the words around a number say of it: what is counted, whether it is part of a whole, whether it changes."""

from __future__ import annotations

from reportgraph.extract.parsing.syntax import first_conjunct
from reportgraph.ontology.naming import load_naming
from reportgraph.ontology.units import Units
from spacy.tokens import Token

_PEOPLED = frozenset({"City", "Country", "Region"})
_BOUNDS = frozenset({"above", "below", "over", "under"})
_HALVES = frozenset({"first", "second", "other", "latter", "last", "final", "better", "the", "this", "that"})


def is_particular(part: Token) -> bool:
    """Tell one of the halves that a thing has, "the second half of" or "the southern half of", from half of it."""
    before = part.nbor(-1) if part.i else None
    if before is None or before.sent != part.sent:
        return False
    return before.lower_ in _HALVES or (
        before.i in {c.i for c in part.children} and before.dep_ in ("amod", "compound")
    )


def rises(token: Token, units: Units) -> bool:
    """Tell whether a figure is governed by a verb of change."""
    verb = next((a for a in token.ancestors if a.pos_ in ("VERB", "AUX")), None)
    return verb is not None and verb.lemma_ in units.up | units.down


def verb_forms(verb: Token) -> tuple[str, ...]:
    """Give a verb alone and with each word right behind it that may be its particle: "go", "go up"."""
    return (verb.lemma_.lower(), *(f"{verb.lemma_.lower()} {c.lower_}" for c in verb.rights))


def counts_people(number: Token, units: Units) -> bool:
    """Tell a bare number of people: "wounded 30", "30 were killed", "30 dead", "a population of 10 million"."""
    verb = number.head
    if any(c.lower_ in ("no", "any", "every") for c in number.children):
        return False  # "no one was killed"
    if number.dep_ in ("dobj", "nsubjpass") and verb.lemma_ in units.befalling:
        return True
    if number.dep_ in ("nsubj", "conj") and verb.pos_ == "VERB" and verb.lemma_ in units.dying:
        return True
    after = number.nbor() if number.i + 1 < len(number.doc) else None
    if after is not None and after.lower_ in units.fates:
        return True
    if number.dep_ == "pobj" and verb.lower_ == "of":
        return verb.head.lemma_.lower() in units.headcounts or is_peopled(verb.head)
    heads = [c for c in verb.children if c.dep_ == "nsubj"] if number.dep_ in ("attr", "dobj", "pobj", "acomp") else []
    return verb.lemma_ in units.levels and any(c.lemma_.lower() in units.headcounts for c in heads)


def is_peopled(noun: Token) -> bool:
    """Tell what has a population: "a city of 10 million"."""
    return load_naming().class_of_nominal([noun.lemma_.lower()]) in _PEOPLED


def past_of(verb: Token) -> str:
    """Give the participle of a regular verb: "wounded" of "wounding"."""
    word = verb.lemma_.lower()
    if verb.tag_ in ("VBN", "VBD") or word == "hurt":
        return verb.lower_
    return word + ("d" if word.endswith("e") else "ped" if word in ("trap", "kidnap") else "ed")


def fate_of(counted: Token, units: Units) -> str:
    """Give what befell those who are counted: "killed" of "ten people were killed", "hurt" of "left 50 men hurt"."""
    after = counted.nbor() if counted.i + 1 < len(counted.doc) else counted
    if after.lower_ in units.fates and after.tag_ != "VBD":
        return after.lower_
    first = first_conjunct(counted) if counted.dep_ == "conj" and counted.head.pos_ in ("NOUN", "PROPN") else counted
    verb = first.head
    befalls = first.dep_ in ("nsubjpass", "dobj") and verb.lemma_ in units.befalling
    return past_of(verb) if befalls or (first.dep_ == "nsubj" and verb.lemma_ in units.dying) else ""


def is_term(unit: Token, units: Units) -> bool:
    """Tell for how long somebody is locked up: "was sentenced to 9 years", "served 9 years in prison"."""
    given = unit.dep_ == "pobj" and unit.head.lower_ in ("for", "to") and unit.head.head.lemma_ in units.sentencing
    after = unit.doc[unit.i + 1 : unit.i + 3].text.lower()
    return given or any(after.startswith(words) for words in units.serving)


def counted_whole(number: Token) -> Token | None:
    """Give the plural of which a number counts some: "six of the shells", "dredges, 214 of which"."""
    of = next((c for c in number.children if c.dep_ == "prep" and c.lower_ == "of" and c.i == number.i + 1), None)
    if of is None and number.head.dep_ == "relcl":  # "22 projects, of which nine have been completed"
        of = next((c for c in number.head.lefts if c.dep_ == "prep" and c.lower_ == "of" and c.i == number.i - 2), None)
    whole = next((c for c in of.children if c.dep_ == "pobj"), None) if of is not None else None
    if whole is not None and whole.lower_ == "which":
        clause = next((a for a in (number.head, *number.ancestors) if a.dep_ == "relcl"), None)
        whole = clause.head if clause is not None else None
    return whole if whole is not None and whole.tag_ in ("NNS", "NNPS") else None


def what_they_are(number: Token) -> Token | None:
    """Give what some of those counted before are: "of the 48 million people in need, 12 million are children"."""
    verb = number.head
    parted = any(c.lower_ == "of" and c.i < number.i for c in verb.lefts)
    parts = number.dep_ == "nsubj" and verb.lemma_ == "be" and parted
    return next((c for c in verb.rights if c.dep_ == "attr" and c.tag_ == "NNS"), None) if parts else None


def singular(noun: Token) -> str:
    """Give the singular; the lemmatizer takes "es" off "doses", and leaves names of groups in the plural."""
    word = noun.lower_
    if word.endswith(("ses", "zes", "ces", "ges")) and not word.endswith(("sses", "uses", "xes")):
        return word[:-1]
    if noun.pos_ == "PROPN":
        return word[:-3] + "y" if word.endswith("ies") else word.removesuffix("s")
    return noun.lemma_.lower()


def is_capital(token: Token) -> bool:
    """Tell a common noun written with a capital: "Article 5"."""
    return token.text[0].isupper() and token.pos_ == "NOUN"


def is_no_count(number: Token, units: Units) -> bool:
    """Tell how old those before it are, "children under five", and the end of a telephone number: "0800 555 111"."""
    doc, at = number.doc, number.i
    bound = at > 1 and doc[at - 1].lower_ in _BOUNDS and doc[at - 2].tag_ == "NNS"
    counting = at + 1 < len(doc) and doc[at + 1].pos_ in ("NOUN", "NUM")
    dialled = at > 1 and all(t.text.isdigit() for t in doc[at - 2 : at + 1]) and doc[at - 2].text[0] == "0"
    return dialled or (bound and not counting and singular(doc[at - 2]) in units.people)
