// The story of a citizen who left a mail address, from what she needs to the cancellation: told once, walked in
// several ways (a desktop, a small telephone without JavaScript).

import assert from 'node:assert/strict';
import { notesOf } from './browser.mjs';
import { check } from './check.mjs';
import { calendar, fileOf, linkIn, mailTo } from './demo.mjs';
import { codeShown, fill, send, statusAfter, takeFirstTime } from './story.mjs';

/** Who she is: nobody. */
export const CITIZEN = { name: 'Prova Cittadina', email: 'prova.cittadina@persone.example.org' };

/** She writes what she needs on the first page, and opens the service that she meant. */
export async function findService(page, { words, title, way }) {
  await page.goto('/');
  await check(page, `home-${way}`);
  await page.locator('#need').fill(words);
  await page.locator('.ir-hero form button[type=submit]').click();
  await page.waitForURL(/\/servizi\?/);
  await check(page, `services-found-${way}`);
  assert.equal(new URL(page.url()).searchParams.get('q'), words, 'the search can be sent on as an address');

  const names = await page.locator('main ul a[href^="/servizi/"]').allInnerTexts();
  const place = names.findIndex((name) => name.trim() === title);
  assert.ok(place >= 0 && place < 3, `«${title}» is among the first three for «${words}»: ${names.slice(0, 5)}`);

  await page.locator('main ul a[href^="/servizi/"]').nth(place).click();
  await page.waitForURL(/\/servizi\/[^?]+$/);
  await check(page, `service-sheet-${way}`);
  assert.equal((await page.locator('h1').innerText()).trim(), title);
}

/** From the sheet to the confirmed appointment; answers its code. */
export async function book(page, { near, who, way }) {
  await page.locator('[data-element=service-booking-access]').first().click();
  await page.waitForURL(/\/prenota\?/);
  await check(page, `booking-where-${way}`);
  assert.equal(await page.locator('main form input[name=servizio]').count(), 1, 'the service comes along');

  const desk = await takeFirstTime(page, near);
  assert.match(desk, new RegExp(near), `the first free time near ${near} is at its own desk`);
  await check(page, `booking-who-${way}`);

  // A slip first: neither telephone nor mail. What was typed stays.
  await fill(page, { name: who.name });
  assert.equal(await statusAfter(page, () => send(page)), 422);
  await check(page, `booking-who-refused-${way}`);
  assert.equal(await page.locator('#error-summary a').count(), 1);
  assert.equal(await page.locator('main [name=name]').inputValue(), who.name);

  await fill(page, { email: who.email });
  assert.equal(await statusAfter(page, () => send(page)), 200);
  await check(page, `booking-summary-${way}`);
  const summary = await page.locator('main dl').innerText();
  for (const said of [who.name, who.email, near]) assert.ok(summary.includes(said), `the summary says ${said}:\n${summary}`);

  await send(page);
  await page.waitForURL(/\/appuntamento\/mio$/);
  await check(page, `appointment-${way}`);
  return await codeShown(page);
}

/** She opens the link of the mail in a browser that has never been here. */
export async function openFromMail(page, server, mail, way) {
  await page.context().clearCookies();
  await page.goto(linkIn(server, mail));
  await page.waitForURL(/\/appuntamento\/mio$/);
  await check(page, `appointment-from-link-${way}`);
}

/** She takes another time; answers it as the button said it. */
export async function move(page, way) {
  await page.locator('main a[href="/appuntamento/mio/sposta"]').click();
  await page.waitForURL(/\/sposta/);
  await check(page, `appointment-move-${way}`);
  const time = page.locator('main form button[type=submit]').last();
  const said = (await time.innerText()).replaceAll(/\s+/g, ' ').trim();
  await time.click();
  await page.waitForURL(/\/appuntamento\/mio$/);
  await check(page, `appointment-moved-${way}`);
  return said;
}

/** She cancels it. */
export async function cancel(page, way) {
  await page.locator('main a[href="/appuntamento/mio/annulla"]').click();
  await page.waitForURL(/\/annulla/);
  await check(page, `appointment-cancel-${way}`);
  await send(page);
  await page.waitForURL(/\/appuntamento\/mio$/);
  await check(page, `appointment-cancelled-${way}`);
  assert.equal(await page.locator('main a[href="/appuntamento/mio/sposta"]').count(), 0, 'there is nothing to move any more');
}

/** The whole story. */
export async function citizenStory(page, server, way) {
  const scripts = notesOf(page).hasScripts;
  await findService(page, { words: 'non so fare il curriculum', title: 'Scrivere il curriculum', way });
  const code = await book(page, { near: 'Santo Stefano di Magra', who: CITIZEN, way });

  const confirmed = await mailTo(server, CITIZEN.email, { subject: /prenotato/ });
  assert.ok(confirmed.text.includes(code), 'the mail says the code');
  const first = calendar(await fileOf(server, confirmed, '.ics'));
  assert.equal(first.sequence, 0);
  assert.equal(first.method, 'REQUEST');

  await openFromMail(page, server, confirmed, way);
  assert.equal(await codeShown(page), code);
  if (scripts) await downloadsCalendar(page, first.uid);

  const time = await move(page, way);
  const moved = await mailTo(server, CITIZEN.email, { after: confirmed.number, subject: /spostato/ });
  const second = calendar(await fileOf(server, moved, '.ics'));
  assert.deepEqual([second.uid, second.sequence], [first.uid, 1], 'the same entry of the calendar, changed once');
  assert.notEqual(second.starts, first.starts);
  assert.equal(hourInRome(second.starts), time.match(/\d{1,2}:\d\d/)[0].padStart(5, '0'), `${second.starts} is ${time}`);

  await cancel(page, way);
  const cancelled = await mailTo(server, CITIZEN.email, { after: moved.number, subject: /annullato/ });
  const third = calendar(await fileOf(server, cancelled, '.ics'));
  assert.deepEqual([third.uid, third.sequence, third.method, third.status], [first.uid, 2, 'CANCEL', 'CANCELLED']);

  // The link still opens, to say how things stand; the appointment can no longer be changed.
  await page.goto(linkIn(server, cancelled));
  await check(page, `appointment-over-${way}`);
  assert.equal((await page.goto('/appuntamento/mio/sposta')).status(), 409);
  await check(page, `appointment-over-move-${way}`);
}

/** The hour on the clocks of Italy of a moment in a calendar file, written in UTC. */
function hourInRome(moment) {
  const [, year, month, day, hour, minute] = moment.match(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)\d\dZ$/).map(Number);
  const clock = new Intl.DateTimeFormat('it', { timeZone: 'Europe/Rome', hour: '2-digit', minute: '2-digit' });
  return clock.format(Date.UTC(year, month - 1, day, hour, minute));
}

async function downloadsCalendar(page, uid) {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.locator('main a[href$=".ics"]').click(),
  ]);
  assert.equal(download.suggestedFilename(), 'appuntamento.ics', 'no name of a person in the name of a file');
  const stream = await download.createReadStream();
  let text = '';
  for await (const chunk of stream) text += chunk;
  assert.equal(calendar(text).uid, uid);
}
