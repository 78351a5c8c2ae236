"""Turns clusters of mentions into entities with one name, one class, one key."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from reportgraph.extract.coreference.coref import Clusters, weight_of
from reportgraph.extract.coreference.cues import DEFINITE
from reportgraph.extract.grammar.complements import PREPOSITIONS, shared_owner
from reportgraph.extract.grammar.givers import giver
from reportgraph.extract.model import DOCUMENT_KEY, Entity, Mention, MentionKind
from reportgraph.extract.parsing.labels import POSSESSIVES
from reportgraph.extract.parsing.parse import Parsed
from reportgraph.extract.parsing.spelling import RESTRICTIVE, closed, singular
from reportgraph.ontology.grammar import governs
from reportgraph.ontology.naming import Knowledge, load_knowledge
from reportgraph.ontology.schema import ABSTRACTIONS, Schema
from reportgraph.ontology.slugs import slug
from spacy.tokens import Doc, Token

MOST_ALIASES = 20
_LONGEST_NAME = 16  # words
_LONG_NAME = 12  # of somebody, or where the complement may be left out
_LONGEST_OWNER = 4
_PEOPLE = ("s'", "men's", "people's", "children's")
_RECALLED = ("Document", "Event", "Initiative", "Project", "Work")
_LINKING = frozenset({"at", "for", "from", "in", "of", "on", "to", "with"})


_CERTAIN = frozenset({"gazetteer", "lexicon", "quotes"})  # ways of finding a class that are hardly wrong
_CALLED = frozenset({"Facility", "InfrastructureProject", "Document", "Event"})  # what goes by a name with its noun


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
    everything = (document, *entities)
    return Entities(everything, of_mention, by_head, {e.key: e for e in everything})


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
    known = [m for m in named if m.how == "gazetteer"] or [m for m in members if m.kind is MentionKind.DEMONYM]
    entry = next((e for m in known if (e := knowledge.gazetteer.get(m.name)) is not None), None)
    if entry is not None:
        longer = [m.name for m in named if entry.name.isupper() and len(m.name.split()) > 2]
        name, cls = (longer[0] if longer else entry.name), entry.cls
    else:
        name, cls = _called_by_name(members) or _best_name(named or members, doc, knowledge), _class(members, knowledge)
    ids = entry.ids if entry is not None else next((m.ids for m in members if m.ids), ())
    aliases = list(_aliases(members, name))
    if entry is not None and entry.name != name:
        aliases.insert(0, entry.name)
    if cls == "Person" and name.isupper() and " " in name:
        name = name.title()  # a signature in capitals
    return _Draft(closed(name), cls, tuple(aliases[:MOST_ALIASES]), ids, tuple(members))


def _best_name(members: list[Mention], doc: Doc, knowledge: Knowledge) -> str:
    """Give the fullest proper name; of a phrase the one it was introduced by, with the complement that it needs."""
    nominals = [m for m in members if m.kind is MentionKind.NOMINAL]
    nominal = next((m for m in nominals if not m.name.isupper()), nominals[0] if nominals else None)  # headings shout
    if members[0].kind is MentionKind.NAME or nominal is None:
        counts = Counter(m.name for m in members)
        order = {m.name: -at for at, m in reversed(list(enumerate(members)))}
        return max(counts, key=lambda n: (not n.isupper(), len(n.split()), counts[n], order[n]))
    plain = [m for m in nominals if _is_plainer(m, nominal, knowledge)]
    told = [m for m in nominals if " " not in nominal.name and m.name[:1].isupper() and " " in m.name]  # "Lima plant"
    chosen = (plain or told or [nominal])[0]
    if " " not in chosen.name and not chosen.long_name and nominal.long_name:  # "a new plan to save A ... the plan"
        chosen = replace(chosen, long_name=chosen.name + nominal.long_name.removeprefix(nominal.name))
    return _phrase_name(chosen, nominals, doc, knowledge.naming.words.light)


def _called_by_name(members: list[Mention]) -> str | None:
    """Give "Lakeside bill" for what is nowhere called "Lakeside" alone."""
    whole = {m.begin: m for m in members if m.kind is MentionKind.NOMINAL and m.cls in _CALLED}
    names = [m for m in members if m.kind is MentionKind.NAME]
    inside = all(m.begin in whole and m.end <= whole[m.begin].head for m in names)
    return whole[names[0].begin].name if names and inside else None


def _is_plainer(mention: Mention, other: Mention, knowledge: Knowledge) -> bool:
    """Tell the same phrase without what grades it: "sanctions" beside "continued sanctions"."""
    more = other.name.removesuffix(f" {mention.name}").split() if other.name != mention.name else []
    words = knowledge.naming.words
    more = [w.strip(",") for w in more]
    return other.name.endswith(f" {mention.name}") and set(more) <= words.light | words.grading


def _phrase_name(first: Mention, nominals: list[Mention], doc: Doc, light: Collection[str]) -> str:
    """Give the name of a described thing: with the complement that sets it apart, a bare head with its owner too.

    What only grades a head (`light`) leaves it bare: "the essential reforms" that A made.
    """
    first = _without_own_clause(first, nominals)
    bare = all(word.strip(",") in light for word in first.name.split()[:-1])
    rest = first.long_name.removeprefix(first.name).split()
    needed = bool(rest) and (rest[0] in RESTRICTIVE or governs(singular(first.name.split()[-1].lower()), rest[0]))
    longest = _LONG_NAME if first.cls == "Person" else _LONGEST_NAME
    restricted = needed and (bare or len(first.long_name.split()) <= longest)
    loose = bool(rest) and rest[0] == "with" and first.cls in ABSTRACTIONS  # "talks on homes with A"
    telling = bool(rest) and ((bare and not loose) or _tells_which(first, rest))
    known = all(m.long_name or doc[m.begin - 1].lower_ in DEFINITE for m in nominals)
    again = ("",) if first.cls in _RECALLED or (bare and known) else ()  # "meetings with mayors", then "the meetings"
    shared = telling and all(m.long_name in (first.long_name, *again) for m in nominals)
    name = first.long_name if restricted or shared else first.name
    kind = first.owner.endswith(_PEOPLE) and " " not in first.owner  # "women's health research"
    same = (first.owner[:1].isupper() or kind) and all(m.owner == first.owner for m in nominals)
    near = len(first.name.split()) <= 2 and len(first.owner.split()) <= _LONGEST_OWNER
    return f"{first.owner} {name}".strip() if bare or (same and near) else name


def _without_own_clause(first: Mention, nominals: list[Mention]) -> Mention:
    """Take the shorter complement where one mention alone has a clause: "heads of units", "… that guard the coast"."""
    others = [m for m in nominals if m.name == first.name and first.long_name.startswith(f"{m.long_name} ")]
    shorter = next((m for m in others if m.long_name), first)
    added = first.long_name.removeprefix(shorter.long_name).split()
    return shorter if added and added[0] not in PREPOSITIONS else first


def _tells_which(phrase: Mention, rest: list[str]) -> bool:
    """Tell a complement that says which of a kind is meant, where no claim says the same: "in Chad", "with Peru"."""
    placed = rest[0] == "in" and any(w[:1].isupper() and not w.endswith(("'s", "’s")) for w in rest[1:3])
    kept = rest[0] in ("in", "from") or (rest[0] in ("with", "without") and phrase.cls in ("Group", "Person"))
    kept = kept or rest[0] not in PREPOSITIONS  # a clause
    return kept and not placed and len(phrase.long_name.split()) <= _LONG_NAME


class _WithOwners:
    """Who has something, by "its" or by a description before the noun: the number of the cluster, if that is told."""

    def __init__(self, mentions: tuple[Mention, ...], clusters: Clusters, schema: Schema) -> None:
        self._schema = schema
        self._names = {m.head: m.cls for m in mentions if m.kind is MentionKind.NAME}
        self._by_head = {mentions[i].head: n for n, cluster in enumerate(clusters.clusters) for i in cluster}

    def of(self, mention: Mention, doc: Doc) -> int | None:
        """Give the cluster of the pronoun or of the phrase that possesses what a mention names; states keep theirs."""
        owner = shared_owner(doc[mention.head]) or giver(doc[mention.head])
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
        bare = first.kind is MentionKind.NOMINAL and draft.name == first.name and " " not in draft.name
        whose = {owners.of(m, parsed.doc) for m in draft.mentions if m.kind is MentionKind.NOMINAL}
        if giver(parsed.doc[first.head]) is not None:
            whose.discard(None)  # "Voltra announced an investment … The investment"
        if own_body := owners.names_body(draft, whose, drafts):
            whose.discard(None)
        told_apart = bare or called or shared[slug(draft.name)] > 1 or own_body
        number = whose.pop() if len(whose) == 1 and told_apart else None
        possessor = drafts[number] if number is not None and drafts[number] is not draft else None
        named = possessor is not None and any(m.kind is MentionKind.NAME for m in possessor.mentions)
        pronoun = any(c.tag_ == "PRP$" for c in parsed.doc[first.head].lefts)
        owner = possessor.name if possessor is not None and (named or pronoun) else ""
        thing = draft.name.removeprefix(f"{first.owner} ") if called else draft.name
        owner = "" if set(thing.split()[:1]) & set(owner.split()) else owner
        if owner and len(owner.split()) <= _LONGEST_OWNER and draft.name not in owner.split():
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
    if first.kind is not MentionKind.NOMINAL:
        return draft
    owner = first.owner or next((m.owner for m in draft.mentions if m.owner[:1].isupper() and not first.long_name), "")
    name = f"{owner} {first.name}" if owner else first.long_name
    if name in ("", draft.name):
        return draft
    return replace(draft, name=name, aliases=(draft.name, *(a for a in draft.aliases if a != name)))


def _class(members: list[Mention], knowledge: Knowledge) -> str:
    """Give the class with the best evidence; of two on one line of descent the more specific."""
    votes: dict[str, float] = {}
    told = any(m.kind is MentionKind.NAME and m.how in _CERTAIN and m.cls not in ABSTRACTIONS for m in members)
    body = any(m.kind is MentionKind.NAME and knowledge.schema.is_a(m.cls, "Institution") for m in members)
    common = {m.name.lower() for m in members if m.kind is MentionKind.NOMINAL and m.cls not in ABSTRACTIONS}
    plain = [m for m in members if m.kind is not MentionKind.NAME or m.name.lower() not in common]
    for m in plain:  # what is written small as well is called by its noun: "Lake Partners", "the Lake partners"
        vague = told and m.kind is MentionKind.NOMINAL and m.cls in ABSTRACTIONS  # "the Lake Pact is a framework"
        vague = vague or (body and m.kind is MentionKind.NOMINAL and m.cls == "Group")  # "the group Green Lake"
        if m.kind is not MentionKind.PRONOUN and not vague:
            weight = weight_of(m) * (1.0 if m.kind is not MentionKind.NOMINAL or len(plain) == 1 else 0.5)
            votes[m.cls] = votes.get(m.cls, 0.0) + weight
    if not votes:
        return members[0].cls
    for cls in votes:
        for other in votes:
            if other != cls and knowledge.schema.is_a(cls, other):
                votes[cls] += votes[other]
    return max(votes, key=lambda c: (votes[c], len(knowledge.schema.ancestors(c)), c))


def _aliases(members: list[Mention], name: str) -> Iterator[str]:
    """Give the other names; what only describes a named thing ("the dean") is none of them."""
    named = any(m.kind is MentionKind.NAME for m in members)
    seen = {name.casefold()}
    counts = Counter(n for m in members if m.kind is not MentionKind.PRONOUN for n in _forms(m, name))
    for alias, _ in counts.most_common():
        if alias.casefold() not in seen and not (named and alias.islower()):
            seen.add(alias.casefold())
            yield alias


def _forms(mention: Mention, name: str) -> tuple[str, ...]:
    if mention.kind is MentionKind.NAME or not mention.long_name:
        return (mention.name,)
    owned = (f"{mention.owner} {mention.name}",) if mention.owner and name.startswith(f"{mention.owner} ") else ()
    return (mention.name, mention.long_name, *owned)


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
