"""What is said of a word is worked out again while the tree is being mended, and once when it is finished."""

from reportgraph.extract.parsing.memory import finish, kept, kept_list
from spacy.tokens import Doc, Token
from spacy.vocab import Vocab


def _word() -> Token:
    return Doc(Vocab(), ["Peru", "signed"])[0]


def test_an_unfinished_tree_is_asked_again():
    asked = []
    ask = kept(lambda token: asked.append(token.i) or token.head.i)
    word = _word()
    ask(word)
    ask(word)
    assert asked == [0, 0]


def test_a_finished_tree_is_asked_once_for_each_question():
    asked = []

    def name(token, end, *, mark=""):
        asked.append(token.i)
        return token.text + end + mark

    ask, word = kept(name), _word()
    finish(word.doc)
    assert [ask(word, "a"), ask(word, "a"), ask(word, "b"), ask(word, "a", mark="!")] == [
        "Perua",
        "Perua",
        "Perub",
        "Perua!",
    ]
    assert ask(word.nbor(), "a") == "signeda"
    assert asked == [0, 0, 0, 1]


def test_a_list_is_the_callers_own():
    ask, word = kept_list(lambda token: iter(token.doc)), _word()
    finish(word.doc)
    ask(word).clear()
    assert [t.text for t in ask(word)] == ["Peru", "signed"]
