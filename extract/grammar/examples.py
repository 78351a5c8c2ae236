"""What a noun phrase gives examples of: "projects such as A and B", "states, including A"."""

from __future__ import annotations

from reportgraph.extract.grammar.defining_clauses import lists_fields
from reportgraph.extract.parsing.lists import examples_below
from reportgraph.extract.parsing.memory import kept_list
from reportgraph.extract.parsing.syntax import adds_phrase, conjuncts, objects_of, prepositions
from reportgraph.ontology.grammar import GRAMMAR
from spacy.tokens import Doc, Token

_NEAR = 8  # tokens of a name and its article
_SET_OFF = frozenset({"—", "–", "-", "--", "("})
_FIELDED = frozenset({"in", "on"})
_SINGLING = GRAMMAR.singling | GRAMMAR.singled_by
_CONSISTING = frozenset({"among", "between", "of"})


@kept_list
def examples_of(noun: Token) -> list[Token]:
    """Give what a noun phrase lists: "such as A and B", "including A", "like A"; also at its end after a comma."""
    found: list[Token] = [*examples_below(noun), *_told_to_be(noun)]
    for c in noun.children:
        if _is_of_areas(c, noun):
            continue
        if c.dep_ == "prep" and (_opens(c) or _is_such_as(c) or _is_range(c)) and not adds_phrase(c):
            found += _listed(c, noun)
        elif c.dep_ == "appos" and c.i > noun.i and any(d.lower_ in _SINGLING for d in c.lefts):
            found += conjuncts(c)
        elif c.dep_ in ("acl", "advcl") and c.lower_ == "ranging":  # "fields ranging from A and B to C"
            found += _ranged(c)
        elif (c.dep_ in ("acl", "advcl") and c.lower_ == "including") or lists_fields(c):
            found += [t for d in c.children if d.dep_ == "dobj" for t in conjuncts(d)]
    if noun.dep_ in ("dobj", "pobj"):  # "advance A, including B" with the phrase on the verb, or on the preposition
        found += [
            o
            for word, p in prepositions(_work_in(noun) or noun.head)
            if word == "including" and p.i > noun.i and not _is_of_areas(p, noun) and not _is_of_field(p, noun)
            for o in _listed(p, noun)
        ]
    if noun.right_edge.i > noun.i:
        for t in noun.doc[noun.i + 1 : noun.right_edge.i]:
            own = noun.tag_ != "NNS" and (t.head.tag_ == "NNS" or _is_of_inner(t))  # "a tax on phones, such as A"
            own = own or (noun.tag_ == "NNS" and _is_of_clause(t, noun))
            apart = noun.doc[t.left_edge.i - 1].text == "," or (noun.tag_ == "NNS" and t.head.tag_ == "NNP")
            if _is_such_as(t) and not own and t.head != noun and apart:  # "states in A such as B"
                found += [o for o in objects_of(t) if o not in found]
    return found


def _work_in(field: Token) -> Token | None:
    """Give the verb of what is done together in a field: "deepen" in "deepen cooperation in A, including B"."""
    work = field.head.head if field.dep_ == "pobj" and field.head.lower_ in _FIELDED else field
    shared = work != field and work.lemma_ in GRAMMAR.kept_close
    return work.head if shared and work.dep_ in ("dobj", "pobj") else None


def _is_of_field(opener: Token, work: Token) -> bool:
    """Tell examples of the field that stands between: in "deepen cooperation in A, including B" B is a field too."""
    fields = [p for word, p in prepositions(work) if word in _FIELDED and p.i < opener.i]
    return bool(fields) and work.lemma_ in GRAMMAR.kept_close


def _told_to_be(noun: Token) -> list[Token]:
    """Give the names of which it is said that they are it: "the states that signed A are B and C"."""
    verb, listed = noun.head, noun.tag_ == "NNS" and noun.dep_ == "nsubj" and noun.head.lemma_ == "be"
    clause = any(c.dep_ in ("relcl", "acl") for c in noun.rights)
    names = [t for c in verb.rights if c.dep_ == "attr" for t in conjuncts(c)] if listed and clause else []
    denied = any(c.dep_ == "neg" for c in verb.children)
    return names if len(names) > 1 and not denied and all(t.pos_ == "PROPN" for t in names) else []


def _ranged(ranging: Token) -> list[Token]:
    """Give the ends of a range, wherever its "to" hangs: "ranging from A and B to C"."""
    first = [p for word, p in prepositions(ranging) if word == "from"]
    opened = [t for p in first for t in objects_of(p)]
    last = [p for t in (ranging, *first, *opened) for p in t.children if p.dep_ == "prep" and p.lower_ == "to"]
    return [*opened, *(t for p in last for t in objects_of(p))]


def such_as(noun: Token) -> list[Token]:
    """Give the common nouns that are examples of what a noun in the plural names: "diseases, such as A and B"."""
    openers = [c for c in noun.children if c.dep_ == "prep" and _is_such_as(c)] if noun.tag_ == "NNS" else []
    return [t for c in openers for t in objects_of(c) if t.pos_ == "NOUN"]


def said_to_include(outer: Token) -> list[Token]:
    """Give what a phrase is said to include: "groups, including A and B", "rivers, among them A"."""
    among = [c for c in outer.children if c.dep_ in ("prep", "acl") and c.lower_ in ("including", "among")]
    found = [t for c in among if c.lower_ == "including" for t in examples_of(outer) if t.i > c.i]
    for preposition in among:
        for pronoun in objects_of(preposition):
            if pronoun.lower_ == "them":
                found += [t for c in pronoun.children if c.dep_ == "appos" for t in conjuncts(c)]
    return found


def goals_in(noun: Token) -> list[Token]:
    """Give what goals are told to be: "our priorities, including A", "its goals for the year, which include A"."""
    if noun.tag_ != "NNS" or noun.lemma_ not in GRAMMAR.planks:
        return []
    clauses = (
        c for t in noun.subtree if t.i >= noun.i for c in t.rights if c.dep_ == "relcl" and c.lemma_ == "include"
    )
    told = (c for c in clauses if any(t.lower_ in ("which", "that") for t in c.lefts) and c.tag_ in ("VBP", "VBD"))
    return [*examples_of(noun), *(o for c in told for d in c.rights if d.dep_ == "dobj" for o in conjuncts(d))]


def included_behind(at: int, doc: Doc) -> list[Token]:
    """Give what is said to be included in a phrase that ends before token `at`: "the Lake Group (LG), including A"."""
    at = _behind_brackets(at, doc)
    if at + 1 < len(doc) and doc[at].text == ",":
        at += 1
    return objects_of(doc[at]) if at < len(doc) and doc[at].lower_ == "including" else []


def members_behind(at: int, doc: Doc) -> list[Token]:
    """Give the names of which a body may consist, by what is set off behind its name, which ends before token `at`.

    "The Lake Group – A, B, and C – met", "LINKUP, the partnership between A and B", "LINKUP, a group of states
    including A".
    """
    at = _behind_brackets(at, doc)
    mark = doc[at] if at + 1 < len(doc) else None
    if mark is None:
        return []
    near = doc[at + 1 : at + _NEAR]  # the parser may hang them on the delegates of "delegates of the Lake Group – A, B"
    own = [c for c in near if c.dep_ == "appos" and c.left_edge.i in (at, at + 1) and c.head.i < at]
    set_off = mark.text in _SET_OFF
    made = [c for c in own if c.pos_ == "NOUN" and c.lemma_ in GRAMMAR.unions] if set_off or mark.text == "," else []
    parts = [objects_of(p) for c in made for word, p in prepositions(c) if word in _CONSISTING]
    told = [said_to_include(t) for t in (*made, *(t for row in parts for t in row if t.tag_ == "NNS"))]
    rows = [*([conjuncts(c) for c in own] if set_off else []), *parts]
    return [t for row in (*(r for r in rows if len(r) > 1), *told) for t in row if t.pos_ == "PROPN"]


def _behind_brackets(at: int, doc: Doc) -> int:
    """Give where the text goes on behind brackets that open at token `at`, else the same place."""
    opens = at + 2 < len(doc) and doc[at].text == "("
    return next((t.i + 1 for t in doc[at : at + 6] if t.text == ")"), at) if opens else at


def _opens(word: Token) -> bool:
    """Tell "like", "including", "among them"."""
    among = word.lower_ == "among" and any(c.dep_ == "fixed" for c in word.children)
    return among or word.lower_ in ("like", "including", "such")


def _is_range(start: Token) -> bool:
    """Tell ", from A to B" behind a plural, as the mended tree has it."""
    joined = [c for t in objects_of(start) for c in t.children if c.dep_ == "cc"] if start.lower_ == "from" else []
    return any(c.lower_ == "to" for c in joined)


def _is_of_areas(opener: Token, noun: Token) -> bool:
    """Tell examples of the areas that stand between: "cut duties across sectors, including wine" cuts no wine."""
    nearest = _noun_before(opener)
    return nearest.i > noun.i and nearest.tag_ == "NNS" and nearest.lemma_ in GRAMMAR.areas


def _noun_before(opener: Token) -> Token:
    at = opener.left_edge.i - 1
    while at > 0 and opener.doc[at].is_punct:
        at -= 1
    return opener.doc[max(at, 0)]


def _is_such_as(preposition: Token) -> bool:
    """Tell "fields such as A", "such fields as A"."""
    host = preposition.head
    before = host.lefts if host.pos_ == "NOUN" and preposition.i == host.i + 1 else ()
    return preposition.lower_ == "as" and any(c.lower_ == "such" for c in (*preposition.children, *before))


def _is_of_inner(preposition: Token) -> bool:
    """Tell examples of what a clause inside a phrase is about: "a plan to give aid, such as loans" is no loans."""
    host = preposition.head
    inner = host.dep_ == "dobj" and host.head.dep_ in ("acl", "relcl")
    return inner and any(t.tag_ == "NNS" for t in objects_of(preposition))


def _is_of_clause(preposition: Token, noun: Token) -> bool:
    """Tell examples of what befalls somebody: "communities facing the effects of drought, such as hunger"."""
    host = preposition.head
    while host.dep_ == "pobj" and host.head.head.pos_ == "NOUN" and host.head.head != noun:
        host = host.head.head
    inside = host.dep_ == "dobj" and host.head.dep_ in ("acl", "relcl") and host.head.head == noun
    return inside and all(t.pos_ == "NOUN" for t in objects_of(preposition))


def _listed(preposition: Token, noun: Token) -> list[Token]:
    """Give what is listed; acts are examples of acts alone, and not of the A of "protects A, including doing B"."""
    acting = noun.lemma_ in GRAMMAR.acts
    listed = objects_of(preposition)
    if not acting:  # "tackles the crisis, including support for A"
        listed = [t for t in listed if t.lemma_ not in ("aid", "assistance", "help", "support")]
    return [t for t in listed if acting or t.tag_ != "VBG" or t.dep_ == "pobj"]
