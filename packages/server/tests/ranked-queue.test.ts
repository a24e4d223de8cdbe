import { DAY, type Problem, type SignalQueue, type SignalWorkDetail } from '@wijkritme/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildPerson, type TestPerson } from '../testing/people.ts';
import { buildSignal } from '../testing/signals.ts';
import { startTestServer, type TestServer } from '../testing/start-test-server.ts';
import { layDistrict, layDistricts, type Places } from './kit/districts.ts';
import { askAs, commitAs } from './kit/interpreting.ts';

/** The order of the queue where nobody chose another (decision 157). */

let server: TestServer;
let places: Places;
let officer: TestPerson;
let welfare: TestPerson;

beforeAll(async () => {
  server = await startTestServer();
  places = await layDistricts(server);
  officer = await buildPerson(server, { roles: [{ role: 'ward-officer', placeId: places.here }] });
  welfare = await buildPerson(server, { roles: [{ role: 'welfare-worker', placeId: places.municipality }] });
});
afterAll(() => server?.stop());

const daysAgo = (days: number) => new Date(server.context.clock.now() - days * DAY).toISOString();
const assign = (person: TestPerson, to: number, version: number, id: number) =>
  askAs<SignalWorkDetail>(server, person, {
    method: 'PUT',
    path: `/v1/signals/${id}/assignee`,
    body: { personId: to, version },
  });
const queueOf = (person: TestPerson, query = '') =>
  askAs<SignalQueue & Problem>(server, person, { path: `/v1/signal-queue?limit=100&${query}` });
const ranked = async (person: TestPerson, ids: readonly number[], query = '') =>
  (await queueOf(person, query)).body.items.map(({ signal }) => signal.id).filter((id) => ids.includes(id));
/** Of this strength, noticed so many days ago. */
const make = (days: number, surprise: number) =>
  buildSignal(server, places.here, daysAgo(days), new Date(daysAgo(days)), surprise);

test('by strength over the days left or late, then what is not asked; without a choice too', async () => {
  // Of a term of seven days: 9 over 7, 9 over 6, 9 over 1, and a strong one that is new.
  const [fresh, older, due, strong] = [await make(0.5, 8), await make(1.5, 8), await make(6.5, 8), await make(0.5, 80)];
  // Late by 3 and by 20 days; silence has no strength, and comes up at its end; lapsed; answered.
  const [late, veryLate] = [await make(9.5, 8), await make(26.5, 8)];
  const [silent, silentDue] = [await make(0.5, 0), await make(6.5, 0)];
  const [lapsed, answered] = [await make(40, 90), await make(0.2, 90)];
  await commitAs(server, officer, answered);
  const all = [fresh, older, due, strong, late, veryLate, silent, silentDue, lapsed, answered];
  const order = [strong, due, late, older, fresh, silentDue, veryLate, silent, answered, lapsed];
  expect(await ranked(officer, all)).toEqual(order);
  expect(await ranked(officer, all, 'order=ranked')).toEqual(order);
  // Of another, who has not answered it.
  expect((await ranked(welfare, all))[0]).toBe(answered);
  expect((await ranked(officer, all, 'order=strongest')).slice(0, 2)).toEqual([answered, lapsed]);
  expect((await ranked(officer, all, 'order=newest')).slice(0, 1)).toEqual([answered]);
});

test('goes by the term of the place', async () => {
  const [here, there] = [await make(5.5, 8), await buildSignal(server, places.elsewhere, daysAgo(5.5))];
  const both = await buildPerson(server, { roles: [{ role: 'analyst', placeId: null }] });
  expect(await ranked(both, [here, there])).toEqual([here, there]);
  await server.client.putAnswerTerm({ id: places.elsewhere, body: { days: 6 } });
  // 6 over 1 before 9 over 2.
  expect(await ranked(both, [here, there])).toEqual([there, here]);
  // Who does not work there is asked nothing of it.
  const order = await ranked(officer, [here, there]);
  expect(order).toEqual([here, there]);
  await server.client.putAnswerTerm({ id: places.elsewhere, body: {} });
});

test('pages on as of the first page, whatever is found and answered meanwhile', async () => {
  const reader = await buildPerson(server, { roles: [{ role: 'analyst', placeId: null }] });
  const ids: number[] = [];
  for (const strength of [60, 50, 40, 30, 20]) ids.push(await make(0.5, strength));
  await Promise.all(ids.map((id) => assign(reader, reader.id, 0, id)));
  const page = async (after: string) =>
    (await askAs<SignalQueue>(server, reader, { path: `/v1/signal-queue?assignee=me&limit=2${after}` })).body;
  const first = await page('');
  await commitAs(server, reader, ids[0] ?? 0);
  await assign(reader, reader.id, 0, await make(0.1, 70));
  const second = await page(`&after=${first.next}`);
  const third = await page(`&after=${second.next}`);
  const told = [first, second, third].flatMap(({ items }) => items.map((item) => item.signal.id));
  expect([told, third.next]).toEqual([ids, null]);
  expect((await queueOf(reader, 'assignee=me&after=12')).body.code).toBe('invalid_query');
});

test('its first page tells how many there are with these choices, counted up to five hundred', async () => {
  const place = await layDistrict(server);
  const reader = await buildPerson(server, { roles: [{ role: 'analyst', placeId: null }] });
  const page = async (query: string) =>
    (await askAs<SignalQueue>(server, reader, { path: `/v1/signal-queue?place=${place}&limit=2&${query}` })).body;
  for (const days of [1, 2, 3]) await buildSignal(server, place, daysAgo(days));
  const first = await page('');
  expect([first.items.length, first.total]).toEqual([2, { count: 3, more: false }]);
  const second = await page(`after=${first.next}`);
  expect([second.items.length, second.total]).toEqual([1, undefined]);
  expect((await page('order=newest')).total).toEqual({ count: 3, more: false });
  expect((await page('assignee=me')).total).toEqual({ count: 0, more: false });
  const lay = (count: number) =>
    server.context.database.pool.query(
      `insert into signal (place_id, start_time, end_time, outage, surprise, noticed_at)
       select $1, now(), now(), false, 5, now() from generate_series(1, $2::int)`,
      [place, count],
    );
  await lay(497);
  expect((await page('')).total).toEqual({ count: 500, more: false });
  await lay(1);
  expect((await page('')).total).toEqual({ count: 500, more: true });
});
