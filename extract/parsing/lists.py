"""What lists say: the items after a colon or a dash, and those of bulleted lists, stand for a word before them.

"Three states signed: A, B and C", "The parties will cooperate on:" and the items below it. Read off the surface:
parsers get lost in lists, commas do not. `note_lists` finds the bulleted ones once and keeps them with the parse.
"""

from __future__ import annotations

from collections.abc import Mapping

from reportgraph.extract.model import Document
from reportgraph.extract.parsing.addressees import is_advice
from reportgraph.extract.parsing.enumerations import (
    Enumeration,
    announced,
    enumeration_after,
    goes_on,
    heads_of,
    items,
    members_after,
    opens_examples,
    opens_list,
    says_who,
)
from reportgraph.extract.parsing.labels import WH
from reportgraph.extract.parsing.leadins import bulleted_lists, last_word, lead_of
from reportgraph.extract.parsing.memory import kept
from reportgraph.extract.parsing.spelling import QUOTES
from reportgraph.extract.parsing.syntax import child, first_conjunct, is_passive
from reportgraph.extract.parsing.tree import is_finite
from reportgraph.ontology.naming import load_naming
from reportgraph.ontology.schema import load_schema
from spacy.tokens import Doc, Span, Token

_EXAMPLES = "examples"  # in `Doc.user_data`: word of a lead-in -> heads of the items that are examples of it
_MEMBERS = "members"  # in `Doc.user_data`: word of a lead-in -> heads of the items that it stands for
_LONGEST_NAME = 12  # words of an item with a full stop that is no sentence
_OPENERS = "openers"  # first token of a sentence -> its colons and dashes, and the lists that they open
_NAMED = ("Project", "Institution", "Event", "Document")  # what a label may name, and not only title
_FILLERS = "fillers"  # predicate of a lead-in -> role -> heads of the items that fill it


def note_lists(doc: Doc, document: Document) -> None:
    """Find what the items of bulleted lists stand for, and keep it with the parse."""
    members: dict[int, list[int]] = {}
    examples: dict[int, list[int]] = {}
    fillers: dict[int, dict[str, list[int]]] = {}
    for found in bulleted_lists(doc, document):
        if found.asked is not None or (is_advice(found.lead) and not found.lead[-1].is_punct):
            continue  # what the items say is for somebody to do, and names nobody
        heads = [t.i for item in found.items for t in _named_by(found.labels.get(item[0].i, [])) or _item_heads(item)]
        noun = announced(found.lead)
        if not heads:
            continue
        if noun is not None and noun.tag_ == "NN" and noun.lower_ != "following" and len(found.items) > 1:
            continue  # "it spread across the country:" and examples below it, which are no countries
        if noun is not None:
            (examples if opens_examples(last_word(found.lead)) else members)[noun.i] = heads
            continue
        place = _governor(last_word(found.lead))
        if place is not None:
            fillers.setdefault(place[0].i, {}).setdefault(place[1], []).extend(heads)
    doc.user_data.update({_MEMBERS: members, _EXAMPLES: examples, _FILLERS: fillers, _OPENERS: {}})


@kept
def members_of(word: Token) -> tuple[Token, ...]:
    """Give what a word that announces a list stands for, in the same sentence or in the items below it."""
    doc = word.doc
    below = doc.user_data.get(_MEMBERS, {}).get(word.i)
    if below is not None:
        return tuple(doc[i] for i in below)
    if word.pos_ not in ("NOUN", "PROPN", "PRON"):
        return ()
    found = next((found for at, found in _openers(word.sent) if at > word.i), None)
    return found.members if found is not None and found.noun == word else ()


def examples_below(noun: Token) -> list[Token]:
    """Give the items of a bulleted list that are examples of a noun of its lead-in: "new measures, including:"."""
    return [noun.doc[i] for i in noun.doc.user_data.get(_EXAMPLES, {}).get(noun.i, [])]


def _openers(sentence: Span) -> list[tuple[int, Enumeration | None]]:
    """Give the colons and dashes of a sentence with the lists that they open; read once."""
    known: dict[int, list[tuple[int, Enumeration | None]]] = sentence.doc.user_data.setdefault(_OPENERS, {})
    if sentence.start not in known:
        known[sentence.start] = [(t.i, enumeration_after(t)) for t in sentence if opens_list(t)]
    return known[sentence.start]


def announcer_of(member: Token) -> Token | None:
    """Give the noun that says what an item of a list is: "projects" in "four projects: A, B and C"."""
    doc, first = member.doc, first_conjunct(member)
    if first.dep_ == "appos" and first.head.i < first.i and first in members_of(first.head):
        return first.head
    lists: dict[int, list[int]] = doc.user_data.get(_MEMBERS, {})
    return next((doc[noun] for noun, heads in lists.items() if member.i in heads and doc[noun].pos_ == "NOUN"), None)


def fillers_of(predicate: Token) -> Mapping[str, list[Token]]:
    """Give role -> heads of the items below the lead-in that ends in the predicate or in its preposition."""
    doc = predicate.doc
    return {
        role: [doc[i] for i in heads] for role, heads in doc.user_data.get(_FILLERS, {}).get(predicate.i, {}).items()
    }


def _item_heads(item: list[Token]) -> list[Token]:
    """Give the heads of an item that is a noun phrase, or two; nothing where it is a clause."""
    root = item[0].sent.root
    if lead_of(root) is not None:
        return []  # a predicate of its own
    if len(item) > _LONGEST_NAME and item[-1].text == "." and not _is_phrase(item):
        return []  # a sentence, whatever the parser makes of it
    if root.pos_ not in ("NOUN", "PROPN", "NUM") and not (root.tag_ == "VBG" and root.dep_ == "ROOT"):
        return []
    if any(c.dep_ in ("nsubj", "nsubjpass", "cop") for c in root.children):
        return []
    comma = next((at for at, t in enumerate(item) if t.text == ","), 0)
    if 2 <= comma <= 5 and all(t.pos_ == "PROPN" for t in item[:comma]):  # "Ana Ruiz, chair and director of A"
        inside = {t.i for t in item[:comma]}
        return [next(t for t in item[:comma] if t.head.i not in inside or t.head == t)]
    found, queue = [root], [root]
    while queue:
        joined = [c for c in queue.pop(0).children if c.dep_ == "conj"]
        found += joined
        queue += joined
    return sorted((t for t in found if t.pos_ in ("NOUN", "PROPN", "VERB")), key=lambda t: t.i)


def _named_by(label: list[Token]) -> list[Token]:
    """Give the head of a label that names what its item tells of: "- The Harbour Corps: It will train welders"."""
    words = [t for t in label if not t.is_punct]
    last = next((at for at, t in enumerate(words) if t.pos_ == "ADP"), len(words)) - 1
    capitals = all(t.text[0].isupper() for t in words[: last + 1] if t.is_alpha)
    if last < 1 or not capitals or words[last].tag_ == "NNPS" or words[0].lower_.endswith("ing"):
        return []  # "Training Local Partners"
    cls = load_naming().class_of_name([t.lower_ for t in words[: last + 1]])
    whole = cls is not None and any(load_schema().is_a(cls, top) for top in _NAMED)
    return [words[last]] if whole else []


def _is_phrase(item: list[Token]) -> bool:
    """Tell a long noun phrase: its verbs stand in relative clauses, all but the participles and infinitives."""
    finite = [t for t in item if t.pos_ in ("VERB", "AUX") and is_finite(t)]
    relative = {c.i for t in item if t.dep_ == "relcl" and any(w.tag_ in WH for w in t.subtree) for c in t.subtree}
    return all(t.i in relative for t in finite)


def _governor(last: Token) -> tuple[Token, str] | None:
    """Give the predicate whose argument the word before the colon opens or stands for, and the role."""
    if last.pos_ == "ADP":
        by = last.lower_ == "by" and last.head.pos_ == "VERB" and is_passive(last.head)
        return last.head, "agent" if by else last.lower_
    if last.lower_ == "including":
        return None  # examples of a noun before it, whatever the verb
    if last.pos_ == "AUX" and last.lemma_ == "be" and child(last, "nsubj", "attr") is None:
        return last, "agent"
    return (last, "object") if last.pos_ == "VERB" and not says_who(last) else None


@kept
def list_after(token: Token) -> tuple[Token, ...]:
    """Give the heads of the items of the list that a token opens ("areas: A, B and C"), or nothing.

    The opener stands at the end of the token's phrase. A list has at least two items, each a short noun phrase.
    """
    if below := members_of(token):
        return below
    doc, end = token.doc, token.sent.end
    opener = next((t for t in doc[token.i + 1 : min(end, token.i + 9)] if opens_list(t)), None)
    if opener is None or (opener.nbor(-1).tag_ == "NNP" and doc[opener.i + 1 : end][:1].text.lower() in ("a", "an")):
        return ()  # "ties with Chad — an ally and friend": what Chad is
    own = enumeration_after(opener) if token.pos_ != "VERB" else None
    if own is not None and own.noun.i < token.i:  # "three threats to the delta: …" lists threats, not deltas
        return ()
    if own is not None and own.noun != token and own.noun.head.lower_ == "with":
        return ()  # "a plan with two goals: …"
    between = list(doc[token.i + 1 : opener.i - (opener.lower_ == "namely")])
    verbs = [t for t in between if t.pos_ in ("VERB", "AUX") and t.dep_ != "amod"]
    widened = token.pos_ == "VERB" and any(t.lower_ == "limited" for t in verbs)  # "include but are not limited to:"
    if verbs and not widened:
        return ()
    if any(t.text in (",", ";") for t in between):
        return ()
    heads, _ = members_after(opener)
    return heads if len(heads) >= 2 and not goes_on(opener, heads) else ()


def quoted_list(opener: Token) -> tuple[Token, ...]:
    """Give the heads of the items of a list in quotation marks right after a word ("based on "A, B and C"")."""
    doc, end = opener.doc, opener.sent.end
    if opener.i + 1 >= end or doc[opener.i + 1].text not in QUOTES:
        return ()
    found = items(doc[opener.i + 2 : end], QUOTES)
    heads = [head for item in found for head in heads_of(item)]
    return tuple(heads) if len(heads) >= 3 and len(found) >= 2 else ()


def counted(head: Token) -> Token:
    """Give the noun that a pronoun or a number takes from: "any of these bodies"."""
    of = child(head, "prep") if head.pos_ in ("PRON", "DET", "NUM") else None
    return (child(of, "pobj") or head) if of is not None and of.lower_ == "of" else head
