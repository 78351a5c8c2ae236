"""What guides an act: the theme of an event, the treaty or the principle in line with which something is done."""

from __future__ import annotations

from collections.abc import Sequence

from reportgraph.extract.grammar.arguments import surface_subject
from reportgraph.extract.grammar.themes import themes_of
from reportgraph.extract.parsing.syntax import child
from reportgraph.extract.parsing.tree import neighbor_of
from reportgraph.extract.relations.candidates import Candidate, Knowledge, Source
from reportgraph.extract.relations.propositions import PredicateKind, Proposition
from reportgraph.ontology.frames import word_lists
from reportgraph.ontology.grammar import GRAMMAR
from spacy.tokens import Token

_KEEPING = (
    "accordance",
    "basis",
    "compliance",
    "conformity",
    "consistent",
    "framework",
    "furtherance",
    "keeping",
    "line",
    "pursuant",
    "spirit",
    "umbrella",
)
_NEAR = 3  # tokens from "under" to the word for a theme, and from there to the title


def find_guidance(propositions: Sequence[Proposition], knowledge: Knowledge) -> list[Candidate]:
    """Give which theme an event has, and which standards somebody keeps to who acts by them."""
    found: list[Candidate] = []
    for p in propositions:
        if p.kind is PredicateKind.VERB:
            found += [*_themed(p, knowledge), *_by_standards(p, knowledge)]
    return found


def _themed(p: Proposition, knowledge: Knowledge) -> list[Candidate]:
    """ "The forum was held under the theme 'Water for All'": the forum is about it."""
    titles = [t for word in p.predicate.subtree if _is_theme_of(word, p.predicate) for t in _title(word, knowledge)]
    if p.lemma == "theme":  # "the forum, themed A"
        titles = _title(p.predicate, knowledge)
    roles = ("object", "at", "during") if p.passive else ("agent", "at", "during", "object")
    told = [t for role in roles for t in p.roles.get(role, ())] if titles else []
    events = [t for t in told if knowledge.is_a(t, "Event", "Project")]
    rule = "under a theme"
    return [Candidate(a, "about", b, p.predicate, Source.GATHERING, rule) for a in events[:1] for b in titles]


def _is_theme_of(word: Token, verb: Token) -> bool:
    """Tell the theme under which something is done, and not what somebody does who is spoken of beside."""
    if word.lemma_.lower() not in GRAMMAR.mottos:
        return False
    if word.i < verb.i:  # "Under the theme of A, the forum drew B"
        return word.dep_ == "pobj" and word.head.lower_ in ("under", "with") and word.head.head == verb
    under = any(t.lower_ in ("under", "with") for t in word.doc[max(verb.i, word.i - _NEAR) : word.i])
    return under and next((t for t in word.ancestors if t.pos_ in ("VERB", "AUX")), None) == verb


def _title(word: Token, knowledge: Knowledge) -> list[Token]:
    """Give the title that stands right behind a word for a theme."""
    for token in word.doc[word.i + 1 : word.sent.end]:
        for entity in knowledge.referents.entities(token):
            begun = [m.begin for m in entity.mentions if m.head == token.i]
            if entity.cls in ("Principle", "Topic") and any(0 < b - word.i <= _NEAR for b in begun):
                return [token]
    return []


def _by_standards(p: Proposition, knowledge: Knowledge) -> list[Candidate]:
    """ "In line with the Lake Convention, A will protect B", "on the basis of equality": A is committed to it."""
    heads = [t for word in _KEEPING for t in (*p.roles.get(word, ()), *p.roles.get(f"object-{word}", ()))]
    standards = [t.head for h in heads for t in themes_of(h, knowledge.lexicon) if not (t.against or t.less)]
    people = [t for t in p.roles.get("agent", ()) or _undertaking(p) if knowledge.is_a(t, "Actor")]
    loose = p.predicate.tag_ in ("VBD", "VBN") and p.predicate.dep_ in ("acl", "advcl", "conj")
    if loose and neighbor_of(p.predicate, -1).text == "," and child(p.predicate, "agent", "dobj") is None:
        return []  # "praised the court, constituted pursuant to A": those who set it up keep to it
    return [
        Candidate(a, "committedTo", b, p.predicate, Source.GATHERING, "done by a standard")
        for a in people
        for b in standards
        if _is_standard(b, knowledge)
    ]


def _undertaking(p: Proposition) -> list[Token]:
    """Give who say how things shall be done: "A and B agreed that disputes will be settled in accordance with C"."""
    verb = p.predicate
    told = p.passive and verb.dep_ == "ccomp" and any(c.tag_ == "MD" for c in verb.lefts)
    return surface_subject(verb.head) if told and verb.head.lemma_ in GRAMMAR.vowing | GRAMMAR.saying else []


def _is_standard(token: Token, knowledge: Knowledge) -> bool:
    """Tell what states hold themselves to, a treaty or a principle, from the bill, the order or the law at hand."""
    named = any(e.is_named for e in knowledge.referents.entities(token))
    pact = token.lemma_.lower() in word_lists()["standards"]
    return knowledge.is_a(token, "Principle") or (named and pact and knowledge.is_a(token, "Document", "Initiative"))
