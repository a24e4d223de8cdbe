import { DAY, HOUR } from '@wijkritme/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildPassport, buildThing } from '../../testing/builders.ts';
import { startTestServer, type TestServer } from '../../testing/start-test-server.ts';

/** A Monday; the clock stands eight weeks later, just after the newest reading. */
const START = Date.parse('2026-01-05T00:00:00Z');
const END = START + 56 * DAY;
/** A Tuesday in the last week, as Amsterdam has it, on which everything comes three hours later. */
const LATE_DAY = END - 6 * DAY - HOUR;
/** Noon of a Thursday in the last week: four hours in which the counter prints zeros. */
const ZEROS = END - 4 * DAY + 12 * HOUR;
const clock = { now: () => END };

let server: TestServer;
const ids = { shifted: 0, zeros: 0, warm: 0 };

/** Passers-by: a calm night and a full afternoon, with a little noise that depends on the time alone. */
function walkers(time: number): number {
  const hour = (time / HOUR) % 24;
  return Math.round(60 * Math.max(0, Math.sin(((hour - 6) / 16) * Math.PI)) + (((time / HOUR) * 7919) % 13));
}
const shifted = (time: number) =>
  time >= LATE_DAY && time < LATE_DAY + DAY ? walkers(time - 3 * HOUR) : walkers(time);
const zeros = (time: number) => (time >= ZEROS && time < ZEROS + 4 * HOUR ? 0 : walkers(time));
const degrees = (time: number) =>
  10 + 6 * Math.sin((((time / HOUR) % 24) / 12 - 0.75) * Math.PI) + (((time / HOUR) * 7919) % 13) / 10;
/** The newest two readings are sixty degrees. */
const warm = (time: number) => (time >= END - 2 * HOUR ? 60 : degrees(time));

async function send(datastream: number, value: (time: number) => number, [from, to] = [START, END]): Promise<void> {
  const dataArray: [string, number][] = [];
  for (let time = from; time < to; time += HOUR) dataArray.push([new Date(time).toISOString(), value(time)]);
  const answer = await server.send('POST', '/v1.1/CreateObservations', [
    { Datastream: { '@iot.id': datastream }, components: ['phenomenonTime', 'result'], dataArray },
  ]);
  expect(answer.status).toBe(201);
}

beforeAll(async () => {
  server = await startTestServer({ clock });
  const counter = buildPassport({ intervalSeconds: 3600 });
  const weather = buildPassport({ intervalSeconds: 3600, unit: 'Cel' });
  const counters = await buildThing(server, { passport: counter, datastreams: 2 });
  [ids.shifted = 0, ids.zeros = 0] = counters.datastreams;
  [ids.warm = 0] = (await buildThing(server, { passport: weather, property: 'temperature' })).datastreams;
  await send(ids.shifted, shifted);
  await send(ids.zeros, zeros);
  await send(ids.warm, warm);
  await server.rooms.rhythm.settle();
});
afterAll(() => server.stop());

const find = async (datastream: number, kind: 'changed-shape' | 'lower' | 'implausible') =>
  (await server.client.listDeviations({ datastream, kind })).items;

describe('kinds and patterns of deviations', () => {
  it('tells a day that came later, with how rare that is', async () => {
    const [day, ...more] = await find(ids.shifted, 'changed-shape');
    expect(more).toEqual([]);
    expect(Date.parse(day?.start ?? '')).toBe(LATE_DAY);
    expect(day?.pattern).toBe('later');
    expect(day?.sentence).toContain('viel het ritme van voetgangers later op de dag dan normaal');
    expect(day?.onceInWeeks).toBeGreaterThan(4);
    expect(day?.probability).toBeCloseTo(-Math.expm1(-1 / (day?.onceInWeeks ?? 0)), 9);
    const { before, difference } = await server.client.getDeviation({ id: day?.id ?? 0 });
    expect(before.sentence).toMatch(/Dit komt hier (ongeveer|minder dan) eens .* voor\.$/);
    expect(difference).toContain('later dan normaal');
  });

  it('doubts a counter that prints zeros', async () => {
    const zero = (await find(ids.zeros, 'lower')).find(({ pattern }) => pattern === 'zeros');
    expect(Date.parse(zero?.start ?? '')).toBe(ZEROS);
    expect(zero?.sentence).toContain('Misschien telt de teller niet.');
    const { explanations, unknown } = await server.client.getDeviation({ id: zero?.id ?? 0 });
    // It stands in no place, so that there is nothing to hold it against.
    expect(explanations.map(({ kind }) => kind)).not.toContain('sensor');
    expect(unknown.join(' ')).toContain('Wij weten niet of het aan de sensor ligt.');
  });

  it('shows what cannot be as a state of its own, beside the last value that can', async () => {
    const stream = await server.client.getDatastream({ id: ids.warm });
    expect(stream.status).toBe('implausible');
    expect(stream.latest?.value).toBeCloseTo(degrees(END - 3 * HOUR), 9);
    expect(stream.sentence).toContain('de nieuwste meting kan niet kloppen');
    const [told] = await find(ids.warm, 'implausible');
    expect(told).toMatchObject({ pattern: 'jump', peakValue: 60, end: null, expected: null, onceInWeeks: null });
    expect(told?.sentence).toContain('gaf 60 °C. Vlak daarvoor was het');
    const reason = await server.client.getDeviation({ id: told?.id ?? 0 });
    expect(reason.measured).toBe('De sensor gaf 60 °C. Dat kan niet kloppen.');
    expect(reason.normal).toContain('De laatste meting die kan kloppen, was');
    expect(reason.unknown[0]).toContain('op straat');
  });

  it('puts a faulty sensor in a signal of its own', async () => {
    const { items } = await server.client.listSignals({ kind: 'implausible' });
    expect(items.map(({ kinds }) => kinds)).toEqual([['implausible']]);
    expect((await server.client.listSignals({ kind: 'changed-shape' })).items).toHaveLength(1);
  });

  it('goes on with it after a restart, and judges a late reading anew to the same', async () => {
    const [before] = await find(ids.warm, 'implausible');
    const { dataDir } = server;
    await server.halt();
    server = await startTestServer({ dataDir, clock });
    expect((await server.client.getDatastream({ id: ids.warm })).status).toBe('implausible');
    // Half an hour before the first impossible reading, and so behind the newest.
    await send(ids.warm, degrees, [END - 2.5 * HOUR, END - 2.5 * HOUR + 1]);
    await server.rooms.rhythm.settle();
    const [after, ...more] = await find(ids.warm, 'implausible');
    expect(more).toEqual([]);
    expect(after).toMatchObject({ start: before?.start ?? '', pattern: 'jump', peakValue: 60, end: null });
    expect((await server.client.getDatastream({ id: ids.warm })).status).toBe('implausible');
  });
});
