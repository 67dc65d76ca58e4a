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

/**
 * Starts one federation, of `cie` or of `spid`: its anchor and a provider, with keys of one kind. The provider is in the
 * federation when it returns.
 */
export async function startFederation(profile, keys) {
  const folder = await mkdtemp(path.join(tmpdir(), `inrete-federation-${profile}-`));
  const [anchor, provider] = [await loopback(), await loopback()];
  const started = [];
  const stop = async () => {
    await Promise.all(started.map((server) => server.stop()));
    await rm(folder, { recursive: true, force: true });
  };
  const begin = async (role, url) => {
    const server = await start(role, url, anchor, keys, folder);
    started.push(server);
    return server;
  };
  try {
    const [authority] = await Promise.all([begin('anchor', anchor), begin(profile, provider)]);
    await authority.ask(`${provider} openid_provider public`);
    return {
      profile,
      anchor,
      provider,
      /** Takes a relying party in; answers the trust mark that it is given. */
      onboard: async (url) => (await authority.ask(`${url} openid_relying_party public`)).trust_mark,
      output: () => started.map((server) => `== ${profile}, ${server.role}\n${server.output()}`).join('\n'),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

const loopback = async () => `http://127.0.0.1:${await freePort()}`;

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
