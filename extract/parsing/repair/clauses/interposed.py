"""Mends a participle between commas that was read as the verb of the sentence: "Jane Roe, appointed dean, left"."""

from __future__ import annotations

from reportgraph.extract.parsing.labels import NOUNY, TIMES
from reportgraph.extract.parsing.syntax import child
from reportgraph.extract.parsing.tree import SUBJECTS, first_word, hang, is_finite, lift, neighbor_of, put, take_place
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.lexicon import load_lexicon
from spacy.tokens import Doc, Token

_ASIDES = frozenset({"ADJ", "ADP", "ADV", "DET", "NOUN", "PRON"})  # what tells how in between
_ADDRESSING = frozenset({"on", "upon"})  # "called on A to sign B"
_PARTICIPLES = frozenset({"VBD", "VBG", "VBN"})  # a past tense without its subject is one too
_HOW = frozenset({"addition", "full", "parallel", "part", "particular", "principle", "total", "turn"})


def repair_interposed(doc: Doc) -> None:
    """Say of the noun what stands in commas behind it, and make the verb behind the commas that of the sentence."""
    for token in doc:
        if token.lower_ == "subject" and token.pos_ != "NOUN":
            _governed_by_condition(token)
        if token.dep_ == "acl" and token.tag_ == "VBN" and token.head.dep_ == "pobj":
            _passive_behind_phrase(token)
        if token.lower_ == "to" and token.dep_ == "aux" and neighbor_of(token, -1).text == ",":
            _end_of_inner(token)
            _behind_condition(token)
        if token.lemma_ in GRAMMAR.refraining:
            _refrained(token)
        if token.dep_ in ("aux", "neg") and token.head.dep_ == "prep":
            _modal_on_phrase(token)
        if token.tag_ in ("VBN", "VBD") and token.pos_ == "VERB" and token.i > token.sent.start + 1:
            _said_in_commas(token)
            _behind_phrase(token)
            _to_be_done(token)
        if token.dep_ == "parataxis" and token.lemma_ in GRAMMAR.foreseeing:
            _thought_in_commas(token)
        if child(token, "mark") is not None and token.dep_ in ("ROOT", "ccomp"):
            _content_behind_teller(token)
        if token.tag_ == "WP$" and token.i > token.sent.start + 1:
            _whose_in_commas(token)
            _whose_read_as_name(token)
        if token.dep_ == "acl" and token.tag_ == "VBN" and token.lemma_ in GRAMMAR.appointing:
            for office in [c for c in token.rights if c.dep_ == "dobj" and c.pos_ == "NOUN"]:
                office.dep_ = "oprd"  # "Jane Roe, appointed finance minister": what she was made


def _end_of_inner(to: Token) -> None:
    """ "praises those who work, often at risk, to end A" with the praise to end it: it is what they work for."""
    verb, at = to.head, to.i - 2
    while at > to.sent.start and to.doc[at].text != "," and to.doc[at].pos_ in _ASIDES:
        at -= 1
    working = to.doc[at - 1] if at > to.sent.start and to.doc[at].text == "," else to
    strives = working.lemma_ in GRAMMAR.toiling and working.dep_ in ("acl", "relcl")
    if strives and verb.head in working.ancestors and verb.dep_ in ("advcl", "xcomp"):
        hang(verb, working, "xcomp")


def _behind_condition(to: Token) -> None:
    """ "allows A, if B does so, to sign C" with C signed so that B does so: it is what A may do.

    So too "urges A, grouping five states, to sign C" with the states grouped so as to sign it.
    """
    verb = to.head
    inner = next((t for t in verb.ancestors if _is_aside(t)), verb)
    over, first = inner.head, inner.left_edge
    if inner == verb or verb.dep_ not in ("advcl", "xcomp") or first.i < 2 or first.nbor(-1).text != ",":
        return
    link = next((c for c in over.rights if c.dep_ == "prep" and c.lower_ in _ADDRESSING), over)
    told = child(over, "dobj") or child(link, "pobj")
    governs = load_lexicon().contexts.of(over.lemma_, "VERB", "infinitive") is not None
    if governs and told is not None and over.i < told.i < first.i and child(over, "xcomp") is None:
        hang(verb, over, "xcomp")
        jointly = inner.lemma_ in GRAMMAR.working_with  # that is how it is to be done
        if child(inner, "mark") is None and told.right_edge.i == first.i - 2 and not jointly:
            hang(inner, told, "acl")
            inner.tag_ = "VBN" if inner.tag_ == "VBD" else inner.tag_


def _is_aside(verb: Token) -> bool:
    """Tell a condition, and a participle behind a noun that it may tell of."""
    participle = verb.tag_ in _PARTICIPLES and child(verb, *SUBJECTS, "aux") is None
    return verb.dep_ == "advcl" and (child(verb, "mark") is not None or participle)


def _thought_in_commas(verb: Token) -> None:
    """ "A, B fears, harms C" with the fear beside the harm: that A harms C is what B fears."""
    teller, last = child(verb, "nsubj"), neighbor_of(verb, 1)
    first = teller.left_edge if teller is not None else verb
    apart = first.i > verb.sent.start and first.nbor(-1).text == last.text == "," and verb.i < verb.head.i
    if apart and first != verb and child(verb, "dobj", "ccomp", "xcomp") is None:
        lift(verb, "ccomp")


def _content_behind_teller(told: Token) -> None:
    """ "There is no sign, A says, that B funds C" with two things that A says: of what there is no sign is one."""
    beside = next((c for c in told.lefts if c.dep_ == "parataxis"), None)
    teller = told.head if beside is None else beside
    first = next((c for c in (teller if beside is None else told).lefts if c.dep_ == "ccomp"), None)
    noun = child(first, "attr", "dobj") if first is not None else None
    that = child(told, "mark") or told
    apart = neighbor_of(that, -1).text == "," and that.lower_ == "that" and teller.i < that.i
    if not apart or first is None or noun is None or noun.pos_ != "NOUN" or neighbor_of(noun, 1).text != ",":
        return
    if beside is not None:
        take_place(beside, told)
        hang(first, beside, "ccomp")
    hang(told, noun, "acl")


def _passive_behind_phrase(participle: Token) -> None:
    """ "is in part funded by A" with a part that A funds: the phrase says how, and what is funded is the subject."""
    noun, link = participle.head, participle.head.head
    copula = link.head
    told = noun.lower_ in _HOW and link.lower_ == "in" and noun.i == link.i + 1 == participle.i - 1
    if not told or copula.lemma_ != "be" or copula.i != link.i - 1 or child(copula, "attr", "acomp") is not None:
        return
    take_place(participle, copula)
    for c in [*copula.children]:
        hang(c, participle, "nsubjpass" if c.dep_ == "nsubj" else c.dep_)
    hang(copula, participle, "auxpass")
    copula.pos_ = "AUX"


def _refrained(verb: Token) -> None:
    """ "will refrain, by words or deeds, from ending A" with the "from" on the deeds: the verb calls for one."""
    behind = verb.doc[verb.i + 1 : verb.sent.end]
    if any(t.lower_ == "from" and t.head == verb for t in behind):
        return
    below = {t.i for t in verb.subtree}
    opener = next((t for t in behind if t.lower_ == "from" and t.nbor(-1).text == "," and t.i in below), None)
    if opener is not None:
        hang(opener, verb, "prep")


def _modal_on_phrase(word: Token) -> None:
    """ "will not by itself end A" with "will not" on the phrase: both are of the verb behind it."""
    phrase = word.head
    itself = next((c for c in phrase.rights if c.dep_ == "pobj" and c.tag_ == "PRP"), None)
    verb = neighbor_of(itself, 1) if itself is not None else word
    if word.i < phrase.i < verb.i and verb.pos_ == "VERB":
        hang(word, verb, word.dep_)
        hang(phrase, verb, "prep")
        verb.tag_ = "VB"


def _governed_by_condition(subject_to: Token) -> None:
    """ "will, subject to A, sign B" with "will" on the "subject": the verb behind the commas has it, and who signs."""
    modal = child(subject_to, "aux")
    behind = (subject_to.head, *(c for c in subject_to.rights if c.dep_ == "conj"))
    verb = next((t for t in behind if t.i > subject_to.i and t.pos_ == "VERB" and t.tag_ in ("VB", "VBP")), None)
    if modal is None or modal.tag_ != "MD" or verb is None or child(verb, *SUBJECTS) is not None:
        return
    if verb.head == subject_to:
        top = subject_to.head == subject_to
        put(verb, verb if top else subject_to.head, subject_to.dep_)
        hang(subject_to, verb, "prep")
    for c in [c for c in subject_to.lefts if c.dep_ in (*SUBJECTS, "aux", "auxpass", "neg", "mark", "advmod", "punct")]:
        hang(c, verb, c.dep_)
    verb.tag_ = "VB"


def _said_in_commas(verb: Token) -> None:
    subject = child(verb, "nsubj", "nsubjpass")
    opened = verb.nbor(-1).text == "," and subject is not None and subject.i == verb.i - 2
    main = next((c for c in verb.rights if c.dep_ == "conj" and c.pos_ in ("VERB", "AUX") and is_finite(c)), None)
    if subject is None or not opened or main is None:
        return
    if any(c.dep_ in ("aux", "auxpass") for c in verb.lefts) or any(c.dep_ == "cc" for c in verb.rights):
        return
    first = main.left_edge.i
    if verb.doc[first - 1].text != "," or child(main, "nsubj", "nsubjpass") is not None:
        return
    top = verb.head == verb
    put(main, main if top else verb.head, verb.dep_)
    passive = any(c.dep_ == "auxpass" for c in main.lefts)
    hang(subject, main, "nsubjpass" if passive else "nsubj")
    hang(verb, subject, "acl")
    verb.tag_ = "VBN"
    for c in [c for c in verb.children if c.i < subject.i or c.i > main.i]:
        hang(c, main, c.dep_)


def _whose_in_commas(whose: Token) -> None:
    """ "A, whose head Jane Roe signed B, left C" with A as who signed: the verb behind the second comma is A's."""
    noun = whose.nbor(-2)
    verb = next((t for t in whose.ancestors if t.pos_ == "VERB"), None)
    if verb is None or whose.nbor(-1).text != "," or verb.dep_ != "ROOT" or verb.i < whose.i or noun.pos_ not in NOUNY:
        return
    main = next((c for c in verb.rights if c.pos_ in ("VERB", "AUX") and is_finite(c) and c.dep_ != "relcl"), None)
    if main is None or verb.doc[first_word(main) - 1].text != "," or child(main, *SUBJECTS, "mark") is not None:
        return
    owned = whose.head
    if owned.dep_ != "compound":
        return
    put(main, main, "ROOT")
    hang(noun, main, "nsubj")
    hang(verb, noun, "relcl")
    hang(owned.head, verb, "nsubj")  # "whose head Jane Roe" read as a part of her name
    for c in [c for c in verb.rights if c.i > main.i]:
        hang(c, main, c.dep_)


def _whose_read_as_name(whose: Token) -> None:
    """ "left for A, whose premier, Jane Roe, had signed B" with the premier as another name of A."""
    owned, noun = whose.head, whose.nbor(-2)
    if owned.dep_ != "appos" or owned.head != noun or whose.nbor(-1).text != ",":
        return
    last = max((c.right_edge.i for c in owned.rights if c.dep_ == "appos"), default=owned.i)
    begin = last + 2 if last + 2 < whose.sent.end and whose.doc[last + 1].text == "," else last + 1
    verb = next(
        (t for upper in noun.ancestors for t in upper.rights if t.pos_ == "VERB" and first_word(t) == begin), None
    )
    if verb is not None and is_finite(verb) and child(verb, *SUBJECTS, "mark") is None:
        hang(verb, noun, "relcl")
        hang(owned, verb, "nsubjpass" if child(verb, "auxpass") is not None else "nsubj")


def _to_be_done(verb: Token) -> None:
    """ "looked forward to the summit, to be hosted by A": said of what stands before the comma, not of who looks."""
    first = verb.doc[verb.left_edge.i]
    passive = first.lower_ == "to" and first.head == verb and child(verb, "auxpass") is not None
    if not passive or verb.dep_ not in ("advcl", "xcomp", "acl") or verb.head.i > first.i or first.i < 2:
        return
    noun, place = first.nbor(-2), first.nbor(-2).head
    if noun.ent_type_ == "GPE" and place.dep_ == "prep" and place.lower_ == "in":  # "a port in Lima, to be funded by A"
        noun = place.head if place.head.pos_ in NOUNY else child(verb.head, "dobj") or noun
    if first.nbor(-1).text == "," and noun.pos_ in NOUNY and noun.i > verb.head.i and noun.ent_type_ not in TIMES:
        hang(verb, noun if noun.dep_ not in ("compound", "nmod") else noun.head, "relcl")


def _behind_phrase(verb: Token) -> None:
    """ "At its summit, held in May, the bloc met" with the bloc as what was held, and the summit as where."""
    first = verb.sent[0]
    held = first.head == verb.head and verb.lemma_ in GRAMMAR.holding_events
    phrase = first if first.dep_ == "prep" and (first.head == verb or held) else None
    noun = child(phrase, "pobj") if phrase is not None else None
    opened = noun is not None and noun.pos_ in NOUNY and verb.nbor(-1).text == "," and noun.right_edge.i == verb.i - 2
    if phrase is None or noun is None or not opened or verb.dep_ != "advcl" or verb.head.i < verb.i:
        return
    hang(phrase, verb.head, "prep")
    hang(verb, noun, "acl")
    verb.tag_ = "VBN"
