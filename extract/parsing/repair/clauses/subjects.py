"""Mends subjects: a finite verb has one, and it is where English puts it."""

from __future__ import annotations

from reportgraph.extract.parsing.labels import ACTORS
from reportgraph.extract.parsing.repair.clauses.addressed import mend_addressed
from reportgraph.extract.parsing.repair.clauses.described_subjects import (
    letters_before_aside,
    name_before_called,
    subject_behind_description,
)
from reportgraph.extract.parsing.repair.clauses.fronted import (
    based_behind,
    based_in_front,
    beside_source,
    object_before_subject,
    opening_of_teller,
    purpose_of_what_is_told,
    row_before_pronoun,
    subject_after_day,
    subject_after_list,
    subject_after_place,
    subject_after_role,
    subject_after_teller,
    subject_after_told,
    subject_behind_date,
)
from reportgraph.extract.parsing.repair.clauses.fronted_participles import (
    main_behind_participle,
    main_subject_behind_participle,
    opener_before_doer,
    place_behind_gerund,
    subject_behind_gerund,
    subject_behind_participle,
)
from reportgraph.extract.parsing.repair.clauses.hidden_subjects import (
    mend_behind_between,
    mend_behind_gerund,
    mend_behind_number,
    mend_behind_opener,
    mend_clause_as_subject,
    mend_gerund_of_pair,
    mend_main_behind_relative,
    mend_object_of_first,
    mend_pair_behind_opener,
    mend_subject_of_pair,
)
from reportgraph.extract.parsing.repair.clauses.tellers import (
    mend_cited,
    mend_credited,
    mend_reporting,
    mend_teller,
)
from reportgraph.extract.parsing.repair.clauses.told_asides import mend_teller_before_colon
from reportgraph.extract.parsing.repair.clauses.whose_clauses import mend_whose, mend_with
from reportgraph.extract.parsing.repair.names.towns import mend_land_read_as_subject
from reportgraph.extract.parsing.repair.rows.joined_subjects import mend_joined_subjects, subject_of_several
from reportgraph.extract.parsing.repair.steps import mend_each, step
from reportgraph.extract.parsing.syntax import RELATIVES, child
from reportgraph.extract.parsing.tree import NOMINAL, SUBJECTS, hang, is_finite, lift, verb_number
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.naming import load_naming
from spacy.tokens import Doc, Token

_CLAUSAL = frozenset({"conj", "ROOT", "ccomp", "advcl", "dep"})
_STOPPING = frozenset({"prevent", "stop"})


def repair_subjects(doc: Doc) -> None:
    """Give finite verbs the subjects that were hung elsewhere."""
    mend_each(doc, _STEPS)


def _mend_clause(verb: Token) -> None:
    if is_finite(verb):
        for mend in _OF_CLAUSE:
            mend(verb)


def _mend_statement(verb: Token) -> None:
    if is_finite(verb):
        for mend in _OF_STATEMENT:
            mend(verb)


def _stopped_read_as_subject(verb: Token) -> None:
    """ "stopped the march going ahead" with a march that goes ahead: it is what is stopped."""
    if verb.head.lemma_ not in _STOPPING:
        return
    thing, stopped = next((c for c in verb.lefts if c.dep_ == "nsubj"), None), child(verb.head, "dobj")
    if thing is not None and thing.pos_ in NOMINAL and verb.head.i < thing.i and stopped is None:
        hang(thing, verb.head, "dobj")
        verb.dep_ = "xcomp"
    elif thing is None and stopped is not None and stopped.right_edge.i + 1 == verb.i:
        verb.dep_ = "xcomp"


def _name_read_as_adverb(verb: Token) -> None:
    """ "In 2021, UNICEF supported A" with how A was supported: an acronym before a verb without a subject is one.

    So is a surname that the text gives in full: "Jane Long spoke. Long praised A", "Jane May spoke. May praised A".
    """
    modal = next((c for c in verb.lefts if c.tag_ == "MD" and verb.tag_ == "VB"), verb)  # "USAID will fund A"
    name = modal.nbor(-1) if modal.i > verb.sent.start else verb
    if any(c.dep_ in (*SUBJECTS, "nsubjpass", "aux", "auxpass") and c not in (modal, name) for c in verb.children):
        return
    beside = name.head == verb and name.dep_ in ("advmod", "amod", "aux", "npadvmod") and bool(name.whitespace_)
    short = name.dep_ != "aux" and name.text.isupper() and len(name) > 2
    known = name.dep_ != "npadvmod" and verb.tag_ == "VBD" and _is_surname(name)
    named = name.dep_ == "npadvmod" and name.ent_type_ in ACTORS and child(verb, "agent") is None
    if beside and (short or known or named):
        name.dep_, name.pos_, name.tag_ = "nsubj", "PROPN", "NNP"
        verb.tag_ = "VBD" if verb.tag_ == "VBN" else verb.tag_


def _is_surname(name: Token) -> bool:
    """Tell a word with a capital that stands behind a given name elsewhere in the text."""
    twins = (t for t in name.doc if t.i != name.i and t.text == name.text) if name.text.istitle() else iter(())
    return any(t.i and t.nbor(-1).text.istitle() and t.nbor(-1).lower_ in load_naming().given for t in twins)


def _subject_read_as_modifier(verb: Token) -> None:
    """ "A signs B" with A read as part of a compound with the verb: a finite verb has a subject."""
    subjects = [c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass", "expl", "csubj")]
    which = subjects[0] if len(subjects) == 1 and verb.dep_ == "relcl" and subjects[0].lower_ in RELATIVES else None
    if subjects and which is None:
        return
    before = [c for c in verb.lefts if c.dep_ in ("compound", "nmod") and c.pos_ in ("NOUN", "PROPN")]
    several = bool(before) and (before[-1].tag_ == "NNS" or any(c.dep_ == "conj" for c in before[-1].children))
    if before and before[-1].right_edge.i == verb.i - 1 and (verb.tag_ != "VB" or several):
        before[-1].dep_ = "nsubj"
        if which is not None:
            which.dep_ = "dobj"  # "the dam, which the Lake Bank finances"
        verb.tag_ = "VBP" if verb.tag_ == "VB" else verb.tag_
        for c in [c for c in verb.lefts if c.i < before[-1].left_edge.i and c.dep_ in ("det", "poss", "amod")]:
            hang(c, before[-1], c.dep_)  # "The Oslo-based firm A signs B"


def _modifier_read_as_object(word: Token) -> None:
    """ "The Trans-Andean Highway passes A" with what passes as what is passed: it tells which highway."""
    if word.i >= word.head.i:
        return
    subject = word.nbor() if word.i + 1 < len(word.doc) else word
    named = word.tag_ == "JJ" or (word.pos_ == "PROPN" and word.ent_type_ == subject.ent_type_ != "")
    if named and subject.dep_ == "nsubj" and subject.head == word.head and not list(subject.lefts):
        hang(word, subject, "compound")
        for c in [c for c in word.lefts if c.dep_ == "det"]:
            hang(c, subject, "det")


def _object_read_as_subject(relative: Token) -> None:
    """ "the plan, which, he said, A rejects" with two subjects: the second one acts, the relative is its object."""
    verb = relative.head
    if any(c.dep_ in ("nsubj", "nsubjpass") and c.i > relative.i for c in verb.lefts):
        relative.dep_ = "dobj"


def _agreement(verb: Token) -> None:
    """ "saw the men and a ship was sent" with the men as a subject too: one verb says "was" of the ship alone."""
    subject = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    if subject is None or subject.i > verb.i or verb_number(verb) != "one" or subject.left_edge.i == verb.sent.start:
        return
    last = next((c for c in subject.children if c.dep_ == "conj"), None)
    linked = any(c.dep_ == "cc" and c.lower_ == "and" for c in subject.children)
    before = verb.doc[subject.left_edge.i - 1]
    if last is None or not linked or before.pos_ not in ("VERB", "ADP") or last.tag_ in ("NNS", "NNPS"):
        return
    governor = before if before.pos_ == "VERB" else before.head
    label = "pobj" if before.dep_ == "prep" else "dobj"
    if governor.pos_ != "VERB" or not is_finite(governor) or any(c.dep_ == "dobj" for c in governor.children):
        return
    hang(last, verb, subject.dep_)
    hang(subject, before if label == "pobj" else governor, label)
    if verb.head == governor:
        verb.dep_ = "conj"


def _second_subject(verb: Token) -> None:
    """ "The Call to A and the League for B have signed" with the League added to A: "have" is said of two."""
    subject = next((c for c in verb.lefts if c.dep_ in ("nsubj", "nsubjpass")), None)
    if subject is None or verb_number(verb) != "many" or subject.tag_ not in ("NN", "NNP"):
        return
    if any(c.dep_ in ("conj", "cc") for c in subject.children) or subject.lemma_ in GRAMMAR.amounts:
        return
    for last in subject.subtree:
        if last.dep_ == "conj" and last.pos_ in NOMINAL and last.right_edge == subject.right_edge:
            link = last.doc[last.left_edge.i - 1]
            phrase = any(c.dep_ == "prep" for c in last.rights)
            if link.lower_ == "and" and (phrase or (_is_definite(subject) and _is_definite(last))):
                hang(last, subject, "conj")
                hang(link, subject, "cc")
            return


def _name_of_subject(verb: Token) -> None:
    """ "The start-up Voltra left" with two who left: a name right behind a noun is its name."""
    subjects = [c for c in verb.lefts if c.dep_ == "nsubj"]
    noun, name = subjects[-2:] if len(subjects) > 1 else (verb, verb)
    if noun.tag_ == "NN" and name.pos_ == "PROPN" and noun.i + 1 == name.i:
        for c in [c for c in noun.lefts if c.i < noun.i]:
            hang(c, name, c.dep_)
        hang(noun, name, "compound")


def _is_definite(noun: Token) -> bool:
    return any(c.dep_ == "poss" or (c.dep_ == "det" and c.lower_ not in ("a", "an")) for c in noun.lefts)


def _subject_on_the_left(verb: Token) -> None:
    """ "Acme, chosen in May, is to build A" with Acme as an adverb: the last noun on the left is the subject."""
    if any(c.dep_ in SUBJECTS for c in verb.children):
        return
    left = [
        c
        for c in verb.lefts
        if c.pos_ in ("NOUN", "PROPN") and c.dep_ in ("npadvmod", "dep", "advcl", "nmod", "compound")
        if c.ent_type_ not in ("DATE", "TIME")
    ]
    if left and (verb.dep_ != "conj" or left[-1].i > verb.head.i):
        left[-1].dep_ = "nsubj"


def _noun_read_as_clause(verb: Token) -> None:
    """ "Gas released from A has been B" with "gas released" as a clause: it is a noun with a participle."""
    noun = next((c for c in verb.lefts if c.dep_ in ("nsubj", "nsubjpass")), None)
    opened = any(t.tag_ in ("WDT", "WP", "WRB") or t.dep_ == "mark" for t in verb.lefts)
    if noun is not None and noun.pos_ in NOMINAL and noun.tag_ not in ("WDT", "WP") and not opened:
        several = noun.tag_ in ("NNS", "NNPS") and noun.i == verb.i - 1 and verb_number(verb.head) == "many"
        if verb.tag_ == "VBG" and not several:
            return  # "Ministers attending A is a sign", but "Ministers attending A have signed B"
        label = "nsubj" if verb.dep_ == "csubj" else "nsubjpass"
        lift(noun, "acl")
        noun.dep_, verb.tag_ = label, verb.tag_ if verb.tag_ == "VBG" else "VBN"


_OF_CLAUSE = (
    letters_before_aside,
    name_before_called,
    subject_after_day,
    subject_after_told,
    mend_land_read_as_subject,
    subject_of_several,
    mend_gerund_of_pair,
    mend_subject_of_pair,
    mend_object_of_first,
    mend_behind_number,
    mend_behind_between,
    opener_before_doer,
    main_subject_behind_participle,
    subject_after_role,
    subject_after_teller,
    subject_after_place,
    object_before_subject,
    row_before_pronoun,
    subject_after_list,
    beside_source,
    _agreement,
    _second_subject,
    _name_of_subject,
)
_OF_STATEMENT = (
    subject_behind_description,
    subject_behind_gerund,
    place_behind_gerund,
    subject_behind_participle,
    mend_addressed,
    mend_behind_gerund,
    mend_behind_opener,
    _subject_on_the_left,
    mend_joined_subjects,
)
_STEPS = (
    step(_name_read_as_adverb, kinds="VBZ VBD VBN VB", labels="ROOT"),
    step(_subject_read_as_modifier, kinds="VBZ VBD VB", labels="ROOT"),
    step(_subject_read_as_modifier, kinds="VBZ", labels="relcl"),
    step(subject_behind_date, kinds="VB VBP VBZ VBD", labels="ROOT"),
    step(based_in_front, labels="prep"),
    step(based_behind, words="based headquartered located"),
    step(main_behind_participle, labels="relcl acl"),
    step(mend_main_behind_relative, kinds="VBD VBZ VBP", labels="ccomp", hosts="relcl"),
    step(opening_of_teller, labels="parataxis"),
    step(purpose_of_what_is_told, labels="advcl"),
    step(_modifier_read_as_object, labels="dobj"),
    step(mend_clause_as_subject, kinds="VERB AUX", labels=_CLAUSAL),
    step(_mend_clause, kinds="VERB", labels=_CLAUSAL),
    step(mend_pair_behind_opener, kinds="VERB AUX", labels="ROOT"),
    step(_mend_statement, kinds="VERB AUX", labels="ROOT ccomp conj dep"),
    step(_stopped_read_as_subject, kinds="VBG", labels="advcl ccomp"),
    step(mend_reporting, words="reports"),
    step(mend_whose, words="whose"),
    step(mend_with, words="with without", labels="mark"),
    step(mend_teller_before_colon, kinds="VBD VBN VBZ", labels="ccomp"),
    step(mend_teller),
    step(mend_cited, kinds="VBG"),
    step(mend_credited, kinds="PROPN", labels="appos conj dobj dep npadvmod nmod"),
    step(_noun_read_as_clause, kinds="VBD VBN VBG", labels="csubj csubjpass"),
    step(_object_read_as_subject, words=RELATIVES, labels="nsubj nsubjpass"),
)
