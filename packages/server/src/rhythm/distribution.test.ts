import { DAY, type Distribution, HOUR } from '@wijkritme/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildPassport, buildThing } from '../../testing/builders.ts';
import { startTestServer, type TestServer } from '../../testing/start-test-server.ts';
import { readAs } from '../../tests/kit/counting-street.ts';

/** A Monday; the clock stands eight weeks later. */
const START = Date.parse('2026-01-05T00:00:00Z');
const END = START + 56 * DAY;
/** A Wednesday afternoon to come. */
const BUSY = END + 2 * DAY + 14 * HOUR;
const PROTECTED_FROM = 20;
const clock = { now: () => END };
let server: TestServer;
const ids = { street: 0, gate: 0, young: 0, empty: 0 };

const hourOf = (time: number) => ((time - START) / HOUR) % 24;
const noise = (time: number) => (((time / HOUR) * 7919) % 23) - 11;
const walkers = (time: number) =>
  Math.max(0, Math.round(100 * Math.max(0, Math.sin(((hourOf(time) - 6) / 16) * Math.PI)) + noise(time)));
const isOpen = (time: number) => (hourOf(time) >= 8 && hourOf(time) < 18 ? 1 : 0);

async function send(datastream: number, value: (time: number) => number, from = START): Promise<void> {
  const dataArray: [string, number][] = [];
  for (let time = from; time < END; time += HOUR) dataArray.push([new Date(time).toISOString(), value(time)]);
  const answer = await server.send('POST', '/v1.1/CreateObservations', [
    { Datastream: { '@iot.id': datastream }, components: ['phenomenonTime', 'result'], dataArray },
  ]);
  expect(answer.status).toBe(201);
}

beforeAll(async () => {
  server = await startTestServer({ clock });
  const passport = buildPassport({ intervalSeconds: 3600, minimumGroup: PROTECTED_FROM });
  const counters = await buildThing(server, { passport, datastreams: 3 });
  [ids.street = 0, ids.young = 0, ids.empty = 0] = counters.datastreams;
  const ofGate = buildPassport({ intervalSeconds: 3600, unit: '{closed-open}' });
  [ids.gate = 0] = (await buildThing(server, { passport: ofGate, property: 'open-closed' })).datastreams;
  await send(ids.street, walkers);
  await send(ids.young, walkers, END - 5 * DAY);
  await send(ids.gate, isOpen);
  await server.rooms.rhythm.settle();
});
afterAll(() => server.stop());

const at = (time: number) => ({ from: new Date(time).toISOString(), to: new Date(time + HOUR).toISOString() });
const valuesOf = ({ quantiles }: Distribution) => quantiles.map(({ value }) => value[0] as number);

describe('what is normal, in full', () => {
  it('is told in quantiles that never fall, around what the hour usually is', async () => {
    const told = await server.client.getDistribution({ id: ids.street, ...at(BUSY) });
    expect(told.quantiles.map(({ share }) => share)).toEqual(
      expect.arrayContaining([0.01, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99]),
    );
    const values = valuesOf(told);
    expect(values).toEqual([...values].sort((a, b) => a - b));
    expect(values[5]).toBeGreaterThan(walkers(BUSY - 7 * DAY) - 15);
    expect(values[5]).toBeLessThan(walkers(BUSY - 7 * DAY) + 15);
    expect(told.sentence).toContain('Acht van de tien keer ligt het tussen');
  });

  it('comes for a day in hours unless asked otherwise', async () => {
    const day = await server.client.getDistribution({ id: ids.street });
    expect(day.time).toEqual(Array.from({ length: 24 }, (_, hour) => END + hour * HOUR));
    expect(day.quantiles.every(({ value }) => value.length === 24 && !value.includes(null))).toBe(true);
    const quarters = await server.client.getDistribution({ id: ids.street, ...at(BUSY), stepSeconds: 900 });
    expect(quarters.time).toHaveLength(4);
  });

  it('says why it is taken as its kind, and how sure it is', async () => {
    const told = await server.client.getDistribution({ id: ids.street });
    expect(told).toMatchObject({ kind: 'count', kindReason: 'property', daysNeeded: 0 });
    expect(told.kindSentence).toContain('Wij nemen dit als een telling');
    expect(told.daysLearned).toBeGreaterThan(50);
    expect(told.sureSentence).toContain(`Wij leerden van ${told.daysLearned} dagen`);
    expect(told.confidence[0]).toBeGreaterThan(0.5);
  });

  it('says while it learns how many days are still needed', async () => {
    const told = await server.client.getDistribution({ id: ids.young });
    expect(told.daysNeeded).toBeGreaterThan(10);
    expect(told.sureSentence).toContain(`Nog ${told.daysNeeded} dagen, dan gaan wij oordelen`);
    expect(valuesOf(told).every((value) => value === null)).toBe(true);
    expect(told.sentence).toContain('wij weten nog niet wat normaal is');
  });

  it('is null where nothing was measured', async () => {
    const told = await server.client.getDistribution({ id: ids.empty });
    expect(told).toMatchObject({ daysLearned: 0, daysNeeded: 21 });
    expect(valuesOf(told).every((value) => value === null)).toBe(true);
    expect(told.sentence).toContain('wij weten nog niet wat normaal is');
  });

  it('of states is the chance of each, by name', async () => {
    const told = await server.client.getDistribution({ id: ids.gate, ...at(END + 12 * HOUR) });
    expect(told.kind).toBe('state');
    expect(told.states.map(({ name }) => name)).toEqual(['dicht', 'open']);
    const [shut, open] = told.states.map(({ chance }) => chance[0] as number);
    expect(open).toBeGreaterThan(0.8);
    expect((shut ?? 0) + (open ?? 0)).toBeCloseTo(1, 2);
    expect(told.sentence).toMatch(/% kans op ‘open’\.$/);
  });

  it('lies on the grid of the passport for outsiders, and still holds what it held', async () => {
    const inside = valuesOf(await server.client.getDistribution({ id: ids.street, ...at(BUSY) }));
    const { from, to } = at(BUSY);
    const path = `/v1/datastreams/${ids.street}/distribution?from=${from}&to=${to}`;
    const told = JSON.parse(await readAs(server, path)) as Distribution;
    const outside = valuesOf(told);
    expect(told.shownFrom).toBe(PROTECTED_FROM);
    expect(outside.every((value) => value % PROTECTED_FROM === 0)).toBe(true);
    expect(outside[0]).toBeLessThanOrEqual(inside[0] as number);
    expect(outside.at(-1)).toBeGreaterThanOrEqual(inside.at(-1) as number);
  });

  it.each([
    [{ from: '2026-03-02T00:00:00Z', to: '2026-03-01T00:00:00Z' }, 'from moet voor to liggen'],
    [{ from: '2026-03-02T00:00:00Z', to: '2027-03-02T00:00:00Z' }, 'neem een langere stap'],
    [{ stepSeconds: 1 }, 'stepSeconds'],
  ])('refuses %j', async (query, message) => {
    await expect(server.client.getDistribution({ id: ids.street, ...query })).rejects.toThrow(message);
  });
});
