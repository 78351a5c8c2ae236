"""Mends lists of verbs: what "and" or a comma adds to a verb is a verb, and what follows it is its object."""

from __future__ import annotations

from reportgraph.extract.parsing.repair.words.lemmas import lemma_of
from reportgraph.extract.parsing.syntax import child, is_infinitive
from reportgraph.extract.parsing.tree import FINITE, SUBJECTS, hang, neighbor_of, put, spine, word_before
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.verbs import is_verb_alone, known_verbs
from spacy.tokens import Doc, Token


def repair_additions(doc: Doc) -> None:
    """Give the verbs of lists that the tagger took for nouns and adjectives their part of speech and their place."""
    for token in doc:
        if token.dep_ in ("compound", "amod", "nmod") and (
            token.pos_ in ("PROPN", "ADJ") or token.tag_ in ("VB", "VBP") or is_verb_alone(token.lower_)
        ):
            _verb_in_list(token)
        if token.dep_ == "nsubj" and token.tag_ == "NN" and token.head.dep_ == "conj":
            _verb_read_as_subject_in_list(token)
        if token.dep_ == "dobj" and token.ent_type_ == "PERSON":
            _person_along_with(token)
        if token.dep_ == "dobj" and token.head.tag_ == "VBZ" and token.head.i < token.i:
            _verb_before_second_object(token)
        if token.dep_ != "conj":
            continue
        if token.tag_ in ("VBD", "VBN") and token.lower_ == token.lemma_ and token.nbor(-1).text == ",":
            _bare_form_read_as_past(token)
        if token.tag_ == "VBG" and token.i and token.nbor(-1).dep_ == "cc":
            _gerund_beside_noun(token)
        if token.lower_ == "to" and token.head.pos_ == "VERB":
            _infinitive_after_and(token)
        if token.pos_ in ("NOUN", "PROPN", "ADJ") and token.head.pos_ in ("VERB", "AUX"):
            _verb_after_and(token)
        if token.pos_ in ("NOUN", "ADJ") and token.head.pos_ not in ("VERB", "AUX"):
            _verb_before_article(token)
        if token.tag_ == "NN" and token.pos_ == "NOUN":
            _verb_only(token)


def _verb_before_second_object(noun: Token) -> None:
    """ "weakens the morale of troops and fuels / desertion" with two objects: the plural between them is a verb."""
    verb, word = noun.head, noun.doc[noun.left_edge.i - 1]
    first, joint = child(verb, "dobj"), neighbor_of(word, -1)
    if first is None or first == noun or word.tag_ != "NNS" or word.dep_ != "conj" or joint.dep_ != "cc":
        return
    lemma = lemma_of(word)
    if lemma not in known_verbs() or not first.is_ancestor(word) or word.n_lefts or word.n_rights:
        return
    word.pos_, word.tag_, word.lemma_ = "VERB", "VBZ", lemma
    hang(word, verb, "conj")
    hang(joint, verb, "cc")
    hang(noun, word, "dobj")


def _person_along_with(person: Token) -> None:
    """ "the board fired A, along with B" with B as who fires too: a body goes with bodies, people with people."""
    verb = person.head
    doer = child(verb, "nsubj")
    along = next((c for c in verb.rights if c.lower_ == "along" and c.i > person.i), None)
    beside = child(along, "prep") if along is not None else None
    other = child(beside, "pobj") if beside is not None and beside.lower_ == "with" else None
    if along is None or other is None or doer is None or doer.ent_type_ == "PERSON" or doer.pos_ == "PRON":
        return
    if other.ent_type_ == "PERSON" or any(c.ent_type_ == "PERSON" for c in other.lefts):
        hang(other, person, "conj")
        hang(along, person, "cc")


def _bare_form_read_as_past(verb: Token) -> None:
    """ "wants to curb A, cut B and keep C" with B as cut: what goes on a row of infinitives is one."""
    over = verb.head
    wish = next((c for c in over.rights if c.dep_ == "xcomp" and c.tag_ == "VB" and c.right_edge.i < verb.i), None)
    later = [c for v in (over, verb) for c in v.rights if c.dep_ == "conj" and c.i > verb.i and c.pos_ == "VERB"]
    bare = over.tag_ in ("VBZ", "VBP") or (later and later[0].tag_ == "VB")
    if wish is None or not bare or not is_infinitive(wish) or any(c.dep_ in SUBJECTS for c in verb.lefts):
        return
    verb.tag_ = "VB"
    hang(verb, wish, "conj")
    for c in later:
        hang(c, verb, "conj")


def _gerund_beside_noun(gerund: Token) -> None:
    """ "will host a dialogue on rent and widening A" with the widening added to "host": a gerund goes on a noun."""
    verb, link = gerund.head, gerund.nbor(-1)
    if any(t.tag_ == "VBG" for t in verb.ancestors):
        return  # "opening A for B to grow in and training C"
    if verb.tag_ != "VB" or link.i - verb.i < 2 or any(c.dep_ in ("aux", "nsubj") for c in gerund.children):
        return
    noun = next((t for t in spine(link.nbor(-1), verb) if t.dep_ == "pobj" and t.pos_ == "NOUN"), None)
    if noun is not None:
        hang(link, noun, "cc")
        hang(gerund, noun, "conj")


def _verb_after_and(word: Token) -> None:
    """ "reached the top but cools there", "will wear a wig or don glasses": what "and" adds to a verb is one."""
    if word.i == 0 or word.nbor(-1).dep_ != "cc" or word.left_edge != word or word.i + 1 >= word.sent.end:
        return
    after, lemma = word.nbor(1), lemma_of(word)
    if word.tag_ == "NNS" and word.head.tag_ in FINITE and after.lower_ != "of":
        tag = "VBZ"
    elif word.tag_ != "NNS" and word.text.islower() and word.head.tag_ in ("VB", "VBP"):
        if not (after.head == word and after.dep_ in ("det", "poss", "dobj")) and not (
            after.head.head == word and after.pos_ in ("DET", "PRON", "ADJ", "NUM") and after.dep_ != "relcl"
        ):
            return
        tag, lemma = "VB", word.lower_
    else:
        return
    if lemma in known_verbs():
        word.pos_, word.tag_, word.lemma_ = "VERB", tag, lemma


def _infinitive_after_and(to: Token) -> None:
    """ "hopes to cut A and to house B" with "to house B" as where: an infinitive with "to" goes on with "to"."""
    noun = next((c for c in to.children if c.dep_ == "pobj"), None)
    if noun is None or not is_infinitive(to.head) or to.i + 1 >= len(to.doc):
        return
    word = to.nbor(1)
    governed = word == noun or (word.head == noun and word.dep_ == "compound" and noun.i > word.i)
    if not governed or not word.text.islower() or word.tag_ != "NN" or word.lower_ not in known_verbs():
        return
    above = to.head
    word.pos_, word.tag_, word.lemma_ = "VERB", "VB", word.lower_
    put(word, above, "conj")
    if noun != word:
        hang(noun, word, "dobj")
    to.pos_, to.tag_ = "PART", "TO"
    put(to, word, "aux")
    for c in list(to.children):
        put(c, word, c.dep_)


def _verb_only(word: Token) -> None:
    """ "to keep an edge and defend against A" with "defend" as a noun: English has it as a verb alone."""
    before = word_before(word)
    if before is None or word.left_edge != word or word.i < 2 or word.nbor(-1).text not in (",", "and", "or"):
        return
    if not is_verb_alone(word.lower_):
        return
    host = next((t for t in spine(before) if t.pos_ == "VERB" and t.i < word.i), None)
    if host is None or host.tag_ not in ("VB", "VBP") or word.is_ancestor(host):
        return
    word.pos_, word.tag_, word.lemma_ = "VERB", "VB", word.lower_
    hang(word, host, "conj")


def _verb_before_article(word: Token) -> None:
    """ "will widen flows and address the concerns" with "address" as a noun: no article follows a noun."""
    if word.i < 2 or word.i + 1 >= word.sent.end or word.nbor(-1).lower_ not in ("and", "or") or word.n_lefts:
        return
    article, lemma = word.nbor(1), lemma_of(word) if word.tag_ == "NNS" else word.lower_
    noun, before = article.head, word_before(word)
    if article.dep_ not in ("det", "poss") or noun.i < article.i or lemma not in known_verbs() or before is None:
        return
    tags = ("VBZ",) if word.tag_ == "NNS" else ("VB", "VBP")
    host = next((t for t in spine(before) if t.pos_ == "VERB"), None)
    if host is None or host.tag_ not in tags or noun.is_ancestor(host):
        return
    word.pos_, word.tag_, word.lemma_ = "VERB", "VBZ" if word.tag_ == "NNS" else "VB", lemma
    hang(word, host, "conj")
    hang(noun, word, "dobj")


def _verb_in_list(word: Token) -> None:
    """ "to fix A, abandon B, and sell C" with "abandon B" as one noun phrase: a list of verbs goes on with a verb."""
    noun, before = word.head, word_before(word)
    adjacent = noun.i == word.i + 1 or (word.tag_ in ("VB", "VBP") and noun.i > word.i)
    if not word.text.islower() or not adjacent or noun.left_edge != word or before is None:
        return
    if word.nbor(-1).dep_ not in ("punct", "cc"):
        return
    if word.lower_ not in known_verbs() or (word.lower_ in GRAMMAR.also_adjectives and not _is_alone(word)):
        return
    if word.lower_ == "close" and noun.lemma_ in GRAMMAR.close_to_somebody:
        return
    host = next((t for t in spine(before) if t.tag_ in ("VB", "VBP") and t.pos_ == "VERB"), None)
    if host is None or host.i > word.i or noun.is_ancestor(host):
        return
    word.pos_, word.tag_, word.lemma_ = "VERB", "VB", word.lower_
    hang(word, host, "conj")
    hang(noun, word, "dobj")


def _verb_read_as_subject_in_list(word: Token) -> None:
    """ "will widen A, support shared B, promote C" with "support" as who promotes: a bare infinitive has no subject."""
    later, noun = word.head, next((c for c in word.rights if c.dep_ in ("dobj", "appos", "npadvmod", "dep")), None)
    before = word.nbor(-1) if word.i > word.sent.start else word
    bare = later.tag_ == "VB" and not any(c.dep_ in ("aux", "mark") for c in later.children)
    if not bare or noun is None or word.n_lefts or before.text != "," or word.lower_ not in known_verbs():
        return
    first = later.head
    word.pos_, word.tag_, word.lemma_ = "VERB", "VB", word.lower_
    hang(word, first, "conj")
    hang(noun, word, "dobj")


def _is_alone(word: Token) -> bool:
    """Tell the "lower" of "to widen trade and lower costs" from that of "faster trains and lower costs"."""
    first = word.head.head
    compared = any(c.tag_ in ("JJR", "RBR", "JJ") for c in first.children)
    return word.tag_ == "JJR" and word.head.dep_ == "conj" and first.dep_ == "dobj" and not compared
