"""Mends what is told of a thing beside it ("described the visits as proof"), and what is told behind a colon."""

from __future__ import annotations

from reportgraph.extract.parsing.labels import DASHES
from reportgraph.extract.parsing.syntax import child
from reportgraph.extract.parsing.tree import hang, is_finite, lift, neighbor_of, put
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.lexicon import load_lexicon
from reportgraph.ontology.naming import load_naming
from reportgraph.ontology.schema import load_schema
from spacy.tokens import Doc, Token

_BEHIND_DASH = ("appos", "conj", "dep", "dobj", "npadvmod")


def repair_told_asides(doc: Doc) -> None:
    """Hang what a thing is called on the verb that calls it so, and a participle in a bracket on what it tells of."""
    for token in doc[2:-1]:
        if token.tag_ == "VBN" and (opener := _bracket_before(token)) is not None:
            _told_in_bracket(token, opener)
        if token.text in DASHES and token.nbor().lower_ in ("a", "an"):
            _told_behind_dash(token)
        if token.lower_ == "as" and token.dep_ == "prep" and token.head.dep_ == "dobj":
            _role_of_object(token)
        if (token.lower_ in GRAMMAR.ranked or token.tag_ == "JJS") and token.left_edge.i > token.sent.start:
            _ranked_in_commas(token)


def _told_behind_dash(dash: Token) -> None:
    """ "ties with Chad — an ally and friend" with ties that are an ally: Chad, right before the dash, is."""
    name, kind = dash.nbor(-1), dash.nbor().head
    while name.dep_ == "pobj" and name.head.lower_ == "of" and name.head.head.pos_ == "PROPN":
        name = name.head.head  # "the Bank of Lima"
    naming, schema = load_naming(), load_schema()
    # whoever or whatever place the name is: not "the Lake Stone on Lake Day — a sacred place"
    classes = (
        (naming.classes_of(kind.lemma_.lower()) or ("Topic",))[0],
        naming.class_of_name([name.lower_]) or "Actor",
    )
    alike = all(any(schema.is_a(cls, wide) for wide in ("Actor", "Place")) for cls in classes)
    told = kind.pos_ == "NOUN" and kind.dep_ in _BEHIND_DASH and kind.left_edge.i == dash.i + 1
    over = kind.head if kind.head.is_ancestor(name) else kind.head.head  # "signed a deal with Chad — an ally"
    if told and alike and name.tag_ == "NNP" and kind.head.i < name.i and over.is_ancestor(name):
        hang(kind, name, "appos")


def _ranked_in_commas(rank: Token) -> None:
    """ "held a rally, the first in Chad, in Lima" with a rally held by the first in Lima: the rally is both."""
    verb, comma = rank.head, rank.left_edge.nbor(-1)
    thing = next((c for c in verb.rights if c.dep_ == "dobj" and c.right_edge.i in (comma.i, comma.i - 1)), None)
    told = child(rank, "det", "poss") is not None and rank.dep_ in ("npadvmod", "dobj", "advmod", "dep", "appos")
    if not told or comma.text != "," or thing is None or thing == rank:
        return
    end = next((t.i for t in rank.doc[rank.i : rank.sent.end] if t.text == ","), rank.sent.end)
    for c in [c for t in rank.subtree if t.i < end for c in t.rights if c.i > end and c.dep_ == "prep"]:
        hang(c, verb, "prep")
    hang(rank, thing, "appos")


def _role_of_object(link: Token) -> None:
    """ "described the visits as proof that A" with visits that are so: it is what they are called."""
    verb = link.head.head
    called = load_lexicon().contexts.of(verb.lemma_, "VERB", "phrase", "as") if verb.pos_ == "VERB" else None
    if called is not None and called.name == "quote" and link.i > link.head.i and child(link, "pobj") is not None:
        hang(link, verb, "prep")


def _bracket_before(participle: Token) -> Token | None:
    before = participle.nbor(-1)
    while before.tag_ == "RB" and before.i > participle.sent.start:
        before = before.nbor(-1)
    return before if before.text == "(" and before.i > participle.sent.start else None


def _told_in_bracket(participle: Token, opener: Token) -> None:
    """ "A, through the Lake Fund (also backed by B), paid for C" with A as what is backed: the fund is."""
    thing, over, deed = opener.nbor(-1), participle.head, child(participle, "conj")
    while thing.dep_ == "pobj" and thing.head.head.pos_ == thing.pos_ == "PROPN":
        thing = thing.head.head  # "the Lake Fund on Climate"
    if over == participle and deed is not None and deed.pos_ == "VERB" and child(participle, "cc") is None:
        over = deed
        put(over, over, "ROOT")
    inside = over.i < opener.i or over == participle or thing in participle.children
    if inside or child(participle, "agent") is None or thing.pos_ not in ("NOUN", "PROPN"):
        return
    for c in [c for c in participle.children if c.i < opener.i or c.i > over.i]:
        doer = c.dep_ in ("npadvmod", "nsubj", "nsubjpass") and child(over, "nsubj", "nsubjpass") is None
        hang(c, over, "nsubj" if doer else c.dep_)
    hang(participle, thing, "acl")


def mend_teller_before_colon(verb: Token) -> None:
    """ "A tweeted: B signed C" with a tweet that stands beside the signing: B's signing is what it says."""
    told, last = verb.head, verb.right_edge
    colon = last if last.text == ":" else neighbor_of(last, 1)
    bare = child(verb, "nsubj") is not None and child(verb, "ccomp", "dobj", "mark", "aux") is None
    bare = bare and verb.i < told.i and is_finite(told)
    if bare and verb.lemma_ in GRAMMAR.takes_clause | GRAMMAR.replying and colon.text == ":":
        verb.tag_ = "VBD" if verb.tag_ == "VBN" else verb.tag_
        lift(verb, "ccomp")
