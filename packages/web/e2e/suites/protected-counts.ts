import { expect, it } from 'vitest';
import { axeViolations, openPage, theServer } from '../support/bench.ts';
import { dayBefore } from '../support/days.ts';
import { placeName } from '../support/sensor.ts';
import { hireStaff } from '../support/staff.ts';

/** A counter that sees few people at night, on a day that is over. */
async function quietCounter(): Promise<string> {
  const { api } = theServer();
  const { items: places } = await api.listPlaces();
  const place = places.find(({ name }) => name === placeName);
  const { items } = await api.listThings(place && { place: place.id });
  const counter = items.flatMap(({ datastreams }) => datastreams).find(({ property }) => property === 'pedestrians');
  return `/plekken/${place?.id}?datastream=${counter?.id}&periode=dag&tot=${dayBefore(1)}`;
}

export function protectedCounts(): void {
  it('asks who may see small counts why, and shows them after that', async () => {
    const address = await quietCounter();
    const page = await openPage(address, { session: await hireStaff('analyst') });
    const hidden = page.getByText('Kleine aantallen zijn hier verborgen.');
    await hidden.waitFor();
    await page.getByRole('link', { name: 'Zeg waarvoor u ze nodig hebt' }).click();
    await page.getByRole('heading', { level: 2, name: 'Beschermde metingen bekijken' }).waitFor();
    const words = page.getByLabel('In uw eigen woorden');
    const show = page.getByRole('button', { name: 'Laat de metingen zien' });
    await words.fill('Waar was Jan de Vries gisteren?');
    await show.click();
    // A question about a person is refused, with the reason.
    await page.getByText('Wijkritme kent plekken en getallen, geen personen.').waitFor();
    await words.fill('Nagaan of de teller goed telt.');
    await page.getByLabel('Waarvoor').selectOption({ label: 'Nagaan of een sensor goed meet' });
    await show.click();
    await page.getByText('Genoteerd. U ziet nu de metingen van dit gebied.').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    const asked = page.waitForResponse((answer) => answer.url().includes('/band?'));
    await page.goto(address);
    expect(await (await asked).json()).not.toHaveProperty('hidden');
  });

  it('leads nobody there who may not see them', async () => {
    const page = await openPage(undefined);
    const asked = page.waitForResponse((answer) => answer.url().includes('/band?'));
    await page.goto(await quietCounter());
    expect(((await (await asked).json()) as { hidden?: boolean[] }).hidden).toContain(true);
    await page.getByRole('heading', { level: 1, name: placeName }).waitFor();
    expect(await page.getByText('Kleine aantallen zijn hier verborgen.').count()).toBe(0);
  });
}
