import type { Beat, Deviation, LiveReadings } from '@wijkritme/contract';

/** One live reading as a row. */
export interface LivePoint {
  readonly time: number;
  /** null: measured, and not shown to who looks. */
  readonly value: number | null;
  readonly low: number | null;
  readonly mid: number | null;
  readonly high: number | null;
  readonly status: LiveReadings['status'][number];
}

/** Everything that came in since the last frame. */
export interface LiveBatch {
  readonly readings: Map<number, LivePoint[]>;
  readonly beats: Map<number, Beat>;
  readonly deviations: Map<number, Deviation>;
  points: number;
}

/** More points than this between two frames: the page was asleep, and fetching anew is cheaper than catching up. */
export const batchPoints = 20_000;

export const createBatch = (): LiveBatch => ({
  readings: new Map(),
  beats: new Map(),
  deviations: new Map(),
  points: 0,
});

export function addReadings(batch: LiveBatch, message: LiveReadings): void {
  message.datastreamId.forEach((id, index) => {
    const point: LivePoint = {
      time: message.time[index] ?? 0,
      value: message.value[index] ?? null,
      low: message.low[index] ?? null,
      mid: message.mid[index] ?? null,
      high: message.high[index] ?? null,
      status: message.status[index] ?? 'normal',
    };
    const points = batch.readings.get(id);
    if (points) points.push(point);
    else batch.readings.set(id, [point]);
  });
  batch.points += message.datastreamId.length;
}

export function addBeats(batch: LiveBatch, items: readonly Beat[]): void {
  for (const beat of items) batch.beats.set(beat.placeId, beat);
}

export function addDeviation(batch: LiveBatch, deviation: Deviation): void {
  batch.deviations.set(deviation.id, deviation);
}

export const isEmpty = (batch: LiveBatch): boolean =>
  batch.readings.size === 0 && batch.beats.size === 0 && batch.deviations.size === 0;
