"""What the words around a name say that it is: who speaks, is met or has an age, where a thing lies, who signs."""

from __future__ import annotations

from collections.abc import Sequence

from reportgraph.extract.grammar.arguments import surface_subject
from reportgraph.extract.mentions.called import said_to_be
from reportgraph.extract.mentions.names import NameFinder
from reportgraph.extract.mentions.persons import NameSpan
from reportgraph.extract.mentions.speaking import is_body, is_firm, speaks
from reportgraph.extract.mentions.uses import told_by_place
from reportgraph.extract.parsing.spelling import HYPHENS
from reportgraph.extract.parsing.syntax import first_conjunct, is_passive, objects_of, prepositions
from reportgraph.ontology.grammar import GRAMMAR
from spacy.tokens import Token

LONGEST_FORM = 6  # tokens in brackets
TOLD = 8.0  # weight of what the words beside a name tell for certain
_LOCATIVE = frozenset({"in", "near", "at", "across", "throughout", "outside", "inside"})
_ALONG = frozenset("along on down up over into from around of".split())  # with "the": a river, a sea, a coast
_FOLLOWERS = ("ists", "ites")
_FEW = 4  # words
_LONG_LAND = 6  # words of a state's name, with its article
_OLDEST = 110  # years of age
_ENDS = frozenset({"and", "to", "with"})
_OF = frozenset({"of", "for"})
_AMONG = frozenset({"of", "among", "between"})
_MEETING = frozenset({"greet", "host", "meet", "phone", "telephone", "welcome"})  # nobody "meets" a diploma
_BEFORE_NOUN = ("NOUN", "ADJ", "DET", "ADV", "VERB")
_BODIES = ("Company", "Group", "Institution", "ResearchInstitute")
_SAID = frozenset({"Company", "Facility", "InfrastructureProject", "Project", "University", "ResearchInstitute"})


def is_personal(span: NameSpan, finder: NameFinder) -> bool:
    """Tell what can be called a person: a full name, or one of somebody whom the text has named in full."""
    surname = span.end == span.begin + 1 and finder.text[span.begin] in finder.surnames
    return surname or finder.is_personal(span.begin, span.end)


def around(span: NameSpan, finder: NameFinder) -> list[tuple[str, float]]:
    """Give classes that the words around a mention speak for, with weights."""
    if is_acronym(finder.text[span.begin : span.end]):
        return []
    return [*_by_what_is_told(span, finder), *_by_words_beside(span, finder)]


def _by_what_is_told(span: NameSpan, finder: NameFinder) -> list[tuple[str, float]]:
    """Give classes by what a sentence says of who bears a name, and by what that does."""
    token, found = finder.doc[span.end - 1], []
    if speaks(token, finder) and not finder.is_nobody(span.begin, span.end):
        found.append(("Person", 1.5))
    if is_firm(span, finder):
        found.append(("Company", 6.0))
    if is_body(span, finder):
        found += [("Institution", 6.0), ("Person", -6.0)]
    if _is_met(span, finder):
        found.append(("Person", 1.2))
    said = said_to_be(token) or [""]
    kind = finder.naming.class_of_nominal(said)
    if kind == "Person" and "Company" in (finder.naming.classes_of(said[-1]) or ()) and not is_personal(span, finder):
        kind = "Company"  # "Voltra is a supplier of lamps"
    daughter = kind == "Company" and said[-1] in GRAMMAR.daughters  # "a subsidiary of A", as nobody is
    if kind in _SAID:
        found.append((str(kind), TOLD if daughter else 4.0))
    if [t.lower_ for t in finder.doc[span.end : span.end + 2]] == [",", "who"] and span.end - span.begin < _FEW:
        found.append(("Person", 3.0))  # "Roe, who is also finance minister"
    if _is_aged(token) or _holds_office(span, finder) or _has_office_behind(span, finder):
        found.append(("Person", 6.0))
    after = finder.low[span.end] if span.end < len(finder.low) else ""
    if after in ("administration", "presidency") and span.end == span.begin + 1 and span.entry is None:
        found.append(("Person", 6.0))  # "the Roe administration"
    if _is_thing(token):
        found.append(("Institution", 3.0))
    if _is_which(span, finder):
        found += [("Person", -4.0), ("Institution", 0.5)]  # a place may be one, too
    if _is_run(span, finder):
        found.append(("Company", TOLD))
    if appoints(token, finder):
        found.append(("Institution", 3.0))
    if signs(span, finder):
        found.append(("Institution", 4.0))
    return found


def _by_words_beside(span: NameSpan, finder: NameFinder) -> list[tuple[str, float]]:
    """Give classes by the words that stand right before and behind a name."""
    token, found = finder.doc[span.end - 1], []
    before = finder.low[span.begin - 1] if span.begin else ""
    after = finder.low[span.end] if span.end < len(finder.low) else ""
    following = _described_site(span, finder)
    if following:
        found.append(("Place", 1.5))
    elif before == "the" and not _goes_on(span, finder):
        found.append(("Person", -3.0))  # no person has an article: "the Drina"
        if span.end == span.begin + 1 and finder.low[span.begin].endswith(_FOLLOWERS):
            found.append(("Group", 6.0))  # "the Larinists"
        before = finder.low[span.begin - 2] if span.begin > 1 else ""
        if before in _LOCATIVE or before in _ALONG:
            found.append(("Place", 1.3))
            before = ""
    towards = before == "to" and finder.doc[span.begin - 1].head.lemma_ in finder.words.motion
    if (before in _LOCATIVE or towards) and span.end - span.begin <= 2:
        found.append(("Place" if token.ent_type_ in ("LOC", "FAC") else "City", 1.3))
    if after == "of" and _is_of_university(span, finder):
        found.append(("Person", 2.0))
    if before == "of" and span.begin > 1 and finder.doc[span.begin - 2].ent_type_ == "PERSON":
        found.append(("Institution", 1.2))  # "Jane Roe of Green Future"
    found += told_by_place(token, span.begin, finder.naming) if span.entry is None else []
    if _is_of_people(span, finder):
        found.append(("Institution", TOLD))
    kind = _kind_before(span, finder) if before == "of" else None
    if (kind := kind or _kind_of_row(token, finder)) is not None:
        found.append((kind, 4.0))
    if _is_linked(token):
        found.append(("Place", TOLD))
    if before in finder.words.honorifics:
        found.append(("Person", 8.0))
    return found


def _is_of_people(span: NameSpan, finder: NameFinder) -> bool:
    """Tell where somebody is what he is: "Jane Roe, a campaigner with Terra Viva", "with the group Terra Viva"."""
    at = span.begin - 1
    kind = finder.naming.class_of_nominal(finder.low[max(0, at - 1) : at + 1]) if at > 0 else None
    called = kind in _BODIES and finder.doc[at].tag_ == "NN" and finder.doc[at].pos_ == "NOUN"
    while called and at > 0 and (finder.doc[at].pos_ in _BEFORE_NOUN or "-" in finder.low[at : at + 2]):
        at -= 1  # "the Lima-based rights group"
    link = finder.doc[at] if at > 0 else None
    if span.entry is not None or link is None or link.lower_ not in ("at", "with") or link.dep_ != "prep":
        return False
    somebody = link.head
    while somebody.dep_ == "pobj" and somebody.head.lower_ in ("of", "for"):
        somebody = somebody.head.head  # "head of sales at Voltra"
    if link.lower_ == "at" and somebody.tag_ == "NN" and finder.naming.title_at([somebody.lower_], 0):
        return True  # "Jane Roe became chairman at Voltra"
    told = any(c.lower_ in ("a", "an") for c in somebody.lefts) or (somebody.lower_,) in finder.words.titles
    return told and somebody.dep_ == "appos" and finder.naming.class_of_nominal([somebody.lower_]) == "Person"


def _kind_before(span: NameSpan, finder: NameFinder) -> str | None:
    """Give the kind of place that a name is said to be of: "the state of Jalisco", which is no state of the world."""
    noun = finder.doc[span.begin - 2] if span.begin > 1 else None
    cls = finder.naming.class_of_nominal([noun.lower_]) if noun is not None and noun.tag_ == "NN" else None
    return {"Country": "Region", "Region": "Region", "City": "City"}.get(cls or "")


def _kind_of_row(name: Token, finder: NameFinder) -> str | None:
    """Give the kind of place of which a row is, "the provinces of Tete and Sofala", or that firms have a venture."""
    first = first_conjunct(name)
    if first.dep_ == "pobj" and first.head.lower_ in _AMONG and first.head.head.lower_ in GRAMMAR.ventures:
        return "Company"  # "a consortium of Sarvin, Tolux and Pike"
    noun = first.head.head if first.dep_ == "pobj" and first.head.lower_ == "of" else None
    if noun is None or noun.tag_ != "NNS" or noun.i > first.i:
        return None
    cls = finder.naming.class_of_nominal([noun.lemma_.lower()])
    return {"Region": "Region", "City": "City"}.get(cls or "")


def _is_linked(name: Token) -> bool:
    """Tell where a road or a line leads: "the highway connects Villa Oliva with Punta Alta"."""
    first = first_conjunct(name)
    verb = first.head if first.dep_ == "dobj" else first.head.head if first.dep_ == "pobj" else name
    if verb.lemma_ not in GRAMMAR.connecting or (first.dep_ == "pobj" and first.head.lower_ not in _ENDS):
        return False
    words = [w for t in surface_subject(verb) for w in (t, *t.lefts)]
    return any(w.lemma_.lower() in GRAMMAR.lines for w in words)


def _is_of_university(span: NameSpan, finder: NameFinder) -> bool:
    """Tell who is of a place of learning, by two words that no noun heads: "Haru Sato of Lake University"."""
    begin = span.end + 1 + (finder.low[span.end + 1 : span.end + 2] == ["the"])
    end = min(span.end + LONGEST_FORM, len(finder.low))
    stop = next((k for k in range(begin, end) if not finder.capital(k)), end)
    plain = span.end == span.begin + 2 and not any(finder.is_noun(w) for w in finder.low[span.begin : span.end])
    return plain and stop > begin and finder.class_of_run(begin, stop) in ("University", "ResearchInstitute")


def _is_met(span: NameSpan, finder: NameFinder) -> bool:
    """Tell who meets or is hosted, by a name of one or two words that no noun heads: "Roe to meet Ali"."""
    token = finder.doc[span.end - 1]
    for _ in range(3):
        token = token.head if token.dep_ == "conj" else token
    verbs = [token.head] if token.dep_ in ("nsubj", "nsubjpass", "dobj") else []
    verbs += [c for c in token.rights if c.dep_ in ("relcl", "acl") and token.dep_ == "ROOT"]  # a headline
    meets = any(v.lemma_ in _MEETING or _talks(v) for v in verbs)
    words = [i for i in range(span.begin, span.end) if finder.text[i] not in HYPHENS]
    joints = span.end - span.begin - len(words)  # "Ali-Jan Roe"
    plain = len(words) - joints <= 2 and all(finder.text[i].istitle() for i in words)
    return meets and plain and finder.low[span.begin - 1 : span.begin] != ["the"]


def _talks(verb: Token) -> bool:
    """Tell what people do alone: "had a conversation", "held telephone talks"."""
    held = (c for c in verb.rights if c.dep_ == "dobj")
    return any(c.lemma_ == "conversation" or any(w.lower_ in GRAMMAR.wires for w in c.lefts) for c in held)


def _is_aged(name: Token) -> bool:
    """Tell a name with an age behind it: "Nina, 74, searched for A"."""
    behind = name.doc[name.i + 1 : name.i + 4]
    apart = len(behind) == 3 and behind[0].text == "," and behind[2].text in (",", ".")
    return apart and behind[1].text.isdecimal() and int(behind[1].text) < _OLDEST and name.pos_ == "PROPN"


def signs(span: NameSpan, finder: NameFinder) -> bool:
    """Tell what ends a line behind a name and an office: "Jane Roe, Executive Director, Generation Farmer"."""
    line_ends = span.end == len(finder.doc) or finder.doc[span.end].is_space or finder.doc[span.end].is_sent_start
    if not line_ends or span.begin < 4 or finder.text[span.begin - 1] != ",":
        return False
    office = next((k for k in range(span.begin - 2, max(1, span.begin - 8), -1) if finder.text[k - 1] == ","), 0)
    return office > 0 and finder.naming.title_at(finder.low, office, end=span.begin - 1) == span.begin - 1 - office


def _is_thing(name: Token) -> bool:
    """Tell "A said it would sell B", "A cut its output": no person is an "it"."""
    if name.dep_ != "nsubj" or name.head.pos_ != "VERB":
        return False
    for c in name.head.rights:
        if c.dep_ == "dobj" and any(o.lower_ == "its" and o.dep_ == "poss" for o in c.lefts):
            return True
        if c.dep_ == "ccomp" and c.lemma_ not in ("be", "seem", "take") and c.pos_ == "VERB":
            own = [s for s in c.lefts if s.dep_ in ("nsubj", "nsubjpass")]
            meant = any(s.dep_ == "aux" for s in c.lefts)  # "said it hurt B" tells of something before
            return meant and own[:1] != [] and own[0].lower_ == "it" and all(s.dep_ != "ccomp" for s in c.rights)
    return False


def _is_which(span: NameSpan, finder: NameFinder) -> bool:
    """Tell "A, which is owned by B": no person is a "which"."""
    behind = finder.low[span.end : span.end + 2] == [",", "which"]
    return behind and finder.doc[span.end + 1].head.dep_ == "relcl" and span.entry is None


def _is_run(span: NameSpan, finder: NameFinder) -> bool:
    """Tell the firm that somebody is the chief executive of."""
    at = span.begin - 1
    chiefs = (" ".join(finder.low[max(0, at - size) : at]) for size in (1, 2, 3))
    linked = finder.low[max(0, at)] in ("at", "of")
    return span.entry is None and linked and any(words in GRAMMAR.chiefs for words in chiefs)


def appoints(name: Token, finder: NameFinder) -> bool:
    """Tell what gives somebody an office of bodies: "A named Jane Roe as chairman", "A hired him as its director"."""
    verb = name.head
    if name.dep_ != "nsubj" or verb.lemma_ not in GRAMMAR.appointing or is_passive(verb):
        return False
    posts = [c for c in verb.rights if c.dep_ in ("oprd", "dobj")]
    posts += [o for word, p in prepositions(verb) if word == "as" for o in objects_of(p)]
    words = {" ".join(t.lower_ for t in finder.doc[max(0, t.i - size) : t.i + 1]) for t in posts for size in (0, 1)}
    return not words.isdisjoint(GRAMMAR.chiefs | GRAMMAR.firm_posts)


def _goes_on(span: NameSpan, finder: NameFinder) -> bool:
    """Tell a name before a noun: "the Roe report"."""
    after = finder.doc[span.end] if span.end < len(finder.doc) else None
    return after is not None and (
        after.pos_ in ("NOUN", "PROPN", "ADJ") or after.text in HYPHENS or after.tag_ == "POS"
    )


def _holds_office(span: NameSpan, finder: NameFinder) -> bool:
    """Tell who is named behind an office with its article or its state: "the President of Peru, Ali-Jan Roe, came"."""
    name = finder.doc[span.end - 1]
    office = name.head
    apart = name.dep_ == "appos" and office.i < span.begin and finder.text[span.begin - 1] == ","
    closed = span.end < len(finder.text) and finder.text[span.end] in (",", ".", ";")
    of = [o for c in office.rights if c.lower_ in _OF for o in c.rights if o.dep_ == "pobj" and o.pos_ == "PROPN"]
    article = bool(of) and any(c.lower_ == "the" for c in office.lefts)
    article |= any(c.dep_ == "poss" and c.pos_ == "PROPN" for c in office.lefts) or finder.follows_demonym(office.i)
    titled = finder.naming.title_at(finder.low, office.i, end=office.i + 1) == 1
    plainly = (apart and article and titled) or _is_behind_office(span, finder)
    return plainly and closed and span.end - span.begin > 1


def _is_behind_office(span: NameSpan, finder: NameFinder) -> bool:
    """Tell a name behind an office of a state by the words alone, whatever the parser hung it on."""
    comma = span.begin - 1
    of = next((k for k in range(comma - 1, max(0, comma - _LONG_LAND), -1) if finder.low[k] == "of"), 0)
    land = (
        finder.gazetteer_at(of + 1 + (finder.low[of + 1] == "the"), comma) if of and finder.text[comma] == "," else None
    )
    if land is None or land[1].cls != "Country":
        return False
    begins = range(max(1, of - LONGEST_FORM), of)
    return any(finder.naming.title_at(finder.low, k, end=of) == of - k and finder.low[k - 1] == "the" for k in begins)


def _has_office_behind(span: NameSpan, finder: NameFinder) -> bool:
    """Tell who has an office of something right behind the name: "Haru Sato, Minister of Trade of Peru, signed"."""
    begin = span.end + 1
    size = finder.naming.title_at(finder.low, begin) if finder.low[span.end : begin] == [","] else 0
    of = finder.low[begin + size : begin + size + 1]
    plain = span.entry is None and finder.class_of_run(span.begin, span.end) is None
    return size > 0 and bool(of) and of[0] in _OF and span.end - span.begin > 1 and plain


def _described_site(span: NameSpan, finder: NameFinder) -> bool:
    """Tell a name that a thing on the map is called by: "the Roe dam", "Roe substation"."""
    token = finder.doc[span.end - 1]
    noun = token.head
    if token.dep_ != "compound" or noun.pos_ != "NOUN" or noun.i < span.end or noun.i > span.end + 2:
        return False
    words = [t.lower_ for t in finder.doc[span.end : noun.i]] + [noun.lemma_.lower()]
    return finder.naming.class_of_nominal(words) in ("Facility", "InfrastructureProject", "Place")


def is_acronym(words: Sequence[str]) -> bool:
    """Tell a single word in capitals, or with most of its letters so."""
    if len(words) != 1 or len(words[0]) < 2:
        return False
    letters = [c for c in words[0] if c.isalpha()]
    return len(letters) > 1 and sum(c.isupper() for c in letters) > 0.6 * len(letters)
