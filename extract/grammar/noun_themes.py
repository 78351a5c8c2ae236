"""What a noun is about: the complements that tell it."""

from __future__ import annotations

from reportgraph.extract.parsing.syntax import child, conjuncts, is_infinitive, objects_of, prepositions, valid_in
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.lexicon import Lexicon
from reportgraph.ontology.naming import load_naming
from spacy.tokens import Token

ABOUT = ("on", "of", "for", "to", "in", "toward", "towards", "against", "into", "at", "concerning", "regarding")
_OCCASIONS = ("participatedIn", "visited", "locatedIn")  # where one is
_THINGS = frozenset({"its", "their"})
_WEIGHTS = frozenset({"importance", "relevance", "significance", "value"})
_MADE = GRAMMAR.asking | {"decision", "plan", "text"}  # and told somewhere


def names_its_complement(noun: Token, lexicon: Lexicon) -> bool:
    """Tell a noun that is what stands behind its "of": "the principle of equality"."""
    if noun.lemma_.lower() not in lexicon.naming:
        return False
    heads = [t for word, p in prepositions(noun) if word == "of" for t in objects_of(p)]
    bare = all(t.pos_ == "NOUN" and child(t, "det", "poss", "relcl", "acl") is None for t in heads)
    return bool(heads) and bare


def complements_of(noun: Token, lexicon: Lexicon) -> tuple[bool, list[Token]]:
    """Give what a noun governs, and whether it is against it ("measures against A")."""
    compared = noun.head.lemma_.lower() in lexicon.comparing
    if noun.lemma_ == "entry":
        hosts = [*valid, noun] if (valid := valid_in(noun)) else []
        return False, [t for host in hosts for word, p in prepositions(host) if word == "of" for t in objects_of(p)]
    for word, preposition in prepositions(noun):
        if (compared and word == "against") or (word in ("for", "to") and noun.lemma_ in GRAMMAR.hardships):
            continue  # "weighed its steps against A", "overcomes challenges for A"
        if word in ("for", "to") and noun.lemma_ in _WEIGHTS:
            continue  # "recognised A's importance for B": the importance is A's
        if word in ABOUT and (found := objects_of(preposition)):
            where = word in ("in", "at") and all(map(_is_place, found))  # "talks in Peru", "its role in the region"
            where = where or (word == "in" and noun.lemma_ in _MADE and all(t.pos_ == "PROPN" for t in found))
            where = where or (word == "on" and noun.lemma_ == "advance" and all(map(_is_place, found)))
            at_hand = word == "at" and not is_related(noun.lemma_.lower(), "noun", word, lexicon)  # "at our disposal"
            jointly = word == "in" and found[0].i == preposition.i + 1 and child(found[0], "prep") is not None
            own = _is_pledge(noun, lexicon) or noun.lemma_ in GRAMMAR.together  # "the cooperation of both countries"
            held = word == "of" and own and _is_somebody(found[0])
            held = held or (word == "of" and found[0].lemma_ in GRAMMAR.mattering)  # "issues of common concern"
            held = held or concerns_all(found[0])  # "cooperation in areas of mutual interest"
            if not (where or held or at_hand or (jointly and found[0].lemma_.lower() in GRAMMAR.manner)):
                return word == "against", found
    owner = child(noun, "poss")
    if owner is not None and owner.lower_ in _THINGS and noun.lemma_.lower() in lexicon.undergone:
        return False, [owner]
    return False, [
        t
        for c in noun.children
        if (c.dep_ in ("acl", "advcl") and (c.tag_ == "VB" or (c.tag_ == "VBN" and is_infinitive(c))))
        or (c.dep_ == "relcl" and c.tag_ == "VB" and is_infinitive(c) and child(c, "nsubj") is None)
        for t in conjuncts(c)
    ]


def concerns_all(noun: Token) -> bool:
    """Tell fields that nothing names: "areas of mutual interest", "issues of common concern"."""
    fields = noun.lemma_ in GRAMMAR.areas or noun.lemma_ in GRAMMAR.issues
    of = [t for word, p in prepositions(noun) if word == "of" for t in objects_of(p)] if fields else []
    return bool(of) and of[0].lemma_ in GRAMMAR.mattering


def _is_pledge(noun: Token, lexicon: Lexicon) -> bool:
    """Tell what somebody has made, and what is not done by naming him: "the commitments of A", "the decision of B"."""
    word = lexicon.contexts.of(noun.lemma_, "NOUN", "infinitive")
    return word is not None and word.name == "plan"


def _is_place(noun: Token) -> bool:
    kind = (load_naming().classes_of(noun.lemma_.lower()) or ("",))[0] if noun.pos_ == "NOUN" else ""
    return noun.ent_type_ in ("GPE", "LOC", "FAC") or kind in ("City", "Country", "Place", "Region")


def _is_somebody(noun: Token) -> bool:
    classes = load_naming().classes_of(noun.lemma_.lower()) or ()
    return noun.ent_type_ in ("GPE", "ORG", "PERSON", "NORP") or bool(
        {"Company", "Country", "Group", "GovernmentBody", "Institution", "Person"} & set(classes[:1])
    )


def is_related(lemma: str, pos: str, preposition: str, lexicon: Lexicon) -> bool:
    """Tell whether a word makes a relation of what a preposition adds to it, other than where it is."""
    return any(
        preposition in (f.particle, *f.object.split("|")) and preposition not in f.subject.split("|")
        for f in lexicon.frames.get((lemma, pos), ())
        if f.property not in lexicon.plain and (preposition not in ("in", "at") or f.property not in _OCCASIONS)
    )
