// A citizen with a mail address: she writes what she needs, finds the service, takes the first free time near her,
// follows the link of the mail, moves the appointment and cancels it.

import { after, test } from 'node:test';
import { startBrowser } from '../lib/browser.mjs';
import { citizenStory, findService } from '../lib/citizen.mjs';
import { startServer } from '../lib/server.mjs';

const server = await startServer();
const browser = await startBrowser();
after(async () => {
  await browser.close();
  await server.stop();
});

test('from «non so fare il curriculum» to a cancelled appointment', async () => {
  const page = await browser.page(server.url);
  await citizenStory(page, server, 'mail');
});

for (const [words, title] of [
  ['corso gratuito per saldatore', 'Corso gratuito per saldatore'],
  ['aprire una partita IVA', 'Aprire una partita IVA'],
]) {
  test(`«${words}» finds what is meant`, async () => {
    const page = await browser.page(server.url);
    await findService(page, { words, title, way: 'phrase' });
  });
}
