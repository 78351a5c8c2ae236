"""Dates: what the words mean, at which precision, and what they are the date of."""

from __future__ import annotations

import pytest
from reportgraph.extract.dates.dates import DateMention, find_dates
from reportgraph.extract.dates.hosts import date_literals, date_of
from spacy.language import Language

TUESDAY = "2024-03-12"  # the day of the reports below


def only(nlp: Language, text: str, anchor: str | None = TUESDAY) -> DateMention:
    """Return the one date of a text."""
    found = find_dates(nlp(text), anchor)
    assert len(found) == 1, [text[m.span.begin : m.span.end] for m in found]
    return found[0]


def value(mention: DateMention) -> str | None:
    return mention.value.text if mention.value is not None else None


@pytest.mark.parametrize(
    ("text", "words", "expected", "datatype"),
    [
        ("The pact was signed on June 24, 2021.", "June 24, 2021", "2021-06-24", "date"),
        ("The pact was signed on 24 June 2021.", "24 June 2021", "2021-06-24", "date"),
        ("The pact was signed on the 3rd of May 2022.", "the 3rd of May 2022", "2022-05-03", "date"),
        ("The pact was signed on Jun. 24, 2021.", "Jun. 24, 2021", "2021-06-24", "date"),
        ("The pact was signed on 2021-06-24.", "2021-06-24", "2021-06-24", "date"),
        ("The pact was signed on 24/06/2021.", "24/06/2021", "2021-06-24", "date"),
        ("The pact was signed on 05/06/2021.", "05/06/2021", "2021", "gYear"),  # May or June? the year is certain
        ("The pact was signed on Thursday, June 24, 2021.", "Thursday, June 24, 2021", "2021-06-24", "date"),
        ("The pact was signed in May 2023.", "May 2023", "2023-05", "gYearMonth"),
        ("The pact was signed in late May 2023.", "late May 2023", "2023-05", "gYearMonth"),
        ("The pact was signed in 2023.", "2023", "2023", "gYear"),
        ("The pact was signed in early 2023.", "early 2023", "2023", "gYear"),
        ("The pact was signed at the end of 2023.", "the end of 2023", "2023", "gYear"),
        ("Sales fell in the first quarter of 2023.", "the first quarter of 2023", "2023", "gYear"),
        ("Sales fell in H1 2023.", "H1 2023", "2023", "gYear"),
        ("Sales fell in fiscal year 2022.", "fiscal year 2022", "2022", "gYear"),
        ("Sales fell in FY2022.", "FY2022", "2022", "gYear"),
        ("Sales fell in the spring of 2022.", "the spring of 2022", "2022", "gYear"),
    ],
)
def test_calendar_dates_keep_the_precision_of_the_text(
    nlp: Language, text: str, words: str, expected: str, datatype: str
) -> None:
    mention = only(nlp, text)

    assert mention.value is not None
    assert (text[mention.span.begin : mention.span.end], expected, datatype) == (
        words,
        mention.value.text,
        mention.value.datatype,
    )
    assert not mention.relative


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("The 1870-71 war was short.", "1870", "1871"),
        ("The plan covers 2021-2030.", "2021", "2030"),
        ("He led the bank from 2015 to 2019.", "2015", "2019"),
        ("The survey ran between July 2021 and December 2022.", "2021-07", "2022-12"),
        ("The fair was held on May 5-7, 2023.", "2023-05-05", "2023-05-07"),
        ("The fair was held on 5-7 May 2023.", "2023-05-05", "2023-05-07"),
        ("The fair ran from January 23 to February 9, 2023.", "2023-01-23", "2023-02-09"),
        ("The fair was held on 28 February-2 March 2023.", "2023-02-28", "2023-03-02"),
        ("The fair was held from December 30 to January 2, 2023.", "2022-12-30", "2023-01-02"),
        ("Sales fell in the April-June quarter of 2023.", "2023-04", "2023-06"),
        ("Exports fell in the first nine months of 2023.", "2023-01", "2023-09"),
    ],
)
def test_a_range_has_a_start_and_an_end(nlp: Language, text: str, start: str, end: str) -> None:
    mention = only(nlp, text)

    assert (start, end) == (
        mention.start and mention.start.text,
        mention.end_value and mention.end_value.text,
    )
    assert [name for name, _ in date_literals(mention)] == ["startDate", "endDate"]


def test_a_range_over_several_years_has_no_value_of_its_own(nlp: Language) -> None:
    assert only(nlp, "He led the bank from 2015 to 2019.").value is None


@pytest.mark.parametrize("text", ["It was built in the 1990s.", "It was built in the 19th century."])
def test_a_decade_is_found_but_no_type_can_say_it(nlp: Language, text: str) -> None:
    mention = only(nlp, text)

    assert mention.value is None
    assert mention.window is not None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The ministers met on Sunday.", "2024-03-10"),
        ("The ministers met on Tuesday.", "2024-03-12"),  # the day of the report itself
        ("The ministers met last Friday.", "2024-03-08"),
        ("The ministers met yesterday.", "2024-03-11"),
        ("The ministers met last week.", "2024-03"),  # no type for weeks: the month, as the week lies in one
        ("The ministers met earlier this month.", "2024-03"),
        ("The ministers met last month.", "2024-02"),
        ("The ministers met last year.", "2023"),
        ("The ministers met two years ago.", "2022"),
        ("The ministers met three months ago.", "2023-12"),
        ("The ministers met on October 4.", "2023-10-04"),
        ("The ministers met in late August.", "2023-08"),
        ("The ministers met in the last quarter of last year.", "2023"),
        ("The ministers met over the weekend.", "2024-03"),
    ],
)
def test_what_is_past_lies_before_the_dateline(nlp: Language, text: str, expected: str) -> None:
    mention = only(nlp, text)

    assert expected == value(mention)
    assert mention.relative


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The ministers will meet on Sunday.", "2024-03-17"),
        ("The ministers are to meet on Friday.", "2024-03-15"),
        ("The ministers plan to meet on Friday.", "2024-03-15"),
        ("The ministers will meet next month.", "2024-04"),
        ("The ministers will meet in October.", "2024-10"),
        ("The ministers would meet on October 4.", "2024-10-04"),
        ("The meeting was scheduled for April 2.", "2024-04-02"),
        ("The ministers will meet tomorrow.", "2024-03-13"),
        ("The ministers will meet next year.", "2025"),
    ],
)
def test_what_is_to_come_lies_after_it(nlp: Language, text: str, expected: str) -> None:
    assert expected == value(only(nlp, text))


@pytest.mark.parametrize(
    "text", ["The ministers met on Sunday.", "The ministers met on October 4.", "The ministers met last week."]
)
def test_without_a_dateline_nothing_is_invented(nlp: Language, text: str) -> None:
    assert only(nlp, text, None).value is None


@pytest.mark.parametrize(
    "text", ["Nearly a decade ago they met.", "They met several hours ago.", "Much was done in the past five years."]
)
def test_what_is_vague_stays_without_a_value(nlp: Language, text: str) -> None:
    assert only(nlp, text).value is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The first talks were held in May 2021 and the second in November of the same year.", "2021-11"),
        ("Output grew in 2021 but shrank in the previous year.", "2020"),
        ("The pact was signed on May 30, 2021; the next day he left.", "2021-05-31"),
        ("It opened on May 30, 2021 and closed two years later.", "2023-05-30"),
    ],
)
def test_some_dates_count_from_the_one_before(nlp: Language, text: str, expected: str) -> None:
    assert expected == value(find_dates(nlp(text), TUESDAY)[-1])


@pytest.mark.parametrize(
    "text",
    [
        "May will visit the port.",
        "They may march to the port.",
        "Some 2000 soldiers and 1,200 sailors came.",
        "The council adopted Resolution 1973.",
        "The line is 2000 km long.",
        "Trains leave at 2000 GMT.",
        "Ports face the problems that the world knows today.",
    ],
)
def test_what_looks_like_a_date_but_is_none(nlp: Language, text: str) -> None:
    assert find_dates(nlp(text), TUESDAY) == ()


@pytest.mark.parametrize(
    ("text", "in_name"),
    [
        ("They praised Vision 2040.", True),
        ("They praised the 2040 Agenda for Clean Rivers.", True),
        ("They praised the 2006 Fishing Agreement.", False),
        ("They praised the 2014 protests.", False),
    ],
)
def test_a_year_in_the_name_of_a_plan_dates_nothing(nlp: Language, text: str, in_name: bool) -> None:
    doc = nlp(text)
    (mention,) = find_dates(doc, TUESDAY)

    assert mention.in_name == in_name
    if in_name:
        assert all(date_of(token, [mention]) is None for token in doc)


def test_a_range_in_a_name_is_the_time_of_what_bears_it(nlp: Language) -> None:
    doc = nlp("They praised the River Strategy 2021-2030.")
    (mention,) = find_dates(doc, TUESDAY)

    assert date_of(doc[4], [mention]) == mention
    assert date_of(doc[1], [mention]) is None


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("They met on Sunday, the opening night. On opening night it rained.", "opening night", "2024-03-10"),
        ("On day two, 6 March 2024, they met.", "day two", "2024-03-06"),
        ("They met on Sunday. On the opening night it rained.", "the opening night", None),
    ],
)
def test_a_date_beside_the_name_of_a_day_tells_which_day_it_is(
    nlp: Language, text: str, words: str, expected: str | None
) -> None:
    named = {text[m.span.begin : m.span.end]: value(m) for m in find_dates(nlp(text), TUESDAY)}

    assert named.get(words) == expected


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("The first summit in 2019 went well.", "summit", "2019"),
        ("The 2019 summit went well.", "summit", "2019"),
        ("The October 2019 summit went well.", "summit", "2019-10"),
        ("At the summit held here last month, the king spoke.", "summit", "2024-02"),
        ("The election was held on Sunday.", "election", "2024-03-10"),
        ("The ruling on Monday surprised many.", "ruling", "2024-03-11"),
        ("Monday's ruling surprised many.", "ruling", "2024-03-11"),
        ("They held a meeting on 5 May 2022.", "held", "2022-05-05"),
        ("On 5 May 2022 the two sides signed the pact.", "signed", "2022-05-05"),
        ("The port has grown since 2010 and will be finished by 2030.", "finished", "2030"),
        ("She praised the 2019 summit.", "praised", None),
        ("He said on Monday that the port opened in 2010.", "opened", "2010"),
        ("He said on Monday that the port opened in 2010.", "said", "2024-03-11"),
        ("The port was calm before 2014.", "was", None),
    ],
)
def test_what_a_date_is_the_date_of(nlp: Language, text: str, word: str, expected: str | None) -> None:
    doc = nlp(text)
    token = next(t for t in doc if t.text == word)
    mention = date_of(token, find_dates(doc, TUESDAY))

    assert expected == (value(mention) if mention is not None else None)


@pytest.mark.parametrize(
    ("text", "role", "properties"),
    [
        ("It has been open since 2019.", "since", ["startDate"]),
        ("It will be open by 2030.", "until", ["endDate"]),
        ("It opened in 2019.", "at", ["date"]),
        ("Sales rose 5 percent from 2019.", "compared", ["date"]),
    ],
)
def test_prepositions_open_and_close_a_time(nlp: Language, text: str, role: str, properties: list[str]) -> None:
    mention = only(nlp, text)

    assert mention.role == role
    assert properties == [name for name, _ in date_literals(mention)]


def test_the_year_before_a_long_name_is_its_date(nlp: Language) -> None:
    doc = nlp("They met at the 2021 Friends of the Lake Ministerial Meeting.")
    (mention,) = find_dates(doc, TUESDAY)
    meeting = next(t for t in doc if t.text == "Meeting")

    assert date_of(meeting, [mention], phrase=(mention.end, meeting.i + 1)) == mention


def test_a_day_in_the_story_of_another_year_is_left_open(nlp: Language) -> None:
    first, second = find_dates(nlp("The siege began on July 1, 1763. On July 3 the town fell."), TUESDAY)

    assert (value(first), value(second)) == ("1763-07-01", None)


def test_the_past_is_not_counted_from_what_is_to_come(nlp: Language) -> None:
    dates = find_dates(nlp("The lake states will open the port by 2030. Exports fell from a year earlier."))

    assert [value(date) for date in dates] == ["2030", None]


def test_a_date_may_run_over_a_line(nlp: Language) -> None:
    assert value(only(nlp, "The pact was signed on June\n24, 2021 in the port.")) == "2021-06-24"


def test_an_anchor_may_be_a_month_or_a_year(nlp: Language) -> None:
    assert value(only(nlp, "They met last year.", "2024")) == "2023"
    assert value(only(nlp, "They met last month.", "2024-01")) == "2023-12"
    assert only(nlp, "They met on Sunday.", "2024-01").value is None
