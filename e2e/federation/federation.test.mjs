// CIE and SPID by OpenID federation, against an anchor and providers that others wrote: our own declaration is onboarded,
// the chains are built up to the anchor, and a person signs in.

import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { install, organisation, refuseTroubles, toml } from '../lib/installation.mjs';
import { Walker } from '../lib/walker.mjs';
import { PERSON, startFederation } from './federation.mjs';

const skip = process.env.INRETE_PYTHON
  ? false
  : 'no Python environment of the federation: run through `cargo xtask test --only federation`';

/** There is a federation for each: the ministry's and AgID's. */
const PROFILES = ['cie', 'spid'];

/** The kinds of key that anchors, providers and we may have, and the word of our command for each. */
const KINDS = { rsa: 'rsa', ec: 'p256' };

for (const [kind, algorithm] of Object.entries(KINDS)) {
  describe(`relying party in a federation with keys of kind ${kind}`, { skip }, () => {
    const federations = {};
    let installation;
    let server;

    before(async () => {
      for (const profile of PROFILES) federations[profile] = await startFederation(profile, kind);
      const anchors = Object.values(federations).map(({ anchor, provider, profile }) =>
        toml('[[identity.federation.anchors]]', { entity: anchor, kind: profile, providers: [provider] }));
      installation = await install({
        host: '127.0.0.1',
        configuration: () => [
          toml('[identity.federation]', { insecure_loopback: true }),
          ...anchors,
          toml('[[identity.organisations]]', organisation('comune')),
        ].join('\n'),
      });
      for (const use of ['federation', 'core_sig', 'core_enc']) {
        await installation.inrete('identity', 'keys', 'next', '--use', use, '--algorithm', algorithm);
      }
      server = await installation.serve();
      // Each authority takes us in as it takes everybody in: it reads our declaration, and gives us its mark to publish.
      for (const federation of Object.values(federations)) {
        const mark = await federation.onboard(server.url);
        const file = path.join(installation.folder, `${federation.profile}.jwt`);
        await writeFile(file, mark.trust_mark);
        await installation.inrete('identity', 'import-trust-mark', file);
      }
    });

    after(async () => {
      const said = server?.output() ?? '';
      await installation?.remove();
      for (const federation of Object.values(federations)) await federation.stop();
      refuseTroubles(said);
    });

    for (const profile of PROFILES) {
      test(`a person signs in with ${profile}`, async () => {
        const person = await signIn(profile);
        assert.match(person.text, new RegExp(`${PERSON.attributes.given_name} ${PERSON.attributes.family_name}`));
      });
    }

    test('whoever says no at the provider is told so, and is not in', async () => {
      const person = await atProvider('cie');
      const cancel = person.text.match(/href="([^"]*notconsent[^"]*)"/)[1].replaceAll('&amp;', '&');
      await person.open(cancel);
      assert.ok([400, 403].includes(person.status), `${person.status} at ${person.url}`);
      assert.match(person.text, /data-refusal="/);
      await person.open(`${server.url}/area-personale`);
      assert.match(person.url, /\/accedi/);
    });

    test('a code that comes without a request of ours lets nobody in', async () => {
      const person = new Walker();
      const state = 'a'.repeat(40);
      await person.open(`${server.url}/oidc/callback?code=x&state=${state}&iss=${encodeURIComponent(federations.cie.provider)}`);
      assert.equal(person.status, 400);
    });

    /** To the provider's page that asks who she is. */
    async function atProvider(profile) {
      const person = new Walker();
      const { provider, output } = federations[profile];
      await person.open(`${server.url}/oidc/login?provider=${encodeURIComponent(provider)}`);
      assert.ok(person.url.startsWith(provider), `${person.url} (${person.status})\n${output()}\n${server.output()}`);
      assert.match(person.text, /chi sei/, person.text);
      return person;
    }

    /** From our button to her own page. */
    async function signIn(profile) {
      const person = await atProvider(profile);
      const { username, password } = PERSON;
      await person.send({ username, password });
      assert.match(person.text, /consenso/, `${person.status} ${person.url}\n${person.text}`);
      await person.send({ agree: 'on' });
      assert.ok(person.url.startsWith(server.url), person.url);
      assert.equal(person.status, 200, `${person.way.join('\n')}\n${person.text.slice(0, 1500)}\n${server.output()}`);
      return person.open(`${server.url}/area-personale`);
    }
  });
}
