import { WEEK } from '../time/units.ts';
import { type Episode, RECENT_EPISODES } from './alarm-habit.ts';
import { groupEpisodes, type PlaceEpisode } from './place-episodes.ts';

/** What a team wants of a place, and what its series lately met. */
export interface PlaceAccount {
  /** Signals a week that the team can handle. */
  perWeek: number;
  /** Per series its latest episodes, told or not, as `listEpisodes` gives them. */
  episodes: readonly (readonly Episode[])[];
  /** UTC ms: the weeks looked at. */
  from: number;
  to: number;
  /** Episodes no further apart than this are one signal. */
  nearMs: number;
}

/** The start counts as so many weeks in which the series met their episodes apart from one another. */
const START_WEEKS = 4;
/** A month of real events does not make a place deaf: the limit they ask for counts for at most so many times the start. */
const MOST = 4;

/**
 * The weeks a deviation must be rarer than in each series of a place, so that the place has `perWeek` signals. Without
 * experience: as many weeks as there are series per signal, since chances add up over series (a bound on the expected
 * number of false alarms, whatever the dependence). With it: the rank that the budget allows among the place's own past
 * moments, so series that break together cost one signal and not many, and what real events spent is gone.
 * @throws RangeError when the budget is not above 0 or the weeks are reversed
 * @example for (const state of states) setAlarmBudget(state, placeLimit({ perWeek: 1, episodes, from, to, nearMs: HOUR }))
 */
export function placeLimit(account: PlaceAccount): number {
  const { perWeek, episodes } = account;
  if (!(perWeek > 0)) throw new RangeError(`invalid signals a week: ${perWeek}`);
  const apart = Math.max(1, episodes.length) / perWeek;
  const from = rememberedFrom(account);
  const weeks = (account.to - from) / WEEK;
  const allowed = Math.round(perWeek * weeks);
  if (allowed < 1) return apart;
  const ranked = groupsOf({ ...account, from }).sort((a, b) => b.weeks - a.weeks);
  // Fewer moments than allowed: the mark from which episodes are noted lies above what the budget asks.
  const met = ranked[Math.min(allowed, ranked.length) - 1]?.weeks ?? apart;
  const trust = weeks / (weeks + START_WEEKS);
  return Math.exp((1 - trust) * Math.log(apart) + trust * Math.log(Math.min(met, MOST * apart)));
}

/** What the weeks would have shown with a limit: moments in which a series went further than once in so many weeks. */
export function shownWithLimit(account: PlaceAccount, limitWeeks: number): PlaceEpisode[] {
  return groupsOf(account).filter(({ weeks }) => weeks >= limitWeeks);
}

function groupsOf({ episodes, from, to, nearMs }: PlaceAccount): PlaceEpisode[] {
  const within = episodes.map((ofOne) => ofOne.filter(({ t }) => t >= from && t < to));
  return groupEpisodes(within, nearMs);
}

/** UTC ms from which every series still knows all of its episodes. */
function rememberedFrom({ episodes, from, to }: PlaceAccount): number {
  if (!(to >= from)) throw new RangeError(`invalid weeks: ${from}..${to}`);
  const oldest = episodes.map((ofOne) => (ofOne.length < RECENT_EPISODES ? from : (ofOne[0]?.t ?? from)));
  return Math.min(to, Math.max(from, ...oldest));
}
