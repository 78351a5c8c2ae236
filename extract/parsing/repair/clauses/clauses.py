"""Mends clauses: which verb is the main one, and what each clause hangs on."""

from __future__ import annotations

from reportgraph.extract.parsing.enumerations import opens_list
from reportgraph.extract.parsing.repair.clauses.complements import mend_infinitive, mend_verb_after_to
from reportgraph.extract.parsing.repair.clauses.content_clauses import (
    mend_clause_added,
    mend_clause_behind,
    mend_passive_inside,
    mend_second_deed,
    mend_second_teller,
)
from reportgraph.extract.parsing.repair.clauses.hidden_subjects import mend_subject_of_pair
from reportgraph.extract.parsing.repair.somebody import is_somebody
from reportgraph.extract.parsing.syntax import RELATIVES, child, is_infinitive
from reportgraph.extract.parsing.tree import NOMINAL, SUBJECTS, first_word, hang, is_finite, lift, put, spine
from reportgraph.ontology.grammar import GRAMMAR
from spacy.tokens import Doc, Token

_DEPENDENT = frozenset({"acl", "conj", "relcl", "ccomp", "advcl"})
_CONJUNCTIONS = frozenset({"as", "after", "before", "since", "until"})


def repair_clauses(doc: Doc) -> None:
    """Put main verbs where they belong, and complements under what governs them."""
    for token in doc:
        if token.lower_ == "to" and token.dep_ == "prep":
            mend_verb_after_to(token)
        if token.tag_ == "VBD" and token.dep_ == "acl":
            mend_subject_of_pair(token)
        if token.tag_ == "VBD" and token.dep_ == "acl" and token.head.pos_ in NOMINAL and token.head.i < token.i:
            _finite_verb_read_as_participle(token)
        if token.tag_ in ("VBD", "VBN") and token.dep_ == "acl":
            _participle_read_as_past(token)
        if token.tag_ == "VB":
            mend_infinitive(token)
            _company_read_as_subject(token)
        if token.tag_ == "VB" and token.dep_ in ("relcl", "acl") and token.head.dep_ == "ROOT":
            _headline(token)
        if token.dep_ == "acl" and token.tag_ in ("VBD", "VBN") and token.head.dep_ == "dobj":
            _main_verb_after_purpose(token)
        if token.dep_ == "ccomp" and token.tag_ == "VBG" and token.head.i < token.i:
            _participle_read_as_clause(token)
        if token.dep_ == "advcl" and token.tag_ == "VBG" and token.left_edge.i > token.sent.start:
            _gerund_after_dash(token)
        if token.dep_ == "ccomp" and token.tag_ == "VBG":
            _object_read_as_doer(token)
        if token.dep_ == "ccomp" and token.i < token.head.i:
            _clause_before_semicolon(token)
        if token.pos_ == "VERB" and token.dep_ in ("conj", "ccomp", "dep") and is_finite(token):
            _reduced_relative(token)
        if token.pos_ in ("VERB", "AUX") and is_finite(token) and token.dep_ in _DEPENDENT:
            _clause_after_preposition(token)
            mend_clause_behind(token)
            mend_clause_added(token)
            mend_second_teller(token)
            _clause_read_as_object(token)
        if token.dep_ == "ccomp" and token.head.i < token.i and is_finite(token):
            mend_passive_inside(token)
            mend_second_deed(token)
            _subject_with_bare_relative(token)
        if token.dep_ == "ccomp" and token.tag_ in ("VBD", "VBN") and token.head.i < token.i:
            _participle_read_as_told(token)
        if (
            token.dep_ == "conj"
            and token.lemma_ in GRAMMAR.speech_verbs
            and token.tag_ in ("VBD", "VBZ", "VBN")
            and token.i
        ):
            _speaker_read_as_apposition(token)


def _speaker_read_as_apposition(verb: Token) -> None:
    """ "A will sign B, Minister Jane Roe said after C" with Jane Roe as another name of B: she says it."""
    if any(c.dep_ in SUBJECTS or c.dep_ in ("aux", "auxpass") for c in verb.children):
        return
    speaker = next((t for t in spine(verb.nbor(-1)) if t.dep_ == "appos"), None)
    if speaker is None or speaker.right_edge.i != verb.i - 1 or speaker.left_edge.i <= verb.head.i:
        return
    if speaker.pos_ in NOMINAL and verb.doc[speaker.left_edge.i - 1].text == ",":
        hang(speaker, verb, "nsubj")
        verb.tag_ = "VBD" if verb.tag_ == "VBN" else verb.tag_


def _participle_read_as_past(verb: Token) -> None:
    """ "a peace founded on A and kept by B" with a past tense: a noun has participles."""
    if verb.dep_ != "acl" or any(c.dep_ in ("nsubj", "dobj", "aux") for c in verb.children):
        return
    verb.tag_ = "VBN"
    for c in verb.children:
        if c.dep_ == "conj" and c.tag_ == "VBD" and child(c, "agent") is not None and child(c, "nsubj", "dobj") is None:
            c.tag_ = "VBN"


def _object_read_as_doer(verb: Token) -> None:
    """ "signed an order widening A" as "saw an order widening A": only who perceives or keeps it does so."""
    governor, doer = verb.head, child(verb, "nsubj")
    told = governor.lemma_ in GRAMMAR.perceiving or child(governor, "dobj") is not None
    if doer is None or told or not governor.i < doer.i < verb.i or child(verb, "aux", "mark") is not None:
        return
    if governor.pos_ == "VERB" and doer.pos_ in ("NOUN", "PROPN"):
        hang(doer, governor, "dobj")
        hang(verb, doer, "acl")


def _company_read_as_subject(verb: Token) -> None:
    """ "spoke today with A to offer B" read as what A is to do: A is whom the verb before is done with."""
    subject, word = child(verb, "nsubj"), child(verb, "mark", "prep")
    if subject is None or word is None or word.lower_ != "with" or not is_infinitive(verb):
        return
    governor = verb.head
    if governor.pos_ == "VERB" and governor.i < word.i and word.i + 1 == subject.left_edge.i:
        hang(word, governor, "prep")
        hang(subject, word, "pobj")


def _finite_verb_read_as_participle(verb: Token) -> None:
    """ "the report called for …" read as a noun with a participle: a past tense needs a subject."""
    noun = verb.head
    governor = None
    if noun.dep_ == "nsubj" and noun.head.tag_ == "VB" and any(c.lower_ == "to" for c in noun.head.children):
        governor = noun.head  # "the report called on A to maintain …" read with "maintain" as the main verb
    elif noun.dep_ != "ROOT" and not (noun.dep_ in ("ccomp", "advcl") and noun.head.pos_ in ("VERB", "AUX")):
        return
    moved = [c for c in noun.children if c.i > verb.i]
    lift(verb, "nsubj")
    if governor is not None:
        moved += [c for c in governor.children if c.i < verb.i or c.dep_ == "punct"]
        lift(verb, "xcomp")
    for c in moved:
        put(c, verb, c.dep_)


def _participle_read_as_clause(verb: Token) -> None:
    """ "rehouse people experiencing A" with the experiencing as what is rehoused: it tells of the people."""
    subject, governor = next((c for c in verb.lefts if c.dep_ == "nsubj"), None), verb.head
    if subject is None or subject.tag_ not in ("NN", "NNS") or any(c.dep_ in ("aux", "mark") for c in verb.children):
        return
    bare = subject.i == verb.i - 1 and subject.left_edge.i == governor.i + 1
    if bare and governor.pos_ == "VERB" and governor.lemma_ not in GRAMMAR.takes_participle:
        hang(subject, governor, "dobj")
        hang(verb, subject, "acl")


def _gerund_after_dash(verb: Token) -> None:
    """ "barred A from asking B – ending C" with the ending as part of the asking: after a dash the sentence goes on."""
    dash = verb.doc[verb.left_edge.i - 1]
    if verb.head.tag_ != "VBG" or verb.head.i > verb.i or not opens_list(dash) or dash.text == ":":
        return
    main = next((a for a in verb.ancestors if a.pos_ in ("VERB", "AUX") and is_finite(a)), None)
    if main is not None:
        hang(verb, main, "advcl")


def _headline(verb: Token) -> None:
    """ "A to host B": a headline's infinitive is its main verb."""
    if any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") for t in verb.sent) or verb.sent[-1].text in (".", "!"):
        return
    named = any(t.pos_ == "PROPN" for t in (verb.head, *verb.head.lefts))
    if named or is_somebody(verb.head, sure=True):  # not "Efforts to host B"
        lift(verb, "nsubj")


def _main_verb_after_purpose(verb: Token) -> None:
    """ "To enhance A, the report advocated B" read with "enhance" as the main verb and the report as its object."""
    subject = verb.head
    purpose = subject.head
    if (
        purpose.dep_ != "ROOT"
        or purpose.tag_ != "VB"
        or subject.left_edge.i == 0
        or subject.doc[subject.left_edge.i - 1].text != ","
    ):
        return
    if not is_infinitive(purpose) or verb.i < subject.i:
        return
    moved = [c for c in purpose.children if c.i > verb.i]
    lift(verb, "nsubj")
    lift(verb, "advcl")
    for c in moved:
        put(c, verb, c.dep_)


def _clause_before_semicolon(verb: Token) -> None:
    """ "A was held; B will be held" read with the first clause as a complement: a semicolon parts what stands alone."""
    after = verb.right_edge.i + 1
    if after < verb.head.i and verb.doc[after].text == ";":
        verb.dep_ = "dep"


def _reduced_relative(verb: Token) -> None:
    """ "the workshop Kenya will host" read as two clauses: it is said of the noun before it."""
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    if verb.dep_ not in ("conj", "ccomp", "dep") or subject is None or verb.head.i > verb.i:
        return
    left = verb.left_edge.i
    noun = verb.doc[left - 1] if left else verb
    if subject.left_edge.i != left or noun.pos_ != "NOUN" or noun.dep_ not in ("dobj", "pobj", "attr"):
        return
    if not any(c.dep_ in ("dobj", "ccomp", "xcomp") for c in verb.children):
        hang(verb, noun, "relcl")


def _clause_after_preposition(verb: Token) -> None:
    """ "fell as A and B met" read with A and B under "as": it opens a clause, and they are its subject."""
    label = "nsubjpass" if any(c.dep_ == "auxpass" for c in verb.children) else "nsubj"
    opened = next((t for c in verb.lefts if c.dep_ == "mark" for t in c.rights if t.dep_ == "pobj"), None)
    if opened is not None and not any(c.dep_ in SUBJECTS for c in verb.children):
        hang(opened, verb, label)
        return
    if any(c.dep_ in SUBJECTS for c in verb.lefts):
        return
    first = first_word(verb)
    before = verb.doc[first - 1] if first else verb
    opened_by = (t for t in spine(before) if t.dep_ == "pobj" and t.head.lower_ in _CONJUNCTIONS)
    noun = next(opened_by, None) if before != verb else None
    if noun is None or noun.i > verb.i or noun.right_edge.i >= verb.i:
        return
    word = noun.head
    governor = verb.head if word.head == verb else word.head
    if governor == verb or governor.i > word.i or (verb.is_ancestor(word) and word.head != verb):
        return
    if governor.pos_ not in ("VERB", "AUX"):
        governor = next((a for a in governor.ancestors if a.pos_ in ("VERB", "AUX")), governor)
    hang(verb, governor, "advcl")
    hang(word, verb, "mark")
    hang(noun, verb, label)


def _clause_read_as_object(verb: Token) -> None:
    """ "found use of A exceeded B" with the use as what was found: a finite verb has a subject, right before it."""
    if any(c.dep_ in SUBJECTS for c in verb.children):
        return
    first = first_word(verb)
    before = verb.doc[first - 1] if first else verb
    if before.dep_ == "cc" or before.pos_ == "CCONJ" or (verb.dep_ == "conj" and before.text == ","):
        return
    noun = next((t for t in spine(before if before.text != "," else before.nbor(-1)) if t.dep_ == "dobj"), None)
    if noun is None or noun.i > verb.i or noun.head.lemma_ not in GRAMMAR.takes_clause or noun.head.i > noun.i:
        return
    stray = verb.dep_ == "advcl" and first < verb.i and not any(c.dep_ in ("mark", "advmod") for c in verb.lefts)
    if verb.head not in (noun, noun.head) and not noun.is_ancestor(verb.head) and not stray:
        return
    if verb.dep_ == "relcl" and any(c.lower_ in RELATIVES for c in verb.lefts):
        return
    governor = noun.head
    marked = governor.nbor(1).lower_ == "that" or before.text == ","
    if (
        verb.tag_ == "VBD"
        and verb.lower_.endswith("ed")
        and not marked
        and child(verb, "dobj", "attr", "ccomp") is None
    ):
        return  # "shows the number of cars sold": a participle looks the same
    hang(verb, governor, "ccomp")
    hang(noun, verb, "nsubj")


def _subject_with_bare_relative(verb: Token) -> None:
    """ "The treaty Norway signed does not cover A": the name is the subject of the first verb, the noun of both."""
    first = verb.head
    subject = next((c for c in first.lefts if c.dep_ == "nsubj"), None)
    if subject is None or any(c.dep_ in (*SUBJECTS, "mark") for c in verb.children) or subject.pos_ != "PROPN":
        return
    noun = subject.nbor(-1) if subject.i > subject.left_edge.i else subject
    if noun.dep_ not in ("compound", "nmod") or noun.head != subject or subject.i + 1 != first_word(first):
        return
    if verb.doc[first_word(verb) - 1].text == "," or any(c.dep_ in ("dobj", "mark") for c in first.children):
        return
    told = noun.pos_ == "PROPN" and first.lemma_ in GRAMMAR.saying
    if told or first.nbor().is_punct:
        return  # "Minister Jane Roe said, after A, B agreed", "Minister Jane Roe said A and C would sign B"
    moved = [c for c in subject.children if c.i < noun.i]
    after = [c for c in first.children if c.i > verb.i]
    lift(verb, "relcl")
    hang(noun, verb, "nsubj")
    hang(first, noun, "relcl")
    for c in moved:
        hang(c, noun, c.dep_)
    for c in after:
        hang(c, verb, c.dep_)


def _participle_read_as_told(verb: Token) -> None:
    """ "welcomed the schemes(,) agreed in A" with schemes that agreed: who welcomes tells nothing without "that".

    No comma stands behind a subject alone; without one, the participle tells of the noun right before it. Behind one,
    with an object of its own, it is one more deed: "flooded streets, toppled trees and cut lines".
    """
    above, subject, before = verb.head, child(verb, "nsubj"), verb.nbor(-1)
    alone = subject is not None and subject.left_edge.i == above.i + 1 and child(verb, "mark", "aux") is None
    if subject is None or not alone or above.lemma_ in GRAMMAR.takes_clause:
        return
    if before.text != "," and (child(verb, "dobj", "attr", "ccomp", "xcomp") or before.pos_ not in ("NOUN", "PROPN")):
        return
    thing = child(verb, "dobj")
    if before.text == "," and thing is not None and thing.left_edge.i == verb.i + 1 and child(verb, "conj") is not None:
        hang(subject, above, "dobj")
        hang(verb, above, "conj")
        verb.tag_ = above.tag_
        return
    told = subject if before.text == "," or verb.lemma_ in GRAMMAR.convening else before
    while told != subject and told.pos_ == "PROPN" and told.head.lower_ == "of" and told.head.head.pos_ == "PROPN":
        told = told.head.head  # "the Plan of Action agreed in A"
    for c in list(verb.rights):
        if (c.dep_ == "conj" and is_finite(c)) or (c.dep_ == "cc" and before.text != ","):
            hang(c, above, c.dep_)
    hang(subject, above, "dobj")
    hang(verb, told, "acl")
    verb.tag_ = "VBN"
