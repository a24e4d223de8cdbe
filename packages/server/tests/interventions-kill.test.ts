import { DAY, type InterventionFile } from '@wijkritme/contract';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildThing } from '../testing/builders.ts';
import { buildPerson, type TestPerson } from '../testing/people.ts';
import { buildSignal } from '../testing/signals.ts';
import { startTestServer, type TestServer } from '../testing/start-test-server.ts';
import { newDataDir, removeDataDir, serve } from './kit/child-server.ts';
import { layDistricts } from './kit/districts.ts';
import { askAs, commitAs } from './kit/interpreting.ts';
import { askMeasure, buildPlan, expectLess, stepAs } from './kit/measuring.ts';

const MEASURES = 12;

const dataDir = newDataDir();
let server: TestServer;
let ward: TestPerson;
const planned: InterventionFile[] = [];
/** Measures of which somebody was told that they began. */
const acknowledged = new Set<number>();

beforeAll(async () => {
  const first = await startTestServer({ store: 'embedded', dataDir });
  const places = await layDistricts(first);
  ward = await buildPerson(first, { roles: [{ role: 'ward-officer', placeId: places.here }] });
  const police = await buildPerson(first, { roles: [{ role: 'community-officer', placeId: places.here }] });
  const series = (await buildThing(first, { position: places.pointHere })).datastreams[0] ?? 0;
  const signalId = await buildSignal(first, places.here);
  for (const who of [ward, police]) await commitAs(first, who, signalId);
  const body = { title: 'Onrust', signalId, script: null, label: 'TLP:GREEN', audience: [] };
  const { id: caseId } = (await askAs<{ id: number }>(first, ward, { method: 'POST', path: '/v1/cases', body })).body;
  // The program that is killed has the clock of this machine.
  const inFourWeeks = new Date(Date.now() + 28 * DAY).toISOString().slice(0, 10);
  const when = { startsOn: new Date().toISOString().slice(0, 10), endsOn: inFourWeeks, by: inFourWeeks };
  const plan = buildPlan({ ownerId: ward.organisationId, expected: [expectLess(series)], ...when });
  for (let i = 0; i < MEASURES; i++) {
    const proposed = (await askMeasure(first, ward, 'POST', '', { caseId, plan })).body;
    planned.push((await stepAs(first, ward, proposed, { to: 'planned' })).body);
  }
  await first.halt();

  const child = serve(dataDir, { ADMIN_KEY: '' });
  const { url } = await child.ready();
  const headers = { ...ward.headers, origin: url, 'content-type': 'application/json' };
  const begin = async ({ id, version }: InterventionFile) => {
    const step = { to: 'running', reason: '', emergency: false, version };
    const answer = await fetch(`${url}/v1/interventions/${id}/state`, {
      method: 'POST',
      headers,
      body: JSON.stringify(step),
    });
    if (answer.status !== 200) throw new Error(`${answer.status} ${await answer.text()}`);
    acknowledged.add(id);
    if (acknowledged.size === 3) child.child.kill('SIGKILL');
  };
  const answers = await Promise.allSettled(planned.map(begin));
  expect((await child.ended).signal).toBe('SIGKILL');
  expect(answers.filter(({ status }) => status === 'rejected').length, 'some were cut off').toBeGreaterThan(0);
  server = await startTestServer({ store: 'embedded', dataDir });
});
afterAll(async () => {
  await server?.halt();
  removeDataDir(dataDir);
});

test('killed while measures begin: each began wholly or not at all, and those that were acknowledged began', async () => {
  const { rows: log } = await sql<{
    subject: string;
  }>`select subject from log_entry where kind = 'intervention.running'`.execute(server.context.db);
  const logged = new Set(log.map(({ subject }) => subject));
  for (const { id, plan } of planned) {
    const { body } = await askMeasure(server, ward, 'GET', `/${id}`);
    const began = body.state === 'running';
    if (acknowledged.has(id)) expect(began, `measure ${id} was acknowledged`).toBe(true);
    expect({
      state: body.state,
      frozen: body.frozen?.plan ?? null,
      isTimed: body.startedAt !== null,
      version: body.version,
      changes: body.changes.map(({ state }) => state),
      isLogged: logged.has(`intervention:${id}`),
    }).toEqual({
      state: began ? 'running' : 'planned',
      frozen: began ? plan : null,
      isTimed: began,
      version: began ? 3 : 2,
      changes: began ? ['running', 'planned', 'proposed'] : ['planned', 'proposed'],
      isLogged: began,
    });
  }
});
