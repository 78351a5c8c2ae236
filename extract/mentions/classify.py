"""Says what kind of thing a name or a noun phrase is."""

from __future__ import annotations

import re

from reportgraph.extract.grammar.nominals import WAYS, has_number
from reportgraph.extract.mentions.described import described_class, listed_class
from reportgraph.extract.mentions.evidence import is_acronym, signs, speaks
from reportgraph.extract.mentions.names import NameFinder
from reportgraph.extract.mentions.persons import NameSpan
from reportgraph.extract.mentions.phrases import Phrase
from reportgraph.extract.mentions.wording import ABSTRACT
from reportgraph.extract.parsing.lists import announcer_of
from reportgraph.extract.parsing.spelling import HYPHENS, NAME_PREPOSITIONS, head_of, is_ordinal, singular
from reportgraph.extract.parsing.syntax import objects_of, prepositions
from reportgraph.ontology.grammar import load_grammar
from reportgraph.ontology.naming import DEFAULT_CLASS, Naming
from spacy.tokens import Token

_BY_LABEL = {
    "PERSON": "Person", "ORG": "Institution", "GPE": "City", "LOC": "Place", "FAC": "Facility", "NORP": "Group",
    "EVENT": "Event", "WORK_OF_ART": "Work", "LAW": "Document", "PRODUCT": "Topic",
}  # fmt: skip
_PREPOSITIONS_OF_PLACE = frozenset({"in", "near", "from", "via", "across", "throughout"})
_SIGN = re.compile(r"\((?:[A-Z0-9]{1,6}[a-z]?\.[A-Z]{1,2}|(?:[A-Z]{2,6}|Nasdaq|Euronext):[A-Z0-9.]{1,8})\)")
_LONGEST_SIGN = 5  # tokens
_SHORTEST, _MOST_WORDS = 3, 10  # letters of a short form, words of what it stands for
_BUILT = frozenset({"Facility", "InfrastructureProject"})
_SITES = frozenset({"City", "Region"})  # "the province of Wadi Ali" is no person
_MEETING = frozenset({"InternationalOrganization", "Institution"})
_MINISTERS = ("minister", "ministers", "secretary", "secretaries")
_ON_MAP = frozenset({"GPE", "LOC"})
_STANCES = ("pro-", "anti-")
_ON_EARTH = frozenset({"Place", "Region", "City", "Facility", "University", "GovernmentBody"})
_CONTRARY = ("anti-", "counter-", "ex-", "non-", "pro-")  # what no longer is of the kind, or never was
_STRETCHES = frozenset({"phase", "stage"})
_WHOLES = frozenset({"Event", "InfrastructureProject", "Project"})
_QUOTABLE = frozenset({"Principle", "Initiative", "Document", "Event", "Project", "Work"})


def class_of_name(span: NameSpan, finder: NameFinder) -> tuple[str, str]:
    """Give the class of a name and how it was found: by gazetteer, title, head noun, entity label or shape."""
    doc, text, words = finder.doc, finder.text[span.begin : span.end], finder.low[span.begin : span.end]
    if span.entry is not None:
        return _refined(span.entry.cls, span, finder), "gazetteer"
    if (marked := _by_mark(span, finder)) is not None:
        return marked
    label, cls = _label(finder, span), finder.class_of_run(span.begin, span.end)
    is_a = finder.knowledge.schema.is_a
    someone = label == "PERSON" or (not label and finder.follows_demonym(span.begin))  # "Canadian Paul Weeks"
    surname = words[-1] in finder.words.surnames or _may_be_surname(span, finder)
    personal = finder.is_personal(span.begin, span.end) and (cls is None or (surname and someone))
    if signs(span, finder) and cls in ("Initiative", "Project", "CooperationMechanism"):
        return "Institution", "lexicon"
    if cls in _ON_EARTH and (scheme := _scheme_called_by(span, finder)) is not None:
        return scheme, "lexicon"
    listed = listed_class(span, finder)
    if listed is not None and not (personal and is_a(listed, "Institution")):
        return listed, "lexicon"
    described = described_class(span, finder)
    called = described == "Person" and cls == "Facility" and surname  # "Jane Hill, a lawyer"
    personal = personal or (called and finder.is_personal(span.begin, span.end))
    if personal and described not in _SITES:
        return "Person", "lexicon"
    if described == "Person" and is_acronym(text) and text[0][-1] == "s":
        return "Group", "lexicon"  # "port area managers (PAMs)"
    if described not in (None, "Person") and not is_a(cls or "Topic", described or ""):
        return described or DEFAULT_CLASS, "lexicon"
    named = finder.naming.named
    if cls == "Topic" and (tuple(words) in named or (label == "GPE" and tuple(words[1:]) in named)):  # "US GDP"
        return cls, "lexicon"
    if len(words) > 1 and cls is None and (opening := finder.naming.openings.get((words[0],))) is not None:
        return opening, "lexicon"
    if cls is not None and not (cls in ("Person", "Topic") and label):
        common = any(finder.is_noun(w) and w not in finder.naming.given for w in words[:-1])
        owned = cls in _BUILT and span.begin > 0 and doc[span.begin - 1].tag_ in ("POS", "DT")
        owned = owned and words[0] not in finder.naming.given and words[-1] == singular(words[-1])
        if label == "PERSON" and len(words) <= 3 and surname and not common and not owned:  # "Peru's Tala Port"
            return "Person", "ner"
        signed = cls == "Facility" and _is_signed(span.begin, finder)
        if cls == "Initiative" and _is_cited(doc[span.end - 1]):
            return "Document", "lexicon"
        return ("Institution" if signed else _refined(cls, span, finder)), "lexicon"
    spelled = len(words) > 1 and not any(finder.is_noun(w) for w in words)  # as no body is called
    if described is not None and (described != "Person" or label != "ORG" or spelled):
        return described, "lexicon"
    if label in ("", "ORG") and len(words) > 1 and words[-1].endswith(ABSTRACT):
        return DEFAULT_CLASS, "shape"  # "Industrial Decarbonization": a field, unless it acts
    if label == "PERSON" and len(words) > 1 and (thing := _class_of_thing(words, finder)) is not None:
        return thing, "lexicon"
    if label == "PERSON" and len(words) > 1 and _is_of_common_words(words, finder):
        return "Institution", "lexicon"
    if label:
        return _by_label(label, span, finder), "ner"
    return _by_shape(doc[span.end - 1], span, finder), "shape"


def _scheme_called_by(span: NameSpan, finder: NameFinder) -> str | None:
    """Give the class of what a name of things stands right before: "the Clean Rivers programme" is no river."""
    name, after = finder.doc[span.end - 1], finder.doc[span.end : span.end + 1]
    many = finder.low[span.end - 1] != singular(finder.low[span.end - 1])
    if not many or len(after) == 0 or name.head != after[0] or name.dep_ not in ("compound", "nmod"):
        return None
    cls = finder.naming.class_of_nominal([after[0].lower_]) if after[0].text.islower() else None
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
    if _is_listed(span, finder) or (
        text[0] in finder.firms and span.end == span.begin + 1 and _label(finder, span) not in _ON_MAP
    ):
        return "Company", "lexicon"
    if _is_initials(span, finder):
        return "Institution", "lexicon"
    if (span.person or _is_surname(span, finder)) and not is_acronym(text):
        return "Person", "lexicon"
    if span.cls is not None:
        return span.cls, "quotes"
    if _is_field(span, finder):
        return DEFAULT_CLASS, "lexicon"
    called = _may_be_surname(span, finder) and _label(finder, span) == "PERSON"
    if len(text) > 1 and words[-1] != singular(words[-1]) and finder.is_people(span.end - 1) and not called:
        return "Group", "lexicon"  # "Irish Americans"
    return None


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
    """Make an event of a numbered instance of what meets: "the third Lake Dialogue", "the 78th Lake Assembly"."""
    before = finder.low[span.begin - 1] if span.begin else ""
    numbered = (is_ordinal(before) and not modifies(span, finder)) or is_ordinal(finder.low[span.begin])
    meets = cls == "CooperationMechanism" or (cls in _MEETING and finder.low[span.end - 1] in finder.words.sessions)
    return "Event" if numbered and meets else cls


def modifies(span: NameSpan, finder: NameFinder) -> bool:
    """Tell a name before a noun that it limits: the Lake Council in "the ninth Lake Council meeting"."""
    token = finder.doc[head_of(finder.doc, span.begin, span.end)]
    return token.dep_ in ("compound", "amod", "nmod", "poss") and token.head.i >= span.end


def _label(finder: NameFinder, span: NameSpan) -> str:
    counts: dict[str, int] = {}
    for i in range(span.begin, span.end):
        label = finder.doc[i].ent_type_
        if label in _BY_LABEL:
            counts[label] = counts.get(label, 0) + 1
    return max(counts, key=lambda k: (counts[k], k)) if counts else ""


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


def _is_signed(begin: int, finder: NameFinder) -> bool:
    """Tell what somebody has an office in, behind its name: "Jane Roe, Director, Lakeland Clinic" is no building."""
    at = begin - 1
    return (
        at > 1
        and finder.low[at] == ","
        and finder.text[at - 1][0].isupper()
        and bool(finder.naming.title_at(finder.low, at - 1, end=at))
    )


def _by_label(label: str, span: NameSpan, finder: NameFinder) -> str:
    cls = _BY_LABEL[label]
    text = finder.text[span.begin : span.end]
    if cls in ("Person", "City", "Place", "Group") and len(text) == 1 and text[0].isupper() and len(text[0]) > 2:
        return "Institution"  # an acronym is no person, and no place that the gazetteer lacks
    if cls == "Person" and any(w in finder.words.company_suffixes for w in finder.low[span.begin : span.end]):
        return "Company"
    if cls in ("Work", "Institution") and "Initiative" in (finder.naming.classes_of(finder.low[span.end - 1]) or ()):
        return "Initiative"  # "the Green Coast Policy" is no work and no body
    return cls


def _by_shape(head: Token, span: NameSpan, finder: NameFinder) -> str:
    text = finder.text[span.begin : span.end]
    if is_acronym(text):
        return "Group" if text[0][-1] == "s" else "Institution"  # "NGOs"
    if speaks(head, finder) and len(text) <= 4:
        return "Person"
    before = finder.low[span.begin - 1] if span.begin else ""
    if before in _PREPOSITIONS_OF_PLACE and len(text) <= 2:
        return "Place"
    return "Institution" if finder.doc[span.begin].pos_ == "PROPN" else DEFAULT_CLASS


def _is_between_towns(noun: Token) -> bool:
    """Tell what runs between two places by which it is called: "the Gulu-Nimule line"."""
    if noun.lower_ not in load_grammar().lines or noun.i < 3 or noun.nbor(-2).text not in HYPHENS:
        return False
    return all(t.pos_ == "PROPN" and t.text.istitle() for t in (noun.nbor(-1), noun.nbor(-3)))


def class_of_phrase(phrase: Phrase, finder: NameFinder) -> tuple[str, str]:
    """Give the class of a common noun phrase and how it was found."""
    naming, doc = finder.naming, finder.doc
    head = doc[phrase.head]
    if phrase.quoted:
        cls = naming.class_of_nominal([head.lemma_.lower()])
        return (cls if cls in _QUOTABLE else DEFAULT_CLASS), "quotes"
    if phrase.end > phrase.head + 1:
        for fixed in naming.phrases_from.get(head.lower_, ()):
            if len(fixed) <= phrase.end - phrase.head:
                return naming.phrases[fixed], "lexicon"
    if has_number(doc, phrase.head) and doc[phrase.head].lower_ not in load_grammar().lettered:
        return "Document", "lexicon"
    if head.lower_ in WAYS and not phrase.modifiers and not phrase.long_name:
        return "InfrastructureProject", "lexicon"  # "The line", behind a railway
    plural_tag = head.tag_ in ("NNS", "NNPS")
    plural = plural_tag and head.lemma_.lower() != head.lower_
    words = [doc[i].lower_ for i in phrase.modifiers] + [head.lemma_.lower()]
    cls = naming.class_of_plural([*words[:-1], head.lower_]) if plural else None
    cls = cls or naming.class_of_nominal(words, plural=plural)
    if cls is None and head.lemma_.lower() != singular(head.lower_):
        cls = naming.class_of_nominal([*words[:-1], singular(head.lower_)], plural=head.pos_ == "PROPN" or plural_tag)
    if cls is None:
        cls = naming.class_of_nominal([*words[:-1], head.lower_])  # "atlas" is no plural
    if cls is None and not head.lower_.startswith(_CONTRARY):
        cls = naming.class_of_nominal([head.lemma_.lower().rpartition("-")[2]], plural=plural)  # "mini-grid", "e-bus"
    if head.is_title and not head.is_sent_start and naming.named.get((head.lower_,)) == "Document":
        cls = "Document"  # "the Act", which house style capitalises
    named = (*words[:-1], head.lower_)
    if cls == "Group" and head.is_title and not head.is_sent_start and naming.named.get(named[-2:]) == "PoliticalParty":
        cls = "PoliticalParty"  # "the Social Democrats"
    if cls is None and head.lemma_.lower().endswith("ism") and len(head.text) > 5:
        cls = "Principle" if not any(d in ("terrorism", "extremism") for d in words) else DEFAULT_CLASS
    if cls in (None, DEFAULT_CLASS):
        for i in phrase.modifiers:
            if doc[i].lower_ in naming.modifiers and cls is None:
                return naming.modifiers[doc[i].lower_], "lexicon"
    if plural and head.lower_ == "figures" and _is_of_party(phrase, finder):
        return "Group", "lexicon"
    if head.lower_ == "state" and _is_how_things_are(head):
        return DEFAULT_CLASS, "lexicon"
    if cls == "Facility" and words[-1] == "camp" and any(w.startswith(_STANCES) for w in words[:-1]):
        return "Group", "lexicon"  # "the pro-Kyiv camp"
    if head.lower_ in ("state", "states") and _is_part_of_country(head, plural=plural_tag):
        return "Region", "lexicon"
    if cls == "Facility" and plural and _is_kind(head):
        return DEFAULT_CLASS, "lexicon"  # "called for green ports": a kind of port, none on the map
    if cls == "Facility" and head.text[0].isupper() and _is_signed(phrase.begin, finder):
        cls = "Institution"
    if cls in (None, DEFAULT_CLASS) and _is_between_towns(head):
        cls = "InfrastructureProject"
    if cls in (None, DEFAULT_CLASS) and head.lemma_ in _STRETCHES:
        cls = _class_of_whole(head, naming) or cls
    if cls in (None, DEFAULT_CLASS) and (noun := announcer_of(head)) is not None:
        cls = naming.class_of_nominal([noun.lemma_.lower()]) or cls
    return (cls, "lexicon") if cls is not None else (DEFAULT_CLASS, "default")


def _class_of_whole(stretch: Token, naming: Naming) -> str | None:
    """Give what the whole of a phase is: that of a programme is a project, that of a war an event."""
    wholes = [o for word, p in prepositions(stretch) if word == "of" for o in objects_of(p)]
    classes = [naming.class_of_nominal([o.lemma_.lower()]) for o in wholes[:1]]
    return next((cls for cls in classes if cls in _WHOLES), None)


def _is_part_of_country(state: Token, *, plural: bool) -> bool:
    """Tell "Kaduna state", "Borno and Yobe states" from "Gulf states", which are states of their own."""
    name = state.nbor(-1) if state.i else state
    named = name.pos_ == "PROPN" and name.dep_ == "compound" and name.head == state and name.ent_type_ == "GPE"
    joined = any(c.dep_ == "conj" for c in name.children) or name.dep_ == "conj"
    return (named and not plural) or (
        plural and joined and name.pos_ == "PROPN" and name.ent_type_ in ("GPE", "PERSON")
    )


def _is_how_things_are(state: Token) -> bool:
    """Tell "the state of the economy", "the state and prospects of trade" from a country."""
    heads = (state, *(c for c in state.rights if c.dep_ == "conj"))
    return any(o.pos_ == "NOUN" for t in heads for word, p in prepositions(t) if word == "of" for o in objects_of(p))


def _is_of_party(phrase: Phrase, finder: NameFinder) -> bool:
    """Tell people, "leading Labour Party figures", from numbers: a party has no others."""
    hits = (finder.gazetteer_at(i, phrase.head) for i in range(phrase.begin, phrase.head))
    return any(hit is not None and hit[1].cls == "PoliticalParty" for hit in hits)


def _is_kind(head: Token) -> bool:
    behind = head.nbor() if head.i + 1 < len(head.doc) else head
    if behind.lower_ in ("in", "near") and any(t.pos_ == "PROPN" for t in objects_of(behind)):
        return False  # "the repair and widening of old roads in A", hung on the repair
    described = any(c.dep_ == "amod" for c in head.children)
    bare = not any(c.dep_ in ("det", "poss", "nummod", "prep") for c in head.children)
    return described and bare and head.dep_ in ("dobj", "pobj", "conj")
