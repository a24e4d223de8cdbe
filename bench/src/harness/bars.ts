import { figure } from './table.ts';

/** What must be reached, and what we would like to reach. */
export interface Bar {
  readonly must: number;
  readonly aim?: number;
  /** true where a smaller figure is the better one. */
  readonly less?: boolean;
  readonly unit: string;
}

export type Mark = 'aim' | 'bar' | 'MISS' | '–';

/** One line of a report. */
export interface Result {
  readonly what: string;
  readonly value: number;
  readonly unit: string;
  readonly bar?: Bar;
  /** What is needed to read the figure: latencies, runs, who used the processor. */
  readonly note?: string;
  /** false: the verification failed, and the figure is worth nothing. */
  readonly verified?: boolean;
  /** Cores that strangers used meanwhile. */
  readonly strangers?: number;
}

/** @example markOf(90, { must: 80, aim: 180, unit: '/s' }) // 'bar' */
export function markOf(value: number, bar: Bar | undefined, verified = true): Mark {
  if (!bar) return '–';
  const reaches = (line: number) => (bar.less ? value <= line : value >= line);
  if (!verified || !Number.isFinite(value) || !reaches(bar.must)) return 'MISS';
  return bar.aim !== undefined && reaches(bar.aim) ? 'aim' : 'bar';
}

export const resultHead = ['what', 'measured', 'unit', 'bar', 'aim', 'reached', 'verified', 'note'];

export function toRow({ what, value, unit, bar, note = '', verified }: Result): string[] {
  const sign = bar?.less ? '≤ ' : '≥ ';
  return [
    what,
    figure(value),
    unit,
    bar ? sign + figure(bar.must) : '',
    bar?.aim === undefined ? '' : sign + figure(bar.aim),
    markOf(value, bar, verified),
    verified === undefined ? '' : verified ? 'yes' : 'NO',
    note,
  ];
}
