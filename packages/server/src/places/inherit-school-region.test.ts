import { expect, test } from 'vitest';
import { inheritSchoolRegion } from './inherit-school-region.ts';
import type { StoredPlace } from './stored-place.ts';

const place = (id: number, parentId: number | null, ownSchoolRegion: string | null, country = 'NL'): StoredPlace => ({
  id,
  code: `P${id}`,
  name: `Plek ${id}`,
  kind: 'zone',
  parentId,
  timeZone: 'Europe/Amsterdam',
  country,
  schoolRegion: ownSchoolRegion,
  ownSchoolRegion,
  simulated: false,
  figures: {},
  bbox: null,
  geometry: null,
});
const regions = (...places: StoredPlace[]) => inheritSchoolRegion(places).map(({ schoolRegion }) => schoolRegion);

test('the nearest region around a place holds', () => {
  expect(regions(place(1, null, 'noord'), place(2, 1, null), place(3, 2, null))).toEqual(['noord', 'noord', 'noord']);
  expect(regions(place(1, null, 'noord'), place(2, 1, 'zuid'), place(3, 2, null))).toEqual(['noord', 'zuid', 'zuid']);
});

test('none around, another country around, a parent that is gone: none', () => {
  expect(regions(place(1, null, null), place(2, 1, null))).toEqual([null, null]);
  expect(regions(place(1, null, 'noord'), place(2, 1, null, 'BE'), place(3, 99, null))).toEqual(['noord', null, null]);
});

test('places that lie in each other come to an end', () => {
  expect(regions(place(1, 2, null), place(2, 1, null))).toEqual([null, null]);
});
