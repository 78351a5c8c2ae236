"""The offices of people who are named only behind them: "The head of the bank has resigned. Jane Roe said …"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportgraph.extract.coreference.referents import Referents
from reportgraph.extract.model import Mention, MentionKind
from reportgraph.extract.offices.office_titles import Office
from reportgraph.extract.offices.office_words import OfficeWords
from spacy.tokens import Doc


def named_later(
    mentions: Sequence[Mention], people: Sequence[Mention], *, words: OfficeWords, referents: Referents, doc: Doc
) -> Iterator[Office]:
    """Give the office of each description that coreference joined to a name behind it; `people`: the names."""
    first: dict[str, int] = {}
    for person in people:
        for key in referents.keys(doc[person.head]):
            first[key] = min(person.begin, first.get(key, person.begin))
    for mention in mentions:
        if mention.kind is not MentionKind.NOMINAL or mention.cls != "Person":
            continue
        noun = doc[mention.head]
        later = any(first.get(key, -1) > mention.begin for key in referents.keys(noun))
        name = words.property_of(noun) if later and noun.dep_ != "attr" else None
        if name is not None:
            yield Office(noun, words.read(noun, name, noun.sent.end))
