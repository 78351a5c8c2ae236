"""Mends sentences whose main verb was not seen: a sentence has one, and it stands after the first noun phrase."""

from __future__ import annotations

from reportgraph.extract.parsing.repair.words.hidden_verbs import mend_verb_before_teller
from reportgraph.extract.parsing.repair.words.lemmas import lemma_of
from reportgraph.extract.parsing.tree import FINITE, SUBJECTS, first_word, hang, is_finite, lift, put
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.verbs import known_verbs
from spacy.tokens import Doc, Span, Token

_PASTS = frozenset({"brought", "held", "left", "made", "met", "sent", "told", "won"})  # and participles as well
_ENDS = frozenset({".", "!", ";"})


def repair_predicates(doc: Doc) -> None:
    """Find the main verb of each whole sentence that was read as a mere noun phrase."""
    for sentence in doc.sents:
        root = sentence.root
        if root.tag_ == "VBN":
            _participle_as_main_verb(root)
        if root.lemma_ in GRAMMAR.speaking and root.nbor(-1 if root.i else 0).text == ",":
            mend_verb_before_teller(sentence)
        if root.pos_ in ("NOUN", "PROPN") and _is_whole(sentence) and not _has_predicate(root):
            if _verb_before_phrase(sentence):
                continue
            verb = _participle(root) or _past_after_doer(root) or _past_after_relative(root) or _predicate(root)
            if verb is None and (present := _present_after_apposition(root)) is not None:
                _make_present(present, root)
            elif verb is not None and verb.head == root:
                _swap(verb, root)
            elif verb is not None:
                _raise(verb, root)
        for token in sentence:
            way = token.lower_ == "home" and (token.tag_ == "RB" or token.dep_ == "advmod")
            if way and token.head.lemma_ in ("be", "remain", "become"):
                _home_to(token)
            if token.lower_ in ("in", "at") and token.dep_ == "prep" and token.head.lemma_ == "be":
                _where_underway(token)
            if token.tag_ == "VB" and token.dep_ == "ccomp" and token.head.lemma_ in GRAMMAR.takes_clause:
                _present_read_as_infinitive(token)


def _where_underway(link: Token) -> None:
    """ "talks are underway in Doha" with being in Doha: what is told of the talks is that they are underway there."""
    before = link.nbor(-1) if link.i else link
    if before.lower_ in ("underway", "ongoing") and before.head == link.head:
        hang(link, before, "prep")
        before.pos_, before.dep_ = "ADJ", "acomp"


def _participle_as_main_verb(root: Token) -> None:
    """ "The act (A), adopted in May, was praised" with an act that adopted it: only the last verb is finite."""
    subject = next((c for c in root.lefts if c.dep_ in ("nsubj", "nsubjpass")), None)
    main = next((c for c in root.rights if c.dep_ in ("conj", "dep", "ccomp") and is_finite(c)), None)
    if subject is None or main is None or is_finite(root) or any(c.dep_ == "aux" for c in root.lefts):
        return
    joined = any(c.dep_ in (*SUBJECTS, "mark") for c in main.children) or any(c.dep_ == "cc" for c in root.rights)
    if joined or root.nbor(-1).text != ",":
        return
    if root.doc[first_word(main) - 1].text != ",":
        return
    put(main, main, "ROOT")
    for c in list(root.children):
        if c.i > main.i or (c.i < subject.i and c != subject):
            hang(c, main, c.dep_)
    hang(subject, main, "nsubjpass" if any(c.dep_ == "auxpass" for c in main.lefts) else "nsubj")
    put(root, subject, "acl")


def _verb_before_phrase(sentence: Span) -> bool:
    """ "The fate of A hinges on B" with the hinges of A: in a sentence without a verb, what governs "on B" is one."""
    for plural in sentence[1:-2]:
        noun, link = plural.nbor(-1), plural.nbor(1)
        known = f"{plural.lower_} {link.lower_}" in GRAMMAR.plural_verbs and link.dep_ == "prep"
        doing = plural.lower_ == "risks" and link.tag_ == "VBG" and link.head == plural  # "the plan risks undoing A"
        if plural.tag_ != "NNS" or not (known or doing) or noun.head != plural or noun.dep_ not in ("compound", "poss"):
            continue
        root, place, label = sentence.root, plural.head, plural.dep_
        for c in list(plural.lefts):
            if c != noun and c.i < noun.i:
                hang(c, noun, c.dep_)
        put(plural, plural, "ROOT")
        plural.pos_, plural.tag_, plural.lemma_ = "VERB", "VBZ", lemma_of(plural)
        put(noun, *((plural, "nsubj") if root == plural else (place, label)))
        if root != plural:
            put(root, plural, "nsubj")
        for c in [*root.rights, *noun.rights]:
            if c.i > plural.i:
                hang(c, plural, c.dep_)
        if doing:
            hang(link, plural, "xcomp")
        return True
    return False


def _home_to(word: Token) -> None:
    """ "A is home to B" with "home" as the way there: it is what A is."""
    if any(c.lower_ == "to" for c in word.rights):
        word.pos_, word.tag_, word.dep_ = "NOUN", "NN", "attr"


def _present_read_as_infinitive(verb: Token) -> None:
    """ "found that tariffs hurt A" with "hurt" as an infinitive: what has a plural subject and no "to" is finite."""
    subject = next((c for c in verb.lefts if c.dep_ == "nsubj"), None)
    if subject is None or subject.tag_ not in ("NNS", "NNPS") or any(c.dep_ == "aux" for c in verb.lefts):
        return
    if verb.head.i < verb.i and verb.head.lemma_ not in GRAMMAR.assisting:
        verb.tag_ = "VBP"


def _is_whole(sentence: Span) -> bool:
    """Tell a sentence from a headline or a caption."""
    last = next((t for t in reversed(list(sentence)) if not t.is_space and t.text not in ('"', "'")), None)
    return last is not None and last.text in _ENDS and sentence[0].text[0].isupper()


def _has_predicate(root: Token) -> bool:
    return any(
        c.dep_ in ("conj", "dep", "ccomp", "parataxis", "nsubj", "cop", "aux", "appos") and c.pos_ in ("VERB", "AUX")
        for c in root.children
    )


def _participle(root: Token) -> Token | None:
    """Give a regular past after the first noun, read as a participle: "The talks stalled after A"."""
    if len(modifiers := [c for c in root.rights if c.dep_ == "acl"]) != 1:
        return None
    verb = modifiers[0]
    past = verb.tag_ in ("VBN", "VBD") and verb.lower_.endswith("ed") and verb.left_edge.i == root.i + 1
    inner = {c.dep_ for c in verb.rights}
    return verb if past and "agent" not in inner and inner & {"dobj", "oprd", "advcl", "ccomp", "xcomp"} else None


def _past_after_doer(root: Token) -> Token | None:
    """Give the verb of "a team led by A left for B", read as said of A."""
    by = [c for t in root.rights if t.dep_ == "acl" and t.tag_ == "VBN" for c in t.rights if c.dep_ == "agent"]
    doers = [c for agent in by for c in agent.rights if c.dep_ == "pobj"]
    verb = next((c for t in doers for c in t.rights if c.dep_ == "acl" and c.left_edge == c), None)
    past = verb is not None and (verb.lower_.endswith("ed") or verb.lower_ in _PASTS)
    if verb is None or not past or any(c.dep_ == "agent" for c in verb.rights) or verb.nbor(-1).text == ",":
        return None
    hang(verb, root, "acl")
    return verb


def _past_after_relative(root: Token) -> Token | None:
    """Give the verb of "A, who saw B, called for C" or "calls": read as said of A or of B, or as added to "saw"."""
    clause = next((c for t in (root, *root.conjuncts) for c in t.rights if c.dep_ == "relcl"), None)
    if clause is None or root.doc[clause.left_edge.i - 1].text != ",":
        return None
    for verb in root.doc[clause.i + 1 : root.sent.end]:
        added = verb.dep_ == "conj" and verb.head == clause and not any(c.dep_ == "cc" for c in clause.rights)
        past = verb.tag_ in ("VBN", "VBD") and verb.lower_.endswith("ed")
        loose = verb.dep_ == "advcl" and verb.head == clause and verb.tag_ in FINITE and verb.left_edge == verb
        if not (verb.dep_ == "acl" or added or loose) or not (past or loose or (added and verb.tag_ == "VBZ")):
            continue
        set_off = root.doc[verb.left_edge.i - 1].text == "," and verb.head in (root, *clause.subtree)
        if set_off and not any(c.dep_ in ("agent", "aux", "auxpass") for c in verb.children):
            later = [c for c in clause.rights if c.i > verb.i]
            hang(verb, root, "acl")
            for c in later:
                hang(c, verb, c.dep_)
            return verb
    return None


def _present_after_apposition(root: Token) -> Token | None:
    """Give the verb of "A, the largest maker of B, exports C" with the exports as another name of A."""
    appositions = [c for c in root.rights if c.dep_ in ("appos", "conj")]
    for word in (c if c.left_edge.dep_ != "compound" else c.left_edge for c in appositions[1:]):
        third = word.tag_ in ("NNS", "VBZ") and lemma_of(word) in known_verbs() and not any(True for _ in word.lefts)
        after = word.nbor()
        if third and word.nbor(-1).text == "," and not after.is_punct and after.pos_ not in ("ADP", "CCONJ", "VERB"):
            return word if root.tag_ in ("NN", "NNP") else None
    return None


def _make_present(verb: Token, root: Token) -> None:
    """Make a plural the verb of the sentence; the noun right behind it is its object."""
    later = [c for t in (root, verb) for c in t.rights if c.i > verb.i]
    verb.pos_, verb.tag_, verb.lemma_ = "VERB", "VBZ", lemma_of(verb)
    if verb.head != root:
        later.append(verb.head)
        lift(verb, "dobj")
    lift(verb, "nsubj")
    target = next((c for c in later if c.left_edge.i == verb.i + 1 and c.dep_ not in ("prep", "punct")), None)
    for c in later:
        hang(c, verb, "dobj" if c == target else c.dep_)
    for c in list(target.rights) if target is not None else ():
        if c.dep_ == "prep" and c.lower_ not in ("of", "in"):
            hang(c, verb, "prep")


def _swap(verb: Token, root: Token) -> None:
    later = [c for c in root.rights if c.i > verb.i]
    lift(verb, "nsubj")
    verb.tag_ = "VBD"
    for c in later:
        hang(c, verb, c.dep_)


def _predicate(root: Token) -> Token | None:
    """Give the word before a later noun that can be a verb of the sentence's first noun."""
    for token in root.doc[root.i + 1 : root.sent.end]:
        noun = token.head
        if token.dep_ not in ("compound", "amod") or noun.i < token.i or is_finite(token):
            continue
        before = token.nbor(-1)
        closes = before.text == "," and noun.left_edge == token and _is_told(root, before)
        if not closes and (before.pos_ not in ("NOUN", "PROPN") or before.head.i > noun.i):
            continue
        if any(a.dep_ in ("relcl", "advcl", "acl") for a in (token, *token.ancestors)):
            continue
        if token.tag_ in ("VBN", "VBD") and token.lower_.endswith("ed"):
            return token
    return None


def _is_told(root: Token, comma: Token) -> bool:
    """Tell where an apposition ends: "The Lake Road, a row of forts, linked A and B"."""
    told = next((c for c in root.rights if c.dep_ == "appos"), comma)
    between = [t.text for t in root.doc[root.i + 1 : told.left_edge.i]]
    return told.i < comma.i and between == [","] and told.left_edge.tag_ == "DT"


def _raise(verb: Token, root: Token) -> None:
    """Make a modifier the main verb; the noun that it was hung on is its object."""
    noun = verb.head
    later = [c for t in (root, *root.subtree) for c in t.rights if c.i > noun.right_edge.i and t.i < verb.i]
    put(verb, verb, "ROOT")
    put(root, verb, "nsubj")
    put(noun, verb, "dobj")
    verb.pos_, verb.tag_ = "VERB", "VBD"
    for c in (*later, *(c for c in noun.rights if c.dep_ == "prep" and c.lower_ != "of")):
        hang(c, verb, c.dep_)
