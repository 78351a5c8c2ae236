"""Tells whether a noun may be said of a name, by the classes of both: "the Lake Pact is a framework"."""

from __future__ import annotations

from reportgraph.extract.coreference.cues import Cue
from reportgraph.extract.coreference.discourse import Discourse
from reportgraph.extract.model import MentionKind
from reportgraph.extract.parsing.spelling import DEFINITE, NAME_PREPOSITIONS
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.schema import ABSTRACTIONS

_GUESSED = frozenset({"ner", "shape"})
# what goes by its own last word: "the Delta Foundation … the foundation"; a firm does not: "Voltra Energy … the energy"
_BY_LAST_WORD = frozenset(
    "CooperationMechanism Document Event Facility GovernmentBody Initiative InfrastructureProject Institution "
    "InternationalOrganization Place Project ResearchInstitute University".split()
)


def may_be_called(cue: Cue, named: Cue, discourse: Discourse) -> bool:
    """Tell whether a name is of a class that the noun may have: "the Lake Pact is a framework"."""
    naming, schema = discourse.knowledge.naming, discourse.knowledge.schema
    if cue.determiner not in ("a", "the", "poss"):
        return False
    theirs = {
        discourse.cls(named),
        *(naming.classes_of(named.head) or () if named.entry is None else ()),
    } - ABSTRACTIONS
    if discourse.cls(named) in ABSTRACTIONS | {"Person"} or cue.plural:
        return discourse.cls(named) == cue.mention.cls == "Person" and not cue.plural
    mine = {cue.mention.cls, *(naming.classes_of(cue.head) or ())} - {"Person"}
    same_line = (schema.is_a(a, b) or schema.is_a(b, a) for a in mine for b in theirs)
    return any(same_line) or may_be(cue, named, discourse)


def may_be(cue: Cue, named: Cue, discourse: Discourse) -> bool:
    """Tell whether a name is of the class of the noun that stands in apposition to it."""
    schema = discourse.knowledge.schema
    if cue.plural or (cue.determiner == "a" and cue.head in GRAMMAR.moves):
        return False  # "signed the Lake Accord, a move that": the signing is the move
    mine, theirs = cue.mention.cls, discourse.cls(named)
    if mine in ABSTRACTIONS and not cue.determiner:
        return False  # "the Lake Spirit -- trust, equality and peace": what it is made up of
    if "Person" in (mine, theirs):
        beside = theirs == "Person" and cue.head in discourse.knowledge.naming.words.sides  # "his counterpart, A"
        return mine == theirs or beside
    if named.mention.how in _GUESSED and named.entry is None and mine not in ("Person", "Group"):
        return True  # "its newest ship, the Alta Queen"
    if mine == "Group" and schema.is_a(theirs, "Institution"):
        return True  # "the Lake Council, a regional bloc"
    if cue.head in discourse.knowledge.naming.words.kindred.get(named.head, ()):
        return True  # "the Lake Accord, the largest deal in years"
    return mine == theirs or schema.is_a(theirs, mine) or schema.is_a(mine, theirs)


def is_own_noun(cue: Cue, named: Cue, discourse: Discourse) -> bool:
    """Tell the last word of a name, which alone may be something abstract: "the Delta Foundation … the foundation"."""
    whole = named.mention.kind is MentionKind.NAME and len(named.words) > 1
    whole = whole and NAME_PREPOSITIONS.isdisjoint(named.words)  # "the Forum on Lake Cooperation … the cooperation"
    alone = len(cue.words) == 1 and not cue.complement and cue.determiner in DEFINITE
    return whole and alone and cue.words == named.words[-1:] and discourse.cls(named) in _BY_LAST_WORD
