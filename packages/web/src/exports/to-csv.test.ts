import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Cell, Figure } from './figure.ts';
import { toExcelCsv, toIsoCsv } from './to-csv.ts';

const zone = 'Europe/Amsterdam';
const figure = (rows: readonly (readonly Cell[])[], columns = ['tijd', 'plek', 'gemeten']): Figure => ({
  file: 'geluid',
  title: 'Geluid, Marktkwartier',
  sentence: 'Vrijdag was het harder\ndan normaal.',
  facts: {
    source: 'Meetpaal 3, van Gemeente Demodam',
    period: '20-11-2026',
    definition: 'Gemeten is wat de sensor doorgaf.',
    simulated: true,
    address: 'https://demodam.example/plekken/3?periode=week',
  },
  table: { caption: 'Metingen', columns: columns.map((name) => ({ name })), rows },
});
const options = (delimiter: string) => ({ delimiter, comment: '#', bom: true, relax_column_count: false });

describe('a figure as CSV', () => {
  test('for Dutch Excel has a mark, semicolons, decimal commas and the time of the place', () => {
    const text = toExcelCsv(figure([[{ at: Date.UTC(2026, 10, 20, 21, 30), zone }, 'Markt; noord', -58.25]]), 'nl');
    expect(text.startsWith('\uFEFF# titel: ')).toBe(true);
    expect(text.trimEnd().split('\r\n').slice(-2)).toEqual([
      'tijd;plek;gemeten',
      '20-11-2026 22:30;"Markt; noord";-58,25',
    ]);
  });

  test('for programs has no mark, commas, points and UTC', () => {
    const text = toIsoCsv(
      figure([
        [{ at: Date.UTC(2026, 10, 20, 21, 30), zone }, 'Markt', 58.25],
        [{ at: 0, zone }, '', null],
      ]),
      'nl',
    );
    expect(text.trimEnd().split('\r\n').slice(-2)).toEqual([
      '2026-11-20T21:30:00.000Z,Markt,58.25',
      '1970-01-01T00:00:00.000Z,,',
    ]);
  });

  test('says where it comes from, and that it was simulated', () => {
    const text = toIsoCsv(figure([]), 'nl');
    expect(text).toContain('# bron: Meetpaal 3; van Gemeente Demodam');
    expect(text).toContain('# gegevens: GESIMULEERD; geen echte metingen');
    // A fact stays in one line, and in one cell.
    expect(toIsoCsv(figure([]), 'nl')).toContain('# titel: Geluid; Marktkwartier');
    expect(text).toContain('# wat u ziet: Vrijdag was het harder dan normaal.');
  });

  test('nothing that somebody wrote becomes a formula, and nothing is lost', () => {
    const risky = fc
      .tuple(
        fc.constantFrom('', ' ', '\t', '\n', '\r', '\u00a0'),
        fc.constantFrom('=', '+', '-', '@', '＝', 'a'),
        fc.string(),
      )
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(
        fc.array(risky, { minLength: 2, maxLength: 2 }),
        fc.constantFrom('nl' as const, 'en' as const),
        (cells, language) => {
          for (const [text, delimiter] of [
            [toExcelCsv(figure([cells], ['a', 'b']), language), language === 'nl' ? ';' : ','],
            [toIsoCsv(figure([cells], ['a', 'b']), language), ','],
          ] as const) {
            const read: string[][] = parse(text.slice(text.indexOf(`a${delimiter}b\r\n`)), {
              ...options(delimiter),
              comment: '',
            });
            const row = read[1] ?? [];
            expect(row.filter((cell) => /^\s*[=+\-@＝＋－＠]/.test(cell))).toEqual([]);
            expect(row.map((cell, i) => (cell === cells[i] ? cell : cell.slice(1)))).toEqual(cells);
          }
        },
      ),
    );
  });
});
