// The month's report: the coordinator prepares it, sees how a figure was counted, hands it in, downloads it in each form; it
// changes no more. A clerk sees her own body's figures and no others. A funder's own form is uploaded and used.

import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { spawnSync } from 'node:child_process';
import { inflateRawSync } from 'node:zlib';
import { PHONE, startBrowser } from '../lib/browser.mjs';
import { check } from '../lib/check.mjs';
import { signIn, STAFF } from '../lib/demo.mjs';
import { startServer } from '../lib/server.mjs';
import { statusAfter } from '../lib/story.mjs';

const server = await startServer({ today: '2026-11-24' });
const browser = await startBrowser();
const folder = await mkdtemp(join(tmpdir(), 'report-'));
after(async () => {
  await browser.close();
  await server.stop();
  await rm(folder, { recursive: true });
});

const coordinator = await browser.page(server.url);
const clerk = await browser.page(server.url, PHONE);
const main = (page) => page.locator('main');
const rows = (page, table) => page.locator(`#${table} tbody tr`).allTextContents();
let report;
let cells;

/** The cells of the file: table, row, value. None of its words holds a line break. */
function cellsOf(csv) {
  const fields = (line) => [...line.matchAll(/(?:^|;)(?:"((?:[^"]|"")*)"|([^;]*))/g)].map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain);
  const lines = csv.trim().split('\r\n').slice(1).map(fields);
  return lines.map(([, table, , row, , value]) => ({ table, row, value }));
}

/** What a link downloads. */
async function downloaded(page, name) {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    main(page).getByRole('link', { name }).first().click(),
  ]);
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

/** The files of a ZIP archive, by name, as text. */
function unzipped(bytes) {
  const files = new Map();
  let end = bytes.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [packed, nameLength] = [bytes.readUInt32LE(at + 20), bytes.readUInt16LE(at + 28)];
    const name = bytes.subarray(at + 46, at + 46 + nameLength).toString();
    const local = bytes.readUInt32LE(at + 42);
    const from = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const content = bytes.subarray(from, from + packed);
    files.set(name, (bytes.readUInt16LE(at + 10) === 0 ? content : inflateRawSync(content)).toString());
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return files;
}

test('the coordinator finds six months of reports', async () => {
  await signIn(coordinator, server, STAFF.coordinator);
  await coordinator.goto('/ufficio');
  assert.match(await main(coordinator).textContent(), /La relazione di ottobre 2026 è consegnata/);
  await coordinator.goto('/ufficio/rapporti');
  await check(coordinator, 'report-index');
  const handedIn = await rows(coordinator, 'reports');
  assert.equal(handedIn.filter((row) => /Relazione mensile.*Rete per il Lavoro/s.test(row)).length, 6);
});

test('she prepares the funder\'s sheet of a month, on screen only', async () => {
  await main(coordinator).getByLabel('Scheda per chi finanzia').check();
  await main(coordinator).getByRole('button', { name: 'Prepara il rapporto' }).click({ timeout: 30_000 });
  await coordinator.waitForURL(/anteprima/);
  await check(coordinator, 'report-preview');
  assert.equal(await main(coordinator).getByRole('link', { name: /Scarica/ }).count(), 0, 'a preview makes no file');
  assert.match(await main(coordinator).textContent(), /cifre non sono mostrate/);
});

test('a figure opens to how it was counted', async () => {
  const first = coordinator.locator('#mesi tbody tr').first();
  await first.locator('a').first().click();
  await check(coordinator, 'report-figure');
  assert.match(await main(coordinator).textContent(), /Si prendono i contatti conclusi/);
  await main(coordinator).getByRole('link', { name: 'Torna al rapporto' }).click();
  await coordinator.locator('main td a', { hasText: 'n.m.' }).first().click();
  await check(coordinator, 'report-figure-hidden');
  assert.match(await main(coordinator).textContent(), /Questa cifra non è mostrata/);
  await main(coordinator).getByRole('link', { name: 'Torna al rapporto' }).click();
});

test('handed in, it is printed and downloaded with one click each', async () => {
  await main(coordinator).getByRole('button', { name: 'Consegna il rapporto' }).click();
  await coordinator.waitForURL(/\/ufficio\/rapporti\/[0-9a-f-]{36}$/);
  report = new URL(coordinator.url()).pathname;
  await check(coordinator, 'report-handed-in');
  const shown = (await coordinator.locator('#mesi tbody tr').last().locator('td').first().textContent()).replace(/[^\d].*/s, '');
  assert.match(shown, /^\d+$/);

  const csv = await downloaded(coordinator, 'Scarica il CSV');
  assert.match(csv.name, /^rapporto-finanziatore-2026-10-n\d+\.csv$/);
  const lines = csv.bytes.toString().split('\r\n');
  assert.match(lines[0], /Sezione;Tabella;Che cosa conta;Riga;Colonna;Valore;Mostrato/);
  assert.ok(lines.some((line) => line.includes('Accessi per mese') && line.includes(';Totale;') && line.includes(`;${shown};`)));
  assert.ok(lines.some((line) => line.endsWith(';n.m.;no')), 'what is hidden says so');

  const xlsx = unzipped((await downloaded(coordinator, /XLSX/)).bytes);
  assert.match(xlsx.get('xl/workbook.xml'), /name="rapporto".*name="Accessi per mese/s);
  assert.match(xlsx.get('xl/worksheets/sheet2.xml'), new RegExp(`<v>${shown}</v>`), 'numbers are numbers');
  assert.match(xlsx.get('xl/sharedStrings.xml'), /una persona può averne molti/, 'each sheet says what its numbers are');

  cells = cellsOf(csv.bytes.toString());
});

test('poppler finds on paper the title, the language, the tags and the figures of the file', async (t) => {
  const pdf = await coordinator.request.get(`${report}/rapporto.pdf`);
  assert.equal(pdf.status(), 200);
  const path = join(folder, 'rapporto.pdf');
  await writeFile(path, await pdf.body());
  const poppler = (program, ...words) => spawnSync(program, words, { encoding: 'utf8' });
  const info = poppler('pdfinfo', path);
  if (info.error?.code === 'ENOENT') return t.skip('poppler is not installed (Debian: poppler-utils)');
  assert.match(info.stdout, /^Title:\s+Scheda per chi finanzia · ottobre 2026$/m);
  assert.match(info.stdout, /^Tagged:\s+yes$/m);
  assert.match(poppler('pdfinfo', '-meta', path).stdout, /<dc:language><rdf:Bag><rdf:li>it<\/rdf:li>/);
  const structure = poppler('pdfinfo', '-struct', path).stdout;
  const lines = poppler('pdftotext', '-layout', path, '-').stdout.split('\n').map((line) => line.trim().replace(/\s+/g, ' '));
  const text = lines.join(' ');
  const tables = new Map();
  for (const { table, row, value } of cells) {
    const rows = tables.get(table) ?? tables.set(table, new Map()).get(table);
    rows.set(row, [...(rows.get(row) ?? []), value]);
  }
  assert.equal(structure.match(/^\s*Table\b/gm)?.length, tables.size, 'each table is one for who listens to it');
  let compared = 0;
  for (const [table, rows] of tables) {
    assert.ok(text.includes(table), table);
    const from = lines.findIndex((line) => line === table);
    for (const [row, values] of rows) {
      const zeros = rows.size > 12 && values.every((value) => value === '0') && row !== 'Totale';
      // A long name goes on in the next line: its figures then stand beside a part of it.
      const wanted = values.map((value) => (value === 'n.m.' ? value : Number(value).toLocaleString('it', { useGrouping: 'always' }))).join(' ');
      const found = zeros
        ? text.includes(row)
        : lines.slice(from).some((line) => line === `${row} ${wanted}` || (row.length > 30 && line.endsWith(wanted)));
      assert.ok(found, `${table}: ${row} ${wanted}`);
      compared += 1;
    }
  }
  assert.ok(compared > 60, `${compared} rows were compared`);
});

test('on paper there is the report and nothing of the site', async () => {
  await coordinator.emulateMedia({ media: 'print' });
  assert.equal(await coordinator.locator('header nav').first().isVisible(), false);
  assert.equal(await main(coordinator).getByRole('link', { name: 'Scarica il CSV' }).isVisible(), false);
  assert.equal(await coordinator.locator('#mesi').isVisible(), true);
  await coordinator.emulateMedia({ media: 'screen' });
});

test('a wide table is scrolled with the keyboard at 320 pixels', async () => {
  await coordinator.setViewportSize({ width: 320, height: 640 });
  const table = coordinator.locator('section.ir-table', { has: coordinator.locator('#stato') });
  await table.focus();
  const before = await table.evaluate((one) => one.scrollLeft);
  await coordinator.keyboard.press('ArrowRight');
  await coordinator.waitForTimeout(400);
  const [now, room] = await table.evaluate((one) => [one.scrollLeft, one.scrollWidth - one.clientWidth]);
  assert.ok(room <= 0 || now > before, 'it moves');
  await coordinator.setViewportSize({ width: 1280, height: 900 });
});

test('a funder\'s own form is refused with its fault, then used', async () => {
  await coordinator.goto('/ufficio/rapporti/definizioni');
  await check(coordinator, 'report-definitions');
  const upload = async (text) => {
    const path = join(folder, 'modulo.toml');
    await writeFile(path, text);
    await main(coordinator).locator('input[type=file]').setInputFiles(path);
    return statusAfter(coordinator, () => main(coordinator).getByRole('button', { name: 'Carica il documento' }).click());
  };
  assert.equal(await upload('schema = 1\n[[section]]\nboh'), 422);
  await check(coordinator, 'report-definitions-refused');
  const words = (it, en) => `{ it = "${it}", en = "${en}" }`;
  const own = `schema = 1\nkey = "provincia"\nversion = 1\nname = ${words('Scheda della Provincia', 'Sheet of the Province')}\n`
    + `about = ${words('Per canale.', 'By channel.')}\nfor = ["network"]\n[[section]]\ntitle = ${words('Uno', 'One')}\n`
    + `[[section.table]]\nkey = "canali"\ncaption = ${words('Per canale', 'By channel')}\nmeasures = ["contatti"]\nrows = ["channel"]\ncolumns = "month"\n`;
  assert.equal(await upload(own), 200);
  await check(coordinator, 'report-definition-look');
  assert.equal(await statusAfter(coordinator, () => main(coordinator).getByRole('button', { name: 'Conferma: vale da adesso' }).click()), 200);
  await check(coordinator, 'report-definition-kept');
  await coordinator.goto('/ufficio/rapporti');
  await main(coordinator).getByLabel('Scheda della Provincia').check();
  await main(coordinator).getByRole('button', { name: 'Prepara il rapporto' }).click({ timeout: 30_000 });
  await check(coordinator, 'report-preview-own');
  assert.equal((await rows(coordinator, 'canali')).length > 4, true);
});

test('an operator sees her own body and no other', async () => {
  await signIn(clerk, server, STAFF.otherOperator);
  await clerk.goto('/ufficio/rapporti');
  await check(clerk, 'report-index-operator');
  assert.doesNotMatch(await main(clerk).textContent(), /lo consegni/, 'she may not');
  assert.equal(await clerk.locator('[name=ambito] option').count(), 1);
  await main(clerk).getByRole('button', { name: 'Prepara il rapporto' }).click({ timeout: 30_000 });
  await clerk.waitForURL(/anteprima/);
  await check(clerk, 'report-preview-operator');
  assert.equal(await main(clerk).getByRole('button', { name: 'Consegna il rapporto' }).count(), 0);
  assert.match(await main(clerk).textContent(), /chi ne confronta più d'una può ricavarne altre/);
  const answer = await clerk.goto(report);
  assert.equal(answer.status(), 403);
  assert.match(await main(clerk).textContent(), /non/i);
});
