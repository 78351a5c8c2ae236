"""What English grammar says of a pronoun: what it can't stand for, what it must stand for, where it stands for nothing.

The binding conditions (Chomsky 1981) as far as a dependency parse shows them: a reflexive stands for the subject of its
clause, any other object for somebody else; nothing is part of what it stands for.
"""

from __future__ import annotations

from reportgraph.extract.grammar.arguments import patients, surface_subject
from reportgraph.extract.grammar.control import funded
from reportgraph.extract.grammar.noun_doers import recipient_of
from reportgraph.extract.parsing.spelling import singular
from reportgraph.extract.parsing.syntax import (
    NOMINAL,
    VERBAL,
    child,
    conjuncts,
    first_conjunct,
    is_infinitive,
    objects_of,
    possessors,
    prepositions,
)
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.naming import load_naming
from spacy.tokens import Token

REFLEXIVES = frozenset("itself himself herself themselves ourselves myself".split())
_TOWARDS = frozenset({"against", "at", "for", "from", "of", "on", "to", "with"})
_INSIDE = frozenset({"pobj", "prep", "dobj", "conj", "agent", "dative"})
_CONCEDING = frozenset({"although", "though", "whereas"})
_SITES = frozenset({"City", "Country", "Facility", "Place", "Region"})
_DEEPEST = 12


def bound(token: Token) -> list[Token]:
    """Give what a reflexive stands for: the subject of its clause."""
    verb = governing_verb(token)
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


def served(token: Token) -> list[Token]:
    """Give whom a thing is for, of whose own things its purpose tells: "a seminar for states to foster their trade"."""
    if token.lower_ != "their" or token.dep_ != "poss":
        return []
    purpose = next((a for a in token.ancestors if a.pos_ in VERBAL), None)
    if purpose is None or not is_infinitive(purpose) or purpose.dep_ not in ("acl", "relcl", "advcl"):
        return []
    verb = purpose.head
    done = [child(verb, "dobj"), *(o for _, p in prepositions(verb) for o in objects_of(p))]
    things = [verb] if verb.pos_ == "NOUN" else [t for t in done if t is not None]
    links = [p for t in things for word, p in prepositions(t) if word == "for" and p.i < purpose.i]
    people = [t for p in links for t in objects_of(p)]
    return people if len(people) > 1 or any(t.tag_ in ("NNS", "NNPS") for t in people) else []


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


def credited(token: Token) -> list[Token]:
    """Give who is thanked, blamed or fined for what is theirs: "thanked A for its aid", "taxes on A for its raid"."""
    owned = first_conjunct(token.head)
    preposition = owned.head
    governor = preposition.head
    if token.dep_ == "poss" and owned.dep_ == "pobj" and preposition.lower_ == "in":  # "aids A in its reforms"
        kinds = load_naming().classes_of(owned.lemma_.lower()) or ()
        aided = governor.lemma_ in GRAMMAR.aiding and _SITES.isdisjoint(kinds)  # not "firms in its region"
        return patients(governor) if aided else []
    if token.dep_ != "poss" or owned.dep_ != "pobj" or preposition.lower_ not in ("for", "on"):
        return []
    praising = next((a for a in governor.ancestors if a.lemma_ in GRAMMAR.others_acts), None)
    praised = child(praising, "dobj") if praising is not None and preposition.lower_ == "for" else None
    if praised is not None and praised.pos_ == "NOUN" and praised.is_ancestor(governor):
        return [praised]  # "hailed the idea of building A for its merits"
    if governor.pos_ not in VERBAL:
        return [t for noun in (governor, governor.head) for t in recipient_of(noun)]
    objects = child(governor, "dobj", "acomp")  # "is grateful to A for its aid"
    if objects is not None and (found := recipient_of(objects) or recipient_of(governor)):
        return found
    if objects is not None and objects.lemma_ in GRAMMAR.levies | GRAMMAR.penalties and preposition.lower_ == "for":
        hit = [p for host in (governor, objects) for word, p in prepositions(host) if word in ("against", "on")]
        return [t for p in hit if objects.i < p.i < preposition.i for t in objects_of(p)]
    return patients(governor) if governor.lemma_ in GRAMMAR.others_acts else []


def owned_by_subject(token: Token) -> list[Token]:
    """Give the subject of "A in her meeting with B said that C": right behind a subject, what is hers is its own."""
    owned = first_conjunct(token.head)
    link = owned.head
    if token.dep_ != "poss" or owned.dep_ != "pobj" or link.lower_ not in ("at", "during", "in") or not link.i:
        return []
    before = link.nbor(-1)
    while before.dep_ in ("compound", "flat") and before.head.i < link.i:
        before = before.head
    verb = before.head
    named = before.pos_ == "PROPN" and before.dep_ == "nsubj" and verb.pos_ in VERBAL and verb.i > link.i
    return conjuncts(before) if named else []


def for_ones_part(token: Token) -> list[Token]:
    """Give the subject of "A, for his part, said that B": it is his."""
    by_part = token.dep_ == "poss" and token.head.lower_ == "part" and token.head.head.lower_ == "for"
    verb = token.head.head.head if by_part else token
    while by_part and verb.pos_ not in VERBAL and verb.head != verb:
        verb = verb.head
    return surface_subject(verb) if by_part and verb.pos_ in VERBAL else []


def beside(token: Token) -> list[Token]:
    """Give who stands beside what is theirs: "the ties between A and its neighbours"."""
    owned, link = token.head, token.nbor(-1) if token.i else token
    first = owned.head
    close = link.i > 1 and first.i == link.i - (2 if link.nbor(-1).text == "," else 1)  # "A, and its allies, to do B"
    near = owned.dep_ == "conj" and link.lower_ == "and" and close and first.dep_ != "conj"
    whose = child(first, "poss") is not None and not _is_own_name(first)  # "the firm's growth and its plans"
    return [first] if token.dep_ == "poss" and near and not whose and first.pos_ in NOMINAL else []


def owning_beside(token: Token) -> list[Token]:
    """Give whose thing stands beside what is theirs: A in "A's visit to Peru and his talks", "A's growth and its pact".

    Not in "A's envoy and his wife", where somebody else stands beside, nor in "Peru's Lake Bank and its clients".
    """
    first = first_conjunct(token.head)
    if token.dep_ != "poss" or first == token.head or _is_own_name(first):
        return []
    if child(first, "poss") is None and first.dep_ == "pobj" and first.head.head.pos_ in NOMINAL:
        first = first.head.head  # "A's visit to Peru and his talks" with the talks beside Peru
    played = first.head.head if first.dep_ == "pobj" else first  # "A's role as a partner of B's banks and its aid": A's
    if played.dep_ == "pobj" and played.head.lower_ == "as" and played.head.head.pos_ in NOMINAL:
        first = played.head.head
    owner = child(first, "poss")
    somebody = {"Person", "Group"} & set((load_naming().classes_of(first.lemma_.lower()) or ())[:1])
    own = owner is not None and owner.pos_ in NOMINAL and owner.tag_ in ("NN", "NNP") and owner.i < first.i < token.i
    return [owner] if owner is not None and own and not somebody and child(owner, "conj") is None else []


def _is_own_name(noun: Token) -> bool:
    """Tell the name of a firm or a thing, which has what is its own, from that of a state's body."""
    kinds = load_naming().classes_of(noun.lower_) or ()
    return noun.pos_ == "PROPN" and "GovernmentBody" not in kinds[:1]


def controlled(token: Token) -> list[Token]:
    """Give whose own it is where somebody is asked to do something about it: "urged A to end its boycott".

    So too in what he is asked to see to: "called on A to ensure that its pledges are kept".
    """
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


def judged_by(token: Token) -> list[Token]:
    """Give who sees something as his own: "A denounced the raid as a violation of its borders"."""
    at = token
    while at.dep_ in ("poss", "pobj", "conj") or (at.dep_ == "prep" and at.lower_ == "of"):
        at = at.head
    verb = at.head
    seen = token.dep_ == "poss" and at.dep_ == "prep" and at.lower_ == "as" and verb.pos_ in VERBAL
    thing = child(verb, "dobj") if seen else None
    return surface_subject(verb) if thing is not None and thing.i < at.i else []


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
    while aside and top.dep_ in ("ccomp", "xcomp", "conj") and child(top, "nsubj") is None:
        top = top.head
    while aside and top.dep_ == "ccomp" and top.head.pos_ in VERBAL and top.head.i < top.i:
        top = top.head
    subject = child(top, "nsubj") if aside and top.i < clause.i else None
    return subject if subject is not None and subject.tag_ in ("NN", "NNP") else None


def _subject_around(clause: Token) -> Token | None:
    """Give who acts on what a clause tells of that it does not act in: A in "A criticised B, whom he called C"."""
    acted = any(c.dep_ == "dobj" and c.i > clause.i for c in clause.children)
    top = clause.head
    while top.dep_ in _INSIDE and top.head.pos_ not in VERBAL:
        top = top.head
    verb = top.head
    if acted or verb.pos_ not in VERBAL or top.dep_ not in ("dobj", "prep"):
        return None
    while verb.dep_ == "conj" and child(verb, "nsubj") is None and verb.head.pos_ in VERBAL:
        verb = verb.head
    subject = child(verb, "nsubj")
    return subject if subject is not None and subject.tag_ in ("NN", "NNP") and subject.i < top.i else None


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
