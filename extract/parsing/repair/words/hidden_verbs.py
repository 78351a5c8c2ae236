"""Mends verbs read as a part of a noun phrase: "A erodes public trust" with the trust as that of "erodes"."""

from __future__ import annotations

from reportgraph.extract.parsing.repair.words.lemmas import form_of, lemma_of
from reportgraph.extract.parsing.spelling import singular
from reportgraph.extract.parsing.syntax import child, is_infinitive
from reportgraph.extract.parsing.tree import FINITE, SUBJECTS, hang, lift, neighbor_of, put, take_place
from reportgraph.ontology.frames import word_lists
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.lexicon import load_lexicon
from reportgraph.ontology.naming import load_naming
from reportgraph.ontology.verbs import is_verb_alone, known_verbs
from spacy.tokens import Span, Token


def mend_verb_read_as_subject(verb: Token) -> None:
    """ "The court rules worship is legal" with "rules" as the subject: a finite verb governs, and has the clause."""
    clause = verb.head
    subject = child(verb, "nsubj", *(("compound",) if verb.tag_ == "NNS" else ()))
    if subject is None or any(c.dep_ in SUBJECTS and c != verb for c in clause.children):
        return
    inner, thing = child(verb, "dobj"), child(clause, "dobj")
    if inner is not None and verb.tag_ != "NNS":
        lift(verb, "ccomp")
        hang(inner, clause, "nsubj")
        for c in [c for c in clause.rights if c.dep_ == "punct"]:
            hang(c, verb, "punct")
    elif thing is not None and clause.i == verb.i + 1 and thing.left_edge.i == clause.i + 1:
        if verb.tag_ == "NNS" and not is_only_verb(verb):
            return
        _part_of_object(verb, subject)
    elif clause.i == verb.i + 1 and verb.tag_ == "NNS" and clause.tag_ in ("VB", "VBP") and is_only_verb(verb):
        _governs(verb, subject)


def _governs(verb: Token, subject: Token) -> None:
    """ "the levy mitigates waste" with mitigates that waste A: no noun has such a plural, so the waste is one."""
    thing = verb.head
    for c in [c for c in verb.lefts if c.i < subject.i]:
        hang(c, subject, c.dep_)
    lift(verb, "dobj")
    for c in [c for c in thing.children if c.dep_ != "prep"]:
        hang(c, verb, c.dep_)
    subject.dep_ = "nsubj"
    verb.pos_, verb.tag_, verb.lemma_ = "VERB", "VBZ", lemma_of(verb)
    thing.pos_, thing.tag_ = "NOUN", "NN"


def mend_sentence_read_as_phrase(plural: Token) -> None:
    """ "The board of A links B with C." with links, B, of a board: a sentence has a verb, and an apposition a comma."""
    thing, before = child(plural, "appos", "dobj"), neighbor_of(plural, -1)
    doer = next((c for c in plural.lefts if c.right_edge == before), before)
    done = child(plural, "acl")
    if thing is None and done is not None and done.i == plural.i + 1 and is_only_verb(plural):
        thing = done  # "The plan envisages building A": no noun has such a plural
    own = range(plural.i, thing.right_edge.i + 1) if thing is not None else ()  # "A exports less oil than it did"
    if lemma_of(plural) not in known_verbs() or any(t.tag_ in (*FINITE, "MD") and t.i not in own for t in plural.sent):
        return
    if child(plural, "csubj") is not None:  # "Closing A risks harming B."
        plural.pos_, plural.tag_, plural.lemma_ = "VERB", "VBZ", lemma_of(plural)
        return
    part = doer.head == plural and doer.dep_ in ("compound", "amod", "nmod") and plural.text.islower()
    told = part and (doer.text[0].isupper() or child(plural, "det", "poss") is not None)
    if thing is None or not told or thing.left_edge.i != plural.i + 1 or plural.sent.text.strip()[-1:] != ".":
        return
    for c in [c for c in plural.lefts if doer.left_edge.i > c.i and c.dep_ in ("det", "poss", "amod", "compound")]:
        hang(c, doer, c.dep_)
    hang(doer, plural, "nsubj")
    plural.pos_, plural.tag_, plural.lemma_ = "VERB", "VBZ", lemma_of(plural)
    thing.dep_ = "xcomp" if thing == done else "dobj"
    doer.pos_, doer.tag_ = ("PROPN", "NNP") if doer.text[0].isupper() else ("NOUN", "NN")
    for c in [c for c in thing.rights if c.lower_ in ("from", "to")]:
        hang(c, plural, "prep")


def mend_subject_read_as_part(noun: Token) -> None:
    """ "as cholera spreads in A" with the cholera as a part of "spreads": no verb has a noun for a part."""
    verb = noun.head
    mark = child(verb, "mark")
    if verb.i != noun.i + 1 or mark is None or any(c.dep_ in SUBJECTS for c in verb.children):
        return
    if all(t.dep_ in ("det", "poss", "amod", "compound", "nmod", "case") for t in noun.doc[mark.i + 1 : noun.i]):
        for c in [c for c in verb.lefts if c.i < noun.i and c.dep_ in ("det", "poss", "amod", "compound", "nmod")]:
            hang(c, noun, c.dep_)
        hang(noun, verb, "nsubj")


def mend_object_read_as_verb(noun: Token) -> None:
    """ "Peru imports diamonds" with imports that "diamond": what is no verb, or a good, is what is imported."""
    verb, doer = noun.nbor(-1), noun.nbor(-2)
    told = verb.dep_ == "nsubj" and verb.head == noun and lemma_of(verb) in known_verbs()
    named = doer.ent_type_ in ("GPE", "ORG") or doer.tag_ == "NNP"
    if not (told and named) or doer.head != verb or doer.dep_ != "compound":
        return
    one = singular(noun.lower_)
    if one not in word_lists()["goods"] and (noun.tag_ != "VBZ" or noun.lemma_ in known_verbs()):
        return
    for c in [c for c in noun.children if c.dep_ == "punct"] + [c for c in verb.lefts if c != doer]:
        hang(c, doer if c.head == verb else verb, c.dep_)
    lift(verb, "dobj")
    hang(doer, verb, "nsubj")
    verb.pos_, verb.tag_, verb.lemma_ = "VERB", "VBZ", lemma_of(verb)
    noun.pos_, noun.tag_, noun.lemma_ = "NOUN", "NN" if one == noun.lower_ else "NNS", one


def mend_verb_and_object_swapped(noun: Token) -> None:
    """ "The plan follows A and complements work done by B" with complements that work: one doer does both."""
    verb, first = child(noun, "nsubj", "compound"), noun.head
    if verb is None or first.tag_ != "VBZ" or verb.tag_ != "NNS" or verb.i + 1 != noun.i or verb.left_edge != verb:
        return
    joined = noun.dep_ == "conj" and verb.nbor(-1).dep_ == "cc" and lemma_of(verb) in known_verbs()
    goes_on = [c for c in noun.rights if c.dep_ not in ("punct", "acl", "relcl", "prep")]
    told = noun.i + 1 < len(noun.doc) and noun.nbor().tag_ in ("VBN", "VBG", "WDT", "IN", "TO")
    if not joined or not told or goes_on or load_naming().classes_of(noun.lower_) is None:
        return
    lift(verb, "dobj")
    verb.pos_, verb.tag_, verb.lemma_ = "VERB", "VBZ", lemma_of(verb)
    noun.pos_, noun.tag_, noun.lemma_ = "NOUN", "NN", noun.lower_


def _part_of_object(verb: Token, subject: Token) -> None:
    """ "the report spotlights forced labor" with spotlights that forced it: what follows is a part of the object."""
    part = verb.head
    thing = next(c for c in part.rights if c.dep_ == "dobj")
    for c in [c for c in verb.lefts if c.i < subject.i and c.dep_ != "punct"]:
        hang(c, subject, c.dep_)
    for c in [c for c in part.children if c not in (verb, thing)]:
        hang(c, verb, c.dep_)
    lift(verb, "amod")
    hang(thing, verb, "dobj")
    subject.dep_ = "nsubj"
    whole = part.tag_ in ("VBD", "VBN")
    hang(part, thing, "amod" if whole else "compound")
    part.pos_, part.tag_ = ("ADJ", "VBN") if whole else ("NOUN", "NN")
    if verb.tag_ == "NNS":
        verb.pos_, verb.tag_, verb.lemma_ = "VERB", "VBZ", lemma_of(verb)


def mend_subject_of_compound(verb: Token) -> None:
    """ "The bank funds schools" read as one compound: the form is finite, so what stands before it is its subject.

    So in "said Peru exports coffee", where nothing else can be the verb of what is said.
    """
    told = verb.head.dep_ == "ccomp" and verb.head.tag_ == "NNS" and child(verb.head, "cop", "nsubj") is None
    alone = is_only_verb(verb) or (told and lemma_of(verb) in known_verbs())
    before = verb.nbor(-1) if verb.i > verb.sent.start else verb
    part = before.dep_ in ("compound", "nmod", "amod") and before.head in (verb, verb.head)
    if not part or before.tag_ not in ("NN", "NNP") or (verb.tag_ == "NNS" and not alone):
        return
    for c in list(verb.head.lefts):
        if c.i < before.i and c.dep_ in ("det", "poss", "amod", "compound", "nmod"):
            hang(c, before, c.dep_)
    hang(before, verb, "nsubj")


def is_only_verb(plural: Token) -> bool:
    """Tell a third person that no noun has as its plural, before what only a noun can follow: "erodes public trust"."""
    last = plural.i + 1 == len(plural.doc)
    return not last and is_verb_alone(lemma_of(plural)) and plural.nbor().pos_ in ("ADJ", "NOUN", "VERB")


def mend_verb_read_as_compound(verb: Token) -> None:
    """ "A exports coffee to B" read with "exports" as part of a compound, though it has a subject."""
    noun = verb.head
    at, doer = noun.head, child(verb, *SUBJECTS)
    helping = next((a for a in noun.ancestors if a.lemma_ in GRAMMAR.assisting and a.pos_ == "VERB"), None)
    lift(verb, "dobj")
    if verb.dep_ == "pobj" and helping is not None and doer is not None:
        hang(doer, at, "pobj")  # "helps those at risk of A avoid B": a preposition governs no verb
        hang(verb, helping, "xcomp")
    verb.dep_ = {"dep": "ccomp", "appos": "relcl"}.get(verb.dep_, verb.dep_)
    if verb.pos_ != "VERB":
        verb.lemma_ = form_of(verb)[1]
    verb.pos_, verb.tag_ = "VERB", "VBD" if verb.tag_ in ("VBN", "VBD", "JJ") else "VBZ"
    for c in list(noun.children):
        if (c.dep_ in ("prep", "punct") and c.i > noun.i and c.lower_ != "of") or (c.i < verb.i and c.dep_ == "mark"):
            put(c, verb, c.dep_)


def mend_infinitive_read_as_modifier(verb: Token) -> None:
    """ "asked A not to expel B" read with "expel" as a part of B: an infinitive with "to" governs what follows."""
    noun = verb.head
    if noun.i < verb.i:
        return
    pronoun, clause = child(noun, "compound"), noun.head
    if noun.dep_ == "nsubj" and is_infinitive(clause) and pronoun is not None and pronoun.tag_ == "PRP":
        hang(pronoun, verb, "nsubj")  # "helped us rally states to stand with A"
        take_place(verb, clause)
        hang(noun, verb, "dobj")
        hang(clause, verb, "xcomp")
        verb.pos_, verb.tag_, verb.lemma_ = "VERB", "VB", verb.lower_
    elif noun.dep_ in ("dobj", "pobj") and noun.head.pos_ == "VERB":
        verb.pos_, verb.tag_, verb.lemma_ = "VERB", "VB", verb.lower_
        lift(verb, "dobj")
        verb.dep_ = "xcomp"


def mend_plural_read_as_verb(plural: Token) -> None:
    """ "Chad suspects that A wants B" with suspects of Chad: no noun goes on so."""
    name, after = plural.nbor(-1), plural.nbor()
    part = name.dep_ == "compound" and name.head == plural and name.tag_ == "NNP"
    clause = next((c for c in plural.rights if c.dep_ == "relcl" and c.left_edge == after), None)
    if part and after.lower_ == "that" and clause is not None and child(clause, "nsubj") not in (None, after):
        _tells(plural, clause)


def _tells(plural: Token, clause: Token) -> None:
    """ "Chad suspects that A wants B" with suspects of Chad whom A wants: what is told is a clause."""
    name, that = neighbor_of(plural, -1), neighbor_of(plural, 1)
    told = load_lexicon().contexts.of(lemma_of(plural), "VERB", "clause")
    if told is None or "clause" not in told.says:
        return
    for c in [c for c in plural.lefts if c != name]:
        hang(c, name, c.dep_)
    hang(name, plural, "nsubj")
    plural.pos_, plural.tag_, plural.lemma_ = "VERB", "VBZ", lemma_of(plural)
    clause.dep_ = "ccomp"
    hang(that, clause, "mark")
    that.pos_, that.tag_ = "SCONJ", "IN"


def mend_participle_read_as_modifier(verb: Token) -> None:
    """ "A secured funding from B to cut C" with funding that cuts: an infinitive is no predicate, so A secured it."""
    noun, name = verb.head, neighbor_of(verb, -1)
    clause = noun.head
    bare = name.head in (noun, verb) and name.dep_ in ("nmod", "compound", "amod", "npadvmod") and name.pos_ == "PROPN"
    alone = clause.dep_ == "ROOT" and clause.tag_ == "VB" and any(c.lower_ == "to" for c in clause.lefts)
    if not bare or not alone or noun.dep_ != "nsubj" or name.whitespace_ == "":
        return
    put(verb, verb, "ROOT")
    verb.tag_ = "VBD"
    for c in [c for c in noun.lefts if c.i < name.i]:
        hang(c, name, c.dep_)
    hang(name, verb, "nsubj")
    hang(clause, verb, "advcl")
    hang(noun, verb, "dobj")
    for c in [c for c in clause.rights if c.dep_ == "punct"]:
        hang(c, verb, "punct")


def mend_verb_read_as_object(plural: Token) -> None:
    """ "ensure the program complies" with complies of a program: no noun has such a plural, so the program does."""
    noun = neighbor_of(plural, -1)
    inside = noun.head == plural and noun.dep_ == "compound" and noun.tag_ == "NN"
    if not inside or not is_verb_alone(lemma_of(plural)):
        return
    for c in [c for c in plural.lefts if c.i < noun.i]:
        hang(c, noun, c.dep_)
    hang(noun, plural, "nsubj")
    plural.dep_ = "ccomp"
    plural.pos_, plural.tag_, plural.lemma_ = "VERB", "VBZ", lemma_of(plural)


def mend_verb_before_teller(sentence: Span) -> None:
    """ "A's trade with lake states centers on B, said C" with centers that A says: what is said has a verb."""
    root = sentence.root
    subject, teller = child(root, "nsubj"), child(root, "dobj")
    if subject is None or teller is None or subject.i > root.i:
        return
    for plural in sentence[1:-2]:
        noun, known = plural.nbor(-1), f"{plural.lower_} {plural.nbor(1).lower_}" in GRAMMAR.plural_verbs
        if not known or plural.tag_ != "NNS" or noun.head != plural or not subject.i < plural.i < root.i:
            continue
        for c in [c for c in plural.lefts if c.i < noun.i]:
            hang(c, noun, c.dep_)
        hang(noun, plural.head, plural.dep_)
        plural.pos_, plural.tag_, plural.lemma_ = "VERB", "VBZ", lemma_of(plural)
        hang(plural, root, "ccomp")
        for c in [c for t in (*subject.subtree, noun) for c in t.rights if c.i > plural.i and c != plural]:
            hang(c, plural, c.dep_)
        hang(subject, plural, "nsubj")
        hang(teller, root, "nsubj")
        return
