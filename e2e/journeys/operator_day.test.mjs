// A Tuesday of the operator of La Spezia: she signs in, sees her day, books for whoever telephones without touching the
// mouse, marks who came, books beyond what is free when she must, and on a bad day falls ill.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { PHONE, startBrowser } from '../lib/browser.mjs';
import { check } from '../lib/check.mjs';
import { codeOf, freeTimes, mailbox, mailTo, PASSWORD, STAFF } from '../lib/demo.mjs';
import { tabTo, type } from '../lib/keyboard.mjs';
import { startServer } from '../lib/server.mjs';
import { checkRefused, codeShown, fill, statusAfter } from '../lib/story.mjs';

const server = await startServer({ today: '2026-11-24' });
const browser = await startBrowser();
after(async () => {
  await browser.close();
  await server.stop();
});

const AGENDA = '/ufficio/agenda/la-spezia';
const page = await browser.page(server.url);
const named = (name) => page.locator('ol.ir-lines > li', { hasText: name });

test('she signs in with a password and the code of her telephone; a wrong one tells nothing', async () => {
  await page.goto('/accesso');
  await check(page, 'sign-in');
  const said = [];
  for (const [email, password] of [[STAFF.operator, 'non-e-questa-la-password'], ['nessuno@rete.example.org', PASSWORD]]) {
    await fill(page, { email, password });
    assert.equal(await statusAfter(page, () => page.keyboard.press('Enter')), 422);
    said.push(await page.locator('#error-summary').innerText());
    assert.equal(await page.locator('main [name=password]').inputValue(), '', 'a password never comes back');
  }
  assert.equal(said[0], said[1], 'an unknown address reads like a wrong password');
  await check(page, 'sign-in-wrong');

  await fill(page, { email: STAFF.operator, password: PASSWORD });
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/accesso\/codice/);
  await check(page, 'sign-in-code');
  const code = await codeOf(server, STAFF.operator);
  await fill(page, { code: code === '000000' ? '111111' : '000000' });
  assert.equal(await statusAfter(page, () => page.keyboard.press('Enter')), 422);
  await checkRefused(page, 'sign-in-code-wrong', ['code']);
  await fill(page, { code });
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/ufficio/);
  await check(page, 'office-operator');
});

test('she sees the day’s agenda', async () => {
  await page.goto('/ufficio/agenda');
  await check(page, 'agenda-desks');
  await page.goto(AGENDA);
  await check(page, 'agenda-day');
  assert.ok((await page.locator('ol.ir-lines > li[data-row]').count()) > 10, 'a morning and an afternoon of lines');
  await page.goto(`${AGENDA}/settimana`);
  await check(page, 'agenda-week');
});

let slip;

test('she books for whoever telephones, with the keyboard alone', async () => {
  await page.goto(AGENDA);
  await tabTo(page, `main a[href="${AGENDA}/prenota"].btn`);
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/prenota$/);
  await check(page, 'agenda-book');
  await page.goto(`${AGENDA}/prenota`);

  // The first time she forgets the number: the page says so and keeps what she typed.
  await type(page, 'name', 'Prova Al Telefono');
  assert.equal(await statusAfter(page, () => page.keyboard.press('Enter')), 422);
  await check(page, 'agenda-book-refused');
  assert.equal(await page.locator('main [name=name]').inputValue(), 'Prova Al Telefono');
  await type(page, 'phone', '333 000 0321');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/foglio$/);
  await check(page, 'agenda-slip');
  slip = await codeShown(page);
  await page.emulateMedia({ media: 'print' });
  assert.ok(await page.locator('[data-booking-code]').isVisible(), 'the printed slip carries the code');
  assert.ok(!(await page.locator('header.it-header-wrapper').isVisible()), 'no menu is printed');
  await page.emulateMedia({ media: null });
});

test('the code on the slip opens the appointment for the person who got it', async () => {
  const citizen = await browser.page(server.url, { viewport: PHONE });
  await citizen.goto('/appuntamento');
  await fill(citizen, { code: slip });
  await citizen.keyboard.press('Enter');
  await citizen.waitForURL(/\/appuntamento\/mio$/);
  assert.equal(await codeShown(citizen), slip);
});

test('a form that is sent twice books once', async () => {
  await page.goto(`${AGENDA}/prenota`);
  await fill(page, { name: 'Prova Due Volte', phone: '333 000 0322' });
  const times = page.locator('main select[name=ora]');
  await times.selectOption({ index: 3 });
  const values = await page.locator('main form').evaluate((form) => [...new FormData(form)].map(([name, value]) => [name, String(value)]));
  const answers = await Promise.all([1, 2].map(() => page.request.post(`${AGENDA}/prenota`, {
    form: Object.fromEntries(values),
    headers: { origin: server.url, 'sec-fetch-site': 'same-origin' },
    maxRedirects: 0,
  })));
  const places = answers.map((answer) => answer.headers().location);
  assert.deepEqual(answers.map((answer) => answer.status()), [303, 303]);
  assert.equal(places[0], places[1], 'both lead to the same appointment');
});

test('she marks who came and who did not, by the keys of the list', async () => {
  await page.goto(AGENDA);
  const waiting = page.locator('ol.ir-lines > li:has([name=esito][value=presente])');
  const [first, second] = [await waiting.nth(0).getAttribute('id'), await waiting.nth(1).getAttribute('id')];
  assert.ok(first && second, 'two people are expected today');
  const line = (id) => page.locator(`[id="${id}"]`);

  await line(first).focus();
  await Promise.all([page.waitForURL(/./, { waitUntil: 'load' }), page.keyboard.press('p')]);
  await line(first).locator('[value=correggi]').waitFor();
  await check(page, 'agenda-day-served');

  await line(second).focus();
  await page.keyboard.press('n');
  await line(second).locator('[value=correggi]').waitFor();
  await check(page, 'agenda-day-missed');

  // A wrong key is put right by another.
  await line(second).focus();
  await page.keyboard.press('c');
  await line(second).locator('[value=presente]').waitFor();
});

test('somebody comes without an appointment', async () => {
  await page.goto(AGENDA);
  await page.locator('.ir-walk-in [name=name]').fill('Prova Passante');
  await page.locator('.ir-walk-in button[type=submit]').click();
  await named('Prova Passante').waitFor();
  await check(page, 'agenda-day-walk-in');
});

test('beyond what is free she books only on purpose, with a reason that is kept', async () => {
  await page.goto(`${AGENDA}/prenota`);
  await page.locator('main details summary').first().click();
  await fill(page, { name: 'Prova Urgente', phone: '333 000 0323', giorno: '2026-11-24', alle: '06:30' });
  assert.equal(await statusAfter(page, () => page.locator('main form button[type=submit]').first().click()), 422, 'before now');
  await check(page, 'agenda-book-past');

  await fill(page, { giorno: '2026-11-24', alle: '12:00' });
  assert.equal(await statusAfter(page, () => page.locator('main form button[type=submit]').first().click()), 409, 'outside the hours');
  await check(page, 'agenda-not-free');
  assert.equal(await page.locator('main ul.ir-buttons form').count(), 3, 'three other times');
  const over = page.locator('section.ir-over form');
  assert.equal(await statusAfter(page, () => over.locator('button[type=submit]').click()), 422, 'without a reason');
  await checkRefused(page, 'agenda-over-without-reason', ['motivo']);
  await fill(page, { motivo: 'Scadenza della domanda questa sera' });
  await over.locator('button[type=submit]').click();
  await page.waitForURL(/\/foglio$/);
  await page.goto(AGENDA);
  await named('Prova Urgente').waitFor();
  await named('Prova Urgente').locator('.ir-line-time a').click();
  await check(page, 'agenda-appointment');
  assert.match(await page.locator('main').innerText(), /Scadenza della domanda questa sera/, 'the reason is kept');
});

test('she moves and cancels for whoever telephones', async () => {
  await page.goto(`${AGENDA}/cerca`);
  await check(page, 'agenda-find');
  assert.equal(await statusAfter(page, () => page.locator('main form button[type=submit]').first().click()), 422);
  await checkRefused(page, 'agenda-find-missing', ['chi']);
  await fill(page, { chi: slip });
  await page.locator('main form button[type=submit]').first().click();
  await named('Prova Al Telefono').waitFor();
  await check(page, 'agenda-found');

  await named('Prova Al Telefono').locator('a[href$="/sposta"]').click();
  await check(page, 'agenda-move');
  await page.locator('main form button[name=ora]').last().click();
  await page.waitForURL((url) => !url.pathname.endsWith('/sposta'));
  await page.goto(`${AGENDA}/cerca`);
  await fill(page, { chi: 'prova al telefono' });
  await page.locator('main form button[type=submit]').first().click();
  await named('Prova Al Telefono').locator('a[href$="/annulla"]').click();
  await check(page, 'agenda-cancel');
  await page.locator('main form button[type=submit]').first().click();
  await page.waitForURL((url) => !url.pathname.endsWith('/annulla'));
  await check(page, 'agenda-after-cancel');
});

test('whom to call tomorrow: those who left only a telephone', async () => {
  await page.goto(`${AGENDA}/telefonate`);
  await check(page, 'agenda-calls');
  const told = page.locator('form[action$="/avvisato"] button').first();
  const before = await page.locator('form[action$="/avvisato"]').count();
  assert.ok(before > 0, 'somebody of tomorrow left only a telephone');
  await told.click();
  await page.waitForLoadState();
  await check(page, 'agenda-calls-told');
  assert.equal(await page.locator('form[action$="/avvisato"]').count(), before - 1);
  await page.goto(`${AGENDA}/attesa`);
  await check(page, 'agenda-waiting-empty');
});

test('«I am ill today»: who loses a time is told by mail, or stands in the call list with three times', async () => {
  const mails = (await mailbox(server)).length;
  // One who left a mail comes this afternoon.
  const [slot] = (await freeTimes(server, 'la-spezia', { days: 1 })).slice(-1);
  const citizen = await browser.page(server.url);
  await citizen.goto(`/prenota/la-spezia/dati?ora=${encodeURIComponent(slot.starts_at)}&canale=${slot.channel}`);
  await fill(citizen, { name: 'Prova Pomeriggio', email: 'prova.pomeriggio@persone.example.org' });
  await citizen.locator('main form button[type=submit]').first().click();
  await citizen.locator('main form button[type=submit]').first().click();
  await citizen.waitForURL(/\/appuntamento\/mio$/);

  await page.goto(`${AGENDA}/assenza`);
  await check(page, 'agenda-absence');
  await page.locator('main input[name=chi][value=sportello]').check();
  await fill(page, { motivo: '' });
  assert.equal(await statusAfter(page, () => page.locator('main form button[type=submit]').first().click()), 422);
  await checkRefused(page, 'agenda-absence-refused', ['motivo']);
  await fill(page, { motivo: 'Operatore assente' });
  await page.locator('main form button[type=submit]').first().click();
  await page.locator('input[name=conferma]').waitFor({ state: 'attached' });
  await check(page, 'agenda-absence-summary');
  const losers = await page.locator('ol.ir-calls > li').count();
  assert.ok(losers >= 2, 'those of today');
  await page.locator('main form button[type=submit]').first().click();
  await page.waitForURL(/\/telefonate$/);
  await check(page, 'agenda-calls-ill');

  const mail = await mailTo(server, 'prova.pomeriggio@persone.example.org', { subject: /spostare/ });
  assert.equal((mail.text.match(/\d{1,2}[:.]\d\d/g) ?? []).length >= 3, true, `three times are proposed:\n${mail.text}`);
  assert.ok((await mailbox(server)).length > mails);

  const called = page.locator('ol.ir-calls').first().locator('> li').first();
  assert.equal(await called.locator('button[name=ora]').count(), 3, 'three times to propose on the telephone');
  await called.locator('button[name=ora]').first().click();
  await page.waitForLoadState();
  await check(page, 'agenda-calls-after-proposal');

  // The public page of the desk says so; nobody can book today.
  assert.equal((await freeTimes(server, 'la-spezia', { days: 1 })).length, 0);
  await citizen.goto('/sportelli/la-spezia');
  await check(citizen, 'desk-closed-today');
  assert.match(await citizen.locator('main').innerText(), /Operatore assente/);
});

test('the desks of others are not there for her, nor is what her role may not do', async () => {
  for (const address of ['/ufficio/agenda/follo', '/ufficio/agenda/nessuno']) {
    assert.equal((await page.goto(address)).status(), 404, address);
    await check(page, 'agenda-not-hers');
  }
  const status = (await page.goto('/ufficio/persone')).status();
  assert.ok([403, 404].includes(status), `people: ${status}`);
  await check(page, 'people-not-hers');
});

test('she signs out, and the way back is shut', async () => {
  await page.goto('/ufficio');
  await page.locator('form[action="/uscita"] button').click();
  await page.waitForLoadState();
  await check(page, 'signed-out');
  const answer = await page.goto(AGENDA);
  assert.ok(answer.status() === 401 || new URL(page.url()).pathname === '/accesso', `${answer.status()} ${page.url()}`);
  await check(page, 'agenda-signed-out');
});
