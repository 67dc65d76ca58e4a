// Starts the program under test as its users start it, and stops it by its process id.

import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The root of the repository. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/** The day on which every journey begins: a Monday, far from a change of the clock. */
export const TODAY = '2026-11-23';

/** The hour of that day, on the clocks of Italy, at which the demonstration starts. */
const MORNING = 7;

const PATIENCE_MS = 60_000;

/**
 * Starts `inrete demo` on a free port with data of its own and waits until it says that it is ready.
 *
 * @param {object} [options]
 * @param {string} [options.today] the day on which its clock starts
 * @param {string} [options.databaseUrl] another database than the embedded one
 * @param {string[]} [options.args] more arguments
 * @returns {Promise<{url: string, pid: number|undefined, output: () => string, now: () => Date|undefined, stop: () => Promise<void>}>}
 *   `now` is what the clock of the server shows, to a second or so; nothing for a server that ran already
 */
export async function startServer({ today = TODAY, databaseUrl, args = [] } = {}) {
  if (process.env.INRETE_BASE_URL) {
    return { url: process.env.INRETE_BASE_URL, pid: undefined, output: () => '', now: () => undefined, stop: async () => {} };
  }
  const data = await mkdtemp(path.join(tmpdir(), 'inrete-e2e-'));
  const binary = process.env.INRETE_BINARY ?? path.join(root, 'target/debug/inrete');
  const words = ['demo', '--listen', '127.0.0.1:0', '--data', data, '--today', today];
  if (databaseUrl) words.push('--database-url', databaseUrl);
  const started = Date.now();
  const server = await startProgram(binary, [...words, ...args], () => rm(data, { recursive: true, force: true }));
  return { ...server, now: () => new Date(inRome(today, MORNING) + Date.now() - started) };
}

/** The moment of an hour of a day in Italy, in milliseconds. */
function inRome(day, hour) {
  const asUtc = Date.parse(`${day}T${String(hour).padStart(2, '0')}:00:00Z`);
  const zone = new Intl.DateTimeFormat('en', { timeZone: 'Europe/Rome', timeZoneName: 'longOffset' });
  const offset = zone.formatToParts(asUtc).find((part) => part.type === 'timeZoneName').value.match(/GMT([+-]\d\d)/)[1];
  return asUtc - Number(offset) * 3_600_000;
}

/** Starts a program that prints `ready http://…` (or https), and answers where it listens. */
export async function startProgram(binary, args, cleanUp = async () => {}, env = process.env) {
  const child = spawn(binary, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  const ended = new Promise((resolve) => {
    child.once('error', (error) => resolve(`cannot start: ${error.message}`));
    child.once('exit', (code, signal) => resolve(`ended with ${signal ?? code}`));
  });
  const stop = async () => {
    const timer = setTimeout(() => child.kill('SIGKILL'), 10_000);
    child.kill('SIGTERM');
    await ended;
    clearTimeout(timer);
    await cleanUp();
  };

  const ready = new Promise((resolve) => {
    const listen = (chunk) => {
      output += chunk;
      const line = output.match(/^ready (https?:\/\/\S+?)\/?\s*$/m);
      if (line) resolve({ url: line[1] });
    };
    child.stdout.setEncoding('utf8').on('data', listen);
    child.stderr.setEncoding('utf8').on('data', (chunk) => {
      output += chunk;
    });
  });
  const timer = new AbortController();
  const late = new Promise((resolve) => {
    const handle = setTimeout(() => resolve({ failure: `was not ready within ${PATIENCE_MS / 1000} s` }), PATIENCE_MS);
    timer.signal.addEventListener('abort', () => clearTimeout(handle));
  });
  const first = await Promise.race([ready, ended.then((how) => ({ failure: how })), late]);
  timer.abort();
  if (first.failure) {
    await stop();
    throw new Error(`${path.basename(binary)} ${args.join(' ')} ${first.failure}. It wrote:\n${output}`);
  }
  return { url: first.url, pid: child.pid, output: () => output, stop };
}
