"""By which words the lexicon may know a predicate: its lemma, and that with the bare words that make another of it."""

from __future__ import annotations

from collections.abc import Sequence

from reportgraph.extract.grammar.themes import Theme, called_so, counted_in
from reportgraph.extract.model import Entity, MentionKind
from reportgraph.extract.parsing.spelling import ARTICLES
from reportgraph.extract.parsing.syntax import (
    VERBAL,
    child,
    conjuncts,
    first_conjunct,
    is_infinitive,
    prepositions,
    singled_out,
)
from reportgraph.extract.parsing.tree import neighbor_of
from reportgraph.extract.relations.candidates import Knowledge
from reportgraph.extract.relations.hollow import is_bare
from reportgraph.extract.relations.propositions import PredicateKind, Proposition
from reportgraph.ontology.frames import PARTICLES, Frame, word_lists
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.verbs import known_verbs
from spacy.tokens import Token

_MAKING = frozenset({"leave", "make", "render"})
_DRIVING = frozenset({"allow", "cause", "compel", "force", "let", "permit"})
_NEITHER = frozenset({"neither", "nor"})
_DENYING = frozenset({"less", "not", "no", "hardly"})
_CLOSE = 2  # words between a preposition and its noun in a fixed phrase
_NUMBERS = frozenset({"dozen", "hundred", "thousand", "million", "billion", "trillion"})

_PERCENT = frozenset({"%", "cent", "percent"})


def is_of_ownership(frame: Frame, p: Proposition, knowledge: Knowledge) -> bool:
    """Tell a frame of trade where what is sold is no good: "sold its stake in A to B", "sold the firm to B".

    Or one of wishes where what somebody has in a thing is a part of it: "its 20% interest in A".
    """
    if frame.word == "interest" and p.kind is PredicateKind.NOUN:
        return frame.property == "aimsAt" and _is_share(p.predicate)
    if frame.property != "suppliesTo" or p.kind is not PredicateKind.VERB or p.lemma not in knowledge.lexicon.parting:
        return False
    nouns = knowledge.lexicon.frames
    return any(
        (t.tag_ != "NNS" and knowledge.is_a(t, "Institution"))
        or any(f.property == "owns" for f in nouns.get((t.lemma_.lower(), "noun"), ()))
        or _is_share(t)
        for t in p.roles.get("object", ())
    )


def _is_share(noun: Token) -> bool:
    """Tell a part that is counted in percent: "sold 20% of A", "a 20% interest in A"."""
    own = [noun, *(t for t in noun.doc[noun.left_edge.i : noun.i])]
    return noun.lemma_ in (*_PERCENT, "interest") and any(t.lemma_ in _PERCENT for t in own)


def words_of(p: Proposition) -> list[str]:
    """Give the lemma of a predicate, and with its bare object, the phrase it governs or the word before it."""
    if p.kind is PredicateKind.NOUN and _is_slight(p.predicate):
        return []
    words = [p.lemma]
    if p.lemma.startswith(("co-", "re-")):
        words.append(p.lemma[3:])
    elif p.lemma.startswith("co") and p.lemma[2:] in GRAMMAR.shared_deeds:
        words.append(p.lemma[2:])  # "cofinanced"
    elif p.lemma.startswith("re") and p.lemma not in known_verbs() and p.lemma[2:] in known_verbs():
        words.append(p.lemma[2:])  # "redeveloped", and not "reported"
    if p.kind is PredicateKind.VERB:
        bare = [c for c in p.predicate.rights if c.dep_ in ("dobj", "advmod") or (c.dep_ == "prt" and c.lower_ != "on")]
        bare += [c for c in p.predicate.lefts if c.dep_ == "nsubjpass"]
        near = p.predicate.nbor(-1) if p.predicate.i else p.predicate  # "financially", "politically and financially"
        bare += [near] if near.pos_ == "ADV" and p.predicate in (near.head, first_conjunct(near).head) else []
        told = p.predicate.dep_ == "relcl" or (p.predicate.dep_ == "acl" and p.predicate.tag_ == "VBN")
        if told and p.predicate.head in p.roles.get("object", ()):
            bare.append(p.predicate.head)  # "the price that A paid for B", "the price paid by A for B"
        bare = [t for c in bare if not _is_slight(c) for t in _counted(c)]
        bes = ("be-", "") if p.passive else ("",)
        words += [f"{be}{p.lemma}-{word}" for be in bes for c in bare for word in _names_of_goods(c)]
        words += [f"{p.lemma}-{_denied(c)}{c.lower_}" for c in p.predicate.rights if c.dep_ in ("acomp", "oprd")]
        governed = [c for c in p.predicate.children if c.dep_ == "prep" and c.i > p.predicate.i]
        governed += [t for c in bare for t in c.subtree if t.lower_ == "into" and t.i > c.i]  # nouns hardly govern it
        words += [f"{p.lemma}-{c.lower_}-{o.lemma_.lower()}" for c in governed for o in c.children if _is_next(o, c)]
        words += [f"{p.lemma}-to-{name}" for name in _hearings(governed)]
    else:
        before = p.predicate.nbor(-1) if p.predicate.i > 0 else None
        while before is not None and before.dep_ == "amod" and before.head == p.predicate and before.i > 0:
            words.append(f"{before.lower_}-{p.lemma}")  # "under severe threat", "in close cooperation"
            before = before.nbor(-1)
        if before is not None and before.lower_ == "the" and before.i > 0:
            before = before.nbor(-1)
        met = (
            before is not None
            and before.lower_ == "with"
            and p.predicate.head.head.lemma_ in GRAMMAR.welcoming | {"meet"}
        )
        if before is not None and not met and (before.head == p.predicate or before == p.predicate.head):
            words.append(f"{before.lower_}-{p.lemma}")  # "zero-tolerance", "in-favour", "at the heart"
        if is_means(p.predicate) and f"with-{p.lemma}" not in words:
            words.append(f"with-{p.lemma}")  # "with strong support from A"
    return words


def _hearings(governed: list[Token]) -> list[str]:
    """Give what the name of a court says that it is: "took A to the Lake Court" took it to court."""
    names = (o for c in governed if c.lower_ == "to" for o in c.children if o.pos_ == "PROPN")
    return [o.lower_ for o in names if o.lower_ in GRAMMAR.hearings]


def is_means(noun: Token) -> bool:
    """Tell with what something is done: "rebuilt A with support from B"; not "met with support from B"."""
    over = noun.head.head
    done = noun.dep_ == "pobj" and noun.head.lower_ == "with" and over.pos_ in VERBAL
    return done and over.i < noun.i and over.lemma_ not in GRAMMAR.welcoming | {"meet"}


def _denied(adjective: Token) -> str:
    """ "pleaded not guilty"."""
    return "not-" if any(c.dep_ == "neg" for c in adjective.lefts) else ""


def _is_next(word: Token, preposition: Token) -> bool:
    """Tell the word right after a preposition or its article, or a possessed one: "at the heart", "among its aims"."""
    between = word.doc[preposition.i + 1 : word.i]
    if word.i <= preposition.i or len(between) > _CLOSE:
        return False
    if len(between) > 0 and between[0].tag_ == "PRP$":
        return all(t.head == word and t.dep_ in ("poss", "amod") for t in between)
    told = between[:1] if len(between) == 1 else ()  # "noted with deep concern"
    return len(between) == 0 or any(t.lower_ in ARTICLES or (t.head == word and t.dep_ == "amod") for t in told)


def called(p: Proposition) -> set[str]:
    """Give what the object is called: "called A dangerous", "described A as a success"."""
    heads = [*p.roles.get("as", ())]
    for word, preposition in prepositions(p.predicate):
        heads += preposition.children if word == "as" else ()
    # "took measures such as closing A": an example, and no name
    heads = [t for t in heads if t.tag_ != "VBG" or neighbor_of(first_conjunct(t).head, -1).lower_ != "such"]
    second = ("acomp", "oprd")
    heads += [
        c for c in p.predicate.children if c.dep_ in second or c.pos_ == "ADJ" or (c.dep_, c.tag_) == ("xcomp", "NN")
    ]
    if p.kind is PredicateKind.NOUN:
        heads += [c for c in p.predicate.rights if c.dep_ == "advmod"]  # "a step forward"
    if p.lemma in _DRIVING:  # "forced A to leave", "let A decay"
        clauses = [c for c in p.predicate.rights if c.dep_ in ("xcomp", "ccomp", "advcl")]
        heads += [c for c in clauses if is_infinitive(c) or (p.lemma == "let" and c.tag_ == "VB")]
    if (thing := child(p.predicate, "dobj")) is not None:
        heads += [c for t in (p.predicate, thing) for c in t.rights if _is_second(c, thing)]
    heads += [t for head in heads if head.lower_ == "one" for c in head.rights if c.lower_ == "of" for t in c.rights]
    denying = _DENYING - {"less"} if p.lemma in _MAKING else _DENYING
    rows = (conjuncts(head) for head in heads if neighbor_of(head, -1).lower_ not in _NEITHER)
    row = (t for r in rows if not any(c.lower_ in _NEITHER for told in r for c in told.children) for t in r)
    told = (t for t in row if not any(c.lower_ in denying for c in t.children))
    return {_lessened(t, form) for t in told for w in (t, *t.children) for form in (w.lemma_.lower(), w.lower_)}


def _lessened(adjective: Token, word: str) -> str:
    """Give the opposite of what becomes less so: "made A less competitive"."""
    less = any(c.lower_ == "less" for c in adjective.lefts)
    if not less:
        return word
    lists = word_lists()
    return "bad" if word in lists["improved"] else "better" if word in lists["impaired"] else f"less {word}"


def _is_second(noun: Token, thing: Token) -> bool:
    """Tell "a mistake" in "branded the meeting a mistake", which parsers take for a time or another name."""
    last = thing if noun.head == thing else thing.right_edge
    beside = noun.dep_ in ("npadvmod", "appos") and noun.left_edge.i == last.i + 1
    return beside and noun.left_edge.lower_ in ARTICLES


def _names_of_goods(token: Token) -> list[str]:
    """Give the lemma of a bare object, and "#" for a model that is called by letters and digits ("A-10s")."""
    model = any(c.isdigit() for c in token.text) and token.text[0].isupper()
    sum_of = token.pos_ == "NUM" and any(c.tag_ == "$" for c in token.lefts)  # "$5m" is money
    word = "unit" if token.lower_ == "arm" else token.lemma_.lower()  # "sold its finance arm" sells no weapons
    if word == "line" and not any(t.lemma_.lower() in GRAMMAR.lent for t in token.subtree):
        word = "route"  # "extended the line to A" lends nothing
    return [word, *(["#"] if model else []), *(["$"] if sum_of else [])]


def _is_slight(noun: Token) -> bool:
    """Tell what there is hardly any of: "had little effect on A", "a negligible impact"."""
    before = [c.lower_ for c in noun.lefts]
    return not GRAMMAR.slight.isdisjoint(before) and (before[0] != "a" or "little" not in before)


def _counted(noun: Token) -> list[Token]:
    """Give what an amount is of: "sent thousands of shells", and of a sum of money the sum too."""
    inner = counted_in(noun) or singled_out(noun)
    number = noun.lemma_ in _NUMBERS and noun.ent_type_ != "MONEY"
    return inner if inner and number else [noun, *inner]


def particle_fits(frame: Frame, p: Proposition) -> bool:
    """Tell whether a frame's particle or preposition stands with the predicate."""
    if p.kind is not PredicateKind.VERB or not frame.particle:
        moved = p.particle and not frame.word.endswith(f"-{p.particle}")  # "set the ruling aside" sets none
        return not (moved and p.kind is PredicateKind.VERB and not frame.particle and frame.object == "object")
    if p.particle and frame.particle not in ("", p.particle) and "-" not in frame.word:
        return frame.particle == p.particle  # "looks forward to A" is no "looks to A"
    inside = f"object-{frame.particle}"  # the phrase may be read with the object: "gave a million to A"
    asked = (*frame.subject.split("|"), *frame.object.split("|"))
    told = inside in asked or "-" in frame.word  # "shares data with A on B"
    there = p.roles.get(frame.particle, ())
    bare = frame.object in ("object", f"object|{frame.particle}") and frame.subject == "agent"
    if bare and frame.particle in PARTICLES and p.roles.get("object"):  # "On the field, A brings B": nothing on
        there = tuple(t for t in there if t.i > p.predicate.i)
    held = bool(there) or (told and bool(p.roles.get(inside)))
    clausal = frame.object == "clause" and frame.particle not in PARTICLES  # "set to build A" did not set out to
    return frame.particle == p.particle or held or clausal


def is_filled(frame: Frame, p: Proposition) -> bool:
    """Tell that the preposition stands there with which an idiom says something: "opened the door to A"."""
    phrases = (role for role in frame.object.split("|") if role.startswith("object-"))
    return frame.particle in p.roles or any(role in p.roles for role in phrases)


def is_for_others(frame: Frame, verb: Token, *, stances: frozenset[str]) -> bool:
    """ "hopes that B will sign C": who hopes has not committed himself to C."""
    wished = "clause" in frame.object.split("|") and frame.property in stances
    return wished and verb.pos_ == "VERB" and child(verb, "nsubj", "nsubjpass") is not None


def is_part_of_name(p: Proposition, entities: Sequence[Entity]) -> bool:
    """Tell a surname ("Anna King of Oslo"), and a noun that only says of what kind a thing is ("aid worker")."""
    noun = p.predicate
    if p.kind is not PredicateKind.NOUN:
        return False
    if noun.dep_ == "compound" and noun.head.pos_ == "NOUN" and noun.i < noun.head.i:
        return True
    return any(
        m.head == noun.i and m.kind is MentionKind.NAME and m.cls == "Person" and m.begin < noun.i == m.end - 1
        for e in entities
        for m in e.mentions
    )


def is_in_its_name(p: Proposition, subject: Token, entities: Sequence[Entity]) -> bool:
    """Tell what a name only holds: the German Rescue Plan for clinics is no plan by which Germany is after clinics.

    Nor is a world body after what follows its name: "asked the Lake Monetary Fund for a loan"; no Reef Party is a party
    to a pact by its name.
    """
    own = [m for e in entities for m in e.mentions if m.head == p.predicate.i and m.kind is MentionKind.NAME]
    if p.kind is not PredicateKind.NOUN or p.predicate.pos_ != "PROPN":
        return False
    if subject.i == p.predicate.i:
        return any(m.cls in ("InternationalOrganization", "PoliticalParty") for m in own)
    return any(m.begin <= subject.i < m.end for m in own)


def is_headed(frame: Frame, subject: Token, theme: Theme, doers: Sequence[Entity], knowledge: Knowledge) -> bool:
    """Check the heads of subject and object, or of what was looked through to it ("the importance of A").

    `doers`: what the subject may stand for.
    """
    heads, names = called_so(theme), knowledge.names_of
    barred = not frame.but.isdisjoint(names(theme.head)) or (frame.told and is_bare(theme, knowledge.lexicon))
    if frame.property == "advocates" and theme.through is not None and frame.but:
        barred |= not {*frame.but, "role"}.isdisjoint(names(theme.through))  # "stressed its commitment to A"
    barred |= frame.property == "funds" and _is_kind_of_money(theme.head, knowledge)  # "gave a sum in cash"
    listed = frame.property == "headOf" and subject.dep_ in ("pobj", "conj") and frame.word.startswith("leader")
    barred |= listed and any(
        c.dep_ == "appos" and c.pos_ == "NOUN" for c in subject.rights
    )  # "leaders, including A, head of B"
    named = any(e.is_named and e.cls in ("Document", "Work") for e in doers) and frame.property != "threatens"
    name = subject.pos_ == "PROPN" and subject.lower_ not in GRAMMAR.honours  # a "Service Medal" is no service
    kinds = [c.lemma_.lower() for c in subject.lefts if c.dep_ == "compound"] if name else []
    spelt = [e.name.split()[-1].lower() for e in doers if subject.text.isupper()]  # "SCI": an initiative
    called_by = (*names(subject), *kinds, *spelt)  # "Hurricane A"
    barred = barred or (bool(frame.doers) and not named and frame.doers.isdisjoint(called_by))
    return not barred and (not frame.nouns or any(not frame.nouns.isdisjoint(names(t)) for t in heads))


def _is_kind_of_money(thing: Token, knowledge: Knowledge) -> bool:
    """Tell what a sum consists of: "gave 9 dollars in cash", "a billion in grants and loans"; a fund gets it."""
    consists = first_conjunct(thing).head.lower_ == "in" and thing.lemma_ in word_lists()["loans"]
    return consists or (thing.lemma_ in knowledge.lexicon.sums and thing.lower_ != "fund")


def is_ended(thing: Token, knowledge: Knowledge) -> bool:
    """Tell an event that its verb ends: "broke up a rally"."""
    if all(e.cls != "Event" for e in knowledge.referents.entities(thing)):
        return False
    if thing.lemma_ in GRAMMAR.visits:
        return False  # "ended a visit to A": that took place
    verb, lexicon = thing.head, knowledge.lexicon
    up = {c.lower_ for c in verb.children if c.dep_ == "prt"}
    frames = lexicon.frames.get((verb.lemma_, "verb"), ())
    opposed = lexicon.opposite["advocates"]
    return verb.lemma_ in lexicon.ending or any(f.particle in up and f.property == opposed for f in frames)
