import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { markOf, type Result, resultHead, toRow } from './bars.ts';
import { type Conditions, conditionsText } from './conditions.ts';
import { table } from './table.ts';

const folder = fileURLToPath(new URL('../../results/', import.meta.url));

/** Conditions and table on the terminal, the same as JSON in bench/results. */
export function report(name: string, conditions: Conditions, results: readonly Result[]): void {
  console.log(`\n${name}\n${conditionsText(conditions)}\n\n${table(resultHead, results.map(toRow))}\n`);
  mkdirSync(folder, { recursive: true });
  const file = `${folder}${name}-${conditions.date.replace(/[:.]/g, '-')}.json`;
  const lines = results.map((result) => ({ ...result, reached: markOf(result.value, result.bar, result.verified) }));
  writeFileSync(file, `${JSON.stringify({ name, conditions, results: lines }, null, 2)}\n`);
  console.log(`Written to ${file}`);
}
