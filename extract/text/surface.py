"""The words of a text without what only sets them: HTML tags, escapes, emphasis, runs of white space.

Reports are often saved by converters that leave markup behind. The kept text is never changed; `masked` blanks the
markup out for those who look at lines, `surface_of` leaves it out for the parser and keeps where each character stands.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import unescape

from reportgraph.extract.model import Block, BlockKind, Document, Span
from reportgraph.extract.text.acts import marks_of_acts
from reportgraph.extract.text.labels import speaks_on
from reportgraph.ontology.gazetteer import load_gazetteer
from reportgraph.ontology.naming import load_naming
from spacy.tokens import Doc, Token

_PLACES = "places"  # in `Doc.user_data`: for each character of the parsed text its offset in the document

_BREAKING = "br|p|div|li|ul|ol|td|th|tr|table|thead|tbody|figure|figcaption|blockquote|section|h[1-6]|hr|dl|dt|dd|pre"
_INLINE = (
    "a|abbr|b|big|cite|code|col|colgroup|center|del|em|font|i|iframe|img|ins|mark|picture|q|s|small|source|span|strike"
    "|strong|sub|sup|time|u|video|audio|button|svg|path|label|html|body|head|main|article|header|footer|nav"
)
_ATTRIBUTES = r"(?:\s[^<>]*)?/?"
_SUPERSCRIPTS = "[\u2070\u00b9\u00b2\u00b3\u2074-\u2079]{1,3}"
_OPENS = r"(?=\s+[\"“(]?[A-Z]|\s*$)"  # what follows begins a sentence, or nothing follows
_NOTE_MARK = "|".join(  # the number of a footnote, set right behind the words
    (
        r"(?<=[^\s\[(]) ?\[(?:note |n )?\d{1,3}(?:\s?[,–-]\s?\d{1,3})*\](?!\()",
        rf"(?<=[.,;:!?”\"’)]){_SUPERSCRIPTS}",
        rf"(?<=[a-z]{{4}}){_SUPERSCRIPTS}(?<!metre.)(?<!meter.)(?<!mile.)(?<!miles.)",
        rf"(?-i:(?:(?<=[a-z]{{3}}[.;?!])(?<!art.)(?<!fig.)(?<!sec.)(?<!vol.)|(?<=[A-Z]{{3}}\.)|(?<=\)[.,;])|(?<=\d%\.))\d{{1,3}}{_OPENS})",
        r"(?-i:(?<=[a-z]{4}[,;])\d{1,3}(?=\s+[a-z]))",
        r"(?-i:(?<=[a-z]{2}[.,!?][\"”’])|(?<=[a-z]{2}[\"”’][.,;]))\d{1,3}(?=\s|$)",
        r"(?-i:(?<=[\s(](?:19|20)\d\d\.)\d{1,3}(?=\s+[\"“]?[A-Z]))",
    )
)
# What all of it begins with, looked at before anything else.
_STARTS = r"(?=[<&'`\\*\[\](\d\u00ad\u200b\u2060\ufeff\u2070\u00b9\u00b2\u00b3\u2074-\u2079]| \[)"
_MARKUP = re.compile(
    _STARTS
    + "(?:"
    + "|".join(
        (
            r"<!--.*?-->|<(?P<raw>script|style|del|s|strike)\b[^<>]*>.*?</(?P=raw)>",
            r"(?<=[a-z.,;:!?”\"’)]{3})<sup>\s*\[?\d{1,3}\]?\s*</sup>",  # a footnote's number
            _NOTE_MARK,
            r"(?-i: ?\[[a-z]?(?=[A-Z0-9]*\d)(?=\d*[A-Z])[A-Z0-9]{7,14}\])",  # an agency's number of a story
            rf"(?P<breaking></?(?:{_BREAKING}){_ATTRIBUTES}>)",
            rf"</?(?:{_INLINE}){_ATTRIBUTES}>",
            r"(?P<entity>&(?:#\d{2,5}|#x[0-9a-f]{2,5}|[a-z]{2,8}\d{0,2});|``|(?<!['’]\d)(?<!['’]\d\d)(?<!')'')",
            r"(?<!\w)\[(?=[a-z]\][a-z])|(?<=[^\w]\[[a-z])\](?=[a-z])|(?<=^\[[a-z])\](?=[a-z])",  # "[T]he"
            r"\\(?=[!-/:-@\[-`{-~ ])|\\$",  # "\(b\)"
            r"\*\*(?=\S)|(?<=\S)\*\*",
            r"(?<![\w*])\*(?=[^\s*][^*\n]{0,80}(?<=\S)\*(?![\w*]))|(?<=[^\s*])\*(?![\w*])(?<=\w\*)",
            r"\[(?=[^\[\]\n]+\]\((?:https?|mailto):)|(?<=[^\s\[])\]\((?:https?|mailto):[^\s)]*\)",
            r"[(\[](?:(?:laugh(?:s|ter)|applau(?:se|ds)|cross-?talk|inaudible|as interpreted|cheers|coughs|singing)"
            r"|pause|no translation|speaks in|clears throat|through an? interpreter)\b[^()\[\]]{0,40}[)\]]",
            "[\u00ad\u200b\u2060\ufeff]",
        )
    )
    + ")",
    re.IGNORECASE | re.DOTALL | re.MULTILINE,
)
_ROW = r"(?:(?:second|third|fourth|far|top|bottom|front|back) )?"
_PLACED = re.compile(  # where somebody stands in a picture
    rf"\s?\({_ROW}(?:from )?(?:the )?(?:left|right|cent(?:er|re)|L|R|C|L-R|top|bottom|above|below|pictured|front|back"
    r"|file|inset)(?: row)?\)"
    rf"|, {_ROW}(?:from )?(?:left|right|cent(?:er|re)|pictured)(?=[,.;]| and )(?:,(?! and))?"
)
_NUMBER = re.compile(r"(?<![^\s:;,—-])\( ?(?:(?P<roman>[ivx]{1,4})|(?P<letter>[a-h])|(?P<digits>\d{1,2})) ?\)\s+")
_STYLE = re.compile(  # "HH the Amir", "H.E. Minister Jane Roe", "His Highness the Crown Prince"
    r"\b(?:H\.?(?:E|H|M|R\.?H)(?:\.|\b)|(?:His|Her) (?:Royal |Serene )?(?:Excellency|Highness|Majesty)\b"
    r"|Their (?:Royal )?(?:Excellencies|Highnesses|Majesties)(?: and (?:Excellencies|Highnesses))?\b),? "
    r"(?=(?P<the>the )?(?P<title>[A-Z][a-z]+(?: [A-Z][a-z]+)*))"
)
_INTERIM = re.compile(r"(?<=[a-z]) (?:a\.i\.|ad interim)(?=,? )")  # "the director a.i., Jane Roe"
_NICKNAME = re.compile(r"(?<![\w.])[A-Z][a-z]+(?P<nick> \([A-Z][a-z]+\))(?= [A-Z][a-z]+)")  # "Jane (Jenny) Roe"
_EXCELLENCY = re.compile(r"(?<=, )HE (?=[A-Z][a-z]+ [A-Z][a-z]+)")  # "the ambassador, HE Jane Roe"
_COURTESY = re.compile(
    r"(?<=\bthe )(?:brotherly|friendly|sisterly) (?=(?:\w+ )?(?:Kingdom|Republic|State|Sultanate) of\b)"
)
_LETTERED = re.compile(r"(?<=[a-z])(?:, [A-Z][A-Za-z.]{1,6}(?![\w.]))+(?=[,;:)]|\.?\s|\.?$)")
_FULL_NAME = re.compile(r"(?P<given>[A-Z][\w’'-]+) (?:[A-Z]\.? )*[A-Z][\w’'-]+$")  # "Jane Q. Roe"
_ENDS = re.compile(r"\s+[A-Z]|\s*$")  # what a sentence's stop stands before
_NAME_REACH = 40  # characters before its letters
_STATES = frozenset({"ma", "md", "ms"})  # letters of a degree that may be a state's
_FIRST = {"i": "ii", "a": "b", "1": "2"}  # the first number of a list within a sentence, and the second
_BEFORE_GERUND = re.compile(r"(?<=\bby):(?= +\w+ing\b)")
_PAIR = re.compile(  # "the Peru – Chile Joint Commission", "Peru – Chile relations"
    r"(?P<first>[A-Z][\w.]+(?: [A-Z]\w+)?)(?P<gap> [–-] )(?P<second>[A-Z]\w+(?: [A-Z]\w+)?)(?= (?P<after>\w+))"
)
_BROKEN_PAIR = re.compile(r"(?<=[a-z]-) (?=[A-Z]\w+-[A-Z])")  # "the Peru- Chile-Bolivia Railway"
_OF_TWO = frozenset(
    "agreement bilateral border business comprehensive cooperation corridor diplomatic dialogue economic free"
    " friendship joint partnership pipeline railway relations relationship strategic summit ties trade treaty".split()
)
_SIDES = ("Country", "Region", "InternationalOrganization")
_SPACE = re.compile(r"\s+")
_KEPT_LINES = re.compile(r"[^\n]")
_DOUBLED = ("``", "''")  # marks of quotations
_ANGLED = re.compile(r"«(?P<first>\s*)[^«»\n]*?\S(?P<last>\s*)»")  # a quotation that is set as in French or Russian
_WITHIN_ANGLED = str.maketrans('«»"“”', '""\'‘’')  # one character for one
_LEFT_ANGLES = str.maketrans("«»„", '"""')
_BETWEEN = "  "  # two spaces, which no figure or date reaches across


@dataclass(frozen=True, slots=True)
class Surface:
    """Text for the parser; `places` gives for each of its characters the offset in the document."""

    text: str
    places: Sequence[int]


def masked(text: str) -> str:
    """Blank out the markup, one character for one; tags that part lines part them here too."""
    return _MARKUP.sub(_blank, text)


def plain(text: str) -> str:
    """Give the words alone, on one line."""
    return "".join(piece for _, piece in _pieces(text, 0)).strip()


def surface_of(document: Document, recased: Mapping[int, str]) -> Surface:
    """Give the words of a document's blocks but furniture; as `places` in the document."""
    parts: list[str] = []
    places = array("L")
    for block in document.blocks:
        if block.kind is BlockKind.FURNITURE:
            continue
        if parts:
            parts.append(_BETWEEN)
            places.extend([block.span.begin] * len(_BETWEEN))
        for at, piece in _of_block(block, recased.get(block.span.begin) or _text_of(block, document)):
            parts.append(piece)
            places.extend(range(at, at + len(piece)))
    return Surface(_with_english_marks("".join(parts)), places)


def _with_english_marks(words: str) -> str:
    """Give a text with the marks that English has for those of other tongues, so that its quotations are read."""
    return _ANGLED.sub(lambda found: found[0].translate(_WITHIN_ANGLED), words).translate(_LEFT_ANGLES)


def remember_places(doc: Doc, surface: Surface) -> None:
    """Note in a parsed surface where its characters stand in the document."""
    doc.user_data[_PLACES] = surface.places


def begin_of(token: Token) -> int:
    """Give the offset of a token in the document."""
    places = token.doc.user_data.get(_PLACES)
    return token.idx if places is None else int(places[token.idx])


def end_of(token: Token) -> int:
    """Give the offset after a token in the document."""
    end = token.idx + len(token)
    places = token.doc.user_data.get(_PLACES)
    return end if places is None else int(places[end - 1]) + 1


def chars_of(doc: Doc, begin: int, end: int) -> Span:
    """Give the characters of the document that a range of tokens (`end` exclusive) covers."""
    return Span(begin_of(doc[begin]), end_of(doc[end - 1]))


def words_of(doc: Doc, blocks: Sequence[Block]) -> Iterator[tuple[Block, list[Token]]]:
    """Give each block that was parsed with its tokens, white space left out."""
    tokens = (token for token in doc if not token.is_space)
    token = next(tokens, None)
    for block in blocks:
        words: list[Token] = []
        while token is not None and begin_of(token) < block.span.end:
            words.append(token)
            token = next(tokens, None)
        if words:
            yield block, words


def _text_of(block: Block, document: Document) -> str:
    words = document.text[block.span.begin : block.span.end]
    return words.title() if block.kind is BlockKind.LABEL and speaks_on(words) else words  # "THE PRESIDENT:"


def _of_block(block: Block, words: str) -> Iterator[tuple[int, str]]:
    """Give (offset, words) of a block, without the numbers of the lists within its sentences."""
    at, offset = 0, block.span.begin
    cuts = sorted([*_numbers(masked(words)), *_gaps(words), *_styles(words), *_degrees(words), *marks_of_acts(words)])
    if block.kind is BlockKind.CAPTION:
        cuts = [match.span() for match in _PLACED.finditer(words)]
    for begin, end in [*cuts, (len(words),) * 2]:
        yield from _pieces(words[at:begin], offset + at, spaced=at == 0)
        at = end


def _gaps(words: str) -> Iterator[tuple[int, int]]:
    """Give the places of the spaces in the dash of two states and within angled marks, where English has none."""
    yield from _gaps_of_pairs(words)
    inner = (found.span(side) for found in _ANGLED.finditer(words) for side in ("first", "last"))
    yield from ((begin, end) for begin, end in inner if end > begin)


def _gaps_of_pairs(words: str) -> Iterator[tuple[int, int]]:
    """Give the places of the spaces around the dash between two states or unions, which names what is of both."""
    known = load_gazetteer()
    for match in _PAIR.finditer(words):
        last, first = match["first"].split(), match["second"].split()
        ends = [known.get(" ".join(row)) for row in (last, last[-1:], first, first[:1])]
        states = [entry is not None and entry.cls in _SIDES for entry in ends]
        named = match["after"][:1].isupper() or (len(first) > 1 and not states[2])
        if any(states[:2]) and any(states[2:]) and (named or match["after"] in _OF_TWO):
            begin, end = match.span("gap")
            yield from ((begin, begin + 1), (end - 1, end))
    yield from (match.span() for match in _BROKEN_PAIR.finditer(words))


def _styles(words: str) -> Iterator[tuple[int, int]]:
    """Give the places of styles before an office, which parsers take for somebody: "HH the Amir", "HE Minister A"."""
    for match in _STYLE.finditer(words):
        office = load_naming().title_at(match["title"].lower().split(), 0)
        if match["the"] or office:
            yield match.span()
    yield from (
        match.span("nick") for match in _NICKNAME.finditer(words) if match["nick"][2:-1].lower() in load_naming().given
    )
    yield from (match.span() for match in _INTERIM.finditer(words))
    yield from (match.span() for match in _EXCELLENCY.finditer(words))
    yield from (match.span() for match in _COURTESY.finditer(words))  # "the friendly Republic of Peru"


def _degrees(words: str) -> Iterator[tuple[int, int]]:
    """Give the places of degrees behind a full name, which parsers take for somebody: "Jane Roe, MD, chairs it"."""
    naming = load_naming()
    for match in _LETTERED.finditer(words):
        end = match.start()
        degrees = []
        for letters in match[0].split(", ")[1:]:
            if letters.lower() not in naming.words.degrees:
                break
            degrees.append(letters.lower())
            end += len(letters) + 2
        name = _FULL_NAME.search(words, max(0, match.start() - _NAME_REACH), match.start()) if degrees else None
        if name is not None and (degrees[0] not in _STATES or name["given"].lower() in naming.given):
            stop = words[end - 1] == "." and _ENDS.match(words, end) is not None
            yield match.start(), end - stop  # "Silver Spring, MD" is a place


def _numbers(words: str) -> list[tuple[int, int]]:
    """Give the places of "(i)", "(ii)" in "agreed to (i) fund A; (ii) build B"; a lone "(a)" is something else."""
    found = list(_NUMBER.finditer(words))
    kinds = {
        match.lastgroup
        for match in found
        if any(other[match.lastgroup or 0] == _FIRST.get(match[match.lastgroup or 0] or "") for other in found)
    }
    cuts = [match for match in found if match.lastgroup in kinds]
    return sorted(match.span() for match in [*cuts, *_BEFORE_GERUND.finditer(words)])


def _pieces(text: str, offset: int, *, spaced: bool = True) -> Iterator[tuple[int, str]]:
    """Give (offset, words) of what is left of a text; white space comes as one space, if `spaced` none at its start."""
    at = 0
    for match in _MARKUP.finditer(text):
        for begin, piece in _words(text, at, match.start()):
            if piece != " " or not spaced:
                yield offset + begin, piece
            spaced = piece.endswith(" ")
        at = match.end()
        left = " " if match["breaking"] else _character(match["entity"])
        if left and not (left == " " and spaced):
            yield offset + match.start(), left
            spaced = left == " "
    for begin, piece in _words(text, at, len(text)):
        if piece != " " or not spaced:
            yield offset + begin, piece
        spaced = piece.endswith(" ")


def _words(text: str, begin: int, end: int) -> Iterator[tuple[int, str]]:
    for match in _SPACE.finditer(text, begin, end):
        if match.start() > begin:
            yield begin, text[begin : match.start()]
        yield match.start(), " "
        begin = match.end()
    if begin < end:
        yield begin, text[begin:end]


def _character(entity: str | None) -> str:
    """Give what an entity such as "&amp;", or a doubled mark such as "''", stands for, if that is one character."""
    word = '"' if entity in _DOUBLED else unescape(entity) if entity else ""
    return " " if word.isspace() else word if len(word) == 1 else ""


def _blank(match: re.Match[str]) -> str:
    words = match[0]
    if match["breaking"]:
        return ("\n\n" if len(words) > 3 else "\n").ljust(len(words))
    fill = '"' if words in _DOUBLED else " "  # no block is stripped of its last mark
    return _character(match["entity"]).ljust(len(words), fill) if match["entity"] else _KEPT_LINES.sub(" ", words)
