"""Mends adjectives that were read as verbs: "timber and illicit gems", "farmers, traders, and allied partners"."""

from __future__ import annotations

from reportgraph.extract.parsing.labels import DETERMINING
from reportgraph.extract.parsing.syntax import child
from reportgraph.extract.parsing.tree import NOUNS, SUBJECTS, hang, lift, neighbor_of, put, take_place
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.naming import load_naming
from reportgraph.ontology.verbs import is_verb
from spacy.tokens import Doc, Token

_OF_ADJECTIVES = ("able", "al", "ant", "ar", "ary", "ent", "ful", "ible", "ic", "ive", "less", "ous")


def is_adjective(word: Token) -> bool:
    """Tell an adjective, and no noun that the parser took for one: "social", not "cod" in "cod and pollack"."""
    return word.tag_ == "JJ" and word.pos_ == "ADJ" and _is_known(word)


def _is_known(word: Token) -> bool:
    return word.lower_ in load_naming().words.adjectives or word.lower_.endswith(_OF_ADJECTIVES)


def mend_little_read_as_done(limited: Token) -> None:
    """ "A has limited capacity to act" with A as what limited it: what somebody has of his own is but little."""
    has, thing = neighbor_of(limited, -1), child(limited, "dobj")
    doer = child(limited, "nsubj")
    bare = thing is not None and child(thing, "det", "poss") is None and thing.left_edge.i == limited.i + 1
    if thing is None or doer is None or has.head != limited or has.lemma_ != "have":
        return
    if not bare or thing.lemma_ not in GRAMMAR.own_means:
        return
    kinds = load_naming().classes_of(doer.lemma_.lower()) or ("Actor" if doer.pos_ == "PROPN" else "Topic",)
    if "Event" in kinds or "Topic" in kinds[:1] or any(c.dep_ == "aux" and c != has for c in limited.lefts):
        return  # "the ban has limited access to A"
    take_place(has, limited)
    for c in [c for c in limited.children if c != has]:
        hang(c, has, c.dep_)
    hang(limited, thing, "amod")
    has.pos_, limited.pos_, limited.tag_ = "VERB", "ADJ", "JJ"


def mend_open_read_as_deed(opening: Token) -> None:
    """ "our commitment to open markets", "to free trade" with the opening of them: what somebody stands by is open."""
    noun, to, head = child(opening, "dobj"), neighbor_of(opening, -1), opening.head
    if opening.lower_ == "blame" and head.lemma_ == "be" and opening.dep_ == "xcomp" and noun is None:
        opening.pos_, opening.tag_, opening.dep_ = "ADJ", "JJ", "acomp"  # "A is to blame for B": at fault
        return
    if noun is None or to.tag_ != "TO" or to.head != opening or noun.left_edge.i != opening.i + 1:
        return
    if head.lemma_ not in GRAMMAR.standing_by or noun.lemma_ not in GRAMMAR.kept_open:
        return
    for c in [c for c in opening.children if c not in (noun, to)]:
        hang(c, noun, c.dep_)
    to.pos_, to.tag_ = "ADP", "IN"
    hang(to, head, "prep")
    hang(noun, to, "pobj")
    hang(opening, noun, "amod")
    opening.pos_, opening.tag_ = "ADJ", "JJ"


def mend_office_read_as_deed(managing: Token) -> None:
    """ "A is managing editor of B" with A as who manages an editor, which would have an article."""
    copula, noun, words = neighbor_of(managing, -1), neighbor_of(managing, 1), load_naming().words
    office = (noun.lower_,) in words.titles and managing.lower_ in words.title_modifiers and noun.tag_ == "NN"
    if not office or copula.head != managing or copula.lemma_ != "be":
        return
    top = noun if managing.head == noun else managing
    if noun not in (top, child(managing, "dobj")):
        return
    take_place(copula, top)
    for c in [c for c in managing.children if c not in (noun, copula)]:
        hang(c, noun if c.dep_ == "prep" else copula, c.dep_)
    hang(noun, copula, "attr")
    hang(managing, noun, "amod")
    copula.pos_, managing.pos_, managing.tag_ = "AUX", "ADJ", "JJ"


def mend_office_read_as_state(office: Token) -> None:
    """ "A remains chief of B" with "chief" as how A is: who is that of something holds an office."""
    of = neighbor_of(office, 1)
    told = of.lower_ in ("of", "to", "for") and of.dep_ == "prep" and of.head == office
    if told and (office.lower_,) in load_naming().words.titles and office.head.lemma_ in GRAMMAR.copulas:
        office.pos_, office.tag_, office.dep_ = "NOUN", "NN", "attr"


def may_be_adjective(word: Token) -> bool:
    """Tell what governs an object and is no verb, or is a participle behind the "and" of a subject."""
    if word.tag_ in ("VBD", "VBN"):
        return word.dep_ in ("acl", "csubj", "ROOT") and neighbor_of(word, -1).dep_ == "cc"
    return word.dep_ in ("conj", "advcl") and word.tag_ in ("JJ", "VB") and not is_verb(word.lower_)


def mend_adjective_read_as_verb(word: Token) -> None:
    """ "the flow of timber and illicit gems" with "illicit" as what is done to gems: it is no verb of English."""
    noun, joint = child(word, "dobj"), neighbor_of(word, -1)
    before = neighbor_of(joint, -1)
    if word.dep_ in ("csubj", "ROOT"):
        _mend_second_subject(word, noun, child(word, "nsubj"))
        return
    if noun is not None and noun.left_edge.i == word.i + 1 and joint.lower_ == "and" and before.text == ",":
        _mend_row_before_noun(word, noun, neighbor_of(before, -1))
    row = joint.text == "," and noun is not None and child(noun, "cc") is not None  # "trust, sovereign unity and amity"
    if noun is None or noun.left_edge.i != word.i + 1 or not (joint.dep_ == "cc" or row) or not word.text.islower():
        return
    told = word.tag_ == "JJ" or _is_known(word) or word.lower_ in GRAMMAR.participial
    told = told or (word.tag_ == "VBN" and word.dep_ == "acl")  # "banks and strengthened markets"
    if not told or before.pos_ not in ("NOUN", "PROPN"):
        return
    for c in [c for c in word.children if c != noun]:
        hang(c, noun, c.dep_)
    word.pos_, word.tag_, word.lemma_ = "ADJ", "JJ", word.lower_
    hang(noun, before, "conj")
    hang(word, noun, "amod")
    hang(joint, before, joint.dep_)


def _mend_row_before_noun(word: Token, noun: Token, first: Token) -> None:
    """ "create a strong, truly fair, and resilient chain" with a fair that is created: all tell of the chain."""
    if first.tag_ != "JJ" or first.dep_ not in ("dobj", "pobj", "attr") or child(first, "det") is None:
        return
    take_place(noun, first)
    opening = next((c for c in first.lefts if c.dep_ == "amod"), first)
    for c in [c for c in first.lefts if c.dep_ != "advmod"]:
        hang(c, opening if c.dep_ == "punct" else noun, c.dep_)
    hang(first, *((noun, "amod") if opening == first else (opening, "conj")))
    hang(word, first, "conj")
    for mark in (neighbor_of(word, -1), neighbor_of(word, -2)):
        hang(mark, first, "cc" if mark.dep_ == "cc" else "punct")
    word.pos_, word.tag_, word.lemma_ = "ADJ", "JJ", word.lower_


def _mend_second_subject(word: Token, noun: Token | None, first: Token | None) -> None:
    """ "Banks and expanded ports will pay" with banks that expanded ports which pay: both do."""
    joint = neighbor_of(word, -1)
    clause = word.head if word.dep_ == "csubj" else child(word, "ccomp")
    if noun is None or first is None or clause is None or joint.head != first or noun.left_edge.i != word.i + 1:
        return
    own = any(c.dep_ in SUBJECTS and c != word for c in clause.lefts)
    if own or clause.left_edge.i not in (noun.right_edge.i + 1, first.left_edge.i) or noun.tag_ != "NNS":
        return
    if word.dep_ == "ROOT":
        take_place(clause, word)
    for c in [c for c in word.children if c != noun and c != clause]:
        hang(c, clause, c.dep_)
    hang(noun, first, "conj")
    hang(word, noun, "amod")
    word.pos_, word.tag_, word.lemma_ = "ADJ", "JJ", word.lower_


def mend_member_read_as_verb(word: Token) -> None:
    """ "offer farmers, traders, and allied partners a hand" with "allied" as a second verb: nobody allied just then."""
    noun, joint, verb = child(word, "dobj"), neighbor_of(word, -1), word.head
    member = neighbor_of(joint, -2)
    row = neighbor_of(joint, -1).text == "," and member.dep_ == "conj" and member.pos_ in ("NOUN", "PROPN")
    first = next((t for t in member.ancestors if t.dep_ != "conj"), member)
    if noun is None or joint.dep_ != "cc" or not row or verb.tag_ not in ("VB", "VBP", "VBZ"):
        return
    if first.dep_ != "dobj" or first.head != verb or noun.left_edge.i != word.i + 1 or noun.tag_ != "NNS":
        return
    second = next((c for c in word.rights if c.dep_ == "dobj" and c != noun), None)
    for c in [c for c in word.children if c != noun]:
        hang(c, verb, c.dep_)
    if second is not None and verb.lemma_ in GRAMMAR.ditransitive:
        first.dep_ = "dative"
    word.pos_, word.tag_, word.lemma_ = "ADJ", "JJ", word.lower_
    hang(noun, member, "conj")
    hang(word, noun, "amod")
    hang(joint, member, "cc")


def repair_rows_of_adjectives(doc: Doc) -> None:
    """Mend adjectives that stand where a noun would, though theirs comes behind a later one."""
    for token in doc:
        if token.tag_ in ("JJ", "VB", "VBP") and token.dep_ in ("conj", "amod") and token.i > 1:
            _mend_adjectives_without_noun(token)
        elif token.lemma_ in GRAMMAR.graded and token.dep_ in ("dobj", "pobj") and 0 < token.i < len(doc) - 2:
            _mend_grade_without_noun(token)
        elif token.lower_ in GRAMMAR.articled and token.dep_ in ("dobj", "pobj") and 0 < token.i < len(doc) - 2:
            _mend_state_without_noun(token)


def _mend_adjectives_without_noun(last: Token) -> None:
    """ "built a strong, green, and open port" as "built a green thing and opened a port": all tell of the port."""
    joint = neighbor_of(last, -1)
    noun = child(last, "dobj") if last.tag_ != "JJ" else last.head
    before = neighbor_of(joint, -2 if neighbor_of(joint, -1).text == "," else -1)
    if joint.dep_ != "cc" or joint.lower_ == "but" or before.pos_ != "ADJ" or not last.text.islower():
        return
    if noun is None or noun.pos_ not in NOUNS or noun.left_edge.i != last.i + (noun != last.head):
        return
    top = before
    while top.dep_ == "conj" and top.head.pos_ == "ADJ":
        top = top.head
    listed = any(t.text == "," for t in last.doc[top.left_edge.i : last.i])
    told = last.tag_ == "JJ" or _is_known(last) or last.lower_ in load_naming().words.visions
    stands = top.dep_ in ("dobj", "pobj") or (top.dep_ == "acomp" and top.head.lemma_ not in GRAMMAR.copulas)
    if not (told and stands and listed) or noun.is_ancestor(top) or child(noun, *DETERMINING) is not None:
        return
    for c in [c for c in last.rights if c != noun]:
        hang(c, noun, c.dep_)
    put(noun, top.head, "dobj" if top.dep_ == "acomp" else top.dep_)
    for c in [c for c in top.lefts if c.dep_ in DETERMINING or c.pos_ == "ADJ"]:
        hang(c, noun, c.dep_)
    hang(last, noun, "amod")
    hang(top, noun, "amod")
    hang(joint, before, "cc")
    last.pos_, last.tag_, last.lemma_ = "ADJ", "JJ", last.lower_


def repair_first_adjectives(doc: Doc) -> None:
    """Mend adjectives before a comma that stand as an object, though the noun comes behind the next one."""
    for token in doc:
        if token.tag_ in ("NN", "JJ") and token.dep_ in ("dobj", "pobj") and _is_known(token):
            _mend_adjective_before_comma(token)


def _mend_adjective_before_comma(word: Token) -> None:
    """ "support inclusive, lasting growth" with the inclusive as what is supported, growth as another name of it."""
    comma, second = neighbor_of(word, 1), neighbor_of(word, 2)
    noun = child(word, "appos", "conj")
    bare = word.left_edge == word and load_naming().classes_of(word.lower_) is None
    if not bare or comma.text != "," or noun is None or noun.tag_ not in ("NN", "NNS"):
        return
    if second != noun.left_edge or second.pos_ != "ADJ" or second.dep_ != "amod":
        return
    lift(noun, "amod")
    word.pos_, word.tag_, word.lemma_ = "ADJ", "JJ", word.lower_


def _mend_grade_without_noun(grade: Token) -> None:
    """ "fund high quality and fair schooling" with quality as what is funded: it says what kind of schooling."""
    noun, second = child(grade, "conj"), neighbor_of(grade, 2)
    high = second.lower_ in GRAMMAR.high_or_low or grade.left_edge.lower_ not in GRAMMAR.high_or_low
    if noun is None or high or grade.left_edge.i != grade.i - 1 or neighbor_of(grade, 1).dep_ != "cc":
        return
    if second.pos_ != "ADJ" or second != noun.left_edge or noun.lemma_.lower() in load_naming().words.attributes:
        return
    if noun.lemma_ not in GRAMMAR.graded and child(grade, "prep") is None:
        lift(noun, "amod")


def _mend_state_without_noun(state: Token) -> None:
    """ "meets all EU and local rules" with the Union as who is met: it would have its article."""
    noun, second = child(state, "conj"), neighbor_of(state, 2)
    own = any(c.lower_ == "the" for c in state.lefts) or neighbor_of(state, 1).dep_ != "cc"
    if noun is None or own or noun.tag_ != "NNS" or second != noun.left_edge or second.pos_ != "ADJ":
        return
    if second.lower_ not in GRAMMAR.counting:
        lift(noun, "nmod")
