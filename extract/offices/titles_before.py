"""The office that stands before a name: "President of the Republic of Chad Jane Roe", "the mayor, Jane Roe"."""

from __future__ import annotations

from dataclasses import replace

from reportgraph.extract.model import Mention
from reportgraph.extract.offices.nominees import named_for
from reportgraph.extract.offices.office_titles import Title, is_plural
from reportgraph.extract.offices.office_words import OfficeWords
from reportgraph.extract.offices.short_titles import short_title
from reportgraph.extract.parsing.lists import announcer_of
from reportgraph.extract.parsing.portfolios import is_within_portfolio
from reportgraph.extract.parsing.spelling import ARTICLES, HYPHENS
from reportgraph.extract.parsing.syntax import first_conjunct
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.naming import load_naming
from spacy.tokens import Doc, Span, Token

_JOINING = frozenset({"and", ",", "&", "of", "the"})
_INSIDE = frozenset({"of", "for", "the", "and", "&", "at", "in", "to", "'s", "-", "/"})
_BOARDS = frozenset({"assembly", "board", "cabinet", "committee", "council"})
_BEFORE_OTHERS = frozenset({"and", "for", "of", "to"})
HONORIFICS = frozenset(
    {
        *("mr", "mrs", "ms", "dr", "prof", "sir", "hon", "h.e", "the", "his", "her", "excellency", "professor"),
        *("honourable", "honorable", "rt", "right", "most", "highness", "majesty", "h.m", "h.r.h"),
        *("shri", "shrimati", "smt", "alhaji", "alhaja", "hajiya", "hajia", "engr", "eng", "mallam", "barr"),
        *("datuk", "dato", "datin", "seri", "miss", "madam", "madame"),
    }
)
_NOBLE = frozenset({"prince", "princess", "sheikh", "sheikha"})
_SERVING = frozenset({"ambassador", "governor", "minister", "premier", "president", "secretary"})
_WINDOW = 14  # tokens before a name that its office may take
_NEAR = 9  # tokens from a name, or from "and", to the office that follows


class TitlesBefore:
    """Reads the words before the names of one document."""

    def __init__(self, words: OfficeWords, doc: Doc) -> None:
        self._words, self._doc = words, doc

    def before(self, person: Mention) -> list[Title]:
        """ "President of the Republic of Chad Jane Roe", "the Chadian foreign minister, Jane Roe"."""
        short = short_title(person, self._words, self._doc)
        beside = self._beside(person)
        if beside is not None and short is not None and short.begin <= beside.begin:
            beside = None  # "Staff Sgt. Jane Roe" is no staff
        title = beside or short or self._apposed(person) or self._announced(person)
        if title is None or self._is_anothers(title, person) or _is_in_row_of_places(self._doc[person.head]):
            return []
        if not title.bodies:
            after = self._words.after_name(person.end, self._doc[person.head].sent.end)
            title = self._words.with_bodies(title, after or self._words.origin_of(title.begin))
        earlier = self._shared(title, person) or self._joined(title, person) or self._joined_before(title)
        earlier = earlier or self._in_full(title, person)
        if not title.bodies and earlier:
            title = self._words.with_bodies(title, earlier[0].bodies)
        rank = [replace(short, bodies=())] if short is not None and title != short else []  # "spokesman Maj. Jane Roe"
        return [title, *earlier, *rank]

    def _joined(self, title: Title, person: Mention) -> list[Title]:
        """Give the office before another one of the same person: "Deputy Premier and Trade Minister Jane Roe"."""
        doc, at = self._doc, title.begin - 1
        joint = at > 0 and doc[at].dep_ == "cc" and doc[at].head.i == at - 1 and doc[at - 1].head.i == person.head
        name = self._words.property_of(doc[at - 1]) if joint else None
        earlier = self._words.read(doc[at - 1], name, at) if name is not None else None
        alone = earlier is not None and (earlier.begin == 0 or doc[earlier.begin - 1].lower_ not in ARTICLES)
        return [earlier] if earlier is not None and alone else []  # "the President and Minister Jane Roe" are two

    def _shared(self, title: Title, person: Mention) -> list[Title]:
        """Give the first of two offices that share an article: "the Peruvian premier and new chair of A, Jane Roe"."""
        first, begin = title.head.head, title.head.left_edge.i
        served = first.head.head if first.dep_ == "pobj" and first.head.lower_ == "of" else first
        first = served if self._words.property_of(served) is not None else first  # "adviser of the dean and head of A"
        joint = self._doc[begin - 1]
        if (
            self._doc[begin].lower_ in ARTICLES
            or self._doc[begin].tag_ == "PRP$"  # "the president and his envoy, Jane Roe"
            or title.head.dep_ != "conj"
            or joint.lower_ != "and"
            or self._doc[person.begin - 1].text != ","
        ):
            return []
        opening = self._doc[first.left_edge.i].lower_
        name = self._words.property_of(first) if opening in ARTICLES else None
        own = any(self._words.is_in_name_of_person(i) for i in range(first.left_edge.i, joint.i))
        if name is None or own or is_plural(first) or is_plural(title.head):
            return []
        return [self._words.read(first, name, joint.i)]

    def _joined_before(self, title: Title) -> list[Title]:
        """ "A President and B Director Jane Roe": both are hers."""
        doc = self._doc
        at = min((title.begin, *(t.left_edge.i for t in title.bodies if t.i < title.begin))) - 1
        first = at > doc[title.head.i].sent.start and doc[at].lower_ == "and" and doc[at - 1].text[0].isupper()
        served = first and doc[at - 1].dep_ == "pobj" and doc[at].head.i < at - 1  # "adviser of the dean and head of A"
        name = self._words.property_of(doc[at - 1]) if first and title.bodies and not served else None
        other = self._words.read(doc[at - 1], name, at) if name is not None else None
        return [other] if other is not None and other.bodies and not is_plural(other.head) else []

    def _in_full(self, title: Title, person: Mention) -> list[Title]:
        """ "President of A and Chair of B, Jane Roe": the first one, which hangs on the name as well."""
        doc = self._doc
        first = next((c for c in doc[person.head].lefts if c.dep_ == "nmod" and c.i < title.begin), None)
        joint = next((c for c in first.rights if c.dep_ == "cc"), None) if first is not None else None
        if first is None or joint is None or joint.i + 1 != title.begin:
            return []
        name = self._words.property_of(first)
        other = self._words.read(first, name, joint.i) if name is not None else None
        if other is not None and not other.bodies:
            other = self._words.with_bodies(other, title.bodies)
        return [other] if other is not None else []

    def _is_anothers(self, title: Title, person: Mention) -> bool:
        """Tell "A, the mayor of Tema, Jane Roe said", "A, mayor of Tema, Jane Roe, a lawyer, and B": the mayor is A."""
        head = title.head
        while head.dep_ in ("conj", "pobj", "prep") and head.head.i < head.i:
            head = head.head  # "A, aide to the king and dean of B, Jane Roe, a lawyer, and C"
        if self._is_behind_another(title, person):
            return True
        named = head.dep_ == "appos" and head.head.i < title.begin and self._words.is_in_name_of_person(head.head.i)
        at = person.begin - 1
        while at > title.begin and self._doc[at].lower_.rstrip(".") in HONORIFICS:
            at -= 1
        listed = self._doc[person.head].dep_ in ("nsubj", "conj") or at < person.begin - 1  # "A, mayor of B, Mr. C"
        return named and self._doc[at].text in ",;" and listed and not self._is_titled(head.head.i)

    def _is_behind_another(self, title: Title, person: Mention) -> bool:
        """Tell "at the invitation of A, mayor of B, C, dean of D, met E": both offices stand behind their holders."""
        doc, at = self._doc, title.begin - 1
        if self._ends_line(title, person):
            return True
        if doc[at].lower_ == "for" and at > 0 and self._words.is_in_name_of_person(at - 1):
            return True  # "A for dean of B, C for rector": each is named for what stands behind
        parted = doc[at].text == "," and at > 0 and self._words.is_in_name_of_person(at - 1)
        own = person.end + 1 < len(doc) and doc[person.end].text == "," and self._words.is_title_at(person.end + 1)
        return parted and own and not self._is_titled(at - 1) and doc[person.begin - 1].text == ","

    def _ends_line(self, title: Title, person: Mention) -> bool:
        """Tell B in "Jane Roe, Chair and CEO, B", a line without a verb: it is what she heads."""
        line = self._doc[person.head].sent
        last = person.end == line.end and self._doc[person.begin - 1].text == "," and title.begin > line.start + 1
        opening = (
            last
            and self._words.is_in_name_of_person(line.start)
            and any(t.text == "," for t in line[: title.begin - line.start])
        )
        return opening and not any(t.pos_ in ("VERB", "AUX") for t in line)

    def _is_titled(self, name: int) -> bool:
        """Tell a person whose office stands before the name: "the mayor of A, Mr. B, the dean of C, Mr. D"."""
        at = name
        while at > 0 and (self._words.is_in_name_of_person(at) or self._doc[at].lower_.rstrip(".") in HONORIFICS):
            at -= 1
        before = self._doc[max(0, at - _NEAR) : at]
        own = (t for t in before if not (t.dep_ == "appos" and self._words.is_in_name_of_person(t.head.i)))
        if self._doc[at].text != ",":  # "President of A B, President of C, D and E"
            return any(t.tag_ == "NNP" and self._words.property_of(t) is not None for t in own) and _is_one(before)
        return any(self._words.property_of(t) is not None for t in own)

    def next_of(self, person: Mention, title: Title | None) -> list[Title]:
        """Give a title in the plural to the next person too: "Presidents Jane Roe of Peru and John Doe of Chad"."""
        if title is None or title.reach >= person.begin:
            return []
        between = self._doc[title.reach : person.begin]
        joined = between[-1].lower_ in ("and", ",", "&")
        told = (t for t in between if t.lower_ not in _JOINING and t.text not in ("(", ")"))
        if not joined or any(t.pos_ in ("VERB", "AUX") or not t.text[0].isupper() for t in told):
            return []
        bodies = self._words.after_name(person.end, self._doc[person.head].sent.end)
        several = len(title.bodies) > 1 and not bodies  # of which one may be his
        return [title if several else self._words.with_bodies(title, bodies)]

    def _beside(self, person: Mention) -> Title | None:
        doc = self._doc
        first = doc[person.begin].sent.start
        at = _before_short_form(person.begin - 1, doc)
        while at >= first and (doc[at].text in (",", ".") or doc[at].lower_.rstrip(".") in HONORIFICS):
            at -= 1
        if at > first and doc[at].text == "Chief" and doc[at - 1].text == "," and self._has_title(first, at - 1):
            at -= 2  # "the minister of power, Chief Luis Roe": a chief of his people
        at = _before_short_form(at, doc)
        if at > first and doc[at].lower_ in _NOBLE and doc[at - 1].lower_ in _SERVING:
            at -= 1  # "Energy Minister Prince Abdul Aziz"
        if at + 1 < person.begin and doc[at + 1].text == "," and self._is_subject_behind(person, at):
            return None
        coming = at > first and doc[at - 1].text in HYPHENS and doc[at].lower_ in self._words.lexicon.elected
        at -= 2 if coming else 0
        start = at
        behind = at - 1 if doc[at].lower_ in self._words.lexicon.short else at
        if behind >= first and doc[behind].lower_ in _BEFORE_OTHERS:
            return None  # "A is a lawyer and Jane Roe …", "a spokesman for Jane Roe", "for Rep. Jane Roe"
        while at >= first and start - at < _WINDOW:
            token = doc[at]
            aside = is_within_portfolio(token) or _names_board(token)
            name = None if aside else self._words.property_of(token)
            title = self._words.read(token, name, person.begin) if name is not None else None
            if title is not None and self._is_served(title):
                at = title.begin  # "Special Assistant to the President": the assistant's title
            elif title is not None and _is_of_kin(title.head):
                return None
            elif title is not None and self._is_listed(title, person):
                elect = replace(title, text=f"{title.text}-{doc[start + 2].text}", coming=True) if coming else title
                return elect if coming else named_for(title, self._words)
            served = token.lower_ == "to" and self._words.is_title_at(at + 1)  # "Chief of Staff to First Lady Jane Roe"
            if served or self._words.is_in_name_of_person(at):
                return None
            if token.text == "," and self._is_branch(at, person):
                at -= 1
                continue
            land = token.lower_ in GRAMMAR.on_map and at > first and doc[at - 1].text[0].isupper()
            if not (token.lower_ in _INSIDE or token.text[0].isupper() or is_within_portfolio(token) or land):
                return None  # but "Governor of Tavo region Jane Roe"
            at -= 1
        return None

    def _is_branch(self, comma: int, person: Mention) -> bool:
        """Tell what a title is for between it and the name: "Vice President, Port Operations, Jane Roe"."""
        branch = self._doc[comma + 1 : person.begin - 1]
        named = all(t.text[0].isupper() or t.lower_ in _INSIDE for t in branch)
        people = any(self._words.is_in_name_of_person(t.i) for t in (self._doc[comma - 1], *branch))
        begin = comma - 1
        while begin > 0 and self._doc[begin].text[0].isupper():
            begin -= 1
        parted = self._doc[person.begin - 1].text == "," and 0 < len(branch) <= _NEAR
        parted = parted and not (
            begin and self._words.is_in_name_of_person(begin - 1)
        )  # "Ada Roe, Head, Ports, Tom Poe"
        return parted and named and not people and self._words.property_of(self._doc[comma - 1]) is not None

    def _has_title(self, first: int, end: int) -> bool:
        """Tell whether an office is named in the few words before a comma."""
        return any(self._words.property_of(t) is not None for t in self._doc[max(first, end - _NEAR) : end])

    def _is_subject_behind(self, person: Mention, at: int) -> bool:
        """Tell who acts after an opening from who is named in it: "After talks with the mayor, A left".

        So too who says what comes first: "The tax hurts farmers, Mr. A said".
        """
        name = self._doc[person.head]
        closed = person.end < len(self._doc) and self._doc[person.end].text == ","
        opens = any(
            c.dep_ in ("prep", "advcl", "ccomp") and c.left_edge.i <= at <= c.right_edge.i for c in name.head.lefts
        )
        return name.dep_ in ("nsubj", "nsubjpass") and opens and not closed

    def _is_listed(self, title: Title, person: Mention) -> bool:
        """Tell one who may hold an office in the plural: not A of "after talks with lawmakers, A said"."""
        name = self._doc[person.head]
        parted = title.head.tag_ == "NNS" and self._doc[person.begin - 1].text == ","
        return not parted or name.dep_ != "nsubj" or any(c.dep_ == "conj" for c in name.children)

    def _is_served(self, title: Title) -> bool:
        """Tell an office that another one serves: "Adviser to the Vice President", not "according to the mayor"."""
        before = self._doc[max(0, title.begin - 3) : title.begin]
        if [t.lower_ for t in before[1:]] in (["of", "the"], ["for", "the"]):
            return before[0].lemma_.lower() in GRAMMAR.aides | GRAMMAR.envoys  # "Envoy of the Secretary-General"
        served = [t.lower_ for t in before[1:]] == ["to", "the"]
        return served and self._words.property_of(before[0]) is not None

    def _apposed(self, person: Mention) -> Title | None:
        """ "The dean of the new faculty, Jane Roe": a title with whatever follows it, by the parse."""
        name = self._doc[person.head]
        added = (c for c in name.lefts if c.dep_ == "nmod" and self._doc[c.left_edge.i - 1].lower_ == "and")
        title = next(added, name.head)  # "the premier and minister of trade, Jane Roe"
        apart = self._doc[person.begin - 1].text == ","
        if (name.dep_ != "appos" and title == name.head) or title.i >= person.begin or not apart:
            return None
        found = self._words.property_of(title)
        return self._words.read(title, found, person.begin) if found is not None and not is_plural(title) else None

    def _announced(self, person: Mention) -> Title | None:
        """ "Three club presidents: Jane Roe of A, John Doe of B": each has the office that announces the list."""
        noun = announcer_of(self._doc[person.head])
        found = self._words.property_of(noun) if noun is not None else None
        return self._words.read(noun, found, noun.i + 1) if noun is not None and found is not None else None


def _is_in_row_of_places(name: Token) -> bool:
    """Tell a place called by an office: "the counties of Amelia, King William and Louisa"."""
    first = first_conjunct(name)
    noun = first.head.head if first.dep_ == "pobj" and first.head.lower_ == "of" else name
    place = noun.tag_ == "NNS" and load_naming().class_of_nominal([noun.lemma_.lower()]) in ("City", "Region")
    return place and noun.i < first.i


def _names_board(people: Token) -> bool:
    """Tell whom a body is made of: the directors of "Board of Directors", the ministers of "Council of Ministers"."""
    board = people.doc[people.i - 2] if people.i > 1 and people.nbor(-1).lower_ == "of" else people
    return board.lower_ in _BOARDS


def _is_one(words: Span) -> bool:
    """Tell words that may all be of one title: "President of the Lake Council"."""
    return all(t.text[0].isupper() or t.lower_ in _INSIDE for t in words)


def _before_short_form(at: int, doc: Doc) -> int:
    """Give where a title ends that has its short form in brackets behind it, else the same place."""
    return at - 3 if at > 3 and doc[at].text == ")" and doc[at - 2].text == "(" and doc[at - 1].is_upper else at


def _is_of_kin(office: Token) -> bool:
    """Tell what somebody's parent is: "the son of a miner, Jane Roe"."""
    return office.dep_ == "pobj" and office.head.lower_ == "of" and office.head.head.lemma_ in GRAMMAR.kin
