// Somebody who has no mouse: Tab, letters, Enter. Every step must be reachable, and the focus must be seen.

import assert from 'node:assert/strict';

/** Presses Tab until the focus is on what is wanted; `back` walks the other way. */
export async function tabTo(page, selector, { back = false, most = 120 } = {}) {
  for (let steps = 0; steps < most; steps += 1) {
    await page.keyboard.press(back ? 'Shift+Tab' : 'Tab');
    if (await page.evaluate(isThere, selector)) {
      assert.ok(await page.evaluate(showsFocus), `the focus on ${selector} cannot be seen`);
      return;
    }
  }
  assert.fail(`Tab does not lead to ${selector} within ${most} steps on ${page.url()}`);
}

/** Tabs to a field and types into it. */
export async function type(page, name, text) {
  await tabTo(page, `main [name="${name}"]`);
  await page.keyboard.type(text);
}

const isThere = (wanted) => document.activeElement?.matches(wanted) ?? false;

/** An outline or a shadow around the element, or its label where the element itself is drawn by it. */
function showsFocus() {
  const element = document.activeElement;
  const drawn = [element, ...(element.labels ?? []), element.parentElement].filter(Boolean);
  return drawn.some((one) => ['', '::before', '::after'].some((part) => {
    const style = getComputedStyle(one, part || null);
    return (style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none';
  }));
}
