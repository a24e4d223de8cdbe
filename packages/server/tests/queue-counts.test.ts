import { DAY, type Problem, type SignalQueue, type SignalQueueCounts } from '@wijkritme/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildThing } from '../testing/builders.ts';
import { buildPerson, type TestPerson } from '../testing/people.ts';
import { buildSignal } from '../testing/signals.ts';
import { startTestServer, type TestServer } from '../testing/start-test-server.ts';
import { layDistrict } from './kit/districts.ts';
import { askAs, commitAs } from './kit/interpreting.ts';

/** How many signals each choice of the queue would give. */

const kinds = ['higher', 'lower', 'silent'] as const;
let server: TestServer;
let place: number;
let series: number;
let group: number;
let reader: TestPerson;
let colleague: TestPerson;

beforeAll(async () => {
  server = await startTestServer();
  place = await layDistrict(server);
  series = (await buildThing(server)).datastreams[0] ?? 0;
  const { rows } = await server.context.database.pool.query<{ id: number }>(
    `insert into rhythm_group (key, place_id, property, watermark, state, members, heard)
     values ('proef', null, 'pedestrians', now(), '\\x00', '{}', '{}') returning id`,
  );
  group = rows[0]?.id ?? 0;
  const roles = [{ role: 'ward-officer' as const, placeId: null }];
  [reader, colleague] = [await buildPerson(server, { roles }), await buildPerson(server, { roles })];
  // Of every third another kind, of every second an end; the first ones are given away, answered, or long ago.
  for (let n = 0; n < 24; n += 1) {
    const start = new Date(server.context.clock.now() - (n + 0.5) * DAY).toISOString();
    const id = await buildSignal(server, place, start);
    await showKinds(id, n % 5 === 0 ? ['higher', 'lower'] : [kinds[n % 3] ?? 'higher']);
    if (n % 2 === 0) await server.context.database.pool.query('update signal set end_time = now() where id = $1', [id]);
    if (n % 4 === 1) await assign(n < 12 ? reader : colleague, id);
    if (n % 3 === 2) await commitAs(server, reader, id);
  }
});
afterAll(() => server?.stop());

/** Odd ones as a joint deviation, even ones as that of a series alone. */
async function showKinds(signal: number, shown: readonly string[]): Promise<void> {
  const { pool } = server.context.database;
  for (const kind of shown)
    await (signal % 2 === 0 || kind === 'silent'
      ? pool.query(
          `insert into deviation (datastream_id, start_time, peak_time, readings, surprise, kind, signal_id)
           values ($1, $2, $2, 1, 5, $3, $4)`,
          [series, new Date(server.context.clock.now() - signal * DAY), kind, signal],
        )
      : pool.query(
          `insert into joint_deviation (group_id, kind, start_time, opened_time, peak_time, peak_difference,
             mean_difference, hours, off_count, voice_count, surprise, once_in_weeks, signal_id)
           values ($1, $2, $3, $3, $3, 2, 1, 3, 5, 6, 4, 10, $4)`,
          [group, kind, new Date(server.context.clock.now() - signal * DAY), signal],
        ));
}

const assign = (person: TestPerson, id: number) =>
  askAs(server, person, {
    method: 'PUT',
    path: `/v1/signals/${id}/assignee`,
    body: { personId: person.id, version: 0 },
  });

const countsFor = async (query: string) =>
  (await askAs<SignalQueueCounts>(server, reader, { path: `/v1/signal-queue/counts?${query}` })).body;
/** How many the list itself says there are. */
const listed = async (query: URLSearchParams) =>
  (await askAs<SignalQueue>(server, reader, { path: `/v1/signal-queue?limit=1&${query}` })).body.total?.count;

test.each([
  '',
  'open=true',
  'kind=higher',
  'assignee=me',
  'waiting=me&kind=lower',
  'assignee=nobody&waiting=late',
  'assignee=nobody&open=true&kind=silent',
])('each is what the list gives with that choice beside %j', async (held) => {
  const counts = await countsFor(`place=${place}&${held}`);
  const withChoice = (name: string, value: string) => {
    const query = new URLSearchParams(`place=${place}&${held}`);
    query.set(name, value);
    return listed(query);
  };
  expect(counts).toEqual({
    kinds: (
      await Promise.all([...kinds].sort().map(async (kind) => ({ kind, count: (await withChoice('kind', kind)) ?? 0 })))
    ).filter(({ count }) => count > 0),
    open: await withChoice('open', 'true'),
    assignees: { me: await withChoice('assignee', 'me'), nobody: await withChoice('assignee', 'nobody') },
    waiting: { me: await withChoice('waiting', 'me'), late: await withChoice('waiting', 'late') },
    more: false,
  });
});

test('a colleague that was chosen counts for the other rows', async () => {
  const { assignees, open } = await countsFor(`place=${place}&assignee=${colleague.id}`);
  expect(assignees).toEqual((await countsFor(`place=${place}`)).assignees);
  expect(open).toBe(await listed(new URLSearchParams(`place=${place}&assignee=${colleague.id}&open=true`)));
});

test('is for who works on signals', async () => {
  const auditor = await buildPerson(server, { roles: [{ role: 'auditor', placeId: null }] });
  const path = '/v1/signal-queue/counts';
  expect((await askAs<Problem>(server, auditor, { path })).body.code).toBe('forbidden');
  expect((await askAs<Problem>(server, undefined, { path })).status).toBe(401);
});

test('says so where there are more than it counts', async () => {
  const elsewhere = await layDistrict(server);
  const lay = (count: number) =>
    server.context.database.pool.query(
      `insert into signal (place_id, start_time, end_time, outage, surprise, noticed_at)
       select $1, now(), null, false, 5, now() from generate_series(1, $2::int)`,
      [elsewhere, count],
    );
  await lay(10_000);
  expect(await countsFor(`place=${elsewhere}`)).toMatchObject({ open: 10_000, more: false });
  await lay(1);
  const { more, open, waiting, assignees } = await countsFor(`place=${elsewhere}`);
  expect({ more, open, waiting, assignees }).toEqual({
    more: true,
    open: 10_001,
    waiting: { me: 10_001, late: 0 },
    assignees: { me: 0, nobody: 10_001 },
  });
});
