import { offsetAt, zoneRules } from '@wijkritme/engine';
import type { Reason } from '../preset.ts';
import type { CsvScanner } from './csv-scanner.ts';
import type { FirstOf, TimeRule } from './csv-spec.ts';
import { DateFormat } from './date-format.ts';
import * as reasons from './reasons.ts';
import { WallClock } from './wall-clock.ts';

/** What a row says about its time; `time` and `later` differ when the clock showed this hour twice. */
export interface TimeReader {
  /** Why the row has no time, or undefined when it has one. */
  read(row: CsvScanner): Reason | undefined;
  time: number;
  later: number;
  /** The wall time, for telling the two passes of a repeated hour apart. */
  localMs: number;
}

type FindColumn = (name: string) => number;

export function createTimeReader(rule: TimeRule, column: FindColumn): TimeReader {
  switch (rule.kind) {
    case 'instant':
      return instantReader(rule, column);
    case 'wall':
      return wallReader(rule, column);
    case 'fixed': {
      const wall = new WallParts(rule.parts, column);
      return reader((row, out) => {
        if (!wall.read(row)) return reasons.timeUnreadable;
        out.time = wall.localMs - (Number.isNaN(wall.offsetMs) ? rule.offsetMs : wall.offsetMs);
        out.later = out.time;
        return undefined;
      });
    }
    default:
      throw new Error(`unknown time rule: ${rule satisfies never}`);
  }
}

function instantReader(rule: TimeRule & { kind: 'instant' }, column: FindColumn): TimeReader {
  const instant = new WallParts([rule.at], column);
  const wall = rule.agrees && new WallParts(rule.agrees, column);
  const clock = new WallClock(rule.zone);
  return reader((row, out) => {
    if (!instant.read(row) || Number.isNaN(instant.offsetMs)) return reasons.timeUnreadable;
    out.time = instant.localMs - instant.offsetMs;
    out.later = out.time;
    if (!wall) return undefined;
    if (!wall.read(row)) return reasons.timeUnreadable;
    const offset = wall.localMs - out.time;
    const isSameOffset = Number.isNaN(wall.offsetMs) || wall.offsetMs === offset;
    if (isSameOffset && offset === offsetAt(clock.zone, out.time)) return undefined;
    clock.read(wall.localMs);
    return clock.count === 0 ? reasons.missingHour : reasons.clocksDisagree;
  });
}

function wallReader(rule: TimeRule & { kind: 'wall' }, column: FindColumn): TimeReader {
  const wall = new WallParts(rule.parts, column);
  const clock = new WallClock(zoneRules(rule.zone).name);
  return reader((row, out) => {
    if (!wall.read(row)) return reasons.timeUnreadable;
    out.localMs = wall.localMs;
    if (Number.isNaN(wall.offsetMs)) {
      clock.read(wall.localMs);
      out.time = clock.earlier;
      out.later = clock.later;
      return clock.count === 0 ? reasons.missingHour : undefined;
    }
    // An offset that is written down leaves nothing to be found out.
    out.time = wall.localMs - wall.offsetMs;
    out.later = out.time;
    return undefined;
  });
}

function reader(read: (row: CsvScanner, out: TimeReader) => Reason | undefined): TimeReader {
  const out: TimeReader = {
    time: Number.NaN,
    later: Number.NaN,
    localMs: Number.NaN,
    read: (row) => read(row, out),
  };
  return out;
}

/** Adds up the parts of a written time: a date in one column, an hour in another. */
class WallParts {
  localMs = Number.NaN;
  offsetMs = Number.NaN;
  readonly #parts: { readonly index: number; readonly format: DateFormat }[][];

  constructor(parts: readonly FirstOf[], column: FindColumn) {
    this.#parts = parts.map((choices) =>
      choices.map((choice) => ({ index: column(choice.column), format: new DateFormat(choice.format) })),
    );
  }

  read(row: CsvScanner): boolean {
    this.localMs = 0;
    this.offsetMs = Number.NaN;
    for (const choices of this.#parts) {
      const choice = choices.length === 1 ? choices[0] : choices.find(({ index }) => !row.isEmpty(index));
      if (!choice) return false;
      const { index, format } = choice;
      if (!format.read(row.text, row.starts[index] as number, row.ends[index] as number)) return false; // index < count
      this.localMs += format.localMs;
      if (!Number.isNaN(format.offsetMs)) this.offsetMs = format.offsetMs;
    }
    return true;
  }
}
