// Two citizens choose the same time. One gets it; the other is told at once, with three others, and types nothing twice.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { PHONE, startBrowser } from '../lib/browser.mjs';
import { check } from '../lib/check.mjs';
import { freeTimes } from '../lib/demo.mjs';
import { startServer } from '../lib/server.mjs';
import { codeShown, fill, send, statusAfter } from '../lib/story.mjs';

const server = await startServer();
const browser = await startBrowser();
after(async () => {
  await browser.close();
  await server.stop();
});

test('the slower of two gets 409, three other times, and keeps what she typed', async () => {
  const [time] = (await freeTimes(server, 'follo')).filter((slot) => slot.capacity_left === 1);
  const address = `/prenota/follo/dati?ora=${encodeURIComponent(time.starts_at)}&canale=${time.channel}`;
  const typed = { name: 'Prova Seconda', phone: '333 000 0456', note: 'Non so da dove cominciare: l’età, il corso & "altro" <qui>' };
  const [first, second] = [await browser.page(server.url), await browser.page(server.url, { viewport: PHONE })];
  await first.goto(address);
  await second.goto(address);
  await fill(first, { name: 'Prova Prima', phone: '333 000 0789' });
  await fill(second, typed);
  await send(first);
  await send(second);

  assert.equal(await statusAfter(first, () => send(first)), 200);
  assert.equal(await statusAfter(second, () => send(second)), 409);

  await codeShown(first);
  await check(second, 'booking-taken');
  const others = second.locator('main form:not([data-element=feedback]) button[type=submit]');
  assert.equal(await others.count(), 3, 'three other times');
  await others.first().click();
  await check(second, 'booking-summary-after-taken');
  const summary = await second.locator('main dl').innerText();
  for (const said of Object.values(typed)) assert.ok(summary.includes(said), `the summary still says ${said}:\n${summary}`);
  await send(second);
  await second.waitForURL(/\/appuntamento\/mio$/);
  await codeShown(second);
});
