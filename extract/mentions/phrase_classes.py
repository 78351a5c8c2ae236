"""Says what kind of thing a common noun phrase names."""

from __future__ import annotations

from reportgraph.extract.grammar.nominals import WAYS, has_number
from reportgraph.extract.grammar.phrasal import words_of
from reportgraph.extract.mentions.classify import is_signed
from reportgraph.extract.mentions.names import NameFinder
from reportgraph.extract.mentions.phrases import Phrase
from reportgraph.extract.parsing.lists import announcer_of
from reportgraph.extract.parsing.spelling import HYPHENS, is_ordinal, singular
from reportgraph.extract.parsing.syntax import first_conjunct, is_infinitive, objects_of, prepositions
from reportgraph.ontology.frames import word_lists
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.naming import DEFAULT_CLASS, Naming
from spacy.tokens import Token

_STANCES = ("pro-", "anti-")
_CONTRARY = ("anti-", "counter-", "ex-", "non-", "pro-")  # what no longer is of the kind, or never was
_STRETCHES = frozenset({"phase", "stage"})
_WHOLES = {  # what a phase of such a thing is
    "Event": "Event",
    "Facility": "InfrastructureProject",
    "InfrastructureProject": "InfrastructureProject",
    "Project": "Project",
}
_CONFERRING = frozenset({"confer", "delegate", "give", "grant", "vest"})
_ACTING = frozenset({"Country", "Group", "Person"})
_QUOTABLE = frozenset({"Principle", "Initiative", "Document", "Event", "Project", "Work"})


def class_of_phrase(phrase: Phrase, finder: NameFinder) -> tuple[str, str]:
    """Give the class of a common noun phrase and how it was found."""
    naming, doc = finder.naming, finder.doc
    head = doc[phrase.head]
    if phrase.quoted:
        cls = naming.class_of_nominal([head.lemma_.lower()])
        if cls in _ACTING and head.tag_ == "NNS":
            return "Group", "quotes"  # 'blamed "some northern countries"'
        return (cls if cls in _QUOTABLE else DEFAULT_CLASS), "quotes"
    if phrase.end > phrase.head + 1:
        for fixed in naming.phrases_from.get(head.lower_, ()):
            if len(fixed) <= phrase.end - phrase.head:
                return naming.phrases[fixed], "lexicon"
    if has_number(doc, phrase.head) and doc[phrase.head].lower_ not in GRAMMAR.lettered:
        return "Document", "lexicon"
    if _unites_states(head):
        return "InternationalOrganization", "lexicon"
    if head.lower_ in WAYS and not phrase.modifiers and not phrase.long_name:
        return "InfrastructureProject", "lexicon"  # "The line", behind a railway
    plural_tag = head.tag_ in ("NNS", "NNPS")
    plural = plural_tag and head.lemma_.lower() != head.lower_
    words = [doc[i].lower_ for i in phrase.modifiers] + [head.lemma_.lower()]
    cls = _class_of_words(words, head, naming)
    if cls in (None, DEFAULT_CLASS):
        for i in phrase.modifiers:
            if doc[i].lower_ in naming.modifiers and cls is None:
                return naming.modifiers[doc[i].lower_], "lexicon"
    if plural and head.lower_ == "figures" and _is_of_party(phrase, finder):
        return "Group", "lexicon"
    if (head.lower_ == "state" and _is_how_things_are(head)) or (head.lower_ == "authority" and _is_power(head)):
        return DEFAULT_CLASS, "lexicon"
    if cls == "Facility" and words[-1] == "camp" and any(w.startswith(_STANCES) for w in words[:-1]):
        return "Group", "lexicon"  # "the pro-Kyiv camp"
    if head.lemma_ in word_lists()["craft"] and any(c.isdigit() for i in phrase.modifiers for c in doc[i].text):
        return DEFAULT_CLASS, "lexicon"  # "F-16 fighters", who are nobody
    if head.lower_ == "votes" and any(c.dep_ == "nummod" for c in head.lefts):
        return DEFAULT_CLASS, "lexicon"  # "elected with 500 votes": what is counted, and no event
    if head.lower_ in ("state", "states") and _is_part_of_country(head, plural=plural_tag):
        return "Region", "lexicon"
    if head.lower_ == "area" and _is_called_by_name(phrase, finder):
        return "Place", "lexicon"
    if cls == "Facility" and plural and _is_kind(head):
        return DEFAULT_CLASS, "lexicon"  # "called for green ports": a kind of port, none on the map
    if cls == "Facility" and head.text[0].isupper() and is_signed(phrase.begin, finder):
        cls = "Institution"
    if cls == DEFAULT_CLASS and head.lower_ == "plan":
        cls = _class_of_plan(head, [doc[i] for i in phrase.modifiers])
    if cls in (None, DEFAULT_CLASS) and _is_between_towns(head):
        cls = "InfrastructureProject"
    if head.lemma_ in GRAMMAR.sections and _runs_between(head):
        return "InfrastructureProject", "lexicon"
    if cls in (None, DEFAULT_CLASS) and head.lemma_ in _STRETCHES:
        cls = _class_of_whole(head, naming) or cls
    if cls in (None, DEFAULT_CLASS) and _is_built_on(head) and _class_of_whole(head, naming) not in (None, "Event"):
        cls = "InfrastructureProject"
    if cls in (None, DEFAULT_CLASS) and (noun := announcer_of(head)) is not None:
        cls = naming.class_of_nominal([noun.lemma_.lower()]) or cls
    if cls in (None, DEFAULT_CLASS) and _is_ideal(head):
        cls = "Principle"
    return (cls, "lexicon") if cls is not None else (DEFAULT_CLASS, "default")


def _class_of_plan(plan: Token, modifiers: list[Token]) -> str:
    """Give what a plan is that has a name or is made known, where "the plan" may be any intention.

    "The climate plan" is an initiative, and what somebody unveils, or puts forward, is a text.
    """
    if any(t.dep_ == "compound" for t in modifiers):
        return "Initiative"
    told = first_conjunct(plan)
    shown = told.dep_ == "dobj" and not words_of(told.head).isdisjoint(GRAMMAR.putting_forward)
    return "Document" if shown else DEFAULT_CLASS


def _is_ideal(head: Token) -> bool:
    """Tell what is called a principle: "the principle of equal use", but not "the principles of the charter"."""
    noun = first_conjunct(head)
    whole = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else noun
    told = whole.lemma_ in GRAMMAR.principles and (whole.tag_ == "NNS" or whole.lemma_ != "value")
    return told and not any(c.dep_ in ("det", "poss", "nummod") for c in head.lefts)


def _class_of_words(words: list[str], head: Token, naming: Naming) -> str | None:
    """Give the class that the lexicon has for a noun with its modifiers, in the number that it stands in."""
    plural_tag = head.tag_ in ("NNS", "NNPS")
    plural = plural_tag and head.lemma_.lower() != head.lower_
    cls = naming.class_of_plural([*words[:-1], head.lower_]) if plural else None
    cls = cls or naming.class_of_nominal(words, plural=plural)
    if cls is None and head.lemma_.lower() != singular(head.lower_):
        cls = naming.class_of_nominal([*words[:-1], singular(head.lower_)], plural=head.pos_ == "PROPN" or plural_tag)
    if cls is None:
        cls = naming.class_of_nominal([*words[:-1], head.lower_])  # "atlas" is no plural
    if cls is None and not head.lower_.startswith(_CONTRARY):
        cls = naming.class_of_nominal([head.lemma_.lower().rpartition("-")[2]], plural=plural)  # "mini-grid", "e-bus"
    if head.is_title and not head.is_sent_start and naming.named.get((head.lower_,)) == "Document":
        cls = "Document"  # "the Act", which house style capitalises
    if cls == "GovernmentBody" and _is_session(words, naming):
        return "Event"
    named = (*words[:-1], head.lower_)
    if cls == "Group" and head.is_title and not head.is_sent_start and naming.named.get(named[-2:]) == "PoliticalParty":
        return "PoliticalParty"  # "the Social Democrats"
    if cls is None and head.lemma_.lower().endswith("ism") and len(head.text) > 5:
        return "Principle" if not any(d in ("terrorism", "extremism") for d in words) else DEFAULT_CLASS
    return cls


def _is_session(words: list[str], naming: Naming) -> bool:
    """Tell one of a series of meetings from the body that meets: "its third congress", "the annual assembly"."""
    one_of_many = any(is_ordinal(w) or w in GRAMMAR.recurring for w in words[:-1])
    return one_of_many and words[-1] in naming.words.sessions and "Event" in (naming.classes_of(words[-1]) or ())


def _is_between_towns(noun: Token) -> bool:
    """Tell what runs between two places by which it is called: "the Gulu-Nimule line"."""
    if noun.lower_ not in GRAMMAR.lines or noun.i < 3 or noun.nbor(-2).text not in HYPHENS:
        return False
    return all(t.pos_ == "PROPN" and t.text.istitle() for t in (noun.nbor(-1), noun.nbor(-3)))


def _runs_between(section: Token) -> bool:
    """Tell a part of what runs between places: "the stretch between A and B", "a section of the railway"."""
    lines, doc = GRAMMAR.lines, section.doc
    told = {word: objects_of(p) for word, p in prepositions(section)}
    named = any(o.pos_ == "PROPN" for o in told.get("between", ()))
    named |= "to" in told and any(o.pos_ == "PROPN" for o in told.get("from", ()))
    near = doc[section.i - 1].lower_ if section.i else ""
    return named or near in lines or any(o.lemma_.lower() in lines for o in told.get("of", ()))


def _is_built_on(addition: Token) -> bool:
    """Tell what is built on to a thing from its growing: "the extension of the line opened", "inaugurated it"."""
    verb = addition.head
    told = addition.dep_ in ("nsubj", "nsubjpass", "dobj") and addition.lemma_ in GRAMMAR.additions
    return told and verb.lemma_ in GRAMMAR.opening | {"complete"}


def _class_of_whole(stretch: Token, naming: Naming) -> str | None:
    """Give what the whole of a phase or an extension is: that of a programme is a project, that of a war an event."""
    wholes = [o for word, p in prepositions(stretch) if word == "of" for o in objects_of(p)]
    wholes += [c for c in stretch.lefts if c.dep_ == "compound" and c.i == stretch.i - 1]  # "the Lake Line extension"
    lines = any(o.lower_ in GRAMMAR.lines for o in wholes[:1])
    classes = ["Facility"] if lines else [naming.class_of_nominal([o.lemma_.lower()]) for o in wholes[:1]]
    return next((_WHOLES[cls] for cls in classes if cls in _WHOLES), None)


def _unites_states(head: Token) -> bool:
    """Tell "the 10-nation group", which unites states."""
    if head.lower_ not in GRAMMAR.unions or head.i < 3:
        return False
    number, hyphen, states = head.doc[head.i - 3 : head.i]
    return states.lower_ in GRAMMAR.lands and hyphen.text in HYPHENS and number.like_num


def _is_part_of_country(state: Token, *, plural: bool) -> bool:
    """Tell "Kaduna state", "Borno and Yobe states" from "Gulf states", which are states of their own."""
    name = state.nbor(-1) if state.i else state
    named = name.pos_ == "PROPN" and name.dep_ == "compound" and name.head == state and name.ent_type_ == "GPE"
    joined = any(c.dep_ == "conj" for c in name.children) or name.dep_ == "conj"
    return (named and not plural) or (
        plural and joined and name.pos_ == "PROPN" and name.ent_type_ in ("GPE", "PERSON")
    )


def _is_called_by_name(phrase: Phrase, finder: NameFinder) -> bool:
    """Tell the area of a place, "the Olmos area", from a field: "the IT area", "the priority area"."""
    head = finder.doc[phrase.head]
    before = head.nbor(-1) if phrase.head > phrase.begin else head
    return before.pos_ == "PROPN" and before.text.istitle() and not finder.is_noun(before.lower_)


def _is_how_things_are(state: Token) -> bool:
    """Tell "the state of the economy", "the state and prospects of trade" from a country."""
    heads = (state, *(c for c in state.rights if c.dep_ == "conj"))
    return any(o.pos_ == "NOUN" for t in heads for word, p in prepositions(t) if word == "of" for o in objects_of(p))


def _is_power(authority: Token) -> bool:
    """Tell what may be done from a body: "the authority to sell arms", "authority vested in A", not "an authority"."""
    given = any(c.dep_ == "acl" and c.tag_ == "VBN" and c.lemma_ in _CONFERRING for c in authority.rights)
    to_act = any(c.dep_ in ("acl", "relcl") and is_infinitive(c) for c in authority.rights)
    return given or (to_act and not any(c.lower_ in ("a", "an") for c in authority.lefts))


def _is_of_party(phrase: Phrase, finder: NameFinder) -> bool:
    """Tell people, "leading Labour Party figures", from numbers: a party has no others."""
    hits = (finder.gazetteer_at(i, phrase.head) for i in range(phrase.begin, phrase.head))
    return any(hit is not None and hit[1].cls == "PoliticalParty" for hit in hits)


def _is_kind(head: Token) -> bool:
    behind = head.nbor() if head.i + 1 < len(head.doc) else head
    if behind.lower_ in ("in", "near") and any(t.pos_ == "PROPN" for t in objects_of(behind)):
        return False  # "the repair and widening of old roads in A", hung on the repair
    described = any(c.dep_ == "amod" for c in head.children)
    bare = not any(c.dep_ in ("det", "poss", "nummod", "prep") for c in head.children)
    return described and bare and head.dep_ in ("dobj", "pobj", "conj")
