"""Mends what is told of each of several, who they are, and who is the first of them: "two lines, one from A to B"."""

from __future__ import annotations

from reportgraph.extract.parsing.labels import ACTORS, NOUN_SUBJECTS, NOUNY
from reportgraph.extract.parsing.syntax import child, conjuncts, is_infinitive
from reportgraph.extract.parsing.tree import hang, lift, take_place
from reportgraph.extract.text.numbers import read_number
from reportgraph.ontology.grammar import GRAMMAR
from spacy.tokens import Doc, Token

_EACH = frozenset({"another", "one", "other", "others"})
_ALL = frozenset({"all", "each", "every"})
_NONE = frozenset({"no", "nobody", "none"})
_ADDED = frozenset({"appos", "conj", "dobj", "npadvmod"})
_PAUSES = frozenset({",", ".", ";", "–", "—"})


def repair_distinctions(doc: Doc) -> None:
    """Hang what each of several does on all of them, and "the first to do so" on who does it."""
    several: Token | None = None
    for token in doc:
        if token.is_sent_start:
            several = None
        deed = next((c for c in token.rights if c.tag_ == "VBG" and c.i == token.i + 1), None)
        if token.lower_ in _EACH and deed is not None and deed.dep_ in ("acl", "advcl"):
            noun = token.head if token.dep_ == "appos" and token.head.tag_ == "NNS" else several
            if noun is not None:
                hang(deed, noun, "acl")
                several = noun
        if token.dep_ == "conj" and token.pos_ == "PROPN" and token.head.dep_ == "pobj":
            _names_of_several(token)
        if token.dep_ == "neg" and token.head.dep_ == "dobj" and token.head.i < token.i and token.nbor(-1).text == ",":
            _what_is_not(token, token.head)
        if token.dep_ in ("dobj", "pobj") and token.i > 1 and token.nbor(-1).lower_ == "not":
            _exception_as_head(token)
        if token.lower_ == "not" and token.dep_ in ("neg", "preconj") and token.i and token.nbor(-1).text == ",":
            _who_did_not(token)
        if token.lower_ in GRAMMAR.excepting and token.dep_ == "prep":
            _all_but(token)
        if token.lower_ == "but" and token.head.dep_ in NOUN_SUBJECTS and token.i + 1 < len(doc):
            _but_for(token, token.head)
        if token.lower_ == "but" and token.dep_ == "cc" and token.head.i < token.i and token.head.pos_ in NOUNY:
            _first_is_not(token, token.head)
        if token.tag_ == "NN" and token.dep_ in _ADDED and token.i > token.head.i:
            _first_to_do_so(token)


def _what_is_not(negation: Token, noun: Token) -> None:
    """ "needs roads, not lectures" with no roads and lectures: it is the second that is not."""
    second = next((c for c in noun.head.rights if c.dep_ in _ADDED and c.left_edge.i == negation.i + 1), None)
    if second is not None and second.pos_ in NOUNY:
        hang(second, noun, "conj")
        hang(negation, second, "neg")


def _exception_as_head(noun: Token) -> None:
    """ "covers beef and soy but not minerals" with minerals of beef and soy: they are covered, and minerals are not."""
    negation = noun.nbor(-1)
    first = next((c for c in noun.lefts if c.dep_ in ("nmod", "compound", "amod") and c.i < negation.i), None)
    if negation.lower_ == "not" and negation.nbor(-1).lower_ == "but" and first is not None:
        take_place(first, noun)
        hang(noun, first, "conj")
        first.pos_ = "NOUN" if first.pos_ == "ADJ" else first.pos_


def _who_did_not(negation: Token) -> None:
    """ "Chad built the dam, not Peru" with Peru as what was not built: one who acts is set against who acts."""
    over = negation.head
    second = next((t for t in (over, *over.rights) if t.left_edge.i - negation.i in (0, 1) and t.i > negation.i), over)
    noun = second.head if second.dep_ in ("conj", "appos") else child(second.head, "dobj")
    if second.ent_type_ not in ACTORS or noun is None or noun.dep_ != "dobj" or noun.i > negation.i:
        return
    verb, doer = noun.head, child(noun.head, "nsubj")
    cleft = next((c for c in verb.head.rights if c.dep_ == "attr" and c.i < verb.i), verb.head)
    doer = cleft if doer is not None and doer.lower_ in ("that", "which", "who") else doer
    if doer is not None and doer.ent_type_ in ACTORS and noun.ent_type_ not in ACTORS:
        hang(second, doer, "conj")
        hang(negation, second, "neg")


def _first_is_not(but: Token, first: Token) -> None:
    """ "not A but B signed C", "it was not A but B that signed C" with both as who did not: it is the first alone."""
    second = next((c for c in first.rights if c.dep_ == "conj" and c.i > but.i), None)
    begin = first.left_edge.i + (first.left_edge.lower_ == "not")
    negation = first.doc[max(0, begin - 1)]
    if second is None or second.pos_ not in NOUNY or negation.lower_ != "not" or first.doc[begin].pos_ == "ADV":
        return  # "not only A but B"
    opened = child(first.head, "nsubj", "expl")
    cleft = first.dep_ in ("attr", "acomp") and opened is not None and opened.lower_ == "it"
    first.dep_ = "attr" if cleft else first.dep_
    if cleft or first.dep_ in (*NOUN_SUBJECTS, "dobj", "pobj"):
        for word in [c for c in first.children if c.i > second.i or c == but]:
            hang(word, second, word.dep_)
        lift(second, "conj")
        hang(negation, first, "neg")


def _all_but(link: Token) -> None:
    """ "all members except A signed B": A is one of them, and did not; "no member except A signed B": A alone did.

    So too "with the exception of A, all …", "none of the members except A".
    """
    over, inner = link.head, child(link, "prep")
    left_out = child(link, "pobj") or (child(inner, "pobj") if inner is not None else None)
    below = [over, *over.children, *(c for by in over.children if by.dep_ == "agent" for c in by.children)]
    none = [over.head.head] if over.dep_ == "pobj" and over.head.lower_ == "of" else below
    none = [t for t in none if t.dep_ in NOUN_SUBJECTS and not _NONE.isdisjoint(_with_words_before(t))]
    whole = next((t for t in below if t.pos_ == "NOUN" and any(c.lower_ in _ALL for c in t.lefts)), None)
    if left_out is None or left_out.pos_ != "PROPN":
        return
    if whole is not None and left_out != whole:
        hang(link, whole, "dep")
        hang(left_out, whole, "conj")
    elif none:
        _who_alone(left_out, none[0], link)


def _but_for(but: Token, whole: Token) -> None:
    """ "all members but A signed B", "nobody but A signed B": in the one A alone did not, in the other A alone did."""
    named = but.nbor()
    name = next((t for t in (child(but, "pobj"), child(whole, "conj")) if t is not None and t.left_edge == named), None)
    before = _with_words_before(whole)
    if name is None or name.pos_ != "PROPN" or but.i != whole.i + 1:
        return
    if not _ALL.isdisjoint(before):
        hang(name, whole, "conj")
        hang(but, name, "neg")
    elif not _NONE.isdisjoint(before):
        _who_alone(name, whole, but)


def _who_alone(name: Token, whole: Token, link: Token) -> None:
    """Put the one who did it in the place of those who did not."""
    take_place(name, whole)
    hang(whole, name, "dep")
    hang(link, name, "dep")


def _with_words_before(noun: Token) -> list[str]:
    return [noun.lower_, *(c.lower_ for c in noun.lefts)]


def _names_of_several(name: Token) -> None:
    """ "two members of A, B and C, left" with B and C as what they are of too: as many names as there are members.

    So in "two of A's members, B and C, left".
    """
    place, several = name.head, name.head.head.head
    count = child(several, "nummod") or _counted_by(several)
    if place.tag_ == "NNS":
        several, count = place, _counted_by(place)
    row = [t for t in conjuncts(name) if t.i >= name.i and t.pos_ == "PROPN"]
    row += [c for c in place.rights if c.dep_ == "conj" and c.i > name.i and c not in row]
    after = row[-1].right_edge.i + 1
    number = read_number(count.text, 0) if count is not None else None
    apart = name.doc[name.left_edge.i - 1].text == "," and name.doc[after : after + 1].text in _PAUSES
    if apart and number is not None and number.value == len(row) and several.tag_ == "NNS" and several.i <= place.i:
        for t in row[1:]:
            hang(t, name, "conj")
        hang(name, several, "appos")


def _counted_by(noun: Token) -> Token | None:
    over = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else noun
    return over if over.tag_ == "CD" else None


def _first_to_do_so(noun: Token) -> None:
    """ "A joined B, the first state to do so" with B as that state: who did so is who did it."""
    deed = next((c for c in noun.rights if c.tag_ == "VB" and is_infinitive(c)), None)
    ranked = any(c.lower_ in GRAMMAR.ranked for c in noun.lefts)
    so = deed is not None and deed.lemma_ == "do" and any(c.lower_ in ("it", "so", "that") for c in deed.rights)
    verb = next((a for a in noun.ancestors if a.pos_ == "VERB"), None)
    subject = child(verb, "nsubj") if verb is not None else None
    apart = noun.left_edge.i > 0 and noun.left_edge.nbor(-1).text == ","
    if ranked and so and apart and subject is not None and subject.pos_ in NOUNY and subject.i < noun.i:
        hang(noun, subject, "appos")
