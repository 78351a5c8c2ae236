"""What a noun needs to mean something: "efforts to reform the grid", "capacity of port authorities", "Peru's ports"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from reportgraph.extract.grammar.nominals import has_number
from reportgraph.extract.parsing.spelling import ARTICLES
from reportgraph.extract.parsing.syntax import RELATIVES, child, conjuncts, first_conjunct, is_infinitive
from reportgraph.ontology.grammar import governs, load_grammar
from reportgraph.ontology.naming import Naming
from spacy.tokens import Token

_PREPOSITIONS = frozenset("of to in on for with between against from by among about into over toward towards".split())
_OF_FEW = frozenset({"over", "toward", "towards"})  # few nouns need them
_ONWARDS = frozenset({"to", "toward", "towards"})
_PAIRING = frozenset({"between", "among"})
_NOUNY = frozenset({"NOUN", "PROPN"})
_MODIFYING = frozenset({"amod", "compound", "nmod", "poss", "nummod"})
_TOLD = ("dobj", "ccomp", "xcomp", "acomp", "attr", "auxpass", "oprd")
_THIRD = frozenset({"his", "her", "its", "their"})
_LONGEST = 14  # tokens after the head
_LONGEST_OWNER = 6


def complement_end(head: Token, naming: Naming, names: Mapping[int, int]) -> int:
    """Give where the complements of a noun end, or the end of the noun itself.

    Args:
        head: The noun.
        naming: What is known of words; a phrase of time is no complement.
        names: Token -> end of the proper name that it stands in, which is never cut.

    Returns:
        The end (exclusive) of "of" phrases, of one phrase with another preposition, or of an infinitive; for a noun
        without modifiers also of the clause that sets it apart.

    """
    end = head.i + 1
    for c in (*head.rights, *_misread(head)):
        if c.dep_ == "nummod" and c.i == end == head.i + 1:
            end += 1  # "section 3 of"
            continue
        if c.left_edge.i != end:
            break
        whole = False  # a verb alone says what is meant
        if c.tag_ == "VB" and is_infinitive(c) and _takes_infinitive(head):
            if any(t.pos_ == "PRON" for verb in conjuncts(c) for t in verb.children if t.dep_ == "dobj"):
                break  # "plans to mend or replace it"
            last, whole = _end_of_clause(c, names), child(c, *_TOLD) is None
        elif c.dep_ == "prep" and c.lower_ in _PREPOSITIONS and not _is_apart(c, naming):
            object_of = head.head.lemma_ if head.dep_ == "dobj" and head.i > head.head.i else ""
            needed = governs(head.lemma_.lower(), c.lower_)
            if c.lower_ in _OF_FEW and not needed:
                break  # "puts profits over safety"
            raised = c.lower_ == "to" and object_of in load_grammar().raising
            guarded = c.lower_ == "against" and object_of in load_grammar().hindering
            kept_off = not needed and (c.lower_ == "from" or raised or guarded)
            if object_of and (kept_off or (c.lower_ == "of" and object_of in load_grammar().telling_of)):
                break  # "protected A against B" (not "condemned attacks on A"), "notified A of B", "upgraded A to B"
            last = _end_of_object(c, names)
            if last - head.i > _LONGEST and c.lower_ not in _PAIRING:
                if head.tag_ == "NNS" and any(t.pos_ == "PROPN" for t in c.children):
                    break  # the leaders of twelve states are not those of the first
                last = _end_of_object(c, names, lists=False)
                if any(t.pos_ == "PROPN" and t.head.lower_ == "of" for t in head.doc[c.i : last]):
                    break  # nor are "floods in the counties of A, B, …" in A alone
                if last - head.i > _LONGEST and c.lower_ == "of":
                    last = _end_of_bare(c, names)
        elif _sets_apart(c) and not any(w.dep_ in _MODIFYING for w in head.lefts):
            last = _end_of_clause(c, names)
        else:
            break
        if last - head.i > _LONGEST or (last <= c.i + 1 and not whole):
            break
        end = last
        onwards = c.lower_ == "from" and end < len(head.doc) and head.doc[end].lower_ in _ONWARDS
        if c.lower_ != "of" and not (onwards and governs(head.lemma_.lower(), "from")):
            break
    return end


def _misread(noun: Token) -> Iterator[Token]:
    """Give the phrase behind an object that its noun needs and the parser hung on the verb: "build ties with A"."""
    after = noun.doc[noun.i + 1] if noun.i + 1 < len(noun.doc) else noun
    beside = noun.dep_ == "dobj" and after.dep_ == "prep" and after.head == noun.head
    if beside and governs(noun.lemma_.lower(), after.lower_):
        yield after


def shared_complement(noun: Token, naming: Naming, names: Mapping[int, int]) -> tuple[int, ...]:
    """Give the complement behind the last of several nouns that all have it: "detection and treatment of fever".

    Nouns under one article are one phrase ("the service and sacrifice of A"); a clause may set all of them apart.
    """
    row = conjuncts(first_conjunct(noun))
    last = row[-1]
    of = next((c for t in row for c in t.children if (c.dep_, c.lower_, c.i) == ("prep", "of", last.i + 1)), None)
    if len(row) < 2:
        return ()
    apart = any(w.dep_ in ("det", "poss", "nummod") for t in row[1:] for w in t.lefts)
    plain = all(t.pos_ == "NOUN" for t in row) and not apart
    described = any(w.dep_ in ("amod", "compound", "nmod") for t in row for w in t.lefts)
    if of is None:
        clause = next((c for t in row for c in t.children if c.left_edge.i == last.i + 1 and _sets_apart(c)), None)
        if clause is None or not plain or described or noun == last:
            return ()
        end = _end_of_clause(clause, names)
        return tuple(range(last.i + 1, end)) if end > clause.i + 1 else ()  # "shown by A" without A says nothing
    article = any(w.dep_ in ("det", "poss") for w in row[0].lefts) and not described
    listed = article or all(t.lemma_.lower() in naming.words.processes for t in row)
    return tuple(range(of.i, _end_of_object(of, names))) if (plain and listed) or noun == last else ()


def _sets_apart(verb: Token) -> bool:
    """Tell a clause that says which one: "goods made by A", "acts that harm A", "means to help A"."""
    if verb.dep_ not in ("acl", "relcl") or child(verb, "acomp", "attr", "xcomp", "ccomp") is not None:
        return False
    if is_infinitive(verb) and verb.text.istitle():
        return False  # a heading tells what is to come: "Minister to Open Port"
    if child(verb, "dobj", "prep", "agent") is None or any(t.is_punct for t in verb.doc[verb.left_edge.i : verb.i]):
        return False
    opening = verb.doc[verb.left_edge.i]
    return verb == opening or opening.lower_ in RELATIVES or is_infinitive(verb)


def owner_of(head: Token, naming: Naming) -> tuple[int, ...]:
    """Give the tokens of a possessor before a noun, with its mark; nothing for a pronoun or a date ("Friday's")."""
    owner = shared_owner(head)
    if owner is None or owner.pos_ not in _NOUNY or owner.ent_type_ in ("DATE", "TIME"):
        return ()
    begin, end = owner.left_edge.i, owner.right_edge.i + 1
    if end - begin > _LONGEST_OWNER or owner.lower_ in naming.words.calendar or owner.lower_ in naming.words.measures:
        return ()
    return tuple(i for i in range(begin, end) if i > begin or not _is_determiner(head.doc[i]))


def shared_owner(noun: Token) -> Token | None:
    """Give who possesses a noun, and the bare nouns of a list that it opens: "A's peace, security and borders"."""
    owner, first = child(noun, "poss"), first_conjunct(noun)
    if owner is not None or first == noun or first.pos_ != "NOUN" or noun.pos_ != "NOUN":
        return owner
    return child(first, "poss") if noun.left_edge == noun else None


def _is_determiner(token: Token) -> bool:
    return token.lower_ in ARTICLES or token.tag_ == "PRP$"


def _is_apart(preposition: Token, naming: Naming) -> bool:
    """Tell a phrase of time or manner, and what somebody is thanked or blamed for: "praised A for its work"."""
    reason = child(preposition, "pobj") if preposition.lower_ == "for" else None
    theirs = reason is not None and any(c.lower_ in _THIRD for c in reason.lefts)
    return theirs or _is_time(preposition, naming) or _is_manner(preposition)


def _is_manner(preposition: Token) -> bool:
    """Tell what says how something is: "the accord in its current form"."""
    how = child(preposition, "pobj") if preposition.lower_ == "in" else None
    if how is not None and how.lemma_.lower() in load_grammar().surroundings:
        return True
    if how is None or how.lemma_.lower() not in load_grammar().manner:
        return False
    if how.i == preposition.i + 1 and child(how, "prep") is not None:
        return True  # "a plan in response to A"
    return child(how, "prep") is None and any(c.dep_ in ("poss", "amod") for c in how.lefts)


def _is_time(preposition: Token, naming: Naming) -> bool:
    return any(t.lower_ in naming.words.calendar or t.ent_type_ in ("DATE", "TIME") for t in preposition.children)


def _end_of_object(preposition: Token, names: Mapping[int, int], *, lists: bool = True) -> int:
    target = child(preposition, "pobj", "pcomp")
    if target is not None and target.tag_ == "VBG" and target.dep_ == "pcomp":
        told = child(target, "acomp", "attr") is not None  # "the danger of A becoming stronger"
        return preposition.i + 1 if told else _end_of_clause(target, names)
    if target is not None and target.lower_ == "those":
        clause = child(target, "acl", "relcl")  # "the release of those unjustly detained"
        return _end_of_clause(clause, names) if clause is not None else preposition.i + 1
    if target is None or target.pos_ not in _NOUNY:
        return preposition.i + 1
    end = _end_of_noun(target, names, lists=lists)
    doc = preposition.doc
    if preposition.lower_ == "between" and not any(t.lower_ == "and" for t in doc[target.left_edge.i : end]):
        return _second_party(preposition, end, names)
    return end


def _end_of_bare(of: Token, names: Mapping[int, int]) -> int:
    """Give the end of the noun behind "of", where all that stands behind it is too long for a name."""
    target = child(of, "pobj")
    return names.get(target.i, target.i + 1) if target is not None and target.pos_ in _NOUNY else of.i + 1


def _second_party(preposition: Token, end: int, names: Mapping[int, int]) -> int:
    """Give the end of the second party where the parser lost it, or no complement: half a pair says nothing."""
    doc, at = preposition.doc, end + 1
    if end >= len(doc) or doc[end].lower_ != "and":
        return preposition.i + 1
    while at < len(doc) and (_is_determiner(doc[at]) or doc[at].pos_ == "ADJ"):
        at += 1
    if at >= len(doc) or doc[at].pos_ not in _NOUNY:
        return preposition.i + 1
    while at in names or (at < len(doc) and doc[at].pos_ in _NOUNY):
        at = names.get(at, at + 1)
    return at


def _end_of_noun(noun: Token, names: Mapping[int, int], *, lists: bool = True) -> int:
    """Give the end of a noun phrase: its head with its own "of" phrase and what is coordinated with it."""
    end = names.get(noun.i, noun.i + (2 if has_number(noun.doc, noun.i) else 1))
    for c in noun.rights:
        if c.i < end or c.dep_ in ("cc", "punct"):
            continue
        if c.dep_ == "prep" and c.lower_ == "of" and c.i == end:
            if any(t.ent_type_ == "DATE" for t in c.children):
                break  # "the Order of February 2"
            end = max(end, _end_of_object(c, names, lists=lists))
        elif lists and c.dep_ == "conj" and c.pos_ in _NOUNY and c.left_edge.i - end <= 2 and not _has_theirs(c):
            last = _end_of_noun(c, names)
            if any(g.dep_ == "conj" and g.i >= last for g in c.rights):
                break  # half of a list says nothing: "a firm that tracks A, ties between B and C, and D"
            end = last
        elif c.dep_ == "prep" and c.i == end and governs(noun.lemma_.lower(), c.lower_):
            return max(end, _end_of_object(c, names, lists=lists))  # "towns that have access to clean water"
        elif c.tag_ == "VB" and c.left_edge.i == end and is_infinitive(c) and _takes_infinitive(noun):
            return _end_of_clause(c, names)  # "a bill that protects the right to vote"
        else:
            break
    return end


def _takes_infinitive(noun: Token) -> bool:
    return noun.lemma_.lower() in load_grammar().takes_infinitive


def _has_theirs(noun: Token) -> bool:
    """Tell what belongs to who stands before it, and completes nothing: "the lives of miners and their families"."""
    return any(c.lower_ in _THIRD for c in noun.lefts)


def _end_of_clause(verb: Token, names: Mapping[int, int]) -> int:
    """Give the end of a verb with its object, or else with the phrase that it governs."""
    end = verb.i + 1
    particle = child(verb, "prt")
    if particle is not None and particle.i == end:
        end += 1
    target = child(verb, "dobj")
    if target is not None and target.pos_ != "PRON" and target.left_edge.i == end:
        return _end_of_noun(target, names)
    second = child(verb, "conj")
    if target is None and second is not None and second.i == end + 1 and second.tag_ == verb.tag_:
        return _end_of_clause(second, names)  # "the right to live and work in A"
    governed = child(verb, "prep")
    if target is None and governed is not None and governed.i == end:
        return _end_of_object(governed, names)
    return end
