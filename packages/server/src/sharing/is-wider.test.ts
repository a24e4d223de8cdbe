import { type SharingMark, sharingLabels } from '@wijkritme/contract';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isWider } from './is-wider.ts';

const mark = (change: Partial<SharingMark>): SharingMark => ({
  label: 'TLP:AMBER',
  audience: [],
  onlyPlaces: [],
  persons: [],
  endsAt: null,
  ...change,
});
const moment = '2026-11-22T12:00:00Z';

test.each<[string, Partial<SharingMark>, Partial<SharingMark>, boolean]>([
  ['the same', {}, {}, false],
  ['a more open label', {}, { label: 'TLP:GREEN' }, true],
  ['a more closed label', {}, { label: 'TLP:AMBER+STRICT' }, false],
  ['one organisation more', { audience: [2] }, { audience: [2, 3] }, true],
  ['one organisation less', { audience: [2, 3] }, { audience: [3] }, false],
  [
    'somebody by name, from their organisation',
    { label: 'TLP:AMBER+STRICT' },
    { label: 'TLP:RED', persons: [9] },
    true,
  ],
  ['somebody by name, from everybody', { label: 'TLP:GREEN' }, { label: 'TLP:RED', persons: [9] }, false],
  ['no longer at certain places alone', { onlyPlaces: [4] }, {}, true],
  ['at certain places alone', {}, { onlyPlaces: [4] }, false],
  ['no longer until a moment', { endsAt: moment }, {}, true],
  ['until a moment', {}, { endsAt: moment }, false],
])('%s', (_, from, to, expected) => {
  expect(isWider(mark(from), mark(to))).toBe(expected);
});

interface Reader {
  readonly id: number;
  readonly org: number;
  readonly place: number;
}
const ids = fc.uniqueArray(fc.nat({ max: 2 }), { maxLength: 3 });
const anyMark: fc.Arbitrary<SharingMark> = fc
  .record({
    label: fc.constantFrom(...sharingLabels),
    audience: ids,
    onlyPlaces: ids,
    persons: ids,
    ends: fc.nat({ max: 3 }),
  })
  .map(({ label, audience, onlyPlaces, persons, ends }) => ({
    label,
    audience: label === 'TLP:AMBER' ? audience : [],
    persons: label === 'TLP:RED' ? persons : [],
    onlyPlaces: label === 'TLP:CLEAR' || label === 'TLP:RED' ? [] : onlyPlaces,
    endsAt: ends === 3 ? null : new Date(ends).toISOString(),
  }));

/** The rule, for somebody who is not the author; the author is of organisation 0. */
function reads({ label, audience, onlyPlaces, persons, endsAt }: SharingMark, reader: Reader, now: number): boolean {
  if (endsAt !== null && Date.parse(endsAt) <= now) return false;
  if (onlyPlaces.length > 0 && !onlyPlaces.includes(reader.place)) return false;
  if (label === 'TLP:RED') return persons.includes(reader.id);
  if (label === 'TLP:AMBER+STRICT') return reader.org === 0;
  return label !== 'TLP:AMBER' || reader.org === 0 || audience.includes(reader.org);
}

test('nobody comes to read anything by a change that counts as no wider', () => {
  const reader = fc.record({ id: fc.nat({ max: 2 }), org: fc.nat({ max: 2 }), place: fc.nat({ max: 2 }) });
  fc.assert(
    fc.property(anyMark, anyMark, reader, fc.nat({ max: 3 }), (from, to, who, now) => {
      if (!isWider(from, to)) expect(reads(to, who, now) && !reads(from, who, now)).toBe(false);
    }),
    { numRuns: 2_000 },
  );
});
