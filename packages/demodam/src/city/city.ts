import type { FeatureCollection, MapLayerKind } from '@wijkritme/contract';
import { buildBuildings } from './buildings.ts';
import { toLineString, toPointGeometry, toPolygon } from './frame.ts';
import type { Point } from './geometry.ts';
import { offsetLine } from './geometry.ts';
import { meadows, TOWN_GREEN } from './green.ts';
import { type Building, SQUARES } from './landmarks.ts';
import { RAILWAY, STREETS } from './streets.ts';
import { buildTrees } from './trees.ts';
import { COAST, WATER } from './water.ts';

export const ATTRIBUTION = 'verzonnen demowijk (simulatie)';

export interface City {
  readonly buildings: readonly Building[];
  readonly trees: readonly Point[];
}

/** The drawn city in metres. The plan of streets and water is fixed; houses and trees follow from the seed. */
export function buildCity(seed: number): City {
  const buildings = buildBuildings(seed);
  return { buildings, trees: buildTrees(seed, buildings) };
}

type Feature = FeatureCollection['features'][number];
const feature = (geometry: Feature['geometry'], properties: Feature['properties']): Feature => ({
  type: 'Feature',
  geometry,
  properties,
});
const collect = (features: Feature[]): FeatureCollection => ({ type: 'FeatureCollection', features });
const named = (name: string | undefined) => (name ? { name } : {});

/** The map layers as GeoJSON in drawing order; `name` stands where a label is wanted. */
export function toMapLayers(city: City): [MapLayerKind, FeatureCollection][] {
  return [
    ['land', collect(land())],
    ['water', collect(WATER.map((w) => feature(toPolygon(w.ring, w.holes), { ...named(w.name), kind: w.kind })))],
    [
      'green',
      collect([...meadows(), ...TOWN_GREEN].map((g) => feature(toPolygon(g.ring), { ...named(g.name), kind: g.kind }))),
    ],
    [
      'road',
      collect(STREETS.map((s) => feature(toLineString(s.line), { ...named(s.name), kind: s.class, width: s.width }))),
    ],
    ['rail', collect([2.2, -2.2].map((side) => feature(toLineString(offsetLine(RAILWAY, side)), { kind: 'track' })))],
    ['building', collect(city.buildings.map(toBuildingFeature))],
    ['tree', collect(city.trees.map((tree) => feature(toPointGeometry(tree), {})))],
  ];
}

function land(): Feature[] {
  const squares = SQUARES.map((s) => feature(toPolygon(s.ring), { name: s.name, kind: 'square' }));
  return [feature(toPolygon(COAST), { kind: 'island' }), ...squares];
}

const toBuildingFeature = (building: Building): Feature =>
  feature(toPolygon(building.ring), { ...named(building.name), use: building.use, height: building.heightM });
