import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { openPage, theServer } from '../support/bench.ts';
import { hireStaff } from '../support/staff.ts';

const standsAt = (page: Page) => page.evaluate(() => document.activeElement?.tagName);

/** Who works by keyboard never stands nowhere, whatever their press took away. */
export function focusKept(): void {
  let welfare: string;
  let signal: number | undefined;

  beforeAll(async () => {
    welfare = await hireStaff('welfare-worker');
    signal = (await theServer().api.listSignals({ limit: 4 })).items.at(-1)?.id;
  });

  it('comes to the heading of a page that waits for what it shows, once it is there', async () => {
    const page = await openPage('/afwijkingen');
    const link = page.locator('main a[href^="/afwijkingen/"]').first();
    await link.waitFor();
    let go = () => {};
    const held = new Promise<void>((resolve) => {
      go = resolve;
    });
    await page.route(/\/v1\/deviations\/\d+$/, async (route) => {
      await held;
      await route.continue();
    });
    await link.focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/afwijkingen\/\d+/);
    await link.waitFor({ state: 'detached' });
    go();
    await expect.poll(() => standsAt(page)).toBe('H1');
  });

  it('comes to the heading of the part in which a form was that is sent', async () => {
    const page = await openPage(`/signalen/${signal}`, { session: welfare });
    await page.getByLabel('Wat is het volgens u?').selectOption({ index: 1 });
    await page.getByLabel('Hoe zeker bent u?').fill('70');
    await page.getByRole('button', { name: 'Leg vast wat ik denk' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Wat denken wij dat dit is?' }).waitFor();
    await expect.poll(() => standsAt(page)).toBe('H2');
  });

  it('comes to the heading of the page when who was signed in goes out', async () => {
    const page = await openPage('/aanmelden', { session: await hireStaff('analyst') });
    await page.getByRole('button', { name: 'Afmelden' }).focus();
    await page.keyboard.press('Enter');
    await page.getByLabel('E-mailadres').waitFor();
    await expect.poll(() => standsAt(page)).toBe('H1');
  });
}
