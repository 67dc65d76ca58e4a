// Who keeps the machine gives the administrator a way in that asks no provider: a link that works once. The first day,
// and every time that all other ways are shut.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { PHONE, startBrowser } from '../lib/browser.mjs';
import { check } from '../lib/check.mjs';
import { totp } from '../lib/demo.mjs';
import { install } from '../lib/installation.mjs';
import { fill, send, statusAfter } from '../lib/story.mjs';

const PASSWORD = 'alto mare di primavera';
const EMAIL = 'prova.amministratrice@rete.example.org';

const skip = process.env.INRETE_BASE_URL ? 'a server that runs already has its own administrators' : false;
const installation = skip ? undefined : await install({ host: '127.0.0.1' });
const printed = await installation?.inrete('admin', 'create', '--name', 'Prova Amministratrice', '--email', EMAIL);
const server = await installation?.serve();
const browser = await startBrowser();
after(async () => {
  await browser.close();
  await installation?.remove();
});

let key;

test('she follows the link that the command printed, and is in', { skip }, async () => {
  const link = printed.match(/https?:\/\/\S+\/l\/\S+/)?.[0];
  assert.ok(link?.startsWith(server.url), `a link of this portal in:\n${printed}`);
  const page = await browser.page(server.url, { viewport: PHONE });
  await page.goto(link);
  await check(page, 'administrator-link');
  await fill(page, { password: PASSWORD, again: PASSWORD });
  await send(page);
  await page.waitForURL(/\/accesso\/app/);
  await check(page, 'administrator-telephone');
  key = await page.locator('#key').innerText();
  await fill(page, { code: totp(key, new Date()) });
  assert.equal(await statusAfter(page, () => send(page)), 200);
  await check(page, 'administrator-recovery-codes');
  assert.ok((await page.locator('main ol li').count()) >= 8, 'recovery codes to print');
  await send(page);
  await page.waitForURL(/\/ufficio/);
  await check(page, 'administrator-office');
  await page.goto('/ufficio/persone');
  assert.equal(new URL(page.url()).pathname, '/ufficio/persone', 'she may look after people');
});

test('the link worked once', { skip }, async () => {
  const page = await browser.page(server.url);
  const answer = await page.goto(printed.match(/https?:\/\/\S+\/l\/\S+/)[0]);
  assert.ok([404, 410].includes(answer.status()), `status ${answer.status()}`);
  await check(page, 'administrator-link-used');
});
