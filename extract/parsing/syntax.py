"""What English grammar says about a token: which words go together, what governs what.

Works on the labels of spaCy's English pipelines (ClearNLP dependencies). Knows no ontology. Every function takes and
gives tokens; conjuncts come each on its own.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from reportgraph.extract.parsing.enumerations import opens_list
from reportgraph.extract.parsing.memory import kept_list
from reportgraph.ontology.grammar import GRAMMAR
from spacy.tokens import Token

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "X", "SYM"})
VERBAL = frozenset({"VERB", "AUX"})
_GOVERNING = frozenset({"prep", "agent", "dative", "mark"})
RELATIVES = frozenset({"who", "whom", "which", "that", "whose"})
DEEPEST = 12  # no clause of real prose nests deeper; bounds the climb on broken parses

VALIDITY = frozenset({"effect", "force", "operation"})


def child(token: Token, *labels: str) -> Token | None:
    """Give the first child with one of the dependency labels."""
    for c in token.children:  # a loop, as nothing is called more often
        if c.dep_ in labels:
            return c
    return None


@kept_list
def conjuncts(token: Token) -> list[Token]:
    """Give the token and what is coordinated with it, in the order of the text.

    A list in apposition that ends in a conjunction ("A, B, and C" read as apposition) counts as coordinated.
    """
    found, queue = [token], [token]
    while queue:
        at = queue.pop(0)
        for c in at.children:
            if c.dep_ == "conj" or (c.dep_ == "appos" and _is_list_item(at, c)):
                found.append(c)
                queue.append(c)
    return sorted(found, key=lambda t: t.i)


def _is_list_item(head: Token, item: Token) -> bool:
    """Tell a member of a list from a true apposition: names of one kind, and the list goes on with a conjunction."""
    if item.i < head.i or item.pos_ != "PROPN" or head.pos_ != "PROPN":
        return False
    if any(opens_list(t) for t in head.doc[head.i : item.i]):
        return False
    later = [c for c in head.children if c.dep_ == "conj" and c.i > item.i]
    if later and head.ent_type_ == item.ent_type_ != "PERSON":
        return True  # "A, B, and C" read as A, which is B, and C
    own = [c for c in item.children if c.dep_ == "conj"]
    added = bool(own) and own[0].left_edge.i > 0 and own[0].doc[own[0].left_edge.i - 1].dep_ == "cc"
    return added or (bool(own) and any(c.dep_ == "cc" for t in [item, *own] for c in t.children))


def companions(doer: Token) -> list[Token]:
    """Give who does it with somebody: "A, along with B, signed", "Together with B, A signed", "planned by A with B"."""
    by = doer.head
    verb = by.head if doer.dep_ == "pobj" else by
    if doer.dep_ == "pobj":
        around = [*verb.rights, *(verb.head.rights if verb.dep_ == "acl" else ())]
        phrases = [*doer.rights, *(c for c in around if c.i > doer.i)]
    else:
        done = [c.right_edge.i for c in doer.rights if c.dep_ == "acl"]  # "A, planned by B along with C, opened"
        own = [c for c in doer.rights if c.i < min(done, default=verb.i) < verb.i or (not done and c.i < verb.i)]
        phrases = [*own, *verb.lefts]
    return [
        t for c in phrases if (inner := _accompanying(c)) is not None for t in objects_of(inner) if t.pos_ in NOMINAL
    ]


def _accompanying(word: Token) -> Token | None:
    """Give the preposition of "along with", "together with", "alongside"."""
    before = word.nbor(-1).lower_ if word.i > word.sent.start else ","
    if word.dep_ != "prep":
        return None
    if word.lower_ == "along":
        inner = child(word, "prep")
        return inner if inner is not None and inner.lower_ == "with" else None
    joined = before == "together" if word.lower_ == "with" else word.lower_ == "alongside" and before == ","
    return word if joined else None


def has_negation(verb: Token) -> bool:
    """Tell "not to sign A", and the second of "not to sign A or to fund B"."""
    first = first_conjunct(verb)
    either = first != verb and any(c.dep_ == "cc" and c.lower_ in ("nor", "or") and c.i < verb.i for c in first.rights)
    return child(verb, "neg") is not None or (either and child(first, "neg") is not None)


def is_infinitive(verb: Token) -> bool:
    """Tell an infinitive with "to", or the first deed of a list: "proposed two steps: cut A and build B".

    Also a "to" alone that stands for one: "signed A, but B refused to".
    """
    if verb.tag_ == "TO":
        return verb.dep_ == "xcomp"
    listed = verb.dep_ == "acl" and verb.tag_ == "VB" and verb.i > 0 and verb.nbor(-1).text == ":"
    return listed or any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children)


def name_after(copula: Token) -> list[Token]:
    """Give the names that a copula gives its subject: "the author of A is (the poet) B"."""
    name = child(copula, "attr")
    if name is not None and name.pos_ != "PROPN":
        name = child(name, "appos")
    return [t for t in conjuncts(name) if t.pos_ == "PROPN"] if name is not None and name.pos_ == "PROPN" else []


_BOUND = ("amod", "compound", "nmod", "acomp")  # "A-led B", "B is A-led"


def is_passive(verb: Token) -> bool:
    """Tell whether the verb's surface subject is what is acted on."""
    if any(c.dep_ in ("nsubjpass", "auxpass") for c in verb.children):
        return True
    if verb.tag_ == "VBN" and child(verb, "agent") is not None and child(verb, "aux", "dobj") is None:
        return True  # "the tram funded by A runs", read as what the tram did
    if verb.tag_ == "VBN" and not any(c.dep_ in ("aux", "nsubj") for c in verb.children):
        if verb.dep_ in ("acl", "advcl", "amod"):
            return not any(c.dep_ == "dobj" for c in verb.children)
        if verb.dep_ == "conj" and verb.head.pos_ in VERBAL:
            return is_passive(verb.head)
        return verb.dep_ == "acomp" and bound_to(verb) is not None
    return False


def is_preposition(token: Token) -> bool:
    """Tell a participle that is a preposition: "varies depending on A"."""
    return token.dep_ in ("prep", "advcl") and token.lower_ in GRAMMAR.prepositional


def bound_to(participle: Token) -> Token | None:
    """Give the noun or name that a hyphen binds to a participle: "A-led", "B is A-funded", "A-built and financed".

    Or the name that only lacks the hyphen: "the EU funded clinic".
    """
    doc, at, first = participle.doc, participle.i, participle.head
    joined = participle.dep_ == "conj" and first.tag_ == "VBN" and first.dep_ in _BOUND
    if participle.tag_ != "VBN" or not (joined or participle.dep_ in _BOUND):
        return None
    if participle.dep_ == "amod" and at and (doc[at - 1].dep_, doc[at - 1].pos_) == ("npadvmod", "PROPN"):
        return doc[at - 1] if doc[at - 1].head == participle else None
    if at < 2 or doc[at - 1].tag_ != "HYPH" or doc[at - 1].whitespace_ or doc[at - 2].whitespace_:
        return bound_to(first) if joined and doc[at - 1].dep_ == "cc" and doc[at - 2] == first else None
    return doc[at - 2]


def owner_word(noun: Token) -> Token | None:
    """Give the word that possesses it, also through the noun before its name: "A's utility B"."""
    parts = [noun, *(c for c in noun.children if c.dep_ == "compound" and c.pos_ == "NOUN")]
    return next((owner for part in parts if (owner := child(part, "poss")) is not None), None)


@kept_list
def possessors(noun: Token) -> list[Token]:
    """Give who possesses it: "A's B", "A and B's C", "A, whose B"."""
    owner = owner_word(noun)
    if owner is None:
        return []
    if owner.lower_ != "whose":
        return conjuncts(owner)
    at = noun
    for _ in range(DEEPEST):
        if at.dep_ == "relcl":
            return [at.head]
        at = at.head
    return []


def is_excluded(token: Token) -> bool:
    """Tell a conjunct that is said to have no part: "A, but not B", "A rather than B", "all except B"."""
    if token.dep_ not in ("conj", "appos"):
        return False
    if token.dep_ == "conj" and token.head.dep_ == "conj" and token.pos_ in NOMINAL and is_excluded(token.head):
        link = token.doc[token.left_edge.i - 1]
        parted = link.lower_ == "and" and link.nbor(-1).text == ","  # "A, not B, and C": the third may well have part
        return link.lower_ != "but" and not (parted and token.head.head.dep_ != "conj")
    if any(c.dep_ == "neg" and c.lower_ == "but" for c in token.lefts):
        return True  # "all members but A"
    start = next(
        (t.i for t in token.doc[token.left_edge.i : token.i] if t.lower_ not in ("but", "and", "not")), token.i
    )
    before = [t.lower_ for t in token.doc[max(0, start - 2) : start]]
    return not GRAMMAR.excluding.isdisjoint((" ".join(before), *before[-1:]))


def first_conjunct(token: Token) -> Token:
    """Give the head of the coordination that the token stands in."""
    for _ in range(40):
        if token.dep_ != "conj" or token.head is token:
            break
        token = token.head
    return token


def objects_of(preposition: Token) -> list[Token]:
    """Give what a preposition governs: noun heads and gerunds, conjuncts each on its own; "from A to B" not crossed."""
    inner = [c for c in preposition.children if c.pos_ == "ADP" and c.dep_ in ("prep", "pcomp")]
    found = [
        t
        for c in preposition.children
        if c.dep_ in ("pobj", "pcomp") and c not in inner
        for t in _antecedents_of(c) or [o for t in conjuncts(c) for o in _governed(t, preposition)]
    ]
    for c in inner:  # "because of", "in addition to": the second preposition governs
        if not found:
            found += objects_of(c)
    return found


def _governed(token: Token, preposition: Token) -> list[Token]:
    """Give the object of a preposition added to another one: "to A and to B"; "to A, consistent with B" is none."""
    if token.pos_ != "ADP":
        return [token]
    return (
        [] if "fixed" in {c.dep_ for c in token.children} and token.lower_ != preposition.lower_ else objects_of(token)
    )


def _antecedents_of(relative: Token) -> list[Token]:
    """Give what "which" stands for in "the pact under which A acts"."""
    if relative.lower_ not in ("which", "whom"):
        return []
    at = relative
    for _ in range(DEEPEST):
        if at.dep_ == "relcl" and at.head.i < relative.i:
            return [at.head]
        at = at.head
    return []


def adds_phrase(word: Token) -> bool:
    """Tell an "including" that goes on with a phrase of its own kind ("including through A"), and lists no examples."""
    return word.lower_ == "including" and any(c.pos_ == "ADP" and c.dep_ in ("prep", "pcomp") for c in word.children)


@kept_list
def prepositions(token: Token) -> Iterator[tuple[str, Token]]:
    """Give (word, preposition token) for each prepositional phrase of a token; "prt prep" is not joined here."""
    for c in token.children:
        if c.dep_ in _GOVERNING and c.pos_ in ("ADP", "SCONJ", "VERB", "PART", "ADV") and not is_marker(c):
            if adds_phrase(c):
                yield from ((inner.lower_, inner) for inner in c.children if inner.pos_ == "ADP")
            else:
                yield c.lower_, c
            for other in c.children:  # "called for A and for B"
                if other.dep_ == "conj" and other.pos_ == "ADP":
                    yield other.lower_, other
        elif c.dep_ == "conj" and c.pos_ == "ADP" and token.pos_ == "VERB":  # "met with A in B and later with C"
            yield c.lower_, c
        elif c.dep_ in ("advmod", "prt"):  # "together with", "away from", "lived up to"
            yield from ((g.lower_, g) for g in c.children if g.dep_ == "prep" and not _tells_where(g))


def _tells_where(of: Token) -> bool:
    """Tell "an attack south of A", which is none of A's, and "left ahead of A", which tells when."""
    return of.lower_ == "of" and (of.head.lower_ in GRAMMAR.directions or of.head.lower_ == "ahead")


def tells_of_times(preposition: Token) -> bool:
    """Tell "in a changing world", "amid an uncertain environment"."""
    times = child(preposition, "pobj") if preposition.lower_ in ("in", "amid") else None
    if times is None or times.lemma_.lower() not in GRAMMAR.backdrops:
        return False
    return any(c.lower_ in GRAMMAR.unsettled for c in times.lefts)


def is_marker(preposition: Token) -> bool:
    """Tell what only leads from one sentence to the next, "for example", and what tells of the times."""
    if tells_of_times(preposition):
        return True
    if preposition.n_rights != 1 or preposition.n_lefts or preposition.right_edge.i != preposition.i + 1:
        return False
    return f"{preposition.lower_} {preposition.nbor().text}" in GRAMMAR.markers


def met_at(company: Sequence[Token], roles: Collection[str]) -> list[tuple[str, list[Token]]]:
    """Give where somebody met others, read with whom they met: "met with the heads of A and B at C"."""
    last = [t for head in company[-1:] for t in (head, *conjuncts(head)[1:])]
    return [
        (word, objects_of(preposition))
        for head in last
        for word, preposition in prepositions(head)
        if word in ("at", "during") and word not in roles and preposition.i > head.i
    ]


def is_bracketed(noun: Token) -> bool:
    """Tell a phrase with a name in it that stands in brackets: "(Aswan region)"."""
    if noun.dep_ != "appos":
        return False
    doc, first = noun.doc, noun.left_edge.i
    first += doc[first].text == "("
    bracketed = first > 0 and doc[first - 1].text == "("
    return bracketed and any(t.pos_ == "PROPN" for t in doc[first : noun.i + 1])


def singled_out(noun: Token) -> list[Token]:
    """Give the nouns of which a phrase takes one: "launched one of its biggest attacks on A"."""
    some = noun.lower_ == "one" or noun.tag_ == "CD"  # "won 31 of the seats"
    return [t for word, p in prepositions(noun) if word == "of" for t in objects_of(p)] if some else []


def valid_in(noun: Token) -> list[Token]:
    """Give the nouns of validity of "the entry into force of A", "its coming into effect"; none for other nouns."""
    if noun.lemma_ != "entry" and noun.lower_ != "coming":
        return []
    return [t for word, p in prepositions(noun) if word == "into" for t in objects_of(p) if t.lower_ in VALIDITY]
