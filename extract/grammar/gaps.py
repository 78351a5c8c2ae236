"""Objects and doers that stand elsewhere than beside their verb, and objects that are none: relatives, passives."""

from __future__ import annotations

from reportgraph.extract.grammar.nominals import is_bare_gerund
from reportgraph.extract.parsing.labels import MEASURES, WH
from reportgraph.extract.parsing.syntax import (
    DEEPEST,
    NOMINAL,
    RELATIVES,
    bound_to,
    child,
    conjuncts,
    first_conjunct,
    is_infinitive,
    objects_of,
    prepositions,
)
from reportgraph.extract.parsing.tree import SUBJECTS, is_finite, neighbor_of
from reportgraph.ontology.gazetteer import load_gazetteer
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.naming import load_naming
from reportgraph.ontology.verbs import is_verb, transitive_verbs
from spacy.tokens import Token

_SOMEBODY = frozenset({"GPE", "NORP", "PERSON"})
# what a text does, and nobody in it; and what is done with the very thing that it states


def described_by(verb: Token) -> Token | None:
    """Give what a relative clause is said of."""
    at = verb
    for _ in range(DEEPEST):
        if at.dep_ == "relcl":
            return at.head
        if at.dep_ not in ("conj", "ccomp", "xcomp") or at.head is at:
            return None
        at = at.head
    return None


def is_idiom(verb: Token) -> bool:
    """Tell "take action", "take part", of which no other verb has the object: "supervises and takes action"."""
    taken = child(verb, "dobj") if verb.lemma_ in ("pay", "take") else None
    return taken is not None and taken.lower_ in GRAMMAR.taken_bare and taken.left_edge == taken


def follows_bare(verb: Token, later: Token) -> bool:
    """Tell a verb that comes right after another, but for what makes up its tense: "drafted and will sign A".

    "drafted by and signed with A" too.
    """
    apart = verb.tag_ == "VB" and later.tag_ == "VBD" and child(verb, "neg") is not None
    if apart and any(c.lower_ == "and" for c in verb.rights):
        return False  # "A did not attend and sent B"
    hangs = verb.i + 1 < later.i and verb.nbor().dep_ == "agent" and not verb.nbor().n_rights
    between = verb.doc[verb.i + (2 if hangs else 1) : later.i]
    return later.i > verb.i + 1 and all(
        t.dep_ in ("cc", "punct") or (t.head == later and t.dep_ in ("aux", "advmod", "neg")) for t in between
    )


def shared_with_more(verb: Token) -> Token | None:
    """Give the participle that says the same of more: "ten were killed and dozens wounded by A", where A killed too."""
    for c in verb.rights:
        bare = c.dep_ == "conj" and (child(c, "det", "aux", "auxpass") is None or _counts_more(c))
        more = child(c, "nsubj", "nsubjpass") if c.tag_ == "VBN" else c
        if not bare or more is None or more.pos_ not in ("NOUN", "NUM") or child(more, "det") is not None:
            continue
        told = c if more is not c else next((p for p in c.rights if p.dep_ == "acl" and p.tag_ == "VBN"), None)
        if told is not None:
            return told
    return None


def _counts_more(verb: Token) -> bool:
    """Tell "ten were killed and six were wounded in A": both numbers are of the same people."""
    who = child(verb, "nsubjpass")
    number = who is not None and (who.pos_ == "NUM" or who.lower_ in ("dozens", "many", "more", "others", "scores"))
    return number and verb.lemma_ in GRAMMAR.wounding


def helped_by(verb: Token) -> list[Token]:
    """Give who is helped or allowed to do something: "helped A (to) build B", where A was read as who builds."""
    if verb.lemma_ not in GRAMMAR.letting:
        return []
    doing = [c for c in verb.rights if c.dep_ == "ccomp" and c.tag_ in ("VB", "VBP") and child(c, "mark") is None]
    return [t for c in doing if (doer := child(c, "nsubj")) is not None and doer.i < c.i for t in conjuncts(doer)]


def is_helped(noun: Token) -> bool:
    """Tell who is helped to do something: A in "a law to help A build B"."""
    at = noun
    while at.dep_ == "conj":
        at = at.head
    return at.dep_ == "nsubj" and at.head.dep_ == "ccomp" and at in helped_by(at.head.head)


def is_added(noun: Token, verb: Token) -> bool:
    """Tell what a comma adds to a phrase right behind the verb: A in "serves on the Board, A"; no object stands so."""
    at = noun.left_edge.i
    phrase = verb.i + 1 < len(verb.doc) and verb.nbor(1).dep_ == "prep" and verb.nbor(1).head == verb
    return phrase and verb.i + 1 < at and noun.doc[at - 1].text == ","


def kept_objects(verb: Token) -> list[Token]:
    """Give the object that a passive keeps: "A was awarded the prize" is done to the prize, and A gets it."""
    if verb.lemma_ not in GRAMMAR.ditransitive:
        return []
    return [t for c in verb.rights if c.dep_ == "dobj" and c.lower_ not in RELATIVES for t in conjuncts(c)]


def keeps_from(verb: Token) -> bool:
    """ "stopped A from signing B": what is stopped is the signing, and not A."""
    if verb.lemma_ not in GRAMMAR.hindering or verb.lemma_ == "protect":
        return False
    return any(word == "from" and _is_of_deed(p) for word, p in prepositions(verb))


def _is_of_deed(link: Token) -> bool:
    """Tell "from signing B", also where the gerund is read with what it governs: "from entering markets"."""
    if any(c.dep_ == "pcomp" for c in link.children):
        return True
    behind = neighbor_of(link, 1)
    return behind.tag_ == "VBG" and behind.dep_ == "amod" and is_verb(behind.lemma_)


def after_comma(verb: Token) -> list[Token]:
    """Give what a preposition governs across a comma: "A drafted, and B pays for, the plan", "is a risk to, A"."""
    return [
        t
        for word in (verb, *(c for c in verb.rights if c.dep_ in ("dobj", "attr", "acomp")))
        for _, preposition in prepositions(word)
        if preposition.i + 1 < len(verb.doc) and preposition.nbor(1).text == ","
        for t in objects_of(preposition)
    ]


def object_gap(verb: Token) -> Token | None:
    """Give the antecedent of a relative clause whose object it is ("the treaty (that) A signed")."""
    if verb.dep_ == "ccomp" and verb.head.dep_ == "relcl" and child(verb, "nsubj") is not None:
        # "the plan that we know A can carry out": the gap is in the inner clause
        relative = child(verb.head, "dobj")
        return verb.head.head if relative is not None and relative.lower_ in RELATIVES else None
    if verb.dep_ == "xcomp" and verb.head.dep_ == "relcl":  # "the plan which A stopped supporting"
        relative = child(verb, "dobj") or child(verb.head, "dobj")
        own = relative is not None and relative.lower_ in RELATIVES and relative.i < verb.head.i
        return verb.head.head if own and child(verb.head, "nsubj") != relative else None
    if (toil := _toil_over(verb)) is not None:  # "the law that A fought to win"
        return toil.head
    if verb.dep_ == "conj":
        return _gap_again(verb)
    complement = child(verb, "ccomp", "dobj")
    if any(
        _toil_over(c) is not None or c.dep_ == "ccomp" or (c.dep_ == "xcomp" and is_infinitive(verb))
        for c in verb.rights
    ):
        return None  # "the need for A to stop firing"
    if is_infinitive(verb) and verb.head.lemma_ in GRAMMAR.takes_infinitive:
        return None  # "an incentive for A to invest in B"
    told = child(verb, "mark")
    whole = (told is not None and told.lower_ == "that") or (verb.dep_ == "acl" and child(verb, "xcomp") is not None)
    whole = whole or (verb.lemma_ in GRAMMAR.objectless and complement is not None)  # "evidence that A results in B"
    if whole and verb.head.lemma_ in GRAMMAR.telling_nouns:
        return None  # "fears that rates may rise", "certainty A would help end B": what is feared
    if any(t.tag_ in WH and t.i < verb.i and t != complement for t in verb.subtree):
        return None  # "the place where A works", "the case on which A ruled"
    if verb.dep_ not in ("relcl", "acl") or (complement is not None and complement.lower_ not in RELATIVES):
        return None
    subject = child(verb, "nsubj")
    if subject is None or subject.lower_ in RELATIVES or verb.head.pos_ not in NOMINAL:
        return None
    opening = [c for c in verb.lefts if c.i < subject.i]
    if any(c.tag_ == "WRB" or (c.dep_ == "prep" and child(c, "pobj") is not None) for c in opening):
        return None  # "the city where A met", "the plan under which A built B"
    return verb.head


def _gap_again(verb: Token) -> Token | None:
    """Give the antecedent of a further clause on it: "the pact which A drafted and (which) B signed"."""
    first, doer = first_conjunct(verb), child(verb, "nsubj")
    told = child(verb, "dobj", "ccomp", "xcomp", "attr", "acomp")
    if first.dep_ != "relcl" or first.head.pos_ not in NOMINAL or doer is None or doer.lower_ in RELATIVES:
        return None
    if told is not None:
        return first.head if told.lower_ in RELATIVES and told.i < doer.i else None
    relative = child(first, "dobj") or next((child(c, "dobj") for c in first.rights if c.dep_ == "xcomp"), None)
    shared = relative is not None and relative.lower_ in RELATIVES and relative.i < first.i
    return first.head if shared and verb.lemma_ in transitive_verbs() and child(verb, "auxpass") is None else None


def _toil_over(deed: Token) -> Token | None:
    """Give the verb of a relative clause that tells of work for a deed, whose object is asked for: "fought to win"."""
    toil = deed.head
    at_work = (
        deed.dep_ in ("advcl", "xcomp") and toil.dep_ == "relcl" and toil.lemma_ in GRAMMAR.toiling and toil.i < deed.i
    )
    if not at_work or not is_infinitive(deed) or child(deed, "dobj", "ccomp", "prep", "xcomp") is not None:
        return None
    relative = child(toil, "dobj", "mark")
    return toil if relative is not None and relative.lower_ in RELATIVES and relative.i < toil.i else None


def said_of(verb: Token) -> Token | None:
    """Give of what somebody says something in a relative clause: A in "A, which B says was cut"."""
    over = verb.head
    if verb.dep_ != "ccomp" or over.dep_ != "relcl" or not (is_finite(verb) or verb.tag_ == "VBN"):
        return None
    if any(c.dep_ == "mark" or c.dep_ in SUBJECTS for c in verb.lefts) or over.head.pos_ not in NOMINAL:
        return None
    teller, told = child(over, "nsubj"), child(over, "dobj", "dative")
    if teller is None or teller.lower_ in RELATIVES or any(c.tag_ == "WRB" for c in over.lefts):
        return None
    return over.head if told is None or told.lower_ in RELATIVES else None


def placed_where(verb: Token) -> list[Token]:
    """Give the place where a relative clause has somebody act: A in "in A, where B opened an office"."""
    told = verb.dep_ == "relcl" and any(c.dep_ == "advmod" and c.lower_ == "where" for c in verb.lefts)
    place = verb.head
    named = place.ent_type_ in ("GPE", "LOC", "FAC", "") and place.pos_ == "PROPN"
    return [place] if told and named else []


def bound_place(participle: Token) -> Token | None:
    """Give where a thing is by the word bound to it, "Oslo-based A"; not the capitals of "a LIBOR-based loan"."""
    place = bound_to(participle)
    if place is not None and place.text.isupper() and place.ent_type_ not in ("GPE", "LOC", "FAC"):
        return place if load_gazetteer().get(place.text) is not None else None
    return place.head if place is not None and place.dep_ == "appos" else place


def is_stated(participle: Token) -> bool:
    """Tell "as called for in A", which tells of what is done that a text wants it."""
    as_ = participle.left_edge
    bare = as_.lower_ == "as" and as_.head == participle and child(participle, "nsubj", "nsubjpass", "auxpass") is None
    return bare and participle.tag_ == "VBN" and participle.lemma_ in GRAMMAR.stated


def stated_by(participle: Token) -> Token | None:
    """Give the verb whose object a text states: "take steps, as called for in the Oslo Accord"; not "cut A, as …"."""
    main = participle.head.head if participle.dep_ == "acl" else participle.head
    return main if main.lemma_ in GRAMMAR.doing and main != participle else None


def goes_on_from(preposition: Token) -> bool:
    """Tell that the subject of a passive does what stands in the phrase: "aimed at doing", "A was held after doing"."""
    about = child(preposition.head, "nsubjpass")
    devoted = preposition.lower_ == "on" and preposition.head.lemma_ in GRAMMAR.devoted and about is not None
    if preposition.lower_ == "at" or devoted:
        return True
    somebody = about is not None and (about.ent_type_ in _SOMEBODY or about.lower_ in ("he", "she", "they", "who"))
    sure = about is not None and (about.ent_type_ == "PERSON" or about.lower_ in ("he", "she"))
    sure = sure or child(preposition.head, "agent") is None
    return somebody and sure and preposition.lower_ in ("after", "before", "since")


def by_after(verb: Token) -> Token | None:
    """Give a "by" of a passive that was read as any preposition; not of a time, a measure or a means."""
    for c in verb.rights:
        doer = child(c, "pobj") if c.dep_ == "prep" and c.lower_ == "by" else None
        way = (
            doer is not None and doer.lower_ in GRAMMAR.ways_of_travel | GRAMMAR.by_right and doer.left_edge == doer
        )  # "by rail"
        if doer is not None and not way and doer.pos_ in ("NOUN", "PROPN", "PRON") and doer.ent_type_ not in MEASURES:
            return c
        deed = child(c, "pcomp") if c.dep_ == "prep" and c.lower_ == "by" else None
        if deed is not None and is_bare_gerund(deed, load_naming()):
            return c  # "threatened by poaching"
    return _by_of_ruling(verb)


def _by_of_ruling(verb: Token) -> Token | None:
    """Give the "by" of what a thing was done in: "was annulled in a ruling by the court" is "annulled by the court"."""
    acts = [t for c in verb.rights if c.dep_ == "prep" and c.lower_ == "in" for t in c.rights if t.dep_ == "pobj"]
    by = [c for t in acts if t.lemma_ in GRAMMAR.rulings for c in t.rights if c.lower_ == "by" and c.n_rights]
    return by[0] if by else None


def is_for_somebody(verb: Token) -> bool:
    """Tell "for A to do B"."""
    mark = child(verb, "mark")
    return mark is not None and mark.lower_ == "for" and is_infinitive(verb) and child(verb, "nsubj") is not None


def for_whom(noun: Token) -> list[Token]:
    """Give for whom a thing is: "paves the way for A to sign B", "the support that A needs"."""
    if noun.lemma_ in GRAMMAR.takes_infinitive & (GRAMMAR.plans | GRAMMAR.asking):
        return []  # "a plan for A to sign B": that A signs
    clauses = [c for c in noun.rights if c.dep_ in ("acl", "relcl") and is_for_somebody(c)]
    clauses += [c for c in noun.rights if c.dep_ == "relcl" and c.lemma_ == "need" and child(c, "neg") is None]
    return [t for c in clauses for d in c.lefts if d.dep_ == "nsubj" for t in conjuncts(d)]
