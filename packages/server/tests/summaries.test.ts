import { DAY, HOUR, MINUTE, type Summary } from '@wijkritme/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../testing/start-test-server.ts';
import { ask, FROM, makeStream, NOW, one, period, type Row, send, someRows, TO } from './kit/summary-streams.ts';

let now = NOW;
let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ clock: { now: () => now } });
});
afterAll(() => server?.stop());

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

/** What an interval must hold, worked out the plain way. */
function plain(rows: readonly Row[], start: number, end: number) {
  const values = rows.filter(([time]) => time >= start && time < end).map(([, value]) => value);
  if (values.length === 0) return { count: 0, min: null, mean: null, max: null, sum: null };
  const total = sum(values);
  return {
    count: values.length,
    min: Math.min(...values),
    mean: total / values.length,
    max: Math.max(...values),
    sum: total,
  };
}

function expectAsPlain(summary: Summary, rows: readonly Row[]): void {
  for (const [i, start] of summary.start.entries()) {
    const expected = plain(rows, start, summary.start[i + 1] ?? summary.end);
    for (const name of ['count', 'min', 'mean', 'max', 'sum'] as const) {
      const found = summary[name]?.[i] as number | null;
      if (expected[name] === null) expect({ name, start, found }).toEqual({ name, start, found: null });
      else
        expect(
          Math.abs((found ?? Number.NaN) - expected[name]),
          `${name} at ${new Date(start).toISOString()}`,
        ).toBeLessThan(0.002);
    }
  }
}

describe('summaries', () => {
  const rows = someRows(1);
  let stream: number;
  beforeAll(async () => {
    stream = await makeStream(server);
    await send(server, stream, rows);
  });

  test.each(['hour', 'day', 'week', 'month', 'year'])(
    'of a %s: from stored hours as from single readings, 25 hours included',
    async (interval) => {
      const stored = await one(server, `datastreams=${stream}&interval=${interval}&${period}`);
      const exact = await one(server, `datastreams=${stream}&interval=${interval}&${period}&exact=true`);
      expect(stored.readingsFrom).toBeNull();
      expect(exact.readingsFrom).toBe(exact.start[0]);
      expect({ ...stored, readingsFrom: 0 }).toEqual({ ...exact, readingsFrom: 0 });
      expectAsPlain(stored, rows);
      if (interval === 'hour') expect(stored.start).toHaveLength(73);
      if (interval === 'day')
        expect(stored.start.map((start, i) => ((stored.start[i + 1] ?? stored.end) - start) / HOUR)).toEqual([
          24, 25, 24,
        ]);
    },
  );

  test('a gap has count 0, coverage 0 and no value', async () => {
    const { count, coverage, min, mean, max, sum, low, difference } = await one(
      server,
      `datastreams=${stream}&interval=hour&${period}`,
    );
    expect([count, coverage, min, mean, max, sum, low, difference].map((column) => column?.[2])).toEqual([
      0,
      0,
      null,
      null,
      null,
      null,
      null,
      null,
    ]);
    expect([count?.[0], coverage?.[0]]).toEqual([3, 0.75]);
  });

  test('the range is the one that the chart shows, once it was learned', async () => {
    const long = await makeStream(server);
    await send(server, long, someRows(3, FROM - 25 * DAY));
    const { low, mid, high, mean } = await one(server, `datastreams=${long}&interval=hour&${period}`);
    const band = await server.client.getBand({
      id: long,
      from: new Date(FROM - 10 * DAY).toISOString(),
      to: new Date(TO).toISOString(),
    });
    expect(low?.[60]).not.toBeNull();
    const at = band.time.indexOf(FROM + 60 * HOUR);
    expect([low?.[60], mid?.[60], high?.[60], mean?.[60]]).toEqual([
      band.low[at],
      band.mid[at],
      band.high[at],
      band.measured[at],
    ]);
  });

  test('parts of an hour and quantiles come from single readings', async () => {
    for (const interval of ['five-minutes', 'quarter']) {
      const parts = await one(server, `datastreams=${stream}&interval=${interval}&${period}`);
      expectAsPlain(parts, rows);
      expect(parts.start).toHaveLength(73 * (interval === 'quarter' ? 4 : 12));
    }
    const { quantiles } = await one(server, `datastreams=${stream}&interval=day&${period}&quantiles=0,.25,0.5,1`);
    const values = rows
      .filter(([time]) => time < FROM + DAY)
      .map(([, value]) => value)
      .sort((a, b) => a - b);
    const quantile = (share: number) => {
      const at = (values.length - 1) * share;
      const [below, above] = [values[Math.floor(at)] as number, values[Math.ceil(at)] as number];
      return below + (above - below) * (at - Math.floor(at));
    };
    expect(quantiles?.map(({ share }) => share)).toEqual([0, 0.25, 0.5, 1]);
    for (const { share, value } of quantiles ?? []) expect(value[0]).toBeCloseTo(quantile(share), 3);
  });

  test('an interval that is going on expects what could be there by now', async () => {
    const mine = await makeStream(server);
    await send(server, mine, [[NOW - 15 * MINUTE, 4]]);
    const { coverage } = await one(server, `datastreams=${mine}&interval=hour&from=2026-11-20T11:00:00Z`);
    expect(coverage).toEqual([0, 0.5]);
  });

  test('an interval shorter than the time between two readings is no gap', async () => {
    const mine = await makeStream(server, { intervalSeconds: 3600 });
    await send(server, mine, [[NOW - HOUR, 4]]);
    const { coverage, count } = await one(
      server,
      `datastreams=${mine}&interval=quarter&from=2026-11-20T11:15:00Z&to=2026-11-20T12:00:00Z`,
    );
    expect([count, coverage]).toEqual([
      [0, 1, 0],
      [null, 1, null],
    ]);
  });

  test('stored hours follow late, corrected and deleted readings', async () => {
    const mine = await makeStream(server);
    const all = someRows(5);
    const late = all.filter((_, i) => i % 5 === 0);
    await send(
      server,
      mine,
      all.filter((_, i) => i % 5 !== 0),
    );
    await send(server, mine, late);
    const hours = `datastreams=${mine}&interval=hour&${period}`;
    expectAsPlain(await one(server, hours), all);
    const first = `Datastreams(${mine})/Observations?$orderby=phenomenonTime&$top=2`;
    const { value } = (await server.send<{ value: { '@iot.id': number }[] }>('GET', `/v1.1/${first}`)).body;
    await server.send('PATCH', `/v1.1/Observations(${value[0]?.['@iot.id']})`, { result: 5_000 });
    await server.send('DELETE', `/v1.1/Observations(${value[1]?.['@iot.id']})`);
    await server.rooms.rhythm.settle();
    const [[time = 0] = [], , ...rest] = all;
    expectAsPlain(await one(server, hours), [[time, 5_000], ...rest]);
  });
});

describe('pages', () => {
  test('joined are the whole, whatever their size, by id and time', async () => {
    const streams: number[] = [];
    for (const seed of [11, 12, 13]) {
      const stream = await makeStream(server);
      streams.push(stream);
      await send(server, stream, someRows(seed, FROM, FROM + DAY));
    }
    const query = `datastreams=${streams}&interval=hour&${period}`;
    const whole = (await ask(server, query)).items;
    expect(whole.map(({ datastreamId }) => datastreamId)).toEqual(streams);
    const starts: number[] = [];
    const counts: unknown[] = [];
    let after: string | null = '';
    for (let page = 0; after !== null && page < 30; page++) {
      const part = await ask(server, `${query}&limit=10${after && `&after=${after}`}`);
      expect(sum(part.items.map(({ start }) => start.length))).toBeLessThanOrEqual(10);
      for (const item of part.items) {
        starts.push(...item.start);
        counts.push(...(item.count ?? []));
      }
      after = part.next;
    }
    expect(after).toBeNull();
    expect(starts).toEqual(whole.flatMap(({ start }) => start));
    expect(counts).toEqual(whole.flatMap(({ count }) => count));
  });

  test.each([
    ['interval=hour&from=2026-11-02T00:00:00Z&to=2026-11-01T00:00:00Z', 'invalid_query', 400],
    ['interval=hour&from=2010-11-02T00:00:00Z', 'invalid_query', 400],
    ['interval=five-minutes&from=2025-11-18T00:00:00Z', 'invalid_query', 400],
    ['interval=year&from=1970-11-18T00:00:00Z', 'invalid_query', 400],
    ['interval=hour&measures=median', 'invalid_query', 400],
    ['interval=hour&quantiles=1.5', 'invalid_query', 400],
    ['interval=hour&after=x', 'invalid_query', 400],
    ['interval=fortnight', 'invalid_query', 400],
    ['interval=hour&datastreams=987654', 'datastream_unknown', 404],
    ['interval=hour&place=987654', 'not_found', 404],
  ])('%s is refused', async (query, code, status) => {
    for (const path of ['/v1/summaries', '/v1/summaries/export'])
      if (!(path.endsWith('export') && query.includes('after')))
        expect(await server.send('GET', `${path}?${query}`)).toMatchObject({ status, body: { code } });
  });
});

test('what the term removed is not known any more: means stay, single readings do not', async () => {
  const stream = await makeStream(server, { retentionDays: 30, hourRetentionDays: 60 });
  const start = NOW - 20 * DAY;
  const from = Date.parse('2026-10-30T23:00:00Z');
  const rows = someRows(21, start, start + 3 * DAY);
  await send(server, stream, rows);
  const query = (interval: string) =>
    `datastreams=${stream}&interval=${interval}&from=${new Date(from).toISOString()}&to=${new Date(from + 5 * DAY).toISOString()}&exact=true&quantiles=0.5`;
  const before = await one(server, query('day'));
  now = NOW + 40 * DAY;
  await server.client.runRetention();
  const after = await one(server, query('day'));
  // Also of the day that went on when the last reading went; the last one held nothing.
  const whole = ({ count, mean, sum }: Summary) => [count, mean, sum].map((column) => column?.slice(0, 4));
  expect(whole(after)).toEqual(whole(before));
  expect([after.readingsFrom, after.count?.slice(4)]).toEqual([null, [null]]);
  expect([after.min, after.max, after.quantiles?.[0]?.value].flat().every((value) => value === null)).toBe(true);
  now = NOW + 80 * DAY;
  await server.client.runRetention();
  const days = await one(server, query('day'));
  const hours = await one(server, query('hour'));
  now = NOW;
  expect(days.count?.slice(0, 4)).toEqual(before.count?.slice(0, 4));
  expect(days.mean?.[1]).toBeCloseTo(before.mean?.[1] as number, 2);
  // One value for the day is left: hours are unknown, which is neither a gap nor a calm one.
  const within = hours.start.map((time, i) =>
    time >= start && time < start + 2 * DAY ? [hours.count?.[i], hours.mean?.[i]] : [],
  );
  expect(within.flat().every((value) => value === null)).toBe(true);
});
