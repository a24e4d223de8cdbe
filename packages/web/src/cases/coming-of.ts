import type { CaseEntry, CaseMeasure } from '@wijkritme/contract';
import type { Told } from './timeline-of.ts';

/** What is told of a measure in a case and in a list. */
export type PlannedMeasure = Pick<CaseMeasure, 'id' | 'title' | 'state' | 'startsOn' | 'stopOn' | 'endsOn'>;

/** One thing that was planned and has not happened, on its day. */
export type Coming = {
  /** Local civil date. */
  readonly date: string;
  /** Its day has passed. */
  readonly isLate: boolean;
} & (
  | { readonly kind: 'task' | 'agreement'; readonly entry: CaseEntry }
  | { readonly kind: 'measure-starts' | 'measure-stops' | 'measure-ends'; readonly measure: PlannedMeasure }
);

/** Open tasks by their day, and the days on which measures begin, stop and end; the first day first. */
export function comingOf({
  entries,
  measures,
  today,
}: Pick<Told, 'entries' | 'today'> & { readonly measures: readonly PlannedMeasure[] }): Coming[] {
  const on = (date: string) => ({ date, isLate: date < today });
  const coming: Coming[] = [
    ...entries
      .filter(({ kind, doneAt, date, struck }) => (kind === 'task' ? doneAt === null : date > today && struck === null))
      .map((entry): Coming => ({ ...on(entry.date), kind: entry.kind, entry })),
    ...measures.flatMap((measure) => daysOf(measure).map(({ kind, date }): Coming => ({ ...on(date), kind, measure }))),
  ];
  return coming.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}

function daysOf({ state, startsOn, stopOn, endsOn }: PlannedMeasure) {
  if (state !== 'planned' && state !== 'running') return [];
  const start = state === 'planned' ? [{ kind: 'measure-starts', date: startsOn } as const] : [];
  const stop = stopOn === null || stopOn === endsOn ? [] : [{ kind: 'measure-stops', date: stopOn } as const];
  return [...start, ...stop, { kind: 'measure-ends', date: endsOn } as const];
}
