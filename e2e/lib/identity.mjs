// Signing in with the stand-ins of the demonstration: providers that are none, with invented people.

import assert from 'node:assert/strict';
import { tabTo } from './keyboard.mjs';

/** The providers of SPID, by the word in their addresses. */
export const SPID = ['ponente', 'levante', 'tramontana'];

/** What the stand-in can answer about a person: the number that the table of errors gives it, and its button. */
export const ANOMALIES = [19, 20, 21, 22, 23, 25, 30];

const PROVIDER = /\/fornitore-di-prova\//;

/** The links of the list of SPID providers on the page that is open, as it shows them: their words. */
export async function providersShown(page) {
  const links = await page.locator('main a[href*="/spid/login"]').evaluateAll((all) => all.map((one) => one.href));
  const words = links.map((link) => new URL(new URL(link).searchParams.get('idp')).pathname.split('/').at(-1));
  return words.filter((word) => SPID.includes(word));
}

/** Opens the list of providers and chooses one. */
export async function chooseSpid(page, provider) {
  const link = page.locator(`main a[href*="/spid/login"][href*="${provider}"]`);
  if (!(await link.isVisible())) await page.locator('main details:has(a[href*="/spid/login"]) > summary').click();
  await link.click();
  await page.waitForURL(PROVIDER);
}

/** The same without a mouse. */
export async function chooseSpidByKeyboard(page, provider) {
  await tabTo(page, 'main details:has(a[href*="/spid/login"]) > summary');
  await page.keyboard.press('Enter');
  await tabTo(page, `main a[href*="/spid/login"][href*="${provider}"]`);
  await page.keyboard.press('Enter');
  await page.waitForURL(PROVIDER);
}

/** Goes to the provider of the identity card. */
export async function chooseCie(page) {
  await page.locator('main a[href*="/cie/login"]').first().click();
  await page.waitForURL(PROVIDER);
}

/**
 * At the provider: says who she is, and comes back with what the button says. Without scripts a second button carries
 * the answer on.
 */
export async function answerAs(page, person, { outcome = 'entra', level } = {}) {
  await page.locator(`#persona-${person}`).check();
  if (level) await page.locator(`#livello-${level}`).check();
  const button = page.locator(`button[name=esito][value="${outcome}"]`);
  if (!(await button.isVisible())) await page.locator('details', { has: button }).locator('summary').click();
  await button.click();
  await onward(page);
}

/** The page that carries a message on: its script presses the button, or who has none does. */
async function onward(page) {
  if (await page.locator('noscript').count()) await page.waitForLoadState();
  const stays = page.locator('form#risposta button');
  await page.waitForURL((url) => !PROVIDER.test(url.pathname), { timeout: 4000 }).catch(async () => {
    assert.equal(await stays.count(), 1, `nothing leads on from ${page.url()}`);
    await stays.click();
    await page.waitForURL((url) => !PROVIDER.test(url.pathname));
  });
}
