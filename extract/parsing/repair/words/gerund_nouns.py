"""Mends nouns that were read as verbs by their endings: "a Lake House hearing on A", "a ban on logging"."""

from __future__ import annotations

from reportgraph.extract.parsing.labels import ENDS, NOUN_SUBJECTS, PAST
from reportgraph.extract.parsing.repair.words.deeds_gone_on import mend_deed_denied
from reportgraph.extract.parsing.repair.words.lemmas import lemma_of_gerund
from reportgraph.extract.parsing.spelling import singular
from reportgraph.extract.parsing.syntax import child, first_conjunct
from reportgraph.extract.parsing.tree import SUBJECTS, hang, lift, neighbor_of, take_place
from reportgraph.ontology.frames import word_lists
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.naming import load_naming
from reportgraph.ontology.verbs import particle_verbs, transitive_verbs
from spacy.tokens import Doc, Token

_ARTICLES = frozenset({"a", "an"})
_MODIFYING = frozenset({"det", "amod", "compound", "nmod", "nummod"})
_PARTICLES = frozenset({"back", "down", "in", "off", "out", "up"})
_ENDING = frozenset({"end", "halt", "stop"})  # what is hardly said of a thing: "ending poverty"
# what is said of no country as its quality: "aimed at destabilizing Chad"
_UNSETTLING = frozenset("containing destabilising destabilizing encircling isolating undermining weakening".split())
_HAPPENING = GRAMMAR.outlays | {"Event", "lending"}
_WEIGHED = frozenset({"idea", "imperative", "likelihood", "possibility", "prospect"})
_TAKEN = frozenset({"dobj", "xcomp", "ccomp", "acomp", "attr", "nsubj", "aux"})


def repair_gerund_nouns(doc: Doc) -> None:
    """Make what happens the head of the phrase that ends with it."""
    for token in doc:
        if token.tag_ == "VBG" and token.lower_.startswith("co") and token.lower_ in word_lists()["money"]:
            _shared_money(token)
        if token.tag_ == "VBG" and token.dep_ in NOUN_SUBJECTS and {*_classes(token), token.lower_} & _HAPPENING:
            _event_read_as_subject(token)
        deed = token.tag_ == "VBG" and token.dep_ == "csubj" and token.lower_ != "being"
        if deed and token.is_sent_start and _classes(token):
            _event_read_as_subject(token)
    for token in doc[1:-2]:
        if token.tag_ == "NN" and token.lower_.endswith("ing") and token.nbor(2).lower_ == "of":
            _particle_of_deed(token, token.nbor())
    for token in doc[1:]:
        if token.tag_ == "VBG" and token.nbor(-1).pos_ == "PROPN" and "Event" in _classes(token):
            _event_read_as_gerund(token, token.nbor(-1))
        if token.tag_ == "VBG" and token.dep_ in ("pcomp", "xcomp", "ccomp") and token.i + 1 < len(doc):
            _growth_read_as_deed(token)
        if token.tag_ == "VBG" and token.dep_ in ("acl", "advcl", "conj") and token.i + 1 < len(doc):
            _kind_read_as_deed(token, token.nbor())
        if token.tag_ == "VBG" and token.dep_ in ("acl", "advcl") and token.nbor(-1).dep_ == "pobj":
            _deed_with_doer(token, token.nbor(-1))
        if token.tag_ == "VBG" and token.dep_ in ("pobj", "dobj") and token.nbor(-1).dep_ == "compound":
            _deed_of_somebody(token, token.nbor(-1))
        if token.lower_.endswith("ing") and token.dep_ in ("pobj", "xcomp") and child(token, *_TAKEN) is None:
            _kind_of_deed(token)
        if token.tag_ == "VBG" and token.dep_ == "xcomp" and token.lower_ in word_lists()["money"]:
            _money_read_as_deed(token)
        if token.tag_ == "VBG" and token.dep_ == "xcomp" and token.head.lemma_ in GRAMMAR.keeping:
            _kind_read_as_kept_deed(token)
        if token.tag_ == "VBG" and token.dep_ == "conj" and neighbor_of(token, 1).lower_ == "of":
            _deed_in_row(token)
        if token.tag_ == "VBG" and token.dep_ == "conj" and token.nbor(-1).lower_ in ("and", "or"):
            _ill_beside_ill(token, token.nbor(-1))
        if token.tag_ == "VBG" and token.dep_ in ("acl", "dobj") and token.lower_ in word_lists()["ills"]:
            _ill_of_kind(token, token.nbor(-1))
        if token.dep_ == "conj" and token.head.dep_ == "dobj" and token.lower_.endswith("ing"):
            _deed_beside_deed(token, token.head.head)
        if token.tag_ == "VBG" and token.dep_ == "amod" and (token.lemma_ in _ENDING or _is_aim(token.nbor(-1))):
            _deed_read_as_quality(token)
        if token.tag_ in ("JJ", "VBG") and token.dep_ in ("amod", "compound") and _is_merit(token):
            _deed_read_as_quality(token)
        if token.lower_ in _UNSETTLING and token.dep_ == "amod" and token.head.pos_ == "PROPN":
            _deed_read_as_quality(token)
        if token.lower_.endswith("ing") and token.dep_ in ("amod", "compound") and token.head.pos_ == "NOUN":
            mend_deed_denied(token, token.head)
        if token.tag_ == "VBG" and token.dep_ == "pcomp" and token.head.lower_ == "in":
            _deed_of_noun(token.head)
        if token.tag_ == "NN" and token.dep_ == "pobj" and token.i + 1 < len(doc) and token.n_lefts == 0:
            _deed_read_as_noun(token, token.nbor())


def _shared_money(gerund: Token) -> None:
    """ "got co-financing from A" with a financing as what somebody does: it is money."""
    if child(gerund, "dobj", "aux") is None and gerund.dep_ in _TAKEN | {"conj", "pobj"}:
        gerund.pos_, gerund.tag_, gerund.lemma_ = "NOUN", "NN", gerund.lower_


def _is_aim(of: Token) -> bool:
    """Tell "the goal of" in "the goal of controlling trade routes"."""
    return of.lower_ == "of" and of.head.lemma_ in GRAMMAR.pursued


def _ill_beside_ill(deed: Token, link: Token) -> None:
    """ "curbs fraud and trafficking in A" with the trafficking as what is done beside it: it is curbed as well."""
    noun = link.head
    beside = noun.pos_ == "NOUN" and noun.dep_ in ("dobj", "pobj") and noun.right_edge.i in (link.i, deed.i - 1)
    ills = word_lists()["ills"]
    if beside and deed.lower_ in ills and noun.lemma_.lower() in ills and child(deed, *_TAKEN) is None:
        deed.lemma_, deed.tag_, deed.pos_ = deed.lower_, "NN", "NOUN"
        hang(deed, noun, "conj")


def _ill_of_kind(ill: Token, thing: Token) -> None:
    """ "combats arms trafficking by doing A" with the arms as what is fought: the trafficking is, and how."""
    beside = thing in (ill.head, child(ill.head, "dobj"))
    if not beside or thing.tag_ not in ("NN", "NNS") or child(ill, "dobj", "agent") is not None:
        return
    ill.lemma_, ill.tag_, ill.pos_ = ill.lower_, "NN", "NOUN"
    take_place(ill, thing)
    hang(thing, ill, "compound")
    for how in [c for c in ill.rights if c.lower_ == "by" and child(c, "pcomp") is not None]:
        hang(how, ill.head, "prep")


def _kind_of_deed(deed: Token) -> None:
    """ "a ban on logging", "outlawed trawling in the bay" with a deed of somebody: any deed of that kind."""
    verb = deed.head
    barred = deed.dep_ == "xcomp" and verb.i == deed.i - 1 and (deed.tag_ == "NN" or verb.lemma_ in GRAMMAR.outlawing)
    kind = deed.dep_ == "pobj" and deed.tag_ == "VBG" and verb.lower_ != "of" and child(deed, "conj") is None
    if not barred and not kind:
        return
    if deed.tag_ == "VBG":
        deed.lemma_, deed.tag_, deed.pos_ = deed.lower_, "NN", "NOUN"
    if barred:
        deed.dep_ = "dobj"


def _money_read_as_deed(deed: Token) -> None:
    """ "will receive co-financing from A" with a deed: money is what is received."""
    if (
        deed.head.lemma_ in GRAMMAR.obtaining | {"provide", "raise", "seek"}
        and deed.i > deed.head.i
        and child(deed, "dobj", "aux") is None
    ):
        deed.lemma_, deed.tag_, deed.pos_, deed.dep_ = deed.lower_, "NN", "NOUN", "dobj"


def _kind_read_as_kept_deed(deed: Token) -> None:
    """ "protects voting rights" with a deed that is protected: it is rights of a kind."""
    thing, verb = child(deed, "dobj"), deed.head
    if thing is None or verb.i != deed.i - 1 or thing.left_edge.i != deed.i + 1 or child(deed, "aux") is not None:
        return
    first = deed.nbor()
    hang(thing, verb, "dobj")
    for c in [c for c in deed.rights if c != thing]:
        hang(c, verb, c.dep_)
    deed.lemma_, deed.tag_, deed.pos_ = deed.lower_, "NN", "NOUN"
    hang(deed, first if first.pos_ == "NOUN" else thing, "compound")


def _deed_with_doer(deed: Token, doer: Token) -> None:
    """ "the importance of Peru opening A", "looks forward to Peru opening A" with Peru for the opening."""
    of = doer.head
    ahead = of.head.lemma_ == "look" and of.lower_ == "to" and any(c.lower_ == "forward" for c in of.head.rights)
    weighed = of.lower_ == "of" and of.head.lemma_ in GRAMMAR.weighing | _WEIGHED
    if (ahead or weighed) and any(c.dep_ in ("dobj", "prep") for c in deed.rights):
        hang(deed, of, "pcomp")
        hang(doer, deed, "nsubj")


def _deed_of_somebody(deed: Token, doer: Token) -> None:
    """ "lent to a firm building and running A" with the firm as a kind of building: it builds A."""
    row = [deed, *(c for c in deed.rights if c.dep_ == "conj" and c.tag_ == "VBG")]
    acts = any(c.dep_ in ("dobj", "prt") for t in row for c in t.rights)
    doing = {"Company", "Group", "Institution"} & {*_classes(doer)}
    if not acts or not doing or doer.tag_ not in ("NN", "NNS"):
        return
    for word in [c for c in deed.lefts if c != doer]:
        hang(word, doer, word.dep_)
    lift(doer, deed.dep_)
    hang(deed, doer, "acl")
    deed.pos_ = "VERB"


def _particle_of_deed(deed: Token, particle: Token) -> None:
    """ "backs the phasing out of A" with "out" as of the backing: it is that of the phasing, of which A is."""
    if particle.lower_ in _PARTICLES and any(c.lower_ in ("the", "a") for c in deed.lefts):
        hang(particle, deed, "prt")
        particle.pos_, particle.tag_ = "ADP", "RP"
        hang(particle.nbor(), deed, "prep")


def _kind_read_as_deed(gerund: Token, noun: Token) -> None:
    """ "builds schools, drinking water and roads" with who drinks it: the kind of a thing stands in the row."""
    known = f"{gerund.lower_} {singular(noun.lower_)}" in GRAMMAR.gerund_compounds
    before = gerund.doc[max(gerund.i - 2, 0)]
    link = gerund.nbor(-1).lower_ if gerund.i else ""
    if not known or link not in (",", "and") or before.pos_ not in ("NOUN", "PROPN") or gerund.n_lefts:
        return
    first = first_conjunct(before)
    top = noun if noun.head == gerund else next((t for t in noun.ancestors if t.head == gerund), noun)
    hang(top, first, "conj")
    for c in [c for c in gerund.children if c != top]:
        hang(c, top, c.dep_)
    hang(gerund, noun, "compound")
    gerund.pos_, gerund.tag_ = "NOUN", "NN"


def _deed_in_row(deed: Token) -> None:
    """ "the repair and widening of A" with "widening" as a verb beside the noun: with "of" it is a noun as well."""
    first = first_conjunct(deed)
    if first.tag_ == "NN" and not any(c.dep_ in _TAKEN for c in deed.children):
        deed.pos_, deed.tag_, deed.lemma_ = "NOUN", "NN", deed.lower_


def _deed_beside_deed(deed: Token, first: Token) -> None:
    """ "by cutting waste and investing in A" with the investing as what is cut: it is done beside the cutting."""
    link, lemma = neighbor_of(deed, 1), lemma_of_gerund(deed)
    loose = link.dep_ == "prep" and link.head in (deed, first) and link.lower_ != "of"
    if deed.tag_ not in ("NN", "VBG") or deed.head.pos_ not in ("NOUN", "PROPN"):
        return
    bare = deed.n_lefts == 0 and deed.nbor(-1).lower_ in ("and", "or") and first.tag_ == "VBG"
    if loose and bare and lemma is not None and (lemma, link.lower_) in particle_verbs() and not _classes(deed):
        deed.lemma_, deed.tag_, deed.pos_ = lemma, "VBG", "VERB"
        hang(deed.nbor(-1), first, "cc")
        hang(deed, first, "conj")
        hang(link, deed, "prep")


def _deed_read_as_quality(verb: Token) -> None:
    """ "aims at ending poverty" with poverty that ends: it is to be ended."""
    noun, at = verb.head, neighbor_of(verb.left_edge, -1)
    bare = at.dep_ == "prep" and noun.head == at and noun.dep_ == "pobj"
    if bare and noun.left_edge == verb.left_edge and all(c.lower_ == "further" for c in verb.lefts):
        hang(verb, at, "pcomp")
        hang(noun, verb, "dobj")
        verb.pos_, verb.tag_, verb.lemma_ = "VERB", "VBG", lemma_of_gerund(verb) or verb.lemma_


def _is_merit(deed: Token) -> bool:
    """Tell what somebody is praised for, or does it by: "for brokering talks", "by brokering", and no talks that do."""
    at = neighbor_of(deed, -1)
    judging = at.lower_ == "for" and at.head.lemma_ in GRAMMAR.thanking | GRAMMAR.appraising | GRAMMAR.reproving
    whom = child(at.head, "dobj", "nsubjpass")
    judged = judging and whom is not None and whom.i < at.i
    means = at.lower_ == "by" and at.head.tag_ in ("VBD", "VBP", "VBZ", "VB") and child(at.head, "auxpass") is None
    known = f"{deed.lower_} {singular(deed.head.lower_)}" in GRAMMAR.gerund_compounds
    done = deed.lemma_ in transitive_verbs() - set(GRAMMAR.describing) - set(GRAMMAR.mounting) and not known
    behind = neighbor_of(deed.head, 1).lower_  # "by compelling firms to do A", not "by compelling arguments"
    done |= deed.tag_ == "JJ" and behind == "to" and lemma_of_gerund(deed) in GRAMMAR.enabling_verbs
    return (judged or means) and done


def _deed_of_noun(link: Token) -> None:
    """ "called for urgency in securing A" with who calls as who secures it: the urgency is in that."""
    noun, verb = neighbor_of(link, -1), link.head
    if verb.pos_ == "VERB" and noun.dep_ == "pobj" and noun.head.lower_ == "for" and noun.head.head == verb:
        hang(link, noun, "prep")


def _deed_read_as_noun(deed: Token, participle: Token) -> None:
    """ "of selling tainted milk" with somebody who tainted the milk by selling."""
    thing, lemma = child(participle, "dobj"), lemma_of_gerund(deed)
    bare = thing is not None and thing.i == participle.i + 1 and child(participle, *SUBJECTS, "aux", "mark") is None
    if thing is None or lemma is None or not bare or participle.tag_ not in PAST or not deed.head.is_ancestor(deed):
        return
    deed.tag_, deed.pos_, deed.lemma_, deed.dep_ = "VBG", "VERB", lemma, "pcomp"
    hang(thing, deed, "dobj")
    for c in [c for c in participle.rights if c.i > thing.i]:
        hang(c, thing, c.dep_)
    hang(participle, thing, "amod")


def _growth_read_as_deed(verb: Token) -> None:
    """ "bowed to growing pressure", "faces mounting debts" with who grows or mounts them: they do so themselves."""
    thing = child(verb, "dobj")
    bare = thing is not None and thing.left_edge.i == verb.i + 1 and child(thing, "det", "poss") is None
    if thing is None or not bare or verb.lemma_ not in GRAMMAR.mounting or verb.n_lefts:
        return
    if thing.lemma_ not in GRAMMAR.swelling:
        return
    hang(thing, verb.head, "pobj" if verb.dep_ == "pcomp" else "dobj")
    for c in [c for c in verb.rights if c.i > thing.i]:
        hang(c, thing, c.dep_)
    hang(verb, thing, "amod")


def _classes(word: Token) -> tuple[str, ...]:
    return load_naming().classes_of(word.lower_) or ()


def _event_read_as_subject(event: Token) -> None:
    """ "Fighting between A and B broke out" with somebody who fights: what happens, and nothing that it takes."""
    if not any(c.dep_ in _TAKEN or c.dep_ in ("advmod", "prt") for c in event.children):
        event.pos_, event.tag_, event.lemma_ = "NOUN", "NN", event.lower_
        event.dep_ = "nsubj" if event.dep_ == "csubj" else event.dep_


def _event_read_as_gerund(event: Token, name: Token) -> None:
    """ "held a Lake House hearing on A" with two objects, or with a house that hears: the article is the hearing's."""
    beside = event.head == name.head and event.dep_ == name.dep_
    inside = event.head == name and event.dep_ in ("acl", "appos")
    article = next((c for c in name.lefts if c.dep_ == "det"), None)
    known = article is not None and (article.lower_ in _ARTICLES or beside)
    if not known or name.dep_ not in ENDS or any(c.dep_ in _TAKEN for c in event.children):
        return
    if inside:
        lift(event, "compound")
    else:
        hang(name, event, "compound")
    for c in [*name.lefts]:
        if c.dep_ in _MODIFYING and (c.dep_ == "det" or c.pos_ == "ADJ"):
            hang(c, event, c.dep_)
    event.pos_, event.tag_, event.lemma_ = "NOUN", "NN", event.lower_
