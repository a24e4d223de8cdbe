/**
 * Rows as aligned text that is also a Markdown table. Columns whose cells all look like numbers stand to the right.
 * @example table(['what', 'n'], [['single', '10']])
 */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const cellOf = (row: readonly string[], column: number) => (row[column] ?? '').replaceAll('|', '\\|');
  const columns = head.map((name, column) => {
    const cells = rows.map((row) => cellOf(row, column));
    return {
      width: Math.max(3, name.length, ...cells.map((cell) => cell.length)),
      isNumber: cells.length > 0 && cells.every((cell) => /^[\d.,–-]*$/.test(cell)),
    };
  });
  const line = (row: readonly string[]) =>
    `| ${columns.map(({ width, isNumber }, i) => (isNumber ? cellOf(row, i).padStart(width) : cellOf(row, i).padEnd(width))).join(' | ')} |`;
  const rule = `| ${columns.map(({ width, isNumber }) => (isNumber ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width))).join(' | ')} |`;
  return [line(head), rule, ...rows.map(line)].join('\n');
}

/**
 * Whole numbers from a hundred up, else three figures; a dash for what was not measured.
 * @example figure(12345.6) // '12,346'
 */
export function figure(value: number): string {
  if (!Number.isFinite(value)) return '–';
  if (Math.abs(value) >= 100) return Math.round(value).toLocaleString('en-US');
  return String(Number(value.toPrecision(3)));
}
