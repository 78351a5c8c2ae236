"""Mends what a verb makes one verb with, and what was read with its object: "put at risk A", "accused A of B"."""

from __future__ import annotations

from reportgraph.extract.parsing.labels import MODIFYING
from reportgraph.extract.parsing.repair.words.lemmas import lemma_of_gerund
from reportgraph.extract.parsing.spelling import QUOTES
from reportgraph.extract.parsing.syntax import child, first_conjunct, is_infinitive
from reportgraph.extract.parsing.tree import hang, take_place
from reportgraph.ontology.frames import word_lists
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.naming import load_naming
from reportgraph.ontology.verbs import phrasal_verbs
from spacy.tokens import Doc, Token

_ONE_VERB = frozenset({("plead", "guilty"), ("plead", "innocent")})
_CHARGING = frozenset({"accuse", "acquit", "convict", "suspect"})
_FOLLOWING = frozenset({"follow", "replace", "succeed"})
_BELOW = frozenset({"conj", "pobj", "prep"})
_PRAISING = frozenset({"commend", "compliment", "congratulate", "felicitate"})
_ON = frozenset({"about", "for", "on", "over", "regarding"})
_TIMES = frozenset({"after", "before", "during", "following"})
_BETWEEN = frozenset({"to", "in", "by"})
_WITHIN = frozenset({"acl", "pcomp", "relcl"})
_GROUND = frozenset({"soil", "territory"})
_GOVERNED = frozenset({"about", "against", "for", "of", "on", "over", "to", "toward", "towards", "with"})


def repair_shifted(doc: Doc) -> None:
    """Part the noun of a fixed phrase from the object behind it, and "have" from the adjective of its object."""
    for token in doc:
        if token.dep_ in MODIFYING and token.i > 1 and token.head.i > token.i:
            _object_behind_phrase(token)
        if token.lower_ in _BETWEEN and 1 < token.i < len(doc) - 2 and token.nbor(-1).lower_ == token.nbor().lower_:
            _word_said_twice(token)
            if token.lower_ == "to" and token.nbor(-2).lower_ == "from":  # "from generation to generation": nobody
                for word in (token.nbor(-1), token.nbor()):
                    word.pos_, word.tag_ = "ADV", "RB"
        if token.dep_ in ("acomp", "oprd") and (token.head.lemma_, token.lower_) in _ONE_VERB:
            for preposition in [c for c in token.rights if c.dep_ == "prep"]:
                hang(preposition, token.head, "prep")  # "pleaded not guilty to A"
        if token.dep_ == "prep":
            if token.i and token.lower_ in _GOVERNED and token.head.lemma_ == "be" and token.nbor(-1).text in QUOTES:
                _behind_quoted(token)
            if token.lower_ in _TIMES:
                _time_of_deed(token)
            _on_verb(token)
            if token.head.lower_ == "place" and token.head.dep_ == "dobj" and token.head.head.lemma_ == "take":
                hang(token, token.head.head, "prep")  # "which takes place in A"
        if token.dep_ == "prep" and token.lower_ in ("on", "with") and token.head.pos_ == "NOUN":
            _told_beside_object(token)
        if token.dep_ == "advcl" and token.tag_ == "VBG" and token.i > token.head.i:
            _occasion_of_asking(token)
            _deed_of_told(token)
        if token.lower_ == "of" and token.dep_ == "prep" and token.head.dep_ in ("dobj", "conj", "pobj"):
            _charge_read_with_object(token)
        if token.lower_ == "of" and token.head.lemma_ in _CHARGING and token.i + 2 < len(doc):
            _charge_read_as_kind(token.nbor())


def _behind_quoted(link: Token) -> None:
    """ "was 'harmful' to A", "was a 'blow' to A" with a being to A: what stands in quotes is."""
    told = child(link.head, "acomp", "attr")
    if told is not None and told.right_edge.i == link.i - 2:
        hang(link, told, "prep")


def _occasion_of_asking(deed: Token) -> None:
    """ "urged A to cut B while addressing C" with A at C: whoever speaks there is who urges."""
    first = first_conjunct(deed.head)
    asked = is_infinitive(first) and first.head.lemma_ in GRAMMAR.wishing | GRAMMAR.proposing
    begins = child(deed, "mark", "advmod")
    occasion = deed.lemma_ in GRAMMAR.attending_in_person | GRAMMAR.conferring | GRAMMAR.meeting_people
    if asked and occasion and begins is not None and begins.lower_ in ("when", "while"):
        hang(deed, first.head, "advcl")


def _deed_of_told(deed: Token) -> None:
    """ "stressed the need for widening A, while cutting B", "hailed A, which will do C, while cutting B".

    What somebody says cuts nothing; what he speaks of does, or is to.
    """
    begins, teller = child(deed, "mark"), deed.head
    if begins is None or begins.lower_ != "while" or teller.lemma_ not in GRAMMAR.stating:
        return
    if deed.lemma_ not in GRAMMAR.stating and child(teller, "ccomp") is None:
        inner = (t for t in deed.doc[teller.i + 1 : begins.i] if t.pos_ == "VERB" and t.dep_ in _WITHIN)
        for t in [t for t in inner if teller.is_ancestor(t)][-1:]:
            hang(deed, t, "advcl")


def _time_of_deed(link: Token) -> None:
    """ "Roe Bank, after a talk with its board, sold A" with a bank after the talk: that is when it sold A."""
    doer = link.head
    verb = doer.head
    if doer.dep_ == "nsubj" and doer.pos_ == "PROPN" and verb.pos_ == "VERB" and doer.i < link.i < verb.i:
        hang(link, verb, "prep")


def _party_to_pact(link: Token) -> None:
    """ "signed an agreement on wages with A" with wages with A: who signs it is A, though one may trade with A."""
    noun, party = link.head, child(link, "pobj")
    pact = noun.head.head
    named = party is not None and party.pos_ == "PROPN"
    dealt = pact.lemma_.lower() in word_lists()["pacts"] or pact.lemma_ == "order"
    if named and dealt and noun.lemma_.lower() not in GRAMMAR.between_sides:
        hang(link, pact, "prep")


def _on_verb(link: Token) -> None:
    """ "jailed for six years for fraud", "succeeded A as chair" with years for fraud: the verb has both phrases.

    "Clashes broke out between A and B" with a verb between them: the clashes are. "A motion of no confidence
    against A" is a motion against A. "Threaten A from B's soil" is done from there.
    """
    noun, verb = link.head, link.head.head
    base, ground = first_conjunct(noun), child(link, "pobj")
    whence = ground is not None and link.lower_ == "from" and ground.lemma_ in _GROUND
    if whence and base.dep_ == "dobj" and base.head.pos_ == "VERB":
        hang(link, base.head, "prep")
    if link.lower_ == "for" and noun.dep_ == "pobj" and noun.ent_type_ == "DATE" and verb.head.pos_ == "VERB":
        hang(link, verb.head, "prep")
    if link.lower_ == "with" and noun.dep_ == "pobj" and noun.head.lower_ in _ON:
        _party_to_pact(link)
    if link.lower_ == "against" and noun.lemma_ == "confidence" and noun.dep_ == "pobj":
        hang(link, noun.head.head, "prep")
    if link.lower_ == "as" and noun.dep_ == "dobj" and noun.pos_ == "PROPN" and verb.lemma_ in _FOLLOWING:
        hang(link, verb, "prep")
    subject = next((c for c in noun.lefts if c.dep_ == "nsubj"), None)
    told = link.lower_ == "between" and noun.lemma_ in GRAMMAR.breaking_out and subject is not None
    if told and subject is not None and "Event" in (load_naming().classes_of(subject.lemma_.lower()) or ()):
        hang(link, subject, "prep")


def _told_beside_object(link: Token) -> None:
    """ "discussed A and the war with her guest", "congratulated the people on their vote" with a war with the guest."""
    thing, noun = link.head, next((c for c in link.rights if c.dep_ == "pobj"), None)
    while thing.dep_ in _BELOW and thing.head.i < thing.i and (thing.head.pos_ != "VERB" or thing.dep_ == "pobj"):
        thing = thing.head
    verb = thing.head
    if noun is None or thing.dep_ != "dobj" or verb.pos_ != "VERB":
        return
    praised = link.lower_ == "on" and verb.lemma_ in _PRAISING
    person = noun.ent_type_ == "PERSON" or (load_naming().classes_of(noun.lemma_.lower()) or ("",))[0] == "Person"
    asked = link.lower_ == "with" and verb.lemma_ in GRAMMAR.raised and person and link.head.dep_ == "conj"
    if praised or asked:
        hang(link, verb, "prep")


def _word_said_twice(link: Token) -> None:
    """ "stands (firmly) shoulder to shoulder with A": how it is done, and no shoulder that is stood, or with A."""
    first, second, verb = link.nbor(-1), link.nbor(), link.nbor(-2)
    if verb.pos_ == "ADV" and verb.i > verb.sent.start:
        verb = verb.nbor(-1)
    if verb.pos_ not in ("VERB", "AUX") and verb.tag_ != "VBG":
        return
    behind = second.nbor()
    verb.pos_ = "VERB"
    top = verb
    while top.head in (first, link, second) and top.head != top:
        top = top.head
    if top != verb:
        take_place(verb, top)
        verb.dep_ = "advcl" if verb.dep_ == "npadvmod" else verb.dep_
    for word, head, label in ((first, verb, "advmod"), (link, first, "prep"), (second, link, "pobj")):
        hang(word, head, label)
    first.pos_ = second.pos_ = "ADV"
    first.tag_ = second.tag_ = "RB"
    link.pos_, link.tag_ = "ADP", "IN"
    if behind.lower_ == "with":
        hang(behind, verb, "prep")


def _object_behind_phrase(noun: Token) -> None:
    """ "put at risk long-term jobs" with the risk as what kind of jobs they are."""
    preposition, thing = noun.nbor(-1), noun.head
    verb = preposition.head
    if thing.head != preposition or thing.dep_ != "pobj" or preposition.i != verb.i + 1:
        return
    if (verb.lemma_, preposition.lower_, noun.lower_) in phrasal_verbs() and thing.left_edge == noun:
        hang(noun, preposition, "pobj")
        noun.pos_, noun.tag_ = "NOUN", "NN"
        hang(thing, verb, "dobj")


def _charge_read_with_object(of: Token) -> None:
    """ "accused the minister of fraud" with a minister of fraud: what has no article is no body that somebody is of.

    So in "was accused by the firm of hiding A".
    """
    accused = of.head
    while accused.dep_ == "conj" and accused.head.i < accused.i:
        accused = accused.head  # "accused A and B of fraud"
    by = accused.head.dep_ == "agent"
    verb, charge = accused.head.head if by else accused.head, child(of, "pobj", "pcomp")
    if verb.lemma_ not in GRAMMAR.telling_of or charge is None or of.i < of.head.i:
        return
    told = charge.dep_ == "pcomp" or (
        not by and charge.pos_ == "NOUN" and not any(c.dep_ in ("det", "poss") for c in charge.lefts)
    )
    if told and not any(c.lower_ == "of" and c.i > of.i for c in of.head.rights):
        hang(of, verb, "prep")


def _charge_read_as_kind(deed: Token) -> None:
    """ "accused A of funding rebels" with rebels of a kind: it is what A is said to do."""
    thing, of = deed.head, deed.nbor(-1)
    lemma = lemma_of_gerund(deed) if deed.dep_ == "compound" and thing.dep_ == "pobj" and thing.head == of else None
    if lemma is None or thing.tag_ != "NNS" or thing.left_edge != deed:
        return
    deed.pos_, deed.tag_, deed.lemma_ = "VERB", "VBG", lemma
    hang(deed, of, "pcomp")
    hang(thing, deed, "dobj")
