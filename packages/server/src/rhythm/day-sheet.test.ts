import { HOUR } from '@wijkritme/contract';
import { createVerdict, zoneRules } from '@wijkritme/engine';
import { describe, expect, it } from 'vitest';
import { DaySheet } from './day-sheet.ts';

const zone = zoneRules('Europe/Amsterdam');
const range = { ...createVerdict(), low: 1, mid: 2, high: 3 };

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
    sheet.add(time, 10, range);
    sheet.add(time + HOUR / 2, 20, range);
    const row = sheet.toRow();
    expect(row?.measured[11]).toBe(15);
    expect(row?.readings[11]).toBe(2);
    expect(row?.measured[12]).toBeNull();
    expect(row?.mid[11]).toBe(2);
  });

  it('comes back the same from its bytes', () => {
    const sheet = new DaySheet();
    const time = Date.parse('2026-11-20T10:00:00Z');
    sheet.open(zone, time);
    sheet.add(time, 0.1 + 0.2, range);
    const copy = new DaySheet();
    copy.decode(sheet.encode());
    expect(copy.encode().equals(sheet.encode())).toBe(true);
    expect(copy.toRow()).toEqual(sheet.toRow());
  });
});
