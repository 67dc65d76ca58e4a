// The feed and the calendar of opportunities, read by the feedparser and icalendar packages of Python.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { python, withoutPython } from '../lib/python.mjs';
import { startServer } from '../lib/server.mjs';

const ATOM = `
import json, sys
import feedparser
from xml.dom import minidom

text = sys.stdin.read()
minidom.parseString(text.encode())
feed = feedparser.parse(text)
assert not feed.bozo, feed.bozo_exception
assert feed.version == "atom10", feed.version
for name in ("id", "title", "updated", "link"):
    assert feed.feed.get(name), name
for entry in feed.entries:
    for name in ("id", "title", "link", "updated_parsed", "published_parsed", "summary", "author"):
        assert entry.get(name), (name, entry.get("title"))
assert len({entry.id for entry in feed.entries}) == len(feed.entries)
print(json.dumps({"entries": len(feed.entries), "kinds": sorted({entry.tags[0].term for entry in feed.entries})}))
`;

const CALENDAR = `
import json, sys
from icalendar import Calendar

text = sys.stdin.read()
calendar = Calendar.from_ical(text)
faults = [str(error) for component in calendar.walk() for error in getattr(component, "errors", [])]
assert not faults, faults
events = list(calendar.walk("VEVENT"))
for event in events:
    for name in ("UID", "DTSTAMP", "DTSTART", "SUMMARY", "URL"):
        assert name in event, name
    # An end that nobody said is not there.
    if "DTEND" in event:
        assert event.decoded("DTEND") > event.decoded("DTSTART")
assert any("DTEND" in event for event in events)
assert len({str(event["UID"]) for event in events}) == len(events)
print(json.dumps({"events": len(events)}))
`;

const server = withoutPython ? undefined : await startServer();
after(() => server?.stop());
const text = async (address) => (await fetch(`${server.url}${address}`)).text();

test('the feed is sound and has every kind', { skip: withoutPython }, async () => {
  const read = JSON.parse(await python(ATOM, await text('/opportunita.atom')));
  assert.ok(read.entries > 20, `${read.entries} entries`);
  assert.deepEqual(read.kinds, ['call', 'course', 'event', 'news', 'vacancy']);
  const narrowed = JSON.parse(await python(ATOM, await text('/opportunita.atom?tipo=event')));
  assert.deepEqual(narrowed.kinds, ['event']);
});

test('the calendar is sound', { skip: withoutPython }, async () => {
  const read = JSON.parse(await python(CALENDAR, await text('/opportunita.ics')));
  assert.ok(read.events > 20, `${read.events} entries`);
});
