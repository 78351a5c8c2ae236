"""Captions of pictures: what they show, and who took them."""

from __future__ import annotations

import re

from reportgraph.ontology.verbs import has_verb

_PICTURE = (
    r"(?:photo(?:graph)?s?|pictures?|images?|stills?|screen ?grabs?|screenshots?|videos?|maps?|graphics?|charts?)"
)
_OPENS = re.compile(
    rf"(?:An?|The|This|These|In this|In an?|File|Undated|Combination)\s+(?:[\w-]+\s+){{0,4}}?{_PICTURE}\b"
    r"[^.;]{0,90}?\b(?:shows?|showing|depicts?|taken|provided by|released by|captured)\b",
    re.IGNORECASE,
)
_LABELLED = re.compile(
    r"FILE\s*[-–—:]|(?i:file photo)\b|Pictured\b|(?i:image caption)\b"
    rf"|(?i:{_PICTURE}|figure|fig\.?|table|caption|box)(?:\s+\d+(?:\.\d+)*)?\s*[:.|–—-]\s"
    r"|\((?:L|R|C|left|right|from left|L-R|top|bottom)\)"
)
_CREDITED = rf"(?i:{_PICTURE}|photography|photographer|source|credits?|cartography|illustration|file)"
_CREDIT = re.compile(
    r"[(\[](?:[^()\[\]]*\b(?i:photos?|photographs?|images?|pictures?|credit|courtesy)\b[^()\[\]]*"
    r"|[A-Z][\w .&'’-]{0,40}/[A-Z][\w .&'’/-]{1,60}|[Ff]ile)[)\]]\.?$"
    rf"|(?:(?<=[.!?])|(?<=[.!?][\"”’)]))\s+{_CREDITED}(?: credits?)?\s*(?:[:/©]|by\b|courtesy of\b)"
    r"\s*[A-Z][^.!?]{1,80}\.?$"
    r"|(?<=[.!?])\s+[|—–-]\s*[A-Z][A-Z /]{1,30}$"  # an agency
)
_OPENING = re.compile(  # what a caption begins with and says of the picture alone
    r"(?:(?i:file(?: photo| picture| image)?)\s*[:–—-]"
    rf"|(?i:{_PICTURE}|figure|fig\.?|table|caption|box|image caption)(?:\s+\d+(?:\.\d+)*)?\s*[:.,|–—-]\s"
    r"|(?:Pictured|Seen|Shown|Above|Below|Left|Right|Top|Bottom|Cent(?:er|re))"
    r"(?: (?:here|from left|above|below|left|right))?(?:: |, (?=[a-zA-Z]))"
    r"|(?i:\(?from (?:the )?(?:left|right|top)(?: to (?:right|left|bottom))?\)?)[:,]?\s)\s*"
)
_FILED = re.compile(
    r"(?:;\s*(?:from )?file(?:,| photo)?[^.;]{0,20}|[(,]\s*(?:file (?:photo|picture|image)|pictured)[^.]{0,30})\.?$",
    re.IGNORECASE,
)
_LONE_CREDIT = re.compile(
    rf"(?:(?i:{_PICTURE}(?: credits?)?|image source|photographer|credits?|courtesy(?: of)?)\s*[:,|]\s*"
    rf"|(?i:{_PICTURE}) (?:by|courtesy of|from|via)\s+)(?P<who>[A-Z][^.]{{1,80}})\.?$"
)
_VERBAL = re.compile(r"\b[a-z]{3,}(?:izes|ises|ates|ows|akes|ives|eets|alls|ains|ins)\b")
_NEAR = 20_000  # characters
_PERSON = r"(?P<who>[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,3})"
_BODY = re.compile(  # what is no person, by the noun before "of"
    r"\b(?:Ministry|Department|Office|Bank|University|Institute|Statement|Declaration|House|Council|Commission|State|"
    r"Republic|Kingdom|Rule|Code|Charter|Court|Committee|Freedom|Table|List|Summary|Bureau|Academy|Chamber|Board|"
    r"League|Union|Association|Terms|Means|Conclusions?|Adoption|Election|Review|Protection|Promotion|Report|Overview)$"
)
_OF = re.compile(rf"{_PERSON} of (?:the |an? )?[A-Z][\w.'’ &-]{{1,60}}$")
_WHOSE = re.compile(rf"[A-Z][\w.'’& -]{{1,40}}['’]s? {_PERSON}$")
_FUSED = re.compile(
    r"(?P<caption>[A-Z][^\n,\"“”.!?:]{4,90}?(?:; (?:from )?file(?:, \d{4})?\.)?) "
    r"(?=(?:In|On|At|During|After|For) (?:the|an?|its|his|her|their|this|that) [^.]{3,100}?, )"
)


def is_caption(line: str) -> bool:
    """Whether the line says what a picture, a table or a figure shows."""
    if len(line.split()) > 90:
        return False
    if _OPENS.match(line) or _LABELLED.match(line) or _CREDIT.search(line) or _FILED.search(line):
        return True
    opening = _OPENING.match(line)
    return opening is not None and line[: opening.end()].rstrip()[-1] in ":,"


def is_name_caption(text: str, begin: int, end: int) -> bool:
    """Whether a line is but a name and where it belongs, as under a portrait: "Ana Ruiz of the Lake Party".

    "Code of Conduct" looks the same; so the name has to stand elsewhere near the line too.
    """
    line = text[begin:end]
    match = _OF.match(line) or _WHOSE.match(line)
    if match is None or len(line) > 90 or _tells(line):
        return False
    if match.re is _OF and _BODY.search(match["who"]):
        return False
    owner = "" if match.re is _OF else "(?<!['’]s )(?<!['’] )"
    again = re.compile(rf"{owner}\b{re.escape(match['who'])}\b")
    return bool(again.search(text, max(0, begin - _NEAR), begin) or again.search(text, end, end + _NEAR))


def opening_end(caption: str) -> int:
    """Where what a caption says of the picture alone ends: "File photo:", "From left,"; 0 where it says nothing."""
    match = _OPENING.match(caption)
    return match.end() if match else 0


def credit_begin(caption: str) -> int:
    """Where the photographer's credit at the end of a caption begins; the caption's length where it has none."""
    match = _CREDIT.search(caption)
    return match.start() if match else len(caption)


def fused_caption_end(paragraph: str) -> int:
    """Where a caption that ran into the paragraph after it ends; 0 where there is none.

    Text copied from a page often has a portrait's caption and the paragraph beside it on one line: "Ana Ruiz of the
    Lake Party In the southern districts, voters ...".
    """
    if len(paragraph) < 100:
        return 0
    match = _FUSED.match(paragraph)
    return match.end("caption") if match and len(match["caption"].split()) <= 15 else 0


def is_credit(line: str) -> bool:
    """Whether a line only says who took a picture."""
    match = _LONE_CREDIT.match(line)
    if match and len(match["who"].split()) <= 8 and not _tells(match["who"]):
        return True
    match = _CREDIT.match(line)
    return bool(match and match.start() == 0)


def _tells(words: str) -> bool:
    return has_verb(words) or _VERBAL.search(words) is not None
