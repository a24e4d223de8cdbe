import type { LogLines, Problem } from '@wijkritme/contract';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { LogFact } from '../src/sharing/log/chain.ts';
import { appendLog, ensureLog } from '../src/sharing/sql/log.ts';
import { buildPerson, type TestPerson } from '../testing/people.ts';
import { startTestServer, type TestServer } from '../testing/start-test-server.ts';
import { askAs } from './kit/interpreting.ts';

let server: TestServer;
let auditor: TestPerson;
beforeAll(async () => {
  server = await startTestServer();
  auditor = await buildPerson(server, { roles: [{ role: 'auditor', placeId: null }] });
});
afterAll(() => server?.stop());

const day = (date: string) => Date.parse(`${date}T12:00:00Z`);
const EMERGENCY = 'intervention.begun-as-emergency';
const facts: readonly LogFact[] = [
  { at: day('2026-11-01'), kind: 'passport.changed', actor: 'administrator', subject: 'datastream:1', detail: null },
  {
    ...{ at: day('2026-11-02'), kind: EMERGENCY, actor: 'person:98765 organisation:3 ward-officer' },
    ...{ subject: 'intervention:4', detail: { from: 'proposed', to: 'running', reason: 'Er dreigt iets te breken.' } },
  },
  { at: day('2026-11-03'), kind: 'readings.refused', actor: 'gate', subject: 'readings', detail: { count: 3 } },
  { at: day('2026-11-03'), kind: 'passport.changed', actor: 'administrator', subject: 'datastream:2', detail: null },
];

beforeEach(async () => {
  const { db } = server.context;
  await sql`alter table log_entry disable trigger user`.execute(db);
  await sql`truncate log_entry`.execute(db);
  await sql`delete from log_head`.execute(db);
  await sql`alter table log_entry enable trigger user`.execute(db);
  await ensureLog(db);
  await db.transaction().execute((trx) => appendLog(trx, ...facts));
});

const list = (search = '', who: TestPerson | undefined = auditor) =>
  askAs<LogLines & Problem>(server, who, { path: `/v1/log${search}` });
const positions = async (search: string) => (await list(search)).body.items.map(({ position }) => position);

test('newest first, by role, an emergency start marked; no number of a person and no words', async () => {
  const { status, body, text } = await list();
  expect(status).toBe(200);
  expect(body.items.map(({ position, kind, emergency }) => [position, kind, emergency])).toEqual([
    [4, 'passport.changed', false],
    [3, 'readings.refused', false],
    [2, EMERGENCY, true],
    [1, 'passport.changed', false],
  ]);
  expect(body.items[2]).toMatchObject({
    at: '2026-11-02T12:00:00.000Z',
    actor: { kind: 'person', roles: ['ward-officer'], organisationId: 3 },
    subject: 'intervention:4',
  });
  expect(text).not.toContain('98765');
  expect(text).not.toContain('dreigt');
});

test('in pages that miss and repeat nothing, also while the log grows', async () => {
  const first = (await list('?limit=3')).body;
  await server.context.db.transaction().execute((trx) => appendLog(trx, ...facts.slice(0, 1)));
  const second = (await list(`?limit=3&after=${first.next}`)).body;
  expect([...first.items, ...second.items].map(({ position }) => position)).toEqual([4, 3, 2, 1]);
  expect(second.next).toBeNull();
});

test('by kind and by day', async () => {
  expect(await positions('?kind=passport.changed')).toEqual([4, 1]);
  expect(await positions(`?kind=${EMERGENCY}`)).toEqual([2]);
  expect(await positions('?kind=unheard.of')).toEqual([]);
  expect(await positions('?from=2026-11-02T00:00:00Z&to=2026-11-03T00:00:00Z')).toEqual([2]);
  expect(await positions('?from=2026-11-03T12:00:00Z')).toEqual([4, 3]);
  expect(await positions('?to=2026-11-03T12:00:00Z')).toEqual([2, 1]);
});

test.each(['limit=0', 'limit=101', 'after=x', "kind=x'--", 'from=2026-02-30T00:00:00Z', 'to=gisteren'])(
  '%s is refused, and says where',
  async (search) => {
    const { status, body } = await list(`?${search}`);
    expect([status, body.code]).toEqual([400, 'invalid_query']);
    expect(body.fields?.[0]?.pointer).toContain(search.split('=')[0]);
  },
);

test('is for who may read the log, everywhere', async () => {
  const officer = await buildPerson(server, { roles: [{ role: 'privacy-officer', placeId: null }] });
  expect((await list('', officer)).status).toBe(200);
  for (const role of ['analyst', 'ward-officer', 'community-officer', 'welfare-worker', 'housing-manager'] as const) {
    const other = await buildPerson(server, { roles: [{ role, placeId: null }] });
    expect([role, (await list('', other)).status]).toEqual([role, 403]);
  }
  const nobody = await fetch(`${server.url}/v1/log`);
  expect(nobody.status).toBe(401);
});
