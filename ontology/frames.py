"""By which words English says each relation: `lexicon/verbs.tsv`, and the nouns and adjectives of `relations.toml`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from reportgraph.ontology.errors import OntologyError
from reportgraph.ontology.resources import loaded_once, pack_file, read_text, read_toml
from reportgraph.ontology.schema import Schema
from reportgraph.ontology.spellings import both_spellings

_VERBS = "lexicon/verbs.tsv"
_LISTS = "lexicon/lists.toml"
_NOTHING = "-"  # the property of a verb that was looked at and says no relation
_CONDITIONS = ("when", "unless", "nouns", "as", "but", "by", "parties", "told", "ended")
PARTICLES = frozenset(
    "up out off down back forward on over away together forth in through along around aside ahead".split()
)
_HUNG_ON_OBJECT = frozenset({"at", "for", "from", "in", "into", "on", "to", "with"})
_OF_PHRASES = ("connects", "locatedIn")  # what a phrase says by itself: "suspended flights to A"
_DEFAULT_ROLES = {  # kind of entry -> roles that fill subject and object, and the part of speech
    "verbs": ("agent", "object", "verb"),
    "nouns": ("self", "of", "noun"),
    "acts": ("agent", "of", "noun"),
    "adjectives": ("self", "of", "adjective"),
}
_FRAME_KEYS = frozenset(
    {"verb", "noun", "adjective", "subject", "object", "when", "unless", "nouns", "parties", "as", "by", "but"}
)


@dataclass(frozen=True, slots=True)
class Frame:
    """A word that expresses a property, and the roles that fill its subject and object.

    Roles are those of a proposition; `a|b` takes the first that is filled. `particle` is a particle or the preposition
    that makes the word mean this ("put forward", "call for").
    """

    property: str
    word: str
    pos: str  # "verb", "noun", "adjective"
    particle: str
    subject: str
    object: str
    when: frozenset[str] = frozenset()  # classes, one of which the object must have
    unless: frozenset[str] = frozenset()  # classes that the object must not have
    nouns: frozenset[str] = frozenset()  # lemmas, one of which must head the object
    complement: frozenset[str] = frozenset()  # lemmas, one of which the object must be called: "called A dangerous"
    parties: int = 1  # how many must do it together
    but: frozenset[str] = frozenset()  # lemmas that must not head the object
    doers: frozenset[str] = frozenset()  # lemmas, one of which must head the subject
    told: bool = False  # whether more than its noun must tell what the object is
    ended: bool = False  # whether it is what no longer holds: "left the union"


def open_to_all(frame: Frame) -> Frame:
    """Give a frame without its conditions on the object."""
    return replace(frame, when=frozenset(), unless=frozenset(), nouns=frozenset(), but=frozenset())


def read_frames(
    relations: Mapping[str, Any], schema: Schema, directory: Path | None = None
) -> dict[tuple[str, str], tuple[Frame, ...]]:
    """Give the frames of every word, (lemma, part of speech) -> in the order in which they are tried: the first wins.

    Raises:
        OntologyError: An entry names a term that `core.ttl` does not define, or is malformed; names file and entry.

    """
    found: dict[tuple[str, str], list[Frame]] = {}
    lists = word_lists(directory)
    verbs = _of_verbs(pack_file(_VERBS, directory), schema, lists)
    for frame in (*verbs, *_of_relations(relations, schema, lists)):
        found.setdefault((frame.word, frame.pos), []).append(frame)
    for (word, pos), frames in list(found.items()):
        for other in both_spellings((word,)) - {word}:
            alike = found.setdefault((other, pos), [])
            mine, theirs = list(frames), list(alike)
            alike += [replace(f, word=other) for f in mine if not _is_in(f, theirs)]
            frames += [replace(f, word=word) for f in theirs if not _is_in(f, mine)]
    return {word: tuple(frames) for word, frames in found.items()}


def _is_in(frame: Frame, others: list[Frame]) -> bool:
    return any(replace(frame, word=f.word) == f for f in others)


def read_idioms(directory: Path | None = None) -> frozenset[tuple[str, str]]:
    """Give the verbs with a bare object or a particle that say no relation: (verb-noun, particle), "" for none."""
    lists, found = word_lists(directory), set()
    for number, line in enumerate(read_text(pack_file(_VERBS, directory)).splitlines(), 1):
        verb, particle, name = ([part.strip() for part in line.split("\t")] + ["", ""])[:3]
        lemma, hyphen, bare = verb.partition("-")
        if name == _NOTHING and not line.startswith("#") and (particle or bare):
            words = sorted(_words(bare, lists, f"{_VERBS}, line {number} ({verb})")) or [""]
            found |= {(f"{lemma}{hyphen}{noun}", particle) for noun in words}
    return frozenset(found)


@loaded_once
def word_lists(directory: Path | None = None) -> dict[str, list[str]]:
    """Load the lists of words that conditions may name, name -> words."""
    return read_toml(pack_file(_LISTS, directory))


def _of_verbs(path: Path, schema: Schema, lists: Mapping[str, list[str]]) -> Iterator[Frame]:
    """Read one frame a line: verb, particle, property, subject -> object, conditions; tabs between."""
    for number, line in enumerate(read_text(path).splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        verb, particle, name, roles, conditions = ([part.strip() for part in line.split("\t")] + [""] * 5)[:5]
        if name == _NOTHING:
            continue
        subject, arrow, target = (part.strip() for part in roles.partition("->"))
        kinds = dict(part.partition("=")[::2] for part in conditions.split())
        where = f"{_VERBS}, line {number} ({verb})"
        if name not in schema.properties or not arrow or not subject or not target:
            raise OntologyError(
                f"{where}: needs a property of core.ttl and roles as in 'agent -> object'; found {name!r}, {roles!r}."
            )
        if unknown := kinds.keys() - set(_CONDITIONS):
            raise OntologyError(
                f"{where}: has the condition {', '.join(sorted(unknown))}; allowed are {', '.join(_CONDITIONS)}."
            )
        when, unless, nouns, called, but, by = (_words(kinds.get(key, ""), lists, where) for key in _CONDITIONS[:6])
        if lacking := (when | unless) - schema.classes.keys():
            raise OntologyError(f"{where}: names the class {', '.join(sorted(lacking))}, which core.ttl lacks.")
        if particle in PARTICLES and target == "object":
            target = f"object|{particle}"  # as often as not read as a preposition
        if subject == "object" and name not in _OF_PHRASES:  # "enrolled A in B": as often as not read as A in B
            target = "|".join([target, *(f"object-{o}" for o in target.split("|") if o in _HUNG_ON_OBJECT)])
        lemma, hyphen, bare = verb.partition("-")
        parties, told, ended = int(kinds.get("parties", 1)), "told" in kinds, "ended" in kinds
        rest = (when, unless, nouns, called, parties, but, by, told, ended)
        for word in [f"{lemma}{hyphen}{noun}" for noun in sorted(_words(bare, lists, where)) or [""]]:
            yield Frame(name, word, "verb", particle, subject, target, *rest)


def _words(text: str, lists: Mapping[str, list[str]], where: str) -> frozenset[str]:
    """Read the words of a condition; "@ills" stands for the list of that name in `lists.toml`."""
    if not text:
        return frozenset()
    found: list[str] = []
    for word in filter(None, text.split("|")):
        if word.startswith("@") and word[1:] not in lists:
            raise OntologyError(f"{where}: {word} is no list of {_LISTS}; lists are {', '.join(sorted(lists))}.")
        found += lists[word[1:]] if word.startswith("@") else [word]
    return both_spellings(found)


def _of_relations(relations: Mapping[str, Any], schema: Schema, lists: Mapping[str, list[str]]) -> Iterator[Frame]:
    for name, entry in relations.items():
        if name not in schema.properties:
            raise OntologyError(
                f"lexicon/relations.toml: [{name}] is no property of core.ttl; properties are "
                f"{', '.join(sorted(schema.properties))}."
            )
        yield from _frames(name, entry, schema, lists)


def _frames(name: str, entry: dict[str, Any], schema: Schema, lists: Mapping[str, list[str]]) -> list[Frame]:
    found: list[Frame] = []
    for key, words in entry.items():
        if key == "frames":
            found += [_explicit(name, one, schema, lists) for item in words for one in _each(item, lists)]
            continue
        if key not in _DEFAULT_ROLES:
            raise OntologyError(
                f"lexicon/relations.toml: [{name}] has {key!r}; allowed are frames, {', '.join(_DEFAULT_ROLES)}."
            )
        subject, target, pos = _DEFAULT_ROLES[key]
        for words_of_entry in words:
            word, _, particles = words_of_entry.partition(" ")
            for particle in particles.split("|"):
                role = target if not particle or (particle in PARTICLES and pos == "verb") else particle
                if particle in PARTICLES and pos == "verb":
                    role = f"object|{particle}"
                found.append(Frame(name, word, pos, particle, subject, role))
    return found


def _each(item: dict[str, Any], lists: Mapping[str, list[str]]) -> list[dict[str, Any]]:
    """Give a frame of several words as one of each: noun = ["talk", "debate"], or of a list: noun = ["@texts"]."""
    key = next((k for k in ("verb", "noun", "adjective") if isinstance(item.get(k), list)), None)
    if key is None:
        return [item]
    words = [each for word in item[key] for each in lists.get(word[1:], [word])]
    return [{**item, key: word} for word in words]


def _explicit(name: str, item: dict[str, Any], schema: Schema, lists: Mapping[str, list[str]]) -> Frame:
    unknown = set(item) - _FRAME_KEYS
    pos = next((p for p in ("verb", "noun", "adjective") if p in item), None)
    if unknown or pos is None:
        raise OntologyError(
            f"lexicon/relations.toml: [{name}] has the frame {item}; it needs one of verb, noun, adjective, "
            f"and may have subject, object, when, unless."
        )
    for kind in [*item.get("when", ()), *item.get("unless", ())]:
        if kind not in schema.classes:
            raise OntologyError(f"lexicon/relations.toml: [{name}] names the class {kind!r}, which core.ttl lacks.")
    word, _, particle = item[pos].partition(" ")
    subject, target, _ = _DEFAULT_ROLES[pos + "s"]
    where = f"lexicon/relations.toml, [{name}] ({item[pos]})"
    kinds = ("nouns", "as", "by", "but")
    nouns, called, doers, but = (_words("|".join(item.get(key, ())), lists, where) for key in kinds)
    return Frame(
        name,
        word,
        pos,
        particle,
        item.get("subject", subject),
        item.get("object", target),
        frozenset(item.get("when", ())),
        frozenset(item.get("unless", ())),
        nouns,
        called,
        item.get("parties", 1),
        but=but,
        doers=doers,
    )
