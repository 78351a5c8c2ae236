"""What is at the heart of something, told beside it: "the Lake Spirit, with trust at its core, guides A"."""

from __future__ import annotations

from reportgraph.extract.grammar.arguments import surface_subject
from reportgraph.extract.parsing.labels import NOUNY
from reportgraph.extract.parsing.parse import Parsed
from reportgraph.extract.parsing.syntax import VERBAL, conjuncts, first_conjunct, objects_of
from reportgraph.extract.parsing.tree import FINITE
from reportgraph.extract.relations.candidates import Candidate, Knowledge, Source, Voice
from reportgraph.ontology.grammar import GRAMMAR
from spacy.tokens import Token

_WHERE = frozenset({"as", "at"})
_OWNED = frozenset({"its", "their"})
_CLOSERS = {"--": "--", "—": "—", "–": "–", "(": ")"}
_AFTER_ITEM = frozenset({",", "and", *_CLOSERS.values()})
_LONGEST = 30  # tokens set beside something
_FEWEST = 2
_BASED = ("Principle", "Initiative", "Document", "Institution")


def find_cores(parsed: Parsed, knowledge: Knowledge) -> list[Candidate]:
    """Give the principles that something has at its core, or the fields that it is about."""
    found: list[Candidate] = []
    for core in parsed.doc:
        if core.lower_ not in GRAMMAR.cores or not any(c.lower_ in _OWNED for c in core.lefts):
            continue
        what = _placed(core)
        for whole in _wholes(what[0], knowledge) if what else ():
            for t in what:
                ideal = knowledge.is_a(t, "Principle") and knowledge.is_a(whole, *_BASED)
                about = not ideal and knowledge.is_a(whole, "Document", "Event", "Project")
                if ideal or about:
                    name = "hasPrinciple" if ideal else "about"
                    found.append(Candidate(whole, name, t, core, Source.NOUN, "at its core", Voice.PRESUPPOSED))
    return [*found, *_enclosed(parsed, knowledge)]


def _enclosed(parsed: Parsed, knowledge: Knowledge) -> list[Candidate]:
    """Give the principles that dashes or brackets set beside what they make up: "the Lake Spirit -- A, B and C --"."""
    found: list[Candidate] = []
    for opener in parsed.doc:
        whole = opener.nbor(-1) if opener.i else opener
        if opener.text not in _CLOSERS or not knowledge.referents.is_head(whole) or not knowledge.is_a(whole, *_BASED):
            continue
        inside = parsed.doc[opener.i + 1 : min(opener.i + _LONGEST, opener.sent.end)]
        end = next((t.i for t in inside if t.text == _CLOSERS[opener.text]), -1)
        row = [t for t in inside if t.i < end and t.pos_ in NOUNY and t.nbor().lower_ in _AFTER_ITEM]
        ideals = [t for t in row if knowledge.is_a(t, "Principle")]
        if any(t.tag_ in FINITE for t in inside if t.i < end) or 2 * len(ideals) < len(row) or len(row) < _FEWEST:
            continue
        rule = "set beside"
        found += [
            Candidate(whole, "hasPrinciple", t, t, Source.NOUN, rule, Voice.PRESUPPOSED)
            for t in row
            if knowledge.is_a(t, "Principle", "Topic")
        ]
    return found


def _placed(core: Token) -> list[Token]:
    """Give what stands at the core: A and B in "with A and B at its core", "with A and B as its core"."""
    at = core.head
    if at.lower_ not in _WHERE or at.dep_ != "prep":
        return []
    had = first_conjunct(at.head)
    if had.dep_ == "dobj" and had.head.lemma_ == "have":  # "has A and B at its core"
        return [t for t in conjuncts(had) if t.i < at.i]
    before = core.doc[core.sent.start : at.i]
    with_ = next((t for t in reversed(before) if t.lower_ == "with" and t.dep_ == "prep"), None)
    what = [t for t in (objects_of(with_) if with_ is not None else ()) if t.i < at.i]
    return what if any(t.i == at.i - 1 for t in what) else []


def _wholes(what: Token, knowledge: Knowledge) -> list[Token]:
    """Give what has it: the noun that the phrase tells of, or the subject of its clause."""
    with_ = what.head
    if with_.pos_ in VERBAL:
        return [t for t in surface_subject(with_) if knowledge.referents.is_head(t)]
    if with_.head.pos_ in VERBAL:
        return [t for t in surface_subject(with_.head) if knowledge.referents.is_head(t)]
    return [with_.head] if with_.head.i < with_.i else []
