import { HOUR, MINUTE, MISSED_REPORTS, MISSED_SPAN_HOURS, REPORT_MARGIN_MINUTES } from '@wijkritme/contract';
import type { Stretch } from '../check-report.ts';

export const MISSED_SPAN_MS = MISSED_SPAN_HOURS * HOUR;
/** A signal as far away as this is taken for the same happening, as beside a signal. */
export const MISSED_MARGIN_MS = REPORT_MARGIN_MINUTES * MINUTE;

export interface ToldAt extends Stretch {
  readonly placeId: number;
  readonly categoryId: number;
}

/** Reports of one category at one place that belong together. */
export interface Happening extends ToldAt {
  readonly reports: number;
}

/**
 * Groups reports of one category at one place that began within the span of the first; those that are enough. The same reports give the same
 * groups, in whatever order they come.
 */
export function happeningsOf(reports: readonly ToldAt[]): Happening[] {
  const sorted = [...reports].sort(
    (a, b) => a.placeId - b.placeId || a.categoryId - b.categoryId || a.from - b.from || a.until - b.until,
  );
  const groups: Happening[] = [];
  for (const one of sorted) {
    const last = groups.at(-1);
    const isSame = last !== undefined && last.placeId === one.placeId && last.categoryId === one.categoryId;
    if (isSame && one.from - last.from <= MISSED_SPAN_MS)
      groups[groups.length - 1] = { ...last, until: Math.max(last.until, one.until), reports: last.reports + 1 };
    else groups.push({ ...one, reports: 1 });
  }
  return groups.filter((group) => group.reports >= MISSED_REPORTS);
}

export interface Known {
  /** Did a sensor that could have noticed this category stand there then? */
  readonly couldBeHeard: (happening: Happening) => boolean;
  /** Stretches of signals at this place, below it and in what it lies in, UTC ms; those of a sensor alone are not among them. */
  readonly signalsAround: (placeId: number) => readonly Stretch[];
}

/** What people told of, a sensor could have noticed and no signal was near; oldest first. */
export function findMissed(reports: readonly ToldAt[], { couldBeHeard, signalsAround }: Known): Happening[] {
  return happeningsOf(reports)
    .filter((one) => couldBeHeard(one))
    .filter(
      ({ placeId, from, until }) =>
        !signalsAround(placeId).some(
          (signal) => signal.from <= until + MISSED_MARGIN_MS && signal.until >= from - MISSED_MARGIN_MS,
        ),
    )
    .sort((a, b) => a.from - b.from || a.placeId - b.placeId || a.categoryId - b.categoryId);
}
