"""Finds proper names: where each begins and ends, and which names stand inside others.

A name is a run of capitalised words, with the small words that hold it together ("Ministry of Foreign Affairs", "Food
and Drug Administration"); runs are cut where a title, a demonym or a place precedes a person. The tags and entity
labels of a small parser are hints here, never the last word.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from reportgraph.extract.mentions.case_names import case_names
from reportgraph.extract.mentions.headline_names import LOOSE_ENDS
from reportgraph.extract.mentions.holders import Holders
from reportgraph.extract.mentions.nested import BODIES
from reportgraph.extract.mentions.parts import part_of_place
from reportgraph.extract.mentions.persons import NameSpan
from reportgraph.extract.mentions.quoted_titles import QuotedTitle, bracketed_titles, find_titles, unquoted_titles
from reportgraph.extract.mentions.row_marks import end_of_holder
from reportgraph.extract.parsing.casing import is_word
from reportgraph.extract.parsing.holder_lines import holder_lines, named_by_office
from reportgraph.extract.parsing.portfolios import find_portfolios
from reportgraph.extract.parsing.spelling import HYPHENS, NAME_PREPOSITIONS, is_headline, is_shouted
from reportgraph.ontology.gazetteer import Entry
from reportgraph.ontology.grammar import GRAMMAR

_KINDS = frozenset({"ngo", "ngos"})  # letters for a kind of body, which its name may follow


class NameFinder(Holders):
    """Finds the names of one parsed document."""

    def find(self) -> list[NameSpan]:
        """Give all names in order; a nested name comes after the one that holds it."""
        cases = case_names(self.doc)
        finders = (find_titles, bracketed_titles, unquoted_titles)
        titles = sorted((t for find in finders for t in find(self.doc, self.naming)), key=_begin)
        titles = sorted([*titles, *(c for c in cases if not _is_inside(c, titles))], key=_begin)
        spans = [NameSpan(t.begin, t.end, cls=t.cls) for t in titles]
        headlines: list[tuple[int, int]] = []
        at, listed = 0, False
        titles = sorted([*titles, *self._with_portfolios(spans), *self._with_lines(spans)], key=_begin)
        for sentence in self.parsed.sentences:
            start, end = sentence.span.start, sentence.span.end
            name, before = end_of_holder(start, self), listed
            listed = name > 0 and all(t.pos_ not in ("AUX", "VERB") for t in sentence.span)
            listed &= before or not {",", "of"}.isdisjoint(self.low[name + 1 : end])  # not "Jane Roe, Senate President"
            read = any(start <= line.name[0] < end for line in holder_lines(self.doc) if line.bodies)
            if (is_headline(sentence) or is_shouted(sentence)) and not (listed or read):
                headlines.append((start, end))
                continue
            while at < len(titles) and titles[at].begin < end:
                spans += self._in_sentence(start, titles[at].begin)
                start = max(start, titles[at].end)
                if titles[at].end > end:
                    break  # goes on in the next sentence
                at += 1
            spans += self._in_sentence(start, end)
        spans = [part_of_place(s, self) for s in self._with_listed(spans)]
        known = {tuple(self.text[s.begin : s.end]) for s in spans if not s.nested}
        self.firms = frozenset(k[0] for k in known if self.is_firm(k)) - {k[-1] for k in known if len(k) > 1}
        self.firms |= self.owned_firms()
        spans += self.openings(spans, known)
        for start, end in headlines:
            shouted = sum(w.isupper() for w in self.text[start:end]) > 0.6 * (end - start)
            begin, after = (end, end) if shouted else self.issued_by(start, end)
            spans += self.in_headline(start, begin, known, labels=not shouted)
            spans += self._in_sentence(begin, after)
            spans += self.in_headline(after, end, known)
        for title in titles:
            if not title.cls or title in cases:
                continue
            spans += self.in_headline(title.begin, title.end, known, labels=False)
        return sorted(spans, key=lambda s: (s.begin, -s.end))

    def _with_portfolios(self, spans: list[NameSpan]) -> Iterator[QuotedTitle]:
        """Add who holds offices with a list of fields to the spans; give where the fields and the names stand."""
        for found in find_portfolios(self.doc):
            if not any(s.begin < found.end and found.title < s.end for s in spans):
                if found.name < found.end:
                    begin = found.name + (self.low[found.name] in self.words.honorifics)
                    spans.append(NameSpan(begin, found.end, person=True))
                    self.titles.update(range(found.title, begin))
                yield QuotedTitle(found.begin, found.end, "")

    def _with_lines(self, spans: list[NameSpan]) -> Iterator[QuotedTitle]:
        """Add who and what lines such as "Jane Roe, Chair, Farmers for Choice" name, and give where it stands."""
        for line in holder_lines(self.doc):
            for office in (named_by_office(self.doc[slice(*part)]) for part in line.titles):
                if line.bodies or not self._holds_body(office.start, office.end):
                    self.titles.update(t.i for t in office)
                    yield QuotedTitle(office.start, office.end, "")
            bodies = [(begin + (self.low[begin] == "the"), end) for begin, end in line.bodies]
            for span in (NameSpan(*line.name, person=True), *(self._body_of_line(*body) for body in bodies)):
                if not any(s.begin < span.end and span.begin < s.end for s in spans):
                    spans.append(span)
                    spans += self.nested(span.begin, span.end) if span.entry is None and not span.person else ()
                    yield QuotedTitle(span.begin, span.end, "")

    def _holds_body(self, begin: int, end: int) -> bool:
        """Tell a body before its office: "Ohio Senate President"."""
        title = next(k for k in range(begin, end + 1) if self.naming.title_at(self.low, k, end=end) == end - k)
        return self.gazetteer_at(begin, title) is not None or self.class_of_run(begin, title) is not None

    def _body_of_line(self, begin: int, end: int) -> NameSpan:
        entry, cls = self.knowledge.gazetteer.get(" ".join(self.text[begin:end])), self.class_of_run(begin, end)
        known = entry is not None or (cls is not None and self.knowledge.schema.is_a(cls, "Institution"))
        return NameSpan(begin, end, entry, cls=None if known else "Institution")

    def _with_listed(self, spans: list[NameSpan]) -> Iterator[NameSpan]:
        """Give the spans, with persons where a title in the plural stands before a list: "Ministers Roe and Ali"."""
        last = -1  # where the last person of such a list ends, with the state behind it
        for span in sorted(spans, key=lambda s: (s.begin, -s.end)):
            titled = span.begin - 1 in self.titles and self.low[span.begin - 1].endswith("s")
            listed = last >= 0 and all(w in (",", "and") for w in self.low[last : span.begin]) and not span.nested
            if 0 < last <= span.begin and self._is_state_behind(last, span):
                last = span.end + (self.low[last] == "(")
            if span.begin < last or (not (listed and span.entry is None) and not (titled and span.person)):
                yield span
                continue
            last = span.end
            yield replace(span, person=True)

    def _is_state_behind(self, at: int, span: NameSpan) -> bool:
        """Tell the state of one of several: "Ministers Roe (Chad) and Ali", "Ministers Roe of Chad and Ali"."""
        state = span.entry is not None and span.entry.cls == "Country" and span.begin == at + 1
        return state and (self.low[at] == "of" or (self.low[at] == "(" and self.low[span.end : span.end + 1] == [")"]))

    def _in_sentence(self, start: int, end: int) -> Iterator[NameSpan]:
        i = start
        while i < end:
            if not self._starts(i, start, end) or (self.doc[i].is_sent_start and self.low[i] in GRAMMAR.near_days):
                i += 1
                continue
            j = self._run_end(i, end)
            if j == i + 1 and self.is_capital_only(i) and not self.opens_office(i, end):
                i = j
                continue
            amount = self.is_currency(j, end) and self.knowledge.gazetteer.get(" ".join(self.text[i:j])) is not None
            if (
                not amount
                and not (self.is_seat(i, j) or self.is_field_beside(i, j, end))
                and (self.gazetteer_at(i, end) is not None or not self.is_house_style(i, j))
            ):
                for span in self._cut(i, j, end):
                    whole = span.begin == i and span.entry is None and (span.end > i + 1 or self._is_lone_article(i))
                    article = self._article_before(i, start) if whole else i
                    yield replace(span, begin=article) if article < i else span
            i = j

    def _is_lone_article(self, i: int) -> bool:
        """Tell a town's article, "el-Fula", from that of a surname that the text gives in full, "al-Saleh"."""
        return self.text[i] not in self.surnames and i > 1 and self.doc[i].ent_type_ not in ("PERSON", "")

    def _article_before(self, i: int, start: int) -> int:
        """Give where a name begins with the Arabic article before it: "the al-Shifa Hospital"."""
        return i - 2 if i - 2 >= start and self.is_article(i - 2) else i

    def _trimmed(self, i: int, j: int) -> tuple[int, int]:
        """Leave out what stands at a run's ends and belongs to no name: a rank, a loose word, "Member" of a body."""
        while j > i + 1 and (self.low[j - 1] in LOOSE_ENDS or self.doc[j - 1].is_space):
            if self.text[j - 2] in HYPHENS and self.capital(j - 1):
                break  # "Han Soo-Min met"
            j -= 1
        j -= int(self.low[j - 1] == "member" and "of" in self.low[i : j - 1])  # "Council of Advisers Member Jane Roe"
        while j > i + 1 and self.low[j - 1] in self.words.honorifics and "." in self.text[j : j + 1]:
            j -= 1  # "U.S. Army Col. Jane Roe", with the point a token of its own
            j -= int(j > i + 1 and self.naming.title_at(self.low, j - 1, end=j + 1) == 2)  # "Army Staff Sgt."
        return self.behind_rank(i, j), self._closed(i, j)

    def _behind_gerund(self, i: int, j: int) -> int:
        """Give where a name begins behind a sentence's first gerund: "Closing Africa's gap takes money"."""
        if i + 1 >= j or not self.doc[i].is_sent_start or not self.low[i].endswith("ing"):
            return i
        place = self.gazetteer_at(i + 1, j)
        if place is not None and i + 1 + place[0] == j and self.knowledge.schema.is_a(place[1].cls, "Place"):
            return i + 1
        # nobody's given name is a word of the language: "Seizing Maadan comes amid A"
        called = self.low[i] in self.naming.given or not is_word(self.low[i]) or self.is_seen_inside(i)
        return i + int(not called and self.doc[i].ent_type_ == "PERSON" and self.class_of_words(self.low[i:j]) is None)

    def _cut(self, i: int, j: int, end: int) -> Iterator[NameSpan]:
        """Cut a run at titles, and where a place or demonym precedes a person."""
        i, j = self._trimmed(i, j)
        if (kind := next((k for k in range(i, j - 1) if self.low[k] in _KINDS), None)) is not None:
            yield from self._cut(i, kind, end) if kind > i else ()
            yield from self._cut(kind + 1, j, end)
            return
        if j == i or (j > i + 1 and self.low[j - 1] in GRAMMAR.honorary):
            return
        i = self._behind_gerund(i, j)
        known = self.gazetteer_at(i, j) if self.text[j - 1] == ")" else None
        if known is not None and i + known[0] < j and self.text[i + known[0]] == "(":
            yield from self._cut(i, i + known[0], end)  # "World Health Organization (WHO)" before a title
            yield from self._cut(i + known[0] + 1, j - 1, end)
            return
        if ends := self.ends_of_line(i, j):
            yield from ends
            return
        whole, j = j, self._without_origin(i, j, end)
        if j < whole and (hit := self.gazetteer_at(whole - 1, end)) is not None:
            yield NameSpan(whole - 1, whole, hit[1])
        while (size := self.naming.title_at(self.low, i, end=j)) and i + size + 1 < j and self.low[i + size] == "and":
            self.titles.update(range(i, i + size + 1))  # "the President and Homeland Security Adviser Jane Roe"
            i += size + 1
        hit = self.gazetteer_at(i, end)
        body = hit is not None and i + 1 < j == i + hit[0] and self.knowledge.schema.is_a(hit[1].cls, "Institution")
        at = None if body else self._title_in(i, j)  # "Doctors Without Borders" are no doctors of that name
        if at is not None and hit is not None and i < at[0] < i + hit[0]:
            # "the Commonwealth of Independent States Jane Roe": no independent; "US Trade Representative Judge Roe"
            at = self._title_in(i + hit[0], j) if i + hit[0] < j else None
        if at is not None:
            yield from self._cut_at_title(i, j, end, at)
            return
        if parted := list(self._parted(i, j, end, hit)):
            yield from parted
            return
        members = self.members(i, j) if hit is None or i + hit[0] != j else []  # "Indo-Pacific" is a region
        if len(members) > 1:  # a compound such as "Norway-Iceland" names its members only
            yield from members
            return
        entry = hit[1] if hit is not None and i + hit[0] == j else self.sharing(i, j, end)
        before = i - 2 if i > 1 and self.low[i - 1] == "." else i - 1  # "Col." in two tokens
        honorific = before >= 0 and self.low[before] in self.words.honorifics
        if entry is not None and (owner := self._state_before(i, j, entry)) is not None:
            yield NameSpan(owner, j)
            return
        yield NameSpan(i, j, entry, person=honorific)
        if lettered := list(self.lettered(i, j)):
            yield from lettered
        else:
            yield from self.nested(i, j) if entry is None else self.parent(i, j, entry)

    def _parted(self, i: int, j: int, end: int, hit: tuple[int, Entry] | None) -> Iterator[NameSpan]:
        """Give the names of a run that holds two: a town and its land, or what somebody who follows has an office of.

        `hit`: how many tokens the known name at its beginning has, and its entry.
        """
        if hit is not None and (land := self._land_behind(i + hit[0], j, hit[1])) is not None:
            yield from (NameSpan(i, i + hit[0], hit[1]), NameSpan(i + hit[0], j, land))
            return
        chaired = self.low[j : j + 1] and self.low[j] in GRAMMAR.chairmanships and hit is not None and hit[1].demonym
        body = self.gazetteer_at(i + hit[0], j) if hit is not None and chaired and i + hit[0] < j else None
        if hit is not None and body is not None and i + hit[0] + body[0] == j:
            # "the Peruvian G7 presidency": no Peruvian G7
            yield from (NameSpan(i, i + hit[0], hit[1]), NameSpan(j - body[0], j, body[1]))
            return
        people = hit is not None and hit[1].demonym and i + hit[0] + 1 == j and self._follows_title_of(i)
        if hit is not None and people and self.text[:i].count(self.text[j - 1]) == 0:
            # "the head of Peruvian Torvik": nobody goes by one word behind "of" and a people
            yield from (NameSpan(i, j - 1, hit[1]), NameSpan(j - 1, j, cls="Institution"))
            return
        if holder := self._holder_behind(i, j):
            if not self._is_portfolio(i, holder):
                yield from self._cut(i, holder, end)
            yield from self._persons(holder, j)
            return
        if hit is not None and (parted := self._person_behind(i, j, hit[0], hit[1])):
            yield from parted
            return
        titled = self._follows_title_of(i) and hit is None
        if titled and (person := self._person_behind_field(i, j)) is not None:
            if not self._is_portfolio(i, person):
                yield from self._cut(i, person, end)
            yield from self._persons(person, j)
            return
        if person := self._person_after_body(i, j):
            yield from self._cut(i, person, end)
            yield from self._persons(person, j)

    def _cut_at_title(self, i: int, j: int, end: int, at: tuple[int, int]) -> Iterator[NameSpan]:
        """Cut a run at a title inside it (`at`: where this begins and ends): what stands before it, and the person."""
        begin, after = at
        if after < j:
            self.titles.update(range(begin, after))
        if begin > i and not self._is_portfolio(i, begin) and not self._belongs_to_title(i, begin, after):
            yield from self._cut(i, begin, end)
        if after < j:
            yield from self._persons(after, j)

    def _state_before(self, i: int, j: int, entry: Entry) -> int | None:
        """Give where the state begins whose own a body is, and not the known one: "Peru's Security Council"."""
        acronym = j - i == 1 and self.text[i].isupper()  # "UN" tells which council
        short = not acronym and set(self.text[i:j]) < set(entry.name.split())
        if i < 2 or self.doc[i - 1].tag_ != "POS" or self.doc[j - 1].dep_ == "compound" or not short:
            return None
        for begin in range(max(0, i - 4), i - 1):
            owner = self.knowledge.gazetteer.get(" ".join(self.text[begin : i - 1]))
            if owner is not None and owner.cls == "Country":
                return begin if owner.name != entry.of and entry.cls in BODIES else None
        return None

    def _belongs_to_title(self, i: int, begin: int, after: int) -> bool:
        """Tell words before a title that limit it, and no body: "Homeland Security Adviser Jane Roe"."""
        beside = self.is_field_beside(i, begin - 1, after)
        if not beside and (self._has_offices(i, begin) or not self._limits(i, begin, after)):
            return False
        self.titles.update(range(i, begin))
        return True

    def _closed(self, i: int, j: int) -> int:
        """Give the end of a run before brackets that it does not close; its beginning where it holds no name."""
        suffixes, honorifics = self.words.person_suffixes, self.words.honorifics
        if all(word.strip(".") in suffixes or word in honorifics for word in self.low[i:j]):
            return i
        return next((k for k in range(i + 1, j) if self.text[k] == "(" and ")" not in self.text[k:j]), j)

    def _without_origin(self, i: int, j: int, end: int) -> int:
        """Give the end of a name without a people that describes what follows: "Voltra on French television"."""
        k = j - 2 if i + 2 < j and self.low[j - 2] != "the" else j - 3
        origin = self.is_people(j - 1) or self.low[j - 1] in self.words.adjectives  # "Officer for Federal operations"
        describes = j < end and self.text[j].islower() and self.doc[j - 1].head.i >= j and origin
        return k if k > i and describes and self.low[k] in NAME_PREPOSITIONS else j


def _is_inside(title: QuotedTitle, others: list[QuotedTitle]) -> bool:
    return any(title.begin < o.end and o.begin < title.end for o in others)


def _begin(title: QuotedTitle) -> int:
    return title.begin
