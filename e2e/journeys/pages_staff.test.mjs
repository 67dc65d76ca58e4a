// Every page of the staff, for each role, in both languages: what is theirs is sound, what is not is told apart.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { startBrowser } from '../lib/browser.mjs';
import { check } from '../lib/check.mjs';
import { signIn, STAFF } from '../lib/demo.mjs';
import { startServer } from '../lib/server.mjs';
import { fill, statusAfter } from '../lib/story.mjs';

const server = await startServer({ today: '2026-11-24' });
const browser = await startBrowser();
after(async () => {
  await browser.close();
  await server.stop();
});

const NOT_THEIRS = [403, 404];

/** What each role opens, and what it must not. */
const ROLES = {
  operator: {
    pages: ['/ufficio', '/ufficio/profilo', '/ufficio/profilo/password', '/ufficio/profilo/telefono', '/ufficio/profilo/codici/nuovi', '/ufficio/agenda',
      '/ufficio/agenda/la-spezia', '/ufficio/agenda/la-spezia?giorno=2026-11-20', '/ufficio/agenda/la-spezia?giorno=2026-11-29', '/ufficio/agenda/la-spezia/settimana',
      '/ufficio/agenda/la-spezia/prenota', '/ufficio/agenda/la-spezia/telefonate', '/ufficio/agenda/la-spezia/attesa', '/ufficio/agenda/la-spezia/cerca',
      '/ufficio/agenda/la-spezia/assenza', '/ufficio/sportelli', '/ufficio/sportelli/la-spezia', '/ufficio/sportelli/la-spezia/guida',
      '/ufficio/opportunita', '/ufficio/opportunita?stato=published', '/ufficio/opportunita/nuova', '/ufficio/opportunita/fonti'],
    shut: ['/ufficio/persone', '/ufficio/persone/invita', '/ufficio/agenda/follo', '/ufficio/sportelli/nuovo', '/ufficio/sportelli/follo', '/ufficio/rete/accordi/nuovo',
      '/ufficio/catalogo/importa', '/ufficio/avvisi', '/ufficio/segnalazioni', '/ufficio/opportunita/inviti', '/ufficio/opportunita/fonti/nuova', '/ufficio/materiali'],
  },
  clerk: {
    pages: ['/ufficio', '/ufficio/profilo', '/ufficio/sportelli', '/ufficio/sportelli/pignone', '/ufficio/sportelli/pignone/recapiti', '/ufficio/sportelli/pignone/operatori',
      '/ufficio/sportelli/pignone/formazione', '/ufficio/sportelli/pignone/orari', '/ufficio/sportelli/pignone/orari/nuova', '/ufficio/sportelli/pignone/atto',
      '/ufficio/agenda/pignone', '/ufficio/sportelli/pignone/servizi', '/ufficio/sportelli/pignone/chiusure', '/ufficio/sportelli/pignone/guida', '/ufficio/catalogo', '/ufficio/catalogo/nuovo',
      '/ufficio/catalogo/segnalazioni'],
    shut: ['/ufficio/persone', '/ufficio/agenda/la-spezia', '/ufficio/sportelli/la-spezia', '/ufficio/sportelli/nuovo', '/ufficio/catalogo/importa', '/ufficio/catalogo/campagna', '/ufficio/avvisi', '/ufficio/opportunita', '/ufficio/materiali'],
  },
  coordinator: {
    pages: ['/ufficio', '/ufficio/profilo', '/ufficio/persone', '/ufficio/persone/invita', '/ufficio/rete', '/ufficio/rete/enti', '/ufficio/rete/enti?q=zzz', '/ufficio/rete/enti/nuovo',
      '/ufficio/rete/enti/importa', '/ufficio/rete/accordi/nuovo', '/ufficio/rete/programmi/nuovo', '/ufficio/sportelli', '/ufficio/sportelli/nuovo', '/ufficio/sportelli/la-spezia',
      '/ufficio/sportelli/la-spezia/orari', '/ufficio/sportelli/la-spezia/stato', '/ufficio/sportelli/la-spezia/chiusure', '/ufficio/agenda', '/ufficio/agenda/la-spezia',
      '/ufficio/catalogo', '/ufficio/catalogo?solo=scadute', '/ufficio/catalogo/nuovo', '/ufficio/catalogo/segnalazioni', '/ufficio/catalogo/campagna', '/ufficio/catalogo/importa',
      '/ufficio/avvisi', '/ufficio/avvisi/nuovo', '/ufficio/segnalazioni', '/ufficio/opportunita', '/ufficio/opportunita?stato=expired', '/ufficio/opportunita/nuova',
      '/ufficio/opportunita/inviti', '/ufficio/opportunita/fonti', '/ufficio/opportunita/fonti/nuova', '/ufficio/materiali', '/ufficio/materiali/nuovo'],
    shut: ['/ufficio/agenda/la-spezia/prenota', '/ufficio/agenda/la-spezia/telefonate', '/ufficio/agenda/follo/attesa', '/ufficio/agenda/follo/cerca'],
  },
  administrator: {
    pages: ['/ufficio', '/ufficio/persone', '/ufficio/persone/invita', '/ufficio/rete', '/ufficio/rete/reti/nuova', '/ufficio/sportelli', '/ufficio/agenda', '/ufficio/catalogo'],
    shut: [],
  },
};

for (const [role, { pages, shut }] of Object.entries(ROLES)) {
  test(`the pages of the ${role}`, async (t) => {
    const page = await browser.page(server.url);
    await signIn(page, server, STAFF[role]);
    for (const language of ['it', 'en']) {
      await page.goto('/');
      await page.locator(`header a[hreflang=${language}]`).click();
      for (const address of pages) {
        await t.test(`${role} ${language} ${address}`, async () => {
          const answer = await page.goto(address);
          assert.equal(answer.status(), 200, address);
          assert.equal(await page.locator('html').getAttribute('lang'), language);
          assert.equal(/\b(desk|network|identity|web|app)-[a-z]+-[a-z-]+\b/.exec(await page.locator('main').innerText())?.[0], undefined, 'no key of a text that is missing');
          await check(page, `${language}-${role}-${address.replaceAll(/[/?=]+/g, '-').replace(/^-/, '')}`);
        });
      }
    }
    for (const address of shut) {
      await t.test(`${role} is not let to ${address}`, async () => {
        const answer = await page.goto(address);
        assert.ok(NOT_THEIRS.includes(answer.status()), `${address}: ${answer.status()}`);
        await check(page, `${role}-shut-${address.replaceAll('/', '-').slice(1)}`);
      });
    }
  });
}

test('forms of the coordinator that refuse', async (t) => {
  const page = await browser.page(server.url);
  await signIn(page, server, STAFF.coordinator);
  for (const address of ['/ufficio/rete/enti/nuovo', '/ufficio/rete/accordi/nuovo', '/ufficio/rete/programmi/nuovo', '/ufficio/sportelli/nuovo', '/ufficio/sportelli/la-spezia/stato',
    '/ufficio/sportelli/la-spezia/chiusure', '/ufficio/catalogo/nuovo', '/ufficio/avvisi/nuovo', '/ufficio/persone/invita', '/ufficio/profilo/password']) {
    await t.test(address, async () => {
      await page.goto(address);
      assert.equal(await statusAfter(page, () => page.locator('main form[method=post] button[type=submit]').last().click()), 422);
      await check(page, `refused-${address.replaceAll('/', '-').slice(1)}`);
      assert.equal(await page.locator('#error-summary').count(), 1);
    });
  }
  await t.test('a service that is edited, and the person that she is', async () => {
    await page.goto('/ufficio/catalogo');
    await page.locator('main table th a').first().click();
    await check(page, 'catalogue-edit');
    await fill(page, { name: '' });
    assert.equal(await statusAfter(page, () => page.locator('main form[method=post] button[type=submit]').last().click()), 422);
    await check(page, 'catalogue-edit-refused');
    await page.goto('/ufficio/persone');
    await page.locator('main table th a').first().click();
    await check(page, 'person');
  });
});

test('nobody gets in without signing in', async (t) => {
  const page = await browser.page(server.url);
  for (const address of new Set(Object.values(ROLES).flatMap(({ pages }) => pages).map((one) => one.replace(/\?.*/, '')))) {
    await t.test(address, async () => {
      const answer = await page.goto(address);
      assert.ok(answer.status() === 401 || new URL(page.url()).pathname === '/accesso', `${address}: ${answer.status()} ${page.url()}`);
    });
  }
  await page.goto('/ufficio/sportelli');
  await check(page, 'staff-without-sign-in');
});
