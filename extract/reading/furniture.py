"""Lines that stand around a report and are no part of it: menus, buttons, end marks, page numbers, credits, notes."""

from __future__ import annotations

import re

_SHARE = (
    r"(?:share|tweet|print|e-?mail|copy link|save|comments?|reply|like|follow|facebook|twitter|whatsapp|linkedin|"
    r"telegram|reddit|instagram|youtube|x)"
)
_FURNITURE = re.compile(
    "(?:"
    + "|".join(
        (
            # marks
            r"[\W_]+",
            r"<!--.*-->",
            r"(?:https?://|www\.)\S+|[\w.+-]+@[\w-]+\.[\w.]+",
            r"(?:end|begin|start)(?: of)?(?: the)? (?:text|statement|transcript|summary)[:.]*",
            r"[-–—(]*\s*(?:ends?|more|endit(?:em)?|\d{1,2})\s*[-–—)]*",
            r"ends?\s+\d{1,2}:\d\d.{0,20}",
            r"(?:\[?page\s+)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?\]?|p\. ?\d+",
            # letterheads and contacts
            r"distr\.?:.{0,40}|original:\s*\w+",
            r"for (?:more|further|additional) information\b.{0,160}\b(?:contact|visit|call|click|e-?mail)\b.{0,160}",
            r"(?:for (?:more|further) information|(?:media |press )?contacts?)\b[:,].{0,200}",
            r"(?:tel|phone|fax|e-?mail|mobile|web(?:site)?)\s*[:.].{0,100}",
            # menus and buttons
            r"log ?in|sign in|skip to (?:main )?content|back to top|home|menu|search|continue reading.{0,40}",
            rf"{_SHARE}(?:[ ,|·/&]+(?:{_SHARE}|this|on|article|page|story|us|via|and|now))*",
            r"share (?:this|on)\b.{0,40}",
            r"(?:follow us|sign up|subscribe|click here)\b.{0,140}",
            r"download(?: (?:the )?(?:pdf|report))?|advertise(?:ment|with us)?|sponsored(?: content)?",
            # other stories
            r"(?:read|see|learn|show|load) (?:more|also|next)\b.{0,120}|also read\b.{0,140}",
            r"related(?: (?:articles?|stories|topics?|links?|content|news))?:?|more on this story|top stories",
            r"recommended(?: (?:stories|for you))?|most (?:read|viewed|popular)",
            r"(?:tags?|topics?|filed under|our standards):.{0,160}",
            # the small print
            r"(?:copyright\s*(?:©|\(c\)|\d{4})|©|\(c\)\s*\d{4}).{0,160}|.{0,80}all rights reserved\.?.{0,60}",
            r"terms (?:of use|and conditions)|privacy policy|cookie (?:policy|settings)",
            r"(?:table of )?contents",
            r"in witness whereof\b.*",
            # the address of a letter
            r"dear\b.{1,60}[:,](?:\s*\(dear\b[^)]{1,80}\))?",
        )
    )
    + r")\s*$",
    re.IGNORECASE,
)
_TAGS = re.compile(r"(?:</?[a-z][^>]*>\s*)+$", re.IGNORECASE)
_LEADER = re.compile(r".{2,120}?(?:\s?\.){4,}\s*\d{0,4}$|.{2,120}\t\d{1,4}$")  # of a table of contents
_FOOTNOTE = re.compile(r"\[\^?\d{1,3}\]|\d{1,3}\s(?=(?:see|ibid|cf|op\. cit)\b)|\^", re.IGNORECASE)
_REFERENCES = re.compile(
    r"(?:references|bibliography|works cited|endnotes|footnotes|notes|sources|external links|related news|"
    r"further reading|see also|sister links)[:.]?$",
    re.IGNORECASE,
)
# what a wire ends a paragraph with: "(1 U.S. dollar equals 79 taka) Enditem"
_CLOSING = re.compile(
    r"(?:\s*\(1 [a-z. ]{2,24}(?:=|equals?(?: to)?|is equal to)\s[^()]{2,40}\))?"
    r"(?:\s*[-–—(]*\s*endit(?:em)?\s*[-–—)]*)?\s*$",
    re.IGNORECASE,
)
_LONGEST = 400  # characters


def is_furniture(line: str) -> bool:
    """Whether a line is no part of the report."""
    if line.startswith("<") and _TAGS.match(line):
        return True
    if len(line) > _LONGEST:
        return False
    return bool(_FURNITURE.match(line) or _LEADER.match(line) or _FOOTNOTE.match(line))


def closing_begin(words: str) -> int:
    """Where the end mark or the rate of exchange begins with which a paragraph ends; its length if there is none."""
    found = _CLOSING.search(words)
    return found.start() if found is not None else len(words)


def opens_references(line: str) -> bool:
    """Whether a line heads a list of sources: nothing after it is the report's own words."""
    return bool(_REFERENCES.match(line))
