import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { axeViolations, openPage } from '../support/bench.ts';
import { openFilters } from '../support/filters.ts';
import { pageFacts, settle, smallTargets } from '../support/manners.ts';
import { hireStaff } from '../support/staff.ts';

/** Who works on signals shares them out, keeps a choice, and goes through the list by keys. */
export function queue(): void {
  let ward: string;
  let police: string;

  beforeAll(async () => {
    ward = await hireStaff('ward-officer');
    police = await hireStaff('community-officer');
  });

  const rowOf = (page: Page, at = 0) => page.locator('.queue > li').nth(at);
  const focusIsInRow = (page: Page, at: number) =>
    expect.poll(() => rowOf(page, at).evaluate((row) => row.contains(document.activeElement))).toBe(true);

  it('gives a signal to one of two who take it at once, and tells the other', async () => {
    const [one, other] = await Promise.all([
      openPage('/signalen', { session: ward }),
      openPage('/signalen', { session: police, expected: /status of 409/ }),
    ]);
    for (const page of [one, other]) await rowOf(page).getByText('Wie pakt dit op: niemand').click();
    await rowOf(one).getByRole('button', { name: 'Ik pak dit op' }).click();
    await rowOf(one).getByText('Wie pakt dit op: u').waitFor();
    await rowOf(other).getByRole('button', { name: 'Ik pak dit op' }).click();
    await rowOf(other).getByText('Er is niets overschreven.').waitFor();
    await rowOf(other).getByRole('button', { name: 'Toon hoe het nu is' }).click();
    await rowOf(other)
      .getByText(/^Wie pakt dit op: Noor \d+/)
      .waitFor();
  });

  it('shows the first signal without scrolling, with filters one press away and how many signals there are', async () => {
    const page = await openPage('/signalen', { session: police, width: 1_280 });
    await page.setViewportSize({ width: 1_280, height: 900 });
    await rowOf(page).waitFor();
    const heading = await rowOf(page).getByRole('link').first().boundingBox();
    expect((heading?.y ?? Number.NaN) + (heading?.height ?? Number.NaN)).toBeLessThan(900);
    await page.getByText(/^U ziet \d+ (van (meer dan )?\d+ )?signalen\.$/).waitFor();
    expect(await page.getByRole('button', { name: 'Wacht op mij' }).isVisible()).toBe(false);
    await page.getByText('Filters', { exact: true }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Wacht op mij' }).click();
    await page.getByText('Filters (1 gekozen)').waitFor();
    // Choosing keeps the fold open, for a second choice.
    await page.getByRole('button', { name: 'Nog bezig' }).click();
    await page.getByText('Filters (2 gekozen)').waitFor();
    await page.getByRole('button', { name: 'Wis filters' }).click();
    await expect.poll(() => new URL(page.url()).search).toBe('');
  });

  it('keeps a choice under a name, and leads back to it by its address', async () => {
    const page = await openPage('/signalen', { session: ward });
    await openFilters(page);
    await page.getByRole('button', { name: 'Van mij' }).click();
    await expect.poll(() => page.url()).toContain('wie=mij');
    await expect.poll(() => page.locator('.queue > li').count()).toBe(1);
    await page.getByText('Mijn filters').first().click();
    await page.getByLabel('Hoe heet dit filter?').fill('Mijn werk');
    await page.getByRole('button', { name: 'Bewaar deze keuze' }).click();
    await page.getByText('Bewaard als “Mijn werk”.').waitFor();
    await page.goto('/signalen');
    // One press away, and told apart once it holds.
    const kept = page.getByRole('list', { name: 'Mijn filters' }).getByRole('link', { name: 'Mijn werk' });
    await kept.click();
    await expect.poll(() => page.url()).toContain('wie=mij');
    await expect.poll(() => kept.getAttribute('aria-current')).toBe('true');
    await looksGood(page.url());
  });

  it('says on each choice how many signals it would give, and asks only once the choices are in sight', async () => {
    const page = await openPage(undefined, { session: police });
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await page.goto('/signalen');
    await rowOf(page).waitFor();
    expect(asked).not.toContain('/v1/signal-queue/counts');
    await openFilters(page);
    const choice = page.getByRole('button', { name: /^geen metingen \d+$/ });
    const count = Number(/\d+$/.exec((await choice.textContent()) ?? '')?.[0]);
    expect(count).toBeGreaterThan(0);
    await choice.click();
    await expect.poll(() => page.locator('.queue > li').count()).toBe(count);
  });

  it('has its menu on one row of a laptop', async () => {
    for (const width of [1_024, 1_280, 1_440]) {
      const page = await openPage('/signalen', { session: police, width });
      const links = page.getByRole('navigation', { name: 'Hoofdmenu' }).getByRole('link');
      await links.filter({ hasText: 'Dossiers' }).waitFor();
      const tops = await links.evaluateAll((all) => all.map((link) => Math.round(link.getBoundingClientRect().top)));
      expect([width, new Set(tops).size]).toEqual([width, 1]);
    }
  });

  it('asks for no other list first, so that what one opens stays open', async () => {
    const page = await openPage(undefined, { session: ward });
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    // A slow answer to who one is: meanwhile the list of everybody would have come.
    await page.route('**/v1/session', async (route) => {
      await expect.poll(() => asked).toContain('/v1/places');
      await route.continue();
    });
    await page.goto('/signalen');
    await rowOf(page).getByText('Wie pakt dit op').waitFor();
    expect(asked).toContain('/v1/signal-queue');
    expect(asked).not.toContain('/v1/signals');
  });

  it('is walked by keys, but only in the list and only while they are on', async () => {
    const page = await openPage('/signalen', { session: police, width: 1_280 });
    await rowOf(page, 2).waitFor();
    await page.keyboard.press('j');
    expect(await rowOf(page).evaluate((row) => row.contains(document.activeElement))).toBe(false);
    await page.getByRole('button', { name: 'Toetsen' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Ga naar de lijst' }).click();
    await focusIsInRow(page, 0);
    await page.keyboard.press('j');
    await focusIsInRow(page, 1);
    await page.keyboard.press('ArrowDown');
    await focusIsInRow(page, 2);
    await page.keyboard.press('k');
    await focusIsInRow(page, 1);
    await page.keyboard.press('a');
    await rowOf(page, 1).getByRole('button', { name: 'Ik pak dit op' }).waitFor();
    await page.keyboard.press('?');
    const dialog = page.getByRole('dialog');
    expect(await axeViolations(page)).toEqual([]);
    await dialog.getByLabel('Gebruik deze toetsen').uncheck();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    await focusIsInRow(page, 1);
    await page.keyboard.press('j');
    await focusIsInRow(page, 1);
  });

  it('tells a visitor which right a link asks for, and shows the list', async () => {
    const page = await openPage('/signalen?wie=mij');
    await page.getByText('Deze keuze werkt voor wie met signalen werkt').waitFor();
    await rowOf(page).waitFor();
    expect(await page.getByText('Wie pakt dit op').count()).toBe(0);
  });

  it('tells what needs somebody today, and why it is theirs', async () => {
    for (const look of [{ width: 320, theme: 'dark' }, { width: 1_440 }, { width: 1_280, ownColours: true }] as const) {
      const page = await openPage('/vandaag', { ...look, session: police });
      await rowOf(page)
        .getByRole('link', { name: /^Een signaal/ })
        .waitFor();
      await rowOf(page).getByText('Waarom u? U werkt met signalen op deze plek.').waitFor();
      await settle(page);
      const { tooWide } = await pageFacts(page);
      const found = { axe: await axeViolations(page), small: await smallTargets(page), tooWide: Math.max(0, tooWide) };
      expect({ look, ...found }).toEqual({ look, axe: [], small: [], tooWide: 0 });
    }
  });

  async function looksGood(address: string): Promise<void> {
    for (const look of [{ width: 320, theme: 'dark' }, { width: 1_440 }, { width: 1_280, ownColours: true }] as const) {
      const page = await openPage(address, { ...look, session: ward });
      await rowOf(page).getByText('Wie pakt dit op: u').click();
      await openFilters(page, 1);
      await page.getByText('Mijn filters (1)').click();
      await page.getByText('Verander mijn filters').click();
      await settle(page);
      const { tooWide } = await pageFacts(page);
      const found = { axe: await axeViolations(page), small: await smallTargets(page), tooWide: Math.max(0, tooWide) };
      expect({ look, ...found }).toEqual({ look, axe: [], small: [], tooWide: 0 });
    }
  }
}
