import { readFileSync } from 'node:fs';
import { type CaseFile, DAY, type InterventionFile } from '@wijkritme/contract';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserPath, pages } from '../testing/browser.ts';
import { buildPerson, endSessionsOf, openSessionOf, type TestPerson } from '../testing/people.ts';
import { buildSignal } from '../testing/signals.ts';
import { startTestServer, type TestServer } from '../testing/start-test-server.ts';
import { faultsOf, visits } from '../testing/visits.ts';
import { layDistricts, type Places } from '../tests/kit/districts.ts';
import { askAs, commitAs, declineAll } from '../tests/kit/interpreting.ts';
import { buildCity } from '../tests/kit/measured-city.ts';
import { askMeasure, buildPlan, expectLess } from '../tests/kit/measuring.ts';

const NOW = Date.parse('2026-11-22T12:00:00Z');
const TITLE = 'Onrust op het plein';
const LAST_STEP = 'Spreek af wie wanneer controleert, en wanneer dat stopt';

let server: TestServer;
let places: Places;
let ward: TestPerson;
let police: TestPerson;
let streams: number[];

beforeAll(async () => {
  if (!browserPath) return;
  server = await startTestServer({ pages, clock: { now: () => NOW } });
  places = await layDistricts(server);
  ward = await buildPerson(server, { roles: [{ role: 'ward-officer', placeId: places.here }] });
  police = await buildPerson(server, {
    roles: [{ role: 'community-officer', placeId: places.here }],
    organisationKind: 'police',
  });
  streams = await buildCity(server, { streets: 2, from: NOW - 20 * DAY, to: NOW });
});
afterAll(() => server?.stop());

const { openAs, takeCookie } = visits(() => server.url);

async function openCase(): Promise<CaseFile> {
  const signalId = await buildSignal(server, places.here);
  await commitAs(server, ward, signalId);
  await declineAll(server, signalId, [police]);
  const body = { title: TITLE, signalId, script: 'noise', label: 'TLP:GREEN', audience: [] };
  return (await askAs<CaseFile>(server, ward, { method: 'POST', path: '/v1/cases', body })).body;
}

async function propose(file: CaseFile): Promise<InterventionFile> {
  const expected = [expectLess(streams[0] ?? 0, streams.slice(1))];
  const plan = buildPlan({ ownerId: ward.organisationId, placeId: places.here, expected });
  return (await askMeasure(server, ward, 'POST', '', { caseId: file.id, plan })).body;
}

const heading = (page: Page, name: string, level = 1) => page.getByRole('heading', { level, name }).waitFor();

describe.skipIf(!browserPath)('a case that goes on', () => {
  it('gets another name and another script, and says so when somebody else was first', async () => {
    const file = await openCase();
    const page = await openAs(ward, `/dossiers/${file.id}`);
    await page.getByText('Verander naam of stappenplan').click();
    await page.getByLabel('Hoe heet het dossier?').fill('ab');
    const save = page.getByRole('button', { name: 'Bewaar de verandering' });
    await save.click();
    await page.getByText('Vul een naam van 3 tot 120 tekens in.').waitFor();
    await page.getByLabel('Hoe heet het dossier?').fill('Onrust bij de fontein');
    await page.getByLabel('Welk stappenplan past erbij?').selectOption({ label: 'Jongeren die rondhangen' });
    // In the meantime a colleague gives it a name.
    const { version } = file;
    const other = { title: 'Muziek op het plein', script: 'noise', closed: false, version };
    await askAs(server, police, { method: 'PUT', path: `/v1/cases/${file.id}`, body: other });
    await save.click();
    await page.getByRole('button', { name: 'Laat zien wat er nu staat' }).click();
    await heading(page, 'Muziek op het plein');
    // What one wrote is still there, and goes out over what one has now seen.
    await save.click();
    await heading(page, 'Onrust bij de fontein');
    await page.getByText('De verandering is bewaard.').waitFor();
    await page.getByRole('table', { name: 'Jongeren die rondhangen' }).waitFor();
    expect(await faultsOf(page)).toEqual([]);
  });

  it('makes a task of a step of its script, with sign, measure and follower', async () => {
    const { id } = await openCase();
    const page = await openAs(ward, `/dossiers/${id}`, { width: 320 });
    const row = page.getByRole('row', { name: new RegExp(LAST_STEP) });
    await row.getByRole('button', { name: /^Maak hier een taak van/ }).click();
    await heading(page, 'Een taak uit stap 4', 3);
    const words = page.getByLabel('Wat moet er gebeuren?').last();
    await expect.poll(() => words.evaluate((field) => document.activeElement === field)).toBe(true);
    expect(await words.inputValue()).toBe(
      `${LAST_STEP}. Wat wij zien: De afspraken werken niet. Wie het volgt: Wijkagent.`,
    );
    expect(await page.getByRole('checkbox', { checked: true }).count()).toBe(1);
    await page.getByLabel('Wanneer moet het klaar zijn?').last().fill('2026-11-30');
    expect(await faultsOf(page)).toEqual([]);
    await page.getByRole('button', { name: 'Zet het in het dossier' }).last().click();
    await page.getByText('Taak opgeschreven').waitFor();
    await page.getByRole('heading', { level: 3, name: 'Een taak uit stap 4' }).waitFor({ state: 'detached' });
    const stored = (await askAs<CaseFile>(server, police, { path: `/v1/cases/${id}` })).body.entries;
    expect(stored.map(({ kind, parties }) => [kind, parties.map((party) => party.id)])).toEqual([
      ['task', [police.organisationId]],
    ]);
  });

  it('makes a measure of a step, at a place of one’s choice, and says where one does not work', async () => {
    const { id } = await openCase();
    const page = await openAs(ward, `/dossiers/${id}`);
    const row = page.getByRole('row', { name: new RegExp(LAST_STEP) });
    await row.getByRole('link', { name: /^Maak hier een maatregel van/ }).click();
    await heading(page, 'Nieuwe maatregel');
    await page.getByText('Uit stap 4 van het stappenplan “Overlast door geluid”.').waitFor();
    await page.getByText('De afspraken werken niet').waitFor();
    await expect.poll(() => page.getByLabel('Hoe heet de maatregel?').inputValue()).toBe(LAST_STEP);
    expect(await page.getByLabel('Wie doet het').inputValue()).toBe(String(police.organisationId));
    const place = page.getByLabel('Plek', { exact: true });
    expect(await place.inputValue()).toBe(String(places.here));
    await place.selectOption(String(places.elsewhere));
    await page.getByLabel('Eerste dag').fill('2026-11-23');
    await page.getByLabel('Laatste dag').fill('2026-12-20');
    await page.getByLabel('Op welke dag moet het effect er zijn?').fill('2026-12-20');
    await page.getByLabel('Wat moet er veranderen?').selectOption(String(streams[0]));
    await page.getByLabel('Hoeveel?').fill('25');
    const propose = page.getByRole('button', { name: 'Stel deze maatregel voor' });
    await propose.click();
    const { name: elsewhere } = await server.client.getPlace({ id: places.elsewhere });
    await page.getByText(`“Plek” noemt ${elsewhere}, waar u niet werkt; kies een andere plek.`).waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await place.selectOption({ label: 'geen vaste plek' });
    await propose.click();
    await heading(page, LAST_STEP);
    await page.getByRole('definition').filter({ hasText: 'geen vaste plek' }).waitFor();
  });

  it('leaves its page as a whole, with source, period and label', async () => {
    const { id } = await openCase();
    const page = await openAs(ward, `/dossiers/${id}`);
    const save = async (form: RegExp) => {
      const waiting = page.waitForEvent('download');
      await page.getByRole('button', { name: form }).click();
      return readFileSync(await (await waiting).path());
    };
    await page.getByRole('button', { name: `Bewaar of deel: ${TITLE}` }).click();
    const csv = (await save(/^Tabel voor Excel/)).toString('utf8');
    for (const part of [TITLE, 'TLP:GREEN', 'Dossier geopend', 'Muziek op het plein tot na middernacht.'])
      expect(csv).toContain(part);
    expect(csv).toMatch(/# periode: van 20 november 2026 tot en met 22 november 2026/);
    expect(csv).toContain(new URL(server.url).host);
    const pdf = (await save(/PDF/)).toString('latin1');
    expect(pdf).toMatch(/^%PDF-1\.7/);
    // On paper stands what happened, and nothing to press or to fill in.
    await page.emulateMedia({ media: 'print' });
    await page.getByText('Dossier geopend').waitFor();
    const steps = page.getByRole('table', { name: 'Overlast door geluid' });
    await steps.waitFor();
    // A column of buttons would be an empty one.
    expect(await steps.getByRole('columnheader').allTextContents()).toEqual([
      'Stap',
      'Wat u ziet',
      'Wat u dan doet',
      'Wie het volgt',
    ]);
    expect(await page.getByRole('button').count()).toBe(0);
    expect(await page.getByText('Schrijf een taak op').isVisible()).toBe(false);
    await page.emulateMedia({ media: null });
    expect(await faultsOf(page)).toEqual([]);
  });

  it('keeps what is half-written when a session ends, in every form', async () => {
    const file = await openCase();
    const entry = { kind: 'agreement', words: 'Na elf uur stil.', date: '2026-11-20' };
    const parties = [ward.organisationId, police.organisationId];
    await askAs(server, ward, { method: 'POST', path: `/v1/cases/${file.id}/entries`, body: { ...entry, parties } });
    const measure = await propose(file);
    const signal = file.signals[0]?.signalId;
    const forms = [
      [`/signalen/${signal}`, 'Open een dossier', 'Hoe heet het dossier?', 'Maak dit dossier'],
      [
        `/dossiers/${file.id}`,
        'Haal deze afspraak door',
        'Waarom geldt deze afspraak niet meer?',
        'Haal de afspraak door',
      ],
      [`/dossiers/${file.id}`, 'Verander wie het dossier mag lezen', 'Waarom verandert u dit?', 'Deel het zo'],
      [`/dossiers/${file.id}`, 'Verander naam of stappenplan', 'Hoe heet het dossier?', 'Bewaar de verandering'],
      [`/maatregelen/${measure.id}`, 'Begin toch, in nood', 'Waarom?', 'Begin in nood'],
      [`/maatregelen/${measure.id}`, 'Verander het plan', 'Hoe heet de maatregel?', 'Bewaar het plan'],
    ] as const;
    const page = await openAs(ward);
    const fieldOf = (summary: string, label: string) =>
      page
        .locator('details')
        .filter({ has: page.getByText(summary, { exact: true }) })
        .last()
        .getByLabel(label)
        .last();
    for (const [path, summary, label, button] of forms) {
      const words = `Half geschreven bij ${button}`;
      await page.goto(path);
      await page.getByText(summary, { exact: true }).click();
      await fieldOf(summary, label).fill(words);
      await endSessionsOf(server, ward.id);
      await page.getByRole('button', { name: button, exact: true }).click();
      await page.getByText('Uw tekst is bewaard in dit tabblad.').waitFor();
      await takeCookie(page.context(), (await openSessionOf(server, ward.id)).cookie);
      await page.goto(path);
      await page.getByText(summary, { exact: true }).click();
      await expect.poll(() => fieldOf(summary, label).inputValue(), { message: button }).toBe(words);
    }
    // Somebody else who signs in here does not meet it.
    await takeCookie(page.context(), police.headers.cookie);
    await page.goto(`/maatregelen/${measure.id}`);
    await page.getByText('Begin toch, in nood').click();
    await expect.poll(() => fieldOf('Begin toch, in nood', 'Waarom?').inputValue()).toBe('');
  });
});
