import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildThing } from '../testing/builders.ts';
import { FakeClock, type LoggedServer, startLoggedServer } from './kit/logged-server.ts';
import { storedReadings } from './kit/replay.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;
const NOON = Date.UTC(2026, 5, 1, 12);
const clock = new FakeClock(NOON);
let server: LoggedServer;
beforeAll(async () => {
  server = await startLoggedServer({ clock });
});
afterAll(() => server?.stop());

/** How far the clock of the server is off, for eight minutes each; that of the device is right all along. */
const JUMPS = [0, DAY, 0, -DAY, 0, DAY, -DAY, 0];
const MINUTES_EACH = 8;

test('the clock jumps a day forward and back under readings: none is lost, none doubled, and the future is refused', async () => {
  const { datastreams } = await buildThing(server, { datastreams: 2 });
  const [single = 0, array = 0] = datastreams;
  const sent: number[] = [];
  /** What a device keeps until it is acknowledged. */
  let kept: number[] = [];
  const refusals = new Map<number, Set<string>>(JUMPS.map((offset) => [offset, new Set()]));
  for (const [at, offset] of JUMPS.entries()) {
    for (let minute = 0; minute < MINUTES_EACH; minute++) {
      const now = NOON + (at * MINUTES_EACH + minute) * MINUTE;
      clock.set(now + offset);
      sent.push(now);
      kept.push(now);
      const refused = await sendAll(kept, single, array);
      kept = refused.map(({ time }) => time);
      for (const { code } of refused) refusals.get(offset)?.add(code);
    }
  }
  expect(kept).toEqual([]);
  expect(refusals).toEqual(
    new Map([
      [0, new Set()],
      [DAY, new Set()],
      [-DAY, new Set(['time_in_future'])],
    ]),
  );
  const stored = await storedReadings(server);
  for (const id of datastreams) {
    const own = stored.filter(({ datastream }) => datastream === id);
    expect(own.map(({ time }) => time)).toEqual(sent);
    expect(own.map(({ value }) => value)).toEqual(sent.map(valueAt));
  }
  expect(server.logs.filter((line) => line.includes('"level":50'))).toEqual([]);
});

const valueAt = (time: number) => (time / MINUTE) % 50;

/** One by one into one datastream, in one request into the other. @returns what was not taken, with the reason */
async function sendAll(times: readonly number[], single: number, array: number) {
  const refused: { time: number; code: string }[] = [];
  for (const time of times) {
    const body = { phenomenonTime: new Date(time).toISOString(), result: valueAt(time) };
    const path = `/v1.1/Datastreams(${single})/Observations`;
    const answer = await server.send<{ code: string }>('POST', path, body);
    if (answer.status >= 400) refused.push({ time, code: answer.body.code });
  }
  const dataArray = times.map((time) => [new Date(time).toISOString(), valueAt(time)]);
  const group = { Datastream: { '@iot.id': array }, components: ['phenomenonTime', 'result'], dataArray };
  const answer = await server.send<string[]>('POST', '/v1.1/CreateObservations', [group]);
  // Both doors say the same of each.
  const isRefused = times.map((time) => refused.some((one) => one.time === time));
  expect(answer.body.map((link) => link === 'error')).toEqual(isRefused);
  return refused;
}
