"""Headlines parsed as the sentences that they stand for: "Peru, Chile sign pact" says that Peru and Chile sign a pact.

Headlines leave out conjunctions and forms of "be", and some write each word with a capital; a parser that learned from
running text takes them for piles of nouns. So a title that makes no clause is parsed again with what it leaves out, and
what was put in is dropped again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reportgraph.extract.model import BlockKind, Document
from reportgraph.extract.parsing.casing import Casing
from reportgraph.extract.parsing.coined import adjectives_of_pipeline
from reportgraph.extract.parsing.headline_mends import host_read_as_noun, mend_headline
from reportgraph.extract.parsing.labels import NOUN_SUBJECTS, NOUNY
from reportgraph.extract.parsing.repair.words.lemmas import lemma_of
from reportgraph.extract.parsing.reparse import Rows, put_back, rows_of
from reportgraph.extract.parsing.spelling import singular
from reportgraph.extract.parsing.tree import FINITE, neighbor_of
from reportgraph.extract.text.surface import words_of
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.naming import load_naming
from reportgraph.ontology.verbs import known_verbs, particle_verbs
from spacy.language import Language
from spacy.tokens import Doc, Span, Token

_CASED = frozenset({BlockKind.TITLE, BlockKind.HEADING})
_ADDRESS = re.compile(r"(?:H\.? ?E\b|(?:His|Her|Their) (?:Royal |Serene )?(?:Excellency|Highness|Majesty)\b)")
_ASTRAY = frozenset({"npadvmod", "dep", "nmod"})
_OF_ESSAYS = frozenset({"beyond", "how", "toward", "towards", "what", "why"})
_PARTING = frozenset({";", "—", "–"})
_SHORTEST, _LONGEST = 3, 40  # tokens
# what wars, strikes and floods do
_BY_EVENTS = frozenset(
    {
        "boost",
        "expose",
        "fuel",
        "highlight",
        "reveal",
        "spark",
        "spur",
        "strain",
        "test",
        "threaten",
        "underline",
        "underscore",
    }
)
_DOERS = ("Company", "GovernmentBody", "Group", "Institution", "Person", "PoliticalParty")
_BARGAINS = frozenset({"deal", "plan", "report"})  # nouns that the parser takes for the verb of a headline


@dataclass(frozen=True, slots=True)
class _Variant:
    """The words of a headline and what it leaves out, each with its place in the headline, or -1."""

    words: list[tuple[str, int]]
    verb: int | None = None  # the word that must turn out to be the main verb


def recased(document: Document, nlp: Language) -> dict[int, str]:
    """Give begin of block -> words in ordinary case, for headings that make a clause once their capitals are gone."""
    body = (BlockKind.PARAGRAPH, BlockKind.ITEM)
    texts = (document.text[b.span.begin : b.span.end] for b in document.blocks if b.kind in body)
    casing = Casing(texts, adjectives_of_pipeline(nlp))
    found: dict[int, str] = {}
    for block in document.blocks:
        if block.kind in _CASED:
            words = document.text[block.span.begin : block.span.end]
            plain = casing.of_headline(words)
            if "," in words and _ADDRESS.match(words):
                continue  # "His Excellency John Doe, Minister of Trade": somebody's name
            if plain == words:
                continue
            parts = plain.split(": ")  # each is a sentence of its own: "Fact Sheet: A opens B"
            essay = words.partition(" ")[0].lower() in _OF_ESSAYS  # "Toward a Plan to Widen Access to Credit"
            if essay or any(_may_be_clause(sentence, nlp) for part in parts for sentence in nlp(part).sents):
                found[block.span.begin] = plain
    return found


def _may_be_clause(sentence: Span, nlp: Language) -> bool:
    """Tell a clause, or what is one with a "will" before its verb: "Peru and Chile deepen ocean ties"."""
    line = [t for t in sentence if not t.is_space]
    if _is_clause(sentence.root) or not 3 <= len(line) <= _LONGEST:
        return _is_clause(sentence.root)
    joined = _joined(line)
    variants = (*_with_verbs(line, joined), *_ahead(line, joined))
    return any(_rows(v, len(line), nlp) is not None for v in variants)


def parse_headlines(doc: Doc, document: Document, nlp: Language) -> Doc:
    """Parse the parts of a title that make no clause again, as what they stand for."""
    titles = [words for block, words in words_of(doc, document.blocks) if block.kind is BlockKind.TITLE]
    changes: dict[int, Rows] = {}
    for words in titles:
        for sentence in {t.sent.start: t.sent for t in words}.values():
            line = [t for t in sentence if not t.is_space]
            if parts := _parted(line, nlp):
                changes |= parts
            elif _SHORTEST <= len(line) <= _LONGEST and (not _is_clause(sentence.root) or _is_bargain(sentence.root)):
                rows = next((r for v in _variants(line) if (r := _rows(v, len(line), nlp)) is not None), None)
                if rows is not None:
                    changes[line[0].i] = rows
    doc = put_back(doc, changes)
    for words in titles:
        for word in words:
            host_read_as_noun(doc[word.i])
        for root in {t.sent.start: t.sent.root for t in (doc[w.i] for w in words)}.values():
            mend_headline(root)
    return doc


def _parted(line: list[Token], nlp: Language) -> dict[int, Rows]:
    """Give the parts of "A signs B; C to visit D", each a clause of its own; nothing where one is none."""
    marks = [at for at, t in enumerate(line) if t.text in _PARTING]
    parts = [line[begin:end] for begin, end in zip([0, *(at + 1 for at in marks)], [*marks, len(line)], strict=True)]
    # "A signs pact - state media"
    source = bool(marks) and line[marks[-1]].text != ";" and 0 < len(parts[-1]) < _SHORTEST
    if not marks or len(line) > _LONGEST or any(len(part) < _SHORTEST for part in parts[: len(parts) - source]):
        return {}
    found: dict[int, Rows] = {}
    for part in parts:
        ahead = [("will" if t.lower_ == "to" else t.text, at) for at, t in enumerate(part)]  # "A to visit B"
        options = [_Variant([(t.text, at) for at, t in enumerate(part)]), *_variants(part), _Variant(ahead)]
        rows = next((r for v in options if (r := _rows(v, len(part), nlp)) is not None), None)
        if rows is not None:
            found[part[0].i] = rows
        elif (part != parts[0] or line[0].sent.root not in part) and not (source and part == parts[-1]):
            return {}
    return found


def _is_clause(root: Token) -> bool:
    """Tell a clause with a subject, beside which no name is left standing."""
    if root.pos_ not in ("VERB", "AUX"):
        return False
    subjects = [c for c in root.lefts if c.dep_ in NOUN_SUBJECTS]
    marked = any(c.dep_ in ("aux", "auxpass") for c in root.lefts)
    finite = root.tag_ in FINITE or (marked and root.tag_ in ("VB", "VBN", "VBG"))
    astray = any(c.dep_ in _ASTRAY and c.pos_ in NOUNY and c.ent_type_ not in ("DATE", "TIME") for c in root.lefts)
    astray = astray or any(_parts_origins(c.nbor()) for c in root.sent[:1] if root.i > c.i + 1)
    line = [t for t in root.sent if not t.is_space]
    astray = astray or any(_parts_people(line, at) for at in range(len(line)))
    return finite and len(subjects) == 1 and not astray


def _is_bargain(root: Token) -> bool:
    """Tell "A strikes deal with B" read as A's strikes that deal with B: what is dealt with is no bare plural's."""
    subject = next((c for c in root.lefts if c.dep_ == "nsubj"), None)
    noun = root.lower_ in _BARGAINS or root.lower_ not in known_verbs()
    if subject is None or not noun or root.tag_ not in FINITE or subject.i != root.i - 1:
        return False
    return subject.tag_ == "NNS" and singular(subject.text) in known_verbs() and subject.left_edge.i < subject.i


def _variants(line: list[Token]) -> Iterator[_Variant]:
    """Give what a headline may stand for, the likeliest first."""
    plain = [(t.text, at) for at, t in enumerate(line)]
    joined = _joined(line)
    if joined != plain:
        yield _Variant(joined)
        for at in range(3, len(line)):  # "A, B sign C"
            names = line[at - 1].pos_ == "PROPN" or _is_role(line[at - 1])
            names = names and any(t.text == "," for t in line[:at])
            if names and line[at].text.islower() and line[at].text in known_verbs():
                yield _Variant(_with("will", at, joined), at)
    for at in range(1, len(line) - 1):  # "A named chair", "12 held after raid"
        if line[at].tag_ in ("VBN", "VBD") and line[at - 1].pos_ in (*NOUNY, "NUM") and _is_participle(line[at]):
            many = line[at - 1].tag_ in ("NNS", "CD") or any(t.text == "," for t in line[:at])
            yield _Variant(_with("are" if many else "is", at, joined), at)
    yield from _with_verbs(line, joined)
    yield from _ahead(line, joined)


def _ahead(line: list[Token], joined: list[tuple[str, int]]) -> Iterator[_Variant]:
    """Give what "A to visit B, attend C" stands for: the "to" of headlines is a "will"."""
    at = next((at for at, t in enumerate(line) if t.lower_ == "to"), 0)
    who = line[at - 1]
    named = who.pos_ == "PROPN" or _is_role(who)
    if 0 < at < len(line) - 1 and named and line[at + 1].text.islower() and line[at + 1].lower_ in known_verbs():
        yield _Variant([("will" if place == at else text, place) for text, place in joined])


def _with_verbs(line: list[Token], joined: list[tuple[str, int]]) -> Iterator[_Variant]:
    """Give what "A and B seal pact", "A eyes pact" stand for where the verb was read as a noun."""
    for at in range(1, len(line) - 1):
        many = line[at - 1].tag_ == "NNS" and line[at].tag_ == "NN"  # "talks resume"
        many = many and all(t.text != "," for t in line)
        word, several = line[at].text, many or any(t.lower_ == "and" for t in line[:at])
        base = word if several else singular(word)
        named = many or line[at - 1].pos_ == "PROPN" or _is_done_by(line[at - 1], line[at])
        named = named or (at == 1 and _is_bargain(line[at + 1]))
        counting = _counts(line[at + 1]) and base in known_verbs() and word.islower()  # "Strikes on camp kill 28"
        if not counting and (not named or not word.islower() or base not in known_verbs() or (base == word) != several):
            continue
        yield _Variant(_with("will", at, [(base if place == at else text, place) for text, place in joined]), at)


def _counts(token: Token) -> bool:
    """Tell the beginning of a number behind the verb of a headline: "28", "at least 28", "dozens"."""
    behind = neighbor_of(token, 1)
    least = token.lower_ in ("at", "over", "nearly", "almost", "some") and behind.like_num
    least = least or (token.lower_ == "at" and behind.lower_ in ("least", "most"))
    return least or token.tag_ == "CD" or token.lower_ in ("dozens", "hundreds", "scores", "thousands")


def _with(word: str, at: int, words: list[tuple[str, int]]) -> list[tuple[str, int]]:
    """Put a word before the one whose place is `at`."""
    return [pair for w in words for pair in ([(word, -1), w] if w[1] == at else [w])]


def _joined(line: list[Token]) -> list[tuple[str, int]]:
    """Give the words with "and" for the commas that stand for it: between names, and before another verb."""
    words: list[tuple[str, int]] = []
    for at, token in enumerate(line):
        words.append((token.text, at))
        if token.text != "," or not 0 < at < len(line) - 1:
            continue
        after = line[at + 1]
        names = line[at - 1].pos_ in NOUNY and after.pos_ in ("PROPN", "NOUN", "NUM")
        if _parts_people(line, at):  # with an article, for "FM and Danish" may be one FM and one Danish thing
            words[-1:] = [("and", at), ("the", -1)]
        elif names or _parts_origins(token):
            words[-1] = ("and", at)
        elif after.text.islower() and after.text in known_verbs():
            words[-1:] = [("and", at), ("will", -1)]  # "A, B meet in C, back D"
        elif after.text.islower() and after.tag_ in ("VBZ", "NNS") and _acts(lemma_of(after)):
            words[-1] = ("and", at)  # "A meets B, signs C"; not "A meets B, says C"
    return words


def _acts(lemma: str) -> bool:
    """Tell a verb for what somebody does, and not says."""
    return lemma in known_verbs() and lemma not in GRAMMAR.takes_clause


def _parts_people(line: list[Token], at: int) -> bool:
    """Tell "A, Danish premier sign pact": two people, for one of them alone signs it."""
    last = at + 1
    while last < len(line) - 2 and line[last].pos_ in ("ADJ", *NOUNY) and not _is_role(line[last]):
        last += 1
    two = line[at].text == "," and at and at + 1 < last < len(line) - 2 and _is_role(line[last])
    somebody = bool(two) and (line[at - 1].text.istitle() or _is_role(line[at - 1]))
    return somebody and line[last + 1].text in known_verbs()


def _is_role(noun: Token) -> bool:
    return noun.tag_ in ("NN", "NNP") and "Person" in (load_naming().classes_of(noun.lower_) or ())


def _is_done_by(doer: Token, word: Token) -> bool:
    """Tell "candidate wins presidency", "cabinet refocuses on A": likelier what somebody does than what he has."""
    kind, base = (load_naming().classes_of(doer.lemma_.lower()) or ("",))[0], singular(word.lower_)
    acts = doer.text.isupper() or (doer.tag_ == "NN" and (kind in _DOERS or base in _BY_EVENTS))
    goes_on = word.dep_ in ("compound", "ROOT") and word.nbor().pos_ in ("ADJ", "DET", *NOUNY)
    alone = (base, word.nbor().lower_) in particle_verbs() and load_naming().classes_of(base) is None
    return acts and word.tag_ == "NNS" and (goes_on or alone)


def _parts_origins(comma: Token) -> bool:
    """Tell "Kenyan, Peruvian ministers": people of two states."""
    doc, last = comma.doc, comma.sent.end
    if comma.text != "," or comma.i + 2 >= last or doc[comma.i - 1].ent_type_ not in ("NORP", "GPE"):
        return False
    second = doc[comma.i + 1]
    origins = second.text[0].isupper() and second.dep_ in ("amod", "compound", "nmod") and second.head.i > second.i
    return origins and second.head.tag_ == "NNS"


def _is_participle(token: Token) -> bool:
    """Tell a participle that a noun goes with: the parser hangs it on the noun, or a complement shows the passive."""
    passive = any(c.dep_ in ("agent", "oprd") for c in token.children)
    return token.dep_ == "acl" or (passive and not any(c.dep_ == "dobj" for c in token.children))


def _rows(variant: _Variant, size: int, nlp: Language) -> Rows | None:
    """Give the fields of a headline's words as they are parsed in a variant; None where that is no clause either."""
    alone = nlp(Doc(nlp.vocab, [*(word for word, _ in variant.words), "."]))
    root = alone[:].root
    if root.tag_ == "VB" and any(c.dep_ == "conj" for t in root.lefts if t.dep_ == "nsubj" for c in t.rights):
        root.tag_ = "VBP" if not any(c.dep_ == "aux" for c in root.lefts) else "VB"  # "A and B discuss C"
    places = [*(at for _, at in variant.words), -1]
    if len(list(alone.sents)) > 1 or not _is_clause(root):
        return None
    kept = [t for t in alone if places[t.i] >= 0]
    if len(kept) != size or places[root.i] < 0 or variant.verb not in (None, places[root.i]):
        return None
    for token in (root, *(c for c in root.children if c.dep_ == "conj")):
        if token.tag_ == "VB" and not any(c.dep_ == "aux" and places[c.i] >= 0 for c in token.children):
            token.tag_ = "VBP"
    return rows_of(alone, kept, root)
