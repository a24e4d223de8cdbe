import { HOUR } from '@wijkritme/contract';
import { createVerdict, zoneRules } from '@wijkritme/engine';
import { describe, expect, it } from 'vitest';
import { DaySheet } from './day-sheet.ts';

const zone = zoneRules('Europe/Amsterdam');
const range = { ...createVerdict(), low: 1, mid: 2, high: 3, learning: false };

describe('DaySheet', () => {
  it.each([
    ['2026-03-29T10:00:00Z', 23],
    ['2026-10-25T10:00:00Z', 25],
    ['2026-11-20T10:00:00Z', 24],
  ])('the local day of %s has %i hours', (time, hours) => {
    const sheet = new DaySheet();
    sheet.open(zone, Date.parse(time));
    expect(sheet.toRow()?.measured).toHaveLength(hours);
  });

  it('keeps a mean per hour and nulls where nothing came', () => {
    const sheet = new DaySheet();
    const time = Date.parse('2026-11-20T10:00:00Z');
    sheet.open(zone, time);
    sheet.add(time, 10, range, 1.25);
    sheet.add(time + HOUR / 2, 20, range, 0.25);
    sheet.add(time + HOUR / 2 + 1, 15, range, Number.NaN);
    const row = sheet.toRow();
    expect(row?.measured[11]).toBe(15);
    expect(row?.readings[11]).toBe(3);
    expect(row?.difference.slice(11, 13)).toEqual([0.75, null]);
    expect(row?.measured[12]).toBeNull();
    expect(row?.mid[11]).toBe(2);
  });

  it('keeps sum, smallest and largest where an hour holds several readings', () => {
    const time = Date.parse('2026-11-20T10:00:00Z');
    const sheet = new DaySheet();
    sheet.open(zone, time);
    sheet.add(time, -4, range, 0);
    expect(sheet.toRow()).not.toHaveProperty('extremes');
    for (const [i, value] of [2.5, -7, 0].entries()) sheet.add(time + i + 1, value, range, 0);
    const at = (column: readonly (number | null)[] | undefined) => column?.slice(11, 13);
    const { extremes } = sheet.toRow() ?? {};
    expect([at(extremes?.total), at(extremes?.lowest), at(extremes?.highest)]).toEqual([
      [-8.5, null],
      [-7, null],
      [2.5, null],
    ]);
    sheet.forgetReadings(time + HOUR);
    const later = sheet.toRow()?.extremes;
    expect([at(later?.total), at(later?.lowest), at(later?.highest)]).toEqual([
      [-8.5, null],
      [null, null],
      [null, null],
    ]);
  });

  it('knows no smallest and largest of a sheet that was stored before they were kept', () => {
    const time = Date.parse('2026-11-20T10:00:00Z');
    const sheet = new DaySheet();
    sheet.open(zone, time);
    const old = Buffer.alloc(16 + 26 * 8 * 8);
    sheet.encode().copy(old, 0, 0, 16);
    for (const [column, value] of [2, 30].entries()) old.writeDoubleLE(value, 16 + (11 * 8 + column) * 8);
    const copy = new DaySheet();
    copy.decode(old);
    copy.add(time + 1, 3, range, 0);
    const { extremes } = copy.toRow() ?? {};
    expect([extremes?.total[11], extremes?.lowest[11], extremes?.highest[11]]).toEqual([33, null, null]);
  });

  it('comes back the same from its bytes', () => {
    const sheet = new DaySheet();
    const time = Date.parse('2026-11-20T10:00:00Z');
    sheet.open(zone, time);
    sheet.add(time, 0.1 + 0.2, range, 0.1);
    const copy = new DaySheet();
    copy.decode(sheet.encode());
    expect(copy.encode().equals(sheet.encode())).toBe(true);
    expect(copy.toRow()).toEqual(sheet.toRow());
  });

  it('reads a sheet that was stored before differences were kept', () => {
    const time = Date.parse('2026-11-20T10:00:00Z');
    const sheet = new DaySheet();
    sheet.open(zone, time);
    const old = Buffer.alloc(16 + 26 * 5 * 8);
    sheet.encode().copy(old, 0, 0, 16);
    for (const [column, value] of [2, 30, 2, 4, 6].entries()) old.writeDoubleLE(value, 16 + (11 * 5 + column) * 8);
    const copy = new DaySheet();
    copy.decode(old);
    expect([copy.toRow()?.measured[11], copy.toRow()?.high[11], copy.toRow()?.difference[11]]).toEqual([15, 3, null]);
  });

  it('keeps what outsiders see beside what was measured', () => {
    const time = Date.parse('2026-11-20T10:00:00Z');
    const rule = { minimum: 5, base: 1 };
    const sheet = new DaySheet();
    sheet.open(zone, time);
    for (const [i, count] of [12, 3].entries()) {
      sheet.add(time + i, count, range, 0);
      sheet.addShown(time + i, count, rule);
    }
    expect(sheet.toRow()).not.toHaveProperty('shown');
    const row = sheet.toRow(rule);
    expect([row?.measured[11], row?.shown?.[11], row?.shown?.[12]]).toEqual([7.5, (12 + 2.5) / 2, null]);
  });

  it('shows outsiders nothing of a sheet that was stored before that was kept', () => {
    const time = Date.parse('2026-11-20T10:00:00Z');
    const sheet = new DaySheet();
    sheet.open(zone, time);
    const old = Buffer.alloc(16 + 26 * 7 * 8);
    sheet.encode().copy(old, 0, 0, 16);
    for (const [column, value] of [2, 30, 2, 4, 6, 0, 0].entries())
      old.writeDoubleLE(value, 16 + (11 * 7 + column) * 8);
    const copy = new DaySheet();
    copy.decode(old);
    const row = copy.toRow({ minimum: 5, base: 1 });
    expect([row?.measured[11], row?.shown?.[11]]).toEqual([15, null]);
  });
});
