"""Tells whether "and" or a comma holds one name together: "Ministry of Trade and Food", not "of Trade and Peru"."""

from __future__ import annotations

from reportgraph.extract.mentions.field_rows import ADJECTIVAL, FIELDS, MOST, NOT_ONE, OTHERS, FieldRows
from reportgraph.extract.parsing.casing import is_word
from reportgraph.extract.parsing.labels import NOUN_SUBJECTS
from reportgraph.extract.parsing.spelling import HYPHENS, NAME_PREPOSITIONS, QUOTES, singular
from reportgraph.ontology.frames import word_lists
from reportgraph.ontology.grammar import GRAMMAR
from spacy.tokens import Token

_PLURAL = frozenset({None, "Person", "Group", "Topic"})
_WHERE = frozenset({"at", "from", "in", "near", "to"})
_PLACES = frozenset({"Country", "Region", "City", "Place"})
SHARED = ("CooperationMechanism", "Document", "Event", "InfrastructureProject", "Initiative", "Project")
DAYS = frozenset({"day", "week", "month"})  # that are set aside for something
_UNNAMED = frozenset({None, "Event", "Group", "Principle", "Topic"})  # "Lake Community", "Global Response"
_CONNECTING = GRAMMAR.connecting | {"connecting", "joining", "linking"}  # also where it is read as a name


class Series(FieldRows):
    """Reads what is coordinated in a name."""

    def is_pair(self, i: int, j: int) -> bool:
        """Tell the "and" that "between" needs: "Agreement on Trade between Chad and the Republic of Benin"."""
        for k in range(j - 1, i, -1):
            if self.low[k] == "between":
                return True
            if self.low[k] in ("and", ","):
                return False
        return False

    def _ends_with_place(self, i: int, j: int) -> bool:
        """Tell a complement that is a place, and so complete: "University of the West Indies"."""
        hits = ((k, self.gazetteer_at(k, j)) for k in range(i, j))
        return any(hit is not None and k + hit[0] == j and hit[1].cls in _PLACES for k, hit in hits)

    def _are_joined_places(self, j: int, after: int, end: int, head_end: int) -> bool:
        """Tell two places that a name says to be joined: "Strategy on Connecting Europe and Asia"."""
        joins = self.low[j] == "and" and self.doc[head_end + 1].lemma_.lower() in _CONNECTING
        second = self.gazetteer_at(after, end) if joins else None
        return second is not None and second[1].cls in _PLACES

    def _are_origins(self, j: int, after: int, end: int) -> bool:
        """Tell "Office of Peruvian and Chilean Affairs": two peoples with whose field it is behind the second.

        "a Day of Greek and Maltese Democracy", too, but not "the Ministry of Greek and Roe Airlines".
        """
        stop = self._end_of_run(after, end)
        if stop == after + 1 or not self.is_people(j - 1):
            return False
        field = self.is_people(after) and self.class_of_run(after + 1, stop) in (None, "Principle", "Topic")
        return field or self.low[stop - 1] in self.words.portfolios

    def _are_peoples_of_one(self, j: int, end: int) -> bool:
        """Tell "Organisation of African, Caribbean and Pacific States": peoples of whom one noun tells."""
        at, last = j, ""
        while at + 1 < end and self._is_origin(at - 1) and self.low[at] in (",", "and"):
            last = self.low[at]
            at += 3 if self.low[at + 1] == "and" and last == "," else 2
        behind = at < end and self.capital(at) and self.low[at].endswith("s") and not self._is_origin(at)
        return behind and self._is_origin(at - 1) and (last == "and" or self.low[at - 2] == "and")

    def _is_headed_behind(self, i: int, j: int, after: int, end: int) -> bool:
        """Tell "the Lima Textile and Metal Workers Federation": fields, of which only the last has the noun."""
        cls = self.class_of_run(after, self._end_of_run(after, end))
        body = cls is not None and self.knowledge.schema.is_a(cls, "Institution") and self.low[j] == "and"
        last = singular(self.low[j - 1])
        field = self.class_of_run(i, j) is None and (last in word_lists()["goods"] or is_word(last))
        known = self.gazetteer_at(i, j)
        field = field and (known is None or known[0] < j - i)  # "the United States and Tribal Nations"
        return body and field and i > 0 and self.low[i - 1] == "the" and j > i + 1

    def _is_origin(self, k: int) -> bool:
        known = self.knowledge.gazetteer.get(self.text[k])
        return self.is_people(k) or (known is not None and known.cls in ("Place", "Region"))

    def coordinated(self, i: int, j: int, after: int, end: int, head_end: int) -> bool:
        """Tell "Ministry of Trade and Industry" from "the Ministry of Trade and Norway"."""
        if self._share_head(i, j, end) or (head_end < j and self._are_origins(j, after, end)):
            return True
        if head_end < j and self.low[head_end] == "of" and self._are_peoples_of_one(j, end):
            return True
        if head_end < j and self._are_joined_places(j, after, end, head_end):
            return True
        if self._are_lands_of_one(i, j, after, end) or self._are_bodies_of_lands(i, j, after, end, head_end):
            return True
        if self.gazetteer_at(after, end) is not None or self._is_titled(after, end):
            return False
        if self.text[j] == "," and self.text[after].isupper() and len(self.text[after]) == 2:
            return False  # "Baltimore, MD"
        if head_end < j and self._is_abbreviated(i, j, end):
            return True
        if self.low[self._end_of_run(after, end) - 1] in self.words.partnerships:
            return self.gazetteer_at(i, j) is None  # "Roe and Doe LLP": partners
        left, label = self.doc[j - 1], self.doc[j - 1].ent_type_
        begin = i + (self.naming.title_at(self.low, i, end=j) or self.naming.title_at(self.low, i, end=j, plural=True))
        if self.is_personal(begin, j) and self.is_personal(after, self._end_of_run(after, end)):
            return False
        if self._are_namesakes(j, after, end):
            return True
        if self._shares_last_word(i, j, after, end) or self._is_half(i, j, after, end):
            return True
        if self._is_headed_behind(i, j, after, end) or (j == head_end + 2 and self._waits_for_noun(j, after, end)):
            return True
        if self._are_bodies(i, j, after, end):
            return False
        if self._are_kinds(i, j, after, end):
            return True
        if head_end < j:
            return self._coordinated_in_complement(i, j, after, end, head_end)
        covered = self._is_covered(j, after) and not self._is_listed(i)
        hit = self.gazetteer_at(i, j)
        if hit is not None and hit[0] == j - i:
            towns = hit[1].cls == "City" and i > 0 and self.low[i - 1] in _WHERE  # "ports at Tema and Keta"
            if self.text[j] == "," and self.class_of_run(after, self._end_of_run(after, end)) is None:
                return False  # "the president of Peru, Jane Roe, left"
            return covered and label in ("ORG", "EVENT", "LAW", "FAC") and not towns
        if self.text[j] == ",":
            return self.in_series(i, j, end, complement=False)
        return (self._modifies(left, after) or covered) and label != "PERSON" and not self._are_two(i, j, after, end)

    def _are_two(self, i: int, j: int, after: int, end: int) -> bool:
        """Tell two names that no noun heads, whatever the parser joins: "Tolgaz and Tolganeft sued A"."""
        stop = self._end_of_run(after, end)
        headed = self.class_of_run(i, j) is not None or self.class_of_run(after, stop) is not None
        described = self.text[stop : stop + 1] == [","] and self.naming.title_at(self.low, stop + 1)
        if described and self.text[j - 1].isupper():
            return True  # "President of the LFA and Moon Roe, Chairman of A, signed"
        common = any(is_word(self.low[k]) or self._describes(self.low[k]) for k in (j - 1, after))
        firm = self.low[stop - 1] in self.words.company_suffixes or self.low[j] != "and"
        one = any(t.head.tag_ == "VBZ" and t.dep_ in NOUN_SUBJECTS for t in (self.doc[j - 1], self.doc[stop - 1]))
        return not (headed or common or firm or one)

    def _is_covered(self, j: int, after: int) -> bool:
        """Tell a link that the parser takes for a part of an entity with the words beside it."""
        inside = self.doc[j].ent_iob_ == "I" and self.doc[after].ent_iob_ == "I"
        return inside and self.doc[j - 1].ent_type_ not in ("PERSON", "GPE", "NORP", "DATE")

    def _coordinated_in_complement(self, i: int, j: int, after: int, end: int, head_end: int) -> bool:
        """Tell what "of", "on" or "for" governs on both sides of a link from what only stands behind it."""
        left, right, covered = self.doc[j - 1], self.doc[after], self._is_covered(j, after)
        opening = (singular(self.low[head_end - 1]), self.low[head_end])  # "Coalition for"
        cls = self.naming.named.get(opening) or self.class_of_run(i, head_end)
        if self._ends_with_place(head_end, j):
            return False
        if self.text[j] == "," and self.low[j + 1] == "and" and "," in self.text[head_end:j]:
            return True  # "the Departments of Trade, Labor, and Rivers"
        if self.text[j] == "," and cls not in _PLURAL and self.low[head_end - 1] == singular(self.low[head_end - 1]):
            return covered or self.in_series(i, j, end, complement=True) or self._are_qualities(j, end)
        if cls is None or self.text[j] == ",":
            return covered
        stop = after + 1
        while stop < end and self.capital(stop):
            stop += 1
        own_head, right_head = self.field_class(after, stop), self.doc[stop - 1]
        if own_head == "Group" and self.low[j - 1] != singular(self.low[j - 1]):
            return True  # "Union of Weavers and Dyers"
        beside = cls == "Document" and right_head.dep_ == "conj" and right_head.head == left  # "Accord on A and B"
        return (
            self._modifies(left, after)
            or covered
            or (beside and left.head.lower_ in ("on", "for"))
            or (
                right.ent_type_ not in ("PERSON", "GPE")
                and (own_head in FIELDS or self._ends_in_field(stop) or self._closes_row(head_end, j, stop))
            )
        )

    def _closes_row(self, head_end: int, j: int, stop: int) -> bool:
        """Tell the last of several things that a name is about: "Coalition for Rivers, Lakes and Seas"."""
        return "," in self.text[head_end:j] and self._is_field(j + 1, stop)

    def _is_abbreviated(self, i: int, j: int, end: int) -> bool:
        """Tell a list that an acronym behind it sums up: "the Scheme on Ports, Rural Roads and Energy (SPRE)"."""
        members = self._members_after(j, end)
        stop = members[-1][1] if members else end
        if stop + 2 >= end or self.text[stop] != "(" or self.text[stop + 2] != ")":
            return False
        letters = self.text[stop + 1]
        initials = {self.text[k][0].upper() for k in range(i, stop) if self.text[k].isalpha()}
        begins = {self.text[begin][0] for begin, _ in members}
        return letters.isupper() and letters[0] == self.text[i][0] and begins <= set(letters) <= initials

    def _share_head(self, i: int, j: int, end: int) -> bool:
        """Tell fields with one article that the parser hangs on one body: "the Foreign, Trade, and Rivers Office"."""
        members = self._members_after(j, end) if i and self.low[i - 1] == "the" and self.text[j] == "," else []
        if not members:
            return False
        begin, last = members[-1][0], members[-1][1] - 1
        cls = self.class_of_run(begin, last + 1) if last > begin else None
        body = cls is not None and self.knowledge.schema.is_a(cls, "Institution")
        return body and self.doc[i].head.i == last and self.low[last] == singular(self.low[last])

    def _modifies(self, left: Token, after: int) -> bool:
        """Tell a word that stands before a head beyond the conjunction: "Rural and Coastal Partnerships"."""
        return self._is_participle(left.i) or (
            left.dep_ in ("compound", "nmod", "amod", "conj") and left.head.i > after
        )

    def _waits_for_noun(self, j: int, after: int, end: int) -> bool:
        """Tell "Institute of Strategic and Regional Studies": an adjective, whatever the parser hangs it on."""
        stop, word = self._end_of_run(after, end), self.low[j - 1]
        alone = self.low[j] == "and" and word.endswith(ADJECTIVAL) and not self.is_noun(word)
        plural = self.low[stop - 1] != singular(self.low[stop - 1])
        return alone and plural and stop - after > 1 and self._describes(self.low[after])

    def _is_participle(self, i: int) -> bool:
        """Tell "Faith-Based", which is no name by itself."""
        return i > 0 and self.low[i].endswith("ed") and self.text[i - 1] in HYPHENS

    def _are_bodies(self, i: int, j: int, after: int, end: int) -> bool:
        """Tell two bodies, each with a head of its own: "the Ports Committee and Office of Trade"."""
        is_a = self.knowledge.schema.is_a
        last = self.doc[j - 1]
        if self._is_participle(j - 1) or ((last.pos_ == "ADJ" or last.dep_ == "amod") and last.head.i >= after):
            return False  # "Centre for Coastal and Marine Studies"
        stop = self._end_of_run(after, end)
        left, right = self.class_of_run(i, j), self.field_class(after, stop)
        several = stop - after > 1 or self.low[min(stop, end - 1)] in NAME_PREPOSITIONS
        field = self.naming.class_of_nominal([self.low[j - 1]]) in FIELDS
        field = field and stop - after > 1 and not self._is_listed(i)
        if field and (self._ends_in_field(stop) or all(map(self.is_noun, self.low[after:stop]))):
            return False  # "Orinoco Power and Transport Company": the second half names nothing by itself
        return several and all(cls is not None and is_a(cls, "Institution") for cls in (left, right))

    def _is_listed(self, i: int) -> bool:
        """Tell a name that a comma parts from another body: B in "A Energy, B Energy and C Power Corp"."""
        return i > 1 and self.text[i - 1] == "," and self.capital(i - 2) and self.doc[i - 2].ent_type_ == "ORG"

    def _are_lands_of_one(self, i: int, j: int, after: int, end: int) -> bool:
        """Tell two lands with one article, which is that of what they have: "the Asia and Pacific Forum"."""
        stop = self._end_of_member(after, end)
        first, second = self.gazetteer_at(i, j), self.gazetteer_at(after, end)
        if first is None or second is None or first[0] < j - i or second[0] >= stop - after:
            return False
        lands = {first[1].cls, second[1].cls} <= _PLACES and not (first[1].demonym or second[1].demonym)
        joined = self.low[j] == "and" and i > 0 and self.low[i - 1] == "the"
        return joined and lands and self.class_of_run(after, stop) in SHARED

    def _are_bodies_of_lands(self, i: int, j: int, after: int, end: int, head_end: int) -> bool:
        """Tell "the Foreign Ministries of Peru and Chile"; "the Governments of Peru and Chile" are the states."""
        several = head_end < j and self.low[head_end] == "of" and self.low[head_end - 1].endswith("ies")
        first, second = self.gazetteer_at(head_end + 1, j) if several else None, self.gazetteer_at(after, end)
        if first is None or second is None or self.low[j] != "and" or head_end + 1 + first[0] != j:
            return False
        lands = {first[1].cls, second[1].cls} == {"Country"} and not (first[1].demonym or second[1].demonym)
        return lands and self.class_of_words([singular(self.low[head_end - 1])]) == "GovernmentBody"

    def _shares_last_word(self, i: int, j: int, after: int, end: int) -> bool:
        """Tell two fields with one head: "the Tenants and Urban Homes Office"."""
        stop = self._end_of_run(after, end)
        last, is_a = self.low[stop - 1], self.knowledge.schema.is_a
        if self.low[j] != "and" or stop - after < 2 or last != singular(last) or self.low[j - 1] in DAYS:
            return False
        if last in DAYS:
            return not any(t.ent_type_ in OTHERS - {"DATE"} for t in self.doc[i:stop])
        i = max((k + 1 for k in range(i, j) if self.low[k] in ("'s", "of")), default=i)
        kinds = [self.class_of_words([self.low[j - 1]]), self.class_of_run(after, stop)]
        bodies = [cls is not None and is_a(cls, "Institution") for cls in kinds]
        owned = self.low[i - 1 : i] in (["the"], ["'s"])
        fields = all(self.capital(k) and self._describes(self.low[k]) for k in (*range(i, j), after))
        return owned and fields and bodies == [False, True]

    def _is_half(self, i: int, j: int, after: int, end: int) -> bool:
        """Tell words that name nothing yet before fields and their head: "Roe Community and Technical College"."""
        stop = self._end_of_run(after, end)
        last, inner = self.low[stop - 1], range(after, stop - 1)
        known = self.gazetteer_at(i, j)
        whole = known is not None and known[0] == j - i
        if whole or self.low[j] != "and" or j - i < 2 or not inner or last != singular(last):
            return False
        left, right = self.class_of_run(i, j), self.class_of_run(after, stop)
        if last in self.words.enactments and self.low[i - 1 : i] and self.low[i - 1] in (*QUOTES, "the"):
            return left in _UNNAMED
        told = all(is_word(self.low[k]) or self._describes(self.low[k]) for k in (j - 1, *inner))
        fields = told and all(self.gazetteer_at(k, end) is None for k in (j - 1, *inner))
        unnamed = left in _UNNAMED or (self.low[j - 1], last) in self.naming.nouns  # "community college"
        # "Chad Oil and Gas Group": what the firm deals in, and no "Delta Airlines"
        unnamed = unnamed or (left == "Company" and right is not None and self.low[j - 1] in word_lists()["goods"])
        unnamed = unnamed and not self.is_somebody(i, j)
        return fields and unnamed and right not in NOT_ONE and NAME_PREPOSITIONS.isdisjoint(self.low[i:j])

    def _are_namesakes(self, j: int, after: int, end: int) -> bool:
        """Tell two people whom a body is called after, with one article for both: "of the Ada Roe and Jo Doe Fund"."""
        begin = next((k + 1 for k in range(j - 1, max(0, j - MOST), -1) if self.low[k] == "the"), j)
        if begin >= j or not self.is_personal(begin, j):
            return False
        cls = self.class_of_run(after, self._end_of_run(after, end))
        return cls is not None and self.knowledge.schema.is_a(cls, "Institution")

    def _are_kinds(self, i: int, j: int, after: int, end: int) -> bool:
        """Tell two kinds of body that share what stands before them: "Northern Colleges and Universities"."""
        single = self._end_of_run(after, end) == after + 1 and j - i > 1 and self.low[j] in ("and", "&")
        both = (self.low[j - 1], self.low[after])
        many = all(w != singular(w) for w in both)
        classes = [self.class_of_words([singular(w)]) for w in both]
        institutions = all(c is not None and self.knowledge.schema.is_a(c, "Institution") for c in classes)
        return single and many and institutions

    def _end_of_run(self, begin: int, end: int) -> int:
        stop = begin
        while stop < end and self.capital(stop):
            stop += 1
        return stop
