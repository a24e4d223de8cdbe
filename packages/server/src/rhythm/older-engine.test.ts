import { DAY, HOUR } from '@wijkritme/contract';
import { encodeRhythm } from '@wijkritme/engine';
import { afterAll, expect, it } from 'vitest';
import { buildPassport, buildThing } from '../../testing/builders.ts';
import { startTestServer, type TestServer } from '../../testing/start-test-server.ts';

/** A Monday; six weeks of readings, with an evening that broke the rhythm. */
const START = Date.parse('2026-01-05T00:00:00Z');
const END = START + 42 * DAY;
const PARTY = END - 2 * DAY - 6 * HOUR;
const clock = { now: () => END };

let server: TestServer;
afterAll(() => server.stop());

const walkers = (time: number) =>
  Math.round(40 * Math.max(0, Math.sin(((((time / HOUR) % 24) - 6) / 16) * Math.PI)) + (((time / HOUR) * 7919) % 13));

/** What was learned and found. */
async function outcome(datastream: number) {
  await server.rooms.rhythm.settle();
  const { items } = await server.client.listDeviations({ datastream });
  const series = server.rooms.rhythm.keeper.find(datastream);
  return {
    state: series && Buffer.from(encodeRhythm(series.state)).toString('hex'),
    found: items.map(({ kind, start, end, peakValue }) => ({ kind, start, end, peakValue })),
  };
}

it('judges everything anew when an earlier version of the engine left states that cannot be read', async () => {
  server = await startTestServer({ clock });
  const passport = buildPassport({ intervalSeconds: 3600 });
  const [datastream = 0] = (await buildThing(server, { passport, datastreams: 1 })).datastreams;
  const rows: [string, number][] = [];
  for (let time = START; time < END; time += HOUR) {
    const value = time >= PARTY && time < PARTY + 5 * HOUR ? 400 : walkers(time);
    rows.push([new Date(time).toISOString(), value]);
  }
  const sent = { Datastream: { '@iot.id': datastream }, components: ['phenomenonTime', 'result'], dataArray: rows };
  expect((await server.send('POST', '/v1.1/CreateObservations', [sent])).status).toBe(201);
  const before = await outcome(datastream);
  expect(before.found.map(({ kind }) => kind)).toContain('higher');

  const { dataDir } = server;
  await server.halt();
  server = await startTestServer({ dataDir, clock });
  const { pool } = server.context.database;
  // Byte 3 is the version.
  for (const table of ['rhythm_state', 'rhythm_snapshot']) {
    const { rowCount } = await pool.query(`update ${table} set state = set_byte(state, 3, 1)`);
    expect(rowCount).toBeGreaterThan(0);
  }
  await server.halt();

  server = await startTestServer({ dataDir, clock });
  expect(await outcome(datastream)).toEqual(before);
});
