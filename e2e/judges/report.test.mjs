// The handed-in reports of the demonstration, six months of them, attacked by somebody who has them all and a solver of
// integer programs (HiGHS, by scipy): every hidden figure keeps two values.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { startBrowser } from '../lib/browser.mjs';
import { signIn, STAFF } from '../lib/demo.mjs';
import { withoutPython } from '../lib/python.mjs';
import { root, startServer } from '../lib/server.mjs';

const folder = await mkdtemp(path.join(tmpdir(), 'reports-'));
after(() => rm(folder, { recursive: true }));
const options = { skip: withoutPython };

/** The list of reports as its readers see it, the first one first. */
async function handedIn(page) {
  await page.goto('/ufficio/rapporti');
  const reports = await page.locator('#reports tbody tr').evaluateAll((rows) => rows.map((row) => {
    const [title, scope, period] = [...row.querySelectorAll('td')].map((cell) => cell.innerText);
    return { title, scope, period, address: row.querySelector('td a').getAttribute('href') };
  }));
  return reports.toReversed();
}

/** Hands in a report of one month, of the agreement or other part of the network that has this name. */
async function handIn(page, form, scope, month) {
  await page.goto('/ufficio/rapporti');
  const value = await page.locator('option', { hasText: scope }).first().getAttribute('value');
  await page.goto(`/ufficio/rapporti/anteprima?form=${form}&ambito=${value}&dal=${month}&al=${month}`);
  await page.getByRole('button', { name: 'Consegna il rapporto' }).click();
  await page.waitForURL(/\/ufficio\/rapporti\/[0-9a-f-]{36}/);
}

function attack(...words) {
  const program = path.join(root, 'e2e/judges/report_attack.py');
  const all = ['-B', program, folder, ...words];
  const verdict = spawnSync(process.env.INRETE_PYTHON, all, { encoding: 'utf8', timeout: 400_000 });
  assert.equal(verdict.status, 0, `${verdict.stdout}${verdict.stderr}`);
  return JSON.parse(verdict.stdout);
}

test('the coordinator downloads all reports', options, async () => {
  const server = await startServer({ today: '2026-11-24' });
  const browser = await startBrowser();
  try {
    const page = await browser.page(server.url);
    await signIn(page, server, STAFF.coordinator);
    // An agreement that works at one place: its total first, then its places.
    await handIn(page, 'finanziatore', 'Accompagnamento personale al lavoro', '2026-10');
    await handIn(page, 'promesso-raggiunto', 'Accompagnamento personale al lavoro', '2026-10');
    const index = [];
    for (const { address, ...report } of await handedIn(page)) {
      const csv = await page.request.get(`${address}/rapporto.csv`);
      assert.equal(csv.status(), 200);
      const file = `${index.length}.csv`;
      await writeFile(path.join(folder, file), await csv.body());
      index.push({ file, ...report });
    }
    assert.equal(index.filter((report) => report.title === 'Relazione mensile della rete').length, 6, 'six months');
    assert.ok(new Set(index.map((report) => report.scope)).size > 1, 'the network and an agreement');
    await writeFile(path.join(folder, 'index.json'), JSON.stringify(index));
  } finally {
    await browser.close();
    await server.stop();
  }
});

test('every hidden figure keeps two values over all reports', options, () => {
  const found = attack();
  assert.deepEqual(found.one_value, []);
  assert.deepEqual(found.unsure, []);
  assert.ok(found.hidden > 300, `${found.hidden} hidden figures`);
});

test('nor does a row tell by being listed', options, () => {
  const found = attack('--rows-occurred');
  assert.deepEqual(found.one_value, []);
  assert.deepEqual(found.unsure, []);
});

test('the attack finds figures where only small ones are hidden', options, () => {
  const found = attack('--small-only');
  assert.ok(found.one_value.length > 10, `${found.one_value.length} of ${found.hidden}`);
});
