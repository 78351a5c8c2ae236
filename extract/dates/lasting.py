"""What goes on over a time, and which noun a participle or a relative clause with a date tells of."""

from __future__ import annotations

from reportgraph.extract.dates.dates import DateMention
from reportgraph.extract.grammar.arguments import surface_subject
from reportgraph.extract.parsing.syntax import is_passive, objects_of, prepositions
from reportgraph.ontology.grammar import GRAMMAR
from spacy.tokens import Token

ENDS = frozenset({"close", "conclusion", "end", "halt"})  # "drew to a close"
FORCE = frozenset({"effect", "force", "operation", "service", "stream"})
RUNNING = frozenset({"exist", "function", "operate", "run"})
_STAYING, _VALID = frozenset({"be", "remain", "stay"}), frozenset({"applicable", "binding", "effective", "valid"})
_COVERING = frozenset({"cover", "span"})
_LONGEST = 4  # words from the end of a name to the years behind it


def lasts(noun: Token, verb: Token, mention: DateMention) -> bool:
    """Tell what goes on since then, or over those years: "has operated since 2018", "a plan covering 2021-2025".

    Also what has done its work since then: "the scheme has trained 200 nurses since 2018".
    """
    done = verb.tag_ == "VBN" and not is_passive(verb) and noun.pos_ != "PRON"
    working = verb.lemma_ in RUNNING or (done and verb.lemma_ in GRAMMAR.working)
    valid = _is_valid(verb)
    since = mention.role == "since" and (working or valid)
    by = mention.begin > 0 and verb.doc[mention.begin - 1].lower_ == "by"  # "will be in force by 2027", when it begins
    until = mention.role == "until" and valid and not by
    covers = verb.lemma_ in _COVERING or valid or (verb.lemma_ == "implement" and is_passive(verb))
    over = mention.end_value is not None and mention.start is not None and covers
    return (since or until or over) and noun.i in {t.i for t in [*surface_subject(verb), *modified(verb)]}


def _is_valid(verb: Token) -> bool:
    """Tell what holds: "has been in operation since 2018", "will remain in force until 2028", "applies from May"."""
    if verb.lemma_ == "apply":
        return not is_passive(verb) and not any(word == "for" for word, _ in prepositions(verb))
    put = [t.lower_ for word, p in prepositions(verb) if word == "in" for t in objects_of(p)]
    put += [c.lower_ for c in verb.children if c.dep_ == "acomp"]
    return verb.lemma_ in _STAYING and not FORCE.union(_VALID).isdisjoint(put)


def modified(host: Token) -> list[Token]:
    """Give the noun of "an agreement concluded in May", also where the participle is read as a past tense.

    And what that noun tells of: the deal of "the Lake Deal, a plan proposed in May".
    """
    if host.dep_ != "acl":
        return []
    noun = host.head
    named = noun.dep_ == "appos" and noun.head.pos_ == "PROPN" and any(c.lower_ in ("a", "an") for c in noun.lefts)
    return [noun, noun.head] if named and noun.pos_ == "NOUN" else [noun]


def told_of(noun: Token, verb: Token, phrase: tuple[int, int] | None) -> Token:
    """Give the word of a phrase that a relative clause hangs on: "the Plan of Action, which was approved in May"."""
    if phrase is None or verb.dep_ != "relcl" or verb.tag_ != "VBN":
        return noun
    # "the Plan for 2021-25, which was approved"
    years = verb.head.ent_type_ == "DATE" and 0 < verb.head.i - phrase[1] < _LONGEST
    return verb.head if years or phrase[0] <= verb.head.i < phrase[1] else noun
