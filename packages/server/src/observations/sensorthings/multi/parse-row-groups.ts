import { type ErrorCode, englishOnly, limits, WijkritmeError } from '@wijkritme/contract';
import { notKeptHere } from '../../parse-observation.ts';
import type { Door } from '../door.ts';
import { type FeaturesKnown, type Group, parseGroup, readFeature, saysMore } from '../parse-data-arrays.ts';
import { namesMulti } from './names-multi.ts';
import { parseRow } from './parse-row.ts';
import { findComponents } from './post-row.ts';

type ReadRow = Extract<ReturnType<typeof parseRow>, { ok: true }>;

/** A group of CreateObservations that belongs to a MultiDatastream. */
export interface RowGroup {
  readonly multi: number;
  readonly components: readonly number[];
  /** In the order of the request; what cannot be read says why. */
  readonly rows: readonly (ReadRow | { readonly ok: false; readonly code: ErrorCode; readonly detail: string })[];
}

/**
 * The groups of MultiDatastreams, each in its place; undefined for those of Datastreams.
 * @throws WijkritmeError invalid_input for a group that cannot be understood, too_large, datastream_unknown
 */
export async function parseRowGroups(
  door: Door,
  body: readonly unknown[],
  features: FeaturesKnown,
): Promise<(RowGroup | undefined)[]> {
  const now = door.context.clock.now();
  const groups: (RowGroup | undefined)[] = [];
  let numbers = 0;
  for (const [i, value] of body.entries()) {
    if (!namesMulti(value)) {
      groups.push(undefined);
      continue;
    }
    const group = parseGroup(value, `/${i}`, 'MultiDatastream');
    const components = await findComponents(door, group.datastream);
    numbers += group.data.length * components.length;
    if (numbers > limits.dataArrayRows)
      throw new WijkritmeError(
        'too_large',
        englishOnly(`More than ${limits.dataArrayRows} numbers in one request; send it in parts.`),
      );
    const rows = group.data.map((row) => readRow(group, row, { width: components.length, now, features }));
    groups.push({ multi: group.datastream, components, rows });
  }
  return groups;
}

function readRow(
  group: Group,
  row: unknown,
  { width, now, features }: { width: number; now: number; features: FeaturesKnown },
): RowGroup['rows'][number] {
  if (!Array.isArray(row) || row.length !== group.width) {
    const detail = `a row is a list with one value for each of the ${group.width} components`;
    return { ok: false, code: 'invalid_input', detail };
  }
  if (saysMore(group, row)) return { ok: false, code: 'unknown_field', detail: notKeptHere };
  const at = (column: number): unknown => (column < 0 ? undefined : row[column]);
  const parsed = parseRow(
    { result: at(group.result), phenomenonTime: at(group.time), resultTime: at(group.resultTime) },
    width,
    now,
  );
  const feature = group.feature < 0 ? undefined : readFeature(row[group.feature]);
  if (Number.isNaN(feature) || (feature !== undefined && !features.has(feature)))
    return { ok: false, code: 'invalid_input', detail: 'FeatureOfInterest/id must be the id of a feature that exists' };
  return parsed.ok ? { ...parsed, feature } : parsed;
}
