import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { axeViolations, type Look, openPage, theServer } from '../support/bench.ts';
import { settle } from '../support/manners.ts';

async function openBudget(kind: 'municipality' | 'neighbourhood', look: Look = {}, search = ''): Promise<Page> {
  const { items } = await theServer().api.listPlaces();
  const place = items.find((one) => one.kind === kind && (kind === 'municipality' || one.name === 'Parkwijk'));
  const page = await openPage(`/plekken/${place?.id}/signalen-per-week${search}`, look);
  await settle(page);
  return page;
}
const choice = (page: Page) => page.getByLabel('Wat als het er meer of minder waren?');

export function budget(): void {
  it('is reached from the page of a place, and shows what another number would have shown', async () => {
    const { items } = await theServer().api.listPlaces();
    const place = items.find(({ name }) => name === 'Parkwijk');
    const page = await openPage(`/plekken/${place?.id}`);
    await page.getByRole('link', { name: /^Te veel of te weinig signalen/ }).click();
    await page.getByRole('heading', { level: 1, name: 'Hoeveel signalen per week kan uw team aan?' }).waitFor();
    await page.getByText('Nu: 1 signaal per week.').waitFor();
    await choice(page).selectOption('5');
    await expect.poll(() => page.url()).toContain('proef=5');
    const sentence = page.getByText(
      /^In de afgelopen \d+ dagen had u \d+ signalen gezien\. Ten opzichte van nu komen er/,
    );
    await sentence.waitFor();
    const told = async () => Number(/komen er (\d+) bij/.exec((await sentence.textContent()) ?? '')?.[1]);
    await expect.poll(told).toBeGreaterThan(0);
    const rows = page.getByRole('table').getByRole('row').filter({ hasText: 'komt erbij' });
    await expect.poll(async () => (await rows.count()) - Math.min(await told(), 60)).toBe(0);
    expect(await axeViolations(page)).toEqual([]);
  });

  it('of a city previews the places below it', async () => {
    const page = await openBudget('municipality', {}, '?proef=3');
    await page.getByText(/^In de afgelopen \d+ dagen had u \d+ signalen gezien, in 6 plekken samen\./).waitFor();
    await page.getByText('Het geldt voor elke plek hieronder die zelf niets koos.').waitFor();
    await page.getByRole('table').getByRole('link', { name: 'Parkwijk' }).first().waitFor();
  });

  it('can be read by all and is changed by those who may', async () => {
    const page = await openBudget('neighbourhood', {}, '?proef=3');
    await page.getByText('Alleen een beheerder of analist kan dit veranderen.').waitFor();
    expect(await page.getByRole('button', { name: /^Stel/ }).count()).toBe(0);
  });

  it('is set and put back by the administrator', async () => {
    const page = await openBudget('neighbourhood', { administrator: true, width: 320 }, '?proef=3');
    await page.getByRole('button', { name: 'Stel 3 signalen per week in' }).click();
    await page.getByText('Vanaf nu geldt: 3 signalen per week.').waitFor();
    await page.getByText('Dit is voor deze plek zelf gekozen.').waitFor();
    await page.getByRole('button', { name: 'Maak dit ongedaan' }).click();
    await page.getByText('Nu: 1 signaal per week.').waitFor();
    await page.getByText('Dit is de standaard. Niemand heeft nog iets gekozen.').waitFor();
  });

  it('asks an answer within days of its own for each kind, at 320 px', async () => {
    const page = await openBudget('neighbourhood', { administrator: true, width: 320 });
    await page.getByText('Eigen termijn per soort').click();
    const field = page.getByLabel('Dagen bij: hoger dan normaal');
    await field.fill('90');
    await page.getByRole('button', { name: 'Bewaar de termijnen' }).click();
    await page.getByText('Vul een heel getal in van 1 tot en met 60, of niets.').waitFor();
    await field.fill('2');
    await page.getByRole('button', { name: 'Bewaar de termijnen' }).click();
    await page.getByText('De termijnen zijn bewaard.').waitFor();
    await page.getByText('binnen 2 dagen. Dat is voor deze plek gekozen.').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await field.fill('');
    await page.getByRole('button', { name: 'Bewaar de termijnen' }).click();
    await page.getByText('binnen 2 dagen.').waitFor({ state: 'detached' });
  });

  it('tells who types that somebody else chose the terms meanwhile, and overwrites nothing', async () => {
    const { api } = theServer();
    const place = (await api.listPlaces()).items.find(({ name }) => name === 'Parkwijk')?.id ?? 0;
    const days = async () => (await api.getAnswerTerm({ id: place })).days;
    const page = await openBudget('neighbourhood', { administrator: true, expected: /status of 412/ });
    await page.getByLabel('Dagen voor een duiding', { exact: true }).fill('3');
    await api.putAnswerTerm({ id: place, body: { days: 9 } });
    await page.getByRole('button', { name: 'Bewaar de termijnen' }).click();
    await page.getByText('Dit is intussen veranderd').waitFor();
    expect(await days()).toBe(9);
    // What they chose is on the screen, and what was typed is still there: now one may choose.
    await page.getByText('binnen 9 dagen').first().waitFor();
    await page.getByRole('button', { name: 'Bewaar de termijnen' }).click();
    await page.getByText('De termijnen zijn bewaard.').waitFor();
    expect(await days()).toBe(3);
    await api.putAnswerTerm({ id: place, body: {} });
  });
}
