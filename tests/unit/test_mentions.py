"""What counts as a mention, where it ends, and of what class it is."""

from __future__ import annotations

import pytest
from linked import linked
from reportgraph.extract.model import MentionKind


@pytest.mark.parametrize(
    ("text", "name", "cls"),
    [
        ("The Ministry of Foreign Affairs of Peru replied.", "Ministry of Foreign Affairs of Peru", "GovernmentBody"),
        ("The Orinoco Desert Institute opened.", "Orinoco Desert Institute", "ResearchInstitute"),
        ("They signed the Treaty of Trust and Friendship.", "Treaty of Trust and Friendship", "Document"),
        ("The Food and Water Agency was founded.", "Food and Water Agency", "Institution"),
        ("The Tanzania-Zambia railway was built.", "Tanzania-Zambia railway", "InfrastructureProject"),
        ("They met at the third Lake Council Summit.", "third Lake Council Summit", "Event"),
        ("The Partnership for Clean Rivers grew.", "Partnership for Clean Rivers", "Initiative"),
        ("The Democratic Farmers' Party lost.", "Democratic Farmers' Party", "PoliticalParty"),
        ("The rule of law matters.", "rule of law", "Principle"),
        ("They stressed mutual respect.", "mutual respect", "Principle"),
        ("He praised multilateralism.", "multilateralism", "Principle"),
        ("Senior officials left.", "senior officials", "Group"),
        ("They discussed solar energy.", "solar energy", "Topic"),
    ],
)
def test_class_comes_from_the_head_noun(text: str, name: str, cls: str) -> None:
    """A name or phrase has the class of its head noun; what no entry covers is a Topic."""
    assert linked(text).classes().get(name) == cls


def test_a_title_is_no_part_of_a_name() -> None:
    """Titles and honorifics stay outside, before a name as well as with "of"."""
    text = "Prime Minister Amina Diallo met President of the Republic of Chile Dr. Jorge Rojas Peña."
    classes = linked(text).classes()
    assert classes["Amina Diallo"] == "Person"
    assert classes["Jorge Rojas Peña"] == "Person"
    assert "Prime Minister Amina Diallo" not in classes


def test_names_inside_names_are_mentions_too() -> None:
    """A possessor, a member of a compound and a body in a complement stand on their own as well."""
    classes = linked("The River Institute of Egypt's Delta University welcomed Peru-Chile trade.").classes()
    assert classes["River Institute of Egypt's Delta University"] == "ResearchInstitute"
    assert classes["Delta University"] == "University"
    assert {"Egypt", "Peru", "Chile", "Peru-Chile trade"} <= classes.keys()


def test_an_adjective_of_a_country_refers_to_it() -> None:
    """A demonym before a noun is a mention of the country; a people in the plural is a Group."""
    mentions = {m.name: m for m in linked("The Norwegian minister greeted many Chileans.").mentions}
    assert mentions["Norway"].kind is MentionKind.DEMONYM
    assert mentions["Chileans"].cls == "Group"


def test_each_conjunct_is_its_own_mention() -> None:
    """Members of a list are told apart, and so are phrases that a parser runs together."""
    names = linked("They agreed on food security, lasting peace and fair trade.").classes().keys()
    assert {"food security", "lasting peace", "fair trade"} <= names


def test_coordinated_adjectives_stay_with_their_noun() -> None:
    """A noun with several adjectives is one phrase."""
    assert "educational and cultural ties" in linked("They praised educational and cultural ties.").classes()


def test_quantities_and_dates_name_nothing() -> None:
    """Numbers, amounts of money, percentages and dates are no mentions."""
    names = linked("In March 2021, trade rose by 5 percent to 4 million dollars within two years.").classes().keys()
    assert names == {"trade"}


def test_a_country_before_its_currency_is_part_of_the_amount() -> None:
    names = linked("Trade reached 94.8 billion U.S. dollars. Fiji won the match.").classes()
    assert "U.S." not in names
    assert "United States" not in names
    assert names["Fiji"] == "Country"


def test_determiners_and_quantifiers_are_dropped() -> None:
    """Articles, possessors and counting words are no part of a phrase's name."""
    names = linked("All other members praised Peru's new water policy.").classes().keys()
    assert {"members", "water policy"} <= names


def test_a_common_noun_keeps_no_capital_of_its_sentence() -> None:
    """What begins a sentence is written as inside one, also where the parser reads goods and diseases as names."""
    text = "Fertilizer prices rose in Kenya. Malaria deaths fell in Chad. Ford shares fell in Peru."
    assert {"fertilizer prices", "malaria deaths", "Ford shares"} <= linked(text).classes().keys()


def test_a_phrase_keeps_its_complement_as_its_long_name() -> None:
    """What a noun governs is kept beside its short name."""
    mention = next(m for m in linked("They demanded access to the sea.").mentions if m.name == "access")
    assert mention.long_name == "access to the sea"


def test_a_list_that_would_be_cut_is_no_part_of_a_name() -> None:
    """Of a long list of states the first alone would mislead."""
    text = (
        "We, the heads of State/Government of Brunei Darussalam, the Kingdom of Cambodia, the Republic of Indonesia, "
        "Malaysia, the Republic of Singapore, the Kingdom of Thailand and the Socialist Republic of Viet Nam, met."
    )
    assert "heads of State/Government" in linked(text).classes()


def test_titles_in_quotation_marks() -> None:
    """A quotation of capitalised words after a word for it is a title, with that word's class."""
    classes = linked('The council published a report titled "Rising Waters: A Plan for Lakes," on Sunday.').classes()
    assert classes["Rising Waters: A Plan for Lakes"] == "Document"


def test_examples_have_the_class_of_their_noun() -> None:
    """ "Films such as X" says what X is, whatever X looks like."""
    classes = linked("Young people love films such as Harbor Town and To the Island.").classes()
    assert classes["Harbor Town"] == classes["To the Island"] == "Work"


@pytest.mark.parametrize(
    ("text", "name", "cls"),
    [
        ("Oslo rejected the offer.", "Norway", "Country"),
        ("The meeting took place in Oslo.", "Oslo", "City"),
        ("She visited Oslo.", "Oslo", "City"),
    ],
)
def test_a_capital_stands_for_its_government(text: str, name: str, cls: str) -> None:
    """As the subject of a verb of politics a capital is its country; as a place it is a city."""
    assert linked(text).classes().get(name) == cls


def test_a_surname_that_is_a_common_word() -> None:
    """A given name tells a person from a document or a place."""
    assert linked("Nathan Law and Maria Bridges spoke.").classes()["Nathan Law"] == "Person"


def test_no_two_mentions_share_a_head() -> None:
    """The head token leads to one mention."""
    heads = [m.head for m in linked("The Peru-Chile Lake Council and its members signed the Lake Charter.").mentions]
    assert len(heads) == len(set(heads))


def test_spans_give_back_the_words() -> None:
    """A mention's offsets lead to its words in the document's text."""
    result = linked("Yesterday the Lake Council  signed the\nWater Charter.")
    text = result.parsed.document.text
    assert {"Lake Council", "Water Charter"} <= {text[m.span.begin : m.span.end] for m in result.mentions}
