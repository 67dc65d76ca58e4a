// The HSDS 3.0 API, judged page by page by the compiled schemas of the specification.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { test } from 'node:test';
import { withoutPython } from '../lib/python.mjs';
import { root, startServer } from '../lib/server.mjs';
import { sharedData, withoutShared } from '../lib/shared.mjs';

test('every page of the HSDS API fits the schemas', { skip: withoutPython || withoutShared }, async () => {
  const server = await startServer();
  try {
    const judge = path.join(root, 'e2e/judges/hsds.py');
    const words = [judge, server.url, path.join(sharedData, 'hsds')];
    const verdict = spawnSync(process.env.INRETE_PYTHON, words, { encoding: 'utf8' });
    assert.equal(verdict.status, 0, `${verdict.stdout}${verdict.stderr}`);
  } finally {
    await server.stop();
  }
});
