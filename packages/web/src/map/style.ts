import type { BeatWord, FeatureCollection, MapLayerKind } from '@wijkritme/contract';
import type { ExpressionSpecification, LayerSpecification, StyleSpecification } from 'maplibre-gl';
import { beatLooks, beatWords, mapColours, type Theme } from './colours.ts';

export const emptyCollection: FeatureCollection = { type: 'FeatureCollection', features: [] };
const kinds: readonly MapLayerKind[] = ['land', 'water', 'green', 'road', 'rail', 'building', 'tree'];
const font = ['Noto Sans'];

const source = () => ({ type: 'geojson' as const, data: emptyCollection as GeoJSON.GeoJSON });
const byZoom = (...stops: [number, number][]): ExpressionSpecification => [
  'interpolate',
  ['exponential', 1.5],
  ['zoom'],
  ...stops.flat(),
];

function byWord(pick: (word: BeatWord) => string, other: string): ExpressionSpecification {
  const pairs = beatWords.flatMap((word) => [word, pick(word)]);
  // The expression type wants at least one pair spelled out; the list of words is never empty.
  return ['match', ['get', 'word'], ...pairs, other] as unknown as ExpressionSpecification;
}

/** The whole map as data: base layers from our own GeoJSON, places by their beat, sensors on top. No glyphs, no sprite. */
export function createStyle(theme: Theme): StyleSpecification {
  const sources = Object.fromEntries([...kinds, 'places', 'place-labels', 'sensors'].map((name) => [name, source()]));
  return {
    version: 8,
    sources,
    transition: { duration: 0 },
    layers: [...baseLayers(theme), ...placeLayers(theme), ...sensorLayers(theme), placeLabels(theme)],
  };
}

function baseLayers(theme: Theme): LayerSpecification[] {
  const { background, layers, roadEdge, buildingEdge } = mapColours[theme];
  const line = { 'line-cap': 'round', 'line-join': 'round' } as const;
  return [
    { id: 'background', type: 'background', paint: { 'background-color': background } },
    { id: 'land', type: 'fill', source: 'land', paint: { 'fill-color': layers.land } },
    { id: 'green', type: 'fill', source: 'green', paint: { 'fill-color': layers.green } },
    {
      id: 'water',
      type: 'fill',
      source: 'water',
      filter: ['==', ['geometry-type'], 'Polygon'],
      paint: { 'fill-color': layers.water },
    },
    {
      id: 'water-line',
      type: 'line',
      source: 'water',
      layout: line,
      paint: { 'line-color': layers.water, 'line-width': byZoom([12, 1], [17, 6]) },
    },
    {
      id: 'place-fill',
      type: 'fill',
      source: 'places',
      filter: ['==', ['get', 'filled'], true],
      paint: { 'fill-color': byWord((word) => beatLooks[word][theme], background), 'fill-opacity': 0.62 },
    },
    {
      id: 'road-edge',
      type: 'line',
      source: 'road',
      layout: line,
      paint: { 'line-color': roadEdge, 'line-width': byZoom([12, 1.6], [17, 13]) },
    },
    {
      id: 'road',
      type: 'line',
      source: 'road',
      layout: line,
      paint: { 'line-color': layers.road, 'line-width': byZoom([12, 0.8], [17, 11]) },
    },
    {
      id: 'rail',
      type: 'line',
      source: 'rail',
      paint: { 'line-color': layers.rail, 'line-width': byZoom([12, 1], [17, 4]), 'line-dasharray': [3, 2] },
    },
    {
      id: 'building',
      type: 'fill',
      source: 'building',
      minzoom: 13,
      paint: { 'fill-color': layers.building, 'fill-outline-color': buildingEdge },
    },
    {
      id: 'tree',
      type: 'circle',
      source: 'tree',
      minzoom: 14.5,
      paint: { 'circle-color': layers.tree, 'circle-radius': byZoom([14, 1], [18, 7]), 'circle-opacity': 0.8 },
    },
  ];
}

function placeLayers(theme: Theme): LayerSpecification[] {
  const { border } = mapColours[theme];
  const patterned = beatWords.filter((word) => beatLooks[word].pattern !== 'none');
  return [
    {
      id: 'place-pattern',
      type: 'fill',
      source: 'places',
      filter: ['all', ['==', ['get', 'filled'], true], ['in', ['get', 'word'], ['literal', patterned]]],
      paint: { 'fill-pattern': byWord((word) => `pattern-${beatLooks[word].pattern}`, 'pattern-none') },
    },
    {
      id: 'place-border',
      type: 'line',
      source: 'places',
      layout: { 'line-join': 'round' },
      paint: { 'line-color': border, 'line-width': ['case', ['get', 'filled'], 1.2, 2.4], 'line-opacity': 0.75 },
    },
  ];
}

function sensorLayers(theme: Theme): LayerSpecification[] {
  const { text, halo } = mapColours[theme];
  return [
    {
      id: 'sensor',
      type: 'symbol',
      source: 'sensors',
      minzoom: 12,
      layout: {
        'icon-image': ['case', ['get', 'measuring'], 'sensor', 'sensor-silent'],
        'icon-allow-overlap': true,
        'icon-ignore-placement': true,
        'icon-size': byZoom([12, 0.5], [16, 1]),
        'text-field': ['step', ['zoom'], '', 15, ['get', 'name']],
        'text-font': font,
        'text-size': 12,
        'text-anchor': 'left',
        'text-offset': [0.9, 0],
        'text-optional': true,
      },
      paint: { 'text-color': text, 'text-halo-color': halo, 'text-halo-width': 1.4 },
    },
  ];
}

/** Names stand above everything else. */
function placeLabels(theme: Theme): LayerSpecification {
  const { text, halo } = mapColours[theme];
  return {
    id: 'place-label',
    type: 'symbol',
    source: 'place-labels',
    layout: {
      'text-field': ['get', 'name'],
      'text-font': font,
      'text-size': byZoom([11, 12], [16, 18]),
      'text-max-width': 9,
      'text-anchor': 'top',
      'text-offset': [0, 0.9],
      'text-optional': true,
      'icon-image': byWord((word) => `beat-${word}`, 'beat-no-sensor'),
      'icon-allow-overlap': true,
    },
    paint: { 'text-color': text, 'text-halo-color': halo, 'text-halo-width': 2 },
  };
}
