// A Comune that was in no network yesterday: the coordinator takes it in and invites its clerk.

import { fill, statusAfter } from './story.mjs';
import { check } from './check.mjs';

/** Adds a body, makes it a party of the first agreement, and prepares its desk with a clerk; answers the desk's address. */
export async function takeIn(page, { name, comune, clerk }) {
  await page.goto('/ufficio/rete/enti/nuovo');
  await check(page, 'network-body-new');
  await fill(page, { name });
  await page.locator('main [name=kind]').selectOption({ value: 'municipality' });
  await page.locator('main [name=municipality]').selectOption({ label: comune });
  await statusAfter(page, () => page.locator('main form button[type=submit]').first().click());
  await check(page, 'network-body-added');

  await page.goto('/ufficio/rete');
  await page.locator('main table a[href^="/ufficio/rete/accordi/"]').first().click();
  await page.waitForURL(/\/accordi\//);
  await page.locator('main a[href$="/parti/nuova"]').click();
  await check(page, 'network-party-new');
  await page.locator('main [name=organisation]').selectOption({ label: name });
  await fill(page, { from: '2026-11-23', act_number: 'DGC 99/2026' });
  await statusAfter(page, () => page.locator('main form button[type=submit]').first().click());
  await check(page, 'network-party-added');

  await page.goto('/ufficio/sportelli/nuovo');
  await check(page, 'desk-new');
  await page.locator('main [name=body]').selectOption({ label: name });
  await fill(page, { clerk_name: clerk.name, clerk_email: clerk.email });
  await statusAfter(page, () => page.locator('main form button[type=submit]').first().click());
  await check(page, 'desk-prepared');
  return new URL(page.url()).pathname;
}
