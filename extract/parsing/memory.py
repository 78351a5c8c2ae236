"""What functions say of the words of a tree that is finished: worked out once for each word."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

from spacy.tokens import Doc, Token

_ANSWERS = "answers"  # in `Doc.user_data`, once no word is hung elsewhere any more: function, word, arguments -> answer

_Answer = TypeVar("_Answer")
_More = ParamSpec("_More")


def finish(doc: Doc) -> None:
    """Take the tree as finished: from here on, what is said of a word is kept."""
    doc.user_data[_ANSWERS] = {}


def kept(function: Callable[Concatenate[Token, _More], _Answer]) -> Callable[Concatenate[Token, _More], _Answer]:
    """Keep what a function of a word (and of hashable arguments) gives, as long as the document lives."""

    @wraps(function)
    def ask(token: Token, /, *args: _More.args, **options: _More.kwargs) -> _Answer:
        answers: dict[Any, _Answer] | None = token.doc.user_data.get(_ANSWERS)
        if answers is None:
            return function(token, *args, **options)
        question = (function, token.i, *args, *options.items())
        if question not in answers:
            answers[question] = function(token, *args, **options)
        return answers[question]

    return ask


def kept_list(
    function: Callable[Concatenate[Token, _More], Iterable[_Answer]],
) -> Callable[Concatenate[Token, _More], list[_Answer]]:
    """Keep the things that a function of a word gives, and give them as a list of the caller's own."""

    @wraps(function)
    def ask(token: Token, /, *args: _More.args, **options: _More.kwargs) -> list[_Answer]:
        answers: dict[Any, list[_Answer]] | None = token.doc.user_data.get(_ANSWERS)
        if answers is None:
            return list(function(token, *args, **options))
        question = (function, token.i, *args, *options.items())
        if (things := answers.get(question)) is None:
            things = answers[question] = list(function(token, *args, **options))
        return things.copy()

    return ask
