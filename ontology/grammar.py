"""Words that English grammar treats in a way of its own (`lexicon/grammar.toml`)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from reportgraph.ontology.resources import pack_file, read_toml


@dataclass(frozen=True, slots=True)
class Grammar:
    """Closed lists of words; each is explained in the file."""

    complex_prepositions: frozenset[str]
    causal: frozenset[str]
    mounting: frozenset[str]
    makers: frozenset[str]
    crowds: frozenset[str]
    crowding: frozenset[str]
    befalling: frozenset[str]
    markers: frozenset[str]
    acts: frozenset[str]
    escorting: frozenset[str]
    also_adjectives: frozenset[str]
    participial: frozenset[str]
    verbs_alone: frozenset[str]
    having: frozenset[str]  # light verbs that say what somebody has or gets
    light: frozenset[str]
    invariable: frozenset[str]
    manner: frozenset[str]
    takes_infinitive: frozenset[str]
    takes_participle: frozenset[str]
    asking: frozenset[str]
    striving: frozenset[str]
    borne: frozenset[str]
    acting: frozenset[str]
    bearing: frozenset[str]
    weighing: frozenset[str]
    traces: frozenset[str]
    taking_for: frozenset[str]
    committing: frozenset[str]
    kept_close: frozenset[str]
    discussing: frozenset[str]
    levels: frozenset[str]
    describing: frozenset[str]
    mattering: frozenset[str]
    last_verbs: frozenset[str]
    no_amount_over: frozenset[str]
    spells: frozenset[str]
    costs: frozenset[str]
    shouldering: frozenset[str]
    hardships: frozenset[str]
    besetting: frozenset[str]
    installations: frozenset[str]
    falling_due: frozenset[str]
    averting: frozenset[str]
    dealing: frozenset[str]
    raising: frozenset[str]
    receiving: frozenset[str]
    blaming: frozenset[str]
    appointing: frozenset[str]  # verbs that give somebody an office
    seats: frozenset[str]
    wounding: frozenset[str]
    self_serving: frozenset[str]
    coming: frozenset[str]
    come_for: frozenset[str]
    assaults: frozenset[str]
    giving: frozenset[str]
    others_acts: frozenset[str]
    reproving: frozenset[str]
    telling_nouns: frozenset[str]
    general: frozenset[str]
    summing_up: frozenset[str]
    showing: frozenset[str]
    others_words: frozenset[str]
    others_doing: frozenset[str]
    advising: frozenset[str]
    trimming: frozenset[str]
    seasons: frozenset[str]
    supplying: frozenset[str]
    depending: frozenset[str]
    prepositional: frozenset[str]
    compounding: frozenset[str]
    no_leanings: frozenset[str]
    sakes: frozenset[str]
    amounts: frozenset[str]
    areas: frozenset[str]
    enabling: frozenset[str]
    serving: frozenset[str]
    assisting: frozenset[str]
    saying: frozenset[str]
    speaking: frozenset[str]
    enabling_verbs: frozenset[str]
    equated: frozenset[str]
    singling: frozenset[str]
    characterizing: frozenset[str]
    hindering: frozenset[str]
    warning: frozenset[str]
    barring: frozenset[str]
    binding: frozenset[str]
    telling_of: frozenset[str]
    aiding: frozenset[str]
    letting: frozenset[str]
    weather: frozenset[str]
    linking: frozenset[str]
    judging: frozenset[str]
    penalties: frozenset[str]
    takes_clause: frozenset[str]
    perceiving: frozenset[str]
    ditransitive: frozenset[str]
    calling: frozenset[str]
    decreeing: frozenset[str]
    disowning: frozenset[str]
    shares: frozenset[str]
    taking_place: frozenset[str]
    occurrences: frozenset[str]
    opening: frozenset[str]
    closing: frozenset[str]
    founding: frozenset[str]
    making: frozenset[str]
    telling: frozenset[str]
    beginnings: frozenset[str]
    numbered: frozenset[str]
    doubled: frozenset[str]
    networks: frozenset[str]
    kin: frozenset[str]
    partisans: frozenset[str]
    moves: frozenset[str]
    joining: frozenset[str]
    managing: frozenset[str]
    undergone: frozenset[str]
    parting: frozenset[str]
    surroundings: frozenset[str]
    unions: frozenset[str]
    governing: frozenset[str]  # nouns with the preposition that they need


@cache
def load_grammar() -> Grammar:
    """Load the lists, once; they are those of English and not of a domain pack."""
    lists = read_toml(pack_file("lexicon/grammar.toml"))
    return Grammar(**{name: frozenset(words) for name, words in lists.items()})


def governs(noun: str, preposition: str) -> bool:
    """Tell whether a noun (its lemma) needs a phrase with a preposition to say what it is: "ties with A"."""
    return f"{noun} {preposition}" in load_grammar().governing
