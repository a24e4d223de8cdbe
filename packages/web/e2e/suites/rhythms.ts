import { readFileSync } from 'node:fs';
import type { CaseFile, InterventionFile } from '@wijkritme/contract';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { type Look, openPage, theServer } from '../support/bench.ts';
import { dayBefore } from '../support/days.ts';
import { settle } from '../support/manners.ts';
import { cookieOfSession, hireStaff } from '../support/staff.ts';

/** The place with the planted street party: its four weeks have deviations. What was: nothing moves. */
const name = 'Zuidersluis';
const period = `periode=maand&tot=${dayBefore(1)}`;

async function placeId(found: (place: { name: string; kind: string }) => boolean): Promise<number | undefined> {
  const { items } = await theServer().api.listPlaces();
  return items.find(found)?.id;
}

async function openRhythms(look: Look = {}): Promise<Page> {
  const page = await openPage(`/plekken/${await placeId((one) => one.name === name)}/ritmes?${period}`, look);
  await settle(page);
  return page;
}

const section = (page: Page, heading: string) =>
  page.locator('section').filter({ has: page.getByRole('heading', { level: 2, name: heading }) });
const lanes = (page: Page) => section(page, 'Wat er tegelijk gebeurde');
const spans = (page: Page) => lanes(page).locator('a[data-spot]');

async function planMeasures(session: string, count: number): Promise<void> {
  const { url, api } = theServer();
  const headers = { cookie: `wijkritme_session=${session}`, origin: url, 'content-type': 'application/json' };
  async function ask<T>(path: string, body: unknown): Promise<T> {
    const answer = await fetch(url + path, { method: 'POST', headers, body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as T;
  }
  const here = await placeId((one) => one.name === name);
  const [signal] = (await api.listSignals({ place: here, limit: 1 })).items;
  const [series] = (await api.listDatastreams({ place: here })).items;
  const opened = { title: 'Drukke kade', signalId: signal?.id, script: null, label: 'TLP:GREEN', audience: [] };
  const file = await ask<CaseFile>('/v1/cases', opened);
  for (let i = 1; i <= count; i += 1) {
    const plan = {
      ...{ title: `Toezicht aan de kade, ronde ${i}`, kind: 'presence', placeId: here, agreementId: null },
      ...{ ownerId: file.organisation.id, startsOn: dayBefore(0), endsOn: dayBefore(-40), stopOn: null },
      ...{ by: dayBefore(-28), costEuros: null },
      expected: [{ direction: 'less', size: 20, as: 'percent', comparisons: [], datastreamId: series?.id }],
    };
    const { id, version } = await ask<InterventionFile>('/v1/interventions', { caseId: file.id, plan });
    await ask(`/v1/interventions/${id}/state`, { to: 'planned', reason: '', emergency: false, version });
  }
}

async function saved(page: Page, title: string, form: string): Promise<string> {
  await page.getByRole('button', { name: `Bewaar of deel: ${title}` }).click();
  const waiting = page.waitForEvent('download');
  await page.getByRole('button', { name: form }).locator('visible=true').click();
  const text = readFileSync(await (await waiting).path(), 'utf8');
  await page.keyboard.press('Escape');
  return text;
}

export function rhythms(): void {
  it('is reached from the place with the same period, and leads back to the chart of a series', async () => {
    const id = await placeId((one) => one.name === name);
    const page = await openPage(`/plekken/${id}?periode=maand`);
    await settle(page);
    await page.getByRole('link', { name: 'Bekijk alle ritmes naast elkaar' }).click();
    await page.getByRole('heading', { level: 1, name: `Ritmes naast elkaar in ${name}` }).waitFor();
    await expect.poll(() => page.url()).toContain(`/plekken/${id}/ritmes?periode=maand`);
    await page.getByRole('radio', { name: 'Vandaag' }).click();
    await expect.poll(() => page.url()).toContain('periode=dag');
    await section(page, 'Alle meetreeksen in het klein')
      .getByRole('heading', { level: 3 })
      .first()
      .getByRole('link')
      .click();
    await expect.poll(() => page.url()).toMatch(/\/plekken\/\d+\?periode=dag&datastream=\d+$/);
  });

  it('says how many are normal, draws each, and tells the same in a table', async () => {
    const id = await placeId((one) => one.name === name);
    const { items } = await theServer().api.listDatastreams({ place: id });
    const page = await openRhythms();
    const small = section(page, 'Alle meetreeksen in het klein');
    await small.getByText(new RegExp(`^Nu (is|zijn) \\d+ van ${items.length} meetreeks`)).waitFor();
    await expect.poll(() => small.getByRole('img').count()).toBe(Math.min(8, items.length));
    await small.getByText('Toon als tabel').click();
    const table = small.getByRole('table', { name: /^Meetreeksen van deze plek/ });
    await expect.poll(() => table.getByRole('row').count()).toBe(1 + items.length);
  });

  it('draws every deviation of the period, and tells the same in a table', async () => {
    const id = await placeId((one) => one.name === name);
    const page = await openRhythms();
    await lanes(page)
      .getByText(/^In deze periode zagen wij \d+ afwijking/)
      .waitFor();
    await lanes(page).getByText('Toon als tabel').click();
    const table = lanes(page).getByRole('table', { name: 'Afwijkingen en wat er verder was' });
    const { items } = await theServer().api.listDeviations({
      ...{ place: id, limit: 500 },
      // Well within the period, wherever the local days begin.
      ...{ from: `${dayBefore(26)}T00:00:00Z`, to: `${dayBefore(2)}T00:00:00Z` },
    });
    expect(items.length).toBeGreaterThan(0);
    for (const one of items) await table.locator(`a[href="/afwijkingen/${one.id}"]`).waitFor();
  });

  it('is walked by arrows with one stop, and Enter opens the deviation', async () => {
    const page = await openRhythms();
    await spans(page).first().waitFor();
    const stop = lanes(page).locator('a[data-spot][tabindex="0"]');
    await expect.poll(() => stop.count()).toBe(1);
    await stop.focus();
    const focused = () => page.evaluate(() => (document.activeElement as HTMLElement | null)?.dataset.spot);
    await page.keyboard.press('End');
    const before = await focused();
    expect(before).toMatch(/^\d+-\d+$/);
    await page.keyboard.press('Home');
    await expect.poll(focused).toMatch(/-0$/);
    await expect.poll(() => stop.count()).toBe(1);
    const leads = await page.evaluate(() => document.activeElement?.getAttribute('href'));
    await page.keyboard.press('Enter');
    await expect.poll(() => new URL(page.url()).pathname).toBe(leads);
  });

  it('has a lane per place for a municipality, and keeps what people do to who may see it', async () => {
    const id = await placeId(({ kind }) => kind === 'municipality');
    const asked: string[] = [];
    const page = await openPage(undefined);
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await page.goto(`/plekken/${id}/ritmes?${period}`);
    await settle(page);
    await lanes(page)
      .getByText(/van \d+ plekken\./)
      .waitFor();
    await lanes(page).getByText('Wat er verder was').first().waitFor();
    expect(asked.filter((path) => path.startsWith('/v1/interventions'))).toEqual([]);
  });

  it('asks for measures where a person works on signals', async () => {
    const id = await placeId((one) => one.name === name);
    const page = await openPage(undefined);
    await page.context().addCookies([cookieOfSession(await hireStaff('analyst'))]);
    const answered = page.waitForResponse((response) => new URL(response.url()).pathname === '/v1/interventions');
    await page.goto(`/plekken/${id}/ritmes?${period}`);
    expect((await answered).status()).toBe(200);
    await settle(page);
    await lanes(page).getByText('Wat er verder was').first().waitFor();
  });

  it('says how many measures there are where one lane cannot tell all, and lets one choose', async () => {
    const ward = await hireStaff('ward-officer');
    await planMeasures(ward, 9);
    const page = await openPage(undefined, { session: ward });
    await page.goto(`/plekken/${await placeId((one) => one.name === name)}/ritmes?periode=maand`);
    await settle(page);
    const drawn = lanes(page).locator('a[data-spot][href^="/maatregelen/"]');
    await lanes(page).getByText('In deze tijd zijn er 9 maatregelen; u ziet er 8.').waitFor();
    await expect.poll(() => drawn.count()).toBeGreaterThan(0);
    await lanes(page).getByText('Kies welke maatregelen u ziet').click();
    const choice = page.getByRole('group', { name: 'Maatregelen in deze tijd' }).getByRole('checkbox');
    await expect.poll(() => choice.count()).toBe(9);
    for (let left = 8; left > 1; left -= 1) {
      await choice.and(page.locator(':checked')).first().uncheck();
      await lanes(page)
        .getByText(`u ziet er ${left - 1}.`)
        .waitFor();
    }
    await expect.poll(() => drawn.count()).toBe(1);
    await expect.poll(() => page.url()).toMatch(/maatregelen=\d+$/);
    await page.reload();
    await lanes(page).getByText('u ziet er 1.').waitFor();
  });

  it('draws an outage as one, with the words of the server beside it', async () => {
    const id = await placeId((one) => one.name === 'Molenbuurt');
    const { items } = await theServer().api.listSignals({ place: id, kind: 'silent', limit: 100 });
    const outage = items.find((one) => one.outage);
    const page = await openPage(`/plekken/${id}/ritmes?periode=maand`);
    await settle(page);
    await lanes(page).locator(`a[data-spot][href="/signalen/${outage?.id}"]`).waitFor();
    // Those of the series themselves are no “higher” or “lower” either.
    await lanes(page).locator('a[data-spot][data-kind="gap"]').first().waitFor();
    await lanes(page).getByText('Toon als tabel').click();
    const row = lanes(page)
      .getByRole('row')
      .filter({ has: page.locator(`a[href="/signalen/${outage?.id}"]`) });
    await expect.poll(() => row.innerText()).toContain('storing');
    await expect.poll(() => row.innerText()).toContain(outage?.sentence);
  });

  it('is saved as a table and as a drawing, with its period and where it comes from', async () => {
    const page = await openRhythms();
    await spans(page).first().waitFor();
    const table = await saved(page, 'Wat er tegelijk gebeurde', 'Tabel voor Excel (CSV)');
    expect(table).toContain('# gegevens: GESIMULEERD');
    expect(table).toMatch(/\r\nBegin;Einde;Waar;Soort;Wat\r\n\d{2}-\d{2}-\d{4} \d{2}:\d{2};/);
    const drawing = await saved(page, 'Alle meetreeksen in het klein', 'Tekening (SVG)');
    for (const words of ['Schaal: ', 'periode: ', 'Gesimuleerd']) expect(drawing).toContain(words);
    const small = section(page, 'Alle meetreeksen in het klein');
    await small.getByRole('radio', { name: 'Zelfde schaal' }).check();
    await expect.poll(() => page.url()).toContain('schaal=zelfde');
    await small.getByText('Grafieken met dezelfde eenheid hebben dezelfde schaal.').waitFor();
    const same = await saved(page, 'Alle meetreeksen in het klein', 'Tabel voor Excel (CSV)');
    expect(same).toContain('Grafieken met dezelfde eenheid hebben dezelfde schaal.');
  });

  it('scrolls its lanes in a frame of their own at 320 px', async () => {
    const page = await openRhythms({ width: 320, theme: 'dark' });
    const frame = page.getByRole('group', { name: /^Met de pijltjes/ });
    await expect
      .poll(() => frame.evaluate((one) => one.scrollWidth > one.clientWidth && one.tabIndex === 0))
      .toBe(true);
    // The newest stands at its end, and that is where one looks first.
    await expect
      .poll(() => frame.evaluate((one) => one.scrollLeft > 0 && one.scrollWidth - one.clientWidth - one.scrollLeft < 2))
      .toBe(true);
  });
}
