import { expect, it } from 'vitest';
import { openPage, theServer } from '../support/bench.ts';
import { makeSensor, postReading } from '../support/sensor.ts';

export function sensors(): void {
  it('says first which series do not measure well', async () => {
    const page = await openPage('/sensoren');
    await page.getByRole('heading', { level: 2, name: 'Deze sensoren vragen aandacht' }).waitFor();
    await page.getByText(/^Let op: \d+ meetreeks/).waitFor();
    const trouble = page.getByRole('listitem').filter({ hasText: 'Eikenlaan' }).first();
    await trouble.getByText('geen meting').first().waitFor();
    await trouble.getByRole('link', { name: /Eikenlaan/ }).waitFor();
  });

  it('lists every sensor a page at a time, with its state', async () => {
    const { total } = await theServer().api.listThings({ limit: 1 });
    const page = await openPage('/sensoren');
    const table = page.getByRole('table', { name: 'Alle meetreeksen' });
    const sensorsShown = async () =>
      new Set(await table.getByRole('link').evaluateAll((links) => links.map((link) => link.getAttribute('href'))))
        .size;
    await page.getByText(`U ziet 25 van de ${total} sensoren.`).waitFor();
    await expect.poll(sensorsShown).toBe(25);
    await page.getByRole('button', { name: 'Toon meer sensoren' }).press('Enter');
    await expect.poll(sensorsShown).toBe(total);
    // The button went with the last page; who pressed it is where it was.
    await expect.poll(() => page.locator(':focus').textContent()).toBe('Nu ziet u alles.');
    await expect.poll(() => page.getByRole('button', { name: 'Toon meer sensoren' }).count()).toBe(0);
    await expect
      .poll(() => table.getByRole('row').nth(1).textContent())
      .toMatch(/normaal|afwijking|leert nog|geen meting/);
  });

  it('finds sensors by name, place and passport; the address holds the choice', async () => {
    const page = await openPage('/sensoren');
    const table = page.getByRole('table', { name: 'Alle meetreeksen' });
    const search = page.getByLabel('Zoek op naam of kenmerk');
    await search.fill('geluidmeter');
    await search.press('Enter');
    await expect.poll(() => page.url()).toContain('zoek=geluidmeter');
    await expect.poll(() => table.getByRole('link').filter({ hasNotText: 'Geluidmeter' }).count()).toBe(0);
    await page.getByLabel('Plek').selectOption({ label: 'Parkwijk' });
    await expect.poll(() => page.url()).toContain('plek=');
    await page.reload();
    await table.getByRole('link', { name: /Geluidmeter Demopark/ }).waitFor();
    await expect.poll(() => search.inputValue()).toBe('geluidmeter');
    await page.getByLabel('Paspoort').selectOption({ label: 'verlopen' });
    await page.getByText('Geen sensoren gevonden').waitFor();
    await page.getByRole('button', { name: 'Wis filters' }).click();
    await page.getByText(/^U ziet 25 van de/).waitFor();
    await expect.poll(() => new URL(page.url()).search).toBe('');
  });

  it('refuses readings of a thing without passport until an administrator gives one', async () => {
    const { name, thing, datastreamId } = await makeSensor(theServer(), undefined);
    expect(await postReading(theServer(), datastreamId, 48)).toBeGreaterThanOrEqual(400);

    const page = await openPage(undefined);
    await page.goto(`/aanmelden#key=${theServer().key}`);
    await page.getByText('U bent aangemeld als beheerder.').waitFor();
    await expect.poll(() => page.url()).not.toContain('#');
    await page.getByRole('link', { name: 'Sensoren', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Sensoren' }).waitFor();
    const waiting = page.getByRole('listitem').filter({ hasText: name });
    await waiting.getByRole('link', { name: `Geef een paspoort: Geluid ${name}` }).click();
    await page.getByRole('heading', { level: 1, name: `Paspoort van Geluid ${name}` }).waitFor();

    await page.getByRole('button', { name: 'Bewaar het paspoort' }).click();
    await page.getByRole('heading', { name: '4 fouten' }).waitFor();
    await page.getByLabel('Wie is de eigenaar?').fill('Proefdienst');
    await page.getByLabel('Bij wie kunt u terecht?').fill('proef@demodam.example');
    await page.getByLabel('Waarom meten wij dit?').fill('Zien of een paspoort werkt.');
    await page.getByLabel('Op welke grond mag dit?').fill('Gemeentewet art. 108');
    await page.getByRole('button', { name: 'Bewaar het paspoort' }).click();
    await page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
    await page.getByText('geldig', { exact: true }).waitFor();
    await expect.poll(() => page.url()).toMatch(new RegExp(`/sensoren/${thing.id}$`));
    expect(await postReading(theServer(), datastreamId, 48)).toBeLessThan(300);
  });

  it('lets no visitor give a passport', async () => {
    const { thing, datastreamId } = await makeSensor(theServer(), undefined);
    const page = await openPage(`/sensoren/${thing.id}/paspoort/${datastreamId}`, { expected: /status of 40[13]/ });
    await page.getByText('Alleen een beheerder kan een paspoort geven.').waitFor();
    expect(await page.getByRole('button', { name: 'Bewaar het paspoort' }).count()).toBe(0);
    await page.getByLabel('Sleutel').fill('verkeerde-sleutel');
    await page.getByRole('button', { name: 'Meld aan' }).click();
    await page.getByText('Deze sleutel klopt niet.').waitFor();
    // Nor past the page.
    const answer = await page.request.put(`/v1/datastreams/${datastreamId}/passport`, { data: {} });
    expect([401, 403]).toContain(answer.status());
    expect(await postReading(theServer(), datastreamId, 48)).toBeGreaterThanOrEqual(400);
  });
}
