"""Mends clauses without a pronoun: the parser takes "the accord Peru signed bans nets" for one with two subjects."""

from __future__ import annotations

from reportgraph.extract.parsing.labels import ACTORS
from reportgraph.extract.parsing.repair.words.lemmas import lemma_of
from reportgraph.extract.parsing.tree import FINITE, hang, is_finite, lift, neighbor_of, put, take_place
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.naming import load_naming
from reportgraph.ontology.schema import load_schema
from reportgraph.ontology.verbs import known_verbs
from spacy.tokens import Doc, Token

_VERBS = FINITE | {"VB", "VBG", "VBN"}
_TELLING = frozenset({"assure", "inform", "remind", "tell", "warn"})
_RELATIVES = frozenset({"that", "which", "who"})
_PARTS = frozenset({"part", "role"})
_SINGULAR = frozenset({"this", "that", "each", "another", "a", "an"})
_ARTICLES = frozenset({"the", "a", "an", "this", "that", "another"})


def repair_contact_clauses(doc: Doc) -> None:
    """Give the noun before a second subject its clause, and the verb behind the clause its subject."""
    for token in doc:
        if token.dep_ == "relcl" and token.tag_ == "VBN":
            _verb_behind_participle(token)
        if token.pos_ == "PROPN" and token.dep_ in ("pobj", "dobj", "attr") and token.ent_type_ in ACTORS:
            _object_in_compound(token)
        if token.tag_ == "NNS" and token.left_edge.lower_ in _SINGULAR and token.left_edge.head == token:
            _verb_behind_one(token)
        if token.lower_ == "by" and token.head.tag_ in ("VBD", "VBN"):
            _done_by_several(token)
        if token.dep_ == "conj" and token.head.dep_ == "relcl":
            _stated_behind(token)
        if token.dep_ == "appos" and token.left_edge.i == token.head.i + 1:
            _name_beside(token)
        elif token.dep_ == "nsubj" and token.head.i > token.i:
            _two_subjects(token)
            _aside_in_sentence(token)
            _subject_of_clause(token)
            _subject_in_compound(token)
            _participle_behind(token)
            _told_in_compound(token)
            _role_in_compound(token)
            _attribute_in_compound(token)


def _verb_behind_participle(done: Token) -> None:
    """ "voiced concern at A, where bands tied to B attack C" with the concern as what attacks C: the bands do."""
    doer, end = next((c for c in done.lefts if c.dep_ == "nsubj"), None), done.right_edge.i + 1
    verb = done.doc[end] if end < done.sent.end else done
    told = next((c for c in verb.lefts if c.dep_ == "nsubj"), None)
    over = verb.head
    if doer is None or told is None or _is_passive(done) or not is_finite(verb) or verb.pos_ != "VERB":
        return
    thing = any(c.dep_ == "dobj" for c in over.rights)
    if told.i > done.head.i or verb.dep_ != "ccomp" or over.i > told.i or thing or doer.lower_ in _RELATIVES:
        return
    hang(told, over, "dobj")
    hang(verb, done.head, "relcl")
    for c in [c for c in done.lefts if c.i < doer.i]:
        hang(c, verb, c.dep_)
    hang(doer, verb, "nsubj")
    hang(done, doer, "acl")


def _stated_behind(second: Token) -> None:
    """ "we recognize the hardships they face and commit to A" with a committing of theirs: it is ours."""
    clause, stating = second.head, GRAMMAR.stating | GRAMMAR.vowing
    first = clause.head.head
    subject = next((c for c in first.lefts if c.dep_ == "nsubj"), None)
    ours = subject is not None and subject.lower_ in ("i", "we")
    apart = second.tag_ in ("VB", "VBP") and all(c.dep_ not in ("nsubj", "aux") for c in second.lefts)
    bare = all(c.lower_ not in _RELATIVES and c.dep_ != "dobj" for c in clause.children)
    if ours and apart and bare and clause.head.dep_ == "dobj" and second.lemma_ in stating:
        for joint in [c for c in clause.children if c.dep_ == "cc"]:
            hang(joint, first, "cc")
        hang(second, first, "conj")


def _verb_behind_one(plural: Token) -> None:
    """ "welcomes the links / this deal signals" with signals of a deal: "this" stands before no plural."""
    article, doer = plural.left_edge, neighbor_of(plural, -1)
    noun = neighbor_of(article, -1)
    inside = doer.head == plural and doer.dep_ == "compound" and doer.tag_ == "NN"
    full = any(c.dep_ in ("dobj", "prep", "acl", "relcl", "nummod") for c in plural.children)
    if not inside or full or noun.pos_ != "NOUN" or lemma_of(plural) not in known_verbs():
        return
    for c in [c for c in plural.lefts if c != doer]:
        hang(c, doer, c.dep_)
    plural.pos_, plural.tag_, plural.lemma_ = "VERB", "VBZ", lemma_of(plural)
    hang(doer, plural, "nsubj")
    hang(plural, noun, "relcl")


def _done_by_several(by: Token) -> None:
    """ "the treaty signed by A and B ends C" as what the treaty signed, whoever ends C: it is the treaty."""
    done, verb = by.head, by.doc[min(by.right_edge.i + 1, by.sent.end - 1)]
    thing = next((c for c in done.lefts if c.dep_ == "nsubj"), None)
    told = any(c.dep_ in ("aux", "dobj", "xcomp", "prt") for c in done.children)
    if thing is None or thing.i + 1 != done.i or told or verb.head != done or verb.dep_ not in ("ccomp", "conj"):
        return
    doer = next((c for c in by.rights if c.dep_ == "pobj" and c.pos_ == "PROPN"), None)
    if doer is None or not is_finite(verb) or any(c.dep_ == "nsubj" for c in verb.lefts):
        return
    lift(verb, "acl")
    done.tag_, by.dep_ = "VBN", "agent"
    hang(thing, verb, "nsubj")
    hang(done, thing, "acl")


def _name_beside(doer: Token) -> None:
    """ "the treaty / Peru signed / bans nets" with Peru as the name of the treaty; a group or a firm may have one.

    So "the Lake Teams / the ministry sent" with teams that are the ministry, which a comma would part.
    """
    noun, done = doer.head, doer.nbor() if doer.i + 1 < len(doer.doc) else doer
    signed = done.tag_ in ("VBN", "VBD") and done.dep_ == "acl" and done.head == noun and not _is_passive(done)
    named = doer.i == noun.i + 1 and doer.pos_ == "PROPN" and doer.ent_type_ and not _acts(noun)
    told = doer.left_edge.lower_ in ("our", "the") and doer.left_edge.head == doer and noun.ent_type_ != "PERSON"
    if signed and (named or told):
        _set_clause(done, noun, doer)


def _acts(noun: Token) -> bool:
    classes = load_naming().classes_of(noun.lemma_.lower()) if noun.pos_ == "NOUN" else ()
    return any(load_schema().is_a(cls, "Actor") for cls in classes or ("Actor",))


def _two_subjects(doer: Token) -> None:
    """ "the accord / Peru signed / bans nets" with both as subjects of "bans", and Peru as what is signed."""
    done = _participle_of(doer)
    noun = next((c for c in doer.head.lefts if c.dep_ == "nsubj" and c.right_edge.i + 1 == doer.left_edge.i), None)
    if done is not None and noun is not None and noun.text[0].isalpha() and noun.pos_ in ("NOUN", "PROPN"):
        _set_clause(done, noun, doer)


def _subject_of_clause(doer: Token) -> None:
    """ "a report / the bank published / says" with "says" as a clause on the report, and the bank as its subject."""
    verb, done = doer.head, _participle_of(doer)
    noun = verb.head
    if done is None or verb.dep_ != "relcl" or noun.i + 1 != doer.left_edge.i or not is_finite(verb):
        return
    lift(verb, "nsubj")
    _set_clause(done, noun, doer)


def _subject_in_compound(doer: Token) -> None:
    """ "the dam / Chad builds / worries Mali" with "dam Chad" as one name, and "worries" as added to "builds"."""
    verb = doer.head
    noun = doer.doc[doer.i - 1]
    plain = noun.dep_ == "compound" and noun.head == doer and noun.pos_ == "NOUN" and noun.tag_ == "NN"
    opened = noun.i > 0 and noun.nbor(-1).lower_ in _ARTICLES and noun.nbor(-1).head in (doer, noun)
    taken = any(c.dep_ in ("dobj", "ccomp", "xcomp", "attr", "cc", "nsubjpass", "prt") for c in verb.rights)
    second = next((c for c in verb.rights if c.dep_ in ("conj", "acl") and c.tag_ in FINITE), None)
    if not plain or not opened or taken or second is None or not is_finite(verb) or _is_parted(verb, second):
        return
    if any(c.dep_ in ("nsubj", "nsubjpass", "cc") for c in second.children):
        return
    lift(second, "relcl")
    article = noun.nbor(-1)
    hang(noun, second, "nsubj")
    hang(article, noun, "det")
    hang(verb, noun, "relcl")


def _role_in_compound(doer: Token) -> None:
    """ "described the / role trade / could play in A" with a trade that could play: it is the role that trade plays."""
    verb, role, over = doer.head, doer.nbor(-1) if doer.i > 1 else doer, doer.head.head
    opened = role.dep_ == "compound" and role.head == doer and role.i and role.nbor(-1).lower_ in _ARTICLES
    taken = any(c.dep_ in ("dobj", "ccomp", "xcomp", "attr", "acomp", "conj") for c in verb.rights)
    lent = role.lemma_ in GRAMMAR.undertaken | GRAMMAR.own_deeds | _PARTS and verb.lemma_ in GRAMMAR.rendering
    if not opened or taken or not lent or _is_passive(verb) or verb.dep_ != "ccomp" or over.i > role.i:
        return
    hang(role, over, "dobj")
    for c in [c for c in doer.lefts if c.i < role.i]:
        hang(c, role, c.dep_)
    hang(verb, role, "relcl")


def _told_in_compound(doer: Token) -> None:
    """ "told reporters the / hospital closed" without its article: several reporters are whom it is told."""
    verb, teller = doer.head, doer.head.head
    told = doer.left_edge
    if verb.dep_ != "ccomp" or teller.lemma_ not in _TELLING or told.head != doer or told.dep_ != "compound":
        return
    classes = load_naming().classes_of(told.lemma_.lower()) or ("",)
    people = told.tag_ == "NNS" and classes[0] in ("Person", "Group")
    if people and told.i == teller.i + 1 and not any(c.dep_ in ("dobj", "dative") for c in teller.rights):
        hang(told, teller, "dobj")


def _attribute_in_compound(doer: Token) -> None:
    """ "is the first dam / Voltra has built" with "dam Voltra" as one name: it is the dam that Voltra has built."""
    verb, told = doer.head, doer.head.head
    name = next((c for c in doer.lefts if c.dep_ == "compound" and c.pos_ == "PROPN"), doer)
    noun = doer.doc[name.i - 1] if name.i else doer
    plain = noun.dep_ == "compound" and noun.head == doer and noun.tag_ in ("NN", "NNS")
    opened = doer.left_edge.lower_ in _ARTICLES and doer.left_edge.i < noun.i
    copula = told.lemma_ in ("be", "become") and not any(c.dep_ in ("attr", "acomp", "ccomp") for c in told.lefts)
    if not (plain and opened and copula) or verb.dep_ != "ccomp" or not is_finite(verb) or told.i > doer.i:
        return
    if any(c.dep_ in ("attr", "acomp", "prep") for c in told.rights) or any(c.dep_ == "dobj" for c in verb.rights):
        return
    hang(noun, told, "attr")
    for c in [c for c in doer.lefts if c.i < noun.i]:
        hang(c, noun, c.dep_)
    hang(verb, noun, "relcl")


def _object_in_compound(doer: Token) -> None:
    """ "during a workshop / Chad will host" with "workshop Chad" as one name, and the hosting as a verb of its own."""
    doc, noun = doer.doc, doer.nbor(-1) if doer.i else doer
    at = doer.i + 1
    while at < len(doc) and doc[at].dep_ in ("aux", "advmod", "neg") and doc[at].head.i > at:
        at = doc[at].head.i if doc[at].head.tag_ in _VERBS and doc[at].dep_ == "aux" else at + 1
    verb = doc[at] if at < len(doc) else doer
    plain = noun.dep_ == "compound" and noun.head == doer and noun.tag_ in ("NN", "NNS")
    opened = doer.left_edge.lower_ in _ARTICLES and doer.left_edge.i < noun.i
    loose = verb.tag_ in _VERBS and verb.dep_ in ("conj", "ccomp", "acl", "relcl", "dep") and is_finite(verb)
    if not plain or not opened or not loose or verb.is_ancestor(doer):
        return
    if any(c.dep_ in ("nsubj", "nsubjpass", "dobj", "cc", "mark") for c in verb.children) or any(
        c.dep_ == "cc" for c in verb.head.rights if c.i < verb.i and c.i > doer.i
    ):
        return
    take_place(noun, doer)
    for c in [c for c in doer.lefts if c.i < noun.i]:
        hang(c, noun, c.dep_)
    put(verb, noun, "relcl")
    hang(doer, verb, "nsubj")


def _aside_in_sentence(doer: Token) -> None:
    """ "A, which states / founded / in May, leads B" without a sentence on A: the verb behind the comma is its."""
    verb, done = doer.head, _participle_of(doer)
    noun, comma = verb.head, verb.doc[max(verb.i - 1, 0)]
    object_ = neighbor_of(doer.left_edge, -1)
    if done is None or object_.lower_ != "which" or verb.dep_ != "relcl" or noun.dep_ != "ROOT" or noun.pos_ == "VERB":
        return
    if comma.text != "," or not is_finite(verb) or neighbor_of(object_, -1).text != ",":
        return
    _set_clause(done, noun, doer)
    hang(object_, done, "dobj")
    take_place(verb, noun)
    hang(noun, verb, "nsubj")
    verb.dep_ = "ROOT"


def _participle_behind(doer: Token) -> None:
    """ "voters / opposed to the levy / left" with voters who opposed, and the leaving as a clause of that."""
    done = doer.head
    second = next((c for c in done.rights if c.dep_ in ("ccomp", "advcl", "dep") and is_finite(c)), None)
    phrase = next((c for c in done.rights if c.dep_ == "prep"), None)
    if second is None or phrase is None or done.tag_ != "VBD" or done.i != doer.i + 1 or phrase.i != done.i + 1:
        return
    bound = any(c.dep_ in ("nsubj", "nsubjpass", "mark", "advmod") and c.i < second.i for c in second.children)
    bound |= second.tag_ not in FINITE and (done.lower_ == "said" or _acts(doer))  # "A said on Friday B had left"
    if bound or second.left_edge.i != phrase.right_edge.i + 1 or any(c.dep_ in ("dobj", "cc") for c in done.rights):
        return
    lift(second, "acl")
    done.tag_ = "VBN"
    hang(doer, second, "nsubj")
    hang(done, doer, "acl")
    for c in [c for c in done.children if c.i > second.i or c.i < doer.left_edge.i]:
        hang(c, second, c.dep_)


def _set_clause(done: Token, noun: Token, doer: Token) -> None:
    done.tag_ = "VBD"
    hang(done, noun, "relcl")
    hang(doer, done, "nsubj")


def _participle_of(doer: Token) -> Token | None:
    """Give what right behind a noun is read as done to it, where its form may as well say that it did it."""
    done = next((c for c in doer.rights if c.dep_ == "acl" and c.tag_ in ("VBN", "VBD")), None)
    if done is None or done.i != doer.i + 1 or done.lower_.endswith("n") or done.right_edge.i >= doer.head.i:
        return None
    return None if _is_passive(done) else done


def _is_passive(done: Token) -> bool:
    return any(c.dep_ in ("agent", "dobj") or c.lower_ == "by" for c in done.rights)


def _is_parted(verb: Token, second: Token) -> bool:
    return any(t.is_punct for t in verb.doc[verb.i : second.i])
