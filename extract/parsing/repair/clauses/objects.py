"""Mends objects, and what is told of them, that were read as something else than what somebody acts on."""

from __future__ import annotations

from reportgraph.extract.parsing.labels import ACTORS, MEASURES, MODIFYING
from reportgraph.extract.parsing.repair.somebody import may_act
from reportgraph.extract.parsing.syntax import child, first_conjunct, is_infinitive
from reportgraph.extract.parsing.tree import NOMINAL, hang, neighbor_of, put
from reportgraph.ontology.frames import word_lists
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.lexicon import load_lexicon
from reportgraph.ontology.naming import load_naming
from reportgraph.ontology.schema import load_schema
from reportgraph.ontology.verbs import particle_verbs, transitive_verbs
from spacy.tokens import Doc, Token

_ARGUMENTS = frozenset({"appos", "dobj", "npadvmod", "nsubj", "nsubjpass", "pobj"})
_MOVING = frozenset({"away", "back", "down", "off", "out", "up"})
_MAKING = frozenset({"keep", "leave", "make", "render"})
_CLAUSAL = frozenset({"acl", "advcl", "ccomp", "dobj", "xcomp"})
_STRICKEN = frozenset((*word_lists()["stricken"], *word_lists()["angered"], *word_lists()["impaired"]))
_LINKING = frozenset({"connect", "link"})
_TOLD = frozenset({"Company", "Document", "Facility", "Group", "Initiative", "Institution", "Project"})
_NAMED = frozenset({"EVENT", "FAC", "GPE", "LAW", "LOC", "ORG", "PERSON", "PRODUCT", "WORK_OF_ART"})


def repair_objects(doc: Doc) -> None:
    """Give verbs their objects, and take the purposes from objects that do nothing."""
    for token in doc:
        if token.dep_ == "npadvmod" and token.pos_ in ("NOUN", "PROPN") and token.head.pos_ == "VERB":
            _object_read_as_measure(token)
        if token.dep_ == "dative" and token.pos_ in ("NOUN", "PROPN"):
            _object_read_as_recipient(token)
        if token.dep_ == "attr" and token.head.i < token.i and token.head.pos_ == "VERB":
            _object_read_as_predicate(token)
        if token.dep_ == "ccomp" and token.head.i < token.i:
            _object_being_done(token) if token.tag_ == "VBN" else _object_to_do(token)
        if token.dep_ == "oprd" and token.pos_ in NOMINAL and token.head.lemma_ == "call":
            _who_is_called(token, token.head)
        if token.dep_ in ("ccomp", "advcl") and token.tag_ == "VBD" and token.head.i < token.i:
            _object_done_by(token)
        if token.dep_ == "pobj" and token.head.dep_ == "prt" and token.head.lower_ in _MOVING:
            _object_of_particle(token, token.head.head)
        if token.dep_ == "dobj" and token.left_edge.i > token.head.i + 3:
            _listed_behind_phrase(token)
        if token.lemma_ == "priority" and token.dep_ == "dobj":
            _made_priority(token)
        if token.dep_ in ("amod", "pobj") and (token.tag_ in ("JJ", "JJR") or token.lower_ in _STRICKEN):
            _made_so(token)
        if token.lower_ in _STRICKEN and token.dep_ in _CLAUSAL and token.head.lemma_ in _MAKING:
            _left_so(token, token.head)
        if token.dep_ == "dobj" and doc[token.left_edge.i - 1].text == ",":
            _named_again(token)
        if token.dep_ in ("appos", "npadvmod") and token.tag_ == "NN" and token.left_edge.lower_ in ("a", "an"):
            _told_after_day(token)
        if token.lower_ == "with" and token.dep_ == "prep" and token.head.i == token.i - 1:
            _object_behind_mind(token)
        if token.text == "," and 0 < token.i < len(doc) - 2:
            _first_of_origins(token)
        if token.dep_ == "acl" and token.tag_ == "VB" and token.head.dep_ == "dobj":
            _purpose_of_place(token)
        if token.lower_ == "by" and token.dep_ == "prep" and token.head.dep_ == "pobj":
            _doer_on_view(token, token.head.head)
        if token.lower_ == "by" and token.dep_ == "prep" and token.head.pos_ == "VERB":
            _doer_of_object(token)
        if token.lower_ == "with" and token.dep_ == "prep":
            _end_on_link(token)
        if token.lower_ == "from" and token.head.dep_ == "dobj" and token.head.lemma_ in word_lists()["chairs"]:
            _from_holder(token, token.head.head)


def _object_read_as_recipient(noun: Token) -> None:
    """ "will fund the Lake Fund" with a fund that gets something: nothing that it could get is named."""
    verb, frames = noun.head, load_lexicon().frames.get((noun.head.lemma_, "verb"), ())
    beside = noun.nbor() if noun.i + 1 < len(noun.doc) else noun
    if beside.dep_ == "pobj" and beside.head == noun and (noun.tag_, beside.tag_) == ("NNS", "NNS"):
        put(beside, verb, "dobj")  # "supports women farmers"
        hang(noun, beside, "compound")
        return
    giving = verb.lemma_ in GRAMMAR.telling_somebody or any("recipient" in f"{f.subject} {f.object}" for f in frames)
    if frames and not giving and child(verb, "dobj", "ccomp", "xcomp") is None and verb.pos_ == "VERB":
        noun.dep_ = "dobj"


def _from_holder(link: Token, verb: Token) -> None:
    """ "took over the chair of A from B" with a chair from B: B had it."""
    if verb.lemma_ == "take" and link.head.i > verb.i:
        hang(link, verb, "prep")


def _who_is_called(noun: Token, verb: Token) -> None:
    """ "A called Peru's president on Monday" with A as what is called so: who calls calls somebody."""
    calls = verb.dep_ in ("ROOT", "conj", "ccomp", "xcomp", "advcl") and verb.tag_ in ("VBD", "VB", "VBP", "VBZ")
    passive = any(c.dep_ in ("auxpass", "nsubjpass") for c in verb.lefts)
    others = any(c.dep_ in ("dobj", "ccomp", "dative") for c in verb.children)
    if calls and not passive and not others and noun.left_edge.i == verb.i + 1 and child(verb, "nsubj") is not None:
        noun.dep_ = "dobj"
        for talk in [c for c in verb.rights if c.dep_ == "xcomp" and c.lemma_ in GRAMMAR.discussing]:
            talk.dep_ = "advcl"  # who "called A to discuss B" discusses it


def _made_so(word: Token) -> None:
    """ "left fans of A furious" with a furious A, or with furious fans: it is what the verb makes of its object."""
    verb = next((a for a in word.ancestors if a.pos_ == "VERB"), None)
    thing = child(verb, "dobj") if verb is not None else None
    told = any(c.dep_ in ("oprd", "ccomp") for c in verb.rights) if verb is not None else True
    if verb is None or thing is None or told or verb.lemma_ not in _MAKING or not verb.i < thing.i < word.i:
        return
    if any(c.i > word.i for c in word.children) or (word.i + 1 < len(word.doc) and word.nbor().pos_ in NOMINAL):
        return
    before = word.nbor(-1)
    inner = word.dep_ == "pobj" and before != word.head and before.pos_ in ("NOUN", "PROPN")
    if inner and before.head == word:
        hang(before, word.head, "pobj")
        for c in [c for c in word.lefts if c.i < before.i]:
            put(c, before, c.dep_)
    if inner or (word.dep_ == "amod" and word.head.i < word.i and word.lower_ in _STRICKEN):
        hang(word, verb, "oprd")
        word.pos_, word.tag_ = "ADJ", "JJR" if word.tag_ == "JJR" else "JJ"


def _left_so(word: Token, verb: Token) -> None:
    """ "has left A fuming by ending B" with A who ends it, "left A fuming" with a fuming that was left."""
    own = child(word, "nsubj") if word.dep_ == "ccomp" else None
    own = next((c for c in word.lefts if c.dep_ == "compound" and c.i == word.i - 1), own)
    thing = child(verb, "dobj") if own is None else own
    if thing is None or thing == word or verb.pos_ != "VERB" or not verb.i < thing.i < word.i:
        return
    for c in [c for c in word.children if c != thing and not thing.i < c.i < word.i]:
        put(c, thing if c.i < thing.i else verb, c.dep_)
    hang(thing, verb, "dobj")
    hang(word, verb, "oprd")
    word.pos_, word.tag_ = "ADJ", "JJ"


def _made_priority(noun: Token) -> None:
    """ "made ending violence a priority" with a priority that ends: it is what the deed is made."""
    verb = first_conjunct(noun.head).head
    if noun.head.tag_ == "VBG" and verb.lemma_ == "make" and first_conjunct(noun.head).dep_ == "xcomp":
        hang(noun, verb, "oprd")
        verb.lemma_ = "prioritize"


def _named_again(noun: Token) -> None:
    """ "backed A, the council's plan for B" with two things that were backed: the plan is A."""
    first = noun.doc[max(noun.left_edge.i - 2, 0)]
    while first.dep_ in ("compound", "nummod") and first.head.i < noun.i:
        first = first.head
    second = any(c.dep_ == "dobj" and c.i < noun.left_edge.i for c in noun.head.rights)
    told = noun.pos_ == "NOUN" and noun.left_edge.lower_ in ("a", "an", "the")
    named = first.pos_ == "PROPN" and first.dep_ in ("dobj", "pobj") and noun.head.is_ancestor(first)
    if second and told and named and not any(c.dep_ in ("cc", "conj") for c in noun.rights):
        hang(noun, first, "appos")


def _object_behind_mind(link: Token) -> None:
    """ "noted with pleasure the rise in A" with a pleasure that is the rise: with what mind one notes stands first."""
    verb, end = link.head, link.sent.end
    at = next((t.i for t in link.doc[link.i + 1 : link.i + 4] if t.lemma_ in GRAMMAR.minds), end)
    if verb.pos_ != "VERB" or at + 2 >= end or child(verb, "dobj", "auxpass", "ccomp") is not None:
        return
    mind, first = link.doc[at], link.doc[at + 1]
    thing = first.head
    governed = (thing.dep_ == "pobj" and thing.head == link) or (thing.dep_ == "appos" and thing.head == mind)
    if not governed or first.dep_ not in ("det", "poss") or thing.left_edge.i not in (first.i, link.i + 1):
        return
    for c in [c for c in mind.rights if c.i > thing.i]:
        hang(c, thing, c.dep_)
    hang(thing, verb, "dobj")
    hang(mind, link, "pobj")


def _told_after_day(noun: Token) -> None:
    """ "signed the Lake Accord in May, a pact that harms A" with May as a pact: what was signed is."""
    comma = noun.left_edge.i - 1
    verb = next((t for t in noun.ancestors if t.pos_ == "VERB"), None)
    thing = child(verb, "dobj", "nsubjpass") if verb is not None else None
    if verb is None or thing is None or thing.i > comma or noun.doc[comma].text != "," or noun.head == thing:
        return
    phrase = next((t for t in (noun.doc[comma - 1], *noun.doc[comma - 1].ancestors) if t.head in (verb, thing)), None)
    placed = phrase is not None and (phrase == thing or (phrase.dep_ in ("npadvmod", "prep") and phrase.i > thing.i))
    naming, is_a = load_naming(), load_schema().is_a
    kind = naming.class_of_nominal([noun.lemma_.lower()])
    own = naming.classes_of(thing.lemma_.lower()) or ()
    alike = kind is not None and kind in _TOLD and any(is_a(cls, kind) or is_a(kind, cls) for cls in own)
    if placed and alike and any(c.pos_ == "PROPN" for c in (thing, *thing.lefts)):
        hang(noun, thing, "appos")


def _object_being_done(participle: Token) -> None:
    """ "welcomed the work being done by A" with a clause as what is welcomed: it is the work."""
    verb, thing = participle.head, child(participle, "nsubjpass")
    bare = not any(c.dep_ in ("mark", "aux") for c in participle.lefts) and child(participle, "auxpass") is not None
    bare = bare and all(c.lower_ == "being" for c in participle.lefts if c.dep_ == "auxpass")
    if thing is not None and bare and thing.left_edge == participle.left_edge and verb.lemma_ not in GRAMMAR.watching:
        hang(participle, verb, "dep")
        hang(thing, verb, "dobj")
        hang(participle, thing, "acl")


def _object_done_by(past: Token) -> None:
    """ "praised the pact struck by A" with a clause behind the pact, in which it struck: it is A who did so."""
    verb, by = past.head, child(past, "agent")
    thing = child(verb, "dobj")
    bare = all(c == by or c.dep_ in ("prep", "prt", "advmod", "punct") for c in past.children)
    if by is not None and bare and thing is not None and thing.right_edge.i + 1 == past.i:
        hang(past, thing, "acl")
        past.tag_ = "VBN"


def _doer_on_view(by: Token, link: Token) -> None:
    """ "is seen as a success by A" with a success by A: A sees it so."""
    verb, doer = link.head, child(by, "pobj")
    viewed = link.lower_ == "as" and verb.tag_ == "VBN" and child(verb, "auxpass") is not None
    if viewed and child(verb, "agent") is None and doer is not None and doer.ent_type_ in ACTORS:
        hang(by, verb, "agent")


def _doer_of_object(by: Token) -> None:
    """ "condemned the occupation of B by the army" with the army as how A condemned it: it occupies B."""
    deed, doer = child(by.head, "dobj"), child(by, "pobj")
    if deed is None or doer is None or deed.right_edge.i + 1 != by.i or child(by.head, "auxpass") is not None:
        return
    acts = doer.ent_type_ in ACTORS or may_act(doer)
    frames = load_lexicon().frames.get((deed.lemma_.lower(), "noun"), ())
    done = any(c.lower_ == "of" for c in deed.rights) and any((f.subject, f.object) == ("agent", "of") for f in frames)
    if acts and done:
        hang(by, deed, "prep")


def _object_of_particle(noun: Token, verb: Token) -> None:
    """ "cooled down prices" with what is down from them: it is what the verb acts on."""
    if child(verb, "dobj") is None and noun.ent_type_ not in MEASURES:
        hang(noun, verb, "dobj")


def _object_read_as_predicate(noun: Token) -> None:
    """ "bemoaned the pact" with what somebody is: only few verbs say that, others act on it."""
    verb = noun.head
    acting = verb.lemma_ in transitive_verbs() and verb.lemma_ not in GRAMMAR.copulas
    told = acting and noun.pos_ in ("NOUN", "PROPN")
    if told and noun.left_edge.i == verb.i + 1 and child(verb, "dobj", "auxpass", "dative") is None:
        noun.dep_ = "dobj"


def _object_to_do(infinitive: Token) -> None:
    """ "welcomed the work done by A to mend B" with the mending as what is welcomed: it is the work to this end."""
    verb, thing = infinitive.head, child(infinitive, "nsubj")
    if verb.lemma_ in GRAMMAR.appraising and thing is not None and thing.pos_ == "NOUN" and is_infinitive(infinitive):
        hang(thing, verb, "dobj")
        hang(infinitive, thing, "acl")


def _listed_behind_phrase(noun: Token) -> None:
    """ "focuses on trade under stress, customs, and energy" with customs as what is focused: it is on all of them."""
    on = next((c for c in noun.head.rights if c.dep_ == "prep" and c.i == noun.head.i + 1), None)
    first = child(on, "pobj") if on is not None else None
    joint = child(noun, "cc") or next((c for c in noun.head.rights if c.dep_ == "cc" and c.i > noun.i), None)
    last = child(noun, "conj")
    if joint is None or last is None:
        return
    listed = noun.doc[joint.i - 1].text == "," or (_is_item(noun) and _is_item(last))
    if first is not None and listed and noun.doc[noun.left_edge.i - 1].text == ",":
        hang(noun, first, "conj")


def _is_item(noun: Token) -> bool:
    """Tell what has an article of its own: "provides for a truce, a withdrawal of A and the release of B"."""
    return any(c.dep_ == "det" for c in noun.lefts)


def _object_read_as_measure(noun: Token) -> None:
    """ "attacked Haifa", "expels French ambassador" with how far that goes: it is whom the verb acts on."""
    verb, cls = noun.head, load_naming().classes_of(noun.lemma_.lower()) or ("",)
    named = noun.pos_ == "PROPN" and noun.ent_type_ in _NAMED
    somebody = noun.pos_ == "NOUN" and cls[0] in ("Person", "Group") and noun.ent_type_ not in MEASURES
    before = neighbor_of(noun.left_edge, -1)
    particle = before.dep_ == "prt" or (verb.lemma_, before.lower_) in particle_verbs()  # "shut down Haifa"
    behind = before == verb or (before.head == verb and particle)
    if behind and (named or somebody) and child(verb, "dobj", "auxpass", "dative") is None:
        noun.dep_ = "dobj"


def _first_of_origins(comma: Token) -> None:
    """ "freed US, Norwegian sailors" with the US as whom somebody freed: both tell where the sailors are from."""
    first, second = comma.nbor(-1), comma.nbor()
    noun = second.head
    short = first.ent_type_ == "GPE" and first.text.replace(".", "").isupper()
    origins = (short or first.ent_type_ == "NORP") and second.ent_type_ in ("GPE", "NORP")
    if not origins or second.dep_ not in MODIFYING or noun.tag_ not in ("NN", "NNS") or noun.i < second.i:
        return
    if (
        first.n_lefts
        or (first.i and first.nbor(-1).pos_ == "DET")
        or first.dep_ not in _ARGUMENTS
        or first.head.i in range(first.i + 1, noun.i)
    ):
        return
    if noun.dep_ in ("appos", "conj", "dep", "punct"):
        hang(noun, first.head, first.dep_)
    if noun.head == first.head or first.head == noun:
        hang(first, noun, "amod")


def _purpose_of_place(verb: Token) -> None:
    """ "crosses A's territory to deliver B" with a territory that delivers: who crosses it does."""
    place = verb.head
    cls = (load_naming().classes_of(place.lemma_.lower()) or ("",))[0]
    to = child(verb, "aux")
    if to is None or to.lower_ != "to" or to.i != place.i + 1 or place.head.pos_ != "VERB" or not cls:
        return
    if place.pos_ == "NOUN" and load_schema().is_a(cls, "Place") and not load_schema().is_a(cls, "Facility"):
        hang(verb, place.head, "advcl")


def _end_on_link(other: Token) -> None:
    """ "links A with B" with an A that has B: both are what is linked."""
    end = first_conjunct(other.head)
    if end.dep_ == "dobj" and end.head.lemma_ in _LINKING:
        hang(other, end.head, "prep")
