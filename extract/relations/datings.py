"""The dates of things: when an event took place, a document was made, a project or an institution began or ended.

A thing has the date that stands in its phrase or beside it, that of a verb of `lexicon/grammar.toml` which says that it
took place, began, ended or came into being then, and that of an act which brings it about or happens at it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from reportgraph.extract.attribution.contexts import Context
from reportgraph.extract.dates.dates import DateMention
from reportgraph.extract.dates.dating_verbs import DatingVerb
from reportgraph.extract.dates.hosts import Dating, date_hosts, date_literals, datings
from reportgraph.extract.dates.neighbours import is_viewed
from reportgraph.extract.model import DOCUMENT_KEY, Entity, Mention, MentionKind, Modality, Statement, Value
from reportgraph.extract.parsing.syntax import child, is_infinitive, objects_of, prepositions, valid_in
from reportgraph.extract.relations.act_dates import DATED, dates_of_acts, is_as_of, kind_of
from reportgraph.extract.relations.completions import find_completions
from reportgraph.extract.relations.scene import Scene, context_at, granted, literal
from reportgraph.ontology.grammar import GRAMMAR
from spacy.tokens import Doc, Token

_FORESEEING = frozenset({"once"})
_AT_FIRST, _MEANT = frozenset({"initially", "originally"}), frozenset({"intend", "plan", "schedule", "set", "slate"})
_COMMEMORATED = frozenset({"anniversary", "jubilee", "occasion"})
_PUT_OFF = frozenset({"postpone", "reschedule"})  # "until May": not over then, but held
_DISSOLVING = frozenset({"disband", "wind-up"})
_RUNNING = frozenset({"operation", "production"})


def find_datings(mentions: Iterable[Mention], statements: Sequence[Statement], scene: Scene) -> list[Statement]:
    """Give the dates of events, documents, projects and institutions.

    Args:
        mentions: What the text names.
        statements: What it says of them; an act dates what it brings about where nothing else does.
        scene: The document.

    """
    found = [statement for mention in mentions for statement in _of_mention(mention, scene)]
    ends = list(find_completions(scene))
    known = {(s.subject, s.object) for s in ends}
    found = [s for s in found if s.property != "date" or (s.subject, s.object) not in known]
    found += [*_beginnings(scene), *ends]
    dated = {s.subject for s in found}
    return [*found, *dates_of_acts([s for s in statements if s.object not in dated], dated, scene)]


def _of_mention(mention: Mention, scene: Scene) -> Iterator[Statement]:
    token = scene.parsed.doc[mention.head]
    meant = scene.referents.entities(token) if mention.kind is MentionKind.PRONOUN else []
    kind = kind_of(meant[0].cls if len(meant) == 1 else mention.cls, scene)
    if kind is None:
        return
    phrase = (mention.begin, mention.end) if mention.kind is not MentionKind.PRONOUN else None
    best: dict[str, tuple[Value, Dating]] = {}
    found = list(datings(token, scene.dates, phrase=phrase))
    own = token.dep_ == "conj" and any(d.verb is None and d.mention.begin > token.i for d in found)
    for dating in found:
        if own and dating.verb is not None and dating.mention.begin < token.i:
            continue  # "opened a school in 2014 and a clinic in 2016"
        if (
            (phrase is None and dating.verb is None)
            or (dating.occasion and kind != "Event")
            or (dating.said and kind != "Document")
        ):
            continue
        if dating.verb is not None and (_is_superseded(dating.verb) or _is_of_decision(dating.verb, dating.mention)):
            continue
        if kind != "Event" and (_is_of_accounts(dating.mention, token.doc) or _befalls(token, dating.mention)):
            continue
        if is_as_of(dating.mention, token.doc) or _is_lapse(token, dating.mention):
            continue
        inner = dating.through if not _befalls(dating.through, dating.mention) else None
        if inner is not None and any(kind_of(e.cls, scene) in DATED[:3] for e in _inner(dating, scene)):
            continue  # it has the date itself
        for name, value in _literals(dating, kind):
            best.setdefault(name, (value, dating))
    for key in scene.referents.keys(token):
        if key != DOCUMENT_KEY:
            for name, (value, dating) in best.items():
                yield literal(
                    key, name, value, token, scene, context=_of_past(_context(mention, dating, scene), value, scene)
                )


def _is_of_accounts(mention: DateMention, doc: Doc) -> bool:
    """Tell the year of a budget, "will spend 40 million dollars on roads in fiscal 2027": nothing is built then."""
    return any(t.lower_ in ("fiscal", "financial", "fy") for t in doc[mention.begin : mention.end])


def _befalls(thing: Token | None, mention: DateMention) -> bool:
    """Tell what only happens to a thing that is there, "the review of the pact in 2026", or begins or ends it."""
    if thing is None or thing.dep_ != "pobj" or thing.head.lower_ != "of" or mention.begin < thing.i:
        return False
    return thing.head.head.lemma_.lower() in GRAMMAR.later_deeds | GRAMMAR.beginnings | GRAMMAR.finals


def _is_lapse(noun: Token, mention: DateMention) -> bool:
    """Tell the years of which an anniversary is: "the 55th anniversary of the pact (1970-2025)"."""
    return noun.lemma_ in _COMMEMORATED and mention.start is not None and mention.end_value is not None


def _is_superseded(verb: DatingVerb) -> bool:
    """Tell "originally scheduled for May", which it was not."""
    first = any(c.lower_ in _AT_FIRST for c in verb.token.children)
    return first and verb.token.lemma_ in _MEANT


def _is_of_decision(verb: DatingVerb, mention: DateMention) -> bool:
    """Tell when it was decided, "agreed to build the dam in 2016", from until when: "agreed to build it by 2030"."""
    decided = verb.token.head
    later = is_infinitive(verb.token) and verb.token.dep_ == "xcomp" and decided.tag_ in ("VBD", "VBN")
    return later and decided.lemma_ in GRAMMAR.deciding and mention.role == "at"


def _inner(dating: Dating, scene: Scene) -> list[Entity]:
    return scene.referents.entities(dating.through) if dating.through is not None else []


def _literals(dating: Dating, kind: str) -> Iterator[tuple[str, Value]]:
    """Give the properties and values that a date of a thing of this kind gives it."""
    verb, mention = dating.verb, dating.mention
    if kind in ("Institution", "CooperationMechanism") and not _dates_institution(verb, kind):
        return
    if verb is not None and _is_in_one_of(verb, mention):
        return
    if verb is None or dating.occasion or dating.said or (mention.start is not None and mention.end_value is not None):
        yield from date_literals(mention)
        return
    value = mention.value or mention.start or mention.end_value
    if verb.key in _PUT_OFF:
        if value is not None and mention.role != "since":  # "postponed from 2025": not held then
            yield "date", value
        return
    valid = verb.key.endswith(("-force", "-effect", "effective", "operational"))  # "the law took effect in July"
    begins = (kind != "Document" or valid) and verb.key in GRAMMAR.opening | GRAMMAR.founding
    if kind in ("Event", "Project") and verb.key in GRAMMAR.suggesting:
        return  # "proposed a summit in 2018"
    if kind == "Event" and verb.key in GRAMMAR.arranging:
        return
    made = kind == "Document" and verb.key in GRAMMAR.making  # "concluded a treaty"
    if made and mention.role == "until":
        return  # "to conclude a treaty by 2026": it does not end then
    ends = verb.key in GRAMMAR.closing and not made and (kind == "Event" or verb.key != "close")
    ends = ends or (kind == "Event" and verb.key == "complete")  # "the building of A was completed in May"
    if verb.key == "close" and not ends:  # a works or a road that is closed goes on being there
        return
    if value is not None and (begins or ends):
        yield "startDate" if begins else "endDate", value
    else:
        yield from date_literals(mention)


def _is_in_one_of(verb: DatingVerb, mention: DateMention) -> bool:
    """Tell years in one of which it happens: "will open between 2026 and 2028"."""
    once = verb.key in GRAMMAR.opening | GRAMMAR.closing | GRAMMAR.founding | {"complete"}
    return once and mention.begin > 0 and verb.token.doc[mention.begin - 1].lower_ == "between"


def _dates_institution(verb: DatingVerb | None, kind: str) -> bool:
    """Tell a verb that founds an institution, or that treats what bears the name of one as an event ("was held").

    So does one that sets it to work: "the airline began operations in 1992".
    """
    if verb is not None and (verb.key in _DISSOLVING or _sets_to_work(verb)):
        return True
    public = kind == "CooperationMechanism" and verb is not None and verb.key in GRAMMAR.sealing
    held = GRAMMAR.taking_place - GRAMMAR.passing  # "since the party came to power in 1997" does not date the party
    return verb is not None and (public or verb.key in GRAMMAR.founding | held)


def _sets_to_work(verb: DatingVerb) -> bool:
    """Tell "the airline began operations in 1992" from what it began somewhere, and from what troops begin."""
    begun, doer = child(verb.token, "dobj"), child(verb.token, "nsubj")
    if begun is None or doer is None or verb.key != "enter-operation" or begun.lemma_ not in _RUNNING:
        return False
    beside = (t for c in verb.token.children if c.dep_ in ("prep", "advmod") for t in c.subtree)
    away = any(t.lower_ in ("here", "there") or t.ent_type_ in ("GPE", "LOC", "FAC") for t in beside)
    return not away and doer.lemma_.lower() not in GRAMMAR.troops


def _context(mention: Mention, dating: Dating, scene: Scene) -> Context:
    """Give the verb's context; a date beside a noun is taken for granted, whatever is said of the thing."""
    token = scene.parsed.doc[mention.head]
    if dating.verb is not None:
        foreseen = child(dating.verb.token, "mark")
        if foreseen is not None and foreseen.lower_ in _FORESEEING and dating.verb.token.dep_ == "advcl":
            return granted(token, scene, Modality.PLANNED)  # "should help B once it opens in May"
        return context_at(dating.verb.token, scene)
    there = token.pos_ == "PROPN" and mention.cls == "Document"  # "as told in Order 7 of May 5"
    planned = not there and context_at(token, scene).modality is Modality.PLANNED
    return granted(token, scene, Modality.PLANNED if planned else Modality.ASSERTED)


def _of_past(context: Context, value: Value, scene: Scene) -> Context:
    """Tell that a date that is over is no plan: "will build on the 2021 summit"."""
    over = scene.today is not None and value.text < scene.today[: len(value.text)]
    return replace(context, modality=Modality.ASSERTED) if over and context.modality is Modality.PLANNED else context


def _beginnings(scene: Scene) -> Iterator[Statement]:
    """Give the start or end of a thing by a noun: "since its foundation in 1970", "the launch of A in 2010"."""
    named = GRAMMAR.beginnings | GRAMMAR.finals
    for mention in scene.dates:
        noun = _begun(mention, scene.parsed.doc) or next(iter(date_hosts(scene.parsed.doc, mention)), None)
        seen = child(noun, "dobj") if noun is not None and noun.pos_ == "VERB" else None
        if noun is not None and seen is not None and is_viewed(seen, noun, mention):
            noun = seen
        noun = _deed_on(noun, mention) if noun is not None else None
        valid = valid_in(noun) if noun is not None else []
        if noun is None or mention.value is None or (noun.lemma_ not in named and not valid):
            continue
        name = "endDate" if noun.lemma_ in GRAMMAR.finals else "startDate"
        owners = [c for c in noun.children if c.dep_ == "poss"]
        owners += [t for n in (noun, *valid) for w, p in prepositions(n) if w == "of" for t in objects_of(p)]
        for owner in owners:
            for key in _founded(owner, scene):
                if key != DOCUMENT_KEY and kind_of(scene.referents.entity(key).cls, scene) is not None:
                    yield literal(key, name, mention.value, owner, scene, context=granted(owner, scene))


def _deed_on(noun: Token, mention: DateMention) -> Token:
    """Give the launch of "the launch of A in 2010", also where A is read as what was in 2010."""
    deed = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.i < mention.begin else noun
    return deed if deed.lemma_ in GRAMMAR.beginnings | GRAMMAR.finals else noun


def _founded(owner: Token, scene: Scene) -> list[str]:
    """Give what was begun; "its" is what can be, the nearest before it: "A belongs to B since its foundation"."""
    keys = list(scene.referents.keys(owner))
    if owner.pos_ != "PRON" or any(kind_of(scene.referents.entity(k).cls, scene) is not None for k in keys):
        return keys
    for token in reversed(scene.parsed.doc[owner.sent.start : owner.i]):
        near = [e for e in scene.referents.entities(token) if e.is_named and kind_of(e.cls, scene) is not None]
        if near and token.i in scene.mentions:
            return [e.key for e in near]
    return keys


def _begun(mention: DateMention, doc: Doc) -> Token | None:
    """Give the noun right before "in 1970": parsers often tie the date to the verb."""
    noun = doc[mention.begin - 2] if mention.begin > 1 and doc[mention.begin - 1].lower_ in ("in", "on") else None
    return noun if noun is not None and noun.lemma_ in GRAMMAR.beginnings else None
