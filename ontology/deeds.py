"""Nouns that name what a verb does (`lexicon/deeds.tsv`): what the verb's frames say, they say of who does the deed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import replace
from pathlib import Path

from reportgraph.ontology.errors import OntologyError
from reportgraph.ontology.frames import PARTICLES, Frame
from reportgraph.ontology.resources import pack_file, read_text

_DEEDS = "lexicon/deeds.tsv"
_NO_DEED = "-"
_OBJECT = "of"  # what a deed is done to
_HARMING = frozenset({"threatens"})  # what a deed of harm does to its object, it does whoever acts
_VOWELS = frozenset("aeiou")


def with_deeds(
    frames: Mapping[tuple[str, str], tuple[Frame, ...]], stances: Set[str], directory: Path | None = None
) -> dict[tuple[str, str], tuple[Frame, ...]]:
    """Add the frames of the nouns that name deeds, behind those that the noun has of its own."""
    found = dict(frames)
    for noun, deeds in _frames_of_deeds(frames, stances, directory).items():
        own = frames.get((noun, "noun"), ())
        told = {word for f in own if f.subject == "agent" for word in f.object.split("|")}
        new = [f for f in deeds if f.subject == "self" or told.isdisjoint(f.object.split("|"))]
        found[noun, "noun"] = (*own, *new)
    return {word: options for word, options in found.items() if options}


def _frames_of_deeds(
    frames: Mapping[tuple[str, str], tuple[Frame, ...]], stances: Set[str], directory: Path | None
) -> dict[str, tuple[Frame, ...]]:
    """Give the frames that nouns have from their verbs, noun -> in the order in which they are tried."""
    verbs = {word: options for (word, pos), options in frames.items() if pos == "verb"}
    listed = dict(_listed(directory))
    views = stances - {"opposes"}  # "A's suspension of B", though not "A's handling of B", tells where A stands
    found = {noun: _of_noun(noun, verbs.get(verb, ()), objects, views) for noun, (verb, objects) in listed.items()}
    for verb, options in verbs.items():
        for noun in _gerunds(verb) if verb.isalpha() else ():
            if noun not in listed:
                found[noun] = _of_noun(noun, options, _OBJECT, stances)
    return {noun: options for noun, options in found.items() if options}


def _listed(directory: Path | None) -> Iterator[tuple[str, tuple[str, str]]]:
    for line in read_text(pack_file(_DEEDS, directory)).splitlines():
        if line.strip() and not line.startswith("#"):
            noun, verb, objects = ([part.strip() for part in line.split("\t")] + ["", ""])[:3]
            if not verb:
                raise OntologyError(f"{_DEEDS}: {noun!r} has no verb; write it behind a tab, or {_NO_DEED} for none.")
            yield noun, ("" if verb == _NO_DEED else verb, objects or _OBJECT)


def _of_noun(noun: str, options: Sequence[Frame], objects: str, stances: Set[str]) -> tuple[Frame, ...]:
    """Give what a noun says of its verb's; what is done to a thing shows no stance ("urged A to widen B's use")."""
    found: list[Frame] = []
    for frame in options:
        phrasal = frame.particle in PARTICLES
        target = objects if frame.object == "object" else frame.object
        stance = frame.property in stances and objects == _OBJECT
        if frame.subject != "agent" or phrasal or stance or not _is_preposition(frame, target):
            continue
        deed = replace(frame, word=noun, pos="noun", particle="", object=target, complement=frozenset())
        found.append(deed)
        if frame.property in _HARMING and frame.object == "object":
            found.append(replace(deed, subject="self"))
    return tuple(found)


def _is_preposition(frame: Frame, target: str) -> bool:
    """Tell what stands behind a noun as behind the verb: what is acted on, or a preposition of the verb's own."""
    plain = frame.object == "object" and not frame.particle
    governed = bool(frame.particle) and frame.object == frame.particle
    return not frame.complement and (plain or governed) and target not in ("clause", "recipient")


def _gerunds(verb: str) -> tuple[str, ...]:
    """Give the spellings that the gerund of a verb may have: "using", "planning", "dying"."""
    if verb.endswith("ie"):
        return (f"{verb[:-2]}ying",)
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")):
        return (f"{verb[:-1]}ing",)
    doubled = len(verb) > 2 and verb[-1] not in _VOWELS | set("wxy") and verb[-2] in _VOWELS and verb[-3] not in _VOWELS
    return (f"{verb}ing", f"{verb}{verb[-1]}ing") if doubled else (f"{verb}ing",)
