import { SECOND } from '@wijkritme/contract';
import { clockOf, type DemodamOptions } from '../options.ts';
import { toInstant } from '../rhythm/instant.ts';
import { createValues, type ValueAt, type World } from '../rhythm/values.ts';
import { nextMoment } from '../sensors/series.ts';
import type { Laid } from './lay-sensors.ts';
import { postObservations } from './sensor-things.ts';

/** Rows of one request: large enough for speed, small enough for a small machine. */
const ROWS_PER_REQUEST = 9_000;
const IN_FLIGHT = 2;
/** Between two rounds readings fell due; once there are only this many left the live door takes over. */
const CAUGHT_UP_ROWS = 100;

/** A datastream and the last moment that was given to the server. */
export interface Backlog extends Laid {
  until: number;
}

/** Sends everything between `until` and now; what was sent moves `until`, so it can be stopped and taken up again. */
export async function fillHistory(backlogs: Backlog[], options: DemodamOptions, world: World): Promise<void> {
  const now = clockOf(options);
  const valueAt = createValues(world);
  let done = 0;
  let total = rowsDue(backlogs, now());
  while (rowsDue(backlogs, now()) > CAUGHT_UP_ROWS && !options.signal?.aborted) {
    const to = now();
    total = done + rowsDue(backlogs, to);
    // Each lane has its own datastreams, so the readings of one arrive in order.
    const lanes = Array.from({ length: IN_FLIGHT }, (_, lane) => backlogs.filter((_, i) => i % IN_FLIGHT === lane));
    await Promise.all(
      lanes.map(async (lane) => {
        for (const batch of batches(lane, to, valueAt)) {
          const { accepted, reason = '' } = await postObservations(options, batch.body);
          if (accepted === 0) throw new Error(`all ${batch.rows} readings of a request were refused ${reason}`);
          batch.commit();
          done += batch.rows;
          options.onProgress?.({ stage: 'history', done: Math.min(done, total), total });
        }
      }),
    );
  }
  options.onProgress?.({ stage: 'history', done: total, total });
}

function rowsDue(backlogs: readonly Backlog[], to: number): number {
  return backlogs.reduce(
    (sum, { until, series }) => sum + Math.floor(Math.max(0, to - until) / (series.intervalSeconds * SECOND)),
    0,
  );
}

interface Batch {
  readonly body: string;
  readonly rows: number;
  commit(): void;
}

/** Slices time so that each request holds all datastreams of the lane for one stretch. */
function* batches(lane: readonly Backlog[], to: number, valueAt: ValueAt): Generator<Batch> {
  const perSecond = lane.reduce((sum, { series }) => sum + 1 / series.intervalSeconds, 0);
  const sliceMs = Math.floor(ROWS_PER_REQUEST / perSecond) * SECOND;
  for (let from = Math.min(to, ...lane.map((one) => one.until)); from < to; from += sliceMs) {
    const end = Math.min(to, from + sliceMs);
    const parts = lane.filter((one) => one.until < end).map((one) => toDataArray(one, end, valueAt));
    const commit = () => {
      for (const one of lane) one.until = Math.max(one.until, end);
    };
    const filled = parts.filter((part) => part.rows > 0);
    const rows = filled.reduce((sum, part) => sum + part.rows, 0);
    if (rows === 0) commit();
    else yield { body: `[${filled.map((part) => part.json).join(',')}]`, rows, commit };
  }
}

/** One entry of the data array extension (OGC SensorThings 1.1, section 13). */
function toDataArray(
  { series, datastreamId, until }: Backlog,
  end: number,
  valueAt: ValueAt,
): { json: string; rows: number } {
  const cells: string[] = [];
  for (let t = nextMoment(series, until); t <= end; t = nextMoment(series, t)) {
    const value = valueAt(series, t);
    if (value !== null) cells.push(`["${toInstant(t)}",${value}]`);
  }
  const head = `{"Datastream":{"@iot.id":${datastreamId}},"components":["phenomenonTime","result"]`;
  return {
    json: `${head},"dataArray@iot.count":${cells.length},"dataArray":[${cells.join(',')}]}`,
    rows: cells.length,
  };
}
