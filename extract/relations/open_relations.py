"""Relations named after their verb, where no property covers it: only between things that a reader would look up."""

from __future__ import annotations

from reportgraph.extract.coreference.pronouns.binding import REFLEXIVES
from reportgraph.extract.grammar.examples import examples_of
from reportgraph.extract.grammar.themes import counted_in
from reportgraph.extract.model import Entity
from reportgraph.extract.parsing.labels import PAUSES
from reportgraph.extract.parsing.spelling import is_ordinal
from reportgraph.extract.parsing.syntax import VERBAL, child, conjuncts, first_conjunct
from reportgraph.extract.parsing.tree import neighbor_of
from reportgraph.extract.relations.candidates import Candidate, Knowledge, Source
from reportgraph.extract.relations.hollow import is_hollow, is_language
from reportgraph.extract.relations.misread_verbs import is_misread
from reportgraph.extract.relations.propositions import Proposition
from reportgraph.extract.relations.worth import POINTING
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.naming import load_naming
from reportgraph.ontology.verbs import is_verb
from spacy.tokens import Token

_VOICING = frozenset({"express", "reiterate", "voice"})
_PREPOSITIONS = frozenset("to on in for with from against at into of by over under about through".split())
_OF_MANNER = frozenset({"at", "by", "in", "of", "over", "under"})
_PARTICLES = frozenset({"apart", "aside", "away", "back", "down", "forward", "off", "out", "together", "up"})
# what a phrase behind the object completes: "filled A with fear", "introduced A to B", "joined A in mourning"
_COMPLETING = {
    "with": frozenset(
        {"equip", "fill", "flood", "imbue", "infuse", "inundate", "leave", "pair", "provide", "reward", "supply"}
    ),
    "to": frozenset({"confine", "expose", "introduce", "limit", "require", "restrict", "subject", "urge"}),
}
_VIEWS = frozenset({"assessment", "idea", "opinion", "perspective", "view"})


def open_relations(p: Proposition, knowledge: Knowledge) -> list[Candidate]:
    """Give the relations named after the verb: "A inspects B", "A belongs to B", "A is listed in B"."""
    verb = p.predicate
    adverbs = (c for c in verb.rights if c.dep_ == "advmod" and c.doc[c.i - 1].text != ",")  # not "…, down from A"
    adverb = next((c.lower_ for c in adverbs if c.lower_ in _PARTICLES), "")
    phrasal = p.particle or (adverb and p.roles.get("object"))  # "brought A and B together"
    idle = p.lemma in GRAMMAR.light and (not phrasal or p.lemma == "put")  # "put people back to work", "in place"
    if idle or is_misread(verb):
        return []
    if not p.lemma.replace("-", "").isalpha() or not is_verb(
        p.lemma.rpartition("-")[2]
    ):  # "hardworking", "industry", read as verbs
        return []
    if p.lemma in knowledge.lexicon.contexts.citing and verb.tag_ == "VBG" and verb.dep_ == "advcl":
        return []  # "A may buy B, citing C": whoever writes it cites C
    speech = knowledge.lexicon.contexts.is_speech(p.lemma) and p.lemma not in GRAMMAR.decreeing
    land = p.lemma == "claim" and any(knowledge.is_a(t, "Place") for t in p.roles.get("object", ()))
    if p.lemma in GRAMMAR.naming - {"know"} or (speech and not land) or _has_complement(verb):
        return []
    if p.lemma == "know" and any(t.lemma_ in GRAMMAR.appellations for t in p.roles.get("agent", ())):
        return []  # "known by its acronym"
    things = (t for t in _given(verb, p.roles.get("object", ())) if not (_is_apart(t, verb) or _is_other_deed(t)))
    target, word = tuple(o for t in things for c in _counted(t) for o in (c, *_examples(c))), ""
    if any(_has_complement(c) for c in conjuncts(verb) if target and verb.i < c.i < min(t.i for t in target)):
        return []  # "authorizes and requires A to sign"
    doers = p.roles.get("agent", ())  # "the emergency declared in A continues", with the declaring as its verb
    told_of = not target and (_is_reduced(verb) or _is_only_done(verb, doers, knowledge))
    undone = told_of or (p.passive and not p.roles.get("agent"))
    talked_of = _talked_of(p)
    target = talked_of or target
    if not target or undone or _is_sent(verb, target):
        word = _first_preposition(p)
        if not word or (word == "by" and (verb.tag_ == "VBN" or verb.lower_.endswith("ed"))):
            return []  # "Adopted by A and B.", without a word of what; "a mill, operated by A", read as its verb
        # "kept A from signing B" is told by the signing; "stood here" tells nothing of the place
        target = tuple(t for t in p.roles[word] if t.pos_ not in VERBAL and t.lower_ != "here")
    subjects = p.roles.get("agent") or (p.roles.get("object", ()) if p.passive else ())
    word = _next_to(target) or word
    told = f"be-{verb.lower_}" if undone else "discuss" if talked_of else p.lemma
    name = "open:" + "-".join(w for w in (told, p.particle or adverb, word) if w)
    return [
        Candidate(a, name, b, verb, Source.OPEN, p.lemma)
        for a in subjects
        for b in target
        if a.i != b.i
        and a not in p.roles.get("through", ())  # "is conducted through A": a means
        and b.lower_ not in REFLEXIVES
        and b.pos_ != "ADJ"  # "embodies the best of A", "helps the vulnerable"
        and _is_worth_joining(a, b, knowledge)
        and not (word and _tells_manner(word, b, knowledge))
        and not (word == "with" and any(c.lower_ == "as" for c in b.rights))  # "A emerged, with B as its core"
        and not (p.lemma in GRAMMAR.giving | {"deliver", "provide"} and not word and _is_recipient(b, knowledge))
        and not (p.lemma == "serve" and not word and knowledge.is_a(b, "Person"))  # "served as A, B and C": an office
        and not (p.lemma == "thank" and b.lower_ == "god")
        and not (p.lemma == "draw" and b.lemma_ in GRAMMAR.heed)  # "draws attention to A"
        and not (p.lemma == "have" and any(c.tag_ == "PRP$" for c in b.lefts))  # "had their hands full"
    ]


def _talked_of(p: Proposition) -> tuple[Token, ...]:
    """Give the matters on which people exchange views: they discuss them."""
    views = p.lemma == "exchange" and any(t.lemma_ in _VIEWS for t in p.roles.get("object", ()))
    roles = (p.roles.get(f"{at}{word}", ()) for word in ("on", "about", "regarding") for at in ("object-", ""))
    return next((r for r in roles if r), ()) if views else ()


def _is_reduced(verb: Token) -> bool:
    """Tell a participle that only looks like the verb of its sentence: none is one without "have" or "be"."""
    inner = verb.tag_ == "VBN" and verb.dep_ not in ("conj", "ROOT")
    return inner and not any(c.dep_ in ("aux", "auxpass") for c in verb.children)


def _is_only_done(verb: Token, doers: tuple[Token, ...], knowledge: Knowledge) -> bool:
    """Tell "the emergency declared in A goes on" with a past tense: no emergency declares or sends."""
    plain = verb.lower_.endswith("ed") and not any(c.dep_ in ("aux", "auxpass") for c in verb.children)
    done = plain and verb.lemma_ in GRAMMAR.decreeing | GRAMMAR.conveying
    return done and bool(doers) and not any(knowledge.is_a(t, "Actor") for t in doers)


def _is_apart(thing: Token, verb: Token) -> bool:
    """Tell what a dash sets apart, or a comma a doing: "prices fell — a relief for A", "fell to 2%, beating B"."""
    begin = first_conjunct(thing).left_edge
    before = begin.nbor(-1).text if begin.i > verb.i + 1 else ""
    return before == ";" or (before in PAUSES and (before != "," or thing.tag_ == "VBG"))


def _is_other_deed(thing: Token) -> bool:
    """Tell a deed of its own in a row: "are sharing A; breaking B; making C" shares no breaking."""
    return thing.tag_ == "VBG" and thing.dep_ == "conj" and child(thing, "dobj") is not None


def _is_recipient(noun: Token, knowledge: Knowledge) -> bool:
    """Tell who is given what stands elsewhere: "provides households up to $30", "delivered for families"."""
    return any(knowledge.schema.is_a(e.cls, "Actor") for e in knowledge.referents.entities(noun))


def _is_sent(verb: Token, things: tuple[Token, ...]) -> bool:
    """Tell what is only counted where somebody sends it: "sent two ships to A" is told of A."""
    return verb.lemma_ in GRAMMAR.sending and any(c.lower_ == "to" for c in verb.rights) and all(map(is_figure, things))


def _given(verb: Token, objects: tuple[Token, ...]) -> tuple[Token, ...]:
    """Leave out who is given a thing: "provided A a list"."""
    direct = [c for c in verb.rights if c.dep_ == "dobj"]
    return tuple(t for t in objects if len(direct) < 2 or first_conjunct(t) not in direct[:-1])


def _counted(noun: Token) -> list[Token]:
    """Give what there is an amount of: coal in "burns thousands of tons of coal"."""
    return [t for c in counted_in(noun) for t in _counted(c)] or [noun]


def _examples(noun: Token) -> list[Token]:
    """Give A in "discussed issues, including A"; what one thing includes stands on whatever was before it."""
    return [t for t in examples_of(noun) if t != noun] if noun.tag_ in ("NNS", "NNPS") else []


def _has_complement(verb: Token) -> bool:
    """ "requires A to sign", "needs A signed", "leaves A in ruins": what the verb governs is the clause, and not A."""
    acted_on = child(verb, "dobj", "nsubjpass") is not None
    moved = any(c.lower_ in _PARTICLES for c in verb.rights)  # "brought A together in B"
    if (
        acted_on
        and not moved
        and verb.lemma_ in GRAMMAR.states_of
        and any(c.dep_ == "prep" and c.lower_ != "by" for c in verb.rights)
    ):
        return True
    if acted_on and any(_completes(c, verb) for c in verb.rights if c.dep_ == "prep"):
        return True
    if acted_on and verb.lemma_ in ("leave", "prove") and any(t.pos_ == "ADJ" and t.i > t.head.i for t in verb.subtree):
        return True  # "left families afraid", "proved A wrong"
    return any(c.dep_ == "ccomp" or (acted_on and c.dep_ in ("xcomp", "oprd")) for c in verb.rights)


def _completes(preposition: Token, verb: Token) -> bool:
    """Tell a phrase without which the verb and its object say something else, or nothing: "designated A as chair"."""
    word = preposition.lower_
    together = verb.lemma_ == "join" and word == "in" and child(preposition, "pcomp") is not None
    called = word == "as" and child(preposition, "pobj") is not None
    return together or called or verb.lemma_ in _COMPLETING.get(word, ())


def _first_preposition(p: Proposition) -> str:
    """Give the first preposition after the verb, what is nearest belongs to it most."""
    if any(c.dep_ == "prep" and (c.lower_ == "as" or _is_everywhere(c)) for c in p.predicate.rights):
        return ""  # "served as secretary to A", "talks all over the world"
    first: dict[int, str] = {}
    for word in _PREPOSITIONS & p.roles.keys():
        first[min(t.i for t in p.roles[word])] = word
    behind = [at for at in sorted(first) if at > p.predicate.i]
    return first[behind[0]] if behind else ""


def _next_to(things: tuple[Token, ...]) -> str:
    """Give "next-to" for who "stood next to A", and is not said to have stood to A."""
    links = (first_conjunct(t).head for t in things)
    near = any(c.lower_ == "to" and c.dep_ == "prep" and neighbor_of(c, -1).lower_ == "next" for c in links)
    return "next-to" if near else ""


def _is_everywhere(link: Token) -> bool:
    return any(c.lower_ == "all" for c in link.lefts)


def _is_worth_joining(subject: Token, target: Token, knowledge: Knowledge) -> bool:
    """Tell things that a reader would look up from figures, and from what says nothing by itself.

    "expressed concern" and "held talks" are told by their nouns, "reviewed progress" and "found ways" tell nothing; and
    one of the two must have a name, or both be told by more than a noun.
    """
    ends = (knowledge.referents.entities(subject), knowledge.referents.entities(target))
    if not all(ends) or is_language(target, ends[1]):
        return False
    told_whose = any(t.ent_type_ == "NORP" or t.pos_ == "PROPN" for t in target.lefts)
    people = told_whose and any(e.cls == "Group" for e in ends[1])  # "freed two Chadian miners": they are somebody
    if is_figure(target) and not people:
        return False
    named = [_is_named(end) for end in ends]
    acts = any(knowledge.schema.is_a(e.cls, "Actor") for e in ends[1])  # "minister" tells an office, and who holds it
    listed = first_conjunct(target)  # "discussed issues, including A"
    governed = listed.head.head if listed.dep_ == "pobj" and listed in examples_of(listed.head.head) else listed
    viewed = governed.dep_ == "pobj" and governed.head.head.lemma_ in _VIEWS
    verb = governed.head.lemma_ if governed.dep_ in ("dobj", "nsubjpass") else "discuss" if viewed else ""
    acts = acts and verb not in _VOICING  # "expressed opposition to A": no group
    frames = knowledge.lexicon.frames.get((target.lemma_.lower(), "noun"), ())
    told = any("said" not in (f.subject, f.object) for f in frames) and verb not in knowledge.lexicon.probing
    if not named[1] and not acts and (told or is_empty(target, knowledge)):
        return False
    if not named[0] and (is_empty(subject, knowledge) or _points_back(subject, ends[0], knowledge)):
        return False
    return any(named) or any(" " in e.name for end in ends for e in end)


def _points_back(noun: Token, things: list[Entity], knowledge: Knowledge) -> bool:
    """Tell "these actions, which include A, cut B": what was told before, whatever stands beside it."""
    pointed = any(c.lower_ in POINTING for c in noun.lefts)
    return pointed and is_hollow(noun, things, knowledge.lexicon, pointed=POINTING)


def _is_named(entities: list[Entity]) -> bool:
    return any(e.is_named for e in entities)


def is_empty(noun: Token, knowledge: Knowledge) -> bool:
    """Tell a noun that is only the handle of a thing that is not told: "ways", "the process"."""
    word = noun.lemma_.lower()
    if word in knowledge.lexicon.void or (is_ordinal(word) and noun.dep_ == "nsubj"):  # "the first of which opened"
        return True
    told = ("prep", "acl", "relcl", *(("compound", "nmod", "poss") if noun.dep_ in ("nsubj", "nsubjpass") else ()))
    bare = not any(c.dep_ in told and _is_in_label(c, noun, knowledge) for c in noun.children)
    bare = bare and not _is_known_whole(noun)
    return bare and (word in knowledge.lexicon.empty or word in knowledge.lexicon.transparent)


def _is_in_label(part: Token, noun: Token, knowledge: Knowledge) -> bool:
    """Tell what a noun is called from what is only said of it: the play in "the role that allies play"."""
    spans = [m for e in knowledge.referents.entities(noun) for m in e.mentions if m.head == noun.i]
    return not spans or any(m.begin <= part.i < m.end for m in spans)


def _is_known_whole(noun: Token) -> bool:
    """Tell "climate change", which is a thing of its own, from "policy changes"."""
    before = noun.nbor(-1) if noun.i > noun.sent.start else noun
    return before.dep_ == "compound" and (before.lower_, noun.lower_) in load_naming().nouns


def _tells_manner(word: str, target: Token, knowledge: Knowledge) -> bool:
    """Tell "in droves", "in a new way", "at its discretion": how or when it is done, and no thing."""
    if _is_named(knowledge.referents.entities(target)):
        return False
    bare = not any(c.dep_ not in ("punct", "cc", "conj") for c in target.children)
    lemma = target.lemma_.lower()
    quality = word == "with" and (lemma in GRAMMAR.how_done or knowledge.is_a(first_conjunct(target), "Principle"))
    return lemma in GRAMMAR.manner or quality or (word in _OF_MANNER and bare)


def is_figure(token: Token) -> bool:
    """Tell "an increase of 5 million dollars", "tens of billions": figures are observations."""
    if token.tag_ == "NNS" and token.lemma_.lower() in GRAMMAR.amounts:
        return True
    return token.pos_ == "NOUN" and any(t.like_num and t.pos_ == "NUM" for t in token.subtree)
