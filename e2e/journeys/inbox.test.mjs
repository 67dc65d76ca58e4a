// What people write to a desk: somebody asks through the form on a telephone, the operator takes it in hand, notes, answers by
// mail, two tabs collide, she closes it into a contact; the sender follows it by her code; a report of a fault arrives in the
// same inbox and the coordinator answers it.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { PHONE, startBrowser } from '../lib/browser.mjs';
import { check } from '../lib/check.mjs';
import { eventually, linkIn, mailTo, signIn, STAFF } from '../lib/demo.mjs';
import { startServer } from '../lib/server.mjs';
import { checkRefused, fill, statusAfter } from '../lib/story.mjs';

const server = await startServer({ today: '2026-11-24' });
const browser = await startBrowser();
after(async () => {
  await browser.close();
  await server.stop();
});

const SENDER = 'domanda@persone.example.org';
const SUBJECT = 'Patente nautica per lavoro';
const LIST = '/ufficio/posta-in-arrivo/la-spezia';
const sender = await browser.page(server.url, PHONE);
const operator = await browser.page(server.url);
const coordinator = await browser.page(server.url);
let code;
let request;

const press = (page, selector) => statusAfter(page, () => page.locator(selector).first().click());

test('somebody asks through the form, step by step, and finds what she typed when she goes back', async () => {
  await sender.goto('/contattaci');
  await check(sender, 'inbox-ask');
  const goOn = 'main form[action="/contattaci/recapiti"] button[type=submit]';
  assert.equal(await press(sender, goOn), 422);
  await checkRefused(sender, 'inbox-ask-refused', ['desk', 'subject', 'text']);
  await sender.locator('main select[name=comune]').selectOption({ label: 'La Spezia' });
  await fill(sender, { subject: SUBJECT, text: 'Buongiorno,\nquale corso serve per lavorare sui traghetti?' });
  assert.equal(await press(sender, goOn), 200);
  await check(sender, 'inbox-ask-who');
  const toSummary = 'main form[action="/contattaci/riepilogo"] button[type=submit]:not([formaction])';
  assert.equal(await press(sender, toSummary), 422);
  await checkRefused(sender, 'inbox-ask-who-refused', ['name', 'email']);
  await fill(sender, { name: 'Persona Di Prova', email: SENDER });
  assert.equal(await press(sender, 'main button[formaction="/contattaci"]'), 200);
  assert.equal(await sender.locator('main textarea[name=text]').inputValue(), 'Buongiorno,\nquale corso serve per lavorare sui traghetti?');
  assert.equal(await press(sender, goOn), 200);
  assert.equal(await sender.locator('main input[name=name]').inputValue(), 'Persona Di Prova');
  assert.equal(await press(sender, toSummary), 200);
  await check(sender, 'inbox-ask-summary');
  assert.equal(await press(sender, 'main form[action="/contattaci/invia"] button[type=submit]:not([formaction])'), 200);
  await check(sender, 'inbox-receipt');
  code = await sender.locator('[data-request-code]').getAttribute('data-request-code');
  assert.match(code, /^[A-Z0-9]{3}-[A-Z0-9]{3}-[A-Z0-9]{3}$/);
});

test('the receipt comes by mail too, and its link and the code open the request', async () => {
  const mail = await mailTo(server, SENDER);
  assert.ok(mail.text.includes(code), mail.text);
  const other = await browser.page(server.url, PHONE);
  await other.goto(linkIn(server, mail));
  assert.ok((await other.locator('main').innerText()).includes(SUBJECT));
  const third = await browser.page(server.url);
  await third.goto('/contattaci/stato');
  await check(third, 'inbox-code');
  await fill(third, { code: 'AAA-AAA-AAA' });
  assert.equal(await press(third, 'main form[method=post] button[type=submit]'), 422);
  await checkRefused(third, 'inbox-code-refused', ['code']);
  await fill(third, { code: code.toLowerCase() });
  assert.equal(await press(third, 'main form[method=post] button[type=submit]'), 200);
  assert.ok((await third.locator('main').innerText()).includes(SUBJECT));
  await other.close();
  await third.close();
});

test('the operator finds it on her first page, takes it in hand and notes', async () => {
  await signIn(operator, server, STAFF.operator);
  await operator.goto('/ufficio');
  await operator.locator(`main a[href="${LIST}"]`).first().click();
  await operator.waitForLoadState();
  await check(operator, 'inbox-list');
  await fill(operator, { q: 'patenti nautiche' });
  await press(operator, 'main form[role=search] button[type=submit]');
  await check(operator, 'inbox-list-found');
  await operator.getByRole('link', { name: SUBJECT }).click();
  await operator.waitForLoadState();
  request = new URL(operator.url()).pathname;
  await check(operator, 'inbox-request');
  assert.equal(await press(operator, 'main button[name=to][value=me]'), 200);
  await fill(operator, { note: 'Chiedere all’istituto nautico.' });
  assert.equal(await press(operator, 'main form[action$="/nota"] button[type=submit]'), 200);
  assert.equal(await press(operator, 'main form[action$="/nota"] button[type=submit]'), 422);
  await checkRefused(operator, 'inbox-note-refused', ['note']);
});

test('she answers by mail; the tab that was left open is told so and keeps its words', async () => {
  const tab = await operator.context().newPage();
  await tab.goto(new URL(request, server.url).href);
  await operator.goto(request);
  await fill(operator, { answer: 'Buongiorno, serve il corso di base: comincia a gennaio.' });
  assert.equal(await press(operator, 'main form[action$="/rispondi"] button[value=mail]'), 200);
  const mail = await mailTo(server, SENDER, { subject: /^Re: Patente nautica/ });
  assert.ok(mail.text.includes('comincia a gennaio'), mail.text);
  await tab.locator('main textarea[name=answer]').fill('Risposta scritta due volte.');
  assert.equal(await press(tab, 'main form[action$="/rispondi"] button[value=mail]'), 409);
  await checkRefused(tab, 'inbox-request-conflict', ['answer']);
  assert.equal(await tab.locator('main textarea[name=answer]').inputValue(), 'Risposta scritta due volte.');
  await tab.close();
});

test('she closes it into a contact, and the sender reads where it stands', async () => {
  await operator.goto(request);
  await check(operator, 'inbox-request-answered');
  await operator.locator('main select[name=request]').selectOption('training');
  await fill(operator, { minutes: '8' });
  assert.equal(await press(operator, 'main form[action$="/chiudi"] button[name=contact]'), 200);
  await check(operator, 'inbox-request-closed');
  const contact = await operator.locator('main a[href^="/ufficio/contatti/la-spezia/"]').first().getAttribute('href');
  assert.equal((await operator.goto(contact)).status(), 200);
  await sender.goto('/contattaci/richiesta');
  await check(sender, 'inbox-status-closed');
  const said = await sender.locator('main').innerText();
  assert.ok(said.includes('comincia a gennaio') && said.includes('Conclusa'), said);
});

test('filters and the automatic ones can be read', async () => {
  for (const view of ['mie', 'aperte', 'risposte', 'chiuse', 'automatiche']) {
    await operator.goto(`${LIST}?vista=${view}`);
    await check(operator, `inbox-list-${view}`);
  }
  assert.equal(await operator.goto('/ufficio/posta-in-arrivo/follo').then((answer) => answer.status()), 403);
});

test('a report of a fault arrives in the same inbox and the coordinator answers it', async () => {
  await sender.goto('/segnala');
  await sender.locator('main input[name=reason]').first().check();
  await fill(sender, { text: 'La mappa degli sportelli non si apre sul telefono.', email: SENDER });
  await press(sender, 'main form[action="/segnala"] button[type=submit], main form[method=post]:not([data-element]) button[type=submit]');
  await signIn(coordinator, server, STAFF.coordinator);
  const found = await eventually(async () => {
    await coordinator.goto(LIST);
    const link = coordinator.locator('main table a').filter({ hasText: 'Problema del portale' }).first();
    return (await link.count()) > 0 ? link : undefined;
  });
  assert.ok(found, 'the report is in the inbox');
  await check(coordinator, 'inbox-faults');
  await coordinator.locator('main table a').last().click();
  await coordinator.waitForLoadState();
  await check(coordinator, 'inbox-fault');
  await fill(coordinator, { answer: 'Grazie: ora la mappa si apre.' });
  assert.equal(await press(coordinator, 'main form[action$="/rispondi"] button[type=submit]'), 200);
  await check(coordinator, 'inbox-fault-answered');
  await mailTo(server, SENDER, { subject: /R-2026-/ });
});
