"""Mends coordinated verbs: a form goes with its like, an infinitive with an infinitive, a gerund with a gerund."""

from __future__ import annotations

from reportgraph.extract.parsing.repair.rows.last_verbs import mend_active_participle
from reportgraph.extract.parsing.repair.rows.verb_rows import is_perfect, is_told_of, mend_behind_closed_list
from reportgraph.extract.parsing.repair.words.lemmas import lemma_of_gerund
from reportgraph.extract.parsing.syntax import child, is_infinitive, is_passive
from reportgraph.extract.parsing.tree import (
    FINITE,
    NOUNS,
    SUBJECTS,
    goes_with,
    hang,
    number_of,
    spine,
    verb_number,
    word_before,
)
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.verbs import known_verbs
from spacy.tokens import Token

_AS_NOUNS = frozenset({"pcomp", "xcomp", "ccomp", "csubj", "appos"})  # what a gerund is that stands for a deed
_UNLIKE_BARE = {"conj": ("VBZ",), "advcl": ("VBD", "VBZ"), "acl": ("NN", "NNS", "NNP")}
_FORMS = frozenset({"VBD", "VBZ", "VBP", "VB", "VBN"})


def mend_coordinated_verb(token: Token) -> None:
    """Hang a verb that was added to one of another form on the one that it goes with."""
    before = token.head
    _mend(token)
    if token.dep_ == "conj" and token.head.i < before.i < token.i:
        _take_later(token, before)
    if token.dep_ == "conj" and token.pos_ == "VERB" and token.head.pos_ == "VERB":
        _object_before_verb(token)


def _take_later(verb: Token, before: Token) -> None:
    """ "helping A grow and keeping B by doing C": what stands behind the moved verb is its own."""
    for phrase in [c for c in before.rights if c.i > verb.i and c.dep_ in ("prep", "advcl")]:
        hang(phrase, verb, phrase.dep_)


def _object_before_verb(verb: Token) -> None:
    """ "can spread lies or harm schools" with "lies schools" as spread: nothing goes over a verb to its noun."""
    first = verb.head
    last = next((c for c in first.rights if c.dep_ == "dobj" and c.left_edge.i < verb.i < c.i), None)
    if last is None or child(verb, "dobj", "ccomp", "xcomp") is not None:
        return
    before = [c for c in last.lefts if c.i < verb.i]
    things = [c for c in before if c.dep_ in ("nmod", "compound") and c.pos_ in NOUNS]
    if not things or not any(t.dep_ == "cc" for t in verb.doc[things[-1].i : verb.i]):
        return
    thing = things[-1]
    for c in before:
        if c != thing:
            hang(c, thing, c.dep_)
    hang(thing, first, "dobj")
    hang(last, verb, "dobj")


def _mend(token: Token) -> None:
    bare = token.tag_ == "VBP" and token.lower_ == token.lemma_ and child(token, *SUBJECTS, "mark", "aux") is None
    if (bare or token.tag_ == "VB") and token.dep_ == "dep" and token.head.i < token.i and token.head.pos_ == "VERB":
        token.dep_ = "conj"  # "to guard A, further widen B"
    if token.tag_ == "VBG" and token.i > 1 and ";" in (token.nbor(-1).text, token.nbor(-2).text):
        _gerund_after_semicolon(token)
    if token.tag_ == "VBG" and token.dep_ in ("acl", "advcl"):
        _gerund_after_progressive(token)
    if token.tag_ == "VBG" and token.dep_ == "conj" and token.head.tag_ in _FORMS:
        _gerund_in_list(token)
    if token.tag_ == "VBG" and token.dep_ in ("acl", "advcl") and token.head.i < token.i:
        _gerund_read_as_participle(token)
    if token.tag_ == "VB" and token.dep_ == "advcl" and is_infinitive(token):
        _infinitive_in_list(token)
    done = token.head.tag_ == "VBD" or is_perfect(token.head)
    past = token.dep_ == "conj" and done and token.lower_ not in GRAMMAR.invariable
    past = past and any(is_infinitive(t) for t in token.doc[token.head.i + 1 : token.left_edge.i] if t.tag_ == "VB")
    if bare and (past or token.head.tag_ in _UNLIKE_BARE.get(token.dep_, ())) and token.head.i < token.i:
        token.tag_ = "VB"  # "aims to raise A, activate B", "praised A, which will raise B, help C": no second form
    if token.tag_ == "VB" and token.dep_ in ("acl", "advcl", "conj"):
        _bare_infinitive(token)
    if token.dep_ in ("advcl", "acl") and token.tag_ in ("VBN", "VBD") and token.head.i < token.i:
        mend_active_participle(token)
    if token.tag_ == "VBN" and token.dep_ == "conj" and token.head.tag_ == "VBD" and token.head.pos_ == "VERB":
        _past_read_as_participle(token)
    if token.dep_ == "conj" and token.head.dep_ == "conj" and token.tag_ == token.head.tag_:
        mend_behind_closed_list(token)
    if token.dep_ == "conj" and token.head != token and token.pos_ == "VERB":
        if is_infinitive(token):
            _infinitive(token)
        _finite_read_as_infinitive(token)
        _told_read_as_telling(token)
        _verb(token)


def _gerund_after_semicolon(verb: Token) -> None:
    """ "tasks such as planting A; pruning B; and picking C": the gerunds are one list."""
    first = next((t for t in verb.sent if t.tag_ == "VBG" and t.dep_ == "pcomp"), None)
    if first is not None and first.i < verb.i and not first.is_ancestor(verb):
        hang(verb, first, "conj")


def _gerund_after_progressive(verb: Token) -> None:
    """ "to show how A is cutting B, widening C, and building D" with "widening" added to the showing: A does all."""
    before = word_before(verb)
    if before is None or verb.left_edge.nbor(-1).text != "," or any(c.dep_ in ("aux", "mark") for c in verb.children):
        return
    row = [verb, *(c for c in verb.rights if c.dep_ == "advcl" and c.tag_ == "VBG" and c.nbor(-1).text == ",")]
    listed = any(c.dep_ == "conj" and c.tag_ == "VBG" for t in row for c in t.rights)
    host = next((t for t in spine(before, verb.head) if t.tag_ == "VBG" and t.i < verb.i), None)
    if not listed or host is None:
        return
    beside = host.dep_ == "xcomp" and host.head == verb.head  # "topics included cutting A, building B, and doing C"
    if beside or any(c.dep_ == "aux" and c.lemma_ == "be" for c in host.children):
        for member in row:
            hang(member, host, "conj")


def _gerund_in_list(verb: Token) -> None:
    """ "called for promoting A, and enriching B": a gerund goes with the gerund before it, not with the finite verb."""
    if any(c.dep_ in ("aux", "nsubj") for c in verb.children):
        return
    earlier = [t for t in verb.doc[verb.head.i + 1 : verb.i] if t.tag_ == "VBG" and t.dep_ == "pcomp"]
    if earlier:
        hang(verb, earlier[0], "conj")


def _gerund_read_as_participle(verb: Token) -> None:
    """ "tasks such as planting A, pruning B, and picking C" with the pruning as what is done beside the main verb."""
    listed = any(c.dep_ == "conj" and c.tag_ == "VBG" and c.i > verb.i for c in verb.children)
    if not listed or any(c.dep_ in ("aux", "mark", "nsubj") for c in verb.children) or verb.nbor(-1).text != ",":
        return
    if verb.head.tag_ == "VBG" and verb.head.dep_ in _AS_NOUNS:
        hang(verb, verb.head, "conj")
        return
    before, top = word_before(verb), verb.head if verb.dep_ == "advcl" else verb.head.head
    for noun in spine(before, top) if before is not None else ():
        if noun.tag_ == "VBG" and noun.dep_ == "pcomp":
            # "refraining from A, ensuring B, and doing C"
            outer = noun.head.head if noun.head.lower_ == "from" else noun
            hang(verb, outer if outer.tag_ == "VBG" else noun, "conj")
            return
        first = noun.left_edge
        inside = first.head == noun or (first == noun and noun.head.head.pos_ == "VERB")
        opened = inside and first.i > 0 and first.nbor(-1) == noun.head
        lemma = lemma_of_gerund(first) if opened and noun.dep_ == "pobj" else None
        if lemma is not None:
            first.pos_, first.tag_, first.lemma_ = "VERB", "VBG", lemma
            hang(first, noun.head, "pcomp")
            hang(noun, first, "dobj")
            hang(verb, first, "conj")
            return


def _bare_infinitive(verb: Token) -> None:
    """A bare infinitive in a list goes on the infinitive before it ("the need to build A, deepen B and open C")."""
    if any(c.dep_ in ("aux", "mark", "nsubj", "nsubjpass") for c in verb.children):
        return
    head, before = verb.head, word_before(verb)
    if verb.dep_ in ("acl", "advcl") and head.i < verb.i and before is not None and verb.nbor(-1).text == ",":
        # "will help A widen B, cut C, and open D": a bare infinitive is no clause of its own
        host = next((t for t in spine(before) if t.tag_ == "VB" and t.pos_ == "VERB" and t.i < verb.i), None)
        if host is not None:
            hang(verb, host, "conj")
            return
    promised = head.tag_ == "VBN" and any(c.dep_ == "xcomp" and is_infinitive(c) for c in head.rights)  # "has vowed to"
    helped = head.lemma_ == "help" and child(head, "ccomp") is not None  # "can help A cut B, widen C, and open D"
    unlike = head.tag_ in ("VBD", "VBZ", "VBP") or is_perfect(head) or is_told_of(verb, head)
    if not (unlike or promised or helped) or head.i > verb.i:
        return
    earlier = [t for t in verb.doc[head.i + 1 : verb.i] if t.tag_ == "VB" and t.pos_ == "VERB"]
    for t in [t for t in earlier if is_infinitive(t) or helped][-1:]:
        hang(verb, t, "conj")


def _infinitive_in_list(verb: Token) -> None:
    """ "agreed to build A, to open B, and to cut C" with the opening as a purpose of the building: they are a list."""
    to = next(c for c in verb.lefts if c.lower_ == "to")
    left, before = to.i, word_before(to)
    if before is None or verb.doc[left - 1].text not in (",", ";"):
        return
    listed = any(t.lower_ == "to" and t.nbor(-1).dep_ == "cc" for t in verb.doc[verb.i + 1 : verb.right_edge.i + 1])
    if not listed and verb.doc[left - 1].text != ";":
        return
    host = next((t for t in spine(before) if t.i < verb.i and t.tag_ == "VB" and is_infinitive(t)), None)
    if host is None:  # "to build A, including B; to open C"
        governor = next((t for t in spine(before) if t.pos_ == "VERB" and t.dep_ not in ("prep", "pcomp")), None)
        first = [c for c in governor.rights if c.i < left and c.tag_ == "VB"] if governor is not None else []
        host = next((c for c in first if c.dep_ in ("xcomp", "advcl") and is_infinitive(c)), None)
    if host is not None:
        hang(verb, host, "conj")


def _past_read_as_participle(verb: Token) -> None:
    """ "drafted, signed and will enforce A": beside a past tense stands another, if nothing makes a passive of it."""
    if verb.lower_.endswith("ed") and not any(c.dep_ in ("aux", "auxpass", "agent") for c in verb.children):
        verb.tag_ = "VBD"


def _finite_read_as_infinitive(verb: Token) -> None:
    """ "we welcome the decision of A to join B, and urge C" read as what A does: "and" tells what it goes with."""
    link = verb.nbor(-1) if verb.i else verb
    top = link.head
    told = top.tag_ == "VBP" or (top.tag_ == "VB" and not is_told_of(verb, top))
    if verb.tag_ != "VB" or link.dep_ != "cc" or link.nbor(-1).text != "," or not told:
        return
    if top.pos_ == "VERB" and top != verb.head and top.is_ancestor(verb.head) and is_infinitive(verb.head):
        verb.tag_ = top.tag_
        hang(verb, top, "conj")


def _told_read_as_telling(verb: Token) -> None:
    """ "the lawyers say that A has B and was told C" with "was" added to "say": a verb agrees with its subject."""
    top, number = verb.head, verb_number(verb)
    told = next((c for c in top.rights if c.dep_ == "ccomp" and c.i < verb.i), None)
    if number is None or told is None or any(c.dep_ in SUBJECTS for c in verb.children):
        return
    numbers = [
        number_of(c) or ("many" if c.lower_ in ("they", "we") else "one" if c.tag_ in ("NNP", "PRP") else None)
        for c in (child(top, "nsubj"), child(told, "nsubj", "nsubjpass"))
        if c is not None
    ]
    if len(numbers) == 2 and numbers[0] not in (number, None) and numbers[1] == number:
        hang(verb, told, "conj")


def _infinitive(verb: Token) -> None:
    """ "agreed on the need to build A, and to open B" with the opening added to "agreed": "to" goes with "to"."""
    before = word_before(verb)
    modal = any(c.tag_ == "MD" for c in verb.head.children)  # "risks that could harm A, and to open B"
    if before is None or is_infinitive(verb.head) or (verb.head.tag_ == "VB" and not modal):
        return
    inner = modal or verb.head.dep_ in ("advcl", "relcl")  # "a pledge to aid A as it grows, and to open B"
    top = None if inner else verb.head
    host = next((t for t in spine(before, top) if t.i < verb.i and is_infinitive(t)), None)
    if host is not None:
        hang(verb, host, "conj")
    elif verb.head.tag_ in FINITE and not inner:
        verb.dep_ = "xcomp"  # "pledged A and to build B"


def _verb(verb: Token) -> None:
    """ "to curb A, which B rejects, and widen C" with "widen" added to "rejects": a form goes with its like."""
    if any(c.dep_ in SUBJECTS or c.dep_ in ("aux", "auxpass", "mark") for c in verb.children) or verb.lemma_ == "let":
        return
    if _is_undergone(verb):
        verb.tag_ = "VBN"
        return
    before = word_before(verb)
    if before is not None and _acts_beside_passive(verb):
        # "paid farmers who were hurt and cut B" with the cutting added to "hurt": what has an object is no passive
        earlier = (t for t in spine(before) if t.tag_ == "VBD" and t.i < verb.head.i and not is_passive(t))
        past = next(earlier, None)
        if past is not None and past.pos_ == "VERB":
            verb.tag_ = "VBD"
            hang(verb, past, "conj")
            return
    shown = next((c for c in verb.head.rights if c.dep_ == "ccomp" and c.i < verb.i and c.tag_ == verb.tag_), None)
    if shown is not None and any(c.lower_ == "how" for c in shown.lefts):  # "discussed how A built B, widened C"
        hang(verb, shown, "conj")
        return
    bare = (
        verb.tag_ in ("VBD", "VBN") and verb.lower_ in known_verbs() and not is_passive(verb)
    )  # "will ease A and cut B"
    if verb.head.tag_ == "VB" and (verb.tag_ == "VBP" or bare):  # "to make A, repair B": the form of an infinitive
        verb.tag_, verb.lemma_ = "VB", verb.lower_
        nearer = [t for t in spine(before, verb.head) if t.tag_ == "VB"] if before is not None else []
        if nearer:
            hang(verb, nearer[0], "conj")
        return
    ahead = verb.tag_ == "VBZ" and any(c.tag_ == "MD" for c in verb.head.children)
    if before is not None and (ahead or (verb.tag_ in ("VBZ", "VBP") and verb.head.tag_ == "VBD")):
        # "said how A helps B, and widens C" with "widens" added to "said": what happens now goes with what does
        present = next((t for t in spine(before, verb.head) if t.tag_ == verb.tag_ and t.i < verb.i), None)
        if present is not None and present.pos_ in ("VERB", "AUX"):
            hang(verb, present, "conj")
            return
    named = verb.head.pos_ in NOUNS and verb.tag_ == "VBG"  # "trade and fishing", but not "with A and funding B"
    if before is None or goes_with(verb.head, verb) or (named and not any(c.dep_ == "dobj" for c in verb.rights)):
        return
    for host in spine(before):
        if host.pos_ in ("VERB", "AUX") and named and host.tag_ != "VBG":
            return
        if host.i < verb.i and goes_with(host, verb):
            hang(verb, host, "conj")
            return


def _is_undergone(verb: Token) -> bool:
    """Tell "shall be printed and shown to A", "are honored and paid by A" with a past tense: none goes with these.

    Nor is "sent" without what.
    """
    be, alone = child(verb.head, "auxpass"), child(verb, "dobj") is None
    if verb.dep_ != "conj" or verb.tag_ != "VBD" or be is None or not alone:
        return False
    return be.tag_ in ("VB", "VBP", "VBZ") or verb.lemma_ in GRAMMAR.conveying


def _acts_beside_passive(verb: Token) -> bool:
    """Tell a past tense behind "who were hurt and", or behind what commas set off: "praised A, opened by B, and"."""
    done, doc = verb.head, verb.doc
    what = any(c.dep_ == "dobj" or (c.dep_ == "xcomp" and is_infinitive(c)) for c in verb.rights)
    if not what or verb.tag_ not in ("VBD", "VBN") or child(verb, "agent") is not None:
        return False
    if done.dep_ == "relcl":
        return is_passive(done)
    apart = done.i > 0 and doc[done.i - 1].text == "," and verb.i > 1 and doc[verb.i - 2].text == ","
    return done.dep_ in ("acl", "advcl") and done.tag_ == "VBN" and apart and verb.tag_ == "VBD"
