"""Names what speakers call theirs: "my administration" in the words of Jane Roe is Jane Roe's administration."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from reportgraph.extract.coreference.entity_names import LONGEST_OWNER
from reportgraph.extract.coreference.link import Entities
from reportgraph.extract.coreference.referents import Referents
from reportgraph.extract.grammar.complements import shared_owner
from reportgraph.extract.model import Entity, MentionKind
from reportgraph.extract.parsing.spelling import DEFINITE, singular
from reportgraph.ontology.grammar import GRAMMAR
from spacy.tokens import Doc, Token

_MINE = frozenset({"my"})
_OURS = frozenset({"my", "our"})


def with_own_things(referents: Referents, doc: Doc) -> Entities:
    """Name a thing that one common noun calls by the one speaker who says that it is his.

    What else it is called may leave open whose it is, but not say that it is another one's. What is "ours" may be
    that of all who listen, and is called so ("our schools"), but for those who act with him: "our team".
    """
    linked = referents.linked
    names = {e.key: _owned_name(e, referents, doc) for e in linked.entities}
    named = {e.key: _renamed(e, name) if (name := names[e.key]) else e for e in linked.entities}
    return replace(linked, entities=tuple(named.values()), by_key=named)


def _renamed(entity: Entity, name: str) -> Entity:
    return replace(entity, name=name, aliases=(entity.name, *entity.aliases))


def _owned_name(entity: Entity, referents: Referents, doc: Doc) -> str | None:
    if entity.is_named or not entity.name.isalpha():
        return None
    owners = list(_owners(entity, doc))
    own = _OURS if singular(entity.name) in GRAMMAR.companions else _MINE
    if not owners or any(owner.lower_ not in own for owner in owners):
        ours = owners and entity.cls != "Event" and _is_ours(entity, owners, doc)
        return f"our {entity.name}" if ours else None
    whose = {key for owner in owners for key in referents.keys(owner)}
    if len(whose) != 1:
        return None
    owner = referents.entity(whose.pop()).name
    mark = "'" if owner.endswith("s") else "'s"
    return f"{owner}{mark} {entity.name}" if len(owner.split()) <= LONGEST_OWNER else None


def _is_ours(entity: Entity, owners: Collection[Token], doc: Doc) -> bool:
    """Tell what is nowhere but "our people" or "the people": the bare word leaves open who is meant."""
    alone = not any(m.long_name for m in entity.mentions)  # "the alliance between A and B … our alliance"
    pointed = all(doc[m.begin - 1].lower_ in ("our", *DEFINITE) for m in entity.mentions if m.begin)
    return alone and pointed and all(owner.lower_ == "our" for owner in owners)


def _owners(entity: Entity, doc: Doc) -> Iterable[Token]:
    nominals = (m for m in entity.mentions if m.kind is MentionKind.NOMINAL)
    return (owner for m in nominals if (owner := shared_owner(doc[m.head])) is not None)
