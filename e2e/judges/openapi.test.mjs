// The OpenAPI document that the program serves, judged by Spectral: not one warning.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { root, startServer } from '../lib/server.mjs';

test('the OpenAPI document passes Spectral without a warning', async () => {
  const server = await startServer();
  const folder = await mkdtemp(path.join(tmpdir(), 'inrete-openapi-'));
  try {
    const answer = await fetch(`${server.url}/api/openapi.json`);
    assert.equal(answer.status, 200);
    const text = await answer.text();
    assert.match(JSON.parse(text).openapi, /^3\.1\./);
    const file = path.join(folder, 'openapi.json');
    await writeFile(file, text);

    const rules = path.join(root, 'e2e/judges/spectral.yaml');
    const spectral = path.join(root, 'node_modules/.bin/spectral');
    const words = ['lint', '--ruleset', rules, '--fail-severity', 'warn', file];
    const verdict = spawnSync(spectral, words, { cwd: root, encoding: 'utf8' });

    assert.equal(verdict.status, 0, `${verdict.stdout}${verdict.stderr}`);
  } finally {
    await rm(folder, { recursive: true });
    await server.stop();
  }
});
