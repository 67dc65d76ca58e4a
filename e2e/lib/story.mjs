// Steps that several stories share, named as people would tell them.

import assert from 'node:assert/strict';
import { check } from './check.mjs';

/** The form of the page that is open, in `main`, without the rating below it. */
export const form = (page) => page.locator('main form:not([data-element=feedback])');

/** Presses the button of the page's form. */
export async function send(page, name) {
  const button = name ? page.getByRole('button', { name }) : form(page).last().locator('button[type=submit]').first();
  await button.click();
}

/** What a page answers when it is opened: its status, and the page itself in the browser. */
export async function open(page, address) {
  const answer = await page.goto(address);
  return answer.status();
}

/** Does something that leads to another document, and answers that document's status. */
export async function statusAfter(page, act) {
  const isDocument = (response) => {
    const redirects = response.status() >= 300 && response.status() < 400;
    return response.request().isNavigationRequest() && response.frame() === page.mainFrame() && !redirects;
  };
  const [answer] = await Promise.all([page.waitForResponse(isDocument), act()]);
  await page.waitForLoadState();
  return answer.status();
}

/** Fills the fields of the open form by their names. */
export async function fill(page, values) {
  for (const [name, value] of Object.entries(values)) {
    await page.locator(`main [name="${name}"]:visible`).first().fill(value);
  }
}

/** The page with all that is wrong: status 422, the summary first and focused, each line leading to its field. */
export async function checkRefused(page, name, fields) {
  await check(page, name);
  const summary = page.locator('#error-summary');
  assert.equal(await summary.count(), 1, 'an error summary');
  for (const field of fields) {
    assert.equal(await summary.locator(`a[href="#f-${field}"]`).count(), 1, `the summary leads to ${field}`);
  }
}

/** The code that the page of an appointment shows: readable groups, each to be read aloud. */
export async function codeShown(page) {
  const code = await page.locator('[data-booking-code]').getAttribute('data-booking-code');
  assert.match(code, /^[A-Z0-9]{3}-[A-Z0-9]{3}-[A-Z0-9]{3}$/);
  return code;
}

/** From the first page of booking to the page "who": the first free time, near a Comune if its name is given. */
export async function takeFirstTime(page, near) {
  if (near) {
    await page.locator('main select[name=vicino]').selectOption({ label: near });
    await form(page).first().locator('button[type=submit]').click();
  }
  const first = page.locator('main li:has(h3)').first();
  const desk = (await first.locator('h3').innerText()).trim();
  await first.locator('a.btn-primary').click();
  await page.waitForURL(/\/prenota\/[^/]+\/dati/);
  return desk;
}
