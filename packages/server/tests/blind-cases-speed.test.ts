import type { CaseFile } from '@wijkritme/contract';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { casesQuery } from '../src/response/sql/read-cases.ts';
import { interventionsQuery } from '../src/response/sql/read-interventions.ts';
import { buildPerson } from '../testing/people.ts';
import { buildSignal } from '../testing/signals.ts';
import { startTestServer, type TestServer } from '../testing/start-test-server.ts';
import { layDistricts } from './kit/districts.ts';
import { askAs } from './kit/interpreting.ts';

/** Of thousands of cases, none of which the reader has answered. */

const MANY = 3_000;
let server: TestServer;
let reader: Parameters<typeof casesQuery>[0];

beforeAll(async () => {
  server = await startTestServer();
  const { here } = await layDistricts(server);
  const ward = await buildPerson(server, { roles: [{ role: 'ward-officer', placeId: here }] });
  const police = await buildPerson(server, { roles: [{ role: 'community-officer', placeId: here }] });
  const signalId = await buildSignal(server, here);
  const body = { title: 'Onrust', signalId, script: null, label: 'TLP:GREEN', audience: [] };
  const { id } = (await askAs<CaseFile>(server, ward, { method: 'POST', path: '/v1/cases', body })).body;
  const { db, clock } = server.context;
  await sql`insert into signal (place_id, start_time, surprise, noticed_at) select ${here}, now(), 5, now()
    from generate_series(1, ${MANY})`.execute(db);
  await sql`insert into case_file (title, place_id, author_id, organisation_id, label, audience, opened_at, named_at, named_by)
    select 'Onrust ' || n, place_id, author_id, organisation_id, label, audience, opened_at, named_at, named_by
    from case_file, generate_series(1, ${MANY}) n where id = ${id}`.execute(db);
  await sql`insert into case_signal (case_id, signal_id, place_id, signal_start, added_at)
    select c.id, c.id - ${id} + ${signalId}, ${here}, now(), c.opened_at from case_file c where c.id > ${id}`.execute(
    db,
  );
  await sql`insert into intervention (case_id, state, plan, author_id, organisation_id, created_at)
    select c.id, 'proposed', '{"title": "Iemand op het plein", "placeId": 1}', c.author_id, c.organisation_id, c.opened_at
    from case_file c`.execute(db);
  await sql`analyze`.execute(db);
  const { id: personId, organisationId } = police;
  reader = { personId, organisationId, places: [here], everywhere: false, now: new Date(clock.now()) };
}, 120_000);
afterAll(() => server?.stop());

interface Plan {
  readonly Alias?: string;
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly 'Rows Removed by Filter'?: number;
  readonly Plans?: readonly Plan[];
}

/** Rows that a statement takes from the table with this name in it, those that it then drops included. */
function rowsOf(plan: Plan, alias: string): number {
  const { 'Actual Rows': rows, 'Actual Loops': loops, 'Rows Removed by Filter': dropped = 0, Plans = [] } = plan;
  const own = plan.Alias === alias ? (rows + dropped) * loops : 0;
  return Plans.reduce((sum, part) => sum + rowsOf(part, alias), own);
}

async function explain(query: ReturnType<typeof casesQuery>) {
  type Row = { 'QUERY PLAN': [{ Plan: Plan; 'Execution Time': number }] };
  const { rows } = await sql<Row>`explain (analyze, format json) ${query}`.execute(server.context.db);
  const [told] = rows[0]?.['QUERY PLAN'] ?? [];
  if (!told) throw new Error('the store explained nothing');
  return told.Plan;
}

test('a page of cases looks at the signals of its own cases, and not at those of all', async () => {
  const plan = await explain(casesQuery(reader, { limit: 51 }));
  expect(rowsOf(plan, 's')).toBeGreaterThan(0);
  expect(rowsOf(plan, 's')).toBeLessThanOrEqual(51 * 8);
});

test('one case looks at its own signals alone', async () => {
  expect(rowsOf(await explain(casesQuery(reader, { id: 5, limit: 1 })), 's')).toBeLessThanOrEqual(8);
});

test('measures that are all hidden are looked at once each', async () => {
  const plan = await explain(interventionsQuery(reader, { limit: 51 }));
  expect(rowsOf(plan, 's')).toBeLessThanOrEqual(2 * (MANY + 1));
});
