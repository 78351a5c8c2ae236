"""What a figure is about, read off the syntax: the noun or subject that it measures, in which words, for which time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportgraph.extract.arguments import surface_subject
from reportgraph.extract.calendar_terms import Period
from reportgraph.extract.date_hosts import date_of, dates_around
from reportgraph.extract.dates import DateMention
from reportgraph.extract.model import Value
from reportgraph.extract.quantities import Quantity, change_word
from reportgraph.ontology.units import Units, load_units
from spacy.tokens import Doc, Token


@dataclass(frozen=True, slots=True)
class FigureContext:
    """What surrounds a figure.

    `of_heads` are the tokens of what it may be about: try them in turn until one is an entity. `predicate` is the verb
    (or noun, in a fragment) that governs it; its modality is the figure's. `indicator` is in the words of the text, or
    the measure that a unit stands for ("capacity" for a 100-MW plant).
    """

    of_heads: tuple[int, ...]
    indicator: str
    predicate: int
    period: Value | None = None
    change_from: Value | None = None


_OF = ("of",)
_ABOUT = ("of", "in", "for", "to", "between", "with", "among")
_LINKS = frozenset({"nummod", "quantmod", "compound", "nmod", "amod", "npadvmod"})
_SKIPPED = frozenset({"det", "nummod", "quantmod", "predet", "cc", "punct", "advmod"})
_NAMED = frozenset({"PERSON", "NORP", "GPE", "LOC", "FAC", "EVENT", "LAW", "WORK_OF_ART"})
_DATING = frozenset({"in", "by", "for", "during", "at", "as", "of", "until", "through"})


def figure_context(
    quantity: Quantity, dates: Sequence[DateMention], doc: Doc, units: Units | None = None
) -> FigureContext:
    """Say what the figure is about."""
    units = units or load_units()
    token = doc[quantity.head]
    dates = dates_around(dates, token.sent.start, token.sent.end)
    noun = _measured(quantity, token, units)
    change = change_word(quantity, doc, units) if quantity.change is not None and quantity.anchor is None else None
    governor = noun if noun is not None else token
    predicate = _predicate(governor)
    dated = {i for mention in dates for i in range(mention.begin, mention.end)}
    heads = [i for i in dict.fromkeys(_abouts(quantity, governor, predicate, units)) if i not in dated]
    if quantity.noun_head is not None and noun is None:
        heads.append(quantity.noun_head)
    indicator = _indicator(quantity, token, noun, predicate, units)
    if change is not None and quantity.base is None and heads and change[0].pos_ != "NOUN" and noun is None:
        direction = "increase" if change[1] == "up" else "decrease"
        indicator = f"{direction} in {indicator}" if indicator else direction
    period = _period(quantity, doc, dates)
    return FigureContext(
        tuple(heads),
        indicator,
        predicate.i,
        period.value if period is not None else None,
        _compared(quantity, doc, dates, period, units) if quantity.change is not None else None,
    )


def _measured(quantity: Quantity, token: Token, units: Units) -> Token | None:
    """Give the noun that names the measure: "turnout of 61%", "a $7 billion loan", "literacy rate of 91%"."""
    at = token
    if at.dep_ in _LINKS and at.head.i > at.i and at.head.pos_ in ("NOUN", "PROPN") and quantity.noun_head is None:
        return at.head
    if at.dep_ == "pobj" and at.head.lower_ == "of":
        of = at.head.head
        while of.lemma_.lower() in units.totals and (above := _of_noun(of)) is not None:
            of = above
        return of if of.pos_ in ("NOUN", "PROPN") else None
    return None


def _of_noun(noun: Token) -> Token | None:
    return noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else None


def _predicate(token: Token) -> Token:
    """Give the verb that governs a figure; the head of the sentence where there is none."""
    for at in token.ancestors:
        if at.pos_ in ("VERB", "AUX") and at.dep_ not in ("aux", "auxpass", "amod"):
            return at
    return token.sent.root


def _objects(token: Token, prepositions: Sequence[str]) -> Iterator[Token]:
    for child in token.children:
        if child.dep_ == "prep" and child.lower_ in prepositions:
            yield from (c for c in child.children if c.dep_ == "pobj")


def _abouts(quantity: Quantity, governor: Token, predicate: Token, units: Units) -> Iterator[int]:
    """Give the tokens of what the figure may be about, the likeliest first."""
    noun = governor if governor.i != quantity.head else None
    inside = {quantity.head, *range(quantity.begin, quantity.end)}
    counted = quantity.noun_head is not None and noun is None
    if noun is not None:
        named = [c.i for c in noun.children if c.dep_ == "appos" and c.i > noun.i and c.pos_ == "PROPN"]
        if noun.i > quantity.head:  # "a $20 billion investment, the X Partnership", "a 100-MW wind farm"
            yield from named
            if quantity.unit in units.measures:
                yield noun.i
        yield from (c.i for c in _objects(noun, _ABOUT) if c.i not in inside)
        yield from (c.i for c in noun.children if c.dep_ == "poss")
        if noun.pos_ == "PROPN" or quantity.head < noun.i:
            yield noun.i
    if counted:
        yield from (c.i for c in _objects(governor, _OF))
    subject = _subject(governor, predicate)
    yield from (t.i for t in subject if t.i not in inside and (noun is None or t.i != noun.i))
    for t in subject:  # "turnout of the election stood at 58%", "the region's exports rose"
        yield from (c.i for c in _objects(t, _ABOUT) if c.i not in inside)
        yield from (
            c.i for c in t.children if c.dep_ == "poss" or (c.dep_ in ("compound", "nmod") and c.pos_ == "PROPN")
        )
    if counted and governor.dep_ in ("nsubj", "nsubjpass"):
        yield from (c.i for c in predicate.children if c.dep_ == "dobj" and c.lower_ not in ("part", "place"))
        yield from (c.i for c in _objects(predicate, ("in", "at", "to")))
    yield from (c.i for c in _objects(governor, _ABOUT) if c.i not in inside)
    if noun is not None:
        yield noun.i


def _subject(governor: Token, predicate: Token) -> list[Token]:
    """Give the subject of the clause; of a clause in "with" (a comitative), that of the clause around it."""
    if predicate.pos_ not in ("VERB", "AUX"):
        return []
    at, own = predicate, surface_subject(predicate)
    if not own:  # "was re-elected", read as a verb with a clause under it
        around = at.head.children if at.dep_ == "advcl" else at.children
        own = [
            s for c in around if c.dep_ in ("aux", "auxpass") for s in c.children if s.dep_ in ("nsubj", "nsubjpass")
        ]
    for _ in range(3):
        if own and not any(t.i == governor.i for t in own):
            return own
        if at.dep_ not in ("pcomp", "acl", "advcl", "relcl", "conj"):
            break
        at = next((a for a in at.ancestors if a.pos_ in ("VERB", "AUX")), at)
        own = surface_subject(at)
    return [t for t in own if t.i != governor.i]


def _indicator(quantity: Quantity, token: Token, noun: Token | None, predicate: Token, units: Units) -> str:
    if noun is not None:
        measure = units.measures.get(quantity.unit)
        if measure and noun.i > token.i:
            return measure
        if noun.lemma_ in units.up | units.down:  # "a 12 percent increase in exports"
            target = next(_objects(noun, ("in", "of")), None)
            if target is not None and target.i != token.i:
                return f"{noun.lemma_} in {_phrase(target, quantity)}"
        return _phrase(noun, quantity)
    if quantity.noun_head is not None:
        return _phrase(token.doc[quantity.noun_head], quantity)
    for preposition in ("in", "for", "of", "worth") if quantity.unit in units.currencies else ("of", "in", "for"):
        for target in _objects(token, (preposition,)):
            if target.ent_type_ not in ("DATE", *_NAMED):
                return _phrase(target, quantity)
    subject = surface_subject(predicate) if predicate.pos_ in ("VERB", "AUX") else []
    named = next((t for t in subject if t.pos_ == "NOUN" or (t.pos_ == "PROPN" and t.ent_type_ not in _NAMED)), None)
    level = predicate.lemma_ in units.levels | units.up | units.down
    if named is not None and level:
        return _phrase(named, quantity)
    if predicate.pos_ == "VERB" and not level:
        return predicate.lemma_
    return ""


def _phrase(noun: Token, quantity: Quantity) -> str:
    """Give the noun with what stands before it, without articles, numbers and the figure itself."""
    inside = set(range(quantity.begin, quantity.end))
    hedges = {"more", "than", *(quantity.qualifier or "").split()}
    words = []
    for token in noun.doc[noun.left_edge.i : noun.i + 1]:
        branch = token
        while branch.head.i != noun.i and branch.i != noun.i and branch.head.i != branch.i:
            branch = branch.head
        if token.i not in inside and (branch.i == noun.i or branch.dep_ not in _SKIPPED):
            words.append(token)
    while words and (words[0].dep_ in ("case", "punct", "det", "prep") or words[0].lower_ in hedges):
        words.pop(0)
    text = " ".join("".join(t.text_with_ws for t in words).split()) or noun.text
    initial = bool(words) and words[0].is_sent_start is True and not words[0].ent_type_ and words[0].text.istitle()
    return text[0].lower() + text[1:] if initial else text


def _period(quantity: Quantity, doc: Doc, dates: Sequence[DateMention]) -> DateMention | None:
    """Give the date of the figure: right behind it, of a noun around it, of its verb or the verb around that."""
    sentence_end = doc[quantity.head].sent.end
    for mention in dates:
        gap = doc[quantity.end : mention.begin]
        near = 0 < len(gap) <= 4 and mention.begin < sentence_end and _timed(mention)
        if near and gap[-1].lower_ in _DATING and not any(t.pos_ in ("VERB", "PUNCT", "NUM") for t in gap):
            return mention
    at: Token | None = doc[quantity.head]
    for _ in range(8):
        if at is None:
            return None
        mention_of = date_of(at, dates)
        if mention_of is not None and _timed(mention_of):
            return mention_of
        if at.pos_ in ("VERB", "AUX") and at.dep_ not in ("acl", "advcl", "pcomp", "xcomp", "conj"):
            return None
        at = at.head if at.head.i != at.i else None
    return None


def _timed(mention: DateMention) -> bool:
    return mention.value is not None and not mention.in_name and mention.role in ("at", "until")


def _compared(
    quantity: Quantity, doc: Doc, dates: Sequence[DateMention], period: DateMention | None, units: Units
) -> Value | None:
    """Give the period that a change counts from."""
    sentence = doc[quantity.head].sent
    marked = [m for m in dates if sentence.start <= m.begin < sentence.end and m.role == "compared" and m.value]
    if marked:
        near = quantity.anchor if quantity.anchor is not None else quantity.head
        return min(marked, key=lambda m: abs(m.begin - near)).value
    if quantity.base is not None:
        behind = [m for m in dates if 0 < m.begin - quantity.base <= 4 and m.end <= quantity.begin and m.value]
        return behind[0].value if behind else None
    start = doc[quantity.anchor if quantity.anchor is not None else quantity.head]
    after = doc[start.i : min(start.i + 12, sentence.end)].text
    if period is not None and period.window is not None and units.yearly.search(after):
        return Period(*period.window).shifted(-1).value
    return None
