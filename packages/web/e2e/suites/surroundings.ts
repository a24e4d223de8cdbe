import { expect, it } from 'vitest';
import { openPage, theServer } from '../support/bench.ts';
import { settle } from '../support/manners.ts';

const readingMs = 300_000;
const amsterdam = new Intl.DateTimeFormat('nl-NL', {
  timeZone: 'Europe/Amsterdam',
  hour: '2-digit',
  minute: '2-digit',
});

export function surroundings(): void {
  it('shows the times of Amsterdam to a browser in New York', async () => {
    const { items } = await theServer().api.listDeviations({ kind: 'stuck', limit: 1 });
    const [found] = items;
    const page = await openPage(`/afwijkingen/${found?.id}`, { zone: 'America/New_York' });
    await settle(page);
    const [start = 0, end = 0] = [found?.start, found?.end].map((at) => Date.parse(at ?? ''));
    const when = page.getByRole('definition').filter({ hasText: /^van .* tot / });
    const [from, to] = [start, end].map((at) => amsterdam.format(at).replace(':', '.'));
    await expect.poll(() => when.textContent()).toMatch(new RegExp(`${from}.* tot .*${to}`));
    // The table of the chart is in the same zone; newest first, so the first stuck row is the last that was stuck.
    await page.getByText('Toon als tabel').click();
    const rows = page.getByRole('table', { name: 'Metingen met wat normaal is' }).getByRole('row');
    const wanted = [end, end - readingMs].map((at) => amsterdam.format(at)).join('|');
    const firstStuck = rows.filter({ hasText: 'blijft hangen' }).first();
    await expect.poll(() => firstStuck.textContent()).toMatch(new RegExp(wanted));
  });

  it('takes a lost connection as a state, and comes back by itself', async () => {
    const page = await openPage('/', { expected: /ERR_INTERNET_DISCONNECTED|Failed to load resource/ });
    await settle(page);
    await page.getByRole('banner').getByText('Live', { exact: true }).waitFor();
    // Pages of the menu are loaded some seconds after the first.
    const names = () => page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));
    await expect
      .poll(async () => (await names()).some((name) => name.includes('/DeviationsPage-')), { timeout: 30_000 })
      .toBe(true);
    await page.context().setOffline(true);
    await page.getByText('U ziet de laatste stand die wij hebben.').waitFor();
    await page.getByRole('link', { name: 'Afwijkingen', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Afwijkingen' }).waitFor();
    expect(await page.getByText('Er ging iets mis').count()).toBe(0);
    await page.context().setOffline(false);
    await page.getByRole('table', { name: 'Lijst van afwijkingen' }).waitFor();
    await page.getByRole('banner').getByText('Live', { exact: true }).waitFor();
  });

  it('loads the page anew, once, when a part of it was built anew', async () => {
    const page = await openPage(undefined, { expected: /status of 404|Failed to fetch|MissingPart/ });
    let loads = 0;
    page.on('load', () => loads++);
    const gone = (answer: { fulfill(of: { status: number }): Promise<void>; continue(): Promise<void> }) =>
      loads < 2 ? answer.fulfill({ status: 404 }) : answer.continue();
    await page.route(/\/assets\/SensorsPage-/, gone);
    await page.goto('/');
    await settle(page);
    await page.getByRole('link', { name: 'Sensoren', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Sensoren' }).waitFor();
    expect(loads).toBe(2);
  });

  it('says that there is a new version when a part stays gone', async () => {
    const page = await openPage(undefined, { expected: /status of 404|Failed to fetch|MissingPart/ });
    await page.route(/\/assets\/SensorsPage-/, (answer) => answer.fulfill({ status: 404 }));
    await page.goto('/sensoren');
    await page.getByRole('heading', { level: 1, name: 'Er is een nieuwe versie' }).waitFor();
    await page.getByRole('button', { name: 'Laad opnieuw' }).waitFor();
  });

  it('says of an unknown address that it is not there', async () => {
    const page = await openPage(undefined, { expected: /status of 404/ });
    const response = await page.goto('/bestaat/niet');
    expect(response?.status()).toBe(404);
    await page.getByRole('heading', { level: 1, name: 'Pagina niet gevonden' }).waitFor();
    await page.getByRole('link', { name: 'Ga naar het overzicht' }).click();
    await page.getByRole('heading', { level: 1, name: 'Hoe gaat het nu in Demodam?' }).waitFor();
    await page.goto('/afwijkingen/999999');
    await page.getByRole('heading', { level: 1, name: 'Pagina niet gevonden' }).waitFor();
  });

  it('prints a place with its chart and tables, without what is pressed', async () => {
    const { items } = await theServer().api.listPlaces();
    const page = await openPage(`/plekken/${items.find(({ name }) => name === 'Zuidersluis')?.id}`);
    await settle(page);
    await page.emulateMedia({ media: 'print' });
    const main = page.getByRole('main');
    await main.getByRole('application', { name: /^Grafiek/ }).waitFor();
    await main.getByRole('table', { name: 'Zo is een normale week' }).waitFor();
    await expect.poll(() => main.getByRole('button').count()).toBe(0);
    await expect.poll(() => main.getByRole('radio').count()).toBe(0);
    // A tagged file is one that a screen reader can read.
    expect((await page.pdf({ format: 'A4', tagged: true })).toString('latin1')).toContain('/MarkInfo');
  });

  it('prints the notice of made-up data, not the menu', async () => {
    const page = await openPage('/');
    await settle(page);
    await page.emulateMedia({ media: 'print' });
    await page.getByText('Voorbeeldgegevens: Demodam').waitFor();
    await expect.poll(() => page.getByRole('navigation', { name: 'Hoofdmenu' }).count()).toBe(0);
  });
}
