// publiccode.yml, judged by the schema of its standard.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import { parse } from 'yaml';
import { root } from '../lib/server.mjs';
import { sharedData, withoutShared } from '../lib/shared.mjs';

test('publiccode.yml follows its schema', { skip: withoutShared }, async () => {
  const schema = JSON.parse(await readFile(path.join(sharedData, 'publiccode/publiccode_schema_v0.5.0.json'), 'utf8'));
  const ajv = new Ajv({ strict: false, allErrors: true });
  addFormats(ajv);

  const isValid = ajv.compile(schema);
  const paper = parse(await readFile(path.join(root, 'publiccode.yml'), 'utf8'));

  assert.ok(isValid(paper), ajv.errorsText(isValid.errors, { separator: '\n' }));
});
