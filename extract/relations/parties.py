"""Who does something with each other: the parties of a reciprocal word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, combinations, pairwise

from reportgraph.extract.grammar.arguments import agents
from reportgraph.extract.parsing.syntax import child, conjuncts, first_conjunct
from reportgraph.extract.relations.candidates import Knowledge
from reportgraph.extract.relations.doers import NounPhrase
from reportgraph.extract.relations.predicate_words import words_of
from reportgraph.extract.relations.propositions import PredicateKind, Proposition
from reportgraph.ontology.frames import Frame, word_lists
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.lexicon import Lexicon
from spacy.tokens import Token

_PLURAL_ALONE = frozenset({"tie", "bond"})  # one tie is a match or a cord, one bond a debt
_BINDING = frozenset({"bind", "connect", "join", "link", "unite"})
_ENTERED = frozenset({("into", "enter"), ("on", "agree")})
_LINES = ("by", "on", "over", "via")
_PHONES = frozenset({"phone", "telephone", "videoconference", "videolink"})
MANY = 5  # parties of which no pair is told any more
_TWO = 2  # of more who are at a meeting, not each meets each
_BACK = 200  # tokens to the "we" whose cooperation is told of


def is_reciprocal(p: Proposition, lexicon: Lexicon, people: int) -> bool:
    """ "A and B met", "A and B held talks": of a noun only where the parties do it.

    What two people do with anything ("discuss") they do with each other, what many do they need not.
    """
    if _is_either(p.roles.get("agent", ())):
        return False
    if p.kind is PredicateKind.NOUN:
        over = p.predicate.head  # "A and B were among the leaders who attended the summit", "A and B attended C Summit"
        crowd = len(p.roles.get("agent", ())) > _TWO or over.dep_ == "relcl" or p.predicate.pos_ == "PROPN"
        many = crowd and over.lemma_ in ("attend", "join")
        links = ["with", "of", "for", "possessor"] if p.predicate.dep_ == "attr" else ["with", "between", "among"]
        links += ["of"] if p.lemma in GRAMMAR.asking else []  # "the calls of A and B for C"
        other = any(p.roles.get(word) for word in links)  # "A and B resumed ties with C", "are C's partners"
        paired = not (many or other or _is_single(p) or _is_field(p) or _is_told_of_others(p.predicate)) and any(
            f.subject == "pair" for word in words_of(p) for f in lexicon.frames.get((word, "noun"), ())
        )
        return paired and (_held(p.predicate).dep_ in ("dobj", "attr") or _is_state(p.predicate))
    together = any(c.lower_ == "together" for c in p.predicate.children)
    word = f"{p.lemma}-together" if together else f"{p.lemma}-{p.particle}"  # "A and B team up"
    alone = people == 2 and not _has_partner(p.predicate) and not _is_in_text(p)
    said = {*_said(p, [*words_of(p), word]), *([f"{p.lemma}-*"] if alone else [])}
    return not p.roles.get("with") and not lexicon.mutual.isdisjoint(said)


def _is_field(p: Proposition) -> bool:
    """Tell a field of work from talks: "prioritize policy consultation"."""
    bare = p.predicate.tag_ == "NN" and child(p.predicate, "det") is None
    return bare and p.lemma in ("consultation", "dialogue") and child(p.predicate, "compound") is not None


def _is_told_of_others(noun: Token) -> bool:
    """Tell "the leaders hailed the ties that bind our nations": a clause says whose they are."""
    clauses = [c for t in (noun, *noun.conjuncts) for c in t.rights if c.dep_ == "relcl" and c.i > noun.i]
    return any(c.lemma_ in _BINDING and child(c, "dobj") is not None for c in clauses)


def _held(noun: Token) -> Token:
    """Give the round of "held a third round of talks", which is held with them."""
    over = noun.head.head
    among = noun.dep_ == "pobj" and noun.head.lower_ == "of" and over.lemma_.lower() in GRAMMAR.in_series | {"series"}
    return over if among else noun


def _is_in_text(p: Proposition) -> bool:
    """Tell "In this paper, A and B discuss C": both write, and nobody meets."""
    return any(t.lemma_.lower() in word_lists()["writings"] for t in p.roles.get("in", ()))


def _has_partner(verb: Token) -> bool:
    """Tell what others do too: "A and B met with C to discuss D", "A and B met with C and discussed D"."""
    over = verb.head if verb.dep_ in ("advcl", "conj", "xcomp") else verb
    return over != verb and any(c.dep_ == "prep" and c.lower_ == "with" and c.i < verb.i for c in over.rights)


def is_mutual(frame: Frame, p: Proposition, knowledge: Knowledge) -> bool:
    """ "A and B cooperate" for "A cooperates with B"."""
    plain = p.kind is PredicateKind.VERB and not p.particle and not p.roles.get("with")
    if not plain or not knowledge.schema.properties[frame.property].symmetric:
        return False
    parties = p.roles.get("agent", ())
    said = {*_said(p, words_of(p)), f"{p.lemma}-*"}
    if knowledge.lexicon.mutual.isdisjoint(said) or _is_either(parties):
        return False
    return len(parties) > 1 or any(len(knowledge.referents.keys(t)) > 1 for t in parties)


def _is_either(doers: Sequence[Token]) -> bool:
    """Tell "A or B may hold talks": neither need meet the other."""
    return any(c.lower_ == "or" and c.dep_ == "cc" for t in doers for c in t.children)


def _said(p: Proposition, words: Sequence[str]) -> list[str]:
    """Give the words that may say of a predicate what its parties do: with an object only those that name it.

    A sum is no object: "traded 39 million dollars".
    """
    things = [t for t in p.roles.get("object", ()) if t.ent_type_ != "MONEY"]
    calls = [f"{p.lemma}-call" for word in _LINES for t in p.roles.get(word, ()) if t.lemma_.lower() in _PHONES]
    return [f"{p.lemma}-{t.lemma_.lower()}" for t in things] or [*words, *calls]  # "A and B spoke by phone"


def _is_state(noun: Token) -> bool:
    """Tell "A and B are in talks", "remain in contact", "entered into a partnership"."""
    preposition = noun.head
    near = noun.dep_ == "pobj" and noun.left_edge.i == preposition.i + 1
    lasting = preposition.lower_ == "in" and preposition.head.lemma_ in GRAMMAR.staying
    return near and (lasting or (preposition.lower_, preposition.head.lemma_) in _ENTERED)


def _lands_of(group: Token, knowledge: Knowledge) -> list[Token]:
    """Give A and B of "trade between A and B firms", told by their adjectives."""
    first = child(group, "amod", "nmod", "compound")
    lands = conjuncts(first) if first is not None and group.tag_ in ("NNS", "NNPS") else []
    told = len(lands) > 1 and all(t.i < group.i and knowledge.is_a(t, "Country", "Region") for t in lands)
    return lands if told else []


def _is_single(p: Proposition) -> bool:
    return p.lemma in _PLURAL_ALONE and p.predicate.tag_ == "NN"


def parties_of(p: Proposition, noun: NounPhrase, knowledge: Knowledge) -> list[Token]:
    """Give the parties of a reciprocal noun: "between A and B", "A-B cooperation", "A's cooperation with B"."""
    keys = knowledge.referents.keys
    if _is_single(p):
        return []
    between = list(p.fill("between|among"))
    if len(between) == 1:
        return [t for t in between if len(keys(t)) > 1] * 2 or _lands_of(between[0], knowledge)
    if len(between) > 1:
        return between
    of = p.roles.get("of", ()) if p.lemma in GRAMMAR.encounters else ()
    if len(of) == _TWO and all(knowledge.is_a(t, "Person", "Country") for t in of):
        return list(of)  # "the meeting of A and B"
    said = p.roles.get("said", ())
    third = any(p.roles.get(word) for word in ("of", "for", "possessor"))  # "A and B are C's partners"
    if p.predicate.tag_ == "NNS" and first_conjunct(p.predicate).dep_ == "attr" and 1 < len(said) < MANY:
        return [] if third else list(said)  # "A and B are partners"
    modifiers = [t for t in sides_of(noun.modifiers(), knowledge) if knowledge.is_a(t, "Actor")]
    if len(modifiers) > 1 and (p.lemma == "bond" or p.lemma in knowledge.lexicon.beside):
        return []  # "U.S. and Australian bonds": debts; "met French and Kenyan partners": his, and not each other's
    if len(modifiers) > 1:  # "the A-B war with C" is of both with C
        return [] if p.roles.get("with") or p.roles.get("against") else modifiers
    owners = list(p.roles.get("possessor", ()))
    if p.lemma in knowledge.lexicon.beside:
        return []  # "without their partners": these are others
    if len(owners) == 1 and len(keys(owners[0])) > 1 and not p.roles.get("with"):
        return owners * 2  # "A and B deepened their cooperation"
    return owners if len(owners) > 1 else []


def sides_of(tokens: Iterable[Token], knowledge: Knowledge) -> list[Token]:
    """Leave out names with others in them, and short names in brackets: "the A-B Trade Pact (TP) Council meeting"."""
    referents = knowledge.referents
    sides: list[Token] = []
    for token in tokens:
        if sides and _is_along(token) and knowledge.is_a(sides[0], "Person"):
            continue
        spans = [(m.begin, m.end) for e in referents.entities(token) for m in e.mentions if m.head == token.i]
        inside = (t for begin, end in spans for t in token.doc[begin:end] if t != token and referents.is_head(t))
        held = knowledge.is_a(token, "Institution") and any(knowledge.is_a(t, "Actor") for t in inside)
        if token.nbor(-1 if token.i else 0).text != "(" and not held:
            sides.append(token)
    return sides


def _is_along(group: Token) -> bool:
    """Tell "Jane Roe and the delegation", "the minister and his staff": those who come along with somebody."""
    told = [c for c in group.children if c.dep_ not in ("punct", "cc", "conj")]
    return group.lemma_ in GRAMMAR.companions and bool(told) and all(c.tag_ in ("DT", "PRP$") for c in told)


def paired_off(parties: Sequence[Token]) -> Iterator[tuple[Token, Token]]:
    """Pair the parties of a reciprocal noun: of "between A and B, C and D" each with A, which has a side of its own.

    Those behind a "between" of their own are none with the others: "between A and B and between A and C".
    """
    gaps = [{t.lower_ for t in a.doc[a.i + 1 : b.i]} for a, b in pairwise(parties)]
    if parted := next((n for n, gap in enumerate(gaps, 1) if "between" in gap), 0):
        return chain(paired_off(parties[:parted]), paired_off(parties[parted:]))
    tied = [(a, b) for (a, b), gap in zip(pairwise(parties), gaps, strict=True) if gap and gap <= {"-", "–"}]
    if len(tied) > 1 and len(parties) == _TWO * len(tied):
        return iter(tied)  # "the A-B and A-C disputes"
    if len(gaps) > 1 and "and" in gaps[0] and "," not in gaps[0] and "," in gaps[1]:
        return ((parties[0], other) for other in parties[1:])
    return combinations(parties, 2)


def speaking_before(predicate: Token, knowledge: Knowledge) -> list[Token]:
    """Give whose cooperation "the areas of cooperation" are: of who names them, else of the last "we" before them."""
    naming = predicate.head.head.head.head  # "A and B named C as an area of cooperation"
    if naming.pos_ == "VERB" and (parties := [t for t in agents(naming) if knowledge.is_a(t, "Actor")]):
        return parties
    before = predicate.doc[max(0, predicate.i - _BACK) : predicate.i]
    return [t for t in before if t.lower_ == "we" and knowledge.referents.keys(t)][-1:]
