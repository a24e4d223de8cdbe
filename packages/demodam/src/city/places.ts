import type { PlaceKind, PlacesImport } from '@wijkritme/contract';
import { toPolygon } from './frame.ts';
import { type Area, DISTRICTS, MUNICIPALITY, NEIGHBOURHOODS } from './neighbourhoods.ts';

const GM = { kind: 'municipality', codeProperty: 'gm', nameProperty: 'gmName' } as const;
const WK = { kind: 'district', codeProperty: 'wk', nameProperty: 'wkName' } as const;

/** The tree of places from coarse to fine, one import per kind. */
export function toPlaceImports(): PlacesImport[] {
  const town = { gm: MUNICIPALITY.code, gmName: MUNICIPALITY.name };
  const districts = new Map(DISTRICTS.map((one) => [one.code, { wk: one.code, wkName: one.name }]));
  return [
    toImport('municipality', [], [toFeature(MUNICIPALITY, {})]),
    toImport(
      'district',
      [GM],
      DISTRICTS.map((one) => toFeature(one, town)),
    ),
    toImport(
      'neighbourhood',
      [GM, WK],
      NEIGHBOURHOODS.map((one) =>
        toFeature(one, { ...town, ...districts.get(one.districtCode), inhabitants: one.inhabitants }),
      ),
    ),
  ];
}

const toFeature = (area: Area, more: Record<string, string | number>) => ({
  type: 'Feature' as const,
  geometry: toPolygon(area.ring),
  properties: { code: area.code, name: area.name, ...more },
});

function toImport(
  kind: PlaceKind,
  parents: PlacesImport['parents'],
  features: PlacesImport['features']['features'],
): PlacesImport {
  return {
    features: { type: 'FeatureCollection', features },
    kind,
    codeProperty: 'code',
    nameProperty: 'name',
    parents,
    timeZone: 'Europe/Amsterdam',
    country: 'NL',
    missingCodes: [],
    simulated: true,
  };
}

/** Codes of every place of the city. */
export const PLACE_CODES: readonly string[] = [MUNICIPALITY, ...DISTRICTS, ...NEIGHBOURHOODS].map((area) => area.code);
