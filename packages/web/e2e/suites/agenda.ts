import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { axeViolations, type Look, openPage, theServer } from '../support/bench.ts';
import { settle } from '../support/manners.ts';

async function openAgenda(look: Look = {}): Promise<Page> {
  const { items } = await theServer().api.listPlaces();
  const page = await openPage(`/plekken/${items.find(({ name }) => name === 'Parkwijk')?.id}/agenda`, look);
  await settle(page);
  return page;
}

const FILE = [
  ...['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Demodam//Agenda//NL'],
  ...['BEGIN:VEVENT', 'UID:1', 'SUMMARY:Avondloop', 'DTSTART:20990601T190000', 'DTEND:20990601T210000', 'END:VEVENT'],
  ...['BEGIN:VEVENT', 'UID:2', 'DTSTART:20260601T190000', 'END:VEVENT', 'END:VCALENDAR', ''],
].join('\r\n');

/** A day a month ahead, whenever the test runs: `datetime-local` text. */
const soon = (clock: string) => `${new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10)}T${clock}`;

export function agenda(): void {
  it('can be read by all, and says what the sample city planned', async () => {
    const { items } = await theServer().api.listPlaces();
    const places = await Promise.all(items.map(({ id }) => theServer().api.listPlannedEvents({ id })));
    const names = places.flatMap((place) => place.items.map(({ name }) => name));
    expect(new Set(names)).toEqual(new Set(['Jaarmarkt (simulatie)']));
    const page = await openAgenda();
    await page.getByText('Er staat niets in de agenda.').waitFor();
    expect(await page.getByText('Zet iets in de agenda').count()).toBe(0);
  });

  it('is filled, changed and emptied by who looks after it, at 320 px', async () => {
    const page = await openAgenda({ administrator: true, width: 320 });
    await page.getByText('Zet iets in de agenda').click();
    await page.getByRole('button', { name: 'Zet in de agenda' }).click();
    await page.getByText('Schrijf op wat er gepland is.').waitFor();
    await page.getByLabel('Wat is er gepland?').fill('Buurtfeest');
    await page.getByLabel('Wanneer begint het?').fill(soon('14:00'));
    await page.getByLabel('Wanneer is het afgelopen?').fill(soon('13:00'));
    await page.getByText('Het einde moet na het begin liggen.').waitFor();
    await page.getByLabel('Wanneer is het afgelopen?').fill(soon('23:00'));
    await page.getByRole('button', { name: 'Zet in de agenda' }).click();
    await page.getByText('Buurtfeest staat in de agenda.').waitFor();
    await page.getByRole('button', { name: 'Wijzig: Buurtfeest' }).click();
    await page.getByLabel('Wat is er gepland?').first().fill('Groot buurtfeest');
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Bewaar de wijziging' }).click();
    await page.getByText('Groot buurtfeest staat in de agenda.').waitFor();
    await page
      .getByRole('button', { name: /^Bewaar of deel: / })
      .first()
      .click();
    const waiting = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Tabel voor Excel (CSV)' }).locator('visible=true').click();
    const saved = readFileSync(await (await waiting).path(), 'utf8');
    expect(saved).toContain('Groot buurtfeest');
    // What one works with stays on the page.
    expect(saved).not.toContain('Wijzig');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Wijzig: Groot buurtfeest' }).click();
    await page.getByRole('button', { name: 'Haal uit de agenda' }).click();
    await page.getByText('Groot buurtfeest is uit de agenda gehaald.').waitFor();
    await page.getByText('Er staat niets in de agenda.').waitFor();
  });

  it('reads a calendar file and tells what it left out', async () => {
    const page = await openAgenda({ administrator: true });
    await page.getByText('Lees een agendabestand').click();
    const file = { name: 'evenementen.ics', mimeType: 'text/calendar', buffer: Buffer.from(FILE) };
    await page.getByLabel('Kies het bestand').setInputFiles(file);
    await page.getByRole('button', { name: 'Lees het bestand' }).click();
    await page.getByText('Gelezen: 0 nieuw, 0 gewijzigd en 0 vervallen.').waitFor();
    await page.getByText('Afspraak 1 van het bestand ligt te ver terug of te ver vooruit.').waitFor();
    await page.getByText('Afspraak 2 van het bestand heeft geen naam.').waitFor();
  });
}
