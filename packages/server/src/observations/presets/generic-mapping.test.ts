import { WijkritmeError } from '@wijkritme/contract';
import { expect, it } from 'vitest';
import { parseGenericMapping } from './generic-mapping.ts';
import { getPreset } from './index.ts';
import { Collector, openText } from './tests/collect.ts';

const valid = {
  delimiter: ',',
  decimal: '.',
  time: { column: 'tijd', format: 'iso', zone: 'Europe/Amsterdam' },
  values: [{ column: 'n', property: 'pedestrians', name: 'voetgangers' }],
  intervalSeconds: 60,
  owner: 'Gemeente Voorbeeld',
};

function pointersOf(mapping: unknown): string[] {
  try {
    parseGenericMapping(mapping);
    return [];
  } catch (error) {
    if (error instanceof WijkritmeError) return (error.fields ?? []).map(({ pointer }) => pointer);
    throw error;
  }
}

it('takes a valid mapping', () => {
  expect(parseGenericMapping(valid)).toEqual(valid);
});

it.each([
  [{ delimiter: 'x' }, '/delimiter'],
  [{ decimal: ',' }, '/decimal'],
  [{ time: { column: 'tijd', format: 'iso', zone: 'Mars/Base' } }, '/time/zone'],
  [{ time: { column: 'tijd', format: 'iso' } }, '/time'],
  [{ time: { column: 'tijd', format: 'iso', offset: '+01:00' } }, '/timeZone'],
  [{ time: { column: 'tijd', format: 'YYYY', zone: 'Europe/Amsterdam' } }, '/time/format'],
  [{ values: [{ column: 'n', property: 'people', name: 'n' }] }, '/values/0/property'],
  [{ values: [...valid.values, ...valid.values] }, '/values/1/name'],
  [{ key: ['n'] }, '/values/0/column'],
  [{ intervalSeconds: 0 }, '/intervalSeconds'],
  [{ owner: '' }, '/owner'],
])('points at what is wrong in %j', (change, pointer) => {
  expect(pointersOf({ ...valid, ...change })).toContain(pointer);
});

it('asks for a mapping where there is none', () => {
  expect(() => getPreset('generic-csv').open(new Collector(), { fileName: 'x.csv' })).toThrow(/^invalid_input/);
});

it.each([
  [{ column: 'tijd', format: 'yyyy-MM-dd HH:mm', offset: '+02:00' }, '2024-01-01 12:00', '2024-01-01T10:00:00.000Z'],
  [
    { column: 'tijd', format: "yyyy-MM-dd'T'HH:mmXX", zone: 'Europe/Amsterdam' },
    '2024-01-01T12:00-05:00',
    '2024-01-01T17:00:00.000Z',
  ],
  [{ column: 'tijd', format: 'iso', zone: 'Europe/Amsterdam' }, '2024-07-01T12:00', '2024-07-01T10:00:00.000Z'],
  [{ column: 'tijd', format: 'iso', zone: 'Europe/Amsterdam' }, '2024-07-01T12:00Z', '2024-07-01T12:00:00.000Z'],
])('reads a time by %j', (time, written, instant) => {
  const found = new Collector();
  const mapping = { ...valid, time, timeZone: 'Europe/Amsterdam' };
  const reader = openText(getPreset('generic-csv'), found, { fileName: 'x.csv', mapping });
  reader.push(`tijd,n\n${written},5\n`);
  reader.end();
  expect(found.entries).toEqual([[2, 'n', 'stored', `gemeente-voorbeeld:x-csv/voetgangers ${instant} 5`]]);
});
