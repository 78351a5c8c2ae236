"""Says what kind of thing a name stands for."""

from __future__ import annotations

import re

from reportgraph.extract.mentions.acronyms import class_of_letters
from reportgraph.extract.mentions.callings import ABSTRACT
from reportgraph.extract.mentions.described import described_class, is_kind_before, listed_class
from reportgraph.extract.mentions.guessed import by_label, by_shape, label_of
from reportgraph.extract.mentions.names import NameFinder
from reportgraph.extract.mentions.national_bodies import is_of_state
from reportgraph.extract.mentions.persons import NameSpan
from reportgraph.extract.mentions.row_marks import class_by_place
from reportgraph.extract.mentions.surroundings import is_acronym, signs
from reportgraph.extract.parsing.labels import NOUN_SUBJECTS
from reportgraph.extract.parsing.spelling import NAME_PREPOSITIONS, head_of, is_ordinal, singular
from reportgraph.extract.parsing.syntax import child
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.naming import DEFAULT_CLASS
from spacy.tokens import Token

_SIGN = re.compile(r"\((?:[A-Z0-9]{1,6}[a-z]?\.[A-Z]{1,2}|(?:[A-Z]{2,6}|Nasdaq|Euronext):[A-Z0-9.]{1,8})\)")
_YEAR = 4  # digits
_SHORT_FORM = 2  # letters of "AG", with which other names begin
_LONGEST_SIGN = 5  # tokens
_SHORTEST, _MOST_WORDS = 3, 10  # letters of a short form, words of what it stands for
_TOLD = frozenset({(",", "a"), (",", "an"), (",", "the")})
_SCHEMES = frozenset({"initiative", "program", "programme"})
_BUILT = frozenset({"Facility", "InfrastructureProject"})
_THINGS = frozenset(
    {"Document", "Facility", "InfrastructureProject", "University"}
)  # none has a title: "Pope Lake Airfield"
_SITES = frozenset({"City", "Region"})  # "the province of Wadi Ali" is no person
_MEETING = frozenset({"InternationalOrganization", "Institution"})
_MINISTERS = ("minister", "ministers", "secretary", "secretaries")
_TRADES = frozenset({"analytics", "research"})  # no surnames: "Borg Energy Research"
_CALLED = ("Event", "Project")  # what is called so whatever name follows: "Exercise Cobra Gold"
_ON_MAP = frozenset({"GPE", "LOC"})
_LOOSE = frozenset({"Company", "InfrastructureProject", "Person", "Topic"})
_TELLING = frozenset({"GovernmentBody", "University"})  # what a name's own words tell for certain
_ON_EARTH = frozenset({"Place", "Region", "City", "Facility", "University", "GovernmentBody"})


def class_of_name(span: NameSpan, finder: NameFinder) -> tuple[str, str]:
    """Give the class of a name and how it was found: by gazetteer, title, head noun, entity label or shape."""
    if span.cls is not None:
        return span.cls, "quotes"
    words = finder.low[span.begin : span.end]
    if (placed := class_by_place(span, finder)) is not None:
        return placed, "lexicon"
    if span.entry is not None:
        return _refined(span.entry.cls, span, finder), "gazetteer"
    if words[-1] == "state" and finder.class_of_run(span.begin, span.end) == "Region":
        return "Region", "lexicon"  # "Kano State Governor Jane Roe"
    if (marked := _by_mark(span, finder)) is not None:
        return marked
    label, cls = label_of(finder, span), finder.class_of_run(span.begin, span.end)
    if cls is None and (meant := class_of_letters(span, finder)) is not None:
        return meant, "lexicon"
    is_a = finder.knowledge.schema.is_a
    someone = label == "PERSON" or (not label and finder.follows_demonym(span.begin))  # "Canadian Paul Weeks"
    surname = words[-1] in finder.words.surnames or _may_be_surname(span, finder)
    firm = len(words) > 1 and words[-1] in _TRADES
    label = "ORG" if firm and label == "PERSON" else label
    opened = finder.naming.openings.get(finder.naming.opening_of(words))
    firm = firm or opened in _CALLED  # no person either: "Typhoon Man-yi"
    personal = not firm and finder.is_personal(span.begin, span.end) and (cls is None or (surname and someone))
    if signs(span, finder) and cls in ("Initiative", "Project", "CooperationMechanism"):
        return "Institution", "lexicon"
    if cls in _ON_EARTH and (scheme := _scheme_called_by(span, finder, built=cls in _BUILT)) is not None:
        return scheme, "lexicon"
    listed = listed_class(span, finder)
    known = cls is not None and (cls in _TELLING or is_a(cls, listed or cls))  # "sites, including the Kaiser Building"
    if listed is not None and not known and not (personal and is_a(listed, "Institution")):
        return listed, "lexicon"
    described = described_class(span, finder)
    told = not is_a(cls or "Topic", "Institution") or tuple(finder.low[span.end : span.end + 2]) in _TOLD
    given = told and len(words) == 2 and words[0] in finder.naming.given
    called = described == "Person" and ((cls == "Facility" and surname) or given)  # "Jane Hill", "Jane Court, a lawyer"
    personal = personal or (called and finder.is_personal(span.begin, span.end))
    if described is not None and is_a(described, "Institution") and is_kind_before(span, finder):
        return (cls if cls is not None and is_a(cls, described) else described), "lexicon"  # "the fund Tala Capital"
    if personal and described not in _SITES:
        return "Person", "lexicon"
    if cls in _TELLING and is_a(described or "Topic", "Place"):
        described = None  # "the state Department of Roads": of whom it is
    built = described == "Facility" and is_a(cls or "Topic", "InfrastructureProject")  # "the Lesk Dam, a power plant"
    if described not in (None, "Person") and not built and not is_a(cls or "Topic", described or ""):
        return described or DEFAULT_CLASS, "lexicon"
    if (own := _by_own_words(cls, label, span, finder)) is not None:
        return own, "lexicon"
    field = cls == "Topic" and label == "GPE" and len(words) > 1  # "a degree in International Relations"
    served = span.begin > 1 and finder.low[span.begin - 1] == "for"  # "the Representative for Foreign Policy"
    field |= cls == "Topic" and served and (finder.low[span.begin - 2],) in finder.words.titles
    if cls is not None and (field or not (cls in ("Person", "Topic") and label)):
        return _by_head(cls, label == "PERSON" and surname, span, finder)
    return _by_label_or_shape(described, label, span, finder)


def _by_own_words(cls: str | None, label: str, span: NameSpan, finder: NameFinder) -> str | None:
    """Give the class of a prize, a field or what a first word tells: "US GDP", "Hurricane Ana"."""
    text, words, named = finder.text[span.begin : span.end], finder.low[span.begin : span.end], finder.naming.named
    if cls == "Topic" and len(words) > 1 and words[-1] in GRAMMAR.honours:
        return cls  # "the Global Excellence Award"
    origin = label == "GPE" or finder.knowledge.gazetteer.get(text[0]) is not None
    if cls == "Topic" and text[0] in finder.first_names:
        return None  # "Oscar" beside "Oscar Roe"
    if cls == "Topic" and (tuple(words) in named or (origin and tuple(words[1:]) in named)):  # "US GDP", "Thai EVs"
        return cls
    acts = len(words) > 1 and finder.doc[span.end - 1].dep_ in NOUN_SUBJECTS
    if text[-1].removesuffix("s") in finder.words.letters and len(words) == 1 + origin and not acts:
        return DEFAULT_CLASS if cls in ("MediaOrganization", "Group") else None  # "TV", "watched British TV"
    opened = finder.naming.openings.get(finder.naming.opening_of(words))
    is_a = finder.knowledge.schema.is_a
    thing = opened in _CALLED and (is_a(cls or "Topic", "Place") or cls in _LOOSE)  # "Operation Iron Gate"
    body = cls == "Institution" and is_a(opened or "Topic", cls)
    return opened if cls is None or thing or body else None  # "White House Office of Water"


def _by_label_or_shape(described: str | None, label: str, span: NameSpan, finder: NameFinder) -> tuple[str, str]:
    """Give the class of a name without a head noun by a description, the parser's label or its shape."""
    words = finder.low[span.begin : span.end]
    spelled = len(words) > 1 and not any(finder.is_noun(w) for w in words)  # as no body is called
    if described is not None and (described != "Person" or label != "ORG" or spelled):
        return described, "lexicon"
    if label in ("", "ORG") and len(words) > 1 and words[-1].endswith(ABSTRACT):
        return DEFAULT_CLASS, "shape"  # "Industrial Decarbonization": a field, unless it acts
    if label == "PERSON" and len(words) > 1 and (thing := _class_of_thing(words, finder)) is not None:
        return thing, "lexicon"
    if label == "PERSON" and len(words) > 1 and _is_of_common_words(words, finder):
        return "Institution", "lexicon"
    if label == "PERSON" and finder.is_nobody(span.begin, span.end):
        return "Institution", "shape"
    if label:
        return by_label(label, span, finder), "ner"
    return by_shape(finder.doc[span.end - 1], span, finder), "shape"


def _by_head(cls: str, personal: bool, span: NameSpan, finder: NameFinder) -> tuple[str, str]:
    """Give the class that a head noun tells, unless the name is a person's with such a surname, signs or is cited."""
    doc, words = finder.doc, finder.low[span.begin : span.end]
    common = any(finder.is_noun(w) and w not in finder.naming.given for w in words[:-1])
    owned = cls in _BUILT and span.begin > 0 and doc[span.begin - 1].tag_ in ("POS", "DT")
    owned = owned and words[0] not in finder.naming.given and words[-1] == singular(words[-1])
    if personal and len(words) <= 3 and not common and not owned:  # "Peru's Tala Port"
        return ("Institution" if finder.is_nobody(span.begin, span.end) else "Person"), "ner"  # "Leeds Forest", a club
    signed = cls == "Facility" and is_signed(span.begin, finder)
    if cls == "Initiative" and _is_cited(doc[span.end - 1]):
        return "Document", "lexicon"
    return ("Institution" if signed else _refined(cls, span, finder)), "lexicon"


def _scheme_called_by(span: NameSpan, finder: NameFinder, *, built: bool) -> str | None:
    """Give the class of what a name of things stands right before: "the Clean Rivers programme" is no river.

    Nor is what is said to be one: "Clean Rivers is a programme". A road is built by a project, and "the Steppe Road
    initiative" is none.
    """
    name, after = finder.doc[span.end - 1], finder.doc[span.end : span.end + 1]
    many = finder.low[span.end - 1] != singular(finder.low[span.end - 1])
    told = name.dep_ == "nsubj" and name.head.lemma_ == "be"
    noun = child(name.head, "attr") if told else next((t for t in after if t == name.head), None)
    if noun is None or not (told or name.dep_ in ("compound", "nmod")):
        return None
    if not many and not (built and noun.lower_ in _SCHEMES):
        return None
    cls = finder.naming.class_of_nominal([noun.lower_]) if noun.text.islower() else None
    return cls if cls in ("Project", "Initiative") else None


def _by_mark(span: NameSpan, finder: NameFinder) -> tuple[str, str] | None:
    """Give the class that a mark of the name settles alone: a firm's suffix, a title before it, quotation marks."""
    text, words = finder.text[span.begin : span.end], finder.low[span.begin : span.end]
    if (
        len(text) > 1
        and words[-1] in finder.words.company_suffixes
        and (text[-1].isupper() or text[-1][-1] == "." or text[-2] == ",")
    ):
        return "Company", "lexicon"  # "Voltra AS", "Voltra, Inc.", "Voltra Ltd."
    if len(text) > 1 and len(text[0]) > _SHORT_FORM and text[0].isupper() and words[0] in finder.words.company_suffixes:
        return "Company", "lexicon"  # "JSC Lake Grid", "LLC Voltra"
    placed = label_of(finder, span) in _ON_MAP and text[0] not in finder.surnames
    if _is_listed(span, finder) or (text[0] in finder.firms and span.end == span.begin + 1 and not placed):
        return "Company", "lexicon"
    if _is_initials(span, finder):
        return "Institution", "lexicon"
    if _is_run_by_chief(span, finder):
        return "Company", "lexicon"
    if _is_branch(span, finder):
        return "Institution", "lexicon"
    if (span.person or _is_surname(span, finder)) and not is_acronym(text):
        thing = finder.class_of_run(span.begin, span.end)
        named = words[-1] in finder.words.surnames or any(w in finder.naming.given for w in words)
        taught = thing == "University"  # "General Sir John Roe University"
        apt = len(words) > 1 or thing == "Document"  # "Judge Court" is somebody
        return (thing if thing in _THINGS and (taught or (apt and not named)) else "Person"), "lexicon"
    if _is_field(span, finder):
        return DEFAULT_CLASS, "lexicon"
    called = _may_be_surname(span, finder) and label_of(finder, span) == "PERSON"
    people = len(text) > 1 and words[-1] != singular(words[-1]) and finder.is_people(span.end - 1) and not called
    thing = None if NAME_PREPOSITIONS.isdisjoint(words) else finder.class_of_run(span.begin, span.end)
    if people and (thing is None or finder.knowledge.schema.is_a(thing, "Actor")):
        return "Group", "lexicon"  # "Irish Americans", but not "Executive Order on Safety for Native Americans"
    return None


def _is_run_by_chief(span: NameSpan, finder: NameFinder) -> bool:
    """Tell a firm by the office behind it: "Tala Freight CEO John Roe"; a body of a known kind has its own class."""
    if finder.low[span.end : span.end + 1] != ["ceo"] or finder.class_of_run(span.begin, span.end) is not None:
        return False
    named = finder.text[span.end + 1 : span.end + 2]
    return bool(named) and named[0].istitle() and finder.low[span.begin] not in finder.naming.given and not span.person


def _is_branch(span: NameSpan, finder: NameFinder) -> bool:
    """Tell what a known body is in a country: "UNICEF Kenya"."""
    body = finder.gazetteer_at(span.begin, span.end)
    if body is None or not finder.knowledge.schema.is_a(body[1].cls, "Institution"):
        return False
    at = span.begin + body[0]
    land = finder.gazetteer_at(at, span.end) if at < span.end else None
    return land is not None and land[1].cls == "Country" and at + land[0] == span.end


def _may_be_surname(span: NameSpan, finder: NameFinder) -> bool:
    """Tell a plural behind a given name alone, or a people: "Jane Weeks", "American Toby Knights"."""
    first, last = finder.low[span.begin], finder.low[span.end - 1]
    origin = finder.knowledge.gazetteer.get(finder.text[span.begin - 1]) if span.begin else None
    called = first in finder.naming.given or (origin is not None and origin.demonym)
    return span.end == span.begin + 2 and called and not finder.is_noun(first) and last != singular(last)


def _is_surname(span: NameSpan, finder: NameFinder) -> bool:
    """Tell the surname alone of a person whose full name the document gives, be it a word: "Ann Waters … Waters"."""
    alone = span.end == span.begin + 1 and finder.text[span.begin] in finder.surnames and span.entry is None
    return alone and not (span.begin and finder.doc[span.begin - 1].pos_ == "DET")


def _is_listed(span: NameSpan, finder: NameFinder) -> bool:
    """Tell a name with its sign at an exchange behind it: "Voltra (VLT.N)", "Voltra (NYSE: VLT)"."""
    end = finder.text.index(")", span.end) if ")" in finder.text[span.end : span.end + _LONGEST_SIGN] else span.end
    return end > span.end and _SIGN.fullmatch("".join(finder.text[span.end : end + 1])) is not None


def _is_initials(span: NameSpan, finder: NameFinder) -> bool:
    """Tell the short form in brackets that some house styles write as a word: "the Union of Lake Workers (Ulw)"."""
    word, at = finder.text[span.begin], span.begin - 1
    if span.end != span.begin + 1 or len(word) < _SHORTEST or at < 1 or finder.text[at] != "(":
        return False
    before = [w for w in finder.text[max(0, at - _MOST_WORDS) : at] if w[:1].isupper()]
    return "".join(w[0] for w in before[-len(word) :]) == word.upper()


def _is_of_common_words(words: list[str], finder: NameFinder) -> bool:
    """Tell what ends like no person's name: "Merlin Kids Bikes" where bikes are spoken of."""
    last = words[-1]
    given = last == singular(last) and any(w in finder.naming.given for w in words[:-1])
    if given or last in finder.words.surnames:
        return False
    return singular(last) in finder.seen_singular


def _class_of_thing(words: list[str], finder: NameFinder) -> str | None:
    """Give the class of a name that is made of common words and ends with one for a thing: "Rural Internships"."""
    given = any(w in finder.naming.given and not finder.is_noun(w) for w in words[:-1])
    if given or words[-1] in finder.words.surnames:
        return None
    many = words[-1] != singular(words[-1])
    if not (many or finder.is_noun(words[0]) or words[0] in finder.words.adjectives or words[0] in finder.words.light):
        return None
    cls = finder.naming.class_of_nominal([singular(words[-1])])
    return None if cls in (None, "Person", "Group") else cls


def _refined(cls: str, span: NameSpan, finder: NameFinder) -> str:
    """Make an event of one instance of what meets: "the third Lake Dialogue", "the 2022 Lake Dialogue"."""
    before, words = finder.low[span.begin - 1] if span.begin else "", finder.low[span.begin : span.end]
    told = is_ordinal(before) or (len(before) == _YEAR and before[:2] in ("19", "20") and before.isdecimal())
    numbered = (told and not modifies(span, finder)) or is_ordinal(words[0])
    if cls == "CooperationMechanism" and before in ("for", "of") and words[-1] != singular(words[-1]):
        return DEFAULT_CLASS  # "the Commissioner for International Partnerships"
    meets = cls == "CooperationMechanism" or (cls in _MEETING and words[-1] in finder.words.sessions)
    if cls == "Institution" and is_of_state(span, finder):
        return "GovernmentBody"
    return "Event" if numbered and meets else cls


def modifies(span: NameSpan, finder: NameFinder) -> bool:
    """Tell a name before a noun that it limits: the Lake Council in "the ninth Lake Council meeting"."""
    token = finder.doc[head_of(finder.doc, span.begin, span.end)]
    return token.dep_ in ("compound", "amod", "nmod", "poss") and token.head.i >= span.end


def _is_field(span: NameSpan, finder: NameFinder) -> bool:
    """Tell what an office is for: "Assistant to the President for Coastal Affairs", "Minister of Public Works"."""
    before = finder.low[max(0, span.begin - 2) : span.begin]
    if finder.low[span.end - 1] in finder.words.portfolios and before[1:] == ["of"] and before[0] in _MINISTERS:
        return True
    told = NAME_PREPOSITIONS.isdisjoint(finder.low[span.begin + 1 : span.end])  # not "Alliance for Youth"
    if before[1:] == [","] and finder.low[span.end - 1] in finder.words.portfolios and told:
        return any(finder.is_office(k, span.begin - 1) for k in range(max(0, span.begin - 5), span.begin - 2))
    return finder.is_field_of_office(span.begin) and finder.class_of_run(span.begin, span.end) is None


def _is_cited(name: Token) -> bool:
    """Tell a plan that is quoted as a text: "according to Peru's Coast Strategy"."""
    before = [t.lower_ for t in name.doc[max(0, name.left_edge.i - 2) : name.left_edge.i]]
    return name.dep_ == "pobj" and before == ["according", "to"]


def is_signed(begin: int, finder: NameFinder) -> bool:
    """Tell what somebody has an office in, behind its name: "Jane Roe, Director, Lakeland Clinic" is no building."""
    at = begin - 1
    return (
        at > 1
        and finder.low[at] == ","
        and finder.text[at - 1][0].isupper()
        and bool(finder.naming.title_at(finder.low, at - 1, end=at))
    )
