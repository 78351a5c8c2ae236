"""The lexicon: by which words English says each relation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from reportgraph.ontology.antecedents import Choice, read_antecedents
from reportgraph.ontology.contexts import Contexts, contexts_of
from reportgraph.ontology.deeds import with_deeds
from reportgraph.ontology.errors import OntologyError
from reportgraph.ontology.frames import PARTICLES, Frame, read_frames, read_idioms, word_lists
from reportgraph.ontology.general import check_general
from reportgraph.ontology.offices import Offices, offices_of
from reportgraph.ontology.resources import loaded_once, pack_file, read_toml
from reportgraph.ontology.schema import Schema, load_schema

_RULE_NEEDS = frozenset({"link", "outer", "inner", "property", "subject"})
_RULE_HAS = frozenset({"nouns", "words", "but", "within", "named"})
_MADE = ("authored", "founded", "published")
_SERVED = "contributesTo"
_AGAINST = frozenset({"opposes", "threatens"})
_WORDS = tuple(  # lists of [general] that are read as they are
    "transparent undergone naming harming participants gatherings mutual plain empty beside standins places treating"
    " gathering purposive deeds performing obtaining stances growing facing void broad cherished effects itself"
    " discussing wordings helping identified described altering pursuing undergoing received depicting merits probing"
    " comparing handling figurative bland attending appearing shared felt scant befalling votes assemblies parting"
    " plebiscites voters electing beating seating returns festive departing keeping delegates pathways vague"
    " telling faceless shapeless unfinished alliances withdrawing".split()
)


@dataclass(frozen=True, slots=True)
class Rule:
    """What a phrase inside another one says: "Egypt's Delta University" (possessor, University, Country: locatedIn)."""

    links: tuple[str, ...]
    outer: tuple[str, ...]  # classes
    inner: tuple[str, ...]
    property: str
    subject: str  # "outer" or "inner"
    nouns: frozenset[str] = frozenset()  # lemmas, one of which the outer phrase's head must be; none: any
    words: frozenset[str] = frozenset()  # words, one of which must stand before that head; none: any
    but: frozenset[str] = frozenset()  # lemmas that must not head the outer phrase
    named: bool = True  # whether it holds inside a name
    within: frozenset[str] = frozenset()  # lemmas that must not head the inner phrase


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """All that the domain pack knows about words."""

    frames: Mapping[tuple[str, str], tuple[Frame, ...]]  # (lemma, part of speech) -> frames in order
    contexts: Contexts
    rules: tuple[Rule, ...]
    offices: Offices
    comparing: frozenset[str] = frozenset()  # verbs that hold a thing against another one, which they say nothing of
    figurative: frozenset[str] = frozenset()  # nouns for a place that is none: "at the heart of the matter"
    handling: frozenset[str] = frozenset()  # verbs with a noun that are about what the noun is of: "take care of A"
    idioms: frozenset[tuple[str, str]] = frozenset()  # verbs with an object or a particle that say no relation
    identified: frozenset[str] = frozenset()  # properties that say nothing of an unnamed object: "head of a company"
    alliances: frozenset[str] = frozenset()  # nouns of bodies known by more than the noun: "the ruling coalition"
    described: frozenset[str] = frozenset()  # properties that say nothing of what one common noun calls: "the office"
    transparent: frozenset[str] = frozenset()  # nouns that stand for what they govern: "importance of X" is about X
    undergone: frozenset[str] = frozenset()  # those whose possessing pronoun is what is done: "its implementation"
    naming: frozenset[str] = frozenset()  # nouns that are what they govern, where that is bare: "principle of equality"
    ending: frozenset[str] = frozenset()  # verbs and nouns that make an end of their object: "combat X"
    harming: frozenset[str] = frozenset()  # properties whose object suffers
    cutting: frozenset[str] = frozenset()  # verbs that make less of their object
    broad: frozenset[str] = frozenset()  # properties that hold of so much that both ends must tell something
    telling: frozenset[str] = frozenset()  # those of them, and stances, that say nothing of what the next nouns call
    faceless: frozenset[str] = frozenset()  # nouns that alone tell of no doer which one is meant: "companies"
    shapeless: frozenset[str] = frozenset()  # nouns that alone tell of no object which one is meant: "practices"
    unfinished: frozenset[str] = frozenset()  # nouns that tell of nothing without what stands behind them
    cherished: frozenset[str] = frozenset()  # nouns for what nobody opposes: "concern about safety"
    growing: frozenset[str] = frozenset()  # verbs that make more of their object
    facing: frozenset[str] = frozenset()  # verbs that take up their object, whatever is wanted of it
    altering: frozenset[str] = frozenset()  # verbs that work on what is there already: "upgrade the pipes"
    keeping: frozenset[str] = frozenset()  # verbs that keep or mend what is there: "protect the waters"
    pursuing: frozenset[str] = frozenset()  # nouns for what somebody is after: a stance towards it is towards no other
    making: frozenset[str] = frozenset()  # verbs that make, get or keep what they act on
    participants: frozenset[str] = frozenset()  # nouns for who takes part in an event
    gatherings: frozenset[str] = frozenset()  # nouns for the events that have participants
    appearing: frozenset[str] = frozenset()  # verbs by which those who do so side by side only meet: "speak"
    pathways: frozenset[str] = frozenset()  # nouns for names of what is followed, and joined by nobody: "the Oslo Plan"
    shared: frozenset[str] = frozenset()  # properties that hold of who comes along too: "A, joined by B, visited C"
    discussing: frozenset[str] = frozenset()  # verbs for what is done with a subject at an event
    probing: frozenset[str] = frozenset()  # verbs that take a deed itself for their object: "A investigates attacks"
    wordings: frozenset[str] = frozenset()  # nouns for what somebody says in writing or in public
    mutual: frozenset[str] = frozenset()  # verbs that parties do with each other: "A and B met"
    plain: frozenset[str] = frozenset()  # properties of which the object itself is meant, not what it is about
    empty: frozenset[str] = frozenset()  # nouns that say nothing without what they govern: "ways"
    bland: frozenset[str] = frozenset()  # adjectives that tell nothing of such a noun: "a specific goal"
    vague: frozenset[str] = frozenset()  # those of them that leave it open too where they point back: "these efforts"
    void: frozenset[str] = frozenset()  # nouns that say nothing whatever stands with them: "manner"
    beside: frozenset[str] = frozenset()  # nouns for what is beside its possessor: "A's rival B" is not A's
    places: frozenset[str] = frozenset()  # nouns that only say what kind of place is named: "the city of A"
    standins: frozenset[str] = frozenset()  # nouns that stand for the country they belong to: "the government of A"
    treating: frozenset[str] = frozenset()  # verbs that work against their object where it is an ill
    ills: frozenset[str] = frozenset()  # nouns for what is bad: "shortage"
    bargains: frozenset[str] = frozenset()  # nouns for what is made where it is closed: "deal"
    wrongs: frozenset[str] = frozenset()  # those of them that people do or bring about: "fraud"
    illicit: frozenset[str] = frozenset()  # adjectives for what ought not to be: "illegal"
    sums: frozenset[str] = frozenset()  # nouns for money
    pacts: frozenset[str] = frozenset()  # nouns for what parties conclude: "treaty"
    gathering: frozenset[str] = frozenset()  # verbs of coming together somewhere
    purposive: frozenset[str] = frozenset()  # verbs whose object has the purpose of the act: "opened A to serve B"
    deeds: frozenset[str] = frozenset()  # properties that a noun says of who does it, not of who speaks of it
    performing: frozenset[str] = frozenset()  # verbs that are the doing of what their object names: "carried out A"
    befalling: frozenset[str] = frozenset()  # nouns for what happens to whoever has it: "had a drop in A"
    obtaining: frozenset[str] = frozenset()  # verbs whose object is what somebody else gives: "won support for A"
    undergoing: frozenset[str] = (
        frozenset()
    )  # verbs whose subject gets what somebody else does: "drew criticism from A"
    received: frozenset[str] = frozenset()  # properties that hold of whoever gets what a noun names
    merits: frozenset[str] = frozenset()  # nouns for what deserves well of whoever it is for: "praised A's efforts"
    depicting: frozenset[str] = frozenset()  # verbs whose object is what somebody else holds: "discussed support for A"
    stances: frozenset[str] = frozenset()  # properties that a noun with an owner takes for granted: "A's support for B"
    felt: frozenset[str] = frozenset()  # nouns for what somebody feels without saying so: "met the demand for A"
    scant: frozenset[str] = frozenset()  # adjectives by which there is too little of a thing: "weak support for A"
    withdrawing: frozenset[str] = frozenset()  # verbs of no longer holding a view
    parting: frozenset[str] = frozenset()  # with what a stake goes
    departing: frozenset[str] = frozenset()  # verbs for giving up an office: "step down"
    delegates: frozenset[str] = frozenset()  # nouns for those who come for a country or a body
    festive: frozenset[str] = frozenset()  # gatherings at which nothing is discussed
    votes: frozenset[str] = frozenset()  # what people stand for
    plebiscites: frozenset[str] = frozenset()  # votes in which nobody stands
    voters: frozenset[str] = frozenset()
    assemblies: frozenset[str] = frozenset()  # to which people are elected
    electing: frozenset[str] = frozenset()  # verbs for choosing them
    beating: frozenset[str] = frozenset()  # verbs for what who wins does to a rival
    seating: frozenset[str] = frozenset()  # verbs for what a candidate does with what is in `returns`
    returns: frozenset[str] = frozenset()  # what a candidate gets or loses
    attending: frozenset[str] = frozenset()  # words for what somebody gives attention to
    effects: frozenset[str] = frozenset()  # properties that hold of the means too: "A improved B through C"
    itself: frozenset[str] = frozenset()  # properties of what governs a thing where they don't fit the thing itself
    # nouns for who made a thing or acts for somebody, which are an office too: "author of A", "lawyer for B"
    makers: frozenset[str] = frozenset()
    judging: Mapping[str, frozenset[str]] = field(default_factory=dict)  # property -> what one calls what one judges so
    verdicts: frozenset[str] = frozenset()  # nouns that say little without their adjective: "a terrible idea"
    helping: frozenset[str] = frozenset()  # verbs that do good to whom they are done
    favouring: Mapping[str, str] = field(default_factory=dict)  # property -> the stance towards whom it does good
    weaker: Mapping[str, str] = field(default_factory=dict)  # property -> what is said where the classes forbid it
    aimed: Mapping[str, str] = field(default_factory=dict)  # property of a purpose -> what it says of who has it
    selection: Mapping[tuple[str, str], str] = field(default_factory=dict)  # (end, property) -> class of a name there
    opposite: Mapping[str, str] = field(default_factory=dict)  # property -> the one to use where an ending verb stands
    labels: Mapping[str, str] = field(default_factory=dict)  # of a line of facts -> what the thing is to its value
    labelled: Mapping[str, str] = field(default_factory=dict)  # of a line of facts -> what its value is to the thing
    antecedents: Mapping[str, Choice] = field(default_factory=dict)  # kind of pronoun -> what speaks for an antecedent

    def wished(self, name: str) -> str:
        """Give the property of who wishes for what another property does: whoever wants A reduced opposes it."""
        wish = "advocates"
        return self.opposite[wish] if name in (self.opposite[wish], *self.harming) else wish


def _is_maker(frames: Sequence[Frame]) -> bool:
    return frames[0].property in _MADE or any(frame.property == _SERVED for frame in frames)


@loaded_once
def load_lexicon(directory: Path | None = None) -> Lexicon:
    """Load the lexicon of the shipped pack, or of the pack in `directory`.

    Raises:
        OntologyError: An entry names a term that `core.ttl` does not define, or is malformed; names file and entry.

    """
    schema = load_schema(directory)
    relations = read_toml(pack_file("lexicon/relations.toml", directory))
    contexts = read_toml(pack_file("lexicon/contexts.toml", directory))
    general = relations.pop("general", {})
    frames = with_deeds(read_frames(relations, schema, directory), frozenset(general.get("stances", ())), directory)
    check_general(general, schema)
    return Lexicon(
        frames=frames,
        idioms=read_idioms(directory),
        contexts=contexts_of(contexts),
        rules=_rules(read_toml(pack_file("lexicon/structure.toml", directory)), schema, word_lists(directory)),
        offices=offices_of(read_toml(pack_file("lexicon/offices.toml", directory))),
        makers=frozenset(w for (w, pos), fs in frames.items() if pos == "noun" and _is_maker(fs)),
        ending=frozenset(general.get("ending", ())) | _verbs_that_say(frames, _AGAINST),
        cutting=frozenset(general.get("cutting", ())) | _verbs_that_say(frames, {"reduces"}),
        making=frozenset(general.get("making", ()))
        | _verbs_that_favour(frames, frozenset(general.get("favourable", ()))),
        **{name: frozenset(general.get(name, ())) for name in _WORDS},
        ills=frozenset(word_lists(directory).get("ills", ())),
        bargains=frozenset(word_lists(directory).get("bargains", ())),
        illicit=frozenset(word_lists(directory).get("illicit", ())),
        wrongs=frozenset(word_lists(directory).get("wrongs", ())),
        judging={
            name: frozenset(word_lists(directory).get(key, ())) for name, key in general.get("judging", {}).items()
        },
        verdicts=frozenset(word_lists(directory).get("verdicts", ())),
        pacts=frozenset(word_lists(directory).get("pacts", ())),
        sums=frozenset(word_lists(directory).get("money", ())),
        selection=_selection(read_toml(pack_file("lexicon/selection.toml", directory)), schema),
        opposite=dict(general.get("opposite", {})),
        aimed=dict(general.get("aimed", {})),
        weaker=dict(general.get("weaker", {})),
        favouring=dict(general.get("favouring", {})),
        labels=dict(general.get("labels", {})),
        labelled=dict(general.get("labelled", {})),
        antecedents=read_antecedents(directory),
    )


def _verbs_that_say(frames: Mapping[tuple[str, str], tuple[Frame, ...]], properties: Set[str]) -> frozenset[str]:
    """Give the verbs that say one of the properties of any object, whatever it is."""
    found = set()
    for (word, pos), options in frames.items():
        acted_on = [f for f in options if pos == "verb" and f.object in ("object", f"object|{f.particle}")]
        for particle in sorted({f.particle for f in acted_on if not f.particle or f.particle in PARTICLES}):
            plain = [f for f in acted_on if f.particle == particle]
            bound = any(f.when or f.unless or f.nouns or f.complement for f in plain)
            if not bound and plain[0].property in properties:
                found.add(f"{word} {particle}".strip())
    return frozenset(found)


def _verbs_that_favour(frames: Mapping[tuple[str, str], tuple[Frame, ...]], properties: Set[str]) -> frozenset[str]:
    """Give the verbs that say one of the properties of some object of theirs, and not only of what that is for.

    Who examines A need not want it, though "examines ways to build A" tells of an aim.
    """
    said = [
        (word.partition("-")[0], f.particle)
        for (word, pos), options in frames.items()
        for f in options
        if pos == "verb" and f.property in properties and not f.complement and not (f.nouns and f.nouns <= f.but)
    ]
    return frozenset({verb for verb, _ in said} | {f"{verb} {word}" for verb, word in said if word in PARTICLES})


def _rules(data: dict[str, Any], schema: Schema, lists: Mapping[str, list[str]]) -> tuple[Rule, ...]:
    rules = []
    for item in data.get("rule", ()):
        if (lacking := _RULE_NEEDS - item.keys()) or (unknown := item.keys() - _RULE_NEEDS - _RULE_HAS):
            wrong = f"lacks {', '.join(sorted(lacking))}" if lacking else f"has {', '.join(sorted(unknown))}"
            raise OntologyError(
                f"lexicon/structure.toml: the rule {item} {wrong}; it needs {', '.join(sorted(_RULE_NEEDS))} and may "
                f"have {', '.join(sorted(_RULE_HAS))}."
            )
        links, outer, inner = (tuple(item[key].split("|")) for key in ("link", "outer", "inner"))
        strangers = [k for k in (*outer, *inner) if k not in schema.classes]
        if strangers or item["property"] not in schema.properties or item["subject"] not in ("outer", "inner"):
            raise OntologyError(f"lexicon/structure.toml: the rule {item} names something that core.ttl lacks.")
        nouns, words, but = (_expanded(item.get(key, ()), lists) for key in ("nouns", "words", "but"))
        named = bool(item.get("named", True))
        within = _expanded([f"@{item['within']}"] if "within" in item else (), lists)
        rules.append(Rule(links, outer, inner, item["property"], item["subject"], nouns, words, but, named, within))
    return tuple(rules)


def _expanded(entries: Sequence[str], lists: Mapping[str, Sequence[str]]) -> frozenset[str]:
    """Give the words of a condition, with those of a list for its "@NAME"."""
    if unknown := [e for e in entries if e.startswith("@") and e[1:] not in lists]:
        raise OntologyError(f"lexicon/structure.toml: {unknown[0]} is no list of lexicon/lists.toml; check its name.")
    return frozenset(word for e in entries for word in (lists[e[1:]] if e.startswith("@") else (e,)))


def _selection(data: dict[str, Any], schema: Schema) -> dict[tuple[str, str], str]:
    found: dict[tuple[str, str], str] = {}
    for end in ("subject", "object"):
        for name, cls in data.get(end, {}).items():
            if name not in schema.properties or cls not in schema.classes:
                raise OntologyError(
                    f"lexicon/selection.toml: [{end}] {name} = {cls!r} names something that core.ttl lacks; give the "
                    "class that a name at this end most often has."
                )
            found[end, name] = cls
    for verb, cls in data.get("done", {}).items():
        if cls not in schema.classes:
            raise OntologyError(f"lexicon/selection.toml: [done] {verb} = {cls!r} is no class; give one of core.ttl.")
        found["done", verb] = cls
    return found
