"""Finds the name that a phrase beside it describes: in apposition, or as what a copula says of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import takewhile

from reportgraph.extract.coreference.cues import Cue
from reportgraph.extract.coreference.descriptions.kinds import may_be, may_be_called
from reportgraph.extract.coreference.descriptions.set_apart import are_parted
from reportgraph.extract.coreference.discourse import Discourse
from reportgraph.extract.coreference.names.delayed_names import styled_name
from reportgraph.extract.grammar.copulas import told_to_be
from reportgraph.extract.parsing.syntax import is_bracketed
from spacy.tokens import Token


class NamesBeside:
    """The names of a document, asked for by the phrases beside them.

    Args:
        discourse: What was told so far.
        names: The names by their heads.
        standing_at: Gives what a pronoun stands for.

    """

    def __init__(self, discourse: Discourse, names: Mapping[int, Cue], standing_at: Callable[[Token], tuple[int, ...]]):
        self.discourse, self._cues, self._find = discourse, discourse.cues, discourse.find
        self._names, self._standing_at = names, standing_at
        # by their last words, which a parser may take for the heads: "the Promise to Miners Act"
        self._ending_at = {c.mention.end - 1: c for c in names.values()}

    def of(self, cue: Cue) -> int | None:
        """Give the name that a phrase stands in apposition to, or of which a copula says that it is this."""
        token = self.discourse.parsed.doc[cue.mention.head]
        if token.i + 1 < len(token.doc) and token.nbor().tag_ == "POS":
            return None  # "A, the bloc's agency": A is no bloc
        if (subject := told_to_be(token)) is not None:
            named = self._names.get(subject.i) or self._stands_for(subject) or self._taken_up(subject, cue)
            return named.index if named and named.is_name and may_be_called(cue, named, self.discourse) else None
        if is_bracketed(token) and cue.head in self.discourse.lexicon.places:
            return None  # "Banovce (Nitra region)": where it lies
        if (holder := styled_name(cue, self._names.values(), self.discourse)) is not None:
            return holder.index
        if self._is_of_honoured(token):
            return None
        near = [token.head] if token.dep_ == "appos" else []
        for other in (*near, *(c for c in token.children if c.dep_ == "appos")):
            if are_parted(*sorted((token, other), key=lambda t: t.i)):
                continue
            named = self._names.get(other.i) or self._ending_at.get(other.i) or self._taken_up(other, cue)
            if named is not None and may_be(cue, named, self.discourse):
                return named.index
        return None

    def _is_of_honoured(self, office: Token) -> bool:
        """Tell an office by the style behind it: "A, Deputy Adviser to the President Dr. Jane Roe," is not A's."""
        doc, honorifics = office.doc, self.discourse.knowledge.naming.words.honorifics
        after = doc[office.i + 1 : office.sent.end] if not office.text.islower() else doc[:0]
        behind = takewhile(lambda t: t.text != ",", after)
        style = next((t.i for t in behind if t.text[0].isupper() and t.lower_.strip(".") in honorifics), -1)
        people = (c for c in self._names.values() if c.mention.cls == "Person" and c.mention.begin == style + 1)
        return style > 0 and any(people) and all(t.pos_ != "VERB" for t in doc[office.i : style])

    def _taken_up(self, noun: Token, cue: Cue) -> Cue | None:
        """Give the name that a definite noun before takes up, or the noun: "the fair, a yearly event"."""
        told = next((c for c in reversed(self._cues[: cue.index]) if c.mention.head == noun.i and c.definite), None)
        if told is None and noun.i > cue.mention.head and any(c.pos_ == "PROPN" for c in noun.lefts):
            later = (c for c in self._cues[cue.index + 1 :] if c.mention.head == noun.i and c.determiner == "the")
            return next(later, None) if cue.determiner == "a" else None  # "a farm in A, the Lake Alta plant"
        first = self._cues[self._find(told.index)] if told is not None else None
        if first is None or told is None or first.is_name:
            return first
        row = any(c.dep_ == "conj" for t in (noun, self.discourse.parsed.doc[cue.mention.head]) for c in t.rights)
        return told if cue.determiner == "a" and not row else None  # "the Oslo railway, a project financed by A"

    def _stands_for(self, pronoun: Token) -> Cue | None:
        """Give the name that a pronoun before stands for."""
        members = self._standing_at(pronoun) if pronoun.pos_ == "PRON" else ()
        return self._cues[members[0]] if len(members) == 1 and self._cues[members[0]].is_name else None
