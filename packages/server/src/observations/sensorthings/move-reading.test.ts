import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildPassport, buildThing } from '../../../testing/builders.ts';
import { isOneSession } from '../../../testing/one-session.ts';
import { startTestServer, type TestServer } from '../../../testing/start-test-server.ts';
import { until } from '../../../tests/kit/until.ts';

interface Body {
  readonly value: readonly Record<string, unknown>[];
  readonly '@iot.id': number | string;
  readonly [name: string]: unknown;
}

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ clock: { now: () => Date.UTC(2026, 5, 1) } });
});
afterAll(() => server.stop());

const send = (method: string, path: string, body?: unknown, headers?: Record<string, string>) =>
  server.send<Body>(method, `/v1.1${path}`, body, headers);

/** A datastream with readings of these hours of 1 May, by result. @returns its id and the address of each */
async function build(hours: readonly number[], change: Parameters<typeof buildPassport>[0] = {}) {
  const passport = buildPassport(change);
  const { datastreams } = await buildThing(server, { passport });
  const [datastream = 0] = datastreams;
  const links: string[] = [];
  for (const hour of hours) {
    const made = await send('POST', `/Datastreams(${datastream})/Observations`, {
      phenomenonTime: at(hour),
      result: hour,
    });
    expect(made.status).toBe(201);
    links.push(below(made.headers.get('location')));
  }
  return { datastream, links };
}
const at = (hour: number) => new Date(Date.UTC(2026, 4, 1) + hour * 3_600_000).toISOString();
const below = (link: string | null) => (link ?? '').split('/v1.1')[1] ?? '';
const resultsOf = async (datastream: number) =>
  (await send('GET', `/Datastreams(${datastream})/Observations?$orderby=phenomenonTime`)).body.value.map((one) => [
    one.phenomenonTime,
    one.result,
  ]);

test('PATCH of phenomenonTime moves a reading; its former address leads to it', async () => {
  const { datastream, links } = await build([10, 11]);
  const [link = ''] = links;
  const moved = await send('PATCH', link, { phenomenonTime: '2026-05-01T11:30:00+02:00', resultTime: at(12) });
  expect(moved).toMatchObject({
    status: 200,
    body: { phenomenonTime: at(9.5), resultTime: at(12), result: 10 },
  });
  const now = below(moved.headers.get('location'));
  expect(now).not.toBe(link);
  expect(moved.body['@iot.selfLink']).toBe(`${server.url}/v1.1${now}`);
  for (const path of [link, now, `/Datastreams(${datastream})${link}`])
    expect((await send('GET', path)).body).toEqual(moved.body);
  expect(await resultsOf(datastream)).toEqual([
    [at(9.5), 10],
    [at(11), 11],
  ]);
});

test('a reading can move again and back; what is deleted is gone by every address', async () => {
  const { datastream, links } = await build([10]);
  const [first = ''] = links;
  const second = below((await send('PATCH', first, { phenomenonTime: at(12) })).headers.get('location'));
  const third = below((await send('PUT', first, { phenomenonTime: at(-500), result: 3 })).headers.get('location'));
  for (const path of [first, second, third])
    expect((await send('GET', path)).body).toMatchObject({ phenomenonTime: at(-500), result: 3 });
  const { rows } = await server.context.database.pool.query(
    'select phenomenon_time, result from latest where datastream_id = $1',
    [datastream],
  );
  expect(rows).toEqual([{ phenomenon_time: new Date(at(-500)), result: 3 }]);
  expect(below((await send('PATCH', third, { phenomenonTime: at(10) })).headers.get('location'))).toBe(first);
  expect((await send('DELETE', second)).status).toBe(200);
  for (const path of [first, second, third]) expect((await send('GET', path)).status).toBe(404);
  // Another reading of such a moment is that one, and no address of the former.
  await send('POST', `/Datastreams(${datastream})/Observations`, { phenomenonTime: at(10), result: 4 });
  expect((await send('GET', second)).status).toBe(404);
  expect((await send('GET', first)).body).toMatchObject({ result: 4 });
});

test.each<[what: string, body: object, status: number, code: string]>([
  ['to where another stands', { phenomenonTime: at(12) }, 409, 'conflicting_reading'],
  ['too close to another', { phenomenonTime: at(11.5) }, 403, 'interval_too_fine'],
  ['ahead of the server', { phenomenonTime: '2026-07-01T00:00:00Z' }, 400, 'time_in_future'],
  ['beyond what is kept', { phenomenonTime: '2025-07-01T00:00:00Z' }, 400, 'time_too_late'],
  ['to a stretch', { phenomenonTime: `${at(8)}/${at(9)}` }, 400, 'time_invalid'],
  ['to no time', { phenomenonTime: 'noon' }, 400, 'time_invalid'],
  ['with a value that cannot be', { phenomenonTime: at(8), result: -3 }, 400, 'result_out_of_range'],
  ['to another datastream', { Datastream: { '@iot.id': 1 } }, 400, 'invalid_input'],
])('a reading does not move %s', async (_what, body, status, code) => {
  const { datastream, links } = await build([6, 10, 12], { finestSeconds: 3_600, retentionDays: 90 });
  const before = await resultsOf(datastream);
  expect(await send('PATCH', links[1] ?? '', body)).toMatchObject({ status, body: { code } });
  expect(await resultsOf(datastream)).toEqual(before);
  // Beside where it stood itself it may.
  expect((await send('PATCH', links[1] ?? '', { phenomenonTime: at(10.5) })).status).toBe(200);
});

test('the rhythm is judged anew from the earlier moment, and who may not manage sensors moves nothing', async () => {
  const { datastream, links } = await build([10]);
  const denied = await send('PATCH', links[0] ?? '', { phenomenonTime: at(9) }, { authorization: '' });
  expect(denied).toMatchObject({ status: 401 });
  expect(await resultsOf(datastream)).toEqual([[at(10), 10]]);
  expect((await send('PATCH', links[0] ?? '', { phenomenonTime: at(9) })).status).toBe(200);
  const { rows } = await server.context.database.pool.query<{ payload: unknown }>(
    `select payload from outbox where kind = 'observations.stored' order by id desc limit 1`,
  );
  expect(rows).toEqual([{ payload: { datastreams: [datastream], from: [Date.parse(at(9))] } }]);
});

test.skipIf(isOneSession).each<[what: string, method: string, body: object | undefined]>([
  ['moved', 'PATCH', { phenomenonTime: at(9) }],
  ['changed', 'PATCH', { result: 3 }],
  ['deleted', 'DELETE', undefined],
])(
  'a reading that somebody else deletes while it is %s is not found, and does not come back',
  async (_what, method, body) => {
    const { datastream, links } = await build([10]);
    const { pool } = server.context.database;
    const other = await pool.connect();
    try {
      await other.query('begin');
      await other.query('delete from observation where datastream_id = $1', [datastream]);
      const answer = send(method, links[0] ?? '', body);
      await until('the change waits for it', async () => {
        const waiting = await pool.query(
          `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
        );
        return waiting.rows.length > 0;
      });
      await other.query('commit');
      expect(await answer).toMatchObject({ status: 404, body: { code: 'not_found' } });
    } finally {
      other.release();
    }
    expect(await resultsOf(datastream)).toEqual([]);
  },
);
