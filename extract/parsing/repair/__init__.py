"""Mends what the small parser gets wrong in ways that grammar alone can tell; nothing here knows a word of a text."""

from __future__ import annotations

from reportgraph.extract.parsing.portfolios import repair_portfolios
from reportgraph.extract.parsing.repair.clauses.absolutes import repair_absolutes
from reportgraph.extract.parsing.repair.clauses.clauses import repair_clauses
from reportgraph.extract.parsing.repair.clauses.contact_clauses import repair_contact_clauses
from reportgraph.extract.parsing.repair.clauses.favoured import repair_favoured
from reportgraph.extract.parsing.repair.clauses.held import repair_held
from reportgraph.extract.parsing.repair.clauses.infinitives import repair_infinitives
from reportgraph.extract.parsing.repair.clauses.interposed import repair_interposed
from reportgraph.extract.parsing.repair.clauses.joint_openings import repair_joint_openings
from reportgraph.extract.parsing.repair.clauses.objects import repair_objects
from reportgraph.extract.parsing.repair.clauses.parted import repair_parted
from reportgraph.extract.parsing.repair.clauses.predicates import repair_predicates
from reportgraph.extract.parsing.repair.clauses.relatives import repair_relatives
from reportgraph.extract.parsing.repair.clauses.reputed import repair_reputed
from reportgraph.extract.parsing.repair.clauses.shifted import repair_shifted
from reportgraph.extract.parsing.repair.clauses.shown import repair_shown
from reportgraph.extract.parsing.repair.clauses.subjects import repair_subjects
from reportgraph.extract.parsing.repair.clauses.summaries import repair_summaries
from reportgraph.extract.parsing.repair.clauses.told_asides import repair_told_asides
from reportgraph.extract.parsing.repair.clauses.trailing import repair_trailing
from reportgraph.extract.parsing.repair.clauses.verbless import repair_verbless
from reportgraph.extract.parsing.repair.clauses.whatever import repair_whatever
from reportgraph.extract.parsing.repair.names.defining_brackets import (
    repair_defining_brackets,
    repair_kinds_behind_brackets,
)
from reportgraph.extract.parsing.repair.names.far_names import repair_far_names
from reportgraph.extract.parsing.repair.names.known_names import repair_known_names
from reportgraph.extract.parsing.repair.names.positions import repair_positions
from reportgraph.extract.parsing.repair.names.state_owners import repair_state_owners
from reportgraph.extract.parsing.repair.offices.double_offices import repair_double_offices
from reportgraph.extract.parsing.repair.offices.holders import repair_holders
from reportgraph.extract.parsing.repair.offices.honorifics import repair_honorifics
from reportgraph.extract.parsing.repair.offices.joint_origins import repair_joint_origins
from reportgraph.extract.parsing.repair.offices.joint_titles import repair_joint_titles
from reportgraph.extract.parsing.repair.offices.lines_of_holders import repair_lines_of_holders
from reportgraph.extract.parsing.repair.offices.named_behind import repair_named_behind
from reportgraph.extract.parsing.repair.offices.office_rows import repair_office_rows
from reportgraph.extract.parsing.repair.offices.offices_in_full import repair_offices_in_full
from reportgraph.extract.parsing.repair.offices.principals import repair_principals
from reportgraph.extract.parsing.repair.offices.seats import repair_seats
from reportgraph.extract.parsing.repair.offices.signatures import repair_signatures
from reportgraph.extract.parsing.repair.offices.state_offices import repair_state_offices
from reportgraph.extract.parsing.repair.offices.title_rows import repair_title_rows
from reportgraph.extract.parsing.repair.offices.titled_seconds import repair_titled_seconds
from reportgraph.extract.parsing.repair.phrases.amounts import repair_amounts
from reportgraph.extract.parsing.repair.phrases.bracketed_amounts import repair_bracketed_amounts
from reportgraph.extract.parsing.repair.phrases.built_things import repair_built_things
from reportgraph.extract.parsing.repair.phrases.dated_nouns import repair_dated_nouns
from reportgraph.extract.parsing.repair.phrases.modifiers import repair_modifiers
from reportgraph.extract.parsing.repair.phrases.nouns import repair_nouns
from reportgraph.extract.parsing.repair.phrases.occasions import repair_occasions
from reportgraph.extract.parsing.repair.phrases.phrases import repair_phrases
from reportgraph.extract.parsing.repair.phrases.twin_nouns import repair_twin_nouns
from reportgraph.extract.parsing.repair.rows.additions import repair_additions
from reportgraph.extract.parsing.repair.rows.asked_rows import repair_asked_rows
from reportgraph.extract.parsing.repair.rows.compared import repair_compared
from reportgraph.extract.parsing.repair.rows.coordination import repair_coordination
from reportgraph.extract.parsing.repair.rows.described_rows import repair_described_rows
from reportgraph.extract.parsing.repair.rows.distinctions import repair_distinctions
from reportgraph.extract.parsing.repair.rows.examples import repair_examples
from reportgraph.extract.parsing.repair.rows.ideal_rows import repair_ideal_rows
from reportgraph.extract.parsing.repair.rows.known_rows import repair_known_rows
from reportgraph.extract.parsing.repair.rows.late_members import repair_late_members
from reportgraph.extract.parsing.repair.rows.lists import repair_lists
from reportgraph.extract.parsing.repair.rows.matters import repair_matters
from reportgraph.extract.parsing.repair.rows.pairs import repair_pairs
from reportgraph.extract.parsing.repair.rows.parallel import repair_parallel
from reportgraph.extract.parsing.repair.rows.placed_rows import repair_placed_rows
from reportgraph.extract.parsing.repair.rows.respective import repair_respective
from reportgraph.extract.parsing.repair.rows.rows_of_fields import repair_open_rows, repair_rows_of_fields
from reportgraph.extract.parsing.repair.rows.shareholders import repair_shareholders
from reportgraph.extract.parsing.repair.rows.steps_taken import repair_steps_taken
from reportgraph.extract.parsing.repair.rows.surface_rows import repair_surface_rows
from reportgraph.extract.parsing.repair.rows.thanked import repair_thanked
from reportgraph.extract.parsing.repair.rows.town_rows import repair_town_rows
from reportgraph.extract.parsing.repair.rows.weighed import repair_weighed
from reportgraph.extract.parsing.repair.words.formal_nouns import repair_formal_nouns
from reportgraph.extract.parsing.repair.words.gerund_nouns import repair_gerund_nouns
from reportgraph.extract.parsing.repair.words.hidden_adjectives import (
    repair_first_adjectives,
    repair_rows_of_adjectives,
)
from reportgraph.extract.parsing.repair.words.hyphens import repair_hyphens
from reportgraph.extract.parsing.repair.words.words import repair_words
from spacy.tokens import Doc

_STAGES = (
    repair_formal_nouns,
    repair_twin_nouns,
    repair_dated_nouns,
    repair_defining_brackets,
    repair_known_names,
    repair_told_asides,
    repair_verbless,
    repair_honorifics,
    repair_seats,
    repair_state_owners,
    repair_phrases,
    repair_compared,
    repair_occasions,
    repair_hyphens,
    repair_positions,
    repair_bracketed_amounts,
    repair_amounts,
    repair_shareholders,
    repair_absolutes,
    repair_infinitives,
    repair_asked_rows,
    repair_rows_of_adjectives,
    repair_words,
    repair_gerund_nouns,
    repair_joint_titles,
    repair_joint_origins,
    repair_rows_of_fields,
    repair_shifted,
    repair_contact_clauses,
    repair_modifiers,
    repair_additions,
    repair_parallel,
    repair_first_adjectives,
    repair_predicates,
    repair_interposed,
    repair_clauses,
    repair_favoured,
    repair_held,
    repair_ideal_rows,
    repair_nouns,
    repair_far_names,
    repair_reputed,
    repair_joint_openings,
    repair_subjects,
    repair_shown,
    repair_parted,
    repair_offices_in_full,
    repair_state_offices,
    repair_portfolios,
    repair_signatures,
    repair_principals,
    repair_titled_seconds,
    repair_title_rows,
    repair_office_rows,
    repair_described_rows,
    repair_double_offices,
    repair_holders,
    repair_named_behind,
    repair_coordination,
    repair_late_members,
    repair_thanked,
    repair_open_rows,
    repair_matters,
    repair_known_rows,
    repair_placed_rows,
    repair_surface_rows,
    repair_town_rows,
    repair_respective,
    repair_weighed,
    repair_pairs,
    repair_examples,
    repair_steps_taken,
    repair_distinctions,
    repair_summaries,
    repair_relatives,
    repair_whatever,
    repair_built_things,
    repair_kinds_behind_brackets,
    repair_objects,
    repair_trailing,
    repair_lists,
    repair_lines_of_holders,
)


def repair(doc: Doc) -> Doc:
    """Mend the parse in place and give it back; for use on a fresh parse only.

    Small words come first, then verbs, for what these are decides everything else; each mends what is left standing.
    """
    for mend in _STAGES:
        mend(doc)
    return doc
