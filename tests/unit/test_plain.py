"""A parse in plain objects says what spaCy says, and goes on to when it is changed."""

import pytest
from reportgraph.extract.parsing.parse import load_model
from reportgraph.extract.parsing.plain import plain
from reportgraph.extract.parsing.tree import call
from spacy.tokens import Doc

TEXTS = (
    "The board of the Lake Bank, which met in Bern on Monday, approved a loan of $50 million.\n\nIt pays for 2 roads.",
    'The minister "did not know" what Peru\'s envoys - all of them - had signed; nobody told her. Done!',
)


@pytest.fixture(scope="module", params=TEXTS)
def docs(request):
    doc = load_model()(request.param)
    return doc, plain(doc)


@pytest.mark.parametrize("name", ["children", "lefts", "rights", "subtree", "ancestors"])
def test_words_around_a_word(docs, name):
    for word, copy in zip(*docs, strict=True):
        assert [w.i for w in getattr(copy, name)] == [w.i for w in getattr(word, name)]


@pytest.mark.parametrize(
    "name", ["text", "lemma_", "tag_", "dep_", "ent_type_", "whitespace_", "is_sent_start", "like_num"]
)
def test_what_a_word_says(docs, name):
    for word, copy in zip(*docs, strict=True):
        assert getattr(copy, name) == getattr(word, name)


@pytest.mark.parametrize("name", ["head", "left_edge", "right_edge"])
def test_a_word_beside_a_word(docs, name):
    for word, copy in zip(*docs, strict=True):
        assert getattr(copy, name).i == getattr(word, name).i
        assert getattr(copy, name) is docs[1][getattr(word, name).i]


def test_stretches(docs):
    doc, copy = docs
    for start in range(len(doc)):
        for end in range(start + 1, len(doc) + 1):
            span, same = doc[start:end], copy[start:end]
            assert same.root.i == span.root.i
            assert (same.text, same.start_char, same.end_char) == (span.text, span.start_char, span.end_char)
            assert [(e.start, e.end, e.label_) for e in same.ents] == [(e.start, e.end, e.label_) for e in span.ents]


def test_empty_stretches(docs):
    doc, copy = docs
    assert [copy[at:at].root.i for at in range(len(doc))] == [doc[at:at].root.i for at in range(len(doc))]
    assert not copy[4:2].text
    assert len(copy[4:2]) == 0


def test_sentences(docs):
    doc, copy = docs
    assert [(s.start, s.end, s.root.i) for s in copy.sents] == [(s.start, s.end, s.root.i) for s in doc.sents]
    assert all(word.sent.start == doc[word.i].sent.start for word in copy)


def test_above_and_below(docs):
    doc, copy = docs
    assert all(copy[a.i].is_ancestor(copy[b.i]) == a.is_ancestor(b) for a in doc for b in doc)


def test_places_outside(docs):
    copy = docs[1]
    with pytest.raises(IndexError):
        copy[0].nbor(-1)
    with pytest.raises(IndexError):
        copy[len(copy)]
    assert copy[-1].i == len(copy) - 1
    assert copy[3:5][-1].i == 4


def test_characters(docs):
    doc, copy = docs
    begin, end = doc[1].idx, doc[2].idx + len(doc[2])
    span = copy.char_span(begin, end)
    assert span is not None
    assert (span.start, span.end) == (1, 3)
    assert copy.char_span(begin + 1, end) is None


def changed(words, moves):
    for word, head in moves:
        if not words[word].is_ancestor(words[head]):
            words[word].head, words[word].dep_ = words[head], "dep"


@pytest.mark.parametrize("step", [1, 2, 3, 5, 7])
def test_words_hung_elsewhere(step):
    doc = load_model()(TEXTS[0])
    copy = plain(load_model()(TEXTS[0]))
    moves = [(at, (at * step + step) % len(doc)) for at in range(0, len(doc), step)]
    changed(doc, moves)
    changed(copy, moves)
    copy[4].head, doc[4].head = copy[4], doc[4]
    for word, same in zip(doc, copy, strict=True):
        assert (same.head.i, same.dep_, same.is_sent_start) == (word.head.i, word.dep_, word.is_sent_start)
        assert [w.i for w in same.children] == [w.i for w in word.children]
        assert [w.i for w in same.conjuncts] == [w.i for w in word.conjuncts]
        assert (same.left_edge.i, same.right_edge.i) == (word.left_edge.i, word.right_edge.i)
        assert (same.sent.start, same.sent.end) == (word.sent.start, word.sent.end)
    assert [(s.start, s.end) for s in copy.sents] == [(s.start, s.end) for s in doc.sents]


def test_names():
    doc, copy = load_model()(TEXTS[0]), plain(load_model()(TEXTS[0]))
    for words in (doc, copy):
        call(words[1:3], "ORG")
        words.set_ents([], outside=[ent for ent in words.ents if ent.label_ == "GPE"], default="unmodified")
    assert [(e.start, e.end, e.label_) for e in copy.ents] == [(e.start, e.end, e.label_) for e in doc.ents]
    assert [(w.ent_type_, w.ent_iob_) for w in copy] == [(w.ent_type_, w.ent_iob_) for w in doc]


def test_words_hung_on_each_other():
    doc, copy = load_model()(TEXTS[0]), plain(load_model()(TEXTS[0]))
    for words in (doc, copy):
        words[2].head = words[4]
        words[4].head = words[2]
    assert [[a.i for a in word.ancestors] for word in copy] == [[a.i for a in word.ancestors] for word in doc]
    assert all(copy[a.i].is_ancestor(copy[b.i]) == a.is_ancestor(b) for a in doc for b in doc)


def test_a_phrase_may_be_deeper_than_calls_of_functions():
    """As a list of many members is, each of which hangs on the one before."""
    heads = [max(0, i - 1) for i in range(3000)]
    copy = plain(Doc(load_model().vocab, words=["quay"] * 3000, heads=heads, deps=["ROOT"] + ["conj"] * 2999))
    assert [word.i for word in copy[0].subtree] == list(range(3000))
