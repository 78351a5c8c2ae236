"""Mends words that only modify what comes after them: "is laser focused", "LGBTQ+ people"."""

from __future__ import annotations

from reportgraph.extract.parsing.labels import NOUNY
from reportgraph.extract.parsing.repair.words.hidden_adjectives import is_adjective
from reportgraph.extract.parsing.syntax import child
from reportgraph.extract.parsing.tree import hang, lift, neighbor_of, part_from_modifier, put
from reportgraph.ontology.frames import word_lists
from reportgraph.ontology.gazetteer import load_gazetteer
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.naming import load_naming
from reportgraph.ontology.verbs import is_verb
from spacy.tokens import Doc, Token

_STATES = GRAMMAR.lands | {"economy", "government", "republic"}
_LEADING = frozenset({"lead", "head"})
_LEAVING = frozenset({"declare", "find", "leave", "render"})
_LINKS = frozenset({",", "and", "or"})
_LISTED = frozenset({"amod", "compound", "nmod", "conj", "dobj", "pobj", "nsubj", "nsubjpass"})
_ADJECTIVAL = ("able", "al", "ful", "ic", "ive", "ous")
_GUESTS = {"advcl": "dobj", "conj": "conj", "csubj": "nsubj", "pcomp": "pobj", "xcomp": "dobj"}
_POINTS = frozenset({"first", "second", "third", "fourth", "fifth", "sixth", "seventh"})
_MODIFYING = frozenset({"advmod", "amod", "dep", "nmod", "compound", "punct", "npadvmod"})


def repair_modifiers(doc: Doc) -> None:
    """Hang modifiers that were read as a subject or as an adverb on what they modify."""
    for token in doc[:-1] if len(doc) else ():
        if token.tag_ in ("NN", "JJ") and token.dep_ in ("nsubj", "nsubjpass"):
            _noun_before_participle(token)
        if token.tag_ == "VBN" and token.dep_ == "conj" and token.i and token.nbor(-1).dep_ == "cc":
            _participle_beside_modifier(token)
        if token.tag_ == "NN" and token.nbor().lower_ in ("and", "or"):
            _level_before_adjective(token)
        short = token.text.isupper() and load_gazetteer().get(token.text) is not None and token.head.lower_ != "between"
        if (token.ent_type_ == "NORP" or short) and token.nbor().lower_ in ("and", "or"):
            _origin_before_shared_head(token)
        if token.pos_ == "PROPN" and token.dep_ in ("nmod", "compound") and token.nbor().lower_ in ("and", "or"):
            _body_before_states(token)
        if token.ent_type_ == "NORP" and token.dep_ == "conj":
            _origin_beside_people(token)
        if token.lower_ in GRAMMAR.recurring and token.dep_ == "amod" and token.head.dep_ == "poss":
            _year_before_owner(token)
        if token.tag_ == "NNP":
            _level_with_capital(token)
        if token.dep_ == "poss" and token.head.dep_ == "conj" and token.i < token.head.head.i:
            hang(token, token.head.head, "poss")  # "Peru's Lake Institute and Voltra": Peru's is the first
        if token.dep_ == "poss" and token.head.dep_ == "amod" and token.i < token.head.i < token.head.head.i:
            hang(token, token.head.head, "poss")  # "Peru's long and costly war"
        if token.dep_ == "amod" and token.tag_ == "JJ" and token.i > token.head.i:
            _state_behind_noun(token)
        if token.lower_ in ("longer", "more") and token.dep_ == "advmod" and token.i and token.nbor(-1).lower_ == "no":
            _denied_from_now_on(token)
        if token.lower_ in _LEADING and token.dep_ == "conj" and token.pos_ == "VERB":
            _title_read_as_verb(token)
        if token.tag_ in ("VB", "VBG") and neighbor_of(token, 1).dep_ in ("dobj", "compound", "amod"):
            _adjective_read_as_verb(token)
        if token.lower_.endswith("ing") and token.dep_ == "amod" and token.head.dep_ == "appos":
            _blow_read_as_modifier(token)
        if token.lower_ == "visiting" and token.tag_ == "VBG":
            _guest_read_as_visited(token)
        if token.pos_ == "ADJ" and token.dep_ in ("oprd", "dobj", "acomp") and token.head.i == token.left_edge.i - 1:
            _row_of_adjectives(token)
        if token.tag_ == "NN" and token.lower_.endswith(_ADJECTIVAL) and neighbor_of(token, 1).pos_ == "PROPN":
            _adjective_before_name(token)
        if token.lower_ in _POINTS and token.is_sent_start and token.nbor().text == ",":
            _number_of_point(token)
        if token.text.endswith("+") and token.text[:-1].isalpha():
            _letters_with_sign(token)


def _denied_from_now_on(word: Token) -> None:
    """ "ordered A to no longer pay B": as "not" does, this denies the verb before which it stands.

    Not so "no longer a member, A signed B".
    """
    if word.head.pos_ in ("VERB", "AUX") and word.i < word.head.i:
        apart = any(t.is_punct for t in word.doc[word.i : word.head.i])
        word.dep_ = "dep" if apart else "neg"


def _blow_read_as_modifier(participle: Token) -> None:
    """ "A quake hit the coast, damaging ports" with ports that damage, and are the coast: the quake damages them."""
    things, over = participle.head, participle.head.head
    while over.pos_ != "VERB" and over.head != over:
        over = over.head
    opens = participle.left_edge == things.left_edge == participle and neighbor_of(participle, -1).text == ","
    stem = participle.lower_.removesuffix("ing")
    lemma = next((word for word in (stem, f"{stem}e") if word in GRAMMAR.wounding), None)
    if opens and things.tag_ == "NNS" and over.pos_ == "VERB" and lemma is not None:
        participle.pos_, participle.tag_, participle.lemma_ = "VERB", "VBG", lemma
        put(participle, over, "advcl")
        put(things, participle, "dobj")


def _number_of_point(number: Token) -> None:
    """ "Second, private firms are held back" with second firms: a number before a comma counts what is argued."""
    number.pos_, number.tag_ = "ADV", "RB"
    if number.dep_ in ("amod", "nmod", "compound", "nummod", "nsubj", "conj"):
        hang(number, number.sent.root, "advmod")


def _adjective_before_name(word: Token) -> None:
    """ "part of the ambitious Lake Program" with a part of an ambitious: the word tells what the name is like."""
    name = word.nbor()
    while name.dep_ in ("compound", "amod", "nmod") and name.head.i > name.i:
        name = name.head
    apart = name.dep_ == "appos" and name.pos_ == "PROPN" and name.left_edge.i == word.i + 1
    if apart and word.left_edge.pos_ == "DET" and load_naming().classes_of(word.lower_) is None and word.dep_ == "pobj":
        hang(name, word.head, word.dep_)
        for c in list(word.lefts):
            hang(c, name, c.dep_)
        word.pos_, word.tag_ = "ADJ", "JJ"
        hang(word, name, "amod")


def _title_read_as_verb(word: Token) -> None:
    """ "a fellow of A and lead author of B" with "lead" as a verb: who has no article is not what one leads."""
    person = word.nbor()
    if person.head != word or person.dep_ != "dobj" or person.tag_ != "NN" or word.head.pos_ not in NOUNY:
        return
    if load_naming().class_of_nominal([person.lower_]) == "Person":
        appositions = [c for c in word.head.rights if c.dep_ == "appos" and c.i < word.i]
        word.pos_, word.tag_ = "ADJ", "JJ"
        lift(person, "amod")
        hang(person, appositions[-1] if appositions else person.head, "conj")


def _row_of_adjectives(first: Token) -> None:
    """ "deepening social, legal, and cultural ties" with the ties as added to what they are like."""
    verb, last = first.head, first
    while last.pos_ != "PROPN" and (added := next((c for c in last.rights if c.dep_ == "conj"), None)) is not None:
        last = added
    governs = verb.pos_ == "VERB" and not any(c.dep_ == "dobj" and c != first for c in verb.rights)
    governs = governs and (is_adjective(first) or load_naming().classes_of(first.lower_) is None)
    thing = next((c for c in last.rights if c.dep_ == "dobj"), None) if last.tag_ == "VBG" and last != first else None
    if governs and thing is not None and first.left_edge.pos_ == "DET":
        last.pos_, last.tag_ = "ADJ", "JJ"
        lift(thing, "amod")  # "the strong and deepening ties": no ties are deepened
        last = thing
    named = last.tag_ == "NNP" and first.left_edge.lower_ in ("a", "an")  # "a fair, open and prosperous Asia"
    if governs and (last.tag_ in ("NN", "NNS") or named) and last != first:
        hang(last, verb, "dobj")
        hang(first, last, "amod")
        for c in list(first.lefts) if named else ():
            hang(c, last, c.dep_)


def _adjective_read_as_verb(word: Token) -> None:
    """ "A and northwestern B" with who northwesterns B, "aid to surrounding towns" with what surrounds them.

    So too "discussed promising ports" with a discussion of who promises them.
    """
    thing = next((c for c in word.rights if c.dep_ == "dobj"), None)
    if thing is None or thing.left_edge.i != word.i + 1 or any(c.dep_ not in ("dobj", "punct") for c in word.children):
        return
    unknown = word.tag_ == "VB" and word.dep_ == "conj" and word.head.pos_ in NOUNY and not is_verb(word.lemma_)
    beside = word.dep_ == "pcomp" and word.lower_ in GRAMMAR.participial
    talked = word.dep_ == "xcomp" and word.head.i == word.i - 1 and word.head.lemma_ in GRAMMAR.raised
    talked = talked and word.lower_ in GRAMMAR.hopeful and thing.tag_ == "NNS"
    if unknown or beside or talked:
        word.pos_, word.tag_, word.lemma_ = "ADJ", "JJ", word.lower_
        lift(thing, "amod")
        thing.dep_ = "pobj" if beside else "dobj" if talked else "conj"


def _guest_read_as_visited(word: Token) -> None:
    """ "A and visiting Kenyan Premier B signed C" with who visits B: before a title it tells that B is the guest."""
    guest = next((c for c in word.rights if c.dep_ == "dobj"), None)
    if guest is None and word.dep_ == "conj" and not any(True for _ in word.children):
        _guest_beside_host(word)
        return
    met = word.dep_ in _GUESTS and (word.dep_ not in ("advcl", "xcomp") or word.head.i == word.i - 1)
    if guest is None or guest.pos_ != "PROPN" or guest.left_edge.i != word.i + 1 or not met:
        return
    naming = load_naming()
    if not any(naming.class_of_nominal([t.lower_]) == "Person" for t in word.doc[word.i + 1 : guest.i]):
        return
    over = word.head
    for c in list(word.rights):
        if c.i > guest.i:
            hang(c, over if over.pos_ not in NOUNY else over.head, c.dep_)
    label = _GUESTS[word.dep_]
    word.pos_, word.tag_ = "ADJ", "JJ"
    lift(guest, "amod")
    guest.dep_ = label


def _body_before_states(name: Token) -> None:
    """ "ties between the EU and African states" with EU states: a name is no kind of states, as an origin is."""
    states, origin = name.head, child(name, "conj")
    plain = states.lemma_ in _STATES and origin is not None and origin.pos_ == "ADJ" and name.i < origin.i < states.i
    entry = load_gazetteer().get(name.text)
    if not plain or origin is None or entry is None or entry.demonym or entry.cls == "Country":
        return
    part_from_modifier(name, origin)


def _guest_beside_host(word: Token) -> None:
    """ "A and visiting Kenyan Minister of Trade B signed C" with B as another name of A: they are two."""
    host = word.head
    guest = next((c for c in host.rights if c.dep_ == "appos" and c.left_edge.i == word.i + 1), None)
    if guest is not None and guest.pos_ == "PROPN" and host.pos_ == "PROPN":
        word.pos_, word.tag_ = "ADJ", "JJ"
        hang(guest, host, "conj")
        hang(word, guest, "amod")


def _participle_beside_modifier(word: Token) -> None:
    """ "an epidemic of missing and murdered herders" with "murdered" added to the main verb: it tells which herders."""
    first = word.nbor(-1).head
    noun = first.head
    beside = first.dep_ == "amod" and first.i == word.i - 2 and noun.left_edge.i <= first.i < word.i < noun.i
    if beside and word.right_edge == word and word.nbor().pos_ in (*NOUNY, "ADJ"):
        word.pos_ = "ADJ"
        hang(word, first, "conj")


def _noun_before_participle(noun: Token) -> None:
    """ "A has been laser focused on B" with a focused laser: between "be" and a participle stands no subject."""
    verb, before = noun.head, noun.nbor(-1) if noun.i else noun
    told = any(c.dep_ in ("nsubj", "nsubjpass") and c.i < before.i for t in (verb, before) for c in t.children)
    bare = not any(noun.children) and before.lemma_ == "be" and verb.i == noun.i + 1
    if verb.tag_ == "VBN" and bare and told:
        noun.dep_ = "npadvmod"


def _level_before_adjective(noun: Token) -> None:
    """ "state and local governments" with one state: what is counted has an article, or modifies what comes."""
    if noun.lower_ not in GRAMMAR.levels or any(c.dep_ in ("det", "poss", "amod", "compound") for c in noun.lefts):
        return
    adjective = noun.doc[noun.i + 2] if noun.i + 2 < noun.sent.end else noun
    many = adjective.head
    if adjective.pos_ == "ADJ" and many.tag_ == "NNS" and many.dep_ == "conj" and many.head == noun:
        lift(many, "nmod")


def _origin_before_shared_head(origin: Token) -> None:
    """ "thousands of Kenyan and Ghanaian nurses" with a Kenyan and nurses: both tell which; "UK and Kenyan" too."""
    shared = next((c for c in origin.rights if c.dep_ == "conj"), origin)
    other = origin.doc[min(origin.i + 2, len(origin.doc) - 1)]
    lone = all(c.lower_ == "the" for c in origin.lefts) and child(shared, "det") is None
    bare = lone and origin.tag_ in ("NNP", "JJ") and origin.dep_ in _LISTED
    bare = bare and (origin.ent_type_ == "NORP" or shared.lemma_ not in _STATES)
    beside = other.ent_type_ == "NORP" and other.dep_ == "amod" and other.head == shared
    if bare and beside and shared.tag_ in ("NNS", "NNPS"):
        lift(shared, "amod")


def _year_before_owner(often: Token) -> None:
    """ "hold annual finance ministers' talks" with annual ministers: it is the talks that come back."""
    if often == often.head.left_edge and often.head.tag_ == "NNS":
        hang(often, often.head.head, "amod")


def _origin_beside_people(origin: Token) -> None:
    """ "senators and Kenyan nurses" with a Kenyan beside the nurses."""
    people = origin.nbor()
    if people.tag_ == "NNS" and people.dep_ == "conj" and people.head == origin.head and origin.n_lefts == 0:
        hang(origin, people, "amod")


def needs_head(noun: Token, shared: Token) -> bool:
    """Tell "high school and college students", "a lithium refining and battery plant", where the last noun is for both.

    What is counted has an article, and what is not counted has no "a".
    """
    own = {"det", "poss", "nummod"}
    articles = [c.lower_ for t in (noun, shared) for c in t.lefts if c.dep_ in own and c.i < noun.i]
    if any(c.dep_ in own and c.i > noun.i for c in shared.lefts):
        return False
    kind = next(iter(load_naming().classes_of(noun.lemma_.lower()) or ()), "Topic")
    counted = kind in ("Facility", "InfrastructureProject") and not articles and shared.tag_ == "NNS"
    uncounted = kind == "Topic" and noun.lower_.endswith("ing") and shared.tag_ == "NN"
    return counted or (uncounted and articles in (["a"], ["an"])) or _are_goods(noun, shared)


def _are_goods(noun: Token, dealers: Token) -> bool:
    """Tell "local steel and timber firms", where both goods are what the firms deal in."""
    goods = word_lists()["goods"]
    two = noun.tag_ == "NN" and noun.lower_ in goods and neighbor_of(dealers, -1).lower_ in goods
    return two and dealers.tag_ == "NNS" and dealers.lemma_ in GRAMMAR.dealing_in


def _level_with_capital(name: Token) -> None:
    """ "Federal, State, Tribal, and local laws": words that only house style capitalises."""
    if name.lower_ not in load_naming().words.adjectives | GRAMMAR.levels or name.i + 2 >= len(name.doc):
        return
    alone = name.i == 0 or not name.nbor(-1).text[0].isupper() or name.nbor(-1).is_punct
    after, before = name.nbor(), name.nbor(-1) if name.i else name
    listed = after.lower_ in _LINKS or (before.lower_ in _LINKS and after.text.islower())
    if alone and listed and name.dep_ in _LISTED:
        adjective = name.lower_ in load_naming().words.adjectives
        name.tag_, name.pos_ = ("JJ", "ADJ") if adjective else ("NN", "NOUN")


def _state_behind_noun(adjective: Token) -> None:
    """ "left 12 people dead" with dead people who are left: what stands behind its noun tells how they were left.

    So it is with "ruled the ban on rallies illegal".
    """
    noun = adjective.head
    whole = noun.head.head if noun.dep_ == "pobj" else noun
    verbs = GRAMMAR.judging if noun.dep_ == "pobj" else _LEAVING
    apart = whole.dep_ == "dobj" and whole.head.lemma_ in verbs and noun.i + 1 == adjective.left_edge.i
    if apart and noun.pos_ == "NOUN":
        hang(adjective, whole.head, "oprd")


def _letters_with_sign(word: Token) -> None:
    """ "LGBTQ+ people" with an adverb before the people."""
    noun = word.nbor()
    while noun.dep_ in ("compound", "amod") and noun.head.i > noun.i:
        noun = noun.head
    if noun.pos_ in NOUNY and word.head != noun and (word.dep_ in _MODIFYING or word.text[:-1].isupper()):
        hang(word, noun, "compound")
    if noun.pos_ in NOUNY and word.head == noun:
        word.pos_, word.tag_, word.dep_ = "PROPN", "NNP", "compound"
