import { readFileSync } from 'node:fs';
import type { Signal } from '@wijkritme/contract';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { openPage, theServer } from '../support/bench.ts';
import { settle } from '../support/manners.ts';

const queue = (page: Page) => page.getByRole('list', { name: 'Lijst van signalen' });
/** The signals themselves, without what hangs under their folds. */
const rows = (page: Page) => queue(page).locator('> li');

/** The city lives on: asked anew at each look. */
async function newest(order: 'newest' | 'strongest' = 'newest'): Promise<Signal> {
  const { items } = await theServer().api.listSignals({ order, limit: 1 });
  if (!items[0]) throw new Error('there is no signal');
  return items[0];
}

export function signals(): void {
  it('lists signals with place, kind and time, newest first', async () => {
    const page = await openPage('/');
    await page.getByRole('link', { name: 'Alle signalen' }).click();
    await page.getByRole('heading', { level: 1, name: 'Signalen' }).waitFor();
    const row = rows(page).first();
    const text = async () => (await row.textContent()) ?? '';
    await expect.poll(async () => (await text()).includes((await newest()).sentence)).toBe(true);
    expect(await text()).toMatch(/\d{1,2} [a-z]+ 20\d\d/);
    expect(await text()).toMatch(/normaal|geen metingen|blijft hangen|nieuw niveau|kan niet kloppen|storing/);
    await expect.poll(async () => (await text()).includes((await newest()).placeName ?? '')).toBe(true);
  });

  it('is narrowed by kind, place and period, and the address holds it', async () => {
    const page = await openPage('/signalen');
    const all = async () => rows(page).count();
    await rows(page).first().waitFor();
    const before = await all();
    await page
      .getByRole('group', { name: 'Soort afwijking' })
      .getByRole('button', { name: 'hoger dan normaal' })
      .click();
    await expect.poll(() => page.url()).toContain('soort=higher');
    await expect.poll(all).toBeLessThan(before);
    await page.getByLabel('Plek').selectOption({ label: 'Zuidersluis' });
    await expect.poll(() => page.url()).toContain('plek=');
    // What the whole municipality showed together belongs to each of its neighbourhoods.
    await expect
      .poll(() =>
        rows(page)
          .filter({ hasNotText: /Zuidersluis|Demodam/ })
          .count(),
      )
      .toBe(0);
    await page.getByLabel('Periode').selectOption({ label: 'De laatste 4 weken' });
    await expect.poll(() => page.url()).toMatch(/van=\d{4}-\d{2}-\d{2}/);
    const address = page.url();
    await page.reload();
    await rows(page).first().waitFor();
    await expect.poll(() => page.getByLabel('Periode').inputValue()).toBe('maand');
    expect(page.url()).toBe(address);
    const narrowed = await all();
    await page.getByRole('button', { name: 'Wis filters' }).click();
    await expect.poll(all).toBeGreaterThan(narrowed);
    await expect.poll(() => new URL(page.url()).search).toBe('');
  });

  it('takes days of one’s own, and says so when there is nothing', async () => {
    const page = await openPage('/signalen');
    await page.getByLabel('Periode').selectOption({ label: 'Zelf dagen kiezen' });
    await page.getByLabel('Eerste dag').fill('2020-01-01');
    await page.getByLabel('Laatste dag').fill('2020-01-02');
    await page.getByText('Geen signalen gevonden').waitFor();
    await expect.poll(() => page.url()).toMatch(/van=2020-01-01.*tot=2020-01-02/);
    await page.getByRole('main').getByRole('link', { name: 'Wis filters' }).click();
    await rows(page).first().waitFor();
  });

  it('ranks by how striking a signal is', async () => {
    const page = await openPage('/signalen');
    await page.getByRole('radio', { name: 'Opvallendste eerst' }).click();
    await expect.poll(() => page.url()).toContain('volgorde=sterkste');
    const first = async () => (await rows(page).first().textContent()) ?? '';
    await expect.poll(async () => (await first()).includes((await newest('strongest')).sentence)).toBe(true);
  });

  it('unfolds its deviations by keyboard, and leads to the page that says why', async () => {
    const page = await openPage('/signalen');
    const large = rows(page)
      .filter({ has: page.getByText(/^Toon de \d+ afwijkingen$/) })
      .first();
    const fold = large.getByText(/^Toon de \d+ afwijkingen$/);
    const told = async () => Number((await fold.textContent())?.match(/\d+/)?.[0]);
    await fold.focus();
    await page.keyboard.press('Enter');
    // One that goes on may get another deviation meanwhile.
    await expect.poll(async () => (await large.getByRole('listitem').count()) - (await told())).toBe(0);
    await large.getByRole('link').first().click();
    await page.getByRole('heading', { level: 2, name: /^De \d+ afwijkingen die erbij horen$/ }).waitFor();
    await settle(page);
    await expect.poll(() => page.url()).toMatch(/\/signalen\/\d+$/);
  });

  it('gives the whole list as a file, with the filters', async () => {
    const silent = async () => (await theServer().api.listSignals({ kind: 'silent', limit: 1_000 })).items;
    const before = await silent();
    const page = await openPage('/signalen?soort=silent');
    await rows(page).first().waitFor();
    await page.getByRole('button', { name: 'Bewaar of deel: Signalen' }).click();
    const waiting = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Tabel voor Excel (CSV)' }).click();
    const download = await waiting;
    expect(download.suggestedFilename()).toBe('signalen.csv');
    const lines = readFileSync(await download.path(), 'utf8')
      .trimEnd()
      .split('\r\n');
    expect(lines[0]?.startsWith('\uFEFF# titel: ')).toBe(true);
    const head = lines.findIndex((line) => line.startsWith('Begin;Einde;Plek;'));
    const told = lines.slice(head + 1);
    expect(told.length).toBeGreaterThanOrEqual(before.length);
    expect(told.length).toBeLessThanOrEqual((await silent()).length);
    expect(told.join('\n')).toContain(`/signalen/${before[0]?.id}`);
  });
}
