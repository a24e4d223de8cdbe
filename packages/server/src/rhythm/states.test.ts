import { DAY, HOUR } from '@wijkritme/contract';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildPassport, buildThing } from '../../testing/builders.ts';
import { startTestServer, type TestServer } from '../../testing/start-test-server.ts';

/** A Monday; the clock stands eight weeks later. */
const START = Date.parse('2026-01-05T00:00:00Z');
const END = START + 56 * DAY;
/** A Thursday night in the last week. */
const NIGHT = END - 4 * DAY + 18 * HOUR;
const clock = { now: () => END };
let server: TestServer;
let door = 0;

/** Open from eight to six on workdays, and once through the night. */
function isOpen(time: number): number {
  if (time >= NIGHT && time < NIGHT + 14 * HOUR) return 1;
  const hour = (time - START) / HOUR;
  return hour % 24 >= 8 && hour % 24 < 18 && Math.floor(hour / 24) % 7 < 5 ? 1 : 0;
}

beforeAll(async () => {
  server = await startTestServer({ clock });
  const passport = buildPassport({ intervalSeconds: 3600, unit: '{closed-open}' });
  [door = 0] = (await buildThing(server, { passport, property: 'open-closed', name: 'Poort' })).datastreams;
  const dataArray: [string, number][] = [];
  for (let time = START; time < END; time += HOUR) dataArray.push([new Date(time).toISOString(), isOpen(time)]);
  const answer = await server.send('POST', '/v1.1/CreateObservations', [
    { Datastream: { '@iot.id': door }, components: ['phenomenonTime', 'result'], dataArray },
  ]);
  expect(answer.status).toBe(201);
  await server.rooms.rhythm.settle();
});
afterAll(() => server.stop());

it('tells a gate that stays open at night in words, and nothing else', async () => {
  const { items } = await server.client.listDeviations({ datastream: door });
  expect(items.map(({ kind, pattern }) => [kind, pattern])).toEqual([['other-state', 'lasting']]);
  const [told] = items;
  expect(Date.parse(told?.start ?? '')).toBe(NIGHT);
  expect(told?.sentence).toContain('was de stand (open of dicht) anders dan normaal');
  expect(told?.sentence).toContain('Poort stond op open. Normaal is dan dicht.');
  const why = await server.client.getDeviation({ id: told?.id ?? 0 });
  expect(why.normal).toBe('Op dit moment van de week is het meestal dicht.');
  expect(why.difference).not.toMatch(/\d/);
});

it('shows the state of now, and is the same after a restart', async () => {
  const before = await server.client.getDatastream({ id: door });
  expect(before).toMatchObject({ kind: 'state', status: 'normal', expected: { mid: 0 } });
  expect(before.sentence).toContain('dicht');
  const state = server.rooms.rhythm.keeper.find(door)?.encode().state;
  const { dataDir } = server;
  await server.halt();
  server = await startTestServer({ dataDir, clock });
  await server.rooms.rhythm.settle();
  expect(server.rooms.rhythm.keeper.find(door)?.encode().state).toEqual(state);
});
