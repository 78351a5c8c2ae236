"""Graphs to show: a small one whose every fact is written down here, a hostile one, and large ones from a seed."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass, field

from rdflib import RDF, RDFS, XSD, Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCTERMS, PROV, SKOS

RG = Namespace("https://w3id.org/reportgraph/ontology#")
NIF = Namespace("http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#")
BASE = "https://w3id.org/reportgraph/id/"


@dataclass
class Report:
    """A graph under construction: sentences are said one after the other, spans are found in them."""

    title: str
    name: str = "report-00000000"
    graph: Graph = field(default_factory=Graph)
    length: int = 0
    said: int = 0

    def __post_init__(self) -> None:
        self.document = URIRef(BASE + self.name)
        self.add(self.document, RDF.type, RG.Document)
        self.add(self.document, RDFS.label, Literal(self.title, lang="en"))
        self.add(self.document, DCTERMS.title, Literal(self.title, lang="en"))

    def add(self, subject: URIRef, predicate: URIRef, value: URIRef | Literal) -> None:
        self.graph.add((subject, predicate, value))

    def thing(self, slug: str, label: str, *classes: str, aliases: tuple[str, ...] = ()) -> URIRef:
        """Name an entity; the classes go from the special to the general."""
        iri = URIRef(f"{self.document}/{slug}")
        for name in classes:
            self.add(iri, RDF.type, RG[name])
        self.add(iri, RDFS.label, Literal(label, lang="en"))
        for alias in aliases:
            self.add(iri, SKOS.altLabel, Literal(alias, lang="en"))
        self.add(iri, RG.mentionedIn, self.document)
        return iri

    def passage(self, sentence: str) -> tuple[URIRef, int]:
        """Add a sentence to the text; return its node and where it begins."""
        begin, end = self.length, self.length + len(sentence)
        self.length = end + 1
        iri = URIRef(f"{self.document}#char={begin},{end}")
        self.add(iri, RDF.type, RG.Passage)
        self.add(iri, NIF.referenceContext, self.document)
        self.add(iri, NIF.beginIndex, Literal(begin))
        self.add(iri, NIF.endIndex, Literal(end))
        self.add(iri, NIF.anchorOf, Literal(sentence, lang="en"))
        return iri, begin

    def claim(self, sentence: str, subject: URIRef, relation: str, value: URIRef | Literal, **more: str) -> URIRef:
        """Say a sentence; `subject_words` and `object_words` are found in it and become the spans.

        Further names: modality, speaker (an IRI), confidence, time.
        """
        passage, begin = self.passage(sentence)
        self.said += 1
        iri = URIRef(f"{BASE}claim/{self.said:016x}")
        for kind in (RG.Claim, RDF.Statement):
            self.add(iri, RDF.type, kind)
        self.add(iri, RDF.subject, subject)
        self.add(iri, RDF.predicate, RG[relation])
        self.add(iri, RDF.object, value)
        self._grounds(iri, passage, more)
        if "time" in more:
            self.add(iri, RG.atTime, Literal(more["time"], datatype=XSD.gYear))
        for end in ("subject", "object"):
            if f"{end}_words" in more:
                at = begin + sentence.index(more[f"{end}_words"])
                self.add(iri, RG[f"{end}Span"], Literal(f"{at},{at + len(more[f'{end}_words'])}"))
        return iri

    def figure(self, sentence: str, of: URIRef, indicator: str, value: str, **more: str) -> URIRef:
        """Say a sentence that gives a figure; further names: unit, period, change, qualifier, and as in `claim`."""
        passage, _ = self.passage(sentence)
        self.said += 1
        iri = URIRef(f"{BASE}observation/{self.said:016x}")
        self.add(iri, RDF.type, RG.Observation)
        self.add(iri, RG.observedOf, of)
        self.add(iri, RG.indicator, Literal(indicator))
        self.add(iri, RG.value, Literal(value, datatype=XSD.decimal, normalize=False))
        for name in ("unit", "period", "change", "qualifier"):
            if name in more:
                self.add(iri, RG[name], Literal(more[name]))
        self._grounds(iri, passage, more)
        return iri

    def _grounds(self, iri: URIRef, passage: URIRef, more: dict[str, str]) -> None:
        self.add(iri, RG.modality, RG[more.get("modality", "asserted")])
        self.add(iri, RG.speaker, URIRef(more.get("speaker", self.document)))
        self.add(iri, RG.confidence, Literal(more.get("confidence", "0.9"), datatype=XSD.decimal, normalize=False))
        self.add(iri, PROV.wasDerivedFrom, passage)


# What the harbour's report says: the sentence, with the words for subject and object marked; the claim; and more of it.
SAID = """
The [Harbour League] signed the [Ferry Charter]. | harbour-league signed ferry-charter | time=2024
The [Harbour League] met in [Turku]. | harbour-league locatedIn turku |
[Finland] 🇫🇮 and [Estonia] will cooperate. | finland cooperatesWith estonia | \
modality=planned speaker=aino-laine time=2025
[Finland] traded with [Estonia]. | finland tradesWith estonia | time=2023
The [league] called for [quiet engines]. | harbour-league advocates quiet-engines |
[Estonia] opposes [quiet engines]. | estonia opposes quiet-engines | speaker=aino-laine
[Finland] should back [clean shipping]. | finland cooperatesOn clean-shipping | \
modality=advocated speaker=aino-laine confidence=0.55
[Estonia] did not fund the [Saaremaa Terminal]. | estonia funds saaremaa-terminal | modality=negated
The [Night Ferry] may link [Turku]. | night-ferry connects turku | modality=possible confidence=0.4
[Aino Laine], director of the [Harbour League], spoke. | aino-laine headOf harbour-league |
[Aino Laine], [director] of the Harbour League, spoke. | aino-laine position "director" |
"""


def harbour() -> Graph:
    """The example of most tests: 12 entities, 11 statements, one figure, all five modalities, a dispute."""
    report = Report("Harbour League adopts ferry charter", "harbour-league-adopts-ferry-charter-0a1b2c3d")
    report.add(report.document, DCTERMS.publisher, Literal("Turku Times"))
    report.add(report.document, DCTERMS.issued, Literal("2024-05-03", datatype=XSD.date))
    league = report.thing("harbour-league", "Harbour League", "InternationalOrganization", "Institution", "Actor")
    report.add(league, SKOS.altLabel, Literal("HL", lang="en"))
    report.add(league, SKOS.exactMatch, URIRef("http://www.wikidata.org/entity/Q1"))
    report.thing("aino-laine", "Aino Laine", "Person", "Actor", aliases=("Laine",))
    report.thing("ferry-charter", "Ferry Charter", "Document")
    report.thing("finland", "Finland", "Country", "Place", "Actor")
    report.thing("estonia", "Estonia", "Country", "Place", "Actor")
    report.thing("clean-shipping", "clean shipping", "Topic")
    report.thing("quiet-engines", "quiet engines", "Topic")
    terminal = report.thing("saaremaa-terminal", "Saaremaa Terminal", "InfrastructureProject", "Project")
    report.thing("night-ferry", "Night Ferry", "Project")
    report.thing("turku", "Turku", "City", "Place")
    report.thing("fog", "fog", "Topic")  # nothing is said of it
    for line in SAID.strip().splitlines():
        marked, triple, more = (part.strip() for part in line.split("|"))
        subject, relation, value = triple.split()
        subject_words, object_words = re.findall(r"\[(.*?)\]", marked)
        fields = dict(field.split("=") for field in more.split())
        if "speaker" in fields:
            fields["speaker"] = f"{report.document}/{fields['speaker']}"
        report.claim(
            marked.replace("[", "").replace("]", ""),
            report.document + f"/{subject}",
            relation,
            Literal(value.strip('"')) if value.startswith('"') else report.document + f"/{value}",
            subject_words=subject_words,
            object_words=object_words,
            **fields,
        )
    report.figure(
        "Traffic at the Saaremaa Terminal rose by 4 percent to about 2.5 million passengers in 2023.",
        terminal,
        "traffic",
        "2500000",
        unit="person",
        period="2023",
        change="4",
        qualifier="about",
    )
    return report.graph


HOSTILE = {
    "script": "<script>window.ran=1</script>",
    "close": "</script><script>window.ran=2</script>",
    "image": "<img src=x onerror=window.ran=3>",
    "href": '<a href="#" id=planted onclick="window.ran=4">href=</a>',
    "javascript": "javascript:window.ran=5//",
    "quotes": "\"'`><svg onload=window.ran=6>",
    "direction": "ab\u202ecd\u2066ef",
    "surrogate": "half \ud83d of a pair",
    "nul": "a\x00b\x07c",
    "template": "{{7*7}}{% raw %}${7*7}<!--",
    "long": "w" * 3_000,
}


def hostile() -> Graph:
    """Return a graph in which every field of every node holds each hostile string."""
    report = Report(" ".join(HOSTILE.values()), "hostile-00000000")
    for name in ("publisher", "creator", "language", "source"):
        for text in HOSTILE.values():
            report.add(report.document, DCTERMS[name], Literal(text))
    things = [
        report.thing(f"thing-{name}", text, "Actor", aliases=(f"alias {text}",)) for name, text in HOSTILE.items()
    ]
    for number, text in enumerate(HOSTILE.values()):
        subject, value = things[number], things[(number + 1) % len(things)]
        relation = URIRef(f"https://w3id.org/reportgraph/open#r{number}")
        report.add(relation, RDFS.label, Literal(text))
        report.add(subject, RDF.type, URIRef(f"http://example.org/class-{number}"))
        report.add(
            URIRef(f"http://example.org/class-{number}"), RDF.type, URIRef("http://www.w3.org/2002/07/owl#Class")
        )
        report.add(URIRef(f"http://example.org/class-{number}"), RDFS.label, Literal(text))
        report.add(subject, SKOS.exactMatch, URIRef(text))
        claim = report.claim(text, subject, "about", value, speaker=str(value), subject_words=text, time=text)
        report.graph.set((claim, RDF.predicate, relation))
        report.claim(f"Said: {text}", subject, "position", Literal(text), object_words=text)
        report.figure(text, subject, text, "12", unit=text, period=text, change=text, qualifier=text)
        activity = URIRef(f"{BASE}activity/{number}")
        report.add(activity, RDF.type, PROV.Activity)
        report.add(activity, RG.option, Literal(text))
        report.add(activity, RG.leftOut, Literal(text))
    return report.graph


CLASSES = (
    "Person",
    "Country",
    "Institution",
    "University",
    "Project",
    "Principle",
    "Topic",
    "Event",
    "Document",
    "City",
)
RELATIONS = ("signed", "advocates", "cooperatesWith", "connects", "memberOf", "funds", "visited", "opposes", "about")
MODALITIES = ("asserted",) * 6 + ("planned", "advocated", "possible", "negated")
WORDS = (
    "harbour council river bridge north energy trade summit charter rail region water season market "
    "school island border treaty growth health forest signal garden mountain letter winter station "
    "journey village"
).split()


def large(entities: int, *, seed: int = 1) -> Graph:
    """Return a graph of so many entities with twice as many statements, clustered and with hubs as reports are."""
    draw = random.Random(seed)
    report = Report(f"A report of {entities} entities", f"large-{entities:08x}")
    things = [
        report.thing(f"e{i}", f"{draw.choice(WORDS).title()} {draw.choice(WORDS).title()} {i}", draw.choice(CLASSES))
        for i in range(entities)
    ]
    for number in range(2 * entities):
        at = number // 2
        # Half of the links go to something near by, half to what came early: clusters and hubs.
        near = draw.randrange(max(0, at - 20), min(entities, at + 20))
        other = near if number % 2 else int(entities * draw.random() ** 4)
        if other == at:
            other = (at + 1) % entities
        sentence = f"Item {at} " + " ".join(draw.choices(WORDS, k=18)) + f" item {other}."
        report.claim(
            sentence,
            things[at],
            draw.choice(RELATIONS),
            things[other],
            modality=draw.choice(MODALITIES),
            speaker=str(draw.choice(things[:50]) if draw.random() < 0.3 else report.document),
            confidence=f"{draw.uniform(0.3, 1):.2f}",
            time=str(draw.randrange(2015, 2026)),
            subject_words=f"Item {at}",
            object_words=f"item {other}.",
        )
    return report.graph
