import type { NumberColumn } from '../readings.ts';
import type { Batch } from './batch.ts';

/**
 * Puts the rows of a batch series after series, each in the order of the file. Files tend to hold an hour of every sensor and
 * then the next hour; to go through a batch by series spares the rhythm from laying another series out for each row, and the
 * index of the store from going to another page.
 * @example datastream 7, 9, 7, 9 → 7, 7, 9, 9
 */
export function orderBySeries({ readings, line, column }: Batch): void {
  const { datastream, time, value, resultTime, count } = readings;
  const places = placesOf(datastream, count);
  if (places === undefined) return;
  for (const values of [datastream, time, value, resultTime, line, column]) reorder(values, places);
}

/** Where each row goes; undefined when all of them may stay. */
function placesOf(datastream: NumberColumn, count: number): Int32Array | undefined {
  const next = new Map<number, number>();
  let changes = 0;
  for (let i = 0; i < count; i++) {
    const id = datastream[i] as number;
    next.set(id, (next.get(id) ?? 0) + 1);
    if (i > 0 && id !== datastream[i - 1]) changes += 1;
  }
  if (changes < next.size) return undefined;
  let start = 0;
  for (const [id, rows] of next) {
    next.set(id, start);
    start += rows;
  }
  const places = new Int32Array(count);
  for (let i = 0; i < count; i++) {
    const place = next.get(datastream[i] as number) as number; // counted above
    places[i] = place;
    next.set(datastream[i] as number, place + 1);
  }
  return places;
}

function reorder(values: NumberColumn, places: Int32Array): void {
  const before = new Float64Array(places.length);
  for (let i = 0; i < places.length; i++) before[i] = values[i] as number;
  for (let i = 0; i < places.length; i++) values[places[i] as number] = before[i] as number;
}
