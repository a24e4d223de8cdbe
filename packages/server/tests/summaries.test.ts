import { DAY, HOUR, MINUTE, type Summary, type SummaryList } from '@wijkritme/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildPassport, buildThing } from '../testing/builders.ts';
import { startTestServer, type TestServer } from '../testing/start-test-server.ts';
import { seeded } from './kit/seeded.ts';

const NOW = Date.parse('2026-11-20T12:30:00Z');
const EVERY = 15 * MINUTE;
/** Three days around the end of summer time in Amsterdam: 24, 25 and 24 hours. */
const FROM = Date.parse('2026-10-23T22:00:00Z');
const TO = Date.parse('2026-10-26T23:00:00Z');

type Row = [time: number, value: number];

let now = NOW;
let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ store: 'pglite', clock: { now: () => now } });
});
afterAll(() => server?.stop());

async function makeStream(change: Parameters<typeof buildPassport>[0] = {}): Promise<number> {
  const passport = buildPassport({ unit: '{count}', intervalSeconds: EVERY / 1_000, ...change });
  return (await buildThing(server, { passport })).datastreams[0] as number;
}

async function send(stream: number, rows: readonly Row[]): Promise<void> {
  const dataArray = rows.map(([time, value]) => [new Date(time).toISOString(), value]);
  const group = { Datastream: { '@iot.id': stream }, components: ['phenomenonTime', 'result'], dataArray };
  const { body } = await server.send('POST', '/v1.1/CreateObservations', [group], { prefer: 'return=minimal' });
  expect(body).toMatchObject({ refusedTotal: 0 });
  await server.rooms.rhythm.settle();
}

/** Without the third hour, and without every seventh reading. */
function someRows(seed: number, from = FROM, to = TO): Row[] {
  const random = seeded(seed);
  const rows: Row[] = [];
  for (let time = from; time < to; time += EVERY) {
    const isGone = Math.floor((time - from) / HOUR) === 2 || ((time - from) / EVERY) % 7 === 3;
    if (!isGone) rows.push([time, Math.round(random() * 9_000) / 10]);
  }
  return rows;
}

async function ask(query: string): Promise<SummaryList> {
  const { status, body } = await server.send<SummaryList>('GET', `/v1/summaries?${query}`);
  expect(status, JSON.stringify(body).slice(0, 300)).toBe(200);
  return body;
}

const period = `from=${new Date(FROM).toISOString()}&to=${new Date(TO).toISOString()}`;
const one = async (query: string): Promise<Summary> => (await ask(query)).items[0] as Summary;
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
    stream = await makeStream();
    await send(stream, rows);
  });

  test.each(['hour', 'day', 'week', 'month'])(
    'of a %s: from stored hours as from single readings, 25 hours included',
    async (interval) => {
      const stored = await one(`datastreams=${stream}&interval=${interval}&${period}`);
      const exact = await one(`datastreams=${stream}&interval=${interval}&${period}&exact=true`);
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

  test('the range is the one that the chart shows', async () => {
    const { low, mid, high, mean } = await one(`datastreams=${stream}&interval=hour&${period}`);
    const band = await server.client.getBand({
      id: stream,
      from: new Date(FROM - 10 * DAY).toISOString(),
      to: new Date(TO).toISOString(),
    });
    const at = band.time.indexOf(FROM + 60 * HOUR);
    expect([low?.[60], mid?.[60], high?.[60], mean?.[60]]).toEqual([
      band.low[at],
      band.mid[at],
      band.high[at],
      band.measured[at],
    ]);
  });

  test('quarters and quantiles come from single readings', async () => {
    const quarters = await one(`datastreams=${stream}&interval=quarter&${period}`);
    expectAsPlain(quarters, rows);
    const { quantiles } = await one(`datastreams=${stream}&interval=day&${period}&quantiles=0,.25,0.5,1`);
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
    const mine = await makeStream();
    await send(mine, [[NOW - 15 * MINUTE, 4]]);
    const { coverage } = await one(`datastreams=${mine}&interval=hour&from=2026-11-20T11:00:00Z`);
    expect(coverage).toEqual([0, 0.5]);
  });

  test('an interval shorter than the time between two readings is no gap', async () => {
    const mine = await makeStream({ intervalSeconds: 3600 });
    await send(mine, [[NOW - HOUR, 4]]);
    const { coverage, count } = await one(
      `datastreams=${mine}&interval=quarter&from=2026-11-20T11:15:00Z&to=2026-11-20T12:00:00Z`,
    );
    expect([count, coverage]).toEqual([
      [0, 1, 0],
      [null, 1, null],
    ]);
  });

  test('stored hours follow late, corrected and deleted readings', async () => {
    const mine = await makeStream();
    const all = someRows(5);
    const late = all.filter((_, i) => i % 5 === 0);
    await send(
      mine,
      all.filter((_, i) => i % 5 !== 0),
    );
    await send(mine, late);
    const hours = `datastreams=${mine}&interval=hour&${period}`;
    expectAsPlain(await one(hours), all);
    const first = `Datastreams(${mine})/Observations?$orderby=phenomenonTime&$top=2`;
    const { value } = (await server.send<{ value: { '@iot.id': number }[] }>('GET', `/v1.1/${first}`)).body;
    await server.send('PATCH', `/v1.1/Observations(${value[0]?.['@iot.id']})`, { result: 5_000 });
    await server.send('DELETE', `/v1.1/Observations(${value[1]?.['@iot.id']})`);
    await server.rooms.rhythm.settle();
    const [[time = 0] = [], , ...rest] = all;
    expectAsPlain(await one(hours), [[time, 5_000], ...rest]);
  });
});

describe('pages', () => {
  test('joined are the whole, whatever their size, by id and time', async () => {
    const streams: number[] = [];
    for (const seed of [11, 12, 13]) {
      const stream = await makeStream();
      streams.push(stream);
      await send(stream, someRows(seed, FROM, FROM + DAY));
    }
    const query = `datastreams=${streams}&interval=hour&${period}`;
    const whole = (await ask(query)).items;
    expect(whole.map(({ datastreamId }) => datastreamId)).toEqual(streams);
    const starts: number[] = [];
    const counts: unknown[] = [];
    let after: string | null = '';
    for (let page = 0; after !== null && page < 30; page++) {
      const part = await ask(`${query}&limit=10${after && `&after=${after}`}`);
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
  const stream = await makeStream({ retentionDays: 30, hourRetentionDays: 60 });
  const start = NOW - 20 * DAY;
  const from = Date.parse('2026-10-30T23:00:00Z');
  const rows = someRows(21, start, start + 3 * DAY);
  await send(stream, rows);
  const query = (interval: string) =>
    `datastreams=${stream}&interval=${interval}&from=${new Date(from).toISOString()}&to=${new Date(from + 5 * DAY).toISOString()}&exact=true&quantiles=0.5`;
  const before = await one(query('day'));
  now = NOW + 40 * DAY;
  await server.client.runRetention();
  const after = await one(query('day'));
  // The day that went on when the last reading went is not kept; the last one held nothing.
  const whole = ({ count, mean, sum }: Summary) => [count, mean, sum].map((column) => column?.slice(0, 3));
  expect(whole(after)).toEqual(whole(before));
  expect([after.readingsFrom, after.count?.slice(3)]).toEqual([null, [null, null]]);
  expect([after.min, after.max, after.quantiles?.[0]?.value].flat().every((value) => value === null)).toBe(true);
  now = NOW + 80 * DAY;
  await server.client.runRetention();
  const days = await one(query('day'));
  const hours = await one(query('hour'));
  now = NOW;
  expect(days.count?.slice(0, 3)).toEqual(before.count?.slice(0, 3));
  expect(days.mean?.[1]).toBeCloseTo(before.mean?.[1] as number, 2);
  // One value for the day is left: hours are unknown, which is neither a gap nor a calm one.
  const within = hours.start.map((time, i) =>
    time >= start && time < start + 2 * DAY ? [hours.count?.[i], hours.mean?.[i]] : [],
  );
  expect(within.flat().every((value) => value === null)).toBe(true);
});

describe('as a file', () => {
  test('for programs and for Excel, with what somebody must know', async () => {
    const stream = await makeStream();
    await send(stream, [
      [FROM, 1],
      [FROM + EVERY, 2.5],
    ]);
    const path = `/v1/summaries/export?datastreams=${stream}&interval=day&${period}&measures=sum,count,coverage&quantiles=0.5`;
    const { body, headers } = await server.send<string>('GET', path);
    expect(headers.get('content-disposition')).toContain('wijkritme-day.csv');
    const lines = body.split('\r\n').filter((line) => !line.startsWith('#'));
    expect(lines).toEqual([
      'meetreeks,naam,grootheid,eenheid,begin_utc,begin_lokaal,metingen,dekking,som,q0.5',
      `${stream},Teller: voetgangers 1,voetgangers,{count},2026-10-23T22:00:00Z,2026-10-24T00:00:00+02:00,2,0.021,3.5,1.75`,
      `${stream},Teller: voetgangers 1,voetgangers,{count},2026-10-24T22:00:00Z,2026-10-25T00:00:00+02:00,0,0,,`,
      `${stream},Teller: voetgangers 1,voetgangers,{count},2026-10-25T23:00:00Z,2026-10-26T00:00:00+01:00,0,0,,`,
      '',
    ]);
    expect(body).toContain('geen nul');
    const excel = (await server.send<string>('GET', `${path}&format=csv-excel&language=en`)).body;
    expect(excel).toContain(`{count};2026-10-23 22:00:00;2026-10-24 00:00:00;2;0,021;3,5;1,75`);
    expect(excel).toContain('datastream;name;property');
  });

  test('of protected counts by the inner circle stands in the log', async () => {
    const stream = await makeStream({ minimumGroup: 5 });
    await send(stream, [[NOW - HOUR, 3]]);
    await server.send('GET', `/v1/summaries/export?datastreams=${stream}&interval=day`);
    const { rows } = await server.context.database.pool.query(
      "select subject, detail from log_entry where kind = 'data.exported'",
    );
    expect(rows).toEqual([{ subject: `datastream:${stream}`, detail: expect.stringContaining('"interval":"day"') }]);
    await fetch(`${server.url}/v1/summaries/export?datastreams=${stream}&interval=day`);
    expect(
      (await server.context.database.pool.query("select from log_entry where kind = 'data.exported'")).rows,
    ).toHaveLength(1);
  });
});

describe('outsiders', () => {
  const asOutsider = async (path: string) => (await fetch(server.url + path)).json() as Promise<SummaryList>;

  test('no summary changes with a hidden count', async () => {
    const shown: unknown[] = [];
    for (const hidden of [1, 2, 3, 4]) {
      const stream = await makeStream({ minimumGroup: 5 });
      const values = [12, hidden, 9, 31, 0, hidden, 14, 6];
      await send(
        stream,
        values.map((value, i): Row => [FROM + i * EVERY, value]),
      );
      for (const more of ['', '&exact=true&quantiles=0,0.1,0.5,0.9'])
        for (const interval of ['quarter', 'hour', 'day', 'month']) {
          const { items } = await asOutsider(
            `/v1/summaries?datastreams=${stream}&interval=${interval}&${period}${more}`,
          );
          // What was learned from true counts is on a grid as wide as the minimum (decision 56).
          shown.push({
            hidden,
            answer: { ...items[0], datastreamId: 0, low: 0, mid: 0, high: 0 },
            key: interval + more,
          });
        }
    }
    const first = (shown as { hidden: number; answer: Summary; key: string }[]).filter(({ hidden }) => hidden === 1);
    for (const { key, answer } of first)
      for (const other of shown as typeof first) if (other.key === key) expect(other.answer).toEqual(answer);
    const day = first.find(({ key }) => key === 'day')?.answer;
    expect(day).toMatchObject({
      shownFrom: 5,
      sum: [77, null, null],
      max: [31, null, null],
      difference: [null, null, null],
    });
    const quarter = first.find(({ key }) => key === 'quarter')?.answer;
    expect(quarter?.mean?.slice(0, 5)).toEqual([12, null, 9, 31, 0]);
    expect(quarter?.hidden?.slice(0, 5)).toEqual([false, true, false, false, false]);
  });
});

test('outside, a total says nothing of its own: its parts are there', async () => {
  const passport = buildPassport({ minimumGroup: 5, intervalSeconds: EVERY / 1_000 });
  const { datastreams } = await buildThing(server, { datastreams: 3, passport });
  const [first = 0, second = 0, total = 0] = datastreams;
  await server.client.declareSum({ body: { total, parts: [first, second], reason: 'In en uit samen.' } });
  for (const [id, value] of [
    [first, 12],
    [second, 3],
    [total, 15],
  ] as const)
    await send(id, [[NOW - HOUR, value]]);
  const query = `/v1/summaries?datastreams=${datastreams}&interval=hour&from=2026-11-20T11:00:00Z&quantiles=1`;
  const seen = async (headers: Record<string, string>) => {
    const { items } = (await (await fetch(server.url + query, { headers })).json()) as SummaryList;
    return items.map(({ sum, max, quantiles, hidden }) =>
      [sum, max, quantiles?.[0]?.value, hidden].map((one) => one?.[0]),
    );
  };
  expect(await seen({ authorization: `Bearer ${server.adminKey}` })).toEqual(
    [12, 3, 15].map((n) => [n, n, n, undefined]),
  );
  expect(await seen({})).toEqual([
    [12, 12, 12, undefined],
    [null, null, null, true],
    [null, null, null, true],
  ]);
  const latest = (await (await fetch(`${server.url}/v1/latest`)).json()) as {
    items: { datastreamId: number; value: unknown }[];
  };
  expect(
    latest.items.filter(({ datastreamId }) => datastreams.includes(datastreamId)).map(({ value }) => value),
  ).toEqual([12, null, null]);
});

test('the newest of everything, in one answer', async () => {
  const open = await makeStream();
  const closed = await makeStream({ minimumGroup: 5 });
  await send(open, [[NOW - HOUR, 3]]);
  await send(closed, [[NOW - HOUR, 3]]);
  const time = new Date(NOW - HOUR).toISOString();
  const all = await server.client.listLatest({});
  expect(all.items).toContainEqual(expect.objectContaining({ datastreamId: closed, time, value: 3, unit: '{count}' }));
  const outside = (await (await fetch(`${server.url}/v1/latest`)).json()) as typeof all;
  expect(outside.items).toContainEqual(expect.objectContaining({ datastreamId: open, value: 3 }));
  expect(outside.items).toContainEqual(expect.objectContaining({ datastreamId: closed, value: null, shownFrom: 5 }));
  const first = await server.client.listLatest({ limit: 1 });
  const second = await server.client.listLatest({ limit: 1, after: Number(first.next) });
  expect([...first.items, ...second.items]).toEqual(all.items.slice(0, 2));
  expect((await server.client.listLatest({ property: 'sound-level' })).items).toEqual([]);
});
