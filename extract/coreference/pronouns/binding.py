"""What English grammar says of a pronoun: what it can't stand for, what it must stand for, where it stands for nothing.

The binding conditions (Chomsky 1981) as far as a dependency parse shows them: a reflexive stands for the subject of its
clause, any other object for somebody else; nothing is part of what it stands for.
"""

from __future__ import annotations

from collections.abc import Callable, Collection

from reportgraph.extract.grammar.arguments import surface_subject
from reportgraph.extract.grammar.control import funded, is_made_to
from reportgraph.extract.parsing.spelling import singular
from reportgraph.extract.parsing.syntax import (
    VERBAL,
    child,
    conjuncts,
    first_conjunct,
    is_infinitive,
    is_passive,
    objects_of,
    possessors,
)
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.naming import load_naming
from spacy.tokens import Token

REFLEXIVES = frozenset("itself himself herself themselves ourselves myself".split())
_TOWARDS = frozenset({"against", "at", "for", "from", "of", "on", "to", "with"})
_INSIDE = frozenset({"pobj", "prep", "dobj", "conj", "agent", "dative"})
_CONCEDING = frozenset({"although", "though", "whereas"})
_OPENING = frozenset({"after", "although", "as", "because", "before", "if", "once", "since", "unless", "when", "while"})
_DEEPEST = 12
_MEETING = frozenset({"alongside", "with", "to"})


def bound(token: Token) -> list[Token]:
    """Give what a reflexive stands for: the subject of its clause, "A found itself facing B"; the name it goes with.

    So in "A itself has signed B".
    """
    before = token.nbor(-1) if token.i > token.sent.start else token
    if before.pos_ == "PROPN" and token.dep_ not in ("dobj", "pobj", "dative"):
        return [before]
    verb = governing_verb(token)
    inner = verb is not None and verb == token.head and token.dep_ in ("nsubj", "nsubjpass")
    verb = governing_verb(verb) if verb is not None and inner else verb
    return surface_subject(verb) if verb is not None else []


def described(token: Token) -> list[Token]:
    """Give the noun whose clause the pronoun's own clause opens: "a dam that, once it is ready, will help"."""
    verb, base = token.head, token.dep_ in ("nsubj", "nsubjpass")
    clause = verb.head
    opens = base and verb.dep_ == "advcl" and clause.dep_ == "relcl" and verb.i < clause.i
    alone = not any(c.dep_ in ("nsubj", "nsubjpass") and c.tag_ not in ("WDT", "WP") for c in clause.children)
    return [clause.head] if opens and alone else []


def debated(token: Token) -> list[Token]:
    """Give what people are for or against who speak of it: "critics of the law say it harms A" tells of the law."""
    if token.dep_ not in ("nsubj", "nsubjpass", "dobj") or token.head.dep_ != "ccomp":
        return []
    people = child(token.head.head, "nsubj")
    if people is None or people.i > token.i or people.lemma_.lower() not in GRAMMAR.partisans:
        return []
    causes = [o for c in people.children if c.dep_ == "prep" and c.lower_ in ("of", "to") for o in objects_of(c)]
    one = all(t.tag_ in ("NN", "NNP") for t in causes) and len(causes) == 1
    return causes if one == (token.lower_ == "it") and token.lower_ in ("it", "they", "them") else []


def paired(token: Token) -> Token | None:
    """Give who stands before the "and" beside those who are told of by him: "A and the man who attacked her"."""
    verb = token.head if token.dep_ == "dobj" else None
    if verb is None or verb.dep_ not in ("relcl", "acl"):
        return None
    noun = verb.head
    if noun.dep_ == "pobj" and noun.head.lower_ == "of":  # "one of the men who attacked her"
        noun = noun.head.head
    return noun.head if noun.dep_ == "conj" and noun.head.pos_ == "PROPN" and noun.head.i < noun.i else None


def continued(token: Token) -> Token | None:
    """Give the officials, and nobody else, of whom the sentence right before tells: "The ministers met. They …"."""
    if token.dep_ != "nsubj" or token.head.dep_ != "ROOT" or not token.sent.start:
        return None
    before = child(token.doc[token.sent.start - 1].sent.root, "nsubj")
    if before is None or before.lower_ == "they":
        return before
    naming = load_naming()
    known = (singular(before.lower_),) in naming.words.titles and before.tag_ == "NNS"
    others = [t for t in before.sent if t.tag_ == "NNS" and t != before]  # "met the rebels. They …"
    several = any({"Person", "Group"} & set((naming.classes_of(singular(t.lower_)) or ())[:1]) for t in others)
    return before if known and not several and any(c.lower_ == "the" for c in before.lefts) else None


def controlled(token: Token) -> list[Token]:
    """Give whose own it is where somebody is asked to do something about it: "urged A to end its boycott".

    So too in what he is asked to see to: "called on A to ensure that its pledges are kept", and in what he sees
    happen: "A saw its exports rise", "A had its case heard". Who is given something is helped by it: "gave A money to
    help it build B".
    """
    if token.dep_ == "nsubj" and is_made_to(token.head):
        return funded(token.head.head)
    if watching := _watching(token):
        return watching
    verb = token.head.head if token.dep_ == "poss" and token.head.dep_ == "dobj" else None
    clause = token.head.head if token.dep_ == "poss" and token.head.dep_ in ("nsubj", "nsubjpass") else None
    if clause is not None and clause.dep_ == "ccomp" and clause.head.dep_ == "xcomp" and clause.head.i < token.i:
        verb = clause.head
    if verb is not None and (given := funded(verb)):
        return given  # "gave A a loan to mend its roads"
    if verb is None or verb.dep_ not in ("xcomp", "ccomp") or not is_infinitive(verb):
        return []
    asked, asking = surface_subject(verb), surface_subject(verb.head)
    between = all(verb.head.i < t.i < verb.i for t in asked)  # an object of the verb above, and not its subject
    return asked if between and not any(t in asking for t in asked) else []


def _watching(token: Token) -> list[Token]:
    """Give who sees something happen to what is his own, or has it done."""
    thing = token.head
    clause = next((c for c in thing.rights if c.dep_ == "acl" and c.tag_ == "VBN"), thing)
    clause = thing.head if thing.dep_ in ("nsubj", "nsubjpass") else clause
    bare = clause != thing and clause.tag_ in ("VB", "VBP", "VBG", "VBN") and child(clause, "mark", "aux") is None
    over = thing.head if thing.dep_ == "dobj" else clause.head if clause.dep_ in ("ccomp", "xcomp", "oprd") else clause
    seen = token.dep_ == "poss" and bare and over.i < token.i and over.lemma_ in GRAMMAR.watching
    return surface_subject(over) if seen and not is_passive(over) else []


def enabled(token: Token) -> list[Token]:
    """Give whose own thing lets it do something: "A's location makes it a gateway", "A's growth let it buy B"."""
    clause = token.head if token.dep_ == "nsubj" and token.head.dep_ in ("ccomp", "xcomp", "oprd") else token
    verb = clause.head if clause.dep_ in ("dobj", "ccomp", "xcomp", "oprd") else token
    thing = child(verb, "nsubj") if verb.lemma_ in GRAMMAR.owners_enabled else None
    if thing is None or not verb.i < token.i or child(clause, "mark") is not None:
        return []
    return possessors(thing)


def acting_then(token: Token) -> list[Token]:
    """Give who acts in the clause that one with "when" dates: "A chose trade with B when it signed C" tells of A."""
    clause, main = token.head, token.head.head
    dated = clause.dep_ == "advcl" and main.pos_ in VERBAL and main.i < clause.i and token.dep_ == "nsubj"
    if not dated or not any(c.lower_ == "when" and c.i < token.i for c in clause.children):
        return []
    subject = child(main, "nsubj")
    return conjuncts(subject) if subject is not None and subject.tag_ in ("NN", "NNP") else []


def acting_before(token: Token, doers: Callable[[], Collection[int]]) -> list[Token]:
    """Give who acts in the clause that one with "it" follows: A in "If A joins B, it will leave C".

    `doers` gives the heads of bodies and lands; what somebody does something to may go on acting, unless it is what he
    joins, leaves or buys.
    """
    before = [c for c in token.head.lefts if c.dep_ == "advcl" and c.i < token.i]
    clause = before[-1] if before and token.dep_ == "nsubj" else token
    opened = any(c.dep_ in ("mark", "advmod") and c.i < clause.i and c.lower_ in _OPENING for c in clause.lefts)
    subject, thing = child(clause, "nsubj"), child(clause, "dobj")
    if not opened or subject is None or subject.tag_ not in ("NN", "NNP") or child(subject, "conj") is not None:
        return []
    able = doers()
    kept = thing is None or thing.i not in able or clause.lemma_ in GRAMMAR.on_bodies
    return [subject] if subject.i in able and kept else []


def coming(token: Token) -> list[Token]:
    """Give the subject of the main clause that a pronoun before it may stand for: "Before he resigned, A signed B"."""
    at = token
    for _ in range(_DEEPEST):
        head = at.head
        if head is at:
            return []
        if at.dep_ in ("advcl", "prep", "npadvmod", "advmod") and head.pos_ in VERBAL:
            subject = child(head, "nsubj", "nsubjpass")
            if subject is not None and subject.i > token.i and subject.i > at.i:
                return conjuncts(subject)
        at = head
    return []


def subject_above(token: Token) -> Token | None:
    """Give the subject of the clause that a pronoun's own clause sets itself off from: "A said B, although he …"."""
    if token.dep_ == "nsubj" and token.head.dep_ == "relcl":
        return _subject_around(token.head)
    clause, mark = token.head, child(token.head, "mark")
    aside = token.dep_ == "nsubj" and clause.dep_ == "advcl" and mark is not None and mark.lower_ in _CONCEDING
    top = clause.head
    while aside and top.head != top and top.dep_ in ("ccomp", "xcomp", "conj") and child(top, "nsubj") is None:
        top = top.head
    while aside and top.dep_ == "ccomp" and top.head.pos_ in VERBAL and top.head.i < top.i:
        top = top.head
    subject = child(top, "nsubj") if aside and top.i < clause.i else None
    return subject if subject is not None and subject.tag_ in ("NN", "NNP") else None


def contrasted(token: Token) -> list[Token]:
    """Give the thing of which the clause before tells the other side: "While tariffs help A, they harm B"."""
    before = [c for c in token.head.lefts if c.dep_ == "advcl" and c.i < token.i]
    mark = child(before[-1], "mark") if before and token.dep_ == "nsubj" else None
    thing = child(before[-1], "nsubj") if mark is not None and mark.lower_ in _CONCEDING | {"while"} else None
    forms = ("NNS",) if token.lower_ == "they" else ("NN", "NNP")
    if thing is None or thing.tag_ not in forms or thing.ent_type_ == "PERSON" or child(thing, "poss") is not None:
        return []  # "While the ministry's focus is on A, it funds B"
    kinds = load_naming().classes_of(thing.lemma_.lower()) or ("Topic",)
    return [] if kinds[0] in ("Person", "Group") else conjuncts(thing)


def _subject_around(clause: Token) -> Token | None:
    """Give who acts on what a clause tells of that it does not act in: A in "A criticised B, whom he called C".

    So in "A thanked B, with which it signed C".
    """
    acted = any(c.dep_ == "dobj" and c.i > clause.i for c in clause.children) and not relative_of(clause)
    top = clause.head
    while top.dep_ in _INSIDE and top.head.pos_ not in VERBAL:
        top = top.head
    verb = top.head
    if acted or verb.pos_ not in VERBAL or top.dep_ not in ("attr", "dobj", "prep"):
        return None
    while verb.dep_ == "conj" and child(verb, "nsubj") is None and verb.head.pos_ in VERBAL:
        verb = verb.head
    subject = child(verb, "nsubj")
    return subject if subject is not None and subject.tag_ in ("NN", "NNP") and subject.i < top.i else None


def promising(token: Token) -> list[Token]:
    """Give who gives his word that he will do what a pronoun does: A in "A gave B an assurance that it would"."""
    clause, word = token.head, token.head.head
    told = token.dep_ == "nsubj" and clause.dep_ in ("acl", "ccomp") and child(clause, "mark") is not None
    ahead = any(c.dep_ == "aux" and c.lower_ in ("will", "would") for c in clause.lefts)
    given = word.lemma_ in GRAMMAR.assurances and word.dep_ == "dobj" and word.head.lemma_ in GRAMMAR.assuring_deeds
    return surface_subject(word.head) if told and ahead and given else []


def relative_of(clause: Token) -> list[Token]:
    """Give what a clause tells of that acts in it by a preposition alone: B in "B, with which A signed C"."""
    links = (c for c in clause.lefts if c.dep_ == "prep" and clause.dep_ == "relcl")
    told = any(w.dep_ == "pobj" and w.tag_ in ("WDT", "WP") for c in links for w in c.children)
    return [clause.head] if told else []


def governing_verb(token: Token) -> Token | None:
    """Give the verb of the clause that a token stands in; the verb itself where it is the root of the sentence."""
    at = token
    for _ in range(_DEEPEST):
        at = at.head
        if at.pos_ in VERBAL:
            return at
    return None


def told_beside(phrase: Token) -> list[Token]:
    """Give who is told apart from a described body in one clause: A in "A bought shares in the firm".

    Or "A, which has shares in the firm", "the founders, A and B, sold shares in the firm".
    """
    top = phrase
    while top.dep_ in _INSIDE and top.head.pos_ not in VERBAL:
        top = top.head
    verb = top.head
    if phrase.dep_ == "poss" or top.dep_ not in ("dobj", "prep", "agent", "dative") or verb.pos_ not in VERBAL:
        return []
    told = conjuncts(first_conjunct(verb.head)) if verb.dep_ == "relcl" else surface_subject(verb)
    return [*told, *(n for t in told for a in t.children if a.dep_ == "appos" for n in conjuncts(a))]


def doers_to(phrase: Token) -> list[Token]:
    """Give who does something to what a phrase stands for, or it to them: "A's attack on that country", "A left it"."""
    if phrase.dep_ == "dobj" and phrase.head.pos_ in VERBAL:
        return surface_subject(phrase.head)
    if phrase.dep_ == "pobj" and phrase.head.dep_ == "agent":
        return surface_subject(phrase.head.head)  # "A and B were sued by the bank"
    role = phrase.head if phrase.dep_ == "poss" else phrase
    if role != phrase and role.dep_ in ("attr", "appos"):  # "A is the country's main market", "A, its main market"
        return surface_subject(role.head) if role.dep_ == "attr" else [role.head]
    helped = phrase.head if phrase.dep_ == "poss" else phrase  # "A's support for the country's plan"
    if helped.dep_ != "pobj" or helped.head.lower_ not in _TOWARDS:
        return []
    governor = helped.head.head
    if helped != phrase and governor.lemma_ not in GRAMMAR.backing:
        return []
    people = [c for c in governor.children if c.dep_ == "amod"]  # "Peruvian strikes on the country"
    return [*possessors(governor), *people] if governor.pos_ == "NOUN" else []


def others_beside(person: Token) -> list[Token]:
    """Give who is somebody else than an office in the clause: A in "A met the mayor", "A and the mayor met".

    Or "A, together with the mayor, left", "A signed a pact with the mayor".
    """
    first = first_conjunct(person)
    listed = [t for t in conjuncts(first) if t != person]  # not who is named right behind: "the mayor, Mayor A, and B"
    rest = [t for t in listed if t.i < person.i or person.doc[t.left_edge.i - 1].dep_ == "cc"]
    link = first.head
    if first.dep_ == "dobj" and link.pos_ in VERBAL:
        return [*rest, *surface_subject(link)]
    if first.dep_ != "pobj" or not (link.dep_ == "agent" or link.lower_ in _MEETING):
        return rest
    governor = link.head.head if link.head.lower_ == "along" else link.head
    if governor.dep_ == "dobj" and governor.pos_ == "NOUN":
        governor = governor.head
    return [*rest, *(surface_subject(governor) if governor.pos_ in VERBAL else conjuncts(first_conjunct(governor)))]
