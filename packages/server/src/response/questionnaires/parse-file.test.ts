import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseList, parseTable } from './parse-file.ts';

const findPlace = (text: string) => (text === 'WK01' || text === '7' ? 7 : undefined);
const head = ['Plek', 'Vraag', 'Schaal', 'Beter', 'Van', 'Tot', 'Methode', 'Bron', 'Antwoord_1', 'Antwoord_2'];
const good = ['WK01', 'Bent u trots?', 'yes-no', 'hoger', '2026-01-05', '2026-01-20', 'panel', 'Peiling', '40', '60'];

const faultsOf = (rows: readonly (readonly string[])[]) =>
  parseTable([head, ...rows].map((cells) => cells.join(';')).join('\n'), findPlace).map((one) =>
    'faults' in one ? [one.row, ...one.faults.map(({ field, fault }) => `${field}: ${fault}`)] : [one.row],
  );

describe('a row of a table', () => {
  test('tells every field that is wrong, by its name in the head of the file', () => {
    const wrong = ['WK9', 'Ja', 'cijfer', 'meer', '5 januari', '', 'mail', 'P', 'veel', '-1'];
    expect(faultsOf([wrong])).toEqual([
      [
        1,
        ...['Plek: place', 'Vraag: question', 'Schaal: scale', 'Beter: better', 'Van: day', 'Tot: day'],
        ...['Methode: method', 'Bron: source', 'Antwoord_1: count', 'Antwoord_2: count'],
      ],
    ]);
  });

  test('has the number that it has in the file, empty lines counted', () => {
    expect(faultsOf([good, [''], ['WK9', ...good.slice(1)]])).toEqual([[1], [3, 'Plek: place']]);
  });

  test('with one wrong cell has one fault, whatever stands there', () => {
    const cell = fc.constantFrom(0, 2, 3, 4, 5, 6, 8, 9);
    // No sign that a table takes for its own; none of what any of these columns takes.
    const nonsense = fc.stringMatching(/^[a-z]{1,20} !$/);
    fc.assert(
      fc.property(cell, nonsense, (at, text) => {
        const [told] = faultsOf([good.map((value, column) => (column === at ? text : value))]);
        expect(told).toEqual([1, expect.stringMatching(new RegExp(`^${head[at]}: `))]);
      }),
    );
  });
});

test('an entry of a list tells its fields by the names of the list, and those that nobody knows', () => {
  const entry = {
    ...{ placeId: 8, question: 'Bent u trots?', scale: 'yes-no', better: 'higher', from: '2026-01-05' },
    ...{ until: '2026-01-20', method: 'panel', source: 'Peiling', counts: [40, 'x'], naam: 'J' },
  };
  const [told] = parseList(JSON.stringify([entry]), findPlace);
  expect(told).toEqual({
    row: 1,
    faults: [
      { field: 'placeId', fault: 'place', value: '8' },
      { field: 'counts[1]', fault: 'count', value: 'x' },
      { field: 'naam', fault: 'unknown-field' },
    ],
  });
});
