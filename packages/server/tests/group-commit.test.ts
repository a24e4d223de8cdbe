import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Principal } from '../src/foundation/principals.ts';
import { observationsStored } from '../src/observations/index.ts';
import { outcomeName } from '../src/observations/intake/outcome.ts';
import { addReading, createReadings } from '../src/observations/readings.ts';
import { buildPassport, buildThing } from '../testing/builders.ts';
import { FakeClock, type LoggedServer, startLoggedServer } from './kit/logged-server.ts';

const NOON = Date.UTC(2026, 5, 1, 12);
const LATE_LIMIT_MS = 86_400_000;
let server: LoggedServer;
beforeAll(async () => {
  server = await startLoggedServer({ clock: new FakeClock(NOON) });
});
afterAll(() => server?.stop());

interface Row {
  readonly stream: number;
  readonly time: number;
  readonly value: number;
}
interface Submission {
  readonly rows: readonly Row[];
  readonly by: 'administrator' | 'device' | 'visitor';
}

/** Streams 0 and 1 are of the device, 2 of another thing, 3 without a passport, 4 is none. Few times: many meet. */
const row: fc.Arbitrary<Row> = fc.record({
  stream: fc.constantFrom(0, 0, 0, 1, 1, 2, 3, 4),
  time: fc.oneof(
    { weight: 8, arbitrary: fc.integer({ min: 0, max: 12 }).map((step) => NOON - 40_000_000 + step * 60_000) },
    {
      weight: 1,
      arbitrary: fc.constantFrom(NOON + 300_001, NOON - LATE_LIMIT_MS - 1, NOON - LATE_LIMIT_MS, 0, Number.NaN),
    },
  ),
  value: fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(1, 2) },
    { weight: 1, arbitrary: fc.constantFrom(-1, 100_001, Number.NaN, Number.POSITIVE_INFINITY, -0) },
  ),
});
const submission: fc.Arbitrary<Submission> = fc.record({
  rows: fc.array(row, { minLength: 1, maxLength: 25 }),
  by: fc.constantFrom('administrator', 'administrator', 'device', 'device', 'visitor'),
});
/** Groups go in at the same moment, so that they share a commit; one group after the other. */
const session = fc.array(fc.array(submission, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 5 });

function refusalOf({ stream, time, value }: Row, by: Submission['by']): string | undefined {
  if (stream === 4) return 'datastream_unknown';
  if (by === 'visitor') return 'unauthorized';
  if (by === 'device' && stream > 1) return 'key_other_thing';
  if (stream === 3) return 'passport_missing';
  if (!Number.isFinite(value)) return 'result_not_a_number';
  if (value < 0 || value > 100_000) return 'result_out_of_range';
  if (!(time >= Date.UTC(1990, 0, 1))) return 'time_invalid';
  if (time > NOON + 300_000) return 'time_in_future';
  return time < NOON - LATE_LIMIT_MS ? 'time_too_late' : undefined;
}

/** What must become of it: one after the other into a map. */
function expectedOf(groups: readonly (readonly Submission[])[], stored: Map<string, number>): string[] {
  return groups.flat().flatMap(({ rows, by }) =>
    rows.map((one) => {
      const refusal = refusalOf(one, by);
      if (refusal !== undefined) return refusal;
      const name = `${one.stream} ${one.time}`;
      const there = stored.get(name);
      if (there === undefined) stored.set(name, one.value);
      return there === undefined ? 'stored' : there === one.value ? 'repeated' : 'conflicting_reading';
    }),
  );
}

test('gate and commit do what a map would do, whatever comes at once or twice', async () => {
  await fc.assert(
    fc.asyncProperty(session, async (groups) => {
      const own = await buildThing(server, { datastreams: 2 });
      const ids = [
        ...own.datastreams,
        (await buildThing(server)).datastreams[0] ?? 0,
        (await buildThing(server, { passport: null })).datastreams[0] ?? 0,
        999_999,
      ];
      const principals: Record<Submission['by'], Principal> = {
        administrator: { kind: 'administrator' },
        device: { kind: 'device', credential: 'key 1', thingId: own.thingId },
        visitor: { kind: 'visitor' },
      };
      const submit = async ({ rows, by }: Submission): Promise<string[]> => {
        const readings = createReadings(rows.length);
        for (const { stream, time, value } of rows) addReading(readings, ids[stream] ?? 0, time, value);
        const sender = { principal: principals[by], door: 'http' as const, lateLimitMs: LATE_LIMIT_MS };
        return [...(await server.rooms.observations.intake.submit(readings, sender))].map(outcomeName);
      };
      const outcomes: string[] = [];
      for (const group of groups) outcomes.push(...(await Promise.all(group.map(submit))).flat());
      const stored = new Map<string, number>();
      expect(outcomes).toEqual(expectedOf(groups, stored));
      expect(await storedOf(ids)).toEqual(new Map([...stored].sort()));
      await expectLatest(ids, stored);
    }),
    { numRuns: 60, seed: 11 },
  );
});

async function storedOf(ids: readonly number[]): Promise<Map<string, number>> {
  const { rows } = await server.context.database.pool.query<{ d: number; t: Date; v: number }>(
    'select datastream_id as d, phenomenon_time as t, result as v from observation where datastream_id = any($1)',
    [ids],
  );
  return new Map(rows.map(({ d, t, v }) => [`${ids.indexOf(d)} ${t.getTime()}`, v] as const).sort());
}

async function expectLatest(ids: readonly number[], stored: ReadonlyMap<string, number>): Promise<void> {
  const newest = new Map<number, number>();
  for (const name of stored.keys()) {
    const [stream = 0, time = 0] = name.split(' ').map(Number);
    newest.set(stream, Math.max(newest.get(stream) ?? 0, time));
  }
  const { rows } = await server.context.database.pool.query<{ d: number; t: Date; v: number }>(
    'select datastream_id as d, phenomenon_time as t, result as v from latest where datastream_id = any($1)',
    [ids],
  );
  expect(rows.map(({ d, t, v }) => [ids.indexOf(d), t.getTime(), v]).sort()).toEqual(
    [...newest].map(([stream, time]) => [stream, time, stored.get(`${stream} ${time}`)]).sort(),
  );
}

test('what fits no single commit is stored all the same, in parts', async () => {
  const { datastreams } = await buildThing(server, { passport: buildPassport() });
  const readings = createReadings(12_000);
  for (let i = 0; i < 12_000; i++) addReading(readings, datastreams[0] ?? 0, NOON - i * 1_000, i % 3);
  const sender = { principal: { kind: 'administrator' }, door: 'http', lateLimitMs: LATE_LIMIT_MS } as const;
  const outcome = await server.rooms.observations.intake.submit(readings, sender);
  expect(new Set(outcome)).toEqual(new Set([0]));
  expect((await server.rooms.observations.extent(datastreams[0] ?? 0))?.count).toBe(12_000);
});

test('a listener that fails takes nothing from what is stored, nor from what comes after', async () => {
  const { datastreams } = await buildThing(server);
  const post = (time: number) =>
    server.send('POST', `/v1.1/Datastreams(${datastreams[0]})/Observations`, {
      phenomenonTime: new Date(time).toISOString(),
      result: 1,
    });
  const failing = [
    () => Promise.reject(new Error('a listener failed')),
    () => {
      throw new Error('a listener threw');
    },
  ];
  for (const [i, listener] of failing.entries()) {
    const off = server.context.events.on(observationsStored, listener);
    expect((await post(NOON - 2_000 + i)).status).toBe(201);
    off();
  }
  expect((await post(NOON)).status).toBe(201);
  expect((await server.rooms.observations.extent(datastreams[0] ?? 0))?.count).toBe(3);
  expect(server.logs.filter((line) => line.includes('a listener')).length).toBe(2);
});

test('what another process stored meanwhile is recognised, and the rest of the batch goes in', async () => {
  const { datastreams } = await buildThing(server);
  const id = datastreams[0] ?? 0;
  const times = [1, 2, 3, 4].map((minute) => NOON - 3_600_000 + minute * 60_000);
  const submit = (rows: readonly (readonly [time: number, value: number])[]) => {
    const readings = createReadings(rows.length);
    for (const [time, value] of rows) addReading(readings, id, time, value);
    const sender = { principal: { kind: 'administrator' }, door: 'http', lateLimitMs: LATE_LIMIT_MS } as const;
    return server.rooms.observations.intake.submit(readings, sender);
  };
  await submit([[times[0] ?? 0, 1]]);
  // This process does not know of these two.
  await server.context.database.pool.query(
    `insert into observation (datastream_id, phenomenon_time, result)
     select $1::int4, to_timestamp(t / 1000), 5 from unnest($2::float8[]) t`,
    [id, [times[1], times[2]]],
  );
  const outcome = await submit([
    [times[1] ?? 0, 5],
    [times[2] ?? 0, 6],
    [times[3] ?? 0, 7],
  ]);
  expect([...outcome].map(outcomeName)).toEqual(['stored', 'conflicting_reading', 'stored']);
  expect([...(await storedOf([id])).values()]).toEqual([1, 5, 5, 7]);
});

test('whoever asks second waits for what was submitted before the first asked', async () => {
  const { datastreams } = await buildThing(server);
  const { intake } = server.rooms.observations;
  const readings = createReadings(1);
  addReading(readings, datastreams[0] ?? 0, NOON - 60_000, 1);
  const submitted = intake.submit(readings, {
    principal: { kind: 'administrator' },
    door: 'http',
    lateLimitMs: LATE_LIMIT_MS,
  });
  const first = intake.settled();
  await intake.settled();
  expect((await storedOf(datastreams)).size).toBe(1);
  await first;
  await submitted;
});
