"""Mends what somebody calls a thing, "dubbed the tax unfair", "considers A a success", and whom he calls on."""

from __future__ import annotations

from reportgraph.extract.parsing.labels import MODIFYING, NOUNY, TIMES
from reportgraph.extract.parsing.repair.clauses.verdicts import mend_verdict
from reportgraph.extract.parsing.syntax import is_infinitive, is_passive
from reportgraph.extract.parsing.tree import hang, neighbor_of
from reportgraph.ontology.frames import word_lists
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.naming import load_naming
from spacy.tokens import Token

_HOLDING = frozenset({"hold", "keep", "take"})
_DECLARING = frozenset({"crown", "declare", "proclaim", "pronounce"})


def mend_calling(token: Token) -> None:
    """Make an object of the thing and a predicate of what it is called."""
    mend_verdict(token)
    if (token.tag_ == "JJ" or _is_one_of(token)) and token.dep_ in ("oprd", "dobj") and token.head.i < token.i:
        _called_read_as_noun(token)
    if token.tag_ == "JJ" and token.dep_ == "oprd" and token.head.pos_ == "VERB":
        _like_read_as_called(token)
    if token.lower_ == "by" and token.dep_ == "prep" and token.head.dep_ == "oprd":
        _doer_of_calling(token)
    if token.tag_ == "NN" and token.dep_ in ("dobj", "oprd") and token.head.lemma_ in GRAMMAR.appointing:
        _named_to_office(token)
    if token.tag_ == "NN" and token.dep_ == "dobj" and token.head.lemma_ in _HOLDING:
        _taken_as(token)
    if token.lower_ == "on" and token.dep_ == "prep" and token.i and token.nbor(-1).lemma_ == "call":
        _called_on(token)
    if token.lower_ == "be" and token.dep_ in ("acl", "ccomp"):
        _object_called_to_be(token)
    if token.tag_ == "NN" and token.dep_ in ("appos", "dobj", "npadvmod", "oprd"):
        _thing_called(token)
    if token.head.pos_ == "VERB" and (
        token.dep_ == "dobj"
        or (token.tag_ == "NN" and token.dep_ == "ccomp" and _is_small_clause(token))
        or (token.dep_ == "ccomp" and _is_one_of(token))
        or ((token.pos_ == "ADJ" or token.tag_ == "RBR") and token.dep_ in ("ccomp", "xcomp"))
    ):
        _object_called(token)


def _object_called(said: Token) -> None:
    """ "makes A a priority", "makes A safe" read as a clause of its own: A is what is made so."""
    verb, named = said.head, next((c for c in said.lefts if c.dep_ == "nsubj"), None)
    first = next((c for c in verb.rights if c.dep_ in ("dobj", "dative") and c.i < said.i), None)
    if first is not None and first.dep_ == "dative" and verb.lemma_ in GRAMMAR.designating and first.pos_ in NOUNY:
        first.dep_ = "dobj"  # "labels A a threat" as if a threat were given to A
    if first is not None and first.dep_ == "dobj" and said.dep_ == "dobj" and said.left_edge.lower_ in ("a", "an"):
        if verb.lemma_ in GRAMMAR.judging and said.left_edge.i == first.right_edge.i + 1:
            said.dep_ = "oprd"  # "branded the vote a mistake" with two objects
        return
    if named is None or verb.lemma_ not in GRAMMAR.judging or named.i < verb.i:
        return
    if any(c.dep_ in ("aux", "cop", "mark") for c in said.children):
        return
    hang(named, verb, "dobj")
    said.dep_ = "oprd"
    if said.tag_ == "RBR":  # "makes trade harder"
        said.pos_, said.tag_ = "ADJ", "JJR"


def _is_small_clause(said: Token) -> bool:
    """Tell what is called so in a clause without its verb: "makes A a priority", "considers A a partner".

    One that tells of what is somebody's stays a clause: "considers A a threat to its ports".
    """
    article = next((c for c in said.lefts if c.lower_ in ("a", "an")), None)
    named = article is not None and neighbor_of(article, -1).head == said and neighbor_of(article, -1).dep_ == "nsubj"
    plain = named and not any(t.tag_ == "PRP$" for t in said.subtree)
    return plain or said.head.lemma_ in {"make", *_DECLARING}


def _thing_called(said: Token) -> None:
    """ "called A's visit a success" with the success as another name of the visit: it is what the visit is called."""
    beside = said.dep_ == "appos" and said.head.dep_ == "dobj"
    verb = said.head.head if beside else said.head
    article = next((c for c in said.lefts if c.lower_ in ("a", "an", "another")), None)
    named = next((c for c in verb.rights if c.dep_ == "dobj" and c.i < said.left_edge.i), None)
    if verb.lemma_ != "call" or article is None or article.i < verb.i or said.ent_type_ in TIMES:
        return
    if article.nbor(-1).text == ",":
        return  # "called a summit, a first step"
    if named is not None:
        hang(said, verb, "oprd")


def _named_to_office(office: Token) -> None:
    """ "elected Jane Roe president", "named ex-general Jane Roe prime minister" with a president who was elected."""
    verb, named = office.head, neighbor_of(office, -1)
    while named.i > verb.i + 1 and named.head == office and named.dep_ in MODIFYING and named.ent_type_ != "PERSON":
        named = named.nbor(-1)
    classes = load_naming().classes_of(office.lemma_.lower()) or ()
    beside = named.dep_ == "dobj" and named.head == verb and named.i > verb.i
    inside = named.dep_ in MODIFYING and named.head == office and named.pos_ == "PROPN" and named.ent_type_ == "PERSON"
    if "Person" not in classes[:1] or not (beside or inside):
        return
    before = [c for c in office.lefts if inside and verb.i < c.i < named.left_edge.i]
    if named.left_edge.i - sum(c.right_edge.i - c.left_edge.i + 1 for c in before) != verb.i + 1:
        return
    hang(named, verb, "dobj")
    office.dep_ = "oprd"
    for c in before:
        hang(c, named, "compound")


def _taken_as(captive: Token) -> None:
    """ "took 30 soldiers hostage" with a hostage of soldiers: they are who was taken."""
    taken, verb = neighbor_of(captive, -1), captive.head
    inside = taken.head == captive and taken.dep_ in MODIFYING
    if captive.lemma_ not in word_lists()["captives"] or not inside or verb.i > taken.i:
        return
    for c in [c for c in captive.lefts if c != taken]:
        hang(c, taken, c.dep_)
    hang(taken, verb, "dobj")
    captive.dep_ = "oprd"


def _object_called_to_be(be: Token) -> None:
    """ "considers A to be a success" is to call A a success."""
    verb, named = be.head, next((c for c in be.lefts if c.dep_ == "nsubj"), None)
    if be.dep_ == "acl":  # "considers spam to be a risk" with a spam that is to be one
        verb, named = (be.head.head, be.head) if be.head.dep_ == "dobj" else (be.head, None)
    said = next((c for c in be.rights if c.dep_ in ("attr", "acomp")), None)
    to = any(c.lower_ == "to" and c.dep_ == "aux" for c in be.lefts)
    if named is None or said is None or not to or verb.lemma_ not in GRAMMAR.judging or named.i < verb.i:
        return
    hang(named, verb, "dobj")
    hang(said, verb, "oprd")
    for c in (be, *be.children):
        hang(c, said, "aux" if c.i <= be.i else c.dep_)


def _called_on(on: Token) -> None:
    """ "called on President A at his office", "to discuss trade": who asks for nothing visits him."""
    verb, host = on.head, next((c for c in on.rights if c.dep_ == "pobj"), None)
    person = host is not None and (
        "Person" in (load_naming().classes_of(host.lower_) or ()) or host.ent_type_ == "PERSON"
    )
    if host is None or not person or verb.lemma_ != "call" or verb.i + 1 != on.i:
        return
    more = [c for c in verb.rights if c.i > host.i and c.dep_ in ("advcl", "ccomp", "xcomp", "relcl")]
    asked = any(c.lemma_ not in GRAMMAR.callers_deeds and is_infinitive(c) for c in more) or any(
        c.dep_ == "ccomp" for c in more
    )
    if asked or any(c.lower_ == "for" for c in verb.rights):
        return
    verb.lemma_, on.dep_ = "visit", "dep"
    hang(host, verb, "dobj")
    for c in more:
        c.dep_ = "advcl"


def _like_read_as_called(adjective: Token) -> None:
    """ "criticized regimes hostile to A" as if they were called so: what they are like."""
    verb, noun = adjective.head, adjective.nbor(-1)
    told = any(c.dep_ == "prep" for c in adjective.rights)
    made_so = verb.lemma_ in GRAMMAR.judging or verb.lemma_ in GRAMMAR.making_so
    if told and not made_so and noun.dep_ == "dobj" and noun.head == verb:
        hang(adjective, noun, "amod")


def _doer_of_calling(by: Token) -> None:
    """ "A is considered a fraud by B" with a fraud by B."""
    verb = by.head.head
    if is_passive(verb) and verb.lemma_ in GRAMMAR.judging:
        hang(by, verb, "agent")


def _called_read_as_noun(adjective: Token) -> None:
    """ "dubbed the tax unfair" with "the tax" as words before "unfair": what has an article ends in a noun.

    So it is with "made clean water one of its goals".
    """
    noun, verb = adjective.nbor(-1), adjective.head
    opened = any(c.dep_ == "det" and c.i < noun.i for c in adjective.lefts) or _is_one_of(adjective)
    if noun.head != adjective or not opened:
        return
    if noun.pos_ not in NOUNY or verb.lemma_ not in GRAMMAR.judging:
        return
    for c in list(adjective.lefts):
        if c != noun:
            hang(c, noun, c.dep_)
    hang(noun, verb, "dobj")
    adjective.dep_ = "oprd"


def _is_one_of(word: Token) -> bool:
    """Tell "one" in "made trade one of its goals"."""
    return word.lower_ == "one" and word.i + 1 < len(word.doc) and word.nbor().lower_ == "of"
