import {
  createRhythm,
  createVerdict,
  type DeviationChange,
  placeLimit,
  type RhythmState,
  recentEpisodes,
  setAlarmBudget,
  step,
} from '@wijkritme/engine';
import type { Recording } from '../../../packages/engine/tests/recordings/recording.ts';

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;
export const WEEK = 7 * DAY;
/** Weeks of learning, in which nothing is told. */
const LEARNING_WEEKS = 3;
/** Weeks that the limit of a place is taken from. */
const ACCOUNT_WEEKS = 8;

/** A deviation of one of the recordings, as last told. */
export interface Told extends DeviationChange {
  readonly series: number;
}

interface Player {
  readonly recording: Recording;
  readonly state: RhythmState;
  at: number;
}

export interface PlaceReplay {
  readonly told: Told[];
  /** UTC ms of the first week that was judged, and of the end. */
  readonly from: number;
  readonly to: number;
}

/** Plays recordings of one place week by week; after each week the place's limit follows from what its series met. */
export function replayPlace(recordings: readonly Recording[], perWeek: number): PlaceReplay {
  const players = recordings.map((recording): Player => ({ recording, state: createRhythm(recording.spec), at: 0 }));
  const first = Math.min(...recordings.map(({ readings }) => readings[0]?.[0] ?? 0));
  const to = Math.max(...recordings.map(({ readings }) => readings.at(-1)?.[0] ?? 0));
  const from = first + LEARNING_WEEKS * WEEK;
  const told = new Map<string, Told>();
  for (const { state } of players) setAlarmBudget(state, players.length / perWeek);
  for (let end = first + WEEK; end < to + WEEK; end += WEEK) {
    players.forEach((player, series) => {
      playUntil(player, end, (change) => told.set(`${series} ${change.kind} ${change.start}`, { ...change, series }));
    });
    if (end <= from) continue;
    const episodes = players.map(({ state }) => recentEpisodes(state));
    const limit = placeLimit({
      perWeek,
      episodes,
      from: Math.max(from, end - ACCOUNT_WEEKS * WEEK),
      to: end,
      nearMs: HOUR,
    });
    for (const { state } of players) setAlarmBudget(state, limit);
  }
  return { told: [...told.values()], from, to };
}

const verdict = createVerdict();

function playUntil(player: Player, end: number, onChange: (change: DeviationChange) => void): void {
  const { readings, calendar } = player.recording;
  for (; player.at < readings.length; player.at++) {
    const [t, value] = readings[player.at] as [number, number]; // inside
    if (t >= end) return;
    step(player.state, calendar, t, value, verdict);
    verdict.changes.forEach(onChange);
  }
}

/** Starts of signals: deviations that overlap, with an hour to spare, are one; silences are outages, counted apart. */
export function signalStarts(told: readonly Told[], silent: boolean): number[] {
  const starts: number[] = [];
  let end = Number.NEGATIVE_INFINITY;
  const ordered = told.filter(({ kind }) => (kind === 'silent') === silent).sort((a, b) => a.start - b.start);
  for (const one of ordered) {
    if (one.start > end + HOUR) starts.push(one.start);
    end = Math.max(end, one.end ?? one.start);
  }
  return starts;
}
