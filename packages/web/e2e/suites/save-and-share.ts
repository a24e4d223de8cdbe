import { readFileSync } from 'node:fs';
import type { Locator, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { axeViolations, openPage, theServer } from '../support/bench.ts';
import { settle } from '../support/manners.ts';

const name = 'Marktkwartier';

async function placePage(language: 'nl' | 'en' = 'nl', width = 1_280): Promise<Page> {
  const { items } = await theServer().api.listPlaces();
  const page = await openPage(`/plekken/${items.find((one) => one.name === name)?.id}`, { language, width });
  await settle(page);
  return page;
}

/** The menu of the chart: the first of the page. */
const menuOf = (page: Page, words = 'Bewaar of deel'): Locator =>
  page.getByRole('button', { name: new RegExp(`^${words}: `) }).first();

async function saved(page: Page, form: string): Promise<{ file: string; bytes: Buffer }> {
  const waiting = page.waitForEvent('download');
  await page.getByRole('button', { name: form }).locator('visible=true').click();
  const download = await waiting;
  return { file: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

/** Every figure leaves its page by one menu, in every form, with what somebody has to know who finds the file. */
export function saveAndShare() {
  it('opens and closes by keyboard, and gives the focus back', async () => {
    const page = await placePage();
    const menu = menuOf(page);
    await menu.focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => menu.getAttribute('aria-expanded')).toBe('true');
    await page.keyboard.press('Tab');
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Kopieer de link');
    expect(await axeViolations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await expect.poll(() => menu.getAttribute('aria-expanded')).toBe('false');
    await expect.poll(() => menu.evaluate((one) => one === document.activeElement)).toBe(true);
  });

  it('saves a chart as table, picture, drawing and report', async () => {
    const page = await placePage();
    await menuOf(page).click();
    const excel = (await saved(page, 'Tabel voor Excel (CSV)')).bytes.toString('utf8');
    expect(excel.startsWith('\uFEFF# titel: ')).toBe(true);
    expect(excel).toContain('# gegevens: GESIMULEERD');
    expect(excel).toMatch(/\r\n\d{2}-\d{2}-\d{4} \d{2}:\d{2};-?\d+(,\d+)?;/);
    const iso = await saved(page, 'Tabel voor programma’s (CSV, ISO)');
    expect(iso.file).toMatch(/\.iso\.csv$/);
    expect(iso.bytes.toString('utf8')).toMatch(/\r\n\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z,-?\d+(\.\d+)?,/);
    const svg = (await saved(page, 'Tekening (SVG)')).bytes.toString('utf8');
    for (const words of ['gemeten', 'normaal', 'bron: ', 'periode: ', 'Gesimuleerd']) expect(svg).toContain(words);
    const png = await saved(page, 'Afbeelding (PNG)');
    // Eight bytes that every PNG begins with [PNG, 5.2]; then its width.
    expect([...png.bytes.subarray(0, 8)]).toEqual([137, 80, 78, 71, 13, 10, 26, 10]);
    expect(png.bytes.readUInt32BE(16)).toBeGreaterThan(2_000);
    expect(png.bytes.length).toBeGreaterThan(20_000);
    const pdf = (await saved(page, 'Verslag (PDF)')).bytes.toString('latin1');
    expect(pdf).toMatch(/^%PDF-1\.7/);
    expect(pdf).toContain('/Marked true');
    expect(pdf).toMatch(/\/S \/Figure/);
  });

  it('saves the map as shapes, and as a drawing with the word of each place', async () => {
    const page = await openPage('/');
    await settle(page);
    await menuOf(page).click();
    const { bytes } = await saved(page, 'Vormen op de kaart (GeoJSON)');
    const shapes = JSON.parse(bytes.toString('utf8'));
    expect(shapes.type).toBe('FeatureCollection');
    expect(shapes.features.map(({ properties }: { properties: { name: string } }) => properties.name)).toContain(name);
    expect(shapes.metadata.gegevens).toContain('GESIMULEERD');
    expect((await saved(page, 'Tekening (SVG)')).bytes.toString('utf8')).toContain(name);
  });

  it('shows the link where it may not copy, and says what the reader of it will see', async () => {
    const page = await placePage('en');
    await menuOf(page, 'Save or share').click();
    await page.getByRole('button', { name: 'Copy the link' }).locator('visible=true').click();
    const said = page.getByText(/^(The link was copied|Your browser does not allow copying)/);
    await said.waitFor();
    if ((await said.textContent())?.startsWith('Your browser'))
      await expect.poll(() => page.getByLabel('Link to this view').inputValue()).toBe(page.url());
    else await page.getByText('Who opens it sees what that person may see.').waitFor();
  });

  it('gives a person without the right the ordinary refusal behind a shared link', async () => {
    const page = await openPage('/wat-hielp', { expected: /401|403/ });
    await settle(page);
    await expect.poll(() => page.getByRole('link', { name: 'Aanmelden' }).count()).toBeGreaterThan(0);
    expect(await page.getByRole('button', { name: /^Bewaar of deel/ }).count()).toBe(0);
  });
}
