import { createHash } from 'node:crypto';
import { DAY, HOUR, MINUTE } from '@wijkritme/contract';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { recomputeResultSpans, selectSpans } from '../src/observations/sql/spans.ts';
import type { ObservationsTables } from '../src/observations/tables.ts';
import { storeSizes } from '../src/upkeep/sql/sizes.ts';
import type { TestServer } from '../testing/start-test-server.ts';
import { NOW } from './kit/cold.ts';
import { type Bundle, fillBundle, notify, ROW_MS } from './kit/fill-bundle.ts';
import { sameAnswers, walk } from './kit/same-answers.ts';
import { answer, FROM, iso, seal, sealAll, send, startTwin, storedIn } from './kit/twins.ts';

const SLOW = 120_000;
/** The first never seals; the other stands on PGlite. */
let all: readonly [plain: TestServer, sealing: TestServer];
let bundle: Bundle;
const { same, sameAnswer, nothingLostOrDoubled } = sameAnswers(() => all);

beforeAll(async () => {
  all = await Promise.all([startTwin(), startTwin({ store: 'pglite' })]);
  const [filled, other] = await Promise.all(all.map(fillBundle));
  bundle = filled as Bundle;
  expect({ ...other, entity: { ...other?.entity, key: '' } }).toEqual({
    ...bundle,
    entity: { ...bundle.entity, key: '' },
  });
  keys.set(all[0], bundle.entity.key);
  keys.set(all[1], other?.entity.key ?? '');
  for (const day of [3, 40, 60]) await same((server) => notifyAs(server, FROM + day * DAY, day));
  expect(await sealAll(all[1], 3)).toEqual({ months: 12, left: 0, dropped: 3 });
}, SLOW);
afterAll(async () => {
  for (const server of all ?? []) await server.stop();
});

/** Each server has made a key of its own. */
const keys = new Map<TestServer, string>();
const notifyAs = (server: TestServer, time: number, value: number) =>
  notify(server, { ...bundle, entity: { ...bundle.entity, key: keys.get(server) ?? '' } }, time, value);

const rows = () => `/v1.1/MultiDatastreams(${bundle.multi})/Observations`;
const ask = (options: string) => `?${options.replaceAll(' ', '%20')}`;

async function readsTheSame(): Promise<void> {
  for (const order of ['phenomenonTime desc', 'id', 'result[1] desc', 'resultTime,result[2]'])
    expect(
      await same((server) => walk(server, rows() + ask(`$top=90&$count=true&$orderby=${order}`))),
    ).not.toHaveLength(1);
  for (const options of [
    '$filter=result[1] gt 50 and phenomenonTime lt 2026-08-20T00:00:00Z&$count=true',
    '$filter=result[0] lt 20 or resultTime gt 2026-07-01T00:00:00Z&$top=300&$count=true',
    '$resultFormat=dataArray&$top=300&$skip=20',
    '$expand=FeatureOfInterest,MultiDatastream($select=name)&$top=40',
    '$top=0&$count=true',
  ])
    expect(await sameAnswer(rows() + ask(options)), options).toMatch(/^200 /);
  for (const path of [
    `/v1.1/MultiDatastreams${ask('$expand=Observations($top=3;$skip=100;$count=true)')}`,
    `/v1.1/MultiDatastreams${ask('$filter=Observations/result[1] gt 99 and Observations/phenomenonTime lt 2026-08-01T00:00:00Z')}`,
    `/v1.1/Things${ask('$filter=MultiDatastreams/Observations/result[2] lt 1&$select=id')}`,
  ])
    expect(await sameAnswer(path), path).toMatch(/^200 .*"@iot.id"/);
}

test('lists of results are the same, in any order and with filters', readsTheSame, SLOW);

test('a list of results has its id, sealed or not', async () => {
  for (const day of [2, 45, 70, 100]) await sameAnswer(`/v1.1/Observations(${idOf(FROM + day * DAY)})`);
});
const idOf = (time: number) => (BigInt(bundle.multi) << 42n) | BigInt(time);

test('NGSI-LD gives the same, now and over time', async () => {
  const [first = 0] = bundle.components;
  const urns = await same(async (server) =>
    [
      ...(await answer(server, 'GET', '/ngsi-ld/v1/entities?type=DatastreamObserved&limit=100')).matchAll(
        /urn:[^"]*:(\d+)"/g,
      ),
    ]
      .filter(([, id]) => Number(id) === first)
      .map(([urn]) => urn.slice(0, -1)),
  );
  const [urn] = urns as string[];
  expect(urn).toContain(`:${first}`);
  for (const asked of [
    `timerel=between&timeAt=${iso(FROM + 5 * DAY)}&endTimeAt=${iso(FROM + 60 * DAY)}`,
    `timerel=before&timeAt=${iso(FROM + 50 * DAY)}&lastN=70`,
    `timerel=after&timeAt=${iso(FROM)}&options=temporalValues`,
    'lastN=400',
  ])
    expect(await sameAnswer(`/ngsi-ld/v1/temporal/entities/${urn}?${asked}`), asked).toMatch(/^200 .*value/);
  await sameAnswer('/ngsi-ld/v1/entities?type=CrowdFlowObserved,DatastreamObserved&limit=100');
  await sameAnswer(`/ngsi-ld/v1/temporal/entities?type=CrowdFlowObserved&timerel=after&timeAt=${iso(FROM)}`);
});

test('every form of export holds the same, to the byte', async () => {
  const digest = async (server: TestServer, path: string) => {
    const answer = await fetch(server.url + path, { headers: { authorization: `Bearer ${server.adminKey}` } });
    expect(answer.status).toBe(200);
    const bytes = Buffer.from(await answer.arrayBuffer());
    return `${bytes.length} ${createHash('sha256').update(bytes).digest('hex')}`;
  };
  for (const format of ['csv', 'csv-excel', 'json', 'parquet'])
    for (const span of ['', `&from=${iso(FROM + 15 * DAY)}&to=${iso(FROM + 80 * DAY)}`]) {
      const path = `/v1/datastreams/${bundle.components[1]}/export?format=${format}${span}`;
      expect(await same((server) => digest(server, path)), path).not.toMatch(/^0 /);
    }
});

test('sums of fractions are the same to the last bit, over the edge of what is sealed', async () => {
  for (const interval of ['hour', 'day', 'week', 'month'])
    for (const exact of [true, false]) {
      const path = `/v1/summaries?datastreams=${bundle.components.join(',')}&from=${iso(FROM)}&to=${iso(NOW)}&interval=${interval}&exact=${exact}&measures=count,sum,min,max,mean`;
      expect(await sameAnswer(path), path).toMatch(/^200 .*"sum"/);
    }
  for (const id of bundle.components)
    await same(({ rooms }) => rooms.observations.means(id, { from: FROM, to: NOW, stepMs: 30 * DAY }));
  await sameAnswer(`/v1/datastreams/${bundle.components[0]}/band?from=${iso(FROM)}&to=${iso(FROM + 30 * DAY)}`);
});

test('spans of time are the same, also where they are worked out anew', async () => {
  await same(async (server) => {
    const db = server.context.db.withTables<ObservationsTables>();
    await recomputeResultSpans(db, bundle.components);
    return [...(await selectSpans(db, bundle.components))];
  });
  await sameAnswer(`/v1.1/MultiDatastreams(${bundle.multi})?$select=phenomenonTime,resultTime`);
  for (const filter of [
    'phenomenonTime lt 2026-07-01T00:00:00Z',
    `overlaps(phenomenonTime,${iso(FROM)}/${iso(FROM + DAY)})`,
    `after(resultTime,${iso(FROM)}) or phenomenonTime eq null`,
    'observedArea ne null',
  ])
    for (const set of ['Datastreams', 'MultiDatastreams'])
      expect(await sameAnswer(`/v1.1/${set}${ask(`$filter=${filter}&$orderby=phenomenonTime`)}`), filter).toMatch(
        /^200 /,
      );
});

test('upkeep counts sealed months to the store', async () => {
  const [, sealing] = all;
  const { tables } = await storeSizes(sealing.context.db, 500);
  expect(tables.map(({ name }) => name)).toContain('sealed_month');
});

/** What may happen to lists of results, and to one of their numbers alone. */
const time = fc.integer({ min: 0, max: Math.floor((NOW - FROM) / ROW_MS) - 1 }).map((i) => FROM + i * ROW_MS);
const change = fc.oneof(
  fc.record({ kind: fc.constant('row' as const), time, value: fc.constantFrom(1, 2.5) }),
  fc.record({ kind: fc.constant('group' as const), time, value: fc.constantFrom(3, 4) }),
  fc.record({ kind: fc.constant('patch' as const), time, value: fc.constantFrom(7, 8.1) }),
  fc.record({ kind: fc.constant('delete' as const), time }),
  fc.record({ kind: fc.constant('alone' as const), at: fc.nat(2), time, offset: fc.constantFrom(0, 30 * MINUTE) }),
  fc.record({ kind: fc.constant('removed' as const), at: fc.nat(2), time }),
  fc.record({ kind: fc.constant('notify' as const), time, value: fc.constantFrom(5, 6) }),
  fc.constant({ kind: 'seal' as const }),
);
type Change = typeof change extends fc.Arbitrary<infer T> ? T : never;

async function apply(server: TestServer, one: Change): Promise<unknown> {
  switch (one.kind) {
    case 'seal':
      if (server !== all[0]) await seal(server);
      return;
    case 'row':
      return answer(server, 'POST', rows(), { phenomenonTime: iso(one.time), result: [one.value, 2, 3] });
    case 'group': {
      const body = { phenomenonTime: iso(one.time + HOUR), result: [one.value, 0.1, 0.2] };
      const url = `MultiDatastreams(${bundle.multi})/Observations`;
      const requests = [{ id: 'a', atomicityGroup: 'g', method: 'POST', url, body }];
      return answer(server, 'POST', '/v1.1/$batch', { requests });
    }
    case 'patch':
      return answer(server, 'PATCH', `/v1.1/Observations(${idOf(one.time)})`, { result: [one.value, one.value, 1] });
    case 'delete':
      return answer(server, 'DELETE', `/v1.1/Observations(${idOf(one.time)})`);
    case 'alone':
      return send(server, bundle.components[one.at] as number, [[one.time + one.offset, 9]]);
    case 'removed': {
      const id = (BigInt(bundle.components[one.at] as number) << 42n) | BigInt(one.time);
      return answer(server, 'DELETE', `/v1.1/Observations(${id})`);
    }
    case 'notify':
      return notifyAs(server, one.time, one.value);
    default:
      return one satisfies never;
  }
}

test(
  'whatever changes in sealed lists of results, verdicts and answers are those of a store that seals nothing',
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 4, maxLength: 9 }), async (changes) => {
        for (const one of changes) await same((server) => apply(server, one));
        await nothingLostOrDoubled();
        await sameAnswer(rows() + ask('$top=5&$count=true&$orderby=phenomenonTime desc'));
      }),
      { numRuns: 14 },
    );
    await readsTheSame();
    expect((await storedIn(all[1])).sealed).toBeGreaterThan(0);
  },
  SLOW,
);

test(
  'months of which some components are sealed and others are rows are read whole',
  async () => {
    const [lead = 0, , last = 0] = bundle.components;
    await seal(all[1]);
    for (const [stream, day] of [
      [last, 45],
      [lead, 15],
    ] as const)
      await same((server) => send(server, stream, [[FROM + day * DAY + 7 * MINUTE, 1.5]]));
    const { rows: mixed } = await all[1].context.database.pool.query(
      'select month from sealed_month where datastream_id = any($1) group by 1 having count(*) = 2',
      [bundle.components],
    );
    expect(mixed).toHaveLength(2);
    await readsTheSame();
  },
  SLOW,
);

test('who deletes the bundle deletes what is sealed of it', async () => {
  for (const { rooms } of all) await rooms.rhythm.settle();
  await same((server) => answer(server, 'DELETE', `/v1.1/MultiDatastreams(${bundle.multi})`));
  await nothingLostOrDoubled();
  const { rows: left } = await all[1].context.database.pool.query(
    'select 1 from sealed_month where datastream_id = any($1)',
    [bundle.components],
  );
  expect(left).toEqual([]);
});
