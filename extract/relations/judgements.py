"""How somebody judges what he speaks of: who calls B a success endorsed B, as does who says that B did a great job."""

from __future__ import annotations

from collections.abc import Iterator

from reportgraph.extract.coreference.referents import is_first_person
from reportgraph.extract.grammar.themes import Theme, is_ill, themes_of
from reportgraph.extract.model import Modality
from reportgraph.extract.parsing.syntax import child, first_conjunct, objects_of, prepositions
from reportgraph.extract.relations.candidates import Candidate, Knowledge
from reportgraph.extract.relations.praise import is_not_held
from reportgraph.extract.relations.propositions import Proposition
from reportgraph.extract.relations.stances import WISH, context_at, declares, own_view, views_of
from reportgraph.ontology.frames import word_lists
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.lexicon import Lexicon
from spacy.tokens import Token

_RULING = frozenset({"hold", "rule"})
_EMPTY = frozenset({"it", "this", "that", "there"})
_GIVEN = frozenset({"if", "unless", "when", "whenever"})


def find_judgements(p: Proposition, knowledge: Knowledge) -> Iterator[Candidate]:
    """ "A said that B is a success", "A said B was unfair", "A said B did a great job"."""
    verb, lexicon = p.predicate, knowledge.lexicon
    complement = child(verb, "acomp", "attr") if verb.lemma_ == "be" else child(verb, "dobj")
    complement = complement or interest_in(verb)
    if complement is None or complement.tag_ == "JJR" or child(verb, "neg") is not None:
        return  # "the odds are three times greater": more or less of a thing is no praise of it
    if any(c.lower_ in _EMPTY and c.dep_ != "mark" for c in verb.lefts) or is_not_held(verb, knowledge):
        return  # "Mr Roe, it is remarkable how far A came"
    if _is_conditional(verb, complement):
        return  # "said that A is most effective when B helps": A as such is not praised
    called, personal = complement.lemma_.lower(), _of_people(verb, complement, lexicon)
    graded = personal or _graded(complement, lexicon)
    graded = graded or ("endorsed" if complement.dep_ == "pobj" else "")  # "said that A is in B's interest"
    calling = lexicon.judging.items() if verb.lemma_ == "be" else ()
    name = graded or next((name for name, words in calling if called in words), "")
    context = context_at(verb, knowledge)
    if not name or context.modality is not Modality.ASSERTED:
        return
    if not graded and not _is_verdict(verb) and any(called in words for words in (lexicon.ills, lexicon.empty)):
        return
    themes = (
        theme.head
        for head in p.roles.get("agent", ())
        if first_conjunct(head).head == verb  # "said that cutting A is vital": the cutting is
        for theme in ([Theme(head)] if head.dep_ == "csubj" else themes_of(head, lexicon))
    )
    against = name == lexicon.opposite[WISH]  # "said that the attack was shameful"
    judged = [t for t in themes if (against or not is_ill(t, lexicon)) and t.lower_ not in _EMPTY]
    if called in GRAMMAR.vital:  # "copper is essential for cars": a need for a good, and no praise
        judged = [t for t in judged if child(t, "det", "poss") or t.lemma_.lower() not in word_lists()["goods"]]
    if personal:
        judged = [t for t in judged if knowledge.is_a(t, "Actor") and not is_first_person(t)]
    yield from views_of(name, judged, verb, context, knowledge)
    if not context.speakers and declares(knowledge) and first_conjunct(verb).dep_ == "ROOT":
        yield from (v for thing in judged for v in own_view(name, thing, verb, called, knowledge))


def _is_conditional(verb: Token, complement: Token) -> bool:
    """Tell what is said to be so under a condition that comes behind it."""
    clauses = [c for t in (verb, complement) for c in t.rights if c.dep_ == "advcl"]
    return any(m.dep_ in ("advmod", "mark") and m.lower_ in _GIVEN for c in clauses for m in c.lefts)


def interest_in(verb: Token) -> Token | None:
    """Give the interest that something is said to be in: "is in A's national interest", "in the interest of A"."""
    found = [t for word, p in prepositions(verb) if word == "in" for t in objects_of(p) if t.lemma_ == "interest"]
    owned = [t for t in found if child(t, "poss") is not None or any(word == "of" for word, _ in prepositions(t))]
    return owned[0] if owned and verb.lemma_ == "be" else None


def _is_verdict(verb: Token) -> bool:
    """Tell what a court makes so: "ruled that A was illegal"."""
    return verb.dep_ == "ccomp" and verb.head.lemma_ in _RULING


def _graded(noun: Token, lexicon: Lexicon) -> str:
    """Give the stance that the adjective of an empty noun shows: "a terrible idea", "an important step"."""
    return _shown_by(noun, lexicon) if noun.lemma_ in lexicon.verdicts and noun.dep_ != "dobj" else ""


def _of_people(verb: Token, noun: Token, lexicon: Lexicon) -> str:
    """Give the stance towards who is said to do a job well, or to be a good friend: "did a terrible job"."""
    if verb.lemma_ == "do":
        return _shown_by(noun, lexicon) if noun.lemma_ in GRAMMAR.labours else ""
    warm = any(c.lemma_.lower() in GRAMMAR.warm for c in noun.lefts if c.dep_ == "amod")
    return "endorsed" if warm and noun.lemma_ in GRAMMAR.fellows else ""


def _shown_by(noun: Token, lexicon: Lexicon) -> str:
    told = {c.lemma_.lower() for c in noun.lefts if c.dep_ == "amod"}
    found = [name for name, words in lexicon.judging.items() if told & words]
    return found[0] if len(found) == 1 else ""
