"""What a date is the date of: "met on 5 May", "the 2023 summit", "the summit held last week"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter

from reportgraph.extract.dates import DateMention
from reportgraph.extract.model import Value
from spacy.tokens import Doc, Token

_HAPPENING = frozenset(
    "hold meet take happen occur begin start open convene launch schedule sign adopt publish release issue found "
    "establish create set deliver unveil conclude celebrate stage organize organise host plan inaugurate complete "
    "build".split()
)
_CHAIN = frozenset({"nummod", "compound", "nmod", "poss", "amod", "npadvmod", "advmod", "appos", "dep", "quantmod"})
_ASIDE = frozenset({"before", "after", "compared"})  # not the time of it
_FARTHEST = 80  # tokens
_CLAUSES = frozenset({"acl", "relcl"})


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
    ranked = []
    for mention in dates_around(dates, token.i, token.i + 1):
        timed = mention.value is not None or mention.start is not None
        if not timed or mention.in_name or mention.role in _ASIDE:
            continue
        if phrase is not None and phrase[0] <= mention.end <= phrase[1] and mention.role == "at":
            rank: int | None = 0
        else:
            rank = _rank(token, mention)
        if rank is not None:
            ranked.append((rank, abs(mention.begin - token.i), mention.begin, mention))
    return min(ranked)[-1] if ranked else None


def date_hosts(doc: Doc, mention: DateMention) -> list[Token]:
    """Give what a date modifies, nearest first: the noun or verb, and the noun that a noun before it modifies."""
    token, hosts = doc[mention.begin : mention.end].root, list[Token]()
    for _ in range(6):
        head = token.head
        if head.i == token.i:
            break
        if token.dep_ in ("pobj", "pcomp", "prep") or head.pos_ in ("ADP", "SCONJ"):
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
        if hosts and not (head.i > token.i and head.dep_ in ("compound", "nmod", "nummod")):
            break
        token = head
    return hosts


def _rank(token: Token, mention: DateMention) -> int | None:
    hosts = date_hosts(token.doc, mention)
    if any(host.i == token.i for host in hosts):
        return 0
    if not hosts:
        return None
    host = hosts[0]
    if token.pos_ in ("VERB", "AUX"):
        return _rank_below_verb(token, host, mention)
    if host.pos_ in ("VERB", "AUX") and host.lemma_ in _HAPPENING:
        if host.dep_ in _CLAUSES and host.head.i == token.i:
            return 1
        if token.dep_ in ("nsubj", "nsubjpass") and token.head.i == host.i:
            return 1
        if token.dep_ == "dobj" and token.head.i == host.i:
            return 2
    return None


def _rank_below_verb(verb: Token, host: Token, mention: DateMention) -> int | None:
    """Rank a date that hangs on a noun under the verb: behind the object, or dating the occasion."""
    trailing = mention.begin > host.i
    if host.dep_ == "dobj" and host.head.i == verb.i and trailing:
        return 1
    at = host
    if at.dep_ in _CLAUSES:  # "at the summit held last week"
        if at.lemma_ not in _HAPPENING:
            return None
        at = at.head
    if at.dep_ == "pobj" and at.head.head.i == verb.i:
        if at.head.lower_ in ("at", "during"):
            return 2
        if trailing and at.i == host.i:
            return 3
    return None


def date_literals(mention: DateMention) -> tuple[tuple[str, Value], ...]:
    """Give the properties that a date of a thing fills: (("date", value),), or startDate and endDate of a range."""
    pairs = (("startDate", mention.start), ("endDate", mention.end_value))
    found = tuple((name, value) for name, value in pairs if value is not None)
    return found or ((("date", mention.value),) if mention.value is not None else ())
