"""Whole lines that are about the report: who wrote, published and edited it, and when."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reportgraph.extract.model import Span
from reportgraph.extract.reading.bylines import Found, find_date
from reportgraph.ontology.gazetteer import load_gazetteer
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.naming import load_naming

_STAMP = re.compile(  # what may stand beside a date
    r"\b(?:(?:first |last )?(?:published|updated|modified|posted|released|issued|edited|revised)(?: (?:on|at))?"
    r"|(?:adopted|approved|endorsed|signed|delivered) (?:on|at)"
    r"|last update|date|dated|on|at|as of|local time|(?<=[ap]\.m\. )[a-z]{3,4}"
    r"|(?:mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun)(?:day|nesday|rsday|urday|sday)?"
    r"|gmt|utc|bst|[ecmp][sd]?t|hkt|ist|jst|a\.?m\.?|p\.?m\.?|noon|hours ago|\d+ min(?:ute)?s? read)(?!\w)"
    r"|(?<!\d)\d{1,2}[:.h]\d{2}(?::\d{2})?(?!\d)|[+-]\d{4}\b",
    re.IGNORECASE,
)
_KEY = re.compile(
    r"(?P<key>title|headline|subject|re|date|published|publication date|authors?|by|from|written by|source|publisher)"
    r"\s*:\s*(?P<value>\S(?s:.*))",
    re.IGNORECASE,
)
_SOURCED = re.compile(r"[(\[](source\s*:[^()\[\]]+)[)\]]\.?", re.IGNORECASE)
_OTHERS = re.compile(r"\s*\||(?:,|\s+(?:and|with)|\s*[&/])\s*(?:other |news |wire )*agencies\b", re.IGNORECASE)
_BY = re.compile(
    r"(?:(?:written|reported|report|story|text|analysis|reporting|opinion"
    r"|(?:\w+ )?(?:brief|briefing|commentary|essay|paper|report|study)) )?by:? (?P<who>\S.*)",
    re.IGNORECASE,
)
_ISSUER = re.compile(
    r"(?:BY|By|by) (?:THE|The|the|HIS|His|HER|Her) (?=.*\b(?i:president|king|queen|governor|mayor|minister|secretary"
    r"|council|commission|majesty|congress|parliament|government|board|committee|assembly)\b)(?:[A-Z][\w’'-]*|of|the|and)(?:\s+(?:[A-Z][\w’'-]*|of|the|and))*\s*$"
)
_EDITORS = re.compile(
    r"[(\[]?(?:(?:web|online|copy|managing|contributing)[ -])?(?:editors?|editing|edited|produced|production|compiled|"
    r"translated|translation|additional reporting)(?::| by\b(?!(?:\W*\w+){12}[^;]*\.$)).{2,160}$",
    re.IGNORECASE,
)
_CONTRIBUTED = re.compile(
    r"[^.]{4,160}\bcontributed (?:reporting|to (?:this|the) (?:report|story|article))\b[^.]{0,40}\.?$"
)
_ADDRESS = re.compile(r"[A-Z][\w .'’-]*, [A-Z]{2} \d{5}(?:-\d{4})?")  # "Lima, OH 45801"
_COLUMNS = re.compile(r"\S[ \t]{4,}\S")
_REPORTING = re.compile(r"[(\[]?Reporting by (?P<who>[^;.]+)")
_BODY = (  # an office or a newspaper, by the noun that heads its name
    r"(?:Office|Offices|House|Spokesperson|Ministry|Department|Bureau|Secretariat|Embassy|Commission|Council|Agency|"
    r"Authority|News|Times|Post|Press|Herald|Tribune|Journal|Daily|Gazette|Guardian|Observer|Media|Institute|"
    r"Institution|Foundation|Association|Organi[sz]ation)"
)
_PUBLISHER = re.compile(
    rf"(?:The )?(?:Press )?{_BODY}\b(?: (?:of|for|on) (?!.*[’']s\b).+)?$"
    rf"|(?:[A-Z][\w.&'’-]* ){{1,5}}{_BODY}(?=(?:, [A-Z][\w ]+)?$)"  # with the town that it reports from
    # of a state: "Republic of Peru Ministry of Trade and Ports"
    r"|(?:[A-Z][\w.&'’-]* (?:[Oo]f )?){1,4}(?:Ministry|Department) [Oo]f (?:(?:[A-Z][\w’'-]*|&|and),? ?){1,8}$"
)
_HOUSE = re.compile(
    rf"\b(?:{_BODY}|Cent(?:er|re)|Forum|Fund|University|College|School|Group|Network|Union|Bank|Programme|Program)\b"
)
_OCCASION = re.compile(r"\b(?:Address|Briefing|Gaggle|Interview|Readout|Remarks|Schedule|Speech|Statement)$")
_NUMBER = r"(?:No\.?|Number|#|Nr\.?|Vol\.?|Issue)"
_SERIES = re.compile(  # what a house calls its papers
    r"(?:[A-Z][\w-]* ){0,3}(?:[Bb]rief|[Pp]aper|[Rr]eport|[Nn]ote|[Mm]emo|Commentary|Analysis|Insight|Study"
    r"|Bulletin|Review)s?"
    rf"(?: Series)?(?:,? ?{_NUMBER}?\s*\d[\d/.-]*)?|{_NUMBER}\s*\d[\d/.-]*",
)
_LABEL = re.compile(
    r"(?:for immediate release|media (?:note|release|advisory)|press (?:release|statement|note|communiqu[eé]|briefing)"
    r"|news release|fact ?sheet|statements? (?:and|&) releases|briefing room|presidential actions|read(?:out)?"
    r"|(?:an? )?(?:proclamation|notice|memorandum|executive order|presidential (?:determination|memorandum|message))"
    r"|(?:national security )?memorandum/\S+|[A-Z]{1,4}-\d[\d-]*"
    r"|(?:policy|issue|research|working|discussion|occasional|briefing|white) (?:brief|paper|note|memo|report)s?"
    r"(?: series)?|breaking|exclusive|published|analysis|opinion|world|politics|business|features?|news)"
    r"[:,\s]*(?:(?:no\.?|number|#)\s*\S+)?$|(?:no\.?|number|#)\s*\d[\d-]*$",
    re.IGNORECASE,
)
_STATED = re.compile(  # a title up to the day on which it was said
    r"(?s:.*)\b(?:communiqu[eé]|statement|declaration|remarks|speech|address|briefing|readout|conclusions"
    r"|press release)\b"
    r"(?s:.*)(?:[,:;(–—-]|\bof|\bon)\s*\Z",
    re.IGNORECASE,
)
_LONGEST_TOWN = 5  # words of a town and its land
_WORD = r"[A-ZÀ-ÖØ-Þ][\w'’-]*\.?"
_NICKNAME = r"[\"“][A-Z][a-z]+[\"”]"
_PERSON = rf"(?:{_WORD})(?: (?:{_WORD}|{_NICKNAME}|de|da|van|von|der|den|bin|al|el|la|ter)){{1,4}}"
_ATTRIBUTED = re.compile(  # "The below is attributable to Spokesperson Jane Roe:"
    rf"The (?:above|below|following)(?: [a-z]+)? is attributable to (?:(?:{_WORD} )*Spokes(?:person|man|woman) )?"
    rf"(?P<who>{_PERSON}):?"
)
_PEOPLE = re.compile(rf"{_PERSON}(?:(?:, (?:and )?| and | & ){_PERSON})*(?: in {_WORD}(?: {_WORD})*)?")
_OF_OFFICE = re.compile(
    rf"(?P<who>{_PERSON}), (?:[\w.-]+ ){{0,4}}(?:Secretary|Minister|Spokesperson|Spokesman|Spokeswoman|President|"
    r"Ambassador|Director|Commissioner|Representative|Fellow|Professor|Correspondent|Editor|Analyst|Researcher|Chair)\b.*$"
)

_BIOGRAPHY = re.compile(  # what a journal says at the end of who wrote it
    rf"(?:(?:About the )?[Aa]uthors?:? )?(?P<who>{_PERSON}) is (?:an?|the|currently an?) (?:[\w-]+,? ){{0,4}}"
    r"(?:adviser|advisor|analyst|associate|columnist|consultant|correspondent|director|economist|editor|fellow|journalist|"
    r"lecturer|professor|reporter|researcher|scholar|scientist|writer)\b.* (?:at|for|of|in|with) "
)


@dataclass(frozen=True, slots=True)
class Header:
    """What one line says about the report; spans count from the start of the line."""

    label: bool = False  # says only what sort of text it is: "Press Release"
    editors: bool = False  # says who edited or translated, not who wrote
    title: Span | None = None
    date: Found | None = None
    place: str | None = None
    publisher: Span | None = None
    authors: tuple[str, ...] = ()


def read_header(line: str) -> Header | None:
    """Read a line that stands above or below a report; None where it is none.

    Args:
        line: One chunk of text, stripped.

    """
    if len(line) > 200:
        return None
    if _LABEL.match(line):
        return Header(label=True)
    reporters = _reporters(line)
    if reporters or _EDITORS.match(line) or _CONTRIBUTED.match(line):
        return Header(editors=True, authors=reporters)
    if _ISSUER.match(line) or _ADDRESS.fullmatch(line):
        return Header()
    attributed = _ATTRIBUTED.fullmatch(line)
    if attributed is not None:
        return Header(authors=(attributed["who"],))
    return _keyed(line) or _by(line) or _imprint(line) or _dated(line)


def read_publisher(line: str) -> Header | None:
    """Read a line that names who publishes, or who speaks and in what office; only sure above a report."""
    if len(line) > 120 or line[-1:] in ".?!:;":
        return None
    if _COLUMNS.search(line):  # a letterhead: name and number of the document on one line
        return Header()
    match = _PUBLISHER.match(line)
    if match:
        return Header(publisher=Span(0, match.end()))
    match = _OF_OFFICE.match(line)
    return Header(authors=(match["who"],)) if match else None


def read_people(line: str) -> Header | None:
    """Read a line that holds nothing but names of people."""
    match = _PEOPLE.fullmatch(line)
    return Header(authors=_people(line)) if match and not _PUBLISHER.match(line) else None


def read_biography(paragraph: str) -> Header | None:
    """Read the last words of a commentary, which tell who wrote it: "Jane Roe is a senior fellow at A"."""
    match = _BIOGRAPHY.match(" ".join(paragraph.split()))
    return Header(authors=(match["who"],)) if match else None


def _reporters(line: str) -> tuple[str, ...]:
    match = _REPORTING.match(line)
    return _people(match["who"]) if match else ()


def _keyed(line: str) -> Header | None:
    whole = _SOURCED.fullmatch(line)  # "(Source: Lake Agency)"
    match = _KEY.fullmatch(line, *whole.span(1)) if whole else _KEY.fullmatch(line)
    if match is None:
        return None
    key, value, span = match["key"].lower(), match["value"], Span(*match.span("value"))
    if key in ("title", "headline", "subject", "re"):
        return Header(title=span)
    if key in ("source", "publisher"):
        house = _OTHERS.split(value)[0]  # "Source: Lake Agency| 2024-05-03|Editor: roe", "Lake Agency, news agencies"
        found = _within(find_date(value), span)
        named = Span(span.begin, span.begin + len(house))
        return Header(publisher=named, date=found) if len(house) <= 80 else None
    if "author" in key or "by" in key or key == "from":
        return Header(authors=_people(value))
    found = find_date(value)
    if found is None:
        return Header(date=Found(value, span)) if re.fullmatch(r"(?:1[6-9]|20)\d\d", value) else None
    return Header(date=_within(found, span))


def _within(found: Found | None, span: Span) -> Found | None:
    """Give a date of a part of a line as one of the line."""
    return found and Found(found.iso, Span(found.span.begin + span.begin, found.span.end + span.begin))


def _by(line: str) -> Header | None:
    match = _BY.fullmatch(line)
    if match is None:
        return None
    authors = _people(match["who"])
    if not authors:
        return None
    found = find_date(line)
    house = line.rpartition(", ")[2] if ", " in line else ""
    known = load_gazetteer().get(house)
    media = bool(_PUBLISHER.match(house)) or (known is not None and known.cls == "MediaOrganization")
    publisher = Span(len(line) - len(house), len(line)) if media and house not in authors else None
    return Header(date=found, publisher=publisher, authors=authors)


def _people(names: str) -> tuple[str, ...]:
    """Give the people at the start of a list of names, until a place, an agency or an office follows."""
    authors: list[str] = []
    for name in re.split(r",? and | & |, |; |\||\n", names):
        name = re.split(r" (?:in|at|for|with|from|of|on) | [(\[–—|-]", name.strip(" .)"))[0]
        words = [word for word in name.split() if word[:1].isalpha()]
        job = bool(words) and words[-1].lower() in GRAMMAR.newsroom  # "Health Correspondent"
        if len(words) < 2 or job or not re.fullmatch(_PERSON, _capitalised(name)) or _PUBLISHER.match(name):
            break
        authors.append(_capitalised(name))
    return tuple(authors)


def _capitalised(name: str) -> str:
    return re.sub(r"[^\W\d_]{2,}", lambda word: word[0].capitalize(), name) if name.isupper() else name


def _dated(line: str) -> Header | None:
    """Read a date with nothing but a time, a place or a publisher beside it."""
    found = find_date(line)
    if found is None:
        return Header() if is_stamp(line) else None
    before = _left(line, 0, found.span.begin)
    after = _left(line, found.span.end, len(line))
    rest = [span for span in (before, after) if span]
    if not rest or _LABEL.match(line, rest[0].begin, rest[0].end):
        return Header(date=found)  # "JULY 11, 2022 • STATEMENTS AND RELEASES"
    words = line[rest[0].begin : rest[0].end].split()
    if (
        line[-1] in ".;:,!?"
        or len(rest) > 1
        or len(words) > 6
        or not _is_capitalised(line[rest[0].begin : rest[0].end])
    ):
        return None
    name = line[rest[0].begin : rest[0].end]
    stamped = re.search(r"\d{1,2}[:.]\d{2}|[|)]", line)
    if before and not stamped and not re.search(_BODY, name) and re.match(r",\s", line[before.end :]):
        return Header(date=found, place=name.split(",")[0])
    people = _people(name)
    if people and people[0].split()[0].lower() in load_naming().given and not re.search(_HOUSE, name):
        return Header(date=found, authors=people)  # "3 May 2024 | Jane Roe"
    if _OCCASION.search(name):
        return None  # "Press Briefing – 3 May 2024": a title
    house, _, town = name.rpartition(", ")  # "Lake Institute, Lima, May 2024"
    known = load_gazetteer().get(town) if re.search(_HOUSE, house) else None
    if known is not None and known.cls == "City":
        return Header(date=found, place=town, publisher=Span(rest[0].begin, rest[0].begin + len(house)))
    return Header(date=found, publisher=rest[0])


def _imprint(line: str) -> Header | None:
    """Read author, house, series, town and date on one line: "Jane Roe, Policy Brief No. 4, Lake Centre, May 2024"."""
    found = find_date(line)
    undated = line.rstrip(" .")
    if found is not None:
        undated = undated[: found.span.begin] + "|" * (found.span.end - found.span.begin) + undated[found.span.end :]
    publisher, place, series, named = None, None, False, False
    authors: tuple[str, ...] = ()
    for part in re.finditer(r"[^\s|•·,–—](?:[^|•·,–—]*[^\s|•·,–—])?", undated):
        if _SERIES.fullmatch(part[0]):
            named = True
            series = series or "|" in line or part[0][-1].isdigit()
        elif publisher is None and _HOUSE.search(part[0]) and _is_capitalised(part[0]):
            publisher = Span(*part.span())
        elif part.start() == 0 and _PEOPLE.fullmatch(part[0]):
            authors = _people(part[0])
        elif publisher is not None and (town := load_gazetteer().get(part[0])) is not None and town.cls == "City":
            place = town.name
        else:
            return None
    told = (series and (found or publisher)) or (named and found and publisher)
    return Header(date=found, place=place, publisher=publisher, authors=authors) if told else None


def _is_capitalised(words: str) -> bool:
    return all(word[:1].isupper() or word in ("of", "the", "and", "for", "on", "in") for word in words.split())


def _left(line: str, begin: int, end: int) -> Span | None:
    """Give what is left of a stretch of the line once times, weekdays and punctuation are gone."""
    blank = _STAMP.sub(lambda match: " " * len(match[0]), line[begin:end])
    match = re.search(r"[^\W_].*[^\W_]\.?|[^\W_]", blank)
    return Span(begin + match.start(), begin + match.end()) if match else None


def is_stamp(line: str) -> bool:
    """Whether the line holds a time of day and nothing else but weekdays and zones."""
    return bool(re.search(r"\d[:.h]\d\d", line)) and len(line) <= 60 and _left(line, 0, len(line)) is None


def date_in_title(title: str) -> Found | None:
    """Find when a statement was made that says so at the end of its title: "Joint Communiqué, 29 May 2004, Lima"."""
    found = find_date(title)
    if found is None or not _STATED.match(title, 0, found.span.begin):
        return None
    town = re.findall(r"[^\W\d_]+", title[found.span.end :])
    return found if len(town) <= _LONGEST_TOWN and all(word[0].isupper() for word in town) else None
