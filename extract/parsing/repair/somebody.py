"""Which nouns are somebody, as far as a sentence that is still being mended can tell."""

from __future__ import annotations

from reportgraph.ontology.lexicon import load_lexicon
from reportgraph.ontology.naming import load_naming
from reportgraph.ontology.schema import PEOPLE, load_schema
from spacy.tokens import Token

_PEOPLE = frozenset({"people", "personnel", "staff"})
_NOT_SOMEBODY = frozenset(
    {"ORG", "GPE", "LOC", "FAC", "DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "EVENT", "WORK_OF_ART"}
)


def is_person(noun: Token) -> bool:
    """Tell "the president" and "terrorists"; who a name is, the small model often gets wrong."""
    return not noun.ent_type_ and (is_role(noun) or noun.lower_ in _PEOPLE)


def is_role(noun: Token) -> bool:
    """Tell a noun that usually means people; with a capital it has an article: "the Speaker", not "Jane Speaker"."""
    told = noun.pos_ != "PROPN" or any(c.dep_ == "det" for c in noun.lefts)
    return told and "Person" in (load_naming().classes_of(noun.lemma_.lower()) or ())[:1]


def is_first_actor(noun: Token) -> bool:
    """Tell a noun that usually means somebody: "traders", "banks", and not "security", which may be a guard."""
    classes = load_naming().classes_of(noun.lemma_.lower()) or ()
    return any(load_schema().is_a(cls, "Actor") for cls in classes[:1])


def may_act(noun: Token) -> bool:
    """Tell a common noun, or a short form, for who does things on purpose: "the government", "UNICEF"."""
    return noun.text.isupper() or is_first_actor(noun)


def is_somebody(noun: Token, *, sure: bool = False) -> bool:
    """Tell whom "who" may mean; `sure`: no noun of which nothing is known."""
    if noun.tag_ == "NNPS" and not PEOPLE.isdisjoint((load_naming().classes_of(noun.lemma_.lower()) or ())[:1]):
        return noun.dep_ != "pobj" or not is_person(noun.head.head)  # "the Armed Forces, who", not "a veteran of those"
    if noun.ent_type_ in _NOT_SOMEBODY or (
        noun.pos_ == "PROPN" and noun.i + 1 in {c.i for c in noun.rights if c.like_num}
    ):
        return False  # "passengers of Flight 7, who"
    classes = load_naming().classes_of(noun.lemma_.lower()) if noun.pos_ == "NOUN" else None
    if classes is None:
        return not sure or noun.lower_ == "others"
    is_a = load_schema().is_a
    return not is_a(classes[0], "Place") and any(is_a(cls, "Actor") for cls in classes)


def is_stance_towards(noun: Token, verb: Token, pronoun: Token) -> bool:
    """Tell the support in "voiced support for Chad, which has sealed A": it is the one named who acts; help helps."""
    lexicon, named = load_lexicon(), [t for t in noun.subtree if t.pos_ == "PROPN" and noun.i < t.i < pronoun.i]
    frames = lexicon.frames.get((noun.lemma_.lower(), "noun"), ())
    helps = any(f.property == "contributesTo" for f in lexicon.frames.get((verb.lemma_, "verb"), ()))
    stance = any(f.property == "endorsed" for f in frames) and not helps
    return stance and bool(named) and named[-1].ent_type_ in ("GPE", "ORG", "NORP")


def is_party_to(state: Token, verb: Token) -> bool:
    """Tell Chad in "signed a pact with Chad, which A denounced": it is the pact that somebody judges."""
    thing = state.head.head
    if state.dep_ != "pobj" or state.head.lower_ != "with" or thing.pos_ != "NOUN":
        return False
    kind = (load_naming().classes_of(thing.lemma_.lower()) or ("",))[0]
    frames = load_lexicon().frames.get((verb.lemma_, "verb"), ())
    return kind in ("Document", "Event") and any(f.property in ("endorsed", "opposes") for f in frames)
