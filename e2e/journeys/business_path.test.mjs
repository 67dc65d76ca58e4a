// Somebody thinks of opening a business: she looks around without leaving anything behind, keeps her path under a code, goes
// on with it on another device and without script, shows it to an operator, and deletes it.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { PHONE, startBrowser } from '../lib/browser.mjs';
import { check } from '../lib/check.mjs';
import { signIn, STAFF } from '../lib/demo.mjs';
import { startServer } from '../lib/server.mjs';
import { checkRefused, fill, statusAfter } from '../lib/story.mjs';

const server = await startServer({ today: '2026-11-24' });
const browser = await startBrowser();
after(async () => {
  await browser.close();
  await server.stop();
});

const START = '/percorso-impresa';
const NOTE = 'Gelateria in collina: tre coppette al minuto, d’estate.';
const press = async (page, go) => {
  const status = await statusAfter(page, () => page.locator(`main button[name=vai][value=${go}]`).click());
  await page.waitForLoadState();
  return status;
};
let code;
let shown;

test('she walks the steps without leaving anything behind', async () => {
  const page = await browser.page(server.url, { viewport: PHONE });
  await page.goto('/');
  await page.getByRole('link', { name: 'Inizi il percorso' }).click();
  await page.waitForURL(new RegExp(`${START}$`));
  await check(page, 'business-start');
  await page.goto(`${START}/idea`);
  await check(page, 'business-idea');
  await page.locator('main input[name=idea-fatto][value=offer]').check();
  await fill(page, { 'idea-nota': NOTE });
  for (const next of ['conti', 'forma', 'finanziamento', 'apertura']) {
    assert.equal(await press(page, next), 200);
    await check(page, `business-${next}`);
    assert.equal(await page.locator('main [aria-current=step]').count(), 1);
    assert.ok(await page.locator('main section a[href^="/servizi/"]').count(), `services help at ${next}`);
  }
  assert.equal(await press(page, 'finanziamento'), 200);
  assert.ok(await page.locator('main section a[href^="/opportunita/"]').count(), 'calls help with the money');
  assert.equal(await press(page, 'apertura'), 200);
  assert.equal(await press(page, 'riepilogo'), 200);
  await check(page, 'business-summary');
  assert.ok((await page.locator('main').innerText()).includes(NOTE), 'what she wrote went along');
  assert.equal((await page.context().cookies()).length, 0, 'nothing is kept in her browser');

  // The way back to a step keeps it too.
  assert.equal(await press(page, 'idea'), 200);
  assert.ok(await page.locator('main input[name=idea-fatto][value=offer]').isChecked());
});

test('she keeps it, and is told to write the code down', async () => {
  const page = await browser.page(server.url);
  await page.goto(`${START}/idea`);
  await page.locator('main input[name=idea-fatto][value=offer]').check();
  await page.locator('main textarea').evaluate((area) => { area.removeAttribute('maxlength'); area.value = 'x'.repeat(1501); });
  assert.equal(await press(page, 'salva'), 422);
  await checkRefused(page, 'business-note-long', ['idea-nota']);
  await fill(page, { 'idea-nota': NOTE });
  assert.equal(await press(page, 'salva'), 200);
  await page.waitForURL(/\/codice$/);
  await check(page, 'business-code');
  code = await page.locator('main [data-path-code]').getAttribute('data-path-code');
  assert.match(code, /^[0-9A-Z]{3}-[0-9A-Z]{3}-[0-9A-Z]{3}$/);
  shown = await page.locator('main [data-show-code]').getAttribute('data-show-code');
  assert.match(shown, /^[0-9A-Z]{3}-[0-9A-Z]{3}-[0-9A-Z]{3}$/);
  assert.notEqual(shown, code);
  assert.ok(!page.url().includes(code), 'the code is not in the address');
  // From now on each step is saved as she goes on.
  await page.goto(`${START}/conti`);
  await page.locator('main input[name=conti-fatto][value=price]').check();
  assert.equal(await press(page, 'forma'), 200);
  await page.waitForURL(/\/forma$/);
  await page.goto(`${START}/conti`);
  assert.ok(await page.locator('main input[name=conti-fatto][value=price]').isChecked());
  await check(page, 'business-kept-step');
  await page.goto(START);
  await check(page, 'business-start-kept');
  await page.locator('main form[action$="/chiudi"] button').click();
  await page.waitForURL(new RegExp(`${START}$`));
  await page.goto(`${START}/conti`);
  assert.ok(!(await page.locator('main input[name=conti-fatto][value=price]').isChecked()), 'the next person finds nothing');
});

test('she goes on with it on another device, without script', async () => {
  const page = await browser.page(server.url, { javaScriptEnabled: false, viewport: PHONE });
  await page.goto(`${START}/riprendi`);
  await check(page, 'business-resume');
  await fill(page, { code: 'AAA-BBB-CCC' });
  assert.equal(await statusAfter(page, () => page.locator('main form button[type=submit]').click()), 422);
  await checkRefused(page, 'business-code-wrong', ['code']);
  await fill(page, { code: code.toLowerCase().replaceAll('-', '') });
  assert.equal(await statusAfter(page, () => page.locator('main form button[type=submit]').click()), 200);
  await page.waitForURL(/\/riepilogo$/);
  await check(page, 'business-summary-kept');
  assert.ok((await page.locator('main').innerText()).includes(NOTE));
});

test('two windows on one step: the second is told, and nothing is lost', async () => {
  const [phone, computer] = [await browser.page(server.url, { viewport: PHONE }), await browser.page(server.url)];
  for (const page of [phone, computer]) {
    await page.goto(`${START}/riprendi`);
    await fill(page, { code });
    await page.locator('main form button[type=submit]').click();
    await page.waitForURL(/\/riepilogo$/);
    await page.goto(`${START}/finanziamento`);
  }
  await fill(computer, { 'finanziamento-nota': 'Ho da parte 4.000 euro.' });
  assert.equal(await press(computer, 'apertura'), 200);
  await fill(phone, { 'finanziamento-nota': 'Chiedere del microcredito.' });
  assert.equal(await press(phone, 'apertura'), 409);
  await check(phone, 'business-changed-meanwhile');
  assert.match(await phone.locator('main [data-changed-meanwhile]').innerText(), /4\.000 euro/);
  assert.equal(await phone.locator('main textarea').inputValue(), 'Chiedere del microcredito.');
  await fill(phone, { 'finanziamento-nota': 'Ho da parte 4.000 euro. Chiedere del microcredito.' });
  assert.equal(await press(phone, 'apertura'), 200);
});

test('an operator reads it with the code she is shown, and she sees that', async () => {
  const operator = await browser.page(server.url);
  await signIn(operator, server, STAFF.operator);
  await operator.goto('/ufficio/percorsi-impresa');
  await check(operator, 'business-office');
  await fill(operator, { code: 'AAA-BBB-CCC' });
  const read = () => operator.locator('main form[method=post] button[type=submit]').click();
  assert.equal(await statusAfter(operator, read), 422);
  await checkRefused(operator, 'business-office-wrong', ['code']);
  await fill(operator, { code });
  assert.equal(await statusAfter(operator, read), 422, 'her own code is not read with');
  await fill(operator, { code: shown });
  assert.equal(await statusAfter(operator, read), 200);
  await check(operator, 'business-read');
  assert.ok((await operator.locator('main').innerText()).includes(NOTE));
  assert.equal(await operator.locator('main form').count(), 0, 'she only reads');
  assert.ok(!operator.url().includes(shown));

  const page = await browser.page(server.url);
  await page.goto(`${START}/riprendi`);
  await fill(page, { code: shown });
  assert.equal(await statusAfter(page, () => page.locator('main form button[type=submit]').click()), 422, 'it only reads');
  await fill(page, { code });
  await page.locator('main form button[type=submit]').click();
  await page.waitForURL(/\/riepilogo$/);
  await page.goto(`${START}/codice`);
  assert.match(await page.locator('main').innerText(), /operatore lo ha letto/);
  await check(page, 'business-code-read');

  // She takes the reading back.
  await page.locator('main form[action$="/mostra"] button').click();
  await page.waitForLoadState();
  await check(page, 'business-code-renewed');
  await operator.goto('/ufficio/percorsi-impresa');
  await fill(operator, { code: shown });
  assert.equal(await statusAfter(operator, read), 422);
  shown = await page.locator('main [data-show-code]').getAttribute('data-show-code');

  await page.locator('main a[href$="/cancella"]').click();
  await page.waitForURL(/\/cancella$/);
  await check(page, 'business-delete');
  await page.locator('main form button.btn-danger').click();
  await page.waitForURL(new RegExp(`${START}$`));
  await operator.goto('/ufficio/percorsi-impresa');
  await fill(operator, { code: shown });
  assert.equal(await statusAfter(operator, read), 422, 'nothing is left of it');
});
