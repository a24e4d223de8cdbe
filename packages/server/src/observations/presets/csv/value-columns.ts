import { findProperty } from '@wijkritme/contract';
import type { Reason } from '../preset.ts';
import type { CsvSpec, ValueRule } from './csv-spec.ts';
import { outsideRange } from './reasons.ts';

/** A column with values, ready to be read. */
export interface ValueColumn {
  readonly index: number;
  /** As in the header; reports name it. */
  readonly column: string;
  /** What `{column}` stands for. */
  readonly label: string;
  readonly rule: ValueRule;
  readonly min: number;
  readonly max: number;
  readonly outside: Reason;
}

/** The value columns of a header, in its order. */
export function findValueColumns(spec: CsvSpec, header: readonly string[]): ValueColumn[] {
  return header.flatMap((column, index) => {
    const rule = spec.values.find((value) => isColumnOf(value, column));
    if (!rule) return [];
    const property = findProperty(rule.property);
    if (!property) throw new Error(`invalid property: ${rule.property}`);
    const label = column.slice(rule.columnPrefix?.length ?? 0);
    return [{ index, column, label, rule, min: property.min, max: property.max, outside: outsideRange(property) }];
  });
}

export function isColumnOf(rule: ValueRule, column: string): boolean {
  return rule.columnPrefix === undefined ? rule.column === column : column.startsWith(rule.columnPrefix);
}
