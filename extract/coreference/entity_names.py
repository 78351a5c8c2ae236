"""What an entity is called, alone and else, and of which class it is: the best of what its mentions say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import replace

from reportgraph.extract.coreference.coref import weight_of
from reportgraph.extract.grammar.complements import PREPOSITIONS
from reportgraph.extract.model import Mention, MentionKind
from reportgraph.extract.parsing.labels import SMALL_WORDS
from reportgraph.extract.parsing.spelling import DEFINITE, RESTRICTIVE, singular, spells
from reportgraph.ontology.grammar import governs
from reportgraph.ontology.naming import Knowledge
from reportgraph.ontology.schema import ABSTRACTIONS
from spacy.tokens import Doc

LONGEST_OWNER = 4  # words
_BODIES = ("GovernmentBody", "Institution")
_ONCE = frozenset({"formerly", "once", "originally", "previously"})
_NAMING = frozenset({"as", "called", "known", "named", "the"})
_FORMER = 4  # words before a name that may say that it is an old one
_FEW, _MANY = 2, 5  # words of a name before which its owner stands: of a thing or somebody, of what is no thing
_PEOPLE = ("s'", "men's", "people's", "children's")
_RECALLED = ("Document", "Event", "Initiative", "Project", "Work")
_CERTAIN = frozenset({"gazetteer", "lexicon", "quotes"})  # ways of finding a class that are hardly wrong
_CALLED = frozenset({"Facility", "InfrastructureProject", "Document", "Event"})  # what goes by a name with its noun


def best_name(members: list[Mention], doc: Doc, knowledge: Knowledge) -> str:
    """Give the fullest proper name; of a phrase the one it was introduced by, with the complement that it needs."""
    nominals = [m for m in members if m.kind is MentionKind.NOMINAL]
    nominal = next((m for m in nominals if not m.name.isupper()), nominals[0] if nominals else None)  # headings shout
    if members[0].kind is MentionKind.NAME or nominal is None:
        counts = Counter(m.name for m in members)
        order = {m.name: -at for at, m in reversed(list(enumerate(members)))}
        return max(counts, key=lambda n: (not n.isupper(), len(n.split()), counts[n], order[n]))
    plain = [m for m in nominals if _is_plainer(m, nominal, knowledge)]
    light = knowledge.naming.words.light
    bare = light.issuperset(nominal.name.split()[:-1])  # "a new plant … the Lima plant"
    told = [m for m in nominals if m.name[:1].isupper() and " " in m.name and m.name != nominal.name]
    named = (m for m in told if m.name.split()[1].istitle() and m.name.split()[-1].islower())
    called = list(named) if nominal.name.islower() else []  # "a farm in Chad, the Lake Alta plant"
    chosen = (plain or (told if bare else called) or [nominal])[0]
    if " " not in chosen.name and not chosen.long_name and nominal.long_name:  # "a new plan to save A ... the plan"
        chosen = replace(chosen, long_name=chosen.name + nominal.long_name.removeprefix(nominal.name))
    return _phrase_name(chosen, nominals, doc, light)


def only_repeats(members: list[Mention]) -> bool:
    """Tell whether all names are the words of a phrase before them that says more: "an order on ports … the Order"."""
    first = members[0]
    names = (m for m in members if m.kind is MentionKind.NAME)
    return bool(first.long_name) and all(m.name.casefold() == first.name for m in names)


def as_written_small(name: str, cls: str, members: list[Mention]) -> str:
    """Give what is no proper name as sentences have it, and not with the capitals of a heading: "RURAL ROADS"."""
    if not (name.isupper() or cls in ABSTRACTIONS or cls == "Group"):
        return name
    small = (m.name for m in members if m.kind is MentionKind.NOMINAL and " " in m.name)
    return next((n for n in small if n.casefold() == name.casefold()), name)


def called_by_name(members: list[Mention]) -> str | None:
    """Give "Lakeside bill" for what is nowhere called "Lakeside" alone."""
    whole = {m.begin: m for m in members if m.kind is MentionKind.NOMINAL and m.cls in _CALLED}
    names = [m for m in members if m.kind is MentionKind.NAME]
    inside = all(m.begin in whole and m.end <= whole[m.begin].head for m in names)
    return whole[names[0].begin].name if names and inside else None


def spelt_out_name(members: list[Mention]) -> str | None:
    """Give the words for what is else called by letters alone, "electric vehicles" for "EVs"; None for other things."""
    names = {m.name for m in members if m.kind is MentionKind.NAME}
    short = next(iter(names), "").removesuffix("s")
    if not short.isupper() or any(n.removesuffix("s") != short for n in names):
        return None
    said = (m.name for m in members if m.kind is MentionKind.NOMINAL)
    return next((n for n in said if _are_initials(short.lower(), n)), None)


def _are_initials(letters: str, name: str) -> bool:
    words = [w for w in name.lower().replace("-", " ").split() if w not in SMALL_WORDS]
    initials = "".join(w[0] for w in words)
    rest = iter(initials)
    drawn = len(words) > 1 and spells(letters, "".join(words), initials)  # "GHG"
    return bool(words) and words[0][0] == letters[:1] and (drawn or all(letter in rest for letter in letters))


def _is_plainer(mention: Mention, other: Mention, knowledge: Knowledge) -> bool:
    """Tell the same phrase without what grades it: "sanctions" beside "continued sanctions"."""
    more = other.name.removesuffix(f" {mention.name}").split() if other.name != mention.name else []
    words = knowledge.naming.words
    more = [w.strip(",") for w in more]
    return other.name.endswith(f" {mention.name}") and set(more) <= words.light | words.grading


def _phrase_name(first: Mention, nominals: list[Mention], doc: Doc, light: Collection[str]) -> str:
    """Give the name of a described thing: with the complement that sets it apart, a bare head with its owner too.

    What only grades a head (`light`) leaves it bare: "the essential reforms" that A made.
    """
    first = _without_own_clause(first, nominals)
    bare = all(word.strip(",") in light for word in first.name.split()[:-1])
    rest = _complement(first).split()
    needed = bool(rest) and (rest[0] in RESTRICTIVE or governs(singular(first.name.split()[-1].lower()), rest[0]))
    known = all(m.long_name or doc[m.begin - 1].lower_ in DEFINITE for m in nominals)
    again = ("",) if first.cls in _RECALLED or (bare and known) else ()  # "meetings with mayors", then "the meetings"
    shared = all(_complement(m) in (_complement(first), *again) for m in nominals)
    telling = bool(rest) and shared and (bare or not _is_told_by_claim(first, rest))
    name = first.long_name if needed or telling else first.name
    kind = first.owner.endswith(_PEOPLE) and " " not in first.owner  # "women's health research"
    body = first.cls in _BODIES
    whose = (m.owner == first.owner or (body and _takes_up(m, doc)) for m in nominals)
    same = (first.owner[:1].isupper() or kind) and all(whose)
    many = body or first.cls in (*ABSTRACTIONS, *_RECALLED)  # where a port lies is a claim of its own
    longest = _MANY if many else _FEW
    near = len(first.name.split()) <= longest and len(first.owner.split()) <= LONGEST_OWNER
    anybodys = any(not m.owner and doc[m.begin - 1].pos_ not in ("DET", "PRON") for m in nominals if m.begin)
    return f"{first.owner} {name}".strip() if (bare and not anybodys) or (same and near) else name


def _takes_up(body: Mention, doc: Doc) -> bool:
    """Tell a body that is called so again without its owner: "Peru's atomic agency … the agency"."""
    return not body.owner and doc[body.begin - 1].lower_ in DEFINITE


def is_former_name(name: Mention, doc: Doc) -> bool:
    """Tell what something is called no more: "Voltra, formerly known as Lake Energy"."""
    before = doc[max(0, name.begin - _FORMER) : name.begin]
    told = [t.lower_ for t in reversed(before)]
    at = next((n for n, word in enumerate(told) if word in _ONCE), len(told))
    return at < len(told) and all(word in _NAMING for word in told[:at])


def _without_own_clause(first: Mention, nominals: list[Mention]) -> Mention:
    """Take the shorter complement where one mention alone has a clause: "heads of units", "… that guard the coast"."""
    others = [m for m in nominals if m.name == first.name and first.long_name.startswith(f"{m.long_name} ")]
    shorter = next((m for m in others if m.long_name), first)
    added = first.long_name.removeprefix(shorter.long_name).split()
    return shorter if added and added[0] not in PREPOSITIONS else first


def _complement(mention: Mention) -> str:
    return mention.long_name.removeprefix(mention.name)


def _is_told_by_claim(phrase: Mention, rest: list[str]) -> bool:
    """Tell where a thing is, "a plant in Peru", and with whom one does it: a claim says the same."""
    placed = rest[0] == "in" and any(w[:1].isupper() and not w.endswith(("'s", "’s")) for w in rest[1:3])
    placed = placed and phrase.cls not in (*ABSTRACTIONS, "Group")
    return placed or (rest[0] == "with" and phrase.cls in (*ABSTRACTIONS, "Event"))


def class_of(members: list[Mention], knowledge: Knowledge) -> str:
    """Give the class with the best evidence; of two on one line of descent the more specific."""
    votes: dict[str, float] = {}
    told = any(m.kind is MentionKind.NAME and m.how in _CERTAIN and m.cls not in ABSTRACTIONS for m in members)
    body = any(m.kind is MentionKind.NAME and knowledge.schema.is_a(m.cls, "Institution") for m in members)
    standing = any(m.kind is MentionKind.NAME and m.cls == "CooperationMechanism" for m in members)
    common = {m.name.lower() for m in members if m.kind is MentionKind.NOMINAL and m.cls not in ABSTRACTIONS}
    plain = [m for m in members if m.kind is not MentionKind.NAME or m.name.lower() not in common]
    if any(_is_spelt_small(m) for m in members[:1]):
        short = (m for m in plain if m.kind is MentionKind.NAME and m.name.removesuffix("s").isupper())
        letters = [m for m in short if m.how not in _CERTAIN]
        plain = [m for m in plain if m not in letters]
    for m in plain:  # what is written small as well is called by its noun: "Lake Partners", "the Lake partners"
        vague = told and m.kind is MentionKind.NOMINAL and m.cls in ABSTRACTIONS  # "the Lake Pact is a framework"
        trade = m.cls == "Person" and "Company" in (knowledge.naming.classes_of(m.name.split()[-1].lower()) or ())
        of_body = body and m.kind is MentionKind.NOMINAL
        vague = vague or (of_body and (m.cls == "Group" or trade))  # "the group Green Lake"
        vague = vague or (standing and m.kind is MentionKind.NOMINAL and m.cls == "Event")  # "the forum"
        if m.kind is not MentionKind.PRONOUN and not vague:
            weight = weight_of(m) * (1.0 if m.kind is not MentionKind.NOMINAL or len(plain) == 1 else 0.5)
            votes[m.cls] = votes.get(m.cls, 0.0) + weight
    if not votes:
        return members[0].cls
    for cls in votes:
        for other in votes:
            if other != cls and knowledge.schema.is_a(cls, other):
                votes[cls] += votes[other]
    best = max(votes, key=lambda c: (votes[c], len(knowledge.schema.ancestors(c)), c))
    return best if best != "Institution" else _class_of_many(members, knowledge) or best


def _class_of_many(members: list[Mention], knowledge: Knowledge) -> str | None:
    """Give of what class many are that stand in letters with an "s": "Low Income Countries (LICs)" are no body."""
    many = next((m.name for m in members if m.name[-1:] == "s" and m.name[:-1].isupper() and len(m.name) > 2), "")
    whole = next((m.name for m in members if many and " " in m.name and m.name[0] == many[0]), "")
    head = whole.split()[-1].lower() if whole.endswith("s") else ""
    cls = knowledge.naming.class_of_nominal([singular(head)], plural=True) if head else None
    return None if not head or (cls and knowledge.schema.is_a(cls, "Institution")) else cls or "Topic"


def _is_spelt_small(first: Mention) -> bool:
    """Tell a phrase that letters stand for, which are no body by them: "primary health care (PHC)"."""
    return first.kind is MentionKind.NOMINAL and " " in first.name and first.name.islower()


def aliases_of(members: list[Mention], name: str) -> Iterator[str]:
    """Give the other names; what only describes a named thing ("the dean") is none of them."""
    named = any(m.kind is MentionKind.NAME for m in members)
    seen = {name.casefold()}
    counts = Counter(n for m in members if m.kind is not MentionKind.PRONOUN for n in _forms(m, name))
    for alias, _ in counts.most_common():
        if alias.casefold() not in seen and not (named and alias.islower()):
            seen.add(alias.casefold())
            yield alias


def _forms(mention: Mention, name: str) -> tuple[str, ...]:
    if mention.kind is MentionKind.NAME or not mention.long_name:
        return (mention.name,)
    owned = (f"{mention.owner} {mention.name}",) if mention.owner and name.startswith(f"{mention.owner} ") else ()
    return (mention.name, mention.long_name, *owned)
