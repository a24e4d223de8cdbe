import type { Geometry } from '@wijkritme/contract';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { boundingBox } from './bounding-box.ts';

const position = fc.tuple(
  fc.double({ min: -180, max: 180, noNaN: true }),
  fc.double({ min: -90, max: 90, noNaN: true }),
);
const shape = fc.oneof(
  position.map((coordinates) => ({ type: 'Point', coordinates })),
  fc.array(position, { minLength: 2, maxLength: 6 }).map((coordinates) => ({ type: 'LineString', coordinates })),
  fc.array(position, { minLength: 4, maxLength: 6 }).map((ring) => ({ type: 'Polygon', coordinates: [ring] })),
) as fc.Arbitrary<Geometry>;

const positionsOf = (value: unknown): [number, number][] =>
  Array.isArray(value) && typeof value[0] !== 'number' ? value.flatMap(positionsOf) : [value as [number, number]];

test('the box touches the outermost position on each side, and closes', () => {
  fc.assert(
    fc.property(fc.array(shape, { minLength: 1, maxLength: 5 }), (shapes) => {
      const [ring = []] = (boundingBox(shapes) as unknown as { coordinates: [number, number][][] }).coordinates;
      const all = shapes.flatMap((one) => positionsOf((one as { coordinates: unknown }).coordinates));
      const sides = (positions: readonly [number, number][]) => {
        const lons = positions.map(([lon]) => lon);
        const lats = positions.map(([, lat]) => lat);
        return [Math.min(...lons), Math.max(...lons), Math.min(...lats), Math.max(...lats)];
      };
      expect(sides(ring)).toEqual(sides(all));
      expect(ring[0]).toEqual(ring[4]);
    }),
  );
});

test('nothing has no box', () => {
  expect(boundingBox([])).toBeUndefined();
});
