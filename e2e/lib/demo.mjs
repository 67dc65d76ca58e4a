// What whoever stands before the demonstration has at hand: its mail, the telephones of its staff, its clock.

import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';

/** The password of every sign-in that the demonstration makes. */
export const PASSWORD = 'mare-monti-sportello-7';

/** The sign-ins of the demonstration, by what each does. */
export const STAFF = {
  administrator: 'amministrazione@rete.example.org',
  coordinator: 'coordinamento@rete.example.org',
  operator: 'operatore.la-spezia@rete.example.org',
  otherOperator: 'operatore.follo@rete.example.org',
  clerk: 'comune.pignone@rete.example.org',
};

const PATIENCE_MS = 20_000;

/** Asks again until there is an answer; `undefined` after some seconds. */
export async function eventually(ask, patience = PATIENCE_MS) {
  const end = Date.now() + patience;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined || Date.now() > end) return answer;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

/** All mail that the demonstration sent, the newest first: `{number, subject, to, text, files}`. */
export async function mailbox(server) {
  const html = await (await fetch(`${server.url}/posta`)).text();
  const mails = html.split('<article').slice(1);
  return mails.map((mail) => ({
    number: Number(mail.match(/id="mail-(\d+)"/)[1]),
    subject: plain(mail.match(/<h2[^>]*>([^]*?)<\/h2>/)[1]),
    to: plain(mail.match(/<p class="mb-1">([^]*?)<\/p>/)[1]),
    text: plain(mail.match(/<pre[^>]*>([^]*?)<\/pre>/)[1]),
    files: [...mail.matchAll(/href="(\/posta\/\d+\/[^"]+)"/g)].map((link) => link[1]),
  }));
}

/** The next mail to an address: sent after the mail `after` (its number), with a subject like that if one is given. */
export async function mailTo(server, address, { after = -1, subject = /./ } = {}) {
  const found = await eventually(async () => {
    const mails = await mailbox(server);
    return mails.find((mail) => mail.number > after && mail.to.includes(address) && subject.test(mail.subject));
  });
  assert.ok(found, `no mail to ${address} like ${subject} after mail ${after}`);
  return found;
}

/** The link of this site that a mail carries, as a path. */
export function linkIn(server, mail) {
  const link = mail.text.match(/https?:\/\/\S+\/l\/\S+/);
  assert.ok(link, `no link in:\n${mail.text}`);
  const url = new URL(link[0]);
  assert.equal(url.origin, server.url, 'a mailed link leads to this site');
  return url.pathname;
}

/** The text of a file that came with a mail. */
export async function fileOf(server, mail, ending) {
  const file = mail.files.find((name) => name.endsWith(ending));
  assert.ok(file, `no ${ending} came with «${mail.subject}»: ${mail.files}`);
  return (await fetch(server.url + file)).text();
}

/** Lines of a calendar file, unfolded, by the name before the first colon or semicolon. */
export function calendar(text) {
  const lines = text.replaceAll(/\r\n[ \t]/g, '').trim().split('\r\n');
  const value = (name) => lines.find((line) => line.startsWith(`${name}:`) || line.startsWith(`${name};`))?.replace(/^[^:]*:/, '');
  return { uid: value('UID'), sequence: Number(value('SEQUENCE')), starts: value('DTSTART'), method: value('METHOD'), status: value('STATUS') };
}

const usedCodes = new Map();

/** The one-time code that somebody's telephone shows now; a code that was used is never given twice. */
export async function codeOf(server, email) {
  const key = `${server.url} ${email}`;
  const code = await eventually(async () => {
    const html = await (await fetch(`${server.url}/posta/codici`)).text();
    const shown = html.match(new RegExp(`data-code-for="${email}"[^>]*>(\\d{6})<`))?.[1];
    assert.ok(shown, `${server.url}/posta/codici shows no code for ${email}`);
    return shown === usedCodes.get(key) ? undefined : shown;
  }, 40_000);
  usedCodes.set(key, code);
  return code;
}

/** Signs somebody of the demonstration in, as she does each morning: password, then the code of her telephone. */
export async function signIn(page, server, email, towards = '/accesso') {
  await page.goto(towards);
  await page.locator('main input[name=email]').fill(email);
  await page.locator('main input[name=password]').fill(PASSWORD);
  await page.locator('main form button[type=submit]').first().click();
  await page.waitForURL(/\/accesso\/codice/);
  await page.locator('main input[name=code]').fill(await codeOf(server, email));
  await page.locator('main form button[type=submit]').first().click();
  await page.waitForURL((url) => !url.pathname.startsWith('/accesso'));
}

/** The code of an authenticator app (RFC 6238) that was given this key, at a moment. */
export function totp(key, moment) {
  const bits = [...key.replaceAll(/[\s=]/g, '').toUpperCase()].map((letter) => {
    const value = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter);
    assert.ok(value >= 0, `not a base32 key: ${key}`);
    return value.toString(2).padStart(5, '0');
  }).join('');
  const secret = Buffer.from(bits.match(/.{8}/g).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(moment.getTime() / 30_000)));
  const mac = createHmac('sha1', secret).update(counter).digest();
  const offset = mac[19] & 15;
  return String((mac.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

/** The free times of a desk as programs see them, in order. */
export async function freeTimes(server, slug, { days = 30, channel = 'in_person', from } = {}) {
  const desk = await deskOf(server, slug);
  const query = new URLSearchParams({ desk: desk.id, days: String(days), channel, ...(from ? { from } : {}) });
  const answer = await fetch(`${server.url}/api/v1/slots?${query}`);
  assert.equal(answer.status, 200, `free times of ${slug}`);
  return (await answer.json()).contents;
}

/** A desk as programs see it. */
export async function deskOf(server, slug) {
  const { contents } = await (await fetch(`${server.url}/api/v1/desks`)).json();
  const desk = contents.find((one) => one.slug === slug);
  assert.ok(desk, `no desk ${slug} among ${contents.map((one) => one.slug ?? one.name)}`);
  return desk;
}

function plain(html) {
  const text = html.replaceAll(/<[^>]*>/g, '');
  const signs = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#34;': '"', '&#39;': "'", '&#38;': '&', '&#60;': '<', '&#62;': '>', '&amp;': '&' };
  return text.replaceAll(/&(#?\w+);/g, (sign) => signs[sign] ?? sign).trim();
}
