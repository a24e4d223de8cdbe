import { HOUR, type Summary, type SummaryList } from '@wijkritme/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildPassport, buildThing } from '../testing/builders.ts';
import { startTestServer, type TestServer } from '../testing/start-test-server.ts';
import { EVERY, FROM, makeStream, NOW, period, type Row, send } from './kit/summary-streams.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ clock: { now: () => NOW } });
});
afterAll(() => server?.stop());

describe('as a file', () => {
  test('for programs and for Excel, with what somebody must know', async () => {
    const stream = await makeStream(server);
    await send(server, stream, [
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
    const stream = await makeStream(server, { minimumGroup: 5 });
    await send(server, stream, [[NOW - HOUR, 3]]);
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
      const stream = await makeStream(server, { minimumGroup: 5 });
      const values = [12, hidden, 9, 31, 0, hidden, 14, 6];
      await send(
        server,
        stream,
        values.map((value, i): Row => [FROM + i * EVERY, value]),
      );
      for (const more of ['', '&exact=true&quantiles=0,0.1,0.5,0.9'])
        for (const interval of ['five-minutes', 'quarter', 'hour', 'day', 'month', 'year']) {
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
    await send(server, id, [[NOW - HOUR, value]]);
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
  const open = await makeStream(server);
  const closed = await makeStream(server, { minimumGroup: 5 });
  await send(server, open, [[NOW - HOUR, 3]]);
  await send(server, closed, [[NOW - HOUR, 3]]);
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
