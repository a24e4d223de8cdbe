import { DAY, HOUR } from '@wijkritme/contract';
import { type PlaceAccount, recentEpisodes } from '@wijkritme/engine';
import type { Series } from '../series.ts';

const WEEK = 7 * DAY;
/** Weeks that an account looks back, at most. */
const ACCOUNT_WEEKS = 8;
/** Days with data in which a series is still learning. */
const LEARNING_DAYS = 21;

/** What the datastreams of one place met over the past weeks, up to their newest reading. */
export function accountOf(series: readonly Series[], perWeek: number): PlaceAccount {
  const heard = series.filter(({ lastTime }) => !Number.isNaN(lastTime));
  const to = Math.max(0, ...heard.map(({ lastTime }) => lastTime + 1));
  const judged = Math.max(0, ...heard.map(({ state }) => state.parts.days.count - LEARNING_DAYS));
  return {
    perWeek,
    episodes: heard.map(({ state }) => recentEpisodes(state)),
    from: to - Math.min(ACCOUNT_WEEKS * WEEK, judged * DAY),
    to,
    nearMs: HOUR,
  };
}
