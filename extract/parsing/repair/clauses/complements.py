"""Mends infinitives: which noun or verb takes one, and who does it."""

from __future__ import annotations

from collections.abc import Iterator

from reportgraph.extract.parsing.repair.clauses.infinitive_aims import has_own_end
from reportgraph.extract.parsing.repair.somebody import is_somebody
from reportgraph.extract.parsing.syntax import child, is_infinitive
from reportgraph.extract.parsing.tree import NOMINAL, SUBJECTS, hang, is_finite, over_insertion, spine, word_before
from reportgraph.ontology.frames import word_lists
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.naming import load_naming
from spacy.tokens import Token

_DEPENDENT = frozenset({"advcl", "acl", "relcl", "xcomp"})
_GOVERNED = frozenset({"dobj", "pobj", "attr", "nsubj", "nsubjpass", "ROOT", "conj", "appos"})
_WILLING = frozenset({"availability", "readiness", "willingness"})
_BARGAINS = frozenset({"agreement", "contract", "deal", "offer", "pact"})
_ADDRESSING = frozenset({"for", "on", "to", "upon"})
_INSIDE_NOUN = frozenset({"by", "from", "of", "in", "at", "on", "among", "between"})  # phrases within that of a noun


def mend_infinitive(verb: Token) -> None:
    """Hang a plain verb on what takes it as its complement."""
    if verb.text.istitle() and verb.dep_ in ("advcl", "xcomp", "acl"):
        _purpose_in_name(verb)
    if verb.dep_ in ("advcl", "xcomp"):
        _purpose_after_teller(verb)
    if verb.dep_ == "acl" and verb.head.pos_ == "VERB" and is_infinitive(verb):
        verb.dep_ = "xcomp"  # "plan to build A": no noun
    if verb.dep_ in ("ccomp", "xcomp"):
        _made_for(verb)
    if verb.dep_ == "advcl":
        _purpose_of_inner(verb)
        _aim_after_copula(verb)
        _purpose_of_founded(verb)
    if verb.dep_ == "relcl" and verb.tag_ == "VB" and verb.head.pos_ == "NOUN" and is_infinitive(verb):
        _purpose_as_relative(verb)
    if verb.dep_ in _DEPENDENT:
        _subject_after_for(verb)
    if verb.dep_ in _DEPENDENT:
        _complement_of_noun(verb)
    if verb.dep_ in ("advcl", "xcomp"):
        _deed_of_single(verb)
    if verb.dep_ == "xcomp" and verb.head.lemma_ == "summon" and verb.lemma_ in GRAMMAR.protesting:
        verb.dep_ = "advcl"  # "summoned the envoy to protest": who summons does; "to explain it": who is summoned
    if verb.dep_ in ("advcl", "xcomp"):
        _after_done_so(verb)
    if verb.dep_ in ("advcl", "xcomp"):
        _complement_of_call(verb)
    if verb.dep_ in ("advcl", "acl", "xcomp") and not _use_of_asked(verb) and verb.dep_ != "xcomp":
        _complement_of_asking(verb)


def _purpose_of_founded(verb: Token) -> None:
    """ "set up a body to watch A" with the founders as who will watch it."""
    particle, body = child(verb.head, "prt"), child(verb.head, "dobj")
    key = f"{verb.head.lemma_}-{particle.lower_}" if particle is not None else verb.head.lemma_
    if body is None or key not in GRAMMAR.founding or not is_infinitive(verb):
        return
    kinds = load_naming().classes_of(body.lemma_.lower()) or ()
    forces = body.lemma_ in ("force", "group", "team")
    if (forces or "Institution" in kinds) and body.right_edge.i + 1 == verb.left_edge.i:
        hang(verb, body, "acl")


def mend_verb_after_to(to: Token) -> None:
    """ "work together to combat crime" with the verb as what modifies the crime: a plain form after "to" is a verb."""
    verb = to.nbor(1) if to.i + 1 < len(to.doc) else to
    target = verb.head
    read = verb.tag_ == "VB" and verb.dep_ in ("compound", "amod", "nmod") and target.dep_ == "pobj"
    if not read or target.head != to or to.head.pos_ != "VERB":
        return
    verb.pos_ = "VERB"
    hang(verb, to.head, "advcl")
    hang(to, verb, "aux")
    hang(target, verb, "dobj")
    to.pos_, to.tag_ = "PART", "TO"


def _purpose_in_name(verb: Token) -> None:
    """ "works with the Union to End Hunger" with the work as to end it: what a name says of its aim is its own."""
    to = next((c for c in verb.lefts if c.dep_ == "aux" and c.lower_ == "to"), None)
    name = to.nbor(-1) if to is not None and to.i else None
    if name is None or name.pos_ != "PROPN" or name.dep_ == "compound" or not verb.sent.root.text.islower():
        return
    if verb.head != name:
        hang(verb, name, "acl")


def _purpose_after_teller(verb: Token) -> None:
    """ "A will cut fees, officials told B, to help C" with B as who helps: what is told goes on behind the teller."""
    teller = verb.head
    told = next((c for c in teller.lefts if c.dep_ in ("ccomp", "parataxis") and c.pos_ == "VERB"), None)
    told = teller.head if teller.dep_ == "parataxis" and teller.head.i < teller.i else told
    put_in = told is not None and verb.left_edge.i > 0 and verb.doc[verb.left_edge.i - 1].text == ","
    if told is None or not put_in or not is_infinitive(verb) or verb.i < teller.i:
        return
    if teller.lemma_ == "tell" or teller.lemma_ in GRAMMAR.takes_clause:
        hang(verb, told, "advcl")


def _purpose_of_inner(verb: Token) -> None:
    """ "aimed A at states that buy B, to protect C" as why they buy it: behind a comma the outer clause goes on."""
    inner, left = verb.head, verb.left_edge.i
    if inner.dep_ not in ("relcl", "acl") or not is_infinitive(verb) or not inner.i < left:
        return
    if verb.doc[left - 1].text != "," or any(t.text == "," for t in verb.doc[inner.left_edge.i : left - 1]):
        return
    outer = next((t for t in inner.head.ancestors if t.pos_ in ("VERB", "AUX")), None)
    if outer is not None and outer.i < inner.i and is_finite(outer):
        hang(verb, outer, "advcl")


def _aim_after_copula(verb: Token) -> None:
    """ "A is at the core of B's plan to open C" with A as who opens it: the plan is to."""
    aim = verb.doc[verb.left_edge.i - 1] if verb.left_edge.i else verb
    owned = aim.dep_ == "pobj" and child(aim, "poss") is not None and aim.lemma_ in GRAMMAR.equated
    if owned and verb.head.lemma_ == "be" and is_infinitive(verb) and not verb.is_ancestor(aim):
        hang(verb, aim, "acl")


def _complement_of_noun(verb: Token) -> None:
    """ "ignored pleas to open A", "noted pledges by B to open A": the infinitive is of the noun that takes one.

    So it does across the phrases that tell who acts, where and when.
    """
    before = over_insertion(verb.doc[verb.left_edge.i - 1]) if verb.left_edge.i else verb
    whose = before.lemma_ in GRAMMAR.striving | _BARGAINS | _WILLING
    owned = whose and child(before, "poss") is not None  # "A's steps to", "its deal to"
    governed = verb.dep_ == "xcomp" and verb.head.pos_ not in NOMINAL and not owned
    if before == verb or not is_infinitive(verb) or governed:
        return
    inside = verb.dep_ in ("acl", "relcl")  # already with a noun: whoever acts has no purpose beside the act
    for noun in _phrase_heads(before):
        by = noun.doc[noun.i + 1]
        if inside and noun.i != verb.head.i and by.lower_ not in ("by", "from"):
            return
        takes = noun.lemma_ in GRAMMAR.takes_infinitive or (not inside and _is_deed_of_other(noun))
        takes = takes or (owned and noun == before)
        if noun.dep_ in _GOVERNED and takes and not verb.is_ancestor(noun):
            if by.lower_ in ("by", "from") and by.dep_ in ("prep", "agent"):
                hang(by, noun, "prep")  # "praised pledges by B" with B as who praises
            hang(verb, noun, "acl")
            return


def _phrase_heads(word: Token) -> Iterator[Token]:
    """Give the nouns whose phrases end in a word, from inside outwards, also where "by A" was hung on the verb."""
    while word.pos_ in NOMINAL:
        yield word
        preposition = word.head
        if word.dep_ in ("compound", "conj") and preposition.i != word.i:
            word = preposition
            continue
        asked = preposition.i > 0 and preposition.nbor(-1).lemma_ in GRAMMAR.asking  # "an invitation to A to"
        if (
            word.dep_ != "pobj"
            or preposition.lower_ not in (_INSIDE_NOUN | _ADDRESSING if asked else _INSIDE_NOUN)
            or preposition.i == preposition.left_edge.i == 0
        ):
            return
        word = preposition.doc[preposition.i - 1]


def _complement_of_call(verb: Token) -> None:
    """ "called on A, and on B, to open C" with the infinitive as a purpose: it is what was asked for.

    "called a meeting to explain A" has a purpose: no meeting was asked to explain it. Nor was Ms Roe asked to thank
    anybody in "called Ms Roe to thank her".
    """
    called = child(verb.head, "dobj") if verb.head.lemma_ in GRAMMAR.ringing else None
    told = verb.lemma_ in GRAMMAR.addressing | GRAMMAR.thanking  # whoever the parser takes Roe for
    rung = called is not None and (called.ent_type_ == "PERSON" or (told and called.pos_ in ("PROPN", "PRON")))
    if called is not None and (rung or called.lemma_ in GRAMMAR.occurrences):
        verb.dep_ = "advcl"
    elif verb.dep_ == "advcl" and verb.head.lemma_ in GRAMMAR.calling and is_infinitive(verb):
        verb.dep_ = "xcomp" if child(verb, "nsubj", "nsubjpass") is None else "ccomp"  # "called for A to be closed"


def _after_done_so(verb: Token) -> None:
    """ "urged those who have not yet done so to open A" with the opening as what is not done: it is urged."""
    done = verb.head
    if done.lemma_ != "do" or done.dep_ != "relcl" or not any(c.lower_ == "so" for c in done.rights):
        return
    asking = GRAMMAR.calling | GRAMMAR.enabling_verbs
    host = next((t for t in done.ancestors if t.pos_ == "VERB"), None)
    if host is not None and host.lemma_ in asking and is_infinitive(verb):
        hang(verb, host, "xcomp")


def _deed_of_single(verb: Token) -> None:
    """ "became the first woman to lead A" with the infinitive as a purpose: it is what the first does."""
    head = verb.head
    noun = child(head, "attr")
    if verb.dep_ not in ("advcl", "xcomp") or noun is None or head.lemma_ not in ("be", "become"):
        return
    single = any(c.lower_ in GRAMMAR.sole or c.ent_type_ == "ORDINAL" for c in noun.lefts)
    if single and is_infinitive(verb) and verb.left_edge.i == noun.right_edge.i + 1:
        hang(verb, noun, "relcl")


def _subject_after_for(verb: Token) -> None:
    """ "the capacity for A to do B", "opened a lane for people to do B": they are who does it."""
    to = next((c for c in verb.lefts if c.dep_ == "aux" and c.lower_ == "to"), None)
    if to is None or to.i == 0 or any(c.dep_ in SUBJECTS for c in verb.children):
        return
    noun = next((t for t in spine(verb.doc[to.i - 1]) if t.dep_ == "pobj" and t.head.lower_ == "for"), None)
    if noun is None or noun.right_edge.i not in (to.i - 1, verb.right_edge.i) or noun.pos_ not in NOMINAL:
        return
    own = verb.head == noun and noun.lemma_ in GRAMMAR.takes_infinitive  # "the duty for the decision to do B"
    if own or (verb.dep_ == "xcomp" and noun.i < verb.head.i < to.i):
        return  # "room for a deal that fails to do B"
    word = noun.head
    handle = word.head
    plain = noun.right_edge == noun and any(c.lower_ in ("a", "an") for c in handle.lefts)  # and no purpose of all that
    plain = plain and not has_own_end(handle)
    able = handle.lemma_ in GRAMMAR.enabling or (
        plain and handle.dep_ in ("dobj", "attr") and noun.tag_ == "NNS" and is_somebody(noun, sure=True)
    )
    named = noun.pos_ == "PROPN" and noun.ent_type_ != "DATE" and noun.right_edge.i == to.i - 1
    able = able or (named and handle.lemma_ in GRAMMAR.takes_infinitive)  # "plans for A to host B"
    lent = handle.lemma_ in word_lists()["loans"] and noun.pos_ == "NOUN" and not is_somebody(noun)
    # "a loan for a dam to store water"
    lent = lent and noun.right_edge.i == to.i - 1 and not any(t.text == "," for t in noun.subtree)
    if ((named and handle.lemma_ == "support") or lent) and not verb.is_ancestor(noun):
        hang(verb, noun, "acl")
    elif handle.pos_ == "NOUN" and able and not verb.is_ancestor(handle):
        hang(verb, handle, "acl")
        hang(noun, verb, "nsubj")
        hang(word, verb, "mark")
    elif handle.pos_ == "VERB" and handle.lemma_ in GRAMMAR.calling and verb.head == noun and is_somebody(noun):
        hang(verb, handle, "ccomp")  # "appealed for "all parties to keep calm""
        hang(noun, verb, "nsubj")
        hang(word, verb, "mark")


def _use_of_asked(verb: Token) -> bool:
    """ "asked A for a loan to do B": it is for doing that, and A does not do it."""
    noun = word_before(verb)
    link = noun.head if noun is not None and noun.dep_ == "pobj" else None
    if noun is None or link is None or link.lower_ != "for" or link.head.lemma_ not in GRAMMAR.enabling_verbs:
        return False
    if child(link.head, "dobj") is None or noun.lemma_ not in GRAMMAR.gifts:
        return False
    hang(verb, noun, "acl")
    return True


def _complement_of_asking(verb: Token) -> None:
    """ "signed an order asking A to do B", "enabled those whose C was taken to sue": it is what A is asked to do."""
    to = next((c for c in verb.lefts if c.dep_ == "aux" and c.lower_ == "to"), None)
    if to is None or to.i == 0 or any(c.dep_ == "mark" and c.lower_ == "for" for c in verb.lefts):
        return  # "caused a fire, making it hard for A to do B"
    before = verb.doc[to.i - 1]
    before = before.nbor(-1) if before.text == "," and to.i > 1 else before  # "asked the mayor, Jane Roe, to do B"
    for noun in spine(before):
        governor = noun.head
        if noun.lemma_ in GRAMMAR.takes_infinitive | GRAMMAR.striving and noun.dep_ == "pobj":
            return  # "urged A in a bid to do B"
        asked = child(governor, "dobj") if noun.dep_ in ("prep", "npadvmod") else noun  # "urged A on Monday to do B"
        if asked is None or asked.dep_ != "dobj" or asked.i > noun.i or noun.i > to.i:
            continue
        if governor.lemma_ not in GRAMMAR.enabling_verbs:
            continue
        means = asked.ent_type_ == "MONEY" or asked.lemma_ in GRAMMAR.takes_infinitive | GRAMMAR.gifts
        if governor.lemma_ == "get" and means:
            return  # "got the go-ahead to do B", "got a million to do B"
        if not any(c.dep_ in ("xcomp", "ccomp") for c in governor.children):
            hang(verb, governor, "xcomp")
        return


def _is_deed_of_other(noun: Token) -> bool:
    """ "condemned A's use of B to do C": the purpose is that of the use."""
    return noun.dep_ == "dobj" and noun.head.lemma_ in GRAMMAR.others_acts and child(noun, "poss") is not None


def _made_for(verb: Token) -> None:
    """ "makes investments to widen A" with the investments as who widens: no "make" has such a clause."""
    made = child(verb, "nsubj")
    if (
        verb.head.lemma_ not in GRAMMAR.without_infinitives
        or made is None
        or made.i < verb.head.i
        or not is_infinitive(verb)
    ):
        return
    if child(verb.head, "dobj") is None and made.pos_ in NOMINAL:
        hang(made, verb.head, "dobj")
        hang(verb, made, "acl")


def _purpose_as_relative(verb: Token) -> None:
    """ "a strategy to end A" read as one that ends: "to" makes it a complement, but for "the first to end A"."""
    single = any(c.lower_ in GRAMMAR.sole or c.ent_type_ == "ORDINAL" for c in verb.head.lefts)
    if (
        not single
        and verb.head.dep_ != "attr"
        and not any(c.dep_ in SUBJECTS or c.tag_ == "WDT" for c in verb.children)
    ):
        verb.dep_ = "acl"
