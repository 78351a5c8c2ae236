"""Mends coordinations: what stands on both sides of "and" is of one kind."""

from __future__ import annotations

from reportgraph.extract.parsing.labels import ENDS, MODIFYING, TIMES
from reportgraph.extract.parsing.repair.clauses.content_clauses import (
    mend_clause_behind_colon,
    mend_clause_told,
    mend_content_clause,
    mend_matter_told,
    mend_subject_ahead,
)
from reportgraph.extract.parsing.repair.names.added_words import (
    mend_name_before_infinitive,
    mend_name_before_owner,
    mend_name_beside_people,
    mend_noun_on_verb,
    mend_point_behind_name,
)
from reportgraph.extract.parsing.repair.names.joined_bodies import (
    mend_body_before_body,
    mend_body_before_described,
    mend_body_before_people,
    mend_body_beside_field,
    mend_joined_bodies,
    mend_letters_beside_letters,
    mend_member_beside_link,
    mend_name_behind_kind,
    mend_noun_behind_body,
    mend_torn_name,
)
from reportgraph.extract.parsing.repair.names.towns import (
    mend_districts,
    mend_kind_of_town,
    mend_land_behind_comma,
    mend_land_of_town,
    mend_town,
    mend_town_in_land,
    mend_works_in_town,
)
from reportgraph.extract.parsing.repair.phrases.modifiers import needs_head
from reportgraph.extract.parsing.repair.rows.added_prepositions import mend_added_preposition, mend_preposition
from reportgraph.extract.parsing.repair.rows.deeds_behind_ends import mend_deed_behind_ends
from reportgraph.extract.parsing.repair.rows.described_pairs import (
    mend_beside_described,
    mend_beside_led,
    mend_second_of_body,
)
from reportgraph.extract.parsing.repair.rows.described_rows import mend_one_of_kind
from reportgraph.extract.parsing.repair.rows.kin import mend_consort, mend_kin, mend_titled_name
from reportgraph.extract.parsing.repair.rows.kinds_of_names import (
    mend_kind_of_name,
    mend_name_before_kind,
    mend_two_of_kind,
)
from reportgraph.extract.parsing.repair.rows.last_verbs import (
    mend_bare_verb,
    mend_inner_verb,
    mend_last_participle,
    mend_last_verb,
    mend_participle_before_noun,
    mend_risking,
    mend_second_deed,
    mend_second_of_two_verbs,
    mend_second_word_of_teller,
    mend_sharing,
    mend_verb_before_infinitive,
    mend_verb_before_noun,
    mend_verb_behind_to,
)
from reportgraph.extract.parsing.repair.rows.late_members import mend_last_described, mend_person_beside_lands
from reportgraph.extract.parsing.repair.rows.list_openers import mend_level_beside_level, mend_row_before_last
from reportgraph.extract.parsing.repair.rows.name_lists import (
    mend_added_name,
    mend_beside_titled,
    mend_list_of_names,
    mend_name_with_others,
    mend_person_in_row,
    mend_second_subject,
    mend_state_in_row,
)
from reportgraph.extract.parsing.repair.rows.noun_lists import (
    mend_list_of_nouns,
    mend_list_of_subjects,
    mend_list_with_brackets,
    mend_numbered_row,
)
from reportgraph.extract.parsing.repair.rows.noun_pairs import (
    mend_field_beside_field,
    mend_left_out,
    mend_name_beside_compound,
    mend_names_beside_name,
    mend_quality_beside_quality,
    mend_second_of_pairs,
    mend_state_beside_group,
    mend_state_beside_state,
)
from reportgraph.extract.parsing.repair.rows.second_people import mend_people_behind_one, mend_second_people
from reportgraph.extract.parsing.repair.rows.second_tellings import mend_clause_beside_thing, mend_second_telling
from reportgraph.extract.parsing.repair.rows.shared_heads import mend_shared_head
from reportgraph.extract.parsing.repair.rows.subjunctives import mend_subjunctive_row
from reportgraph.extract.parsing.repair.rows.that_clauses import mend_clause_in_row
from reportgraph.extract.parsing.repair.rows.verb_lists import mend_coordinated_verb
from reportgraph.extract.parsing.repair.rows.verb_modifiers import mend_verb_read_as_modifier
from reportgraph.extract.parsing.repair.rows.verb_rows import (
    mend_beside_fight,
    mend_first_of_row,
    mend_middle_of_row,
    mend_role_ahead,
)
from reportgraph.extract.parsing.repair.somebody import is_role
from reportgraph.extract.parsing.repair.steps import mend_each, step
from reportgraph.extract.parsing.repair.words.hidden_adjectives import is_adjective
from reportgraph.extract.parsing.syntax import conjuncts
from reportgraph.extract.parsing.tree import hang, put, take_place, word_before
from spacy.tokens import Doc, Token

_LONGEST_ROW = 6
_ON_MAP = frozenset({"GPE", "LOC"})
_OF_PLACE = frozenset({"in", "of", "at", "from", "near"})  # "gave A to B and C to D" deals out


def repair_coordination(doc: Doc) -> None:
    """Hang each word that was added to one of another kind on the one that it goes with."""
    mend_each(doc, _STEPS)


def _mend_added(token: Token) -> None:
    """Hang what was added to a word of another kind where it belongs."""
    if token.head == token or mend_left_out(token):
        return
    mend_content_clause(token)
    if token.pos_ == "PROPN" and token.head.dep_ in ("poss", *MODIFYING):
        mend_name_before_owner(token)
    if token.pos_ == "ADP":
        mend_preposition(token)
    elif token.pos_ in ("NOUN", "PROPN"):
        mend_noun_on_verb(token)
        mend_bare_verb(token)
        _added_to_time(token)
        mend_second_of_pairs(token)
        mend_name_beside_people(token)
        _place_behind_place(token)
        _acronym_behind_name(token)
        mend_beside_titled(token)
        mend_list_of_nouns(token)
        mend_shared_head(token)
        if token.pos_ == "PROPN" and not is_role(token):
            mend_list_of_names(token)
            mend_beside_described(token)
            mend_beside_led(token)
            mend_second_of_body(token)


def _object_read_as_subject(member: Token) -> None:
    """ "yields depend on rain, the use of A, B and C" with the use as another name of yields: it is one of the list."""
    subject, doc = member.head, member.doc
    verb, mark = subject.head, member.left_edge.i - 1
    first = doc[mark - 1] if mark > verb.i > subject.i and doc[mark].text == "," else None
    if first is None or first.dep_ not in ("pobj", "dobj") or first.pos_ != "NOUN" or verb not in first.ancestors:
        return
    listed = [c for t in member.subtree if t.dep_ == "pobj" for c in t.rights if c.dep_ in ("conj", "cc")]
    hang(member, first, "conj")
    for other in listed:
        hang(other, first, other.dep_)


def _added_to_time(word: Token) -> None:
    """ "met A on Friday, as well as B" with B as a day: it goes with what stands right before the day."""
    day = word.head
    if day.ent_type_ not in TIMES or word.ent_type_ in TIMES or day.dep_ not in ("pobj", "npadvmod"):
        return
    phrase = day.head if day.dep_ == "pobj" else day
    verb, begin = phrase.head, phrase.left_edge.i if day.dep_ != "pobj" else phrase.i
    governed = [c for c in verb.rights if c.dep_ == "dobj"]
    governed += [c for p in verb.rights if p.dep_ == "prep" and p.i < begin for c in p.rights if c.dep_ == "pobj"]
    beside = next((c for c in governed if c.right_edge.i == begin - 1 and c.ent_type_ not in TIMES), None)
    if verb.pos_ == "VERB" and beside is not None:
        hang(word, beside, "conj")


def _acronym_behind_name(acronym: Token) -> None:
    """ "signed by the Ministry of Health and UNICEF" read as a ministry of both: an acronym is a body of its own."""
    of = acronym.head.head
    inside = acronym.head.dep_ == "pobj" and of.lower_ == "of" and of.head.pos_ == acronym.head.pos_ == "PROPN"
    if inside and acronym.text.isupper() and len(acronym) > 2 and acronym.n_lefts == 0:
        hang(acronym, of.head, "conj")


def _place_behind_place(place: Token) -> None:
    """ "links A with ports in B, C and D" read as linking A, C and D: C goes with the place right before it."""
    before = word_before(place)
    head = place.head
    own = any(c.dep_ == "prep" and c.lower_ == "in" for t in conjuncts(place) for c in t.rights)  # "in A, and D in F"
    if own or before is None or not head.i < before.i < place.i or not {before.ent_type_, place.ent_type_} <= _ON_MAP:
        return
    governed = before.dep_ == "pobj" and before.head.lower_ in _OF_PLACE and before.head.head != head
    across = any(t.pos_ == "VERB" for t in place.doc[head.i : before.i])  # hung on the subject, over the verb
    if governed and (across if place.dep_ == "appos" else head.ent_type_ in _ON_MAP and head.is_ancestor(before)):
        hang(place, before, "conj")


def _adjective_read_as_head(first: Token) -> None:
    """ "backed social, labour and safety rules" read as backing the social: what is last is the noun of them all."""
    row, doc = [first], first.doc
    if first.pos_ not in ("ADJ", "NOUN"):
        return
    for later in conjuncts(first)[1:_LONGEST_ROW]:
        row.append(later)
        if later.tag_ == "NNS":
            break  # "state, tribal and local governments and schools"
    last = row[-1]
    members = {t.i for t in row} | {c.i for t in row for c in t.lefts if c.dep_ in MODIFYING}
    marks = all(i in members or doc[i].text in (",", "and", "or", "&") for i in range(first.i, last.i))
    plain = all(t.pos_ in ("ADJ", "NOUN") and t.tag_ != "NNS" for t in row[:-1])
    unfinished = 2 * sum(is_adjective(t) for t in row[:-1]) >= len(row) - 1
    if not (unfinished and marks and plain) or last.pos_ != "NOUN" or any(c.dep_ == "det" for c in last.children):
        return
    take_place(last, first)
    for t in row[:-1]:
        hang(t, last, "amod" if t.pos_ == "ADJ" else "nmod")
        for c in t.children:
            if c.dep_ in ("det", "amod", "poss", "cc", "punct", "prep", "relcl", "acl", "conj"):
                hang(c, last, c.dep_)


def _two_compounds(noun: Token) -> None:
    """ "backed water safety and flood control" read as water safety control: each of the two has a noun before it."""
    doc, head, first = noun.doc, noun.head, noun.i - 1
    if first < 0 or head.i != noun.i + 3 or doc[noun.i + 1].lower_ not in ("and", "or"):
        return
    own = doc[first].head == noun and doc[first].dep_ in ("compound", "nmod") and doc[first].pos_ == "NOUN"
    added = doc[head.i - 1]
    if not own or added.head not in (noun, head) or head.tag_ != "NN" or added.tag_ != "NN" or needs_head(noun, head):
        return
    before = [c for c in head.lefts if c.i < first]
    take_place(noun, head)
    put(head, noun, "conj")
    put(added, head, "compound")
    for c in before:
        put(c, noun, c.dep_)


_STEPS = (
    step(mend_point_behind_name, words=".", kinds="PROPN"),
    step(mend_torn_name, kinds="PROPN", labels="conj appos"),
    step(mend_person_beside_lands, kinds="PROPN", labels="conj"),
    step(mend_clause_in_row, words="that"),
    step(mend_subjunctive_row, kinds="VERB", labels="conj ROOT ccomp"),
    step(mend_added_name, mend_state_in_row, mend_name_with_others, kinds="PROPN", labels="appos"),
    step(mend_person_in_row, kinds="PROPN", labels="appos pobj", hosts="PROPN"),
    step(mend_second_subject, kinds="PROPN", labels="nsubj"),
    step(mend_role_ahead, words="as", labels="mark"),
    step(mend_first_of_row, kinds="VB VBD VBZ VBP", labels="ccomp"),
    step(kinds="VBN VBD", labels="amod"),
    step(mend_participle_before_noun, kinds="VBD VBN", labels="conj"),
    step(mend_middle_of_row, kinds="VBD VBN", labels="advcl acl"),
    step(mend_coordinated_verb, mend_name_beside_compound),
    step(mend_last_verb, mend_clause_beside_thing, mend_second_telling, mend_second_deed, kinds="VERB", labels="conj"),
    step(mend_second_word_of_teller, kinds="VERB", labels="conj"),
    step(mend_verb_before_noun, labels=MODIFYING),
    step(mend_inner_verb, kinds="NN NNS", labels="nsubj", hosts="VERB"),
    step(mend_second_of_two_verbs, kinds="NN NNS", labels="conj dobj", hosts="VERB"),
    step(mend_risking, words="risks", kinds="NNS", labels="conj", hosts="dobj pobj"),
    step(mend_last_participle, mend_deed_behind_ends, kinds="VBN VBD", labels="amod"),
    step(mend_verb_before_infinitive, kinds="NNS", labels="conj"),
    step(mend_sharing, words="share", kinds="NN"),
    step(mend_verb_behind_to, words="combat double lower triple", labels=MODIFYING),
    step(_adjective_read_as_head, kinds="JJ NN", labels=ENDS),
    step(mend_people_behind_one, kinds="NNS", labels="appos"),
    step(_two_compounds, mend_second_people, mend_quality_beside_quality, kinds="NN", labels="nmod compound"),
    step(mend_level_beside_level, kinds="NN NNP", labels=ENDS),
    step(mend_field_beside_field, mend_letters_beside_letters, kinds="NNS", labels="conj"),
    step(mend_name_before_infinitive, kinds="VB", labels="advcl conj"),
    step(
        mend_member_beside_link,
        mend_state_beside_state,
        mend_body_beside_field,
        mend_names_beside_name,
        mend_land_of_town,
        kinds="PROPN",
        labels="conj",
    ),
    step(mend_joined_bodies, mend_body_before_body, mend_noun_behind_body, mend_body_before_described, kinds="PROPN"),
    step(mend_body_before_people, kinds="NN NNP", labels="nmod compound"),
    step(mend_name_before_kind, mend_two_of_kind, mend_state_beside_group, kinds="PROPN", labels="nmod"),
    step(mend_verb_read_as_modifier, mend_list_with_brackets, kinds="NOUN PROPN"),
    step(mend_row_before_last, kinds="NOUN", labels=MODIFYING),
    step(mend_districts, kinds="NNS"),
    step(mend_list_of_subjects, kinds="VBG", labels="acl"),
    step(mend_kind_of_town, kinds="NOUN", labels="npadvmod advmod"),
    step(mend_works_in_town, kinds="NOUN", labels="appos"),
    step(mend_one_of_kind, words="one", labels="appos"),
    step(mend_numbered_row, kinds="NOUN PROPN", labels="appos"),
    step(mend_last_described, kinds="NN", labels="appos", hosts="PROPN"),
    step(mend_name_behind_kind, mend_town, kinds="PROPN", labels="appos nsubj npadvmod"),
    step(mend_kind_of_name, _place_behind_place, kinds="PROPN", labels="appos"),
    step(mend_consort, words="lady gentleman"),
    step(mend_kin, mend_titled_name, kinds="NOUN", labels="appos"),
    step(_object_read_as_subject, labels="appos", hosts="nsubj nsubjpass"),
    step(mend_clause_told, labels="advcl"),
    step(mend_clause_behind_colon, labels="ccomp"),
    step(mend_subject_ahead, mend_matter_told, labels="ccomp conj", hosts="VERB"),
    step(mend_town_in_land, words="in", labels="prep"),
    step(mend_land_behind_comma, words="in", labels="prep"),
    step(mend_added_preposition, labels="prep"),
    step(_mend_added, labels="conj"),
    step(mend_beside_fight, kinds="NOUN", labels="conj", hosts="NOUN"),
)
