"""Captions and furniture: lines that stand in a report without being part of what it says."""

from __future__ import annotations

import re

_PICTURE = (
    r"(?:photos?|photographs?|pictures?|images?|stills?|screen ?grabs?|screenshots?|videos?|maps?|graphics?|charts?)"
)
_OPENS = re.compile(
    rf"(?:(?:An?|The|This|These|In this|In an?|File|Undated|Combination)\s+)(?:[\w-]+\s+){{0,4}}?{_PICTURE}\b"
    r"(?:[^.;]{0,90}?)\b(?:shows?|showing|depicts?|taken|provided by|released by|captured)\b",
    re.IGNORECASE,
)
_LABELLED = re.compile(
    rf"(?:(?:FILE|File)(?: (?:PHOTO|photo))?\s*[-–—:]|(?i:{_PICTURE}|figure|fig\.?|table|caption|image caption|pictured|box)"
    r"(?:\s+\d+(?:\.\d+)*)?\s*[:.|–—-]\s|(?i:image caption)\b,?|\((?:L|R|C|left|right|from left|L-R|top|bottom)\)|Pictured\b)"
)
_CREDIT = re.compile(
    r"[(\[](?:[^()\[\]]*\b(?:[Pp]hotos?|PHOTOS?|[Pp]hotographs?|[Ii]mages?|[Pp]ictures?|[Cc]redit|[Cc]ourtesy)\b[^()\[\]]*"
    r"|[A-Z][\w .&'’-]{0,40}/[A-Z][\w .&'’/-]{1,60}|[Ff]ile)[)\]]\.?$"
)
_FILED = re.compile(
    r"(?:;\s*(?:from )?file(?:,| photo)?[^.;]{0,20}|[(,]\s*(?:file (?:photo|picture|image)|pictured)[^.]{0,30})\.?$",
    re.IGNORECASE,
)
_LONE_CREDIT = re.compile(
    rf"(?:(?i:{_PICTURE}|image source|photo ?graph(?:er|y)?|{_PICTURE} credits?|credits?|courtesy(?: of)?)\s*[:,|]\s*|"
    r"(?:Photo|Image|Picture|Photograph|Video|Graphic)s? (?:by|courtesy of|from|via)\s+)(?P<who>[^.]{2,80})\.?$"
)
_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|shall|do|does|did|said|says|"
    r"[a-z]{3,}(?:ed|izes|ises|ates|ows|akes|ives|eets|alls|ains|ins))\b"
)
_HEAD = r"(?:Ministry|Department|Office|Bank|University|Institute|Statement|Declaration|House|Council|Commission|State|Republic|"
_HEAD += (
    r"Kingdom|Rule|Code|Charter|Court|Committee|Freedom|Table|List|Summary|Bureau|Academy|Chamber|Board|League|Union|"
)
_HEAD += r"Terms|Means|Areas?|Field|Scope|Conclusions?|Adoption|Election|Review|Protection|Promotion|Statements?|Report|Overview)"
_OF = re.compile(
    rf"(?!(?:[\w.'’-]+ )*?{_HEAD}\b)(?:[A-Z][\w.'’-]+ ){{2,4}}(?:of|from) (?:the |an? )?[A-Z][\w.'’ &-]{{1,60}}$"
)
_WHOSE = re.compile(r"[A-Z][\w.'’& -]{1,40}['’]s? (?:[A-Z][\w.'’-]+ ?){2,3}$")
_FUSED = re.compile(
    r"(?P<caption>[A-Z][^\n,\"“”.!?:]{4,90}?(?:; from file, \d{4}\.|; file\.)?) (?=(?:In|On|At|During|After|For) (?:the|an?|its|his|her|their|this|that) [^.]{3,100}?, )"
)

_FURNITURE = re.compile(
    r"(?:\\?#{2,}|-\s?\d{1,4}\s?-|\\?[*_=~•.\s-]{2,}|<!--.*-->|(?:end|begin|start)(?: of)?(?: the)? (?:text|statement|transcript|summary)[:.]*"
    r"|[-–—]*\s*(?:end|ends|more|endit)\s*[-–—]+|ends?|\(?(?:more|end|ends)\)?"
    r"|(?:page\s+)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?|\[?page \d+\]?|p\. ?\d+"
    r"|(?:read|see|learn|show|load) (?:more|also|next)\b.{0,120}|also read\b.{0,140}|related(?: (?:articles?|stories|topics?|links?|content|news))?:?"
    r"|more on this story|recommended(?: (?:stories|for you))?|most (?:read|viewed|popular)|top stories"
    r"|(?:share|tweet|print|e-?mail|copy link|save|comments?|reply|like|follow|facebook|twitter|whatsapp|linkedin|telegram|reddit|instagram|youtube|x)"
    r"(?:[ ,|·/&]+(?:share|tweet|print|e-?mail|copy link|save|this|on|article|page|story|facebook|twitter|whatsapp|linkedin|telegram|reddit|x|us|via|and|now))*"
    r"|share (?:this|on)\b.{0,40}|follow us\b.{0,80}|advertis(?:e|ement|ing)\b.{0,40}|sponsored(?: content)?|sign up\b.{0,140}|subscribe\b.{0,140}"
    r"|log ?in|sign in|skip to (?:main )?content|back to top|home|menu|search|click here\b.{0,80}|continue reading.{0,40}|download(?: (?:the )?(?:pdf|report))?"
    r"|(?:copyright|©|\(c\))\s.{0,160}|.{0,80}all rights reserved\.?.{0,60}|terms (?:of use|and conditions)|privacy policy|cookie.{0,60}"
    r"|(?:for (?:more|further) information|(?:media |press )?contacts?)\b[:,].{0,200}|(?:tel|phone|fax|e-?mail|mobile|web(?:site)?)\s*[:.].{0,100}"
    r"|(?:https?://|www\.)\S+|[\w.+-]+@[\w-]+\.[\w.]+|\W+|table of contents|contents|tags?:.{0,160}|topics?:.{0,160}|filed under:.{0,160})\s*$",
    re.IGNORECASE,
)
_LEADER = re.compile(r".{2,120}?(?:\s*\.\s?){4,}\s*\d{0,4}$|.{2,120}\t\d{1,4}$")
_FOOTNOTE = re.compile(r"(?:\[\d{1,3}\]|\d{1,3}\s(?=(?:see|ibid|cf|op\. cit)\b)|\^)", re.IGNORECASE)
_REFERENCES = re.compile(
    r"(?:references|bibliography|works cited|endnotes|footnotes|notes|sources|external links|related news|further reading|see also|sister links)[:.]?$",
    re.IGNORECASE,
)


def is_caption(line: str) -> bool:
    """Whether the line says what a picture, a table or a figure shows."""
    if len(line.split()) > 90:
        return False
    return bool(_OPENS.match(line) or _LABELLED.match(line) or _CREDIT.search(line) or _FILED.search(line))


def is_name_caption(line: str) -> bool:
    """Whether the line is but a name and where it belongs, as under a portrait: "Ana Ruiz of the Lake Party"."""
    return len(line) <= 90 and not _VERB.search(line) and bool(_OF.match(line) or _WHOSE.match(line))


def credit_begin(caption: str) -> int:
    """Where the photographer's credit at the end of a caption begins; the caption's length where it has none."""
    match = _CREDIT.search(caption)
    return match.start() if match else len(caption)


def fused_caption_end(paragraph: str) -> int:
    """Where a caption that ran into the paragraph after it ends; 0 where there is none.

    Text copied from a page often has a portrait's caption and the paragraph beside it on one line: "Ana Ruiz of the Lake
    Party In the southern districts, voters ...".
    """
    if len(paragraph) < 150:
        return 0
    match = _FUSED.match(paragraph)
    return match.end("caption") if match and len(match["caption"].split()) <= 15 else 0


def is_furniture(line: str) -> bool:
    """Whether the line is a menu entry, a page number, an end mark, a credit, a footnote: no part of the report."""
    if len(line) > 400:
        return False
    credit = _LONE_CREDIT.match(line)
    lone = bool(credit and len(credit["who"].split()) <= 8 and not _VERB.search(credit["who"]))
    return lone or bool(_FURNITURE.match(line) or _LEADER.match(line) or _FOOTNOTE.match(line)) or _is_bare_credit(line)


def _is_bare_credit(line: str) -> bool:
    match = _CREDIT.match(line)
    return bool(match and match.start() == 0)


def opens_references(line: str) -> bool:
    """Whether the line heads a list of sources: nothing after it is the report's own words."""
    return bool(_REFERENCES.match(line))
