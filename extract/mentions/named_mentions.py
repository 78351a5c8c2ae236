"""What a name with its class stands for in the text: what it is called, alone and in full, and with its number."""

from __future__ import annotations

from dataclasses import replace

from reportgraph.extract.mentions.evidence import Named
from reportgraph.extract.mentions.metonymy import stands_for_country
from reportgraph.extract.mentions.names import NameFinder
from reportgraph.extract.mentions.persons import NameSpan
from reportgraph.extract.mentions.surroundings import is_acronym
from reportgraph.extract.model import Mention, MentionKind
from reportgraph.extract.parsing.spelling import HYPHENS, QUOTES, head_of, is_ordinal
from reportgraph.extract.parsing.syntax import child
from reportgraph.extract.text.surface import chars_of
from reportgraph.ontology.grammar import GRAMMAR

_HAVING = frozenset({"with", "without"})
_FULL = 2  # words of a full name
_EACH = frozenset({"every", "each", "no", "any"})  # "every Norwegian": Norwegians, and not Norway
_ONE = frozenset({"a", "an", "one", "another"})
_OF_ONE = ("an", "i")  # with "the": "the Norwegian" is one of them, "the Dutch" are all
_OF_LANGUAGE = frozenset({"language", "languages", "speaker", "speakers", "speaking"})
_TAKE_YEARS = frozenset({"Event", "Document", "Initiative", "Project", "Work"})
_TENS = frozenset({"twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"})
_TAKE_ORDINALS = frozenset({"Event", "Document", "CooperationMechanism"})
_TAKE_NUMBERS = frozenset({"GovernmentBody", "Initiative", "Institution", "Project", "Region"})


def _is_of_language(end: int, finder: NameFinder) -> bool:
    """Tell a language from where somebody is from: "French-language broadcaster", "the Spanish speaking countries"."""
    following = [w for w in finder.low[end : end + 2] if w not in HYPHENS]
    return bool(following) and following[0] in _OF_LANGUAGE


def _is_of_descent(end: int, finder: NameFinder) -> bool:
    """Tell whose forebears came from there: "Korean American farmers"; "Korean-American talks" are of two states."""
    at = end + 1 if finder.low[end : end + 1] and finder.low[end] in HYPHENS else end
    if at >= len(finder.low) or finder.low[at].removesuffix("s") not in GRAMMAR.lands_settled:
        return False
    if finder.low[at].endswith("s"):
        return True  # "Korean Americans"
    who = finder.doc[at].head.lemma_.lower()
    return (finder.naming.classes_of(who) or ("",))[0] in ("Person", "Group")


def mention_of_name(named: Named, finder: NameFinder) -> Mention | None:
    """Give the mention that a name is; none where a number or another word shows that it names nothing."""
    span, cls, how = named.span, named.cls, named.how
    begin, end, entry = span.begin, span.end, span.entry
    head = head_of(finder.doc, begin, end)
    token = finder.doc[head]
    if end - begin == 1 and entry is None and _is_common(token.text, finder):
        chars = chars_of(finder.doc, begin, end)
        return Mention(begin, end, head, chars, MentionKind.NOMINAL, "Document", token.text, "lexicon")
    modifies = token.dep_ in ("compound", "amod", "nmod")
    if entry is not None and entry.demonym:
        if _is_of_language(end, finder) or _is_of_descent(end, finder):
            return None
        bound = modifies or (end < len(finder.text) and finder.text[end] in HYPHENS)  # "the Swiss-based firm"
        many = finder.low[head].endswith("s") or any(c.dep_ == "nummod" for c in token.lefts)  # "9,000 Sudanese"
        if token.pos_ in ("NOUN", "PROPN") and not bound and many:
            return _people(_described(span, finder), head, finder, "gazetteer")
        before = {c.lower_ for c in token.lefts} if not modifies and token.tag_ in ("NN", "NNP") else set()
        if before & _EACH:
            return replace(_people(span, head, finder, "gazetteer"), name=f"{token.text}s")
        plural = finder.knowledge.gazetteer.get(f"{token.text}s")
        of_one = finder.low[head].endswith(_OF_ONE) or (plural is not None and plural.demonym)
        if before & _ONE or ("the" in before and of_one):
            return replace(_people(span, head, finder, "gazetteer"), cls="Person")
        chars = chars_of(finder.doc, begin, end)
        return Mention(begin, end, head, chars, MentionKind.DEMONYM, cls, entry.name, how, ids=entry.ids)
    people = entry is None and token.ent_type_ == "NORP" and end - begin == 1 and how in ("ner", "shape")
    placed = begin > 0 and finder.low[begin - 1] == "in"  # "roads in Cavite"
    people = people and not placed and token.text not in finder.surnames  # "Jane Roean said … Roean left"
    if people and not is_acronym([token.text]):
        return None if token.pos_ == "ADJ" or modifies else _people(span, head, finder, "ner")
    limits = modifies and token.head.i >= end  # "the ninth Lake Council meeting" is the ninth meeting
    begin = _with_number(named, finder, ordinal=not limits)
    chars = chars_of(finder.doc, begin, end)
    if entry is not None and entry.of and stands_for_country(span, finder):
        seated = finder.knowledge.gazetteer.get(entry.of)  # of Brussels the European Union
        cls = seated.cls if seated is not None else "Country"
        return Mention(begin, end, head, chars, MentionKind.NAME, cls, entry.of, "gazetteer")
    people = finder.low[head].endswith("s") and (finder.is_people(begin) or token.ent_type_ == "NORP")
    if cls == "Group" and end - begin > 1 and entry is None and not (people or finder.is_role(head)):
        cls = "Institution"  # a collective with a name of its own
    entry = entry if entry is not None and entry.cls == cls else None  # the third session of a body is not the body
    ids = entry.ids if entry is not None else ()
    name = without_brackets(finder.text[begin:end], finder.doc[begin:end].text).replace(" — ", "-")
    known = finder.knowledge.gazetteer.get(name) if entry is not None else None
    if entry is not None and (known is None or known.name != entry.name):
        name = entry.name  # "West" in "West and Central Africa", "Korea" of the North
    name = _without_letters(name, finder) if cls == "Person" and entry is None else name
    return Mention(begin, end, head, chars, MentionKind.NAME, cls, name, how, ids=ids)


def _with_number(named: Named, finder: NameFinder, *, ordinal: bool) -> int:
    """Give where a name begins with the number or the year before it that belongs to it: "the 7th Fleet"."""
    begin, cls = named.span.begin, named.cls
    numbered = cls in _TAKE_NUMBERS or finder.low[begin] in GRAMMAR.streets  # "the 9th Street Bridge"
    counted = begin > 0 and finder.low[begin - 1][0].isdigit() and numbered and named.span.entry is None
    if begin and ordinal and is_ordinal(finder.low[begin - 1]) and (cls in _TAKE_ORDINALS or counted):
        begin -= 1
    if begin > 1 and is_ordinal(finder.low[begin]) and finder.low[begin - 1] in HYPHENS:
        begin -= 2 if finder.low[begin - 2] in _TENS else 0  # "the Forty-fifth Session"
    elif begin and is_ordinal(finder.low[begin]) and finder.low[begin - 1] in _TENS:
        begin -= 1  # "the Thirty Third Session"
    ranged = begin > 2 and finder.text[begin - 2] in HYPHENS and _is_year(finder.low[begin - 3])  # "the 2021-2025 Plan"
    year = cls in _TAKE_YEARS and begin and not ranged and _is_year(finder.low[begin - 1])
    return begin - 1 if year and finder.doc[begin - 1].ent_type_ != "MONEY" else begin


def _is_common(letters: str, finder: NameFinder) -> bool:
    """Tell letters that are a common noun, since there are many pacts of the kind: "an FTA with Peru"."""
    meant = finder.words.letters.get(letters.removesuffix("s"), ())
    kinds = (finder.naming.class_of_nominal(words[: words.index("of")] if "of" in words else words) for words in meant)
    return "Document" in kinds


def _described(span: NameSpan, finder: NameFinder) -> NameSpan:
    """Take in which people are meant: "rural Norwegians", "Norwegians with disabilities"; not "many Norwegians".

    So too "Native Americans", and "Norwegian-Danes", who are both.
    """
    begin, end, doc = span.begin, span.end, finder.doc
    if (
        begin > 1
        and doc[begin - 1].text in HYPHENS
        and doc[begin - 2].text.istitle()
        and not doc[begin - 2].whitespace_
    ):
        begin -= 2
    light = finder.words.light | finder.words.dropped
    while begin and doc[begin - 1].dep_ in ("amod", "compound") and doc[begin - 1].head == doc[span.end - 1]:
        word = doc[begin - 1]
        told = word.is_alpha and (word.is_lower or word.is_title) and word.tag_ not in ("JJR", "JJS")
        if not told or word.lower_ in light:
            break
        begin -= 3 if begin > 2 and doc[begin - 2].text in HYPHENS else 1  # "low-income Norwegians"
    having = doc[end] if end < len(doc) and finder.low[end] in _HAVING else None
    state = child(having, "pobj") if having is not None else None
    given = having is not None and having.head.lemma_ in GRAMMAR.supplying
    if state is not None and state.pos_ == "NOUN" and state.right_edge.i == state.i and not given:
        end = state.i + 1
    return replace(span, begin=begin, end=end)


def _people(span: NameSpan, head: int, finder: NameFinder, how: str) -> Mention:
    """Make the mention of a people: "the Norwegians"."""
    chars = chars_of(finder.doc, span.begin, span.end)
    words = " ".join(finder.doc[span.begin : span.end].text.split())
    return Mention(span.begin, span.end, head, chars, MentionKind.NOMINAL, "Group", words, how)


def _is_year(word: str) -> bool:
    return len(word) == 4 and word.isdigit() and word[:2] in ("19", "20")


def _without_letters(name: str, finder: NameFinder) -> str:
    """Give a person's name without the letters behind it, where a first and a last name are left: "Jane Roe MP"."""
    words = name.split()
    letters = finder.words.post_nominals | finder.words.degrees
    while len(words) > _FULL and words[-1].lower() in letters and sum(c.isupper() for c in words[-1]) > 1:
        words = " ".join(words[:-1]).rstrip(" ,").split()
    return " ".join(words)


def without_brackets(words: list[str], text: str) -> str:
    """Give a name without what stands in brackets or quotation marks inside it: "Lake Commission (LC) Secretariat"."""
    if "(" in words[1:-1] and ")" in words:
        text = text[: text.index("(")] + text[text.index(")") + 1 :]
    marks = [word for word in words[1:-1] if word in QUOTES]
    if len(marks) == 2:  # "Jane \"Reed\" Roe"
        text = text[: text.index(marks[0])] + text[text.rindex(marks[1]) + 1 :]
    return " ".join(text.split())
