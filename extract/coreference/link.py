"""Turns clusters of mentions into entities with one name, one class, one key."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from reportgraph.extract.coreference.coref import Clusters
from reportgraph.extract.coreference.entity_names import (
    LONGEST_OWNER,
    aliases_of,
    as_written_small,
    best_name,
    called_by_name,
    class_of,
    is_former_name,
    only_repeats,
    spelt_out_name,
)
from reportgraph.extract.grammar.complements import shared_owner
from reportgraph.extract.grammar.givers import giver
from reportgraph.extract.model import DOCUMENT_KEY, Entity, Mention, MentionKind
from reportgraph.extract.parsing.labels import POSSESSIVES
from reportgraph.extract.parsing.parse import Parsed
from reportgraph.extract.parsing.spelling import closed
from reportgraph.extract.parsing.syntax import first_conjunct, possessors
from reportgraph.ontology.naming import Knowledge, load_knowledge
from reportgraph.ontology.schema import Schema
from reportgraph.ontology.slugs import slug
from spacy.tokens import Doc, Token

MOST_ALIASES = 20
_LINKING = frozenset({"at", "for", "from", "in", "of", "on", "to", "with"})


@dataclass(frozen=True, slots=True)
class Entities:
    """The entities of a document, and which one each mention and each head token refers to."""

    entities: tuple[Entity, ...]
    of_mention: Mapping[int, str]
    by_head: Mapping[int, tuple[str, ...]]  # several keys where a group is resolved to its members
    by_key: Mapping[str, Entity]

    def entity(self, key: str) -> Entity:
        """Give the entity with this key."""
        return self.by_key[key]

    def named(self, name: str) -> Entity | None:
        """Give the first entity of this name that is not the document: a title may be but the name of a place."""
        return next((e for e in self.entities if e.key != DOCUMENT_KEY and e.is_called(name)), None)

    def keys_at(self, token: Token) -> tuple[str, ...]:
        """Give the keys of what a token refers to as the head of its phrase; none for a token that heads no mention."""
        return self.by_head.get(token.i, ())


def link(parsed: Parsed, mentions: tuple[Mention, ...], clusters: Clusters, ontology: Path | None = None) -> Entities:
    """Name and class each cluster; keys are slugs of the names, made unique by owner, class, then number."""
    knowledge = load_knowledge(ontology)
    drafts = [_draft([mentions[i] for i in c], parsed.doc, knowledge) for c in clusters.clusters]
    drafts = _told_apart(_owned(drafts, parsed, _WithOwners(mentions, clusters, knowledge.schema)))
    keys = _keys(drafts)
    entities = [Entity(key, d.name, d.cls, d.aliases, d.ids, d.mentions) for key, d in zip(keys, drafts, strict=True)]
    own = tuple(mentions[i] for i in sorted(clusters.of_document))
    document = Entity(DOCUMENT_KEY, parsed.document.title, "Document", mentions=own)
    of_mention = {i: key for key, cluster in zip(keys, clusters.clusters, strict=True) for i in cluster}
    of_mention.update(dict.fromkeys(clusters.of_document, DOCUMENT_KEY))
    by_head: dict[int, tuple[str, ...]] = {mentions[i].head: (key,) for i, key in of_mention.items()}
    for i in sorted(clusters.members):
        keys_of_sides = tuple(dict.fromkeys(k for m in clusters.members[i] for k in by_head.get(mentions[m].head, ())))
        if keys_of_sides:
            by_head[mentions[i].head] = keys_of_sides
    by_head.update(_split_names(mentions, by_head, parsed.doc))
    everything = (document, *entities)
    return Entities(everything, of_mention, by_head, {e.key: e for e in everything})


def _split_names(
    mentions: tuple[Mention, ...], by_head: Mapping[int, tuple[str, ...]], doc: Doc
) -> dict[int, tuple[str, ...]]:
    """Give what a people inside a name stands for that is read beside it: "Union of Malian and Chadian Farms"."""
    names = {i: m for m in mentions if m.kind is MentionKind.NAME for i in range(m.begin, m.end) if i != m.head}
    inner = (m.head for m in mentions if m.head in names)
    return {i: by_head[h] for i in inner if (h := first_conjunct(doc[i]).i) == names[i].head and h in by_head}


def with_doings(linked: Entities, doings: Iterable[Mention]) -> Entities:
    """Add what is to be done: mentions whose head is a verb, those of one name as one entity."""
    by_name: dict[str, list[Mention]] = {}
    for mention in doings:
        by_name.setdefault(slug(mention.name), []).append(mention)
    added, by_head = [], dict(linked.by_head)
    for key, mentions in by_name.items():
        if key not in linked.by_key:
            forms = dict.fromkeys(m.long_name for m in mentions if m.long_name != mentions[0].name)
            added.append(Entity(key, mentions[0].name, mentions[0].cls, tuple(forms), mentions=tuple(mentions)))
        by_head.update((m.head, (key,)) for m in mentions)
    by_key = {**linked.by_key, **{e.key: e for e in added}}
    return replace(linked, entities=(*linked.entities, *added), by_head=by_head, by_key=by_key)


def with_named(linked: Entities, things: Sequence[Mention]) -> Entities:
    """Add what names say that they are for; in the sentence these words are the name's, and stand for nothing else."""
    added: dict[str, Entity] = {}
    for thing in things:
        key = slug(thing.name)
        if key not in linked.by_key:
            added.setdefault(key, Entity(key, thing.name, thing.cls, mentions=(thing,)))
    return replace(linked, entities=(*linked.entities, *added.values()), by_key={**linked.by_key, **added})


@dataclass(frozen=True, slots=True)
class _Draft:
    name: str
    cls: str
    aliases: tuple[str, ...]
    ids: tuple[str, ...]
    mentions: tuple[Mention, ...]


def _draft(members: list[Mention], doc: Doc, knowledge: Knowledge) -> _Draft:
    named = [m for m in members if m.kind is MentionKind.NAME]
    named = [m for m in named if not is_former_name(m, doc)] or named
    known = [m for m in named if m.how == "gazetteer"] or [m for m in members if m.kind is MentionKind.DEMONYM]
    entry = next((e for m in known if (e := knowledge.gazetteer.get(m.name)) is not None), None)
    if entry is not None:
        longer = [m.name for m in named if entry.name.isupper() and len(m.name.split()) > 2]
        name, cls = (longer[0] if longer else entry.name), entry.cls
    else:
        told = called_by_name(members) or spelt_out_name(members)
        telling = members if only_repeats(members) else named or members
        name, cls = told or best_name(telling, doc, knowledge), class_of(members, knowledge)
        name = as_written_small(name, cls, members)
    ids = entry.ids if entry is not None else next((m.ids for m in members if m.ids), ())
    aliases = list(aliases_of(members, name))
    if entry is not None and entry.name != name:
        aliases.insert(0, entry.name)
    if cls == "Person" and name.isupper() and " " in name:
        name = name.title()  # a signature in capitals
    return _Draft(closed(name), cls, tuple(aliases[:MOST_ALIASES]), ids, tuple(members))


class _WithOwners:
    """Who has something, by "its" or by a description before the noun: the number of the cluster, if that is told."""

    def __init__(self, mentions: tuple[Mention, ...], clusters: Clusters, schema: Schema) -> None:
        self._schema = schema
        self._names = {m.head: m.cls for m in mentions if m.kind is MentionKind.NAME}
        self._by_head = {mentions[i].head: n for n, cluster in enumerate(clusters.clusters) for i in cluster}

    def of(self, mention: Mention, doc: Doc) -> int | None:
        """Give the cluster of the pronoun or of the phrase that possesses what a mention names; states keep theirs."""
        owner = shared_owner(doc[mention.head]) or giver(doc[mention.head])
        if owner is not None and owner.tag_ == "WP$":  # "the bank, whose owners"
            owner = next(iter(possessors(doc[mention.head])), None)
        if owner is None or (owner.tag_ == "PRP$" and owner.lower_ not in POSSESSIVES):
            return None
        if mention.owner and not mention.owner.removesuffix("s").rstrip("'’").endswith(owner.text):
            return None  # the owner has more words than its name
        return None if self._names.get(owner.i) == "Country" else self._by_head.get(owner.i)

    def names_body(self, draft: _Draft, whose: set[int | None], drafts: Sequence[_Draft]) -> bool:
        """Tell a state's own body, one of its kind: "its central bank … the bank", "the country's tax agency"."""
        owners = whose - {None}
        states = [n for n in owners if n is not None and drafts[n].cls == "Country"]
        return self._schema.is_a(draft.cls, "Institution") and len(states) == len(owners) == 1


def _owned(drafts: list[_Draft], parsed: Parsed, owners: _WithOwners) -> list[_Draft]:
    """Name what one common noun calls by who has it: "the states … their citizens" are the states' citizens.

    The owner is called by the name: "the firm's decision" is Voltra's.
    """
    found = []
    shared = Counter(slug(d.name) for d in drafts)
    for draft in drafts:
        first = draft.mentions[0]
        called = bool(first.owner) and draft.name.startswith(f"{first.owner} ")
        placed = draft.name.startswith((f"{first.name} at ", f"{first.name} in "))  # "his home in Chad"
        bare = first.kind is MentionKind.NOMINAL and " " not in first.name and (placed or draft.name == first.name)
        whose = {owners.of(m, parsed.doc) for m in draft.mentions if m.kind is MentionKind.NOMINAL}
        if giver(parsed.doc[first.head]) is not None:
            whose.discard(None)  # "Voltra announced an investment … The investment"
        called_so = any(m.kind is MentionKind.NAME for m in draft.mentions)  # "its power company, Voltra"
        if own_body := not called_so and owners.names_body(draft, whose, drafts):
            whose.discard(None)
        told_apart = bare or called or shared[slug(draft.name)] > 1 or own_body
        number = whose.pop() if len(whose) == 1 and told_apart else None
        possessor = drafts[number] if number is not None and drafts[number] is not draft else None
        named = possessor is not None and any(m.kind is MentionKind.NAME for m in possessor.mentions)
        pronoun = any(c.tag_ in ("PRP$", "WP$") for c in parsed.doc[first.head].lefts)
        owner = possessor.name if possessor is not None and (named or pronoun) else ""
        thing = draft.name.removeprefix(f"{first.owner} ") if called else draft.name
        owner = "" if set(thing.split()[:1]) & set(owner.split()) else owner
        if owner and len(owner.split()) <= LONGEST_OWNER and draft.name not in owner.split():
            mark = "'" if owner.endswith("s") else "'s"
            told = " " not in thing and not _LINKING.isdisjoint(owner.split())  # "clinics in Chad"
            name = f"{thing} of {owner}" if told else f"{owner}{mark} {thing}"
            others = (a for a in (draft.name, *draft.aliases) if a != name)
            found.append(replace(draft, name=name, aliases=tuple(dict.fromkeys(others))))
        else:
            found.append(draft)
    return found


def _told_apart(drafts: list[_Draft]) -> list[_Draft]:
    """Name phrases by their owner or complement where another thing has the same name: "Peru's new ports"."""
    shared = Counter(slug(d.name) for d in drafts)
    return [_with_owner(d) if shared[slug(d.name)] > 1 else d for d in drafts]


def _with_owner(draft: _Draft) -> _Draft:
    first = draft.mentions[0]
    somebody = draft.cls == "Person" and any(m.kind is MentionKind.NAME for m in draft.mentions)
    if first.kind is not MentionKind.NOMINAL or somebody:
        return draft  # whoever has a name goes by it, though the text begins with the office
    owner = first.owner or next((m.owner for m in draft.mentions if m.owner[:1].isupper() and not first.long_name), "")
    name = f"{owner} {first.name}" if owner else first.long_name
    if name in ("", draft.name):
        return draft
    return replace(draft, name=name, aliases=(draft.name, *(a for a in draft.aliases if a != name)))


def _keys(drafts: list[_Draft]) -> list[str]:
    slugs = [slug(d.name) for d in drafts]
    shared = Counter(slugs)
    used: Counter[str] = Counter()
    keys: list[str] = []
    for base, draft in zip(slugs, drafts, strict=True):
        key = base if shared[base] == 1 else f"{base}-{slug(draft.cls)}"
        used[key] += 1
        keys.append(key if used[key] == 1 else f"{key}-{used[key]}")
    return keys
