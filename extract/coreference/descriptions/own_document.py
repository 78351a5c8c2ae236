"""Tells the pronouns that stand for the report itself: "This paper explores A. It also examines B", "We call for A"."""

from __future__ import annotations

from collections.abc import Iterable

from reportgraph.extract.coreference.cues import Cue
from reportgraph.extract.coreference.discourse import Discourse
from reportgraph.extract.coreference.parties.issuer import Issuer
from reportgraph.ontology.grammar import GRAMMAR
from spacy.tokens import Token


def is_document(cue: Cue, discourse: Discourse, issuer: Issuer, *, own: Iterable[int]) -> bool:
    """Tell a pronoun for the report itself; `own`: the mentions of it so far."""
    pronoun = discourse.parsed.doc[cue.mention.head]
    before = [discourse.cues[i] for i in own if 0 <= cue.sentence - discourse.cues[i].sentence <= 1]
    if before and pronoun.lower_ in ("it", "its") and _is_text(pronoun, discourse):
        return True
    if pronoun.dep_ != "nsubj":
        return False
    return _goes_on(pronoun, discourse, before) or _speaks(pronoun, cue, discourse, issuer)


def _is_text(pronoun: Token, discourse: Discourse) -> bool:
    """Tell what has authors, or was written: "This paper explores A. Its authors", "It was written by B"."""
    if pronoun.dep_ == "poss":
        return pronoun.head.lemma_.lower() in GRAMMAR.writers
    frames = discourse.lexicon.frames.get((pronoun.head.lemma_, "verb"), ())
    return pronoun.dep_ == "nsubjpass" and any(f.property == "authored" and f.object == "object" for f in frames)


def _goes_on(it: Token, discourse: Discourse, before: Iterable[Cue]) -> bool:
    """Tell the text that goes on to say what it is about: "This paper explores A. It also examines B"."""
    if it.lower_ != "it" or it.head.dep_ not in ("ROOT", "conj"):
        return False
    frames = discourse.lexicon.frames.get((it.head.lemma_, "verb"), ())
    tells = any((f.property, f.subject, f.object) == ("about", "agent", "object") for f in frames)
    heads = (discourse.parsed.doc[c.mention.head] for c in before)
    return tells and any(h.dep_ == "nsubj" and h.head.dep_ == "ROOT" for h in heads if h.i < it.i)


def _speaks(we: Token, cue: Cue, discourse: Discourse, issuer: Issuer) -> bool:
    """Tell who take a stand in a study by a house and its authors, which is their stand: "We recommend A".

    Not where the text says "I": that is a speech.
    """
    document, contexts = discourse.parsed.document, discourse.lexicon.contexts
    stand = we.lower_ == "we" and we.head.tag_ in ("VBP", "VBD") and contexts.colours(we.head.lemma_, "VERB")
    if not stand or we.head.dep_ != "ROOT" or we.i in issuer.quoted:
        return False
    house = GRAMMAR.houses_of_studies.intersection((document.publisher or "").lower().split())
    spoken = any(t.text in ("I", "my", "My") and t.pos_ == "PRON" for t in we.doc)
    return bool(house) and not spoken and not issuer.of(cue) and not issuer.goes_on(cue, discourse.lexicon)
