import type { Reason } from '../preset.ts';

/** A column and how its time is written, in Unicode (LDML) letters: `yyyy-MM-dd HH:mm`. */
export interface WrittenTime {
  readonly column: string;
  readonly format: string;
}
/** The first of these columns that is not empty counts. */
export type FirstOf = readonly WrittenTime[];

/** Whose clock, and what to do when the clock shows the same hour twice. */
export interface RepeatedHour {
  /** When a series prints that wall time twice, the first is the earlier instant and the second the later one. */
  readonly byOrder: boolean;
  /** What a wall time means that is printed once. */
  readonly alone: 'earlier' | 'later' | 'refuse';
  readonly reason: Reason;
}

export type TimeRule =
  /** The file names instants, with their offset from UTC. The wall clock beside it, if any, has to agree. */
  | { readonly kind: 'instant'; readonly at: FirstOf; readonly zone: string; readonly agrees?: readonly FirstOf[] }
  /** The file shows a clock on the wall in a zone; its parts (date, hour) add up. */
  | {
      readonly kind: 'wall';
      readonly parts: readonly FirstOf[];
      readonly zone: string;
      readonly repeatedHour: RepeatedHour;
    }
  /** The file shows a clock that never changes. */
  | { readonly kind: 'fixed'; readonly parts: readonly FirstOf[]; readonly offsetMs: number };

/** When the whole row says nothing about the street. */
export type GapRule =
  | { readonly when: 'text'; readonly column: string; readonly equals: string; readonly reason: Reason }
  /** The number in this column, or behind the last `after` in it, has this value. */
  | {
      readonly when: 'number';
      readonly column: string;
      readonly after?: string;
      readonly equals: number;
      readonly reason: Reason;
      readonly unreadable: Reason;
    }
  /** Something was seen (`column` above zero) but nothing was told apart (all of `classes` zero). */
  | {
      readonly when: 'unclassified';
      readonly column: string;
      readonly classes: readonly string[];
      readonly reason: Reason;
    };

/** Columns with values: one by name, or all that begin alike (`{column}` is then what follows). */
export interface ValueRule {
  readonly column?: string;
  readonly columnPrefix?: string;
  readonly property: string;
  readonly name: string;
}

/** One kind of CSV file. `{Column}` in a text of `thing` stands for the cell of that column. */
export interface CsvSpec {
  readonly delimiter: string;
  readonly decimal: '.' | ',';
  readonly time: TimeRule;
  /** The columns that together tell the series apart; none if the file has one thing or names them in its header. */
  readonly key: readonly string[];
  readonly thing: { readonly name: string; readonly description: string; readonly externalId: string };
  readonly values: readonly ValueRule[];
  /** Cells that mean: no value here. */
  readonly missing: readonly string[];
  readonly gaps: readonly GapRule[];
  readonly intervalSeconds: number;
  readonly timeZone: string;
  readonly country: string;
  readonly owner: string;
  readonly source: string;
}
