"""Mends subjects that were read as a part of the phrase before them: "At the council, A praised B"."""

from __future__ import annotations

from itertools import takewhile

from reportgraph.extract.parsing.spelling import ARTICLES, QUOTES
from reportgraph.extract.parsing.syntax import child, first_conjunct, is_infinitive
from reportgraph.extract.parsing.tree import NOMINAL, SUBJECTS, first_word, hang, lift, put, spine
from reportgraph.extract.text.calendar_terms import is_month_or_year
from reportgraph.ontology.grammar import GRAMMAR
from reportgraph.ontology.naming import load_knowledge, load_naming
from reportgraph.ontology.schema import PEOPLE
from spacy.tokens import Token

_BEFORE_DAYS = frozenset({"between", "by", "during", "from", "in", "on", "since", "to", "until"})
_BASED = frozenset({"Company", "Institution", "ResearchInstitute", "University"})
_JOINING = frozenset({"and", "to", "-", "–"})
_IN_DAYS = _JOINING | {"afternoon", "evening", "morning", "night"}


def purpose_of_what_is_told(purpose: Token) -> None:
    """ "To curb prices, A said B would cut tariffs" with A curbing them: it is what is told that is done for it."""
    said = purpose.head
    told = next((c for c in said.rights if c.dep_ == "ccomp" and any(s.dep_ in SUBJECTS for s in c.lefts)), None)
    doers = [c for c in said.lefts if c.dep_ in SUBJECTS]
    fronted = is_infinitive(purpose) and doers and purpose.right_edge.i < doers[0].left_edge.i
    reports = said.lemma_ in GRAMMAR.telling | {"announce"} and purpose.lemma_ not in GRAMMAR.speaking | {"make"}
    if told is not None and fronted and reports and not any(t.text in QUOTES for t in said.sent):
        hang(purpose, told, "advcl")


def opening_of_teller(said: Token) -> None:
    """ "Refuting this, the dean said, "A was not told B"" with A refuting it: what opens the sentence is the dean's."""
    told, after = said.head, said.nbor(1) if said.i + 1 < said.sent.end else said
    opens = after.text in QUOTES or (after.text in ",:" and after.i + 1 < said.sent.end and after.nbor().text in QUOTES)
    if said.dep_ != "parataxis" or told.i < said.i or not opens or not any(c.dep_ in SUBJECTS for c in said.lefts):
        return
    fronted = [c for c in told.lefts if c.right_edge.i < said.left_edge.i and c.dep_ in ("advcl", "advmod", "prep")]
    if any(c.dep_ == "advcl" for c in fronted):
        lift(said, "ccomp")
        for c in fronted:
            hang(c, said, c.dep_)


def subject_after_place(verb: Token) -> None:
    """ "At the council, A, who was late, praised B", "As told by the paper B, A left": A names no council, no paper."""
    if any(c.dep_ in SUBJECTS for c in verb.children):
        return
    for fronted in verb.lefts:
        told = fronted.dep_ == "advcl" and fronted.tag_ == "VBN" and any(c.dep_ == "agent" for c in fronted.rights)
        opens = fronted.dep_ == "advcl" and fronted.tag_ == "VBG" and fronted.i == verb.sent.start  # "Speaking in A"
        if fronted.dep_ not in ("prep", "npadvmod") and not (told or opens):
            continue
        for name in fronted.subtree:
            listed = name.head.dep_ == "conj" and name.right_edge.i == first_word(verb) - 1
            dated = _dates(name.head) and not _dates(name)  # "At talks on May 3, A, B and C met"
            beside = name.dep_ == "conj" and (dated or all(c.dep_ != "cc" for c in name.head.subtree))
            if not (name.dep_ == "appos" or beside) or name.pos_ not in NOMINAL or name.i > verb.i:
                continue
            called = name.head.dep_ == "appos" and name.head.left_edge.i == name.head.head.i + 1
            if name.left_edge.i == name.head.i + 1 and any(c.dep_ == "appos" for c in name.rights):
                continue  # "the paper B, A"
            if (name.head.head if called else name.head).dep_ == "pobj" or listed:
                place = name.head
                moved = [c for c in place.children if c.i > name.i and c.dep_ in ("relcl", "appos", "punct")]
                put(name, verb, "nsubj")
                for c in moved:
                    put(c, name, c.dep_)
                return


def object_before_subject(verb: Token) -> None:
    """ "In the midst of the Lake War, A, the head of B, praised C" with the war as who praised: A did."""
    war = next((c for c in verb.lefts if c.dep_ == "nsubj"), None)
    link = war.left_edge.nbor(-1) if war is not None and war.left_edge.i > verb.sent.start else None
    if war is None or link is None or link.tag_ != "IN" or war.pos_ not in NOMINAL:
        return
    opener = link.head if link.dep_ == "fixed" else link
    doer = next((c for c in war.rights if c.dep_ == "conj" and c.left_edge.i < verb.i), None)
    alone = doer is not None and all(c.dep_ != "cc" for c in war.children) and doer.left_edge.nbor(-1).text == ","
    if doer is None or not alone or opener.dep_ != "prep" or any(c.dep_ in ("pobj", "pcomp") for c in opener.children):
        return
    put(doer, verb, "nsubj")
    hang(war, opener, "pobj")


def row_before_pronoun(verb: Token) -> None:
    """ "Pursuant to the Act A, the Act B, and C, I report D" with B as who reports too: they open the sentence."""
    subjects = [c for c in verb.lefts if c.dep_ == "nsubj"]
    if len(subjects) != 2 or subjects[1].tag_ != "PRP" or subjects[0].pos_ not in ("NOUN", "PROPN"):
        return
    row = subjects[0]
    opener = next((c for c in (*verb.lefts, *row.lefts) if c.dep_ == "prep" and c.i == verb.sent.start), None)
    first = child(opener, "pobj") if opener is not None else None
    if opener is None or first is None or not first.i < row.i or subjects[1].nbor(-1).text != ",":
        return
    hang(opener, verb, "prep")
    hang(row, first, "conj")


def subject_after_list(verb: Token) -> None:
    """ "To ease work with the states, A and B are building C" read with A and B as more of the states.

    The subject is what a comma parts from a phrase that opens the sentence, up to the verb.
    """
    opening = next((c for c in verb.lefts if c.dep_ == "csubj"), None)
    own = next((c for c in verb.children if c.dep_ in SUBJECTS and c != opening), None)
    first = own.left_edge.i - 1 if own is not None else first_word(verb)
    if first <= verb.sent.start or (own is not None and (own.i > verb.i or verb.doc[first].dep_ != "cc")):
        return
    last = verb.doc[first - 1]  # "In A, B and C met" may have C alone as who met
    while last.dep_ != "conj" and last.head.i < last.i:
        last = last.head
    base = first_conjunct(last)
    members = [t for t in base.subtree if t.dep_ == "conj" and t.pos_ in NOMINAL and first_conjunct(t) == base]
    apart = [t for t in members if t.left_edge.i and verb.doc[t.left_edge.i - 1].text == ","]
    closed = last.i > 0 and any(
        t.dep_ == "cc" and t.head in (base, *members) and t.i < last.left_edge.i for t in base.subtree
    )
    if len(apart) > 1 and closed and last in apart:
        apart = [last]  # "with A, B and C, D built E": the row is over before D
    elif base.ent_type_ == "GPE" and base.head.lower_ == "in" and (closed or own is not None):
        apart = apart[:1]  # "In A, B, C and D met"
    fronted = base.dep_ in ("pobj", "dobj") and base.left_edge.i > verb.sent.start and verb.is_ancestor(base)
    if not fronted or len(apart) != 1 or last not in members or last.right_edge.i not in (first - 1, first):
        return
    subject = apart[0]
    links = [t for t in base.subtree if t.dep_ == "cc" and subject.i < t.i and t.head in (base, *members)]
    hang(subject, verb, "nsubj" if own is None else own.dep_)
    if opening is not None:
        opening.dep_ = "advcl"
    for t in (*members, *links, *([own] if own is not None else [])):
        if t.i > subject.i:
            hang(t, subject, "conj" if t == own else t.dep_)


def subject_after_teller(verb: Token) -> None:
    """ "For pupils, he said, joining the club pays off" read with pupils, who join, as who pays: the joining does."""
    opener = verb.sent[0]
    told = next((c for c in verb.lefts if c.dep_ == "nsubj"), None)
    gerund = next((c for c in told.rights if c.dep_ == "acl" and c.tag_ == "VBG"), None) if told is not None else None
    open_phrase = opener.dep_ == "prep" and opener.head == verb and not any(True for _ in opener.children)
    if told is None or gerund is None or not open_phrase or told.left_edge.i != opener.i + 1:
        return
    if any(told.i < c.i < gerund.i and c.dep_ == "parataxis" for c in verb.children):
        hang(told, opener, "pobj")
        hang(gerund, verb, "csubj")


def subject_after_role(verb: Token) -> None:
    """ "As states in the ocean, A and B signed C" with A and B as more oceans: they are who signed, as states."""
    opener = verb.sent[0]
    own = next((c for c in verb.lefts if c.dep_ in SUBJECTS), None)
    last = own if own is not None and own.pos_ == "PROPN" and own.right_edge.i == first_word(verb) - 1 else None
    role = next((c for c in opener.rights if c.dep_ == "pobj"), None) if own is None or last is not None else own
    if opener.lower_ != "as" or role is None or role.pos_ != "NOUN" or role.left_edge.i != opener.i + 1:
        return
    for place in (t for t in role.subtree if t.dep_ == "pobj" and t.head.head == role):
        row = [t for t in place.subtree if t.dep_ == "conj" and t.pos_ == "PROPN" and first_conjunct(t) == place]
        first = row[0] if row else place
        apart = first != place and verb.doc[first.left_edge.i - 1].text == ","
        if not apart or (last is None and max(t.right_edge.i for t in row) != first_word(verb) - 1):
            continue
        row += [last] if last is not None else []
        links = [t for t in place.subtree if t.dep_ == "cc" and t.i > first.i and t.head in (place, *row)]
        links += [t for t in opener.rights if t.dep_ == "cc" and t.i > first.i]
        hang(first, verb, "nsubj")
        for t in (*row[1:], *links):
            hang(t, first, "cc" if t in links else "conj")
        hang(opener, verb, "prep")
        hang(role, opener, "pobj")
        return


def subject_after_day(verb: Token) -> None:
    """ "In 2023 exports fell", "On 5 June talks began", "said in June trade would slow" with who as part of the day."""
    subject = next((c for c in verb.lefts if c.dep_ in SUBJECTS), None)
    end = first_word(verb)
    behind = spine(verb.doc[end - 1], verb) if subject is None and end else ()
    for noun in (subject,) if subject is not None else behind:
        opener = noun.left_edge
        if subject is None and (noun.dep_ != "pobj" or noun.right_edge.i != end - 1 or noun.head.i > noun.i):
            continue
        if opener.dep_ == "prep" and opener.head == noun and any(_dates(c) for c in opener.rights):
            hang(opener, verb, "prep")  # "Between May and June exports fell"
        elif subject is None and any(c.i < noun.i and c.dep_ == "pobj" and _dates(c) for c in noun.head.rights):
            put(noun, verb, "nsubj")  # "Between 2010 and 2020 exports fell"
        elif opener.i > noun.sent.start and _is_before_days(opener.nbor(-1)):
            _part_day(noun, opener.nbor(-1), verb)
        if noun.head == verb:
            return


def subject_behind_date(verb: Token) -> None:
    """ "June 28, 2022: A and B sign C" with A as what the day is called: a line of a timeline tells who does it."""
    day = next((c for c in verb.lefts if c.ent_type_ == "DATE" and c.dep_ in ("npadvmod", "nsubj")), None)
    if day is None or any(c.dep_ in SUBJECTS and c != day for c in verb.children):
        return
    doer = next((c for c in day.rights if c.dep_ in ("appos", "conj") and c.pos_ in NOMINAL), None)
    colon = doer.doc[doer.left_edge.i - 1] if doer is not None else day
    if doer is None or colon.text != ":" or doer.right_edge.i > verb.i:
        return
    hang(doer, verb, "nsubj")
    day.dep_ = "npadvmod"
    verb.tag_ = "VBP" if verb.tag_ == "VB" else verb.tag_


def _part_day(noun: Token, opener: Token, verb: Token) -> None:
    """Hang the words of a day that a noun begins with on the preposition before it, and the noun on its verb."""
    before = opener.doc[opener.i + 1 : noun.i]
    day = list(takewhile(lambda t: _dates(t) or t.lower_ in _IN_DAYS or t.text[0].isdigit(), before))
    named = next((t for t in reversed(day) if _dates(t)), None)
    if named is None or day[-1].lower_ in _JOINING:
        return
    if noun.dep_ == "pobj":
        put(noun, verb, "nsubj")
    hang(named, opener, "pobj")
    if opener.dep_ == "mark":
        opener.dep_ = "prep"  # "Since 2019 trade has doubled"
    for t in day:
        if t.head == noun:
            hang(t, named, "nummod")


def _is_before_days(word: Token) -> bool:
    """Tell "in", "from", and "of" behind a stretch of time: "in the first half of"."""
    of_time = word.head.lemma_ in GRAMMAR.stretches_of_visits or word.head.lemma_ in load_naming().words.measures
    return word.lower_ in _BEFORE_DAYS or (word.lower_ == "of" and of_time)


def _dates(word: Token) -> bool:
    return is_month_or_year(word.text) or word.lower_ in load_naming().words.calendar


def beside_source(verb: Token) -> None:
    """ "According to A, a union in B, C has fallen" with two subjects: what commas close in tells who A is."""
    subjects = [c for c in verb.lefts if c.dep_ in ("nsubj", "nsubjpass")]
    if len(subjects) != 2:
        return
    aside, doc = subjects[0], verb.doc
    begin, end = aside.left_edge.i, aside.right_edge.i + 1
    enclosed = begin > verb.sent.start + 1 and doc[begin - 1].text == doc[end].text == ","
    if not enclosed or doc[begin].dep_ != "det" or doc[begin].head != aside:
        return
    named = next((t for t in spine(doc[begin - 2], verb) if t.dep_ == "pobj" and t.pos_ == "PROPN"), None)
    if named is not None:
        hang(aside, named, "appos")


def subject_after_told(verb: Token) -> None:
    """ "told Reuters A would sign B" with "Reuters A" as one name: who is told stands first, then who does it."""
    first = first_word(verb)
    noun, telling = verb.doc[first - 1] if first else verb, verb.head
    if verb.dep_ != "ccomp" or noun.dep_ not in ("dobj", "nsubj") or telling.lemma_ != "tell":
        return
    told = [c for c in noun.lefts if c.dep_ in ("compound", "nmod", "det")]
    at = telling.i + 1
    if noun.pos_ != "PROPN" or not told or told[0].i != at or any(c.dep_ in SUBJECTS and c != noun for c in verb.lefts):
        return
    if noun.head not in (telling, verb) or any(c.dep_ in ("dobj", "dative") and c != noun for c in telling.rights):
        return
    at += told[0].dep_ == "det"
    known = load_knowledge().gazetteer.longest([t.text for t in verb.doc[at:first]], 0)
    end = at + (known[0] if known is not None else 1)
    medium = known is not None and known[1].cls == "MediaOrganization"
    if end >= first or (noun.head == verb and not medium):
        return
    hang(verb.doc[end - 1], telling, "dobj")
    for c in told:
        if c.i < end - 1:
            hang(c, verb.doc[end - 1], c.dep_)
    hang(noun, verb, "nsubj")


def based_behind(word: Token) -> None:
    """ "a provider of payments based in A" with the payments based there: who is based somewhere acts."""
    noun = word.head
    host = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else noun
    one = host.tag_ == "NN" and host != noun and any(c.lower_ in ARTICLES for c in host.lefts)
    kind = load_naming().class_of_nominal([noun.lemma_.lower()])
    acts = (kind in PEOPLE or kind in _BASED) and not any(c.dep_ == "nummod" for c in noun.lefts)  # "of 46 towns"
    if word.dep_ == "acl" and noun.tag_ in ("NN", "NNS") and one and not acts:
        hang(word, host, "acl")


def based_in_front(word: Token) -> None:
    """ "Based in A, the bank lends to B" with "based" as a preposition: it tells where the bank is."""
    opens = word.i == word.sent.start and word.i + 1 < len(word.doc)
    if opens and word.lower_ == "based" and word.nbor().lower_ in ("in", "at", "near", "outside"):
        word.pos_, word.tag_, word.dep_ = "VERB", "VBN", "advcl"
