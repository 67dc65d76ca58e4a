// The coordinator of the lead Comune: who has joined, under which agreement, as of which day; who is late with a
// signature; which desks are open, what is missing at the next one, and she opens it.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { startBrowser } from '../lib/browser.mjs';
import { check } from '../lib/check.mjs';
import { linkIn, mailTo, signIn, STAFF } from '../lib/demo.mjs';
import { startServer } from '../lib/server.mjs';
import { checkRefused, fill, statusAfter } from '../lib/story.mjs';

const server = await startServer();
const browser = await startBrowser();
after(async () => {
  await browser.close();
  await server.stop();
});

const page = await browser.page(server.url);
const submit = () => page.locator('main form button[type=submit]').first().click();
const numberIn = (text) => Number(text.match(/\d+/)[0]);

test('she signs in and sees what waits for her', async () => {
  await signIn(page, server, STAFF.coordinator);
  await page.goto('/ufficio');
  await check(page, 'office-coordinator');
  assert.ok((await page.locator('main a[href^="/ufficio/rete"]').count()) > 0, 'the way to the network');
  assert.ok((await page.locator('main a[href^="/ufficio/sportelli"]').count()) > 0, 'the way to the desks');
});

test('members are counted as of a day', async () => {
  await page.goto('/rete');
  await check(page, 'network-today');
  const today = numberIn(await page.locator('#h-members').innerText());
  assert.equal(await page.locator('main figure svg').count(), 1, 'the growth is drawn, with its table');
  await page.goto('/rete?al=2019-01-01');
  await check(page, 'network-2019');
  const then = numberIn(await page.locator('#h-members').innerText());
  assert.ok(today >= 40, `40 bodies and more today: ${today}`);
  assert.ok(then < today, `fewer in 2019: ${then} and ${today}`);
  const status = (await page.goto('/rete?al=ieri')).status();
  assert.equal(status, 422, 'a day that is none');
  await checkRefused(page, 'network-wrong-day', ['al']);
});

test('agreements, their parties, and a body', async () => {
  await page.goto('/ufficio/rete');
  await check(page, 'network-office');
  const agreements = page.locator('main table a[href^="/ufficio/rete/accordi/"]');
  assert.ok((await agreements.count()) >= 2, 'one network lives on several agreements');
  await agreements.first().click();
  await page.waitForURL(/\/accordi\//);
  await check(page, 'network-office-agreement');
  await page.locator('main table a[href^="/ufficio/rete/parti/"]').first().click();
  await check(page, 'network-office-party');
  await page.goto('/ufficio/rete/enti');
  await check(page, 'network-bodies');
  await page.locator('main table a[href^="/ufficio/rete/enti/"]').first().click();
  await check(page, 'network-office-body');
});

test('an agreement is corrected, and what it said is kept', async () => {
  await page.goto('/ufficio/rete');
  await page.locator('main table a[href^="/ufficio/rete/accordi/"]').nth(1).click();
  await page.waitForURL(/\/accordi\//);
  await page.locator('main a[href$="/modifica"]').click();
  await page.waitForURL(/\/modifica$/);
  await check(page, 'network-agreement-edit');

  await fill(page, { until: '2020-01-01' });
  assert.equal(await statusAfter(page, submit), 422, 'it would end before it begins, or before a body is bound');
  await checkRefused(page, 'network-agreement-edit-refused', ['until']);
  await fill(page, { until: '2029-12-31', act_number: '77/2026' });
  await submit();
  await page.waitForURL(/\/accordi\/[^/]+$/);
  await check(page, 'network-agreement-edited');
  assert.match(await page.locator('main').innerText(), /Numero dell'atto: da «.*» a «77\/2026»/);

  await page.goto('/ufficio/rete');
  await page.locator('main table a[href^="/ufficio/rete/programmi/"]').first().click();
  await page.waitForURL(/\/programmi\//);
  await check(page, 'network-programme-edit');
});

test('a signature round: who signed, who is late, and a reminder to them', async () => {
  await page.goto('/ufficio/rete');
  const round = page.locator('main table a[href^="/ufficio/rete/firme/"]').first();
  await round.click();
  await page.waitForURL(/\/firme\//);
  await check(page, 'network-round');
  await page.locator('form[action$="/sollecita"] button').click();
  await page.waitForLoadState();
  await check(page, 'network-round-reminded');

  // One of the reminded signs from the link, without an account.
  const reminder = await mailTo(server, '@', { subject: /^Promemoria: Addendum/ });
  const signer = await browser.page(server.url);
  await signer.goto(linkIn(server, reminder));
  await check(signer, 'sign');
  const file = signer.locator('main input[type=file]');
  await fill(signer, { signed_on: '2026-11-23' });
  await file.setInputFiles({ name: 'atto.pdf', mimeType: 'application/pdf', buffer: Buffer.from('questo non è un PDF') });
  assert.equal(await statusAfter(signer, () => signer.locator('main form button[type=submit]').first().click()), 422, 'a file that is not what it claims');
  await checkRefused(signer, 'sign-refused', ['file']);
  await fill(signer, { signed_on: '2026-11-23' });
  await file.setInputFiles({ name: 'atto.pdf', mimeType: 'application/pdf', buffer: minimalPdf() });
  await signer.locator('main form button[type=submit]').first().click();
  await signer.waitForURL(/\/fatto/);
  await check(signer, 'sign-done');
  const used = await signer.goto(linkIn(server, reminder));
  assert.ok([200, 303, 404, 410].includes(used.status()));
  await check(signer, 'sign-again');

  await page.reload();
  assert.match(await page.locator('main table').innerText(), /23\/11\/2026|23 nov/, 'the day of the signature is on the page');
});

test('she imports bodies from a spreadsheet: each bad row with its line, nothing half-imported, twice changes nothing', async () => {
  const send = async (text) => {
    await page.goto('/ufficio/rete/enti/importa');
    await page.locator('main input[type=file]').setInputFiles({ name: 'enti.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
    await statusAfter(page, submit);
  };
  const exported = await (await page.request.get('/ufficio/rete/enti/esporta/csv')).text();
  const [heads, first] = exported.replace('\uFEFF', '').split(/\r?\n/);
  assert.ok(first, 'an export with rows');
  await page.goto('/ufficio/rete/enti/importa');
  await check(page, 'network-import');

  await send(exported);
  await check(page, 'network-import-idle');
  assert.equal(await page.locator('main form[action*="/importa/"]').count(), 0, 'what is there already changes nothing');

  await send(`${heads}\n${first.replace(/^[^;,]*/, '')}\n`);
  await check(page, 'network-import-faults');
  assert.ok((await page.locator('main table tbody tr').count()) >= 1, 'the bad row, with its line');

  await page.goto('/ufficio/rete/enti/importa');
  await page.locator('main input[type=file]').setInputFiles({ name: 'enti.xlsx', mimeType: 'application/x', buffer: Buffer.from('PK non è un foglio') });
  assert.equal(await statusAfter(page, submit), 422);
  await check(page, 'network-import-refused');
});

test('which desks are open and what is missing at the others; she opens the next one', async () => {
  await page.goto('/ufficio/sportelli');
  await check(page, 'desks-coordinator');
  const rows = page.locator('main table tbody tr');
  assert.equal(await rows.count(), 13);
  await page.goto('/ufficio/sportelli/sarzana');
  await check(page, 'desk-sarzana-missing');
  assert.equal(await page.locator('main .callout a.btn').count(), 1, 'one clear next step');
  const done = await mendWhatIsMissing(page);
  assert.ok(done.length > 0, 'something was missing');
  await page.goto('/ufficio/sportelli/sarzana');
  await check(page, 'desk-sarzana-ready');
  await page.locator('form[action$="/apri"] button').click();
  await page.waitForLoadState();
  await check(page, 'desk-sarzana-open');

  const public_ = await browser.page(server.url);
  await public_.goto('/sportelli?vicino=011027');
  await check(public_, 'desks-near-sarzana');
  assert.equal((await public_.goto('/prenota/sarzana')).status(), 200, 'Sarzana can be booked');
  await page.goto('/ufficio/sportelli/sarzana/guida');
  await check(page, 'desk-guide');
});

test('a notice to all operators', async () => {
  await page.goto('/ufficio/avvisi/nuovo');
  await check(page, 'notice-new');
  assert.equal(await statusAfter(page, submit), 422);
  await checkRefused(page, 'notice-refused', ['title', 'text']);
  await fill(page, { title: 'Avviso di prova', text: 'Da lunedì il bando nuovo.', until: '2026-12-31' });
  await submit();
  await page.waitForURL(/\/ufficio\/avvisi$/);
  await check(page, 'notices');
  const operator = await browser.page(server.url);
  await signIn(operator, server, STAFF.otherOperator);
  await operator.goto('/ufficio');
  await check(operator, 'office-operator-notice');
  assert.match(await operator.locator('main').innerText(), /Avviso di prova/);
});

test('she invites somebody; the mail has the link and says nothing of the role’s secrets', async () => {
  await page.goto('/ufficio/persone');
  await check(page, 'people');
  await page.goto('/ufficio/persone/invita');
  await check(page, 'people-invite');
  assert.equal(await statusAfter(page, submit), 422);
  await check(page, 'people-invite-refused');
  const email = 'prova.invitata@comuni.example.org';
  await fill(page, { name: 'Prova Invitata', email });
  await page.locator('main input[name=language][value=it]').check();
  await page.locator('main select[name=role]').selectOption({ index: 1 });
  assert.equal(await statusAfter(page, submit), 200);
  await check(page, 'people-invited');
  const mail = await mailTo(server, email);
  const invited = await browser.page(server.url);
  await invited.goto(linkIn(server, mail));
  await check(invited, 'invitation-page');
  await fill(invited, { password: 'breve', again: 'diversa' });
  assert.equal(await statusAfter(invited, () => invited.locator('main form button[type=submit]').first().click()), 422);
  await check(invited, 'invitation-refused');
  // A link that somebody made up says what to do.
  const forged = await invited.goto(`${linkIn(server, mail).slice(0, -3)}AAA`);
  assert.ok([404, 410].includes(forged.status()), `${forged.status()}`);
  await check(invited, 'link-forged');
});

/** Follows the check-list from one missing item to the next until none is; answers the items that were mended. */
async function mendWhatIsMissing(page) {
  const mend = {
    recapiti: { address: 'Palazzo comunale, Sarzana', phone: '0187 000 112' },
    operatori: { name: 'Prova Operatore', email: 'prova.operatore@comuni.example.org' },
    formazione: { day: '2026-11-20', proof: 'Attestato del corso' },
    atto: { number: 'DGC 231/2026', day: '2026-11-20' },
    servizi: {},
  };
  const done = [];
  for (let steps = 0; steps < 10; steps += 1) {
    await page.goto('/ufficio/sportelli/sarzana');
    if ((await page.locator('form[action$="/apri"]').count()) === 1) return done;
    const next = page.locator('main .callout a.btn');
    await Promise.all([page.waitForURL((url) => url.pathname !== '/ufficio/sportelli/sarzana'), next.click()]);
    const item = new URL(page.url()).pathname.split('/').at(-1);
    await check(page, `desk-sarzana-${item}`);
    assert.ok(mend[item], `${page.url()} is no step known here`);
    await fill(page, mend[item]);
    assert.equal(await statusAfter(page, () => page.locator('main form:not([action$="/togli"]):not([data-element=feedback]) button[type=submit]').first().click()), 200, item);
    done.push(item);
  }
  return assert.fail(`the check-list never ends: ${done}`);
}

/** The smallest file that is what it says it is. */
function minimalPdf() {
  return Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n'
    + '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 72 72]>>endobj\nxref\n0 4\n0000000000 65535 f \n0000000009 00000 n \n'
    + '0000000052 00000 n \n0000000101 00000 n \ntrailer<</Size 4/Root 1 0 R>>\nstartxref\n164\n%%EOF\n');
}
