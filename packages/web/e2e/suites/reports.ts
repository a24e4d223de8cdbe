import {
  type CaseFile,
  DAY,
  HOUR,
  type InterventionFile,
  type InterventionPlan,
  type Place,
  type Signal,
} from '@wijkritme/contract';
import { beforeAll, expect, it } from 'vitest';
import { axeViolations, type Look, openPage, theServer } from '../support/bench.ts';
import { pageFacts, settle, smallTargets } from '../support/manners.ts';
import { cookieOfSession, hireStaff } from '../support/staff.ts';
import { walkByTab } from '../support/tab-walk.ts';

const looks: readonly Look[] = [
  { width: 320, theme: 'light', language: 'nl' },
  { width: 320, theme: 'dark', language: 'en' },
  { width: 1_280, theme: 'dark', language: 'nl', ownColours: true },
];

/** Residents report without script; who works there reads it beside signals, in cases and in the scores. */
export function reports(): void {
  let ward: string;
  let place: Place;
  let signal: Signal;

  beforeAll(async () => {
    ward = await hireStaff('ward-officer');
    const { items } = await theServer().api.listSignals({ limit: 50 });
    const { items: places } = await theServer().api.listPlaces();
    signal = items.find(({ placeId }) => placeId !== null) as Signal;
    place = places.find(({ id }) => id === signal.placeId) as Place;
    const [category] = (await theServer().api.listReportCategories()).items;
    const at = Date.parse(signal.start);
    const row = { placeId: place.id, categoryId: category?.id ?? 0, from: new Date(at).toISOString() };
    const until = new Date(at + HOUR / 2).toISOString();
    await theServer().api.importReports({ body: { source: 'proef', rows: [{ ...row, until, number: '1' }] } });
  });

  it('takes a report by a form without script, once, and tells with its code how far it is', async () => {
    const page = await openPage('/register', { script: false, width: 320, expected: /status of 400/ });
    await page.getByRole('link', { name: 'Iets melden' }).click();
    await page.getByLabel('Waar merkt u het?').selectOption(String(place.id));
    await page.getByRole('button', { name: 'Ga verder' }).click();
    await page.getByRole('button', { name: 'Verstuur de melding' }).click();
    await page.getByRole('heading', { name: 'Dit klopt nog niet' }).waitFor();
    await page.getByLabel('Te druk met mensen').check();
    await page.getByLabel('4 – erg').check();
    await page.getByRole('button', { name: 'Verstuur de melding' }).click();
    await page.getByRole('heading', { level: 1, name: 'Dank u, uw melding is bewaard' }).waitFor();
    const code = (await page.locator('.code strong').textContent()) ?? '';
    await page.reload();
    expect(await page.locator('.code strong').textContent()).toBe(code);
    await page.getByRole('link', { name: 'Uw melding volgen' }).click();
    await page.getByLabel('Uw code').fill(code.toLowerCase());
    await page.getByRole('button', { name: 'Bekijk mijn melding' }).click();
    await page.getByText(`Te druk met mensen, ${place.name}`).waitFor();
    expect(page.url()).not.toContain(code);
  });

  it('can be filled in by keyboard alone', async () => {
    const page = await openPage(`/melden/${place.id}`, { script: false, width: 320 });
    const stops = await walkByTab(page);
    expect(stops.length).toBeGreaterThan(8);
    await page.getByLabel('Harde muziek of een feest').focus();
    await page.keyboard.press('ArrowDown');
    expect(await page.getByLabel('Lawaai op straat').isChecked()).toBe(true);
  });

  for (const look of looks)
    it(`has no faults at ${look.width} px, ${look.theme}${look.ownColours ? ', own colours' : ''}, ${look.language}`, async () => {
      const page = await openPage(undefined, { ...look, expected: /status of 40[04]/ });
      const faults: string[] = [];
      const judge = async (path: string) => {
        const { tooWide, h1, lang } = await pageFacts(page);
        const found = [
          ...(await axeViolations(page)),
          ...(await smallTargets(page)).map((target) => `small target ${target}`),
          ...(tooWide > 0 ? [`${tooWide} px too wide`] : []),
          ...(h1 === 1 ? [] : [`${h1} h1`]),
          ...(lang === look.language ? [] : [`lang is ${lang}`]),
          ...((await page.evaluate(() => document.scripts.length)) === 0 ? [] : ['scripts']),
        ];
        faults.push(...found.map((fault) => `${path}: ${fault}`));
      };
      for (const path of ['/melden', '/melden/volgen', `/melden/${place.id}`, '/melden/999999']) {
        await page.goto(path);
        await judge(path);
      }
      await page.goto(`/melden/${place.id}`);
      await page.locator('form button').click();
      await judge('with errors');
      await page.locator('input[name=soort]').first().check();
      await page.locator('input[name=hoeveel]').first().check();
      await page.locator('form button').click();
      await page.locator('.code strong').waitFor();
      await judge('thanks');
      expect(faults).toEqual([]);
    });

  it('stands beside a signal before one’s own answer, for who works there', async () => {
    const page = await openPage(`/signalen/${signal.id}`, { session: ward });
    await page.getByRole('heading', { name: 'Meldingen van bewoners rond dit signaal' }).waitFor();
    await page.getByText(/^Rond dit signaal (?:is 1 melding|zijn \d+ meldingen) gedaan/).waitFor();
    await page
      .getByRole('heading', { name: /Wat denkt u|duiding/i })
      .first()
      .waitFor();
    const visitor = await openPage(`/signalen/${signal.id}`);
    await settle(visitor);
    expect(await visitor.getByText('Meldingen van bewoners rond dit signaal').count()).toBe(0);
  });

  it('is written down by a colleague, and read in from a file of which only what is chosen is sent', async () => {
    const page = await openPage(`/plekken/${place.id}/bewonersmeldingen`, { session: ward, width: 320 });
    await page.locator('summary', { hasText: 'Schrijf op wat u op straat hoorde' }).click();
    await page.getByLabel('Wat?', { exact: true }).selectOption({ label: 'Rommel op straat (hinderlijk)' });
    await page.getByRole('button', { name: 'Bewaar de melding' }).click();
    await page.getByText('De melding is bewaard.').waitFor();
    await page.locator('summary', { hasText: 'Lees meldingen in uit een ander meldsysteem' }).click();
    await page.getByLabel('Uit welk systeem komt dit bestand?').fill('Signalen');
    const line = (id: number, from: string) => `${id};Jansen;${from};Geluid;${place.code}`;
    const csv = [
      'id;naam;incident_date_start;sub_category;buurt_code',
      line(1, signal.start),
      line(2, '2031-01-01 10:00'),
    ];
    const buffer = Buffer.from(csv.join('\n'));
    await page
      .getByLabel('Bestand', { exact: true })
      .setInputFiles({ name: 'meldingen.csv', mimeType: 'text/csv', buffer });
    await page.getByLabel('Geluid', { exact: true }).selectOption({ label: 'Lawaai op straat' });
    const sending = page.waitForRequest((request) => request.url().endsWith('/v1/reports/imports'));
    await page.getByRole('button', { name: 'Neem de meldingen over' }).click();
    expect((await sending).postData()).not.toContain('Jansen');
    await page.getByText('1 meldingen zijn bewaard. 0 waren er al. 1 zijn overgeslagen.').waitFor();
    await page.getByText('Dit moment moet nog komen.').waitFor();
    await settle(page);
    const { tooWide } = await pageFacts(page);
    expect([await axeViolations(page), await smallTargets(page), Math.max(0, tooWide)]).toEqual([[], [], 0]);
  });

  it('tells who follows a report what was done, where the case has no limit', async () => {
    const { url, api } = theServer();
    const { name, value } = cookieOfSession(ward);
    const headers = { 'content-type': 'application/json', origin: url, cookie: `${name}=${value}` };
    const ask = async <T>(method: string, path: string, body: unknown): Promise<T> => {
      const answer = await fetch(url + path, { method, headers, body: JSON.stringify(body) });
      expect([path, answer.ok]).toEqual([path, true]);
      // What this operation answers, by the contract.
      return (await answer.json()) as T;
    };
    const page = await openPage(`/melden/${place.id}`, { script: false, width: 320 });
    await page.getByLabel('Lawaai op straat').check();
    await page.getByLabel('5 – heel erg').check();
    await page.getByRole('button', { name: 'Verstuur de melding' }).click();
    const code = (await page.locator('.code strong').textContent()) ?? '';
    const { items } = await api.listReports({ place: place.id, limit: 50 });
    const reportId = Math.max(...items.map((one) => one.id));
    const sharing = { label: 'TLP:CLEAR', audience: [] };
    // Who has not answered may not put reports into a case.
    await ask('POST', `/v1/signals/${signal.id}/interpretations/declined`, {});
    const { id } = await ask<CaseFile>('POST', '/v1/cases', {
      ...{ title: 'Geheime naam', signalId: signal.id, script: null, ...sharing },
    });
    await ask('PUT', `/v1/cases/${id}/reports/${reportId}`, { linked: true, version: 0 });
    const inFourWeeks = new Date(Date.now() + 28 * DAY).toISOString().slice(0, 10);
    const plan: InterventionPlan = {
      ...{ title: 'Geheim plan', kind: 'lighting', placeId: place.id, ownerId: 1, agreementId: null, stopOn: null },
      ...{ startsOn: new Date().toISOString().slice(0, 10), endsOn: inFourWeeks, by: inFourWeeks, costEuros: null },
      expected: [{ datastreamId: 1, direction: 'less', size: 20, as: 'percent', comparisons: [] }],
    };
    const measure = await ask<InterventionFile>('POST', '/v1/interventions', { caseId: id, plan });
    const step = { to: 'running', reason: 'geheime reden', emergency: true, version: measure.version };
    await ask('POST', `/v1/interventions/${measure.id}/state`, step);
    for (const look of looks) {
      const { language = 'nl' } = look;
      const follow = await openPage(`/melden/volgen?language=${language}`, look);
      await follow.locator('#code').fill(code);
      await follow.locator('form button').click();
      await follow.getByText(language === 'nl' ? 'Verlichting' : 'Lighting').waitFor();
      expect(await follow.content()).not.toMatch(/geheim/i);
      const { tooWide } = await pageFacts(follow);
      expect([tooWide, await smallTargets(follow), await axeViolations(follow)]).toEqual([0, [], []]);
    }
  });

  it('counts what was missed on the page of scores, with what that means', async () => {
    const page = await openPage('/hoe-goed?deel=signalen', { session: ward });
    await page.getByRole('heading', { name: 'Gemist' }).waitFor();
    await page.getByText('Gemist: minstens 3 meldingen van één soort op één plek binnen 2 uur.').waitFor();
  });
}
