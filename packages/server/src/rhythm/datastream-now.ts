import type { Contradiction, Datastream } from '@wijkritme/contract';
import { createExpectation, expect } from '@wijkritme/engine';
import type { Reader } from '../foundation/reader.ts';
import type { Delay, IntakeCounts, Observations } from '../observations/index.ts';
import { type CatalogEntry, isInField, passportStatusOf } from '../sensors/index.ts';
import type { RhythmKeeper } from './keeper.ts';
import { amountOf, isHeldNow, shownFrom, shownRange, shownValue, viewOf } from './outward.ts';
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
  if (entry.stage === 'lab' || entry.stage === 'validated') return 'lab';
  if (!isInField(entry, now)) return 'refused';
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

/** What was normal at the newest reading, or undefined while that is being learned. */
export function expectedNow(series: Series): { low: number; mid: number; high: number } | undefined {
  if (Number.isNaN(series.lastTime)) return undefined;
  expect(series.state, series.calendar, series.lastTime, expectation);
  const { low, mid, high, learning } = expectation;
  return !learning && Number.isFinite(low) && Number.isFinite(high) ? { low, mid, high } : undefined;
}

/** Is too little known to say what is normal? Asked of the moment of the newest reading; nothing is learned before that. */
export function isStillLearning(series: Series | undefined): boolean {
  if (!series || Number.isNaN(series.lastTime)) return true;
  expect(series.state, series.calendar, series.lastTime, expectation);
  return expectation.learning;
}

export function toDatastream(
  entry: CatalogEntry,
  keeper: Pick<RhythmKeeper, 'find' | 'lab' | 'isOpen'>,
  seen: SeenByIntake,
  {
    reader,
    now,
    contradiction,
  }: { readonly reader: Reader; readonly now: number; readonly contradiction?: Contradiction | undefined },
): Datastream {
  const { language } = reader;
  const rule = viewOf(reader, entry);
  const series = keeper.find(entry.id);
  const status = statusNow(entry, series, now);
  const lab = status === 'lab' ? keeper.lab.find(entry.id) : undefined;
  const expected = shownRange(series && status !== 'lab' ? expectedNow(series) : undefined, rule);
  // The newest plausible one: what cannot be is told in the sentence, and is no value of now.
  const has = series !== undefined && status !== 'lab' && !Number.isNaN(series.state.lastTime);
  const learning = has
    ? {
        ready: !expectation.learning,
        daysNeeded: Math.ceil(expectation.daysNeeded),
        confidence: expectation.confidence,
      }
    : { ready: false, daysNeeded: 21, confidence: 0 };
  const newest = has ? { time: series.state.lastTime, value: series.state.lastValue } : lab;
  const value = newest?.value;
  const isHeld = newest !== undefined && isHeldNow(keeper, entry, newest.time);
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
    stage: entry.stage,
    latest: newest
      ? { time: new Date(newest.time).toISOString(), value: rule && isHeld ? null : shownValue(newest.value, rule) }
      : null,
    ...shownFrom(rule, entry),
    expected: expected ?? null,
    learning,
    counts: { ...seen.counts },
    ...(seen.delay && { delay: seen.delay }),
    ...(contradiction && { contradiction }),
    sentence: nowSentence(
      {
        measured: entry,
        status,
        value: value === undefined ? undefined : amountOf(value, rule, isHeld),
        expected,
        higher: series ? isHigher(series) : false,
        daysNeeded: learning.daysNeeded,
        unit: entry.unit,
        hasPassport: passportStatusOf(entry, now) === 'valid',
      },
      language,
    ),
  };
}
