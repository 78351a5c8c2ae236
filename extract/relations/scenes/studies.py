"""Who did the one study that a report tells of, and on what: "A team has analysed B. The study …", "lead author A"."""

from __future__ import annotations

from collections.abc import Iterator

from reportgraph.extract.grammar.arguments import agents, patients
from reportgraph.extract.model import DOCUMENT_KEY
from reportgraph.extract.parsing.parse import Parsed
from reportgraph.extract.parsing.syntax import child, is_passive
from reportgraph.extract.relations.candidates import Candidate, Knowledge, Source, Voice
from reportgraph.ontology.grammar import GRAMMAR
from spacy.tokens import Token

_STUDIES = frozenset({"analysis", "research", "study"})
_JOINT = frozenset({"co-author", "coauthor"})
_NEAR = 2  # sentences from what was looked into to "the study"


def find_studies(parsed: Parsed, knowledge: Knowledge) -> list[Candidate]:
    """Give who wrote the study, where the text tells of one only, and what whoever did it looked into."""
    own = _own(parsed, knowledge)
    studies: dict[str, Token] = {}
    for token in parsed.doc:
        if token.lemma_.lower() in _STUDIES and token.pos_ == "NOUN" and child(token, "det", "poss") is not None:
            for key in knowledge.referents.keys(token):
                studies.setdefault(key, token)
    if len(studies) != 1 or DOCUMENT_KEY in studies:
        return own
    [study] = studies.values()
    return [*own, *_authored(study, parsed, knowledge), *_looked_into(study, parsed, knowledge)]


def _own(parsed: Parsed, knowledge: Knowledge) -> list[Candidate]:
    """ "In this paper, A argues that B": the report is A's."""
    found = []
    for token in parsed.doc:
        told = token.dep_ == "pobj" and token.head.lower_ == "in" and DOCUMENT_KEY in knowledge.referents.keys(token)
        verb = token.head.head
        if not told or verb.pos_ != "VERB" or verb.dep_ != "ROOT" or is_passive(verb):
            continue
        if verb.lemma_ not in GRAMMAR.examining | GRAMMAR.arguing:
            continue
        for doer in agents(verb):
            if knowledge.is_a(doer, "Person", "Institution") and doer.pos_ == "PROPN":
                name = "authored" if knowledge.is_a(doer, "Person") else "published"
                found.append(Candidate(doer, name, token, verb, Source.VERB, "told in its text"))
    return found


def _authored(study: Token, parsed: Parsed, knowledge: Knowledge) -> Iterator[Candidate]:
    """ "Lead author Jane Roe said": of the study, if no other work is named."""
    for token in parsed.doc:
        before = token.nbor(-1).lower_ if token.i else ""
        writer = token.lower_ in _JOINT or (token.lower_ == "author" and before in GRAMMAR.of_study)
        if not writer or any(c.dep_ in ("poss", "prep") for c in token.children):
            continue
        name = token.head if token.dep_ in ("compound", "nmod", "appos") else child(token, "appos")
        if name is not None and knowledge.is_a(name, "Person") and name.pos_ == "PROPN":
            yield Candidate(name, "authored", study, token, Source.PHRASE, "author of the study", Voice.PRESUPPOSED)


def _looked_into(study: Token, parsed: Parsed, knowledge: Knowledge) -> Iterator[Candidate]:
    """ "A team has analysed B. The study …": the study is theirs, and about B."""
    the = child(study, "det")
    spans = [s.span for s in parsed.sentences]
    at = next((i for i, s in enumerate(spans) if s.start <= study.i < s.end), 0)
    if the is None or the.lower_ not in ("the", "this"):
        return
    for span in spans[max(0, at - _NEAR) : at]:
        verb = span.root
        if (
            verb.lemma_ not in GRAMMAR.examining
            or verb.pos_ != "VERB"
            or is_passive(verb)
            or child(verb, "neg") is not None
        ):
            continue
        people = [t for t in agents(verb) if knowledge.is_a(t, "Actor")]
        for t in people:
            yield Candidate(t, "authored", study, verb, Source.VERB, "looked into")
        for t in patients(verb) if people else []:
            yield Candidate(study, "about", t, verb, Source.VERB, "looked into")
