"""Literal statements: the offices that persons hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set

from reportgraph.extract.grammar.arguments import patients, surface_subject
from reportgraph.extract.grammar.copulas import COPULAS
from reportgraph.extract.model import Modality, Statement, Value
from reportgraph.extract.offices.leavers import POSTS, is_taken_back
from reportgraph.extract.offices.office_titles import Office, Title
from reportgraph.extract.offices.office_words import OfficeWords
from reportgraph.extract.parsing.spelling import is_ordinal, singular
from reportgraph.extract.parsing.syntax import VERBAL, child, is_infinitive, is_passive, objects_of, prepositions
from reportgraph.extract.relations.scene import Scene, context_at, granted, literal
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.naming import load_naming
from spacy.tokens import Token

_HELD = (Modality.ASSERTED, Modality.PLANNED)
_UNTOLD = (Modality.NEGATED, Modality.POSSIBLE)
_BARE = frozenset({"leader", "member"})


def find_positions(offices: Iterable[Office], words: OfficeWords, scene: Scene) -> list[Statement]:
    """Give the position of each person who holds an office, in the words of the text.

    What stands beside a name is taken for granted, whatever the sentence makes of the person; what a clause says that
    somebody holds, gets or is meant for stands as the clause does.
    """
    offices, known = list(offices), scene.knowledge.lexicon.offices
    found = []
    for office in offices:
        head = office.title.head
        common = known.coming | known.many if office.said else known.coming
        if head.tag_ == "NNS" and (words.is_description(head) or singular(head.lower_) in common):
            continue  # "the candidates elected were A and B": what they have in common, and no office
        modality = Modality.PLANNED if office.title.coming else Modality.ASSERTED
        said = office.said and not office.title.coming
        context = context_at(head, scene) if said else granted(head, scene, modality)
        bare = head.text.islower() and office.title.text == head.text and head.i < office.person.i
        standing = bare and words.is_role(head)  # "citizen A", not "A, a partner"
        if office.said and office.title.coming and context_at(head, scene).modality in _UNTOLD:
            continue  # "did not nominate A as B", "may block the nomination of A as B"
        if context.modality not in _HELD or standing or words.is_no_office(head) or is_taken_back(head):
            continue
        if office.said and not office.title.bodies and _is_counted(head):
            continue
        if office.title.text.lower() in _BARE and (head.tag_ == "NNS" or not office.title.bodies):
            continue  # of what, it does not say
        for key in scene.referents.keys(office.person):
            if not scene.knowledge.schema.is_a(scene.referents.entity(key).cls, "Person"):
                continue  # "General Electric"
            found.append(literal(key, "position", Value(_in_full(office.title)), head, scene, context=context))
    found += _held(words, {office.title.head.i for office in offices}, scene)
    return [s for s in found if not any(_is_short_for(s, other) for other in found)]


def _is_short_for(short: Statement, full: Statement) -> bool:
    """Tell "Secretary" where the text calls the same person "Secretary of State": it is the same office, told again."""
    if short.subject != full.subject or not (isinstance(short.object, Value) and isinstance(full.object, Value)):
        return False
    ends = tuple(f"{short.object.text} {link} " for link in ("for", "of"))
    minister = short.object.text == "Minister" and full.object.text.endswith(" Minister")
    return full.object.text.startswith(ends) or minister


def _held(words: OfficeWords, read: Set[int], scene: Scene) -> Iterator[Statement]:
    """Give the other offices of "A is dean of B", "A serves as dean", "C appointed A dean"."""
    for noun in scene.parsed.doc:
        if noun.i in read or noun.dep_ not in ("attr", "pobj", "oprd", "dobj") or noun.tag_ not in ("NN", "NNP"):
            continue
        holders = _holders(noun, scene)
        head = noun.doc[words.last_of_title(noun.i)]  # "secretary-general" read with the secretary as its head
        name = words.property_of(head) if holders and head.i not in read else None
        if name is None:
            continue
        if context_at(noun, scene).modality not in _HELD or is_taken_back(noun):
            continue
        title = words.read(head, name, noun.sent.end)
        bare = not title.bodies and (words.only_describes(noun, name) or _is_counted(noun)) and not _serves(noun, scene)
        if bare or words.is_no_office(head) or (words.is_role(noun) and not title.bodies):
            continue  # "A is a public servant": what A is like, and no office
        for key in dict.fromkeys(k for t in holders for k in scene.referents.keys(t)):
            entity = scene.referents.entity(key)
            if entity.cls == "Person" and entity.is_named:
                yield literal(key, "position", Value(_in_full(title)), noun, scene)


def _in_full(title: Title) -> str:
    """Give an office's name, of a member with what of: "Member" says nothing, "Member of the Lake Council" does."""
    head, firsts = title.head, {b.left_edge.i for b in title.bodies}
    row = (t.i for t in head.doc[head.i + 1 : title.reach] if t.text == "," and t.i + 1 in firsts)
    behind = head.doc[head.i + 1 : next(row, title.reach)]  # of a row of bodies the first one: each is an office apart
    alone = head.lemma_.lower() == "member" and " of " not in title.text
    told = alone and title.bodies and len(behind) > 1 and behind[0].lower_ == "of"
    return " ".join([title.text, *behind.text.split()]) if told else title.text


def _is_counted(noun: Token) -> bool:
    """Tell "was the first leader to visit A", "the only minister to vote against it": one of many who did it."""
    singled = any(c.lower_ in GRAMMAR.sole or is_ordinal(c.lower_) for c in noun.lefts)
    return singled and any(c.dep_ in ("acl", "relcl") and is_infinitive(c) for c in noun.rights)


def _serves(noun: Token, scene: Scene) -> bool:
    """Tell who is an adviser, an aide to a person with a name: an office, though of no body."""
    served = [t for word, to in prepositions(noun) if word == "to" for t in objects_of(to)]
    return any(e.cls == "Person" and e.is_named for t in served for e in scene.referents.entities(t))


def _holders(noun: Token, scene: Scene) -> list[Token]:
    """Give who is said to hold what a noun names."""
    verb = noun.head
    if noun.dep_ == "attr":
        return surface_subject(verb) if verb.lemma_ in COPULAS else []
    if noun.dep_ == "pobj":
        raised = verb.lower_ == "to" and verb.head.lemma_ in GRAMMAR.raising_in_rank
        if (verb.lower_ != "as" and not raised) or verb.i > noun.i:
            return []
        verb = verb.head
        if raised:  # "promoted A to dean"
            return surface_subject(verb) if is_passive(verb) else patients(verb)
        if verb.pos_ == "PROPN" and verb.head.lower_ == "with":
            return [verb]  # "with Jane Roe as chair"
        whose = child(verb, "poss")
        if verb.pos_ == "NOUN" and "Person" in (load_naming().classes_of(verb.lemma_.lower()) or ())[:1]:
            return [verb]  # "elected A's son as president"
        if whose is not None and whose.tag_ != "PRP$":
            return [whose]  # "praised A's role as mediator"
        if verb.pos_ not in VERBAL and verb.lemma_ not in POSTS and whose is not None:
            return []  # "thanked A for his work as dean"
        if verb.lemma_ in POSTS and verb.dep_ in ("pobj", "dobj"):  # "left her post as dean", "resigned from it"
            above = verb.head.head if verb.dep_ == "pobj" else verb.head
            return surface_subject(above) if above.pos_ in VERBAL and whose is not None else []
        if verb.lemma_ in scene.knowledge.lexicon.offices.serving:
            return surface_subject(verb)
    offices = scene.knowledge.lexicon.offices
    if verb.lemma_ not in offices.appointing | offices.picking:
        return []
    if is_passive(verb):
        return surface_subject(verb)  # "A was named dean"
    return [t for t in patients(verb) if t.i != noun.i and noun.dep_ != "dobj"]
