import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { openPage, theServer } from '../support/bench.ts';
import { dayBefore } from '../support/days.ts';
import { settle } from '../support/manners.ts';

/** The place with the planted street party: its chart of four weeks has deviations. */
const name = 'Zuidersluis';

async function openPlace(search = ''): Promise<Page> {
  const { items } = await theServer().api.listPlaces();
  const { items: found } = await theServer().api.listDeviations({
    place: items.find((place) => place.name === name)?.id,
    kind: 'higher',
    // In the four weeks that are shown, whatever happens while the tests run.
    from: `${dayBefore(27)}T00:00:00Z`,
    to: `${dayBefore(1)}T00:00:00Z`,
    limit: 1,
  });
  const page = await openPage(`/plekken/${found[0]?.placeId}?datastream=${found[0]?.datastreamId}${search}`);
  await settle(page);
  return page;
}

const chart = (page: Page) => page.getByRole('application', { name: /^Grafiek/ });
const figure = (page: Page) => page.getByRole('figure').filter({ has: chart(page) });

export function place(): void {
  it('opens with a heading, a sentence and what can be chosen', async () => {
    const page = await openPlace();
    await page.getByRole('heading', { level: 1, name }).waitFor();
    await page
      .getByText(new RegExp(`^In ${name} is het`))
      .first()
      .waitFor();
    const cards = page.getByRole('listitem').filter({ hasText: 'Gemeten' });
    await cards.nth(2).getByRole('link').click();
    await expect.poll(() => cards.filter({ hasText: 'Deze ziet u hieronder' }).count()).toBe(1);
    await expect.poll(() => page.url()).toMatch(/datastream=\d+/);
  });

  it('has a chart with a summary that is walked by keys', async () => {
    // What was: the chart stands still.
    const page = await openPlace(`&periode=maand&tot=${dayBefore(1)}`);
    const line = figure(page).getByText(/\(normaal: /);
    await figure(page)
      .getByText(/\w+ .* normaal.*\./)
      .first()
      .waitFor();
    const told = async () => (await line.count()) > 0 && line.textContent();
    // One key at a time: of words that come in quick succession only the last are said.
    const press = async (key: string) => {
      const before = await told();
      await page.keyboard.press(key);
      await expect.poll(told).not.toBe(before);
    };
    await chart(page).focus();
    for (const key of ['End', 'ArrowLeft', 'Home']) await press(key);
    await figure(page).getByText('hoger dan normaal').first().waitFor();
    // The top of one deviation may be a count that is not shown.
    const words = / dan normaal|blijft hangen|geen metingen|nieuw niveau|kan niet kloppen/;
    for (let tops = 0; tops < 20 && !words.test(String(await told())); tops += 1) await press('n');
    expect(await told()).toMatch(words);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 2, name: 'Waarom zien wij dit?' }).waitFor();
  });

  it('tells why a series is taken as its kind, how sure its rhythm is, and every limit', async () => {
    const page = await openPlace();
    await page.getByText('Hoe weten wij wat normaal is?').click();
    await page.getByText(/^Wij nemen dit als een .*, want /).waitFor();
    await page.getByText(/^Wij leerden van \d+ dagen met metingen/).waitFor();
    const table = page.getByRole('table', { name: /^De komende 24 uur/ });
    const limits = ['1%', '5%', '10%', '25%', '50%', '75%', '90%', '95%', '99%'];
    await expect
      .poll(() => table.getByRole('columnheader').allTextContents())
      .toEqual(['Moment', ...limits, 'Zekerheid']);
    await expect.poll(() => table.getByRole('row').count()).toBe(1 + 24);
  });

  it('saves figures per day of the whole place as a file', async () => {
    const page = await openPlace();
    await page.getByText('Cijfers bewaren als bestand').click();
    await page.getByLabel('Welke metingen?').selectOption({ label: `Alles van ${name}` });
    await page.getByLabel('Per', { exact: true }).selectOption('dag');
    // Whole days, whatever the hour is now.
    const week = [dayBefore(7), dayBefore(1)] as const;
    await page.getByLabel('Vanaf').fill(week[0]);
    await page.getByLabel('Tot en met').fill(week[1]);
    const coming = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Bewaar het bestand' }).click();
    const download = await coming;
    expect(download.suggestedFilename()).toBe('wijkritme-day.csv');
    const lines = readFileSync(await download.path(), 'utf8')
      .trim()
      .split('\r\n');
    const head = lines.findIndex((line) => line.startsWith('meetreeks;naam'));
    expect(lines[head]).toContain(';gemiddelde;');
    const rows = lines.slice(head + 1).map((line) => line.split(';'));
    // Seven local days of several datastreams, each row as wide as the head.
    const days = [...new Set(rows.map((cells) => cells[5]?.slice(0, 10)))].sort();
    expect([days.length, days[0], days.at(-1)]).toEqual([7, ...week]);
    expect(new Set(rows.map((cells) => cells[0])).size).toBeGreaterThan(2);
    expect(new Set(rows.map((cells) => cells.length))).toEqual(new Set([lines[head]?.split(';').length]));
    await page.getByLabel('Vanaf').fill('2099-01-01');
    await page.getByText('De eerste dag ligt na de laatste dag.').waitFor();
    await expect.poll(() => page.getByRole('link', { name: 'Bewaar het bestand' }).count()).toBe(0);
  });

  it('shows the same as a table', async () => {
    const page = await openPlace();
    await page.getByText('Toon als tabel').click();
    const table = page.getByRole('table', { name: 'Metingen met wat normaal is' });
    for (const header of ['Tijd', 'gemeten', 'normaal', 'verschil', 'Oordeel'])
      await table.getByRole('columnheader', { name: header }).waitFor();
    await expect.poll(() => table.getByRole('row').count()).toBeGreaterThan(100);
  });

  it('has a week of hours that is walked by arrows, in three modes', async () => {
    const page = await openPlace();
    const week = page.getByRole('table', { name: 'Zo is een normale week' });
    await week.getByRole('cell').first().focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowDown');
    const focused = week.getByRole('row').nth(2).getByRole('cell').nth(1);
    await expect.poll(() => focused.evaluate((cell) => cell === document.activeElement)).toBe(true);
    expect(await focused.textContent()).toMatch(/\d|geen meting/);
    await page.getByRole('radio', { name: 'Verschil' }).click();
    await page.getByRole('table', { name: 'Zo verschilde deze week van normaal' }).waitFor();
    await expect.poll(() => page.url()).toContain('modus=verschil');
    await page.reload();
    await page.getByRole('table', { name: 'Zo verschilde deze week van normaal' }).waitFor();
  });

  it('keeps the period in the address, and the way back open', async () => {
    const { items } = await theServer().api.listPlaces();
    const id = items.find((one) => one.name === name)?.id;
    const page = await openPage('/');
    await settle(page);
    await page.getByRole('link', { name, exact: true }).click();
    await page.getByRole('heading', { level: 1, name }).waitFor();
    await settle(page);
    for (const [label, word] of [
      ['Vandaag', 'dag'],
      ['4 weken', 'maand'],
    ] as const) {
      await page.getByRole('radio', { name: label }).click();
      await expect.poll(() => page.url()).toContain(`/plekken/${id}?periode=${word}`);
    }
    await page.getByRole('button', { name: 'Vorige periode' }).click();
    await expect.poll(() => page.url()).toMatch(/tot=\d{4}-\d{2}-\d{2}/);
    await page.getByRole('button', { name: /Ga naar nu/ }).click();
    await expect.poll(() => page.url()).not.toContain('tot=');
    await page.goBack();
    await page.getByRole('heading', { level: 1, name: 'Hoe gaat het nu in Demodam?' }).waitFor();
  });

  it('shows of the municipality also what is measured in its neighbourhoods', async () => {
    const { items } = await theServer().api.listPlaces();
    const page = await openPage(`/plekken/${items.find(({ kind }) => kind === 'municipality')?.id}`);
    await settle(page);
    await page.getByRole('heading', { level: 2, name: 'Sensoren op deze plek' }).waitFor();
    await page.getByText(/^Toon nog \d+ sensoren$/).waitFor();
    expect(await page.getByText('Op deze plek staan geen sensoren.').count()).toBe(0);
  });
}
