// Somebody who walks from site to site without a browser: follows links and forms, keeps the cookies of each site.

import assert from 'node:assert/strict';

/** Walks with cookies of its own. Sites are told apart by host and port, as a browser does with names that differ. */
export class Walker {
  #cookies = new Map();

  /** Where it is now. */
  url = undefined;
  /** The answer of the last page: status and text. */
  status = 0;
  text = '';
  /** Every address that it was sent through on the way to this page. */
  way = [];

  /** Opens an address, following redirects as a browser does. */
  async open(address, init = {}) {
    let url = new URL(address, this.url);
    let request = { ...init };
    this.way = [];
    for (let hops = 0; hops < 12; hops += 1) {
      const jar = this.#cookies.get(url.host) ?? new Map();
      const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
      const headers = { ...(cookie && { cookie }), ...request.headers };
      const answer = await fetch(url, { ...request, headers, redirect: 'manual' });
      for (const line of answer.headers.getSetCookie()) keep(jar, line);
      this.#cookies.set(url.host, jar);
      this.way.push(url.href);
      const to = answer.headers.get('location');
      if (answer.status < 300 || answer.status >= 400 || !to) {
        this.url = url.href;
        this.status = answer.status;
        this.text = await answer.text();
        return this;
      }
      // After 307 and 308 the same is sent again; otherwise what follows is a visit.
      if (![307, 308].includes(answer.status)) request = {};
      url = new URL(to, url);
    }
    assert.fail(`sent from address to address without end: ${this.way.join(' → ')}`);
  }

  /** Sends the form whose action or fields match, with these values; what it holds already stays. */
  async send(values, which = /./) {
    const forms = [...this.text.matchAll(/<form\b([^>]*)>([^]*?)<\/form>/g)].map(([whole, head, body]) => ({ whole, head, body }));
    const form = forms.find(({ whole }) => which.test(whole));
    assert.ok(form, `no form like ${which} on ${this.url} (${this.status}):\n${this.text.slice(0, 2000)}`);
    const held = {};
    for (const [input] of form.body.matchAll(/<input\b[^>]*>/g)) {
      const name = attribute(input, 'name');
      if (name && !/type="?(checkbox|radio|submit)/.test(input)) held[name] = attribute(input, 'value') ?? '';
    }
    const fields = new URLSearchParams({ ...held, ...values });
    const action = new URL(attribute(form.head, 'action') || this.url, this.url);
    if ((attribute(form.head, 'method') ?? 'get').toLowerCase() !== 'post') {
      action.search = fields.toString();
      return this.open(action);
    }
    const from = new URL(this.url).origin;
    return this.open(action, {
      method: 'POST',
      body: fields.toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded', origin: from, referer: `${from}/` },
    });
  }

  /** The cookies that a site has set, by name. */
  cookies(host) {
    return new Map(this.#cookies.get(host));
  }
}

function keep(jar, line) {
  const [pair, ...rules] = line.split(';');
  const name = pair.slice(0, pair.indexOf('=')).trim();
  const value = pair.slice(pair.indexOf('=') + 1);
  const isOver = rules.some((rule) => /^\s*max-age=(0|-\d+)\s*$/i.test(rule));
  if (isOver) jar.delete(name);
  else jar.set(name, value);
}

function attribute(tag, name) {
  const found = tag.match(new RegExp(`\\b${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s>]+))`));
  const value = found?.[1] ?? found?.[2] ?? found?.[3];
  return value?.replaceAll('&quot;', '"').replaceAll('&#x27;', "'").replaceAll('&#39;', "'").replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
