// A desk writes down what it does: the three-minute question by three keys, somebody who comes back by twelve, an
// appointment that becomes a contact, a line that drops, a page without script; what is kept of somebody, and its end.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { PHONE, startBrowser } from '../lib/browser.mjs';
import { check } from '../lib/check.mjs';
import { eventually, signIn, STAFF } from '../lib/demo.mjs';
import { answerAs, chooseSpid } from '../lib/identity.mjs';
import { Keys } from '../lib/keys.mjs';
import { startServer } from '../lib/server.mjs';
import { checkRefused, fill, statusAfter } from '../lib/story.mjs';

const server = await startServer({ today: '2026-11-24' });
const browser = await startBrowser();
after(async () => {
  await browser.close();
  await server.stop();
});

const HERE = '/ufficio/contatti/la-spezia';
const WHO = 'Prova Fantasia';
const operator = await browser.page(server.url);
const bare = await browser.page(server.url, { ...PHONE, javaScriptEnabled: false });

test('the operator finds her contacts on the first page of staff', async () => {
  await signIn(operator, server, STAFF.operator);
  await operator.goto('/ufficio');
  await operator.locator('#contact-panel').waitFor();
  await operator.goto('/ufficio/contatti');
  await operator.waitForURL(new RegExp(`${HERE}$`));
  await check(operator, 'contact-day');
});

test('a quick contact is three keys, and Enter', async () => {
  await operator.goto(HERE);
  const keys = new Keys(operator);
  await keys.press('2');
  await keys.press('1');
  await keys.press('t');
  assert.equal(keys.count, 3);
  assert.equal(await statusAfter(operator, () => keys.press('Enter')), 200);
  const first = operator.locator('#contatti tbody tr').first();
  assert.match(await first.innerText(), /Curriculum e colloquio[^]*Telefono/);
  await operator.goto(HERE);
  assert.equal(await statusAfter(operator, () => operator.locator('button[data-save]').click()), 422);
  await checkRefused(operator, 'contact-quick-refused', ['richiesta']);
});

test('somebody new is written down whole on one screen', async () => {
  await operator.goto(`${HERE}/nuovo`);
  await check(operator, 'contact-new');
  await operator.locator('#f-chi').fill(WHO);
  await operator.locator('#f-richiesta-training').check();
  await operator.locator('#f-canale-in_person').check();
  await fill(operator, { nascita: '1994', minuti: '20' });
  await operator.locator('select[name=sesso]').selectOption('f');
  await operator.locator('select[name=condizione]').selectOption('unemployed');
  await operator.locator('select[name=esito]').selectOption('referred');
  await operator.locator('summary', { hasText: 'Recapiti' }).click();
  await fill(operator, { telefono: '0187 000 421' });
  const save = () => operator.locator('button[data-save]').click();
  assert.equal(await statusAfter(operator, save), 422);
  await checkRefused(operator, 'contact-new-refused', ['inviata']);
  assert.equal(await operator.locator('#f-chi').inputValue(), WHO, 'what was typed stays');
  await operator.locator('select[name=inviata]').selectOption({ index: 1 });
  assert.equal(await statusAfter(operator, save), 200);
  await check(operator, 'contact-show');
});

test('who comes back takes twelve keystrokes at most', async () => {
  await operator.goto(`${HERE}/nuovo`);
  await operator.locator('#f-chi[role=combobox]').waitFor();
  const keys = new Keys(operator);
  await keys.type('fan');
  await operator.locator('[role=option]').first().waitFor();
  await check(operator, 'contact-suggested');
  await operator.locator('#f-chi').focus();
  await keys.press('Enter');
  await keys.press('t');
  await keys.press('4');
  await keys.press('1');
  assert.equal(await statusAfter(operator, () => keys.press('Enter')), 200);
  console.log(`keystrokes of a returning caller: ${keys.count}`);
  assert.ok(keys.count <= 12, `${keys.count} keystrokes`);
  const page = await operator.locator('main').innerText();
  assert.match(page, new RegExp(WHO));
  assert.match(page, /1994/, 'what was said before came over');
  assert.match(page, /già venuta/);
});

test('of two of the same name the first is chosen by arrow and Enter, and the page says which', async () => {
  for (const [born, phone] of [['1981', '0187 000 111'], ['1992', '0187 000 222']]) {
    await operator.goto(`${HERE}/nuovo`);
    await operator.locator('#f-chi').fill('Prova Omonima');
    await operator.locator('#f-nascita').focus();
    await operator.locator('#f-richiesta-job').check();
    await operator.locator('summary', { hasText: 'Recapiti' }).click();
    await fill(operator, { nascita: born, telefono: phone });
    assert.equal(await statusAfter(operator, () => operator.locator('button[data-save]').click()), 200);
  }
  await operator.goto(`${HERE}/nuovo`);
  await operator.locator('#f-chi[role=combobox]').waitFor();
  const keys = new Keys(operator);
  const told = operator.locator('[data-suggest-told]');
  const digits = (text) => text.replace(/\D/g, '');
  await keys.type('omo');
  await operator.locator('[role=option]').nth(1).waitFor();
  const rows = await operator.locator('[role=option]').allInnerTexts();
  const [mine, other] = rows.map((row) => digits(row).includes('0187000111')).map((first) => (first ? ['111', '1981'] : ['222', '1992']));
  assert.notEqual(mine[0], other[0]);
  await keys.press('ArrowDown');
  await keys.press('Enter');
  await keys.press('t');
  await keys.press('4');
  await keys.press('1');
  assert.match(digits(await told.innerText()), new RegExp(`0187000${mine[0]}`), 'beside the field it says whom');
  assert.match(await told.innerText(), /24\/11\/2026/);
  assert.equal(await statusAfter(operator, () => keys.press('Enter')), 200);
  assert.ok(keys.count <= 12, `${keys.count} keystrokes`);
  await check(operator, 'contact-show-namesake');
  const page = await operator.locator('main').innerText();
  assert.match(digits(page), new RegExp(`0187000${mine[0]}`), 'the telephone of the first');
  assert.ok(!digits(page).includes(`0187000${other[0]}`) && !page.includes(other[1]), 'nothing of the other');
});

test('nobody is marked before an arrow, and of several who match Enter takes none: she is somebody new', async () => {
  await operator.goto(`${HERE}/nuovo`);
  await operator.locator('#f-chi[role=combobox]').waitFor();
  const keys = new Keys(operator);
  await keys.type('omo');
  await operator.locator('[role=option]').nth(1).waitFor();
  assert.equal(await operator.locator('[role=option][aria-selected=true]').count(), 0);
  await check(operator, 'contact-suggested-several');
  await operator.locator('#f-chi').focus();
  await keys.press('a');
  await keys.press('Backspace');
  await operator.locator('[role=option]').nth(1).waitFor();
  await operator.locator('[data-suggest-told]', { hasText: 'Corrispondono 2 persone' }).waitFor();
  await keys.press('Enter');
  const persona = operator.locator('input[name=persona]');
  assert.equal(await persona.inputValue(), '');
  await operator.locator('[data-suggest-told]', { hasText: 'persona nuova' }).waitFor();

  // Chosen, and then another one after all: what came over with the first goes with her.
  await operator.locator('#f-chi').fill('omonim');
  await operator.locator('[role=option]').nth(1).waitFor();
  await keys.press('ArrowDown');
  await keys.press('Enter');
  const first = await operator.locator('#f-nascita').inputValue();
  assert.match(first, /1981|1992/);
  await operator.locator('#f-chi').fill('omonima');
  assert.equal(await operator.locator('#f-nascita').inputValue(), '');
  await operator.locator('[role=option]').nth(1).waitFor();
  await keys.press('ArrowUp');
  await keys.press('Enter');
  assert.notEqual(await operator.locator('#f-nascita').inputValue(), first);
  await operator.evaluate(() => sessionStorage.clear());
});

test('suggestions open over the page and move nothing, on a small screen too, and keys reach them', async () => {
  for (const size of [PHONE, { width: 1280, height: 900 }]) {
    await operator.setViewportSize(size);
    await operator.goto(`${HERE}/nuovo`);
    await operator.locator('#f-chi[role=combobox]').waitFor();
    const below = () => operator.locator('#f-canale').evaluate((group) => group.getBoundingClientRect().top + window.scrollY);
    const top = await below();
    await operator.locator('#f-chi').pressSequentially('prova');
    await operator.locator('[data-suggest-told]', { hasText: 'Corrispondono' }).waitFor();
    await operator.locator('[role=option]').nth(1).waitFor();
    assert.equal(await below(), top, `nothing moves at ${size.width}`);
    await check(operator, `contact-suggested-${size.width}`);
    await operator.locator('#f-chi').focus();
    await operator.keyboard.press('ArrowUp');
    const last = operator.locator('[role=option][aria-selected=true]');
    const box = await last.boundingBox();
    assert.ok(box.y >= -1 && box.y + box.height <= size.height + 1, 'the marked one is in sight');
    assert.ok(box.x >= 0 && box.x + box.width <= size.width);
    assert.equal(await operator.locator('#f-chi').getAttribute('aria-activedescendant'), await last.getAttribute('id'));
    await last.click();
    assert.notEqual(await operator.locator('input[name=persona]').inputValue(), '');
    assert.equal(await below(), top, `nothing moved at ${size.width}`);
    await operator.evaluate(() => sessionStorage.clear());
  }
});

test('an appointment becomes a contact without being typed twice', async () => {
  const open = operator.locator('#da-completare tbody tr');
  const waiting = async () => {
    await operator.goto(HERE);
    return open.count();
  };
  const older = await waiting();
  await operator.goto('/ufficio/agenda/la-spezia');
  const served = operator.locator('button[name=esito][value=presente]').first();
  if (await served.count()) {
    await statusAfter(operator, () => served.click());
    // The contact is made by the worker, a moment later.
    await eventually(async () => ((await waiting()) > older ? true : undefined));
  }
  const before = await waiting();
  await check(operator, 'contact-to-complete');
  assert.ok(before > 0, 'something to complete');
  await open.first().locator('a').click();
  await operator.waitForLoadState();
  await check(operator, 'contact-complete');
  await operator.locator('#f-richiesta-job').check();
  assert.equal(await statusAfter(operator, () => operator.locator('button[data-save]').click()), 200);
  assert.match(await operator.locator('main').innerText(), /Con appuntamento/);
  await operator.goto(HERE);
  assert.equal(await open.count(), before - 1);
});

test('a connection that drops loses nothing, and the form goes when it is back', async () => {
  await operator.goto(`${HERE}/nuovo`);
  await operator.locator('#f-chi').fill('Prova Caduta');
  await operator.locator('#f-richiesta-support').check();
  await operator.waitForTimeout(400);
  await operator.reload();
  await operator.locator('[data-draft-notice]').waitFor();
  await check(operator, 'contact-draft');
  await operator.locator('[data-draft-notice] button').first().click();
  assert.equal(await operator.locator('#f-chi').inputValue(), 'Prova Caduta');
  assert.ok(await operator.locator('#f-richiesta-support').isChecked());

  await operator.context().setOffline(true);
  await operator.locator('button[data-save]').click();
  await operator.locator('[data-draft-notice]', { hasText: 'connessione' }).waitFor();
  const back = statusAfter(operator, () => operator.context().setOffline(false));
  assert.equal(await back, 200);
  assert.match(await operator.locator('main').innerText(), /Prova Caduta/);
  assert.deepEqual(await operator.evaluate(() => Object.keys(sessionStorage)), [], 'nothing stays behind');
  await operator.goto(HERE);
  assert.equal(await operator.locator('#contatti', { hasText: 'Prova Caduta' }).count(), 1);
  const times = (await operator.locator('#contatti').innerText()).split('Prova Caduta').length - 1;
  assert.equal(times, 1, 'sent once');
});

test('after it went by itself, Back and Save make no second contact', async () => {
  const times = async () => {
    await operator.goto(HERE);
    return (await operator.locator('#contatti').innerText()).split('Prova Rimandata').length - 1;
  };
  const rows = async () => {
    await operator.goto(HERE);
    return operator.locator('#contatti tbody tr').count();
  };
  const before = await rows();
  await operator.goto(`${HERE}/nuovo`);
  await operator.locator('#f-chi').fill('Prova Rimandata');
  await operator.locator('#f-richiesta-support').check();
  await operator.locator('select[name=sesso]').selectOption('f');
  await operator.context().setOffline(true);
  await operator.locator('button[data-save]').click();
  await operator.locator('[data-draft-notice]', { hasText: 'connessione' }).waitFor();
  assert.equal(await statusAfter(operator, () => operator.context().setOffline(false)), 200);
  assert.match(await operator.locator('main').innerText(), /Prova Rimandata/);

  await operator.goBack();
  await operator.locator('#f-richiesta-support:checked').waitFor();
  assert.equal(await statusAfter(operator, () => operator.locator('button[data-save]').click()), 200);
  assert.match(await operator.locator('main').innerText(), /era già salvato[^]*Prova Rimandata/);
  assert.deepEqual([await times(), await rows()], [1, before + 1]);

  // Something else written over it is no silent loss: she is asked, and what she wrote stands.
  await operator.goto(`${HERE}/nuovo`);
  await operator.locator('#f-chi').fill('Prova Rimandata');
  await operator.locator('#f-richiesta-job').check();
  assert.equal(await statusAfter(operator, () => operator.locator('button[data-save]').click()), 200);
  await operator.goBack();
  await operator.locator('#f-richiesta-job:checked').waitFor();
  await operator.locator('#f-chi').fill('Prova Successiva');
  await operator.locator('#f-richiesta-rights').check();
  assert.equal(await statusAfter(operator, () => operator.locator('button[data-save]').click()), 422);
  await checkRefused(operator, 'contact-made-before', ['chi']);
  assert.equal(await operator.locator('#f-chi').inputValue(), 'Prova Successiva');
  assert.equal(await statusAfter(operator, () => operator.locator('button[data-save]').click()), 200);
  assert.match(await operator.locator('main').innerText(), /Prova Successiva/);
  assert.equal(await rows(), before + 3);
  await operator.evaluate(() => sessionStorage.clear());
});

test('a server that is away when the form is sent loses nothing either', async () => {
  await operator.goto(`${HERE}/nuovo`);
  await operator.locator('#f-chi').fill('Prova Assente');
  await operator.locator('#f-richiesta-support').check();
  const refuse = (route) => (route.request().method() === 'POST' ? route.abort('connectionrefused') : route.continue());
  await operator.route('**/*', refuse);
  await operator.locator('button[data-save]').click();
  await operator.waitForURL(/^chrome-error:/);
  await operator.unroute('**/*', refuse);

  await operator.goto(`${HERE}/nuovo`);
  await operator.locator('[data-draft-notice] button').first().click();
  assert.equal(await operator.locator('#f-chi').inputValue(), 'Prova Assente');
  assert.ok(await operator.locator('#f-richiesta-support').isChecked());
  assert.equal(await statusAfter(operator, () => operator.locator('button[data-save]').click()), 200);
  assert.deepEqual(await operator.evaluate(() => Object.keys(sessionStorage)), [], 'nothing stays behind');
});

test('two people correct one contact: neither loses what she wrote', async () => {
  await operator.goto(`${HERE}/nuovo`);
  await operator.locator('#f-chi').fill('Prova Contesa');
  await operator.locator('#f-richiesta-support').check();
  assert.equal(await statusAfter(operator, () => operator.locator('button[data-save]').click()), 200);
  const edit = `${operator.url().replace(/[#?].*$/, '')}/modifica`;
  const save = (page) => statusAfter(page, () => page.locator('button[data-save]').click());
  const minutes = (page) => page.locator('#f-minuti');
  const second = await operator.context().newPage();
  await operator.goto(edit);
  await second.goto(edit);
  await minutes(second).fill('35');
  assert.equal(await save(second), 200);

  await minutes(operator).fill('10');
  assert.equal(await save(operator), 409);
  await check(operator, 'contact-changed');
  assert.match(await operator.locator('#f-adesso').innerText(), /35/);
  assert.equal(await minutes(operator).inputValue(), '10');

  // She opens it anew instead: her draft says that it is older, and taken up it is not saved over what she has not seen.
  await operator.goto(edit);
  await operator.locator('[data-draft-notice]', { hasText: 'intanto quello che c’è qui è cambiato' }).waitFor();
  await check(operator, 'contact-draft-older');
  await operator.locator('[data-draft-notice] button').first().click();
  assert.equal(await minutes(operator).inputValue(), '10');
  assert.equal(await save(operator), 409);
  assert.match(await operator.locator('#f-adesso').innerText(), /35/);
  assert.equal(await minutes(operator).inputValue(), '10');
  assert.equal(await save(operator), 200);
  assert.deepEqual(await operator.evaluate(() => Object.keys(sessionStorage)), [], 'nothing stays behind');
  await second.close();
});

test('without a script she is found by a search, on a small screen', async () => {
  await signIn(bare, server, STAFF.operator);
  await bare.goto(`${HERE}/nuovo`);
  await check(bare, 'contact-new-bare');
  await bare.locator('#f-chi').fill('f');
  await bare.locator('#f-richiesta-job').check();
  assert.equal(await statusAfter(bare, () => bare.locator('button[value=cerca]').click()), 422);
  await checkRefused(bare, 'contact-seek-refused', ['chi']);
  await bare.locator('#f-chi').fill('fantasia');
  assert.equal(await statusAfter(bare, () => bare.locator('button[value=cerca]').click()), 200);
  await check(bare, 'contact-found-bare');
  await bare.locator('input[name=persona]').nth(1).check();
  assert.equal(await statusAfter(bare, () => bare.locator('button[value=scegli]').click()), 200);
  assert.equal(await bare.locator('#f-nascita').inputValue(), '1994');
  assert.ok(await bare.locator('#f-richiesta-job').isChecked());
  assert.equal(await statusAfter(bare, () => bare.locator('button[data-save]').click()), 200);
  await check(bare, 'contact-show-bare');

  // Another one after all: what came over with the first goes, what was typed over it stays.
  const chosen = async (words, row) => {
    await bare.locator('#f-chi').fill(words);
    assert.equal(await statusAfter(bare, () => bare.locator('button[value=cerca]').click()), 200);
    await bare.locator('input[name=persona]').nth(row).check();
    assert.equal(await statusAfter(bare, () => bare.locator('button[value=scegli]').click()), 200);
  };
  await bare.goto(`${HERE}/nuovo`);
  await chosen('fantasia', 1);
  await bare.locator('select[name=sesso]').selectOption('m');
  await chosen('omonima', 1);
  assert.match(await bare.locator('#f-nascita').inputValue(), /1981|1992/);
  assert.equal(await bare.locator('select[name=sesso]').inputValue(), 'm');
  assert.equal(await bare.locator('select[name=condizione]').inputValue(), '', 'of the first nothing is left');
});

test('she comes back with one purpose: a case, followed and closed', async () => {
  await operator.goto(`${HERE}/persone`);
  await check(operator, 'contact-clients');
  await operator.locator('#f-chi').fill('fantasia');
  assert.equal(await statusAfter(operator, () => operator.locator('main form button[type=submit]').first().click()), 200);
  await check(operator, 'contact-clients-found');
  await operator.getByRole('link', { name: /^Prova Fantasia/ }).first().click();
  await operator.waitForLoadState();
  await check(operator, 'contact-client');
  await operator.locator('summary', { hasText: 'Apri un percorso' }).click();
  await operator.locator('select[name=richiesta]').selectOption('training');
  await operator.locator('input[name=scopo]').fill('Nuova qualifica');
  assert.equal(await statusAfter(operator, () => operator.getByRole('button', { name: 'Apri un percorso' }).click()), 200);
  await check(operator, 'contact-case');
  await operator.locator('input[name=esito][value=served]').check();
  assert.equal(await statusAfter(operator, () => operator.getByRole('button', { name: 'Chiudi il percorso' }).click()), 200);
  await operator.goto(`${HERE}/casi`);
  await check(operator, 'contact-cases');
});

test('past years come in from a sheet, looked at first: what is right, while the rest is mended', async () => {
  await operator.goto(`${HERE}/importa`);
  await check(operator, 'contact-import');
  await operator.locator('summary', { hasText: 'Che cosa si può scrivere' }).click();
  assert.match(await operator.locator('#parole').innerText(), /Ha avuto le informazioni[^]*Inviata a un altro ente/);
  await check(operator, 'contact-import-words');
  const send = async (file) => {
    await operator.locator('input[type=file]').setInputFiles(file);
    return statusAfter(operator, () => operator.getByRole('button', { name: 'Guarda che cosa contiene' }).click());
  };
  const sheet = (text) => ({ name: 'contatti.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
  const file = sheet('Data;Richiesta;Canale;Esito;Comune\n05/03/2024;Lavoro;Piccione;;\n05/03/2024;Lavoro;Telefono;Ha avuto le informazioni;Carrara\n');
  assert.equal(await send(file), 422);
  await check(operator, 'contact-import-faults');
  const [download] = await Promise.all([operator.waitForEvent('download'), operator.getByRole('button', { name: 'Scarica la riga da correggere' }).click()]);
  assert.equal(download.suggestedFilename(), 'contatti-da-correggere.xlsx');
  const take = (name) => statusAfter(operator, () => operator.getByRole('button', { name }).click());
  assert.equal(await take('Importa la riga giusta e lascia fuori l’altra'), 200);
  assert.match(await operator.locator('main').innerText(), /rimaste fuori/);
  await check(operator, 'contact-import-partly');

  // The same file again brings nothing twice; mended, it brings the one that is missing.
  assert.equal(await send(file), 422);
  assert.equal(await operator.getByRole('button', { name: /^Importa/ }).count(), 0);
  await operator.getByRole('link', { name: 'Manda un altro file' }).click();
  assert.equal(await send(sheet(file.buffer.toString().replace('Piccione', 'Di persona'))), 200);
  await check(operator, 'contact-import-whole');
  assert.equal(await take('Importa 1 contatto'), 200);
});

test('who lives in another province is written down as that', async () => {
  await operator.goto(`${HERE}/nuovo`);
  await operator.locator('#f-richiesta-job').check();
  await operator.locator('select[name=residenza]').selectOption({ label: 'Fuori provincia' });
  assert.equal(await statusAfter(operator, () => operator.locator('button[data-save]').click()), 200);
  assert.match(await operator.locator('main').innerText(), /Fuori provincia/);
});

test('she ties what the desk keeps of her to her own sign-in, on a telephone', async () => {
  const name = 'Prova Alga';
  await operator.goto(`${HERE}/nuovo`);
  await operator.locator('#f-chi').fill(name);
  await operator.locator('#f-nascita').focus();
  await operator.locator('#f-richiesta-job').check();
  assert.equal(await statusAfter(operator, () => operator.locator('button[data-save]').click()), 200);
  await operator.getByRole('link', { name }).click();
  await operator.waitForLoadState();
  await operator.locator('summary', { hasText: 'Collega' }).click();
  assert.equal(await statusAfter(operator, () => operator.getByRole('button', { name: 'Prepara' }).click()), 200);
  const link = await operator.locator('main code').innerText();

  const hers = await browser.page(server.url, { viewport: PHONE });
  const away = await hers.goto('/contatti/collega');
  assert.ok(away.status() >= 400 && away.status() < 500, 'without the link there is nothing to tie');
  await check(hers, 'contact-tie-without-link');
  await hers.goto(link);
  await hers.waitForURL(/\/contatti\/collega$/);
  const asked = await hers.locator('main').innerText();
  assert.match(asked, /Collega i suoi dati/);
  assert.ok(!asked.includes(name), 'the link alone shows nothing of hers');
  await check(hers, 'contact-tie');
  await hers.getByRole('link', { name: 'Accedi e continua' }).click();
  await chooseSpid(hers, 'ponente');
  await answerAs(hers, 'alga');
  await hers.waitForURL(/\/contatti\/collega$/);
  await check(hers, 'contact-tie-signed-in');
  assert.equal(await statusAfter(hers, () => hers.getByRole('button', { name: 'Sono io, collega' }).click()), 200);
  await hers.waitForURL(/\/area-personale$/);
  assert.match(await hers.locator('main').innerText(), /Contatti con lo sportello[^]*Lavoro/);
  await check(hers, 'contact-tied');
  await hers.context().close();

  // The page shown was the answer to a form: opened anew, it says what has changed.
  await operator.goto(operator.url());
  assert.match(await operator.locator('main').innerText(), /collegata al suo accesso/);
});

test('what is kept of her is shown, and erased when she asks', async () => {
  await operator.goto(`${HERE}/persone`);
  await operator.locator('#f-chi').fill('fantasia');
  await statusAfter(operator, () => operator.locator('main form button[type=submit]').first().click());
  await operator.getByRole('link', { name: /^Prova Fantasia/ }).first().click();
  await operator.waitForLoadState();
  await operator.locator('summary', { hasText: 'Collega' }).click();
  assert.equal(await statusAfter(operator, () => operator.getByRole('button', { name: 'Prepara' }).click()), 200);
  await check(operator, 'contact-client-link');
  await operator.locator('summary', { hasText: 'Cancella su richiesta' }).click();
  const erase = () => operator.getByRole('button', { name: 'Cancella', exact: true }).click();
  assert.equal(await statusAfter(operator, erase), 422);
  await checkRefused(operator, 'contact-client-refused', ['conferma']);
  await operator.locator('#f-conferma').check();
  assert.equal(await statusAfter(operator, erase), 200);
  await operator.locator('#f-chi').fill('fantasia');
  await statusAfter(operator, () => operator.locator('main form button[type=submit]').first().click());
  await check(operator, 'contact-clients-nobody');
  assert.equal(await operator.getByRole('link', { name: /^Prova Fantasia/ }).count(), 0);
});

test('a contact that never was is taken away', async () => {
  await operator.goto(HERE);
  await operator.locator('#contatti tbody a').first().click();
  await operator.waitForLoadState();
  await operator.getByRole('link', { name: 'Togli il contatto' }).click();
  await operator.waitForLoadState();
  await check(operator, 'contact-strike');
  const take = () => statusAfter(operator, () => operator.getByRole('button', { name: 'Togli' }).click());
  assert.equal(await take(), 422);
  await operator.getByLabel('È registrato due volte').check();
  assert.equal(await take(), 200);
});

test('a contact taken away while it is corrected is saved anew, with all that was typed', async () => {
  await operator.goto(`${HERE}/nuovo`);
  await operator.locator('#f-chi').fill('Prova Sparita');
  await operator.locator('#f-richiesta-support').check();
  assert.equal(await statusAfter(operator, () => operator.locator('button[data-save]').click()), 200);
  const path = operator.url().replace(/[#?].*$/, '');
  await operator.goto(`${path}/modifica`);
  await operator.locator('#f-minuti').fill('17');
  const second = await operator.context().newPage();
  await second.goto(`${path}/togli`);
  await second.getByLabel('È stato scritto per errore').check();
  assert.equal(await statusAfter(second, () => second.getByRole('button', { name: 'Togli' }).click()), 200);

  assert.equal(await statusAfter(operator, () => operator.locator('button[data-save]').click()), 409);
  await check(operator, 'contact-struck');
  assert.equal(await operator.locator('#f-minuti').inputValue(), '17');
  assert.equal(await statusAfter(operator, () => operator.locator('button[data-save]').click()), 200);
  assert.match(await operator.locator('main').innerText(), /17/);
  assert.deepEqual(await operator.evaluate(() => Object.keys(sessionStorage)), [], 'nothing stays behind');
  await second.close();
});

test('who works at another desk, or coordinates, is told that this is not hers', async () => {
  const other = await browser.page(server.url);
  await signIn(other, server, STAFF.otherOperator);
  assert.equal((await other.goto(HERE)).status(), 403);
  await check(other, 'contact-forbidden');
  const coordinator = await browser.page(server.url);
  await signIn(coordinator, server, STAFF.coordinator);
  assert.equal((await coordinator.goto(`${HERE}/persone`)).status(), 403);
});
