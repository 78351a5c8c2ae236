"""Where a city lies that a text calls the capital: "in the capital, Nairobi" of a report that tells of Kenya."""

from __future__ import annotations

from reportgraph.extract.parsing.parse import Parsed
from reportgraph.extract.parsing.syntax import child
from reportgraph.extract.relations.candidates import Candidate, Knowledge, Source, Voice
from reportgraph.ontology.naming import load_knowledge
from spacy.tokens import Token


def find_capitals(parsed: Parsed, knowledge: Knowledge) -> list[Candidate]:
    """Give the countries, if the text names them, of the cities that it calls the capital."""
    called = [(noun, city) for s in parsed.sentences for noun in s.span if (city := _called(noun)) is not None]
    if not called:
        return []
    countries: dict[str, Token] = {}
    for token in parsed.doc:
        if knowledge.referents.is_head(token):
            told = knowledge.referents.entities(token)
            if len(told) == 1 and told[0].cls == "Country":  # not "the states of Kenya and Chad", which stand for both
                countries.setdefault(told[0].name, token)
    gazetteer, found = load_knowledge().gazetteer, list[Candidate]()
    for noun, city in called:
        entries = [gazetteer.get(e.name) for e in knowledge.referents.entities(city) if e.main_class == "City"]
        for country in (countries.get(entry.of or "") for entry in entries if entry is not None):
            if country is not None:
                found.append(
                    Candidate(city, "locatedIn", country, noun, Source.PHRASE, "the capital", Voice.PRESUPPOSED)
                )
    return found


def _called(noun: Token) -> Token | None:
    """Give the city of "the capital, Nairobi", "the capital Nairobi", "Nairobi, the capital"."""
    the = child(noun, "det")
    if noun.lower_ == "capital" and noun.dep_ in ("compound", "nmod") and noun.head.pos_ == "PROPN":
        return noun.head
    if noun.lower_ != "capital" or the is None or the.lower_ != "the":
        return None
    city = noun.head if noun.dep_ == "appos" and noun.head.i < noun.i else child(noun, "appos")
    return city if city is not None and city.pos_ == "PROPN" else None
