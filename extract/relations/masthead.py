"""What a report says about itself: what it is about, by its title, who published it, and who wrote it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reportgraph.extract.grammar.themes import themes_of
from reportgraph.extract.model import DOCUMENT_KEY, BlockKind, Evidence, MentionKind, Modality, Span, Statement, Value
from reportgraph.extract.parsing.spelling import singular
from reportgraph.extract.parsing.syntax import conjuncts, objects_of
from reportgraph.extract.parsing.tree import FINITE
from reportgraph.extract.relations.candidates import Source
from reportgraph.extract.relations.scene import Scene, evidence
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.naming import load_naming
from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

_PUNCTUATION = re.compile(r"[^\w\s-]")
_BY = frozenset({"by", "pursuant", "under"})
_TITLE = 4  # words; shorter titles name nothing else
_SAYING = frozenset({"ADP", "AUX", "VERB"})
_MATTERS = ("Event", "Project", "Document", "Principle", "Work")
_GUESSES = frozenset({"default", "shape"})
_UNNAMED = ("Event", "Project", "InfrastructureProject", "Topic", "Principle")  # of what has no name
_TELLING = (*_MATTERS, "Actor")
_PRESENTING = frozenset({"about the author", "about the authors", "the author", "the authors"})
_OFFICE = re.compile(r"\s*,?\s*(?P<office>[A-Z][^\W\d_]+(?: [^\W\d_][\w’'-]*)*)(?=[,;|\n]|$)")
_OWNING = ("Person", "PoliticalParty")
_HONORED = 2  # titles before a name


def find_masthead(scene: Scene) -> list[Statement]:
    """Give the document's own statements: what it is about, by its title, who published and who wrote it."""
    return [*_about(scene), *_titled(scene), *_publisher(scene), *_authors(scene), *_presented(scene), *_issuers(scene)]


def _about(scene: Scene) -> list[Statement]:
    found: dict[str, Statement] = {}
    for sentence in scene.parsed.sentences:
        if sentence.block.kind is not BlockKind.TITLE:
            continue
        own = any(DOCUMENT_KEY in scene.referents.keys(t) for t in sentence.span)
        bare = not any(t.pos_ in _SAYING for t in sentence.span)
        # "Peru-Chile Joint Statement on A": by Peru and Chile, about A; "Lake Hall, Oslo": where it was said
        kinds = _MATTERS if own or bare else _TELLING
        themes = set() if own else _themes(sentence.span, scene)
        for token in sentence.span:
            mention = scene.mentions.get(token.i)
            if mention is None or mention.kind is MentionKind.PRONOUN or _is_inside_name(token, sentence.span, scene):
                continue
            owner = token.head if mention.cls == "PoliticalParty" else token  # "GOP senators' data"
            if (owner.dep_ == "poss" and mention.cls in _OWNING) or any(t.lower_ in _BY for t in token.ancestors):
                continue  # "President Roe's agenda helps A": about the agenda; "a finding under the Lake Act"
            if token.dep_ == "nsubj" and token.i > token.head.i and token.head.lemma_ in GRAMMAR.saying:
                continue  # "Lake deal may fail, says Voltra"
            for entity in scene.referents.entities(token):
                telling = any(scene.knowledge.schema.is_a(entity.cls, kind) for kind in kinds)
                publisher = scene.referents.named(scene.parsed.document.publisher or "")
                reports = publisher is not None and entity.key == publisher.key  # "Remarks in A | The Lake Office"
                published = entity.cls == "MediaOrganization" or reports  # who reports is not what it is about
                longest = max(len(mention.name), len(entity.name))
                whole = entity.is_named and longest > 0.7 * len(scene.parsed.document.title)  # it only names somebody
                guessed = all(m.how in _GUESSES and m.span.end <= sentence.block.span.end for m in entity.mentions)
                if guessed and len(mention.name.split()) > 1:
                    continue  # "Outline New Actions": capitals of a title make no name
                main = _is_main(token) or (token.i in themes and mention.how not in _GUESSES)
                main = main and not entity.is_named and entity.cls in _UNNAMED and len(mention.name.split()) > 1
                fits = (entity.is_named and telling) or (main and not own)
                if entity.key != DOCUMENT_KEY and fits and not (published or whole):
                    words = Evidence(sentence.block.span, None, mention.span)
                    found.setdefault(entity.key, _statement(DOCUMENT_KEY, "about", entity.key, words, scene))
    return list(found.values())


def _is_main(token: Token) -> bool:
    """Tell what a headline says something of: "Dam plan divides valley" is about the dam plan."""
    verb = token.head
    said = token.dep_ in ("nsubj", "nsubjpass", "dobj") and verb.dep_ == "ROOT" and verb.pos_ == "VERB"
    return said


def _themes(title: TokenSpan, scene: Scene) -> set[int]:
    """Give what a title without a verb names: "Clean power and the challenge of high debt" is on both."""
    root = title.root
    if root.pos_ not in ("NOUN", "PROPN") or any(t.tag_ in FINITE or t.tag_ == "MD" for t in title):
        return set()
    if any(t.text == ":" for t in title.doc[: root.i]):
        return set()  # "Data rules: a hidden tax"
    return {theme.head.i for noun in conjuncts(root) for theme in themes_of(noun, scene.knowledge.lexicon)}


def _is_inside_name(head: Token, words: TokenSpan, scene: Scene) -> bool:
    """Tell a name that is a part of a longer one: a title on the Nordic Council is not about the Nordic peoples."""
    mention = scene.mentions[head.i]
    others = [m for t in words if (m := scene.mentions.get(t.i)) is not None and m.kind is MentionKind.NAME]
    inside = any(m.begin <= mention.begin and mention.end <= m.end and m != mention for m in others)
    return inside and mention.kind is not MentionKind.NOMINAL


def _titled(scene: Scene) -> list[Statement]:
    """A work whose title holds the name of something is about it: "Sharing the Lake Spirit: A Survey"."""
    found = []
    named = [
        (e, f" {name.casefold()} ")
        for e in scene.referents.linked.entities
        for name in (e.name, *e.aliases)
        if len(name.split()) > 1 and e.is_named
    ]
    for work in scene.referents.linked.entities:
        title = next((m for m in work.mentions if m.how == "quotes" and len(m.name.split()) >= _TITLE), None)
        if title is None or not scene.knowledge.schema.is_a(work.cls, "Document"):
            continue
        text = f" {_PUNCTUATION.sub(' ', title.name.casefold())} "
        about = {e.key for e, name in named if e.key != work.key and name in text}
        token = scene.parsed.doc[title.head]
        found += [
            _statement(work.key, "about", key, evidence(token, token, None, scene), scene) for key in sorted(about)
        ]
    return found


def _publisher(scene: Scene) -> list[Statement]:
    document = scene.parsed.document
    if document.publisher is None or document.publisher_span is None:
        return []
    publisher = scene.referents.named(document.publisher)
    if publisher is None or not scene.knowledge.schema.is_a(publisher.cls, "Actor"):
        return []
    block = document.block_at(document.publisher_span.begin)
    passage: Span = block.span if block is not None else document.publisher_span
    words = Evidence(passage, document.publisher_span, None)
    place, seat = scene.referents.named(document.dateline_place or ""), f", {document.dateline_place},"
    seated = place is not None and document.text.startswith(
        seat, document.publisher_span.end
    )  # "Lake Bank, Lima, 3 May"
    lies = [_statement(publisher.key, "locatedIn", place.key, words, scene)] if place is not None and seated else []
    return [_statement(publisher.key, "published", DOCUMENT_KEY, words, scene), *lies]


def _authors(scene: Scene) -> list[Statement]:
    """Give who wrote it, where the text itself names them in a byline."""
    document, found = scene.parsed.document, []
    for name in document.authors:
        span, author = document.byline_of(name), scene.referents.named(name)
        block = document.block_at(span.begin) if span is not None else None
        if block is not None and author is not None and author.cls == "Person":
            words = Evidence(block.span, span, None)
            found.append(_statement(author.key, "authored", DOCUMENT_KEY, words, scene))
            found += _office(author.key, span, scene) if span is not None else ()
    return found


def _office(author: str, name: Span, scene: Scene) -> Iterator[Statement]:
    """Give the office behind the name of who wrote it, or on the line below: "Jane Roe, Senior Fellow"."""
    document = scene.parsed.document
    told = _OFFICE.match(document.text, name.end)
    block = document.block_at(told.start("office")) if told is not None else None
    if told is None or block is None:
        return
    head = re.split(r" (?:at|for|in|of|on|to) ", told["office"])[0].split()[-1]
    if load_naming().class_of_nominal([head.lower()]) == "Person":
        shown = Evidence(block.span, None, Span(*told.span("office")))
        yield _statement(author, "position", Value(told["office"]), shown, scene)


def _presented(scene: Scene) -> list[Statement]:
    """Give whom a section "About the authors" tells of: each paragraph opens with one of them."""
    found, within, block = [], False, None
    for sentence in scene.parsed.sentences:
        if sentence.block.kind is BlockKind.HEADING:
            within = sentence.span.text.lower().strip(" :") in _PRESENTING
        first = sentence.block != block
        block = sentence.block
        if not (within and first and block.kind is BlockKind.PARAGRAPH):
            continue
        subject = next((scene.mentions[t.i] for t in sentence.span if t.i in scene.mentions), None)
        if subject is None or subject.kind is not MentionKind.NAME or subject.begin > sentence.span.start + _HONORED:
            continue
        people = [e for e in scene.referents.entities(scene.parsed.doc[subject.head]) if e.cls == "Person"]
        words = Evidence(sentence.block.span, subject.span, None)
        found += [_statement(e.key, "authored", DOCUMENT_KEY, words, scene) for e in people]
    return found


def _issuers(scene: Scene) -> list[Statement]:
    """Give whose statement it is, where they say "we" in it, or whose speech, where one person says "I"."""
    titles = [s.span for s in scene.parsed.sentences if s.block.kind is BlockKind.TITLE]
    if parties := _parties(titles, scene):
        return parties
    own = {t.lower_ for words in titles for t in words if DOCUMENT_KEY in scene.referents.keys(t)}
    for token in scene.parsed.doc if own else ():
        first = token.tag_ == "PRP" and token.lower_ in ("we", "i") and scene.referents.speech(token) is None
        issuers = scene.referents.entities(token) if first else []
        one = len(issuers) == 1 and issuers[0].cls == "Person"
        if issuers and (one or not own.isdisjoint(GRAMMAR.declarations)):
            words = evidence(token, token, None, scene)
            done = "authored" if one else "published"
            return [_statement(e.key, done, DOCUMENT_KEY, words, scene) for e in issuers if e.key != DOCUMENT_KEY]
    return []


def _parties(titles: Sequence[TokenSpan], scene: Scene) -> list[Statement]:
    """Give whose joint statement it is by the meeting in its title: "Joint Statement of the Talks between A and B"."""
    found = []
    for words in titles:
        opening = [t.lower_ for t in words[:3]]
        link = next((t for t in words if t.lower_ == "between"), None)
        shared = GRAMMAR.talks | GRAMMAR.kept_close | GRAMMAR.declarations | {"visit"}
        if (
            link is None
            or opening[:1] != ["joint"]
            or GRAMMAR.declarations.isdisjoint(opening)
            or _lemma(link.head) not in shared
        ):
            continue
        parties = [(t, e) for t in objects_of(link) for e in scene.referents.entities(t)]
        actors = [(t, e) for t, e in parties if scene.knowledge.schema.is_a(e.cls, "Actor") and e.cls != "Person"]
        for token, entity in actors if len({e.key for _, e in actors}) > 1 else ():
            words_of = evidence(token, token, None, scene)
            found.append(_statement(entity.key, "published", DOCUMENT_KEY, words_of, scene))
    return found


def _lemma(noun: Token) -> str:
    return singular(noun.lower_)  # a title in capitals has none


def _statement(subject: str, name: str, target: str | Value, words: Evidence, scene: Scene) -> Statement:
    signals = (f"by {Source.MASTHEAD}", f"property {name}")
    return Statement(
        subject,
        name,
        target,
        Modality.ASSERTED,
        confidence=scene.weights.probability(signals),
        evidence=(words,),
        rule=f"{Source.MASTHEAD}: title and byline",
        signals=signals,
    )
