"""Tells when a capital stands for its country: "Oslo rejected the plan", but "in Oslo", "visited Oslo"."""

from __future__ import annotations

from reportgraph.extract.mentions.names import NameFinder
from reportgraph.extract.mentions.persons import NameSpan
from reportgraph.extract.parsing.spelling import head_of
from reportgraph.extract.parsing.syntax import (
    RELATIVES,
    child,
    conjuncts,
    first_conjunct,
    objects_of,
    owner_word,
    possessors,
    prepositions,
)
from reportgraph.ontology.frames import word_lists
from reportgraph.ontology.grammar import GRAMMAR
from spacy.tokens import Token

_CONCRETE = frozenset({"City", "Facility", "Place", "InfrastructureProject", "Person", "Group", "University", "Event"})

_HOLDING = GRAMMAR.carrying_on | {"be", "have"}
_TOWARDS = frozenset({"on", "to", "toward", "towards", "from", "upon"})
_FACING = _TOWARDS | {"against", "for", "with"}
_ASKING = frozenset({"should", "must", "ought"})
_ENVOYS = frozenset({"ambassador", "diplomat", "envoy"})
_WAYS = frozenset({"distance", "flight", "journey", "service", "trip", "voyage"})  # that towns lie at the ends of
_STATES_TOO = frozenset({"it", "they", "we"})  # who may give a state something
_TRADED = frozenset({"to", "from"})
_LINKS = _CONCRETE - {"Event"}


def stands_for_country(span: NameSpan, finder: NameFinder) -> bool:
    """Tell by the grammar around a capital's name whether its government is meant.

    As subject of a verb of politics always, and as whose policy something is; as possessor of something abstract,
    object of such a verb or of "with" and the like only where the document also names the country itself.
    """
    doc = finder.doc
    if span.entry is None or span.entry.cls != "City":
        return False  # a ministry is not its state
    token = doc[head_of(doc, span.begin, span.end)]
    base = first_conjunct(token)
    if any(_is_mere_place(t, finder) for t in conjuncts(base) if t != token):
        return False  # "Oslo and Bergen expect snow"
    doing = [base.head, *(c for c in base.head.rights if c.dep_ == "xcomp")]  # "continues to send A"
    due = base.dep_ == "nsubjpass" and len(doing) > 1  # "is set to send A"
    if base.dep_ == "dobj" and any(_is_political_act(verb, finder) for verb in doing[1:]):
        return True  # "prompted Oslo to send A"
    doing += [c for c in base.head.rights if c.dep_ == "conj" and child(c, "nsubj", "nsubjpass") is None]
    if (base.dep_ == "nsubj" or due) and (
        any(_is_political_act(verb, finder) for verb in doing) or _talks(base.head, finder)
    ):
        return True
    row = conjuncts(base) if base.dep_ == "nsubj" and child(base.head, "dobj") is not None else []
    if len(row) > 1 and all(_is_capital(t, finder) for t in row):
        return True  # "which Oslo, Lima and Sofia created"
    if base.dep_ == "nsubj" and (_is_counterpart(base.head, finder) or _is_willed(base.head) or _is_advised(base.head)):
        return True
    if base.head.dep_ == "agent" and _is_political_act(base.head.head, finder):
        return True  # "controls imposed by Oslo"
    if base.dep_ == "pobj" and base.head.lower_ == "to" and base.head.head.lower_ == "according":
        return True
    if token.dep_ == "poss" and token.head.lemma_.lower() in finder.words.policies | finder.words.organs:
        return True  # "Oslo's opposition to the plan"
    if token.dep_ == "poss" and any(c.dep_ == "acl" and _is_act_of_state(c, finder) for c in token.head.rights):
        return True  # "Oslo's decision to ratify the treaty", but not "to ban buses"
    if base.dep_ == "nsubj" and _uses_own_organ(base.head, finder):
        return True
    if _is_done_by_state(base, finder) or (token.dep_ == "poss" and _is_strike(token.head)):
        return True
    if _is_traded_with(base, finder) or _is_side(base, finder) or _is_joined(base, finder):
        return True
    if _faces_state(token, base, finder) or _is_called_upon(base, finder):
        return True
    beside = (hit[1].of for t in conjuncts(base) if (hit := finder.gazetteer_at(t.i, t.i + 1)) is not None)
    if finder.countries.isdisjoint({span.entry.of, *beside}):
        return False
    if token.dep_ == "poss":
        owned = finder.naming.class_of_nominal([token.head.lemma_.lower()])
        serves = token.head.lemma_.lower() in finder.words.serving
        return (serves or owned not in _CONCRETE) and token.head.pos_ == "NOUN"
    return _is_addressed(base, finder)


def _uses_own_organ(verb: Token, finder: NameFinder) -> bool:
    """Tell "Oslo can resort to its navy", "Oslo is able to use its troops"."""
    verbs = [verb, *(c for clause in (verb, *verb.rights) for c in clause.rights if c.dep_ == "xcomp")]
    ends = [
        *(c for v in verbs for c in v.rights),
        *(o for v in verbs for _, p in prepositions(v) for o in objects_of(p)),
    ]
    owners = (owner_word(t) for t in ends if t.lemma_.lower() in finder.words.organs)
    return any(owner is not None and owner.lower_ == "its" for owner in owners)


def _is_strike(deed: Token) -> bool:
    """Tell "Oslo's attack on Peru", "Oslo's missile attack": no town does that, though one may suffer it."""
    armed = any(c.lower_ in GRAMMAR.arms for c in deed.lefts)
    return deed.lemma_ in GRAMMAR.strikes and (
        armed or any(word in ("on", "against") for word, _ in prepositions(deed))
    )


def _is_political_act(verb: Token, finder: NameFinder) -> bool:
    """Tell what governments do, be it told by a verb alone or with a particle or an object: "put forward"."""
    phrases = (f"{verb.lemma_} {c.lower_}" for c in verb.rights if c.dep_ in ("prt", "advmod", "dobj"))
    return verb.lemma_ in finder.words.political or any(p in finder.words.political for p in phrases)


def _is_act_of_state(verb: Token, finder: NameFinder) -> bool:
    """Tell a political act that concerns another state, its people, or what only states sign and send."""
    told = finder.words.organs | finder.words.leverage | set(word_lists()["pacts"])
    known = any(t.lemma_.lower() in told or _is_state(t, finder) for t in verb.subtree)
    return known and _is_political_act(verb, finder)


def _is_done_by_state(base: Token, finder: NameFinder) -> bool:
    """Tell "Peru criticised Oslo", "the Kremlin urged Oslo to sign": what one state does to another."""
    asked = base.dep_ == "nsubj" and base.head.dep_ == "ccomp" and base.head.tag_ == "VB"
    verb = base.head.head if asked else base.head
    subject = child(verb, "nsubj") if asked or base.dep_ == "dobj" else None
    if subject is not None and verb.dep_ == "relcl" and subject.lower_ in RELATIVES:
        subject = verb.head  # "Peru, which criticised Oslo"
    hit = finder.gazetteer_at(subject.i, subject.i + 1) if subject is not None else None
    if hit is None or verb.lemma_ not in finder.words.addressed:
        return False
    return hit[1].cls in ("Country", "GovernmentBody") or (hit[1].cls == "City" and hit[1].of is not None)


def _is_traded_with(base: Token, finder: NameFinder) -> bool:
    """Tell "Peru sells grain to Oslo", "Oslo will deliver arms to Lima": what one state trades with another."""
    verb = base.head.head
    if base.dep_ == "nsubj" and base.head.lemma_ in GRAMMAR.trading:
        beside = (o for word, p in prepositions(base.head) if word in _TRADED for o in objects_of(p))
        return any(_is_state(o, finder) for o in beside)
    subject = child(verb, "nsubj") if base.dep_ == "pobj" and base.head.lower_ in ("to", "from") else None
    traded = subject is not None and verb.lemma_ in GRAMMAR.trading
    return traded and subject is not None and (_is_state(subject, finder) or _is_organ_of_state(subject, finder))


def _is_willed(verb: Token) -> bool:
    """Tell "Oslo is determined to sign", "Oslo remains wary of Peru": no town has a will."""
    told = child(verb, "acomp", "oprd", "attr")
    return told is not None and told.lower_ in GRAMMAR.disposed


def _is_advised(verb: Token) -> bool:
    """Tell "Oslo should work with Lima": nobody tells a town what to do to something, or with somebody."""
    asked = any(c.dep_ == "aux" and c.lower_ in _ASKING for c in verb.lefts)
    acts = any(c.dep_ == "dobj" or (c.dep_ == "prep" and c.lower_ == "with") for c in verb.rights)
    return asked and acts and verb.tag_ == "VB" and verb.lemma_ not in GRAMMAR.undergoing


def _is_joined(base: Token, finder: NameFinder) -> bool:
    """Tell "Peru should work with Oslo", "Peru lodged a protest with Oslo": what one state does with another."""
    verb = base.head.head if base.head.head.dep_ != "dobj" else base.head.head.head
    dealt = [c.lemma_.lower() in finder.words.leverage for c in verb.rights if c.dep_ == "dobj"]
    works = verb.lemma_ in GRAMMAR.working_with or any(dealt)
    with_it = base.dep_ == "pobj" and base.head.lower_ == "with" and works
    subject = child(verb, "nsubj") if with_it else None
    return subject is not None and _is_state(subject, finder)


def _is_counterpart(verb: Token, finder: NameFinder) -> bool:
    """Tell "Oslo remains an ally of Peru", "Oslo is Peru's largest trading partner": what states are to each other."""
    standing = child(verb, "attr")
    if standing is None or standing.lemma_ not in finder.words.standings:
        return False
    others = [*possessors(standing), *(t for _, p in prepositions(standing) for t in objects_of(p))]
    return any(_is_state(t, finder) or _is_region(t, finder) for t in others)


def _is_region(token: Token, finder: NameFinder) -> bool:
    """Tell "the largest supplier to Europe"."""
    hit = finder.gazetteer_at(token.i, token.i + 1)
    return hit is not None and hit[1].cls in ("Region", "InternationalOrganization")


def _is_organ_of_state(token: Token, finder: NameFinder) -> bool:
    hit = finder.gazetteer_at(token.left_edge.i + (token.left_edge.dep_ == "det"), token.i + 1)
    return hit is not None and hit[1].cls == "GovernmentBody"


def _faces_state(token: Token, base: Token, finder: NameFinder) -> bool:
    """Tell a capital that a phrase sets beside another state.

    "Oslo's support for Lima", "Oslo won a trade dispute with Lima", "Peru imposed sanctions on Oslo", "Peru fears that
    Oslo will build a base".
    """
    if token.dep_ == "poss":
        facing = (p for word, p in prepositions(token.head) if _is_stance(token.head, word, finder))
        return any(_is_state(t, finder) for p in facing for t in objects_of(p))
    verb, own = base.head, finder.gazetteer_at(token.i, token.i + 1)
    if base.dep_ == "nsubj":
        teller = child(verb.head, "nsubj") if verb.dep_ == "ccomp" and child(verb, "dobj") is not None else None
        if teller is not None and teller.i < base.i and _is_state(teller, finder):
            return own is not None and own[1].of != teller.text  # "Peru says Lima will host the summit"
        dealings = (t for t in verb.subtree if t.lemma_ in GRAMMAR.dealings and t.i > verb.i)
        return any(
            _is_state(o, finder) for t in dealings for w, p in prepositions(t) if w == "with" for o in objects_of(p)
        )
    if base.dep_ != "pobj" or verb.lower_ not in _FACING:
        return False
    put = child(verb.head, "dobj") if verb.head.pos_ == "VERB" else verb.head
    if put is None:
        return False
    if _is_stance(put, verb.lower_, finder) and any(_is_state(t, finder) for t in possessors(put)):
        return True  # "Peru's support for Oslo"
    dealt = verb.lower_ == "with" and put.lemma_ in GRAMMAR.dealings
    over = next((t for t in put.ancestors if t.pos_ == "VERB"), put)
    over = over.head if over.dep_ == "conj" and child(over, "nsubj") is None else over
    dealt = dealt or put.lemma_ in _ENVOYS  # "recalled its ambassador from Oslo"
    doer = child(over, "nsubj") if dealt or put.lemma_ in finder.words.leverage else None
    return doer is not None and _is_state(doer, finder)


def _is_stance(noun: Token, preposition: str, finder: NameFinder) -> bool:
    """Tell support for somebody, a feud with somebody, a warning to somebody, but no road to somewhere."""
    if preposition not in _FACING or noun.pos_ != "NOUN":
        return False
    concrete = finder.naming.class_of_nominal([noun.lemma_.lower()]) in _CONCRETE
    return noun.lemma_ in finder.words.leverage or (preposition not in _TOWARDS and not concrete)


def _is_state(token: Token, finder: NameFinder) -> bool:
    """Tell the name of a country, or of a capital."""
    begin = min((c.i for c in token.lefts if c.dep_ == "compound"), default=token.i)  # "Addis Ababa"
    hit = finder.gazetteer_at(begin, token.i + 1) or finder.gazetteer_at(token.i, token.i + 1)
    return hit is not None and (hit[1].cls == "Country" or (hit[1].cls == "City" and hit[1].of is not None))


def _is_capital(token: Token, finder: NameFinder) -> bool:
    hit = finder.gazetteer_at(token.i, token.i + 1)
    return hit is not None and hit[1].cls == "City" and hit[1].of in finder.countries


def _is_side(base: Token, finder: NameFinder) -> bool:
    """Tell "Oslo and Lima are allies", "relations between Oslo and Lima": states are on a side, and have relations."""
    if base.dep_ == "nsubj" and base.head.lemma_ in ("be", "become", "remain"):
        told = child(base.head, "attr")
        return told is not None and any(t.tag_ == "NNS" and t.lemma_ in finder.words.standings for t in conjuncts(told))
    if base.dep_ != "pobj" or base.head.lower_ not in ("between", "with"):
        return False
    pair = conjuncts(base) if base.head.lower_ == "between" else []
    states = len(pair) > 1 and all(_is_state(t, finder) for t in pair)  # "the accord between Oslo and Lima"
    return base.head.head.lemma_ in GRAMMAR.ties_of_states or (states and base.head.head.lemma_ in GRAMMAR.dealings)


def _is_addressed(base: Token, finder: NameFinder) -> bool:
    """Tell what somebody does to a government, or it does to somebody, where the text names the country as well."""
    verb = base.head
    if base.dep_ == "nsubj":
        told = verb.dep_ == "ccomp" and verb.tag_ == "VB" and verb.head.lemma_ in finder.words.addressed
        return told or verb.lemma_ in finder.words.governing  # "help Oslo improve trade"
    if base.dep_ in ("dobj", "dative", "nsubjpass"):
        return verb.lemma_ in finder.words.addressed
    if verb.dep_ == "agent":
        led = finder.words.held | finder.words.governing  # "a hostage held by Oslo"
        return verb.head.lemma_ in led
    if base.dep_ == "pobj" and verb.lower_ in _TOWARDS:
        host = child(verb.head, "dobj") if verb.head.pos_ == "VERB" else verb.head  # "drew criticism from Oslo"
        return host is not None and host.pos_ == "NOUN" and host.lemma_.lower() in finder.words.leverage
    if base.dep_ == "pobj":
        states = verb.lower_ != "between" or all(_is_state(t, finder) for t in conjuncts(base))  # not a line to a town
        return states and verb.lower_ in ("with", "against", "between") and _is_political(verb.head, finder)
    return False


def _is_called_upon(base: Token, finder: NameFinder) -> bool:
    """Tell "A criticised Oslo", "A called on Oslo to sign", "Peru gave Oslo a loan": nobody asks that of a town."""
    verb = base.head
    if base.dep_ == "pobj":
        return f"{verb.head.lemma_} {verb.lower_}" in finder.words.called_upon
    if base.dep_ == "dative" or (base.dep_ == "dobj" and verb.lemma_ in GRAMMAR.giving):
        giver = child(verb, "nsubj")
        return giver is not None and (giver.lower_ in _STATES_TOO or _is_state(giver, finder))
    told = base.dep_ in ("dobj", "nsubjpass") or (base.dep_ == "nsubj" and verb.dep_ == "ccomp" and verb.tag_ == "VB")
    return told and (verb.head if base.dep_ == "nsubj" else verb).lemma_ in finder.words.called_upon


def _talks(verb: Token, finder: NameFinder) -> bool:
    """Tell "Oslo and the rebels held talks", "Oslo is in talks with A": whoever talks is no town."""
    objects = [c for c in verb.rights if c.dep_ == "dobj"]
    if verb.lemma_ == "be":
        objects = [o for p in verb.rights if p.dep_ == "prep" and p.lower_ == "in" for o in objects_of(p)]
    return verb.lemma_ in _HOLDING and any(t.lemma_ in finder.words.negotiations for t in objects)


def _is_mere_place(token: Token, finder: NameFinder) -> bool:
    """Tell a town or a region beside a capital."""
    hit = finder.gazetteer_at(token.i, token.i + 1)
    return hit is not None and hit[1].cls in ("City", "Region") and hit[1].of is None


def _is_political(host: Token, finder: NameFinder) -> bool:
    """Tell "talks with Oslo", "agreed with Oslo" from "the railway between A and Oslo", "links A with Oslo"."""
    if host.pos_ == "NOUN":
        if host.lemma_.lower() in _WAYS:
            return False
        return finder.naming.class_of_nominal([host.lemma_.lower()]) not in _LINKS
    return host.pos_ == "VERB" and host.lemma_ not in GRAMMAR.connecting
