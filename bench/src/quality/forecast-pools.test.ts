import { zoneRules } from '@wijkritme/engine';
import { expect, it } from 'vitest';
import type { Recording } from '../../../packages/engine/tests/recordings/recording.ts';
import { dayAhead, hourAhead, toPool } from './forecast-pools.ts';

const start = Date.parse('2024-03-29T23:00Z'); // midnight of 30 March in Amsterdam
const calendar = {
  zone: zoneRules('Europe/Amsterdam'),
  isHoliday: (day: number) => day === Date.UTC(2024, 3, 1) / 86_400_000,
};

function recording(kind: 'count' | 'level', skip: (i: number) => boolean = () => false): Recording {
  const readings = Array.from({ length: 72 * 4 }, (_, i): [number, number] => [start + i * 900_000, i % 4]);
  const spec = { kind, intervalMs: 900_000, min: 0, max: 1000 };
  return { name: kind, spec, calendar, readings: readings.filter((_, i) => !skip(i)) };
}

it('puts recordings on one clock, counts added up and levels averaged', () => {
  const pool = toPool([recording('count'), recording('level', (i) => i < 2)], '2024-04-01');
  expect(pool).toMatchObject({ days: 3, perDay: 24 });
  const [count, level] = pool.series;
  expect(count?.values.subarray(0, 2)).toEqual(Float64Array.of(6, 6));
  expect(level?.values.subarray(0, 2)).toEqual(Float64Array.of(Number.NaN, 1.5));
  // The clock jumps from 02:00 to 03:00 on 31 March.
  expect(count?.values[24 + 2]).toBeNaN();
  expect(count?.values[24 + 3]).toBe(6);
  expect(pool.calendar.holidayOn(Date.UTC(2024, 3, 1) / 86_400_000)).toBe('04-01');
});

it('plans a day ahead from each midnight, and an hour ahead from each hour', () => {
  const pool = toPool([recording('count')], '2024-04-01');
  expect(dayAhead(pool, 2)).toEqual({ firstOrigin: 24, endOrigin: 49, every: 24, horizon: 24 });
  expect(hourAhead(pool, 1)).toEqual({ firstOrigin: 48, endOrigin: 72, every: 1, horizon: 1 });
});
