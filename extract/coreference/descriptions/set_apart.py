"""Tells a description that sets its thing apart from the one that has the name: "the partnership with Mali"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reportgraph.extract.coreference.cues import Cue
from reportgraph.extract.coreference.discourse import Discourse
from reportgraph.extract.parsing.spelling import HYPHENS, is_ordinal
from reportgraph.ontology.grammar import GRAMMAR
from spacy.tokens import Token

_TELLING = frozenset({"about", "against", "between", "for", "from", "of", "on", "to", "with"})
_YEAR = 4  # digits
_CONTENT = ("NOUN", "PROPN", "VERB")


def is_set_apart(cue: Cue, named: Cue, discourse: Discourse) -> bool:
    """Tell whether a phrase says of its thing what the text has told of nothing that is called by the name.

    "The old programme" is another one; so are "the programme that trains nurses", "the partnership with Mali" and
    "the vaccine programme", but where the name was told of as for nurses, with Mali, on vaccines.
    """
    same = [c for c in discourse.cues[: cue.index] if discourse.find(c.index) == discourse.find(named.index)]
    called = any(c.is_name for c in same)
    doc = discourse.parsed.doc
    noun = doc[cue.mention.head]
    told = [t for c in same for t in doc[c.mention.head].sent if t.i < cue.mention.begin]
    told_to_be = noun.dep_ == "attr"  # "Peru is not the only state that supports A"
    if not called or told_to_be or not cue.definite or cue.plural or cue.mention.cls == "Person":
        return False
    elsewhere = GRAMMAR.directions if not discourse.is_a(named, "Place") else frozenset[str]()  # "the west bank"
    if (GRAMMAR.of_another | elsewhere) & {
        t.lower_ for t in noun.lefts if t.i == 0 or t.nbor(-1).text not in HYPHENS
    } - set(named.words):
        return True
    counts = {t.lower_ for t in noun.lefts if is_ordinal(t.lower_)}
    if counts - {w.lower() for c in same for w in c.mention.name.split()}:
        return True  # "the third forum" is none that the text has not called so
    if cue.determiner != "the":
        return False  # "this vaccine programme", "that region of the world"
    given = {_stem(t) for t in told}
    parts = list(_restricting(noun))
    generic = discourse.knowledge.naming.generic
    pair = " ".join(cue.words[-2:])  # "the think tank"
    if pair not in generic and (cue.head == named.head or cue.head not in generic):
        parts += [[c] for c in noun.lefts if c.dep_ == "compound" and c.pos_ == "NOUN" and not is_light(c, discourse)]
    before = doc[cue.mention.begin : noun.i]
    parts += [[c] for c in before if c.text.isdigit() and len(c.text) == _YEAR]
    inside = _names_in(before, discourse)
    if any(discourse.is_a(named, kind) for kind in ("Document", "Initiative")) and inside - _names_in(told, discourse):
        return True  # "the Peruvian-Chilean accord" where Peru and Chad have signed one
    return any(part and given.isdisjoint(_stem(t) for t in part) for part in parts)


def _names_in(words: Iterable[Token], discourse: Discourse) -> set[int]:
    return {discourse.find(discourse.names[t.i]) for t in words if t.i in discourse.names}


def _restricting(noun: Token) -> Iterator[list[Token]]:
    """Give the words that say more of a noun, by what tells it from others of its kind."""
    for c in noun.rights:
        aside = noun.doc[c.left_edge.i - 1].text in (",", "(", "–", "—")
        counted = c.lower_ == "of" and any(t.pos_ == "NUM" for t in c.subtree)  # "the nation of 8 million people"
        if not (aside or counted) and (c.dep_ == "relcl" or (c.dep_ == "prep" and c.lower_ in _TELLING)):
            yield [t for t in c.subtree if t.pos_ in _CONTENT]


def _stem(word: Token) -> str:
    return word.lemma_.lower()[:5]


def is_light(word: Token, discourse: Discourse) -> bool:
    """Tell "landmark", "five-year", "long-term", "Monday"."""
    graded = word.i > 1 and word.nbor(-1).text in HYPHENS and word.nbor(-2).pos_ in ("ADJ", "ADV", "NUM")
    return graded or word.lower_ in discourse.knowledge.naming.words.light or word.ent_type_ in ("DATE", "TIME")


def are_parted(first: Token, last: Token) -> bool:
    """Tell "Director A; Head of the Lake Bank B": another in the row; and "the Lake Teams the agency sent": who did."""
    between = first.doc[first.i : last.i]
    bare = last.left_edge.i == first.i + 1 and last.left_edge.lower_ == "the" and first.pos_ == "PROPN"
    return bare or any(t.text == ";" for t in between)
