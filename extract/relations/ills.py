"""What is bad, and who makes it less: problems somebody meets, ties that are strained, whoever disrupts a theft."""

from __future__ import annotations

from reportgraph.extract.grammar.themes import Theme, is_ill
from reportgraph.extract.parsing.labels import NOUN_SUBJECTS
from reportgraph.extract.parsing.syntax import child, first_conjunct, objects_of, prepositions
from reportgraph.ontology.frames import Frame
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.lexicon import Lexicon
from spacy.tokens import Token


def is_mild(theme: Theme, lexicon: Lexicon) -> bool:
    """Tell an example of problems that is none in itself: "problems, including trade"."""
    whole = theme.sample_of
    bad = is_ill(theme.head, lexicon) or any(c.lower_ in lexicon.illicit for c in theme.head.lefts)
    if whole is None or bad:
        return False
    called = [whole, *(t for word, p in prepositions(whole) if word == "of" for t in objects_of(p))]
    return any(t.lemma_ in GRAMMAR.hardships for t in called)


def is_odd(name: str, theme: Theme, lexicon: Lexicon) -> bool:
    """Tell what nobody says: problems that somebody is after, and what is bad and comes to harm."""
    hard = theme.head.lemma_ in GRAMMAR.hardships
    return (name == "aimsAt" and hard) or (name == "threatens" and is_ill(theme.head, lexicon))


def ills_told(noun: Token, lexicon: Lexicon) -> list[Token]:
    """Give the ills of which there is news: whoever is alarmed by reports of attacks is against the attacks."""
    inside = [t for word, p in prepositions(noun) if word == "of" for t in objects_of(p)]
    heard = noun.lemma_ in GRAMMAR.hearsay and any(is_ill(t, lexicon) for t in inside)
    listed = any(word == "including" for t in inside for word, _ in prepositions(t))  # "deaths, including those of A"
    return inside if heard and not listed else []


def hardship_of(theme: Theme, lexicon: Lexicon) -> Token | None:
    """Give the challenges of what is no ill: who meets the challenges of our age, or issues of trade, is for these."""
    hard = theme.through is not None and theme.through.lemma_ in GRAMMAR.hardships
    return theme.through if hard and not _is_bad(theme.head, lexicon) else None


def is_harmed(theme: Theme, lexicon: Lexicon) -> bool:
    """Tell what a clause says to be harmed, and not only to be made less: "undermining the courts"."""
    verb = theme.doing.lemma_.lower() if theme.doing is not None else ""
    frames = lexicon.frames.get((verb, "verb"), ())
    plain = [f for f in frames if f.object == "object" and not (f.when or f.nouns or f.particle)]
    return bool(plain) and plain[0].property == "threatens" and not _is_bad(theme.head, lexicon)


def _is_bad(noun: Token, lexicon: Lexicon) -> bool:
    """Tell what is bad, what is illicit, and what is of such goods: "the supply of heroin"."""
    links = [p for t in {noun, first_conjunct(noun)} for word, p in prepositions(t) if word in ("of", "for")]
    parts = [noun, *(t for p in links for t in objects_of(p))]
    illicit = any(c.lower_ in lexicon.illicit for t in parts for c in (t, *t.lefts))
    return illicit or is_ill(noun, lexicon)


def is_relief(frame: Frame, theme: Theme, lexicon: Lexicon) -> bool:
    """Tell a verb of harming whose object is bad: whoever disrupts a shortage or illegal fishing threatens nobody.

    What makes a crisis worse does no good to anybody, nor does what "threatens global challenges".
    """
    harms = frame.property == "threatens" and frame.pos == "verb" and frame.subject == "agent"
    if not harms or frame.nouns or frame.complement or frame.word in GRAMMAR.menacing:
        return False
    return _is_bad(theme.head, lexicon)


def is_soured(noun: Token) -> bool:
    """Tell ties that are bad: "strained relations", "ties between A and B soured"."""
    words = [c for c in noun.lefts if c.dep_ == "amod"]
    if noun.dep_ in NOUN_SUBJECTS and child(noun.head, "neg") is None:
        words += [noun.head, *(c for c in noun.head.rights if c.dep_ in ("acomp", "xcomp", "oprd"))]
    return any(w.lemma_.lower() in GRAMMAR.souring or w.lower_ in GRAMMAR.souring for w in words)
