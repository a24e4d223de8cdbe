import type { Reason } from '../preset.ts';
import type { CsvScanner } from './csv-scanner.ts';
import type { GapRule } from './csv-spec.ts';
import { parseNumber } from './parse-number.ts';

/** What a rule finds: the whole row is a gap, or it cannot be told and the row is refused. */
export interface GapFound {
  readonly verdict: 'gap' | 'refused';
  readonly reason: Reason;
}
type Check = (row: CsvScanner) => GapFound | undefined;

/** The first rule that speaks about a row, if any. */
export function createGapCheck(rules: readonly GapRule[], column: (name: string) => number, decimal: number): Check {
  const checks = rules.map((rule) => toCheck(rule, column, decimal));
  return (row) => {
    for (const check of checks) {
      const found = check(row);
      if (found) return found;
    }
    return undefined;
  };
}

function toCheck(rule: GapRule, column: (name: string) => number, decimal: number): Check {
  const index = column(rule.column);
  const gap: GapFound = { verdict: 'gap', reason: rule.reason };
  switch (rule.when) {
    case 'text':
      return (row) => (row.cell(index) === rule.equals ? gap : undefined);
    case 'number': {
      const refused: GapFound = { verdict: 'refused', reason: rule.unreadable };
      const { after } = rule;
      return (row) => {
        const end = row.ends[index] as number; // index < count
        const start = after === undefined ? (row.starts[index] as number) : startAfter(row, index, after);
        const value = parseNumber(row.text, start, end, decimal);
        if (Number.isNaN(value)) return refused;
        return value === rule.equals ? gap : undefined;
      };
    }
    case 'unclassified': {
      const classes = rule.classes.map(column);
      const read = (row: CsvScanner, i: number) =>
        parseNumber(row.text, row.starts[i] as number, row.ends[i] as number, decimal); // i < count
      return (row) => (read(row, index) > 0 && classes.every((i) => read(row, i) === 0) ? gap : undefined);
    }
    default:
      throw new Error(`unknown gap rule: ${rule satisfies never}`);
  }
}

/** Behind the last `after` in the field; the end of the field, where no number is, when it does not occur. */
function startAfter(row: CsvScanner, index: number, after: string): number {
  const start = row.starts[index] as number; // index < count
  const end = row.ends[index] as number;
  const found = row.text.lastIndexOf(after, end - after.length);
  return found < start ? end : found + after.length;
}
