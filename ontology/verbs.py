"""Which words are verbs of English (`lexicon/verbs.tsv`), those that say no relation too."""

from __future__ import annotations

import re
from functools import cache

from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.resources import pack_file, read_text
from reportgraph.ontology.spellings import both_spellings


def is_verb_alone(word: str) -> bool:
    """Tell a plain form that is no noun and no adjective: "provide", and not "supply"."""
    alone = GRAMMAR.verbs_alone
    return word in alone or (word.endswith(("ise", "yse")) and f"{word[:-2]}ze" in alone)


def has_verb(words: str) -> bool:
    """Tell words, one of which can be nothing but a verb by its form: "was", "won", "added", "argues"; not "aids"."""
    forms = re.findall(r"\b[a-z]+\b", words)
    return any(
        form in GRAMMAR.finite
        or (form.endswith("ed") and not form.endswith("eed"))
        or is_verb_alone(form.removesuffix("s"))
        for form in forms
    )


@cache
def known_verbs() -> frozenset[str]:
    """Give the lemmas of the verbs that the shipped pack knows, once; they are those of English and not of a domain."""
    lines = (line.partition("\t")[0] for line in read_text(pack_file("lexicon/verbs.tsv")).splitlines())
    return both_spellings(line.partition("-")[0] for line in lines if line and not line.startswith("#"))


@cache
def particle_verbs() -> frozenset[tuple[str, str]]:
    """Give the verbs with a particle that the shipped pack knows: ("put", "forward"), not ("work-together", "with")."""
    rows = [line.split("\t") for line in read_text(pack_file("lexicon/verbs.tsv")).splitlines() if line[:1] != "#"]
    words = {row[0] for row in rows}
    return frozenset((row[0], row[1]) for row in rows if len(row) > 2 and row[1] and f"{row[0]}-{row[1]}" not in words)


@cache
def transitive_verbs() -> frozenset[str]:
    """Give the verbs of which the shipped pack knows what they do to a plain object."""
    rows = [line.split("\t") for line in read_text(pack_file("lexicon/verbs.tsv")).splitlines() if line[:1] != "#"]
    return frozenset(row[0] for row in rows if len(row) > 3 and not row[1] and row[3].endswith("-> object"))


@cache
def phrasal_verbs() -> frozenset[tuple[str, str, str]]:
    """Give the verbs of the shipped pack that make one with a phrase: ("put", "at", "risk")."""
    lines = (line.partition("\t")[0] for line in read_text(pack_file("lexicon/verbs.tsv")).splitlines())
    parts = (line.split("-", 2) for line in lines if line[:1] != "#")
    found = ((verb, rest) for verb, *rest in parts if len(rest) == 2)
    return frozenset((verb, word, noun) for verb, (word, nouns) in found for noun in nouns.split("|"))


_PREFIXES = ("re", "over", "under", "out", "mis", "pre", "dis", "de")


def is_verb(word: str) -> bool:
    """Tell a verb that is known, or one made of a known one by a prefix: "renegotiate"."""
    verbs = known_verbs()
    return word in verbs or any(
        word.startswith(p) and len(word) > len(p) + 3 and word[len(p) :] in verbs for p in _PREFIXES
    )
