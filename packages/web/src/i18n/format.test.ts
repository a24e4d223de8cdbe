import { limits } from '@wijkritme/contract';
import { describe, expect, test } from 'vitest';
import { ageOf, createFormat, statesLabel, unitLabel } from './format.ts';
import { addDays, addWeeks, civilDate, isoWeekOf, mondayOf, startOfDay } from './zone.ts';

const zone = 'Europe/Amsterdam';
const evening = '2026-11-20T21:30:00Z';
let now = Date.parse(evening);
const clock = () => now;
const nl = createFormat('nl', zone, clock);
const en = createFormat('en', zone, clock);

describe('dates and numbers (ux 3.4)', () => {
  test('running text and tables differ', () => {
    expect(nl.time(evening)).toBe('22.30\u00a0uur');
    expect(nl.day(evening)).toBe('vrijdag 20 november');
    expect(nl.dayTime(evening)).toBe('vrijdag 20 november om 22.30\u00a0uur');
    expect(nl.moment(evening)).toBe('20-11-2026 22:30');
    expect(en.moment(evening)).toBe('20/11/2026 22:30');
    expect(nl.stretch(evening, '2026-11-20T22:10:00Z')).toBe('20-11-2026 22:30 – 23:10');
    expect(nl.stretch(evening, '2026-11-20T23:10:00Z')).toBe('20-11-2026 22:30 – 21-11-2026 00:10');
    expect(nl.range('2026-11-14T12:00Z', evening)).toBe('van 14 november 2026 tot en met 20 november 2026');
  });

  test('another year than that of the place is told, and only then', () => {
    expect(nl.dayTime('2025-12-31T22:59:00Z')).toBe('woensdag 31 december 2025 om 23.59\u00a0uur');
    // There it is the new year already.
    expect(nl.dayTime('2025-12-31T23:00:00Z')).toBe('donderdag 1 januari om 00.00\u00a0uur');
    expect(en.dayTime('2027-01-04T09:00:00Z')).toMatch(/^Monday,? 4 January 2027 at 10:00$/);
    expect(nl.day('2025-12-31T22:59:00Z')).toBe('woensdag 31 december 2025');
    now = Date.parse('2026-12-31T23:30:00Z');
    expect(nl.dayTime(evening)).toBe('vrijdag 20 november 2026 om 22.30\u00a0uur');
    now = Date.parse(evening);
  });

  test('a size stands in the unit of the limit that it is held against', () => {
    expect(nl.bytes(limits.attachmentBytes)).toBe('50\u00a0MiB');
    expect(nl.bytes(1.5 * 1024 * 1024)).toBe('1,5\u00a0MiB');
    expect(en.bytes(limits.announcementBytes)).toBe('64\u00a0KiB');
  });

  test('a spell says the day and how long it took', () => {
    expect(nl.spell(evening, '2026-11-20T22:15:20Z')).toBe('vr 20 november 2026, 45 minuten lang');
    expect(nl.spell(evening, '2026-11-20T23:20:00Z')).toBe('vr 20 november 2026, 1 uur en 45 minuten lang');
    expect(nl.spell(evening, '2026-11-21T03:55:00Z')).toBe('vr 20 november 2026, 6 uur lang');
    expect(nl.spell(evening, '2026-11-23T09:30:00Z')).toBe('vr 20 november 2026, 3 dagen lang');
    expect(nl.spell(evening, null)).toBe('sinds vr 20 november 2026 om 22.30\u00a0uur');
    expect(en.spell(evening, evening)).toMatch(/^Fri,? 20 November 2026, for 1 minute$/);
  });

  test('errors that differ by little read differently', () => {
    expect(nl.error(1.1234, 'dB(A)')).toBe('1,12\u00a0dB(A)');
    expect(nl.error(1.0801, 'dB(A)')).toBe('1,08\u00a0dB(A)');
    expect(en.error(152.4)).toBe('152');
  });

  test('states are named, what lies between them is a number', () => {
    expect(nl.value(1, '{closed-open}')).toBe('open');
    expect(en.value(0, '{off-on}')).toBe('off');
    expect(nl.value(0.4, '{off-on}')).toBe('0,4');
    expect([nl.span(0, 0, '{closed-open}'), nl.span(0, 1, '{closed-open}')]).toEqual(['dicht', 'dicht of open']);
    expect(statesLabel('{closed-open}', 'nl')).toBe('0 = dicht, 1 = open');
    expect(nl.span(40, 60, 'dB(A)')).toBe('40 tot 60\u00a0dB(A)');
  });

  test('the place decides the zone, not the browser', () => {
    expect(createFormat('nl', 'America/New_York').clock(evening)).toBe('16:30');
  });

  test('numbers, units and what is missing', () => {
    expect(nl.number(1234567.89)).toBe('1.234.567,9');
    expect(nl.value(12.5, 'ug/m3')).toBe('12,5\u00a0µg/m³');
    expect(nl.value(12, '{count}')).toBe('12');
    expect(nl.value(null, 'dB(A)')).toBe('geen meting');
    expect(nl.difference(3, 'dB(A)')).toBe('+3\u00a0dB(A)');
    expect(nl.difference(-3, 'dB(A)')).toBe('−3\u00a0dB(A)');
    expect(nl.percent(0.12)).toBe('12%');
    expect(en.value(undefined)).toBe('no reading');
    expect(unitLabel('Cel')).toBe('°C');
  });

  test('age in words', () => {
    expect(ageOf(-500, 'nl')).toBe('zojuist');
    expect(ageOf(120_000, 'nl')).toBe('2 minuten geleden');
    expect(ageOf(3 * 86_400_000, 'en')).toBe('3 days ago');
  });
});

describe('civil time', () => {
  test('midnight, also on the two odd days', () => {
    expect(new Date(startOfDay('2026-11-20', zone)).toISOString()).toBe('2026-11-19T23:00:00.000Z');
    const hours = (date: string) => (startOfDay(addDays(date, 1), zone) - startOfDay(date, zone)) / 3_600_000;
    expect(hours('2026-03-29')).toBe(23);
    expect(hours('2026-10-25')).toBe(25);
    expect(hours('2026-11-20')).toBe(24);
    expect(civilDate(Date.UTC(2026, 10, 20, 23, 30), zone)).toBe('2026-11-21');
  });

  test('weeks begin on Monday', () => {
    expect(isoWeekOf('2026-11-20')).toBe('2026-W47');
    expect(mondayOf('2026-W47')).toBe('2026-11-16');
    expect(addWeeks('2026-W01', -1)).toBe('2025-W52');
    expect(isoWeekOf('2027-01-03')).toBe('2026-W53');
  });
});

test('tells what is very small with digits that count, and never as nothing', () => {
  const { value, span } = createFormat('nl');
  expect(value(0.0412, 'uSv/h')).toBe('0,041\u00a0uSv/h');
  expect(value(0.0412, 'Cel')).toBe('0\u00a0°C');
  expect(span(0.04, 0.2, 'uSv/h')).toBe('0,04 tot 0,2\u00a0uSv/h');
});
