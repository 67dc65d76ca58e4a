// What is kept of a person, from both sides: she signs in, books and writes; the desk closes her request into a contact; she
// sees all of it in her area, reads what closing it does, and closes it. Of somebody who never signed in the desk's card shows
// all that its body keeps, and erases it at her request, the coming appointment too.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { PHONE, startBrowser } from '../lib/browser.mjs';
import { check } from '../lib/check.mjs';
import { signIn, STAFF } from '../lib/demo.mjs';
import { answerAs, chooseSpid } from '../lib/identity.mjs';
import { startServer } from '../lib/server.mjs';
import { fill, send, statusAfter, takeFirstTime } from '../lib/story.mjs';

const server = await startServer({ today: '2026-11-24' });
const browser = await startBrowser();
after(async () => {
  await browser.close();
  await server.stop();
});

const LIST = '/ufficio/posta-in-arrivo/la-spezia';
const SUBJECT = 'Corso per bagnini';
const she = await browser.page(server.url, { viewport: PHONE });
const other = await browser.page(server.url);
const operator = await browser.page(server.url);

const main = (page) => page.locator('main').innerText();
const press = (page, selector) => statusAfter(page, () => page.locator(selector).first().click());

/** Books the first time at La Spezia; the day and hour as the page of the appointment says them. */
async function book(page, who) {
  await page.goto('/prenota');
  await takeFirstTime(page, 'La Spezia');
  await fill(page, who);
  await send(page);
  await send(page);
  await page.waitForURL(/\/appuntamento\/mio$/);
}

async function write(page, who, subject) {
  await page.goto('/contattaci');
  await page.locator('main select[name=comune]').selectOption({ label: 'La Spezia' });
  await fill(page, { subject, text: 'Quando comincia, e quanto dura?' });
  assert.equal(await press(page, 'main form[action="/contattaci/recapiti"] button[type=submit]'), 200);
  await fill(page, who);
  assert.equal(await press(page, 'main form[action="/contattaci/riepilogo"] button[type=submit]:not([formaction])'), 200);
  assert.equal(await press(page, 'main form[action="/contattaci/invia"] button[type=submit]:not([formaction])'), 200);
}

/** The operator closes a request into a contact of a client; the page of the client. */
async function close(subject) {
  await operator.goto(LIST);
  await operator.getByRole('link', { name: subject }).first().click();
  await operator.waitForLoadState();
  await operator.locator('main select[name=request]').selectOption('training');
  const keeps = operator.locator('main input[name=keeps_names]');
  if (await keeps.count()) await keeps.check();
  assert.equal(await press(operator, 'main form[action$="/chiudi"] button[name=contact]'), 200);
  await operator.locator('main a[href^="/ufficio/contatti/la-spezia/"]').first().click();
  await operator.waitForLoadState();
  const card = operator.locator('main a[href*="/persone/"]').first();
  await card.click();
  await operator.waitForURL(/\/persone\//);
}

test('who signed in finds her appointment and what the desk wrote of her in her area', async () => {
  await she.goto('/accedi');
  await chooseSpid(she, 'ponente');
  await answerAs(she, 'alga');
  await she.waitForURL(/\/area-personale$/);
  const hers = { email: 'alga@persone.example.org' };
  await book(she, hers);
  await write(she, hers, SUBJECT);
  await signIn(operator, server, STAFF.operator);
  await close(SUBJECT);
  await she.goto('/area-personale');
  await check(she, 'personal-area-with-what-is-kept');
  const area = await main(she);
  for (const said of ['Appuntamenti: ', 'Contatti con lo sportello: ', SUBJECT, 'alga@persone.example.org']) assert.ok(area.includes(said), `${said}:\n${area}`);
});

test('closing her area says first what follows, and leaves her no appointment', async () => {
  await she.goto('/area-personale/chiudi');
  await check(she, 'personal-area-close-with-what-follows');
  const said = await main(she);
  assert.match(said, /Viene annullato l'appuntamento di [a-zì]+ \d/);
  assert.match(said, /Resta quello che uno sportello ha scritto di lei/);
  await she.locator('main input[name=sure]').check();
  await send(she);
  await operator.reload();
  assert.match(await main(operator), /non c.è|non esiste/i, 'the card is gone');
});

test('the card of somebody who never signed in shows every room, and erases them all', async () => {
  const who = { name: 'Persona Senza Accesso', phone: '347 000 9988', email: 'senza.accesso@persone.example.org' };
  await book(other, who);
  await write(other, who, 'Orari della palestra');
  await close('Orari della palestra');
  await check(operator, 'client-card-with-every-room');
  const card = await main(operator);
  for (const said of ['Appuntamenti: ', 'Richieste agli sportelli', 'Quando comincia, e quanto dura?']) assert.ok(card.includes(said), `${said}:\n${card}`);
  const forget = operator.locator('main details:has(button[value=cancella])');
  await forget.locator('summary').click();
  await check(operator, 'client-card-before-erasing');
  assert.match(await forget.innerText(), /Viene annullato l'appuntamento/);
  await forget.locator('input[name=conferma]').check();
  assert.equal(await press(operator, 'main button[value=cancella]'), 200);
  assert.match(await main(operator), /Persona cancellata/);
  await other.goto('/appuntamento/mio');
  assert.ok(!(await main(other)).includes(who.name));
});
