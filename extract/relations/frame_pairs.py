"""Gives the pairs of entities of which each frame of a predicate may tell something, whatever their classes."""

from __future__ import annotations

from reportgraph.extract.grammar.themes import called_so
from reportgraph.extract.model import Entity
from reportgraph.extract.relations.candidates import Knowledge, allowed, is_whereabouts
from reportgraph.extract.relations.fitting import acting
from reportgraph.extract.relations.frames import Matcher
from reportgraph.ontology.frames import Frame
from spacy.tokens import Token

Pair = tuple[Frame, Entity, Entity, Token]


def frame_pairs(matcher: Matcher, knowledge: Knowledge) -> tuple[list[Pair], list[Pair]]:
    """Give each frame with the pairs of entities that stand at its ends, and the token of the second one.

    Apart those of frames that ask for another noun: "A reports on B" tells little of what A is that is no report.
    """
    referents, schema = knowledge.referents, knowledge.schema
    sure, late = list[Pair](), list[Pair]()
    named = frozenset[str]().union(*(f.nouns for f in matcher.frames() if f.when))
    for frame in matcher.frames():
        for subject, theme in matcher.pairs(frame):
            called = {t.lemma_.lower() for t in called_so(theme)}
            apart = theme.head.lemma_.lower() in frame.but & named  # "secured a settlement", as no peace is
            if subject.i == theme.head.i or apart or (frame.nouns and called.isdisjoint(frame.nouns)):
                continue
            if theme.against and knowledge.is_a(theme.head, "Group"):
                continue  # "told the troops to withdraw": who is told is no matter that is called for
            ends = (theme.against or theme.less) and frame.property == "proposed"  # "measures to cut A"
            target = theme.through if ends and theme.through is not None else theme.head
            other = bool(frame.doers) and frame.doers.isdisjoint(knowledge.names_of(subject))
            where, domain = is_whereabouts(subject), schema.properties[frame.property].domain
            for a in referents.entities(subject):
                if other and a.is_named and schema.is_a(a.cls, "Actor"):
                    continue  # states do not set things up as plans do
                if where and acting(a) is not None and not allowed(a.cls, domain, schema):
                    continue  # "in Milan": nobody who acts
                pairs = [(frame, a, b, target) for b in referents.entities(target) if a.key != b.key]
                (late if other else sure).extend(pairs)
    return sure, late
