// A firm goes her whole way: she writes what she needs with the keyboard alone, keeps the form and goes on elsewhere, confirms
// by mail; the desk asks a body and answers; she proposes a vacancy that the coordinator publishes; she says how it went.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { PHONE, startBrowser } from '../lib/browser.mjs';
import { check } from '../lib/check.mjs';
import { linkIn, mailTo, signIn, STAFF } from '../lib/demo.mjs';
import { startServer } from '../lib/server.mjs';
import { checkRefused, fill, statusAfter } from '../lib/story.mjs';

const server = await startServer({ today: '2026-11-24' });
const browser = await startBrowser();
after(async () => {
  await browser.close();
  await server.stop();
});

const MAIL = 'locanda@imprese.example.org';
const TOPIC = 'Aiuto cuoca o aiuto cuoco';
const firm = await browser.page(server.url);
const elsewhere = await browser.page(server.url, PHONE);
const operator = await browser.page(server.url);
const coordinator = await browser.page(server.url);
const partner = await browser.page(server.url, PHONE);

/** Goes on with Tab until the focus is on a field or button, and leaves it there. */
async function tabTo(page, selector) {
  for (let presses = 0; presses < 80; presses += 1) {
    await page.keyboard.press('Tab');
    const isThere = await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector);
    if (isThere) return;
  }
  assert.fail(`the keyboard does not reach ${selector} on ${page.url()}`);
}

const type = async (page, name, text) => {
  await tabTo(page, `main [name="${name}"]`);
  await page.keyboard.type(text);
};

/** Reaches a button of the form by the keyboard and presses it; answers the status of what comes. */
const press = async (page, selector) => {
  await tabTo(page, selector);
  return statusAfter(page, () => page.keyboard.press('Enter'));
};

const CONTINUE = 'main button[name=verso][value=avanti]';
let number;
let code;

test('the way in says what the network does for firms', async () => {
  await firm.goto('/');
  await firm.locator('main a[href="/imprese"]').click();
  await firm.waitForLoadState();
  await check(firm, 'firm-landing');
});

test('a firm fills the form with the keyboard alone, and is told what is missing', async () => {
  await firm.goto('/imprese/richiesta');
  await check(firm, 'firm-form-kind');
  assert.equal(await press(firm, CONTINUE), 422);
  await checkRefused(firm, 'firm-form-kind-missing', ['kind']);
  await tabTo(firm, 'main input[name=kind]');
  await firm.keyboard.press('Space');
  assert.equal(await press(firm, CONTINUE), 200);
  await check(firm, 'firm-form-need');
  await type(firm, 'topic', TOPIC);
  await type(firm, 'people', '2');
  await type(firm, 'details', 'Cucina di mare, anche alla prima esperienza.');
  assert.equal(await press(firm, CONTINUE), 200);
  await check(firm, 'firm-form-firm');
  await type(firm, 'firm', 'Locanda Inventata');
  await type(firm, 'code', '00211160115');
  assert.equal(await press(firm, CONTINUE), 422);
  await checkRefused(firm, 'firm-form-firm-wrong', ['code', 'comune', 'contact', 'email', 'privacy']);
});

test('she keeps it by mail and goes on with it on her telephone', async () => {
  await firm.locator('main button[formaction="/imprese/richiesta/bozza"]').click();
  await firm.waitForLoadState();
  await check(firm, 'firm-keep');
  await fill(firm, { bozza_email: MAIL });
  assert.equal(await statusAfter(firm, () => firm.locator('main button[name=conserva]').click()), 200);
  await check(firm, 'firm-kept');
  const mail = await mailTo(server, MAIL, { subject: /da finire/ });
  await elsewhere.goto(linkIn(server, mail));
  assert.equal(await elsewhere.locator('main [name=firm]').inputValue(), 'Locanda Inventata');
  // Back and forth loses nothing.
  assert.equal(await statusAfter(elsewhere, () => elsewhere.locator('main button[value=indietro]').click()), 200);
  assert.equal(await elsewhere.locator('main [name=topic]').inputValue(), TOPIC);
  assert.equal(await statusAfter(elsewhere, () => elsewhere.locator(CONTINUE).click()), 200);
  await fill(elsewhere, { code: '00211160114', contact: 'Titolare Inventata', email: MAIL });
  await elsewhere.locator('main select[name=comune]').selectOption({ label: 'La Spezia' });
  await elsewhere.locator('main input[name=may_share]').check();
  await elsewhere.locator('main input[name=privacy]').check();
  assert.equal(await statusAfter(elsewhere, () => elsewhere.locator(CONTINUE).click()), 200);
  await check(elsewhere, 'firm-summary');
  // C.SE.1.8 and 1.4: the third of three steps shows all of it, each part with the way to change it.
  assert.match(await elsewhere.locator('[aria-current=step]').innerText(), /Riepilogo/);
  assert.equal(await elsewhere.locator('main .ir-steps li').count(), 3);
  assert.equal(await elsewhere.getByRole('button', { name: /^Modifica/ }).count(), 2);
});

test('she sends it, has a receipt on the page and by mail, and confirms', async () => {
  const sending = () => elsewhere.locator('main form[action="/imprese/richiesta/invia"] button.btn-primary').click();
  assert.equal(await statusAfter(elsewhere, sending), 200);
  await check(elsewhere, 'firm-receipt');
  number = await elsewhere.locator('[data-element=receipt-number]').innerText();
  assert.match(number, /^IMP-\d{4}-\d{4}$/);
  assert.ok((await elsewhere.locator('main time[datetime]').count()) >= 2, 'when it was sent, until when it is answered');
  code = await elsewhere.locator('main strong.font-monospace').innerText();
  const confirmation = await mailTo(server, MAIL, { subject: /Confermi/ });
  await elsewhere.goto(linkIn(server, confirmation));
  await check(elsewhere, 'firm-own-unconfirmed');
  assert.equal(await statusAfter(elsewhere, () => elsewhere.locator('main button[value=confirm]').click()), 200);
  await check(elsewhere, 'firm-own-received');
  const receipt = await mailTo(server, MAIL, { subject: /Ricevuta/ });
  assert.ok(receipt.text.includes(number));
});

test('whoever has the code alone sees where it stands', async () => {
  const other = await browser.page(server.url, PHONE);
  await other.goto('/imprese/stato');
  await check(other, 'firm-status');
  const look = () => other.locator('main form button[type=submit]').first().click();
  assert.equal(await statusAfter(other, look), 422);
  await checkRefused(other, 'firm-status-missing', ['code']);
  await fill(other, { code });
  assert.equal(await statusAfter(other, look), 200);
  assert.equal(await other.locator('[data-element=receipt-number]').innerText(), number);
  await check(other, 'firm-status-found');
});

test('the desk hears of it, sees it among the others and asks a body', async () => {
  await mailTo(server, STAFF.operator, { subject: new RegExp(number) });
  await signIn(operator, server, STAFF.operator);
  await operator.goto('/ufficio/imprese');
  await check(operator, 'firm-office');
  await operator.getByRole('link', { name: number }).click();
  await operator.waitForLoadState();
  await check(operator, 'firm-office-need');
  await operator.locator('main details:has(input[name=bodies]) summary').click();
  const first = operator.locator('main input[name=bodies]').first();
  await first.check();
  await check(operator, 'firm-office-ask');
  assert.equal(await statusAfter(operator, () => operator.locator('main button[value=ask]').click()), 200);
});

test('the body says by its link that it can', async () => {
  const asked = await mailTo(server, '@', { subject: /Potete rispondere/ });
  await partner.goto(linkIn(server, asked));
  await check(partner, 'firm-ask');
  assert.ok(!(await partner.locator('main').innerText()).includes('Titolare Inventata'));
  const send = () => partner.locator('main form button[type=submit]').first().click();
  assert.equal(await statusAfter(partner, send), 422);
  await checkRefused(partner, 'firm-ask-missing', ['reply', 'words']);
  const second = await partner.context().newPage();
  await second.goto(partner.url());
  await partner.locator('main input[name=reply][value=can]').check();
  await fill(partner, { words: 'Due allievi finiscono il corso il mese prossimo.' });
  assert.equal(await statusAfter(partner, send), 200);
  await check(partner, 'firm-ask-said');
  assert.ok((await partner.locator('main').innerText()).includes('Titolare Inventata'));
  // A second window answers no more: it says so, and what was written there stands still.
  await second.locator('main input[name=reply][value=cannot]').check();
  await fill(second, { words: 'Anzi no, siamo al completo.' });
  assert.equal(await statusAfter(second, () => second.locator('main form button[type=submit]').first().click()), 409);
  await check(second, 'firm-ask-late');
  assert.match(await second.locator('#late').innerText(), /Avete già risposto «Possiamo»/);
  assert.equal(await second.locator('#late-words').inputValue(), 'Anzi no, siamo al completo.');
  await second.close();
});

test('the desk writes the text that bodies read, and says why doubtful words may stay', async () => {
  await operator.locator('main details:has([name=for_topic]) summary').click();
  await check(operator, 'firm-office-reword');
  const save = () => operator.locator('main button[value=reword]').click();
  await fill(operator, { for_details: 'Ambiente giovane, no stranieri.' });
  assert.equal(await statusAfter(operator, save), 422);
  await checkRefused(operator, 'firm-office-reword-doubts', ['eccezione-giovane', 'perche-giovane', 'perche-no-stranieri']);
  await fill(operator, { for_details: 'Ambiente giovane.', 'perche-giovane': 'Parla della clientela della locanda, non di chi ci lavora.' });
  await operator.locator('main input[name=eccezione-giovane][value=described]').check();
  assert.equal(await statusAfter(operator, save), 200);
  await check(operator, 'firm-office-reworded');
  assert.match(await operator.locator('main').innerText(), /Il testo che leggono gli enti[\s\S]*«giovane» resta/);
});

test('the desk answers, and a page left open acts on nothing', async () => {
  await operator.reload();
  const stale = await operator.context().newPage();
  await stale.goto(operator.url());
  await fill(operator, { answer: 'Due allievi della scuola la chiamano questa settimana.', minutes: '6' });
  assert.equal(await statusAfter(operator, () => operator.locator('main button[value=answer]').click()), 200);
  await check(operator, 'firm-office-answered');
  await fill(stale, { answer: 'Un’altra risposta.' });
  assert.equal(await statusAfter(stale, () => stale.locator('main button[value=answer]').click()), 409);
  assert.equal(await stale.locator('main [name=answer]').inputValue(), 'Un’altra risposta.');
  await stale.close();
});

test('she reads the answer and proposes a vacancy, which the coordinator publishes', async () => {
  await mailTo(server, MAIL, { subject: /Una risposta/ });
  await elsewhere.reload();
  await check(elsewhere, 'firm-own-answered');
  await elsewhere.locator('main a[href$="/offerta"]').click();
  await elsewhere.waitForLoadState();
  await check(elsewhere, 'firm-vacancy');
  const send = () => elsewhere.locator('main form button[type=submit]').first().click();
  assert.equal(await statusAfter(elsewhere, send), 422);
  await checkRefused(elsewhere, 'firm-vacancy-missing', ['summary', 'how', 'ends_on']);
  await fill(elsewhere, { summary: 'Locanda sul porto cerca due persone per la cucina.', how: 'Telefonare al mattino.', ends_on: '2026-12-24', requirements: 'Solo donne italiane.' });
  // What the law says, and what to write instead: she mends it, and nobody has to ask her.
  assert.equal(await statusAfter(elsewhere, send), 422);
  await check(elsewhere, 'firm-vacancy-doubts');
  assert.match(await elsewhere.locator('main [role=alert]').innerText(), /Solo donne[\s\S]*d\.lgs\. 198\/2006/);
  // The form holds what she typed: there is no draft to take up.
  assert.equal(await elsewhere.locator('[data-draft-notice]').count(), 0);
  await fill(elsewhere, { requirements: 'Esperienza in cucina.' });
  assert.equal(await statusAfter(elsewhere, send), 200);

  await signIn(coordinator, server, STAFF.coordinator);
  for (let tries = 0; tries < 40; tries += 1) {
    await coordinator.goto('/ufficio/opportunita');
    if (await coordinator.getByRole('link', { name: TOPIC }).count()) break;
    await coordinator.waitForTimeout(250);
  }
  await coordinator.getByRole('link', { name: TOPIC }).click();
  await coordinator.waitForLoadState();
  assert.equal(await statusAfter(coordinator, () => coordinator.locator('main button[value=approve]').click()), 200);
  await mailTo(server, MAIL, { subject: /Pubblicata/ });
  await elsewhere.reload();
  await check(elsewhere, 'firm-own-published');
  await elsewhere.getByRole('link', { name: TOPIC }).click();
  await elsewhere.waitForLoadState();
  assert.match(elsewhere.url(), /\/opportunita\//);
});

test('asked how it went she says so, and the need is over', async () => {
  await operator.reload();
  assert.equal(await statusAfter(operator, () => operator.locator('main button[value=ask_outcome]').click()), 200);
  await check(operator, 'firm-office-asked');
  const asked = await mailTo(server, MAIL, { subject: /Com’è andata/ });
  await elsewhere.goto(linkIn(server, asked));
  await check(elsewhere, 'firm-own-asked');
  await elsewhere.locator('main input[name=outcome][value=met]').check();
  assert.equal(await statusAfter(elsewhere, () => elsewhere.locator('main button[value=outcome]').click()), 200);
  await check(elsewhere, 'firm-own-closed');
});

test('the coordinator sees the needs of the network and how long they took', async () => {
  await coordinator.goto('/ufficio/imprese?stato=closed');
  await check(coordinator, 'firm-office-closed');
  assert.equal(await coordinator.getByRole('link', { name: number }).count(), 1);
  await coordinator.goto('/ufficio/imprese/tempi');
  await check(coordinator, 'firm-times');
  await coordinator.goto('/ufficio/imprese/tempi?dal=2026-12-01&al=2026-01-01');
  await checkRefused(coordinator, 'firm-times-wrong', ['dal']);
});

test('the desk writes down what a firm says on the telephone; a desk of another body does not see it', async () => {
  await operator.goto('/ufficio/imprese/la-spezia/nuova');
  await check(operator, 'firm-new');
  assert.equal(await statusAfter(operator, () => operator.locator('main form button[type=submit]').click()), 422);
  await checkRefused(operator, 'firm-new-refused', ['kind', 'firm', 'contact', 'privacy']);
  await operator.locator('main input[name=kind][value=training]').check();
  await fill(operator, { topic: 'Primo soccorso', firm: 'Officina Inventata', contact: 'Titolare Inventata', phone: '0187 555 0111' });
  await operator.locator('main input[name=privacy]').check();
  assert.equal(await statusAfter(operator, () => operator.locator('main form button[type=submit]').click()), 200);
  await check(operator, 'firm-new-done');
  const address = new URL(operator.url()).pathname;
  const follo = await browser.page(server.url);
  await signIn(follo, server, STAFF.otherOperator);
  const answer = await follo.goto(address);
  assert.equal(answer.status(), 403);
  await check(follo, 'firm-forbidden');
});
