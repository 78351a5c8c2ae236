"""Where a sentence leaves open who does what it says: a doubtful doer is worse than none."""

from __future__ import annotations

from reportgraph.extract.grammar.doerless import is_doerless
from reportgraph.extract.grammar.harm import is_done_inside, suspected, who_struck
from reportgraph.extract.grammar.noun_doers import helped_in, is_gift
from reportgraph.extract.grammar.talked_over import is_talked_over
from reportgraph.extract.parsing.labels import PAUSES
from reportgraph.extract.parsing.syntax import (
    DEEPEST,
    NOMINAL,
    RELATIVES,
    VERBAL,
    child,
    conjuncts,
    first_conjunct,
    is_excluded,
    is_infinitive,
    is_passive,
)
from reportgraph.extract.parsing.tree import SUBJECTS, goes_with, neighbor_of, number_of, verb_number
from reportgraph.ontology.frames import word_lists
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.naming import load_naming
from spacy.tokens import Token

_CONSISTING = frozenset({"comprise", "consist", "feature"})
_POSTS = frozenset({"forefront", "front", "frontline", "ground", "line", "scene"})
_FOR = frozenset({"for", "to", "toward", "towards"})


def is_open(verb: Token) -> bool:
    """Tell a verb without a subject of its own that the sentence gives no sure one."""
    return (
        is_doerless(verb)
        or _is_added_amiss(verb)
        or _is_result_of_inner(verb)
        or _is_stir(verb)
        or is_talked_over(verb)
        or _is_others(verb)
        or _is_paid_for(verb)
        or _is_lesson(verb)
        or (_is_loose(verb) and host_of(verb) is None)
    )


def _is_others(verb: Token) -> bool:
    """Tell a gerund that somebody else does: "criticised widening A", "warned against widening A".

    "growth depends on widening A" too, and "reduces the cost of building A": who builds pays it.
    """
    governor = verb.head.head
    if verb.dep_ == "pcomp" and verb.head.lower_ == "against" and governor.lemma_ in GRAMMAR.warning:
        return child(governor, "dobj") is None and not is_passive(governor)
    if verb.dep_ == "pcomp" and verb.head.lower_ == "of" and governor.lemma_ in GRAMMAR.costs:
        return governor.dep_ != "dobj" or governor.head.lemma_ not in GRAMMAR.shouldering
    if verb.dep_ == "pcomp" and verb.head.lower_ == "on" and governor.lemma_ in GRAMMAR.depending | {"rely"}:
        thing = child(governor, "csubj" if governor.lemma_ == "rely" else "nsubj", "csubj")
        return thing is not None and thing.pos_ in ("NOUN", "VERB")
    governed = verb.tag_ == "VBG" and verb.dep_ in ("xcomp", "ccomp", "acl", "dobj")
    return governed and verb.head.pos_ in VERBAL and verb.head.lemma_ in GRAMMAR.others_doing


def _is_lesson(verb: Token) -> bool:
    """Tell what one may learn: "lessons, such as how to build A", which no lesson builds, nor who teaches it."""
    first = first_conjunct(verb)
    how = any(c.tag_ == "WRB" and c.i < first.i for c in first.lefts)
    return how and first.dep_ == "pcomp" and is_infinitive(first)


def _is_paid_for(gerund: Token) -> bool:
    """Tell what somebody gives money for: "will provide a loan for building A" tells who pays, not who builds."""
    money = gerund.head.head
    if gerund.dep_ != "pcomp" or gerund.head.lower_ not in _FOR:
        return False
    if money.pos_ in VERBAL:  # "will lend 5 dollars for building A"
        money = child(money, "dobj") or money
    if money.dep_ == "pobj" and money.head.lower_ == "of":  # "a loan of 5 dollars for building A"
        money = money.head.head
    giving = money.head if money.dep_ == "dobj" else None
    return giving is not None and giving.lemma_ in GRAMMAR.paying and is_gift(money)


def _is_added_amiss(verb: Token) -> bool:
    """Tell a verb added to one that it can't share a subject with: "held A and visiting B", "has led C that are".

    The parser hung it there for want of a better place.
    """
    head = verb.head
    if verb.dep_ != "conj" or head.pos_ not in VERBAL | {"ADJ"} or any(c.dep_ in SUBJECTS for c in verb.children):
        return False
    if is_excluded(verb):  # "left rather than sign"
        return False
    if is_infinitive(verb) and not is_infinitive(head) and any(c.tag_ == "MD" for c in head.children):
        return True  # "risks that may harm A, and to open B"
    return not goes_with(head, verb) or _disagrees(verb) or _is_bare_after_inner(verb)


def _is_bare_after_inner(verb: Token) -> bool:
    """Tell a form that may go on an inner verb: "oppose steps to deny A, harm B", "is set on A that helps B, cuts"."""
    alone = neighbor_of(verb, -1).text == "," and not any(c.dep_ in ("aux", "auxpass") for c in verb.children)
    inner = verb.doc[verb.head.i + 1 : verb.i] if alone else ()
    if verb.tag_ == "VBZ" and child(verb.head, "auxpass") is not None:
        return any(t.dep_ == "relcl" and t.tag_ == "VBZ" for t in inner)
    row = verb.tag_ == "VBP" == verb.head.tag_
    return row and any(t.tag_ == "VB" and is_infinitive(t) for t in inner)


def _disagrees(verb: Token) -> bool:
    """Tell "the fund pays A that fail, but harm B": many harm, and the fund is one."""
    first = verb.head
    for _ in range(DEEPEST):
        if first.dep_ != "conj" or any(c.dep_ in SUBJECTS for c in first.children):
            break
        first = first.head
    subject = child(first, "nsubj", "nsubjpass")
    if subject is None or any(c.dep_ in ("aux", "auxpass") for c in verb.children):
        return False
    if verb.tag_ == "VBZ":  # "A and B will fund C that grows and creates D"
        return number_of(subject) == "many" or subject.lower_ in ("i", "we", "they", "you")
    if verb.tag_ != "VBP":
        return False
    if any(c.tag_ == "MD" for c in first.children) or verb_number(first) == "many":
        return False
    alone = subject.tag_ == "NNP" and not any(c.dep_ in ("conj", "appos") for c in subject.children)
    return number_of(subject) == "one" or (alone and verb_number(first) == "one")


def _is_result_of_inner(verb: Token) -> bool:
    """Tell a participle behind an inner clause, which A or the whole may do: "requires A to tell B, restoring C"."""
    if verb.dep_ != "advcl" or verb.tag_ != "VBG" or verb.i < verb.head.i:
        return False
    left = verb.left_edge
    thus = any(c.dep_ == "advmod" and c.lower_ in ("thereby", "thus") for c in verb.lefts)
    if left.i == 0 or not (thus or left.nbor(-1).text in PAUSES):
        return False
    if _is_beside_undergone(verb.head) or _acts_on_subject(verb):
        return True
    at = verb.head
    for _ in range(DEEPEST):
        own = child(at, *SUBJECTS)
        if at.dep_ == "relcl":
            return thus or own is None or own.lower_ not in RELATIVES
        if at.dep_ == "acl":
            return own is None
        if at.dep_ == "advcl" and (own is not None or at.head.pos_ in NOMINAL):
            return not is_done_inside(verb, at)
        if at.dep_ == "xcomp" and child(at.head, "dobj") is not None:
            return at.head.lemma_ not in GRAMMAR.self_serving
        if at.dep_ not in ("xcomp", "conj", "advcl") or own is not None:
            return False
        at = at.head
    return False


def _is_stir(verb: Token) -> bool:
    """Tell what a deed makes others feel: "A took B, raising concerns about C", which A has not."""
    felt = child(verb, "dobj") if verb.dep_ == "advcl" and verb.tag_ == "VBG" and verb.i > verb.head.i else None
    apart = verb.left_edge.i > 0 and verb.left_edge.nbor(-1).text in PAUSES
    return felt is not None and apart and verb.lemma_ in GRAMMAR.stirring and felt.lemma_ in GRAMMAR.feelings


def _is_beside_undergone(verb: Token) -> bool:
    """Tell what is to be done to somebody, who does nothing more: "to ensure A is held, sparing B"."""
    wanted = verb.dep_ == "xcomp" or (verb.dep_ == "ccomp" and is_infinitive(verb.head))
    return wanted and is_passive(verb) and child(verb, "agent") is None


def _acts_on_subject(verb: Token) -> bool:
    """Tell "the office would be full, forcing it to move": nobody else is "it", and who does it would be "itself"."""
    pronoun, subject = child(verb, "dobj"), child(verb.head, "nsubj")
    number = {"it": "NN", "them": "NNS"}.get(pronoun.lower_) if pronoun is not None else None
    if number is None or subject is None or subject.tag_ not in (number, number.replace("NN", "NNP")):
        return False
    between = verb.doc[verb.head.i + 1 : verb.left_edge.i]
    others = (t for t in between if t.pos_ in NOMINAL and t.tag_.endswith("S") == number.endswith("S"))
    return verb.head.lemma_ == "be" or next(others, None) is None


def _is_loose(participle: Token) -> bool:
    """Tell a participle set apart from the noun that it was hung on: "output grew in May, passing A"."""
    if participle.dep_ != "acl" or participle.tag_ != "VBG" or participle.left_edge.i == 0:
        return False
    if participle.lemma_ in _CONSISTING or participle.lemma_ in word_lists()["spanning"]:
        return False  # "met the Lake Union, comprising A and B", "signed a deal on Monday, covering trade"
    if participle.lemma_ in GRAMMAR.worsening and participle.head.head.lemma_ in GRAMMAR.befallen:
        return False  # "A faces a drought, worsening B"
    apart = participle.left_edge.nbor(-1).text in PAUSES
    return apart and first_conjunct(participle.head).dep_ in ("pobj", "dobj")


def host_of(participle: Token) -> Token | None:
    """Give the word whose doer does what a participle of a noun says, where that is not the noun.

    "had two stints working in A": whose stints they are; "kept the standards, serving A": who kept them, unless a
    name before it may be meant, or an inner clause.
    """
    noun = participle.head
    hard = noun.lemma_ in GRAMMAR.hardships and participle.lemma_ not in GRAMMAR.besetting
    spell = noun.pos_ == "NOUN" and (noun.lemma_ in GRAMMAR.spells or hard)
    doing = participle.dep_ == "acl" and participle.tag_ == "VBG"
    if doing and spell:
        return noun
    if doing and noun.lemma_ in _POSTS and noun.dep_ == "pobj" and noun.head.head.lemma_ == "be":
        return noun.head.head  # "those who are on the front line fighting A"
    for_ = noun.head
    called_for = for_.lower_ == "for" and for_.head.lemma_ in GRAMMAR.calling  # "called for more A, boosting B"
    told = participle.lemma_ in GRAMMAR.content_of_texts  # "submit a report, identifying A": the report does
    told = told and load_naming().class_of_nominal([noun.lemma_.lower()]) == "Document"
    if not _is_loose(participle) or noun.pos_ == "PROPN" or called_for or told:
        return None
    at = noun
    for _ in range(DEEPEST):
        at = at.head
        if at.pos_ in VERBAL:
            return at if child(at, *SUBJECTS) is not None and at.dep_ not in ("relcl", "acl") else None
    return None


def told_beside(verb: Token) -> list[Token] | None:
    """Give who does it where words beside the verb tell that, and not its governor; None where nothing does."""
    found = _enough_for(verb) or suspected(verb)
    found = next((told for told in (found, who_struck(verb), helped_in(verb)) if told is not None), None)
    return _told_to(verb) if found is None else found


def _told_to(verb: Token) -> list[Token] | None:
    """Give those who are to act: "directs A to do B" read as a purpose, "requires A, working with B, to do C"."""
    if verb.dep_ != "advcl" or verb.head.lemma_ not in GRAMMAR.enabling_verbs:
        return None
    target, begin = child(verb.head, "dobj"), verb.left_edge.i
    if target is None or target.i > begin:
        return None
    behind = verb.doc[verb.i + 1 : verb.sent.end]
    asks = any(t.lower_ == "to" and t.nbor(-1).text == "," for t in behind)  # not "ordered a poll, accusing A"
    between = asks and verb.tag_ == "VBG" and begin == target.right_edge.i + 2 and verb.doc[begin - 1].text == ","
    asked = is_infinitive(verb) and begin == target.right_edge.i + 1
    return conjuncts(target) if between or asked else None


def _enough_for(verb: Token) -> list[Token] | None:
    """Give what does it in "seized enough powder to kill A": the powder, and not who seized it."""
    if not is_infinitive(verb) or verb.dep_ not in ("xcomp", "advcl", "acl", "relcl"):
        return None
    at = verb.left_edge.i
    for word in verb.doc[max(verb.sent.start, at - 6) : at]:
        if word.lower_ in ("enough", "sufficient") and word.i < word.head.i < at:
            return [word.head] if word.head.pos_ in NOMINAL else []
    return None


def is_addressed(name: Token, verb: Token) -> bool:
    """Tell who is spoken to from who acts: "Ms Roe, thank you for A"; one person alone would be "thanks"."""
    finite = any(c.dep_ == "aux" for c in verb.children) or verb.tag_ not in ("VB", "VBP")
    if finite or name.tag_ != "NNP" or name.i > verb.i or child(name, "conj") is not None:
        return False
    return name.right_edge.i == verb.i - 2 and verb.nbor(-1).text == ","


def announced_before(lead: Token) -> Token | None:
    """Give the steps that the sentence before tells of: "A announced new steps. These actions include:"."""
    before = lead.doc[lead.sent.start - 1].sent if lead.sent.start > 0 else None
    if before is None or not any(c.lower_ in ("these", "this") for c in lead.lefts):
        return None
    told = (t for t in before if t.dep_ == "dobj" and t.lemma_ in GRAMMAR.acts and t.head.dep_ == "ROOT")
    return next(told, None)
