"""What a relative clause, or a noun that a copula gives somebody, is said of: A in "A is a country that does B"."""

from __future__ import annotations

from reportgraph.extract.parsing.labels import DETERMINING, PAUSES
from reportgraph.extract.parsing.syntax import NOMINAL, RELATIVES, VERBAL, child, conjuncts, first_conjunct, is_passive
from reportgraph.extract.parsing.tree import FINITE, SUBJECTS, number_of, verb_number
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.naming import load_naming
from spacy.tokens import Token

ONE_OF = frozenset({"one", "some", "many", "most", "several", "two", "three", "part"})
_POINTING = frozenset({"it", "this", "that", "these", "those", "there", "what", *RELATIVES})
_PROVING = frozenset({"prove", "show", "turn"})  # "has proved to be A"
_WORKS = frozenset({"Facility", "InfrastructureProject"})
_SMALL = ("ADP", "CCONJ", "DET", "PART", "PUNCT", "SCONJ")
_TAKEN = ("dobj", "xcomp", "ccomp", "prep")


def is_relative(subject: Token) -> bool:
    """Tell "which", and "most of which"; not "none of which", which denies."""
    if subject.lower_ in RELATIVES:
        return True
    counted = (
        subject.pos_ != "NOUN" or subject.lemma_ in GRAMMAR.amounts or subject.ent_type_ in ("CARDINAL", "PERCENT")
    )
    counted = counted and subject.lower_ not in ("neither", "none", "few")
    of = child(subject, "prep") if counted else None  # no "first phase of which", which is a part of it
    return of is not None and any(c.dep_ == "pobj" and c.lower_ in RELATIVES for c in of.children)


def is_either(relative: Token, verb: Token) -> bool:
    """Tell a ", which" behind two nouns that it may be said of: "work across the industry, which has cut A"."""
    noun = verb.head
    if verb.dep_ != "relcl" or relative.lower_ != "which" or relative.nbor(-1).text not in PAUSES:
        return False
    if noun.pos_ != "NOUN" or noun.dep_ != "pobj" or any(c.pos_ == "PROPN" for c in noun.lefts):
        return False  # "the growth of the Lake community, which": the community
    upper = noun.head.head
    if upper.dep_ == "acl" and upper.tag_ == "VBN":  # "the emergency declared in the order, which"
        upper = upper.head
    if _is_person(upper) or (upper.dep_ == "attr" and any(c.lower_ == "the" for c in noun.lefts)):
        return False  # "victims of the storm, which": the storm; "A is the lender for the dam, which": the dam
    if verb.lemma_ in GRAMMAR.connecting and noun.lemma_ in GRAMMAR.lines and upper.lemma_ not in GRAMMAR.lines:
        return False  # "the building of the railway, which would link A to B": the railway
    number, said = number_of(upper), verb_number(verb)
    return upper.pos_ in ("NOUN", "PROPN") and (number is None or said is None or number == said)


def antecedents_of(relative: Token, noun: Token) -> list[Token]:
    """Give what a relative is of: "A and B, which harm C", in the plural, are both."""
    if (stirring := _stirring_in_turn(relative, noun)) is not None:
        return [stirring]
    if _is_undone(relative, noun):
        return []
    both, said = conjuncts(first_conjunct(noun)), verb_number(relative.head)
    if said == "one" and noun.tag_ in ("NNS", "NNPS") and noun.ent_type_ not in ("GPE", "ORG"):
        return []  # "anyone in the valley, Danes and Swedes, who builds A"
    joint = said == "many" and noun.tag_ in ("NN", "NNP") and all(t.i < relative.i for t in both)
    return both if joint and len(both) > 1 else [_antecedent_of(relative, noun)]


def _antecedent_of(relative: Token, noun: Token) -> Token:
    """Give the noun that a relative is of: a person is no "that", "the devotion to Mary that began" is the devotion."""
    first = first_conjunct(noun)
    if relative.lower_ == "which" and first.head.lower_ == "between" and len(conjuncts(first)) > 1:
        noun = first  # "the pact between A and B, which": the pact
    if (built := _built_there(relative, noun) or _text_named(relative, noun)) is not None:
        return built
    if (agreed := _stirred_by(relative, noun)) is not None:
        return agreed
    if _is_outcome(relative, noun):
        return noun.head.head
    person = noun.pos_ == "PROPN" and relative.lower_ in ("that", "which")
    person = person and (noun.ent_type_ == "PERSON" or first.head.lower_ == "between")
    person = person or (_is_people(noun) and relative.lower_ == "which")  # "steps related to Danes, which"
    upper = noun.head.head if person and noun.dep_ == "pobj" else noun
    if upper.dep_ == "acl" and upper.pos_ == "VERB":
        upper = upper.head
    if relative.lower_ == "which" and _is_person(upper):
        return noun  # "survivors of Hurricane Ada, which": no survivors
    return upper if upper.pos_ == "NOUN" and child(upper, "nummod") is None else noun


def _is_undone(relative: Token, noun: Token) -> bool:
    """Tell what would come of the end of a thing, or of the thing: "a bill to repeal the Lake Act, which would"."""
    undoing = noun.head.lemma_ in GRAMMAR.undoing and noun.dep_ == "dobj"
    return undoing and relative.lower_ == "which" and any(c.lower_ in ("would", "could") for c in relative.head.lefts)


def _stirring_in_turn(relative: Token, noun: Token) -> Token | None:
    """Give what came of a deed and stirs the next thing: "A raised fears of a war with B, which in turn cut C"."""
    link = next((c for c in relative.head.lefts if c.dep_ == "prep" and c.lower_ == "in"), None)
    aside = relative.lower_ == "which" and noun.pos_ == "PROPN" and not is_passive(relative.head)
    turn = child(link, "pobj") if link is not None and aside else None
    deeds = [t for t in noun.ancestors if t.pos_ == "VERB" and t.i < noun.i]
    if turn is None or turn.lower_ != "turn" or not deeds:
        return None
    return child(deeds[-1], "dobj") or child(deeds[-1], "nsubj", "nsubjpass")


def _built_there(relative: Token, place: Token) -> Token | None:
    """Give what lies in a place where no place undergoes what is told: "a port in A, which was built by B"."""
    verb = relative.head
    works = verb.lemma_ in (GRAMMAR.completing if is_passive(verb) else GRAMMAR.running) | GRAMMAR.connecting
    if relative.lower_ != "which" or not works or place.pos_ != "PROPN" or place.dep_ != "pobj":
        return None
    above = place.head.head
    thing = child(above, "dobj", "nsubjpass") if above.pos_ in VERBAL else above
    kinds = load_naming().classes_of(thing.lemma_.lower()) or () if thing is not None else ()
    built = place.head.lower_ in ("in", "at", "near", "outside") and not _WORKS.isdisjoint(kinds)
    return thing if thing is not None and thing.pos_ == "NOUN" and built else None


def _text_named(relative: Token, word: Token) -> Token | None:
    """Give the text whose name ends before a relative: "the Order on Growth in the Kenyan Economy, which directs"."""
    if relative.lower_ != "which" or word.pos_ != "PROPN":
        return None
    for text in word.ancestors:
        if (
            text.i > word.i
            or text.dep_ in SUBJECTS
            or not all(t.text[0].isupper() or t.pos_ in _SMALL for t in word.doc[text.i : word.i])
        ):
            return None
        kinds = load_naming().classes_of(text.lemma_.lower()) or ()
        if text.text[0].isupper() and "Document" in kinds and text.nbor().lower_ in ("on", "for", "to"):
            return text
    return None


def _stirred_by(relative: Token, named: Token) -> Token | None:
    """Give what stirred something, which the nearest name only tells of: "a pact on the aid of A, which sparked B"."""
    aside = (
        relative.lower_ == "which"
        and relative.nbor(-1).text in PAUSES
        and relative.head.lemma_ in GRAMMAR.stirring | {"draw"}
    )
    top = named
    while aside and top.dep_ == "pobj" and top.head.head.pos_ in NOMINAL:
        top = top.head.head
    told = top != named and named.pos_ == "PROPN" and top.pos_ == "NOUN"
    return top if told and not _is_person(top) else None


def _is_outcome(relative: Token, place: Token) -> bool:
    """Tell what came of a visit, and of no place: "the visit to A, which produced B"."""
    visit = place.head.head
    aside = relative.lower_ == "which" and relative.nbor(-1).text in PAUSES and place.pos_ == "PROPN"
    visited = place.dep_ == "pobj" and place.head.lower_ in ("in", "of", "to") and visit.lemma_ in GRAMMAR.visits
    return aside and visited and relative.head.lemma_ in GRAMMAR.yielding


def _is_people(noun: Token) -> bool:
    return noun.tag_ == "NNPS" and noun.ent_type_ == "NORP"


def _is_person(noun: Token) -> bool:
    return noun.pos_ == "NOUN" and (load_naming().classes_of(noun.lemma_.lower()) or ("",))[0] == "Person"


# what lets somebody do a thing, unless he takes it as such: "used the summit as a chance to condemn A"
_OPENINGS = frozenset({"chance", "opportunity"})
_USING = frozenset({"exploit", "seize", "take", "treat", "use"})


def called_so(noun: Token) -> list[Token]:
    """Give what a copula says to be one that does something: A in "A is a country that does B".

    Also in "A is one of the countries that do B", "A is among those who do B".
    """
    if served := served_as(noun) or _seen_as(noun):
        return served
    verb, kind = noun.head, child(noun, "det")
    one = (kind is not None and kind.lower_ in ("a", "an")) or noun.lower_ in ONE_OF
    bare = noun.tag_ == "NNS" and not any(c.dep_ in DETERMINING for c in noun.lefts)
    unique = one or bare or any(c.tag_ == "JJS" or c.lower_ in GRAMMAR.ranked for c in noun.lefts)
    single = noun.dep_ == "attr" and unique
    if noun.dep_ == "pobj" and verb.lower_ in ("of", "among"):
        of, verb = verb, verb.head
        single = of.lower_ == "among" or (verb.dep_ == "attr" and verb.lower_ in ONE_OF)
        whole = noun.pos_ == "PROPN" or _is_told_more_of(noun)
        single = single and not (verb.lower_ == "part" and whole)  # "is part of the Lake Scheme which funds B"
        verb = verb.head if of.lower_ == "of" else verb
    if not single or verb.lemma_ not in ("be", "become"):
        return []
    named = child(verb.head if verb.dep_ == "xcomp" and verb.head.lemma_ in _PROVING else verb, "nsubj")
    told = named is not None and named.pos_ in ("NOUN", "PROPN", "PRON") and named.lower_ not in _POINTING
    return conjuncts(named) if named is not None and told and named.i < noun.i and child(verb, "neg") is None else []


def _seen_as(kind: Token) -> list[Token]:
    """Give what one takes for a kind of thing: A in "A is seen as a body that"."""
    over = kind.head.head
    seen = kind.dep_ == "pobj" and kind.head.lower_ == "as" and over.lemma_ in GRAMMAR.regarding and is_passive(over)
    one = any(c.lower_ in ("a", "an") or c.tag_ == "JJS" for c in kind.lefts)
    named = child(over, "nsubjpass") if seen and one else None
    return conjuncts(named) if named is not None and named.lower_ not in _POINTING else []


def _is_told_more_of(whole: Token) -> bool:
    """Tell "A is part of the Lake Scheme, which B funds": the scheme, as of any one thing of which an aside tells."""
    clauses = (c.left_edge.i for c in whole.rights if c.dep_ == "relcl")
    return whole.tag_ in ("NN", "NNP") and any(whole.doc[begin - 1].text in PAUSES for begin in clauses)


_ACTING = frozenset({"act", "function", "serve"})
_NAMING = frozenset({"NOUN", "PROPN", "PRON"})


def served_as(means: Token) -> list[Token]:
    """Give what serves as a means: A in "endorsed A as the best way to end B", "A acts as a tool that ends B"."""
    verb = means.head.head
    serving = means.lemma_ in GRAMMAR.serving or (means.lemma_ in _OPENINGS and verb.lemma_ not in _USING)
    if serving and means.dep_ == "appos":
        return [means.head]  # "A, a tool to end B"
    if serving and means.dep_ == "dobj" and means.head.lemma_ in GRAMMAR.tendering_means and not is_passive(means.head):
        giver = child(means.head, "nsubj")  # "A offers a way to end B"
        return conjuncts(giver) if giver is not None and giver.pos_ in ("NOUN", "PROPN") else []
    stands = means.dep_ == "pobj" and means.head.lower_ == "as" and verb.pos_ in VERBAL and not is_passive(verb)
    role = "dobj" if child(verb, "dobj") is not None or verb.lemma_ not in _ACTING else "nsubj"
    thing = child(verb, role) if stands and serving else None
    return conjuncts(thing) if thing is not None and thing.i < means.i and thing.pos_ in _NAMING else []


def summed_up(noun: Token) -> Token | None:
    """Give the verb of the deed that a noun behind a comma sums up: "A closed B, a move that harms C".

    So too of "A gives aid in a way that harms C".
    """
    if noun.lemma_ in GRAMMAR.manners and noun.dep_ == "pobj" and noun.head.lower_ == "in":
        deed = next((t for t in noun.ancestors if t.pos_ == "VERB"), None)
        return deed if deed is not None and child(deed, "neg") is None else None
    begin = noun.left_edge.i
    indefinite = noun.doc[begin].lower_ in ("a", "an") and begin > noun.sent.start and noun.doc[begin - 1].text == ","
    if not indefinite or noun.lemma_ not in GRAMMAR.moves or noun.dep_ in SUBJECTS:
        return None
    verb = next((t for t in noun.ancestors if t.pos_ == "VERB"), None)
    done = verb is not None and verb.i < begin and verb.tag_ != "VBG" and child(verb, "neg", "auxpass") is None
    subject = next((t for t in noun.ancestors if t.dep_ in SUBJECTS), None)  # "A, a move that harms C, was closed"
    return verb if done and (subject is None or subject.i > begin) else None


def told_before(this: Token) -> Token | None:
    """Give the verb of the sentence before, which a bare "this" takes up: "A will open B. This will help C"."""
    verb = this.head
    points = this.lower_ == "this" and this.dep_ == "nsubj" and not any(this.children)
    if not points or verb.lemma_ not in GRAMMAR.effecting or child(verb, *_TAKEN) is None:
        return None
    before = this.doc[this.sent.start - 1] if this.sent.start else None
    if before is None or before.is_space or "?" in before.text:
        return None
    deed = before.sent.root
    told = child(deed, "ccomp")
    if told is not None and (told.i < deed.i or deed.lemma_ in GRAMMAR.takes_clause):
        deed = told  # "A will open B, a statement said"
    done = (
        deed.pos_ in VERBAL
        and deed.lemma_ not in GRAMMAR.faring  # "A faces a drought. This harms B"
        and not (child(deed, "nsubjpass") is not None and deed.lemma_ in GRAMMAR.grounding)  # "A are based on B"
        and (deed.tag_ in FINITE or any(c.tag_ in ("MD", *FINITE) for c in deed.children))
    )
    return deed if done and child(deed, "neg", "expl") is None and deed.lemma_ != verb.lemma_ else None
