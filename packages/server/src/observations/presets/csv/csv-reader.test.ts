import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dublinNoise } from '../dublin-noise.ts';
import { Collector, withoutStore } from '../tests/collect.ts';
import { CsvReader } from './csv-reader.ts';
import type { CsvSpec } from './csv-spec.ts';

const spec: CsvSpec = {
  ...dublinNoise.spec,
  key: ['plek'],
  gaps: [],
  thing: { ...dublinNoise.spec.thing, name: '{plek}', externalId: '{plek}:{column}' },
};
const header = 'plek,datetime,laeq_a,laeq_b\n';

function read(pieces: readonly string[], startLine = 0): Collector {
  const found = new Collector();
  const reader = new CsvReader(spec, found, { fileName: 'test.csv', positions: {} });
  reader.startAt(startLine);
  for (const piece of pieces) reader.push(piece);
  reader.end();
  return found;
}
function cut(text: string, places: readonly number[]): string[] {
  const sorted = [0, ...places.map((place) => place % (text.length + 1)), text.length].sort((a, b) => a - b);
  return sorted.slice(1).map((end, index) => text.slice(sorted[index], end));
}

const place = fc.constantFrom('Markt', 'Kerk', '"De ""Brug"""', '');
const time = fc
  .tuple(fc.constantFrom('2017-03-26', '2017-10-29', '2017-06-01', '2017-02-30', 'x'), fc.integer({ min: 0, max: 3 }))
  .map(([day, hour]) => `${day} 0${hour}:00:00`);
const value = fc.oneof(
  fc.constantFrom('', '-', '"', '999', '"4', '4"5', '"5,5"', '12.5'),
  fc.integer({ min: 0, max: 3 }).map(String),
);
const row = fc.oneof(
  { weight: 9, arbitrary: fc.tuple(place, time, value, value).map((cells) => cells.join(',')) },
  { weight: 1, arbitrary: fc.constantFrom('', 'Markt', 'a,b,c,d,e', '"') },
);
const file = fc
  .array(row, { maxLength: 30 })
  .chain((rows) => fc.constantFrom('\n', '\r\n').map((end) => header + rows.map((r) => r + end).join('')));

describe('CsvReader', () => {
  it('gives every value of every row exactly one verdict, in the order of the file', () => {
    fc.assert(
      fc.property(file, (text) => {
        const { entries } = read([text]);
        const places = entries.map(([line, column]) => `${String(line).padStart(5)} ${column}`);
        expect(places).toEqual([...new Set(places)].sort());
        const lines = text
          .split('\n')
          .slice(0, -1)
          .map((line) => line.replace(/\r$/, ''));
        const withText = lines.flatMap((line, index) => (index > 0 && line !== '' ? [index + 1] : []));
        expect([...new Set(entries.map(([line]) => line))]).toEqual(withText);
        expect(entries.length).toBe(2 * withText.length);
      }),
      { numRuns: 300 },
    );
  });

  it('gives the same answer wherever the text is cut', () => {
    fc.assert(
      fc.property(file, fc.array(fc.nat(), { maxLength: 12 }), (text, places) => {
        expect(read(cut(text, places)).entries).toEqual(read([text]).entries);
      }),
      { numRuns: 300 },
    );
  });

  it('goes on at any line with exactly what was left', () => {
    fc.assert(
      fc.property(file, fc.nat({ max: 32 }), (text, startLine) => {
        const left = read([text]).entries.filter(([line]) => line >= startLine);
        expect(read([text], startLine).entries.map(withoutStore)).toEqual(left.map(withoutStore));
      }),
      { numRuns: 300 },
    );
  });

  it('has handed on everything up to the line it says, wherever the text is cut', () => {
    fc.assert(
      fc.property(file, fc.nat(), (text, place) => {
        const found = new Collector();
        const reader = new CsvReader(spec, found, { fileName: 'test.csv', positions: {} });
        reader.push(cut(text, [place])[0] ?? '');
        const whole = read([text]).entries.filter(([line]) => line <= reader.line);
        expect(found.entries).toEqual(whole);
      }),
      { numRuns: 300 },
    );
  });

  it('reads a line end inside a quoted field as part of that row', () => {
    const { entries, datastreams } = read([
      `${header}"Mar\nkt",2017-06-01 00:00:00,1,2\nKerk,2017-06-01 00:00:00,3,4\n`,
    ]);
    expect(datastreams[0]?.thing.name).toBe('Mar\nkt');
    expect(entries.map(([line, , verdict]) => [line, verdict])).toEqual([
      [2, 'stored'],
      [2, 'stored'],
      [4, 'stored'],
      [4, 'stored'],
    ]);
  });

  it.each([
    ['', /test\.csv is empty/],
    ['plek;datetime;laeq_a\n', /seems to use ";"/],
    ['plek,datetime\n', /no column "laeq_…"/],
    ['plek,datetime,laeq_a,laeq_a\n', /occurs twice/],
    [`${header}${'x'.repeat(1_100_000)}`, /Line 2: This row is longer/],
  ])('says what is wrong with the file %#', (text, message) => {
    expect(() => read([text])).toThrow(message);
    expect(() => read([text])).toThrow(/^file_unreadable/);
  });
});
