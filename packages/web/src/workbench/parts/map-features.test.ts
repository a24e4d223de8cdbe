import type { Beat, FeatureCollection, Place } from '@wijkritme/contract';
import { expect, test } from 'vitest';
import { toPlaceFeatures } from './map-features.ts';
import { byUrgency, shownPlaces } from './places.ts';

// Only the fields that these functions look at.
const place = (id: number, kind: Place['kind'], name = `${kind} ${id}`) => ({ id, kind, name }) as Place;
const places = [
  place(1, 'municipality'),
  place(2, 'district'),
  place(3, 'neighbourhood', 'B'),
  place(4, 'neighbourhood', 'A'),
];
const geometry = { type: 'Polygon', coordinates: [] };
const shapes: FeatureCollection = {
  type: 'FeatureCollection',
  features: [1, 2, 3, 99].map((id) => ({ type: 'Feature', id, geometry, properties: {} })),
};
const beats = new Map([[4, { placeId: 4, word: 'loud' } as Beat]]);

test('the finest places are shown, a municipality alone too', () => {
  expect(shownPlaces(places).map(({ id }) => id)).toEqual([3, 4]);
  expect(shownPlaces(places.slice(0, 2)).map(({ id }) => id)).toEqual([2]);
  expect(shownPlaces(places.slice(0, 1)).map(({ id }) => id)).toEqual([1]);
});

test('coarse places are outlines; shapes of unknown places are left out', () => {
  const features = toPlaceFeatures(shapes, places, shownPlaces(places), beats);
  expect(features.map(({ properties }) => [properties.placeId, properties.filled, properties.word])).toEqual([
    [1, false, 'no-sensor'],
    [2, false, 'no-sensor'],
    [3, true, 'no-sensor'],
  ]);
});

test('what differs comes first, then by name', () => {
  expect(
    shownPlaces(places)
      .sort(byUrgency(new Map()))
      .map(({ name }) => name),
  ).toEqual(['A', 'B']);
  expect(
    shownPlaces(places)
      .sort(byUrgency(new Map([[3, { word: 'usual' } as Beat]])))
      .map(({ name }) => name),
  ).toEqual(['B', 'A']);
});
