// A real Chromium, with what went wrong in its pages written down.

import { chromium } from 'playwright-core';

/** The narrowest screen that a page must fit (WCAG 1.4.10), and a common desktop. */
export const PHONE = { width: 320, height: 720 };
export const DESKTOP = { width: 1280, height: 900 };

/** How long a page may take for one step, on a machine that is busy with other things. */
const PATIENCE_MS = 15_000;

// A test browser that talks to nobody but the server under test.
const ARGUMENTS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-quic',
  '--no-first-run',
  '--disable-component-update',
  '--disable-sync',
];

/** What was seen in a page besides what it shows: read by `check`. */
const notes = new WeakMap();

/** What went wrong in this page so far, and the last document as the server sent it. */
export function notesOf(page) {
  return notes.get(page) ?? { troubles: [], html: undefined, hasScripts: true };
}

/** Starts the browser; `page(baseUrl, options)` opens a page in a context (cookies) of its own. */
export async function startBrowser() {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ARGUMENTS,
  });
  return {
    async page(baseURL, options = {}) {
      const context = await browser.newContext({
        baseURL,
        locale: 'it-IT',
        timezoneId: 'Europe/Rome',
        viewport: DESKTOP,
        reducedMotion: 'reduce',
        ...options,
      });
      context.setDefaultTimeout(PATIENCE_MS);
      const page = await context.newPage();
      watch(page, new URL(baseURL).host, options.javaScriptEnabled ?? true);
      return page;
    },
    close: () => browser.close(),
  };
}

function watch(page, host, hasScripts) {
  const seen = { troubles: [], html: undefined, hasScripts };
  notes.set(page, seen);
  page.on('pageerror', (error) => seen.troubles.push(`script error: ${error.message}`));
  page.on('console', (message) => {
    // A page with status 4xx is an answer that journeys ask for on purpose; the browser calls it an error.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) {
      seen.troubles.push(`console: ${message.text()}`);
    }
  });
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (url.protocol.startsWith('http') && url.host !== host) {
      seen.troubles.push(`request that leaves the site: ${request.url()}`);
    }
  });
  page.on('response', (response) => {
    const request = response.request();
    const isRedirect = response.status() >= 300 && response.status() < 400;
    if (!request.isNavigationRequest()) {
      if (response.status() >= 400) seen.troubles.push(`${response.status()} for ${response.url()}`);
    } else if (request.frame() === page.mainFrame() && !isRedirect) {
      // A download has no text to read; then there is nothing to judge.
      seen.html = response.text().catch(() => undefined);
    }
  });
}
