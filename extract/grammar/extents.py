"""Where a phrase or a clause ends that completes a noun: as far as it says what is meant, and no further."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from reportgraph.extract.grammar.defining_clauses import (
    LEAVING,
    bars_from,
    brings_into,
    enabled_in,
    goes_on,
    imposed_for,
    is_anybody,
    last_verb,
    pictures,
    says_how_they_are,
    sets_apart,
    whither,
)
from reportgraph.extract.grammar.nominals import has_number
from reportgraph.extract.parsing.labels import DASHES, NOUNY, POSSESSIVES
from reportgraph.extract.parsing.spelling import ARTICLES, HYPHENS
from reportgraph.extract.parsing.syntax import child, conjuncts, first_conjunct, is_infinitive
from reportgraph.ontology.grammar import GRAMMAR, governs
from reportgraph.ontology.naming import load_naming
from reportgraph.ontology.schema import PEOPLE
from spacy.tokens import Doc, Token

_HAVING = frozenset({"with", "without"})
_TO_VERBS = frozenset({"as", "from", "into", "of", "to", "with"})  # what verbs have behind their object
_INNER = frozenset("for on with without under against between among about".split())
_JOINED = 2  # ", and"
_IN_ITEMS = ("ADJ", "NOUN", "PROPN")
_PLACING = frozenset({"across", "around", "at", "from", "in"})
_FURTHER = _PLACING | {"among", "as", "for", "into", "on", "over", "through", "to", "toward", "towards", "within"}
_EVERYBODY = frozenset({"all", "everybody", "everyone", "many", "most", "some"})


@dataclass(frozen=True, slots=True)
class Ends:
    """Where phrases end: before (exclusive) the first token that is no part of what they name."""

    names: Mapping[int, int]  # token -> end of the proper name that it stands in, which is never cut
    lists: bool = True  # with what is coordinated
    whole: bool = True  # with all that says which ones: "children under five"

    def of_object(self, preposition: Token) -> int:
        """Give the end of what a preposition governs, or of the preposition where that is no thing."""
        target = child(preposition, "pobj", "pcomp")
        further = child(preposition, "prep", "pcomp") if child(preposition, "pobj") is None else None
        if further is not None and further.pos_ == "ADP" and further.i == preposition.i + 1:
            inner = self.of_object(further)  # "leaders from across the region"
            return inner if inner > further.i + 1 else preposition.i + 1
        if target is not None and target.dep_ == "pobj" and target.lower_ in _EVERYBODY:
            of = child(target, "prep")  # "an economy that works for all of us"
            us = child(of, "pobj") if of is not None and of.lower_ == "of" else None
            if us is not None and us.pos_ in NOUNY:
                return self.of_noun(us)  # "an inquiry into all of these reports"
            return (us if us is not None and us.pos_ == "PRON" else target).i + 1
        if target is not None and target.tag_ == "VBG" and child(target, "aux") is not None:
            return preposition.i + 1  # "a model of how we are growing"
        if target is not None and target.tag_ == "VBG" and target.dep_ == "pcomp":
            # "interest in becoming a member", and not "the danger of A becoming stronger"
            told = child(target, "acomp", "attr") is not None and child(target, "nsubj", "acomp") is not None
            return preposition.i + 1 if told else self.of_clause(target)
        if target is not None and target.lower_ == "those":
            clause = child(target, "acl", "relcl")  # "the release of those unjustly detained"
            return self.of_clause(clause) if clause is not None else preposition.i + 1
        if target is None or target.pos_ not in NOUNY:
            return preposition.i + 1
        end, doc = self.of_noun(target), preposition.doc
        called = next((c for c in target.rights if c.dep_ == "appos" and c.left_edge.i == end), None)
        if called is not None and called.pos_ == "PROPN" and target.pos_ == "NOUN":
            end = max(self.of_noun(t) for t in conjuncts(called))  # "talks between leaders A and B"
        several = target.tag_ in ("NNS", "NNPS") and not any(_has_theirs(c) for c in target.rights if c.dep_ == "conj")
        pair = several or any(t.lower_ == "and" for t in doc[target.left_edge.i : end])
        if preposition.lower_ == "between" and not pair:
            return self._second_party(preposition, end)
        return end

    def of_bare(self, of: Token) -> int:
        """Give the end of the noun behind "of", where all that stands behind it is too long for a name."""
        target = child(of, "pobj")
        return self.names.get(target.i, target.i + 1) if target is not None and target.pos_ in NOUNY else of.i + 1

    def _second_party(self, preposition: Token, end: int) -> int:
        """Give the end of the second party where the parser lost it, or no complement: half a pair says nothing."""
        doc, at = preposition.doc, end + 1
        if end >= len(doc) or doc[end].lower_ != "and":
            return preposition.i + 1
        while at < len(doc) and (is_determiner(doc[at]) or doc[at].pos_ == "ADJ"):
            at += 1
        if at >= len(doc) or doc[at].pos_ not in NOUNY:
            return preposition.i + 1
        while at in self.names or (at < len(doc) and doc[at].pos_ in NOUNY):
            at = self.names.get(at, at + 1)
        return at

    def of_noun(self, noun: Token) -> int:
        """Give the end of a noun phrase: its head with its own "of" phrase and what is coordinated with it."""
        end = self.names.get(noun.i, noun.i + (2 if has_number(noun.doc, noun.i) else 1))
        behind = behind_short_form(noun.doc, end)
        for c in noun.rights:
            if c.i < behind or c.dep_ in ("cc", "punct"):
                continue
            if c.dep_ == "prep" and c.lower_ == "of" and c.i == end:
                if any(t.ent_type_ == "DATE" for t in c.children):
                    break  # "the Order of February 2"
                end = max(end, self.of_object(c))
            elif self.lists and c.dep_ == "conj" and c.pos_ in NOUNY and _goes_on(c, max(end, behind)):
                if _is_third(noun, c):
                    break
                last = self.of_noun(c)
                if any(g.dep_ == "conj" and g.i >= last for g in c.rights):
                    break  # half of a list says nothing: "a firm that tracks A, ties between B and C, and D"
                end, behind = last, behind_short_form(noun.doc, last)
            elif _is_land_in_row(c, noun) and c.left_edge.i == end + 1:
                end = self.names.get(c.i, c.i + 1)
            elif c.dep_ == "prep" and c.i == end and self._is_told(c, noun):
                return max(end, self.of_object(c))  # "towns that have access to clean water"
            elif c.tag_ == "VB" and c.left_edge.i == end and is_infinitive(c) and takes_infinitive(noun):
                return end if goes_on(c, last := self.of_clause(c)) else last  # "the right to vote"
            elif (
                self.whole and c.left_edge.i == end and _tells_apart(c) and (_is_plain_plural(noun) or is_anybody(noun))
            ):
                last = self.of_clause(c)  # "a ban on tools that harm the reef"
                return end if goes_on(c, last) or last <= c.i + 1 else last
            else:
                break
        return end

    def _is_told(self, preposition: Token, noun: Token) -> bool:
        needed = governs(noun.lemma_.lower(), preposition.lower_)
        if noun.ent_type_ == "GPE" and noun.pos_ == "PROPN":
            return False  # "met farmers from Chile for talks"
        placed = preposition.lower_ in _PLACING and _is_plain_plural(noun) and _is_one_place(preposition)
        return needed or (self.whole and (placed or _tells_which(preposition, noun) or tells_more(preposition)))

    def of_clause(self, verb: Token) -> int:
        """Give the end of a verb with its object, or else with the phrase that it governs."""
        if pictures(verb) or says_how_they_are(verb):
            return verb.right_edge.i + (not verb.right_edge.is_punct)
        end = verb.i + 1
        particle = child(verb, "prt")
        if particle is not None and particle.i == end:
            end += 1
        if (enabled := enabled_in(verb)) is not None:
            return self.of_clause(enabled)  # "rules that require firms to report A"
        target = child(verb, "dobj", "attr")
        if target is not None and target.i == end and is_reflexive(target):
            return end + 1
        if target is not None and target.pos_ != "PRON" and target.left_edge.i == end:
            end = self.of_noun(target)
            if (state := state_end(verb, target, end)) > end:
                return state
            called = next((c for c in verb.rights if c.dep_ == "prep" and c.lower_ == "as" and c.i >= end), None)
            if called is not None and _has_thing(called):
                return self.of_object(called)  # "a bill designating the third week in May as A"
            added = next((c for c in verb.rights if c.dep_ in ("prep", "dative") and c.i == end), whither(verb, end))
            if added is not None and (bars_from(verb, added) or brings_into(verb, added)):
                return self.of_object(added)  # "a rule that bars firms from hiring A", "a bill that puts A at risk"
            told = added is not None and self.whole and (added.lower_ in _TO_VERBS or _tells_which(added, target))
            return self.of_object(added) if added is not None and told and _has_thing(added) else end  # "keep A from B"
        last = last_verb(verb, end)
        if target is None and last is not None:
            return self.of_clause(last)  # "the right to live and work in A", "of preventing, detecting, and curing A"
        governed = child(verb, "prep", "agent")
        if target is None and governed is not None and governed.i == end:
            return _end_of_day(governed, end) if tells_when(governed) else self.of_object(governed)
        return self.of_clause(purpose) if (purpose := imposed_for(verb)) is not None else end


def of_whole_list(doc: Doc, begin: int, end: int, names: Mapping[int, int]) -> int:
    """Give the end of words with all of a list of nouns that they hold: "in housing, transport | , and clean energy".

    Where what follows is no noun, only the first item is kept: half of a list says what is not so.
    """
    marks = [i for i in range(begin + 1, end - 1) if doc[i].text == "," and i not in names and doc[i - 1].pos_ in NOUNY]
    if not marks or end >= len(doc) or any(doc[i].lower_ in ("and", "or") for i in range(marks[0], end)):
        return end
    at = end + (doc[end].text == ",")
    if at >= len(doc) or doc[at].lower_ not in ("and", "or"):
        return marks[0] if at > end or doc[marks[0] + 1].pos_ == "NOUN" else end  # not "a plant in Reno, Nevada"
    last = at + 1
    while last < len(doc) and (doc[last].pos_ in _IN_ITEMS or doc[last].text in HYPHENS):
        last = names.get(last, last + 1)
    return last if last > at + 1 and doc[last - 1].pos_ in NOUNY else marks[0]


def state_end(verb: Token, target: Token, after: int) -> int:
    """Give where ends what a thing is made to be, or `after`: "make rice | more affordable", "rules | trade friendly".

    `after`: where the thing's name ends.
    """
    doc, at = verb.doc, after
    while at < len(doc) and (doc[at].pos_ == "ADV" or (target.is_ancestor(doc[at]) and doc[at].pos_ != "VERB")):
        at += 1
    made = (c for t in (verb, target) for c in t.rights if c.pos_ == "ADJ" and c.left_edge.i <= at <= c.i)
    return next((c.i + 1 for c in made), after) if verb.lemma_ in LEAVING else after


def is_reflexive(word: Token) -> bool:
    """Tell "itself", "themselves"."""
    return word.pos_ == "PRON" and word.lower_.endswith(("self", "selves"))


def _is_plain_plural(noun: Token) -> bool:
    """Tell several of a kind of which no word before says which: "tools that harm A", not "the old tools which"."""
    return noun.tag_ == "NNS" and all(c.dep_ in ("case", "cc", "det", "punct") for c in noun.lefts)


def takes_infinitive(noun: Token) -> bool:
    """Tell "the plan to", "the right to" from a noun beside a purpose."""
    return noun.lemma_.lower() in GRAMMAR.takes_infinitive


def _is_one_place(preposition: Token) -> bool:
    """Tell "schools in the valley" from a list, of which a part says too little, from a time, and from "in Chad".

    Where something is whose place has a name is a claim of its own.
    """
    target = child(preposition, "pobj")
    named = target is not None and target.pos_ == "PROPN" and preposition.lower_ in ("at", "from", "in")
    return not named and (target is None or child(target, "conj") is None) and not _is_dated(preposition)


def tells_more(preposition: Token) -> bool:
    """Tell a phrase that says what is meant behind another one, "tariffs on gloves from abroad".

    Where and with or by whom something is done are claims of their own.
    """
    target = child(preposition, "pobj")
    if target is None or preposition.lower_ not in _FURTHER or _is_dated(preposition):
        return False
    theirs = any(c.lower_ in POSSESSIVES for c in target.lefts)
    aside = target.lemma_.lower() in GRAMMAR.surroundings | GRAMMAR.manner  # "in the new era"
    return not (theirs or aside or (target.pos_ == "PROPN" and preposition.lower_ in _PLACING))


def _is_dated(preposition: Token) -> bool:
    return any(t.ent_type_ in ("DATE", "TIME") for t in preposition.children)


def _end_of_day(preposition: Token, end: int) -> int:
    """Give the end of a day or month with its year, "held in May 2020"; of others, which tell less, nothing."""
    day = child(preposition, "pobj")
    if day is None or day.ent_type_ != "DATE":
        return end
    last = day.i
    while last + 1 < len(day.doc) and day.doc[last + 1].ent_type_ == "DATE" and day.doc[last + 1].ent_iob_ == "I":
        last += 1
    dated = any(len(t) == 4 and t.is_digit for t in day.doc[preposition.i + 1 : last + 1])
    return last + 1 if dated else end


def _tells_apart(clause: Token) -> bool:
    """Tell a clause that sets apart, but not who is in charge: "a meeting of ministers responsible for A"."""
    return sets_apart(clause) and (clause.tag_ != "JJ" or any(c.lower_ == "to" for c in clause.rights))


def tells_when(preposition: Token) -> bool:
    """Tell "(held) in November", "(made) over the course of these days"."""
    span = child(preposition, "pobj")
    of = child(span, "prep") if span is not None else None
    return _is_dated(preposition) or (of is not None and of.lower_ == "of" and _is_dated(of))


def _tells_which(preposition: Token, noun: Token) -> bool:
    """Tell a phrase that says which ones: "children under five", "a seat on the board"; not one of time."""
    if preposition.lower_ not in _INNER or _is_dated(preposition):
        return False
    target = child(preposition, "pobj")
    if preposition.lower_ in _HAVING and not PEOPLE & {*(load_naming().classes_of(noun.lemma_.lower()) or ())}:
        return False  # "talks on homes with mayors"
    return target is not None and not any(c.lower_ in POSSESSIVES for c in target.lefts)


def _is_third(noun: Token, item: Token) -> bool:
    """Tell what comes after a pair of names: "the war between Chad and Mali and the lack of rain"."""
    first = first_conjunct(noun)
    paired = first != noun or any(c.dep_ == "conj" and c.i < item.i for c in noun.rights)
    named = noun.pos_ == "PROPN" and any(c.lower_ in ARTICLES for c in item.lefts)
    return first.head.lower_ == "between" and paired and named


def _is_land_in_row(land: Token, town: Token) -> bool:
    """Tell the country of each town in "ports in Kisumu, Kenya and Arusha, Tanzania"."""
    named = land.dep_ == "appos" and land.ent_type_ == "GPE" == town.ent_type_ and town.pos_ == "PROPN"
    return named and len(conjuncts(first_conjunct(town))) > 1


def behind_short_form(doc: Doc, end: int) -> int:
    """Give where the words go on behind a short form in brackets, else the same place: "the Lake Bank (LB) and"."""
    if end + 3 >= len(doc) or doc[end].text != "(" or doc[end + 2].text != ")":
        return end
    return end + 3 if sum(c.isupper() for c in doc[end + 1].text) > 1 else end  # "AfDB"


def _goes_on(item: Token, end: int) -> bool:
    """Tell the next of a list from what a dash adds, "states on the lake — Chad, certainly", and from "their A"."""
    between = item.doc[end : item.left_edge.i]
    return len(between) <= _JOINED and not any(t.text in DASHES for t in between) and not _has_theirs(item)


def _has_thing(preposition: Token) -> bool:
    """Tell "from A", "to the poor" from "from doing A", "to 2 degrees"."""
    target = child(preposition, "pobj")
    return target is not None and target.pos_ in NOUNY and child(target, "nummod") is None


def _has_theirs(noun: Token) -> bool:
    """Tell what belongs to who stands before it, and completes nothing: "the lives of miners and their families"."""
    return any(c.lower_ in POSSESSIVES for c in noun.lefts)


def is_determiner(token: Token) -> bool:
    """Tell an article or a possessive pronoun."""
    return token.lower_ in ARTICLES or token.tag_ == "PRP$"
