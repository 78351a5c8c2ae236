"""When projects are to be ready: "completion of A is slated for 2031", "A is due for completion in 2031"."""

from __future__ import annotations

from collections.abc import Iterator

from reportgraph.extract.attribution.contexts import Context
from reportgraph.extract.dates.dates import DateMention
from reportgraph.extract.dates.hosts import date_hosts
from reportgraph.extract.grammar.arguments import surface_subject
from reportgraph.extract.model import DOCUMENT_KEY, Modality, Statement
from reportgraph.extract.parsing.syntax import child, objects_of, possessors, prepositions
from reportgraph.extract.parsing.tree import SUBJECTS
from reportgraph.extract.relations.scene import Scene, context_at, granted, literal
from reportgraph.ontology.grammar import GRAMMAR
from spacy.tokens import Token

_NAMES = {"commissioning": "startDate", "completion": "endDate"}
_DEEDS = dict.fromkeys((*GRAMMAR.closing, "complete"), "endDate")
_DEEDS |= dict.fromkeys(GRAMMAR.opening - {"resume"}, "startDate")
_FURTHER = frozenset({"anticipate", "envisage", "foresee", "plan", "target"})
_OPEN = frozenset({"anticipate", "estimate", "expect", "likely", "project"})  # what may come otherwise
_BETWEEN = frozenset({"as", "at", "be", "before", "by", "currently", "during", "for", "in", "now", "on", "the"})
_WORKS = frozenset({"construction", "work", "works"})


def find_completions(scene: Scene) -> Iterator[Statement]:
    """Give when projects are begun, completed or put to use, where a noun tells it: "work on A began in 1970"."""
    for noun in scene.parsed.doc:
        deed = noun.head if noun.lower_ in _WORKS and noun.dep_ in (*SUBJECTS, "dobj") else None
        name = _NAMES.get(noun.lower_) if deed is None else _DEEDS.get(deed.lemma_)
        mention = _date_of(noun, deed, scene) if name is not None else None
        if name is None or mention is None or mention.value is None:
            continue
        for owner in _owners(noun):
            keys = [k for k in scene.referents.keys(owner) if k != DOCUMENT_KEY]
            if keys and all(scene.knowledge.schema.is_a(scene.referents.entity(k).cls, "Project") for k in keys):
                context = _context(noun, mention, scene) if deed is None else context_at(deed, scene)
                yield from (literal(k, name, mention.value, owner, scene, context=context) for k in keys)
                break


def _date_of(noun: Token, deed: Token | None, scene: Scene) -> DateMention | None:
    """Give the date of a deed, or behind the noun or what says that it is foreseen then, with nothing else between."""
    if deed is not None:
        return next((m for m in scene.dates if deed in date_hosts(noun.doc, m)), None)
    dates = (m for m in scene.dates if noun.i < m.begin < noun.sent.end)
    mention = min(dates, key=lambda m: m.begin, default=None)
    own = {t.i for c in noun.rights if c.lower_ == "of" for t in c.subtree}
    between = noun.doc[noun.i + 1 : mention.begin] if mention is not None else ()
    free = (t for t in between if t.i not in own)
    return mention if all(t.lemma_.lower() in _BETWEEN or _is_foretelling(t) for t in free) else None


def _is_foretelling(token: Token) -> bool:
    return token.lemma_.lower() in GRAMMAR.foretelling | _FURTHER


def _owners(noun: Token) -> Iterator[Token]:
    """Give what may be completed, the likeliest first."""
    told = (*prepositions(noun), *prepositions(noun.head))  # "work began in 1970 on A"
    yield from (t for word, p in told if word in ("of", "on") for t in objects_of(p))
    yield from possessors(noun)
    host = noun.head.head if noun.dep_ == "pobj" else noun
    if noun.dep_ != "pobj" or noun.head.lower_ not in ("for", "with"):
        return
    if host.pos_ == "ADJ":
        host = host.head
    thing = child(host, "dobj")
    yield from [thing] if thing is not None and noun.head.lower_ == "with" else []
    for subject in surface_subject(host):
        works = subject.lemma_.lower() in _WORKS
        yield from (t for _, p in prepositions(subject) if works for t in objects_of(p))
        yield subject


def _context(noun: Token, mention: DateMention, scene: Scene) -> Context:
    """Tell what is foreseen from what is over; the word that foresees it stands beside the noun or the date."""
    around = noun.doc[max(noun.sent.start, noun.i - 3) : mention.begin]
    foreseen = [t for t in around if _is_foretelling(t)]
    if not foreseen:
        return context_at(noun, scene)
    open_ = any(t.lemma_.lower() in _OPEN for t in foreseen)
    return granted(noun, scene, Modality.POSSIBLE if open_ else Modality.PLANNED)
