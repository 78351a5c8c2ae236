"""A finished parse says what spaCy says."""

import pytest
from reportgraph.extract.parsing.frozen import freeze
from reportgraph.extract.parsing.parse import load_model

TEXTS = (
    "The board of the Lake Bank, which met in Bern on Monday, approved a loan of $50 million.\n\nIt pays for 2 roads.",
    'The minister "did not know" what Peru\'s envoys - all of them - had signed; nobody told her. Done!',
)


@pytest.fixture(scope="module", params=TEXTS)
def docs(request):
    doc = load_model()(request.param)
    return doc, freeze(doc)


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
