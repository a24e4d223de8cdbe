import { DAY, HOUR, MINUTE } from '@wijkritme/contract';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { selectOldest } from '../src/observations/sql/backups.ts';
import { countObservationsOf, selectMeasured } from '../src/observations/sql/delete-observations.ts';
import { selectStepSums } from '../src/observations/sql/open-data.ts';
import { selectOpenMoments } from '../src/observations/sql/open-moments.ts';
import { selectNewest } from '../src/observations/sql/read-observations.ts';
import { selectSpans } from '../src/observations/sql/spans.ts';
import type { ObservationsTables } from '../src/observations/tables.ts';
import type { TestServer } from '../testing/start-test-server.ts';
import { AFTER_DAYS, NOW } from './kit/cold.ts';
import { sameAnswers, walk } from './kit/same-answers.ts';
import {
  answer,
  FROM,
  fillTwin,
  iso,
  type Row,
  SEALED_UNTIL,
  seal,
  sealAll,
  send,
  startTwin,
  storedIn,
} from './kit/twins.ts';

const SLOW = 240_000;
/** The first never seals. */
let plain: TestServer;
let sealing: readonly TestServer[];
let all: readonly TestServer[];
let streams: readonly number[];
let feature: number;

beforeAll(async () => {
  all = await Promise.all([startTwin(), startTwin()]);
  [plain, ...sealing] = all as [TestServer, TestServer];
  const filled = await Promise.all(all.map(fillTwin));
  streams = filled[0]?.datastreams ?? [];
  feature = filled[0]?.feature ?? 0;
  for (const other of filled) expect(other).toEqual(filled[0]);
  for (const server of sealing) expect(await sealAll(server, 3)).toEqual({ months: 9, left: 0, dropped: 3 });
}, SLOW);
afterAll(async () => {
  for (const server of all ?? []) await server.stop();
});

const { same, sameAnswer, nothingLostOrDoubled } = sameAnswers(() => all);

test('cold months are arrays, and nothing of them is rows', async () => {
  await nothingLostOrDoubled();
  expect((await storedIn(plain)).sealed).toBe(0);
  for (const server of sealing) {
    const { rows } = await server.context.database.pool.query(
      'select count(*)::int4 as n from observation where phenomenon_time < $1',
      [new Date(SEALED_UNTIL)],
    );
    expect(rows[0].n).toBe(0);
    const { rows: left } = await server.context.database.pool.query(
      `select relname from pg_class where relname ~ '^observation_2026_0[678]$'`,
    );
    expect(left).toEqual([]);
  }
});

test('an administrator sees what readings take, and has cold months sealed', async () => {
  expect(await plain.client.getSealing()).toMatchObject({ afterDays: 430, until: null, sealedReadings: 0 });
  for (const server of sealing) {
    const state = await server.client.getSealing();
    expect(state).toMatchObject({ until: iso(SEALED_UNTIL), sealedReadings: (await storedIn(server)).sealed });
    expect(state.sealedBytes).toBeGreaterThan(0);
    // Nothing is 430 days old.
    expect(await server.client.runSealing()).toEqual({ months: 0, readings: 0, left: 0, dropped: 0, isDone: true });
  }
});

const instant = fc.integer({ min: FROM - DAY, max: NOW }).map((time) => time - (time % MINUTE));
const condition = fc.oneof(
  fc
    .tuple(fc.constantFrom('gt', 'ge', 'lt', 'le', 'eq'), instant)
    .map(([sign, at]) => `phenomenonTime ${sign} ${iso(at)}`),
  fc.tuple(fc.constantFrom('gt', 'lt'), fc.integer({ min: 0, max: 100 })).map(([sign, n]) => `result ${sign} ${n}`),
  fc.constantFrom(
    'resultTime ne null',
    'hour(phenomenonTime) lt 6',
    'resultTime gt 2026-08-03T00:00:00Z',
    "Datastream/ObservedProperty/name ne 'x'",
    'result eq 12.25 or result eq 20',
  ),
);
const options = fc.record({
  filter: fc.array(condition, { maxLength: 2 }),
  order: fc.constantFrom(
    '',
    'phenomenonTime desc',
    'phenomenonTime asc',
    'id desc',
    'result desc',
    'resultTime asc,result desc',
  ),
  top: fc.constantFrom(1, 7, 40, 100),
  skip: fc.constantFrom(0, 0, 5, 200),
  count: fc.boolean(),
});
type Options = typeof options extends fc.Arbitrary<infer T> ? T : never;
const queryOf = ({ filter, order, top, skip, count }: Options) => {
  const joined = filter.map((one) => `(${one})`).join(' and ');
  return `?$top=${top}&$skip=${skip}&$count=${count}${joined && `&$filter=${encodeURIComponent(joined)}`}${order && `&$orderby=${encodeURIComponent(order)}`}`;
};
const place = fc.constantFrom(
  (_: number) => '/v1.1/Observations',
  (at: number) => `/v1.1/Datastreams(${streams[at % 3]})/Observations`,
  (at: number) => `/v1.1/Datastreams(${streams[at % 3]})/Observations`,
  () => `/v1.1/FeaturesOfInterest(${feature})/Observations`,
);

test('random pages, in any order and with any filter, are the same', async () => {
  await fc.assert(
    fc.asyncProperty(place, fc.nat(), options, async (path, at, asked) => {
      await sameAnswer(`${path(at)}${queryOf(asked)}`);
    }),
    { numRuns: 50 },
  );
});

test('page by page everything is met once, forwards and backwards', async () => {
  const { rows: total } = await storedIn(plain);
  for (const order of ['', '&$orderby=id desc', '&$orderby=phenomenonTime desc', '&$orderby=result'])
    expect(await same((server) => walk(server, `/v1.1/Observations?$top=150${order}`))).toHaveLength(
      Math.ceil(total / 150),
    );
});

test('entities and what hangs below them are the same', async () => {
  for (const path of [
    '/v1.1/Datastreams?$count=true',
    '/v1.1/Datastreams?$expand=Observations($top=3;$orderby=phenomenonTime desc;$count=true)',
    '/v1.1/Datastreams?$expand=Observations($top=4;$skip=90;$filter=result gt 50)',
    '/v1.1/Datastreams?$filter=Observations/result eq 12.25 and Observations/phenomenonTime lt 2026-07-20T00:00:00Z',
    '/v1.1/Things?$filter=Datastreams/Observations/result gt 99',
    '/v1.1/FeaturesOfInterest?$expand=Observations($count=true)',
    '/v1.1/FeaturesOfInterest?$filter=Observations/result eq 2',
    `/v1.1/Datastreams(${streams[1]})/Observations?$resultFormat=dataArray&$top=200`,
    `/v1/summaries?datastreams=${streams.join(',')}&from=${iso(FROM)}&to=${iso(NOW)}&interval=day&exact=true&measures=count,sum,min,max,mean&quantiles=0.5`,
    `/v1/datastreams/${streams[1]}/export`,
    `/v1/datastreams/${streams[0]}/export?format=json&from=${iso(FROM + 20 * DAY)}&to=${iso(FROM + 90 * DAY)}`,
  ])
    expect(await sameAnswer(path), path).toMatch(/^200 /);
});

test('other rooms read the same', async () => {
  const period = fc.tuple(instant, fc.integer({ min: 1, max: 90 * DAY }));
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...streams),
      period,
      fc.constantFrom(1, 50, 5_000),
      async (id, [from, length], limit) => {
        const to = from + length;
        await same(({ rooms }) => rooms.observations.slice(id, from, to, limit));
        await same(({ rooms }) => rooms.observations.means(id, { from, to, stepMs: 6 * HOUR }));
      },
    ),
    { numRuns: 40 },
  );
  for (const id of streams) await same(({ rooms }) => rooms.observations.extent(id));
});

test('what stands on the log besides reads the same', async () => {
  const edges = Array.from({ length: 50 }, (_, i) => FROM + i * 2 * DAY);
  const times = Array.from({ length: 40 }, (_, i) => FROM + i * 3 * DAY);
  const needs = streams.slice(0, 2);
  await same(async (server) => {
    const db = server.context.db.withTables<ObservationsTables>();
    const client = await server.context.database.pool.connect();
    try {
      const sums = await selectStepSums(db, streams, edges);
      return {
        sums: sums.sort((a, b) => a.datastream - b.datastream || a.step - b.step),
        open: [...(await selectOpenMoments(db, { times, needs, windowMs: 6 * HOUR, minimum: 10 }))],
        newest: await Promise.all(streams.map((id) => selectNewest(db, id, 700))),
        spans: [...(await selectSpans(db, streams))],
        measured: await selectMeasured(db, streams),
        count: await countObservationsOf(db, streams),
        oldest: await selectOldest(client),
      };
    } finally {
      client.release();
    }
  });
});

test('a reading keeps its id', async () => {
  const ids = new Set<string>();
  for (const page of await walk(plain, '/v1.1/Observations?$top=500&$select=id'))
    for (const [, id] of page.matchAll(/"@iot\.id":(\d+)/g)) ids.add(id as string);
  const some = [...ids].filter((_, i) => i % 60 === 0);
  expect(some.length).toBeGreaterThan(15);
  for (const id of some) {
    expect(await sameAnswer(`/v1.1/Observations(${id})`)).toMatch(/^200 /);
    await sameAnswer(`/v1.1/Observations(${id})/Datastream?$select=id`);
  }
});

/** What may happen to a store: half of it to readings that are there, as far as anybody knows. */
const time = fc.integer({ min: 0, max: Math.floor((NOW - FROM) / (6 * HOUR)) - 1 }).map((i) => FROM + i * 6 * HOUR);
const change = fc.oneof(
  fc.record({
    kind: fc.constant('send' as const),
    at: fc.nat(2),
    rows: fc.array(fc.tuple(time, fc.constantFrom(1, 2.5)), { minLength: 1, maxLength: 5 }),
  }),
  fc.record({ kind: fc.constant('patch' as const), at: fc.nat(2), time, value: fc.constantFrom(7, 8.125) }),
  fc.record({ kind: fc.constant('delete' as const), at: fc.nat(2), time }),
  fc.record({ kind: fc.constant('group' as const), at: fc.nat(2), time, value: fc.constantFrom(3, 4) }),
  fc.record({ kind: fc.constant('name' as const), at: fc.nat(2), time }),
  fc.constant({ kind: 'seal' as const }),
);
type Change = typeof change extends fc.Arbitrary<infer T> ? T : never;

const idOf = (stream: number, at: number) => (BigInt(stream) << 42n) | BigInt(at);

async function apply(server: TestServer, one: Change): Promise<unknown> {
  if (one.kind === 'seal') {
    if (server !== plain) await seal(server);
    return undefined;
  }
  const stream = streams[one.at] as number;
  switch (one.kind) {
    case 'send':
      return send(server, stream, one.rows as Row[]);
    case 'patch':
      return answer(server, 'PATCH', `/v1.1/Observations(${idOf(stream, one.time)})`, { result: one.value });
    case 'delete':
      return answer(server, 'DELETE', `/v1.1/Observations(${idOf(stream, one.time)})`);
    case 'group': {
      const body = { phenomenonTime: iso(one.time), result: one.value };
      const url = `Datastreams(${stream})/Observations`;
      const requests = [{ id: 'a', atomicityGroup: 'g', method: 'POST', url, body }];
      return answer(server, 'POST', '/v1.1/$batch', { requests });
    }
    case 'name':
      return answer(server, 'POST', `/v1.1/Datastreams(${stream})/Observations`, {
        phenomenonTime: iso(one.time),
        result: 1,
        FeatureOfInterest: { '@iot.id': feature },
      });
    default:
      return one satisfies never;
  }
}

test(
  'whatever changes in sealed months, verdicts and readings are those of a store that seals nothing',
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 3, maxLength: 8 }), async (changes) => {
        for (const one of changes) await same((server) => apply(server, one));
        await nothingLostOrDoubled();
        await sameAnswer('/v1.1/Observations?$top=5&$count=true&$orderby=phenomenonTime desc');
      }),
      { numRuns: 30 },
    );
    await same((server) => walk(server, '/v1.1/Observations?$top=300&$expand=FeatureOfInterest($select=id)'));
    await sameAnswer('/v1.1/Datastreams');
    await same(({ rooms }) => rooms.observations.latest());
  },
  SLOW,
);

test('a month that was opened is sealed again, after its rest', async () => {
  await send(plain, streams[0] as number, [[FROM + 5 * MINUTE, 1]]);
  for (const server of sealing) {
    await seal(server);
    expect((await storedIn(server)).sealed).toBeGreaterThan(0);
    await send(server, streams[0] as number, [[FROM + 5 * MINUTE, 1]]);
    expect(await server.rooms.observations.sealing.run({ afterDays: AFTER_DAYS })).toMatchObject({
      months: 0,
      left: 1,
    });
    expect(await sealAll(server, 1)).toEqual({ months: 1, left: 0, dropped: 1 });
  }
  await nothingLostOrDoubled();
});

test('a feature goes with the readings about it, a datastream with all of its own', async () => {
  await same((server) => answer(server, 'DELETE', `/v1.1/FeaturesOfInterest(${feature})`));
  await nothingLostOrDoubled();
  await sameAnswer('/v1.1/Observations?$top=500');
  for (const server of sealing) await seal(server);
  for (const { rooms } of all) await rooms.rhythm.settle();
  await same((server) => answer(server, 'DELETE', `/v1.1/Datastreams(${streams[2]})`));
  await nothingLostOrDoubled();
  await sameAnswer('/v1.1/Observations?$top=500&$count=true');
});
