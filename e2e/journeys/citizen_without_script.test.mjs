// The same citizen on the smallest telephone, with JavaScript off: nothing less happens.

import { after, test } from 'node:test';
import { PHONE, startBrowser } from '../lib/browser.mjs';
import { citizenStory } from '../lib/citizen.mjs';
import { startServer } from '../lib/server.mjs';

const server = await startServer();
const browser = await startBrowser();
after(async () => {
  await browser.close();
  await server.stop();
});

test('the whole story at 320 px with JavaScript off', async () => {
  const page = await browser.page(server.url, { javaScriptEnabled: false, viewport: PHONE });
  await citizenStory(page, server, 'no-script');
});
