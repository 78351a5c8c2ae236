"""What a phrase or a clause is about, and how a word is spoken of in it.

"the importance of free trade", "to widen research on soils" are about trade, about research: nouns that
stand for what they govern are looked through, a clause is about what its verb acts on. A verb that makes an end of its
object ("combat"), and a negation, turn a stance towards the clause into its opposite.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from reportgraph.extract.grammar.arguments import patients, surface_subject
from reportgraph.extract.grammar.clause_parts import (
    is_in_question,
    is_kept_from_doing,
    is_made_so,
    is_none,
    is_of_series,
    turned_into,
)
from reportgraph.extract.grammar.examples import examples_of
from reportgraph.extract.grammar.ideals import upheld_in
from reportgraph.extract.grammar.noun_themes import ABOUT, complements_of, is_related, names_its_complement
from reportgraph.extract.grammar.phrasal import leaves_open, words_of
from reportgraph.extract.grammar.shared_complements import is_fixed
from reportgraph.extract.parsing.labels import NOUNY
from reportgraph.extract.parsing.lists import announcer_of, list_after
from reportgraph.extract.parsing.memory import kept_list
from reportgraph.extract.parsing.syntax import (
    NOMINAL,
    VERBAL,
    child,
    first_conjunct,
    has_negation,
    is_infinitive,
    objects_of,
    prepositions,
)
from reportgraph.extract.parsing.tree import SUBJECTS
from reportgraph.ontology.frames import word_lists
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.lexicon import Lexicon
from reportgraph.ontology.naming import load_naming
from reportgraph.ontology.schema import PEOPLE
from spacy.tokens import Token

_DEVICES = frozenset({"market", "measure", "process", "system"})
_LEAVING = frozenset({"resign", "withdraw"})
_UNDERTAKINGS = frozenset({"CooperationMechanism", "Document", "Event", "Initiative", "Project"})
_SHARING = GRAMMAR.working_with | {"join", "unite"}
_MORE = frozenset({"all", "everything", "more", "utmost"})
_PROGRESS = frozenset({"in", "on", "toward", "towards"})
_DEEPEST = 6
_EFFECTS = frozenset({"consequence", "effect", "impact", "repercussion", "toll"})
_INCOMES = frozenset({"gdp", "gni", "gnp"})  # shares of which are spent on other things
_DIGITS = "0123456789.,"
_ABSTAINING = frozenset({"abstain", "desist", "refrain"})
_UPON = frozenset({"for", "in", "into", "on", "to", "toward", "towards"})
_ALLOWING = frozenset({"allow", "permit"})
_PARTING = frozenset({"break", "exit", "leave", "quit"})  # "break the treaty", "quit the union"


@dataclass(frozen=True, slots=True)
class Theme:
    """A head token that something is about.

    `against`: what governs it makes an end of it; `less`, `more`: makes less or more of it; `open`: takes it up without
    saying to what end; `through`: the noun looked through to it.
    """

    head: Token
    against: bool = False
    less: bool = False
    more: bool = False
    open: bool = False
    through: Token | None = None
    merit: bool = False  # whose merit it is that the phrase names: "praised A's efforts"
    sample_of: Token | None = None  # the noun of which it is an example
    doing: Token | None = None  # the verb that acts on it: "widening" in "against widening the port"
    stopped: bool = False  # what governs the doing makes an end of it


@kept_list
def themes_of(token: Token, lexicon: Lexicon, *, depth: int = 0) -> list[Theme]:
    """Give the things that a noun phrase or a clause is about; never empty for a noun phrase."""
    if depth > _DEEPEST:
        return [Theme(token)]
    if token.tag_ == "VBG" and token.lower_ in lexicon.ills and child(token, "dobj") is None:
        return [Theme(token)]  # "curb smuggling by sea"
    if token.pos_ in VERBAL or (token.tag_ == "VBG" and token.dep_ in ("pcomp", "xcomp", "conj", "advcl")):
        return _of_clause(token, lexicon, depth)
    amount = token.pos_ == "ADJ" and (
        token.dep_ == "pobj" or token.lower_ in GRAMMAR.amounts or is_of_series(token)
    )  # "much of the economy", "the first of two ports"
    if token.pos_ not in NOMINAL and not amount:
        return [Theme(token)]
    lemma = token.lemma_.lower()
    if counted := counted_in(token):
        return [t for head in counted for t in themes_of(head, lexicon, depth=depth + 1)]
    if upheld := upheld_in(token):
        return [replace(t, through=token) for head in upheld for t in themes_of(head, lexicon, depth=depth + 1)]
    listed = list(list_after(token)) or examples_of(token)
    items = [replace(t, sample_of=token) for head in listed for t in themes_of(head, lexicon, depth=depth + 1)]
    stands = lemma in lexicon.transparent and not (lemma in lexicon.felt and _is_lessened(token, lexicon))
    stands = stands and not any(c.dep_ == "amod" and c.lower_ in lexicon.scant for c in token.lefts)
    stands = stands and not (lemma in _DEVICES and child(token, "compound") is not None)  # "a screening process for A"
    stands = stands and not (lemma == "decision" and child(token, "acl") is None)  # "welcomed the decision on A"
    owned = child(token, "acl") is not None and any(word == "of" for word, _ in prepositions(token))
    stands = stands and not (lemma == "proposal" and owned)  # "backed the proposal of the envoys to convene A"
    stands = stands and not (lemma == "spirit" and any(c.pos_ == "PROPN" for c in token.lefts))  # "the A-B spirit of C"
    if (
        token.pos_ != "PROPN" and not is_fixed(token) and (stands or names_its_complement(token, lexicon))
    ):  # the Ross Plan is a plan, and stands for nothing else
        if items:
            return items
        against, complements = complements_of(token, lexicon)
        if child(token, "compound") is not None:  # "the health system of Peru" is not about Peru
            complements = [t for t in complements if t.pos_ != "PROPN"]
        through = [t for head in complements for t in themes_of(head, lexicon, depth=depth + 1)]
        if through:
            return [replace(t, through=token, against=t.against != against) for t in through]
    return [Theme(token), *items]


def _is_lessened(noun: Token, lexicon: Lexicon) -> bool:
    """Tell the need in "reduces the need for A", which is no stance towards A."""
    frames = lexicon.frames.get((noun.head.lemma_, "verb"), ()) if noun.dep_ in ("dobj", "nsubjpass") else ()
    return any(f.property == "reduces" and not f.particle for f in frames)


def _of_clause(verb: Token, lexicon: Lexicon, depth: int) -> list[Theme]:
    if verb.lemma_ in _LEAVING and verb.dep_ in ("ccomp", "xcomp") and child(verb, "dobj", "neg") is None:
        return [Theme(t, against=True) for t in _left(verb) or surface_subject(verb)]  # "told A to withdraw"
    shared = verb.lemma_ in _SHARING and verb.dep_ in ("xcomp", "ccomp") and verb.head.lemma_ in ("propose", "suggest")
    if shared and child(verb, "dobj") is None:  # "proposed working with A to build B"
        purposes = [c for c in verb.rights if c.dep_ in ("advcl", "xcomp") and is_infinitive(c)]
        if found := [t for c in purposes for t in themes_of(c, lexicon, depth=depth + 1)]:
            return found
    if verb.lemma_ in GRAMMAR.hindering and is_kept_from_doing(verb):
        return []  # "bar A from trading" is about no A
    heads = list(list_after(verb)) or [t for t in patients(verb) if t != verb and not _is_reciprocal(t)]
    heads = [t for head in heads for t in (turned_into(verb) or _handled(head, verb, lexicon) or [head])]
    spared = any(c.dep_ == "nsubjpass" and is_none(c) and not is_ill(c, lexicon) for c in verb.lefts)
    if spared and child(verb, "xcomp", "advcl") is None:
        return [Theme(verb, open=True, doing=verb)]  # "ensure that no A is charged": nobody is against A
    clauses = [c for c in verb.children if c.dep_ in ("xcomp", "ccomp") and c.pos_ in VERBAL]
    if verb.lemma_ in GRAMMAR.appointing and child(verb, "dobj") is not None:
        clauses = []  # "to name A to serve on B": the naming
    if verb.lemma_ in _ALLOWING and any(is_infinitive(c) for c in clauses):
        heads = []  # "A should not be allowed to do B": it is the doing that is not wanted
    if any(is_in_question(c) for c in clauses):
        return [Theme(verb, open=True, doing=verb)]  # "decide whether A is fair"
    acted_on, turned, beside = list(heads), False, False
    itself = any(c.dep_ == "dobj" and _is_reciprocal(c) for c in verb.children)  # "helps A defend itself against B"
    if not heads and not clauses and not itself:
        heads, turned, beside = _governed_by(verb, lexicon)
    if not heads and not clauses and (itself or verb.dep_ in ("ccomp", "relcl", "advcl", "conj")):
        heads = surface_subject(verb)  # "tolls must stay as they are" is about the tolls
    words, negated = words_of(verb), has_negation(verb)
    words |= {f"{verb.lemma_}-{c.lemma_}" for c in verb.rights if c.dep_ == "dobj"}  # "lose sight of A"
    nobody = any(c.dep_ in SUBJECTS and is_none(c) for c in verb.lefts)  # "that no land is used to launch A"
    for later in verb.children:  # "identify and remove barriers": what is done to them in the end
        if later.dep_ == "conj" and any(head.head == later for head in heads):
            words |= words_of(later)
    themes: list[Theme] = []
    for head in [*heads, *clauses]:
        denied = negated or (nobody and head in clauses)
        striven = head in clauses and is_infinitive(head)  # "fight to keep A", "fight for A": no end is made of A
        striven = striven or (head not in acted_on and first_conjunct(head).head.lower_ == "for")
        cut = bool(words & lexicon.cutting)  # "urged A not to cut B": not less of it
        ends = turned or (cut and denied) or _is_ended(head, verb, words, lexicon, striven=striven)
        less = not ends and cut
        more = bool(words & lexicon.growing)
        untold = not ends and (beside or bool(words & lexicon.facing) or is_made_so(verb))
        parts = verb.lemma_ in _PARTING or leaves_open(words, lexicon)  # "leave A" in peace, or to others
        unsaid = head in acted_on and not ends and not less and parts
        for theme in themes_of(head, lexicon, depth=depth + 1):
            inner = theme.doing is not None and (head in clauses or head.dep_ == "csubj")  # "stop widening A"
            themes.append(
                replace(
                    theme,
                    against=theme.against != (ends != (denied or is_none(head))),
                    less=theme.less or less,
                    more=theme.more or more,
                    open=theme.open or untold or (unsaid and theme.through is None),
                    doing=theme.doing if inner else verb,
                    stopped=inner and theme.stopped != (ends != denied),
                )
            )
    return themes or [Theme(verb, open=True, doing=verb)]


def _is_ended(head: Token, verb: Token, words: set[str], lexicon: Lexicon, *, striven: bool) -> bool:
    """Tell what is brought to an end, left, or, as an ill, cut."""
    sealed = verb.lemma_ == "close" and head.lemma_.lower() in lexicon.bargains  # "close the deal": make it
    left = verb.lemma_ in _PARTING and (head.lemma_.lower() in lexicon.pacts or head.ent_type_ == "ORG")
    less = GRAMMAR.ills_by_amount.isdisjoint(names_of(head)) and bool(words & lexicon.cutting)  # "reduce waste": less
    treated = is_ill(head, lexicon) and (less or bool(words & lexicon.treating))
    ended = (bool(words & lexicon.ending) and not striven and not sealed) or left
    return ended or treated or _is_given_up(head, verb, lexicon)


def _left(verb: Token) -> list[Token]:
    """Give what somebody is to leave, where that is an undertaking: "told A to withdraw from the talks"."""
    left = [t for word, p in prepositions(verb) if word == "from" for t in objects_of(p) if t.pos_ in NOUNY]
    kinds = {load_naming().class_of_nominal([t.lemma_.lower()]) for t in left}
    bodies = all(t.ent_type_ == "ORG" for t in left)
    return left if left and (bodies or kinds <= _UNDERTAKINGS) else []


def _is_given_up(noun: Token, verb: Token, lexicon: Lexicon) -> bool:
    """Tell what a verb works against though not everything: "drop the charge"."""
    frames = lexicon.frames.get((verb.lemma_, "verb"), ())
    names = names_of(noun)
    return any(f.property == "opposes" and f.object == "object" and not f.nouns.isdisjoint(names) for f in frames)


def _handled(noun: Token, verb: Token, lexicon: Lexicon) -> list[Token]:
    """Give what a noun is of that makes one verb with its verb: "take care of A", "spend the money on B"."""
    if verb.lemma_ == "do" and noun.lower_ in _MORE:  # "do more to end A"
        return [c for c in verb.rights if c.dep_ == "advcl" and is_infinitive(c)]
    if verb.lemma_ == "make" and noun.lemma_ == "progress":  # "make progress in ending A"
        within = (p for part in (noun, verb) for word, p in prepositions(part) if word in _PROGRESS)
        return [t for p in within for t in (*objects_of(p), *(c for c in p.rights if c.dep_ == "pcomp"))]
    name = noun.lemma_.lower()
    if verb.lemma_ in GRAMMAR.spending and (name in GRAMMAR.proceeds or name in word_lists()["money"]):
        return [t for part in (noun, verb) for word, p in prepositions(part) if word in _UPON for t in objects_of(p)]
    if f"{verb.lemma_.lower()}-{name}" not in lexicon.handling:
        return []
    return [t for part in (noun, verb) for word, p in prepositions(part) if word in ("of", "to") for t in objects_of(p)]


def _governed_by(verb: Token, lexicon: Lexicon) -> tuple[list[Token], bool, bool]:
    """Give what a verb without an object is about, whether it is against that, and whether that only stands beside it.

    What a verb governs by a preposition that makes a relation of it is its theme: "agree on A". Of "listen to A", "meet
    in A" it is the listening and the meeting that are wanted.
    """
    told = [(word, objects_of(p)) for word, p in prepositions(verb) if _tells_theme(word, verb, lexicon)]
    lemma = verb.lemma_.lower()
    kept = [p for word, p in prepositions(verb) if word == "from"] if lemma in _ABSTAINING else []
    if ills := [t for p in kept for t in objects_of(p) if is_ill(t, lexicon)]:
        return ills, True, False
    plain = {"against", "between"} | ({"on", "to", "for", "with", "of"} if _takes_up(lemma, lexicon) else set())
    for word, heads in told:
        if heads and (word in plain or is_related(lemma, "verb", word, lexicon)):
            return heads, word == "against", False
    return next(((heads, False, True) for _, heads in told if heads), ([], False, False))


def _takes_up(lemma: str, lexicon: Lexicon) -> bool:
    return lemma in lexicon.facing or lemma in lexicon.treating


def _tells_theme(preposition: str, verb: Token, lexicon: Lexicon) -> bool:
    """Tell whether a phrase says what a verb without an object is about: "dealt with A", "spoke on B".

    Not what a thing is done with ("work faster with A"), or held against ("measured against B"); and who signs into law
    speaks of no law.
    """
    lemma = verb.lemma_.lower()
    if (lemma, preposition) in (("be", "at"), ("build", "on"), ("build", "upon")):
        return False  # "how rights are at stake", "wants to build on the talks"
    if preposition in ("with", "between"):
        return _takes_up(lemma, lexicon) or lemma == "act" or preposition == "between"  # "act with restraint"
    return preposition in ABOUT and preposition != "into" and lemma not in lexicon.comparing


def counted_in(token: Token) -> list[Token]:
    """Give what an amount is of: "millions of jobs", "half of the grants", "9 million euros in aid", "the first of"."""
    if is_of_series(token):
        return [t for word, p in prepositions(token) if word == "of" for t in objects_of(p) if t.tag_ == "NNS"]
    if token.lower_.lstrip(_DIGITS) not in GRAMMAR.unit_letters:  # "75GW of wind power"
        kind = token.pos_ in ("NOUN", "NUM", "PRON", "DET", "ADJ", "CCONJ")  # "neither of the firms"
        if not kind or GRAMMAR.amounts.isdisjoint((token.lemma_.lower(), token.lower_)):
            return []
        if token.lower_ in ("neither", "none") and token.dep_ == "pobj":  # "by none of them"
            return []
    links = ("of", "in") if token.ent_type_ == "MONEY" else ("of",)
    for word, preposition in prepositions(token):
        if word in links and preposition.i > token.i:
            found = [t for t in objects_of(preposition) if t.pos_ in NOMINAL and t.lemma_.lower() not in _INCOMES]
            return [t for t in found if not any(c.lower_ == "other" for c in t.children)]
    after = token.doc[token.i + 1 : token.i + 2]
    if token.ent_type_ == "MONEY" and [t.text for t in after] == ["in"] and after[0].dep_ == "prep":
        return [t for t in objects_of(after[0]) if t.pos_ == "NOUN" and not t.ent_type_]  # "add a billion in sales"
    return []


def is_ill(noun: Token, lexicon: Lexicon) -> bool:
    """Tell a noun for what is bad ("shortages", "climate change"), and what ought not to be ("illegal fishing")."""
    if not lexicon.ills.isdisjoint(names_of(noun)):
        return True
    if is_grievous(noun):
        return True
    illicit = any(c.dep_ == "amod" and c.lower_ in lexicon.illicit for c in noun.lefts)
    return illicit and (load_naming().classes_of(noun.lemma_.lower()) or ("Topic",))[0] not in PEOPLE


def is_grievous(noun: Token) -> bool:
    """Tell what does harm by what it is called: "the disastrous impacts of the storm"."""
    called = {c.lower_ for c in noun.lefts if c.dep_ == "amod"}
    return noun.lemma_.lower() in _EFFECTS and not called.isdisjoint(word_lists()["grievous"])


def called_so(theme: Theme) -> list[Token]:
    """Give the nouns by which a thing is called: "reform" and "pillar" in "three pillars: reform, trade and A"."""
    found = (theme.head, theme.through, theme.sample_of, announcer_of(theme.head))
    return [t for t in found if t is not None]


def names_of(noun: Token) -> tuple[str, str]:
    """Give the lemma of a noun, and with the word before it: "change", "climate-change"."""
    before = noun.doc[noun.i - 1].lower_ if noun.i else ""
    return (noun.lemma_.lower(), f"{before}-{noun.lemma_.lower()}")


def _is_reciprocal(token: Token) -> bool:
    return token.lower_ in ("other", "another", "themselves", "itself", "ourselves") and token.pos_ != "NOUN"
