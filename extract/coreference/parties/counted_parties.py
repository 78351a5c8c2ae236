"""How many actors a phrase says that it stands for, and of what kind: "the two countries", "the three ministers"."""

from __future__ import annotations

from reportgraph.extract.coreference.cues import Cue
from reportgraph.extract.coreference.parties.named_groups import COLLECTIVES, COUNTS, FURTHER
from reportgraph.extract.model import MentionKind
from reportgraph.ontology.naming import Knowledge, Naming
from spacy.tokens import Doc, Token

NEIGHBORS = frozenset({"neighbor", "neighbour"})
_KNOWN = frozenset({"the", "all", "these", "those"})  # "three countries" that nothing points at are new ones
_PUBLIC = frozenset({"agency", "department", "ministry"})
_SHARES = frozenset({"few", "many", "most", "several", "some"})
_HEADS = frozenset({"heads of state", "heads of government"})


def is_office(cue: Cue, naming: Naming) -> bool:
    """Tell a phrase that is nothing but an office: "the Prime Ministers"."""
    title = [*cue.words[:-1], cue.head]
    return naming.title_at(title, 0) == len(title)


def is_led(heads: Token) -> bool:
    """Tell "heads of state", who are people by that phrase alone."""
    return heads.doc[heads.i : heads.i + 3].text.lower() in _HEADS


def _home(cue: Cue, doc: Doc, knowledge: Knowledge) -> frozenset[str]:
    """Give the words that tell where those are from: "the two South American presidents", "both Danish firms"."""
    words = [t for t in doc[cue.mention.begin : cue.mention.head] if t.lower_ in cue.names]
    entry = knowledge.gazetteer.get(" ".join(t.text for t in words)) if words else None
    firm = knowledge.naming.class_of_nominal([cue.head]) == "Company"
    told = entry is not None and (entry.cls == "Region" or (firm and entry.cls == "Country"))
    return frozenset(t.lower_ for t in words) if told else frozenset()


def is_share(token: Token) -> bool:
    """Tell some of those told of or of others: "many of the leaders here today"."""
    whole = token.head.head if token.dep_ == "pobj" and token.head.lower_ == "of" else token
    return whole.lower_ in _SHARES


def counted(cue: Cue, doc: Doc, knowledge: Knowledge) -> tuple[int, tuple[str, ...]]:
    """Give how many actors a phrase stands for, and the classes that they must have (empty: any); 0: for none."""
    naming, schema = knowledge.naming, knowledge.schema
    states = naming.words.states
    token = doc[cue.mention.head]
    if cue.mention.kind is not MentionKind.NOMINAL:
        return 0, ()
    if cue.determiner == "the" and cue.head in COLLECTIVES and not (cue.modifiers or cue.complement):
        return COLLECTIVES[cue.head], ("Person",)
    if not cue.plural:
        return 0, ()
    before = [doc[i].lower_ for i in range(max(0, cue.mention.begin - 2), token.i)]
    count = next((COUNTS[w] for w in before if w in COUNTS), 0)
    pointed = not {"the", "both"}.isdisjoint(before) and not any(t.tag_ == "JJS" for t in token.lefts)
    land = cue.head in states or cue.head in NEIGHBORS or naming.class_of_nominal([cue.head]) == "Country"
    more = cue.names if pointed and land else cue.modifiers - COUNTS.keys()  # "the two nuclear-armed neighbors"
    more -= _home(cue, doc, knowledge) if pointed else frozenset()
    led = is_led(token)
    more = frozenset() if led else more
    if not FURTHER.isdisjoint(before):
        return 0, ()
    kind = "Person" if led else naming.class_of_nominal([token.lemma_]) or naming.class_of_nominal([cue.head])
    cls = "Country" if cue.head in states else kind
    office = is_office(cue, naming)
    people = cls == "Person" and count == 2 and (office or not cue.names)  # "the two foreign ministers"
    if not count or (more and not people) or (count > 2 and _KNOWN.isdisjoint(before)):
        return 0, ()
    if cue.head in naming.words.sides:
        of = [o for c in token.children if c.lower_ == "of" for o in c.children if o.dep_ == "pobj"]
        things = [o for o in of if naming.class_of_nominal([o.lemma_.lower()]) != "Event"]
        return (0 if things else count), ()  # the two sides of a war, not those of the Atlantic
    if cls == "Company" and "both" not in before and _KNOWN.isdisjoint(before):
        return 0, ()  # "bought two companies": new ones
    if cls == "Institution" and cue.head in _PUBLIC:
        return count, ("GovernmentBody", "InternationalOrganization")
    if cls == "Person" and "both" not in before and _KNOWN.isdisjoint(before):
        return 0, ()  # "two members of A were arrested": new ones
    actor = cls is not None and cls != "Group" and schema.is_a(cls, "Actor")
    return (count, (cls,)) if cls is not None and actor else (0, ())
