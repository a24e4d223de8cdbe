import { print, type Stream } from './terminal.ts';

/** Columns side by side, as wide as their widest cell. */
export function printTable(out: Stream, rows: readonly (readonly string[])[]): void {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [at, cell] of row.entries()) widths[at] = Math.max(widths[at] ?? 0, cell.length);
  }
  for (const row of rows) {
    const cells = row.map((cell, at) => (at === row.length - 1 ? cell : cell.padEnd(widths[at] ?? 0)));
    print(out, cells.join('  ').trimEnd());
  }
}
