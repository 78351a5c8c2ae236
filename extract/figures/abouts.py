"""What a figure is about: what it is a share or a number of, what it is paid for, what changed by it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportgraph.extract.figures.bearers import apposed, bearers
from reportgraph.extract.figures.counted import verb_forms
from reportgraph.extract.figures.distances import far_off, is_away
from reportgraph.extract.figures.quantities import DURATIONS, Quantity
from reportgraph.extract.grammar.arguments import noun_agent, patients, surface_subject
from reportgraph.extract.parsing.labels import TIMES
from reportgraph.extract.parsing.spelling import HYPHENS
from reportgraph.extract.parsing.syntax import RELATIVES, child, conjuncts, first_conjunct, is_passive
from reportgraph.ontology.gazetteer import load_gazetteer
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.naming import load_naming
from reportgraph.ontology.schema import load_schema
from reportgraph.ontology.units import Units
from spacy.tokens import Token

_OF = ("of",)
_AGAINST = ("against",)
_ABOUT = ("of", "in", "for", "to", "between", "with", "among")


def abouts(quantity: Quantity, governor: Token, predicate: Token, units: Units) -> Iterator[int]:
    """Give the tokens of what the figure may be about, the likeliest first."""
    noun = governor if governor.i != quantity.head else None
    if quantity.unit in DURATIONS and predicate.lemma_ in units.sentencing:
        yield from (t.i for t in patients(predicate))  # "sentenced A to 9 years"
    if quantity.unit == "%" and predicate.lemma_ == "win":  # "a vote won by A with 60 percent"
        yield from (t.i for t in objects_beside(predicate, ("by",)))
    if noun is None and is_away(quantity, governor.doc, units):
        yield from far_off(quantity, governor.doc)
    if noun is None:
        for t in changed_by(quantity, predicate, units):  # "raise the plant's capacity to 9 MW": the plant's
            yield from (c.i for c in t.children if c.dep_ == "poss" and t.lemma_ in GRAMMAR.measures)
            yield t.i
    at_level = predicate.lemma_ in units.levels and quantity.change is None and noun is None
    shares = predicate.lemma_ in GRAMMAR.sharing or (at_level and predicate.i < quantity.begin)
    shares |= _is_shown(quantity, noun, predicate)  # "grew to 9 tons, marking a 3% rise"
    shares |= noun is None and _is_level_of_subject(quantity, predicate, units)
    if shares and quantity.unit == "%":  # "exports account for 12 percent of A", "debt stands at 74 percent of A"
        for t in _subject(governor, predicate):  # "the number of jobs recorded a 5 percent drop"
            yield from (c.i for c in objects_beside(t, _OF) if t.lemma_ in units.totals)
            yield t.i
    inside = {quantity.head, *range(quantity.begin, quantity.end)}
    counted = quantity.noun_head is not None and noun is None
    if counted and (seated := _made_up_of(governor)) is not None:
        yield seated.i
    if noun is not None:
        yield from _told_by_noun(quantity, noun, units)
    if counted:  # of "31 of the 120 seats" the seats are what is counted
        yield from (c.i for c in objects_beside(governor, _OF) if c.i != quantity.noun_head)
    elif noun is None:  # "22 km of the Drina", "600 million dollars promised to the region"
        lasting = quantity.unit in DURATIONS
        yield from (c.i for c in objects_beside(governor, _OF) if c.pos_ == "PROPN" or (lasting and _is_of_several(c)))
        clauses = [c for c in governor.children if c.dep_ == "acl"]
        yield from (t.i for c in clauses for t in objects_beside(c, ("to", "for", "in", "by")))
    subject = _subject(governor, predicate)
    listed = counted and _is_in_row(governor, subject)
    subject = [] if listed or _foretold(quantity, noun) or predicate.lemma_ in GRAMMAR.blaming else subject
    yield from (t.i for t in subject if t.i not in inside and (noun is None or t.i != noun.i))
    for t in subject:  # "turnout of the election stood at 58%", "the region's exports rose"
        yield from (c.i for c in objects_beside(t, _ABOUT) if c.i not in inside)
        yield from (
            c.i for c in t.children if c.dep_ == "poss" or (c.dep_ in ("compound", "nmod") and c.pos_ == "PROPN")
        )
    if listed or (counted and governor.dep_ in ("nsubj", "nsubjpass")):
        yield from (c.i for c in predicate.children if c.dep_ == "dobj" and c.lower_ not in ("part", "place"))
        yield from (c.i for c in objects_beside(predicate, ("in", "at", "to")))
    if counted:  # "we announce 9 new sanctions against A for its war": against A, and the war is why
        yield from (c.i for at in (governor, predicate) for c in objects_beside(at, _AGAINST))
    yield from (c.i for c in objects_beside(governor, _ABOUT) if c.i not in inside)
    if noun is not None:
        yield noun.i
    yield from (c.i for c in objects_beside(predicate, ("to", "for", "into")) if c.i not in inside)
    yield from (t.i for c in predicate.children if c.dep_ == "csubj" for t in patients(c))


def _foretold(quantity: Quantity, noun: Token | None) -> list[Token]:
    """Give of what a figure is expected: "the bank forecasts growth of 4 percent for A" tells of A, and of no bank.

    A firm expects profits of its own, and a state a deficit of its own.
    """
    if noun is None or noun.dep_ != "dobj" or noun.head.lemma_ not in GRAMMAR.forecasting:
        return []
    known = [load_gazetteer().get(t.text) for t in surface_subject(noun.head)]
    if noun.lemma_ in GRAMMAR.results or any(k is not None and k.cls == "Country" for k in known):
        return []
    around = (noun, noun.doc[quantity.head], noun.head)
    where = (t for at in around for t in objects_beside(at, ("for", "in")) if t.ent_type_ not in TIMES)
    return [*(t for t in where if t.pos_ == "PROPN"), noun]


def _told_by_noun(quantity: Quantity, noun: Token, units: Units) -> Iterator[int]:
    """Give what a figure that stands with a noun is of: what bears it, is named beside it, has it or gives it."""
    yield from (t.i for t in _foretold(quantity, noun))
    yield from bearers(noun, noun.doc[quantity.head])
    named = [c.i for c in noun.children if c.dep_ == "appos" and c.i > noun.i and c.pos_ == "PROPN"]
    named += apposed(noun)
    if noun.i > quantity.head:  # "a $20 billion investment, the X Partnership", "a 100-MW wind farm"
        yield from named
        if quantity.unit in units.measures or (quantity.unit in units.currencies and _is_undertaking(noun)):
            yield noun.i
    inside = {quantity.head, *range(quantity.begin, quantity.end)}
    named_for = objects_beside(noun, _ABOUT)
    yield from (c.i for c in named_for if c.i not in inside and not _is_offence(c, noun))
    yield from (c.i for c in noun.children if c.dep_ == "poss")
    if noun.pos_ == "NOUN" and quantity.unit in units.currencies and not _is_undertaking(noun):
        # "A announced a $5 million grant": A's; "A replaces a $5 million programme": the programme's
        yield from (t.i for t in noun_agent(noun) if not _is_occurrence(t))
    if noun.pos_ == "PROPN" or quantity.head < noun.i or noun.doc[quantity.head].head.lower_ == "at":
        yield noun.i  # "with inflation at 3 percent, the bank cut its rate"


def _is_offence(told: Token, penalty: Token) -> bool:
    """Tell what a penalty is for: "a five-year sentence for fraud" is no figure of the fraud."""
    if penalty.lemma_ not in GRAMMAR.penalties or told.head.lower_ != "for" or told.pos_ != "NOUN":
        return False
    return load_naming().class_of_nominal([told.lemma_.lower()]) not in ("Person", "Group")


def _is_shown(quantity: Quantity, noun: Token | None, predicate: Token) -> bool:
    """Tell "exports saw a 5 percent drop" from "the firm reported a 5 percent drop in profits", which is of these."""
    changed = objects_beside(noun, ("in",)) if noun is not None else ()
    own = any(t.pos_ == "NOUN" and t.ent_type_ not in TIMES for t in changed)
    return quantity.change is not None and predicate.lemma_ in GRAMMAR.showing_changes and not own


def _is_level_of_subject(quantity: Quantity, predicate: Token, units: Units) -> bool:
    """Tell "the deficit widened to 5 percent of GDP", "debt, at 90 percent of GDP, is a burden"."""
    before = predicate.doc[max(0, quantity.begin - 2) : quantity.begin].text.lower()
    return before == ", at" or (before.endswith(" to") and predicate.lemma_ in units.up | units.down)


def _made_up_of(counted: Token) -> Token | None:
    """Give what has the number of something that stands before it: the assembly of "the 150-seat assembly"."""
    whole = counted.head
    before = counted.dep_ in ("compound", "nmod", "amod") and whole.i > counted.i and whole.tag_ in ("NN", "NNP")
    return whole if before and counted.tag_ == "NN" and counted.nbor(-1).text in HYPHENS else None


def _is_in_row(noun: Token, subject: Sequence[Token]) -> bool:
    """Tell one of what is counted in a row: the shops in "12 schools, 40 shops and 3 mosques were hit"."""
    at = noun.head if noun.dep_ == "appos" else first_conjunct(noun)
    if at == noun:
        return any(t in conjuncts(noun) for t in subject if t != noun)
    return any(at in conjuncts(t) for t in subject)


def _is_undertaking(noun: Token) -> bool:
    cls = load_naming().class_of_nominal([noun.lemma_.lower()])
    return cls is not None and any(load_schema().is_a(cls, kind) for kind in ("Project", "Facility", "Institution"))


def _is_occurrence(noun: Token) -> bool:
    """Tell what gives no money: "the crisis delayed a 5 million dollar loan"."""
    return noun.pos_ == "NOUN" and load_naming().class_of_nominal([noun.lemma_.lower()]) == "Event"


def _is_of_several(noun: Token) -> bool:
    """Tell "A-B relations" and "ties between A and B", which nobody around them has."""
    inside = [c for c in noun.lefts if c.dep_ == "compound" and c.pos_ == "PROPN"]
    return bool(inside) or any(c.lower_ in ("between", "among") for c in noun.rights)


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


def objects_beside(token: Token, prepositions: Sequence[str]) -> Iterator[Token]:
    """Give what the prepositions of a word govern, for some prepositions."""
    for word in token.children:
        if word.dep_ in ("prep", "dative", "agent") and word.lower_ in prepositions:
            for c in word.children:
                plight = word.lower_ == "in" and c.lemma_ in GRAMMAR.plights
                if c.dep_ == "pobj" and not plight:  # "workers, 90 percent of whom": of the workers
                    clause = next((a for a in token.ancestors if a.dep_ == "relcl"), None)
                    yield clause.head if c.lower_ in RELATIVES and clause is not None else c


def changed_by(quantity: Quantity, predicate: Token, units: Units) -> list[Token]:
    """Give what somebody makes more or less of: "raised the levy by 5 percent", "from 24 to 72 hours"."""
    if (mover := _mover(quantity, predicate)) is not None:
        return [mover]
    told = range(quantity.begin - 1 - len((quantity.qualifier or "").split()), quantity.begin)
    reached = any(predicate.doc[max(0, i)].lower_ in units.reaching for i in told)
    whither = (quantity.noun_head or 0) >= quantity.begin  # "took books to 9 schools"
    moved = predicate.lemma_ in units.moving and reached and not whither
    changed = moved or not (units.up | units.down).isdisjoint(verb_forms(predicate))
    if predicate.pos_ != "VERB" or not changed or is_passive(predicate):
        return []
    return [t for t in patients(predicate) if t.i < quantity.begin and child(t, "nummod") is None]


def _mover(quantity: Quantity, predicate: Token) -> Token | None:
    """Give what a phrase in "with" says to have moved: the yen of "stocks fell, with the yen down 2 percent"."""
    doc = predicate.doc
    at = quantity.begin - 1 - len((quantity.qualifier or "").split())
    noun = doc[at - 1] if at > 0 and doc[at].lower_ in ("up", "down", "higher", "lower") else None
    if noun is None or noun.pos_ not in ("NOUN", "PROPN"):
        return None
    begin = noun.left_edge.i
    return noun if begin and doc[begin - 1].lower_ == "with" and noun.i > predicate.i else None
