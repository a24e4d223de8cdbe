import { type ErrorCode, englishOnly, limits, WijkritmeError } from '@wijkritme/contract';
import { isNotKept, isReference, notKeptHere, timeProblem } from '../parse-observation.ts';
import { addReading, createReadings, nameFeature, type Readings } from '../readings.ts';
import { parseInstant } from './instant.ts';
import { namesMulti } from './multi/names-multi.ts';
import { MAX_DATASTREAM } from './post-observation.ts';

export interface RefusedRow {
  /** Position in the order of the request, all groups counted through. */
  readonly at: number;
  readonly datastream: number;
  readonly code: ErrorCode;
  readonly detail: string;
}

/** A CreateObservations request by column. */
export interface DataArrays {
  readonly readings: Readings;
  /** Position in the request of each of the readings. */
  readonly at: Int32Array;
  readonly rows: number;
  /** Position of each group's first row. */
  readonly groupStarts: readonly number[];
  /** Rows that cannot be read. */
  readonly refused: readonly RefusedRow[];
}

export interface Group {
  readonly datastream: number;
  readonly data: readonly unknown[];
  /** Column numbers; -1 where the component is absent. */
  readonly time: number;
  readonly result: number;
  readonly resultTime: number;
  readonly feature: number;
  /** Of what is not kept: each row says null there. */
  readonly nothing: readonly number[];
  readonly width: number;
}

const FEATURE = 'FeatureOfInterest/id';
const components = ['phenomenonTime', 'result', 'resultTime', FEATURE];

/** What rows may name beside their datastream. */
export interface FeaturesKnown {
  defaultOf(datastream: number): number | null;
  has(id: number): boolean;
}

const groupKeys = new Set(['components', 'dataArray@iot.count', 'dataArray']);

/**
 * Body of CreateObservations → columns. A row that cannot be read is noted and the others go on; a group that cannot be
 * understood refuses the request, because nobody can tell what its rows mean.
 * @throws WijkritmeError invalid_input with the JSON pointer, too_large
 */
export function parseDataArrays(body: unknown, now: number, features: FeaturesKnown): DataArrays {
  if (!Array.isArray(body)) throw invalid('', 'must be a list of groups {Datastream, components, dataArray}');
  // Groups of MultiDatastreams are read elsewhere; here they hold nothing.
  const groups = body.map((group: unknown, i) => (namesMulti(group) ? noRows : parseGroup(group, `/${i}`)));
  const rows = groups.reduce((sum, group) => sum + group.data.length, 0);
  if (rows > limits.dataArrayRows) {
    throw new WijkritmeError(
      'too_large',
      englishOnly(`${rows} rows in one request; send at most ${limits.dataArrayRows}.`),
    );
  }
  const readings = createReadings(rows);
  const at = new Int32Array(rows);
  const refused: RefusedRow[] = [];
  const groupStarts: number[] = [];
  let next = 0;
  for (const group of groups) {
    groupStarts.push(next);
    for (const row of group.data) {
      const problem = addRow(readings, group, row, now, features);
      if (problem === undefined) at[readings.count - 1] = next;
      else refused.push({ at: next, datastream: group.datastream, ...problem });
      next += 1;
    }
  }
  return { readings, at, rows, groupStarts, refused };
}

const noRows: Group = {
  datastream: 0,
  data: [],
  time: -1,
  result: -1,
  resultTime: -1,
  feature: -1,
  nothing: [],
  width: 0,
};

/** @param relation what its rows belong to */
export function parseGroup(
  value: unknown,
  pointer: string,
  relation: 'Datastream' | 'MultiDatastream' = 'Datastream',
): Group {
  if (typeof value !== 'object' || value === null)
    throw invalid(pointer, `must be {${relation}, components, dataArray}`);
  const group = value as Record<string, unknown>;
  for (const name in group) {
    // Its name is not repeated: a name can be an identifier too.
    if (name !== relation && !groupKeys.has(name))
      throw invalid(pointer, `holds a field that is not part of a group; use ${[relation, ...groupKeys].join(', ')}`);
  }
  const named = group[relation];
  if (!isReference(named))
    throw invalid(`${pointer}/${relation}/@iot.id`, `must be the id of a ${relation}, a whole number, and stand alone`);
  const datastream = Number(named['@iot.id']);
  const names = group.components;
  if (!Array.isArray(names)) throw invalid(`${pointer}/components`, `must be a list out of ${components.join(', ')}`);
  names.forEach((name, i) => {
    if (!(components.includes(name) || isNotKept(name)) || names.indexOf(name) !== i)
      throw invalid(`${pointer}/components/${i}`, `is unknown or double; use ${components.join(', ')}`);
  });
  if (!names.includes('result')) throw invalid(`${pointer}/components`, 'must hold "result"');
  const data = group.dataArray;
  if (!Array.isArray(data)) throw invalid(`${pointer}/dataArray`, 'must be a list of rows');
  const count = group['dataArray@iot.count'];
  if (count !== undefined && count !== data.length)
    throw invalid(`${pointer}/dataArray@iot.count`, `is not the number of rows, ${data.length}`);
  const [time = -1, result = -1, resultTime = -1, feature = -1] = components.map((name) => names.indexOf(name));
  // An id that no datastream can have is left to the gate, which knows none with id 0.
  const known = datastream >= 1 && datastream <= MAX_DATASTREAM ? datastream : 0;
  const nothing = names.flatMap((name, column) => (isNotKept(name) ? [column] : []));
  return { datastream: known, data, time, result, resultTime, feature, nothing, width: names.length };
}

type RowProblem = Pick<RefusedRow, 'code' | 'detail'>;

function addRow(
  readings: Readings,
  group: Group,
  row: unknown,
  now: number,
  features: FeaturesKnown,
): RowProblem | undefined {
  if (!Array.isArray(row) || row.length !== group.width)
    return {
      code: 'invalid_input',
      detail: `a row is a list with one value for each of the ${group.width} components`,
    };
  if (saysMore(group, row)) return { code: 'unknown_field', detail: notKeptHere };
  const value: unknown = row[group.result];
  if (typeof value !== 'number') return { code: 'result_not_a_number', detail: 'result must be a JSON number' };
  const time = group.time < 0 ? now : parseInstant(row[group.time]);
  if (Number.isNaN(time)) return { code: 'time_invalid', detail: timeProblem('phenomenonTime', row[group.time]) };
  let resultTime = Number.NaN;
  if (group.resultTime >= 0 && row[group.resultTime] !== null) {
    resultTime = parseInstant(row[group.resultTime]);
    if (Number.isNaN(resultTime))
      return { code: 'time_invalid', detail: timeProblem('resultTime', row[group.resultTime]) };
  }
  const feature = group.feature < 0 ? undefined : readFeature(row[group.feature]);
  if (Number.isNaN(feature) || (feature !== undefined && !features.has(feature)))
    return { code: 'invalid_input', detail: 'FeatureOfInterest/id must be the id of a feature that exists' };
  addReading(readings, group.datastream, time, value, resultTime);
  if (feature !== features.defaultOf(group.datastream)) nameFeature(readings, feature);
  return undefined;
}

/** Whether a row gives what is not kept. */
export function saysMore({ nothing }: Group, row: readonly unknown[]): boolean {
  return nothing.some((column) => row[column] !== null);
}

/** @returns undefined where none is named, NaN for what cannot be an id */
export function readFeature(given: unknown): number | undefined {
  if (given === null) return undefined;
  const id = typeof given === 'string' && /^\d{1,10}$/.test(given) ? Number(given) : given;
  return typeof id === 'number' && Number.isInteger(id) && id > 0 && id <= limits.id ? id : Number.NaN;
}

/** Features that the rows name, so that it can be asked at once which exist; nothing where the body is not as it should be. */
export function featureIdsIn(body: unknown): number[] {
  if (!Array.isArray(body)) return [];
  const ids = new Set<number>();
  for (const group of body as ({ components?: unknown; dataArray?: unknown } | null)[]) {
    const column = Array.isArray(group?.components) ? group.components.indexOf(FEATURE) : -1;
    if (column < 0 || !Array.isArray(group?.dataArray)) continue;
    for (const row of group.dataArray as unknown[]) {
      const id = Array.isArray(row) ? readFeature(row[column]) : undefined;
      if (id !== undefined && !Number.isNaN(id)) ids.add(id);
    }
  }
  return [...ids];
}

function invalid(pointer: string, message: string): WijkritmeError {
  return new WijkritmeError('invalid_input', englishOnly(`${pointer || 'The body'} ${message}.`), {
    fields: [{ pointer, message: englishOnly(message) }],
  });
}
