"""As what the make-up of a noun phrase stands: as the clause does, or as granted."""

from __future__ import annotations

from reportgraph.extract.attribution.beside import is_any
from reportgraph.extract.attribution.contexts import context_of
from reportgraph.extract.attribution.deeds import is_made
from reportgraph.extract.attribution.denials import is_negative
from reportgraph.extract.attribution.moods import modified, mood_of
from reportgraph.extract.model import Modality
from reportgraph.extract.parsing.syntax import child, first_conjunct
from reportgraph.extract.parsing.tree import neighbor_of
from reportgraph.extract.relations.candidates import Knowledge, Voice
from reportgraph.ontology.contexts import Contexts
from reportgraph.ontology.lexicon import Rule
from spacy.tokens import Token

_UNREAL = (Modality.ADVOCATED, Modality.NEGATED, Modality.PLANNED, Modality.POSSIBLE)
_FEATURING = frozenset({"feature", "include"})
_REASONS = frozenset({"because", "despite", "due", "owing", "thanks"})


def voiced(rule: Rule, link: str, outer: Token, knowledge: Knowledge) -> tuple[Voice, Token]:
    """Give how what a phrase says stands, and the word by whose context: what is founded is there as that is done."""
    voice = _voice_of(rule, link, outer, knowledge)
    made = _founding(outer, knowledge) if voice is Voice.CONTEXT and rule.property == "locatedIn" else None
    return voice, made or outer


def _voice_of(rule: Rule, link: str, outer: Token, knowledge: Knowledge) -> Voice:
    """An event that is held or a pact may be planned or denied; where a thing lies, and whose war it is, is granted.

    "may hold a vote in A" against "hopes to end the violence in A", "to hold A accountable for its war". What the
    clause denies or brings about is not there yet: "no port in A", "will build a port in A".
    """
    ahead = modified(outer, knowledge.lexicon.contexts) is not Modality.ASSERTED  # "a planned pact between A and B"
    if rule.property in ("participatedIn", "signed") and ahead:
        return Voice.CONTEXT
    if rule.property == "signed" and any(c.dep_ == "det" and c.lower_ in ("a", "an", "any") for c in outer.lefts):
        return Voice.CONTEXT  # "may apply for an A loan agreement"
    if rule.property in ("authored", "published", "signed") and _is_being_done(rule.property, outer, knowledge):
        return Voice.CONTEXT
    if rule.property in ("authored", "published") and first_conjunct(outer).head.lemma_ in _FEATURING:
        return Voice.CONTEXT  # "will feature remarks by A"
    if is_denied_apart(outer, knowledge):
        return Voice.PRESUPPOSED
    if rule.property == "about" and _is_lacking(outer, knowledge.lexicon.contexts):
        return Voice.CONTEXT
    own = Voice.CONTEXT if "Event" in rule.outer or link in ("between", "among", "with") else Voice.PRESUPPOSED
    wanted = first_conjunct(outer).head.lemma_.lower() in knowledge.lexicon.obtaining
    if wanted and rule.property in ("published", "authored", "proposed"):
        return Voice.CONTEXT  # "shall request recommendations from A"
    harm = any(f.property == "threatens" for f in knowledge.lexicon.frames.get((outer.lemma_.lower(), "noun"), ()))
    deed = harm and rule.property == "participatedIn" and link in ("possessor", "by")  # a war, and no conversation
    if rule.property != "locatedIn" and not deed:
        return own
    entities, schema = knowledge.referents.entities(outer), knowledge.schema
    named = any(e.is_named for e in entities)
    vague = any(c.dep_ == "det" and c.lower_ in ("a", "an", "any", "another", "no") for c in outer.children)
    base = first_conjunct(outer)
    made = base.dep_ == "dobj" and (
        (vague and base.head.lemma_ in knowledge.lexicon.contexts.making) or _founding(outer, knowledge) is not None
    )
    if named and not made and any(schema.is_a(e.cls, kind) for e in entities for kind in ("Place", "Institution")):
        return Voice.PRESUPPOSED
    contexts = knowledge.lexicon.contexts
    bare = outer.tag_ == "NNS" and not any(c.dep_ in ("det", "poss", "nummod") for c in outer.children)
    meant = (vague or bare) and not named and _is_only_meant(base, contexts)
    if made or meant or is_negative(outer, contexts) or (not named and is_made(outer, contexts)):
        return Voice.CONTEXT
    if "Event" not in rule.outer:
        return own
    if not vague and _is_talked_of(base, contexts):
        return Voice.PRESUPPOSED
    held = outer.lemma_.lower() in knowledge.lexicon.gatherings
    done = first_conjunct(outer).head.lemma_.lower() in knowledge.lexicon.performing
    coming = any(c.dep_ == "amod" and c.lower_ == "next" for c in outer.children)
    return Voice.CONTEXT if held or done or vague or coming else Voice.PRESUPPOSED


def _is_only_meant(noun: Token, contexts: Contexts) -> bool:
    """Tell what somebody plans or wants, which is not there yet: "plans for a factory in A", "for mills"."""
    by = noun.head if noun.dep_ == "pobj" else None
    over = by.head if by is not None else noun.head
    if noun.dep_ not in ("dobj", "pobj", "nsubjpass") or over.pos_ not in ("NOUN", "VERB"):
        return False
    form = "object" if by is None else "phrase"
    word = contexts.of(over.lemma_, over.pos_, form, "" if by is None else by.lower_)
    return word is not None and word.effects[form][0] in _UNREAL


def _founding(noun: Token, knowledge: Knowledge) -> Token | None:
    """Give the verb before which there is nothing of its object, named or not: "will set up the Lake Bank in A"."""
    base = first_conjunct(noun)
    frames = knowledge.lexicon.frames.get((base.head.lemma_.lower(), "verb"), ()) if base.dep_ == "dobj" else ()
    made = any(f.property == "founded" and f.object.split("|")[0] == "object" for f in frames)
    return base.head if made else None


def _is_lacking(noun: Token, contexts: Contexts) -> bool:
    """Tell what nobody has: "has no comment on A", "does not have any comment on A"."""
    verb = noun.head
    if noun.dep_ != "dobj" or verb.lemma_ not in ("have", "make", "offer"):
        return False
    none = is_any(noun) and mood_of(verb, contexts) is Modality.NEGATED
    return none or is_negative(noun, contexts)


def _is_being_done(deed_name: str, document: Token, knowledge: Knowledge) -> bool:
    """Tell a document of which the clause says how far it is: "hope to sign the pact between A and B".

    So it is in "urged the early conclusion of the pact between A and B", "will publish its annual report".
    """
    base = first_conjunct(document)
    deed, kind = base.head, "verb"
    if base.dep_ == "pobj" and base.head.lower_ == "of":
        deed, kind = base.head.head, "noun"
    elif base.dep_ not in ("dobj", "nsubjpass"):
        return False
    return any(f.property == deed_name for f in knowledge.lexicon.frames.get((deed.lemma_.lower(), kind), ()))


def _is_talked_of(noun: Token, contexts: Contexts) -> bool:
    """Tell what is granted of an event that people speak about: "discussed the summit in A", not "the planned one"."""
    verb = noun.head if noun.dep_ == "dobj" else noun.head.head
    if noun.dep_ not in ("dobj", "pobj") or verb.pos_ != "VERB":
        return False
    form = "object" if noun.dep_ == "dobj" else "phrase"  # "talked about the events in A"
    over = contexts.of(verb.lemma_, "VERB", form, noun.head.lower_)
    return over is not None and over.name == "converse" and modified(noun, contexts) is Modality.ASSERTED


def is_denied_apart(noun: Token, knowledge: Knowledge) -> bool:
    """Tell what is granted of a thing where only a deed is denied or asked for: "did not attend the summit in A".

    Also "a settlement of the war between A and B"; not "did not hold the summit in A", "cancelled the summit in A".
    """
    base, contexts = first_conjunct(noun), knowledge.lexicon.contexts
    if _is_reason(base) and child(noun, "poss") is not None:
        return True  # "could lose the vote because of its ties with A"
    if not any(c.lower_ in ("the", "this", "these", "those") for c in noun.lefts if c.dep_ == "det"):
        return False
    if base.dep_ == "pobj" and base.head.lower_ in ("of", "to") and base.head.head.pos_ == "NOUN":
        return True
    if base.dep_ == "pobj" and base.head.lower_ == "against":
        return True  # "voted against the pact of A"
    at = base.dep_ == "pobj" and base.head.lower_ in ("at", "during")
    if at and context_of(noun, contexts).modality in (Modality.ADVOCATED, Modality.NEGATED, Modality.POSSIBLE):
        return True  # "may raise A at the summit in B", "did not raise A at the summit in B"
    verb = base.head if base.dep_ == "dobj" else base.head.head if base.dep_ == "pobj" else None
    verb = verb.head if verb is not None and verb.pos_ == "ADV" else verb  # "stay away from the pact of A"
    if verb is None or verb.pos_ != "VERB" or verb.lemma_ in knowledge.lexicon.performing | contexts.making:
        return False
    coloured = base.dep_ == "dobj" and contexts.of(verb.lemma_, "VERB", "object") is not None
    modality = context_of(noun, contexts).modality
    if _is_attending(verb, knowledge) and modality in (Modality.ADVOCATED, Modality.POSSIBLE):
        return True  # "should attend the summit in A": there it is held, whoever comes
    return not coloured and modality is Modality.NEGATED


def _is_reason(noun: Token) -> bool:
    """Tell what something may happen for, or in spite of."""
    link = noun.head
    return noun.dep_ == "pobj" and not _REASONS.isdisjoint((link.lower_, neighbor_of(link, -1).lower_))


def _is_attending(verb: Token, knowledge: Knowledge) -> bool:
    """Tell a verb for being at what others hold: "attend", "skip"."""
    frames = knowledge.lexicon.frames.get((verb.lemma_, "verb"), ())
    return any((f.property, f.subject, f.object) == ("participatedIn", "agent", "object") for f in frames)
