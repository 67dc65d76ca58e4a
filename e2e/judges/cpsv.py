"""Judges the catalogue as CPSV-AP: pyshacl with the shapes of SEMIC, rdflib for the two ways in which it is written.

Usage: cpsv.py SITE SHAPES. Prints what is wrong, or a line of counts.
"""

import sys
import urllib.request

import extruct
import pyshacl
from rdflib import DCTERMS, RDF, Graph, Namespace
from rdflib.compare import isomorphic

CPSV = Namespace("http://purl.org/vocab/cpsv#")
CV = Namespace("http://data.europa.eu/m8g/")
DCAT = Namespace("http://www.w3.org/ns/dcat#")


def fetch(address, kind):
    with urllib.request.urlopen(address) as answer:
        found = answer.headers["Content-Type"]
        assert found.startswith(kind), f"{address}: {found}"
        return answer.read().decode()


def both(address):
    """The graph of an address, which says the same as Turtle and as JSON-LD."""
    turtle = Graph().parse(data=fetch(f"{address}.ttl", "text/turtle"), format="turtle")
    json_ld = Graph().parse(data=fetch(f"{address}.jsonld", "application/ld+json"), format="json-ld")
    assert isomorphic(turtle, json_ld), f"{address}: Turtle and JSON-LD say different things"
    return turtle


def conforms(graph, shapes):
    ok, _, text = pyshacl.validate(graph, shacl_graph=shapes, inference="none", advanced=False)
    return ok, text


def judge(site, shapes):
    whole = both(f"{site}/servizi")
    ok, text = conforms(whole, shapes)
    assert ok, text
    services = set(whole.subjects(RDF.type, CPSV.PublicService))
    catalogue = next(whole.subjects(RDF.type, DCAT.Dataset))
    assert set(whole.objects(catalogue, DCTERMS.hasPart)) == services
    for service in services:
        assert whole.value(service, CV.hasCompetentAuthority), service

    # The judge must be able to say no: each of these makes a sound graph unsound.
    some = sorted(services)[0]
    for predicate in (DCTERMS.title, DCTERMS.identifier, CV.hasCompetentAuthority):
        spoilt = Graph() + whole
        spoilt.remove((some, predicate, None))
        ok, _ = conforms(spoilt, shapes)
        assert not ok, f"the shapes do not miss {predicate}"

    # One service says of itself what the catalogue says of it, and its sheet is a GovernmentService.
    for service in sorted(services)[:: max(1, len(services) // 10)]:
        sheet = str(service).split("#")[0]
        alone = both(sheet)
        ok, text = conforms(alone, shapes)
        assert ok, text
        of_it = {(p, o) for p, o in alone.predicate_objects(service)}
        assert of_it == {(p, o) for p, o in whole.predicate_objects(service)}, sheet
        page = fetch(sheet, "text/html")
        for ending in ("ttl", "jsonld"):
            assert f'{sheet.removeprefix(site)}.{ending}"' in page, f"{sheet} leads to no .{ending}"
        government_service(sheet, page)
    return len(services), len(whole)


def government_service(sheet, page):
    """What R.SI.1.1 of the modello Comuni asks of the data in a sheet."""
    found = extruct.extract(page, base_url=sheet, syntaxes=["json-ld"])["json-ld"]
    assert len(found) == 1, f"{sheet}: {len(found)} blocks"
    data = found[0]
    assert data["@type"] == "GovernmentService" and "schema.org" in data["@context"], sheet
    for path in (
        ["name"],
        ["serviceType"],
        ["serviceOperator", "name"],
        ["areaServed", "name"],
        ["audience", "audienceType"],
        ["availableChannel", "serviceUrl"],
        ["availableChannel", "serviceLocation", "name"],
        ["availableChannel", "serviceLocation", "address", "streetAddress"],
        ["availableChannel", "serviceLocation", "address", "postalCode"],
        ["availableChannel", "serviceLocation", "address", "addressLocality"],
    ):
        value = data
        for step in path:
            value = value[step]
        assert isinstance(value, str) and value, f"{sheet}: {path}"


if __name__ == "__main__":
    site, shapes = sys.argv[1:]
    services, triples = judge(site.rstrip("/"), Graph().parse(shapes))
    print(f"{services} services, {triples} triples")
