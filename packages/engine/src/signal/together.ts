import { type AlarmHabit, createAlarmHabit, learnAlarm, setBudgetWeeks } from '../budget/alarm-habit.ts';
import { createEvidence, type Evidence } from '../deviation/evidence.ts';
import { createHigherLower, followSides, type HigherLower } from '../deviation/higher-lower.ts';
import { faintestEvidence } from '../deviation/spans.ts';
import type { Compared } from '../deviation/stretch.ts';
import type { DeviationChange } from '../rhythm/verdict.ts';
import { DAY, HOUR } from '../time/units.ts';
import { type Agreement, createAgreement, learnAgreement, sdOfSum } from './agreement.ts';
import { createPooledHabit, type PooledHabit, pooledSpans, weighPooled } from './pooled-evidence.ts';
import { createVoice, learnVoice, type Said, say, type Voice } from './voice.ts';

/**
 * Several series of one place, judged as one, hour by hour: where each is a little above its rhythm at the same moment,
 * chance soon is out of the question although no series alone would say so. Differences are added up (Stouffer et al.
 * 1949) and divided by how far such a sum goes for voices that usually move together. What is new in the hour is weighed
 * apart from what lasts: a sudden hour then stands out in a windy night.
 */
export interface Together {
  /** UTC ms of the last hour that was judged, NaN before the first. */
  lastTime: number;
  /** Hours judged. */
  moments: number;
  /** By the id that the caller gave. */
  readonly voices: Map<number, Voice>;
  readonly agreement: Agreement;
  readonly newsAgreement: Agreement;
  readonly habit: PooledHabit;
  readonly higherLower: HigherLower;
  /** How rare what strength of evidence is here, and from where the budget lets it be told. */
  readonly alarms: AlarmHabit;
  /** The hour of the peak of either side: how many spoke, and how many of them were off that way. */
  readonly higherPeak: Count;
  readonly lowerPeak: Count;
  /** The hour at hand; no part of what is remembered. */
  readonly evidence: Evidence;
}

export interface Count {
  off: number;
  of: number;
}

/** News of a deviation of several series together; its values are mean differences in sd, and 0 is normal. */
export interface TogetherChange extends DeviationChange {
  /** At its peak: voices more than one sd off in its direction. */
  readonly off: number;
  /** At its peak: voices that said something. */
  readonly of: number;
}

/** With fewer, one of them would speak for all. */
const FEWEST = 3;
/** Normal quantile of 99 %. */
const EDGE = 2.326;
const LEARNING_MS = 21 * DAY;
/** The alarm budget of a whole city, per observed property: deviations a week. */
const BUDGET_PER_WEEK = 0.3;
/** A voice this many sd away counts as off. */
const OFF = 1;

export function createTogether(): Together {
  return {
    lastTime: Number.NaN,
    moments: 0,
    voices: new Map(),
    agreement: createAgreement(),
    newsAgreement: createAgreement(),
    habit: createPooledHabit(),
    higherLower: createHigherLower(),
    alarms: createAlarms(),
    higherPeak: { off: 0, of: 0 },
    lowerPeak: { off: 0, of: 0 },
    evidence: createEvidence(pooledSpans),
  };
}

function createAlarms(): AlarmHabit {
  const alarms = createAlarmHabit(faintestEvidence(pooledSpans));
  setBudgetWeeks(alarms, 1 / BUDGET_PER_WEEK);
  return alarms;
}

/** Whether a deviation goes on. */
export function isOpen({ higherLower: { higher, lower } }: Together): boolean {
  return higher.stretch.open === 1 || lower.stretch.open === 1;
}

/**
 * Judges one hour of all voices, then learns it. An hour with fewer than three voices says nothing.
 * @param t UTC ms of the start of the hour, after the last one
 * @param differences by voice in a fixed order, as `differenceOf` gives them or the mean of such; NaN says nothing
 * @throws RangeError when `t` is not after the last hour
 * @example stepTogether(together, hour, new Map([[1, 0.8], [2, 1.1], [3, Number.NaN]]), changes)
 */
export function stepTogether(
  state: Together,
  t: number,
  differences: ReadonlyMap<number, number>,
  changes: TogetherChange[],
): void {
  if (t <= state.lastTime) throw new RangeError(`hour out of order: ${t} is not after ${state.lastTime}`);
  const missing = missingBefore(state, t);
  if (missing > 0) for (const voice of state.voices.values()) voice.last = Number.NaN;
  const said = listen(state, differences);
  if (said.length < FEWEST) return;
  const values = said.map(({ difference }) => difference);
  const news = said.map((one) => one.news);
  const sum = total(values);
  const sd = sdOfSum(state.agreement, values.length);
  const newsSd = sdOfSum(state.newsAgreement, news.length);
  weighPooled(state.habit, { sum: sum / sd, news: total(news) / newsSd, missing }, state.evidence);
  const edge = (EDGE * sd) / values.length;
  tell(state, { t, value: sum / values.length, z: sum / sd, low: -edge, mid: 0, high: edge }, values, changes);
  learnAlarm(state.alarms, {
    t,
    evidence: Math.max(state.evidence.upBeyond, state.evidence.downBeyond),
    isOpen: isOpen(state),
    sinceMs: Number.isNaN(state.lastTime) ? 0 : t - state.lastTime,
    calmReadings: pooledSpans.calmReadings,
  });
  learnAgreement(state.agreement, values);
  learnAgreement(state.newsAgreement, news);
  learnVoices(state, differences, said);
  state.lastTime = t;
  state.moments++;
}

function tell(state: Together, reading: Compared, values: readonly number[], changes: TogetherChange[]): void {
  const { higherLower, evidence, alarms, higherPeak, lowerPeak } = state;
  const mayOpen = state.moments * HOUR >= LEARNING_MS;
  const found: DeviationChange[] = [];
  followSides(higherLower, reading, { spans: pooledSpans, evidence, intervalMs: HOUR, mayOpen, alarms }, found);
  if (higherLower.higher.stretch.peakTime === reading.t) count(higherPeak, values, 1);
  if (higherLower.lower.stretch.peakTime === reading.t) count(lowerPeak, values, -1);
  for (const change of found) changes.push({ ...change, ...(change.kind === 'higher' ? higherPeak : lowerPeak) });
  // A deviation that is over is no evidence for the next one.
  if (found.at(-1)?.change === 'closed') state.habit.means.fill(0);
}

function count(peak: Count, values: readonly number[], side: number): void {
  peak.of = values.length;
  peak.off = values.filter((value) => value * side > OFF).length;
}

function missingBefore({ lastTime }: Together, t: number): number {
  const since = (t - lastTime) / HOUR;
  return since > 1.5 ? since - 1 : 0;
}

/** What each voice says; one that was never heard begins here. */
function listen({ voices }: Together, differences: ReadonlyMap<number, number>): Said[] {
  const said: Said[] = [];
  for (const [id, difference] of differences) {
    if (Number.isNaN(difference)) continue;
    const voice = voices.get(id) ?? createVoice();
    voices.set(id, voice);
    said.push(say(voice, difference));
  }
  return said;
}

function learnVoices({ voices }: Together, differences: ReadonlyMap<number, number>, said: readonly Said[]): void {
  let at = 0;
  for (const [id, voice] of voices) {
    const difference = differences.get(id) ?? Number.NaN;
    // Who says nothing now has no hour before the next one.
    if (Number.isNaN(difference)) voice.last = Number.NaN;
  }
  for (const [id, difference] of differences) {
    const voice = voices.get(id);
    if (voice && !Number.isNaN(difference)) learnVoice(voice, difference, said[at++] as Said);
  }
}

function total(values: readonly number[]): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
}
