"""What a paragraph or an item opens with before a colon: who speaks, or what it is about."""

from __future__ import annotations

import re
from collections.abc import Iterable

from reportgraph.extract.model import Block, BlockKind
from reportgraph.ontology.verbs import has_verb

_SHOUTED = re.compile(r"[A-Z][A-Z0-9À-ÖØ-ÞĀ-ſƠ-ưẠ-ỹ \n.,'’&()/-]{1,90}:(?=\s+\S)")
_SMALL = r"(?:of|the|and|for|in|on|to|at|a|an|de|da|al|el|bin|von|van|der|with|from)"
_TITLED = re.compile(rf"[A-Z][\w.'’()/&-]*(?:\s+(?:{_SMALL}|&|[A-Z0-9(][\w.,'’()/&-]*)){{0,9}}:(?=\s+\S)")
_QUESTION = re.compile(r"(?:Q|QUESTION|Question)(?:[.:]|\s(?=\s*[A-Z\"“(—–-]))")
_SPEAKS = re.compile(
    r"(?:MR|MS|MRS|DR|THE (?:VICE |FIRST |PRIME )?(?:PRESIDENT|LADY|MINISTER|SECRETARY|CHAIR|MODERATOR|GOVERNOR)"
    r"|(?:VICE |PRIME |FOREIGN |FORMER |SENIOR |ACTING |DEPUTY |FIRST |SECOND |HIS |HER )*(?:PRESIDENT|MINISTER"
    r"|SECRETARY|CHANCELLOR|SENATOR|REPRESENTATIVE|CONGRESSMAN|CONGRESSWOMAN|GOVERNOR|MAYOR|AMBASSADOR|GENERAL|ADMIRAL|COLONEL"
    r"|DIRECTOR|ADMINISTRATOR|CHAIR|CHAIRMAN|CHAIRWOMAN|COMMISSIONER|JUDGE|JUSTICE|KING|QUEEN|PRINCE|PRINCESS|LADY"
    r"|GENTLEMAN|MAJESTY|HIGHNESS|MODERATOR|OPERATOR|INTERPRETER|SPEAKER|LEADER|PROFESSOR|PARTICIPANT|AUDIENCE|AIDE"
    r"|REPORTER|VOICE|(?:ADMINISTRATION |DEFENSE |STATE DEPARTMENT |GOVERNMENT )?OFFICIAL))\b"
)
_FIRST_PERSON = re.compile(r"\W*(?:\w+\W+){0,8}?(?:we|I|our|my)\b|\s*[\"“‘]")
_IN_HEADING = rf"{_SMALL}|or|by|its|their|through|against|into|under|as|via|within|between|among"
_SECTION = re.compile(  # "Section 1. Purpose and Policy. (a) "
    r"\W*(?:Section|Sec\s*\.|SECTION|SEC\s*\.|Article|Art\.|Clause)\s*\d{1,3}[A-Z]?\s*\.\s+"
    rf"(?:[A-Z][\w.’'-]*(?:[\s,;]+(?:{_IN_HEADING}|[A-Z(][\w.’'()-]*)){{0,19}}\s*\.\s+)?(?:\( ?[a-z] ?\)\s+)?(?=\w)"
)
_FACT = re.compile(r"[A-Z][\w-]*(?: [\w&-]+){0,3}(?<!\d): (?=\S)")
_FIELD = re.compile(r"[A-Z][\w-]*(?:,? [A-Z][\w-]*| [\w&-]+){0,4}(?<!\d):(?= [A-Z][\w.-]+[ ,])")
_CLAUSAL = re.compile(r"\b(?:he|it|she|that|they|we|you)\b")  # what stands in no name of a field
_MOST_WORDS = 25  # of what stands behind the label of a fact
_FEW_WORDS = 8  # of what begins small: "Participants: about 600 delegates"
_CLOCK = re.compile(r"\d:$")


def label_end(words: str) -> int:
    """Give where the label that a paragraph or an item opens with ends, its colon included; 0 where it has none."""
    match = _SHOUTED.match(words) or _TITLED.match(words)
    if match is None or _CLOCK.search(match[0]) or match[0].count("(") > match[0].count(")"):
        return 0  # "Voltra (NYSE: VLT) said": a colon inside brackets
    return match.end()


def fact_end(line: str) -> int:
    """Give where the label of a line of facts ends, "Total project cost: 9 million"; 0 where it is none.

    What goes on at length with a small letter or ends like a sentence explains something.
    """
    match = _FACT.match(line)
    rest = line[match.end() :] if match is not None else ""
    most = _FEW_WORDS if rest[:1].islower() else _MOST_WORDS
    is_fact = rest and not (rest[0] in "\"“‘'" or rest[-1] in ".!?:;") and len(rest.split()) <= most
    return match.end() - 1 if match is not None and is_fact else 0


def field_end(words: str) -> int:
    """Give where the field ends of which a sentence tells, "Clean energy: USAID is providing A"; 0 where it has none.

    Words with a verb introduce what follows and are no label: "The minister added: Peru will pay".
    """
    match = _FIELD.match(words)
    if match is None or has_verb(match[0]) or _CLAUSAL.search(match[0].lower()):
        return 0
    return 0 if in_own_words(words[match.end() :]) else match.end()


def section_end(words: str) -> int:
    """Give where the number and the heading end that a paragraph of a law or an order opens with; 0: it has none."""
    match = _SECTION.match(words)
    return match.end() if match else 0


def is_question(words: str) -> bool:
    """Tell what somebody asks in a transcript, who has no name in it."""
    return bool(_QUESTION.match(words))


def speaks_on(label: str) -> bool:
    """Tell the label of a transcript, whose speaker goes on until the next: "THE PRESIDENT:"."""
    return bool(_SPEAKS.match(label)) and _SHOUTED.match(f"{label} .") is not None


def take_turns(text: str, blocks: Iterable[Block]) -> bool:
    """Tell a transcript or an interview, in which speakers and questions have labels."""
    labels = (text[b.span.begin : b.span.end] for b in blocks if b.kind is BlockKind.LABEL)
    return any(speaks_on(label) or is_question(label) for label in labels)


def in_own_words(words: str) -> bool:
    """Tell what somebody says in the first person, or in quotation marks, from what is said about a label."""
    return bool(_FIRST_PERSON.match(words))
