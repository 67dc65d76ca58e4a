// The calendar files of an appointment, read by the icalendar package of Python: confirmed, moved, cancelled.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { deskOf, fileOf, freeTimes, mailTo } from '../lib/demo.mjs';
import { python, withoutPython } from '../lib/python.mjs';
import { startServer } from '../lib/server.mjs';

const READER = `
import json, sys
from datetime import timezone
from icalendar import Calendar

text = sys.stdin.read()
calendar = Calendar.from_ical(text)
events = list(calendar.walk("VEVENT"))
assert len(events) == 1, len(events)
event = events[0]
faults = [str(error) for component in calendar.walk() for error in getattr(component, "errors", [])]
assert not faults, faults
for name in ("UID", "DTSTAMP", "DTSTART", "SUMMARY"):
    assert name in event, name
for name in ("VERSION", "PRODID"):
    assert text.count("\\n" + name + ":") == 1, name
assert event.decoded("DTSTART").tzinfo is not None, "a time without a zone"
moment = lambda name: event.decoded(name).astimezone(timezone.utc).isoformat()
ends = event.get("DTEND")
print(json.dumps({
    "method": str(calendar.get("METHOD")),
    "uid": str(event["UID"]),
    "sequence": int(event.get("SEQUENCE", 0)),
    "status": str(event.get("STATUS", "")),
    "starts": moment("DTSTART"),
    "ends": (ends.dt if ends else event.decoded("DTSTART") + event.decoded("DURATION")).astimezone(timezone.utc).isoformat(),
    "zone": event["DTSTART"].params.get("TZID", ""),
    "again": Calendar.from_ical(calendar.to_ical()) == calendar,
}))
`;

const server = withoutPython ? undefined : await startServer();
after(() => server?.stop());

test('confirmation, move and cancellation are one entry that changes', { skip: withoutPython }, async () => {
  const email = 'prova.calendario@persone.example.org';
  const [desk, slots] = [await deskOf(server, 'la-spezia'), await freeTimes(server, 'la-spezia')];
  const [first, second] = [slots.at(8), slots.at(-1)];
  const body = { desk: desk.id, starts_at: first.starts_at, channel: first.channel, name: 'Prova Calendario, «virgola»; punto', email };
  const json = { 'content-type': 'application/json' };
  const answer = await fetch(`${server.url}/api/v1/appointments`, { method: 'POST', headers: json, body: JSON.stringify(body) });
  const made = await answer.json();
  assert.equal(answer.status, 201, JSON.stringify(made));
  const own = { ...json, authorization: `Bearer ${made.token}` };
  const address = `${server.url}/api/v1/appointments/${made.code}`;

  const confirmed = await mailTo(server, email);
  await fetch(address, { method: 'PATCH', headers: own, body: JSON.stringify({ starts_at: second.starts_at }) });
  const moved = await mailTo(server, email, { after: confirmed.number });
  await fetch(address, { method: 'DELETE', headers: own });
  const cancelled = await mailTo(server, email, { after: moved.number });

  const files = [];
  for (const mail of [confirmed, moved, cancelled]) {
    const text = await fileOf(server, mail, '.ics');
    const long = text.split('\r\n').find((line) => Buffer.byteLength(line) > 75);
    assert.equal(long, undefined, 'lines are folded at 75 octets');
    files.push(JSON.parse(python(READER, text)));
  }
  assert.deepEqual(files.map((file) => file.sequence), [0, 1, 2]);
  assert.deepEqual(files.map((file) => file.method), ['REQUEST', 'REQUEST', 'CANCEL']);
  assert.equal(new Set(files.map((file) => file.uid)).size, 1, 'one UID for life');
  assert.equal(files[2].status, 'CANCELLED');
  const moments = [first, second, second].map((slot) => [Date.parse(slot.starts_at), Date.parse(slot.ends_at)]);
  assert.deepEqual(files.map((file) => [Date.parse(file.starts), Date.parse(file.ends)]), moments);
  for (const file of files) {
    assert.ok(['Europe/Rome', ''].includes(file.zone), file.zone);
    assert.ok(!file.uid.includes('Prova'), 'no name in an identifier');
    assert.ok(file.again, 'read and written again it is the same');
  }
});
