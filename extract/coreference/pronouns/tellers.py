"""Whom news has just named before it quotes him, and what the text goes on about behind a source."""

from __future__ import annotations

from collections.abc import Callable, Collection

from reportgraph.extract.coreference.pronouns.barred import worrying
from reportgraph.extract.coreference.pronouns.works import is_made, is_works
from reportgraph.extract.grammar.arguments import surface_subject
from reportgraph.extract.parsing.parse import Parsed
from reportgraph.extract.parsing.syntax import VERBAL, child, is_passive, possessors
from reportgraph.extract.parsing.tree import SUBJECTS
from reportgraph.ontology.frames import word_lists
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.lexicon import load_lexicon
from reportgraph.ontology.naming import load_naming
from spacy.tokens import Doc, Span, Token

_GOING_ON = frozenset({"add", "conclude", "continue", "repeat"})  # what the speaker before does
_PERSONAL = frozenset({"he", "her", "him", "his", "i", "she"})
_SAYING = GRAMMAR.saying | GRAMMAR.telling
_ISSUING = GRAMMAR.released | GRAMMAR.conveying | {"sign"}


def just_named(token: Token, speaking: Collection[int], parsed: Parsed) -> Token | None:
    """Give who the sentence before in the paragraph is about: "Mayor A asked for help. "We need tents," he said"."""
    before = _before(token.sent)
    quoted = token.i in speaking and any(t.is_quote for t in token.doc[token.sent.start : token.i])
    if before is None or not quoted:
        return None
    blocks = {s.span.start: s.block for s in parsed.sentences}
    here, there = blocks.get(token.sent.start), blocks.get(before.start)
    subject = child(before.root, "nsubj", "nsubjpass")
    told = subject is not None and subject.pos_ == "PROPN" and child(subject, "conj") is None
    return subject if told and here is not None and here == there else None


def sole_partner(token: Token, speaking: Collection[int], people: Collection[int]) -> Token | None:
    """Give whom a body has just met: A in "Peru promised aid in talks with A. He said B", but not "He added B".

    `people`: the heads of the names of persons.
    """
    before, verb = _before(token.sent), token.head
    opens = token.dep_ == "nsubj" and token.i in speaking and token.i == token.sent.start and verb.dep_ == "ROOT"
    if before is None or not opens or verb.lemma_.lower() in _GOING_ON:
        return None
    subject = child(before.root, "nsubj", "nsubjpass")
    spoken = subject is None or subject.i in people or subject.pos_ == "PRON"
    named = [t for t in before if t.i in people]
    if spoken or len(named) != 1 or any(t.lower_ in _PERSONAL for t in before):
        return None
    return named[0] if named[0].dep_ == "pobj" and named[0].head.lower_ == "with" else None


def turned_to(token: Token, people: Collection[int], is_stance: Callable[[Token], bool]) -> Token | None:
    """Give who took a stand in the sentence before: B in "A said it works, he said. B called for C. He noted D".

    `people`: the heads of what names or calls a person; `is_stance`: a verb of saying, or of what somebody holds.
    """
    before, verb = _before(token.sent), token.head
    opens = token.dep_ == "nsubj" and token.i == token.sent.start and verb.dep_ == "ROOT"
    if before is None or not opens or not is_stance(verb) or not is_stance(before.root):
        return None
    subject = child(before.root, "nsubj")
    if subject is None or subject.i not in people or subject.pos_ != "PROPN" or child(subject, "conj") is not None:
        return None
    own = range(subject.left_edge.i, subject.right_edge.i + 1)
    others = any(t.i in people and t.i not in own for t in before) or any(t.is_quote for t in before)
    return None if others else subject


def opened_by_own(token: Token, people: Collection[int]) -> Token | None:
    """Give who speaks in a sentence that opens with the words that are his: A in "In his speech, A called for B".

    `people`: the heads of the names of persons; "during his visit, A met B" may be the visit of another.
    """
    thing, preposition = token.head, token.head.head
    opens = token.dep_ == "poss" and thing.dep_ == "pobj" and preposition.i == token.sent.start == token.i - 1
    subject = child(preposition.head, "nsubj", "nsubjpass") if opens and preposition.head.pos_ in VERBAL else None
    if subject is None or subject.i not in people or subject.pos_ != "PROPN" or child(subject, "conj") is not None:
        return None
    before = any(t.i in people for t in token.doc[token.i : subject.left_edge.i])
    return subject if "Document" in _classes(thing)[:1] and not before else None


def source_before(token: Token, speaking: Collection[int], people: Collection[int]) -> Token | None:
    """Give who is the source of the sentence before: A in "According to A, work will begin. He added that B".

    `people`: the heads of the names of persons.
    """
    before = _before(token.sent)
    opens = token.dep_ == "nsubj" and token.i in speaking and token.i == token.sent.start
    if before is None or not opens or len(before) < 3 or before[:2].text.lower() != "according to":
        return None
    source = next((t for t in before[2:] if t.dep_ == "pobj"), None)
    return source if source is not None and source.i in people and source.pos_ == "PROPN" else None


def own_of_teller(token: Token, people: Collection[int]) -> Token | None:
    """Give who tells of a land or a body as his own: A in "A said the government of his country would do B".

    `people`: the heads of what names or calls a person.
    """
    if token.dep_ != "poss" or token.head.lemma_.lower() not in GRAMMAR.own_lands:
        return None
    at = token
    for above in token.ancestors:
        if at.dep_ == "ccomp" and above.lemma_.lower() in GRAMMAR.saying:
            teller = child(above, "nsubj")
            known = teller is not None and teller.i in people and teller.i < token.i
            between = teller is not None and any(teller.i < i < token.i for i in people)
            return teller if known and not between else None
        at = above
    return None


def own_content(token: Token) -> list[Token]:
    """Give whose words or decision a clause is the content of: A in "noted A's assertion that it would sign B".

    Of whom nobody else is named: A in "A dismissed as false a report that it had signed B".
    """
    verb = token.head
    noun, mark = verb.head, child(verb, "mark")
    content = token.dep_ in SUBJECTS and verb.dep_ in ("acl", "ccomp") and noun.i < token.i
    if content and noun.tag_ == "VBG" and noun.dep_ in ("acl", "advcl") and noun.lemma_ in _SAYING:
        return _issuing(noun) if verb.lemma_ != "be" else []
    if not content or noun.pos_ != "NOUN" or mark is None or mark.lower_ != "that" or worrying(token):
        return []
    disputed = noun.dep_ == "dobj" and noun.head.lemma_ in GRAMMAR.disputing
    return possessors(noun) or (surface_subject(noun.head) if disputed else [])


def _issuing(saying: Token) -> list[Token]:
    """Give who issues the text that says something: A in "A released a statement saying it would sign B"."""
    text = saying.head if saying.dep_ == "acl" else child(saying.head, "dobj")
    if text is None or text.dep_ != "dobj" or text.lemma_ not in word_lists()["texts"]:
        return []
    issued = saying.dep_ == "acl" or saying.head.lemma_ in _ISSUING
    on = any(c.lower_ in ("about", "of", "on") for c in text.rights)
    return [c for c in text.head.lefts if c.dep_ == "nsubj" and issued and not on]


def appraised(token: Token) -> Token | None:
    """Give what somebody tells the effect of: A in "B hailed A, saying it would cut C", "announced A, adding it …".

    He need not be who took the stance: "B hailed A, but C said it would hurt D", "While B backs A, C fears it …".
    """
    verb, saying = token.head, token.head.head
    told = token.dep_ in SUBJECTS and verb.dep_ == "ccomp" and verb.lemma_ in GRAMMAR.effecting
    if not told or is_passive(verb) or saying.i > token.i:
        return None
    if saying.tag_ == "VBG":
        return child(saying.head, "dobj") if saying.dep_ == "advcl" and saying.head.i < saying.i else None
    other = saying.head if saying.dep_ == "conj" else next((c for c in saying.lefts if c.dep_ == "advcl"), None)
    harm = any(f.property == "threatens" for f in load_lexicon().frames.get((verb.lemma_, "verb"), ()))
    another = harm and child(saying, "nsubj") is not None and other is not None and other.i < saying.i
    return child(other, "dobj") if other is not None and another else None


def told_by_another(token: Token, speaking: Collection[int], known: Callable[[], Collection[int]]) -> list[Token]:
    """Give what a source behind it tells about, with which the text goes on: A in "A burned, police said. It killed B".

    `known` gives the heads of what may be spoken of further.
    """
    before = _before(token.sent)
    goes_on = token.dep_ in SUBJECTS and token.head.dep_ == "ROOT" and token.i not in speaking
    if before is None or not goes_on or token.i != token.sent.start:
        return []
    told, teller = child(before.root, "ccomp"), child(before.root, "nsubj")
    if told is None or teller is None or teller.i not in speaking or told.i > teller.i or told.pos_ not in VERBAL:
        return []
    about = child(told, "nsubj", "nsubjpass")
    return [about] if about is not None and about.i in known() else []


def led_by_next(token: Token, bodies: Callable[[], Collection[int]]) -> list[Token]:
    """Give the body whose head a sentence names next: A in "A left the talks. Its leader, Jane Roe, said B".

    `bodies` gives the heads of the names of bodies.
    """
    before, office = _before(token.sent), token.head
    named = any(c.dep_ == "appos" and c.pos_ == "PROPN" for c in office.rights)
    whole = token.i == token.sent.start or token.nbor(-1).is_quote or token.nbor(-1).text == ","
    verb = office.head if office.dep_ == "nsubj" and office.head.dep_ == "conj" else None
    first = verb.head if verb is not None else before.root if before is not None and whole else None
    if first is None or token.dep_ != "poss" or not named or "Person" not in _classes(office):
        return []
    subject = child(first, "nsubj", "nsubjpass")
    return [subject] if subject is not None and subject.i in bodies() and child(subject, "conj") is None else []


def resumed(token: Token, bodies: Callable[[], Collection[int]]) -> list[Token]:
    """Give who goes on acting in the second half of a sentence: A in "A built a mill, but it still imports B".

    So too behind a colon: "A has changed: it wants to join B".

    `bodies` gives the heads of who is no person and can act; "A sued B, but it won" may be told of either.
    """
    verb, first = token.head, token.head.head
    before = next((c for c in verb.lefts if c.dep_ == "ccomp" and c.i < token.i), None)
    explains = before is not None and token.nbor(-1).text == ":"
    first = before if before is not None and explains else first
    goes_on = token.dep_ == "nsubj" and (explains or verb.dep_ == "conj")
    if not goes_on or first.pos_ not in VERBAL or first.dep_ == "conj":
        return []
    subject, thing = child(first, "nsubj"), child(first, "dobj")
    if subject is None or subject.i not in (able := bodies()) or child(subject, "conj") is not None:
        return []
    return [subject] if (explains if thing is None else thing.i not in able) else []


def done_to_again(token: Token, things: Callable[[], Collection[int]]) -> list[Token]:
    """Give what one did something to, and then another: A in "Peru backs A. Chile opposes it", "… and Chile funds it".

    `things` gives the heads of what is spoken of as "it"; where there are two, it can't be told.
    """
    verb = token.head
    subject = child(verb, "nsubj") if token.dep_ == "dobj" and token.lower_ == "it" else None
    before = _before(token.sent)
    inner = verb.dep_ in ("conj", "advcl") and verb.head.i < verb.i
    first = verb.head if inner else before.root if before is not None and verb.dep_ == "ROOT" else None
    if subject is None or first is None or first.pos_ not in VERBAL:
        return []
    first = child(first, "ccomp") or first  # "A said B backs C. D opposes it"
    done_to = child(first, "dobj")
    if done_to is None or done_to.i not in (known := things()) or child(done_to, "conj") is not None:
        return []
    own = {t.i for t in subject.subtree}
    others = [i for i in known if first.i < i < token.i and i not in own and i != done_to.i]
    return [] if others else [done_to]


def handled_next(token: Token) -> list[Token]:
    """Give what is to be dealt with further in one row of deeds: A in "told B to choose A and run them"."""
    verb = token.head
    row = verb.dep_ == "conj" and token.dep_ == "dobj" and token.lower_ == "them" and child(verb, "nsubj") is None
    done_to = child(verb.head, "dobj") if row and verb.head.pos_ in VERBAL else None
    if done_to is None or done_to.i > token.i or done_to.tag_ not in ("NNS", "NNPS") or verb.tag_ != verb.head.tag_:
        return []
    return [done_to]


def asked_next(token: Token, doers: Callable[[], Collection[int]]) -> list[Token]:
    """Give the body that is next asked for something, blamed or given it: A in "Peru joined A and asked it to do B".

    `doers` gives the heads of bodies and lands; where others were named since, it can't be told. Who does all this is
    no object of it himself.
    """
    at = token.head if token.dep_ == "pobj" else token  # "called on it to do B"
    verb = at.head
    row = at.dep_ in ("dobj", "dative", "prep") and verb.dep_ == "conj" and child(verb, "nsubj", "nsubjpass") is None
    done_to = child(verb.head, "dobj") if row and token.lower_ == "it" and verb.head.pos_ in VERBAL else None
    if done_to is None or done_to.i > token.i or verb.i > token.i or done_to.i not in (known := doers()):
        return []
    within = {t.i for t in done_to.subtree}
    others = [i for i in known if verb.head.i < i < token.i and i not in within]
    return [] if others or child(done_to, "conj") is not None else [done_to]


def owner_acting(token: Token, doers: Callable[[], Collection[int]]) -> list[Token]:
    """Give whose deed it is that a clause tells more of: A in "A's case against B, which it accuses of C"."""
    clause = token.head if token.dep_ == "nsubj" and token.head.dep_ == "relcl" and token.i < token.head.i else token
    other = clause.head
    owner = child(other.head.head, "poss") if clause != token and other.dep_ == "pobj" else None
    told = owner is not None and owner.i < other.i and {owner.i, other.i} <= set(doers())
    return [owner] if owner is not None and told else []


def brought_about(token: Token, things: Callable[[], Collection[int]]) -> list[Token]:
    """Give what has just been made, of which the text goes on: A in "Peru launched A. It aims at B".

    `things` gives the heads of plans, texts and other things that somebody may make.
    """
    before, verb = _before(token.sent), token.head
    goes_on = token.dep_ in SUBJECTS and _opens(token) and verb.dep_ == "ROOT"
    if before is None or not goes_on or before.root.lemma_ not in GRAMMAR.founding | GRAMMAR.making:
        return []
    serves = verb.lemma_ in GRAMMAR.fulfilling and not is_passive(verb)
    if not (serves or is_made(token) or is_works(token)):
        return []
    done = child(before.root, "dobj")
    if done is None or child(done, "conj") is not None or is_passive(before.root):
        return []
    own = {t.i for t in done.subtree} - {done.i}  # "launched A, a plan to mend roads"
    return [done] if [i for i in things() if before.start <= i < token.i and i not in own] == [done.i] else []


def _opens(subject: Token) -> bool:
    """Tell a subject that opens its sentence, or stands behind a phrase set off: "According to A, it will do B"."""
    first = subject.sent[0]
    aside = subject.i > first.i and subject.nbor(-1).text == "," and first.dep_ in ("prep", "advmod")
    return subject == first or (aside and first.head == subject.head and first.right_edge.i == subject.i - 2)


def _classes(noun: Token) -> tuple[str, ...]:
    return load_naming().classes_of(noun.lemma_.lower()) or ()


def _before(sentence: Span) -> Span | None:
    doc: Doc = sentence.doc
    return doc[sentence.start - 1].sent if sentence.start > 0 else None
