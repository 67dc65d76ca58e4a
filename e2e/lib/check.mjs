// Looks at the page that is open, as it is now: can everybody use it, does it fit, is its HTML sound?

import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import axe from 'axe-core';
import { DESKTOP, notesOf, PHONE } from './browser.mjs';
import { faultsOfMarkup } from './markup.mjs';
import { root } from './server.mjs';

/** WCAG 2.2, levels A and AA, by the tags that axe gives its rules. */
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** A table of fifty rows has a fault fifty times: so many are shown. */
const MOST = 3;

const PICTURES = path.join(root, 'e2e/out');

/**
 * Refuses a page with anything that axe finds, that scrolls sideways at 320 px, whose HTML is not valid, whose scripts
 * fail, or that asks another site for something. Leaves a picture of it in `e2e/out/`, small and large.
 *
 * @param {import('playwright-core').Page} page
 * @param {string} name of the page and its state: `booking-with-errors`
 */
export async function check(page, name) {
  const before = page.viewportSize();
  const notes = notesOf(page);
  const faults = [];
  await mkdir(PICTURES, { recursive: true });
  for (const [label, size] of Object.entries({ phone: PHONE, desktop: DESKTOP })) {
    await page.setViewportSize(size);
    for (const fault of [...(await faultsOfWidth(page, size)), ...(await withScripts(page, faultsOfAxe))]) {
      faults.push(`on a ${label}: ${fault}`);
    }
    await page.screenshot({ path: path.join(PICTURES, `${name}-${label}.png`), fullPage: true });
  }
  if (before) await page.setViewportSize(before);
  faults.push(...(await faultsOfMarkup(await notes.html)), ...notes.troubles.splice(0));
  assert.ok(faults.length === 0, `${name} (${page.url()}):\n\n${faults.join('\n\n')}\n`);
}

async function faultsOfWidth(page, size) {
  const width = await page.evaluate('document.documentElement.scrollWidth');
  if (width <= size.width) return [];
  const widest = await page.evaluate(`
    [...document.body.querySelectorAll('*')]
      .filter((element) => element.getBoundingClientRect().right > ${size.width} + 1)
      .slice(0, 5)
      .map((element) => element.outerHTML.slice(0, 120))`);
  return [`scrolls sideways: ${width} px wide on ${size.width} px. Beyond the edge:\n  ${widest.join('\n  ')}`];
}

/**
 * axe needs timers, which stand still in a page whose JavaScript is off. Such a page is looked at in a twin: the same
 * HTML and styles at the same address and size, in a context that has JavaScript and is told to run no script.
 */
async function withScripts(page, look) {
  if (notesOf(page).hasScripts) return look(page);
  const html = await page.content();
  // Where scripts are off this is part of the page; where they are on it would vanish.
  const body = html.indexOf('<body');
  const seen = html.slice(0, body) + html.slice(body).replaceAll(/<(\/?)noscript/g, '<$1div');
  const context = await page.context().browser().newContext({ viewport: page.viewportSize(), reducedMotion: 'reduce' });
  try {
    const twin = await context.newPage();
    const answer = {
      contentType: 'text/html; charset=utf-8',
      headers: { 'content-security-policy': "script-src 'none'" },
      body: seen,
    };
    await twin.route(page.url(), (route) => (route.request().isNavigationRequest() ? route.fulfill(answer) : route.continue()));
    await twin.goto(page.url());
    return await look(twin);
  } finally {
    await context.close();
  }
}

async function faultsOfAxe(page) {
  // Given to the browser by the debugger, not by the page: the page's content security policy stays as it is.
  await page.evaluate(axe.source);
  const options = { runOnly: { type: 'tag', values: TAGS }, resultTypes: ['violations'] };
  const { violations } = await page.evaluate(`axe.run(document, ${JSON.stringify(options)})`);
  return violations.map((violation) => {
    const nodes = violation.nodes.slice(0, MOST).map((node) => {
      const what = node.failureSummary.split('\n').slice(1).join('\n   ');
      return `  at ${node.target.join(' ')}\n    ${node.html.slice(0, 200)}\n   ${what}`;
    });
    const more = violation.nodes.length > MOST ? [`  and ${violation.nodes.length - MOST} times more`] : [];
    return `${violation.id} (${violation.impact}): ${violation.help}\n${[...nodes, ...more].join('\n')}`;
  });
}
