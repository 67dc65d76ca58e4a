// A clerk who has never seen the program launches the desk of her Comune in one sitting: from the mailed invitation to
// the first appointment. Her pages and fields are counted.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { PHONE, startBrowser } from '../lib/browser.mjs';
import { check } from '../lib/check.mjs';
import { Counted } from '../lib/counted.mjs';
import { linkIn, mailTo, signIn, STAFF, totp } from '../lib/demo.mjs';
import { takeIn } from '../lib/newcomer.mjs';
import { startServer } from '../lib/server.mjs';
import { checkRefused, codeShown, fill, send, statusAfter } from '../lib/story.mjs';

/** What her sitting may cost: 12 pages and 15 fields were measured when the pages were made, and a fifth more. */
const MOST = { pages: 14, fields: 18 };

const CLERK = { name: 'Prova Protocollo', email: 'prova.protocollo@comuni.example.org' };
const COMUNE = 'Riomaggiore';

const server = await startServer();
const browser = await startBrowser();
after(async () => {
  await browser.close();
  await server.stop();
});

const skip = server.now() ? false : 'the clock of a server that ran already is not known here';
const clerk = await browser.page(server.url);
const counted = new Counted(clerk);
let desk;
let slug;

test('the coordinator takes a Comune in and invites its clerk', { skip }, async () => {
  const page = await browser.page(server.url);
  await signIn(page, server, STAFF.coordinator);
  desk = await takeIn(page, { name: `Comune di ${COMUNE} (prova)`, comune: COMUNE, agreement: 'Protocollo d\'intesa Rete per il Lavoro', clerk: CLERK });
  slug = desk.split('/').at(-1);
});

test('the clerk follows the link of the mail, chooses a password and ties her telephone', { skip }, async () => {
  const invitation = await mailTo(server, CLERK.email);
  await clerk.goto(linkIn(server, invitation));
  await check(clerk, 'invitation');
  await counted.fill({ password: 'sentiero azzurro di scoglio', again: 'sentiero azzurro di scoglio' });
  await counted.press(undefined, 'invitation-app');
  const key = await clerk.locator('#key').innerText();
  await counted.fill({ code: totp(key, server.now()) });
  await counted.press(undefined, 'invitation-recovery-codes');
  assert.ok((await clerk.locator('main ol li').count()) >= 8, 'recovery codes to print');
  await counted.press(undefined, 'office-clerk');
  assert.match(new URL(clerk.url()).pathname, /^\/ufficio/);
});

test('she works through the check-list, one page an item, until the desk is open', { skip }, async () => {
  // Her office has one link to her desk's next step; she needs no menu.
  await clerk.locator(`main a[href^="${desk}"]`).first().click();
  await clerk.waitForURL((url) => url.pathname.startsWith(desk));
  counted.presses += 1;
  if (new URL(clerk.url()).pathname === desk) {
    await check(clerk, 'desk-check-list');
    await clerk.locator('main .callout a.btn').click();
    await clerk.waitForURL(/recapiti/);
  }

  await check(clerk, 'desk-contacts');
  await counted.fill({ address: 'Palazzo comunale, ufficio protocollo, Riomaggiore', phone: '0187 000 177' });
  await counted.press(undefined, 'desk-operators');
  await counted.fill({ name: 'Prova Operatrice', email: 'prova.operatrice@comuni.example.org' });
  await counted.press(undefined, 'desk-training');
  await counted.fill({ day: '2026-11-20', proof: 'Attestato del corso di novembre' });
  await counted.press(undefined, 'desk-hours');
  if (/\/orari$/.test(new URL(clerk.url()).pathname)) await counted.press(/agenda/i, 'desk-hours-new');
  await openOn(clerk, counted, { days: ['mon', 'wed'], from: '09:00', until: '12:00' });
  await counted.press(undefined, 'desk-act');
  await counted.fill({ number: 'DGC 100/2026', day: '2026-11-20' });
  await counted.press(undefined, 'desk-services');
  await counted.press(undefined, 'desk-ready');
  assert.equal(new URL(clerk.url()).pathname, desk, 'nothing is missing: back at the check-list');
  await clerk.locator(`main form[action="${desk}/apri"] button`).click();
  counted.presses += 1;
  await clerk.waitForLoadState();
  await check(clerk, 'desk-open');
  assert.match(await clerk.locator('main').innerText(), /apert/i);
});

test('what it cost her is printed, and stays within bounds', { skip }, () => {
  const { pages, fields, presses } = counted.total;
  assert.ok(clerk.url().endsWith(desk), 'the sitting came to its end');
  console.log(`the clerk's sitting, from the mailed invitation to the open desk: ${pages} pages, ${fields} fields, ${presses} buttons`);
  console.log(`  pages: ${counted.pages.map((path) => path.replace(/[0-9a-f-]{36}/, '…')).join('\n         ')}`);
  assert.ok(pages <= MOST.pages, `${pages} pages, at most ${MOST.pages}`);
  assert.ok(fields <= MOST.fields, `${fields} fields, at most ${MOST.fields}`);
});

test('a citizen takes the first appointment of the new desk', { skip }, async () => {
  const page = await browser.page(server.url, { viewport: PHONE });
  const citizen = new Counted(page);
  await page.goto(`/sportelli/${slug}`);
  await check(page, 'desk-first-day');
  await page.locator('main [data-element=appointment-booking]').first().click();
  await page.waitForURL(/\/dati/);
  await citizen.fill({ name: 'Prova Prima Cittadina', phone: '333 000 0666' });
  await send(page);
  await send(page);
  await page.waitForURL(/\/appuntamento\/mio$/);
  await codeShown(page);
  const { pages, fields } = citizen.total;
  console.log(`a citizen's booking, from the desk's page to the code: ${pages} pages, ${fields} fields`);
});

test('launching a desk while something is missing is refused, with each reason and the way to mend it', async () => {
  const page = await browser.page(server.url);
  await signIn(page, server, STAFF.clerk);
  await page.goto('/ufficio/sportelli');
  await check(page, 'desks-clerk');
  await page.goto('/ufficio/sportelli/pignone');
  await check(page, 'desk-check-list-missing');
  assert.equal(await page.locator('form[action$="/apri"]').count(), 0, 'no button that cannot work');
  // A page that was open in another window sends it all the same.
  const status = await statusAfter(page, () => page.evaluate(() => {
    const form = document.createElement('form');
    form.method = 'post';
    form.action = '/ufficio/sportelli/pignone/apri';
    document.body.append(form);
    form.submit();
  }));
  assert.equal(status, 422);
  await check(page, 'desk-launch-refused');
  assert.ok((await page.locator('#error-summary li').count()) >= 4, 'every reason');

  for (const [step, values, wrong] of [
    ['recapiti', { address: '', phone: 'boh' }, ['address', 'phone']],
    ['operatori', { name: '', email: 'boh' }, ['email']],
    ['atto', { number: '', day: '' }, ['number', 'day']],
  ]) {
    await page.goto(`/ufficio/sportelli/pignone/${step}`);
    await fill(page, values);
    assert.equal(await statusAfter(page, () => page.locator('main form:not([action$="/togli"]) button[type=submit]').first().click()), 422, step);
    await checkRefused(page, `desk-${step}-refused`, wrong);
  }
  await page.goto('/ufficio/sportelli/pignone/orari/nuova');
  await openOn(page, { fill: (values) => fill(page, values), choose: (name, value) => page.locator(`main [name="${name}"][value="${value}"]`).check() }, { days: ['mon'], from: '12:00', until: '09:00' });
  assert.equal(await statusAfter(page, () => page.locator('main form button[type=submit]').first().click()), 422, 'hours that end before they begin');
  await check(page, 'desk-hours-refused');
  // A desk of another Comune is not hers.
  for (const address of ['/ufficio/sportelli/follo', '/ufficio/sportelli/follo/atto', '/ufficio/sportelli/nessuno']) {
    assert.equal((await page.goto(address)).status(), 404, address);
  }
});

/** Fills the first row of hours, whatever its days are called. */
async function openOn(page, hands, { days, from, until }) {
  const row = page.locator('main form fieldset.border-bottom').first();
  const name = (part) => row.locator(`[name$="${part}"]`).first().getAttribute('name');
  const boxes = await row.locator(`[name="${await name('days')}"]`).evaluateAll((all) => all.map((box) => box.value));
  for (const day of days) {
    const value = boxes.find((box) => box.toLowerCase().startsWith(day)) ?? boxes[['mon', 'tue', 'wed', 'thu', 'fri'].indexOf(day)];
    await hands.choose(await name('days'), value);
  }
  await hands.fill({ [await name('from')]: from, [await name('until')]: until });
}
