import type { Role } from '@wijkritme/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserPath, pages } from '../testing/browser.ts';
import { buildPerson } from '../testing/people.ts';
import { buildSignal } from '../testing/signals.ts';
import { startTestServer, type TestServer } from '../testing/start-test-server.ts';
import { faultsOf, visits } from '../testing/visits.ts';
import { layDistricts, type Places } from '../tests/kit/districts.ts';
import { askAs, declineAs } from '../tests/kit/interpreting.ts';

const NOW = Date.parse('2026-11-22T12:00:00Z');
let server: TestServer;
let places: Places;

beforeAll(async () => {
  if (!browserPath) return;
  server = await startTestServer({ pages, clock: { now: () => NOW } });
  places = await layDistricts(server);
});
afterAll(() => server?.stop());

const { openAs } = visits(() => server.url);

const someone = (role: Role) => buildPerson(server, { roles: [{ role, placeId: null }] });

describe.skipIf(!browserPath)('feedback on signals', () => {
  it('is given in the queue by keyboard alone, and changed on the page of the signal', async () => {
    const signal = await buildSignal(server, places.here);
    const person = await someone('ward-officer');
    const page = await openAs(person, '/signalen');
    const rows = page.getByRole('list', { name: 'Lijst van signalen' }).locator('> li');
    const row = rows.filter({ has: page.locator(`a[href="/signalen/${signal}"]`) });
    await row.getByText('Uw oordeel: nog geen oordeel').focus();
    await page.keyboard.press('Enter');
    await row.getByRole('radio', { name: /^Nuttig/ }).focus();
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => row.getByRole('radio', { name: /^Vals alarm/ }).isChecked()).toBe(true);
    await row.getByRole('button', { name: 'Bewaar mijn oordeel' }).focus();
    await page.keyboard.press('Enter');
    await row.getByText('Schrijf in een paar woorden waarom.').waitFor();
    await row.getByLabel('Waarom?').focus();
    await page.keyboard.type('Er was niets te zien.');
    expect(await faultsOf(page)).toEqual([]);
    await row.getByRole('button', { name: 'Bewaar mijn oordeel' }).focus();
    await page.keyboard.press('Enter');
    await row.getByText('Uw oordeel: vals alarm').waitFor();

    const detail = await openAs(person, `/signalen/${signal}`, { width: 320, theme: 'dark' });
    await detail.getByLabel('Waarom?').fill('De markt van zaterdag.');
    await detail.getByRole('radio', { name: /^Verwacht/ }).click();
    await detail.getByRole('button', { name: 'Verander mijn oordeel' }).click();
    await detail.getByText('1 eerder oordeel').click();
    await detail.getByText('Er was niets te zien.').waitFor();
    expect(await faultsOf(detail)).toEqual([]);
  });

  it('goes as far as its writer says, who sees who read it', async () => {
    const signal = await buildSignal(server, places.here);
    const [person, other] = [await someone('ward-officer'), await someone('community-officer')];
    for (const each of [person, other]) await declineAs(server, each, signal);
    const page = await openAs(person, `/signalen/${signal}`, { width: 320 });
    const section = page.getByRole('region', { name: 'Had u iets aan dit signaal?' });
    await section.getByRole('radio', { name: /^Vals alarm/ }).click();
    await section.getByLabel('Waarom?').fill('Alleen voor ons.');
    await section.locator('summary', { hasText: 'Wie mag dit lezen: Iedereen die hier werkt' }).focus();
    await page.keyboard.press('Enter');
    await section.getByLabel('Wie mag dit lezen?').selectOption('TLP:AMBER+STRICT');
    expect(await faultsOf(page)).toEqual([]);
    await section.getByRole('button', { name: 'Bewaar mijn oordeel' }).click();
    await section.getByText('Nog niemand anders heeft dit gelezen').waitFor();

    const beside = await openAs(other, `/signalen/${signal}`, { theme: 'dark' });
    await beside.getByText('Niemand anders heeft hier iets van gevonden.').waitFor();
    expect(await beside.getByText('Alleen voor ons.').count()).toBe(0);

    await section.locator('summary', { hasText: 'Wie mag dit lezen: Alleen mijn organisatie' }).click();
    await section.getByLabel('Wie mag dit lezen?').selectOption('TLP:GREEN');
    await section.getByRole('button', { name: 'Verander mijn oordeel' }).click();
    await section.getByText('1 eerder oordeel').waitFor();
    await beside.reload();
    await beside.getByText('“Alleen voor ons.”').waitFor();
    expect(await faultsOf(beside)).toEqual([]);
    await page.reload();
    await section.getByText(/^Gelezen door 1/).waitFor();
  });

  it('a visitor sees neither form nor proposal', async () => {
    const signal = await buildSignal(server, places.here);
    const page = await openAs(undefined, `/signalen/${signal}`);
    await page.getByText('Wie hier werkt, kan zeggen wat dit is.').waitFor();
    expect(await page.getByText('Had u iets aan dit signaal?').count()).toBe(0);
  });

  it('becomes a proposal that an analyst takes over after a preview, and puts back', async () => {
    const analyst = await someone('analyst');
    for (let day = 1; day <= 5; day++) {
      const id = await buildSignal(server, places.elsewhere, `2026-11-0${day}T21:00:00Z`);
      await askAs(server, analyst, {
        method: 'POST',
        path: `/v1/signals/${id}/feedback`,
        body: { verdict: 'false-alarm', reason: 'Er was niets.', version: 0 },
      });
    }
    const page = await openAs(analyst, '/signalen', { width: 320 });
    await page.getByText('Van 5 signalen in WK02 waren er 5 vals.').waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page.getByRole('link', { name: 'Bekijk wat dit had laten zien' }).click();
    await page.getByText('Nu: 1 signaal per week.').waitFor();
    await expect.poll(() => page.url()).toContain('proef=0.5');
    await page.getByRole('button', { name: /^Neem over/ }).click();
    await page.getByText('Nu: 1 signaal per 2 weken.').waitFor();
    await page.getByText('Wat er met voorstellen gebeurde').click();
    await page.getByRole('button', { name: 'Draai terug' }).click();
    await page.getByText('Nu: 1 signaal per week.').waitFor();
    await page.getByText(/Teruggedraaid op/).waitFor();
    expect(await faultsOf(page)).toEqual([]);
  });
});

describe.skipIf(!browserPath)('the scores of signals', () => {
  it('tell a worker what was useful, and a visitor how many there were; the address holds the choice', async () => {
    const analyst = await someone('analyst');
    const id = await buildSignal(server, places.here, '2026-11-20T10:00:00Z', new Date('2026-11-20T10:05:00Z'));
    await askAs(server, analyst, {
      method: 'POST',
      path: `/v1/signals/${id}/feedback`,
      body: { verdict: 'useful', reason: '', version: 0 },
    });
    const page = await openAs(analyst, '/hoe-goed', { width: 320, theme: 'dark' });
    await page.getByRole('radio', { name: 'Signalen' }).click();
    await page.getByText(/^Er war?e?n? \d+ signa.*: [1-9]\d* nuttig/).waitFor();
    await expect.poll(() => page.url()).toContain('deel=signalen');
    await page.getByText(/^Gemist: minstens \d+ meldingen van één soort/).waitFor();
    expect(await faultsOf(page)).toEqual([]);
    const visitor = await openAs(undefined, page.url().replace(server.url, ''));
    await visitor.getByText(/^Er war?e?n? \d+ signa.*tonen wij vier weken na het kwartaal/).waitFor();
    await visitor.getByText(/^Wat wij misten, tonen wij vier weken na het kwartaal/).waitFor();
    await visitor.getByRole('cell', { name: 'verborgen' }).first().waitFor();
    expect(await faultsOf(visitor)).toEqual([]);
  });
});
