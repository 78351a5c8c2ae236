"""Mends noun phrases: which noun is the head, and what only modifies it."""

from __future__ import annotations

from reportgraph.extract.parsing.enumerations import opens_list
from reportgraph.extract.parsing.labels import MODIFYING
from reportgraph.extract.parsing.repair.clauses.called import mend_calling
from reportgraph.extract.parsing.repair.clauses.receivers import (
    mend_charged,
    mend_given_to,
    mend_helped,
    mend_placed_receiver,
    mend_receiver,
    mend_second_object,
    mend_sum_behind_name,
)
from reportgraph.extract.parsing.repair.names.names_beside import (
    mend_kind_of_led_body,
    mend_name_of_holder,
    mend_name_of_noun,
    mend_name_of_peer,
    mend_name_of_source,
    mend_name_read_as_mark,
    mend_owner_in_full,
)
from reportgraph.extract.parsing.repair.phrases.modifiers import needs_head
from reportgraph.extract.parsing.repair.phrases.own_phrases import mend_owner
from reportgraph.extract.parsing.repair.rows.kinds_of_names import mend_names_before_kind
from reportgraph.extract.parsing.spelling import is_part_number
from reportgraph.extract.parsing.syntax import child
from reportgraph.extract.parsing.tree import hang, lift, put
from reportgraph.ontology.grammar import GRAMMAR
from spacy.tokens import Doc, Token

_PREDETERMINERS = frozenset({"such", "half", "many", "what", "quite", "rather", "all", "both", "twice"})


def repair_nouns(doc: Doc) -> None:
    """Free the nouns that were hung on a later one as its modifiers."""
    for token in doc:
        _mend_modifier(token)
        if token.dep_ == "case" and token.head.dep_ != "poss" and token.head.i == token.i - 1:
            _owner_read_as_member(token.head)
            mend_owner(token)
        _mend_object(token)
        _mend_small_word(token)


def _mend_modifier(token: Token) -> None:
    """Free what was read as modifying the noun behind it, and is a noun of its own."""
    if token.dep_ in ("nmod", "compound") and token.pos_ in ("NOUN", "PROPN") and token.i < token.head.i:
        _head_read_as_modifier(token)
    if token.dep_ in MODIFYING and token.text[0].isupper() and token.head.dep_ in ("dobj", "dative"):
        mend_receiver(token)
    if token.dep_ in ("amod", "compound", "nmod") and token.head.dep_ == "dobj":
        mend_charged(token)
    if token.dep_ == "prep" and token.i > token.sent.start + 1:
        mend_placed_receiver(token)
    if token.dep_ == "appos" and token.pos_ == "PROPN" and token.head.dep_ == "dobj":
        mend_sum_behind_name(token)
    if token.lower_ == "to" and token.dep_ == "prep" and token.head.dep_ == "pobj":
        mend_given_to(token)
    behind = token.tag_ == "NNS" and token.i > token.sent.start + 1 and token.nbor(-1).text == ","
    if behind and not token.nbor(-2).like_num:  # "the June 9, 2003, bombings"
        mend_names_before_kind(token)
    if token.dep_ == "pobj" and token.pos_ == "NOUN" and token.i > 3:
        mend_owner_in_full(token)
    if token.lower_ in GRAMMAR.numbered and token.i + 1 < len(token.doc):
        _number_read_as_head(token)
    if token.dep_ == "nmod" and token.pos_ == "NOUN" and token.i < token.head.i:
        _coordinated_read_as_modifier(token)
    if token.dep_ == "nmod" and token.pos_ == "PROPN" and token.i < token.head.i:
        _body_read_as_modifier(token)
    if token.dep_ in ("nmod", "compound") and token.pos_ == "NOUN" and token.i + 1 < token.head.i:
        _member_read_as_modifier(token)
    if token.dep_ in ("nmod", "compound") and token.pos_ == "NOUN" and token.i + 1 < len(token.doc):
        mend_helped(token)


def _mend_object(token: Token) -> None:
    """Part what a verb acts on from other names of it, and give each the noun that it goes with."""
    if token.dep_ in ("dobj", "pobj", "advcl", "npadvmod") and token.pos_ == "PROPN":
        _name_read_as_object(token)
    if token.dep_ in ("dobj", "npadvmod") and token.pos_ in ("NOUN", "PROPN"):
        _object_of_stranded(token)
    if token.tag_ in ("NN", "NNP") and token.dep_ == "npadvmod" and token.i > token.sent.start:
        mend_name_of_peer(token)
    if token.pos_ == "PROPN" and token.dep_ == "punct":
        mend_name_read_as_mark(token)
    if token.pos_ == "PROPN" and token.dep_ in ("appos", "nsubj"):
        mend_name_of_noun(token)
    if token.pos_ == "PROPN" and token.dep_ == "npadvmod":
        mend_name_of_holder(token)
    if token.pos_ == "PROPN" and token.dep_ in ("advcl", "appos", "conj", "nsubj") and token.i > token.sent.start + 3:
        mend_name_of_source(token)
    if token.dep_ == "pobj" and token.head.lower_ == "as" and token.head.head.pos_ == "VERB":
        _object_after_description(token)
    if token.dep_ == "appos" and token.head.dep_ == "pobj":
        if token.pos_ == "NOUN":
            _object_read_as_apposition(token)
        _apposition_after_origin(token)
    if token.dep_ == "appos" and token.tag_ == "NN":
        mend_second_object(token)
    if token.dep_ == "dobj" and token.head.pos_ == "VERB":
        _object_after_dash(token)
    deed = token.head.lower_.endswith("ing")  # "the challenge of harvesting crops"
    if token.dep_ == "dobj" and token.head.pos_ == "NOUN" and not deed and token.left_edge.i == token.head.i + 1:
        lift(token, "compound")  # "gratitude to frontline care workers": a noun has no object
    mend_calling(token)
    if token.tag_ == "NN" and token.dep_ in ("attr", "dobj", "npadvmod"):
        mend_kind_of_led_body(token)
    if token.dep_ == "appos" and token.left_edge.i == token.head.i + 1 and token.head.pos_ == "VERB":
        token.dep_ = "dobj" if child(token.head, "dobj") is None else "appos"  # "A links B with C"


def _mend_small_word(token: Token) -> None:
    """Mend hyphens and "home to" that were read as nouns or before them."""
    if token.text == "-" and token.pos_ != "PUNCT" and not token.whitespace_:
        _hyphen_read_as_word(token)
    if token.lower_ == "home" and token.dep_ in ("advmod", "npadvmod") and token.head.pos_ in ("NOUN", "PROPN"):
        token.dep_ = "appos" if token.i > token.head.i else token.dep_  # "A, home to B"


def _head_read_as_modifier(noun: Token) -> None:
    """ "critics of Minister Roe have …" read as one compound that ends in Roe: "of" governs what follows it."""
    governed = noun.head
    of = next((c for c in noun.children if c.dep_ == "prep" and c.i == noun.i + 1 and not list(c.children)), None)
    if of is None or of.i > governed.i:
        return
    while governed.dep_ in ("compound", "nmod") and governed.head.i > governed.i:
        governed = governed.head
    put(noun, governed, "nmod")
    lift(noun, "pobj")
    put(governed, of, governed.dep_)


def _number_read_as_head(noun: Token) -> None:
    """ "Section 3(a) of the Act", "resolution 57/270 B on seas" with the number as the head: it names the section."""
    number = noun.nbor(1)
    lettered = noun.head.i == number.i + 1 and len(noun.head.text) == 1 and noun.head.text.isupper()
    misread = noun.dep_ in ("compound", "nmod", "amod") and (noun.head == number or lettered)
    if not misread or not is_part_number(number.text):
        return
    last = noun.head
    lift(noun, "nummod")
    for c in list(last.children):
        put(c, noun, c.dep_)


def _coordinated_read_as_modifier(noun: Token) -> None:
    """ "clean water and steady work" read with "water" as a modifier of "work"."""
    head = noun.head
    between = noun.doc[noun.i + 1 : head.i]
    if not any(t.pos_ == "CCONJ" for t in between) or not any(c.dep_ == "amod" and c.i < noun.i for c in noun.children):
        return
    own = [t for t in between if t.pos_ in ("ADJ", "VERB", "NOUN") and t.dep_ in ("amod", "conj", "compound")]
    if not own or needs_head(noun, head):
        return
    lift(noun, "conj")
    for t in own:
        if t.head == noun and t.i > noun.i:
            put(t, head, "amod")


def _body_read_as_modifier(name: Token) -> None:
    """ "A Steel, B Energy and C Power Corp met" with "B Energy and C" as a corporation's name: a list has bodies."""
    head, begin = name.head, name.left_edge.i
    added = next((c for c in name.rights if c.dep_ == "conj" and c.i < head.i), None)
    before = name.doc[begin - 2] if begin > 1 and name.doc[begin - 1].text == "," else name
    if added is None or head.pos_ != "PROPN" or before == name or before.ent_type_ != "ORG":
        return
    lift(name, "conj")
    name.dep_ = "conj" if name.dep_ == "appos" else name.dep_
    hang(added, head, "compound")


def _member_read_as_modifier(noun: Token) -> None:
    """ "the health, safety, and progress of A" with health as a kind of safety: a comma parts the members of a list."""
    head = noun.head
    after, last = noun.nbor(1), _added_to(head)
    owner = next((c for c in head.lefts if c.dep_ == "poss"), None)
    begin = (
        owner.left_edge.i if owner is not None and owner.right_edge.i == noun.left_edge.i - 1 else noun.left_edge.i - 1
    )
    if after.text != "," or head.left_edge.i < begin or last is None or head.pos_ != "NOUN":
        return
    if any(t.pos_ in ("NOUN", "PROPN") for t in noun.doc[noun.i + 1 : head.i]):
        return
    moved = [c for c in head.lefts if c.i < noun.i]
    hang(last, head, "conj")
    lift(noun, "conj")
    for c in moved:
        hang(c, noun, c.dep_)


def _added_to(noun: Token) -> Token | None:
    """Give the noun that ", and" adds to another, wherever it was hung: "safety, and progress"."""
    doc, at = noun.doc, noun.i + 1
    if any(c.dep_ == "conj" and c.pos_ == "NOUN" for c in noun.rights):
        return next(c for c in noun.rights if c.dep_ == "conj" and c.pos_ == "NOUN")
    added = [t.text for t in doc[at : at + 2]] == [",", "and"] and at + 2 < noun.sent.end
    return doc[at + 2] if added and doc[at + 2].pos_ == "NOUN" and doc[at + 2].dep_ == "conj" else None


def _owner_read_as_member(owner: Token) -> None:
    """ "A's and B's plans were met" with A as what was met: both own the plans."""
    owned = next((c for c in owner.rights if c.dep_ == "conj"), None)
    other = next((c for c in owned.lefts if c.dep_ == "poss"), None) if owned is not None else None
    if (
        owned is None
        or other is None
        or any(c.pos_ in ("NOUN", "PROPN") for c in owner.rights if c not in (owned, other))
    ):
        return
    lift(owned, "poss")
    hang(other, owner, "conj")


def _name_read_as_object(name: Token) -> None:
    """ "persuaded the maker Acme to" with two objects: a name right after a noun is its name.

    So are those in a row behind several: "is owned by the makers Acme and Brandt".
    """
    left = name.left_edge.i
    noun = name.doc[left - 1] if left else name
    one = noun.tag_ == "NN" and noun.dep_ == name.dep_ == "dobj" and noun.head == name.head
    many = noun.tag_ == "NNS" and noun.dep_ in ("dobj", "pobj") and any(c.dep_ == "conj" for c in name.rights)
    beside = name.head in (noun.head, noun.head.head if noun.dep_ == "pobj" else noun.head)
    if noun.i < name.i and (one or (many and beside)):
        put(name, noun, "appos")


def _object_of_stranded(noun: Token) -> None:
    """ "A drafted, and B is paying for, the plan": a preposition before a comma governs what follows the comma."""
    at = noun.left_edge.i
    if at < 2 or noun.doc[at - 1].text != ",":
        return
    preposition = noun.doc[at - 2]
    if preposition.dep_ == "prep" and preposition.head == noun.head and not list(preposition.children):
        put(noun, preposition, "pobj")


def _object_after_description(noun: Token) -> None:
    """ "described as overdue the plan" read with "overdue the plan" as one phrase: an article opens a new one."""
    article = next((c for c in noun.lefts if c.dep_ == "det"), None)
    said = next((c for c in noun.lefts if c.dep_ == "amod"), None)
    if article is None or said is None or said.i > article.i:
        return
    preposition = noun.head
    if said.lower_ in _PREDETERMINERS or any(c.dep_ == "dobj" for c in preposition.head.children):
        return
    put(noun, preposition.head, "dobj")
    put(said, preposition, "pobj")


def _object_read_as_apposition(noun: Token) -> None:
    """ "condemn in strong terms the murder of A" with the murder as another name of the terms: that needs a comma."""
    place, article = noun.head, next((c for c in noun.lefts if c.dep_ in ("det", "poss")), None)
    verb = place.head.head
    if article is None or article.i != noun.left_edge.i or noun.doc[article.i - 1].is_punct or verb.pos_ != "VERB":
        return
    if place.head.i > verb.i and not any(c.dep_ in ("dobj", "nsubjpass", "auxpass") for c in verb.children):
        put(noun, verb, "dobj")


def _apposition_after_origin(noun: Token) -> None:
    """ "Jane Roe, of Peru, a lawyer" with the lawyer as another name of Peru: commas set off where she is from."""
    place = noun.head
    origin = place.head
    name = origin.head
    doc = noun.doc
    set_off = doc[origin.i - 1].text == "," and doc[noun.left_edge.i - 1].text == ","
    if origin.lower_ in ("of", "from") and set_off and name.pos_ == "PROPN" and origin.i - 2 == name.i:
        hang(noun, name, "appos")


def _object_after_dash(noun: Token) -> None:
    """ "prices fell — signs of relief" with the signs as what fell: after a single dash comes a remark."""
    doc, left = noun.doc, noun.left_edge.i
    if left < 1 or not opens_list(doc[left - 1]) or doc[left - 1].text == ":" or noun.head.i > noun.i:
        return
    if not any(opens_list(t) for t in doc[noun.head.i + 1 : left - 1]):
        noun.dep_ = "dep"


def _hyphen_read_as_word(hyphen: Token) -> None:
    """ "the Vice-Minister" with the hyphen as a noun of its own."""
    if not 0 < hyphen.i < len(hyphen.doc) - 1:
        return
    after = hyphen.nbor(1)
    if after.head == hyphen:
        lift(after, "punct")
        for c in list(hyphen.children):
            put(c, after, c.dep_)
    elif after.dep_ == hyphen.dep_ and after.head == hyphen.head:
        for c in list(hyphen.children):
            put(c, after, c.dep_)
        put(hyphen, after, "punct")
    else:
        return
    hyphen.pos_, hyphen.tag_ = "PUNCT", "HYPH"
