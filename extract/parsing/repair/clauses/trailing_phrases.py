"""Mends phrases that end a clause and are hung on the wrong noun: "a ban on A together with B", "a line …, via C"."""

from __future__ import annotations

from reportgraph.extract.parsing.labels import NOUNY
from reportgraph.extract.parsing.syntax import child
from reportgraph.extract.parsing.tree import hang, neighbor_of
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.naming import load_naming
from spacy.tokens import Token

_BESIDE = frozenset({"together", "jointly"})
_PLACED = frozenset({"DATE", "GPE", "LOC", "TIME"})
_WHILE = frozenset({"after", "before", "during", "following"})


def mend_trailing_phrase(link: Token) -> None:
    """Hang a phrase with "with", "in", "during" or "via" on what it tells of."""
    if link.lower_ == "with":
        _company_of_doer(link)
        _company_of_asked(link)
        _with_somebodys_town(link)
    elif link.lower_ == "in":
        _field_of_last(link)
    elif link.lower_ in _WHILE and link.head.dep_ == "pobj":
        _time_behind_role(link)
    elif link.lower_ in ("via", "through") and link.i > 2:
        _stop_on_line(link)


def _field_of_last(link: Token) -> None:
    """ "deepen dialogue and cooperation in trade" with the deepening in trade: it is what one cooperates in."""
    last = link.nbor(-1)
    joint = (
        last.dep_ == "conj"
        and last.lemma_ in GRAMMAR.together
        and last.head.head == link.head
        and last.head.dep_ == "dobj"
    )
    if joint and link.head.pos_ == "VERB" and not any(t.ent_type_ in _PLACED for t in link.children):
        hang(link, last, "prep")


def _time_behind_role(link: Token) -> None:
    """ "cited A as an example during a visit" with an example during it: that is when it was cited."""
    role = link.head
    verb = role.head.head
    if role.head.lower_ == "as" and verb.pos_ == "VERB" and role.pos_ == "NOUN" and verb.i < role.i < link.i:
        hang(link, verb, "prep")


def _stop_on_line(link: Token) -> None:
    """ "lays a line from A to B, via C" with the laying via C: the line goes there, as in "a line linking A and B"."""
    before = link.doc[link.i - (2 if link.nbor(-1).text == "," else 1)]
    joining = next((t for t in before.ancestors if t.lemma_ in GRAMMAR.connecting and t.i > link.head.i), None)
    if joining is not None and joining.dep_ in ("acl", "relcl"):
        hang(link, joining, "prep")
        return
    ends = [t for t in before.ancestors if t.lower_ == "to" and t.dep_ == "prep" and t.i > link.head.i]
    line = ends[0].head if ends else link
    if line.pos_ == "NOUN" and line.i > link.head.i and any(c.lower_ == "from" for c in line.rights):
        hang(link, line, "prep")


def _company_of_doer(link: Token) -> None:
    """ "imposed a ban on A together with B" with a ban that is with B: who imposes it does so together with B."""
    word, noun = neighbor_of(link, -1), link.head
    if word.lower_ not in _BESIDE or noun.pos_ not in NOUNY or neighbor_of(word, -1).text in (",", "and"):
        return
    verb = next((a for a in noun.ancestors if a.pos_ == "VERB"), None)
    thing = child(verb, "dobj") if verb is not None else None
    if verb is None or thing is None or noun.i < verb.i or not (thing == noun or thing.is_ancestor(noun)):
        return
    if verb.lemma_ not in GRAMMAR.gathering:
        hang(link, verb, "prep")
        hang(word, link, "advmod")


def _company_of_asked(link: Token) -> None:
    """ "asked A together with B to fund C" with B as who asks too: B is to fund it with A."""
    word, whole = neighbor_of(link, -1), link.head if link.head.lower_ == "along" else link
    verb, end = whole.head, link.right_edge.i + 1
    asked = child(verb, "dobj") if verb.pos_ == "VERB" and word.lower_ in _BESIDE | {"along"} else None
    deed = next((c for c in verb.rights if c.dep_ == "xcomp" and c.left_edge.i == end), None)
    if asked is None or deed is None or asked.right_edge.i + 1 != word.i or link.doc[end].lower_ != "to":
        return
    hang(whole, deed, "prep")
    if whole == link:
        hang(word, link, "advmod")


def _with_somebodys_town(link: Token) -> None:
    """ "ended in Peru's capital with a vote on A" with a capital that has the vote: known by its owner, it has none."""
    town = link.head
    known = child(town, "poss") is not None and town.dep_ == "pobj" and town.head.lower_ == "in"
    kind = next(iter(load_naming().classes_of(town.lemma_.lower()) or ()), None)
    verb, brought = next((t for t in town.ancestors if t.pos_ == "VERB"), None), child(link, "pobj")
    if known and kind in ("City", "Region") and verb is not None and verb.i < town.i and brought is not None:
        for behind in [c for c in town.rights if c.dep_ == "prep" and c.i > link.i]:
            hang(behind, brought, "prep")
        hang(link, verb, "prep")
