import { readFile } from 'node:fs/promises';
import type { CaseFile, InterventionFile, LogLines } from '@wijkritme/contract';
import { beforeAll, expect, it } from 'vitest';
import { axeViolations, type Look, openPage, theServer } from '../support/bench.ts';
import { pageFacts, settle, smallTargets } from '../support/manners.ts';
import { cookieOfSession, hireStaff } from '../support/staff.ts';
import { walkByTab } from '../support/tab-walk.ts';

const DAY = 86_400_000;
const dayOf = (days: number) =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Amsterdam' }).format(new Date(Date.now() + days * DAY));
const PATH = '/logboek';
const looks: readonly Look[] = [
  { width: 320, theme: 'light', language: 'nl' },
  { width: 320, theme: 'dark', language: 'en' },
  { width: 1_280, theme: 'dark', language: 'nl', ownColours: true },
];

/** The tamper-evident log: read by who checks, refused to who works. */
export function log(): void {
  let auditor: string;
  let ward: string;
  let measure: number;

  beforeAll(async () => {
    [auditor, ward] = [await hireStaff('auditor'), await hireStaff('ward-officer')];
    const { api } = theServer();
    const { items } = await api.listSignals({ limit: 50 });
    const { placeId = null, id: signalId } = items.find((one) => one.placeId !== null) ?? {};
    const opened = { title: 'Spoed op het plein', signalId, script: null, label: 'TLP:GREEN', audience: [] };
    const file = await ask<CaseFile>(ward, 'POST', '/v1/cases', opened);
    const { items: streams } = await api.listDatastreams({ place: placeId ?? 0 });
    const datastreamId = streams.find(({ kind }) => kind === 'count')?.id;
    const plan = {
      ...{ title: 'Meteen iemand erheen', kind: 'presence', placeId, agreementId: null, ownerId: file.organisation.id },
      ...{ startsOn: dayOf(0), endsOn: dayOf(40), stopOn: null, by: dayOf(28), costEuros: null },
      expected: [{ datastreamId, direction: 'less', size: 20, as: 'percent', comparisons: [] }],
    };
    const { id, version } = await ask<InterventionFile>(ward, 'POST', '/v1/interventions', { caseId: file.id, plan });
    const step = { to: 'running', reason: 'Er dreigt iets te breken.', emergency: true, version };
    measure = (await ask<InterventionFile>(ward, 'POST', `/v1/interventions/${id}/state`, step)).id;
  });

  async function ask<T>(session: string, method: string, path: string, body?: unknown): Promise<T> {
    const { url } = theServer();
    const { name, value } = cookieOfSession(session);
    const headers = { cookie: `${name}=${value}`, origin: url, 'content-type': 'application/json' };
    const answer = await fetch(url + path, { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
    // Each caller says what it asked for.
    return JSON.parse(text) as T;
  }

  it('shows an auditor an emergency start, by role, and leaves as CSV', async () => {
    const page = await openPage('/', { session: auditor });
    await page.getByRole('link', { name: 'Instellingen' }).click();
    await page.getByRole('link', { name: 'Logboek' }).click();
    await page.getByRole('heading', { level: 1, name: 'Logboek' }).waitFor();
    await page.getByLabel('Soort').selectOption('intervention.begun-as-emergency');
    await expect.poll(() => page.url()).toContain('soort=intervention.begun-as-emergency');
    const row = page.getByRole('row', { name: new RegExp(`intervention:${measure}`) });
    await row.waitFor();
    expect(await row.textContent()).toMatch(/met spoed begonnen.*spoed.*Wijkregisseur, organisatie \d+/);
    expect(await page.locator('main').textContent()).not.toMatch(/Noor|dreigt/);

    await page.getByRole('button', { name: /^Bewaar of deel/ }).click();
    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Tabel voor Excel (CSV)' }).locator('visible=true').click();
    const file = await readFile(await (await saved).path(), 'utf8');
    expect(file).toMatch(new RegExp(`met spoed begonnen.*spoed.*intervention:${measure}.*Wijkregisseur`));
    expect(file).not.toMatch(/Noor|dreigt/);

    await page.getByRole('button', { name: 'Controleer het logboek' }).click();
    await page.getByText(/^Het logboek is heel: [\d.]+ regels\.$/).waitFor();
  });

  it('is narrowed to days, and says when there is nothing', async () => {
    const page = await openPage(`${PATH}?van=2019-01-01&tot=2019-01-02`, { session: auditor });
    await page.getByText('Er zijn geen regels.').waitFor();
    await page.getByLabel('Vanaf dag').fill(dayOf(0));
    await page.getByLabel('Tot en met dag').fill(dayOf(0));
    await page.getByRole('row', { name: new RegExp(`intervention:${measure}`) }).waitFor();
  });

  it.each(['ward-officer', 'visitor'])('is refused to a %s, on the page and behind it', async (who) => {
    const page = await openPage(PATH, who === 'visitor' ? {} : { session: ward });
    await page.getByText('Het logboek is voor controleurs, privacyfunctionarissen en beheerders.').waitFor();
    expect(await page.getByRole('link', { name: 'Logboek' }).count()).toBe(0);
    expect(await page.locator('table').count()).toBe(0);
    const { name, value } = cookieOfSession(ward);
    const headers: Record<string, string> = who === 'visitor' ? {} : { cookie: `${name}=${value}` };
    const { status } = await fetch(`${theServer().url}/v1/log`, { headers });
    expect(status).toBe(who === 'visitor' ? 401 : 403);
    expect((await ask<LogLines>(auditor, 'GET', '/v1/log')).items.length).toBeGreaterThan(0);
  });

  it.each(looks)('has no faults for an auditor at $width px, $theme, $language', async (look) => {
    const page = await openPage(PATH, { ...look, session: auditor });
    await page.getByRole('table').waitFor();
    await settle(page);
    expect(await axeViolations(page)).toEqual([]);
    expect(await smallTargets(page)).toEqual([]);
    expect((await pageFacts(page)).tooWide).toBe(0);
  });

  it('is walked by keyboard', async () => {
    const stops = await walkByTab(await openPage(PATH, { session: auditor, width: 320 }));
    expect(stops.filter(({ visible }) => !visible)).toEqual([]);
  });
}
