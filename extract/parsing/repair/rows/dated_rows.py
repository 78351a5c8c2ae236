"""Mends who did the same at another time, told without the verb: "A signed the pact in 2011, B in 2014, C in 2015"."""

from __future__ import annotations

from reportgraph.extract.parsing.tree import SUBJECTS
from reportgraph.extract.text.calendar_terms import is_month_or_year
from spacy.tokens import Doc, Token

_LINKS = frozenset({"in", "on", "since"})
_JOINTS = frozenset({",", ";", "and", "while"})
_LONGEST = 5  # words of a name


def repair_dated_rows(doc: Doc) -> None:
    """Hang each name with a time of its own on the verb whose subject is of the same kind."""
    for link in doc[2:-1]:
        if link.lower_ in _LINKS and is_month_or_year(link.nbor().text) and link.nbor(-1).pos_ == "PROPN":
            _mend(link)


def _mend(link: Token) -> None:
    doc, last = link.doc, link.nbor(-1)
    begin = last.i
    while begin > link.sent.start and last.i - begin < _LONGEST and doc[begin - 1].pos_ in ("PROPN", "DET"):
        begin -= 1
    joint = begin - 1
    if joint <= link.sent.start or doc[joint].lower_ not in _JOINTS:
        return
    joint -= doc[joint - 1].text == ","  # "…, and C in 2015"
    time = doc[joint - 1]
    before = _link_of(time)
    verb = _verb_of(before) if before is not None and before.lower_ == link.lower_ else None
    if verb is None or last.is_ancestor(verb) or link.is_ancestor(verb) or not _is_doer(last, verb):
        return
    name = last
    name.head, name.dep_ = verb, "dep"
    for word in doc[begin : last.i]:
        word.head, word.dep_ = name, "det" if word.pos_ == "DET" else "compound"
    link.head, link.dep_ = name, "prep"
    link.nbor().head, link.nbor().dep_ = link, "pobj"


def _link_of(time: Token) -> Token | None:
    """Give the preposition of a time that ends right here: "in 2011", "in May 2011"."""
    if not is_month_or_year(time.text):
        return None
    at = time.i - 1 - is_month_or_year(time.nbor(-1).text)
    return time.doc[at] if at > 0 and time.doc[at].lower_ in _LINKS else None


def _verb_of(link: Token) -> Token | None:
    """Give the verb that the first of the times is of, or that of the name in the row before."""
    return next((t for t in link.ancestors if t.pos_ == "VERB"), None)


def _is_doer(name: Token, verb: Token) -> bool:
    """Tell a name of the kind of the subject and not of the object: "A visited B in 2011 and C in 2012" has two B."""
    subject = next((c for c in verb.lefts if c.dep_ in SUBJECTS), None)
    things = [c for c in verb.rights if c.dep_ == "dobj" and c.i < name.i]
    things += [o for c in verb.rights if c.dep_ == "prep" and c.i < name.i for o in c.rights if o.dep_ == "pobj"]
    kind = name.ent_type_
    like = subject is not None and bool(kind) and subject.ent_type_ == kind and subject.pos_ == "PROPN"
    return like and bool(things) and all(t.ent_type_ != kind for t in things)
