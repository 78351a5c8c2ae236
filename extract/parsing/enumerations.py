"""Lists after a colon or a dash, read off the surface: parsers get lost in them, commas do not."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reportgraph.extract.parsing.labels import DETERMINING, NOUN_SUBJECTS, WH
from reportgraph.extract.parsing.tree import neighbor_of, spine
from spacy.tokens import Token

SUMMING = frozenset({"ideal", "norm", "pillar", "principle", "priority", "tenet", "value"})
_OPENERS = frozenset({":", "--", "—", "–"})
_ASIDE = ("ADP", "ADV", "SCONJ")
_STOPS = frozenset({".", "?", "!"})
_ANNOUNCING = frozenset({"following", "several", "various", "these"})
_SETS = frozenset({"series", "set", "range", "number", "package", "list"})
_PRONOUNS = frozenset({"those", "everyone", "all"})
_COUNTS = {2: "two", 3: "three", 4: "four", 5: "five", 6: "six"}
_LONGEST_ITEM = 16
_FAR = 14  # tokens from the noun that a list enumerates to the list


@dataclass(frozen=True, slots=True)
class Enumeration:
    """A list and the plural noun before it that says what is listed: "three threats to the delta: A, B and C"."""

    noun: Token
    members: tuple[Token, ...]  # heads of the items
    begin: int
    end: int


def opens_list(token: Token) -> bool:
    """Tell a colon, a dash between spaces, or a "namely" set apart."""
    if token.text in _OPENERS or (token.lower_ == "namely" and token.i > 1 and token.nbor(-1).text == ","):
        return True
    return token.text == "-" and token.i > 0 and bool(token.whitespace_) and bool(token.nbor(-1).whitespace_)


def enumeration_after(opener: Token) -> Enumeration | None:
    """Read the list that a colon or dash opens, if a counted plural before it is what it lists."""
    lead = list(opener.doc[opener.sent.start : opener.i + 1])
    which = next((t for t in lead[-_FAR:-1] if _tells_which(t, lead[-2])), None)
    noun = which or (announced(lead) if len(lead) > 1 else None)
    if noun is None:
        return None
    members, end = members_after(opener)
    if members and (goes_on(opener, members) or _is_clause_of_its_own(opener, noun, members)):
        return None
    if not is_counted(noun):
        noun = _of_that_many(lead[-_FAR:-1], len(members)) or noun
    before = opener.nbor(-2 if opener.lower_ == "namely" else -1)
    if not is_counted(noun) and noun in (which, plural_over(before)) and not _is_closed(end, opener):
        return None
    if which is not None and not is_counted(noun) and any(m.pos_ != "PROPN" for m in members):
        return None
    enough = len(members) > 1 or (len(members) == 1 and noun.tag_ == "NN" and _ends_sentence(end, opener))
    return Enumeration(noun, members, opener.i + 1, end) if enough else None


def _tells_which(noun: Token, last: Token) -> bool:
    """Tell a clause up to the list by which its items are known: "the states that joined the pact: A and B"."""
    clauses = (c for c in noun.rights if c.dep_ == "relcl" and c.i <= last.i and c.left_edge.nbor(-1).text != ",")
    one = noun.tag_ == "NNS" and last.tag_ in ("NN", "NNP", "VBN", "VBD", "CD")
    return one and any(c.left_edge.tag_ in WH and (c == last or c.is_ancestor(last)) for c in clauses)


def _of_that_many(lead: Sequence[Token], count: int) -> Token | None:
    """Give the noun of which as many are told as the list has items: "two ills that take many lives: A and B"."""
    many = _COUNTS.get(count)
    for number in (t for t in reversed(lead) if t.lower_ == many):
        of = next((c for c in number.rights if c.lower_ == "of"), None)
        told = next((c for c in of.rights if c.dep_ == "pobj"), None) if of is not None else number.head
        if told is not None and told.tag_ in ("NNS", "NNPS") and (of is not None or number.dep_ == "nummod"):
            return told
    return None


def goes_on(opener: Token, members: Sequence[Token]) -> bool:
    """Tell a dash before what is done besides: "discussed rights – noting the worth of A and B"."""
    doing, first = opener.nbor(1), members[0]
    return opener.text != ":" and doing.tag_ == "VBG" and first.dep_ == "dobj" and first.head == doing


def _is_clause_of_its_own(opener: Token, noun: Token, members: Sequence[Token]) -> bool:
    """Tell what goes on behind a dash: "cut tax – ensuring that farms, mills and shops live".

    Or what each does, by no name of its own: "two lines - one linking A to B, the other joining C and D".
    """
    first = opener.nbor(1)
    if first.lower_ == "one" and first.nbor(1).tag_ in ("VBG", "VBN"):
        return True
    if noun.tag_ == "NN" and opener.text != ":" and {first.lower_, noun.left_edge.lower_} <= {"a", "an"}:
        return True  # "a paper – a treaty on widening and deepening trade": one, called twice
    doing = first.tag_ == "VBG" and first == members[0]
    return doing and opener.text != ":" and not (is_counted(noun) and all(m.tag_ == "VBG" for m in members))


def _is_closed(end: int, opener: Token) -> bool:
    """Tell a list up to the end of its sentence or to a second dash, which stands for nothing that opens with "a"."""
    if end >= len(opener.doc):
        return True  # a text that ends with its list, or with what opens one
    named, after = opener.text == ":" or opener.nbor().lower_ not in ("a", "an"), opener.doc[end : end + 3]
    told = after[0].text == "," and any(t.tag_ in WH for t in after)  # "A and B, which C fights"
    return named and (_ends_sentence(end, opener) or opens_list(after[0]) or told)


def _ends_sentence(end: int, opener: Token) -> bool:
    return all(t.is_punct or t.is_space for t in opener.doc[end : opener.sent.end])


def announced(lead: Sequence[Token]) -> Token | None:
    """Give the word before a colon or a dash, the last of `lead`, that stands for the items after it.

    The nearest plural that is counted or announced, or that stands right before the list; "the following"; before a
    form of "be" the "those" of "among those who attended were:".
    """
    if lead[-2].text == "," and len(lead) > 2:  # ", namely"
        lead = [*lead[:-2], lead[-1]]
    last = lead[-2]
    if opens_examples(last) and (noun := _exemplified(lead)) is not None:
        return noun
    pronoun = next((t for t in lead if t.lower_ in _PRONOUNS and any(c.dep_ == "relcl" for c in t.children)), None)
    if last.lemma_ == "be":
        return pronoun
    if last.lemma_ == "follow" and last.i > lead[0].i and last.nbor(-1).lower_ == "as":  # "the members are as follows:"
        return next((t for t in reversed(lead) if t.dep_ == "nsubj" and t.pos_ in ("NOUN", "PROPN")), None)
    for token in reversed(lead[-_FAR:-1]):
        if token.text == ";" or opens_list(token):
            break
        if token.lower_ == "following" and token.pos_ == "NOUN":
            return token
        does = token.dep_ in NOUN_SUBJECTS and last.pos_ in ("ADP", "PART")  # "the two sides will cooperate in:"
        if token.tag_ in ("NNS", "NNPS") and not does and (is_counted(token) or token == last):
            return token
    if pronoun is not None and pronoun.dep_ == "nsubj":
        return pronoun
    if (told := next((a for a in last.ancestors if a.tag_ == "NNS" and a.lemma_ in SUMMING), None)) is not None:
        return told if lead[0].i <= told.i < last.i else None  # "the principles of its policy: A and B"
    single = last.tag_ == "NN" and any(c.dep_ in DETERMINING for c in last.children)
    return plural_over(last) or (last if single else None)  # "one goal: A"


def plural_over(last: Token) -> Token | None:
    """Give the threats of "the threats to the lake: A and B": of the last thing alone there is but one."""
    noun = last
    while noun.dep_ == "pobj" and noun.head.dep_ == "prep" and noun.head.head.pos_ == "NOUN":
        noun = noun.head.head
        if noun.tag_ == "NNS":
            one = last.tag_ in ("NN", "NNP") and not any(c.lower_ in ("a", "an") for c in last.lefts)
            single = noun.head.lower_ == "of" and noun.head.head.lower_ == "one"  # "one of the gaps in the law: A"
            return noun if one and not single and noun.i < last.i else None
    return None


def says_who(last: Token) -> bool:
    """Tell the verb that says of which the items are: "The ministers who attended:", who are not what is attended."""
    return last.dep_ == "relcl" and any(c.tag_ in ("WDT", "WP") and c.dep_ == "nsubj" for c in last.lefts)


def _exemplified(lead: Sequence[Token]) -> Token | None:
    """Give what examples follow: the parks in "opened parks to cool towns, including:", the towns before "such as:"."""
    at = len(lead) - 3
    while at > 0 and (lead[at].is_punct or lead[at].lower_ == "such"):
        at -= 1
    plurals: list[Token] = []
    for t in spine(lead[at]):
        near = [t, *(c for c in t.rights if c.dep_ == "dobj" and t.pos_ == "VERB")]
        plurals += [n for n in near if n.tag_ in ("NNS", "NNPS") and n.i <= lead[at].i and n not in plurals]
        if plurals and (lead[-3].text != "," or any(c.dep_ == "relcl" for c in plurals[-1].children)):
            break
    return plurals[-1] if plurals else None


def opens_examples(word: Token) -> bool:
    """Tell the end of "measures, including:", "measures such as:"."""
    return word.lower_ == "including" or (word.lower_ == "as" and word.i > 0 and word.nbor(-1).lower_ == "such")


def is_counted(noun: Token) -> bool:
    """Tell a noun that is counted or announced: "three aims", "the following aims", "a series of aims"."""
    if any(c.dep_ == "nummod" or c.lower_ in _ANNOUNCING for c in noun.children):
        return True
    of = noun.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else None
    return of is not None and of.head.lemma_ in _SETS


def members_after(opener: Token) -> tuple[tuple[Token, ...], int]:
    """Give the heads of the items of the list that a token opens, and where it ends."""
    doc, heads, end = opener.doc, list[Token](), opener.i + 1
    for item in items(doc[opener.i + 1 : opener.sent.end]):
        found = heads_of(item)
        if len(found) > 1 and heads and heads[0].tag_ == "VBG" and found[-1].tag_ != "VBG":
            deed = next((t for t in item[:2] if t.tag_ == "VBG" and any(c.dep_ == "dobj" for c in t.rights)), None)
            found = [deed] if deed is not None else found  # "cutting A, and addressing B and C"
        if not found:
            if item:
                break
            continue
        heads += found
        end = item[-1].i + 1
    return tuple(heads), end


def items(words: Iterable[Token], ends: frozenset[str] = frozenset()) -> list[list[Token]]:
    """Cut the words at commas and semicolons, up to the first of `ends`, or to the end of the list.

    Of "widen the range of A, B and C; cut D", which only semicolons part, B and C are no deeds of their own.
    """
    found: list[list[Token]] = [[]]
    words, inside = list(words), False
    parted = any(t.text == ";" for t in words)
    for t in words:
        if t.text in ends or (not ends and (t.text in _STOPS or opens_list(t))):
            break
        deed = parted and bool(found[-1]) and found[-1][0].tag_ == "VB"
        inside = t.text != ";" and (inside or (t.text == "," and deed and any(w.lower_ == "of" for w in found[-1])))
        if t.text in (",", ";") and not inside:
            found.append([])
        elif not inside:
            found[-1].append(t)
    asides = {at + 1 for at, item in enumerate(found) if item and item[-1].pos_ == "CCONJ"}  # "A and, since May, B"
    return [item for at, item in enumerate(found) if at not in asides or not item or item[0].pos_ not in _ASIDE]


def heads_of(item: list[Token]) -> list[Token]:
    """Give the head nouns of one item: the last noun before a preposition; "A and B" gives two."""
    words = [t for t in item if not t.is_space and t.text not in ('"', "'")]
    if words and words[0].pos_ == "CCONJ":
        words = words[1:]
    if not words or len(words) > _LONGEST_ITEM or words[0].pos_ in ("ADP", "SCONJ", "PART"):
        return []
    if words[0].lower_ in ("including", "excluding", "such"):
        return []  # examples of what stands before the dash
    if any(t.pos_ == "AUX" or (t.pos_ == "VERB" and t.tag_ in ("VBD", "VBZ", "VBP")) for t in words):
        return []
    doing = words[0].tag_ == "VBG" and words[0].dep_ not in ("amod", "compound") and len(words) > 1
    link = next((at for at, t in enumerate(words) if t.pos_ == "CCONJ"), None)
    told = any(t.tag_ == "VB" and t.head in words for t in words)  # "urging A and B to do C"
    if doing and (link is None or (told and neighbor_of(words[link], 1).tag_ != "VBG")):
        return [words[0]]  # "stopping A"
    if doing and link is not None and words[link].i + 1 < len(words[0].doc) and words[link].nbor().tag_ == "VBG":
        return [words[0], *heads_of(words[link + 1 :])]  # "stopping A and curbing B"
    heads: list[Token] = []
    last: Token | None = None
    closed = False
    for t in words:
        if t.pos_ == "CCONJ" and last is not None and last.pos_ in ("NOUN", "PROPN"):
            heads.append(last)
            last, closed = None, False
        elif t.pos_ in ("ADP", "SCONJ") or t.lower_ == "to":
            closed = closed or last is not None
        elif not closed and t.pos_ in ("NOUN", "PROPN", "VERB", "ADJ", "NUM"):
            last = t
    if last is not None:
        heads.append(last)
    return [t for t in heads if t.pos_ in ("NOUN", "PROPN") or t.tag_ == "VBG"]
