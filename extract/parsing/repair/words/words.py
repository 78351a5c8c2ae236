"""Mends words that were read as the wrong part of speech: what governs as a verb does is a verb."""

from __future__ import annotations

import re

from reportgraph.extract.parsing.repair.clauses.wishes import mend_liked, mend_seen
from reportgraph.extract.parsing.repair.rows.noun_pairs import mend_letter
from reportgraph.extract.parsing.repair.somebody import may_act
from reportgraph.extract.parsing.repair.words.helped_verbs import mend_help_read_as_noun, mend_verb_of_helped
from reportgraph.extract.parsing.repair.words.hidden_adjectives import (
    may_be_adjective,
    mend_adjective_read_as_verb,
    mend_little_read_as_done,
    mend_member_read_as_verb,
    mend_office_read_as_deed,
    mend_office_read_as_state,
    mend_open_read_as_deed,
)
from reportgraph.extract.parsing.repair.words.hidden_nouns import (
    mend_adjective_read_as_gerund,
    mend_both_of_deeds,
    mend_doers_read_as_determiner,
    mend_firm_read_as_major,
    mend_head_read_as_verb,
    mend_modifier_read_as_subject,
    mend_modifier_read_as_verb,
    mend_name_read_as_verb,
    mend_noun_after_to,
    mend_noun_behind_name,
    mend_noun_in_its_place,
    mend_noun_read_as_adjective,
    mend_noun_read_as_verb,
    mend_participle_after_to,
    mend_plural_read_as_clause,
    mend_will_read_as_modal,
)
from reportgraph.extract.parsing.repair.words.hidden_verbs import (
    mend_infinitive_read_as_modifier,
    mend_object_read_as_verb,
    mend_participle_read_as_modifier,
    mend_plural_read_as_verb,
    mend_sentence_read_as_phrase,
    mend_subject_of_compound,
    mend_subject_read_as_part,
    mend_verb_and_object_swapped,
    mend_verb_read_as_compound,
    mend_verb_read_as_object,
    mend_verb_read_as_subject,
)
from reportgraph.extract.parsing.repair.words.lemmas import (
    lemma_of_participle,
    mend_lemma,
    mend_plural,
    mend_plural_of_office,
)
from reportgraph.extract.parsing.repair.words.misread_forms import (
    mend_finite_behind_with,
    mend_infinitive_read_as_finite,
    mend_run_read_as_noun,
    mend_verb_read_as_auxiliary,
    mend_verb_read_as_other,
    mend_verb_read_as_plural,
    mend_verb_read_as_singular,
)
from reportgraph.extract.parsing.repair.words.second_vows import mend_second_vow
from reportgraph.extract.parsing.repair.words.spent_times import mend_deed_of_spent_time
from reportgraph.extract.parsing.repair.words.verbs_in_row import (
    mend_first_of_verbs,
    mend_second_verb_read_as_object,
    mend_second_verb_read_as_plural,
)
from reportgraph.extract.parsing.spelling import is_currency_code, is_ordinal
from reportgraph.extract.parsing.syntax import child, is_infinitive
from reportgraph.extract.parsing.tree import FINITE, SUBJECTS, lift
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.naming import load_naming
from reportgraph.ontology.verbs import is_verb, known_verbs
from spacy.tokens import Doc, Token

_LETTERED = re.compile(r"[A-Z][a-z]+-[A-Z]")
_AUXILIARIES = frozenset("be have do will would can could may might shall should must ought need dare".split())
_NOMINAL_PLACES = frozenset({"appos", "nsubj", "nsubjpass", "dobj", "pobj", "attr"})
_CLAUSAL = frozenset({"advcl", "ccomp", "relcl", "conj", "ROOT"})
_CLAUSAL_NOUN = _CLAUSAL | {"dep"}


def repair_words(doc: Doc) -> None:
    """Give verbs that the tagger took for nouns and adjectives their part of speech and their place."""
    for token in doc:
        _mend_kind(token)
        _mend_hidden_verb(token)
        _mend_form(token)


def _mend_kind(token: Token) -> None:
    """Mend names, nouns and participles that were taken for pronouns, verbs and adjectives."""
    if token.pos_ == "PRON" and len(token) > 1 and token.is_upper:
        _acronym_read_as_pronoun(token)
    if token.text == "He" and token.pos_ == "PRON":
        _surname_read_as_pronoun(token)
    if token.tag_ == "CD" and _LETTERED.fullmatch(token.text):
        token.pos_, token.tag_, token.lemma_ = "PROPN", "NNP", token.text  # "Lab-X" read as a number
    if len(token) == 1 and token.tag_ == "NNP":
        mend_letter(token)
    if token.tag_ == "NNPS" and token.lower_.endswith("an") and any(is_ordinal(c.lower_) for c in token.lefts):
        token.tag_ = "NNP"  # "the first African to head A"
    if len(token) == 3 and is_currency_code(token) and token.nbor(2).head == token:
        lift(token.nbor(2), "compound")
    if token.tag_ in ("VB", "VBP", "VBZ") and token.text[0].isupper():
        mend_name_read_as_verb(token)
    if token.tag_ == "JJR" and token.dep_ in _NOMINAL_PLACES and load_naming().classes_of(token.lower_) is not None:
        token.pos_, token.tag_, token.lemma_ = "NOUN", "NN", token.lower_  # "a hotelier" read as a comparative
    if token.tag_ == "JJ" and token.dep_ in _NOMINAL_PLACES:
        mend_noun_read_as_adjective(token)
    if token.tag_ == "JJ" and token.dep_ == "amod" and token.head.i == token.i - 1:
        mend_noun_behind_name(token)
    if token.tag_ in ("JJ", "NN") and token.dep_ in ("acomp", "attr"):
        mend_office_read_as_state(token)
    if token.tag_ == "NN" and token.dep_ == "nsubj":
        mend_modifier_read_as_subject(token)
    if token.tag_ == "VBZ" and token.dep_ == "ccomp":
        mend_plural_read_as_clause(token)
    if token.text == "major" and 0 < token.i < len(token.doc) - 1:
        mend_firm_read_as_major(token)
    if token.pos_ == "ADJ" and token.lower_.endswith("ed") and child(token, "auxpass") is not None:
        token.pos_, token.tag_, token.lemma_ = "VERB", "VBN", lemma_of_participle(token)  # "are committed to A"
    if token.pos_ == "PROPN" and token.text.istitle() and token.text.endswith("s"):
        mend_plural_of_office(token)
    mend_plural(token)
    if token.pos_ == "VERB":
        mend_lemma(token)
    if token.text == "thanks" and token.pos_ != "VERB" and token.i + 1 < len(token.doc):
        _thanking_read_as_greeting(token)
    if token.lower_ in ("like", "love") and token.tag_ == "VB":
        mend_liked(token)


def _thanking_read_as_greeting(word: Token) -> None:
    """ "A thanks B for C" with thanks as what one says: right behind who thanks whom, it is a verb."""
    subject, whom = child(word, *SUBJECTS), next((c for c in word.rights if c.dep_ in ("dobj", "npadvmod")), None)
    if subject is not None and subject.i == word.i - 1 and whom is not None and whom.left_edge.i == word.i + 1:
        word.pos_, word.tag_, word.lemma_ = "VERB", "VBZ", "thank"
        whom.dep_ = "dobj"


def _mend_hidden_verb(token: Token) -> None:
    """Mend verbs that were taken for nouns or for what stands before one."""
    if token.lemma_ == "help" and token.pos_ == "VERB":
        mend_verb_of_helped(token)
    if token.lower_ == "help" and token.dep_ == "pobj" and token.i + 1 < len(token.doc):
        mend_help_read_as_noun(token)
    if token.tag_ == "NNS" and token.dep_ == "ROOT" and 0 < token.i < len(token.doc) - 1:
        mend_plural_read_as_verb(token)
        mend_sentence_read_as_phrase(token)
    if token.dep_ in ("acl", "conj", "advcl", "csubj", "ROOT") and may_be_adjective(token):
        mend_adjective_read_as_verb(token)
    if token.pos_ in ("ADJ", "NOUN") and (token.dep_ in _CLAUSAL or token.dep_ in ("acl", "xcomp")):
        mend_verb_read_as_other(token)
    if token.tag_ == "NNS" and token.dep_ in _CLAUSAL:
        mend_verb_read_as_plural(token)
    if token.tag_ == "NNS" and token.dep_ == "dobj" and token.head.i < token.i:
        mend_verb_read_as_object(token)
    if token.tag_ == "NNS" and token.dep_ in ("compound", "conj") and 1 < token.i < len(token.doc) - 1:
        mend_second_verb_read_as_plural(token)
        mend_second_verb_read_as_object(token)
    if token.tag_ == "NN" and token.dep_ in _CLAUSAL:
        mend_verb_read_as_singular(token)
    if token.tag_ == "NN" and token.dep_ == "dobj" and token.i:
        mend_seen(token)
        mend_deed_of_spent_time(token)
    if token.tag_ == "NN" and token.dep_ == "conj" and token.lemma_ in GRAMMAR.vowing | GRAMMAR.words_given:
        mend_second_vow(token)
    if token.tag_ == "VBN" and token.dep_ == "amod" and token.i and token.pos_ == "VERB":
        mend_participle_read_as_modifier(token)
    if token.tag_ in ("VBN", "VBD") and token.dep_ == "amod" and token.i:
        mend_first_of_verbs(token)
    if token.tag_ in ("VBZ", "NNS") and token.dep_ in ("compound", "nmod") and token.head.dep_ in _CLAUSAL_NOUN:
        mend_subject_of_compound(token)
    told = [c for c in token.lefts if c.dep_ in SUBJECTS - {"expl"} and (token.tag_ != "JJ" or c.tag_ == "WDT")]
    if told and token.tag_ != "VBG" and token.dep_ in ("compound", "nmod", "amod"):
        mend_verb_read_as_compound(token)
    if token.dep_ == "compound" and token.head.tag_ == "VBZ" and token.head.pos_ == "VERB":
        mend_subject_read_as_part(token)
    if token.dep_ in _CLAUSAL and token.i > token.sent.start + 1 and token.nbor(-1).tag_ in ("NNS", "VBZ"):
        mend_object_read_as_verb(token)
    if token.tag_ in ("VBP", "VB") and token.dep_ == "conj":
        mend_verb_and_object_swapped(token)


def _mend_form(token: Token) -> None:
    """Mend what is no verb, or another form of one, in the place that it has."""
    if token.tag_ in ("VBZ", "JJR"):
        mend_noun_in_its_place(token)
    if token.tag_ in (*FINITE, "NNS") and token.dep_ == "nsubj" and token.head.i > token.i:
        mend_verb_read_as_subject(token)
    if token.tag_ in ("VBN", "VBD") and token.i and token.nbor(-1).lower_ == "to" and token.nbor(-1).head == token:
        mend_participle_after_to(token)
    if token.tag_ in ("VBN", "VBD") and token.dep_ == "advcl":
        mend_finite_behind_with(token)
    if token.tag_ == "VBN" and token.dep_ == "ROOT" and child(token, "nsubj") is not None:
        alone = child(token, "aux", "auxpass", "nsubjpass") is None and child(token, "dobj") is not None
        token.tag_ = "VBD" if alone else "VBN"  # "The bank approved on Monday, 3 May, a loan"
    if token.tag_ == "VBG":
        mend_office_read_as_deed(token)
    if token.tag_ == "VBG" and token.dep_ in ("xcomp", "pcomp", "dobj") and not is_verb(token.lemma_):
        mend_adjective_read_as_gerund(token)
    to = token.tag_ == "VB" and is_infinitive(token)
    if token.dep_ in ("compound", "amod") and (to or _is_help(token)):
        mend_infinitive_read_as_modifier(token)
    if to and token.lower_ in ("blame", "free", "open"):
        mend_open_read_as_deed(token)
    if to:
        mend_noun_after_to(token)
    if token.tag_ in ("VBN", "VBD") and token.dep_ == "conj":
        mend_member_read_as_verb(token)
        undergone = child(token, "agent") is not None and child(token, "dobj", *SUBJECTS) is None
        token.tag_ = "VBN" if undergone and child(token.head, "auxpass") is not None else token.tag_  # "carried out by"
    if token.tag_ in ("VB", "VBP") and token.dep_ == "conj":
        mend_modifier_read_as_verb(token)
    if token.lower_ == "limited" and token.tag_ in ("VBN", "VBD") and token.i:
        mend_little_read_as_done(token)
    if token.lower_ == "run" and token.tag_ == "NN":
        mend_run_read_as_noun(token)
    if token.lower_ == "both" and token.dep_ == "nsubj":
        mend_both_of_deeds(token)
    if token.dep_ == "aux" and token.lemma_ not in _AUXILIARIES and token.i < token.head.i:
        mend_verb_read_as_auxiliary(token)
    if token.lower_ == "those" and token.i < token.head.i - 1:
        mend_doers_read_as_determiner(token)
    if token.dep_ == "aux" and token.lower_ == "will" and token.i == token.head.i - 1 and token.i:
        mend_will_read_as_modal(token)
    if token.tag_ == "VBP" and token.dep_ == "ccomp" and token.head.lemma_ in GRAMMAR.assisting:
        mend_infinitive_read_as_finite(token)
    if token.tag_ in FINITE and token.dep_ == "dobj" and child(token, "nsubj", "nsubjpass") is not None:
        token.dep_ = "ccomp"  # "widens how A handles B": what has a subject is a clause
    if token.tag_ in ("VBP", "VB") and (token.dep_ == "dobj" or _is_bare_complement(token)):
        mend_noun_read_as_verb(token)
    if token.tag_ in ("VBP", "VB", "VBZ") and token.dep_ in ("dobj", "pobj"):
        mend_head_read_as_verb(token)


def _acronym_read_as_pronoun(token: Token) -> None:
    """ "WHO", "US" among words that are not written so."""
    beside = token.doc[max(0, token.i - 1) : token.i + 2]
    if not any(t.is_upper and len(t) > 1 for t in beside if t.i != token.i):
        token.pos_, token.tag_, token.lemma_ = "PROPN", "NNP", token.text


def _surname_read_as_pronoun(token: Token) -> None:
    """ "He Lin left" with Lin as somebody else: a pronoun is no part of a name."""
    if token.dep_ == "compound" and token.head.pos_ == "PROPN":
        token.pos_, token.tag_, token.lemma_ = "PROPN", "NNP", token.text


def _is_help(word: Token) -> bool:
    """Tell what follows "help" as a bare infinitive: "help prevent A", "help lower B", "help us fund C"."""
    before = word.nbor(-1) if word.i else word
    helped = before.tag_ == "PRP" and before.dep_ in ("compound", "dobj") and before.i > 0
    before = before.nbor(-1) if helped else before
    if before.pos_ != "VERB" or before.lemma_ not in GRAMMAR.assisting or word.lower_ not in known_verbs():
        return False
    thing = word.tag_ == "NN" and word.head.tag_ == "NNS" and word.i == word.head.i - 1 and not may_act(word.head)
    thing = thing and before.lemma_ not in ("let", "make")  # "help transport goods", not "help market leaders"
    return (helped or thing or word.tag_ in ("VB", "JJR")) and word.nbor(1).pos_ != "PUNCT"


def _is_bare_complement(word: Token) -> bool:
    """Tell a present right behind a verb that takes no bare infinitive: "imperils fish stocks" with fishers."""
    alone = word.dep_ == "xcomp" and word.tag_ == "VBP" and word.i == word.head.i + 1
    return alone and word.head.tag_ in ("VBZ", "VBD") and word.head.lemma_ not in GRAMMAR.assisting
