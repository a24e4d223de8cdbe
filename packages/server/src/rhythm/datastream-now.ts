import type { Datastream } from '@wijkritme/contract';
import { createExpectation, expect } from '@wijkritme/engine';
import type { Reader } from '../foundation/reader.ts';
import type { Delay, IntakeCounts, Observations } from '../observations/index.ts';
import { type CatalogEntry, passportStatusOf } from '../sensors/index.ts';
import { amountOf, shownFrom, shownRange, shownValue, viewOf } from './outward.ts';
import { nowSentence } from './sentences/now-sentence.ts';
import type { Series } from './series.ts';

const expectation = createExpectation();

/** What the intake knows of a datastream. */
export interface SeenByIntake {
  readonly counts: IntakeCounts;
  readonly delay: Delay | undefined;
}

export function seenByIntake({ counters }: Observations, datastreamId: number): SeenByIntake {
  return { counts: counters.peek(datastreamId), delay: counters.delays.find(datastreamId) };
}

export type NowStatus = Datastream['status'];

export function statusNow(entry: CatalogEntry, series: Series | undefined, now: number): NowStatus {
  if (passportStatusOf(entry, now) !== 'valid') return 'refused';
  if (series === undefined || Number.isNaN(series.lastTime)) return 'no-data';
  for (const change of series.open.values()) if (change.kind === 'silent') return 'gap';
  return series.state.status;
}

/** Is the strongest deviation that goes on above normal? */
export function isHigher(series: Series): boolean {
  for (const change of series.open.values()) {
    if (change.kind === 'higher') return true;
    if (change.kind === 'lower') return false;
  }
  return series.state.lastValue >= series.verdict.mid;
}

/** What was normal at the newest reading, or undefined while nothing is known. */
export function expectedNow(series: Series): { low: number; mid: number; high: number } | undefined {
  if (Number.isNaN(series.lastTime)) return undefined;
  expect(series.state, series.calendar, series.lastTime, expectation);
  const { low, mid, high } = expectation;
  return Number.isFinite(low) && Number.isFinite(high) ? { low, mid, high } : undefined;
}

export function toDatastream(
  entry: CatalogEntry,
  series: Series | undefined,
  seen: SeenByIntake,
  reader: Reader,
  now: number,
): Datastream {
  const { language } = reader;
  const rule = viewOf(reader, entry);
  const status = statusNow(entry, series, now);
  const expected = shownRange(series && expectedNow(series), rule);
  // The newest plausible one: what cannot be is told in the sentence, and is no value of now.
  const has = series !== undefined && !Number.isNaN(series.state.lastTime);
  const learning = has
    ? {
        ready: !expectation.learning,
        daysNeeded: Math.ceil(expectation.daysNeeded),
        confidence: expectation.confidence,
      }
    : { ready: false, daysNeeded: 21, confidence: 0 };
  const value = has ? series.state.lastValue : undefined;
  return {
    id: entry.id,
    name: entry.name,
    thingId: entry.thingId,
    thingName: entry.thingName,
    placeId: entry.placeId,
    property: entry.property,
    propertyName: entry.propertyName[language],
    unit: entry.unit,
    kind: entry.kind,
    intervalSeconds: Math.round(entry.intervalMs / 1000),
    simulated: entry.simulated,
    status,
    latest: has
      ? { time: new Date(series.state.lastTime).toISOString(), value: shownValue(series.state.lastValue, rule) }
      : null,
    ...shownFrom(rule),
    expected: expected ?? null,
    learning,
    counts: { ...seen.counts },
    ...(seen.delay && { delay: seen.delay }),
    sentence: nowSentence(
      {
        measured: entry,
        status,
        value: value === undefined ? undefined : amountOf(value, rule),
        expected,
        higher: series ? isHigher(series) : false,
        daysNeeded: learning.daysNeeded,
        unit: entry.unit,
      },
      language,
    ),
  };
}
