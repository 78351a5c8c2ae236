"""Mends what the small parser gets wrong in ways that grammar alone can tell; nothing here knows a word."""

from __future__ import annotations

import re

from reportgraph.extract.repair_lists import repair_lists
from reportgraph.extract.syntax import is_infinitive
from reportgraph.ontology.grammar import load_grammar
from spacy.tokens import Doc, Token

_FINITE = frozenset({"VBD", "VBZ", "VBP", "VB", "VBN"})
_SIBILANTS = ("s", "x", "z", "ch", "sh", "o")
_SHORT = re.compile(r"[^aeiou]*[aeiou][^aeiouwxy]")
_FINITE_AUX = frozenset({"MD", "VBD", "VBZ", "VBP"})
_NOMINAL = ("NOUN", "PROPN", "PRON")
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl", "csubj"})


def repair(doc: Doc) -> Doc:
    """Mend the parse in place and give it back; for use on a fresh parse only."""
    for token in doc:
        if token.pos_ == "VERB" and _lacks_e(token.lower_, token.lemma_):
            token.lemma_ += "e"
        if token.tag_ == "VBD" and token.dep_ == "acl" and token.head.pos_ in _NOMINAL and token.head.i < token.i:
            _finite_verb_read_as_participle(token)
        elif token.pos_ in ("ADJ", "NOUN") and token.dep_ in ("advcl", "conj", "ROOT", "xcomp", "ccomp", "relcl"):
            _verb_read_as_other(token)
        if token.dep_ == "advcl" and token.tag_ == "VB":
            _complement_of_noun(token)
        if token.tag_ == "VBG" and token.i > 1 and ";" in (token.nbor(-1).text, token.nbor(-2).text):
            _gerund_after_semicolon(token)
        if token.tag_ in ("VBZ", "VBD") and token.dep_ == "ROOT":
            _subject_read_as_modifier(token)
        if token.tag_ == "NNS" and token.dep_ in ("advcl", "ccomp", "relcl", "conj", "ROOT"):
            _verb_read_as_plural(token)
        if token.tag_ == "VB" and token.dep_ in ("relcl", "acl") and token.head.dep_ == "ROOT":
            _headline(token)
        if token.tag_ == "VBG" and token.dep_ == "conj" and token.head.tag_ in _FINITE:
            _gerund_in_list(token)
        if token.dep_ in ("compound", "amod") and any(c.dep_ in ("nsubj", "nsubjpass") for c in token.children):
            _verb_read_as_compound(token)
        if token.tag_ == "VB" and token.dep_ in ("compound", "amod") and is_infinitive(token):
            _infinitive_read_as_modifier(token)
        if token.tag_ == "VB" and token.dep_ in ("advcl", "conj"):
            _bare_infinitive(token)
        if token.dep_ == "acl" and token.tag_ in ("VBD", "VBN") and token.head.dep_ == "dobj":
            _main_verb_after_purpose(token)
        if token.dep_ in ("advcl", "acl") and token.tag_ in ("VBN", "VBD") and token.head.i < token.i:
            _coordinated_read_as_participle(token)
        if token.dep_ == "ccomp" and token.i < token.head.i:
            _clause_before_semicolon(token)
        if token.dep_ in ("nmod", "compound") and token.pos_ in ("NOUN", "PROPN") and token.i < token.head.i:
            _head_read_as_modifier(token)
        if token.dep_ == "nmod" and token.pos_ == "NOUN" and token.i < token.head.i:
            _coordinated_read_as_modifier(token)
        if token.pos_ == "VERB" and token.dep_ in ("conj", "ROOT", "ccomp", "advcl", "dep") and _is_finite(token):
            _reduced_relative(token)
            _subject_in_coordination(token)
            _subject_after_place(token)
    repair_lists(doc)
    return doc


def _lift(word: Token, label: str) -> None:
    """Put a word in the place of its head, and hang the head on it with a label."""
    head = word.head
    word.head, word.dep_ = (word if head.head == head else head.head), head.dep_
    head.head, head.dep_ = word, label


def _hang(word: Token, head: Token, label: str) -> None:
    """Hang a word on another, unless that hangs on the word itself: walks up a cycle would go round for ever."""
    if not word.is_ancestor(head):
        word.head, word.dep_ = head, label


def _lacks_e(word: str, lemma: str) -> bool:
    """Tell "hop" from "hope": only after a sibilant or an o a verb takes "es"; a short one doubles its last letter."""
    if word == f"{lemma}es":
        return not lemma.endswith(_SIBILANTS)
    return word in (f"{lemma}ed", f"{lemma}ing") and _SHORT.fullmatch(lemma) is not None


def _finite_verb_read_as_participle(verb: Token) -> None:
    """ "the report called for …" read as a noun with a participle: a past tense needs a subject."""
    noun = verb.head
    governor = None
    if noun.dep_ == "nsubj" and noun.head.tag_ == "VB" and any(c.lower_ == "to" for c in noun.head.children):
        governor = noun.head  # "the report called on A to maintain …" read with "maintain" as the main verb
    elif noun.dep_ != "ROOT" and not (noun.dep_ in ("ccomp", "advcl") and noun.head.pos_ in ("VERB", "AUX")):
        return
    moved = [c for c in noun.children if c.i > verb.i]
    _lift(verb, "nsubj")
    if governor is not None:
        moved += [c for c in governor.children if c.i < verb.i or c.dep_ == "punct"]
        _lift(verb, "xcomp")
    for c in moved:
        c.head = verb
        if c.dep_ == "acl":
            c.dep_ = "advcl"


def _verb_read_as_other(token: Token) -> None:
    """An adjective or noun with a direct object is a verb ("deepen ties" read as an adjective)."""
    if any(c.dep_ == "dobj" and c.i > token.i for c in token.children):
        token.pos_, token.tag_ = "VERB", "VB"
        token.lemma_ = token.lower_


def _bare_infinitive(verb: Token) -> None:
    """A bare infinitive in a list goes on the infinitive before it ("the need to build A, deepen B and open C")."""
    if any(c.dep_ in ("aux", "mark", "nsubj", "nsubjpass") for c in verb.children):
        return
    head = verb.head
    if head.tag_ not in ("VBD", "VBZ", "VBP") or head.i > verb.i:
        return
    earlier = [t for t in verb.doc[head.i + 1 : verb.i] if t.tag_ == "VB" and t.pos_ == "VERB"]
    marked = [t for t in earlier if is_infinitive(t)]
    if marked:
        _hang(verb, marked[-1], "conj")


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
    _lift(verb, "nsubj")
    _lift(verb, "advcl")
    for c in moved:
        c.head = verb


def _coordinated_read_as_participle(verb: Token) -> None:
    """ "voiced A, condemned B and extended C" read with "condemned" as a participle: what has an object is active."""
    first = verb.head if verb.dep_ == "advcl" else next((a for a in verb.ancestors if a.pos_ == "VERB"), None)
    if first is None or first.tag_ != "VBD" or not any(c.dep_ == "dobj" and c.i > verb.i for c in verb.children):
        return
    left = verb.left_edge.i
    marked = any(c.dep_ in ("aux", "auxpass", "mark", "nsubj", "nsubjpass", "agent") for c in verb.children)
    listed = any(c.dep_ == "conj" and c.tag_ == "VBD" for c in verb.children) or verb.doc[left - 1].lower_ == "and"
    if left and not marked and listed and verb.doc[left - 1].lower_ in (",", "and"):
        verb.tag_ = "VBD"
        _hang(verb, first, "conj")


def _clause_before_semicolon(verb: Token) -> None:
    """ "A was held; B will be held" read with the first clause as a complement: a semicolon parts what stands alone."""
    after = verb.right_edge.i + 1
    if after < verb.head.i and verb.doc[after].text == ";":
        verb.dep_ = "dep"


def _is_finite(verb: Token) -> bool:
    return verb.tag_ in ("VBD", "VBZ", "VBP") or any(c.dep_ == "aux" and c.tag_ in _FINITE_AUX for c in verb.children)


def _first_word(verb: Token) -> int:
    """Give the index of the first of the auxiliaries, negations and adverbs right before a verb, or of the verb."""
    at = verb.i
    while at > 0 and verb.doc[at - 1].head == verb and verb.doc[at - 1].dep_ in ("aux", "auxpass", "neg", "advmod"):
        at -= 1
    return at


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
        _hang(verb, noun, "relcl")


def _subject_in_coordination(verb: Token) -> None:
    """ "gave gas to A and B will build C" read with A and B as a pair: a finite verb has a subject, right before it."""
    if verb.dep_ == "ROOT" or any(c.dep_ in _SUBJECTS for c in verb.children):
        return
    first = _first_word(verb)
    noun = verb.doc[first - 1] if first else verb
    while noun.dep_ in ("pobj", "prep") and noun.head.i < noun.i:
        noun = noun.head  # "A and the ministers of B will build C"
    linked = any(c.dep_ == "cc" and noun.head.i < c.i < noun.i for c in noun.head.children)
    if noun.dep_ == "conj" and noun.pos_ in _NOMINAL and linked and noun.right_edge.i == first - 1:
        governor = next((t for t in noun.ancestors if t.pos_ in ("VERB", "AUX")), None)
        if governor is not None and not noun.is_ancestor(verb) and noun.head.dep_ in ("pobj", "dobj", "conj"):
            noun.head, noun.dep_ = verb, "nsubj"
            if governor != verb:
                _hang(verb, governor, "conj")


def _subject_after_place(verb: Token) -> None:
    """ "At the council, A, who was late, praised B" read with A as another name of the council."""
    if any(c.dep_ in _SUBJECTS for c in verb.children):
        return
    for fronted in verb.lefts:
        if fronted.dep_ not in ("prep", "npadvmod"):
            continue
        for name in fronted.subtree:
            if name.dep_ == "appos" and name.pos_ == "PROPN" and name.head.dep_ == "pobj" and name.i < verb.i:
                place = name.head
                moved = [c for c in place.children if c.i > name.i and c.dep_ in ("relcl", "appos", "punct")]
                name.head, name.dep_ = verb, "nsubj"
                for c in moved:
                    c.head = name
                return


def _head_read_as_modifier(noun: Token) -> None:
    """ "critics of Minister Roe have …" read as one compound that ends in Roe: "of" governs what follows it."""
    governed = noun.head
    of = next((c for c in noun.children if c.dep_ == "prep" and c.i == noun.i + 1 and not list(c.children)), None)
    if of is None or of.i > governed.i:
        return
    while governed.dep_ in ("compound", "nmod") and governed.head.i > governed.i:
        governed = governed.head
    noun.head, noun.dep_ = governed, "nmod"
    _lift(noun, "pobj")
    governed.head = of


def _coordinated_read_as_modifier(noun: Token) -> None:
    """ "clean water and steady work" read with "water" as a modifier of "work"."""
    head = noun.head
    between = noun.doc[noun.i + 1 : head.i]
    if not any(t.pos_ == "CCONJ" for t in between) or not any(c.dep_ == "amod" and c.i < noun.i for c in noun.children):
        return
    own = [t for t in between if t.pos_ in ("ADJ", "VERB", "NOUN") and t.dep_ in ("amod", "conj", "compound")]
    if not own:
        return
    _lift(noun, "conj")
    for t in own:
        if t.head == noun and t.i > noun.i:
            t.head, t.dep_ = head, "amod"


def _verb_read_as_compound(verb: Token) -> None:
    """ "A exports coffee to B" read with "exports" as part of a compound, though it has a subject."""
    noun = verb.head
    _lift(verb, "dobj")
    if verb.pos_ != "VERB":
        verb.lemma_ = verb.lower_[:-1] if verb.lower_.endswith("s") else verb.lower_
    verb.pos_, verb.tag_ = "VERB", "VBD" if verb.tag_ in ("VBN", "VBD") else "VBZ"
    for c in list(noun.children):
        if (c.dep_ in ("prep", "punct") and c.i > noun.i and c.lower_ != "of") or (c.i < verb.i and c.dep_ == "mark"):
            c.head = verb


def _infinitive_read_as_modifier(verb: Token) -> None:
    """ "asked A not to expel B" read with "expel" as a part of B: an infinitive with "to" governs what follows."""
    noun = verb.head
    if noun.i < verb.i:
        return
    if noun.dep_ in ("dobj", "pobj") and noun.head.pos_ == "VERB":
        _lift(verb, "dobj")
        verb.dep_ = "xcomp"


def _complement_of_noun(verb: Token) -> None:
    """ "ignored pleas to open A": an infinitive right after a noun that takes one belongs to it."""
    noun = verb.doc[verb.left_edge.i - 1] if verb.left_edge.i else verb
    if noun.dep_ == "dobj" and noun.head == verb.head and noun.lemma_ in load_grammar().takes_infinitive:
        _hang(verb, noun, "acl")


def _gerund_after_semicolon(verb: Token) -> None:
    """ "tasks such as planting A; pruning B; and picking C": the gerunds are one list."""
    first = next((t for t in verb.sent if t.tag_ == "VBG" and t.dep_ == "pcomp"), None)
    if first is not None and first.i < verb.i and not first.is_ancestor(verb):
        _hang(verb, first, "conj")


def _gerund_in_list(verb: Token) -> None:
    """ "called for promoting A, and enriching B": a gerund goes with the gerund before it, not with the finite verb."""
    if any(c.dep_ in ("aux", "nsubj") for c in verb.children):
        return
    earlier = [t for t in verb.doc[verb.head.i + 1 : verb.i] if t.tag_ == "VBG" and t.dep_ == "pcomp"]
    if earlier:
        _hang(verb, earlier[0], "conj")


def _verb_read_as_plural(verb: Token) -> None:
    """ "while A excels in B" read as a plural noun: a clause with a subject or a conjunction has a verb."""
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    marked = any(c.dep_ == "mark" for c in verb.children)
    if any(c.dep_ == "cop" or c.pos_ == "AUX" for c in verb.children):
        return
    if subject is None and marked:
        subject = next((c for c in verb.children if c.dep_ == "compound" and c.i == verb.i - 1), None)
    if subject is not None:
        subject.dep_ = "nsubj"
        verb.pos_, verb.tag_, verb.lemma_ = "VERB", "VBZ", verb.lower_[:-1]


def _headline(verb: Token) -> None:
    """ "A to host B": a headline's infinitive is its main verb."""
    if any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") for t in verb.sent) or verb.sent[-1].text in (".", "!"):
        return
    _lift(verb, "nsubj")


def _subject_read_as_modifier(verb: Token) -> None:
    """ "A signs B" with A read as part of a compound with the verb: a finite verb has a subject."""
    if any(c.dep_ in ("nsubj", "nsubjpass", "expl", "csubj") for c in verb.children):
        return
    before = [c for c in verb.lefts if c.dep_ in ("compound", "nmod") and c.pos_ in ("NOUN", "PROPN")]
    if before and before[-1].right_edge.i == verb.i - 1:
        before[-1].dep_ = "nsubj"
