"""Labels of the parser and small words for which several stages ask."""

from __future__ import annotations

# parts of speech of nouns and names
NOUNY = frozenset({"NOUN", "PROPN"})
# labels of what stands before a noun and describes it
MODIFYING = frozenset({"amod", "compound", "nmod"})
# the same, owners included
OWNING = frozenset({"amod", "compound", "nmod", "poss"})
# labels of what stands before a noun and says which one, or how many
DETERMINING = frozenset({"det", "nummod", "poss"})
# labels of subjects that are nouns
NOUN_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
# labels of the arguments that are nouns
ENDS = frozenset({"dobj", "nsubj", "nsubjpass", "pobj"})
# named-entity types of times
TIMES = frozenset({"DATE", "TIME"})
# named-entity types of times, amounts and numbers
MEASURES = frozenset({"CARDINAL", "DATE", "MONEY", "ORDINAL", "PERCENT", "QUANTITY", "TIME"})
# named-entity types of who acts
ACTORS = frozenset({"GPE", "NORP", "ORG", "PERSON"})
# tags of past forms, which the tagger mixes up
PAST = frozenset({"VBD", "VBN"})
# tags of question words and relatives
WH = frozenset({"WDT", "WP", "WP$", "WRB"})
# the third person's
POSSESSIVES = frozenset({"her", "his", "its", "their"})
# words of a name that say nothing alone
SMALL_WORDS = frozenset({"&", "'s", "a", "an", "and", "de", "for", "in", "of", "on", "the", "to"})
# what sets a phrase off
PAUSES = frozenset({",", "-", "--", "—"})
DASHES = frozenset({"-", "--", "–", "—"})
