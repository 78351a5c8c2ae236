"""Where somebody stands by what he says: who says that B should do C advocates C, who calls B unfair opposes B."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from reportgraph.extract.attribution.colouring import Link
from reportgraph.extract.attribution.contexts import Context, context_of
from reportgraph.extract.attribution.inversions import is_inverted
from reportgraph.extract.attribution.modals import is_forecast
from reportgraph.extract.coreference.referents import is_first_person
from reportgraph.extract.grammar.arguments import patients, surface_subject
from reportgraph.extract.grammar.endings import ended_by
from reportgraph.extract.grammar.themes import Theme, is_ill, themes_of
from reportgraph.extract.model import Modality
from reportgraph.extract.parsing.leadins import is_counselled
from reportgraph.extract.parsing.syntax import (
    VERBAL,
    child,
    conjuncts,
    first_conjunct,
    is_excluded,
    is_infinitive,
    is_passive,
    objects_of,
    prepositions,
)
from reportgraph.extract.parsing.tree import FINITE
from reportgraph.extract.relations.candidates import Candidate, Knowledge, Voice
from reportgraph.extract.relations.gladness import find_gladness, fits
from reportgraph.extract.relations.judgements import find_judgements, interest_in
from reportgraph.extract.relations.praise import is_for_its_good, is_not_held
from reportgraph.extract.relations.propositions import PredicateKind, Proposition
from reportgraph.extract.relations.stances import WISH, context_at, declares, own_view, views_of
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.lexicon import Lexicon
from spacy.tokens import Token

_HOW = frozenset({"above", "below", "beneath", "beyond", "out", "outside", "under", "with", "within"})
_COUNSEL = frozenset({"should", "ought"})  # what must be is as often a rule
_FEWER = frozenset({"less", "fewer", "no"})
_NEEDS = frozenset({"necessity", "need", "urgency"})


def find_views(p: Proposition, knowledge: Knowledge) -> list[Candidate]:
    """Give what a verb in somebody's words shows of where he stands; elsewhere comes what the words themselves say."""
    verb = p.predicate
    if verb.pos_ not in VERBAL or p.kind is not PredicateKind.VERB:
        return []
    if verb.lemma_ == "be":
        return [*find_judgements(p, knowledge), *_necessity(verb, knowledge), *_lack(verb, knowledge)]
    return [
        *_necessity(verb, knowledge),
        *_advice(verb, knowledge),
        *_need(verb, knowledge),
        *_departure(p, knowledge),
        *(find_judgements(p, knowledge) if verb.lemma_ == "do" else ()),
        *find_gladness(p, knowledge),
    ]


def _advice(verb: Token, knowledge: Knowledge) -> Iterator[Candidate]:
    """ "A said B should do C"; "Recommendations", and below it "Do C"."""
    if is_counselled(first_conjunct(verb)):
        themes, context = themes_of(verb, knowledge.lexicon), context_at(verb, knowledge)
        yield from _wishes(themes, verb, context, knowledge)
        for view, thing in () if context.speakers else _wished(themes, knowledge, ""):
            yield from own_view(view, thing, verb, verb.lemma_, knowledge)
        return
    modal = child(verb, "aux")
    if modal is None and verb.dep_ == "conj" and verb.tag_ not in FINITE:  # "must be told, and allows B to do C"
        modal = child(first_conjunct(verb), "aux")
    if modal is None or knowledge.lexicon.contexts.modal(modal.lower_) != Modality.ADVOCATED:
        return
    if verb.tag_ == "VBN" and any(c.dep_ == "aux" and c.lower_ == "have" for c in verb.children):
        return  # "A should have been built in May": it is too late to ask for it
    if child(verb, "neg") is not None and verb.lemma_ in GRAMMAR.losing:
        return  # "must never lose faith", "it should not take courage": no stance towards faith or courage
    if verb.lemma_ in GRAMMAR.taking_upon and any(t.lemma_ in GRAMMAR.taken_upon for t in patients(verb)):
        return  # "said owners should bear the costs"
    result = child(verb, "acomp", "advmod", "prt", "prep", "xcomp", "dobj")
    if verb.lemma_ == "go" and (result is None or result.lower_.startswith("un")):
        return  # "A should not go unpunished", "A should go": nobody is for A
    if any(g.tag_ in ("WDT", "WP") and g.dep_ in ("det", "mark") for c in (verb, *verb.lefts) for g in c.lefts):
        return  # "said what form B should take": that is asked
    if is_passive(first_conjunct(verb)) and verb.lemma_ in GRAMMAR.grounding and child(verb, "prep") is not None:
        return  # "should be based on merit": no call for what is based on it
    if is_inverted(verb) or is_forecast(modal, verb) or (is_passive(verb) and _is_called(verb, knowledge)):
        return  # "said A should be seen as B": what A is, and no call for it
    denied = child(verb, "neg") is not None
    if is_not_held(verb, knowledge) or (denied and is_for_its_good(verb, knowledge)):
        return
    context = context_at(verb, knowledge)
    if context.modality is Modality.NEGATED and not denied:
        return  # "rejected calls that B should do C": no advice of theirs
    name = "endorsed" if _rewards(verb, knowledge.lexicon) else ""  # "said that B should reward C"
    lasts = verb.lemma_ in GRAMMAR.lasting and child(verb, "attr", "acomp", "dobj") is None  # "should stay in place"
    themes = [Theme(t) for t in surface_subject(verb)] if lasts else themes_of(verb, knowledge.lexicon)
    themes += [Theme(t, against=True) for t in ended_by(verb)]
    if lasts and any(word in _HOW and child(p, "pobj") is not None for word, p in prepositions(verb)):
        return  # "A should stay under B", "within C": no stance towards A
    yield from _wishes(themes, verb, context, knowledge, name)
    counsels = modal.lower_ in _COUNSEL or declares(knowledge)
    if not context.speakers and counsels and _is_counsel(verb, knowledge):
        for view, thing in _wished(themes, knowledge, name):
            yield from own_view(view, thing, verb, verb.lemma_, knowledge)


def _stressed(themes: Iterable[Theme], verb: Token, context: Context, knowledge: Knowledge) -> Iterator[Candidate]:
    """Give what a report itself says is needed: "There is a need for A", "It is vital to do A", "A is needed"."""
    told = (child(verb, "acomp", "attr") or verb).lemma_.lower()
    if context.modality is Modality.ASSERTED and not context.speakers and first_conjunct(verb).dep_ == "ROOT":
        for view, thing in _wished(themes, knowledge, ""):
            yield from own_view(view, thing, verb, told, knowledge)


def _is_called(verb: Token, knowledge: Knowledge) -> bool:
    said = knowledge.lexicon.contexts.of(verb.lemma_, "VERB", Link.PREDICATIVE)
    told = any(word == "as" for word, _ in prepositions(verb)) or child(verb, "oprd") is not None
    return said is not None and told


def _is_counsel(verb: Token, knowledge: Knowledge) -> bool:
    """Tell what a report itself recommends from what it expects: "A should cut B", "B should be cut"."""
    subjects = surface_subject(verb)
    if any(is_first_person(t) for t in subjects):
        return False  # "we" are who issued the report, and speak for themselves
    actors = (e for t in subjects for e in knowledge.referents.entities(t))
    able = is_passive(verb) or any(knowledge.schema.is_a(e.cls, "Actor") for e in actors)
    return able and bool(patients(verb)) and first_conjunct(verb).dep_ == "ROOT"


def _is_modest(thing: Token, verb: Token) -> bool:
    """Tell what is only a way to say that somebody is to be helped: "needs a little help", "deserves a roof"."""
    told = [c.lower_ for c in thing.lefts]
    return "little" in told or (verb.lemma_ == "deserve" and told in (["a"], ["an"]))


def _need(verb: Token, knowledge: Knowledge) -> Iterator[Candidate]:
    """ "A said that B needs C", "We need to do C", "C is needed"."""
    word = knowledge.lexicon.contexts.of(verb.lemma_, "VERB", Link.INFINITIVE)
    needed = word is not None and (word.name == "need" or _is_required(verb, knowledge))
    if not needed or verb.dep_ in ("acl", "amod", "relcl"):
        return
    context = context_at(verb, knowledge)
    if context.modality is not Modality.ASSERTED:
        return
    clause = child(verb, "xcomp", "ccomp")
    wanted = surface_subject(verb) if is_passive(verb) else [clause] if clause is not None else []
    wanted = wanted or [t for t in patients(verb) if (above := first_conjunct(t).head) == verb or above.lemma_ == "be"]
    wanted = [t for t in wanted if not is_ill(t, knowledge.lexicon) and not any(c.lower_ in _FEWER for c in t.children)]
    wanted = [t for t in wanted if not _is_modest(t, verb)]
    themes = [theme for t in wanted for theme in themes_of(t, knowledge.lexicon)]
    themes = [t for t in themes if verb.lemma_ != "require" or t.head not in surface_subject(verb)]
    themes = [t for t in themes if verb.lemma_ != "deserve" or not (t.against or t.head.lemma_ in GRAMMAR.acclaim)]
    yield from _wishes(themes, verb, context, knowledge)
    if verb.lemma_ == "need" and is_passive(verb):
        yield from _stressed(themes, verb, context, knowledge)


def _is_required(verb: Token, knowledge: Knowledge) -> bool:
    """Tell what somebody stresses that a thing takes: "affirmed that peace requires justice", not a law or a body."""
    over = first_conjunct(verb).head
    stressed = verb.lemma_ == "require" and verb.dep_ == "ccomp" and over.lemma_ in GRAMMAR.stressing
    subjects = surface_subject(verb) if stressed and not is_passive(verb) else []
    asked = any(c.dep_ in ("ccomp", "xcomp") and (c.tag_ != "VBG" or child(c, "nsubj")) for c in verb.children)
    return bool(subjects) and not asked and not any(knowledge.is_a(t, "Actor", "Document") for t in subjects)


def _necessity(verb: Token, knowledge: Knowledge) -> Iterator[Candidate]:
    """ "A said that it is necessary to do B", "A considers it necessary to do B"."""
    contexts = knowledge.lexicon.contexts
    needed = child(verb, "acomp") or interest_in(verb) if verb.lemma_ == "be" else child(verb, "oprd", "acomp", "ccomp")
    beside = verb.lefts if verb.lemma_ == "be" else (*verb.rights, *(needed.lefts if needed is not None else ()))
    it = any(c.lower_ == "it" and c.dep_ in ("nsubj", "expl", "dobj") for c in beside)
    word = contexts.of(needed.lemma_, "ADJ", Link.INFINITIVE) if needed is not None and it else None
    wanted = (word is not None and word.name == "need") or (it and needed is not None and needed.dep_ == "pobj")
    if needed is None or not wanted or child(verb, "neg") is not None:
        return
    for clause in (c for t in (verb, needed) for c in t.rights if c.i > needed.i and is_infinitive(c)):
        thought = contexts.of(clause.lemma_, "VERB", Link.CLAUSE)
        if thought is None or thought.name == "ensure":  # not "it is important to note that A did B"
            themes = [theme for c in conjuncts(clause) for theme in themes_of(c, knowledge.lexicon)]
            context = context_at(verb if verb.lemma_ == "be" else needed, knowledge)
            yield from _wishes(themes, verb, context, knowledge)
            yield from _stressed(themes, verb, context, knowledge)


def _lack(verb: Token, knowledge: Knowledge) -> Iterator[Candidate]:
    """ "A said that there is a need to do B", "a need for B"."""
    need = child(verb, "attr")
    there = any(c.lower_ == "there" and c.dep_ == "expl" for c in verb.children)
    if need is None or not there or need.lemma_ not in _NEEDS or is_not_held(verb, knowledge):
        return
    if child(verb, "neg") is not None or any(c.lower_ in _FEWER for c in need.lefts):
        return
    after = [c for t in (verb, need) for c in t.rights if c.i > need.i]
    wanted = [t for c in after if is_infinitive(c) for t in conjuncts(c)]
    wanted = wanted or [o for c in after if c.lower_ == "for" for o in objects_of(c)]
    context = context_at(verb, knowledge)
    if context.modality is Modality.ASSERTED:  # not "unsure whether there is a need for B"
        themes = [theme for t in wanted for theme in themes_of(t, knowledge.lexicon)]
        yield from _wishes(themes, verb, context, knowledge)
        yield from _stressed(themes, verb, context, knowledge)


def _departure(p: Proposition, knowledge: Knowledge) -> Iterator[Candidate]:
    """ "A called on B to resign": who wants somebody out of an office opposes him."""
    verb = p.predicate
    if f"{verb.lemma_} {p.particle}".strip() not in knowledge.lexicon.departing or child(verb, "neg") is not None:
        return
    context = context_of(verb, knowledge.lexicon.contexts)
    holders = [t for t in p.roles.get("agent", ()) if knowledge.is_a(t, "Person", "GovernmentBody")]
    if context.modality is Modality.ADVOCATED and holders:
        for view in views_of(knowledge.lexicon.opposite[WISH], holders, verb, context, knowledge):
            asked = is_infinitive(verb) and first_conjunct(verb).head != verb
            yield replace(view, predicate=first_conjunct(verb).head, voice=Voice.ACT) if asked else view


def _wishes(
    themes: Iterable[Theme], verb: Token, context: Context, knowledge: Knowledge, name: str = ""
) -> Iterator[Candidate]:
    """Give who speaks as an advocate of what is asked for, as an opponent of what is to end."""
    for view, thing in _wished(themes, knowledge, name):
        yield from views_of(view, [thing], verb, context, knowledge)


def _wished(themes: Iterable[Theme], knowledge: Knowledge, name: str) -> Iterator[tuple[str, Token]]:
    """Give the stance that a wish shows, and towards what: an advocate's, or an opponent's of what is to end."""
    opposed = knowledge.lexicon.opposite[WISH]
    for theme in themes:
        if is_excluded(theme.head):
            continue  # "should ensure A rather than B"
        doing = theme.doing if theme.less or theme.open else None
        if doing is not None and knowledge.referents.is_head(doing):
            yield (opposed if theme.stopped else WISH), doing
        elif not theme.less and (theme.against or not is_ill(theme.head, knowledge.lexicon)):
            view = name or (opposed if theme.against else WISH)  # "a crisis that should be met"
            deed = theme.doing if theme.doing is not None and child(theme.doing, "dobj") == theme.head else None
            told = deed is not None and knowledge.referents.is_head(deed) and not fits(theme.head, view, knowledge)
            yield view, (deed if told and deed is not None else theme.head)


def _rewards(verb: Token, lexicon: Lexicon) -> bool:
    frames = lexicon.frames.get((verb.lemma_.lower(), "verb"), ())
    return bool(frames) and frames[0].property == "endorsed"
