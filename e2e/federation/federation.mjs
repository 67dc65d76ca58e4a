// The trust anchor and the providers of a federation, started for a test (see servers.py).

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freePort } from '../lib/installation.mjs';
import { root } from '../lib/server.mjs';

const PATIENCE_MS = 60_000;

/** The person who can sign in at every provider. Invented: no such town, no such code. */
export const PERSON = {
  username: 'ada',
  password: 'prova-di-federazione',
  attributes: {
    given_name: 'Ada',
    family_name: 'Prova',
    birthdate: '1990-01-01',
    email: 'ada@example.org',
    fiscal_number: 'TINIT-PRVDAA90A41X999E',
    'https://attributes.eid.gov.it/fiscal_number': 'TINIT-PRVDAA90A41X999E',
  },
};

/** Starts an anchor and a provider of each profile, with keys of one kind; all are in the federation when it returns. */
export async function startFederation(keys, profiles = ['cie', 'spid']) {
  const folder = await mkdtemp(path.join(tmpdir(), 'inrete-federation-'));
  const address = async () => `http://127.0.0.1:${await freePort()}`;
  const anchor = { url: await address() };
  const started = [];
  const stop = async () => {
    await Promise.all(started.map((server) => server.stop()));
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const begin = async (role, url) => {
      const server = await start(role, url, anchor.url, keys, folder);
      started.push(server);
      return server;
    };
    const addresses = await Promise.all(profiles.map(address));
    const servers = await Promise.all([begin('anchor', anchor.url), ...profiles.map((profile, index) => begin(profile, addresses[index]))]);
    const onboard = (url, type) => servers[0].ask(`${url} ${type} public`);
    for (const url of addresses) await onboard(url, 'openid_provider');
    return {
      anchor: anchor.url,
      providers: Object.fromEntries(profiles.map((profile, index) => [profile, addresses[index]])),
      /** Takes a relying party in; answers the trust mark that it is given. */
      onboard: (url) => onboard(url, 'openid_relying_party'),
      output: () => started.map((server) => `== ${server.role}\n${server.output()}`).join('\n'),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

function start(role, url, anchor, keys, folder) {
  const words = [path.join(root, 'e2e/federation/servers.py'), role, new URL(url).port, anchor, keys, folder];
  const child = spawn(process.env.INRETE_PYTHON, words, {
    env: { ...process.env, PYTHONDONTWRITEBYTECODE: '1', PYTHONWARNINGS: 'ignore', FEDERATION_PERSON: JSON.stringify(PERSON) },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let [lines, output] = ['', ''];
  const waiting = [];
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const tell = () => {
    for (let end = lines.indexOf('\n'); end >= 0; end = lines.indexOf('\n')) {
      waiting.shift()?.resolve(lines.slice(0, end));
      lines = lines.slice(end + 1);
    }
  };
  child.stdout.setEncoding('utf8').on('data', (chunk) => {
    lines += chunk;
    tell();
  });
  child.stderr.setEncoding('utf8').on('data', (chunk) => (output += chunk));
  const line = () => new Promise((resolve, reject) => {
    const fail = (how) => reject(new Error(`${role} ${how}:\n${output}`));
    const timer = setTimeout(() => fail('said nothing'), PATIENCE_MS);
    waiting.push({ resolve: (text) => { clearTimeout(timer); resolve(text); } });
    ended.then((code) => { clearTimeout(timer); fail(`ended with ${code}`); });
  });
  const server = {
    role,
    output: () => output,
    async ask(question) {
      const answer = line();
      child.stdin.write(`${question}\n`);
      const text = await answer;
      assert.match(text, /^onboarded /, `${text}\n${output}`);
      return JSON.parse(text.slice('onboarded '.length));
    },
    async stop() {
      child.kill('SIGKILL');
      await ended;
    },
  };
  return line().then((text) => {
    assert.equal(text, `ready ${url}`, output);
    return server;
  });
}
