"""Mends what was read as a verb, or as an adjective, and is a noun, a name or a part of a noun phrase."""

from __future__ import annotations

from reportgraph.extract.parsing.repair.words.lemmas import lemma_of
from reportgraph.extract.parsing.spelling import singular
from reportgraph.extract.parsing.syntax import RELATIVES, child
from reportgraph.extract.parsing.tree import SUBJECTS, hang, lift, neighbor_of, put
from reportgraph.ontology.grammar import GRAMMAR, governs
from reportgraph.ontology.naming import load_naming
from reportgraph.ontology.verbs import is_verb, is_verb_alone, known_verbs
from spacy.tokens import Token


def mend_participle_after_to(word: Token) -> None:
    """ "aid to flooded towns" with the towns as what is flooded: after "to" a participle is part of a noun phrase."""
    noun = next((c for c in word.rights if c.dep_ == "dobj"), None)
    if noun is None or word.head == word:
        return
    to = word.nbor(-1)
    to.pos_, to.tag_ = "ADP", "IN"
    put(to, word.head, "prep")
    moved = [c for c in word.children if c not in (noun, to)]
    put(noun, to, "pobj")
    put(word, noun, "amod")
    word.tag_ = "VBN"
    for c in moved:
        hang(c, noun if c.dep_ == "advmod" and c.i < word.i else to.head, c.dep_)


def mend_plural_read_as_clause(word: Token) -> None:
    """ "harms the Dembia wetlands" with Dembia as who wetlands: a plural that is no verb is what is harmed."""
    name, verb = next((c for c in word.lefts if c.dep_ == "nsubj"), None), word.head
    alone = all(c.dep_ == "punct" or c == name for c in word.children)
    if name is None or not alone or name.i + 1 != word.i or word.lemma_ in known_verbs() or verb.i > name.left_edge.i:
        return
    if load_naming().classes_of(word.lemma_.lower()) is None or child(verb, "dobj") is not None:
        return
    word.tag_, word.pos_, word.dep_ = "NNS", "NOUN", "dobj"
    for c in [c for c in name.lefts if c.dep_ in ("det", "poss")]:
        hang(c, word, c.dep_)
    name.dep_ = "compound"


def mend_noun_in_its_place(word: Token) -> None:
    """ "grants citizens the right" with "citizens" as a verb, "in rail and hydropower" with it as an adjective.

    Who is given something is a noun, and so is a known one beside another.
    """
    given = word.tag_ == "VBZ" and word.dep_ == "dative" and word.lower_.endswith("s")
    noun = word.dep_ in ("dobj", "pobj") or (word.dep_ == "conj" and word.head.pos_ == "NOUN")
    beside = word.tag_ == "JJR" and noun
    lemma = singular(word.lower_) if given else word.lower_
    if (given or beside) and load_naming().classes_of(lemma) is not None:
        word.pos_, word.tag_, word.lemma_ = "NOUN", "NNS" if given else "NN", lemma


def mend_modifier_read_as_subject(word: Token) -> None:
    """ "makes supply chains stronger" with supply as what chains: both nouns name the one thing that is made so."""
    thing = word.head
    if thing.tag_ == "NNS" and thing.i == word.i + 1 and thing.dep_ in ("dobj", "nsubj", "nsubjpass", "pobj"):
        for c in list(word.lefts):
            hang(c, thing, c.dep_)
        word.dep_ = "compound"


def mend_adjective_read_as_gerund(word: Token) -> None:
    """ "protects hardworking people" with "hardworking" as a gerund: it is no verb of English."""
    noun = next((c for c in word.rights if c.dep_ == "dobj" and c.i == word.i + 1), None)
    if noun is None:
        return
    moved = [c for c in word.children if c != noun]
    label = "pobj" if word.dep_ == "pcomp" else "dobj"
    lift(noun, "amod")
    noun.dep_, word.pos_, word.tag_ = label, "ADJ", "JJ"
    for c in moved:
        hang(c, noun.head if c.i > noun.i else noun, c.dep_)


def mend_noun_after_to(word: Token) -> None:
    """ "prone to climate change" with "climate" as a verb: a noun that is no known verb is one."""
    to = next((c for c in word.lefts if c.dep_ == "aux" and c.i == word.i - 1), None)
    verb = is_verb(word.lower_) or any(c.dep_ == "prt" for c in word.rights)
    bare = word.head.pos_ == "NOUN" and all(c.dep_ in ("punct", "prep") for c in word.rights)
    noun_known = load_naming().classes_of(word.lower_) is not None
    joint = word.lemma_ in GRAMMAR.at_work and any(_joins(c) for c in word.rights)  # "commitment to work with A"
    if bare and governs(word.head.lemma_, "to") and not joint:
        verb = False  # "an obstacle to trade"
    if word.i + 1 < word.sent.end and f"{word.lower_} {word.nbor().lemma_.lower()}" in GRAMMAR.pairs_behind_to:
        verb, noun_known = False, True  # "respond to supply chain shocks"
    noun = next((c for c in word.rights if c.dep_ == "dobj" and c.left_edge.i == word.i + 1), None)
    before = neighbor_of(to, -1) if to is not None else word
    owed = before.lemma_.lower() in GRAMMAR.owing_phrase and before.head != word
    owed = owed and (noun is None or noun.left_edge.pos_ in ("NOUN", "PROPN"))  # not "to fund poor schools"
    if owed and not is_verb_alone(word.lower_) and child(word, "prt", "xcomp", "ccomp") is None:
        verb, noun_known = False, noun_known or word.lower_ not in GRAMMAR.invariable  # "an end to fuel subsidies"
    if to is None or word.head == word or verb or not noun_known or not word.text.islower() or "-" in word.text:
        return
    moved = [c for c in word.children if c not in (noun, to)]
    to.pos_, to.tag_ = "ADP", "IN"
    put(to, before if owed else word.head, "prep")
    word.pos_, word.tag_, word.lemma_ = "NOUN", "NN", word.lower_
    if noun is not None:
        put(noun, to, "pobj")
        put(word, noun, "compound")
    else:
        put(word, to, "pobj")
    added = {c.lower_ for c in moved if c.dep_ == "conj"}  # "called for an end to fuel subsidies and for A"
    alike = next((t for t in before.ancestors if t.dep_ == "prep" and t.lower_ in added), None)
    for c in moved:
        joined = alike if c.dep_ in ("cc", "conj") else None
        hang(c, joined or (to.head if c.dep_ in ("punct", "prep", "advmod") else noun or word), c.dep_)


def _joins(link: Token) -> bool:
    """Tell "with A", "in concert with A"."""
    return link.lower_ == "with" or (link.lower_ == "in" and neighbor_of(link, 1).lemma_ in GRAMMAR.together)


def mend_noun_read_as_adjective(word: Token) -> None:
    """ "says the brief, written in May" with "brief" as an adjective: with an article and no noun it is one itself."""
    article = any(c.dep_ in ("det", "poss") for c in word.lefts)
    after = word.nbor() if word.i + 1 < len(word.doc) else None
    alone = after is None or after.is_punct or after.pos_ in ("VERB", "AUX", "ADP", "CCONJ", "PART")
    classes = load_naming().classes_of(word.lower_)
    bare = word.dep_ == "dobj" and word.head.i == word.i - 1  # "urges A to halt offensive in B"
    if alone and ((article and classes is not None) or (bare and classes is not None and classes[0] == "Event")):
        word.pos_, word.tag_, word.lemma_ = "NOUN", "NN", word.lower_


def mend_noun_behind_name(word: Token) -> None:
    """ "convened a White House roundtable" with a White House that is roundtable: no adjective stands behind a name.

    So in "hosted the annual book fair", an event behind a bare noun.
    """
    name, kinds = word.head, load_naming().classes_of(word.lower_)
    behind = word.dep_ == "amod" and word.i == name.i + 1 and word.lower_ == word.text
    event = kinds is not None and kinds[0] == "Event" and name.tag_ == "NN" and not any(word.children)
    if kinds is None or not behind or not (name.pos_ == "PROPN" or event):
        return
    word.pos_, word.tag_, word.lemma_ = "NOUN", "NN", word.lower_
    lift(word, "compound")
    for c in [c for c in name.children if c.dep_ in ("det", "poss", "amod") or c.i > word.i]:
        hang(c, word, c.dep_)


def mend_firm_read_as_major(word: Token) -> None:
    """ "telecom major Voltra opened" with "major" as what Voltra is like: a firm is one of its field."""
    field, name = word.nbor(-1), word.nbor()
    firm = field.text.islower() and load_naming().class_of_nominal([field.lower_, word.lower_]) == "Company"
    if not firm or name.pos_ != "PROPN" or word.head.i < name.i:
        return
    word.pos_, word.tag_, word.lemma_ = "NOUN", "NN", word.lower_
    whole = word.head
    if field.dep_ in ("compound", "amod", "nmod"):
        for c in list(field.lefts):
            hang(c, whole, c.dep_)
        hang(field, word, "compound")
        return
    hang(word, field.head, field.dep_)
    for c in list(field.lefts):
        hang(c, word, c.dep_)
    hang(field, word, "compound")
    hang(whole, word, "appos")


def mend_noun_read_as_verb(word: Token) -> None:
    """ "operates the Kribi wind farm" with "wind" as a verb: between an article and a noun stands a noun."""
    noun = next((c for c in word.children if c.dep_ == "dobj" and c.i == word.i + 1), None)
    before = word.nbor(-1) if word.i else word
    alone = word.dep_ == "dobj" and word.head == before and all(c.dep_ == "prep" for c in word.children)
    if alone and before.pos_ == "VERB" and load_naming().classes_of(word.lower_) is not None:
        word.pos_, word.tag_, word.lemma_ = "NOUN", "NN", word.lower_  # "signs deal with A"
    if noun is None or any(c.i < word.i and c.dep_ in (*SUBJECTS, "aux") for c in word.children):
        return
    bare = word.dep_ == "xcomp"
    if bare or before.pos_ in ("DET", "ADJ"):
        word.pos_, word.tag_, word.lemma_ = "NOUN", "NN", word.lower_
        lift(noun, "compound")
        noun.dep_ = "dobj"
        for c in list(word.children):
            hang(c, noun, c.dep_)


def mend_modifier_read_as_verb(word: Token) -> None:
    """ "signed loan and guarantee agreements" with a loan that was signed: both words tell what agreements."""
    noun = next((c for c in word.rights if c.dep_ == "dobj" and c.i == word.i + 1 and c.tag_ == "NNS"), None)
    verb, link = word.head, word.nbor(-1) if word.i else word
    first = link.nbor(-1) if link.i > 1 and link.lower_ in ("and", "or") else word
    if noun is None or word.dep_ != "conj":
        return
    if word.lower_ == "snap" and noun.lemma_ in ("election", "poll", "vote"):  # "his exit and snap elections"
        word.pos_, word.tag_, word.lemma_ = "ADJ", "JJ", "snap"
        hang(noun, first, "conj")
        hang(word, noun, "amod")
        return
    if verb.tag_ not in ("VBD", "VBN", "VBZ") or first.head != verb:
        return
    bare = first.dep_ == "dobj" and first.tag_ == "NN" and not any(True for _ in first.lefts) and noun.n_lefts == 0
    if not bare or load_naming().classes_of(word.lower_) is None:
        return
    word.pos_, word.tag_, word.lemma_ = "NOUN", "NN", word.lower_
    hang(noun, verb, "dobj")
    hang(first, noun, "compound")
    hang(word, first, "conj")
    hang(link, first, "cc")


def mend_name_read_as_verb(word: Token) -> None:
    """ "A, B and Denmark" with Denmark as a verb: what has a capital and is no verb that English has is a name."""
    if word.pos_ != "VERB" or word.lemma_.lower() in known_verbs() or lemma_of(word) in known_verbs():
        return
    if not word.is_sent_start:
        word.pos_, word.tag_, word.lemma_ = "PROPN", "NNP", word.text


def mend_head_read_as_verb(word: Token) -> None:
    """ "the use of national action plans" with "plans" as a verb: what ends a noun phrase is a noun."""
    before = word.nbor(-1) if word.i else word
    inside = before.head == word and before.dep_ in ("amod", "compound", "det", "poss", "nummod")
    if inside and not any(c.dep_ in (*SUBJECTS, "aux", "dobj") for c in word.children):
        word.pos_, word.tag_ = "NOUN", "NNS" if word.tag_ == "VBZ" else "NN"


def mend_will_read_as_modal(will: Token) -> None:
    """ "the political will shown by A" with what will show: no participle stands behind a modal."""
    verb, quality = will.head, will.nbor(-1)
    listed = quality.dep_ == verb.dep_ == "conj" and quality.head != verb  # "courage and political will shown by A"
    placed = listed or (quality.head == verb and verb.dep_ in ("ccomp", "dobj"))
    if verb.tag_ != "VBN" or not placed or (quality.pos_ != "ADJ" and quality.lower_ != "good"):
        return
    put(will, *((quality.head, "conj") if listed else (verb.head, "dobj")))
    will.pos_, will.tag_, will.lemma_ = "NOUN", "NN", "will"
    for c in [*(c for c in quality.children if c.i < quality.i), quality]:
        hang(c, will, "amod" if c == quality else c.dep_)
    hang(verb, will, "acl")


def mend_doers_read_as_determiner(those: Token) -> None:
    """ "rebels and those fuelling unrest" with an unrest that fuels: it is fuelled by people."""
    noun, deed = those.head, those.nbor()
    acts = deed.tag_ == "VBG" and deed.dep_ == "amod" and deed.head == noun
    if not acts or those.dep_ != "det" or (noun.tag_ != "NN" and deed.lemma_ not in GRAMMAR.done_to):
        return
    lift(those, "dobj")
    those.pos_ = "PRON"
    joint = those.nbor(-1) if those.i > 1 else those
    if those.dep_ == "conj" and joint.dep_ == "cc" and joint.nbor(-1).pos_ in ("NOUN", "PROPN"):
        hang(those, joint.nbor(-1), "conj")  # "sanctions on rebels and those who": on those
        hang(joint, joint.nbor(-1), "cc")
    for c in list(noun.children):
        if c.dep_ == "punct" or c.i < those.i:
            hang(c, those, c.dep_)
    hang(deed, those, "acl")
    hang(noun, deed, "dobj")


def mend_both_of_deeds(both: Token) -> None:
    """ "A both cuts B and raises C" with both as who cuts, "which both cuts B": what has a subject joins two deeds."""
    verb, before = both.head, neighbor_of(both, -1)
    if any(c.dep_ in ("nsubj", "nsubjpass") and c.i < both.i for c in verb.lefts):
        both.dep_ = "advmod"
    elif (
        before.lower_ in RELATIVES and before.dep_ in ("dobj", "dative") and any(c.dep_ == "dobj" for c in verb.rights)
    ):
        before.dep_, both.dep_ = "nsubj", "advmod"
