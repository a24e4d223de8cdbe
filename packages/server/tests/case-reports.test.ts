import type { CaseFile, CaseReports, Problem } from '@wijkritme/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildPerson, type TestPerson } from '../testing/people.ts';
import { buildSignal } from '../testing/signals.ts';
import { startTestServer, type TestServer } from '../testing/start-test-server.ts';
import { layDistricts, type Places } from './kit/districts.ts';
import { askAs, declineAll } from './kit/interpreting.ts';
import { FakeClock } from './kit/logged-server.ts';
import { addReport, LOUD_MUSIC, report, sendForm } from './kit/reporting.ts';

const START = Date.parse('2026-11-20T22:00:00Z');
const clock = new FakeClock(START);
let server: TestServer;
let places: Places;
let ward: TestPerson;
let police: TestPerson;
let elsewhere: TestPerson;
let residents: TestPerson;
let caseId: number;

beforeAll(async () => {
  server = await startTestServer({ clock, env: { REQUESTS_PER_MINUTE: 'off' } });
  places = await layDistricts(server);
  const here = (role: 'ward-officer' | 'community-officer', placeId: number | null) =>
    buildPerson(server, { roles: [{ role, placeId }] });
  ward = await here('ward-officer', null);
  police = await here('community-officer', places.here);
  elsewhere = await here('ward-officer', places.elsewhere);
  residents = await buildPerson(server, {
    roles: [{ role: 'welfare-worker', placeId: null }],
    organisationKind: 'resident-group',
  });
  const signalId = await buildSignal(server, places.here, '2026-11-20T21:00:00Z');
  const body = { title: 'Onrust', signalId, script: null, label: 'TLP:GREEN', audience: [] };
  await declineAll(server, signalId, [ward, police, residents]);
  caseId = (await askAs<CaseFile>(server, ward, { method: 'POST', path: '/v1/cases', body })).body.id;
});
afterAll(() => server?.stop());

const look = (who: TestPerson | undefined, id = caseId) =>
  askAs<CaseReports & Problem>(server, who, { path: `/v1/cases/${id}/reports` });
const put = (who: TestPerson | undefined, id: number, linked: boolean, version: number) =>
  askAs<CaseReports & Problem>(server, who, {
    method: 'PUT',
    path: `/v1/cases/${caseId}/reports/${id}`,
    body: { linked, version },
  });
const add = async (placeId: number) =>
  (await addReport(server, ward, { placeId, categoryId: LOUD_MUSIC, amount: 2 })).body.id;

test('a case shows the reports around its signals, and holds those that somebody put into it', async () => {
  const [near, far] = [await add(places.here), await add(places.elsewhere)];
  const first = (await look(ward)).body;
  expect([first.version, first.linked, first.around.map(({ id }) => id)]).toEqual([0, [], [near]]);
  expect(first.sentence).toBe('Er hoort nog geen melding van bewoners bij dit dossier. Rond de signalen is er 1.');
  const second = (await put(ward, far, true, 0)).body;
  expect(second.linked.map(({ id }) => id)).toEqual([far]);
  const third = (await put(police, near, true, 1)).body;
  // Who works in one district reads the reports of that district.
  expect([third.linked.map(({ id }) => id), third.around]).toEqual([[near], []]);
  const last = (await put(ward, far, false, 2)).body;
  expect(last.linked.map(({ id }) => id)).toEqual([near]);
  expect(last.history.map(({ reportId, linked, isOwn, version }) => [reportId, linked, isOwn, version])).toEqual([
    [far, true, true, 1],
    [near, true, false, 2],
    [far, false, true, 3],
  ]);
  expect(last.sentence).toBe('1 melding van bewoners hoort bij dit dossier. Rond de signalen zijn er geen andere.');
});

test('of two who change at once one is told to look again, and nothing is overwritten', async () => {
  const { version } = (await look(ward)).body;
  const [one, two] = [await add(places.here), await add(places.here)];
  const answers = await Promise.all([put(ward, one, true, version), put(police, two, true, version)]);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  expect((await put(ward, one, true, version)).status).toBe(409);
  expect((await look(ward)).body.version).toBe(version + 1);
});

test('is refused to who may not see the case or the report', async () => {
  const [near, far] = [await add(places.here), await add(places.elsewhere)];
  const { version } = (await look(ward)).body;
  expect((await look(undefined)).status).toBe(401);
  expect((await put(undefined, near, true, version)).status).toBe(401);
  for (const who of [elsewhere, residents]) {
    expect([403, 404]).toContain((await look(who)).status);
    expect([403, 404]).toContain((await put(who, near, true, version)).status);
  }
  expect((await put(police, far, true, version)).status).toBe(404);
  expect((await put(ward, 999_999, true, version)).status).toBe(404);
  expect((await look(ward, 999_999)).status).toBe(404);
  expect((await look(ward)).body.version).toBe(version);
});

test('who sent a report reads that it is in a case, and nothing of the case', async () => {
  const { code } = await report(server, places.here);
  const follow = async () => (await sendForm(server, '/melden/volgen', { code })).text;
  expect(await follow()).toContain('<li data-done="no"><strong>In een dossier</strong>');
  const { version, around } = (await look(ward)).body;
  const own = around.find(({ source }) => source === 'resident')?.id ?? 0;
  await put(ward, own, true, version);
  const text = await follow();
  expect(text).toContain('<li data-done="yes"><strong>In een dossier</strong>');
  expect(text).not.toContain('Onrust');
  await put(ward, own, false, version + 1);
  expect(await follow()).toContain('<li data-done="no"><strong>In een dossier</strong>');
});
