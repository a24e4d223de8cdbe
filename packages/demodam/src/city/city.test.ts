import { gzipSync } from 'node:zlib';
import { FeatureCollection, limits } from '@wijkritme/contract';
import { Value } from 'typebox/value';
import { expect, test } from 'vitest';
import { SENSORS } from '../sensors/sensors.ts';
import { buildCity, toMapLayers } from './city.ts';
import { contains, middleOf, type Point, type Ring, ringToSegment, signedArea2 } from './geometry.ts';
import { DISTRICTS, MUNICIPALITY, NEIGHBOURHOODS, neighbourhoodAt } from './neighbourhoods.ts';
import { toPlaceImports } from './places.ts';
import { STREETS } from './streets.ts';
import { WATER } from './water.ts';

const city = buildCity(1);
const layers = toMapLayers(city);
const edges = (ring: Ring): [Point, Point][] => ring.map((p, i) => [p, ring[(i + 1) % ring.length] as Point]);

test('the same seed gives the same city, another seed another', () => {
  expect(buildCity(1)).toEqual(city);
  expect(buildCity(2).buildings).not.toEqual(city.buildings);
});

test('it is the size of a district and small enough to send', () => {
  expect(city.buildings.length).toBeGreaterThan(1_500);
  expect(city.trees.length).toBeGreaterThan(800);
  expect(new Set(STREETS.flatMap((street) => street.name ?? [])).size).toBeGreaterThan(44);
  const bytes = layers.reduce((sum, [, layer]) => sum + gzipSync(JSON.stringify(layer)).length, 0);
  expect(bytes).toBeLessThan(120_000);
  for (const [, layer] of layers) expect(layer.features.length).toBeLessThan(limits.features);
});

test('every layer is a feature collection with closed right-handed rings', () => {
  const collections = [...layers.map(([, layer]) => layer), ...toPlaceImports().map((one) => one.features)];
  for (const collection of collections) {
    expect(Value.Check(FeatureCollection, collection)).toBe(true);
    for (const { geometry } of collection.features) {
      if (geometry?.type !== 'Polygon') continue;
      (geometry.coordinates as Point[][]).forEach((ring, i) => {
        expect(ring.length).toBeGreaterThanOrEqual(4);
        expect(ring.at(-1)).toEqual(ring[0]);
        expect(signedArea2(ring.slice(1)) > 0).toBe(i === 0);
      });
    }
  }
});

test('no building stands in water, on a street or on another building', () => {
  const waters = WATER.filter((body) => body.kind !== 'lake');
  const corners = city.buildings.flatMap(({ ring }) => ring);
  expect(corners.filter((corner) => waters.some((water) => contains(water.ring, corner)))).toEqual([]);
  const wet = waters.flatMap((body) => edges(body.ring));
  const roads = STREETS.flatMap(({ line, width }) =>
    line.slice(1).map((p, i) => ({ a: line[i] as Point, b: p, half: width / 2 })),
  );
  for (const [i, { ring }] of city.buildings.entries()) {
    const near = (p: Point) => Math.hypot(p[0] - (ring[0] as Point)[0], p[1] - (ring[0] as Point)[1]) < 120;
    for (const [a, b] of wet) if (ringToSegment(ring, a, b) === 0) expect.fail('in the water');
    for (const { a, b, half } of roads) if (ringToSegment(ring, a, b) < half) expect.fail('on a street');
    for (const other of city.buildings.slice(i + 1)) {
      if (near(other.ring[0] as Point) && contains(other.ring, middleOf(ring))) expect.fail('on a building');
    }
  }
});

test('the neighbourhoods fill their districts and the districts the town', () => {
  const area = (rings: Ring[]) => rings.reduce((sum, ring) => sum + Math.abs(signedArea2(ring)), 0);
  const town = area([MUNICIPALITY.ring]);
  expect(area(NEIGHBOURHOODS.map((one) => one.ring))).toBeCloseTo(town, 3);
  expect(area(DISTRICTS.map((one) => one.ring))).toBeCloseTo(town, 3);
  for (let i = 0; i < 500; i++) {
    const point: Point = [-970 + ((i * 379) % 1940), -790 + ((i * 211) % 1420)];
    expect(NEIGHBOURHOODS.filter((one) => contains(one.ring, point))).toHaveLength(1);
  }
});

test('every sensor stands in its neighbourhood, outdoors and dry', () => {
  expect(SENSORS).toHaveLength(40);
  for (const { at, area } of SENSORS) {
    expect(neighbourhoodAt(at)?.code).toBe(area);
    expect(city.buildings.some((building) => contains(building.ring, at))).toBe(false);
    expect(WATER.some((body) => body.kind !== 'lake' && contains(body.ring, at))).toBe(false);
  }
});
