import { DAY, type ImportedReport, limits, type Problem, type ReportImport } from '@wijkritme/contract';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { buildPerson, type TestPerson } from '../testing/people.ts';
import { startTestServer, type TestServer } from '../testing/start-test-server.ts';
import { tablesTelling } from './kit/any-row.ts';
import { layDistricts, type Places } from './kit/districts.ts';
import { askAs } from './kit/interpreting.ts';
import { FakeClock } from './kit/logged-server.ts';
import { LOUD_MUSIC, storedReports } from './kit/reporting.ts';

const START = Date.parse('2026-11-20T22:00:00Z');
const clock = new FakeClock(START);
let server: TestServer;
let places: Places;
let ward: TestPerson;
let residents: TestPerson;

beforeAll(async () => {
  server = await startTestServer({ clock });
  places = await layDistricts(server);
  ward = await buildPerson(server, { roles: [{ role: 'ward-officer', placeId: places.here }] });
  const worker = { role: 'welfare-worker', placeId: null } as const;
  residents = await buildPerson(server, { roles: [worker], organisationKind: 'resident-group' });
});
afterAll(() => server?.stop());
beforeEach(() => server.context.database.pool.query('delete from report'));

const send = (who: TestPerson | undefined, rows: readonly object[], source = 'Meldsysteem') =>
  askAs<ReportImport & Problem>(server, who, { method: 'POST', path: '/v1/reports/imports', body: { source, rows } });
const row = (change: Partial<ImportedReport> = {}): ImportedReport => ({
  ...{ categoryId: LOUD_MUSIC, placeId: places.here, from: '2026-10-01T20:30:10+02:00' },
  ...change,
});

test('category, place and time are kept, the number as a keyed hash, and the log counts', async () => {
  const { status, body } = await send(ward, [row({ number: 'SIG-12345' }), row({ until: '2026-10-01T19:30:00Z' })]);
  expect([status, body]).toEqual([200, { added: 2, unchanged: 0, problems: [] }]);
  const [first, second] = await storedReports(server);
  expect(first).toMatchObject({
    ...{ place_id: places.here, category_id: LOUD_MUSIC, amount: null, source: 'elsewhere', form: null, code: null },
    from_time: new Date('2026-10-01T17:30:00Z'),
    until_time: new Date('2026-10-01T18:31:00Z'),
    origin: expect.any(Buffer),
  });
  expect(second).toMatchObject({ until_time: new Date('2026-10-01T19:30:00Z'), origin: null });
  expect(await tablesTelling(server, 'SIG-12345|Meldsysteem')).toEqual([]);
  const { rows } = await server.context.database.pool.query(
    `select detail from log_entry where kind = 'report.imported'`,
  );
  expect(rows.map(({ detail }) => JSON.parse(detail as string))).toEqual([{ added: 2, rows: 2 }]);
});

test('a number of one system is taken once, of two systems twice', async () => {
  const rows = [row({ number: '7' }), row({ number: '7' }), row({ number: '8' })];
  expect((await send(ward, rows)).body).toMatchObject({ added: 2, unchanged: 1 });
  expect((await send(ward, rows, ' meldSYSTEEM ')).body).toMatchObject({ added: 0, unchanged: 3 });
  expect((await send(ward, rows, 'Ander')).body).toMatchObject({ added: 2 });
});

test('a point becomes the smallest place around it, and is not kept', async () => {
  expect((await send(ward, [row({ placeId: undefined, point: places.pointHere })])).body.added).toBe(1);
  expect((await storedReports(server)).map(({ place_id }) => place_id)).toEqual([places.here]);
});

test('a row with a fault is left out and told, the others are kept', async () => {
  const faulty = [
    row({ placeId: places.elsewhere }),
    row({ placeId: 999_999 }),
    row({ placeId: undefined }),
    row({ placeId: undefined, point: [0, 0] }),
    row({ categoryId: 999 }),
    row({ until: '2026-10-01T18:00:00Z' }),
    row({ until: '2026-10-03T18:00:00Z' }),
    row({ from: '2026-11-20T23:00:00Z' }),
    row({ from: new Date(START - 365 * DAY).toISOString() }),
  ];
  const { body } = await send(ward, [...faulty, row()]);
  expect(body).toMatchObject({ added: 1, unchanged: 0 });
  expect(body.problems.map(({ row: at, fault }) => `${at} ${fault}`)).toEqual([
    ...['1 place', '2 place', '3 place', '4 place', '5 category', '6 order', '7 too-long', '8 future', '9 too-old'],
  ]);
});

test('is refused without the right, with another field, and with too many rows', async () => {
  expect((await send(undefined, [row()])).status).toBe(401);
  expect((await send(residents, [row()])).status).toBe(403);
  for (const more of [{ text: 'x' }, { name: 'x' }, { source: 'resident' }, { amount: 3 }])
    expect((await send(ward, [{ ...row(), ...more }])).status).toBe(400);
  expect((await send(ward, [])).status).toBe(400);
  expect(
    (
      await send(
        ward,
        Array.from({ length: limits.importedReports + 1 }, () => row()),
      )
    ).status,
  ).toBe(400);
  expect(await storedReports(server)).toEqual([]);
});

test('from random rows and columns nothing is stored but what is allowed, and nothing is repeated', async () => {
  const marker = 'QX';
  const text = fc.string({ maxLength: 20 }).map((some) => `${marker}${some}`);
  const field = fc.constantFrom(
    'categoryId',
    'from',
    'until',
    'placeId',
    'point',
    'number',
    'text',
    'email',
    '__proto__',
  );
  const value = fc.oneof(
    text,
    fc.integer({ min: -1, max: 20 }),
    fc.constant('2026-10-01T20:30:00Z'),
    fc.constant(null),
  );
  await fc.assert(
    fc.asyncProperty(fc.dictionary(field, value, { maxKeys: 5 }), async (random) => {
      const { status, text: answer } = await send(ward, [{ ...row(), ...random }], marker);
      expect([200, 400]).toContain(status);
      expect(status === 200 && answer.includes(marker)).toBe(false);
    }),
    { numRuns: 60 },
  );
  expect(await tablesTelling(server, marker)).toEqual([]);
});
