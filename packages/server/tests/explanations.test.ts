import { DAY, type DeviationKind, type DeviationReason, HOUR, type PlannedEventKind } from '@wijkritme/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildPassport, buildThing } from '../testing/builders.ts';
import { startTestServer, type TestServer } from '../testing/start-test-server.ts';
import { layDistricts, type Places } from './kit/districts.ts';

const NOW = Date.parse('2026-11-22T12:00:00Z');
const COMPARED = 'In deze plek deed een andere sensor het toen gewoon: Buur. Het kan aan deze sensor liggen.';
const ALONE =
  'Wij weten niet of het aan de sensor ligt. Er is in deze plek geen andere sensor die toen mat, dus wij kunnen niet vergelijken.';

let server: TestServer;
let places: Places;
/**
 * Two series of one device, another device in the same place that measures since `SINCE`; one that is alone in its place until a newcomer
 * measures there since `LATER`; and one in no place at all. What measures does so to the end, or it would be silent itself.
 */
const ids = { first: 0, second: 0, neighbour: 0, alone: 0, newcomer: 0, nowhere: 0 };
const SINCE = NOW - 6 * DAY;
const LATER = NOW - 2 * DAY;

beforeAll(async () => {
  server = await startTestServer({ clock: { now: () => NOW } });
  places = await layDistricts(server);
  const [east, north] = places.pointHere;
  const build = (name: string, position: [number, number], datastreams = 1) =>
    buildThing(server, { name, position, datastreams, passport: buildPassport({ intervalSeconds: 3600 }) });
  const own = await build('Teller', places.pointHere, 2);
  [ids.first = 0, ids.second = 0] = own.datastreams;
  [ids.neighbour = 0] = (await build('Buur', [east + 0.001, north])).datastreams;
  [ids.alone = 0] = (await build('Alleen', [east + 0.01, north])).datastreams;
  [ids.newcomer = 0] = (await build('Later geplaatst', [east + 0.011, north])).datastreams;
  [ids.nowhere = 0] = (await build('Nergens', [9, 50])).datastreams;
  await measure(ids.second, SINCE - 2 * DAY);
  await measure(ids.neighbour, SINCE);
  await measure(ids.newcomer, LATER);
  await server.rooms.rhythm.settle();
});
afterAll(() => server?.stop());

/** By the hour until now, no two alike. */
async function measure(datastream: number, from: number): Promise<void> {
  const dataArray: [string, number][] = [];
  for (let time = from; time < NOW; time += HOUR)
    dataArray.push([new Date(time).toISOString(), 10 + (((time / HOUR) * 7919) % 13)]);
  const columns = { components: ['phenomenonTime', 'result'], dataArray };
  const answer = await server.send('POST', '/v1.1/CreateObservations', [
    { Datastream: { '@iot.id': datastream }, ...columns },
  ]);
  expect(answer.status).toBe(201);
}

interface Written {
  readonly datastream: number;
  readonly start: number;
  readonly end?: number | null;
  readonly kind?: DeviationKind;
  readonly surprise?: number;
  readonly pattern?: 'zeros';
}

/** A deviation as the rhythm writes it, of two hours where no end is given. @returns its number */
async function write({ datastream, start, end = start + 2 * HOUR, ...more }: Written): Promise<number> {
  const { rows } = await server.context.database.pool.query<{ id: number }>(
    `insert into deviation (datastream_id, start_time, end_time, peak_time, readings, surprise, kind, pattern)
     values ($1, $2, $3, $2, 3, $4, $5, $6) returning id`,
    [
      datastream,
      new Date(start),
      end && new Date(end),
      more.surprise ?? 5,
      more.kind ?? 'silent',
      more.pattern ?? null,
    ],
  );
  return rows[0]?.id ?? 0;
}

const reasonOf = (id: number): Promise<DeviationReason> => server.client.getDeviation({ id });
const told = ({ explanations }: DeviationReason, kind: DeviationReason['explanations'][number]['kind']) =>
  explanations.flatMap((one) => (one.kind === kind ? [one.sentence] : []));

describe('other sensors in the place', () => {
  test.each(['alone', 'nowhere'] as const)('a silent sensor that is %s is not held against any', async (name) => {
    const reason = await reasonOf(await write({ datastream: ids[name], start: SINCE }));
    expect(reason.explanations).toEqual([]);
    expect(reason.unknown).toContain(ALONE);
  });

  test('one that measured then says that it may be the sensor; one that began later, or is the same device, does not', async () => {
    const before = await reasonOf(await write({ datastream: ids.first, start: SINCE - 2 * HOUR, end: SINCE }));
    expect(before.explanations).toEqual([]);
    expect(before.unknown).toContain(ALONE);
    const after = await reasonOf(await write({ datastream: ids.first, start: SINCE + HOUR }));
    expect(after.explanations).toEqual([{ kind: 'sensor', sentence: COMPARED }]);
    expect(after.unknown).not.toContain(ALONE);
  });

  test('one that deviated too is told, however much is going on elsewhere', async () => {
    const start = SINCE + DAY;
    const id = await write({ datastream: ids.first, start });
    for (let more = 1; more <= 60; more++)
      await write({ datastream: ids.alone, start: start + more * 60_000, surprise: 100 });
    expect(told(await reasonOf(id), 'neighbours')).toEqual([]);
    // Has just ended as this one begins: that is not at the same time.
    await write({ datastream: ids.neighbour, start: start - HOUR, end: start, kind: 'lower' });
    expect(told(await reasonOf(id), 'neighbours')).toEqual([]);
    await write({ datastream: ids.neighbour, start: start + HOUR, kind: 'lower', surprise: 1 });
    const reason = await reasonOf(id);
    expect(reason.explanations).toEqual([
      { kind: 'neighbours', sentence: 'Een andere sensor in deze plek week tegelijk ook af.' },
    ]);
    expect(reason.unknown).not.toContain(ALONE);
  });

  test('a counter that prints zeros is doubted by the same rule, what is merely lower is not', async () => {
    const lower = { datastream: ids.first, kind: 'lower' } as const;
    const zeros = { ...lower, pattern: 'zeros' } as const;
    const at = async (what: typeof lower | typeof zeros, start: number) => reasonOf(await write({ ...what, start }));
    expect((await at(zeros, SINCE - DAY)).unknown).toContain(ALONE);
    expect((await at(lower, SINCE - DAY + 1)).unknown).not.toContain(ALONE);
    expect(told(await at(zeros, SINCE + 2 * DAY), 'sensor')).toEqual([COMPARED]);
    expect(told(await at(lower, SINCE + 2 * DAY + 1), 'sensor')).toEqual([]);
  });

  test('what goes on is held against what others did until now', async () => {
    const ended = await write({ datastream: ids.alone, start: LATER - DAY, end: LATER });
    expect((await reasonOf(ended)).unknown).toContain(ALONE);
    const open = await write({ datastream: ids.alone, start: LATER - DAY + 1, end: null });
    expect(told(await reasonOf(open), 'sensor')).toEqual([
      'In deze plek deed een andere sensor het toen gewoon: Later geplaatst. Het kan aan deze sensor liggen.',
    ]);
  });

  test('another reading of the same device is told as that, and the same reading once more is not', async () => {
    const start = SINCE + 3 * DAY;
    const id = await write({ datastream: ids.first, start, kind: 'higher' });
    await write({ datastream: ids.first, start, kind: 'level-shift' });
    expect(told(await reasonOf(id), 'same-thing')).toEqual([]);
    await write({ datastream: ids.second, start, kind: 'higher' });
    await write({ datastream: ids.second, start, kind: 'level-shift' });
    expect(told(await reasonOf(id), 'same-thing')).toEqual([
      'Dezelfde sensor week tegelijk ook af op een andere meting.',
    ]);
  });
});

describe('the calendar', () => {
  const kindsAt = async (start: string) =>
    reasonOf(await write({ datastream: ids.first, start: Date.parse(start), kind: 'higher' }));

  test('a holiday is told by its name, the day after it nothing', async () => {
    expect(told(await kindsAt('2026-04-27T12:00:00Z'), 'holiday')).toEqual([
      'Het was Koningsdag. Dan is het ritme vaak anders.',
    ]);
    expect(told(await kindsAt('2026-04-28T12:00:00Z'), 'holiday')).toEqual([]);
  });

  test('a clock change is told in the days around it', async () => {
    expect(told(await kindsAt('2026-10-25T12:00:00Z'), 'clock-change')).toEqual([
      'De klok ging in deze dagen een uur vooruit of achteruit.',
    ]);
    expect(told(await kindsAt('2026-10-20T12:00:00Z'), 'clock-change')).toEqual([]);
  });

  test('what was planned is told with when it was: events, markets, roadworks', async () => {
    const start = NOW - 60 * DAY;
    const plan = (kind: PlannedEventKind, name: string, from: number) => {
      const [begins, ends] = [from, from + HOUR].map((time) => new Date(time).toISOString());
      const body = { kind, name, start: begins ?? '', end: ends ?? '', expected: 'lower' } as const;
      return server.client.addPlannedEvent({ id: places.here, body });
    };
    await plan('roadworks', 'Straat open', start);
    await plan('market', 'Weekmarkt', start + HOUR);
    await plan('event', 'Optocht de dag erna', start + DAY);
    const reason = await reasonOf(await write({ datastream: ids.first, start, kind: 'lower' }));
    expect(told(reason, 'event')).toEqual([
      expect.stringMatching(/^Gepland was: Straat open, .+ uur\. Daarbij werd minder verwacht\.$/),
      expect.stringMatching(/^Gepland was: Weekmarkt, .+ uur\. Daarbij werd minder verwacht\.$/),
    ]);
  });
});
