// The judge of SPID written by others (AgID's spid-sp-test), and what it found.

import { spawn } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

/** Where the packages of the judge are; or why they are not, for the option `skip` of a test. */
export const withoutJudge = process.env.INRETE_PYTHON
  ? false
  : 'no Python environment of the judge: run through `cargo xtask test --only spid`';

const program = (name) => path.join(path.dirname(process.env.INRETE_PYTHON), name);

/** The provider that the judge plays: its metadata. */
export async function providerMetadata() {
  const { stdout } = await call('spid_sp_test', ['--idp-metadata'], {});
  return stdout.slice(stdout.indexOf('<'));
}

/** The name of the provider that the judge plays. */
export const PROVIDER = 'https://localhost:8443';

/**
 * Runs the judge and reads its report.
 *
 * It counts any error status as a refusal, swallows failures of its own and then says less: who calls looks at the
 * number of checks, at each status, and at the pages.
 *
 * @param {object} what
 * @param {string} what.profile
 * @param {string} what.metadata address of our metadata
 * @param {string} [what.login] address that starts a sign-in
 * @param {string} what.authority file of the certificate that our https has
 * @param {string} what.folder where it writes
 * @param {boolean|string[]} [what.responses] send all responses, or the ones of these numbers
 */
export async function judge({ profile, metadata, login, authority, folder, responses = false }) {
  const report = path.join(folder, 'report.json');
  const pages = path.join(folder, 'pages');
  const words = ['--profile', profile, '--extra', '--debug', 'ERROR', '--report_format', 'json'];
  words.push('--report-output-file', report, '--metadata-url', metadata, '--exit-zero');
  if (login) words.push('--authn-url', login);
  if (responses) words.push('--test-response', '--response-html-dumps', pages);
  if (Array.isArray(responses)) words.push('--test-names', ...responses);
  const said = await call('spid_sp_test', words, { REQUESTS_CA_BUNDLE: authority });
  const groups = JSON.parse(await readFile(report, 'utf8')).test.sp;
  const checks = Object.entries(groups).flatMap(([group, classes]) =>
    Object.values(classes).flat().map((check) => ({ ...check, group })));
  return {
    checks,
    failed: checks.filter((check) => check.result === 'failure'),
    warnings: checks.filter((check) => check.result === 'warning'),
    of: (group) => checks.filter((check) => check.group.startsWith(group)),
    answers: responses ? await answers(checks, pages) : new Map(),
    said: `${said.stdout}${said.stderr}`,
  };
}

/** What we answered to each response, by its number: the status, the page, and the code of the refusal on it. */
async function answers(checks, pages) {
  const found = new Map();
  const files = await readdir(pages);
  for (const check of checks.filter((one) => one.group === 'response')) {
    const name = check.test_id;
    const status = Number(check.value.match(/status_code: (\d+)/)[1]);
    const dump = await readFile(path.join(pages, files.find((file) => file.startsWith(`${name}_`))), 'utf8');
    // The judge writes its own description and the response before the page, as comments.
    const page = dump.slice(dump.lastIndexOf('<html'));
    const code = page.match(/data-refusal="([^"]+)"/)?.[1];
    found.set(name, { status, page, code, description: check.test });
  }
  return found;
}

/** The text of a page that a person reads: its main part, without marks and without the small print of codes. */
export function textOf(page) {
  const main = page.match(/<main[^]*<\/main>/)?.[0] ?? page;
  return main.replaceAll(/<p class="small">(?:(?!<\/p>)[^])*data-refusal[^]*?<\/p>/g, '').replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ').trim();
}

/**
 * The judge of certificates, on one file: the lines of its report, and those that are no success. (Its report in JSON
 * stumbles over dates: the lines that it prints are read.)
 */
export async function judgeCertificate(file, sector = 'public') {
  const words = ['validator', '--sector', sector, '--crt-file', file];
  const { stdout, stderr } = await call('spid-compliant-certificates', words, {}, [0, 1]);
  // eslint-disable-next-line no-control-regex
  const plain = `${stdout}${stderr}`.replaceAll(/\u001b\[\d+m/g, '').split('\n');
  const lines = plain.filter((line) => /^\[\w\]\s{2,}/.test(line));
  return { lines, failed: lines.filter((line) => !line.startsWith('[I]')), said: plain.join('\n') };
}

function call(name, words, environment, rightEnds = [0]) {
  return new Promise((resolve, reject) => {
    const child = spawn(program(name), words, { env: { ...process.env, ...environment } });
    let [stdout, stderr] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (chunk) => (stdout += chunk));
    child.stderr.setEncoding('utf8').on('data', (chunk) => (stderr += chunk));
    child.once('error', reject);
    child.once('close', (code) => {
      if (rightEnds.includes(code)) resolve({ stdout, stderr });
      else reject(new Error(`${name} ${words.join(' ')} ended with ${code}:\n${stdout}${stderr}`));
    });
  });
}
