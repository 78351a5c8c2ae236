"""Mends relative clauses: the noun that one is said of agrees with its verb, and "who" is somebody."""

from __future__ import annotations

from reportgraph.extract.parsing.repair.clauses.deadly_clauses import mend_deadly_before, mend_deadly_beside
from reportgraph.extract.parsing.repair.clauses.preposition_ahead import mend_clause_behind_preposition
from reportgraph.extract.parsing.repair.clauses.relative_fits import JOINING, may_be_told, near_thing
from reportgraph.extract.parsing.repair.clauses.told_participles import mend_participle
from reportgraph.extract.parsing.repair.somebody import is_person, is_somebody
from reportgraph.extract.parsing.spelling import QUOTES
from reportgraph.extract.parsing.syntax import child, first_conjunct, is_infinitive
from reportgraph.extract.parsing.tree import NOUNS, SUBJECTS, hang, is_finite, lift, spine, verb_number
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.naming import load_naming
from reportgraph.ontology.verbs import is_verb
from spacy.tokens import Doc, Token

_PRONOUNS = frozenset({"who", "which", "that"})
_INDEFINITE = frozenset(f"{some}{what}" for some in ("any", "every", "some") for what in ("body", "one", "thing"))
_FULL = frozenset({"dobj", "ccomp", "xcomp", "attr", "acomp"})
_OF_DAYS = frozenset({"be", "coincide", "commemorate", "fall", "mark"})  # what a day itself does
_FILED = frozenset({"Document", "Event", "Initiative", "Project"})


def repair_relatives(doc: Doc) -> None:
    """Hang each relative clause whose noun does not fit on the nearest one before it that does."""
    for token in doc:
        if token.dep_ == "relcl":
            _said_inside(token)
            _said_behind_mark(token)
            _last_verb(token)
    for token in doc:
        _bare(token)
        if token.dep_ == "compound" and token.tag_ == "NNS" == token.head.tag_ and token.i + 1 == token.head.i:
            _bare_behind_plural(token)
        if token.dep_ in ("relcl", "advcl"):
            mend_deadly_before(token)
            mend_clause_behind_preposition(token)
            _behind_adjective(token)
            _behind_date(token)
        if token.dep_ == "relcl" and token.head.text in GRAMMAR.directions and token.head.dep_ == "pobj":
            whole = token.head.head.head  # "the West" with a capital is somebody
            if whole.pos_ == "NOUN" and whole.i < token.head.i:
                hang(token, whole, "relcl")  # "a dam in the south that feeds A": the dam
        if token.dep_ == "relcl" and token.lemma_ == "be":
            _complement_ahead(token)
            _progressive(token)
        if token.dep_ == "relcl" and token.head.pos_ in NOUNS and token.head.i < token.i:
            _antecedent(token)
            mend_deadly_beside(token)
            _person_beside(token)
            _thing_of_person(token)
            _text_beside(token)
            _text_told_of(token)
            _new_thing(token)
            _what_is_told(token)
        mend_participle(token)


def _last_verb(noun: Token) -> None:
    """ "a fund, to which A and B contribute," with a noun as the last word: a clause has a verb, and they are who does.

    Between "which" and the noun stands its doer, read as a part of it.
    """
    ahead = next((c for c in noun.lefts if c.dep_ == "prep" and child(c, "pobj") is not None), None)
    pronoun = child(ahead, "pobj") if ahead is not None else None
    doer = next((c for c in noun.lefts if pronoun is not None and c.left_edge.i == pronoun.i + 1), None)
    if noun.tag_ != "NN" or pronoun is None or pronoun.lower_ not in ("which", "whom") or doer is None:
        return
    if doer.dep_ not in ("compound", "nmod", "amod") or not is_verb(noun.lower_):
        return
    noun.pos_, noun.tag_, doer.dep_ = "VERB", "VBP", "nsubj"


def _person_beside(verb: Token) -> None:
    """ "the poet and activist Jane Roe who led A" with the poet as who led it: a name right before "who" is meant."""
    who, noun = child(verb, "nsubj"), verb.head
    name = who.nbor(-1) if who is not None and who.i > verb.sent.start else noun
    named = name.ent_type_ == "PERSON" and name.pos_ == "PROPN" and noun.tag_ == "NN" and verb_number(verb) != "many"
    if who is not None and who.lower_ == "who" and named and first_conjunct(name) == first_conjunct(noun):
        hang(verb, name, "relcl")


def _thing_of_person(verb: Token) -> None:
    """ "a chemist who runs a lab that makes A" with the chemist as what makes it: behind "who", "that" is the lab."""
    that = verb.left_edge
    thing = that.nbor(-1) if that.i > verb.sent.start else that
    first = thing.head
    inner = thing.dep_ == "dobj" and first.dep_ == "relcl" and first.i > verb.head.i
    if that.lower_ == "that" and that.dep_ == "nsubj" and inner and verb.head in (first.head, *first.head.ancestors):
        hang(verb, thing, "relcl")


def _complement_ahead(verb: Token) -> None:
    """ "A, of which B is a member" with "of which" as where B is: it is of the member."""
    noun = child(verb, "attr")
    for ahead in [c for c in verb.lefts if c.dep_ in ("dep", "prep") and c.lower_ in ("for", "of", "to")]:
        which = child(ahead, "pobj")
        if noun is not None and which is not None and which.lower_ in ("which", "whom"):
            hang(ahead, noun, "prep")


def _progressive(be: Token) -> None:
    """ "a dam, which A is financing" with A as a financing: what stands ahead of its subject is what A finances."""
    verb = next((c for c in be.rights if c.dep_ == "attr" and c.tag_ == "VBG" and c.left_edge == c), None)
    ahead = be.left_edge
    subject = child(be, "nsubj")
    if verb is None or subject is None or ahead.lower_ not in ("which", "that") or ahead.i + 1 != subject.left_edge.i:
        return
    lift(verb, "aux")
    verb.pos_ = "VERB"
    for c in [c for c in be.children if c != verb]:
        hang(c, verb, "dobj" if c == ahead else c.dep_)


def _behind_adjective(verb: Token) -> None:
    """ "the dam is leaky, which harms A" with the quality as what harms it: the dam does, by being so."""
    be = verb.head.head if verb.head.dep_ == "acomp" else verb.head
    subject, quality = child(be, "nsubj"), child(be, "acomp")
    which = verb.left_edge.lower_ == "which" and verb.left_edge.head == verb and verb.left_edge.dep_ in SUBJECTS
    if which and subject is not None and quality is not None and subject.i < be.i < quality.i < verb.i:
        hang(verb, subject, "relcl")


def _behind_date(verb: Token) -> None:
    """ "opened a forum in Oslo on Tuesday, which drew A" with a day that drew A: what was done on the day did."""
    which = verb.left_edge
    if which.lower_ != "which" or which.head != verb or which.i < verb.sent.start + 2 or verb.lemma_ in _OF_DAYS:
        return
    day = which.nbor(-2)
    if which.nbor(-1).text != "," or day.ent_type_ != "DATE":
        return
    phrase = next((t for t in (day, *day.ancestors) if t.head.pos_ == "VERB"), day)
    dated = phrase.lower_ in ("in", "on") and all(
        t.ent_type_ == "DATE" or t.is_punct for t in phrase.doc[phrase.i + 1 : day.i]
    )
    if phrase.dep_ != "npadvmod" and not dated:
        return
    main, before = phrase.head, [c for c in phrase.head.rights if c.i <= phrase.i]
    behind = next((c for c in before if c.dep_ == "dobj"), None)
    between = all(c.dep_ in ("prep", "npadvmod", "agent", "dobj", "prt", "punct") for c in before)
    told = behind or (child(main, "nsubjpass") if main.tag_ == "VBN" else None)
    if (
        told is not None
        and between
        and told.ent_type_ != "MONEY"
        and not is_person(told)
        and not verb.is_ancestor(told)
    ):
        hang(verb, told, "relcl")


def _bare(verb: Token) -> None:
    """ "a move A and B condemned" with a finite verb as a participle: a relative clause without its relative.

    "certainty A would help B" has none: it is what somebody is certain of; nor has "a report that A will help B".
    """
    own = next((c for c in verb.lefts if c.dep_ in ("nsubj", "nsubjpass")), None)
    told, whole = verb.head.lemma_ in GRAMMAR.telling_nouns, any(c.dep_ in _FULL for c in verb.rights)
    mark = child(verb, "mark")
    marked = mark is not None and mark == verb.left_edge and mark.lower_ == "that" and verb.dep_ == "relcl" and told
    opens = own is not None and own.left_edge == verb.left_edge and own.tag_ not in ("WDT", "WP")
    if own is None or not (marked or opens) or not is_finite(verb):
        return
    if verb.dep_ == "acl" and not (told or whole):
        verb.dep_ = "relcl"
    elif verb.dep_ == "relcl" and told and whole:
        verb.dep_ = "acl"


def _bare_behind_plural(noun: Token) -> None:
    """ "on steps schools and farms can take" with schools of steps: a plural does not modify, its clause has a gap."""
    doc, doer, at = noun.doc, noun.head, noun.i + 2
    while at < len(doc) and (doc[at].dep_ == "cc" or doc[at].tag_ in ("NN", "NNS")):
        at += 1
    verb = doc[at].head if at < len(doc) and doc[at].tag_ == "MD" else doc[min(at, len(doc) - 1)]
    if (verb.tag_, doc[at - 1].tag_) not in (("VB", "NNS"), ("VBP", "NNS")) or verb.is_ancestor(noun):
        return
    if verb.dep_ in ("aux", "auxpass"):
        return  # "human rights groups have condemned A"
    own = next((c for c in verb.lefts if c.dep_ == "nsubj"), None)
    if any(c.dep_ == "dobj" for c in verb.rights) or own not in (None, doc[at - 1]):
        return
    hang(noun, doer.head, doer.dep_)
    hang(verb, noun, "relcl")
    hang(doer, verb, "nsubj")
    if own is not None and own != doer:
        hang(own, doer, "conj")


def _said_inside(verb: Token) -> None:
    """ "a leak which A says could lead to B" with two clauses on the leak: the second is what A says."""
    pronoun = verb.left_edge
    teller = next((t for t in verb.head.rights if t.dep_ == "relcl" and pronoun.i < t.i < verb.i), None)
    if pronoun.lower_ not in _PRONOUNS or pronoun.head != verb or teller is None:
        return
    if teller.lemma_ in GRAMMAR.takes_clause and any(c.dep_ == "nsubj" for c in teller.lefts):
        hang(verb, teller, "ccomp")


def _said_behind_mark(teller: Token) -> None:
    """ "opened a port, which A said "helps B"" with the port as what helps: it is what A says of it."""
    pronoun, verb = child(teller, "dobj"), teller.doc[min(teller.i + 2, len(teller.doc) - 1)]
    told = pronoun is not None and pronoun.lower_ in _PRONOUNS and teller.lemma_ in GRAMMAR.takes_clause
    if pronoun is None or not told or not is_finite(verb) or verb.dep_ != "ccomp" or verb.nbor(-1).text not in QUOTES:
        return
    noun, above = child(verb, "nsubj"), verb.head
    if noun is not None and noun.is_ancestor(teller) and child(above, "dobj") is None:
        hang(noun, above, "dobj")
        hang(verb, teller, "ccomp")
        hang(teller, noun, "relcl")
    if verb.head == teller and child(verb, "nsubj") is None:
        hang(pronoun, verb, "nsubj")


def _new_thing(verb: Token) -> None:
    """ "a lab focused on climate that would serve A" with a climate that would: what is planned is the lab."""
    field, planned = verb.head, child(verb, "aux")
    participle, pronoun = field.head.head, verb.left_edge
    bare = field.dep_ == "pobj" and field.tag_ == "NN" and field.left_edge == field and pronoun.i == field.i + 1
    if not bare or participle.dep_ != "acl" or pronoun.lower_ != "that" or planned is None or planned.tag_ != "MD":
        return
    if any(c.lower_ in ("a", "an") for c in participle.head.lefts):
        hang(verb, participle.head, "relcl")


def _what_is_told(verb: Token) -> None:
    """ "told reporters the party would win" with the clause as one on the reporters: it is what they were told."""
    heard, teller = verb.head, verb.head.head
    if (
        heard.dep_ not in ("dobj", "dative")
        or teller.lemma_ not in GRAMMAR.telling_somebody
        or verb.left_edge.i != heard.i + 1
    ):
        return
    subject = next((c for c in verb.lefts if c.dep_ in ("nsubj", "nsubjpass")), None)
    bare = verb.left_edge.tag_ not in ("WP", "WDT", "WP$", "WRB") and verb.left_edge.lower_ != "that"
    if subject is not None and subject.left_edge == verb.left_edge and bare and is_finite(verb):
        hang(verb, teller, "ccomp")


def _text_beside(verb: Token) -> None:
    """ "the name of the author of the suit that A filed" with a name that A filed: what one files is a text.

    So in "the pact on bus services that A ratified".
    """
    pronoun, far = verb.left_edge, verb.head
    beside = pronoun.nbor(-1) if pronoun.i > far.i + 1 else far
    over = far.head.head if far.dep_ == "pobj" and far.head.lower_ in GRAMMAR.topical else far
    over = (child(over, "dobj") or far) if over.pos_ == "VERB" and over.i < far.i else over
    filed = pronoun.lower_ in ("that", "which") and pronoun.dep_ == "dobj" and verb.lemma_ in GRAMMAR.made_things
    kinds = [_kinds(t) for t in (far, over, beside)]
    for text, those in zip((over, beside), kinds[1:], strict=True):
        if filed and text != far and text.pos_ == "NOUN" and kinds[0][0] not in _FILED and not _FILED.isdisjoint(those):
            hang(verb, text, "relcl")
            return


def _text_told_of(verb: Token) -> None:
    """ "the plan was approved at the summit, which covers A" with a summit that does: what covers a field is a text.

    So it is with what is signed: "the accord is on fishing, which was signed by A".
    """
    noun, pronoun = verb.head, verb.left_edge
    kind, passive = _kinds(noun)[0], child(verb, "auxpass") is not None
    telling = kind == "Event" and not passive and verb.lemma_ in GRAMMAR.told_by_texts
    sealed = kind not in _FILED and passive and verb.lemma_ in GRAMMAR.sealed_texts
    main = next((t for t in noun.ancestors if t.pos_ in ("AUX", "VERB")), noun)
    text = child(main, "dobj") or child(main, "nsubjpass") or (child(main, "nsubj") if sealed else None)
    if pronoun.lower_ != "which" or pronoun.nbor(-1).text != "," or noun.dep_ != "pobj" or not (telling or sealed):
        return
    if text is not None and text.i < noun.i and _kinds(text)[0] in ("Document", "Initiative"):
        hang(verb, text, "relcl")


def _kinds(noun: Token) -> tuple[str, ...]:
    return tuple(load_naming().classes_of(noun.lemma_.lower()) or ("",))


def _antecedent(verb: Token) -> None:
    """ "tissues such as the bladder, which are", "members with beliefs who oppose": the nearest noun is not meant."""
    said = next((c for c in verb.rights if c.dep_ == "ccomp" and c.left_edge.i < verb.i), verb)  # "which A says does B"
    pronoun = next((c for c in said.lefts if c.lower_ in _PRONOUNS and c.dep_ in ("nsubj", "nsubjpass")), None)
    joined = {"that"} if verb.lemma_ in JOINING else set[str]()
    pronoun = pronoun or next((c for c in verb.lefts if c.lower_ in ("which", *joined) and c.dep_ == "dobj"), None)
    if pronoun is None or pronoun.i != verb.left_edge.i:
        return
    near = near_thing(pronoun, said) if pronoun.lower_ == "which" else None
    if near is not None and near != verb.head:
        hang(verb, near, "relcl")
        return
    unknown = pronoun.lower_ == "who" and verb.head.pos_ == "NOUN" and not is_somebody(verb.head, sure=True)
    if may_be_told(verb.head, said, pronoun) and not unknown:
        return
    at = pronoun.i - 1
    while at > verb.sent.start and verb.doc[at].is_punct:
        at -= 1
    inner = verb
    for noun in spine(verb.doc[at]):
        found = _object_before(inner, noun)
        if found is not None and may_be_told(found, said, pronoun) and (not unknown or is_somebody(found, sure=True)):
            hang(verb, found, "relcl")
            return
        if noun.pos_ in ("VERB", "AUX") and noun.dep_ not in ("acl", "pcomp", "relcl") and not is_infinitive(noun):
            return
        named = noun.pos_ in ("NOUN", "PROPN") or noun.lower_ in _INDEFINITE
        able = may_be_told(noun, said, pronoun) and (not unknown or is_somebody(noun, sure=True))
        if named and noun.dep_ != "compound" and able:
            hang(verb, noun, "relcl")
            return
        inner = noun


def _object_before(phrase: Token, host: Token) -> Token | None:
    """Give the object that a phrase of its verb or noun stands right after: "hubs across the country that are"."""
    before = [c for c in host.rights if c.dep_ in ("dobj", "attr") and c.i < phrase.i]
    if host.pos_ == "NOUN":
        before = [o for c in host.rights if c.lower_ == "of" and c.i < phrase.i for o in c.rights if o.dep_ == "pobj"]
    return next((t for t in before if t.right_edge.i + 1 == phrase.left_edge.i), None)
