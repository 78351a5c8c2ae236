"""The terms of the graph as closed namespaces: a misspelt one raises `AttributeError` at once."""

from __future__ import annotations

from rdflib import Namespace, URIRef
from rdflib.namespace import DefinedNamespace

ONTOLOGY = URIRef("https://w3id.org/reportgraph/ontology")
"""The ontology that `core.ttl` states."""

OPEN = Namespace("https://w3id.org/reportgraph/open#")
"""Relations that no property of the vocabulary covers, `OPEN[<verb-lemma[-particle]>]`."""

WIKIDATA = "http://www.wikidata.org/entity/"
GEONAMES = "https://sws.geonames.org/"


class RG(DefinedNamespace):
    """What `core.ttl` defines; a test keeps the two equal."""

    _fail = True
    _NS = Namespace("https://w3id.org/reportgraph/ontology#")

    Actor: URIRef
    Person: URIRef
    Group: URIRef
    Country: URIRef
    Region: URIRef
    Institution: URIRef
    InternationalOrganization: URIRef
    GovernmentBody: URIRef
    MediaOrganization: URIRef
    University: URIRef
    ResearchInstitute: URIRef
    Company: URIRef
    PoliticalParty: URIRef
    CooperationMechanism: URIRef
    Project: URIRef
    InfrastructureProject: URIRef
    Initiative: URIRef
    Principle: URIRef
    Topic: URIRef
    Event: URIRef
    Document: URIRef
    Work: URIRef
    Place: URIRef
    City: URIRef
    Facility: URIRef
    Observation: URIRef
    Claim: URIRef
    Passage: URIRef
    Modality: URIRef
    asserted: URIRef
    advocated: URIRef
    planned: URIRef
    possible: URIRef
    negated: URIRef
    proposed: URIRef
    endorsed: URIRef
    advocates: URIRef
    opposes: URIRef
    committedTo: URIRef
    cooperatesWith: URIRef
    cooperatesOn: URIRef
    tradesWith: URIRef
    suppliesTo: URIRef
    produces: URIRef
    owns: URIRef
    metWith: URIRef
    visited: URIRef
    headOf: URIRef
    leads: URIRef
    affiliatedWith: URIRef
    memberOf: URIRef
    partOf: URIRef
    locatedIn: URIRef
    founded: URIRef
    participatedIn: URIRef
    hosted: URIRef
    published: URIRef
    authored: URIRef
    signed: URIRef
    about: URIRef
    funds: URIRef
    implements: URIRef
    connects: URIRef
    hasPrinciple: URIRef
    aimsAt: URIRef
    contributesTo: URIRef
    reduces: URIRef
    threatens: URIRef
    follows: URIRef
    relatedTo: URIRef
    date: URIRef
    startDate: URIRef
    endDate: URIRef
    position: URIRef
    modality: URIRef
    speaker: URIRef
    reportedBy: URIRef
    confidence: URIRef
    atTime: URIRef
    subjectSpan: URIRef
    objectSpan: URIRef
    mentionedIn: URIRef
    observedOf: URIRef
    indicator: URIRef
    value: URIRef
    unit: URIRef
    period: URIRef
    change: URIRef
    changeFrom: URIRef
    qualifier: URIRef
    option: URIRef
    leftOut: URIRef
    correction: URIRef
    kernel: URIRef
    inverseCloseMatch: URIRef


class NIF(DefinedNamespace):
    """The part of the NLP Interchange Format that passages use."""

    _fail = True
    _NS = Namespace("http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#")

    OffsetBasedString: URIRef
    anchorOf: URIRef
    beginIndex: URIRef
    endIndex: URIRef
    isString: URIRef
    referenceContext: URIRef
