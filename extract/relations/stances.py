"""Stances that speakers show by what they say: as what a clause of theirs stands, and the claims made of a view."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reportgraph.extract.attribution.contexts import Context, context_of
from reportgraph.extract.parsing.syntax import child, first_conjunct
from reportgraph.extract.relations.candidates import Candidate, Knowledge, Source, Voice, allowed
from reportgraph.extract.relations.gladness import fits
from reportgraph.ontology.grammar import GRAMMAR
from spacy.tokens import Token

WISH = "advocates"


def context_at(verb: Token, knowledge: Knowledge) -> Context:
    """Give the context of a verb; in a quotation that runs on, a sentence is its speaker's."""
    context = context_of(verb, knowledge.lexicon.contexts)
    first = first_conjunct(verb)
    quoted = first.dep_ == "ccomp" and first.head.lemma_ in knowledge.lexicon.contexts.introducing
    own = not context.speakers and (first.dep_ == "ROOT" or quoted)
    speech = knowledge.referents.speaker(verb) if own else ()
    return Context(context.modality, (speech,)) if speech else context


def views_of(
    name: str, things: Iterable[Token], verb: Token, context: Context, knowledge: Knowledge
) -> Iterator[Candidate]:
    """Give the stance of those whose words hold a verb, towards each of some things."""
    schema = knowledge.schema
    rule, told = schema.properties[name], (child(verb, "acomp", "attr") or verb).lemma_.lower()
    for speaker in context.speakers[0] if context.speakers else ():
        if not any(allowed(e.cls, rule.domain, schema) for e in knowledge.referents.entities(speaker)):
            continue
        for thing in things:
            news = name == "opposes" and thing.lemma_.lower() in GRAMMAR.tidings  # "said the findings were alarming"
            if thing.i != speaker.i and not news and fits(thing, name, knowledge):
                yield Candidate(speaker, name, thing, verb, Source.ADVICE, told, Voice.VIEW)


def own_view(name: str, thing: Token, verb: Token, told: str, knowledge: Knowledge) -> Iterator[Candidate]:
    """Give the stance of the report itself; what it praises it speaks for."""
    name = WISH if name == "endorsed" else name
    if fits(thing, name, knowledge):
        yield Candidate(verb, name, thing, verb, Source.ADVICE, told, Voice.VIEW, whole=True)


def declares(knowledge: Knowledge) -> bool:
    """Tell a report that is itself what somebody declares: "Joint Statement of A and B"."""
    title = knowledge.referents.linked.entities[0].name.lower().split()
    return not GRAMMAR.declarations.isdisjoint(title)
