"""How words colour what they govern (`lexicon/contexts.toml`): the classes of context, and which word is of which."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from reportgraph.ontology.errors import OntologyError

FORMS = frozenset({"clause", "infinitive", "gerund", "phrase", "object", "predicative", "subject", "itself", "deed"})
_NAMED = frozenset({"predicative", "subject", "itself", "deed"})  # not meant by "all"
MODALITIES = frozenset({"asserted", "advocated", "planned", "possible", "negated"})
THROUGH = frozenset({"for", "to", "of", "on", "about", "against", "toward", "towards"})
_TAGS = {"verbs": "VERB", "nouns": "NOUN", "adjectives": "ADJ", "adverbs": "ADV"}
_KEYS = FORMS | _TAGS.keys() | {"all", "says", "speech", "through"}
_WORDS = frozenset(
    {
        *(
            "negations",
            "doubts",
            "undone",
            "conditions",
            "times",
            "introducing",
            "citing",
            "views",
            "sources",
            "standards",
        ),
        *(
            "accomplished",
            "measures",
            "performing",
            "courteous",
            "polite",
            "making",
            "voicing",
            "perceiving",
            "measuring",
        ),
        *("voted", "verdicts", "judged", "serving", "standing", "present", "steps", "concluded"),
    },
)


@dataclass(frozen=True, slots=True)
class ContextClass:
    """Words that make the same of their complements.

    `effects`: form of the complement -> its modality where the word itself holds, and where it is denied.
    """

    name: str
    effects: Mapping[str, tuple[str, str]]
    says: frozenset[str] = frozenset()  # forms in which the subject is the speaker of what the complement says
    speech: bool = False  # introduces quotations
    through: frozenset[str] = THROUGH  # prepositions of a complement that is a phrase


@dataclass(frozen=True, slots=True, eq=False)
class Contexts:
    """The classes of every word, and the words that colour the clause that they stand in."""

    classes: Mapping[tuple[str, str], tuple[ContextClass, ...]]  # (lemma, part of speech) -> in the order of the file
    modals: Mapping[str, str]
    modifiers: Mapping[str, str]  # adjectives that tell as what the thing itself stands: "a planned visit"
    negations: frozenset[str]
    doubts: frozenset[str]  # adverbs that make a clause a possibility
    undone: frozenset[str]  # adverbs that make a clause untrue: "almost"
    measuring: frozenset[str]  # verbs with which "almost" only measures: "nearly doubled"
    conditions: frozenset[str]  # conjunctions under which nothing is asserted
    times: frozenset[str]  # conjunctions of time: beside a plan, a present tense is one too
    introducing: frozenset[str]  # verbs that introduce quotations and say nothing else of them: "she went on"
    citing: frozenset[str]  # verbs whose object is the source: "citing A"
    standards: frozenset[str]  # nouns for what something is done by, and nobody's words: "according to its terms"
    views: frozenset[str]  # nouns for what somebody thinks or tells: "in A's view"
    sources: frozenset[str]  # prepositions before a source: "per A"
    accomplished: frozenset[str]  # adjectives of which the past tells a deed: "was able to"
    measures: frozenset[str]  # "has done much to"
    voted: frozenset[str]  # verbs of what a vote itself does: "voted to reject A"
    verdicts: frozenset[str]  # nouns for what does so as a vote does: "the court's decision to uphold A"
    judged: frozenset[str]  # verbs of what they do
    serving: frozenset[str]  # verbs of deeds that do good to what they are for while they last
    performing: frozenset[str]  # what is done by saying that one wants to: "I want to thank A"
    courteous: frozenset[str]  # those that are told in the third person too
    polite: frozenset[str]  # what politeness puts before it
    making: frozenset[str]  # verbs that bring about their object
    concluded: frozenset[str]  # what is there when it is announced: "announced the approval of A"
    perceiving: frozenset[str]  # verbs of perceiving: "saw A sign B"
    standing: frozenset[str]  # nouns for what there is between people: "the friendship between A and B"
    present: frozenset[str]  # adjectives of what is there already: "the ongoing talks"
    steps: frozenset[str]  # deeds that people speak for and against before they are done: "accession"
    voicing: frozenset[str]  # verbs that put into words what their object names: "expressed readiness"

    def of(self, words: str | Sequence[str], pos: str, form: str, preposition: str = "") -> ContextClass | None:
        """Give the first class of a word that colours a form of complement; a phrase, by its preposition.

        Of several `words` ("rule out", "rule") the first that has such a class counts.
        """
        for word in (words,) if isinstance(words, str) else words:
            for found in self.classes.get((word.lower(), "VERB" if pos == "AUX" else pos), ()):
                by_way = form == "phrase" or (form == "deed" and preposition)
                if form in found.effects and (not by_way or preposition in found.through):
                    return found
        return None

    def colours(self, lemma: str, pos: str) -> bool:
        """Tell whether a word colours any complement."""
        found = self.classes.get((lemma.lower(), "VERB" if pos == "AUX" else pos), ())
        return any(kind.effects.keys() != {"deed"} for kind in found)

    def is_speech(self, *words: str) -> bool:
        """Tell a verb ("chime in", "chime") that introduces quotations, or stands behind them: "A signed B, C said"."""
        return any(found.speech for word in words for found in self.classes.get((word.lower(), "VERB"), ()))

    def is_wording(self, lemma: str) -> bool:
        """Tell a noun for what somebody says: "statement"."""
        return any(found.speech for found in self.classes.get((lemma.lower(), "NOUN"), ()))

    def introduces(self, *words: str) -> bool:
        """Tell a verb ("go on", "go") beside which a quotation may stand."""
        return not self.introducing.isdisjoint(words) or self.is_speech(*words)

    def modal(self, word: str) -> str:
        """Give the name of the modality of a modal verb."""
        return self.modals.get(word, "asserted")


def contexts_of(data: Mapping[str, Any]) -> Contexts:
    """Check the tables of `contexts.toml` and index them by word.

    Raises:
        OntologyError: A table or a key is unknown, or an effect is no pair of modalities; names the table.

    """
    unknown = set(data) - {"modals", "modifiers", "words", "class"}
    if unknown or data.get("words", {}).keys() != _WORDS:
        raise OntologyError(
            f"lexicon/contexts.toml: has the tables {', '.join(sorted(data))} and the lists of words "
            f"{', '.join(sorted(data.get('words', {})))}; allowed are [modals], [modifiers], [class.NAME] and [words] "
            f"with exactly {', '.join(sorted(_WORDS))}."
        )
    classes: dict[tuple[str, str], list[ContextClass]] = {}
    for name, entry in data["class"].items():
        made = _class(name, entry)
        for key, tag in _TAGS.items():
            for word in entry.get(key, ()):
                classes.setdefault((word, tag), []).append(made)
    for table in ("modals", "modifiers"):
        for name in data[table]:
            _modality(name, table)
    return Contexts(
        {word: tuple(found) for word, found in classes.items()},
        _by_word(data["modals"]),
        _by_word(data["modifiers"]),
        **{key: frozenset(data["words"][key]) for key in sorted(_WORDS)},
    )


def _by_word(table: Mapping[str, Any]) -> dict[str, str]:
    return {word: kind for kind, words in table.items() for word in words}


def _class(name: str, entry: Mapping[str, Any]) -> ContextClass:
    if unknown := set(entry) - _KEYS:
        raise OntologyError(
            f"lexicon/contexts.toml: [class.{name}] has {', '.join(sorted(unknown))}; allowed are "
            f"{', '.join(sorted(_KEYS))}."
        )
    effects = {form: _effect(entry["all"], name) for form in FORMS - _NAMED if "all" in entry}
    effects |= {form: _effect(entry[form], name) for form in FORMS if form in entry}
    return ContextClass(
        name,
        effects,
        frozenset(entry.get("says", ())),
        entry.get("speech", False),
        frozenset(entry.get("through", THROUGH)),
    )


def _effect(text: str, name: str) -> tuple[str, str]:
    holds, _, denied = (part.strip() for part in text.partition("/"))
    return _modality(holds, f"class.{name}"), _modality(denied, f"class.{name}")


def _modality(word: str, table: str) -> str:
    if word not in MODALITIES:
        raise OntologyError(
            f"lexicon/contexts.toml: [{table}] names the modality {word!r}; allowed are "
            f"{', '.join(sorted(MODALITIES))}, an effect is two of them: negated / asserted."
        )
    return word
