import { everyPage } from '@wijkritme/client';
import { DAY, HOUR, MINUTE } from '@wijkritme/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildPassport, buildThing } from '../../testing/builders.ts';
import { startTestServer, type TestServer } from '../../testing/start-test-server.ts';

/** A Monday; the clock of this server stands six weeks later. */
const START = Date.parse('2026-01-05T00:00:00Z');
const END = START + 42 * DAY;
const PARTY = END - 2 * DAY - 6 * HOUR;

let server: TestServer;
let counted: number;
let silent: number;

/** Passers-by of a street: a calm night, a full afternoon; deterministic, with a little noise. */
function walkers(time: number): number {
  const hour = new Date(time).getUTCHours();
  const noise = ((time / HOUR) * 7919) % 13;
  return Math.round(40 * Math.max(0, Math.sin(((hour - 6) / 16) * Math.PI)) + noise);
}

beforeAll(async () => {
  server = await startTestServer({ clock: { now: () => END } });
  const passport = buildPassport({ intervalSeconds: 3600 });
  [counted = 0, silent = 0] = (await buildThing(server, { passport, datastreams: 2 })).datastreams;
  const rows = (upTo: number, value: (time: number) => number) => {
    const list: [string, number][] = [];
    for (let time = START; time < upTo; time += HOUR) list.push([new Date(time).toISOString(), value(time)]);
    return list;
  };
  const party = (time: number) => (time >= PARTY && time < PARTY + 5 * HOUR ? 400 : walkers(time));
  const answer = await server.send('POST', '/v1.1/CreateObservations', [
    { Datastream: { '@iot.id': counted }, components: ['phenomenonTime', 'result'], dataArray: rows(END, party) },
    {
      Datastream: { '@iot.id': silent },
      components: ['phenomenonTime', 'result'],
      dataArray: rows(END - 20 * HOUR, walkers),
    },
  ]);
  expect(answer.status).toBe(201);
  await server.rooms.rhythm.settle();
});
afterAll(() => server.stop());

describe('what the rhythm room tells', () => {
  it('finds the evening that broke the rhythm, with its reason', async () => {
    const { items } = await server.client.listDeviations({ datastream: counted, kind: 'higher' });
    const found = items.find(
      (item) => Date.parse(item.start) >= PARTY - 2 * HOUR && Date.parse(item.start) <= PARTY + 2 * HOUR,
    );
    expect(found?.peakValue).toBe(400);
    expect(found?.sentence).toContain('waren er meer voetgangers dan normaal');
    const reason = await server.client.getDeviation({ id: found?.id ?? 0 });
    expect(reason.measured).toBe('De sensor mat 400.');
    expect(reason.quality.coverage).toBeGreaterThan(0.95);
    expect(reason.unknown.length).toBeGreaterThan(0);
  });

  it('tells a silent sensor apart from a calm street', async () => {
    const { items } = await server.client.listDatastreams();
    const quiet = items.find((item) => item.id === silent);
    expect(quiet?.status).toBe('gap');
    expect(quiet?.sentence).toContain('Wij weten niet hoe het nu is.');
    expect(items.find((item) => item.id === counted)?.status).toBe('normal');
  });

  it('puts deviations of one hour and place into signals', async () => {
    const { items } = await server.client.listSignals();
    const all = items.flatMap((item) => item.deviations);
    const { items: deviations } = await server.client.listDeviations();
    expect(new Set(all)).toEqual(new Set(deviations.map((item) => item.id)));
    expect(all.length).toBe(new Set(all).size);
  });

  it('lists signals page after page, by kind, by strength and with their deviations', async () => {
    const { items: all } = await server.client.listSignals();
    const paged = await everyPage((page) => server.client.listSignals(page), 1);
    expect(paged.map(({ id }) => id)).toEqual(all.map(({ id }) => id));
    const strongest = await server.client.listSignals({ order: 'strongest' });
    const strengths = strongest.items.map(({ surprise }) => surprise);
    expect(strengths).toEqual([...strengths].sort((a, b) => b - a));
    const { items: higher } = await server.client.listSignals({ kind: 'higher' });
    expect(higher.length).toBeGreaterThan(0);
    expect(higher.map(({ id }) => id)).toEqual(all.filter(({ kinds }) => kinds.includes('higher')).map(({ id }) => id));
    const { items: members } = await server.client.listDeviations({ signal: higher[0]?.id ?? 0 });
    expect(members.map(({ id }) => id).sort()).toEqual([...(higher[0]?.deviations ?? [])].sort());
    expect((await server.client.listSignals({ open: true })).items.every(({ end }) => end === null)).toBe(true);
  });

  it('draws the measured line in its band, with gaps as null', async () => {
    const band = await server.client.getBand({
      id: silent,
      from: new Date(END - 2 * DAY).toISOString(),
      to: new Date(END).toISOString(),
    });
    const at = (time: number) => band.measured[band.time.indexOf(time)];
    expect(at(END - 30 * HOUR)).toBe(walkers(END - 30 * HOUR));
    expect(band.time.filter((time, i) => time >= END - 19 * HOUR && band.measured[i] !== null)).toEqual([]);
    expect(band.low.every((low, i) => low === null || low <= (band.high[i] ?? Number.NaN))).toBe(true);
    expect(band.mid.some((mid) => mid !== null)).toBe(true);
  });

  it('gives hours for a long period and says what it shows', async () => {
    const band = await server.client.getBand({
      id: counted,
      from: new Date(START).toISOString(),
      to: new Date(END).toISOString(),
    });
    expect(band.stepSeconds).toBe(3600);
    expect(band.time).toHaveLength(42 * 24);
    expect(band.measured.filter((value) => value !== null)).toHaveLength(42 * 24);
    expect(band.sentence).toContain('De hoogste waarde was 400');
  });

  it('shows a week of 168 hours, Monday first', async () => {
    const week = await server.client.getWeek({ id: counted, week: '2026-W04' });
    expect(week.normal).toHaveLength(168);
    // Monday 13:00 in Amsterdam is 12:00 UTC.
    expect(week.measured[13]).toBe(walkers(Date.parse('2026-01-19T12:00:00Z')));
    expect(week.normal.filter((value) => value !== null).length).toBe(168);
  });

  it('refuses questions that make no sense, in a problem with its place', async () => {
    for (const [path, status, code] of [
      ['/v1/datastreams/99999/band', 404, 'datastream_unknown'],
      [`/v1/datastreams/${counted}/band?from=2026-02-01T00:00:00Z&to=2026-01-01T00:00:00Z`, 400, 'invalid_query'],
      [`/v1/datastreams/${counted}/week?week=2026-W60`, 400, 'invalid_query'],
      ['/v1/deviations?kind=odd', 400, 'invalid_query'],
      ['/v1/deviations/99999', 404, 'not_found'],
    ] as const) {
      const answer = await server.send<{ code: string }>('GET', path);
      expect([path, answer.status, answer.body.code]).toEqual([path, status, code]);
    }
  });
});

describe('late readings', () => {
  it('give the same deviations as readings in order', async () => {
    const passport = buildPassport({ intervalSeconds: 3600 });
    const [late = 0] = (await buildThing(server, { passport })).datastreams;
    const times = Array.from({ length: 42 * 24 }, (_, i) => START + i * HOUR);
    const value = (time: number) => (time >= PARTY && time < PARTY + 5 * HOUR ? 400 : walkers(time));
    const send = async (list: readonly number[]) => {
      const dataArray = list.map((time) => [new Date(time).toISOString(), value(time)]);
      await server.send('POST', '/v1.1/CreateObservations', [
        { Datastream: { '@iot.id': late }, components: ['phenomenonTime', 'result'], dataArray },
      ]);
    };
    // Every seventh reading comes after all the others, the party itself last of all.
    await send(times.filter((time, i) => i % 7 !== 0 && !(time >= PARTY && time < PARTY + 5 * HOUR)));
    await server.rooms.rhythm.settle();
    await send(times.filter((_, i) => i % 7 === 0));
    await send(times.filter((time) => time >= PARTY && time < PARTY + 5 * HOUR));
    await server.rooms.rhythm.settle();
    const told = async (datastream: number) =>
      (await server.client.listDeviations({ datastream })).items.map(({ kind, start, end, peakValue, expected }) => ({
        kind,
        start,
        end,
        peakValue,
        expected,
      }));
    expect(await told(late)).toEqual(await told(counted));
    expect(server.rooms.rhythm.keeper.find(late)?.lastTime).toBe(times.at(-1));
  });
});

describe('a restart', () => {
  it('goes on where it was', async () => {
    const before = await server.client.getDatastream({ id: counted });
    const dataDir = server.dataDir;
    await server.halt();
    server = await startTestServer({ dataDir, clock: { now: () => END + 5 * MINUTE } });
    const after = await server.client.getDatastream({ id: counted });
    expect({ ...after, counts: null }).toEqual({ ...before, counts: null });
  });
});
