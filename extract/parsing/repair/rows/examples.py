"""Mends examples and insertions: "A across B, including C" lists B if C is one; "A, with B and C, acts" has one A."""

from __future__ import annotations

from reportgraph.extract.parsing.tree import NOUNS, SUBJECTS, hang, is_finite, spine, word_before
from reportgraph.ontology.gazetteer import load_gazetteer
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.naming import load_naming
from reportgraph.ontology.schema import PEOPLE, load_schema
from spacy.tokens import Doc, Token

_CLASS_OF_ENTITY = {"PERSON": "Person", "GPE": "Place", "LOC": "Place", "ORG": "Institution"}
_MANY = frozenset({"Group", "Place", "Region", "Country", "City", "Institution", "GovernmentBody"})
_IDIOM = 6  # tokens from "include" to "limited"


def repair_examples(doc: Doc) -> None:
    """Hang examples on the nearest noun that they are examples of, and insertions together."""
    for token in doc:
        if token.lower_ == "limited" and any(t.lower_ == "not" for t in doc[max(0, token.i - 2) : token.i]):
            _not_limited(token)
        if token.lower_ in ("including", "among") and token.i > token.sent.start:
            _open(token)
        if token.lower_ == "such" and token.i + 1 < len(doc) and token.nbor(1).lower_ == "as":
            _such_as(token.nbor(1), token)
        if token.lower_ == "in" and token.dep_ == "prep" and token.i > 2 and token.nbor(-1).pos_ == "PROPN":
            _where_examples_lie(token)
        if token.lower_ in ("example", "instance") and token.dep_ == "pobj" and token.head.lower_ == "for":
            for listed in [c for c in token.rights if c.dep_ == "conj" and token.nbor(1).text == ","]:
                hang(listed, token.head.head, "dep")  # "is under threat — for example, A": it is not for A
        if token.lower_ in GRAMMAR.singling and token.i > token.sent.start:
            _singled_out(token)
            _fields_singled_out(token)
        if token.lower_ == "including" and token.dep_ == "prep" and token.i > token.sent.start:
            _means(token)
            _examples(token)
            _examples_read_as_doer(token)
            _place_of_example(token)
        if token.dep_ in ("nsubj", "nsubjpass") and token.head.i > token.i and is_finite(token.head):
            _insertion(token)


def _where_examples_lie(link: Token) -> None:
    """ "serves countries such as A and B in the Lake region" with who serves there: the countries lie there."""
    places = GRAMMAR.on_map
    row = link.nbor(-1)
    while row.dep_ in ("conj", "compound") and row.head != row:
        row = row.head
    opener = row.head if row.dep_ == "pobj" else row
    kind = opener.head
    such = opener.lower_ in ("including", "like") or any(c.lower_ == "such" for c in opener.lefts)
    if such and opener.dep_ == "prep" and kind.tag_ == "NNS" and kind.lemma_ in places and kind.i < opener.i:
        hang(link, kind, "prep")


def _examples_read_as_doer(opener: Token) -> None:
    """ "A hopes to fund aims, including the building of B, the mending of C" with A as the mending of C."""
    first = next((c for c in opener.rights if c.dep_ == "pobj"), None)
    at = first.right_edge.i + 1 if first is not None else len(opener.doc)
    if first is None or at + 1 >= len(opener.doc) or opener.doc[at].text != ",":
        return
    for noun in opener.doc[at + 1 : opener.sent.end]:
        amiss = noun.dep_ == "appos" and noun.left_edge.i == at + 1 and noun.head.i < opener.i
        doer = noun.head
        if amiss and doer.dep_ in ("nsubj", "nsubjpass") and doer.head.i < opener.i and noun.pos_ == "NOUN":
            hang(noun, first, "conj")
            return


def _place_of_example(opener: Token) -> None:
    """ "the South, including A and states in B" with the South in B: the last example is."""
    for link in [c for c in opener.rights if c.dep_ == "prep" and c.i > opener.i + 1]:
        example = link.nbor(-1)
        if example.pos_ == "NOUN" and example.dep_ in ("conj", "pobj") and opener.is_ancestor(example):
            hang(link, example, "prep")


def _not_limited(limited: Token) -> None:
    """ "include, but are not limited to, A", "including but not limited to A": A is what is included."""
    before = limited.doc[max(limited.sent.start, limited.i - _IDIOM) : limited.i]
    include = next((t for t in reversed(before) if t.lower_ == "including" or t.lemma_ in GRAMMAR.encompassing), None)
    to = next((c for c in limited.rights if c.lower_ == "to"), None)
    inside = (c for t in (to, limited) if t is not None for c in t.rights if c.dep_ in ("conj", "pcomp", "pobj"))
    named = next((c for c in inside if to is not None and to.i < c.left_edge.i <= to.i + 2), None)
    if include is None or named is None or all(t.lower_ != "but" for t in before):
        return
    limited.pos_ = "ADJ"  # nothing is limited
    if include.lower_ != "including":
        hang(named, include, "dobj" if named.pos_ in NOUNS else "xcomp")
        return
    noun = include.nbor(-2) if include.nbor(-1).text == "," else include.nbor(-1)
    hang(named, include, "pobj")
    if noun.pos_ in NOUNS:
        hang(include, noun, "prep")


def _open(opener: Token) -> None:
    """Give an opener its examples, if "states – including A, B – met", "some, among them A" have them beside it."""
    them = next((c for c in opener.children if c.dep_ == "pobj" and c.lower_ == "them"), None)
    if opener.lower_ == "among" and them is None:
        return
    name = opener.head
    if them is not None and name.i > opener.i and name.left_edge == opener and name.dep_ in ("nsubj", "nsubjpass"):
        whole = next((c for c in name.head.lefts if c.dep_ == name.dep_ and c.i < opener.i), None)
        if whole is not None:  # "states – among them A and B – met"
            hang(opener, whole, "prep")
            hang(name, opener, "pobj")
    if them is not None and name.dep_ in ("appos", "conj") and name.left_edge == opener:
        before = reversed(opener.doc[opener.sent.start : opener.i])
        whole = next((t for t in before if t.pos_ == "NOUN" and lists(t, name)), None)
        if whole is not None:  # "states joined the pact, among them A and B"
            hang(opener, whole, "prep")
            hang(name, opener, "pobj")
    found = [c for t in (opener, them) if t is not None for c in t.rights if c.pos_ in NOUNS and c != them]
    if opener.lower_ == "including" and not any(c.dep_ in ("pobj", "pcomp", "prep") for c in opener.children):
        after = opener.i + 1
        found += [c for t in (opener.head, opener) for c in t.rights if c.left_edge.i == after and c.dep_ == "appos"]
    if not found:
        return
    first, *others = sorted(set(found), key=lambda t: t.i)
    hang(first, opener, "pobj")
    for other in others:
        hang(other, first, "conj")
    if them is not None:
        them.dep_ = "fixed"
    if opener.dep_ == "appos":
        opener.dep_ = "prep"


def _such_as(preposition: Token, such: Token) -> None:
    """ "issues of common concern such as A" with A as a concern: A is an issue."""
    before = word_before(such) or such
    if preposition.head == before and before.lemma_ in GRAMMAR.mattering and before.head.lower_ == "of":
        hang(preposition, before.head.head, "prep")
        example = next((c for c in preposition.rights if c.dep_ == "pobj"), None)
        for further in [c for c in before.rights if c.dep_ == "conj" and example is not None and c.i > example.i]:
            hang(further, example or before, "conj")
    state = next((c for c in preposition.rights if c.dep_ == "pobj" and c.ent_type_ == "GPE"), None)
    if state is None or preposition.head.i > such.i or before.pos_ not in NOUNS or lists(preposition.head, state):
        return
    land = next((t for t in spine(before) if t.pos_ == "NOUN" and t.i < such.i and lists(t, state)), None)
    if land is not None:  # "states that rely on aid such as A": no aid is called A
        hang(preposition, land, "prep")


def _singled_out(adverb: Token) -> None:
    """ "works with firms, notably A and B" with A as another name of who works: it is one of what stands before it."""
    noun, before = adverb.head, word_before(adverb)
    apart = noun.left_edge.i in (adverb.i, adverb.i + 1) and adverb.nbor(-1).text in (",", "(", "-", "—")
    if before is None or not apart or noun.i < adverb.i or noun.pos_ not in ("NOUN", "PROPN"):
        return
    hosts = [t for t in spine(before) if t.pos_ in NOUNS and t.dep_ not in ("compound", "nmod")]
    many = (t for t in hosts if t.pos_ == "NOUN" or noun.pos_ == "PROPN")  # "since the Oslo Summit, notably the growth"
    host = next(many, hosts[0] if hosts else None)
    if adverb.lower_ == "namely":  # "founded by three countries along the river, namely A and B"
        host = next((t for t in hosts if t.tag_ in ("NNS", "NNPS")), host)
    if noun.dep_ in ("appos", "npadvmod", "dep", "conj") and host is not None:
        hang(noun, host, "appos")


def _fields_singled_out(adverb: Token) -> None:
    """ "cooperation in many fields under A, particularly in B and C": the fields, of which B is one, stand before."""
    within = adverb.head
    field = next((c for c in within.children if c.dep_ == "pobj"), None) if within.lower_ == "in" else None
    before = adverb.doc[adverb.sent.start : adverb.i]
    areas = [t for t in before if t.lemma_ in GRAMMAR.areas and t.dep_ == "pobj" and t.head.lower_ == "in"]
    if field is None or not areas or adverb.nbor(-1).text != "," or within.i != adverb.i + 1:
        return
    hang(field, areas[-1], "appos")
    hang(within, field, "fixed")
    hang(adverb, field, "advmod")


def _examples(including: Token) -> None:
    """ "removes barriers across sectors, including wheat", "states in the west, including Ohio"."""
    example = next((c for c in including.children if c.dep_ == "pobj"), None)
    before = word_before(including)
    if example is None or before is None:
        return
    phrase = list(spine(before))
    nouns = [
        t
        for t in phrase
        if t.i < including.i and t.pos_ in NOUNS and t.dep_ not in ("compound", "nmod", "nsubj", "nsubjpass")
    ]
    example = _counted(example)
    if example.lower_ in ("those", "ones") or example.pos_ == "NUM":
        host = next((t for t in nouns if t.tag_ in ("NNS", "NNPS")), None)
    else:
        host = None if lists(including.head, example) else next((t for t in nouns if lists(t, example)), None)
        host = host or _doers_listed(including.head, example) or _undergoing(including.head, before)
        doers = (c for t in phrase for c in t.lefts if c.dep_ == "nsubj" and c.tag_ == "NNS")
        own = (
            c for c in doers if c.lemma_.lower() == example.lemma_.lower()
        )  # "universities ban A, including B University"
        host = next(own, None) or host
    last = nouns[0] if nouns else including
    if last.dep_ == "conj" and _is_of_class(last, "Region") and _is_of_class(example, "Country"):
        host = last  # "Baltic states and the Middle East, including Oman": what is named last has it
    if host is not None and host != including.head:
        hang(including, host, "prep")


def _is_of_class(name: Token, cls: str) -> bool:
    entry = load_gazetteer().get(" ".join([*(c.text for c in name.lefts if c.dep_ == "compound"), name.text]))
    return entry is not None and entry.cls == cls


def _doers_listed(at: Token, example: Token) -> Token | None:
    """Give those who act, where one thing that is no body stands between: "firms signed the pact, including A".

    Also behind a clause inside: "firms fear leaving the pact, including A". Of "envoys of firms" it is the firms.
    """
    thing = next((c for c in at.rights if c.dep_ == "dobj"), at)
    event = thing.tag_ in ("NN", "NNP") and "Event" in _classes(thing)
    while at.pos_ in NOUNS or not any(c.dep_ == "nsubj" for c in at.lefts) or at.dep_ in ("pcomp", "ccomp"):
        if event and at.dep_ == "ccomp" and any(c.dep_ == "nsubj" and c.tag_ == "NNS" for c in at.lefts):
            break  # "envoys attended the fair, including A, B reported"
        body = at.pos_ == "PROPN" and example.ent_type_ == "GPE"  # "states joined the Lake Union, including A"
        if at.head == at or (at.pos_ in NOUNS and not (event or body or _is_single(at))):
            return None
        at = at.head
    doers = next((c for c in at.lefts if c.dep_ == "nsubj" and c.tag_ == "NNS" and c.left_edge.lower_ != "both"), None)
    person = doers is not None and "Person" in _classes(example) and not _classes(doers).isdisjoint(PEOPLE)
    if doers is None or person or lists(doers, example):
        return doers
    if at.lemma_ == "have" or (thing.pos_ == "PROPN" and example.ent_type_ == "GPE" and not event):
        return None
    senders = [t for of in doers.rights if of.lower_ in ("from", "of") for t in of.children if t.dep_ == "pobj"]
    sender = next((t for t in senders if t.tag_ == "NNS" and lists(t, example)), None)
    if sender is None and event and example.pos_ == "PROPN" and "Person" not in _classes(example):
        sender = next((t for t in senders if t.tag_ == "NNS"), doers)  # whatever A is, it is no example of a fair
    return sender


def _undergoing(deed: Token, before: Token) -> Token | None:
    """Give what the examples are of in "a breach of the law, including A": one deed has none."""
    one = deed.tag_ == "NN" and any(c.lower_ in ("a", "an") for c in deed.lefts) and _classes(deed).isdisjoint(_MANY)
    themes = (c for of in deed.rights if of.lower_ == "of" for c in of.children if c.dep_ == "pobj")
    return next((t for t in themes if t == before), None) if one else None


def _is_single(noun: Token) -> bool:
    """Tell one thing that is no body, or what somebody is said to have of it: "fears about the pact"."""
    if noun.dep_ == "dobj" and noun.tag_ == "NNS":
        return any(c.dep_ == "prep" and any(g.dep_ == "pcomp" for g in c.children) for c in noun.rights)
    return noun.tag_ in ("NN", "NNP") and _classes(noun).isdisjoint(_MANY)


def _classes(noun: Token) -> set[str]:
    """Give the classes that a noun, or the parser's label of a name, may have."""
    named = _CLASS_OF_ENTITY.get(noun.ent_type_)
    return {named} if named is not None else set(load_naming().classes_of(noun.lemma_.lower()) or ())


def _means(including: Token) -> None:
    """ "will help A do B, including by doing C": whoever helps does C too, and not A."""
    if including.i + 1 >= including.sent.end or including.nbor(1).lower_ not in ("by", "through"):
        return
    verb = next((t for t in (including.head, *including.head.ancestors) if t.pos_ in ("VERB", "AUX")), None)
    if verb is None or verb.i > including.i:
        return
    helping = GRAMMAR.letting | {"make", "support"}
    while verb.tag_ == "VB" and verb.dep_ in ("ccomp", "xcomp") and verb.head.lemma_ in helping:
        verb = verb.head
    if verb != including.head and not is_finite(including.head):
        by = including.nbor(1)
        hang(by, verb, "prep")
        hang(including, by, "advmod")


def _counted(amount: Token) -> Token:
    """Give what an amount is of: the farmers in "half of all farmers"."""
    of = next((c for c in amount.rights if c.dep_ == "prep" and c.lower_ == "of"), None)
    if of is None or not (amount.pos_ == "NUM" or amount.lemma_ in GRAMMAR.amounts):
        return amount
    return next((c for c in of.children if c.dep_ == "pobj"), amount)


def lists(noun: Token, example: Token) -> bool:
    """Tell a noun that an example surely is one of: of its own words, a field, a plural of the same class."""
    if noun.lemma_.lower() == example.lemma_.lower() or noun.lemma_ in GRAMMAR.areas:
        return noun.pos_ == "NOUN"
    if noun.tag_ not in ("NNS", "NNPS"):
        return False
    one, other, schema = load_naming().classes_of(noun.lemma_.lower()), _classes(example), load_schema()
    return any(schema.is_a(a, b) or schema.is_a(b, a) for a in one or () for b in other if "Topic" not in (a, b))


def _insertion(subject: Token) -> None:
    """ "A, in consultation with B, C, and D, shall act": what stands between the commas is one phrase, beside A."""
    verb, doc = subject.head, subject.doc
    opener = next((c for c in subject.rights if c.dep_ == "prep" and doc[c.i - 1].text == ","), None)
    first = min((c.i for c in verb.lefts if c.dep_ in ("aux", "auxpass")), default=verb.i)
    if opener is None or doc[first - 1].text != "," or any(c.dep_ in SUBJECTS for c in verb.lefts if c.i > subject.i):
        return
    added = [c for c in subject.rights if c.dep_ in ("conj", "appos") and opener.i < c.i < first]
    top = _object_of(opener)
    listed = any(c.dep_ == "conj" or any(g.dep_ == "conj" for g in c.children) for c in added)
    if not listed or top is None or any(c.dep_ == "conj" and c.i < opener.i for c in subject.rights):
        return
    for c in [c for c in subject.rights if c.i > opener.i and c.dep_ in ("conj", "appos", "cc")]:
        hang(c, top, "conj" if c.dep_ == "appos" and len(list(c.conjuncts)) > 0 else c.dep_)


def _object_of(preposition: Token) -> Token | None:
    """Give the first noun of what a preposition governs, through a noun of joint action: "in consultation with A"."""
    noun = next((c for c in preposition.children if c.dep_ == "pobj"), None)
    inner = next((c for c in noun.rights if c.dep_ == "prep" and c.i == noun.i + 1), None) if noun is not None else None
    deeper = next((c for c in inner.children if c.dep_ == "pobj"), None) if inner is not None else None
    return deeper if deeper is not None and inner is not None and inner.lower_ == "with" else noun
