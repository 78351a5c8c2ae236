"""Texts that end where a rule would look on: nothing is read beyond either end."""

import pytest
from reportgraph.extract.mentions.mentions import find_mentions
from reportgraph.extract.parsing.parse import parse
from reportgraph.extract.pipeline import extract
from reportgraph.extract.reading.read import read_text


@pytest.mark.parametrize(
    "text",
    [
        "office",
        "City",
        "As hosting nations, Peru and Chile met.",
        "Dangerous, the envoy called the vote.",
        "Neither wise nor fair, Peru called the pact.",
        "Wise was what Peru called the pact.",
        "Roe, Beke, members of the Senate, welcome to Lima",
        "Fined the Bank A",
        'sold," said Ana Berg, head of Lumen Steel.',
        "dealers, including the Quay Front and the Reef Army.",
        "hired Tom Beke as an Aide",
        "After a talk by Director Dr.",
        "We ask that Chad leave the Quay Pact, that",
        "trade and farming in",
        "Chad hailed the doctors, not",
        "The mayor, the monks, and Tom",
        "Labour",
        "Chad will draft, in cooperation with the Reef Fund, a law for the",
        "Minister Eva Berg and Chad's Minister Tom",
        '"It broke," Eva Berg, from the Reef',
        "Peru nearly",
        "Resolution 12",
        "She left in 2020",
        "Jane Roe to be dean, vice",
        "A record",
        "home",
        "From his first day in office, Mayor Roe has called on Peru to sign.",
        "Jane Roe is the director of the",
        "Peru expressed interest in",
        "Relations are built on mutual respect",
        "Jan Beke questioned the fairness of",
        "A Joint Declaration on Peace between Malta",
        "Peru agreed to complete talks on the upgrading and review of",
        "Extending the Reed Railway to",
        "Malta is ready to support",
        "The foreign ministers of Kazakhstan and the",
        "As close neighbors in the Andes, Peru, Chile",
        "Kenya founded the Office of Lake-Based and",
        "Follows:",
        "in being \n\n opened across so did the",
        "Kenya runs an office that studies issues at the meeting of markets, ports,",
        "The council adopted the resolution of 2000, which has since",
        "The fund is led by its CEO and Chairperson Carlos Ruiz. AIIB Vice President and Chief Investment Officer D",
        "Peru leads the lake states among",
        "or her",
        "We recognize the unique value that farmers, herders, and other stewards have contributed to",
        "Norway backs the Lake Plan for Easter",
        "BY THE PRESIDENT OF THE UNITED REPUBLICS OF THE LAKES AND SHORES A PROCLAMATION As a mark of respect, I",
    ],
)
def test_a_fragment_is_read_within_its_ends(text):
    document = read_text(text)
    mentions = find_mentions(parse(document))
    assert all(0 <= m.begin < m.end and m.span.end <= len(document.text) for m in mentions)
    assert extract(document).document == document
