"""Where a phrase or a clause ends that completes a noun: as far as it says what is meant, and no further."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from reportgraph.extract.grammar.nominals import has_number
from reportgraph.extract.parsing.labels import DASHES, NOUNY, POSSESSIVES
from reportgraph.extract.parsing.spelling import ARTICLES, HYPHENS
from reportgraph.extract.parsing.syntax import RELATIVES, child, conjuncts, first_conjunct, is_infinitive
from reportgraph.ontology.grammar import governs, load_grammar
from reportgraph.ontology.naming import load_naming
from reportgraph.ontology.schema import PEOPLE
from spacy.tokens import Doc, Token

_HAVING = frozenset({"with", "without"})
_TO_VERBS = frozenset({"as", "from", "into", "of", "to", "with"})  # what verbs have behind their object
_INNER = frozenset("for on with without under against between among about".split())
_JOINED = 2  # ", and"
_IN_ITEMS = ("ADJ", "NOUN", "PROPN")
_PLACING = frozenset({"across", "around", "at", "from", "in"})
_BELONGING = frozenset({"acomp", "ccomp", "dobj", "oprd", "prt", "xcomp"})
_MAKING_SURE = frozenset({"ensure", "guarantee"})
_EVERYBODY = frozenset({"all", "everybody", "everyone"})


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
        end = self.of_noun(target)
        doc = preposition.doc
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
                end = last
            elif _is_land_in_row(c, noun) and c.left_edge.i == end + 1:
                end = self.names.get(c.i, c.i + 1)
            elif c.dep_ == "prep" and c.i == end and self._is_told(c, noun):
                return max(end, self.of_object(c))  # "towns that have access to clean water"
            elif c.tag_ == "VB" and c.left_edge.i == end and is_infinitive(c) and takes_infinitive(noun):
                return self.of_clause(c)  # "a bill that protects the right to vote"
            elif self.whole and c.left_edge.i == end and sets_apart(c) and _is_plain_plural(noun):
                last = self.of_clause(c)  # "a ban on tools that harm the reef"
                return end if goes_on(c, last) or last <= c.i + 1 else last
            else:
                break
        return end

    def _is_told(self, preposition: Token, noun: Token) -> bool:
        needed = governs(noun.lemma_.lower(), preposition.lower_)
        placed = preposition.lower_ in _PLACING and _is_plain_plural(noun) and _is_one_place(preposition)
        return needed or (self.whole and (placed or _tells_which(preposition, noun)))

    def of_clause(self, verb: Token) -> int:
        """Give the end of a verb with its object, or else with the phrase that it governs."""
        end = verb.i + 1
        particle = child(verb, "prt")
        if particle is not None and particle.i == end:
            end += 1
        enabled = _enabled(verb)
        if enabled is not None:
            return self.of_clause(enabled)  # "rules that require firms to report A"
        target = child(verb, "dobj", "attr")
        if target is not None and target.lower_ == "own":
            return verb.i  # "whose rules match our own"
        if target is not None and target.pos_ != "PRON" and target.left_edge.i == end:
            end = self.of_noun(target)
            called = next((c for c in verb.rights if c.dep_ == "prep" and c.lower_ == "as" and c.i >= end), None)
            if called is not None and _has_thing(called):
                return self.of_object(called)  # "a bill designating the third week in May as A"
            added = next((c for c in verb.rights if c.dep_ in ("prep", "dative") and c.i == end), None)
            if added is not None and (bars_from(verb, added) or _brings_into(verb, added)):
                return self.of_object(added)  # "a rule that bars firms from hiring A", "a bill that puts A at risk"
            told = added is not None and self.whole and (added.lower_ in _TO_VERBS or _tells_which(added, target))
            return self.of_object(added) if added is not None and told and _has_thing(added) else end  # "keep A from B"
        last = _last_verb(verb, end)
        if target is None and last is not None:
            return self.of_clause(last)  # "the right to live and work in A", "of preventing, detecting, and curing A"
        governed = child(verb, "prep", "agent")
        if target is None and governed is not None and governed.i == end:
            return self.of_object(governed)
        return self.of_clause(purpose) if (purpose := _imposed_for(verb)) is not None else end


def sets_apart(verb: Token) -> bool:
    """Tell a clause that says which one: "goods made by A", "acts that harm A", "means to help A"."""
    if verb.tag_ == "JJ" and verb.dep_ == "amod" and verb.i > verb.head.i:  # "matters relevant to A"
        bearing = verb.left_edge == verb and verb.lemma_ in load_grammar().before_nouns
        return bearing and any(c.lower_ == "to" and c.dep_ == "prep" for c in verb.rights)
    if says_how_they_are(verb):
        return True
    enabled = _enabled(verb) is not None
    if verb.dep_ not in ("acl", "relcl") or child(verb, "acomp", "attr") is not None:
        return False
    if not enabled and child(verb, "xcomp", "ccomp") is not None:
        return False
    if verb.tag_ == "VBN" and verb.lemma_ in load_grammar().grounding:
        return False  # "a decline attributed to A": what is behind it is told of it
    if verb.lower_ == "ranging":
        return False  # what is named of a range is told one by one
    if is_infinitive(verb) and verb.text.istitle():
        return False  # a heading tells what is to come: "Minister to Open Port"
    governs_one = enabled or child(verb, "dobj", "prep", "agent") is not None or _imposed_for(verb) is not None
    if not governs_one or any(t.is_punct for t in verb.doc[verb.left_edge.i : verb.i]):
        return False
    if any(c.dep_ == "prep" and (c.n_rights == 0 or _makes_so(c)) for c in verb.rights):
        return False  # "systems that people rely on", "steps aimed at making A safer"
    opening = verb.doc[verb.left_edge.i]
    inside = opening.dep_ == "prep" and opening.nbor().lower_ in ("which", "whom")  # "a city in which A builds B"
    return verb == opening or opening.lower_ in RELATIVES or inside or is_infinitive(verb)


def says_how_they_are(verb: Token) -> bool:
    """Tell a clause that says what was done to people or how they are: "people who were jailed", "who are ill"."""
    people = verb.dep_ == "relcl" and verb.head.lemma_.lower() in load_grammar().people_at_large
    if not people or verb.left_edge.lower_ != "who":
        return False
    state = child(verb, "acomp")
    whole = state if state is not None else verb
    done = verb.tag_ == "VBN" and child(verb, "auxpass") is not None
    return (done or state is not None) and all(c.dep_ == "punct" for t in {verb, whole} for c in t.rights if c != state)


def _makes_so(preposition: Token) -> bool:
    """Tell a gerund that says what something becomes by it: "at making A safer" says nothing without "safer"."""
    gerund = child(preposition, "pcomp")
    return gerund is not None and child(gerund, "oprd", "acomp", "ccomp") is not None


def is_done_by_named(verb: Token) -> bool:
    """Tell a clause that says by whose deed a thing is: "the rules that A proposed"."""
    doer, gap = child(verb, "nsubj"), child(verb, "dobj")
    done = doer is not None and doer.pos_ in NOUNY and gap is not None and gap.lower_ in RELATIVES
    return verb.dep_ == "relcl" and done and verb.n_rights == 0


def _imposed_for(verb: Token) -> Token | None:
    """Give what a thing is made for: "address" of "duties imposed to address A"."""
    purpose = child(verb, "xcomp", "advcl")
    made = verb.tag_ == "VBN" and verb.dep_ == "acl" and purpose is not None and is_infinitive(purpose)
    return purpose if made and purpose is not None and purpose.left_edge.i == verb.i + 1 else None


def _enabled(verb: Token) -> Token | None:
    """Give what somebody is made or free to do: "report" of "rules that require firms to report A"."""
    inner = child(verb, "ccomp", "xcomp")
    bare = inner is not None and inner.tag_ == "VB" and verb.lemma_ == "help"  # "tools that help firms sell A"
    sure = inner is not None and inner.dep_ == "ccomp" and verb.lemma_ in _MAKING_SURE  # "that ensure firms pay A"
    if inner is None or inner.i < verb.i or not (bare or sure or is_infinitive(inner)):
        return None
    if child(inner, "dobj", "prep") is None:
        return None
    if bare and inner.i == verb.i + 1:
        return inner
    who = child(inner, "nsubj") or child(verb, "dobj")
    that = child(inner, "mark") if sure else None
    whole = who is not None and who.pos_ in NOUNY and who.left_edge.i == (that or verb).i + 1
    if sure:
        return inner if whole else None
    return inner if whole and who is not None and inner.left_edge.i <= who.right_edge.i + 2 else None


def _last_verb(verb: Token, end: int) -> Token | None:
    """Give the last of a list of verbs that have their object in common, or None."""
    row = [t for t in conjuncts(verb) if t.i > verb.i]
    last = row[-1] if row else verb
    alike = last.tag_ == verb.tag_ or all(t.lower_.endswith("ing") for t in row)
    joined = alike and all(t in row or t.text == "," or t.dep_ == "cc" for t in verb.doc[end : last.i])
    return last if joined and last.i > end else None


def of_whole_list(doc: Doc, begin: int, end: int, names: Mapping[int, int]) -> int:
    """Give the end of words with all of a list of nouns that they hold: "in housing, transport | , and clean energy".

    Where what follows is no noun, only the first item is kept: half of a list says what is not so.
    """
    marks = [i for i in range(begin + 1, end - 1) if doc[i].text == "," and i not in names and doc[i - 1].pos_ in NOUNY]
    if not marks or end >= len(doc) or any(doc[i].lower_ in ("and", "or") for i in range(marks[0], end)):
        return end
    at = end + (doc[end].text == ",")
    if doc[at].lower_ not in ("and", "or"):
        return marks[0] if at > end or doc[marks[0] + 1].pos_ == "NOUN" else end  # not "a plant in Reno, Nevada"
    last = at + 1
    while last < len(doc) and (doc[last].pos_ in _IN_ITEMS or doc[last].text in HYPHENS):
        last = names.get(last, last + 1)
    return last if last > at + 1 and doc[last - 1].pos_ in NOUNY else marks[0]


def goes_on(verb: Token, end: int) -> bool:
    """Tell a clause that would be cut in its midst: "acts to bring prices | down"."""
    after = verb.doc[end] if end < len(verb.doc) else verb
    return _brings_into(verb, after) or bars_from(verb, after) or (after.head == verb and after.dep_ in _BELONGING)


def _brings_into(verb: Token, preposition: Token) -> bool:
    """Tell "puts jobs at risk", "to bring prices in line with A", which say nothing of jobs or prices without it."""
    return preposition.dep_ == "prep" and verb.lemma_ in load_grammar().bringing_into


def bars_from(verb: Token, preposition: Token) -> bool:
    """Tell "bars firms from hiring A", which says nothing of firms without it."""
    hinders = preposition.head == verb and preposition.lower_ == "from" and verb.lemma_ in load_grammar().hindering
    return hinders and child(preposition, "pcomp") is not None


def _is_plain_plural(noun: Token) -> bool:
    """Tell several of a kind of which no word before says which: "tools that harm A", not "the old tools which"."""
    return noun.tag_ == "NNS" and all(c.dep_ in ("case", "cc", "det", "punct") for c in noun.lefts)


def takes_infinitive(noun: Token) -> bool:
    """Tell "the plan to", "the right to" from a noun beside a purpose."""
    return noun.lemma_.lower() in load_grammar().takes_infinitive


def _is_one_place(preposition: Token) -> bool:
    """Tell "schools in the valley" from a list, of which a part says too little, from a time, and from "in Chad".

    Where something is whose place has a name is a claim of its own.
    """
    target = child(preposition, "pobj")
    named = target is not None and target.pos_ == "PROPN" and preposition.lower_ in ("at", "from", "in")
    return not named and (target is None or child(target, "conj") is None) and not _is_dated(preposition)


def _is_dated(preposition: Token) -> bool:
    return any(t.ent_type_ in ("DATE", "TIME") for t in preposition.children)


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
    if end + 3 >= len(doc) or doc[end].text != "(" or doc[end + 2].text != ")" or not doc[end + 1].text.isupper():
        return end
    return end + 3


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
