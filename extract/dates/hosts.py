"""What a date is the date of: "met on 5 May", "the 2023 summit", "the summit held last week"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter

from reportgraph.extract.dates.dates import DateMention
from reportgraph.extract.dates.dating_verbs import DatingVerb, acts_itself, dating_verb, happens
from reportgraph.extract.dates.lasting import lasts, modified, told_of
from reportgraph.extract.dates.neighbours import (
    is_in_phrase,
    is_led,
    is_marked,
    is_of_another,
    is_right_behind,
    is_set_off,
    is_term,
    is_there,
    is_viewed,
    plan_with_term,
)
from reportgraph.extract.grammar.arguments import patients, surface_subject
from reportgraph.extract.model import Value
from reportgraph.extract.parsing.syntax import conjuncts, first_conjunct, is_passive
from reportgraph.ontology.grammar import GRAMMAR
from spacy.tokens import Doc, Token

_CHAIN = frozenset({"nummod", "compound", "nmod", "poss", "amod", "npadvmod", "advmod", "appos", "dep", "quantmod"})
_ASIDE = frozenset({"before", "after", "compared"})  # not the time of it
_FARTHEST = 80  # tokens
_YEAR = 4  # digits of a date that is a year
_CLAUSES = frozenset({"acl", "relcl"})
_ASKED = frozenset({"behest", "invitation", "initiative", "request"})  # "met on Monday at the invitation of A"


@dataclass(frozen=True, slots=True)
class Dating:
    """A date of a noun, the surer the lower its rank; `verb` ties them, none where they are neighbours."""

    rank: int
    distance: int
    mention: DateMention
    verb: DatingVerb | None = None
    occasion: bool = False  # it is the date of what was done at it
    said: bool = False  # it is the date on which it says something
    through: Token | None = None  # a noun within the phrase that it stands beside: "the ruling of the court on Monday"


def dates_around(dates: Sequence[DateMention], begin: int, end: int) -> Sequence[DateMention]:
    """Give those of a text's dates that may date a token from `begin` to `end` (exclusive)."""
    first = bisect_left(dates, begin - _FARTHEST, key=attrgetter("begin"))
    return dates[first : bisect_left(dates, end + _FARTHEST, first, key=attrgetter("begin"))]


def date_of(token: Token, dates: Sequence[DateMention], *, phrase: tuple[int, int] | None = None) -> DateMention | None:
    """Give the date that modifies a verb or a noun, the nearest where there are several; None where there is none.

    For a verb: "met on 5 May", "last week met", also "spoke at the summit held last week". For a noun: "the summit in
    2023", "the 2023 summit", "Friday's vote", "the summit held last week", "the summit was held on Sunday" (only with
    verbs that say that something takes place or comes into being). Passed over are dates without a value, years in
    names, and what only comes before or after, or is compared. A mention whose `role` is "since" or "until" opens or
    closes the time; `date_literals` gives the properties. `phrase` is the token range of the name whose head `token`
    is: a date in it or right before it is its date too ("the 2023 Friends of the Lake Meeting").
    """
    if token.pos_ not in ("VERB", "AUX"):
        found = datings(token, dates, phrase=phrase)
        return found[0].mention if found else None
    ranked = []
    for mention in dates_around(dates, token.i, token.i + 1):
        if _is_timed(mention) and not mention.in_name and (rank := _rank(token, mention)) is not None:
            ranked.append((rank, abs(mention.begin - token.i), mention.begin, mention))
    return min(ranked)[-1] if ranked else None


def datings(token: Token, dates: Sequence[DateMention], *, phrase: tuple[int, int] | None = None) -> list[Dating]:
    """Give the dates that are tied to a noun, the surest first; `phrase` as for `date_of`.

    A range in a name ("Plan 2021-2030") is the time of what bears it; a single year may be but its goal.
    """
    found: list[Dating] = []
    for mention in dates_around(dates, token.i, token.i + 1):
        if not _is_timed(mention) or (mention.in_name and mention.end_value is None):
            continue
        if mention.role == "since" and any(
            c.tag_ in ("JJS", "RBS") or c.lower_ in GRAMMAR.ranked for c in token.children
        ):
            continue  # "the worst flood since 1953"
        if token.i < mention.begin and is_of_another(mention, token.doc):
            continue  # "a programme in his fiscal year 2023 budget": the budget's
        if token.i < mention.begin and (_is_of_name(token, mention) or _is_of_last(token, mention)):
            continue
        distance = abs(mention.begin - token.i)
        hosts = date_hosts(token.doc, mention)
        if hosts and (plan := plan_with_term(hosts[0], mention)) is not None:
            found += [Dating(0, distance, mention)] if plan == token else []
            continue
        inside = phrase is not None and (
            is_in_phrase(phrase, mention, token.doc) or is_term(phrase, mention, token.doc)
        )
        beside = is_set_off(token, mention) or is_right_behind(token, mention)
        if inside or beside or any(host.i == token.i for host in hosts):
            found.append(Dating(0, distance, mention))
        elif hosts and hosts[0].pos_ in ("NOUN", "PROPN") and _inside(hosts[0], token):
            found.append(Dating(1, distance, mention, through=hosts[0]))
        elif (
            mention.start
            and mention.end_value
            and not mention.in_name  # "the Lake Pact and the Plan 2021-2030"
            and hosts
            and hosts[0].dep_ == "conj"
            and token in conjuncts(first_conjunct(hosts[0]))
        ):
            found.append(Dating(1, distance, mention))  # "storms and floods from May 3 to May 5"
        elif hosts and hosts[0].pos_ in ("VERB", "AUX", "ADJ") and not _is_of_level(mention, token.doc):
            found += _by_verb(told_of(token, hosts[0], phrase), hosts[0], mention)
    return sorted(found, key=lambda d: (d.rank, d.distance, d.mention.begin))


def _is_of_name(noun: Token, mention: DateMention) -> bool:
    """Tell the years of a plan that a phrase names: those of "the goals outlined in the Lake Plan 2020-2030"."""
    named = any(t.pos_ == "PROPN" for t in noun.doc[noun.i + 1 : mention.begin])
    return noun.pos_ == "NOUN" and mention.in_name and named


def _is_of_last(noun: Token, mention: DateMention) -> bool:
    """Tell years of the last of some names: not those of the pact in "the Lake Pact and the Plan for 2021-2030"."""
    last = noun.doc[max(0, mention.begin - 2)]
    while last.dep_ == "pobj" and last.head.head.i > noun.i:
        last = last.head.head
    listed = last.dep_ == "conj" and last != noun and noun.pos_ == "PROPN"
    return mention.end_value is not None and listed and noun in conjuncts(first_conjunct(last))


def _is_timed(mention: DateMention) -> bool:
    return (mention.value is not None or mention.start is not None) and mention.role not in _ASIDE


def _by_verb(token: Token, host: Token, mention: DateMention) -> Iterator[Dating]:
    """Give a verb's date as that of its subject, its object, or the occasion on which something was done."""
    distance, verb = abs(mention.begin - token.i), dating_verb(host)
    if lasts(token, host, mention) or is_marked(token, host, mention) or is_led(token, host, mention):
        yield Dating(1, distance, mention, DatingVerb(host, ""))
    if (verb is None and is_viewed(token, host, mention)) or is_there(token, host):
        yield Dating(2, distance, mention, DatingVerb(host, ""), occasion=True)
    if verb is not None:
        objects = (
            []
            if is_passive(verb.token) or verb.key.endswith(("-place", "-effect", "-operation"))
            else patients(verb.token)
        )
        if any(t.i == token.i for t in objects):
            yield Dating(2, distance, mention, verb)
        elif (
            not objects
            and not acts_itself(verb)
            and token.i in {t.i for t in [*surface_subject(verb.token), *modified(host)]}
        ):
            yield Dating(1, distance, mention, verb)
    at = token.head
    if mention.role == "at" and host.lemma_ in GRAMMAR.telling and token in surface_subject(host):
        yield Dating(3, distance, mention, DatingVerb(host, ""), said=True)  # "a study found in 2023 that"
    others = {t.i for t in patients(host)} - {token.i}
    acts = verb is None or (verb.key in GRAMMAR.closing and bool(others))
    if acts and mention.role == "at" and happens(token, host):  # also "the flood that closed A in 2023"
        yield Dating(3, distance, mention, DatingVerb(host, ""), occasion=True)
    if _is_new(token, mention) and verb is None:
        yield Dating(2, distance, mention, DatingVerb(host, ""))
    voted = at.lower_ == "in" and token.lemma_.lower() in GRAMMAR.occurrences
    during = (at.lower_ in ("at", "during") or voted) and token.lemma_.lower() not in _ASKED
    for_years = mention.end_value is not None and len(mention.end_value.text) == _YEAR  # no occasion lasts so long
    if token.dep_ == "pobj" and during and mention.role == "at" and not for_years:
        governor = at.head if at.head.pos_ in ("VERB", "AUX") else at.head.head
        if governor.i == host.i and not any(t.pos_ == "VERB" and t != host for t in token.doc[mention.end : at.i]):
            yield Dating(3, distance, mention, DatingVerb(host, ""), occasion=True)


def _is_of_level(mention: DateMention, doc: Doc) -> bool:
    """Tell "deaths rose from 140 in 2019 to 300 in 2023": how many there were then, and not when they were."""
    before = doc[max(0, mention.begin - 3) : mention.begin - 1]
    return len(before) > 1 and before[1].pos_ == "NUM" and before[0].lower_ in ("from", "to")


def _inside(noun: Token, outer: Token) -> bool:
    """Tell a noun that completes another one: "court" in "the ruling of the court", "appeal" in "… court of appeal"."""
    while noun.i > outer.i and noun.dep_ == "pobj" and noun.head.lower_ in ("of", "by"):
        noun = noun.head.head
    return noun.i == outer.i


def _is_new(token: Token, mention: DateMention) -> bool:
    """Tell a thing that the sentence brings up with its date right behind: "paid for a study in 2009"."""
    between = token.doc[token.i + 1 : mention.begin]
    indefinite = any(c.lower_ in ("a", "an", "another") for c in token.children if c.dep_ == "det")
    return indefinite and mention.role == "at" and len(between) == 1 and between[0].dep_ == "prep"


def date_hosts(doc: Doc, mention: DateMention) -> list[Token]:
    """Give what a date modifies, nearest first: the noun or verb, and the noun that a noun before it modifies."""
    token, hosts = doc[mention.begin : mention.end].root, list[Token]()
    for _ in range(6):
        head = token.head
        if head.i == token.i:
            break
        if head.lower_ in GRAMMAR.before_dates:  # "at 9 a.m. on Sunday", "back in 1994"
            token = head
            continue
        if token.dep_ in ("pobj", "pcomp", "prep") or head.pos_ in ("ADP", "SCONJ"):
            if (noun := _begun(token)) is not None:
                return [noun]
            if head.pos_ in ("VERB", "AUX", "NOUN", "PROPN", "ADJ", "NUM", "ADV") and head.dep_ != "prep":
                hosts.append(head)
                if head.pos_ in ("VERB", "AUX"):
                    break
        elif token.dep_ in _CHAIN or not hosts:
            hosts.append(head)
            if head.pos_ in ("VERB", "AUX"):
                break
        else:
            break
        if hosts and not (head.i > token.i and head.dep_ in ("compound", "nmod", "nummod", "poss")):
            break
        token = head
    return hosts


def _begun(preposition: Token) -> Token | None:
    """Give what a time counts from in "won the seat, the first since the split of A in 2002": the split was in 2002."""
    before = preposition.doc[preposition.i - 1] if preposition.dep_ == "prep" and preposition.i else preposition
    within = (before, *before.ancestors) if before.i < preposition.i else ()
    return next((t for t in within if t.dep_ == "pobj" and t.head.lower_ == "since"), None)


def _rank(verb: Token, mention: DateMention) -> int | None:
    hosts = date_hosts(verb.doc, mention)
    if any(host.i == verb.i for host in hosts):
        return 0
    return _rank_below_verb(verb, hosts[0], mention) if hosts else None


def _rank_below_verb(verb: Token, host: Token, mention: DateMention) -> int | None:
    """Rank a date that hangs on a noun under the verb: behind the object, or dating the occasion."""
    trailing = mention.begin > host.i
    doer, between = first_conjunct(host), trailing and mention.end <= verb.i and host.pos_ == "PROPN"
    if between and doer.head.i == verb.i and doer.dep_ in ("nsubj", "nsubjpass"):
        return 1  # "Peru on Monday (4 May 2020) signed A"
    if host.dep_ == "dobj" and host.head.i == verb.i and trailing:
        return 1
    at = host
    if at.dep_ in _CLAUSES:  # "at the summit held last week"
        if dating_verb(at) is None:
            return None
        at = at.head
    if at.dep_ == "pobj" and at.head.head.i == verb.i:
        if at.head.lower_ in ("at", "during"):
            return 2
        if trailing and at.i == host.i:
            return 3
    return None


def date_literals(mention: DateMention) -> tuple[tuple[str, Value], ...]:
    """Give the properties that a date of a thing fills: (("date", value),), or startDate and endDate of a range.

    What closes a time ("by the end of 2027") is given at the precision of the words.
    """
    until = mention.value if mention.role == "until" else mention.end_value
    pairs = (("startDate", mention.start), ("endDate", until))
    found = tuple((name, value) for name, value in pairs if value is not None)
    return found or ((("date", mention.value),) if mention.value is not None else ())
