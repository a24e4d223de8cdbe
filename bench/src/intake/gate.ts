import { DAY, MINUTE } from '@wijkritme/contract';
import { buildPassport, buildThing } from '../../../packages/server/testing/builders.ts';
import { startTestServer, type TestServer } from '../../../packages/server/testing/start-test-server.ts';
import {
  addReading,
  createReadings,
  openWithoutGate,
  type Readings,
} from '../../../packages/server/testing/without-gate.ts';
import type { Result } from '../harness/bars.ts';
import { medianOf, percentileOf } from '../harness/percentiles.ts';
import { say } from '../harness/run.ts';
import { figure } from '../harness/table.ts';
import { readingAt, Timeline } from '../load/signal.ts';
import { intakeBars } from './bars.ts';

const STREAMS = 100;
const ROWS = 1_000;
/** Submissions of one round, and how many of them are under way at once. */
const SUBMISSIONS = 20;
const AT_ONCE = 8;
/** Many short rounds by turns: what else the machine does then hits both sides alike. */
const PAIRS = 60;
const INTERVAL_MS = 5 * MINUTE;
const STORED = 0;

type Submit = (readings: Readings) => Promise<Uint8Array>;

/**
 * What the gate costs: the rate with it as a share of the rate without it, in one process, by turns. Both sides hand
 * batches to a group commit on the same embedded PostgreSQL with the rhythm listening; the side without asks no passport
 * and no spacing and counts nothing. No HTTP or MQTT stands before it, so the share of the gate is larger than at a door.
 */
export async function measureGate(scale: number): Promise<Result> {
  const server = await startTestServer({ store: 'embedded' });
  const open = openWithoutGate(server);
  try {
    const gated: Submit = (readings) =>
      server.rooms.observations.intake.submit(readings, {
        principal: { kind: 'administrator' },
        door: 'mqtt',
        lateLimitMs: Number.POSITIVE_INFINITY,
      });
    const sides = [
      { submit: gated, streams: await makeStreams(server), timeline: newTimeline() },
      { submit: open.submit, streams: await makeStreams(server), timeline: newTimeline() },
    ] as const;
    for (const side of sides) for (let i = 0; i < 3; i++) await round(side);
    const pairs: { withGate: number; without: number }[] = [];
    for (let i = 0; i < Math.max(2, Math.ceil(PAIRS * scale)); i++) {
      const order = i % 2 === 0 ? ([0, 1] as const) : ([1, 0] as const);
      const rates = [0, 0];
      for (const at of order) rates[at] = await round(sides[at]);
      pairs.push({ withGate: rates[0] as number, without: rates[1] as number });
    }
    return toResult(pairs);
  } finally {
    await open.stop();
    await server.stop();
  }
}

const newTimeline = () => new Timeline(Date.now() - 250 * DAY, INTERVAL_MS);

async function makeStreams(server: TestServer): Promise<number[]> {
  const { finestSeconds: _, ...strict } = buildPassport({ smallGroups: 'withheld', minimumGroup: 2 });
  const { datastreams } = await buildThing(server, { passport: strict, datastreams: STREAMS });
  return datastreams;
}

/** @returns readings a second, all of them stored */
async function round({
  submit,
  streams,
  timeline,
}: {
  submit: Submit;
  streams: readonly number[];
  timeline: Timeline;
}): Promise<number> {
  const work = Array.from({ length: SUBMISSIONS }, () => batchOf(streams, timeline)).reverse();
  const rows = work.length * ROWS;
  const start = performance.now();
  const sender = async () => {
    for (let readings = work.pop(); readings; readings = work.pop()) {
      const outcome = await submit(readings);
      if (outcome.some((code) => code !== STORED)) throw new Error('a reading was not stored');
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, sender));
  return (rows / (performance.now() - start)) * 1_000;
}

function batchOf(streams: readonly number[], timeline: Timeline): Readings {
  const readings = createReadings(ROWS);
  for (let i = 0; i < ROWS; i++) {
    const id = streams[i % streams.length] as number;
    const time = timeline.take(id);
    addReading(readings, id, time, Math.max(2, readingAt(id, time)));
  }
  return readings;
}

function toResult(pairs: readonly { withGate: number; without: number }[]): Result {
  const shares = pairs.map(({ withGate, without }) => (withGate / without) * 100).sort((a, b) => a - b);
  const value = medianOf(shares);
  const withGate = medianOf(pairs.map((pair) => pair.withGate));
  const without = medianOf(pairs.map((pair) => pair.without));
  const what = 'rate with the gate, of the rate without';
  say(`${what}: ${figure(value)} %`);
  const range = `half of them ${figure(percentileOf(shares, 25))}–${figure(percentileOf(shares, 75))} %`;
  const note = `median of ${pairs.length} pairs by turns, ${range}; ${figure(withGate)} with and ${figure(without)} without, readings/s, no door before it`;
  return { what, value, unit: '%', bar: intakeBars.gate, note };
}
