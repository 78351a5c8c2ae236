"""Joins a thing and its other names: those in brackets or after "also known as", acronyms, general nouns, capitals."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from reportgraph.extract.coreference.cues import GOVERNING, Cue, key_of
from reportgraph.extract.coreference.names.bracketed import MEETING, bracketed, placed
from reportgraph.extract.coreference.names.defined_terms import defined_terms
from reportgraph.extract.coreference.names.known_letters import known_letters
from reportgraph.extract.coreference.names.letter_forms import acronyms, is_acronym, spelled_out, written_out
from reportgraph.extract.coreference.names.nicknames import nicknames
from reportgraph.extract.model import BlockKind, MentionKind
from reportgraph.extract.parsing.labels import SMALL_WORDS
from reportgraph.extract.parsing.parse import Parsed
from reportgraph.extract.parsing.spelling import HYPHENS, singular
from reportgraph.extract.parsing.syntax import objects_of
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.naming import Knowledge

_SKIPPED = frozenset({"the", '"', "'", "simply", "just"})
_CLOSING = frozenset({",", ".", ";", ")", "--", "—", "–"})
_PAUSES = frozenset({"(", ",", "--", "—", "–"})
_RENAMING = {("known", "as"), ("referred", "to", "as"), ("formerly",), ("or",), ("alias",), ("aka",)}
_HOW = frozenset(
    {"also", "best", "better", "commonly", "formerly", "now", "often", "once", "popularly", "previously", "widely"}
)
_DEPARTMENTS = frozenset({"department", "ministry"})
_WORD = 5  # letters of a word that tells which party is meant
_SHORT = 2  # words of a name that needs no shorter one
_OFTEN = 2  # uses of a bare noun with a capital that make it the name of the body that speaks: "The Council notes A"
_PLACES = frozenset({"City", "Country", "Place", "Region"})
_NO_HEADS = frozenset({"Country", "Person"})  # of whose names the last word is no noun for what they are
_COMPASS = frozenset({"North", "South", "East", "West"})


def bynames(parsed: Parsed, cues: list[Cue], knowledge: Knowledge) -> Iterator[tuple[int, int]]:
    """Give pairs of mentions, a name and what else the text calls the same thing."""
    names = [c for c in cues if c.is_name]
    yield from bracketed(parsed, names, cues)
    yield from defined_terms(parsed, cues)
    yield from _known_as(parsed, cues)
    yield from nicknames(parsed.doc, names)
    yield from acronyms(names)
    yield from spelled_out(parsed, names)
    yield from written_out(names)
    yield from known_letters(parsed.doc, cues, knowledge)
    yield from _departments(names, knowledge)
    yield from _general(parsed, cues)
    yield from _halves(names)
    yield from _capitals(parsed, cues)
    yield from _partisans(parsed, cues)


def _is_brand(cue: Cue, firm: Cue) -> bool:
    """Tell the one word that a firm of a long name goes by: "Lima Future Energy Co., or Solara, will build it"."""
    fits = firm.mention.cls == "Company" and (cue.mention.cls == "Company" or cue.entry is None)
    return fits and len(cue.words) == 1 and len(firm.words) > _SHORT


def _known_as(parsed: Parsed, cues: list[Cue]) -> Iterator[tuple[int, int]]:
    """Join a name and another after "also known as", "formerly" or "or": "the Water Agency, or WAG,"."""
    by_end: dict[int, Cue] = {}
    for cue in cues:
        if cue.mention.kind is not MentionKind.PRONOUN:
            by_end.setdefault(cue.mention.end, cue)
    low = [t.lower_ for t in parsed.doc]
    longest = {c.mention.begin: c.mention.end for c in sorted(cues, key=lambda c: c.mention.end)}
    for cue in cues:
        at = cue.mention.begin
        while at and low[at - 1] in _SKIPPED:
            at -= 1
        told = _renaming(low, at) or _by_name(low, at)
        naming = not told and at > 0 and low[at - 1] in GRAMMAR.called_so
        told = told or int(naming)
        comma = low[at - told - 1] in _PAUSES if told and at > told else False
        ends = at - told - (1 if comma else 0)
        earlier = by_end.get(ends - (1 if low[ends - 1] == ")" else 0)) if told else None  # "A (AA), also known as B"
        if cue.mention.kind is not MentionKind.NAME or earlier is None or cue.mention.end < longest[cue.mention.begin]:
            continue
        if naming:
            if earlier.mention.kind is MentionKind.NOMINAL and not earlier.plural and earlier.mention.cls != "Person":
                yield earlier.index, cue.index
            continue
        if told == 1 and not (comma and cue.mention.end < len(low) and low[cue.mention.end] in _CLOSING):
            continue  # "the bank or the fund"
        if low[at - told - 1] == "(" and (earlier.mention.cls in _PLACES) != (cue.mention.cls in _PLACES):
            continue  # "the bay at Oslo (known as the Sugar Harbour)"
        place = earlier.entry is not None and earlier.mention.cls in _PLACES
        if place and is_acronym(cue.mention.name):
            earlier = placed(parsed, earlier, by_end)  # "the Lake Project in Peru, known as LPP"
        if low[at - 1] != "or" or is_acronym(cue.mention.name) or _is_brand(cue, earlier):
            yield earlier.index, cue.index


def _renaming(low: list[str], at: int) -> int:
    """Give how many tokens "also known as", "commonly called" or "alias" has that stand right before a name, or 0."""
    told = next((n for n in (3, 2, 1) if n <= at and tuple(low[at - n : at]) in _RENAMING), 0)
    if told > 1 or low[at - 1 : at] == ["called"]:
        how = at > max(told, 1) and low[at - max(told, 1) - 1] in _HOW
        return max(told, 1) + 1 if how else told
    return told


def _by_name(low: list[str], at: int) -> int:
    """Give how many tokens "better known by his pen name" has that stand right before a name, or 0."""
    if low[at - 1 : at] == [] or low[at - 1] not in GRAMMAR.appellations:
        return 0
    by = next((i for i in range(at - 2, max(0, at - 8), -1) if low[i] == "by" and low[i - 1] == "known"), 0)
    return at - by + 1 + int(by > 1 and low[by - 2] in _HOW) if by else 0


def _departments(names: list[Cue], knowledge: Knowledge) -> Iterator[tuple[int, int]]:
    """Join a department named in both ways: "Department of Energy", "Energy Department"; none with another state's."""
    alike: dict[tuple[str, frozenset[str]], list[tuple[Cue, str | None]]] = {}
    for cue in (c for c in names if c.head in _DEPARTMENTS and c.head in c.words):
        at = cue.words.index(cue.head)
        near = [w.removesuffix("'s").strip("'") for w in (cue.owner.title(), *cue.mention.name.split())]
        places = [e for w in near if w and (e := knowledge.gazetteer.get(w)) is not None]
        state = cue.entry.of if cue.entry is not None else places[0].name if places else None
        field = cue.words[at + 1 :] or cue.words[:at]
        told = (w for w in field if w not in SMALL_WORDS and w != "affairs")  # "Foreign Ministry"
        kept = frozenset(w for w in told if knowledge.gazetteer.get(w) is None)
        group = alike.setdefault((cue.head, kept), [])
        if kept and len({s for _, s in (*group, (cue, state))} - {None}) < 2 and group:
            yield group[0][0].index, cue.index
        group.append((cue, state))


def _general(parsed: Parsed, cues: list[Cue]) -> Iterator[tuple[int, int]]:
    """Join a noun that house style capitalises and the name that it heads: "the Centre", "Centre for Trade"."""
    by_head: dict[str, Cue] = {}
    several: set[str] = set()  # heads of more names than one
    known: set[str] = set()  # heads of bodies that are told from those named so
    titled = _in_title(parsed, cues)
    alone: Counter[str] = Counter()  # heads of bodies that the text calls so before it names any
    short: set[str] = set()  # heads by which the text has called the first body before it named another one
    spoken: dict[str, int] = {}  # the sentences of those uses
    for cue in cues:
        token = parsed.doc[cue.mention.head]
        opens = not cue.determiner and not cue.plural and token.is_sent_start  # "Council further notes A"
        opens = opens and (cue.mention.cls in MEETING or cue.mention.cls == "Event")
        called = opens or cue.determiner in ("the", "this")
        bare = cue.entry is None and len(cue.words) == 1 and called and not cue.complement
        bare &= cue.mention.cls != "Person" or token.dep_ != "compound"  # "the Jadar mine" is none of the Jadar Union
        if bare and token.is_title and cue.head in by_head and cue.head not in (several - titled - short) | known:
            short.add(cue.head)
            yield by_head[cue.head].index, cue.index
            continue
        if bare and token.is_title and cue.head not in by_head:
            alone[cue.head] += 1
            spoken[cue.head] = cue.sentence
        beside = cue.is_name and len(cue.words) > 1 and spoken.get(cue.head) == cue.sentence
        if alone[cue.head] > _OFTEN or beside:  # "The Council met the Lake Council"
            known.add(cue.head)
        if cue.head in GOVERNING and cue.entry is not None:
            known.add(cue.head)
        named = cue.mention.kind is MentionKind.NAME and len(cue.words) > 1 and cue.mention.cls not in _NO_HEADS
        named = named and parsed.doc[cue.mention.head - 1].text not in HYPHENS  # "Lima-Cusco" is no Cusco
        if named and key_of(by_head.setdefault(cue.head, cue)) != key_of(cue):
            several.add(cue.head)


def _in_title(parsed: Parsed, cues: list[Cue]) -> frozenset[str]:
    """Give the heads of names of which the title has one only: "the Fund" is the one that a report is about."""
    found: dict[str, set[tuple[str, ...]]] = {}
    for cue in cues:
        name = cue.mention.kind is MentionKind.NAME and len(cue.words) > 1 and cue.mention.cls != "Person"
        if name and cue.sentence >= 0 and parsed.sentences[cue.sentence].block.kind is BlockKind.TITLE:
            found.setdefault(cue.head, set()).add(key_of(cue))
    return frozenset(head for head, names in found.items() if len(names) == 1)


def _halves(names: list[Cue]) -> Iterator[tuple[int, int]]:
    """Join "the North" and the country so called, where the text has both halves, and "Korea" where it has but one."""
    halves: dict[str, list[Cue]] = {}
    for cue in names:
        words = cue.mention.name.split()
        if cue.mention.cls == "Country" and len(words) == 2 and words[0] in _COMPASS:
            halves.setdefault(words[1], []).append(cue)
    whole = {
        cue.mention.name.split()[0].lower(): cue
        for pair in halves.values()
        if len({c.mention.name for c in pair}) > 1 or pair[0].words[-1] == "korea"  # "the North" needs no other one
        for cue in reversed(pair)
    }
    realms = {c.words[-2:] for c in names if c.mention.cls == "Country"}
    for cue in names:
        if cue.determiner == "the" and len(cue.words) == 1 and cue.words[0] in whole:
            yield whole[cue.words[0]].index, cue.index
        half = halves.get(cue.mention.name, []) if cue.entry is None else []
        if len({c.mention.name for c in half}) == 1 and ("of", *cue.words) not in realms:  # "Republic of Korea"
            yield half[0].index, cue.index


def _capitals(parsed: Parsed, cues: list[Cue]) -> Iterator[tuple[int, int]]:
    """Join "the Zambian capital" and the city, where the text names both."""
    cities: dict[str, Cue] = {}
    for cue in cues:
        if cue.mention.cls == "City" and cue.entry is not None and cue.entry.of:
            cities.setdefault(cue.entry.of, cue)
    countries = {c.mention.head: c.entry.name for c in cues if c.is_name and c.entry and c.entry.cls == "Country"}
    for cue in cues:
        if cue.mention.kind is MentionKind.NOMINAL and cue.head == "capital" and not cue.plural:
            inner = [countries[i] for i in range(cue.mention.begin, cue.mention.head) if i in countries]
            if inner and inner[0] in cities:
                yield cities[inner[0]].index, cue.index
            elif (city := _called_capital(parsed, cue, cues)) is not None:
                yield city.index, cue.index


def _called_capital(parsed: Parsed, capital: Cue, cues: list[Cue]) -> Cue | None:
    """Give the city that "the provincial capital of Lakeside" is another name of."""
    noun = parsed.doc[capital.mention.head]
    of = next((c for c in noun.rights if c.dep_ == "prep" and c.lower_ == "of" and c.i == noun.i + 1), None)
    told = any(t.dep_ in ("amod", "compound") and t.text.islower() for t in noun.lefts)
    names = {o.i for o in objects_of(of)} if of is not None and told else set[int]()
    return next((c for c in cues if c.mention.head in names and c.is_name and c.mention.cls == "City"), None)


def _partisans(parsed: Parsed, cues: list[Cue]) -> Iterator[tuple[int, int]]:
    """Join "the Socialists" and the Socialist Party; some of them, "Socialists in Peru", are not the party."""
    parties = {c.words[0]: c for c in reversed(cues) if c.is_name and len(c.words) == 2 and c.words[1] == "party"}
    plain: dict[str, list[Cue]] = {}
    some: set[str] = set()
    for cue in cues if parties else ():
        word = parsed.doc[cue.mention.head]
        if cue.plural or (cue.is_name and word.lower_.endswith("s") and len(cue.words) == 1):
            further = any(c.dep_ in ("prep", "relcl", "acl") and c.i > word.i for c in word.children)
            bare = cue.determiner == "the" and word.text[:1].isupper() and not cue.modifiers - {word.lower_}
            plain.setdefault(word.lower_, []).append(cue)
            some |= {word.lower_} if further or not bare else set()
    for called_by, those in plain.items():
        called = [name for name in parties if name.startswith(singular(called_by)) and len(name) >= _WORD]
        if len(called) == 1 and called_by not in some:
            yield from ((parties[called[0]].index, cue.index) for cue in those)
