import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CsvScanner } from './csv-scanner.ts';

function scan(text: string, delimiter: string): string[][] {
  const scanner = new CsvScanner(delimiter);
  const rows: string[][] = [];
  for (let at = 0; at < text.length; ) {
    at = scanner.row(text, at, true);
    rows.push(Array.from({ length: scanner.count }, (_, index) => scanner.cell(index)));
  }
  return rows;
}

describe('CsvScanner', () => {
  it('reads quoted fields, doubled quotation marks and line ends inside', () => {
    expect(scan('a;"b;""c"""\r\n"d\ne";f', ';')).toEqual([
      ['a', 'b;"c"'],
      ['d\ne', 'f'],
    ]);
  });

  it('keeps a quotation mark inside a bare field', () => {
    expect(scan('5" pipe,x\n', ',')).toEqual([['5" pipe', 'x']]);
  });

  it('says that more is needed', () => {
    const scanner = new CsvScanner(',');
    expect(scanner.row('a,b', 0, false)).toBe(-1);
    expect(scanner.row('a,"b\n', 0, false)).toBe(-1);
    expect(scanner.row('a,b\r', 0, false)).toBe(-1);
  });

  it.each(['a,"b"c\nd,e\n', 'a,"b\nd,e\n'])('breaks one line, not the file: %j', (text) => {
    const scanner = new CsvScanner(',');
    const next = scanner.row(text, 0, true);
    expect([scanner.broken, text.slice(next)]).toEqual([true, 'd,e\n']);
  });

  it('finds what csv-parse finds', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '1', ',', '"', '\n', 'é', ' ', ';') });
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(table, fc.constantFrom('\n', '\r\n'), (rows, end) => {
        const text = rows.map((row) => row.map((c) => `"${c.replaceAll('"', '""')}"`).join(',')).join(end) + end;
        expect(scan(text, ',')).toEqual(parse(text, { relax_column_count: true }));
      }),
    );
  });
});
