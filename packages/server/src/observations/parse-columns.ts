import { type ErrorCode, englishOnly, limits, type ReadingSeries, SECOND, WijkritmeError } from '@wijkritme/contract';
import { addReading, createReadings } from './readings.ts';
import { parseInstant } from './sensorthings/instant.ts';
import type { RefusedRow } from './sensorthings/parse-data-arrays.ts';
import type { ReadRows } from './sensorthings/refused-rows.ts';

/** Readings by column as they came, in one list; `seriesStarts` has the position of the first value of each series. */
export interface ReadColumns extends ReadRows {
  readonly rows: number;
  readonly seriesStarts: readonly number[];
  /** Nulls: nothing was measured. */
  readonly empty: number;
}

const fields = new Set(['datastream', 'time', 'start', 'stepSeconds', 'value']);
/** Farthest instant from 1970 that a clock of JavaScript knows, ms. */
const FARTHEST = 8.64e15;

/**
 * A value that cannot be read is noted and the others go on; a series that cannot be understood refuses the request, because nobody
 * can tell when its values were measured.
 * @throws WijkritmeError invalid_input with the JSON pointer, too_large
 */
export function parseColumns(series: readonly ReadingSeries[]): ReadColumns {
  const rows = series.reduce((sum, { value }) => sum + value.length, 0);
  if (rows > limits.dataArrayRows)
    throw new WijkritmeError('too_large', {
      nl: `Dit verzoek heeft ${rows} waarden; stuur er ten hoogste ${limits.dataArrayRows}.`,
      en: `${rows} values in one request; send at most ${limits.dataArrayRows}.`,
    });
  const readings = createReadings(rows);
  const at = new Int32Array(rows);
  const refused: RefusedRow[] = [];
  const seriesStarts: number[] = [];
  let next = 0;
  let empty = 0;
  series.forEach((one, i) => {
    seriesStarts.push(next);
    const timeOf = readTimes(one, `/series/${i}`);
    const { datastream, value } = one;
    for (let row = 0; row < value.length; row++, next++) {
      const number = value[row];
      const time = timeOf(row);
      if (number === null && !Number.isNaN(time)) {
        empty += 1;
        continue;
      }
      const problem = problemOf(number, time);
      if (problem) refused.push({ at: next, datastream, ...problem });
      else {
        at[readings.count] = next;
        addReading(readings, datastream, time, number as number); // NOTE: a number, or there were a problem
      }
    }
  });
  return { readings, at, rows, seriesStarts, refused, empty };
}

/** @returns instant of a value by its row, NaN where it cannot be read */
function readTimes(series: ReadingSeries, pointer: string): (row: number) => number {
  // Its name is not repeated: a name can be an identifier too.
  if (Object.keys(series).some((name) => !fields.has(name)))
    throw invalid(pointer, `holds a field that is not part of a series; use ${[...fields].join(', ')}`);
  const { time, start, stepSeconds, value } = series;
  if (time !== undefined) {
    if (start !== undefined || stepSeconds !== undefined)
      throw invalid(pointer, 'has both time and start or stepSeconds; use one of them');
    if (time.length !== value.length)
      throw invalid(`${pointer}/time`, `has ${time.length} instants for ${value.length} values; give each value one`);
    return (row) => toInstant(time[row]);
  }
  const first = parseInstant(start);
  if (stepSeconds === undefined || Number.isNaN(first))
    throw invalid(pointer, 'has no instants; add time, or start (ISO 8601 with an offset) and stepSeconds');
  const step = stepSeconds * SECOND;
  return (row) => first + row * step;
}

function toInstant(given: unknown): number {
  if (typeof given !== 'number') return parseInstant(given);
  return Number.isInteger(given) && Math.abs(given) <= FARTHEST ? given : Number.NaN;
}

function problemOf(value: unknown, time: number): { code: ErrorCode; detail: string } | undefined {
  if (Number.isNaN(time))
    return {
      code: 'time_invalid',
      detail: 'time must be whole milliseconds since 1970 in UTC, or ISO 8601 with an offset',
    };
  if (typeof value !== 'number') return { code: 'result_not_a_number', detail: 'value must be a JSON number, or null' };
  return undefined;
}

function invalid(pointer: string, message: string): WijkritmeError {
  return new WijkritmeError('invalid_input', englishOnly(`${pointer} ${message}.`), {
    fields: [{ pointer, message: englishOnly(message) }],
  });
}
