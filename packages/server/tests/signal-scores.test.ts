import type { FeedbackVerdict, SignalScores } from '@wijkritme/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildPerson, type TestPerson } from '../testing/people.ts';
import { buildSignal } from '../testing/signals.ts';
import { startTestServer, type TestServer } from '../testing/start-test-server.ts';
import { layDistricts, type Places } from './kit/districts.ts';
import { askAs, commitAs } from './kit/interpreting.ts';

let now = Date.parse('2026-09-20T12:00:00Z');
let server: TestServer;
let places: Places;
let analyst: TestPerson;
let ward: TestPerson;

beforeAll(async () => {
  server = await startTestServer({ clock: { now: () => now } });
  places = await layDistricts(server);
  analyst = await buildPerson(server, { roles: [{ role: 'analyst', placeId: null }] });
  ward = await buildPerson(server, { roles: [{ role: 'ward-officer', placeId: places.here }] });
  await judged(places.here, { useful: 6, 'false-alarm': 5 });
  await judged(places.elsewhere, { useful: 5, 'false-alarm': 2 });
  await commitAs(server, analyst, await buildSignal(server, places.here, '2026-09-20T10:00:00Z'));
});
afterAll(() => server?.stop());

async function judged(placeId: number, counts: Partial<Record<FeedbackVerdict, number>>): Promise<void> {
  for (const [verdict, count] of Object.entries(counts))
    for (let i = 0; i < count; i++) {
      const id = await buildSignal(server, placeId, '2026-09-01T10:00:00Z', new Date('2026-09-01T10:06:00Z'));
      await giveAs(analyst, id, verdict);
    }
}

const giveAs = (person: TestPerson, id: number, verdict: string) =>
  askAs(server, person, {
    method: 'POST',
    path: `/v1/signals/${id}/feedback`,
    body: { verdict, reason: 'Zo was het.', version: 0 },
  });

const scoresOf = async (person: TestPerson | undefined, query = 'quarter=2026-Q3') =>
  (await askAs<SignalScores>(server, person, { path: `/v1/signal-scores?${query}` })).body;

describe('who works on signals', () => {
  test('sees counts and times as they are, with their sum', async () => {
    const { total, items, shownFrom, missed, sentence } = await scoresOf(analyst);
    expect(total).toMatchObject({ signals: 19, useful: 11, falseAlarms: 7, expected: 0, unconfirmed: 1 });
    expect(items.map(({ placeId, signals }) => [placeId, signals])).toEqual([
      [places.here, 12],
      [places.elsewhere, 7],
    ]);
    // Eighteen noticed after six minutes, one at once; the one that was interpreted waited two hours.
    expect(total).toMatchObject({ detectMinutes: 6, detected: 19, reactMinutes: 120, reacted: 1 });
    expect({ shownFrom, missed }).toEqual({
      shownFrom: undefined,
      missed: { count: 0, items: [], sentence: expect.any(String) },
    });
    expect(sentence).toBe('Er waren 19 signalen: 11 nuttig, 7 vals en 0 verwacht. Van 1 weten wij het niet.');
  });

  test('at one place sees that place alone', async () => {
    const { items, total } = await scoresOf(ward);
    expect(items.map(({ placeId }) => placeId)).toEqual([places.here]);
    expect(total).toMatchObject({ signals: 12, falseAlarms: 5 });
  });
});

describe('outsiders', () => {
  const later = async <T>(time: string, work: () => Promise<T>): Promise<T> => {
    const before = now;
    now = Date.parse(time);
    try {
      return await work();
    } finally {
      now = before;
    }
  };

  test('see how many there were, and nothing of what people said until four weeks after the quarter', async () => {
    for (const time of ['2026-09-20T12:00:00Z', '2026-10-28T12:00:00Z']) {
      const { settled, total, items } = await later(time, () => scoresOf(undefined));
      expect(settled).toBe(false);
      expect(total).toMatchObject({ signals: 19, useful: null, detectMinutes: null, reacted: null });
      expect(items.every(({ useful, reactMinutes }) => useful === null && reactMinutes === null)).toBe(true);
    }
  });

  test('see no small count, nor what gives it away', async () => {
    const { total, items, shownFrom, sentence } = await later('2026-10-30T12:00:00Z', () => scoresOf(undefined));
    expect(shownFrom).toBe(5);
    // Each place has a small count: one false alarm too few, one signal of which nothing was said.
    expect(items.map(({ useful }) => useful)).toEqual([null, null]);
    expect(total?.useful).toBeNull();
    expect(items.map(({ detectMinutes }) => detectMinutes)).toEqual([6, 6]);
    expect(sentence).toContain('Van te weinig is bekend');
  });

  test('see the same whatever is said later', async () => {
    const before = await later('2026-10-30T12:00:00Z', () => scoresOf(undefined));
    await later('2026-10-31T12:00:00Z', async () => {
      const { body } = await askAs<{ items: { id: number }[] }>(server, undefined, { path: '/v1/signals?limit=1' });
      await giveAs(analyst, body.items[0]?.id ?? 0, 'useful');
    });
    expect(await later('2026-11-30T12:00:00Z', () => scoresOf(undefined))).toMatchObject({
      items: before.items,
      total: before.total,
    });
  });

  test('of a choice of places get no sum: the rest could be taken off', async () => {
    const { total, items } = await later('2026-10-30T12:00:00Z', () =>
      scoresOf(undefined, `quarter=2026-Q3&place=${places.here}`),
    );
    expect({ total, places: items.map(({ placeId }) => placeId) }).toEqual({ total: null, places: [places.here] });
  });
});

test.each([
  ['quarter=2026-Q5', 400],
  ['quarter=gisteren', 400],
  ['place=999999', 404],
])('%s: %d', async (query, status) => {
  expect((await askAs(server, undefined, { path: `/v1/signal-scores?${query}` })).status).toBe(status);
});

test('a quarter without signals says so', async () => {
  const { total, items, sentence } = await scoresOf(analyst, 'quarter=2026-Q1');
  expect({ signals: total?.signals, items }).toEqual({ signals: 0, items: [] });
  expect(sentence).toBe('Er waren in dit kwartaal geen signalen.');
});
