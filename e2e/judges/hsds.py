"""Judges a running portal's HSDS 3.0 API by the specification's compiled JSON schemas.

    python hsds.py BASE_URL SCHEMAS_DIR

Reads every page of every list, plain and full, and each item of a sample by itself; says every breach and ends with
1 if there was any. The `*_list` schemas describe one item of `contents`. Taxonomies and terms have no compiled schema:
theirs are taken from inside the schema of a service. What is not there (404) and what cannot be read (422) must be
problem documents (RFC 9457).
"""

import datetime
import json
import pathlib
import sys
import urllib.error
import urllib.parse
import urllib.request

import jsonschema

SAMPLE = 25
UNKNOWN = "00000000-0000-4000-8000-000000000000"
PAGE = {
    "type": "object",
    "required": ["total_items", "total_pages", "page_number", "size", "first_page", "last_page", "empty", "contents"],
    "properties": {
        "total_items": {"type": "integer"},
        "total_pages": {"type": "integer"},
        "page_number": {"type": "integer"},
        "size": {"type": "integer"},
        "first_page": {"type": "boolean"},
        "last_page": {"type": "boolean"},
        "empty": {"type": "boolean"},
        "contents": {"type": "array"},
    },
}


def with_offset(text):
    """A time with its offset (RFC 3339)."""
    return not isinstance(text, str) or datetime.datetime.fromisoformat(text).tzinfo is not None


def absolute(text):
    """An address with scheme and host."""
    parts = urllib.parse.urlsplit(text) if isinstance(text, str) else None
    return parts is None or bool(parts.scheme and parts.netloc)


class Judge:
    def __init__(self, base, schemas):
        self.base = base.rstrip("/")
        self.breaches = []
        self.judged = 0
        read = lambda name: json.loads((schemas / f"{name}.json").read_text())
        names = ["service", "service_list", "organization", "organization_list", "service_at_location",
                 "service_at_location_list"]
        found = {name: read(name) for name in names}
        term = found["service"]["properties"]["attributes"]["items"]["properties"]["taxonomy_term"]
        found["taxonomy_term"] = term
        found["taxonomy"] = term["properties"]["taxonomy_detail"]
        # Without a checker of formats an id that is no UUID would pass.
        checker = jsonschema.FormatChecker(["uuid", "email", "date"])
        checker.checks("date-time", raises=ValueError)(with_offset)
        checker.checks("uri", raises=ValueError)(absolute)
        self.schemas = {
            name: jsonschema.Draft202012Validator(schema, format_checker=checker) for name, schema in found.items()
        }

    def get(self, path):
        try:
            with urllib.request.urlopen(self.base + path) as answer:
                return answer.status, answer.headers.get_content_type(), json.load(answer)
        except urllib.error.HTTPError as error:
            body = error.read()
            try:
                return error.code, error.headers.get_content_type(), json.loads(body)
            except ValueError:
                return error.code, error.headers.get_content_type(), None

    def breach(self, path, what):
        self.breaches.append(f"{path}: {what}")

    def fits(self, path, schema, item):
        self.judged += 1
        for error in self.schemas[schema].iter_errors(item):
            self.breach(path, f"{'/'.join(str(step) for step in error.absolute_path)}: {error.message[:200]}")

    def ok(self, path):
        status, kind, body = self.get(path)
        if status != 200 or kind != "application/json":
            self.breach(path, f"status {status}, {kind}")
            return None
        return body

    def every_page(self, path, schema):
        """All items of a list; the pages together must hold as many as they say."""
        items, number = [], 1
        joint = "&" if "?" in path else "?"
        while True:
            address = f"{path}{joint}page={number}&per_page=20"
            page = self.ok(address)
            if page is None:
                return items
            for error in jsonschema.Draft202012Validator(PAGE).iter_errors(page):
                self.breach(address, error.message)
                return items
            if page["size"] != len(page["contents"]) or page["page_number"] != number:
                self.breach(address, "size or number of the page is wrong")
            for item in page["contents"]:
                self.fits(address, schema, item)
            items += page["contents"]
            if page["last_page"]:
                break
            number += 1
        if len(items) != page["total_items"] or len({item["id"] for item in items}) != len(items):
            self.breach(path, f"pages hold {len(items)} items, {page['total_items']} are said")
        return items

    def each(self, path, schema, items):
        for item in items[:SAMPLE]:
            address = f"{path}/{item['id']}"
            body = self.ok(address)
            if body is not None:
                self.fits(address, schema, body)
                if body["id"] != item["id"]:
                    self.breach(address, "another id")

    def refuses(self, path, status):
        got, kind, body = self.get(path)
        if got != status or kind != "application/problem+json" or not isinstance(body, dict) or "type" not in body:
            self.breach(path, f"status {got}, {kind}: not a problem document with status {status}")


def narrows(judge, path, all_items, schema):
    """A filter takes away and never adds."""
    ids = {item["id"] for item in all_items}
    found = judge.every_page(path, schema)
    if not {item["id"] for item in found} <= ids:
        judge.breach(path, "the filter added items")
    return found


def main():
    base, schemas = sys.argv[1] + "/hsds/v3", pathlib.Path(sys.argv[2])
    judge = Judge(base, schemas)

    about = judge.ok("/")
    if about and not str(about.get("version", "")).startswith("3"):
        judge.breach("/", "version")

    services = judge.every_page("/services", "service_list")
    judge.every_page("/services?full=true", "service")
    judge.each("/services", "service", services)
    minimal = judge.ok("/services?minimal=true&per_page=1000") or {"contents": []}
    if services and not all(set(item) == {"id", "modified_date"} for item in minimal["contents"]):
        judge.breach("/services?minimal=true", "more than id and modified_date")

    organizations = judge.every_page("/organizations", "organization_list")
    judge.every_page("/organizations?full=true", "organization")
    judge.each("/organizations", "organization", organizations)
    taxonomies = judge.every_page("/taxonomies", "taxonomy")
    judge.each("/taxonomies", "taxonomy", taxonomies)
    terms = judge.every_page("/taxonomy_terms", "taxonomy_term")
    judge.each("/taxonomy_terms", "taxonomy_term", terms)
    places = judge.every_page("/service_at_locations", "service_at_location_list")
    judge.every_page("/service_at_locations?full=true", "service_at_location")
    judge.each("/service_at_locations", "service_at_location", places)
    # The API document describes this answer by the schema of a service.
    judge.each("/service_at_locations", "service", places)

    for taxonomy in taxonomies:
        narrows(judge, f"/services?taxonomy_id={taxonomy['id']}", services, "service_list")
        narrows(judge, f"/taxonomy_terms?taxonomy_id={taxonomy['id']}", terms, "taxonomy_term")
    for term in terms[:5]:
        narrows(judge, f"/services?taxonomy_term_id={term['id']}", services, "service_list")
    for organization in organizations[:5]:
        path = f"/services?organization_id={organization['id']}"
        own = narrows(judge, path, services, "service_list")
        if any(item["organization_id"] != organization["id"] for item in own):
            judge.breach(path, "a service of another organization")
        searched = narrows(judge, f"{path}&search=corso", own, "service_list")
        narrows(judge, f"{path}&search=corso&modified_after=2000-01-01", searched, "service_list")
    if judge.every_page("/services?modified_after=2999-01-01T00:00:00Z", "service_list"):
        judge.breach("/services?modified_after", "services changed in the future")

    for path in ["services", "organizations", "taxonomies", "taxonomy_terms", "service_at_locations"]:
        judge.refuses(f"/{path}/{UNKNOWN}", 404)
        judge.refuses(f"/{path}/nothing", 404)
        judge.refuses(f"/{path}?page=0", 422)
        judge.refuses(f"/{path}?format=xml", 422)

    for breach in judge.breaches[:100]:
        print(breach)
    print(f"{judge.judged} items judged, {len(judge.breaches)} breaches; {len(services)} services, "
          f"{len(organizations)} organizations, {len(terms)} terms, {len(places)} services at locations")
    return 1 if judge.breaches or not services else 0


if __name__ == "__main__":
    sys.exit(main())
