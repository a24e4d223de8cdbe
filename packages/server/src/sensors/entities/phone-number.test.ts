import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findPersonalData } from './personal-data-check.ts';
import { holdsPhoneNumber } from './phone-number.ts';

describe('telephone numbers', () => {
  test.each([
    'Bel 0612345678',
    '+31 6 12345678',
    '06-12345678',
    '06 12 34 56 78',
    '06 - 12 34 56 78',
    '06.12.34.56.78',
    'tel:+31612345678',
    '+31 (0)6 1234 5678',
    '+31-6-12345678',
    '0031612345678',
    '0031 6 12345678',
    '+32 470 12 34 56',
    '+49 30 1234567',
    '020-1234567',
    '(035) 541 12 34',
    '0523 - 12 34 56',
    'Sensor van Jan (0612345678), 2e verdieping',
    'Bel 06-12345678.',
  ])('%s is one', (text) => {
    expect(holdsPhoneNumber(text)).toBe(true);
    expect(findPersonalData({ note: text }, '')).toEqual([{ pointer: '/note', reason: 'a phone number' }]);
  });

  const digit = fc.integer({ min: 0, max: 9 });
  const gap = fc.constantFrom('', ' ', '-', ' - ');
  const start = fc.constantFrom('06', '+316', '+31 6', '+31-6', '+31 (0)6', '00316', '0031 6');
  const around = fc.constantFrom('', 'Bel ', 'tel. ', '(', 'Jan: ');
  test('a mobile number is one, however it is grouped', () => {
    // Not groups that make a day of it: 06-12-2034.
    const rest = fc.array(fc.tuple(gap, digit), { minLength: 8, maxLength: 8 });
    fc.assert(
      fc.property(around, start, rest, (before, head, parts) => {
        const text = before + head + parts.map(([between, one]) => between + one).join('');
        fc.pre(!/06([-. ])\d{1,2}\1(19|20)\d\d(?!\d)/.test(text));
        return holdsPhoneNumber(text);
      }),
      { seed: 13, numRuns: 2_000 },
    );
  });
});

describe('other long numbers', () => {
  test.each([
    'serienummer 0612345678901',
    'SN-0612345678',
    'SN0612345678',
    '0123456789',
    '1234567890',
    '00012345678',
    '70B3D57ED0001234',
    '06-12-34-56-78-9A-BC-DE',
    '06 12 34 56 78 9A BC DE',
    '06:12:34:56:78:90:12:34',
    '52.09073744, 5.12142010',
    '+52.09073744+005.12142010/',
    '06.12345678',
    'POINT (5.121420 52.090737)',
    '06-12-2034 12:34',
    '06-12-2034 1234',
    '2026-06-12 12:34:56',
    '2026-01-01T00:00:00+01:00',
    '20260612123456',
    '12-06-2026',
    '0-100 %',
    'v1.06.12.34.56.78',
    'https://example.org/06-12345678/a',
  ])('%s is none', (text) => {
    expect(holdsPhoneNumber(text)).toBe(false);
  });

  const options = { seed: 13, numRuns: 2_000 };
  test('coordinates, days, times and device ids are none', () => {
    const places = fc.integer({ min: 0, max: 12 });
    const between = (least: number, most: number) => fc.double({ min: least, max: most, noNaN: true });
    fc.assert(
      fc.property(between(-90, 90), between(-180, 180), places, (lat, lon, n) => {
        const [a, b] = [lat.toFixed(n), lon.toFixed(n)];
        return [`${a}, ${b}`, `${a},${b}`, `${b} ${a}`, `POINT(${b} ${a})`].every((text) => !holdsPhoneNumber(text));
      }),
      options,
    );
    const date = fc.date({ min: new Date(0), max: new Date('2099-12-31T00:00:00Z'), noInvalidDate: true });
    fc.assert(
      fc.property(date, (one) => {
        const iso = one.toISOString();
        const [year, month, day] = iso.slice(0, 10).split('-');
        const time = iso.slice(11, 16);
        const texts = [
          iso,
          iso.slice(0, 10),
          String(one.getTime()),
          `${day}-${month}-${year}`,
          `${iso.slice(0, 10)} ${time}`,
        ];
        return [...texts, `${day}-${month}-${year} ${time}`, `${day}-${month}-${year} 12 uur`].every(
          (text) => !holdsPhoneNumber(text),
        );
      }),
      options,
    );
    const bytes = fc.uint8Array({ minLength: 8, maxLength: 8 });
    fc.assert(
      fc.property(bytes, (eui) => {
        const pairs = Array.from(eui, (byte) => byte.toString(16).padStart(2, '0'));
        return ['', '-', ':', ' '].every(
          (by) => !holdsPhoneNumber(pairs.join(by)) && !holdsPhoneNumber(pairs.join(by).toUpperCase()),
        );
      }),
      options,
    );
  });

  test('a serial number is none: digits that begin with no zero, or with letters before them', () => {
    const digits = fc.stringMatching(/^[1-9]\d{5,14}$/);
    const letters = fc.stringMatching(/^[A-Z]{1,4}-?$/);
    fc.assert(
      fc.property(letters, digits, (head, number) => {
        return (
          !holdsPhoneNumber(number) && !holdsPhoneNumber(`${head}${number}`) && !holdsPhoneNumber(`${head}0${number}`)
        );
      }),
      options,
    );
  });

  test('a long text costs no time', () => {
    const started = process.cpuUsage().user;
    expect(holdsPhoneNumber('06 12 34 -- '.repeat(40_000))).toBe(false);
    expect(holdsPhoneNumber('+1 (0) 2 (0) '.repeat(40_000))).toBe(false);
    expect((process.cpuUsage().user - started) / 1_000).toBeLessThan(2_000);
  });
});
