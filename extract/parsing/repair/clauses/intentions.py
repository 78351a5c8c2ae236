"""Mends what somebody means to do, read as a noun: in "The council pledges to build A" it is the council that does."""

from __future__ import annotations

from reportgraph.extract.parsing.repair.words.lemmas import lemma_of
from reportgraph.extract.parsing.tree import NOMINAL, hang, lift, put
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.verbs import known_verbs
from spacy.tokens import Doc, Span, Token

_LONGEST_LINE = 16  # words of a headline
_ENDS = frozenset({".", "!", ";", ":"})  # of a sentence; "The council pledges to:" goes on below


def repair_intentions(doc: Doc) -> None:
    """Make a verb of the plural before "to" in sentences without another one; run it before what governs lists."""
    for sentence in doc.sents:
        words = [t for t in sentence if not t.is_space]
        _name_before_infinitive(sentence)
        last = next((t for t in reversed(words) if t.text not in ('"', "'")), sentence.root)
        line = 3 < len(words) <= _LONGEST_LINE and (last.i + 1 == len(doc) or last.nbor().is_space)
        line = line and words[1].tag_ == "NNS" and _is_name(words[0])
        if len(words) > 3 and (last.text in _ENDS or line) and sentence[0].text[0].isupper():
            _verb_before_infinitive(sentence, last)
            _verb_of_pair(sentence.root)


def _name_before_infinitive(sentence: Span) -> None:
    """ "Roe to head A" with somebody told to roe: what is no verb of English is whom a headline names."""
    name, to = sentence[0], sentence[min(1, len(sentence) - 1)]
    verb = to.head
    if to.lower_ != "to" or to.dep_ != "aux" or verb.lower_ not in known_verbs():
        return
    to.pos_, to.tag_, verb.pos_, verb.tag_ = "PART", "TO", "VERB", "VB"
    if name.text.istitle() and name.tag_ in ("VB", "VBP") and verb.head == name and name.lemma_ not in known_verbs():
        lift(verb, "nsubj")
        for c in [c for c in name.rights if c.dep_ in ("advcl", "prep", "punct")]:
            hang(c, verb, c.dep_)
        name.pos_, name.tag_ = "PROPN", "NNP"


def _is_name(word: Token) -> bool:
    """Tell the name that a headline opens with, also one that only the text below it tells for a name."""
    again = word.text.istitle() and any(t.text == word.text and t.tag_ == "NNP" for t in word.doc)
    return word.tag_ == "NNP" or again


def _verb_before_infinitive(sentence: Span, last: Token) -> None:
    """ "The council pledges to build A" or "The council pledges to:" read as the council's pledges."""
    root = sentence.root
    noun = root if root.tag_ == "NNS" else next((c for c in root.lefts if c.dep_ == "nsubj" and c.tag_ == "NNS"), None)
    if noun is None or noun.i == sentence.start or noun.i + 2 >= len(noun.doc) or noun.nbor(1).lower_ != "to":
        return
    subject, verb = noun.nbor(-1), noun.nbor(1).head
    opens = last.text == ":" and noun.i + 2 == last.i
    does = verb.tag_ == "VB" and (verb == root or (verb.head == noun and verb.dep_ in ("acl", "relcl")))
    named = subject.i == sentence.start and _is_name(subject)
    alone = subject.head == noun and (named or subject.tag_ in ("NN", "NNP") or any(c.isdigit() for c in subject.text))
    if not ((does or (opens and noun == root)) and alone and _is_willed(noun)):
        return
    for c in list(noun.lefts):
        if c != subject:
            hang(c, subject, c.dep_)
    if verb == root != noun:
        lift(noun, "xcomp")
    if does:
        verb.dep_ = "xcomp"
    subject.dep_, noun.pos_, noun.tag_, noun.lemma_ = "nsubj", "VERB", "VBZ", lemma_of(noun)
    if subject.pos_ == "ADJ":
        subject.pos_, subject.tag_ = "PROPN", "NNP"  # "The C5+1"


def _verb_of_pair(root: Token) -> None:
    """ "A and the B council plan to build C" read as A and a council plan: the two of them do."""
    first = next((c for c in root.lefts if c.dep_ == "nsubj" and c.pos_ in NOMINAL), None)
    row = [root, *(first.conjuncts if first is not None else ())]
    noun = next((t for t in row if t.tag_ == "NN" and t.i + 2 < len(t.doc) and t.nbor().lower_ == "to"), None)
    if first is None or noun is None or not _is_willed(noun):
        return
    verb, last = noun.nbor(2), noun.nbor(-1)
    does = verb.tag_ == "VB" and (verb == root or (verb.head == noun and verb.dep_ == "acl"))
    joined = any(c.dep_ == "cc" and first.i < c.i < last.i for c in first.children) and last.dep_ == "compound"
    if not does or not joined or last.head != noun:
        return
    for c in [c for c in noun.lefts if first.i < c.i < last.i]:
        hang(c, last, c.dep_)
    if verb == root:
        put(noun, noun, "ROOT")
        put(verb, noun, verb.dep_)
        hang(first, noun, "nsubj")
    hang(last, first, "conj")
    verb.dep_, noun.pos_, noun.tag_, noun.lemma_ = "xcomp", "VERB", "VBP", noun.lower_


def _is_willed(noun: Token) -> bool:
    lemma = lemma_of(noun) if noun.tag_ == "NNS" else noun.lower_
    return lemma in known_verbs() and (lemma == "aim" or lemma in GRAMMAR.takes_infinitive)
