// A whole day of an operator, room after room: who comes in, who telephones again, who had booked, what was written through
// the form and by mail, a firm, a hand-over that is accepted and one that is refused, an opportunity, and the report at the end.
// Nothing is typed twice, everything is a contact in the evening, and who comes back costs twelve keystrokes at most.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { PHONE, startBrowser } from '../lib/browser.mjs';
import { check } from '../lib/check.mjs';
import { eventually, linkIn, mailbox, mailTo, signIn, STAFF } from '../lib/demo.mjs';
import { Keys } from '../lib/keys.mjs';
import { startServer } from '../lib/server.mjs';
import { fill, open, statusAfter } from '../lib/story.mjs';

const server = await startServer({ today: '2026-11-24' });
const browser = await startBrowser();
after(async () => {
  await browser.close();
  await server.stop();
});

const CONTACTS = '/ufficio/contatti/la-spezia';
const AGENDA = '/ufficio/agenda/la-spezia';
const INBOX = '/ufficio/posta-in-arrivo/la-spezia';
const HAND_OVERS = '/ufficio/invii/la-spezia';
const CALLER = 'Prova Telefonata';
const WRITER = 'prova.scrive@persone.example.org';
const QUESTION = 'Orari del corso per saldatori';
const OPPORTUNITY = 'Addetta o addetto al banco del pesce';

const operator = await browser.page(server.url);
const coordinator = await browser.page(server.url);
const writer = await browser.page(server.url, PHONE);
const body = await browser.page(server.url, PHONE);
const save = () => operator.locator('button[data-save]').click();
const press = (page, selector) => statusAfter(page, () => page.locator(selector).first().click());
/** The page of the contact that was saved last. */
let contact;
/** Contacts that this day made. */
let made = 0;

/** The contacts of today, as the desk's page counts its lines. */
async function contactsOfToday() {
  await operator.goto(CONTACTS);
  return operator.locator('#contatti tbody tr').count();
}

async function saved(send = save) {
  assert.equal(await statusAfter(operator, send), 200);
  await operator.waitForURL(new RegExp(`${CONTACTS}/[0-9a-f-]{36}$`));
  contact = new URL(operator.url()).pathname;
  made += 1;
}

test('in the morning she signs in and sees what waits', async () => {
  await signIn(operator, server, STAFF.operator);
  await operator.goto('/ufficio');
  await check(operator, 'day-office');
  made = await contactsOfToday();
  await check(operator, 'day-contacts-morning');
});

test('somebody comes in: the agenda writes her down, the contact waits and is completed', async () => {
  await operator.goto(AGENDA);
  await operator.locator('.ir-walk-in [name=name]').fill('Prova Passante');
  assert.equal(await press(operator, '.ir-walk-in button[type=submit]'), 200);
  const line = await eventually(async () => {
    await operator.goto(CONTACTS);
    const open = operator.locator('#da-completare tbody tr', { hasText: '24/11/2026' });
    return (await open.count()) > 0 ? open.first() : undefined;
  });
  assert.ok(line, 'the walk-in is a contact to complete');
  await line.locator('a').click();
  await operator.waitForLoadState();
  await check(operator, 'day-walk-in');
  assert.equal(await operator.locator('#f-chi').inputValue(), 'Prova Passante', 'nothing is typed twice');
  await operator.locator('#f-chi').fill(CALLER);
  await operator.locator('#f-richiesta-job').check();
  await fill(operator, { nascita: '1994' });
  await operator.locator('select[name=sesso]').selectOption('f');
  await operator.locator('select[name=residenza]').selectOption({ label: 'La Spezia' });
  await operator.locator('select[name=condizione]').selectOption('unemployed');
  await saved();
  await check(operator, 'day-walk-in-saved');
  assert.match(await operator.locator('main').innerText(), /Senza appuntamento/);
});

test('she telephones again: found while her name is typed, saved in twelve keystrokes at most', async () => {
  await operator.goto(`${CONTACTS}/nuovo`);
  const keys = new Keys(operator);
  await keys.type('tel');
  await operator.locator('[role=option]').first().waitFor();
  assert.match(await operator.locator('[role=option]').first().innerText(), new RegExp(CALLER));
  await keys.press('Enter');
  await keys.press('t');
  await keys.press('2');
  await keys.press('1');
  await saved(() => keys.press('Enter'));
  console.log(`keystrokes of a returning caller: ${keys.count}`);
  assert.ok(keys.count <= 12, `${keys.count} keystrokes`);
  await check(operator, 'day-caller');
  const page = await operator.locator('main').innerText();
  assert.match(page, /1994/, 'what she said before came over');
  assert.match(page, /Telefono/);
});

test('the hand-over of the caller is accepted by the body from its mail', async () => {
  const page = await handOver('Prova Telefonata');
  const mail = await mailTo(server, '@', { after: lastMail, subject: /attende la vostra risposta/ });
  assert.ok(!`${mail.subject}${mail.text}`.includes('Telefonata'), 'no name in a mail to a body');
  await body.goto(linkIn(server, mail));
  await check(body, 'day-hand-over-asked');
  assert.equal(await press(body, 'main button[value=accept]'), 200);
  await check(body, 'day-hand-over-accepted');
  await operator.goto(page);
  await check(operator, 'day-hand-over-taken');
  await operator.goto(contact);
  assert.match(await operator.locator('main').innerText(), /Inviata a un altro ente/, 'the contact says so by itself');
});

test('who had booked is served: the form of the contact is filled and settles the appointment', async () => {
  await operator.goto(AGENDA);
  const booked = operator.locator('.ir-line', { has: operator.locator('button[value=presente]') });
  const record = booked.locator('a[href*="/nuovo?appuntamento="]').first();
  assert.ok(await record.count(), 'an appointment of today');
  await operator.goto(await record.getAttribute('href'));
  await check(operator, 'day-appointment');
  assert.notEqual(await operator.locator('#f-chi').inputValue(), '', 'who had booked stands there');
  await operator.locator('#f-richiesta-curriculum').check();
  await saved();
  await operator.goto(`${contact}/modifica`);
  await check(operator, 'day-appointment-again');
  await operator.goto(AGENDA);
  await check(operator, 'day-agenda');
});

test('the hand-over of who had booked is refused with a reason, and the body keeps nothing', async () => {
  const page = await handOver('Prova Appuntamento');
  const mail = await mailTo(server, '@', { after: lastMail, subject: /attende la vostra risposta/ });
  await body.goto(linkIn(server, mail));
  await body.locator('main input[name=why_not][value=no_place]').check();
  assert.equal(await press(body, 'main button[value=refuse]'), 200);
  await check(body, 'day-hand-over-refused');
  await operator.goto(page);
  await check(operator, 'day-hand-over-back');
  assert.match(await operator.locator('main').innerText(), /Ora non c’è posto/);
});

test('somebody writes through the portal: she answers, and the question is a contact', async () => {
  await writer.goto('/contattaci');
  await writer.locator('main select[name=comune]').selectOption({ label: 'La Spezia' });
  await fill(writer, { subject: QUESTION, text: 'Buongiorno, a che ora comincia?' });
  await press(writer, 'main form[action="/contattaci/recapiti"] button[type=submit]');
  await fill(writer, { name: 'Prova Scrivente', email: WRITER });
  await press(writer, 'main form[action="/contattaci/riepilogo"] button[type=submit]:not([formaction])');
  assert.equal(await press(writer, 'main form[action="/contattaci/invia"] button[type=submit]:not([formaction])'), 200);
  await check(writer, 'day-message-sent');
  await operator.goto(INBOX);
  await check(operator, 'day-inbox');
  await operator.getByRole('link', { name: QUESTION }).click();
  await operator.waitForLoadState();
  await answerAndClose('Buongiorno, alle nove.', 'training');
  await mailTo(server, WRITER, { subject: /^Re: Orari del corso/ });
});

test('a mail of the desk’s own mailbox is answered and is a contact, too', async () => {
  await operator.goto(INBOX);
  const mails = operator.locator('main tbody tr', { hasText: / · mail/i });
  assert.ok(await mails.count(), 'a mail waits');
  await mails.first().locator('th a').click();
  await operator.waitForLoadState();
  await check(operator, 'day-mail');
  await answerAndClose('Buongiorno, la aspettiamo allo sportello.', 'orientation');
});

test('a firm telephones: her need is written down, answered, and counted as a contact of kind firm', async () => {
  await operator.goto('/ufficio/imprese/la-spezia/nuova');
  await check(operator, 'day-firm');
  await operator.locator('main input[name=kind][value=staff]').check();
  await fill(operator, { topic: 'Aiuto in cucina', firm: 'Trattoria Inventata', contact: 'Titolare Inventata', phone: '0187 555 0222' });
  await operator.locator('main input[name=privacy]').check();
  assert.equal(await press(operator, 'main form button[type=submit]'), 200);
  await fill(operator, { answer: 'Le mandiamo tre curriculum entro domani.', minutes: '6' });
  assert.equal(await press(operator, 'main button[value=answer]'), 200);
  await check(operator, 'day-firm-answered');
  made += 1;
});

test('an opportunity is written at the desk and published by the coordinator', async () => {
  await operator.goto('/ufficio/opportunita/nuova');
  await check(operator, 'day-opportunity');
  await operator.locator('main input[name=kind][value=vacancy]').check();
  await fill(operator, { title: OPPORTUNITY, summary: 'La cooperativa cerca una persona per il banco del mercato.', ends_on: '2026-12-20', how: 'Presentarsi al mercato.', employer: 'Cooperativa del Mercato (inventata)' });
  await operator.locator('main select[name=place]').selectOption({ label: 'La Spezia' });
  assert.equal(await press(operator, 'main form button[type=submit]'), 200);
  await check(operator, 'day-opportunity-written');
  await signIn(coordinator, server, STAFF.coordinator);
  const page = new URL(operator.url()).pathname;
  await coordinator.goto(page);
  const approve = coordinator.locator('main button[value=approve]');
  if (await approve.count()) assert.equal(await statusAfter(coordinator, () => approve.click()), 200);
  await check(coordinator, 'day-opportunity-published');
  await writer.goto('/opportunita?q=banco+del+pesce');
  assert.ok(await writer.getByRole('link', { name: OPPORTUNITY }).count(), 'everybody finds it');
});

test('in the evening everything of the day is a contact of the desk', async () => {
  assert.ok((await contactsOfToday()) >= made, `${made} contacts were made`);
  await check(operator, 'day-contacts-evening');
  const rows = await operator.locator('#contatti').innerText();
  for (const word of [CALLER, 'Telefono', 'Di persona', 'Portale', 'Mail']) assert.match(rows, new RegExp(word), word);
});

test('the report of the month is prepared, handed in and printed', async () => {
  await coordinator.goto('/ufficio/rapporti');
  await check(coordinator, 'day-reports');
  await coordinator.locator('main input[name=form]').first().check();
  await press(coordinator, 'main form[action="/ufficio/rapporti/anteprima"] button[type=submit]');
  await check(coordinator, 'day-report-preview');
  const handIn = coordinator.locator('main form[method=post] button[type=submit]').first();
  if (await handIn.count()) {
    assert.equal(await statusAfter(coordinator, () => handIn.click()), 200);
    await check(coordinator, 'day-report');
  } else {
    await coordinator.goto('/ufficio/rapporti');
  }
  const file = await coordinator.locator('main a[href$="/rapporto.pdf"]').first().getAttribute('href');
  const printed = await coordinator.request.get(new URL(file, server.url).href);
  assert.equal(printed.status(), 200);
  assert.equal((await printed.body()).subarray(0, 5).toString(), '%PDF-');
});

test('she signs out, and nothing of anybody stays in the browser', async () => {
  await operator.goto(`${CONTACTS}/nuovo`);
  await operator.locator('#f-chi').fill('Prova Rimasta');
  await operator.waitForTimeout(400);
  assert.equal(await operator.evaluate(() => sessionStorage.length), 1);
  await operator.locator('form.ir-sign-out button').click();
  await operator.waitForLoadState();
  assert.equal(await operator.evaluate(() => sessionStorage.length), 0);
});

let lastMail = -1;

/** Hands the person of the contact over to the first body that reads mail; the page of the hand-over. */
async function handOver(name) {
  await operator.goto(contact);
  const address = await operator.locator(`main a[href^="${HAND_OVERS}/nuovo?contatto="]`).getAttribute('href');
  await operator.goto(address);
  const values = await operator.locator('main select[name=verso] option').evaluateAll((all) => all.map((one) => one.value).filter(Boolean));
  for (const value of values) {
    await operator.goto(`${address}&verso=${value}`);
    if (await operator.locator('main input[name=channel][value=link]').count()) break;
  }
  await check(operator, 'day-hand-over');
  await operator.locator('main select[name=service]').selectOption({ index: 1 });
  await fill(operator, { reason: 'Cerca un corso con tirocinio.', name, phone: '0187 000 987', service_other: 'Corso con tirocinio' });
  await operator.locator('main input[name=shares][value=phone]').check();
  await operator.locator('main input[name=informed]').check();
  assert.equal(await press(operator, 'main button[value=check]'), 200);
  await check(operator, 'day-hand-over-summary');
  lastMail = Math.max(-1, ...(await mailbox(server)).map((mail) => mail.number));
  assert.equal(await press(operator, 'main button[value=send]'), 200);
  return new URL(operator.url()).pathname;
}

/** Takes a question in hand, answers it by mail, closes it into a contact. */
async function answerAndClose(words, asked) {
  const take = operator.locator('main button[name=to][value=me]');
  if (await take.count()) await statusAfter(operator, () => take.click());
  await fill(operator, { answer: words });
  assert.equal(await press(operator, 'main form[action$="/rispondi"] button[type=submit]'), 200);
  await operator.locator('main select[name=request]').selectOption(asked);
  await fill(operator, { minutes: '8' });
  assert.equal(await press(operator, 'main form[action$="/chiudi"] button[name=contact]'), 200);
  const link = await operator.locator(`main a[href^="${CONTACTS}/"]`).first().getAttribute('href');
  assert.equal(await open(operator, link), 200);
  await check(operator, `day-${asked}`);
  made += 1;
}
