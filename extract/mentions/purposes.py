"""Finds what names say they are for: "the Strategy to Curb Piracy", "the Summit on Clean Water"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from reportgraph.extract.grammar.clauses import gerund_of
from reportgraph.extract.model import Mention, MentionKind
from reportgraph.extract.parsing.parse import Parsed
from reportgraph.extract.parsing.spelling import singular
from reportgraph.extract.text.surface import chars_of
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.lexicon import Lexicon, load_lexicon
from reportgraph.ontology.naming import DEFAULT_CLASS, Naming, load_naming
from reportgraph.ontology.schema import ABSTRACTIONS, Schema, load_schema
from spacy.tokens import Doc

_AIMING = ("Project", "Document", "Institution", "Event")  # what has aims
_TELLING = ("Project", "Document", "Event", "CooperationMechanism")  # what is about a thing, or may prove to be
_ENDING = frozenset("in within at across through by with from under during between among of to for on".split())
_PACTS = frozenset({"alliance", "association", "partnership", "union"})  # what a pact is by its name
_DEGREES = frozenset({"further", "better", "more", "effectively", "jointly"})
_CALLED = frozenset({"GPE", "LOC", "NORP", "PERSON"})  # whose names are no fields
_LONGEST = 6  # words


@dataclass(frozen=True, slots=True)
class Purpose:
    """A name, what it says that it is for or about, and the property between them."""

    name: Mention
    property: str
    thing: Mention


def find_purposes(parsed: Parsed, mentions: Sequence[Mention], ontology: Path | None = None) -> tuple[Purpose, ...]:
    """Give the purposes that names tell.

    They are words of a name, which must head no phrase of the sentence: a parser reads names as it likes.
    """
    finder = _Finder(parsed.doc, load_naming(ontology), load_lexicon(ontology), load_schema(ontology))
    heads = {m.head for m in mentions}
    named = (m for m in mentions if m.kind is MentionKind.NAME and m.end - m.begin > 2)
    found: dict[int, Purpose] = {}
    for mention in named:
        for purpose in finder.of(mention):
            if purpose.thing.head not in heads:
                found.setdefault(purpose.thing.head, purpose)
    return tuple(found[head] for head in sorted(found))


@dataclass(frozen=True, slots=True)
class _Finder:
    doc: Doc
    naming: Naming
    lexicon: Lexicon
    schema: Schema

    def of(self, mention: Mention) -> Iterator[Purpose]:
        """Give what follows the first "to", "for" or "on" inside the name."""
        words = self.doc[mention.begin : mention.end]
        if self.doc[mention.end : mention.end + 1].text == "and" and self.doc[mention.end + 1 :][:1].text.istitle():
            return  # "the Strategy to Reduce Fire" of "Fire and Flood Risk": a name that is cut
        link = next((t for t in words if t.lower_ in ("to", "for", "on") and t.i >= mention.head), None)
        if link is None or link.i + 1 >= mention.end or mention.head > link.i:
            return
        begin = link.i + (2 if link.nbor().lower_ in _DEGREES else 1)
        told = self._done(link.lower_, begin, mention) or self._field(link.lower_, begin, mention)
        if told is not None:
            yield told

    def _done(self, link: str, begin: int, mention: Mention) -> Purpose | None:
        """ "to Curb Piracy", "for Reducing Waste": what is to be done; what is to be furthered is itself the aim."""
        lead = begin + 1
        article = self.doc[lead : lead + 1].text.lower() == "the"
        if article and self.doc[mention.head].lemma_.lower() in GRAMMAR.plans and link == "to":
            lead, article = lead + 1, self.doc[lead + 1 : lead + 2].text.lower() == "the"
        end = self._end(lead, mention, over_of=True)
        if end == lead or article or not self._is_a(mention.cls, _AIMING):
            return None  # "to Save the Aral Sea": of a thing by its name
        if any(t.tag_ == "POS" for t in self.doc[begin:end]):
            return None  # "on Marking Peru's Birthday"
        if link != "to" and end == mention.end and self.doc[end - 1].lower_ in GRAMMAR.plans:
            return None  # "Resources for Housing Supply Framework" is a framework
        end = self._over_way(lead, end, mention)
        verb = self._verb(self.doc[begin].lower_, infinitive=link == "to")
        if verb is None:
            return None
        furthers = any(
            f.property == "contributesTo" and "object" in f.object.split("|")
            for f in self.lexicon.frames.get((verb, "verb"), ())
            if not f.particle and not f.nouns
        )
        thing = self._words(lead, end)
        the = "the " if lead > begin + 1 else ""
        name = thing if furthers else f"{gerund_of(verb)} {the}{thing}"
        return Purpose(mention, "aimsAt", self._mention((lead, end), name, DEFAULT_CLASS))

    def _field(self, link: str, begin: int, mention: Mention) -> Purpose | None:
        """ "for Clean Water", "on Fisheries": a field."""
        begin = self._into_field(begin, mention)
        end = self._end(begin, mention)
        kinds = _AIMING[:2] if link == "for" else _TELLING
        low = [t.lower_ for t in self.doc[begin:end]]
        cls = self.naming.class_of_nominal([*low[:-1], singular(low[-1])]) if low else None
        joint = link == "on" and end == mention.end and self._is_joint(mention, begin - 1)
        joint = joint and low[-1] not in self.lexicon.ills and singular(low[-1]) not in self.lexicon.ills
        words = self.doc[begin:end]
        field = link == "on" and end == mention.end and not any(t.is_upper or t.ent_type_ in _CALLED for t in words)
        cls = DEFAULT_CLASS if (joint or field) and low and cls is None else cls
        if link == "to" or "'s" in low or cls not in ABSTRACTIONS or not (joint or self._is_a(mention.cls, kinds)):
            return None
        if mention.cls == "Document" and low[-1] in _PACTS:
            return None  # "the Agreement for Rural Partnership"
        if low[-1] in self.naming.words.processes and all(t.is_alpha for t in self.doc[end : mention.end]):
            end = mention.end  # "on the Elimination of Landmines"
        thing = self._mention((begin, end), self._words(begin, end), cls)
        return Purpose(mention, "cooperatesOn" if joint else "aimsAt" if link == "for" else "about", thing)

    def _into_field(self, begin: int, mention: Mention) -> int:
        """Give where the field begins that is worked on: at A in "on Cooperation in A", "in the Field of A"."""
        low = [t.lower_ for t in self.doc[begin : mention.end]]
        at = low.index("in") if "in" in low else 0
        field = low[at + 1 : at + 4]  # "the Field of"
        led = field[:1] == ["the"] and field[2:] == ["of"] and singular(field[1]) in GRAMMAR.areas
        if not at or low[at - 1] not in GRAMMAR.shared_work:
            return begin
        return begin + at + (4 if led else 1)

    def _is_joint(self, mention: Mention, end: int) -> bool:
        """Tell a body in which several work together: "the Joint Commission on A", "the Working Group on A"."""
        low = [t.lower_ for t in self.doc[mention.begin : end]]
        bodies = self._is_a(mention.cls, ("Institution", "CooperationMechanism", "Group"))
        return bodies and bool(low) and low[-1] in GRAMMAR.panels and not GRAMMAR.joint_kinds.isdisjoint(low)

    def _verb(self, word: str, *, infinitive: bool) -> str | None:
        if infinitive:
            return word if (word, "verb") in self.lexicon.frames else None
        if not word.endswith("ing") or len(word) < _LONGEST:
            return None
        stem = word[:-3]
        forms = (stem, f"{stem}e", stem[:-1] if stem[-1] == stem[-2] else stem)
        return next((f for f in forms if (f, "verb") in self.lexicon.frames), None)

    def _end(self, begin: int, mention: Mention, *, over_of: bool = False) -> int:
        """Give where the phrase ends: with the name, before a preposition, or before the word for an act.

        `over_of`: not before the "of" of "to Tackle the Causes of Hunger".
        """
        at, last = begin, mention.end - (self.doc[mention.end - 1].lower_ in self.naming.words.enactments)
        ending = _ENDING - {"of"} if over_of else _ENDING
        while at < last and self.doc[at].lower_ not in ending and not self.doc[at].is_punct:
            at += 1
        plain = begin < at <= begin + _LONGEST and self.doc[at - 1].is_alpha and self.doc[begin].lower_ != "and"
        return at if plain and (at == last or self.doc[at].lower_ in _ENDING) else begin

    def _over_way(self, begin: int, end: int, mention: Mention) -> int:
        """Give the end of "Access to Clean Water", which is no access without the water."""
        owing = singular(self.doc[end - 1].lower_) in GRAMMAR.owing_phrase
        way = owing and end < mention.end and self.doc[end].lower_ == "to"
        further = self._end(end + 1, mention, over_of=True) if way else end
        return further if further > end + 1 else end

    def _words(self, begin: int, end: int) -> str:
        return " ".join(
            t.text if t.is_upper else t.lower_ for t in self.doc[begin:end] if t.i > begin or t.lower_ != "the"
        )

    def _mention(self, place: tuple[int, int], name: str, cls: str) -> Mention:
        begin, end = place
        chars = chars_of(self.doc, begin, end)
        return Mention(begin, end, end - 1, chars, MentionKind.NOMINAL, cls, name, "clause", name)

    def _is_a(self, cls: str, kinds: Sequence[str]) -> bool:
        return any(self.schema.is_a(cls, kind) for kind in kinds)
