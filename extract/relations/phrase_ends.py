"""Whether what a phrase holds is a thing of its own: who made it must be told, and a name's end is no whole."""

from __future__ import annotations

from collections.abc import Iterator

from reportgraph.extract.model import Entity, MentionKind
from reportgraph.extract.parsing.labels import DETERMINING
from reportgraph.extract.parsing.spelling import singular
from reportgraph.extract.parsing.syntax import child, objects_of, prepositions
from reportgraph.extract.parsing.tree import FINITE
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.lexicon import Rule
from reportgraph.ontology.naming import load_naming
from spacy.tokens import Token

_MADE = frozenset({"published", "authored", "signed", "implements", "proposed", "produces"})
_FIRM = frozenset("Alliance Group Holding Holdings Corporation Company Inc Inc. Ltd Ltd. LLC LLP PLC AG SE SA".split())


def is_shared_event(rule: Rule, link: str, event: Token) -> bool:
    """Tell what its owner did not host alone, or at home: "China's summit with Russia", "Peru's forum in Lima"."""
    apart = any(word in ("between", "in", "with") for word, _ in prepositions(event))
    return rule.property == "hosted" and link == "possessor" and apart


def is_unnamed_person(entity: Entity) -> bool:
    """Tell an office whose holder has no name: "the country's president"."""
    return entity.cls == "Person" and not entity.is_named


def called_by(outer: Token) -> set[str]:
    """Give the lemma of a phrase's head, and of the noun for its kind before a name: "the browser Voltra"."""
    kinds = [c for c in outer.lefts if outer.pos_ == "PROPN" and c.dep_ == "compound" and c.text.islower()]
    return {t.lemma_.lower() for t in (outer, *kinds)}


def is_somebody(noun: Token) -> bool:
    """Tell a person whose office was read as a body: a "Lake Council Senior Liaison" is no part of the council."""
    lemma = noun.lemma_.lower()
    classes = load_naming().classes_of(lemma) or load_naming().classes_of(singular(lemma)) or ()
    return classes[:1] == ("Person",)


def is_untold_maker(rule: Rule, outer: Entity, inner: Entity) -> bool:
    """Tell what somebody without a name made ("each agency's reports"), and a name that only holds that of a party."""
    made = rule.property in _MADE and rule.subject == "inner"
    return made and ((not inner.is_named and " " not in inner.name) or (outer.is_named and not rule.named))


def is_called_after(rule: Rule, link: str, group: Entity, body: Entity) -> bool:
    """Tell a group that its own name puts where it is: that "Peru's troops" belong to Peru says nothing."""
    if rule.property != "affiliatedWith" or link in ("from", "in", "with") or group.cls != "Group" or group.is_named:
        return False
    names = {m.name.lower() for m in body.mentions if m.kind is MentionKind.NAME} | {body.name.lower()}
    said = f" {group.name.lower()} "
    return any(f" {name}{end}" in said for name in names for end in (" ", "'s ", "’s ", "' ", "’ "))


def is_any(rule: Rule, outer: Token, link: str) -> bool:
    """Tell what may be made at any time: "upon notification by A" tells of no notification.

    So too the mere name of what another body runs: B in "UNICEF's B program", and not in "Chad's B program".
    """
    owner = child(outer, "poss") if rule.property == "implements" and link == "modifier" else None
    if owner is not None and owner.pos_ != "PRON" and owner.ent_type_ not in ("GPE", "LOC", "NORP"):
        return True
    bare = outer.tag_ == "NN" and not any(c.dep_ in DETERMINING for c in outer.lefts)
    told = (
        outer.lemma_ in GRAMMAR.researched
        and outer.dep_ == "nsubj"
        and outer.head.tag_ in FINITE
        and outer.head.lemma_ in GRAMMAR.takes_clause
    )
    return rule.property in _MADE and link in ("by", "from") and bare and not told  # "research by A shows that B"


def is_mere_part(a: Entity, b: Entity, link: str, inner: Token) -> bool:
    """Tell the end of a name that names nothing elsewhere: "Lake Law School" in "University of Lake Law School"."""
    last = any(m.span.end == s.end for m in b.mentions for s in [n.span for n in a.mentions])
    bare = link == "inside" or not any(c.lower_ == "the" or c.dep_ == "poss" for c in inner.lefts)
    return link.startswith("inside") and _is_held(a, b) and last and bare and not b.ids


def is_own_name(a: Entity, b: Entity) -> bool:
    """Tell what a thing is called, and nobody beside it: "the Lake Insurance programme", if there is no such firm."""
    guessed = b.cls == "Company" or all(m.how in ("ner", "shape", "default") for m in b.mentions)
    known = any(m.how == "gazetteer" for m in b.mentions)
    guessed = guessed or (b.name.isupper() and " " not in b.name and not known)  # "the TRUST initiative"
    guessed = guessed or b.name.split()[-1].lower() in GRAMMAR.called_programs  # "the Reef Grants program"
    return guessed and not b.ids and _is_held(a, b)


def _is_held(a: Entity, b: Entity) -> bool:
    """Tell a name that stands nowhere but in the mentions of another thing."""
    spans = [m.span for m in a.mentions]
    return all(any(s.begin <= m.span.begin and m.span.end <= s.end for s in spans) for m in b.mentions)


def sakes(outer: Token) -> Iterator[Token]:
    """Give for whose sake something is: A in "a march in solidarity with A"."""
    for word, preposition in prepositions(outer):
        for noun in objects_of(preposition) if word == "in" else ():
            if noun.lemma_.lower() in GRAMMAR.sakes and is_bare(noun):
                behind = noun.nbor() if noun.i + 1 < noun.sent.end else noun
                yield from objects_of(behind) if behind.dep_ == "prep" else ()


def is_bare(noun: Token) -> bool:
    """Tell a noun right behind its preposition, which names a manner: "in consultation with A", "in close touch"."""
    if noun.left_edge != noun and (noun.tag_ != "NN" or any(c.dep_ != "amod" for c in noun.lefts)):
        return False
    return noun.dep_ == "pobj" and noun.head.i + 1 == noun.left_edge.i


def is_firm(a: Entity, b: Entity) -> bool:
    """Tell two names of one firm, of which one begins with the other: "Lake Motor" in "Lake Motor Group"."""
    shorter, longer = sorted((a.name.split(), b.name.split()), key=len)
    return longer[: len(shorter)] == shorter and longer[-1] in _FIRM
