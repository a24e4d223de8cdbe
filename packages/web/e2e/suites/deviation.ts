import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { openPage, theServer } from '../support/bench.ts';
import { openFilters } from '../support/filters.ts';
import { settle } from '../support/manners.ts';

/** Terms and descriptions of a part of the page. */
const factsOf = (part: ReturnType<Page['getByRole']>) =>
  part.evaluate((element) =>
    Object.fromEntries(
      [...element.querySelectorAll('dt')].map((term) => [term.textContent, term.nextElementSibling?.textContent ?? '']),
    ),
  );
const why = (page: Page) => page.getByRole('region', { name: 'Waarom zien wij dit?' });
const terms = ['Gemeten', 'Normaal', 'Verschil'];

export function deviation(): void {
  it('finds the planted stuck meter in the list and explains it', async () => {
    const page = await openPage('/afwijkingen');
    await openFilters(page);
    await page.getByRole('group', { name: 'Soort afwijking' }).getByRole('button', { name: 'blijft hangen' }).click();
    await expect.poll(() => page.url()).toContain('soort=stuck');
    const row = page.getByRole('row').filter({ hasText: 'Geluidmeter Spoorlaan' }).first();
    await row.getByRole('link', { name: 'Geluid in Stationsbuurt' }).click();
    await page.getByRole('heading', { level: 1, name: 'Geluid: blijft hangen' }).waitFor();
    await why(page).getByText('Het kan aan deze sensor liggen').waitFor();
    const facts = await factsOf(why(page));
    expect(Object.keys(facts).slice(0, 3)).toEqual(terms);
    expect(facts.Gemeten).toMatch(/\d decibel/);
    expect(facts.Normaal).toMatch(/\d decibel/);
    // Said once, in the sentence of the server.
    expect(facts['Hoe goed zijn de metingen?']?.match(/%/g)).toHaveLength(1);
    await why(page).getByRole('heading', { name: 'Wat wij niet kunnen weten' }).waitFor();
    await settle(page);
    await page.getByRole('application', { name: /^Grafiek/ }).waitFor();
  });

  it('says of a silent sensor that nothing was measured, never zero', async () => {
    const { items } = await theServer().api.listDeviations({ kind: 'silent', limit: 1 });
    const page = await openPage(`/afwijkingen/${items[0]?.id}`);
    await why(page).waitFor();
    await settle(page);
    expect(Object.keys(await factsOf(why(page))).slice(0, 3)).toEqual(terms);
    const facts = await factsOf(page.getByRole('main'));
    expect(facts['Meting met het grootste verschil']).toBe('geen meting');
    const figures = page.getByRole('definition').filter({ hasText: /^geen meting$/ });
    await expect.poll(() => figures.count()).toBe(2);
    expect(await page.getByText(/[+±−-]\s?0(\s|$)/).count()).toBe(0);
  });
}
