import { describe, expect, test } from 'vitest';
import { figure, table } from './table.ts';

describe('table', () => {
  test('numbers stand to the right, words to the left', () => {
    expect(
      table(
        ['what', 'n'],
        [
          ['single', '9'],
          ['mqtt', '1,234'],
        ],
      ),
    ).toBe(
      [
        '| what   |     n |', //
        '| ------ | ----: |',
        '| single |     9 |',
        '| mqtt   | 1,234 |',
      ].join('\n'),
    );
  });

  test('a missing cell is empty and a bar does not break the table', () => {
    expect(table(['a', 'b'], [['x|y']]).split('\n')[2]).toBe('| x\\|y |     |');
  });

  test('figures', () => {
    expect([12345.6, 100, 99.95, 1.2345, 0.00123, 0, Number.NaN].map(figure)).toEqual([
      '12,346',
      '100',
      '100',
      '1.23',
      '0.00123',
      '0',
      '–',
    ]);
  });
});
