// SPID and CIE by SAML, judged by the program of AgID that judges service providers before they are admitted.

import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { install, organisation, refuseTroubles, toml } from '../lib/installation.mjs';
import { judge, PROVIDER, providerMetadata, textOf, withoutJudge } from '../lib/spid-sp-test.mjs';
import { ANOMALIES, differences } from './refusals.mjs';

/** A body for itself, and others that do it for bodies: one installation, metadata for each. */
const ORGANISATIONS = [
  organisation('comune'),
  organisation('aggregatore', { profile: 'aggregator-full' }),
  organisation('aggregatore-leggero', { profile: 'aggregator-lite' }),
  organisation('gestore', { profile: 'operator-full', vat_number: 'IT80000000002' }),
];

/** Fewer checks mean that the judge stumbled and kept silent. Seen: 300 for SPID, with all responses. */
const LEAST = { all: 290, metadata: 130, authnrequest: 40, responses: 111 };

describe('service provider of SPID and CIE, by spid-sp-test', { skip: withoutJudge }, () => {
  let installation;
  let server;

  before(async () => {
    installation = await install({
      tls: true,
      configuration: () => [
        '[identity]\neidas_node = true\n',
        ...ORGANISATIONS.map((one) => toml('[[identity.organisations]]', one)),
      ].join('\n'),
    });
    for (const { slug } of ORGANISATIONS) {
      await installation.inrete('identity', 'certificate', '--organisation', slug);
    }
    await writeFile(path.join(installation.folder, 'idp.xml'), await providerMetadata());
    await play();
    server = await installation.serve();
  });

  after(async () => {
    const said = server?.output() ?? '';
    await installation?.remove();
    refuseTroubles(said);
  });

  /** The judge has one name for all: it plays a provider of SPID, or (`--cie`, `--eidas`) that of the card or the node. */
  const play = (...kind) => installation.inrete('identity', 'import-idp', ...kind, path.join(installation.folder, 'idp.xml'));

  /** The judge's words on the addresses of one profile; `more` is added to the address that starts a sign-in. */
  async function verdict(name, { profile, base = '/spid', more = '', ...rest }) {
    const folder = path.join(installation.folder, name);
    await mkdir(folder);
    const login = `${installation.url}${base}/login?idp=${encodeURIComponent(PROVIDER)}${more}`;
    const started = Date.now();
    const result = await judge({
      profile,
      metadata: `${installation.url}${base}/metadata`,
      login,
      authority: installation.certificate.file,
      folder,
      ...rest,
    });
    const seconds = Math.round((Date.now() - started) / 1000);
    const { checks, failed, warnings } = result;
    console.log(`${name}: ${checks.length} checks, ${failed.length} failed, ${warnings.length} warnings (${seconds} s)`);
    const line = (check) => `${check.group}: ${check.test} (${check.value})`;
    assert.deepEqual(failed.map(line), [], `${name}: what the judge refuses\n${result.said}`);
    assert.ok(result.of('metadata').length >= 60, `${name}: ${result.of('metadata').length} checks of metadata`);
    assert.ok(result.of('authnrequest').length >= LEAST.authnrequest, `${name}: checks of the request are missing`);
    return result;
  }

  test('a public body passes every check, and refuses each wrong response for its own reason', async () => {
    const result = await verdict('spid-sp-public', { profile: 'spid-sp-public', more: '&livello=1', responses: true });

    assert.ok(result.checks.length >= LEAST.all, `${result.checks.length} checks: the judge stumbled\n${result.said}`);
    assert.ok(result.of('metadata').length >= LEAST.metadata, `${result.of('metadata').length} checks of metadata`);
    assert.equal(result.answers.size, LEAST.responses, 'responses sent');
    assert.deepEqual(differences(result.answers), []);

    for (const [name, { status, page }] of result.answers) {
      assert.ok(textOf(page).length > 80, `${name}: a page with hardly a word on it`);
      if (status === 200) assert.match(page, /\/area-personale"/, `${name}: the page of who is signed in`);
    }
    const texts = new Set(ANOMALIES.map((name) => textOf(result.answers.get(name).page)));
    assert.equal(texts.size, ANOMALIES.length, 'a text of its own for each thing that goes wrong with a person');

    // The reason stands in the log too, where who mends it looks for it.
    const log = server.output();
    for (const [name, { code }] of result.answers) {
      if (code) assert.ok(log.includes(code), `${name}: ${code} is not in the log`);
    }
  });

  for (const [level, right] of [[2, ['95', '96']], [3, ['96']]]) {
    test(`who asks for level ${level} accepts that or more, and no less`, async () => {
      const responses = ['94', '95', '96'];
      const result = await verdict(`level-${level}`, { profile: 'spid-sp-public', more: `&livello=${level}`, responses });
      const low = responses.filter((name) => !right.includes(name));
      const refused = Object.fromEntries(low.map((name) => [name, 'saml.level_too_low']));
      assert.deepEqual(differences(result.answers, { accepted: right, refused }), []);
    });
  }

  test('a request by POST passes too', async () => {
    await verdict('post', { profile: 'spid-sp-public', more: '&legame=post', responses: ['1', '2'] });
  });

  test('an aggregator of all services passes', async () => {
    await verdict('spid-sp-ag-public-full', { profile: 'spid-sp-ag-public-full', base: '/spid/aggregatore' });
  });

  test('an aggregator of the sign-in alone passes', async () => {
    await verdict('spid-sp-ag-public-lite', { profile: 'spid-sp-ag-public-lite', base: '/spid/aggregatore-leggero' });
  });

  test('an operator passes', async () => {
    await verdict('spid-sp-op-public-full', { profile: 'spid-sp-op-public-full', base: '/spid/gestore' });
  });

  test('the metadata for the eIDAS node and its requests pass', async () => {
    await play('--eidas');
    await verdict('ficep-eidas-sp', { profile: 'ficep-eidas-sp' });
  });

  test('the metadata for CIE and its requests pass', async () => {
    await play('--cie');
    await verdict('cie-sp-public', { profile: 'cie-sp-public', base: '/cie' });
  });
});
