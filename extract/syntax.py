"""What English grammar says about a token: who acts, what is acted on, which words go together.

Works on the labels of spaCy's English pipelines (ClearNLP dependencies). Knows no ontology. Every function takes and
gives tokens; conjuncts come each on its own.
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgraph.extract.enumerations import opens_list
from reportgraph.extract.leadins import lead_of
from reportgraph.ontology.grammar import load_grammar
from spacy.tokens import Token

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "X", "SYM"})
VERBAL = frozenset({"VERB", "AUX"})
RELATIVES = frozenset({"who", "whom", "which", "that", "whose"})
_COMPLEMENT_PREPOSITIONS = frozenset(
    {"of", "for", "to", "on", "in", "about", "toward", "towards", "with", "through", "via"}
)
_MEASURES = frozenset({"DATE", "TIME", "PERCENT", "MONEY", "QUANTITY", "CARDINAL", "ORDINAL"})
_DEEPEST = 12  # no clause of real prose nests deeper; bounds the climb on broken parses


def child(token: Token, *labels: str) -> Token | None:
    """Give the first child with one of the dependency labels."""
    return next((c for c in token.children if c.dep_ in labels), None)


def conjuncts(token: Token) -> list[Token]:
    """Give the token and what is coordinated with it, in the order of the text.

    A list in apposition that ends in a conjunction ("A, B, and C" read as apposition) counts as coordinated.
    """
    found, queue = [token], [token]
    while queue:
        at = queue.pop(0)
        for c in at.children:
            if c.dep_ == "conj" or (c.dep_ == "appos" and _is_list_item(at, c)):
                found.append(c)
                queue.append(c)
    return sorted(found, key=lambda t: t.i)


def _is_list_item(head: Token, item: Token) -> bool:
    """Tell a member of a list from a true apposition: names of one kind, and the list goes on with a conjunction."""
    if item.i < head.i or item.pos_ != "PROPN" or head.pos_ != "PROPN":
        return False
    if any(opens_list(t) for t in head.doc[head.i : item.i]):
        return False
    later = [c for c in head.children if c.dep_ == "conj" and c.i > item.i]
    if later and head.ent_type_ == item.ent_type_ != "PERSON":
        return True  # "A, B, and C" read as A, which is B, and C
    own = [c for c in item.children if c.dep_ == "conj"]
    added = bool(own) and own[0].left_edge.i > 0 and own[0].doc[own[0].left_edge.i - 1].dep_ == "cc"
    return added or (bool(own) and any(c.dep_ == "cc" for t in [item, *own] for c in t.children))


def companions(doer: Token) -> list[Token]:
    """Give who does it with somebody: "A, along with B, signed", "Together with B, A signed", "planned by A with B"."""
    by = doer.head
    verb = by.head if doer.dep_ == "pobj" else by
    if doer.dep_ == "pobj":
        around = [*verb.rights, *(verb.head.rights if verb.dep_ == "acl" else ())]
        phrases = [*doer.rights, *(c for c in around if c.i > doer.i)]
    else:
        done = [c.right_edge.i for c in doer.rights if c.dep_ == "acl"]  # "A, planned by B along with C, opened"
        own = [c for c in doer.rights if c.i < min(done, default=verb.i) < verb.i or (not done and c.i < verb.i)]
        phrases = [*own, *(c for c in verb.lefts if c.i < doer.i)]
    return [
        t for c in phrases if (inner := _accompanying(c)) is not None for t in objects_of(inner) if t.pos_ in NOMINAL
    ]


def _accompanying(word: Token) -> Token | None:
    """Give the preposition of "along with", "together with", "alongside"."""
    before = word.nbor(-1).lower_ if word.i > word.sent.start else ","
    if word.dep_ != "prep":
        return None
    if word.lower_ == "along":
        inner = child(word, "prep")
        return inner if inner is not None and inner.lower_ == "with" else None
    joined = before == "together" if word.lower_ == "with" else word.lower_ == "alongside" and before == ","
    return word if joined else None


def is_infinitive(verb: Token) -> bool:
    """Tell an infinitive with "to"."""
    return any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children)


def is_passive(verb: Token) -> bool:
    """Tell whether the verb's surface subject is what is acted on."""
    if any(c.dep_ in ("nsubjpass", "auxpass") for c in verb.children):
        return True
    if verb.tag_ == "VBN" and child(verb, "agent") is not None and child(verb, "aux", "dobj") is None:
        return True  # "the tram funded by A runs", read as what the tram did
    if verb.tag_ == "VBN" and not any(c.dep_ in ("aux", "nsubj") for c in verb.children):
        if verb.dep_ in ("acl", "advcl", "amod"):
            return not any(c.dep_ == "dobj" for c in verb.children)
        if verb.dep_ == "conj" and verb.head.pos_ in VERBAL:
            return is_passive(verb.head)
    return False


def surface_subject(verb: Token, depth: int = 0) -> list[Token]:
    """Give the heads of the verb's subject: its own, a shared, a controlled one or the antecedent of its relative."""
    if depth > _DEEPEST:
        return []
    own = child(verb, "nsubj", "nsubjpass", "expl") or child(verb, "csubj", "csubjpass")
    if own is not None:
        if own.lower_ in RELATIVES and (antecedent := _antecedent(verb)) is not None:
            return [antecedent]
        return [] if own.dep_ == "expl" else [*conjuncts(own), *companions(own)]
    head = verb.head
    if head == verb:
        lead = lead_of(verb)  # an item of a list below "A will:", "A agreed to:"
        return _subject_of_item(lead, depth) if lead is not None else []
    if verb.dep_ == "conj":
        return surface_subject(head, depth + 1)
    bare = verb.dep_ == "relcl" and verb.tag_ == "VB" and is_infinitive(verb) and head.pos_ == "NOUN"
    if verb.dep_ == "relcl" and not bare:
        return [head]
    if verb.dep_ == "amod" and verb.tag_ == "VBN" and head.pos_ in NOMINAL:
        return [head]  # "A-led B": B is led
    if verb.dep_ == "acl" or bare:
        if verb.tag_ in ("VBG", "VBN"):
            return [head]
        return noun_agent(head, depth + 1)
    if verb.dep_ in ("xcomp", "ccomp"):
        if head.pos_ in VERBAL or head.pos_ == "ADJ":
            controller = _controller(head)
            return controller or surface_subject(head, depth + 1)
        return []
    if verb.dep_ == "advcl" and verb.tag_ == "VBN" and head.pos_ in VERBAL and verb.i > head.i:
        return [t for t in patients(head) if t.i < verb.i] or surface_subject(head, depth + 1)
    if verb.dep_ in ("advcl", "prep", "dep", "auxpass", "aux"):
        return surface_subject(head, depth + 1) if head.pos_ in VERBAL | {"ADJ"} else noun_agent(head, depth + 1)
    if verb.dep_ == "pcomp":
        return _subject_of_gerund(head, depth)
    if verb.dep_ in ("dobj", "pobj", "attr", "acomp") and head.pos_ in VERBAL:
        return surface_subject(head, depth + 1)
    if head.dep_ == "prep" and head.pos_ == "ADP":
        return surface_subject(head.head, depth + 1)
    return []


def _subject_of_item(lead: Token, depth: int) -> list[Token]:
    """Give who does what stands in an item below "A will:", "A urged B to:", "A's plans:", "A will help by:"."""
    if lead.pos_ in VERBAL:
        return _controller(lead) or surface_subject(lead, depth + 1)
    return _subject_of_gerund(lead, depth) if lead.pos_ == "ADP" else noun_agent(lead, depth + 1)


def _subject_of_gerund(preposition: Token, depth: int) -> list[Token]:
    """Give who does what stands in "by doing", "progress in doing", "thanked A for doing"."""
    governor = preposition.head
    if governor.pos_ not in VERBAL:
        thanked = _recipient(governor) if preposition.lower_ == "for" else []
        return thanked or noun_agent(governor, depth + 1)
    if preposition.lower_ == "from" and governor.lemma_ in load_grammar().hindering:
        return patients(governor)  # "kept A from signing"
    if preposition.lower_ in ("for", "of", "on", "with", "as"):
        if governor.lemma_ in load_grammar().others_acts and (target := patients(governor)):
            return target
        objects = child(governor, "dobj")
        if objects is not None and (thanked := _recipient(objects) or _recipient(governor)):
            return thanked
    if not is_passive(governor) or preposition.lower_ == "at":  # "a dialogue aimed at advancing A"
        return surface_subject(governor, depth + 1)
    inside = governor.dep_ == "acl" and governor.head.pos_ == "NOUN"  # "the progress made in doing"
    return agents(governor) or (noun_agent(governor.head, depth + 1) if inside else [])


def _recipient(token: Token) -> list[Token]:
    """ "expressed thanks to A for doing": A."""
    if token.lemma_ in ("appreciation", "gratitude", "thanks", "express", "tribute", "praise"):
        return [t for word, p in prepositions(token) if word == "to" for t in objects_of(p)]
    return []


def _controller(head: Token) -> list[Token]:
    """Give the object that acts in an infinitive ("urged A to join": A), if the governing verb has one."""
    objects = child(head, "dobj", "dative")
    if objects is not None and _is_amount(objects):
        objects = None  # "spent a million to build": money does nothing
    if objects is not None and head.lemma_ not in ("promise", "use"):
        return conjuncts(objects)
    for preposition in head.children:  # "called on A to join"
        if preposition.dep_ == "prep" and preposition.lower_ in ("on", "upon", "for", "to"):
            target = child(preposition, "pobj")
            if target is not None and head.lemma_ in ("call", "appeal", "wait", "rely", "count"):
                return conjuncts(target)
    return []


def _is_amount(noun: Token) -> bool:
    return noun.ent_type_ in _MEASURES or noun.pos_ == "NUM" or any(c.pos_ == "NUM" for c in noun.rights)


def _antecedent(verb: Token) -> Token | None:
    at = verb
    for _ in range(_DEEPEST):
        if at.dep_ == "relcl":
            return at.head
        if at.dep_ not in ("conj", "ccomp", "xcomp") or at.head is at:
            return None
        at = at.head
    return None


def agents(verb: Token) -> list[Token]:
    """Give the heads of who acts."""
    if not is_passive(verb):
        return surface_subject(verb)
    by = child(verb, "agent") or _by(verb)
    if by is None:
        bound = bound_to(verb)
        return [bound] if bound is not None else []
    doers = [c for p in by.children if p.dep_ == "pobj" for c in conjuncts(p)]
    return [*doers, *(c for doer in doers for c in companions(doer))]


def _by(verb: Token) -> Token | None:
    """Give a "by" of a passive that was read as any preposition; not of a time, a measure or a means."""
    for c in verb.rights:
        doer = child(c, "pobj") if c.dep_ == "prep" and c.lower_ == "by" else None
        if doer is not None and doer.pos_ in ("NOUN", "PROPN", "PRON") and doer.ent_type_ not in _MEASURES:
            return c
    return None


def bound_to(participle: Token) -> Token | None:
    """Give the noun or name that a hyphen binds to a participle: "A-led", "A-based", "A-funded"."""
    doc, at = participle.doc, participle.i
    if at < 2 or doc[at - 1].tag_ != "HYPH" or doc[at - 1].whitespace_ or doc[at - 2].whitespace_:
        return None
    return doc[at - 2] if participle.tag_ == "VBN" and participle.dep_ in ("amod", "compound", "nmod") else None


def owner_word(noun: Token) -> Token | None:
    """Give the word that possesses it, also through the noun before its name: "A's utility B"."""
    parts = [noun, *(c for c in noun.children if c.dep_ == "compound" and c.pos_ == "NOUN")]
    return next((owner for part in parts if (owner := child(part, "poss")) is not None), None)


def possessors(noun: Token) -> list[Token]:
    """Give who possesses it: "A's B", "A and B's C", "A, whose B"."""
    owner = owner_word(noun)
    if owner is None:
        return []
    if owner.lower_ != "whose":
        return conjuncts(owner)
    at = noun
    for _ in range(_DEEPEST):
        if at.dep_ == "relcl":
            return [at.head]
        at = at.head
    return []


def patients(verb: Token) -> list[Token]:
    """Give the heads of what is acted on."""
    if is_passive(verb):
        return kept_objects(verb) or surface_subject(verb)
    found = [t for c in verb.children if c.dep_ in ("dobj", "obj") and c.lower_ not in RELATIVES for t in conjuncts(c)]
    if not found and (antecedent := _object_gap(verb)) is not None:
        return [antecedent]
    if not found and verb.dep_ == "conj" and verb.head.pos_ in VERBAL and not is_passive(verb.head):
        # "expanded and deepened ties" read with the object on the last verb only is handled by the caller's order
        right = [s for s in verb.head.children if s.dep_ == "dobj" and s.i > verb.i]
        found = [t for c in right for t in conjuncts(c)]
    if not found:  # "A rejected, the treaty" with the object read as an adverb
        found = [
            t
            for c in verb.children
            if c.dep_ == "npadvmod" and c.i > verb.i and c.ent_type_ not in ("DATE", "TIME") and c.pos_ == "PROPN"
            for t in conjuncts(c)
            if verb.doc[c.left_edge.i - 1].text == ","
        ]
    if not found:  # "signed and ratified the treaty": the object stands with the last of the coordinated verbs
        raised = verb.i + 1 < len(verb.doc) and verb.nbor(1).text == ","  # "A signed, and B rejected, the treaty"
        later = [c for c in verb.children if c.dep_ == "conj" and c.pos_ == "VERB" and (raised or c.i == verb.i + 2)]
        return [t for c in later if not is_passive(c) for t in patients(c) or _after_comma(c)]
    return found


def kept_objects(verb: Token) -> list[Token]:
    """Give the object that a passive keeps: "A was awarded the prize" is done to the prize, and A gets it."""
    if verb.lemma_ not in load_grammar().ditransitive:
        return []
    return [t for c in verb.rights if c.dep_ == "dobj" and c.lower_ not in RELATIVES for t in conjuncts(c)]


def _after_comma(verb: Token) -> list[Token]:
    """Give what a preposition governs across a comma, as the verb before does: "A drafted, and B pays for, the plan"."""
    return [
        t
        for _, preposition in prepositions(verb)
        if preposition.i + 1 < len(verb.doc) and preposition.nbor(1).text == ","
        for t in objects_of(preposition)
    ]


def _object_gap(verb: Token) -> Token | None:
    """Give the antecedent of a relative clause whose object it is ("the treaty (that) A signed")."""
    complement = child(verb, "ccomp", "dobj")
    if verb.dep_ not in ("relcl", "acl") or (complement is not None and complement.lower_ not in RELATIVES):
        return None
    subject = child(verb, "nsubj")
    if subject is None or subject.lower_ in RELATIVES or verb.head.pos_ not in NOMINAL:
        return None
    opening = [c for c in verb.lefts if c.i < subject.i]
    if any(c.tag_ == "WRB" or (c.dep_ == "prep" and child(c, "pobj") is not None) for c in opening):
        return None  # "the city where A met", "the plan under which A built B"
    return verb.head


def noun_agent(noun: Token, depth: int = 0) -> list[Token]:
    """Give who stands behind a noun that names an act: its possessor, its "by" phrase, or who does the governing verb.

    "Norway's plan", "a plan by Norway", "Norway announced a plan".
    """
    if depth > _DEEPEST or (depth and noun.lemma_ in load_grammar().others_words):
        return []
    if owners := possessors(noun):
        return owners
    by = [p for c in noun.children if c.dep_ in ("prep", "agent") and c.lower_ == "by" for p in c.children]
    if by:
        return [t for p in by if p.dep_ == "pobj" for t in conjuncts(p)]
    at = first_conjunct(noun)
    head = at.head
    if at.dep_ == "oprd" and head.pos_ in VERBAL and (named := patients(head)):
        return named  # "called A a threat"
    if at.dep_ in ("dobj", "attr", "dative", "oprd") and head.pos_ in VERBAL:
        if head.lemma_ in load_grammar().others_acts:
            return []
        return surface_subject(head, depth + 1) if not is_passive(head) else agents(head)
    if at.dep_ == "nsubjpass":
        return agents(head)
    if at.dep_ == "pobj" and head.lower_ in _COMPLEMENT_PREPOSITIONS:
        governor = head.head
        if governor.pos_ in VERBAL:
            return agents(governor) if is_passive(governor) else surface_subject(governor, depth + 1)
        if governor.pos_ == "NOUN":
            return noun_agent(governor, depth + 1)
    return []


def is_excluded(token: Token) -> bool:
    """Tell a conjunct that is said to have no part: "A, but not B", "A rather than B"."""
    if token.dep_ not in ("conj", "appos"):
        return False
    start = next(
        (t.i for t in token.doc[token.left_edge.i : token.i] if t.lower_ not in ("but", "and", "not")), token.i
    )
    before = [t.lower_ for t in token.doc[max(0, start - 2) : start]]
    return before[-1:] == ["not"] or before == ["rather", "than"] or before == ["instead", "of"]


def first_conjunct(token: Token) -> Token:
    """Give the head of the coordination that the token stands in."""
    for _ in range(40):
        if token.dep_ != "conj" or token.head is token:
            break
        token = token.head
    return token


def objects_of(preposition: Token) -> list[Token]:
    """Give what a preposition governs: noun heads and gerunds, conjuncts each on its own; "from A to B" not crossed."""
    found = [t for c in preposition.children if c.dep_ in ("pobj", "pcomp") for t in conjuncts(c)]
    for c in preposition.children:  # "because of", "in addition to": the second preposition governs
        if c.dep_ == "prep" and not found:
            found += objects_of(c)
    return found


def prepositions(token: Token) -> Iterator[tuple[str, Token]]:
    """Give (word, preposition token) for each prepositional phrase of a token; "prt prep" is not joined here."""
    for c in token.children:
        if c.dep_ in ("prep", "agent", "dative", "mark") and c.pos_ in ("ADP", "SCONJ", "VERB", "PART", "ADV"):
            yield c.lower_, c
            for other in c.children:  # "called for A and for B"
                if other.dep_ == "conj" and other.pos_ == "ADP":
                    yield other.lower_, other
        if c.dep_ == "advmod":  # "together with", "away from"
            for g in c.children:
                if g.dep_ == "prep":
                    yield g.lower_, g
