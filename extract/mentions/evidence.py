"""Settles the class of names that neither gazetteer, title nor head noun decides, by all that is said of them.

Entity labels of a small parser differ from one mention of a name to the next. So evidence is pooled over all mentions
of a name, and over a person's full name and surname: labels, given names, verbs of saying, prepositions of place.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from reportgraph.extract.mentions.names import NameFinder
from reportgraph.extract.mentions.persons import NameSpan
from reportgraph.extract.mentions.speaking import hosts_event, is_standing
from reportgraph.extract.mentions.surroundings import LONGEST_FORM, TOLD, around, is_acronym
from reportgraph.extract.mentions.uses import told_by_use
from reportgraph.extract.parsing.spelling import HYPHENS, singular
from spacy.tokens import Token

_ADJECTIVAL = ("ic", "al", "ive", "ous", "ary")  # "the Transoceanic treaty": only its house style gives it a capital
_WEAK = frozenset({"ner", "shape"})
_SURE = frozenset({"Person", "City", "Place", "Region", "Country"})  # "the South": places are called by common nouns
_ON_MAP = frozenset({"City", "Country", "Region"})
_NONE = frozenset[str]()
_OF_FIELDS = ("ics", "ology", "ologies")
_LONGEST_PERSON = 5  # words of a full name, but for particles and hyphens
_USED = 4.0  # of a word that is said of one kind alone
_TRUST = {"lexicon": 6.0, "gazetteer": 8.0, "quotes": 8.0, "ner": 1.0, "shape": 0.3}


@dataclass(frozen=True, slots=True)
class Named:
    """A name with the class that its own words and surroundings suggest."""

    span: NameSpan
    cls: str
    how: str


def settle(found: Sequence[Named], finder: NameFinder) -> list[Named]:
    """Give the names with one class for all mentions of a name, as far as the first guess was weak."""
    keys = [_key(n.span, finder) for n in found]
    votes: dict[tuple[str, ...], dict[str, float]] = {}
    used: dict[tuple[str, ...], set[str]] = {}
    for named, key in zip(found, keys, strict=True):
        chosen = votes.setdefault(key, {})
        kinds = set(told_by_use(finder.doc[named.span.end - 1], finder.naming))
        used.setdefault(key, set()).update(kinds)
        for cls in kinds:
            chosen[cls] = chosen.get(cls, 0.0) + _USED
        chosen[named.cls] = chosen.get(named.cls, 0.0) + _TRUST.get(named.how, 0.3)
        for cls, weight in around(named.span, finder):
            chosen[cls] = chosen.get(cls, 0.0) + weight
    _pool(votes, finder)
    doing: dict[tuple[str, ...], str] = {}  # what is told of it by what it does, or is done to it
    for named, key in zip(found, keys, strict=True):
        if named.cls == "Initiative" and hosts_event(named.span, finder):
            doing[key] = "Institution"
        if named.cls == "Event" and is_standing(named.span, finder):
            doing[key] = "CooperationMechanism"
    families = {key[-1] for key, told in votes.items() if len(key) > 1 and max(told, key=lambda c: told[c]) == "Person"}
    settled = []
    for named, key in zip(found, keys, strict=True):
        if named.how == "gazetteer" and named.cls == "City" and key[0] in families and _is_called(named.span, finder):
            settled.append(Named(replace(named.span, entry=None), "Person", "lexicon"))
            continue
        if key in doing and named.cls in ("Initiative", "Event") and named.span.entry is None:
            settled.append(replace(named, cls=doing[key]))
            continue
        told = (votes[key].get(kind, 0.0) for kind in ("Company", "Institution", "Place"))
        given = named.cls == "Person" and max(told) >= TOLD  # "Terra" is a given name, too
        if named.how in _WEAK or given or (named.cls == "City" and named.how == "gazetteer"):
            best = max(votes[key], key=lambda c: (votes[key][c], c))
            if named.how == "gazetteer" and not (best == "Person" and votes[key][best] > 2 * votes[key]["City"]):
                best = "City"
            if best == "Institution" and "Company" in used[key]:
                best = "Company"  # which is one
            how = "lexicon" if best in used[key] and named.how in _WEAK else "ner"
            same = best == named.cls and how != "lexicon"
            settled.append(named if same else Named(replace(named.span, entry=None), best, how))
        else:
            settled.append(named)
    return settled


def _is_called(span: NameSpan, finder: NameFinder) -> bool:
    """Tell the surname of somebody from the town of that name, which stands behind a preposition or with its land."""
    before, after = finder.doc[span.begin - 1] if span.begin else None, finder.text[span.end : span.end + 1]
    placed = before is not None and (before.pos_ == "ADP" or before.text == ",")
    return span.end == span.begin + 1 and not placed and after != [","]


def doubtful(settled: Sequence[Named], finder: NameFinder) -> list[Named]:
    """Give the single words that only a capital letter makes a name, and that name nothing.

    They are nouns of the language that the report also writes small, or only ever describe a noun: "Overtime rules".
    """
    uses: dict[tuple[str, ...], list[Named]] = {}
    for named in settled:
        uses.setdefault(_key(named.span, finder), []).append(named)
    found: list[Named] = []
    short = _short_forms(finder)
    for key, group in uses.items():
        weak = all(n.how in _WEAK and n.span.entry is None and n.cls not in _SURE for n in group)
        alone = key[0] in finder.words.adjectives and all(n.span.entry is None and n.how in _WEAK for n in group)
        if len(key) > 1 and finder.is_people(group[0].span.end - 1) and all(_modifies(n.span, finder) for n in group):
            found += group  # "Asian American women": an adjective of two words
        first = group[0].span
        guessed = all(n.how in _WEAK and n.span.entry is None for n in group)
        if len(key) == 1 and guessed and _is_of_house_style(key[0], group, finder):
            found += group
            continue
        if short and all(finder.text[i] in short or finder.low[i] == "and" for i in range(first.begin, first.end)):
            found += group
            continue
        if len(key) > 1 or not (weak or alone):
            continue
        small = key[0] in finder.seen_lower and not is_acronym([finder.text[group[0].span.begin]])
        known = finder.is_noun(key[0]) or small
        describes = all(_describes(finder.doc[n.span.begin]) for n in group)
        guessed = all(n.how == "shape" for n in group)
        adjective = key[0].endswith(_ADJECTIVAL) and not key[0].isupper()
        if alone or (known and (small or guessed)) or (describes and (known or guessed or adjective)):
            found += group
    return found


def _is_of_house_style(word: str, group: list[Named], finder: NameFinder) -> bool:
    """Tell kinds of places and fields that no town is called by: "all 50 States", "a degree in Economics"."""
    kinds = finder.naming.generic.get(singular(word), _NONE) & _ON_MAP
    field = word.endswith(_OF_FIELDS) or finder.naming.class_of_nominal([word]) in ("Topic", "Principle")
    return bool(kinds and word != singular(word)) or (field and all(n.cls in ("City", "Person") for n in group))


def _short_forms(finder: NameFinder) -> frozenset[str]:
    """Give the short forms of peoples in brackets, which name no body: "Polish American (PA) farmers"."""
    found: set[str] = set()
    for i, word in enumerate(finder.text):
        if word != "(" or i < 2 or ")" not in finder.text[i : i + LONGEST_FORM]:
            continue
        before = (" ".join(finder.text[k:i]).removesuffix("s") for k in (i - 1, i - 2))
        entries = (finder.knowledge.gazetteer.get(name) for name in before)
        if finder.doc[i - 1].ent_type_ == "NORP" or any(e is not None and e.demonym for e in entries):
            inside = finder.text[i + 1 : finder.text.index(")", i)]
            found.update(w for w in inside if is_acronym([w]) and finder.knowledge.gazetteer.get(w) is None)
    return frozenset(found)


def _modifies(span: NameSpan, finder: NameFinder) -> bool:
    whole = not any(w.islower() for w in finder.text[span.begin : span.end])
    return span.entry is None and whole and _describes(finder.doc[span.end - 1])


def _describes(token: Token) -> bool:
    return token.dep_ in ("compound", "amod", "nmod") and token.head.i > token.i and token.head.text.islower()


def _key(span: NameSpan, finder: NameFinder) -> tuple[str, ...]:
    return tuple(finder.low[span.begin : span.end])


def _pool(votes: dict[tuple[str, ...], dict[str, float]], finder: NameFinder) -> None:
    """Let a person's full name and surname speak for each other."""
    by_part: dict[tuple[str, ...], list[tuple[str, ...]]] = {}
    for key in votes:
        small = sum(w in HYPHENS or w in finder.words.particles for w in key)
        if 2 <= len(key) <= _LONGEST_PERSON + small:
            for part in {key[:1], *_surnames(key, finder)}:
                by_part.setdefault(part, []).append(key)
    for key in [k for k in votes if k in by_part]:
        if len(key) == 1:
            _pool_firm(key[0], votes, by_part[key], finder)
        for full in by_part[key]:
            person = votes[full].get("Person", 0.0)
            alone = votes[key].get("Person", 0.0)
            parted = len(key) > 1  # a name with a particle is no chance
            surname = (parted or person + alone > 1.0) and person >= 0.5 * max(votes[full].values())
            if alone >= 2.0 and alone == max(votes[key].values()) and finder.naming.class_of_name(full) is None:
                votes[full]["Person"] = person + alone
            if surname:
                votes[key]["Person"] = (max(votes[key].values()) if parted else alone) + person


def _surnames(full: tuple[str, ...], finder: NameFinder) -> list[tuple[str, ...]]:
    """Give what of a full name may stand alone: its last word, or all from a particle on: "Omar Al-Tayer"."""
    parted = [full[i:] for i in range(1, len(full) - 1) if full[i] in finder.words.particles]
    return [full[-1:], *parted]


def _pool_firm(
    word: str, votes: dict[tuple[str, ...], dict[str, float]], fulls: list[tuple[str, ...]], finder: NameFinder
) -> None:
    """Let a body's full name tell what its first word alone is, where only the parser takes that for somebody."""
    told = votes[(word,)]
    kinds = ("Company", "Institution") if 0.0 < told.get("Person", 0.0) < _TRUST["lexicon"] else ("Company",)
    firms = [f for f in fulls if f[0] == word and max(votes[f], key=lambda c: (votes[f][c], c)) in kinds]
    others = [f for f in fulls if f not in firms] or word in finder.naming.given or finder.is_noun(word)
    sure = told.get("City", 0.0) > _TRUST["ner"]  # a town, by more than one label
    if firms and not others and not sure and set(told) <= {"Person", "Institution", "Company", "City"}:
        told[max(votes[firms[0]], key=lambda c: (votes[firms[0]][c], c))] = sum(told.values()) + 1.0
