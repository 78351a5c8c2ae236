"""Finds whose words a text is by what stands above it: who released it, or for which state its author speaks."""

from __future__ import annotations

from collections import Counter

from reportgraph.extract.coreference.cues import Cue
from reportgraph.extract.coreference.parties.issuing_states import MINISTRIES, issuing_state
from reportgraph.extract.model import MentionKind
from reportgraph.extract.parsing.parse import Parsed
from reportgraph.extract.text.labels import take_turns
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.lexicon import Lexicon
from reportgraph.ontology.naming import Knowledge
from spacy.tokens import Span as Tokens
from spacy.tokens import Token

_OPENING = 5  # sentences, title and imprint included, in which a text tells who released it
_ANNOUNCING = frozenset({"following", "below"})
_ENDING = frozenset(
    {"on", "following", "after", "at", "ahead", "during", "in", "as", "regarding", "concerning", "about", ":", "."}
)
_SPOKEN_FOR = "spokes"
_LEAST = 2  # letters of an office that a byline gives behind its holder


def released_by(parsed: Parsed, cues: list[Cue], knowledge: Knowledge) -> tuple[int, ...]:
    """Give who released the text: A and B in "The following statement was released by the governments of A and B"."""
    for sentence in parsed.sentences[:_OPENING]:
        words = sentence.span
        if _ANNOUNCING.isdisjoint(t.lower_ for t in words):
            continue
        begin = _source(words, knowledge)
        if begin:
            stop = next((t.i for t in words if t.i > begin and _ends(t)), words.end)
            within = [c for c in cues if begin < c.mention.begin and c.mention.end <= stop]
            named = [c for c in within if c.is_name and knowledge.schema.is_a(c.mention.cls, "Actor")]
            people = [c for c in named if c.mention.cls == "Person"]
            bodies = [c for c in named if c.mention.kind is MentionKind.NAME]
            counted = [c for c in within if not c.is_name and c.modifiers and c.mention.cls in ("Group", "Country")]
            crowd = [c for c in counted if any(w.isdigit() for w in c.modifiers)]  # "and the nine partner economies"
            several = tuple(c.index for c in sorted((*(people or bodies), *crowd), key=lambda c: c.index))
            return several if len(several) > 1 else ()
    return ()


def _ends(word: Token) -> bool:
    """Tell where the names of those end who released a text; "on behalf of A" is one of them."""
    behalf = word.i + 1 < len(word.doc) and word.nbor().lower_ == "behalf"
    return word.lower_ in _ENDING and not behalf


def _source(words: Tokens, knowledge: Knowledge) -> int:
    """Give where the "by" stands behind which a line names who released its text, or 0."""
    for word in words:
        if word.lower_ in ("by", "from") and word.i > words.start:
            told = word.head.lemma_ in GRAMMAR.released and word.head.i < word.i
            before = [t.lemma_.lower() for t in words if t.i < word.i and t.pos_ in ("NOUN", "PROPN")]
            written = any(knowledge.naming.class_of_nominal([w]) == "Document" or w == "text" for w in before)
            if written and (told or word.nbor(-1).lemma_.lower() == before[-1]):
                return int(word.i)
    return 0


def state_of_author(parsed: Parsed, cues: list[Cue], knowledge: Knowledge, lexicon: Lexicon) -> tuple[int, ...]:
    """Give the state in whose name a text speaks that a holder of its offices signs: "Jane Roe, Secretary of State".

    Where the text does not name the state, its ministry or the author stands for it. Nobody is given where people take
    turns: "we" in what they say may be anybody.
    """
    document = parsed.document
    for name in document.authors if not take_turns(document.text, document.blocks) else ():
        span = document.byline_of(name)
        block = document.block_at(span.begin) if span is not None else None
        if span is None or block is None:
            continue
        office = document.text[span.end : block.span.end].strip(" ,\n")
        known = (state for title, state in lexicon.offices.sole.items() if office.lower().endswith(title))
        state = next(known, None) or _state_in(office, knowledge)
        spoken = _SPOKEN_FOR in office.lower()
        state = state or (_state_spoken_for(parsed, cues, lexicon) if spoken else None)
        if state is not None or spoken:
            people = [c for c in cues if c.mention.cls == "Person" and c.is_name]
            signer = [c.index for c in people if c.mention.span == span]
            others = spoken and any(c.subject for c in people)  # "The Minister will go to A to reaffirm our support"
            return _named_for(state, cues) or tuple(signer[:1] if not others else ())
    return ()


def state_of_publisher(parsed: Parsed, cues: list[Cue], knowledge: Knowledge, lexicon: Lexicon) -> tuple[int, ...]:
    """Give the state whose ministry or spokesperson is named above a text: "Peru Ministry of Trade"."""
    document = parsed.document
    publisher = document.publisher or ""
    if not publisher or take_turns(document.text, document.blocks):
        return ()
    spoken = _SPOKEN_FOR in publisher.lower()
    state = issuing_state(publisher, parsed.doc, lexicon.offices.sole, knowledge.gazetteer)
    return _named_for(state or (_state_spoken_for(parsed, cues, lexicon) if spoken else None), cues)


def _state_spoken_for(parsed: Parsed, cues: list[Cue], lexicon: Lexicon) -> str | None:
    """Give the state for which an office speaks that does not say whose it is.

    It is the one that alone has an office of which the text tells, or else the one that takes stands in it: of which
    more sentences than of any other say in the present what it welcomes or regrets, or what its ministry does.
    """
    text = parsed.doc.text.lower()
    if found := next((state for office, state in lexicon.offices.sole.items() if office in text), None):
        return found
    stands: Counter[str] = Counter()
    for cue in cues:
        noun = parsed.doc[cue.mention.head]
        if cue.is_name and cue.entry is not None and noun.dep_ == "nsubj" and noun.head.dep_ == "ROOT":
            if cue.mention.cls == "Country" and _takes_stand(noun.head, lexicon):
                stands[cue.entry.name] += 1
            elif ministry := _whose_ministry(cue):
                stands[ministry] += 1
    first, second = [*stands.most_common(2), ("", 0), ("", 0)][:2]
    return first[0] if first[1] > second[1] else None


def _takes_stand(verb: Token, lexicon: Lexicon) -> bool:
    """Tell "Peru welcomes", "Peru is concerned", "Peru has called for": who speaks so for a state is of it."""
    auxiliaries = [c.tag_ for c in verb.lefts if c.dep_ in ("aux", "auxpass")]
    said = [verb, *(c for c in verb.rights if c.dep_ == "acomp")]
    coloured = any(lexicon.contexts.colours(t.lemma_, t.pos_) for t in said)
    return coloured and (auxiliaries or [verb.tag_])[0] in ("VBZ", "VBP")


def _whose_ministry(cue: Cue) -> str:
    """Give the state of a ministry that is named; a parliament or a court may be against those who speak for it."""
    entry = cue.entry
    return entry.of or "" if entry is not None and not MINISTRIES.isdisjoint(entry.name.split()) else ""


def _named_for(state: str | None, cues: list[Cue]) -> tuple[int, ...]:
    """Give the first mention of a state, or of a ministry of it."""
    known = [c for c in cues if state and c.is_name and c.entry is not None]
    states = [c for c in known if c.mention.cls == "Country" and c.entry is not None and c.entry.name == state]
    bodies = [c for c in known if _whose_ministry(c) == state]
    return tuple(c.index for c in (states or bodies)[:1])


def _state_in(office: str, knowledge: Knowledge) -> str | None:
    """Give the one state that an office names: "Minister of Trade of Peru"."""
    words = office.split()
    names = [" ".join(words[n:]).removeprefix("the ") for n in range(1, len(words))]
    entries = (knowledge.gazetteer.get(n) for n in names if len(n) > _LEAST)
    return next((e.name for e in entries if e is not None and e.cls == "Country"), None)
