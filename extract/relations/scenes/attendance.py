"""Who was there, by sentences turned round and by lists of people: "Also present at A were B", "At A took part:".

And by what is added with "with": "signed by A, with B at the ceremony".
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgraph.extract.grammar.arguments import patients
from reportgraph.extract.parsing.parse import Parsed, Sentence
from reportgraph.extract.parsing.spelling import singular
from reportgraph.extract.parsing.syntax import child, conjuncts, objects_of, prepositions
from reportgraph.extract.parsing.tree import FINITE, SUBJECTS
from reportgraph.extract.relations.candidates import Candidate, Knowledge, Source
from reportgraph.extract.relations.scenes.delegations import senders_of
from reportgraph.extract.relations.scenes.gathering_events import event_before, is_gathering, main_event
from reportgraph.extract.relations.scenes.told_present import taking_part
from spacy.tokens import Span, Token

_PRESENT = frozenset({"attending", "present", "attendance", "participating"})
_CAME = frozenset(
    {"attended", "attending", "participated", "participating", "present", "attendance", "represented", "participation"}
)
_AMONG = frozenset(
    {("in", "presence")} | {("with", noun) for noun in ("attendance", "involvement", "participation", "presence")}
)
_WERE = frozenset({"was", "were"})
_HOLDING = frozenset({"convene", "hold"})
_LONGEST = 14  # tokens before "were"
_BEHIND = 8  # tokens from the last of them to the end of the event's name
_REACH = 300  # tokens back to the event
_NEAR = 60  # the same, of a list that names no event


def find_attendance(parsed: Parsed, knowledge: Knowledge) -> list[Candidate]:
    """Give who took part in which event."""
    main = main_event(parsed, knowledge)
    found: list[Candidate] = []
    for n, sentence in enumerate(parsed.sentences):
        words = sentence.span
        found += _represented(words, main, knowledge)
        found += _looking_on(words, main, knowledge)
        found += _before_guests(words, knowledge)
        if (were := _turned_round(words)) is not None:
            found += _there(words[: were.i - words.start], _people(words, were.i, knowledge), main, knowledge)
        elif (verb := _lists_participants(words, knowledge)) is not None:
            found += _there(words[: verb.i - words.start], _items(words, verb.i, knowledge), main, knowledge)
        elif (colon := _opens_list(words)) is not None:
            below = () if colon.i + 1 < words.end else parsed.sentences[n + 1 :]
            people = [*_items(words, colon.i, knowledge), *_listed(below, knowledge)]
            found += _there(words[: colon.i - words.start], people, main, knowledge, reach=_NEAR)
    return found


def _looking_on(words: Span, main: Token | None, knowledge: Knowledge) -> list[Candidate]:
    """Give those "with" whom something is done who only are there."""
    found: list[Candidate] = []
    for token in words:
        if token.lower_ == "with" and token.dep_ == "dep":
            people = [t for t in objects_of(token) if _is_named_person(t, knowledge)]
            reach = max((t.i for t in people), default=token.i) + _BEHIND
            found += _there(words[: reach - words.start], people, main, knowledge)
    return found


def _before_guests(words: Span, knowledge: Knowledge) -> list[Candidate]:
    """ "The forum opened in the presence of A and other leaders", "held with the participation of A": they came."""
    found: list[Candidate] = []
    for noun in words:
        if (noun.head.lower_, noun.lower_) not in _AMONG or child(noun, "poss") is not None:
            continue
        verb = noun.head.head
        subjects = [verb.head] if verb.dep_ == "acl" else [t for t in verb.children if t.dep_ in SUBJECTS]
        held = patients(verb) if verb.lemma_ in _HOLDING else []  # "the council held its session with the …"
        events = [t for t in (*subjects, *held) if is_gathering(t, knowledge)]
        told = _of(noun) + conjuncts(noun)[1:]
        guests = [t for o in told for t in (_of(o) if o.lemma_ in knowledge.lexicon.transparent else [o])]
        people = [one for t in guests for one in (t, *senders_of(t, knowledge))]
        found += taking_part(people, events, verb, rule="in the presence of", knowledge=knowledge)
    return found


def _of(noun: Token) -> list[Token]:
    return [o for word, of in prepositions(noun) if word == "of" for o in objects_of(of)]


def _there(
    words: Span, people: list[Token], main: Token | None, knowledge: Knowledge, *, reach: int = _REACH
) -> list[Candidate]:
    """Give that people took part in the event that the words before them name, or else in the last one.

    A list at the end of a report is of those at what the report is on, and not of a gathering named on the way.
    """
    told = [t for t in words if t.i not in {p.i for p in people} and is_gathering(t, knowledge)]
    event = told[-1] if told else event_before(words[0], reach, main, knowledge)
    if event is None:
        return []
    return taking_part(people, [event], words.root, rule="present were", knowledge=knowledge)


def _opens_list(words: Span) -> Token | None:
    """Give the colon of "The following took part in A:", "Also attending were: B; C"."""
    colon = next((t for t in words if t.text == ":"), None)
    before = words[: colon.i - words.start] if colon is not None else words[:0]
    came = next((t for t in before if t.lower_ in _CAME), None)
    if came is None or any(t.dep_ == "neg" for t in before):
        return None
    opened = came.tag_ != "VBG" or came.i < words.start + 2  # "the firms attending the fair said:"
    announced = any(t.lower_ == "following" for t in before) or before[-1].lower_ in _WERE
    return colon if opened and (announced or colon == words[-1]) else None


def _represented(words: Span, main: Token | None, knowledge: Knowledge) -> list[Candidate]:
    """ "A was represented by B, the minister of D, and C by E": each comes for the one before the "by"."""
    verb = next((t for t in words if t.lower_ == "represented" and t.i + 1 < words.end), None)
    if verb is None or verb.nbor().lower_ != "by" or child(verb, "neg") is not None:
        return []
    found: list[Candidate] = []
    for by in (t for t in verb.doc[verb.nbor().i + 1 : words.end] if t.lower_ == "by"):
        sender = next((t for t in (by.nbor(-1), by.nbor(-2)) if _sends(t, knowledge)), None)
        person = next((t for t in by.doc[by.i + 1 : words.end] if _is_named_person(t, knowledge)), None)
        if sender is not None and person is not None:
            rule = "represented by"
            found.append(Candidate(person, "affiliatedWith", sender, verb, Source.GATHERING, rule))
            if (event := event_before(words[0], _REACH, main, knowledge)) is not None:
                found += taking_part([person, sender], [event], verb, rule=rule, knowledge=knowledge)
    return found


def _sends(token: Token, knowledge: Knowledge) -> bool:
    """Tell a country or a body that may send somebody."""
    named = knowledge.referents.is_head(token) and any(e.is_named for e in knowledge.referents.entities(token))
    return named and (knowledge.is_a(token, "Country") or knowledge.is_a(token, "Institution"))


def _lists_participants(words: Span, knowledge: Knowledge) -> Token | None:
    """Give the "included" of "The participants included A; B; C", whose items semicolons part."""
    verb = words.root
    who = next((c for c in verb.lefts if c.dep_ in SUBJECTS), None)
    listed = who is not None and singular(who.lower_) in knowledge.lexicon.participants and verb.lemma_ == "include"
    return verb if listed and any(t.text == ";" for t in words) else None


def _turned_round(words: Span) -> Token | None:
    """Give the "were" of "Also attending A were B", "Ministers present were B", before the names of those who came."""
    were = next((t for t in words[:_LONGEST] if t.lower_ in _WERE), None)
    if were is None or words[-1].text == ":":
        return None
    before = words[: were.i - words.start]
    subject = next((t for t in before if t.dep_ in SUBJECTS and t.head == were and t.lower_ not in _PRESENT), None)
    told = [t for t in before if t.lower_ in _PRESENT]
    members = subject is not None and subject.tag_ == "NNS" and before[-1] in told and subject.is_ancestor(told[-1])
    members = members and were.dep_ != "auxpass" and child(were, "acomp") is None  # not "those present were glad"
    return were if told and (subject is None or members) and not any(t.tag_ in FINITE for t in before) else None


def _people(words: Span, begin: int, knowledge: Knowledge) -> list[Token]:
    """Give the named people behind a word, up to the next finite verb."""
    stop = next((t.i for t in words if t.i > begin and t.tag_ in FINITE and t.pos_ in ("VERB", "AUX")), words.end)
    return [t for t in words if begin < t.i < stop and _is_named_person(t, knowledge)]


def _items(words: Span, begin: int, knowledge: Knowledge) -> list[Token]:
    """Give whom each part of a line between semicolons begins with."""
    found: list[Token] = []
    opened = True
    for token in words[begin + 1 - words.start :]:
        opened = opened or token.text == ";"
        if opened and _is_named_person(token, knowledge):
            found.append(token)
            opened = False
    return found


def _is_named_person(token: Token, knowledge: Knowledge) -> bool:
    person = any(e.cls == "Person" and e.is_named for e in knowledge.referents.entities(token))
    return person and token.pos_ == "PROPN" and knowledge.referents.is_head(token)


def _listed(lines: tuple[Sentence, ...], knowledge: Knowledge) -> list[Token]:
    """Give whom each of the lines below begins with, up to the first that is a sentence of its own."""

    def firsts() -> Iterator[Token]:
        for line in lines:
            if any(t.tag_ in FINITE and t.pos_ in ("VERB", "AUX") for t in line.span):
                return
            first = next((t for t in line.span if _is_named_person(t, knowledge)), None)
            if first is None:
                return
            yield first

    return list(firsts())
