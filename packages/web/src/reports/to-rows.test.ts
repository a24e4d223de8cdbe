import type { Place } from '@wijkritme/contract';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type FileTable, readTable } from './read-table.ts';
import { guessColumns, kindsIn, toRows } from './to-rows.ts';

// Of a place only these three are looked at here.
const places = [{ id: 4, code: 'BU01', name: 'Havenkwartier' }] as Place[];
const zone = 'Europe/Amsterdam';
const read = (content: string) => readTable(content) as FileTable;

const csv = `id;naam;tekst;sub_category;incident_date_start;buurt_code
SIG-1;"Jansen; J.";"Hij zei ""stil""
en ging weg";Muziek;2026-10-01 20:30;BU01
SIG-2;Pietersen;Te hard;Muziek;2026-10-25T02:30:00+01:00;havenkwartier

SIG-3;De Vries;Vuil;Afval;01-10-2026 09:00;BU01
SIG-4;Smit;;Muziek;gisteren;BU01
SIG-5;Smit;;Muziek;2026-10-01 20:30;Nergens`;

describe('a file of a reporting system elsewhere', () => {
  test('gives kind, time, place and number of what was chosen, and nothing else', () => {
    const table = read(csv);
    const columns = guessColumns(table);
    expect(columns).toEqual({ category: 3, from: 4, place: 5, number: 0 });
    expect(kindsIn(table, columns)).toEqual(['Muziek', 'Afval']);
    const chosen = toRows(table, { columns, kinds: new Map([['Muziek', 1]]), places, zone });
    expect(chosen).toEqual({
      rows: [
        { line: 1, row: { categoryId: 1, from: '2026-10-01T18:30:00.000Z', placeId: 4, number: 'SIG-1' } },
        { line: 2, row: { categoryId: 1, from: '2026-10-25T01:30:00.000Z', placeId: 4, number: 'SIG-2' } },
      ],
      leftOut: 1,
      unreadable: [4, 5],
    });
  });

  test('as a list of Open311 gives the same, with a point for the place', () => {
    const request = { service_request_id: 7, service_name: 'Noise', requested_datetime: '2026-10-01T20:30:00Z' };
    const table = read(JSON.stringify([{ ...request, description: 'Jansen', lat: 52.1, long: 5.2, email: 'x@y.z' }]));
    expect(JSON.stringify(table)).not.toMatch(/Jansen|x@y/);
    const mapping = { columns: guessColumns(table), kinds: new Map([['Noise', 2]]), places, zone };
    expect(toRows(table, mapping).rows).toEqual([
      { line: 1, row: { categoryId: 2, from: '2026-10-01T20:30:00.000Z', point: [5.2, 52.1], number: '7' } },
    ]);
  });

  test.each([
    ['', 'empty'],
    ['a;b\n', 'empty'],
    ['a;b\n"x', 'broken'],
    ['[{', 'broken'],
    ['{"a":1}', 'no-list'],
  ])('%j: %s', (content, fault) => {
    expect(readTable(content)).toBe(fault);
  });

  test('whatever stands in other columns, none of it is in a row', () => {
    const text = fc.string({ maxLength: 12 }).map((some) => `QX${some.replaceAll('"', '')}`);
    fc.assert(
      fc.property(fc.array(fc.tuple(text, text), { minLength: 1, maxLength: 8 }), (others) => {
        const lines = others.map(([one, two]) => `"${one}";Muziek;2026-10-01 20:30;BU01;"${two}"`);
        const table = read(`naam;soort;van;plek;tekst\n${lines.join('\n')}`);
        const mapping = { columns: guessColumns(table), kinds: new Map([['Muziek', 1]]), places, zone };
        const { rows } = toRows(table, mapping);
        expect(rows).toHaveLength(others.length);
        expect(JSON.stringify(rows)).not.toContain('QX');
      }),
    );
  });
});
