// The hooks of the model of Comuni (standards.md 4.1): what its validator looks for, on the pages that must have it.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { startBrowser } from '../lib/browser.mjs';
import { startServer } from '../lib/server.mjs';

const server = await startServer();
const browser = await startBrowser();
const page = await browser.page(server.url);
after(async () => {
  await browser.close();
  await server.stop();
});

const FONTS = /^["']?(Titillium Web|Lora|Roboto Mono)["']?/;
const RATED = ['/', '/servizi', '/sportelli', '/rete', '/materiali', '/servizi/scrivere-curriculum'];
const ALL = [...RATED, '/sportelli/la-spezia', '/prenota', '/appuntamento', '/domande-frequenti', '/segnala', '/privacy', '/note-legali', '/accessibilita'];
const element = (name) => page.locator(`[data-element="${name}"]`);
const SECTIONS = ['A chi è rivolto', 'Come fare', 'Cosa serve', 'Cosa si ottiene', 'Tempi e scadenze', 'Accedi al servizio', 'Condizioni di servizio', 'Contatti'];

test('C.SI.1.1 headings and paragraphs are in the fonts of the model, served by us', async () => {
  for (const address of ALL) {
    await page.goto(address);
    const families = await page.locator('h1, h2, h3, h4, h5, h6, p').evaluateAll((all) => all.map((one) => `${one.tagName}: ${getComputedStyle(one).fontFamily}`));
    const foreign = families.filter((one) => !FONTS.test(one.split(': ')[1]));
    assert.deepEqual([...new Set(foreign)], [], address);
  }
  const loaded = await page.evaluate(() => document.fonts.ready.then((fonts) => [...fonts].filter((font) => font.status === 'loaded').map((font) => font.family)));
  assert.ok(loaded.some((family) => family.includes('Titillium')), `loaded: ${loaded}`);
});

test('C.SI.1.2 Bootstrap Italia on every page, and a third of its classes', async () => {
  for (const address of ALL) {
    await page.goto(address);
    const version = await page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--bootstrap-italia-version'));
    const share = await page.evaluate(() => {
      const known = new Set();
      for (const sheet of document.styleSheets) {
        if (!sheet.href?.includes('bootstrap-italia')) continue;
        for (const rule of sheet.cssRules) for (const [, name] of (rule.cssText ?? '').matchAll(/\.([a-z][\w-]*)/gi)) known.add(name);
      }
      const used = [...document.querySelectorAll('body [class]')].flatMap((one) => [...one.classList]);
      return used.filter((name) => known.has(name)).length / used.length;
    });
    assert.ok(share >= 0.3, `${address}: ${Math.round(share * 100)} % of the classes are Bootstrap Italia’s (${version})`);
  }
});

test('C.SI.1.3 the service sheet has its parts in their order', async () => {
  await page.goto('/servizi/scrivere-curriculum');
  for (const name of ['service-title', 'service-description', 'service-status', 'service-topic', 'breadcrumb', 'page-index', 'service-addressed', 'service-needed',
    'service-achieved', 'service-calendar-text', 'service-how-to', 'service-generic-access', 'service-booking-access', 'service-area', 'service-file']) {
    assert.ok((await element(name).count()) >= 1, `data-element ${name}`);
  }
  assert.deepEqual((await element('page-index').locator('a').allInnerTexts()).map((text) => text.trim()), SECTIONS);
  const heads = (await page.locator('main h2').allInnerTexts()).map((text) => text.trim()).filter((text) => SECTIONS.includes(text));
  assert.deepEqual(heads, SECTIONS, 'the parts stand as the index says');
  for (const link of await element('page-index').locator('a').all()) {
    assert.equal(await page.locator(await link.getAttribute('href')).count(), 1, 'a line of the index leads to its part');
  }
  const metatag = JSON.parse(await element('metatag').first().textContent());
  assert.equal(metatag['@type'], 'GovernmentService');
  for (const key of ['name', 'serviceType', 'serviceOperator', 'areaServed', 'audience', 'availableChannel']) assert.ok(metatag[key], `metatag ${key}`);
});

test('there are ten service sheets and more, each with its contacts and the way to book', async () => {
  const { contents } = await (await page.request.get('/api/v1/services')).json();
  assert.ok(contents.length >= 10);
  for (const service of contents.slice(0, 10)) {
    const path = new URL(service.url ?? `/servizi/${service.slug}`, server.url).pathname;
    assert.equal((await page.goto(path)).status(), 200, path);
    for (const name of ['service-area', 'service-booking-access', 'feedback']) assert.ok((await element(name).count()) >= 1, `${path}: ${name}`);
    const href = await element('service-booking-access').first().getAttribute('href');
    assert.match(href, /^\/prenota/);
  }
});

test('C.SI.2.1–2.4 booking, FAQ and the report of faults are in the footer of every page', async () => {
  for (const address of ALL) {
    await page.goto(address);
    const hooks = { 'appointment-booking': /^\/prenota/, faq: /^\/domande-frequenti/, 'report-inefficiency': /^\/segnala/, 'privacy-policy-link': /privacy/, 'legal-notes': /note-legali/, 'accessibility-link': /./ };
    for (const [name, href] of Object.entries(hooks)) {
      const link = page.locator(`footer [data-element="${name}"]`);
      assert.equal(await link.count(), 1, `${address}: ${name} in the footer`);
      assert.match(await link.getAttribute('href'), href, `${address}: ${name}`);
    }
    assert.match(await page.locator('footer [data-element=faq]').innerText(), /FAQ|domande frequenti/i);
    assert.match(await page.locator('footer [data-element=report-inefficiency]').innerText(), /disservizio|segnala/i);
    assert.equal(await element('main-navigation').count(), 1, `${address}: the menu`);
    if (address !== '/') assert.ok((await element('breadcrumb').count()) >= 1, `${address}: where one is`);
  }
});

test('C.SI.2.5, 2.6 the clarity of a page can be rated: five rates, five answers each way, a free text', async () => {
  for (const address of RATED) {
    await page.goto(address);
    assert.equal(await element('feedback').count(), 1, address);
    assert.equal((await element('feedback-title').innerText()).trim(), 'Quanto sono chiare le informazioni su questa pagina?');
    for (const rate of [1, 2, 3, 4, 5]) assert.equal(await element(`feedback-rate-${rate}`).count(), 1, `${address}: rate ${rate}`);
    for (const way of ['positive', 'negative']) {
      const part = element(`feedback-rating-${way}`);
      assert.equal(await part.locator('[data-element=feedback-rating-answer]').count(), 5, `${address}: ${way}`);
      assert.equal(await part.locator('[data-element=feedback-rating-question]').count(), 1, `${address}: ${way}`);
    }
    assert.equal(await element('feedback-input-text').count(), 1, address);
    await page.locator('#rate-5').check();
    assert.ok(await element('feedback-rating-positive').isVisible());
    assert.ok(!(await element('feedback-rating-negative').isVisible()), 'the questions fit the rate');
  }
});

test('C.SI.3.1 only cookies of our own at load, and no request leaves the site', async () => {
  const fresh = await browser.page(server.url);
  const host = new URL(server.url).host;
  const abroad = [];
  fresh.on('request', (request) => {
    const url = new URL(request.url());
    if (url.protocol.startsWith('http') && url.host !== host) abroad.push(request.url());
  });
  for (const address of ALL) {
    await fresh.goto(address, { waitUntil: 'networkidle' });
    for (const cookie of await fresh.context().cookies()) {
      assert.equal(cookie.domain.replace(/^\./, ''), new URL(server.url).hostname, `${address}: ${cookie.name}`);
      assert.ok(cookie.httpOnly || cookie.name.includes('lang'), `${address}: ${cookie.name} cannot be read by a script`);
    }
  }
  assert.deepEqual(abroad, []);
});

test('C.SI.3.4 the legal notes carry the licence; the telephone of the desk is on every page of the desk', async () => {
  await page.goto('/note-legali');
  assert.match(await page.locator('main').innerText(), /CC[ -]BY 4\.0/);
  for (const address of ['/sportelli/la-spezia', '/prenota/la-spezia', '/prenota/la-spezia/attesa']) {
    await page.goto(address);
    assert.ok((await page.locator('main a[href^="tel:"]').count()) >= 1, `${address}: the desk’s telephone`);
  }
});

test('text at 200 %, forced colours and no motion leave the pages whole', async () => {
  const other = await browser.page(server.url, { forcedColors: 'active' });
  for (const address of ['/', '/servizi', '/prenota', '/sportelli/la-spezia']) {
    await other.goto(address);
    await other.evaluate(() => document.documentElement.style.setProperty('font-size', '200%', 'important'));
    const wide = await other.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
    assert.ok(!wide, `${address} at 200 %`);
  }
});
