"""What a token refers to: its entity, and for the first person whoever speaks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from reportgraph.extract.issuer import FIRST_PERSON
from reportgraph.extract.link import Entities
from reportgraph.extract.model import Entity
from reportgraph.extract.quotes import Speech


@dataclass(frozen=True, slots=True)
class Referents:
    """The linked entities, the speeches, and who "we" are outside of them."""

    linked: Entities
    speeches: Sequence[Speech] = ()
    issuer: tuple[str, ...] = ()

    def keys(self, token: Token) -> tuple[str, ...]:
        """Give the keys of what a token, as the head of its phrase, refers to; none where it can't be told."""
        if token.lower_ in FIRST_PERSON:
            speaker = self.speaker(token)
            return tuple(k for t in speaker for k in self.linked.keys_at(t)) if speaker else self.issuer
        return self.linked.keys_at(token)

    def entities(self, token: Token) -> list[Entity]:
        """Give the entities that a token refers to."""
        return [self.linked.entity(key) for key in self.keys(token)]

    def entity(self, key: str) -> Entity:
        """Give the entity with this key."""
        return self.linked.entity(key)

    def is_head(self, token: Token) -> bool:
        """Tell whether the token heads a mention."""
        return token.i in self.linked.by_head

    def speaker(self, token: Token) -> tuple[Token, ...]:
        """Give the heads of the speaker in whose quotation or speech the token stands."""
        for speech in self.speeches:
            if speech.begin <= token.i < speech.end:
                return speech.speaker
        return ()
