// A citizen with a telephone only: no mail, no account. The code on the page is all she has, and it is enough.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { startBrowser } from '../lib/browser.mjs';
import { check } from '../lib/check.mjs';
import { mailbox } from '../lib/demo.mjs';
import { startServer } from '../lib/server.mjs';
import { checkRefused, codeShown, fill, send, statusAfter, takeFirstTime } from '../lib/story.mjs';

const server = await startServer();
const browser = await startBrowser();
after(async () => {
  await browser.close();
  await server.stop();
});

let code;

test('she books with her telephone alone and is told to write the code down', async () => {
  const page = await browser.page(server.url);
  await page.goto('/prenota');
  await takeFirstTime(page, 'Follo');
  await fill(page, { name: 'Prova Solo Telefono', phone: 'non lo so' });
  assert.equal(await statusAfter(page, () => send(page)), 422);
  await checkRefused(page, 'booking-wrong-phone', ['phone']);
  assert.equal(await page.locator('main [name=phone]').inputValue(), 'non lo so', 'what was typed stays');

  await fill(page, { phone: '333 000 0123' });
  await send(page);
  await check(page, 'booking-summary-telephone');
  // She sees a slip, goes back, and finds all that she had typed.
  await page.locator('main button[formaction]').click();
  assert.equal(await page.locator('main [name=name]').inputValue(), 'Prova Solo Telefono');
  await check(page, 'booking-who-corrected');
  await fill(page, { name: 'Prova Telefono' });
  await send(page);
  await send(page);
  await page.waitForURL(/\/appuntamento\/mio$/);
  await check(page, 'appointment-telephone');
  code = await codeShown(page);
  const written = (await mailbox(server)).filter((mail) => mail.text.includes(code) || mail.text.includes('Prova Telefono'));
  assert.deepEqual(written, [], 'nobody is written to');
});

test('a wrong code is refused without telling more, with 422', async () => {
  const page = await browser.page(server.url);
  await page.goto('/appuntamento');
  await check(page, 'code');
  for (const wrong of ['', 'AAA-BBB-CCC', 'non è un codice', `${code.slice(0, -1)}${code.endsWith('7') ? '8' : '7'}`]) {
    await fill(page, { code: wrong });
    assert.equal(await statusAfter(page, () => send(page)), 422, `«${wrong}»`);
  }
  await checkRefused(page, 'code-wrong', ['code']);
});

test('with the code, in whatever spelling, she moves her appointment from another machine', async () => {
  const page = await browser.page(server.url);
  await page.goto('/appuntamento');
  await fill(page, { code: ` ${code.toLowerCase().replaceAll('-', ' ')} ` });
  await send(page);
  await page.waitForURL(/\/appuntamento\/mio$/);
  const before = await page.locator('main dl').first().innerText();

  await page.locator('main a[href="/appuntamento/mio/sposta"]').click();
  await check(page, 'appointment-move-telephone');
  await page.locator('main form button[type=submit]').last().click();
  await page.waitForURL(/\/appuntamento\/mio$/);
  await check(page, 'appointment-moved-telephone');
  assert.equal(await codeShown(page), code, 'the code stays');
  assert.notEqual(await page.locator('main dl').first().innerText(), before);
});

test('no one opens an appointment without its code or link', async () => {
  const page = await browser.page(server.url);
  const status = (await page.goto('/appuntamento/mio')).status();
  assert.ok([401, 404, 410].includes(status), `${status}`);
  await check(page, 'appointment-without-link');
  assert.ok(await page.locator('main a[href="/appuntamento"]').count(), 'the page leads to where the code is entered');
});

test('whoever tries codes is stopped', async () => {
  const page = await browser.page(server.url);
  await page.goto('/appuntamento');
  let status = 422;
  for (let tries = 0; tries < 40 && status === 422; tries += 1) {
    await fill(page, { code: `ZZZ-ZZZ-${String(200 + tries)}` });
    status = await statusAfter(page, () => send(page));
    if (status !== 422) break;
  }
  assert.equal(status, 429);
  await check(page, 'code-too-many');
});
