"""Tells which tokens head a common noun phrase that may be an argument."""

from __future__ import annotations

from reportgraph.extract.parsing.labels import DETERMINING
from reportgraph.extract.parsing.spelling import HYPHENS, is_currency_code, is_ordinal, is_part_number
from reportgraph.extract.parsing.syntax import VALIDITY, VERBAL, child, conjuncts, first_conjunct
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.naming import DEFAULT_CLASS, Naming, load_naming
from reportgraph.ontology.schema import ABSTRACTIONS
from spacy.tokens import Doc, Token

_OF_DEEDS = ("ment", "tion", "sion", "ance", "ence", "al")
_OPENING = frozenset({":", ";", "-", "—", "•", "*"})
_GETTING = frozenset({"bring", "come", "enter", "entry", "go", "put"})
_HEADS = frozenset({"NOUN", "PROPN", "X"})
_LOOSE = frozenset({"conj", "pobj", "dobj", "appos", "ROOT"})
_INNER = frozenset(
    {"compound", "amod", "nmod", "nummod", "quantmod", "advmod", "npadvmod", "predet", "det", "punct", "case"}
)
_CLAUSAL = ("csubj", "csubjpass", "pcomp")  # "threatened by poaching"
_ARGUMENTS = frozenset(
    {"nsubj", "nsubjpass", "dobj", "pobj", "conj", "attr", "appos", "ROOT", "dative", "oprd", "poss", "agent"}
)


WAYS = frozenset({"line"})  # what a railway or a pipeline is taken up by
_WAY_PLACES = frozenset({"nsubj", "nsubjpass", "dobj", "poss"})


def is_nominal_head(token: Token, naming: Naming) -> bool:
    """Tell whether a token heads a noun phrase that could be an argument."""
    if token.pos_ not in _HEADS and not (
        token.dep_ in (*_ARGUMENTS, *_CLAUSAL)
        and token.tag_ in ("VBG", "JJ")
        and (_has_determiner(token) or is_bare_gerund(token, naming))
        and not (token.dep_ in _CLAUSAL and (_is_deed_upon(token, naming) or _is_in_time(token)))
    ):
        return False
    base = first_conjunct(token)
    if base.dep_ in _INNER and base.dep_ != "npadvmod" and base.head.i > base.i and token.i < base.head.i:
        return is_made(token)  # else a modifier of a later head
    if (
        token.text[-1] == "-"
        or not any(c.isalpha() for c in token.text)
        or len(token.text) < 2
        or token.lower_ == "own"  # "faces problems of its own"
        or token.text == "WE"  # "WE, the states": what stands behind it tells who
        or (token.text[0].isdigit() and is_ordinal(token.lower_))  # "on June 14th"
        or _is_empty(token, naming)
        or _is_validity(token)
        or is_placed(token)
    ):
        return False
    following = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    if following is not None and is_split_compound(token, following):
        return False
    if following is not None and following.text in HYPHENS and not token.whitespace_:
        return False  # "land" in "land-linked"
    if (
        token.i > 1
        and token.doc[token.i - 1].text in HYPHENS
        and not token.doc[token.i - 1].whitespace_
        and token.doc[token.i - 2].pos_ == "ADP"
    ):
        return False  # "law" in "brother-in-law"
    return not is_measure(token, naming)


def _is_in_time(gerund: Token) -> bool:
    """Tell what is done before or after something else, and no thing: "ran through Lima before ending in Cusco"."""
    return gerund.head.lower_ in ("after", "before", "since", "upon", "while") and not _has_determiner(gerund)


def _is_validity(noun: Token) -> bool:
    """Tell "force" in "the entry into force of A", "came into force": nothing that is talked of."""
    bare = noun.dep_ == "pobj" and noun.i == noun.head.i + 1 and noun.lower_ in VALIDITY
    return bare and noun.head.lower_ == "into" and noun.head.head.lemma_ in _GETTING


def is_placed(word: Token) -> bool:
    """Tell "first" in "A was the first to sign B", which is A."""
    return word.dep_ == "attr" and word.tag_ in ("JJ", "JJS") and word.lower_ in GRAMMAR.sole


def is_made(token: Token) -> bool:
    """Tell what stands before whoever makes or sells it, and is named with that: "a copper producer", "its output"."""
    after = token.nbor() if token.i + 1 < token.sent.end else token
    noun = after.lemma_.lower()
    has_owner = any(c.dep_ == "poss" for c in after.lefts)
    others = [c.lower_ for c in after.rights if c.dep_ == "prep"]
    shared = noun in GRAMMAR.shared_work and ("between" in others or (has_owner and "with" in others))
    is_maker = (
        noun in GRAMMAR.makers
        or (noun in GRAMMAR.makings and has_owner and token.lemma_.lower() not in GRAMMAR.branches)
        or shared
    ) and after.pos_ == "NOUN"
    is_maker = is_maker and token.lower_ not in GRAMMAR.lands  # "a state producer"
    return is_maker and token.head == after and token.pos_ == "NOUN" and token.dep_ in ("compound", "nmod")


def is_bare_gerund(token: Token, naming: Naming) -> bool:
    """Tell a noun in "-ing" that was read as a verb, but governs nothing: "to curb smuggling by sea"."""
    if token.tag_ != "VBG" or token.pos_ not in VERBAL or naming.class_of_nominal([token.lower_]) is None:
        return False
    if token.dep_ == "conj" and first_conjunct(token).pos_ not in _HEADS:
        return False
    return all(c.dep_ in ("prep", "punct", "cc", "conj", "amod", "compound") for c in token.children)


def _is_deed_upon(gerund: Token, naming: Naming) -> bool:
    """Tell a gerund that its preposition completes, and whose verb as a noun is another thing: "dealing with A"."""
    mine = (naming.class_of_nominal([word]) for word in (gerund.lemma_, gerund.lower_))
    return any(c.dep_ == "prep" for c in gerund.rights) and None not in (kinds := set(mine)) and len(kinds) > 1


def is_split_compound(left: Token, right: Token) -> bool:
    """Tell two nouns side by side that the parser did not join: "ports and port security"."""
    return (
        left.tag_ == "NN" and right.tag_ in ("NN", "NNS") and left.head != right and right.head != left
        and left.dep_ in _LOOSE and right.dep_ in _LOOSE
        and right.left_edge == right
    )  # fmt: skip


def _is_empty(token: Token, naming: Naming) -> bool:
    low = token.lower_
    if low in GRAMMAR.twosomes and any(c.lower_ == "the" for c in token.lefts):
        return False  # "the pair met A"
    if low in naming.words.partitives and not any(c.dep_ in ("amod", "compound") for c in token.lefts):
        return not any(c.dep_ == "prep" for c in token.children) or token.pos_ != "NOUN"
    described = low != "others" and any(c.dep_ in ("amod", "compound", "poss", "nmod") for c in token.lefts)
    if low not in naming.words.empty or described:
        return False
    if low in WAYS:
        return not _is_way(token)
    known = any(c.lower_ in ("the", "this") for c in token.lefts) and token.dep_ in ("nsubj", "nsubjpass", "poss")
    told = known and naming.class_of_nominal([low]) in ("Document", "Person")
    return not told  # "The Order bans nets", but "in order to"; "The general left"


def _is_way(line: Token) -> bool:
    """Tell the line of a text that has spoken of a railway or a pipeline: "The line will cost A".

    So is one of which is told here which towns it joins: "The line links A and B".
    """
    joins = line.dep_ == "nsubj" and line.head.lemma_ in GRAMMAR.joining_towns
    if joins and any(t.ent_type_ == "GPE" for t in line.head.subtree):
        return True
    told = any(c.lower_ in ("the", "this") for c in line.lefts) and line.dep_ in _WAY_PLACES
    figure = line.dep_ in ("dobj", "nsubjpass") and line.head.lemma_ in GRAMMAR.idioms_of_lines
    return told and not figure and any(t.lower_ in GRAMMAR.rails for t in line.doc[: line.i])


def _has_determiner(token: Token) -> bool:
    return any(c.dep_ in ("det", "poss", "amod") for c in token.children)


_BEFORE_OFFICE = frozenset({"ADJ", "DET", "PROPN"})


def is_measure(token: Token, naming: Naming) -> bool:
    """Tell dates, amounts and units, which name nothing."""
    low, lemma = token.lower_, token.lemma_.lower()
    words = naming.words
    if is_of_sum(token):
        return True
    if token.ent_type_ == "TIME" and any(t.text[:1].isdigit() for t in token.lefts):
        return True
    if low in words.calendar and token.text != "march":  # months have a capital: "joined a march"
        office = token.text == low.upper() and any(c.pos_ in _BEFORE_OFFICE for c in token.lefts)  # "the PM"
        return not office or naming.class_of_nominal([low]) != "Person"
    if low in words.currencies and any(c.lower_ == "the" for c in token.lefts):
        return has_number(token.doc, token.i) or any(c.like_num for c in token.lefts)  # not "the strong euro"
    if low in words.measures or lemma in words.measures:
        return not any(
            c.dep_ in ("compound", "amod")
            and c.pos_ in ("NOUN", "PROPN")
            and c.ent_type_ not in ("DATE", "TIME", "MONEY", "QUANTITY", "PERCENT", "CARDINAL", "GPE")
            for c in token.children
        )
    if lemma in words.stretches:
        return child(token, "prep", "compound", "appos", "relcl", "acl") is None and not has_number(token.doc, token.i)
    return token.ent_type_ in ("MONEY", "PERCENT", "QUANTITY") and (token.like_num or token.pos_ in ("NUM", "SYM"))


def is_of_sum(token: Token) -> bool:
    """Tell what is written with a sum: "M" in "$30M", "CAD" in "CAD 20 million"."""
    glued = token.i > 0 and token.nbor(-1).like_num and not token.nbor(-1).whitespace_
    return glued or is_currency_code(token)


def is_partitive(token: Token, naming: Naming) -> bool:
    """Tell a noun that stands for what it governs: "a number of states"."""
    if token.lemma_.lower() not in naming.words.partitives and token.lower_ not in naming.words.partitives:
        return False
    return any(c.dep_ == "prep" and c.lower_ == "of" for c in token.children)


def has_number(doc: Doc, head: int) -> bool:
    """Tell whether the word after a noun is its number, or its letter: "section 3(a)", "Title IX", "hepatitis C"."""
    after, nouns = head + 1, GRAMMAR.numbered | GRAMMAR.lettered
    return (
        after < len(doc)
        and doc[head].lower_ in nouns
        and is_part_number(doc[after].text)
        and not (doc[after].text.islower() and doc[after].is_alpha)
    )


def opens_deed(token: Token) -> bool:
    """Tell a deed at the head of a sentence or an item, with a capital for its place: "Enhancement of our trade"."""
    doc, i = token.doc, token.i
    first = token.is_sent_start or i == 0 or doc[i - 1].text in _OPENING
    behind = [t.lower_ for t in doc[i + 1 : i + 3]]
    named = i + 2 < len(doc) and doc[i + 2].text[:1].isupper()
    return first and token.text.istitle() and token.lower_.endswith(_OF_DEEDS) and behind[:1] == ["of"] and not named


def is_further_field(noun: Token) -> bool:
    """Tell a described field behind one that is somebody's: "A's economy, national security and foreign policy"."""
    first = first_conjunct(noun)
    own = all(c.dep_ in ("amod", "compound") and not c.ent_type_ for c in noun.lefts)
    own = own and all(c.lower_ not in GRAMMAR.shared_kinds for c in noun.lefts)  # "and global trade"
    bare = not any(c.dep_ in DETERMINING for t in conjuncts(first)[1:] for c in t.lefts)
    kind = (load_naming().classes_of(noun.lemma_.lower()) or (DEFAULT_CLASS,))[0]
    return own and bare and kind in ABSTRACTIONS and all(t.text != ";" for t in noun.doc[first.i : noun.i])
