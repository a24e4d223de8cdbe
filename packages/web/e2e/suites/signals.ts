import { readFileSync } from 'node:fs';
import { createClient } from '@wijkritme/client';
import type { Signal } from '@wijkritme/contract';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { civilDate } from '../../src/i18n/zone.ts';
import { axeViolations, openPage, theServer } from '../support/bench.ts';
import { openFilters } from '../support/filters.ts';
import { pageFacts, settle, smallTargets } from '../support/manners.ts';
import { hireStaff } from '../support/staff.ts';

const queue = (page: Page) => page.getByRole('list', { name: 'Lijst van signalen' });
/** The signals themselves, without what hangs under their folds. */
const rows = (page: Page) => queue(page).locator('> li');

/** The city lives on: asked anew at each look. */
async function newest(order: 'newest' | 'strongest' = 'newest'): Promise<Signal> {
  const { items } = await theServer().api.listSignals({ order, limit: 1 });
  if (!items[0]) throw new Error('there is no signal');
  return items[0];
}

/** A real one with a single deviation, long over: nothing that happens meanwhile joins it. */
async function oldestOfOne(): Promise<Signal> {
  const { items } = await theServer().api.listSignals({ limit: 1_000 });
  const single = items.findLast(({ deviations, joint }) => deviations.length === 1 && joint.length === 0);
  if (!single?.end || !single.placeId) throw new Error('no signal has one deviation');
  return single;
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
    await openFilters(page);
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
    await openFilters(page, 3);
    await expect.poll(() => page.getByLabel('Periode').inputValue()).toBe('maand');
    expect(page.url()).toBe(address);
    const narrowed = await all();
    await page.getByRole('button', { name: 'Wis filters' }).click();
    await expect.poll(all).toBeGreaterThan(narrowed);
    await expect.poll(() => new URL(page.url()).search).toBe('');
  });

  it('takes days of one’s own, and says so when there is nothing', async () => {
    const page = await openPage('/signalen');
    await openFilters(page);
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
    await openFilters(page);
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

  it('leads from a signal of one deviation to the page of the signal, where one says what it is, and back', async () => {
    const single = await oldestOfOne();
    const day = civilDate(Date.parse(single.start), 'Europe/Amsterdam');
    const page = await openPage(`/signalen?plek=${single.placeId}&van=${day}&tot=${day}`, {
      session: await hireStaff('ward-officer'),
    });
    await rows(page).first().waitFor();
    // Each leads to a signal, however few deviations it has.
    for (const row of await rows(page).all())
      expect(await row.getByRole('link').first().getAttribute('href')).toMatch(/^\/signalen\/\d+$/);
    await rows(page).locator(`a[href="/signalen/${single.id}"]`).click();
    await page.getByRole('heading', { name: 'Wat denkt u dat dit is?' }).waitFor();
    await page.getByRole('radio', { name: 'Nuttig' }).waitFor();
    // The work stands below what was measured: one press leads there.
    await page.evaluate(() => scrollTo(0, 0));
    await page.getByRole('link', { name: 'Naar uw duiding' }).click();
    const asked = page.getByRole('heading', { name: 'Wat denkt u dat dit is?' });
    await expect.poll(() => asked.evaluate((heading) => heading.getBoundingClientRect().top < innerHeight)).toBe(true);
    await page.getByRole('main').locator(`a[href="/afwijkingen/${single.deviations[0]}"]`).click();
    await page.getByRole('link', { name: `Naar signaal ${single.id}` }).click();
    await page.getByRole('heading', { level: 2, name: 'De afwijking die erbij hoort' }).waitFor();
    expect(new URL(page.url()).pathname).toBe(`/signalen/${single.id}`);
  });

  it('says on its page why we see the strongest deviation, and of another once it is unfolded', async () => {
    // As a visitor reads it: small counts are hidden.
    const api = createClient({ baseUrl: theServer().url, language: () => 'nl' });
    const { items } = await api.listSignals({ limit: 1_000 });
    const large = items.find(({ deviations, end }) => deviations.length > 1 && end !== null);
    const { items: members } = await api.listDeviations({ signal: large?.id, order: 'strongest', limit: 2 });
    const [strongest = 0, other = 0] = members.map(({ id }) => id);
    const page = await openPage(undefined, { width: 320, theme: 'dark' });
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await page.goto(`/signalen/${large?.id}`);
    const whyOf = (id: number) => page.getByRole('region', { name: `Waarom zien wij dit? (afwijking ${id})` });
    const { deviation, measured, normal, before, quality } = await api.getDeviation({ id: strongest });
    for (const told of [measured, normal, before.sentence, quality.sentence])
      await whyOf(strongest).getByText(told, { exact: true }).waitFor();
    await whyOf(strongest).getByRole('heading', { name: 'Wat kan het ook zijn?' }).waitFor();
    await settle(page);
    await expect.poll(() => page.getByRole('application', { name: /^Grafiek/ }).count()).toBe(1);
    expect(asked).toContain(`/v1/datastreams/${deviation.datastreamId}/band`);
    expect(asked).not.toContain(`/v1/deviations/${other}`);
    await page.getByText(`Toon waarom wij dit zien (afwijking ${other})`).click();
    await whyOf(other)
      .getByText((await api.getDeviation({ id: other })).measured, { exact: true })
      .waitFor();
    await settle(page);
    await expect.poll(() => page.getByRole('application', { name: /^Grafiek/ }).count()).toBe(2);
    const { tooWide } = await pageFacts(page);
    const found = { axe: await axeViolations(page), small: await smallTargets(page), tooWide };
    expect(found).toEqual({ axe: [], small: [], tooWide: 0 });
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
