// The API as other programs hold on to it: every operation with good and with bad input, and three hundred requests
// that nobody should send. Whatever comes, the answer is told in the API's own words and never with a 5xx.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { deskOf, freeTimes } from '../lib/demo.mjs';
import { startServer } from '../lib/server.mjs';

const server = await startServer();
after(() => server.stop());

const UNKNOWN_ID = '019aa5f0-0000-7000-8000-00000000dead';
const RFC_3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?[+-]\d\d:\d\d$/;

/** Asks, and answers status, headers and what the body says. */
async function ask(method, path, { body, headers = {}, raw } = {}) {
  const isJson = body !== undefined || raw !== undefined;
  const answer = await fetch(server.url + path, {
    method,
    headers: { ...(isJson ? { 'content-type': 'application/json' } : {}), ...headers },
    body: raw ?? (body === undefined ? undefined : JSON.stringify(body)),
  });
  const text = await answer.text();
  const type = answer.headers.get('content-type') ?? '';
  return { status: answer.status, headers: answer.headers, type, text, json: type.includes('json') && text ? JSON.parse(text) : undefined };
}

/** A refusal as RFC 9457 wants it, its `type` stable: it says nothing of this request. */
function assertProblem(answer, status, what) {
  assert.equal(answer.status, status, `${what}: ${answer.status} ${answer.text.slice(0, 300)}`);
  assert.match(answer.type, /^application\/problem\+json/, what);
  const { type, title, status: said } = answer.json;
  assert.equal(said, status, what);
  assert.ok(title, `${what}: a title`);
  if (status === 422) assert.equal(typeof (answer.json.errors ?? answer.json.parameter), answer.json.errors ? 'object' : 'string', `${what}: names what is wrong`);
  assert.match(type, /^(https?:\/\/[^?#]+|\/[^?#]*|urn:[^?#]+)(#[\w-]+)?$/, `${what}: a type that is an address`);
  return answer.json;
}

const freeTimesOf = (slug) => freeTimes(server, slug);
const person = { name: 'Prova Programma', phone: '+39 333 000 0999' };
const bearer = (token) => ({ authorization: `Bearer ${token}` });
const bookingOf = (desk, slot, more = person) => ({ desk: desk.id, starts_at: slot.starts_at, channel: slot.channel, ...more });

async function booked(slug = 'la-spezia', place = 5) {
  const [desk, slots] = [await deskOf(server, slug), await freeTimesOf(slug)];
  const answer = await ask('POST', '/api/v1/appointments', { body: bookingOf(desk, slots.at(place)) });
  assert.equal(answer.status, 201, answer.text);
  return { desk, slots, slot: slots.at(place), made: answer.json };
}

test('desks are a list, with places and an ISTAT code', async () => {
  const { json, status } = await ask('GET', '/api/v1/desks');
  assert.equal(status, 200);
  assert.equal(json.total_items, 8, 'the open ones');
  assert.equal(json.contents.length, 8);
  for (const desk of json.contents) {
    assert.match(desk.municipality_istat, /^\d{6}$/);
    assert.ok(desk.phone, `${desk.name} has its telephone`);
  }
  const second = (await ask('GET', '/api/v1/desks?per_page=3&page=2')).json;
  assert.deepEqual(second.contents.map((desk) => desk.id), json.contents.slice(3, 6).map((desk) => desk.id));
  assert.equal(second.total_items, 8);
  for (const bad of ['page=0', 'page=x', 'per_page=0', 'per_page=100000', 'page=-1']) {
    assertProblem(await ask('GET', `/api/v1/desks?${bad}`), 422, bad);
  }
});

test('services are found by words as people say them', async () => {
  const { json, status } = await ask('GET', `/api/v1/services?${new URLSearchParams({ q: 'non so fare il curriculum' })}`);
  assert.equal(status, 200);
  assert.equal(typeof json.total_items, 'number');
  assert.ok(json.contents.slice(0, 3).some((service) => service.name === 'Scrivere il curriculum'), JSON.stringify(json.contents.slice(0, 3)));
  for (const odd of ['', ' ', '%', '"', "'", '*', 'AND', 'NEAR(', ')', '\\', '\u0000', '🙂', 'a'.repeat(5000)]) {
    const answer = await ask('GET', `/api/v1/services?${new URLSearchParams({ q: odd })}`);
    assert.ok([200, 422].includes(answer.status), `«${odd.slice(0, 20)}»: ${answer.status}`);
  }
});

test('services refuse words that they do not know, each filter by its name, and the document tells the known ones', async () => {
  const bad = { audience: 'all', topic: 'x', target_group: 'x', channel: 'fax', municipality: '999999', language: 'xx', cost: '0' };
  const problem = assertProblem(await ask('GET', `/api/v1/services?${new URLSearchParams(bad)}`), 422, 'odd filters');
  assert.deepEqual(Object.keys(problem.errors).toSorted(), Object.keys(bad).toSorted());
  assert.equal((await ask('GET', `/servizi?per=all&canale=fax&costo=0`)).status, 200, 'pages take any word');
  const { json: document } = await ask('GET', '/api/openapi.json');
  const { parameters } = document.paths['/api/v1/services'].get;
  for (const { name, schema } of parameters.filter((one) => one.schema.enum)) {
    for (const word of schema.enum) assert.equal((await ask('GET', `/api/v1/services?${name}=${word}`)).status, 200, `${name}=${word}`);
  }
  assert.equal(parameters.filter((one) => one.schema.enum).length, 4);
});

test('free times carry channel, seats and an offset, in order', async () => {
  const slots = await freeTimesOf('la-spezia');
  assert.ok(slots.length > 20);
  for (const slot of slots) {
    assert.match(slot.starts_at, RFC_3339);
    assert.match(slot.ends_at, RFC_3339);
    assert.ok(slot.capacity_left >= 1);
    assert.ok(Date.parse(slot.starts_at) > server.now()?.getTime() - 1 || !server.now());
  }
  const times = slots.map((slot) => Date.parse(slot.starts_at));
  assert.deepEqual(times, times.toSorted((one, other) => one - other));
});

test('free times refuse what they cannot read, each field by its name', async () => {
  const { id } = await deskOf(server, 'la-spezia');
  const bad = {
    desk: ['', 'desk=x', 'desk=1', `desk=${id}x`],
    from: [`desk=${id}&from=domani`, `desk=${id}&from=2026-02-30`, `desk=${id}&from=2026-11-24T09:00`, `desk=${id}&from=99999-01-01`],
    days: [`desk=${id}&days=0`, `desk=${id}&days=-1`, `desk=${id}&days=1e3`, `desk=${id}&days=100000`, `desk=${id}&days=99999999999999999999`],
    service: [`desk=${id}&service=curriculum`, `desk=${id}&service=${UNKNOWN_ID}`],
    channel: [`desk=${id}&channel=fax`],
  };
  for (const [field, queries] of Object.entries(bad)) {
    for (const query of queries) {
      const problem = assertProblem(await ask('GET', `/api/v1/slots?${query}`), 422, query);
      assert.ok(problem.errors[field], `${query} names ${field}: ${JSON.stringify(problem.errors)}`);
    }
  }
  assertProblem(await ask('GET', `/api/v1/slots?desk=${UNKNOWN_ID}`), 404, 'an unknown desk');
});

test('the first free time near: the own Comune first, then by distance; an unknown code is 422', async () => {
  const own = (await ask('GET', '/api/v1/slots/first?near=011015')).json;
  assert.equal(own.desk, (await deskOf(server, 'la-spezia')).id, 'La Spezia has a desk of its own');
  const distances = own.contents.slice(1).map((offer) => offer.distance_km);
  assert.deepEqual(distances, distances.toSorted((one, other) => one - other));
  for (const near of ['999999', '058091', 'La Spezia', '11015', '0110155', '٠١١٠١٥', "011015' OR 1=1"]) {
    const problem = assertProblem(await ask('GET', `/api/v1/slots/first?${new URLSearchParams({ near })}`), 422, `near ${near}`);
    assert.ok(problem.errors.near, `near ${near}`);
  }
  assertProblem(await ask('GET', `/api/v1/slots/first?near=011015&service=${UNKNOWN_ID}`), 422, 'an unknown service');
});

test('an appointment is booked, read, moved and cancelled with its token', async () => {
  const { made, slot, slots } = await booked();
  assert.match(made.code, /^[A-Z0-9]{3}-[A-Z0-9]{3}-[A-Z0-9]{3}$/);
  assert.equal(Date.parse(made.starts_at), Date.parse(slot.starts_at));
  assert.ok(made.link.startsWith(`${server.url}/l/`), made.link);
  const path = `/api/v1/appointments/${made.code}`;
  const read = await ask('GET', path, { headers: bearer(made.token) });
  assert.equal(read.status, 200);
  assert.equal(read.json.state, 'booked');
  assert.ok(!read.text.includes(person.name), 'what opens an appointment does not tell whose it is');

  const other = slots.at(9);
  const moved = await ask('PATCH', path, { headers: bearer(made.token), body: { starts_at: other.starts_at } });
  assert.equal(moved.status, 200, moved.text);
  assert.equal(Date.parse(moved.json.starts_at), Date.parse(other.starts_at));
  assert.equal(moved.json.sequence, 1);
  for (const times of ['first', 'second']) {
    const gone = await ask('DELETE', path, { headers: bearer(made.token) });
    assert.equal(gone.status, 200, `the ${times} DELETE`);
    assert.equal(gone.json.state, 'cancelled');
  }
  assertProblem(await ask('PATCH', path, { headers: bearer(made.token), body: { starts_at: slot.starts_at } }), 409, 'moved when over');
});

test('no token is 401; a wrong code and a wrong token are the same 404', async () => {
  const { made } = await booked('la-spezia', 12);
  const another = (await booked('la-spezia', 14)).made;
  for (const method of ['GET', 'PATCH', 'DELETE']) {
    const body = method === 'PATCH' ? { body: { starts_at: '2026-12-01T09:00:00+01:00' } } : {};
    const none = await ask(method, `/api/v1/appointments/${made.code}`, body);
    assertProblem(none, 401, `${method} without a token`);
    assert.match(none.headers.get('www-authenticate'), /^Bearer/);
    const refusals = [];
    for (const [code, token] of [
      [made.code, `${made.token.slice(0, -4)}AAAA`],
      [made.code, another.token],
      [another.code, made.token],
      ['AAA-BBB-CCC', made.token],
      ['%00', made.token],
      [made.code, 'x'],
      [made.code, 'é'.repeat(10).normalize('NFD').replaceAll(/[^ -~]/g, '?')],
    ]) {
      const answer = await ask(method, `/api/v1/appointments/${code}`, { ...body, headers: bearer(token) });
      refusals.push(assertProblem(answer, 404, `${method} ${code} ${token}`));
    }
    const seen = new Set(refusals.map(({ type, title, detail }) => JSON.stringify({ type, title, detail })));
    assert.equal(seen.size, 1, `all refusals of ${method} read alike`);
  }
});

test('a time that is taken is 409 with other times that are free', async () => {
  const [desk, slots] = [await deskOf(server, 'follo'), await freeTimesOf('follo')];
  const alone = slots.find((slot) => slot.capacity_left === 1);
  assert.equal((await ask('POST', '/api/v1/appointments', { body: bookingOf(desk, alone) })).status, 201);
  const answer = await ask('POST', '/api/v1/appointments', { body: bookingOf(desk, alone) });
  const problem = assertProblem(answer, 409, 'a taken time');
  assert.match(problem.type, /slot-taken/);
  assert.equal(problem.alternatives.length, 3);
  for (const other of problem.alternatives) assert.match(other.starts_at, RFC_3339);
  const [next] = problem.alternatives;
  const second = { desk: next.desk, starts_at: next.starts_at, channel: next.channel, ...person };
  assert.equal((await ask('POST', '/api/v1/appointments', { body: second })).status, 201, 'an alternative can be booked');
  // A time that the desk never offers is no other case.
  const never = { ...bookingOf(desk, alone), starts_at: '2026-12-25T03:07:00+01:00' };
  assertProblem(await ask('POST', '/api/v1/appointments', { body: never }), 409, 'a time outside the hours');
});

test('of many that want one time at once exactly one gets it', async () => {
  const [desk, slots] = [await deskOf(server, 'bolano'), await freeTimesOf('bolano')];
  const alone = slots.filter((slot) => slot.capacity_left === 1).at(-1);
  const answers = await Promise.all(Array.from({ length: 12 }, () => ask('POST', '/api/v1/appointments', { body: bookingOf(desk, alone) })));
  const statuses = answers.map((answer) => answer.status);
  assert.equal(statuses.filter((status) => status === 201).length, 1, statuses.join());
  assert.equal(statuses.filter((status) => status === 409).length, 11, statuses.join());
});

test('an Idempotency-Key makes a repeated POST answer as the first did', async () => {
  const [desk, slots] = [await deskOf(server, 'la-spezia'), await freeTimesOf('la-spezia')];
  const body = bookingOf(desk, slots.at(20));
  const headers = { 'idempotency-key': 'prova-1' };
  const first = await ask('POST', '/api/v1/appointments', { body, headers });
  const reordered = Object.fromEntries(Object.entries(body).reverse());
  const again = await ask('POST', '/api/v1/appointments', { body: reordered, headers });
  assert.equal(first.status, 201);
  assert.deepEqual([again.status, again.json], [first.status, first.json]);
  const left = (await freeTimesOf('la-spezia')).find((slot) => slot.starts_at === body.starts_at);
  assert.equal((left?.capacity_left ?? 0), slots.at(20).capacity_left - 1, 'booked once');
  assertProblem(await ask('POST', '/api/v1/appointments', { body: { ...body, name: 'Prova Altra' }, headers }), 422, 'the key with another body');
  assertProblem(await ask('POST', '/api/v1/appointments', { body, headers: { 'idempotency-key': 'x'.repeat(300) } }), 422, 'a long key');
  const race = await Promise.all(Array.from({ length: 6 }, () =>
    ask('POST', '/api/v1/appointments', { body: bookingOf(desk, slots.at(24)), headers: { 'idempotency-key': 'prova-2' } })));
  assert.equal(new Set(race.filter((one) => one.status === 201).map((one) => one.json.code)).size, 1, 'at once, still one');
});

test('a booking with wrong fields is 422, and all that is wrong is told at once', async () => {
  const [desk, [slot]] = [await deskOf(server, 'la-spezia'), await freeTimesOf('la-spezia')];
  const good = bookingOf(desk, slot);
  const cases = [
    [{}, ['desk', 'starts_at', 'channel', 'name']],
    [{ ...good, name: '' }, ['name']],
    [{ ...good, name: 7 }, ['name']],
    [{ ...good, name: 'x'.repeat(500) }, ['name']],
    [{ ...good, phone: undefined }, []],
    [{ ...good, phone: 'non lo so' }, ['phone']],
    [{ ...good, email: 'chiocciola' }, ['email']],
    [{ ...good, desk: 'la-spezia' }, ['desk']],
    [{ ...good, desk: UNKNOWN_ID }, ['desk']],
    [{ ...good, service: UNKNOWN_ID }, ['service']],
    [{ ...good, starts_at: '2026-11-24 09:00' }, ['starts_at']],
    [{ ...good, starts_at: '2026-11-24T09:00:00' }, ['starts_at']],
    [{ ...good, starts_at: '2020-01-01T09:00:00+01:00' }, ['starts_at']],
    [{ ...good, starts_at: 0 }, ['starts_at']],
    [{ ...good, channel: 'piccione' }, ['channel']],
    [{ ...good, channel: null }, ['channel']],
    [{ ...good, note: 'x'.repeat(5000) }, ['note']],
    [{ ...good, name: ['a'], channel: {}, phone: 3 }, ['name', 'channel', 'phone']],
  ];
  for (const [body, fields] of cases) {
    const what = JSON.stringify(body).slice(0, 120);
    const problem = assertProblem(await ask('POST', '/api/v1/appointments', { body }), 422, what);
    for (const field of fields) assert.ok(problem.errors[field], `${what} names ${field}: ${JSON.stringify(problem.errors)}`);
  }
  for (const body of [[], 'text', 7, null, true]) {
    assertProblem(await ask('POST', '/api/v1/appointments', { body }), 422, JSON.stringify(body));
  }
});

test('what is no JSON is 400, what does not say so is 415, what is too large is 413', async () => {
  for (const raw of ['', '{', '{"name": }', 'name=x', '\u0000', '[1,', '{"a":1}}', '"\\ud800"']) {
    assertProblem(await ask('POST', '/api/v1/appointments', { raw }), 400, JSON.stringify(raw));
  }
  const said = { 'content-type': 'text/plain' };
  assertProblem(await ask('POST', '/api/v1/appointments', { raw: '{}', headers: said }), 415, 'text/plain');
  assertProblem(await ask('POST', '/api/v1/appointments', { body: { name: 'x'.repeat(200_000) } }), 413, 'too large');
});

test('addresses and methods that are not there answer as problems', async () => {
  assertProblem(await ask('GET', '/api/v1/nothing'), 404, 'an unknown address');
  assertProblem(await ask('GET', '/api/v1/appointments'), 405, 'a list of appointments');
  assertProblem(await ask('DELETE', '/api/v1/desks'), 405, 'no desk is deleted');
});

test('three hundred requests that nobody should send: never a 5xx, always a problem', async () => {
  const { made, desk, slot } = await booked('la-spezia', 30);
  const pick = seeded(20261123);
  const oddities = [
    '', ' ', '\u0000', '%', '../../etc/passwd', "' OR '1'='1", '1; DROP TABLE desk_appointment', '${7*7}', '{{7*7}}', '<script>', '\uFEFF',
    'é', '𝕏'.repeat(50), 'a'.repeat(3000), '-1', '0', '1e309', 'NaN', '9'.repeat(40), 'null', 'true', '[]', '{}', '2026-10-25T02:30:00+02:00',
    '2026-10-25T02:30:00+01:00', '2026-03-29T02:30:00+01:00', '9999-12-31T23:59:59+00:00', '-0001-01-01T00:00:00Z', UNKNOWN_ID, desk.id, slot.starts_at, made.code,
  ];
  const anything = () => pick([() => pick(oddities), () => [pick(oddities)], () => ({ a: pick(oddities) }), () => 1e308, () => -0, () => null, () => true])();
  const fields = ['desk', 'starts_at', 'channel', 'name', 'phone', 'email', 'service', 'note', '__proto__', 'extra'];
  const requests = [
    () => ['GET', `/api/v1/slots?${new URLSearchParams({ desk: pick([desk.id, pick(oddities)]), [pick(['from', 'days', 'service', 'channel', 'x'])]: pick(oddities) })}`, {}],
    () => ['GET', `/api/v1/slots/first?${new URLSearchParams({ [pick(['near', 'service', 'limit', 'channel'])]: pick(oddities) })}`, {}],
    () => ['GET', `/api/v1/services?${new URLSearchParams({ [pick(['q', 'page', 'per_page', 'topic'])]: pick(oddities) })}`, {}],
    () => ['GET', `/api/v1/desks?${new URLSearchParams({ [pick(['page', 'per_page', 'near'])]: pick(oddities) })}`, {}],
    () => ['GET', `/hsds/v3/${pick(['services', 'organizations', 'service_at_locations', 'taxonomies', 'taxonomy_terms', ''])}${pick(['', '/', '/x', `/${UNKNOWN_ID}`])}?${new URLSearchParams({ [pick(['page', 'per_page', 'search', 'modified_after'])]: pick(oddities) })}`, {}],
    () => ['GET', `/api/v1/slots?desk=%ff%fe&days=%`, {}],
    () => {
      const body = bookingOf(desk, slot);
      for (let times = pick([1, 2, 3]); times > 0; times -= 1) body[pick(fields)] = anything();
      return ['POST', '/api/v1/appointments', { body }];
    },
    () => {
      const whole = JSON.stringify(bookingOf(desk, slot));
      const cut = whole.slice(0, pick([...whole].map((_, place) => place + 1))) + pick(['', '\u0000', '}', '"', ',', '\uD800']);
      return ['POST', '/api/v1/appointments', { raw: cut, ...pick([{}, { headers: { 'content-encoding': 'gzip' } }, { headers: { 'content-type': 'application/json; charset=utf-16' } }]) }];
    },
    () => [pick(['PATCH', 'GET', 'PUT']), `/api/v1/appointments/${encodeURIComponent(pick(oddities))}`, { headers: bearer(pick([made.token, 'x', '..', made.token.slice(1)])) }],
    () => ['PATCH', `/api/v1/appointments/${made.code}`, { headers: bearer(made.token), body: { starts_at: anything(), [pick(fields)]: anything() } }],
    () => [pick(['PUT', 'POST', 'DELETE', 'OPTIONS', 'HEAD']), pick(['/api/v1/desks', '/api/v1/slots', '/api/v1/slots/first', '/hsds/v3/services', '/api/openapi.json']), {}],
  ];
  const counts = {};
  for (let number = 0; number < 330; number += 1) {
    const [method, path, options] = requests[number % requests.length]();
    if (method === 'GET' || method === 'HEAD') delete options.body;
    const answer = await ask(method, path, options);
    const what = `${number}: ${method} ${path.slice(0, 200)} ${JSON.stringify(options).slice(0, 300)}`;
    assert.ok(answer.status < 500, `${what} answered ${answer.status} ${answer.text.slice(0, 200)}`);
    if (answer.status >= 400 && method !== 'HEAD') assertProblem(answer, answer.status, what);
    counts[answer.status] = (counts[answer.status] ?? 0) + 1;
  }
  console.log(`330 odd requests, by status: ${JSON.stringify(counts)}`);
  assert.equal((await ask('GET', '/api/v1/desks')).status, 200, 'and it still answers');
});

/** The same choices at each run. */
function seeded(seed) {
  let state = seed;
  return (list) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return list[Math.floor((state / 2 ** 32) * list.length)];
  };
}
