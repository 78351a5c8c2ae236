"""Whose an office is by the words before it: "the Chadian minister", "Delta University's dean", "U.S."."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from reportgraph.extract.coreference.parties.issuing_states import issuing_state
from reportgraph.extract.grammar.extents import behind_short_form
from reportgraph.extract.mentions.party_words import only_tells_party
from reportgraph.extract.model import Mention, MentionKind
from reportgraph.extract.offices.bodies_meant import body_meant
from reportgraph.extract.offices.guests import goers, way_to
from reportgraph.extract.offices.office_titles import is_leaning
from reportgraph.extract.parsing.labels import DASHES
from reportgraph.extract.parsing.spelling import ARTICLES
from reportgraph.extract.parsing.syntax import VERBAL, child, objects_of, possessors
from reportgraph.extract.relations.candidates import Knowledge
from reportgraph.ontology.gazetteer import load_gazetteer
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.naming import Naming
from spacy.tokens import Doc, Token

MARKS = frozenset({"'s", "'", "’s", "-", "."})
_FORCES = frozenset({"army", "military", "navy", "police"})
_OFTEN = 3  # times that a text names the country that it is about, and times as often as any other
_OF_STATES = ("minister", "vice president", "foreign secretary", "defence secretary")
_TALKS = frozenset({"talks", "discussions", "consultations", "meetings"})
_PRONOUNS = frozenset({"he", "she", "they"})
_OTHER_TIMES = frozenset({"after", "ahead", "before", "following"})  # "received A before his own visit to Chad"
_LEADING = ("prime minister", "premier")  # whom a president may as well meet: "President Jane Roe and Premier John Doe"
_FAR = 6  # tokens between an office and whose it is
_NEAR = 3  # tokens of an office


class OfficeOwners:
    """Knows the mentions of one document, and reads off the words before an office whose it is."""

    def __init__(
        self, mentions: Sequence[Mention], knowledge: Knowledge, naming: Naming, doc: Doc, *, publisher: str = ""
    ) -> None:
        self._doc, self._knowledge, self._naming = doc, knowledge, naming
        self._low = [t.lower_ for t in doc]
        self._words = self.lexicon = knowledge.lexicon.offices
        told = [m for m in mentions if m.kind is not MentionKind.PRONOUN]
        self._by_begin = {m.begin: m for m in sorted(told, key=lambda m: m.end)}
        self._by_end = {m.end: m for m in sorted(told, key=lambda m: -m.begin)}
        self._by_head = {m.head: m for m in told if m.kind is MentionKind.NAME}
        self._named = {i for m in told if m.kind is MentionKind.NAME for i in range(m.begin, m.end)}
        people = [m for m in told if m.kind is MentionKind.NAME and m.cls == "Person"]
        self._bodies = [m for m in told if m.kind is MentionKind.NAME and knowledge.schema.is_a(m.cls, "Institution")]
        self._persons = {i for m in people for i in range(m.begin, m.end)}
        presidents = {self._low[m.end - 1] for m in people if m.begin and self._low[m.begin - 1] == "president"}
        self._issuing = issuing_state(publisher, doc, self._words.sole, load_gazetteer()) if publisher else None
        self._countries: dict[str, Token] = {}
        named: Counter[str] = Counter()
        lead: list[str] = []  # the countries in the order of the text
        for mention in sorted(told, key=lambda m: m.begin):
            if mention.cls == "Country":
                entities = knowledge.referents.linked.keys_at(doc[mention.head])
                known = knowledge.referents.entity(entities[0]) if len(entities) == 1 else None
                name = known.name if known is not None else mention.name
                self._countries.setdefault(name, doc[mention.head])
                real = known is None or bool(known.ids)  # a "state" that nobody knows has no president
                named[name] += real
                lead += [name] if real else []
            elif mention.cls == "Group" and (land := load_gazetteer().get(mention.name)) is not None:
                named[land.name] += land.demonym  # "Norwegians"
                lead += [land.name] if land.demonym else []
        self._rivals = {c: named[c] for c in self._words.without_ministers}  # whose secretaries are called alike
        first, second = [*named.most_common(2), ("", 0), ("", 0)][:2]
        clear = first[1] >= _OFTEN * max(1, second[1])
        opened = lead[0] if lead[1:2] == lead[:1] and lead and named[lead[0]] == first[1] else None
        home = self._issuing or (first[0] if clear else opened)  # which the title names, and the first sentence again
        self._home = self._countries.get(home or "") if home not in self._words.without_ministers else None
        by_name = any(  # and not only "Peruvian"
            m.kind is MentionKind.NAME
            and self._home is not None
            and knowledge.referents.keys(doc[m.head]) == knowledge.referents.keys(self._home)
            for m in told
            if m.cls == "Country"
        )
        self._sole_president = len(presidents) == 1 and by_name

    def _home_in(self, head: Token, holder: Mention | None) -> Token | None:
        """Give the country that the text is about, unless the sentence of an office names another one too.

        Who holds the office is not from there if the text tells of his visit.
        """
        home = self._home
        if home is None or self._is_guest(self._doc[holder.head] if holder is not None else head, home):
            return None
        own = self._knowledge.referents.keys(home)
        here = [e for t in head.sent for e in self._knowledge.referents.entities(t) if e.cls == "Country"]
        return home if all(e.key in own for e in here) else None

    def origin_of(self, begin: int) -> list[Token]:
        """Give the country of what an office stands in apposition to: "his Chadian host, Foreign Minister Jane Roe"."""
        if begin < 2 or self._low[begin - 1] != "," or self._doc[begin - 2].pos_ != "NOUN":
            return []
        noun, entities = self._doc[begin - 2], self._knowledge.referents.entities
        before = self._doc[noun.left_edge.i : noun.i]
        return [t for t in before if t.pos_ == "ADJ" and any(e.cls == "Country" for e in entities(t))][:1]

    def fills_offices(self, namer: Token) -> bool:
        """Tell a state, a firm or another body that names people for its own offices; parliaments elect presidents."""
        entities = [e for e in self._knowledge.referents.entities(namer) if e.is_named or e.cls == "Country"]
        others = ("GovernmentBody", "MediaOrganization")
        return any(self._is_owner(e.cls) and e.cls not in ("Region", *others) for e in entities)

    def _is_owner(self, cls: str, *, countries: bool = True) -> bool:
        kinds = ("Country", "Institution", "Region") if countries else ("Institution",)
        return any(self._knowledge.schema.is_a(cls, kind) for kind in kinds)

    def _is_standing(self, mention: Mention) -> bool:
        """Tell an event that is held again and again, and has offices of its own: "Lake Film Festival director"."""
        named = mention.kind is MentionKind.NAME and mention.cls == "Event"
        names = [e.name for e in self._knowledge.referents.entities(self._doc[mention.head])] if named else []
        return any(name.lower().split()[-1] in GRAMMAR.recurring_shows for name in (mention.name, *names))

    def _host_land(self, begin: int) -> Token | None:
        """Give the country of who invites somebody there: "a visit to Chad at the invitation of President Jane Roe"."""
        at = begin - 4
        land = self._by_end.get(at) if self._low[max(0, at) : begin] == ["at", "the", "invitation", "of"] else None
        host = land is not None and land.cls == "Country" and land.begin and self._low[land.begin - 1] == "to"
        return self._doc[land.head] if land is not None and host else self._visited(begin)

    def _land_of_line(self, begin: int) -> Token | None:
        """Give the country that a line opens with, before a dash and an office: "Chad – Foreign Minister Jane Roe"."""
        dash = begin - 2 if begin > 1 and self._low[begin - 1] == "the" else begin - 1
        land = self._by_end.get(dash) if dash > 0 and self._doc[dash].text in (*DASHES, ":") else None
        lined = land is not None and land.cls == "Country" and self._doc[land.begin].is_sent_start
        return self._doc[land.head] if land is not None and lined else None

    def _visited(self, begin: int) -> Token | None:
        """Give the country where a visitor meets somebody: "on a visit to Chad, he met President Jane Roe".

        So too where who receives him is named first: "President Jane Roe received A during his visit to Chad".
        """
        if (meeting := _meeting_with(self._doc[begin])) is not None:
            return self._visited_before(meeting)
        title = self._doc[begin]
        verb = next((t.head for t in (title, title.head, title.head.head) if t.dep_ == "nsubj"), title)
        guest = child(verb, "dobj")  # and not a letter, in which A is invited to Chad
        received = guest is None or self._knowledge.is_a(guest, "Actor")
        if verb.lemma_ not in GRAMMAR.welcoming or title.i > verb.i or not received:
            return None
        apart = any(t.lower_ in _OTHER_TIMES for t in self._doc[verb.i : title.sent.end])
        lands = [self._land_visited(m) for m in self._by_end.values() if verb.i < m.begin < title.sent.end]
        return next((t for t in lands if t is not None and not apart), None)

    def _visited_before(self, meeting: Token) -> Token | None:
        """Give where the sentence, or the one before that "he" goes on from, says that somebody goes."""
        start = meeting.sent.start
        goes_on = self._low[start] in _PRONOUNS and start > 0
        for begin in (start, self._doc[start - 1].sent.start) if goes_on else (start,):
            lands = [self._land_visited(m) for m in self._by_end.values() if begin <= m.begin < meeting.i]
            if (land := next((t for t in reversed(lands) if t is not None), None)) is not None:
                return land
        return None

    def _is_guest(self, person: Token, land: Token) -> bool:
        """Tell who comes to a country: "Jane Roe arrived in Chad", "her visit to Chad", "the visit of Jane Roe"."""
        keys = self._knowledge.referents.keys
        who, own = set(keys(person)), keys(land)
        lands = ((m, self._land_visited(m)) for m in self._by_end.values())  # "arrived in Lima" as well
        ways = (way_to(self._doc[m.head]) for m, at in lands if at is not None and own == keys(at))
        return any(not who.isdisjoint(keys(t)) for way in ways if way is not None for t in goers(way))

    def _land_visited(self, mention: Mention) -> Token | None:
        """Give the country that a mention names as where somebody goes, or as whose capital he goes to."""
        place = self._doc[mention.head]
        if way_to(place) is None:
            return None
        if mention.cls == "Country":
            return place
        town = load_gazetteer().get(mention.name) if mention.cls == "City" else None
        return self._countries.get(town.of) if town is not None and town.of else None

    def _owners(self, begin: int, *, countries: bool) -> list[Token]:
        """Read who the office belongs to off the words before it: "Chadian", "Delta University's", "U.S."."""
        if countries and (host := self._host_land(begin) or self._land_of_line(begin)) is not None:
            return [host]
        ahead = [c for t in self._doc[begin : begin + _NEAR] for c in t.lefts if c.dep_ == "prep" and c.lower_ == "of"]
        if ahead:
            return objects_of(ahead[0])  # "A, of which Jane Roe is the chair"
        at = begin - 1
        for _ in range(_FAR):
            if at < 0 or self._doc[at].is_space or self._doc[at].text in (",", ";", "."):
                break
            token, mention = self._doc[at], self._by_end.get(at + 1)
            if token.lower_ == "whose":
                told = [(t, self._knowledge.referents.entities(t)) for t in possessors(token.head)]
                return [t for t, found in told if any(self._is_owner(e.cls, countries=countries) for e in found)]
            # "the Lake Bank (LB) president", "Lake Energy (Peru) president"
            short = mention is None and at > 2 and (behind_short_form(self._doc, at - 2) > at or self._is_branch(at))
            if passed := 3 if short or is_leaning(self._doc, at) else only_tells_party(mention, self._doc[begin]):
                at -= passed
                continue
            if mention is not None and (self._is_owner(mention.cls, countries=countries) or self._is_standing(mention)):
                land = mention.cls in ("Country", "Region") and self._doc[mention.begin - 1].tag_ == "POS"
                outer = self._by_end.get(mention.begin - 1) if land else None
                if outer is not None and self._is_owner(outer.cls, countries=countries):
                    return [self._doc[outer.head]]  # "Voltra's UK head of sales"
                apart = self._doc[mention.head].dep_ == "pobj"  # "throughout A President Jane Roe …"
                article = mention.begin > 0 and self._low[mention.begin - 1] in ARTICLES
                return [] if apart and article else [self._doc[mention.head], *self._senders(mention, begin)]
            if mention is not None and mention.kind is MentionKind.NAME and mention.end - mention.begin > 1:
                at = mention.begin - 1  # "American" in "the American Rescue Plan" owns no coordinator of it
                continue
            token = _antecedent(token)
            entities = self._knowledge.referents.entities(token)
            if any(self._is_owner(e.cls, countries=countries) for e in entities):
                return [token]
            if token.lower_ == "and" and at and self._doc[at - 1].text.islower() and self._doc[at + 1].text.islower():
                at -= 1  # "France's interior and overseas minister"
                continue
            modifier = at in self._named or token.lower_ in self._naming.words.title_modifiers
            small = token.pos_ == "NOUN" and token.text.islower() and self._doc[begin].text[0].isupper()
            over = token.head if token.dep_ == "advmod" else token  # "Peru's newly elected president"
            described = over.tag_ == "VBN" and over.dep_ == "amod" and over.lower_ not in self._words.former
            known = token.text in MARKS or token.pos_ in ("ADJ", "PROPN", "NOUN") or described
            if small or (token.pos_ == "PROPN" and not modifier) or not known:
                break
            at -= 1
        return []

    def _is_branch(self, bracket: int) -> bool:
        land = self._by_end.get(bracket) if self._doc[bracket].text == ")" and self._low[bracket - 2] == "(" else None
        return land is not None and land.cls in ("City", "Country", "Region")

    def _senders(self, body: Mention, begin: int) -> list[Token]:
        """Give the state whose envoy to a body of states somebody is: "Chad's U.N. ambassador"."""
        posted = any(t.lemma_.lower() in self._words.posted for t in self._doc[begin : begin + _NEAR])
        if body.cls != "InternationalOrganization" or not posted or not body.begin:
            return []
        state = self._by_end.get(body.begin - (self._doc[body.begin - 1].tag_ == "POS"))
        return [self._doc[state.head]] if state is not None and state.cls == "Country" else []

    def _owners_before(self, begin: int, office: str) -> list[Token]:
        """Give whose the office before an "and" is: "Chad's President Jane Roe and new Foreign Minister John Doe"."""
        at = begin - 1
        while at > 0 and self._doc[at].pos_ in ("ADJ", "ADV") and self._doc[at].text.islower():
            at -= 1
        person = self._by_end.get(at) if at > 0 and self._low[at] in ("and", ",") else None
        shared = any(word in office for word in _OF_STATES) and not any(word in office for word in _LEADING)
        if person is None or person.cls != "Person" or not shared or self._meet(person):
            return []
        if self._low[at] == "," and self._doc[at].head.pos_ in VERBAL:
            return []  # "At talks with Chadian President Jane Roe, Foreign Minister John Doe said"
        for first in range(max(0, person.begin - _FAR), person.begin):
            if office in " ".join(self._low[first : person.begin]):
                return []  # two foreign ministers
            if self._naming.title_at(self._low, first, end=person.begin) == person.begin - first:
                owners = self._owners(first, countries=True) or self._owners_before(first, office)
                return [t for t in owners if "vice" in office or self._has_ministers(t)]
        return []

    def _called_by_kind(self, begin: int, head: Token) -> list[Token]:
        """Give the body of "council leader Jane Roe": the one of that kind of which the text tells."""
        before = self._doc[begin - 1] if begin else head
        joined = before.dep_ in ("compound", "nmod") and before.i + 1 == begin
        nouns = [*([before] if joined else []), *self._doc[begin : head.i]]
        for noun in (t for t in nouns if t.pos_ in ("NOUN", "PROPN") and t.i not in self._named):
            of_kind = noun.i > noun.sent.start and noun.nbor(-1).pos_ in ("ADJ", "NOUN", "PROPN")
            if of_kind and noun.nbor(-1).lower_ not in self._words.former:
                if noun.nbor(-1).lower_ == "central" and (bank := self._central_bank(noun)) is not None:
                    return [bank]
                continue  # "central bank governor": of no other bank
            body = body_meant(noun, self._bodies, self._naming, self._knowledge)
            if body is None or (noun.lower_ in _FORCES and not self._knowledge.is_a(body, "GovernmentBody")):
                continue  # "Army commander": of the state's, and not of the Liberation Army
            return [body]
        return []

    def _central_bank(self, noun: Token) -> Token | None:
        """Give the only central bank that the text tells of before a noun."""
        called = [self._doc[m.head] for m in self._by_begin.values() if m.name.lower().endswith("central bank")]
        keys = {key for t in called for key in self._knowledge.referents.keys(t)}
        return called[0] if len(keys) == 1 and called[0].i < noun.i else None

    def _meet(self, person: Mention) -> bool:
        """Tell two who meet each other: they come from two lands."""
        verb = next((t for t in self._doc[person.head].ancestors if t.pos_ == "VERB"), None)
        return verb is not None and verb.lemma_ == "meet" and child(verb, "dobj") is None

    def _has_ministers(self, owner: Token) -> bool:
        """Tell a state from a body, and from a land whose cabinet has secretaries."""
        entities = self._knowledge.referents.entities(owner)
        return all(e.cls == "Country" and e.name not in self._words.without_ministers for e in entities)


def _antecedent(owner: Token) -> Token:
    """Give the body whose office a relative clause tells of: A in "A, whose chairman Jane Roe left, funds B"."""
    if owner.tag_ != "WP$":
        return owner
    clause = next((t for t in owner.ancestors if t.dep_ == "relcl"), owner)
    return clause.head


def _meeting_with(title: Token) -> Token | None:
    """Give the word for meeting whom a title goes before: "met with", "held talks with A and B"."""
    for above in title.ancestors:
        if above.lemma_ == "meet" or above.lower_ in _TALKS:
            return above if above.i < title.i else None
        if above.pos_ in VERBAL or (above.dep_ == "prep" and above.lower_ != "with"):
            return None
    return None
