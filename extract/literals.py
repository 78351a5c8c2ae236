"""Literal statements: the offices that persons hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set

from reportgraph.extract.arguments import patients, surface_subject
from reportgraph.extract.model import Modality, Statement, Value
from reportgraph.extract.office_words import OfficeWords
from reportgraph.extract.statements import Scene, context_at, granted, literal
from reportgraph.extract.syntax import is_passive
from reportgraph.extract.titles import Office
from spacy.tokens import Token

_HELD = (Modality.ASSERTED, Modality.PLANNED)
_BEING = frozenset({"be", "become", "remain"})


def find_positions(offices: Iterable[Office], words: OfficeWords, scene: Scene) -> list[Statement]:
    """Give the position of each person who holds an office, in the words of the text.

    What stands beside a name is taken for granted, whatever the sentence makes of the person; what a clause says that
    somebody holds, gets or is meant for stands as the clause does.
    """
    offices = list(offices)
    found = []
    for office in offices:
        head = office.title.head
        modality = Modality.PLANNED if office.title.coming else Modality.ASSERTED
        context = context_at(head, scene) if office.said else granted(head, scene, modality)
        standing = words.is_role(head) and head.text.islower() and office.title.text == head.text  # "citizen A"
        if context.modality not in _HELD or standing:
            continue
        for key in scene.referents.keys(office.person):
            found.append(literal(key, "position", Value(office.title.text), head, scene, context=context))
    return [*found, *_held(words, {office.title.head.i for office in offices}, scene)]


def _held(words: OfficeWords, read: Set[int], scene: Scene) -> Iterator[Statement]:
    """Give the other offices of "A is dean of B", "A serves as dean", "C appointed A dean"."""
    for noun in scene.parsed.doc:
        if noun.i in read or noun.dep_ not in ("attr", "pobj", "oprd", "dobj") or noun.tag_ not in ("NN", "NNP"):
            continue
        holders = _holders(noun, scene)
        name = words.property_of(noun) if holders else None
        if name is None:
            continue
        if context_at(noun, scene).modality not in _HELD:
            continue
        text = words.read(noun, name, noun.sent.end).text
        for key in dict.fromkeys(k for t in holders for k in scene.referents.keys(t)):
            entity = scene.referents.entity(key)
            if entity.cls == "Person" and entity.is_named:
                yield literal(key, "position", Value(text), noun, scene)


def _holders(noun: Token, scene: Scene) -> list[Token]:
    """Give who is said to hold what a noun names."""
    verb = noun.head
    if noun.dep_ == "attr":
        return surface_subject(verb) if verb.lemma_ in _BEING else []
    if noun.dep_ == "pobj":
        if verb.lower_ != "as" or verb.i > noun.i:
            return []
        verb = verb.head
        if verb.lemma_ in scene.knowledge.lexicon.offices.serving:
            return surface_subject(verb)
    if verb.lemma_ not in scene.knowledge.lexicon.offices.appointing:
        return []
    if is_passive(verb):
        return surface_subject(verb)  # "A was named dean"
    return [t for t in patients(verb) if t.i != noun.i and noun.dep_ != "dobj"]
