"""A graph that all shapes let pass, and the ways to break it that they are there to catch."""

from __future__ import annotations

PREFIXES = """
PREFIX claim: <https://w3id.org/reportgraph/id/claim/>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX doc: <https://w3id.org/reportgraph/id/bridge-opens-00000001>
PREFIX id: <https://w3id.org/reportgraph/id/bridge-opens-00000001/>
PREFIX nif: <http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#>
PREFIX observation: <https://w3id.org/reportgraph/id/observation/>
PREFIX open: <https://w3id.org/reportgraph/open#>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX rg: <https://w3id.org/reportgraph/ontology#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
"""

GOOD = (
    PREFIXES
    + """
doc: a rg:Document ;
    rdfs:label "Bridge opens"@en ;
    dcterms:title "Bridge opens"@en ;
    dcterms:language "en" ;
    rg:date "2024-05-02"^^xsd:date ;
    nif:isString
        "Norland built a bridge. Its minister Ida Holm denied that Sutland pays. She will speak in June 2025."@en .

id:norland a rg:Country , rg:Actor , rg:Place ;
    rdfs:label "Norland"@en ;
    skos:altLabel "Nor"@en ;
    skos:exactMatch <http://www.wikidata.org/entity/Q1> ;
    rg:mentionedIn doc: ;
    rg:implements id:bridge ;
    open:build id:bridge .
id:sutland a rg:Country , rg:Actor , rg:Place ; rdfs:label "Sutland"@en ; rg:mentionedIn doc: .
id:ida-holm a rg:Person , rg:Actor ; rdfs:label "Ida Holm"@en ; rg:mentionedIn doc: ; rg:position "minister" .
id:bridge a rg:InfrastructureProject , rg:Project ; rdfs:label "bridge"@en ; rg:mentionedIn doc: .
id:port a rg:City , rg:Place ; rdfs:label "port"@en ; rg:mentionedIn doc: .
id:speech a rg:Event ; rdfs:label "speech"@en ; rg:mentionedIn doc: ; rg:date "2025-06"^^xsd:gYearMonth .
open:build a rdf:Property ; rdfs:subPropertyOf rg:relatedTo ; rdfs:label "build"@en .

# stated by the document; the same act as an open relation
claim:1 a rg:Claim , rdf:Statement ;
    rdf:subject id:norland ; rdf:predicate rg:implements ; rdf:object id:bridge ;
    rg:modality rg:asserted ; rg:speaker doc: ; rg:confidence 0.9 ; rg:atTime "2024"^^xsd:gYear ;
    rg:subjectSpan "0,7" ; rg:objectSpan "14,22" ;
    prov:wasDerivedFrom <https://w3id.org/reportgraph/id/bridge-opens-00000001#char=0,23> .
claim:2 a rg:Claim , rdf:Statement ;
    rdf:subject id:norland ; rdf:predicate open:build ; rdf:object id:bridge ;
    rg:modality rg:asserted ; rg:speaker doc: ; rg:confidence 1.0 ;
    prov:wasDerivedFrom <https://w3id.org/reportgraph/id/bridge-opens-00000001#char=0,23> .
# somebody's denial: no plain triple, not even where another asserts it
claim:3 a rg:Claim , rdf:Statement ;
    rdf:subject id:sutland ; rdf:predicate rg:funds ; rdf:object id:bridge ;
    rg:modality rg:negated ; rg:speaker id:ida-holm ; prov:wasAttributedTo id:ida-holm ; rg:confidence 0.8 ;
    prov:wasDerivedFrom <https://w3id.org/reportgraph/id/bridge-opens-00000001#char=24,71> .
claim:4 a rg:Claim , rdf:Statement ;
    rdf:subject id:sutland ; rdf:predicate rg:funds ; rdf:object id:bridge ;
    rg:modality rg:asserted ; rg:speaker doc: ; rg:reportedBy id:ida-holm ; rg:confidence 0.3 ;
    prov:wasDerivedFrom <https://w3id.org/reportgraph/id/bridge-opens-00000001#char=24,71> .
claim:5 a rg:Claim , rdf:Statement ;
    rdf:subject id:ida-holm ; rdf:predicate rg:position ; rdf:object "minister" ;
    rg:modality rg:asserted ; rg:speaker doc: ; rg:confidence 0.9 ;
    prov:wasDerivedFrom <https://w3id.org/reportgraph/id/bridge-opens-00000001#char=24,71> .
# a date that is planned is plain: a fact about the schedule
claim:6 a rg:Claim , rdf:Statement ;
    rdf:subject id:speech ; rdf:predicate rg:date ; rdf:object "2025-06"^^xsd:gYearMonth ;
    rg:modality rg:planned ; rg:speaker doc: ; rg:confidence 0.7 ;
    prov:wasDerivedFrom <https://w3id.org/reportgraph/id/bridge-opens-00000001#char=72,100> .
observation:1 a rg:Observation ;
    rg:observedOf id:bridge ; rg:indicator "length" ; rg:value 2400.0 ; rg:unit "m" ; rg:period "2024"^^xsd:gYear ;
    rg:change 12.5 ; rg:changeFrom "2023"^^xsd:gYear ; rg:qualifier "about" ;
    rg:modality rg:asserted ; rg:speaker doc: ; rg:confidence 0.9 ;
    prov:wasDerivedFrom <https://w3id.org/reportgraph/id/bridge-opens-00000001#char=0,23> .

<https://w3id.org/reportgraph/id/bridge-opens-00000001#char=0,23> a rg:Passage ;
    nif:referenceContext doc: ; nif:beginIndex 0 ; nif:endIndex 23 ; nif:anchorOf "Norland built a bridge."@en .
<https://w3id.org/reportgraph/id/bridge-opens-00000001#char=24,71> a rg:Passage ;
    nif:referenceContext doc: ; nif:beginIndex 24 ; nif:endIndex 71 ;
    nif:anchorOf "Its minister Ida Holm denied that Sutland pays."@en .
<https://w3id.org/reportgraph/id/bridge-opens-00000001#char=72,100> a rg:Passage ;
    nif:referenceContext doc: ; nif:beginIndex 72 ; nif:endIndex 100 ;
    nif:anchorOf "She will speak in June 2025."@en .
"""
)

BROKEN = [
    ("claim-type", "DELETE DATA { claim:1 a rdf:Statement }"),
    ("claim-subject", "DELETE WHERE { claim:1 rdf:subject ?x }"),
    ("claim-subject", "INSERT DATA { claim:1 rdf:subject id:sutland }"),
    ("claim-subject", "DELETE WHERE { id:norland rdfs:label ?x }"),
    ("claim-predicate", "DELETE WHERE { claim:1 rdf:predicate ?x }"),
    ("claim-predicate", "INSERT DATA { claim:1 rdf:predicate rg:funds }"),
    ("claim-object", "DELETE WHERE { claim:1 rdf:object ?x }"),
    ("claim-object", "INSERT DATA { claim:1 rdf:object id:sutland }"),
    ("claim-object", "DELETE WHERE { id:bridge rdfs:label ?x }"),
    ("claim-time", 'INSERT DATA { claim:1 rg:atTime "2025"^^xsd:gYear }'),
    ("claim-time", 'INSERT DATA { claim:2 rg:atTime "May 2024" }'),
    ("claim-time", 'INSERT DATA { claim:2 rg:atTime "2024-02-30"^^xsd:date }'),
    ("claim-subject-span", 'INSERT DATA { claim:1 rg:subjectSpan "0-7" }'),
    ("claim-object-span", "INSERT DATA { claim:1 rg:objectSpan 14 }"),
    ("claim-spans", "DELETE WHERE { claim:1 rg:subjectSpan ?x }; INSERT DATA { claim:1 rg:subjectSpan '24,30' }"),
    ("claim-spans", "DELETE WHERE { claim:1 rg:objectSpan ?x }; INSERT DATA { claim:1 rg:objectSpan '14,14' }"),
    ("said-modality", "DELETE WHERE { claim:1 rg:modality ?x }"),
    ("said-modality", "INSERT DATA { claim:1 rg:modality rg:planned }"),
    ("said-modality", "DELETE WHERE { claim:1 rg:modality ?x }; INSERT DATA { claim:1 rg:modality rg:denied }"),
    ("said-modality", "DELETE WHERE { observation:1 rg:modality ?x }"),
    ("said-speaker", "DELETE WHERE { claim:1 rg:speaker ?x }"),
    ("said-speaker", "INSERT DATA { claim:1 rg:speaker id:sutland }"),
    ("said-speaker", "DELETE WHERE { claim:1 rg:speaker ?x }; INSERT DATA { claim:1 rg:speaker id:bridge }"),
    ("said-speaker", "DELETE WHERE { observation:1 rg:speaker ?x }"),
    ("said-reported-by", "INSERT DATA { claim:1 rg:reportedBy id:bridge }"),
    ("said-confidence", "DELETE WHERE { claim:1 rg:confidence ?x }"),
    ("said-confidence", "INSERT DATA { claim:1 rg:confidence 0.5 }"),
    ("said-confidence", "DELETE WHERE { claim:1 rg:confidence ?x }; INSERT DATA { claim:1 rg:confidence 1.01 }"),
    (
        "said-confidence",
        "DELETE WHERE { claim:1 rg:confidence ?x }; INSERT DATA { claim:1 rg:confidence '-0.1'^^xsd:decimal }",
    ),
    ("said-confidence", "DELETE WHERE { claim:1 rg:confidence ?x }; INSERT DATA { claim:1 rg:confidence 9e-1 }"),
    ("said-confidence", "DELETE WHERE { observation:1 rg:confidence ?x }"),
    ("said-passage", "DELETE WHERE { claim:1 prov:wasDerivedFrom ?x }"),
    ("said-passage", "INSERT DATA { claim:1 prov:wasDerivedFrom doc: }"),
    ("said-passage", "DELETE WHERE { observation:1 prov:wasDerivedFrom ?x }"),
    ("said-attribution", "INSERT DATA { claim:1 prov:wasAttributedTo doc: }"),
    ("attributed", "DELETE WHERE { claim:3 prov:wasAttributedTo ?x }"),
    ("observation-of", "DELETE WHERE { observation:1 rg:observedOf ?x }"),
    ("observation-of", "INSERT DATA { observation:1 rg:observedOf id:sutland }"),
    ("observation-of", "DELETE WHERE { id:bridge rdfs:label ?x }"),
    ("observation-indicator", "DELETE WHERE { observation:1 rg:indicator ?x }"),
    ("observation-indicator", 'INSERT DATA { observation:1 rg:indicator "height" }'),
    ("observation-value", "DELETE WHERE { observation:1 rg:value ?x }"),
    ("observation-value", "INSERT DATA { observation:1 rg:value 1.0 }"),
    ("observation-value", 'DELETE WHERE { observation:1 rg:value ?x }; INSERT DATA { observation:1 rg:value "long" }'),
    ("observation-unit", 'INSERT DATA { observation:1 rg:unit "km" }'),
    ("observation-period", 'INSERT DATA { observation:1 rg:period "2025"^^xsd:gYear }'),
    ("observation-period", "DELETE WHERE { observation:1 rg:period ?x }; INSERT DATA { observation:1 rg:period 2025 }"),
    ("observation-change", 'DELETE WHERE { observation:1 rg:change ?x }; INSERT DATA { observation:1 rg:change "up" }'),
    ("observation-change-from", 'INSERT DATA { observation:1 rg:changeFrom "2024-13"^^xsd:gYearMonth }'),
    ("observation-qualifier", 'INSERT DATA { observation:1 rg:qualifier "nearly" }'),
    ("observation-label", 'INSERT DATA { observation:1 rdfs:label "length of the bridge"@en }'),
    ("passage-document", "DELETE WHERE { ?passage nif:referenceContext ?x }"),
    ("passage-document", "DELETE DATA { doc: a rg:Document }"),
    ("passage-begin", "DELETE WHERE { ?passage nif:beginIndex 0 }"),
    ("passage-begin", "DELETE WHERE { ?passage nif:beginIndex 0 }; INSERT DATA { PASSAGE nif:beginIndex -1 }"),
    ("passage-begin", "DELETE WHERE { ?passage nif:beginIndex 0 }; INSERT DATA { PASSAGE nif:beginIndex 23 }"),
    ("passage-begin", 'DELETE WHERE { ?passage nif:beginIndex 0 }; INSERT DATA { PASSAGE nif:beginIndex "0" }'),
    ("passage-end", "DELETE WHERE { ?passage nif:endIndex 23 }"),
    ("passage-end", "INSERT DATA { PASSAGE nif:endIndex 22 }"),
    ("passage-words", "DELETE WHERE { PASSAGE nif:anchorOf ?x }"),
    ("passage-words", 'DELETE WHERE { PASSAGE nif:anchorOf ?x }; INSERT DATA { PASSAGE nif:anchorOf ""@en }'),
    (
        "passage-quote",
        'DELETE WHERE { PASSAGE nif:anchorOf ?x }; INSERT DATA { PASSAGE nif:anchorOf "Norland fell."@en }',
    ),
    ("passage-quote", "DELETE { ?p ?q ?o } INSERT { <urn:quote> ?q ?o } WHERE { ?p ?q ?o ; nif:beginIndex 0 }"),
    ("document-text", "DELETE WHERE { doc: nif:isString ?x }"),
    ("document-text", 'INSERT DATA { doc: nif:isString "Another text."@en }'),
    ("document-title", "DELETE WHERE { doc: dcterms:title ?x }"),
    ("document-class", "DELETE DATA { doc: a rg:Document }"),
    ("other-name", 'INSERT DATA { id:norland skos:altLabel "Norlande" }'),
    ("name-language", 'INSERT DATA { id:norland skos:altLabel "Norlande"@fr }'),
    ("name-language", 'DELETE WHERE { id:port rdfs:label ?x }; INSERT DATA { id:port rdfs:label "port"@fr }'),
    ("external-id", 'INSERT DATA { id:norland skos:exactMatch "Q1" }'),
    ("mentioned-in", "INSERT DATA { id:norland rg:mentionedIn id:bridge }"),
    ("mentioned", "DELETE WHERE { id:norland rg:mentionedIn ?x }"),
    ("name", "DELETE WHERE { id:norland rdfs:label ?x }"),
    ("name", 'INSERT DATA { id:norland rdfs:label "Northland"@en }'),
    ("name", 'DELETE WHERE { id:norland rdfs:label ?x }; INSERT DATA { id:norland rdfs:label "Norland" }'),
    ("name", "DELETE WHERE { doc: rdfs:label ?x }"),
    ("plain", "DELETE WHERE { id:norland rg:implements ?x }"),
    ("plain", "DELETE WHERE { id:ida-holm rg:position ?x }"),
    ("plain", "DELETE WHERE { id:speech rg:date ?x }"),
    ("plain", "INSERT DATA { id:sutland rg:funds id:bridge }"),
    ("plain", "INSERT DATA { id:sutland rg:implements id:bridge }"),
    ("plain", "INSERT DATA { id:nowhere open:build id:bridge }"),
    ("plain", 'INSERT DATA { id:norland rg:position "ally" }'),
    ("plain", "DELETE WHERE { claim:1 rg:modality ?x }; INSERT DATA { claim:1 rg:modality rg:planned }"),
    ("terms", "INSERT DATA { id:norland rg:signd doc: }"),
    ("terms", "INSERT DATA { id:norland a rg:Contry }"),
    ("predicates", "DELETE WHERE { open:build rdfs:subPropertyOf ?x }"),
    ("predicates", "DELETE WHERE { open:build rdfs:label ?x }"),
    ("predicates", "DELETE WHERE { claim:1 rdf:predicate ?x }; INSERT DATA { claim:1 rdf:predicate rdfs:seeAlso }"),
    ("predicates", "DELETE WHERE { claim:1 rdf:predicate ?x }; INSERT DATA { claim:1 rdf:predicate rg:speaker }"),
    ("Country-is-Actor", "DELETE DATA { id:norland a rg:Actor }"),
    ("Country-is-Place", "DELETE DATA { id:norland a rg:Place }"),
    ("InfrastructureProject-is-Project", "DELETE DATA { id:bridge a rg:Project }"),
    ("relatedTo-subject", "INSERT DATA { id:nowhere rg:relatedTo id:bridge }"),
]
