"""Finds proper names: where each begins and ends, and which names stand inside others.

A name is a run of capitalised words, with the small words that hold it together ("Ministry of Foreign Affairs", "Food and
Drug Administration"); runs are cut where a title, a demonym or a place precedes a person. The tags and entity labels of a
small parser are hints here, never the last word.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from reportgraph.extract.model import BlockKind
from reportgraph.extract.parse import Parsed, Sentence
from reportgraph.ontology.gazetteer import Entry
from reportgraph.ontology.naming import Knowledge, Naming
from spacy.tokens import Doc, Token

HYPHENS = frozenset({"-", "‐", "‑", "–"})
QUOTES = frozenset({'"', "``", "''", "“", "”"})
_NER_NAMES = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "EVENT", "WORK_OF_ART", "LAW", "PRODUCT"})
_OPENERS = QUOTES | {":", "(", "--", "—", "-", "–", "•", "*", "'", ";"}
_NEVER = frozenset(
    {"i", "i'm", "the", "a", "an", "this", "that", "these", "those", "it", "he", "she", "we", "they", "you"}
)
_CURRENCIES = frozenset({"dollar", "dollars", "pound", "pounds", "francs", "francs", "rupees", "pesos", "dinars"})
_SMALL_TAGS = frozenset({"ADP", "SCONJ", "CCONJ", "NUM", "ADV", "INTJ", "PART", "AUX"})
_AFTER_HEAD = frozenset({"of", "for", "on", "in", "to", "against", "between", "with"})
# "Friends of the Lake Ministerial Meeting" is a meeting: a last word of these classes decides where the first has none
_YIELDS = frozenset({None, "Group", "Person", "Topic"})
_TAKES_OVER = frozenset(
    {"Event", "Document", "Institution", "GovernmentBody", "Facility", "Project", "Initiative", "Company"}
)
_NESTED = frozenset(
    [
        "Institution",
        "University",
        "ResearchInstitute",
        "GovernmentBody",
        "Facility",
        "Company",
        "InternationalOrganization",
        "InfrastructureProject",
        "Initiative",
        "Project",
    ]
)
_LONGEST_TITLE = 40  # tokens
_TITLED = frozenset({"Document", "Work", "Event", "Principle", "Initiative", "Project"})
_OF_OWNERS = frozenset(
    {"ResearchInstitute", "University", "Institution", "GovernmentBody"}
)  # "Institute of Egypt's Delta University"
_COMPLEMENTS = {  # preposition -> classes of names that take it ("Convention on …", "Partnership for …")
    "for": frozenset(
        [
            "Initiative",
            "Institution",
            "University",
            "ResearchInstitute",
            "GovernmentBody",
            "Document",
            "CooperationMechanism",
            "Project",
            "Company",
            "InternationalOrganization",
            "Event",
        ]
    ),
    "on": frozenset(
        ["Document", "Initiative", "Principle", "Institution", "GovernmentBody", "Event", "ResearchInstitute"]
    ),
    "in": frozenset({"Document"}),
    "to": frozenset({"Document"}),
    "against": frozenset({"Document", "Initiative", "Institution"}),
    "with": frozenset({"Document"}),
    "between": frozenset({"Document"}),
}


@dataclass(frozen=True, slots=True)
class NameSpan:
    """Tokens `begin` to `end` (exclusive) are a name; `person` where a title or honorific says so."""

    begin: int
    end: int
    entry: Entry | None = None
    person: bool = False
    nested: bool = False
    cls: str | None = None  # where the words around it say so


class NameFinder:
    """Finds the names of one parsed document."""

    def __init__(self, parsed: Parsed, knowledge: Knowledge):
        self.parsed, self.doc, self.knowledge = parsed, parsed.doc, knowledge
        self.naming, self.words = knowledge.naming, knowledge.naming.words
        self.text = [t.text for t in self.doc]
        self.low = [t.lower_ for t in self.doc]
        self.source = self.doc.text  # built once: spaCy joins all tokens on each call
        self.titles: set[int] = set()  # tokens of titles that stand before a name

    @cached_property
    def seen_lower(self) -> frozenset[str]:
        """Words that the document also writes in lower case."""
        return frozenset(w for w in self.text if w[:1].islower())

    @cached_property
    def seen_elsewhere(self) -> frozenset[str]:
        """Lower-case words that the document uses other than after a hyphen, and head nouns of the lexicon."""
        found = {w for i, w in enumerate(self.text) if w[:1].islower() and (i == 0 or self.text[i - 1] not in HYPHENS)}
        return frozenset(found | {w[0] for w in self.naming.nouns if len(w) == 1})

    @cached_property
    def countries(self) -> frozenset[str]:
        """The countries that the document names or speaks of by their people."""
        found = set()
        for i, word in enumerate(self.text):
            if word[:1].isupper() and (hit := self.knowledge.gazetteer.longest(self.text, i)) is not None:
                if hit[1].cls == "Country":
                    found.add(hit[1].name)
        return frozenset(found)

    def known_in_lower_case(self, long_name: str) -> Entry | None:
        """Give the gazetteer's body that a text writes without capitals: "the international court of justice"."""
        words = long_name.split()
        if not 3 <= len(words) <= 8:
            return None
        entry = self.knowledge.gazetteer.get(
            " ".join(w if w in _AFTER_HEAD or w == "and" else w.title() for w in words)
        )
        return entry if entry is not None and self.knowledge.schema.is_a(entry.cls, "Institution") else None

    def find(self) -> list[NameSpan]:
        """Give all names in order; a nested name comes after the one that holds it."""
        titles = find_titles(self.doc, self.naming)
        spans: list[NameSpan] = []
        headlines: list[tuple[int, int]] = []
        for sentence in self.parsed.sentences:
            start, end = sentence.span.start, sentence.span.end
            if is_headline(sentence):
                headlines.append((start, end))
                continue
            for title in titles:
                if title.begin < end and start < title.end:
                    spans += self._in_sentence(start, title.begin)
                    start = title.end
            spans += self._in_sentence(start, end)
        known = {tuple(self.text[s.begin : s.end]) for s in spans if not s.nested}
        for start, end in headlines:
            shouted = sum(w.isupper() for w in self.text[start:end]) > 0.6 * (end - start)
            spans += self._in_headline(start, end, known, labels=not shouted)
        for title in titles:
            spans += self._in_headline(title.begin, title.end, known, labels=False)
        return sorted([*spans, *titles], key=lambda s: (s.begin, -s.end))

    # -- prose ---------------------------------------------------------------------------------------------------

    def _in_sentence(self, start: int, end: int) -> Iterator[NameSpan]:
        i = start
        while i < end:
            if not self._starts(i, start, end):
                i += 1
                continue
            j = self._run_end(i, start, end)
            yield from self._cut(i, j, end)
            i = j

    def gazetteer_at(self, i: int, end: int) -> tuple[int, Entry] | None:
        """Give (length in tokens, entry) of the longest gazetteer name that starts at token i."""
        if not self._capital(i):
            return None
        hit = self.knowledge.gazetteer.longest(self.text, i)
        if hit is not None and i + hit[0] < end and self.low[i + hit[0]] in _CURRENCIES:
            return None
        return hit if hit is not None and i + hit[0] <= end else None

    def _capital(self, i: int) -> bool:
        return self.text[i][:1].isupper()

    def _usable(self, i: int) -> bool:
        return (
            self._capital(i)
            and self.low[i] not in _NEVER
            and self.low[i] not in self.words.calendar
            and (self.low[i] not in self.words.measures or self.low[i].isalpha() and not self.text[i].isupper())
            and self.doc[i].pos_ not in ("PRON", "DET")
            and not (
                self.doc[i].pos_ in _SMALL_TAGS and i + 1 < len(self.low) and self.low[i + 1] in ("the", "a", "this")
            )
        )

    def _starts(self, i: int, start: int, end: int) -> bool:
        if self.gazetteer_at(i, end) is not None:
            return True
        if self.low[i] in self.words.calendar and i + 1 < end and self._capital(i + 1):
            return self.doc[i].ent_type_ in ("PERSON", "ORG", "FAC", "EVENT", "LAW")
        token = self.doc[i]
        if not self._usable(i):
            # "To the Lighthouse" in a list or in quotes
            return (
                self._is_small_capital(i)
                and i > start
                and self.low[i - 1] in ("and", ",", "as", '"')
                and self._title_like(i, end)
            )
        before = self.text[i - 1] if i > start else ""
        if before and before not in _OPENERS:
            return token.pos_ not in _SMALL_TAGS or (i + 1 < end and self._usable(i + 1))
        if self.low[i] in self.words.dropped or self.low[i] in self.words.light:
            return False
        following = i + 1 < end and self._usable(i + 1) and bool(token.whitespace_)
        if token.ent_type_ in _NER_NAMES and (token.pos_ == "PROPN" or following):
            return following or not self._is_common(token)
        if token.pos_ == "PROPN":
            return following or not self._is_common(token)
        return following and token.pos_ in ("NOUN", "ADJ", "X")

    def _title_like(self, i: int, end: int) -> bool:
        return i + 2 < end and self.low[i + 1] == "the" and self._capital(i + 2)

    def _is_common(self, token: Token) -> bool:
        """Tell a common noun that is capitalised only because it stands first."""
        low = token.lower_
        return low in self.seen_lower or (low,) in self.naming.nouns or (singular(low),) in self.naming.nouns

    def _run_end(self, i: int, start: int, end: int) -> int:
        size = self.naming.title_at(self.low, i, end=end)
        hit = self.gazetteer_at(i, end)
        j = i + max(size, hit[0] if hit else 1)
        head_end = 0  # where the first complement begins
        while j < end:
            hit = self.gazetteer_at(j, end) if self._capital(j) else None
            if hit is not None:
                j += hit[0]
                continue
            size = self.naming.title_at(self.low, j, end=end) if self._capital(j) else 0
            if self._usable(j):
                j += max(1, size)
                continue
            step = self._joined(i, j, end, head_end or j)
            if step == 0:
                break
            if self.low[j] == "of" or self.low[j] in _COMPLEMENTS:
                head_end = head_end or j
            j += step
        return j

    def _joined(self, i: int, j: int, end: int, head_end: int) -> int:
        """Give how many tokens from j on hold the run together, or 0 where it ends."""
        if j + 1 >= end:
            return 0
        token, low = self.doc[j], self.low[j]
        if self.text[j] in HYPHENS and not self.doc[j - 1].whitespace_ and not token.whitespace_:
            return self._hyphen(j, end)
        if low in self.words.particles and low not in ("a", "e", "y"):
            after = j + 1
            while after + 1 < end and self.low[after] in self.words.particles and not self._capital(after):
                after += 1
            return after - j if self._capital(after) else 0
        if low in ("'s", "'") and self._capital(j + 1):
            owner = head_end < j and self.class_of_run(i, head_end) in _OF_OWNERS
            return 1 if owner or self._is_possessor(self.low[j - 1]) else 0
        if low.isdigit() and self._takes_number(i, j, head_end):
            return 1
        if (
            low == "("
            and j + 3 < end
            and self.low[j + 2] == ")"
            and self._capital(j + 3)
            and self.text[j + 1].isupper()
        ):
            return 3  # "Lake Commission (LC) Secretariat"
        if low == "of" or low in _COMPLEMENTS:
            after = j + 2 if self.low[j + 1] in ("the", "a") and j + 2 < end else j + 1
            if self._capital(after) and self.low[after] not in self.words.calendar and self._takes(i, head_end, j, low):
                return after - j
            return 0
        if low in ("and", "&") or self.text[j] == ",":
            after = j + 2 if low == "," and self.low[j + 1] == "and" and j + 2 < end else j + 1
            return after - j if self._usable(after) and self._coordinated(i, j, after, end, head_end) else 0
        if low in ("the", "with") and self._is_small_capital(j - 1) and self._capital(j + 1):
            return 1
        return 0

    def _hyphen(self, j: int, end: int) -> int:
        token = self.doc[j + 1]
        if self._capital(j + 1) or self.text[j + 1].isdigit():
            return 2 if self.text[j + 1].isdigit() else 1
        following = self.doc[j + 2] if j + 2 < end else None
        if (token.pos_ == "PROPN" or token.ent_type_ == "PERSON") and token.tag_ != "VBN":
            return 2
        if (
            token.is_alpha
            and len(token) < 7
            and token.pos_ in ("NOUN", "X", "ADJ")
            and self.low[j + 1] not in self.seen_elsewhere
        ):
            # "Park Geun-hye": a syllable that is no word of the text, and modifies nothing
            return 2 if following is None or following.pos_ not in ("NOUN", "ADJ") else 0
        if j + 3 < end and self.text[j + 2] in HYPHENS and self._capital(j + 3) and not token.whitespace_:
            return 3
        return 0

    def _is_possessor(self, low: str) -> bool:
        return low in self.words.possessors or singular(low) in self.words.possessors

    def _takes_number(self, i: int, j: int, head_end: int) -> bool:
        cls = self.class_of_run(i, head_end)
        return len(self.low[j]) == 4 and cls in ("Document", "Initiative", "Project")

    def _is_small_capital(self, i: int) -> bool:
        return self._capital(i) and self.doc[i].pos_ in ("ADP", "SCONJ", "PART")

    def class_of_run(self, begin: int, end: int) -> str | None:
        """Give the class that the head noun of a run of words tells, plural heads included."""
        while end > begin + 1 and (self.low[end - 1].isdigit() or self.text[end - 1] in HYPHENS):
            end -= 1
        words = self.low[begin:end]
        stop = next((k for k in range(1, len(words)) if words[k] in _AFTER_HEAD), len(words))
        first = self._class_of_words(words[:stop])
        if stop < len(words) and first in _YIELDS and (last := self._class_of_words(words[-1:])) in _TAKES_OVER:
            return last
        return first

    def _class_of_words(self, words: list[str]) -> str | None:
        cls = self.naming.class_of_name(words)
        if cls is None and words:
            cls = self.naming.class_of_name([*words[:-1], singular(words[-1])])
            cls = self.naming.plural.get(cls, cls) if cls else None
        return cls

    def _takes(self, i: int, head_end: int, j: int, preposition: str) -> bool:
        """Tell whether the name so far goes on with this preposition."""
        if (
            self.naming.title_at(self.low, i, end=head_end) == head_end - i
            or self.doc[head_end - 1].ent_type_ == "PERSON"
        ):
            return False
        covered = self.doc[j].ent_type_ in ("ORG", "LAW", "EVENT", "WORK_OF_ART", "FAC") and self.doc[j].ent_iob_ == "I"
        cls = self.class_of_run(i, head_end)
        if cls == "Group":
            return preposition == "of" and not self._is_role(head_end - 1)
        if cls is None or cls in ("Person", "Topic"):
            return covered
        if self.low[head_end - 1] in ("government", "governments"):
            return False
        if preposition == "of":
            return (
                cls not in ("City", "Place", "Facility", "Event") or covered or self.doc[head_end - 1].pos_ == "PROPN"
            )
        return cls in _COMPLEMENTS[preposition]

    def _is_role(self, i: int) -> bool:
        low = singular(self.low[i])
        return (low,) in self.words.titles or low in ("member", "citizen", "government", "people", "state")

    def _coordinated(self, i: int, j: int, after: int, end: int, head_end: int) -> bool:
        """Tell "Ministry of Trade and Industry" from "the Ministry of Trade and Norway"."""
        if self.gazetteer_at(after, end) is not None or self.naming.title_at(self.low, after, end=end):
            return False
        left, right, link = self.doc[j - 1], self.doc[after], self.doc[j]
        label = left.ent_type_
        covered = link.ent_iob_ == "I" and right.ent_iob_ == "I" and label not in ("PERSON", "GPE", "NORP", "DATE")
        if head_end < j:  # inside a complement
            cls = self.class_of_run(i, head_end)
            if cls is None or self.text[j] == ",":
                return covered
            stop = after + 1
            while stop < end and self._usable(stop):
                stop += 1
            own_head = self.class_of_run(after, stop)
            return covered or (
                right.ent_type_ not in ("PERSON", "GPE") and own_head in (None, "Topic", "Principle", "Work")
            )
        if self.gazetteer_at(i, j) is not None and self.gazetteer_at(i, j)[0] == j - i:  # type: ignore[index]
            return covered and label in ("ORG", "EVENT", "LAW", "FAC")
        premodifier = left.dep_ in ("compound", "nmod", "amod", "conj") and left.head.i > after
        return (premodifier or covered) and label != "PERSON" and self.text[j] != ","

    # -- cutting -------------------------------------------------------------------------------------------------

    def _cut(self, i: int, j: int, end: int) -> Iterator[NameSpan]:
        """Cut a run at titles, and where a place or demonym precedes a person."""
        at = self._title_in(i, j)
        if at is not None:
            begin, after = at
            if after < j:
                self.titles.update(range(begin, after))
            if begin > i:
                yield from self._cut(i, begin, end)
            if after < j:
                yield from self._persons(after, j)
            return
        hit = self.gazetteer_at(i, end)
        if hit is not None and i + hit[0] < j:
            after = i + hit[0]
            if self.doc[after].ent_type_ == "PERSON" and self.class_of_run(after, j) in (None, "Person"):
                yield NameSpan(i, after, hit[1])
                yield from self._persons(after, j)
                return
        if self._follows_title_of(i) and hit is None:
            person = next((k for k in range(i + 1, j) if self.doc[k].ent_type_ == "PERSON"), None)
            if person is not None and self.doc[person].ent_iob_ == "B":
                yield from self._persons(person, j)
                return
        members = self._members(i, j)
        if len(members) > 1:  # a compound such as "Norway-Iceland" names its members only
            yield from members
            return
        entry = hit[1] if hit is not None and i + hit[0] == j else None
        honorific = self.low[i - 1] in self.words.honorifics if i else False
        yield NameSpan(i, j, entry, person=honorific)
        if entry is None:
            yield from self._nested(i, j)

    def _members(self, i: int, j: int) -> list[NameSpan]:
        """Give the members of a run that is nothing but places joined by hyphens."""
        found: list[NameSpan] = []
        while i < j:
            hit = self.gazetteer_at(i, j)
            if hit is None or (i + hit[0] < j and self.text[i + hit[0]] not in HYPHENS):
                return []
            found.append(NameSpan(i, i + hit[0], hit[1]))
            i += hit[0] + 1
        return found

    def _title_in(self, i: int, j: int) -> tuple[int, int] | None:
        """Give (begin, end) of a title in the run that goes before a person or ends the run."""
        for k in range(i, j):
            if self.low[k] in self.words.honorifics and k + 1 < j:
                return k, k + 1
            size = self.naming.title_at(self.low, k, end=j)
            if not size:
                continue
            after = k + size
            rest = self.class_of_run(after, j) if after < j else None
            if after < j and (rest in (None, "Person") or self.doc[after].ent_type_ == "PERSON"):
                if after + 1 == j and self.text[after].isupper() and len(self.text[after]) > 1:
                    continue  # an acronym is no person
                if self.text[after] in HYPHENS or self.low[after] in ("'s", "of", "for", "and", "&"):
                    continue
                return k, after
            if after == j and (k == i or self.gazetteer_at(i, k) or self.class_of_run(i, k)):
                return k, after
        return None

    def _persons(self, i: int, j: int) -> Iterator[NameSpan]:
        while i < j and self.low[i] in self.words.honorifics:
            i += 1
        size = self.naming.title_at(self.low, i, end=j)
        if size and i + size < j:
            i += size
        if i < j:
            yield NameSpan(i, j, person=True)

    def _follows_title_of(self, i: int) -> bool:
        k = i - 1
        if k > 0 and self.low[k] == "the":
            k -= 1
        return (
            k > 0
            and self.low[k] == "of"
            and any(self.naming.title_at(self.low, k - n, end=k) == n for n in (1, 2, 3) if k - n >= 0)
        )

    def _nested(self, i: int, j: int) -> Iterator[NameSpan]:
        """Give the names inside a longer name: the gazetteer's ("Peru-Chile Express"), and a body in its complement."""
        k = i
        tail = next((n for n in range(j - 1, i, -1) if self.low[n] in _AFTER_HEAD or self.low[n] in ("'s", "'")), None)
        if tail is not None:
            tail += 2 if self.low[tail + 1] == "the" else 1
            body = self._class_of_words(self.low[tail:j])
            whole = self.class_of_run(i, j) is not None and self._class_of_words(
                self.low[j - 1 : j]
            ) != self.class_of_run(i, j)
            if j - tail > 1 and body in _NESTED and (whole or self.low[tail - 1] in ("'s", "'")):
                yield NameSpan(tail, j, nested=True)
        while k < j:
            if self.text[k] == "(" and k > i and k + 2 < j:
                yield NameSpan(i, k, nested=True)
                yield NameSpan(k + 1, k + 2, nested=True)
                k += 3
                continue
            hit = self.gazetteer_at(k, j)
            if hit is not None and hit[0] < j - i:
                yield NameSpan(k, k + hit[0], hit[1], nested=True)
                k += hit[0]
            else:
                k += 1

    # -- headlines -----------------------------------------------------------------------------------------------

    def _in_headline(self, i: int, end: int, known: set[tuple[str, ...]], *, labels: bool = True) -> Iterator[NameSpan]:
        """In a line where most words are capitalised, only known names and (`labels`) the parser's entities are names."""
        longest = max((len(k) for k in known), default=0)
        while i < end:
            size = next((n for n in range(min(longest, end - i), 0, -1) if tuple(self.text[i : i + n]) in known), 0)
            hit = self.gazetteer_at(i, end)
            if size or hit:
                size = max(size, hit[0] if hit else 0)
                yield NameSpan(i, i + size, hit[1] if hit and hit[0] == size else None)
            elif labels and self.doc[i].ent_iob_ == "B" and self.doc[i].ent_type_ in ("PERSON", "ORG", "GPE", "LOC"):
                size = next((n for n in range(1, end - i) if self.doc[i + n].ent_iob_ != "I"), end - i)
                yield NameSpan(i, i + size)
            i += size or 1


def find_titles(doc: Doc, naming: Naming) -> list[NameSpan]:
    """Find titles of documents and works, themes and mottos: capitalised words in quotation marks after a word for them."""
    found: list[NameSpan] = []
    opened = -1
    for token in doc:
        if token.text not in QUOTES and not (token.text == "'" and _quotes(token)):
            continue
        if opened < 0 or token.i - opened > _LONGEST_TITLE:
            opened = token.i
            continue
        begin, end = opened + 1, token.i
        opened = -1
        while (
            end > begin
            and (doc[end - 1].is_punct or doc[end - 1].is_space)
            and doc[end - 1].text not in ("?", "!", ")")
        ):
            end -= 1
        if begin < end and (cls := _titled(doc, begin, end, naming)):
            found.append(NameSpan(begin, end, cls=cls))
    return found


def _quotes(mark: Token) -> bool:
    """Tell a single quotation mark from an apostrophe."""
    before = mark.i == 0 or bool(mark.doc[mark.i - 1].whitespace_)
    return mark.tag_ in ("``", "''") or (before != bool(mark.whitespace_) and mark.tag_ != "POS")


def _titled(doc: Doc, begin: int, end: int, naming: Naming) -> str | None:
    """Give the class of what a quotation is the title of, or None if it is no title."""
    words = [t for t in doc[begin:end] if t.is_alpha and len(t) > 3]
    if not doc[begin].text[0].isupper() or sum(t.text[0].isupper() for t in words) < 0.8 * len(words):
        return None
    titled = False
    for at in range(begin - 2, max(-1, begin - 12), -1):
        token = doc[at]
        if token.lower_ in naming.words.titled:
            titled = True
        elif token.pos_ == "NOUN":
            cls = naming.class_of_nominal([*(c.lower_ for c in token.lefts), token.lemma_.lower()])
            if cls in _TITLED:
                return cls
            return "Work" if titled and len(words) > 1 else None
        elif token.pos_ in ("VERB", "AUX", "PRON") or token.text in (".", "?", "!", ";"):
            break
    return "Work" if titled and len(words) > 1 else None


def is_headline(sentence: Sentence) -> bool:
    """Tell a line in which capital letters say nothing because most words have one."""
    words = [t.text for t in sentence.span if t.is_alpha and len(t.text) > 3]
    capital = sum(w[0].isupper() for w in words)
    if sentence.block.kind in (BlockKind.TITLE, BlockKind.HEADING):
        return len(words) > 1 and capital >= 0.7 * len(words)
    return len(words) > 4 and capital >= 0.9 * len(words)


def singular(word: str) -> str:
    """Give a guess at the singular of a lower-case noun."""
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def head_of(doc: Doc, begin: int, end: int) -> int:
    """Give the token that ties a span to the rest of its sentence: the first whose governor stands outside it."""
    for i in range(begin, end):
        head = doc[i].head.i
        if (head < begin or head >= end or head == i) and doc[i].dep_ not in ("punct", "det", "case"):
            return i
    return end - 1
