"""Finds whom a lead names whose office the next sentence tells: "Jane Roe has urged A to do B. The PM said …"."""

from __future__ import annotations

from reportgraph.extract.coreference.cues import Cue
from reportgraph.extract.coreference.discourse import Discourse
from reportgraph.extract.model import BlockKind, MentionKind
from reportgraph.extract.parsing.syntax import VERBAL

_NEAR = 2  # sentences from the name to the office
_AGAINST = "opposes"  # "Jane Roe accused the government of A. The Prime Minister …" is somebody else


def person_of_lead(cue: Cue, discourse: Discourse) -> Cue | None:
    """Give the name in the lead of who has the office that opens a sentence right behind it, or None.

    Only the office of a state, in capitals, where the text has named nobody else and given nobody an office.
    """
    doc, naming = discourse.parsed.doc, discourse.knowledge.naming
    noun = doc[cue.mention.head]
    opens = cue.mention.begin == noun.sent.start + 1 and cue.determiner == "the" and cue.subject
    if not opens or cue.plural or cue.complement or not doc[cue.mention.begin].text[0].isupper():
        return None
    national = discourse.lexicon.offices.national | naming.words.prime_ministers | {"president", "prime minister"}
    office = " ".join(cue.words)
    if cue.mention.cls != "Person" or not {office, cue.head} & national:
        return None
    people = [c for c in discourse.cues[: cue.index] if c.is_name and discourse.cls(c) == "Person"]
    last = people[-1] if people else None
    alone = last is not None and len({discourse.find(c.index) for c in people}) == 1
    if last is None or not alone or any(c.title for c in people) or cue.sentence - last.sentence > _NEAR:
        return None
    spoken = any(_is_told_to_say(c, discourse) for c in people)
    return people[0] if spoken and not _has_other_holder(cue, discourse) else None


def _is_told_to_say(person: Cue, discourse: Discourse) -> bool:
    """Tell the subject of what the headline or the first sentence says that somebody said, asked for or promised."""
    name, lexicon = discourse.parsed.doc[person.mention.head], discourse.lexicon
    verb = name.head
    if name.dep_ != "nsubj" or verb.pos_ not in VERBAL or person.mention.kind is not MentionKind.NAME:
        return False
    first = next((s.index for s in discourse.parsed.sentences if s.block.kind is BlockKind.PARAGRAPH), -1)
    frames = (f for f in lexicon.frames.get((verb.lemma_.lower(), "verb"), ()) if not f.particle)
    first_sense = next(frames, None)
    against = first_sense is not None and first_sense.property == _AGAINST
    says = lexicon.contexts.is_speech(verb.lemma_) or lexicon.contexts.colours(verb.lemma_, verb.pos_)
    return person.sentence <= first and bool(says) and not against


def _has_other_holder(cue: Cue, discourse: Discourse) -> bool:
    """Tell whether an office was told of before without its holder: the lead is about him and somebody else."""
    before = (c for c in discourse.cues[: cue.index] if c.mention.kind is MentionKind.NOMINAL)
    return any(c.mention.cls == "Person" and not c.plural and c.head in {cue.head, "government"} for c in before)
