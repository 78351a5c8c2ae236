"""Mends what was parted from its verb or its list by what stands in between."""

from __future__ import annotations

from reportgraph.extract.parsing.labels import TIMES
from reportgraph.extract.parsing.syntax import RELATIVES, child, is_infinitive
from reportgraph.extract.parsing.tree import FINITE, NOMINAL, SUBJECTS, first_word, hang, neighbor_of
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.naming import load_naming
from reportgraph.ontology.schema import load_schema
from spacy.tokens import Doc, Token

_CLAUSES = frozenset({"acl", "relcl", "advcl", "conj"})
_WISHING = frozenset({"must", "should", "ought"})
_ARISING = frozenset({"arise", "flow", "result", "stem"})


def repair_parted(doc: Doc) -> None:
    """Put clauses, objects and members of lists back where they belong."""
    for token in doc:
        if token.dep_ in _CLAUSES and token.pos_ in ("VERB", "AUX"):
            _clause_of_list(token)
        if token.dep_ == "conj" and token.tag_ in ("NN", "NNS"):
            _owned_alike(token)
            _meant_alike(token)
            _deed_beside_deed(token)
            _deed_beside_occasion(token)
        if token.dep_ == "conj" and token.tag_ == "VB" and is_infinitive(token):
            _infinitive_after_relative(token)
        if token.dep_ == "conj" and token.tag_ == "VBD":
            _end_of_list(token)
            _subject_after_as(token)
        if token.dep_ == "ccomp" and token.tag_ == "VBD":
            _announced_read_as_doer(token)
        if token.dep_ == "conj" and token.tag_ == "VBN":
            _perfect_after_wish(token)
        if token.dep_ == "acl" and token.tag_ == "VBG":
            _made_of_parts(token)
        if token.dep_ in ("acl", "conj") and token.tag_ == "VBG":
            _participle_before_member(token)
        if token.dep_ == "appos" and token.head.dep_ == "pobj" and token.tag_ in ("NN", "NNS"):
            _object_read_as_other_name(token)
        if token.dep_ == "npadvmod" and token.pos_ in ("NOUN", "PROPN"):
            _object_after_insertion(token)
        if token.dep_ == "nsubj" and token.pos_ in NOMINAL:
            _other_name_read_as_subject(token)
            _subject_before_insertion(token)
        if token.pos_ == "PROPN" and 1 < token.i < len(doc) - 1:
            _acronym_behind_owner(token)
            _name_with_hyphen(token)


def _clause_of_list(verb: Token) -> None:
    """ "asks that A open B in C, that D fund E" with the funding as what C does: "that" goes with "that"."""
    mark = child(verb, "mark")
    if mark is None or mark.lower_ != "that" or not any(c.dep_ in SUBJECTS for c in verb.lefts):
        return
    before = mark.nbor(-1) if mark.i > verb.sent.start else mark
    if before.text not in (",", ";") and before.dep_ != "cc":
        return
    for host in verb.ancestors:
        if host.dep_ == "ccomp" and host.i < mark.i and any(c.lower_ == "that" for c in host.lefts):
            if host != verb.head:
                hang(verb, host, "conj")
            return


def _subject_after_as(verb: Token) -> None:
    """ "prices rose as A, speaking in B, condemned C" with A as what "as" governs: no "and" adds the second verb."""
    over = verb.head
    opener = next((c for c in over.rights if c.dep_ == "prep" and c.lower_ == "as" and c.i < verb.i), None)
    doer = child(opener, "pobj") if opener is not None else None
    joined = any(c.dep_ in SUBJECTS for c in verb.children) or any(c.dep_ == "cc" for c in over.rights if c.i < verb.i)
    if opener is None or doer is None or joined or doer.pos_ != "PROPN":
        return
    if verb.doc[doer.right_edge.i + 1].text == ",":
        hang(verb, over, "advcl")
        hang(doer, verb, "nsubj")
        hang(opener, verb, "mark")


def _announced_read_as_doer(verb: Token) -> None:
    """ "A announced works linking B and C, signed D, and opened E" with the works as who signs: A does all of it."""
    over, doer = verb.head, child(verb, "nsubj")
    if doer is None or over.tag_ != "VBD" or doer.left_edge.i != over.i + 1 or child(verb, "mark", "aux") is not None:
        return
    apart = verb.doc[verb.i - 1].text == "," and verb.doc[doer.i + 1].text != ","
    listed = any(c.dep_ == "conj" and c.tag_ == "VBD" for c in verb.rights)
    if apart and listed and any(c.dep_ in ("acl", "relcl") for c in doer.rights):
        hang(doer, over, "dobj")
        hang(verb, over, "conj")


def _end_of_list(verb: Token) -> None:
    """ "raised A, cut B that is C and opened D" with the opening as what B does: a list of verbs has its own "and"."""
    inner = verb.head
    link = verb.nbor(-1)
    if inner.dep_ != "relcl" or link.dep_ != "cc" or any(c.dep_ in SUBJECTS for c in verb.lefts):
        return
    if not any(c.lower_ in RELATIVES and c.dep_ in SUBJECTS for c in inner.lefts) or child(verb, "aux", "agent"):
        return
    host = next((a for a in inner.ancestors if a.pos_ == "VERB"), None)
    if host is None or host.dep_ != "conj" or host.tag_ != "VBD" or host.head.pos_ != "VERB":
        return
    if not any(c.dep_ == "cc" for t in (host, host.head) for c in t.rights if c.i < verb.i):
        hang(verb, host, "conj")
        hang(link, host, "cc")


def _infinitive_after_relative(verb: Token) -> None:
    """ "asked to open A, which B wants, and to fund C" with the funding added to the wanting: "to" goes with "to"."""
    inner = verb.head
    if inner.dep_ != "relcl" or is_infinitive(inner) or child(inner, "xcomp") is not None:
        return
    host = next((a for a in inner.ancestors if a.pos_ == "VERB"), None)
    if host is not None and is_infinitive(host) and any(c.lower_ == "to" and c.tag_ == "TO" for c in verb.lefts):
        hang(verb, host, "conj")


def _owned_alike(noun: Token) -> None:
    """ "voiced their fear of A and their faith in B" with the faith as feared: "their" goes with "their"."""
    owner = child(noun, "poss")
    if owner is None or owner.tag_ != "PRP$" or child(noun.head, "poss") is not None:
        return
    for host in noun.head.ancestors:
        if host.pos_ not in NOMINAL and host.dep_ != "prep":
            return
        first = child(host, "poss")
        if first is not None:
            if first.lower_ == owner.lower_ and host.dep_ in ("dobj", "pobj", "nsubj"):
                hang(noun, host, "conj")
            return


def _meant_alike(noun: Token) -> None:
    """ "its intention to join A and its readiness to host B" with the readiness as what it joins: both are its own."""
    if not _is_meant(noun):
        return
    first = next((a for a in noun.ancestors if _is_meant(a)), noun.head)
    joining = next((c for c in noun.head.rights if c.dep_ == "cc" and c.i < noun.i), None)
    if first != noun.head and joining is not None:
        hang(joining, first, "cc")
    hang(noun, first, "conj")


def _is_meant(noun: Token) -> bool:
    """Tell "its readiness to host A": what has an owner and takes an infinitive."""
    meant = noun.lemma_ in GRAMMAR.takes_infinitive and child(noun, "poss") is not None
    return meant and any(c.dep_ == "acl" and is_infinitive(c) for c in noun.rights)


def _deed_beside_deed(noun: Token) -> None:
    """ "welcomed the visit of A to B and the opening of C" with B and the opening as one: "of" goes with "of"."""
    name = noun.head
    if name.pos_ != "PROPN" or name.dep_ != "pobj" or name.head.lower_ == "of" or not _is_of_something(noun):
        return
    host = name.head.head
    if host.pos_ == "NOUN" and host.dep_ in ("dobj", "pobj") and _is_of_something(host):
        link = next((c for c in name.rights if c.dep_ == "cc"), None)
        hang(noun, host, "conj")
        if link is not None:
            hang(link, host, "cc")


def _deed_beside_occasion(noun: Token) -> None:
    """ "hailed A for its win at the polls and efforts to do B" with polls and efforts: these are beside the win."""
    place = noun.head
    where, deed = place.head, place.head.head
    doing = child(noun, "acl")
    if doing is None or not is_infinitive(doing) or where.lower_ not in ("at", "during", "in") or deed.dep_ != "pobj":
        return
    judged = deed.head.lower_ in ("for", "on") and deed.head.head.lemma_ in GRAMMAR.judging_deeds
    if place.dep_ == "pobj" and judged:
        hang(noun, deed, "conj")


def _is_of_something(noun: Token) -> bool:
    of = any(c.dep_ == "prep" and c.lower_ == "of" for c in noun.rights)
    return of and any(c.dep_ == "det" and c.lower_ == "the" for c in noun.lefts)


def _perfect_after_wish(verb: Token) -> None:
    """ "insists that B must end and has proposed C" with the proposing as what must be: what was done is A's.

    Also "holds that its rights are clear and has vetoed C", which no rights have done.
    """
    wished = verb.head
    if wished.dep_ != "ccomp" or any(c.dep_ in SUBJECTS for c in verb.lefts) or wished.head.i > wished.i:
        return
    have = child(verb, "aux")
    finite = have is not None and have.tag_ in ("VBZ", "VBP", "VBD") and have.lemma_ == "have"
    apart = any(c.lower_ in _WISHING for c in wished.lefts) or (_is_of_thing(wished) and _is_somebodys(verb))
    if finite and apart and wished.head.tag_ in FINITE:
        hang(verb, wished.head, "conj")


def _is_of_thing(clause: Token) -> bool:
    """Tell a clause in the plain present that is told of a thing."""
    subject = child(clause, "nsubj")
    if subject is None or subject.pos_ != "NOUN" or clause.tag_ not in ("VBZ", "VBP"):
        return False
    classes = load_naming().classes_of(subject.lemma_.lower()) or ("Topic",)
    return not any(load_schema().is_a(classes[0], kind) for kind in ("Actor", "Document"))


def _is_somebodys(verb: Token) -> bool:
    return verb.lemma_ in GRAMMAR.speaking or verb.lemma_ in GRAMMAR.willed


def _made_of_parts(verb: Token) -> None:
    """ "A, a network of roads and ports linking B and C" with the ports alone as what links them: the network does."""
    noun = verb.head
    while noun.dep_ == "conj" and noun.head.pos_ == "NOUN":
        noun = noun.head
    governor = noun.head.head
    if noun.dep_ == "pobj" and noun.head.lower_ in ("for", "to") and verb.lemma_ in _ARISING:
        if governor.lemma_ in GRAMMAR.hardships | GRAMMAR.perils:
            hang(verb, governor, "acl")  # "challenges to A resulting from B": the challenges do
        return
    if noun.dep_ != "pobj" or noun.head.lower_ != "of" or verb.lemma_ not in GRAMMAR.joining:
        return
    whole = noun.head.head
    if whole.pos_ == "NOUN" and whole.lemma_ in GRAMMAR.networks:
        hang(verb, whole, "acl")


def _participle_before_member(verb: Token) -> None:
    """ "farmers, women and returning soldiers" with the soldiers as what they return: "and" adds a noun here."""
    noun, link = child(verb, "dobj"), verb.nbor(-1) if verb.i else verb
    if noun is None or link.dep_ != "cc" or link.head.pos_ not in NOMINAL or noun.tag_ != "NNS":
        return
    if noun.left_edge.i < verb.i or any(c.dep_ in ("det", "poss") for c in noun.lefts):
        return
    if verb.lemma_ not in GRAMMAR.describing:
        return  # "trade and building schools"
    member = link.head
    hang(noun, member, "conj")
    for c in list(verb.children):
        if c != noun:
            hang(c, noun, c.dep_)
    hang(verb, noun, "amod")
    verb.pos_ = "ADJ"


def _object_after_insertion(noun: Token) -> None:
    """ "hosted, for the first time, the talks" with the talks as when: they are what is hosted."""
    verb, left = noun.head, noun.left_edge.i
    if verb.pos_ != "VERB" or noun.ent_type_ in TIMES or child(verb, "dobj", "auxpass", "ccomp", "xcomp") is not None:
        return
    if noun.i < verb.i or noun.doc[left].dep_ not in ("det", "poss") or noun.doc[left - 1].text != ",":
        return
    inserted = next((c for c in verb.rights if c.right_edge.i == left - 2), None)
    if inserted is not None and inserted.dep_ in ("prep", "advmod", "advcl") and verb.nbor(1).text == ",":
        noun.dep_ = "dobj"


def _other_name_read_as_subject(noun: Token) -> None:
    """ "according to A - a group of B - C has met" with two that met: between dashes stands another name of A."""
    verb, at = noun.head, noun.left_edge.i - 1
    if at <= noun.sent.start or noun.doc[at].text != "—" or neighbor_of(noun.right_edge, 1).text != "—":
        return
    behind = any(c.dep_ in SUBJECTS and noun.i < c.i < verb.i for c in verb.lefts)
    fronted = next((c for c in verb.lefts if c.dep_ in ("prep", "advcl") and c.right_edge.i < at), None)
    if behind and fronted is not None:
        row = [t for t in fronted.subtree if t.dep_ == "pobj" and t.head.head.pos_ not in NOMINAL]
        if row:
            hang(noun, row[-1], "appos")


def _subject_before_insertion(noun: Token) -> None:
    """ "a report - citing people said to know A - says B" with a report that said: others were said to."""
    inner, doc = noun.head, noun.doc
    verb, at = inner.head, noun.right_edge.i + 1
    inserted = noun.i < inner.i < verb.i and inner.dep_ == "ccomp" and doc[at].text == "—"
    if inserted and doc[first_word(verb) - 1].text == "—" and not any(c.dep_ in SUBJECTS for c in verb.children):
        hang(noun, verb, "nsubj")
        hang(inner, noun, "acl")


def _acronym_behind_owner(acronym: Token) -> None:
    """ "the Mining Company's (TMC) new unit" with the acronym as a part of the unit's name."""
    before, after = acronym.nbor(-1), acronym.nbor()
    if (before.text, after.text) != ("(", ")") or acronym.head.i < acronym.i or before.i < 2:
        return
    case = before.nbor(-1)
    if case.tag_ == "POS" and case.head.dep_ == "poss" and case.head.head == acronym.head:
        for t in (acronym, before, after):
            hang(t, case.head, "appos" if t == acronym else "punct")


def _name_with_hyphen(last: Token) -> None:
    """ "al-Hadid said A" with two that said it."""
    hyphen, first = last.nbor(-1), last.nbor(-2)
    joined = hyphen.text == "-" and first.idx + len(first) == hyphen.idx == last.idx - 1
    if joined and first.head == last.head and first.dep_ == last.dep_ and first.pos_ == "PROPN":
        hang(first, last, "compound")
        hang(hyphen, last, "punct")


def _object_read_as_other_name(noun: Token) -> None:
    """ "will prepare, together with A, a plan" with the plan as another name of A: it is what is prepared."""
    left = noun.left_edge.i
    verb = next((t for t in noun.head.ancestors if t.pos_ == "VERB"), noun)
    apart = verb.i + 2 < left and verb.nbor(1).text == "," == noun.doc[left - 1].text
    if not apart or child(verb, "dobj", "auxpass", "ccomp", "xcomp") is not None or noun.doc[left].dep_ != "det":
        return
    if verb.is_ancestor(noun.doc[verb.i + 2]) and neighbor_of(noun.right_edge, 1).text != ",":
        hang(noun, verb, "dobj")
