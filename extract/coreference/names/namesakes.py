"""Joins names of one thing: the same name, a surname, a shorter form, a demonym and its country."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from reportgraph.extract.coreference.cues import Cue, key_of
from reportgraph.extract.coreference.discourse import gender_of
from reportgraph.extract.coreference.names.bynames import bynames
from reportgraph.extract.coreference.names.first_surnames import by_first_surname
from reportgraph.extract.coreference.names.numbered_events import numbered_bodies, numbered_events
from reportgraph.extract.coreference.names.short_forms import daughters_in, short_forms, sites_in
from reportgraph.extract.coreference.names.spellings import spellings
from reportgraph.extract.model import MentionKind
from reportgraph.extract.parsing.labels import SMALL_WORDS
from reportgraph.extract.parsing.parse import Parsed
from reportgraph.ontology.frames import word_lists
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.naming import Knowledge
from spacy.tokens import Doc

_NEAR = 12  # tokens between a noun and the title that it announces
_NEAR_KIN = 6  # tokens from "her brother" to his name
_CALLED = ("Facility", "Project", "Document", "Event", "Place", "Region")  # what may go by a bare name
_WEAK = frozenset({"ner", "shape"})
_BUILT = frozenset({"Facility", "InfrastructureProject"})  # "Heathrow airport", "the Nord Stream pipeline"
_AREAS = frozenset({"City", "Place", "Region"})
_BODIES = frozenset({"Event", "Document", "Work"})
_HERS = frozenset({"dr", "mrs", "ms", "mrs.", "ms.", "dr."})
_YOUNGER = frozenset({"jr", "junior"})
_LED = ("-backed", "-brokered", "-led")
_SUITS = frozenset({"case", "lawsuit", "suit"})
_FORMATS = {
    "Event": frozenset({"conference", "event", "gathering", "meeting", "summit", "talks"}),
    "CooperationMechanism": frozenset({"format", "grouping", "initiative", "platform", "process"}),
}
_PACTS = {"CooperationMechanism", "Document"}
_AGENCIES = (("news", "agency"), ("press", "agency"), ("wire", "service"), ("news", "service"))
_NO_TITLE = SMALL_WORDS | {",", "that", "his", "her", "their", "its"}  # words between a name and what tells who it is
_CONSORTS = frozenset({"lady", "gentleman"})  # "First Lady", whose surname is the president's
_IN_OFFICE = frozenset({"president", "governor"})


def namesakes(parsed: Parsed, cues: list[Cue], knowledge: Knowledge) -> Iterator[tuple[int, int]]:
    """Give pairs of mentions that name one thing."""
    names = [c for c in cues if c.is_name]
    full = _full_names(names, knowledge)
    shared = {part for part, of in full.items() if _are_several([c for c in of if _surname(c, knowledge) == part])}
    yield from _same_name([c for c in names if c.entry is not None or " ".join(c.words) not in shared])
    yield from spellings(parsed, cues, knowledge)
    yield from numbered_events(cues)
    yield from numbered_bodies(names)
    sites = sites_in(parsed.doc, cues)
    people = {index for part, of in full.items() for index in _called_by(part, names) if of}
    pairs = [pair for pair in _with_kind(parsed, cues, sites, knowledge) if pair[0] not in people]
    told = [(cues[i], cues[j]) for i, j in pairs]
    several = _of_several_kinds(told, knowledge)
    areas = {key_of(name) for name, cue in told if cue.mention.cls in _AREAS}
    for name, cue in told:
        if key_of(name) not in several and not (key_of(name) in areas and cue.mention.cls in _BUILT):
            yield name.index, cue.index  # where there is a Lakeside province, the Lakeside mine is called after it
    yield from _titled(cues, parsed.doc)
    yield from bynames(parsed, cues, knowledge)
    yield from _persons(names, full, _relatives(full, parsed.doc), knowledge)
    daughters = daughters_in(parsed.doc, names)
    yield from short_forms([c for c in names if c.words not in daughters], sites, knowledge)


def _called_by(part: str, names: list[Cue]) -> Iterator[int]:
    """Give the names that are a part of a person's full name: "the Roe budget" is no other name of Jane Roe."""
    yield from (c.index for c in names if c.words == (part,))


def _same_name(names: list[Cue]) -> Iterator[tuple[int, int]]:
    first: dict[tuple[str, ...], int] = {}
    known: dict[tuple[str, tuple[str, ...]], tuple[str, ...]] = {}
    for cue in names:
        if cue.entry is not None:
            known.setdefault((cue.mention.cls, cue.words), key_of(cue))
    for cue in names:
        if key := known.get((cue.mention.cls, cue.words), key_of(cue)):  # "Central Asia", "central Asia"
            yield first.setdefault(key, cue.index), cue.index


def _with_kind(
    parsed: Parsed, cues: list[Cue], sites: frozenset[tuple[str, ...]], knowledge: Knowledge
) -> Iterator[tuple[int, int]]:
    """Join a name and the name with a noun for what it is: "the Lakeside constituency" is Lakeside."""
    by_head = {c.mention.head: c for c in cues if c.is_name}
    acting = {key_of(c) for c in cues if c.is_name and c.subject}
    for cue in cues:
        kind = cue.head in knowledge.naming.words.kinds or cue.words[-2:] in _AGENCIES
        thing = any(knowledge.schema.is_a(cue.mention.cls, cls) for cls in _CALLED)
        if (event := _held_under(cue, by_head)) is not None:
            yield event.index, cue.index
            continue
        if (
            cue.head in GRAMMAR.own_texts
            or cue.head in word_lists()["ills"]  # "the Oslo bombing" is not Oslo
            or cue.mention.kind is not MentionKind.NOMINAL
            or cue.plural
            or not (kind or thing)
        ):
            continue
        inner = [c for i in range(cue.mention.begin, cue.mention.head) if (c := by_head.get(i)) is not None]
        if not inner or inner[0].mention.kind is not MentionKind.NAME:
            continue
        ahead = inner[0].mention.span.begin - cue.mention.span.begin  # a hyphenated word is one: "the centre-left A"
        before = cue.mention.name[: max(0, ahead)].split()
        if before and not (kind and all(w.islower() and w not in GRAMMAR.apart for w in before)):
            continue  # "the state Lake news agency", and not "the local Lake Party"
        name = max(inner, key=lambda c: c.mention.end - c.mention.begin)
        between = parsed.doc[name.mention.end : cue.mention.head]
        rest = sum(knowledge.naming.class_of_nominal([t.lower_]) != cue.mention.cls for t in between if t.is_alpha)
        weak = name.entry is None and (name.mention.how in _WEAK or (kind and name.mention.name.isupper()))
        run = knowledge.schema.is_a(cue.mention.cls, "Project") and knowledge.schema.is_a(name.mention.cls, "Actor")
        wide = name.entry is not None and name.entry.cls == "Region" and not name.entry.of
        if wide and "Region" not in knowledge.naming.generic.get(cue.head, ()):
            continue  # "the Caribbean island" lies in the Caribbean
        if run and (not weak or (name.mention.name.isupper() and key_of(name) in acting)):
            continue  # "the Lake Foundation programme" is run by the foundation, as is that of the LFA, which acts
        if cue.determiner == "a" or rest > 1 or (name.mention.cls in ("Country", "Person") and not weak):
            continue
        is_a = knowledge.schema.is_a
        project = is_a(cue.mention.cls, "Project")
        if project and (rest or (not weak and is_a(name.mention.cls, "Institution"))):
            continue  # "the Lake water project" is more than "Lake"; a body's programme is not the body
        if name.entry is not None and is_a(name.mention.cls, "Place") and not is_a(cue.mention.cls, "Place"):
            continue  # nor is a city the project in it
        if cue.mention.cls == "Event" and not weak and is_a(name.mention.cls, "Institution"):
            continue  # "the Lake Group summit" is held by the group
        known = name.entry is not None or name.words[-1].isdigit()  # "the Amber Line 2 tunnel"
        whole = known and name.mention.cls == cue.mention.cls and name.mention.cls in _BUILT
        pact = cue.determiner == "the" and cue.head in word_lists()["pacts"]  # "the NAFTA accord"
        whole = whole or (pact and {name.mention.cls, cue.mention.cls} <= _PACTS)
        if key_of(name) not in sites and (
            kind or whole or (weak and key_of(name) not in acting)
        ):  # who acts may own the dam that is called by its name
            yield name.index, cue.index


def _held_under(cue: Cue, by_head: dict[int, Cue]) -> Cue | None:
    """Give what "the COP26 meeting", "the Alta-led Lake-5 format", "the Roe v. Doe suit" are another name of."""
    if cue.mention.kind is not MentionKind.NOMINAL or cue.determiner != "the":
        return None
    inner = (c for i in range(cue.mention.begin, cue.mention.head) if (c := by_head.get(i)) is not None)
    name = next((c for c in inner if c.mention.end == cue.mention.head), None)
    if name is None or cue.head not in (_SUITS if "v" in name.words else _FORMATS.get(name.mention.cls, ())):
        return None
    if cue.complement and name.mention.cls != "Event":
        return None  # "the Lake-5 initiative on trade" is one of its own
    before = cue.mention.name[: max(0, name.mention.span.begin - cue.mention.span.begin)]
    return name if before.rstrip().endswith(_LED) or not before else None


def _of_several_kinds(pairs: list[tuple[Cue, Cue]], knowledge: Knowledge) -> set[tuple[str, ...]]:
    """Give the names behind which several kinds of things are called: "the Lakeside airport", "the Lakeside mine"."""
    kinds: dict[tuple[str, ...], set[str]] = {}
    for name, cue in pairs:
        if cue.head not in knowledge.naming.generic and cue.mention.cls in _BUILT:
            kinds.setdefault(key_of(name), set()).add(cue.head)
    return {key for key, heads in kinds.items() if len(heads) > 1}


def _titled(cues: list[Cue], doc: Doc) -> Iterator[tuple[int, int]]:
    """Join a title in quotation marks with the noun before it: a report titled "…"."""
    for cue in cues:
        if cue.mention.how != "quotes" or "v" in cue.words or cue.mention.cls == "Region":
            continue  # "Roe v. Doe" is no title, nor is "eastern Chad"
        for earlier in reversed(cues[max(0, cue.index - 6) : cue.index]):
            near = cue.mention.begin - earlier.mention.head < _NEAR
            between = doc[earlier.mention.head + 1 : cue.mention.begin]
            acting = any(t.pos_ == "VERB" and t.tag_ != "VBN" for t in between)
            if acting and doc[cue.mention.head].text.islower():
                break  # "action to stop "the slide"": no action is called so
            told = doc[cue.mention.head]  # "the reply to the news was "deep grief"": what the reply was, and no news
            if told.dep_ == "attr" and told.text.islower() and doc[earlier.mention.head].head != told.head:
                continue
            if near and earlier.mention.kind is MentionKind.NOMINAL and earlier.mention.cls == cue.mention.cls:
                yield earlier.index, cue.index
                break


def _full_names(names: list[Cue], knowledge: Knowledge) -> dict[str, list[Cue]]:
    """Give the full names of persons in which a surname or a given name stands, in their order."""
    full: dict[str, list[Cue]] = {}
    for cue in names:
        spaced = (
            " " in cue.mention.name or "." in cue.mention.name
        )  # "J.Roe", but "Roe-Doe" is no given name with a surname
        if cue.mention.cls == "Person" and len(cue.words) > 1 and spaced and cue.entry is None:
            suffixes = knowledge.naming.words.person_suffixes
            parts = [w for w in cue.words if w.strip(".") not in suffixes and len(w.strip(".")) > 1]
            spanish = len(parts) > 3 and all(w in knowledge.naming.given for w in parts[:2])  # "Ana Eva Sol Ruiz … Sol"
            for part in sorted({*parts[-1:], *parts[:1], *(parts[-2:-1] if spanish else ())}):
                full.setdefault(part, []).append(cue)
    return full


def _relatives(full: dict[str, list[Cue]], doc: Doc) -> set[tuple[str, ...]]:
    """Give who is told of as a relative: after "her brother, Mayor John Roe" it is she who goes by the surname."""
    found = set()
    for cue in (c for of in full.values() for c in of):
        before = doc[max(cue.mention.begin - _NEAR_KIN, 0) : cue.mention.begin]
        kin = next(
            (t for t in reversed(before) if t.pos_ not in ("PROPN", "PUNCT", "NOUN") or t.lower_ in GRAMMAR.kin), None
        )
        if kin is not None and kin.lower_ in GRAMMAR.kin and any(c.dep_ == "poss" for c in kin.lefts):
            found.add(key_of(cue))
    return found


def _persons(
    names: list[Cue], full: dict[str, list[Cue]], relatives: set[tuple[str, ...]], knowledge: Knowledge
) -> Iterator[tuple[int, int]]:
    """Join a part of a person's name, most often the surname, and the person meant.

    Of two with one surname that is who has the title before it, else who is no relative of the other, who is named in
    full more often, or last.
    """
    suffixes = knowledge.naming.words.person_suffixes
    heirs = _heirs([c for of in full.values() for c in of])
    wives = {key_of(c) for of in full.values() for c in of if c.title & _CONSORTS}
    having = [c for of in full.values() for c in of if key_of(c) not in wives] + [c for c in names if len(c.words) == 1]
    ruling = {c.words[-1:] for c in having if not _IN_OFFICE.isdisjoint(c.title)}
    for cue in names:
        words = tuple(w for w in cue.words if w not in suffixes)
        if not words or cue.entry is not None or cue.mention.kind is MentionKind.DEMONYM or cue.mention.cls in _BODIES:
            continue
        alone = len(words) == 1
        if not alone and cue.mention.cls != "Person":
            continue
        if alone and cue.mention.how == "lexicon" and cue.mention.cls not in ("Person", "Topic"):
            continue
        candidates = [c for c in full.get(words[-1], []) if c.index != cue.index and (alone or _part_of(words, c))]
        candidates = candidates or (by_first_surname(cue, full, knowledge) if alone else [])
        if not alone and not candidates:  # "Minister Ana Ruiz" or "Ana Ruiz" for "Minister Ana Ruiz Flores"
            longer = [c for c in full.get(words[0], []) if c.words[: len(words)] == words != c.words]
            first = next(c.index for c in names if c.words == cue.words)
            one = len({key_of(c) for c in longer}) == 1 and longer[0].index < first
            known = knowledge.naming.class_of_nominal
            candidates = [c for c in longer if (one or cue.title & c.title) and known(c.words[-1:]) is None]
            candidates = [c for c in candidates if not c.words[-1].endswith("ing")]  # "the Jane Roe Honoring … Act"
        if _is_initial(words[0]) and len({c.words[0] for c in candidates}) > 1:
            continue  # "J. Roe" beside Jane Roe and John Roe
        surnames = [c for c in candidates if _surname(c, knowledge) == words[-1]] or candidates
        surnames = [c for c in surnames if not _is_spouse(cue, c, wives)]
        if words in ruling and not cue.title:  # "Roe" is President Roe, whose wife has the name too
            surnames = [c for c in surnames if key_of(c) not in wives]
        surnames = _of_gender(cue, [c for c in surnames if key_of(c) not in heirs], knowledge)
        titled = [c for c in surnames if (cue.title & c.title) - _NO_TITLE]
        surnames = [c for c in surnames if not alone or key_of(c) not in relatives] or surnames
        before = [c for c in titled or surnames if c.index < cue.index]
        often = Counter(key_of(c) for c in surnames)
        if before:
            yield max(before, key=lambda c: (often[key_of(c)], c.index)).index, cue.index
        elif surnames:
            yield (titled or surnames)[0].index, cue.index


def _of_gender(cue: Cue, people: list[Cue], knowledge: Knowledge) -> list[Cue]:
    """Give those who may be called so: "Mr Roe" is not Jane Roe, where there is another."""
    told = gender_of(cue, knowledge)
    same = [c for c in people if told and gender_of(c, knowledge) == told]
    others = [c for c in people if not told or not gender_of(c, knowledge)]
    likely = [c for c in others if told and c.words[0].endswith("a") == (told == "female")]  # as most such names are
    return same or likely or others or people


def _heirs(full: list[Cue]) -> set[tuple[str, ...]]:
    """Give the sons of whom the text named before: "Jon Roe Jr" behind "Jon Roe", not the other way round."""
    first: dict[tuple[str, ...], int] = {}
    for cue in full:
        first[key_of(cue)] = min(cue.index, first.get(key_of(cue), cue.index))
    younger = (c for c in full if c.words[-1].strip(".") in _YOUNGER)
    return {key_of(c) for c in younger if first.get(c.words[:-1], c.index) < first[key_of(c)]}


def _is_spouse(one: Cue, other: Cue, wives: set[tuple[str, ...]]) -> bool:
    """Tell the president from the first lady, whose surname is the same; `wives`: who is called that anywhere."""
    named = (one, other)
    known = [bool(c.title & _CONSORTS) or key_of(c) in wives for c in named]
    ladies = [k or bool(wives and c.title and c.title <= _HERS) for k, c in zip(known, named, strict=True)]
    return ladies[0] != ladies[1] and not _IN_OFFICE.isdisjoint(other.title if ladies[0] else one.title)


def _surname(cue: Cue, knowledge: Knowledge) -> str:
    return next(w for w in reversed(cue.words) if w not in knowledge.naming.words.person_suffixes or w == cue.words[0])


def _are_several(full: list[Cue]) -> bool:
    """Tell names of several persons from longer and shorter forms of one ("John M. Roe", "John Roe")."""
    return any(len({c.words[0], full[0].words[0]}) > 1 and not _part_of(c.words, full[0]) for c in full)


def _is_initial(word: str) -> bool:
    """Tell the first letters of names: "j", "j.q."."""
    return len(word.replace(".", "")) == 1 or word.count(".") > 1


def _part_of(words: tuple[str, ...], full: Cue) -> bool:
    """Tell whether a name is a shorter form of a full name: initials and middle names may be left out."""
    if _is_initial(words[0]) and len(words) == len(full.words):  # "J. Roe" for "Jane Roe"
        return words[0][0] == full.words[0][0] and words[1:] == full.words[1:] and not _is_initial(full.words[0])
    if len(words) >= len(full.words):
        return False
    if all(w in full.words for w in words):
        return words[0] == full.words[0] or (words[-1] == full.words[-1] and len(words) < len(full.words))
    return words[-1] == full.words[-1] and words[0][0] == full.words[0][0] and len(words[0].strip(".")) == 1
