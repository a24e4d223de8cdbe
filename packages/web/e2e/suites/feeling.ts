import type { CaseFile, InterventionFile, Place } from '@wijkritme/contract';
import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { axeViolations, openPage, theServer } from '../support/bench.ts';
import { pageFacts, settle, smallTargets } from '../support/manners.ts';
import { hireStaff } from '../support/staff.ts';

const DAY = 86_400_000;
const dayOf = (days: number) =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Amsterdam' }).format(new Date(Date.now() + days * DAY));
const QUESTION = 'Welk rapportcijfer geeft u uw buurt?';
/** Another one, filled in by hand. */
const BY_HAND = 'Welk cijfer geeft u het groen?';

/** What people said in questionnaires: filled in by hand and from a file, and beside a measure. */
export function feeling(): void {
  let ward: string;
  let place: Place;
  let police: string;
  let measure: number;

  beforeAll(async () => {
    ward = await hireStaff('ward-officer');
    police = await hireStaff('community-officer');
    const { items } = await theServer().api.listSignals({ limit: 50 });
    const { items: places } = await theServer().api.listPlaces();
    const signal = items.find(({ placeId }) => placeId !== null);
    place = places.find(({ id }) => id === signal?.placeId) as Place;
    for (const session of [ward, police])
      await ask(session, 'POST', `/v1/signals/${signal?.id}/interpretations`, {
        ...{ explanationId: 1, sure: 60, words: 'Een druk plein.', alsoKnown: '', label: 'TLP:GREEN', audience: [] },
      });
    const opened = { title: 'Druk plein', signalId: signal?.id, script: null, label: 'TLP:GREEN', audience: [] };
    const file = await ask<CaseFile>(ward, 'POST', '/v1/cases', opened);
    const { items: streams } = await theServer().api.listDatastreams({ place: place.id });
    const counted = streams.find(({ kind }) => kind === 'count');
    const expected = { direction: 'less', size: 20, as: 'percent', comparisons: [] };
    const plan = {
      ...{ title: 'Elke avond iemand op het plein', kind: 'presence', placeId: place.id, agreementId: null },
      ...{ ownerId: file.organisation.id, startsOn: dayOf(0), endsOn: dayOf(40), stopOn: null, by: dayOf(28) },
      ...{ costEuros: null, expected: [{ ...expected, datastreamId: counted?.id }] },
    };
    let made = await ask<InterventionFile>(ward, 'POST', '/v1/interventions', { caseId: file.id, plan });
    for (const to of ['planned', 'running']) {
      const step = { to, reason: '', emergency: false, version: made.version };
      made = await ask<InterventionFile>(ward, 'POST', `/v1/interventions/${made.id}/state`, step);
    }
    measure = made.id;
    // Before and after the measure, so that each test finds them whichever comes first.
    for (const [day, counts] of [
      [dayOf(-30), [0, 0, 0, 6, 28, 44, 34, 8, 0, 0]],
      [dayOf(0), [0, 0, 0, 5, 10, 28, 34, 23, 0, 0]],
    ] as const)
      await ask(ward, 'POST', '/v1/questionnaire-rounds', {
        ...{ placeId: place.id, question: QUESTION, questionEn: null, scale: 'mark-10', better: 'higher' },
        ...{ from: day, until: day, method: 'sample', source: 'Leefbaarheidspeiling', invited: null, counts },
        ...{ label: 'TLP:GREEN', audience: [] },
      });
  });

  async function ask<T>(session: string, method: string, path: string, body: unknown): Promise<T> {
    const { url } = theServer();
    const headers = { cookie: `wijkritme_session=${session}`, origin: url, 'content-type': 'application/json' };
    const answer = await fetch(url + path, { method, headers, body: JSON.stringify(body) });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
    return JSON.parse(text) as T;
  }

  async function fillIn(page: Page, day: string, counts: readonly number[]): Promise<void> {
    await page.getByLabel('Welke vraag is gesteld?').fill(BY_HAND);
    for (const [at, count] of counts.entries())
      await page.getByLabel(new RegExp(`^Antwoord ${at + 1}( |$)`)).fill(String(count));
    await page.getByLabel('Eerste dag').fill(day);
    await page.getByLabel('Laatste dag').fill(day);
    await page.getByLabel('Wie vroeg het, en waar staat het?').fill('Leefbaarheidspeiling');
    await page.getByRole('button', { name: 'Bewaar deze ronde' }).click();
  }

  it('takes rounds by hand, and refuses a group that is too small before it is sent', async () => {
    const page = await openPage(`/plekken/${place.id}/beleving`, { session: ward });
    await page.getByText('Vul een ronde in', { exact: true }).click();
    await fillIn(page, dayOf(-30), [0, 0, 0, 0, 0, 4, 3, 2, 0, 0]);
    await page.getByText('Dit zijn minder dan 10 antwoorden. Die bewaren wij niet.').waitFor();
    await fillIn(page, dayOf(-30), [0, 0, 0, 0, 10, 20, 30, 20, 0, 0]);
    await page.getByText('Een 6,8 (80 antwoorden).').waitFor();
    await fillIn(page, dayOf(0), [1, 0, 2, 5, 9, 22, 35, 18, 4, 2]);
    await page.getByText('Een 6,6 (98 antwoorden).').waitFor();
    await page.getByText('Kleine aantallen zijn verborgen').first().waitFor();
  });

  it('reads a file, and says row by row what was wrong', async () => {
    const page = await openPage(`/plekken/${place.id}/beleving`, { session: ward });
    await page.getByText('Lees rondes uit een bestand').click();
    const head = 'plek;vraag;schaal;beter;van;tot;methode;bron;uitgenodigd;antwoord_1;antwoord_2';
    const row = (counts: string) =>
      `${place.id};Bent u trots op uw buurt?;yes-no;hoger;${dayOf(-40)};${dayOf(-30)};panel;Peiling;300;${counts}`;
    const buffer = Buffer.from([head, row('40;60'), row('4;3')].join('\r\n'));
    await page.getByLabel('Bestand').setInputFiles({ name: 'rondes.csv', mimeType: 'text/csv', buffer });
    await page.getByRole('button', { name: 'Lees het bestand' }).click();
    await page.getByText('1 rondes toegevoegd, 0 stonden er al, 1 rijen bleven weg.').waitFor();
    await page
      .getByText('Dit zijn minder dan 10 antwoorden. Die bewaren wij niet. Voeg rondes of plekken samen.')
      .waitFor();
    await page.getByText('60% zei ja (100 antwoorden).').waitFor();
  });

  it('stands beside the measure: sentence, figure, table, and why it proves little', async () => {
    const page = await openPage(`/maatregelen/${measure}`, { session: ward });
    await page
      .getByText(/Voor de maatregel kreeg .* een 6,1 \(120 antwoorden\), erna een 6,6 \(100 antwoorden\)/)
      .waitFor();
    await page
      .getByText(/Zonder plek om mee te vergelijken bewijst voor en na weinig/)
      .first()
      .waitFor();
    // The figure is read round by round with the keys.
    const figure = page.getByRole('article').filter({ hasText: QUESTION });
    await figure.getByRole('application', { name: /^Grafiek\. Pijl omhoog en omlaag: ronde voor ronde/ }).focus();
    await page.keyboard.press('ArrowDown');
    await page.getByText(/voor de maatregel: 6,1\. Marge: \d,\d – \d,\d\.$/).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.getByText(/na het begin: 6,6\. Marge: \d,\d – \d,\d\.$/).waitFor();
    await page.getByRole('button', { name: `Bewaar of deel: Wat mensen zeiden: ${QUESTION}` }).click();
    const waiting = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Tekening (SVG)' }).click();
    expect((await waiting).suggestedFilename()).toMatch(/^gevoel-.*\.svg$/);
  });

  it('tells who saw a round, and lets who wrote it down share it with fewer', async () => {
    const theirs = await openPage(`/plekken/${place.id}/beleving`, { session: police });
    const row = { hasText: 'Een 6,1 (120 antwoorden).' };
    await theirs.locator('tr', row).waitFor();
    expect(await theirs.getByText('Verander wie dit mag lezen').count()).toBe(0);
    const page = await openPage(`/plekken/${place.id}/beleving`, { session: ward });
    const round = page.locator('tr', row);
    await round.locator('summary', { hasText: 'Gelezen door 1 ander' }).click();
    await round.locator('li', { hasText: 'Proefdienst' }).waitFor();
    await round.locator('summary', { hasText: 'Verander wie dit mag lezen' }).click();
    await round.getByLabel('Wie mag dit lezen?').selectOption('TLP:AMBER');
    await round.getByRole('button', { name: 'Deel het zo' }).click();
    await page.getByText('Bewaard wie deze ronde mag zien. Het logboek onthoudt dat.').waitFor();
    await round.locator('td', { hasText: '(TLP:AMBER); ingevuld door' }).waitFor();
  });

  it('has no faults, narrow and wide', async () => {
    for (const look of [
      { width: 320, theme: 'dark' },
      { width: 1_280, ownColours: true },
    ] as const)
      for (const path of [`/plekken/${place.id}/beleving`, `/maatregelen/${measure}`]) {
        const page = await openPage(path, { ...look, session: ward });
        const folds = path.endsWith('beleving')
          ? ['Vul een ronde in', 'Lees rondes uit een bestand', 'Verander wie dit mag lezen']
          : [`${QUESTION} Per ronde, met de marge van 95%`];
        for (const fold of folds) await page.locator('summary', { hasText: fold }).first().click();
        await settle(page);
        const { tooWide } = await pageFacts(page);
        const [axe, small] = [await axeViolations(page), await smallTargets(page)];
        expect({ look, path, axe, small, tooWide: Math.max(0, tooWide) }).toEqual({
          ...{ look, path, axe: [], small: [], tooWide: 0 },
        });
      }
  });

  it('is for who works there', async () => {
    const page = await openPage(`/plekken/${place.id}/beleving`, { expected: /status of 401/ });
    await page.getByText('Vragenlijsten zijn voor mensen die op deze plek aan signalen werken.').waitFor();
    expect(await page.getByText('Een 6,1 (120 antwoorden).').count()).toBe(0);
  });
}
