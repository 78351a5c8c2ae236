"""What a pronoun can't stand for, by the grammar of its sentence: nothing that it is part of, and no other argument.

The binding conditions (Chomsky 1981) as far as a dependency parse shows them.
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgraph.extract.coreference.pronouns.binding import relative_of
from reportgraph.extract.grammar.arguments import surface_subject
from reportgraph.extract.grammar.control import is_made_to
from reportgraph.extract.grammar.harm import befalls
from reportgraph.extract.parsing.syntax import VERBAL, child, conjuncts, first_conjunct, is_passive, possessors
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.lexicon import load_lexicon
from reportgraph.ontology.naming import load_naming
from spacy.tokens import Token

_BESIDE = frozenset(
    "with behind before after around near beside among between under over above below like without".split()
)
_CLAUSAL = frozenset({"relcl", "acl", "advcl", "ccomp", "xcomp", "pcomp", "csubj", "parataxis"})
_DEEPEST = 12


def barred(token: Token) -> list[Token]:
    """Give the heads of the phrases of its sentence that a pronoun can't stand for."""
    clause = (*_co_arguments(token), *_around(token), *_doers_about_it(token), *_getting(token), *_praising(token))
    others = (
        *_owning_doer(token),
        *_aside_on_teller(token),
        *_demanding(token),
        *_told_of_by(token),
        *_used_as_means(token),
        *_telling(token),
        *_reporting(token),
        *worrying(token),
    )
    return [*clause, *_striking(token), *others, *_owning_judge(token)]


def parts_of(whole: Token) -> list[Token]:
    """Give what is told to be a part of a thing and so is not this: "the project is part of the scheme"."""
    of, noun = whole.head, whole.head.head
    told = whole.dep_ == "pobj" and of.lower_ == "of" and noun.dep_ == "attr" and noun.lemma_ in GRAMMAR.component_parts
    return surface_subject(noun.head) if told and noun.head.pos_ in VERBAL else []


def _co_arguments(token: Token) -> list[Token]:
    """Give the subject of the clause in which the pronoun is an object: "A said B thanked him" may be A, not B.

    So it is where the object is to do something: "A asked it to pay".
    """
    base = first_conjunct(token)
    if base.dep_ in ("nsubj", "nsubjpass") and relative_of(base.head):
        return relative_of(base.head)  # "B, with which it signed C"
    if base.dep_ == "pobj":
        preposition = base.head
        governor = preposition.head
        if preposition.lower_ in _BESIDE:
            return []
        if governor.pos_ not in VERBAL:  # "A's treaty with it"
            owner = child(governor, "poss")
            return conjuncts(owner) if owner is not None else []
        verb = governor
    elif base.dep_ in ("dobj", "dative", "iobj") and base.head.pos_ in VERBAL:
        verb = base.head
    elif base.dep_ == "nsubj" and is_made_to(base.head):
        verb = base.head.head
    else:
        return []
    return surface_subject(verb)


def _doers_about_it(token: Token) -> list[Token]:
    """Give the subject of "A will oversee its construction", which is that of what is built."""
    deed = token.head
    if token.dep_ != "poss" or deed.lemma_ not in GRAMMAR.undergone:
        return []
    if deed.dep_ == "pobj" and deed.head.lower_ == "for" and child(deed, "prep") is None:  # "paid for its completion"
        given = deed.head.head
        verb = given.head if given.dep_ == "dobj" else given
        payers = [] if verb.pos_ != "VERB" or is_passive(verb) else surface_subject(verb)
        return [t for payer in payers for t in (payer, *(c for c in payer.lefts if c.dep_ == "compound"))]
    if deed.dep_ != "dobj":
        return []
    return surface_subject(deed.head) if deed.head.lemma_ in GRAMMAR.managing else []


def worrying(token: Token) -> list[Token]:
    """Give whose worry it is that a thing does harm: in "built A despite Chad's fear that it would cut B" A would."""
    clause = token.head
    worry = clause.head
    if token.lower_ != "it" or token.dep_ != "nsubj" or worry.lemma_ not in GRAMMAR.worries or is_passive(clause):
        return []
    frames = load_lexicon().frames.get((clause.lemma_, "verb"), ())
    return possessors(worry) if any(f.property in ("reduces", "threatens") for f in frames) else []


def _striking(token: Token) -> list[Token]:
    """Give the ill that befalls what is somebody's: the floods in "the floods destroyed their homes" have none."""
    thing = first_conjunct(token.head)
    if token.dep_ != "poss" or thing.dep_ != "dobj" or thing.head.pos_ not in VERBAL:
        return []
    return [t for t in surface_subject(thing.head) if befalls(t)]


def _owning_doer(token: Token) -> list[Token]:
    """Give what only tells which the doer is: the world in "A, the world's first B, cut its C" cuts nothing."""
    verb = next((t for t in token.ancestors if t.pos_ in VERBAL), token)
    doers = [t for t in surface_subject(verb) if t.ent_type_ != "PERSON"]  # "Ada Roe, Kenya's premier, cut its tax"
    called = (c for doer in doers for c in doer.rights if c.dep_ == "appos" and c.i < token.i)
    return [owner for c in called if (owner := child(c, "poss")) is not None]


def _owning_judge(token: Token) -> Iterator[Token]:
    """Give whose official judges something: in "A, Peru's trade minister, hailed it" it is not Peru."""
    verb = token.head
    if token.lower_ != "it" or token.dep_ != "dobj" or verb.lemma_ not in GRAMMAR.judging_deeds:
        return
    for judge in surface_subject(verb):
        called = (judge, *(c for c in judge.rights if c.dep_ == "appos"))
        yield from (owner for t in called if (owner := child(t, "poss")) is not None)


def _aside_on_teller(token: Token) -> Iterator[Token]:
    """Give what only tells which body speaks of itself: in "A, which chairs B, said it would fund C", "it" is not B.

    Nor is "its" in "A, which chairs B, complained that C favoured its rival", nor "it" in "one of B's banks said it".
    """
    clause = next((t for t in token.ancestors if t.dep_ == "ccomp"), token)
    says, whose = clause.head, token.lower_ == "its" and token.dep_ == "poss"
    own = whose or (token.lower_ == "it" and token.dep_ == "nsubj" and token.head == clause and clause.lemma_ != "be")
    teller = child(says, "nsubj") if own and clause != token and says.pos_ in VERBAL else None
    if teller is None or teller.ent_type_ == "PERSON" or teller.i > token.i:
        return
    for aside in teller.rights:
        one_of = teller.lower_ == "one" and aside.lower_ == "of"
        if (one_of or aside.dep_ in ("relcl", "appos", "acl")) and aside.i < says.i:
            yield from (t for t in aside.subtree if t.pos_ in ("NOUN", "PROPN"))


def _getting(token: Token) -> list[Token]:
    """Give who gets what somebody else tenders: "A accepted her resignation" is not that of A."""
    thing = token.head
    got = token.dep_ == "poss" and thing.dep_ == "dobj" and thing.lemma_ in GRAMMAR.tendered
    return surface_subject(thing.head) if got and thing.head.lemma_ in GRAMMAR.taking else []


def _praising(token: Token) -> list[Token]:
    """Give who praises what somebody else did: "A gave B the medal, recognizing his work" is not that of A."""
    verb, asides = token.head.head, ("recognise", "recognize")
    praised = token.dep_ == "poss" and token.head.dep_ == "dobj"
    praises = verb.lemma_ in GRAMMAR.judging_deeds or (verb.lemma_ in asides and verb.dep_ == "advcl")
    merit = token.head.lemma_ in GRAMMAR.efforts | {"achievement", "contribution", "service"}
    return surface_subject(verb) if praised and praises and merit else []


def _used_as_means(token: Token) -> list[Token]:
    """Give what somebody uses to an end of his own: the port in "A sees the port as a way to widen its trade"."""
    thing = token.head if token.dep_ == "poss" else token
    for at in (thing, *thing.ancestors):
        if at.tag_ == "VB" and at.dep_ in ("acl", "relcl", "advcl"):
            over = at.head.head.head if at.head.dep_ == "pobj" else at.head
            means = any(c.dep_ == "prep" and c.lower_ == "as" and c.i < at.i for c in over.rights)
            used = child(over, "dobj") if means else None
            return conjuncts(used) if used is not None and used.i < at.i else []
    return []


def _demanding(token: Token) -> list[Token]:
    """Give who demands what somebody else is to do: "A demanded that he resign"."""
    verb = token.head
    asked = token.dep_ == "nsubj" and verb.dep_ == "ccomp" and verb.head.lemma_ in GRAMMAR.mandative
    bare = verb.tag_ in ("VB", "VBP") and all(c.lower_ == "should" for c in verb.lefts if c.dep_ == "aux")
    return surface_subject(verb.head) if asked and bare else []


def _telling(token: Token) -> list[Token]:
    """Give what tells what the pronoun's clause says, and is not told of in it: "a report that it had funded A"."""
    clauses = (a for a in token.ancestors if a.dep_ == "acl" and a.pos_ in VERBAL and child(a, "mark") is not None)
    return [clause.head for clause in clauses]


def _reporting(token: Token) -> list[Token]:
    """Give the paper in "published a report detailing its efforts to do B": no report makes an effort."""
    noun = first_conjunct(token.head)
    tried = token.dep_ == "poss" and noun.lemma_ in GRAMMAR.efforts and noun.dep_ == "dobj"
    papers = surface_subject(noun.head) if tried and noun.head.pos_ in VERBAL else []
    return [t for t in papers if "Document" in (load_naming().classes_of(t.lemma_.lower()) or ())[:1]]


def _told_of_by(token: Token) -> Iterator[Token]:
    """Give the names in what a pronoun does: "he told A that B left" is told of neither A nor B."""
    one = token.dep_ in ("nsubj", "nsubjpass") and token.lower_ != "they"  # "they", A and B, may speak of A
    near = list(token.head.rights) if one else []
    while near:
        at = near.pop()
        if at.dep_ == "parataxis" or (at.dep_ in ("conj", "advcl") and at.pos_ in VERBAL) or at.i < token.i:
            continue
        if at.pos_ == "PROPN":
            yield at
        near += at.children


def _around(token: Token) -> Iterator[Token]:
    """Give the phrases that a pronoun is part of, and what they are in apposition or by a copula: "A, its ally"."""
    at = token
    for _ in range(_DEEPEST):
        head = at.head
        if head is at or at.dep_ in _CLAUSAL or at.dep_ == "conj":
            return
        if at.dep_ == "attr" and head.pos_ in VERBAL:
            yield from surface_subject(head)
            return
        if head.pos_ in VERBAL:
            return
        if head.pos_ not in ("ADP", "SCONJ", "PART"):
            yield head
            yield from (c for c in head.rights if c.dep_ == "appos" and at.i < head.i)  # "his ally, A"
        at = head
