import { DAY, HOUR, WEEK } from '../time/units.ts';

/**
 * How often a series goes how far, from the peaks of its own past episodes: a rate of episodes beyond a low mark, and an
 * exponential excess beyond it (peaks over threshold on declustered runs, Davison & Smith 1990). It turns evidence into "once
 * in so many weeks", and the budget into the evidence at which a deviation opens.
 */
export interface AlarmHabit {
  /** A deviation of this series is told when it is rarer than once in so many weeks: its share of a place's budget. */
  budgetWeeks: number;
  /** The evidence that is met once in the weeks of the budget. */
  opensAt: number;
  /** The mark from which an episode is noted. */
  notice: number;
  /** Weeks watched and episodes met in them; both fade. */
  weeks: number;
  episodes: number;
  /** Mean excess of an episode's peak beyond the mark. */
  excess: number;
  /** Watched since the last accounts were made up, ms. */
  watchedMs: number;
  /** Peak of the episode at hand and UTC ms of it, −∞ while there is none; readings since one beyond the mark. */
  peak: number;
  peakTime: number;
  calm: number;
  /** A ring of the latest episodes: hours since 1970 of their peaks, log10 of the weeks between such peaks. */
  readonly hours: Float32Array;
  readonly rarities: Float32Array;
  noted: number;
}

/** Evidence (powers of ten beyond a nominal once in four weeks) from which an episode is noted: a few a week. */
const NOTICE = -1.6;
export const NOMINAL_WEEKS = 4;
/** One signal a week in a place of four series: once in four weeks each, until a place says what it wants. */
export const DEFAULT_BUDGET_WEEKS = 4;
/** The start counts as so many weeks in which the nominal rate was met. */
const START_WEEKS = 2;
const MEMORY_WEEKS = 26;
/** One event does not hide the next: an excess counts for at most so many times the mean. */
const CLIP = 4;
/** Episodes kept, for "what would another budget have shown". */
export const RECENT_EPISODES = 24;

/**
 * @param faintest evidence of the least that is beyond the habit of its tail: in slow series it may lie above the usual mark
 */
export function createAlarmHabit(faintest = Number.NEGATIVE_INFINITY): AlarmHabit {
  const notice = Math.max(NOTICE, faintest);
  const habit: AlarmHabit = {
    budgetWeeks: DEFAULT_BUDGET_WEEKS,
    opensAt: 0,
    weeks: START_WEEKS,
    notice,
    episodes: START_WEEKS / (NOMINAL_WEEKS * 10 ** notice),
    // Of evidence that is calibrated exactly: powers of ten of an exponential chance.
    excess: Math.LOG10E,
    watchedMs: 0,
    peak: Number.NEGATIVE_INFINITY,
    peakTime: Number.NaN,
    calm: 0,
    hours: new Float32Array(RECENT_EPISODES),
    rarities: new Float32Array(RECENT_EPISODES),
    noted: 0,
  };
  settle(habit);
  return habit;
}

/** Weeks from one episode this strong to the next, by the habit of the series. */
export function weeksBetween(habit: AlarmHabit, evidence: number): number {
  return (habit.weeks / habit.episodes) * Math.exp((evidence - habit.notice) / habit.excess);
}

/** @param weeks rarer than once in so many weeks is told @throws RangeError when not above 0 */
export function setBudgetWeeks(habit: AlarmHabit, weeks: number): void {
  if (!(weeks > 0)) throw new RangeError(`invalid weeks of an alarm budget: ${weeks}`);
  habit.budgetWeeks = weeks;
  settle(habit);
}

/** What `learnAlarm` must know of the reading at hand. */
export interface AlarmMoment {
  t: number;
  /** Evidence beyond the nominal threshold, in powers of ten. */
  evidence: number;
  /** A deviation is open: the episode goes on. */
  isOpen: boolean;
  sinceMs: number;
  /** Readings below the mark after which an episode is over. */
  calmReadings: number;
}

export function learnAlarm(habit: AlarmHabit, moment: AlarmMoment): void {
  habit.watchedMs += Math.min(moment.sinceMs, DAY);
  if (habit.watchedMs >= DAY) settle(habit);
  if (moment.evidence >= habit.notice) noteEvidence(habit, moment);
  else if (habit.peak !== Number.NEGATIVE_INFINITY) calmDown(habit, moment);
}

function noteEvidence(habit: AlarmHabit, { t, evidence }: AlarmMoment): void {
  habit.calm = 0;
  if (evidence <= habit.peak) return;
  habit.peak = evidence;
  habit.peakTime = t;
}

function calmDown(habit: AlarmHabit, { isOpen, calmReadings }: AlarmMoment): void {
  habit.calm = isOpen ? 0 : habit.calm + 1;
  if (habit.calm >= calmReadings) endEpisode(habit);
}

/** Adds the time watched to the account; the threshold follows. */
function settle(habit: AlarmHabit): void {
  habit.weeks += habit.watchedMs / WEEK;
  habit.watchedMs = 0;
  const episodesInBudget = (habit.budgetWeeks * habit.episodes) / habit.weeks;
  habit.opensAt = habit.notice + habit.excess * Math.max(0, Math.log(episodesInBudget));
}

function endEpisode(habit: AlarmHabit): void {
  const at = habit.noted % RECENT_EPISODES;
  habit.hours[at] = habit.peakTime / HOUR;
  habit.rarities[at] = Math.log10(weeksBetween(habit, habit.peak));
  habit.noted++;
  habit.episodes++;
  const excess = Math.min(habit.peak - habit.notice, CLIP * habit.excess);
  habit.excess += (excess - habit.excess) / habit.episodes;
  if (habit.weeks > MEMORY_WEEKS) {
    habit.episodes *= MEMORY_WEEKS / habit.weeks;
    habit.weeks = MEMORY_WEEKS;
  }
  habit.peak = Number.NEGATIVE_INFINITY;
  habit.calm = 0;
  settle(habit);
}

/** A moment at which a series went far: UTC ms of the peak (to two minutes), and the weeks between such moments by what was known then. */
export interface Episode {
  t: number;
  weeks: number;
}

/** The latest episodes, oldest first, whether they were told or not. */
export function listEpisodes(habit: AlarmHabit): Episode[] {
  const known = Math.min(habit.noted, RECENT_EPISODES);
  return Array.from({ length: known }, (_, i) => {
    const at = (habit.noted - known + i) % RECENT_EPISODES;
    return { t: (habit.hours[at] as number) * HOUR, weeks: 10 ** (habit.rarities[at] as number) };
  });
}
