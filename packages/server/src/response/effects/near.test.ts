import type { Geometry, PlaceKind } from '@wijkritme/contract';
import type { Static } from 'typebox';
import { expect, test } from 'vitest';
import { PlaceDirectory } from '../../places/place-directory.ts';
import type { StoredPlace } from '../../places/stored-place.ts';
import type { CatalogEntry } from '../../sensors/index.ts';
import { nearTo } from './near.ts';

const square = (west: number): Geometry => {
  const [a, b] = [5.1 + west / 100, 5.1 + (west + 1) / 100];
  return {
    type: 'Polygon',
    coordinates: [
      [
        [a, 52.1],
        [b, 52.1],
        [b, 52.11],
        [a, 52.11],
        [a, 52.1],
      ],
    ],
  };
};
const place = (id: number, kind: Static<typeof PlaceKind>, parentId: number | null, west: number): StoredPlace =>
  ({ id, code: `P${id}`, kind, parentId, geometry: square(west), bbox: null }) as unknown as StoredPlace;

const directory = new PlaceDirectory();
directory.replace([
  place(1, 'municipality', null, 0),
  place(2, 'district', 1, 0),
  place(3, 'neighbourhood', 2, 0),
  place(4, 'neighbourhood', 2, 1),
  place(5, 'neighbourhood', 2, 5),
  place(6, 'zone', 3, 0),
]);
const at = (thingId: number, placeId: number | null) => ({ thingId, placeId }) as CatalogEntry;
const isNear = (one: CatalogEntry, other: CatalogEntry) =>
  nearTo({ places: { directory } } as Parameters<typeof nearTo>[0], one)(other);

test.each([
  ['the same thing, wherever', at(1, 5), at(1, 3), true],
  ['the same neighbourhood', at(1, 3), at(2, 3), true],
  ['a zone within it', at(1, 3), at(2, 6), true],
  ['the neighbourhood around a zone', at(1, 6), at(2, 3), true],
  ['the neighbourhood beside it', at(1, 3), at(2, 4), true],
  ['one further on', at(1, 3), at(2, 5), false],
  ['somewhere in the district around it', at(1, 3), at(2, 2), false],
  ['the same district', at(1, 2), at(2, 2), false],
  ['no known place', at(1, null), at(2, null), false],
])('%s', (_name, one, other, expected) => {
  expect(isNear(one, other)).toBe(expected);
});
