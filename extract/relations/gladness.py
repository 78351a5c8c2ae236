"""Who is glad of what he sees, and whether a stance may be towards a thing at all."""

from __future__ import annotations

from collections.abc import Iterator

from reportgraph.extract.grammar.arguments import surface_subject
from reportgraph.extract.grammar.themes import is_ill, themes_of
from reportgraph.extract.parsing.syntax import child
from reportgraph.extract.relations.candidates import Candidate, Knowledge, Source, allowed
from reportgraph.extract.relations.propositions import Proposition
from spacy.tokens import Token


def find_gladness(p: Proposition, knowledge: Knowledge) -> Iterator[Candidate]:
    """ "A is happy to see B", "A is proud to see B built": A is glad of B."""
    verb, glad, lexicon = p.predicate, p.predicate.head, knowledge.lexicon
    if verb.dep_ != "xcomp" or glad.pos_ != "ADJ" or verb.lemma_ not in lexicon.contexts.perceiving:
        return
    if not any(f.property == "endorsed" for f in lexicon.frames.get((glad.lemma_.lower(), "adjective"), ())):
        return
    done = [c for c in verb.rights if c.dep_ == "ccomp" and c.tag_ in ("VBN", "VBD") and child(c, "dobj") is None]
    seen = [t for t in p.roles.get("object", ()) if t not in done] + [t for c in done for t in surface_subject(c)]
    themes = [theme for t in seen for theme in themes_of(t, lexicon) if not (theme.against or theme.less)]
    for a in p.roles.get("agent", ()):
        for thing in themes:
            if fits(thing.head, "endorsed", knowledge) and not is_ill(thing.head, lexicon):
                yield Candidate(a, "endorsed", thing.head, glad, Source.ADJECTIVE, "glad to see")


def fits(thing: Token, name: str, knowledge: Knowledge) -> bool:
    """Tell whether a stance may be towards a thing."""
    classes = knowledge.schema.properties[name].range
    return any(allowed(e.cls, classes, knowledge.schema) for e in knowledge.referents.entities(thing))
