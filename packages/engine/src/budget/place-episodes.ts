import type { Episode } from './alarm-habit.ts';

/** Episodes of several series of one place that lie near in time: people would look at them as one. */
export interface PlaceEpisode {
  /** UTC ms of the first and the last peak. */
  start: number;
  end: number;
  /** Weeks between such moments for the series in which it was rarest. */
  weeks: number;
  /** Which series, by their place in the list. */
  series: number[];
}

/** @param nearMs episodes no further apart than this belong together */
export function groupEpisodes(bySeries: readonly (readonly Episode[])[], nearMs: number): PlaceEpisode[] {
  const all = bySeries
    .flatMap((episodes, series) => episodes.map(({ t, weeks }) => ({ t, weeks, series })))
    .sort((a, b) => a.t - b.t || a.series - b.series);
  const groups: PlaceEpisode[] = [];
  for (const { t, weeks, series } of all) {
    const last = groups.at(-1);
    if (last === undefined || t - last.end > nearMs) groups.push({ start: t, end: t, weeks, series: [series] });
    else {
      last.end = t;
      last.weeks = Math.max(last.weeks, weeks);
      if (!last.series.includes(series)) last.series.push(series);
    }
  }
  return groups;
}
