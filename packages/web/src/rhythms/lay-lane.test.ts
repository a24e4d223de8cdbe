import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { startOfDay } from '../i18n/zone.ts';
import { layLane, leastPx, type Stretch, xOf } from './lay-lane.ts';

const stretch: Stretch = { from: 0, to: 1_000, widthPx: 1_000 };

describe('a lane of spans', () => {
  test('draws a span where and as long as it was', () => {
    const { placed, rows, left } = layLane([{ from: 100, to: 400 }], stretch);
    expect(placed).toMatchObject([{ leftPx: 100, widthPx: 300, row: 0, cut: { start: false, end: false } }]);
    expect([rows, left]).toEqual([1, 0]);
  });

  test('puts what overlaps on a row of its own, and uses a row again', () => {
    const spans = [
      { from: 0, to: 300 },
      { from: 200, to: 600 },
      { from: 400, to: 700 },
    ];
    expect(layLane(spans, stretch).placed.map(({ row }) => row)).toEqual([0, 1, 0]);
  });

  test('cuts at both ends, and says so', () => {
    const spans = [
      { from: -500, to: 100 },
      { from: 900, to: 2_000 },
    ];
    expect(layLane(spans, stretch).placed).toMatchObject([
      { leftPx: 0, widthPx: 100, cut: { start: true, end: false } },
      { leftPx: 900, widthPx: 100, cut: { start: false, end: true } },
    ]);
  });

  test('leaves out what was before or comes after', () => {
    const spans = [
      { from: -500, to: -1 },
      { from: 1_000, to: 1_100 },
    ];
    expect(layLane(spans, stretch)).toEqual({ placed: [], rows: 1, left: 0 });
  });

  test('counts what finds no room', () => {
    const lane = layLane(
      Array.from({ length: 9 }, (_, id) => ({ id, from: 0, to: 500 })),
      stretch,
    );
    expect([lane.placed.length, lane.rows, lane.left]).toEqual([6, 6, 3]);
  });

  test('never lets spans of one row touch, nor leave the track, nor be too small to hit', () => {
    const span = fc.tuple(fc.integer({ min: -2_000, max: 2_000 }), fc.integer({ min: 0, max: 1_500 }));
    fc.assert(
      fc.property(fc.array(span, { maxLength: 60 }), (given) => {
        const spans = given.map(([from, long]) => ({ from, to: from + long }));
        const { placed, rows, left } = layLane(spans, stretch);
        expect(placed.length + left).toBe(spans.filter(({ from, to }) => from < 1_000 && to >= 0).length);
        for (const one of placed) {
          expect(one.widthPx).toBeGreaterThanOrEqual(leastPx);
          expect(one.leftPx).toBeGreaterThanOrEqual(0);
          expect(one.leftPx + one.widthPx).toBeLessThanOrEqual(1_000 + 1e-9);
          expect(one.row).toBeLessThan(rows);
          for (const other of placed)
            if (other !== one && other.row === one.row)
              expect(one.leftPx + one.widthPx <= other.leftPx || other.leftPx + other.widthPx <= one.leftPx).toBe(true);
        }
      }),
    );
  });

  test('is in true time: the day on which the clock goes back is wider than its neighbour', () => {
    const zone = 'Europe/Amsterdam';
    const days = ['2026-10-24', '2026-10-25', '2026-10-26', '2026-10-27'].map((date) => startOfDay(date, zone));
    const [first = 0, changed = 0, after = 0, last = 0] = days;
    const week = { from: first, to: last, widthPx: 73 };
    expect(xOf(changed, week)).toBeCloseTo(24);
    expect(xOf(after, week)).toBeCloseTo(49);
    expect(layLane([{ from: changed, to: after }], week).placed[0]?.widthPx).toBeCloseTo(25);
  });
});
