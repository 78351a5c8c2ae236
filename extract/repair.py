"""Mends what the small parser gets wrong in ways that grammar alone can tell; nothing here knows a word of a text."""

from __future__ import annotations

from reportgraph.extract.repair_additions import repair_additions
from reportgraph.extract.repair_clauses import repair_clauses
from reportgraph.extract.repair_coordination import repair_coordination
from reportgraph.extract.repair_examples import repair_examples
from reportgraph.extract.repair_lists import repair_lists
from reportgraph.extract.repair_nouns import repair_nouns
from reportgraph.extract.repair_phrases import repair_phrases
from reportgraph.extract.repair_predicates import repair_predicates
from reportgraph.extract.repair_relatives import repair_relatives
from reportgraph.extract.repair_subjects import repair_subjects
from reportgraph.extract.repair_words import repair_words
from spacy.tokens import Doc


def repair(doc: Doc) -> Doc:
    """Mend the parse in place and give it back; for use on a fresh parse only.

    Small words come first, then verbs, for what these are decides everything else; each mends what is left standing.
    """
    repair_phrases(doc)
    repair_words(doc)
    repair_additions(doc)
    repair_predicates(doc)
    repair_clauses(doc)
    repair_nouns(doc)
    repair_subjects(doc)
    repair_coordination(doc)
    repair_examples(doc)
    repair_relatives(doc)
    repair_lists(doc)
    return doc
