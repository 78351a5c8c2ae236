"""What several phrases tell together: who was at a meeting, who lends to whom, what a list is about."""

from __future__ import annotations

from collections.abc import Sequence

from reportgraph.extract.parsing.parse import Parsed
from reportgraph.extract.relations.candidates import Candidate, Knowledge
from reportgraph.extract.relations.propositions import Proposition
from reportgraph.extract.relations.scenes.agendas import with_agendas
from reportgraph.extract.relations.scenes.attendance import find_attendance
from reportgraph.extract.relations.scenes.bilateral import find_bilateral
from reportgraph.extract.relations.scenes.capacities import find_capacities
from reportgraph.extract.relations.scenes.capitals import find_capitals
from reportgraph.extract.relations.scenes.company import find_company
from reportgraph.extract.relations.scenes.constituencies import find_constituencies
from reportgraph.extract.relations.scenes.cores import find_cores
from reportgraph.extract.relations.scenes.delegations import find_delegations
from reportgraph.extract.relations.scenes.disasters import find_disasters
from reportgraph.extract.relations.scenes.easing import find_eased
from reportgraph.extract.relations.scenes.elections import find_elections, find_voters
from reportgraph.extract.relations.scenes.facts import find_facts
from reportgraph.extract.relations.scenes.gatherings import find_gatherings, find_pictured
from reportgraph.extract.relations.scenes.guests import find_guests
from reportgraph.extract.relations.scenes.guidance import find_guidance
from reportgraph.extract.relations.scenes.headed_lists import find_headed
from reportgraph.extract.relations.scenes.lenders import find_lenders
from reportgraph.extract.relations.scenes.payments import find_open_payments, find_payments
from reportgraph.extract.relations.scenes.repeated_deeds import with_repeated
from reportgraph.extract.relations.scenes.reported_meetings import find_reported_meetings, find_told_meetings
from reportgraph.extract.relations.scenes.sayings import find_sayings
from reportgraph.extract.relations.scenes.series import find_series
from reportgraph.extract.relations.scenes.settings import find_settings
from reportgraph.extract.relations.scenes.studies import find_studies
from reportgraph.extract.relations.scenes.sum_parts import find_parts
from reportgraph.extract.relations.scenes.venues import find_venues


def with_scenes(
    candidates: list[Candidate], propositions: Sequence[Proposition], parsed: Parsed, knowledge: Knowledge
) -> list[Candidate]:
    """Add the candidates of each kind of scene, then those of the acts that the text repeats."""
    candidates = list(candidates)
    candidates += find_gatherings(propositions, knowledge, parsed=parsed)
    candidates += find_delegations(propositions, knowledge, parsed=parsed)
    candidates += find_company(propositions, knowledge)
    candidates += find_elections(propositions, knowledge, parsed=parsed)
    candidates += find_constituencies(propositions, knowledge) if knowledge.open_relations else []
    candidates += find_voters(propositions, knowledge, parsed=parsed)
    candidates += find_disasters(propositions, knowledge)
    candidates += find_capitals(parsed, knowledge)
    candidates += find_cores(parsed, knowledge)
    candidates += find_studies(parsed, knowledge)
    candidates += find_settings(propositions, knowledge)
    candidates += find_venues(propositions, knowledge)
    candidates += find_eased(propositions, knowledge)
    candidates += find_guests(propositions, knowledge)
    candidates += find_guidance(propositions, knowledge)
    candidates += find_pictured(parsed, knowledge)
    candidates += find_headed(parsed, knowledge)
    candidates += find_facts(parsed, knowledge)
    candidates += find_attendance(parsed, knowledge)
    candidates += find_payments(propositions, knowledge)
    candidates += find_lenders(propositions, knowledge)
    candidates += find_capacities(propositions, knowledge)
    candidates += find_parts(propositions, knowledge)
    candidates += find_open_payments(propositions, candidates, knowledge)
    candidates += find_sayings(propositions, knowledge, parsed=parsed)
    candidates += find_reported_meetings(propositions, knowledge, parsed=parsed)
    candidates += find_told_meetings(propositions, knowledge, parsed=parsed)
    candidates += find_series(parsed, knowledge)
    candidates += find_bilateral(parsed, knowledge)
    return with_repeated(with_agendas(candidates, parsed, knowledge), parsed, knowledge)
