"""Clauses that say which thing is meant, "goods made by A", and what they need to say something."""

from __future__ import annotations

from reportgraph.extract.grammar.clefts import picked_out
from reportgraph.extract.parsing.labels import NOUNY
from reportgraph.extract.parsing.syntax import RELATIVES, child, conjuncts, is_infinitive
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.naming import load_naming
from reportgraph.ontology.schema import PEOPLE
from spacy.tokens import Token

LEAVING = frozenset({"hold", "keep", "leave", "make", "render", "set"})  # "hold A accountable"
_BELONGING = frozenset({"acomp", "ccomp", "dobj", "oprd", "prt", "xcomp"})
_OPENING = frozenset({"IN", "WDT", "WP", "WRB"})
_GOVERNING = frozenset({"agent", "dative", "prep"})
_FINITE = frozenset({"MD", "VBD", "VBP", "VBZ"})
_MAKING_SURE = frozenset({"ensure", "guarantee"})
_AWAY = frozenset({"apart", "away", "off", "out"})
_STATES = frozenset({"at", "in", "on", "under"})
_WHERE = frozenset({"home", "off", "under"})
_BEARING = frozenset({"for", "in", "of", "on", "to"})


def sets_apart(verb: Token) -> bool:
    """Tell a clause that says which one: "goods made by A", "acts that harm A", "means to help A"."""
    if verb.tag_ == "JJ" and verb.dep_ == "amod" and verb.i > verb.head.i:  # "matters relevant to A"
        bearing = child(verb, "prep")
        return verb.left_edge == verb and bearing is not None and bearing.lower_ in _BEARING
    if says_how_they_are(verb) or pictures(verb):
        return True
    enabled = enabled_in(verb) is not None
    if verb.dep_ not in ("acl", "relcl") or child(verb, "acomp", "attr") is not None or picked_out(verb):
        return False
    if not enabled and child(verb, "xcomp", "ccomp") is not None:
        return False
    if verb.tag_ == "VBN" and verb.lemma_ in GRAMMAR.grounding:
        return False  # "a decline attributed to A": what is behind it is told of it
    if verb.lower_ == "ranging" or lists_fields(verb):
        return False  # what is named of a range is told one by one
    if is_infinitive(verb) and verb.text.istitle():
        return False  # a heading tells what is to come: "Minister to Open Port"
    governs_one = enabled or child(verb, "dobj", "prep", "agent") is not None or imposed_for(verb) is not None
    if not governs_one or any(t.is_punct for t in verb.doc[verb.left_edge.i : verb.i]):
        return False
    if any(c.dep_ == "prep" and (c.n_rights == 0 or _makes_so(c)) for c in verb.rights):
        return False  # "systems that people rely on", "steps aimed at making A safer"
    opening = verb.doc[verb.left_edge.i]
    inside = opening.dep_ == "prep" and opening.nbor().lower_ in ("which", "whom")  # "a city in which A builds B"
    return verb == opening or opening.lower_ in RELATIVES or inside or is_infinitive(verb)


def lists_fields(verb: Token) -> bool:
    """Tell a participle behind which the fields stand by name: "to cooperate in areas involving A and B".

    Not what only measures them: "areas spanning 9 acres".
    """
    field, first = verb.head, child(verb, "dobj")
    told = verb.dep_ == "acl" and verb.tag_ == "VBG" and verb.lemma_ in GRAMMAR.comprising
    told = told and field.tag_ == "NNS" and field.lemma_ in GRAMMAR.areas
    return told and first is not None and all(t.pos_ != "NUM" for t in first.subtree)


def says_how_they_are(verb: Token) -> bool:
    """Tell a clause that says what was done to people or how they are: "people who were jailed", "who are ill"."""
    people = verb.dep_ == "relcl" and verb.head.lemma_.lower() in GRAMMAR.people_at_large
    if not people or verb.left_edge.lower_ != "who":
        return False
    state = child(verb, "acomp")
    whole = state if state is not None else verb
    done = verb.tag_ == "VBN" and child(verb, "auxpass") is not None
    return (done or state is not None) and all(c.dep_ == "punct" for t in {verb, whole} for c in t.rights if c != state)


def pictures(verb: Token) -> bool:
    """Tell a clause that says what is imagined, "a world where no child is hungry", which is whole to its end."""
    opening = verb.left_edge
    in_which = opening.lower_ == "in" and opening.i + 1 < len(verb.doc) and opening.nbor().lower_ == "which"
    return (
        verb.dep_ == "relcl"
        and (opening.lower_ == "where" or in_which)
        and verb.head.lemma_.lower() in GRAMMAR.imagined
    )


def _makes_so(preposition: Token) -> bool:
    """Tell a gerund that says what something becomes by it: "at making A safer" says nothing without "safer"."""
    gerund = child(preposition, "pcomp")
    return gerund is not None and child(gerund, "oprd", "acomp", "ccomp") is not None


def is_done_by_named(verb: Token) -> bool:
    """Tell a clause that says by whose deed a thing is: "the rules that A proposed"."""
    doer, gap = child(verb, "nsubj"), child(verb, "dobj")
    done = doer is not None and doer.pos_ in NOUNY and gap is not None and gap.lower_ in RELATIVES
    return verb.dep_ == "relcl" and done and verb.n_rights == 0


def imposed_for(verb: Token) -> Token | None:
    """Give what a thing is made for: "address" of "duties imposed to address A"."""
    purpose = child(verb, "xcomp", "advcl")
    made = verb.tag_ == "VBN" and verb.dep_ == "acl" and purpose is not None and is_infinitive(purpose)
    return purpose if made and purpose is not None and purpose.left_edge.i == verb.i + 1 else None


def enabled_in(verb: Token) -> Token | None:
    """Give what somebody is made or free to do: "report" of "rules that require firms to report A"."""
    inner = child(verb, "ccomp", "xcomp")
    bare = inner is not None and inner.tag_ == "VB" and verb.lemma_ == "help"  # "tools that help firms sell A"
    sure = inner is not None and inner.dep_ == "ccomp" and verb.lemma_ in _MAKING_SURE  # "that ensure firms pay A"
    if inner is None or inner.i < verb.i or not (bare or sure or is_infinitive(inner)):
        return None
    if child(inner, "dobj", "prep") is None:
        return None
    if (bare and inner.i == verb.i + 1) or _does_itself(verb, inner):
        return inner
    who = child(inner, "nsubj") or child(verb, "dobj")
    that = child(inner, "mark") if sure else None
    whole = who is not None and who.pos_ in NOUNY and who.left_edge.i == (that or verb).i + 1
    if sure:
        return inner if whole else None
    return inner if whole and who is not None and inner.left_edge.i <= who.right_edge.i + 2 else None


def _does_itself(verb: Token, inner: Token) -> bool:
    """Tell what a thing itself does or is to do: "a culture that refuses to tolerate A", "firms seeking to sell A"."""
    told = verb.dep_ == "relcl" and child(verb, "auxpass") is not None  # "a plan that is expected to cut A"
    return inner.dep_ == "xcomp" and inner.left_edge.i == verb.i + 1 and is_infinitive(inner) and not told


def last_verb(verb: Token, end: int) -> Token | None:
    """Give the last of a list of verbs that have their object in common, or None."""
    row = [t for t in conjuncts(verb) if t.i > verb.i]
    last = row[-1] if row else verb
    alike = last.tag_ == verb.tag_ or all(t.lower_.endswith("ing") for t in row)
    between = (t for t in verb.doc[end : last.i] if not (t in row or t.text == "," or t.dep_ == "cc" or t.is_space))
    joined = alike and all(t.dep_ == "advmod" and t.head in row for t in between)  # "to prevent and rapidly end A"
    return last if joined and last.i > end else None


def goes_on(verb: Token, end: int) -> bool:
    """Tell a clause that would be cut in its midst: "acts to bring prices | down", "to keep A | more stable"."""
    after = verb.doc[end] if end < len(verb.doc) else verb
    after = after.head if after.dep_ == "fixed" or (after.dep_ == "advmod" and after.head.pos_ == "ADJ") else after
    if _hangs(after, verb) or _is_made_sure(verb, end) or _is_half_a_list(verb, end):
        return True
    belongs = after.head in (verb, enabled_in(verb)) and after.dep_ in _BELONGING
    if verb.lemma_ in LEAVING and after.lower_ in RELATIVES:
        return True  # "a rule that makes firms | that sell A more open"
    return brings_into(verb, after) or bars_from(verb, after) or belongs


def _hangs(preposition: Token, verb: Token) -> bool:
    """Tell a preposition whose noun comes later: "ways to raise awareness | of and celebrate A"."""
    inside = preposition.i > verb.i and preposition.head.i >= verb.i
    return inside and preposition.dep_ == "prep" and preposition.n_rights == 0


def _is_half_a_list(participle: Token, end: int) -> bool:
    """Tell a participle with the first of what it tells: "laws relating to the choice | , pay and rank of A"."""
    inside = participle.doc[participle.i + 1 : end]
    rows = (c for t in inside for c in t.rights if c.dep_ == "conj" and c.i >= end and c.pos_ in NOUNY)
    bears = any(c.dep_ == "prep" for c in participle.rights)
    return participle.dep_ == "acl" and bears and participle.tag_ in ("VBG", "VBN") and any(rows)


def _is_made_sure(verb: Token, end: int) -> bool:
    """Tell a thing of which it is to be ensured what follows: "aid needed to ensure schools | are open".

    What is said of all that the clause belongs to is another matter: "the steps taken to ensure peace are known".
    """
    doc = verb.doc
    if not any(t.lemma_ in _MAKING_SURE for t in doc[verb.i : end]):
        return False
    for t in doc[end:]:
        if t.is_punct or t.dep_ == "cc" or (t.tag_ in _OPENING and t.dep_ not in _GOVERNING):
            return False
        if t.tag_ in _FINITE:
            above = t.head if t.dep_ in ("aux", "auxpass") else t
            subject = child(above, "nsubj", "nsubjpass")
            return subject is None or subject.i > verb.i or not subject.is_ancestor(verb)
    return False


def brings_into(verb: Token, preposition: Token) -> bool:
    """Tell "puts jobs at risk", "to bring prices in line with A", which say nothing of jobs or prices without it."""
    near = preposition.head in (verb, enabled_in(verb), child(verb, "dobj"))
    into = preposition.dep_ == "prep" and near and verb.lemma_ in GRAMMAR.bringing_into
    return into or (
        preposition.i > 0 and preposition in (whither(verb, preposition.i), whither(verb, preposition.i - 1))
    )


def is_moved(thing: Token, verb: Token) -> bool:
    """Tell what is brought elsewhere or into another state: "wipe A off the map", "bring A in line with B"."""
    return child(verb, "dobj") == thing and any(whither(verb, c.left_edge.i) is not None for c in verb.rights)


def whither(verb: Token, after: int) -> Token | None:
    """Give the word behind an object that tells where it is brought: "out of A", "off A", "home", "in line with A".

    So too in which state it is brought or kept: "on hold", "in check", "under control".
    """
    at = verb.doc[after] if after < len(verb.doc) else verb
    lead = at.head if at.dep_ == "fixed" and at.lower_ == "in" else at
    if lead.head != verb or verb.lemma_ not in GRAMMAR.placing | GRAMMAR.displacing or lead.i < verb.i:
        return None
    beyond = verb.doc[after + 1] if after + 1 < len(verb.doc) else at
    bare = beyond.dep_ == "pobj" and beyond.left_edge == beyond
    if at.lower_ in _STATES and bare and beyond.lower_ in GRAMMAR.kept_in:
        return at
    if at.lower_ in _AWAY and beyond.dep_ == "prep" and beyond.head in (at, verb):
        return beyond
    return lead if lead != at or at.lower_ in _WHERE else None


def bars_from(verb: Token, preposition: Token) -> bool:
    """Tell "bars firms from hiring A", which says nothing of firms without it."""
    hinders = preposition.head == verb and preposition.lower_ == "from" and verb.lemma_ in GRAMMAR.hindering
    return hinders and child(preposition, "pcomp") is not None


def is_anybody(noun: Token) -> bool:
    """Tell one of many people whom only what follows tells from others: "taxes for a couple earning millions"."""
    behind = noun.dep_ == "pobj" and noun.head.lower_ == "for" and noun.tag_ == "NN" and noun.n_lefts == 1
    classes = load_naming().classes_of(noun.lemma_.lower()) or ()
    return behind and noun.left_edge.lower_ in ("a", "an") and not PEOPLE.isdisjoint(classes)
