// The certificate that we make for a body, judged by the program that checks what Avviso 29 of SPID asks of it.

import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { install, organisation, toml } from '../lib/installation.mjs';
import { judgeCertificate, withoutJudge } from '../lib/spid-sp-test.mjs';

/** Fewer lines mean that the judge stumbled. Seen on a certificate that is right: 40 and more. */
const LEAST = 25;

describe('certificate of a public body, by spid-compliant-certificates', { skip: withoutJudge }, () => {
  let installation;

  before(async () => {
    const organisations = ['comune', 'unione'].map((slug) => toml('[[identity.organisations]]', organisation(slug)));
    installation = await install({ configuration: () => organisations.join('\n') });
  });

  after(() => installation?.remove());

  for (const slug of ['comune', 'unione']) {
    test(`the certificate of «${slug}» has nothing to mend`, async () => {
      const printed = await installation.inrete('identity', 'certificate', '--organisation', slug);
      const pem = printed.match(/-----BEGIN CERTIFICATE-----[^]+?-----END CERTIFICATE-----/);
      assert.ok(pem, `no certificate in:\n${printed}`);
      const file = path.join(installation.folder, `${slug}.pem`);
      await writeFile(file, `${pem[0]}\n`);

      const { lines, failed, said } = await judgeCertificate(file);

      assert.deepEqual(failed, [], said);
      assert.ok(lines.length >= LEAST, `${lines.length} lines: the judge stumbled\n${said}`);
      console.log(`${slug}: ${lines.length} lines, 0 failing`);
    });
  }

  test('the judge refuses a certificate that is any other', async () => {
    const other = await install({ tls: true });
    try {
      const { failed } = await judgeCertificate(other.certificate.file);
      assert.ok(failed.some((line) => line.includes('2.5.4.97')), 'a certificate without the code of a body');
    } finally {
      await other.remove();
    }
  });
});
