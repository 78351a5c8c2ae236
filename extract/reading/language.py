"""Whether a report is in English: its function words tell, and a trained model only where these are few."""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W\d_]+")
_ENGLISH = re.compile(
    r"(?:the|of|and|to|in|a|is|that|for|it|as|was|with|be|by|on|not|he|his|but|at|are|this|have|from|or|had|an|"
    r"they|which|you|were|their|her|she|we|has|will|been|who|its|would|there|if|more|no|so|said|what|up|when|"
    r"can|into|than|them|about|other|these|our|after|new|over|also|should|could|between|during|under|while)$"
)
_ENGLISH_TAG = re.compile(r"en(?:[-_][A-Za-z]{2})?")
_ENOUGH_WORDS = 30  # fewer tell only where they are not names alone
_FEWEST_WORDS = 12  # fewer tell nothing
_TOO_FEW = 0.12
_SAMPLE = 20_000  # characters


def detect_language(text: str, hint: str | None = None) -> str:
    """Tell the language of a text, as a BCP 47 code.

    A text that is too short to tell, and one that is partly English, is "en".

    Args:
        text: The report.
        hint: What its file says; tells the kind of English ("en-GB"), and is not believed against the words.

    """
    sample = text[:_SAMPLE]
    written = _WORD.findall(sample)
    words = [word.lower() for word in written]
    letters = sum(map(len, words))
    latin = sum(len(word) for word in words if word.isascii())
    if latin * 2 < letters and letters >= _ENOUGH_WORDS:
        return _classify(sample)
    english = hint.replace("_", "-") if hint and _ENGLISH_TAG.fullmatch(hint) else "en"
    if len(words) < _FEWEST_WORDS:
        return english
    share = sum(bool(_ENGLISH.match(word)) for word in words) / len(words)
    if len(words) < _ENOUGH_WORDS and sum(map(str.islower, written)) * 2 < len(words):
        return english
    if share >= _TOO_FEW:
        return english
    return _classify(sample)


def _classify(text: str) -> str:
    """Ask the model; lists of names look like anything, so both halves have to agree."""
    import py3langid

    half = len(text) // 2
    first, second = (str(py3langid.classify(part)[0]) for part in (text[:half], text[half:]))
    return first if first == second else "en"
