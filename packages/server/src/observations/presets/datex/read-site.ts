import { childOf, textOf, within, type XmlNode } from './xml-pieces.ts';

/** What one index of a site stands for. */
export interface Characteristics {
  /** As the table writes it, for example `trafficFlow`. */
  readonly valueType: string;
  /** For example `lane1`; null where it holds for the whole site. */
  readonly lane: string | null;
  /** In metres. */
  readonly lengths: readonly LengthBound[];
  /** null for any vehicle. */
  readonly vehicleType: string | null;
  readonly periodSeconds: number | null;
}

export interface LengthBound {
  readonly sign: '<' | '≤' | '=' | '≥' | '>';
  readonly metres: number;
}

export interface Site {
  readonly id: string;
  readonly version: string;
  readonly name: string;
  readonly position: readonly [lon: number, lat: number] | null;
  readonly byIndex: ReadonlyMap<string, Characteristics>;
}

const signs: Readonly<Record<string, LengthBound['sign']>> = {
  lessThan: '<',
  lessThanOrEqualTo: '≤',
  equalTo: '=',
  greaterThanOrEqualTo: '≥',
  greaterThan: '>',
};

/** One record of a measurement site table; undefined where it has no id. Version 2 and 3 differ in names alone. */
export function readSite(record: XmlNode): Site | undefined {
  const { id = '', version = '' } = record.attributes;
  if (id === '') return undefined;
  const byIndex = new Map<string, Characteristics>();
  for (const child of record.children) {
    const { index } = child.attributes;
    if (child.name === 'measurementSpecificCharacteristics' && index !== undefined)
      byIndex.set(index, readCharacteristics(childOf(child, child.name) ?? child));
  }
  return { id, version, name: nameOf(record) || id, position: positionOf(record), byIndex };
}

function readCharacteristics(node: XmlNode): Characteristics {
  const vehicles = childOf(node, 'specificVehicleCharacteristics');
  const lengths = (vehicles?.children ?? []).flatMap((child): LengthBound[] => {
    if (child.name !== 'lengthCharacteristic') return [];
    const operator = textOf(childOf(child, 'comparisonOperator'));
    const sign = Object.hasOwn(signs, operator) ? signs[operator] : undefined;
    const metres = Number(textOf(childOf(child, 'vehicleLength')) || Number.NaN);
    return sign && Number.isFinite(metres) ? [{ sign, metres }] : [];
  });
  const type = textOf(childOf(vehicles ?? node, 'vehicleType'));
  const period = Number(textOf(childOf(node, 'period')));
  return {
    valueType: textOf(childOf(node, 'specificMeasurementValueType')),
    lane: laneOf(node),
    lengths: lengths.sort((a, b) => a.metres - b.metres),
    vehicleType: type === '' || type === 'anyVehicle' ? null : type,
    periodSeconds: Number.isFinite(period) && period > 0 ? period : null,
  };
}

function laneOf(node: XmlNode): string | null {
  const named = textOf(childOf(node, 'specificLane'));
  if (named !== '') return named === 'allLanesCompleteCarriageway' ? null : named;
  const number = textOf(within(node, 'laneNumber'));
  return number === '' ? null : `lane${number}`;
}

function nameOf(record: XmlNode): string {
  const name = childOf(record, 'measurementSiteName');
  return name ? textOf(within(name, 'value')) || textOf(name) : '';
}

/** Where it is shown on a map, else the first point. */
function positionOf(record: XmlNode): readonly [number, number] | null {
  const around = within(record, 'locationForDisplay') ?? within(record, 'coordinatesForDisplay') ?? record;
  const lat = Number(textOf(within(around, 'latitude')) || Number.NaN);
  const lon = Number(textOf(within(around, 'longitude')) || Number.NaN);
  return Math.abs(lat) <= 90 && Math.abs(lon) <= 180 ? [lon, lat] : null;
}
