// What partners of an agreement promised: the coordinator enters it, reads a spreadsheet in, sees what is late, and writes to
// the partners, who read their own lines and nothing else.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { PHONE, startBrowser } from '../lib/browser.mjs';
import { check } from '../lib/check.mjs';
import { linkIn, mailTo, signIn, STAFF } from '../lib/demo.mjs';
import { startServer } from '../lib/server.mjs';
import { checkRefused, fill, open, statusAfter } from '../lib/story.mjs';

const server = await startServer({ today: '2026-11-24' });
const browser = await startBrowser();
after(async () => {
  await browser.close();
  await server.stop();
});

const coordinator = await browser.page(server.url);
const partner = await browser.page(server.url, PHONE);
const button = (page, name) => page.locator('main').getByRole('button', { name });
const link = async (page, name) => {
  await page.locator('main').getByRole('link', { name }).first().click();
  await page.waitForLoadState();
};
const row = (page, what) => page.locator('#lines tbody tr').filter({ hasText: what });
const SCHOOL = 'sportello@cima-lunga.example.org';
let lines;

test('the coordinator finds the lines of the pact and which of them are late', async () => {
  await signIn(coordinator, server, STAFF.coordinator);
  await coordinator.goto('/ufficio/attivita');
  await check(coordinator, 'activity-agreements');
  await link(coordinator, /InfoLavoroSpezia/);
  lines = new URL(coordinator.url()).pathname;
  await check(coordinator, 'activity-lines');
  assert.match(await row(coordinator, 'Incontri con le imprese').textContent(), /1 su 4 \(25\s%\).*In ritardo/s);
  assert.match(await row(coordinator, 'Giornate aperte').textContent(), /2 su 2 \(100\s%\).*Raggiunta/s);
  assert.match(await row(coordinator, 'Persone ricevute').textContent(), /almeno [\d.]*[05] su 900/, 'contacts move a line on, in steps');
  assert.match(await row(coordinator, 'Colloqui con giovani').textContent(), /(almeno [\d.]*[05]|meno di 5) su 250.*fino a ottobre 2026/s);
  assert.match(await coordinator.locator('main').textContent(), /Somma dei budget delle righe\s*21\.500\s€/);
});

test('she enters a line after she was told what is missing', async () => {
  await link(coordinator, 'Nuova riga');
  await check(coordinator, 'activity-new');
  const send = () => button(coordinator, 'Inserisci la riga').click();
  assert.equal(await statusAfter(coordinator, send), 422);
  await checkRefused(coordinator, 'activity-new-refused', ['organisation', 'what', 'promised', 'due_on']);
  await coordinator.locator('main select[name=organisation]').selectOption({ label: 'Comune di Sarzana' });
  await fill(coordinator, { what: 'Laboratori sul colloquio di lavoro', promised: '8', due_on: '2027-02-27', budget: '6.000,00' });
  assert.equal(await statusAfter(coordinator, send), 200);
  await check(coordinator, 'activity-beyond-budget');
  assert.match(await coordinator.locator('main').textContent(), /supera di 2\.517\s€/);
});

test('a line that she narrows to find somebody out has no number', async () => {
  await coordinator.goto(`${lines}/nuova`);
  const choose = (name, option) => coordinator.locator(`main select[name=${name}]`).selectOption(option);
  await choose('organisation', { label: 'Comune di Vezzano Ligure' });
  await fill(coordinator, { what: 'Chi viene per un solo servizio', promised: '1', due_on: '2026-11-01' });
  await choose('counts', { label: 'Persone' });
  await choose('group', { index: 1 });
  await choose('service', { index: 1 });
  assert.equal(await statusAfter(coordinator, () => button(coordinator, 'Inserisci la riga').click()), 200);
  assert.match(await row(coordinator, 'Chi viene per un solo servizio').textContent(), /su 1: si legge nel rapporto.*Termine passato/s);
  await check(coordinator, 'activity-in-report');
  await link(coordinator, 'Chi viene per un solo servizio');
  await check(coordinator, 'activity-line-in-report');
  await link(coordinator, 'Togli la riga');
  assert.equal(await statusAfter(coordinator, () => button(coordinator, 'Togli la riga').click()), 200);
  await link(coordinator, 'Laboratori sul colloquio di lavoro');
});

test('she enters what was done, with its proof', async () => {
  await check(coordinator, 'activity-line');
  const send = () => button(coordinator, 'Inserisci').click();
  assert.equal(await statusAfter(coordinator, send), 422);
  await checkRefused(coordinator, 'activity-line-refused', ['amount', 'proof']);
  await fill(coordinator, { amount: '3', proof: 'Registro delle presenze, novembre' });
  assert.equal(await statusAfter(coordinator, send), 200);
  await check(coordinator, 'activity-line-entered');
  assert.match(await coordinator.locator('main').textContent(), /3 su 8 \(37\s%\)/);
});

test('she changes its terms, and money is in order again', async () => {
  await link(coordinator, 'Modifica la riga');
  await check(coordinator, 'activity-edit');
  await fill(coordinator, { budget: '800' });
  assert.equal(await statusAfter(coordinator, () => button(coordinator, 'Salva la riga').click()), 200);
  await coordinator.goto(lines);
  assert.doesNotMatch(await coordinator.locator('main').textContent(), /supera di/);
});

test('a spreadsheet is shown with its errors by row before it comes in', async () => {
  await link(coordinator, 'Carica da un foglio di calcolo');
  await check(coordinator, 'activity-import');
  const send = () => button(coordinator, 'Vedi che cosa succede').click();
  assert.equal(await statusAfter(coordinator, send), 422);
  await checkRefused(coordinator, 'activity-import-refused', ['file']);
  const file = 'Ente;Attività;Misura;Promesso;Entro il;Budget\r\n'
    + 'Comune di Sarzana;Visite alle imprese;;5;31/03/2027;300,00\r\n'
    + 'Comune che non c’è;Visite alle imprese;;5;31/03/2027;\r\n'
    + 'Comune di Vezzano Ligure;Contatti di imprese;Contatti di imprese;20;molto tardi;\r\n';
  await coordinator.locator('main input[type=file]').setInputFiles({ name: 'righe.csv', mimeType: 'text/csv', buffer: Buffer.from(file) });
  assert.equal(await statusAfter(coordinator, send), 422);
  await check(coordinator, 'activity-preview');
  assert.match(await coordinator.locator('main').textContent(), /Manca la colonna «Solo dell’ente»/);
  const faults = await coordinator.locator('#faults tbody tr').evaluateAll((all) => all.map((one) => [...one.children].map((cell) => cell.textContent)));
  assert.deepEqual(faults.map(([number, head]) => [number, head]), [['3', 'Ente'], ['4', 'Entro il']]);
  assert.equal(await statusAfter(coordinator, () => button(coordinator, 'Conferma 1 riga').click()), 200);
  await row(coordinator, 'Visite alle imprese').waitFor();
});

test('what was promised leaves as a file that is read in again', async () => {
  const csv = await coordinator.evaluate(async (address) => (await fetch(address)).text(), `${lines}/righe.csv`);
  assert.match(csv, /Comune di Sarzana;Visite alle imprese;a-mano;;;;[^;]*;5;31\/03\/2027;300,00/);
  await link(coordinator, 'Carica da un foglio di calcolo');
  await coordinator.locator('main input[type=file]').setInputFiles({ name: 'righe.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
  assert.equal(await statusAfter(coordinator, () => button(coordinator, 'Vedi che cosa succede').click()), 200);
  await check(coordinator, 'activity-preview-same');
  assert.equal(await button(coordinator, /Conferma/).count(), 0, 'nothing to confirm: all is there as it says');
});

test('a partner reads its own lines by its mailed link', async () => {
  await coordinator.goto(`${lines}/inviti`);
  await check(coordinator, 'activity-mail-nobody');
  await coordinator.goto('/ufficio/attivita');
  await link(coordinator, /Protocollo d'intesa Rete/);
  await link(coordinator, 'Scrivi ai partner');
  await check(coordinator, 'activity-mail');
  assert.equal(await statusAfter(coordinator, () => button(coordinator, /^Manda/).click()), 200);
  await partner.goto(linkIn(server, await mailTo(server, SCHOOL, { subject: /promesso e raggiunto/ })));
  await check(partner, 'activity-own');
  const text = await partner.locator('main').textContent();
  assert.match(text, /Corsi brevi aperti a tutti\s*3 su 3 \(100\s%\)\s*Raggiunta/);
  assert.doesNotMatch(text, /Persone accolte/, 'what others promised is not hers');
  assert.equal(await partner.locator('main form:not([data-element=feedback])').count(), 0, 'to be read, not changed');
  assert.ok([401, 403, 404].includes(await open(partner, lines)), 'the coordinator’s page is not hers');
  await check(partner, 'activity-forbidden');
});

test('a line is taken away after she was asked', async () => {
  await coordinator.goto(lines);
  await link(coordinator, 'Visite alle imprese');
  await link(coordinator, 'Togli la riga');
  await check(coordinator, 'activity-remove');
  assert.equal(await statusAfter(coordinator, () => button(coordinator, 'Togli la riga').click()), 200);
  assert.equal(await row(coordinator, 'Visite alle imprese').count(), 0);
});
