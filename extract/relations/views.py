"""Where somebody stands by what he says: who says that B should do C advocates C, who calls B unfair opposes B."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reportgraph.extract.attribution.contexts import Context, context_of
from reportgraph.extract.attribution.links import Link
from reportgraph.extract.grammar.arguments import patients, surface_subject
from reportgraph.extract.grammar.themes import Theme, is_ill, themes_of
from reportgraph.extract.model import Modality
from reportgraph.extract.parsing.syntax import VERBAL, child, first_conjunct, is_passive
from reportgraph.extract.relations.candidates import Candidate, Knowledge, Source, Voice, allowed
from reportgraph.extract.relations.propositions import PredicateKind, Proposition
from reportgraph.ontology.lexicon import Lexicon
from spacy.tokens import Token

_WISH = "advocates"
_LASTING = frozenset({"remain", "stay", "stand", "persist", "last", "endure", "prevail", "survive"})
_FEWER = frozenset({"less", "fewer", "no"})


def find_views(p: Proposition, knowledge: Knowledge) -> list[Candidate]:
    """Give what a verb in somebody's words shows of where he stands; elsewhere comes what the words themselves say."""
    verb = p.predicate
    if verb.pos_ not in VERBAL or p.kind is not PredicateKind.VERB:
        return []
    if verb.lemma_ == "be":
        return list(_judgement(p, knowledge))
    return [*_advice(verb, knowledge), *_need(verb, knowledge)]


def _context(verb: Token, knowledge: Knowledge) -> Context:
    """Give the context of a verb; in a quotation that runs on, a sentence is its speaker's."""
    context = context_of(verb, knowledge.lexicon.contexts)
    own = not context.speakers and first_conjunct(verb).dep_ == "ROOT"
    speech = knowledge.referents.speaker(verb) if own else ()
    return Context(context.modality, (speech,)) if speech else context


def _advice(verb: Token, knowledge: Knowledge) -> Iterator[Candidate]:
    """ "A said B should do C"."""
    modal = child(verb, "aux")
    if modal is None and verb.dep_ == "conj":
        modal = child(first_conjunct(verb), "aux")
    if modal is None or knowledge.lexicon.contexts.modal(modal.lower_) != Modality.ADVOCATED:
        return
    context = _context(verb, knowledge)
    if context.modality is Modality.NEGATED and child(verb, "neg") is None:
        return  # "rejected calls that B should do C": no advice of theirs
    name = "endorsed" if _rewards(verb, knowledge.lexicon) else ""  # "said that B should reward C"
    lasts = verb.lemma_ in _LASTING and child(verb, "attr", "acomp", "dobj") is None  # "should stay in place"
    themes = [Theme(t) for t in surface_subject(verb)] if lasts else themes_of(verb, knowledge.lexicon)
    yield from _wishes(themes, verb, context, knowledge, name)


def _need(verb: Token, knowledge: Knowledge) -> Iterator[Candidate]:
    """ "A said that B needs C", "We need to do C", "C is needed"."""
    word = knowledge.lexicon.contexts.of(verb.lemma_, "VERB", Link.INFINITIVE)
    if word is None or word.name != "need" or verb.dep_ in ("acl", "relcl"):
        return
    context = _context(verb, knowledge)
    if context.modality is not Modality.ASSERTED:
        return
    clause = child(verb, "xcomp", "ccomp")
    wanted = surface_subject(verb) if is_passive(verb) else [clause] if clause is not None else []
    wanted = wanted or [t for t in patients(verb) if t.head == verb or t.head.lemma_ == "be"]
    wanted = [t for t in wanted if not is_ill(t, knowledge.lexicon) and not any(c.lower_ in _FEWER for c in t.children)]
    themes = [theme for t in wanted for theme in themes_of(t, knowledge.lexicon)]
    yield from _wishes(themes, verb, context, knowledge)


def _wishes(
    themes: Iterable[Theme], verb: Token, context: Context, knowledge: Knowledge, name: str = ""
) -> Iterator[Candidate]:
    """Give who speaks as an advocate of what is asked for, as an opponent of what is to end."""
    lexicon = knowledge.lexicon
    for theme in themes:
        doing = theme.doing if theme.less or theme.open else None
        if doing is not None and knowledge.referents.is_head(doing):
            view = lexicon.opposite[_WISH] if theme.stopped else _WISH
            yield from _views(view, [doing], verb, context, knowledge)
        elif not theme.less:
            view = name or (lexicon.opposite[_WISH] if theme.against else _WISH)
            yield from _views(view, [theme.head], verb, context, knowledge)


def _judgement(p: Proposition, knowledge: Knowledge) -> Iterator[Candidate]:
    """ "A said that B is a success", "A said B was unfair"."""
    verb, lexicon = p.predicate, knowledge.lexicon
    complement = child(verb, "acomp", "attr")
    if complement is None or child(verb, "neg") is not None:
        return
    called = complement.lemma_.lower()
    name = next((name for name, words in lexicon.judging.items() if called in words), "")
    context = _context(verb, knowledge)
    if not name or context.modality is not Modality.ASSERTED:
        return
    if any(called in words for words in (lexicon.ills, lexicon.empty)):
        return
    themes = (
        theme.head
        for head in p.roles.get("agent", ())
        if first_conjunct(head).head == verb
        for theme in themes_of(head, lexicon)
    )
    judged = [t for t in themes if not is_ill(t, lexicon) and t.lower_ not in ("it", "this", "that", "there")]
    yield from _views(name, judged, verb, context, knowledge)


def _views(
    name: str, things: Iterable[Token], verb: Token, context: Context, knowledge: Knowledge
) -> Iterator[Candidate]:
    schema = knowledge.schema
    rule, told = schema.properties[name], (child(verb, "acomp", "attr") or verb).lemma_.lower()
    for speaker in context.speakers[0] if context.speakers else ():
        if not any(allowed(e.cls, rule.domain, schema) for e in knowledge.referents.entities(speaker)):
            continue
        for thing in things:
            fits = any(allowed(e.cls, rule.range, schema) for e in knowledge.referents.entities(thing))
            if fits and thing.i != speaker.i:
                yield Candidate(speaker, name, thing, verb, Source.ADVICE, told, Voice.VIEW)


def _rewards(verb: Token, lexicon: Lexicon) -> bool:
    frames = lexicon.frames.get((verb.lemma_.lower(), "verb"), ())
    return bool(frames) and frames[0].property == "endorsed"
