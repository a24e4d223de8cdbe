import { type Html, html } from '../../../foundation/http/html.ts';
import type { PlaceDirectory } from '../../../places/index.ts';

export interface MapPoint {
  readonly position: readonly [number, number];
  /** Drawn full when it measures, open when it does not. */
  readonly active: boolean;
}

interface MapOptions {
  readonly places: PlaceDirectory;
  readonly points: readonly MapPoint[];
  /** GeoJSON coordinates of an area to draw besides. */
  readonly area?: unknown;
  readonly label: string;
}

type Point = readonly [number, number];
type Box = readonly [west: number, south: number, east: number, north: number];

const WIDTH = 640;
const MOST_HEIGHT = 480;
/** Room around the outermost points; about 300 m where there is one point. */
const MARGIN = 0.08;
const LEAST_DEGREES = 0.006;

/** Where these sensors stand, between the outlines of neighbourhoods; undefined when none has a position. */
export function drawMap({ places, points, area, label }: MapOptions): Html | undefined {
  if (points.length === 0) return undefined;
  const areaRings = ringsOf(area);
  const inner = boxAround([...points.map(({ position }) => position), ...areaRings.flat()]);
  const { toXY, height, box } = projection(inner);
  const outlines = places
    .all()
    .filter(({ kind, geometry, bbox }) => kind === 'neighbourhood' && geometry && bbox && meets(bbox, box))
    .flatMap(({ geometry }) => ringsOf(geometry?.coordinates))
    .map((ring) => pathOf(ring, toXY));
  // Active ones last, so that they lie on top.
  const drawn = [...points]
    .sort((a, b) => Number(a.active) - Number(b.active))
    .map(({ position, active }) => {
      const [x, y] = toXY(position);
      return html`<circle class="${active ? 'map-on' : 'map-off'}" cx="${x}" cy="${y}" r="7"/>`;
    });
  return html`<svg class="map" role="img" aria-label="${label}" viewBox="0 0 ${WIDTH} ${height}"><path class="map-ground" d="M0 0h${WIDTH}v${height}h-${WIDTH}z"/><path class="map-line" d="${outlines.join('')}"/><path class="map-area" d="${areaRings.map((ring) => pathOf(ring, toXY)).join('')}"/>${drawn}</svg>`;
}

function boxAround(points: readonly Point[]): Box {
  const [lons, lats] = [points.map(([lon]) => lon), points.map(([, lat]) => lat)];
  const [west, east] = [lons.reduce((a, b) => Math.min(a, b)), lons.reduce((a, b) => Math.max(a, b))];
  const [south, north] = [lats.reduce((a, b) => Math.min(a, b)), lats.reduce((a, b) => Math.max(a, b))];
  const [dLon, dLat] = [widen(east - west), widen(north - south)];
  return [west - dLon, south - dLat, east + dLon, north + dLat];
}

function widen(degrees: number): number {
  return Math.max(degrees * MARGIN, (LEAST_DEGREES - degrees) / 2, LEAST_DEGREES * MARGIN);
}

/** Equirectangular: at the size of a city the error is smaller than a pixel. The box becomes as wide as the picture. */
function projection([west, south, east, north]: Box): { toXY: (point: Point) => Point; height: number; box: Box } {
  const squeeze = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const scale = Math.min(WIDTH / ((east - west) * squeeze), MOST_HEIGHT / (north - south));
  const extra = (WIDTH / (scale * squeeze) - (east - west)) / 2;
  const left = west - extra;
  const round = (value: number) => Math.round(value * 10) / 10;
  return {
    box: [left, south, east + extra, north],
    height: Math.round((north - south) * scale),
    toXY: ([lon, lat]) => [round((lon - left) * squeeze * scale), round((north - lat) * scale)],
  };
}

/** Rings and lines of any GeoJSON coordinates. */
function ringsOf(coordinates: unknown): Point[][] {
  if (!Array.isArray(coordinates) || !Array.isArray(coordinates[0])) return [];
  if (typeof coordinates[0][0] === 'number') return [coordinates as Point[]];
  return coordinates.flatMap(ringsOf);
}

/** Points that fall on one pixel are drawn once. */
function pathOf(ring: readonly Point[], toXY: (point: Point) => Point): string {
  const drawn = ring.map((point) => toXY(point).map(Math.round).join(' '));
  return `M${drawn.filter((point, index) => point !== drawn[index - 1]).join('L')}`;
}

function meets(a: Box, b: Box): boolean {
  return a[0] <= b[2] && a[2] >= b[0] && a[1] <= b[3] && a[3] >= b[1];
}
