"""Whether a reading is too doubtful to be told: kinds of claims that are wrong about as often as they are right.

Each kind has a reason in how it was read: a colour that a stance took from the clause around it, a doer that no word
beside the verb names, an antecedent that one common noun calls.
"""

from __future__ import annotations

from reportgraph.extract.coreference.pronouns.binding import continued
from reportgraph.extract.grammar.ideals import is_of_ideal
from reportgraph.extract.model import Entity, MentionKind, Modality
from reportgraph.extract.parsing.labels import MODIFYING
from reportgraph.extract.parsing.syntax import (
    VERBAL,
    child,
    conjuncts,
    first_conjunct,
    is_infinitive,
    objects_of,
    prepositions,
)
from reportgraph.extract.relations.anybody import is_of_anybody
from reportgraph.extract.relations.candidates import Candidate, Source
from reportgraph.extract.relations.denials import is_not_denied
from reportgraph.extract.relations.doubted_bonds import is_doubted_bond
from reportgraph.extract.relations.doubted_places import is_doubted_place
from reportgraph.extract.relations.doubted_stances import is_doubted_stance
from reportgraph.extract.relations.doubted_verbs import is_doubted_verb
from reportgraph.extract.relations.lines import is_line, is_title_of_part
from reportgraph.extract.relations.scenes.guests import is_host
from reportgraph.extract.relations.talked_of import (
    is_asked_which,
    is_falsely_told,
    is_fight_over_matter,
    is_only_talked_of,
)
from reportgraph.extract.relations.untold import is_untold_end
from reportgraph.extract.relations.worth import is_loose
from reportgraph.ontology.frames import word_lists
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.lexicon import Lexicon
from spacy.tokens import Token

_MANY = frozenset({"they", "them", "their"})  # any plural before it may be meant
_SIDES = ("Person", "Country", "City", "Institution", "Company")  # who plays, stands and fights against each other
_PASSING = ("enact", "enactment", "pass", "passage")  # parliaments do; a person "helped to pass it"
_AID = frozenset({"aid", "assistance", "relief"})
_SEATS = ("GovernmentBody", "Institution")  # "lost the election to the council": who stood for it
_SURE = frozenset({"by", "to"})  # "helps by calling A", "looks forward to seeing A": who does it stands beside


def is_doubtful(candidate: Candidate, ends: tuple[Entity, Entity], *, modality: Modality, lexicon: Lexicon) -> bool:
    """Tell a claim that had better not be made.

    Args:
        candidate: What was read.
        ends: Its subject and its object.
        modality: As what it would stand.
        lexicon: What is known of words.

    """
    subject, target = ends
    return (
        is_doubted_stance(candidate, target, modality=modality, lexicon=lexicon)
        or (modality is Modality.NEGATED and is_not_denied(candidate, lexicon))
        or is_doubted_bond(candidate, ends, modality=modality, lexicon=lexicon)
        or _is_guessed(candidate.subject, subject)
        or _is_loose_clause(candidate)
        or _is_repeated(candidate, subject, target)
        or is_doubted_place(candidate, subject, modality)
        or is_doubted_verb(candidate, subject, target, modality)
        or is_host(candidate)
        or _is_item_of_item(candidate)
        or _is_cited(candidate)
        or (candidate.source is Source.OPEN and (_is_in_name(candidate, subject) or _is_in_name(candidate, target)))
        or _is_behind_name(candidate, subject)
        or is_of_ideal(candidate.subject, candidate.predicate)
        or _is_encounter(candidate, subject, target)
        or (candidate.source is Source.OPEN and is_loose(candidate.predicate, candidate.subject, (subject,)))
        or (candidate.property == "signed" and candidate.predicate.lemma_ in _PASSING and subject.cls == "Person")
        or (subject.cls == "Person" and _is_which(candidate))
        or is_untold_end(candidate, ends, lexicon)
        or is_of_anybody(candidate, subject, modality)
        or (candidate.property in ("contributesTo", "owns", "produces") and _is_made_by_name(candidate, target))
        or _is_since_when(candidate)
        or (candidate.property == "funds" and candidate.predicate.lemma_ == "approve" and _is_others_money(candidate))
        or is_only_talked_of(candidate, modality)
        or is_asked_which(candidate)
        or is_fight_over_matter(candidate)
        or is_falsely_told(candidate)
        or (subject.cls == "Person" and _is_of_means(candidate))
        or _is_of_aid(candidate)
        or is_line(candidate)
        or is_title_of_part(candidate)
        or (candidate.rule == "lose to" and subject.cls in _SEATS)
        or (candidate.property == "hasPrinciple" and _is_content(candidate))
        or (candidate.property == "signed" and candidate.predicate.lemma_ == "approval" and not _is_sealed(candidate))
        or (candidate.rule == "sign" and not target.is_named and _is_into(candidate))
        # "together with Roe, Andean states were represented by A": A did nothing for Roe
        or (candidate.predicate.lemma_ == "represent" and target.cls == "Person" and candidate.object.dep_ == "pobj")
        or (candidate.property == "participatedIn" and candidate.object.lower_ == "votes")  # "won 46% of the votes"
        # "the ministry wants to expand domestic production of tin": firms do, and no office
        or (candidate.property == "produces" and candidate.source is Source.NOUN and subject.cls == "GovernmentBody")
    )


def _is_into(candidate: Candidate) -> bool:
    """Tell the law in "signed A into law", which is what A becomes."""
    link = candidate.object.head
    return link.lower_ == "into" and link.head == candidate.predicate


def _is_sealed(candidate: Candidate) -> bool:
    """Tell what is signed when it is approved, a pact or a law, from "approval of the announcement"."""
    return candidate.object.lemma_.lower() in {*word_lists()["pacts"], *word_lists()["laws"]}


def _is_others_money(candidate: Candidate) -> bool:
    """Tell "the Commission approved German subsidies for A": Germany gives them."""
    money = child(candidate.predicate, "dobj")
    if money is None:
        return False
    parts = [money, *(o for word, p in prepositions(money) if word == "of" for o in objects_of(p))]
    owners = [c for noun in parts for c in noun.lefts if c.dep_ in ("poss", *MODIFYING)]
    return any(c.ent_type_ in ("GPE", "NORP", "ORG") and c.i != candidate.subject.i for c in owners)


def _is_content(candidate: Candidate) -> bool:
    """Tell what the values are, and not whose: "its four values of openness, trust and respect"."""
    values, link = candidate.predicate, first_conjunct(candidate.subject).head
    return (
        candidate.object == values and link.lower_ == "of" and link.head == values and child(values, "poss") is not None
    )


def _is_of_means(candidate: Candidate) -> bool:
    """Tell common work that something is for: who "announced a fund to widen cooperation in trade" does none yet."""
    noun, verb = candidate.predicate, candidate.predicate.head
    if candidate.property != "cooperatesOn" or candidate.source is not Source.NOUN or noun.dep_ != "dobj":
        return False
    purpose = is_infinitive(verb) and verb.dep_ in ("acl", "advcl")
    over = verb.head if verb.dep_ == "advcl" else verb.head.head
    return purpose and child(over, "dobj") is not None


def _is_of_aid(candidate: Candidate) -> bool:
    """Tell what aid is for: who "ordered aid to widen the work in A" calls for the aid."""
    aid = child(candidate.predicate, "dobj") if candidate.predicate.lemma_ == "order" else None
    return candidate.property == "advocates" and aid is not None and aid.lemma_ in _AID and candidate.object != aid


def _is_since_when(candidate: Candidate) -> bool:
    """Tell the time of "the largest investment in history", "the boldest effort in a generation"."""
    word = candidate.object
    since = word.head.lower_ == "in" and word.n_rights == 0 and child(word, "amod") is None
    return word.lemma_ in GRAMMAR.ages and (
        candidate.property == "funds" or (candidate.property == "contributesTo" and since)
    )


def _is_guessed(word: Token, subject: Entity) -> bool:
    """Tell a pronoun that was taken for what one common noun calls in an earlier sentence: "ladies … they"."""
    if word.lower_ not in _MANY or subject.is_named or " " in subject.name:
        return False
    here = any(word.sent.start <= m.head < word.sent.end and m.head != word.i for m in subject.mentions)
    before = continued(word)
    return not here and not (before is not None and before.i in {m.head for m in subject.mentions})


def _is_loose_clause(candidate: Candidate) -> bool:
    """Tell an open relation whose doer stands elsewhere: "rules for joining A", "kept from joining A", "means to"."""
    verb = candidate.predicate
    if candidate.source is not Source.OPEN or verb.pos_ not in VERBAL:
        return False
    base = first_conjunct(verb)
    own = child(verb, "nsubj", "nsubjpass") is not None
    left = verb.lemma_ == "leave" and base.dep_ == "advcl"  # "struck the coast, leaving farms in ruins"
    if verb.tag_ == "VBG" and not own and (left or base.pos_ not in VERBAL):
        return True  # "on safety, prevention, and caring for A", "spawning and rearing grounds"
    if is_infinitive(base):  # "the means with which to join A", "authority vested in A to join B"
        return not own and base.dep_ in ("acl", "advcl", "relcl")
    if base.tag_ == "VBN" and base.dep_ == "advcl" and child(base, "aux", "auxpass") is None:
        return True  # "we will meet, focused on A"
    own = own or child(verb, "aux") is not None
    return verb.tag_ == "VBG" and not own and verb.dep_ == "pcomp" and verb.head.lower_ not in _SURE


def _is_which(candidate: Candidate) -> bool:
    """Tell a clause that tells of a thing and was hung on a person: "the post of A, which was created in B"."""
    base = first_conjunct(candidate.predicate)
    relative = child(base, "nsubj", "nsubjpass") if base.dep_ == "relcl" else None
    return relative is not None and relative.lower_ == "which" and base.head == first_conjunct(candidate.subject)


def _is_made_by_name(candidate: Candidate, target: Entity) -> bool:
    """Tell what is called after who makes, owns or aids it: "Peruvian-made cars", "family-owned firms"."""
    verb = candidate.predicate
    return verb.dep_ == "amod" and any(m.begin <= verb.i < m.end for m in target.mentions)


def _is_repeated(candidate: Candidate, subject: Entity, target: Entity) -> bool:
    """Tell what says itself twice: "care for veterans" does good to veterans, "work together to widen cooperation"."""
    if candidate.property == "cooperatesOn" and target.name.lower() in GRAMMAR.shared_work:
        return True
    said = candidate.source is Source.PHRASE and candidate.property == "contributesTo"
    thing = subject.cls in ("Topic", "InfrastructureProject", "Facility") and not subject.is_named
    return said and thing and not target.is_named and target.name.lower() in subject.name.lower()


def _is_behind_name(candidate: Candidate, subject: Entity) -> bool:
    """Tell what a part of a name would say: "the Department of Trade and B" is no department of B."""
    target = first_conjunct(candidate.object)
    at, after = candidate.predicate.i, target.head.i
    if candidate.source is not Source.NOUN or candidate.property != "partOf" or candidate.subject.i != at:
        return False
    names = [m for m in subject.mentions if m.kind is MentionKind.NAME and m.begin <= at < m.end]
    if any(m.head != at or m.begin <= target.i < m.end for m in names):
        return True  # "the Lake Stage Band" is no stage, and the "Free Coast Province" may be a group
    own = target.dep_ == "pobj" and target.head.head == candidate.predicate
    return any(candidate.object.i >= m.end and (after < m.end or not own) for m in names)


def _is_encounter(candidate: Candidate, subject: Entity, target: Entity) -> bool:
    """Tell those who meet in a contest: in "A will face B" nobody threatens anybody."""
    met = candidate.property == "threatens" and candidate.predicate.lemma_ == "face"
    return met and subject.is_named and target.is_named and subject.main_class in _SIDES and target.main_class in _SIDES


def _is_item_of_item(candidate: Candidate) -> bool:
    """Tell the items of a list that were taken for the whole: "the posts include A; B" puts no A in B.

    Of several wholes ("firms and banks that came included A") none is told to be that of an item.
    """
    verb = candidate.predicate.i
    together = first_conjunct(candidate.subject) == first_conjunct(candidate.object)
    if candidate.property == "partOf" and candidate.source is Source.NOUN and together:
        return True  # "half of the goods and services"
    listed = candidate.source is Source.VERB and candidate.predicate.lemma_ in ("include", "comprise")
    several = candidate.property in ("partOf", "memberOf") and len(conjuncts(first_conjunct(candidate.object))) > 1
    return listed and (several or candidate.subject.i > verb < candidate.object.i)


def _is_cited(candidate: Candidate) -> bool:
    """Tell the book behind what a paragraph is of: "section 12 of title 5, Penal Code" puts no code in a title."""
    numbered = child(candidate.predicate, "nummod") is not None
    behind = candidate.subject.dep_ == "appos" and candidate.predicate.i < candidate.object.i < candidate.subject.i
    return candidate.property == "partOf" and candidate.source is Source.NOUN and numbered and behind


def _is_in_name(candidate: Candidate, end: Entity) -> bool:
    """Tell what one end is called already: "a citizen who works with care" works with care."""
    words = [word.strip(",;") for word in end.name.lower().split()]
    return candidate.predicate.lower_ in words and {candidate.subject.lower_, candidate.object.lower_} <= set(words)
