"""Mends coordinations: what stands on both sides of "and" is of one kind."""

from __future__ import annotations

from reportgraph.extract.syntax import is_infinitive
from reportgraph.extract.tree import FINITE, NOMINAL, NOUNS, SUBJECTS, hang, spine, word_before
from reportgraph.ontology.grammar import load_grammar
from spacy.tokens import Doc, Token

_FORMS = frozenset({"VBD", "VBZ", "VBP", "VB", "VBN"})
_HOSTS = frozenset(
    {"dobj", "pobj", "attr", "nsubj", "nsubjpass", "conj", "appos", "dative", "oprd", "npadvmod", "ROOT"}
)


def repair_coordination(doc: Doc) -> None:
    """Hang each word that was added to one of another kind on the one that it goes with."""
    for token in doc:
        if token.tag_ == "VBG" and token.i > 1 and ";" in (token.nbor(-1).text, token.nbor(-2).text):
            _gerund_after_semicolon(token)
        if token.tag_ == "VBG" and token.dep_ == "conj" and token.head.tag_ in _FORMS:
            _gerund_in_list(token)
        if token.tag_ == "VB" and token.dep_ in ("advcl", "conj"):
            _bare_infinitive(token)
            _name_before_infinitive(token)
        if token.dep_ in ("advcl", "acl") and token.tag_ in ("VBN", "VBD") and token.head.i < token.i:
            _coordinated_read_as_participle(token)
        if token.dep_ != "conj" or token.head == token:
            continue
        if token.pos_ == "ADP":
            _preposition(token)
        elif token.pos_ == "VERB":
            _verb(token)
        elif token.pos_ in ("NOUN", "PROPN"):
            _noun_on_verb(token)
            _second_of_pairs(token)
            _list_read_as_apposition(token)


def _preposition(word: Token) -> None:
    """ "fell to A and, last year, to B": what a preposition adds goes with the same one before it."""
    before = word_before(word)
    if word.head.pos_ == "ADP" or before is None:
        return
    for host in spine(before, word.head):
        if host.pos_ == "ADP" and host.lower_ == word.lower_ and host.i < word.i:
            hang(word, host, "conj")
            return
    if before.head == word.head and before.dep_ == "advmod":  # "act quickly and with care"
        word.dep_ = "prep"


def _noun_on_verb(noun: Token) -> None:
    """ "spoke to donors, makers and patrons" with "makers" added to "spoke": it is added to a noun."""
    head, before = noun.head, word_before(noun)
    if head.pos_ not in ("VERB", "AUX", "ADP") or before is None or any(c.dep_ in SUBJECTS for c in noun.children):
        return
    if head.pos_ != "ADP" and _is_clause(noun):
        return
    hosts = [t for t in spine(before, head) if t.pos_ in ("NOUN", "PROPN") and t.dep_ in _HOSTS and t.i < noun.i]
    if hosts:
        hang(noun, max(hosts, key=lambda t: _alike(t, noun)), "conj")


def _is_clause(noun: Token) -> bool:
    """ "but rules allowed A to" with "allowed" as a participle: what follows "and" may be a clause of its own."""
    verb = next(
        (c for c in noun.rights if (c.dep_ in ("acl", "relcl") and c.i == noun.right_edge.i) or c.dep_ == "acl"), None
    )
    if verb is None or verb.tag_ not in ("VBN", "VBD") or verb.left_edge.i != noun.i + 1:
        return False
    last = noun.head.dep_ == "ROOT" and noun.head.tag_ in FINITE and noun.right_edge.i >= noun.sent.end - 2
    roles = {c.dep_ for c in verb.children}
    if last and "agent" not in roles and roles & {"dobj", "prep"}:
        verb.tag_ = "VBD"
        hang(verb, noun.head, "conj")
        hang(noun, verb, "nsubj")
        return True
    return False


def _alike(one: Token, other: Token) -> int:
    """Tell how much two nouns look like members of one list."""
    listed = _after_comma(other) and one.dep_ in ("appos", "conj") and one.doc[one.left_edge.i - 1].text == ","
    return (
        4 * (one.pos_ == other.pos_)
        + 2 * (one.ent_type_ == other.ent_type_)
        + 2 * listed
        + (_determined(one) == _determined(other))
        + (one.tag_ == other.tag_)
    )


def _after_comma(noun: Token) -> bool:
    """Tell the last member of a list with a comma before its "and"."""
    at = noun.left_edge.i
    return at > 1 and noun.doc[at - 1].dep_ == "cc" and noun.doc[at - 2].text == ","


def _determined(noun: Token) -> bool:
    return any(c.dep_ in ("det", "poss") for c in noun.children)


def _second_of_pairs(noun: Token) -> None:
    """ "Roe of A and Poe of B" with Poe added to A: a name with a name, a post with a post."""
    place = noun.head
    preposition = place.head
    if place.dep_ != "pobj" or preposition.pos_ != "ADP" or preposition.head.pos_ not in ("NOUN", "PROPN"):
        return
    first = preposition.head
    own = any(c.dep_ == "prep" and c.lower_ == preposition.lower_ for c in noun.children)
    same = first.lower_ == noun.lower_ and first.pos_ == "PROPN"  # "the Ministry of A, Ministry of B"
    if own and (same or _kind(first) == _kind(noun) != _kind(place)):
        hang(noun, first, "conj")


def _list_read_as_apposition(last: Token) -> None:
    """ "the need for a truce in A, the release of B, and an end to C" with the release as another name of A."""
    member = _first_of(last)
    if member.dep_ != "appos" or member.pos_ != "NOUN" or last.pos_ != "NOUN" or not _adds(last):
        return
    named = member.head
    members = [
        c for c in named.rights if c.dep_ == "appos" and c.i <= member.i and c.doc[c.left_edge.i - 1].text in (",", ";")
    ]
    before = word_before(members[0]) if members else None
    if before is None or any(m.pos_ != "NOUN" for m in members):
        return
    hosts = [t for t in spine(before) if t.pos_ == "NOUN" and t.dep_ in _HOSTS and t.i < members[0].i]
    many = len(members) > 1 or last.head != member
    if named.pos_ == "NOUN" and not many and not (_after_comma(last) and _article(named) == _article(member)):
        return
    if named.pos_ != "NOUN" and not (hosts and (many or _after_comma(last))):
        return
    first = max(hosts or [named], key=lambda t: _alike(t, members[0]))
    if first != named and first.dep_ in ("nsubj", "nsubjpass"):
        return
    if named.pos_ == "NOUN" and len(members) == 1 and _article(first) != _article(member):
        return
    for m in members:
        hang(m, first, "conj")


def _first_of(last: Token) -> Token:
    """Give the member of a list that the others were hung on one after the other."""
    at = last.head
    while at.dep_ == "conj" and at.head.i < at.i:
        at = at.head
    return at


def _adds(last: Token) -> bool:
    at = last.left_edge.i
    return at > 0 and last.doc[at - 1].dep_ == "cc" and last.doc[at - 1].lower_ in ("and", "or")


def _article(noun: Token) -> str:
    word = next((c for c in noun.children if c.dep_ in ("det", "poss")), None)
    return "" if word is None else "a" if word.lower_ in ("a", "an") else "the"


def _kind(noun: Token) -> tuple[str, str]:
    return noun.pos_, noun.ent_type_


def _verb(verb: Token) -> None:
    """ "to curb A, which B rejects, and widen C" with "widen" added to "rejects": a form goes with its like."""
    if any(c.dep_ in SUBJECTS or c.dep_ in ("aux", "auxpass", "mark") for c in verb.children) or verb.lemma_ == "let":
        return
    before = word_before(verb)
    if verb.tag_ == "VBP" and verb.head.tag_ == "VB":  # "to make A, repair B": the form is that of an infinitive
        verb.tag_ = "VB"
        nearer = [t for t in spine(before, verb.head) if t.tag_ == "VB"] if before is not None else []
        if nearer:
            hang(verb, nearer[0], "conj")
        return
    named = verb.head.pos_ in NOUNS and verb.tag_ == "VBG"  # "trade and fishing", but not "with A and funding B"
    if before is None or _fit(verb.head, verb) or (named and not any(c.dep_ == "dobj" for c in verb.rights)):
        return
    for host in spine(before):
        if host.pos_ in ("VERB", "AUX") and named and host.tag_ != "VBG":
            return
        if host.i < verb.i and _fit(host, verb):
            hang(verb, host, "conj")
            return


def _fit(host: Token, verb: Token) -> bool:
    """Tell whether a verb without a subject can be added to another one."""
    if host.pos_ not in ("VERB", "AUX"):  # "clean and thriving", but not "making A safe and building B"
        acts = any(c.dep_ == "dobj" for c in verb.rights) and host.head.tag_ == verb.tag_
        return host.pos_ == "ADJ" and verb.tag_ in ("VBN", "VBG") and not acts
    if verb.tag_ in FINITE and host.pos_ == "AUX" and host.tag_ in FINITE:
        return True
    forms = _forms(verb)
    return bool(forms & _forms(host))


def _forms(verb: Token) -> frozenset[str]:
    """Give the slots that the form of a verb fills: a regular past and its participle look alike."""
    tags = {c.tag_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
    finite = {"finite"} if tags & (FINITE | {"MD"}) else set[str]()
    if verb.tag_ in FINITE:
        finite = {"finite"}
    if verb.tag_ in ("VB", "VBP") or "MD" in tags:
        return frozenset(finite | {"plain", verb.tag_})
    if verb.tag_ in ("VBD", "VBN"):
        regular = verb.lower_.endswith("ed")
        return frozenset(finite | {"past"} | ({"participle"} if verb.tag_ == "VBN" or regular else set()))
    return frozenset(finite | {verb.tag_})


def _gerund_after_semicolon(verb: Token) -> None:
    """ "tasks such as planting A; pruning B; and picking C": the gerunds are one list."""
    first = next((t for t in verb.sent if t.tag_ == "VBG" and t.dep_ == "pcomp"), None)
    if first is not None and first.i < verb.i and not first.is_ancestor(verb):
        hang(verb, first, "conj")


def _gerund_in_list(verb: Token) -> None:
    """ "called for promoting A, and enriching B": a gerund goes with the gerund before it, not with the finite verb."""
    if any(c.dep_ in ("aux", "nsubj") for c in verb.children):
        return
    earlier = [t for t in verb.doc[verb.head.i + 1 : verb.i] if t.tag_ == "VBG" and t.dep_ == "pcomp"]
    if earlier:
        hang(verb, earlier[0], "conj")


def _bare_infinitive(verb: Token) -> None:
    """A bare infinitive in a list goes on the infinitive before it ("the need to build A, deepen B and open C")."""
    if any(c.dep_ in ("aux", "mark", "nsubj", "nsubjpass") for c in verb.children):
        return
    head = verb.head
    before = word_before(verb)
    if verb.dep_ == "advcl" and head.i < verb.i and before is not None and verb.nbor(-1).text == ",":
        # "will help A widen B, cut C, and open D": a bare infinitive is no clause of its own
        host = next((t for t in spine(before) if t.tag_ == "VB" and t.pos_ == "VERB" and t.i < verb.i), None)
        if host is not None:
            hang(verb, host, "conj")
            return
    if head.tag_ not in ("VBD", "VBZ", "VBP") or head.i > verb.i:
        return
    earlier = [t for t in verb.doc[head.i + 1 : verb.i] if t.tag_ == "VB" and t.pos_ == "VERB"]
    marked = [t for t in earlier if is_infinitive(t)]
    if marked:
        hang(verb, marked[-1], "conj")


def _coordinated_read_as_participle(verb: Token) -> None:
    """ "voiced A, condemned B and extended C" read with "condemned" as a participle: what has an object is active."""
    first = verb.head if verb.dep_ == "advcl" else next((a for a in verb.ancestors if a.pos_ == "VERB"), None)
    if first is None or first.tag_ != "VBD" or not any(c.dep_ == "dobj" and c.i > verb.i for c in verb.children):
        return
    left = verb.left_edge.i
    marked = any(c.dep_ in ("aux", "auxpass", "mark", "nsubj", "nsubjpass", "agent") for c in verb.children)
    later = any(c.dep_ == "conj" and c.tag_ == "VBD" and c.i > verb.i for t in (verb, first) for c in t.children)
    listed = later or verb.doc[left - 1].lower_ == "and"
    if left and not marked and listed and verb.doc[left - 1].lower_ in (",", "and"):
        verb.tag_ = "VBD"
        hang(verb, first, "conj")


def _name_before_infinitive(verb: Token) -> None:
    """ "the pledge of A, B, and C to help D" with C as who helps: it ends the list, and the pledge is to help."""
    name = next((c for c in verb.lefts if c.dep_ == "nsubj"), None)
    if name is None or not is_infinitive(verb) or verb.dep_ != "conj" or verb.head.tag_ not in FINITE:
        return
    before = word_before(name)
    if before is None or not _adds(name):
        return
    path = list(spine(before, verb.head))
    noun = next((t for t in path if t.lemma_ in load_grammar().takes_infinitive), None)
    hosts = [t for t in path if t.pos_ in NOMINAL and t.dep_ in _HOSTS and t != noun]
    if noun is None or not hosts:
        return
    host = max(hosts, key=lambda t: _alike(t, name))
    hang(name, host, "conj")
    hang(verb, noun, "acl")
    if host.dep_ == "appos":
        host.dep_ = "conj"
