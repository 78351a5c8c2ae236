"""Where the place of a phrase stands, whatever it was hung on: behind a name, a comma, or whom a deed befalls."""

from __future__ import annotations

from collections.abc import Iterator

from reportgraph.extract.grammar.predication import is_wider_place
from reportgraph.extract.mentions.party_words import party_in_brackets
from reportgraph.extract.model import Entity, Mention, MentionKind
from reportgraph.extract.parsing.syntax import VERBAL, child, first_conjunct, is_bracketed, objects_of, prepositions
from reportgraph.extract.parsing.tree import FINITE
from reportgraph.extract.relations.candidates import Knowledge
from reportgraph.extract.text.calendar_terms import MONTHS
from reportgraph.ontology.gazetteer import load_gazetteer
from reportgraph.ontology.grammar import GRAMMAR
from spacy.tokens import Token

_BUILT = ("Facility", "InfrastructureProject")
_WATERS = ("Ocean", "Sea")
_OF_BODY = frozenset({"at", "from", "of", "with"})
_LONGEST = 8  # tokens of a body's name
_STUDIED = frozenset({"affairs", "policy", "relations", "research", "studies"})  # what bodies far away look at, too
_ENDING = MONTHS.keys() | GRAMMAR.provinces  # words behind a place: "in Xi'an, Shaanxi province"


def behind(mention: Mention, outer: Token) -> Iterator[tuple[str, Token]]:
    """Give the place right behind a name, or a new thing on the map, that was hung on its last part or on the verb.

    "The Hall of the Lake Palace in A", "spoke at the Lake Forum in A".
    """
    doc = outer.doc
    after = doc[mention.end] if mention.end < len(doc) else outer
    named = mention.kind is MentionKind.NAME
    inside = named and mention.begin <= after.head.i != outer.i
    beside = after.head.pos_ in VERBAL and outer.dep_ in ("pobj", "dobj")
    new = any(c.lower_ in ("a", "an") for c in outer.lefts) and after.head == outer.head  # "bombed a bridge in A"
    beside = beside and (mention.cls == "Event" if named else new and mention.cls in _BUILT)
    made = mention.cls in _BUILT and not named and (_is_of_deed(outer, after) or _is_of_row(outer, after))
    if after.dep_ == "prep" and after.lower_ in ("in", "near") and (inside or beside or made):
        for token in objects_of(after):
            yield after.lower_, token


def _is_of_deed(thing: Token, place: Token) -> bool:
    """Tell the place of what is made or mended: "the upgrading of water plants in A", hung on the deed or its verb."""
    of = thing.head
    return thing.dep_ == "pobj" and of.lower_ == "of" and place.head in (of.head, of.head.head)


def _is_of_row(thing: Token, place: Token) -> bool:
    """Tell the place of two things where it was hung on the first: "pipelines and highways in A"."""
    return thing.dep_ == "conj" and place.head == thing.head


def is_suffered(outer: Token, word: str, knowledge: Knowledge) -> bool:
    """Tell a deed that is where those are whom it befalls: "attacks on ships in A", "the murder of guides in A"."""
    lemma = outer.lemma_.lower()
    harms = lemma in knowledge.lexicon.ills or any(
        f.property == "threatens" for f in knowledge.lexicon.frames.get((lemma, "noun"), ())
    )
    happens = lemma in GRAMMAR.occurrences and lemma not in knowledge.lexicon.gatherings
    return (harms and word in ("of", "on", "against", "to")) or (happens and word == "of")


def is_gathered(body: Token) -> bool:
    """Tell a body whose people meet: "the third conference of the Lake Club in Lima" is there, and the club is not."""
    return body.dep_ == "pobj" and body.head.lower_ == "of" and body.head.head.lemma_.lower() in GRAMMAR.gatherings


def of_parties(outer: Token, knowledge: Knowledge) -> Iterator[tuple[str, Token]]:
    """Give the place of "a summit between A and the leader of B in Oslo", whatever the phrase was hung on."""
    if outer.lemma_.lower() not in knowledge.lexicon.gatherings:
        return
    for preposition in outer.subtree:
        own = preposition.dep_ == "prep" and preposition.lower_ == "in" and preposition.head.i != outer.i
        over = preposition.ancestors if own else ()
        if own and not any(a.dep_ == "relcl" and a.head != outer and outer.is_ancestor(a) for a in over):
            people = knowledge.referents.entities(preposition.head)
            if any(e.cls in ("Person", "Group") for e in people):
                served = preposition.head.head.lower_ == "for"  # "a seminar for states in A": they are there
                for token in objects_of(preposition):
                    if not served or knowledge.is_a(token, "City", "Facility"):
                        yield "in", token


def parties_of_field(outer: Token, knowledge: Knowledge) -> Iterator[tuple[str, Token]]:
    """Give the sides of "a memorandum of cooperation between A and B", "an agreement on trade between A and B"."""
    if outer.lemma_.lower() not in knowledge.lexicon.pacts:
        return
    fields = (noun for word, at in prepositions(outer) if word in ("of", "on") for noun in objects_of(at))
    for preposition in (at for noun in fields for word, at in prepositions(noun) if word == "between"):
        yield from (("between", token) for token in objects_of(preposition))


def after_comma(outer: Token, knowledge: Knowledge) -> Iterator[tuple[str, Token]]:
    """ "Aswan, Egypt", "Aswan (Egypt)": a name right after a comma or bracket that is the next word of the text."""
    doc = outer.doc
    end = outer.i + 1
    owner = child(outer, "poss")
    if owner is not None and owner.pos_ == "PROPN" and knowledge.is_a(owner, "Country"):
        return  # "Egypt's Aswan, Sudan and Chad": its land is told
    if end + 1 < len(doc) and doc[end].text == "(":
        yield from (("comma", c) for c in outer.children if is_bracketed(c) and not any(c.conjuncts))
    if end + 1 < len(doc) and doc[end].text == ",":
        wider = (c for c in outer.rights if is_wider_place(c) and c.left_edge.i == end + 1)
        yield from (("comma", c) for c in wider if child(c, "poss") is not None)
        begin = end + 1 + (doc[end + 1].lower_ in GRAMMAR.directions)  # "Aswan, southern Egypt"
        for token in doc[begin : min(end + 5, len(doc))]:
            if token.pos_ != "PROPN" and not (token.lower_ in GRAMMAR.provinces and token.nbor(-1).pos_ == "PROPN"):
                break
            following = doc[token.i + 1] if token.i + 1 < len(doc) else None
            ends = following is None or following.text in (",", ".", ";", ")") or following.lower_ in _ENDING
            acts = following is not None and following.tag_ in FINITE and doc[token.sent.start].pos_ in ("ADP", "SCONJ")
            beside = token.dep_ == "appos" and token.head == outer and not acts  # not "After the attack on A, B had C"
            ends = ends or beside  # "in Aswan, Egypt on Monday"
            body = token.i + 2 < len(doc) and following is not None and doc[token.i + 2].lower_ == "of"
            if body and following is not None and following.pos_ == "PROPN":
                break  # "the Lake Commission, US Department of Energy and A"
            if knowledge.referents.is_head(token) and ends:
                if not any(c.dep_ in ("cc", "conj") for c in token.children) and token.dep_ != "conj":
                    yield "comma", token
                break


def shared_land(outer: Token, knowledge: Knowledge) -> Iterator[tuple[str, Token]]:
    """Give the land that towns share: Morocco for the first of "Rabat and Casablanca, Morocco".

    A capital of another land shares none.
    """
    doc, last, joined = outer.doc, outer, False
    if not knowledge.is_a(outer, "City") or (outer.dep_ == "pobj" and outer.head.lower_ == "between"):
        return
    while last.i + 2 < len(doc) and (doc[last.i + 1].text == "," or doc[last.i + 1].lower_ == "and"):
        begin = last.i + 2
        if joined:
            capitals = (load_gazetteer().get(e.name) for e in knowledge.referents.entities(outer))
            lands = {entry.of for entry in capitals if entry is not None and entry.of is not None}
            for link, land in after_comma(last, knowledge):
                if knowledge.is_a(land, "Country", "Region") and lands <= {
                    e.name for e in knowledge.referents.entities(land)
                }:
                    yield link, land
            return
        joined = doc[last.i + 1].lower_ == "and"
        named = (m for t in doc[begin : begin + _LONGEST] for e in knowledge.referents.entities(t) for m in e.mentions)
        town = next((m for m in named if m.begin == begin and knowledge.is_a(doc[m.head], "City")), None)
        if town is None:
            return
        last = doc[town.end - 1]


def on_line(outer: Token, mention: Mention, knowledge: Knowledge) -> Iterator[tuple[str, Token]]:
    """ "Jane Roe, Lake Office" as a whole line, as lists of people have it; "Jane Roe (Lake Office)" anywhere."""
    doc, end = outer.doc, mention.end
    person = mention.cls == "Person" and mention.kind is MentionKind.NAME
    party = party_in_brackets(mention, doc) if person else None
    if party is not None and knowledge.is_a(party, "PoliticalParty"):
        yield "line", party
    elif person and end < outer.sent.end and doc[end].text == "(":
        stop = next((t.i for t in doc[end : outer.sent.end] if t.text in (",", ")")), end)  # "(Lake Office, Oslo)"
        yield from (("line", token) for token in _named_by(end + 1, stop, outer, knowledge))
    if end == len(doc):
        return
    words = [t.i for t in outer.sent if not t.is_space]
    if doc[end].text == "," and mention.begin == words[0]:
        yield from (("line", token) for token in _named_by(end + 1, words[-1] + 1, outer, knowledge))


def _named_by(begin: int, end: int, outer: Token, knowledge: Knowledge) -> Iterator[Token]:
    """Give the head of the name that a stretch of words is as a whole."""
    for token in outer.doc[begin:end] if begin < end else ():
        named = (m for e in knowledge.referents.entities(token) for m in e.mentions)
        if any((m.begin, m.head, m.end) == (begin, token.i, end) for m in named):
            yield token


def of_body(mention: Mention, outer: Token, knowledge: Knowledge) -> Iterator[tuple[str, Token]]:
    """Give the body in commas behind a person, whatever it was hung on: "it failed," A, from B, said."""
    doc, at = outer.doc, mention.end
    if mention.cls != "Person" or at + 3 >= len(doc) or doc[at].text != "," or doc[at + 1].lower_ not in _OF_BODY:
        return
    begin = at + 2 + (doc[at + 2].lower_ == "the")
    for token in doc[begin : begin + _LONGEST]:
        if token.text == ",":
            return
        named = (m for e in knowledge.referents.entities(token) for m in e.mentions if m.kind is MentionKind.NAME)
        if any((m.begin, m.head) == (begin, token.i) and doc[m.end : m.end + 1].text == "," for m in named):
            yield "from", token


def opens(token: Token, mention: Mention, demonyms: frozenset[int], knowledge: Knowledge) -> bool:
    """Tell a name that a longer one begins with: "Peru Tax Office", "Peruvian Parliament".

    Not "Save Peru Office", nor "Indian Head Company", whose people may be any, nor "East Africa Policy Council",
    which may look at it from anywhere.
    """
    if token.nbor().lower_ in _STUDIED and knowledge.is_a(token, "Region") and not knowledge.is_a(token, "Country"):
        return False
    named = (m for e in knowledge.referents.entities(token) for m in e.mentions)
    first = any(m.head == token.i and m.begin == mention.begin for m in named)
    return first and (token.i not in demonyms or mention.cls == "GovernmentBody")


def is_water(place: Entity) -> bool:
    """Tell a sea, which lies in no country."""
    return place.is_named and place.name.split()[-1] in _WATERS


def is_not_there(link: str, ends: tuple[Entity, Entity], tokens: tuple[Token, Token]) -> bool:
    """Tell what a place owns or consists of and does not hold: "Peru's base in Chad", "a network of stations"."""
    (a, b), (outer, inner) = ends, tokens
    if a.cls == "Country" and b.cls != "Region":
        return True  # "both sides of the Atlantic"
    if b.cls == "Country" and is_water(a):
        return True
    apart = link == "possessor" or first_conjunct(outer).head.lower_ == "between"
    if apart and a.cls == "InternationalOrganization" and b.cls == "Country":
        return True  # "Peru's Lake Union", "ties between the Lake Union and Chad in Peru"
    if link == "inside-of" and any(m.kind is MentionKind.DEMONYM and m.head == inner.i for m in b.mentions):
        return True  # "the Office of Chinese Affairs"
    if link == "in" and not b.is_named and inner.tag_ == "NNS" and " " not in b.name:
        return True  # "protests in cities"
    if link == "in" and b.main_class == "City" and a.cls != "Event" and is_gathered(outer):
        return True  # "the meeting of the Lake Club in Lima"; not "the margins of the summit in Lima"
    elsewhere = any(word in ("in", "at", "on", "near") for word, _ in prepositions(outer))
    if link == "possessor":
        towns_own = (
            b.main_class == "City" and b.is_named and outer.tag_ == "NN" and inner.pos_ == "NOUN"
        )  # "the city's airport"
        return not a.is_named and ((inner.pos_ != "PROPN" and not towns_own) or elsewhere)
    if link == "demonym" and outer.tag_ == "NNS" and not a.is_named:
        return a.main_class in ("City", "Region", "Place")  # "French cities" are in France: that says nothing
    return not b.is_named if link in ("of", "from") else link == "demonym" and elsewhere
