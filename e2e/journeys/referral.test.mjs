// A person is handed over to a body: the desk chooses what goes along, the body accepts from its mail without an account,
// reads who it is with a code, and tells what became of it; another one is refused, a third was never answered.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { PHONE, startBrowser } from '../lib/browser.mjs';
import { check } from '../lib/check.mjs';
import { linkIn, mailbox, mailTo, signIn, STAFF } from '../lib/demo.mjs';
import { startServer } from '../lib/server.mjs';
import { checkRefused, fill, open, statusAfter } from '../lib/story.mjs';

const server = await startServer({ today: '2026-11-24' });
const browser = await startBrowser();
after(async () => {
  await browser.close();
  await server.stop();
});

const DESK = '/ufficio/invii/la-spezia';
const NAME = 'Prova Lanterna';
const MAIL = 'prova.lanterna@persone.example.org';
const REASON = 'Cerca un corso con tirocinio, è disponibile da subito.';
const operator = await browser.page(server.url);
const body = await browser.page(server.url);
const she = await browser.page(server.url, PHONE);
const main = (page) => page.locator('main');
let own;
let answer;
let before;

/** The number of the newest mail: what comes later is news. */
async function newest() {
  return Math.max(-1, ...(await mailbox(server)).map((mail) => mail.number));
}

/** The address of the form to a body that can be written to. */
async function receiver() {
  await operator.goto(`${DESK}/nuovo`);
  const values = await operator.locator('main select[name=verso] option').evaluateAll((all) => all.map((one) => one.value));
  assert.ok(values.length > 5, 'the agreements bind many bodies');
  for (const value of values) {
    await operator.goto(`${DESK}/nuovo?verso=${value}`);
    if (await operator.locator('main input[name=channel][value=link]').count()) return value;
  }
  throw new Error('no body has a contact person');
}

/** Fills the form to a body and sends it; answers the page of the hand-over. */
async function handOver(name, email) {
  await operator.goto(`${DESK}/nuovo?verso=${await receiver()}`);
  await fillForm(name, email);
  assert.equal(await statusAfter(operator, () => operator.locator('main button[value=check]').click()), 200);
  before = await newest();
  assert.equal(await statusAfter(operator, () => operator.locator('main button[value=send]').click()), 200);
  return new URL(operator.url()).pathname;
}

async function fillForm(name, email) {
  await operator.locator('main select[name=service]').selectOption({ index: 1 });
  await fill(operator, { reason: REASON, name, phone: '0187 000 987', email, birth_year: '1969', service_other: 'Corso con tirocinio' });
  await operator.locator('main select[name=residence]').selectOption({ label: 'La Spezia' });
  for (const share of ['phone', 'age']) await operator.locator(`main input[name=shares][value=${share}]`).check();
  if (await operator.locator('main input[name=informed]').count()) await operator.locator('main input[name=informed]').check();
}

/** The link to answer that the body was mailed. */
async function mailed() {
  const mail = await mailTo(server, '@', { after: before, subject: /attende la vostra risposta/ });
  for (const word of [NAME, 'Lanterna', REASON, MAIL]) assert.ok(!`${mail.subject}${mail.text}`.includes(word), `${word} in a mail to a body`);
  return mail;
}

test('the operator chooses to whom and what, is told what is missing, and checks it on one page', async () => {
  await signIn(operator, server, STAFF.operator);
  await operator.goto('/ufficio');
  await check(operator, 'referral-office-panel');
  await operator.goto(DESK);
  await check(operator, 'referral-list');
  await operator.goto(`${DESK}/nuovo`);
  await check(operator, 'referral-whom');
  await receiver();
  await check(operator, 'referral-what');
  assert.equal(await statusAfter(operator, () => operator.locator('main button[value=check]').click()), 422);
  await checkRefused(operator, 'referral-what-refused', ['service', 'reason', 'name', 'phone', 'informed']);
  assert.equal(await operator.locator('main input[name=shares]:checked').count(), 0, 'nothing of her is ticked for the body');
  await fillForm(NAME, MAIL);
  await operator.locator('main input[name=shares][value=phone]').uncheck();
  assert.equal(await statusAfter(operator, () => operator.locator('main button[value=check]').click()), 422);
  await checkRefused(operator, 'referral-what-unreachable', ['shares']);
  await operator.locator('main input[name=shares][value=phone]').check();
  await fill(operator, { reason: 'La signora Lanterna cerca un corso.' });
  assert.equal(await statusAfter(operator, () => operator.locator('main button[value=check]').click()), 422);
  await checkRefused(operator, 'referral-what-named', ['reason']);
  await fill(operator, { reason: REASON });
  assert.equal(await statusAfter(operator, () => operator.locator('main button[value=check]').click()), 200);
  await check(operator, 'referral-summary');
  await operator.getByRole('button', { name: 'Modifica' }).click();
  await operator.waitForLoadState();
  assert.equal(await operator.locator('main input[name=name]').inputValue(), NAME, 'what was typed is kept');
  assert.equal(await statusAfter(operator, () => operator.locator('main button[value=check]').click()), 200);
  before = await newest();
  assert.equal(await statusAfter(operator, () => operator.locator('main button[value=send]').click()), 200);
  own = new URL(operator.url()).pathname;
  assert.ok(!own.includes('Lanterna'));
  await check(operator, 'referral-sent');
  await operator.goto(`${own}/foglio`);
  await check(operator, 'referral-sheet');
});

test('the body reads what is asked and nobody’s name, and accepts', async () => {
  answer = await mailed();
  await body.goto(linkIn(server, answer));
  await check(body, 'referral-answer');
  const text = await main(body).innerText();
  assert.ok(text.includes(REASON) && text.includes('La Spezia'));
  for (const word of ['Lanterna', '000 987', '0187000987', MAIL]) assert.ok(!text.includes(word), `${word} before acceptance`);
  assert.equal(await statusAfter(body, () => body.locator('main button[value=accept]').click()), 200);
  await check(body, 'referral-accepted');
  assert.ok(!(await main(body).innerText()).includes('Lanterna'));
});

test('names open with the code from the mail, not with another', async () => {
  before = await newest();
  await body.getByRole('button', { name: 'Mandatemi il codice' }).click();
  await body.waitForURL(/\/nomi$/);
  await check(body, 'referral-code');
  const mail = await mailTo(server, '@', { after: before, subject: /^Codice per l’invio/ });
  const code = mail.text.match(/\b\d{4} \d{4}\b/)[0];
  await fill(body, { code: code === '0000 0000' ? '1111 1111' : '0000 0000' });
  assert.equal(await statusAfter(body, () => body.getByRole('button', { name: 'Mostra i dati' }).click()), 422);
  await checkRefused(body, 'referral-code-wrong', ['code']);
  await fill(body, { code });
  assert.equal(await statusAfter(body, () => body.getByRole('button', { name: 'Mostra i dati' }).click()), 200);
  await check(body, 'referral-names');
  const text = await main(body).innerText();
  assert.ok(text.includes(NAME) && text.includes('57'), text);
});

test('she is told, and sees where it stands with her code', async () => {
  const mail = await mailTo(server, MAIL, { subject: /La sua richiesta/ });
  assert.ok(!mail.subject.includes('Lanterna'));
  const code = mail.text.match(/\b[0-9A-Z]{3}-[0-9A-Z]{3}-[0-9A-Z]{3}\b/)[0];
  await she.goto('/invio');
  await check(she, 'referral-find');
  await fill(she, { code: 'K7M-4QX-9TD' });
  assert.equal(await statusAfter(she, () => she.locator('main button[type=submit]').first().click()), 422);
  await checkRefused(she, 'referral-find-wrong', ['code']);
  await fill(she, { code });
  assert.equal(await statusAfter(she, () => she.locator('main button[type=submit]').first().click()), 200);
  await check(she, 'referral-mine');
  assert.match(await she.locator('[data-element=receipt-number]').innerText(), /^\d+\/2026$/);
});

test('the body tells what became of it and is left with nothing', async () => {
  await body.goto(linkIn(server, answer));
  assert.equal(await statusAfter(body, () => body.getByRole('button', { name: 'Comunica l’esito' }).click()), 422);
  await checkRefused(body, 'referral-outcome-missing', ['what']);
  await body.locator('main input[name=what][value=start]').check();
  assert.equal(await statusAfter(body, () => body.getByRole('button', { name: 'Comunica l’esito' }).click()), 200);
  await check(body, 'referral-done');
  assert.equal(await open(body, linkIn(server, answer)), 410);
  await check(body, 'referral-over');
  await she.reload();
  await check(she, 'referral-mine-closed');
  await operator.goto(own);
  await check(operator, 'referral-started');
  assert.ok((await main(operator).innerText()).includes('percorso iniziato'));
});

test('another one is refused with a reason and comes back to the desk', async () => {
  const second = await handOver('Prova Faro', '');
  const mail = await mailed();
  await body.goto(linkIn(server, mail));
  assert.equal(await statusAfter(body, () => body.locator('main button[value=refuse]').click()), 422);
  await checkRefused(body, 'referral-refusal-reason', ['why_not']);
  await body.locator('main input[name=why_not][value=no_place]').check();
  assert.equal(await statusAfter(body, () => body.locator('main button[value=refuse]').click()), 200);
  await operator.goto(second);
  await check(operator, 'referral-refused');
  assert.ok((await main(operator).innerText()).includes('Ora non c’è posto'));
  // She left no mail: she is telephoned.
  await operator.goto(`${DESK}/telefonate`);
  await check(operator, 'referral-calls');
  const line = operator.locator('main li', { hasText: 'Prova Faro' });
  assert.equal(await line.count(), 1);
  assert.equal(await statusAfter(operator, () => line.getByRole('button').click()), 200);
  assert.equal(await operator.locator('main li', { hasText: 'Prova Faro' }).count(), 0);
});

test('what nobody answered lapsed, and the desk sends it on to another body', async () => {
  await operator.goto(`${DESK}?stato=lapsed`);
  await check(operator, 'referral-lapsed-list');
  await operator.locator('main th a').first().click();
  await operator.waitForLoadState();
  await check(operator, 'referral-lapsed');
  await operator.getByRole('link', { name: 'Invia a un altro ente' }).click();
  await operator.waitForURL(/dopo=/);
  await check(operator, 'referral-on');
});

test('by consent: she reads the text with its version, says yes by her own link, and takes it back', async () => {
  await operator.goto(`${DESK}/nuovo`);
  const option = operator.locator('main select[name=verso] option', { hasText: 'Accompagnamento personale' }).first();
  await operator.goto(`${DESK}/nuovo?verso=${await option.getAttribute('value')}`);
  await check(operator, 'referral-consent-form');
  assert.match(await main(operator).innerText(), /Testo del consenso, versione 2/);
  await fillForm('Prova Consenso', 'prova.consenso@persone.example.org');
  // Nobody says how she consented: nothing is sent.
  assert.equal(await statusAfter(operator, () => operator.locator('main button[value=check]').click()), 422);
  await checkRefused(operator, 'referral-consent-missing', ['how']);
  await operator.locator('main input[name=how][value=link]').check();
  assert.equal(await statusAfter(operator, () => operator.locator('main button[value=check]').click()), 200);
  before = await newest();
  assert.equal(await statusAfter(operator, () => operator.getByRole('button', { name: 'Chiedi il consenso' }).click()), 200);
  const asked = new URL(operator.url()).pathname;
  const mail = await mailTo(server, 'prova.consenso@persone.example.org', { after: before, subject: /serve una sua risposta/ });
  assert.ok(!(await mailbox(server)).some((one) => one.number > before && /attende la vostra risposta/.test(one.subject)), 'the body hears of nothing');
  const person = await browser.page(server.url, PHONE);
  await person.goto(linkIn(server, mail));
  await check(person, 'referral-consent-asked');
  assert.match(await main(person).innerText(), /versione 2[\s\S]*Posso revocare il consenso/);
  assert.equal(await statusAfter(person, () => person.locator('main button[value=consent]').click()), 200);
  await check(person, 'referral-consented');
  await operator.goto(asked);
  assert.match(await main(operator).innerText(), /testo versione 2/);
  assert.equal(await statusAfter(person, () => person.locator('main button[value=withdraw]').click()), 200);
  await check(person, 'referral-consent-withdrawn');
  await operator.reload();
  await check(operator, 'referral-consent-revoked');
  assert.match(await main(operator).innerText(), /Revocato/);
});

test('who coordinates sees how many, sets the limits, and meets nobody', async () => {
  const coordinator = await browser.page(server.url);
  await signIn(coordinator, server, STAFF.coordinator);
  await coordinator.goto('/ufficio/invii');
  await check(coordinator, 'referral-counts');
  await coordinator.locator('main a[href^="/ufficio/invii/regole/"]').first().click();
  await coordinator.waitForLoadState();
  await check(coordinator, 'referral-terms');
  await fill(coordinator, { answer_days: '0' });
  assert.equal(await statusAfter(coordinator, () => coordinator.locator('main form button[type=submit]').first().click()), 422);
  await checkRefused(coordinator, 'referral-terms-wrong', ['answer_days']);
  assert.equal(await open(coordinator, DESK), 403);
});
