import { expect, it } from 'vitest';
import { openPage } from '../support/bench.ts';
import { hireStaff } from '../support/staff.ts';

export function firstSteps(): void {
  it('lead a newcomer from the front page to a place with something in it', async () => {
    const page = await openPage('/');
    await page.getByRole('link', { name: 'Doe de eerste stappen' }).click();
    await page.getByRole('heading', { level: 1, name: 'Eerste stappen' }).waitFor();
    await page.getByText('Alles in deze wijk is verzonnen.').waitFor();
    await page.getByRole('link', { name: 'Lees waarom iets een signaal is' }).click();
    await expect.poll(() => new URL(page.url()).pathname).toMatch(/^\/signalen\/\d+$/);
  });

  it('are those of one’s role, and of any other that one chooses', async () => {
    const page = await openPage('/eerste-stappen', { session: await hireStaff('ward-officer') });
    const work = page.getByLabel('Wat is uw werk?');
    await expect.poll(() => work.inputValue()).toBe('ward-officer');
    await page.getByRole('link', { name: 'Spreek samen af wat u doet' }).waitFor();
    await work.selectOption({ label: 'Privacyfunctionaris' });
    await page.getByRole('link', { name: 'Toets een sensor voordat hij er komt' }).waitFor();
    await expect.poll(() => new URL(page.url()).search).toBe('?rol=privacy-officer');
    expect(await page.getByRole('link', { name: 'Spreek samen af wat u doet' }).count()).toBe(0);
  });
}
