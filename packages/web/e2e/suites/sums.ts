import { expect, it } from 'vitest';
import { axeViolations, openPage, theServer } from '../support/bench.ts';
import { pageFacts } from '../support/manners.ts';
import { placeName } from '../support/sensor.ts';

/** Counters of one place: of the first both series, and one of another. */
async function counters() {
  const { api } = theServer();
  const { items: places } = await api.listPlaces();
  const place = places.find(({ name }) => name === placeName);
  const { items } = await api.listThings(place && { place: place.id });
  const [first, second] = items.filter(({ datastreams }) =>
    datastreams.some(({ property }) => property === 'bicycles'),
  );
  if (!first || !second) throw new Error(`there are no two counters in ${placeName}`);
  return { first, second };
}

export function sums(): void {
  it('lets somebody declare a total, with reasons, and take it back', async () => {
    const { first, second } = await counters();
    const [total = '', part = ''] = first.datastreams.map(({ name }) => `${first.name}: ${name}`);
    const other = `${second.name}: ${second.datastreams[0]?.name}`;
    const page = await openPage(`/sensoren/${first.id}`, { administrator: true });
    await page.getByText('Er zijn geen reeksen waarvan wij weten dat zij optellen.').waitFor();
    await page.getByText('Geef een totaal op').click();
    const save = page.getByRole('button', { name: 'Bewaar dit totaal' });
    await save.click();
    await page.getByText('Kies een totaal en ten minste twee delen.').waitFor();
    await page.getByText('Zeg in ten minste tien letters waarom.').waitFor();
    await page.getByLabel('Welke reeks is het totaal?').selectOption({ label: total });
    // A total is no part of itself.
    await expect.poll(() => page.getByLabel(total, { exact: true }).count()).toBe(0);
    await page.getByLabel(part, { exact: true }).check();
    await page.getByLabel(other, { exact: true }).check();
    await page.getByLabel('Waarom?').filter({ visible: true }).last().fill('Proef: dit zijn alle passages.');
    await save.click();

    const table = page.getByRole('table', { name: 'Reeksen die bij elkaar optellen' });
    await table.getByText(`${part} + ${other}`).waitFor();
    await table.getByText('opgegeven; Proef: dit zijn alle passages.').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    expect((await pageFacts(page)).tooWide).toBe(0);

    await page.getByText(`${total}: Nee, dit telt niet op`).click();
    await page.getByLabel('Waarom?').filter({ visible: true }).first().fill('De proef is klaar.');
    await page.getByRole('button', { name: 'Nee, dit telt niet op', exact: true }).click();
    await table.getByText('klopt niet, zegt een mens; De proef is klaar.').waitFor();
  });
}
