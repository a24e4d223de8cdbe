import { limits, type ReadingSeries } from '@wijkritme/contract';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseColumns } from './parse-columns.ts';

const NOON = Date.UTC(2026, 10, 22, 12);

/** What was read, one line a reading. */
function linesOf(series: ReadingSeries[]): [at: number, datastream: number, time: number, value: number][] {
  const { readings, at } = parseColumns(series);
  return Array.from({ length: readings.count }, (_, i) => [
    at[i] as number,
    readings.datastream[i] as number,
    readings.time[i] as number,
    readings.value[i] as number,
  ]);
}

function faultOf(series: ReadingSeries[]): { code: string; pointer: string | undefined; text: string } {
  try {
    parseColumns(series);
  } catch (cause) {
    const { code, fields, message } = cause as { code: string; fields?: { pointer: string }[]; message: string };
    return { code, pointer: fields?.[0]?.pointer, text: message };
  }
  throw new Error('nothing was wrong');
}

describe('readings by column', () => {
  it('keep their place, whatever their instants are written as', () => {
    expect(
      linesOf([
        { datastream: 3, time: [NOON, '2026-11-22T13:05:00+01:00'], value: [1, 2.5] },
        { datastream: 9, start: '2026-11-22T12:00:00Z', stepSeconds: 300, value: [7, null, 8] },
      ]),
    ).toEqual([
      [0, 3, NOON, 1],
      [1, 3, NOON + 300_000, 2.5],
      [2, 9, NOON, 7],
      [4, 9, NOON + 600_000, 8],
    ]);
  });

  it('are each read, refused or empty, and nothing is lost or invented', () => {
    const value = fc.oneof(fc.double({ noNaN: true }), fc.constant(null), fc.string(), fc.constant(true));
    const time = fc.oneof(
      fc.integer({ min: 0, max: NOON }),
      fc.string(),
      fc.double({ noInteger: true }),
      fc.constant(null),
    );
    const series = fc.record({ datastream: fc.integer({ min: 1, max: 99 }), rows: fc.array(fc.tuple(time, value)) });
    fc.assert(
      fc.property(fc.array(series), (given) => {
        const columns = parseColumns(
          given.map(({ datastream, rows }) => ({
            datastream,
            time: rows.map(([time]) => time),
            value: rows.map(([, value]) => value),
          })),
        );
        const flat = given.flatMap(({ datastream, rows }) =>
          rows.map(([time, value]) => ({ datastream, time, value })),
        );
        expect(columns.rows).toBe(flat.length);
        expect(columns.readings.count + columns.refused.length + columns.empty).toBe(flat.length);
        for (let i = 0; i < columns.readings.count; i++) {
          const { datastream, time, value } = flat[columns.at[i] as number] as (typeof flat)[number];
          expect(columns.readings.datastream[i]).toBe(datastream);
          expect(columns.readings.value[i]).toBe(value);
          if (typeof time === 'number') expect(columns.readings.time[i]).toBe(time);
        }
        for (const { at, code } of columns.refused) {
          const { time, value } = flat[at] as (typeof flat)[number];
          if (code === 'result_not_a_number') expect(typeof value).not.toBe('number');
          else expect([code, Number.isInteger(time)]).toEqual(['time_invalid', false]);
        }
      }),
    );
  });

  it('are refused whole where nobody can tell when they were measured', () => {
    const start = '2026-11-22T12:00:00Z';
    const wrong: [Omit<ReadingSeries, 'datastream' | 'value'>, string][] = [
      [{}, '/series/0'],
      [{ start }, '/series/0'],
      [{ stepSeconds: 60 }, '/series/0'],
      [{ start: 'gisteren', stepSeconds: 60 }, '/series/0'],
      [{ time: [NOON], start, stepSeconds: 60 }, '/series/0'],
      [{ time: [NOON, NOON] }, '/series/0/time'],
    ];
    for (const [times, pointer] of wrong)
      expect(faultOf([{ datastream: 1, value: [1], ...times }])).toMatchObject({ code: 'invalid_input', pointer });
  });

  it('do not repeat the name of a field that does not belong', () => {
    const named = { datastream: 1, time: [NOON], value: [1], 'J. de Vries': 4 } as ReadingSeries;
    const { code, text } = faultOf([named]);
    expect(code).toBe('invalid_input');
    expect(text).not.toContain('Vries');
  });

  it('are too many as they are in data arrays', () => {
    const value = new Array<number>(limits.dataArrayRows / 2 + 1).fill(1);
    const one = { datastream: 1, start: '2026-11-22T12:00:00Z', stepSeconds: 60, value };
    expect(faultOf([one, one]).code).toBe('too_large');
  });
});
