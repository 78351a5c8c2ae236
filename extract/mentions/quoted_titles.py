"""Finds titles of documents and works, themes and mottos that stand in quotation marks, and tells those without."""

from __future__ import annotations

from dataclasses import dataclass

from reportgraph.extract.parsing.spelling import NAME_PREPOSITIONS, QUOTES
from reportgraph.extract.parsing.syntax import child
from reportgraph.extract.parsing.tree import SUBJECTS
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.naming import Naming
from spacy.tokens import Doc, Span, Token

_LONGEST_TITLE = 40  # tokens
_FAR = 12  # tokens between the noun and the title that it announces
_LITTLE = NAME_PREPOSITIONS | {"from"}  # also where a title was read as one name
_SMALL = frozenset({"ADP", "SCONJ", "CCONJ", "DET", "PRON", "AUX"})
_OPENING = frozenset({":", ";", "-", "—", "--", "–", "•", "*", "…"}) | QUOTES
_PARTNERS = frozenset({"between", "by", "with"})  # a deal with "Roe Motors", not one that bears the name
_CLOSING = frozenset({",", ".", ";", "(", "–", "—"})
_MARKS = QUOTES | {"'", "’"}
_UNDERTAKEN = frozenset({"Event", "Initiative", "Project"})
_TITLED = frozenset({"Document", "Work", "Event", "Principle", "Initiative", "Project"})


@dataclass(frozen=True, slots=True)
class QuotedTitle:
    """Tokens `begin` to `end` (exclusive) are the title of something of this class."""

    begin: int
    end: int
    cls: str  # empty: what stands before the brackets has it for its title


def find_titles(doc: Doc, naming: Naming) -> list[QuotedTitle]:
    """Find titles of documents and works, themes and mottos: capitalised words in quotes after a word for them."""
    found: list[QuotedTitle] = []
    opened = -1
    for token in doc:
        if token.text not in QUOTES and not (token.text == "'" and _quotes(token)):
            continue
        if opened < 0 or token.i - opened > _LONGEST_TITLE:
            opened = token.i
            continue
        begin, end = opened + 1, token.i
        opened = -1
        while (
            end > begin
            and (doc[end - 1].is_punct or doc[end - 1].is_space)
            and doc[end - 1].text not in ("?", "!", ")")
        ):
            end -= 1
        if begin < end and (cls := _titled(doc, begin, end, naming)):
            found.append(QuotedTitle(begin, end, cls))
    return found


def bracketed_titles(doc: Doc, naming: Naming) -> list[QuotedTitle]:
    """Find what an order is about, in brackets after its number or date: "Order 12 of May 3, 2021 (Safe Water)"."""
    found: list[QuotedTitle] = []
    for token in doc:
        if token.text != "(" or token.i < 2 or not token.nbor(-1).text[-1].isdigit():
            continue
        end = next((i for i in range(token.i + 1, min(token.i + _LONGEST_TITLE, len(doc))) if doc[i].text == ")"), 0)
        words = [t for t in doc[token.i + 1 : end] if t.is_alpha and len(t) > 3 and not _is_small(t)]
        if len(words) < 2 or sum(t.text[0].isupper() for t in words) < 0.8 * len(words):
            continue
        before = list(doc[max(0, token.i - _FAR) : token.i])
        kept = [t for t in before if not any(b.pos_ in ("VERB", "AUX") for b in doc[t.i + 1 : token.i])]
        if any(t.is_title and naming.named.get((t.lower_,)) == "Document" for t in kept):
            found.append(QuotedTitle(token.i + 1, end, ""))
    return found


def unquoted_titles(doc: Doc, naming: Naming) -> list[QuotedTitle]:
    """Find titles with a colon in capitals behind a word for a text: "its report, Safe Roads: Trade in Mali,"."""
    found: list[QuotedTitle] = []
    for colon in doc:
        if colon.text != ":" or colon.i < 2:
            continue
        far = range(colon.i - 1, max(0, colon.i - _FAR), -1)
        begin = next(
            (i + 1 for i in far if doc[i].text == "," or (doc[i].text[0].islower() and not _is_small(doc[i]))), 0
        )
        named = doc[begin - 2] if begin > 1 and doc[begin - 1].text == "," else doc[max(0, begin - 1)]
        end = next((t.i for t in doc[colon.i : colon.i + _LONGEST_TITLE] if t.text in _CLOSING), len(doc))
        words = [t for t in doc[begin:end] if t.is_alpha and len(t) > 3 and not _is_small(t)]
        capitals = all(t.text[0].isupper() for t in words) and doc[begin].text[0].isupper()
        text = named.lower_ in GRAMMAR.papers | {"report"} and named.text.islower() and named.i < colon.i - 1
        if text and capitals and len(words) > 2 and words[-1].i > colon.i + 1 and words[0].i < colon.i:
            found.append(QuotedTitle(begin, end, "Document"))
    return found


def _is_small(word: Token) -> bool:
    return word.pos_ in _SMALL or word.lower_ in _LITTLE


def _quotes(mark: Token) -> bool:
    """Tell a single quotation mark from an apostrophe."""
    before = mark.i == 0 or bool(mark.doc[mark.i - 1].whitespace_)
    return mark.tag_ in ("``", "''") or (before != bool(mark.whitespace_) and mark.tag_ != "POS")


def _titled(doc: Doc, begin: int, end: int, naming: Naming) -> str | None:
    """Give the class of what a quotation is the title of, or None if it is no title."""
    words = [t for t in doc[begin:end] if t.is_alpha and len(t) > 3 and not _is_small(t)]
    opener = [t for t in doc[max(0, begin - 3) : begin - 1] if t.lower_ not in ("of", ":")][-1:]
    if opener and len(words) > 1 and (opener[0].lower_ == "themed" or opener[0].lemma_.lower() in GRAMMAR.mottos):
        return "Principle"  # with the theme "Trade for a better future"
    if not doc[begin].text[0].isupper() or sum(t.text[0].isupper() for t in words) < 0.8 * len(words):
        return None
    kind = doc[end + 1].lower_ if end + 1 < len(doc) and doc[end].text in _MARKS else ""
    if kind in GRAMMAR.undertakings and words:
        return naming.class_of_nominal([kind])  # "the agreement on the 'Water for All' project"
    if (called := _called(doc, begin, end, naming)) is not None:
        return called
    if (theme := _theme_told(doc[begin])) is not None:
        return naming.class_of_nominal([theme.lemma_.lower()])
    titled = False
    for at in range(begin - 2, max(-1, begin - _FAR), -1):
        token = doc[at]
        if token.lower_ == "themed":
            return "Principle"
        if token.lower_ in naming.words.titled:
            titled = True
        elif token.lemma_.lower() in GRAMMAR.titled_by and at == begin - 3 and doc[at + 1].lower_ == "of":
            return "Work"  # the author of "Cold Rivers"
        elif at == begin - 2 and token.lower_ in naming.words.publishing and len(words) > 1:
            return "Document"  # published "Water for All"
        elif token.dep_ == "dobj" and token.head.lemma_ in GRAMMAR.telling_somebody:
            return None  # told the summit: "Roe Motors is joining the Lake Pact"
        elif token.dep_ == "pobj" and at == begin - 3 and doc[at + 1].text == "," and _acts(doc, end):
            return None  # under the deal, "Roe Motors" will ship tin
        elif token.pos_ == "NOUN":
            cls = naming.class_of_nominal([*(c.lower_ for c in token.lefts), token.lemma_.lower()])
            if cls in _TITLED:
                return None if _is_of_own_kind(doc, begin, words[-1:], naming=naming, told=cls) else cls
            return "Work" if titled and len(words) > 1 else None
        elif token.pos_ == "PROPN" and at >= begin - 3:  # "its Growth Framework, "Roads for All""
            run = [t.lower_ for t in doc[max(0, at - 3) : at + 1] if t.pos_ == "PROPN"]
            cls = naming.class_of_name(run)
            return cls if cls in _TITLED and len(words) > 1 else None
        elif token.pos_ in ("VERB", "AUX", "PRON") or token.text in (".", "?", "!", ";") or token.lower_ in _PARTNERS:
            break
    return "Work" if titled and len(words) > 1 else None


def _acts(doc: Doc, end: int) -> bool:
    """Tell whoever stands in quotation marks right before what he does."""
    return doc[end - 1].dep_ in SUBJECTS and end + 1 < len(doc) and doc[end + 1].pos_ in ("AUX", "VERB")


def _is_of_own_kind(doc: Doc, begin: int, last: list[Token], *, naming: Naming, told: str) -> bool:
    """Tell what an article and its last word set apart: "after the meeting, the "Oslo Declaration" was signed"."""
    own = naming.class_of_name([last[0].lower_]) if last and begin > 1 and doc[begin - 2].tag_ == "DT" else None
    return own in _TITLED and own != told


def _called(doc: Doc, begin: int, end: int, naming: Naming) -> str | None:
    """Give the class of what its last word says it is, behind an article or an owner: "the "Save Our Seas Tour""."""
    words = [t for t in doc[begin:end] if t.is_alpha]
    before = doc[begin - 2] if begin > 1 else doc[begin]
    determined = before.tag_ in ("DT", "PRP$", "POS", "JJ") or before.ent_type_ == "DATE"
    capitals = all(t.text[0].isupper() or t.pos_ in _SMALL for t in words)
    text = len(words) > 2 and naming.class_of_nominal([words[0].lower_]) == "Document" and words[1].pos_ == "ADP"
    if text and determined:
        return "Document"  # "the ministry's 2025 "Guidelines for Growers Regarding Seed""
    cls = naming.class_of_name([words[-1].lower_]) if words and determined and capitals else None
    return cls if cls in _UNDERTAKEN and 2 < len(words) < _FAR and len(words) == end - begin else None


def _theme_told(first: Token) -> Token | None:
    """Give the word for a theme that a quotation tells: "the theme of A is "Water"", "the theme for A, "Water""."""
    if first.i < 3:
        return None
    if first.nbor(-2).text == ",":
        for word in reversed(first.doc[max(first.sent.start, first.i - _FAR) : first.i - 2]):
            if word.lemma_.lower() in GRAMMAR.mottos:
                return word if word.nbor().lower_ in ("of", "for") else None
            if word.is_punct or word.pos_ in ("VERB", "AUX"):
                return None
    subject = child(first.nbor(-2), "nsubj") if first.nbor(-2).lemma_ == "be" else None
    return subject if subject is not None and subject.lemma_.lower() in GRAMMAR.mottos else None


def is_in_title(token: Token, sentence: Span) -> bool:
    """Tell a gerund with a capital inside a sentence, which is part of a name: "the order Widening A", "(Ending B)"."""
    if token.tag_ != "VBG" or not token.text.istitle() or token.i == sentence.start:
        return False
    before = token.nbor(-1)
    after = next((t for t in token.doc[token.i + 1 : sentence.end] if t.pos_ not in _SMALL), None)
    begins = before.text in _OPENING or before.is_space
    return not begins and after is not None and after.text[0].isupper()
