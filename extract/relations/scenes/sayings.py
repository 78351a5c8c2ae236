"""What is said on an occasion: the letter in which A warns is A's, the call at which B came up is about B."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from reportgraph.extract.attribution.contexts import context_of
from reportgraph.extract.grammar.arguments import patients
from reportgraph.extract.grammar.themes import themes_of
from reportgraph.extract.model import Modality
from reportgraph.extract.parsing.parse import Parsed
from reportgraph.extract.parsing.syntax import child, conjuncts, first_conjunct, objects_of, possessors, prepositions
from reportgraph.extract.relations.candidates import Candidate, Knowledge, Source, Voice
from reportgraph.extract.relations.hollow import is_hollow
from reportgraph.extract.relations.propositions import PredicateKind, Proposition
from reportgraph.extract.relations.scenes.gathering_events import reported_event
from reportgraph.ontology.grammar import GRAMMAR
from spacy.tokens import Span, Token

_COMING = GRAMMAR.hosting | {"attend", "call", "join", "schedule"}
_MIGHT = frozenset({"could", "may", "might", "would"})
_VOICING = frozenset({"condemn", "express", "voice"})
_TOLD = frozenset({"ROOT", "attr", "dobj", "nsubj", "nsubjpass"})
_ON = frozenset({"after", "at", "during", "following", "for", "in"})
_PRESS = frozenset({"media", "news", "press"})
_PLURAL = frozenset({"consultations", "discussions", "negotiations", "talks"})  # one event
_OPENING = 5  # sentences of a report on an event that tell who came together
_FARTHEST = 400  # tokens back to the event at which something is discussed


def find_sayings(propositions: Sequence[Proposition], knowledge: Knowledge, *, parsed: Parsed) -> list[Candidate]:
    """Give whose the documents are in which something is said, and what events are about at which it is discussed."""
    found: list[Candidate] = []
    main = reported_event(parsed, knowledge)
    opening = _those_in_opening(parsed, knowledge) if main is not None else frozenset()
    for p in propositions:
        if p.kind is PredicateKind.VERB:
            found += _worded(p, knowledge)
            found += _agreed(p, knowledge)
            found += _printed(p, knowledge)
            found += _discussed(p, knowledge) or _discussed_there(p, main, opening, knowledge)
            found += _topics(p, main, knowledge)
            found += _told_at(p, knowledge)
    return found


def _worded(p: Proposition, knowledge: Knowledge) -> Iterator[Candidate]:
    """ "In a letter, A warned of B": the letter is A's."""
    contexts = knowledge.lexicon.contexts
    spoken = (p.lemma, "VERB") in contexts.classes or p.lemma in (*knowledge.lexicon.discussing, *_VOICING)
    if p.passive or not spoken or _is_only_possible(p, knowledge):
        return
    people = [t for t in p.roles.get("agent", ()) if _is_a(t, "Actor", knowledge)]
    for document in (*p.roles.get("in", ()), *p.roles.get("object-in", ())):
        if document.lemma_.lower() not in knowledge.lexicon.wordings or not _is_a(document, "Document", knowledge):
            continue
        if _is_anothers(document, people):
            continue
        for person in people:
            name = "authored" if _is_a(person, "Person", knowledge) else "published"
            yield Candidate(person, name, document, p.predicate, Source.PHRASE, "said in a document", Voice.ACT)


def _is_only_possible(p: Proposition, knowledge: Knowledge) -> bool:
    """Tell what somebody may have said: in "A blocked a statement in which B condemned C" there is none of B's."""
    return context_of(p.predicate, knowledge.lexicon.contexts).modality is Modality.POSSIBLE


def _agreed(p: Proposition, knowledge: Knowledge) -> Iterator[Candidate]:
    """ "Under a deal signed in May, A will buy B": A is a party to the deal; "the deal" may be anybody's."""
    for pact in p.roles.get("under", ()):
        new = any(c.dep_ == "det" and c.lower_ in ("a", "an", "another") for c in pact.children)
        planned = p.predicate.dep_ == "relcl" and any(c.lower_ in _MIGHT for c in p.predicate.lefts)
        if p.passive or planned or not new or pact.lemma_.lower() not in knowledge.lexicon.pacts:
            continue  # "drafted a deal under which A would buy B": there is none yet
        if _has_parties(pact):
            continue
        told = pact.dep_ == "dobj" and pact.head.lemma_ == "sign"  # who signed it is told, and no "Peruvian firms" did
        for party in p.roles.get("agent", ()):
            if told and _is_a(party, "Group", knowledge):
                continue
            if _is_a(party, "Actor", knowledge) and _is_a(pact, "Document", knowledge):
                yield Candidate(party, "signed", pact, pact, Source.PHRASE, "acts under a pact", Voice.PRESUPPOSED)


def _printed(p: Proposition, knowledge: Knowledge) -> Iterator[Candidate]:
    """ "The study, published in the Lake Journal": the journal published it; no country or town does so."""
    if p.lemma not in GRAMMAR.printing:
        return
    things = [t for role in ("object", "agent") for t in p.roles.get(role, ()) if p.passive == (role == "object")]
    for journal in p.roles.get("in", ()):
        for thing in things:
            if _is_a(journal, "Institution", knowledge) and any(
                _is_a(thing, k, knowledge) for k in ("Document", "Work")
            ):
                yield Candidate(journal, "published", thing, p.predicate, Source.PHRASE, "printed in a paper")


def _is_anothers(document: Token, people: list[Token]) -> bool:
    """Tell a document that is not told of for the first time ("the letter"), or that somebody else wrote."""
    owner = child(document, "poss")
    if owner is not None:
        return owner.pos_ != "PRON" or owner.lower_ == "whose" or not people
    if any(word in ("by", "from") for word, _ in prepositions(document)):
        return True
    if any(c.dep_ == "acl" and any(word == "by" for word, _ in prepositions(c)) for c in document.children):
        return True
    return not any(c.dep_ == "det" and c.lower_ in ("a", "an", "another") for c in document.children)


def _discussed(p: Proposition, knowledge: Knowledge) -> list[Candidate]:
    """ "During the call A and B discussed C", "A held talks with B. They discussed C": call and talks are about C."""
    targets = _discussed_things(p, knowledge)
    held = [t for t in p.roles.get("agent", ()) if not p.passive and _is_gathering(t, knowledge)]
    if held and targets:  # "the meeting discussed developments in A": what it is about is told by the verb
        targets = [o for t in targets for o in _whose_affairs(t, knowledge)]
        return [c for t in held for c in _about(t, targets, p, knowledge)]
    event = _occasion(p, knowledge) if targets else None
    found = _about(event, targets, p, knowledge)
    if event in _held_for(p.predicate):  # it is as certain as that they come
        return [replace(c, predicate=p.predicate.head) for c in found]
    return found


def _about(event: Token | None, targets: Sequence[Token], p: Proposition, knowledge: Knowledge) -> list[Candidate]:
    heads = [theme.head for target in targets for theme in themes_of(target, knowledge.lexicon)]
    heads += [place for head in heads for place in _whose_affairs(head, knowledge)]
    return [
        Candidate(event, "about", head, p.predicate, Source.GATHERING, "discussed at an event")
        for head in heads
        if event is not None and not _is_void(head, knowledge) and head.i != event.i
    ]


def _whose_affairs(noun: Token, knowledge: Knowledge) -> list[Token]:
    """Give the countries that are spoken of: "the situation in A and B", "developments in C"."""
    if noun.lemma_.lower() not in ("situation", "development", "event"):
        return []
    return [o for word, q in prepositions(noun) if word == "in" for o in objects_of(q) if _is_a(o, "Place", knowledge)]


def _those_in_opening(parsed: Parsed, knowledge: Knowledge) -> frozenset[str]:
    """Give all of whom the first sentences of a report speak."""
    return frozenset(k for s in parsed.sentences[:_OPENING] for t in s.span for k in knowledge.referents.keys(t))


def _discussed_there(
    p: Proposition, main: Token | None, opening: frozenset[str], knowledge: Knowledge
) -> list[Candidate]:
    """ "Joint Statement on the Lake Dialogue … Officials discussed C": that dialogue is about C."""
    targets = _discussed_things(p, knowledge) if main is not None else []
    people = p.roles.get("agent", ())
    if main is None or not targets or p.passive or p.predicate.sent.start <= main.i:
        return []
    keys = {key for t in people for key in knowledge.referents.keys(t)}
    bare = all(
        t.lemma_.lower() in GRAMMAR.attending | knowledge.lexicon.participants and t.tag_ == "NNS" for t in people
    )
    elsewhere = any(_is_gathering(t, knowledge) for word in ("at", "during") for t in p.roles.get(word, ()))
    there = bool(people) and (bare or (bool(keys) and keys <= opening)) and not elsewhere
    asserted = context_of(p.predicate, knowledge.lexicon.contexts).modality is Modality.ASSERTED
    return _about(main, targets, p, knowledge) if there and asserted else []


def _topics(p: Proposition, main: Token | None, knowledge: Knowledge) -> list[Candidate]:
    """ "Topics discussed during the dialogue included A and B": the dialogue is about both."""
    topic = next((t for t in p.roles.get("agent", ()) if t.lemma_.lower() in GRAMMAR.topics and t.tag_ == "NNS"), None)
    if topic is None or p.predicate.lemma_ not in ("include", "be", "comprise", "range") or p.passive:
        return []
    between = topic.doc[topic.i + 1 : p.predicate.i]  # parsers take "discussed" there for this and that
    raised = any(t.lemma_ in GRAMMAR.raised for t in between)
    places = [o for t in between if t.dep_ == "prep" and t.lower_ in ("at", "during", "in") for o in objects_of(t)]
    again = raised and main is not None and all(t.lower_ == main.lower_ for t in places)  # "during the Dialogue"
    event = next((t for t in places if _is_gathering(t, knowledge)), main if again else None)
    return _about(event, p.roles.get("object", ()), p, knowledge) if raised else []


def _is_void(noun: Token, knowledge: Knowledge) -> bool:
    """Tell "progress", "common challenges" and "a pivotal role" from "climate change" and "regional challenges"."""
    lexicon = knowledge.lexicon
    graded = noun.tag_ == "NN" and noun.lemma_.lower() in lexicon.empty and child(noun, "compound", "nmod") is None
    return graded or is_hollow(noun, knowledge.referents.entities(noun), lexicon)


def _discussed_things(p: Proposition, knowledge: Knowledge) -> list[Token]:
    """Give what is spoken of: the object, or with which preposition the verb takes it ("exchanged views on A")."""
    if p.lemma in knowledge.lexicon.discussing:
        doing = [t for t in p.roles.get("clause", ()) if t.tag_ == "VBG"]  # "discussed widening the port"
        return [*p.roles.get("object", ()), *doing]
    verbs = (p.lemma, *(f"{p.lemma}-{o.lemma_.lower()}" for o in p.roles.get("object", ())))
    words = (w for w in ("on", "about", "upon") for v in verbs if f"{v} {w}" in knowledge.lexicon.discussing)
    return [t for w in words for t in (*p.roles.get(w, ()), *p.roles.get(f"object-{w}", ()))]


def _told_at(p: Proposition, knowledge: Knowledge) -> Iterator[Candidate]:
    """ "In a phone call, A told B that": the two spoke with each other; "told B in May of a call" tells of none."""
    if p.lemma not in GRAMMAR.addressing or child(p.predicate, "neg", "aux") is not None:
        return
    places = (t for word in ("during", "in", "over", "at") for t in p.roles.get(word, ()))
    if not any(t.lemma_.lower() in GRAMMAR.exchanges and not possessors(t) for t in places):
        return
    sides = [[t for t in p.roles.get(role, ()) if _is_a(t, "Actor", knowledge)] for role in ("agent", "object")]
    sides[1] = sides[1] or [t for t in p.roles.get("recipient", ()) if _is_a(t, "Actor", knowledge)]
    for one in sides[0]:
        for other in sides[1]:
            named = all(any(e.is_named for e in knowledge.referents.entities(t)) for t in (one, other))
            if named:
                yield Candidate(one, "metWith", other, p.predicate, Source.GATHERING, "told on an occasion", Voice.ACT)


def _occasion(p: Proposition, knowledge: Knowledge) -> Token | None:
    """Give the event at which it is discussed: the one that is named, else the last one of those who discuss it."""
    places = [(word, t) for word in ("at", "during", "in") for t in p.roles.get(word, ())]
    named = [t for word, t in places if _is_gathering(t, knowledge) and (word != "in" or child(t, "det", "poss"))]
    own = [t for a in p.roles.get("agent", ()) for t in a.subtree if t != a and _is_gathering(t, knowledge)]
    first = first_conjunct(p.predicate)
    named += [o for word, q in prepositions(first) if word in ("at", "during") and q.i < first.i for o in objects_of(q)]
    named = [t for t in (*named, *_held_for(p.predicate)) if _is_gathering(t, knowledge)]
    if named or own:
        return (named or own)[0]  # "the delegates to the forum discussed A", "At the forum, A met B and discussed C"
    if context_of(p.predicate, knowledge.lexicon.contexts).modality is not Modality.ASSERTED:
        return None  # "agreed to discuss A": not at the talks of which the text has told
    speakers = {key for t in p.roles.get("agent", ()) for key in knowledge.referents.keys(t)}
    attending = any(t.lemma_.lower() in knowledge.lexicon.participants for t in p.roles.get("agent", ()))
    doc, begin = p.predicate.doc, p.predicate.sent.start
    for token in reversed(doc[max(0, begin - _FARTHEST) : begin]):
        if not speakers or not _is_gathering(token, knowledge) or not _is_told(token):
            continue
        if token.lemma_.lower() in knowledge.lexicon.festive or _is_for_press(token):
            continue
        if attending:
            return token
        if token.tag_ == "NNS" and token.lower_ not in _PLURAL:
            return None  # "two meetings": it can't be told at which
        there = {key for t in _told_of(token) for key in knowledge.referents.keys(t)}
        if speakers <= there and context_of(token, knowledge.lexicon.contexts).modality is Modality.ASSERTED:
            return token
    return None


def _told_of(event: Token) -> Span:
    """Give the sentence of an event; with the one before it, where that tells who met: "A met B. The meeting was …"."""
    doc, sentence = event.doc, event.sent
    before = doc[sentence.start - 1].sent if sentence.start else sentence
    met = any(c.lower_ in ("the", "this") for c in event.lefts) and any(
        t.lemma_ in GRAMMAR.assembling | {"host", "receive"} for t in before
    )
    return doc[before.start : sentence.end] if met else sentence


def _held_for(infinitive: Token) -> list[Token]:
    """Give what people come to for it: "met at a forum in Lima to discuss A", "called a summit to discuss A"."""
    verb = infinitive.head
    aimed = infinitive.dep_ == "advcl" or (infinitive.dep_ == "xcomp" and verb.lemma_ in _COMING)
    if infinitive.tag_ != "VB" or not aimed or verb.i > infinitive.i:
        return []  # "agreed at the meeting to review A"
    there = [o for word, q in prepositions(verb) if word in ("at", "during", "for") for o in objects_of(q)]
    return there + (patients(verb) if verb.lemma_ in _COMING else [])


def _is_told(event: Token) -> bool:
    """Tell an event that its sentence tells of ("held a call") from one that is spoken of ("briefed on a call")."""
    head = first_conjunct(event)
    if head.dep_ == "pobj" and head.head.lower_ == "in" and child(event, "det", "poss") is None:
        return False  # "in consultation with B"
    return head.dep_ in _TOLD or (head.dep_ == "pobj" and head.head.lower_ in _ON)


def _is_for_press(event: Token) -> bool:
    """Tell where people tell what they have spoken of before: "a press conference"."""
    return event.lemma_.lower() == "briefing" or any(c.lower_ in _PRESS for c in event.children if c.i < event.i)


def _is_gathering(token: Token, knowledge: Knowledge) -> bool:
    return token.lemma_.lower() in knowledge.lexicon.gatherings and _is_a(token, "Event", knowledge)


def _is_a(token: Token, kind: str, knowledge: Knowledge) -> bool:
    return any(knowledge.schema.is_a(e.cls, kind) for e in knowledge.referents.entities(token))


def _has_parties(pact: Token) -> bool:
    """Tell "A and B extended a deal under which C supplies D": the two are its parties, and C is none."""
    doer = child(pact.head, "nsubj") if pact.dep_ == "dobj" else None
    return doer is not None and len(conjuncts(doer)) > 1
