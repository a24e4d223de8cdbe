import type { Week } from '@wijkritme/contract';
import type { Locale } from '../format/locale.ts';
import { formatFixed } from '../format/number.ts';
import type { WeekMode } from './chart-text.ts';
import { type CellColors, divergingCell, sequentialCell } from './heat-colors.ts';

/** Why an hour has no number: nothing was measured, or nobody knows yet what is normal then. */
export type MissingCell = 'no-reading' | 'not-known';

/** An hour in the grid; without colours where it was measured and is not shown. */
export type WeekCell = { label: string; colors?: CellColors } | MissingCell;

/** Does it hold a number, or what stands for a small one? */
export const isNumbered = (cell: WeekCell): cell is Exclude<WeekCell, MissingCell> => typeof cell === 'object';

export function weekValues({ normal, measured }: Pick<Week, 'normal' | 'measured'>, mode: WeekMode): (number | null)[] {
  if (mode !== 'difference') return mode === 'normal' ? normal : measured;
  return measured.map((value, i) => {
    const usual = normal[i] ?? null;
    return value === null || usual === null ? null : value - usual;
  });
}

/** Normal and measured share one scale, so that a switch between them compares. */
function toShare(week: Week, mode: WeekMode): (value: number) => number {
  const known = (values: readonly (number | null)[]) => values.filter((value) => value !== null);
  if (mode === 'difference') {
    const most = Math.max(...known(weekValues(week, mode)).map(Math.abs), 0) || 1;
    return (value) => value / most;
  }
  const all = known([...week.normal, ...week.measured]);
  const min = Math.min(...all);
  const span = Math.max(...all) - min || 1;
  return (value) => (value - min) / span;
}

/** The same number of decimals in all cells: none where they would not fit, two where all is below one. */
function digitsFor(values: readonly (number | null)[]): number {
  const most = Math.max(...values.map((value) => Math.abs(value ?? 0)));
  if (most >= 20) return 0;
  return most < 1 ? 2 : 1;
}

/** What is measured is missing before what is normal is. */
function missingOf({ measured }: Week, mode: WeekMode, i: number): MissingCell {
  return mode === 'normal' || (mode === 'difference' && measured[i] !== null) ? 'not-known' : 'no-reading';
}

/** 168 cells, Monday 00:00 first. */
export function toWeekCells(week: Week, mode: WeekMode, locale: Locale): WeekCell[] {
  const share = toShare(week, mode);
  const values = weekValues(week, mode);
  const signed = mode === 'difference';
  const style = { digits: digitsFor(values), signed };
  return values.map((value, i) => {
    if (value === null) {
      const label = week.inSum ? '×' : `<${week.shownFrom ?? 0}`;
      return mode !== 'normal' && week.hidden?.[i] ? { label } : missingOf(week, mode, i);
    }
    const colors = signed ? divergingCell(share(value)) : sequentialCell(share(value));
    return { label: formatFixed(value, locale, style), colors };
  });
}

/** Why hours have no number, each reason once. */
export const missingIn = (cells: readonly WeekCell[]): MissingCell[] =>
  (['no-reading', 'not-known'] as const).filter((why) => cells.includes(why));
