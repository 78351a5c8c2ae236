"""Tells what kind of document this is, by its title, and who speaks in it as "we"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise

from reportgraph.extract.coreference.cues import NEAR, Cue
from reportgraph.extract.coreference.parties.announced import released_by, state_of_author, state_of_publisher
from reportgraph.extract.coreference.parties.opening_parties import OpeningParties
from reportgraph.extract.coreference.parties.titled_parties import TitledParties
from reportgraph.extract.model import Block, BlockKind, MentionKind
from reportgraph.extract.parsing.parse import Parsed
from reportgraph.extract.parsing.spelling import HYPHENS, QUOTES
from reportgraph.extract.text.labels import take_turns
from reportgraph.ontology.lexicon import Lexicon
from reportgraph.ontology.naming import Knowledge
from spacy.tokens import Token

_STATEMENT_MAKERS = ("Country", "Institution")
_LONGEST_OWN = 6  # words of what a title calls its document; "EU and Lake Bloc seal trade pact" tells of another one
_OWN_WORDS = frozenset({"following", "above", "full", "present", "entire"})
_ISSUED = frozenset({"memorandum", "notice", "order", "proclamation"})  # "section 1 of this order"
_LATELY = 1  # sentences in which "this order" takes up another one
_WE = frozenset({"we", "us", "our", "ourselves"})
_SALUTATION = re.compile(r"^Dear [A-Z].*[,:]$", re.MULTILINE)
_I = frozenset({"i", "me", "my", "myself"})
_COUNTS = {"two": 2, "three": 3, "four": 4}
_SIDES = frozenset({"country", "delegation", "government", "party", "side"})
_ON = frozenset({"after", "between", "concerning", "following", "on", "regarding"})
_PRESENT = frozenset({"attendee", "participant"})
_JOINING = frozenset({"and", "&", "the", ",", "-", "–", "relations", "with"})  # "U.S. Relations With Peru"


class Issuer(TitledParties):
    """What the title says of the document: its kind, and by whom it is."""

    def __init__(self, parsed: Parsed, cues: list[Cue], knowledge: Knowledge, lexicon: Lexicon):
        self._instruments = knowledge.naming.words.instruments
        head, own = self._own_kind(parsed, knowledge)
        super().__init__(parsed, cues, knowledge, head=head, own=own)
        self._parsed, self._knowledge, self._lexicon = parsed, knowledge, lexicon
        self._titled = any(s.block.kind is BlockKind.TITLE for s in parsed.sentences)
        self.quoted = _quoted_tokens(parsed)
        self._in_sentence: defaultdict[int, list[Cue]] = defaultdict(list)
        for cue in cues:
            self._in_sentence[cue.sentence].append(cue)
        self._opening = OpeningParties(parsed.doc, cues, knowledge, quoted=self.quoted)
        self._body: tuple[int, ...] | None = None
        self._quoted_body: tuple[Block, tuple[int, ...]] | None = None
        self._called: set[str] = set()  # what the text has called itself: "paper" of "this paper"

    def _own_kind(self, parsed: Parsed, knowledge: Knowledge) -> tuple[int, frozenset[str]]:
        """Give the head token of a title such as "Joint Statement of …" and its words, or (-1, nothing)."""
        for sentence in parsed.sentences:
            if sentence.block.kind is BlockKind.TITLE:
                tokens = [t for t in sentence.span if not t.is_punct]
                deeds = [t for t in tokens if t.pos_ in ("VERB", "AUX") and not (t == tokens[0] and t.tag_ == "VBG")]
                if any(t.dep_ == "ROOT" for t in deeds):
                    return -1, frozenset()
                for head in _phrase_ends(tokens):
                    words = [t.lower_ for t in tokens[:head]]
                    longest = _LONGEST_OWN * 2 if head == len(tokens) else _LONGEST_OWN  # "… Dialogue Joint Statement"
                    news = len(words) > longest or any(t.pos_ == "VERB" for t in deeds if t in tokens[:head])
                    noun = tokens[head - 1] if words else None  # a title of marks alone has none
                    told_of = noun is not None and noun.lower_ in self._instruments and _goes_on(noun)
                    if (
                        noun is not None
                        and not (news or told_of)
                        and knowledge.naming.class_of_name(words[-2:]) == "Document"
                    ):
                        near = [
                            t.lower_ for t in tokens[max(0, head - 2) : head] if knowledge.gazetteer.get(t.text) is None
                        ]
                        return noun.i, frozenset(near)
        return -1, frozenset()

    def is_document(self, cue: Cue, earlier: Sequence[Cue]) -> bool:
        """Tell a phrase for the document itself: "this report", "the communiqué" under such a title.

        Args:
            cue: The phrase.
            earlier: The mentions before it that have the same head.

        """
        if cue.mention.head == self.title_head:
            return True
        if cue.mention.cls != "Document" or cue.plural:
            return False
        if cue.is_name or (cue.head == "edition" and cue.complement):
            return False  # "this edition of the fair"
        if cue.determiner == "this" and not cue.modifiers and cue.head in _ISSUED and earlier:
            return all(e.is_name and cue.sentence - e.sentence > _LATELY for e in earlier)
        if cue.determiner in NEAR and not cue.modifiers and not earlier:
            own = cue.head not in self._instruments or cue.head in self.own_words
            self._called |= {cue.head} if own else set()
            return own
        if cue.determiner == "the" and cue.head in self._called and not (cue.modifiers or cue.complement or earlier):
            return True  # "This paper argues … The paper calls for A"
        told = bool(cue.complement) and cue.complement.isdisjoint(self.own_words)  # "adopted a declaration on youth"
        another = told and cue.determiner == "a" and self._doc[cue.mention.head].dep_ == "dobj"
        if cue.head not in self.own_words or cue.determiner == "poss" or another:
            return False
        extra = cue.modifiers - self.own_words - _OWN_WORDS
        return not extra and not any(c.is_name for c in earlier)

    def of(self, cue: Cue) -> tuple[int, ...]:
        """Give the mentions of who says "we" outside of quotations, or the one whose text it is for "I"; or nothing."""
        word = self._doc[cue.mention.head]
        if word.lower_ in _I and word.i not in self.quoted:
            author = self._behind_title()
            return author if len(author) == 1 and self._cues[author[0]].mention.cls == "Person" else ()
        if word.lower_ in _WE and word.i in self.quoted:
            return self._of_quoted(cue)
        within_name = word.text[0].isupper() and not word.is_sent_start  # "the Our Ocean Conference"
        if word.lower_ not in _WE or within_name or word.text == "US" or self._is_letter:
            return ()
        if self._body is None:
            named = self._opening.apposed(cue)
            crowd = len(named) == 1 and self._cues[named[0]].mention.cls == "Group"  # "We, the ministers of A and B"
            told = [self._cues[i].mention.cls for i in self._announced]
            named = named if named and not (crowd and len(told) > 1 and "Group" not in told) else self._announced
            role = () if named else self._opening.in_role(cue)
            if self.title_head >= 0:
                titled = self._of_title()
                named = named or role or self._several(titled) or self._of_house or titled or self._opening.signers
                named = named or self._several(self._opening.first_subject(cue))
            elif self._titled:
                named = named or role or self._of_sheet() or self._opening.paired or self._of_house
            else:
                named = named or self._opening.of_statement(cue) or role
            self._body = self._opening.states_of(named) or None
        return self._body or ()

    def _of_quoted(self, cue: Cue) -> tuple[int, ...]:
        """Give who says "we" in a quoted text, where it tells: "“We, the leaders of A, met. We agreed,” it says"."""
        block = self._sentences[cue.sentence].block
        if named := self._opening.apposed(cue):
            self._quoted_body = block, self._opening.states_of(named)
        return self._quoted_body[1] if self._quoted_body is not None and self._quoted_body[0] == block else ()

    @cached_property
    def _is_letter(self) -> bool:
        """Tell what is sent to somebody, whose senders stand below: "Dear Minister"."""
        return _SALUTATION.search(self._parsed.document.text) is not None

    def author(self, cue: Cue) -> tuple[int, ...]:
        """Give the one author whom a byline names for "I"; not where people take turns, or what is quoted says it."""
        document, word = self._parsed.document, self._doc[cue.mention.head]
        spoken = take_turns(document.text, document.blocks)
        span = document.byline_of(document.authors[0]) if len(document.authors) == 1 and not spoken else None
        if span is None or word.lower_ not in _I or word.i in self.quoted:
            return ()
        found = (c.index for c in self._cues if c.mention.cls == "Person" and c.mention.span == span)
        return tuple(found)[:1]

    def goes_on(self, cue: Cue, lexicon: Lexicon) -> tuple[int, ...]:
        """Give the state or body whose stance the sentence before tells: "Peru urges Chad to sign. We also urge A".

        So it is with "It also urges A".
        """
        word = self._doc[cue.mention.head]
        takes_stand = lexicon.contexts.colours(word.head.lemma_, "VERB") and word.head.dep_ == "ROOT"
        same = word.lower_ == "we" or (word.lower_ == "it" and word.head.tag_ == "VBZ")
        if not same or word.i in self.quoted or word.dep_ != "nsubj" or not takes_stand:
            return ()
        for before in self._in_sentence[cue.sentence - 1]:
            token = self._doc[before.mention.head]
            named = before.is_name or (before.determiner == "the" and not before.plural)
            body = named and any(self._schema.is_a(before.mention.cls, kind) for kind in _STATEMENT_MAKERS)
            root = token.dep_ == "nsubj" and token.head.dep_ == "ROOT" and token.head.tag_ in ("VBP", "VBZ")
            if body and root and lexicon.contexts.colours(token.head.lemma_, "VERB"):
                return (before.index,)
        return ()

    @cached_property
    def _announced(self) -> tuple[int, ...]:
        """Whose words what stands above the text says that it is."""
        above = (self._parsed, self._cues, self._knowledge)
        released = released_by(*above)
        if (title := self._behind_title()) and not self._are_inside(released, title):
            return ()  # "Statement of the Lake Friends", which one of them may release
        return released or (state_of_author(*above, self._lexicon) if self.title_head < 0 else ())

    def _are_inside(self, released: Sequence[int], title: Sequence[int]) -> bool:
        """Tell the states that a body in the title is between: those of "the Peru-Chad Trade Dialogue"."""
        words = [t.text for t in self._sentences[0].span]
        runs = (" ".join(words[i : i + n]) for n in (1, 2, 3) for i in range(len(words)))
        titled = {entry.name for run in runs if (entry := self._knowledge.gazetteer.get(run)) is not None}
        names = [entry.name for i in released if (entry := self._cues[i].entry) is not None]
        return len(title) == 1 and 1 < len(names) == len(released) and titled.issuperset(names)

    @cached_property
    def _of_house(self) -> tuple[int, ...]:
        """Give the state for which the author or the publisher speaks, where the title names no other speaker."""
        words = [t for t in self._doc[: self.title_head + 1] if t.is_alpha]
        if len(words) > 1 and self._lexicon.contexts.is_wording(words[-1].lemma_):
            return ()  # "Lake Troika Statement", "Joint Statement"; but "Peru's Water Law"
        above = (self._parsed, self._cues, self._knowledge, self._lexicon)
        return state_of_author(*above) or state_of_publisher(*above)

    def _several(self, parties: tuple[int, ...]) -> tuple[int, ...]:
        """Give those who can be "we": not one person alone."""
        return () if len(parties) == 1 and self._cues[parties[0]].mention.cls == "Person" else parties

    def sides(self, cue: Cue) -> tuple[int, ...]:
        """Give those who released the text together where a plural means them: "the parties", "both delegations"."""
        if cue.mention.kind is not MentionKind.NOMINAL or not cue.plural:
            return ()
        if cue.head in _PRESENT and all(c.lower_ == "the" for c in self._doc[cue.mention.head].children):
            return self._announced
        if cue.head not in _SIDES:
            return ()
        issuers = self._announced or self._titled_sides(cue)
        before = {c.lower_ for c in self._doc[cue.mention.head].children if c.dep_ not in ("punct", "relcl", "appos")}
        if before == {"the"}:
            return issuers
        counted = {"both": 2, **_COUNTS}
        many = next((counted[w] for w in before if w in counted), 0)
        return issuers if before <= {"the", *counted} and many == len(issuers) else ()

    def own_event(self, cue: Cue) -> int | None:
        """Give the event that the title names as what the document is of: "the Summit" in its declaration."""
        bare = cue.determiner in ("the", "this") and not (cue.plural or cue.modifiers or cue.complement)
        if not bare or cue.mention.cls != "Event" or self.title_head < 0:
            return None
        alike = [c for c in self._cues[: cue.index] if c.mention.cls == "Event" and c.head == cue.head and c.is_name]
        own = alike[0] if alike and self._is_titled(alike[0]) and alike[0].mention.begin > self.title_head else None
        capital = self._doc[cue.mention.head].text[0].isupper() or len({c.words for c in alike}) == 1
        return own.index if own is not None and capital else None

    def _titled_sides(self, cue: Cue) -> tuple[int, ...]:
        """Give the states and bodies by which the title says that the text is: "Joint Statement of A and B".

        Where the text asks something of "the parties", these may be others.
        """
        noun = self._doc[cue.mention.head]
        if not (noun.text[0].isupper() or noun.dep_ in ("nsubj", "poss")):
            return ()
        joint = "joint" in self.own_words
        issuers = self._of_title() if joint else self._between_in_title()
        if joint and len(issuers) < 2:
            issuers = self._paired_in_title(noun)  # "Joint Statement on the Peru-Chile Dialogue"
        kind = "Country" if cue.head == "country" else "Actor"
        fitting = all(self._schema.is_a(self._cues[i].mention.cls, kind) for i in issuers)
        return issuers if fitting and len(issuers) > 1 and cue.index > max(issuers) else ()

    def states(self, cue: Cue) -> tuple[int, ...]:
        """Give the states that "our countries" are, where "we" are several of them or those who lead them."""
        token = self._doc[cue.mention.head]
        ours = any(c.dep_ == "poss" and c.lower_ == "our" for c in token.children)
        if not ours or not cue.plural or token.i in self.quoted:
            return ()
        if cue.head not in self._naming.words.states and self._naming.class_of_nominal([cue.head]) != "Country":
            return ()
        if self._body is None:
            return self._paired_in_title(token)
        heads = [self._doc[self._cues[i].mention.head] for i in self._body]
        found = [c for c in self._cues[: cue.index] if c.mention.cls == "Country" and c.is_name]
        led = [c for c in found if any(self._stands_under(self._doc[c.mention.head], h) for h in heads)]
        return tuple(c.index for c in led) if len(led) > 1 else ()

    def _paired_in_title(self, noun: Token) -> tuple[int, ...]:
        """Give the states that a title joins: "our two nations" below "Peru and Chile Deepen Ties"."""
        states = [c for c in self._cues if c.is_name and c.mention.cls == "Country" and self._is_titled(c)]
        count = next((_COUNTS.get(c.lower_, 0) for c in noun.lefts if c.dep_ == "nummod"), len(states))
        ends = [(a.mention.end, b.mention.begin) for a, b in pairwise(states)]
        joined = all({t.lower_ for t in self._doc[i:j]} <= _JOINING for i, j in ends)
        return tuple(c.index for c in states) if joined and len(states) == count > 1 else ()

    @staticmethod
    def _stands_under(token: Token, head: Token) -> bool:
        return token == head or head.is_ancestor(token)

    def _of_sheet(self) -> tuple[int, ...]:
        """Give the body with members that a fact sheet is of: "Fact Sheet: Lake Council Widens Fishing Ban"."""
        title = self._doc[: self._sentences[0].span.end]
        if [t.lower_ for t in title[:2]] != ["fact", "sheet"]:
            return ()
        actors = [c for c in self._cues if self._is_titled(c) and self._schema.is_a(c.mention.cls, "Actor")]
        first = min(actors, key=lambda c: (c.mention.begin, -c.mention.end), default=None)
        if first is None or not first.is_name:
            return ()
        inside = [c for c in actors if c != first and c.mention.end < first.mention.end]  # "Peru-Chad Trade Council"
        return (first.index,) if len(inside) > 1 or self._is_many(first.index) else ()


def _phrase_ends(tokens: Sequence[Token]) -> list[int]:
    """Give how many words of a title may be what it calls its document: those before its first preposition.

    Or before the second, where a "joint" document follows the name of its issuer: "Friends of Chad Joint Statement on".
    """
    ends = [n for n, t in enumerate(tokens) if (t.pos_ == "ADP" or t.lower_ in _ON) and t.text not in HYPHENS]
    ends.append(len(tokens))
    if ends[0] > 2 and tokens[0].lower_ == "joint":
        return [2, *ends]  # "Joint Statement Peru-Chile Dialogue"
    second = ends[1] if len(ends) > 1 else 0
    return ends[:2] if second > 1 and tokens[second - 2].lower_ == "joint" else ends[:1]


def _goes_on(named: Token) -> bool:
    """Tell "The Lake Agreement: a new start", a title of what is written about it."""
    return named.i + 1 < len(named.doc) and named.nbor().text in (":", "–", "—", "?")


def _quoted_tokens(parsed: Parsed) -> set[int]:
    inside: set[int] = set()
    block, opened = None, False
    for sentence in parsed.sentences:
        if sentence.block != block:
            block, opened = sentence.block, False
        for token in sentence.span:
            if token.text in QUOTES:
                opened = not opened
            elif opened:
                inside.add(token.i)
    return inside
