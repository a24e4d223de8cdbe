import type { Distribution } from '@wijkritme/contract';
import { createExpectation, expect, QUANTILES, quantiles, showRange, stateChances } from '@wijkritme/engine';
import type { SeriesView } from './band.ts';
import type { Series } from './series.ts';

type Told = Pick<
  Distribution,
  'stepSeconds' | 'time' | 'quantiles' | 'states' | 'confidence' | 'daysLearned' | 'daysNeeded'
>;

/** UTC ms. */
export interface Moments {
  readonly from: number;
  readonly to: number;
  readonly stepMs: number;
}

const expectation = createExpectation();
const points = new Float64Array(QUANTILES.length);

/**
 * The distribution of a series at moments from `from` up to `to` (UTC ms), by what is known now, as one reader may see it:
 * quantiles of counts that are protected lie on the grid of the passport.
 */
export function tellDistribution(
  { series, rule }: Pick<SeriesView, 'series' | 'rule'>,
  { from, to, stepMs }: Moments,
  nameOfState: (state: number) => string,
): Told {
  const told: Told = {
    stepSeconds: stepMs / 1000,
    time: [],
    quantiles: QUANTILES.map((share) => ({ share, value: [] })),
    states: listStates(series, nameOfState),
    confidence: [],
    ...learnedOf(series, from),
  };
  for (let time = from; time < to; time += stepMs) {
    told.time.push(time);
    const isKnown = series !== undefined && told.daysLearned > 0;
    if (isKnown) expect(series.state, series.calendar, time, expectation);
    // Guessed from a few readings they would say more than is known.
    const isLearned = isKnown && !expectation.learning;
    if (isLearned) quantiles(series.state, series.calendar, time, points);
    const shown = isLearned ? shownPoints(points, rule) : undefined;
    for (const [i, { value }] of told.quantiles.entries()) value.push(shown === undefined ? null : tidy(shown[i]));
    addChances(told, isLearned ? series : undefined, time);
    told.confidence.push(isKnown ? tidy(expectation.confidence) : null);
  }
  return told;
}

const tidy = (value: number | undefined) =>
  value === undefined || !Number.isFinite(value) ? null : Math.round(value * 1000) / 1000;

/** Before the first reading nothing is learned. */
function learnedOf(series: Series | undefined, time: number): Pick<Told, 'daysLearned' | 'daysNeeded'> {
  if (!series || Number.isNaN(series.lastTime)) return { daysLearned: 0, daysNeeded: 21 };
  expect(series.state, series.calendar, time, expectation);
  return { daysLearned: Math.floor(expectation.daysLearned), daysNeeded: Math.ceil(expectation.daysNeeded) };
}

/** Outer points in pairs around the middle, each pair a range that still holds what it held. */
function shownPoints(values: Float64Array, rule: SeriesView['rule']): Float64Array {
  if (rule === null) return values;
  const shown = new Float64Array(values.length);
  const last = values.length - 1;
  for (let i = 0; 2 * i <= last; i++) {
    const [low, mid, high] = [values[i], values[last / 2], values[last - i]] as [number, number, number];
    const range = showRange({ low, mid, high }, rule);
    shown[i] = 2 * i === last ? range.mid : range.low;
    shown[last - i] = 2 * i === last ? range.mid : range.high;
  }
  return shown;
}

function listStates(series: Series | undefined, nameOf: (state: number) => string): Told['states'] {
  if (series?.state.spec.kind !== 'state') return [];
  const { min, max } = series.state.spec;
  return Array.from({ length: max - min + 1 }, (_, i) => ({ state: min + i, name: nameOf(min + i), chance: [] }));
}

function addChances({ states }: Told, series: Series | undefined, time: number): void {
  if (states.length === 0) return;
  const chances = series ? stateChances(series.state, series.calendar, time) : [];
  for (const [i, { chance }] of states.entries()) chance.push(tidy(chances[i]));
}
