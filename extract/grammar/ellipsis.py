"""What a sentence leaves out and deals out: "A signed B, C D" (gapping), "A and B lead C and D, respectively".

The parser has no tree for a clause without its verb, so these are read off the surface, by the shape of the clause that
has the verb.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from itertools import combinations, permutations

from reportgraph.extract.grammar.gaps import shared_with_more
from reportgraph.extract.parsing.syntax import VERBAL, child, is_passive, objects_of, prepositions
from reportgraph.ontology.frames import word_lists
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.verbs import particle_verbs, transitive_verbs
from spacy.tokens import Span, Token

Roles = Mapping[str, tuple[Token, ...]]

_NOUNS = frozenset({"NOUN", "PROPN", "NUM", "SYM"})
_INSIDE = _NOUNS | {"DET", "ADJ", "ADP", "PRON", "PART"}
_LINKS = frozenset({"and", "while"})
_OF_LAST = frozenset({"to", "on", "against"})  # hardly ever a time or a place that two verbs have in common
_TIMES, _WHO = frozenset({"DATE", "TIME"}), frozenset({"GPE", "ORG", "PERSON"})
_HURLED = frozenset((*word_lists()["volleys"], *word_lists()["taunts"], "threat"))
_LONGEST = 12  # words of a clause without its verb


def acts(verb: Token, roles: Roles, *, passive: bool) -> list[Roles]:
    """Give the roles of each act that one verb stands for, with those of the clauses that leave it out."""
    parts = [*dealt(verb, roles)] or [*in_turn(verb, roles)] or ([] if passive else [*mutual(verb, roles)]) or [roles]
    left_out = list(gapped_passive(verb) if passive else gapped(verb))
    if not left_out:
        return parts
    # the words of these clauses were read as belonging to the one with the verb
    own_roles = ("agent", "object") if passive else ("agent",)
    begin = min(t.i for clause in left_out for role in own_roles for t in clause[role])
    last = max(t.i for clause in left_out for heads in clause.values() for t in heads)
    common = {  # "A gave 9 dollars, B 7 and C 4 to the fund"
        **{word: tuple(objects_of(p)) for word, p in prepositions(verb) if p.i > last and word in roles},
        **{role: heads for role, heads in left_out[-1].items() if role not in ("agent", "object")},
    }
    own: list[Roles] = [
        common | {role: kept for role, heads in part.items() if (kept := tuple(t for t in heads if t.i < begin))}
        for part in parts
    ]
    shared = {  # "a firm in which A holds a third and B the rest"
        role: heads
        for role, heads in roles.items()
        if role not in ("agent", "object") and all(t.i < verb.i for t in heads)
    }
    return [*own, *({**common, **shared, **clause} for clause in left_out)]


def mutual(verb: Token, roles: Roles) -> Iterator[Roles]:
    """Give what each does to each: "accused each other", "use force against one another"; two of one word are both."""
    doers, objects = roles.get("agent", ()), roles.get("object", ())
    beside = roles.get("with", ())
    hurled = verb.lemma_ in ("exchange", "trade") and any(t.lemma_ in _HURLED for t in objects)  # "traded fire"
    clash = hurled or (verb.lemma_ in GRAMMAR.clashing and not objects)
    if len(doers) > 1 and clash and all(map(_is_each_other, beside)):
        for one, two in permutations(doers, 2):
            yield {**roles, "agent": (one,), "with": (two,)}
        return
    role = next((r for r, heads in roles.items() if r != "agent" and any(map(_is_each_other, heads))), None)
    if role is None:
        return
    others = tuple(t for t in roles[role] if not _is_each_other(t))
    if others:  # "A and B consult with each other, C and D"
        yield {**roles, role: others}
    if role == "with":  # "A and B cooperate with each other on C": both on it
        yield {r: heads for r, heads in roles.items() if r != "with"}
    order = combinations if role == "with" else permutations
    pairs = order(doers, 2) if len(doers) > 1 else [(d, d) for d in doers]
    for one, other in pairs:
        yield {**roles, "agent": (one,), role: (other,)}


def _is_each_other(token: Token) -> bool:
    before, after = (token.nbor(d).lower_ if 0 <= token.i + d < len(token.doc) else "" for d in (-1, 1))
    said = token.lower_
    return (before, said) in (("each", "other"), ("one", "another")) or (said, after) == ("one", "another")


def dealt(verb: Token, roles: Roles) -> Iterator[Roles]:
    """Give the roles of each act that "respectively" deals out: the first of the one list with that of the other."""
    lists = {role: heads for role, heads in roles.items() if len(heads) > 1}
    counts = {len(heads) for heads in lists.values()}
    if len(lists) < 2 or len(counts) != 1 or not _says_respectively(verb):
        return
    for at in range(counts.pop()):
        yield {role: (heads[at],) if role in lists else heads for role, heads in roles.items()}


def in_turn(verb: Token, roles: Roles) -> Iterator[Roles]:
    """Give the roles of each act where every object has a phrase of its own behind it: "sold A to B and C to D"."""
    behind = sorted((t.i, role, t) for role, heads in roles.items() if role != "agent" for t in heads if t.i > verb.i)
    groups: list[dict[str, tuple[Token, ...]]] = [{}]
    for _, role, token in behind:
        if role == "object" and len(groups[-1]) > ("object" in groups[-1]):
            groups.append({})
        groups[-1][role] = (*groups[-1].get(role, ()), token)
    alike = all(group.keys() == groups[0].keys() for group in groups)
    if len(groups) > 1 and alike and "object" in groups[0]:
        shared = {role: heads for role, heads in roles.items() if role not in groups[0]}
        yield from ({**shared, **group} for group in groups)


def _says_respectively(verb: Token) -> bool:
    return any(
        t.lower_ == "respectively" and (t.head == verb or verb.is_ancestor(t) or t.head.head == verb) for t in verb.sent
    )


def gapped(verb: Token) -> Iterator[Roles]:
    """Give the roles of the clauses after one that leave out its verb: "A holds 45 per cent, B 30 and C the rest"."""
    subject, first = child(verb, "nsubj", "nsubjpass"), child(verb, "dobj")
    clause = child(verb, "ccomp", "xcomp")
    if subject is None or subject.i > verb.i or (clause is not None and clause.pos_ in VERBAL):
        return
    places = [
        p
        for _, p in (*prepositions(verb), *(prepositions(first) if first is not None else ()))
        if p.i > verb.i and (place := child(p, "pobj")) is not None and place.i > p.i and not _is_apart(first, p)
    ]
    place = places[0] if places else None
    made_of = place is not None and place.lower_ == "of" and verb.lemma_ in GRAMMAR.composing | GRAMMAR.comprising
    if (first is None and place is None) or made_of:  # "consists of A and envoys of B"
        return
    parts = _parts(verb, first, place)
    common: Roles = {}
    if first is not None and place is not None and not any(t.lower_ == place.lower_ for part in parts for t in part):
        own = tuple(t for t in objects_of(place) if parts and t.i < parts[0][0].i)
        common, place = {place.lower_: own}, None  # "A gave 9 dollars to the fund, and B 7"
    clauses = [_read(words, first, place) for words in parts]
    if all(clause is not None for clause in clauses):
        yield from ({**common, **clause} for clause in clauses if clause is not None)


def gapped_passive(verb: Token) -> Iterator[Roles]:
    """Give the roles of the clauses that leave out a passive: "A was hosted by B, C by D, and E by F"."""
    by = [p for word, p in prepositions(verb) if word == "by" and p.i > verb.i and any(objects_of(p))]
    if not by or child(verb, "nsubjpass") is None:
        return
    found: list[Roles] = []
    end, links = verb.sent.end, _LINKS
    behind = [t for t in verb.doc[by[0].i + 1 : verb.sent.end] if t.lower_ == "by" and not _adds_owner(t)]
    for second in reversed(behind):
        link = next((t for t in reversed(verb.doc[by[0].i + 1 : second.i]) if t.lower_ in links), None)
        clause = _without_passive(link, second, verb.doc[second.i + 1 : end]) if link is not None else None
        if link is None or not link.i - 1 > by[0].i or (clause is None and found):
            break
        found += [clause] if clause is not None else []
        end = link.i - (link.nbor(-1).text == ",")
        links = _LINKS | {","}  # before the last one a comma is enough
    yield from reversed(found)


def _adds_owner(by: Token) -> bool:
    """Tell the second "by" of "is owned 60 percent by A and 40 percent by B": the two own one thing."""
    return by.dep_ == "dep" and by.head.dep_ == "conj" and by.head.i > by.i


def _without_passive(link: Token, by: Token, doer: Span) -> Roles | None:
    whose = by.doc[link.i + 1 : by.i]
    nominal = 0 < len(whose) <= _LONGEST and all(t.pos_ in _INSIDE or t.text[0].isupper() for t in whose)
    done, agent = _head(list(whose)), _agent_of(by, list(doer)) if len(doer) else None
    if nominal and done is not None and done.i == by.i - 1 and agent is not None:
        return {"object": (done,), "agent": (agent,)}
    return None


def _agent_of(by: Token, words: list[Token]) -> Token | None:
    """Give who does something by a "by": not "by buying A", nor "by Friday"."""
    if words[0].tag_ == "VBG" or words[0].ent_type_ in ("DATE", "TIME") or words[0].like_num:
        return None
    doer = child(by, "pobj") or _head(words[: next((n for n, t in enumerate(words) if t.is_punct), len(words))])
    return doer if doer is not None and doer.text[0].isupper() else None


def _is_apart(first: Token | None, preposition: Token) -> bool:
    """Tell a phrase that stands behind the clauses without a verb: it belongs to all of them."""
    between = first.doc[first.i + 1 : preposition.i] if first is not None else ()
    return any(t.text in (",", ";") or t.lower_ in _LINKS for t in between)


def _parts(verb: Token, first: Token | None, place: Token | None) -> list[list[Token]]:
    """Give the words of each clause without a verb that follows, up to the end of the sentence."""
    doc = verb.doc
    at = max(t.i for t in (verb, first, place and child(place, "pobj")) if t is not None) + 1
    parts: list[list[Token]] = []
    for token in doc[at : verb.sent.end]:
        if token.text in (".", "!"):
            break
        if token.text in (",", ";") or token.lower_ in _LINKS:
            if not parts or parts[-1]:
                parts.append([])
        elif parts and _may_stand(token):
            parts[-1].append(token)
        elif len(parts) > 1 and (token.pos_ in VERBAL or (token.dep_ == "cc" and not parts[-1])):
            # "…, and C 4, while D gave back 6", "…, and C 4, but D gave back 6"
            parts.pop()
            break
        else:
            return []
    else:
        return []
    if not parts or not parts[-1] or doc[parts[-1][0].i - 1].lower_ not in _LINKS:
        return []
    return parts if all(len(part) <= _LONGEST for part in parts) else []


def _may_stand(token: Token) -> bool:
    """Tell a word that such a clause may have; names count whatever the tagger made of them."""
    bound = token.tag_ == "HYPH" or (token.i > 0 and token.nbor(-1).tag_ == "HYPH")  # "the Oslo-based A"
    return token.pos_ in _INSIDE or token.text.istitle() or token.text.isupper() or bound


def _read(words: list[Token], first: Token | None, place: Token | None) -> Roles | None:
    """Read one clause without its verb, or None if it has not the shape of the clause with it."""
    roles: dict[str, tuple[Token, ...]] = {}
    if place is not None:
        at = next((i for i, t in enumerate(words) if t.lower_ == place.lower_ and 0 < i < len(words) - 1), None)
        if at is None:
            return None
        if (target := _head(words[at + 1 :])) is None:
            return None
        roles[place.lower_], words = (target,), words[:at]
        if first is not None and _differs_in_time(words, first, place, target):
            return {**roles, "agent": (words[-1],), "object": (first,)}
    if first is None:
        cut = len(words)
    else:
        cut = next((i for i in range(1, len(words)) if _begins_object(words[i - 1], words[i], first)), 0)
        if cut == 0 or (given := _head(words[cut:])) is None:
            return None
        roles["object"] = (first if given.ent_type_ in _TIMES else given,)  # "A joined in 2010, B the next year"
        after = next((i for i in range(cut, len(words)) if words[i].pos_ == "ADP" and words[i].i > given.i), None)
        if after is not None and (target := _head(words[after + 1 :])) is not None:
            roles[words[after].lower_] = (target,)  # "A gave 9 dollars and B 7 to the fund"
    doer = _head(words[:cut])
    if doer is None or doer.i != words[cut - 1].i or (doer.dep_ == "amod" and doer.head in roles.get("object", ())):
        return None  # "in Peru and other Andean states": one phrase
    return {"agent": (doer,), **roles}


def _differs_in_time(words: list[Token], first: Token, place: Token, target: Token) -> bool:
    """Tell "A signed B on Monday and C on Friday", who did the same; "toured the A on Monday and B on Friday"."""
    subject, time = child(first.head, "nsubj"), child(place, "pobj")
    alike = subject is not None and subject.ent_type_ == words[-1].ent_type_ in _WHO and child(first, "det") is not None
    alike = alike and words[-1].dep_ != "dep"  # which is heard as who did so too
    return alike and time is not None and time.ent_type_ in _TIMES and target.ent_type_ in _TIMES


def _begins_object(before: Token, word: Token, first: Token) -> bool:
    """Tell where the object begins: with a number, an article, or with small letters after a name."""
    measured = first.pos_ == "NUM" or any(c.dep_ in ("nummod", "quantmod") or c.pos_ == "NUM" for c in first.subtree)
    if not (before.text[0].isupper() or before.pos_ == "NOUN"):
        return False
    if measured and (word.like_num or word.is_currency):
        return True
    told = child(first, "det") is not None  # "the Oslo rail scheme" is one phrase then, and no Oslo that does something
    if word.pos_ == "DET" and first.pos_ in ("NOUN", "NUM", "PROPN"):
        return measured or told
    small = word.text.islower() and word.pos_ in ("NOUN", "ADJ")
    return small and not measured and not told and before.text[0].isupper()


def _head(words: list[Token]) -> Token | None:
    """Give the last noun before a preposition."""
    found = None
    for t in words:
        if t.pos_ == "ADP" and t.lower_ != "per":
            break
        if t.pos_ in _NOUNS or t.text[0].isupper():
            found = t
    return found


def shared_phrases(verb: Token, filled: Collection[str]) -> list[tuple[str, list[Token]]]:
    """Give what the verb right after "and" governs for the one before it: "met and talked with A", as roles.

    What only the last one takes with a preposition is the first one's object: "detect and respond to A".
    """
    found = []
    for c in verb.children:
        if c.dep_ == "conj" and c.pos_ == "VERB" and c.i == verb.i + 2:
            for word, preposition in prepositions(c):
                if word not in _OF_LAST or (verb.lemma_, word) in particle_verbs():
                    found += [(word, objects_of(preposition))] if word not in filled else []
                elif verb.lemma_ in transitive_verbs() and "object" not in filled:
                    found.append(("object", objects_of(preposition)))
    told = shared_with_more(verb) if is_passive(verb) else None
    if told is not None:  # "ten were killed and dozens wounded in A"
        found += [(word, objects_of(p)) for word, p in prepositions(told) if word == "in" and word not in filled]
    return found
