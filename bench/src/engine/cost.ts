import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { DAY, HOUR, MINUTE } from '@wijkritme/contract';
import {
  type CalendarView,
  createRhythm,
  createVerdict,
  encodeRhythm,
  type RhythmState,
  step,
  v8Flags,
  zoneRules,
} from '@wijkritme/engine';
import type { Bar, Result } from '../harness/bars.ts';
import { spreadOf } from '../harness/percentiles.ts';
import { figure } from '../harness/table.ts';
import { readingAt } from '../load/signal.ts';

const START = Date.UTC(2026, 0, 5);
const SERIES = 10_000;
/** Different shapes of data; more would only cost memory. */
const SHAPES = 16;
/** Days to learn from before the clock runs: after three weeks everything is judged. */
const LEARNED_DAYS = 23;
const MEASURED_DAYS = 5;
const COST: Bar = { must: 600, aim: 200, less: true, unit: 'ns' };
const SIZE: Bar = { must: 6144, less: true, unit: 'bytes' };

export const calendar: CalendarView = { zone: zoneRules('Europe/Amsterdam'), isHoliday: (day) => day % 91 === 0 };

interface Town {
  readonly name: string;
  readonly stepMs: number;
  /** Readings of one series in a row, before the next series has its turn. */
  readonly batch: number;
  readonly series: number;
}

/**
 * Judging and learning one reading, and the memory of a datastream, with 10,000 datastreams by turns. A batch of one day
 * each is what a replay does; one reading each is the worst case, in which every state has left the processor's cache.
 * `scale` takes fewer series.
 */
export function measureCost({ scale }: { scale: number }): Result[] {
  // As the server does.
  setFlagsFromString(v8Flags);
  const series = Math.max(100, Math.round(SERIES * scale));
  // A tenth of the five-minute series holds as many readings and more bytes than any cache.
  const few = Math.max(100, Math.round(series / 5));
  return [
    ...measureTown({ name: 'hourly, a day at a time', stepMs: HOUR, batch: 24, series }, true),
    ...measureTown({ name: 'hourly, one reading at a time', stepMs: HOUR, batch: 1, series }, false),
    ...measureTown({ name: 'of 5 minutes, a day at a time', stepMs: 5 * MINUTE, batch: 288, series: few }, true),
    ...measureTown({ name: 'of 5 minutes, one reading at a time', stepMs: 5 * MINUTE, batch: 1, series: few }, false),
  ];
}

function measureTown(town: Town, sized: boolean): Result[] {
  const { stepMs, series } = town;
  const spec = { kind: 'count' as const, intervalMs: stepMs, min: 0, max: 100_000 };
  const before = bytesInUse();
  const states = Array.from({ length: series }, () => createRhythm(spec));
  const perDay = DAY / stepMs;
  const shapes = weekOfValues(stepMs);
  runDays(town, states, shapes, 0, LEARNED_DAYS * perDay);
  const perReading: number[] = [];
  for (let day = 0; day < MEASURED_DAYS; day++) {
    const from = (LEARNED_DAYS + day) * perDay;
    const start = process.cpuUsage();
    runDays(town, states, shapes, from, from + perDay);
    const { user, system } = process.cpuUsage(start);
    perReading.push((1_000 * (user + system)) / (perDay * series));
  }
  const { p50, max } = spreadOf(perReading);
  const what = `${figure(series)} series ${town.name}`;
  const note = `processor time, median of ${MEASURED_DAYS} days; least ${figure(Math.min(...perReading))}, most ${figure(max)}`;
  const cost: Result = { what: `reading judged and learned, ${what}`, value: p50, unit: 'ns', bar: COST, note };
  return sized ? [cost, ...sizes(what, states, before, stepMs)] : [cost];
}

function sizes(what: string, states: readonly RhythmState[], before: number, stepMs: number): Result[] {
  const stored = encodeRhythm(states[0] as RhythmState).byteLength;
  if (stepMs !== HOUR) return [{ what: `state stored, ${what}`, value: stored, unit: 'bytes' }];
  // Only before anything else was measured: what others leave behind is collected late.
  const inMemory = (bytesInUse() - before) / states.length;
  const note = 'heap and buffers after collection';
  return [
    { what: `state stored, ${what}`, value: stored, unit: 'bytes', bar: SIZE },
    { what: `state in memory, ${what}`, value: inMemory, unit: 'bytes', bar: SIZE, note },
  ];
}

function runDays(
  { stepMs, batch }: Town,
  states: readonly RhythmState[],
  shapes: readonly Float64Array[],
  from: number,
  to: number,
): void {
  const out = createVerdict();
  for (let first = from; first < to; first += batch) {
    for (let i = 0; i < states.length; i++) {
      const shape = shapes[i % SHAPES] as Float64Array;
      for (let at = first; at < first + batch; at++) {
        // The week repeats with a little change, so that no reading is exactly what was learned.
        const value = (shape[(at + i) % shape.length] as number) + ((at * 7 + i) % 5);
        step(states[i] as RhythmState, calendar, START + at * stepMs, value, out);
      }
    }
  }
}

function weekOfValues(stepMs: number): Float64Array[] {
  return Array.from({ length: SHAPES }, (_, shape) =>
    Float64Array.from({ length: (7 * DAY) / stepMs }, (_, at) => readingAt(shape, START + at * stepMs)),
  );
}

/** Bytes that are really needed: after a collection, which node has to be told to allow. */
function bytesInUse(): number {
  setFlagsFromString('--expose-gc');
  const collect: () => void = runInNewContext('gc');
  collect();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
