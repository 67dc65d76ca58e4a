// An installation as its administrator makes it: a configuration, keys, providers, then `inrete serve`. The
// demonstration has a clock of its own; judges that speak SAML or OpenID look at the machine's.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { root, startProgram } from './server.mjs';

const BINARY = process.env.INRETE_BINARY ?? path.join(root, 'target/debug/inrete');
const run = promisify(execFile);

/** Our own words of this kind are for the tests; the program takes them for its configuration, and refuses them. */
const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('INRETE_')));

/** A port of loopback that nobody listens on now. */
export async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** A body as `[[identity.organisations]]` describes it; nobody has these codes. */
export function organisation(slug, more = {}) {
  return {
    slug,
    name: 'Comune di Prova',
    display_name: 'Comune di Prova',
    url: 'https://www.comune.prova.example.org',
    ipa_code: 'c_x999',
    fiscal_code: '80000000002',
    email: 'ufficio.digitale@comune.prova.example.org',
    phone: '+390187000000',
    municipality: 'Prova',
    municipality_code: 'X999',
    province: 'SP',
    ...more,
  };
}

/** The lines of a table in TOML. JSON writes strings, numbers, booleans and lists of them as TOML does. */
export function toml(header, values) {
  const lines = Object.entries(values).map(([key, value]) => `${key} = ${JSON.stringify(value)}`);
  return [header, ...lines, ''].join('\n');
}

/**
 * Makes an installation in a folder of its own; nothing runs yet.
 *
 * @param {object} options
 * @param {string} [options.host] the name under which it answers
 * @param {boolean} [options.tls] https with a certificate made for the occasion
 * @param {(ground: {url: string, folder: string}) => string} [options.configuration] more of the configuration
 */
export async function install({ host = 'localhost', tls = false, configuration = () => '' } = {}) {
  const folder = await mkdtemp(path.join(tmpdir(), 'inrete-install-'));
  const port = await freePort();
  const url = `${tls ? 'https' : 'http'}://${host}:${port}`;
  const certificate = tls ? await certificateFor(folder, host) : undefined;
  const config = path.join(folder, 'inrete.toml');
  await writeFile(config, [
    toml('[server]', {
      listen: `127.0.0.1:${port}`,
      public_url: url,
      ...(certificate && { tls_cert: certificate.file, tls_key: certificate.key }),
    }),
    toml('[database]', { url: `sqlite:${folder}/inrete.db` }),
    toml('[security]', { secret_file: `${folder}/secret` }),
    // Nobody listens there: what would be sent waits.
    toml('[mail]', { url: 'smtp://127.0.0.1:9', from: 'inrete <inrete@example.org>' }),
    toml('[log]', { format: 'json', level: 'info' }),
    configuration({ url, folder }),
  ].join('\n'));

  const inrete = async (...words) => {
    try {
      const { stdout } = await run(BINARY, ['--config', config, ...words], { cwd: folder, env });
      return stdout;
    } catch (error) {
      throw new Error(`inrete ${words.join(' ')} ended with ${error.code}:\n${error.stdout}${error.stderr}`);
    }
  };
  await inrete('migrate');
  let server;
  return {
    folder,
    url,
    config,
    certificate,
    inrete,
    /** Starts it; `output()` of the answer is its log so far. */
    async serve() {
      server = await startProgram(BINARY, ['--config', config, 'serve'], undefined, env);
      return server;
    },
    async remove() {
      await server?.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A certificate and its key for https on loopback, good for two days. */
async function certificateFor(folder, host) {
  const file = path.join(folder, 'tls-cert.pem');
  const key = path.join(folder, 'tls-key.pem');
  await run('openssl', [
    'req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', `/CN=${host}`,
    '-addext', `subjectAltName=DNS:${host},DNS:localhost,IP:127.0.0.1`,
    '-keyout', key, '-out', file,
  ]);
  return { file, key };
}

/** The events of a log in JSON lines; what is not one (a `ready` line) is left out. */
export function events(output) {
  return output.split('\n').flatMap((line) => {
    try {
      return [JSON.parse(line)];
    } catch {
      return [];
    }
  });
}

/** Refuses a log with an error, a panic or an answer of 5xx in it. */
export function refuseTroubles(output) {
  const troubles = output.split('\n').filter((line) => /"level":"ERROR"|panicked at|"status":"?5\d\d/.test(line));
  assert.deepEqual(troubles, [], 'the log of the server');
}
