"""Offices: "Norwegian Prime Minister Jane Roe", "Jane Roe, dean of the Desert Institute and head of its library".

Read off the surface around a person's name, since parsers lose themselves in strings of capitals. Gives who holds the
office in what, and the office's name as the text has it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reportgraph.extract.model import Mention, MentionKind
from reportgraph.extract.offices.late_names import named_later
from reportgraph.extract.offices.leavers import as_left
from reportgraph.extract.offices.nominees import is_named_to, naming_row, office_ahead, office_named, with_namer
from reportgraph.extract.offices.office_titles import Office, Title, is_plural, share_of
from reportgraph.extract.offices.office_words import OfficeWords
from reportgraph.extract.offices.titles_before import HONORIFICS, TitlesBefore
from reportgraph.extract.parsing.spelling import singular
from reportgraph.extract.parsing.syntax import companions, conjuncts, first_conjunct, objects_of
from reportgraph.extract.relations.candidates import Knowledge
from reportgraph.extract.relations.propositions import PredicateKind, Proposition
from reportgraph.ontology.grammar import GRAMMAR
from spacy.tokens import Token

_NEAR = 9  # tokens from a name, or from "and", to the office that follows
_MOST = 4  # offices of one person in one place


def find_offices(
    mentions: Sequence[Mention], propositions: Sequence[Proposition], words: OfficeWords, knowledge: Knowledge
) -> list[Office]:
    """Give the offices that stand right before or after the names of persons, and those that are said of persons."""
    if not propositions:
        return []
    doc = propositions[0].predicate.doc
    finder = _Finder(words, doc)
    names = [m for m in mentions if m.kind is MentionKind.NAME]
    people = [m for m in names if m.cls == "Person"]
    found: list[Office] = []
    shared: Title | None = None  # "ministers" before the person before
    for p in sorted(people, key=lambda m: m.begin):
        ahead = [] if finder.is_in_row(p) else finder.before(p) or finder.next_of(p, shared)
        wholes = [m.begin for m in names if m.begin < p.begin and p.end <= m.end and m.cls != "Person"]
        ahead = [t for t in ahead if not any(t.begin < begin for begin in wholes)]  # "counsel to the Roe-Doe Project"
        shared = ahead[0] if ahead and is_plural(ahead[0].head) else None
        shared = replace(shared, reach=p.end) if shared is not None else None
        own = [share_of(title, doc[p.head]) for title in ahead]
        own = [_of_same_firm(title, found[-1:], knowledge) for title in own]
        behind = [title for title in finder.after(p) if not finder.has_holder(title)]
        behind = [title for title in behind if not (ahead and finder.is_of_next(title))]
        found += [Office(doc[p.head], title, finder.is_appointed(p)) for title in (*own, *behind)]
    found += named_later(mentions, people, words=words, referents=knowledge.referents, doc=doc)
    taken = {i for office in found for i in range(office.title.begin, office.title.head.i + 1)}
    others = [p for p in propositions if p.kind is PredicateKind.NOUN and p.predicate.i not in taken]
    return found + [as_left(office, knowledge.lexicon) for p in others for office in finder.said(p, knowledge)]


def _of_same_firm(title: Title, before: Sequence[Office], knowledge: Knowledge) -> Title:
    """Give an office the body before that of a colleague: A for both in "A chairman Jane Roe and chief executive B"."""
    doc, link = title.head.doc, title.begin - 1
    chief = title.head.lemma_.lower() in GRAMMAR.of_firms | {"chief", "economist"} and title.head.text.islower()
    if title.bodies or title.former or not chief or link < 1 or doc[link].lower_ != "and":
        return title
    for office in before:
        bodies = tuple(t for t in office.title.bodies if t.i < office.title.begin and knowledge.is_a(t, "Institution"))
        if bodies and office.person.i == link - 1 and not office.title.former:
            return replace(title, bodies=bodies)
    return title


def _respective(office: Token, people: list[Token]) -> list[Token]:
    """Give whose the office is in "A and B were elected chair and vice-chair": as many offices, each has his own."""
    row = conjuncts(first_conjunct(office))
    each = len(row) == len(people) > 1 and not any(is_plural(t) for t in row) and office in row
    return [sorted(people, key=lambda t: t.i)[row.index(office)]] if each else people


class _Finder(TitlesBefore):
    """Reads the words around the names of one document."""

    def is_appointed(self, person: Mention) -> bool:
        """Tell who is being made what follows the name: "elected Jane Roe chief executive"."""
        return is_named_to(person.begin, person.end, self._doc, self._words)

    def is_in_row(self, person: Mention) -> bool:
        """Tell who is named for an office behind others: B in "named A as dean and B as bursar"."""
        return person.begin > 0 and naming_row(person.begin, person.end, self._doc, self._words) is not None

    def said(self, proposition: Proposition, knowledge: Knowledge) -> list[Office]:
        """ "Jane Roe is the dean of …", "worked as a manager of …": a title that is a predicate."""
        noun = proposition.predicate
        if singular(noun.lower_) in self._words.lexicon.coming:
            return []  # a nominee holds no office yet
        if noun.lower_ == "heads":
            return []  # "the Heads of Government present were: A, B and C": each has his own office
        if noun.dep_ in ("compound", "nmod", "amod") or singular(noun.lower_) in knowledge.lexicon.participants:
            return []  # "the speakers at the forum were A and B": what they take part in, and no office
        people = [] if noun.dep_ == "appos" else [t for t in proposition.roles.get("self", ()) if t.pos_ == "PRON"]
        people += [t for t in proposition.roles.get("self", ()) if t.pos_ != "PRON"]
        people = [t for t in people if t.i != noun.i and self._is_somebody(t, knowledge)]
        told = len(people)
        people = _respective(noun, people)
        head = self._doc[self._words.last_of_title(noun.i)]  # "secretary-general" read with the secretary as the head
        name = self._words.property_of(head) if people else None
        if name is None:
            return []
        if len(people) == 1 and noun.dep_ in ("appos", "conj") and is_plural(noun):
            return []  # "Jane Roe, Foreign Ministers of A, and B met"
        title = self._words.read(head, name, noun.sent.end)
        where = _where(noun) or _shared(noun)
        if not title.bodies and where is not None and self._words.fills_offices(where):
            title = replace(title, bodies=(where,))
        if not title.bodies and self._words.only_describes(noun, name):
            return []  # "A is an investor and public servant", "the best envoy": what A is like, and no office
        beside = (t for t in title.bodies if t.i > noun.i and not self._is_country(t, knowledge))
        if self._words.is_role(noun) and not any(beside):
            return []  # "A is a partner", "A is our partner", "a partner of Peru"; not "a partner at B"
        return [
            Office(t, share_of(office, t), said=True)
            for t in people
            for office in (title, *(self._further(title, noun.sent.end) if len(people) == told else ()))
        ]

    def _further(self, title: Title, last: int) -> list[Title]:
        """Give the other offices of a list: "was a lawyer at A, director of B and an analyst at C"."""
        found: list[Title] = []
        at = title.reach
        while at + 1 < last and len(found) < _MOST:
            start = self._goes_on(at, last)
            added = self._next_title(start, last)[0] if start is not None else None
            if added is None or not added.bodies:
                break
            found.append(added)
            at = added.reach
        return found

    def _is_country(self, token: Token, knowledge: Knowledge) -> bool:
        return any(e.cls == "Country" for e in knowledge.referents.entities(token))

    def _is_somebody(self, token: Token, knowledge: Knowledge) -> bool:
        """Tell a person's name, or a pronoun for one."""
        if token.pos_ == "PRON":
            return any(e.cls == "Person" and e.is_named for e in knowledge.referents.entities(token))
        return self._words.is_in_name_of_person(token.i)

    def after(self, person: Mention) -> list[Title]:
        """ "Jane Roe, the dean of …", "Jane Roe, a Chadian diplomat and head of …"."""
        doc = self._doc
        at, last = person.end, doc[person.head].sent.end
        if (office := office_named(person.begin, at, doc, self._words)) is not None:
            head = doc[self._words.last_of_title(office)]
            name = self._words.property_of(head)
            title = self._words.read(head, name, last) if name is not None else None
            return [with_namer(title, person, self._words)] if title is not None else []
        at = self._words.behind_origin(at, last)
        if at + 1 >= last or doc[at].text not in (",", "(", "--", "-", "–") or doc[at + 1].pos_ == "CCONJ":
            return []
        found: list[Title] = []
        start: int | None = at + 1
        while start is not None and len(found) < _MOST:
            title, start = self._next_title(start, last)
            others = {t.i for t in companions(doc[person.head])}  # "A, along with the mayor of B, met C"
            row = conjuncts(doc[person.head])
            if any(t.lower_ in ("i", "me") for t in row):
                others |= {t.i for t in row}  # "Reverend A, the President and I are grateful"
            if title is not None and not (
                title.head.i in others
                or _is_teller(title, person)
                or _is_of_doer(title, person)
                or self._stands_before_next(title, person)
                or self._is_of_one_beside(title)
            ):
                found.append(title)
        return found

    def _next_title(self, start: int, last: int) -> tuple[Title | None, int | None]:
        """Give the first title from a token on, and where another one of the same person may begin."""
        doc, words = self._doc, self._words
        at, stop = start, min(start + _NEAR, last)
        while at < stop:
            token = doc[words.last_of_title(at)]
            at = token.i + 1
            if (coming := office_ahead(token, last, words)) is not None:
                return replace(words.read(*coming, last), coming=True), None
            if token.text in (",", ".", ";", ")") or (token.pos_ in ("VERB", "AUX") and token.tag_ != "VBG"):
                break
            if words.is_person_at(token.i):
                break
            # not "A, expert speakers and B", and not "Jane Roe, Foreign Ministers of A, and B met"
            told = token.dep_ == "compound" and token.head.i == at and token.head.tag_ == "NNS"
            one = token.tag_ in ("NN", "NNP") and not is_plural(token) and not told
            name = words.property_of(token) if one else None
            following = doc[at] if at < last else None
            if name is None or (following is not None and words.property_of(following) is not None):
                continue
            if following is not None and following.tag_ == "POS":
                continue  # "Jane Roe, the president's chief of staff"
            title = words.read(token, name, last)
            beside = self._behind_titles(title.reach)
            if words.is_person_at(beside):  # "widow of the poet John Doe and head of …": a poet is John Doe
                at = words.end_of_name(beside)
                stop = min(at + _NEAR, last)
            elif words.opens_description(title, start):
                return title, self._goes_on(title.reach, last)
        return None, None

    def has_holder(self, title: Title) -> bool:
        """Tell an office in a row whose holder is named behind it: "the head of A, B, the dean of C, D, met"."""
        named = [c for c in title.head.rights if c.dep_ == "appos" and c.i > title.head.i]
        if any(naming_row(c.left_edge.i, c.i + 1, self._doc, self._words) is not None for c in named):
            return False  # "named A dean, B as bursar"
        own = title.head.head  # "… A, the premier and minister of trade, B, left"
        parted = self._doc[title.reach + 1 : max(own.i, title.reach + 1)]  # "A, dean and head of B, and C"
        joined = any(t.lower_ == "and" and t.nbor(-1).text == "," for t in parted)
        if title.head.dep_ == "nmod" and own.i > title.head.i and not joined:
            return self._words.is_in_name_of_person(own.i)
        return title.head.dep_ in ("conj", "nsubj") and any(self._words.is_in_name_of_person(c.i) for c in named)

    def is_of_next(self, title: Title) -> bool:
        """Tell the office of who is named behind it: the dean in "the mayor of A, Mr. B, the dean of C, Mr. D, met"."""
        at = title.reach
        if at + 2 >= len(self._doc) or self._doc[at].text != ",":
            return False
        name = self._behind_titles(at + 1)
        if not self._words.is_person_at(name):
            return False
        end = self._words.end_of_name(name)  # "Mayor A, Dean of B, C and Mayor D": C is the dean
        row = title.head.tag_ == "NNP" and end < len(self._doc) and self._doc[end].lower_ == "and"
        return name > at + 1 or (row and self._doc[title.begin - 1].text == ",")

    def _stands_before_next(self, title: Title, person: Mention) -> bool:
        """Tell an office in a row that has each before its holder: "by the mayor, A, B's chairman, C, and D"."""
        doc, before = self._doc, person.begin - 2
        ahead = before > 0 and doc[before + 1].text == "," and self._words.property_of(doc[before]) is not None
        behind = self._doc[title.reach : title.reach + 1].text == "," and title.reach + 1 < len(doc)
        return ahead and behind and self._words.is_person_at(title.reach + 1)

    def _is_of_one_beside(self, title: Title) -> bool:
        """Tell who stands in the row with the office before the name: "A, Director of B for the Governor C, and D"."""
        holder = title.head.head
        behind = holder.i >= title.reach and holder.dep_ == "conj" and title.head.dep_ == "compound"
        return behind and self._words.is_in_name_of_person(holder.i)

    def _behind_titles(self, at: int) -> int:
        """Give where a name begins that may have "and Deputy Minister", "Dr." before it."""
        if at + 2 < len(self._doc) and self._doc[at].lower_ == "and":
            title = self._words.last_of_title(at + 1) + 1
            at = title if self._words.is_person_at(title) else at
        while at + 1 < len(self._doc) and self._doc[at].lower_.rstrip(".") in HONORIFICS:
            at += 1
        return at

    def _goes_on(self, at: int, last: int) -> int | None:
        """Give where a second office of the same person may begin: after "and", a comma and "a", or "dean of"."""
        doc = self._doc
        if at + 2 >= last or doc[at].text not in (",", "and"):
            return None
        start = at + 2 if doc[at].text == "," and doc[at + 1].lower_ == "and" else at + 1
        comma = doc[start - 1].text == ","
        own = doc[start].lower_ in ("a", "an") or (not comma and doc[start].lower_ != "the")
        if comma and self._words.is_title_at(start):
            behind = self._words.last_of_title(start) + 1
            own = own or (behind < last and doc[behind].lower_ in ("of", "at", "for", "with"))
        return start if own and not self._words.is_person_at(start) else None


def _where(noun: Token) -> Token | None:
    """Give the body of "joins A from B, where she was director": B."""
    verb = noun.head
    told = verb.dep_ == "relcl" and any(c.lower_ == "where" for c in verb.lefts) and noun.dep_ in ("attr", "pobj")
    return verb.head if told else None


def _shared(noun: Token) -> Token | None:
    """Give the body of "is a director and member of B", which stands behind the last of several offices."""
    row = [c for c in noun.rights if c.dep_ == "conj"]
    hosts = (noun, *row) if noun.text[0].isupper() else (noun,)  # not of "a lawyer"
    links = [c for t in hosts for c in t.rights if c.dep_ == "prep" and c.lower_ in ("at", "of")]
    joined = [c for c in row if links and c.i < links[0].i]
    behind = objects_of(links[0]) if joined and links[0].i == joined[-1].i + 1 else []
    return behind[0] if behind else None


def _is_of_doer(title: Title, person: Mention) -> bool:
    """Tell who acts behind an opening phrase that names somebody: "Meeting with Jane Roe, the mayor left"."""
    verb = title.head.head
    opening = [c for c in verb.lefts if c.dep_ in ("advcl", "prep") and c.right_edge.i < title.begin]
    acts = title.head.dep_ in ("nsubj", "nsubjpass")
    return acts and any(c.left_edge.i <= person.head <= c.right_edge.i for c in opening)


def _is_teller(title: Title, person: Mention) -> bool:
    """Tell who says what a person is told of in: "is to advise Jane Roe, a club official has said"."""
    doc, verb = title.head.doc, title.head.head
    if title.head.dep_ != "nsubj" or verb.i < title.reach or "," in {t.text for t in doc[title.reach : verb.i]}:
        return False
    apart = verb.dep_ == "conj" and not any(c.dep_ == "cc" for c in verb.head.rights)
    added = apart and verb.lemma_ in GRAMMAR.saying
    return added or any(c.dep_ == "ccomp" and c.left_edge.i <= person.head <= c.right_edge.i for c in verb.lefts)
