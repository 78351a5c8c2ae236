"""Finds what the text names or describes: one mention for each noun phrase head that could be an argument."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from reportgraph.extract.grammar.nominals import is_made, is_nominal_head, is_partitive
from reportgraph.extract.mentions.acronyms import as_explained
from reportgraph.extract.mentions.afflictions import afflictions
from reportgraph.extract.mentions.called import is_daughter
from reportgraph.extract.mentions.classify import class_of_name
from reportgraph.extract.mentions.crowds import crowd, is_crowd, those
from reportgraph.extract.mentions.evidence import Named, doubtful, settle
from reportgraph.extract.mentions.leanings import leanings
from reportgraph.extract.mentions.lettered import as_spelled
from reportgraph.extract.mentions.named_mentions import mention_of_name
from reportgraph.extract.mentions.names import NameFinder
from reportgraph.extract.mentions.national_bodies import national_bodies
from reportgraph.extract.mentions.numbered import numbered
from reportgraph.extract.mentions.pact_kinds import is_kind_of_pact
from reportgraph.extract.mentions.parts import with_kinds
from reportgraph.extract.mentions.party_words import as_parties, party_words
from reportgraph.extract.mentions.persons import NameSpan
from reportgraph.extract.mentions.phrase_classes import class_of_phrase
from reportgraph.extract.mentions.phrases import Phrase, fixed_end, phrases_of
from reportgraph.extract.mentions.visions import as_vision
from reportgraph.extract.model import Mention, MentionKind
from reportgraph.extract.parsing.parse import Parsed
from reportgraph.extract.parsing.spelling import ARTICLES, QUOTES
from reportgraph.extract.parsing.syntax import first_conjunct
from reportgraph.extract.text.surface import chars_of
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.naming import load_knowledge
from reportgraph.ontology.units import Units, load_units
from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

PRONOUNS = frozenset(
    "he she it they we i him her them us me his its their our my himself herself itself themselves ourselves".split()
)
_PERSONAL = frozenset("he she him her his himself herself i me my".split())
_NEUTRAL = frozenset(["it", "its", "itself"])
_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "poss"})
_YEAR_OF_ACCOUNTS = re.compile(r"FY[0-9]{2,4}(?:[-/–][0-9]{2,4})?")
_ORDERING = re.compile(rf"[A-WYZ]\.?|[IVX]{{2,4}}\.?|{_YEAR_OF_ACCOUNTS.pattern}|Nos?\.?")
_OF_ACCOUNTS = frozenset({"financial", "fiscal", "fy", "year", "years"})
_SCALES = frozenset({"bln", "bn", "mln", "mn"})
_SUM = 3  # digits of a number that is more than one of a series
_LONGEST_FIXED = 6  # tokens
_LONGEST_GREETING = 12  # tokens


def find_mentions(parsed: Parsed, ontology: Path | None = None) -> tuple[Mention, ...]:
    """Find the mentions of a parsed document, ordered by where they begin.

    Args:
        parsed: The document with its syntax.
        ontology: Directory of a domain pack; None for the shipped one.

    Returns:
        Names (nested ones too), demonyms, common noun phrases and personal pronouns; no two share a head token.

    """
    knowledge = load_knowledge(ontology)
    finder = NameFinder(parsed, knowledge)
    spans = [_without_article(span, finder) for span in finder.find() if not _is_common_phrase(span, finder)]
    spans = with_kinds(as_parties(as_spelled(as_explained(spans, finder), finder), finder), finder)
    found, inside = _names(spans, finder)
    _add_phrases(found, inside, _ends_of_names(spans), finder)
    _drop_greetings(found, parsed)
    units = load_units(ontology)
    kept = {
        m.head: m
        for m in found.values()
        if (is_made(parsed.doc[m.head]) or not _is_modifier(m, found))
        and not (_is_currency(m, parsed, units) or _is_strain(m, parsed))
    }
    told = (
        *leanings(kept, finder),
        *afflictions(kept, finder),
        *party_words(kept, finder),
        *national_bodies(kept, finder),
    )
    kept |= {m.head: m for m in told}
    return tuple(sorted(_as_listed(kept, finder)))


def _names(spans: list[NameSpan], finder: NameFinder) -> tuple[dict[int, Mention], set[int]]:
    """Give what the names stand for, by head tokens, and the tokens of names, which head no phrase of their own."""
    found: dict[int, Mention] = {}
    inside: set[int] = set()
    guesses = [Named(span, *class_of_name(span, finder)) for span in spans]
    settled = settle(guesses, finder)
    dropped = {id(n) for n in doubtful(settled, finder)}
    for named in settled:
        if id(named) in dropped:
            continue
        inside.update(_own_tokens(named.span, finder))
        mention = mention_of_name(named, finder) if named.cls else None
        if mention is not None and mention.head not in found:
            found[mention.head] = as_vision(mention, finder)
    inside.update(i for i in finder.titles if not fixed_end(finder.doc, i, finder.naming))
    return found, inside


def _add_phrases(found: dict[int, Mention], inside: set[int], ends: dict[int, int], finder: NameFinder) -> None:
    """Add pronouns, crowds and common noun phrases to what is found, and the tokens of these to those inside."""
    for token in (t for sentence in finder.parsed.sentences for t in sentence.span):
        if token.i in found or token.is_space or token.is_punct or _YEAR_OF_ACCOUNTS.fullmatch(token.text):
            continue
        pronoun = token.lower_ in PRONOUNS and token.pos_ in ("PRON", "DET")
        if pronoun or _is_both(token) or _is_one_of_two(token):
            found[token.i] = _pronoun(token.i, finder)
        elif is_crowd(token):
            found[token.i] = crowd(token)
        elif (told := those(token) or numbered(token, finder.naming)) is not None:
            found[token.i] = told
        elif token.i not in inside and is_nominal_head(token, finder.naming) and not is_partitive(token, finder.naming):
            for phrase in phrases_of(token, finder.naming, ends):
                found[phrase.head] = _nominal(phrase, finder)
                if phrase.end > phrase.head + 1:
                    inside.update(range(phrase.head + 1, phrase.end))


def _is_currency(mention: Mention, parsed: Parsed, units: Units) -> bool:
    """Tell "CAD" in "CAD 20 million", "US" in "US $2 million": a currency, and nothing that the text names."""
    doc, head = parsed.doc, mention.head
    if mention.begin == head > 0 and (doc[head - 1].like_num or doc[head - 1].lower_ in _SCALES):
        return doc[head].text in units.codes  # "20 mln USD"
    if mention.begin < head or head + 1 >= len(doc):
        return False
    after = doc[head + 1]
    if after.text == "$":
        return f"{doc[head].text} $" in units.codes
    if not (after.like_num or after.text[0].isdigit()):
        return False
    few = after.text.isdigit() and len(after.text) < _SUM  # "COP 27"
    return doc[head].text in units.codes or (doc[head].text in units.currencies and not few)


def _is_strain(mention: Mention, parsed: Parsed) -> bool:
    """Tell the name of an ill, which names no body: "the Omicron variant", "the Marburg virus"."""
    noun = parsed.doc[mention.head].head
    inside = mention.how in ("ner", "shape", "default") and mention.head < noun.i <= mention.end + 1
    return inside and mention.kind is MentionKind.NAME and noun.lemma_ in GRAMMAR.strains


def _is_common_phrase(span: NameSpan, finder: NameFinder) -> bool:
    """Tell an office, or a field that a heading or house style capitalises, from a name: the text has it small too."""
    surname = span.end == span.begin + 1 and finder.text[span.begin] in finder.surnames  # "Tim Kings … Kings left"
    if span.entry is not None or span.person or span.cls is not None or surname:
        return False
    if _names_nothing(finder.text[span.begin : span.end]) or is_kind_of_pact(span, finder):
        return True
    several = finder.naming.title_at(finder.low, span.begin, end=span.end, plural=True) == span.end - span.begin
    if finder.is_office(span.begin, span.end) or several or _is_in_fixed_phrase(span, finder):
        return True
    if not finder.is_written_small(span.begin, span.end):
        return False
    return finder.naming.class_of_nominal(finder.low[span.begin : span.end]) in (None, "Topic", "Principle")


def _names_nothing(words: list[str]) -> bool:
    """Tell the letter or number of a heading, and a year of accounts: "B. Funding", "No. 3", "Fiscal Year 2023"."""
    if len(words) == 1:
        return _ORDERING.fullmatch(words[0]) is not None
    if _YEAR_OF_ACCOUNTS.fullmatch("".join(words)):
        return True  # "FY2019", "-20"
    return words[-1].isdigit() and {w.lower() for w in words[:-1]} <= _OF_ACCOUNTS


def _is_in_fixed_phrase(span: NameSpan, finder: NameFinder) -> bool:
    """Tell the end of a fixed phrase that is written with capitals: "the Heads of State and Government"."""
    before = range(max(0, span.begin - _LONGEST_FIXED), span.begin)
    return any(fixed_end(finder.doc, i, finder.naming) >= span.end for i in before)


def _drop_greetings(found: dict[int, Mention], parsed: Parsed) -> None:
    """Leave of the address of a letter the names of persons only."""
    for sentence in parsed.sentences:
        if _is_greeting(sentence.span):
            for i in range(sentence.span.start, sentence.span.end):
                if i in found and (found[i].kind is not MentionKind.NAME or found[i].cls != "Person"):
                    del found[i]


def _is_greeting(words: TokenSpan) -> bool:
    """Tell the address of a letter, whose titles are not those of the text: "Dear Madam Chair:"."""
    return len(words) < _LONGEST_GREETING and words[0].lower_ == "dear" and words[-1].text in (":", ",")


def _ends_of_names(spans: list[NameSpan]) -> dict[int, int]:
    """Map the tokens of names to where the longest name that they stand in ends."""
    ends: dict[int, int] = {}
    for span in spans:
        for i in range(span.begin, span.end):
            ends[i] = max(span.end, ends.get(i, 0))
    return ends


def _as_listed(found: dict[int, Mention], finder: NameFinder) -> Iterator[Mention]:
    """Give the mentions; what no entry covers is a value in a list of values: "mutual trust, open waters, equality"."""
    lists: dict[int, list[Mention]] = {}
    for mention in found.values():
        token = finder.doc[mention.head]
        if mention.kind is not MentionKind.NOMINAL or token.dep_ != "conj":
            yield mention
            continue
        lists.setdefault(first_conjunct(token).i, []).append(mention)
    for first, rest in lists.items():
        opener = found.get(first)
        members = [*([opener] if opener is not None else []), *rest]
        values = sum(m.cls == "Principle" for m in members)
        quoted = first > 0 and any(
            finder.text[i] in QUOTES for i in range(max(0, members[0].begin - 2), members[0].begin)
        )
        for m in rest:
            open_class = m.how == "default" or (quoted and m.cls in ("Topic", "Place", "Facility"))
            yield (
                replace(m, cls="Principle") if open_class and (2 * values > len(members) or (quoted and values)) else m
            )


def _own_tokens(span: NameSpan, finder: NameFinder) -> Iterator[int]:
    """Give the tokens of a name that head no phrase of their own: all but common nouns in a known name's complement."""
    complement = False
    for i in range(span.begin, span.end):
        behind = finder.text[i + 1] if i + 1 < len(finder.doc) else ""
        complement = complement or (finder.doc[i].pos_ == "ADP" and behind[:1].islower())
        if not complement or span.entry is None or finder.text[i][:1].isupper() or finder.doc[i].pos_ != "NOUN":
            yield i


def _is_modifier(mention: Mention, found: dict[int, Mention]) -> bool:
    """Tell a noun that turned out to stand before the head of another phrase: "high-standard, open markets"."""
    if mention.kind is not MentionKind.NOMINAL:
        return False
    for head in range(mention.head + 1, mention.head + 12):
        other = found.get(head)
        if other is not None and other.kind is MentionKind.NOMINAL and other.begin <= mention.head:
            return True
    return False


def _without_article(span: NameSpan, finder: NameFinder) -> NameSpan:
    if (
        span.entry is None
        and finder.low[span.begin] in ARTICLES
        and not finder.is_bound_article(span.begin)
        and span.begin + 1 < span.end
        and span.cls is None
    ):
        return replace(span, begin=span.begin + 1)
    return span


def _is_both(token: Token) -> bool:
    """Tell "both", "these" and "the two" without a noun, who do something: "Both welcomed A"."""
    alone = all(c.dep_ == "det" for c in token.children) and token.dep_ in ("nsubj", "nsubjpass")
    two = token.lower_ == "two" and any(c.lower_ == "the" for c in token.children)
    return alone and token.head.pos_ in ("VERB", "AUX") and (token.lower_ in ("both", "these") or two)


def _is_one_of_two(token: Token) -> bool:
    """Tell "the former" and "the latter" without a noun."""
    alone = token.dep_ in _ARGUMENTS and any(c.lower_ == "the" for c in token.children)
    return alone and token.lower_ in ("former", "latter")


def _called_daughter(head: int, finder: NameFinder) -> str | None:
    """Give the class of what is named before its kind: "its Voltra unit" is Voltra, "its Oslo unit" lies in Oslo."""
    name = finder.doc[head - 1] if head > 1 else finder.doc[head]
    single = name.i < head and name.pos_ == "PROPN" and name.dep_ == "compound" and name.nbor(-1).dep_ != "compound"
    if not single or not is_daughter(finder.doc[head]) or finder.is_common(name):
        return None
    known = finder.knowledge.gazetteer.get(name.text)
    cls = "Company" if known is None else known.cls
    return cls if finder.knowledge.schema.is_a(cls, "Institution") else None


def _pronoun(i: int, finder: NameFinder) -> Mention:
    low = finder.low[i]
    cls = "Person" if low in _PERSONAL else "Institution" if low in _NEUTRAL else "Group"
    return Mention(i, i + 1, i, chars_of(finder.doc, i, i + 1), MentionKind.PRONOUN, cls, finder.text[i], "shape")


def _nominal(phrase: Phrase, finder: NameFinder) -> Mention:
    begin, end, head = phrase.begin, phrase.end, phrase.head
    opening = phrase.name.split()[:2]
    named = any(finder.knowledge.gazetteer.get(name) for name in (opening[-1], " ".join(opening)))
    if len(opening) > 1 and opening[0].lower() == "the" and named:
        begin += 1  # "the Caribbean" is a name, and "the Caribbean island" an island
        phrase = replace(phrase, name=phrase.name[len("the ") :], long_name=phrase.long_name[len("the ") :])
    known = finder.known_in_lower_case(phrase.long_name or phrase.name)
    if known is not None:
        chars, name = chars_of(finder.doc, begin, head + 1), known.name
        return Mention(begin, head + 1, head, chars, MentionKind.NAME, known.cls, name, "gazetteer", ids=known.ids)
    cls, how = class_of_phrase(phrase, finder)
    if (called := _called_daughter(head, finder)) is not None:
        chars, name = chars_of(finder.doc, head - 1, head + 1), finder.text[head - 1]
        return Mention(head - 1, head + 1, head, chars, MentionKind.NAME, called, name, how)
    chars = chars_of(finder.doc, begin, end)
    mention = Mention(
        begin, end, head, chars, MentionKind.NOMINAL, cls, phrase.name, how, phrase.long_name, phrase.owner
    )
    return as_vision(mention, finder)
