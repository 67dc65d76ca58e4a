// Somebody who meets the program for the first time: every page she sees and every field she touches is counted.

import assert from 'node:assert/strict';
import { check } from './check.mjs';

/** Counts what a person does on a page; `fill`, `choose`, `tick` and `press` do it as she would. */
export class Counted {
  #page;
  pages = [];
  fields = [];
  presses = 0;

  constructor(page) {
    this.#page = page;
    page.on('response', (response) => {
      const isRedirect = response.status() >= 300 && response.status() < 400;
      if (response.request().isNavigationRequest() && response.frame() === page.mainFrame() && !isRedirect) {
        this.pages.push(new URL(response.url()).pathname);
      }
    });
  }

  async fill(values) {
    for (const [name, value] of Object.entries(values)) {
      await this.#page.locator(`main [name="${name}"]:visible`).first().fill(value);
      this.fields.push(name);
    }
  }

  async choose(name, value) {
    await this.#page.locator(`main [name="${name}"][value="${value}"]`).check();
    this.fields.push(`${name} ${value}`);
  }

  /** Presses the page's button, or one by its name, and looks at what comes. */
  async press(name, page) {
    const main = this.#page.locator('main');
    const button = name ? main.getByRole('button', { name }).or(main.getByRole('link', { name })).first() : main.locator('form:not([data-element=feedback]) button[type=submit]').first();
    const before = this.pages.length;
    await button.click();
    await assertSoon(() => this.pages.length > before, `«${name ?? 'the button'}» leads on`);
    await this.#page.waitForLoadState();
    this.presses += 1;
    if (page) await check(this.#page, page);
  }

  /** What it took, to be printed and held to. */
  get total() {
    return { pages: this.pages.length, fields: this.fields.length, presses: this.presses };
  }
}

async function assertSoon(is, what) {
  for (let tries = 0; tries < 100 && !is(); tries += 1) await new Promise((resolve) => setTimeout(resolve, 100));
  assert.ok(is(), what);
}
