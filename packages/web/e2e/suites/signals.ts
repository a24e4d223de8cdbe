import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { openPage, theServer } from '../support/bench.ts';
import { settle } from '../support/manners.ts';

const queue = (page: Page) => page.getByRole('list', { name: 'Lijst van signalen' });
/** The signals themselves, without what hangs under their folds. */
const rows = (page: Page) => queue(page).locator('> li');

export function signals(): void {
  it('lists signals with place, kind and time, newest first', async () => {
    const { items } = await theServer().api.listSignals({ limit: 3 });
    const page = await openPage('/');
    await page.getByRole('link', { name: 'Alle signalen' }).click();
    await page.getByRole('heading', { level: 1, name: 'Signalen' }).waitFor();
    await rows(page).first().waitFor();
    const [first] = items;
    const text = (await rows(page).first().textContent()) ?? '';
    expect(text).toContain(first?.sentence);
    expect(text).toMatch(/\d{1,2} [a-z]+ 20\d\d/);
    expect(text).toMatch(/normaal|geen metingen|blijft hangen|nieuw niveau|kan niet kloppen|storing/);
    if (first?.placeName) expect(text).toContain(first.placeName);
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
    expect(await page.getByLabel('Periode').inputValue()).toBe('maand');
    expect(page.url()).toBe(address);
    const narrowed = await all();
    await page.getByRole('button', { name: 'Wis filters' }).click();
    await expect.poll(all).toBeGreaterThan(narrowed);
    expect(new URL(page.url()).search).toBe('');
  });

  it('takes days of one’s own, and says so when there is nothing', async () => {
    const page = await openPage('/signalen');
    await page.getByLabel('Periode').selectOption({ label: 'Zelf dagen kiezen' });
    await page.getByLabel('Eerste dag').fill('2020-01-01');
    await page.getByLabel('Laatste dag').fill('2020-01-02');
    await page.getByText('Geen signalen gevonden').waitFor();
    expect(page.url()).toMatch(/van=2020-01-01.*tot=2020-01-02/);
    await page.getByRole('main').getByRole('link', { name: 'Wis filters' }).click();
    await rows(page).first().waitFor();
  });

  it('ranks by how striking a signal is', async () => {
    const { items } = await theServer().api.listSignals({ order: 'strongest', limit: 1 });
    const page = await openPage('/signalen');
    await page.getByRole('radio', { name: 'Opvallendste eerst' }).check();
    await expect.poll(() => page.url()).toContain('volgorde=sterkste');
    await expect.poll(() => rows(page).first().textContent()).toContain(items[0]?.sentence);
  });

  it('unfolds its deviations by keyboard, and leads to the page that says why', async () => {
    const page = await openPage('/signalen');
    const large = rows(page)
      .filter({ has: page.getByText(/^Toon de \d+ afwijkingen$/) })
      .first();
    const fold = large.getByText(/^Toon de \d+ afwijkingen$/);
    const count = Number((await fold.textContent())?.match(/\d+/)?.[0]);
    await fold.focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => large.getByRole('listitem').count()).toBe(count);
    await large.getByRole('link').first().click();
    await page.getByRole('heading', { level: 2, name: `De ${count} afwijkingen die erbij horen` }).waitFor();
    await settle(page);
    expect(page.url()).toMatch(/\/signalen\/\d+$/);
  });

  it('gives the whole list as a file, with the filters', async () => {
    const { items } = await theServer().api.listSignals({ kind: 'silent', limit: 1_000 });
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
    const text = lines.join('\n');
    expect(lines[0]?.startsWith('\uFEFF# titel: ')).toBe(true);
    const head = lines.findIndex((line) => line.startsWith('Begin;Einde;Plek;'));
    expect(lines.slice(head + 1)).toHaveLength(items.length);
    expect(text).toContain(`/signalen/${items[0]?.id}`);
  });
}
