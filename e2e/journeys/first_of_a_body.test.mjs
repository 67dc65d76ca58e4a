// Somebody whom nobody here knows brings her body into the network: the public index, a code to the certified mail of
// the body, her own national identity, her mandate. And the body that says it was not its doing.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { startBrowser } from '../lib/browser.mjs';
import { check } from '../lib/check.mjs';
import { linkIn, mailbox, mailTo, signIn, STAFF } from '../lib/demo.mjs';
import { answerAs, chooseSpid } from '../lib/identity.mjs';
import { startServer } from '../lib/server.mjs';
import { checkRefused, form, statusAfter } from '../lib/story.mjs';

const server = await startServer();
const browser = await startBrowser();
after(async () => {
  await browser.close();
  await server.stop();
});

/** A Comune of the province that no desk and no agreement of the demonstration knows. */
const BODY = { name: 'Comune di Varese Ligure', ipa: 'c_l681', mail: 'protocollo@pec.comune.varese-ligure.example.org' };

const send = (page) => form(page).last().locator('button[type=submit]').first().click();

/** Has a code sent from the page of the body, and reads it as the office does that reads the certified mail. */
async function codeSent(page) {
  const before = (await mailbox(server))[0]?.number;
  await page.goto(`/entra-in-rete/ente/${BODY.ipa}`);
  await send(page);
  await page.waitForURL(/\/entra-in-rete\/codice/);
  const mail = await mailTo(server, BODY.mail, { after: before, subject: /Codice per agire/ });
  return { mail, code: mail.text.match(/[0-9A-Z]{5}-[0-9A-Z]{5}/)[0] };
}

for (const script of [true, false]) {
  test(`the first of a body comes in by herself, ${script ? 'with' : 'without'} script`, async (t) => {
    const page = await browser.page(server.url, { javaScriptEnabled: script });
    const way = script ? 'first' : 'first-no-script';
    let sent;

    await t.test('she finds her body and has a code sent', async () => {
      await page.goto('/rete');
      await page.locator('main a[href="/entra-in-rete"]').click();
      await check(page, `${way}-start`);
      await page.locator('main [name=q]').fill('varese');
      await page.locator('main form[role=search] button').click();
      await check(page, `${way}-found`);
      await page.getByRole('link', { name: BODY.name }).click();
      await check(page, `${way}-body`);
      const shown = await page.locator('main').innerText();
      assert.ok(!shown.includes(BODY.mail), 'the certified address is shown in part');
      sent = await codeSent(page);
      assert.ok(sent.mail.text.includes(BODY.ipa), 'the mail says the code of the index too');
      await check(page, `${way}-code`);
    });

    await t.test('a wrong code is told, the right one leads to the sign-in', async () => {
      await page.locator('main [name=codice]').fill('00000-00000');
      assert.equal(await statusAfter(page, () => send(page)), 422);
      await checkRefused(page, `${way}-code-refused`, ['codice']);
      await page.locator('main [name=codice]').fill(sent.code.toLowerCase().replace('-', ' '));
      await send(page);
      await page.waitForURL(/\/accedi/);
      await check(page, `${way}-choose`);
    });

    await t.test('she signs in and declares her mandate', async () => {
      await chooseSpid(page, script ? 'levante' : 'ponente');
      await answerAs(page, script ? 'bussola' : 'scoglio');
      await page.waitForURL(/\/entra-in-rete\/incarico/);
      await check(page, `${way}-mandate`);
      assert.equal(await statusAfter(page, () => send(page)), 422);
      await checkRefused(page, `${way}-mandate-refused`, ['office', 'email', 'declared']);
      await page.locator('main [name=office][value=contact_person]').check();
      await page.locator('main [name=email]').fill(`${way}@comune.example.org`);
      await page.locator('main [name=declared]').check();
      await send(page);
      await page.waitForURL(/\/ufficio$/);
      await check(page, `${way}-office`);
    });

    await t.test('her next step is to ask to join', async () => {
      await page.locator('main a[href*="/adesione?ente="]').first().click();
      await check(page, `${way}-join`);
      assert.equal(await page.locator('main [name=contact_email]').inputValue(), `${way}@comune.example.org`);
      assert.equal(await page.locator('main [name=ipa]').inputValue(), BODY.ipa);
    });

    await t.test('she confirms her address', async () => {
      const mail = await mailTo(server, `${way}@comune.example.org`, { subject: /Confermi/ });
      await page.goto(linkIn(server, mail));
      await check(page, `${way}-address`);
      await send(page);
      await page.waitForURL((url) => !url.pathname.startsWith('/conferma'));
    });

    await t.test('the code opens nothing more', async () => {
      const other = await browser.page(server.url);
      await other.goto(`/entra-in-rete/codice?ente=${BODY.ipa}`);
      await other.locator('main [name=codice]').fill(sent.code);
      assert.equal(await statusAfter(other, () => send(other)), 422);
      await checkRefused(other, `${way}-code-used`, ['codice']);
    });
  });
}

test('the coordinator sees how the mandate came, and the body ends it', async (t) => {
  const told = await mailTo(server, BODY.mail, { subject: /incarico/ });

  await t.test('the coordinator', async () => {
    const page = await browser.page(server.url);
    const mail = await mailTo(server, STAFF.coordinator, { subject: /Varese Ligure/ });
    const body = mail.text.match(/https?:\/\/\S+?(\/ufficio\/rete\/enti\/\S+)/)[1];
    await signIn(page, server, STAFF.coordinator, `/accesso?verso=${body}`);
    assert.match(await page.locator('main').innerText(), /Attivato da chi lo ricopre/);
    await check(page, 'first-coordinator');
    await page.goto('/ufficio/rete/indice');
    await check(page, 'first-index');
  });

  await t.test('the body', async () => {
    const page = await browser.page(server.url);
    await page.goto(linkIn(server, told));
    await check(page, 'first-contest');
    await send(page);
    await page.waitForLoadState();
    assert.match(await page.locator('main').innerText(), /L'incarico è finito/);
    await check(page, 'first-contested');
  });

  await t.test('somebody else finds that the body has somebody already, and no name', async () => {
    const page = await browser.page(server.url);
    await page.goto(`/entra-in-rete/ente/${BODY.ipa}`);
    await check(page, 'first-acted-for');
    assert.match(await page.locator('main').innerText(), /Qualcuno agisce già/);
  });
});
