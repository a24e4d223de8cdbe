import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { browserPath, launchBrowser, pages } from '../testing/browser.ts';
import { buildPerson } from '../testing/people.ts';
import { buildSignal } from '../testing/signals.ts';
import { startTestServer, type TestServer } from '../testing/start-test-server.ts';
import { faultsOf, visits } from '../testing/visits.ts';
import { layDistricts, type Places } from '../tests/kit/districts.ts';
import { freePort } from '../tests/kit/free-port.ts';
import { type ListeningProgram, openProgram } from '../tests/kit/listening-program.ts';
import { type MailBox, openMailBox } from '../tests/kit/mail-box.ts';
import { until } from '../tests/kit/until.ts';

let server: TestServer;
let browser: Browser;
let places: Places;
let box: MailBox;
let program: ListeningProgram;

const { complaints, openAs } = visits(() => ({ browser, url: server.url }));

beforeAll(async () => {
  if (!browserPath) return;
  [box, program] = await Promise.all([openMailBox(), openProgram()]);
  const port = await freePort();
  const env = {
    PORT: `${port}`,
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    SMTP_URL: box.url,
    MAIL_FROM: 'ritme@gemeente.example',
    PRIVATE_WEBHOOKS: 'on',
  };
  server = await startTestServer({ store: 'pglite', pages, env });
  places = await layDistricts(server);
  browser = await launchBrowser();
});
afterEach(() => {
  expect(complaints).toEqual([]);
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
  await Promise.all([box?.stop(), program?.stop()]);
});

const noticed = () => buildSignal(server, places.here, new Date(server.context.clock.now()).toISOString());

describe.skipIf(!browserPath)('notices', () => {
  it('come in while one looks, are counted in the menu, and are read', async () => {
    const person = await buildPerson(server, { roles: [{ role: 'ward-officer', placeId: places.here }] });
    const page = await openAs(person, '/meldingen', { width: 320, theme: 'dark' });
    await page.getByText('Er zijn nog geen meldingen.').waitFor();
    await noticed();
    await server.rooms.notices.run();
    await page.getByRole('link', { name: 'Er is een signaal in WK01.' }).waitFor();
    await page.getByRole('link', { name: 'Meldingen (1)' }).waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page.getByRole('button', { name: 'Markeer alles als gelezen' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('U hebt alles gelezen.').waitFor();
    await page.getByRole('link', { name: 'Meldingen', exact: true }).waitFor();
  });

  it('go by mail once an address was confirmed, and stop with one click', async () => {
    const person = await buildPerson(server, { roles: [{ role: 'ward-officer', placeId: places.here }] });
    const page = await openAs(person, '/meldingen/voorkeuren');
    await page.getByLabel('E-mailadres').fill('lezer@voorbeeld.nl');
    await page.getByRole('button', { name: 'Stuur een link naar dit adres' }).click();
    await page.getByText(/Wij stuurden een link naar lezer@voorbeeld.nl/).waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await server.rooms.notices.run();
    const first = await until('the mail with the link', () => box.mails.at(-1));
    const link = /http:\S+#token=[\w-]+/.exec(first.text)?.[0] ?? '';
    const confirm = await openAs(undefined, link.replace(server.url, ''), { width: 320 });
    expect(await faultsOf(confirm)).toEqual([]);
    await confirm.getByRole('button', { name: 'Adres bevestigen' }).click();
    await confirm.getByText('Uw adres is bevestigd.').waitFor();
    await page.reload();
    await page.getByLabel('Geen mail tussen twee tijden').check();
    await page.getByLabel('Vanaf').selectOption('03:00');
    await page.getByLabel('Tot').selectOption('03:30');
    await page.getByRole('button', { name: 'Bewaar mijn voorkeuren' }).click();
    await page.getByText('Uw voorkeuren zijn bewaard.').waitFor();
    const narrow = await openAs(person, '/meldingen/voorkeuren', { width: 320, theme: 'dark', language: 'en' });
    await narrow.getByText('Mail goes to lezer@voorbeeld.nl.').waitFor();
    expect(await faultsOf(narrow)).toEqual([]);
    await noticed();
    await server.rooms.notices.run();
    const stop = /^List-Unsubscribe: <([^>]+)>/im.exec(box.mails.at(-1)?.text ?? '')?.[1] ?? '';
    const away = await openAs(undefined, stop.replace(server.url, ''), { width: 320 });
    expect(await faultsOf(away)).toEqual([]);
    await away.getByRole('button', { name: 'Stop de mails' }).click();
    await away.getByText(/U krijgt geen mails met meldingen meer/).waitFor();
  });

  it('reach a program; what was given up is seen and sent again', async () => {
    const manager = await buildPerson(server, { roles: [{ role: 'administrator', placeId: null }] });
    const page = await openAs(manager, '/meldingen/verzending', { width: 320 });
    await page.getByText('Voeg een webhook toe').click();
    await page.getByLabel('Naam').fill('Meldkamer');
    await page.getByLabel('Adres', { exact: true }).fill(program.url);
    await page.getByRole('button', { name: 'Voeg toe', exact: true }).click();
    await page.getByText(/^whsec_/).waitFor();
    program.answer(410);
    await page.getByRole('button', { name: 'Stuur een proefbericht' }).click();
    await page.getByText('Het proefbericht is onderweg.').waitFor();
    await until('the program was asked', () => program.heard.length > 0);
    await server.rooms.notices.run();
    await page.getByRole('radio', { name: 'Opgegeven' }).check();
    await page.reload();
    await page.getByText('http 410').waitFor();
    expect(await faultsOf(page)).toEqual([]);
    program.answer(204);
    await page.getByRole('button', { name: /opnieuw$/ }).click();
    await until('it was sent again', () => program.heard.length > 1);
  });

  it('the pages of another are closed', async () => {
    const page = await openAs(undefined, '/meldingen');
    await page.getByText('Meldingen horen bij een mens.').waitFor();
    const person = await buildPerson(server, { roles: [{ role: 'ward-officer', placeId: null }] });
    const sending = await openAs(person, '/meldingen/verzending');
    await sending.getByRole('heading', { level: 1 }).waitFor();
    await sending.getByText('U mag dit niet').waitFor();
    expect(await sending.getByText('Webhooks').count()).toBe(0);
  });
});
