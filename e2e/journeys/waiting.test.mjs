// Somebody waits for an earlier time: the mail she gets opens her place, which she corrects and leaves.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { PHONE, startBrowser } from '../lib/browser.mjs';
import { check } from '../lib/check.mjs';
import { linkIn, mailTo } from '../lib/demo.mjs';
import { startServer } from '../lib/server.mjs';
import { checkRefused, fill, statusAfter } from '../lib/story.mjs';

const server = await startServer({ today: '2026-11-24' });
const browser = await startBrowser();
after(async () => {
  await browser.close();
  await server.stop();
});

const EMAIL = 'prova.attesa@persone.example.org';
const submit = (page) => () => page.locator('main form button[type=submit]').first().click();

test('she joins, follows her mail, corrects and leaves', async () => {
  const page = await browser.page(server.url, { viewport: PHONE });
  await page.goto('/prenota/la-spezia/attesa');
  await check(page, 'waiting-join');
  await fill(page, { al: '2099-12-25', name: 'Prova Attesa', email: EMAIL });
  assert.equal(await statusAfter(page, submit(page)), 422, 'a wish has an end');
  await checkRefused(page, 'waiting-too-far', ['al']);
  await fill(page, { al: '2026-12-11' });
  assert.equal(await statusAfter(page, submit(page)), 200);
  await check(page, 'waiting-joined');

  const mail = await mailTo(server, EMAIL, { subject: /attesa/ });
  assert.ok(!mail.text.includes('Prova Attesa'), 'no words of who typed the address');
  const hers = await browser.page(server.url);
  await hers.goto(linkIn(server, mail));
  await hers.waitForURL(/\/appuntamento\/attesa$/);
  await check(hers, 'waiting-place');
  await fill(hers, { al: '2099-12-25' });
  assert.equal(await statusAfter(hers, submit(hers)), 422);
  await checkRefused(hers, 'waiting-place-too-far', ['al']);
  await fill(hers, { al: '2026-12-04', phone: '0187 123456' });
  assert.equal(await statusAfter(hers, submit(hers)), 200);
  await check(hers, 'waiting-place-changed');
  assert.equal(await hers.locator('main input[name=al]').inputValue(), '2026-12-04');

  await hers.locator('main form[action$="/lascia"] button').click();
  await hers.waitForURL(/\/prenota$/);
  await check(hers, 'waiting-left');
  assert.equal((await hers.goto('/appuntamento/attesa')).status(), 409);
  await check(hers, 'waiting-nothing-left');
});

test('a desk that does not meet by video is not waited for by video', async () => {
  const page = await browser.page(server.url);
  await page.goto('/prenota/borghetto-di-vara/attesa');
  assert.equal(await page.locator('main input[name=canale][value=in_person]').count(), 1);
  assert.equal(await page.locator('main input[name=canale][value=video]').count(), 0);
});
