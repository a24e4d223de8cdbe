import { checkDraft, type Parsed, refuse, textOf } from './known-draft.ts';
import { isInGrid, toWgs84 } from './rd.ts';

/**
 * One feature of the sensor layer of the Dutch base register of large-scale topography (BGT, IMGeo 2.1): a camera, a
 * speed camera or another device, as a point. Whose it is does not stand in it: `bronhouder` keeps the map, not the
 * device.
 * @param isGrid the coordinates are RD (EPSG:28992), not WGS84
 */
export function parseBgt(feature: unknown, isGrid: boolean): Parsed {
  const { geometry, properties } = (feature ?? {}) as { geometry?: unknown; properties?: unknown };
  const { lokaalID, plusType } = (properties ?? {}) as Readonly<Record<string, unknown>>;
  const id = textOf(lokaalID);
  if (!id) return refuse(null, 'er is geen lokaalID', 'there is no lokaalID');
  const kind = textOf(plusType);
  if (!kind) return refuse(id, 'er is geen soort (plusType)', 'there is no kind (plusType)');
  const { type, coordinates } = (geometry ?? {}) as { type?: unknown; coordinates?: unknown };
  if (
    type !== 'Point' ||
    !Array.isArray(coordinates) ||
    !coordinates.slice(0, 2).every(Number.isFinite) ||
    coordinates.length < 2
  )
    return refuse(id, 'er is geen punt (geometry)', 'there is no point (geometry)');
  const point = [coordinates[0], coordinates[1]] as const;
  if (isGrid && !isInGrid(point))
    return refuse(id, 'de plek ligt buiten het RD-stelsel', 'the position lies outside the RD grid');
  return checkDraft({
    sourceId: id,
    kind,
    name: kind,
    organisation: null,
    purpose: null,
    legalBasis: null,
    personalData: null,
    validUntil: null,
    position: isGrid ? toWgs84(point) : point,
  });
}
