"""Mends what opens a sentence and tells of its subject: "A member of the pact, A hosted B", "Founded by C, A grew"."""

from __future__ import annotations

from reportgraph.extract.parsing.repair.rows.joined_subjects import is_called
from reportgraph.extract.parsing.repair.somebody import is_role
from reportgraph.extract.parsing.syntax import child
from reportgraph.extract.parsing.tree import NOMINAL, SUBJECTS, first_word, hang, neighbor_of, spine
from reportgraph.ontology.naming import load_naming
from spacy.tokens import Token

_BESIDE = frozenset({"advcl", "npadvmod", "dep", "nmod", "oprd", *SUBJECTS})
_ACTING = frozenset({"Company", "Country", "Group", "Institution", "Person"})
_OPENING = frozenset({"a", "an", "one", "the"})


def subject_behind_description(verb: Token) -> None:
    """Hang a phrase that opens the sentence on the name behind its comma, which is who acts.

    So too one inside it: "said that a shipyard, A, will build B", "Born in 1950, the son of a miner, A led B" with two
    who do it.
    """
    _subject_behind_host(verb)
    first = next((c for c in verb.lefts if c.dep_ in _BESIDE and c.left_edge.i == verb.sent.start), None)
    subject = next((c for c in verb.lefts if c.dep_ in SUBJECTS), None)
    ahead = (c for c in (first, subject) if c is not None)
    opener = next((c for c in ahead if _describes(c) or _is_participle(c)), None)
    if opener is None:
        return
    name = next((c for c in verb.lefts if c.dep_ in SUBJECTS and c.i > opener.i), None) or _last_name(opener, verb)
    if name is not None and name.lower_ in ("he", "she") and opener.dep_ in SUBJECTS and not _is_participle(opener):
        opener.dep_ = "npadvmod"  # "A native of A, she speaks B"
    if name is None or name.pos_ != "PROPN" or verb.doc[name.left_edge.i - 1].text != ",":
        return
    if name.head != verb:
        hang(name, verb, "nsubjpass" if opener.dep_ == "nsubjpass" else "nsubj")
    if _is_participle(opener):
        opener.dep_ = "advcl"
    else:
        hang(opener, name, "appos")


def _subject_behind_host(verb: Token) -> None:
    """ "At the invitation of the King, Ali Roe, the leaders of A met" with Roe as who met: they do.

    So too "Under its new director, Ana Roe, the museum opened B". What only tells of somebody behind a comma ends
    with another one.
    """
    last = verb.doc[first_word(verb) - 1] if first_word(verb) > verb.sent.start else verb
    doer = next((t for t in spine(last, verb) if t.dep_ in ("appos", "nsubj") and t.pos_ in NOMINAL), None)
    if doer is None or doer.left_edge.lower_ != "the" or neighbor_of(doer.left_edge, -1).text != ",":
        return
    second = doer.dep_ == "nsubj" and doer.head == verb
    host = next((c for c in verb.lefts if c.dep_ == "nsubj" and c.i < doer.i), doer) if second else doer.head
    if host == doer or host.dep_ != "nsubj" or host.ent_type_ != "PERSON" or host.left_edge.i == verb.sent.start:
        return
    ahead = next((c for c in verb.lefts if c.dep_ == "prep" and c.i < host.left_edge.i), None)
    if ahead is not None and host.left_edge.nbor(-1).text == ",":
        whom = [t for t in ahead.subtree if t.dep_ == "pobj"]
        if doer.tag_ != "NNS" and not (whom and _is_holder(whom[-1], known=second)):
            return
        hang(doer, verb, "nsubj")
        hang(host, whom[-1] if whom else ahead, "appos")


def _is_holder(noun: Token, *, known: bool) -> bool:
    """Tell "its new director", "his host", whom the name right behind it is of; `known`: also "the chairman"."""
    own = any(c.dep_ == "poss" and c.tag_ == "PRP$" for c in noun.lefts)
    return (own or known) and is_role(noun) and noun.right_edge == noun and noun.head.lower_ != "as"


def _is_participle(opener: Token) -> bool:
    """Tell "founded by A" and "having been founded by A", read as what acts."""
    passive = opener.tag_ == "VBN" and opener.dep_ in ("csubj", "csubjpass")
    return passive and (opener.left_edge == opener or opener.left_edge.lower_ in ("having", "being"))


def _last_name(opener: Token, verb: Token) -> Token | None:
    """Give the name right before the verb, read as a part of the phrase: "A head of B, C chairs D"."""
    if opener.dep_ not in SUBJECTS:
        return None
    last = verb.doc[first_word(verb) - 1]
    while last.dep_ == "compound" and last.head.i < verb.i:
        last = last.head
    closed = last.dep_ == "appos" and last.right_edge.i == first_word(verb) - 1
    return last if closed and opener.is_ancestor(last) else None


def _describes(opener: Token) -> bool:
    """Tell a phrase for somebody: "a critic of A", "one of the founders of B", not "a year later"."""
    first, noun = opener.left_edge, opener
    if opener.lower_ == "one":
        of = next((c for c in opener.rights if c.dep_ == "prep" and c.lower_ == "of"), None)
        noun = next((c for c in of.rights if c.dep_ == "pobj"), opener) if of is not None else opener
    begun = first.lower_ in _OPENING or first.dep_ == "amod" or child(noun, "poss") is not None
    told = noun.pos_ == "NOUN" and not noun.ent_type_ and begun and not is_called(noun)
    acts = not _ACTING.isdisjoint(load_naming().classes_of(noun.lemma_.lower()) or ())
    return told and (acts or _is_second_subject(opener))


def _is_second_subject(opener: Token) -> bool:
    """Tell what a clause has beside a subject of its own: "The first accord of its kind, the Lima Pact was signed"."""
    others = [c for c in opener.head.lefts if c.dep_ in SUBJECTS and c.i > opener.i]
    one = opener.dep_ in ("nsubj", "nsubjpass") and opener.tag_ == "NN" and len(others) == 1
    return one and others[0].dep_ == opener.dep_ and others[0].tag_ == "NNP"


def letters_before_aside(verb: Token) -> None:
    """ "USAID, working with A, is funding B" with how B is funded: letters that open a clause are its subject."""
    opener = verb.sent[0]
    letters = opener.head == verb and opener.dep_ == "advmod" and opener.text.isupper() and len(opener) > 2
    if letters and opener.nbor().text == "," and not any(c.dep_ in SUBJECTS for c in verb.children):
        opener.dep_, opener.pos_, opener.tag_ = "nsubj", "PROPN", "NNP"


def name_before_called(verb: Token) -> None:
    """ "Voltra alone, the firm that owns A, plans B" with the firm as who plans: it is what Voltra is."""
    name, called = verb.sent[0], child(verb, "nsubj")
    alone = child(name, "advmod")
    if name.head != verb or name.dep_ not in ("advcl", "npadvmod") or called is None or alone is None:
        return
    opens = name.pos_ == "PROPN" and alone.lower_ == "alone" and alone.nbor().text == ","
    if opens and called.left_edge.i == alone.i + 2:
        hang(called, name, "appos")
        name.dep_ = "nsubj"
