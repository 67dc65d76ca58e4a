// A citizen who must be known for certain: she comes in with SPID, with her identity card, with what goes wrong on the
// way, and goes out everywhere at once. And who administers the portal comes back by a one-time link.

import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { PHONE, startBrowser } from '../lib/browser.mjs';
import { check } from '../lib/check.mjs';
import { ANOMALIES, answerAs, chooseCie, chooseSpid, chooseSpidByKeyboard, providersShown, SPID } from '../lib/identity.mjs';
import { tabTo } from '../lib/keyboard.mjs';
import { startServer } from '../lib/server.mjs';
import { statusAfter } from '../lib/story.mjs';

const server = await startServer();
const browser = await startBrowser();
after(async () => {
  await browser.close();
  await server.stop();
});

const AREA = '/area-personale';

/** Her own page says who she is, and how certainly. */
async function isIn(page, name) {
  await page.waitForURL(new RegExp(`${AREA}$`));
  assert.ok((await page.locator('main').innerText()).includes(name), `${AREA} names ${name}`);
}

test('she comes in with SPID, without a mouse, on a telephone', async () => {
  const page = await browser.page(server.url, { viewport: PHONE });
  await page.goto('/accedi');
  await check(page, 'sign-in-citizen');
  await chooseSpidByKeyboard(page, 'ponente');
  await answerAs(page, 'alga');
  await isIn(page, 'Prova Alga');
  await check(page, 'personal-area');
});

test('she comes in with SPID where scripts do not run', async () => {
  const page = await browser.page(server.url, { javaScriptEnabled: false });
  await page.goto('/accedi');
  await page.locator('main details:has(a[href*="/spid/login"]) > summary').click();
  await check(page, 'sign-in-citizen-no-script');
  await chooseSpid(page, 'levante');
  await answerAs(page, 'maestrale');
  await isIn(page, 'Prova Maestrale');
  await check(page, 'personal-area-no-script');
});

test('SPID at two providers and the card are one person', async () => {
  const ways = [(page) => chooseSpid(page, 'levante'), (page) => chooseSpid(page, 'ponente'), chooseCie];
  let page;
  for (const choose of ways) {
    page = await browser.page(server.url);
    await page.goto('/accedi');
    await choose(page);
    await answerAs(page, 'alga');
    await isIn(page, 'Prova Alga');
    if (choose !== chooseCie) await page.context().close();
  }
  const seen = await page.locator('main table').innerText();
  for (const provider of ['Levante', 'Ponente', 'Carta']) assert.match(seen, new RegExp(provider), `her page tells of every way in:\n${seen}`);
});

test('she comes in with her identity card and lands where she was going', async () => {
  const page = await browser.page(server.url);
  await page.goto(`/accedi?verso=${encodeURIComponent('/servizi')}`);
  await chooseCie(page);
  await answerAs(page, 'faro');
  await page.waitForURL(/\/servizi$/);
  await page.goto(AREA);
  await isIn(page, 'Prova Faro');
  await check(page, 'personal-area-card');
});

test('somebody of another country comes in through the node, without a fiscal code', async () => {
  const page = await browser.page(server.url);
  await page.goto('/accedi');
  await page.locator('main a[href*="eidas"]').first().click();
  await answerAs(page, 'welle');
  await isIn(page, 'Probe Welle');
  await check(page, 'personal-area-abroad');
});

describe('what goes wrong with her is told in words of its own', () => {
  const told = new Map();
  for (const number of ANOMALIES) {
    test(`anomaly ${number}`, async () => {
      const page = await browser.page(server.url);
      await page.goto('/accedi');
      await chooseSpid(page, 'ponente');
      const status = await statusAfter(page, async () => {
        await answerAs(page, 'scoglio', { outcome: String(number) });
      }).catch(() => undefined);
      await page.waitForURL(/\/spid\/acs$/);
      assert.ok(status === undefined || status === 403 || status === 200, `status ${status}`);
      await check(page, `anomaly-${number}`);
      assert.equal(await page.locator(`main [data-refusal="saml.anomaly_${number}"]`).count(), 1, 'its code, in small print');
      told.set(number, (await page.locator('main').innerText()).replaceAll(/saml\.\S+/g, ''));
      // She can try again from here.
      await tabTo(page, 'main a[href^="/accedi"]');
      await page.goto(AREA);
      assert.match(page.url(), /\/accedi/, 'she is not in');
    });
  }

  test('each in other words', () => {
    assert.equal(new Set(told.values()).size, ANOMALIES.length);
  });
});

test('an answer that is not right lets nobody in, and says so without blaming her', async () => {
  for (const outcome of ['altra-chiave', 'livello-basso', 'altra-richiesta', 'altro-servizio', 'scaduta']) {
    const page = await browser.page(server.url);
    await page.goto('/accedi?livello=2');
    await chooseSpid(page, 'tramontana');
    await answerAs(page, 'brezza', { outcome });
    await page.waitForURL(/\/spid\/acs$/);
    await check(page, `answer-refused-${outcome}`);
    assert.equal(await page.locator('main [data-refusal^="saml."]').count(), 1, outcome);
    await page.goto(AREA);
    assert.match(page.url(), /\/accedi/, `${outcome}: she is not in`);
    await page.context().close();
  }
});

test('she goes out here and at her provider with one gesture', async () => {
  const page = await browser.page(server.url);
  await page.goto('/accedi');
  await chooseSpid(page, 'ponente');
  await answerAs(page, 'duna');
  await isIn(page, 'Prova Duna');
  const provider = await page.context().newPage();
  await provider.goto(`${server.url}/fornitore-di-prova`);
  assert.ok((await provider.locator('main').innerText()).includes('Prova Duna, presso'), 'her provider has a session of hers');

  await page.locator('form[action="/uscita"] button').first().click();
  const isOut = () => !document.querySelector('form[action="/uscita"]') && !/fornitore-di-prova|uscita/.test(location.pathname);
  await page.waitForFunction(isOut);
  await check(page, 'signed-out-citizen');
  await page.goto(AREA);
  assert.match(page.url(), /\/accedi/, 'she is out');
  await provider.reload();
  assert.ok(!(await provider.locator('main').innerText()).includes('Prova Duna, presso'), 'her provider has none any more');
});

test('no provider of SPID is favoured: each is first about as often', async () => {
  const page = await browser.page(server.url);
  const rounds = 90;
  const first = Object.fromEntries(SPID.map((provider) => [provider, 0]));
  for (let round = 0; round < rounds; round += 1) {
    const html = await (await page.request.get('/accedi')).text();
    const order = [...html.matchAll(/href="([^"]*\/spid\/login[^"]*)"/g)].map((link) => decodeURIComponent(link[1]));
    const words = order.map((link) => SPID.find((provider) => link.includes(`/${provider}`))).filter(Boolean);
    assert.deepEqual([...words].sort(), [...SPID].sort(), 'every provider, once');
    first[words[0]] += 1;
  }
  // 90 throws of a fair die of three: one of them fewer than 12 times happens once in eighty thousand runs.
  for (const [provider, times] of Object.entries(first)) assert.ok(times >= 12, `${provider} was first ${times} times of ${rounds}`);
  await page.goto('/accedi');
  assert.deepEqual((await providersShown(page)).sort(), [...SPID].sort());
});
