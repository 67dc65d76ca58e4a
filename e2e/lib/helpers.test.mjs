// The helpers of journeys, on small pages made here: a check that cannot fail is no check.

import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, before, test } from 'node:test';
import { differences } from '../judges/refusals.mjs';
import { startBrowser } from './browser.mjs';
import { check } from './check.mjs';
import { startProgram } from './server.mjs';

const page = (body, head = '') =>
  `<!DOCTYPE html>\n<html lang="it">\n<head><meta charset="utf-8"><title>Prova</title>` +
  `<meta name="viewport" content="width=device-width, initial-scale=1">${head}</head>\n` +
  `<body><main><h1>Prova</h1>${body}</main></body>\n</html>\n`;

const PAGES = {
  '/sound': page('<p>Tutto bene.</p>'),
  '/unlabelled': page('<p><input type="text"></p>'),
  '/wide': page('<p style="width: 900px">Largo</p>'),
  '/unsound': page('<p>Uno<div>due</p></div>'),
  '/script': page('<p>Rotto</p>', '<script>missing();</script>'),
  '/abroad': page('<p>Fuori</p>', '<script src="http://127.0.0.1:9/a.js"></script>'),
};

const web = createServer((request, response) => {
  const html = PAGES[request.url];
  response.writeHead(html ? 200 : 404, {
    'content-type': 'text/html',
    'content-security-policy': "default-src 'self'; script-src 'self' 'unsafe-inline' http://127.0.0.1:9; style-src 'unsafe-inline'",
  });
  response.end(html ?? page('<p>Non c’è</p>'));
});
let browser;
let url;

before(async () => {
  await new Promise((resolve) => web.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${web.address().port}`;
  browser = await startBrowser();
});

after(async () => {
  await browser?.close();
  web.close();
});

test('a sound page passes, with JavaScript and without', async () => {
  for (const javaScriptEnabled of [true, false]) {
    const tab = await browser.page(url, { javaScriptEnabled });
    await tab.goto('/sound');
    await check(tab, 'helper-sound');
  }
});

test('a page without JavaScript is judged as it was sent, faults and all', async () => {
  const tab = await browser.page(url, { javaScriptEnabled: false });
  await tab.goto('/script');
  await check(tab, 'helper-no-script');
  await tab.goto('/unlabelled');
  await assert.rejects(check(tab, 'helper-unlabelled-no-script'), /label \(critical\)/);
});

test('a page that is not found is judged like any other', async () => {
  const tab = await browser.page(url);
  await tab.goto('/nothing');
  await check(tab, 'helper-nothing');
});

for (const [address, reason] of [
  ['/unlabelled', /label \(critical\)/],
  ['/wide', /on a phone: scrolls sideways/],
  ['/unsound', /HTML, line \d+/],
  ['/script', /script error: missing is not defined/],
  ['/abroad', /request that leaves the site: http:\/\/127\.0\.0\.1:9/],
]) {
  test(`a page with a fault is refused: ${address}`, async () => {
    const tab = await browser.page(url);
    await tab.goto(address);

    await assert.rejects(check(tab, `helper${address.replace('/', '-')}`), reason);
  });
}

test('a program is waited for, and stopped by its process id', async () => {
  const program = "console.log('one'); console.log('ready http://127.0.0.1:1234/'); setInterval(() => {}, 1000)";

  const server = await startProgram(process.execPath, ['-e', program]);

  assert.equal(server.url, 'http://127.0.0.1:1234');
  await server.stop();
  assert.throws(() => process.kill(server.pid, 0));
});

test('a program that ends before it is ready is told with what it wrote', async () => {
  await assert.rejects(startProgram(process.execPath, ['-e', "console.error('no port')"]), /ended with 0[^]*no port/);
});

const TABLES = { accepted: ['1'], refused: { 2: 'saml.signature_missing', 104: 'saml.anomaly_19' } };
const RIGHT = {
  1: { status: 200 },
  2: { status: 400, code: 'saml.signature_missing' },
  104: { status: 403, code: 'saml.anomaly_19' },
};
const answers = (more = {}) => new Map(Object.entries({ ...RIGHT, ...more }));

test('answers to a judge that are all as they should be differ in nothing', () => {
  assert.deepEqual(differences(answers(), TABLES), []);
});

for (const [name, more, line] of [
  ['refused for another reason', { 2: { status: 400, code: 'saml.id' } }, '2: saml.id instead of saml.signature_missing'],
  ['refused without a reason', { 2: { status: 400 } }, '2: undefined instead of saml.signature_missing'],
  ['taken for a failure of ours', { 2: { status: 500 } }, '2: 500, a failure of ours'],
  ['accepted', { 2: { status: 200 } }, '2: 200 instead of 400'],
  ['of a person, refused as an attack', { 104: { status: 400, code: 'saml.anomaly_19' } }, '104: 400 instead of 403'],
  ['that nobody knows', { 200: { status: 400, code: 'saml.id' } }, '200: the judge sends it, no table knows it'],
]) {
  test(`a response ${name} is told`, () => {
    assert.ok(differences(answers(more), TABLES).includes(line), differences(answers(more), TABLES).join('\n'));
  });
}

test('a right response that is refused is told, and so is one that was not sent', () => {
  const refused = answers({ 1: { status: 400, code: 'saml.expired' } });
  const unsent = answers();
  unsent.delete('1');

  assert.deepEqual(differences(refused, TABLES), ['1: 400 (saml.expired) instead of a sign-in']);
  assert.deepEqual(differences(unsent, TABLES), ['1: the judge did not send it']);
});
