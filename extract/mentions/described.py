"""What the common nouns around a name say it is: "the utility Voltra", "Voltra, a charity", "the town of Voltra"."""

from __future__ import annotations

from collections.abc import Iterator

from reportgraph.extract.mentions.called import is_daughter
from reportgraph.extract.mentions.names import NameFinder
from reportgraph.extract.mentions.persons import NameSpan
from reportgraph.extract.mentions.surroundings import is_personal
from reportgraph.extract.parsing.lists import announcer_of
from reportgraph.extract.parsing.spelling import ARTICLES, singular
from reportgraph.extract.parsing.syntax import child, first_conjunct, is_bracketed, objects_of, prepositions
from reportgraph.ontology.frames import word_lists
from reportgraph.ontology.grammar import GRAMMAR
from spacy.tokens import Doc, Token

_EXAMPLES = frozenset({"like", "including", "namely"})
_LIST_WORDS = frozenset({",", "and", "or", "the", "-", "'", '"', "of", "&"})
_VAGUE = frozenset({"Topic", "Principle", "Group"})  # classes that say little of a thing with a name of its own
_MOVEMENTS = frozenset({"Event", "Group", "Topic", None})  # what the first noun of a party's name may be elsewhere
_SITES = ("City", "Region", "Place")
_SUBJECTS = ("nsubj", "nsubjpass")
_NEAR = 3  # tokens from a participle of naming to the name
_FAR = 40  # tokens


def described_class(span: NameSpan, finder: NameFinder) -> str | None:
    """Give the class of the noun that a name stands in apposition to, or that says what it is of ("town of")."""
    name = finder.doc[next((i for i in range(span.begin, span.end) if _outside(finder.doc[i], span)), span.end - 1)]
    site = _class_of_site(name, finder)
    if _is_party(name, span, finder):
        return "PoliticalParty"
    if _is_printed_in(name):
        return "MediaOrganization"
    found = (_class_of(noun, span, finder) for noun in _beside(name, span, finder))
    return next((cls for cls in found if cls is not None), None) or site


def _is_party(name: Token, span: NameSpan, finder: NameFinder) -> bool:
    """Tell "the Citizens' Revolution party", which is no revolution, from the party on a named day.

    Where the parser hangs the word on the inside of the name ("Rally of the Free People party"), it names a party, too.
    """
    after = name.doc[span.end] if span.end < len(name.doc) else name
    told = name.ent_type_ == "ORG" and finder.naming.class_of_nominal([name.lower_]) in _MOVEMENTS
    last = name.doc[span.end - 1] if told else name
    parted = after.lower_ in ("party", "parties") and any(
        t.dep_ in ("compound", "nmod") and t.head == after for t in (name, last)
    )
    return parted and name.ent_type_ not in ("DATE", "EVENT", "TIME", "NORP", "PERSON", "GPE")


def _is_printed_in(name: Token) -> bool:
    """Tell a journal: "a study published in Voltra", "the paper was published on Monday in Voltra"."""
    verb = name.head.head
    printed = name.dep_ == "pobj" and name.head.lower_ == "in" and verb.lemma_ == "publish" and verb.tag_ == "VBN"
    text = (verb.head if verb.dep_ == "acl" else child(verb, "nsubjpass")) if printed else None
    return text is not None and text.lemma_.lower() in GRAMMAR.papers and name.ent_type_ not in ("DATE", "LANGUAGE")


def _beside(name: Token, span: NameSpan, finder: NameFinder) -> Iterator[Token]:
    """Give the common nouns in apposition to a name, and the one that it directly follows: "the magazine Voltra"."""
    who = any(t.tag_ == "WP" for t in name.doc[span.end : span.end + 2])  # what stands behind "A, who met B" may be B
    for c in name.children:
        behind = c.dep_ == "appos" and c.pos_ == "NOUN" and c.i >= span.end
        if behind and not who and not is_bracketed(c):
            yield c
        one = c.dep_ == "appos" and c.lower_ == "one" and c.i >= span.end  # "A, one of the largest makers of B"
        yield from (o for word, p in prepositions(c) if one and word == "of" for o in objects_of(p))
    comma = name.doc[span.begin - 1].text == "," if span.begin else False
    if (
        name.head.pos_ == "NOUN"
        and name.head.i < span.begin
        and (name.dep_ == "appos" or (name.dep_ == "npadvmod" and comma))
        and not (comma and _is_office_of_another(name.head, finder))
    ):
        yield name.head
    if (calling := _called_by(name, span)) is not None:
        yield calling
    first = first_conjunct(name)
    if first != name and first.dep_ == "appos" and first.head.tag_ == "NNS" and first.left_edge.i == first.head.i + 1:
        yield first.head  # "the makers Acme and Brandt"
    yield from _after_comma(span, name.doc)
    before = name.doc[span.begin - 1] if span.begin else name
    common = before.pos_ == "NOUN" and before.text.islower() and before.dep_ in ("compound", "nmod")
    named = finder.naming.class_of_name(finder.low[span.begin : span.end])  # "a landmark Executive Order" is an order
    closes = before.i > 1 and before.nbor(-1).pos_ == "PROPN" and before.nbor(-2).lower_ == "of"
    common = common and not (closes and before.lemma_ in GRAMMAR.on_map)  # "governor of A region Jane Roe"
    inside = span.begin <= before.head.i < span.end
    kind = not finder.knowledge.schema.is_a(named or "Topic", "Institution") and is_kind_before(span, finder)
    work = before.text.islower() and finder.naming.class_of_nominal([before.lower_]) == "Work"
    if kind or ((work or (common and named in (None, "Person"))) and inside):
        yield before  # "the novel Lake Hotel" is no hotel
    announcer = announcer_of(name)
    if announcer is not None:
        yield announcer


def _is_office_of_another(noun: Token, finder: NameFinder) -> bool:
    """Tell what the person before it is, whose body stands behind it: "Jane Roe, director, Voltra Peru,"."""
    aside = noun.dep_ == "appos" and noun.head.pos_ == "PROPN" and noun.head.i < noun.left_edge.i
    return aside and finder.naming.class_of_nominal([noun.lemma_.lower()]) == "Person"


def is_kind_before(span: NameSpan, finder: NameFinder) -> bool:
    """Tell a noun for a body right before a name, whatever the parser takes that for: "praised the airline Lykke Air".

    Nobody is an airline; what the noun is the object of, "the bank Jane Roe founded", is no name of it.
    """
    doc, at = finder.doc, span.begin - 1
    if at < 0 or span.entry is not None or not doc[at].whitespace_:
        return False
    noun, name = doc[at], doc[span.end - 1]
    words = tuple(t.lower_ for t in doc[max(0, at - 1) : at + 1])
    cls = finder.naming.class_of_nominal(words)
    body = cls is not None and finder.knowledge.schema.is_a(cls, "Institution")
    nobody = words in finder.naming.nouns or "Person" not in (finder.naming.classes_of(words[-1]) or ())
    trade = words[-1] in GRAMMAR.firm_kinds and (noun.is_sent_start or words[-1] not in GRAMMAR.dealers)
    if trade and not is_personal(span, finder):
        body = nobody = True  # "Supplier Voltra", "the builder Tala Bridge"
    verb = doc[span.end] if span.end < len(doc) else noun
    told = name.dep_ in _SUBJECTS and name.head.dep_ in ("acl", "ccomp", "relcl") and noun.dep_ != "ROOT"
    told |= noun.dep_ in _SUBJECTS and verb.pos_ == "VERB" and noun.head.i > verb.i
    common = noun.tag_ == "NN" if noun.text.islower() else bool(noun.is_sent_start)
    called = finder.naming.class_of_name(finder.low[span.begin : span.end])  # no "weekly Lake Forum"
    printed = words[-1] in GRAMMAR.periodicals and noun.text.islower() and name.dep_ != "compound"
    printed = printed and called in (None, "Person", "MediaOrganization")
    return (body and nobody and common and not told) or printed


def _called_by(name: Token, span: NameSpan) -> Token | None:
    """Give the noun that a participle gives the name to: "a dam called Voltra", "the project, known as Voltra"."""
    verb = name.head if name.head.lower_ != "as" else name.head.head
    near = verb.tag_ == "VBN" and verb.dep_ == "acl" and 0 < span.begin - verb.i < _NEAR
    return verb.head if near and verb.lemma_ in GRAMMAR.naming and verb.head.pos_ == "NOUN" else None


def _after_comma(span: NameSpan, doc: Doc) -> Iterator[Token]:
    """Give the noun of a description after a comma that the parser hung elsewhere: "Voltra, the scheme that …"."""
    at = span.end + 2
    if at >= len(doc) or doc[span.end].text != "," or doc[span.end + 1].lower_ not in ARTICLES:
        return
    while at < len(doc) and doc[at].pos_ in ("ADJ", "NOUN", "PROPN") and doc[at].head.i > at:
        at += 1
    if at < len(doc) and doc[at].pos_ == "NOUN" and doc[at].dep_ in ("attr", "appos", "npadvmod", "dep"):
        yield doc[at]


def _class_of(noun: Token, span: NameSpan, finder: NameFinder) -> str | None:
    """Give what a noun makes of a name; one that people and firms share makes a person only of a person's name."""
    naming = finder.naming
    words = [c.lower_ for c in noun.lefts if c.dep_ in ("compound", "amod")] + [noun.lemma_.lower()]
    cls = naming.class_of_nominal(words)
    if cls in _VAGUE and words[-1] in GRAMMAR.firm_kinds:
        return "Company"  # "the fashion brand Voltra"
    if cls in (None, *_VAGUE) and _are_wares(words):
        return "Topic"  # "the drug Torvax"
    if cls in _VAGUE and is_daughter(noun):
        return "Institution"
    if cls in ("Project", "Document", *_VAGUE):
        cls = naming.named.get(tuple(words[-1:]), cls)  # a fund, a magazine with a name of its own is a body
    others = naming.classes_of(words[-1]) or ()
    parts = finder.naming.class_of_nominal(_parts_of(noun)) if words[-1] in GRAMMAR.networks else None
    if parts in others and parts not in _VAGUE:
        return parts  # "A, a network of roads"
    told = span.end > span.begin + 1 and noun.i >= span.end and finder.doc[span.end - 1].ent_type_ == "PERSON"
    personal = is_personal(span, finder) or (told and not finder.is_nobody(span.begin, span.end))
    thing = any(t.lower_ == "which" for t in finder.doc[span.end : span.end + 2])  # "the builder Voltra, which left"
    employed = any(word == "at" for word, _ in prepositions(noun)) or noun.lemma_ == "member"  # "A, an analyst at B"
    if cls == "Person" and employed:
        return cls
    behind = tuple(t.lower_ for t in finder.doc[span.end : span.end + 2])
    trade = words[-1] in GRAMMAR.firm_kinds - GRAMMAR.dealers and not is_personal(span, finder) and "who" not in behind
    if cls == "Person" and "Company" in others and (thing or trade or not personal):
        return "Company"
    told = child(noun, "poss") is not None or finder.doc[span.begin].ent_type_ == "PERSON"  # "Kenyan counterpart A"
    one = cls == "Group" and "Person" in others and told and noun.tag_ == "NN"
    if one and span.end > span.begin + 1 and naming.class_of_name(finder.low[span.begin : span.end]) is None:
        return "Person"  # "her Danish counterpart Jane Roe"
    if cls == "Group" and noun.tag_ == "NNS" and "Person" in others and finder.doc[span.begin].ent_type_ == "PERSON":
        return "Person"  # "her Kenyan and Chadian counterparts Jane Roe and John Doe"
    if cls == "Group":
        return next((other for other in others if other not in (*_VAGUE, "Person")), None)
    return None if cls in _VAGUE else cls


def _parts_of(noun: Token) -> list[str]:
    """Give the noun that tells what a whole is made of: "a network of roads and railways"."""
    of = next((c for c in noun.rights if c.dep_ == "prep" and c.lower_ == "of"), None)
    part = child(of, "pobj") if of is not None else None
    return [part.lemma_.lower()] if part is not None and part.pos_ == "NOUN" else []


def _class_of_site(name: Token, finder: NameFinder) -> str | None:
    """ "The town of A", "the provinces of A, B and C"."""
    of = first_conjunct(name).head
    if of.head.tag_ == "NN" and first_conjunct(name) != name:
        return None  # "the city of A and B Museums"
    if of.lower_ == "between" and of.head.lemma_.lower() in GRAMMAR.sections | GRAMMAR.lines - {"line", "link"}:
        return "City"  # "the stretch between A and B"
    if of.lower_ != "of" or of.dep_ != "prep" or of.head.pos_ != "NOUN":
        return None
    noun = singular(of.head.lower_)
    if noun in GRAMMAR.stations and name.pos_ == "PROPN":
        return "City"  # "the ports of A and B"
    if noun == "state" and of.head.tag_ == "NNS" and finder.follows_demonym(of.head.i):
        return "Region"  # "the Mexican states of A and B"
    cls = finder.naming.nouns.get((noun,))
    return cls if noun in finder.words.sites and cls in _SITES else None


def listed_class(span: NameSpan, finder: NameFinder) -> str | None:
    """Give the class of the noun before a list of examples: "films such as X, Y and Z"."""
    i, least = span.begin - 1, max(0, span.begin - _FAR)
    while i > least and (finder.text[i][:1].isupper() or finder.low[i] in _LIST_WORDS):
        i -= 1
    if finder.low[i] == "as" and finder.low[i - 1] == "such":
        i -= 2
    elif finder.low[i] in _EXAMPLES or _opens_row(i, span.end, finder):
        i -= 1
    else:
        return None
    if i >= 0 and finder.text[i] == ",":
        i -= 1
    if i < 0 or finder.doc[i].pos_ != "NOUN":
        return None
    cls = finder.naming.class_of_nominal([finder.low[max(0, i - 1)], singular(finder.low[i])])
    if cls in (None, *_VAGUE) and _are_wares(finder.low[max(i - 1, 0) : i + 1]):
        return "Topic"  # "drugs such as Torvax"
    one = cls == "Event" and finder.doc[i].tag_ == "NN"  # "attended the forum, including A": who came
    return None if one or cls in (None, "Topic", "Principle", "Group", "Person", "Country") else cls


def _are_wares(words: list[str]) -> bool:
    """Tell a kind of goods: "drug", "missiles", "operating system"."""
    one = singular(words[-1])
    kinds = {one, " ".join([*words[-2:-1], one])}
    return not kinds.isdisjoint(GRAMMAR.named_things) or one in word_lists()["wares"]


def _opens_row(i: int, end: int, finder: NameFinder) -> bool:
    """Tell the bracket behind a noun in the plural that holds names alone: "two airlines (Tala Air and Voltra)"."""
    if finder.text[i] != "(" or finder.doc[i - 1].tag_ != "NNS":
        return False
    close = next((k for k in range(end, min(end + _FAR, len(finder.text))) if finder.text[k] == ")"), 0)
    inside = range(i + 1, close)
    named = all(finder.text[k][:1].isupper() or finder.low[k] in _LIST_WORDS for k in inside)
    return named and any(finder.low[k] in ("and", ",") for k in inside)


def _outside(token: Token, span: NameSpan) -> bool:
    return not span.begin <= token.head.i < span.end or token.head.i == token.i
