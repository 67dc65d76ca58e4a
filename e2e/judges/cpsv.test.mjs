// The catalogue as linked data, judged by pyshacl with the shapes of CPSV-AP, and the sheets' own data by extruct.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { test } from 'node:test';
import { withoutPython } from '../lib/python.mjs';
import { root, startServer } from '../lib/server.mjs';
import { sharedData, withoutShared } from '../lib/shared.mjs';

test('the catalogue fits the shapes of CPSV-AP, in Turtle and in JSON-LD', { skip: withoutPython || withoutShared }, async () => {
  const server = await startServer();
  try {
    const shapes = path.join(sharedData, 'cpsv-ap/cpsv-ap-SHACL.ttl');
    const words = [path.join(root, 'e2e/judges/cpsv.py'), server.url, shapes];
    const verdict = spawnSync(process.env.INRETE_PYTHON, words, { encoding: 'utf8', timeout: 300_000 });
    assert.equal(verdict.status, 0, `${verdict.stdout}${verdict.stderr}`);
    assert.match(verdict.stdout, /^[1-9]\d* services/);
  } finally {
    await server.stop();
  }
});
