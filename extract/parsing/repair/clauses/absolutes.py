"""Mends clauses that "with" opens and a bare participle ends: in "opened A, with B leading the rites" B leads them."""

from __future__ import annotations

from reportgraph.extract.parsing.tree import hang, neighbor_of
from reportgraph.ontology.lexicon import load_lexicon
from spacy.tokens import Doc, Token

_LIKE_PREPOSITIONS = frozenset({"barring", "concerning", "excluding", "following", "including", "regarding", "using"})


def repair_absolutes(doc: Doc) -> None:
    """Hang such a participle on "with", and who does it on the participle."""
    for token in doc[1:]:
        if token.lower_ == "with" and token.dep_ == "prep":
            _share_doing(token)
            _party_doing(token)
            _party_as(token)


def _share_doing(word: Token) -> None:
    """ "hunger is up, with 60% of the people lacking A": they lack it, and not what the clause around is about."""
    share = next((c for c in word.rights if c.dep_ == "pobj"), None)
    if share is None or share.ent_type_ not in ("PERCENT", "CARDINAL") or share.right_edge.i + 1 >= len(word.doc):
        return
    doing = share.right_edge.nbor()
    of = any(c.dep_ == "prep" and c.lower_ == "of" for c in share.rights)
    if doing.tag_ == "VBG" and doing.dep_ == "advcl" and of:
        _mend(word, share, doing)


def _party_doing(word: Token) -> None:
    """ "A opened, with B, mayor of C, leading the rites": B leads them, where the verb does not say with whom it is."""
    party = next((c for c in word.rights if c.dep_ == "pobj" and c.pos_ in ("NOUN", "PROPN")), None)
    apart = word.head.pos_ == "PROPN" or neighbor_of(word, -1).text == ","  # no name takes "with"
    verb = next((a for a in word.ancestors if a.pos_ == "VERB"), word.head) if apart else word.head
    doing = next((c for c in verb.rights if c.dep_ == "advcl" and c.tag_ == "VBG" and c.i > word.i), None)
    if party is None or doing is None or doing.left_edge != doing or doing.lower_ in _LIKE_PREPOSITIONS:
        return
    end = neighbor_of(doing, -1)
    told = any(c.dep_ == "appos" and c.i < doing.i for c in party.rights)
    closed = party.is_ancestor(end) or party == end or (end.text == "," and told)
    if closed and party.i < doing.i and (apart or not _takes_with(verb)):
        _mend(word, party, doing)


def _party_as(word: Token) -> None:
    """ "elected a board, with Jane Roe as its chair" with the electing as its chair: she is."""
    party = next((c for c in word.rights if c.dep_ == "pobj" and c.pos_ == "PROPN"), None)
    apart = neighbor_of(word, -1).text == ","
    role = party.right_edge.nbor() if party is not None and party.right_edge.i + 1 < len(word.doc) else word
    if party is not None and apart and role.lower_ == "as" and role.dep_ == "prep" and role.head == word.head:
        hang(role, party, "prep")


def _takes_with(verb: Token) -> bool:
    """Tell a verb that says with whom it is done: "works with farmers growing A"."""
    frames = load_lexicon().frames.get((verb.lemma_.lower(), "verb"), ())
    return any("with" in (f.particle, *f.object.split("|"), *f.subject.split("|")) for f in frames)


def _mend(word: Token, doer: Token, doing: Token) -> None:
    if word.head.pos_ == "PROPN":
        hang(word, doing.head, "prep")
    hang(doing, word, "pcomp")
    hang(doer, doing, "nsubj")
