// An opportunity goes its whole way: a body sends it in by its mailed link, the coordinator approves it, somebody finds it,
// follows the search by mail, and leaves.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { PHONE, startBrowser } from '../lib/browser.mjs';
import { check } from '../lib/check.mjs';
import { eventually, linkIn, mailbox, mailTo, signIn, STAFF } from '../lib/demo.mjs';
import { startServer } from '../lib/server.mjs';
import { checkRefused, fill, statusAfter } from '../lib/story.mjs';

const server = await startServer({ today: '2026-11-24' });
const browser = await startBrowser();
after(async () => {
  await browser.close();
  await server.stop();
});

const TITLE = 'Tessitrice o tessitore di reti da pesca';
const READER = 'prova.avvisi@persone.example.org';
const coordinator = await browser.page(server.url);
const body = await browser.page(server.url);
const reader = await browser.page(server.url, PHONE);

test('the coordinator mails the bodies their links', async () => {
  await signIn(coordinator, server, STAFF.coordinator);
  await coordinator.goto('/ufficio/opportunita/inviti');
  await check(coordinator, 'opportunity-invite');
  assert.equal(await statusAfter(coordinator, () => coordinator.locator('main form button[type=submit]').click()), 200);
  await check(coordinator, 'opportunity-office');
});

test('a body sends one in by its link, after it was told what is missing', async () => {
  const invitation = await eventually(async () => (await mailbox(server)).find((mail) => mail.subject.includes('proporre opportunità')));
  assert.ok(invitation, 'a mail with the link of a body');
  await body.goto(linkIn(server, invitation));
  await check(body, 'opportunity-own');
  await body.locator('main a.btn-primary').click();
  await body.waitForLoadState();
  await check(body, 'opportunity-form');
  await body.locator('main input[name=kind][value=vacancy]').check();
  await fill(body, { title: TITLE, summary: 'Laboratorio sul porto cerca una persona per cucire e riparare reti.', ends_on: '2026-12-20', how: 'Passare in laboratorio.' });
  await body.locator('main select[name=place]').selectOption({ label: 'Lerici' });
  const send = () => body.locator('main button[name=what][value=send]').click();
  assert.equal(await statusAfter(body, send), 422);
  await checkRefused(body, 'opportunity-form-refused', ['employer']);
  await fill(body, { employer: 'Reti del Golfo (inventata)', requirements: 'Bella presenza, massimo 30 anni.' });
  // What the law says and what to write instead, before it goes out.
  assert.equal(await statusAfter(body, send), 422);
  await check(body, 'opportunity-form-doubts');
  assert.match(await body.locator('main [role=alert]').innerText(), /massimo 30 anni[\s\S]*d\.lgs\. 216\/2003/);
  assert.equal(await statusAfter(body, send), 200);
  await check(body, 'opportunity-sent-in');
});

test('the coordinator reads and approves it', async () => {
  await coordinator.goto('/ufficio/opportunita');
  await coordinator.getByRole('link', { name: TITLE }).click();
  await coordinator.waitForLoadState();
  await check(coordinator, 'opportunity-to-decide');
  assert.equal(await statusAfter(coordinator, () => coordinator.locator('main button[value=return]').click()), 422);
  await checkRefused(coordinator, 'opportunity-reason-missing', ['reason']);
  // One click does not publish doubtful words.
  const approve = () => coordinator.locator('main button[value=approve]').click();
  assert.equal(await statusAfter(coordinator, approve), 422);
  await checkRefused(coordinator, 'opportunity-doubts-unconfirmed', ['eccezione-bella-presenza', 'perche-bella-presenza', 'eccezione-massimo-30-anni', 'perche-massimo-30-anni']);
  await fill(coordinator, { 'perche-bella-presenza': 'Parla della bottega sul molo, non di chi ci lavora.', 'perche-massimo-30-anni': 'Apprendistato, per legge fino a 29 anni.' });
  await coordinator.locator('main input[name=eccezione-bella-presenza][value=described]').check();
  await coordinator.locator('main input[name=eccezione-massimo-30-anni][value=apprenticeship]').check();
  assert.equal(await statusAfter(coordinator, approve), 200);
  await check(coordinator, 'opportunity-decided');
  assert.match(await coordinator.locator('main').innerText(), /«massimo 30 anni»: È un apprendistato[\s\S]*Apprendistato, per legge/);
  assert.ok((await coordinator.locator('#post-280').inputValue()).length <= 280);
});

test('somebody finds it on a telephone and reads its linked data', async () => {
  await reader.goto('/opportunita');
  await fill(reader, { q: 'tessitori di reti' });
  await reader.locator('main form[role=search] button[type=submit]').click();
  await reader.waitForLoadState();
  await check(reader, 'opportunity-found');
  await reader.getByRole('link', { name: TITLE }).click();
  await reader.waitForLoadState();
  await check(reader, 'opportunity-sheet');
  const data = JSON.parse(await reader.locator('script[type="application/ld+json"]').textContent());
  assert.equal(data['@type'], 'JobPosting');
  assert.equal(data.hiringOrganization.name, 'Reti del Golfo (inventata)');
});

test('she follows the search by mail and leaves', async () => {
  await reader.goto('/opportunita/avvisi?q=reti&tipo=vacancy');
  await check(reader, 'opportunity-follow');
  const send = () => reader.locator('main form[method=post] button[type=submit]').first().click();
  assert.equal(await statusAfter(reader, send), 422);
  await checkRefused(reader, 'opportunity-follow-refused', ['email', 'privacy']);
  await fill(reader, { email: READER });
  await reader.locator('main input[name=privacy]').check();
  assert.equal(await statusAfter(reader, send), 200);
  await check(reader, 'opportunity-follow-sent');
  const mail = await mailTo(server, READER);
  await reader.goto(linkIn(server, mail));
  await check(reader, 'opportunity-confirm');
  assert.equal(await statusAfter(reader, () => reader.locator('main button[value=confirm]').click()), 200);
  await check(reader, 'opportunity-confirmed');
  assert.equal(await statusAfter(reader, () => reader.locator('main button[value=leave]').click()), 200);
  await check(reader, 'opportunity-left');
});
