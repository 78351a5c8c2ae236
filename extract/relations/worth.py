"""Whether the ends of a relation tell a reader anything: "ways", "a manner that harms A" and "the problem" do not.

Nor does a clause of which it is open what it goes on with, or one that leaves open what is wanted of a thing.
"""

from __future__ import annotations

from collections.abc import Sequence

from reportgraph.extract.grammar.clauses import done_by
from reportgraph.extract.grammar.defining_clauses import is_moved
from reportgraph.extract.grammar.phrasal import words_of
from reportgraph.extract.grammar.themes import Theme, is_ill, names_of
from reportgraph.extract.model import Entity
from reportgraph.extract.parsing.spelling import DEFINITE
from reportgraph.extract.parsing.syntax import child, first_conjunct
from reportgraph.extract.relations.candidates import Knowledge
from reportgraph.extract.relations.propositions import PredicateKind, Proposition
from reportgraph.ontology.frames import Frame
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.lexicon import Lexicon
from spacy.tokens import Token

_STATES = frozenset({"condition", "situation", "state", "status"})  # what is there, for better or for worse
POINTING = frozenset({"this", "that", "these", "those"})
_YIELDING = frozenset({"amount", "contribute", "lead", "result", "translate"})
_PROMISING = frozenset({"will", "shall", "'ll"})
_MADE = ("acomp", "ccomp", "oprd", "xcomp")
_SHARES = frozenset({"%", "percent", "half", "majority", "most"})
_PLAIN = ("Topic", "InfrastructureProject", "Facility")  # classes of things that are there to be kept


def is_ended(p: Proposition, lexicon: Lexicon) -> bool:
    """Tell an act that somebody puts an end to ("cut off supplies to A"): not theirs."""
    owned = any(t.pos_ != "PRON" for role in ("possessor", "by") for t in p.roles.get(role, ()))
    if p.kind is not PredicateKind.NOUN or p.predicate.dep_ != "dobj":
        return False
    over = p.predicate.head
    frames = lexicon.frames.get((over.lemma_, "verb"), ())
    if p.lemma in GRAMMAR.reliance and any(f.property == "reduces" and not f.particle for f in frames):
        return True  # "will cut Peru's reliance on A"
    if owned:
        return False
    if over.lemma_ == "end" and p.lemma in GRAMMAR.visits:
        return False  # "ended a visit to A": that took place
    particle = next((c for c in over.rights if c.dep_ in ("prt", "advmod") and c.i == over.i + 1), None)
    verb = over.lemma_.lower() + (f" {particle.lower_}" if particle is not None else "")
    held = {"owns", "memberOf"} | (lexicon.stances if verb in lexicon.withdrawing else set())
    given_up = verb in lexicon.parting | lexicon.withdrawing
    given_up = given_up and over.tag_ != "VBG"  # "is selling its stake in A": it owns it still
    given_up = given_up and any(f.property in held for f in lexicon.frames.get((p.lemma, "noun"), ()))
    return verb in lexicon.ending or verb in lexicon.cutting or given_up


def is_loose(verb: Token, subject: Token, entities: Sequence[Entity]) -> bool:
    """Tell a relative clause that may as well go on with all that was told: "acted against fees, which led to B".

    A name is meant by what follows it; so is what the clause before is about. What a preposition governs need not be.
    """
    at = first_conjunct(verb)
    relative = child(at, "nsubj") if at.dep_ == "relcl" and at.head == subject else None
    if relative is None or relative.lower_ != "which" or relative.left_edge.i == 0:
        return False
    apart = relative.doc[relative.left_edge.i - 1].text in (",", "-", "--")
    told = any(e.is_named and e.cls not in ("Topic", "Principle") for e in entities)
    base = first_conjunct(subject)
    link = base.head
    if link.head.pos_ == "ADJ":
        return False  # "is concerned about A, which harms B": a state does nothing
    finite = next((c for c in at.lefts if c.dep_ in ("aux", "auxpass")), at)
    several = finite.tag_ == "VBP" and base.tag_ in ("NNS", "NNPS")
    joining = at.lemma_ in GRAMMAR.connecting and base.lemma_ in GRAMMAR.lines  # "near the canal, which links A to B"
    if several or joining or at.lemma_ in GRAMMAR.comprising:
        return False  # "kept to the rules, which include A": what is told goes on in the singular
    yielded = link.dep_ == "prep" and link.head.lemma_ in _YIELDING  # "led to losses, which raised prices"
    if link.lower_ == "including" and any(e.cls not in ("Topic", "Principle", "Event") for e in entities):
        return False  # "builds roads, including the coastal highway, which links A to B"
    return apart and base.dep_ == "pobj" and not (told or yielded)


def is_untold(name: str, theme: Theme, knowledge: Knowledge, *, nominal: bool) -> bool:
    """Tell a clause that says of a thing only that there is to be less of it, or that it is to be dealt with.

    Whoever wants less of A has no stance towards A that could be told; nor has whoever opposes that it grows, has
    "concerns about safety" (where a noun or an adjective says the stance, `nominal`), or is ready to close a strait.
    """
    lexicon, is_a = knowledge.lexicon, knowledge.schema.is_a
    opposed = lexicon.opposite["advocates"]
    if name in lexicon.effects and theme.through is not None and theme.open:
        return True  # "expands efforts to identify firms" does no firms good
    if name not in (*lexicon.stances, "aimsAt", "cooperatesOn"):
        return False
    if nominal and not theme.against and theme.head.lemma_ in lexicon.cherished:
        return name == opposed
    turned = lexicon.opposite.get(name) if theme.against else name
    grown = theme.more and name != "endorsed" and turned == opposed
    entities = knowledge.referents.entities(theme.head)
    shut = theme.against and any(is_a(e.cls, "Place") and not is_a(e.cls, "Actor") for e in entities)
    taken_up = theme.against and theme.doing is not None and theme.doing.lemma_.lower() in lexicon.facing
    worked_on = taken_up and lexicon.wrongs.isdisjoint(names_of(theme.head))  # "committed to addressing the drought"
    return theme.less or theme.open or grown or shut or worked_on


def is_handing_over(verb: Token, thing: Token, lexicon: Lexicon) -> bool:
    """Tell a verb by which one parts with a thing: "sell", "give up", "export", and "send" where it is "send arms"."""
    lemma = verb.lemma_.lower()
    words = (lemma, f"{lemma}-{thing.lemma_.lower()}")
    frames = [frame for word in words for frame in lexicon.frames.get((word, "verb"), ())]
    supplies = (f.property == "suppliesTo" and f.subject == "agent" and "to" in f.object.split("|") for f in frames)
    return lemma in lexicon.parting or any(supplies)


def keeper_of(theme: Theme, purpose: Token | None, knowledge: Knowledge, *, aiming: bool) -> Token | None:
    """Give the verb that keeps or mends plain things: who is "to protect the waters" wants no waters.

    `purpose`: the verb of a purpose, where no other one acts on the thing; `aiming`: that of who or what has aims.
    """
    verb, things = theme.doing if theme.doing is not None else purpose, knowledge.referents.entities(theme.head)
    if verb is None or theme.against or theme.less or not knowledge.referents.entities(verb):
        return None
    if any(c.pos_ == "ADJ" and c.dep_ in _MADE and c.i > verb.i for c in verb.children):
        return verb  # "to make homes affordable" wants that, and no homes
    if is_handing_over(verb, theme.head, knowledge.lexicon) or is_moved(theme.head, verb):
        return verb  # who is "to sell the line" wants no line, nor who is "to keep boats off the lake" boats
    aided = purpose is not None and purpose.lemma_ in GRAMMAR.assisting and verb != purpose
    if aided and theme.open and child(verb, "nsubj") is None:
        return verb  # "to help mend roads"
    if aiming and _is_no_aim(theme, verb, knowledge.lexicon):
        return verb
    some = theme.doing is not None and not _tells_whose(theme.head, knowledge)  # "civilians", no "Danish crews"
    kinds = (*_PLAIN, "Group") if some else _PLAIN
    plain = all(
        (e.cls == "Place" and not e.is_named) or any(knowledge.schema.is_a(e.cls, kind) for kind in kinds)
        for e in things
    )
    site = any(knowledge.schema.is_a(e.cls, kind) for e in things for kind in ("InfrastructureProject", "Facility"))
    growing = not words_of(verb).isdisjoint(knowledge.lexicon.growing)
    if growing and things and theme.head.lemma_.lower() in GRAMMAR.charges:
        return verb  # who is "to raise fees" wants them higher, and may want none else
    grown = site and growing and child(theme.head, "poss") is not None
    return verb if things and plain and (grown or is_kept(theme.head, verb, knowledge.lexicon)) else None


def _is_no_aim(theme: Theme, verb: Token, lexicon: Lexicon) -> bool:
    """Tell what nobody is after who is to buy it or to watch over it, or to strengthen it, as it is there already."""
    thing = child(verb, "dobj")
    if thing is None or not (thing in (theme.head, theme.through) or thing.is_ancestor(theme.head)):
        return False
    if verb.lemma_ in GRAMMAR.taking_over | GRAMMAR.going_over:
        return True  # "to buy grain", "to monitor prices"
    return thing in (theme.head, theme.through) and _is_there_already(theme.head, verb, lexicon)


def _is_there_already(noun: Token, verb: Token, lexicon: Lexicon) -> bool:
    """Tell what there is and what somebody wants to have better: "our partnership", "existing ties"."""
    owner, lemma = child(noun, "poss"), verb.lemma_.lower()
    better = lemma in lexicon.growing | GRAMMAR.bettering
    there = noun.lemma_.lower() in GRAMMAR.in_place and (better or any(c.lower_ in DEFINITE for c in noun.lefts))
    told = any(c.lower_ in GRAMMAR.there_already for c in noun.children if c.dep_ in ("acl", "amod"))
    own = there or told or (owner is not None and owner.lower_ != "their")
    return own and (better or lemma in lexicon.keeping) and noun.lemma_.lower() not in lexicon.cherished


def _tells_whose(noun: Token, knowledge: Knowledge) -> bool:
    return any(e.is_named for t in noun.lefts for e in knowledge.referents.entities(t))


def is_kept(noun: Token, verb: Token, lexicon: Lexicon) -> bool:
    """Tell several things that there are already and that a verb keeps or mends; rights are wanted themselves."""
    lemma = noun.lemma_.lower()
    countable = (noun.tag_ == "NNS" and lemma not in lexicon.cherished) or lemma in _STATES
    return countable and verb.lemma_.lower() in lexicon.keeping


def is_opponent(frame: Frame, subject: Token, knowledge: Knowledge) -> bool:
    """Tell who is met from what is: "A will face B in the final", "A faces a drought"."""
    faced = frame.object == "agent" and frame.word in knowledge.lexicon.facing
    return faced and knowledge.is_a(subject, "Actor", "Place")


def is_owned(thing: Token, owner: Token, knowledge: Knowledge) -> bool:
    """Tell what is somebody's own by a pronoun: "A will close its plant"."""
    keys = knowledge.referents.keys
    owners = (c for c in thing.lefts if c.dep_ == "poss" and c.tag_ == "PRP$")
    return any(not set(keys(c)).isdisjoint(keys(owner)) for c in owners)


def is_mere_talk(frame: Frame, theme: Theme) -> bool:
    """Tell what who talks of it is not after: "discussed actions of A, including changes to B", "the mechanisms of C".

    Who discusses ways to change B is.
    """
    sort = theme.through is not None and first_conjunct(theme.head).head.lower_ == "of"
    return "pathway" in frame.nouns and theme.doing is None and (theme.sample_of is not None or sort)


def is_other_kind(theme: Theme, knowledge: Knowledge) -> bool:
    """Tell an example that can be none of its noun: "in five states on rights, including Ohio"."""
    if theme.sample_of is None:
        return False
    is_a, entities = knowledge.schema.is_a, knowledge.referents.entities
    placed = any(is_a(e.cls, "Place") and e.is_named for e in entities(theme.head))
    wholes = entities(theme.sample_of)
    able = any(is_a(e.cls, kind) for e in wholes for kind in ("Place", "Actor", "Event"))
    link = first_conjunct(theme.head).head  # "favor the ban, including 70% of nurses": nurses who do so
    share = link.lower_ == "of" and link.head.text.lower() in _SHARES
    return (placed or share) and bool(wholes) and not able


def joint_work_on(theme: Theme, lexicon: Lexicon) -> Token | None:
    """Give the noun for what parties do together in a field: whoever wants it need not want the field itself."""
    link = first_conjunct(theme.head).head
    if link.dep_ != "prep" or link.lower_ not in ("in", "on") or theme.through is None or link.head.pos_ != "NOUN":
        return None
    frames = lexicon.frames.get((link.head.lemma_.lower(), "noun"), ())
    return link.head if any(f.property == "cooperatesOn" for f in frames) else None


def is_on_site(frame: Frame, theme: Theme, knowledge: Knowledge) -> bool:
    """Tell where a thing is from what a stance is about: "the importance of jobs in the region", "progress in A"."""
    inside = frame.property in (*knowledge.lexicon.stances, "about") and first_conjunct(theme.head).head.lower_ == "in"
    there = knowledge.is_a(theme.head, "Place") or (frame.property == "about" and knowledge.is_a(theme.head, "Group"))
    return inside and there and not is_ill(theme.head, knowledge.lexicon)


def is_of_doing(frame: Frame, subject: Token, theme: Theme, knowledge: Knowledge) -> bool:
    """Tell what is told of a deed where nothing is of the thing: "work together to map A", "the talks aim to end B".

    So it is where a text, a body or a building is no aim: "talks aimed at reviving the deal". People are no aim
    themselves: "seeks to train nurses"; "programs to train nurses" are called so already.
    """
    called = theme.doing is not None and theme.doing.head == subject
    made = knowledge.is_a(theme.head, "Document", "Institution", "Facility")
    aimed = theme.against or (not called and (made or _are_unnamed_people(theme.head, knowledge)))
    aimed = aimed and frame.property == "aimsAt"
    return aimed or frame.property in ("advocates", "cooperatesOn")


def is_on_ground(frame: Frame, theme: Theme, knowledge: Knowledge) -> bool:
    """Tell what is to be done to a place without a name: "a plan to protect reefs" aims at protecting them.

    Nor can anybody be asked for to whom something is to be done: "suggested recording the mayor" advocates that.
    """
    wanted = frame.property in ("advocates", "aimsAt", "committedTo") and not (theme.against or theme.less)
    ends = knowledge.referents.entities(theme.head)
    deed = theme.doing if frame.property == "advocates" else None
    whole = deed is not None and deed.tag_ == "VBG" and deed.lemma_ not in GRAMMAR.say_little
    to_somebody = whole and knowledge.is_a(theme.head, "Actor")
    return wanted and (to_somebody or all(e.cls == "Place" and not e.is_named for e in ends))


def viewed_of(theme: Theme, knowledge: Knowledge) -> Theme | None:
    """Give what somebody favours or opposes where it is that another one acts, or where its noun alone tells it.

    "supports A joining B", "welcomed A's interest in becoming a member". Of "praised efforts to train nurses" it is
    the training.
    """
    deed, entities = theme.doing, knowledge.referents.entities
    people = theme.through is not None and not theme.against and _are_unnamed_people(theme.head, knowledge)
    if deed is not None and entities(deed) and (people or done_by(deed) is not None):
        return Theme(deed)
    if deed is not None and people and theme.through is not None and entities(theme.through):
        return Theme(theme.through)  # "opposes the plan to share out migrants": not them
    link, work = theme.head.head, theme.through
    if work is None or theme.against:
        return Theme(work) if work is not None and not entities(theme.head) else None
    given = link.lower_ == "to" and work.lemma_ in GRAMMAR.gifts  # "grateful for support to A": for the support
    given = given or (link.lower_ == "in" and work.lemma_ in GRAMMAR.striving)  # "welcomed efforts in A"
    own = given and link.head == work and bool(entities(work))
    return Theme(work) if own or not entities(theme.head) else None


def plan_in(theme: Theme) -> Token | None:
    """Give the plan in "set out the first step of a plan for A": whoever does so puts forward no A."""
    for word in (theme.head, *theme.head.ancestors):
        plan = word.head.head
        if word.dep_ == "pobj" and word.head.lower_ == "for" and plan.lemma_ in GRAMMAR.plans:
            return plan
        if word == theme.through:
            break
    return None


def _are_unnamed_people(noun: Token, knowledge: Knowledge) -> bool:
    entities = knowledge.referents.entities(noun)
    return bool(entities) and all(e.cls == "Group" and not e.is_named for e in entities)


def not_yet(frame: Frame, p: Proposition, subject: Token, theme: Theme, knowledge: Knowledge) -> str:
    """Give what is said instead of approval by help to come, and by what one looks forward to doing.

    A state that "will support" a firm helps it, a bill it only approves of; to "look forward to widening A" aims at A.
    """
    if frame.property != "endorsed":
        return ""
    if frame.object == "to" and theme.doing is not None and theme.doing.tag_ == "VBG":
        return knowledge.lexicon.aimed[frame.property]
    others = knowledge.lexicon.frames.get((frame.word, frame.pos), ())
    helps = any(f.property == "contributesTo" and f.particle == frame.particle for f in others)
    stance = knowledge.is_a(subject, "Person", "PoliticalParty") or knowledge.is_a(
        theme.head, "Document", "Principle", "Person"
    )
    return "contributesTo" if helps and not stance and _is_promised(p.predicate) else ""


def _is_promised(verb: Token) -> bool:
    """Tell "will support", "will continue to support"."""
    for word in (verb, *verb.ancestors):
        told = {c.lower_ for c in word.lefts if c.dep_ in ("aux", "nsubj")} - {"to"}
        if told or word.dep_ not in ("xcomp", "conj"):
            return not told.isdisjoint(_PROMISING)
    return False
