"""Of what a frame tells something: of its object, of the work on it, or of nothing that the graph could tell."""

from __future__ import annotations

from dataclasses import replace

from reportgraph.extract.attribution.deeds import is_voted
from reportgraph.extract.grammar.themes import Theme, is_ill, names_of
from reportgraph.extract.parsing.spelling import DEFINITE, QUOTES
from reportgraph.extract.parsing.syntax import child, first_conjunct, is_infinitive, objects_of, prepositions
from reportgraph.extract.relations import ills, worth
from reportgraph.extract.relations.candidates import Source
from reportgraph.extract.relations.hollow import is_figurative, is_hollow, says_nothing
from reportgraph.extract.relations.propositions import PredicateKind
from reportgraph.extract.relations.purposes import is_performed
from reportgraph.extract.relations.roles import Roles
from reportgraph.extract.relations.undone import is_figure_of_speech, told_instead
from reportgraph.extract.relations.untold import is_asked_to_cheer, is_told_by_ill
from reportgraph.ontology.frames import Frame, word_lists
from reportgraph.ontology.grammar import GRAMMAR
from spacy.tokens import Token

VIEWS = ("endorsed", "opposes")  # "backed the idea" tells more than "furthers the idea"
_BONDS = ("affiliatedWith", "cooperatesWith")
_FURTHERING = {"contributesTo", "implements"}
_PURSUING = ("advocates", "aimsAt", "committedTo")
_AIMING = ("Actor", "Document", "Event", "Institution", "Principle", "Project")  # what has aims
_WANTING = ("advocates", "aimsAt", "committedTo", "endorsed")


def told_of(frame: Frame, subject: Token, theme: Theme, roles: Roles) -> Theme | None:
    """Give of what something is told: what is to be done, where nothing is of the thing that it is done to.

    "wants to review A" tells of the review; whoever opposes that a thing is done need not oppose the thing.
    """
    if _is_no_end(frame, theme, roles) or is_figure_of_speech(theme):
        return None
    if theme.through is not None and frame.property == "proposed" and _is_mere_party(theme, roles):
        return Theme(theme.through)  # "announced a process for firms", "steps to cut A": the process, the steps
    if theme.through is not None and frame.property == "proposed" and (plan := worth.plan_in(theme)) is not None:
        return Theme(plan) if roles.entities(plan) else None
    if frame.property == "proposed" and theme.doing is not None and theme.doing.lemma_ in GRAMMAR.spending:
        return Theme(theme.doing)  # "proposed spending the money on schools"
    if (instead := told_instead(frame, theme, roles.lexicon)) is not None:
        return instead if roles.entities(instead.head) else None
    hard = theme.head.lemma_ in GRAMMAR.hardships or is_ill(theme.head, roles.lexicon)
    if theme.through is not None and frame.property == "contributesTo" and hard and not theme.against:
        return Theme(theme.through)  # "deepened cooperation on common challenges"
    if frame.property == "contributesTo" and _is_stood_by(theme, roles):
        return None  # "reinforces A's commitment to farmers"
    if theme.through is not None and _is_told_itself(frame, theme.through, theme.head, roles):
        return Theme(theme.through) if roles.entities(theme.through) else None
    owned = theme.through is not None and any(c.dep_ == "poss" and c.pos_ == "PROPN" for c in theme.through.lefts)
    if owned and frame.property == "contributesTo" and theme.against:
        return None  # "supports A's plan to close B": it is A that closes it
    if (
        frame.property in ("advocates", "aimsAt", "endorsed")
        and (joint := worth.joint_work_on(theme, roles.lexicon)) is not None
    ):
        return Theme(joint) if roles.entities(joint) else None
    if theme.through is not None and worth.is_on_site(frame, theme, roles.knowledge):
        theme = Theme(theme.doing or theme.through)
    fought = theme.against or frame.property in ("opposes", "reduces", "threatens")
    if fought and (hardship := ills.hardship_of(theme, roles.lexicon)) is not None:
        theme = replace(theme, head=hardship, through=None)
    if frame.property == "threatens" and theme.doing is not None and theme.through is not None:
        theme = Theme(theme.through)  # "hampered efforts to build A"
    if frame.property in VIEWS and theme.head.lower_ == "our":
        return None  # "recognised the importance of our ties": nobody hails himself
    if frame.property in VIEWS and theme.doing is not None and theme.doing.dep_ == "csubj" and not theme.against:
        theme = Theme(theme.doing)  # "recognised that opening A is vital": the opening
    if frame.property in VIEWS and (viewed := worth.viewed_of(theme, roles.knowledge)) is not None:
        return viewed
    if worth.is_other_kind(theme, roles.knowledge) or _says_nothing(frame, subject, theme, roles):
        return _deed_asked_for(frame, subject, theme, roles)
    aim = roles.proposition.predicate if roles.is_purpose and frame.subject == "agent" else None
    pursued = frame.property in (_PURSUING if aim is None else roles.lexicon.aimed) and frame.property != "opposes"
    aiming = aim is None or roles.knowledge.is_a(subject, *_AIMING)
    if pursued and (keeper := worth.keeper_of(theme, aim, roles.knowledge, aiming=aiming)) is not None:
        return None if is_hollow(keeper, roles.entities(keeper), roles.lexicon) else Theme(keeper)
    helps = frame.object == "clause" and roles.proposition.lemma in GRAMMAR.assisting
    verb = theme.doing if not helps and theme.doing is not None and roles.entities(theme.doing) else None
    if _is_untold(frame, theme, roles) or (verb is not None and frame.property == roles.lexicon.opposite["advocates"]):
        wanted = verb is not None and frame.property != "endorsed"  # "looks forward to working" welcomes nothing
        wanted = wanted and verb is not None and not is_hollow(verb, roles.entities(verb), roles.lexicon)
        return Theme(verb, against=theme.stopped) if wanted and verb is not None else None
    return theme


def _deed_asked_for(frame: Frame, subject: Token, theme: Theme, roles: Roles) -> Theme | None:
    """Give what somebody is asked to do where what he does it to says nothing: "urged A to return to work"."""
    deed = theme.doing
    if frame.property != "advocates" or frame.object != "clause" or deed is None or theme.against or theme.less:
        return None
    if worth.is_other_kind(theme, roles.knowledge):
        return None
    asked = roles.proposition.lemma in GRAMMAR.urging and bool(roles.entities(deed))
    told = asked and deed != theme.head and not is_hollow(deed, roles.entities(deed), roles.lexicon)
    return Theme(deed) if told and not _says_nothing(frame, subject, Theme(deed), roles) else None


def _is_untold(frame: Frame, theme: Theme, roles: Roles) -> bool:
    """Tell a clause that says of a thing only that there is to be less of it, or that it is to be dealt with.

    Whoever wants less of A has no stance towards A that could be told; nor has whoever opposes that it grows.
    """
    p = roles.proposition
    if frame.property == "funds" and (theme.less or theme.against):
        return True  # "invests in lowering costs"
    kept_from = frame.property == "opposes" and frame.particle == "from" and theme.doing is not None
    if kept_from and not (theme.against or is_ill(theme.head, roles.lexicon)):
        return True  # "barred A from sharing data" opposes no data
    if frame.object == "clause" and p.lemma in GRAMMAR.assisting and p.roles.get("object"):
        # "helps A buy B" helps A; "helps A fight B" works against B, "helps A widen B" for it
        return not (theme.against or _is_furthered(theme, roles))
    if frame.property == "contributesTo" and theme.through is not None and theme.through.lemma_ in GRAMMAR.enabling:
        furthered = theme.doing is None or theme.less or theme.against or theme.open
        if not furthered and not _is_furthered(replace(theme, through=None), roles):
            return True  # "an opportunity to present A"
    if frame.property == "proposed" and frame.particle == "for" and any(e.is_named for e in roles.entities(theme.head)):
        return True  # "called for a stronger role of the Lake Commission": there it is
    if frame.object == "object" and frame.property == "advocates" and p.roles.get("clause"):
        return True  # "requires terminals to publish A" wants no terminals
    if frame.object == "object" and frame.property == "contributesTo" and p.roles.get("clause") and _asks(roles):
        return True  # "encourages museums to teach A" makes no museums
    governed = "clause" in frame.object.split("|") or theme.through is not None
    if governed and not theme.against and frame.property in _WANTING and is_ill(theme.head, roles.lexicon):
        return True  # "requires firms to disclose emissions", "calls for work on violence"
    nominal = p.kind is not PredicateKind.VERB
    return worth.is_untold(frame.property, theme, roles.knowledge, nominal=nominal)


def _asks(roles: Roles) -> bool:
    """Tell a verb that with an infinitive asks for it, by a frame of its own: "encourages A to do B"."""
    frames = roles.lexicon.frames.get((roles.proposition.lemma, Source.VERB), ())
    return any(f.property == "advocates" and f.object == "clause" for f in frames)


def _is_told_itself(frame: Frame, through: Token, thing: Token, roles: Roles) -> bool:
    """Tell what is meant itself, and not the thing: "drove up demand for A", "opposes the expansion of A"."""
    grown = frame.property == "opposes" and through.lemma_ in roles.lexicon.undergone
    wanted = frame.property == "contributesTo" and through.lemma_ in GRAMMAR.cravings
    return wanted or (grown and not is_ill(thing, roles.lexicon))


def _is_no_end(frame: Frame, theme: Theme, roles: Roles) -> bool:
    """Tell a thing of which nothing is told: "produces plans to cut A", "a partnership with a focus on aiding A"."""
    if frame.property == "produces":  # "makes every effort to end the use of A"
        undertaken = theme.through is not None and theme.through.lemma_ in GRAMMAR.undertaken
        turned = child(roles.proposition.predicate, "oprd") is not None  # "made tin central to its plan"
        return undertaken or turned or theme.against or theme.less
    if frame.property in _BONDS and frame.subject == "object":  # "the scheme links nurses to clinics"
        by = roles.proposition.roles.get("agent", ())
        return any(roles.knowledge.is_a(t, "Project", "Facility", "Topic") for t in by)
    if frame.property == "suppliesTo":
        return _is_for_good(roles)
    if frame.property == "cooperatesWith":
        return theme.doing is not None
    if frame.property == "cooperatesOn":
        return _is_no_field(theme)
    if frame.property == "aimsAt":
        return _is_company(theme)
    return frame.property == "committedTo" and _is_left_undone(theme, roles)


def _is_for_good(roles: Roles) -> bool:
    """Tell the sale of a firm or a works, whose buyer is supplied with nothing: "approved the sale of a port to A"."""
    p, knowledge = roles.proposition, roles.knowledge
    sold = [t for role in ("of", "object-of") for t in p.roles.get(role, ())]
    goods = word_lists()["goods"]
    owned = (t for t in sold if t.lemma_ not in goods)
    return any(t.lemma_ in GRAMMAR.stakes or knowledge.is_a(t, "Facility", "Institution", "Project") for t in owned)


def _is_company(theme: Theme) -> bool:
    """Tell with whom somebody means to work, which is told by that alone: "intends to work with A to sign B"."""
    deed = theme.doing
    if deed is None or deed.lemma_ != "work":
        return False
    beside = [t for word, p in prepositions(deed) if word == "with" for t in objects_of(p) if p.i == deed.i + 1]
    named = theme.head.pos_ == "PROPN" and any(t.is_ancestor(theme.head) for t in beside)  # "the Office on Ports"
    return bool(beside) and (named or theme.head in (deed, *beside))


def _is_no_field(theme: Theme) -> bool:
    """Tell a mere aim, "in their mission to curb A", and what others do: "work together to urge A to close B".

    Nor is it a field before whom something is done: "signed a deal on trade in the presence of A".
    """
    deed, base = theme.doing, first_conjunct(theme.head)
    if base.lemma_ == "presence" and base.head.lower_ == "in":
        return True
    if deed is not None and deed.dep_ in ("ccomp", "xcomp") and deed.head.lemma_ not in GRAMMAR.assisting:
        return (child(deed, "nsubj") or child(deed.head, "dobj")) is not None
    behind = theme.head.doc[theme.head.i + 1 : theme.head.i + 3]
    told = len(behind) > 1 and behind[0].lower_ == "to" and is_infinitive(behind[1])
    return deed is None and theme.head.lemma_ in GRAMMAR.pursued and told


def _is_left_undone(theme: Theme, roles: Roles) -> bool:
    """Tell what somebody will not do with a thing: who vows not to use A, or to sell A, need not be against A.

    Nor is a verdict a pledge: it does what it says.
    """
    if theme.doing is not None and is_voted(theme.doing, roles.proposition.predicate, roles.lexicon.contexts):
        return True  # "the court's decision to uphold A" upholds it there and then
    if theme.doing is None or not theme.against or child(theme.doing, "neg") is None:
        return False
    if is_ill(theme.head, roles.lexicon):
        return False
    frames = roles.lexicon.frames.get((theme.doing.lemma_.lower(), Source.VERB), ())
    told = {f.property for f in frames if "object" in f.object.split("|") and not (f.nouns or f.particle)}
    return told.isdisjoint((*_WANTING, *_FURTHERING, "funds", "produces", "signed"))


def _is_furthered(theme: Theme, roles: Roles) -> bool:
    """Tell a thing that a helped one makes or makes better: the helper has a part in that."""
    if theme.doing is None or theme.less or theme.open or theme.through is not None:
        return False
    frames = roles.lexicon.frames.get((theme.doing.lemma_.lower(), Source.VERB), ())
    about = names_of(theme.head)
    told = [f for f in frames if not f.nouns or not f.nouns.isdisjoint(about)]  # "attracting investment"
    plain = [f.property for f in told if f.object == "object" and not (f.particle or f.complement)]
    return bool(_FURTHERING & set(plain)) and not roles.knowledge.is_a(theme.head, "Actor")


def _is_own_aim(noun: Token, roles: Roles) -> bool:
    owner = child(noun, "poss")
    frames = roles.lexicon.frames.get((noun.lemma_.lower(), Source.NOUN), ())
    return owner is not None and owner.pos_ == "PRON" and any(f.property == "aimsAt" for f in frames)


def _is_stood_by(theme: Theme, roles: Roles) -> bool:
    """Tell those to whom somebody is committed: whoever strengthens that does nothing for them yet."""
    devoted = theme.through is not None and theme.through.lemma_ in GRAMMAR.devotion
    return devoted and roles.knowledge.is_a(theme.head, "Actor")


def _is_mere_party(theme: Theme, roles: Roles) -> bool:
    """Tell those for whom a thing is, an actor without a name, and what it is against."""
    nameless = not any(e.is_named for e in roles.entities(theme.head))
    return theme.against or theme.less or (nameless and roles.knowledge.is_a(theme.head, "Actor"))


def _says_nothing(frame: Frame, subject: Token, theme: Theme, roles: Roles) -> bool:
    """Tell a relation of which an end leaves open what is meant."""
    entities, lexicon, target = roles.entities, roles.lexicon, theme.head
    name = lexicon.opposite.get(frame.property) if theme.against else frame.property
    if roles.proposition.lemma == "mean" and subject.i and subject.nbor(-1).text in QUOTES:
        return True  # ""barrier" means any wall": what a word is used for
    if worth.is_loose(roles.proposition.predicate, subject, entities(subject)):
        return True
    if name == "locatedIn" and is_figurative(target, roles.knowledge):
        return True
    if _is_undergoing(target) or (name == "about" and _is_asked(target)):
        return True
    people = roles.proposition.kind is PredicateKind.VERB and roles.knowledge.is_a(subject, "Person", "Group")
    own = people and worth.is_owned(target, subject, roles.knowledge)
    stated = frame.object == "agent" and is_told_by_ill(target, roles.proposition.predicate, subject)
    hindered = roles.proposition.kind is not PredicateKind.VERB and _is_furthered(theme, roles)
    if frame.property == "threatens" and theme.doing is not None and not hindered:
        return True  # "blocked a plan to help A", "an obstacle to ending A"; but "an obstacle to raising A"
    if name == "threatens" and (own or stated):
        return True  # "put their lives at risk", "uproot their families"
    if name == "metWith" and is_asked_to_cheer(roles.proposition.predicate):
        return True
    several = frame.object == "agent" and target.tag_ == "NNS" and any(e.is_named for e in entities(subject))
    if name == "participatedIn" and several and not roles.knowledge.is_a(target, "Event"):
        return True  # "the projects include A": A is one of them
    aimed = is_performed(subject) and any(c.dep_ == "acl" for c in subject.rights)
    if name == "partOf" and (aimed or target.tag_ == "VBG"):
        return True  # "the plan includes steps to cut A": it aims at that; "a part of cutting A"
    if theme.sample_of is not None and name in (*lexicon.harming, "opposes") and ills.is_mild(theme, lexicon):
        return True  # "tackles problems, including trade": nobody is against trade
    grave = theme.sample_of is not None and (
        is_ill(theme.sample_of, lexicon) or theme.sample_of.lemma_ in GRAMMAR.losses
    )
    if grave and name == "contributesTo" and roles.knowledge.is_a(target, "Actor"):
        return True  # "resulted in deaths, including those of A"
    if roles.is_purpose and theme.through is not None and _is_own_aim(theme.through, roles):
        return True  # "works to reach its goals of A": it has them
    good = roles.is_purpose and name in lexicon.aimed and name not in ("opposes", "advocates")
    if good and is_ill(subject, lexicon):
        return True  # "in the face of aggression to defend A": no aggression does
    if name == "aimsAt" and worth.is_mere_talk(frame, theme):
        return True
    if theme.sample_of is not None and name in lexicon.stances and target.lemma_ in GRAMMAR.issues:
        return True  # "urged A to resolve matters, including the border issue"
    alike = name == "about" and subject.lemma_.lower() == target.lemma_.lower()  # "a plan that lays out the plan"
    if alike or worth.is_opponent(frame, subject, roles.knowledge):
        return True
    if name in lexicon.broad and (
        is_hollow(subject, entities(subject), lexicon, pointed=worth.POINTING)
        or is_hollow(target, entities(target), lexicon, pointed=DEFINITE if name in VIEWS else frozenset())
    ):
        return True
    definite = roles.proposition.kind is PredicateKind.VERB or roles.proposition.lemma == "part"
    return says_nothing(target, entities(target), lexicon, definite=definite)


def _is_undergoing(noun: Token) -> bool:
    """Tell what something comes of, "led to jobs being cut": not of the jobs."""
    undergone = noun.doc[noun.i + 1 : noun.i + 2]
    led = noun.dep_ == "pobj" and noun.head.lower_ in ("in", "to") and noun.head.head.lemma_ in GRAMMAR.yielding
    return led and any(t.lower_ == "being" and t.dep_ == "auxpass" for t in undergone)


def _is_asked(word: Token) -> bool:
    """Tell a noun that the parser took for what is asked: "a story about how the nurses here were able to help"."""
    return child(word, "nsubj") is not None and any(c.tag_ == "WRB" for c in word.lefts)
