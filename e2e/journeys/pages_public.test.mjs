// Every public page in every state, in Italian and in English, at 320 px and on a desktop: axe finds nothing.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { startBrowser } from '../lib/browser.mjs';
import { check } from '../lib/check.mjs';
import { startServer } from '../lib/server.mjs';
import { fill, statusAfter } from '../lib/story.mjs';

const server = await startServer();
const browser = await startBrowser();
after(async () => {
  await browser.close();
  await server.stop();
});

/** Pages by name: the address, and the status when it is not 200. */
const PAGES = {
  home: ['/'],
  services: ['/servizi'],
  'services-page-2': ['/servizi?pagina=2'],
  'services-filtered': ['/servizi?per=firms&costo=free'],
  'services-none': ['/servizi?q=astronave'],
  'services-odd': ['/servizi?q=%00%22%3Cb%3E&per=x&pagina=-1'],
  sheet: ['/servizi/scrivere-curriculum'],
  'sheet-unknown': ['/servizi/non-esiste', 404],
  suggest: ['/servizi/scrivere-curriculum/suggerisci'],
  desks: ['/sportelli'],
  'desks-near': ['/sportelli?vicino=011015'],
  desk: ['/sportelli/la-spezia'],
  'desk-week-later': ['/sportelli/la-spezia?dal=2026-12-07'],
  'desk-preparing': ['/sportelli/pignone', [200, 404]],
  'desk-unknown': ['/sportelli/non-esiste', 404],
  where: ['/prenota'],
  'where-near': ['/prenota?vicino=011015&canale=phone'],
  'where-service': ['/prenota?servizio=scrivere-curriculum'],
  when: ['/prenota/la-spezia'],
  'when-by-video': ['/prenota/la-spezia?canale=video'],
  'when-nothing-free': ['/prenota/follo?dal=2027-04-01'],
  'when-unknown-desk': ['/prenota/non-esiste', 404],
  'who-without-time': ['/prenota/la-spezia/dati', 404],
  wait: ['/prenota/la-spezia/attesa'],
  code: ['/appuntamento'],
  'mine-without-link': ['/appuntamento/mio', [401, 404, 410]],
  'place-without-link': ['/appuntamento/attesa', [401, 404, 410]],
  'offer-without-link': ['/appuntamento/offerta', [401, 404, 410]],
  'own-sheets-without-link': ['/schede', [401, 404, 410]],
  'signature-without-link': ['/rete/firma/019aa5f0-0000-7000-8000-000000000001', [401, 404, 410]],
  'link-forged': ['/l/questo-non-e-un-collegamento', [404, 410]],
  network: ['/rete'],
  'network-2020': ['/rete?al=2020-06-30'],
  'network-1990': ['/rete?al=1990-01-01'],
  'network-found': ['/rete?q=comune&tipo=municipality'],
  'network-wrong-day': ['/rete?al=domani', 422],
  'network-unknown-body': ['/rete/enti/019aa5f0-0000-7000-8000-000000000001', 404],
  first: ['/entra-in-rete'],
  'first-found': ['/entra-in-rete?q=comune'],
  'first-none': ['/entra-in-rete?q=astronave'],
  'first-body': ['/entra-in-rete/ente/c_l681'],
  'first-unknown-body': ['/entra-in-rete/ente/non-esiste', 404],
  'first-code': ['/entra-in-rete/codice'],
  'first-mandate-without-code': ['/entra-in-rete/incarico'],
  'first-contest-without-link': ['/entra-in-rete/contesta/019aa5f0-0000-7000-8000-000000000001', [401, 404, 410]],
  'office-address-without-link': ['/conferma-indirizzo', [401, 404, 410]],
  materials: ['/materiali'],
  opportunities: ['/opportunita'],
  'opportunities-page-2': ['/opportunita?pagina=2'],
  'opportunities-found': ['/opportunita?q=saldatori&tipo=vacancy&aperte-il=2026-11-25'],
  'opportunities-none': ['/opportunita?q=astronave'],
  'opportunities-odd': ['/opportunita?q=%00%22%3Cb%3E&tipo=x&pagina=-1'],
  'opportunities-archive': ['/opportunita/archivio'],
  'opportunity-unknown': ['/opportunita/non-esiste', 404],
  'opportunity-notices': ['/opportunita/avvisi?q=saldatore'],
  'opportunity-notices-sent': ['/opportunita/avvisi/inviato'],
  'opportunity-notices-left': ['/opportunita/avvisi/lasciato'],
  'opportunity-notices-forged': ['/opportunita/avvisi/lascia/xyz', [404, 410]],
  'opportunity-send-in-without-link': ['/opportunita/proponi/019aa5f0-0000-7000-8000-000000000001', [401, 404, 410]],
  questions: ['/domande-frequenti'],
  fault: ['/segnala'],
  rating: ['/valutazione', [200, 405]],
  accessibility: ['/accessibilita'],
  privacy: ['/privacy'],
  legal: ['/note-legali'],
  'sign-in': ['/accesso'],
  forgotten: ['/accesso/password'],
  'forgotten-sent': ['/accesso/password/inviata'],
  api: ['/api'],
  mailbox: ['/posta'],
  codes: ['/posta/codici'],
  'not-found': ['/questa/pagina/non/esiste', 404],
};

for (const language of ['it', 'en']) {
  test(`every public page, ${language}`, async (t) => {
    const page = await browser.page(server.url, { locale: language === 'it' ? 'it-IT' : 'en-GB' });
    for (const [name, [address, status = 200]] of Object.entries(PAGES)) {
      await t.test(`${language} ${address}`, async () => {
        const answer = await page.goto(address);
        assert.ok([status].flat().includes(answer.status()), `${address}: ${answer.status()}`);
        assert.equal(await page.locator('html').getAttribute('lang'), language);
        assert.equal(await page.locator('h1').count(), 1, 'one heading of the first level');
        assert.equal(/\b(desk|network|identity|opportunity|web|app)-[a-z]+-[a-z-]+\b/.exec(await page.locator('body').innerText())?.[0], undefined, 'no key of a text that is missing');
        await check(page, `${language}-${name}`);
      });
    }
  });
}

test('every public page is found by its links, and no link leads nowhere', async () => {
  const page = await browser.page(server.url);
  const seen = new Set();
  const waiting = ['/'];
  const families = new Map();
  const broken = [];
  while (waiting.length > 0) {
    const path = waiting.shift();
    // A few of each family: sheets of services are all made alike.
    const family = path.replace(/\?.*$/, '?').replace(/(\/(servizi|sportelli|prenota|opportunita|materiali\/documenti|rete\/enti|rete\/accordi))\/[^/?]+/, '$1/…');
    const count = families.get(family) ?? 0;
    if (seen.has(path) || count >= 6) continue;
    seen.add(path);
    families.set(family, count + 1);
    const answer = await page.request.get(path, { maxRedirects: 5 });
    if (answer.status() >= 400) broken.push(`${answer.status()} ${path}`);
    if (!(answer.headers()['content-type'] ?? '').includes('text/html')) continue;
    for (const [, link] of (await answer.text()).matchAll(/href="(\/[^"]*)/g)) {
      const address = link.replaceAll('&amp;', '&').replaceAll('&#38;', '&').replace(/#.*$/, '');
      if (!address.startsWith('/assets') && !address.startsWith('/lingua')) waiting.push(address);
    }
  }
  assert.ok(seen.size > 40, `${seen.size} pages followed`);
  assert.deepEqual(broken, []);
});

test('forms refuse and thank: suggestion, fault, clarity, waiting list, forgotten password', async (t) => {
  const page = await browser.page(server.url);
  const submit = () => page.locator('main form:not([data-element=feedback]):not([role=search]) button[type=submit]').first().click();

  await t.test('a suggestion', async () => {
    await page.goto('/servizi/scrivere-curriculum/suggerisci');
    assert.equal(await statusAfter(page, submit), 422);
    await check(page, 'suggest-refused');
    await fill(page, { text: 'Il telefono è cambiato.' });
    assert.equal(await statusAfter(page, submit), 200);
    await check(page, 'suggest-thanks');
  });
  await t.test('a fault of the site', async () => {
    await page.goto('/segnala');
    assert.equal(await statusAfter(page, submit), 422);
    await check(page, 'fault-refused');
    await page.locator('main [name=reason]').first().check();
    await fill(page, { text: 'Non riesco a leggere la pagina.', email: 'boh' });
    assert.equal(await statusAfter(page, submit), 422);
    assert.equal(await page.locator('main [name=text]').inputValue(), 'Non riesco a leggere la pagina.');
    await fill(page, { email: '' });
    assert.equal(await statusAfter(page, submit), 200);
    await check(page, 'fault-receipt');
  });
  await t.test('the clarity of a page', async () => {
    await page.goto('/domande-frequenti');
    await page.locator('#rate-2').check();
    await check(page, 'rating-open');
    await page.locator('[data-element=feedback] button[type=submit]').click();
    await page.waitForLoadState();
    await check(page, 'rating-thanks');
    await page.goto('/domande-frequenti');
    const status = await statusAfter(page, () => page.evaluate(() => document.querySelector('[data-element=feedback]').submit()));
    assert.equal(status, 422, 'no stars');
    await check(page, 'rating-refused');
  });
  await t.test('the waiting list', async () => {
    await page.goto('/prenota/la-spezia/attesa');
    await fill(page, { dal: '', name: '' });
    assert.equal(await statusAfter(page, submit), 422);
    await check(page, 'wait-refused');
    await fill(page, { dal: '2026-11-24', al: '2026-12-24', name: 'Prova Attesa', phone: '333 000 0111' });
    assert.equal(await statusAfter(page, submit), 200);
    await check(page, 'wait-joined');
  });
  await t.test('a forgotten password tells nobody who is known', async () => {
    const said = [];
    for (const email of ['coordinamento@rete.example.org', 'nessuno@rete.example.org']) {
      await page.goto('/accesso/password');
      await fill(page, { email });
      assert.equal(await statusAfter(page, submit), 200);
      said.push(await page.locator('main').innerText());
    }
    assert.equal(said[0], said[1]);
    await check(page, 'forgotten-told');
  });
  await t.test('a form from another site', async () => {
    const answer = await page.request.post('/segnala', { form: { text: 'x' }, headers: { origin: 'https://altrove.example', 'sec-fetch-site': 'cross-site' } });
    assert.equal(answer.status(), 403);
  });
});

test('the agreements and bodies of the network, and how to join', async (t) => {
  const page = await browser.page(server.url);
  await page.goto('/rete');
  const agreement = await page.locator('main a[href^="/rete/accordi/"]').first().getAttribute('href');
  const body = await page.locator('main a[href^="/rete/enti/"]').first().getAttribute('href');
  for (const [name, address] of Object.entries({ agreement, body })) {
    await t.test(name, async () => {
      await page.goto(address);
      await check(page, `network-${name}`);
    });
  }
  await t.test('joining', async () => {
    await page.goto('/rete');
    const all = await page.locator('main a[href^="/rete/accordi/"]').evaluateAll((links) => links.map((link) => link.getAttribute('href')));
    for (const address of all) {
      await page.goto(address);
      const join = page.locator('main a[href$="/adesione"]');
      if ((await join.count()) === 0) continue;
      await join.click();
      await check(page, 'join');
      assert.equal(await statusAfter(page, () => page.locator('main form button[type=submit]').first().click()), 422);
      await check(page, 'join-refused');
      return;
    }
    assert.fail('no agreement can be joined');
  });
});
