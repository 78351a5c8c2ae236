"""Mends rows of verbs: the last read as a noun ("will cut A, boost B and support growth"), one as a participle."""

from __future__ import annotations

from reportgraph.extract.parsing.labels import DETERMINING
from reportgraph.extract.parsing.repair.rows.likeness import is_ill
from reportgraph.extract.parsing.repair.words.lemmas import lemma_of, lemma_of_participle
from reportgraph.extract.parsing.syntax import child, first_conjunct, is_infinitive
from reportgraph.extract.parsing.tree import NOUNS, hang, neighbor_of, put
from reportgraph.ontology.grammar import GRAMMAR, governs
from reportgraph.ontology.verbs import known_verbs
from spacy.tokens import Token

_MEASURED = frozenset({"effective", "efficient", "free", "intensive", "neutral", "related"})  # "cost effective"
_INNER = frozenset({"compound", "nmod", "conj", "dobj", "amod"})


def mend_last_verb(verb: Token) -> None:
    """A row whose verbs have only commas between them needs an "and": the noun behind that is a verb.

    So it is in "A cuts costs, boosts trade and supports growth".
    """
    first = verb.head
    if first.pos_ != "VERB" or verb.left_edge.i == 0 or verb.left_edge.nbor(-1).text != ",":
        return
    if any(c.dep_ == "cc" for t in (first, verb) for c in t.rights):
        return
    thing = next((c for c in verb.rights if c.dep_ == "dobj"), None)
    joint = next((t for t in thing.subtree if t.lower_ == "and" and t.i > verb.i), None) if thing is not None else None
    if thing is None or joint is None or joint.i + 2 >= joint.sent.end:
        return
    last, before = joint.nbor(), joint.nbor(-1)
    if not _looks_like_verb(last, verb) or before.pos_ not in NOUNS or last.dep_ not in _INNER:
        return
    noun = last.head
    if noun == thing or noun.i <= last.i or noun.pos_ not in NOUNS or noun.left_edge.i > last.i + 1:
        return
    last.pos_, last.tag_ = "VERB", verb.tag_
    last.lemma_ = last.lower_.removesuffix("s") if verb.tag_ == "VBZ" else last.lower_
    put(last, verb, "conj")
    put(noun, last, "dobj")
    hang(joint, verb, "cc")


def mend_second_of_two_verbs(thing: Token) -> None:
    """ "firms that make and export solar pumps" with export pumps beside the making: a thing is done twice.

    So it is in "plans to build and market cars".
    """
    verb, word = thing.head, thing.left_edge
    beside = word.i == verb.i + 2 and word.nbor(-1).dep_ == "cc" and word.head == thing and word.pos_ in ("NOUN", "ADJ")
    alone = all(c == thing or c.dep_ not in ("dobj", "ccomp", "xcomp", "conj") for c in verb.rights)
    plain = verb.tag_ in ("VB", "VBP") and alone and word.i > 0 and word.nbor(-1).head == verb
    if thing.pos_ not in NOUNS or not (beside and plain and word.lower_ in GRAMMAR.trading_verbs):
        return
    word.pos_, word.tag_, word.lemma_ = "VERB", verb.tag_, word.lower_
    put(word, verb, "conj")
    put(thing, word, "dobj")


def mend_inner_verb(thing: Token) -> None:
    """ "to build A, support growth, cut B" with support growth that cuts B: no comma parts a doer from the verb."""
    doc, word, verb = thing.doc, thing.left_edge, thing.head
    if word.i == thing.i or word.i < 2 or doc[word.i - 1].text != "," or verb.i < thing.i:
        return
    first = next((t for t in reversed(doc[word.sent.start : word.i]) if t.tag_ == "VB"), word)
    row = verb.tag_ in ("VB", "VBP") and doc[thing.i + 1].text == "," and is_infinitive(first)
    if not row or word.dep_ != "compound" or word.tag_ != "NN" or word.lower_ not in known_verbs():
        return
    word.pos_, word.tag_, word.lemma_ = "VERB", "VB", word.lower_
    hang(word, first, "conj")
    hang(thing, word, "dobj")
    hang(verb, word, "conj")
    verb.tag_ = "VB"


def mend_risking(risks: Token) -> None:
    """ "raises costs and risks harming A" with risks that are raised: "risks" before what may come of it is a verb."""
    link, doing = risks.nbor(-1), risks.nbor() if risks.i + 1 < risks.sent.end else risks
    verb = next((a for a in risks.ancestors if a.pos_ == "VERB"), risks)
    told = verb.tag_ == "VBZ" and verb.i < risks.i and link.lower_ in ("and", "or")
    if not told or doing.tag_ != "VBG" or doing.lemma_ in GRAMMAR.facing or child(doing, "dobj") is None:
        return
    risks.pos_, risks.tag_, risks.lemma_ = "VERB", "VBZ", "risk"
    hang(risks, verb, "conj")
    hang(link, verb, "cc")
    hang(doing, risks, "xcomp")


def mend_second_deed(verb: Token) -> None:
    """ "The visit was led by Jane Roe, who met A, and toured B" with the visit touring: what undergoes does nothing."""
    main, link = verb.head, verb.nbor(-1)
    done = main.tag_ == "VBN" and child(main, "auxpass") is not None and verb.tag_ == "VBD"
    alone = child(verb, "nsubj", "nsubjpass", "aux", "auxpass") is None and child(verb, "dobj") is not None
    if not done or not alone or link.dep_ != "cc" or link.head != main:
        _deed_beside_passive(verb)
        return
    before = link.i - 2 if link.nbor(-1).text == "," else link.i - 1
    clauses = (t for t in verb.doc[before].ancestors if t.dep_ == "relcl" and t.tag_ == "VBD" and t.i > main.i)
    clause = next(clauses, None)
    if clause is not None and clause.right_edge.i == before and any(c.lower_ == "who" for c in clause.lefts):
        hang(link, clause, "cc")
        hang(verb, clause, "conj")


def _deed_beside_passive(verb: Token) -> None:
    """ "has led to farmers being moved and drawn protests" with farmers that are drawn these: what is led does it."""
    done, thing = verb.head, child(verb, "dobj")
    alone = thing is not None and verb.lemma_ not in GRAMMAR.ditransitive
    if not alone or child(done, "auxpass") is None or child(verb, "nsubj", "nsubjpass", "aux", "auxpass") is not None:
        return
    over = next((t for t in done.ancestors if any(c.dep_ == "aux" and c.lemma_ == "have" for c in t.lefts)), None)
    link = neighbor_of(verb, -1)
    if over is not None and link.dep_ == "cc" and done.i < link.i and over.tag_ == "VBN":
        hang(verb, over, "conj")
        hang(link, over, "cc")


def mend_second_word_of_teller(verb: Token) -> None:
    """ "A argues that B could harm C, and calls for D" with B calling for it: behind "could" it would be "call".

    So too "A will ensure that B gets C and will open D": A will.
    """
    inner, link = verb.head, verb.left_edge.nbor(-1) if verb.left_edge.i else verb
    teller = inner.head
    modal = any(c.tag_ == "MD" for c in inner.lefts) and inner.tag_ == "VB" and inner.dep_ == "ccomp"
    alone = child(verb, "nsubj", "nsubjpass") is None and link.dep_ == "cc" and link.head == inner
    bare = child(verb, "aux", "auxpass") is None and verb.tag_ == teller.tag_ and verb.tag_ in ("VBD", "VBZ")
    will = {c.lower_ for c in verb.lefts if c.tag_ == "MD"} & {c.lower_ for c in teller.lefts if c.tag_ == "MD"}
    again = bool(will) and inner.dep_ == "ccomp" and not any(c.tag_ == "MD" for c in inner.lefts)
    if alone and ((modal and bare) or again):
        hang(link, teller, "cc")
        hang(verb, teller, "conj")


def _looks_like_verb(word: Token, verb: Token) -> bool:
    form = word.lower_.removesuffix("s") if verb.tag_ == "VBZ" else word.lower_
    many = word.lower_ != form
    return form in GRAMMAR.last_verbs and many == (verb.tag_ == "VBZ") and word.pos_ in ("NOUN", "ADJ", "PROPN")


def mend_active_participle(verb: Token) -> None:
    """ "voiced A, condemned B and extended C" read with "condemned" as a participle: what has an object is active.

    So it is in "has planted A, built or mended B and widened C".
    """
    first = verb.head if verb.dep_ == "advcl" else next((a for a in verb.ancestors if a.pos_ == "VERB"), None)
    if first is None or not (first.tag_ == "VBD" or _is_perfect(first)):
        return
    beside = next((c for c in verb.rights if c.dep_ == "conj" and c.i == verb.i + 2 and c.pos_ == "VERB"), verb)
    done = next((c for c in beside.rights if c.dep_ in ("dobj", "npadvmod") and c.pos_ in NOUNS), None)
    if done is None or (done.dep_ == "npadvmod" and not any(c.dep_ == "nummod" for c in done.lefts)):
        return
    left = verb.left_edge.i
    marked = any(c.dep_ in ("aux", "auxpass", "mark", "nsubj", "nsubjpass", "agent") for c in verb.children)
    added = [c for t in (verb, first, beside) for c in t.children if c.dep_ == "conj" and c.i > beside.i]
    later = any(c.tag_ in ("VBD", first.tag_) for c in added)
    listed = later or verb.doc[left - 1].lower_ == "and"
    if left and not marked and listed and verb.doc[left - 1].lower_ in (",", "and"):
        verb.tag_ = first.tag_
        hang(verb, first, "conj")
        done.dep_ = "dobj"


def _is_perfect(verb: Token) -> bool:
    return verb.tag_ == "VBN" and any(c.dep_ == "aux" and c.lemma_ == "have" for c in verb.lefts)


def mend_participle_before_noun(verb: Token) -> None:
    """ "seek a shift to clean energy and increased capacity" with who increased it: beside what is so, a thing."""
    host, doc = verb.head, verb.doc
    thing = next((c for c in verb.rights if c.dep_ == "dobj"), None)
    now = host.pos_ == "VERB" and host.tag_ in ("VB", "VBP", "VBZ", "VBG") and host.i < verb.i - 2
    if not now or thing is None or thing.pos_ != "NOUN" or not verb.lower_.endswith("ed"):
        return
    link, before = doc[verb.i - 1], doc[verb.i - 2]
    bare = thing.left_edge.i == verb.i + 1 and not any(c.dep_ in DETERMINING for c in thing.lefts)
    # "such as A, B, increased C"; what somebody did stands beside what he did
    row = link.lower_ in ("and", "or") or (link.text == "," and before.dep_ == "conj")
    if not bare or verb.n_lefts or not row or before.pos_ != "NOUN":
        return
    later = [c for c in verb.rights if c != thing and c.dep_ != "punct"]
    if any(c.dep_ in ("agent", "xcomp", "ccomp", "prt") for c in later):
        return
    hang(thing, before, "conj")
    hang(link, before, link.dep_)
    for c in later:
        hang(c, thing if c.dep_ in ("prep", "cc") or c.tag_ == "VBG" else host, c.dep_)
    hang(verb, thing, "amod")
    verb.tag_ = "VBN"


def mend_verb_before_noun(word: Token) -> None:
    """ "to build A and address needs", "to build A and support young farmers", with "address" as a part of the needs.

    No noun stands before an adjective, and hardly any is called after an address.
    """
    noun, before = word.head, word.doc[max(0, word.i - 1)]
    if noun.i <= word.i:
        return
    first = first_conjunct(noun)
    base = first.head.head if first.dep_ == "pobj" else first.head
    listed = noun.dep_ == "conj" and first != noun and before.lower_ in ("and", ",") and noun.left_edge == word
    if not listed or base.tag_ != "VB" or first.dep_ not in ("dobj", "pobj") or base.i > word.i:
        return
    behind = word.nbor()
    adjectival = behind.head == noun and behind.tag_ in ("JJ", "VBN") and behind.lower_ not in _MEASURED
    verbal = adjectival and (word.lower_ in GRAMMAR.last_verbs or word.lower_ == "foster")
    if word.lower_ not in ("address", "redress") and not verbal:
        return
    word.pos_, word.tag_, word.lemma_ = "VERB", "VB", word.lower_
    for joint in [c for c in noun.head.rights if c.dep_ in ("cc", "punct") and c.i < word.i]:
        hang(joint, base, joint.dep_)
    hang(word, base, "conj")
    hang(noun, word, "dobj")


def mend_last_participle(word: Token) -> None:
    """ "built A, deepened B and enhanced wide C" with a C that is enhanced: a row of verbs needs its "and"."""
    doc, noun = word.doc, word.head if word.head.pos_ == "NOUN" else word.head.head
    done = first_conjunct(noun)
    verb = done.head
    before = verb.head
    row = verb.dep_ == "conj" and verb.pos_ == before.pos_ == "VERB" and verb.tag_ in ("VBD", "VBN")
    if not row or noun.dep_ != "conj" or done.dep_ != "dobj" or not noun.i > word.i > done.i > verb.i > before.i:
        return
    link, past = doc[word.i - 1], before.tag_ == "VBD" or _is_perfect(first_conjunct(before))
    joined = any(c.dep_ == "cc" for t in (verb, before) for c in t.rights)
    alone = link.lower_ == "and" and past and not joined and noun.left_edge == word
    if not alone or lemma_of_participle(word) not in known_verbs():
        return
    word.pos_, word.tag_, word.lemma_ = "VERB", verb.tag_, lemma_of_participle(word)
    hang(word, verb, "conj")
    hang(link, verb, "cc")
    hang(noun, word, "dobj")


def mend_sharing(word: Token) -> None:
    """ "will work with A and share data with B" with a work with share data: no knowledge is called after a share."""
    if not 1 < word.i < len(word.doc) - 1:
        return
    link, verb = word.nbor(-1), next((a for a in word.ancestors if a.pos_ == "VERB"), None)
    behind = word.doc[word.i + 1 : word.sent.end]
    known = next((t for t in behind if t.pos_ not in ("ADJ", "NOUN") or _is_shared(t)), word)
    before = link.nbor(-1) if link.lower_ == "and" else word
    if verb is None or verb.tag_ != "VB" or not verb.i < before.i < word.i or not _is_shared(known):
        return
    if before.pos_ not in NOUNS:
        return
    for t in word.doc[word.i + 1 : known.i]:
        if t.head == word:
            hang(t, known, "compound")
    word.pos_, word.tag_, word.lemma_ = "VERB", "VB", word.lower_
    hang(word, verb, "conj")
    hang(link, verb, "cc")
    hang(known, word, "dobj")


def _is_shared(noun: Token) -> bool:
    return noun.pos_ == "NOUN" and noun.lemma_.lower() in GRAMMAR.shared_lore


def mend_verb_before_infinitive(word: Token) -> None:
    """ "welcomes the choice of A as envoy and pledges to work with her" with pledges beside the envoy.

    One singular noun and a bare plural that is to do a thing make no row; one subject and two verbs do, as in
    "denies A help and risks losing B".
    """
    first = word.head
    verb = next((a for a in word.ancestors if a.pos_ == "VERB"), None)
    nouns = (word, *word.ancestors)
    inside = (c for t in nouns for c in t.rights if c.dep_ in ("acl", "xcomp", "relcl", "advcl"))
    risked = word.lower_ == "risks"  # "lists gaps and risks harming A": some do
    does = (c for c in inside if is_infinitive(c) or (risked and c.tag_ == "VBG"))
    deed = next((c for c in does if c.left_edge.i == word.i + 1), None)
    alone = all(c.dep_ in ("advmod", "punct") for c in word.lefts)
    bare = alone and word.i > 0 and word.nbor(-1).lower_ == "and"
    if verb is None or deed is None or not bare or verb.tag_ != "VBZ" or verb.i > first.i:
        return
    several = first.tag_ == "NNS" and (not risked or deed.lemma_ in GRAMMAR.besetting)
    if several or lemma_of(word) not in known_verbs():
        return
    word.pos_, word.tag_, word.lemma_ = "VERB", "VBZ", lemma_of(word)
    hang(word.nbor(-1), verb, "cc")
    hang(word, verb, "conj")
    hang(deed, word, "xcomp")


def mend_verb_behind_to(word: Token) -> None:
    """ "fighting to lower costs" with a fight to lower costs; so "the aim is to double A", "to combat fraud"."""
    noun, to = word.head, word.head.head
    if to.lower_ != "to" or to.dep_ != "prep" or to.i != word.i - 1 or noun.dep_ != "pobj":
        return
    over = to.head
    if word.lower_ == "lower" and over.lemma_ not in ("be", "fight", "strive", "struggle", "work"):
        return
    if (word.lower_ == "combat" and not is_ill(noun)) or governs(over.lemma_.lower(), "to"):
        return
    word.pos_, word.tag_, word.lemma_ = "VERB", "VB", word.lower_
    hang(word, over, "acl" if over.pos_ in NOUNS else "xcomp")
    hang(noun, word, "dobj")
    hang(to, word, "aux")
    to.pos_, to.tag_ = "PART", "TO"


def mend_bare_verb(noun: Token) -> None:
    """ "we reject the levy and pledge to fund A" with a pledge that is rejected: one of that kind has an article."""
    verb, purpose = noun.head.head, child(noun, "acl")
    bare = noun.tag_ == "NN" and noun.n_lefts == 0 and any(c.dep_ == "det" for c in noun.head.lefts)
    if not bare or purpose is None or not is_infinitive(purpose) or purpose.i > noun.i + 2:
        return
    if noun.head.dep_ == "dobj" and verb.tag_ in ("VBP", "VB") and noun.lower_ in known_verbs():
        noun.pos_, noun.tag_, noun.lemma_ = "VERB", verb.tag_, noun.lower_
        hang(noun, verb, "conj")
        purpose.dep_ = "xcomp"
