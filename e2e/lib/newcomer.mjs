// A Comune that was in no network yesterday: the coordinator takes it in and invites its clerk.

import assert from 'node:assert/strict';
import { check } from './check.mjs';
import { eventually } from './demo.mjs';
import { fill, statusAfter } from './story.mjs';

const submit = (page) => page.locator('main form[method=post] button[type=submit]').first().click();

/** Adds a body, makes it a party of an agreement and invites its clerk; answers the address of the desk to prepare. */
export async function takeIn(page, { name, comune, agreement, clerk }) {
  await page.goto('/ufficio/rete/enti/nuovo');
  await check(page, 'network-body-new');
  await fill(page, { name });
  await page.locator('main [name=kind]').selectOption({ value: 'municipality' });
  await page.locator('main [name=municipality]').selectOption({ label: comune });
  await statusAfter(page, () => submit(page));
  await check(page, 'network-body-added');

  await page.goto('/ufficio/rete');
  await page.getByRole('link', { name: agreement }).first().click();
  await page.waitForURL(/\/accordi\//);
  await page.locator('main a[href$="/parti/nuova"]').click();
  await page.waitForURL(/\/parti\/nuova/);
  await check(page, 'network-party-new');
  await page.locator('main [name=organisation]').selectOption({ label: name });
  await fill(page, { from: '2026-11-23', act_number: 'DGC 99/2026' });
  assert.equal(await statusAfter(page, () => submit(page)), 200);
  await check(page, 'network-party-added');

  // A Comune that joins has a desk to prepare: nobody must think of it.
  const desk = await eventually(async () => {
    await page.goto('/ufficio/sportelli');
    const link = page.locator('main table th a', { hasText: comune });
    return (await link.count()) > 0 ? await link.first().getAttribute('href') : undefined;
  });
  assert.ok(desk, `a desk of ${comune} to prepare`);
  await check(page, 'desks-with-newcomer');

  await page.goto('/ufficio/persone/invita');
  await fill(page, { name: clerk.name, email: clerk.email });
  await page.locator('main input[name=language][value=it]').check();
  const role = page.locator('main select[name=role] option', { hasText: name });
  await page.locator('main select[name=role]').selectOption({ value: await role.first().getAttribute('value') });
  assert.equal(await statusAfter(page, () => submit(page)), 200);
  await check(page, 'people-clerk-invited');
  return desk;
}
